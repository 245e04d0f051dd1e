// The commands of the palette and of the status bar.

import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

import * as vscode from 'vscode';

import { isDraft } from './drafts';
import type { Clicks, Service } from './service';
import { reason } from './server';
import type { Location } from './sheet/data';
import { COMMAND as FACT_SHEET, type SheetView } from './sheet/view';

/** The kind of the actions that write what a draft says into a model file. */
const CAPTURE = 'refactor.capture.copydesk';
/** So many of them get their edit at once; under one cursor there are three or four. */
const OFFERED = 10;
const WHERE_USED = 'copydesk.whereUsed';
const IN_FORCE = 'copydesk-in-force';

export function register(service: Service, sheet: SheetView): vscode.Disposable[] {
  const inForce = new InForce(service);
  const commands: Record<string, () => unknown> = {
    'copydesk.menu': menu,
    'copydesk.openFactSheet': () => sheet.open(),
    'copydesk.checkWorkspace': () => checkWorkspace(service),
    'copydesk.findUses': findUses,
    'copydesk.addToModel': addToModel,
    'copydesk.showInForce': () => inForce.show(),
    'copydesk.restart': () => service.restart(),
    'copydesk.stop': () => service.stop(),
    'copydesk.showOutput': () => service.output.show(),
    'copydesk.openWalkthrough': () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', 'copydesk.copydesk#copydesk.start', false),
  };
  return [
    inForce,
    vscode.workspace.registerTextDocumentContentProvider(IN_FORCE, inForce),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  ];
}

/** What clicks on the server's lenses do: over a headline, and over a record of a model file. */
export function clicks(service: Service, sheet: SheetView): Clicks {
  return {
    [FACT_SHEET]: () => sheet.open(),
    [WHERE_USED]: (subject) => showUses(service, subject),
  };
}

/** The places of drafts that state a fact or name an entity, in a peek window at the cursor. */
async function showUses(service: Service, subject: unknown): Promise<void> {
  const uses = (await service.execute<Location[]>(WHERE_USED, subject)) ?? [];
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || uses.length === 0) {
    void vscode.window.showInformationMessage('copydesk: no draft of this workspace uses it.');
    return;
  }
  const locations = uses.map(({ uri, range: { start, end } }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    return new vscode.Location(vscode.Uri.parse(uri), range);
  });
  const { document, selection } = editor;
  await vscode.commands.executeCommand('editor.action.peekLocations', document.uri, selection.active, locations, 'peek');
}

/** What a click on the status bar offers. */
async function menu(): Promise<void> {
  const items: (vscode.QuickPickItem & { command: string })[] = [
    { label: '$(checklist) Problems', command: 'workbench.actions.view.problems' },
    { label: '$(book) Fact sheet', description: 'every figure and name of this draft', command: 'copydesk.openFactSheet' },
    { label: '$(search) Check the workspace', command: 'copydesk.checkWorkspace' },
    { label: '$(info) Show what is in force', command: 'copydesk.showInForce' },
    { label: '$(output) Show output', command: 'copydesk.showOutput' },
    { label: '$(debug-restart) Restart the server', command: 'copydesk.restart' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'copydesk' });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}

/** Has the server read everything anew where it can, and shows what it finds. */
async function checkWorkspace(service: Service): Promise<void> {
  const location = { location: vscode.ProgressLocation.Window, title: 'copydesk: checking the workspace' };
  await vscode.window.withProgress(location, async () => {
    if (service.offers('copydesk.recheck')) {
      await service.execute('copydesk.recheck', {});
    } else {
      await service.restart();
    }
  });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Every place that states the fact, or names the entity, under the cursor. */
async function findUses(): Promise<void> {
  if (vscode.window.activeTextEditor === undefined) {
    void vscode.window.showInformationMessage('copydesk: put the cursor on a figure or a name first.');
    return;
  }
  await vscode.commands.executeCommand('editor.action.goToReferences');
}

/** The additions to the model that the server offers under the cursor. */
async function addToModel(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isDraft(editor.document)) {
    void vscode.window.showInformationMessage('copydesk: put the cursor on a figure or a name of a draft first.');
    return;
  }
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
    CAPTURE,
    OFFERED,
  );
  const additions = actions.filter((it) => it.edit !== undefined);
  if (additions.length === 0) {
    void vscode.window.showInformationMessage('copydesk: there is nothing to add to the model here.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    additions.map((action) => ({ label: action.title, action })),
    { title: 'Add to the model' },
  );
  if (chosen?.action.edit !== undefined) {
    await vscode.workspace.applyEdit(chosen.action.edit);
  }
}

/** A page that tells which program, models and settings are in force for the active draft. */
class InForce implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly service: Service) {}

  dispose(): void {
    this.changed.dispose();
  }

  async show(): Promise<void> {
    const draft = vscode.window.activeTextEditor?.document;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const place = draft?.uri.scheme === 'file' && isDraft(draft) ? draft.uri : folder;
    const uri = vscode.Uri.from({ scheme: IN_FORCE, path: '/copydesk in force.log', query: place?.fsPath ?? '' });
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { command, state, detail } = this.service;
    const settings = JSON.stringify(vscode.workspace.getConfiguration('copydesk'), undefined, 2);
    const lines = [
      `server:   ${state}${detail === '' ? '' : ` (${detail})`}`,
      `program:  ${command ?? 'none'}`,
      '',
      command === undefined ? '' : await doctor(command, uri.query),
      `settings of the editor: ${settings}`,
      '',
    ];
    return lines.join('\n');
  }
}

/** What `copydesk doctor` says of a place; a program that does not know that subcommand says so itself. */
async function doctor(command: string, place: string): Promise<string> {
  const cwd = place === '' ? undefined : path.dirname(place);
  try {
    return (await promisify(execFile)(command, place === '' ? ['doctor'] : ['doctor', place], { cwd, timeout: 10_000 })).stdout;
  } catch (error) {
    // Where something is wrong it says so on its output, and by its exit code.
    const said = (error as { stdout?: string }).stdout;
    return said || `copydesk doctor: ${reason(error)}\n`;
  }
}
