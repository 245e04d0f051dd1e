-- The `:Copydesk` command.
local M = {}

local actions = {
  restart = function()
    require('copydesk').restart()
  end,
  stop = function()
    require('copydesk').stop()
  end,
  start = function()
    require('copydesk').start()
  end,
  findings = function()
    vim.diagnostic.setqflist({ title = 'copydesk' })
  end,
  sheet = function()
    require('copydesk.sheet').open()
  end,
  uses = function()
    vim.lsp.buf.references()
  end,
  recheck = function()
    vim.lsp.buf_request(0, 'workspace/executeCommand', { command = 'copydesk.recheck' }, function(fault)
      if fault then
        vim.notify('copydesk: ' .. fault.message, vim.log.levels.WARN)
      end
    end)
  end,
}

function M.run(words)
  local action = actions[words[1]]
  if action then
    action()
  else
    vim.notify('copydesk: no such command: ' .. tostring(words[1]), vim.log.levels.ERROR)
  end
end

function M.complete(lead)
  local names = vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, vim.tbl_keys(actions))
  table.sort(names)
  return names
end

return M
