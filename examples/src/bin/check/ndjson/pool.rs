//! Workers that take turns, at the stream and at the output: who is free reads the next batch, and who has the next
//! result in order writes it, with those that wait behind it. No thread only reads or only writes: to wake one for
//! every batch takes longer than either.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::Builder;

use super::Checked;
use super::batch::{Batch, Batches};
use crate::sink::Stop;

/// Bytes of results that may wait behind an earlier one: enough for a worker that the system holds up, and so few that
/// the stream cannot run ahead of the output.
const WAITING: usize = 8 << 20;
/// What a result counts beside its own bytes.
const RESULT: usize = 64 << 10;

/// Why not all was done.
pub(super) enum Failure {
    Input(io::Error),
    Output(Stop),
}

/// Passes batches through `check`, on so many threads, and the results to `write` in order.
pub(super) fn run(
    mut batches: Batches<Box<dyn Read + Send>>,
    jobs: usize,
    check: impl Fn(&Batch) -> Checked + Send + Sync + 'static,
    mut write: impl FnMut(Checked) -> Result<(), Stop> + Send + 'static,
) -> Result<(), Failure> {
    if jobs == 1 {
        let mut done = None;
        while let Some(batch) = batches.next(done).map_err(Failure::Input)? {
            write(check(&batch)).map_err(Failure::Output)?;
            done = Some(batch);
        }
        return Ok(());
    }
    let pool = Arc::new(Pool {
        input: Mutex::new(Input { batches, taken: 0 }),
        check,
        output: Mutex::new(Output { write: Some(write), written: 0, waiting: BTreeMap::new(), bytes: 0 }),
        has_written: Condvar::new(),
    });
    let (tell, told) = channel();
    let mut started = 0;
    while started < jobs {
        let (pool, tell) = (Arc::clone(&pool), tell.clone());
        let work = move || {
            // Nobody listens when the output has failed.
            let _ = tell.send(pool.work());
        };
        match Builder::new().spawn(work) {
            Ok(_) => started += 1,
            Err(error) if started == 0 => return Err(Failure::Input(error)),
            // Fewer do it too.
            Err(_) => break,
        }
    }
    drop(tell);
    let mut outcome = Ok(());
    for _ in 0..started {
        match told.recv().unwrap_or_else(|_| Err(lost())) {
            Ok(()) => {}
            // The others end with the batch they are at.
            Err(Failure::Input(error)) => outcome = Err(Failure::Input(error)),
            // One of the others may be waiting for the stream.
            output => return output,
        }
    }
    pool.output.lock().unwrap_or_else(PoisonError::into_inner).write = None;
    outcome
}

struct Pool<C, W> {
    input: Mutex<Input>,
    check: C,
    output: Mutex<Output<W>>,
    has_written: Condvar,
}

struct Input {
    batches: Batches<Box<dyn Read + Send>>,
    taken: u64,
}

struct Output<W> {
    /// Nothing after a failure.
    write: Option<W>,
    written: u64,
    /// Results by their place in the order.
    waiting: BTreeMap<u64, io::Result<Checked>>,
    /// Of those that wait.
    bytes: usize,
}

impl<C, W> Pool<C, W>
where
    C: Fn(&Batch) -> Checked,
    W: FnMut(Checked) -> Result<(), Stop>,
{
    /// Checks batches until the stream is over, or something has failed.
    fn work(&self) -> Result<(), Failure> {
        let mut done = None;
        while let Some((place, batch)) = self.take(done.take())? {
            // A batch that was lost ends it: better no result than a wrong one.
            let check = |batch| catch_unwind(AssertUnwindSafe(|| (self.check)(batch))).map_err(|_| stopped());
            if !self.give(place, batch.and_then(|batch| check(done.insert(batch))))? {
                break;
            }
        }
        Ok(())
    }

    /// The next batch and its place in the order.
    fn take(&self, done: Option<Batch>) -> Result<Option<(u64, io::Result<Batch>)>, Failure> {
        let mut input = self.input.lock().map_err(|_| lost())?;
        let Some(batch) = input.batches.next(done).transpose() else { return Ok(None) };
        let place = input.taken;
        input.taken += 1;
        Ok(Some((place, batch)))
    }

    /// Writes a result, if its turn has come, and those that have waited for it. Says whether more can be written.
    fn give(&self, place: u64, checked: io::Result<Checked>) -> Result<bool, Failure> {
        let mut output = self.output.lock().map_err(|_| lost())?;
        while place > output.written && output.bytes >= WAITING {
            output = self.has_written.wait(output).map_err(|_| lost())?;
        }
        output.bytes += bytes_of(&checked);
        output.waiting.insert(place, checked);
        let Output { write, written, waiting, bytes } = &mut *output;
        let mut outcome = Ok(());
        while let Some(checked) = waiting.remove(written) {
            *written += 1;
            *bytes -= bytes_of(&checked);
            if let Some(put) = write {
                outcome =
                    checked.map_err(Failure::Input).and_then(|checked| put(checked).map_err(Failure::Output));
                write.take_if(|_| outcome.is_err());
            }
        }
        self.has_written.notify_all();
        outcome.map(|()| output.write.is_some())
    }
}

fn bytes_of(checked: &io::Result<Checked>) -> usize {
    RESULT + checked.as_ref().map_or(0, |checked| checked.out.len())
}

fn lost() -> Failure {
    Failure::Input(stopped())
}

fn stopped() -> io::Error {
    io::Error::other("a worker stopped")
}
