#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Recomputes every KPI of a run from canonical CSV logs, naively and exactly, from SPEC.md alone.

    oracle.py RUN.json FILE...      prints counts and KPIs (RUN.json: the fields of class Run; {} for the defaults)

Instants and durations are int milliseconds, scores and money int 10^-6, everything else int or Fraction.
Nothing here looks at the C++ sources. One plain function a KPI; slow on purpose.
"""
import copy
import csv
import datetime
import json
import os
import re
import sys
from dataclasses import dataclass, field
from fractions import Fraction

sys.dont_write_bytecode = True
import workforce  # noqa: E402

SECOND = 1000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LENGTHS = ["15m", "30m", "1h", "day", "week", "month"]
OTHER_EXITS = ["voicemail", "callback", "overflow", "disconnected"]
CLASSES = {
    "A": ["answered"],
    "B": ["abandoned"],
    "V": ["voicemail"],
    "C": ["callback"],
    "O": ["overflow"],
    "X": ["disconnected"],
    "F": OTHER_EXITS,
}
EXITS = ["answered", "abandoned"] + OTHER_EXITS
CANONICAL = ["call_id", "start", "answer", "end", "direction", "channel", "queue", "agent", "reason", "caller",
             "outcome", "wait", "ring", "talk", "hold", "acw", "transferred", "resolved", "converted",
             "csat", "nps", "ces", "qa", "first_response", "cost"]


# ---------------------------------------------------------------- what is asked

DEFAULT_TARGET = Fraction(80, 100)  # of every --sl, general or of a rule, that gives no percentage


@dataclass
class Run:
    """The options of one run, already understood."""
    formulas: dict = field(default_factory=dict)     # KPI id -> formula name or expression
    threshold: int = 20 * SECOND                     # T, ms
    target: Fraction = DEFAULT_TARGET                # of intervals_met
    rules: list = field(default_factory=list)        # [dim, value, T in ms, target or None], in order
    short_abandon: int = 5 * SECOND                  # S, ms
    threshold_op: str = "le"
    direction: str = "inbound"
    groupings: list = field(default_factory=list)    # [[dim, ...], ...] as given to -g
    interval: str = None                             # -i
    tz_minutes: int = 0
    timezone: str = "UTC"
    week_start: str = "mon"
    fcr_window: int = 7 * DAY
    fcr_key: list = None                             # None: by the columns found
    staffed_hours: Fraction = None
    cost: Fraction = None
    cost_per_hour: Fraction = None
    dedupe: str = "off"
    unit: str = "visit"
    companions: dict = field(default_factory=dict)   # option without its dashes -> file names
    scales: dict = field(default_factory=lambda: {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7), "qa": (0, 100)})


def run_to_json(run):
    """A Run as text that run_from_json understands (kept beside the files of a failing check)."""
    return json.dumps(vars(run), default=str, indent=1)


def run_from_json(text):
    run = Run(**json.loads(text))
    run.target = Fraction(run.target)
    run.rules = [[d, v, t, None if goal is None else Fraction(goal)] for d, v, t, goal in run.rules]
    for name in ("staffed_hours", "cost", "cost_per_hour"):
        if getattr(run, name) is not None:
            setattr(run, name, Fraction(getattr(run, name)))
    return run


# ---------------------------------------------------------------- numbers and stamps

def round_half_away(number):
    """The nearest int of a Fraction, a half going away from zero."""
    magnitude = abs(number)
    whole = int(magnitude)
    if magnitude - whole >= Fraction(1, 2):
        whole += 1
    return whole if number >= 0 else -whole


def round6(number):
    """The six-decimal figure that is printed."""
    return Fraction(round_half_away(Fraction(number) * 10 ** 6), 10 ** 6)


def read_duration(text):
    return None if text == "" else round_half_away(Fraction(text) * SECOND)


def read_millionths(text):
    return None if text == "" else round_half_away(Fraction(text) * 10 ** 6)


def read_yes_no(text):
    return {"": None, "yes": True, "no": False}[text]


STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$")


def read_stamp(text, tz_minutes):
    """UTC milliseconds; a stamp without an offset is read in the reporting zone."""
    if text == "":
        return None
    year, month, day, hour, minute, second, fraction, offset = STAMP.match(text).groups()
    days = datetime.date(int(year), int(month), int(day)).toordinal() - datetime.date(1970, 1, 1).toordinal()
    seconds = days * 86400 + int(hour) * 3600 + int(minute) * 60 + int(second)
    exact = Fraction(seconds)
    if fraction:
        exact += Fraction("0" + fraction)
    if offset is None:
        exact -= tz_minutes * 60
    elif offset != "Z":
        minutes = int(offset[1:3]) * 60 + int(offset[4:6])
        exact -= 60 * (minutes if offset[0] == "+" else -minutes)
    return round_half_away(exact * SECOND)


def print_stamp(instant, run):
    """As the report prints it: offset in force, Z only for UTC, milliseconds only when not 0."""
    if instant is None:
        return None
    local = instant + run.tz_minutes * 60 * SECOND
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=local)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    if local % SECOND != 0:
        text += ".%03d" % (local % SECOND)
    if run.timezone == "UTC":
        return text + "Z"
    minutes = abs(run.tz_minutes)
    return text + ("-" if run.tz_minutes < 0 else "+") + "%02d:%02d" % (minutes // 60, minutes % 60)


# ---------------------------------------------------------------- records

class File:
    def __init__(self, path, columns):
        self.path = path
        self.dropped = 0
        self.columns = columns
        self.rows = []

    def has(self, column):
        return column in self.columns


class Row:
    pass


def make_row(file, cells, tz_minutes):
    """One record: cells by column name, then the derivations of SPEC §1."""
    row = Row()
    row.file = file
    row.cells = cells

    def text(column):
        return cells.get(column, "")

    row.call_id = text("call_id")
    row.caller = text("caller")
    row.reason = text("reason")
    row.agent = text("agent")
    row.direction = text("direction") or "inbound"
    row.start = read_stamp(text("start"), tz_minutes)
    row.answer = read_stamp(text("answer"), tz_minutes)
    row.end = read_stamp(text("end"), tz_minutes)
    row.outcome = text("outcome") or None
    row.wait = read_duration(text("wait"))
    row.ring = read_duration(text("ring"))
    row.talk = read_duration(text("talk"))
    row.hold = read_duration(text("hold"))
    row.acw = read_duration(text("acw"))
    row.first_response = read_duration(text("first_response"))
    row.transferred = read_yes_no(text("transferred"))
    row.resolved = read_yes_no(text("resolved"))
    row.converted = read_yes_no(text("converted"))
    row.csat = read_millionths(text("csat"))
    row.nps = read_millionths(text("nps"))
    row.ces = read_millionths(text("ces"))
    row.qa = read_millionths(text("qa"))
    row.cost = read_millionths(text("cost"))

    row.done = row.end
    row.open = (row.outcome is None and row.answer is None and row.end is None
                and row.wait is None and row.talk is None)
    if row.open:
        return row

    if row.outcome is None and (file.has("answer") or file.has("talk")):
        if row.answer is not None or (row.talk is not None and row.talk > 0):
            row.outcome = "answered"
        else:
            row.outcome = "abandoned"

    if row.wait is None and row.start is not None:
        if row.outcome == "answered":
            if row.answer is not None:
                row.wait = row.answer - row.start
        elif row.end is not None:
            row.wait = row.end - row.start

    if row.outcome == "answered":
        if row.answer is None and row.start is not None and row.wait is not None:
            row.answer = row.start + row.wait
        if row.talk is None and row.end is not None and row.answer is not None:
            row.talk = row.end - row.answer - (row.hold or 0)
    if row.done is None and row.start is not None and row.wait is not None:
        if row.outcome != "answered" or row.talk is not None:
            row.done = row.start + row.wait + (row.talk or 0) + (row.hold or 0)
    return row


def is_valid(row):
    """False for a row that a reader should reject; the check writes none of those."""
    durations = [row.wait, row.ring, row.talk, row.hold, row.acw, row.first_response]
    if any(d is not None and d < 0 for d in durations):
        return False
    stamps = [s for s in (row.start, row.answer, row.end) if s is not None]
    return stamps == sorted(stamps)


def read_file(path, tz_minutes):
    with open(path, encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    file = File(path, lines[0])
    for line in lines[1:]:
        file.rows.append(make_row(file, dict(zip(file.columns, line)), tz_minutes))
    return file


class Log:
    """Every record read, with what the columns of its files say."""

    def __init__(self, files, run):
        self.files = files
        self.visits = without_duplicates([row for file in files for row in file.rows], run)
        calls = legs_of_calls(self.visits) if run.unit == "call" else [[row] for row in self.visits]
        for name in ("csat", "nps", "ces", "qa"):
            if run.scales[name][0] == 1:
                unrate(self.visits, name)
        self.rows = [legs[0] if len(legs) == 1 else join(legs) for legs in calls]
        self.off_scale = [name for name in ("csat", "nps", "ces", "qa") if self.out_of_scale(name, run)]

    def has(self, column):
        return any(file.has(column) for file in self.files)

    def has_time(self):
        return all(file.has("start") for file in self.files)

    def has_outcomes(self):
        return self.has("outcome") or self.has("answer") or self.has("talk")

    def can_tell_waits(self):
        return any(file.has("wait") or (file.has("start") and (file.has("answer") or file.has("end")))
                   for file in self.files)

    def has_blocked(self):
        return any(row.outcome == "blocked" for row in self.visits)

    def can_give_talk(self):
        for file in self.files:
            if file.has("talk"):
                return True
            if file.has("end") and (file.has("answer") or (file.has("start") and file.has("wait"))):
                return True
        return False

    def out_of_scale(self, name, run):
        low, high = run.scales[name]
        for row in self.visits:
            score = getattr(row, name)
            if score is not None and not low * 10 ** 6 <= score <= high * 10 ** 6:
                return True
        return False


def unrate(rows, name):
    for row in rows:
        if getattr(row, name) == 0:
            setattr(row, name, None)


# ---------------------------------------------------------------- duplicates and calls

def decimal_text(number, scale):
    """Without trailing zeros; empty where absent."""
    if number is None:
        return ""
    text = "%d.%s" % (abs(number) // scale, str(scale + abs(number) % scale)[1:])
    return ("-" if number < 0 else "") + text.rstrip("0").rstrip(".")


def absent_first(number):
    return (0, 0) if number is None else (1, number)


def part(row, name):
    """A part of the handle time; a blank hold or acw of an answered row is 0 in a file with the column."""
    amount = getattr(row, name)
    none_happened = name in ("hold", "acw") and row.outcome == "answered" and row.file.has(name)
    return 0 if amount is None and none_happened else amount


def canonical(row):
    """What orders rows: all fields as text in the order of SPEC §1, stamps as instants."""
    def yes_no(name):
        return {None: "", True: "yes", False: "no"}[getattr(row, name)]

    def cell(name):
        return row.cells.get(name, "").encode("utf-8")
    key = [cell("call_id"), absent_first(row.start), absent_first(row.answer), absent_first(row.done), row.direction,
           cell("channel") or b"voice", cell("queue"), cell("agent"), cell("reason"), cell("caller"), row.outcome or ""]
    key += [decimal_text(amount, SECOND) for amount in (row.wait, row.ring, row.talk, part(row, "hold"),
                                                        part(row, "acw"))]
    key += [yes_no(name) for name in ("transferred", "resolved", "converted")]
    key += [decimal_text(getattr(row, name), 10 ** 6) for name in ("csat", "nps", "ces", "qa")]
    return key + [decimal_text(row.first_response, SECOND), decimal_text(row.cost, 10 ** 6)]


def without_duplicates(rows, run):
    """The rows that are kept, in their order; the others are counted in `dropped` of their files."""
    if run.dedupe == "off":
        return rows
    columns = sorted({column for row in rows for column in row.cells})

    def text(row):
        return [row.cells.get(column, "").encode("utf-8") for column in columns]

    def rank(row):
        return absent_first(row.done), absent_first(row.start), canonical(row), text(row)
    best = {}
    kept = []
    for number, row in enumerate(rows):
        if run.dedupe == "id":
            key = row.call_id or number
        else:
            key = tuple(text(row))
        other = best.get(key)
        if other is None or (run.dedupe == "id" and rank(row) > rank(other)):
            best[key] = row
    chosen = {id(row) for row in best.values()}
    for row in rows:
        if id(row) in chosen:
            kept.append(row)
        else:
            row.file.dropped += 1
    return kept


def legs_of_calls(rows):
    """Lists of rows of one non-blank id in the order of legs; rows without an id alone."""
    calls = {}
    for number, row in enumerate(rows):
        calls.setdefault(row.call_id or number, []).append(row)
    return [sorted(legs, key=lambda leg: (absent_first(leg.start), canonical(leg))) for legs in calls.values()]


def join(legs):
    """The call of several legs, SPEC §2."""
    def known(name):
        return [getattr(leg, name) for leg in legs if getattr(leg, name) not in (None, "")]

    def total(name):
        """The sum, unknown where an answered leg does not say its part."""
        if any(part(leg, name) is None for leg in answered_legs):
            return None
        parts = [part(leg, name) for leg in legs if part(leg, name) is not None]
        return sum(parts) if parts else None

    def first_cell(name):
        """Of legs that are equal in all fields the least text."""
        told = [leg for leg in legs if leg.cells.get(name, "") != ""]
        if not told:
            return ""
        equal = [leg.cells[name] for leg in told if canonical(leg) == canonical(told[0])]
        return min(equal, key=lambda text: text.encode("utf-8"))
    call = Row()
    answered_legs = [leg for leg in legs if leg.outcome == "answered"]
    call.cells = {name: first_cell(name) for leg in legs for name in leg.cells}
    call.call_id = legs[0].call_id
    call.caller, call.reason = call.cells.get("caller", ""), call.cells.get("reason", "")
    call.direction = call.cells.get("direction", "") or "inbound"
    call.agent = answered_legs[0].agent if answered_legs else ""
    call.cells["agent"] = call.agent
    call.start = (known("start") or [None])[0]
    call.answer = answered_legs[0].answer if answered_legs else None
    call.done = max(known("done"), default=None)
    call.outcome = "answered" if answered_legs else legs[-1].outcome
    call.open = not answered_legs and legs[-1].open
    until = call.answer if answered_legs else call.done
    if call.start is not None and until is not None and until >= call.start:
        call.wait = until - call.start
    else:
        waiting = legs[:legs.index(answered_legs[0]) + 1] if answered_legs else legs
        call.wait = None if any(leg.wait is None for leg in waiting) else sum(leg.wait for leg in waiting)
    call.ring, call.talk, call.hold, call.acw = total("ring"), total("talk"), total("hold"), total("acw")
    call.first_response = (known("first_response") or [None])[0]
    call.transferred = max(known("transferred"), default=None)
    for name in ("resolved", "converted", "csat", "nps", "ces", "qa"):
        setattr(call, name, (known(name) or [None])[-1])
    call.cost = sum(known("cost")) if known("cost") else None
    unknown = [name for name in ("hold", "acw") if getattr(call, name) is None]
    call.file = File(None, [name for name in call.cells if name not in unknown])
    return call


def is_selected(row, run):
    return not row.open and (run.direction == "all" or row.direction == run.direction)


# ---------------------------------------------------------------- time

def local_date(instant, run):
    days = (instant + run.tz_minutes * 60 * SECOND) // DAY
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=days)


def midnight(date, run):
    days = (date - datetime.date(1970, 1, 1)).days
    return days * DAY - run.tz_minutes * 60 * SECOND


def interval_of(instant, length, run):
    """[begin, end) of the interval that holds an instant."""
    if length in ("15m", "30m", "1h"):
        size = {"15m": HOUR // 4, "30m": HOUR // 2, "1h": HOUR}[length]
        local = instant + run.tz_minutes * 60 * SECOND
        begin = instant - local % size
        return begin, begin + size
    date = local_date(instant, run)
    if length == "day":
        first = date
        after = date + datetime.timedelta(days=1)
    elif length == "week":
        first = date
        while WEEKDAYS[first.weekday()] != run.week_start:
            first -= datetime.timedelta(days=1)
        after = first + datetime.timedelta(days=7)
    elif length == "month":
        first = date.replace(day=1)
        after = first + datetime.timedelta(days=1)
        while after.day != 1:
            after += datetime.timedelta(days=1)
    else:
        raise ValueError(length)
    return midnight(first, run), midnight(after, run)


def hour_key(instant, run):
    return "%02d" % ((instant + run.tz_minutes * 60 * SECOND) % DAY // HOUR)


def weekday_key(instant, run):
    return WEEKDAYS[local_date(instant, run).weekday()]


def asked_groupings(run):
    """Each grouping as (dims without interval lengths, interval length or None)."""
    asked = []
    for dims in run.groupings:
        lengths = [d for d in dims if d in LENGTHS]
        if run.interval is not None:
            lengths.append(run.interval)
        assert len(lengths) <= 1
        asked.append(([d for d in dims if d not in LENGTHS], lengths[0] if lengths else None))
    if not asked and run.interval is not None:
        asked.append(([], run.interval))
    return asked


def default_period(log, run):
    """(begin, end) over the starts of all records read; (None, None) without."""
    if not log.has_time() or not log.rows:
        return None, None
    first = min(row.start for row in log.rows)
    last = max(row.start for row in log.rows)
    begin = interval_of(first, "30m", run)[0]
    end = interval_of(last, "30m", run)[1]
    begins, ends = [begin], [end]
    for _, length in asked_groupings(run):
        if length is not None:
            begins.append(interval_of(begin, length, run)[0])
            ends.append(interval_of(end - 1, length, run)[1])
    return min(begins), max(ends)


# ---------------------------------------------------------------- one entry of results[]

class Entry:
    """The rows of one result and what its KPIs may look at."""
    rows = None          # selected rows
    all_rows = None      # the same group and interval, every direction
    visits = None        # the same before they were joined into calls: agent time
    dims = None          # group dimensions, no interval lengths
    length = None        # interval length or None
    keys = None          # group keys, one a dimension
    begin = end = None   # the interval's, else the period's
    log = run = report = None

    def is_total(self):
        return self.dims == [] and self.length is None


def dimension_value(row, dim, run):
    if dim == "team":
        return run.force.team_of(row.cells.get("agent", ""))
    if dim == "hour":
        return hour_key(row.start, run)
    if dim == "weekday":
        return weekday_key(row.start, run)
    if dim == "channel":
        return row.cells.get("channel", "") or "voice"
    if dim == "direction":
        return row.direction
    return row.cells.get(dim, "")


def sort_key(place, dims, run):
    """Result order of a (keys, begin) within one grouping."""
    keys, begin = place
    ranks = []
    for dim, key in zip(dims, keys):
        if dim == "weekday":
            shift = WEEKDAYS.index(run.week_start)
            ranks.append(bytes([(WEEKDAYS.index(key) - shift) % 7]))
        else:
            ranks.append(key.encode("utf-8"))
    return ranks, (0 if begin is None else begin)


def place_of(row, dims, length, run):
    """Which entry of a grouping a row belongs to: (keys, begin of the interval or None)."""
    keys = tuple(dimension_value(row, dim, run) for dim in dims)
    return keys, (None if length is None else interval_of(row.start, length, run)[0])


class Report:
    pass


def read_date(text):
    """A civil day, counted from 1970; None where blank."""
    return None if text == "" else (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def compute(files, run, folder="."):
    """The whole report; results in the order of SPEC §5. Companion files are in the folder."""
    report = Report()
    run = copy.copy(run)
    log = Log(files, run)
    log.workforce = workforce.Workforce(run, folder, lambda text: read_stamp(text, run.tz_minutes), read_duration,
                                        read_date)
    run.force = log.workforce
    report.log = log
    report.run = run
    report.begin, report.end = default_period(log, run)
    report.selected = [row for row in log.rows if is_selected(row, run)]
    report.open = len([row for row in log.rows if row.open])
    report.other_direction = len(log.rows) - report.open - len(report.selected)
    report.cases = cases(keyed_contacts(log, run), run.fcr_window)
    report.entries = []
    for dims, length in [([], None)] + asked_groupings(run):
        report.entries += entries_of(report, dims, length)
    for entry in report.entries:
        entry.counts = {name: function(entry) for name, function in COUNTS.items()}
        entry.kpis = {name: function(entry) for name, function in KPIS.items()}
    return report


def entries_of(report, dims, length):
    log, run = report.log, report.run
    is_total = dims == [] and length is None
    places = {((), None): []} if is_total else {}
    everyone, visits = {}, {}
    for row in log.visits:
        if not row.open:
            visits.setdefault(place_of(row, dims, length, run), []).append(row)
    for row in log.rows:
        if row.open:
            continue
        place = place_of(row, dims, length, run)
        everyone.setdefault(place, []).append(row)
        if is_selected(row, run):
            places.setdefault(place, []).append(row)
    bookings = {id(contact): booking(contact, dims, length, run) for case in report.cases for contact in case}
    entries = []
    for place in sorted(places, key=lambda p: sort_key(p, dims, run)):
        entry = Entry()
        entry.log, entry.run, entry.report = log, run, report
        entry.dims, entry.length, entry.keys, entry.place = dims, length, place[0], place
        entry.rows = places[place]
        entry.all_rows = everyone.get(place, [])
        entry.visits = visits.get(place, [])
        entry.bookings = bookings
        if length is None:
            entry.begin, entry.end = report.begin, report.end
        else:
            entry.begin, entry.end = interval_of(place[1], length, run)
        entries.append(entry)
    return entries


# ---------------------------------------------------------------- results of a KPI function: None, or one of

def count(number):
    return None if number is None else ("count", number)


def value(number):
    return None if number is None else ("value", Fraction(number))


def quotient(numerator, denominator):
    if numerator is None or denominator is None or denominator == 0:
        return None
    return "quotient", Fraction(numerator), Fraction(denominator)


def seconds(ms):
    return Fraction(ms, SECOND)


def nearest_rank(numbers, percent):
    """The ceil(P*n/100)-th smallest; None of nothing."""
    if not numbers:
        return None
    rank = -(-percent * len(numbers) // 100)
    return sorted(numbers)[rank - 1]


# ---------------------------------------------------------------- counting (SPEC §2)

def rows_of(rows, outcomes):
    return [row for row in rows if row.outcome in outcomes]


def with_wait(rows):
    return [row for row in rows if row.wait is not None]


def threshold_of(row, run):
    for dim, wanted, threshold, _ in run.rules:
        if dimension_value(row, dim, run) == wanted:
            return threshold
    return run.threshold


def is_below(wait, limit, run):
    return wait < limit if run.threshold_op == "lt" else wait <= limit


def class_below(entry, letter, limit_of):
    """How many of a class waited no longer than the limit; None when there are rows of an outcome in it and none of
    these has a wait: F is no more known than V, C, O and X, of which it is the sum."""
    by_outcome = [rows_of(entry.rows, [outcome]) for outcome in CLASSES[letter]]
    if any(rows and not with_wait(rows) for rows in by_outcome):
        return None
    return sum(is_below(row.wait, limit_of(row), entry.run) for rows in by_outcome for row in with_wait(rows))


def class_within(entry, letter):
    """A_T, B_T ..."""
    return class_below(entry, letter, lambda row: threshold_of(row, entry.run))


def class_short(entry, letter):
    """A_S, B_S ..."""
    return class_below(entry, letter, lambda row: entry.run.short_abandon)


def count_outcomes(entry, outcomes):
    return len(rows_of(entry.rows, outcomes)) if entry.log.has_outcomes() else None


def offered(entry):
    return count_outcomes(entry, EXITS)


def answered(entry):
    return count_outcomes(entry, ["answered"])


def answered_within(entry):
    return class_within(entry, "A") if entry.log.has_outcomes() else None


def abandoned(entry):
    return count_outcomes(entry, ["abandoned"])


def abandoned_within(entry):
    return class_within(entry, "B") if entry.log.has_outcomes() else None


def abandoned_short(entry):
    return class_short(entry, "B") if entry.log.has_outcomes() else None


def other_exits(entry):
    return count_outcomes(entry, OTHER_EXITS)


def callbacks(entry):
    return count_outcomes(entry, ["callback"])


def callbacks_within(entry):
    return class_within(entry, "C") if entry.log.has_outcomes() else None


def blocked(entry):
    return count_outcomes(entry, ["blocked"])


COUNTS = {
    "offered": offered, "answered": answered, "answered_within": answered_within, "abandoned": abandoned,
    "abandoned_within": abandoned_within, "abandoned_short": abandoned_short, "other_exits": other_exits,
    "callbacks": callbacks, "callbacks_within": callbacks_within, "blocked": blocked,
}


# ---------------------------------------------------------------- access

def kpi_offered(entry):
    return count(offered(entry))


def kpi_answered(entry):
    return count(answered(entry))


def kpi_abandoned(entry):
    return count(abandoned(entry))


def kpi_other_exits(entry):
    return count(other_exits(entry))


def kpi_blocked(entry):
    return count(blocked(entry))


def elapsed_hours(entry):
    """Hours of [begin, end) inside the period; of an hour or weekday group only the hours with its label."""
    run = entry.run
    begin = max(entry.begin, entry.report.begin)
    end = min(entry.end, entry.report.end)
    labels = {dim: key for dim, key in zip(entry.dims, entry.keys) if dim in ("hour", "weekday")}
    if not labels:
        return Fraction(end - begin, HOUR)
    total = 0
    at = begin
    while at < end:
        stop = min(interval_of(at, "1h", run)[1], end)
        if labels.get("hour", hour_key(at, run)) == hour_key(at, run):
            if labels.get("weekday", weekday_key(at, run)) == weekday_key(at, run):
                total += stop - at
        at = stop
    return Fraction(total, HOUR)


def kpi_arrival_rate(entry):
    if offered(entry) is None or entry.report.begin is None:
        return None
    return quotient(offered(entry), elapsed_hours(entry))


def kpi_answer_rate(entry):
    return quotient(answered(entry), offered(entry))


def service_level_symbol(entry, symbol):
    """A figure of a service_level formula: answered rows without a wait are in none of A, A_T, N."""
    if symbol == "N":
        return sum(service_level_symbol(entry, letter) for letter in "ABF")
    if symbol == "A":
        return len(with_wait(rows_of(entry.rows, ["answered"])))
    if symbol.endswith("_T"):
        return class_within(entry, symbol[0])
    if symbol.endswith("_S"):
        return class_short(entry, symbol[0])
    return len(rows_of(entry.rows, CLASSES[symbol]))


SERVICE_LEVELS = {
    "offered": "A_T/N",
    "answered": "A_T/A",
    "answered-abandoned": "A_T/(A+B)",
    "exclude-short": "A_T/(N-B_S)",
    "exclude-within": "A_T/(N-B_T)",
    "positive": "(A_T+B_T)/N",
    "positive-short": "(A_T+B_S)/N",
    "removed": "(A_T+B_T+C_T)/N",
}


def linear(entry, text):
    """A sum or difference of symbols, perhaps in brackets; None if any symbol has no value."""
    text = text.strip()
    if text.startswith("("):
        assert text.endswith(")")
        text = text[1:-1]
    total = 0
    for sign, symbol in re.findall(r"([+-]?)\s*([A-Z](?:_[TS])?)", text):
        figure = service_level_symbol(entry, symbol)
        if figure is None:
            return None
        total += -figure if sign == "-" else figure
    return total


def kpi_service_level(entry):
    if not entry.log.has_outcomes():
        return None
    answered_rows = rows_of(entry.rows, ["answered"])
    if answered_rows and not with_wait(answered_rows):
        return None
    formula = entry.run.formulas.get("service_level", "offered")
    numerator, denominator = SERVICE_LEVELS.get(formula, formula).split("/")
    return quotient(linear(entry, numerator), linear(entry, denominator))


def waits(entry, outcomes):
    return [row.wait for row in with_wait(rows_of(entry.rows, outcomes))]


def mean_seconds(numbers):
    return quotient(seconds(sum(numbers)), len(numbers))


def percentile_seconds(numbers, percent):
    found = nearest_rank(numbers, percent)
    return None if found is None else value(seconds(found))


def kpi_asa(entry):
    return mean_seconds(waits(entry, ["answered"]))


def kpi_average_wait(entry):
    return mean_seconds(waits(entry, EXITS))


def kpi_wait_p50(entry):
    return percentile_seconds(waits(entry, ["answered"]), 50)


def kpi_wait_p90(entry):
    return percentile_seconds(waits(entry, ["answered"]), 90)


def kpi_wait_p95(entry):
    return percentile_seconds(waits(entry, ["answered"]), 95)


def kpi_longest_wait(entry):
    found = waits(entry, EXITS)
    return value(seconds(max(found))) if found else None


def kpi_time_to_abandon(entry):
    return mean_seconds(waits(entry, ["abandoned"]))


def kpi_abandonment_rate(entry):
    if not entry.log.has_outcomes():
        return None
    a, b, n = answered(entry), abandoned(entry), offered(entry)
    formula = entry.run.formulas.get("abandonment_rate", "offered")
    if formula == "offered":
        return quotient(b, n)
    if formula == "not-answered":
        return quotient(n - a, n)
    if formula == "net-of-short":
        short = abandoned_short(entry)
        return None if short is None else quotient(b - short, n - short)
    if formula == "after-threshold":
        within = abandoned_within(entry)
        return None if within is None else quotient(b - within, n)
    raise ValueError(formula)


def kpi_short_abandon_rate(entry):
    return quotient(abandoned_short(entry), offered(entry))


def kpi_blocked_rate(entry):
    if not entry.log.has_blocked():
        return None
    return quotient(blocked(entry), blocked(entry) + offered(entry))


# ---------------------------------------------------------------- handling

def answered_rows(entry):
    return rows_of(entry.rows, ["answered"])


def answered_with_talk(entry):
    return [row for row in answered_rows(entry) if row.talk is not None]


def in_files_with(rows, column):
    return [row for row in rows if row.file.has(column)]


def handle_times(entry):
    """One handle time a row that has one, by the chosen aht formula; a column no file has is left out of it."""
    formula = entry.run.formulas.get("aht", "talk-hold-acw")
    log = entry.log
    rows = answered_with_talk(entry)
    if log.has("hold"):
        rows = in_files_with(rows, "hold")
    if log.has("acw"):
        rows = in_files_with(rows, "acw")
    if formula == "with-ring":
        rows = [row for row in rows if row.ring is not None]
    if formula == "with-wait":
        rows = [row for row in rows if row.wait is not None]
    times = []
    for row in rows:
        time = row.talk
        if log.has("hold"):
            time += row.hold or 0
        if log.has("acw"):
            time += row.acw or 0
        if formula == "with-ring":
            time += row.ring
        if formula == "with-wait":
            time += row.wait
        times.append(time)
    return times


def kpi_aht(entry):
    return mean_seconds(handle_times(entry))


def kpi_aht_p50(entry):
    return percentile_seconds(handle_times(entry), 50)


def kpi_aht_p90(entry):
    return percentile_seconds(handle_times(entry), 90)


def kpi_talk_time(entry):
    return mean_seconds([row.talk for row in answered_with_talk(entry)])


def kpi_acw_time(entry):
    return mean_seconds([row.acw or 0 for row in in_files_with(answered_rows(entry), "acw")])


def kpi_hold_time(entry):
    return mean_seconds([row.hold or 0 for row in in_files_with(answered_rows(entry), "hold")])


def kpi_hold_time_held(entry):
    return mean_seconds([row.hold for row in answered_rows(entry) if row.hold is not None and row.hold > 0])


def kpi_held_rate(entry):
    rows = in_files_with(answered_rows(entry), "hold")
    return quotient(len([row for row in rows if row.hold is not None and row.hold > 0]), len(rows))


def kpi_call_duration(entry):
    rows = in_files_with(answered_with_talk(entry), "hold")
    return mean_seconds([row.talk + (row.hold or 0) for row in rows])


# ---------------------------------------------------------------- resolution

def kpi_transfer_rate(entry):
    known = [row for row in answered_rows(entry) if row.transferred is not None]
    return quotient(len([row for row in known if row.transferred]), len(known))


def keyed_contacts(log, run):
    """Contacts of every key: [key, start, legs], legs of equal start or equal call_id joined transitively."""
    if not log.has_time():
        return []
    key_fields = run.fcr_key
    if key_fields is None:
        key_fields = ["caller", "reason"] if log.has("reason") else ["caller"]
    by_key = {}
    for row in log.rows:
        if row.direction == "inbound" and row.outcome == "answered" and row.caller != "":
            key = tuple(getattr(row, name) for name in key_fields)
            by_key.setdefault(key, []).append(row)
    contacts = []
    for key, rows in by_key.items():
        groups = []
        for row in rows:
            joined, apart = [row], []
            for group in groups:
                same = any(leg.start == row.start or (leg.call_id != "" and leg.call_id == row.call_id)
                           for leg in group)
                if same:
                    joined += group
                else:
                    apart.append(group)
            groups = apart + [joined]
        for legs in groups:
            contacts.append((key, min(leg.start for leg in legs), legs))
    return contacts


def cases(contacts, window):
    """Lists of contacts of one key, in order of start: an opening contact and its repeats."""
    found = []
    for key in sorted({key for key, _, _ in contacts}):
        previous = None
        for contact in sorted([c for c in contacts if c[0] == key], key=lambda c: c[1]):
            if previous is None or contact[1] - previous > window:
                found.append([])
            found[-1].append(contact)
            previous = contact[1]
    return found


def booking(contact, dims, length, run):
    """The place of the contact's earliest selected leg (of equal starts the first in result order), or None."""
    legs = [leg for leg in contact[2] if is_selected(leg, run)]
    if not legs:
        return None
    first = min(leg.start for leg in legs)
    places = [place_of(leg, dims, length, run) for leg in legs if leg.start == first]
    return min(places, key=lambda p: sort_key(p, dims, run))


def is_booked_here(entry, contact):
    return entry.bookings[id(contact)] == entry.place


def starts_read(entry):
    starts = [row.start for row in entry.log.rows]
    return min(starts), max(starts)


def kpi_fcr(entry):
    formula = entry.run.formulas.get("fcr")
    if formula is None:
        formula = "flag" if entry.log.has("resolved") else "repeat"
    if formula == "flag":
        known = [row for row in answered_rows(entry) if row.resolved is not None]
        return quotient(len([row for row in known if row.resolved]), len(known))
    assert formula == "repeat"
    if not entry.report.cases:
        return None
    first, last = starts_read(entry)
    window = entry.run.fcr_window
    judgeable = []
    for case in entry.report.cases:
        opening = case[0]
        if first + window <= opening[1] <= last - window and is_booked_here(entry, opening):
            judgeable.append(case)
    return quotient(len([case for case in judgeable if len(case) == 1]), len(judgeable))


def kpi_repeat_rate(entry):
    if not entry.report.cases:
        return None
    first, _ = starts_read(entry)
    window = entry.run.fcr_window
    contacts = 0
    repeats = 0
    for case in entry.report.cases:
        for contact in case:
            if contact[1] >= first + window and is_booked_here(entry, contact):
                contacts += 1
                if contact is not case[0]:
                    repeats += 1
    return quotient(repeats, contacts)


def kpi_conversion_rate(entry):
    if not entry.log.has("converted"):
        return None
    known = [row for row in answered_rows(entry) if row.converted is not None]
    converted = len([row for row in known if row.converted])
    if entry.run.formulas.get("conversion_rate") == "offered":
        return quotient(converted, offered(entry))
    return quotient(converted, len(known))


# ---------------------------------------------------------------- quality

def scores(entry, name):
    """The scores of an entry as Fractions; none when any record read is off the scale."""
    if name in entry.log.off_scale:
        return []
    found = [getattr(row, name) for row in entry.rows]
    return [Fraction(score, 10 ** 6) for score in found if score is not None]


def kpi_csat(entry):
    found = scores(entry, "csat")
    if entry.run.formulas.get("csat") == "mean":
        return quotient(sum(found), len(found))
    top = entry.run.scales["csat"][1]
    return quotient(len([s for s in found if s >= top - 1]), len(found))


def kpi_nps(entry):
    found = scores(entry, "nps")
    top = entry.run.scales["nps"][1]
    promoters = len([s for s in found if s >= Fraction(9, 10) * top])
    detractors = len([s for s in found if s <= Fraction(6, 10) * top])
    return quotient(100 * (promoters - detractors), len(found))


def kpi_ces(entry):
    found = scores(entry, "ces")
    if entry.run.formulas.get("ces") == "agree":
        low, high = entry.run.scales["ces"]
        return quotient(len([s for s in found if s >= Fraction(low + high, 2) + 1]), len(found))
    return quotient(sum(found), len(found))


def kpi_qa_score(entry):
    found = scores(entry, "qa")
    return quotient(sum(found), len(found))


def first_responses(entry):
    return [row.first_response for row in entry.rows if row.first_response is not None]


def kpi_first_response_p50(entry):
    return percentile_seconds(first_responses(entry), 50)


def kpi_first_response_p90(entry):
    return percentile_seconds(first_responses(entry), 90)


def kpi_first_response_time(entry):
    return mean_seconds(first_responses(entry))


def kpi_share(entry):
    return quotient(len(entry.rows), len(entry.report.selected))


# ---------------------------------------------------------------- intervals

def target_of(rows, run):
    """The first rule that matches all rows of the interval, else the general target."""
    for dim, wanted, _, target in run.rules:
        if all(dimension_value(row, dim, run) == wanted for row in rows):
            return DEFAULT_TARGET if target is None else target
    return run.target


def kpi_intervals_met(entry):
    if not entry.log.has_outcomes() or entry.report.begin is None:
        return None
    if not entry.log.can_tell_waits() and rows_of(entry.rows, ["answered"]):
        return None  # the KPI needs a field that no file has
    length = entry.run.interval or "30m"
    intervals = {}
    for row in rows_of(entry.rows, EXITS):
        intervals.setdefault(interval_of(row.start, length, entry.run), []).append(row)
    met = 0
    for rows in intervals.values():
        part = Entry()
        part.rows, part.log, part.run = rows, entry.log, entry.run
        level = kpi_service_level(part)
        if level is not None and level[1] / level[2] >= target_of(rows, entry.run):
            met += 1
    return quotient(met, len(intervals))


# ---------------------------------------------------------------- agent time and cost

def handle(row):
    """talk + hold + acw of an answered row with talk; a blank or absent hold or acw counts 0 here."""
    return row.talk + (row.hold or 0) + (row.acw or 0)


def occupancy_span(entry):
    if any(dim != "agent" for dim in entry.dims) or entry.length in ("15m", "30m", "1h"):
        return None
    rows = [row for row in rows_of(entry.visits, ["answered"])
            if row.agent != "" and row.talk is not None and row.answer is not None]
    first, last = {}, {}
    for row in rows:
        key = (row.agent, local_date(row.answer, entry.run))
        done = row.answer + handle(row)
        first[key] = min(first.get(key, row.answer), row.answer)
        last[key] = max(last.get(key, done), done)
    worked = sum(handle(row) for row in rows)
    present = sum(last[key] - first[key] for key in first)
    return quotient(seconds(worked), seconds(present))


def occupancy_staffed(entry):
    if not entry.is_total() or entry.run.staffed_hours is None:
        return None
    if not entry.log.has_outcomes() or not entry.log.can_give_talk():
        return None
    rows = rows_of(entry.visits, ["answered"])
    known = [row for row in rows if row.talk is not None]
    if rows and not known:
        return None
    return quotient(seconds(sum(handle(row) for row in known)), entry.run.staffed_hours * 3600)


def kpi_occupancy(entry):
    formula = entry.run.formulas.get("occupancy")
    if formula is None:
        formula = "span" if entry.run.staffed_hours is None else "staffed"
        if entry.log.workforce.states is not None:
            formula = "states"
    if formula == "span":
        return occupancy_span(entry)
    if formula == "staffed":
        return occupancy_staffed(entry)
    return workforce.occupancy_states(entry)


def agent_hours(entry):
    """Logged-in hours of the states, else --staffed-hours, which are of the total; None where they are not known."""
    if entry.log.workforce.states is not None:
        time = workforce.logged_in(entry)
        return None if not time else Fraction(time, HOUR)
    return entry.run.staffed_hours if entry.is_total() else None


def kpi_calls_per_agent_hour(entry):
    hours = agent_hours(entry)
    if hours is None or not entry.log.has_outcomes():
        return None
    return quotient(len(rows_of(entry.visits, ["answered"])), hours)


def kpi_cost_per_call(entry):
    run = entry.run
    rows = entry.rows
    if run.cost is not None:
        if not entry.is_total():
            return None
        cost = run.cost
    elif run.cost_per_hour is not None:
        hours = agent_hours(entry)
        if hours is None:
            return None
        cost = run.cost_per_hour * hours
        rows = entry.all_rows
    else:
        booked = [row.cost for row in rows if row.cost is not None]
        if not booked:
            return None
        cost = Fraction(sum(booked), 10 ** 6)
    formula = run.formulas.get("cost_per_call", "answered")
    if formula == "offered":
        return quotient(cost, len(rows_of(rows, EXITS)))
    if formula == "resolved":
        return quotient(cost, len([row for row in rows_of(rows, ["answered"]) if row.resolved]))
    return quotient(cost, len(rows_of(rows, ["answered"])))


KPIS = {
    "offered": kpi_offered, "answered": kpi_answered, "abandoned": kpi_abandoned, "other_exits": kpi_other_exits,
    "blocked": kpi_blocked, "arrival_rate": kpi_arrival_rate, "answer_rate": kpi_answer_rate,
    "service_level": kpi_service_level, "asa": kpi_asa, "average_wait": kpi_average_wait,
    "wait_p50": kpi_wait_p50, "wait_p90": kpi_wait_p90, "wait_p95": kpi_wait_p95,
    "longest_wait": kpi_longest_wait, "time_to_abandon": kpi_time_to_abandon,
    "abandonment_rate": kpi_abandonment_rate, "short_abandon_rate": kpi_short_abandon_rate,
    "blocked_rate": kpi_blocked_rate, "aht": kpi_aht, "aht_p50": kpi_aht_p50, "aht_p90": kpi_aht_p90,
    "talk_time": kpi_talk_time, "acw_time": kpi_acw_time, "hold_time": kpi_hold_time,
    "hold_time_held": kpi_hold_time_held, "held_rate": kpi_held_rate, "call_duration": kpi_call_duration,
    "transfer_rate": kpi_transfer_rate, "fcr": kpi_fcr, "repeat_rate": kpi_repeat_rate, "csat": kpi_csat,
    "nps": kpi_nps, "ces": kpi_ces, "first_response_p50": kpi_first_response_p50,
    "first_response_p90": kpi_first_response_p90, "first_response_time": kpi_first_response_time,
    "qa_score": kpi_qa_score, "conversion_rate": kpi_conversion_rate, "share": kpi_share,
    "intervals_met": kpi_intervals_met, "occupancy": kpi_occupancy,
    "calls_per_agent_hour": kpi_calls_per_agent_hour, "cost_per_call": kpi_cost_per_call,
    **workforce.KPIS,
}


# ---------------------------------------------------------------- as the JSON of SPEC §5 says it

def kpi_json(result):
    """None for a null, else the object with exact six-decimal Fractions."""
    if result is None:
        return None
    if result[0] == "count":
        return {"value": Fraction(result[1])}
    if result[0] == "value":
        return {"value": round6(result[1])}
    _, numerator, denominator = result
    return {"value": round6(numerator / denominator), "numerator": round6(numerator),
            "denominator": round6(denominator)}


def entry_json(entry):
    run = entry.run
    return {
        "group": list(zip(entry.dims, entry.keys)),
        "begin": print_stamp(entry.begin, run),
        "end": print_stamp(entry.end, run),
        "grouping": entry.dims + ([entry.length] if entry.length else []),
        "counts": entry.counts,
        "kpis": {name: kpi_json(result) for name, result in entry.kpis.items()},
    }


def report_json(report):
    run = report.run
    return {
        "period": {"begin": print_stamp(report.begin, run), "end": print_stamp(report.end, run),
                   "timezone": run.timezone, "interval": run.interval},
        "rows": [len(file.rows) for file in report.log.files],
        "duplicates": [file.dropped for file in report.log.files],
        "filtered": {"direction": report.other_direction, "period": 0, "where": 0, "open": report.open},
        "results": [entry_json(entry) for entry in report.entries],
    }


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as stream:
        run = run_from_json(stream.read())
    report = compute([read_file(path, run.tz_minutes) for path in arguments[1:]], run,
                     os.path.dirname(os.path.abspath(arguments[0])))
    print(json.dumps(report_json(report), indent=1, ensure_ascii=False, default=lambda number: str(number)))


if __name__ == "__main__":
    main(sys.argv[1:])
