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
    /// Compare two editions of a framework: what changed, and what that does to bids
    #[command(after_help = "Exit code: 0 compared; 1 faults in a file, or files that do not go together; 2 wrong \
        arguments or an unreadable file.")]
    Diff(Diff),
    /// Write a framework or a bid to begin with
    #[command(subcommand)]
    New(New),
    /// Print the JSON Schema of a file, for editors and other programs
    #[command(after_help = "The schema is of draft 2020-12. A schema sees one place at a time: `pledge check` also \
        finds what ties places together.")]
    Schema(Schema),
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
    /// The best offer expected of rivals, in one section or in every section that depends on it: pounds, or points
    /// where the section counts points
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

/// Arguments of `pledge diff`.
#[derive(ClapArgs)]
pub struct Diff {
    /// The old edition: a file, its folder, or the id of a framework that comes with this tool
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new edition, likewise
    #[arg(value_name = "NEW")]
    pub new: String,
    /// A bid file to score under both; several are compared with each other
    #[arg(long = "bid", value_name = "FILE")]
    pub bids: Vec<String>,
    /// What the output is for
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// What `pledge new` writes.
#[derive(Subcommand)]
pub enum New {
    /// Write a small framework that works, with a worked example and a page that says what to change
    #[command(
        after_help = "It makes a folder with framework.json, cases/first-offer.json and README.md. Everything in \
        it is made up and passes `pledge check`. Exit code: 0 written; 2 wrong arguments, or the folder is there."
    )]
    Framework(NewFramework),
    /// Write an empty bid under a framework: every fact that the tender says, and a pledge for each measure
    #[command(after_help = "What is left empty counts nothing. Exit code: 0 written; 1 faults in the framework; 2 \
        wrong arguments, or the file is there.")]
    Bid(NewBid),
}

/// Arguments of `pledge new framework`.
#[derive(ClapArgs)]
pub struct NewFramework {
    /// The framework's id, the same in all its editions: letters, digits, hyphens, underscores and full stops
    #[arg(value_name = "ID")]
    pub id: String,
    /// The folder to write; named after the id if it is left out
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<String>,
    /// The language of sentences, and of the page that says what to change
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// Arguments of `pledge new bid`.
#[derive(ClapArgs)]
pub struct NewBid {
    /// A framework file, its folder, or the id of a framework that comes with this tool
    #[arg(long, value_name = "FILE|ID")]
    pub framework: String,
    /// The file to write; named after the framework if it is left out
    #[arg(value_name = "FILE")]
    pub file: Option<String>,
    /// The language of sentences
    #[arg(long, value_enum, default_value_t)]
    pub lang: Language,
}

/// Arguments of `pledge schema`.
#[derive(ClapArgs)]
pub struct Schema {
    /// Of which file
    #[arg(value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// The files that have a schema.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum SchemaOf {
    /// The framework file
    #[default]
    Framework,
    /// The bid file
    Bid,
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
