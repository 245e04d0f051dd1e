"""Drives a terminal editor in a private tmux, as a person would: keys in, drawn screen out. Needs only tmux.

    program, home = arranged('nvim')
    with Tui([program, 'ferries.md'], home / 'workspace', {'HOME': home}) as tui:
        tui.wait('NORMAL'); tui.keys('Escape').text(':q!').keys('Enter')

A test is run as `python3 screen.py PROGRAM WORK` with this folder in PYTHONPATH; COPYDESK is the server's program.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import ansi_svg

CONFIG = """set -g default-terminal "tmux-256color"
set -sg escape-time 0
set -g status off
set -g remain-on-exit on
set -ga terminal-overrides ",*:Tc"
"""


class Timeout(AssertionError):
    """The screen did not come to show what was waited for."""


class Tui:
    """A program in a terminal of its own."""

    def __init__(self, argv, cwd, env, columns=150, rows=32):
        self.folder = tempfile.mkdtemp(prefix='copydesk-tui-')
        self.last = ''
        config = os.path.join(self.folder, 'tmux.conf')
        with open(config, 'w', encoding='utf-8') as file:
            file.write(CONFIG)
        outside = {k: v for k, v in os.environ.items() if k not in ('TMUX', 'TMUX_PANE', 'COLORTERM')}
        # The variables go on the command itself, so that nothing hangs on what tmux passes on.
        own = [f'{name}={value}' for name, value in {'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8', **env}.items()]
        command = ' '.join(shlex.quote(str(it)) for it in ['env', *own, *argv])
        size = ['-x', str(columns), '-y', str(rows)]
        self._tmux('-f', config, 'new-session', '-d', *size, '-c', str(cwd), command, env={**outside, 'LC_ALL': 'C.UTF-8'})

    def _tmux(self, *arguments, env=None):
        command = ['tmux', '-S', os.path.join(self.folder, 's'), *arguments]
        return subprocess.run(command, check=True, env=env, capture_output=True, encoding='utf-8').stdout

    def keys(self, *keys):
        """Presses keys by tmux's names: Enter, C-x, F12. Escape may be taken for Alt by the key behind it: see leave."""
        for key in keys:
            self._tmux('send-keys', '--', key)
            time.sleep(0.05)  # an editor may take keys that come at once for a paste
        return self

    def leave(self, pattern):
        """Presses Escape, and waits until what matches the pattern is gone."""
        self.keys('Escape')
        return self.wait(pattern, absent=True)

    def text(self, text):
        """Types text."""
        self._tmux('send-keys', '-l', '--', text)
        return self

    def screen(self):
        """What is drawn now."""
        self.last = self._tmux('capture-pane', '-p').rstrip('\n')
        return self.last

    def picture(self, path):
        """Draws what is shown now, with its colours, into an SVG file."""
        pathlib.Path(path).write_text(ansi_svg.svg(self._tmux('capture-pane', '-p', '-e')), encoding='utf-8')

    def wait(self, pattern, timeout=60, absent=False):
        """Waits until the screen matches a pattern, or no longer does; gives the screen."""
        end = time.time() + timeout
        while bool(re.search(pattern, self.screen(), re.MULTILINE)) == absent:
            if time.time() > end:
                raise Timeout(f'{"still" if absent else "no"} /{pattern}/ after {timeout} s; the screen is:\n{self.last}')
            time.sleep(0.1)
        return self.last

    def press_until(self, pattern, *keys, tries=6):
        """Presses keys, again where they had no effect because the editor was not ready for them."""
        for last in [False] * (tries - 1) + [True]:
            self.keys(*keys)
            try:
                return self.wait(pattern, timeout=5)
            except Timeout:
                if last:
                    raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(['tmux', '-S', os.path.join(self.folder, 's'), 'kill-server'], capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


EDITORS = pathlib.Path(__file__).resolve().parents[3] / 'editors'


def arranged(name):
    """The program under test, and a folder of its own with a copy of the workspace in it."""
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    home = work / name
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copytree(work / 'workspace', home / 'workspace')
    return program, home


def setup(path, to):
    """Puts an editor's setup of the repository in its place, with the server's program in it."""
    to.parent.mkdir(parents=True, exist_ok=True)
    text = (EDITORS / path).read_text(encoding='utf-8')
    to.write_text(text.replace('command = "copydesk"', f'command = "{os.environ["COPYDESK"]}"'), encoding='utf-8')


def shows(what, _screen):
    """Notes what the screen has come to show; a screen that does not fails in wait."""
    print(f'ok - {what}', flush=True)


def drawn(tui):
    """Prints the screen as it is last, as a picture for the log."""
    lines = [line for line in tui.last.split('\n') if line.strip() not in ('', '~')]
    print('# the screen, last:\n' + '\n'.join(f'#   {line}' for line in lines))
