// From the automaton to the tokens of core's `Pattern`. Tables are byte strings: a list of integers costs
// rustc three times as much.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::dfa::Dfa;

/// What core's `PatternProgram` holds besides lengths and the source.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The class of each ASCII character.
    pub(crate) ascii: [u8; 128],
    /// The other characters' classes: for each segment its first code point (21 bits) and class (11 bits),
    /// four bytes from the lowest.
    pub(crate) beyond_ascii: Vec<u8>,
    pub(crate) steps: Steps,
}

/// How classes decide.
#[derive(Debug)]
pub(crate) enum Steps {
    /// Class 0, repeated from `min` to `max` times (`u32::MAX`: without bound), is the whole text.
    Run { min: u32, max: u32 },
    /// One state after another. A state is the place of its row in the table, and takes one byte of it, or
    /// two when `is_wide`; `end` and `end + 1` are the decided ones.
    Walk { table: Vec<u8>, is_wide: bool, start: u16, end: u16, accept_from: u16 },
}

impl Dfa {
    /// Bytes that the emitted tables take.
    pub(crate) fn table_bytes(&self) -> usize {
        let steps = if self.as_run().is_some() { 0 } else { self.next.len() * self.state_bytes() };
        128 + self.beyond_ascii(|class| class).len() + steps
    }

    /// The tables to emit.
    pub(crate) fn tables(&self) -> Tables {
        let Some((run, min, max)) = self.as_run() else {
            return Tables {
                ascii: self.ascii(|class| class),
                beyond_ascii: self.beyond_ascii(|class| class),
                steps: Steps::Walk {
                    table: self.table(),
                    is_wide: self.state_bytes() == 2,
                    start: self.place(self.start) as u16,
                    end: self.place(self.rows) as u16,
                    accept_from: self.place(self.accept_from) as u16,
                },
            };
        };
        let in_run = |class| u32::from(class != run);
        Tables {
            ascii: self.ascii(in_run),
            beyond_ascii: self.beyond_ascii(in_run),
            steps: Steps::Run { min, max },
        }
    }

    fn state_bytes(&self) -> usize {
        // the largest value stored is that of "a match, whatever follows": one more than there are entries
        if self.next.len() < usize::from(u8::MAX) { 1 } else { 2 }
    }

    /// Where the state's row begins in the table; for the decided ones `end` and `end + 1`.
    fn place(&self, state: u32) -> u32 {
        let beyond = state.saturating_sub(self.rows);
        (state - beyond) * self.class_count as u32 + beyond
    }

    /// Whether all the pattern asks for is one class, repeated: that class and the bounds.
    fn as_run(&self) -> Option<(u32, u32, u32)> {
        if self.start >= self.rows || self.class_count > 2 {
            return None;
        }
        let classes = 0..self.class_count as u32;
        let run = classes.clone().find(|&c| self.step(self.start, c) != self.rows).unwrap_or(0);
        let (mut state, mut length, mut min) = (self.start, 0, None);
        loop {
            let mut others = classes.clone().filter(|&other| other != run);
            if others.any(|other| self.step(state, other) != self.rows) {
                return None;
            }
            match (self.is_accepting(state), min) {
                (true, None) => min = Some(length),
                (false, Some(_)) => return None,
                _ => {}
            }
            let next = self.step(state, run);
            if next == state {
                return min.map(|min| (run, min, u32::MAX));
            }
            if next == self.rows {
                return min.map(|min| (run, min, length));
            }
            // beyond `rows`: a match whatever follows; at or before `length`: a circle of several states
            if next > self.rows || length >= self.rows {
                return None;
            }
            state = next;
            length += 1;
        }
    }

    fn ascii(&self, map: impl Fn(u32) -> u32) -> [u8; 128] {
        std::array::from_fn(|byte| map(self.classes.class_of(char::from(byte as u8))) as u8)
    }

    fn beyond_ascii(&self, map: impl Fn(u32) -> u32) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut last = None;
        let begin = (0x80, self.classes.class_of('\u{80}'));
        let others = self.classes.segments().iter().filter(|segment| segment.0 > 0x80);
        for &(first, class) in std::iter::once(&begin).chain(others) {
            let class = map(class);
            if last != Some(class) {
                packed.extend((first << 11 | class).to_le_bytes());
            }
            last = Some(class);
        }
        packed
    }

    fn table(&self) -> Vec<u8> {
        let places = self.next.iter().map(|&state| self.place(state));
        if self.state_bytes() == 1 {
            places.map(|place| place as u8).collect()
        } else {
            places.flat_map(|place| (place as u16).to_le_bytes()).collect()
        }
    }
}

/// The pattern as an expression of type `Pattern` that may stand in a const context. It expands to
///
/// ```text
/// {
///     const PATTERN: krate::private::Pattern = krate::private::Pattern::from_program(
///         &krate::private::PatternProgram { source: "..", ascii: b"..", steps: .. },
///     );
///     PATTERN
/// }
/// ```
pub(crate) fn expand_pattern(source: &str, dfa: &Dfa, krate: &TokenStream) -> TokenStream {
    let shortest = dfa.shortest_len().map_or(u32::MAX, saturate);
    let longest = dfa.longest_len().map_or(u32::MAX, saturate);
    let is_anchored = dfa.anchored() == (true, true);
    let tables = dfa.tables();
    let ascii = Literal::byte_string(&tables.ascii);
    let beyond_ascii = Literal::byte_string(&tables.beyond_ascii);
    let steps = match tables.steps {
        Steps::Run { min, max } => quote!(Run { min: #min, max: #max }),
        Steps::Walk { table, is_wide, start, end, accept_from } => {
            let kind = if is_wide { quote!(Wide) } else { quote!(Narrow) };
            let table = Literal::byte_string(&table);
            quote!(#kind {
                table: #table,
                start: #start,
                end: #end,
                accept_from: #accept_from
            })
        }
    };
    quote! {{
        const PATTERN: #krate::private::Pattern =
            #krate::private::Pattern::from_program(&#krate::private::PatternProgram {
                source: #source,
                shortest: #shortest,
                longest: #longest,
                is_anchored: #is_anchored,
                ascii: #ascii,
                beyond_ascii: #beyond_ascii,
                steps: #krate::private::PatternSteps::#steps,
            });
        PATTERN
    }}
}

fn saturate(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
