//! Rules that take no arguments, or only a message.

use syn::LitStr;

use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry, parse_arguments};

/// Reads a rule's name, followed by nothing or by a message.
pub(super) fn read_flag(entry: &Entry, message: &mut Option<LitStr>, context: &Context) {
    match &entry.args {
        Args::List(list) => {
            for argument in parse_arguments(&entry.name, list.stream(), &["message"], context) {
                *message = argument.value("\"..\"", context);
            }
        }
        _ => entry.expect_flag(context),
    }
}
