"""How fast is validation? Side by side with jing in one run, and how the cost grows with the size of a file.

    python benchmarks/validate.py [--files 1000] [--megabytes 1,5,50] [--no-jing]

jing checks the grammar alone, in one run of all files; teiwright checks grammar and rules and would say in words what is wrong.
Both are given the same files, which are made here, by our own encoder, from a text made up for the purpose.
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
from teiwright.reading import decode

NAMES = (
    "Ada Lovelace",
    "Charles Babbage",
    "Mary Somerville",
    "John Herschel",
    "Caroline Herschel",
    "George Boole",
)


def text(paragraphs: int, start: int = 0) -> str:
    """A plain text with names, dates and quotations."""
    parts = ["The Engine", "by Mary Somerville"]
    for n in range(start, start + paragraphs):
        a, b = NAMES[n % 6], NAMES[(n * 5 + 1) % 6]
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


def many(count: int, *, jing: bool) -> None:
    """The first question: many small files."""
    with tempfile.TemporaryDirectory() as folder:
        models = [encoding(18, n * 7) for n in range(10)]
        for n in range(count):
            Path(folder, f"{n:05}.xml").write_bytes(models[n % 10])
        size = sum(len(m) for m in models) / 10
        print(
            f"{count:,} files of {size / 1000:.1f} kB\n{'':34}{'wall s':>8}{'CPU s':>8}{'ms CPU a file':>16}"
        )
        ours = [sys.executable, "-m", "teiwright", "validate", folder]
        rows = [("teiwright, grammar and rules", ours)]
        program = shutil.which("jing")
        if jing and program:
            files = sorted(str(p) for p in Path(folder).iterdir())
            rows.append(
                (
                    "jing, grammar alone",
                    [program, "-i", str(resources.folder("schemas") / "teiwright.rng"), *files],
                )
            )
        for turn in range(2):
            for name, command in rows:
                wall, cpu, code = timed(command)
                note = "" if code == 0 else f"  exit code {code}"
                print(f"{name + f' ({turn + 1})':34}{wall:8.2f}{cpu:8.2f}{cpu / count * 1000:16.2f}{note}")


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
    parser.add_argument("--megabytes", default="0.5,5,50")
    parser.add_argument("--no-jing", action="store_true")
    given = parser.parse_args()
    if given.files:
        many(given.files, jing=not given.no_jing)
    if given.megabytes:
        growth([float(n) for n in given.megabytes.split(",")])


if __name__ == "__main__":
    main()
