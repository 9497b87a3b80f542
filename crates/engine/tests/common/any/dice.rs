//! Random numbers that are handed out one by one. Whatever is built from them shrinks as they do: nought always means
//! the plainest choice, and when they are used up all that follows is plain.

use proptest::prelude::*;

/// A hand of random numbers.
pub struct Dice<'d> {
    numbers: &'d [u16],
    at: usize,
}

/// So many of them.
pub fn dice(how_many: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), how_many)
}

impl<'d> Dice<'d> {
    pub fn new(numbers: &'d [u16]) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below that one.
    pub fn below(&mut self, most: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(number) % most.max(1)
    }

    /// A number from the first to the last.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// Whether the one case of so many comes up.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == many - 1
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// The value, one time of so many.
    pub fn sometimes<T>(&mut self, many: usize, made: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(many) { Some(made(self)) } else { None }
    }

    pub fn list<T>(&mut self, fewest: usize, most: usize, mut made: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        let length = self.between(fewest, most);
        (0..length).map(|at| made(self, at)).collect()
    }

    /// Some of the things, at least so many, in their order.
    pub fn some_of<T: Clone>(&mut self, all: &[T], fewest: usize) -> Vec<T> {
        let wanted = self.between(fewest, all.len());
        let mut left = all.len();
        let mut missing = wanted;
        let mut found = Vec::new();
        for one in all {
            // So many of those that are left are still wanted.
            if self.below(left) < missing {
                found.push(one.clone());
                missing -= 1;
            }
            left -= 1;
        }
        found
    }
}
