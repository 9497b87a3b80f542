//! One sort for everything that is read: the library's own would be made anew, and large, for each type it sorts.

/// The numbers from 0 to `count` − 1 in the order that `after(a, b)` (a belongs behind b) says. Equal ones keep their
/// order.
pub fn order(count: usize, after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(run * 2) {
            let middle = count.min(start + run);
            let end = count.min(middle + run);
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let take_right = left == middle || right < end && after(sorted[left], sorted[right]);
                let next = if take_right { &mut right } else { &mut left };
                merged.push(sorted[*next]);
                *next += 1;
            }
        }
        core::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        run *= 2;
    }
    sorted
}
