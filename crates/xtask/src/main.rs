//! `cargo xtask serve | test | dist | size | shots | fuzz | laws | mutants | bench | help`

use std::process::ExitCode;

use xtask::run::{command, run};
use xtask::{bench, browser, dist, fuzz, laws, mutants, root, server, size, test};

const HELP: &str = "\
cargo xtask serve [PORT]   set up, build the release page and serve it at http://127.0.0.1:8080
cargo xtask test [PART …]  set up and run the tests; parts: style native engine words wasm size journeys
cargo xtask dist           build the release page into dist/
cargo xtask size           sizes of what is in dist/ against the size law; builds the page if there is none
cargo xtask shots FOLDER   pictures of every page, wide and on a phone, in both languages
cargo xtask fuzz [TARGET …] [--minutes N]   look for texts that break a reader; targets: framework number bid
cargo xtask laws [--cases N]                every property test, with 10,000 cases each
cargo xtask mutants [--again] [FILE …]      slips made on purpose in scoring and advice, which tests must notice
cargo xtask bench [--record]                what a rescore costs, natively and in the browser, against its bounds
cargo xtask help           this list

The last results of fuzz, laws, mutants and bench stand in tests/REPORT.md.";

/// Why a command did not do its work.
enum Stop {
    /// It was called in a way that it does not know.
    Usage(String),
    /// It was called well and could not do it.
    Failed(String),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        // The tests speak for themselves: their count is the last line, whatever happened.
        ["test", ..] => return test::test(&arguments[1..]),
        ["serve"] => serve("8080"),
        ["serve", port] => serve(port),
        ["dist"] => dist::dist().map(drop).map_err(Stop::Failed),
        ["size"] => sizes().map_err(Stop::Failed),
        ["fuzz", words @ ..] => wished(fuzz::Wish::read(words), fuzz::fuzz),
        ["laws", words @ ..] => wished(laws::Wish::read(words), laws::laws),
        ["mutants", words @ ..] => wished(mutants::Wish::read(words), mutants::mutants),
        ["bench"] => bench::bench(false).map_err(Stop::Failed),
        ["bench", "--record"] => bench::bench(true).map_err(Stop::Failed),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["shots", folder] => shots(folder).map_err(Stop::Failed),
        _ => Err(Stop::Usage(HELP.into())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Usage(how)) => {
            eprintln!("{how}");
            ExitCode::from(2)
        }
        Err(Stop::Failed(why)) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Does what somebody asked for, if it could be read.
fn wished<W>(wish: Result<W, String>, todo: fn(&W) -> Result<(), String>) -> Result<(), Stop> {
    todo(&wish.map_err(Stop::Usage)?).map_err(Stop::Failed)
}

/// Builds the page and serves it until the process ends. The port is taken before the minutes that building takes: a
/// browser that comes early waits for the page.
fn serve(port: &str) -> Result<(), Stop> {
    let number = port.parse().map_err(|_| Stop::Usage(format!("{port} is not a port: give a number up to 65535.")))?;
    let listener = server::listen(number).map_err(Stop::Failed)?;
    let page = dist::dist().map_err(Stop::Failed)?;
    let server = server::Server::on(listener, &page).map_err(Stop::Failed)?;
    println!("Ready: {}", server.url());
    server.wait();
    Ok(())
}

/// Prints the sizes of the page that is there, or of one that is built now.
fn sizes() -> Result<(), String> {
    let built = root().join("dist");
    let built = if built.join("index.html").is_file() { built } else { dist::dist()? };
    size::size(&built)
}

/// Builds the page and takes pictures of it.
fn shots(folder: &str) -> Result<(), String> {
    let browser = browser::browser()?;
    let page = dist::dist()?;
    let mut cargo = command("cargo");
    cargo.args(["run", "--package", "journeys", "--bin", "shots", "--", folder]).env("BPC_DIST", page);
    run("taking pictures", browser.apply(&mut cargo))
}
