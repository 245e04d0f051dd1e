// Drives a real VS Code workbench (code-server) in a real Chromium, the way a person would: keys, mouse, and what is drawn.
// Nothing here knows about any particular extension or server.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, createWriteStream, cpSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import net from 'node:net';
import { createRequire } from 'node:module';

// The packages lie in the cache, where imports of modules do not look.
const { chromium } = createRequire(join(process.env.NPM_MODULES, 'any.js'))('playwright-core');

const QUIET_SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  '[markdown]': { 'editor.wordWrap': 'off' },
  'window.autoDetectColorScheme': true,
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.wordBasedSuggestions': 'off',
  'editor.hover.delay': 100,
  'editor.cursorBlinking': 'solid',
  'files.hotExit': 'off',
};

// Built-in extensions that only cost start-up time here. allBuiltins: true keeps them, as a person's installation has them.
const SKIP_BUILTINS = ['GitHub.copilot-chat', ...('debug-auto-launch debug-server-ready emmet extension-editing git-base git github-authentication github ' +
  'grunt gulp jake npm ipynb merge-conflict microsoft-authentication mermaid-markdown-features php-language-features css-language-features html-language-features ' +
  'simple-browser terminal-suggest tunnel-forwarding typescript-language-features').split(' ').map((x) => 'vscode.' + x),
  'ms-vscode.js-debug-companion', 'ms-vscode.js-debug', 'ms-vscode.vscode-js-profile-table'];

const CHROMIUM_ARGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'];

export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const after = (ms, v) => new Promise((r) => setTimeout(() => r(v), ms).unref()); // does not keep the process alive

/** Polls fn until it gives a truthy value; the last falsy value or error goes into the message. */
export async function until(what, fn, timeout = 20000, every = 100) {
  const end = Date.now() + timeout;
  let last;
  for (;;) {
    try { last = await fn(); if (last) return last; } catch (e) { last = e; }
    if (Date.now() > end) throw new Error(`timed out after ${timeout} ms waiting for ${what} (last: ${last instanceof Error ? last.message : JSON.stringify(last)})`);
    await sleep(every);
  }
}

const freePort = () => new Promise((ok, no) => {
  const s = net.createServer().on('error', no);
  s.listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => ok(port)); });
});

/**
 * Starts code-server on a free loopback port with a throw-away profile, with the given .vsix files installed.
 *   codeServer: folder of the npm package (…/node_modules/code-server); node: a Node of the major it asks for
 *   workspace: a folder, copied to a throw-away place unless inPlace
 *   vsix: [paths]; settings: user settings on top of the quiet ones; env: for the server and so for extensions
 *   driverApi: lets runExtensionTests load an extension and its tests from a folder
 */
export async function startCodeServer({ codeServer, node = process.execPath, workspace, vsix = [], settings = {}, env = {}, inPlace = false, keep = false, allBuiltins = false, driverApi = false, trust = false }) {
  const home = mkdtempSync(join(tmpdir(), 'vscode-drv-'));
  const folder = inPlace ? resolve(workspace) : join(home, 'ws');
  if (!inPlace) cpSync(resolve(workspace), folder, { recursive: true });
  const data = join(home, 'data'), exts = join(home, 'ext');
  mkdirSync(join(data, 'User'), { recursive: true });
  mkdirSync(join(data, 'Machine'), { recursive: true });
  mkdirSync(exts, { recursive: true });
  const subst = JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2).replaceAll('${workspaceFolder}', folder);
  writeFileSync(join(data, 'User', 'settings.json'), subst);
  // The window counts as a remote one: machine-scoped settings are read from here and ignored in User.
  writeFileSync(join(data, 'Machine', 'settings.json'), subst);
  const entry = join(resolve(codeServer), 'out', 'node', 'entry.js');
  const vars = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'cfg'), XDG_DATA_HOME: join(home, 'share'),
    EXTENSIONS_GALLERY: '{"serviceUrl":"http://127.0.0.1:9/x","itemUrl":"http://127.0.0.1:9/x"}', CS_DISABLE_FILE_DOWNLOADS: '1',
    ...(allBuiltins ? {} : { VSCODE_SKIP_BUILTIN_EXTENSIONS: SKIP_BUILTINS.join(',') }), ...env };
  delete vars.VSCODE_IPC_HOOK_CLI; delete vars.PORT;
  const dirs = ['--user-data-dir', data, '--extensions-dir', exts];
  for (const v of vsix) {
    const r = spawnSync(node, [entry, ...dirs, '--install-extension', resolve(v), '--force'], { env: vars, encoding: 'utf8' });
    if (r.status !== 0 || !/successfully installed/.test(r.stdout + r.stderr)) {
      if (!keep) rmSync(home, { recursive: true, force: true });
      throw new Error(`installing ${v}: ${r.stdout}${r.stderr}`);
    }
  }
  const port = await freePort();
  const log = createWriteStream(join(home, 'code-server.log'));
  const child = spawn(node, [entry, ...dirs, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry',
    '--disable-update-check', ...(trust ? [] : ['--disable-workspace-trust']), '--disable-getting-started-override', '--disable-proxy',
    '--vscode-option', 'disable-experiments', ...(driverApi ? ['--vscode-option', 'enable-smoke-test-driver'] : [])],
    { env: vars, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(log); child.stderr.pipe(log);
  const url = `http://127.0.0.1:${port}`;
  const gone = new Promise((r) => child.once('exit', r));
  // However the test ends, the editor ends with it: it has a process group of its own, so a signal to the test does not reach it.
  process.once('exit', () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone */ } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const stop = async () => {
    try { process.kill(-child.pid, 'SIGTERM'); } catch { /* gone */ } // its own process group only
    await Promise.race([gone, after(3000)]);
    try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone */ }
    if (!keep) rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await until('code-server to answer', async () => child.exitCode !== null || (await fetch(`${url}/healthz`)).ok, 60000, 100);
    if (child.exitCode !== null) throw new Error('code-server exited: ' + readFileSync(join(home, 'code-server.log'), 'utf8').slice(-2000));
  } catch (e) { await stop(); throw e; }
  return { url, folder, home, data, pid: child.pid, stop };
}

export async function launchBrowser({ executablePath = process.env.CHROMIUM || '/usr/bin/chromium', args = [] } = {}) {
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, ...args] });
}

/** Opens a workbench window on the server's folder and waits until it is usable. */
export async function openWindow(browser, server, { viewport = { width: 1280, height: 800 }, out = '.', timeout = 60000 } = {}) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const w = new Workbench(page, server, out);
  page.on('console', (m) => w.console.push(`[${m.type()}] ${m.text()}`));
  page.on('pageerror', (e) => w.console.push(`[pageerror] ${e.message}`));
  await page.goto(`${server.url}/?folder=${encodeURIComponent(server.folder)}`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout });
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout });
  return w;
}

/**
 * Runs tests inside the real extension host, with the whole vscode API (what @vscode/test-electron does, without its download).
 * The server must have been started with driverApi: true.
 *   dev: the extension's folder (package.json, built); tests: a CommonJS module exporting async run(), which throws on failure.
 * Gives { code, log }: 0 when run() resolved; log = what the tests wrote with console.*.
 */
export async function runExtensionTests(browser, server, { dev, tests, opens = `folder=${encodeURIComponent(server.folder)}`, timeout = 180000 }) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })).newPage();
  const log = []; // everything the window's console gets; the tests' own lines are among them
  let exit; const done = new Promise((r) => { exit = r; });
  await page.exposeFunction('codeAutomationLog', (type, args) => { log.push(args.map((a) => (typeof a === 'string' ? a : JSON.stringify(a))).join(' ')); });
  await page.exposeFunction('codeAutomationExit', (code) => exit(code));
  const remote = (p) => `vscode-remote://${new URL(server.url).host}${resolve(p)}`;
  const payload = [['extensionDevelopmentPath', remote(dev)], ['extensionTestsPath', remote(tests)]];
  await page.goto(`${server.url}/?${opens}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { waitUntil: 'domcontentloaded' });
  const code = await Promise.race([done, after(timeout, 124)]);
  await page.context().close();
  return { code, log };
}

const nb = (s) => s.replaceAll('\u00a0', ' ').replaceAll('\u200b', '').replaceAll('\u00b7', ' ');

export class Workbench {
  constructor(page, server, out) { this.page = page; this.server = server; this.out = out; this.console = []; mkdirSync(out, { recursive: true }); }

  async screenshot(name) {
    const path = join(this.out, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }
  key(k) { return this.page.keyboard.press(k); }
  type(t) { return this.page.keyboard.type(t, { delay: 15 }); }

  // ---- quick input: command palette, quick open, go to line
  /** Opens it with a text in it. A key that has no effect is pressed again, but not while its effect may only be late. */
  async quickInput(openKey, text) {
    const input = this.page.locator('.quick-input-widget input').first();
    await until(`quick input after ${openKey} with ${text}`, async () => {
      if (!(await input.isVisible())) {
        await this.key(openKey);
        await input.waitFor({ state: 'visible', timeout: 5000 });
      }
      await input.fill(text, { timeout: 5000 });
      return (await input.inputValue()) === text;
    }, 30000);
  }
  /** Waits until the keys go to the text again. */
  async intoEditor() {
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    await this.page.locator('.editor-group-container.active .monaco-editor.focused[role="code"]').first().waitFor();
  }
  async quickRows() { return (await this.page.locator('.quick-input-list .monaco-list-row').allInnerTexts()).map((t) => nb(t).replaceAll('\n', ' ')); }

  /** Runs a command by its title in the command palette, e.g. 'Developer: Reload Window'. */
  async command(title) {
    await this.quickInput('F1', '>' + title);
    // By its words, never by its place: the list settles late, and another command may lie there by then.
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click({ timeout: 20000 });
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5000 }).catch(() => {});
    await this.page.mouse.move(2, 2); // off what now lies under it, which would show its tooltip
  }
  async openFile(rel, line, column = 1) {
    const name = rel.split('/').pop();
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    await until(`${name} to be the active tab`, async () => {
      // From the start each time: the list is of the files that were there when it was opened, and it settles late.
      await this.key('Escape');
      await this.quickInput('Control+p', rel);
      await row.click({ timeout: 5000 });
      return until('its tab', async () => (await this.activeTab()) === name, 5000);
    }, 60000);
    // The tab is there before its text: until then the lines drawn are those of the file before.
    await this.page.locator(`.editor-group-container.active .monaco-editor[role="code"][data-uri$="/${encodeURI(name)}"] .view-line`).first().waitFor();
    await this.intoEditor();
    if (line) await this.goTo(line, column);
  }
  /** 1-based, as the status bar shows it. */
  async goTo(line, column = 1) {
    const arrived = async () => { const c = await this.cursor(); return c && c.line === line && c.column === column; };
    await until(`cursor at ${line}:${column}`, async () => { // Enter takes what the list holds, which may still be that of the text before
      await this.quickInput('Control+g', `:${line}:${column}`);
      await this.key('Enter');
      return until('the cursor there', arrived, 5000);
    }, 60000);
    await this.intoEditor();
  }

  // ---- what is drawn
  get editor() { return this.page.locator('.editor-group-container.active .monaco-editor[role="code"]').first(); }
  async activeTab() {
    return this.page.evaluate(() => document.querySelector('.editor-group-container.active .tab.active')?.getAttribute('data-resource-name') ?? null);
  }
  async cursor() {
    const t = await this.page.locator('#status\\.editor\\.selection').innerText({ timeout: 2000 }).catch(() => '');
    const m = /Ln (\d+), Col (\d+)/.exec(nb(t));
    return m && { line: +m[1], column: +m[2] };
  }
  /** The lines in view, as drawn (inlay hints are part of them, code lenses are not). */
  async drawnLines() {
    const lines = await this.editor.locator('.view-lines > .view-line').evaluateAll((els) => els
      .map((e) => [parseFloat(e.style.top), e.textContent]).sort((a, b) => a[0] - b[0]).map((x) => x[1]));
    return lines.map(nb);
  }
  /** Screen box of the nth drawn occurrence of text in the active editor, its computed colour, and the number of its line. */
  async boxOf(text, nth = 0) {
    const box = await this.editor.evaluate((root, { text, nth }) => {
      const lines = [...root.querySelectorAll('.view-lines > .view-line')].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
      for (const line of lines) {
        const nodes = []; let s = '';
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let n; (n = walk.nextNode());) { nodes.push([n, s.length]); s += n.data.replaceAll('\u00a0', ' '); }
        let from = 0, i;
        while ((i = s.indexOf(text, from)) >= 0) {
          if (nth-- === 0) {
            const where = (off, end) => { for (const [n, st] of nodes) if (end ? off <= st + n.data.length && off > st : off < st + n.data.length && off >= st) return [n, off - st]; };
            const r = document.createRange(); r.setStart(...where(i, false)); r.setEnd(...where(i + text.length, true));
            const b = r.getBoundingClientRect(); const el = where(i, false)[0].parentElement;
            const top = line.getBoundingClientRect().top;
            const number = [...root.querySelectorAll('.line-numbers')].find((it) => Math.abs(it.getBoundingClientRect().top - top) < 2);
            return { x: b.x, y: b.y, width: b.width, height: b.height, colour: getComputedStyle(el).color, cls: el.className, line: Number(number?.textContent) };
          }
          from = i + 1;
        }
      }
      return null;
    }, { text, nth });
    return box;
  }
  /** Moves the mouse over drawn text and gives the hover's text and HTML. */
  async hover(text, { nth = 0, contains = '' } = {}) {
    return until(`hover on "${text}"${contains && ` with "${contains}"`}`, async () => {
      const b = await this.boxOf(text, nth);
      if (!b) throw new Error('text is not drawn');
      await this.page.mouse.move(2, 2); // off every hover, so that an earlier one does not stay under the mouse
      await this.key('Escape');
      await this.page.locator('.monaco-resizable-hover:visible').waitFor({ state: 'hidden', timeout: 3000 });
      await this.page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 });
      const h = this.page.locator('.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover:visible .monaco-hover').first();
      await h.waitFor({ state: 'visible', timeout: 3000 });
      for (let i = 0; i < 20; i++) {
        const t = nb(await h.innerText());
        if (t.trim() && !/^Loading/.test(t.trim()) && t.includes(contains)) return { text: t, html: await h.innerHTML() };
        await sleep(150);
      }
      throw new Error('hover shows: ' + nb(await h.innerText()));
    }, 30000, 200);
  }
  /** Clicks a link in the hover that is showing. */
  async clickInHover(text) { await this.page.locator('.monaco-hover a', { hasText: text }).first().click(); }
  /** Number of squiggles by severity in the active editor. */
  async squiggles() {
    return this.editor.evaluate((root) => Object.fromEntries(['error', 'warning', 'info', 'hint'].map((k) => [k, root.querySelectorAll(`.squiggly-${k}`).length])));
  }
  /** Texts of the Problems view rows (opens the view). */
  async problems() {
    await this.command('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').first().waitFor();
    return (await this.page.locator('.markers-panel .monaco-list-row').allInnerTexts()).map((t) => nb(t).replaceAll('\n', ' '));
  }
  async codeLenses() { return (await this.editor.locator('.codelens-decoration').allInnerTexts()).map(nb).filter((t) => t.trim()); }
  async clickCodeLens(text) { await this.editor.locator('.codelens-decoration a', { hasText: text }).first().click(); }
  async notifications() { return (await this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts()).map(nb); }
  async statusBar() { return (await this.page.locator('.part.statusbar .statusbar-item').allInnerTexts()).map(nb).filter((t) => t.trim()); }

  // ---- asking for things
  /** Puts the cursor inside drawn text with a click; again where a lens or a hint moved the text away from under the mouse. */
  async clickText(text, nth = 0) {
    await until(`the cursor in "${text}"`, async () => {
      const b = await this.boxOf(text, nth);
      if (!b) return false;
      await this.page.mouse.click(b.x + Math.min(b.width / 2, b.width - 2), b.y + b.height / 2);
      await until(`the cursor in line ${b.line}`, async () => (await this.cursor())?.line === b.line, 2000, 30);
      const now = await this.boxOf(text, nth);
      return now && now.x === b.x && now.y === b.y;
    });
  }
  /** F12 on drawn text, and the wait for the tab it leads to; the cursor arrives there after the tab. */
  async goToDefinition(text, tab) {
    await this.clickText(text);
    await this.key('F12');
    await until(`tab ${tab}`, async () => (await this.activeTab()) === tab);
  }
  /** Opens the quick-fix menu at drawn text once it has the title; gives all titles. choose() takes one by (part of) its title. */
  async quickFixes(text, title) {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    return until(`the quick fix ${title}`, async () => { // a menu that opens before an answer is there stays as it is
      await this.key('Escape');
      await this.clickText(text);
      await this.key('Control+.');
      await rows.filter({ hasText: title }).first().waitFor({ timeout: 4000 });
      return (await rows.allInnerTexts()).map(nb);
    }, 60000);
  }
  async choose(title) { await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click(); }
  /** Takes the suggestion whose row matches, after Ctrl+Space; gives all rows. */
  async suggestion(words) {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    return until(`the suggestion ${words}`, async () => { // a list that opens before an answer is there may stay as it is
      await this.key('Escape');
      await this.key('Control+Space');
      await rows.filter({ hasText: words }).first().waitFor({ timeout: 5000 });
      const all = (await rows.allInnerTexts()).map((t) => nb(t).replaceAll('\n', ' '));
      await rows.filter({ hasText: words }).first().click({ timeout: 5000 });
      return all;
    }, 60000);
  }
  /** Go to Symbol in Editor: its rows, once each of these texts is in one. */
  async symbols(texts) {
    await this.quickInput('Control+Shift+o', '@');
    const all = await until(`symbols with ${texts}`, async () => {
      const rows = await this.quickRows();
      return texts.every((text) => rows.some((row) => row.includes(text))) && rows;
    });
    await this.key('Escape');
    await this.intoEditor();
    return all;
  }
  /** Selects drawn text by the keyboard and types over it. */
  async replace(text, by) {
    const at = await until(`"${text}" in the draft`, () => this.placeOf(text));
    await this.goTo(at.line, at.column);
    for (let n = 0; n < [...text].length; n += 1) await this.key('Shift+ArrowRight');
    await this.type(by);
  }
  /** Line and column of drawn text, both from 1, as long as no inlay hint stands before it. */
  async placeOf(text) {
    const lines = await this.editor.locator('.view-lines > .view-line').evaluateAll((els) => els
      .map((e) => [parseFloat(e.style.top), e.textContent]).sort((a, b) => a[0] - b[0]).map((x) => x[1].replaceAll('\u00a0', ' ')));
    const numbers = await this.editor.locator('.line-numbers').evaluateAll((els) => els
      .map((e) => [e.getBoundingClientRect().top, Number(e.textContent)]).sort((a, b) => a[0] - b[0]).map((x) => x[1]));
    const at = lines.findIndex((line) => line.includes(text));
    return at >= 0 && { line: numbers[at], column: lines[at].indexOf(text) + 1 };
  }
  /** Hides the side bar and the panel, where they are shown. */
  async onlyEditors() {
    for (const [key, part] of [['Control+b', 'sidebar'], ['Control+j', 'panel']]) {
      const shown = this.page.locator(`.part.${part}`).first();
      if (await shown.isVisible()) {
        await this.key(key);
        await shown.waitFor({ state: 'hidden' });
      }
    }
  }
  /** Light or dark, as the system says it: the quiet settings have the editor follow. */
  async scheme(colorScheme) {
    await this.page.emulateMedia({ colorScheme });
    await this.page.locator(colorScheme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs').first().waitFor();
  }
  async dirty() { return this.page.evaluate(() => !!document.querySelector('.editor-group-container.active .tab.active.dirty')); }
  /** Saves, and waits until the tab is no longer marked as changed: the file is on disk then. */
  async save() {
    await this.key('Control+s');
    await until('the save', async () => !(await this.dirty()));
  }
  readFile(rel) { return readFileSync(join(this.server.folder, rel), 'utf8'); }
  async close() { await this.page.context().close(); }
}
