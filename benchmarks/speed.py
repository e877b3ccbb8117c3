#!/usr/bin/env python3
"""Time the stages of the chain on a text, in one process and one run, so that ratios can be trusted.

  speed.py [TEXT …] [--size BYTES] [--repeat N]

Each text is repeated up to --size bytes (0: as it is). Figures are CPU milliseconds, the median of --repeat runs; the first run, in which
schemas and stylesheets are compiled, is shown beside it. The floor is one pass of `re` for words over the same text.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SERGE = Path(__file__).resolve().parents[1] / "tei" / "serge-lenins-heir" / "source.txt"


def timed(work: Callable[[], object], repeat: int) -> tuple[float, float]:
    """CPU milliseconds of the first run and the median of the others."""
    runs = []
    for _ in range(repeat + 1):
        started = time.process_time()
        work()
        runs.append((time.process_time() - started) * 1000)
    return runs[0], statistics.median(runs[1:] or runs)


def stages(path: Path, size: int, repeat: int) -> None:
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
        from teiwright.rendering import outputs, render

        for name in outputs():
            time_it(f"publish: {name}", lambda n=name: render(checked, n))  # type: ignore[misc]
    total = sum(row[2] for row in rows[1:])
    print(
        f"\n{path.name}: {len(data) / 1000:.0f} kB of text, {len(xml) / 1000:.0f} kB of TEI, {len(document.spans)} marks"
    )
    print(f"{'stage':36} {'first ms':>9} {'ms':>9} {'MB/s':>8} {'share':>7}")
    for name, first, later in rows:
        print(
            f"{name:36} {first:9.1f} {later:9.1f} {len(data) / 1000 / max(later, 1e-6):8.1f} {later / total:7.1%}"
        )
    marking = sum(r[2] for r in rows if r[0].startswith("mark"))
    print(f"{'all marks':36} {'':9} {marking:9.1f} {len(data) / 1000 / max(marking, 1e-6):8.1f}")
    print(f"{'all':36} {'':9} {total:9.1f} {len(data) / 1000 / max(total, 1e-6):8.1f}")


def whole(command: list[str], repeat: int) -> float:
    """Median wall seconds of a whole process."""
    runs = []
    for _ in range(repeat):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        runs.append(time.perf_counter() - started)
    return statistics.median(runs)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="*", type=Path, default=[SERGE])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    for path in options.texts:
        stages(path, options.size, options.repeat)
    import tempfile

    print("\nwhole processes, wall seconds")
    start = [sys.executable, "-m", "teiwright"]
    print(f"  python, empty                     {whole([sys.executable, '-c', ''], options.repeat):.2f}")
    print(f"  teiwright --help                  {whole([*start, '--help'], options.repeat):.2f}")
    with tempfile.TemporaryDirectory() as folder:
        build = [*start, "build", str(options.texts[0]), "-o", folder]
        three = [f"--to={n}" for n in ("html", "fo", "txt")]
        print(f"  build: TEI, html, fo, txt         {whole([*build, *three], options.repeat):.2f}")
        print(f"  build: the same and PDF           {whole(build, options.repeat):.2f}")


if __name__ == "__main__":
    main()
