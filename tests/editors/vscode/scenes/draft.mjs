// The draft that the scenes are played on, and what several of them ask for.

import { until } from '../driver.mjs';

export const DRAFT = 'ferries.md';
export const MODEL = 'harbour.json';
export const FIGURE = '€12 million';

/** Waits until the draft has so many findings underlined. */
export function underlined(w, count, timeout) {
  return until(`${count} squiggles`, async () => {
    const squiggles = await w.squiggles();
    return squiggles.warning === count && squiggles;
  }, timeout);
}

/** The page of the fact sheet. */
export function sheet(w) {
  return w.page.frameLocator('iframe.webview').frameLocator('#active-frame');
}

/** The rows of the list that peeks into other places. */
export async function peeked(w) {
  const rows = await w.page.locator('.zone-widget .monaco-list-row').allInnerTexts();
  return rows.map((row) => row.replaceAll('\n', ' '));
}

/** Closes the list that peeks into other places. */
export async function unpeek(w) {
  const list = w.page.locator('.zone-widget').first();
  await until('the end of the list', async () => {
    await w.key('Escape');
    await list.waitFor({ state: 'hidden', timeout: 5000 });
    return true;
  });
}
