// Bundles the extension and the page of the fact sheet into dist/, and brings the schemas of the repository along.
//
//   node scripts/build.mjs [--sources]     --sources: with maps, not minified, for a debugger

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const here = new URL('../', import.meta.url);
const folder = (name) => fileURLToPath(new URL(name, here));
const readable = process.argv.includes('--sources');
const options = { bundle: true, minify: !readable, sourcemap: readable, legalComments: 'none', logLevel: 'warning' };

rmSync(folder('dist'), { recursive: true, force: true });
await build({
  ...options,
  entryPoints: [folder('src/extension.ts')],
  outfile: folder('dist/extension.js'),
  external: ['vscode'],
  format: 'cjs',
  platform: 'node',
  target: 'node20',
});
await build({
  ...options,
  entryPoints: [folder('src/sheet/page.ts')],
  outfile: folder('dist/sheet.js'),
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
});

// COPYDESK_SCHEMAS names their folder where the extension is built outside the repository.
const schemas = process.env.COPYDESK_SCHEMAS ?? folder('../../docs/schema');
if (existsSync(schemas)) {
  mkdirSync(folder('dist/schemas'), { recursive: true });
  for (const name of readdirSync(schemas).filter((it) => it.endsWith('.json'))) {
    cpSync(`${schemas}/${name}`, folder(`dist/schemas/${name}`));
  }
}
