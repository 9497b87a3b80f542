//! Measures natively, and writes what the page needs to measure the same in the browser.
//!
//! `native FOLDER` writes frameworks and models there, and prints its figures as JSON.

use std::alloc::{GlobalAlloc, Layout, System};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use pledge_bench::{Bench, figures, made};
use pledge_engine::framework::{encode, read};
use pledge_engine::json::Limits;
use serde_json::{Value, json};

/// How many measures.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// How often each is measured, and the least milliseconds of one batch of calls and of one run.
const RUNS: usize = 9;
const BATCH: f64 = 2.0;
const LEAST: f64 = 60.0;

/// The system's allocator, which counts what it is asked for.
struct Counting;

static CALLS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

#[allow(unsafe_code, reason = "an allocator cannot be written otherwise; this one hands everything on")]
// SAFETY: every call goes to the system's allocator with the very arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Relaxed);
        BYTES.fetch_add(layout.size() as u64, Relaxed);
        // SAFETY: the caller keeps to the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps to the contract of `dealloc`.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        CALLS.fetch_add(1, Relaxed);
        BYTES.fetch_add(size as u64, Relaxed);
        // SAFETY: the caller keeps to the contract of `realloc`.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> Result<(), String> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder for the frameworks")?;
    let folder = Path::new(&folder);
    let mut all = Vec::new();
    for count in SIZES {
        eprintln!("natively: {count} measures");
        let mut bench = set_up(folder, count)?;
        // The first one warms up.
        bench.rescore();
        let (calls, bytes) = (CALLS.load(Relaxed), BYTES.load(Relaxed));
        let card = bench.card();
        let (calls, bytes) = (CALLS.load(Relaxed) - calls, BYTES.load(Relaxed) - bytes);
        drop(card);
        let times: Vec<f64> = (0..RUNS).map(|_| timed(|| bench.rescore())).collect();
        all.push(json!({ "measures": count, "ms": times, "allocations": calls, "bytes": bytes }));
    }
    println!("{}", Value::from(all));
    Ok(())
}

/// Milliseconds of one call: those of the fastest batch of a run, since whatever else the machine does only adds to it.
fn timed(mut call: impl FnMut() -> u32) -> f64 {
    let since = |begun: Instant| begun.elapsed().as_secs_f64() * 1_000.0;
    let begun = Instant::now();
    let mut fastest = f64::INFINITY;
    while since(begun) < LEAST {
        let start = Instant::now();
        let mut times = 0.0;
        while since(start) < BATCH {
            assert!(std::hint::black_box(call()) > 0);
            times += 1.0;
        }
        fastest = fastest.min(since(start) / times);
    }
    fastest
}

/// Makes a framework, writes it in the form that the page reads with the model that JavaScript scores, and gives the
/// offer on it.
fn set_up(folder: &Path, count: usize) -> Result<Bench, String> {
    let limits = Limits { bytes: usize::MAX, measures: usize::MAX, ..Limits::default() };
    let reading = read(&made::framework(count), &limits);
    let first = reading.faults.first().map(|fault| format!("{} {:?}", fault.pointer, fault.kind));
    let framework = reading.framework.ok_or_else(|| format!("the framework has faults, such as {first:?}"))?;
    let compact = encode(&framework).ok_or("a text holds a separator")?;
    let mut bench = Bench::on(framework.into());
    let model = model(&mut bench, count).ok_or("the offer gives no scorecard")?.to_string();
    let texts = [("base", compact.base), ("first", compact.en.first), ("later", compact.en.later), ("model", model)];
    for (name, text) in texts {
        std::fs::write(folder.join(format!("{count}.{name}.txt")), text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(bench)
}

/// The framework and the offer as JavaScript would have them, and the figures that must come out.
fn model(bench: &mut Bench, count: usize) -> Option<Value> {
    let card = bench.card()?;
    assert!(card.marks.is_some(), "every section has marks");
    let number = |value: Option<pledge_engine::Decimal>| value.and_then(|value| value.to_string().parse::<f64>().ok());
    let measures: Vec<Value> = (0..count)
        .map(|at| {
            let section = (!made::is_record(at)).then(|| made::section(at));
            let worth = number(card.measures[at].unit_value);
            json!({ "kind": made::kind(at), "worth": worth, "section": section, "theme": made::theme(at, count) })
        })
        .collect();
    let pledges: Vec<Value> =
        (0..count).map(|at| json!({ "typed": made::typed(at), "same": made::same_as(at) })).collect();
    let rules: Vec<Value> = made::rules(count)
        .into_iter()
        .map(|(id, kind, measures, effect)| json!({ "id": id, "kind": kind, "measures": measures, "effect": effect }))
        .collect();
    let jobs: Vec<[f64; 4]> = (0..count).map(|at| made::job(at).map(|text| text.parse().unwrap_or(0.0))).collect();
    Some(json!({
        "measures": measures, "pledges": pledges, "rules": rules, "themes": made::THEMES, "jobs": jobs,
        "fullTime": made::FULL_TIME, "months": made::MONTHS, "personCap": made::PERSON_CAP, "itemCap": made::ITEM_CAP,
        "sectionCap": made::section_cap(count), "target": count as u64 * 12_000, "bestRival": made::best_rival(count),
        "weighting": 20, "split": 50, "scores": [4, 4, 4, 3, 3, 3], "bestScore": 4, "figures": figures(&card),
    }))
}
