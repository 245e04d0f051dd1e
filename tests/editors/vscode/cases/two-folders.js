// Two folders with two models are open: each draft is judged by the model of its own folder.

const assert = require('node:assert');
const vscode = require('vscode');

const { findings, hover, run, shown } = require('./lib');
const WITHOUT_FOLDERS = require('./without-folders');

async function draftOf(folder) {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[folder].uri, 'draft.md');
  return shown(uri);
}

/** The judgements of the two drafts. */
const judged = run({
  async 'each draft is judged by its own folder'() {
    const [north, south] = [await draftOf(0), await draftOf(1)];
    await findings(north, 0);
    await findings(south, 1);
    assert.match(await hover(north, 'Quay Line'), /a tram in the north/);
    assert.match(await hover(south, 'Quay Line'), /a ferry in the south/);
  },
});

exports.run = async () => {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  if (workspaceFile !== undefined && workspaceFolders.length === 0) {
    throw new Error(WITHOUT_FOLDERS);
  }
  await judged();
};
