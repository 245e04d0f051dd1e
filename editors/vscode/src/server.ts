// Which copydesk program to start.

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import * as path from 'node:path';

import * as vscode from 'vscode';

export type Server = { command: string } | { fault: string };

const PROGRAM = process.platform === 'win32' ? 'copydesk.exe' : 'copydesk';

/** The program that the settings name, else the one shipped in the extension, else the one on the PATH. */
export async function findServer(extension: vscode.Uri, configured: string): Promise<Server> {
  if (configured !== '') {
    const command = expandHome(configured);
    return (await isProgram(command)) ? { command } : { fault: `${command} is no program that may be run` };
  }
  const shipped = vscode.Uri.joinPath(extension, 'server', PROGRAM).fsPath;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const cargo = path.join(process.env.CARGO_HOME ?? expandHome('~/.cargo'), 'bin');
  // An editor that was started from a desktop often lacks cargo's folder on its PATH.
  const candidates = [shipped, ...[...folders, cargo].map((folder) => path.join(folder, PROGRAM))];
  for (const command of candidates) {
    if (await isProgram(command)) {
      return { command };
    }
  }
  return { fault: 'the program copydesk was not found' };
}

function expandHome(file: string): string {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '';
  return file.startsWith('~/') ? path.join(home, file.slice(2)) : file;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
