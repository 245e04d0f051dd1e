//! Looking names up in all layers: those that people write, held in memory, and those that are compiled.

use super::clash::rank;
use super::compiled::{Room, Walked};
use super::entity::{EntityIdx, NameForm};
use super::fit::{Fit, may_begin};
use super::gazetteer::{MAX_PIECES, Reading, Walk};
use super::index::Model;
use super::layer::Layer;
use super::near::NearName;
use super::pieces::Piece;
use super::places::Sort;
use crate::text::Span;

/// A name of the model found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// Where it stands in the text that was searched, without a possessive or plural ending.
    pub span: Span,
    /// Whose name it is.
    pub entity: EntityIdx,
    /// Which of [`super::Entity::names`].
    pub name: u32,
    /// Whether it stands in the plural: "ChatGPTs".
    pub plural: bool,
    /// Whether an accent that the name has is missing here, or another stands in its place.
    pub accents_differ: bool,
}

/// Room for one look after another.
#[derive(Default)]
struct Scratch {
    word: String,
    /// One for each compiled model: a room keeps the page it was in last.
    rooms: Vec<Room>,
    readings: Vec<Candidate>,
    plain: Vec<Reading>,
}

/// A reading and what it must be compared by.
struct Candidate {
    reading: Reading,
    /// The layer, and whether people write it.
    standing: (Layer, bool),
    /// The spelling, where two layers may have the same.
    written: String,
}

impl Model {
    /// Appends the names that stand in `prose` to `hits`: leftmost first, of those the longest, without overlap. Where the
    /// same words name several entities (weak names), each gives a hit with the same span.
    ///
    /// `tokens` are the words, numbers and marks of the prose, and `span_of` tells where one stands; a name begins at
    /// the beginning of a token. The order of case: as in the model, or all capitals; a word that the model writes in
    /// lower case may begin with a capital.
    pub fn find_names<T>(
        &self,
        prose: &str,
        tokens: &[T],
        span_of: impl Fn(&T) -> Span,
        hits: &mut Vec<NameHit>,
    ) {
        let mut scratch = Scratch::default();
        scratch.rooms.resize_with(self.laid.len(), Room::default);
        let mut resume = 0;
        for token in tokens {
            let span = span_of(token);
            if span.start >= resume && self.may_start_name(prose, span) {
                let found = self.find_at(prose, span, &mut scratch, hits);
                resume = found.unwrap_or(resume);
            }
        }
    }

    fn may_start_name(&self, prose: &str, token: Span) -> bool {
        self.gazetteer.may_start(prose, token)
            || self
                .laid
                .iter()
                .any(|it| it.compiled.may_start(prose, token))
    }

    /// The longest name that begins with the token at `span`: pushed, and where it ends; `None` where there is none.
    fn find_at(
        &self,
        prose: &str,
        span: Span,
        scratch: &mut Scratch,
        hits: &mut Vec<NameHit>,
    ) -> Option<u32> {
        let start = span.start as usize;
        if !may_begin(prose, start) {
            return None;
        }
        let mut cut: [Option<Piece>; MAX_PIECES] = [None; MAX_PIECES];
        let plain = if self.gazetteer.may_start(prose, span) {
            self.gazetteer
                .walk(prose, start, &mut cut, &mut scratch.word)
        } else {
            None
        };
        if self.laid.is_empty() {
            let walk = plain?;
            let cut = cut.get(..walk.pieces).unwrap_or_default();
            self.gazetteer
                .readings(prose, &walk, cut, &mut scratch.plain);
            push(scratch.plain.drain(..), start, walk.end, walk.plural, hits);
            return Some(walk.end as u32);
        }
        self.find_in_all(prose, span, plain, cut, scratch, hits)
    }

    fn find_in_all(
        &self,
        prose: &str,
        span: Span,
        plain: Option<Walk>,
        mut cut: [Option<Piece>; MAX_PIECES],
        scratch: &mut Scratch,
        hits: &mut Vec<NameHit>,
    ) -> Option<u32> {
        let start = span.start as usize;
        let reach = |end: usize, plural: bool| (end, !plural);
        let mut best = plain.as_ref().map(|it| reach(it.end, it.plural));
        let mut walks: Vec<(usize, Walked)> = Vec::new();
        for (idx, (laid, room)) in self.laid.iter().zip(&mut scratch.rooms).enumerate() {
            if !laid.compiled.may_start(prose, span) {
                continue;
            }
            let counts = |number| self.counts(idx, number);
            let walked = laid.compiled.walk(prose, start, &mut cut, room, &counts);
            if let Some(walked) = walked {
                best = best.max(Some(reach(walked.end, walked.plural)));
                walks.push((idx, walked));
            }
        }
        let best = best?;
        let mut pieces = 0;
        if let Some(walk) = plain.filter(|it| reach(it.end, it.plural) == best) {
            pieces = walk.pieces;
            let cut = cut.get(..pieces).unwrap_or_default();
            self.gazetteer
                .readings(prose, &walk, cut, &mut scratch.plain);
            for reading in scratch.plain.drain(..) {
                scratch.readings.push(self.candidate(reading, &walk));
            }
        }
        for (idx, walked) in walks {
            if reach(walked.end, walked.plural) == best {
                pieces = pieces.max(walked.pieces);
                let cut = cut.get(..pieces).unwrap_or_default();
                self.add_compiled(idx, prose, &walked, cut, scratch);
            }
        }
        settle(&mut scratch.readings);
        let readings = scratch.readings.drain(..).map(|it| it.reading);
        push(readings, start, best.0, !best.1, hits);
        Some(best.0 as u32)
    }

    fn candidate(&self, reading: Reading, walk: &Walk) -> Candidate {
        let layer = reading.owner.map(|(entity, _)| entity.0 as usize);
        let layer = layer.and_then(|it| self.layers.get(it)).copied();
        let pieces = reading.owner.map(|it| self.gazetteer.written(walk, it));
        Candidate {
            reading,
            standing: (layer.unwrap_or(Layer::Story), true),
            written: pieces.unwrap_or_default().concat(),
        }
    }

    fn add_compiled(
        &self,
        idx: usize,
        prose: &str,
        walked: &Walked,
        cut: &[Option<Piece>],
        scratch: &mut Scratch,
    ) {
        let Scratch {
            rooms, readings, ..
        } = scratch;
        let Some((laid, room)) = self.laid.get(idx).zip(rooms.get_mut(idx)) else {
            return;
        };
        laid.readings(prose, walked, cut, room, |reading, number, written| {
            if number.is_none_or(|it| self.counts(idx, it)) {
                readings.push(Candidate {
                    reading,
                    standing: (laid.layer, false),
                    written: written.replace(' ', ""),
                });
            }
        });
    }

    /// Whether an entity of a compiled model is not replaced by one of a layer above.
    fn counts(&self, laid: usize, number: u32) -> bool {
        let Some((above, this)) = self.laid.get(..laid).zip(self.laid.get(laid)) else {
            return false;
        };
        !this.hidden.contains_key(&number)
            && (above.is_empty() || {
                let id = &self.entity(this.entity_idx(number)).id;
                !above.iter().any(|it| it.own_entity(id).is_some())
            })
    }

    /// Whether a name begins like this word, so that the word may be a slip.
    pub fn may_nearly_start(&self, word: &str) -> bool {
        self.near.may_start(word) || !self.laid.is_empty()
    }

    /// Whether a model says that this phrase is no name of anybody, though it looks like one.
    pub fn is_excepted(&self, phrase: &str) -> bool {
        self.near.is_excepted(phrase) || self.laid.iter().any(|it| it.compiled.is_nobodys(phrase))
    }

    /// Appends the names that `letters` (of [`super::push_letters`]) spell or nearly spell to `found`; see
    /// [`super::NearNames::find`]. Where `may_slip` says no, names of compiled models need not be found that are spelt with
    /// other letters: to look for those costs the most.
    pub fn find_near(&self, letters: &str, may_slip: &dyn Fn() -> bool, found: &mut Vec<NearName>) {
        self.near.find(letters, found);
        if self.laid.is_empty() {
            return;
        }
        let may_slip = may_slip();
        for (idx, laid) in self.laid.iter().enumerate() {
            for &(near, number) in &*laid.near(letters, may_slip) {
                let entity = self.entity(near.entity);
                let name = entity.names.get(near.name as usize);
                if self.counts(idx, number)
                    && name.is_some_and(|it| super::near::is_target(entity.kind, it))
                {
                    found.push(near);
                }
            }
        }
    }
}

impl Model {
    /// Names of compiled models that begin with `start`, whatever the case: the entity, and which of its names. The first
    /// `most` of each model in the order of their letters, each name once.
    pub fn compiled_names(&self, start: &str, most: usize) -> Vec<(EntityIdx, u32)> {
        let mut found = Vec::new();
        for (idx, laid) in self.laid.iter().enumerate() {
            // Names that are hidden, or spelled in many ways, are passed over, but not without end.
            let (mut room, mut looks) = (most, 8 * most);
            laid.beginning(start, |name, number| {
                looks = looks.saturating_sub(1);
                if self.counts(idx, number) && !found.contains(&name) {
                    found.push(name);
                    room -= 1;
                }
                room > 0 && looks > 0
            });
        }
        found
    }

    /// Ids of this sort that compiled models alone have and that begin with `start`: of the first `most` of each model, each id
    /// once.
    pub fn compiled_ids(&self, sort: Sort, start: &str, most: usize) -> Vec<String> {
        let mut found = Vec::new();
        for laid in &self.laid {
            for id in laid.compiled.ids_beginning(sort, start, most) {
                if !self.is_written(sort, &id) && !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }
}

/// Of two readings that spell a name alike, the one of the higher layer counts; a misspelling yields to a name.
fn settle(readings: &mut Vec<Candidate>) {
    let mut idx = 0;
    while idx < readings.len() {
        let loses = |it: &Candidate, to: &Candidate| {
            let (a, b) = (&it.reading, &to.reading);
            let weak = a.form == NameForm::Weak || b.form == NameForm::Weak;
            let owners = a.owner.zip(b.owner);
            owners.is_some_and(|(a, b)| a.0 != b.0)
                && !weak
                && it.written == to.written
                && (rank(b.form), std::cmp::Reverse(to.standing))
                    < (rank(a.form), std::cmp::Reverse(it.standing))
        };
        let beaten = readings
            .get(idx)
            .is_some_and(|it| readings.iter().any(|other| loses(it, other)));
        if beaten {
            readings.remove(idx);
        } else {
            idx += 1;
        }
    }
}

/// Of several readings of the same letters the best counts: OPENAI is the name in capitals, not a misspelling. Weak names
/// are left for the context to choose from.
fn push(
    readings: impl Iterator<Item = Reading>,
    start: usize,
    end: usize,
    plural: bool,
    hits: &mut Vec<NameHit>,
) {
    let span = Span::of(start..end - usize::from(plural));
    let first = hits.len();
    let mut strong: Option<Reading> = None;
    let mut nobodys = false;
    for reading in readings {
        let order = |it: &Reading| (it.fit, rank(it.form));
        match reading.owner {
            None => nobodys = true,
            Some(owner) if reading.form == NameForm::Weak => {
                hits.push(hit(span, owner, plural, reading.fit));
            }
            Some(_) if strong.is_none_or(|best| order(&reading) < order(&best)) => {
                strong = Some(reading);
            }
            Some(_) => {}
        }
    }
    if nobodys {
        hits.truncate(first);
    } else if let Some((owner, fit)) = strong.and_then(|it| Some((it.owner?, it.fit))) {
        hits.insert(first, hit(span, owner, plural, fit));
    }
}

fn hit(span: Span, (entity, name): (EntityIdx, u32), plural: bool, fit: Fit) -> NameHit {
    NameHit {
        span,
        entity,
        name,
        plural,
        accents_differ: fit == Fit::Accents,
    }
}
