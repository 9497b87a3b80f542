//! What the figures of the bench say: medians, intervals, and which bounds they keep.

use serde_json::Value;

/// How much more a measure may cost in the largest framework than in the smallest.
const GROWTH: f64 = 1.5;
/// How much longer exact arithmetic may take than floating point, bare, and in all that follows from a key.
const BARE: f64 = 10.0;
const KEYSTROKE: f64 = 2.0;
/// Milliseconds that a rescore of a thousand measures may take in the browser.
const THOUSAND: f64 = 0.3;
/// Spread of equal runs, in per cent of their median, from which figures are not to be believed without another run.
const NOISY: f64 = 15.0;
/// How often the runs are drawn again for an interval.
const DRAWS: usize = 2_000;

/// A bound of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// What the median may be at most.
    pub most: f64,
}

/// One figure, measured several times.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is.
    pub name: String,
    /// Its unit; empty for a ratio.
    pub unit: &'static str,
    /// One value for each run.
    pub values: Vec<f64>,
    /// What it may be at most.
    pub bound: Option<Bound>,
}

impl Figure {
    fn new(name: String, unit: &'static str, values: Vec<f64>) -> Self {
        Self { name, unit, values, bound: None }
    }

    fn at_most(self, most: f64) -> Self {
        Self { bound: Some(Bound { most }), ..self }
    }

    /// The value in the middle.
    pub fn median(&self) -> f64 {
        median(self.values.clone())
    }

    /// Where the median lies in 95 of 100 draws of as many runs from these, with repeats: a bootstrap interval.
    pub fn interval(&self) -> (f64, f64) {
        // Numbers that are the same in every run of this program, or two readings of a run would differ.
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |end: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 16) as usize % end
        };
        let count = self.values.len();
        let mut draw = |_| median((0..count).map(|_| self.values[next(count)]).collect());
        let mut medians: Vec<f64> = (0..DRAWS).map(&mut draw).collect();
        medians.sort_by(f64::total_cmp);
        (medians[DRAWS / 40], medians[DRAWS - 1 - DRAWS / 40])
    }

    /// A sentence, if the bound is broken, which says whether noise may be why.
    pub fn broken(&self) -> Option<String> {
        let most = self.bound?.most;
        let (median, (low, _)) = (self.median(), self.interval());
        let maybe = if low <= most { ", though its interval begins within" } else { "" };
        let (name, unit) = (&self.name, self.unit);
        (median > most).then(|| format!("{name}: {} {unit} is above {}{maybe}", number(median), number(most)))
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[count / 2],
        count => (values[count / 2 - 1] + values[count / 2]) / 2.0,
    }
}

/// Three digits that say something.
pub fn number(value: f64) -> String {
    let places = if value == 0.0 { 0 } else { (2 - value.abs().log10().floor() as i32).clamp(0, 6) as usize };
    format!("{value:.places$}")
}

/// The figures of both benches. `None` if something is missing.
pub fn figures(native: &Value, page: &Value) -> Option<Vec<Figure>> {
    let mut all = Vec::new();
    growth("natively", native.as_array()?, &mut all)?;
    for one in native.as_array()? {
        let count = one["measures"].as_f64()?;
        let name = |what: &str| format!("{what} of a rescore, {} measures", whole(count));
        all.push(Figure::new(name("allocations"), "", vec![one["allocations"].as_f64()?]));
        all.push(Figure::new(name("bytes allocated"), "B a measure", vec![one["bytes"].as_f64()? / count]));
    }
    growth("in the browser", page["rescore"].as_array()?, &mut all)?;
    let rows = page["rescore"].as_array()?;
    let thousand = rows.iter().find(|row| row["measures"] == 1_000)?;
    all.push(
        Figure::new("rescore of 1,000 measures as shipped".into(), "ms", list(&thousand["ms"])?).at_most(THOUSAND),
    );
    for one in page["ratios"].as_array()? {
        let count = whole(one["measures"].as_f64()?);
        // The rescore alone has no bound: it is a part of what follows from a key.
        for (key, what, most) in [
            ("arithmetic", "bare arithmetic", Some(BARE)),
            ("keystroke", "a keystroke's whole work", Some(KEYSTROKE)),
            ("rescore", "a rescore alone", None),
        ] {
            let (wasm, js) = (list(&one[key]["wasm"])?, list(&one[key]["js"])?);
            let ratios = wasm.iter().zip(&js).map(|(wasm, js)| wasm / js).collect();
            let ratio = Figure::new(format!("{what} against JavaScript, {count} measures"), "×", ratios);
            all.push(most.map_or(ratio.clone(), |most| ratio.at_most(most)));
            all.push(Figure::new(format!("{what} in WebAssembly, {count} measures"), "ms", wasm));
            all.push(Figure::new(format!("{what} in JavaScript, {count} measures"), "ms", js));
        }
    }
    Some(all)
}

/// What a measure costs in each framework, and how much more in the last than in the first.
fn growth(place: &str, rows: &[Value], all: &mut Vec<Figure>) -> Option<()> {
    let mut costs = Vec::new();
    for row in rows {
        let count = row["measures"].as_f64()?;
        let cost: Vec<f64> = list(&row["ms"])?.into_iter().map(|ms| ms * 1_000.0 / count).collect();
        all.push(Figure::new(format!("rescore {place}, {} measures", whole(count)), "µs a measure", cost.clone()));
        costs.push(cost);
    }
    let (first, last) = (costs.first()?, costs.last()?);
    let ratios = last.iter().zip(first).map(|(last, first)| last / first).collect();
    all.push(Figure::new(format!("growth of that {place}"), "×", ratios).at_most(GROWTH));
    Some(())
}

fn list(value: &Value) -> Option<Vec<f64>> {
    let values: Option<Vec<f64>> = value.as_array()?.iter().map(Value::as_f64).collect();
    values.filter(|values| values.len() >= 5)
}

/// A whole number with commas.
fn whole(value: f64) -> String {
    pledge_words::numbers::whole(value as u64).into()
}

/// How far equal runs are apart: the median over all figures of the spread of their middle half, in per cent.
pub fn noise(figures: &[Figure]) -> f64 {
    let spread = |figure: &Figure| {
        let mut values = figure.values.clone();
        values.sort_by(f64::total_cmp);
        let count = values.len();
        (values[count - 1 - count / 4] - values[count / 4]) / figure.median() * 100.0
    };
    median(figures.iter().filter(|figure| figure.values.len() > 1).map(spread).collect())
}

/// What that says of the figures.
pub fn of_noise(noise: f64) -> String {
    let told = format!("The middle half of equal runs lies within {noise:.0} % of their median");
    if noise > NOISY {
        format!("{told}: this machine was busy, and the figures are not to be believed without another run.")
    } else {
        format!("{told}; a smaller change than that says nothing.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(values: &[f64]) -> Figure {
        Figure::new("it".into(), "ms", values.to_vec())
    }

    #[test]
    fn the_median_is_in_the_middle_and_its_interval_within_the_runs() {
        let some = figure(&[5.0, 1.0, 2.0, 9.0, 3.0]);
        assert_eq!(some.median(), 3.0);
        let (low, high) = some.interval();
        assert!((1.0..=3.0).contains(&low) && (3.0..=9.0).contains(&high), "{low} {high}");
        assert_eq!(some.interval(), (low, high));
        assert_eq!(figure(&[1.0, 2.0]).median(), 1.5);
    }

    #[test]
    fn a_bound_is_broken_by_a_median_above_it() {
        assert_eq!(figure(&[1.0, 2.0, 3.0]).at_most(2.0).broken(), None);
        let all_above = figure(&[2.5, 2.5, 2.5]).at_most(2.0).broken().expect("it is");
        assert!(!all_above.contains("within"), "{all_above}");
        let some_below = figure(&[1.0, 2.5, 3.0]).at_most(2.0).broken().expect("it is");
        assert!(some_below.contains("within"), "{some_below}");
        assert_eq!(figure(&[9.0]).broken(), None);
    }

    #[test]
    fn numbers_have_three_digits() {
        assert_eq!([0.0, 0.01234, 1.234, 12.34, 1234.5].map(number), ["0", "0.0123", "1.23", "12.3", "1234"]);
    }
}
