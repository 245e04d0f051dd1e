//! Model files compiled into one file: streamed through, sorted outside memory, written from front to back.
//!
//! Three passes. Records are read one by one; entities, facts and sources go to temporary files, and every spelling of
//! every name goes to a sorter. Then the names are merged in order and written, which gives each its number. Then the
//! records are written, entities with the numbers of their names and facts. In memory stay one hash and a few numbers for
//! each record.

use std::collections::BTreeSet;
use std::io::{self, Seek, SeekFrom, Write};

use rustc_hash::FxHashSet;

use super::super::build::EMBEDDED;
use super::super::entity::NameForm;
use super::super::file::{EntityRecord, ParsedFile, parse_model_file};
use super::super::gazetteer::takes_plural;
use super::super::problem::Problem;
use super::entities::{self, Ranks};
use super::links::{derived_in_circles, fact_of, link_facts};
use super::name_table::write_names;
use super::name_value::{NOBODY, form_number};
use super::sort::{Sorter, Spools, write_record};
use super::spelling::spellings;
use super::spooled::{Spooled, reading};
use super::summary::{CompileError, Left, Summary};
use super::symbols::Sample;
use super::tables::{Named, write_blob, write_entities, write_json};
use super::wire::{hash, width_for};
use super::{Header, put_numbers};

/// Takes model files text by text, and writes the compiled model.
pub struct Compiler<'s> {
    spools: &'s dyn Spools,
    summary: Summary,
    entities: Spooled,
    facts: Spooled,
    sources: Spooled,
    /// Which source derives from the ones of which ids, by their hashes.
    derived: Vec<(u32, u64)>,
    relations: Vec<String>,
    relation_ids: FxHashSet<String>,
    /// Spellings of names: key, zero, entity, which of its names, how it behaves, as it is written.
    names: Sorter<'s>,
    /// Some of their keys.
    keys: Sample,
    /// How many names the entities before each have.
    first_names: Vec<u32>,
    n_names: u64,
}

/// A text that was parsed, to be added to a compiled model: parsing needs no order, adding does.
#[derive(Debug)]
pub struct ParsedText {
    text: String,
    file: ParsedFile,
}

impl ParsedText {
    /// Parses a model file, or some lines of one.
    pub fn parse(text: String) -> ParsedText {
        ParsedText {
            file: parse_model_file(&text),
            text,
        }
    }

    /// What is wrong with it.
    pub fn problems(&self) -> &[Problem] {
        &self.file.problems
    }

    /// The text that was parsed.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<'s> Compiler<'s> {
    /// A compiler that puts its temporary files into `spools`.
    pub fn new(spools: &'s dyn Spools) -> Result<Compiler<'s>, CompileError> {
        let embedded = EMBEDDED
            .iter()
            .flat_map(|(_, text)| parse_model_file(text).relations);
        Ok(Compiler {
            spools,
            summary: Summary::default(),
            entities: Spooled::new(spools)?,
            facts: Spooled::new(spools)?,
            sources: Spooled::new(spools)?,
            derived: Vec::new(),
            relations: Vec::new(),
            relation_ids: embedded.map(|it| it.id.text).collect(),
            names: Sorter::new(spools),
            keys: Sample::new(),
            first_names: Vec::new(),
            n_names: 0,
        })
    }

    /// Adds the records of a text. What is wrong with it is counted; the caller says it.
    pub fn add(&mut self, parsed: ParsedText) -> Result<(), CompileError> {
        let ParsedText { text, file } = parsed;
        for problem in &file.problems {
            let words = || format!("{}: {}", problem.code.word(), problem.message);
            self.summary.leave(Left::Faulty, words);
        }
        for record in file.relations {
            if self.relation_ids.insert(record.id.text) {
                let json = record.relation.declared.full.slice(&text).to_owned();
                self.relations.push(json);
            }
        }
        for record in file.sources {
            let number = self.sources.number(&record.id.text, &mut self.summary)?;
            if let Some(number) = number {
                let json = record.source.declared.full.slice(&text);
                write_record(json.as_bytes(), &mut self.sources.out)?;
                let from = record.derived_from.iter();
                self.derived
                    .extend(from.map(|it| (number, hash(it.text.as_bytes()))));
            }
        }
        for record in file.entities {
            self.add_entity(&record)?;
        }
        for record in file.facts {
            let number = self.facts.number(&record.id.text, &mut self.summary)?;
            if number.is_some() {
                write_record(record.full.slice(&text).as_bytes(), &mut self.facts.out)?;
            }
        }
        Ok(())
    }

    fn add_entity(&mut self, record: &EntityRecord) -> Result<(), CompileError> {
        let entity = &record.entity;
        let Some(number) = self.entities.number(&entity.id, &mut self.summary)? else {
            return Ok(());
        };
        self.first_names
            .push(u32::try_from(self.n_names).map_err(|_| CompileError::TooMany)?);
        self.n_names += entity.names.len() as u64;
        for (idx, name) in entity.names.iter().enumerate() {
            let bare = name
                .text
                .strip_prefix("the ")
                .filter(|_| name.article_optional)
                .unwrap_or(&name.text);
            let plural = takes_plural(entity.kind, name.form);
            if !self.add_name(bare, number, idx as u32, Some((name.form, plural)))? {
                self.summary
                    .leave(Left::OddName, || name.text.chars().take(80).collect());
            }
        }
        for phrase in &entity.not {
            self.add_name(phrase, number, u32::MAX, None)?;
        }
        let needs: Vec<String> = record.needs.iter().map(|it| it.text.clone()).collect();
        let mut bytes = Vec::new();
        entities::put(entity, &needs, &|_| None, Ranks::NONE, &mut bytes);
        write_record(&bytes, &mut self.entities.out)?;
        Ok(())
    }

    /// Adds the spellings of a name; `false` where it has none.
    fn add_name(
        &mut self,
        name: &str,
        entity: u32,
        number: u32,
        form: Option<(NameForm, bool)>,
    ) -> io::Result<bool> {
        let mut record = Vec::new();
        let found = spellings(name);
        for spelling in &found {
            self.keys.add(&spelling.key);
            record.clear();
            record.extend_from_slice(&spelling.key);
            record.push(0);
            record.extend_from_slice(&entity.to_be_bytes());
            record.extend_from_slice(&number.to_be_bytes());
            let whole = spelling.whole && spelling.written == name;
            let (form, plural) = form.map_or((NOBODY, false), |it| (form_number(it.0), it.1));
            record.push(form);
            record.push(u8::from(plural) | u8::from(whole) << 1);
            record.extend_from_slice(spelling.written.as_bytes());
            self.names.push(&record)?;
        }
        Ok(!found.is_empty())
    }

    /// Writes the compiled model from where `out` stands, which must be its start.
    pub fn finish<W: Write + Seek>(self, out: &mut W) -> Result<Summary, CompileError> {
        let Compiler {
            spools,
            mut summary,
            mut entities,
            facts,
            sources,
            derived,
            relations,
            relation_ids,
            names,
            keys,
            first_names,
            n_names,
        } = self;
        out.write_all(&vec![0; Header::LEN])?;
        let mut header = Header::default();
        let named = write_names(
            names.finish()?,
            keys.symbols(),
            &first_names,
            n_names,
            width_for(entities.numbers.len() as u64),
            Header::LEN as u64,
            out,
            &mut summary,
        )?;
        (header.names, header.starts) = (named.place, named.starts);
        let mut at;
        (header.coding, at) = write_blob(&named.coding, named.end, out)?;
        (header.first_words, at) = write_blob(named.first_words.as_bytes(), at, out)?;
        entities.renumber(&named.entities.numbers);

        let linked = link_facts(
            facts,
            &entities,
            &sources,
            &relation_ids,
            spools,
            &mut summary,
        )?;
        let named = Named {
            entities: named.entities,
            first_names,
            ranks: named.ranks,
            width: width_for(header.names.count),
        };
        (header.entities, header.entity_ids, at) = write_entities(
            entities,
            linked.by_entity,
            named,
            spools,
            at,
            out,
            &mut summary,
        )?;
        let ids = |json: &str| fact_of(json).map(|(_, record)| record.id.text);
        let links = |number: u32, bytes: &mut Vec<u8>| {
            let (later, against) = linked.links.get(&number).cloned().unwrap_or_default();
            put_numbers(&later, bytes);
            put_numbers(&against, bytes);
        };
        (header.facts, header.fact_ids, at) =
            write_json(linked.facts, linked.count, &ids, &links, spools, at, out)?;
        derived_in_circles(&derived, &sources, &mut summary);
        let count = sources.numbers.len() as u64;
        let ids = |json: &str| {
            let file = parse_model_file(&format!("{{\"sources\":{json}}}"));
            file.sources.into_iter().next().map(|it| it.id.text)
        };
        (header.sources, header.source_ids, at) = write_json(
            reading(sources.out)?,
            count,
            &ids,
            &|_, _| {},
            spools,
            at,
            out,
        )?;
        let relations = relation_text(&relations, &linked.words);
        (header.relations, at) = write_blob(relations.as_bytes(), at, out)?;
        header.size = at;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header.to_bytes())?;
        out.flush()?;
        summary.entities = header.entities.count;
        summary.facts = header.facts.count;
        summary.sources = header.sources.count;
        summary.size = at;
        summary.parts = header.parts();
        Ok(summary)
    }
}

/// The relations as one document, then pairs of a relation and words, all with a zero between.
fn relation_text(relations: &[String], words: &BTreeSet<(String, String)>) -> String {
    let mut text = match relations.is_empty() {
        true => String::new(),
        false => format!("{{\"relations\":[{}]}}", relations.join(",")),
    };
    for (relation, words) in words {
        text.extend(["\0", relation, "\0", words]);
    }
    text
}
