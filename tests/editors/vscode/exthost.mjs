// The extension through the vscode API, in windows of one real editor: a folder, none, two, and one that is not trusted.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launchBrowser, runExtensionTests } from './driver.mjs';
import { Results, run, started } from './harness.mjs';

const { EXTENSION, WORKSPACE } = process.env;
const WITHOUT_FOLDERS = createRequire(import.meta.url)('./cases/without-folders.js');
const WINDOWS = 5;

/** Two folders whose models know different things by the same name, as a workspace file. */
function twoFolders(place) {
  const folders = [['north', 'a tram in the north', '7000000'], ['south', 'a ferry in the south', '9000000']];
  for (const [name, description, amount] of folders) {
    mkdirSync(join(place, name, '.copydesk'), { recursive: true });
    const model = {
      sources: [{ id: 'r', kind: 'release', tier: 1, publisher: 'Quay Line' }],
      entities: [
        { id: 'quay', kind: 'company', name: 'Quay Line', description },
        { id: 'mole', kind: 'company', name: 'Mole Works' },
      ],
      facts: [{
        id: 'Q1', subject: 'quay', relation: 'invests_in', object: 'mole', value: { amount, unit: 'EUR', bound: 'exact' },
        statement: `Quay Line invests €${amount[0]} million in Mole Works.`, evidence: [{ source: 'r' }],
      }],
    };
    writeFileSync(join(place, name, '.copydesk', 'quay.json'), JSON.stringify(model));
    writeFileSync(join(place, name, 'draft.md'), 'Quay Line invests €7 million in Mole Works.\n');
  }
  const file = join(place, 'two.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map(([path]) => ({ path })) }));
  return `workspace=${encodeURIComponent(file)}`;
}

/**
 * Runs tests in a window, in another one where VS Code has lost the folders of its workspace file on the way.
 *
 * In a browser the workspace file is read over the connection that the window itself brings up. Where it arrives between the
 * making of the workspace and the moment from which changes of it are heard (WorkspaceService.initialize, 1.139), the window
 * has the file's name and no folders for as long as it lives; about one in ten does on a busy machine. A person would reload it.
 */
async function openedWhole(browser, server, window) {
  for (let left = WINDOWS; ; left -= 1) {
    const ran = await runExtensionTests(browser, server, window);
    if (left === 1 || !ran.log.some((line) => line.includes(WITHOUT_FOLDERS))) {
      return ran;
    }
    console.log(`# ${WITHOUT_FOLDERS}; another window`);
  }
}

async function windowsOf(results, options, cases) {
  let server, browser;
  try {
    [server, browser] = await Promise.all([started({ driverApi: true, ...options }), launchBrowser()]);
    for (const [name, opens] of Object.entries(cases)) {
      console.log(`# ${name}`);
      const tests = fileURLToPath(new URL(`cases/${name}.js`, import.meta.url));
      const { code, log } = await openedWhole(browser, server, { dev: EXTENSION, tests, opens: opens(server) });
      log.filter((line) => /^(ok|not ok) /.test(line)).forEach((line) => console.log(line));
      results.check(`${name}: all of it`, code === 0, code === 0 ? undefined : log.slice(-15).map((line) => line.slice(0, 200)).join('\n'));
    }
  } catch (error) {
    results.check('nothing goes wrong', false, error.stack);
  } finally {
    await browser?.close().catch(() => {});
    await server?.stop();
  }
}

/** A workspace that names a program of its own. */
function withProgram() {
  const place = `${WORKSPACE}-untrusted`;
  cpSync(WORKSPACE, place, { recursive: true });
  mkdirSync(join(place, '.vscode'), { recursive: true });
  writeFileSync(join(place, '.vscode', 'settings.json'), JSON.stringify({ 'copydesk.server.path': '/nowhere/copydesk' }));
  return place;
}

await run('VS Code extension host', async () => {
  const results = new Results();
  await windowsOf(results, {}, {
    'folder': (server) => `folder=${encodeURIComponent(server.folder)}`,
    'no-folder': () => 'ew=true',
    'two-folders': (server) => twoFolders(server.home),
  });
  const trust = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  await windowsOf(results, { workspace: withProgram(), trust: true, settings: trust }, {
    untrusted: (server) => `folder=${encodeURIComponent(server.folder)}`,
  });
  return results;
});
