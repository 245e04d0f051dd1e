// The page beside the draft: its rows, keys, and picture; it follows the text.

import { until } from '../driver.mjs';
import { DRAFT, FIGURE, MODEL, sheet } from './draft.mjs';

const row = (w, text) => sheet(w).locator('.row', { hasText: text }).first();
const words = async (w, text) => (await row(w, text).innerText()).replaceAll('\n', ' | ');

/** Opens it by a click on the lens. */
export async function rows(w, t) {
  await w.onlyEditors();
  await w.goTo(1); // the lens comes back into sight
  await w.clickCodeLens('figures:');
  await row(w, FIGURE).waitFor({ timeout: 30000 });
  const figure = await words(w, FIGURE);
  t.check('the fact sheet has the figure, its state and why', /contradicted/.test(figure) && /lost its “up to”/.test(figure), figure);
  const sourced = await words(w, '€30 million');
  t.check('and one that is sourced, with its source', /sourced/.test(sourced) && /release of 20 January 2026/.test(sourced), sourced);
}

export async function picture(w, t) {
  const names = await sheet(w).locator('.node').allTextContents();
  t.check('the relations are drawn', ['Nordvik Shipping', 'Halden Yards', 'Skerry Runner'].every((it) => names.includes(it)), names);
  await w.screenshot('fact-sheet');
  await sheet(w).locator('.graph').scrollIntoViewIfNeeded();
  await w.screenshot('relations');
  await sheet(w).locator('.node', { hasText: 'Skerry Runner' }).focus();
  await w.key('Enter');
  await lands(w, 'Skerry Runner');
  t.check('Enter on a name of the picture goes to it', true);
}

/** Waits until the cursor is at the end of a text of the draft, as after a jump that selects it. */
function lands(w, text) {
  return until(`the jump to ${text}`, async () => {
    const it = await w.cursor();
    const line = w.readFile(DRAFT).split('\n')[it.line - 1];
    return line.slice(0, it.column - 1).endsWith(text) && it;
  });
}

export async function keys(w, t) {
  await row(w, '€30 million').focus();
  await w.key('Enter');
  t.check('Enter goes to the figure in the draft', true, await lands(w, '€30 million'));
  await row(w, FIGURE).focus();
  await w.key('ArrowDown');
  const next = await sheet(w).locator('.row:focus .main').innerText();
  t.check('the arrow keys walk the rows', next.length > 0 && next !== FIGURE, next);
  await row(w, 'Halden Yards').focus();
  await w.key('Shift+Enter');
  await until('the model file', async () => (await w.activeTab()) === MODEL);
  t.check('Shift+Enter goes to the entry in the model', true);
  await w.openFile(DRAFT);
}

export async function followed(w, t) {
  await row(w, '25%').waitFor({ timeout: 10000 });
  t.check('the fact sheet follows the text', true);
}
