"""Runs two site generators in turns on the same reports and prints a table of medians.

Takes the folder that compare.sh has prepared and the two commands; an empty command is left out.
Every run writes into an output folder of its own, and none is removed in between: for a minute after
many files were removed, ext4 makes new ones slowly, which would be measured. Generating the corpus is
not measured. Memory is the largest resident set of the process.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path


def commands(work, mingbai, hugo):
    """Name -> the command, without the output folder that comes last."""
    found = {}
    if mingbai:
        found["mingbai"] = [mingbai, "build", "--root", work / "mingbai", "--output"]
    if hugo:
        found["hugo"] = [hugo, "--source", work / "hugo", "--noBuildLock", "--destination"]
    return {name: [str(word) for word in words] for name, words in found.items()}


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


def output(work, name, turn):
    """Where a run writes to."""
    return work / f"out-{name}-{turn + 1}"


def runs(found, work, number):
    """Name -> list of measurements; the order changes from round to round."""
    results = {name: [] for name in found}
    for turn in range(number):
        for name in sorted(found, reverse=turn % 2 == 1):
            command = [*found[name], str(output(work, name, turn))]
            if name == "hugo":
                command += ["--cacheDir", str(work / f"cache-{turn + 1}")]
            os.sync()
            result = measure(command, work / f"{name}.log")
            results[name].append(result)
            print(f"run {turn + 1}: {name} {result[0]:.2f} s, {result[2]:.0f} MB", flush=True)
    return results


def table(results, work):
    """One line a program; the last says how they compare."""
    print()
    print("| | wall (median) | fastest–slowest | processor | peak memory | HTML pages | files | output |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    walls, peaks = {}, {}
    for name, measured in results.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*measured))
        times = [row[0] for row in measured]
        pages, files, size = count(output(work, name, 0))
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
    table(results, given.work)


if __name__ == "__main__":
    main()
