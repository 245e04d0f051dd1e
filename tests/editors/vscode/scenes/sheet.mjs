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
  const names = await until('the relations', async () => {
    const drawn = await sheet(w).locator('.node').allTextContents();
    return ['Nordvik Shipping', 'Halden Yards', 'Skerry Runner'].every((it) => drawn.includes(it)) && drawn;
  });
  t.check('the relations are drawn', true, names);
  await w.screenshot('fact-sheet');
  await sheet(w).locator('.graph').scrollIntoViewIfNeeded();
  await w.screenshot('relations');
  await jump(w, sheet(w).locator('.node', { hasText: 'Skerry Runner' }), 'Skerry Runner');
  t.check('Enter on a name of the picture goes to it', true);
}

/** Presses Enter on a thing of the page; where it leads: to the end of a text of the draft, as after a jump that selects it. */
function jump(w, thing, text) {
  const arrived = async () => {
    const it = await w.cursor();
    const line = w.readFile(DRAFT).split('\n')[it.line - 1];
    return line.slice(0, it.column - 1).endsWith(text) && it;
  };
  return until(`the jump to ${text}`, async () => { // once more where the page was drawn anew between the focus and the key
    await thing.press('Enter');
    return until('the cursor there', arrived, 5000);
  }, 60000);
}

export async function keys(w, t) {
  t.check('Enter goes to the figure in the draft', true, await jump(w, row(w, '€30 million'), '€30 million'));
  const next = await until('the next row', async () => {
    await row(w, FIGURE).press('ArrowDown');
    const focused = await sheet(w).locator('.row:focus .main').innerText({ timeout: 5000 });
    return focused !== FIGURE && focused;
  });
  t.check('the arrow keys walk the rows', true, next);
  await until('the model file', async () => {
    await row(w, 'Halden Yards').press('Shift+Enter', { timeout: 5000 });
    return until('its tab', async () => (await w.activeTab()) === MODEL, 5000);
  });
  t.check('Shift+Enter goes to the entry in the model', true);
  await w.openFile(DRAFT);
}

export async function followed(w, t) {
  await row(w, '25%').waitFor();
  t.check('the fact sheet follows the text', true);
}
