//! The process's own standard input and output as bare file descriptors.
//!
//! The standard library's `Stdin` and `Stdout` buffer on their own; here the loop buffers, and a short frame is written
//! at once when the pipe has room for it.

use std::io::{self, Read, Write};

/// Standard input without a buffer.
pub(crate) struct Input;

/// Standard output without a buffer.
pub(crate) struct Output;

#[cfg(unix)]
impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(rustix::io::retry_on_intr(|| {
            rustix::io::read(io::stdin(), &mut *buffer)
        })?)
    }
}

#[cfg(unix)]
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::retry_on_intr(|| {
            rustix::io::write(io::stdout(), bytes)
        })?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(not(unix))]
impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        io::stdin().read(buffer)
    }
}

#[cfg(not(unix))]
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

/// So much of a message can wait in a pipe before it is read: the most that Linux grants everybody.
#[cfg(target_os = "linux")]
const PIPE_ROOM: usize = 1 << 20;

/// Lets a client write a long message in few pieces. A pipe holds 64 KB otherwise, and both sides wake each other for every piece
/// of a draft. Does nothing where standard input is no pipe, and where the system refuses.
#[cfg(target_os = "linux")]
pub(crate) fn make_room_in_input() {
    let _ = rustix::pipe::fcntl_setpipe_size(io::stdin(), PIPE_ROOM);
}

/// Other systems give no choice.
#[cfg(not(target_os = "linux"))]
pub(crate) fn make_room_in_input() {}

/// The most that is written at once. POSIX promises that a pipe which polls writable takes `PIPE_BUF` bytes without
/// blocking; Linux has 4096, and 512 is the least.
#[cfg(target_os = "linux")]
const PIPE_BUF: usize = 4096;
#[cfg(all(unix, not(target_os = "linux")))]
const PIPE_BUF: usize = 512;

/// Writes `bytes` to standard output if that cannot block; how many were written.
#[cfg(unix)]
pub(crate) fn write_at_once(bytes: &[u8]) -> usize {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    if bytes.len() > PIPE_BUF {
        return 0;
    }
    let stdout = io::stdout();
    let mut fds = [PollFd::new(&stdout, PollFlags::OUT)];
    let writable = matches!(poll(&mut fds, Some(&Timespec::default())), Ok(1))
        && fds[0].revents() == PollFlags::OUT;
    if writable {
        rustix::io::write(&stdout, bytes).unwrap_or(0)
    } else {
        0
    }
}

/// Nothing is written at once where polling is not known to promise room.
#[cfg(not(unix))]
pub(crate) fn write_at_once(_: &[u8]) -> usize {
    0
}

/// Whether the process with this id is still there. When in doubt, it is.
#[cfg(unix)]
pub(crate) fn is_alive(process: i32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = (process > 0).then(|| Pid::from_raw(process)).flatten() else {
        return true;
    };
    !matches!(test_kill_process(pid), Err(rustix::io::Errno::SRCH))
}

/// Whether the process with this id is still there: not known here; the end of input tells.
#[cfg(not(unix))]
pub(crate) fn is_alive(_: i32) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn processes_that_are_there_and_gone() {
        assert!(is_alive(std::process::id().cast_signed()));
        assert!(is_alive(1));
        assert!(is_alive(-1));
        let mut child = std::process::Command::new("true").spawn().expect("a child");
        child.wait().expect("an end");
        assert!(!is_alive(child.id().cast_signed()));
    }
}
