#!/usr/bin/env python3
"""Every feed of a site is read by feedparser without complaint and says what readers need.

    .venv/bin/python feeds.py SITE
"""

import sys
from pathlib import Path

import feedparser

NEEDED = ("id", "title", "link", "updated")


def look(path: Path) -> list[str]:
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        return [f"not well-formed: {feed.bozo_exception}"]
    if not feed.version:
        return ["not a feed"]
    found = [f"the feed has no {name}" for name in NEEDED if not feed.feed.get(name)]
    if not feed.entries:
        found.append("no entry")
    ids = [entry.get("id") for entry in feed.entries]
    found += [f"the id {id} twice" for id in {id for id in ids if ids.count(id) > 1}]
    for number, entry in enumerate(feed.entries, 1):
        found += [f"entry {number} has no {name}" for name in NEEDED if not entry.get(name)]
        if entry.get("updated") and not entry.get("updated_parsed"):
            found.append(f"entry {number}: {entry.updated} is no date")
    return found


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: feeds.py SITE", file=sys.stderr)
        return 2
    site = Path(sys.argv[1])
    missing = [name for name in ("feed.xml", "changes.xml") if not (site / name).is_file()]
    # A report's folder holds evidence, whose XML is none of ours.
    feeds = [
        path
        for path in sorted(site.rglob("*.xml"))
        if not path.name.startswith("sitemap")
        and (not path.relative_to(site).parts[0].isdigit() or len(path.relative_to(site).parts) == 2)
    ]
    for year in sorted(path.name for path in site.iterdir() if path.name.isdigit()):
        if not (site / year / "feed.xml").is_file():
            missing.append(f"{year}/feed.xml")
    problems = [f"{path.relative_to(site)}: {text}" for path in feeds for text in look(path)]
    problems += [f"{name}: there is no such file" for name in missing]
    for problem in problems:
        print(problem)
    print(f"feeds: {len(feeds)} feeds, {len(problems)} found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
