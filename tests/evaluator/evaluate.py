"""A second evaluator of exported traces. It shares nothing with the product but the exported form.

    python3 evaluate.py FOLDER

Every file FOLDER/*.json holds one trace: {"format": "1", "nodes": [...]}. Each node is worked out anew from the
leaves with exact fractions and compared with the value that the product gave it. Prints one line for each
difference and a count; the exit code is 0 if there is none.
"""

import json
import pathlib
import sys
from fractions import Fraction


def rounded(value, places):
    """Half up; below zero, halves go away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def looked_up(year, table):
    """The straight line between the two years of the table around this year."""
    rows = [(Fraction(at), Fraction(value)) for at, value in table]
    for (first, low), (last, high) in zip(rows, rows[1:]):
        if first <= year <= last:
            return low + (high - low) * (year - first) / (last - first)
    raise ValueError(f"{year} is outside the table")


def product(values):
    result = Fraction(1)
    for value in values:
        result *= value
    return result


def worked_out(node, done):
    """The value of a node from the values of those before it."""
    op = node["op"]
    args = [done[int(at)] for at in node.get("args", [])]
    if op in ("input", "constant"):
        return Fraction(node["value"][0]) / Fraction(node["value"][1])
    if op == "sum":
        return sum(args, Fraction(0))
    if op == "subtract":
        return args[0] - args[1]
    if op == "multiply":
        return product(args)
    if op == "divide":
        return args[0] / args[1]
    if op == "min":
        return min(args)
    if op == "max":
        return max(args)
    if op == "round":
        return rounded(args[0], int(node["places"]))
    if op == "look_up":
        return looked_up(args[0], node["table"])
    if op == "test":
        bound = Fraction(node["bound"])
        keeps = {
            "at_least": args[0] >= bound,
            "more_than": args[0] > bound,
            "at_most": args[0] <= bound,
            "less_than": args[0] < bound,
        }
        return Fraction(keeps[node["compare"]])
    raise ValueError(f"unknown op {op!r}")


def differences(trace):
    """What is wrong with a trace, a text each."""
    if trace.get("format") != "1":
        return [f"unknown format {trace.get('format')!r}"]
    found, done = [], []
    for at, node in enumerate(trace["nodes"]):
        if any(int(arg) >= at for arg in node.get("args", [])):
            return found + [f"node {at} uses a later node"]
        value = worked_out(node, done)
        given = Fraction(node["value"][0]) / Fraction(node["value"][1])
        if value != given:
            found.append(f"node {at} ({node['label']}): {given} was given, {value} is right")
        done.append(value)
    return found or ([] if done else ["no nodes"])


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.json"))
    wrong = 0
    for file in files:
        for difference in differences(json.loads(file.read_text(encoding="utf-8"))):
            wrong += 1
            print(f"{file.name}: {difference}")
    print(f"{len(files)} traces, {wrong} differences")
    return 0 if files and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
