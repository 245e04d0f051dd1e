// Starts the copydesk language server and tells when it cannot. All that is checked is checked by the server.

import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

import { findServer } from './server';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('copydesk.restart', () => restart(context)),
    vscode.commands.registerCommand('copydesk.showOutput', () => client?.outputChannel.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('copydesk.server')) {
        void restart(context);
      }
    }),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(context: vscode.ExtensionContext): Promise<void> {
  await stop();
  await start(context);
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  // A server that crashed is no longer there to be stopped.
  await stopping?.dispose().catch(() => undefined);
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration('copydesk');
  const server = await findServer(context.extensionUri, settings.get<string>('server.path', ''));
  if ('fault' in server) {
    await sayMissing(server.fault);
    return;
  }
  const run = {
    command: server.command,
    args: ['lsp', ...settings.get<string[]>('server.args', [])],
    transport: TransportKind.stdio,
  };
  client = new LanguageClient('copydesk', 'copydesk', run satisfies ServerOptions, clientOptions());
  try {
    await client.start();
  } catch (error) {
    await sayMissing(`${server.command} does not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function clientOptions(): LanguageClientOptions {
  const drafts = ['plaintext', 'markdown', 'html'].map((language) => ({ language }));
  const models = [
    { language: 'json', pattern: '**/.copydesk/**/*.json' },
    { language: 'jsonl', pattern: '**/.copydesk/**/*.jsonl' },
  ];
  return {
    // No scheme is named, so unsaved and virtual documents are drafts as well.
    documentSelector: [...drafts, ...models],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/.copydesk/**') },
  };
}

async function sayMissing(fault: string): Promise<void> {
  const openSettings = 'Open Settings';
  const chosen = await vscode.window.showErrorMessage(
    `copydesk: ${fault}. Install it with “cargo install copydesk”, or set the path of the program.`,
    openSettings,
  );
  if (chosen === openSettings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'copydesk.server.path');
  }
}
