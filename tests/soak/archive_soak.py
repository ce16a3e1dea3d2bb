#!/usr/bin/env python3
"""Ten thousand issues of which a hundred are broken in twenty ways: 9,900 come out right, each broken one is reported, under
its own name. Then the same with kill -9 at random moments and restarts: the same tree, and nothing left lying about.

    HONGTOU=build/release/hongtou tests/soak/archive_soak.py [COUNT]

Right means: the bytes that a run without record, on one thread, into another folder gives. The moments come from a seed that
is printed. Needs the pinned fonts; takes some minutes.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HONGTOU = os.path.abspath(os.environ.get("HONGTOU", "build/release/hongtou"))
GOOD = """masthead: 某某工作动态
number: {number}
issuer: 某某市某某办公室
date: {year}-{month:02}-05
articles:
  - title: 第{number}期　{word}
    body: |
      {year}年{month}月，某某市某某区推进{word}，办理{number}件。
      一是**加强统筹。**各有关单位按照分工抓好落实，{word}取得进展。
  - title: 某某县{word}
    body: |
      某某县召开会议，研究{word}有关事项。
"""
WORDS = ["文明创建", "社区治理", "河道整治", "校园安全", "粮食生产", "道路养护", "政务服务", "垃圾分类", "森林防火", "招商引资"]


def good(year, number):
    return GOOD.format(year=year, month=number % 12 + 1, number=number, word=WORDS[(year * 7 + number) % len(WORDS)])


def replaced(old, new):
    return lambda text: text.replace(old, new, 1)


# Twenty ways to be wrong, each a function from a good text to what is put in the file's place.
WAYS = {
    "empty": lambda text: "",
    "noise": lambda text: bytes(random.Random(7).randrange(256) for _ in range(4000)),
    "other-encoding": lambda text: text.encode("gb18030"),
    "cut-character": lambda text: text.encode()[:-30] + b"\xe4\xb8",
    "tab": replaced("  - title", "\t- title"),
    "open-quote": replaced("masthead: ", "masthead: \""),
    "no-date": lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("date")),
    "no-articles": lambda text: text[:text.index("articles:")],
    "unknown-field": replaced("issuer:", "isuer:"),
    "no-number": replaced("number: ", "number: x"),
    "impossible-date": replaced("-05\n", "-32\n"),
    "twice": replaced("issuer:", "number: 1\nissuer:"),
    "no-picture": replaced("    body: |", "    图片: 没有.jpg\n    body: |"),
    "no-body-file": lambda text: text[:text.index("    body: |")] + "    body-file: 没有.txt\n",
    "no-style": lambda text: "style: 没有这个样式\n" + text,
    "foreign-script": replaced("某某县", "\u0628\u0629某某县"),
    "deep": lambda text: "a: " + "[" * 5000,
    "folder": None,
    "pipe": None,
    "gone": None,
}


def make_archive(root, count):
    """The list of sources, and which are broken how."""
    names, broken = [], {}
    every = count // 100
    ways = list(WAYS)
    for i in range(count):
        year, number = 1920 + i // 500, i % 500 + 1
        name = f"issues/{year}/{year}-{number:03}.yaml"  # side by side in the folder of the outputs
        names.append(name)
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if i % every != every // 2:
            path.write_text(good(year, number))
            continue
        way = ways[len(broken) % len(ways)]
        broken[name] = way
        if way == "folder":
            path.mkdir()
        elif way == "pipe":
            os.mkfifo(path)
        elif way != "gone":
            made = WAYS[way](good(year, number))
            path.write_bytes(made if isinstance(made, bytes) else made.encode())
    (root / "list").write_text("\n".join(names) + "\n")
    return names, broken


def command(out, *more):
    return [HONGTOU, "build", "@list", "-o", out, "--fonts", "pinned", "--lang", "en", *more]


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and ".hongtou" not in path.relative_to(folder).parts}


def fail(text):
    print("FAULT", text)
    sys.exit(1)


def run_whole(root, names, broken):
    began = time.monotonic()
    done = subprocess.run(command("out", "-q", "-j", "2"), cwd=root, stderr=subprocess.PIPE, text=True)
    print(f"one run: {time.monotonic() - began:.1f} s, exit code {done.returncode}")
    if done.returncode != 1:
        fail("the exit code is not 1")
    for name, way in broken.items():
        if f"{name}:" not in done.stderr and name not in done.stderr:
            fail(f"{name} ({way}) is not reported")
    made = tree(root / "out")
    wanted = {pathlib.Path(name).stem + ".pdf" for name in names if name not in broken}
    if set(made) != wanted:
        fail(f"{len(set(made) ^ wanted)} outputs too many or too few: {sorted(set(made) ^ wanted)[:5]}")
    return made


def run_killed(root, seed):
    dice, kills = random.Random(seed), 0
    while True:
        process = subprocess.Popen(command("killed", "-q", "-j", "2"), cwd=root, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=dice.uniform(0.05, 4))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
    print(f"killed {kills} times (seed {seed}), then exit code {process.returncode}")
    left = [str(path) for path in (root / "killed").rglob(".hongtou-*")]
    left += [str(path) for path in (root / "killed/.hongtou").glob("journal-*")]
    if left:
        fail(f"left lying about: {left[:5]}")
    return tree(root / "killed")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    seed = int(os.environ.get("SEED", str(random.SystemRandom().randrange(1 << 30))))
    root = pathlib.Path(tempfile.mkdtemp(prefix="hongtou-soak-"))
    try:
        names, broken = make_archive(root, count)
        made = run_whole(root, names, broken)
        reference = subprocess.run(command("reference", "-q", "-j", "1", "--force"), cwd=root, stderr=subprocess.DEVNULL)
        if reference.returncode != 1 or tree(root / "reference") != made:
            fail("one thread gives another tree than two")
        if run_killed(root, seed) != made:
            fail("killed and restarted gives another tree")
        print(f"{len(made)} right, {len(broken)} reported, in {len(set(broken.values()))} ways")
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
