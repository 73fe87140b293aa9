#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes data/calls.csv, five simulated weeks of a small contact centre, the same bytes on every machine.

Usage: make_calls.py            write calls.csv beside this script
       make_calls.py --check    exit 1 when calls.csv is not what would be written

Contacts arrive on a day profile, wait for an agent who is on shift, free and skilled, and may give up first. An agent
serves one contact at a time, so waits, service level and occupancy come out of the simulation; they are not drawn. Some
whose matter was not resolved come again within days. All times are whole seconds since the first Monday 00:00 UTC, money
is cents. No clock of Europe or North America is put forward or back in these weeks. Names and numbers are invented.
"""
import collections
import csv
import datetime
import heapq
import io
import pathlib
import sys

FIELDS = ("call_id start answer end direction channel queue agent reason caller outcome wait ring talk hold acw "
          "transferred resolved converted csat nps ces qa first_response cost site").split()
MONDAY = datetime.datetime(2026, 2, 2)
DAY, HOUR, BREAK = 86400, 3600, 900

# WEEK from Monday: (contacts, opening hour, share of each half hour from opening, shifts as (begin, end) in hours).
WEEKDAY = (9, (9, 11, 13, 13, 12, 10, 9, 10, 11, 11, 10, 9),
           ((9, 12), (9, 12.5), (9, 13), (9.5, 14), (12, 15), (12.5, 15), (13, 15)))
SATURDAY = (9, (9, 11, 12, 12, 11, 9), ((9, 12), (9, 12), (9, 12)))
WEEK = ((150, *WEEKDAY), (139, *WEEKDAY), (134, *WEEKDAY), (130, *WEEKDAY), (126, *WEEKDAY), (49, *SATURDAY))
LOAD = (100, 96, 99, 103, 106)  # of these contacts, the per cent that come in each of the weeks

# The agents, with their first and last day here, counted from the first Monday; None lies outside these weeks.
AGENTS = dict.fromkeys("Amara Bo Carmen Dario Elif Femi Greta Hugo Ines Jonas Kaya Luca".split(), (None, None))
AGENTS |= {"Bo": (None, 11), "Luca": (14, None)}
QUEUES = {  # name: (share of contacts, usual talk in seconds, agents without the skill, overflow queue, contact reasons)
    "billing": (34, 245, "", "support", ("invoice question", "refund, partial", 'payment "declined"', "address change")),
    "support": (30, 280, "", "billing", ("technical fault", "delivery, late or missing", "address change")),
    "sales": (20, 290, "Bo", "billing", ("new order", "invoice question")),
    "retention": (9, 335, "Elif", "sales", ("cancellation", "refund, partial")),
    "vip": (7, 260, "Luca", "support", ("technical fault", "invoice question", "address change")),
}


class Random:
    """The splitmix64 generator and what is drawn with it."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        return (z ^ z >> 31) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def percent(self, p):
        return self.below(100) < p

    def spread(self, mean):
        """A duration from 0.3 to 2.4 times its mean, with a tail to the right."""
        return mean * (30 + self.below(71) + self.below(71) * self.below(71) // 35) // 100

    def pick(self, values, weights=None):
        """One of the values, in proportion to its weight."""
        weights = weights or [1] * len(values)
        x = self.below(sum(weights))
        for value, weight in zip(values, weights):
            if x < weight:
                return value
            x -= weight


def break_of(begin, end):
    """When the break of a shift is due, about its middle; None if the shift is short."""
    return (begin + end) // 2 // BREAK * BREAK if end - begin >= 3.5 * HOUR else None


class Centre:
    def __init__(self):
        self.draw = Random(2026)
        self.agenda = []  # contacts by the time they want attention
        self.pushed = self.contacts = 0
        self.free_at = dict.fromkeys(AGENTS, 0)
        self.shifts = collections.defaultdict(list)  # (begin, end, agent) of each day
        self.planned = 0  # shifts
        self.breaks = []  # (begin, agent)
        self.rows = []

    def push(self, when, contact):
        self.pushed += 1  # settles ties
        heapq.heappush(self.agenda, (when, self.pushed, contact))

    def new_contact(self, start, **given):
        """Puts a contact on the agenda; what is not given is drawn."""
        self.contacts += 1
        queue = given.get("queue") or self.draw.pick(list(QUEUES), [q[0] for q in QUEUES.values()])
        caller = self.draw.between(1, 80) * self.draw.between(1, 80) + self.draw.below(9)  # some call often
        self.push(start, {"contact": self.contacts, "start": start, "direction": "inbound", "channel": "voice",
                          "queue": queue, "reason": self.draw.pick(QUEUES[queue][4]),
                          "caller": f"+1555010{caller:04}", "site": self.draw.pick(("north", "south"))} | given)

    def plan(self):
        """Fills the shifts and the agenda."""
        for day in range(len(LOAD) * 7 - 1):  # to the last Saturday
            if day % 7 < len(WEEK):
                self.plan_day(day, *WEEK[day % 7])
            if self.draw.percent(35):
                self.new_contact(day * DAY + self.draw.between(18 * HOUR, 22 * HOUR), closed=True)

    def plan_day(self, day, contacts, opening, profile, shifts):
        crew = [agent for agent, (hired, left) in AGENTS.items()
                if (hired is None or hired <= day) and (left is None or day <= left)]
        for begin, end in shifts:
            agent, begin, end = crew[self.planned % len(crew)], day * DAY + int(begin * HOUR), day * DAY + int(end * HOUR)
            self.planned += 1
            self.shifts[day].append((begin, end, agent))
            if break_of(begin, end):
                self.push(break_of(begin, end), {"break": agent})
        half_hours = [index for index, share in enumerate(profile) for _ in range(share)]
        contacts = contacts * LOAD[day // 7] // 100
        for i in range(contacts):
            half_hour = opening * 2 + half_hours[i * len(half_hours) // contacts]
            start = day * DAY + half_hour * 1800 + self.draw.below(1800)
            kind = self.draw.pick(("voice", "chat", "email", "outbound", "internal"), (600, 60, 20, 300, 20))
            if kind == "outbound":
                self.new_contact(start, direction=kind, queue=self.draw.pick(("sales", "retention", "support")))
            elif kind == "internal":
                self.new_contact(start, direction=kind, queue="support", caller="", reason="")
            else:
                self.new_contact(start, channel=kind)

    def best_agent(self, now, queue):
        """(time, agent) of who can answer first, the longest idle before others, and how many are idle now."""
        shifts = self.shifts[now // DAY]
        able = [(max(now, begin, self.free_at[agent]), self.free_at[agent], agent) for begin, end, agent in shifts
                if max(now, begin, self.free_at[agent]) < min(end, now + HOUR) and agent not in QUEUES[queue][2]]
        when, _, agent = min(able, default=(now + HOUR, 0, ""))
        return when, agent, sum(option[0] == now for option in able)

    def serve(self, now, contact):
        """Decides what becomes of a contact, or of a break, that is due now."""
        if "break" in contact:
            return self.rest(max(now, self.free_at[contact["break"]]), contact["break"])
        start, channel, direction = contact["start"], contact["channel"], contact["direction"]
        inbound = direction == "inbound"
        if "closed" in contact:
            return self.leave(contact, *self.draw.pick((("blocked", 0), ("voicemail", self.draw.between(18, 30)))))
        when, agent, idle = self.best_agent(now, contact["queue"])
        if (not inbound or channel == "email") and idle < 2:
            if agent:  # such work is for quiet moments; what is left at closing time is not done
                self.push(now + 20, contact | ({} if inbound else {"start": start + 20}))
            return None
        ring = self.draw.between(8, 25) if direction == "outbound" else self.draw.between(1, 7)
        patience = self.draw.between(1, 9) if self.draw.percent(3) else 20 + self.draw.spread(55)
        if channel == "chat":
            patience *= 3
        if inbound and channel != "email" and when + ring - start > patience:
            ways = {"abandoned": 56, "overflow": 14, "callback": 13, "voicemail": 13, "disconnected": 4}
            way = self.draw.pick(tuple(ways), tuple(ways.values()))
            choice = channel == "voice" and "leg" not in contact and patience >= 10
            return self.leave(contact, way if choice else "abandoned", patience)
        if direction == "outbound" and self.draw.percent(16):
            self.free_at[agent] = when + ring + 15
            return self.leave(contact | {"agent": agent, "ring": ring}, "voicemail", when + ring - start)
        return self.answer(contact, agent, when + ring, ring)

    def rest(self, now, agent):
        """Sends an agent, free from now on, into the break."""
        self.breaks.append((now, agent))
        self.free_at[agent] = now + BREAK

    def leave(self, contact, outcome, wait):
        """Ends a visit that no agent answers."""
        gone = contact["start"] + wait
        self.rows.append(contact | {"outcome": outcome, "wait": wait, "end": gone})
        if outcome == "overflow":
            self.push(gone, contact | {"start": gone, "queue": QUEUES[contact["queue"]][3], "leg": 2})
        elif outcome == "callback":
            same = {name: contact[name] for name in ("queue", "reason", "caller")}
            self.new_contact(gone + self.draw.between(900, 2700), direction="outbound", **same)

    def answer(self, contact, agent, answer, ring):
        """Records the conversation and all that is known after it, and keeps the agent busy until then."""
        draw, queue, channel, direction = self.draw, contact["queue"], contact["channel"], contact["direction"]
        wait, voice = answer - contact["start"], channel == "voice"
        inbound, internal = direction == "inbound", direction == "internal"
        usual = 90 if internal else QUEUES[queue][1] * (
            150 if not inbound else {"voice": 100, "chat": 150, "email": 125}[channel]) // 100
        talk = draw.spread(usual)
        hold = draw.spread(80) if voice and draw.percent(27) else 0
        acw = 0 if internal else draw.spread(48)
        end = answer + talk + hold
        self.free_at[agent] = end + acw + draw.between(0, 4)
        cents = (talk + hold + acw) * 62 // 60 + (14 if voice else 3)
        row = contact | {"outcome": "answered", "agent": agent, "wait": wait, "ring": ring, "answer": answer, "end": end,
                         "talk": talk, "hold": hold, "acw": acw, "cost": f"{cents // 100}.{cents % 100:02}"}
        self.rows.append(row)
        if queue == "sales" and not internal:
            row["converted"] = "yes" if draw.percent(31 if inbound else 17) else "no"
        if draw.percent(6):
            row["qa"] = draw.between(68, 86) + draw.between(0, 13)
        if not inbound:
            return
        transferred = voice and "leg" not in contact and draw.percent(8)
        if transferred:
            self.push(end, contact | {"start": end, "queue": QUEUES[queue][3], "leg": 2})
        resolved = not transferred and draw.percent(82 if wait < 60 else 70)
        row["transferred"] = "yes" if transferred else "no"
        if draw.percent(94):
            row["resolved"] = "yes" if resolved else "no"
        if not resolved and not transferred and draw.percent(40):
            self.come_again(contact)
        mood = (1 if resolved else -1) - (wait > 45)
        for score, given, most, low, high in (("csat", 26, 5, 2, 7), ("nps", 13, 10, 4, 11), ("ces", 9, 7, 3, 7)):
            if draw.percent(given):
                row[score] = max(1, min(most, mood + draw.between(low, high)))
        if not voice:
            reply = draw.between(8, 50) if channel == "chat" else talk * draw.between(70, 100) // 100
            row["first_response"] = wait + reply

    def come_again(self, contact):
        """Puts the same matter on the agenda of one of the next days, if the centre is open then."""
        start = contact["start"] + self.draw.between(1, 4) * DAY + self.draw.between(-HOUR, HOUR)
        if any(begin <= start < end for begin, end, _ in self.shifts[start // DAY]):
            self.new_contact(start, **{name: contact[name] for name in ("channel", "queue", "reason", "caller")})

    def calls(self):
        self.plan()
        while self.agenda:
            now, _, contact = heapq.heappop(self.agenda)
            self.serve(now, contact)
        self.rows.sort(key=lambda row: (row["start"], row["contact"]))
        ids = {}
        return [row | {"call_id": ids.setdefault(row["contact"], f"C{10001 + len(ids)}")} for row in self.rows]


def stamp(seconds):
    return (MONDAY + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in Centre().calls():
        writer.writerow(row | {name: stamp(row[name]) for name in ("start", "answer", "end") if name in row})
    target, fresh = pathlib.Path(__file__).with_name("calls.csv"), text.getvalue().encode()
    if "--check" not in sys.argv[1:]:
        target.write_bytes(fresh)
    elif not target.exists() or target.read_bytes() != fresh:
        sys.exit("data/calls.csv is stale: run data/make_calls.py")


if __name__ == "__main__":
    main()
