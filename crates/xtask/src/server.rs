//! A server of one folder's files, on the loopback only.

use std::fs;
use std::io::{Cursor, ErrorKind, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Header, Method, Request, Response};

use crate::address::{Target, media_type, target};

/// An answer that is in memory as a whole.
type Body = Response<Cursor<Vec<u8>>>;

/// A running server; it ends when it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
    address: SocketAddr,
}

/// Takes a port of the loopback, or any free one for 0. Whoever builds for minutes before serving takes it first.
///
/// # Errors
/// Why the port cannot be had, and the command for another one.
pub fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        // Ports below 1024 belong to root, and 8081 is as good as any other when 8080 is the one that is taken.
        let other = if port < 1024 { 8080 } else { port.checked_add(1).unwrap_or(8080) };
        let why = match error.kind() {
            ErrorKind::AddrInUse => format!("Port {port} is taken by another program."),
            ErrorKind::PermissionDenied => format!("Port {port} may be used by root only."),
            _ => format!("Port {port}: {error}."),
        };
        format!("{why} Run this for another one:\n  cargo xtask serve {other}")
    })
}

impl Server {
    /// Serves a folder. Port 0 takes a free one.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self, String> {
        Self::on(listen(port)?, folder)
    }

    /// Serves a folder on a port that was taken before.
    ///
    /// # Errors
    /// If the port cannot be served on.
    pub fn on(listener: TcpListener, folder: &Path) -> Result<Self, String> {
        let http = tiny_http::Server::from_listener(listener, None).map_err(|error| format!("serving: {error}"))?;
        let address = http.server_addr().to_ip().ok_or("the server has no address")?;
        let http = Arc::new(http);
        let threads = (0..4)
            .map(|_| {
                let (http, folder) = (http.clone(), folder.to_owned());
                std::thread::spawn(move || {
                    for request in http.incoming_requests() {
                        answer(request, &folder);
                    }
                })
            })
            .collect();
        Ok(Self { http, threads, address })
    }

    /// The address without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
    }
}

/// Answers a request. A failed send means that the browser went away, which is its right.
fn answer(request: Request, folder: &Path) {
    let response = response(request.method(), request.url(), folder);
    // The next build has other files under the same names, so that a browser must ask each time.
    let response = with(response, "Cache-Control", "no-cache");
    // In chunks, a file would have no length, which people look at first when they measure a page.
    let response = response.with_chunked_threshold(usize::MAX);
    let mut raw = Vec::new();
    let version = request.http_version().clone();
    let is_head = *request.method() == Method::Head;
    if response.raw_print(&mut raw, version, request.headers(), is_head, None).is_err() {
        return;
    }
    // The library keeps a thread for each connection that stays open, and of several that open at once it can leave one
    // waiting until another closes: a browser that keeps its connections would wait for ever. The library writes this
    // header itself or not at all.
    if let Some(line) = raw.windows(2).position(|two| two == b"\r\n") {
        raw.splice(line + 2..line + 2, *b"Connection: close\r\n");
    }
    let mut to = request.into_writer();
    let _ = to.write_all(&raw).and_then(|()| to.flush());
}

/// The file, where it is, or why there is none. The library leaves the body out where HEAD was asked.
fn response(method: &Method, url: &str, folder: &Path) -> Body {
    if !matches!(method, Method::Get | Method::Head) {
        return with(plain(405, "Only GET and HEAD are answered here."), "Allow", "GET, HEAD");
    }
    match target(url, folder) {
        Target::File(file) => match fs::read(&file) {
            Ok(bytes) => with(Response::from_data(bytes), "Content-Type", media_type(&file)),
            Err(error) => plain(500, &format!("{error}")),
        },
        Target::Moved(to) => with(plain(308, "This folder ends in a slash."), "Location", &to),
        Target::Nothing => plain(404, "Not found"),
    }
}

/// A short answer in words.
fn plain(status: u16, text: &str) -> Body {
    with(Response::from_data(text).with_status_code(status), "Content-Type", "text/plain; charset=utf-8")
}

/// The response with one more header.
fn with(mut response: Body, name: &str, value: &str) -> Body {
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}
