// A folder is open: what the API shows of a draft, where drafts may lie, and servers that are missing, foreign, old or crash.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const vscode = require('vscode');

const { codes, findings, hover, opened, run, service, shown, until } = require('./lib');

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-programs-'));
const SHARES = 'Fares rise from €8 to €10, a gain of 20%.\n';

/** A program for the setting: a shell script, or bytes. */
function program(name, content) {
  const file = path.join(place, name);
  fs.writeFileSync(file, content, { mode: 0o755 });
  return file;
}

function use(file) {
  return vscode.workspace.getConfiguration('copydesk').update('server.path', file, vscode.ConfigurationTarget.Workspace);
}

/** Sets the program and waits for what becomes of it. */
async function becomes(file, state, detail) {
  const it = await service();
  await use(file);
  await until(`${state} with ${detail}, not ${it.state} with ${it.detail}`, () => it.state === state && detail.test(it.detail), 60000);
}

exports.run = run({
  async 'the server in the extension starts'() {
    const it = await service();
    await until('the server', () => it.state === 'running');
  },
  async 'a draft has findings, hovers, definitions, colours and mends'() {
    const draft = await opened('ferries.md');
    assert.deepStrictEqual(await findings(draft, 4), ['arithmetic-error', 'bound-differs', 'misspelt-name', 'weekday-mismatch']);
    assert.match(await hover(draft, '€12 million'), /up to €12 million/);
    const at = draft.positionAt(draft.getText().indexOf('Halden') + 1);
    const [target] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', draft.uri, at);
    assert.match((target.uri ?? target.targetUri).path, /harbour\.json$/);
    const tokens = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', draft.uri);
    assert.ok(tokens.data.length >= 50);
    const words = draft.positionAt(draft.getText().indexOf('€12 million') + 1);
    const kind = vscode.CodeActionKind.QuickFix.value;
    // While the window starts, other extensions still announce theirs, and VS Code then drops what it had asked for.
    const mend = await until('the mend', async () => {
      const range = new vscode.Range(words, words);
      const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', draft.uri, range, kind);
      return actions.find((it) => it.title.includes('up to €12 million'));
    });
    assert.ok(await vscode.workspace.applyEdit(mend.edit));
    await findings(draft, 3);
  },
  async 'an untitled draft is checked'() {
    const draft = await shown({ language: 'plaintext', content: SHARES });
    assert.strictEqual(draft.uri.scheme, 'untitled');
    await findings(draft, 1);
  },
  async 'a draft on a virtual file system is checked'() {
    const files = new Map([['/far.md', Buffer.from(SHARES)]]);
    const stat = (uri) => ({ type: files.has(uri.path) ? 1 : 2, ctime: 0, mtime: 0, size: files.get(uri.path)?.length ?? 0 });
    const provider = {
      onDidChangeFile: () => ({ dispose() {} }), watch: () => ({ dispose() {} }), stat, readDirectory: () => [],
      readFile: (uri) => files.get(uri.path), writeFile() {}, delete() {}, rename() {}, createDirectory() {},
    };
    const registered = vscode.workspace.registerFileSystemProvider('vscode-vfs', provider);
    await findings(await shown(vscode.Uri.parse('vscode-vfs://far/far.md')), 1);
    registered.dispose();
  },
  async 'another view of a draft is not checked twice'() {
    const registered = vscode.workspace.registerTextDocumentContentProvider('git', { provideTextDocumentContent: () => SHARES });
    const view = await shown(vscode.Uri.parse('git:/old.md'));
    // A draft that is opened after it is answered after it.
    await findings(await shown({ language: 'markdown', content: SHARES }), 1);
    assert.deepStrictEqual(codes(view), []);
    registered.dispose();
  },
  async 'a model file that is broken has a finding, and its drafts stay checked'() {
    const model = await opened('.copydesk', 'harbour.json');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(model.uri, model.positionAt(model.getText().indexOf('"contract_with"') + 1), 'no_');
    await vscode.workspace.applyEdit(edit);
    await until('the finding in the model', () => codes(model).includes('model-unknown-id'));
    await vscode.commands.executeCommand('undo');
    await until('its end', () => codes(model).length === 0);
  },
  async 'no such program'() {
    await becomes(path.join(place, 'none'), 'stopped', /is no program that may be run/);
  },
  async 'a program that is something else'() {
    await becomes(program('other', '#!/bin/sh\necho hello\n'), 'stopped', /is not copydesk: asked for its version it says “hello”/);
  },
  async 'an old server under a new extension'() {
    await becomes(program('old', '#!/bin/sh\necho copydesk 0.0.9\n'), 'stopped', /is version 0\.0\.9; this extension needs/);
  },
  async 'a program for another machine'() {
    const alien = Buffer.alloc(4096);
    alien.write('\x7fELF\x02\x01\x01', 0, 'latin1');
    alien.writeUInt16LE(2, 16);
    alien.writeUInt16LE(0x1234, 18);
    await becomes(program('alien', alien), 'stopped', /made for another kind of machine/);
  },
  async 'a program that fails at once'() {
    await becomes(program('broken', '#!/bin/sh\necho no library >&2\nexit 3\n'), 'stopped', /does not run: no library/);
  },
  async 'a server that crashes at start is tried with pauses, then given up'() {
    const starts = path.join(place, 'starts');
    const crash = `#!/bin/sh\n[ "$1" = --version ] && { echo copydesk 9.9.9; exit; }\necho >> ${starts}\nexit 1\n`;
    await becomes(program('crashing', crash), 'stopped', /ended 5 times in a row. Your text is safe/);
    assert.strictEqual(fs.readFileSync(starts, 'utf8').split('\n').length - 1, 5);
  },
  async 'a server that is killed comes back, one that is restarted too, and unsaved text is checked'() {
    const pid = path.join(place, 'pid');
    const shipped = path.join(vscode.extensions.getExtension('copydesk.copydesk').extensionPath, 'server', 'copydesk');
    await becomes(program('watched', `#!/bin/sh\necho $$ > ${pid}\nexec ${shipped} "$@"\n`), 'running', /./);
    const draft = await shown({ language: 'markdown', content: SHARES });
    await findings(draft, 1);
    process.kill(Number(fs.readFileSync(pid, 'utf8')), 'SIGKILL');
    const it = await service();
    await until('the pause', () => it.state !== 'running');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(draft.uri, new vscode.Position(1, 0), 'Fees rise from €4 to €5, a gain of 20%.\n');
    await vscode.workspace.applyEdit(edit);
    await until('the server again', () => it.state === 'running');
    await findings(draft, 2);
    const before = fs.readFileSync(pid, 'utf8');
    await vscode.commands.executeCommand('copydesk.restart');
    await until('another server', () => fs.readFileSync(pid, 'utf8') !== before && it.state === 'running');
    await findings(draft, 2);
  },
  async 'the server in the extension is used again when the setting goes'() {
    await becomes(undefined, 'running', /./);
    fs.rmSync(place, { recursive: true, force: true });
  },
});
