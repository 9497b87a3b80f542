//! What a command says, and how it ends. A reader that goes away early is no reason to fail.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use pledge_engine::json::is_hidden;

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

/// Text for people without control characters and others that cannot be seen: names in files of others may not steer the reader's terminal.
pub fn harmless(text: &str) -> String {
    let hidden = |c: char| is_hidden(c) || c.is_control() && c != '\n';
    text.chars().map(|c| if hidden(c) { '\u{fffd}' } else { c }).collect()
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
