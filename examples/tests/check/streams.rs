//! Long, slow, broken and interrupted streams of one payload a line.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::run::{Scratch, check, command, lines, payloads};

/// The stream of the examples, so many times: each is about 1.2 kB with twelve violations.
fn long_stream(times: usize) -> Scratch {
    let stream = fs::read_to_string(payloads().join("stream.ndjson")).unwrap();
    Scratch::new("long.ndjson", stream.repeat(times).as_bytes())
}

#[test]
fn a_bad_line_spoils_only_itself() {
    let mut stream = b"{}\r\n\r\n{\r\n".to_vec();
    stream.extend(b"{\"docker\":\"\xff\"}\n\xef\xbb\xbf{}\n\0\n");
    stream.extend("[".repeat(100_000).bytes());
    stream.extend(b"\n{\"internal\":{\"branch\":\"");
    stream.extend("b".repeat(1 << 20).bytes());
    stream.extend(b"\"}}\n{} {}\n{}");
    let file = Scratch::new("bad.jsonl", &stream);
    for format in ["json", "human", "sarif"] {
        assert_eq!(check(&["--format", format, file.name()]).code, Some(1));
    }
    let run = check(&["--format", "json", file.name()]);
    let found: Vec<_> = lines(&run.stdout)
        .iter()
        .map(|line| (line["record"].as_u64().unwrap(), line["valid"].as_bool().unwrap()))
        .collect();
    let expected = [
        (1, true),
        (3, false),
        (4, false),
        (5, false),
        (6, false),
        (7, false),
        (8, true),
        (9, false),
        (10, true),
    ];
    assert_eq!(found, expected);
    for line in lines(&run.stdout) {
        for violation in line["violations"].as_array().unwrap() {
            assert_eq!((&violation["code"], &violation["line"]), (&json!("syntax"), &line["record"]));
        }
    }
}

#[test]
fn a_line_without_end_is_not_kept() {
    let mut child = command(&["--input", "ndjson", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let chunk = vec![b'['; 1 << 20];
    for _ in 0..80 {
        stdin.write_all(&chunk).unwrap();
    }
    stdin.write_all(b"\n{}\n").unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let found = lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!((&found[0]["record"], &found[0]["violations"][0]["code"]), (&json!(1), &json!("syntax")));
    assert_eq!((&found[1]["record"], &found[1]["valid"]), (&json!(2), &json!(true)));
}

#[test]
fn jobs_do_not_change_the_output() {
    let file = long_stream(900);
    for format in ["json", "human", "sarif"] {
        let [one, two, four] =
            ["1", "2", "4"].map(|jobs| check(&["--format", format, "--jobs", jobs, file.name()]));
        assert_eq!(one.code, Some(1));
        assert!(one.stdout == two.stdout && one.stdout == four.stdout, "{format}");
        if format == "json" {
            let records = lines(&one.stdout);
            assert_eq!(records.len(), 9_900);
            assert!(records.is_sorted_by_key(|line| line["record"].as_u64()));
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let file = long_stream(900);
    for jobs in ["1", "4"] {
        for format in ["json", "human", "sarif"] {
            let mut child = command(&["--format", format, "--jobs", jobs, file.name()])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut first = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
            assert!(first.ends_with('\n'));
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{format}: what was found until then counts");
            assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        }
    }
}

#[test]
fn a_slow_stream_is_answered_at_once() {
    let mut child = command(&["--input", "ndjson", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for record in 1..=3 {
        stdin.write_all(b"{}\n").unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(lines(&line)[0]["record"], record);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_lines() {
    let file = long_stream(5_000);
    for wait in [5, 15, 30] {
        let out = Scratch::new("out.jsonl", b"");
        let mut child = command(&["--format", "json", file.name()])
            .stdout(fs::File::create(&out.0).unwrap())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        child.wait().unwrap();
        let told = fs::read_to_string(&out.0).unwrap();
        assert!(told.is_empty() || told.ends_with('\n'));
        assert!(lines(&told).is_sorted_by_key(|line| line["record"].as_u64()));
    }
}
