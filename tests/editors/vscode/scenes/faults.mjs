// The server that the settings name crashes whenever it is started, or is not there: one message, the text stays, and all is well
// again once the setting goes.

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

/** The messages, once there is one with these words; starting a server some times over takes its time. */
function told(w, words) {
  return until(`a message with ${words}`, async () => {
    const all = await messages(w);
    return all.some((it) => words.test(it)) && all;
  }, 90000);
}

export async function crashes(w, t) {
  await w.replace('25%', '20%'); // not saved
  await underlined(w, 3);
  const program = join(w.server.home, 'crashing');
  writeFileSync(program, '#!/bin/sh\n[ "$1" = --version ] && { echo copydesk 9.9.9; exit; }\nexit 1\n', { mode: 0o755 });
  use(w, program);
  const shown = await told(w, /5 times in a row\. Your text is safe/);
  t.check('a server that crashes again and again: one message', shown.length === 1, shown);
  const state = await until('no count in the status bar', async () => (await w.statusBar()).find((it) => /copydesk\D*$/.test(it)));
  t.check('the status bar counts no findings then', true, state);
  t.check('text that was not saved is there', (await w.dirty()) && (await w.drawnLines()).some((it) => it.includes('a gain of 20%')));
  await w.screenshot('crashed');
}

/** A path that names no program is said at once, with a way to mend it. */
export async function missing(w, t) {
  await w.command('Notifications: Clear All Notifications');
  await until('no message', async () => (await messages(w)).length === 0);
  use(w, '/nowhere/copydesk');
  const shown = await told(w, /\/nowhere\/copydesk is no program/);
  t.check('a program that is missing: one message', shown.length === 1, shown);
  await w.page.locator('.notifications-toasts .monaco-button', { hasText: 'Open Settings' }).waitFor();
  t.check('with a way to the setting', true);
}

export async function comesBack(w, t) {
  use(w, undefined);
  rmSync(join(w.server.home, 'crashing'));
  await underlined(w, 3, 60000);
  t.check('with a server that runs the same text is checked again', (await w.drawnLines()).some((it) => it.includes('a gain of 20%')));
}
