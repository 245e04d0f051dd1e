// The server that the settings name crashes whenever it is started: one message, the text stays, and a restart mends it.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { until } from '../driver.mjs';
import { underlined } from './draft.mjs';

/** Sets the program of the workspace; none for the one in the extension. */
function use(w, file) {
  const settings = join(w.server.folder, '.vscode', 'settings.json');
  mkdirSync(dirname(settings), { recursive: true });
  writeFileSync(settings, JSON.stringify(file === undefined ? {} : { 'copydesk.server.path': file }));
}

const messages = async (w) => (await w.notifications()).filter((it) => it.includes('copydesk'));

export async function crashes(w, t) {
  await w.replace('25%', '20%'); // not saved
  await underlined(w, 3);
  const program = join(w.server.home, 'crashing');
  writeFileSync(program, '#!/bin/sh\n[ "$1" = --version ] && { echo copydesk 9.9.9; exit; }\nexit 1\n', { mode: 0o755 });
  use(w, program);
  const shown = await until('the message', async () => {
    const all = await messages(w);
    return all.length > 0 && all;
  }, 30000);
  t.check('a server that crashes again and again: one message', shown.length === 1 && /5 times in a row\. Your text is safe/.test(shown[0]), shown);
  const state = (await w.statusBar()).find((it) => it.includes('copydesk'));
  t.check('the status bar counts no findings then', !/\d/.test(state), state);
  t.check('text that was not saved is there', (await w.dirty()) && (await w.drawnLines()).some((it) => it.includes('a gain of 20%')));
  await w.screenshot('crashed');
}

export async function comesBack(w, t) {
  use(w, undefined);
  rmSync(join(w.server.home, 'crashing'));
  await underlined(w, 3, 30000);
  t.check('with a server that runs the same text is checked again', (await w.drawnLines()).some((it) => it.includes('a gain of 20%')));
}
