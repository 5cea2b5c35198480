//! From the automaton to the tokens of core's `Pattern`. Tables are byte strings, because a list of integers costs
//! rustc three times as much.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::dfa::Dfa;
use super::interner::Interner;
use super::packed::Packed;

/// Bound on the columns of pairs; above it a text is walked one character at a time.
const MAX_PAIR_BYTES: usize = 4096;
/// Bound on the classes of a pattern that is walked in pairs.
const MAX_PAIR_CLASSES: usize = 48;

/// A pattern as its author wrote it.
pub(crate) struct Written<'a> {
    pub(crate) source: &'a str,
    /// What its author calls what matches; empty when it has no name.
    pub(crate) name: &'a str,
    /// As JavaScript writes them.
    pub(crate) flags: &'a str,
    /// The source without its flags but for `u`, where JavaScript can express it.
    pub(crate) expanded: Option<&'a str>,
}

/// The parts of core's `PatternProgram` besides lengths and source.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The class of each ASCII character; all other bytes have a class that no character has.
    pub(crate) bytes: [u8; 256],
    /// The other characters' classes: for each segment its first code point (21 bits) and class (11 bits),
    /// four bytes from the lowest.
    pub(crate) beyond_ascii: Vec<u8>,
    pub(crate) steps: Steps,
    /// How far each state is from a match: a byte a state, two for `Single`, nothing for `Run`.
    pub(crate) distances: Vec<u8>,
}

/// The steps by class.
#[derive(Debug)]
pub(crate) enum Steps {
    /// The whole text is class 0, `min` to `max` times (`u32::MAX`: no bound).
    Run { min: u32, max: u32 },
    /// Two characters at a time, with all states in one word.
    Packed(Packed),
    /// Two characters at a time, then one. A state is its number; `end` and `end + 1` are the decided ones. A column
    /// has the next state of every state. `places` has the start of each column, two bytes each: for pairs by the
    /// first class and then the second, then for single classes.
    Pairs { columns: Vec<u8>, places: Vec<u8>, classes: u16, start: u16, end: u16, accept_from: u16 },
    /// One character at a time. A state is the index of its row in the table, whose entries have two bytes; `end` and
    /// `end + 1` are the decided ones.
    Single { table: Vec<u8>, start: u16, end: u16, accept_from: u16 },
}

impl Dfa {
    /// The size of the tables for a walk of one character at a time.
    pub(crate) fn table_bytes(&self) -> usize {
        let steps = if self.as_run().is_some() { 0 } else { (self.next.len() + self.rows as usize) * 2 };
        256 + self.beyond_ascii(|class| class).len() + steps
    }

    /// The tables to emit.
    pub(crate) fn tables(&self) -> Tables {
        if let Some((run, min, max)) = self.as_run() {
            let in_run = |class| u32::from(class != run);
            return Tables {
                bytes: self.bytes(2, in_run),
                beyond_ascii: self.beyond_ascii(in_run),
                steps: Steps::Run { min, max },
                distances: Vec::new(),
            };
        }
        let single = || Steps::Single {
            table: self.table(),
            start: self.place(self.start) as u16,
            end: self.place(self.rows) as u16,
            accept_from: self.place(self.accept_from) as u16,
        };
        let steps = self.packed().map(Steps::Packed).or_else(|| self.pairs()).unwrap_or_else(single);
        Tables {
            bytes: self.bytes(self.class_count as u8, |class| class),
            beyond_ascii: self.beyond_ascii(|class| class),
            distances: self.distances_by(&steps),
            steps,
        }
    }

    /// The steps over pairs of characters, if their columns are small enough.
    fn pairs(&self) -> Option<Steps> {
        let states = self.rows + 2;
        if self.class_count > MAX_PAIR_CLASSES || states > u32::from(u8::MAX) {
            return None;
        }
        let classes = 0..self.class_count as u32;
        let pairs = classes.clone().flat_map(|a| classes.clone().map(move |b| (a, Some(b))));
        let (mut columns, mut places) = (Vec::new(), Vec::new());
        let mut known = Interner::default();
        for (first, second) in pairs.chain(classes.clone().map(|class| (class, None))) {
            let next = |state| {
                let state = self.follow(state, first);
                second.map_or(state, |second| self.follow(state, second))
            };
            let column: Vec<u32> = (0..states).map(next).collect();
            let bytes: Vec<u8> = column.iter().map(|state| *state as u8).collect();
            let (number, is_new) = known.number(column);
            let place = number * states;
            if is_new {
                columns.extend(bytes);
            }
            if columns.len() > MAX_PAIR_BYTES {
                return None;
            }
            places.extend((place as u16).to_le_bytes());
        }
        Some(Steps::Pairs {
            columns,
            places,
            classes: self.class_count as u16,
            start: self.start as u16,
            end: self.rows as u16,
            accept_from: self.accept_from as u16,
        })
    }

    /// How far each state is from a match, as the steps number them.
    fn distances_by(&self, steps: &Steps) -> Vec<u8> {
        match steps {
            Steps::Run { .. } => Vec::new(),
            Steps::Packed(packed) => packed.distances.clone(),
            // A shortest way meets no state twice, and there are fewer than a byte counts. The last two are decided.
            Steps::Pairs { .. } => {
                self.distances().iter().map(|distance| *distance as u8).chain([0, 0]).collect()
            }
            Steps::Single { .. } => {
                self.distances().iter().flat_map(|distance| (*distance as u16).to_le_bytes()).collect()
            }
        }
    }

    /// Where the state's row begins in the table; for the decided ones `end` and `end + 1`.
    fn place(&self, state: u32) -> u32 {
        let beyond = state.saturating_sub(self.rows);
        (state - beyond) * self.class_count as u32 + beyond
    }

    /// The class and the bounds, if the pattern only requires one class, repeated.
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
            // beyond `rows` everything matches; at or before `length` there is a cycle of several states
            if next > self.rows || length >= self.rows {
                return None;
            }
            state = next;
            length += 1;
        }
    }

    fn bytes(&self, beyond_ascii: u8, map: impl Fn(u32) -> u32) -> [u8; 256] {
        std::array::from_fn(|byte| match byte as u8 {
            byte @ ..0x80 => map(self.classes.class_of(char::from(byte))) as u8,
            _ => beyond_ascii,
        })
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
        self.next.iter().flat_map(|&state| (self.place(state) as u16).to_le_bytes()).collect()
    }
}

/// The pattern as an expression of type `Pattern` for a `static` or a `const`. Without a name, that is empty.
pub(crate) fn expand_pattern(written: &Written<'_>, dfa: &Dfa, private: &Ident) -> TokenStream {
    let Written { source, name, flags, expanded } = written;
    let exported = match expanded {
        Some(expanded) if !flags.is_empty() => quote!(#private::Some(#expanded)),
        _ => quote!(#private::None),
    };
    let shortest = dfa.shortest_len().map_or(u32::MAX, saturate);
    let longest = dfa.longest_len().map_or(u32::MAX, saturate);
    let (at_start, at_end) = dfa.anchored();
    let tables = dfa.tables();
    let bytes = Literal::byte_string(&tables.bytes);
    let beyond_ascii = Literal::byte_string(&tables.beyond_ascii);
    let distances = Literal::byte_string(&tables.distances);
    let steps = expand_steps(tables.steps, private);
    quote! {
        #private::Pattern::from_program(&#private::PatternProgram {
            source: #source,
            name: #name,
            flags: #flags,
            exported: #exported,
            shortest: #shortest,
            longest: #longest,
            is_anchored_at_start: #at_start,
            is_anchored_at_end: #at_end,
            distances: #distances,
            alphabet: #private::Alphabet { bytes: #bytes, beyond_ascii: #beyond_ascii },
            steps: #private::PatternSteps::#steps,
        })
    }
}

/// The transitions as an expression of a variant of `PatternSteps`.
fn expand_steps(steps: Steps, private: &Ident) -> TokenStream {
    match steps {
        Steps::Run { min, max } => quote!(Run(#private::Run { min: #min, max: #max })),
        Steps::Packed(Packed { rows, classes, first, decided, accepting, .. }) => {
            let (rows, first) = (Literal::byte_string(&rows), Literal::byte_string(&first));
            quote!(Packed(#private::Packed {
                rows: #rows,
                classes: #classes,
                first: #first,
                decided: #decided,
                accepting: #accepting
            }))
        }
        Steps::Pairs { columns, places, classes, start, end, accept_from } => {
            let (columns, places) = (Literal::byte_string(&columns), Literal::byte_string(&places));
            quote!(Pairs(#private::Pairs {
                columns: #columns,
                places: #places,
                classes: #classes,
                start: #start,
                end: #end,
                accept_from: #accept_from
            }))
        }
        Steps::Single { table, start, end, accept_from } => {
            let table = Literal::byte_string(&table);
            quote!(Single(#private::Single {
                table: #table,
                start: #start,
                end: #end,
                accept_from: #accept_from
            }))
        }
    }
}

fn saturate(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
