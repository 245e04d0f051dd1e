//! `copydesk where`: every draft that states a fact or names an entity, for the desk that has to correct one.

use std::io;
use std::thread;

use serde::Serialize;

use super::analysed::analysed;
use super::args::{WhereArgs, WhereFormat};
use super::draw::Sheet;
use super::exit::Exit;
use super::in_order::map_in_order;
use super::input::{self, Input};
use super::model::Models;
use super::output::{Unchecked, broken_output, complain, print};
use super::places::{Extent, Places};
use crate::ide::{Agreement, Analysis, Format, Model, Subject, usages};
use crate::text::counted;

/// A draft that uses the record.
#[derive(Serialize)]
struct Draft {
    path: String,
    places: Vec<Place>,
}

/// A place at which a draft uses the record.
#[derive(Serialize)]
struct Place {
    #[serde(flatten)]
    extent: Extent,
    text: String,
    /// The figure, as it is printed; left out for a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
    /// `agrees`, `contradicts`, `older` or `disputed`; left out for a name, and where it is not to be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<&'static str>,
    /// The line around it.
    line_text: String,
}

/// Lists where the drafts that are named use a record.
pub(super) fn run(args: &WhereArgs) -> Exit {
    let models = Models::open(&args.model);
    let drafts = input::drafts(&args.paths, "<stdin>", &args.choice, &models);
    // Each draft may have a model of its own; the record is looked up in the first one's, and in its drafts by its id.
    let first = drafts.iter().flatten().next().and_then(Input::path);
    let model = models.inputs(first, None, None, Format::Plain).model;
    let Some(subject) = subject(&model, &args.id) else {
        anstream::eprintln!("copydesk: {}", unknown(&model, &args.id));
        return Exit::CouldNotRun;
    };
    let (mut listing, mut any_unread) = (Listing::default(), false);
    let done = listing.begin(args.format, &model, &subject).and_then(|()| {
        map_in_order(
            thread::available_parallelism().map_or(1, usize::from),
            drafts.into_iter(),
            |draft| places(args, &models, &subject, &draft?),
            |found| match found {
                Ok(draft) => listing.draft(args.format, &draft),
                Err(why) => {
                    complain(&why);
                    any_unread = true;
                    Ok(())
                }
            },
        )?;
        listing.end(args.format)
    });
    match done {
        Err(error) => broken_output(&error),
        Ok(()) if any_unread => Exit::CouldNotRun,
        Ok(()) => models.exit().max(listing.exit()),
    }
}

/// The record with this id: a fact, else an entity.
fn subject(model: &Model, id: &str) -> Option<Subject> {
    let fact = model.fact_by_id(id).map(|_| Subject::Fact(id.to_owned()));
    fact.or_else(|| {
        model
            .entity_by_id(id)
            .map(|_| Subject::Entity(id.to_owned()))
    })
}

/// What to say of an id that no record has: the nearest ones.
fn unknown(model: &Model, id: &str) -> String {
    let facts = model
        .facts
        .iter()
        .map(|it| (it.id.as_str(), it.statement.as_str()));
    let entities = model.entities.iter().map(|it| (it.id.as_str(), it.name()));
    let folded = id.to_lowercase();
    let mut near: Vec<_> = facts
        .chain(entities)
        .map(|(known, told)| {
            let by_id = strsim::jaro_winkler(&folded, &known.to_lowercase());
            let by_name = strsim::jaro_winkler(&folded, &told.to_lowercase());
            (by_id.max(by_name), known, told)
        })
        .filter(|it| it.0 > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let near: Vec<String> = near
        .iter()
        .take(3)
        .map(|(_, id, told)| format!("{id} ({told})"))
        .collect();
    let near = if near.is_empty() {
        String::new()
    } else {
        format!("; near it: {}", near.join(", "))
    };
    format!("no fact or entity has the id {id:?}{near}")
}

fn places(
    args: &WhereArgs,
    models: &Models,
    subject: &Subject,
    draft: &Input,
) -> Result<Draft, Unchecked> {
    analysed(draft, models, args.date, None, |analysis, text| {
        used(&analysis, subject, &draft.name(), text)
    })
}

fn used(analysis: &Analysis, subject: &Subject, name: &str, text: &str) -> Draft {
    let sheet = Sheet::new(name, text);
    let places = Places::new(&sheet);
    let found = usages(analysis, subject).into_iter().map(|usage| {
        let extent = places.extent(usage.span);
        Place {
            extent,
            text: usage.span.slice(text).to_owned(),
            figure: usage.printed,
            agreement: usage.agreement.map(Agreement::word),
            line_text: text
                .lines()
                .nth(extent.start.line - 1)
                .unwrap_or_default()
                .trim()
                .to_owned(),
        }
    });
    Draft {
        path: name.to_owned(),
        places: found.collect(),
    }
}

/// What is printed, and what it adds up to.
#[derive(Default)]
struct Listing {
    n_drafts: usize,
    n_places: usize,
    n_contradictions: usize,
}

impl Listing {
    fn begin(&self, format: WhereFormat, model: &Model, subject: &Subject) -> io::Result<()> {
        let (Subject::Fact(id) | Subject::Entity(id) | Subject::Source(id) | Subject::Relation(id)) =
            subject;
        let fact = model.fact_by_id(id).map(|it| model.fact(it));
        let entity = model.entity_by_id(id).map(|it| model.entity(it));
        let told = fact
            .map(|it| it.statement.as_str())
            .or(entity.map(|it| it.name()));
        let told = told.unwrap_or_default();
        match format {
            WhereFormat::Text => print(&format!("{id}: {told}\n\n")),
            WhereFormat::Json => {
                let head = serde_json::json!({ "id": id, "told": told });
                print(&format!("{{\"version\":1,\"record\":{head},\"drafts\":[\n"))
            }
        }
    }

    /// Prints a draft; one that does not use the record is passed over.
    fn draft(&mut self, format: WhereFormat, draft: &Draft) -> io::Result<()> {
        if draft.places.is_empty() {
            return Ok(());
        }
        let contradicts = |it: &&Place| it.agreement == Some(Agreement::Contradicts.word());
        self.n_contradictions += draft.places.iter().filter(contradicts).count();
        self.n_places += draft.places.len();
        self.n_drafts += 1;
        match format {
            WhereFormat::Text => print(
                &draft
                    .places
                    .iter()
                    .map(|it| it.line(&draft.path))
                    .collect::<String>(),
            ),
            WhereFormat::Json => {
                let between = if self.n_drafts > 1 { ",\n" } else { "" };
                print(&format!("{between}{}", serde_json::to_string(draft)?))
            }
        }
    }

    fn end(&self, format: WhereFormat) -> io::Result<()> {
        if format == WhereFormat::Json {
            print("\n]}\n")?;
        }
        anstream::eprintln!(
            "{} in {}, {} against the fact",
            counted(self.n_places, "place"),
            counted(self.n_drafts, "draft"),
            self.n_contradictions
        );
        Ok(())
    }

    /// Like a search: 1 where something is to be corrected.
    fn exit(&self) -> Exit {
        if self.n_contradictions > 0 {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

impl Place {
    fn line(&self, path: &str) -> String {
        let at = self.extent.start;
        let told = match (&self.figure, self.agreement) {
            (Some(figure), Some(agreement)) => format!("{agreement}: {figure}"),
            (Some(figure), None) => format!("states it: {figure}"),
            (None, Some(agreement)) => format!("{agreement}: {}", self.text),
            (None, None) => self.text.clone(),
        };
        format!(
            "{path}:{}:{}: {told}\n    {}\n",
            at.line, at.column, self.line_text
        )
    }
}
