//! Clients that are slow, broken or hostile, against the real program: each gets an answer or a clean close.

#![allow(clippy::unwrap_used)]

use std::io::Read as _;
use std::thread;
use std::time::{Duration, Instant};

mod common;
use common::{JOB, SERVICE, Server, post, request};

const GOOD: &str = r#"{"docker":{"configType":"default"}}"#;

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    let mut bytes = Vec::new();
    for round in 0..200 {
        bytes.extend(post(
            if round % 2 == 0 { SERVICE } else { JOB },
            if round % 3 == 0 { "{" } else { GOOD },
        ));
    }
    client.send(bytes);
    for round in 0..200 {
        let answer = client.read().unwrap();
        let expected = if round % 3 == 0 { 400 } else { 200 };
        assert_eq!(answer.status, expected, "{round}: {answer:?}");
        if expected == 200 {
            assert_eq!(answer.body, if round % 2 == 0 { r#"{"data":{}}"# } else { r#""success""# });
        }
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_a_syntax_violation() {
    let answer = Server::start(&[]).connect().ask(post(SERVICE, b"{\"docker\":\"\xff\xfe\"}"));
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["error"]["details"][0]["code"], "syntax");
}

#[test]
fn an_oversized_body_hears_the_answer_while_it_is_sent() {
    let server = Server::start(&["--max-body", "1000"]);
    for len in [1001, 100_000, 4_000_000] {
        let mut client = server.connect();
        assert!(client.send(post(SERVICE, vec![b' '; len])), "{len}: closed while the client was sending");
        assert_eq!(client.read().unwrap().status, 413, "{len}");
    }
    // In chunks, without a length.
    let mut client = server.connect();
    client.send(
        "POST /v1/projects/p/services/s/deployment HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    for _ in 0..20 {
        client.send(format!("64\r\n{}\r\n", " ".repeat(100)));
    }
    client.send("0\r\n\r\n");
    assert_eq!(client.read().unwrap().status, 413);
    // One that asks first is told before it sends.
    let mut client = server.connect();
    client.send(format!(
        "POST {SERVICE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nExpect: 100-continue\r\n\r\n"
    ));
    assert_eq!(client.read().unwrap().status, 413);
}

#[test]
fn a_truncated_body_is_answered_or_closed() {
    let server = Server::start(&[]);
    let whole = post(SERVICE, GOOD);
    for end in [whole.len() - 1, whole.len() - GOOD.len()] {
        let mut client = server.connect();
        client.send(&whole[..end]);
        client.finish_sending();
        assert_eq!(client.read().unwrap().status, 400);
        assert!(client.read().is_none());
    }
    // The peer goes away altogether; the server goes on.
    for end in 0..whole.len() {
        server.connect().send(&whole[..end]);
    }
    assert_eq!(server.connect().ask(&whole).status, 200);
}

#[test]
fn half_open_and_slow_connections_do_not_hold_others_up() {
    let server = Server::start(&["--timeout", "4", "--concurrency", "1"]);
    let whole = post(SERVICE, GOOD);
    // Nothing, half a head, half a body: more of them than may be judged at once.
    let ends = [0, 40, whole.len() - 5];
    let mut waiting: Vec<_> = (0..30)
        .map(|index| {
            let mut client = server.connect();
            client.send(&whole[..ends[index % 3]]);
            (index, client)
        })
        .collect();
    let started = Instant::now();
    assert_eq!(server.connect().ask(&whole).status, 200);
    // Long before any of them is given up.
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    for (index, client) in &mut waiting {
        match client.read() {
            Some(answer) => assert!(matches!(answer.status, 408), "{index} {answer:?}"),
            None => assert_ne!(*index % 3, 2, "a request with half a body hears 408"),
        }
    }
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_head_that_comes_byte_by_byte_ends() {
    let server = Server::start(&["--timeout", "1"]);
    let mut client = server.connect();
    for byte in post(SERVICE, GOOD).chunks(1).take(30) {
        client.send(byte);
        thread::sleep(Duration::from_millis(50));
    }
    assert!(client.read().is_none_or(|answer| answer.status == 408));
}

#[test]
fn a_peer_that_reads_nothing_is_dropped() {
    let server = Server::start(&["--timeout", "1"]);
    let mut client = server.connect();
    // The answers together are more than the system's buffers take.
    let keys: Vec<_> = (0..20_000).map(|key| format!("\"k{key}\":1")).collect();
    let request = post(SERVICE, format!("{{{}}}", keys.join(",")));
    let sender = thread::spawn(move || {
        for _ in 0..40 {
            client.send(&request);
        }
        client
    });
    // The sends end because the server closes; without that they would block for good.
    let client = sender.join().unwrap();
    assert_eq!(server.connect().ask(post(SERVICE, GOOD)).status, 200);
    drop(client);
}

/// Hundreds of clients that send large payloads and read nothing take little memory, and no more the next time.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_small_under_clients_that_read_nothing() {
    let server = Server::start(&["--timeout", "1"]);
    let items = vec!["{}"; 80_000].join(",");
    let request =
        request("PATCH", "/v1/projects/p/services/deployment/web", format!("{{\"ports\":[{items}]}}"));
    let sent = request.repeat(6);
    for _ in 0..3 {
        let mut clients: Vec<_> = (0..400).map(|_| (server.connect(), 0)).collect();
        let started = Instant::now();
        let mut most = 0;
        while started.elapsed() < Duration::from_secs(4) {
            for (client, done) in &mut clients {
                *done += client.send_some(&sent[*done..]);
            }
            most = most.max(server.memory());
            thread::sleep(Duration::from_millis(5));
        }
        assert!(most < 128 * 1024, "{most} KiB");
    }
    assert_eq!(server.connect().ask(post(SERVICE, GOOD)).status, 200);
}

#[test]
fn what_is_not_http_is_refused() {
    let server = Server::start(&[]);
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(66_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(500));
    for (bytes, expected) in [
        ("\x16\x03\x01\x02\r\n\r\n", 400),
        ("GET\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (long.as_str(), 414),
        (many.as_str(), 431),
    ] {
        let mut client = server.connect();
        client.send(bytes);
        assert_eq!(client.read().unwrap().status, expected);
    }
    assert_eq!(server.connect().ask(post(SERVICE, GOOD)).status, 200);
}

#[cfg(unix)]
#[test]
fn stopping_finishes_what_is_under_way() {
    let mut server = Server::start(&[]);
    let whole = post(SERVICE, GOOD);
    let (begin, end) = whole.split_at(whole.len() - 5);
    let mut client = server.connect();
    client.send(begin);
    let mut idle = server.connect();
    assert_eq!(idle.ask(&whole).status, 200);
    server.terminate();
    assert!(idle.read().is_none(), "idle connections are closed");
    client.send(end);
    assert_eq!(client.read().unwrap().status, 200);
    assert!(server.wait().success());
}

#[cfg(unix)]
#[test]
fn a_second_signal_stops_at_once() {
    let mut server = Server::start(&[]);
    let whole = post(SERVICE, GOOD);
    let mut client = server.connect();
    client.send(&whole[..whole.len() - 5]);
    let started = Instant::now();
    // Until the first signal is there, the second would be taken for it.
    server.terminate();
    thread::sleep(Duration::from_secs(1));
    server.terminate();
    assert!(server.wait().success());
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
}

/// Who asks is no other server's page, and asks for no other server.
#[test]
fn requests_that_are_meant_for_others_are_refused() {
    let server = Server::start(&["--allow-host", "validate.internal"]);
    let ask = |headers: &str| {
        let request = format!("GET /icon.svg HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
        server.connect().ask(request).status
    };
    for (headers, expected) in [
        ("Host: localhost\r\n", 200),
        ("Host: 127.0.0.1:4080\r\n", 200),
        ("Host: [::1]:4080\r\n", 200),
        ("Host: Validate.Internal\r\n", 200),
        ("Host: page.example\r\n", 421),
        ("Host: localhost.page.example\r\n", 421),
        ("Host: \r\n", 400),
        ("", 400),
        ("Host: localhost\r\nHost: localhost\r\n", 400),
        ("Host: localhost:1\r\nOrigin: http://localhost:1\r\n", 200),
        ("Host: localhost:1\r\nOrigin: http://localhost:2\r\n", 403),
        ("Host: localhost\r\nOrigin: http://page.example\r\n", 403),
        ("Host: localhost\r\nOrigin: null\r\n", 403),
    ] {
        assert_eq!(ask(headers), expected, "{headers}");
    }
    assert_eq!(server.connect().ask("GET /icon.svg HTTP/1.0\r\n\r\n").status, 200);
}

#[cfg(unix)]
#[test]
fn the_log_has_no_body_no_token_and_no_id() {
    let mut server = Server::start(&["--log", "json"]);
    let mut client = server.connect();
    let body = r#"{"docker":{"configType":"secret-type","secret-key":"secret-value"}}"#;
    assert_eq!(
        client.ask(post("/v1/projects/secret-id/jobs/secret-id/deployment?secret-query", body)).status,
        400
    );
    assert_eq!(client.ask(post("/secret-path", body)).status, 404);
    let mut log = server.log();
    server.terminate();
    let mut text = String::new();
    log.read_to_string(&mut text).unwrap();
    assert!(!text.contains("secret"), "{text}");
    let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(first["route"], "/v1/projects/{projectId}/jobs/{jobId}/deployment");
    assert_eq!((&first["status"], &first["violations"]), (&400.into(), &2.into()));
}
