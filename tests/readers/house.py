"""What the tests of readers share: our program, the sources, the tools, and how a test ends.

A test says each fault on a line of its own and ends with 1 if there was any, 77 (skipped) where a tool or the pinned fonts
are missing, or 1 then too if HONGTOU_NO_SKIPS is set. The program comes from HONGTOU, which CTest sets.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PROGRAM = os.environ.get("HONGTOU", str(REPOSITORY / "build/release/hongtou"))

_faults = []


def fault(text):
    """Notes one fault; the test goes on."""
    _faults.append(text)
    print(f"FAULT {text}", flush=True)


def end(summary):
    print(f"{summary}; {len(_faults)} faults")
    sys.exit(1 if _faults else 0)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(1 if os.environ.get("HONGTOU_NO_SKIPS") else 77)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            skip(f"{tool} is not installed")


def cache_folder():
    """As fonts/fetch finds it."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not base.startswith("/"):
        base = os.environ["HOME"] + "/.cache"
    return pathlib.Path(base) / "hongtou"


def need_fonts():
    if not (cache_folder() / "fonts/.checked").exists():
        skip("the pinned fonts are not in the cache folder; run ./bootstrap")


def samples():
    """The sources of samples/, by name."""
    return {path.stem: path for path in sorted((REPOSITORY / "samples").glob("*.yaml"))}


def cases():
    """The sources of tests/cases, by name; some are there to be refused."""
    return {path.parent.name: path for path in sorted((REPOSITORY / "tests/cases").glob("*/input.yaml"))}


def builds(case):
    """Whether the program must make a file of this case: what is refused has no golden pages."""
    return (case.parent / "pages.txt").exists()


def all_sources():
    """Every sample and every case that builds; a case as case/NAME."""
    named = {f"sample/{name}": path for name, path in samples().items()}
    named.update({f"case/{name}": path for name, path in cases().items() if builds(path)})
    return named


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, check=False, **options)


def build(source, output, *options):
    """Whether the program made `output`, warnings allowed; else a fault is noted."""
    done = run(PROGRAM, "build", source.name, "--fonts", "pinned", "--lang", "en", "-q", "-o", output, *options, cwd=source.parent)
    if done.returncode != 0:
        fault(f"{source.relative_to(REPOSITORY) if source.is_relative_to(REPOSITORY) else source.name} "
              f"{' '.join(options)}: {done.stderr.decode().strip()}")
    return done.returncode == 0


def dump(source):
    """The pages of a source as `--to dump` tells them."""
    done = run(PROGRAM, "build", source.name, "--fonts", "pinned", "--lang", "en", "-q", "--to", "dump", "-o", "-", cwd=source.parent)
    return pages_of(done.stdout.decode())


class Run:
    """One text line of a dump: its text, the node it belongs to (`#3`, or the name of an artifact), and where it stands, in mm."""

    def __init__(self, text, node, x, y, width, size):
        self.text, self.node, self.x, self.y, self.width, self.size = text, node, x, y, width, size


_RUN = re.compile(r'^ +(?:turned )?text x=([-\d.]+) y=([-\d.]+) w=([-\d.]+) \S+ ([\d.]+)pt .*?(\S+) "((?:[^"\\]|\\.)*)"$')
_ESCAPE = re.compile(r'\\(?:u\{([0-9A-F]+)\}|(.))')


def pages_of(text):
    """The runs of each page of a dump, in its order."""
    pages = []
    for line in text.split("\n"):
        if line.startswith("page "):
            pages.append([])
        elif re.match(r" +(turned )?text ", line):
            found = _RUN.match(line)
            if not found:
                raise ValueError(f"no line of a dump as we know it: {line}")
            x, y, width, size, node, quoted = found.groups()
            words = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], quoted)
            pages[-1].append(Run(words, node, float(x), float(y), float(width), float(size)))
    return pages


def workers():
    return max(1, os.cpu_count() or 1)


def scratch():
    """A folder that goes with the `with`."""
    return tempfile.TemporaryDirectory(prefix="hongtou-readers-")
