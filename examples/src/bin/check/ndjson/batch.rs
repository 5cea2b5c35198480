//! A stream cut into batches of whole lines, so many as one read brings: a slow stream is not held back,
//! a fast one comes in large pieces. A line that is too long to be kept is cut and the rest skipped.

use std::io::{self, Read};
use std::mem;

use memchr::{memchr, memchr_iter, memrchr};

/// Bytes asked for with one read.
const CHUNK: usize = 256 << 10;
/// Bytes of a line that are kept; a longer one is not checked.
pub(super) const MAX_RECORD: usize = 64 << 20;
/// Bytes that are kept of a line that is too long, to be shown.
const SHOWN: usize = 4 << 10;

/// Some whole lines.
pub(super) struct Batch {
    /// The number of the first line, from 1.
    pub(super) first_record: u64,
    /// Bytes of the stream before the first line.
    pub(super) offset: u64,
    /// Bytes of the stream that the batch stands for.
    pub(super) len: u64,
    /// Whether it is the beginning of a single line that is too long.
    pub(super) is_cut: bool,
    bytes: Filled,
}

impl Batch {
    /// All lines.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get()
    }

    /// The lines with the offsets in the batch at which they begin, without their line feeds.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let bytes = self.bytes();
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let ends = memchr_iter(b'\n', bytes).chain([bytes.len()]);
        ends.scan(0, move |next, end| {
            let start = mem::replace(next, end + 1);
            Some((start, &bytes[start..end]))
        })
    }
}

/// Memory of which the first bytes are filled. What is behind them keeps its old bytes, so that nobody clears it for each
/// read.
#[derive(Default)]
struct Filled {
    memory: Vec<u8>,
    len: usize,
}

impl Filled {
    fn get(&self) -> &[u8] {
        &self.memory[..self.len]
    }

    /// Empties it, and gives back what a long line took.
    fn clear(&mut self) {
        self.len = 0;
        self.memory.truncate(4 * CHUNK);
        self.memory.shrink_to(4 * CHUNK);
    }

    fn append(&mut self, bytes: &[u8]) {
        self.make_room(bytes.len()).copy_from_slice(bytes);
        self.len += bytes.len();
    }

    /// So many bytes behind those that are filled.
    fn make_room(&mut self, len: usize) -> &mut [u8] {
        let end = self.len + len;
        if self.memory.len() < end {
            self.memory.resize(end, 0);
        }
        &mut self.memory[self.len..end]
    }
}

/// The batches of a stream.
pub(super) struct Batches<R> {
    input: R,
    /// The beginning of a line whose end has not been read yet.
    rest: Vec<u8>,
    next_record: u64,
    offset: u64,
    is_over: bool,
    /// Bytes of a line that are kept.
    max_record: usize,
}

impl<R: Read> Batches<R> {
    pub(super) fn new(input: R) -> Self {
        Batches { input, rest: Vec::new(), next_record: 1, offset: 0, is_over: false, max_record: MAX_RECORD }
    }

    /// The next batch, in the memory of one that is done with.
    pub(super) fn next(&mut self, done: Option<Batch>) -> io::Result<Option<Batch>> {
        if self.is_over {
            return Ok(None);
        }
        let mut bytes = done.map(|batch| batch.bytes).unwrap_or_default();
        bytes.clear();
        let batch = self.read_batch(bytes);
        self.is_over |= batch.is_err();
        batch
    }

    /// Appends what one read brings; `false` at the end of the stream.
    fn read(&mut self, bytes: &mut Filled) -> io::Result<bool> {
        let read = loop {
            match self.input.read(bytes.make_room(CHUNK)) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        bytes.len += read;
        Ok(read > 0)
    }

    fn read_batch(&mut self, mut bytes: Filled) -> io::Result<Option<Batch>> {
        bytes.append(&self.rest);
        self.rest.clear();
        // Behind a line that was cut, whole lines may be left.
        let mut searched = 0;
        loop {
            if !self.read(&mut bytes)? {
                self.is_over = true;
                let last = (bytes.len > 0).then(|| self.batch(bytes));
                return Ok(last);
            }
            if let Some(end) = memrchr(b'\n', &bytes.get()[searched..]) {
                let end = searched + end + 1;
                self.rest.extend_from_slice(&bytes.get()[end..]);
                bytes.len = end;
                return Ok(Some(self.batch(bytes)));
            }
            if bytes.len > self.max_record {
                return self.cut(bytes).map(Some);
            }
            searched = bytes.len;
        }
    }

    fn batch(&mut self, bytes: Filled) -> Batch {
        let lines = memchr_iter(b'\n', bytes.get()).count() as u64;
        let (len, first_record, offset) = (bytes.len as u64, self.next_record, self.offset);
        self.next_record += lines;
        self.offset += len;
        Batch { first_record, offset, len, is_cut: false, bytes }
    }

    /// Skips what is left of a line that is too long.
    fn cut(&mut self, mut bytes: Filled) -> io::Result<Batch> {
        let mut len = bytes.len as u64;
        bytes.len = bytes.len.min(SHOWN);
        bytes.memory.truncate(SHOWN);
        bytes.memory.shrink_to_fit();
        let mut skipped = Filled::default();
        loop {
            skipped.len = 0;
            if !self.read(&mut skipped)? {
                self.is_over = true;
                break;
            }
            if let Some(end) = memchr(b'\n', skipped.get()) {
                len += end as u64 + 1;
                self.rest.extend_from_slice(&skipped.get()[end + 1..]);
                break;
            }
            len += skipped.len as u64;
        }
        let (first_record, offset) = (self.next_record, self.offset);
        self.next_record += 1;
        self.offset += len;
        Ok(Batch { first_record, offset, len, is_cut: true, bytes })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A stream that brings some bytes at a time.
    struct Trickle<'s>(&'s [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let len = self.1.min(self.0.len()).min(buffer.len());
            buffer[..len].copy_from_slice(&self.0[..len]);
            self.0 = &self.0[len..];
            Ok(len)
        }
    }

    #[test]
    fn each_line_comes_once_whatever_a_read_brings() {
        let long = "l".repeat(40);
        let lines = [long.as_str(), "a", "", "b", &long, &long, "c", &long, "d"];
        let text = lines.join("\n");
        for step in 1..text.len() + 1 {
            let mut batches = Batches { max_record: 30, ..Batches::new(Trickle(text.as_bytes(), step)) };
            let (mut found, mut done) = (Vec::new(), None);
            while let Some(batch) = batches.next(done).unwrap() {
                for (record, (start, line)) in (batch.first_record..).zip(batch.lines()) {
                    let first = line.get(..1).unwrap_or_default();
                    let offset = usize::try_from(batch.offset).unwrap() + start;
                    assert!(text.as_bytes()[offset..].starts_with(first));
                    found.push((record, first.to_vec()));
                    if batch.is_cut {
                        break;
                    }
                }
                done = Some(batch);
            }
            let first = |line: &&str| line.as_bytes().get(..1).unwrap_or_default().to_vec();
            let expected: Vec<_> = (1..).zip(lines.iter().map(first)).collect();
            assert_eq!(found, expected, "{step} bytes a read");
        }
    }
}
