//! Compiled models with flipped bits: a damaged one is refused or says nothing, and never takes a draft down with it. Under
//! libFuzzer no checksum is looked at, so that the readers behind them see the bits.

use std::io::{self, Cursor};
use std::sync::{Arc, LazyLock};

use copydesk::ide::{
    Compiled, CompiledLayer, Compiler, Inputs, Layer, Model, ParsedText, Spool, Spools, Tells,
    analyze, annotations, completions, hover,
};
use copydesk::text::Text;

use super::small::{RECORDS, lower_layer};

const DRAFT: &str =
    "Nordvik Ferries of Eastmere has 260 people, Lena Okafor said. Nordvik Feries said nothing.\n";

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut compiler = Compiler::new(&Files).expect("a compiler");
    let added = compiler.add(ParsedText::parse(RECORDS.to_owned()));
    added.expect("records");
    let mut out = Cursor::new(Vec::new());
    compiler.finish(&mut out).expect("compiled");
    out.into_inner()
});

/// Four bytes each: where, and what is flipped there; an odd last byte cuts the file short.
pub(crate) fn artefact(input: &[u8]) {
    let mut bytes = WHOLE.clone();
    let flips = input.chunks_exact(4);
    if let [cut, ..] = flips.remainder() {
        bytes.truncate(bytes.len() * usize::from(*cut) / 256);
    }
    for flip in flips {
        let [a, b, c, bits] = [flip[0], flip[1], flip[2], flip[3]];
        let at = u32::from_le_bytes([a, b, c, 0]) as usize % bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= bits;
        }
    }
    let is_whole = bytes == *WHOLE;
    let Ok(compiled) = Compiled::open(Box::new(bytes)) else {
        assert!(!is_whole);
        return;
    };
    let is_sound = compiled.verify();
    assert!(is_sound || !is_whole);
    let compiled = Arc::new(compiled);
    let layer = CompiledLayer {
        layer: Layer::Workspace,
        path: "a.cdmodel".to_owned(),
        compiled,
    };
    let lower = lower_layer(input.first().copied().unwrap_or_default());
    let (model, _) = Model::build_over(&lower, &[layer]);
    let inputs = Inputs {
        model: model.into(),
        ..Inputs::default()
    };
    let analysis = analyze(&Text::from(DRAFT), &inputs, None);
    let _ = annotations(&analysis);
    for offset in (0..DRAFT.len() as u32).step_by(7) {
        let _ = hover(&analysis, offset, Tells::Findings);
        let _ = completions(&analysis, offset, true);
    }
}

struct Files;

impl Spools for Files {
    fn spool(&self) -> io::Result<Box<dyn Spool>> {
        Ok(Box::new(tempfile::tempfile()?))
    }
}
