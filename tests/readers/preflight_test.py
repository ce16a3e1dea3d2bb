#!/usr/bin/env python3
"""Apache PDFBox preflight calls the PDF/A-1b file of every sample and of every case that builds valid.

One Java machine reads all the files (Preflight.java, run from its source). A file of PDF/A-2u is among them, which it must
call invalid: else it has not looked.
"""
import concurrent.futures
import pathlib

import house

_JARS = "commons-io commons-logging fontbox2 javax.activation jaxb-api pdfbox2 preflight xmpbox"


def main():
    house.need("java")
    house.need_fonts()
    jars = [pathlib.Path("/usr/share/java") / f"{name}.jar" for name in _JARS.split()]
    for jar in jars:
        if not jar.exists():
            house.skip(f"{jar} is not installed (libpdfbox2-java, libcommons-io-java, libactivation-java, libjaxb-api-java)")
    sources = house.all_sources()
    with house.scratch() as folder, concurrent.futures.ThreadPoolExecutor(house.workers()) as pool:
        names = {name: name.replace("/", "-") + ".pdf" for name in sources}
        made = list(pool.map(lambda name: house.build(sources[name], pathlib.Path(folder) / names[name],
                                                      "--pdf-standard", "a-1b"), sources))
        files = [names[name] for name, done in zip(sources, made) if done]
        house.build(house.samples()["minimal"], pathlib.Path(folder) / "a-2u.pdf")
        done = house.run("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", ":".join(map(str, jars)), house.HERE / "Preflight.java",
                         *files, "a-2u.pdf", cwd=folder)
    lines = done.stdout.decode().splitlines()
    if done.returncode != 0:
        house.fault(done.stderr.decode().strip()[-2000:])
    for file in files:
        if f"valid {file}" not in lines:
            at = lines.index(f"invalid {file}") if f"invalid {file}" in lines else len(lines)
            why = []
            for line in lines[at + 1:at + 21]:
                if not line.startswith("  "):
                    break
                why.append(line.strip())
            house.fault(f"{file}: {'; '.join(why) or 'not read'}")
    if "invalid a-2u.pdf" not in lines:
        house.fault("a file of PDF/A-2u was not called invalid")
    house.end(f"{len(files)} files")


if __name__ == "__main__":
    main()
