# SPDX-License-Identifier: MIT
"""The figures that the real binary gives for a log, and how those of two readings differ."""
import concurrent.futures
import difflib
import os
import pathlib
import subprocess
import tempfile
import threading

SECONDS = 60  # after which a run is stopped
WORKERS = 2
FORMATS = ("json", "csv", "tsv", "jsonl")


def feed(path, contents):
    try:
        with open(path, "wb") as fifo:
            fifo.write(contents)
    except BrokenPipeError:
        pass  # the program ended early and its exit code will tell why


def figures(kpi, options, contents, how, environment):
    """What must not differ: the formats' bytes by name, of JSON the parts that tell nothing of the files."""
    with tempfile.TemporaryDirectory(prefix="kpi-metamorphic-") as scratch:
        folder = pathlib.Path(scratch)
        names = [f"log-{i}.csv" for i in range(len(contents))]
        feeders = []
        for name, content in zip(names, contents):
            if how == "fifo":
                os.mkfifo(folder / name)
                feeders.append(threading.Thread(target=feed, args=(folder / name, content), daemon=True))
            elif how == "file":
                (folder / name).write_bytes(content)
        for feeder in feeders:
            feeder.start()
        command = [kpi, "compute", *(["-"] if how == "-" else names), *options]
        for form in FORMATS:
            command += ["-o", f"out.{form}"]
        surroundings = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        surroundings |= {"PATH": "/usr/bin:/bin", "HOME": scratch, "LC_ALL": "C.UTF-8", "TZ": "UTC", **environment}
        run = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=SECONDS, check=False,
                             **({"input": contents[0]} if how == "-" else {"stdin": subprocess.DEVNULL}))
        if run.returncode != 0 or run.stdout:
            raise RuntimeError(f"exit {run.returncode}\n{run.stdout.decode()}{run.stderr.decode()}")
        given = {form: (folder / f"out.{form}").read_bytes() for form in FORMATS}
    document = given["json"]
    period = next(line for line in document.splitlines() if line.startswith(b'  "period"'))
    given["json"] = period + b"\n" + document[document.index(b'  "definitions"'):document.index(b'  "notes"')]
    return given


def difference(expected, given):
    """The first lines that differ."""
    text = ""
    for form in FORMATS:
        if expected[form] != given[form]:
            lines = difflib.unified_diff(expected[form].decode().splitlines(), given[form].decode().splitlines(),
                                         f"{form} of the log itself", f"{form} of the variant", n=0, lineterm="")
            text += "".join(f"  {line[:300]}\n" for line, _ in zip(lines, range(12)))
    return text


class Comparison:
    """Counts the readings that give the expected figures, and prints the others."""

    def __init__(self, program, kpi, pool):
        self.program, self.kpi, self.pool = program, kpi, pool
        self.agreeing = self.failed = 0

    def compare(self, log, expected, options, readings):
        """Readings are names with what figures() takes: contents, how they are read, environment."""
        def problem_of(reading):
            name, *how = reading
            try:
                return name, difference(expected, figures(self.kpi, options, *how))
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                return name, f"  {error}\n"

        for name, problem in self.pool.map(problem_of, readings):
            self.agreeing += not problem
            self.failed += bool(problem)
            if problem:
                print(f"FAILED {log}, {name}\n{problem}", end="", flush=True)

    def finish(self):
        """The exit code."""
        if self.failed:
            print(f"{self.program}: {self.failed} of {self.agreeing + self.failed} variants differ")
            return 1
        print(f"{self.program}: {self.agreeing} variants agree")
        return 0


def pool():
    return concurrent.futures.ThreadPoolExecutor(WORKERS)
