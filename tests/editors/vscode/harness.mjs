// What every test in VS Code does: starts the editor with the extension, and notes what holds.
//
// The environment says where things are: CODE_SERVER_HOME, EDITOR_NODE, NPM_MODULES, WORKSPACE, SHOTS, and VSIX or EXTENSION.
// tests/editors/run sets them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launchBrowser, openWindow, startCodeServer } from './driver.mjs';

const { CODE_SERVER_HOME, EDITOR_NODE, WORKSPACE, SHOTS } = process.env;

/** Notes what holds, as TAP lines. */
export class Results {
  count = 0;
  failed = 0;

  check(name, holds, detail) {
    this.count += 1;
    this.failed += holds ? 0 : 1;
    const words = typeof detail === 'string' ? detail.replaceAll('\n', ' | ') : JSON.stringify(detail);
    const shown = holds ? words?.slice(0, 160) : words;
    console.log(`${holds ? 'ok' : 'not ok'} ${this.count} - ${name}${shown === undefined ? '' : ` # ${shown}`}`);
  }
}

export function started(options) {
  return startCodeServer({ codeServer: CODE_SERVER_HOME, node: EDITOR_NODE, workspace: WORKSPACE, ...options });
}

/** Runs a scenario in a window of its own editor; gives its results. */
async function attempt(scenario, { viewport, ...options }) {
  const results = new Results();
  let server, browser, window;
  try {
    [server, browser] = await Promise.all([started(options), launchBrowser()]);
    window = await openWindow(browser, server, { out: SHOTS, viewport });
    await scenario(window, results);
  } catch (error) {
    results.check('nothing goes wrong', false, error.stack);
    await window?.screenshot('failure').catch(() => {});
  } finally {
    if (window) {
      writeFileSync(join(SHOTS, 'console.log'), window.console.join('\n'));
    }
    await browser?.close().catch(() => {});
    await server?.stop();
  }
  return results;
}

/** Runs a test and sets the exit code. */
export async function run(name, body) {
  mkdirSync(SHOTS, { recursive: true });
  const began = Date.now();
  const results = await body();
  console.log(`1..${results.count}`);
  console.log(`# ${name}: ${results.failed} of ${results.count} failed, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  process.exitCode = results.failed === 0 ? 0 : 1;
}

export function runScenario(name, scenario, options = {}) {
  return run(name, () => attempt(scenario, options));
}
