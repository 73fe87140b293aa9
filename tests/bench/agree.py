#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the figures of kpi with those that duckdb.mjs computed of the same log.

usage: agree.py KPI.csv DUCKDB

KPI.csv is the report of `kpi compute -k @all -g queue -g queue,30m -g agent`; DUCKDB is the output that
duckdb.mjs was given. Every figure of every group that both have must be the same to the last digit printed.
"""

import csv
import sys
from datetime import datetime

MOST_SHOWN = 10


def slot_of(begin):
    return int(datetime.fromisoformat(begin.replace("Z", "+00:00")).timestamp()) // 1800


def read_kpi(path):
    """Rows by table and by what tells them from the others of the table."""
    tables = {"queue": {}, "interval": {}, "agent": {}}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["grouping"] == "queue":
                tables["queue"][row["queue"]] = row
            elif row["grouping"] == "agent":
                tables["agent"][row["agent"]] = row
            else:
                tables["interval"][row["queue"], slot_of(row["begin"])] = row
    return tables


def read_duckdb(path, table):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if table == "interval":
                yield (row["queue"], int(row["slot"])), row
            elif table == "agent":
                agent = row["agent"]
                yield (f"A{int(agent):04}" if agent.isdigit() else agent), row
            else:
                yield row["queue"], row


def number(text):
    if text == "":
        return None
    return float({"true": 1, "false": 0}.get(text, text))


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-6 * max(1.0, abs(theirs))


def compare(table, ours, theirs):
    """How many figures were compared, and what differs."""
    compared = 0
    differences = []
    seen = set()
    for key, row in theirs:
        seen.add(key)
        if key not in ours:
            differences.append(f"{table} {key}: only DuckDB has it")
            continue
        for name in row.keys() & ours[key].keys() - {"queue", "agent"}:
            compared += 1
            if not same(number(ours[key][name]), number(row[name])):
                differences.append(f"{table} {key}: {name} is {ours[key][name] or 'blank'} by kpi, "
                                   f"{row[name] or 'blank'} by DuckDB")
    differences += [f"{table} {key}: only kpi has it" for key in ours.keys() - seen]
    return compared, differences


def main():
    if len(sys.argv) != 3:
        print("usage: agree.py KPI.csv DUCKDB", file=sys.stderr)
        return 2
    compared = 0
    differences = []
    for table, ours in read_kpi(sys.argv[1]).items():
        count, found = compare(table, ours, read_duckdb(f"{sys.argv[2]}.{table}", table))
        compared += count
        differences += found
    for line in differences[:MOST_SHOWN]:
        print(line, file=sys.stderr)
    if differences:
        print(f"{len(differences):,} differences among {compared:,} figures", file=sys.stderr)
        return 1
    if compared == 0:
        print("nothing to compare", file=sys.stderr)
        return 1
    print(f"{compared:,} figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
