// The running server: started, stopped, and started again when it ends by itself.
//
// The client library would restart a server too, at once and five times. Here every end, at start or later, takes one way: a pause
// that doubles, and one message once it is plain that pauses do not help. Nothing is lost meanwhile: texts stay in the editor, and a
// new server is told of them anew.

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State as ClientState,
  TransportKind,
  type LanguageClientOptions,
  type StaticFeature,
} from 'vscode-languageclient/node';

import { selector } from './drafts';
import { findServer } from './server';

export type State = 'starting' | 'running' | 'waiting' | 'stopped';

/** What a click on one of the server's lenses does here: the server itself would only answer, and nothing would be seen. */
export type Clicks = Record<string, (argument: unknown) => unknown>;

/** VS Code shows findings in its hovers by itself, so the server leaves them out of its own. */
const FINDINGS_IN_HOVER: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, findingsInHover: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** A client that leaves messages to the service: the library's own would pop up at every start that fails. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** So many ends in a row are too many; a server that ran this long before was well. */
const TRIES = 5;
const WELL_AFTER = 60_000;
const FIRST_PAUSE = 500;

export class Service implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('copydesk', { log: true });
  state: State = 'stopped';
  /** What is wrong where the server does not run; the version where it does. */
  detail = '';
  /** The program that was started last. */
  command: string | undefined;

  /** Set before the first start. */
  clicks: Clicks = {};

  private readonly changed = new vscode.EventEmitter<State>();
  readonly onDidChangeState = this.changed.event;

  private client: LanguageClient | undefined;
  private ends = 0;
  private startedAt = 0;
  private retry: NodeJS.Timeout | undefined;
  /** Starts follow one another, so that two restarts at once do not leave two servers. */
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly extension: vscode.Uri) {}

  /** Starts the server, or ends it and starts it anew, with settings read again. */
  restart(): Promise<void> {
    this.ends = 0;
    return this.enqueue(() => this.startAnew());
  }

  stop(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      this.enter('stopped', '');
    });
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.changed.dispose();
    this.output.dispose();
  }

  /** The commands that the server offers; an older one may lack some. */
  offers(command: string): boolean {
    const commands = this.client?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    return this.state === 'running' && commands.includes(command);
  }

  /** Has the server carry out one of its commands. */
  async execute<T>(command: string, argument: unknown): Promise<T | undefined> {
    if (!this.offers(command) || this.client === undefined) {
      return undefined;
    }
    return this.client.sendRequest<T>('workspace/executeCommand', { command, arguments: [argument] });
  }

  /** A document as the server knows it. */
  uriOf(document: vscode.TextDocument): string {
    return this.client?.code2ProtocolConverter.asUri(document.uri) ?? document.uri.toString();
  }

  private enqueue(job: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(job, job);
    return this.queue;
  }

  private enter(state: State, detail: string): void {
    this.state = state;
    this.detail = detail;
    this.changed.fire(state);
  }

  private async end(): Promise<void> {
    clearTimeout(this.retry);
    const ending = this.client;
    this.client = undefined;
    // A server that crashed is no longer there to be stopped.
    await ending?.dispose().catch(() => undefined);
  }

  private async startAnew(): Promise<void> {
    await this.end();
    this.enter('starting', '');
    const settings = vscode.workspace.getConfiguration('copydesk');
    const server = await findServer(this.extension, settings.get<string>('server.path', ''));
    if ('fault' in server) {
      this.enter('stopped', server.fault);
      this.output.error(server.fault);
      void say(server.fault, 'Open Settings');
      return;
    }
    this.command = server.command;
    const args = ['lsp', ...settings.get<string[]>('server.args', [])];
    const run = { command: server.command, args, transport: TransportKind.stdio };
    const client = new QuietClient('copydesk', 'copydesk', run, this.options());
    client.registerFeature(FINDINGS_IN_HOVER);
    this.client = client;
    this.startedAt = Date.now();
    client.onDidChangeState(({ newState }) => {
      if (newState === ClientState.Running) {
        this.enter('running', server.version);
      } else if (newState === ClientState.Stopped) {
        this.ended(client);
      }
    });
    await client.start().catch(() => this.ended(client));
  }

  /** The server has ended though nobody asked it to. Told twice of the same end, it counts once. */
  private ended(client: LanguageClient): void {
    if (this.client !== client) {
      return;
    }
    this.client = undefined;
    void client.dispose().catch(() => undefined);
    this.ends = Date.now() - this.startedAt > WELL_AFTER ? 1 : this.ends + 1;
    if (this.ends >= TRIES) {
      const fault = `the server ended ${this.ends} times in a row. Your text is safe; it is only not checked.`;
      this.enter('stopped', fault);
      void this.offerRestart(fault);
      return;
    }
    const pause = FIRST_PAUSE * 2 ** (this.ends - 1);
    this.enter('waiting', `The server ended; it is started again in ${pause / 1000} s.`);
    this.output.warn(this.detail);
    this.retry = setTimeout(() => void this.enqueue(() => this.startAnew()), pause);
  }

  private async offerRestart(fault: string): Promise<void> {
    const chosen = await vscode.window.showErrorMessage(`copydesk: ${fault}`, 'Restart', 'Show Output');
    if (chosen === 'Restart') {
      await this.restart();
    } else if (chosen === 'Show Output') {
      this.output.show();
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: selector(),
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: {
        executeCommand: (command, args, next) => (this.clicks[command] ? this.clicks[command](args[0]) : next(command, args)),
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    };
  }
}

async function say(fault: string, button: string): Promise<void> {
  const chosen = await vscode.window.showErrorMessage(`copydesk: ${fault}`, button);
  if (chosen === button) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'copydesk.server.path');
  }
}
