#!/usr/bin/env python3
"""Text out equals text in: what pdftotext reads of every sample and case is what the dump of the same source says.

The normalisation, for all of them: line ends and form feeds count as blanks; a run of blanks is one blank, whichever they are
(poppler tells an ideographic space as U+0020 or a line end); a blank in the output that the dump has not is removed, and a
blank at either end of a run of the dump may be a line end. What is left must be equal: with -raw in order, page by page;
without as the same characters on each page, since pdftotext then chooses an order of its own.

One blank of the dump may be wanting: U+0020 next to Han or a number's sign, which the house closes up, so that nothing but
its place is left on the page.

Without -raw pdftotext takes a hyphen at the end of a line for one that parts a word, and drops it: hyphens that end a run of
the dump may be wanting there.

With `blanks`, another thing is looked at: of the blanks that were removed none may stand, on one line, between a Han character
and another or a digit or a Latin letter that follow one another in one node of the dump. Two rules of exception: two runs of a
node on one line with a cell or more between them are set apart on purpose (an office at the left and its date at the right
of the 版记, a name and its post in a list), and a blank there is what the page shows; and what stands on both sides may be two nodes each in whole (cells
of a table), even if a third node has the same words in one. _KNOWN lists what is left.
"""
import collections
import concurrent.futures
import pathlib
import re
import sys
import unicodedata

import house

_BLANKS = re.compile(r"\s+")
_HAN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_OTHER = r"[0-9A-Za-z]"
# The place of a blank between the two, both unconsumed, so that "甲 3 月" has two.
_PARTED = re.compile(rf"(?<={_HAN})[^\S\n\f]+(?={_HAN}|{_OTHER})|(?<={_OTHER})[^\S\n\f]+(?={_HAN})")
_EM = 25.4 / 72  # mm in a pt
# Without -raw poppler 22 puts words whose baselines are a hair apart (faces centred on one line) on lines of their own and
# joins these by blanks. One text over the whole emphasis would help, but then it could no longer be selected in parts.
_KNOWN = {("case/inline-settings", "plain", place) for place in ("报、漏报；对 重点事项", "重点事项 和")}
_CELL = 0.95  # of an em: the grid of GB/T 9704 has cells of 15.75 pt for type of 16 pt
_SEEN = 6  # characters of each side of a blank that are looked for in the dump


def may_close(before, after):
    """Whether the house may close up a U+0020 between these two."""
    return bool(re.match(_HAN, before or " ") or re.match(_HAN, after or " ")) or (after or "") in "%％℃°" or \
        unicodedata.category(before or " ")[0] == "P" or unicodedata.category(after or " ")[0] == "P"


def compare(want, got):
    """Where `got` leaves `want`, as two excerpts; None if it does not."""
    i = j = 0
    while i < len(want) or j < len(got):
        if i < len(want) and want[i].isspace():
            k = i
            while k < len(want) and want[k].isspace():
                k += 1
            blank = j < len(got) and got[j].isspace()
            closed = want[i:k] == " " and may_close(want[i - 1:i], want[k:k + 1])
            if not blank and not closed and k < len(want):
                return want[max(0, i - 8):i + 8], got[max(0, j - 8):j + 8]
            i = k
            continue
        if j < len(got) and got[j].isspace():
            j += 1
        elif i < len(want) and j < len(got) and want[i] == got[j]:
            i, j = i + 1, j + 1
        else:
            return want[max(0, i - 8):i + 8], got[max(0, j - 8):j + 8]
    return None


def words_of_nodes(runs):
    """The text of each node of a page, with a blank where a line ends or its runs are set apart on one."""
    texts, last = {}, {}
    for run in runs:
        before = last.get(run.node)
        em = run.size * _EM
        if before and (abs(run.y - before.y) > em / 2 or run.x - (before.x + before.width) >= _CELL * em):
            texts[run.node] += " "
        texts[run.node] = texts.get(run.node, "") + run.text
        last[run.node] = run
    return list(texts.values())


def invented(page, texts):
    """The blanks of a page of pdftotext's that no node has, each with what stands around it."""
    apart = [_BLANKS.sub(" ", text) for text in texts]
    for blank in _PARTED.finditer(page):
        left = re.search(r"\S*$", page[:blank.start()])[0]
        right = re.match(r"\S*", page[blank.end():])[0]
        if left in texts and right in texts:
            continue
        left, right = left[-_SEEN:], right[:_SEEN]
        if any(left + right in text for text in apart) and not any(f"{left} {right}" in text for text in apart):
            yield f"{left}{blank[0]}{right}"


def same_characters(runs, got):
    """What is wanting and what is too many on a page, None if nothing is."""
    want = collections.Counter(_BLANKS.sub("", "".join(run.text for run in runs)))
    have = collections.Counter(_BLANKS.sub("", got))
    hyphens = sum(run.text.rstrip().endswith("-") for run in runs)
    wanting, over = want - have, have - want
    if 0 < wanting["-"] <= hyphens:
        del wanting["-"]
    return f"wanting {dict(wanting)}, too many {dict(over)}" if wanting or over else None


def check(name, source, folder, blanks):
    faults = []
    pdf = pathlib.Path(folder) / (name.replace("/", "-") + ".pdf")
    if not house.build(source, pdf):
        return faults, 0
    pages = house.dump(source)
    for mode in ("-raw", "plain"):
        done = house.run("pdftotext", "-enc", "UTF-8", *([mode] if mode == "-raw" else []), pdf, "-")
        read = done.stdout.decode().split("\f")[:-1]
        if done.stderr:
            faults.append(f"{name} {mode}: {done.stderr.decode().strip()}")
        if len(read) != len(pages):
            faults.append(f"{name} {mode}: {len(read)} pages, not {len(pages)}")
            continue
        for number, (runs, got) in enumerate(zip(pages, read), 1):
            where = f"{name} {mode} page {number}"
            if blanks:
                faults += [f"{where}: a blank that is not in the text: {place}"
                           for place in invented(got, words_of_nodes(runs)) if (name, mode, place) not in _KNOWN]
            elif mode == "-raw":
                differs = compare("".join(run.text for run in runs), got)
                if differs:
                    faults.append(f"{where}: wanted …{differs[0]}…, read …{differs[1]!r}…")
            else:
                differs = same_characters(runs, got)
                if differs:
                    faults.append(f"{where}: {differs}")
    return faults, sum(len(run.text) for runs in pages for run in runs)


def main():
    blanks = sys.argv[1:] == ["blanks"]
    house.need("pdftotext")
    house.need_fonts()
    sources = house.all_sources()
    with house.scratch() as folder, concurrent.futures.ThreadPoolExecutor(house.workers()) as pool:
        outcomes = list(pool.map(lambda item: check(*item, folder, blanks), sources.items()))
    for faults, _ in outcomes:
        for text in faults:
            house.fault(text)
    house.end(f"{len(sources)} sources, {sum(count for _, count in outcomes)} characters")


if __name__ == "__main__":
    main()
