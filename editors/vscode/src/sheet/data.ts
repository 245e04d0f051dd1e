// The fact sheet of a draft, as the server's command `copydesk.factSheet` gives it and as the page gets it.

/** A place of the draft: zero-based lines, and columns in UTF-16 units. */
export interface Place {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface Figure {
  range: Place;
  /** As the draft writes it. */
  text: string;
  /** What was understood. */
  what?: string;
  /** `sourced`, `contradicted`, `unsourced`, or another word of the server. */
  state: string;
  fact?: string;
  statement?: string;
  source?: string;
}

export interface Entity {
  id: string;
  name: string;
  kind: string;
  description?: string;
  mentions: Place[];
}

export interface Relation {
  subject: string;
  object: string;
  /** How it reads from subject to object. */
  label: string;
  fact?: string;
  figure?: string;
}

export interface FactSheet {
  figures: Figure[];
  entities: Entity[];
  relations: Relation[];
}

/** What the page is told. */
export type ToPage =
  | { show: 'sheet'; title: string; sheet: FactSheet }
  | { show: 'nothing'; why: string };

/** What the page asks for: to go to a place of the draft, or to the definition of what stands there. */
export type FromPage = { ask: 'ready' } | { ask: 'jump'; place: Place } | { ask: 'source'; place: Place };
