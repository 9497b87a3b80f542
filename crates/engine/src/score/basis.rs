//! A value of the contract on the basis that a threshold, a norm or a ratio means. Nothing is converted: a figure
//! that is given on another basis is as good as none.

use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::Decimal;
use crate::advise::{Fact, FindingKind};
use crate::bid::{Bid, Case, NumberKind, parse_number};
use crate::framework::{Basis, ValueOf, Vat};

/// The bid whose price is meant, with its index unless it is the one whose figures are being told.
#[derive(Clone, Copy)]
pub(super) struct Priced<'a> {
    pub(super) bid: &'a Bid,
    pub(super) other: Option<usize>,
}

/// The value in pounds, above zero.
///
/// # Errors
/// It cannot be read, or it is not given on that basis.
pub(super) fn on_basis(
    case: &Case,
    priced: Option<Priced<'_>>,
    basis: Basis,
    rec: &mut Recorder,
) -> Result<Fig, FindingKind> {
    let missing = FindingKind::BasisMissing { basis };
    let contract = &case.contract;
    let (text, vat, fact, label) = match (basis.of, priced) {
        (ValueOf::Estimated, _) => (&contract.value, &contract.vat, Fact::Value, Label::ContractValue),
        (ValueOf::WithExtensions, _) => {
            (&contract.value_with_extensions, &contract.vat, Fact::ValueWithExtensions, Label::ValueWithExtensions)
        }
        (ValueOf::Price, Some(Priced { bid, other })) => {
            (&bid.price, &bid.price_vat, Fact::Price, other.map_or(Label::OwnPrice, Label::OtherPrice))
        }
        (ValueOf::Price, None) => return Err(missing),
    };
    let stated = match basis.vat {
        Vat::Included => "included",
        Vat::Excluded => "excluded",
    };
    match parse_number(text, NumberKind::Money) {
        Err(why) => Err(FindingKind::FactUnreadable { fact, text: text.clone(), why }),
        Ok(Some(value)) if value > Decimal::ZERO && vat == stated => Ok(rec.input(label, text, value)),
        Ok(_) => Err(missing),
    }
}
