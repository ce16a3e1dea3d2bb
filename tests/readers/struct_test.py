#!/usr/bin/env python3
"""What a screen reader finds: `pdfinfo -struct-text` of each sample, against struct/NAME.txt; and, with `whole`, each
element's words against the dump.

  struct_test.py           the trees are those of the goldens
  struct_test.py whole     the words of the tree are those of the dump's nodes, none wanting, in the order of the source
  struct_test.py words     no number and no Latin word, of samples and cases, is cut in two by the end of a sequence, which a screen
                           reader would speak as two: 第103期 as 第1, 0, 3期. (The goldens join the sequences of an element.)
  struct_test.py accept    rewrites the goldens: read what changed as one who hears it, and say in the commit why it is right

Numbers of objects (`Object 39 0`) and of notes are left out of goldens, so that they change only for what is heard.
"""
import concurrent.futures
import pathlib
import re
import sys

import house

_GOLDENS = house.HERE / "struct"


def tree(source, folder):
    """What pdfinfo says; None if there is no file."""
    pdf = pathlib.Path(folder) / "x.pdf"
    if not house.build(source, pdf):
        return None
    done = house.run("pdfinfo", "-enc", "UTF-8", "-struct-text", pdf)
    if done.stderr:
        house.fault(f"{source.stem}: {done.stderr.decode().strip()}")
    return done.stdout.decode()


def normal(text):
    """What is heard: without numbers of objects, places to whole points, and the words of an element in one however the
    writer parted them into sequences of marked content."""
    text = re.sub(r"Object \d+ \d+", "Object", text)
    text = re.sub(r'(?<=.)"\n *"(?=.)', "", text)
    return re.sub(r"/BBox \[([^\]]*)\]", lambda m: f"/BBox [{' '.join(f'{float(n):.0f}' for n in m[1].split())}]", text)


def spoken(text):
    """The quoted words of a tree, one after another, without blanks."""
    return re.sub(r"\s+", "", "".join(re.findall(r'^ *"(.*)"$', text, re.MULTILINE)))


def compare_goldens(name, text):
    golden = _GOLDENS / f"{name}.txt"
    if not golden.exists() or golden.read_text(encoding="utf-8") != text:
        house.fault(f"{name} is not struct/{name}.txt; its lines that are not there, and those that are gone:")
        old = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
        new = text.splitlines()
        for line in [f"  + {line}" for line in new if line not in old] + [f"  - {line}" for line in old if line not in new]:
            print(line)


def compare_words(name, source, text):
    """The nodes of the dump, each in whole, in the order in which they begin; the tree must say the same characters."""
    nodes = {}
    for run in (run for page in house.dump(source) for run in page if run.node.startswith("#")):
        nodes[run.node] = nodes.get(run.node, "") + run.text
    said = spoken(text)
    for node, words in nodes.items():
        if re.sub(r"\s+", "", words) not in said:
            house.fault(f"{name} {node} is not read in whole: {words[:60]}")


_PART = r"[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]"
_SIGN = r"[.,%'‰’-]"
_CUT = re.compile(rf'(?:{_PART}|{_PART}{_SIGN})"\n *"{_PART}|{_PART}"\n *"{_SIGN}')


def cuts(text):
    """The places of a tree where the end of a sequence cuts a word, each with what stands around it."""
    return [re.sub(r'"\n *"', "|", text[max(0, cut.start() - 8):cut.end() + 8]) for cut in _CUT.finditer(text)]


def check_words():
    """Every sample and case."""
    sources = house.all_sources()

    def check(name, folder):
        own = pathlib.Path(folder) / name.replace("/", "-")
        own.mkdir()
        return [f"{name}: a word is cut: {cut}" for cut in cuts(tree(sources[name], own) or "")]

    with house.scratch() as folder, concurrent.futures.ThreadPoolExecutor(house.workers()) as pool:
        for faults in pool.map(lambda name: check(name, folder), sources):
            for text in faults:
                house.fault(text)
    house.end(f"{len(sources)} sources")


def main():
    task = sys.argv[1] if len(sys.argv) > 1 else ""
    house.need("pdfinfo")
    house.need_fonts()
    if task == "words":
        check_words()
    samples = house.samples()
    with house.scratch() as folder:
        for name, source in samples.items():
            text = tree(source, folder)
            if text is None:
                continue
            if task == "whole":
                compare_words(name, source, text)
            elif task == "accept":
                _GOLDENS.mkdir(exist_ok=True)
                (_GOLDENS / f"{name}.txt").write_text(normal(text), encoding="utf-8")
            else:
                compare_goldens(name, normal(text))
    for golden in sorted(_GOLDENS.glob("*.txt")):
        if golden.stem not in samples:
            house.fault(f"struct/{golden.name} is of no sample")
    house.end(f"{len(samples)} samples")


if __name__ == "__main__":
    main()
