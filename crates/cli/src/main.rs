//! The terminal tool `pledge`: scores bids, checks and compares frameworks, and writes files to begin with.
//!
//! | file | what it does |
//! |---|---|
//! | `args` | what may be typed |
//! | `files`, `shipped` | frameworks and bids from files, or from the tool itself |
//! | `score`, `report`, `table` | `pledge score`: the order of work, and results for people |
//! | `check`, `check_report` | `pledge check`: the order of work, and what was found for people and programs |
//! | `diff`, `diff_report` | `pledge diff`: two editions, for people and programs |
//! | `new`, `new_bid`, `today` | `pledge new`: files to begin with |
//! | `schema` | `pledge schema` |
//! | `faults` | faults of files, in lines |
//! | `output` | what a command says, and how it ends |
//!
//! Marks come from `pledge-engine`, sentences from `pledge-words`, files from `pledge-exchange`.

mod args;
mod check;
mod check_report;
mod diff;
mod diff_report;
mod faults;
mod files;
mod new;
mod new_bid;
mod output;
mod report;
mod rivals;
mod schema;
mod score;
mod shipped;
mod table;
mod today;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command, New};

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Score(args) => score::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::New(New::Framework(args)) => new::run(&args),
        Command::New(New::Bid(args)) => new_bid::run(&args),
        Command::Schema(args) => schema::run(&args),
    };
    done.write()
}
