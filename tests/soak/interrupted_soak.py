#!/usr/bin/env python3
"""Batches that are ended in the midst of their work: 300 times by kill -9, 300 times by SIGTERM, with the record on and
sources that change between the runs. After the next run every output is whole and right, and nothing is left behind; after
SIGTERM at once.

    HONGTOU=build/release/hongtou tests/soak/interrupted_soak.py [TIMES]

Right means: the bytes that a run of its own into an empty folder gives. The moments and changes come from a seed that is
printed. Needs the pinned fonts.
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

from archive_soak import HONGTOU, fail, good, tree

SOURCES = 60
CHANGED = 12     # between two runs
LOOKED_AT = 25   # rounds: how often all outputs are compared


def command(out, *more):
    return [HONGTOU, "build", "issues/*.yaml", "-o", out, "--fonts", "pinned", "-q", "-j", "2", *more]


def write(root, number, version):
    (root / f"issues/{number:03}.yaml").write_text(good(1990 + version % 30, number + 1))


def left_behind(folder):
    """Files that are neither outputs nor the record's own."""
    return [str(path) for path in folder.rglob("*")
            if path.is_file() and (path.name.startswith(".hongtou-") or path.name.startswith("journal-"))]


def time_of_run(root):
    began = time.monotonic()
    if subprocess.run(command("timed", "--force"), cwd=root).returncode != 0:
        fail("the sources are not sound")
    return time.monotonic() - began


def interrupt(root, dice, how, longest):
    """Whether the run was still going on."""
    process = subprocess.Popen(command("out"), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        process.communicate(timeout=dice.uniform(0.005, longest))
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        said = process.communicate()[1]
        if "sanitizer" in said.lower() or "terminate called" in said:
            fail(said)
        return True


def compare(root):
    for out in ("out", "reference"):
        if subprocess.run(command(out, *(["--force"] if out == "reference" else [])), cwd=root).returncode != 0:
            fail(f"the run into {out} fails")
    if tree(root / "out") != tree(root / "reference"):
        fail("an output is not that of its source")
    if left := left_behind(root / "out"):
        fail(f"left behind: {left[:5]}")


def run(root, dice, how, times):
    versions = [0] * SOURCES
    for number in range(SOURCES):
        write(root, number, 0)
    longest = time_of_run(root)
    done = tried = 0
    while done < times:
        for number in dice.sample(range(SOURCES), CHANGED):
            versions[number] += 1
            write(root, number, versions[number])
        tried += 1
        if interrupt(root, dice, how, longest * CHANGED / SOURCES + 0.1):
            done += 1
            if how == signal.SIGTERM and (left := left_behind(root / "out")):
                fail(f"left behind by SIGTERM: {left[:5]}")
        if done % LOOKED_AT == 0:
            compare(root)
    compare(root)
    print(f"{signal.Signals(how).name}: {done} of {tried} runs were interrupted, every output right after the next")


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = int(os.environ.get("SEED", str(random.SystemRandom().randrange(1 << 30))))
    print(f"seed {seed}")
    dice = random.Random(seed)
    for how in (signal.SIGKILL, signal.SIGTERM):
        root = pathlib.Path(tempfile.mkdtemp(prefix="hongtou-soak-"))
        try:
            (root / "issues").mkdir()
            run(root, dice, how, times)
        finally:
            shutil.rmtree(root)


if __name__ == "__main__":
    main()
