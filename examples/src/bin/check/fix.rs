//! `--fix` and `--diff`: what is certain is mended, in the file or for show.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use deployment_validate::Report;
use tempfile::NamedTempFile;

use crate::input::{Kind, Source};
use crate::judge::Judge;

/// How often a text is read again: a mend may uncover the next mistake, as behind a trailing comma.
const MAX_PASSES: usize = 100;
/// Lines shown around a change.
const CONTEXT: usize = 3;

/// The mended text of a source, and how many payloads were mended; `None` if nothing is.
pub(crate) fn mended(judge: &Judge, kind: Kind, bytes: &[u8]) -> Option<(String, u64)> {
    let text = std::str::from_utf8(bytes).ok()?;
    if kind != Kind::Ndjson {
        return mended_payload(judge, kind, text).map(|mended| (mended, 1));
    }
    let mut all = String::with_capacity(text.len());
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let record = line.trim_ascii_end();
        match mended_payload(judge, kind, record) {
            Some(mended) => {
                count += 1;
                all.push_str(&mended);
                all.push_str(&line[record.len()..]);
            }
            None => all.push_str(line),
        }
    }
    (count > 0).then_some((all, count))
}

fn mended_payload(judge: &Judge, kind: Kind, text: &str) -> Option<String> {
    let mut mended = None;
    for _ in 0..MAX_PASSES {
        let text = mended.as_deref().unwrap_or(text);
        let report: Report = judge.violations(kind, text.as_bytes()).into_iter().collect();
        let edited = report.edited(text);
        if edited == text {
            break;
        }
        mended = Some(edited);
    }
    mended
}

/// Writes the mended text in place of the file, which is whole at any time: what is written takes its name when it is
/// complete. A link keeps leading to the file.
pub(crate) fn write(source: &Source, text: &str) -> io::Result<()> {
    let Some(path) = source.path() else { return Ok(()) };
    let path = path.canonicalize()?;
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("is not a regular file"));
    }
    let mut beside = NamedTempFile::new_in(path.parent().unwrap_or(&path))?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().set_permissions(metadata.permissions())?;
    beside.as_file().sync_all()?;
    beside.persist(&path)?;
    Ok(())
}

/// The change as a unified diff.
pub(crate) fn diff(name: &str, old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let mut text = format!("--- {name}\n+++ {name}\n");
    let steps = steps(&old, &new);
    let mut index = 0;
    while let Some(first) = steps[index..].iter().position(|step| !step.is_kept()).map(|at| index + at) {
        let start = first.saturating_sub(CONTEXT).max(index);
        let mut end = first;
        // Changes that are near each other share a hunk.
        while let Some(next) = steps[end..].iter().take(2 * CONTEXT + 1).position(|step| !step.is_kept()) {
            end += next + 1;
        }
        let end = (end + CONTEXT).min(steps.len());
        hunk(&mut text, &steps[start..end]);
        index = end;
    }
    text
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// A line of a diff, with its number in both texts, from 0.
struct Step<'t> {
    sign: char,
    line: &'t str,
    at: (usize, usize),
}

impl Step<'_> {
    fn is_kept(&self) -> bool {
        self.sign == ' '
    }
}

/// The lines that stay, go and come. Mends are small, so texts meet again after a few lines.
fn steps<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Step<'t>> {
    let mut steps = Vec::with_capacity(old.len());
    let (mut a, mut b) = (0, 0);
    while a < old.len() || b < new.len() {
        let (gone, come) = next_meeting(&old[a..], &new[b..]);
        for line in &old[a..a + gone] {
            steps.push(Step { sign: '-', line, at: (a, b) });
            a += 1;
        }
        for line in &new[b..b + come] {
            steps.push(Step { sign: '+', line, at: (a, b) });
            b += 1;
        }
        if let Some(line) = old.get(a) {
            steps.push(Step { sign: ' ', line, at: (a, b) });
            (a, b) = (a + 1, b + 1);
        }
    }
    steps
}

/// How many lines of each text stand before they are the same again.
fn next_meeting(old: &[&str], new: &[&str]) -> (usize, usize) {
    for sum in 0..=old.len() + new.len() {
        for gone in 0..=sum.min(old.len()) {
            let come = sum - gone;
            if come < new.len() && gone < old.len() && old[gone] == new[come] {
                return (gone, come);
            }
        }
        // Far apart, all the rest is another text.
        if sum > 200 {
            break;
        }
    }
    (old.len(), new.len())
}

fn hunk(text: &mut String, steps: &[Step<'_>]) {
    let Some(first) = steps.first() else { return };
    let count = |other: char| steps.iter().filter(|step| step.sign != other).count();
    let (old, new) = (count('+'), count('-'));
    let start = |at: usize, count: usize| if count == 0 { at } else { at + 1 };
    // A `String` takes whatever is written into it.
    let _ = writeln!(text, "@@ -{},{old} +{},{new} @@", start(first.at.0, old), start(first.at.1, new));
    for step in steps {
        text.push(step.sign);
        text.push_str(step.line);
        if !step.line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Judge, diff, mended};
    use crate::input::Kind;

    #[test]
    fn mends_what_is_certain_until_nothing_is() {
        let text = "{\n  \"internl\": {\n    \"buildSHA\": \"latest\",\n  },\n}\n";
        let right = "{\n  \"internal\": {\n    \"buildSHA\": \"latest\"\n  }\n}\n";
        assert_eq!(mended(&Judge::default(), Kind::Json, text.as_bytes()), Some((right.into(), 1)));
        assert_eq!(mended(&Judge::default(), Kind::Json, right.as_bytes()), None);
        let lines = "{\"internl\":{}}\r\n\n{}\n{\"docker\":{\"configType\":\"defualt\"}}";
        let right = "{\"internal\":{}}\r\n\n{}\n{\"docker\":{\"configType\":\"default\"}}";
        assert_eq!(mended(&Judge::default(), Kind::Ndjson, lines.as_bytes()), Some((right.into(), 2)));
    }

    #[test]
    fn shows_changes_as_diff_does() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl";
        let new = old.replace("b\n", "B\n").replace("k\n", "");
        assert_eq!(
            diff("x", old, &new),
            "--- x\n+++ x\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n@@ -8,5 +8,4 @@\n h\n i\n j\n-k\n l\n\\ No newline at end of file\n"
        );
    }
}
