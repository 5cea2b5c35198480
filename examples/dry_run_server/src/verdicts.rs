//! The last verdicts, in memory: when, what was asked, the status and where the payload was wrong. No value
//! of a payload, no id and no token is kept.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use deployment_validate::{Severity, Violation};

/// Verdicts that are kept.
const KEPT: usize = 50;
/// Findings kept of one verdict.
const FINDINGS: usize = 8;
/// Characters kept of one pointer, which may hold a key that the client made up.
const POINTER: usize = 120;

/// Where a payload was wrong, and which rule says so.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) pointer: String,
    pub(crate) code: String,
}

/// The findings of one answer: the first few, and how many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    pub(crate) first: Vec<Finding>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

impl Findings {
    pub(crate) fn of(violations: &[Violation]) -> Findings {
        let first = violations.iter().take(FINDINGS).map(|violation| Finding {
            pointer: violation.pointer().chars().take(POINTER).collect(),
            code: violation.code().to_owned(),
        });
        let errors = violations.iter().filter(|violation| is_error(violation)).count();
        Findings { first: first.collect(), errors, warnings: violations.len() - errors }
    }
}

/// Whether a violation makes its payload invalid; the others are warnings.
pub(crate) fn is_error(violation: &Violation) -> bool {
    violation.severity() == Severity::Error
}

/// One verdict.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub(crate) at: SystemTime,
    /// What was asked, in words that do not come from the request.
    pub(crate) what: String,
    pub(crate) status: u16,
    pub(crate) findings: Findings,
}

/// The last verdicts of this process.
#[derive(Debug, Default)]
pub(crate) struct Verdicts(Mutex<VecDeque<Verdict>>);

impl Verdicts {
    pub(crate) fn add(&self, verdict: Verdict) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.push_front(verdict);
    }

    /// The last first.
    pub(crate) fn list(&self) -> Vec<Verdict> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
