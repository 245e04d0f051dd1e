// The draft changes: a quick fix, typing, completion, and a figure that is written into the model.

import { until } from '../driver.mjs';
import { DRAFT, FIGURE, MODEL, underlined } from './draft.mjs';

export async function quickFix(w, t) {
  await w.goTo(1); // what was scrolled aside comes back into sight
  const offered = await w.quickFixes(FIGURE, 'up to €12 million');
  t.check('the mend is offered', offered.some((it) => it.includes('up to €12 million')), offered);
  await w.screenshot('quick-fix');
  await w.choose('up to €12 million');
  await underlined(w, 3);
  await w.save();
  t.check('it is in the draft', w.readFile(DRAFT).includes('\nup to €12 million in February'));
}

export async function typing(w, t) {
  await w.clickText('20%');
  await w.replace('20%', '25%');
  await underlined(w, 2);
  t.check('a figure set right has no squiggle any more', true);
}

/** A name that is begun is offered whole; its sentence goes on with a figure that the model does not know. */
export async function completion(w, t) {
  await w.key('Control+End');
  await w.type('\nSkerry R');
  const offered = await w.suggestion(/Skerry Runner/);
  t.check('a name that is begun is offered', true, offered);
  await w.type(' is for Nordvik Shipping, which ordered 14 boats.');
  const line = await until('the sentence', async () => (await w.drawnLines()).find((it) => it.includes('14 boats')));
  t.check('and taken whole', line.includes('Skerry Runner is for Nordvik'), line);
}

export async function addToModel(w, t) {
  await w.clickText('14');
  const row = w.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Record “14” as a fact' }).first();
  await until('what can be added', async () => {
    await w.key('Escape');
    await w.command('copydesk: Add to Model…');
    await row.waitFor({ timeout: 3000 });
    return true;
  });
  await row.click();
  await row.waitFor({ state: 'hidden' });
  await w.openFile(MODEL);
  const drawn = await until('the fact', async () => {
    await w.key('Control+End'); // the end moves when the fact comes
    return (await w.drawnLines()).find((it) => it.includes('which ordered 14 boats'));
  });
  t.check('a figure of the draft is written into the model', true, drawn.trim());
  await w.save();
  await w.openFile(DRAFT);
}

const THIRTY = /€30( million|,000,000)/; // in the form that the draft is taken to use

/** Behind the words that lead up to a fact its figure is offered. */
export async function figureOffered(w, t) {
  await w.key('Control+End');
  await w.type('\n\nNordvik Shipping will invest ');
  const offered = await w.suggestion(THIRTY);
  t.check('a figure of the model is offered where its sentence begins', true, offered);
  const line = await until('the figure in the draft', async () => (await w.drawnLines()).find((it) => it.includes('Shipping will invest') && THIRTY.test(it)));
  t.check('and taken', true, line);
}
