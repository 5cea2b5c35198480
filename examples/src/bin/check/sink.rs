//! Standard output: whole lines go out under one lock, so that an interrupt never leaves half a line.

use std::io::{self, Write as _};
use std::process;

use crate::progress;

/// Why nothing more can be told.
pub(crate) enum Stop {
    /// The reader of the pipe has gone.
    Closed,
    Failed(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Stop::Closed } else { Stop::Failed(error) }
    }
}

/// Puts out whole lines.
pub(crate) fn write(lines: &[u8]) -> Result<(), Stop> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut stdout = io::stdout().lock();
    stdout.write_all(lines)?;
    Ok(stdout.flush()?)
}

/// Makes Ctrl-C and a termination wait for the lines that are being written.
pub(crate) fn end_with_whole_lines() {
    let end = || {
        progress::clear_for_good();
        let _whole_lines = io::stdout().lock();
        process::exit(130);
    };
    // Without the handler the default holds, which ends at once.
    let _ = ctrlc::set_handler(end);
}
