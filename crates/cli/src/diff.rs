//! `pledge diff`: two editions of a framework, and bids under both.

use std::rc::Rc;

use pledge_engine::bid::Map;
use pledge_engine::framework::Framework;
use pledge_engine::json::{Limits, Node, parse};
use pledge_engine::score::score;
use pledge_exchange::{
    BidEffect, Carried, FrameworkChange, Replacement, bid_effect, carry_over, framework_diff, join, replacements,
};
use pledge_words::{Lang, say};

use crate::args::{Diff, Format};
use crate::output::{Output, Stop, harmless, json};
use crate::score::{read_bids, refusal};
use crate::{diff_report, files};

/// One of the editions.
pub struct Edition {
    /// The framework.
    pub framework: Rc<Framework>,
    /// Its file.
    tree: Node,
}

/// What came of a comparison.
pub struct Compared {
    /// The old edition.
    pub old: Edition,
    /// The new one.
    pub new: Edition,
    /// What changed.
    pub changes: Vec<FrameworkChange>,
    /// What that does to the bids, in their order.
    pub effects: Vec<BidEffect>,
    /// What of the bids the new edition does not take as it was.
    pub carried: Carried,
}

/// Compares.
pub fn run(lang: Lang, args: &Diff) -> Output {
    compared(lang, args).unwrap_or_else(Output::from)
}

fn compared(lang: Lang, args: &Diff) -> Result<Output, Stop> {
    let (old, new) = (edition(lang, &args.old)?, edition(lang, &args.new)?);
    let mut output = Output::new();
    if old.framework.id != new.framework.id {
        let note = say::terminal_diff_two(lang, &old.framework.id, &new.framework.id);
        output.tell(&say::terminal_note(lang, &note));
    }
    let changes = framework_diff(&old.tree, &new.tree);
    let replaced = replacements(&new.tree);
    let (effects, carried) = effects(lang, &args.bids, &old, &new, &replaced)?;
    let compared = Compared { old, new, changes, effects, carried };
    output.out = match args.format {
        Format::Text => harmless(&diff_report::text(lang, &compared)),
        Format::Json => json(&diff_report::json(lang, &compared)),
    };
    Ok(output)
}

fn edition(lang: Lang, named: &str) -> Result<Edition, Stop> {
    let source = files::find_framework(lang, named, false)?;
    let framework = files::use_framework(lang, &source.name, &source.text)?;
    // What made a framework is JSON.
    let tree = parse(&source.text, &Limits::default()).unwrap_or_default();
    Ok(Edition { framework, tree })
}

/// The bids under both editions, each edition with all of them, since they may be compared with each other.
fn effects(
    lang: Lang,
    names: &[String],
    old: &Edition,
    new: &Edition,
    replaced: &[Replacement],
) -> Result<(Vec<BidEffect>, Carried), Stop> {
    let under_old = read_bids(lang, names)?;
    let ids = [&old.framework.id, &new.framework.id];
    if let Some((file, name)) = under_old.iter().zip(names).find(|(file, _)| !ids.contains(&&file.framework.id)) {
        return Err(Stop::faults(say::terminal_other_framework(lang, name, &file.framework.id, ids[0])));
    }
    let mut under_new = under_old.clone();
    let mut carried = Carried::default();
    for file in &mut under_new {
        let one = carry_over(file, &old.framework, &new.framework, replaced);
        carried.left.extend(one.left);
        carried.doubtful.extend(one.doubtful);
        for dropped in one.dropped {
            // What the tender says stands in the file of every bid.
            if !carried.dropped.contains(&dropped) {
                carried.dropped.push(dropped);
            }
        }
    }
    let refused = |apart| refusal(lang, names, &apart);
    let none = Map::new();
    let (old_case, old_bids) = join(old.framework.clone(), under_old, &none).map_err(refused)?;
    let (new_case, new_bids) = join(new.framework.clone(), under_new, &none).map_err(refused)?;
    let (old_cards, new_cards) = (score(&old_case, &old_bids), score(&new_case, &new_bids));
    let bids = old_bids.iter().zip(old_cards.iter().zip(&new_cards));
    let effect =
        |(bid, (old_card, new_card))| bid_effect(bid, (&old.framework, old_card), (&new.framework, new_card), replaced);
    Ok((bids.map(effect).collect(), carried))
}
