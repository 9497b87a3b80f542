//! What of a value would not have come about by this contract.

use super::recorder::{Fig, Recorder};
use super::trace::Label;
use crate::framework::{Additionality, Constant};

/// The shares that stay, (100 − percentage)/100 each, to be multiplied by; none where the framework states nothing.
/// `None` if one cannot be held exactly.
pub(super) fn shares(measure: usize, what: Option<&Additionality>, rec: &mut Recorder) -> Option<Vec<Fig>> {
    let mut stay = Vec::new();
    if let Some(Additionality { deadweight, attribution, displacement }) = what {
        let parts: [(Label, &Option<Constant>); 3] = [
            (Label::Deadweight(measure), deadweight),
            (Label::AttributionToOthers(measure), attribution),
            (Label::Displacement(measure), displacement),
        ];
        for (name, part) in parts {
            let Some(part) = part else { continue };
            let taken = rec.constant(name, part.value);
            let hundred = rec.number(100);
            let rest = rec.subtract(Label::Step, hundred, taken)?;
            stay.push(rec.hundredths(Label::Step, rest)?);
        }
    }
    Some(stay)
}
