"""Measures two preview servers as a client sees them, on the same reports, one after the other.

Takes the folder that compare.sh has prepared and the two commands; an empty command is left out.
A page is asked for every five milliseconds: from the start of the server until the first page comes,
and from each save until the page shows what was saved. A save replaces the file, as editors do.
Every kind of edit is made RUNS times, in turns, on reports spread over the site; medians are told.
With --edits N as many more are made without a rest, and the memory is told ten times on the way.
"""

import argparse
import http.client
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

EVERY = 0.005
PATIENCE = 180


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def ask(port, path):
    """The body of a page; None where there is no answer, or not the page."""
    try:
        talk = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        talk.request("GET", path)
        answer = talk.getresponse()
        body = answer.read()
        return body if answer.status == 200 else None
    except (ConnectionError, http.client.HTTPException, OSError):
        return None


def wait(port, path, holds):
    """Asks until the page holds; seconds since the call."""
    start = time.perf_counter()
    while True:
        asked = time.perf_counter()
        body = ask(port, path)
        if body is not None and holds(body):
            return time.perf_counter() - start
        if time.perf_counter() - start > PATIENCE:
            sys.exit(f"preview: {path} did not change in {PATIENCE} s")
        time.sleep(max(0.0, EVERY - (time.perf_counter() - asked)))


def save(path, text):
    """Puts a new file in the place of the old one."""
    aside = path.with_name(f".{path.name}.tmp")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)


class Program:
    """One of the two, with its site."""

    def __init__(self, name, binary, site, template, title):
        self.name, self.binary, self.site = name, binary, site
        self.template, self.title = site / template, title
        self.port = free_port()
        self.originals = {}
        self.reports = sorted(
            path for path in (site / "content").glob("20*/*/*.md") if path.name != "_index.md"
        )

    def command(self):
        if self.name == "mingbai":
            return [self.binary, "serve", "--root", self.site, "--port", self.port]
        return [
            self.binary, "server", "--source", self.site, "--port", self.port,
            "--bind", "127.0.0.1", "--noBuildLock",
        ]  # fmt: skip

    def page(self, report):
        inside = report.relative_to(self.site / "content").with_suffix(".html")
        return "/" + inside.as_posix()

    def launch(self, log):
        command = [str(word) for word in self.command()]
        self.child = subprocess.Popen(command, stdout=log, stderr=log)

    def first_page(self):
        """Seconds from now until the page of the first report comes."""
        return wait(self.port, self.page(self.reports[0]), lambda body: b"<h1" in body)

    def stop(self):
        self.child.send_signal(signal.SIGINT)
        try:
            self.child.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.child.kill()

    def memory(self):
        """Resident MB now; 0 where the machine does not tell."""
        try:
            status = Path(f"/proc/{self.child.pid}/status").read_text()
        except OSError:
            return 0.0
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def original(self, path):
        """What the file said before any edit, so that edits do not pile up."""
        return self.originals.setdefault(path, path.read_text(encoding="utf-8"))

    def edit(self, kind, turn):
        """Makes one edit; the page to look at and what it must show."""
        mark = f"改动{kind}{turn}号"
        report = self.reports[(turn * 7919 + 1) % len(self.reports)]
        ask(self.port, self.page(report))  # the editor has it open
        if kind == "template":
            text = self.original(self.template)
            save(self.template, text.replace("<h1", f"<p>{mark}</p><h1", 1))
            return self.page(report), mark
        text = self.original(report)
        if kind == "body":
            save(report, f"{text}\n{mark}。\n")
        else:
            lines = text.split("\n")
            place = next(at for at, line in enumerate(lines) if line.startswith(self.title))
            lines[place] += mark
            save(report, "\n".join(lines))
        return self.page(report), mark


KINDS = ["body", "front matter", "template"]


def change(program, kind, turn):
    """Makes one edit and waits until it is seen; the seconds that took."""
    page, mark = program.edit(kind, turn)
    return wait(program.port, page, lambda body: mark.encode() in body)


def measure(program, given):
    """Name of a figure -> seconds, one a turn; or MB."""
    found = {}
    with open(given.work / f"preview-{program.name}.log", "wb") as log:
        program.launch(log)
        try:
            found["start"] = [program.first_page()]
            for turn in range(max(given.runs, 1)):
                for kind in KINDS:
                    time.sleep(1)  # what the last edit caused is over
                    found.setdefault(kind, []).append(change(program, kind, turn))
            found["memory"] = [program.memory()]
            for turn in range(given.edits):
                change(program, KINDS[turn % len(KINDS)], given.runs + turn)
                if (turn + 1) % max(given.edits // 10, 1) == 0:
                    print(f"{program.name}: {program.memory():.0f} MB after {turn + 1} edits", flush=True)
        finally:
            program.stop()
    return found


def table(results):
    names = list(results)
    print()
    print("| | " + " | ".join(names) + " |")
    print("| --- |" + " ---: |" * len(names))
    rows = [
        ("start", "start to the first page", "s"),
        ("body", "save to sight: body", "ms"),
        ("front matter", "save to sight: front matter", "ms"),
        ("template", "save to sight: template", "ms"),
        ("memory", "memory at the end", "MB"),
    ]
    for key, label, unit in rows:
        cells = []
        for name in names:
            values = results[name].get(key, [])
            middle = statistics.median(values)
            if unit == "ms":
                low, high = min(values) * 1000, max(values) * 1000
                cells.append(f"{middle * 1000:.0f} ms ({low:.0f}–{high:.0f})")
            elif unit == "s":
                cells.append(f"{middle:.2f} s")
            else:
                cells.append(f"{middle:.0f} MB")
        print(f"| {label} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--edits", type=int, default=0, help="go on with so many, without a rest")
    parser.add_argument("--mingbai", default="")
    parser.add_argument("--hugo", default="")
    given = parser.parse_args()
    programs = []
    if given.mingbai:
        site = given.work / "mingbai"
        theme = Path(__file__).resolve().parent.parent / "themes/default/templates/report.html"
        own = site / "themes/default/templates/report.html"
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(theme, own)
        programs.append(Program("mingbai", given.mingbai, site, "themes/default/templates/report.html", "项目名称:"))
    if given.hugo:
        programs.append(Program("hugo", given.hugo, given.work / "hugo", "layouts/page.html", "title:"))
    results = {}
    for program in programs:
        results[program.name] = measure(program, given)
    table(results)


if __name__ == "__main__":
    main()
