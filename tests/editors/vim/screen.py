"""What Vim with ALE shows of a draft."""

import os

from tui import EDITORS, Tui, arranged, shows

vim, home = arranged('vim')
(home / 'vimrc').write_text(f"""
set nocompatible hidden number noswapfile laststatus=2 belloff=all shortmess+=I
let g:copydesk_program = '{os.environ['COPYDESK']}'
let g:ale_disable_lsp = 0
let g:ale_linters_explicit = 1
let g:ale_linters = {{'markdown': ['copydesk']}}
let g:ale_virtualtext_cursor = 'all'
let g:ale_hover_to_floating_preview = 1
let g:ale_echo_cursor = 0
packadd! ale
filetype plugin on
source {EDITORS / 'vim' / 'copydesk.vim'}
nnoremap K :ALEHover<CR>
nnoremap gd :ALEGoToDefinition<CR>
nnoremap ga :ALECodeAction<CR>
""")

with Tui([vim, '-u', home / 'vimrc', '-i', 'NONE', 'ferries.md'], home / 'workspace', {'HOME': home}) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.text('/12 mill').keys('Enter').text('K')
    shows('the hover says what the fact is', tui.wait('order of 11 February'))
    tui.keys('j', 'k')
    tui.text('/Halden').keys('Enter').text('gd')
    shows('gd goes to the entry in the model', tui.wait('"name": "Halden Yards"'))
    tui.press_until('The amount lost its', 'C-o')
    tui.text('gg/12 mill').keys('Enter').text('ga')
    shows('the mend is offered', tui.wait('Change to'))
    # ALE 3.3 takes columns for bytes, so behind a € it would put the mend in the wrong place: it is not taken here.
    tui.keys('Enter')
    tui.text('/20%').keys('Enter').text('cw25').keys('Escape')
    shows('the finding goes when the figure is typed right', tui.wait('= 25%, not 20%', absent=True))
