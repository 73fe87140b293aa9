# SPDX-License-Identifier: MIT
"""Random companion files for check.py: states, schedules, rosters and customers."""
import csv
import datetime
import os

from workforce import CLASS_OF, DUTY_OF

MINUTE = 60000
DAY = 24 * 60 * MINUTE
TEAMS = ["north", "South", "öst", ""]
COLUMNS = {"agent-states": ["agent", "state", "start", "end", "duration"],
           "schedule": ["agent", "activity", "start", "end"],
           "roster": ["agent", "hired", "left", "team", "esat"],
           "customers": ["customer", "since", "lost"]}


def random_length(rng):
    """Never so short that rounding a stamp could put the end before the start."""
    return rng.choice([MINUTE, 15 * MINUTE, 30 * MINUTE, rng.randint(10, 3 * 60 * MINUTE), rng.randint(10, 2 * DAY)])


def random_day(rng, start):
    """A day around the log, as a number, or None."""
    return None if rng.random() < 0.2 else start() // DAY + rng.choice([0, 0, 1, -1, -40, rng.randint(-400, 60)])


def draw(rng, run, start, agents):
    """Rows by option, instants in ms and days as numbers; run.companions names their files."""
    agents = [agent for agent in agents if agent] + ["Zoë"]
    made = {}
    if rng.random() < 0.5:
        made["agent-states"] = []
        for _ in range(rng.choice([0, 1, 5, 30, 60])):
            begin, length = start() + rng.choice([0, -MINUTE, rng.randint(-DAY, DAY)]), random_length(rng)
            shape = rng.choice(["end", "end", "duration", "both", "neither"])
            made["agent-states"].append({
                "agent": rng.choice(agents), "state": rng.choice(sorted(CLASS_OF)), "start": begin,
                "end": begin + length if shape in ("end", "both") else None,
                "duration": length if shape in ("duration", "both") else None})
    if rng.random() < 0.4:
        made["schedule"] = []
        for _ in range(rng.choice([0, 1, 5, 20])):
            begin = start() + rng.choice([0, rng.randint(-DAY, DAY)])
            made["schedule"].append({"agent": rng.choice(agents), "activity": rng.choice(sorted(DUTY_OF)),
                                     "start": begin, "end": begin + random_length(rng)})
    if rng.random() < 0.4:
        made["roster"] = []
        for _ in range(rng.choice([0, 1, 4, 12])):
            days = sorted_days(random_day(rng, start), random_day(rng, start))
            made["roster"].append({"agent": rng.choice(agents), "hired": days[0], "left": days[1],
                                   "team": rng.choice(TEAMS), "esat": rng.choice(["", "0", "1", "3", "4", "4.5", "5"])})
    if rng.random() < 0.3:
        made["customers"] = []
        for number in range(rng.choice([0, 1, 6, 20])):
            days = sorted_days(random_day(rng, start), random_day(rng, start))
            made["customers"].append({"customer": "c%d" % number, "since": days[0], "lost": days[1]})
    for option in made:
        count = rng.choice([1, 1, 2])
        run.companions[option] = ["%s%d.csv" % (option, number) for number in range(count)]
    return made


def sorted_days(first, last):
    if first is not None and last is not None and last < first:
        return last, first
    return first, last


def cell_text(rng, run, name, cell, stamp_text):
    if cell is None:
        return ""
    if name in ("start", "end"):
        return stamp_text(rng, cell, rng.choice(["utc", "naive", "offset"]), run)
    if name in ("hired", "left", "since", "lost"):
        return day_text(cell)
    if name == "duration":
        return "%d.%03d" % (cell // 1000, cell % 1000)
    return cell


def day_text(day):
    return (datetime.date(1970, 1, 1) + datetime.timedelta(days=day)).isoformat()


def write(rng, made, run, folder, arguments, stamp_text):
    """Writes the rows to the files of run.companions, and adds their options."""
    for option, rows in made.items():
        names = run.companions[option]
        parts = [[] for _ in names]
        for row in rows:
            rng.choice(parts).append(row)
        for name, part in zip(names, parts):
            columns = list(COLUMNS[option])
            rng.shuffle(columns)
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(columns)
                for row in part:
                    writer.writerow([cell_text(rng, run, column, row[column], stamp_text) for column in columns])
            arguments += ["--" + option, name]
