//! The terminal tool `pledge`: scores bids and checks frameworks.
//!
//! | file | what it does |
//! |---|---|
//! | `args` | what may be typed |
//! | `files`, `shipped` | frameworks and bids from files, or from the tool itself |
//! | `score`, `report`, `table` | `pledge score`: the order of work, and results for people |
//! | `check`, `check_report` | `pledge check`: the order of work, and what was found for people and programs |
//! | `faults` | faults of files, in lines |
//! | `output` | what a command says, and how it ends |
//!
//! Marks come from `pledge-engine`, sentences from `pledge-words`, files from `pledge-exchange`.

mod args;
mod check;
mod check_report;
mod faults;
mod files;
mod output;
mod report;
mod rivals;
mod score;
mod shipped;
mod table;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Score(args) => score::run(&args),
        Command::Check(args) => check::run(&args),
    };
    done.write()
}
