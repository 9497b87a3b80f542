//! Two editions of a framework: what changed, and what that does to bids.

use std::rc::Rc;

use pledge_engine::Decimal;
use pledge_engine::bid::{Assumption, Bid, Case, Contract, Map, Pledge};
use pledge_engine::framework::{Framework, read};
use pledge_engine::json::{Limits, Node, parse};
use pledge_engine::score::score;
use pledge_exchange::{
    BidEffect, BidFile, Carried, Changed, Dropped, DroppedPart, FrameworkChange, NotCarried, WhyLeft, bid_effect,
    carry_over, framework_diff, replacements,
};

/// Two sections of 10 marks: shares of £100 and of £50. An hour is worth £2, a talk £5.
const OLD: &str = r#"{
  "format": 1, "id": "f", "edition": "1", "published": "2026-01-01", "status": "illustrative", "languages": ["en"],
  "title": {"en": "F"}, "buyer": {"en": "Nobody"}, "summary": {"en": "Two parts."}, "about": {"en": "Made up."},
  "sources": [{"id": "s", "title": {"en": "S"}, "publisher": "P", "edition": "1", "licence": {"en": "Free"}},
    {"id": "gone", "title": {"en": "Gone"}, "publisher": "P", "edition": "1", "licence": {"en": "Free"}}],
  "parameters": [{"id": "rule", "title": {"en": "Rule"}, "kind": "choice", "choices": [{"id": "a", "title": {"en": "A"}}, {"id": "b", "title": {"en": "B"}}]}],
  "themes": [{"id": "t", "title": {"en": "T"}, "outcomes": [{"id": "o", "title": {"en": "O"}, "measures": [
    {"id": "H1", "title": {"en": "Hours"}, "counts": {"en": "Hours."}, "unit": {"kind": "hours"}, "section": "x",
      "value": {"amount": "2.0", "source": "s", "place": "p", "price_year": "2026"}, "evidence": [{"en": "Sheets"}]},
    {"id": "T1", "title": {"en": "Talks"}, "counts": {"en": "Talks."}, "unit": {"kind": "count"}, "section": "y",
      "value": {"amount": "5", "source": "gone", "place": "p", "price_year": "2026"}, "evidence": [{"en": "Letters"}]}
  ]}]}],
  "sections": [
    {"id": "x", "title": {"en": "X"}, "marks": {"value": "10", "origin": "buyer"}, "method": {"kind": "target", "target": {"value": "100", "origin": "buyer"}, "per": "total"}},
    {"id": "y", "title": {"en": "Y"}, "marks": {"value": "10", "origin": "buyer"}, "method": {"kind": "target", "target": {"value": "50", "origin": "buyer"}, "per": "total"}}
  ],
  "rules": [{"id": "r", "kind": "item_cap", "measures": ["H1"], "max": {"value": "40", "origin": "buyer"}, "effect": "exclude", "title": {"en": "At most 40"}, "origin": "buyer"}]
}"#;

/// The same with each of these texts put for the other.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        changed
    })
}

fn tree(text: &str) -> Node {
    parse(text, &Limits::default()).expect("JSON")
}

fn framework(text: &str) -> Rc<Framework> {
    let reading = read(text, &Limits::default());
    Rc::new(reading.framework.unwrap_or_else(|| panic!("{:?}", reading.faults)))
}

/// The changes in lines: part, id, what.
fn lines(old: &str, new: &str) -> Vec<String> {
    framework_diff(&tree(old), &tree(new)).iter().map(line).collect()
}

fn line(change: &FrameworkChange) -> String {
    let what = match &change.what {
        Changed::Added => "+".into(),
        Changed::Removed { no_equivalent, instead } => format!("- {no_equivalent} {instead:?}"),
        Changed::Replaces { old, factor } => format!("for {old} {factor:?}"),
        Changed::Key { path, aspect, old, new } => {
            let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".into());
            format!("{} {path}: {} -> {}", aspect.code(), text(old), text(new))
        }
    };
    format!("{} {}: {what}", change.part.code(), change.id)
}

#[test]
fn the_same_in_other_words_is_no_change() {
    let same = with(&[
        ("\"2.0\"", "\"2.00\""),
        ("\"format\": 1", "\"format\": \"1\", \"approved\": null"),
        ("\"id\": \"o\", \"title\": {\"en\": \"O\"}", "\"title\": {\"en\": \"O\"}, \"id\": \"o\""),
    ]);
    assert_eq!(lines(OLD, &same), [""; 0]);
    // "1" and "1.0" are two editions: only decimals are numbers.
    assert_eq!(
        lines(OLD, &with(&[("\"edition\": \"1\"", "\"edition\": \"1.0\"")])),
        ["framework : other edition: 1 -> 1.0"]
    );
}

#[test]
fn every_part_is_compared_by_its_id() {
    let new = with(&[
        ("\"published\": \"2026-01-01\"", "\"published\": \"2027-01-01\""),
        ("{\"id\": \"gone\"", "{\"id\": \"fresh\""),
        (
            "{\"id\": \"b\", \"title\": {\"en\": \"B\"}}",
            "{\"id\": \"b\", \"title\": {\"en\": \"Bee\"}}, {\"id\": \"c\", \"title\": {\"en\": \"C\"}}",
        ),
        ("\"en\": \"Hours.\"", "\"en\": \"Paid hours.\""),
        ("\"2.0\"", "\"2.50\""),
        ("\"source\": \"gone\"", "\"source\": \"fresh\""),
        ("\"marks\": {\"value\": \"10\"", "\"marks\": {\"value\": \"12\""),
        ("\"effect\": \"exclude\"", "\"effect\": \"cut\", \"why\": {\"en\": \"Enough.\"}"),
    ]);
    assert_eq!(
        lines(OLD, &new),
        [
            "framework : other published: 2026-01-01 -> 2027-01-01",
            "source fresh: +",
            "source gone: - false None",
            "parameter rule: text choices/b/title/en: B -> Bee",
            "parameter rule: other choices/c: nothing -> {\"id\":\"c\",\"title\":{\"en\":\"C\"}}",
            "measure H1: text counts/en: Hours. -> Paid hours.",
            "measure H1: value value/amount: 2.0 -> 2.50",
            "measure T1: value value/source: gone -> fresh",
            "section x: weight marks/value: 10 -> 12",
            "rule r: other effect: exclude -> cut",
            "rule r: text why: nothing -> Enough.",
        ]
    );
}

#[test]
fn a_measure_that_replaces_another_is_compared_with_it() {
    let renamed = with(&[
        ("\"id\": \"H1\"", "\"id\": \"H2\", \"replaces\": \"H1\""),
        ("[\"H1\"]", "[\"H2\"]"),
        ("\"2.0\"", "\"3\""),
    ]);
    assert_eq!(
        lines(OLD, &renamed),
        ["measure H2: for H1 None", "measure H2: value value/amount: 2.0 -> 3", "rule r: other measures/1: H1 -> H2",]
    );
    let listed = with(&[
        (
            "\"sources\"",
            "\"replaces\": [{\"old\": \"H1\", \"new\": \"H2\", \"factor\": \"60\"}, {\"old\": \"T1\"}], \"sources\"",
        ),
        ("\"id\": \"H1\"", "\"id\": \"H2\""),
        ("[\"H1\"]", "[\"H2\"]"),
        ("\"id\": \"T1\"", "\"id\": \"T9\""),
    ]);
    assert_eq!(
        lines(OLD, &listed),
        [
            "measure H2: for H1 Some(\"60\")",
            "measure T9: +",
            "measure T1: - true None",
            "rule r: other measures/1: H1 -> H2",
        ]
    );
    // Two become one: the first is what it is compared with, and the other is not simply gone.
    let joined = with(&[
        ("\"id\": \"H1\"", "\"id\": \"N\", \"replaces\": [\"H1\", \"T1\"]"),
        ("[\"H1\"]", "[\"N\"]"),
        ("\"id\": \"T1\"", "\"id\": \"N2\""),
    ]);
    assert_eq!(
        lines(OLD, &joined)[..3],
        ["measure N: for H1 None", "measure N2: +", "measure T1: - false Some(\"N\")"]
    );
}

fn bid(pledges: &[(&str, &str)]) -> Bid {
    let pledge = |(measure, quantity): &(&str, &str)| Pledge {
        id: measure.to_lowercase(),
        measure: (*measure).into(),
        inputs: [("quantity".to_owned(), (*quantity).to_owned())].into_iter().collect(),
        ..Pledge::default()
    };
    Bid {
        id: "b".into(),
        name: "Ash".into(),
        pledges: pledges.iter().map(|of| pledge(of).into()).collect(),
        ..Bid::default()
    }
}

fn effect(new: &str, old_bid: &Bid, new_bid: &Bid) -> BidEffect {
    let (before, after) = (framework(OLD), framework(new));
    let card = |framework: &Rc<Framework>, bid: &Bid| {
        let case = Case {
            framework: framework.clone(),
            contract: Contract::default(),
            tender: Map::new(),
            confirmed: Vec::new(),
            assumptions: Map::<Assumption>::new(),
        };
        score(&case, std::slice::from_ref(bid)).remove(0)
    };
    let (old_card, new_card) = (card(&before, old_bid), card(&after, new_bid));
    bid_effect(old_bid, (&before, &old_card), (&after, &new_card), &replacements(&tree(new)))
}

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn the_parts_of_a_difference_add_up() {
    // Old: 20 h x £2 = £40 of £100, 4.00 of 10; 5 talks x £5 = £25 of £50, 5.00 of 10; 9.00 together.
    // New: 20 h x £3 = £60 of £100, 12 x 0.6 = 7.20; the talks as before; 12.20, which is 3.20 more.
    let new = with(&[("\"2.0\"", "\"3\""), ("\"marks\": {\"value\": \"10\"", "\"marks\": {\"value\": \"12\"")]);
    let offer = bid(&[("H1", "20"), ("T1", "5")]);
    let found = effect(&new, &offer, &offer);
    assert_eq!((found.marks.old, found.marks.new), (Some(dec("9")), Some(dec("12.20"))));
    assert_eq!((found.social_value.old, found.social_value.new), (Some(dec("65")), Some(dec("85"))));
    let parts: Vec<_> = found.sections.iter().map(|part| (part.id.as_str(), part.marks.difference())).collect();
    assert_eq!(parts, [("x", Some(dec("3.20"))), ("y", Some(dec("0")))]);
    assert_eq!((found.rest, found.excluded), (Some(dec("0")), (false, false)));
}

#[test]
fn an_exclusion_is_a_part_of_its_own() {
    // 30 hours are fewer than 40, and more than 25: excluded under the new edition. Its sections stay 6.00 and 0.00,
    // and the whole falls from 6.00 to 0: the sections leave -6.00.
    let new = with(&[("\"max\": {\"value\": \"40\"", "\"max\": {\"value\": \"25\"")]);
    let offer = bid(&[("H1", "30")]);
    let found = effect(&new, &offer, &offer);
    assert_eq!((found.marks.old, found.marks.new, found.excluded), (Some(dec("6")), Some(dec("0")), (false, true)));
    assert!(found.sections.iter().all(|part| part.marks.difference() == Some(dec("0"))));
    assert_eq!(found.rest, Some(dec("-6")));
}

#[test]
fn a_section_that_is_gone_takes_its_marks_with_it() {
    // Without Y and its measure: 4.00 of 10 stay, and 5.00 go.
    let talks = OLD.find("    {\"id\": \"T1\"").expect("the measure");
    let end = OLD[talks..].find("  ]}]}]").expect("its end") + talks;
    let without = [OLD[..talks].trim_end().trim_end_matches(','), &OLD[end..]].concat();
    let section = without.find("    {\"id\": \"y\"").expect("the section");
    let end = without[section..].find("  ],").expect("its end") + section;
    let new = [without[..section].trim_end().trim_end_matches(','), &without[end..]].concat();
    let offer = bid(&[("H1", "20"), ("T1", "5")]);
    let found = effect(&new, &offer, &offer);
    let parts: Vec<_> = found.sections.iter().map(|part| (part.id.as_str(), part.marks.difference())).collect();
    assert_eq!(parts, [("x", Some(dec("0"))), ("y", Some(dec("-5")))]);
    assert_eq!((found.marks.difference(), found.rest), (Some(dec("-5")), Some(dec("0"))));
}

#[test]
fn pledges_are_carried_over_where_they_mean_the_same() {
    let new = with(&[
        (
            "\"sources\"",
            "\"replaces\": [{\"old\": \"H1\", \"new\": \"H2\"}, {\"old\": \"T1\", \"new\": \"T2\", \"factor\": \"2\"}], \"sources\"",
        ),
        ("\"id\": \"H1\"", "\"id\": \"H2\""),
        ("[\"H1\"]", "[\"H2\"]"),
        ("\"id\": \"T1\"", "\"id\": \"T2\""),
    ]);
    let mut file = BidFile { bids: vec![bid(&[("H1", "20"), ("T1", "5"), ("Z", "1")])], ..BidFile::default() };
    let carried = carry_over(&mut file, &framework(OLD), &framework(&new), &replacements(&tree(&new)));
    assert_eq!(kept(&file), ["H2"]);
    let not = |measure: &str, instead: Option<(&str, &str)>, why| NotCarried {
        bid: "Ash".into(),
        pledge: measure.to_lowercase(),
        measure: measure.into(),
        instead: instead.map(|(new, _)| new.into()),
        factor: instead.map(|(_, factor)| factor.into()),
        why,
    };
    assert_eq!(carried.left, [not("T1", Some(("T2", "2")), WhyLeft::Factor), not("Z", None, WhyLeft::Gone)]);
}

/// The measures that a bid's pledges stand under.
fn kept(file: &BidFile) -> Vec<&str> {
    file.bids[0].pledges.iter().map(|pledge| pledge.measure.as_str()).collect()
}

/// Carries pledges of these quantities from `old` to `new`, and gives the measures that are kept, why others are left
/// (with the factor that is stated), and which pledges are doubtful.
fn carry(old: &str, new: &str, pledges: &[(&str, &str)]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut file = BidFile { bids: vec![bid(pledges)], ..BidFile::default() };
    let carried = carry_over(&mut file, &framework(old), &framework(new), &replacements(&tree(new)));
    let why = |left: &NotCarried| [&left.pledge, ": ", left.why.code(), left.factor.as_deref().unwrap_or("")].concat();
    (
        kept(&file).iter().map(|measure| (*measure).to_owned()).collect(),
        carried.left.iter().map(why).collect(),
        carried
            .doubtful
            .iter()
            .map(|doubt| format!("{}: {} -> {}", doubt.pledge, doubt.old.en, doubt.new.en))
            .collect(),
    )
}

const HOURS: &str = "\"unit\": {\"kind\": \"hours\"}";
const COUNT: &str = "\"unit\": {\"kind\": \"count\"}";

fn unit(of: &str) -> String {
    format!("\"unit\": {of}")
}

/// What is kept, left and doubtful of 20.5 hours and 5 talks, where the unit of the hours, or of the talks, becomes
/// another one under the same id.
fn carry_to(from: &str, to: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    carry(OLD, &with(&[(from, &unit(to))]), &[("H1", "20.5"), ("T1", "5")])
}

#[test]
fn no_figure_goes_on_under_another_unit() {
    let nothing: [&str; 0] = [];
    for (to, why) in [
        (r#"{"kind": "weeks"}"#, "unit"),
        (r#"{"kind": "hours", "per_year": true}"#, "per_year"),
        (r#"{"kind": "hours", "whole": true}"#, "whole"),
        (r#"{"kind": "hours_attendees"}"#, "unit"),
    ] {
        let (kept, left, doubtful) = carry_to(HOURS, to);
        assert_eq!((kept.join(" "), left.join(" ")), ("T1".to_owned(), format!("h1: {why}")), "{to}");
        assert_eq!(doubtful, nothing);
    }
    // 5 is whole; a name of hours is but a label.
    for (from, to) in
        [(COUNT, r#"{"kind": "count", "whole": true}"#), (HOURS, r#"{"kind": "hours", "name": {"en": "staff hours"}}"#)]
    {
        let (kept, left, doubtful) = carry_to(from, to);
        assert_eq!((kept.join(" "), left.len(), doubtful.len()), ("H1 T1".to_owned(), 0, 0), "{to}");
    }
}

#[test]
fn what_a_figure_was_typed_in_does_not_change_its_value_in_secret() {
    // 30 hours x £2 = £60, of the target of £100: 6 of 10 marks. An edition that counts weeks at £70 would make
    // 30 x £70 = £2,100 of them, and all 10 marks; instead they count nothing.
    let new = with(&[(HOURS, &unit(r#"{"kind": "weeks"}"#)), ("\"2.0\"", "\"70\"")]);
    let offer = bid(&[("H1", "30")]);
    let mut file = BidFile { bids: vec![offer.clone()], ..BidFile::default() };
    carry_over(&mut file, &framework(OLD), &framework(&new), &[]);
    let found = effect(&new, &offer, &file.bids[0]);
    assert_eq!((found.social_value.old, found.social_value.new), (Some(dec("60")), Some(dec("0"))));
    assert_eq!((found.marks.old, found.marks.new), (Some(dec("6")), Some(dec("0"))));
}

#[test]
fn a_stated_factor_speaks_for_units_of_one_quantity_only() {
    let becomes = |to: &str, replaces: &str| {
        let id = ["\"id\": \"H2\", \"replaces\": ", replaces].concat();
        with(&[("\"id\": \"H1\"", &id), ("[\"H1\"]", "[\"H2\"]"), (HOURS, &unit(to))])
    };
    let weeks = r#"{"kind": "weeks"}"#;
    for (to, replaces, kept, left) in [
        (weeks, r#""H1""#, "", "h1: unit"),
        (weeks, r#"{"old": "H1"}"#, "", "h1: unit"),
        (weeks, r#"{"old": "H1", "factor": "1"}"#, "H2", ""),
        (weeks, r#"{"old": "H1", "factor": "0.025"}"#, "", "h1: factor0.025"),
        (r#"{"kind": "hours", "whole": false}"#, r#"{"old": "H1", "factor": "2"}"#, "", "h1: factor2"),
        (r#"{"kind": "hours_attendees"}"#, r#"{"old": "H1", "factor": "1"}"#, "", "h1: unit1"),
        (r#"{"kind": "weeks", "per_year": true}"#, r#"{"old": "H1", "factor": "1"}"#, "", "h1: per_year1"),
        (r#"{"kind": "weeks", "whole": true}"#, r#"{"old": "H1", "factor": "1"}"#, "", "h1: whole1"),
    ] {
        let found = carry(OLD, &becomes(to, replaces), &[("H1", "20.5")]);
        assert_eq!((found.0.join(" "), found.1.join(" ")), (kept.to_owned(), left.to_owned()), "{to} {replaces}");
    }
    // 5 talks may be typed as “5k”, which no reader of hours takes: one to one is not enough.
    let hours = with(&[
        ("\"id\": \"T1\"", "\"id\": \"T2\", \"replaces\": {\"old\": \"T1\", \"factor\": \"1\"}"),
        (COUNT, HOURS),
    ]);
    assert_eq!(carry(OLD, &hours, &[("T1", "5")]).1, ["t1: unit1"]);
}

#[test]
fn another_name_of_what_is_counted_is_doubtful_and_other_factors_are_another_unit() {
    let product =
        |inputs: &str| unit(&format!(r#"{{"kind": "product", "name": {{"en": "visits"}}, "inputs": [{inputs}]}}"#));
    let (people, days) =
        (r#"{"title": {"en": "People"}, "kind": "count"}"#, r#"{"title": {"en": "Days"}, "kind": "number"}"#);
    let old = with(&[(COUNT, &product(&[people, ", ", days].concat()))]);
    let to = |new: String| {
        let found = carry(&old, &with(&[(COUNT, &new)]), &[("T1", "5")]);
        [found.0.join(" "), found.1.join(" "), found.2.join(" ")].join("; ")
    };
    assert_eq!(to(product(&[people, ", ", days].concat())), "T1; ; ");
    assert_eq!(to(product(people)), "; t1: inputs; ");
    assert_eq!(to(product(&[people, ", ", people].concat())), "; t1: inputs; ");
    let renamed = [people, ", ", r#"{"title": {"en": "Weeks"}, "kind": "number"}"#].concat();
    assert_eq!(to(product(&renamed)), "T1; ; t1: Days -> Weeks");
    let visitors = product(&[people, ", ", days].concat()).replace("visits", "visitors");
    assert_eq!(to(visitors), "T1; ; t1: visits -> visitors");
    // A count with no name of its own gets one.
    let (kept, left, doubtful) = carry_to(COUNT, r#"{"kind": "count", "name": {"en": "hearers"}}"#);
    assert_eq!((kept.join(" "), left.len(), doubtful.join(" ")), ("H1 T1".to_owned(), 0, "t1:  -> hearers".to_owned()));
}

/// A choice, a grade and an answer about a rule: each goes on under its new id where the list has it, and is named
/// where the new edition has nothing by that id.
#[test]
fn ids_within_a_bid_go_on_or_are_named() {
    let old = OLD
        .replace(
            "  \"sections\": [\n",
            "  \"scales\": [{\"id\": \"w\", \"origin\": \"buyer\", \"grades\": [{\"id\": \"good\", \"title\": {\"en\": \"Good\"}, \"score\": \"5\"}]}],
  \"criteria\": [{\"id\": \"q\", \"section\": \"z\", \"title\": {\"en\": \"Q\"}, \"question\": {\"en\": \"How?\"}, \"weight\": {\"value\": \"1\", \"origin\": \"buyer\"}, \"scale\": \"w\"}],
  \"sections\": [
    {\"id\": \"z\", \"title\": {\"en\": \"Z\"}, \"marks\": {\"value\": \"5\", \"origin\": \"buyer\"}, \"method\": {\"kind\": \"graded\"}},\n",
        )
        .replace(
            "\"rules\": [",
            "\"rules\": [{\"id\": \"new\", \"kind\": \"attest\", \"measures\": [\"H1\"], \"effect\": \"drop\", \"title\": {\"en\": \"Only because of this\"}, \"question\": {\"en\": \"Is it?\"}, \"needs\": \"yes\", \"unanswered\": \"ask\", \"origin\": \"buyer\"}, ",
        );
    let bare = old
        .replace("\"id\": \"good\"", "\"id\": \"fine\"")
        .replace("{\"id\": \"a\", \"title\"", "{\"id\": \"a2\", \"title\"")
        .replace("{\"id\": \"new\"", "{\"id\": \"extra\"");
    let listed = bare.replacen(
        "\"sources\"",
        "\"replaces\": [{\"old\": \"good\", \"new\": \"fine\"}, {\"old\": \"a\", \"new\": \"a2\"}, {\"old\": \"new\", \"new\": \"extra\"}], \"sources\"",
        1,
    );
    let text = |pairs: &[(&str, &str)]| -> Map<String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let file = || {
        let mut offer = bid(&[("H1", "20")]);
        offer.grades = text(&[("q", "good")]);
        offer.pledges[0].attest = text(&[("new", "yes")]);
        BidFile { tender: text(&[("rule", "a")]), bids: vec![offer], ..BidFile::default() }
    };
    let over = |new: &str| {
        let mut file = file();
        let carried = carry_over(&mut file, &framework(&old), &framework(new), &replacements(&tree(new)));
        (file, carried)
    };
    assert_eq!(over(&old), (file(), Carried::default()));
    let (file, carried) = over(&listed);
    assert_eq!(carried, Carried::default());
    assert_eq!((&file.tender, &file.bids[0].grades), (&text(&[("rule", "a2")]), &text(&[("q", "fine")])));
    assert_eq!(file.bids[0].pledges[0].attest, text(&[("extra", "yes")]));
    let dropped = |bid: &str, what, id: &str, at: &str| Dropped { bid: bid.into(), what, id: id.into(), at: at.into() };
    assert_eq!(
        over(&bare).1.dropped,
        [
            dropped("", DroppedPart::Choice, "a", "rule"),
            dropped("Ash", DroppedPart::Grade, "good", "q"),
            dropped("Ash", DroppedPart::Rule, "new", "h1"),
        ]
    );
}

#[test]
fn a_figure_of_the_tender_does_not_go_on_as_one_of_another_kind() {
    let plain = |kind: &str| {
        let choices = OLD.find("\"kind\": \"choice\"").expect("the choice");
        let end = OLD[choices..].find("]}],").expect("its end") + choices;
        [&OLD[..choices], "\"kind\": \"", kind, "\"", &OLD[end + 1..]].concat()
    };
    let over = |kind: &str| {
        let tender = [("rule".to_owned(), "30".to_owned())].into_iter().collect();
        let mut file = BidFile { tender, ..BidFile::default() };
        let carried = carry_over(&mut file, &framework(&plain("percent")), &framework(&plain(kind)), &[]);
        (file.tender.len(), carried.dropped.len())
    };
    assert_eq!((over("percent"), over("money")), ((1, 0), (0, 1)));
}

#[test]
fn a_lone_bid_has_no_marks_against_itself() {
    // X becomes a share of the best offer. With no rival its 10 of 10 would mean nothing: only the value is compared,
    // 20 h x £2 = £40 under both.
    let target = "{\"kind\": \"target\", \"target\": {\"value\": \"100\", \"origin\": \"buyer\"}, \"per\": \"total\"}";
    let new = with(&[(target, "{\"kind\": \"relative\"}")]);
    let offer = bid(&[("H1", "20"), ("T1", "5")]);
    let found = effect(&new, &offer, &offer);
    let x = &found.sections[0];
    assert_eq!((x.marks.old, x.marks.new), (Some(dec("4")), None));
    assert_eq!((x.value.old, x.value.new), (Some(dec("40")), Some(dec("40"))));
    assert_eq!((found.marks.old, found.marks.new, found.rest), (Some(dec("9")), None, None));
}
