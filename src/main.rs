//! copydesk: arguments to subcommand to exit code.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::from(2)
}
