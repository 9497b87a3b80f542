//! Which facts of a contract a framework rests on, so that those are asked for first.

use super::{Basis, Counts, Framework, Method, Period, Required, SectionMethod, ValueOf};

/// Facts beyond those of every tender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// What it is: a contract, a lease …
    pub kind: bool,
    /// The kind of buyer.
    pub buyer: bool,
    /// The nation.
    pub nation: bool,
    /// The lot.
    pub lot: bool,
    /// Date of the tender notice.
    pub notice: bool,
    /// The value with all extensions.
    pub with_extensions: bool,
    /// The bid's own price.
    pub price: bool,
}

impl Needs {
    fn value(&mut self, basis: Basis) {
        self.with_extensions |= basis.of == ValueOf::WithExtensions;
        self.price |= basis.of == ValueOf::Price;
    }

    fn method(&mut self, method: &Method) {
        if let Method::Points { required: Required::Norm(norm), .. } = method {
            self.value(norm.of);
        }
    }
}

/// What a framework rests on.
pub fn needs(framework: &Framework) -> Needs {
    let mut needs = Needs::default();
    let is_dated = |period: &Period| !period.from.is_empty() || !period.before.is_empty();
    needs.notice = is_dated(&framework.in_force);
    for threshold in &framework.thresholds {
        needs.kind |= !threshold.kinds.is_empty();
        needs.buyer |= !threshold.buyers.is_empty();
        needs.nation |= !threshold.nations.is_empty();
        needs.lot |= !threshold.lots.is_empty();
        needs.notice |= is_dated(&threshold.notice);
        if let Some(value) = &threshold.value {
            needs.value(value.of);
        }
    }
    for section in &framework.sections {
        if let Counts::Ratio(basis) = section.counts {
            needs.value(basis);
        }
        match &section.method {
            SectionMethod::Always(method) => needs.method(method),
            SectionMethod::Chosen { cases, .. } => cases.iter().for_each(|(_, method)| needs.method(method)),
        }
    }
    needs
}
