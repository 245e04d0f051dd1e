//! Files and folders that are about to be deleted: the person is told what rests on them.
//!
//! Nothing is deleted along with them. What a desk has found out for a story may serve the next one, and the protocol has no way
//! to ask first that every client knows.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::{FileDelete, MessageType};

use super::server::Server;
use crate::ide::{self, Model, ModelFile, Subject};
use crate::workspace::{cited_files, draft_format, story_model};

/// What is deleted.
struct Deleted(Vec<PathBuf>);

impl Deleted {
    fn holds(&self, path: &Path) -> bool {
        self.0.iter().any(|it| path.starts_with(it))
    }
}

impl Server {
    /// Tells what rests on files and folders that are about to be deleted, a message for each that matters.
    pub(crate) async fn tell_of_deletions(&self, files: &[FileDelete]) {
        let paths = files
            .iter()
            .filter_map(|it| self.state.world.path_of(&it.uri));
        let deleted = Deleted(paths.collect());
        let mut told: Vec<String> = deleted.0.iter().filter_map(|it| left_alone(it)).collect();
        for (loaded, file) in self.own_model_files(deleted.0.clone()).await {
            if deleted.holds(Path::new(&file.path)) {
                told.extend(self.used_records(&loaded.model, &file, &deleted).await);
            } else {
                told.extend(cited(&loaded.model, &file, &deleted));
            }
        }
        for message in told {
            self.state
                .show(MessageType::WARNING, format!("copydesk: {message}."));
        }
    }

    /// A sentence on a model file whose records drafts use that stay.
    async fn used_records(
        &self,
        model: &Model,
        file: &ModelFile,
        deleted: &Deleted,
    ) -> Option<String> {
        let records = ide::records_in_model(model, &file.path).into_iter();
        let records: HashSet<Subject> = records.map(|(_, subject)| subject).collect();
        let mut n_drafts = 0;
        for snapshot in self.drafts() {
            let stays = snapshot.path.as_deref().is_none_or(|it| !deleted.holds(it));
            if stays && let Ok(analysis) = snapshot.analyzed().await {
                let used = ide::all_usages(&analysis).into_iter();
                let mut used = used.map(|(it, _)| it).filter(|it| records.contains(it));
                let is_here =
                    |it| ide::file_of_record(&analysis.inputs.model, &it) == Some(&file.path);
                n_drafts += usize::from(used.any(is_here));
            }
        }
        for draft in self.state.closed.all() {
            let stays = draft.uri.to_file_path().is_ok_and(|it| !deleted.holds(&it));
            let is_here = |file_of: Option<&str>| file_of == Some(&file.path);
            let mut usages = draft.usages.iter().filter(|it| is_here(it.file.as_deref()));
            let uses = usages.any(|it| records.contains(&it.subject));
            n_drafts += usize::from(stays && uses);
        }
        let drafts = match n_drafts {
            0 => return None,
            1 => "1 draft uses".to_owned(),
            many => format!("{many} drafts use"),
        };
        Some(format!("{drafts} what {} holds", name(&file.path)))
    }
}

/// A sentence on the sources of a model file whose texts are deleted.
fn cited(model: &Model, file: &ModelFile, deleted: &Deleted) -> Option<String> {
    let number = model.file_by_path(&file.path)?;
    let cited = cited_files(model).into_iter();
    let mut gone: Vec<PathBuf> = cited
        .filter(|it| it.concerns(number) && deleted.holds(&it.path))
        .map(|it| it.path)
        .collect();
    gone.sort_unstable();
    gone.dedup();
    let texts: Vec<String> = gone.iter().map(|it| name(&it.to_string_lossy())).collect();
    let verb = if texts.len() == 1 { "is" } else { "are" };
    (!texts.is_empty()).then(|| {
        let (texts, model) = (texts.join(", "), name(&file.path));
        format!("{texts} {verb} evidence in {model}, whose quotes nobody can look up any more")
    })
}

/// A sentence on the model of a story that is left without its draft.
fn left_alone(draft: &Path) -> Option<String> {
    draft_format(draft)?;
    let model = story_model(draft).filter(|it| it.is_file())?;
    let (model, draft) = (
        name(&model.to_string_lossy()),
        name(&draft.to_string_lossy()),
    );
    Some(format!("{model} is the model of {draft} alone, and stays"))
}

/// A file's name without its folders.
fn name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
