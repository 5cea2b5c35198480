//! Payloads that are typed already: five valid ones, five invalid ones.

use std::hint::black_box;

use crate::measure::{Case, case, medians};
use crate::payloads::{INVALID, VALID};
use crate::peers::Peer;
use crate::peers::by_hand::ByHand;
use crate::peers::garde::Garde;
use crate::peers::ours::Ours;
use crate::peers::schema::{CompileTime, RunTime};
use crate::peers::serde_valid::SerdeValid;
use crate::peers::validator::Validator;
use crate::table;

/// Prints both workloads.
pub fn run() {
    print("`is_valid`, five valid payloads", &VALID, true);
    print("`validate`, five invalid payloads", &INVALID, false);
}

fn print(workload: &str, texts: &[&str; 5], valid: bool) {
    let mut cases = [
        of::<Ours>(texts, valid),
        of::<Garde>(texts, valid),
        of::<Validator>(texts, valid),
        of::<SerdeValid>(texts, valid),
        of::<ByHand>(texts, valid),
        of::<RunTime>(texts, valid),
        of::<CompileTime>(texts, valid),
    ];
    let ns = medians(&mut cases);
    table::print(workload, &cases, &ns);
}

fn of<'a, P: Peer + 'a>(texts: &'a [&'a str; 5], valid: bool) -> Case<'a> {
    let payloads = texts.map(P::read);
    for (payload, text) in payloads.iter().zip(texts) {
        assert_eq!((P::is_valid(payload), P::validate(payload)), (valid, valid), "{}: {text}", P::NAME);
    }
    let judge = if valid { P::is_valid } else { P::validate };
    case(P::NAME, move || {
        for payload in &payloads {
            assert_eq!(judge(black_box(payload)), valid);
        }
    })
}
