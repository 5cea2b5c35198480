//! Counts allocations and prints rows of the table.

use allocation_counter::measure;
use deployment_validate::deployment::Deployment;
use deployment_validate::json;
use deployment_validate_peers::payloads::{INVALID, VALID};
use deployment_validate_peers::peers::Peer;
use deployment_validate_peers::peers::by_hand::ByHand;
use deployment_validate_peers::peers::garde::Garde;
use deployment_validate_peers::peers::ours::Ours;
use deployment_validate_peers::peers::schema::{CompileTime, RunTime};
use deployment_validate_peers::peers::serde_valid::SerdeValid;
use deployment_validate_peers::peers::validator::Validator;

fn main() {
    typed::<Ours>();
    typed::<Garde>();
    typed::<Validator>();
    typed::<SerdeValid>();
    typed::<ByHand>();
    typed::<RunTime>();
    typed::<CompileTime>();
    let ours = count(|| VALID.iter().all(|text| json::from_str::<Deployment<'_>>(text).is_ok()));
    let serde = count(|| VALID.iter().all(|text| serde_json::from_str::<Deployment<'_>>(text).is_ok()));
    println!("| allocations, JSON text, five valid payloads | `json::from_str` | {ours} | |");
    println!("| allocations, JSON text, five valid payloads | serde_json, no validation | {serde} | |");
}

fn typed<P: Peer>() {
    let (valid, invalid) = (VALID.map(P::read), INVALID.map(P::read));
    let first = count(|| valid.iter().all(P::is_valid));
    let later = count(|| valid.iter().all(|payload| P::validate(payload)));
    let report = count(|| !invalid.iter().any(|payload| P::validate(payload)));
    println!(
        "| allocations: first call, later calls, five invalid | {} | {first}, {later}, {report} | |",
        P::NAME
    );
}

fn count(run: impl FnOnce() -> bool) -> u64 {
    let mut held = false;
    let counted = measure(|| held = run()).count_total;
    assert!(held);
    counted
}
