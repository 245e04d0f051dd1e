// Makes a .vsix for one platform, with the server inside.
//
//   node scripts/package.mjs --server PATH [--target linux-x64] [--out copydesk.vsix]
//
// Without --target the platform is this machine's. Without --server the extension goes without one and uses the program that is
// installed; such a .vsix runs everywhere.

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    target: { type: 'string', default: `${process.platform}-${process.arch}` },
    out: { type: 'string', default: 'copydesk.vsix' },
  },
});

function run(program, ...args) {
  const { status, error } = spawnSync(program, args, { cwd: folder('.'), stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
  }
}

rmSync(folder('server'), { recursive: true, force: true });
if (values.server !== undefined) {
  const program = folder(`server/copydesk${values.target.startsWith('win32') ? '.exe' : ''}`);
  mkdirSync(folder('server'), { recursive: true });
  copyFileSync(values.server, program);
  chmodSync(program, 0o755);
}
run(process.execPath, folder('scripts/build.mjs'));
const target = values.server === undefined ? [] : ['--target', values.target];
const vsce = folder('node_modules/@vscode/vsce/vsce');
run(process.execPath, vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', ...target, '-o', values.out);
console.log(`${values.out}: ${(statSync(values.out).size / 1e6).toFixed(1)} MB`);
