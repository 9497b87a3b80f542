//! Exact arithmetic on figures of any length and sign, by way of workings that are computed anew.

mod common;

use common::dec;
use pledge_engine::Decimal;
use pledge_engine::framework::Bound;
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

#[test]
fn products_at_the_edge_of_a_word() {
    for (a, b, product) in [
        ("3", "0.5", Some("1.5")),
        ("0", "18446744073709551615", Some("0")),
        ("1", "18446744073709551615", Some("18446744073709551615")),
        // (2^32 − 1)(2^32 + 1) = 2^64 − 1, the greatest of a word; 2^32 × 2^32 is one more.
        ("4294967295", "4294967297", Some("18446744073709551615")),
        ("4294967296", "4294967296", Some("18446744073709551616")),
        // 2^63 is in a word, and twice as much is not.
        ("9223372036854775808", "1", Some("9223372036854775808")),
        ("9223372036854775808", "2", Some("18446744073709551616")),
        ("9223372036854775808", "0.2", Some("1844674407370955161.6")),
        // 28 places can be held, and 29 cannot.
        ("0.00000000000001", "0.00000000000001", Some("0.0000000000000000000000000001")),
        ("0.00000000000001", "0.000000000000001", None),
        // Unless the last of them are zeros: 0.2 × 0.5 of the last place is 0.1 of it.
        ("0.00000000000002", "0.000000000000005", Some("0.0000000000000000000000000001")),
    ] {
        for (a, b) in [(a, b), (b, a)] {
            let found = made(&[a, b], vec![Op::Multiply(vec![0, 1])]);
            assert_eq!(found, product.and_then(whole), "{a} x {b}");
        }
    }
}

#[test]
fn sums_and_differences_at_the_edge_of_a_word() {
    for (a, b, sum, difference) in [
        ("18446744073709551614", "1", "18446744073709551615", "18446744073709551613"),
        ("18446744073709551615", "1", "18446744073709551616", "18446744073709551614"),
        ("18446744073709551615", "18446744073709551615", "36893488147419103230", "0"),
        // With a decimal there is one digit more, which a word has for the second and not for the first.
        ("18446744073709551615", "0.1", "18446744073709551615.1", "18446744073709551614.9"),
        ("1844674407370955160", "0.1", "1844674407370955160.1", "1844674407370955159.9"),
        ("0.25", "0.1", "0.35", "0.15"),
        ("0.1", "0.25", "0.35", "-0.15"),
        ("1", "0.0000000000000000000000000001", "1.0000000000000000000000000001", "0.9999999999999999999999999999"),
        ("0.5", "0.5", "1", "0"),
    ] {
        assert_eq!(made(&[a, b], vec![Op::Sum(vec![0, 1])]), whole(sum), "{a} + {b}");
        assert_eq!(made(&[a, b], vec![Op::Sum(vec![1, 0])]), whole(sum), "{b} + {a}");
        assert_eq!(made(&[a, b], vec![Op::Subtract(0, 1)]), whole(difference), "{a} - {b}");
    }
}

#[test]
fn quotients_are_decimals_of_six_places_or_fractions() {
    for (a, b, num, den) in [
        ("6", "3", "2", "1"),
        ("1", "8", "0.125", "1"),
        ("1", "64", "0.015625", "1"),
        // 1/128 has seven places.
        ("1", "128", "1", "128"),
        ("1", "3", "1", "3"),
        ("0.5", "0.25", "2", "1"),
        ("0.000001", "1.000", "0.000001", "1"),
        ("0.0000001", "1.000", "0.0000001", "1"),
        ("7", "1.0", "7", "1"),
        ("0", "7", "0", "1"),
        ("18446744073709551615", "5", "3689348814741910323", "1"),
        ("36893488147419103230", "5", "7378697629483820646", "1"),
        ("5", "36893488147419103230", "5", "36893488147419103230"),
        ("1", "0.0000000000000000000000000001", "10000000000000000000000000000", "1"),
    ] {
        assert_eq!(made(&[a, b], vec![Op::Divide(0, 1)]), Some((dec(num), dec(den))), "{a} / {b}");
    }
    // Nothing is divided by nothing, or by less.
    for by in ["0", "-1"] {
        assert_eq!(made(&["1", by], vec![Op::Divide(0, 1)]), None);
    }
}

#[test]
fn quotients_of_quotients() {
    // (1/3) / 7 = 1/21; 7 / (1/3) = 21; (1/3) / (2/7) = 7/6; of one denominator (1/3) / (2/3) = 0.5.
    let thirds = |op| vec![Op::Divide(0, 1), Op::Divide(2, 3), op];
    let constants = ["1", "3", "2", "7"];
    assert_eq!(made(&constants, thirds(Op::Divide(4, 3))), Some((dec("1"), dec("21"))));
    assert_eq!(made(&constants, thirds(Op::Divide(3, 4))), whole("21"));
    assert_eq!(made(&constants, thirds(Op::Divide(4, 5))), Some((dec("7"), dec("6"))));
    assert_eq!(made(&constants, thirds(Op::Multiply(vec![4, 5]))), Some((dec("2"), dec("21"))));
    assert_eq!(made(&constants, thirds(Op::Sum(vec![4, 5]))), Some((dec("13"), dec("21"))));
    assert_eq!(made(&constants, thirds(Op::Subtract(4, 5))), Some((dec("1"), dec("21"))));
    assert_eq!(made(&constants, thirds(Op::Multiply(vec![4, 1]))), whole("1"));
    assert_eq!(made(&constants, thirds(Op::Multiply(vec![3, 4]))), Some((dec("7"), dec("3"))));
    assert_eq!(made(&["1", "3", "2", "3"], thirds(Op::Divide(4, 5))), whole("0.5"));
    assert_eq!(made(&["1", "3", "2", "3"], thirds(Op::Sum(vec![4, 5]))), whole("1"));
    // With figures that fit no word: (1/3w) × 3 = 1/w, (1/w) / (3/w) = 1/3.
    let w = "36893488147419103231";
    assert_eq!(made(&["1", w, "3", w], thirds(Op::Divide(4, 5))), Some((dec("1"), dec("3"))));
    assert_eq!(made(&["1", w, "3", w], thirds(Op::Divide(4, 2))), Some((dec("1"), dec("110680464442257309693"))));
    assert_eq!(made(&["1", w, "3", w], thirds(Op::Multiply(vec![5, 1]))), whole("3"));
}

#[test]
fn halves_go_up_and_whole_numbers_lie_above_and_below() {
    for (num, den, round, up, down) in [
        ("1", "3", "0.33", "1", "0"),
        ("2", "3", "0.67", "1", "0"),
        ("1", "8", "0.13", "1", "0"),
        ("0.125", "1", "0.13", "1", "0"),
        ("0.1249999", "1", "0.12", "1", "0"),
        ("0.1250001", "1", "0.13", "1", "0"),
        ("0.995", "1", "1", "1", "0"),
        ("3", "1", "3", "3", "3"),
        ("0", "1", "0", "0", "0"),
        ("7", "2", "3.5", "4", "3"),
        ("1", "201", "0", "1", "0"),
        ("1", "200", "0.01", "1", "0"),
        ("1", "199", "0.01", "1", "0"),
        // Of figures that fit no word: 2^65/4 and a half of an odd one, a third of them.
        ("36893488147419103232", "4", "9223372036854775808", "9223372036854775808", "9223372036854775808"),
        ("36893488147419103233", "2", "18446744073709551616.5", "18446744073709551617", "18446744073709551616"),
        ("36893488147419103231", "3", "12297829382473034410.33", "12297829382473034411", "12297829382473034410"),
        // The greatest of a word, whose pence fit none.
        ("18446744073709551615", "1", "18446744073709551615", "18446744073709551615", "18446744073709551615"),
        ("18446744073709551615", "100", "184467440737095516.15", "184467440737095517", "184467440737095516"),
        ("18446744073709551615", "1000", "18446744073709551.62", "18446744073709552", "18446744073709551"),
        // Below zero, away from it.
        ("-1", "8", "-0.13", "0", "-1"),
        ("-7", "2", "-3.5", "-3", "-4"),
        ("-2", "1", "-2", "-2", "-2"),
    ] {
        let ops = |op| vec![Op::Divide(0, 1), op];
        assert_eq!(made(&[num, den], ops(Op::Round(2, 2))), whole(round), "{num}/{den}");
        assert_eq!(made(&[num, den], ops(Op::Ceil(2))), whole(up), "{num}/{den}");
        assert_eq!(made(&[num, den], ops(Op::Floor(2))), whole(down), "{num}/{den}");
    }
    // To no place, and to more than there are.
    assert_eq!(made(&["2.5"], vec![Op::Round(0, 0)]), whole("3"));
    assert_eq!(made(&["2.4999999999999999999"], vec![Op::Round(0, 0)]), whole("2"));
    assert_eq!(made(&["2.5"], vec![Op::Round(0, 18)]), whole("2.5"));
    assert_eq!(made(&["1", "3"], vec![Op::Divide(0, 1), Op::Round(2, 18)]), whole("0.333333333333333333"));
}

#[test]
fn figures_are_compared_exactly() {
    // The greater first; as quotients of the four.
    for [a, b, c, d] in [
        ["1", "1", "0", "1"],
        ["1", "1", "0.9999999999999999999999999999", "1"],
        ["1", "3", "0.333333", "1"],
        ["0.333334", "1", "1", "3"],
        ["2", "3", "3", "5"],
        ["2", "7", "1", "7"],
        ["18446744073709551616", "1", "18446744073709551615", "1"],
        ["18446744073709551615.5", "1", "18446744073709551615", "1"],
        ["1", "18446744073709551616", "1", "18446744073709551617"],
        ["0", "1", "-1", "1"],
        ["-1", "1", "-2", "1"],
    ] {
        let quotients = |op| vec![Op::Divide(0, 1), Op::Divide(2, 3), op];
        let of = |op| made(&[a, b, c, d], quotients(op)).map(|(num, den)| num * dec("1") / den);
        let (greater, less) = (dec(a) / dec(b), dec(c) / dec(d));
        for args in [vec![4, 5], vec![5, 4]] {
            assert_eq!(of(Op::Max(args.clone())), Some(greater), "{a}/{b} and {c}/{d}");
            assert_eq!(of(Op::Min(args)), Some(less), "{a}/{b} and {c}/{d}");
        }
    }
    let tested = |figure: &str, at: &str, strict, upper| {
        let bound = Bound { at: dec(at), strict };
        made(&[figure], vec![Op::Test(0, bound, upper)]) == whole("1")
    };
    for (figure, at, keeps) in [
        // At least, more than, at most, less than.
        ("1", "2", [false, false, true, true]),
        ("2", "2.0", [true, false, true, false]),
        ("3", "2", [true, true, false, false]),
        ("18446744073709551616", "18446744073709551615.9", [true, true, false, false]),
    ] {
        let found = [(false, false), (true, false), (false, true), (true, true)];
        assert_eq!(found.map(|(strict, upper)| tested(figure, at, strict, upper)), keeps, "{figure} and {at}");
    }
}

#[test]
fn tables_are_read_at_and_between_their_rows() {
    let table = vec![(2020, dec("10")), (2025, dec("20")), (2028, dec("14"))];
    for (year, expected) in [
        ("2019", None),
        ("2020", Some("10")),
        // 10 + 10 × 2/5.
        ("2022", Some("14")),
        ("2025", Some("20")),
        // 20 − 6 × 1/3, 20 − 6 × 2/3.
        ("2026", Some("18")),
        ("2027", Some("16")),
        ("2028", Some("14")),
        ("2029", None),
    ] {
        let found = made(&[year], vec![Op::LookUp(0, table.clone())]);
        assert_eq!(found, expected.and_then(whole), "{year}");
    }
    let bound = |at: &str, strict| Bound { at: dec(at), strict };
    let steps = vec![(bound("0", true), dec("10")), (bound("5", false), dec("50")), (bound("9", true), dec("100"))];
    for (figure, expected) in
        [("0", "0"), ("0.1", "10"), ("4.9", "10"), ("5", "50"), ("9", "50"), ("9.1", "100"), ("99", "100")]
    {
        assert_eq!(made(&[figure], vec![Op::Steps(0, steps.clone())]), whole(expected), "{figure}");
    }
    // Steps that name no earlier step do not compute, nor does the least of nothing.
    assert_eq!(made(&["1"], vec![Op::Round(1, 2)]), None);
    assert_eq!(made(&[], vec![Op::Min(vec![])]), None);
    assert_eq!(made(&[], vec![]), None);
    assert_eq!(made(&[], vec![Op::Sum(vec![])]), whole("0"));
    assert_eq!(made(&[], vec![Op::Multiply(vec![])]), whole("1"));
}

#[test]
fn nothing_has_no_sign() {
    // −0.001 rounds to nothing, and −0.5 goes up to nothing, by which nobody divides.
    for (figure, op) in [("-0.001", Op::Round(0, 2)), ("-0.5", Op::Ceil(0))] {
        assert_eq!(made(&[figure], vec![op.clone()]), whole("0"));
        assert_eq!(made(&[figure, "1"], vec![op.clone(), Op::Divide(1, 2)]), None);
        assert_eq!(made(&[figure, "1"], vec![op.clone(), Op::Divide(2, 1)]), whole("0"));
        assert_eq!(made(&[figure, "1"], vec![op.clone(), Op::Sum(vec![2, 1])]), whole("1"));
        let above = Op::Test(2, Bound { at: Decimal::ZERO, strict: true }, false);
        assert_eq!(made(&[figure, "1"], vec![op, above]), whole("0"));
    }
}
