//! The server of the built page and the browser's driver. Both end with the last browser that uses them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

use xtask::server::Server;

/// Where journeys take place.
pub struct Stage {
    server: Server,
    driver: Driver,
    dist: PathBuf,
}

/// The stage that browsers of this process share, as long as one of them is open.
static SHARED: Mutex<Weak<Stage>> = Mutex::new(Weak::new());

impl Stage {
    /// The stage of the page in `BPC_DIST`, or in `dist/`.
    ///
    /// # Panics
    /// If there is no page or no driver, saying what to do.
    pub fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(stage) = shared.upgrade() {
            return stage;
        }
        let stage = Arc::new(Self::of(&Self::built()));
        *shared = Arc::downgrade(&stage);
        stage
    }

    /// The folder of the built page.
    pub fn built() -> PathBuf {
        std::env::var_os("BPC_DIST").map_or_else(|| xtask::root().join("dist"), PathBuf::from)
    }

    /// A stage of its own for another folder.
    ///
    /// # Panics
    /// If there is no page or no driver, saying what to do.
    pub fn of(folder: &Path) -> Self {
        assert!(folder.join("index.html").exists(), "no page in {}: run cargo xtask dist", folder.display());
        let server = Server::start(folder, 0).expect("a free port on the loopback");
        Self { server, driver: Driver::start(), dist: folder.to_owned() }
    }

    /// The address of the page, without a slash at its end.
    pub fn origin(&self) -> String {
        self.server.url()
    }

    /// The address of the driver.
    pub fn driver(&self) -> &str {
        &self.driver.address
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.dist
    }
}

/// chromedriver on a port of its own choice.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    fn start() -> Self {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut child = Command::new(&program)
            .args(["--port=0", "--allowed-ips=127.0.0.1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{}: {error}. Install chromedriver or set CHROMEDRIVER.", program.display())
            });
        let output = child.stdout.take().expect("its output is a pipe");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.expect("chromedriver says its port");
        // Whatever else it says must be read, or it would wait for ever for somebody to do so.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A copy of the built page that a journey may change.
///
/// # Panics
/// If there is no page or no room.
pub fn copy_of_the_page(name: &str) -> PathBuf {
    let to = std::env::temp_dir().join(format!("bpc-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&to);
    copy(&Stage::built(), &to);
    to
}

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("the page is built").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file is copied");
        }
    }
}

/// The name of the one file of the page that begins and ends like this, in its folder or in one that `begins` names.
///
/// # Panics
/// If there is none.
pub fn file_of(folder: &Path, begins: &str, ends: &str) -> String {
    let (within, begins) = begins.rsplit_once('/').map_or((String::new(), begins), |(f, b)| (format!("{f}/"), b));
    let files = fs::read_dir(folder.join(&within)).expect("the copy is there").flatten();
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names = names.filter(|name| name.starts_with(begins) && name.ends_with(ends));
    let name = names.next().unwrap_or_else(|| panic!("the page has no {within}{begins}…{ends}"));
    within + name.as_str()
}
