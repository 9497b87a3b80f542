//! What may be typed, and what each of it is called. What the help says of it stands in `help`, since it comes in both
//! languages.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use pledge_words::Lang;

/// The option that gives a framework, as sentences name it.
pub const FRAMEWORK: &str = "--framework";
/// The option that gives the best offer expected of rivals, as sentences name it.
pub const BEST_RIVAL: &str = "--best-rival";
/// The option that looks harder, as sentences name it.
pub const STRICT: &str = "--strict";
/// The option that chooses the language.
pub const LANG: &str = "--lang";

/// All that was typed.
#[derive(Parser)]
#[command(name = "pledge", version)]
pub struct Args {
    /// The language of all that is said.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub lang: Language,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Scores bids.
    Score(Score),
    /// Checks frameworks.
    Check(Check),
    /// Compares two editions.
    Diff(Diff),
    /// Writes files to begin with.
    #[command(subcommand)]
    New(New),
    /// Prints a schema.
    Schema(Schema),
    /// Prints help.
    Help(Help),
}

/// Arguments of `pledge score`.
#[derive(ClapArgs)]
pub struct Score {
    /// The framework, if the bids do not say it.
    #[arg(long)]
    pub framework: Option<String>,
    /// The bids.
    #[arg(long = "bid", required = true)]
    pub bids: Vec<String>,
    /// The best offers expected of rivals.
    #[arg(long, allow_hyphen_values = true)]
    pub best_rival: Vec<String>,
    /// What the output is for.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Whether the JSON has the arithmetic.
    #[arg(long)]
    pub trace: bool,
    /// Whether findings of severity `error` end with 1.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `pledge check`.
#[derive(ClapArgs)]
pub struct Check {
    /// The frameworks.
    #[arg(required = true)]
    pub frameworks: Vec<String>,
    /// Whether what is only worth a look ends with 1.
    #[arg(long)]
    pub strict: bool,
    /// What the output is for.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `pledge diff`.
#[derive(ClapArgs)]
pub struct Diff {
    /// The old edition.
    pub old: String,
    /// The new edition.
    pub new: String,
    /// The bids to score under both.
    #[arg(long = "bid")]
    pub bids: Vec<String>,
    /// What the output is for.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What `pledge new` writes.
#[derive(Subcommand)]
pub enum New {
    /// A framework.
    Framework(NewFramework),
    /// A bid.
    Bid(NewBid),
    /// Prints help.
    Help(Help),
}

/// Arguments of `pledge new framework`.
#[derive(ClapArgs)]
pub struct NewFramework {
    /// The framework's id.
    pub id: String,
    /// The folder to write.
    #[arg(long)]
    pub folder: Option<String>,
}

/// Arguments of `pledge new bid`.
#[derive(ClapArgs)]
pub struct NewBid {
    /// The file to write.
    pub file: Option<String>,
    /// The framework that the bid is made against.
    #[arg(long)]
    pub framework: String,
}

/// Arguments of `pledge schema`.
#[derive(ClapArgs)]
pub struct Schema {
    /// Of which file.
    #[arg(value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// Arguments of `pledge help`.
#[derive(ClapArgs)]
pub struct Help {
    /// The command to explain, with the command that it belongs to before it.
    pub commands: Vec<String>,
}

/// The files that have a schema.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum SchemaOf {
    /// The framework file.
    #[default]
    Framework,
    /// The bid file.
    Bid,
}

/// What the output is for.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The language of sentences.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
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
