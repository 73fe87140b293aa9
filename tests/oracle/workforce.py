# SPDX-License-Identifier: MIT
"""Agent time, people and customers of companion files, recomputed from SPEC.md alone, instant by instant."""
import csv
import os
from fractions import Fraction

OPTIONS = ["agent-states", "schedule", "roster", "customers"]
CLASS_OF = {"talk": "handling", "ACW": "handling", "hold": "handling", "idle": "available", "Ready": "available",
            "break": "paused", "Not Ready: Lunch": "paused", "logged out": "off"}
DUTY_OF = {"work": "work", "shift": "work", "phone": "work", "available": "work", "lunch": "paused", "off": "off"}
STRONGEST_CLASS = ["handling", "paused", "available", "off"]
STRONGEST_DUTY = ["off", "paused", "work"]


def read_rows(folder, names):
    rows = []
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as stream:
            rows += list(csv.DictReader(stream))
    return rows


class Workforce:
    """What the files of `run.companions` (option -> file names) say; a list is None without such a file."""

    def __init__(self, run, folder, read_stamp, read_duration, read_date):
        self.states = self.schedule = self.roster = self.customers = None
        files = run.companions
        if "agent-states" in files:
            self.states = []
            for row in read_rows(folder, files["agent-states"]):
                begin = read_stamp(row["start"])
                end = read_stamp(row["end"]) if row["end"] else None
                if end is None and row["duration"]:
                    end = begin + read_duration(row["duration"])
                self.states.append([row["agent"], CLASS_OF[row["state"]], begin, end])
            self.close()
        if "schedule" in files:
            self.schedule = [[row["agent"], DUTY_OF[row["activity"]], read_stamp(row["start"]), read_stamp(row["end"])]
                             for row in read_rows(folder, files["schedule"])]
        if "roster" in files:
            self.roster = [[row["agent"], read_date(row["hired"]), read_date(row["left"]), row["team"],
                            None if row["esat"] in ("", "0") else Fraction(row["esat"])]
                           for row in read_rows(folder, files["roster"])]
        if "customers" in files:
            self.customers = [[read_date(row["since"]), read_date(row["lost"])]
                              for row in read_rows(folder, files["customers"])]

    def close(self):
        """Ends states that have no end, by the starts of their agents or the log's end."""
        log_end = max([state[2] for state in self.states] + [state[3] for state in self.states if state[3] is not None],
                      default=None)
        for state in self.states:
            later = [other[2] for other in self.states if other[0] == state[0] and other[2] > state[2]]
            if state[3] is None:
                state.append(min(later) if later else log_end)
            else:
                state.append(state[3])

    def team_of(self, agent):
        """Of the employment that began last, of those the one that ends last, then the least text."""
        rows = [row for row in self.roster or [] if row[0] == agent]
        if not rows:
            return ""
        latest = max((row[1] is not None, row[1] or 0) for row in rows)
        rows = [row for row in rows if (row[1] is not None, row[1] or 0) == latest]
        longest = max((row[2] is None, row[2] or 0) for row in rows)
        rows = [row for row in rows if (row[2] is None, row[2] or 0) == longest]
        return min((row[3] for row in rows), key=lambda text: text.encode("utf-8"))


def window(entry):
    """[begin, end) of a result inside the period; (None, None) without a period."""
    if entry.report.begin is None:
        return None, None
    return max(entry.begin, entry.report.begin), min(entry.end, entry.report.end)


def strongest(covering, order):
    return next((kind for kind in order if kind in covering), None)


def carries_time(entry):
    return all(dim in ("agent", "team") for dim in entry.dims)


def agent_time(entry):
    """Sums of ms by name, over the agents of the entry."""
    force = entry.log.workforce
    begin, end = window(entry)
    time = dict.fromkeys(["handling", "available", "paused", "work", "pause", "adherent", "present"], 0)
    agents = {row[0] for row in (force.states or []) + (force.schedule or [])}
    for agent in agents:
        keys = dict(zip(entry.dims, entry.keys))
        if keys.get("agent", agent) != agent or keys.get("team", force.team_of(agent)) != force.team_of(agent):
            continue
        states = [(row[1], row[2], row[4]) for row in force.states or [] if row[0] == agent]
        duties = [(row[1], row[2], row[3]) for row in force.schedule or [] if row[0] == agent]
        edges = {edge for _, first, last in states + duties for edge in (first, last)}
        if begin is not None:
            edges = {edge for edge in edges if begin < edge < end} | {begin, end}
        edges = sorted(edges)
        for first, last in zip(edges, edges[1:]):
            state = strongest({kind for kind, a, b in states if a <= first and last <= b}, STRONGEST_CLASS)
            duty = strongest({kind for kind, a, b in duties if a <= first and last <= b}, STRONGEST_DUTY)
            if state in time:
                time[state] += last - first
            if not duties:
                continue
            there = state in ("handling", "available")
            if there:
                time["present"] += last - first
            if duty == "work":
                time["work"] += last - first
            if duty == "paused":
                time["pause"] += last - first
            if (duty == "work" and there) or (duty == "paused" and state == "paused"):
                time["adherent"] += last - first
    return time


def logged_in(entry):
    """ms, or None where agent time cannot be told."""
    if not carries_time(entry):
        return None
    time = agent_time(entry)
    return time["handling"] + time["available"] + time["paused"]


def ratio(part, whole):
    return None if whole == 0 else ("quotient", Fraction(part), Fraction(whole))


def time_ratio(entry, part, whole, needs_schedule=False):
    force = entry.log.workforce
    if force.states is None or not carries_time(entry) or (needs_schedule and force.schedule is None):
        return None
    time = agent_time(entry)
    return ratio(Fraction(sum(time[name] for name in part), 1000), Fraction(sum(time[name] for name in whole), 1000))


def occupancy_states(entry):
    return time_ratio(entry, ["handling"], ["handling", "available"])


def kpi_utilisation(entry):
    return time_ratio(entry, ["handling"], ["handling", "available", "paused"])


def kpi_shrinkage(entry):
    return time_ratio(entry, ["paused"], ["handling", "available", "paused"])


def kpi_adherence(entry):
    return time_ratio(entry, ["adherent"], ["work", "pause"], True)


def kpi_conformance(entry):
    return time_ratio(entry, ["present"], ["work"], True)


# ---------------------------------------------------------------- people

def days_of(entry):
    """First and last civil day as numbers, or None without a period."""
    begin, end = window(entry)
    if begin is None:
        return None
    shift = entry.run.tz_minutes * 60000
    day = 24 * 3600 * 1000
    return (begin + shift) // day, (end - 1 + shift) // day


def counts_people(entry):
    return (all(dim == "team" for dim in entry.dims) and entry.length not in ("15m", "30m", "1h")
            and days_of(entry) is not None)


def heads(rows, first, last):
    """(at begin, at end, leavers, stayed) of rows [from, until]."""
    before = [row for row in rows if (row[0] is None or row[0] < first) and (row[1] is None or row[1] >= first)]
    after = [row for row in rows if (row[0] is None or row[0] <= last) and (row[1] is None or row[1] > last)]
    leavers = [row for row in rows if row[1] is not None and first <= row[1] <= last]
    stayed = [row for row in before if row[1] is None or row[1] > last]
    return len(before), len(after), len(leavers), len(stayed)


def roster_of(entry):
    rows = entry.log.workforce.roster
    return [row for row in rows if all(row[3] == key for key in entry.keys)]


def kpi_attrition_rate(entry):
    if entry.log.workforce.roster is None or not counts_people(entry):
        return None
    first, last = days_of(entry)
    begin, end, leavers, _ = heads([row[1:3] for row in roster_of(entry)], first, last)
    if entry.run.formulas.get("attrition_rate") == "plain":
        return ratio(leavers, Fraction(begin + end, 2))
    days = last - first + 1
    return None if days < 28 else ratio(Fraction(leavers * 365, days), Fraction(begin + end, 2))


def kpi_retention_rate(entry):
    if entry.log.workforce.roster is None or not counts_people(entry):
        return None
    begin, _, _, stayed = heads([row[1:3] for row in roster_of(entry)], *days_of(entry))
    return ratio(stayed, begin)


def kpi_esat(entry):
    if entry.log.workforce.roster is None or not counts_people(entry):
        return None
    first, last = days_of(entry)
    scores = [row[4] for row in roster_of(entry) if row[4] is not None
              and (row[1] is None or row[1] <= last) and (row[2] is None or row[2] >= first)]
    return ratio(len([score for score in scores if score >= 4]), len(scores))


def kpi_customer_churn(entry):
    if entry.log.workforce.customers is None or entry.dims != [] or not counts_people(entry):
        return None
    begin, _, _, stayed = heads(entry.log.workforce.customers, *days_of(entry))
    return ratio(begin - stayed, begin)


KPIS = {"utilisation": kpi_utilisation, "shrinkage": kpi_shrinkage, "adherence": kpi_adherence,
        "conformance": kpi_conformance, "attrition_rate": kpi_attrition_rate, "retention_rate": kpi_retention_rate,
        "esat": kpi_esat, "customer_churn": kpi_customer_churn}
