// The fact sheet of a draft: what the server's command `copydesk.factSheet` answers (docs/editors.md), and what page and view tell
// each other.

/** A place of a document: zero-based lines, and columns in UTF-16 units. */
export interface Place {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface Location {
  uri: string;
  range: Place;
}

export interface Fact {
  id: string;
  statement: string;
  status: string;
  announced: string | null;
  sources: { citation: string }[];
  location: Location | null;
}

export interface Figure {
  range: Place;
  /** As the draft writes it. */
  text: string;
  /** What was understood. */
  value: string;
  /** `sourced`, `contradicted`, `disputed`, `superseded`, `inconsistent` or `unsourced`. */
  state: string;
  fact: Fact | null;
  findings: { message: string }[];
}

export interface Entity {
  id: string;
  name: string;
  kind: string;
  description: string | null;
  mentions: Place[];
  location: Location | null;
}

export interface Relation {
  subject: string;
  object: string;
  /** How it reads from subject to object. */
  label: string;
  fact: Fact;
}

export interface FactSheet {
  summary: string;
  figures: Figure[];
  entities: Entity[];
  relations: Relation[];
}

/** What the page is told. */
export type ToPage = { show: 'sheet'; title: string; sheet: FactSheet } | { show: 'nothing'; why: string };

/** What the page asks for: to go to a place of the draft, or to a place of a model file. */
export type FromPage = { ask: 'ready' } | { ask: 'jump'; place: Place } | { ask: 'open'; location: Location };
