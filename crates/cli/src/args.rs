//! What may be typed.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use pledge_words::Lang;

/// The option that gives a framework, as sentences name it.
pub const FRAMEWORK: &str = "--framework";
/// The option that gives the best offer expected of rivals, as sentences name it.
pub const BEST_RIVAL: &str = "--best-rival";

/// Scores social value bids and checks frameworks.
#[derive(Parser)]
#[command(name = "pledge", version, about)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Score one or more bids under a framework
    #[command(
        after_help = "Exit code: 0 scored; 1 faults in a file, files that do not go together, or, with --strict, \
        findings of severity error; 2 wrong arguments or an unreadable file."
    )]
    Score(Score),
    /// Check frameworks and the worked examples beside them
    #[command(after_help = "Exit code: 0 in order; 1 faults or worked examples that do not come out, with --strict \
        also anything worth a look; 2 wrong arguments or an unreadable file.")]
    Check(Check),
}

/// Arguments of `pledge score`.
#[derive(ClapArgs)]
pub struct Score {
    /// A framework file, its folder, or the id of a framework that comes with this tool. May be left out when the bid
    /// carries its framework's text or names one that comes with this tool
    #[arg(long, value_name = "FILE|ID")]
    pub framework: Option<String>,
    /// A bid file; several are compared with each other
    #[arg(long = "bid", value_name = "FILE", required = true)]
    pub bids: Vec<String>,
    /// The best offer expected of rivals, in pounds, in one section or in every section that depends on it
    #[arg(long, value_name = "[SECTION=]NUMBER", allow_hyphen_values = true)]
    pub best_rival: Vec<String>,
    /// What the output is for
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Put the arithmetic beside each figure of the JSON
    #[arg(long)]
    pub trace: bool,
    /// End with 1 if a finding is of severity error
    #[arg(long)]
    pub strict: bool,
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// Arguments of `pledge check`.
#[derive(ClapArgs)]
pub struct Check {
    /// Framework files, their folders, or ids of frameworks that come with this tool
    #[arg(value_name = "FRAMEWORK", required = true)]
    pub frameworks: Vec<String>,
    /// End with 1 also for what is only worth a look
    #[arg(long)]
    pub strict: bool,
    /// What the output is for
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// What the output is for.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// The language of sentences.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    #[default]
    En,
    /// Cymraeg
    Cy,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Cy => Self::Cy,
        }
    }
}
