//! Exact arithmetic on decimals of any length: what does not fit the words of [`super::fraction`].

use crate::Decimal;

/// Times ten, unless that might not fit.
fn tenfold(n: u128) -> Option<u128> {
    (n >> 123 == 0).then(|| n * 10)
}

pub(super) fn shifted(mut n: u128, places: u32) -> Option<u128> {
    for _ in 0..places {
        n = tenfold(n)?;
    }
    Some(n)
}

pub(super) fn integer(value: Decimal) -> u128 {
    value.mantissa().unsigned_abs()
}

/// A decimal of that integer and scale, if it can be held whole. Trailing zeros go only where they must.
pub(super) fn fit(mut n: u128, mut scale: u32) -> Option<Decimal> {
    while n >> 96 != 0 || scale > Decimal::MAX_SCALE {
        if scale == 0 || !n.is_multiple_of(10) {
            return None;
        }
        n /= 10;
        scale -= 1;
    }
    Some(Decimal::from_parts(n as u32, (n >> 32) as u32, (n >> 64) as u32, false, scale))
}

/// The exact product, without trailing zeros, of factors that have none.
pub(super) fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a == Decimal::ONE {
        return Some(b);
    }
    if b == Decimal::ONE {
        return Some(a);
    }
    let (m, n) = (integer(a), integer(b));
    // A product has at most as many bits as its factors together.
    let bits = 256 - m.leading_zeros() - n.leading_zeros();
    let product = (bits <= 128).then(|| m.wrapping_mul(n))?;
    let value = fit(product, a.scale() + b.scale())?.normalize();
    let negative = a.is_sign_negative() != b.is_sign_negative();
    Some(if negative { -value } else { value })
}

/// The exact sum.
pub(super) fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.is_zero() {
        return Some(b);
    }
    if b.is_zero() {
        return Some(a);
    }
    let scale = a.scale().max(b.scale());
    let m = shifted(integer(a), scale - a.scale())?;
    let n = shifted(integer(b), scale - b.scale())?;
    if a.is_sign_negative() == b.is_sign_negative() {
        let value = fit(m.checked_add(n)?, scale)?;
        return Some(if a.is_sign_negative() { -value } else { value });
    }
    let value = fit(m.abs_diff(n), scale)?;
    let negative = (m < n) == a.is_sign_positive();
    Some(if negative { -value } else { value })
}

/// The quotient of the sizes, cut after so many places, as an integer at that scale; its remainder and divisor.
/// The divisor is below 2^127.
pub(super) fn quotient(num: Decimal, den: Decimal, places: u32) -> Option<(u128, u128, u128)> {
    let up = den.scale() + places;
    let (mut n, mut d) = (integer(num), integer(den));
    if up >= num.scale() {
        n = shifted(n, up - num.scale())?;
    } else {
        d = shifted(d, num.scale() - up)?;
    }
    (d >> 127 == 0 && d != 0).then(|| (n / d, n % d, d))
}

/// How many times the second goes into the first, if it does so without a remainder.
pub(super) fn whole_quotient(num: Decimal, den: Decimal) -> Option<Decimal> {
    match quotient(num, den, 0)? {
        (times, 0, _) => fit(times, 0),
        _ => None,
    }
}
