//! The messages of compile_fail/ keep the house style. What rustc says of its own accord (`error[E0277]`) is
//! not measured, except that it must not speak of what an author never wrote.

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("compile_fail")
}

/// Each `.stderr` with its text.
fn messages() -> Vec<(PathBuf, String)> {
    let all = files(&cases()).into_iter().filter(|path| path.extension().is_some_and(|own| own == "stderr"));
    all.map(|path| (path.clone(), fs::read_to_string(path).unwrap_or_default())).collect()
}

/// Our own messages of a `.stderr`: the first line and what follows it up to the place.
fn own_messages(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        if let Some(first) = line.strip_prefix("error: ") {
            found.push(vec![first]);
            is_open = true;
        } else if line.trim_start().starts_with("--> ") || line.is_empty() {
            is_open = false;
        } else if is_open {
            found.last_mut().into_iter().for_each(|message| message.push(line.trim_start()));
        }
    }
    found
}

/// Fails with all the faults at once.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_program_has_its_message_and_the_other_way_round() {
    let faults: Vec<String> = files(&cases())
        .into_iter()
        .filter_map(|path| {
            let other = match path.extension()?.to_str()? {
                "rs" => path.with_extension("stderr"),
                "stderr" => path.with_extension("rs"),
                _ => return None,
            };
            (!other.exists()).then(|| format!("{} is missing", other.display()))
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn programs_are_short_and_many() {
    let programs: Vec<PathBuf> =
        files(&cases()).into_iter().filter(|path| path.extension().is_some_and(|own| own == "rs")).collect();
    assert!(programs.len() >= 120, "{} cases", programs.len());
    let faults: Vec<String> = programs
        .iter()
        .filter(|path| fs::read_to_string(path).unwrap_or_default().lines().count() > 15)
        .map(|path| format!("{} has more than 15 lines", path.display()))
        .collect();
    assert_none(&faults);
}

#[test]
fn one_mistake_is_one_error() {
    let is_several = |path: &Path| path.components().any(|part| part.as_os_str() == "many_at_once");
    let faults: Vec<String> = messages()
        .into_iter()
        .filter(|(path, _)| !is_several(path))
        .filter_map(|(path, text)| {
            let count = text.lines().filter(|line| line.starts_with("error")).count();
            (count != 1).then(|| format!("{} has {count} errors", path.display()))
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn several_mistakes_come_in_one_compilation() {
    let all = messages()
        .into_iter()
        .filter(|(path, _)| path.parent().is_some_and(|own| own.ends_with("many_at_once")));
    let counts: Vec<usize> =
        all.map(|(_, text)| text.lines().filter(|line| line.starts_with("error")).count()).collect();
    assert!(counts.len() >= 5 && counts.iter().filter(|count| **count > 1).count() >= 4, "{counts:?}");
}

#[test]
fn no_message_speaks_of_the_inside_of_the_macro() {
    let faults: Vec<String> = messages()
        .into_iter()
        .flat_map(|(path, text)| {
            let banned =
                ["panicked", "__", "originates in the derive macro", "unparsable tokens", "warning:"];
            let is_literal_in_const = path.components().any(|part| part.as_os_str() == "const");
            banned
                .into_iter()
                // A literal or a bound that breaks a rule stops the compiler by a panic in `const`: that is its text.
                .filter(|word| {
                    let text = text.replace("evaluation panicked: ", "");
                    text.contains(word) && !(is_literal_in_const && *word == "panicked")
                })
                .map(|word| format!("{} says `{word}`", path.display()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn our_messages_keep_the_house_style() {
    let mut faults = Vec::new();
    let mut count = 0;
    for (path, text) in messages() {
        for message in own_messages(&text) {
            if !is_ours(&message) {
                continue;
            }
            count += 1;
            faults.extend(style_faults(&message).map(|fault| format!("{}: {fault}", path.display())));
        }
    }
    assert!(count > 100, "only {count} messages were found");
    assert_none(&faults);
}

/// rustc's and serde's own errors without a code are theirs to word.
fn is_ours(message: &[&str]) -> bool {
    let theirs = [
        "integer literal is too large",
        "unknown rename rule",
        "unknown character escape",
        // The derive repeats serde's words where serde's derive may not be there, so that one mistake is one error.
        "failed to parse ",
        "unknown serde ",
        "expected serde ",
        "malformed rename attribute",
        "unexpected end of input",
    ];
    !theirs.iter().any(|theirs| message[0].starts_with(theirs))
}

fn style_faults(message: &[&str]) -> impl Iterator<Item = &'static str> {
    let first = message[0];
    let all = message.join("\n");
    let helps: Vec<&&str> = message.iter().filter(|line| line.starts_with("help: ")).collect();
    [
        (first.chars().count() >= 100, "the first line is too long"),
        (first.starts_with(char::is_uppercase), "begins with a capital"),
        (message.iter().any(|line| ends_a_sentence(line)), "ends with a period"),
        (!all.matches('`').count().is_multiple_of(2), "has a backtick without its partner"),
        (helps.is_empty(), "does not say how to mend it"),
        (
            helps.iter().any(|help| help["help: ".len()..].starts_with(char::is_uppercase)),
            "a help begins with a capital",
        ),
        (
            ["please", "sorry", "!", "http"].iter().any(|word| has_outside_code(&all, word)),
            "is polite, loud or has an address",
        ),
    ]
    .into_iter()
    .filter_map(|(is_broken, fault)| is_broken.then_some(fault))
}

/// Whether a line ends with a period that is not one of `..`.
fn ends_a_sentence(line: &str) -> bool {
    line.ends_with('.') && !line.ends_with("..")
}

/// Whether a word stands outside of backticks.
fn has_outside_code(text: &str, word: &str) -> bool {
    text.split('`').step_by(2).any(|part| part.to_lowercase().contains(word))
}
