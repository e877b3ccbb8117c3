#!/usr/bin/env python3
"""Time the stages of the chain on a text, in one process and one run, so that ratios can be trusted.

  speed.py [TEXT …] [--size BYTES] [--repeat N] [--peers NODE_DIR]

Each text is repeated up to --size bytes (0: as it is). Figures are CPU milliseconds, the median of --repeat runs; the first run, in which
schemas and stylesheets are compiled, is shown beside it. The floor is one pass of `re` for words over the same text. Peers that look for
names or dates in the same text are timed where they are installed: compromise below NODE_DIR (default: $BROWSER_TOOLS), dateparser in
this Python. Last come whole processes, and the memory of one.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.validation import Valid

CHAIN = "publish: html, fo, txt in a row"
SERGE = Path(__file__).resolve().parents[1] / "tei" / "serge-lenins-heir" / "source.txt"


def timed(work: Callable[[], object], repeat: int) -> tuple[float, float]:
    """CPU milliseconds of the first run and the median of the others."""
    runs = []
    for _ in range(repeat + 1):
        started = time.process_time()
        work()
        runs.append((time.process_time() - started) * 1000)
    return runs[0], statistics.median(runs[1:] or runs)


def stages(path: Path, size: int, repeat: int, node: Path | None) -> None:
    """Print the table of one text."""
    from teiwright import annotators, conventions, ledger
    from teiwright.encode import Options, rules, with_marks
    from teiwright.model import Certainty, Register
    from teiwright.reading import decode
    from teiwright.weaving.header import Run
    from teiwright.weaving.weave import weave

    data = path.read_bytes()
    while size and len(data) < size:
        data += b"\n\n" + path.read_bytes()
    data = data[:size].decode("utf-8", "ignore").encode() if size else data
    rows: list[tuple[str, float, float]] = []

    def time_it(name: str, work: Callable[[], object]) -> None:
        rows.append((name, *timed(work, repeat)))

    text = data.decode()
    time_it("floor: one pass of re for words", lambda: re.findall(r"\w+", text))
    time_it("read", lambda: decode(data, path.name))
    source = decode(data, path.name)

    def structure() -> object:
        return ledger.set_forbidden_aside(
            conventions.read(
                replace(source), options=conventions.ReadingOptions(), register=Register(), overrides=None
            )
        )

    time_it("conventions and notes", structure)
    document = conventions.read(
        source, options=conventions.ReadingOptions(), register=Register(), overrides=None
    )
    document = ledger.set_forbidden_aside(document)
    for name, annotator in annotators.discover().items():
        if not getattr(annotator, "OPTIONAL", False):
            before = document
            time_it(f"mark: {name}", lambda a=annotator, d=before: list(a.annotate(d)))  # type: ignore[misc]
            document = with_marks(document, annotator, Certainty.LOW)
    run = Run("speed", "0", rules(document, Options()))
    time_it("weave and prove", lambda: weave(document, run))
    tei = weave(document, run)
    time_it("write XML", tei.to_bytes)
    xml = tei.to_bytes()
    from teiwright.validation import Valid, validate_encoding

    time_it("validate (grammar and rules)", lambda: validate_encoding(xml, "speed.xml", source))
    checked = validate_encoding(xml, "speed.xml", source)
    if isinstance(checked, Valid):
        publications(checked, time_it)
    total = sum(row[2] for row in rows[1:] if row[0] != CHAIN)
    print(
        f"\n{path.name}: {len(data) / 1000:.0f} kB of text, {len(xml) / 1000:.0f} kB of TEI, {len(document.spans)} marks"
    )
    print(f"{'stage':36} {'first ms':>9} {'ms':>9} {'MB/s':>8} {'share':>7}")
    for name, first, later in rows:
        print(
            f"{name:36} {first:9.1f} {later:9.1f} {len(data) / 1000 / max(later, 1e-6):8.1f} {later / total:7.1%}"
        )
    marking = sum(r[2] for r in rows if r[0].startswith("mark"))
    published = next((r[2] for r in rows if r[0] == CHAIN), 0.0)
    to_tei = sum(r[2] for r in rows[1:] if not r[0].startswith(("publish", "validate")))
    floor = rows[0][2]
    sums = (
        ("all marks", marking),
        ("text to TEI", to_tei),
        ("text to TEI without marks", to_tei - marking),
        ("checked, with html, fo, txt", to_tei + published + next(r[2] for r in rows if "validate" in r[0])),
        *peers(text, node),
    )
    for name, spent in sums:
        speed = len(data) / 1000 / max(spent, 1e-6)
        print(f"{name:36} {'':9} {spent:9.1f} {speed:8.1f}   {spent / floor:.0f} × the floor")


def publications(edition: Valid, time_it: Callable[[str, Callable[[], object]], None]) -> None:
    """Time each output of an edition, and then those of the chain after each other, as a run makes them."""
    from teiwright.book.typesetting import forget
    from teiwright.errors import RenderingError
    from teiwright.outputs import outputs
    from teiwright.rendering import render

    number = count()

    def publish(*names: str) -> object:
        # Under a name of its own, or it would be found parsed, prepared and (this takes 5 ms) set from the time before.
        fresh = replace(edition, name=f"{next(number)}.xml")
        if "pdf" in names:
            forget()
        return [render(fresh, name) for name in names]

    for name in outputs():
        with suppress(RenderingError):  # the typeface of the book may lack a sign: then it has no line
            time_it(f"publish: {name}", partial(publish, name))
    time_it(CHAIN, partial(publish, "html", "fo", "txt"))


COMPROMISE = """
const nlp = require('compromise');
const text = require('fs').readFileSync(0, 'utf8');
nlp('Mr. John Smith of London').people().out('array');
const before = process.cpuUsage();
const found = nlp(text);
found.people().out('array');
found.places().out('array');
const spent = process.cpuUsage(before);
console.log((spent.user + spent.system) / 1000);
"""
DATEPARSER = """
import sys, time
from dateparser.search import search_dates
search_dates("on 4 July 1863", languages=["en"])
text = sys.stdin.read()
before = time.process_time()
search_dates(text, languages=["en"])
print((time.process_time() - before) * 1000)
"""


def peers(text: str, node: Path | None) -> list[tuple[str, float]]:
    """Other programs on the same text, if they are there: name and CPU milliseconds without their start."""
    known = [("peer: dateparser.search (dates)", [sys.executable, "-W", "ignore", "-c", DATEPARSER], None)]
    if node:
        known.append(("peer: compromise (people, places)", ["node", "-e", COMPROMISE], node))
    found = []
    for name, command, folder in known:
        try:
            done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=folder)
        except (OSError, subprocess.CalledProcessError):
            continue
        found.append((name, float(done.stdout)))
    return found


def whole(command: list[str], repeat: int) -> str:
    """Median wall and CPU seconds of a whole process, in which nothing is compiled that an installed program has compiled."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    wall, cpu = [], []
    for _ in range(repeat + 1):
        started, before = time.perf_counter(), os.times()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        after = os.times()
        wall.append(time.perf_counter() - started)
        cpu.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return f"{statistics.median(wall[1:]):6.2f} {statistics.median(cpu[1:]):6.2f}"


MEMORY = """
import sys
from pathlib import Path
from teiwright.encode import encode
from teiwright.reading import decode
data = Path(sys.argv[1]).read_bytes()
encode(decode((data * (1 + int(sys.argv[2]) // len(data)))[: int(sys.argv[2])], "a.txt")).tei.to_bytes()
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024)
"""


def memory(path: Path, size: int) -> float:
    """Most MiB that a process holds that encodes so many bytes (Linux only)."""
    command = [sys.executable, "-c", MEMORY, str(path), str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="*", type=Path, default=[SERGE])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=5)
    tools = os.environ.get("BROWSER_TOOLS")
    parser.add_argument("--peers", type=Path, default=Path(tools) if tools else None, metavar="NODE_DIR")
    options = parser.parse_args()
    for path in options.texts:
        stages(path, options.size, options.repeat, options.peers)
    import tempfile

    print(f"\n{'whole processes, seconds':36} {'wall':>6} {'CPU':>6}")
    start = [sys.executable, "-m", "teiwright"]
    with tempfile.TemporaryDirectory() as folder:
        build = [*start, "build", str(options.texts[0]), "-o", folder]
        three = [f"--to={n}" for n in ("html", "fo", "txt")]
        for name, command in (
            ("python, empty", [sys.executable, "-c", ""]),
            ("teiwright --help", [*start, "--help"]),
            ("build: TEI, html, fo, txt", [*build, *three]),
            ("the same in one process", [*build, *three, "--jobs=1"]),
            ("build: the same and PDF", build),
        ):
            print(f"  {name:34} {whole(command, options.repeat)}")
    if sys.platform == "linux":
        print(f"\n{'memory of a process that encodes':36} {'MiB':>6}")
        for size in (10_000, 1_000_000, 4_000_000):
            print(f"  {size / 1e6:4.2f} MB {'of text':26} {memory(options.texts[0], size):6.0f}")


if __name__ == "__main__":
    main()
