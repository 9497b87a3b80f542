//! Exact arithmetic on decimals whose digits fit one word. Whatever does not fit is `None`, and goes through
//! [`super::long`].

use std::cmp::Ordering;

use crate::Decimal;

/// A decimal that is not below zero, and whose digits fit a word. It is packed, so that figures, which are kept by
/// the thousand, are no longer than they must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(C, packed(4))]
pub(crate) struct Word {
    digits: u64,
    scale: u32,
}

/// Powers of ten that fit a word.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The product, unless it might not fit: it has at most as many bits as its factors together. A checked product would
/// be worked out in two words.
#[inline]
fn product(a: u64, b: u64) -> Option<u64> {
    (a.leading_zeros() + b.leading_zeros() >= u64::BITS).then(|| a.wrapping_mul(b))
}

/// Times ten, so many times.
#[inline]
fn raised(digits: u64, places: u32) -> Option<u64> {
    if places == 0 { Some(digits) } else { product(digits, *POWERS.get(places as usize)?) }
}

/// Both at one scale, and that scale.
#[inline]
fn level(a: Word, b: Word) -> Option<(u64, u64, u32)> {
    let (scale, other) = (a.scale, b.scale);
    if scale >= other {
        Some((a.digits, raised(b.digits, scale - other)?, scale))
    } else {
        Some((raised(a.digits, other - scale)?, b.digits, other))
    }
}

impl Word {
    pub(crate) const ZERO: Self = Self { digits: 0, scale: 0 };
    pub(crate) const ONE: Self = Self { digits: 1, scale: 0 };

    /// These digits, the last so many of which are decimals: at most [`Decimal::MAX_SCALE`].
    #[inline]
    pub(crate) const fn new(digits: u64, scale: u32) -> Self {
        Self { digits, scale }
    }

    #[inline]
    pub(crate) const fn of(decimal: Decimal) -> Option<Self> {
        let parts = decimal.unpack();
        if parts.hi != 0 || parts.negative {
            return None;
        }
        Some(Self { digits: (parts.mid as u64) << 32 | parts.lo as u64, scale: parts.scale })
    }

    #[inline]
    pub(crate) fn decimal(self) -> Decimal {
        Decimal::from_parts(self.digits as u32, (self.digits >> 32) as u32, 0, false, self.scale)
    }

    #[inline]
    pub(crate) fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Without trailing zeros.
    #[inline]
    pub(crate) fn plain(mut self) -> Self {
        if self.digits == 0 {
            return Self::ZERO;
        }
        // What is odd does not end in a zero, which is told without dividing.
        while self.scale > 0 && self.digits & 1 == 0 {
            let tenth = self.digits / 10;
            if tenth * 10 != self.digits {
                break;
            }
            self.digits = tenth;
            self.scale -= 1;
        }
        self
    }

    #[inline]
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = level(self, other)?;
        Some(Self { digits: a.checked_add(b)?, scale })
    }

    /// This less the other, if that is not above it.
    #[inline]
    pub(crate) fn less(self, other: Self) -> Option<Self> {
        let (a, b, scale) = level(self, other)?;
        Some(Self { digits: a.checked_sub(b)?, scale })
    }

    #[inline]
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let scale = self.scale + other.scale;
        let digits = product(self.digits, other.digits)?;
        (scale <= Decimal::MAX_SCALE).then_some(Self { digits, scale })
    }

    #[inline]
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let (a, b, _) = level(self, other)?;
        Some(a.cmp(&b))
    }

    /// Rounded half up to so many places. Most have no more, which takes no division.
    #[inline]
    pub(crate) fn cut(self, places: u32) -> Option<Self> {
        if self.scale > places {
            return self.rounded(Self::ONE, places);
        }
        Some(Self { digits: raised(self.digits, places - self.scale)?, scale: places })
    }

    /// This ÷ the divisor, rounded half up to so many places.
    #[inline]
    pub(crate) fn rounded(self, divisor: Self, places: u32) -> Option<Self> {
        let (quotient, remainder, divisor) = divided(self, divisor, places)?;
        // Twice the remainder is at least the divisor.
        let up = u64::from(remainder >= divisor - remainder);
        Some(Self { digits: quotient.checked_add(up)?, scale: places })
    }
}

/// The quotient, cut after so many places, as an integer at that scale; its remainder and divisor.
#[inline]
pub(crate) fn divided(num: Word, den: Word, places: u32) -> Option<(u64, u64, u64)> {
    let (mut n, mut d) = (num.digits, den.digits);
    let (up, scale) = (den.scale + places, num.scale);
    if up >= scale {
        n = raised(n, up - scale)?;
    } else {
        d = raised(d, scale - up)?;
    }
    // The remainder by a product: a second division would take as long as the first.
    let quotient = n.checked_div(d)?;
    Some((quotient, n - quotient * d, d))
}
