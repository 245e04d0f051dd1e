"""What Neovim's screen shows of a draft: python3 screen.py NVIM WORK. Needs tmux."""

import os
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / 'lib'))
from tui import Tui, fresh, shows  # noqa: E402

nvim, work = sys.argv[1], pathlib.Path(sys.argv[2])
home = fresh(work, 'nvim-screen')
plugin = here.parents[2] / 'editors' / 'nvim'
(home / 'init.lua').write_text(f"""
vim.opt.runtimepath:prepend('{plugin}')
vim.cmd('filetype plugin on | syntax on')
require('copydesk').setup({{ cmd = {{ '{os.environ['COPYDESK']}', 'lsp' }} }})
vim.diagnostic.config({{ virtual_text = true, signs = true }})
vim.keymap.set('n', 'K', vim.lsp.buf.hover)
vim.keymap.set('n', 'gd', vim.lsp.buf.definition)
vim.keymap.set('n', 'ga', vim.lsp.buf.code_action)
vim.o.number, vim.o.signcolumn, vim.o.shortmess = true, 'yes', vim.o.shortmess .. 'A'
""")
places = {f'XDG_{name}_HOME': str(home / name.lower()) for name in ('CONFIG', 'DATA', 'STATE', 'CACHE')}

with Tui([nvim, '-u', str(home / 'init.lua'), '-i', 'NONE', '-n', 'ferries.md'], home / 'workspace', {'HOME': str(home), **places}) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.text('/12 mill').keys('Enter', 'K')
    shows('the hover says what the fact is', tui.wait('Port of Ostby, order of 11 February'))
    tui.keys('Escape')
    tui.text('/Halden').keys('Enter').text('gd')
    shows('gd goes to the entry in the model', tui.wait('"name": "Halden Yards"'))
    tui.keys('C-o')
    tui.wait('The amount lost its')
    tui.text('gg/12 mill').keys('Enter').text('ga')
    shows('the mend is offered', tui.wait('Change to “up to €12 million”'))
    tui.keys('1', 'Enter')
    tui.wait('^ *9 .*up to €12 million')
    shows('the finding goes with it', tui.wait('The amount lost its', absent=True))
print('# the screen, last:\n' + '\n'.join(f'#   {line}' for line in tui.last.split('\n') if line.strip() not in ('', '~')))
