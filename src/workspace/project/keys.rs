//! The keys of `copydesk.toml`: their tables, what they take and what they do. Reading, completion, hover and the
//! manual go by this one list.

/// A key of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The table that it stands in; empty for the top of the file.
    pub table: &'static str,
    /// Its name; empty where the keys of the table are the user's own (globs, codes of rules).
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What holds where the file does not say.
    pub default: &'static str,
    /// What it does, for people; Markdown.
    pub doc: &'static str,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A list of texts.
    Texts,
    /// One of these words, each with its meaning.
    Word(&'static [(&'static str, &'static str)]),
    /// `draft`, `today` or a date.
    Date,
}

/// The words for how loud a rule is.
const LEVELS: &[(&str, &str)] = &[
    (
        "error",
        "wrong beyond doubt; fails a run of `copydesk check`",
    ),
    (
        "warning",
        "most probably wrong; fails a run of `copydesk check`",
    ),
    ("information", "worth a look"),
    ("hint", "shown at the place alone"),
    ("off", "never said"),
];

/// Every key, in the order of the manual.
pub const KEYS: &[Key] = &[
    Key {
        table: "",
        name: "models",
        takes: Takes::Texts,
        default: "none",
        doc: "Model files that the newsroom shares: paths, folders or globs, from the folder of this file on. The project's own \
              models (`.copydesk/*.json` beside this file) and the story's win over them.",
    },
    Key {
        table: "",
        name: "ignore",
        takes: Takes::Texts,
        default: "none",
        doc: "Drafts that are not checked: globs in the language of `.gitignore`, from the folder of this file on. In an editor \
              names and figures are still shown, without findings.",
    },
    Key {
        table: "",
        name: "date",
        takes: Takes::Date,
        default: "\"draft\"",
        doc: "What a draft is dated by that gives no date itself: `\"draft\"` (nothing, so that the same text gives the same \
              findings for ever), `\"today\"`, or a date such as `2026-03-17`.",
    },
    Key {
        table: "",
        name: "known-words",
        takes: Takes::Texts,
        default: "none",
        doc: "Words and names that are right as they stand: none is taken for a slip (`misspelt-name`) or for another spelling \
              (`names-disagree`), and an abbreviation among them needs no expansion (`unexpanded-abbreviation`).",
    },
    Key {
        table: "rules",
        name: "",
        takes: Takes::Word(LEVELS),
        default: "the rule's own severity",
        doc: "The severity of a rule by its code.",
    },
    Key {
        table: "style",
        name: "scale",
        takes: Takes::Word(&[
            ("words", "50 billion"),
            ("short", "50bn"),
            ("letters", "50B"),
        ]),
        default: "as the draft writes it",
        doc: "How quick fixes write thousands, millions and billions.",
    },
    Key {
        table: "style",
        name: "currency",
        takes: Takes::Word(&[
            ("sign", "$50 billion"),
            ("code", "USD 50 billion"),
            ("words", "50 billion dollars"),
        ]),
        default: "as the draft writes it",
        doc: "How quick fixes write a currency.",
    },
    Key {
        table: "style",
        name: "date-order",
        takes: Takes::Word(&[
            ("day-first", "03/04/2025 is 3 April"),
            ("month-first", "03/04/2025 is March 4"),
        ]),
        default: "month first between slashes, day first between full stops",
        doc: "Which number of a date is the day where both could be.",
    },
    Key {
        table: "style",
        name: "first-reference",
        takes: Takes::Word(&[
            ("name-first", "the name, then the abbreviation in brackets"),
            ("short-first", "the abbreviation, then the name in brackets"),
            (
                "anywhere",
                "the name somewhere in the draft, before or after",
            ),
            ("free", "nothing"),
        ]),
        default: "\"name-first\"",
        doc: "What `unexpanded-abbreviation` wants where an abbreviation of the model first stands.",
    },
    Key {
        table: "file-types",
        name: "",
        takes: Takes::Word(&[
            ("plaintext", "running text"),
            ("markdown", "CommonMark with tables and front matter"),
            ("html", "HTML"),
        ]),
        default: "by the ending of the file",
        doc: "The markup of the files that a glob matches: `\"*.story\" = \"markdown\"`. They count as drafts in folders, too.",
    },
];

impl Key {
    /// The key named `name` in a table.
    pub fn find(table: &str, name: &str) -> Option<&'static Key> {
        KEYS.iter()
            .find(|key| key.table == table && (key.name == name || key.name.is_empty()))
    }

    /// The words that it takes; none where it takes something else.
    pub fn words(&self) -> &'static [(&'static str, &'static str)] {
        match self.takes {
            Takes::Word(words) => words,
            Takes::Texts => &[],
            Takes::Date => &[
                ("draft", "nothing but the draft's own date"),
                ("today", "the day on which it is read"),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row of the manual for a key.
    fn row(key: &Key) -> String {
        let table = match (key.table, key.name) {
            ("", name) => format!("`{name}`"),
            (table, "") => format!("`[{table}]`"),
            (table, name) => format!("`{table}.{name}`"),
        };
        let words = key
            .words()
            .iter()
            .map(|(word, meaning)| format!("`\"{word}\"`: {meaning}"));
        let words: Vec<String> = words.collect();
        let takes = match key.takes {
            Takes::Texts => "a list of texts".to_owned(),
            Takes::Date => format!("{}; or a date", words.join("; ")),
            Takes::Word(_) => words.join("; "),
        };
        format!("| {table} | {} | {takes} | {} |\n", key.doc, key.default)
    }

    #[test]
    fn the_manual_lists_every_key() {
        let manual = include_str!("../../../docs/settings.md");
        let table: String = KEYS.iter().map(row).collect();
        assert!(
            manual.contains(&table),
            "the table of keys in docs/settings.md should be\n{table}"
        );
    }
}
