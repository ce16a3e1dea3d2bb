#!/usr/bin/env python3
"""Text out equals text in, or the difference was reported: 100,000 characters drawn by lot from the blocks of GB 18030, marks,
variation selectors, combining marks and format characters, in paragraphs that mean nothing.

    HONGTOU=build/release/hongtou tests/readers/generated_test.py [CHARACTERS]

What is refused, by its place in an error, is taken out of the text until none is left; then the text of each paragraph in the
dump is the one that was written, but for characters that some message other than lint's names, and `pdftotext -raw` reads the
dump. The seed is printed; it is SEED, or one that does not change.
"""
import difflib
import json
import os
import pathlib
import random
import sys
import unicodedata

import house
from text_test import compare

_HEAD = """类型: 简报
样式: bulletin
刊名: 某某工作动态
期号: 1
编发单位: 某某市某某办
日期: 2026-01-05
文章:
  - 标题: 所生成的文字
    正文: |
"""
_INDENT = 6
_PARAGRAPH = 100  # characters
_DOCUMENT = 15    # paragraphs: of what is reported there is a list that has an end

# What is drawn from, and how often. Blocks as GB 18030-2022 has them, scripts that are refused by name among them.
_LOTS = [
    (40, [(0x4e00, 0x9fef)]),
    (10, [(0x3400, 0x4db5), (0x20000, 0x2a6d6), (0x2a700, 0x2b734), (0x2b740, 0x2b81d), (0x2b820, 0x2cea1), (0x2ceb0, 0x2ebe0)]),
    (5, [(0xf900, 0xfaff), (0x2e80, 0x2fd5), (0x31c0, 0x31e3), (0x2ff0, 0x2ffb)]),
    (12, [(0x3001, 0x3030), (0xff01, 0xffe6), (0x2010, 0x2046), (0x2100, 0x214f), (0x2160, 0x2188), (0x2460, 0x24ff)]),
    (10, [(0x21, 0x7e), (0xa1, 0x24f), (0x370, 0x3ff), (0x400, 0x45f)]),
    (5, [(0x3041, 0x30ff), (0x3105, 0x312f), (0x3131, 0x318e), (0xac00, 0xd7a3)]),
    (4, [(0x600, 0x6ff), (0xf00, 0xfff), (0x1800, 0x18aa), (0xa000, 0xa4c6), (0x1950, 0x19df), (0x1a20, 0x1aad), (0x11400, 0x1147f)]),
    (4, [(0x2190, 0x23ff), (0x2500, 0x27bf), (0x3200, 0x33ff), (0x1f300, 0x1f64f)]),
    (4, [(0x300, 0x36f), (0x20d0, 0x20f0), (0x302a, 0x302d), (0x3099, 0x309a)]),
    (3, [(0xfe00, 0xfe0f), (0xe0100, 0xe01ef)]),
    (3, [(0x200b, 0x200f), (0x2028, 0x202e), (0x2060, 0x206f), (0xad, 0xad), (0xfeff, 0xfeff), (0xfff9, 0xfffb), (0xe0000, 0xe007f),
         (0x61c, 0x61c), (0x34f, 0x34f), (0x180b, 0x180e)]),
]


def paragraph(dice):
    """Begun and ended by a hanzi, so that nothing in it opens a line of another kind; the marks of the body's own grammar are left
    out, and of blanks there are none."""
    lots = [blocks for weight, blocks in _LOTS for _ in range(weight)]
    text = "文"
    while len(text) < _PARAGRAPH - 1:
        first, last = dice.choice(dice.choice(lots))
        character = chr(dice.randint(first, last))
        if not character.isspace() and character not in "*[]{}\\|<#\u3000":
            text += character
    return text + "字"


def findings(source, report):
    """What is said of the source beside what proof-reading says: its severity and its places, as (line, column) from 1, to the end."""
    house.run(house.PROGRAM, "check", source.name, "--fonts", "pinned", "-q", "--report", f"jsonl={report}", cwd=source.parent)
    for line in open(report, encoding="utf-8"):
        record = json.loads(line)
        if record["type"] != "document":
            continue
        if record.get("unlisted"):
            house.fault(f"{record['unlisted']} messages are not listed")
        for finding in record["findings"]:
            places = [finding["place"], *finding.get("more", [])]
            if not finding["slug"].startswith("lint/"):
                yield finding["severity"], [place for place in places if "line" in place]


def covered(text_lines, places):
    """The (line, index) of every character of the body that the places hold."""
    head = _HEAD.count("\n")
    for place in places:
        line, end_line = place["line"], place.get("end_line", place["line"])
        for number in range(line, end_line + 1):
            row = number - head - 1
            if not 0 <= row < len(text_lines):
                continue
            begin = place["column"] - 1 - _INDENT if number == line else 0
            end = place["end_column"] - 1 - _INDENT if number == end_line else len(text_lines[row])
            yield from ((row, index) for index in range(max(0, begin), min(max(end, begin + 1), len(text_lines[row]))))


def draws_nothing(character):
    code = ord(character)
    if 0x2060 <= code <= 0x206f or 0xfff0 <= code <= 0xfff8:
        return True
    selector = 0xfe00 <= code <= 0xfe0f or 0xe0000 <= code <= 0xe0fff or 0x180b <= code <= 0x180f
    return unicodedata.category(character) == "Cf" or selector or code in (0x34f, 0x115f, 0x1160, 0x3164, 0xffa0)


def drawn(text):
    """What a reader of the PDF can find: of the rest it was said that nothing is printed of it."""
    return "".join(c for c in text if not draws_nothing(c))


def without(lines, gone):
    left = ["".join(c for index, c in enumerate(line) if (row, index) not in gone) for row, line in enumerate(lines)]
    # A mark that is refused takes the character with it that it stands on.
    return [("" if line.startswith("文") else "文") + line + ("" if line.endswith("字") else "字") for line in left]


def write(source, lines):
    source.write_text(_HEAD + "".join(" " * _INDENT + line + "\n" for line in lines), encoding="utf-8")


def settled(source, report, lines):
    """The lines without what is refused, and the characters of them that something is said of."""
    refused = 0
    for _ in range(12):
        write(source, lines)
        found = list(findings(source, report))
        errors = set(covered(lines, [place for severity, places in found if severity == "error" for place in places]))
        if not any(severity == "error" for severity, _ in found):
            return lines, set(covered(lines, [place for _, places in found for place in places])), refused
        if not errors:
            house.fault(f"an error at no character of the body: {found[:2]}")
            return None, None, refused
        refused += len(errors)
        lines = without(lines, errors)
    house.fault("errors without end")
    return None, None, refused


def same(was, now, named, row):
    """Notes where the text that came out differs at characters that nothing was said of."""
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for what, begin, end, other, until in matcher.get_opcodes():
        if what == "equal":
            continue
        # Radicals are read as their ideographs by rule, which one message says of all.
        silent = [i for i in range(begin, end) if (row, i) not in named and not 0x2e80 <= ord(was[i]) <= 0x2fd5]
        beside = (row, begin) in named or (row, begin - 1) in named or (row, end) in named
        if silent or (begin == end and not beside):
            codes = " ".join(f"U+{ord(c):04X}" for c in was[begin:end])
            house.fault(f"{codes or 'nothing'} became {now[other:until]!r} in …{was[max(0, begin - 5):end + 5]}…, and nothing was said of it")


def main():
    house.need("pdftotext")
    house.need_fonts()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(os.environ.get("SEED", "18030"))
    dice, refused, named_all, read_all = random.Random(seed), 0, 0, 0
    with house.scratch() as folder:
        source, pdf, report = (pathlib.Path(folder) / name for name in ("all.yaml", "all.pdf", "report.jsonl"))
        for _ in range(-(-count // (_PARAGRAPH * _DOCUMENT))):
            lines, named, gone = settled(source, report, [paragraph(dice) for _ in range(_DOCUMENT)])
            refused += gone
            if lines is None or not house.build(source, pdf):
                continue
            pages = house.dump(source)
            nodes = {}
            for run in (run for page in pages for run in page):
                nodes[run.node] = nodes.get(run.node, "") + run.text
            # The bodies of the dump, in order: those begun by our first character and ended by our last.
            bodies = [text for text in nodes.values() if text.startswith("文") and text.endswith("字")]
            if len(bodies) != len(lines):
                house.fault(f"{len(bodies)} paragraphs, not {len(lines)}")
                continue
            for row, (was, now) in enumerate(zip(lines, bodies)):
                same(was, now, named, row)
            named_all += len(named)
            read_all += sum(map(len, lines))
            read = house.run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-").stdout.decode().split("\f")[:-1]
            for number, (runs, got) in enumerate(zip(pages, read), 1):
                differs = compare(drawn("".join(run.text for run in runs)), drawn(got))
                if differs:
                    house.fault(f"page {number}: wanted …{differs[0]!r}…, read …{differs[1]!r}…")
        house.end(f"seed {seed}: {read_all} characters set, {refused} refused, of {named_all} something is said")


if __name__ == "__main__":
    main()
