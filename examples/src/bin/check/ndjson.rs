//! One payload a line, in constant memory: each worker takes a batch of lines at a time, and the results come in
//! the order of the lines.

mod batch;
mod pool;

use std::io::Read;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use deployment_validate::Violation;

use self::batch::{Batch, Batches, MAX_RECORD};
use crate::Failure;
use crate::input::{Kind, Source};
use crate::judge::Judge;
use crate::output::Output;
use crate::payload::{Payload, Tally};
use crate::progress::Progress;
use crate::sink::{self, Stop};

/// A batch's results: lines to put out, and counts.
struct Checked {
    out: Vec<u8>,
    tally: Tally,
    bytes: u64,
}

/// Checks every line of a source and puts the results out.
pub(crate) fn check(
    source: &Source,
    input: Box<dyn Read + Send>,
    jobs: usize,
    judge: &Arc<Judge>,
    output: &Arc<dyn Output>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let counted = Arc::new(Mutex::new(Tally::default()));
    let write = {
        let mut progress = Progress::new(source.size());
        let (output, counted) = (Arc::clone(output), Arc::clone(&counted));
        move |checked: Checked| -> Result<(), Stop> {
            locked(&counted).merge(checked.tally);
            progress.advance(checked.bytes, || sink::write(output.in_turn(&checked.out)))
        }
    };
    let check = {
        let (source, judge, output) = (source.clone(), Arc::clone(judge), Arc::clone(output));
        move |batch: &Batch| check_batch(batch, &source, &judge, &*output)
    };
    let outcome = pool::run(Batches::new(input), jobs, check, write);
    tally.merge(mem::take(&mut *locked(&counted)));
    outcome.map_err(|failure| match failure {
        pool::Failure::Input(error) => Failure::Unread(source.unread(&error)),
        pool::Failure::Output(stop) => Failure::Stop(stop),
    })
}

fn locked(tally: &Mutex<Tally>) -> MutexGuard<'_, Tally> {
    tally.lock().unwrap_or_else(PoisonError::into_inner)
}

fn check_batch(batch: &Batch, source: &Source, judge: &Judge, output: &dyn Output) -> Checked {
    let mut out = Vec::new();
    let mut tally = Tally::default();
    // A look at all lines at once costs a third of one at each.
    let text = std::str::from_utf8(batch.bytes()).ok();
    for (record, (start, line)) in (batch.first_record..).zip(batch.lines()) {
        let bytes = line.trim_ascii_end();
        let payload =
            Payload { source, record, first_line: record, offset: batch.offset + start as u64, bytes };
        let line = || text.and_then(|text| text.get(start..start + bytes.len()));
        let found = if batch.is_cut {
            vec![too_long()]
        } else if bytes.is_empty() {
            continue;
        } else if judge.takes_verdicts() && line().is_some_and(Judge::verdict) {
            Vec::new()
        } else {
            judge.violations(Kind::Ndjson, bytes)
        };
        tally.add(&found);
        output.payload(&payload, found, &mut out);
    }
    Checked { out, tally, bytes: batch.len }
}

fn too_long() -> Violation {
    let message = format!("the line is longer than {} MiB, which is not read", MAX_RECORD >> 20);
    Violation::custom(message).with_code("syntax")
}
