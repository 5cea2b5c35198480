//! The progress bar of a stream, on standard error when that is a terminal.

mod screen;

use std::io::IsTerminal as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use self::screen::Screen;

/// Streams that are done sooner show no bar.
const PATIENCE: Duration = Duration::from_millis(300);
/// Times a second that the bar is drawn anew, at most.
const HERTZ: u8 = 20;

/// The bar on the screen, for an interrupt to take away; locked while one comes, and for good after an interrupt.
static ON_SCREEN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Takes the bar off the screen, after the lines that are being written. No other one comes after it.
pub(crate) fn clear_for_good() {
    let bar = ON_SCREEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bar) = &*bar {
        bar.finish_and_clear();
    }
    std::mem::forget(bar);
}

/// A bar that appears when the stream takes long.
pub(crate) struct Progress {
    bar: ProgressBar,
    start: Instant,
    is_shown: bool,
    /// Whether results go to a terminal, which is then the one with the bar.
    is_in_the_way: bool,
}

impl Progress {
    /// A bar for so many bytes, or for an unknown number of them.
    pub(crate) fn new(bytes: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = match bytes {
            Some(_) => "{bar:40} {percent}% of {total_bytes}, {eta} left",
            None => "{spinner} {bytes}, {bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress {
            bar,
            start: Instant::now(),
            is_shown: false,
            is_in_the_way: std::io::stdout().is_terminal(),
        }
    }

    /// Writes results, with the bar out of the way if they come on the same screen, and moves it on.
    pub(crate) fn advance<T>(&mut self, bytes: u64, write: impl FnOnce() -> T) -> T {
        if !self.is_shown && self.start.elapsed() > PATIENCE {
            self.is_shown = true;
            self.show();
        }
        let written = if self.is_in_the_way { self.bar.suspend(write) } else { write() };
        self.bar.inc(bytes);
        written
    }

    fn show(&self) {
        let screen = Term::buffered_stderr();
        if screen.is_term() {
            let mut on_screen = ON_SCREEN.lock().unwrap_or_else(PoisonError::into_inner);
            self.bar.set_draw_target(ProgressDrawTarget::term_like_with_hz(Box::new(Screen(screen)), HERTZ));
            *on_screen = Some(self.bar.clone());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
