#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the real `kpi` with oracle.py on seeded random logs: every count, KPI, group, order, period.

    check.py KPI_BINARY [--seeds N] [--first SEED] [--keep-going]
    check.py --self-test

The logs hold valid rows only. On a difference the files stay in a temporary folder and the exit code is 1.
"""
import argparse
import collections
import csv
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
import companions  # noqa: E402
import oracle  # noqa: E402
from oracle import DAY, HOUR, SECOND, Run  # noqa: E402

MINUTE = 60 * SECOND
EXTRA = ["region", "zz_tag"]
DIMENSIONS = ["queue", "agent", "reason", "channel", "direction"] + EXTRA
WORDS = {
    "queue": ["vip", "sales", "Sales", "tech, 2nd line", "züri", ""],
    "agent": ["Ana", "Bo", "Çağ", "dee dee", "Eve", ""],
    "reason": ["invoice", "outage", "O'Brien \"x\"", ""],
    "channel": ["voice", "chat", "email", ""],
    "direction": ["inbound", "inbound", "inbound", "", "outbound", "internal"],
    "region": ["north", "south", "Öst", ""],
    "zz_tag": ["a", "b", "B", "ab", "10", "9", ""],
    "team": companions.TEAMS,
}
FULL_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


# ---------------------------------------------------------------- random options

def draw_durations(rng, arguments, run):
    """T, S and the direction, before the logs, so that waits can lie on the edges."""
    if rng.random() < 0.4:
        text, ms = rng.choice([("30s", 30000), ("10s", 10000), ("12.5s", 12500), ("1m", 60000), ("20s", 20000)])
        run.threshold = ms
        if rng.random() < 0.6:
            percent = rng.choice(["80", "90", "50", "75", "100", "72.5"])
            run.target = Fraction(percent) / 100
            text = percent + "/" + rng.choice([text, text.rstrip("s")] if text.endswith("s") else [text])
        arguments += ["--sl", text]
    if rng.random() < 0.3:
        text, ms = rng.choice([("5s", 5000), ("10s", 10000), ("3", 3000), ("2.5s", 2500), ("45s", 45000)])
        run.short_abandon = ms
        arguments += ["--short-abandon", text]
    if rng.random() < 0.3:
        run.threshold_op = rng.choice(["le", "lt"])
        arguments += ["--threshold-op", run.threshold_op]
    if rng.random() < 0.45:
        run.direction = rng.choice(["inbound", "outbound", "all", "all"])
        arguments += ["--direction", run.direction]
    if rng.random() < 0.5:
        run.timezone, run.tz_minutes = rng.choice([("UTC", 0), ("+02:00", 120), ("+05:30", 330), ("-08:00", -480),
                                                   ("+12:45", 765), ("-03:30", -210)])
        arguments.append("--tz=" + run.timezone)
    for name, choices in (("csat", ["1-10", "0-10", "1-7", "1-5"]), ("nps", ["0-10", "0-5", "1-10"]),
                          ("ces", ["1-5", "1-7", "1-10"]), ("qa", ["0-100", "0-10"])):
        if rng.random() < 0.15:
            scale = rng.choice(choices)
            run.scales[name] = tuple(int(edge) for edge in scale.split("-"))
            arguments += ["--%s-scale" % name, scale]
    if rng.random() < 0.4:
        run.unit = "call"
    if rng.random() < 0.35:
        run.dedupe = rng.choice(["exact", "id"])
    if rng.random() < 0.5:
        text, ms = rng.choice([("7d", 7 * DAY), ("1d", DAY), ("12h", 12 * HOUR), ("1h", HOUR), ("30m", 30 * MINUTE),
                               ("3d", 3 * DAY)])
        run.fcr_window = ms
        arguments += ["--fcr-window", text]


def random_expression(rng):
    """A service_level expression whose denominator is a plain sum or N less something inside it."""
    def symbols(letters, least, most):
        return rng.sample(letters, rng.randint(least, most))
    parts = []
    for letter in symbols(list("ABVCOXF"), 1, 3):
        parts.append(letter + rng.choice(["_T", "_T", "_S", ""]))
    numerator = parts[0]
    for part in parts[1:]:
        numerator += rng.choice(["+", "+", " + ", "-"]) + part
    if rng.random() < 0.5:
        denominator = "+".join(symbols(list("ABVCOX"), 1, 4))
    else:
        denominator = "N" + "".join("-" + letter + rng.choice(["_T", "_S", ""])
                                    for letter in symbols(list("BVCOX"), 0, 2))
    if "-" in numerator or "+" in numerator:
        numerator = "(" + numerator + ")"
    if len(denominator) > 1:
        denominator = "(" + denominator + ")"
    return numerator + "/" + denominator


def draw_contacts(arguments, run, columns):
    """What counts as one contact; without ids in any file only identical rows can be dropped."""
    if "call_id" not in columns:
        run.unit = "visit"
        run.dedupe = "exact" if run.dedupe == "exact" else "off"
    if run.unit == "call":
        arguments += ["--unit", "call"]
    if run.dedupe != "off":
        arguments += ["--dedupe", run.dedupe]


def draw_rest(rng, arguments, run, files):
    """Formulas, rules, groupings, cost: what may depend on the columns there are."""
    columns = set(column for file in files for column in file.columns)
    draw_contacts(arguments, run, columns)
    has_time = all(file.has("start") for file in files)
    formulas = {
        "service_level": sorted(oracle.SERVICE_LEVELS) + [random_expression(rng), random_expression(rng)],
        "abandonment_rate": ["offered", "net-of-short", "after-threshold", "not-answered"],
        "aht": ["talk-hold-acw", "with-ring", "with-wait"],
        "fcr": ["flag", "repeat", "repeat"],
        "csat": ["top-two", "mean"],
        "ces": ["mean", "agree"],
        "conversion_rate": ["offered"],
        "cost_per_call": ["offered", "resolved"],
        "occupancy": ["span", "staffed", "states"],
        "attrition_rate": ["plain"],
    }
    for name, choices in formulas.items():
        if rng.random() < (0.6 if name == "service_level" else 0.3):
            run.formulas[name] = rng.choice(choices)
            arguments += ["--formula", name + "=" + run.formulas[name]]

    dims = [dim for dim in DIMENSIONS if dim in columns]
    if "roster" in run.companions:
        dims.append("team")
    if rng.random() < 0.1:
        dims = sorted(set(dims + ["channel", "direction"]))
    if rng.random() < 0.35 and dims:
        for _ in range(rng.randint(1, 3)):
            dim = rng.choice(dims)
            word = rng.choice([word for word in WORDS[dim] if word != "" and '"' not in word and "," not in word])
            percent = rng.choice([None, "90", "50", "100"])
            text, ms = rng.choice([("10s", 10000), ("60", 60000), ("1m", 60000), ("4h", 4 * HOUR), ("20s", 20000)])
            if percent is None:
                text = text if text[-1] in "smh" else text + "s"
                run.rules.append([dim, word, ms, None])
            else:
                text = percent + "/" + text
                run.rules.append([dim, word, ms, Fraction(percent) / 100])
            arguments += ["--sl", "%s=%s:%s" % (dim, word, text)]

    if has_time:
        if rng.random() < 0.35:
            run.interval = rng.choice(oracle.LENGTHS)
            arguments += ["-i", run.interval]
    if rng.random() < 0.8 and dims:
        groupings = []
        longest = rng.choice(["week", "month"])  # both at once: SPEC does not say how the period is widened
        for _ in range(rng.choice([1, 1, 2, 3])):
            grouping = rng.sample(dims, min(len(dims), rng.choice([1, 1, 2, 3])))
            if has_time and run.interval is None and rng.random() < 0.3:
                inside = rng.choice(["15m", "30m", "1h", "day", "day", longest])
                if rng.random() < 0.3:
                    by = [dim for dim in ("agent", "team") if dim in dims]
                    grouping = [rng.choice(by)] if by and rng.random() < 0.6 else []
                grouping.insert(rng.randint(0, len(grouping)), inside)
            if sorted(grouping) not in [sorted(other) for other in groupings]:
                groupings.append(grouping)
                arguments += ["-g", ",".join(grouping)]
        run.groupings = groupings
    if rng.random() < 0.3:
        day = rng.choice(FULL_DAY_NAMES)
        run.week_start = day[:3]
        arguments += ["--week-start", day]

    if rng.random() < 0.3 and "caller" in columns:
        run.fcr_key = ["caller", "reason"] if "reason" in columns and rng.random() < 0.5 else ["caller"]
        arguments += ["--fcr-key", ",".join(run.fcr_key)]
    if rng.random() < 0.35:
        text = rng.choice(["8", "37.5", "160", "0.25", "12.75"])
        run.staffed_hours = Fraction(text)
        arguments += ["--staffed-hours", text]
    if rng.random() < 0.25:
        text = rng.choice(["1000", "12.34", "99999.99", "0.01"])
        run.cost = Fraction(text)
        arguments += ["--cost", text]
    if rng.random() < 0.25:
        text = rng.choice(["30", "27.55", "18.123"])
        run.cost_per_hour = Fraction(text)
        arguments += ["--cost-per-hour", text]


# ---------------------------------------------------------------- random logs

def choose_columns(rng):
    """The header of one file: canonical names in any order, at least one that makes it a log."""
    likely = rng.choice([1, 0.95, 0.95, 0.8, 0.5, 0.25])
    columns = [name for name in oracle.CANONICAL + EXTRA if rng.random() < likely]
    must = ["start"] if rng.random() < 0.93 else []
    if rng.random() < 0.8:
        must.append("outcome")
    if rng.random() < 0.7:
        must.append("wait")
    columns += [name for name in must if name not in columns]
    kind = rng.random()
    dropped = []
    if kind < 0.06:
        dropped = ["start"]
    elif kind < 0.16:
        dropped = ["outcome"]
    elif kind < 0.22:
        dropped = ["outcome", "answer", "talk"]
    elif kind < 0.24:
        dropped = ["outcome", "answer", "talk", "wait", "end"]
    columns = [name for name in columns if name not in dropped]
    if not set(columns) & {"start", "outcome", "answer", "talk", "wait"}:
        columns += ["start", "wait"]
    if len(columns) < 2:
        columns.append("queue")
    rng.shuffle(columns)
    return columns


def random_wait(rng, run):
    edges = [run.threshold, run.threshold, run.short_abandon, 0, 20000] + [rule[2] for rule in run.rules]
    kind = rng.random()
    if kind < 0.3:
        return max(0, rng.choice(edges) + rng.choice([0, 0, 0, 1, -1]))
    if kind < 0.6:
        return rng.randint(0, 12) * 5 * SECOND
    if kind < 0.95:
        return rng.randint(0, 90 * SECOND)
    return rng.randint(0, 5 * HOUR)


def duration_text(rng, ms):
    """Plain seconds, sometimes with more decimals than needed or than are kept."""
    kind = rng.random()
    if ms % SECOND == 0 and kind < 0.7:
        return str(ms // SECOND)
    text = "%d.%03d" % (ms // SECOND, ms % SECOND)
    if kind > 0.97:
        return text + rng.choice(["4", "5", "49", "4999", "9"])
    if kind > 0.9:
        return text + "0"
    if kind < 0.5:
        return text.rstrip("0").rstrip(".")
    return text


def stamp_text(rng, ms, style, run):
    """ISO 8601: in UTC with Z, with an offset, or naive in the reporting zone."""
    offset = {"utc": 0, "naive": run.tz_minutes, "offset": rng.choice([60, -300, 330])}[style]
    moment = oracle.datetime.datetime(1970, 1, 1) + oracle.datetime.timedelta(milliseconds=ms + offset * MINUTE)
    text = moment.strftime("%Y-%m-%d" + rng.choice(" T") + "%H:%M:%S")
    if ms % SECOND != 0:
        text += ".%03d" % (ms % SECOND)
        if rng.random() < 0.05:
            text += rng.choice(["4", "5", "499", "9"])
    if style == "utc":
        text += "Z"
    if style == "offset":
        text += ("-" if offset < 0 else "+") + "%02d:%02d" % (abs(offset) // 60, abs(offset) % 60)
    return text


def random_score(rng, scale):
    low, high = scale
    kind = rng.random()
    if kind < 0.8:
        return str(rng.randint(low, high))
    if kind < 0.85:
        return "0" if low <= 1 else str(low)
    if kind < 0.95:
        return "%.1f" % rng.uniform(low, high - 0.1)
    return "%.7f" % rng.uniform(low, high - 0.1)


class Shape:
    """What all files of one log share: when, who, how often things happen."""

    def __init__(self, rng, run):
        self.base = rng.choice([1772323200000, 1774915200000, 1735682400000, 1709164800000])  # 1 Mar 26, 31 Mar 26 …
        self.span = rng.choice([10 * MINUTE, 3 * HOUR, 30 * HOUR, 3 * DAY, 3 * DAY, 9 * DAY, 24 * DAY, 45 * DAY])
        if rng.random() < 0.5:
            self.span = max(self.span, rng.choice([2, 3, 5]) * run.fcr_window)
        self.edges = []      # starts on the edges of what fcr can judge, each once
        if self.span >= 2 * run.fcr_window:
            late = self.base + self.span
            self.edges = [self.base + run.fcr_window, late - run.fcr_window, late, self.base]
        self.step = rng.choice([1, 1, 100, SECOND, MINUTE, 30 * MINUTE])
        self.callers = ["+1555000%02d" % n for n in range(rng.choice([1, 8, 40, 200, 200]))]
        self.answered = rng.choice([0.0, 0.5, 0.6, 0.75, 0.75, 0.75, 0.95, 1.0])
        self.inbound_only = rng.random() < 0.3
        self.window = run.fcr_window
        self.calls = []      # (start, caller, reason) drawn so far, for repeats
        self.ids = []
        self.legs = rng.choice([0.1, 0.1, 0.4, 0.7])  # how often a row is a leg of a call before
        self.off_scale = rng.random() < 0.08


def random_start(rng, shape, earlier):
    """A start; often tied to that of an earlier call, exactly a window later, or on an edge."""
    kind = rng.random()
    if earlier is not None and kind < 0.25:
        return earlier[0]
    if earlier is not None and kind < 0.6:
        start = earlier[0] + shape.window + rng.choice([0, 0, 1, -1, MINUTE])
        if start <= shape.base + shape.span:
            return start
    kind = rng.random()
    if kind < 0.1 and shape.edges:
        return shape.edges.pop()
    if kind < 0.15:
        return shape.base + min(rng.randint(0, shape.span // (30 * MINUTE) + 1) * 30 * MINUTE, shape.span)
    return shape.base + rng.randint(0, shape.span) // shape.step * shape.step


def random_cells(rng, shape, run, blank, style, quiet):
    """One event told as cells; the caller keeps those of the file's columns."""
    outcome = "answered"
    if rng.random() >= shape.answered:
        outcome = rng.choice(["abandoned"] * 5 + ["blocked", "voicemail", "callback", "callback", "overflow",
                                                  "disconnected"])
    earlier = rng.choice(shape.calls) if shape.calls and rng.random() < 0.35 else None
    start = random_start(rng, shape, earlier)
    wait = random_wait(rng, run)
    talk = rng.choice([0, 60, 180, 181, rng.randint(0, 900)]) * SECOND + rng.choice([0, 0, rng.randint(0, 999)])
    hold = rng.choice([0, 0, 15 * SECOND, rng.randint(1, 60000)])
    acw = rng.choice([0, 30 * SECOND, rng.randint(0, 90000)])
    cells = {"outcome": outcome, "start": stamp_text(rng, start, style, run), "wait": duration_text(rng, wait)}
    if outcome == "answered":
        cells["answer"] = stamp_text(rng, start + wait, style, run)
        end = start + wait + talk + hold
        if not quiet and rng.random() < 0.1:
            end += rng.randint(0, 5000)
        cells["end"] = stamp_text(rng, end, style, run)
        cells["ring"] = duration_text(rng, min(wait, rng.randint(0, 20000)))
        cells["talk"] = duration_text(rng, talk)
        cells["hold"] = duration_text(rng, hold)
        cells["acw"] = duration_text(rng, acw)
        cells["agent"] = rng.choice(WORDS["agent"])
    else:
        cells["end"] = stamp_text(rng, start + wait, style, run)
        if outcome == "blocked" and rng.random() < 0.7:
            cells["wait"] = ""
        for name in ("talk", "hold", "acw"):
            cells[name] = rng.choice(["", "", "0"])
        if rng.random() < 0.1:
            cells["agent"] = rng.choice(WORDS["agent"])
    if not quiet and rng.random() < 0.1:
        cells["wait"] = duration_text(rng, random_wait(rng, run))
    for name in ("queue", "reason", "channel", "region", "zz_tag"):
        cells[name] = rng.choice(WORDS[name])
    cells["direction"] = "inbound" if shape.inbound_only else rng.choice(WORDS["direction"])
    cells["caller"] = rng.choice(shape.callers)
    if earlier is not None and rng.random() < 0.9:
        _, cells["caller"], cells["reason"] = earlier
    shape.calls.append((start, cells["caller"], cells["reason"]))
    cells["call_id"] = "c%d" % len(shape.calls)
    if shape.ids and rng.random() < shape.legs:
        cells["call_id"] = rng.choice(shape.ids[-6:])
    shape.ids.append(cells["call_id"])
    if outcome == "answered" or rng.random() < 0.1:
        for name in ("transferred", "resolved", "converted"):
            cells[name] = rng.choice(["yes", "no", "no", ""])
    if outcome == "answered" or rng.random() < 0.15:
        for name in ("csat", "nps", "ces", "qa"):
            if rng.random() < 0.7:
                cells[name] = random_score(rng, run.scales[name])
        if rng.random() < 0.7:
            cells["first_response"] = duration_text(rng, rng.choice([0, 30000, 30000, rng.randint(0, 7200000)]))
    if rng.random() < 0.8:
        cells["cost"] = rng.choice(["0", "1.5", "2.25", "%.4f" % rng.uniform(0, 20), "%.7f" % rng.uniform(0, 3)])
    if rng.random() < 0.02:     # still waiting
        for name in ("outcome", "wait", "answer", "end", "talk"):
            cells[name] = ""
    for name in list(cells):
        if name != "start" and rng.random() < blank.get(name, 0):
            cells[name] = ""
    return cells


def random_file(rng, shape, run, columns, size):
    """A file object of the oracle with `size` valid rows (blank rows are left out)."""
    file = oracle.File(None, columns)
    chance = rng.choice([0, 0, 0.05, 0.3])
    blank = {name: rng.choice([chance, chance, chance, 0, 0.5 if chance else 0, 1 if chance else 0])
             for name in columns}
    if rng.random() < 0.7:
        blank["outcome"] = min(blank.get("outcome", 0), 0.1)
    style = rng.choice(["utc", "naive", "naive", "offset"])
    mixed = rng.random() < 0.1
    for _ in range(size):
        for attempt in range(50):
            row_style = rng.choice(["utc", "naive", "offset"]) if mixed else style
            cells = random_cells(rng, shape, run, blank, row_style, quiet=attempt > 20)
            cells = {name: cells.get(name, "") for name in columns}
            row = oracle.make_row(file, cells, run.tz_minutes)
            if oracle.is_valid(row) and any(cells.values()):
                file.rows.append(row)
                break
    if shape.off_scale and file.rows:
        for name in ("csat", "nps", "ces", "qa"):
            if name in columns and rng.random() < 0.4:
                rng.choice(file.rows).cells[name] = str(run.scales[name][1] + 1)
    if run.dedupe != "off" and file.rows:
        for row in rng.choices(file.rows, k=rng.choice([0, 1, len(file.rows) // 3])):
            cells = dict(row.cells)
            if rng.random() < 0.5:
                name = rng.choice(["zz_tag", "acw", "agent", "cost"])
                cells[name] = rng.choice(["9", "10", ""]) if name in cells else ""
            twin = oracle.make_row(file, {name: cells[name] for name in columns}, run.tz_minutes)
            if oracle.is_valid(twin) and any(twin.cells.values()):
                file.rows.insert(rng.randint(0, len(file.rows)), twin)
    if rng.random() < 0.4 and file.has("start"):
        file.rows.sort(key=lambda row: row.start)
    return file


def write_file(rng, file, path):
    quoting = csv.QUOTE_ALL if rng.random() < 0.2 else csv.QUOTE_MINIMAL
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=quoting, lineterminator=rng.choice(["\n", "\n", "\r\n"]))
        writer.writerow(file.columns)
        for row in file.rows:
            writer.writerow([row.cells[name] for name in file.columns])


def draw(seed, folder):
    """The files, arguments and Run of one seed, written to a folder."""
    rng = random.Random(seed)
    run = Run()
    arguments = []
    draw_durations(rng, arguments, run)
    shape = Shape(rng, run)
    columns = choose_columns(rng)
    files = []
    total = rng.choice([0, 1, 2, 3, 6, 12, 25, 60, 60, 120, 120, 250, 400])
    number = rng.choice([1, 1, 1, 2, 3])
    for index in range(number):
        if index > 0 and rng.random() < 0.7:
            columns = choose_columns(rng)
        files.append(random_file(rng, shape, run, columns, total // number))
    made = companions.draw(rng, run, lambda: random_start(rng, shape, None), WORDS["agent"])
    draw_rest(rng, arguments, run, files)
    companions.write(rng, made, run, folder, arguments, stamp_text)
    names = []
    for index, file in enumerate(files):
        names.append("log%d.csv" % (index + 1))
        write_file(rng, file, os.path.join(folder, names[-1]))
    with open(os.path.join(folder, "run.json"), "w", encoding="utf-8") as stream:
        stream.write(oracle.run_to_json(run))
    return names, arguments, run


# ---------------------------------------------------------------- comparing

class BadNumber(Exception):
    pass


def exact_float(text):
    if not re.fullmatch(r"-?(0|[1-9]\d*)\.\d{0,5}[1-9]", text):
        raise BadNumber("number %s is not plain, at most six decimals, no trailing zeros" % text)
    return Fraction(text)


def exact_int(text):
    if text == "-0":
        raise BadNumber("number -0")
    return Fraction(text)


def no_constant(text):
    raise BadNumber("number " + text)


def parse(text):
    return json.loads(text, parse_float=exact_float, parse_int=exact_int, parse_constant=no_constant)


def show(thing):
    if isinstance(thing, Fraction):
        return str(thing.numerator) if thing.denominator == 1 else "%.6f (%s)" % (thing, thing)
    if isinstance(thing, dict):
        return "{" + ", ".join("%s: %s" % (key, show(part)) for key, part in thing.items()) + "}"
    return json.dumps(thing, ensure_ascii=False, default=str)


class Differences:
    """What was compared and what did not agree."""

    def __init__(self):
        self.figures = 0
        self.found = []

    def same(self, where, expected, got):
        self.figures += 1
        if expected != got or type(expected) is bool or type(got) is bool:
            self.found.append((where, expected, got))

    def note(self, where, expected, got):
        self.found.append((where, expected, got))


def compare_kpi(differences, where, expected, got):
    if not isinstance(got, dict) or "value" not in got:
        differences.note(where, expected, got)
        return
    if expected is None:
        differences.figures += 1
        if got["value"] is not None or set(got) != {"value", "reason"} or not isinstance(got["reason"], str) \
                or got["reason"] == "":
            differences.note(where, "null with a reason", got)
        return
    differences.figures += len(expected)
    if got != expected:
        differences.note(where, expected, got)


def compare_entry(differences, where, expected, got):
    differences.same(where + " group", [list(pair) for pair in expected["group"]],
                     [list(pair) for pair in got["group"].items()])
    for name in ("begin", "end", "grouping"):
        differences.same(where + " " + name, expected[name], got.get(name))
    differences.same(where + " counts (names and order)", list(expected["counts"]), list(got["counts"]))
    for name, number in expected["counts"].items():
        differences.same(where + " counts." + name, None if number is None else Fraction(number),
                         got["counts"].get(name, "missing"))
    differences.same(where + " kpis (names)", sorted(expected["kpis"]), sorted(got["kpis"]))
    for name, result in expected["kpis"].items():
        compare_kpi(differences, where + " " + name, result, got["kpis"].get(name))


def label(entry):
    group = entry["group"].items() if isinstance(entry["group"], dict) else entry["group"]
    text = ", ".join("%s=%s" % (dim, key) for dim, key in group)
    return "%s {%s} %s" % (",".join(entry["grouping"]) or "total", text, entry["begin"] or "-")


def compare_reports(differences, expected, got):
    differences.same("schema", "kpi-result/1", got.get("schema"))
    for name, figure in expected["period"].items():
        differences.same("period." + name, figure, got["period"].get(name, "missing"))
    for name, figure in expected["filtered"].items():
        differences.same("filtered." + name, Fraction(figure), got["filtered"].get(name, "missing"))
    rows = [Fraction(number) for number in expected["rows"]]
    dropped = [Fraction(number) for number in expected["duplicates"]]
    differences.same("inputs rows", rows, [one.get("rows") for one in got["inputs"]])
    differences.same("inputs duplicates", dropped, [one.get("duplicates") for one in got["inputs"]])
    differences.same("inputs records", [all_rows - less for all_rows, less in zip(rows, dropped)],
                     [one.get("records") for one in got["inputs"]])
    wanted = [label(entry) for entry in expected["results"]]
    found = [label(entry) for entry in got["results"]]
    differences.same("entries (which and order)", wanted, found)
    if wanted == found:
        for mine, theirs in zip(expected["results"], got["results"]):
            compare_entry(differences, label(mine), mine, theirs)


def environment(folder):
    variables = {name: text for name, text in os.environ.items() if not name.startswith("KPI_")}
    variables["HOME"] = variables["XDG_CONFIG_HOME"] = folder
    return variables


def check_seed(binary, seed, folder):
    """Runs one seed; returns (Differences, number of results, command)."""
    names, arguments, run = draw(seed, folder)
    command = [binary, "compute"] + names + ["-k", "@all", "-O", "json"] + arguments
    differences = Differences()
    report = oracle.compute([oracle.read_file(os.path.join(folder, name), run.tz_minutes) for name in names], run,
                            folder)
    expected = oracle.report_json(report)
    try:
        done = subprocess.run(command, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        differences.note("the program", "an end within 60 s", "none")
        return differences, 0, command
    with open(os.path.join(folder, "got.json"), "wb") as stream:
        stream.write(done.stdout)
    if done.returncode != 0:
        differences.note("exit code", 0, "%d: %s" % (done.returncode, done.stderr.decode(errors="replace").strip()))
        return differences, 0, command
    try:
        compare_reports(differences, expected, parse(done.stdout.decode("utf-8")))
    except (BadNumber, ValueError, KeyError, TypeError, AttributeError) as fault:
        differences.note("the document", "kpi-result/1", "%s: %s" % (type(fault).__name__, fault))
    return differences, len(expected["results"]), command


def report_failure(seed, command, folder, differences, most):
    print("seed %d: %d differences; files in %s" % (seed, len(differences.found), folder))
    print("  cd %s && %s" % (folder, shlex.join(command)))
    print("  python3 %s %s/run.json %s" % (os.path.abspath(oracle.__file__), folder, " ".join(
        os.path.join(folder, name) for name in command if re.fullmatch(r"log\d+\.csv", name))))
    for where, expected, got in differences.found[:most]:
        print("  %s\n    expected %s\n    got      %s" % (where, show(expected), show(got)))
    if len(differences.found) > most:
        print("  … and %d more" % (len(differences.found) - most))


def kind_of(where):
    """A difference without its entry: the last word ("aht", "counts.offered")."""
    return where.split(" ")[-1] if "(" not in where else where[where.index("("):]


def check(options):
    binary = os.path.abspath(options.binary)
    if not os.access(binary, os.X_OK):
        sys.exit("oracle: cannot run " + binary)
    results = figures = failed = 0
    kinds = collections.Counter()
    for seed in range(options.first, options.first + options.seeds):
        folder = tempfile.mkdtemp(prefix="kpi-oracle-%d-" % seed)
        differences, entries, command = check_seed(binary, seed, folder)
        results += entries
        figures += differences.figures
        if not differences.found:
            shutil.rmtree(folder)
            continue
        failed += 1
        kinds.update({kind_of(where) for where, _, _ in differences.found})
        report_failure(seed, command, folder, differences, 3 if options.keep_going else 12)
        if not options.keep_going:
            return 1
    if failed:
        print("oracle: %d of %d logs differ (logs a kind): %s" % (
            failed, options.seeds, ", ".join("%s %d" % pair for pair in kinds.most_common())))
        return 1
    print("oracle: {:,} logs, {:,} results, {:,} figures agree".format(options.seeds, results, figures))
    return 0


# ---------------------------------------------------------------- the oracle's own check

def made_log(rows, columns=None):
    """A file of the oracle from dictionaries of cells."""
    if columns is None:
        columns = sorted({name for row in rows for name in row})
    file = oracle.File("made", columns)
    for cells in rows:
        row = oracle.make_row(file, cells, 0)
        assert oracle.is_valid(row), cells
        file.rows.append(row)
    return file


def total(rows, **options):
    return oracle.compute([made_log(rows)], Run(**options)).entries[0]


def fraction(entry, name):
    """A KPI as (numerator, denominator), a bare value, or None."""
    result = entry.kpis[name]
    return None if result is None else result[1:] if len(result) == 3 else result[1]


def expect(what, wanted, got):
    if wanted != got:
        sys.exit("oracle self-test: %s: expected %s, got %s" % (what, wanted, got))


def calls(number, outcome, wait, **cells):
    return [dict(cells, outcome=outcome, wait=str(wait)) for _ in range(number)]


def self_test_service_levels():
    rows = calls(860, "answered", 20) + calls(140, "answered", 21)
    rows += calls(10, "abandoned", 5) + calls(10, "abandoned", 20) + calls(40, "abandoned", 60)
    wanted = {"offered": (860, 1060), "answered": (860, 1000), "exclude-within": (860, 1040),
              "positive": (880, 1060), "positive-short": (870, 1060), "exclude-short": (860, 1050),
              "answered-abandoned": (860, 1060), "removed": (880, 1060),
              "(A_T+B_T)/(A+B)": (880, 1060), "(A_T - B_S)/(N-B_T)": (850, 1040)}
    for formula, pair in wanted.items():
        expect(formula, pair, fraction(total(rows, formulas={"service_level": formula}), "service_level"))
    rows = calls(1600, "answered", 3) + calls(400, "abandoned", 30)
    expect("1600 of 2000", oracle.round6(Fraction(4, 5)),
           oracle.kpi_json(total(rows).kpis["service_level"])["value"])
    expect("lt", (0, 1), fraction(total(calls(1, "answered", 20), threshold_op="lt"), "service_level"))


def self_test_waits():
    def answered(*waits):
        return total([row for wait in waits for row in calls(1, "answered", wait)])
    for entry in (answered(0, 10, 30, 100), answered(35, 35, 35, 35)):
        expect("asa 35", (140, 4), fraction(entry, "asa"))
    for entry in (answered(0, 10, 30, 100), answered(0, 10, 24, 30)):
        expect("service level 50 %", (2, 4), fraction(entry, "service_level"))
    entry = answered(*range(1, 11))
    expect("percentiles", [5, 9, 10], [fraction(entry, "wait_p%d" % p) for p in (50, 90, 95)])
    entry = total([{"outcome": "answered", "wait": ""}, {"outcome": "abandoned", "wait": ""},
                   {"outcome": "callback", "wait": "5"}])
    expect("no waits", [None, None, None, (1, 3), (5, 1)],
           [entry.counts["answered_within"], entry.counts["abandoned_within"], fraction(entry, "service_level"),
            fraction(entry, "answer_rate"), fraction(entry, "average_wait")])
    rows = calls(4, "answered", 5) + calls(1, "callback", 5) + calls(1, "overflow", "")
    for formula, pair in {"C_T/N": (1, 6), "F_T/N": None, "(V_T+C_T+O_T+X_T)/N": None}.items():
        expect(formula, pair, fraction(total(rows, formulas={"service_level": formula}), "service_level"))
    entry = total([{"outcome": "answered", "wait": ""}, {"outcome": "answered", "wait": "1"}])
    expect("one wait", [(1, 1), (2, 2)], [fraction(entry, "service_level"), fraction(entry, "answer_rate")])


def self_test_intervals():
    rows = calls(10, "answered", 5, start="2026-03-02 09:00:00")
    rows += calls(10, "answered", 5, start="2026-03-02 09:30:00")
    rows += calls(80, "answered", 50, start="2026-03-02 09:59:59.999")
    entry = total(rows)
    expect("day 20 %", (20, 100), fraction(entry, "service_level"))
    expect("1 of 2 intervals", (1, 2), fraction(entry, "intervals_met"))
    expect("arrival rate", (100, 1), fraction(entry, "arrival_rate"))
    rows = calls(2, "answered", 25, queue="vip", start="2026-03-02 09:00:00")   # 2 of 3 within 30 s
    rows += calls(1, "answered", 50, queue="vip", start="2026-03-02 09:00:00")
    rows += calls(1, "answered", 5, queue="sales", start="2026-03-02 09:30:00")  # 1 of 2 within 12.5 s
    rows += calls(1, "answered", 50, queue="sales", start="2026-03-02 09:30:00")
    for target, met in ((None, 1), (Fraction(60, 100), 2)):  # a rule without a percentage: 80 %
        entry = total(rows, threshold=12500, target=Fraction(50, 100), rules=[["queue", "vip", 30000, target]])
        expect("intervals of a rule", (met, 2), fraction(entry, "intervals_met"))
    expect("period", ["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"],
           [oracle.print_stamp(t, entry.run) for t in (entry.begin, entry.end)])
    rows = calls(1, "answered", 1, start="2026-03-01T23:45:00Z") + calls(1, "answered", 1, start="2026-03-04T00:00:00Z")
    report = oracle.compute([made_log(rows)], Run(interval="week", groupings=[["hour"]], tz_minutes=120,
                                                  timezone="+02:00"))
    expect("weeks", [("01", "2026-03-02T00:00:00+02:00"), ("02", "2026-03-02T00:00:00+02:00")],
           [(e.keys[0], oracle.print_stamp(e.begin, e.run)) for e in report.entries[1:]])
    expect("hours of a week", (1, 7), fraction(report.entries[1], "arrival_rate"))


def self_test_handling():
    base = {"outcome": "answered", "start": "2026-03-02 23:50:00", "wait": "10", "agent": "Ana"}
    rows = [dict(base, talk="100", hold="20", acw="30"),
            dict(base, end="2026-03-02 23:51:50", talk="", hold="40", acw=""),
            dict(base, talk="", hold="", acw="5")]
    entry = total(rows)
    expect("aht", (250, 2), fraction(entry, "aht"))
    expect("talk", (160, 2), fraction(entry, "talk_time"))
    expect("hold", [(60, 3), (60, 2), (2, 3)],
           [fraction(entry, name) for name in ("hold_time", "hold_time_held", "held_rate")])
    expect("acw", (35, 3), fraction(entry, "acw_time"))
    expect("duration", (220, 2), fraction(entry, "call_duration"))
    expect("span", (250, 150), fraction(entry, "occupancy"))
    entry = total(rows, staffed_hours=Fraction(1, 2), cost_per_hour=Fraction(20))
    expect("staffed", [(250, 1800), (3, Fraction(1, 2)), (10, 3)],
           [fraction(entry, name) for name in ("occupancy", "calls_per_agent_hour", "cost_per_call")])
    with_hold = made_log([{"outcome": "answered", "talk": "10", "hold": "5"}])
    without = made_log([{"outcome": "answered", "talk": "70"}])
    entry = oracle.compute([with_hold, without], Run()).entries[0]
    expect("hold in one file", [(15, 1), (80, 2), (5, 1)],
           [fraction(entry, name) for name in ("aht", "talk_time", "hold_time")])


def self_test_repeats():
    def call(day, caller, **cells):
        return dict(cells, outcome="answered", wait="1", caller=caller, start="2026-03-%02d 12:00:00" % day)
    rows = [call(1, "z"), call(9, "a"), call(10, "a"), call(12, "b"), call(12, "b"), call(13, "c"),
            call(20, "c"), call(14, "d"), call(22, "d"), call(28, "y")]
    entry = total(rows)
    # judgeable cases open from 8 to 21 March: a (repeated), b (two legs, one contact), c (7 days: repeated), d
    expect("fcr", (2, 4), fraction(entry, "fcr"))
    # keyed contacts from 8 March: a a b c c d d y; d's second opens a case of its own
    expect("repeat rate", (2, 8), fraction(entry, "repeat_rate"))
    rows[0]["resolved"] = "yes"
    expect("fcr flag", (1, 1), fraction(total(rows), "fcr"))


def self_test_calls():
    def leg(call, start, queue, outcome, wait, **cells):
        return dict(cells, call_id=call, start="2026-03-02 09:%s" % start, queue=queue, outcome=outcome, wait=str(wait))
    rows = [leg("1", "05:10", "B", "answered", 300, agent="Bo", talk="60", acw="5", csat="0", zz_tag="late"),
            leg("1", "05:00", "A", "overflow", 10, csat="3"),
            leg("2", "00:00", "A", "abandoned", 4), leg("", "00:00", "A", "abandoned", 4),
            leg("3", "06:00", "A", "answered", 0, agent="Bo", talk="30", acw="0"),
            leg("3", "07:00", "B", "answered", 0, agent="Cy", talk="90", acw="1", csat="5")]
    entry = total(rows, unit="call")
    expect("calls", [4, 2, 1], [entry.counts[name] for name in ("offered", "answered", "answered_within")])
    expect("wait 310 s", Fraction(310), fraction(entry, "longest_wait"))
    expect("handle time", (60 + 5 + 120 + 1, 2), fraction(entry, "aht"))
    expect("csat of calls", (1, 2), fraction(entry, "csat"))
    expect("agent time of three visits", (95 + 91, 315 + 91), fraction(entry, "occupancy"))
    report = oracle.compute([made_log(rows)], Run(unit="call", groupings=[["queue"], ["agent"], ["zz_tag"]]))
    expect("groups of calls", [("A", 4), ("", 2), ("Bo", 2), ("", 3), ("late", 1)],
           [(e.keys[0], e.counts["offered"]) for e in report.entries[1:]])
    expect("agent time of Bo's visits", (95, 315), fraction(report.entries[3], "occupancy"))


def self_test_duplicates():
    row = {"call_id": "1", "start": "2026-03-02 09:00:00", "outcome": "answered", "wait": "5", "talk": "60"}
    rows = [row, dict(row), dict(row, talk="61"), dict(row, call_id=""), dict(row, call_id="")]
    expect("duplicates", [5, 3, 3], [total(rows, dedupe=how).counts["offered"] for how in ("off", "exact", "id")])
    expect("the latest end", (61 + 120, 3), fraction(total(rows, dedupe="id"), "talk_time"))
    expect("before calls", (121 + 60, 2), fraction(total(rows, dedupe="exact", unit="call"), "talk_time"))


def self_test_quality():
    rows = [{"outcome": "answered", "csat": c, "nps": n, "ces": e}
            for c, n, e in (("5", "10", "7"), ("4", "9", "5"), ("3", "7", "4"), ("1", "6", ""), ("0", "0", "1"))]
    entry = total(rows)
    expect("csat", (2, 4), fraction(entry, "csat"))
    expect("nps", (0, 5), fraction(entry, "nps"))
    expect("ces", (17, 4), fraction(entry, "ces"))
    expect("ces agree", (2, 4), fraction(total(rows, formulas={"ces": "agree"}), "ces"))
    rows.append({"outcome": "blocked", "csat": "6"})
    expect("off scale", None, fraction(total(rows), "csat"))
    expect("blocked", [(1, 6), (6, 6)], [fraction(total(rows), name) for name in ("blocked_rate", "share")])


def self_test_numbers():
    expect("rounding", [Fraction(333333, 10 ** 6), Fraction(-333333, 10 ** 6), Fraction(1, 10 ** 6),
                        Fraction(-1, 10 ** 6)],
           [oracle.round6(Fraction(*pair)) for pair in ((1, 3), (-1, 3), (1, 2 * 10 ** 6), (-1, 2 * 10 ** 6))])
    expect("durations", [20000, 12001, 12000, 0], [oracle.read_duration(t) for t in ("20", "12.0005", "12.00049", "0")])
    expect("stamps", oracle.read_stamp("2026-03-02T08:00:00.0015Z", 0) + 0,
           oracle.read_stamp("2026-03-02 13:30:00.002", 330))
    derived = oracle.make_row(oracle.File("", ["start", "end", "talk", "answer"]),
                              {"start": "2026-03-02 08:00:00", "end": "2026-03-02 08:01:00"}, 0)
    expect("derived", ("abandoned", 60000), (derived.outcome, derived.wait))
    waiting = total([{"start": "2026-03-02 08:00:00", "wait": "", "outcome": ""}])
    expect("open", (1, 0), (waiting.report.open, waiting.counts["offered"]))
    unknown = total([{"start": "2026-03-02 08:00:00", "wait": "5", "csat": "4"}])
    expect("no outcomes", [None, None, (1, 1), (1, 1)],
           [unknown.counts["offered"], unknown.counts["blocked"], fraction(unknown, "share"),
            fraction(unknown, "csat")])


def self_test_balance():
    """On random logs: N = A + B + F, groups add up to the total, shares to 1."""
    for seed in range(1, 21):
        folder = tempfile.mkdtemp(prefix="kpi-oracle-self-")
        names, _, run = draw(seed, folder)
        report = oracle.compute([oracle.read_file(os.path.join(folder, name), run.tz_minutes) for name in names], run,
                            folder)
        shutil.rmtree(folder)
        for file in report.log.files:
            for row in file.rows:
                expect("valid rows", True, oracle.is_valid(row))
        first = report.entries[0]
        groupings = collections.defaultdict(int)
        for entry in report.entries:
            counts = entry.counts
            if counts["offered"] is not None:
                expect("balance", counts["offered"], counts["answered"] + counts["abandoned"] + counts["other_exits"])
            if entry is not first:
                groupings[tuple(entry.dims), entry.length] += len(entry.rows)
        expect("groups", [], [number for number in groupings.values() if number != len(first.rows)])
        expect("round trip", vars(run), vars(oracle.run_from_json(oracle.run_to_json(run))) | {"scales": run.scales})


def self_test():
    self_test_service_levels()
    self_test_waits()
    self_test_intervals()
    self_test_handling()
    self_test_repeats()
    self_test_calls()
    self_test_duplicates()
    self_test_quality()
    self_test_numbers()
    self_test_balance()
    print("oracle: self-test passed")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="?", help="the kpi program")
    parser.add_argument("--seeds", type=int, default=150, help="how many logs (150)")
    parser.add_argument("--first", type=int, default=1, help="the first seed (1)")
    parser.add_argument("--keep-going", action="store_true", help="report every seed that differs, then a summary")
    parser.add_argument("--self-test", action="store_true", help="check the oracle itself by worked examples")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if options.binary is None:
        parser.error("name the kpi binary, or --self-test")
    return check(options)


if __name__ == "__main__":
    sys.exit(main())
