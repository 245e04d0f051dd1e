// Starts the copydesk language server and shows what it knows. All that is checked is checked by the server.

import * as vscode from 'vscode';

import { clicks, register } from './commands';
import { Service } from './service';
import { SheetView } from './sheet/view';
import { Status } from './status';

let service: Service | undefined;

/** Gives other extensions, and tests, the state of the server. */
export async function activate(context: vscode.ExtensionContext): Promise<Pick<Service, 'state' | 'detail'>> {
  const running = new Service(context.extensionUri);
  service = running;
  const sheet = new SheetView(context.extensionUri, running);
  running.clicks = clicks(running, sheet);
  context.subscriptions.push(
    running,
    sheet,
    new Status(running),
    ...register(running, sheet),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('copydesk.server')) {
        void running.restart();
      }
    }),
    // A path that the workspace names counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (vscode.workspace.getConfiguration('copydesk').inspect('server.path')?.workspaceValue !== undefined) {
        void running.restart();
      }
    }),
  );
  // Not waited for: a server that is slow to start must not keep commands and status bar from being there.
  void running.restart();
  return running;
}

export async function deactivate(): Promise<void> {
  await service?.stop();
}
