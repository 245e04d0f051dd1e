// The fact sheet beside the draft: asks the server for it whenever the draft changes, and goes where the page asks.

import { randomBytes } from 'node:crypto';

import * as vscode from 'vscode';

import { isDraft } from '../drafts';
import type { Service } from '../service';
import type { FactSheet, FromPage, Place, ToPage } from './data';

export const COMMAND = 'copydesk.factSheet';

export class SheetView implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private draft: vscode.TextDocument | undefined;
  private asking = false;
  private askAgain = false;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extension: vscode.Uri,
    private readonly service: Service,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer('copydesk.factSheet', this),
      service.onDidChangeState(() => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor?.document)),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === this.draft && change.contentChanges.length > 0) {
          this.refresh();
        }
      }),
      // A model that changed gives the draft other findings, and mostly another sheet.
      vscode.languages.onDidChangeDiagnostics((change) => {
        const shown = this.draft?.uri.toString();
        if (change.uris.some((uri) => uri.toString() === shown)) {
          this.refresh();
        }
      }),
    ];
  }

  dispose(): void {
    this.panel?.dispose();
    this.subscriptions.forEach((it) => it.dispose());
  }

  /** Shows the sheet of the draft in the active editor beside it; the keyboard stays in the draft. */
  open(): void {
    if (this.panel === undefined) {
      const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.take(vscode.window.createWebviewPanel('copydesk.factSheet', 'Fact Sheet', where));
    } else {
      this.panel.reveal(undefined, false);
    }
    this.follow(vscode.window.activeTextEditor?.document);
  }

  /** Takes the panel over that was open when the window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.take(panel);
    this.follow(vscode.window.activeTextEditor?.document ?? vscode.window.visibleTextEditors[0]?.document);
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const resources = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extension, folder));
    panel.webview.options = { enableScripts: true, localResourceRoots: resources };
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.draft = undefined;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => this.answer(message));
    panel.webview.html = this.html(panel.webview);
  }

  private html(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64');
    const [script, style] = [
      ['dist', 'sheet.js'],
      ['media', 'sheet.css'],
    ].map((parts) => webview.asWebviewUri(vscode.Uri.joinPath(this.extension, ...parts)));
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fact Sheet</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="sheet"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
  }

  private follow(document: vscode.TextDocument | undefined): void {
    // Going to the sheet itself, or to a model file, leaves the draft that it shows.
    if (document !== undefined && isDraft(document)) {
      this.draft = document;
      this.refresh();
    }
  }

  /** Asks anew. While one question is under way the next waits, so that fast typing asks no more than is answered. */
  private refresh(): void {
    if (this.panel === undefined) {
      return;
    }
    this.askAgain = true;
    if (!this.asking) {
      this.asking = true;
      void this.ask().finally(() => (this.asking = false));
    }
  }

  private async ask(): Promise<void> {
    while (this.askAgain) {
      this.askAgain = false;
      const message = await this.message();
      await this.panel?.webview.postMessage(message);
    }
  }

  private async message(): Promise<ToPage> {
    if (this.draft === undefined) {
      return { show: 'nothing', why: 'Open a draft to see its figures and names.' };
    }
    if (this.service.state !== 'running') {
      return { show: 'nothing', why: this.service.detail === '' ? 'The server does not run.' : `The server does not run: ${this.service.detail}` };
    }
    if (!this.service.offers(COMMAND)) {
      return { show: 'nothing', why: 'This version of the copydesk program has no fact sheet. Update it.' };
    }
    const uri = this.service.uriOf(this.draft);
    const sheet = await this.service.execute<FactSheet>(COMMAND, { uri }).catch(() => undefined);
    const title = vscode.workspace.asRelativePath(this.draft.uri, false);
    return sheet ? { show: 'sheet', title, sheet } : { show: 'nothing', why: 'The server does not know this draft.' };
  }

  private async answer(message: FromPage): Promise<void> {
    if (message.ask === 'ready') {
      this.refresh();
      return;
    }
    if (message.ask === 'jump' && this.draft !== undefined) {
      await this.show(this.draft.uri, message.place);
    } else if (message.ask === 'open') {
      await this.show(vscode.Uri.parse(message.location.uri), message.location.range);
    }
  }

  /** Goes to a place, in the column of the draft, so that the sheet stays in sight. */
  private async show(uri: vscode.Uri, { start, end }: Place): Promise<void> {
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === this.draft);
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(uri, { selection, viewColumn, preserveFocus: false });
  }
}
