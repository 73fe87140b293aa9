#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes agent_states.csv, schedule.csv, roster.csv and customers.csv, which go with calls.csv: its agents and callers.

Usage: make_companions.py            write the files beside this script
       make_companions.py --check    exit 1 when they are not what would be written

An agent handles contacts from the ringing to the end of the after-call work, takes the break when the contact in hand is
done, and is ready otherwise. The schedule has the shifts, with the breaks in the middle of long ones. Customers are all
who called or were called; some begin with the order that they place, some who cancel are lost. Names are invented.
"""
import csv
import datetime
import io
import pathlib
import sys

from make_calls import AGENTS, BREAK, DAY, MONDAY, Centre, Random, break_of, stamp

# Of the roster, beside the agents: name, first and last day, counted from the first Monday. They take no calls.
OTHERS = (("Mina", -1630, None), ("Nils", -1204, None), ("Oona", -911, None), ("Pavel", -760, None), ("Quinn", -700, 40),
          ("Rosa", -655, None), ("Sami", -420, -40), ("Tomas", -388, None), ("Uma", -95, -12), ("Vera", 2, None),
          ("Wim", -72, None), ("Xenia", -31, None))


def work_of(centre, rows):
    """(begin, end, state) of every contact and break, by agent."""
    work = {agent: [] for agent in AGENTS}
    for begin, agent in centre.breaks:
        work[agent].append((begin, begin + BREAK, "break"))
    for row in rows:
        if not row.get("agent"):
            continue
        if row["outcome"] == "answered":
            spans = [(row["answer"] - row["ring"], row["answer"], "ringing"), (row["answer"], row["end"], "talking"),
                     (row["end"], row["end"] + row["acw"], "wrap-up")]
        else:  # nobody answered an outbound call
            spans = [(row["end"] - row["ring"], row["end"], "ringing")]
        work[row["agent"]] += [span for span in spans if span[0] < span[1]]
    return work


def states_of(shift, work):
    """The states of one shift, in order, without gaps."""
    begin, end, _ = shift
    states, at = [], begin
    for start, stop, state in sorted(work) + [(end, end, None)]:
        start = max(start, at)
        if at < start:
            states.append((at, start, "ready"))
        if start < stop:
            states.append((start, stop, state))
        at = max(at, stop)
    return states


def date(days):
    return "" if days is None else (MONDAY + datetime.timedelta(days=days)).date().isoformat()


def roster():
    draw = Random(7)

    def score():
        return draw.between(2, 5) if draw.percent(80) else ""
    people = []
    for number, (agent, (hired, left)) in enumerate(AGENTS.items()):
        hired = -draw.between(60, 1900) if hired is None else hired
        people.append((agent, date(hired), date(left), ("south", "north")[number % 2], score()))
    return people + [(name, date(hired), date(left), "back office", score()) for name, hired, left in OTHERS]


def customers(rows):
    draw, since, lost = Random(11), {}, {}
    for row in rows:
        caller, day, answered = row["caller"], row["start"] // DAY, row["outcome"] == "answered"
        first_order = row["reason"] == "new order" and row.get("converted") == "yes" and caller not in since
        since.setdefault(caller, day if first_order else -draw.between(1, 2500))
        if answered and row["reason"] == "cancellation" and draw.percent(40):
            lost.setdefault(caller, day + draw.between(0, 14))
    return [(caller, date(since[caller]), date(lost.get(caller))) for caller in sorted(since) if caller]


def tables():
    centre = Centre()
    rows = centre.calls()
    work = work_of(centre, rows)
    states, schedule = [], []
    for shift in sorted((shift for day in centre.shifts.values() for shift in day), key=lambda shift: (shift[2], shift[0])):
        begin, end, agent = shift
        mine = [span for span in work[agent] if begin <= span[0] < end]
        states += [(agent, state, stamp(start), stamp(stop)) for start, stop, state in states_of(shift, mine)]
        rest = break_of(begin, end)
        if rest:
            schedule += [(agent, "work", stamp(begin), stamp(rest)), (agent, "break", stamp(rest), stamp(rest + BREAK))]
        schedule.append((agent, "work", stamp(rest + BREAK if rest else begin), stamp(end)))
    return {"agent_states.csv": (("agent", "state", "start", "end"), states),
            "schedule.csv": (("agent", "activity", "start", "end"), schedule),
            "roster.csv": (("agent", "hired", "left", "team", "esat"), roster()),
            "customers.csv": (("customer", "since", "lost"), customers(rows))}


def main():
    for name, (header, rows) in tables().items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        target, fresh = pathlib.Path(__file__).with_name(name), text.getvalue().encode()
        if "--check" not in sys.argv[1:]:
            target.write_bytes(fresh)
        elif not target.exists() or target.read_bytes() != fresh:
            sys.exit(f"data/{name} is stale: run data/make_companions.py")


if __name__ == "__main__":
    main()
