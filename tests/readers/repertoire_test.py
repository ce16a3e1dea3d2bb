#!/usr/bin/env python3
"""Every character of GB 18030-2022 that is to be printed comes back out of a PDF, each once and in order.

One bulletin holds all ideographs of level 3 (the blocks of tests/repertoire/repertoire_test.cc, which has level 2's within),
and what the double-byte part has besides: symbols, kana, Greek and Cyrillic, compatibility ideographs. Left out are private
use, which the program refuses (docs/fonts.md), and the full-width space, which is no mark. Radicals are marked 原字, since else they
are read as their ideograph. Two steps: the body of the dump is
the list, character by character; and `pdftotext -raw` reads the dump (text_test.py's comparison).
"""
import pathlib
import re

import house
from text_test import compare

_HEAD = """类型: 简报
样式: bulletin
刊名: 某某工作动态
期号: 1
编发单位: 某某市某某办
日期: 2026-01-05
文章:
  - 标题: 字汇
    正文: |
"""
_ROW = 600  # characters a paragraph


def characters(name):
    """The blocks that tests/repertoire draws, in its order."""
    source = (house.REPOSITORY / "tests/repertoire/repertoire_test.cc").read_text(encoding="utf-8")
    table = re.search(name + r"\[\] = \{(.*?)\n\};", source, re.DOTALL)[1]
    blocks = re.findall(r"\{0x([0-9a-f]+), 0x([0-9a-f]+)\}", table)
    return [chr(code) for first, last in blocks for code in range(int(first, 16), int(last, 16) + 1)]


def double_bytes():
    """The double-byte part of GB 18030, in its order."""
    trails = [*range(0x40, 0x7f), *range(0x80, 0xff)]
    return [bytes([lead, trail]).decode("gb18030") for lead in range(0x81, 0xff) for trail in trails]


def left_out(character):
    code = ord(character)
    return 0xe000 <= code <= 0xf8ff or character == "\u3000"


def repertoire():
    """Paragraphs as they are written and as they are read, each begun by an ideograph, so that no character in it is taken
    for a mark of the source."""
    han, radicals = characters("kIdeographs"), "".join(characters("kRadicals"))
    known = set(han) | set(radicals)
    others = [c for c in dict.fromkeys(double_bytes()) if c not in known and not left_out(c)]
    last = han.pop()
    rows = [han[i:i + _ROW] for i in range(0, len(han), _ROW)]
    each = -(-len(others) // len(rows))
    texts = ["".join(row[:-1] + others[i * each:(i + 1) * each] + row[-1:]) for i, row in enumerate(rows)]
    return texts + [f"{last}[{radicals}]{{原字}}"], texts + [last + radicals]


def main():
    house.need("pdftotext")
    house.need_fonts()
    written, rows = repertoire()
    count = sum(map(len, rows))
    if count != len(set("".join(rows))):
        house.fault("the list has a character twice")
    with house.scratch() as folder:
        source, pdf = pathlib.Path(folder) / "all.yaml", pathlib.Path(folder) / "all.pdf"
        source.write_text(_HEAD + "".join(f"      {row}\n" for row in written), encoding="utf-8")
        if not house.build(source, pdf):
            house.end("nothing to read")
        pages = house.dump(source)
        nodes = {}
        for run in (run for page in pages for run in page):
            nodes[run.node] = nodes.get(run.node, "") + run.text
        missing = [row for row in rows if row not in nodes.values()]
        for row in missing:
            house.fault(f"not in the dump as it was written: {row[:20]}…")
        read = house.run("pdftotext", "-enc", "UTF-8", "-raw", pdf, "-").stdout.decode().split("\f")[:-1]
        if len(read) != len(pages):
            house.fault(f"{len(read)} pages, not {len(pages)}")
        for number, (runs, got) in enumerate(zip(pages, read), 1):
            differs = compare("".join(run.text for run in runs), got)
            if differs:
                house.fault(f"page {number}: wanted …{differs[0]}…, read …{differs[1]!r}…")
        house.end(f"{count} characters on {len(pages)} pages, {pdf.stat().st_size} bytes")


if __name__ == "__main__":
    main()
