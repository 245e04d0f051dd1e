//! The facts of a compiled model: which of them can be kept, and what links them.

use std::collections::BTreeSet;
use std::io::BufWriter;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::circles::closing_links;
use super::super::file::{FactRecord, ParsedFile, Party, parse_model_file};
use super::super::reader::Located;
use super::sort::{Merge, Sorter, Spools, read_record, write_record};
use super::spooled::{Reading, Spooled, reading};
use super::summary::{CompileError, Left, Summary};
use super::wire::hash;

/// The facts that can be kept, in a temporary file, and what links them.
pub(super) struct LinkedFacts {
    pub(super) facts: Reading,
    pub(super) count: u64,
    /// Entity and fact, as eight bytes that sort.
    pub(super) by_entity: Merge,
    /// The facts that replaced each, and those that dispute it.
    pub(super) links: FxHashMap<u32, (Vec<u32>, Vec<u32>)>,
    /// Words that are objects or roles, each with its relation.
    pub(super) words: BTreeSet<(String, String)>,
}

/// So many different words are kept for the sentence patterns to look for: enough for all the titles and labels of a
/// desk, and little enough to look for all of them.
const MOST_WORDS: usize = 20_000;

fn words_of(record: &FactRecord) -> impl Iterator<Item = (String, String)> + '_ {
    let roles = record.qualifiers.iter().filter(|it| it.0 == "role");
    let parties = record.object.iter().chain(roles.map(|it| &it.1));
    parties.filter_map(|party| match party {
        Party::Words(words) if !words.contains('\0') => {
            Some((record.relation.text.clone(), words.clone()))
        }
        _ => None,
    })
}

/// A fact that is one record of JSON.
pub(super) fn fact_of(json: &str) -> Option<(ParsedFile, FactRecord)> {
    let mut file = parse_model_file(&format!("{{\"facts\":{json}}}"));
    let record = file.facts.pop()?;
    Some((file, record))
}

/// Keeps the facts of which all that they need is known, numbers them, and finds what links them.
pub(super) fn link_facts(
    facts: Spooled,
    entities: &Spooled,
    sources: &Spooled,
    relations: &FxHashSet<String>,
    spools: &dyn Spools,
    summary: &mut Summary,
) -> Result<LinkedFacts, CompileError> {
    let mut kept = BufWriter::with_capacity(1 << 20, spools.spool()?);
    let mut by_entity = Sorter::new(spools);
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let mut unlinked: Vec<(u32, u64, LinkKind)> = Vec::new();
    let mut from = reading(facts.out)?;
    let mut json = Vec::new();
    let mut words = BTreeSet::new();
    let mut count = 0u32;
    while read_record(&mut from, &mut json)? {
        let Some((_, record)) = std::str::from_utf8(&json).ok().and_then(fact_of) else {
            continue;
        };
        let Some(parties) = parties(&record, entities, sources, relations, summary) else {
            continue;
        };
        for party in parties {
            let pair = u64::from(party) << 32 | u64::from(count);
            by_entity.push(&pair.to_be_bytes())?;
        }
        numbers.insert(hash(record.id.text.as_bytes()), count);
        if words.len() < MOST_WORDS {
            words.extend(words_of(&record));
        }
        for (ids, kind) in [
            (&record.supersedes, LinkKind::Supersedes),
            (&record.disputes, LinkKind::Disputes),
        ] {
            let hashes = ids.iter().map(|id| hash(id.text.as_bytes()));
            unlinked.extend(hashes.map(|it| (count, it, kind)));
        }
        let part_of = record.part_of.iter().map(|id| hash(id.text.as_bytes()));
        unlinked.extend(part_of.map(|it| (count, it, LinkKind::PartOf)));
        write_record(&json, &mut kept)?;
        count = count.checked_add(1).ok_or(CompileError::TooMany)?;
    }
    let linked: Vec<(u32, u32, LinkKind)> = unlinked
        .into_iter()
        .filter_map(|(from, to, kind)| Some((from, *numbers.get(&to)?, kind)))
        .collect();
    for kind in [LinkKind::Supersedes, LinkKind::PartOf] {
        count_circles(count, &leads(&linked, kind), summary);
    }
    let mut links: FxHashMap<u32, (Vec<u32>, Vec<u32>)> = FxHashMap::default();
    for (from, to, kind) in linked {
        match kind {
            LinkKind::Supersedes => links.entry(to).or_default().0.push(from),
            LinkKind::Disputes => links.entry(to).or_default().1.push(from),
            LinkKind::PartOf => {}
        }
    }
    Ok(LinkedFacts {
        facts: reading(kept)?,
        count: u64::from(count),
        by_entity: by_entity.finish()?,
        links,
        words,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkKind {
    Supersedes,
    Disputes,
    PartOf,
}

/// The entities that a fact names; `None` where one is missing without which it says nothing.
fn parties(
    record: &FactRecord,
    entities: &Spooled,
    sources: &Spooled,
    relations: &FxHashSet<String>,
    summary: &mut Summary,
) -> Option<Vec<u32>> {
    let mut unknown = |id: &str| {
        summary.leave(Left::UnknownId, || {
            format!("{id} in the fact {}", record.id.text)
        });
    };
    let mut parties = Vec::new();
    let mut keeps = true;
    let needed = [Some(&record.subject), party_id(record.object.as_ref())];
    for id in needed.into_iter().flatten() {
        match entities.find(&id.text) {
            Some(number) => parties.push(number),
            None => {
                unknown(&id.text);
                keeps = false;
            }
        }
    }
    if !relations.contains(&record.relation.text) {
        unknown(&record.relation.text);
        keeps = false;
    }
    let others = record.qualifiers.iter().map(|(_, party)| party);
    for party in others.chain(&record.attributed_to) {
        match party_id(Some(party)).map(|id| (id, entities.find(&id.text))) {
            Some((_, Some(number))) => parties.push(number),
            Some((id, None)) => unknown(&id.text),
            None => {}
        }
    }
    for it in &record.evidence {
        if sources.find(&it.source.text).is_none() {
            unknown(&it.source.text);
        }
    }
    parties.sort_unstable();
    parties.dedup();
    keeps.then_some(parties)
}

fn party_id(party: Option<&Party>) -> Option<&Located> {
    match party {
        Some(Party::Id(id)) => Some(id),
        _ => None,
    }
}

/// Where each fact leads by links of a kind.
fn leads(links: &[(u32, u32, LinkKind)], kind: LinkKind) -> FxHashMap<u32, Vec<u32>> {
    let mut next: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (from, to, _) in links.iter().filter(|it| it.2 == kind) {
        next.entry(*from).or_default().push(*to);
    }
    next
}

/// Counts the sources that derive from themselves, directly or through others. `derived` says which source derives from the ones
/// of which ids, by their hashes.
pub(super) fn derived_in_circles(derived: &[(u32, u64)], sources: &Spooled, summary: &mut Summary) {
    let mut next: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (number, id) in derived {
        let from = sources.numbers.get(id).copied();
        next.entry(*number).or_default().extend(from);
    }
    count_circles(sources.numbers.len() as u32, &next, summary);
}

/// Counts the links that lead back to where they come from. `next` says where each of `count` records leads.
fn count_circles(count: u32, next: &FxHashMap<u32, Vec<u32>>, summary: &mut Summary) {
    let next = |at: u32| next.get(&at).cloned().unwrap_or_default();
    for _ in closing_links(count as usize, next) {
        summary.leave(Left::Cycle, String::new);
    }
}
