//! The first validation in a process: each sample is a process of its own, of a program that holds one peer, as programs
//! of users do.

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

/// Each peer and the program that has it alone, in the order of the table.
const PEERS: [(&str, &str); 7] = [
    (Ours::NAME, "first_ours"),
    (Garde::NAME, "first_garde"),
    (Validator::NAME, "first_validator"),
    (SerdeValid::NAME, "first_serde_valid"),
    (ByHand::NAME, "first_by_hand"),
    (RunTime::NAME, "first_run_time"),
    (CompileTime::NAME, "first_compile_time"),
];

/// Prints the workload.
pub fn run() {
    let here = std::env::current_exe().expect("has a path");
    let mut samples = vec![Vec::new(); PEERS.len()];
    for _ in 0..PROCESSES {
        for ((_, program), samples) in PEERS.iter().zip(&mut samples) {
            let program = here.with_file_name(program);
            let output = Command::new(program).output().expect("was built beside this program");
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
pub fn time<P: Peer>() {
    let payloads = VALID.map(P::read);
    // The clock's own first call is nobody's.
    let _ = Instant::now().elapsed();
    let started = Instant::now();
    let valid = payloads.iter().all(|payload| P::is_valid(black_box(payload)));
    let taken = started.elapsed();
    assert!(valid);
    println!("{}", taken.as_nanos());
}
