#!/usr/bin/env python3
"""The data package is valid for frictionless (types, hashes, every row), and the workbooks open in openpyxl.

    .venv/bin/python data.py SITE
"""

import sys
from pathlib import Path

import openpyxl
from frictionless import validate


def tables(site: Path, package: Path) -> list[str]:
    report = validate(str(package))
    found = [f"{package.relative_to(site)}: {error}" for error in report.errors]
    for task in report.tasks:
        found += [f"{task.place}: {error.message}" for error in task.errors]
    if not report.valid and not found:
        found.append(f"{package.relative_to(site)}: not valid")
    return found


def workbook(site: Path, path: Path) -> list[str]:
    name = path.relative_to(site)
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except Exception as error:  # whatever a reader of the file would meet
        return [f"{name}: does not open: {error}"]
    rows = [sum(1 for _ in sheet.iter_rows()) for sheet in book.worksheets]
    return [f"{name}: has an empty sheet"] if not rows or min(rows) == 0 else []


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: data.py SITE", file=sys.stderr)
        return 2
    site = Path(sys.argv[1]).resolve()
    package = site / "data" / "datapackage.json"
    books = sorted((site / "data").glob("*.xlsx"))
    if package.is_file():
        problems = tables(site, package)
    else:
        problems = ["data/datapackage.json: there is no such file"]
    if not books:
        problems.append("data: no workbook")
    for book in books:
        problems += workbook(site, book)
    for problem in problems:
        print(problem)
    print(f"data: {len(books)} workbooks, {len(problems)} found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
