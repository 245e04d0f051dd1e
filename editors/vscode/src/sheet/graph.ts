// The picture of the relations: laid out in layers by dagre, drawn as SVG in the colours of the theme.

import { Graph, layout } from '@dagrejs/dagre';

import type { Entity, FactSheet, Relation } from './data';

/** Widths of letters are not known before they are drawn; these are a little too wide for the editor's usual fonts. */
const LETTER = 7.4;
const HEIGHT = 30;
const MARGIN = 12;

const SVG = 'http://www.w3.org/2000/svg';

interface Point {
  x: number;
  y: number;
}

function svg(name: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, String(value));
  }
  made.append(...children);
  return made;
}

function edgeLabel(relation: Relation): string {
  const { status } = relation.fact;
  return status === 'current' ? relation.label : `${relation.label} (${status})`;
}

function lay(sheet: FactSheet): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 46, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const related = new Set(sheet.relations.flatMap((it) => [it.subject, it.object]));
  for (const entity of sheet.entities.filter((it) => related.has(it.id))) {
    graph.setNode(entity.id, { width: entity.name.length * LETTER + 22, height: HEIGHT });
  }
  sheet.relations.forEach((relation, index) => {
    if (graph.hasNode(relation.subject) && graph.hasNode(relation.object)) {
      const width = edgeLabel(relation).length * LETTER * 0.85 + 8;
      graph.setEdge(relation.subject, relation.object, { width, height: 18, labelpos: 'c' }, String(index));
    }
  });
  layout(graph);
  return graph;
}

function nodeElement(entity: Entity, box: Point & { width: number }, go: (entity: Entity) => void): SVGElement {
  const corner = { x: box.x - box.width / 2, y: box.y - HEIGHT / 2 };
  const node = svg(
    'g',
    { class: `node ${entity.kind}`, tabindex: 0, role: 'button', 'aria-label': `${entity.name}: to its first mention` },
    svg('rect', { ...corner, width: box.width, height: HEIGHT, rx: 5 }),
    svg('text', { x: box.x, y: box.y, class: 'name' }, entity.name),
  );
  node.addEventListener('click', () => go(entity));
  node.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter') {
      go(entity);
    }
  });
  return node;
}

function edgeElement(relation: Relation, edge: Point & { points: Point[]; width: number }): SVGElement {
  const path = edge.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return svg(
    'g',
    {},
    svg('title', {}, relation.fact.statement),
    svg('path', { class: 'edge', d: path, 'marker-end': 'url(#arrow)' }),
    svg('rect', { class: 'behind', x: edge.x - edge.width / 2, y: edge.y - 9, width: edge.width, height: 18 }),
    svg('text', { class: 'relation', x: edge.x, y: edge.y }, edgeLabel(relation)),
  );
}

function sentence(sheet: FactSheet): string {
  const name = new Map(sheet.entities.map((it) => [it.id, it.name]));
  return sheet.relations.map((it) => `${name.get(it.subject)} ${edgeLabel(it)} ${name.get(it.object)}`).join('; ');
}

/** The relations of a sheet as a picture; a click or Enter on a name goes to it. */
export function drawing(sheet: FactSheet, go: (entity: Entity) => void): SVGElement {
  const graph = lay(sheet);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const arrow = svg(
    'marker',
    { id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    svg('path', { class: 'head', d: 'M0 0L8 4L0 8z' }),
  );
  const edges = graph
    .edges()
    .map((it) => edgeElement(sheet.relations[Number(it.name)], graph.edge(it) as Point & { points: Point[]; width: number }));
  const nodes = sheet.entities
    .filter((entity) => graph.hasNode(entity.id))
    .map((entity) => nodeElement(entity, graph.node(entity.id) as Point & { width: number }, go));
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const box = { ...size, viewBox: `0 0 ${size.width} ${size.height}` };
  return svg('svg', { ...box, role: 'group', 'aria-label': `Relations: ${sentence(sheet)}` }, svg('defs', {}, arrow), ...edges, ...nodes);
}
