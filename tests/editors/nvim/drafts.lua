-- A draft in the real Neovim with the real plugin: findings, hover, definition, quick fix, and the finding that goes.
local D = require('driver')

D.run(function()
  vim.cmd('edit story.md')
  D.check('the type of a Markdown draft', vim.bo.filetype == 'markdown', vim.bo.filetype)

  local found = D.findings(1)[1]
  D.check('the bound that was lost', found.code == 'bound-differs', found.code)
  D.check('on the amount alone, behind an emoji', found.text == '$200 million', found.text)

  D.cursor_on('$200 million')
  local hover = D.hover()
  D.check('a hover says what the fact is', hover:find('up to $200 million', 1, true) ~= nil, hover)

  D.cursor_on('Anthropic')
  hover = D.hover()
  D.check('a hover says who that is', hover:find('Anthropic', 1, true) ~= nil, hover)
  local file, line = D.definition()
  D.check('the name leads to the model file', file:find('json$') ~= nil, file)
  D.check('to the line of the name', line:find('Anthropic', 1, true) ~= nil, line)

  D.cursor_on('$200 million')
  local actions = D.code_actions()
  D.check('a quick fix is offered', #actions >= 1, actions[1] and actions[1].title)
  D.apply(actions[1])
  local mended = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  D.check('it brings the bound back', mended:find('up to $200 million', 1, true) ~= nil, mended)
  D.findings(0)
  D.check('the finding goes', true)

  vim.cmd('edit! ferries.md')
  D.findings(4)
  vim.cmd('Copydesk sheet')
  local sheet = D.wait('the fact sheet', function()
    return vim.bo.filetype == 'copydesk-sheet' and vim.api.nvim_buf_get_lines(0, 0, -1, false)
  end)
  local text = table.concat(sheet, '\n')
  D.check('the fact sheet has states and sources', text:find('contradicted +€12 million') ~= nil, text)
  D.check('and names', text:find('Halden Yards: Shipbuilder (1)', 1, true) ~= nil)
  D.cursor_on('sourced       €30')
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<CR>', true, false, true), 'x', false)
  local landed = vim.api.nvim_get_current_line():sub(vim.api.nvim_win_get_cursor(0)[2] + 1)
  D.check('<CR> goes to the figure in the draft', vim.startswith(landed, '€30 million'), landed)

  D.cursor_on('Halden Yards')
  vim.cmd('Copydesk uses')
  local uses = D.wait('the uses', function()
    local list = vim.fn.getqflist()
    return #list > 0 and list
  end)
  D.check('uses lists the mention', uses[1].text:find('Halden Yards', 1, true) ~= nil, uses[1].text)
  vim.cmd('cclose')

  D.check('a server that is restarted checks the draft again', pcall(function()
    require('copydesk').restart()
    D.findings(4)
  end))

  if vim.fn.has('nvim-0.9') == 1 then
    local tokens = D.wait('the colours', function()
      D.cursor_on('Halden Yards')
      local place = vim.api.nvim_win_get_cursor(0)
      local found = vim.lsp.semantic_tokens.get_at_pos(0, place[1] - 1, place[2])
      return found and #found > 0 and found
    end)
    D.check('a company is coloured as one', tokens[1].type == 'class', tokens[1].type)
    D.check('with its highlight group', vim.fn.hlexists('CopydeskCompany') == 1)
  end

  vim.cmd('silent! checkhealth copydesk')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  D.check('checkhealth knows the version', health:find('copydesk %d') ~= nil)
  D.check('checkhealth sees it run', health:find('running for', 1, true) ~= nil)
end)
