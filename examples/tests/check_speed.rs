//! How fast `check` is beside parsing alone, on streams in the temporary directory. Not a part of the usual
//! tests, since it wants the machine for itself:
//! `cargo test --release -p deployment-validate-examples --test check_speed -- --ignored --nocapture`

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use deployment_validate::deployment::Deployment;

/// Of so many lines, one breaks a rule.
const LINES: usize = 2000;

#[test]
#[ignore = "takes a minute and a quiet machine"]
fn keeps_up_with_parsing() {
    let stream = stream("parsing", 200 << 20);
    let best = |run: &dyn Fn() -> Duration| (0..7).map(|_| run()).min().unwrap();
    let parse = best(&|| parse_alone(&stream));
    let one = best(&|| check(&stream, "1").0);
    let two = best(&|| check(&stream, "2").0);
    println!("parsing alone {parse:?}, one job {one:?}, two jobs {two:?}");
    println!("one job: {:.0}% of the speed of parsing", 100.0 * parse.as_secs_f64() / one.as_secs_f64());
    println!("two jobs: {:.2} times one", one.as_secs_f64() / two.as_secs_f64());
    fs::remove_file(stream).unwrap();
}

#[test]
#[ignore = "writes a gigabyte"]
fn stays_small() {
    for megabytes in [50, 200, 1000] {
        let stream = stream("memory", megabytes << 20);
        let (time, peak) = check(&stream, "2");
        println!("{megabytes} MB in {time:?}, at most {peak} kB resident");
        fs::remove_file(stream).unwrap();
        assert!(peak < 32 << 10);
    }
}

/// A stream of so many bytes, made of the example payloads.
fn stream(name: &str, bytes: u64) -> PathBuf {
    let compact = |path: PathBuf| {
        let value: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        value.to_string()
    };
    let payloads = Path::new(env!("CARGO_MANIFEST_DIR")).join("payloads");
    let mut valid: Vec<PathBuf> =
        fs::read_dir(payloads.join("valid")).unwrap().map(|entry| entry.unwrap().path()).collect();
    valid.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    valid.sort();
    let valid: Vec<String> = valid.into_iter().map(compact).collect();
    let invalid = compact(payloads.join("invalid/missing_command.json"));
    let lines = (1..LINES).map(|at| valid[at % valid.len()].as_str()).chain([invalid.as_str()]);
    let block = lines.flat_map(|line| [line, "\n"]).collect::<String>();

    let path = std::env::temp_dir().join(format!("check-{}-{name}.ndjson", std::process::id()));
    let mut file = BufWriter::new(File::create(&path).unwrap());
    for _ in 0..bytes / block.len() as u64 + 1 {
        file.write_all(block.as_bytes()).unwrap();
    }
    file.flush().unwrap();
    path
}

/// Reads a stream as `check` does, and each line into the payload's type, without judging it.
fn parse_alone(stream: &Path) -> Duration {
    let start = Instant::now();
    let mut file = File::open(stream).unwrap();
    let mut bytes = vec![0; 256 << 10];
    let mut kept = 0;
    loop {
        let read = file.read(&mut bytes[kept..]).unwrap();
        if read == 0 {
            break;
        }
        let end = bytes[..kept + read].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        let mut start = 0;
        for line_end in memchr::memchr_iter(b'\n', &bytes[..end]) {
            let line = str::from_utf8(&bytes[start..line_end]).unwrap();
            black_box(serde_json::from_str::<Deployment<'_>>(line)).unwrap();
            start = line_end + 1;
        }
        bytes.copy_within(end..kept + read, 0);
        kept = kept + read - end;
    }
    start.elapsed()
}

/// Time of a run of `check`, and its peak of resident memory in kB, as far as the system tells.
fn check(stream: &Path, jobs: &str) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_check"))
        .args(["--format", "json", "--jobs", jobs])
        .arg(stream)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let seen = fs::read_to_string(&status).unwrap_or_default();
        let line = seen.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        if let Some(kilobytes) = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()) {
            peak = kilobytes;
        }
        match child.try_wait().unwrap() {
            Some(status) => assert_eq!(status.code(), Some(1)),
            None => {
                std::thread::sleep(Duration::from_millis(2));
                continue;
            }
        }
        return (start.elapsed(), peak);
    }
}
