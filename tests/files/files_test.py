#!/usr/bin/env python3
"""What docs/reliability.md promises of files, held against the program: links that lead out of a document's folder, outputs that are
inputs, what is no file where one is wanted, runs that are killed, caches of every condition, and a machine that has no more to give.
"""
import contextlib
import hashlib
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "readers"))
import house  # noqa: E402

HEAD = """\
masthead: 工作动态
number: 34
issuer: 市人民政府办公室
date: 2017-12-29
"""
ARTICLE = """\
articles:
  - title: 文明社区治理
"""
TEXT = "为提升对群众服务质量，开启新局面。\n"
BODY = "    body: |\n      " + TEXT
GOOD = HEAD + ARTICLE + BODY
CSV = "会议,质量\n文明,1\n"
STYLE = "extends: bulletin\n"
LONG = "a" * 300
SECONDS = 90  # nothing here takes one, but with sanitizers on a busy machine; what waits for somebody takes for ever
NOBODY = 12345
# What the system itself says; nobody who reads Chinese wants to read it.
SYSTEM = re.compile("Too many levels|File name too long|Not a directory|Is a directory|No such|Permission denied|Cannot allocate|Bad file")


def png():
    """One red point."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))


class Desk:
    """A folder `desk` to work in, one `outside` of it, and the program's data with the tiny fonts."""

    def __init__(self, root, name):
        self.root = pathlib.Path(root) / name
        self.here, self.outside, self.data, self.cache = (self.root / part for part in ("desk", "outside", "data", "cache"))
        for folder in (self.here, self.outside, self.data):
            folder.mkdir(parents=True)
        (self.data / "styles").symlink_to(house.REPOSITORY / "styles")
        (self.data / "words").symlink_to(house.REPOSITORY / "words")
        shutil.copytree(house.REPOSITORY / "tests/fonts", self.data / "fonts")
        self.environment = {name: value for name, value in os.environ.items() if not re.match("LC_|LANG|GITHUB_|HONGTOU", name)}
        self.environment.update(HONGTOU_DATA=str(self.data), XDG_CACHE_HOME=str(self.cache), LANG="C.UTF-8", HONGTOU_FONTS="")

    def write(self, name, text):
        path = self.root / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *words, language="zh", given=None, before=None, **environment):
        """`given`: a file or text for standard input; `before`: done by the process before it becomes the program."""
        pinned = ["--fonts", "pinned"] if words[0] in ("build", "check", "fonts", "watch") else []
        options = {"input": given} if isinstance(given, bytes) else {"stdin": given or subprocess.DEVNULL}
        kept = {name: value for name, value in {**self.environment, **environment}.items() if value is not None}
        try:
            done = subprocess.run([house.PROGRAM, *map(str, words), *pinned, "--lang", language], cwd=self.here, capture_output=True,
                                  timeout=SECONDS, env=kept, preexec_fn=before, check=False, **options)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(words, -1, b"", f"still running after {SECONDS} seconds".encode())
        return done

    def files(self):
        """What stands in the folder, with its bytes; links and what is no file by name alone."""
        return {str(path.relative_to(self.here)): path.read_bytes() if path.is_file() and not path.is_symlink() else None
                for path in sorted(self.here.rglob("*"))}

    def expect(self, code, *parts, words, what, **options):
        """The exit code and what is said, in both languages; nothing of the system's own."""
        for language in ("zh", "en"):
            done = self.run(*words, language=language, **options)
            said = done.stderr.decode(errors="replace")
            wanted = [part[language == "en"] if isinstance(part, tuple) else part for part in parts]
            missing = [part for part in wanted if part not in said]
            if done.returncode != code or missing or (language == "zh" and SYSTEM.search(said)):
                house.fault(f"{what} ({language}): exit code {done.returncode}, not {code}; missing {missing} in: {said.strip()}")

    def unchanged(self, before, what):
        after = self.files()
        if after != before:
            house.fault(f"{what}: changed {sorted(name for name in before.keys() | after.keys() if before.get(name, 0) != after.get(name, 0))}")


def check(holds, what):
    if not holds:
        house.fault(what)


PICTURE = HEAD + ARTICLE + BODY + "      ![会议](图/点.png)\n"
TABLE = HEAD + ARTICLE + BODY + "      ![表1　会议](表/甲.csv){全框}\n"
FIGURE = "data: {数: 表/甲.csv}\n" + HEAD + ARTICLE + "    body: |\n      {{数.文明}}" + TEXT
BODY_FILE = HEAD + ARTICLE + "    body-file: 稿/甲.txt\n"
STYLED = "style: 某局\n" + GOOD
INPUTS = {  # the source, the file that it names, what is in it
    "picture": (PICTURE, "图/点.png", png()),
    "table": (TABLE, "表/甲.csv", CSV),
    "data": (FIGURE, "表/甲.csv", CSV),
    "body": (BODY_FILE, "稿/甲.txt", TEXT),
    "style": (STYLED, "某局.yaml", STYLE),
    "style in styles": (STYLED, "styles/某局.yaml", STYLE),
    "words": (GOOD, "用语.txt", "文明社区 词组\n"),
}


def links(root):
    for kind, (source, name, inside) in INPUTS.items():
        slug = "[style/link-outside]" if kind.startswith("style") else "[press/link-outside]"
        allow = "--style-dir" if kind.startswith("style") else "--links-to"
        for way in ("file", "folder", "chain"):
            if way == "folder" and "/" not in name:
                continue
            desk = Desk(root, f"links-{kind}-{way}".replace(" ", "-"))
            desk.write("d/稿.yaml", source)
            path = desk.write("d/" + name, inside)
            check(desk.run("build", "d/稿.yaml").returncode == 0, f"{kind}: does not build without links")
            away = desk.outside / path.name
            shutil.move(path, away)
            if way == "folder":
                path.parent.rmdir()
                path.parent.symlink_to(desk.outside)
            elif way == "chain":
                desk.write("d/between", "").unlink()
                (desk.here / "d/between").symlink_to(away)
                path.symlink_to(desk.here / "d/between")
            else:
                path.symlink_to(away)
            (desk.here / "d/稿.pdf").unlink()
            desk.expect(1, slug, allow, words=["build", "d/稿.yaml"], what=f"{kind}, a {way} that leads out")
            check(not (desk.here / "d/稿.pdf").exists(), f"{kind}, {way}: a file was made of what lies outside")
            for spelt in (desk.here / "d/稿.yaml", "./d/../d/稿.yaml"):
                check(slug.encode() in desk.run("build", spelt).stderr, f"{kind}, {way}: allowed as {spelt}")
            done = desk.run("build", "d/稿.yaml", "--links-to", desk.outside)
            check(done.returncode == 0, f"{kind}, {way}: not allowed by --links-to: {done.stderr.decode()}")
            # What was built with leave is not left standing without it.
            check(desk.run("build", "d", "-o", "out/", "--links-to", desk.outside).returncode == 0, f"{kind}, {way}: into a folder")
            check(desk.run("build", "d", "-o", "out/").returncode == 1, f"{kind}, {way}: an old output counts without --links-to")
            if allow == "--style-dir":
                check(desk.run("build", "d/稿.yaml", "--style-dir", desk.outside).returncode == 0, f"{kind}, {way}: not by --style-dir")
    desk = Desk(root, "links-within")
    desk.write("d/真/点.png", png())
    (desk.here / "d/图").symlink_to("真")
    desk.write("d/稿.yaml", PICTURE)
    check(desk.run("build", "d/稿.yaml").returncode == 0, "a link within the folder")
    (desk.here / "近").symlink_to("d")
    check(desk.run("build", "近/稿.yaml").returncode == 0, "a document's folder that is reached by a link")
    desk.write("e/图/点.png", png())
    (desk.here / "e/稿.yaml").symlink_to("../d/稿.yaml")
    check(desk.run("build", "e/稿.yaml").returncode == 0, "a source that is a link, its picture beside the link")
    (desk.here / "e/图/点.png").unlink()
    (desk.here / "e/图/点.png").symlink_to("/proc/nowhere")
    desk.expect(1, "[press/no-picture]", words=["build", "e/稿.yaml"], what="a link to nothing")
    # A folder of styles that is the document's own, or above it, opens nothing else.
    for style_dir, source in ((".", "d/稿.yaml"), ("d", "d/稿.yaml"), ("d/表", "d/稿.yaml")):
        desk = Desk(root, "links-styles-" + style_dir.replace("/", "-").replace(".", "above"))
        desk.write("d/稿.yaml", TABLE)
        (desk.outside / "甲.csv").write_text(CSV)
        (desk.here / "d/表").mkdir()
        (desk.here / "d/表/甲.csv").symlink_to(desk.outside / "甲.csv")
        desk.expect(1, "[press/link-outside]", words=["build", source, "--style-dir", style_dir], what=f"a table, with --style-dir {style_dir}")
    # Sources that nobody named, and what the others are compared with.
    desk = Desk(root, "links-found")
    desk.write("d/甲.yaml", GOOD)
    secret = desk.outside / "乙.yaml"
    secret.write_text("口令：某某某\n" + GOOD.replace("number: 34", "number: 36"))
    link = desk.here / "d/乙.yaml"
    link.symlink_to(secret)
    for words in (["build", "d", "-o", "out/"], ["build", "d/*.yaml", "-o", "out/"], ["build", "d/*.yaml", "-o", "out/", "--name", "{期号}"],
                  ["build", "d", "-o", "out/", "--dry-run", "--why"], ["check", "d"], ["check", "d/*", "--fix"]):
        if "--dry-run" not in words:
            desk.expect(1, "[press/source-outside]", "--links-to", words=words, what=f"{words}: a source that was found leads out")
        said = desk.run(*words)
        check("口令".encode() not in said.stderr + said.stdout, f"{words}: shows what lies outside")
    check(sorted(path.name for path in (desk.here / "out").glob("*.pdf")) == ["34.pdf", "甲.pdf"], "the others are made, of this one nothing")
    check("口令".encode() in desk.run("check", "d/乙.yaml").stderr, "a link that was named is read")
    check("口令".encode() in desk.run("check", "d", "--links-to", desk.outside).stderr, "a link that was found is read with leave")
    secret.write_text(GOOD.replace("number: 34", "number: 36"))
    check("乙.yaml".encode() not in desk.run("check", "d/甲.yaml").stderr, "a neighbour that leads out is compared with")
    link.unlink()
    shutil.copy(secret, link)
    check("lint/".encode() in desk.run("check", "d/乙.yaml").stderr, "a neighbour is not compared with at all")
    # The styles of an office beside the folders of the years, and what they may lead to.
    desk = Desk(root, "links-years")
    desk.write("2026/稿.yaml", STYLED)
    desk.write("styles/某局.yaml", STYLE)
    check(desk.run("build", "2026/稿.yaml").returncode == 0, "styles beside the years")
    shutil.move(desk.here / "styles", desk.outside / "styles")
    (desk.here / "styles").symlink_to(desk.outside / "styles")
    desk.expect(1, "[style/link-outside]", words=["build", "2026/稿.yaml"], what="styles beside the years, led out")
    desk.expect(1, "[style/link-outside]", words=["new", "bulletin", "--style", "某局", "-o", "2026/新.yaml"], what="the style of a new series")
    check(desk.run("new", "bulletin", "--style", "某局", "-o", "2026/新.yaml", "--style-dir", desk.outside / "styles").returncode == 0,
          "the style of a new series, with leave")


def other_names(path):
    """The file itself, and under other names."""
    yield path
    soft, hard = path.parent / "soft", path.parent / "hard"
    soft.symlink_to(path.name)
    yield soft
    soft.unlink()
    os.link(path, hard)
    yield hard
    hard.unlink()


def inputs(root):
    for kind, (source, name, inside) in INPUTS.items():
        desk = Desk(root, f"inputs-{kind}".replace(" ", "-"))
        desk.write("稿.yaml", source)
        for target in other_names(desk.write(name, inside)):
            before = desk.files()
            for words in (["build", "-o", target], ["build", "-o", "x.pdf", "--report", f"jsonl={target}"], ["check", "--report", f"sarif={target}"]):
                desk.expect(1, "[cli/over-input]", words=[words[0], "稿.yaml", *words[1:]], what=f"{kind} as a target, {' '.join(map(str, words))}")
                desk.unchanged(before, f"{kind} as a target, {words}")
    desk = Desk(root, "inputs-source")
    for target in other_names(desk.write("稿.yaml", GOOD)):
        before = desk.files()
        for words in (["build", "-o", target], ["build", "-o", "x.pdf", "--report", f"jsonl={target}"], ["check", "--report", f"jsonl={target}"]):
            desk.expect(2, "[cli/over-source]", words=[words[0], "稿.yaml", *words[1:]], what=f"source as a target, {words}")
        with open(desk.here / "稿.yaml", "rb") as given:
            done = desk.run("build", "-", "-o", target, given=given)
            check(done.returncode == 2 and b"[cli/over-source]" in done.stderr, f"standard input as a target: {done.stderr.decode()}")
        for command in (["new", "bulletin"], ["new", "--from", "稿.yaml"], ["import", "文.txt"]):
            desk.write("文.txt", TEXT)
            done = desk.run(*command, "-o", target)
            check(done.returncode == 1 and b"[cli/file-exists]" in done.stderr, f"{command} over a file: {done.stderr.decode()}")
            (desk.here / "文.txt").unlink()
        desk.unchanged(before, "source as a target")
    # By a pattern, and by what stands beside an output.
    desk.write("点.pdf", png())
    desk.write("点.yaml", PICTURE.replace("图/点.png", "点.pdf"))
    before = desk.files()
    desk.expect(1, "[cli/over-input]", words=["build", "点.yaml", "--name", "{stem}", "-o", "./"], what="a pattern that makes an input's name")
    desk.unchanged(before, "a pattern that makes an input's name")
    desk.write("x.pdf.d", png())
    desk.write("稿.yaml", PICTURE.replace("图/点.png", "x.pdf.d"))
    desk.expect(1, "[cli/over-input]", words=["build", "稿.yaml", "-o", "x.pdf", "--deps"], what="a depfile that is an input")
    # What else is read.
    desk = Desk(root, "inputs-others")
    desk.write("稿.yaml", GOOD)
    desk.write("单.txt", "稿.yaml\n")
    desk.write("口令.txt", "secret\n")
    desk.write("hongtou.yaml", "lint: no\n")
    fonts = desk.here / "fonts"
    shutil.copytree(desk.data / "fonts", fonts)
    before = desk.files()
    for code, target, words in ((2, "单.txt", ["@单.txt"]), (2, "口令.txt", ["稿.yaml", "--encrypt", "口令.txt", "--pdf-standard", "1.7"]),
                                (2, "hongtou.yaml", ["稿.yaml"]), (1, "fonts/HongtouTestSong.otf", ["稿.yaml"])):
        for option in (["-o", target], ["-o", "x.pdf", "--report", f"jsonl={target}"]):
            desk.expect(code, "[cli/over-input]", target, words=["build", *words, *option], what=f"{target} as {option}", HONGTOU_FONTS=str(fonts))
            desk.unchanged(before, f"{target} as {option}")
    # A list that comes in on standard input.
    desk.write("单.txt", "稿.yaml\n")
    for language in ("zh", "en"):
        with open(desk.here / "单.txt", "rb") as given:
            done = desk.run("build", "@-", "-o", "单.txt", language=language, given=given)
        check(done.returncode == 2 and b"[cli/over-input]" in done.stderr, f"a list on standard input: {done.stderr.decode()}")
    check((desk.here / "单.txt").read_bytes() == "稿.yaml\n".encode(), "a list on standard input is overwritten")
    # A report over an input of a document that need not be made.
    desk.write("d/稿.yaml", PICTURE)
    desk.write("d/图/点.png", png())
    check(desk.run("build", "d", "-o", "out/").returncode == 0, "a first run")
    (desk.here / "点").symlink_to("d/图/点.png")
    done = desk.run("build", "d", "-o", "out/", "--report", "jsonl=点")
    check(done.returncode == 1 and b"[cli/over-input]" in done.stderr, f"a report over an input of a document that stands: {done.stderr.decode()}")
    check((desk.here / "d/图/点.png").read_bytes() == png(), "a report over an input of a document that stands: it is overwritten")
    check((desk.here / "out/稿.pdf").exists(), "a report over an input: the output that stood is gone")
    check(desk.run("build", "d", "-o", "out/", "--report", "jsonl=r.jsonl").returncode == 0, "a report that is none")
    check(desk.run("build", "d", "-o", "out/", "--report", "jsonl=r.jsonl").returncode == 0, "the same report again")


@contextlib.contextmanager
def standing(path, sort):
    """Something there that is no file; the path to name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = None
    if sort == "pipe":
        os.mkfifo(path)
    elif sort == "folder":
        path.mkdir()
    elif sort == "device":
        path.symlink_to("/dev/zero")
    elif sort == "loop":
        path.symlink_to(path.name)
    elif sort == "socket":
        held = socket.socket(socket.AF_UNIX)
        back = os.getcwd()
        os.chdir(path.parent)  # the whole path may be longer than a socket's may be
        held.bind(path.name)
        os.chdir(back)
    elif sort == "long":
        path = path.with_name(LONG + path.suffix)
    elif sort == "below a file":
        path.write_bytes(b"x")
        path = path / ("x" + path.suffix)
    yield path
    if held:
        held.close()
    if sort == "below a file":
        path = path.parent
    if sort == "folder":
        path.rmdir()
    elif sort != "long":
        path.unlink()


SORTS = {
    "pipe": ("这是一个管道", "it is a pipe"),
    "folder": ("这是一个文件夹", "it is a folder"),
    "device": ("这是一个设备", "it is a device"),
    "socket": ("这是一个套接字", "it is a socket"),
    "loop": ("链接绕成了圈", "the links run in a circle"),
    "long": ("名字太长", "the name is too long"),
    "below a file": ("路径中有一段不是文件夹", "a part of the path is no folder"),
}


def specials(root):
    desk = Desk(root, "specials")
    desk.write("好.yaml", GOOD)
    d = desk.here / "d"
    for sort, reason in SORTS.items():
        shutil.rmtree(d, ignore_errors=True)
        # Sources, and what is read as they are.
        with standing(d / "稿.yaml", sort) as path:
            for words in (["build"], ["check"], ["new", "--from"], ["import"], ["fonts", "--check"]):
                if sort == "folder" and words[0] in ("build", "check"):
                    continue  # it is looked into
                desk.expect(1, reason, words=[*words, path], what=f"a source, {words}, {sort}")
            desk.expect(1, reason, words=["import", desk.write("文.txt", TEXT), "--into", path], what=f"import into a {sort}")
        with standing(d / "单.txt", sort) as path:
            desk.expect(2, "[cli/no-list]", reason, words=["build", f"@{path}"], what=f"a list, {sort}")
        # What a source names.
        for kind, (source, name, _) in INPUTS.items():
            if sort in ("long", "below a file") and not kind.startswith(("picture", "table", "data", "body")):
                continue  # a style or a list that nobody can have named so is looked for elsewhere
            with standing(d / name, sort) as path:
                called = str(path.relative_to(d))
                desk.write("d/稿.yaml", source.replace(name, called))
                desk.expect(1, reason if sort != "device" else ("文件夹外面", "out of the source's folder"), words=["build", "d/稿.yaml"],
                            what=f"{kind}, {sort}")
            shutil.rmtree(d)
        # Settings.
        if sort not in ("long", "below a file"):
            desk.write("d/稿.yaml", GOOD)
            with standing(d / "hongtou.yaml", sort):
                desk.expect(2, reason, words=["build", "d/稿.yaml"], what=f"settings, {sort}")
                check(desk.run("build", "d/稿.yaml", "--no-config").returncode == 0, f"settings, {sort}: --no-config")
        # Targets.
        for command in (["build", "好.yaml"], ["new", "bulletin"], ["new", "--from", "好.yaml"], ["import", "文.txt"]):
            desk.write("文.txt", TEXT)
            with standing(d / "目标.pdf", sort) as path:
                before = desk.files()
                if sort in ("loop", "long", "below a file") or (sort == "socket" and command[0] == "build"):
                    slug = "[cli/file-exists]" if sort == "loop" and command[0] != "build" else "[cli/cannot-write]"
                    if sort != "socket":
                        desk.expect(1, slug, *([reason] if "cannot" in slug else []), words=[*command, "-o", path], what=f"a target, {command}, {sort}")
                elif sort == "pipe" and command[0] == "build":
                    desk.expect(2, "[cli/no-reader]", words=[*command, "-o", path], what=f"a target, {command}, {sort}")
                elif command[0] != "build":
                    desk.expect(1, "[cli/file-exists]", words=[*command, "-o", path], what=f"a target, {command}, {sort}")
                if sort not in ("folder", "device"):
                    desk.unchanged(before, f"a target, {command}, {sort}")
        with standing(d / "报告", sort) as path:
            if sort != "device":
                desk.expect(1, "[cli/cannot-report]", words=["check", "好.yaml", "--report", f"jsonl={path}"], what=f"a report, {sort}")
                said = desk.run("build", "好.yaml", "--report", f"jsonl={path}").stderr.decode()
                check(said.count("[cli/cannot-report]") == 1 and said.find("cannot-report") < said.find("好.pdf"), f"a report, {sort}, is told first: {said}")
        # Where the fonts and their manifest are looked for.
        for name in ("HongtouTestSong.otf", "manifest.yaml"):
            if sort in ("long", "below a file"):
                continue
            kept = (desk.data / "fonts" / name).read_bytes()
            (desk.data / "fonts" / name).unlink()
            with standing(desk.data / "fonts" / name, sort):
                desk.expect(1, name, *([reason] if sort != "loop" or name == "manifest.yaml" else []), words=["build", "好.yaml"], what=f"{name}, {sort}")
            (desk.data / "fonts" / name).write_bytes(kept)
    # A folder that leads nowhere, among those that are looked into, is no file in the way.
    with standing(d / "样式", "loop") as loop:
        check(desk.run("build", "好.yaml", "--style-dir", loop, HONGTOU_FONTS=str(loop)).returncode == 0, "a circle for a folder of styles and fonts")


def settled(process, seconds, holds):
    """Waits until something holds of a process."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if holds():
            return True
        time.sleep(0.01)
    return False


def kills(root):
    """A run that waits for its source with a report begun, and one that is in the midst of its work."""
    desk = Desk(root, "kills")
    desk.write("好.yaml", GOOD)
    desk.write("长.yaml", HEAD + ARTICLE + "    body: |\n" + ("      " + TEXT.strip() * 20 + "\n") * 3000)

    def begun(words, ready, stdin):
        process = subprocess.Popen([house.PROGRAM, *words, "--fonts", "pinned"], cwd=desk.here, env=desk.environment, stdin=stdin,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        check(settled(process, SECONDS, lambda: ready(process)), f"{words}: was over before it was stopped")
        return process

    def holds_unfinished(process):
        """A file without a name, or with one of an unfinished file."""
        try:
            held = [os.readlink(entry) for entry in pathlib.Path(f"/proc/{process.pid}/fd").iterdir()]
        except FileNotFoundError:
            return False
        return any(str(desk.here) in path and ("(deleted)" in path or ".hongtou-" in path) for path in held)

    for sent in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        before = desk.files()
        process = begun(["build", "-", "-o", "x.pdf", "--report", "jsonl=r.jsonl"], holds_unfinished, subprocess.PIPE)
        process.send_signal(sent)
        process.stdin.close()
        code = process.wait(SECONDS)
        check(code == -sent, f"{sent.name}: exit code {code}")
        desk.unchanged(before, f"a run that waits for its source, {sent.name}")
        process = begun(["build", "长.yaml", "-o", "长.pdf", "--report", "jsonl=r.jsonl"], holds_unfinished, subprocess.DEVNULL)
        process.send_signal(sent)
        process.wait(SECONDS)
        (desk.here / "长.pdf").unlink(missing_ok=True)  # what was in hand is made
        desk.unchanged(before, f"a run at work, {sent.name}")
    # Over an output that stands.
    check(desk.run("build", "好.yaml", "-o", "x.pdf").returncode == 0, "a build")
    before = desk.files()
    for _ in range(3):
        check(desk.run("build", "好.yaml", "-o", "x.pdf").returncode == 0, "a build over an output")
        desk.unchanged(before, "a build over an output")
    mode = (desk.here / "x.pdf").stat().st_mode & 0o777
    os.chmod(desk.here / "x.pdf", 0o640)
    check(desk.run("build", "好.yaml", "-o", "x.pdf").returncode == 0, "a build over an output of other rights")
    check((desk.here / "x.pdf").stat().st_mode & 0o777 == 0o640, "rights of an output that is replaced")
    check(mode == 0o666 & ~umask(), f"rights of a new output: {mode:o}")


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def caches(root):
    desk = Desk(root, "caches")
    desk.write("好.yaml", GOOD)
    words = ["build", "好.yaml", "-o", "x.pdf"]

    def right(what, **options):
        (desk.here / "x.pdf").unlink(missing_ok=True)
        done = desk.run(*words, **options)
        good = done.returncode == 0 and (desk.here / "x.pdf").read_bytes() == wanted
        check(good, f"{what}: exit code {done.returncode}, {'another PDF' if done.returncode == 0 else done.stderr.decode()}")
        check("错误" not in done.stderr.decode() and "警告" not in done.stderr.decode(), f"{what}: {done.stderr.decode()}")

    check(desk.run(*words, XDG_CACHE_HOME=None, HOME=None).returncode == 0, "without any cache")
    wanted = (desk.here / "x.pdf").read_bytes()
    derived = desk.cache / "hongtou/derived"
    right("an empty cache")
    kept = {path: path.read_bytes() for path in derived.rglob("*") if path.is_file()}
    check(len(kept) >= 3, f"the cache has entries: {len(kept)}")

    def again():
        if derived.is_symlink() or not derived.is_dir():
            derived.unlink(missing_ok=True)
        else:
            shutil.rmtree(derived)
        for path, inside in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(inside)

    def each(change):
        for path in kept:
            change(path)

    def becomes(path, make):
        path.unlink()
        make(path)

    others = {}  # another file's bytes for each: as an entry that was renamed would have
    names = list(kept)
    for at, path in enumerate(names):
        others[path] = kept[names[at - 1]]
    for what, change in {
        "cut": lambda path: path.write_bytes(kept[path][:len(kept[path]) // 2]),
        "empty": lambda path: path.write_bytes(b""),
        "one bit": lambda path: path.write_bytes(bytes([kept[path][0] ^ 1]) + kept[path][1:]),
        "of another key": lambda path: path.write_bytes(others[path]),
        "pipes": lambda path: becomes(path, os.mkfifo),
        "folders": lambda path: becomes(path, os.mkdir),
        "loops": lambda path: becomes(path, lambda p: p.symlink_to(p.name)),
        "devices": lambda path: becomes(path, lambda p: p.symlink_to("/dev/zero")),
    }.items():
        again()
        each(change)
        right(f"entries: {what}")
        right(f"entries: {what}, again")
    # An entry that is a link to somebody's file: it is never written through.
    again()
    mine = desk.write("mine", "my own\n")
    each(lambda path: becomes(path, lambda p: p.symlink_to(mine)))
    right("entries: links")
    check(mine.read_bytes() == b"my own\n", "entries: links: what they lead to was written into")
    mine.unlink()
    # Folders.
    for what, make in {"a file": lambda p: p.write_bytes(b""), "a pipe": os.mkfifo, "a loop": lambda p: p.symlink_to(p.name),
                       "nothing": lambda p: p.symlink_to("/proc/nowhere")}.items():
        again()
        shutil.rmtree(derived)
        make(derived)
        right(f"the folder: {what}")
    again()
    right("no folder at all", XDG_CACHE_HOME="/dev/null/cache")
    right("a folder that is no path", XDG_CACHE_HOME="cache")
    right("HOME not set", XDG_CACHE_HOME=None, HOME=None)
    right("HOME that is not there, nor TMPDIR", XDG_CACHE_HOME=None, HOME="/proc/nowhere", TMPDIR="/proc/nowhere")
    again()
    shutil.rmtree(derived)
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # noqa: E731
    done = desk.run("build", "好.yaml", "-o", "-", before=full)
    check(done.returncode == 0 and done.stdout == wanted and not done.stderr, f"no room for the cache: {done.returncode} {done.stderr.decode()}")
    desk.expect(1, "[cli/cannot-write]", ("文件太大", "larger than the system allows"), words=words, what="no room for the output", before=full)
    # Rights, of a user who is not root.
    desk.root.chmod(0o755)
    desk.here.chmod(0o777)
    for parent in list(desk.root.parents)[:1]:
        parent.chmod(0o755)
    plain = (lambda: os.setuid(NOBODY)) if os.getuid() == 0 else None
    for what, mode_of_files, mode_of_folders in (("read-only", 0o444, 0o555), ("unreadable entries", 0o000, 0o755), ("an unreadable folder", 0o644, 0o000)):
        again()
        each(lambda path: path.chmod(mode_of_files))
        folders = [derived, *[path for path in derived.rglob("*") if path.is_dir()]]
        for folder in reversed(folders):
            folder.chmod(mode_of_folders)
        right(what, before=plain)
        for folder in folders:
            folder.chmod(0o755)
    if os.getuid() == 0:
        # Entries of somebody who can make checksums, too: what they say is not believed. The wrong one is a well-formed one, of
        # other fonts; that it would be believed were it one's own is seen first.
        again()
        trap = max(kept, key=lambda path: path.stat().st_size)
        for owner in (0, NOBODY):
            again()
            each(lambda path, owner=owner: os.chown(path, owner, owner))
            trace = desk.run(*words)
            check(trace.returncode == 0, f"entries of user {owner}: {trace.stderr.decode()}")
            replaced = sum(path.stat().st_uid != owner for path in kept)
            check((replaced > 0) == (owner != 0), f"entries of user {owner}: {replaced} of {len(kept)} were made again ({trap.name})")
            check((desk.here / "x.pdf").read_bytes() == wanted, f"entries of user {owner}: another PDF")
    # Without a cache the fonts are not there: the folders that were looked into are named.
    shutil.move(desk.data / "fonts/HongtouTestSong.otf", desk.outside)
    desk.expect(1, str(desk.data / "fonts"), "[font/", words=words, what="no HOME, no fonts", XDG_CACHE_HOME=None, HOME=None)


def nothing_left(root):
    """No address space for the fonts; no memory, and the others of a batch."""
    if b"__asan_init" in pathlib.Path(house.PROGRAM).read_bytes():
        return  # the sanitizer of addresses takes memory of its own, and ends what finds none
    desk = Desk(root, "limits")
    desk.write("好.yaml", GOOD)
    manifest = (desk.data / "fonts/manifest.yaml").read_text()
    font = desk.data / "fonts/HongtouTestSong.otf"
    before = hashlib.sha256(font.read_bytes()).hexdigest()
    with open(font, "ab") as file:
        file.truncate(120 << 20)
    (desk.data / "fonts/manifest.yaml").write_text(manifest.replace(before, hashlib.sha256(font.read_bytes()).hexdigest()))
    check(desk.run("build", "好.yaml").returncode == 0, "a large font")
    tight = lambda: resource.setrlimit(resource.RLIMIT_AS, (110 << 20, 110 << 20))  # noqa: E731
    for words in (["build", "好.yaml"], ["check", "好.yaml"], ["fonts", "--check", "好.yaml"], ["fonts"]):
        shutil.rmtree(desk.cache, ignore_errors=True)
        desk.expect(3, "[cli/no-address-space]", "ulimit -v", words=words, what=f"no address space, {words}", before=tight)
    desk = Desk(root, "memory")
    desk.write("好.yaml", GOOD)
    desk.write("大.yaml", HEAD + ARTICLE + "    body: |\n" + ("      " + TEXT.strip() * 30 + "\n") * 2400)
    for words in (["build", "大.yaml"], ["check", "大.yaml"], ["build", "大.yaml", "好.yaml", "-o", "out/", "-j", "1"]):
        shutil.rmtree(desk.here / "out", ignore_errors=True)
        desk.expect(3, ("内存不够", "out of memory"), words=[*words, "--max-memory", "40"], what=f"no memory, {words}")
    check((desk.here / "out/好.pdf").exists(), "no memory: the rest of a batch goes on")
    tight = lambda: resource.setrlimit(resource.RLIMIT_DATA, (6 << 20, 6 << 20))  # noqa: E731
    text = desk.write("文.txt", TEXT * 9000)
    large = desk.write("大.txt", TEXT * 70000)
    for words in (["import", large], ["import", text], ["new", "--from", "大.yaml"], ["fonts", "--check", "大.yaml"], ["check", "大.yaml"]):
        done = desk.run(*words, before=tight)
        check(done.returncode in (0, 1, 3) and (done.returncode != 3 or "内存不够" in done.stderr.decode()),
              f"no memory, {words}: exit code {done.returncode}: {done.stderr.decode()[-300:]}")
    # Every size between what the system needs to begin (127: it does not; in a window of a few KiB GLib, which HarfBuzz
    # brings, aborts before main) and what the program needs to end: whatever asks for memory in vain, destructors too,
    # the end is told.
    for words in (["schema"], ["new", "--from", "好.yaml"], ["explain"]):
        codes = set()
        for size in range(40 << 20, 64 << 20, 128 << 10):
            done = desk.run(*words, before=lambda size=size: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
            if done.returncode == -signal.SIGABRT and done.stderr.startswith(b"GLib (gthread-posix.c)"):
                continue
            codes.add(done.returncode)
            check(done.returncode in (0, 3, 127), f"{size >> 10} KiB, {words}: exit code {done.returncode}: {done.stderr.decode()[-300:]}")
        check(0 in codes, f"{words} ends where there is memory: {codes}")


PARTS = {"links": links, "inputs": inputs, "specials": specials, "kills": kills, "caches": caches, "limits": nothing_left}


def main():
    with house.scratch() as root:
        for name in sys.argv[1:] or PARTS:
            PARTS[name](root)
    house.end("files")


main()
