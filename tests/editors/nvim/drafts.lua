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

  vim.cmd('silent! checkhealth copydesk')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  D.check('checkhealth knows the version', health:find('copydesk %d') ~= nil)
  D.check('checkhealth sees it run', health:find('running for', 1, true) ~= nil)
end)
