// A draft in the real VS Code, as a person sees it: squiggles, Problems, hovers, F12, quick fix, colours, status bar, fact sheet.

import { until } from './driver.mjs';
import { runScenario } from './harness.mjs';

const DRAFT = 'ferries.md';
const MODEL = 'harbour.json';
const FIGURE = '€12 million';

async function findings(w, t) {
  await w.openFile(DRAFT);
  const seen = await until('four squiggles', async () => {
    const squiggles = await w.squiggles();
    return squiggles.warning === 4 && squiggles;
  }, 60000);
  t.check('four findings are underlined', true, seen);
  const problems = await until('the Problems', async () => {
    const rows = await w.problems();
    return rows.length >= 4 && rows;
  });
  t.check('Problems has the bound that was lost', problems.some((row) => row.includes('The amount lost its “up to”')), problems[1]);
  t.check('with its rule', problems.some((row) => row.includes('bound-differs')));
}

async function statusBar(w, t) {
  await w.openFile(DRAFT);
  const item = await until('the count in the status bar', async () => (await w.statusBar()).find((it) => /copydesk 4/.test(it)));
  t.check('the status bar counts them', true, item);
}

/** Names and figures stand out from the text, each kind in its own colour. */
async function colours(w, t, scheme) {
  await w.scheme(scheme);
  const texts = ['Nordvik Shipping', 'Port of Ostby', 'Mara Lindqvist', 'Skerry Runner', FIGURE];
  const seen = await until(`colours in the ${scheme} theme`, async () => {
    const boxes = await Promise.all(['largest', ...texts].map((text) => w.boxOf(text)));
    const colours = boxes.map((box) => box?.colour);
    return new Set(colours).size === colours.length && colours;
  });
  t.check(`five kinds, five colours in the ${scheme} theme`, true, seen);
}

async function hovers(w, t) {
  const figure = await w.hover(FIGURE, { contains: 'up to €12 million' });
  t.check('a figure: the fact', figure.text.includes('Port of Ostby'), figure.text.slice(0, 300));
  await w.screenshot('hover-figure');
  const name = await w.hover('Halden Yards', { contains: 'Shipbuilder' });
  t.check('a name: who that is', true, name.text.slice(0, 200));
  await w.key('Escape');
}

async function definition(w, t) {
  const to = await w.goToDefinition('Halden Yards', MODEL);
  const line = w.readFile(`.copydesk/${MODEL}`).split('\n')[to.cursor.line - 1];
  t.check('F12 goes to the entry in the model', to.tab === MODEL && line.includes('"name": "Halden Yards"'), `${to.tab}:${to.cursor.line}`);
  await w.screenshot('definition');
  await w.openFile(DRAFT);
}

/** Where a fact is used, and what is in force, by their commands. */
async function asked(w, t) {
  await w.clickText('Nordvik Shipping');
  await w.command('copydesk: Where Is This Used?');
  const uses = await until('the references', async () => {
    const rows = await w.page.locator('.zone-widget .monaco-list-row').allInnerTexts();
    return rows.length >= 3 && rows;
  });
  t.check('where a name is used', uses.some((row) => row.includes('Nordvik will invest')), uses.map((row) => row.replaceAll('\n', ' ')));
  await w.key('Escape');
  await w.page.locator('.zone-widget').first().waitFor({ state: 'hidden' });
  await w.command('copydesk: Show What Is in Force');
  const lines = await until('what is in force', async () => {
    const drawn = (await w.drawnLines()).join('\n');
    return /server: +running/.test(drawn) && /in force/.test(drawn) && drawn;
  });
  t.check('what is in force', /harbour\.json/.test(lines) || /copydesk\.toml/.test(lines), lines.slice(0, 150));
  await w.key('Control+w');
  await w.openFile(DRAFT);
}

/** The page beside the draft: its rows, keys, and picture; it follows the text. */
async function factSheet(w, t) {
  await w.onlyEditors();
  await w.command('copydesk: Open Fact Sheet');
  const page = w.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const row = (text) => page.locator('.row', { hasText: text }).first();
  await row(FIGURE).waitFor({ timeout: 30000 });
  const figure = (await row(FIGURE).innerText()).replaceAll('\n', ' | ');
  t.check('the fact sheet has the figure, its state and why', /contradicted/.test(figure) && /lost its “up to”/.test(figure), figure);
  const sourced = (await row('€30 million').innerText()).replaceAll('\n', ' | ');
  t.check('and one that is sourced, with its source', /sourced/.test(sourced) && /release of 20 January 2026/.test(sourced), sourced);
  const names = await page.locator('.node').allTextContents();
  t.check('the relations are drawn', ['Nordvik Shipping', 'Halden Yards', 'Skerry Runner'].every((it) => names.includes(it)), names);
  await w.screenshot('fact-sheet');
  await page.locator('.graph').scrollIntoViewIfNeeded();
  await w.screenshot('relations');
  await row('€30 million').focus();
  await w.key('Enter');
  const cursor = await until('the jump', async () => {
    const it = await w.cursor();
    const line = w.readFile(DRAFT).split('\n')[it.line - 1];
    return line.slice(0, it.column - 1).endsWith('€30 million') && it; // the figure is selected, so the cursor is at its end
  });
  t.check('Enter goes to the figure in the draft', true, cursor);
  await row('Halden Yards').focus();
  await w.key('Shift+Enter');
  await until('the model file', async () => (await w.activeTab()) === MODEL);
  t.check('Shift+Enter goes to the entry in the model', true);
  await w.openFile(DRAFT);
}

async function followed(w, t) {
  const page = w.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await page.locator('.row', { hasText: '25%' }).first().waitFor({ timeout: 10000 });
  t.check('the fact sheet follows the text', true);
}

async function quickFix(w, t) {
  await w.goTo(1); // what was scrolled aside comes back into sight
  const offered = await w.quickFixes(FIGURE, 'up to €12 million');
  t.check('the mend is offered', offered.some((it) => it.includes('up to €12 million')), offered);
  await w.screenshot('quick-fix');
  await w.choose('up to €12 million');
  await until('a finding less', async () => (await w.squiggles()).warning === 3);
  await w.save();
  t.check('it is in the draft', w.readFile(DRAFT).includes('\nup to €12 million in February'));
}

async function typing(w, t) {
  await w.clickText('20%');
  await w.replace('20%', '25%');
  await until('the finding to go', async () => (await w.squiggles()).warning === 2);
  t.check('a figure set right has no squiggle any more', true);
}

/** Messages of the window's console that are the extension's own. The workbench has its own noise, and paths of the cache in it. */
function ofTheExtension(lines) {
  return lines
    .map((line) => line.replaceAll(process.env.COPYDESK_TESTS_CACHE, ''))
    .filter((line) => /^\[(error|pageerror)\]/.test(line) && /copydesk|Content Security Policy/i.test(line));
}

await runScenario('VS Code workbench', async (w, t) => {
  await findings(w, t);
  await statusBar(w, t);
  await colours(w, t, 'dark');
  await w.screenshot('dark');
  await colours(w, t, 'light');
  await w.screenshot('light');
  await hovers(w, t);
  await definition(w, t);
  await asked(w, t);
  await factSheet(w, t);
  await quickFix(w, t);
  await typing(w, t);
  await followed(w, t);
  const errors = ofTheExtension(w.console);
  t.check('no error of the extension in the console', errors.length === 0, errors);
}, { vsix: [process.env.VSIX], viewport: { width: 1100, height: 680 } });
