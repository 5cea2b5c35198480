//! The macro that makes of one line a rule all that is per rule.

/// Makes of one line a rule all that is per rule: [`Check`] and what is asked of it, the names under which schemas
/// show the data, and the modules whose verdicts generated code calls. The line names the type of the rule's data,
/// which has `code`, `say`, `params`, `InDocuments` and `InSchema`, the file that it is in, and what else is public there. Generated
/// code calls the verdicts of a rule that is `judged in` its file; the others are functions, or judge no value.
macro_rules! rules {
    ($(
        $(#[$doc:meta])*
        $name:ident($data:ident)
        $(judged in $judged:ident $(with $beside:ident)*)?
        $(in $module:ident $(with $more:ident)*)?;
    )*) => {
        /// What a rule asks for.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Check {
            $($(#[$doc])* $name(data::$data),)*
        }

        impl Check {
            /// The rule's name as its author writes it.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Check::$name(data) => data.code(),)* }
            }

            /// Appends what the rule expects, in wire names.
            pub(crate) const fn say(&self, words: &mut Words) {
                match self { $(Check::$name(data) => data.say(words),)* }
            }

            /// The rule's parameters, for programs.
            pub(crate) fn params(&self, params: &mut Params) {
                match self { $(Check::$name(data) => data.params(params),)* }
            }

            /// The rule outside of typed values.
            #[cfg(feature = "serde")]
            pub(crate) fn in_documents(&self) -> &dyn InDocuments {
                match self { $(Check::$name(data) => data,)* }
            }

            /// The rule in a JSON Schema.
            #[cfg(feature = "json_schema")]
            pub(crate) fn in_schema(&self) -> &dyn InSchema {
                match self { $(Check::$name(data) => data,)* }
            }
        }

        /// Rules as data.
        pub(crate) mod data {
            pub use crate::rules::condition::{Comparison, Condition, Is, Test};
            pub use crate::rules::field_path::FieldPath;
            pub use crate::rules::severity::Severity;
            pub use crate::rules::literal::Literal;
            pub use super::{AnyOf, Check, Items, Not, Rule};
            $($(pub use crate::rules::$judged::{$data $(, $beside)*};)?)*
            $($(pub use crate::rules::$module::{$data $(, $more)*};)?)*
        }

        /// The modules whose verdicts generated code calls.
        pub(crate) mod verdicts {
            $($(pub use crate::rules::$judged;)?)*
        }
    };
}

pub(super) use rules;
