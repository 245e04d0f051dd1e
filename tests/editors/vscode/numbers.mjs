// How long a person waits in VS Code: from opening a draft to its first squiggle, and from a key to the squiggle that it changes.
//
// The times are taken in the page itself, from the key's event to the change of what is drawn, so that they hold the editor's own
// work and the server's, and nothing of the test's. The first draft of a window also pays for starting extension and server.

import { statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

import { until } from './driver.mjs';
import { runScenario } from './harness.mjs';

const KEYS = 40;
const OPENINGS = 15;
const LARGEST_VSIX = 12e6;

/** From now on: the time of the last key, and of each change of the number of squiggles after it. */
function watch(page) {
  return page.evaluate(() => {
    const count = () => document.querySelectorAll('.editor-group-container.active .squiggly-warning').length;
    window.copydesk = { seen: count(), times: [], pressed: 0 };
    window.addEventListener('keydown', () => (window.copydesk.pressed = performance.now()), true);
    new MutationObserver(() => {
      const now = count();
      if (now !== window.copydesk.seen) {
        window.copydesk.seen = now;
        window.copydesk.times.push(performance.now() - window.copydesk.pressed);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const part = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);
  console.log(`# ${name}: best ${part(0)} ms, p50 ${part(0.5)} ms, p90 ${part(0.9)} ms, ${sorted.length} times`);
}

/** Opens a draft by the quick-open list, whose Enter is the key that counts; gives the time to the first squiggle. */
async function opening(w, name) {
  await w.quickInput('Control+p', name);
  await until(`${name} in the list`, async () => (await w.quickRows())[0]?.startsWith(name));
  await w.page.evaluate(() => Object.assign(window.copydesk, { seen: 0, times: [] }));
  await w.key('Enter');
  return until('a squiggle', () => w.page.evaluate(() => window.copydesk.times[0]), 60000, 20);
}

const load = () => console.log(`# load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);

await runScenario('VS Code numbers', async (w, t) => {
  const size = statSync(process.env.VSIX).size;
  t.check('the .vsix is below 12 MB', size < LARGEST_VSIX, `${(size / 1e6).toFixed(1)} MB`);
  load();
  await watch(w.page);
  console.log(`# first draft of a window, extension and server started: ${(await opening(w, 'ferries.md')).toFixed(0)} ms`);
  await until('four squiggles', async () => (await w.squiggles()).warning === 4, 60000);

  const openings = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    await w.command('View: Close All Editors');
    await until('no squiggle', () => w.page.evaluate(() => document.querySelectorAll('.squiggly-warning').length === 0));
    openings.push(await opening(w, 'ferries.md'));
  }
  told('open to first squiggle', openings);

  await until('four squiggles', async () => (await w.squiggles()).warning === 4);
  const { line, column } = await w.placeOf('20%');
  const keys = [];
  for (let n = 0; n < KEYS; n += 1) {
    await w.goTo(line, column + 1);
    await w.key('Shift+ArrowRight');
    await w.page.evaluate(() => (window.copydesk.times = []));
    await w.key(n % 2 === 0 ? '5' : '0');
    keys.push(await until('the squiggle to change', () => w.page.evaluate(() => window.copydesk.times[0]), 20000, 20));
  }
  told('key to squiggle', keys);
  load();
  t.check('every key was answered', keys.length === KEYS);
}, { vsix: [process.env.VSIX] });
