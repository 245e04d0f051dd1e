// What the tests in the extension host share. They have the whole vscode API, as extensions do.

const vscode = require('vscode');

/** Polls until something is there. */
async function until(what, find, timeout = 30000) {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await find();
    if (found) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The extension's API, once it is active. */
async function service() {
  const extension = vscode.extensions.getExtension('copydesk.copydesk');
  return extension.activate();
}

function codes(document) {
  const found = vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === 'copydesk');
  return found.map((it) => it.code?.value ?? it.code).sort();
}

/** The rules of the findings of a document, once there are so many. */
function findings(document, count) {
  return until(`${count} findings in ${document.uri}, not ${codes(document)}`, () => codes(document).length === count && codes(document));
}

/** Opens a document by what vscode.workspace.openTextDocument takes, and shows it: findings are asked for what is in sight. */
async function shown(what) {
  const document = await vscode.workspace.openTextDocument(what);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Shows a document of the first folder. */
function opened(...path) {
  return shown(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, ...path));
}

async function hover(document, text) {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap((it) => it.contents).map((it) => it.value ?? it).join('\n');
}

/** Runs tests one after another; fails when one does. */
function run(tests) {
  return async () => {
    let failed = 0;
    for (const [name, test] of Object.entries(tests)) {
      try {
        await test();
        console.log(`ok - ${name}`);
      } catch (error) {
        failed += 1;
        console.log(`not ok - ${name}: ${error.stack}`);
      }
    }
    if (failed > 0) {
      throw new Error(`${failed} failed`);
    }
  };
}

module.exports = { codes, findings, hover, opened, run, service, shown, until };
