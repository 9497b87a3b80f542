//! The facts of the contract: those that every tender has, those that this framework rests on, and the rest folded away.

use pledge_engine::bid::{Contract, parse_date, parse_deadline};
use pledge_engine::framework::{Buyer, Deal, Framework, InputKind, Nation, Needs, needs};
use pledge_words::{Lang, dates, say};
use yew::prelude::*;

use crate::components::{Choice, Cx, INLINE, Input, STACKED, details, field, number, radios, short, words};
use crate::state::{Action, ContractField};
use crate::view::html;

/// The facts of the contract.
pub fn facts(cx: &Cx, framework: &Framework, contract: &Contract) -> Html {
    let lang = cx.lang;
    let needs = needs(framework);
    let one = Field { cx, contract };
    let value = one.input(ContractField::Value, say::contract_value(lang), say::contract_value_hint(lang));
    let start = one.input(ContractField::Start, say::contract_start(lang), say::contract_start_hint(lang));
    let months = one.input(ContractField::Months, say::contract_months(lang), say::contract_months_hint(lang));
    // What the framework rests on stands with the rest; what it does not is folded away.
    let open = |needed: bool, which: ContractField| {
        if needed {
            one.further(which)
        } else {
            html! { <div></div> }
        }
    };
    let folded = |needed: bool, which: ContractField| {
        if needed {
            html! { <div></div> }
        } else {
            one.further(which)
        }
    };
    let more = html! {
        <div>
            { folded(needs.kind, ContractField::Kind) }
            { folded(needs.lot, ContractField::Lot) }
            { one.further(ContractField::ClarificationDeadline) }
            { one.further(ContractField::SubmissionDeadline) }
        </div>
    };
    html! {
        <section>
            <h2 class="govuk-heading-m">{ say::contract_facts(lang) }</h2>
            { words(cx, one.input(ContractField::Title, say::contract_name(lang), "")) }
            { words(cx, one.input(ContractField::Reference, say::contract_reference(lang), "")) }
            { words(cx, one.input(ContractField::Place, say::contract_place(lang), say::contract_place_hint(lang))) }
            { open(needs.kind, ContractField::Kind) }
            { open(needs.buyer, ContractField::Buyer) }
            { open(needs.nation, ContractField::Nation) }
            { open(needs.lot, ContractField::Lot) }
            { open(needs.notice, ContractField::NoticeDate) }
            { number(cx, InputKind::Money, value) }
            { radios(cx, one.input(ContractField::Vat, say::contract_vat(lang), ""), INLINE, &vat(lang)) }
            { open(needs.with_extensions, ContractField::ValueWithExtensions) }
            { short(cx, start, &date_echo(lang, &contract.start)) }
            { number(cx, InputKind::Number, months) }
            { details("govuk-details", say::contract_more(lang), more, false) }
        </section>
    }
}

/// With and without VAT.
pub fn vat(lang: Lang) -> [Choice<'static>; 2] {
    [("included", say::contract_vat_included(lang), ""), ("excluded", say::contract_vat_excluded(lang), "")]
}

/// The fields of one contract.
struct Field<'a> {
    cx: &'a Cx,
    contract: &'a Contract,
}

impl<'a> Field<'a> {
    fn input(&self, which: ContractField, label: &'static str, hint: &'static str) -> Input<'a> {
        Input {
            id: field::contract(which),
            label,
            hint,
            value: self.text(which),
            action: Action::SetContract(which, String::new()),
        }
    }

    fn text(&self, which: ContractField) -> &'a str {
        let contract = self.contract;
        match which {
            ContractField::Title => &contract.title,
            ContractField::Reference => &contract.reference,
            ContractField::Place => &contract.place,
            ContractField::Value => &contract.value,
            ContractField::Vat => &contract.vat,
            ContractField::Start => &contract.start,
            ContractField::Months => &contract.months,
            ContractField::ValueWithExtensions => &contract.value_with_extensions,
            ContractField::Kind => &contract.kind,
            ContractField::Buyer => &contract.buyer,
            ContractField::Nation => &contract.nation,
            ContractField::Lot => &contract.lot,
            ContractField::NoticeDate => &contract.notice_date,
            ContractField::ClarificationDeadline => &contract.clarification_deadline,
            ContractField::SubmissionDeadline => &contract.submission_deadline,
        }
    }

    /// A fact that only some frameworks or tenders have.
    fn further(&self, which: ContractField) -> Html {
        let (cx, lang) = (self.cx, self.cx.lang);
        let (label, hint) = match which {
            ContractField::Kind => (say::contract_kind(lang), say::contract_kind_hint(lang)),
            ContractField::Buyer => (say::contract_buyer(lang), ""),
            ContractField::Nation => (say::contract_nation(lang), ""),
            ContractField::Lot => (say::contract_lot(lang), say::contract_lot_hint(lang)),
            ContractField::NoticeDate => (say::contract_notice(lang), say::contract_notice_hint(lang)),
            ContractField::ValueWithExtensions => (say::contract_extended(lang), say::contract_extended_hint(lang)),
            ContractField::ClarificationDeadline => {
                (say::contract_questions_by(lang), say::contract_deadline_hint(lang))
            }
            _ => (say::contract_bid_by(lang), say::contract_deadline_hint(lang)),
        };
        let input = self.input(which, label, hint);
        match which {
            ContractField::Kind => {
                radios(cx, input, STACKED, &Deal::ALL.map(|kind| (kind.code(), deal(lang, kind), "")))
            }
            ContractField::Buyer => {
                radios(cx, input, STACKED, &Buyer::ALL.map(|buyer| (buyer.code(), buyer_name(lang, buyer), "")))
            }
            ContractField::Nation => {
                radios(cx, input, STACKED, &Nation::ALL.map(|nation| (nation.code(), nation_name(lang, nation), "")))
            }
            ContractField::Lot => words(cx, input),
            ContractField::NoticeDate => {
                let echo = date_echo(lang, &self.contract.notice_date);
                short(cx, input, &echo)
            }
            ContractField::ValueWithExtensions => number(cx, InputKind::Money, input),
            _ => {
                let echo = moment_echo(lang, input.value);
                short(cx, input, &echo)
            }
        }
    }
}

fn deal(lang: Lang, kind: Deal) -> &'static str {
    match kind {
        Deal::Contract => say::contract_kind_contract(lang),
        Deal::Lease => say::contract_kind_lease(lang),
        Deal::Grant => say::contract_kind_grant(lang),
        Deal::Planning => say::contract_kind_planning(lang),
        Deal::Other => say::contract_kind_other(lang),
    }
}

fn buyer_name(lang: Lang, buyer: Buyer) -> &'static str {
    match buyer {
        Buyer::Central => say::contract_buyer_central(lang),
        Buyer::SubCentral => say::contract_buyer_sub_central(lang),
        Buyer::Other => say::contract_buyer_other(lang),
    }
}

fn nation_name(lang: Lang, nation: Nation) -> &'static str {
    match nation {
        Nation::England => say::contract_nation_england(lang),
        Nation::Wales => say::contract_nation_wales(lang),
        Nation::Scotland => say::contract_nation_scotland(lang),
        Nation::NorthernIreland => say::contract_nation_northern_ireland(lang),
    }
}

/// How a date was read.
fn date_echo(lang: Lang, text: &str) -> String {
    match parse_date(text) {
        Ok(None) => String::new(),
        Ok(Some(_)) => say::app_date_read_as(lang, &dates::date(lang, text.trim())),
        Err(_) => say::app_date_not_read_yet(lang).into(),
    }
}

/// How a deadline was read.
fn moment_echo(lang: Lang, text: &str) -> String {
    let text = text.trim();
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    match parse_deadline(text) {
        Ok(None) => String::new(),
        Ok(Some(_)) if time.is_empty() => say::app_deadline_day(lang, &dates::date(lang, day)),
        Ok(Some(_)) => say::app_deadline_time(lang, &dates::date(lang, day), time.get(1..).unwrap_or_default()),
        Err(_) => say::app_deadline_not_read_yet(lang).into(),
    }
}

/// Whether the framework rests on the bid's own price.
pub fn is_priced(framework: &Framework) -> bool {
    let Needs { price, .. } = needs(framework);
    price
}
