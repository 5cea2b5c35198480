//! Boolean formulas as reduced, ordered, hash-consed decision diagrams: equal formulas have equal ids, so the id
//! identifies a state of the automaton. `automaton.rs` gives the variables their meaning. Newer variables are nearer
//! the root, so that a formula that grows by an alternative shares the rest. Operations are counted: beyond the limit
//! each returns `FALSE`, and `is_exhausted` reports it.

/// A formula, as an index into `Formulas::nodes`.
pub(super) type Formula = u32;

pub(super) const FALSE: Formula = 0;
pub(super) const TRUE: Formula = 1;

/// Marks an unused slot of the hash tables.
const VACANT: u32 = u32::MAX;
/// Slots of the cache of results, a power of two. A collision only drops the older result.
const CACHE_SLOTS: usize = 1 << 13;
/// Bound on the recursion: about a third of a megabyte of stack in an unoptimised build.
const MAX_DEPTH: u32 = 1_500;
/// Bound on the operations: under half a second in an unoptimised build.
const MAX_STEPS: u32 = 1_500_000;
/// Bound on the formulas.
pub(super) const MAX_FORMULAS: usize = 250_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Branch {
    variable: u32,
    /// The formula when the variable holds.
    high: Formula,
    /// The formula when it does not.
    low: Formula,
}

/// Operations in the cache; derivatives are `DERIVE` plus the class.
const AND: u32 = 0;
const OR: u32 = 1;
const NOT: u32 = 2;
const DERIVE: u32 = 3;

pub(super) struct Formulas {
    nodes: Vec<Branch>,
    /// Open addressing over `nodes`; its length is a power of two.
    index: Vec<u32>,
    /// `[operation, left, right, result + 1]`, zero when unused.
    cache: Vec<[u32; 4]>,
    steps: u32,
    depth: u32,
    exhausted: bool,
}

impl Formulas {
    pub(super) fn new() -> Self {
        let leaf = Branch { variable: VACANT, high: FALSE, low: FALSE };
        Self {
            nodes: vec![leaf, leaf],
            index: vec![VACANT; 256],
            cache: vec![[0; 4]; CACHE_SLOTS],
            steps: 0,
            depth: 0,
            exhausted: false,
        }
    }

    /// Whether a limit was reached; results since then are meaningless.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The formula that is one variable.
    pub(super) fn variable(&mut self, variable: u32) -> Formula {
        self.branch(variable, TRUE, FALSE)
    }

    /// The value of the formula when only this variable holds.
    pub(super) fn holds_with_only(&self, mut formula: Formula, variable: u32) -> bool {
        while formula > TRUE {
            let branch = self.nodes[formula as usize];
            formula = if branch.variable == variable { branch.high } else { branch.low };
        }
        formula == TRUE
    }

    pub(super) fn and(&mut self, left: Formula, right: Formula) -> Formula {
        match (left, right) {
            (FALSE, _) | (_, FALSE) => FALSE,
            (TRUE, other) | (other, TRUE) => other,
            _ if left == right => left,
            _ => self.combine(AND, left.min(right), left.max(right)),
        }
    }

    pub(super) fn or(&mut self, left: Formula, right: Formula) -> Formula {
        match (left, right) {
            (TRUE, _) | (_, TRUE) => TRUE,
            (FALSE, other) | (other, FALSE) => other,
            _ if left == right => left,
            _ => self.combine(OR, left.min(right), left.max(right)),
        }
    }

    pub(super) fn not(&mut self, formula: Formula) -> Formula {
        if formula <= TRUE {
            return TRUE - formula;
        }
        if let Some(known) = self.recall(NOT, formula, 0) {
            return known;
        }
        if !self.enter() {
            return FALSE;
        }
        let branch = self.nodes[formula as usize];
        let high = self.not(branch.high);
        let low = self.not(branch.low);
        let result = self.branch(branch.variable, high, low);
        self.leave(NOT, formula, 0, result)
    }

    /// Substitutes each variable by what it becomes after a character of the class.
    pub(super) fn derive(&mut self, formula: Formula, class: u32, becomes: &[Formula]) -> Formula {
        if formula <= TRUE {
            return formula;
        }
        if let Some(known) = self.recall(DERIVE + class, formula, 0) {
            return known;
        }
        if !self.enter() {
            return FALSE;
        }
        let branch = self.nodes[formula as usize];
        let result = match becomes[branch.variable as usize] {
            FALSE => self.derive(branch.low, class, becomes),
            TRUE => self.derive(branch.high, class, becomes),
            condition => {
                let high = self.derive(branch.high, class, becomes);
                let low = self.derive(branch.low, class, becomes);
                let when = self.and(condition, high);
                // here `low` implies `high`, so `or` alone is enough
                let otherwise = if low == FALSE || high == TRUE {
                    low
                } else {
                    let unless = self.not(condition);
                    self.and(unless, low)
                };
                self.or(when, otherwise)
            }
        };
        self.leave(DERIVE + class, formula, 0, result)
    }

    fn combine(&mut self, operation: u32, left: Formula, right: Formula) -> Formula {
        if let Some(known) = self.recall(operation, left, right) {
            return known;
        }
        if !self.enter() {
            return FALSE;
        }
        let (a, b) = (self.nodes[left as usize], self.nodes[right as usize]);
        let variable = if a.variable > b.variable { a.variable } else { b.variable };
        let (a_high, a_low) = if a.variable == variable { (a.high, a.low) } else { (left, left) };
        let (b_high, b_low) = if b.variable == variable { (b.high, b.low) } else { (right, right) };
        let (high, low) = if operation == AND {
            (self.and(a_high, b_high), self.and(a_low, b_low))
        } else {
            (self.or(a_high, b_high), self.or(a_low, b_low))
        };
        let result = self.branch(variable, high, low);
        self.leave(operation, left, right, result)
    }

    fn enter(&mut self) -> bool {
        if self.steps >= MAX_STEPS || self.depth >= MAX_DEPTH || self.nodes.len() >= MAX_FORMULAS {
            self.exhausted = true;
            return false;
        }
        self.steps += 1;
        self.depth += 1;
        true
    }

    fn leave(&mut self, operation: u32, left: u32, right: u32, result: Formula) -> Formula {
        self.depth -= 1;
        let slot = hash(operation, left, right) as usize & (CACHE_SLOTS - 1);
        self.cache[slot] = [operation, left, right, result + 1];
        result
    }

    fn recall(&self, operation: u32, left: u32, right: u32) -> Option<Formula> {
        let slot = hash(operation, left, right) as usize & (CACHE_SLOTS - 1);
        match self.cache[slot] {
            [o, l, r, result] if result > 0 && o == operation && l == left && r == right => Some(result - 1),
            _ => None,
        }
    }

    /// The unique node with these parts.
    fn branch(&mut self, variable: u32, high: Formula, low: Formula) -> Formula {
        if high == low {
            return high;
        }
        let wanted = Branch { variable, high, low };
        let mask = self.index.len() - 1;
        let mut slot = hash(variable, high, low) as usize & mask;
        loop {
            match self.index[slot] {
                VACANT => break,
                id if self.nodes[id as usize] == wanted => return id,
                _ => slot = (slot + 1) & mask,
            }
        }
        let id = self.nodes.len() as Formula;
        self.nodes.push(wanted);
        self.index[slot] = id;
        if self.nodes.len() * 2 > self.index.len() {
            self.grow_index();
        }
        id
    }

    fn grow_index(&mut self) {
        let mask = self.index.len() * 2 - 1;
        self.index = vec![VACANT; mask + 1];
        for (id, node) in self.nodes.iter().enumerate().skip(2) {
            let mut slot = hash(node.variable, node.high, node.low) as usize & mask;
            while self.index[slot] != VACANT {
                slot = (slot + 1) & mask;
            }
            self.index[slot] = id as u32;
        }
    }
}

fn hash(a: u32, b: u32, c: u32) -> u32 {
    let mixed = u64::from(a)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(u64::from(b).wrapping_mul(0xC2B2_AE3D_27D4_EB4F))
        .wrapping_add(u64::from(c).wrapping_mul(0x1656_67B1_9E37_79F9));
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}
