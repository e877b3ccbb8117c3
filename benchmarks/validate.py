"""How fast is validation? Side by side with jing in one run, and how the cost grows with the size of a file.

    python benchmarks/validate.py [--files 1000] [--turns 3] [--megabytes 1,5,50] [--no-jing]

jing checks the grammar alone, in one run of all files; teiwright checks grammar and rules and says in words what is wrong.
Both are given the same files of some 20 kB, which are made here, by our own encoder, from a text made up for the purpose: once finished, as
files are before they are deposited, with nothing to find; and once as they come from the encoder, with some six findings each to be told
(a publisher to be supplied, a name that may mean two persons). Both programs run in turns; the best turn of each counts.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from teiwright import resources
from teiwright.encode import encode
from teiwright.metadata import Metadata, Stated
from teiwright.reading import decode

NAMES = (
    "Ada Lovelace",
    "Charles Babbage",
    "Mary Somerville",
    "John Herschel",
    "Caroline Herschel",
    "George Boole",
)

PLAIN = (*NAMES[:4], "Charles Wheatstone", NAMES[5])
"""No two of the same surname."""
STATED = Metadata(
    publisher=Stated("The Institution"),
    licence=Stated("Creative Commons Attribution 4.0"),
    licence_address=Stated("https://creativecommons.org/licenses/by/4.0/"),
)
PARAGRAPHS = 13
"""So many in a file make some 20 kB."""


def text(paragraphs: int, start: int = 0, names: tuple[str, ...] = NAMES) -> str:
    """A plain text with names, dates and quotations."""
    parts = ["The Engine", "by Mary Somerville"]
    for n in range(start, start + paragraphs):
        a, b = names[n % 6], names[(n * 5 + 1) % 6]
        parts.append(
            f"On {n % 28 + 1} March {1830 + n % 20} {a} wrote to {b}: “The engine of {b} weaves patterns as the loom weaves "
            f"leaves and flowers.” Nothing came of it before {1840 + n % 9}. The letter {n}, of which a copy was kept, says how the "
            "wheels were to turn and what was to be paid for them; it is long, and nobody who read it in those days can have "
            f"believed all of it. {a.split()[1]} never answered."
        )
    return "\n\n".join(parts) + "\n"


def encoding(paragraphs: int, start: int = 0) -> bytes:
    """The TEI of such a text."""
    return encode(decode(text(paragraphs, start).encode(), "engine.txt")).tei.to_bytes()


def finished(paragraphs: int, start: int = 0) -> bytes:
    """The same of a text about which everything is stated and in which nobody can be mistaken for another."""
    source = decode(text(paragraphs, start, PLAIN).encode(), "engine.txt")
    return encode(source, overrides=STATED).tei.to_bytes()


def large(megabytes: float) -> bytes:
    """A valid TEI file of about this size: the paragraphs of a small one, again and again with names of their own."""
    small = encoding(40).decode()
    found = re.search(r"<p xml:id=.*</p>", small, re.DOTALL)
    if found is None:
        raise SystemExit("the encoding has no paragraphs")
    parts, size, turn = [], len(small), 0
    while size < megabytes * 1_000_000:
        turn += 1
        part = re.sub(r'xml:id="p(\d+)" n="\d+"', rf'xml:id="p\1-{turn}"', found[0])
        parts.append(part)
        size += len(part)
    return (small[: found.end()] + "\n" + "\n".join(parts) + small[found.end() :]).encode()


def timed(command: list[str]) -> tuple[float, float, int]:
    """Wall and processor seconds of a command, and its exit code."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


def many(count: int, *, jing: bool, turns: int) -> None:
    """The first question: many small files."""
    program = shutil.which("jing") if jing else None
    schema = str(resources.folder("schemas") / "teiwright.rng")
    with tempfile.TemporaryDirectory() as folder:
        rows = {}
        for kind, make in (("finished", finished), ("draft", encoding)):
            files = [Path(folder, kind, f"{n:05}.xml") for n in range(count)]
            files[0].parent.mkdir()
            models = [make(PARAGRAPHS, n * 7) for n in range(10)]
            for n, file in enumerate(files):
                file.write_bytes(models[n % 10])
            print(f"{count:,} {kind} files of {sum(map(len, models)) / 10_000:.1f} kB")
            command = [sys.executable, "-m", "teiwright", "validate", str(files[0].parent)]
            rows[f"teiwright, grammar and rules, {kind}"] = command
            if program:
                rows[f"jing, grammar alone, {kind}"] = [program, "-i", schema, *map(str, files)]
        measured: dict[str, list[tuple[float, float, int]]] = {name: [] for name in rows}
        for _ in range(turns):
            for name, command in rows.items():
                measured[name].append(timed(command))
    print(f"\n{f'best of {turns} turns':42}{'wall s':>8}{'CPU s':>8}{'ms CPU a file':>16}")
    for name, done in measured.items():
        wall, cpu = min(d[0] for d in done), min(d[1] for d in done)
        codes = {d[2] for d in done} - {0}
        print(
            f"{name:42}{wall:8.2f}{cpu:8.2f}{cpu / count * 1000:16.2f}{f'  exit code {codes}' if codes else ''}"
        )


def growth(sizes: list[float]) -> None:
    """The second question: one file, ever larger."""
    print(f"\n{'one file, MB':>14}{'wall s':>8}{'CPU s':>8}{'s CPU a MB':>12}{'peak memory MB':>16}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "large.xml")
            path.write_bytes(large(size))
            program = (
                "import resource,sys;from pathlib import Path;from teiwright.validation import check_file;"
                "r=check_file(Path(sys.argv[1]));print(type(r).__name__,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1000)"
            )
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
            )
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            kind, memory = done.stdout.split()
            real = path.stat().st_size / 1_000_000
            print(
                f"{real:14.1f}{wall:8.2f}{cpu:8.2f}{cpu / real:12.2f}{memory:>16}{'' if kind == 'Valid' else '  not valid'}",
                flush=True,
            )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--megabytes", default="0.5,5,50")
    parser.add_argument("--no-jing", action="store_true")
    given = parser.parse_args()
    if given.files:
        many(given.files, jing=not given.no_jing, turns=given.turns)
    if given.megabytes:
        growth([float(n) for n in given.megabytes.split(",")])


if __name__ == "__main__":
    main()
