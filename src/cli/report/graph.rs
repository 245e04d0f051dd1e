//! The relation graph of a draft, drawn as SVG: who is in it, and what the model says of two of them.
//!
//! The names are placed by a small force model (after Fruchterman and Reingold) that begins on a circle and is free of
//! chance, so that the same draft always gives the same picture.

use maud::{Markup, html};

use crate::ide::{FactSheet, RelationEntry};

/// How many names are drawn. More cannot be read in a page's width; the list below the picture has all relations.
const MAX_NODES: usize = 18;

/// The width of the picture, in its own units, of which a letter of a label takes about [`LETTER`].
const WIDTH: f64 = 960.0;
const LETTER: f64 = 9.0;
const BOX_HEIGHT: f64 = 34.0;

/// How many relations between two names are written on their line; the list has the others.
const MAX_LABELS: usize = 2;

/// Steps of the force model: positions hardly move after these for as many names as are drawn.
const STEPS: usize = 300;

#[derive(Clone, Copy, Debug)]
struct Point {
    x: f64,
    y: f64,
}

struct Node<'a> {
    id: &'a str,
    name: &'a str,
    at: Point,
    width: f64,
}

/// All relations between two names, which share a line, with a tip at each end that one of them leads to.
struct Edge<'a> {
    from: usize,
    to: usize,
    is_mutual: bool,
    labels: Vec<&'a str>,
}

/// The graph and the list of its relations; empty where no two names of the draft are related.
pub(super) fn graph(prefix: &str, draft: &str, sheet: &FactSheet<'_>) -> Markup {
    if sheet.relations.is_empty() {
        return html! {};
    }
    let (nodes, edges) = arranged(&sheet.relations);
    let height = nodes.iter().map(|it| it.at.y).fold(0.0, f64::max) + BOX_HEIGHT;
    html! {
        section {
            h3 id={ (prefix) "-relations" } { "Relations" }
            div.wide role="region" tabindex="0" aria-label={ "Graph of relations, " (draft) } {
                svg.graph viewBox={ "0 0 " (WIDTH) " " (height.ceil()) } width=(WIDTH) height=(height.ceil())
                    role="img" aria-label="The relations listed below, drawn as lines between the names" {
                    defs {
                        marker id={ (prefix) "-tip" } viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7"
                            markerHeight="7" orient="auto-start-reverse" {
                            path d="M0 0L10 5L0 10z" {}
                        }
                    }
                    @for edge in &edges { (line(prefix, edge, &nodes)) }
                    @for node in &nodes { (name_box(node)) }
                    @for edge in &edges { (label(edge, &nodes)) }
                }
            }
            ul.relations {
                @for it in &sheet.relations {
                    li {
                        strong { (it.subject.name()) } " " (it.label) " " strong { (it.object.name()) } ": "
                        (it.fact.statement) " " span.id { (it.fact.id) }
                    }
                }
            }
        }
    }
}

fn line(prefix: &str, edge: &Edge<'_>, nodes: &[Node<'_>]) -> Markup {
    let Some((a, b)) = edge.ends(nodes) else {
        return html! {};
    };
    let tip = format!("url(#{prefix}-tip)");
    html! {
        line x1=(round(a.x)) y1=(round(a.y)) x2=(round(b.x)) y2=(round(b.y)) marker-end=(tip)
            marker-start=[edge.is_mutual.then_some(&tip)] {}
    }
}

fn label(edge: &Edge<'_>, nodes: &[Node<'_>]) -> Markup {
    let Some((a, b)) = edge.ends(nodes) else {
        return html! {};
    };
    let further = edge.labels.len().saturating_sub(MAX_LABELS);
    let mut lines: Vec<String> = edge
        .labels
        .iter()
        .take(MAX_LABELS)
        .map(|it| (*it).to_owned())
        .collect();
    if let Some(last) = lines.last_mut().filter(|_| further > 0) {
        *last = format!("{last}, {further} more");
    }
    let x = (a.x + b.x) / 2.0;
    let first = (a.y + b.y) / 2.0 - 8.0 * (lines.len() as f64 - 1.0);
    html! {
        @for (line, number) in lines.iter().zip(0..) {
            text.label x=(round(x)) y=(round(first + 4.0 + 16.0 * f64::from(number))) { (line) }
        }
    }
}

fn name_box(node: &Node<'_>) -> Markup {
    html! {
        rect x=(round(node.at.x - node.width / 2.0)) y=(round(node.at.y - BOX_HEIGHT / 2.0)) width=(round(node.width))
            height=(BOX_HEIGHT) rx="6" {}
        text x=(round(node.at.x)) y=(round(node.at.y + 5.0)) { (node.name) }
    }
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

impl Edge<'_> {
    /// Where the line leaves the one box and meets the other.
    fn ends(&self, nodes: &[Node<'_>]) -> Option<(Point, Point)> {
        let (from, to) = self.names(nodes)?;
        Some((from.border(to.at), to.border(from.at)))
    }

    fn names<'n, 'a>(&self, nodes: &'n [Node<'a>]) -> Option<(&'n Node<'a>, &'n Node<'a>)> {
        Some((nodes.get(self.from)?, nodes.get(self.to)?))
    }
}

impl Node<'_> {
    /// Where a line from the middle of the box to `other` leaves the box.
    fn border(&self, other: Point) -> Point {
        let (dx, dy) = (other.x - self.at.x, other.y - self.at.y);
        let across = (self.width / 2.0 + 3.0) / dx.abs().max(0.001);
        let along = (BOX_HEIGHT / 2.0 + 3.0) / dy.abs().max(0.001);
        let part = across.min(along).min(1.0);
        Point {
            x: self.at.x + dx * part,
            y: self.at.y + dy * part,
        }
    }
}

/// The names with their places, and the lines between them.
fn arranged<'a>(relations: &[RelationEntry<'a>]) -> (Vec<Node<'a>>, Vec<Edge<'a>>) {
    let mut nodes: Vec<Node<'a>> = Vec::new();
    let mut edges: Vec<Edge<'a>> = Vec::new();
    for it in relations {
        let mut number = |id: &'a str, name: &'a str| {
            let known = nodes.iter().position(|node| node.id == id);
            known.or_else(|| {
                (nodes.len() < MAX_NODES).then(|| {
                    nodes.push(node(id, name));
                    nodes.len() - 1
                })
            })
        };
        let from = number(&it.subject.id, it.subject.name());
        let to = number(&it.object.id, it.object.name());
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        connect(&mut edges, from, to, it.label);
    }
    place(&mut nodes, &edges);
    (nodes, edges)
}

/// Adds a relation to the line between two names.
fn connect<'a>(edges: &mut Vec<Edge<'a>>, from: usize, to: usize, label: &'a str) {
    let same =
        |it: &&mut Edge<'_>| (it.from, it.to) == (from, to) || (it.to, it.from) == (from, to);
    match edges.iter_mut().find(same) {
        Some(edge) => {
            edge.is_mutual |= edge.from != from;
            if !edge.labels.contains(&label) {
                edge.labels.push(label);
            }
        }
        None if from == to => {}
        None => edges.push(Edge {
            from,
            to,
            is_mutual: false,
            labels: vec![label],
        }),
    }
}

fn node<'a>(id: &'a str, name: &'a str) -> Node<'a> {
    Node {
        id,
        name,
        at: Point { x: 0.0, y: 0.0 },
        width: LETTER * name.chars().count() as f64 + 24.0,
    }
}

/// Gives the names their places, inside a picture of [`WIDTH`] whose height follows from their number.
fn place(nodes: &mut [Node<'_>], edges: &[Edge<'_>]) {
    let count = nodes.len().max(1) as f64;
    let height = (70.0 * count).clamp(120.0, 640.0);
    for (idx, node) in nodes.iter_mut().enumerate() {
        let turn = std::f64::consts::TAU * idx as f64 / count;
        node.at = Point {
            x: WIDTH / 2.0 + WIDTH / 3.0 * turn.cos(),
            y: height / 2.0 + height / 3.0 * turn.sin(),
        };
    }
    // The distance that two names keep by themselves.
    let ideal = (WIDTH * height / count).sqrt();
    for step in 0..STEPS {
        let reach = WIDTH / 12.0 * (1.0 - step as f64 / STEPS as f64);
        move_all(nodes, edges, ideal, reach);
    }
    spread(nodes, height);
}

/// Stretches or shrinks the picture to its frame.
fn spread(nodes: &mut [Node<'_>], height: f64) {
    let range = |of: fn(&Node<'_>) -> f64| {
        let (low, high) = nodes.iter().map(of).fold((f64::MAX, f64::MIN), |acc, it| {
            (acc.0.min(it), acc.1.max(it))
        });
        (low, (high - low).max(1.0))
    };
    let ((left, wide), (top, high)) = (range(|it| it.at.x), range(|it| it.at.y));
    let side = nodes.iter().map(|it| it.width / 2.0).fold(0.0, f64::max) + 4.0;
    for node in nodes {
        node.at.x = side + (node.at.x - left) / wide * (WIDTH - 2.0 * side);
        node.at.y = BOX_HEIGHT + (node.at.y - top) / high * (height - 2.0 * BOX_HEIGHT);
    }
}

/// One step of the force model: all names part from each other, related ones draw near; none moves further than `reach`.
fn move_all(nodes: &mut [Node<'_>], edges: &[Edge<'_>], ideal: f64, reach: f64) {
    let mut forces = vec![Point { x: 0.0, y: 0.0 }; nodes.len()];
    let mut pull = |at: usize, dx: f64, dy: f64| {
        if let Some(force) = forces.get_mut(at) {
            force.x += dx;
            force.y += dy;
        }
    };
    let mut push = |from: usize, to: usize, dx: f64, dy: f64| {
        pull(from, dx, dy);
        pull(to, -dx, -dy);
    };
    for (a, one) in nodes.iter().enumerate() {
        for (b, other) in nodes.iter().enumerate().skip(a + 1) {
            let (dx, dy, distance) = apart(one, other);
            let force = ideal * ideal / distance / distance;
            push(a, b, dx * force, dy * force);
        }
    }
    for edge in edges {
        if let Some((from, to)) = edge.names(nodes) {
            let (dx, dy, distance) = apart(from, to);
            let force = -distance / ideal;
            push(edge.from, edge.to, dx * force, dy * force);
        }
    }
    for (node, force) in nodes.iter_mut().zip(forces) {
        let length = force.x.hypot(force.y).max(0.001);
        let part = length.min(reach) / length;
        node.at.x += force.x * part;
        node.at.y += force.y * part;
    }
}

/// The way from `b` to `a`, and how far they are apart. Boxes are wide and low, so a step up counts for more.
fn apart(a: &Node<'_>, b: &Node<'_>) -> (f64, f64, f64) {
    let (dx, dy) = (a.at.x - b.at.x, (a.at.y - b.at.y) * 2.2);
    (dx, dy / 2.2, dx.hypot(dy).max(1.0))
}
