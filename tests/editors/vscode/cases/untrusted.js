// The workspace is not trusted and names a program of its own: that one is not run.

const assert = require('node:assert');
const vscode = require('vscode');

const { findings, opened, run, service, until } = require('./lib');

exports.run = run({
  async 'the workspace is not trusted'() {
    assert.strictEqual(vscode.workspace.isTrusted, false);
  },
  async 'its program is not run, and its draft is checked by the model that lies in it'() {
    const draft = await opened('ferries.md');
    const it = await service();
    await until('the server', () => it.state === 'running');
    await findings(draft, 4);
  },
});
