#!/usr/bin/env python3
"""Titles as an editor divides them: titles.tsv against what the program makes of them.

    HONGTOU=build/release/hongtou tests/titles/titles_test.py [-v] [TABLE.tsv]

A row of the table: title, ways of dividing it that an editor accepts (` || ` between them, ` / ` between lines, best
first), places that no print shop would divide (`社会|主义`, blanks between them), kind. `office`: as bulletins have
them, judged by hand; at least 95 of 100 must come out as one of the accepted ways, and not one at a forbidden place.
`state`: of the State Council as they were printed, one way each; at least 65 of 100 as by hand, where about 80 is what
an editor would agree to (some take three lines where two hold, and some break what fits on one).
Typed gaps count for nothing. Needs the pinned fonts and dictionary; exit code 77 without them.
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HONGTOU = os.environ.get("HONGTOU", os.path.join(HERE, "../../build/release/hongtou"))
LEAST = {"office": 0.95, "state": 0.65}
HEAD = "刊名: 工作简报\n期号: 3\n编发单位: 某某市某某办\n日期: 2026-01-05\n文章:\n"


def bare(text):
    return re.sub("[\u3000 ]", "", text)


def read_table(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            title, ways, forbidden, kind = line.rstrip("\n").split("\t")
            accepted = [[bare(part) for part in way.split(" / ")] for way in ways.split(" || ")]
            for way in accepted:
                assert "".join(way) == bare(title), f"{path}:{number}: {' / '.join(way)} is not the title"
            rows.append((title, accepted, [place.split("|") for place in forbidden.split()], kind))
    return rows


def lines_of(dump):
    """The lines of the first title of a dump, by page and baseline."""
    node = re.search(r"^ +node (\d+) title *$", dump, re.M)[1]
    page, lines = 0, {}
    for line in dump.split("\n"):
        turn = re.match(r"page (\d+) ", line)
        page = int(turn[1]) if turn else page
        run = re.match(r' +text x=([\d.-]+) y=([\d.-]+) .*? #(\d+) "(.*)"$', line)
        if run and run[3] == node:
            lines.setdefault((page, float(run[2])), []).append((float(run[1]), run[4]))
    return [bare("".join(text for _, text in sorted(lines[key]))) for key in sorted(lines)]


def divided(rows):
    """What the program makes of each title; all in one call."""
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(f"{work}/out")
        names = [f"{work}/t{number:03}.yaml" for number in range(len(rows))]
        for name, (title, *_) in zip(names, rows):
            with open(name, "w", encoding="utf-8") as file:
                file.write(HEAD + f"  - 标题: '{title}'\n    正文: |\n      有关情况报告如下。\n")
        run = subprocess.run([HONGTOU, "build", *names, "--fonts", "pinned", "--to", "dump", "-o", f"{work}/out/"],
                             capture_output=True, text=True)
        made = []
        for number in range(len(rows)):
            path = f"{work}/out/t{number:03}.dump"
            assert os.path.exists(path), run.stderr
            with open(path, encoding="utf-8") as file:
                made.append(lines_of(file.read()))
        return made


def main():
    tables = [one for one in sys.argv[1:] if one != "-v"] or [os.path.join(HERE, "titles.tsv")]
    cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    if not os.path.exists(f"{cache}/hongtou/fonts/dict.txt"):
        print("the pinned dictionary is not in the cache folder; run ./bootstrap")
        sys.exit(77)
    count, right, faults = collections.Counter(), collections.Counter(), []
    for table in tables:
        rows = read_table(table)
        for (title, accepted, forbidden, kind), lines in zip(rows, divided(rows)):
            count[kind] += 1
            right[kind] += lines in accepted
            hurt = [f"{a}|{b}" for a, b in forbidden
                    if any(x.endswith(a) and y.startswith(b) for x, y in zip(lines, lines[1:]))]
            if hurt:
                faults.append(f"forbidden: {' '.join(hurt)} in {' / '.join(lines)}")
            if "-v" in sys.argv and lines not in accepted:
                print(f"{kind}: {' / '.join(lines)}\n    accepted: {' || '.join(' / '.join(way) for way in accepted)}")
    for kind in count:
        print(f"{kind}: {right[kind]} of {count[kind]} as an editor divides them")
        if right[kind] < LEAST.get(kind, 0) * count[kind]:
            faults.append(f"{kind}: fewer than {LEAST[kind]:.0%}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
