#!/usr/bin/env python3
"""What is twice as large costs about twice as much: instructions counted, never time.

    HONGTOU=build/release/hongtou tests/bounds/bounds_test.py [-v] [SHAPE …]

Each shape is a source or a text that somebody made to be slow. The program reads it at two sizes; what the doubled one
takes beyond a text of the same shape and a sixty-fourth of the size may be MOST times what the single one does. Instructions are counted by the
processor (perf), or where that is not allowed by valgrind; where there is neither, nothing is tried. -v prints the
table of docs/reliability.md. Fonts, styles and words are the tests' own.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
HONGTOU = os.path.abspath(os.environ.get("HONGTOU", REPOSITORY / "build/release/hongtou"))
MOST = 2.3
SKIPPED = 77

HEAD = "kind: bulletin\n刊名: 某某动态\n期号: 1\n编发单位: 某某市某某办\n日期: 2026-01-05\n"


def body(text):
    return HEAD + "文章:\n  - 标题: 某某\n    正文: |\n" + "".join(f"      {line}\n" for line in ["某某。", *text])


def title(text):
    return HEAD + f"文章:\n  - 标题: 某某{text}\n    正文: 某某。\n"


# Name, command, size, text of a size. What is refused must be refused at no greater cost.
SHAPES = [
    ("digits", "check", 5_000, lambda n: body(["1" * n])),
    ("letters", "check", 8_000, lambda n: body(["a" * n])),
    ("marks", "check", 8_000, lambda n: body(["a" + "\u0301" * n])),
    ("marks-apart", "check", 2_000, lambda n: body(["a\u0301" * n])),
    ("invisible", "check", 4_000, lambda n: body(["中\u200b" * n])),
    ("brackets", "check", 4_000, lambda n: body(["（[{" * n])),
    ("spans", "check", 1_500, lambda n: body(["[某]{楷体}" * n])),
    ("notes", "check", 250, lambda n: body(["某[]{注=某某}" * n])),
    ("links", "check", 200, lambda n: body(["某[某](https://example.cn/)" * n])),
    ("headings", "check", 500, lambda n: body(["# 一、某某"] * n)),
    ("paragraphs", "check", 1_000, lambda n: body(["某某。"] * n)),
    ("items", "check", 1_000, lambda n: body(["- 某某"] * n)),
    ("remarks", "check", 2_000, lambda n: body(["// 某某"] * n)),
    ("table-rows", "check", 500, lambda n: body(["| 某 | 某 |", "|---|---|", *["| 某 | 1 |"] * n])),
    ("table-cell", "check", 2_000, lambda n: body(["| 某 |", "|---|", "| " + "某" * n + " |"])),
    ("pictures-named", "check", 500, lambda n: body([f"![某](图{i}.png)" for i in range(n)])),
    ("articles", "check", 250, lambda n: HEAD + "文章:\n" + "  - {标题: 某某, 正文: 某某。}\n" * n),
    ("title", "check", 500, lambda n: title("某" * n)),
    ("title-digits", "check", 4_000, lambda n: title("1" * n)),
    ("issuer", "check", 2_000, lambda n: HEAD.replace("某某市某某办", "某" * n)),
    ("path", "check", 20_000, lambda n: body(["![某](" + "某/" * (n // 2) + ".png)"])),
    ("keys-unknown", "check", 800, lambda n: body([]) + "".join(f"某{i}: 1\n" for i in range(n))),
    ("lines-crlf", "check", 1_000, lambda n: body(["某某。"] * n).replace("\n", "\r\n")),
    ("lists-indented", "check", 100, lambda n: HEAD + "文章:\n" + "".join(" " * i + "-\n" for i in range(2, 2 + n))),
    ("dashes", "check", 20_000, lambda n: HEAD + "文章:\n  " + "- " * n + "\n"),
    ("quoted", "check", 10_000, lambda n: HEAD.replace("某某动态", '"' + "\\u4e2d" * (n // 4) + '"')),
    ("anchors", "check", 1_000, lambda n: body([]) + "某:\n" + "".join(f"  - &a{i} 某\n" for i in range(n))),
    ("aliases", "check", 1_000, lambda n: body([]) + "某: [&a 某" + ", *a" * n + "]\n"),
    ("colons-full-width", "check", 150, lambda n: HEAD + "文章:\n" + "  - 标题：某某\n    正文: 某某。\n" * n),
    ("bodies-out-of-line", "check", 100, lambda n: HEAD + "文章:\n" + "  - 标题: 某某\n     正文: |\n      某某。\n      某某。\n" * n),
    ("lines-at-margin", "check", 200, lambda n: HEAD + "文章:\n  - 标题: 某某\n    正文: |\n" + "      某某。\n某某\n" * n),
    # n characters of indentation in all.
    ("keys-deeper-and-deeper", "check", 40_000, lambda n: HEAD + "文章:\n  - 标题: 某某\n" + "".join(" " * i + "正文:\n" for i in range(5, 5 + int((2 * n) ** 0.5)))),
    ("quotes-left-open", "check", 300, lambda n: HEAD + "文章:\n" + '  - 标题: "某某\n    正文: 某某。\n' * n),
    ("commas-full-width", "check", 2_000, lambda n: body([]) + "版记:\n  送: [某" + "，某" * n + "]\n"),
    ("tabs", "check", 150, lambda n: HEAD + "文章:\n" + "\t- 标题: 某某\n\t  正文: 某某。\n" * n),
    ("dashes-forgotten", "check", 150, lambda n: HEAD + "文章:\n" + "    标题: 某某\n    正文: 某某。\n" * n),
    ("not-utf-8", "check", 20_000, lambda n: HEAD.encode() + b"\xff" * n),
    ("import-lines", "import", 1_000, lambda n: "某某某某\n" * n),
    ("import-links", "import .md", 60, lambda n: ("某" * 1_000 + "[某](例.doc)") * n + "\n"),
    ("import-stars", "import .md", 5_000, lambda n: "**某" * n + "\n"),
    ("import-entities", "import .md", 2_000, lambda n: "&amp;<b>" * n + "\n"),
    ("import-items", "import .md", 500, lambda n: "- 某某\n" * n + "\n" + "> 某某\n" * n),
    ("import-heads", "import", 250, lambda n: "一、某某\n（作者：张三）\n编者按：某某\n" * n),
    ("import-notes", "import .md", 250, lambda n: "".join(f"某[^{i}]" for i in range(n)) + "\n\n" + "".join(f"[^{i}]: 某\n" for i in range(n))),
    ("import-marks", "import", 500, lambda n: "\n\n".join(mark * n for mark in ("①", "[^1]", "（", "第", "★ ", "[", "a ", "《", "报：", "1"))),
    ("import-breaks", "import .md", 1000, lambda n: "某" + "**<br>**" * n),
    ("import-pictures", "import", 500, lambda n: "某" + "！【" * n + "\n\n" + "![某](某" * n),
    ("import-images", "import .md", 2_000, lambda n: "某" + "![](http://a.cn)" * n),
    ("import-cells", "import .md", 500, lambda n: f"| {'[甲](某' * n} | {'![甲](某' * n} |\n|--|--|\n"),
    ("import-rows", "import .md", 500, lambda n: "| 某 | 某 |\n|---|---|\n" + "| 某 | 1 |\n" * n),
]


def counter():
    """The words before a command that count its instructions, and the pattern of what they then say."""
    perf = ["perf", "stat", "-x,", "-e", "instructions:u", "--"]
    if shutil.which("perf"):
        said = subprocess.run([*perf, "true"], capture_output=True, text=True).stderr
        if re.search(r"^\d+,,instructions", said, re.M):
            return perf, r"^(\d+),,instructions"
    if shutil.which("valgrind"):
        # Its count goes to a file, of each thread.
        return ["valgrind", "--tool=exp-bbv", "--instr-count-only=yes", "--bb-out-file=/dev/null"], r"Total instructions: (\d+)"
    return None, None


COUNTER, SAID = counter()


class Desk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        data = self.folder / "data"
        data.mkdir()
        (data / "styles").symlink_to(REPOSITORY / "styles")
        (data / "words").symlink_to(REPOSITORY / "words")
        (data / "fonts").symlink_to(REPOSITORY / "tests/fonts")
        self.environment = {name: value for name, value in os.environ.items() if not re.match("LC_|LANG|GITHUB_", name)}
        self.environment.update(HONGTOU_DATA=str(data), XDG_CACHE_HOME=str(self.folder / "cache"), LANG="C.UTF-8")
        self.run("check", body([]), "warm-up")  # what is kept of fonts from one run to the next is there from now on

    def run(self, command, text, name):
        """Instructions that the program takes to read a text."""
        words = command.split()
        (self.folder / name).mkdir()  # of its own: issues are compared with those beside them
        ending = words.pop() if words[-1].startswith(".") else ".yaml" if words[0] == "check" else ".txt"
        path = self.folder / name / f"some{ending}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        count = self.folder / name / "count"
        before = [*COUNTER, f"--log-file={count}"] if COUNTER[0] == "valgrind" else COUNTER
        options = ["--fonts", "pinned", "-j", "1"] if words[0] == "check" else []
        done = subprocess.run([*before, HONGTOU, *words, str(path), *options], capture_output=True, env=self.environment,
                              cwd=self.folder)
        output = count.read_text() if count.exists() else done.stderr.decode(errors="replace")
        found = re.findall(SAID, output, re.M)
        if done.returncode not in (0, 1) or not found:
            raise RuntimeError(f"{name}: exit code {done.returncode}: {output[-2000:]}")
        return sum(map(int, found))


def main():
    words = sys.argv[1:]
    verbose = "-v" in words
    names = [word for word in words if word != "-v"]
    if COUNTER is None:
        print("skipped: neither perf nor valgrind can count instructions here")
        return SKIPPED
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)

        def try_shape(shape):
            name, command, size, text = shape
            return [desk.run(command, text(n), f"{name}-{n}") for n in (max(1, size // 64), size, 2 * size)]

        shapes = [shape for shape in SHAPES if not names or shape[0] in names]
        with ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as threads:
            for shape, (empty, single, double) in zip(shapes, threads.map(try_shape, shapes)):
                name, command, size, _ = shape
                ratio = (double - empty) / max(single // 100, single - empty)
                if verbose:
                    print(f"| `{name}` | {size:,} | {single / 1e6:,.0f} | {double / 1e6:,.0f} | {ratio:.2f} |", flush=True)
                if ratio > MOST:
                    faults += 1
                    print(f"{name}: {size} takes {single - empty:,} instructions, twice as much {double - empty:,}: "
                          f"{ratio:.2f} times", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
