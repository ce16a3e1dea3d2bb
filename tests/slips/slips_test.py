#!/usr/bin/env python3
"""Slips of a first week (slips.txt): what is reported, and what comes of the remedy.

    HONGTOU=build/release/hongtou tests/slips/slips_test.py [-v] [NAME …]

Each slip alone in base.yaml: it is reported at its place and by its kind, and nothing else is. Each fix that the report
carries is carried out: what was reported is gone, nothing new is, and no character of the text is lost but those that
the slip's row names. What is certain is put right by `check --fix` too, with the same result, and a second run finds
nothing to do. Files that are no text, or another's, have their own rows at the end. Needs the pinned fonts.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
HONGTOU = os.environ.get("HONGTOU", os.path.join(HERE, "../../build/release/hongtou"))
BASE = open(os.path.join(HERE, "base.yaml"), encoding="utf-8").read()
NOTES = {"layout/imprint-alone", "font/stand-in"}  # true of the base


class Slip:
    def __init__(self, name):
        self.name, self.old, self.new, self.places, self.fixed = name, [], [], [], []
        self.loses, self.also, self.quiet = "", set(), False


def unescaped(text):
    return re.sub(r"\\(u[0-9a-f]{4}|t)", lambda m: "\t" if m[1] == "t" else chr(int(m[1][1:], 16)), text)


def read_slips():
    slips = []
    for line in open(os.path.join(HERE, "slips.txt"), encoding="utf-8"):
        line = unescaped(line.rstrip("\n"))
        if not line or line.startswith("#"):
            continue
        mark, rest = line.split(" ", 1)
        if mark == "==":
            slips.append(Slip(rest))
            continue
        slip = slips[-1]
        if mark in "-+":
            (slip.old if mark == "-" else slip.new).append(rest)
        elif mark == "=":
            slip.fixed.append(rest)
        elif mark == "@":
            if rest == "-":
                slip.quiet = True
                continue
            at, slug = rest.split()
            slip.places.append((*map(int, at.split(":")), slug))
        elif mark == "loses":
            slip.loses = rest
        elif mark == "also":
            slip.also.add(rest)
        else:
            raise SystemExit(f"slips.txt: {line}")
    return slips


def changed(slip, lines):
    """The base with the slip, or with what its fix makes of it."""
    was = "".join(line + "\n" for line in slip.old)
    assert BASE.count(was) == 1, f"{slip.name}: the base has not once: {was}"
    return BASE.replace(was, "".join(line + "\n" for line in lines))


def findings_of(folder, text, *more):
    path = os.path.join(folder, "a.yaml")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    report = os.path.join(folder, "report.jsonl")
    done = subprocess.run([HONGTOU, "check", path, "--fonts", "pinned", "--report", "jsonl=" + report, *more],
                          capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    for line in open(report, encoding="utf-8"):
        record = json.loads(line)
        if record["type"] == "document":
            return [f for f in record["findings"] if f["slug"] not in NOTES], open(path, encoding="utf-8").read()
    raise AssertionError(done.stderr)


def carry_out(text, fix):
    lines = text.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)
    edits = []
    for edit in fix["edits"]:
        place = edit["place"]
        begin = begins[place["line"] - 1] + place["column"] - 1
        end = begins[place["end_line"] - 1] + place["end_column"] - 1
        assert text[begin:end] == edit["was"], f"{text[begin:end]!r} is not {edit['was']!r}"
        edits.append((begin, end, edit["text"]))
    for begin, end, put in sorted(edits, reverse=True):
        text = text[:begin] + put + text[end:]
    return text


def words(text):
    plain = unicodedata.normalize("NFKC", text)
    return collections.Counter(c for c in plain if unicodedata.category(c)[0] in "LN" or c == "＊")


def place_of(finding):
    return (finding["place"]["line"], finding["place"]["column"], finding["slug"])


def try_slip(slip, folder):
    faults = []
    text = changed(slip, slip.new)
    found, _ = findings_of(folder, text)
    told = [place_of(f) for f in found if f["slug"] not in slip.also]
    if told != slip.places:
        faults.append(f"reported {told}, to be {slip.places}")
        return faults
    known = {f["slug"] for f in found}
    first = True
    for finding in found:
        for fix in finding.get("fixes", []):
            after = carry_out(text, fix)
            left, _ = findings_of(folder, after)
            again = [f for f in left if f["slug"] == finding["slug"]]
            if len(again) >= sum(f["slug"] == finding["slug"] for f in found):
                faults.append(f"{finding['slug']} is still there after its fix:\n{after}")
            new = [place_of(f) for f in left if f["slug"] not in known | slip.also and not f["slug"].startswith("lint/")]
            if new:
                faults.append(f"the fix of {finding['slug']} brings {new}:\n{after}")
            lost = words(text) - words(after) - words(slip.loses)
            if lost:
                faults.append(f"the fix of {finding['slug']} loses {''.join(lost)}")
            if first and slip.fixed and after != changed(slip, slip.fixed):
                faults.append(f"the first fix makes\n{after}")
            first = False
    if slip.fixed and first:
        faults.append("there is no fix")
    certain = [f for f in found if any(fix["certain"] for fix in f.get("fixes", []))]
    _, after = findings_of(folder, text, "--fix")
    if not certain and after != text:
        faults.append(f"--fix changed what is not certain:\n{after}")
    if certain and len(certain) == len(found):
        if after != changed(slip, slip.fixed):
            faults.append(f"--fix makes\n{after}")
        if findings_of(folder, after, "--fix")[1] != after:
            faults.append("--fix is not done after one run")
    return faults


def try_files(folder):
    """What is no YAML, or not in UTF-8: one fault that says so, and nothing of the file changes."""
    faults = []
    cases = {
        "GB 18030": (BASE.encode("gb18030"), "base/other-encoding"),
        "UTF-16": (BASE.encode("utf-16"), "base/other-encoding"),
        "BOM + CRLF": (b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode(), None),
        "binary": (bytes(range(256)) * 4, "base/not-text"),
        "empty": (b"", "source/not-an-issue"),
    }
    for name, (content, slug) in cases.items():
        path = os.path.join(folder, "a.yaml")
        with open(path, "wb") as file:
            file.write(content)
        done = subprocess.run([HONGTOU, "check", path, "--fonts", "pinned", "--fix"], capture_output=True, text=True)
        told = [s for s in re.findall(r"\[([a-z]+/[a-z0-9-]+)\]", done.stderr) if s not in NOTES]
        if told != ([slug] if slug else []):
            faults.append(f"{name}: {told}")
        if open(path, "rb").read() != content:
            faults.append(f"{name}: the file was changed")
    # Of a file with line ends of Windows the fix keeps them, and a line that it begins has them too.
    path = os.path.join(folder, "a.yaml")
    bar = "    正文: |\n      某某县把"
    assert bar in BASE
    with open(path, "wb") as file:
        file.write(BASE.replace(bar, "    正文: | 某某县把").replace("\n", "\r\n").encode())
    subprocess.run([HONGTOU, "check", path, "--fonts", "pinned", "--fix", "-q"], capture_output=True)
    if open(path, "rb").read() != BASE.replace("\n", "\r\n").encode():
        faults.append("CRLF: a line that was begun ends otherwise")
    path = os.path.join(folder, "a.yaml")
    content = b"\xef\xbb\xbf" + BASE.replace("期号: 13", "期号：13").replace("\n", "\r\n").encode()
    with open(path, "wb") as file:
        file.write(content)
    subprocess.run([HONGTOU, "check", path, "--fonts", "pinned", "--fix", "-q"], capture_output=True)
    if open(path, "rb").read() != b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode():
        faults.append("BOM + CRLF: not fixed as it stood")
    # Of a text that was decoded no edit agrees with the file: none is offered, and none made.
    text = BASE.replace("某某县推行网格化管理", '"加强领导\\u002c狠抓落实"')
    found, after = findings_of(folder, text, "--fix")
    if [f["slug"] for f in found] != ["lint/half-width-mark"] or "fixes" in found[0] or after != text:
        faults.append(f"an escape in double quotes: {found}")
    # What --dry-run only shows is still wrong: the fault is reported, the exit code is that of a faulty source.
    path = os.path.join(folder, "a.yaml")
    faulty = BASE.replace("期号: 13", "期号：13")
    with open(path, "w", encoding="utf-8") as file:
        file.write(faulty)
    done = subprocess.run([HONGTOU, "check", path, "--fonts", "pinned", "--dry-run"], capture_output=True, text=True)
    shown = "-3 期号：13" in done.stderr and "+3 期号: 13" in done.stderr and "[source/full-width-colon]" in done.stderr
    if done.returncode != 1 or not shown or open(path, encoding="utf-8").read() != faulty:
        faults.append(f"--dry-run: {done.returncode} {done.stderr}")
    path = os.path.join(folder, "a.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("某某工作动态\n第13期\n\n某某县推行网格化管理\n\n某某县把全县划为三百二十个网格。\n")
    done = subprocess.run([HONGTOU, "build", path, "--fonts", "pinned"], capture_output=True, text=True)
    if "hongtou import" not in done.stderr:
        faults.append("build of a .txt: import is not named")
    return faults


def main():
    verbose = "-v" in sys.argv
    wanted = [a for a in sys.argv[1:] if a != "-v"]
    slips = [s for s in read_slips() if not wanted or s.name in wanted]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for slip in slips:
            faults = try_slip(slip, folder)
            failed += bool(faults)
            for fault in faults:
                print(f"{slip.name}: {fault}")
            if verbose and not faults:
                print(f"{slip.name}: right")
        if not wanted:
            faults = try_files(folder)
            failed += bool(faults)
            print("\n".join(faults))
    print(f"{len(slips) + (not wanted) - failed} of {len(slips) + (not wanted)} right")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
