"""What Neovim's screen shows of a draft."""

import os

from tui import EDITORS, Tui, arranged, drawn, shows

nvim, home = arranged('nvim-screen')
(home / 'init.lua').write_text(f"""
vim.opt.runtimepath:prepend('{EDITORS / 'nvim'}')
vim.cmd('filetype plugin on | syntax on')
require('copydesk').setup({{ cmd = {{ '{os.environ['COPYDESK']}', 'lsp' }} }})
vim.diagnostic.config({{ virtual_text = true, signs = true }})
if vim.fn.has('nvim-0.11') == 0 then -- what newer ones have by themselves
  vim.keymap.set('n', 'K', vim.lsp.buf.hover)
  vim.keymap.set('n', 'gra', vim.lsp.buf.code_action)
  vim.keymap.set('n', ']d', vim.diagnostic.goto_next)
end
vim.keymap.set('n', 'gd', vim.lsp.buf.definition)
if vim.fn.exists('+winborder') == 1 then
  vim.o.winborder = 'rounded'
end
vim.o.hlsearch = false
vim.o.number, vim.o.signcolumn, vim.o.shortmess = true, 'yes', vim.o.shortmess .. 'A'
""")
places = {f'XDG_{name}_HOME': str(home / name.lower()) for name in ('CONFIG', 'DATA', 'STATE', 'CACHE')}

with Tui([nvim, '-u', str(home / 'init.lua'), '-i', 'NONE', '-n', 'ferries.md'], home / 'workspace', {'HOME': str(home), **places}, rows=26) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.text('/12 mill').keys('Enter', 'K')
    shows('the hover says what the fact is', tui.wait('Port of Ostby, order of 11 February'))
    tui.picture(os.environ['PICTURE'])
    tui.text('/Halden').keys('Enter').text('gd')
    shows('gd goes to the entry in the model', tui.wait('"name": "Halden Yards"'))
    tui.keys('C-o')
    tui.wait('The amount lost its')
    tui.text('gg/12 mill').keys('Enter').text('gra')
    shows('the mend is offered', tui.wait('Change to “up to €12 million”'))
    tui.keys('1', 'Enter')
    tui.wait('^ *9 .*up to €12 million')
    shows('the finding goes with it', tui.wait('The amount lost its', absent=True))
drawn(tui)
