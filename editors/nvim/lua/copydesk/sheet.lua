-- The fact sheet: every figure and name of a draft with its state and source, in a window beside it. <CR> goes to the place.
local M = {}

local function one_line(text)
  return (text:gsub('%s+', ' '))
end

local function figure_lines(figure)
  local lines = { ('  %-13s %s'):format(figure.state, one_line(figure.text)) }
  local fact = figure.fact ~= vim.NIL and figure.fact or nil
  for _, finding in ipairs(figure.findings) do
    table.insert(lines, '                ' .. one_line(finding.message))
  end
  if fact and #figure.findings == 0 then
    table.insert(lines, '                ' .. one_line(fact.statement))
    for _, source in ipairs(fact.sources) do
      table.insert(lines, '                ' .. one_line(source.citation))
    end
  end
  return lines
end

local function entity_lines(entity)
  local what = entity.description ~= vim.NIL and entity.description or entity.kind
  return { ('  %s: %s (%d)'):format(entity.name, one_line(what), #entity.mentions) }
end

-- The lines to show, and the place of the draft that each leads to.
local function drawn(sheet)
  local lines, places = { sheet.summary, '', 'Figures' }, {}
  local function add(some, range)
    for _, line in ipairs(some) do
      table.insert(lines, line)
      places[#lines] = range
    end
  end
  for _, figure in ipairs(sheet.figures) do
    add(figure_lines(figure), figure.range)
  end
  vim.list_extend(lines, { '', 'Names' })
  for _, entity in ipairs(sheet.entities) do
    add(entity_lines(entity), entity.mentions[1])
  end
  return lines, places
end

local function jump(draft, client, range)
  local window = vim.fn.bufwinid(draft)
  if not range or window == -1 then
    return
  end
  vim.api.nvim_set_current_win(window)
  local line = vim.api.nvim_buf_get_lines(draft, range.start.line, range.start.line + 1, false)[1] or ''
  local column = range.start.character
  if client.offset_encoding ~= 'utf-8' then
    column = vim.str_byteindex(line, column, true)
  end
  vim.api.nvim_win_set_cursor(window, { range.start.line + 1, column })
end

local function show(draft, client, sheet)
  local lines, places = drawn(sheet)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.api.nvim_buf_set_option(buffer, 'modifiable', false)
  vim.api.nvim_buf_set_option(buffer, 'bufhidden', 'wipe')
  vim.api.nvim_buf_set_option(buffer, 'filetype', 'copydesk-sheet')
  vim.cmd('botright vsplit')
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_win_set_option(0, 'wrap', true)
  vim.keymap.set('n', '<CR>', function()
    jump(draft, client, places[vim.api.nvim_win_get_cursor(0)[1]])
  end, { buffer = buffer, desc = 'to the place in the draft' })
  vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = buffer, desc = 'close the fact sheet' })
end

--- Asks the server for the fact sheet of the current buffer and shows it.
function M.open()
  local draft = vim.api.nvim_get_current_buf()
  local client = require('copydesk').clients()[1]
  if not client then
    vim.notify('copydesk: the server does not run', vim.log.levels.WARN)
    return
  end
  local params = { command = 'copydesk.factSheet', arguments = { vim.uri_from_bufnr(draft) } }
  vim.lsp.buf_request(draft, 'workspace/executeCommand', params, function(fault, sheet)
    if fault or not sheet or sheet == vim.NIL then
      vim.notify('copydesk: no fact sheet: ' .. (fault and fault.message or 'this is no draft'), vim.log.levels.WARN)
    else
      show(draft, client, sheet)
    end
  end)
end

return M
