-- `:checkhealth copydesk`: whether the program is there, answers, and runs.
local M = {}

-- Neovim 0.10 shortened the names.
local health = vim.health or require('health')
local say = {
  start = health.start or health.report_start,
  ok = health.ok or health.report_ok,
  warn = health.warn or health.report_warn,
  error = health.error or health.report_error,
}

function M.check()
  local copydesk = require('copydesk')
  local program = copydesk.options().cmd[1]
  say.start('copydesk')
  if vim.fn.executable(program) ~= 1 then
    say.error('no program ' .. program, {
      'install it: cargo install copydesk',
      'or give its path: require("copydesk").setup{ cmd = { "/path/to/copydesk", "lsp" } }',
    })
    return
  end
  local version = vim.fn.system({ program, '--version' })
  if vim.v.shell_error ~= 0 then
    say.error(program .. ' does not run: ' .. vim.trim(version))
    return
  end
  say.ok(vim.trim(version) .. ' at ' .. vim.fn.exepath(program))
  local clients = copydesk.clients()
  if #clients == 0 then
    say.warn('not running; open a draft of type ' .. table.concat(copydesk.options().filetypes, ', '))
  end
  for _, client in ipairs(clients) do
    say.ok('running for ' .. (client.config.root_dir or 'single files'))
  end
end

return M
