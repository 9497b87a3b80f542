//! Loaded sentences say what compiled-in ones do. This crate holds the loaded form beside the other: the modules of
//! `src/` that say sentences, once more, above functions that take their texts from tables.
#![cfg(not(feature = "loaded"))]
#![allow(dead_code, unused_imports, reason = "the modules are included as they are, tests use parts of them")]

use pledge_engine::bid::Map;
use std::rc::Rc;

use pledge_engine::advise::{Finding, FindingKind, FindingSeverity};
use pledge_engine::bid::{Bid, Case, Contract};
use pledge_engine::framework::{Effect, Rule, UnitKind, read};
use pledge_engine::json::Limits;
use pledge_words::catalogue::{self, CATALOGUE};
use pledge_words::{Group, Lang, joined, local, numbers, parts, plural};
use rust_decimal::Decimal;

#[path = "../src/dates.rs"]
mod dates;
#[path = "../src/fill.rs"]
mod fill;
#[path = "../src/findings/mod.rs"]
mod findings;
#[path = "../src/tables.rs"]
mod tables;
#[path = "../src/units.rs"]
mod units;

mod say {
    use crate::Lang;
    use crate::tables::{counted, filled, text};

    include!(concat!(env!("OUT_DIR"), "/loaded.rs"));
}

mod each {
    /// A sentence's id, its group and a call of its function.
    pub type Call = (&'static str, &'static str, fn(pledge_words::Lang, u64) -> String);

    pub mod compiled {
        use pledge_words::say;

        use super::Call;

        include!(concat!(env!("OUT_DIR"), "/each.rs"));
    }

    pub mod loaded {
        use super::Call;
        use crate::say;

        include!(concat!(env!("OUT_DIR"), "/each.rs"));
    }
}

/// All kinds of units but those that hold something of the framework's own.
const KINDS: [UnitKind; 15] = [
    UnitKind::FteYears,
    UnitKind::TrainingWeeks,
    UnitKind::PersonWeeks,
    UnitKind::Weeks,
    UnitKind::Hours,
    UnitKind::HoursAttendees,
    UnitKind::Count,
    UnitKind::Money,
    UnitKind::Tonnes,
    UnitKind::Tco2e,
    UnitKind::Miles,
    UnitKind::Points,
    UnitKind::Percent,
    UnitKind::Text,
    UnitKind::YesNo,
];

const EFFECTS: [Effect; 9] = [
    Effect::Tell,
    Effect::Cut,
    Effect::Drop,
    Effect::KeepLower,
    Effect::KeepHigher,
    Effect::KeepFirst,
    Effect::VoidSection,
    Effect::VoidAll,
    Effect::Exclude,
];

/// Loads tables as the page does. Each test has tables of its own, because each runs in a thread of its own.
fn load(lang: Lang, groups: &[Group]) {
    for group in groups {
        assert!(tables::load(lang, *group, &catalogue::table(lang, *group)), "{lang:?} {group:?}");
    }
}

#[test]
fn loaded_sentences_say_what_compiled_ones_do() {
    for lang in Lang::ALL {
        load(lang, &Group::ALL);
    }
    assert_eq!(each::loaded::EACH.len(), each::compiled::EACH.len());
    let on_page = CATALOGUE.iter().filter(|entry| !matches!(entry.group, "page" | "terminal"));
    assert_eq!(each::loaded::EACH.len(), on_page.count(), "every sentence of the page is compared");
    for (loaded, compiled) in each::loaded::EACH.iter().zip(each::compiled::EACH) {
        assert_eq!((loaded.0, loaded.1), (compiled.0, compiled.1));
        for lang in Lang::ALL {
            for n in [0, 1, 2, 3, 4, 5, 6, 7, 12, 1_234_567, u64::MAX] {
                let (loaded, compiled) = ((loaded.2)(lang, n), (compiled.2)(lang, n));
                assert_eq!(loaded, compiled, "{lang:?} {n}");
                assert!(!loaded.is_empty());
            }
        }
    }
}

#[test]
fn a_group_is_said_with_its_own_table_alone() {
    for group in Group::ALL {
        // Another thread has other tables.
        let said = std::thread::spawn(move || {
            load(Lang::Cy, &[group]);
            let of = each::loaded::EACH.iter().filter(|call| call.1 == group.code());
            of.filter(|call| !(call.2)(Lang::Cy, 2).is_empty()).count()
        });
        assert!(said.join().expect("no sentence of the group is in another table") > 100);
    }
}

#[test]
fn texts_for_files_are_there_in_both_languages_before_anything_is_loaded() {
    let both: Vec<_> = each::loaded::EACH.iter().filter(|call| call.1 == "both").collect();
    assert!(!both.is_empty());
    for (id, _, call) in both {
        assert_ne!(call(Lang::En, 0), call(Lang::Cy, 0), "{id}");
    }
}

#[test]
fn only_the_table_of_this_build_is_taken() {
    let (lang, group) = (Lang::En, Group::First);
    let good = catalogue::table(lang, group);
    let (stamp, lines) = good.split_once('\n').expect("a stamp and lines");
    let shorter = good.rsplit_once('\n').expect("lines").0;
    let refused = [
        String::new(),
        "<!DOCTYPE html>\n<title>Not found</title>".to_owned(),
        lines.to_owned(),
        shorter.to_owned(),
        [&good, "\n"].concat(),
        [&stamp[..stamp.len() - 1], "\n", lines].concat(),
        catalogue::table(lang, Group::Later),
        catalogue::table(Lang::Cy, group),
    ];
    for text in refused {
        assert!(!tables::load(lang, group, &text), "{}", text.chars().take(40).collect::<String>());
        assert!(!tables::is_loaded(lang, group));
    }
    assert!(tables::load(lang, group, &good));
    assert!(tables::is_loaded(lang, group));
    assert!(!tables::is_loaded(Lang::Cy, group) && !tables::is_loaded(lang, Group::Later));
}

#[test]
fn a_second_table_replaces_nothing() {
    load(Lang::En, &[Group::First]);
    let before = say::common_undo(Lang::En);
    let other = catalogue::table(Lang::En, Group::First).replace(before, "Something else");
    assert!(tables::load(Lang::En, Group::First, &other));
    assert_eq!(say::common_undo(Lang::En).as_ptr(), before.as_ptr());
}

#[test]
#[cfg_attr(debug_assertions, should_panic(expected = "before the table Later was loaded"))]
fn a_sentence_without_its_table_is_empty_and_tells_developers() {
    load(Lang::En, &[Group::First]);
    assert_eq!(say::check_title(Lang::En), "");
}

/// The Pledges page shows findings on a measure beside its fields, once the part that gives advice is here.
#[test]
fn findings_that_stand_at_a_field_are_said_once_advice_has_arrived() {
    use FindingKind::*;
    let text = include_str!("../../../frameworks/greater-manchester-open/framework.json");
    let mut framework = read(text, &Limits::default()).framework.expect("the framework has no faults");
    let rule = framework.rules.first().cloned().expect("the framework has rules");
    framework.rules = EFFECTS.map(|effect| Rule { effect, ..rule.clone() }).to_vec();
    let case = Case {
        framework: Rc::new(framework),
        contract: Contract::default(),
        tender: Map::new(),
        confirmed: Vec::new(),
        assumptions: Map::new(),
    };
    let two = Decimal::TWO;
    let kinds = [
        InputMissing { input: "quantity" },
        YearWithoutValue { first: 2025, last: 2030 },
        Overflow,
        MonthsBeyondTerm { months: two },
        HoursBeyondFullTime { full_time: two },
        DaysBeyondWeek,
        CheckUnit { input: "quantity" },
        WeeksNotPeople,
        FteOverYears { years: two },
        ExclusiveBroken { other_pledge: 1 },
        ExclusiveAsk { other_measure: 1 },
        FirstYearOnly { cut: two },
        OverCap { claimed: two, max: Decimal::ONE },
        NotWhole { input: "quantity" },
        YearUnknown { text: "9".into() },
        PlaceWithoutValue { text: "x".into() },
        ClaimedTwice { other_pledge: 1 },
        OutsideArea { place: "x".into() },
        AttestMissing,
        DeliveredByOther,
        ClaimedInTwoLots,
    ];
    for lang in Lang::ALL {
        load(lang, &[Group::First, Group::Later]);
        for (kind, rule) in kinds.iter().flat_map(|kind| (0..EFFECTS.len()).map(move |rule| (kind, rule))) {
            let finding = Finding {
                measure: Some(0),
                pledge: Some(0),
                rule: Some(rule),
                ..Finding::new(kind.clone(), FindingSeverity::Warning)
            };
            let bid = Bid::default();
            assert!(!findings::sentence(lang, &finding, &case, &bid).is_empty(), "{kind:?}");
            assert!(!findings::todo(lang, &finding, &case, &bid).is_empty(), "{kind:?}");
        }
    }
}

#[test]
fn units_and_days_are_said_before_the_first_mark() {
    for lang in Lang::ALL {
        load(lang, &[Group::First]);
        for kind in KINDS {
            let said = [units::kind_name(lang, &kind), units::unit_explained(lang, &kind)];
            assert!(!said.contains(&"") && !units::unit_name(lang, &kind, Decimal::TWO).is_empty(), "{kind:?}");
            kind.inputs().iter().for_each(|input| assert!(!units::input_label(lang, &kind, *input).is_empty()));
        }
        for month in 1..=12 {
            assert!(dates::date(lang, &format!("2027-{month:02}-01")).len() > 9);
        }
    }
}
