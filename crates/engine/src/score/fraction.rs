//! Exact arithmetic on fractions of decimals.
//!
//! `rust_decimal` drops digits silently when a product or a sum has more than fit. So the arithmetic is done here on
//! the integers inside, and a result that cannot be held whole is `None`: an overflow, never a wrong figure.

use std::cmp::Ordering;

use crate::Decimal;

/// A number as numerator and denominator; the denominator is above zero, and is one where the number is a decimal
/// of at most six places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    num: Decimal,
    den: Decimal,
}

/// Places up to which a quotient is kept as a decimal instead of a fraction. More would only lengthen products.
const SHORT: u32 = 6;

impl Fraction {
    pub(crate) const ZERO: Self = Self::of(Decimal::ZERO);
    pub(crate) const ONE: Self = Self::of(Decimal::ONE);

    /// A decimal.
    pub(crate) const fn of(num: Decimal) -> Self {
        Self { num, den: Decimal::ONE }
    }

    /// Numerator and denominator, without trailing zeros.
    pub(crate) fn parts(self) -> (Decimal, Decimal) {
        (self.num.normalize(), self.den.normalize())
    }

    /// The number, if it is a decimal.
    pub(crate) fn decimal(self) -> Option<Decimal> {
        (self.den == Decimal::ONE).then(|| self.num.normalize())
    }

    pub(crate) fn is_positive(self) -> bool {
        self.num > Decimal::ZERO
    }

    pub(crate) fn add(self, other: Self) -> Option<Self> {
        if self.den == other.den {
            return Self::simple(plus(self.num, other.num)?, self.den);
        }
        // Where one denominator divides the other, the greater one serves both and nothing grows.
        if let Some(times) = whole_quotient(other.den, self.den) {
            return Self::simple(plus(product(self.num, times)?, other.num)?, other.den);
        }
        if let Some(times) = whole_quotient(self.den, other.den) {
            return Self::simple(plus(product(other.num, times)?, self.num)?, self.den);
        }
        let num = plus(product(self.num, other.den)?, product(other.num, self.den)?)?;
        Self::simple(num, product(self.den, other.den)?)
    }

    pub(crate) fn subtract(self, other: Self) -> Option<Self> {
        self.add(Self { num: -other.num, den: other.den })
    }

    pub(crate) fn multiply(self, other: Self) -> Option<Self> {
        Self::simple(product(self.num, other.num)?, product(self.den, other.den)?)
    }

    /// The exact quotient; `None` also for a divisor that is not above zero, which nothing here divides by.
    pub(crate) fn divide(self, other: Self) -> Option<Self> {
        if !other.is_positive() {
            return None;
        }
        // Shares of a whole often have the denominator of that whole, which would only lengthen both products.
        if self.den == other.den {
            return Self::simple(self.num, other.num);
        }
        Self::simple(product(self.num, other.den)?, product(self.den, other.num)?)
    }

    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        if self.den == other.den {
            return Some(self.num.cmp(&other.num));
        }
        Some(product(self.num, other.den)?.cmp(&product(other.num, self.den)?))
    }

    /// Rounded half up to so many places: twice the remainder is compared with the divisor. Below zero, halves go
    /// away from zero.
    pub(crate) fn round(self, places: u32) -> Option<Decimal> {
        let (quotient, remainder, divisor) = quotient(self.num, self.den, places)?;
        // A remainder is below its divisor, which `quotient` keeps below half of what fits.
        let up = u128::from(remainder * 2 >= divisor);
        let value = fit(quotient + up, places)?;
        Some(if self.num.is_sign_negative() { -value } else { value })
    }

    /// The nearest whole number that is not below it (`up`), or not above it.
    pub(crate) fn whole(self, up: bool) -> Option<Decimal> {
        let (quotient, remainder, _) = quotient(self.num, self.den, 0)?;
        let negative = self.num.is_sign_negative();
        // Away from zero is up for what is above zero, and down for what is below.
        let away = remainder != 0 && up != negative;
        let value = fit(quotient + u128::from(away), 0)?;
        Some(if negative { -value } else { value })
    }

    /// Keeps short quotients as decimals, so that sums and products of them stay short.
    fn simple(num: Decimal, den: Decimal) -> Option<Self> {
        // Nothing is nothing, of however much.
        if num.is_zero() {
            return Some(Self::ZERO);
        }
        if den == Decimal::ONE {
            return Some(Self::of(num));
        }
        if let Some((whole, 0, _)) = quotient(num, den, SHORT)
            && let Some(value) = fit(whole, SHORT)
        {
            let value = value.normalize();
            return Some(Self::of(if num.is_sign_negative() { -value } else { value }));
        }
        Some(Self { num, den })
    }
}

/// Times ten, unless that might not fit.
fn tenfold(n: u128) -> Option<u128> {
    (n >> 123 == 0).then(|| n * 10)
}

fn shifted(mut n: u128, places: u32) -> Option<u128> {
    for _ in 0..places {
        n = tenfold(n)?;
    }
    Some(n)
}

fn integer(value: Decimal) -> u128 {
    value.mantissa().unsigned_abs()
}

/// A decimal of that integer and scale, if it can be held whole. Trailing zeros go only where they must.
fn fit(mut n: u128, mut scale: u32) -> Option<Decimal> {
    while n >> 96 != 0 || scale > Decimal::MAX_SCALE {
        if scale == 0 || !n.is_multiple_of(10) {
            return None;
        }
        n /= 10;
        scale -= 1;
    }
    Some(Decimal::from_parts(n as u32, (n >> 32) as u32, (n >> 64) as u32, false, scale))
}

/// The exact product.
fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a == Decimal::ONE {
        return Some(b);
    }
    if b == Decimal::ONE {
        return Some(a);
    }
    let of = |a: Decimal, b: Decimal| {
        let (m, n) = (integer(a), integer(b));
        // A product has at most as many bits as its factors together.
        let bits = 256 - m.leading_zeros() - n.leading_zeros();
        let scale = a.scale() + b.scale();
        (bits <= 128).then(|| m.wrapping_mul(n)).and_then(|p| fit(p, scale))
    };
    let value = of(a, b).or_else(|| of(a.normalize(), b.normalize()))?;
    let negative = a.is_sign_negative() != b.is_sign_negative();
    Some(if negative { -value } else { value })
}

/// The exact sum.
fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
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
fn quotient(num: Decimal, den: Decimal, places: u32) -> Option<(u128, u128, u128)> {
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
fn whole_quotient(num: Decimal, den: Decimal) -> Option<Decimal> {
    match quotient(num, den, 0)? {
        (times, 0, _) => fit(times, 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn frac(num: &str, den: &str) -> Fraction {
        Fraction::of(dec(num)).divide(Fraction::of(dec(den))).unwrap()
    }

    #[test]
    fn a_mark_is_multiplied_first_and_divided_once() {
        // 15 × 25,000 / 120,000 = 375,000 / 120,000 = 3.125, which rounds to 3.13.
        let marks = Fraction::of(dec("15"))
            .multiply(Fraction::of(dec("25000")))
            .and_then(|n| n.divide(Fraction::of(dec("120000"))))
            .unwrap();
        assert_eq!(marks.round(2), Some(dec("3.13")));
        // The same written as 15 × (25,000/120,000): 25,000/120,000 = 5/24 stays exact, so the order does not matter.
        let late = frac("25000", "120000").multiply(Fraction::of(dec("15"))).unwrap();
        assert_eq!(late, marks);
    }

    #[test]
    fn nothing_and_shares_of_one_whole_stay_short() {
        let long = frac("1.000000001", "9999999999999999999999999999");
        let nothing = Fraction::of(dec("0.0000000000"));
        assert_eq!(long.multiply(nothing), Some(Fraction::ZERO));
        // (1.000000001/w) ÷ (3/w) is 1.000000001/3, though w × 3 is too long to be held.
        let third = long.divide(frac("3", "9999999999999999999999999999"));
        assert_eq!(third, Some(frac("1.000000001", "3")));
    }

    #[test]
    fn halves_round_up_and_nothing_else_does() {
        assert_eq!(frac("1", "8").round(2), Some(dec("0.13")));
        assert_eq!(frac("1", "3").round(2), Some(dec("0.33")));
        assert_eq!(frac("2", "3").round(2), Some(dec("0.67")));
        assert_eq!(Fraction::of(dec("0.005")).round(2).map(|d| d.normalize()), Some(dec("0.01")));
        // 0.00499999999999999999999 is below the half.
        assert_eq!(Fraction::of(dec("0.0049999999999999999999999")).round(2), Some(dec("0")));
    }

    #[test]
    fn whole_numbers_up_and_down() {
        for (num, den, up, down) in [
            ("7", "2", "4", "3"),
            ("6", "2", "3", "3"),
            ("0", "5", "0", "0"),
            ("1", "1000000", "1", "0"),
            ("999999.99", "1000000", "1", "0"),
            ("1000000", "1000000", "1", "1"),
            ("1000000.01", "1000000", "2", "1"),
            // Below zero, up is towards zero.
            ("-7", "2", "-3", "-4"),
        ] {
            let value = frac(num, den);
            assert_eq!((value.whole(true), value.whole(false)), (Some(dec(up)), Some(dec(down))), "{num}/{den}");
        }
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = frac("1", "3");
        assert_eq!(third.add(third).and_then(|two| two.add(third)).and_then(Fraction::decimal), Some(Decimal::ONE));
        assert_eq!(third.subtract(third).map(|z| z.is_positive()), Some(false));
    }

    #[test]
    fn digits_are_never_lost() {
        let wide = dec("9999999999999.999999");
        // 20 digits × 20 digits need 40, and only 28 fit.
        assert_eq!(Fraction::of(wide).multiply(Fraction::of(wide)), None);
        // 10^28 + 10^-6 would need 35 digits.
        let sum = Fraction::of(dec("10000000000000000000000000000"));
        assert_eq!(sum.add(Fraction::of(dec("0.000001"))), None);
        // 2 × 0.5 with 28 decimals written out still fits, because its zeros do not count.
        let long = Fraction::of(dec("0.5000000000000000000000000000"));
        assert_eq!(long.multiply(long).and_then(Fraction::decimal), Some(dec("0.25")));
    }

    /// The decimal digits of an integer, the last first.
    fn digits(value: u128) -> Vec<u32> {
        value.to_string().bytes().rev().map(|b| u32::from(b - b'0')).collect()
    }

    /// Schoolbook multiplication, without the zeros at the front.
    fn product_by_hand(a: u128, b: u128) -> Vec<u32> {
        let (a, b) = (digits(a), digits(b));
        let mut product = vec![0; a.len() + b.len()];
        for (at, one) in a.iter().enumerate() {
            for (by, two) in b.iter().enumerate() {
                product[at + by] += one * two;
            }
        }
        for at in 1..product.len() {
            product[at] += product[at - 1] / 10;
            product[at - 1] %= 10;
        }
        while product.len() > 1 && product.last() == Some(&0) {
            product.pop();
        }
        product
    }

    /// Any decimal that can be held, most of them long.
    fn any_decimal() -> impl Strategy<Value = Decimal> {
        (0_u128..1 << 96, 0_u32..96, 0_u32..=28)
            .prop_map(|(n, short, scale)| Decimal::from_i128_with_scale((n >> short) as i128, scale))
    }

    proptest! {
        #[test]
        fn long_products_are_whole_or_none(a in any_decimal(), b in any_decimal()) {
            let mut exact = product_by_hand(integer(a), integer(b));
            let mut scale = a.scale() + b.scale();
            while scale > 0 && exact[0] == 0 && exact.len() > 1 {
                exact.remove(0);
                scale -= 1;
            }
            let zero = exact == [0];
            let text: String = exact.iter().rev().map(|d| char::from(b'0' + *d as u8)).collect();
            // 96 bits and 28 places can be held.
            let fits = (zero || scale <= 28) && text.len() <= 29 && text.parse::<u128>().unwrap() >> 96 == 0;
            let product = Fraction::of(a).multiply(Fraction::of(b));
            prop_assert_eq!(product.is_some(), fits, "{} x {}", a, b);
            if let Some(product) = product.and_then(Fraction::decimal) {
                prop_assert_eq!(digits(integer(product)), exact);
                prop_assert_eq!(product.scale(), if zero { 0 } else { scale });
            }
        }

        #[test]
        fn long_sums_come_back_or_are_none(a in any_decimal(), b in any_decimal()) {
            let (x, y) = (Fraction::of(a), Fraction::of(b));
            let sum = x.add(y);
            prop_assert_eq!(sum, y.add(x));
            if let Some(sum) = sum {
                prop_assert_eq!(sum.subtract(y).and_then(|back| back.compare(x)), Some(Ordering::Equal));
                // Nothing is dropped: digit by digit, with the integers at one scale.
                let places = a.normalize().scale().max(b.normalize().scale());
                let at = |d: Decimal| shifted(integer(d.normalize()), places - d.normalize().scale());
                if let (Some(m), Some(n)) = (at(a), at(b)) {
                    let total = m.checked_add(n).and_then(|n| fit(n, places));
                    prop_assert_eq!(total.map(|t| t.normalize()), sum.decimal());
                }
            }
        }

        #[test]
        fn long_quotients_round_to_the_nearest(a in any_decimal(), b in any_decimal()) {
            if let Some(quotient) = Fraction::of(a).divide(Fraction::of(b)) {
                prop_assert!(b > Decimal::ZERO);
                if let Some(rounded) = quotient.round(2) {
                    // Twice the distance is at most one hundredth.
                    let away = quotient.subtract(Fraction::of(rounded));
                    let away = away.map(|away| if away.is_positive() { away } else { Fraction { num: -away.num, ..away } });
                    let half = Fraction::of(dec("0.005"));
                    if let Some(order) = away.and_then(|away| away.compare(half)) {
                        prop_assert!(order != Ordering::Greater);
                    }
                }
            }
        }

        #[test]
        fn laws_of_fractions(a in 0_i64..1_000_000, b in 1_i64..10_000, c in 0_i64..1_000_000, d in 1_i64..10_000) {
            let x = Fraction::of(a.into()).divide(Fraction::of(b.into())).unwrap();
            let y = Fraction::of(c.into()).divide(Fraction::of(d.into())).unwrap();
            let sum = x.add(y).unwrap();
            prop_assert_eq!(sum.compare(y.add(x).unwrap()), Some(Ordering::Equal));
            prop_assert_eq!(sum.subtract(y).unwrap().compare(x), Some(Ordering::Equal));
            // a/b + c/d = (ad + cb)/bd, with plain integers.
            let (num, den) = (i128::from(a) * i128::from(d) + i128::from(c) * i128::from(b), i128::from(b) * i128::from(d));
            let rounded = (num * 200 + den) / (den * 2);
            prop_assert_eq!(sum.round(2), Some(Decimal::from_i128_with_scale(rounded, 2)));
        }
    }
}
