//! An order of functions that compresses well: those that are alike stand next to each other, so that compression finds
//! what they share.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload};

/// Bytes of which two functions share some if they are alike.
const RUN: usize = 4;
/// A run that more functions have than this says nothing about them.
const COMMON: usize = 400;
/// Added to the size of both, so that two tiny functions are not the most alike of all.
const TINY: usize = 100;

/// The module with names for its functions whose alphabet is the order in which they should stand. wasm-opt then sorts
/// them by name, with everything that refers to them.
///
/// # Errors
/// If it is not a module.
pub fn named_by_likeness(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Module::new();
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|error| format!("order of functions: {error}"))?;
        match &payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    let import = import.map_err(|error| format!("order of functions: {error}"))?;
                    imported += u32::from(matches!(import.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(slice(wasm, body.range())),
            Payload::CustomSection(section) if section.name() == "name" => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            out.section(&RawSection { id, data: slice(wasm, range) });
        }
    }
    let mut place = vec![0; bodies.len()];
    for (at, function) in by_likeness(&bodies).into_iter().enumerate() {
        place[function] = at;
    }
    let mut names = NameMap::new();
    for (function, at) in place.into_iter().enumerate() {
        names.append(imported + function as u32, &format!("{at:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    out.section(&section);
    Ok(out.finish())
}

fn slice(wasm: &[u8], range: Range<u64>) -> &[u8] {
    &wasm[range.start as usize..range.end as usize]
}

/// An order in which each is followed by the one, of those that are left, that shares the most with it for its size.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (at, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(at);
        }
    }
    let mut left = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = (!bodies.is_empty()).then_some(0);
    while let Some(now) = next {
        left[now] = false;
        order.push(now);
        let mut shared = vec![0_u64; bodies.len()];
        for all in runs[now].iter().map(|run| &having[run]).filter(|all| all.len() <= COMMON) {
            all.iter().for_each(|other| shared[*other] += 1);
        }
        // Sizes are below a million, so that whole numbers compare the shares well enough.
        let share = |at: &usize| shared[*at] * 1_000_000 / (bodies[*at].len() + bodies[now].len() + TINY) as u64;
        // Of equals the first, so that a build gives the same file again.
        next = (0..bodies.len()).rev().filter(|at| left[*at]).max_by_key(share);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, EntityType, Function, FunctionSection, ImportSection, TypeSection};

    #[test]
    fn functions_that_are_alike_stand_together() {
        let bodies: [&[u8]; 4] = [b"one two three", b"seven eight nine", b"one two four", b"seven eight ten"];
        assert_eq!(by_likeness(&bodies), [0, 2, 1, 3]);
        assert_eq!(by_likeness(&[]), [0; 0]);
    }

    #[test]
    fn own_functions_are_named_after_those_of_others() {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        module.section(&imports);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        // The first and the third are alike, so they stand together.
        for constants in [[1, 2, 3, 4], [500, 600, 700, 800], [1, 2, 3, 4]] {
            functions.function(0);
            let mut body = Function::new([]);
            for constant in constants {
                body.instructions().i32_const(constant).drop();
            }
            body.instructions().end();
            code.function(&body);
        }
        module.section(&functions);
        module.section(&code);
        let wasm = module.finish();
        let named = named_by_likeness(&wasm).expect("a module");
        assert!(named.starts_with(&wasm), "nothing else changes");
        // One function is lent, so the own ones are counted from 1.
        assert!(named.ends_with(b"\x03\x01\x06000000\x02\x06000002\x03\x06000001"));
        // Named again, the names are the same and stand there once.
        assert_eq!(named_by_likeness(&named).expect("a module"), named);
        assert!(named_by_likeness(b"no module").is_err());
    }
}
