//! Workers in a ring: the first batch goes to the first worker, the second to the second, and so round;
//! results are taken in the same turn, which keeps their order without a queue that could grow.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use crate::sink::Stop;

/// Batches that wait for a worker, and results that wait to be taken from it.
const WAITING: usize = 2;

/// Why not all was done.
pub(super) enum Failure {
    Input(io::Error),
    Output(Stop),
}

/// Passes batches through `check`, on so many threads, and the results to `write` in order.
pub(super) fn run<B: Send + 'static, C: Send + 'static>(
    batches: impl Iterator<Item = io::Result<B>> + Send + 'static,
    jobs: usize,
    check: impl Fn(&B) -> C + Send + Sync + 'static,
    mut write: impl FnMut(C) -> Result<(), Stop>,
) -> Result<(), Failure> {
    if jobs == 1 {
        for batch in batches {
            write(check(&batch.map_err(Failure::Input)?)).map_err(Failure::Output)?;
        }
        return Ok(());
    }
    let Ring { results, threads } = Ring::start(batches, jobs, check).map_err(Failure::Input)?;
    for worker in results.iter().cycle() {
        match worker.recv() {
            Ok(checked) => write(checked.map_err(Failure::Input)?).map_err(Failure::Output)?,
            Err(_) => break,
        }
    }
    // Nobody waits any more for a result to be taken.
    drop(results);
    // A worker that is gone before its time has lost its batch: better no result than a wrong one.
    let lost = threads.into_iter().map(JoinHandle::join).filter(Result::is_err).count();
    if lost > 0 { Err(Failure::Input(io::Error::other("a worker stopped"))) } else { Ok(()) }
}

struct Ring<C> {
    results: Vec<Receiver<io::Result<C>>>,
    threads: Vec<JoinHandle<()>>,
}

impl<C: Send + 'static> Ring<C> {
    fn start<B: Send + 'static>(
        batches: impl Iterator<Item = io::Result<B>> + Send + 'static,
        jobs: usize,
        check: impl Fn(&B) -> C + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let check = Arc::new(check);
        let mut ring = Ring { results: Vec::new(), threads: Vec::new() };
        let mut workers: Vec<SyncSender<io::Result<B>>> = Vec::new();
        for _ in 0..jobs {
            let (give, batches) = sync_channel::<io::Result<B>>(WAITING);
            let (tell, results) = sync_channel(WAITING);
            let check = Arc::clone(&check);
            let work = move || {
                for batch in batches {
                    if tell.send(batch.map(|batch| check(&batch))).is_err() {
                        break;
                    }
                }
            };
            ring.threads.push(Builder::new().spawn(work)?);
            ring.results.push(results);
            workers.push(give);
        }
        let read = move || {
            for (batch, worker) in batches.zip(workers.iter().cycle()) {
                if worker.send(batch).is_err() {
                    break;
                }
            }
        };
        ring.threads.push(Builder::new().spawn(read)?);
        Ok(ring)
    }
}
