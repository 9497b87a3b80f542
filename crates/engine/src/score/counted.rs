//! What each section of an offer counts: pounds, points, or a ratio; its gate, its pass marks, what it requires.

use super::basis::{Priced, on_basis};
use super::gate;
use super::graded;
use super::marks::Way;
use super::offer::{Offer, Whose};
use super::points;
use super::recorder::{Fig, Recorder, Total};
use super::rules;
use super::run::Setting;
use super::trace::Label;
use crate::advise::FindingKind;
use crate::bid::Bid;
use crate::framework::{Counts, Framework};

impl Offer {
    /// Gates and pass marks. They come before sections are counted and bids are compared, since they may make any
    /// section void and exclude the bid. Where nothing can be earned, nothing is asked.
    pub(super) fn judge(&mut self, setting: &Setting<'_>, bid: &Bid, whose: Whose, rec: &mut Recorder) {
        for (section, plan) in setting.plans.iter().enumerate() {
            if plan.carries_nothing() {
                continue;
            }
            let judged = match plan.way {
                Way::Gate(needed) => gate::judge(setting, bid, whose, section, needed, self, rec),
                Way::Graded(pass) => graded::judge(setting, bid, section, pass, self, rec),
                _ => Some(()),
            };
            if judged.is_none() {
                self.overflow(|f| f.section = Some(section));
            }
        }
    }

    pub(super) fn count_sections(&mut self, setting: &Setting<'_>, priced: Priced<'_>, rec: &mut Recorder) {
        let totals = self.totals(setting.framework, rec);
        for (section, total) in totals.into_iter().enumerate() {
            if self.count_section(setting, priced, section, total, rec).is_none() {
                self.sections[section].value = None;
                self.overflow(|f| f.section = Some(section));
            }
            if let Some(plan) = setting.plans.get(section)
                && let (Way::Points(required, _), false) = (plan.way, plan.carries_nothing())
            {
                match points::required(setting.case, section, required, priced, rec) {
                    Ok(fig) => self.sections[section].required = Some(fig),
                    Err(kind) => self.lacks(setting, section, kind),
                }
            }
        }
    }

    /// The sums of the lines of each section; none where one cannot be held exactly.
    fn totals(&self, framework: &Framework, rec: &mut Recorder) -> Vec<Option<Total>> {
        let mut totals: Vec<Option<Total>> = framework.sections.iter().map(|_| Some(Total::new())).collect();
        for (line, measure) in self.lines.iter().zip(&framework.measures) {
            // A line has points where its section counts them, and else pounds.
            if let (Some(counted), Some(section)) = (line.points.or(line.value), measure.section)
                && let Some(total) = totals.get_mut(section)
                && let Some(sum) = total
                && rec.add(sum, counted).is_none()
            {
                *total = None;
            }
        }
        totals
    }

    /// Pounds, points or a ratio of one section. `None` if they cannot be held exactly.
    fn count_section(
        &mut self,
        setting: &Setting<'_>,
        priced: Priced<'_>,
        section: usize,
        total: Option<Total>,
        rec: &mut Recorder,
    ) -> Option<()> {
        let framework = setting.framework;
        let counts = framework.sections.get(section)?.counts;
        let total = total?;
        let factor = self.sections[section].factor();
        let last = factor.is_none() && !rules::cuts_section(framework, self, section);
        let name = Label::SectionValue(section);
        let is_ratio = matches!(counts, Counts::Ratio(_));
        let lines = rec.sum(if last && !is_ratio { name.clone() } else { Label::Step }, total);
        self.sections[section].lines = Some(lines);
        let mut value = lines;
        let mut per = None;
        if let Counts::Ratio(basis) = counts {
            match on_basis(setting.case, Some(priced), basis, rec) {
                Ok(base) => {
                    value = rec.divide(if last { name.clone() } else { Label::SectionRatio(section) }, lines, base)?;
                    per = Some(base);
                }
                Err(kind) => {
                    self.sections[section].pounds = Some(lines);
                    self.sections[section].incomplete = true;
                    self.lacks(setting, section, kind);
                    return Some(());
                }
            }
        }
        value = rules::section_caps(setting, self, section, value, rec)?;
        if let Some(factor) = factor {
            value = rec.multiply(name, &[value, factor])?;
        }
        self.sections[section].value = Some(value);
        self.sections[section].pounds = match counts {
            Counts::Points => None,
            Counts::Money => Some(value),
            Counts::Ratio(_) => Some(pounds(lines, value, per?, rec)?),
        };
        Some(())
    }

    /// Says what a section lacks: once for each fact, but for each section that it leaves without a figure.
    fn lacks(&mut self, setting: &Setting<'_>, section: usize, kind: FindingKind) {
        let said = setting.findings.iter().chain(&self.findings).any(|finding| finding.kind == kind);
        if !said || matches!(kind, FindingKind::NothingRequired | FindingKind::NoRowHolds) {
            self.found(kind, |f| f.section = Some(section));
        }
    }
}

/// Pounds in a ratio: those of the lines, unless a cap or a void section leaves fewer.
fn pounds(lines: Fig, ratio: Fig, per: Fig, rec: &mut Recorder) -> Option<Fig> {
    let left = rec.multiply(Label::Step, &[ratio, per])?;
    rec.min(Label::Step, &[lines, left])
}
