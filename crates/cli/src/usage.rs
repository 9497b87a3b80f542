//! Arguments that cannot be used, in our own sentences: clap's are English.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use pledge_words::{Lang, say};

use crate::args::LANG;
use crate::help::usage_of;
use crate::output::{End, Output};

/// What to say instead of what was asked for: help, the version, or what is wrong with the arguments.
pub fn output(lang: Lang, command: &Command, args: &[OsString], error: &Error) -> Output {
    let mut output = Output::new();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => output.out = error.to_string(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output.err = error.to_string();
            output.ends(End::Unusable);
        }
        // Options alone say as little as nothing at all.
        ErrorKind::MissingSubcommand => {
            output.err = reached(command, args).clone().render_help().to_string();
            output.ends(End::Unusable);
        }
        _ => {
            let at = reached(command, args);
            output.tell(&sentence(lang, at, error));
            output.tell(&end(lang, at));
            output.ends(End::Unusable);
        }
    }
    output
}

/// That a command has no command of this name within it, and where to look.
pub fn no_command(lang: Lang, at: &Command, name: &str) -> String {
    [say::help_error_command(lang, name, &names(at)), end(lang, at)].join("\n")
}

/// The usage of a command, and how to see more of it.
fn end(lang: Lang, at: &Command) -> String {
    let help = [at.get_bin_name().unwrap_or(at.get_name()), " --help"].concat();
    [&*[say::help_usage(lang), " ", &*usage_of(at)].concat(), &*say::help_error_more(lang, &help)].join("\n")
}

/// The command that the arguments had come to: what is wrong with them is wrong there.
fn reached<'c>(command: &'c Command, args: &[OsString]) -> &'c Command {
    let mut at = command;
    let mut args = args.iter().skip(1).map(|arg| arg.to_str().unwrap_or_default());
    while let Some(arg) = args.next() {
        // Of the options that stand before a command, only this one has a value.
        if arg == LANG {
            args.next();
        } else if !arg.starts_with('-') {
            let Some(inner) = at.find_subcommand(arg) else { break };
            at = inner;
        }
    }
    at
}

/// The commands within a command.
fn names(at: &Command) -> String {
    let names: Vec<&str> = at.get_subcommands().map(Command::get_name).collect();
    names.join(", ")
}

fn sentence(lang: Lang, at: &Command, error: &Error) -> String {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => say::help_error_unknown(lang, &argument),
        ErrorKind::InvalidSubcommand => {
            say::help_error_command(lang, &told(ContextKind::InvalidSubcommand), &names(at))
        }
        ErrorKind::MissingRequiredArgument => say::help_error_missing(lang, &argument.replace("...", "")),
        ErrorKind::InvalidValue if value.is_empty() => say::help_error_no_value(lang, &argument),
        ErrorKind::InvalidValue => say::help_error_value(lang, &argument, &value, &told(ContextKind::ValidValue)),
        ErrorKind::TooManyValues => say::help_error_extra_value(lang, &argument, &value),
        ErrorKind::ArgumentConflict => say::help_error_twice(lang, &argument),
        ErrorKind::InvalidUtf8 => say::help_error_not_text(lang).into(),
        _ => say::help_error_other(lang).into(),
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].map(told);
    match meant.into_iter().find(|meant| !meant.is_empty()) {
        Some(meant) => [what, say::help_error_suggest(lang, &meant)].join(" "),
        None => what,
    }
}
