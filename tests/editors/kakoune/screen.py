"""What Kakoune with kak-lsp shows of a draft. kak-lsp is on the PATH."""

import os

from tui import Tui, arranged, setup, shows

kak, home = arranged('kakoune')
setup('kakoune/copydesk.kak', home / 'config' / 'kak' / 'kakrc')
places = {'HOME': home, 'XDG_CONFIG_HOME': home / 'config', 'XDG_RUNTIME_DIR': home, 'PATH': os.environ['PATH']}

with Tui([kak, 'ferries.md'], home / 'workspace', places, columns=170) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.text('/12 mill').keys('Enter')
    tui.text(':lsp-hover').keys('Enter')
    shows('the hover says what the fact is', tui.wait('order of 11 February'))
    tui.text('/Halden').keys('Enter')
    tui.text(':lsp-definition').keys('Enter')
    shows('the name leads to the entry in the model', tui.wait('"name": "Halden Yards"'))
    tui.press_until('The amount lost its', 'C-o')
    tui.text('gg/12 mill').keys('Enter')
    tui.text(':lsp-code-actions').keys('Enter')
    shows('the mend is offered', tui.wait('Change to'))
    tui.keys('Enter')
    tui.wait('up to €12 million in February')
    shows('the finding goes with it', tui.wait('The amount lost its', absent=True))
