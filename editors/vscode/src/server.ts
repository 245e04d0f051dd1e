// Which copydesk program to start, and whether it will do.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';

import * as vscode from 'vscode';

export type Server = { command: string; version: string } | { fault: string };

/** The oldest server that this extension works with. */
export const OLDEST = '0.1.0';

const PROGRAM = process.platform === 'win32' ? 'copydesk.exe' : 'copydesk';

/** The program that the settings name, else the one shipped in the extension, else the one on the PATH. */
export async function findServer(extension: vscode.Uri, configured: string): Promise<Server> {
  const command = configured === '' ? await shippedOrInstalled(extension) : expandHome(configured);
  if (command === undefined) {
    return { fault: 'the program was not found. Install it with “cargo install copydesk”, or set its path.' };
  }
  if (!(await isProgram(command))) {
    return { fault: `${command} is no program that may be run. Set the path of another, or none for the one in the extension.` };
  }
  return askVersion(command);
}

async function shippedOrInstalled(extension: vscode.Uri): Promise<string | undefined> {
  const shipped = vscode.Uri.joinPath(extension, 'server', PROGRAM).fsPath;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  // An editor that was started from a desktop often lacks cargo's folder on its PATH.
  const cargo = path.join(process.env.CARGO_HOME ?? expandHome('~/.cargo'), 'bin');
  for (const command of [shipped, ...[...folders, cargo].map((folder) => path.join(folder, PROGRAM))]) {
    if (await isProgram(command)) {
      return command;
    }
  }
  return undefined;
}

async function askVersion(command: string): Promise<Server> {
  let answer: string;
  try {
    answer = (await promisify(execFile)(command, ['--version'], { timeout: 10_000 })).stdout;
  } catch (error) {
    return { fault: `${command} does not run: ${(await isForeign(command, error)) ? FOREIGN : reason(error)}` };
  }
  const version = /^copydesk (\d+\.\d+\.\d+)/.exec(answer)?.[1];
  if (version === undefined) {
    return { fault: `${command} is not copydesk: asked for its version it says “${answer.trim().slice(0, 80)}”.` };
  }
  if (isOlder(version, OLDEST)) {
    return { fault: `${command} is version ${version}; this extension needs ${OLDEST} or newer. Update it, or set the path of another.` };
  }
  return { command, version };
}

const FOREIGN = 'it is made for another kind of machine.';

/** Where the system cannot run a program it has a shell try it as a script, which then fails on the program's first bytes. */
async function isForeign(command: string, error: unknown): Promise<boolean> {
  const { code } = error as { code?: string | number };
  if (code !== 2 && code !== 126 && code !== 127) {
    return false;
  }
  const file = await open(command, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return ['\x7fELF', '\xcf\xfa\xed\xfe', 'MZ'].some((magic) => buffer.toString('latin1').startsWith(magic));
  } finally {
    await file.close();
  }
}

/** Why a program failed, in words that say what to do where that is known. */
export function reason(error: unknown): string {
  const { code, signal, stderr } = error as { code?: string | number; signal?: string; stderr?: string };
  if (code === 'ENOEXEC' || code === 'UNKNOWN' || /exec format error/i.test(stderr ?? '')) {
    return FOREIGN;
  }
  if (code === 'EACCES') {
    return 'it may not be run by this user.';
  }
  if (signal) {
    return `it was ended by ${signal}.`;
  }
  const said = (stderr ?? '').trim().split('\n')[0];
  return said || (error instanceof Error ? error.message.split('\n')[0] : String(error));
}

export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((it) => it.split('.').map(Number));
  const differing = left.findIndex((part, at) => part !== right[at]);
  return differing >= 0 && left[differing] < right[differing];
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
