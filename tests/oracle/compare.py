#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares `kpi compare` with an independent reckoning on seeded pairs of random logs.

    compare.py KPI_BINARY [--seeds N] [--first SEED]

Values of both logs come from oracle.py, changes and their parts by group from exact fractions after the contract:
with s = a group's share of the KPI's denominator, r = its value and R = the total,
mix = (s_B - s_A) ((r_A + r_B)/2 - (R_A + R_B)/2) and rate = (r_B - r_A) (s_A + s_B)/2; a group with a value on one side
only takes its r from there. Tests of shares are reckoned again as well. Saved results must give the same as the logs.
"""
import argparse
import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
import oracle  # noqa: E402
from oracle import Run  # noqa: E402

COLUMNS = ["start", "queue", "agent", "outcome", "wait", "talk", "hold", "acw", "transferred", "resolved", "csat", "nps",
           "cost", "direction"]
OUTCOMES = ["answered"] * 6 + ["abandoned"] * 2 + ["overflow", "callback", "blocked"]
QUEUES = ["sales", "help", "vip", "", "züri, 2nd"]
HIGHER = {"answer_rate", "service_level", "fcr", "csat", "nps", "ces", "qa_score", "conversion_rate", "intervals_met",
          "adherence", "retention_rate", "esat"}
NEUTRAL = {"offered", "answered", "abandoned", "other_exits", "blocked", "arrival_rate", "time_to_abandon",
           "short_abandon_rate", "call_duration", "share", "occupancy", "utilisation", "shrinkage", "conformance",
           "calls_per_agent_hour"}


def random_log(rng, path, day, rows):
    queues = rng.sample(QUEUES, rng.randint(1, len(QUEUES)))
    slow = {queue: rng.choice([5, 20, 90]) for queue in queues}
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for _ in range(rows):
            queue = rng.choice(queues)
            outcome = rng.choice(OUTCOMES)
            answered = outcome == "answered"
            wait = "" if rng.random() < 0.05 or outcome == "blocked" else "%.3f" % (rng.random() * slow[queue])
            start = "2026-03-%02dT%02d:%02d:00Z" % (day, rng.randint(8, 18), rng.randint(0, 59))
            known = answered and rng.random() < 0.9
            writer.writerow([
                start, queue, rng.choice(["Ana", "Bo"]) if answered else "", outcome, wait,
                rng.randint(0, 600) if known else "", rng.choice(["", 0, 12]) if answered else "",
                rng.choice(["", 5, 40]) if answered else "",
                rng.choice(["yes", "no", ""]) if answered else "", rng.choice(["yes", "no", ""]) if answered else "",
                rng.choice(["", 1, 2, 3, 4, 5]), rng.choice(["", 0, 5, 7, 9, 10]),
                rng.choice(["", "1.25", "0.333333"]) if answered else "",
                rng.choice(["inbound", "inbound", "inbound", "outbound"])])


def quotient(entry, name):
    """(numerator, denominator) of a share or mean; None for anything else."""
    result = None if entry is None else entry.kpis[name]
    return None if result is None or len(result) != 3 else (Fraction(result[1]), Fraction(result[2]))


def value(entry, name):
    result = None if entry is None else entry.kpis[name]
    return None if result is None else Fraction(result[1]) / (Fraction(result[2]) if len(result) == 3 else 1)


def rounded(number):
    """Half away from zero to 6 decimals."""
    scaled = abs(number) * 10 ** 6
    units = int(scaled + Fraction(1, 2))
    return (-1 if number < 0 else 1) * Fraction(units, 10 ** 6)


def decomposed(totals, groups, name):
    """{group: (mix, rate)}, or None where there is no change or the groups do not add up."""
    whole = [quotient(total, name) for total in totals]
    if None in whole:
        return None
    keys = sorted(set(groups[0]) | set(groups[1]))
    for side in (0, 1):
        found = [quotient(groups[side].get(key), name) for key in keys]
        sums = [sum((one[i] for one in found if one), Fraction(0)) for i in (0, 1)]
        if tuple(sums) != whole[side]:
            return None
    middle = sum(n / d for n, d in whole) / 2
    parts = {}
    for key in keys:
        sides = [quotient(groups[side].get(key), name) for side in (0, 1)]
        if sides == [None, None]:
            continue
        rates = [one and one[0] / one[1] for one in sides]
        rates = [rates[1 - i] if rates[i] is None else rates[i] for i in (0, 1)]
        shares = [one[1] / whole[i][1] if one else Fraction(0) for i, one in enumerate(sides)]
        parts[key] = ((shares[1] - shares[0]) * (sum(rates) / 2 - middle), (rates[1] - rates[0]) * sum(shares) / 2)
    change = whole[1][0] / whole[1][1] - whole[0][0] / whole[0][1]
    assert sum(mix + rate for mix, rate in parts.values()) == change
    return parts


def share_probability(pair):
    (n_a, d_a), (n_b, d_b) = pair
    pooled = (n_a + n_b) / (d_a + d_b)
    variance = pooled * (1 - pooled) * (1 / d_a + 1 / d_b)
    return 1.0 if variance == 0 else math.erfc(abs(float(n_b / d_b - n_a / d_a)) / math.sqrt(2 * float(variance)))


class Check:
    def __init__(self):
        self.figures = 0
        self.found = []

    def same(self, where, expected, got):
        self.figures += 1
        if expected != got:
            self.found.append("%s: expected %s, got %s" % (where, expected, got))


def exact(number):
    return None if number is None else Fraction(str(number))


def check_value(check, where, name, pair, got):
    before, after = (value(entry, name) for entry in pair)
    for side, expected in (("a", before), ("b", after)):
        check.same(where + " " + side, None if expected is None else rounded(expected), exact(got[side]["value"]))
    change = None if None in (before, after) else after - before
    check.same(where + " absolute", None if change is None else rounded(change), exact(got["change"]["absolute"]))
    relative = None if change is None or before == 0 else rounded(change / before)
    check.same(where + " relative", relative, exact(got["change"]["relative"]))
    better = None if not change or name in NEUTRAL else (change > 0) == (name in HIGHER)
    check.same(where + " better", better, got["better"])
    shares = [quotient(entry, name) for entry in pair]
    if got["significance"]["test"] == "two-proportion":
        check.same(where + " p", True, abs(share_probability(shares) - got["significance"]["p"]) < 1e-6)


def check_parts(check, where, expected, got):
    if expected is None:
        check.same(where + " decomposition", None, got)
        return
    check.same(where + " groups", set(expected), {tuple(part["group"].values()) for part in got})
    for part in got:
        mix, rate = expected.get(tuple(part["group"].values()), (None, None))
        if mix is not None:
            check.same(where + " mix", rounded(mix), exact(part["mix"]))
            check.same(where + " rate", rounded(rate), exact(part["rate"]))
    sizes = [abs(sum(expected[tuple(part["group"].values())])) for part in got]
    check.same(where + " largest first", sorted(sizes, reverse=True), sizes)


def run_kpi(binary, folder, *arguments):
    done = subprocess.run([binary, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout.decode("utf-8")


def check_seed(binary, seed, folder):
    rng = random.Random(seed)
    names = ["a.csv", "b.csv"]
    for i, name in enumerate(names):
        random_log(rng, os.path.join(folder, name), 2 + i, rng.choice([3, 20, 200]))
    run = Run(groupings=[["queue"]])
    reports = [oracle.compute([oracle.read_file(os.path.join(folder, name), 0)], run, folder) for name in names]
    totals = [report.entries[0] for report in reports]
    groups = [{tuple(entry.keys): entry for entry in report.entries[1:]} for report in reports]
    text = run_kpi(binary, folder, "compare", *names, "-k", "@all", "-g", "queue", "-O", "json", "-q")
    document = json.loads(text, parse_float=str, parse_int=str)
    check = Check()
    for result in document["results"]:
        key = tuple(result["group"].values())
        pair = totals if not key else [side.get(key) for side in groups]
        for name, got in result["kpis"].items():
            got["significance"]["p"] = float(got["significance"].get("p", 0))
            where = "%s %s" % (key or "total", name)
            check_value(check, where, name, pair, got)
            if not key:
                check_parts(check, where, decomposed(totals, groups, name), got["decomposition"])
    check.same("groups", [()] + sorted(set(groups[0]) | set(groups[1]), key=lambda one: [t.encode() for t in one]),
               [tuple(result["group"].values()) for result in document["results"]])
    for name in names:
        run_kpi(binary, folder, "compute", name, "-k", "@all", "-g", "queue", "-o", name + ".json", "-q")
    saved = json.loads(run_kpi(binary, folder, "compare", "a.csv.json", "b.csv.json", "-O", "json", "-q"),
                       parse_float=str, parse_int=str)
    for mine, theirs in zip(document["results"], saved["results"]):
        for name, got in mine["kpis"].items():
            for member in ("a", "b", "change", "better", "decomposition"):
                check.same("saved %s %s %s" % (mine["group"], name, member), got.get(member),
                           theirs["kpis"][name].get(member))
    return check


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, default=25)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    figures = 0
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory(prefix="kpi-compare-") as folder:
            check = check_seed(os.path.abspath(options.binary), seed, folder)
        figures += check.figures
        if check.found:
            print("seed %d: %d differences\n  %s" % (seed, len(check.found), "\n  ".join(check.found[:12])))
            return 1
    print("compare: %d figures of %d pairs of logs are the same" % (figures, options.seeds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
