//! NDJSON through the `check` command, against reading the same lines with serde alone.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use deployment_validate::deployment::Deployment;

use crate::measure::median;
use crate::payloads::VALID;

const LINES: usize = 300_000;
const ROUNDS: usize = 21;

/// Prints the workload, if the path of a built `check` is in `CHECK`. The ratios are medians of those of each round:
/// between one round and another, a busy machine differs by more than one candidate does from the next.
pub fn run() {
    let Some(check) = std::env::var_os("CHECK").map(PathBuf::from) else {
        eprintln!("NDJSON is skipped: CHECK is not set to the path of a built `check`");
        return;
    };
    let file = std::env::temp_dir().join(format!("deployment-validate-{}.ndjson", std::process::id()));
    let bytes = write(&file).expect("can be written") as f64;
    let start = |jobs| start(&check, &file, jobs);
    // Two programs at once share nothing but the machine: two jobs can hardly be faster.
    let candidates: [(&str, f64, &dyn Fn()); 4] = [
        ("`check --jobs 1`", 1.0, &|| finish([start("1")])),
        ("`check --jobs 2`", 1.0, &|| finish([start("2")])),
        ("`check --jobs 1`, two at once, of all lines each", 2.0, &|| finish([start("1"), start("1")])),
        ("serde_json alone, one thread", 1.0, &|| parse(&file)),
    ];
    let rounds: Vec<_> =
        (0..ROUNDS).map(|_| candidates.each_ref().map(|(_, files, run)| bytes * files / time(run))).collect();
    std::fs::remove_file(&file).expect("can be removed");
    for (at, (name, ..)) in candidates.iter().enumerate() {
        let bytes_per_ns = median(rounds.iter().map(|speeds| speeds[at]).collect());
        let ratio = median(rounds.iter().map(|speeds| speeds[0] / speeds[at]).collect());
        println!("| NDJSON, {LINES} payloads | {name} | {:.0} MB/s | {ratio:.2} |", bytes_per_ns * 1e3);
    }
}

fn time(run: impl Fn()) -> f64 {
    let started = Instant::now();
    run();
    started.elapsed().max(Duration::from_nanos(1)).as_nanos() as f64
}

fn write(path: &Path) -> std::io::Result<u64> {
    let mut file = BufWriter::new(File::create(path)?);
    for line in VALID.iter().cycle().take(LINES) {
        writeln!(file, "{line}")?;
    }
    file.flush()?;
    Ok(std::fs::metadata(path)?.len())
}

fn parse(path: &Path) {
    let mut lines = BufReader::with_capacity(1 << 16, File::open(path).expect("is there"));
    let mut line = String::new();
    while lines.read_line(&mut line).expect("can be read") > 0 {
        assert!(serde_json::from_str::<Deployment<'_>>(&line).is_ok());
        line.clear();
    }
}

fn start(check: &Path, file: &Path, jobs: &str) -> Child {
    Command::new(check)
        .args(["--jobs", jobs])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts")
}

fn finish<const N: usize>(checks: [Child; N]) {
    for mut check in checks {
        assert!(check.wait().expect("ends").success());
    }
}
