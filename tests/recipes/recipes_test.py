#!/usr/bin/env python3
"""The recipes of docs/ci.md, run: the lines that a CI system hands to its shell, with the variables that it sets, and the files
for Make and Ninja. Each must give the tree that one plain run gives. What the systems themselves do round them is not tried;
Slurm is (tests/cluster).
"""
import os
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "readers"))
import house  # noqa: E402

GOOD = """\
masthead: 工作动态
number: {number}
issuer: 市人民政府办公室
date: {year}-12-29
articles:
  - title: 文明社区治理
    body: |
      为提升对群众服务质量，开启新局面。
"""
YEARS, NUMBERS = (2024, 2025), (1, 2, 3, 4)
TEXT = (house.REPOSITORY / "docs/ci.md").read_text(encoding="utf-8")


def check(holds, what):
    if not holds:
        house.fault(what)


def block(section, language):
    """The first code of a section that is of that language."""
    text = TEXT[TEXT.index(f"\n## {section}"):]
    return re.search(rf"```{language}\n(.*?)```", text, re.S)[1]


def lines(section, language, pattern):
    found = re.findall(pattern, block(section, language), re.M)
    check(found, f"{section}: no line like {pattern}")
    return found


class Desk:
    """A folder with issues, and a shell that finds the program, whose fonts are the tiny ones of the tests."""

    def __init__(self, folder):
        self.here = folder / "desk"
        data, programs = folder / "data", folder / "bin"
        for new in (self.here, data, programs):
            new.mkdir()
        (data / "styles").symlink_to(house.REPOSITORY / "styles")
        (data / "words").symlink_to(house.REPOSITORY / "words")
        (data / "fonts").symlink_to(house.REPOSITORY / "tests/fonts")
        (programs / "hongtou").symlink_to(house.PROGRAM)
        self.environment = {name: value for name, value in os.environ.items()
                            if not re.match("LC_|LANG|GITHUB_|CI_|SLURM_|MAKE|JOB_", name)}
        self.environment.update(HONGTOU_DATA=str(data), XDG_CACHE_HOME=str(folder / "cache"), LANG="C.UTF-8",
                                PATH=f"{programs}:{os.environ['PATH']}")
        for year in YEARS:
            for number in NUMBERS:
                self.write(f"issues/{year}/{number}.yaml", GOOD.format(year=year, number=number))

    def write(self, name, text):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def shell(self, line, **variables):
        done = house.run("sh", "-ec", line, cwd=self.here, env={**self.environment, **variables})
        check(done.returncode == 0, f"{line!r}: {done.returncode} {done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode() + done.stderr.decode()

    def tree(self, out="out"):
        return {str(path.relative_to(self.here / out)): path.read_bytes() for path in (self.here / out).rglob("*.pdf")}

    def clear(self):
        for path in self.here.iterdir():
            if path.name != "issues":
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def systems(desk, wanted):
    def gives(name):
        check(desk.tree() == wanted, f"{name}: another tree than one run")
        desk.clear()

    for line in lines("GitHub Actions", "yaml", r"- run: (hongtou build .*)"):
        desk.shell(line, GITHUB_ACTIONS="true")
    check((desk.here / "issues.sarif").exists(), "GitHub: no report")
    gives("GitHub")
    for line in lines("GitLab CI", "yaml", r"- (hongtou build .*)"):
        for index in range(1, 5):
            desk.shell(line, CI_NODE_INDEX=str(index), CI_NODE_TOTAL="4")
    for line in lines("GitLab CI", "yaml", r"- (hongtou merge .*)"):
        desk.shell(line)
    check((desk.here / "junit.xml").read_text().count("<testcase") == len(wanted), "GitLab: the report of all parts")
    gives("GitLab")
    for line in lines("Jenkins", "groovy", r'sh "(hongtou [^"]*)"'):
        desk.shell(line)
    gives("Jenkins")
    for line in lines("Kubernetes", "yaml", r'args: \["(.*)"\]'):
        for index in range(8):
            desk.shell(line.replace("/archive", "."), JOB_COMPLETION_INDEX=str(index))
    desk.shell("hongtou merge out/")
    gives("Kubernetes")
    for line in lines("A container", "", r"hongtou (hongtou build .*)"):
        desk.shell(line)
    gives("container")


def make(desk, wanted):
    desk.write("Makefile", block("Make", "make"))
    desk.shell("make")
    check(desk.tree() == wanted, "Make: another tree than one run")
    check("hongtou build" not in desk.shell("make"), "Make: something is made though nothing changed")
    desk.write("issues/2024/styles/house.yaml", "extends: bulletin\n")
    desk.write("issues/2024/2.yaml", "style: house\n" + GOOD.format(year=2024, number=2))
    check(desk.shell("make").count("hongtou build") == 1, "Make: one source changed, and other than one document is made")
    os.utime(desk.here / "issues/2024/styles/house.yaml", (2e9, 2e9))
    check("issues/2024/2.yaml" in desk.shell("make -n"), "Make: a style changed, and its document is not made")
    shutil.rmtree(desk.here / "issues/2024/styles")
    desk.write("issues/2024/2.yaml", GOOD.format(year=2024, number=2))
    desk.clear()


def ninja(desk, wanted):
    recipe = block("Ninja", "ninja")
    *rule, edge = recipe.rstrip().split("\n")
    edges = [edge.replace("2024/1", f"{year}/{number}") for year in YEARS for number in NUMBERS]
    desk.write("build.ninja", "\n".join(rule + edges) + "\n")
    desk.shell("ninja")
    check(desk.tree() == wanted, "Ninja: another tree than one run")
    check("no work to do" in desk.shell("ninja"), "Ninja: something is made though nothing changed")
    os.utime(desk.here / "issues/2025/3.yaml", (2e9, 2e9))
    said = desk.shell("ninja -n -v")
    check(said.count("hongtou build") == 1 and "2025/3.yaml" in said, f"Ninja: one source changed: {said}")
    os.utime(desk.here / "issues/2025/3.yaml")
    desk.clear()


def main():
    house.need("ninja")
    with house.scratch() as folder:
        desk = Desk(pathlib.Path(folder))
        desk.shell("hongtou build issues -o out/ --fonts pinned")
        wanted = desk.tree()
        check(len(wanted) == len(YEARS) * len(NUMBERS), f"one run: {sorted(wanted)}")
        desk.clear()
        systems(desk, wanted)
        if shutil.which("make"):
            make(desk, wanted)
        ninja(desk, wanted)
    house.end("recipes of docs/ci.md")


main()
