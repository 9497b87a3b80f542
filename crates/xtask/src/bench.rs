//! What a rescore costs, natively and in the browser, against its bounds and against what was recorded before.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::bounds::{self, Bound, Figure};
use crate::run::{command, output, run, say};
use crate::{browser, dist, report, root, toolchain, tools};

/// The figures of the last recorded run.
const RECORDED: &str = "tests/bench/recorded.toml";

/// Measures, prints a table, and writes the report; `record` makes this run the one that others are compared with.
///
/// # Errors
/// Which bounds are broken, or what could not run.
pub fn bench(record: bool) -> Result<(), String> {
    let folder = target().join("bench/site");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // Whatever is compiled is compiled before anything is measured.
    wasm(&folder)?;
    let browser = browser::browser()?;
    let mut journeys = command("cargo");
    journeys.current_dir(root()).args(["build", "--package", "journeys", "--bin", "bench"]);
    run("compiling what drives the browser", &mut journeys)?;
    let mut native = command("cargo");
    native.current_dir(root()).args(["build", "--release", "--package", "pledge-bench", "--bin", "native"]);
    run("compiling the native bench", &mut native)?;

    say("measuring natively, about a minute");
    let native = told(command(target().join("release/native")).arg(&folder))?;
    say("measuring in the browser, about three minutes");
    let mut journeys = command(target().join("debug/bench"));
    let page = told(browser.apply(&mut journeys).current_dir(root()).arg(&folder))?;
    if let Some(error) = page["error"].as_str() {
        return Err(format!("the page of the bench failed: {error}"));
    }

    let figures = bounds::figures(&native, &page).ok_or("a bench gave other figures than it should")?;
    let recorded = fs::read_to_string(root().join(RECORDED)).unwrap_or_default();
    let recorded: toml::Table = recorded.parse().map_err(|error| format!("{RECORDED}: {error}"))?;
    let noise = bounds::noise(&figures);
    let mut text = table(&figures, &recorded);
    text.push_str(&format!(
        "\n{} on {}, by `cargo xtask bench`: {}; {}. A run gives its fastest batch; medians are over nine runs, those of \
         ratios over runs turn by turn, with a bootstrap interval. {}\n",
        if record { "Recorded" } else { "Measured" },
        report::today(),
        report::machine(),
        page["agent"].as_str().and_then(|agent| agent.split(' ').find(|word| word.contains("Chrome"))).unwrap_or("?"),
        bounds::of_noise(noise),
    ));
    println!("{text}");
    report::block("bench", &text)?;
    if record {
        let lines: Vec<String> =
            figures.iter().map(|figure| format!("\"{}\" = {:.6}", figure.name, figure.median())).collect();
        let date = report::today();
        let head = format!("# Medians of `cargo xtask bench --record` on {date}: {}.\n", report::machine());
        fs::write(root().join(RECORDED), head + &lines.join("\n") + "\n")
            .map_err(|error| format!("{RECORDED}: {error}"))?;
    }
    let broken: Vec<String> = figures.iter().filter_map(Figure::broken).collect();
    if broken.is_empty() { Ok(()) } else { Err(format!("bounds are broken:\n  {}", broken.join("\n  "))) }
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// What a bench prints, as JSON.
fn told(command: &mut std::process::Command) -> Result<Value, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let text = output(command).ok_or_else(|| format!("{name} failed; run it alone to see why"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}

/// Compiles the bench as the page is compiled, and puts it beside its scripts. Nothing is split off, so the linker need
/// not keep what splitting needs.
fn wasm(folder: &Path) -> Result<(), String> {
    let wasm = toolchain::wasm()?;
    let target = target().join("page");
    let mut cargo = command("cargo");
    cargo.current_dir(root()).env("CARGO_TARGET_DIR", &target);
    cargo.args(["build", "--release", "--target", toolchain::TARGET, "--package", "pledge-bench", "--lib"]);
    run("compiling the bench as the page is compiled", wasm.apply_for_page(&mut cargo)?)?;
    let linked = target.join(toolchain::TARGET).join("release/pledge_bench.wasm");
    let mut bindgen = command(tools::wasm_bindgen()?.join("wasm-bindgen"));
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "bench_wasm", "--out-dir"]).arg(folder);
    run("making the glue", bindgen.arg(linked))?;
    let module = folder.join("bench_wasm_bg.wasm");
    let shrunk = dist::shrunk(&module)?;
    fs::write(&module, shrunk).map_err(|error| format!("{}: {error}", module.display()))?;
    for name in ["index.html", "bench.js", "honest.js"] {
        fs::copy(root().join("tests/bench/page").join(name), folder.join(name))
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// The figures as a table in Markdown.
fn table(figures: &[Figure], recorded: &toml::Table) -> String {
    let mut text = String::from(
        "| what | median | 95 % interval | recorded | change | bound | kept |\n|---|---|---|---|---|---|---|\n",
    );
    for figure in figures {
        let median = figure.median();
        let (low, high) = figure.interval();
        let before = recorded.get(&figure.name).and_then(toml::Value::as_float);
        let change = before.filter(|before| *before > 0.0).map(|before| (median / before - 1.0) * 100.0);
        let beside = |value: Option<String>| value.unwrap_or_else(|| "–".into());
        let (bound, kept) = match figure.bound {
            Some(Bound { most, .. }) => {
                (Some(bounds::number(most)), if figure.broken().is_some() { "**no**" } else { "yes" })
            }
            None => (None, "–"),
        };
        text.push_str(&format!(
            "| {} | {} {} | {} | {} | {} | {} | {kept} |\n",
            figure.name,
            bounds::number(median),
            figure.unit,
            if figure.values.len() > 1 {
                format!("{} to {}", bounds::number(low), bounds::number(high))
            } else {
                "–".into()
            },
            beside(before.map(bounds::number)),
            beside(change.map(|change| format!("{change:+.0} %"))),
            beside(bound),
        ));
    }
    text
}
