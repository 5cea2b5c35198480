//! Medians, side by side: each round times a batch of every case, so that a busy machine is busy for all of them.

use std::time::{Duration, Instant};

/// Something to time, by name.
pub struct Case<'a> {
    /// What it is called in the table.
    pub name: &'static str,
    /// What is timed.
    pub run: Box<dyn FnMut() + 'a>,
}

/// A case.
pub fn case<'a>(name: &'static str, run: impl FnMut() + 'a) -> Case<'a> {
    Case { name, run: Box::new(run) }
}

const ROUNDS: usize = 101;
const BATCH: Duration = Duration::from_micros(500);

/// Nanoseconds for one run of each case: the median over the rounds.
pub fn medians(cases: &mut [Case<'_>]) -> Vec<f64> {
    let batches: Vec<u32> = cases.iter_mut().map(calibrate).collect();
    let mut samples = vec![Vec::with_capacity(ROUNDS); cases.len()];
    for _ in 0..ROUNDS {
        for ((case, batch), samples) in cases.iter_mut().zip(&batches).zip(&mut samples) {
            samples.push(time(case, *batch).as_nanos() as f64 / f64::from(*batch));
        }
    }
    samples.into_iter().map(median).collect()
}

/// The middle one.
pub fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

fn time(case: &mut Case<'_>, batch: u32) -> Duration {
    let started = Instant::now();
    for _ in 0..batch {
        (case.run)();
    }
    started.elapsed()
}

/// How many runs take about as long as a batch should.
fn calibrate(case: &mut Case<'_>) -> u32 {
    let mut batch = 1;
    loop {
        let taken = time(case, batch);
        if taken >= BATCH / 4 || batch >= 1 << 20 {
            let wanted = f64::from(batch) * BATCH.as_secs_f64() / taken.as_secs_f64();
            return (wanted as u32).max(1);
        }
        batch *= 4;
    }
}
