"""The workbook as a spreadsheet program reads it: LibreOffice, without a window, gives back the rows of the CSV files.

Usage: spreadsheet.py SITE
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Commas, quotation marks, UTF-8, from the first line; every sheet as a file of its own; values, not how they look.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def sheets(workbook: Path, into: Path) -> dict[str, list[list[str]]]:
    """The rows of each sheet by its name."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice is not installed")
    # A profile of its own: no window that somebody has open answers instead.
    profile = (into / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", FILTER, "--outdir", str(into), str(workbook)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    read = {}
    for path in sorted(into.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            read[path.stem.removeprefix(f"{workbook.stem}-")] = list(csv.reader(file))
    if not read:
        sys.exit(f"LibreOffice made nothing of {workbook}: {done.stdout}{done.stderr}")
    return read


def same(cell: str, text: str) -> bool:
    """Whether a cell says what the CSV says: numbers as numbers; the end of a line in one way."""
    if cell == text or cell.split() == text.split():
        return True
    try:
        return float(cell) == float(text)
    except ValueError:
        return False


def compared(title: str, told: list[list[str]], rows: list[list[str]]) -> list[str]:
    if len(told) != len(rows):
        return [f"{title}: {len(told)} rows, {len(rows)} in CSV"]
    found = []
    for at, (cells, row) in enumerate(zip(told, rows), 1):
        cells = cells + [""] * (len(row) - len(cells))
        if len(cells) != len(row) or not all(map(same, cells, row)):
            found.append(f"{title} row {at}: {cells} is {row} in CSV")
    return found[:3]


def main() -> int:
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "data/data.xlsx").is_file():
        print("usage: spreadsheet.py SITE, which has data/data.xlsx", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1]) / "data"
    description = json.loads((folder / "datapackage.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as into:
        read = sheets(folder / "data.xlsx", Path(into))
    problems = []
    count = 0
    for resource in description["resources"]:
        path = folder / resource["path"]
        if path.suffix != ".csv":
            continue
        title = resource["title"]
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        if title not in read:
            problems.append(f"{title}: no such sheet among {', '.join(read)}")
            continue
        count += 1
        problems += compared(title, read[title], rows)
    for problem in problems:
        print(problem)
    print(f"spreadsheet: {count} sheets, {len(problems)} found")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
