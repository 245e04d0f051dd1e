// A draft in the real VS Code, as a person sees it, scene after scene in one window: starting it takes longer than all of them.

import { runScenario } from './harness.mjs';
import * as asking from './scenes/asking.mjs';
import * as faults from './scenes/faults.mjs';
import * as reading from './scenes/reading.mjs';
import * as sheet from './scenes/sheet.mjs';
import * as writing from './scenes/writing.mjs';

/** Messages of the window's console that are the extension's own. The workbench has its own noise, and paths of the cache in it. */
function ofTheExtension(lines) {
  return lines
    .map((line) => line.replaceAll(process.env.COPYDESK_TESTS_CACHE, ''))
    .filter((line) => /^\[(error|pageerror)\]/.test(line) && /copydesk|Content Security Policy/i.test(line));
}

await runScenario('VS Code workbench', async (w, t) => {
  await reading.findings(w, t);
  await reading.statusBar(w, t);
  for (const scheme of ['dark', 'light']) {
    await reading.colours(w, t, scheme);
    await w.screenshot(scheme);
  }
  for (const scene of [reading.hints, reading.lens, reading.outline, reading.hovers, reading.hostile]) await scene(w, t);
  for (const scene of [asking.definition, asking.lensOfModel, asking.references]) await scene(w, t);
  for (const scene of [asking.inForce, asking.workspace, asking.walkthrough]) await scene(w, t);
  for (const scene of [sheet.rows, sheet.picture, sheet.keys]) await scene(w, t);
  for (const scene of [writing.quickFix, writing.typing, sheet.followed, writing.completion, writing.addToModel, writing.figureOffered]) await scene(w, t);
  const errors = ofTheExtension(w.console);
  t.check('no error of the extension in the console', errors.length === 0, errors);
  for (const scene of [faults.crashes, faults.missing, faults.comesBack]) await scene(w, t);
}, { vsix: [process.env.VSIX], viewport: { width: 1100, height: 680 } });
