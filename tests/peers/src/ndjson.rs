//! NDJSON through the `check` command, against reading the same lines with serde alone.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use deployment_validate::deployment::Deployment;

use crate::measure::median;
use crate::payloads::VALID;

const LINES: usize = 500_000;
const ROUNDS: usize = 7;

/// Prints the workload, if the path of a built `check` is in `CHECK`.
pub fn run() {
    let Some(check) = std::env::var_os("CHECK").map(PathBuf::from) else {
        eprintln!("NDJSON is skipped: CHECK is not set to the path of a built `check`");
        return;
    };
    let file = std::env::temp_dir().join(format!("deployment-validate-{}.ndjson", std::process::id()));
    let bytes = write(&file).expect("can be written");
    let mut samples = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        samples[0].push(time(|| parse(&file)));
        samples[1].push(time(|| check_with(&check, &file, "1")));
        samples[2].push(time(|| check_with(&check, &file, "2")));
    }
    std::fs::remove_file(&file).expect("can be removed");
    let [parsing, one, two] = samples.map(median);
    let rows =
        [("serde_json alone, one thread", parsing), ("`check --jobs 1`", one), ("`check --jobs 2`", two)];
    for (name, ns) in rows {
        let speed = bytes as f64 / ns * 1e3;
        println!("| NDJSON, {LINES} payloads | {name} | {speed:.0} MB/s | {:.2} |", ns / one);
    }
}

fn time(run: impl FnOnce()) -> f64 {
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

fn check_with(check: &Path, file: &Path, jobs: &str) {
    let status = Command::new(check)
        .args(["--jobs", jobs])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("starts");
    assert!(status.success());
}
