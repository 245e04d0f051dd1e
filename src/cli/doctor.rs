//! `copydesk doctor`: what is in force for a path, where each value comes from, and what is wrong with the files behind it.

use std::fmt::Write;
use std::path::Path;

use super::exit::Exit;
use super::model::{Models, Place};
use super::output::say;
use crate::ide::{Level, Model, RULES};
use crate::text::{PositionEncoding, Span, Text};
use crate::workspace::{
    LoadedProject, ProjectSettings, Stated, draft_format, load_model, read_text,
};

/// Prints what is in force for `path`, a draft or a folder.
pub(super) fn run(path: &Path) -> Exit {
    let models = Models::open(&[]);
    // A folder stands for a draft in it.
    let draft = if path.is_dir() {
        path.join("draft.md")
    } else {
        path.to_owned()
    };
    let place = models.place(Some(&draft));
    let mut report = Report::new(&place);
    report.file();
    report.values();
    report.draft(&draft, path);
    report.models();
    let exit = if report.is_wrong {
        Exit::Findings
    } else {
        Exit::Clean
    };
    say(&report.out, exit)
}

struct Report<'a> {
    place: &'a Place,
    /// The text of the project's file, for line numbers.
    text: Text,
    out: String,
    is_wrong: bool,
}

impl<'a> Report<'a> {
    fn new(place: &'a Place) -> Report<'a> {
        let file = place.project.as_ref().map(|it| &it.project.file);
        let text = file.and_then(|it| read_text(it).ok()).unwrap_or_default();
        Report {
            place,
            text: Text::from(text.as_str()),
            out: String::new(),
            is_wrong: false,
        }
    }

    fn project(&self) -> Option<&'a LoadedProject> {
        self.place.project.as_ref()
    }

    fn settings(&self) -> Option<&'a ProjectSettings> {
        self.project().map(|it| &it.project.settings)
    }

    fn line(&mut self, name: &str, value: &str, origin: &str) {
        // Writing to a string cannot fail.
        let line = format!("  {name:<24} {value:<20} {origin}");
        let _ = writeln!(self.out, "{}", line.trim_end());
    }

    /// The file and what is wrong with it.
    fn file(&mut self) {
        let Some(project) = self.project() else {
            self.out +=
                "no copydesk.toml in the folders above; copydesk's own choices are in force\n";
            return;
        };
        let _ = writeln!(self.out, "{}", project.project.file.display());
        if let Some(why) = &project.unread {
            self.is_wrong = true;
            let _ = writeln!(self.out, "  {why}");
        }
        for problem in project.problems.iter() {
            self.is_wrong |= problem.is_error;
            let grade = if problem.is_error { "error" } else { "warning" };
            let mend = if problem.mend.is_empty() {
                String::new()
            } else {
                format!("; {}", problem.mend)
            };
            let at = self.at(problem.span);
            let _ = writeln!(
                self.out,
                "  {grade}[{}] {at}: {}{mend}",
                problem.code, problem.message
            );
        }
    }

    /// Line and column of a place of the file.
    fn at(&self, span: Span) -> String {
        let at = self.text.line_col(span.start, PositionEncoding::Utf32);
        format!("{}:{}", at.line + 1, at.col + 1)
    }

    /// Where a stated value comes from.
    fn origin<T>(&self, stated: Option<&Stated<T>>) -> String {
        stated.map_or("default".to_owned(), |it| {
            format!("copydesk.toml:{}", self.at(it.at))
        })
    }

    /// A stated value as it is written in the file.
    fn written<T>(&self, stated: Option<&Stated<T>>, default: &str) -> String {
        let written = stated.map(|it| self.text.slice(it.at).into_owned());
        written.unwrap_or_else(|| default.to_owned())
    }

    fn stated<T>(&mut self, name: &str, stated: Option<&Stated<T>>, default: &str) {
        let (value, origin) = (self.written(stated, default), self.origin(stated));
        self.line(name, &value, &origin);
    }

    fn values(&mut self) {
        self.out += "\nin force\n";
        let settings = self.settings();
        let date = settings.and_then(|it| it.date.as_ref());
        self.stated("date", date, "draft");
        let scale = settings.and_then(|it| it.scale.as_ref());
        self.stated("style.scale", scale, "as the draft has it");
        let currency = settings.and_then(|it| it.currency.as_ref());
        self.stated("style.currency", currency, "as the draft has it");
        let order = settings.and_then(|it| it.date_order.as_ref());
        self.stated("style.date-order", order, "by the separator");
        let first = settings.and_then(|it| it.first_reference.as_ref());
        self.stated("style.first-reference", first, "name-first");
        self.lists();
        for rule in RULES {
            let stated = settings.and_then(|it| it.rules.iter().find(|it| it.0 == rule.code));
            if let Some((code, level)) = stated {
                let word = match level.value {
                    Level::Off => "off",
                    Level::At(severity) => severity.word(),
                };
                let origin = self.origin(Some(level));
                self.line(code, word, &origin);
            }
        }
        let n_rules = RULES.len() - settings.map_or(0, |it| it.rules.len());
        self.line(
            "all other rules",
            &format!("{n_rules} as they are"),
            "default",
        );
    }

    fn lists(&mut self) {
        let settings = self.settings();
        let lists = [
            (
                "known-words",
                settings.and_then(|it| it.known_words.as_ref()),
            ),
            ("ignore", settings.and_then(|it| it.ignore.as_ref())),
        ];
        for (name, list) in lists {
            match list.filter(|it| !it.is_empty()) {
                None => self.line(name, "none", "default"),
                Some(list) => {
                    for it in list {
                        let origin = self.origin(Some(it));
                        self.line(name, &it.value, &origin);
                    }
                }
            }
        }
        for (glob, format) in settings.map_or(&[][..], |it| &it.file_types) {
            let (value, origin) = (self.written(Some(format), ""), self.origin(Some(format)));
            self.line(&format!("file-types {glob}"), &value, &origin);
        }
    }

    /// What becomes of the draft itself.
    fn draft(&mut self, draft: &Path, named: &Path) {
        if draft != named {
            return;
        }
        let _ = writeln!(self.out, "\n{}", named.display());
        let (format, origin) = match (self.place.format(), draft_format(draft)) {
            (Some(format), _) => (Some(format), "copydesk.toml"),
            (None, Some(format)) => (Some(format), "its ending"),
            (None, None) => (None, "its ending"),
        };
        let format = format.map_or("none of a draft's".to_owned(), |it| {
            format!("{it:?}").to_lowercase()
        });
        self.line("format", &format, origin);
        let ignored = if self.place.is_ignored() {
            "ignored"
        } else {
            "checked"
        };
        self.line("in a run over folders", ignored, "");
    }

    /// The model files with their layers and problems, lowest layer first.
    fn models(&mut self) {
        self.out += "\nmodels, the later win\n";
        let (files, unread) = self.place.model_files();
        let loaded = load_model(&Model::embedded(), &files, |_| None).looked_through();
        let is_compiled = |path: &str| loaded.model.compiled_layers().any(|it| it.1 == path);
        let files = loaded.model.files.iter().enumerate();
        for (idx, file) in files.filter(|it| !is_compiled(&it.1.path)) {
            let here = loaded
                .problems
                .iter()
                .filter(|it| it.file.0 as usize == idx);
            let (errors, warnings): (Vec<_>, Vec<_>) = here.partition(|it| it.code.is_error());
            self.is_wrong |= !errors.is_empty();
            let state = match (errors.len(), warnings.len()) {
                (0, 0) => "sound".to_owned(),
                (errors, warnings) => {
                    format!("errors: {errors}, warnings: {warnings}; see copydesk model check")
                }
            };
            let layer = format!("{:?}", file.layer).to_lowercase();
            let _ = writeln!(self.out, "  {layer:<10} {}  {state}", file.path);
        }
        for (layer, path, [names, entities, facts, _]) in loaded.model.compiled_layers() {
            let layer = format!("{layer:?}").to_lowercase();
            let _ = writeln!(
                self.out,
                "  {layer:<10} {path}  compiled: names: {names}, entities: {entities}, facts: {facts}"
            );
        }
        for unread in unread.iter().chain(&loaded.unread) {
            self.is_wrong = true;
            let _ = writeln!(self.out, "  {unread}");
        }
        let model = &loaded.model;
        let (mut entities, mut facts, mut sources) =
            (model.entities.len(), model.facts.len(), model.sources.len());
        for (.., [_, n_entities, n_facts, n_sources]) in model.compiled_layers() {
            entities += n_entities as usize;
            facts += n_facts as usize;
            sources += n_sources as usize;
        }
        let _ = writeln!(
            self.out,
            "  together   entities: {entities}, facts: {facts}, sources: {sources}, relations: {}",
            model.relations.len()
        );
    }
}
