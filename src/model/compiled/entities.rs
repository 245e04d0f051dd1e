//! Entities as bytes. A name whose spelling stands in the table of names is its number there, counted from the first that is
//! the entity's where it is not far; ids of others stay words, because a layer above may say anew what they name.

use super::super::calendar::PartialDate;
use super::super::declared::Declared;
use super::super::entity::{Entity, EntityKind, Name, NameForm};
use super::super::file::KINDS;
use super::name_value::{form_number, form_of};
use super::wire::{Put, Take};
use crate::text::Span;

/// An entity with the ids that it needs as words, and the numbers of its facts.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) entity: Entity,
    pub(super) needs: Vec<String>,
}

const ARTICLE: u8 = 16;
const UNTIL: u8 = 32;
const INLINE: u8 = 64;
const NEAR: u8 = 128;

/// Names whose numbers are that near to the first are said in two bytes at most.
const NEAREST: u32 = 1 << 14;

/// Where names are said by their numbers in the table of names.
#[derive(Clone, Copy)]
pub(super) struct Ranks {
    /// The first number of the entity.
    pub(super) first: u32,
    /// How many bytes a number has.
    pub(super) width: usize,
}

const NEEDS: u8 = 1;
const NOT: u8 = 2;
const ALONE: u8 = 4;
const WELL_KNOWN: u8 = 8;
const DESCRIPTION: u8 = 16;
const IDS: u8 = 32;

impl Ranks {
    /// No name is said by its number.
    pub(super) const NONE: Ranks = Ranks { first: 0, width: 4 };
}

/// Appends what an entity is, but for its facts. `rank` tells the numbers of its names in the table of names, where they
/// stand there.
pub(super) fn put(
    entity: &Entity,
    needs: &[String],
    rank: &dyn Fn(usize) -> Option<u32>,
    ranks: Ranks,
    out: &mut Vec<u8>,
) {
    out.text(&entity.id);
    out.push(kind_number(entity.kind));
    out.number(entity.names.len() as u64);
    for (idx, name) in entity.names.iter().enumerate() {
        put_name(name, rank(idx), ranks, out);
    }
    let flag = |on: bool, bit: u8| if on { bit } else { 0 };
    let needing = !needs.is_empty() || !entity.needs_words.is_empty();
    let otherwise = [&entity.not_before, &entity.not_after, &entity.not];
    let has_not = otherwise.iter().any(|it| !it.is_empty());
    out.push(
        flag(needing, NEEDS)
            | flag(has_not, NOT)
            | flag(entity.not_alone_after_the, ALONE)
            | flag(entity.well_known, WELL_KNOWN)
            | flag(!entity.description.is_empty(), DESCRIPTION)
            | flag(!entity.ids.is_empty(), IDS),
    );
    if needing {
        put_texts(needs, out);
        put_texts(&entity.needs_words, out);
    }
    if has_not {
        otherwise.iter().for_each(|it| put_texts(it, out));
    }
    if !entity.description.is_empty() {
        out.text(&entity.description);
    }
    if !entity.ids.is_empty() {
        out.number(entity.ids.len() as u64);
        for (scheme, id) in &entity.ids {
            out.text(scheme);
            out.text(id);
        }
    }
}

fn put_name(name: &Name, rank: Option<u32>, ranks: Ranks, out: &mut Vec<u8>) {
    let flag = |on: bool, bit: u8| if on { bit } else { 0 };
    let far = rank.and_then(|it| it.checked_sub(ranks.first));
    let near = far.filter(|it| *it < NEAREST);
    out.push(
        form_number(name.form)
            | flag(name.article_optional, ARTICLE)
            | flag(name.until.is_some(), UNTIL)
            | flag(rank.is_none(), INLINE)
            | flag(near.is_some(), NEAR),
    );
    match (rank, near) {
        (_, Some(near)) => out.number(u64::from(near)),
        (Some(rank), None) => out.fixed(rank, ranks.width),
        (None, None) => out.text(&name.text),
    }
    if let Some(until) = name.until {
        out.text(&until.to_string());
    }
}

fn put_texts(texts: &[String], out: &mut Vec<u8>) {
    out.number(texts.len() as u64);
    texts.iter().for_each(|it| out.text(it));
}

/// Reads an entity; `spelled` gives the spelling of a name by its number.
pub(super) fn take(
    take: &mut Take<'_>,
    ranks: Ranks,
    spelled: &dyn Fn(u32) -> Option<String>,
) -> Option<Stored> {
    let id = take.text()?.to_owned();
    let kind = kind_of(take.byte()?)?;
    let count = take.len()?;
    let names = (0..count).map(|_| take_name(take, ranks, spelled));
    let names = names.collect::<Option<Vec<Name>>>()?;
    let flags = take.byte()?;
    let has = |bit: u8| flags & bit != 0;
    let mut texts = |bit: u8| match has(bit) {
        true => take_texts(take),
        false => Some(Vec::new()),
    };
    let (needs, needs_words) = (texts(NEEDS)?, texts(NEEDS)?);
    let (not_before, not_after, not) = (texts(NOT)?, texts(NOT)?, texts(NOT)?);
    let description = match has(DESCRIPTION) {
        true => take.text()?.to_owned(),
        false => String::new(),
    };
    let n_ids = if has(IDS) { take.len()? } else { 0 };
    let ids = (0..n_ids).map(|_| Some((take.text()?.to_owned(), take.text()?.to_owned())));
    let ids = ids.collect::<Option<Vec<(String, String)>>>()?;
    let entity = Entity {
        id,
        kind,
        names,
        needs: Vec::new(),
        needs_words,
        not_before,
        not_after,
        not,
        not_alone_after_the: has(ALONE),
        well_known: has(WELL_KNOWN),
        description,
        ids,
        declared: Declared::NOWHERE,
    };
    Some(Stored { entity, needs })
}

fn take_name(
    take: &mut Take<'_>,
    ranks: Ranks,
    spelled: &dyn Fn(u32) -> Option<String>,
) -> Option<Name> {
    let tag = take.byte()?;
    let form: NameForm = form_of(tag & 15)?;
    let article_optional = tag & ARTICLE != 0;
    let text = match tag & INLINE {
        0 => {
            let rank = match tag & NEAR {
                0 => take.fixed(ranks.width)?,
                _ => ranks.first.checked_add(take.index()?)?,
            };
            let bare = spelled(rank)?;
            if article_optional {
                format!("the {bare}")
            } else {
                bare
            }
        }
        _ => take.text()?.to_owned(),
    };
    let until = match tag & UNTIL {
        0 => None,
        _ => Some(PartialDate::parse(take.text()?)?),
    };
    Some(Name {
        text,
        form,
        until,
        article_optional,
        at: Span::default(),
    })
}

fn take_texts(take: &mut Take<'_>) -> Option<Vec<String>> {
    let count = take.len()?;
    (0..count).map(|_| take.text().map(str::to_owned)).collect()
}

fn kind_number(kind: EntityKind) -> u8 {
    let number = KINDS.iter().position(|(_, it)| *it == kind);
    number.map_or(0, |it| it as u8)
}

fn kind_of(number: u8) -> Option<EntityKind> {
    KINDS.get(usize::from(number)).map(|(_, kind)| *kind)
}
