//! Exact arithmetic on fractions of decimals.
//!
//! `rust_decimal` drops digits silently when a product or a sum has more than fit. So the arithmetic is done here on
//! the integers inside, and a result that cannot be held whole is `None`: an overflow, never a wrong figure.
//!
//! Nearly all figures are short, so that they are worked out in single words ([`super::word`]); the others go through
//! [`super::long`], which knows them all.

use std::cmp::Ordering;

use super::long::{self, plus, product, whole_quotient};
use super::word::{Word, divided};
use crate::Decimal;

/// A number as numerator and denominator; the denominator is above zero. Once [`Fraction::settled`], it is one where the
/// number is a decimal of at most six places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction(Held);

/// How it is held.
#[derive(Clone, Copy, Debug)]
enum Held {
    /// A decimal.
    Short(Word),
    /// A quotient that nobody divided yet: products and quotients of it need no division, and most of them are rounded
    /// in the end, which takes one.
    Ratio(Word, Word),
    /// Any other.
    Long(Decimal, Decimal),
}

/// Places up to which a quotient is kept as a decimal instead of a fraction. More would only lengthen products.
const SHORT: u32 = 6;

use Held::{Long, Ratio, Short};

impl Fraction {
    pub(crate) const ZERO: Self = Self(Short(Word::ZERO));
    pub(crate) const ONE: Self = Self(Short(Word::ONE));

    /// A decimal.
    #[inline]
    pub(crate) const fn of(num: Decimal) -> Self {
        match Word::of(num) {
            Some(word) => Self(Short(word)),
            None => Self(Long(num, Decimal::ONE)),
        }
    }

    /// The number, if it is a decimal.
    #[inline]
    pub(crate) fn decimal(self) -> Option<Decimal> {
        if let Short(word) = self.0 {
            return Some(word.plain().decimal());
        }
        let (num, den) = self.parts();
        (den == Decimal::ONE).then_some(num)
    }

    #[inline]
    pub(crate) fn is_positive(self) -> bool {
        match self.0 {
            Short(num) | Ratio(num, _) => !num.is_zero(),
            Long(num, _) => num > Decimal::ZERO,
        }
    }

    #[inline]
    pub(crate) fn add(self, other: Self) -> Option<Self> {
        match (self.0, other.0) {
            // Sums begin with nothing.
            (Short(a), _) if a.is_zero() => return Some(other),
            (Short(a), Short(b)) => {
                if let Some(sum) = a.plus(b) {
                    return Some(Self(Short(sum)));
                }
            }
            _ => {}
        }
        self.add_long(other)
    }

    #[cold]
    fn add_long(self, other: Self) -> Option<Self> {
        // Marks of questions in one section are shares of one whole.
        if let (Ratio(a, of), Ratio(b, whole)) = (self.0, other.0)
            && of == whole
            && let Some(sum) = a.plus(b)
        {
            return Some(Self(Ratio(sum, of)));
        }
        let ((num, den), (other_num, other_den)) = (self.parts(), other.parts());
        if den == other_den {
            return Some(Self::simple(plus(num, other_num)?, den));
        }
        // Where one denominator divides the other, the greater one serves both and nothing grows.
        if let Some(times) = whole_quotient(other_den, den) {
            return Some(Self::simple(plus(product(num, times)?, other_num)?, other_den));
        }
        if let Some(times) = whole_quotient(den, other_den) {
            return Some(Self::simple(plus(product(other_num, times)?, num)?, den));
        }
        let sum = plus(product(num, other_den)?, product(other_num, den)?)?;
        Some(Self::simple(sum, product(den, other_den)?))
    }

    pub(crate) fn subtract(self, other: Self) -> Option<Self> {
        if let (Short(a), Short(b)) = (self.0, other.0)
            && let Some(rest) = a.less(b)
        {
            return Some(Self(Short(rest)));
        }
        let (num, den) = other.parts();
        self.add_long(Self(Long(-num, den)))
    }

    #[inline]
    pub(crate) fn multiply(self, other: Self) -> Option<Self> {
        match (self.0, other.0) {
            (Short(a), Short(b)) => {
                if let Some(product) = a.times(b) {
                    return Some(Self(Short(product)));
                }
            }
            (Ratio(num, den), Short(by)) | (Short(by), Ratio(num, den)) => {
                if let Some(num) = num.times(by) {
                    return Some(Self(Ratio(num, den)));
                }
            }
            _ => {}
        }
        self.multiply_long(other)
    }

    #[cold]
    fn multiply_long(self, other: Self) -> Option<Self> {
        let ((num, den), (other_num, other_den)) = (self.parts(), other.parts());
        Some(Self::simple(product(num, other_num)?, product(den, other_den)?))
    }

    /// The exact quotient; `None` also for a divisor that is not above zero, which nothing here divides by.
    #[inline]
    pub(crate) fn divide(self, other: Self) -> Option<Self> {
        if !other.is_positive() {
            return None;
        }
        match (self.0, other.0) {
            (Short(num), Short(den)) => return Some(Self(Ratio(num, den))),
            (Ratio(num, den), Short(by)) => {
                if let Some(den) = den.times(by) {
                    return Some(Self(Ratio(num, den)));
                }
            }
            _ => {}
        }
        let ((num, den), (other_num, other_den)) = (self.parts(), other.parts());
        // Shares of a whole often have the denominator of that whole, which would only lengthen both products.
        if den == other_den {
            return Some(Self::simple(num, other_num));
        }
        Some(Self::simple(product(num, other_den)?, product(den, other_num)?))
    }

    #[inline]
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        if let (Short(a), Short(b)) = (self.0, other.0)
            && let Some(order) = a.compare(b)
        {
            return Some(order);
        }
        let ((num, den), (other_num, other_den)) = (self.parts(), other.parts());
        if den == other_den {
            return Some(num.cmp(&other_num));
        }
        Some(product(num, other_den)?.cmp(&product(other_num, den)?))
    }

    /// Rounded half up to so many places. Below zero, halves go away from zero.
    #[inline]
    pub(crate) fn round(self, places: u32) -> Option<Decimal> {
        match self.rounded_word(places) {
            Some(word) => Some(word.decimal()),
            None => self.round_long(places),
        }
    }

    /// The same as a fraction.
    #[inline]
    pub(crate) fn rounded(self, places: u32) -> Option<Self> {
        match self.rounded_word(places) {
            Some(word) => Some(Self(Short(word.plain()))),
            None => Some(Self::of(self.round_long(places)?)),
        }
    }

    #[inline]
    fn rounded_word(self, places: u32) -> Option<Word> {
        match self.0 {
            Short(num) => num.cut(places),
            Ratio(num, den) => num.rounded(den, places),
            Long(..) => None,
        }
    }

    /// Twice the remainder is compared with the divisor.
    #[cold]
    fn round_long(self, places: u32) -> Option<Decimal> {
        let (num, den) = self.parts();
        let (quotient, remainder, divisor) = long::quotient(num, den, places)?;
        // A remainder is below its divisor, which `quotient` keeps below half of what fits.
        let up = u128::from(remainder * 2 >= divisor);
        let value = long::fit(quotient + up, places)?;
        Some(if num.is_sign_negative() { -value } else { value })
    }

    /// The nearest whole number that is not below it (`up`), or not above it.
    pub(crate) fn whole(self, up: bool) -> Option<Decimal> {
        let (num, den) = self.parts();
        let (quotient, remainder, _) = long::quotient(num, den, 0)?;
        let negative = num.is_sign_negative();
        // Away from zero is up for what is above zero, and down for what is below.
        let away = remainder != 0 && up != negative;
        let value = long::fit(quotient + u128::from(away), 0)?;
        Some(if negative { -value } else { value })
    }

    /// Numerator and denominator of the number when it is settled, without trailing zeros, which would take the room of
    /// digits that count.
    pub(crate) fn parts(self) -> (Decimal, Decimal) {
        match self.settled().0 {
            Short(num) => (num.plain().decimal(), Decimal::ONE),
            Ratio(num, den) => (num.plain().decimal(), den.plain().decimal()),
            Long(num, den) => (num.normalize(), den.normalize()),
        }
    }

    /// A quotient that is a decimal of at most six places is held as one from here on, so that sums stay short, and one
    /// number is held in one way.
    #[inline]
    pub(crate) fn settled(self) -> Self {
        match self.0 {
            Ratio(num, den) => Self::divided(num, den),
            _ => self,
        }
    }

    fn divided(num: Word, den: Word) -> Self {
        match divided(num, den, SHORT) {
            Some((whole, 0, _)) => Self(Short(Word::new(whole, SHORT).plain())),
            Some(_) => Self(Ratio(num, den)),
            None => Self::simple(num.decimal(), den.decimal()),
        }
    }

    /// The same for those of any length.
    #[cold]
    fn simple(num: Decimal, den: Decimal) -> Self {
        // Nothing is nothing, of however much.
        if num.is_zero() {
            return Self::ZERO;
        }
        if den == Decimal::ONE {
            return Self::of(num);
        }
        if let Some((whole, 0, _)) = long::quotient(num, den, SHORT)
            && let Some(value) = long::fit(whole, SHORT)
        {
            return Self::of(if num.is_sign_negative() { -value } else { value }.normalize());
        }
        Self(match (Word::of(num), Word::of(den)) {
            (Some(num), Some(den)) => Ratio(num, den),
            _ => Long(num, den),
        })
    }
}

/// Equal parts are the same number, however many zeros trail behind them.
impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Fraction {}

#[cfg(test)]
mod tests {
    use super::super::long::{fit, integer, shifted};
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

    #[test]
    fn other_numbers_are_not_equal() {
        assert_eq!(frac("1", "3"), frac("1.0", "3.00"));
        for other in [frac("1", "3.1"), frac("2", "3"), Fraction::ONE] {
            assert_ne!(frac("1", "3"), other);
        }
    }

    #[test]
    fn trailing_zeros_take_no_room() {
        let whole = Fraction::of(dec("9999999999999999999999999999"));
        // 28 digits and the 14 zeros of the other would be 42, and a u128 has 38.
        let zeros = Fraction::of(dec("12000.00000000000000"));
        let share = zeros.divide(whole).unwrap();
        assert_eq!((share.round(2), share), (Some(dec("0")), frac("12000", "9999999999999999999999999999")));
        assert_eq!(zeros.add(whole).and_then(Fraction::decimal), Some(dec("10000000000000000000000011999")));
        assert_eq!(whole.subtract(zeros).and_then(Fraction::decimal), Some(dec("9999999999999999999999987999")));
        assert_eq!(zeros.compare(whole), Some(Ordering::Less));
        assert_eq!(share.whole(true), Some(dec("1")));
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
                    let away = away.and_then(|away| if away.is_positive() { Some(away) } else { Fraction::ZERO.subtract(away) });
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
