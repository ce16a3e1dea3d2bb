#!/usr/bin/env python3
"""What other programs make of our reports: each form of one run over good, warned-of, faulty and oddly named sources, read back by
a parser that knows nothing of the program, and held against the sources, the files made, and the schemas.
"""
import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import sys
import urllib.parse
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "readers"))
import house  # noqa: E402

try:
    import jsonschema
except ImportError:
    house.skip("python3-jsonschema is not installed")

GOOD = """\
masthead: 工作动态
number: 34
issuer: 市人民政府办公室
date: 2017-12-29
articles:
  - title: 文明社区治理
    body: |
      为提升对群众服务质量，开启新局面。
"""
# Before the unknown key stand Han and a character outside the basic plane: columns of UTF-16 and bytes are others.
FAULTY = GOOD.replace("articles:", "imprint: {报: 𠮷办, nmuber: 1}\narticles:")
SOURCES = {
    "好/1.yaml": GOOD,
    "好/2.yaml": GOOD.replace("动态", "动态" * 12),  # a masthead too long for the page: a warning
    "好/styles/house.yaml": "extends: bulletin\n",  # no document
    "坏/稿 件&<>\"'%#?,:.yaml": FAULTY,
    "坏/new\nline.yaml": FAULTY,
    "坏/many.yaml": GOOD.replace("为提升对群众服务质量，开启新局面。", "龘为龘。"),  # one fault at two places
    "坏/broken.yaml": "masthead: [\n",
}
FORMS = {"jsonl": "r.jsonl", "manifest": "deep/m.json", "sarif": "r.sarif", "junit": "r.xml", "github": "r.txt", "gitlab": "g.json"}
DOCUMENTS = [name for name in SOURCES if "styles" not in name]
FAILED = [name for name in DOCUMENTS if name.startswith("坏")]


def check(holds, what):
    if not holds:
        house.fault(what)


def schema(path):
    with open(house.REPOSITORY / path, encoding="utf-8") as file:
        read = json.load(file)
    jsonschema.Draft202012Validator.check_schema(read)
    return jsonschema.Draft202012Validator(read)


def hold_against(validator, value, what):
    for error in validator.iter_errors(value):
        house.fault(f"{what}: {error.json_path}: {error.message[:200]}")


class Desk:
    """A folder with the program's data, whose fonts are the tiny ones of the tests."""

    def __init__(self, folder):
        self.here = pathlib.Path(folder) / "desk"
        data = pathlib.Path(folder) / "data"
        data.mkdir()
        (data / "styles").symlink_to(house.REPOSITORY / "styles")
        (data / "words").symlink_to(house.REPOSITORY / "words")
        (data / "fonts").symlink_to(house.REPOSITORY / "tests/fonts")
        self.environment = {name: value for name, value in os.environ.items() if not re.match("LC_|LANG|GITHUB_", name)}
        self.environment.update(HONGTOU_DATA=str(data), XDG_CACHE_HOME=str(pathlib.Path(folder) / "cache"), LANG="C.UTF-8")
        for name, text in SOURCES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *words, **environment):
        return house.run(house.PROGRAM, *words, "--fonts", "pinned", cwd=self.here, env={**self.environment, **environment})

    def build(self, *words, forms=FORMS, **environment):
        """The report files of a run over all sources, by form."""
        reports = [word for form, name in forms.items() for word in ("--report", f"{form}={name}")]
        done = self.run("build", "好", "坏", "-o", "out/", *reports, *words, **environment)
        check(done.returncode == 1, f"exit code {done.returncode}: {done.stderr.decode()}")
        left = [path for path in self.here.rglob(".hongtou-*")]
        check(not left, f"unfinished files are left: {left}")
        return {form: (self.here / name).read_bytes() for form, name in forms.items()}


def source_of(desk, name):
    path = desk.here / name
    check(path.is_file(), f"{name!r} names no file")
    return path.read_text(encoding="utf-8").split("\n") if path.is_file() else [""]


def read_jsonl(desk, text, states):
    lines = [json.loads(line) for line in text.decode().splitlines()]
    validator = schema("docs/report.schema.json")
    for line in lines:
        hold_against(validator, line, "jsonl")
    check([line["type"] for line in lines] == ["run"] + ["document"] * len(DOCUMENTS) + ["sum"], "jsonl: order of lines")
    documents, total = lines[1:-1], lines[-1]
    check(sorted(line["source"] for line in documents) == sorted(DOCUMENTS), "jsonl: sources")
    check({line["source"]: line["state"] for line in documents} == states, "jsonl: states")
    found = collections.Counter(finding["severity"] for line in documents for finding in line["findings"])
    check([total[name] for name in ("errors", "warnings", "notes")] == [found["error"], found["warning"], found["note"]], "jsonl: sums")
    check(total["failed"] == len(FAILED) and total["passed_over"] == 1 and total["documents"] == len(DOCUMENTS), "jsonl: counts")
    for line in documents:
        check((line["state"] == "failed") == (line["outputs"] == []), f"jsonl: outputs of {line['source']}")
        for output in line["outputs"]:
            check((desk.here / output["path"]).stat().st_size == output["bytes"], f"jsonl: bytes of {output['path']}")
    many = next(line for line in documents if line["source"] == "坏/many.yaml")["findings"]
    check([len(finding.get("more", [])) for finding in many if finding["slug"] == "text/missing-glyph"] == [1], "jsonl: further places")
    return lines


def read_manifest(desk, text):
    manifest = json.loads(text)
    hold_against(schema("docs/manifest.schema.json"), manifest, "manifest")
    for output in manifest["outputs"]:
        bytes_made = (desk.here / output["path"]).read_bytes()
        check(hashlib.sha256(bytes_made).hexdigest() == output["sha256"], f"manifest: digest of {output['path']}")
        check(len(bytes_made) == output["bytes"], f"manifest: bytes of {output['path']}")
        pages = len(re.findall(rb"/Type\s*/Page\b", bytes_made))
        check(pages in (0, output["pages"]), f"manifest: pages of {output['path']}")  # 0: in object streams
    made = sorted(str(path.relative_to(desk.here)) for path in (desk.here / "out").rglob("*.pdf"))
    check(sorted(output["path"] for output in manifest["outputs"]) == made, "manifest: every file that was made, and no other")
    check(sorted(manifest["failed"]) == sorted(FAILED), "manifest: failed")
    warned = [output["source"] for output in manifest["outputs"] if output["warnings"]]
    check(warned == ["好/2.yaml"], f"manifest: warnings of {warned}")


def read_sarif(desk, text):
    log = json.loads(text)
    hold_against(schema("tests/reports/sarif.schema.json"), log, "sarif")
    run = log["runs"][0]
    check(run["columnKind"] == "unicodeCodePoints", "sarif: columnKind")
    rules = run["tool"]["driver"]["rules"]
    files, prints = set(), []
    for result in run["results"]:
        check(rules[result["ruleIndex"]]["id"] == result["ruleId"], "sarif: ruleIndex")
        for location in result["locations"] + result.get("relatedLocations", []):
            physical = location["physicalLocation"]
            check(physical["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"], "sarif: uriBaseId")
            name = urllib.parse.unquote(urllib.parse.urlsplit(physical["artifactLocation"]["uri"]).path)
            files.add(name)
            lines = source_of(desk, name)
            region = physical.get("region")
            if region and result["ruleId"] in ("source/unknown-key", "text/missing-glyph"):
                check(region["startLine"] == region["endLine"], "sarif: one line")
                words = lines[region["startLine"] - 1][region["startColumn"] - 1:region["endColumn"] - 1]
                check(words in ("nmuber", "龘"), f"sarif: the region of {result['ruleId']} is {words!r}")
        prints.append(result["partialFingerprints"]["hongtouFinding/v1"])
    check(files == set(FAILED) | {"好/2.yaml"}, f"sarif: files {files}")
    check(len(set(prints)) == len(prints), "sarif: fingerprints tell results apart")
    check({rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}, "sarif: rules")
    return prints


def read_junit(text):
    root = xml.etree.ElementTree.fromstring(text)
    check(root.tag == "testsuites", "junit: root")
    names = []
    for suite in root:
        cases = suite.findall("testcase")
        check(suite.tag == "testsuite" and int(suite.get("tests")) == len(cases), "junit: tests")
        check(int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases), "junit: failures")
        names += [(case.get("name"), case.find("failure") is not None) for case in cases]
        for case in cases:
            failure = case.find("failure")
            check(failure is None or (failure.get("message") and failure.get("type") in failure.text), "junit: failure")
            check(case.get("time") is None, "junit: no times")
    check(sorted(names) == sorted((name, name in FAILED) for name in DOCUMENTS), f"junit: cases {names}")
    said = [case.find("system-out") for case in root.iter("testcase") if case.get("name") == "好/2.yaml"]
    check(said and said[0] is not None and "layout/" in said[0].text, "junit: warnings in system-out")


def read_github(desk, text):
    """As the runner takes a line apart."""
    for line in text.decode().split("\n")[:-1]:
        found = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        check(found, f"github: no command: {line!r}")
        if not found:
            continue
        properties = {}
        for pair in found[2].split(","):
            name, _, value = pair.partition("=")
            for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(code, character)
            properties[name] = value
        check(set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}, f"github: {properties}")
        lines = source_of(desk, properties["file"])
        if properties["title"] == "source/unknown-key":
            words = lines[int(properties["line"]) - 1][int(properties["col"]) - 1:int(properties["endColumn"])]
            check(words == "nmuber", f"github: {words!r}")


def read_gitlab(desk, text):
    entries = json.loads(text)
    for entry in entries:
        check(set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}, f"gitlab: {entry}")
        check(entry["severity"] in ("info", "minor", "major", "critical", "blocker"), "gitlab: severity")
        lines = source_of(desk, entry["location"]["path"])
        check(1 <= entry["location"]["lines"]["begin"] <= len(lines), "gitlab: line")
    check(len({entry["fingerprint"] for entry in entries}) == len(entries), "gitlab: fingerprints tell entries apart")
    check({entry["location"]["path"] for entry in entries} == set(FAILED) | {"好/2.yaml"}, "gitlab: paths")


def one_run(desk):
    cold = desk.build("-j", "1")
    states = {name: "failed" if name in FAILED else "made" for name in DOCUMENTS}
    read_jsonl(desk, cold["jsonl"], states)
    read_manifest(desk, cold["manifest"])
    prints = read_sarif(desk, cold["sarif"])
    read_junit(cold["junit"])
    read_github(desk, cold["github"])
    read_gitlab(desk, cold["gitlab"])
    return cold, states, prints


def other_runs(desk, cold, states, prints):
    """Threads change nothing; of documents that need not be made the same is said but for their state."""
    forced = desk.build("-j", "4", "--force")
    for form in FORMS:
        check(forced[form] == cold[form], f"{form}: other bytes with four threads")
    warm = desk.build()
    for form in FORMS:
        check((warm[form] == cold[form]) == (form != "jsonl"), f"{form} of a run in which nothing had to be made")
    read_jsonl(desk, warm["jsonl"], {name: "unchanged" if state == "made" else state for name, state in states.items()})
    # Made without digests, then asked for them: the files are read.
    desk.build("--force", forms={"junit": "r.xml"})
    check(desk.build()["manifest"] == cold["manifest"], "a manifest of files made by a run without one")
    check(b"unchanged" in (desk.here / "r.jsonl").read_bytes(), "they were made again")
    for name in DOCUMENTS:
        desk.write(name, "# one line more\n" + SOURCES[name])
    check(set(read_sarif(desk, desk.build()["sarif"])) == set(prints), "fingerprints change when lines move")
    for name in DOCUMENTS:
        desk.write(name, SOURCES[name])


def of_parts(desk, cold):
    """Parts that are joined are reported as one run: into folders of their own, and into one that they share."""
    reports = [word for form, name in FORMS.items() for word in ("--report", f"{form}=joined/{name}")]

    def part(number, out, *words):
        done = desk.run("build", "好", "坏", "-o", out, "--shard", f"{number}/3", "-q", *words)
        check(done.returncode in (0, 1) and b"cli/" not in done.stderr, f"part {number}: {done.stderr.decode()}")

    def merge(*words):
        return house.run(house.PROGRAM, "merge", *words, cwd=desk.here, env=desk.environment)

    shutil.rmtree(desk.here / "out")
    for number in (1, 2):
        part(number, f"part-{number}/")
    folders = ["out/", "part-1", "part-2", "part-3"]
    done = merge(*folders, *reports)
    check(done.returncode == 1 and b"cli/shards-missing" in done.stderr, f"a part is missing: {done.stderr.decode()}")
    check(not (desk.here / "joined").exists() and not (desk.here / "out").exists(), "and something is written all the same")
    part(3, "part-3/")
    check(merge(*folders, "--report", "sarif=坏/many.yaml").returncode == 2, "a report in place of a source")
    done = merge(*folders, *reports)
    check(done.returncode == 1 and not done.stdout, f"merge: {done.returncode} {done.stderr.decode()}")
    for form, name in FORMS.items():
        check((desk.here / "joined" / name).read_bytes() == cold[form], f"{form}: of parts joined other bytes than of one run")
    shutil.rmtree(desk.here / "out")
    for number in (3, 1, 2):
        part(number, "out/")
    check(merge("out/", "--report", "manifest=out").returncode == 1, "a report that cannot be written")
    check(merge("out/", *reports).returncode == 1, "and nothing is left to be joined")
    for form, name in FORMS.items():
        check((desk.here / "joined" / name).read_bytes() == cold[form], f"{form}: of parts in one folder other bytes than of one run")
    check(not list((desk.here / "out/.hongtou").glob("shard-*")), "marks are left")
    # An output that is no more what it was is none to be listed.
    for number in (1, 2, 3):
        part(number, "out/")
    next((desk.here / "out").rglob("*.pdf")).write_bytes(b"")
    done = merge("out/", "--report", "manifest=joined/none")
    check(done.returncode == 1 and b"cli/part-damaged" in done.stderr, f"a damaged output: {done.stderr.decode()}")
    check(not (desk.here / "joined/none").exists(), "a manifest of a damaged output")
    # A part whose mark cannot be written has failed.
    desk.write("blocked/.hongtou", "")
    done = desk.run("build", "好", "-o", "blocked/", "--shard", "1/1")
    check(done.returncode == 1 and b"cli/cannot-mark" in done.stderr, f"a mark that cannot be written: {done.stderr.decode()}")


def where_they_go(desk):
    done = desk.run("check", "好", "坏", "--report", "jsonl=-")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    check([line["state"] for line in lines[1:-1] if line["source"] not in FAILED] == ["checked"] * 2, "check: states")
    validator = schema("docs/report.schema.json")
    for line in lines:
        hold_against(validator, line, "jsonl of check")
    # Under GitHub Actions annotations come by themselves, unless they were asked for, or standard output is something else's.
    actions = {"GITHUB_ACTIONS": "true"}
    by_itself = desk.run("check", "坏", **actions).stdout
    check(by_itself.startswith(b"::error file="), "no annotations by themselves")
    read_github(desk, by_itself)
    check(desk.run("check", "坏", "--report", "github=a.txt", **actions).stdout == b"", "annotations twice")
    check((desk.here / "a.txt").read_bytes() == by_itself, "other annotations in a file")
    check(desk.run("check", "坏", GITHUB_ACTIONS="false").stdout == b"", "annotations without GitHub")
    # The runner reads standard error too: a line of the source that looks like a command is none.
    desk.write("commands.yaml", GOOD.replace("articles:", "::stop-commands::x: 1\n'##[add-mask]y': 1\narticles:"))
    said = desk.run("check", "commands.yaml", **actions).stderr.decode()
    check("\n| ::stop-commands::x" in said, f"a command is quoted as it stands, or not at all: {said}")
    obeyed = [line for line in said.split("\n") if line.lstrip().startswith("::") or "##[" in line]
    check(not obeyed, f"the runner would obey {obeyed}")
    check("  ::stop-commands::x" in desk.run("check", "commands.yaml").stderr.decode(), "elsewhere a line is quoted otherwise")
    pdf = desk.run("build", "好/2.yaml", "-o", "-", **actions).stdout
    check(pdf.startswith(b"%PDF") and b"::warning" not in pdf, "annotations in a PDF")
    # What cannot be is said before any work; what cannot be written, at the end of it.
    for words in (["--report", "sarif"], ["--report", "xml=x"], ["--report", "sarif="], ["--report", "sarif=x", "--report", "junit=x"],
                  ["--report", "sarif=好/1.yaml"], ["--report", "sarif=none/1.pdf"], ["--report", "sarif=x", "--dry-run"]):
        check(desk.run("build", "好/1.yaml", "-o", "none/", *words).returncode == 2, f"{words} are not refused")
    check(not (desk.here / "none").exists() and not (desk.here / "x").exists(), "something was done all the same")
    check(desk.run("check", "好/1.yaml", "--report", "manifest=x").returncode == 2, "a manifest of a check")
    desk.write("folder/x", "")
    done = desk.run("build", "好/1.yaml", "-o", "late/", "--report", "sarif=folder", "--report", "junit=x.xml")
    check(done.returncode == 1 and b"cli/cannot-report" in done.stderr, f"an unwritable report: {done.stderr.decode()}")
    check((desk.here / "late/1.pdf").exists() and (desk.here / "x.xml").exists(), "and what does not depend on it")


def without_fonts(desk):
    """What concerns no document is said too."""
    data = desk.here.parent / "bare"
    (data / "fonts").mkdir(parents=True)
    (data / "styles").symlink_to(house.REPOSITORY / "styles")
    (data / "words").symlink_to(house.REPOSITORY / "words")
    (data / "fonts/manifest.yaml").write_text((house.REPOSITORY / "tests/fonts/manifest.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    reports = [word for form, name in FORMS.items() if form != "manifest" for word in ("--report", f"{form}=bare/{name}")]
    done = desk.run("check", "好/1.yaml", *reports, HONGTOU_DATA=str(data))
    check(done.returncode == 1, "no fonts, and no failure")
    texts = {form: (desk.here / "bare" / name).read_bytes() for form, name in FORMS.items() if form != "manifest"}
    for line in texts["jsonl"].decode().splitlines():
        hold_against(schema("docs/report.schema.json"), json.loads(line), "jsonl without fonts")
    log = json.loads(texts["sarif"])
    hold_against(schema("tests/reports/sarif.schema.json"), log, "sarif without fonts")
    check(log["runs"][0]["invocations"][0]["executionSuccessful"] is False, "sarif: executionSuccessful")
    for form, text in texts.items():
        check(b"font/" in text, f"{form}: nothing of the fonts")
    root = xml.etree.ElementTree.fromstring(texts["junit"])
    check([case.find("failure") is not None for case in root.iter("testcase")] == [True, True], "junit without fonts")
    desk.run("build", "好", "-o", "bare/out/", "--report", "sarif=bare/one", HONGTOU_DATA=str(data))
    for number in ("1/2", "2/2"):
        desk.run("build", "好", "-o", "bare/out/", "--shard", number, HONGTOU_DATA=str(data))
    house.run(house.PROGRAM, "merge", "bare/out", "--report", "sarif=bare/both", cwd=desk.here, env=desk.environment)
    check((desk.here / "bare/one").read_bytes() == (desk.here / "bare/both").read_bytes(), "what parts have in common is said once")


def main():
    with house.scratch() as folder:
        desk = Desk(folder)
        cold, states, prints = one_run(desk)
        other_runs(desk, cold, states, prints)
        of_parts(desk, cold)
        where_they_go(desk)
        without_fonts(desk)
    house.end(f"{len(FORMS)} forms of {len(DOCUMENTS)} documents")


main()
