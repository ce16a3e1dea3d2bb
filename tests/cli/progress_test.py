#!/usr/bin/env python3
"""The line that says how far a run has come: on a terminal only, as wide as it is, gone before messages and at the end."""
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

HONGTOU = os.environ["HONGTOU"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = """masthead: 工作动态
number: {number}
issuer: 市委办公室
date: 2026-01-05
articles:
  - title: 文明社区治理
    body: |
      一二三四。
"""


def on_terminal(folder, columns, *words, **variables):
    """What a run writes to a terminal of so many columns, with the times it came at."""
    try:
        ours, theirs = pty.openpty()
    except OSError as fault:
        print(f"no terminal can be made here: {fault}")
        sys.exit(77)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    surroundings = {k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR", "GITHUB_ACTIONS")}
    surroundings.update(TERM="xterm", LANG="C.UTF-8", **variables)
    process = subprocess.Popen([HONGTOU, "build", ".", "-o", "out/", "--force", "-j", "1", *words], cwd=folder,
                               env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    pieces = []
    while True:
        if select.select([ours], [], [], 60)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            pieces.append((time.monotonic(), piece))
    os.close(ours)
    process.wait()
    return b"".join(piece for _, piece in pieces).decode(), pieces


def width(text):
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        (root / "data").mkdir()
        (root / "data/styles").symlink_to(ROOT / "styles")
        (root / "data/fonts").symlink_to(ROOT / "tests/fonts")
        (root / "data/words").symlink_to(ROOT / "words")
        os.environ["HONGTOU_DATA"] = str(root / "data")
        os.environ["XDG_CACHE_HOME"] = str(root / "cache")
        desk = root / "desk"
        desk.mkdir()
        for i in range(400):
            (desk / f"{i:03}.yaml").write_text(SOURCE.format(number=i + 1) if i != 200 else "number: x\n")
        for columns in (40, 64, 120):
            for language in ("zh", "en"):
                text, pieces = on_terminal(desk, columns, "--lang", language)
                drawn = re.findall("\r([^\r\n\x1b]+)\x1b\\[K", text)
                assert drawn, ("nothing is drawn", columns, text[:400])
                for line in drawn:
                    assert re.search("[0-9]+/400", line), line
                    assert width(line) < columns, (columns, line)
                assert len(drawn) <= 2 + 10 * (pieces[-1][0] - pieces[0][0] + 0.2), len(drawn)
                # What a terminal shows at last: nothing of the line.
                screen = re.sub("[^\n]*\x1b\\[K", "", text.replace("\r\n", "\n"))
                assert "/400" not in screen, screen[-400:]
                assert "200.yaml" in screen, "the message is lost"
        for words, variables in ((("-q",), {}), ((), {"CI": "true"}), ((), {"TERM_": ""})):
            text, _ = on_terminal(desk, 80, *words, **variables)
            assert ("/400" in text) == (not words and "CI" not in variables), (words, variables)
        text, _ = on_terminal(desk, 80, "--dry-run")
        assert "/400" not in text
        quiet = subprocess.run([HONGTOU, "build", ".", "-o", "out/", "--force"], cwd=desk, capture_output=True, text=True)
        assert "/400" not in quiet.stderr and "\r" not in quiet.stderr


if __name__ == "__main__":
    sys.exit(main())
