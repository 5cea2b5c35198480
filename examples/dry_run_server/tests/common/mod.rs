//! A real server on loopback, in a process of its own, and a client that sends exactly the bytes it is given.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, unreachable_pub)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::time::Duration;

pub const SERVICE: &str = "/v1/projects/default-project/services/web/deployment";
pub const TEAM_SERVICE: &str = "/v1/teams/my-team/projects/default-project/services/web/deployment";
pub const JOB: &str = "/v1/projects/default-project/jobs/nightly/deployment";
pub const TEAM_JOB: &str = "/v1/teams/my-team/projects/default-project/jobs/nightly/deployment";

pub struct Server {
    pub address: SocketAddr,
    child: Child,
}

impl Server {
    pub fn start(args: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dry_run_server"))
            .args(["--bind", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(if args.contains(&"json") { Stdio::piped() } else { Stdio::null() })
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Server { address, child }
    }

    pub fn connect(&self) -> Client {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.set_nodelay(true).unwrap();
        Client { reader: BufReader::new(stream) }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory in KiB; none where the system does not tell.
    pub fn memory(&self) -> u64 {
        let text = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
    }

    pub fn log(&mut self) -> ChildStderr {
        self.child.stderr.take().unwrap()
    }

    /// Sends the signal with which services are stopped.
    pub fn terminate(&self) {
        let status = Command::new("kill").arg(self.pid().to_string()).status().unwrap();
        assert!(status.success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

pub struct Client {
    reader: BufReader<TcpStream>,
}

impl Client {
    /// Sends bytes and tells whether all went out; if the peer has closed, its answer may still be read.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.reader.get_mut().write_all(bytes.as_ref()).is_ok()
    }

    /// Sends what can be sent at once; returns how many bytes.
    pub fn send_some(&mut self, bytes: &[u8]) -> usize {
        let stream = self.reader.get_mut();
        stream.set_nonblocking(true).unwrap();
        stream.write(&bytes[..bytes.len().min(65_536)]).unwrap_or_default()
    }

    pub fn finish_sending(&mut self) {
        let _ = self.reader.get_mut().shutdown(Shutdown::Write);
    }

    /// The next answer, or nothing when the connection was closed cleanly.
    pub fn read(&mut self) -> Option<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.reader.read_line(&mut head).unwrap() == 0 {
                assert_eq!(head, "", "the connection closed inside an answer");
                return None;
            }
        }
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let len = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |len| len.parse().unwrap());
        let mut body = vec![0; len];
        self.reader.read_exact(&mut body).unwrap();
        Some(Answer { status, head, body: String::from_utf8(body).unwrap() })
    }

    pub fn ask(&mut self, bytes: impl AsRef<[u8]>) -> Answer {
        self.send(bytes);
        self.read().unwrap()
    }
}

/// A POST as the vendor's clients send it.
pub fn post(path: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    request("POST", path, body)
}

/// A request as the vendor's clients send it.
pub fn request(method: &str, path: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-token\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    request
}
