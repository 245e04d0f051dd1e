// What is asked for by key and by command: where something is defined, where it is used, what is in force.

import { until } from '../driver.mjs';
import { DRAFT, MODEL, peeked, unpeek } from './draft.mjs';

export async function definition(w, t) {
  await w.goToDefinition('Halden Yards', MODEL);
  const lines = w.readFile(`.copydesk/${MODEL}`).split('\n');
  const entry = lines.findIndex((line) => line.includes('"name": "Halden Yards"')) + 1;
  await until('the cursor at the entry', async () => (await w.cursor())?.line === entry);
  t.check('F12 goes to the entry in the model', true, entry);
  await w.screenshot('definition');
}

/** Over each record of a model file stands how often drafts use it; a click lists the places. */
export async function lensOfModel(w, t) {
  const lenses = await until('the lenses of the model', async () => {
    const shown = await w.codeLenses();
    return shown.some((it) => /used in 1 draft, 3 times/.test(it)) && shown;
  });
  t.check('the model says where its records are used', true, lenses);
  await w.clickCodeLens('used in 1 draft, 3 times');
  const uses = await until('the places', async () => {
    const rows = await peeked(w);
    return rows.length >= 3 && rows;
  });
  t.check('a click lists the places', uses.some((row) => row.includes('Nordvik will invest')), uses);
  await unpeek(w);
  await w.openFile(DRAFT);
}

export async function references(w, t) {
  await w.clickText('Nordvik Shipping');
  await w.command('copydesk: Where Is This Used?');
  const uses = await until('the references', async () => {
    const rows = await peeked(w);
    return rows.length >= 3 && rows;
  });
  t.check('where a name is used', uses.some((row) => row.includes('Nordvik will invest')), uses);
  await unpeek(w);
}

export async function inForce(w, t) {
  await w.command('copydesk: Show What Is in Force');
  const lines = await until('what is in force', async () => {
    const drawn = (await w.drawnLines()).join('\n');
    return /server: +running/.test(drawn) && /in force/.test(drawn) && drawn;
  });
  t.check('what is in force', /harbour\.json/.test(lines) || /copydesk\.toml/.test(lines), lines.slice(0, 150));
  await w.key('Control+w');
  await w.openFile(DRAFT);
}

export async function workspace(w, t) {
  await w.command('copydesk: Check Workspace');
  const rows = await until('the Problems of the workspace', async () => {
    const shown = await w.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
    return shown.some((row) => row.includes('story.md')) && shown.some((row) => row.includes(DRAFT)) && shown;
  });
  t.check('the workspace is checked, drafts that are closed too', true, rows.length);
  await w.openFile(DRAFT);
}

export async function walkthrough(w, t) {
  await w.command('copydesk: First Steps');
  const page = w.page.locator('.gettingStartedSlideDetails');
  const words = await until('the walkthrough', async () => {
    const shown = await page.innerText();
    return shown.includes('First steps with copydesk') && shown;
  });
  const steps = ['Open a draft', 'Ask what is known', 'See the whole draft at a glance', 'Write down what your desk knows'];
  t.check('the walkthrough has its steps', steps.every((it) => words.includes(it)), words.slice(0, 200));
  await w.screenshot('walkthrough');
  await w.key('Control+w');
  await w.openFile(DRAFT);
}
