//! A server of one folder's files, on the loopback only.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Header, Request, Response};

/// A running server; it ends when it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
    address: SocketAddr,
}

impl Server {
    /// Serves a folder. Port 0 takes a free one.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self, String> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let http = tiny_http::Server::http(wanted).map_err(|error| format!("http://{wanted}: {error}"))?;
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

/// Answers with the file, or 404. A failed send means that the browser went away, which is its right.
fn answer(request: Request, folder: &Path) {
    let file = file_of(request.url(), folder);
    let _ = match file.and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((bytes, file)) => {
            let mut response = Response::from_data(bytes);
            for (name, value) in [("Content-Type", mime(&file)), ("Cache-Control", "no-cache")] {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            request.respond(response)
        }
        None => request.respond(Response::from_string("Not found").with_status_code(404)),
    };
}

/// The file that a URL means; none outside the folder.
fn file_of(url: &str, folder: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(path);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(path);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

/// The media type by the file's ending.
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = crate::root();
        assert!(file_of("/Cargo.toml?x#y", &folder).is_some());
        assert!(file_of("/../etc/passwd", &folder).is_none());
        assert!(file_of("//etc/passwd", &folder).is_none());
        assert!(file_of("/crates/../../x", &folder).is_none());
    }
}
