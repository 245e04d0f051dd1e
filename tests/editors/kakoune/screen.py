"""What Kakoune with kak-lsp shows of a draft: python3 screen.py KAK WORK. Needs tmux, and kak-lsp on the PATH."""

import os
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / 'lib'))
from tui import Tui, fresh, shows  # noqa: E402

kak, work = sys.argv[1], pathlib.Path(sys.argv[2])
home = fresh(work, 'kakoune')
config = home / 'config' / 'kak'
config.mkdir(parents=True)
setup = (here.parents[2] / 'editors' / 'kakoune' / 'copydesk.kak').read_text()
(config / 'kakrc').write_text(setup.replace('command = "copydesk"', f'command = "{os.environ["COPYDESK"]}"'))
places = {'HOME': home, 'XDG_CONFIG_HOME': home / 'config', 'XDG_RUNTIME_DIR': home, 'PATH': os.environ['PATH']}

with Tui([kak, 'ferries.md'], home / 'workspace', places, columns=170) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.text('/12 mill').keys('Enter')
    tui.text(':lsp-hover').keys('Enter')
    shows('the hover says what the fact is', tui.wait('order of 11 February'))
    tui.keys('Escape')
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
