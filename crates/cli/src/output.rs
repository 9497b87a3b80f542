//! What a command says, and how it ends. A reader that goes away early is no reason to fail.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use pledge_engine::json::{Node, is_hidden, pretty};

/// How a command ends; the greatest of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// All is well.
    Fine = 0,
    /// A file has faults or does not go with the others, or a strict check found something.
    Faults = 1,
    /// Wrong arguments, or a file that cannot be read.
    Unusable = 2,
}

/// What a command says, and how it ends.
pub struct Output {
    /// For the standard output.
    pub out: String,
    /// For the standard error output: notes, faults of bids, and what could not be done.
    pub err: String,
    /// How it ends.
    pub end: End,
}

impl Output {
    /// Nothing said yet, and all well.
    pub fn new() -> Self {
        Self { out: String::new(), err: String::new(), end: End::Fine }
    }

    /// Adds a line to the standard error output.
    pub fn tell(&mut self, line: &str) {
        self.err.push_str(&harmless(line));
        self.err.push('\n');
    }

    /// Ends no better than this.
    pub fn ends(&mut self, end: End) {
        self.end = self.end.max(end);
    }

    /// Writes both and gives the exit code.
    pub fn write(self) -> ExitCode {
        // Where standard error cannot be written there is nobody to tell.
        let _ = io::stderr().write_all(self.err.as_bytes());
        let mut out = io::stdout().lock();
        let written = out.write_all(self.out.as_bytes()).and_then(|()| out.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = writeln!(io::stderr(), "{error}");
                ExitCode::from(End::Unusable as u8)
            }
            _ => ExitCode::from(self.end as u8),
        }
    }
}

/// Text for people in which everything that steers a terminal or cannot be seen is a plain sign: names in files of others
/// may not steer the reader's terminal.
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// JSON for programs that is safe to look at too: such characters are escaped, so it means the same. They stand in
/// strings only.
pub fn json(node: &Node) -> String {
    let mut out = String::new();
    for c in pretty(node).chars() {
        if steers(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out += &format!("\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a terminal shows something else for a character, or for what is around it, than a sign of its own: what has no
/// place in a framework's text, and besides soft hyphens, joiners, and line ends of another kind. Line ends are ours.
fn steers(c: char) -> bool {
    let unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}');
    c != '\n' && (unseen || c.is_control() || is_hidden(c))
}

/// Why a command stops: what is said on the standard error output, and how it ends.
pub struct Stop {
    /// What is said.
    pub text: String,
    /// How it ends.
    pub end: End,
}

impl Stop {
    /// Stops because of arguments or an unreadable file.
    pub fn unusable(text: String) -> Self {
        Self { text, end: End::Unusable }
    }

    /// Stops because of what stands in files.
    pub fn faults(text: String) -> Self {
        Self { text, end: End::Faults }
    }
}

impl From<Stop> for Output {
    fn from(stop: Stop) -> Self {
        let mut output = Self::new();
        output.tell(stop.text.trim_end());
        output.end = stop.end;
        output
    }
}
