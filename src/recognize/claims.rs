//! Claims: sentences that state a relation of the model.
//!
//! The patterns say where; this file says who ("the company"), when ("last July") and in whose words; `binding` says with
//! which fact a claim compares, and how.

use super::antecedent::only_fitting;
use super::binding::{Scene, bind};
use super::claim::{Claim, Comparison, Party};
use super::figure::FigureKind;
use super::name::NameMention;
use super::paragraph::Paragraph;
use super::pattern::{Buffers, Filled, Match, Patterns, Reader, Who, is_own_name};
use super::quotation::quotations;
use super::resolve::DraftContext;
use crate::draft::Sentence;
use crate::model::{EntityIdx, EntityKind, Model};
use crate::text::Span;

/// Compiles the sentence patterns of a model, which the first search for claims would otherwise have to wait for.
pub fn prepare(model: &Model) {
    Patterns::of(model);
}

/// Finds the claims of blocks one after another; its buffers are made once.
#[derive(Debug, Default)]
pub struct ClaimFinder {
    buffers: Buffers,
}

impl ClaimFinder {
    /// The claims of a paragraph. A paragraph without a name of the model that counts has none.
    pub fn claims(
        &mut self,
        prose: &str,
        paragraph: &Paragraph,
        context: &DraftContext,
        model: &Model,
    ) -> Vec<Claim> {
        let may_count = |it: &NameMention| context.counts(it) || is_own_name(it, model);
        if !paragraph.names.iter().any(may_count) {
            return Vec::new();
        }
        let Some(patterns) = Patterns::of(model) else {
            return Vec::new();
        };
        let buffers = &mut self.buffers;
        let mut gatherer = Gatherer {
            prose,
            paragraph,
            context,
            model,
            reader: Reader::new(prose, paragraph, model, context, patterns, buffers),
            before: Vec::new(),
            quotations: None,
            claims: Vec::new(),
        };
        for sentence in &paragraph.sentences {
            gatherer.sentence(sentence);
        }
        gatherer.claims
    }
}

struct Gatherer<'a> {
    prose: &'a str,
    paragraph: &'a Paragraph,
    context: &'a DraftContext,
    model: &'a Model,
    reader: Reader<'a>,
    /// The names of the sentence before.
    before: Vec<Option<EntityIdx>>,
    /// Found when the first claim needs them.
    quotations: Option<Vec<Span>>,
    claims: Vec<Claim>,
}

impl Gatherer<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        // A sentence without a name that counts claims nothing and gives no antecedent: it is not even cut into items.
        let names = &self.paragraph.names;
        let first = names.partition_point(|it| it.span.start < sentence.span.start);
        let own = names.get(first..).unwrap_or(&[]).iter();
        let mut own = own.take_while(|it| it.span.start < sentence.span.end);
        if !own.any(|it| self.context.counts(it) || is_own_name(it, self.model)) {
            self.before.clear();
            return;
        }
        for found in self.reader.read(sentence) {
            self.claim(&found, sentence);
        }
        self.before.clear();
        self.before.extend(self.reader.names());
    }

    fn claim(&mut self, found: &Match, sentence: &Sentence) {
        let Some((subject, object)) = self.parties(found) else {
            return;
        };
        let with = found
            .captures
            .with
            .and_then(|it| self.party(it, found, &[], &[]));
        let whole = self.reader.span(found.start, found.end);
        let from = found
            .captures
            .verb
            .map(|it| it.start)
            .or(found.captures.word);
        let from = from.map_or(found.start, |it| it as usize);
        let date = found.captures.date.or_else(|| self.date(found, sentence));
        let definite = found.flags.once || self.reader.is_definite(found);
        let in_sentence = self.figures_in(sentence);
        let names: Vec<EntityIdx> = self.reader.names().flatten().collect();
        let mut claim = Claim {
            relation: found.relation,
            subject,
            object,
            with,
            figure: found.captures.figure,
            date,
            tense: found.captures.verb.map(|it| it.tense).unwrap_or_default(),
            polarity: found.polarity,
            quoted: self.is_quoted(self.reader.span(from, from + 1)),
            attributed: self.reader.is_attributed(),
            partial: found.partial,
            phrase: found.flags.phrase,
            span: self.reader.span(from, found.end),
            whole,
            facts: Vec::new(),
            fact: None,
            comparison: Comparison::default(),
        };
        let others = if found.each {
            self.others(found)
        } else {
            Vec::new()
        };
        let scene = Scene {
            model: self.model,
            context: self.context,
            figures: &self.paragraph.figures,
            in_sentence,
            names: &names,
            definite,
        };
        for party in others {
            let mut other = Claim {
                subject: Some(party),
                ..claim.clone()
            };
            bind(&mut other, found, &scene);
            self.claims.push(other);
        }
        bind(&mut claim, found, &scene);
        self.claims.push(claim);
    }

    /// The parties who stand beside the subject where each acts for itself.
    fn others(&self, found: &Match) -> Vec<Party> {
        let start = found
            .captures
            .subject
            .map_or(found.start, |it| it.phrase as usize);
        let listed = self.reader.listed_before(start).into_iter();
        listed
            .map(|(entity, span)| Party {
                entity: Some(entity),
                span,
            })
            .collect()
    }

    /// Subject and object; `None` where a second mention stays without its antecedent, so that nothing is known.
    fn parties(&self, found: &Match) -> Option<(Option<Party>, Option<Party>)> {
        let relation = self.model.relation(found.relation);
        let named = |filled: Option<Filled>| match filled?.who {
            Who::Entity(entity) => Some(entity),
            Who::Anaphor | Who::Unknown => None,
        };
        let [subject, object] = [found.captures.subject, found.captures.object];
        let mut others = [named(subject), named(object), named(found.captures.with)];
        let fill = |filled: Option<Filled>, kinds: &[EntityKind], others: &[Option<EntityIdx>]| {
            match filled {
                Some(filled) => self.party(filled, found, kinds, others).map(Some),
                None => Some(None),
            }
        };
        let subject = fill(subject, &relation.subject_kinds, &others)?;
        // Who is the one is not the other: "the retailer would invest in the start-up".
        others[0] = subject.and_then(|it| it.entity);
        let object = fill(object, &relation.object_kinds, &others)?;
        let missing = object.is_none() && found.captures.figure.is_some() && subject.is_some();
        let speaker = || self.speaker(found, subject, &relation.object_kinds);
        Some((
            subject,
            object.or_else(|| if missing { speaker() } else { None }),
        ))
    }

    fn party(
        &self,
        filled: Filled,
        found: &Match,
        kinds: &[EntityKind],
        others: &[Option<EntityIdx>],
    ) -> Option<Party> {
        let span = self.reader.span(filled.start as usize, filled.end as usize);
        let entity = match filled.who {
            Who::Entity(entity) => Some(entity),
            Who::Unknown => None,
            Who::Anaphor => {
                let start = filled.start as usize;
                let names = self
                    .before
                    .iter()
                    .copied()
                    .chain(self.reader.names_before(start));
                let noun = span.slice(self.prose).rsplit(' ').next().unwrap_or("");
                let entity = match self.reader.subject_after(found.end) {
                    // "With its investment in OpenAI, Amazon": the owner follows.
                    Some(entity) if self.reader.names_before(start).next().is_none() => {
                        Some(entity)
                    }
                    _ => only_fitting(names, noun, kinds, others, self.model),
                };
                Some(entity?)
            }
        };
        Some(Party { entity, span })
    }

    /// The one who says it, where the pattern leaves the object out: "OpenAI said a $50bn investment by Amazon would close".
    fn speaker(
        &self,
        found: &Match,
        subject: Option<Party>,
        kinds: &[EntityKind],
    ) -> Option<Party> {
        let (entity, span) = self.reader.speaker_before(found.start)?;
        let kind = self.model.entity(entity).kind;
        let fits = kinds.contains(&kind) && subject?.entity != Some(entity);
        fits.then_some(Party {
            entity: Some(entity),
            span,
        })
    }

    /// The date of the match: the only one that opens its sentence, stands in it, or follows it.
    fn date(&self, found: &Match, sentence: &Sentence) -> Option<u32> {
        let (first, end) = self.figures_in(sentence);
        let near = self.reader.reach(found);
        let mut dates = (first..end).filter(|&idx| {
            self.paragraph.figures.get(idx).is_some_and(|it| {
                it.kind == FigureKind::Date && near.iter().any(|span| span.covers(it.span))
            })
        });
        let only = dates.next()?;
        dates.next().is_none().then_some(only as u32)
    }

    /// The figures of a sentence: a range of indices.
    fn figures_in(&self, sentence: &Sentence) -> (usize, usize) {
        let figures = &self.paragraph.figures;
        let bound = |offset: u32| figures.partition_point(|it| it.span.start < offset);
        (bound(sentence.span.start), bound(sentence.span.end))
    }

    fn is_quoted(&mut self, span: Span) -> bool {
        let (prose, paragraph) = (self.prose, self.paragraph);
        let quotations = self
            .quotations
            .get_or_insert_with(|| quotations(prose, &paragraph.tokens));
        quotations.iter().any(|it| it.covers(span))
    }
}
