//! Model files and `copydesk.toml`.

use std::path::Path;

use copydesk::ide::{
    Capture, EntityKind, Inputs, Layer, LayerFile, Model, analyze, completions_in_model,
    definition_in_model, folds_of_model, hover_in_model, outline_of_model,
};
use copydesk::text::Text;
use copydesk::workspace::{
    CapturedFrom, complete_setting, describe_setting, ignored_findings, read_project, with_capture,
};

const PLACE: &str = "/desk/.copydesk/model.json";

/// Any text as a model file: problems lie in it, a draft can be checked against it, an editor can ask about it.
pub(crate) fn model(input: &[u8]) {
    let (choice, text) = super::choice_and_text(input);
    let path = if choice % 2 == 0 {
        PLACE
    } else {
        "/desk/.copydesk/model.jsonl"
    };
    let mut files = super::small::lower_layer(choice / 2);
    files.push(LayerFile {
        layer: Layer::Workspace,
        path: path.to_owned(),
        text: text.as_str().into(),
    });
    let (model, problems) = Model::build(&files);
    for problem in &problems {
        let in_ours = problem.file.0 as usize == files.len() - 1;
        assert!(
            !in_ours || text.get(problem.span.range()).is_some(),
            "{problem:?}"
        );
    }
    let _ = (outline_of_model(&model, path), folds_of_model(&model, path));
    let boundaries = text.char_indices().map(|(at, _)| at as u32);
    for offset in boundaries.step_by(1 + text.len() / 24) {
        let _ = completions_in_model(&model, &text, offset);
        let _ = hover_in_model(&model, path, offset);
        let _ = definition_in_model(&model, path, offset);
    }
    let name = Capture::Name {
        text: "Nordvik Ferries".to_owned(),
        kind: EntityKind::Company,
    };
    let nowhere = CapturedFrom {
        path: None,
        text: "",
    };
    if let Ok(after) = with_capture(&text, Path::new(path), &model, &name, nowhere) {
        assert!(after.contains("Nordvik Ferries"));
    }
    let inputs = Inputs {
        model: model.into(),
        ..Inputs::default()
    };
    let draft = "Nordvik Ferries, a firm in Eastmere, will pay $30 million to Alder Works by 17 March 2026.\n";
    let _ = analyze(&Text::from(draft), &inputs, None);
}

/// Any text as `copydesk.toml` and as ignore notes.
pub(crate) fn settings(input: &[u8]) {
    let text = String::from_utf8_lossy(input).into_owned();
    let (_, problems) = read_project(&text);
    for problem in &problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
    }
    let boundaries = text.char_indices().map(|(at, _)| at as u32);
    for offset in boundaries.step_by(1 + text.len() / 24) {
        let _ = describe_setting(&text, offset);
        for completion in complete_setting(&text, offset) {
            assert!(text.get(completion.replaces.range()).is_some());
        }
    }
    let root = Path::new("/nowhere/desk");
    let _ = ignored_findings(Some(&root.join("a.md")), &[root.to_owned()], |_| {
        Some(text.as_str().into())
    });
}
