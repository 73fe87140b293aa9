# SPDX-License-Identifier: MIT
"""Runs programs and measures them in turn: what script/bench and the gate have in common."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


class Failure(Exception):
    """What the user is told."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, what, stdout=subprocess.PIPE, **options):
    """The standard output of a command that must succeed."""
    done = subprocess.run([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=stdout,
                          stderr=subprocess.PIPE, check=False, **options)
    if done.returncode != 0:
        text = ((done.stdout or b"") + done.stderr).decode(errors="replace")
        raise Failure("\n".join(text.splitlines()[-40:] + [f"{what} failed"]))
    return done.stdout


def make_file(path, maker, write):
    """The file, made by `write` unless it is there already and newer than the program that makes it."""
    if not (path.exists() and path.stat().st_mtime > maker.stat().st_mtime):
        say(f"Writing {path.name} ...")
        unfinished = path.with_suffix(".unfinished")
        with open(unfinished, "wb") as file:
            write(file)
        unfinished.rename(path)
    return path


@dataclass(frozen=True)
class Program:
    """A command, and the file that its standard output goes to."""
    command: list
    output: str = os.devnull


@dataclass(frozen=True)
class Cost:
    """Of one run, or the medians of many, of which the peak is the highest."""
    wall: float  # seconds
    cpu: float   # seconds
    peak: float  # MiB


def read_once(files):
    """Puts files into the page cache, which an idle machine may have emptied."""
    buffer = bytearray(1 << 20)
    for path in files:
        with open(path, "rb", buffering=0) as file:
            while file.readinto(buffer):
                pass


def measure(program, folder):
    command = [str(c) for c in program.command]
    with open(program.output, "wb") as output:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failure(f"failed while measured: {' '.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def busy_seconds():
    """Processor seconds that all programs of the machine have taken; nothing where it does not tell."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            fields = [int(x) for x in file.readline().split()[1:]]
    except OSError:
        return None
    return (sum(fields[:8]) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


class Turns:
    """Runs of several programs, one after the other, so that what slows the machine slows them all."""

    def __init__(self, folder):
        self.folder = folder
        self.medians = {}
        self.others = 0.0   # processor seconds of other programs
        self.seconds = 0.0  # while these were measured

    def measure(self, what, programs, files, runs):
        """Measures programs by their names, which no other turn may have; `files` are what they read."""
        found = {name: [] for name in programs}
        for turn in range(runs):
            say(f"Measuring {what}, {turn + 1} of {runs} ...")
            for name, program in programs.items():
                read_once(files)
                before = busy_seconds()
                cost = measure(program, self.folder)
                if before is not None:
                    self.others += max(0.0, busy_seconds() - before - cost.cpu)
                    self.seconds += cost.wall
                found[name].append(cost)
        for name, costs in found.items():
            self.medians[name] = Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs),
                                      max(c.peak for c in costs))
        return self.medians

    def share_of_others(self):
        """How much of the machine's processors others took meanwhile."""
        return self.others / (self.seconds * os.cpu_count()) if self.seconds > 0 else 0.0
