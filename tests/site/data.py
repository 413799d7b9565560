#!/usr/bin/env python3
"""The open data of a site: described, sound, the same in every form, and nothing that no page shows.

    .venv/bin/python data.py SITE
"""

import csv
import hashlib
import html
import io
import json
import os
import posixpath
import re
import sys
from pathlib import Path

import duckdb
from frictionless import Package, system
from openpyxl import load_workbook

BOM = b"\xef\xbb\xbf"
# The most a sheet holds, its head among them.
SHEET = 1_048_576


def described(folder: Path) -> tuple[list[str], dict]:
    """Frictionless validates types, constraints, keys, lengths and hashes of all that is described."""
    description = json.loads((folder / "datapackage.json").read_text("utf-8"))
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    found = [f"datapackage.json: {error}" for error in report.errors]
    for task in report.tasks:
        found += [f"{task.place}: {error.message}" for error in task.errors[:5]]
    named = {resource["path"] for resource in description["resources"]}
    there = {path.name for path in folder.iterdir() if path.suffix in (".csv", ".jsonl")}
    found += [f"{name}: not described" for name in sorted(there - named)]
    return found, description


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """The rows of a file that is RFC 4180 with a byte order mark, strictly."""
    data = path.read_bytes()
    found = []
    if not data.startswith(BOM):
        found.append("no byte order mark")
    text = data.removeprefix(BOM).decode("utf-8")
    bare = re.sub(r'"(?:[^"]|"")*"', "", text)
    if "\n" in bare.replace("\r\n", "") or "\r" in bare.replace("\r\n", ""):
        found.append("a line does not end in CR LF")
    if '"' in bare:
        found.append("a quotation mark stands alone")
    if not text.endswith("\r\n"):
        found.append("the last line does not end")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    found += [f"row {at}: {len(row)} cells under {len(rows[0])} titles" for at, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    for at, row in enumerate(rows[1:], 2):
        found += [f"row {at}: {cell[:20]} would be worked out" for cell in row if re.match(r"[=@]|[+-].*[^-0-9.,%‰ ]", cell)]
    return found, rows


def written(value) -> str:
    return "" if value is None else str(value)


def same_in_json(folder: Path, name: str, rows: list[list[str]]) -> list[str]:
    """A row of JSON says what the row of CSV says; a space before what looks like a formula aside."""
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    if len(lines) != len(rows) - 1:
        return [f"{name}.jsonl: {len(lines)} rows, {len(rows) - 1} in CSV"]
    found = []
    for at, (line, row) in enumerate(zip(lines, rows[1:]), 1):
        values = json.loads(line, parse_float=str, parse_int=str).values()
        for told, cell in zip(values, row, strict=True):
            if written(told) not in (cell, cell.removeprefix(" ")):
                found.append(f"{name}.jsonl:{at}: {written(told)!r} is {cell!r} in CSV")
    return found[:5]


def same_in_workbook(path: Path, tables: dict[str, tuple[str, list]]) -> list[str]:
    """Each sheet has the rows of its table, numbers as numbers."""
    book = load_workbook(path, read_only=True)
    found = []
    for name, (title, rows) in tables.items():
        sheets = [sheet for sheet in book.worksheets if sheet.title == title or sheet.title.startswith(f"{title} ")]
        if not sheets:
            found.append(f"{path.name}: no sheet {title}")
            continue
        told = [row for at, sheet in enumerate(sheets) for row in list(sheet.iter_rows(values_only=True))[min(at, 1) :]]
        if len(told) != len(rows):
            found.append(f"{path.name}: {title} has {len(told)} rows, {len(rows)} in CSV")
        for at, (cells, row) in enumerate(zip(told, rows), 1):
            cells = list(cells) + [None] * (len(row) - len(cells))
            if not all(same_cell(cell, text) for cell, text in zip(cells, row)):
                found.append(f"{path.name}: {title} row {at}: {cells} is {row} in CSV")
                break
    return found


def same_cell(cell, text: str) -> bool:
    if cell is None:
        return text == ""
    if isinstance(cell, (int, float)):
        return text != "" and float(text) == float(cell)
    if hasattr(cell, "date"):
        return cell.date().isoformat() == text
    # Both ways a line may end are one in XML.
    return cell in (text, text.removeprefix(" ")) or cell.split() == text.split()


def years_of_units(site: Path, units: list[list[str]]) -> list[str]:
    """A year's units are its rows of the table of units by year; its page leads to them and has their rates."""
    found = []
    for year in sorted({row[0] for row in units[1:]}):
        path = site / year / "units.csv"
        if not path.is_file():
            found.append(f"{year}/units.csv: there is no such file")
            continue
        wrong, rows = read_csv(path)
        found += [f"{year}/units.csv: {text}" for text in wrong]
        if rows != [units[0]] + [row for row in units[1:] if row[0] == year]:
            found.append(f"{year}/units.csv: not the rows of unit-years.csv")
        first = site / year / "units.html"
        pages = [first, *sorted((site / year / "units").glob("page-*.html"))]
        text = "".join(page.read_text("utf-8") for page in pages)
        if 'href="units.csv"' not in first.read_text("utf-8"):
            found.append(f"{year}/units.html: does not lead to units.csv")
        rates = [row[units[0].index("执行率（%）")] for row in rows[1:]]
        found += [f"{year}/units.html: {rate}% is not on it" for rate in rates if rate and f">{rate}%<" not in text]
    return found


def lists(site: Path, reports: list[list[str]]) -> list[str]:
    """Rows that a list offers are rows of the table of reports, and the page links to them."""
    whole = {tuple(row) for row in reports[1:]}
    found = []
    count = 0
    for folder in ["units", "scores", "basis", *(path.name for path in site.iterdir() if path.name.isdigit())]:
        for path in sorted((site / folder).glob("*.csv")) + sorted((site / folder).glob("*/reports.csv")):
            if folder.isdigit() and path.name == "units.csv":
                continue
            count += 1
            place = str(path.relative_to(site))
            wrong, rows = read_csv(path)
            found += [f"{place}: {text}" for text in wrong]
            if rows[:1] != reports[:1] or len(rows) < 2:
                found.append(f"{place}: not the titles of the reports, or no row")
            found += [f"{place}: a row that reports.csv has not" for row in rows[1:] if tuple(row) not in whole]
            page = path.with_name("index.html") if path.name == "reports.csv" else path.with_suffix(".html")
            if f'href="{os.path.relpath(path, page.parent)}"' not in page.read_text("utf-8"):
                found.append(f"{place}: {page.name} does not lead to it")
    if count == 0:
        found.append("no list offers its rows")
    return found


def shown(site: Path, tables: dict[str, tuple[str, list]]) -> list[str]:
    """Every text of a row stands on the page that the row is of."""
    found = []
    pages = {}
    for name, (_, rows) in tables.items():
        titles = rows[0]
        if titles[0] != "网页":
            continue
        # Worded for the table alone, worked out, or the page's own address.
        apart = {"网页", "网址", "序号", "单位标识", "类别", "性质", "对照", "文件"}
        linked = {"答复的报告"}
        for row in rows[1:]:
            if not (site / row[0]).is_file():
                found.append(f"{name}.csv: there is no page {row[0]}")
                continue
            if row[0] not in pages:
                text = html.unescape(re.sub(r"<[^>]*>", "", (site / row[0]).read_text("utf-8")))
                pages[row[0]] = "".join(text.split())
            for title, cell in zip(titles, row):
                if title in linked and cell:
                    href = posixpath.relpath(cell, posixpath.dirname(row[0]))
                    if f'href="{href}"' not in (site / row[0]).read_text("utf-8"):
                        found.append(f"{name}.csv: {title} of {row[0]} is not linked there: {cell}")
                    continue
                plain = title in apart or "（" in title or title.endswith("数") or re.fullmatch(r"[\d.-]*", cell)
                if not plain and "".join(cell.split()) not in pages[row[0]]:
                    found.append(f"{name}.csv: {title} of {row[0]} is not on its page: {cell[:30]}")
    return found


def handed_over(site: Path, evidence: list[list[str]]) -> list[str]:
    """The files that the table of evidence names are there, as long as it says and with that hash."""
    found = []
    for row in evidence[1:]:
        told = dict(zip(evidence[0], row))
        if told["文件"]:
            path = site / told["文件"]
            data = path.read_bytes() if path.is_file() else b""
            if told["大小（字节）"] != str(len(data)) or told["SHA-256"] != hashlib.sha256(data).hexdigest():
                found.append(f"evidence.csv: {told['文件']} is not as it says")
    return found


def answered(site: Path) -> list[str]:
    """DuckDB answers the question that the data page prints, and reads every table."""
    page = (site / "data/index.html").read_text("utf-8")
    line = re.search(r"<code>(SELECT .*?)</code>", page, re.S)
    if not line:
        return ["data/index.html: prints no line of SQL"]
    here = os.getcwd()
    os.chdir(site)
    try:
        answer = duckdb.sql(html.unescape(line.group(1))).fetchall()
        found = [] if answer else ["the line of SQL has no answer"]
        with open("data/reports.csv", encoding="utf-8-sig", newline="") as file:
            # What a whole department spent contains its projects.
            reports = [row for row in csv.DictReader(file) if row["评价方式"] != "部门整体支出"]
        spent = sum(float(row["全年执行数（万元）"] or 0) for row in reports)
        told = sum(row[2] or 0 for row in answer)
        if abs(spent - told) > 0.01 * max(1, len(answer)) or sum(row[1] for row in answer) != len(reports):
            found.append(f"the line of SQL sums up {told}, the rows {spent}")
        for path in sorted(Path("data").glob("*.csv")):
            rows = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]
            with path.open(encoding="utf-8-sig", newline="") as file:
                if rows != sum(1 for _ in csv.reader(file)) - 1:
                    found.append(f"{path}: DuckDB reads {rows} rows")
        return found
    except duckdb.Error as error:
        return [f"DuckDB: {error}"]
    finally:
        os.chdir(here)


def explained(site: Path, description: dict) -> list[str]:
    """The data page names every column of every table, in both forms."""
    page = html.unescape((site / "data/index.html").read_text("utf-8"))
    return [
        f"data/index.html: does not explain {field['name']} of {resource['path']}"
        for resource in description["resources"]
        for field in resource["schema"]["fields"]
        if f">{field['name']}<" not in page or field["description"] not in page
    ]


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: data.py SITE", file=sys.stderr)
        return 2
    site = Path(sys.argv[1])
    folder = site / "data"
    if not (folder / "datapackage.json").is_file():
        print("data/datapackage.json: there is no such file")
        return 1
    problems, description = described(folder)
    tables = {}
    for resource in description["resources"]:
        path = folder / resource["path"]
        if path.suffix == ".csv":
            wrong, rows = read_csv(path)
            problems += [f"{path.name}: {text}" for text in wrong]
            tables[path.stem] = (resource["title"], rows)
    for name, (_, rows) in tables.items():
        problems += same_in_json(folder, name, rows)
    if (folder / "data.xlsx").is_file():
        problems += same_in_workbook(folder / "data.xlsx", tables)
    problems += lists(site, tables["reports"][1])
    problems += years_of_units(site, tables["unit-years"][1])
    problems += shown(site, tables)
    problems += handed_over(site, tables.get("evidence", ("", [[]]))[1])
    problems += explained(site, description)
    problems += answered(site)
    for problem in problems[:60]:
        print(problem)
    print(f"data: {len(tables)} tables, {sum(len(rows) - 1 for _, rows in tables.values())} rows, {len(problems)} found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
