//! The terminal tool `pledge`: scores bids, checks and compares frameworks, and writes files to begin with.
//!
//! | file | what it does |
//! |---|---|
//! | `args` | what may be typed |
//! | `help`, `usage` | the help of every command, and what is said of arguments that cannot be used |
//! | `files`, `shipped` | frameworks and bids from files, or from the tool itself |
//! | `score`, `report`, `table` | `pledge score`: the order of work, and results for people |
//! | `check`, `check_report` | `pledge check`: the order of work, and what was found for people and programs |
//! | `diff`, `diff_report` | `pledge diff`: two editions, for people and programs |
//! | `new`, `new_bid`, `bid_guide`, `today` | `pledge new`: files to begin with |
//! | `schema` | `pledge schema` |
//! | `faults` | faults of files, in lines |
//! | `output` | what a command says, and how it ends |
//!
//! Marks come from `pledge-engine`, sentences from `pledge-words`, files from `pledge-exchange`.

mod args;
mod bid_guide;
mod check;
mod check_report;
mod diff;
mod diff_report;
mod faults;
mod files;
mod help;
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
mod usage;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use pledge_words::Lang;

use args::{Args, Command, New};
use output::Output;

fn main() -> ExitCode {
    let typed: Vec<OsString> = env::args_os().collect();
    let lang = help::language(&typed);
    let mut command = help::command(lang);
    let read = command.try_get_matches_from_mut(&typed).and_then(|matches| Args::from_arg_matches(&matches));
    let done = match read {
        Ok(args) => done(&args),
        Err(error) => usage::output(lang, &command, &typed, &error),
    };
    done.write()
}

fn done(args: &Args) -> Output {
    let lang = Lang::from(args.lang);
    match &args.command {
        Command::Score(args) => score::run(lang, args),
        Command::Check(args) => check::run(lang, args),
        Command::Diff(args) => diff::run(lang, args),
        Command::New(New::Framework(args)) => new::run(lang, args),
        Command::New(New::Bid(args)) => new_bid::run(lang, args),
        Command::Schema(args) => schema::run(args),
        Command::Help(args) => help::run(lang, &[], &args.commands),
        Command::New(New::Help(args)) => help::run(lang, &["new"], &args.commands),
    }
}
