// The status bar: how many findings the draft has, and whether the server runs.

import * as vscode from 'vscode';

import { isDraft } from './drafts';
import type { Service } from './service';

interface Look {
  text: string;
  tooltip: string;
  background?: string;
}

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('copydesk.status', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly service: Service) {
    this.item.name = 'copydesk';
    this.item.command = 'copydesk.menu';
    const update = () => this.update();
    this.subscriptions = [
      this.item,
      service.onDidChangeState(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.languages.onDidChangeDiagnostics((change) => {
        const active = vscode.window.activeTextEditor?.document.uri.toString();
        if (change.uris.some((uri) => uri.toString() === active)) {
          update();
        }
      }),
    ];
    update();
  }

  dispose(): void {
    this.subscriptions.forEach((it) => it.dispose());
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const running = this.service.state === 'running';
    // Where nothing is checked nothing needs to be said, unless something is wrong.
    if (running && (document === undefined || !isDraft(document))) {
      this.item.hide();
      return;
    }
    const { text, tooltip, background } = running && document ? counted(document) : this.unready();
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `copydesk: ${tooltip}` };
    this.item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    this.item.show();
  }

  private unready(): Look {
    switch (this.service.state) {
      case 'starting':
        return { text: '$(loading~spin) copydesk', tooltip: 'The server starts.' };
      case 'waiting':
        return { text: '$(sync~spin) copydesk', tooltip: this.service.detail, background: 'statusBarItem.warningBackground' };
      default:
        return {
          text: '$(error) copydesk',
          tooltip: this.service.detail || 'The server is stopped.',
          background: 'statusBarItem.errorBackground',
        };
    }
  }
}

function counted(document: vscode.TextDocument): Look {
  const findings = vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === 'copydesk');
  const words: [vscode.DiagnosticSeverity, string][] = [
    [vscode.DiagnosticSeverity.Error, 'error'],
    [vscode.DiagnosticSeverity.Warning, 'warning'],
    [vscode.DiagnosticSeverity.Information, 'remark'],
    [vscode.DiagnosticSeverity.Hint, 'hint'],
  ];
  const parts = words.flatMap(([severity, word]) => {
    const count = findings.filter((it) => it.severity === severity).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  });
  return findings.length === 0
    ? { text: '$(pass) copydesk', tooltip: 'Nothing found in this draft.' }
    : { text: `$(checklist) copydesk ${findings.length}`, tooltip: `${parts.join(', ')} in this draft.` };
}
