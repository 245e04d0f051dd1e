// What is there without asking: squiggles, Problems, the count, colours, hints, lens, outline; and hovers.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from '../driver.mjs';
import { DRAFT, FIGURE, underlined } from './draft.mjs';

export async function findings(w, t) {
  await w.openFile(DRAFT);
  t.check('four findings are underlined', true, await underlined(w, 4, 60000));
  const problems = await until('the Problems', async () => {
    const rows = await w.problems();
    return rows.length >= 4 && rows;
  });
  t.check('Problems has the bound that was lost', problems.some((row) => row.includes('The amount lost its “up to”')), problems[1]);
  t.check('with its rule', problems.some((row) => row.includes('bound-differs')));
}

export async function statusBar(w, t) {
  await w.openFile(DRAFT);
  const item = await until('the count in the status bar', async () => (await w.statusBar()).find((it) => /copydesk 4/.test(it)));
  t.check('the status bar counts them', true, item);
}

/** Names and figures stand out from the text, each kind in its own colour. */
export async function colours(w, t, scheme) {
  await w.scheme(scheme);
  const texts = ['Nordvik Shipping', 'Port of Ostby', 'Mara Lindqvist', 'Skerry Runner', FIGURE];
  const seen = await until(`colours in the ${scheme} theme`, async () => {
    const boxes = await Promise.all(['largest', ...texts].map((text) => w.boxOf(text)));
    const colours = boxes.map((box) => box?.colour);
    return new Set(colours).size === colours.length && colours;
  });
  t.check(`five kinds, five colours in the ${scheme} theme`, true, seen);
}

export async function hints(w, t) {
  const drawn = await until('the hint', async () => (await w.drawnLines()).find((line) => /in February ?February 2026/.test(line)));
  t.check('a hint says which February', true, drawn);
  const autumn = await until('the hint on autumn', async () => (await w.drawnLines()).find((line) => /autumn ?autumn 2026/.test(line)));
  t.check('and which autumn', true, autumn);
}

export async function lens(w, t) {
  const lenses = await until('the lens', async () => {
    const shown = await w.codeLenses();
    return shown.some((it) => /figures: .*1 contradicted/.test(it)) && shown;
  });
  t.check('the lens counts the figures over the headline', true, lenses);
}

export async function outline(w, t) {
  const symbols = await w.symbols(['A winter of quiet', 'Halden Yards', FIGURE]);
  t.check('the outline has the heading, names and figures', true, symbols);
}

export async function hovers(w, t) {
  await w.onlyEditors();
  const figure = await w.hover(FIGURE, { contains: 'The model says' });
  t.check('a figure: the fact', figure.text.includes('worth up to €12 million'), figure.text.slice(0, 300));
  const times = figure.text.split('The amount lost its “up to”').length - 1;
  t.check('and its finding, once', times === 1, times);
  await w.screenshot('hover-figure');
  await link(w, t);
  const name = await w.hover('Halden Yards', { contains: 'Shipbuilder' });
  t.check('a name: who that is', true, name.text.slice(0, 200));
  const sourced = await w.hover('€30 million', { contains: 'The model says' });
  t.check('a figure that is right: its fact and source', /planned.*release of 20 January 2026/.test(sourced.text), sourced.text);
  await w.screenshot('hover');
  const date = await w.hover('February', { contains: 'counted from 18 March 2026' });
  t.check('a date: what it means here', /2026-02|February 2026/.test(date.text), date.text);
  await w.key('Escape');
}

/** The source in a hover leads to its address: the editor asks before it opens it. */
async function link(w, t) {
  await w.clickInHover('order of 11 February 2026');
  const asked = w.page.locator('.monaco-dialog-box');
  await asked.waitFor({ timeout: 10000 });
  const words = await asked.innerText();
  t.check('a link in a hover leads to the source', words.includes('https://port.example/orders/winter'), words);
  await w.key('Escape');
  await asked.waitFor({ state: 'hidden' });
}

/** What a model or a draft says stays words: no command to click on, no picture that is fetched, no markup of its own. */
export async function hostile(w, t) {
  const copies = [['hostile.md', 'hostile.md'], ['hostile.json', '.copydesk/hostile.json']];
  for (const [from, to] of copies) {
    copyFileSync(fileURLToPath(new URL(from, import.meta.url)), join(w.server.folder, to));
  }
  await w.openFile('hostile.md');
  for (const text of ['Quill & Tide', '€7 million']) {
    const { text: words, html } = await w.hover(text, { contains: 'command:workbench.action.closeWindow' });
    const links = [...html.matchAll(/<a\b[^>]*>/g)].map(([tag]) => tag);
    t.check(`${text}: its model brings in no link that runs something`, !links.some((tag) => /command:|javascript:/.test(tag)), links);
    t.check(`${text}: no picture, no markup`, !/<img|<script|<b>loud/.test(html) && words.includes('<b>loud</b>'), words.slice(0, 400));
  }
  await w.key('Escape');
  await w.key('Control+w');
  copies.forEach(([, to]) => rmSync(join(w.server.folder, to)));
  await w.openFile(DRAFT);
}
