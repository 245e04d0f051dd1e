"""What Helix shows of a draft."""

from tui import Tui, arranged, drawn, setup, shows

hx, home = arranged('helix')
config = home / 'config' / 'helix'
setup('helix/languages.toml', config / 'languages.toml')
(config / 'config.toml').write_text('[editor]\nend-of-line-diagnostics = "hint"\n')
places = {'HOME': home, 'XDG_CONFIG_HOME': home / 'config', 'XDG_CACHE_HOME': home / 'cache'}

with Tui([hx, 'ferries.md'], home / 'workspace', places) as tui:
    shows('the finding is beside its line', tui.wait('The amount lost its'))
    tui.press_until('[Ss]earch|search:', '/')
    tui.text('12 mill').keys('Enter')
    tui.wait('NOR')
    tui.press_until('Port of Ostby, order of 11 February', 'Space', 'k')
    shows('the hover says what the fact is', tui.last)
    tui.leave('Port of Ostby, order of 11 February')
    tui.press_until('Nordwik.*misspelling', 'Space', 'd')
    shows('the picker lists the findings', tui.last)
    tui.leave('Nordwik.*misspelling')
    tui.press_until('[Ss]earch|search:', '/')
    tui.text('Halden').keys('Enter')
    tui.wait('NOR')
    tui.press_until('"name": "Halden Yards"', 'g', 'd')
    shows('gd goes to the entry in the model', tui.last)
    tui.press_until('The amount lost its', 'C-o')
    tui.press_until('[Ss]earch|search:', '/')
    tui.text('12 mill').keys('Enter')
    tui.press_until('Change to “up to €12 million”', 'Space', 'a')
    shows('the mend is offered', tui.last)
    tui.keys('Enter')
    tui.wait('up to €12 million in February')
    shows('the finding goes with it', tui.wait('The amount lost its', absent=True))
drawn(tui)
