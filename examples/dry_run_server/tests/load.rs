//! The server under load on loopback: a million requests, one payload in ten wrong, each answer looked at.
//!
//! `cargo test --release -p deployment-validate-dry-run-server --test load -- --ignored --nocapture`; with
//! `DRY_RUN_REQUESTS` in the environment another number than a million. A short run is part of every test run.

#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

mod common;
use common::{JOB, SERVICE, Server, TEAM_JOB, TEAM_SERVICE, post};

const CONNECTIONS: usize = 16;
const RIGHT: &str = r#"{"external":{"imagePath":"nginx:latest","credentials":"example-credentials"},"docker":{"configType":"default"}}"#;
const WRONG: &str = r#"{"external":{"imagePath":"nginx","credentials":"example-credentials"},"docker":{"configType":"customCommand"}}"#;

#[test]
#[ignore = "takes about a minute; see the head of this file"]
fn a_million_requests() {
    let requests = std::env::var("DRY_RUN_REQUESTS").map_or(1_000_000, |text| text.parse().unwrap());
    let run = drive(requests, 1);
    println!("one request at a time on each of {CONNECTIONS} connections:\n{run}");
    let run = drive(requests, 16);
    println!("16 pipelined at a time on each of {CONNECTIONS} connections:\n{run}");
}

#[test]
fn some_thousand_requests() {
    drive(8_000, 1);
    drive(8_000, 16);
}

struct Run {
    requests: usize,
    time: Duration,
    /// Of each batch, from its first byte sent to its last byte read; sorted.
    latencies: Vec<Duration>,
    /// KiB after each tenth of the run.
    memory: Vec<u64>,
}

/// Sends the requests in batches and checks each answer. A lost or wrong one fails the test.
fn drive(requests: usize, batch: usize) -> Run {
    let server = Server::start(&["--log", "off"]);
    let rounds = requests / CONNECTIONS / batch;
    let started = Instant::now();
    let done = AtomicBool::new(false);
    let (latencies, samples) = thread::scope(|scope| {
        let memory = scope.spawn(|| sample(&server, &done));
        let clients: Vec<_> = (0..CONNECTIONS)
            .map(|own| {
                let server = &server;
                scope.spawn(move || client(server, own, rounds, batch))
            })
            .collect();
        let latencies: Vec<_> = clients.into_iter().flat_map(|client| client.join().unwrap()).collect();
        done.store(true, Ordering::Relaxed);
        (latencies, memory.join().unwrap())
    });
    let time = started.elapsed();
    let requests = rounds * CONNECTIONS * batch;
    assert_eq!(latencies.len() * batch, requests, "every request was answered");
    let mut latencies = latencies;
    latencies.sort_unstable();
    let memory =
        (1..=10).filter_map(|tenth| samples.get((samples.len() * tenth / 10).saturating_sub(1)).copied());
    let run = Run { requests, time, latencies, memory: memory.collect() };
    if let (Some(early), Some(late)) = (run.memory.get(1), run.memory.last()) {
        assert!(*late <= early + 4096, "memory grows: {:?} KiB", run.memory);
    }
    run
}

fn client(server: &Server, own: usize, rounds: usize, batch: usize) -> Vec<Duration> {
    let paths = [SERVICE, JOB, TEAM_SERVICE, TEAM_JOB];
    let mut client = server.connect();
    let mut latencies = Vec::with_capacity(rounds);
    for round in 0..rounds {
        let numbers = (0..batch).map(|index| own + round * batch + index);
        let bytes: Vec<u8> = numbers
            .clone()
            .flat_map(|number| post(paths[number % 4], if number % 10 == 0 { WRONG } else { RIGHT }))
            .collect();
        let started = Instant::now();
        client.send(bytes);
        for number in numbers {
            let answer = client.read().unwrap();
            if number % 10 == 0 {
                assert_eq!(answer.status, 400);
                assert!(
                    answer.body.contains("/external/imagePath")
                        && answer.body.contains("/docker/customCommand")
                );
            } else {
                let expected = if number % 2 == 0 { r#"{"data":{}}"# } else { r#""success""# };
                assert_eq!((answer.status, answer.body.as_str()), (200, expected));
            }
        }
        latencies.push(started.elapsed());
    }
    latencies
}

/// The server's resident memory in KiB, every 100 ms.
fn sample(server: &Server, done: &AtomicBool) -> Vec<u64> {
    let mut samples = Vec::new();
    while !done.load(Ordering::Relaxed) {
        samples.push(server.memory());
        thread::sleep(Duration::from_millis(100));
    }
    samples
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |share: f64| {
            // The share is below one.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let index = (self.latencies.len() as f64 * share) as usize;
            self.latencies[index]
        };
        #[allow(clippy::cast_precision_loss)]
        let rate = self.requests as f64 / self.time.as_secs_f64();
        writeln!(f, "  {} requests in {:.1?}: {rate:.0} a second, none lost", self.requests, self.time)?;
        writeln!(
            f,
            "  latency of a batch: p50 {:.0?}, p90 {:.0?}, p99 {:.0?}, p99.9 {:.0?}, most {:.0?}",
            at(0.5),
            at(0.9),
            at(0.99),
            at(0.999),
            self.latencies[self.latencies.len() - 1]
        )?;
        write!(f, "  resident memory after each tenth: {:?} KiB", self.memory)
    }
}
