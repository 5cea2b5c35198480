//! The first validation in a process: each sample is a process of its own.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use crate::measure::median;
use crate::payloads::VALID;
use crate::peers::Peer;
use crate::peers::by_hand::ByHand;
use crate::peers::garde::Garde;
use crate::peers::ours::Ours;
use crate::peers::schema::{CompileTime, RunTime};
use crate::peers::serde_valid::SerdeValid;
use crate::peers::validator::Validator;
use crate::table::show;

const PROCESSES: usize = 31;

/// In the order of the table.
const PEERS: [(&str, fn()); 7] = [
    (Ours::NAME, time::<Ours>),
    (Garde::NAME, time::<Garde>),
    (Validator::NAME, time::<Validator>),
    (SerdeValid::NAME, time::<SerdeValid>),
    (ByHand::NAME, time::<ByHand>),
    (RunTime::NAME, time::<RunTime>),
    (CompileTime::NAME, time::<CompileTime>),
];

/// Prints the workload.
pub fn run() {
    let program = std::env::current_exe().expect("has a path");
    let mut samples = vec![Vec::new(); PEERS.len()];
    for _ in 0..PROCESSES {
        for ((name, _), samples) in PEERS.iter().zip(&mut samples) {
            let output = Command::new(&program).args(["first", name]).output().expect("starts");
            let text = String::from_utf8(output.stdout).expect("prints a number");
            samples.push(text.trim().parse().expect("prints a number"));
        }
    }
    let ns: Vec<f64> = samples.into_iter().map(median).collect();
    for ((name, _), taken) in PEERS.iter().zip(&ns) {
        let ratio = taken / ns[0];
        println!(
            "| first validation in a process, five valid payloads | {name} | {} | {ratio:.0} |",
            show(*taken)
        );
    }
}

/// One sample, printed: run in a process of its own.
pub fn sample(name: &str) {
    let (_, time) = PEERS.iter().find(|peer| peer.0 == name).expect("is a peer");
    time();
}

fn time<P: Peer>() {
    let payloads = VALID.map(P::read);
    // The clock's own first call is nobody's.
    let _ = Instant::now().elapsed();
    let started = Instant::now();
    let valid = payloads.iter().all(|payload| P::is_valid(black_box(payload)));
    let taken = started.elapsed();
    assert!(valid);
    println!("{}", taken.as_nanos());
}
