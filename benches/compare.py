"""Runs two site generators in turns on the same reports and prints a table of medians.

Takes the folder that compare.sh has prepared and the two commands; an empty command is left out.
Every run writes into an output folder that does not exist yet; removing the last one, and
generating the corpus, are not measured. Memory is the largest resident set of the process.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
from pathlib import Path


def commands(work, mingbai, hugo):
    """Name -> (command, output folder)."""
    found = {}
    if mingbai:
        out = work / "out-mingbai"
        found["mingbai"] = ([mingbai, "build", "--root", work / "mingbai", "--output", out], out)
    if hugo:
        out = work / "out-hugo"
        command = [hugo, "--source", work / "hugo", "--destination", out]
        command += ["--noBuildLock", "--cacheDir", work / "cache-hugo"]
        found["hugo"] = (command, out)
    return {name: ([str(word) for word in words], out) for name, (words, out) in found.items()}


def measure(command, log):
    """Wall seconds, processor seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        with open(log, "wb") as sink:
            os.dup2(sink.fileno(), 1)
            os.dup2(sink.fileno(), 2)
        try:
            os.execvp(command[0], command)
        except OSError:
            os._exit(127)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status != 0:
        said = log.read_text(errors="replace")[-3000:]
        sys.exit(f"compare: failed ({ending(status)}): {' '.join(command)}\n{said}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def ending(status):
    """How a process ended; a kill is most often a machine that is out of memory."""
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    return f"exit code {os.WEXITSTATUS(status)}"


def count(folder):
    """HTML pages, all files, bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, len(files), sum(path.stat().st_size for path in files)


def runs(found, work, number):
    """Name -> list of measurements; the order changes from round to round."""
    results = {name: [] for name in found}
    for turn in range(number):
        for name in sorted(found, reverse=turn % 2 == 1):
            command, out = found[name]
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(work / f"cache-{name}", ignore_errors=True)
            os.sync()
            result = measure(command, work / f"{name}.log")
            results[name].append(result)
            print(f"run {turn + 1}: {name} {result[0]:.2f} s, {result[2]:.0f} MB", flush=True)
    return results


def table(found, results):
    """One line a program; the last says how they compare."""
    print()
    print("| | wall (median) | fastest–slowest | processor | peak memory | HTML pages | files | output |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    walls, peaks = {}, {}
    for name, measured in results.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*measured))
        times = [row[0] for row in measured]
        pages, files, size = count(found[name][1])
        walls[name], peaks[name] = wall, peak
        print(
            f"| {name} | {wall:.2f} s | {min(times):.2f}–{max(times):.2f} s | {cpu:.2f} s"
            f" | {peak:.0f} MB | {pages} | {files} | {size / 1e6:.0f} MB |"
        )
    if len(walls) == 2:
        print()
        print(f"Hugo/mingbai: wall {walls['hugo'] / walls['mingbai']:.1f},", end=" ")
        print(f"peak memory {peaks['hugo'] / peaks['mingbai']:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mingbai", default="")
    parser.add_argument("--hugo", default="")
    given = parser.parse_args()
    found = commands(given.work, given.mingbai, given.hugo)
    results = runs(found, given.work, max(given.runs, 1))
    table(found, results)


if __name__ == "__main__":
    main()
