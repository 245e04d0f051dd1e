-- What the tests do with a headless Neovim, 0.7 and newer. Results are TAP lines; D.run quits with 0 or 1.
local D = { count = 0, failed = 0 }

local function has(version)
  return vim.fn.has('nvim-' .. version) == 1
end

local function say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

--- Notes whether something holds.
function D.check(name, holds, detail)
  D.count = D.count + 1
  if not holds then
    D.failed = D.failed + 1
  end
  local shown = detail ~= nil and (' # ' .. vim.inspect(detail):gsub('%s*\n%s*', ' ')) or ''
  if holds then
    shown = shown:sub(1, 160)
  end
  say((holds and 'ok ' or 'not ok ') .. D.count .. ' - ' .. name .. shown)
end

--- Runs a test and ends Neovim.
function D.run(body)
  local version = vim.version()
  say(('# Neovim %d.%d.%d'):format(version.major, version.minor, version.patch))
  local fine, fault = xpcall(body, debug.traceback)
  if not fine then
    D.check('no error', false, fault)
  end
  say('1..' .. D.count)
  require('copydesk').stop()
  vim.cmd(D.failed == 0 and 'qall!' or 'cquit 1')
end

--- Polls until something is there; an error after a minute, which only keeps a broken test from hanging.
function D.wait(what, find)
  local found
  local came = vim.wait(60000, function()
    found = find()
    return found and true or false
  end, 20)
  if not came then
    error('waited in vain for ' .. what, 2)
  end
  return found
end

--- Puts the cursor on the first occurrence of a text.
function D.cursor_on(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(text, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start })
      return
    end
  end
  error('the draft has no ' .. text, 2)
end

--- The lines of the example in the help window that follows a line with this name.
function D.example_below(name)
  local lines, found = vim.api.nvim_buf_get_lines(0, 0, -1, false), nil
  for _, line in ipairs(lines) do
    if found and line:sub(1, 1) == '<' then
      return found
    elseif found then
      table.insert(found, vim.trim(line))
    elseif line:find(name, 1, true) and line:find('>$') then
      found = {}
    end
  end
  error('the help has no example ' .. name, 2)
end

--- The texts under the findings of the current buffer, with their codes, once `count` of them are there.
function D.findings(count)
  local found = D.wait(count .. ' findings', function()
    local all = vim.diagnostic.get(0)
    return #all == count and all
  end)
  return vim.tbl_map(function(it)
    local line = vim.api.nvim_buf_get_lines(0, it.lnum, it.lnum + 1, false)[1]
    local code = it.code or (it.user_data and it.user_data.lsp and it.user_data.lsp.code)
    return { code = code, text = line:sub(it.col + 1, it.end_col), message = it.message }
  end, found)
end

--- The lines of the window that a hover opens; the window is closed again.
function D.hover()
  vim.lsp.buf.hover()
  local window = D.wait('the hover window', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return window
      end
    end
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

--- Goes to the definition; gives the file's name and the line that the cursor lands on. Comes back afterwards.
function D.definition()
  local before = vim.api.nvim_get_current_buf()
  vim.lsp.buf.definition()
  D.wait('the jump', function()
    return vim.api.nvim_get_current_buf() ~= before
  end)
  local place = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')
  local line = vim.api.nvim_get_current_line()
  vim.api.nvim_set_current_buf(before)
  return place, line
end

local function request(method, params)
  local answer
  vim.lsp.buf_request(0, method, params, function(fault, result)
    answer = { fault = fault, result = result }
  end)
  D.wait('an answer to ' .. method, function()
    return answer
  end)
  assert(not answer.fault, vim.inspect(answer.fault))
  return answer.result
end

--- The code actions offered at the cursor.
function D.code_actions()
  local client = require('copydesk').clients()[1]
  local params = has('0.11') and vim.lsp.util.make_range_params(0, client.offset_encoding)
    or vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  return request('textDocument/codeAction', params) or {}
end

--- Does what a code action says.
function D.apply(action)
  local client = require('copydesk').clients()[1]
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
end

return D
