//! The verdict on a JSON text by the schema of its type alone: one walk over the tokens, in which no value is made.
//!
//! In: a text and a [`Schema`]. Out: whether the text is valid; `None` where the schema does not show enough to say so,
//! as with functions of `custom`, and the typed value has to decide. For a struct with `kind: Kind`, an enum of names, and `path: Option<String>` with `required_if(kind = Http)`:
//!
//! ```text
//! {"kind": "http"}
//! object    entries    kind  slot 0: value at 9, names variant 0
//!           presence   path  slot 1: absent; the test of kind holds in variant 0  -> /path  required_if
//! ```
//!
//! It says what `json::from_str` says: a value that does not fit its type ends the walk, and so does anything of which
//! this could be untrue. So each new kind of type and each new rule is left to the typed value until it is named here.

mod judged;
mod object;
mod presence;
mod scalar;
mod variants;
mod walk;

use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use crate::schema::{Schema, Shows};
use walk::{Stop, Walk};

/// Whether a text is valid; `None` where only the typed value knows.
#[inline]
pub(super) fn is_valid(text: &str, schema: &'static Schema, shows: Shows) -> Option<bool> {
    if shows < Shows::All || HIDES.has(schema) {
        return None;
    }
    let mut walk = Walk::new(text);
    match (walk.whole(schema), walk.stop) {
        (Some(()), _) => Some(true),
        (None, Stop::Invalid) => Some(false),
        (None, Stop::Unsure) => None,
        (None, Stop::Hidden) => {
            HIDES.add(schema);
            None
        }
    }
}

/// Types whose schema once did not show enough, by address. A walk over their texts would be in vain.
static HIDES: Addresses = Addresses([const { AtomicPtr::new(ptr::null_mut()) }; 16]);

struct Addresses([AtomicPtr<Schema>; 16]);

impl Addresses {
    fn slot(&self, schema: &'static Schema) -> &AtomicPtr<Schema> {
        &self.0[ptr::from_ref(schema).addr() / size_of::<Schema>() % self.0.len()]
    }

    fn has(&self, schema: &'static Schema) -> bool {
        ptr::eq(self.slot(schema).load(Relaxed), schema)
    }

    fn add(&self, schema: &'static Schema) {
        self.slot(schema).store(ptr::from_ref(schema).cast_mut(), Relaxed);
    }
}
