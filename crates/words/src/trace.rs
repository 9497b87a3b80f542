//! The names of the steps in a working.

use pledge_engine::bid::Bid;
use pledge_engine::framework::{Counts, Framework};
use pledge_engine::score::Label;

use crate::{Lang, local, numbers, say, units};

/// What a step of a working is, in words.
#[must_use]
pub fn label(lang: Lang, label: &Label, framework: &Framework, bid: &Bid) -> String {
    let measure = |at: usize| framework.measures.get(at).map_or("", |m| local(lang, &m.title));
    let section = |at: usize| framework.sections.get(at).map_or("", |s| local(lang, &s.title));
    let criterion = |at: usize| framework.criteria.get(at).map_or("", |c| local(lang, &c.title));
    let rule = |at: usize| framework.rules.get(at).map_or("", |r| local(lang, &r.title));
    let counts = |at: usize| framework.sections.get(at).map(|s| s.counts);
    let year = |year: usize| numbers::whole(year as u64);
    let plain = match *label {
        Label::Step => say::trace_step(lang),
        Label::Number => say::trace_number(lang),
        Label::FullTimeHours => say::trace_full_time_hours(lang),
        Label::ContractMonths => say::trace_contract_months(lang),
        Label::ContractValue => say::trace_contract_value(lang),
        Label::ContractYear => say::trace_contract_year(lang),
        Label::PledgeInput { pledge, input } => {
            let measure = bid.pledges.get(pledge).and_then(|p| framework.measure(&p.measure));
            let kind = measure.map(|at| &framework.measures[at].unit.kind);
            kind.map_or("", |kind| units::label_of(lang, kind, input))
        }
        Label::OtherBidInput { .. } => say::trace_other_bid_input(lang),
        Label::Parameter(at) => framework.parameters.get(at).map_or("", |p| local(lang, &p.title)),
        Label::PledgeQuantity { .. } => say::trace_pledge_quantity(lang),
        Label::PledgeCounted { .. } => say::trace_pledge_counted(lang),
        Label::WeekShare => say::trace_week_share(lang),
        Label::PublishedValue(_) => say::trace_published_value(lang),
        Label::PublishedLow(_) => return say::trace_low(lang, say::trace_published_value(lang)),
        Label::PublishedHigh(_) => return say::trace_high(lang, say::trace_published_value(lang)),
        Label::Conversion(_) => say::trace_conversion(lang),
        Label::UnitValue(_) => say::trace_unit_value(lang),
        Label::HourlyRate(_) => say::trace_hourly_rate(lang),
        Label::Void => say::trace_void(lang),
        Label::Rank => say::trace_rank(lang),
        Label::Ahead(_) => say::trace_ahead(lang),
        Label::AssumedRival(_) => say::trace_assumed_rival(lang),
        Label::BestOffer(_) => say::trace_best_offer(lang),
        Label::OtherBid { .. } => say::trace_other_bid(lang),
        Label::TargetValue(at) if counts(at) != Some(Counts::Money) => say::trace_target(lang),
        Label::TargetValue(_) => say::trace_target_value(lang),
        Label::TargetFigure(_) => say::trace_target_figure(lang),
        Label::BestScore(_) => say::trace_best_score(lang),
        Label::WeightsSum(_) => say::trace_weights_sum(lang),
        Label::TotalMarks => say::trace_total_marks(lang),
        Label::SocialValue => say::trace_social_value(lang),
        Label::Quantity(at) => return say::trace_quantity(lang, measure(at)),
        Label::Counted(at) => return say::trace_counted(lang, measure(at)),
        Label::MeasureValue(at) => return say::trace_measure_value(lang, measure(at)),
        Label::MeasureLow(at) => return say::trace_low(lang, &say::trace_measure_value(lang, measure(at))),
        Label::MeasureHigh(at) => return say::trace_high(lang, &say::trace_measure_value(lang, measure(at))),
        Label::LowValue => return say::trace_low(lang, say::trace_social_value(lang)),
        Label::HighValue => return say::trace_high(lang, say::trace_social_value(lang)),
        Label::ExtensionValue => say::print_extension_value(lang),
        Label::RuleMax(at) => return say::trace_rule_max(lang, rule(at)),
        Label::StruckOut(at) => return say::trace_struck_out(lang, rule(at)),
        Label::Threshold(at) => framework.thresholds.get(at).map_or("", |t| local(lang, &t.title)),
        Label::RowFigure { .. } => say::trace_row_figure(lang),
        Label::NoticeDate => say::trace_notice_date(lang),
        Label::WordIsOneOf => say::trace_word_is_one_of(lang),
        Label::ValueWithExtensions => say::trace_value_with_extensions(lang),
        Label::OwnPrice => say::trace_own_price(lang),
        Label::OtherPrice(_) => say::trace_other_price(lang),
        Label::NonPriceWeight => say::trace_non_price_weight(lang),
        Label::NormRate(_) => say::trace_points_rate(lang),
        Label::NormPer(_) => say::trace_norm_per(lang),
        Label::PointsEach(_) => say::trace_points_each(lang),
        Label::PointsTotal => say::trace_points_total(lang),
        Label::PledgeShare { .. } => say::trace_pledge_share(lang),
        Label::Deadweight(_) => say::trace_deadweight(lang),
        Label::AttributionToOthers(_) => say::trace_attribution(lang),
        Label::Displacement(_) => say::trace_displacement(lang),
        Label::DiscountRate => say::trace_discount_rate(lang),
        Label::SectionRatio(at) => return say::trace_section_ratio(lang, section(at)),
        Label::BandShare(at) => return say::trace_band_share(lang, section(at)),
        Label::RequiredPoints(at) => return say::trace_points_required(lang, section(at)),
        Label::MeasuresOffered(at) => return say::trace_measures_offered(lang, section(at)),
        Label::MeasuresNeeded(at) => return say::trace_measures_needed(lang, section(at)),
        Label::AnswersYes(at) => return say::trace_answers_yes(lang, section(at)),
        Label::GateAnswer(at) => return say::trace_gate_answer(lang, criterion(at)),
        Label::PledgeAnswer { .. } => say::trace_offers(lang),
        Label::CriterionPass(at) => return say::trace_pass(lang, criterion(at)),
        Label::SectionPass(at) => return say::trace_pass(lang, section(at)),
        Label::SectionPercent(at) => return say::trace_section_percent(lang, section(at)),
        Label::MeasurePoints(at) => return say::trace_measure_points(lang, measure(at)),
        Label::IndexFigure { index, row } => {
            let Some(index) = framework.indexes.get(index) else { return String::new() };
            let year = index.table.get(row).map_or("", |(year, _)| year);
            return say::trace_index_figure(lang, local(lang, &index.title), year);
        }
        Label::YearUnits { measure: at, year: of } => return say::trace_year_units(lang, measure(at), &year(of)),
        Label::YearValue { measure: at, year: of } => return say::trace_year_value(lang, measure(at), &year(of)),
        Label::DiscountFactor { year: of } => return say::trace_discount_factor(lang, &year(of)),
        Label::SectionValue(at) if counts(at) == Some(Counts::Points) => {
            return say::trace_section_points(lang, section(at));
        }
        Label::SectionValue(at) => return say::trace_section_value(lang, section(at)),
        Label::SectionOutOf(at) => return say::trace_section_out_of(lang, section(at)),
        Label::SectionMarks(at) => return say::trace_marks(lang, section(at)),
        Label::CriterionMarks(at) => return say::trace_marks(lang, criterion(at)),
        Label::GradeScore(at) => return say::trace_grade_score(lang, criterion(at)),
        Label::CriterionWeight(at) => return say::trace_criterion_weight(lang, criterion(at)),
    };
    plain.to_owned()
}
