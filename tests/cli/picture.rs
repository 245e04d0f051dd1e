//! The picture of the README: what the program prints for a draft, drawn as SVG.

use std::path::Path;
use std::process::Command;

use expect_test::expect_file;

/// Run with `UPDATE_EXPECT=1` to draw the picture anew.
#[test]
fn the_picture_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["check", "story.md"])
        .current_dir(root.join("tests/cli"))
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("the program starts");
    let shown = String::from_utf8(output.stdout).expect("output in UTF-8");
    let prompt = "\u{1b}[1m$ copydesk check story.md\u{1b}[0m\n";
    let picture = anstyle_svg::Term::new().render_svg(&format!("{prompt}{}", shown.trim_end()));
    expect_file![root.join("docs/picture.svg")].assert_eq(&picture);
}
