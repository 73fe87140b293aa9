#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes agent_states.csv, schedule.csv and roster.csv, which go with calls.csv: the same agents in the same week.

Usage: make_companions.py            write the files beside this script
       make_companions.py --check    exit 1 when they are not what would be written

An agent handles contacts from the ringing to the end of the after-call work, has a quarter of an hour of break in the first
gap that is long enough, and is ready otherwise. The schedule has the shifts, with breaks in their middles. Names are invented.
"""
import csv
import datetime
import io
import pathlib
import sys

from make_calls import AGENTS, MONDAY, Centre, Random, stamp

BREAK = 900
# Of the roster, beside those who took calls: name, day of the hire and of leaving, counted from that Monday.
OTHERS = (("Quinn", -700, 3), ("Sami", -420, -40), ("Uma", -95, -12), ("Vera", 2, None))


def work_of(rows):
    """(begin, end, state) of every contact, by agent."""
    work = {agent: [] for agent in AGENTS}
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
    states, at, rested = [], begin, False
    for start, stop, state in sorted(work) + [(end, end, None)]:
        start = max(start, at)
        if not rested and at > begin + 3600 and start - at >= BREAK:
            states.append((at, at + BREAK, "break"))
            at, rested = at + BREAK, True
        if at < start:
            states.append((at, start, "ready"))
        if state and start < stop:
            states.append((start, stop, state))
        at = max(at, start, stop)
    return states


def tables():
    centre = Centre()
    rows = centre.week()
    work = work_of(rows)
    states, schedule = [], []
    for shift in sorted(centre.shifts, key=lambda shift: (shift[2], shift[0])):
        begin, end, agent = shift
        mine = [span for span in work[agent] if begin <= span[0] < end]
        states += [(agent, state, stamp(start), stamp(stop)) for start, stop, state in states_of(shift, mine)]
        middle = (begin + end) // 2 // BREAK * BREAK
        schedule += [(agent, "work", stamp(begin), stamp(middle)), (agent, "break", stamp(middle), stamp(middle + BREAK)),
                     (agent, "work", stamp(middle + BREAK), stamp(end))]
    draw, roster = Random(7), []

    def date(days):
        return (MONDAY + datetime.timedelta(days=days)).date().isoformat()
    for agent in AGENTS:
        score = draw.between(2, 5) if draw.percent(80) else ""
        roster.append((agent, date(-draw.between(60, 1900)), "", "north" if AGENTS.index(agent) % 2 else "south", score))
    for agent, hired, left in OTHERS:
        roster.append((agent, date(hired), "" if left is None else date(left), "north", "" if left is None else 3))
    return {"agent_states.csv": (("agent", "state", "start", "end"), states),
            "schedule.csv": (("agent", "activity", "start", "end"), schedule),
            "roster.csv": (("agent", "hired", "left", "team", "esat"), roster)}


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
