// The page of the fact sheet: a list that is walked with the arrow keys, and the picture of the relations.

import type { Entity, FactSheet, Figure, FromPage, Location, Place, ToPage } from './data';
import { drawing } from './graph';

interface Remembered {
  state: string;
  focus?: string;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Remembered | undefined;
  setState(state: Remembered): void;
};

const editor = acquireVsCodeApi();
const page = document.getElementById('sheet') as HTMLElement;

const ALL = 'all';
const remembered: Remembered = editor.getState() ?? { state: ALL };
let shown: ToPage | undefined;

/** A row of a list: what it says, and where it leads in the draft and in the model. */
interface Row {
  key: string;
  state: string;
  main: string;
  notes: string[];
  place: Place | undefined;
  location: Location | null;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function figureRow(figure: Figure, index: number): Row {
  const { fact } = figure;
  const told = figure.findings.map((finding) => finding.message);
  const known = fact === null ? [] : [fact.statement, fact.sources.map((source) => source.citation).join('; ')];
  return {
    key: `figure-${index}`,
    state: figure.state,
    main: figure.text.replace(/\s+/g, ' '),
    // A finding on a fact quotes it and its source.
    notes: [figure.value, ...(told.length > 0 ? told : known)].filter((note) => note !== ''),
    place: figure.range,
    location: fact?.location ?? null,
  };
}

function entityRow(entity: Entity): Row {
  const times = entity.mentions.length === 1 ? 'once' : `${entity.mentions.length} times`;
  return {
    key: `entity-${entity.id}`,
    state: '',
    main: entity.name,
    notes: [[entity.description ?? entity.kind.replaceAll('_', ' '), times].join(', ')],
    place: entity.mentions[0],
    location: entity.location,
  };
}

function jump(place: Place | undefined): void {
  if (place !== undefined) {
    editor.postMessage({ ask: 'jump', place });
  }
}

/** To the fact or entry in the model; to the draft where there is none. */
function open(row: Row): void {
  if (row.location === null) {
    jump(row.place);
  } else {
    editor.postMessage({ ask: 'open', location: row.location });
  }
}

function rowElement(row: Row): HTMLLIElement {
  const item = element('li', 'row');
  item.id = row.key;
  item.tabIndex = -1;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-label', [row.main, row.state, ...row.notes].filter((it) => it !== '').join('. '));
  if (row.state !== '') {
    item.append(element('span', `state ${row.state}`, row.state));
  }
  item.append(element('span', 'main', row.main));
  row.notes.forEach((note) => item.append(element('span', 'note', note)));
  item.addEventListener('click', () => jump(row.place));
  item.addEventListener('dblclick', () => open(row));
  item.addEventListener('focus', () => remember({ focus: row.key }));
  item.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.shiftKey) {
        open(row);
      } else {
        jump(row.place);
      }
      event.preventDefault();
    }
  });
  return item;
}

function list(title: string, rows: Row[]): HTMLElement {
  const section = element('section', 'part');
  const items = element('ul', 'rows');
  items.setAttribute('role', 'listbox');
  items.setAttribute('aria-label', title);
  items.append(...rows.map(rowElement));
  section.append(element('h2', '', `${title} (${rows.length})`), items);
  if (rows.length === 0) {
    section.append(element('p', 'none', 'None.'));
  }
  return section;
}

function filters(figures: Figure[]): HTMLElement {
  const bar = element('div', 'filters');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Which figures');
  const states = [...new Set(figures.map((figure) => figure.state))].sort();
  for (const state of [ALL, ...states]) {
    const count = state === ALL ? figures.length : figures.filter((figure) => figure.state === state).length;
    const button = element('button', `filter ${state}`, `${state} ${count}`);
    button.setAttribute('aria-pressed', String(remembered.state === state));
    button.addEventListener('click', () => {
      remember({ state });
      render();
    });
    bar.append(button);
  }
  return bar;
}

function sheetElements(title: string, sheet: FactSheet): HTMLElement[] {
  const state = sheet.figures.some((figure) => figure.state === remembered.state) ? remembered.state : ALL;
  remembered.state = state;
  const figures = sheet.figures.map((figure, index) => figureRow(figure, index)).filter((row) => state === ALL || row.state === state);
  const parts = [
    element('h1', '', title),
    element('p', 'summary', sheet.summary),
    filters(sheet.figures),
    list('Figures', figures),
    list('Names', sheet.entities.map(entityRow)),
  ];
  if (sheet.relations.length > 0) {
    const relations = element('section', 'part');
    const frame = element('div', 'graph');
    frame.append(drawing(sheet, (entity) => jump(entity.mentions[0])));
    relations.append(element('h2', '', `Relations (${sheet.relations.length})`), frame);
    parts.push(relations);
  }
  parts.push(element('p', 'help', 'Arrow keys: up and down · Enter: to the draft · Shift+Enter: to the model'));
  return parts;
}

function remember(change: Partial<Remembered>): void {
  Object.assign(remembered, change);
  editor.setState(remembered);
}

/** Draws what is to be shown; the keyboard stays on the row that it was on. */
function render(): void {
  if (shown === undefined) {
    return;
  }
  const focused = page.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const top = window.scrollY;
  const parts = shown.show === 'sheet' ? sheetElements(shown.title, shown.sheet) : [element('p', 'none', shown.why)];
  page.replaceChildren(...parts);
  const rows = allRows();
  const current = rows.find((row) => row.id === (focused || remembered.focus)) ?? rows[0];
  current?.setAttribute('tabindex', '0');
  if (focused) {
    current?.focus({ preventScroll: true });
  }
  window.scrollTo(0, top);
}

function allRows(): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('.row')];
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

document.addEventListener('keydown', (event) => {
  const rows = allRows();
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const step = STEPS[event.key];
  if (step === undefined || rows.length === 0 || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  rows.forEach((row) => row.setAttribute('tabindex', '-1'));
  const next = rows[step(at, rows.length)];
  next.setAttribute('tabindex', '0');
  next.focus();
  event.preventDefault();
});

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  shown = event.data;
  render();
});

editor.postMessage({ ask: 'ready' });
