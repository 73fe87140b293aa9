# SPDX-License-Identifier: MIT
"""What kpi is to reach, as ratios between programs that were measured in turn, and how far it has got."""

from dataclasses import dataclass
from typing import Callable, Optional

MILLION = 1_000_000
FILES = 8


@dataclass(frozen=True)
class Goal:
    what: str
    unit: str           # after the numbers
    more: bool          # whether more is better
    must: Optional[float]
    aim: Optional[float]
    # What was reached, by name ("wall", "CPU", or nothing), from the medians of the programs.
    reached: Callable

    def shown(self, value):
        text = f"{value:.2f}" if self.unit == "x" and value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
        return ("+" if self.unit == " %" and value >= 0 else "") + text + self.unit

    def limit(self, value):
        return "-" if value is None else ("≥ " if self.more else "≤ ") + f"{round(value, 2):g}{self.unit}"

    def within(self, value, limit):
        return limit is not None and (value >= limit if self.more else value <= limit)

    def verdict(self, values):
        if self.must is None and self.aim is None:
            return ""
        if all(self.within(value, self.aim) for value in values):
            return "aim reached"
        return "met" if all(self.within(value, self.must) for value in values) else "MISSED"


def ratio(over, under):
    """Of what two programs took."""
    def reached(medians):
        a, b = medians[over], medians[under]
        return {"wall": a.wall / b.wall, "CPU": a.cpu / max(b.cpu, 1e-3)}
    return reached


def wall_ratio(over, under):
    return lambda medians: {"": medians[over].wall / medians[under].wall}


def percent_more(over, under):
    def reached(medians):
        return {name: (value - 1) * 100 for name, value in ratio(over, under)(medians).items()}
    return reached


def peak(name):
    return lambda medians: {"": medians[name].peak}


def nanoseconds_a_row(medians, name, rows):
    return (medians[name].wall - medians["100 rows"].wall) / rows * 1e9


def goals(rows, medians, sizes):
    """All goals for a log of so many rows; `sizes` has the other lengths that were measured, by program."""
    def growth(name, count):
        return lambda found: {"": (nanoseconds_a_row(found, name, count) / nanoseconds_a_row(found, "1m rows", MILLION) - 1) * 100}

    cost_of_opening = FILES * 100e-6 / medians["one file"].wall * 100
    yield Goal("CSV: DuckDB as an expert / kpi", "x", True, 12, 20, ratio("csv expert", "csv"))
    yield Goal("CSV: DuckDB as users write it / kpi", "x", True, 20, 30, ratio("csv users", "csv"))
    yield Goal("NDJSON: DuckDB as an expert / kpi", "x", True, 9, 15, ratio("ndjson expert", "ndjson"))
    yield Goal("NDJSON: DuckDB as users write it / kpi", "x", True, 14, 24, ratio("ndjson users", "ndjson"))
    yield Goal("CSV: kpi / newline scan", "x", False, 8.5, 5, ratio("csv", "csv scan"))
    yield Goal("NDJSON: kpi / newline scan", "x", False, 5.5, 3.2, ratio("ndjson", "ndjson scan"))
    yield Goal("CSV: peak memory", " MiB", False, 128, 64, peak("csv"))
    yield Goal("NDJSON: peak memory", " MiB", False, 128, 64, peak("ndjson"))
    yield Goal("CSV: 1 thread / 2 threads", "x", True, 1.7, 1.85, wall_ratio("one thread", "csv"))
    yield Goal("CSV of 100 rows, all of the run", " ms", False, 10, 5, lambda found: {"": found["100 rows"].wall * 1e3})
    for name, count in {"1m rows": MILLION, "csv": rows, **sizes}.items():
        yield Goal(f"a row beyond that, of {count:,}", " ns", False, None, None,
                   lambda found, name=name, count=count: {"": nanoseconds_a_row(found, name, count)})
    for name, count in {"csv": rows, **sizes}.items():
        if count > MILLION:
            yield Goal(f"a row of {count:,} / of 1,000,000", " %", False, 15, 10, growth(name, count))
    yield Goal("every grouping / totals only", " %", False, 30, 15, percent_more("csv", "totals"))
    yield Goal(f"{FILES} files / one of the same calls", " %", False, 10, 5 + cost_of_opening, percent_more("files", "one file"))
    yield Goal("gzip: kpi / inflating alone with zlib", "x", False, 1.3, 1.1, wall_ratio("gz", "inflate"))


def print_goals(rows, medians, sizes):
    print(f"{'':40}{'reached':26}{'must':>11}{'aim':>11}")
    for goal in goals(rows, medians, sizes):
        try:
            reached = goal.reached(medians)
        except KeyError:
            print(f"{goal.what:40}{'not measured':26}{goal.limit(goal.must):>11}{goal.limit(goal.aim):>11}")
            continue
        text = ", ".join(f"{goal.shown(value)} {name}".rstrip() for name, value in reached.items())
        print(f"{goal.what:40}{text:26}{goal.limit(goal.must):>11}{goal.limit(goal.aim):>11}  "
              f"{goal.verdict(reached.values())}".rstrip())


def print_costs(medians):
    print(f"{'':16}{'wall s':>10}{'CPU s':>10}{'peak MiB':>10}")
    for name, cost in medians.items():
        print(f"{name:16}{cost.wall:>10.3f}{cost.cpu:>10.3f}{cost.peak:>10.0f}")
