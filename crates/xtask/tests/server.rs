//! The server asked over the loopback, as a browser asks it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use xtask::server::{Server, listen};

/// A folder with a page in both languages, which is gone when it is dropped.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bpc-server-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("cy")).expect("a folder for the site");
        fs::write(folder.join("index.html"), "English").expect("a page");
        fs::write(folder.join("cy/index.html"), "Cymraeg").expect("a page");
        fs::write(folder.join("big.wasm"), vec![7; 100_000]).expect("a module");
        Self(folder)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sends the first line of a request and gives the head and the body of the answer.
fn ask(server: &Server, line: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).expect("the server listens");
    write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("a request is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer comes");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("the head ends");
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    (head, answer[end + 4..].to_vec())
}

#[test]
fn files_come_with_type_length_and_no_cache() {
    let site = Site::new("files");
    let server = Server::start(&site.0, 0).expect("a free port");
    let (head, body) = ask(&server, "GET /big.wasm");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for header in ["content-type: application/wasm", "content-length: 100000", "cache-control: no-cache"] {
        assert!(head.contains(header), "{header} in {head}");
    }
    assert_eq!(body.len(), 100_000);
    let (head, _) = ask(&server, "GET /none");
    assert!(head.starts_with("http/1.1 404") && head.contains("cache-control: no-cache"), "{head}");
}

#[test]
fn the_welsh_page_ends_in_a_slash() {
    let site = Site::new("slash");
    let server = Server::start(&site.0, 0).expect("a free port");
    let (head, _) = ask(&server, "GET /cy?from=mail");
    assert!(head.starts_with("http/1.1 308") && head.contains("location: /cy/?from=mail"), "{head}");
    assert_eq!(ask(&server, "GET /cy/").1, b"Cymraeg");
    assert_eq!(ask(&server, "GET /").1, b"English");
}

#[test]
fn head_has_no_body_and_other_methods_are_refused() {
    let site = Site::new("methods");
    let server = Server::start(&site.0, 0).expect("a free port");
    let (head, body) = ask(&server, "HEAD /big.wasm");
    assert!(head.starts_with("http/1.1 200") && head.contains("content-length: 100000"), "{head}");
    assert!(body.is_empty());
    let (head, _) = ask(&server, "DELETE /index.html");
    assert!(head.starts_with("http/1.1 405") && head.contains("allow: get, head"), "{head}");
    assert!(site.0.join("index.html").is_file());
}

#[test]
fn nothing_outside_comes_over_the_wire() {
    let site = Site::new("outside");
    let server = Server::start(&site.0.join("cy"), 0).expect("a free port");
    for path in ["/../big.wasm", "/%2e%2e/big.wasm", "/..%2fbig.wasm", "/%2e%2e%2fbig.wasm", "/..%5cbig.wasm"] {
        let (head, _) = ask(&server, &format!("GET {path}"));
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
    }
}

#[test]
fn a_taken_port_names_the_command_for_another() {
    let taken = listen(0).expect("a free port");
    let port = taken.local_addr().expect("it has an address").port();
    let why = listen(port).expect_err("one program has the port");
    assert!(why.starts_with(&format!("Port {port} is taken")), "{why}");
    assert!(why.contains("\n  cargo xtask serve "), "{why}");
}
