//! Hopcroft's algorithm: from a complete automaton to the smallest one with the same verdicts.

use super::dfa::Table;

/// States in blocks; two states share a block until a step distinguishes them.
struct Partition {
    /// All states, block after block.
    states: Vec<u32>,
    /// Each state's index in `states`.
    place: Vec<u32>,
    block_of: Vec<u32>,
    /// The start and the end of each block in `states`.
    bounds: Vec<(u32, u32)>,
    /// How many states at the front of each block are marked.
    marked: Vec<u32>,
}

impl Partition {
    /// One block of all states.
    fn new(count: usize) -> Self {
        let all: Vec<u32> = (0..count as u32).collect();
        Self {
            states: all.clone(),
            place: all,
            block_of: vec![0; count],
            bounds: vec![(0, count as u32)],
            marked: vec![0],
        }
    }

    /// Marks a state; returns whether it is the first marked one of its block.
    fn mark(&mut self, state: u32) -> bool {
        let block = self.block_of[state as usize] as usize;
        let front = self.bounds[block].0 + self.marked[block];
        let place = self.place[state as usize];
        if place < front {
            return false;
        }
        let other = self.states[front as usize];
        self.states.swap(front as usize, place as usize);
        self.place[state as usize] = front;
        self.place[other as usize] = place;
        self.marked[block] += 1;
        self.marked[block] == 1
    }

    /// Splits the marked states off a block and returns the new block, which is the smaller part; `None` when a part
    /// would be empty.
    fn split(&mut self, block: u32) -> Option<u32> {
        let (first, end) = self.bounds[block as usize];
        let middle = first + std::mem::take(&mut self.marked[block as usize]);
        if middle == first || middle == end {
            return None;
        }
        let fresh = self.bounds.len() as u32;
        let (kept, moved) = if middle - first <= end - middle {
            ((middle, end), (first, middle))
        } else {
            ((first, middle), (middle, end))
        };
        self.bounds[block as usize] = kept;
        self.bounds.push(moved);
        self.marked.push(0);
        for place in moved.0..moved.1 {
            self.block_of[self.states[place as usize] as usize] = fresh;
        }
        Some(fresh)
    }

    fn members(&self, block: u32) -> &[u32] {
        let (first, end) = self.bounds[block as usize];
        &self.states[first as usize..end as usize]
    }
}

/// The states from which a class leads to each state, for all classes.
struct Sources {
    /// For each class and target, the end of its sources in `states`; they begin where the previous ones end.
    ends: Vec<u32>,
    states: Vec<u32>,
}

impl Sources {
    fn of(table: &Table) -> Self {
        let (count, classes) = (table.state_count(), table.class_count);
        let mut ends = vec![0u32; count * classes + 1];
        for (at, &target) in table.next.iter().enumerate() {
            ends[(at % classes) * count + target as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut states = vec![0; table.next.len()];
        for (at, &target) in table.next.iter().enumerate() {
            let slot = &mut ends[(at % classes) * count + target as usize];
            states[*slot as usize] = (at / classes) as u32;
            *slot += 1;
        }
        Self { ends, states }
    }

    fn of_target(&self, slot: usize) -> &[u32] {
        let first = if slot == 0 { 0 } else { self.ends[slot - 1] };
        &self.states[first as usize..self.ends[slot] as usize]
    }
}

/// The minimal automaton. All states of the given one are reachable.
pub(super) fn minimise(table: &Table) -> Table {
    let count = table.state_count();
    let sources = Sources::of(table);
    let mut partition = Partition::new(count);
    for (state, _) in table.accepting.iter().enumerate().filter(|(_, yes)| **yes) {
        partition.mark(state as u32);
    }
    partition.split(0);
    let mut waiting: Vec<u32> = (0..partition.bounds.len() as u32).collect();
    let mut touched = Vec::new();
    while let Some(splitter) = waiting.pop() {
        let targets = partition.members(splitter).to_vec();
        for class in 0..table.class_count {
            for &target in &targets {
                for &source in sources.of_target(class * count + target as usize) {
                    if partition.mark(source) {
                        touched.push(partition.block_of[source as usize]);
                    }
                }
            }
            for block in touched.drain(..) {
                // Queueing the smaller part is enough, whether or not the larger one is queued.
                waiting.extend(partition.split(block));
            }
        }
    }
    merge(table, &partition)
}

/// One state per block.
fn merge(table: &Table, partition: &Partition) -> Table {
    let mut next = Vec::with_capacity(partition.bounds.len() * table.class_count);
    let mut accepting = Vec::with_capacity(partition.bounds.len());
    for block in 0..partition.bounds.len() as u32 {
        // no block is empty: `split` sees to that
        let member = partition.states[partition.bounds[block as usize].0 as usize];
        let first = member as usize * table.class_count;
        let row = &table.next[first..first + table.class_count];
        next.extend(row.iter().map(|&target| partition.block_of[target as usize]));
        accepting.push(table.accepting[member as usize]);
    }
    Table { class_count: table.class_count, next, accepting, start: partition.block_of[table.start as usize] }
}
