//! Rows of a Markdown table: one workload, several candidates, and how many times the first one's time each takes.

use crate::measure::Case;

/// Prints a workload's rows. `ns` stands in the order of the cases; the first is the crate's own.
pub fn print(workload: &str, cases: &[Case<'_>], ns: &[f64]) {
    for (case, taken) in cases.iter().zip(ns) {
        println!("| {workload} | {} | {} | {:.2} |", case.name, show(*taken), taken / ns[0]);
    }
}

/// A time in the unit that suits it.
pub fn show(ns: f64) -> String {
    match ns {
        ..10_000.0 => format!("{ns:.0} ns"),
        ..10_000_000.0 => format!("{:.1} us", ns / 1e3),
        _ => format!("{:.1} ms", ns / 1e6),
    }
}
