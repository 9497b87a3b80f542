//! Exact arithmetic on figures of any length and sign, by way of workings that are computed anew.

mod common;

use common::dec;
use pledge_engine::Decimal;
use pledge_engine::score::{Label, Op, Trace, TraceNode, recompute};

fn node(op: Op, value: &str) -> TraceNode {
    TraceNode { label: Label::Step, op, value: (dec(value), Decimal::ONE) }
}

/// What an operation makes of those constants; what it comes to is not looked at.
fn made(constants: &[&str], ops: Vec<Op>) -> Option<(Decimal, Decimal)> {
    let mut nodes: Vec<TraceNode> = constants.iter().map(|value| node(Op::Constant, value)).collect();
    nodes.extend(ops.into_iter().map(|op| node(op, "0")));
    recompute(&Trace { nodes })
}

fn whole(value: &str) -> Option<(Decimal, Decimal)> {
    Some((dec(value), Decimal::ONE))
}

#[test]
fn sums_of_either_sign() {
    for (a, b, sum, difference) in [
        ("-5", "-3", "-8", "-2"),
        ("-5", "3", "-2", "-8"),
        ("5", "-3", "2", "8"),
        ("3", "-5", "-2", "8"),
        ("-3", "5", "2", "-8"),
        ("-5", "5", "0", "-10"),
        ("5", "-5", "0", "10"),
        ("-5", "-5", "-10", "0"),
        ("0", "-5", "-5", "5"),
        ("-5", "0", "-5", "-5"),
        // Of different places.
        ("-0.25", "-3", "-3.25", "2.75"),
        ("-3", "0.25", "-2.75", "-3.25"),
        // 20 digits and more do not fit a word.
        ("-50000000000000000000000", "-3", "-50000000000000000000003", "-49999999999999999999997"),
        ("50000000000000000000000", "-3", "49999999999999999999997", "50000000000000000000003"),
        ("50000000000000000000000", "-50000000000000000000000", "0", "100000000000000000000000"),
    ] {
        assert_eq!(made(&[a, b], vec![Op::Sum(vec![0, 1])]), whole(sum), "{a} + {b}");
        assert_eq!(made(&[a, b], vec![Op::Subtract(0, 1)]), whole(difference), "{a} - {b}");
    }
}

#[test]
fn fractions_of_which_one_denominator_divides_the_other_do_not_grow() {
    // 1/d + 1/2d = 3/2d, where d × 2d would have 57 digits and could not be held.
    let (d, twice) = ("30000000000000000000000000001", "60000000000000000000000000002");
    let quotients = || vec![Op::Divide(0, 1), Op::Divide(0, 2)];
    for (first, second) in [(3, 4), (4, 3)] {
        let ops = [quotients(), vec![Op::Sum(vec![first, second])]].concat();
        assert_eq!(made(&["1", d, twice], ops), Some((dec("3"), dec(twice))));
    }
    // 1/d − 1/2d = 1/2d, and the other way round its negative.
    for (first, second, left) in [(3, 4, "1"), (4, 3, "-1")] {
        let ops = [quotients(), vec![Op::Subtract(first, second)]].concat();
        assert_eq!(made(&["1", d, twice], ops), Some((dec(left), dec(twice))));
    }
    // Neither of d and d + 1 divides the other, and what cannot be held is nothing.
    let ops = [quotients(), vec![Op::Sum(vec![3, 4])]].concat();
    assert_eq!(made(&["1", d, "30000000000000000000000000002"], ops), None);
}
