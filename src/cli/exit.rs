//! The exit codes that scripts and CI read.

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing found.
    Clean,
    /// 1: there are findings at or above `--fail-on`.
    Findings,
    /// 2: something could not be read or written; what could be done was done.
    CouldNotRun,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> std::process::ExitCode {
        (exit as u8).into()
    }
}
