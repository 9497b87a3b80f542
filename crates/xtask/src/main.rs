//! `cargo xtask serve | test | dist | size`

use std::process::ExitCode;

use xtask::{dist, root, server, size, test};

const HELP: &str = "\
cargo xtask serve [PORT]   set up, build the release page and serve it at http://127.0.0.1:8080
cargo xtask test [PART …]  set up and run the tests; parts: style native engine words wasm size journeys
cargo xtask dist           build the release page into dist/
cargo xtask size           sizes of what is in dist/ against the size law";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "serve" => serve(rest.first().map_or("8080", String::as_str)),
        "test" => test::test(&rest),
        "dist" => dist::dist().map(|_| ()),
        "size" => law(),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the sizes, and fails if everything before the first mark is over the size law.
fn law() -> Result<(), String> {
    match size::size(&root().join("dist"))? {
        0 => Ok(()),
        over => Err(format!("everything before the first mark is {over} bytes over the size law")),
    }
}

/// Builds the page and serves it until the process ends.
fn serve(port: &str) -> Result<(), String> {
    let port = port.parse().map_err(|_| format!("{port} is not a port"))?;
    let server = server::Server::start(&dist::dist()?, port)?;
    println!("Ready: {}", server.url());
    server.wait();
    Ok(())
}
