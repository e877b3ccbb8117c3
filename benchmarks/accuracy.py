#!/usr/bin/env python3
"""Encode every text of a gold folder as a user would, and score the result.

  accuracy.py DIR [--only CORPUS …] [--type T …] [--errors N] [--worst N] [--json] [--keep TEI_DIR] [--jobs N]

DIR holds folders with corpus.json, NAME.txt and NAME.tsv (or is such a folder itself). What counts as right is said in scoring.py.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))


def encode_one(job: tuple[Path, Path, str, Path | None, tuple[str, ...]]) -> tuple[str, float, str]:
    """Encode one text into a TEI file. Returns its name, the CPU seconds used and the trouble, if any."""
    text, target, language, register, layers = job
    if register:
        from teiwright.register.authority import read_register
    from teiwright.conventions import ReadingOptions
    from teiwright.encode import Options, encode
    from teiwright.model import Register
    from teiwright.reading import read_source

    started = time.process_time()
    try:
        known = read_register(register) if register else Register()
        encoding = encode(
            read_source(text),
            Options(reading=ReadingOptions(language=language), layers=layers or None),
            register=known,
        )
    except Exception as error:  # noqa: BLE001 — the benchmark goes on and names it
        return str(text), time.process_time() - started, f"{type(error).__name__}: {error}"
    target.write_bytes(encoding.tei.to_bytes())
    return str(text), time.process_time() - started, ""


def corpora(folder: Path, only: list[str]) -> dict[str, Path]:
    """The corpora of a gold folder by name."""
    if (folder / "corpus.json").exists():
        return {folder.name: folder}
    return {
        c.parent.name: c.parent
        for c in sorted(folder.glob("*/corpus.json"))
        if not only or c.parent.name in only
    }


def calibration(gold: Path, made: Path) -> None:
    """Print, for each kind of mark and each @cert, how many of the marks meet a gold mark (corpora scored in full only)."""
    import scoring

    table: Counter[tuple[str, str, bool]] = Counter()
    for corpus in sorted(gold.glob("*/corpus.json")):
        kinds = [k for k in json.loads(corpus.read_text())["score_full"] if k in scoring.INLINE]
        for text in sorted(corpus.parent.glob("*.txt")) if kinds else ():
            tei = made / corpus.parent.name / f"{text.stem}.xml"
            if not tei.exists():
                continue
            words = text.read_text(encoding="utf-8")
            rows = scoring.load_gold(text.with_suffix(".tsv"))
            found, _ = scoring.predictions(scoring.read_tei(tei, words)[0], words)
            for kind in kinds:
                right = [scoring.trim(kind, words, r[0], r[1]) for r in rows if r[2] == kind]
                marks = [p for p in found.get(kind, []) if not p.get("soft")]
                spans = [scoring.trim(kind, words, p["a"], p["b"]) for p in marks]
                met = {pi for _, pi in scoring.match(right, spans, kind in scoring.BLOCKS)}
                for index, mark in enumerate(marks):
                    table[kind, mark["e"].get("cert") or "none", index in met] += 1
    print("\ncalibration: marks that meet a gold mark (overlap)")
    for kind, cert in sorted({(k, c) for k, c, _ in table}):
        right, wrong = table[kind, cert, True], table[kind, cert, False]
        print(f"  {kind:11} {cert:7} {right:6} of {right + wrong:6}  {right / (right + wrong):.3f}")


_EMPHASIS = "_*=+~"
"""Signs of typed emphasis (_so_): the TEI has <hi> instead."""


def whole(gold: Path, made: Path) -> None:
    """Print how many texts stand in the TEI character for character, white space and signs of emphasis apart.

    The scorer aligns by five equal characters: of an emphasised word of fewer letters (_try_) it takes the word for lost and for added.
    """
    from lxml import etree

    same, other = 0, []
    for tei in sorted(made.glob("*/*.xml")):
        text = gold / tei.parent.name / f"{tei.stem}.txt"
        if not text.exists():
            continue
        body = etree.parse(tei, etree.XMLParser(huge_tree=True)).getroot().iterchildren("{*}text")
        words = "".join(w for part in body for w in part.itertext())
        bare = [
            "".join(c for c in s if not c.isspace() and c not in _EMPHASIS)
            for s in (words, text.read_text("utf-8"))
        ]
        if bare[0] == bare[1]:
            same += 1
        else:
            other.append(f"{tei.parent.name}/{tei.stem}")
    print(f"\ntexts whole, character for character, signs of emphasis apart: {same} of {same + len(other)}")
    for name in other:
        print(f"  not whole: {name}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", default=[], help="only this corpus (may be repeated)")
    parser.add_argument("--type", action="append", help="only this type (may be repeated)")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--worst", type=int, default=5, help="print so many of the worst documents")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the TEI files here")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--calibration", action="store_true", help="how often marks are right, by @cert")
    parser.add_argument(
        "--layer", action="append", default=[], help="run only this annotator (may be repeated)"
    )
    parser.add_argument("--register", type=Path, help="a register of persons for all texts")
    parser.add_argument(
        "--detect-language",
        action="store_true",
        help="let the product find the language instead of telling it",
    )
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        made = options.keep or Path(scratch, "tei")
        gold = Path(scratch, "gold")
        jobs = []
        for name, corpus in corpora(options.folder, options.only).items():
            gold.mkdir(exist_ok=True)
            (gold / name).symlink_to(corpus.resolve())
            (made / name).mkdir(parents=True, exist_ok=True)
            info = json.loads((corpus / "corpus.json").read_text(encoding="utf-8"))
            language = "" if options.detect_language else info.get("language", "")
            jobs += [
                (t, made / name / f"{t.stem}.xml", language, options.register, tuple(options.layer))
                for t in sorted(corpus.glob("*.txt"))
            ]
        with ProcessPoolExecutor(options.jobs) as pool:
            done = list(pool.map(encode_one, jobs, chunksize=1 + len(jobs) // (options.jobs * 8 + 1)))
        for text, _, trouble in done:
            if trouble:
                print(f"NOT ENCODED {text}: {trouble}")
        size = sum(job[0].stat().st_size for job in jobs)
        seconds = sum(cpu for _, cpu, _ in done)
        sys.argv = [
            "scoring",
            str(gold),
            str(made),
            "--by-corpus",
            "--worst",
            str(options.worst),
            "--errors",
            str(options.errors),
        ]
        sys.argv += [f"--type={t}" for t in options.type or ()] + (["--json"] if options.json else [])
        import scoring

        scoring.main()
        if options.calibration:
            calibration(gold, made)
        if not options.json:
            whole(gold, made)
            print(
                f"{len(jobs)} texts, {size / 1e6:.1f} MB, {seconds:.1f} s of CPU ({size / 1e6 / max(seconds, 1e-9):.2f} MB/s)"
            )


if __name__ == "__main__":
    main()
