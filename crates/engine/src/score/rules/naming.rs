//! Which rules name a measure: asked for every pledge, so that it is turned round once.

use crate::framework::Framework;

/// The rules that name each measure.
pub(in crate::score) struct Naming {
    /// Where the rules of a measure begin, by measure, and where those of the last end. Empty if there are no rules.
    starts: Vec<u32>,
    /// Rules by index, those of one measure together and rising.
    rules: Vec<u32>,
}

impl Naming {
    pub(in crate::score) fn of(framework: &Framework) -> Self {
        let mut naming = Self { starts: Vec::new(), rules: Vec::new() };
        if framework.rules.is_empty() {
            return naming;
        }
        let count = framework.measures.len();
        // First how many there are of each measure, one place late; then where they begin; then they move to their
        // places, which leaves the beginnings one place late no more.
        naming.starts = vec![0; count + 2];
        each(framework, &mut |measure, _| naming.starts[measure + 2] += 1);
        let mut sum = 0;
        for start in &mut naming.starts {
            sum += *start;
            *start = sum;
        }
        naming.rules = vec![0; sum as usize];
        each(framework, &mut |measure, rule| {
            let place = &mut naming.starts[measure + 1];
            naming.rules[*place as usize] = rule;
            *place += 1;
        });
        naming
    }

    /// The rules that name a measure, rising.
    pub(in crate::score) fn rules(&self, measure: usize) -> &[u32] {
        match (self.starts.get(measure), self.starts.get(measure + 1)) {
            (Some(start), Some(end)) => self.rules.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Whether a rule names a measure.
    pub(in crate::score) fn names(&self, rule: usize, measure: usize) -> bool {
        self.rules(measure).iter().any(|other| *other as usize == rule)
    }
}

/// Calls `see` with every measure that a rule names, and the rule; once, even if a rule repeats itself.
fn each(framework: &Framework, see: &mut dyn FnMut(usize, u32)) {
    // The last rule that named a measure, counted from 1.
    let mut last = vec![0; framework.measures.len()];
    for (rule, of) in framework.rules.iter().enumerate() {
        let rule = rule as u32;
        for measure in of.kind.measures() {
            if let Some(last) = last.get_mut(*measure).filter(|last| **last != rule + 1) {
                *last = rule + 1;
                see(*measure, rule);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naming(starts: &[u32], rules: &[u32]) -> Naming {
        Naming { starts: starts.to_vec(), rules: rules.to_vec() }
    }

    #[test]
    fn a_measure_has_the_rules_between_two_starts() {
        // Measure 0 has rules 0 and 2, measure 1 none, measure 2 rule 1.
        let naming = naming(&[0, 2, 2, 3], &[0, 2, 1]);
        assert_eq!([0, 1, 2, 3].map(|measure| naming.rules(measure)), [&[0, 2][..], &[], &[1], &[]]);
        assert!(naming.names(2, 0) && !naming.names(1, 0));
    }
}
