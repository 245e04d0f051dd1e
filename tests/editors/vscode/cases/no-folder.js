// No folder is open: an untitled draft is checked all the same.

const assert = require('node:assert');
const vscode = require('vscode');

const { findings, run, service, shown, until } = require('./lib');

exports.run = run({
  async 'no folder is open'() {
    assert.strictEqual(vscode.workspace.workspaceFolders, undefined);
  },
  async 'an untitled draft starts the server and is checked'() {
    const draft = await shown({ language: 'markdown', content: 'Fares rise from €8 to €10, a gain of 20%.\n' });
    const it = await service();
    await until('the server', () => it.state === 'running');
    await findings(draft, 1);
  },
});
