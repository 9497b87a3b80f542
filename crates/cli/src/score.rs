//! `pledge score`: bids under a framework.

use pledge_engine::advise::{FindingSeverity, advise};
use pledge_engine::bid::parse_deadline;
use pledge_engine::framework::Framework;
use pledge_engine::score::score;
use pledge_exchange::{Apart, BidFile, Differs, ScoreFile, hash_of, join, same_framework};
use pledge_words::{Lang, findings, say};

use crate::args::{BEST_RIVAL, Format, Score};
use crate::output::{End, Output, Stop, harmless, json};
use crate::rivals::Rivals;
use crate::{files, report};

/// Scores.
pub fn run(lang: Lang, args: &Score) -> Output {
    scored(lang, args).unwrap_or_else(Output::from)
}

fn scored(lang: Lang, args: &Score) -> Result<Output, Stop> {
    let bid_files = read_bids(lang, &args.bids)?;
    same_framework(&bid_files).map_err(|apart| refusal(lang, &args.bids, &apart))?;
    let Some((first, first_name)) = bid_files.first().zip(args.bids.first()) else {
        return Ok(Output::new());
    };
    let framework = files::framework_for(lang, args.framework.as_deref(), first, first_name)?;
    let mut output = Output::new();
    for (file, name) in bid_files.iter().zip(&args.bids) {
        if let Some(note) = made_with(lang, file, name, &framework)? {
            output.tell(&say::terminal_note(lang, &note));
        }
    }
    for (file, name) in bid_files.iter().zip(&args.bids) {
        for text in [&file.contract.clarification_deadline, &file.contract.submission_deadline] {
            if is_jumped_over(text) {
                output.tell(&say::terminal_note(lang, &say::terminal_no_such_time(lang, name, text.trim())));
            }
        }
    }
    let rivals = Rivals::read(lang, &args.best_rival, &framework)?;
    let by_section = rivals.by_section(&framework);
    let (case, bids) = join(framework, bid_files, &by_section).map_err(|apart| refusal(lang, &args.bids, &apart))?;
    for note in rivals.unused(lang, &case) {
        output.tell(&say::terminal_note(lang, &note));
    }
    let cards = score(&case, &bids);
    output.out = match args.format {
        Format::Text => harmless(&report::text(lang, &case, &bids, &cards)),
        Format::Json => {
            let arguments: Vec<String> = by_section.into_iter().map(|(section, _)| section).collect();
            let file = ScoreFile {
                case: &case,
                bids: &bids,
                cards: &cards,
                arguments: &arguments,
                message: &|finding, bid| findings::sentence(lang, finding, &case, bid),
                traces: args.trace,
            };
            json(&file.node())
        }
    };
    let found = cards.iter().enumerate().flat_map(|(which, card)| advise(&case, &bids, which, card));
    if args.strict && found.into_iter().any(|finding| finding.severity == FindingSeverity::Error) {
        output.ends(End::Faults);
    }
    Ok(output)
}

/// All bid files, or all that is wrong with them.
pub fn read_bids(lang: Lang, names: &[String]) -> Result<Vec<BidFile>, Stop> {
    let mut bids = Vec::new();
    let mut stop = Stop { text: String::new(), end: End::Fine };
    for name in names {
        match files::read_bid(lang, name) {
            Ok(bid) => bids.push(bid),
            Err(why) => {
                stop.text.extend([why.text.trim_end(), "\n"]);
                stop.end = stop.end.max(why.end);
            }
        }
    }
    if stop.end == End::Fine { Ok(bids) } else { Err(stop) }
}

/// What to say where a bid was made with another edition or text of the framework. One that was made for another
/// framework altogether is refused: its pledges mean something else.
fn made_with(lang: Lang, file: &BidFile, name: &str, framework: &Framework) -> Result<Option<String>, Stop> {
    let made = &file.framework;
    if made.id != framework.id {
        return Err(Stop::faults(say::terminal_other_framework(lang, name, &made.id, &framework.id)));
    }
    if made.edition != framework.edition {
        return Ok(Some(say::terminal_other_edition(lang, name, &made.edition, &framework.edition)));
    }
    // The first signs of a fingerprint are enough to tell two apart.
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let differs = |hash: &String| !hash.is_empty() && *hash != framework.hash;
    let other = [hash_of(made), made.hash.clone()].into_iter().find(differs);
    Ok(other.map(|hash| say::terminal_other_hash(lang, name, &short(&hash), &short(&framework.hash))))
}

/// Whether clocks jump over this time in March: it cannot be read, and the same minute of the next hour can. A finding
/// says that it cannot be read, and nobody would see why.
fn is_jumped_over(text: &str) -> bool {
    let later = text.replacen("T01:", "T02:", 1);
    later != text && parse_deadline(text).is_err() && parse_deadline(&later).is_ok()
}

/// Why two files are not scored together.
pub fn refusal(lang: Lang, names: &[String], apart: &Apart) -> Stop {
    let name = |at: usize| names.get(at).map_or("", String::as_str);
    let (one, other) = (name(apart.one), name(apart.other));
    Stop::faults(match &apart.what {
        Differs::Framework { key, one: left, other: right } => {
            say::terminal_apart_framework(lang, one, other, key, left, right)
        }
        Differs::Contract(key) => say::terminal_apart_contract(lang, one, other, key),
        Differs::Tender(key) => say::terminal_apart_tender(lang, one, other, key),
        Differs::Rival(key) => say::terminal_apart_rival(lang, one, other, key, BEST_RIVAL),
    })
}
