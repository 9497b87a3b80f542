//! The best offers expected of rivals, as arguments.

use pledge_engine::bid::Map;

use pledge_engine::bid::{Case, NumberFault, NumberKind, parse_number};
use pledge_engine::framework::{Framework, Method, SectionMethod};
use pledge_engine::score::method_of;
use pledge_words::{Lang, findings, say};

use crate::args::BEST_RIVAL;
use crate::output::Stop;

/// The arguments, read.
pub struct Rivals {
    /// The number that stands for every section, as typed.
    every: Option<String>,
    /// Section id to the number as typed.
    by_section: Map<String>,
}

impl Rivals {
    /// Reads the arguments; what names no section of the framework, or no number, is refused.
    pub fn read(lang: Lang, arguments: &[String], framework: &Framework) -> Result<Self, Stop> {
        let mut rivals = Self { every: None, by_section: Map::new() };
        for argument in arguments {
            let (section, number) = match argument.split_once('=') {
                Some((section, number)) => (Some(section), number),
                None => (None, argument.as_str()),
            };
            let why = match parse_number(number, NumberKind::Money) {
                Ok(Some(_)) => None,
                Ok(None) => Some(NumberFault::NotANumber),
                Err(why) => Some(why),
            };
            if let Some(why) = why {
                let reason = findings::number_fault(lang, why);
                return Err(Stop::unusable(say::terminal_rival_unreadable(lang, BEST_RIVAL, number, reason)));
            }
            let before = match section {
                None => rivals.every.replace(number.to_owned()),
                Some(id) if framework.section(id).is_some() => rivals.by_section.insert(id.into(), number.into()),
                Some(id) => {
                    let ids: Vec<&str> = framework.sections.iter().map(|section| section.id.as_str()).collect();
                    return Err(Stop::unusable(say::terminal_rival_section(lang, BEST_RIVAL, id, &ids.join(", "))));
                }
            };
            if before.is_some() {
                return Err(Stop::unusable(say::terminal_rival_twice(lang, BEST_RIVAL)));
            }
        }
        Ok(rivals)
    }

    /// Section id to number. The number for every section goes to those whose marks may depend on the best offer; one
    /// for a section alone wins over it.
    pub fn by_section(&self, framework: &Framework) -> Map<String> {
        let mut all = Map::new();
        if let Some(number) = &self.every {
            let relative = framework.sections.iter().filter(|section| may_be_relative(&section.method));
            all.extend(relative.map(|section| (section.id.clone(), number.clone())));
        }
        all.extend(self.by_section.clone());
        all
    }

    /// What is not used under this tender, in sentences.
    pub fn unused(&self, lang: Lang, case: &Case) -> Vec<String> {
        let sections = &case.framework.sections;
        let relative = |index: usize| method_of(case, index) == Some(&Method::Relative);
        let named = sections
            .iter()
            .enumerate()
            .filter(|(index, section)| self.by_section.contains_key(&section.id) && !relative(*index));
        let mut notes: Vec<String> = named.map(|(_, section)| say::terminal_rival_unused(lang, &section.id)).collect();
        if self.every.is_some() && !(0..sections.len()).any(relative) {
            notes.push(say::terminal_rival_nowhere(lang).into());
        }
        notes
    }
}

/// Whether a section's marks depend on the best offer, whatever the tender says.
fn may_be_relative(method: &SectionMethod) -> bool {
    match method {
        SectionMethod::Always(method) => *method == Method::Relative,
        SectionMethod::Chosen { cases, .. } => cases.iter().any(|(_, method)| *method == Method::Relative),
    }
}
