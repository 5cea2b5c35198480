//! Places for violations that were found without a text: by a database, say.

use alloc::vec::Vec;
use core::ops::Range;

use super::pointers::{Place, Root, follow};
use super::tree::node::Node;
use crate::report::Report;
use crate::report::sorting::sort;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;

impl Report {
    /// Gives each violation without a place the one that its pointer leads to in a text, which is JSON or, with the
    /// features of these names, TOML or YAML, and sorts all by their places. What the text does not have is placed at the innermost value
    /// around it.
    ///
    /// ```
    /// use deployment_validate::{Report, Violation};
    ///
    /// let text = "{\n  \"name\": \"web\",\n  \"ports\": [80]\n}";
    /// let mut report = Report::from(Violation::custom("is taken").on("name"));
    /// report.locate(text);
    /// assert_eq!(report.to_string(), "2:11: /name: is taken");
    /// ```
    pub fn locate(&mut self, text: &str) {
        if let Some(root) = Root::of(text).node() {
            self.locate_in(text, root);
        }
    }

    fn locate_in(&mut self, text: &str, root: Node<'_>) {
        let violations = core::mem::take(self).into_violations();
        let pointers: Vec<_> = violations.iter().map(Violation::pointer).collect();
        let places = follow(root, &pointers);
        let place = |(violation, place): (Violation, Place<'_>)| {
            let range = violation.span().map_or_else(|| range_of(&violation, place), |span| span.range());
            (range, violation)
        };
        let mut placed: Vec<_> = violations.into_iter().zip(places).map(place).collect();
        sort(&mut placed, |(a, _), (b, _)| a.start.cmp(&b.start));
        let mut lines = Lines::new(text);
        for (range, mut violation) in placed {
            if violation.span().is_none() {
                violation.set_span(text, lines.span(range));
            }
            self.push(violation);
        }
    }
}

/// What of a place a violation is about.
fn range_of(violation: &Violation, place: Place<'_>) -> Range<usize> {
    let is_of_key = matches!(
        violation.code(),
        "unknown" | "duplicate" | "forbidden" | "forbidden_if" | "forbidden_unless"
    );
    let key = place.key.filter(|_| place.is_there && (is_of_key || violation.in_key()));
    key.unwrap_or_else(|| place.node.range())
}
