//! The help of every command in both languages. `args` says what may be typed; here each of it gets its sentence, and
//! what clap would say in English of its own accord is replaced.

use std::ffi::OsString;
use std::mem;

use clap::builder::styling::Styles;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use pledge_words::{Lang, say};

use crate::args::{Args, LANG, STRICT};
use crate::output::{End, Output};
use crate::usage;

/// The language that these arguments ask for: it is needed before they are read, for what is said if they cannot be.
pub fn language(args: &[OsString]) -> Lang {
    let args: Vec<&str> = args.iter().map(|arg| arg.to_str().unwrap_or_default()).take_while(|a| *a != "--").collect();
    let mut found = Lang::default();
    for (at, arg) in args.iter().enumerate() {
        let value = match arg.strip_prefix(LANG) {
            Some("") => args.get(at + 1).copied(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        found = Lang::ALL.into_iter().find(|lang| Some(lang.code()) == value).unwrap_or(found);
    }
    found
}

/// The tool as clap knows it, speaking one language.
pub fn command(lang: Lang) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Args::command().disable_version_flag(true).arg(version);
    let mut command = speaking(lang, command, "");
    // Only now do all commands know their full names and which options they share.
    command.build();
    with_usage(lang, &mut command);
    command
}

/// `pledge help`: the help of the command with these names, each within the one before.
pub fn run(lang: Lang, within: &[&str], names: &[String]) -> Output {
    let command = command(lang);
    let mut at = &command;
    for name in within.iter().copied().chain(names.iter().map(String::as_str)) {
        let Some(inner) = at.find_subcommand(name) else {
            let mut output = Output::new();
            output.tell(&usage::no_command(lang, at, name));
            output.ends(End::Unusable);
            return output;
        };
        at = inner;
    }
    Output { out: at.clone().render_help().to_string(), ..Output::new() }
}

/// The command and all within it, in one language. The path has the names of the commands down to it.
fn speaking(lang: Lang, command: Command, path: &str) -> Command {
    let flag = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let template = ["{about}\n\n", say::help_usage(lang), " {usage}\n\n{all-args}{after-help}"].concat();
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(flag)
        .styles(Styles::plain())
        .help_template(template)
        .subcommand_help_heading(say::help_commands(lang))
        .subcommand_value_name(say::help_value_command(lang))
        .about(about(lang, path))
        .after_help(after(lang, path))
        .mut_args(|arg| {
            let (help, value) = argument(lang, path, arg.get_id().as_str());
            let heading = if arg.is_positional() { say::help_arguments(lang) } else { say::help_options(lang) };
            let arg = arg.help(folded(help)).help_heading(heading);
            match value {
                "" => arg,
                // The sentence says which values there are, and which one holds if nothing is said.
                value => arg.value_name(value).hide_possible_values(true).hide_default_value(true),
            }
        });
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        let path = [path, " ", &*name].concat();
        command = command.mut_subcommand(name, |inner| speaking(lang, inner, path.trim_start()));
    }
    command
}

/// Room for a line beside the widest option, so that both fit into 100 columns.
const ROOM: usize = 64;

/// A text in lines that fit beside the options.
fn folded(text: &str) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for word in text.split(' ') {
        let more = word.chars().count();
        if length > 0 {
            let fits = length + 1 + more <= ROOM;
            out.push(if fits { ' ' } else { '\n' });
            length = if fits { length + 1 } else { 0 };
        }
        out += word;
        length += more;
    }
    out
}

/// Words that stand in the usage of every command.
fn with_usage(lang: Lang, command: &mut Command) {
    let usage = usage_of(command);
    let options = ["[", say::help_value_options(lang), "]"].concat();
    *command = mem::take(command).override_usage(usage.replace("[OPTIONS]", &options));
    for inner in command.get_subcommands_mut() {
        with_usage(lang, inner);
    }
}

/// How a command is typed, without the word before it, which clap has in English only.
pub fn usage_of(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned()
}

/// What a command does.
fn about(lang: Lang, path: &str) -> &'static str {
    match path {
        "" => say::help_pledge(lang),
        "score" => say::help_score(lang),
        "check" => say::help_check(lang),
        "diff" => say::help_diff(lang),
        "new" => say::help_new(lang),
        "new framework" => say::help_new_framework(lang),
        "new bid" => say::help_new_bid(lang),
        "schema" => say::help_schema(lang),
        "help" | "new help" => say::help_help(lang),
        _ => "",
    }
}

/// What an argument of a command is for, and the name of its value; no name where there is no value.
fn argument(lang: Lang, path: &str, id: &str) -> (&'static str, &'static str) {
    match (path, id) {
        (_, "help") => (say::help_flag(lang), ""),
        (_, "version") => (say::help_version(lang), ""),
        (_, "lang") => (say::help_lang(lang), "en|cy"),
        (_, "format") => (say::help_format(lang), "text|json"),
        ("score", "framework") => (say::help_score_framework(lang), say::help_value_file_or_id(lang)),
        ("score", "bids") => (say::help_score_bid(lang), say::help_value_file(lang)),
        ("score", "best_rival") => (say::help_score_rival_points(lang), say::help_value_rival(lang)),
        ("score", "trace") => (say::help_score_trace(lang), ""),
        ("score", "strict") => (say::help_score_strict(lang), ""),
        ("check", "frameworks") => (say::help_check_frameworks(lang), say::help_value_framework(lang)),
        ("check", "strict") => (say::help_check_strict(lang), ""),
        ("diff", "old") => (say::help_diff_old(lang), say::help_value_old(lang)),
        ("diff", "new") => (say::help_diff_new(lang), say::help_value_new(lang)),
        ("diff", "bids") => (say::help_diff_bid(lang), say::help_value_file(lang)),
        ("new framework", "id") => (say::help_new_id(lang), "ID"),
        ("new framework", "folder") => (say::help_new_folder(lang), say::help_value_folder(lang)),
        ("new bid", "framework") => (say::help_framework(lang), say::help_value_file_or_id(lang)),
        ("new bid", "file") => (say::help_new_file(lang), say::help_value_file(lang)),
        ("schema", "of") => (say::help_schema_of(lang), "framework|bid"),
        (_, "commands") => (say::help_of_command(lang), say::help_value_command(lang)),
        // A test finds what has no sentence.
        _ => ("", ""),
    }
}

/// What stands below the help of a command: how it ends, and what is good to know.
fn after(lang: Lang, path: &str) -> String {
    let unusable = say::help_code_unusable(lang);
    let codes = |codes: &[(End, &str)]| {
        let lines = codes.iter().map(|(end, what)| format!("\n  {}  {what}", *end as u8));
        [say::help_codes(lang).to_owned()].into_iter().chain(lines).collect::<String>()
    };
    match path {
        "score" => {
            let faults = say::help_score_faults(lang, STRICT);
            codes(&[(End::Fine, say::help_score_fine(lang)), (End::Faults, &faults), (End::Unusable, unusable)])
        }
        "check" => {
            let faults = say::help_check_faults(lang, STRICT);
            codes(&[(End::Fine, say::help_check_fine(lang)), (End::Faults, &faults), (End::Unusable, unusable)])
        }
        "diff" => {
            let faults = say::help_diff_faults(lang);
            codes(&[(End::Fine, say::help_diff_fine(lang)), (End::Faults, faults), (End::Unusable, unusable)])
        }
        "new framework" => {
            let files = "framework.json, cases/first-offer.json, README.md";
            let more = say::help_new_framework_more(lang, files, "pledge check");
            let codes = codes(&[(End::Fine, say::help_new_fine(lang)), (End::Unusable, say::help_new_unusable(lang))]);
            [&*more, "\n\n", &*codes].concat()
        }
        "new bid" => {
            let faults = (End::Faults, say::help_new_faults(lang));
            let unusable = (End::Unusable, say::help_new_unusable(lang));
            let codes = codes(&[(End::Fine, say::help_new_fine(lang)), faults, unusable]);
            [say::help_new_bid_more(lang), "\n\n", &*codes].concat()
        }
        "schema" => say::help_schema_more(lang, "pledge check"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The command and all within it, with their full names.
    fn all<'c>(command: &'c Command, found: &mut Vec<&'c Command>) {
        found.push(command);
        command.get_subcommands().for_each(|inner| all(inner, found));
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        let (english, welsh) = (command(Lang::En), command(Lang::Cy));
        let (mut en, mut cy) = (Vec::new(), Vec::new());
        all(&english, &mut en);
        all(&welsh, &mut cy);
        // The tool itself, six commands, and three within `new`.
        assert_eq!((en.len(), cy.len()), (10, 10));
        let mut arguments = 0;
        for (en, cy) in en.into_iter().zip(cy) {
            let name = en.get_name();
            let differ = |what: &str, en: Option<String>, cy: Option<String>| {
                let (en, cy) = (en.unwrap_or_default(), cy.unwrap_or_default());
                assert!(!en.is_empty() && !cy.is_empty() && en != cy, "{name}: {what}: {en} / {cy}");
            };
            let text = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
            differ("about", text(en.get_about()), text(cy.get_about()));
            for arg in en.get_arguments() {
                let id = arg.get_id().as_str();
                let other = cy.get_arguments().find(|arg| arg.get_id() == id).expect("the same arguments");
                differ(id, text(arg.get_help()), text(other.get_help()));
                assert!(arg.get_long_help().is_none() && en.get_long_about().is_none(), "{name}: {id}");
                arguments += 1;
            }
        }
        // Those of the commands as `args` has them, then language and help of each of the ten, and the version.
        assert_eq!(arguments, 6 + 3 + 4 + 2 + 2 + 1 + 1 + 1 + 10 + 10 + 1);
    }

    #[test]
    fn the_last_language_that_is_one_holds() {
        let cases: [(&[&str], Lang); 8] = [
            (&["pledge", "score"], Lang::En),
            (&["pledge", "--lang", "cy", "score"], Lang::Cy),
            (&["pledge", "score", "--lang=cy"], Lang::Cy),
            (&["pledge", "score", "--lang"], Lang::En),
            (&["pledge", "--lang", "cy", "score", "--lang", "fr"], Lang::Cy),
            (&["pledge", "--lang", "cy", "score", "--lang", "en"], Lang::En),
            (&["pledge", "check", "--", "--lang", "cy"], Lang::En),
            (&["pledge", "--language", "cy"], Lang::En),
        ];
        for (args, expected) in cases {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            assert_eq!(language(&args), expected, "{args:?}");
        }
    }

    #[test]
    fn lines_are_folded_between_words() {
        let word = "a".repeat(31);
        let text = [&*word; 5].join(" ");
        let expected = format!("{word} {word}\n{word} {word}\n{word}");
        assert_eq!(folded(&text), expected);
        assert_eq!(folded("One."), "One.");
    }
}
