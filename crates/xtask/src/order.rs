//! Puts similar functions of the WebAssembly side by side, where brotli finds what they share at less cost.
//!
//! How a page runs does not depend on the order of its functions; every use of one is mapped to its new place. The
//! first part imports more functions than there are numbers of one byte, so no order makes a call longer.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use crate::size::brotli;

/// How functions are compared: how many bytes the pieces have that they may share, and how many of a thousand pieces
/// the same type counts as much as. None is the best for every module, so all are tried.
const WAYS: [(usize, u32); 4] = [(3, 20), (3, 50), (4, 20), (4, 50)];

/// A module and what its order is made of.
struct Functions<'a> {
    wasm: &'a [u8],
    imported: usize,
    types: Vec<u32>,
    bodies: Vec<&'a [u8]>,
}

/// The module with its functions in that of the orders tried which compresses best.
///
/// # Errors
/// If it is not a module.
pub fn ordered(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let functions = Functions::of(wasm)?;
    let mut best: Option<(u64, Vec<u8>)> = None;
    for (length, same_type) in WAYS {
        let module = functions.in_order(&functions.by_likeness(length, same_type))?;
        let size = brotli(&module);
        if best.as_ref().is_none_or(|(smallest, _)| size < *smallest) {
            best = Some((size, module));
        }
    }
    best.map(|(_, module)| module).ok_or_else(|| broken("no way to make one"))
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self, String> {
        let mut found = Self { wasm, imported: 0, types: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(broken)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let is_function = matches!(import.map_err(broken)?.ty, TypeRef::Func(_));
                        found.imported += usize::from(is_function);
                    }
                }
                Payload::FunctionSection(section) => {
                    found.types = section.into_iter().collect::<Result<_, _>>().map_err(broken)?;
                }
                Payload::CodeSectionEntry(body) => found.bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(found)
    }

    /// From the smallest function on, always that which has the largest share of its pieces in the one before it.
    fn by_likeness(&self, length: usize, same_type: u32) -> Vec<usize> {
        // Pieces get numbers, and each knows the functions that it stands in.
        let (mut numbers, mut places) = (HashMap::new(), Vec::<Vec<usize>>::new());
        let pieces: Vec<Vec<usize>> = self
            .bodies
            .iter()
            .enumerate()
            .map(|(function, body)| {
                let mut own = Vec::new();
                for piece in body.windows(length) {
                    let number = *numbers.entry(piece).or_insert(places.len());
                    if number == places.len() {
                        places.push(Vec::new());
                    }
                    if places[number].last() != Some(&function) {
                        places[number].push(function);
                        own.push(number);
                    }
                }
                own
            })
            .collect();
        let mut left: Vec<usize> = (0..self.bodies.len()).collect();
        let mut order = Vec::with_capacity(left.len());
        let mut next = left.iter().copied().min_by_key(|&function| (self.bodies[function].len(), function));
        while let Some(current) = next {
            left.retain(|&function| function != current);
            order.push(current);
            let mut shared = vec![0_u32; self.bodies.len()];
            for &number in &pieces[current] {
                for &function in &places[number] {
                    shared[function] += 1;
                }
            }
            // Small functions are alike by chance.
            let likeness = |function: usize| {
                let of_all = u32::try_from(pieces[function].len()).unwrap_or(u32::MAX).saturating_add(20);
                let is_same = self.types[function] == self.types[current];
                shared[function].saturating_mul(1000) / of_all + if is_same { same_type } else { 0 }
            };
            next = left.iter().copied().max_by_key(|&function| (likeness(function), std::cmp::Reverse(function)));
        }
        order
    }

    /// The module with its own functions in this order.
    fn in_order(&self, order: &[usize]) -> Result<Vec<u8>, String> {
        let mut places: Vec<usize> = (0..self.imported + order.len()).collect();
        for (place, &function) in order.iter().enumerate() {
            places[self.imported + function] = self.imported + place;
        }
        let mut out = Module::new();
        Moved { order, places }.parse_core_module(&mut out, Parser::new(0), self.wasm).map_err(broken)?;
        Ok(out.finish())
    }
}

/// Writes a module anew with its functions in another order.
struct Moved<'a> {
    /// The old number of each function that the module has itself, imports not counted.
    order: &'a [usize],
    /// The new number for each old one, imports counted.
    places: Vec<usize>,
}

impl Reencode for Moved<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let place = usize::try_from(function).ok().and_then(|function| self.places.get(function));
        place.and_then(|&place| u32::try_from(place).ok()).ok_or(Error::InvalidCodeSectionSize)
    }

    fn parse_function_section(
        &mut self,
        out: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &function in self.order {
            out.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        out: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &function in self.order {
            self.parse_function_body(out, bodies[function].clone())?;
        }
        Ok(())
    }
}

fn broken(fault: impl std::fmt::Display) -> String {
    format!("the order of functions: {fault}")
}

#[cfg(test)]
mod tests {
    use wasmparser::Validator;

    use super::*;

    /// What stands before the functions: two types, and an imported function, which is number 0.
    const HEAD: &[u8] = b"\0asm\x01\0\0\0\x01\x09\x02\x60\0\0\x60\x01\x7f\x01\x7f\x02\x07\x01\x01a\x01a\0\0";
    /// Functions 1 and 3 multiply; 2 and 4 call each other and function 0, and hold numbers of functions. Function 3
    /// is exported, 2 is the first to run, and both stand in the table.
    const OLD: &[u8] = b"\
        \x03\x05\x04\x01\0\x01\0\
        \x04\x04\x01\x70\0\x02\
        \x07\x05\x01\x01m\0\x03\
        \x08\x01\x02\
        \x09\x08\x01\0\x41\0\x0b\x02\x02\x03\
        \x0a\x25\x04\
        \x07\0\x20\0\x41\x05\x6c\x0b\
        \x09\0\x10\x04\x10\0\xd2\x02\x1a\x0b\
        \x07\0\x20\0\x41\x06\x6c\x0b\
        \x09\0\x10\x02\x10\0\xd2\x03\x1a\x0b";
    /// The old function 3 is now number 2, and 2 is now 3.
    const NEW: &[u8] = b"\
        \x03\x05\x04\x01\x01\0\0\
        \x04\x04\x01\x70\0\x02\
        \x07\x05\x01\x01m\0\x02\
        \x08\x01\x03\
        \x09\x08\x01\0\x41\0\x0b\x02\x03\x02\
        \x0a\x25\x04\
        \x07\0\x20\0\x41\x05\x6c\x0b\
        \x07\0\x20\0\x41\x06\x6c\x0b\
        \x09\0\x10\x04\x10\0\xd2\x03\x1a\x0b\
        \x09\0\x10\x03\x10\0\xd2\x02\x1a\x0b";

    #[test]
    fn like_functions_come_together_and_every_use_goes_with_them() {
        let (old, new) = ([HEAD, OLD].concat(), [HEAD, NEW].concat());
        assert_eq!(ordered(&old), Ok(new.clone()));
        assert_eq!(ordered(&new), Ok(new.clone()), "what is in order stays so");
        for module in [old, new] {
            Validator::new().validate_all(&module).expect("a module that browsers take");
        }
    }

    #[test]
    fn what_is_no_module_stops_the_build() {
        assert!(ordered(b"\0asm\x02\0\0\0").is_err());
        let cut = [HEAD, &OLD[..20]].concat();
        assert!(ordered(&cut).is_err());
    }
}
