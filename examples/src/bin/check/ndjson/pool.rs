//! Workers that take turns at the stream: who is free reads the next batch, and its result has its place in the order
//! from then on. So many results have a place that the stream cannot run ahead of the output.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};

use crate::sink::Stop;

/// Results of each worker that have a place, those it is at included.
const PLACES: usize = 3;

/// Why not all was done.
pub(super) enum Failure {
    Input(io::Error),
    Output(Stop),
}

/// Passes batches through `check`, on so many threads, and the results to `write` in order. `next` reads a batch, in
/// the memory of one that is done with.
pub(super) fn run<B: Send + 'static, C: Send + 'static>(
    mut next: impl FnMut(Option<B>) -> io::Result<Option<B>> + Send + 'static,
    jobs: usize,
    check: impl Fn(&B) -> C + Send + Sync + 'static,
    mut write: impl FnMut(C) -> Result<(), Stop>,
) -> Result<(), Failure> {
    if jobs == 1 {
        let mut done = None;
        while let Some(batch) = next(done).map_err(Failure::Input)? {
            write(check(&batch)).map_err(Failure::Output)?;
            done = Some(batch);
        }
        return Ok(());
    }
    let (in_order, results) = sync_channel(jobs * PLACES);
    let threads = start(jobs, Turn { next, in_order }, check).map_err(Failure::Input)?;
    let lost = || Failure::Input(io::Error::other("a worker stopped"));
    for result in results {
        // A worker that is gone before its time has lost its batch: better no result than a wrong one.
        let checked = result.recv().map_err(|_| lost())?.map_err(Failure::Input)?;
        write(checked).map_err(Failure::Output)?;
    }
    let ended = threads.into_iter().map(JoinHandle::join);
    ended.filter(Result::is_err).map(|_| Err(lost())).next().unwrap_or(Ok(()))
}

/// What the one worker has that is reading.
struct Turn<N, C> {
    next: N,
    in_order: SyncSender<Receiver<io::Result<C>>>,
}

fn start<B: Send + 'static, C: Send + 'static>(
    jobs: usize,
    turn: Turn<impl FnMut(Option<B>) -> io::Result<Option<B>> + Send + 'static, C>,
    check: impl Fn(&B) -> C + Send + Sync + 'static,
) -> io::Result<Vec<JoinHandle<()>>> {
    let shared = Arc::new((Mutex::new(turn), check));
    let start = |_| {
        let shared = Arc::clone(&shared);
        Builder::new().spawn(move || {
            let (turn, check) = &*shared;
            let mut done = None;
            // Where one has panicked, the stream is over for all.
            while let Ok(mut turn) = turn.lock()
                && let Some(batch) = (turn.next)(done.take()).transpose()
            {
                let (tell, result) = sync_channel(1);
                if turn.in_order.send(result).is_err() {
                    break;
                }
                drop(turn);
                let told = tell.send(batch.map(|batch| check(done.insert(batch))));
                if told.is_err() {
                    break;
                }
            }
        })
    };
    (0..jobs).map(start).collect()
}
