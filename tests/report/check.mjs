// Opens reports in a real browser and looks at them as readers do: phone and desktop, light and dark, by keyboard, by
// screen reader rules, on paper. Usage: node check.mjs BROWSER SHOTS FOLDER REPORT.html...
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [browserPath, shots, ...reports] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
let failed = 0;

function check(name, fine, told = '') {
  console.log(`${fine ? 'ok' : 'not ok'} - ${name}${fine || !told ? '' : `: ${told}`}`);
  failed += fine ? 0 : 1;
}

/** Whether a thing comes to be shown, or hidden: a key's effect may be drawn a little later. */
const becomes = (thing, state) => thing.waitFor({ state }).then(() => true, () => false);

async function open(browser, report, size, scheme) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, bypassCSP: true });
  const page = await context.newPage();
  const told = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file:') || told.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(report).href);
  return { context, page, told };
}

async function violations(page) {
  // Axe moves the focus and scrolls, so it looks at the page last.
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((it) => `${it.id}: ${it.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`).join('\n');
}

async function look(browser, report, size, scheme) {
  const name = `${basename(report, '.html')}, ${size}, ${scheme}`;
  const { context, page, told } = await open(browser, report, size, scheme);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`${name}: nothing is wider than the window`, wide <= 0, `${wide} px`);
  const shift = await page.evaluate(() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((it) => (sum += it.value))).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
  }));
  check(`${name}: nothing moves while it opens`, shift === 0, String(shift));
  await page.screenshot({ path: join(shots, `${name.replaceAll(', ', '-')}.png`), fullPage: size === 'phone' });
  if (size === 'desktop') await page.screenshot({ path: join(shots, `${name.replaceAll(', ', '-')}-full.png`), fullPage: true });
  const notes = page.locator('.copy button');
  if (await notes.count()) {
    const first = page.locator('.copy button.contradicted, .copy button').first();
    const id = await first.getAttribute('popovertarget');
    const note = page.locator(`#${id}`);
    await first.focus();
    await page.keyboard.press('Enter');
    check(`${name}: Enter opens the note`, await becomes(note, 'visible'));
    const box = await note.boundingBox();
    const inside = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= SIZES[size].width && box.y + box.height <= SIZES[size].height;
    check(`${name}: the note is inside the window`, inside, JSON.stringify(box));
    await page.screenshot({ path: join(shots, `${name.replaceAll(', ', '-')}-note.png`) });
    const inNote = await violations(page);
    check(`${name}: axe finds nothing in the open note`, !inNote, inNote);
    await page.keyboard.press('Escape');
    check(`${name}: Escape closes it`, await becomes(note, 'hidden'));
    const back = await page.evaluate((target) => document.activeElement?.getAttribute('popovertarget') === target, id);
    check(`${name}: the focus is where it was`, back);
  }
  const found = await violations(page);
  check(`${name}: axe finds nothing`, !found, found);
  check(`${name}: no request, no word on the console`, told.length === 0, told.join('\n'));
  await context.close();
}

async function print(browser, report) {
  const { context, page } = await open(browser, report, 'desktop', 'dark');
  const bytes = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' }, path: join(shots, `${basename(report, '.html')}.pdf`) });
  check(`${basename(report)}: can be printed`, bytes.length > 1000);
  await context.close();
}

async function withoutScripts(browser, report) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(report).href);
  const notes = page.locator('.copy button');
  if (await notes.count()) {
    await notes.first().click();
    check(`${basename(report)}: notes open without scripts`, await becomes(page.locator('.pop:popover-open'), 'visible'));
  }
  await context.close();
}

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const report of reports) {
  const text = await readFile(report, 'utf8');
  const size = Buffer.byteLength(text);
  check(`${basename(report)}: ${size} bytes, fewer than 500 KB`, size < 500_000);
  check(`${basename(report)}: no script and no outside file`, !/<script|\ssrc=|<link|@import|url\((?!#)/i.test(text));
  for (const size of Object.keys(SIZES)) for (const scheme of ['light', 'dark']) await look(browser, report, size, scheme);
  await print(browser, report);
  await withoutScripts(browser, report);
}
await browser.close();
console.log(failed ? `${failed} failed` : 'all passed');
process.exit(failed ? 1 : 0);
