//! SHA-256 (FIPS 180-4), for hashes that tell editions apart. It keeps no secret, and must be small rather than fast:
//! the constants are worked out as the standard defines them, from the roots of the first primes.

/// The digest in lower-case hexadecimal.
pub(super) fn hex_digest(bytes: &[u8]) -> String {
    let (mut state, constants) = constants();
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        compress(&mut state, &constants, block);
    }
    let mut text = String::new();
    for word in state {
        for shift in (0..32).step_by(4).rev() {
            text.extend(char::from_digit(word >> shift & 15, 16));
        }
    }
    text
}

fn compress(state: &mut [u32; 8], constants: &[u32; 64], block: &[u8]) {
    let mut words = [0_u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        for byte in bytes {
            *word = *word << 8 | u32::from(*byte);
        }
    }
    for i in 16..64 {
        let (a, b) = (words[i - 15], words[i - 2]);
        let a = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
        let b = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
        words[i] = words[i - 16].wrapping_add(a).wrapping_add(words[i - 7]).wrapping_add(b);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for i in 0..64 {
        let high = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let chosen = e & f ^ !e & g;
        let first = h.wrapping_add(high).wrapping_add(chosen).wrapping_add(constants[i]).wrapping_add(words[i]);
        let low = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = a & b ^ a & c ^ b & c;
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(low).wrapping_add(majority));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}

/// The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube roots of the first 64.
fn constants() -> ([u32; 8], [u32; 64]) {
    let (mut squares, mut cubes) = ([0; 8], [0; 64]);
    let mut count = 0;
    let mut number = 2_u128;
    while count < 64 {
        if (2..number).all(|divisor| !number.is_multiple_of(divisor)) {
            // The whole part of a root times 2^32 lies above the low 32 bits, and is cut off.
            if count < 8 {
                squares[count] = root(number << 64, 2) as u32;
            }
            cubes[count] = root(number << 96, 3) as u32;
            count += 1;
        }
        number += 1;
    }
    (squares, cubes)
}

/// The greatest whole number whose power is at most the target; it is below 2^36.
fn root(target: u128, power: u32) -> u128 {
    (0..36).rev().fold(0, |root, bit| {
        let more = root | 1_u128 << bit;
        if more.pow(power) <= target { more } else { root }
    })
}
