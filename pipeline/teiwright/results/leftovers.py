"""What an earlier run has left in the output folder of texts that are not in this one: taken away, renamed, or called otherwise since."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.files import in_order, is_untouched
from teiwright.findings import Finding, Place, Severity, some
from teiwright.pictures import KINDS
from teiwright.results.outdated import MARK
from teiwright.results.spared import is_sealed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_OURS = (".report.txt", ".csl.json", ".xml.bak")
"""Endings of what lies beside a TEI file and is no publication of it."""


def made_otherwise(tei: Path, publications: Collection[Path]) -> tuple[Finding, ...]:
    """What is to be said of files that bear the name of a text and are made by no output of this run, such as the table of a stylesheet that is no longer named.

    Nobody knows whether we made such a file or a person laid it there, so it stays as it is.

    Args:
        tei: the TEI file of the text.
        publications: what the outputs make of it, or would make.
    """
    form = re.compile(re.escape(tei.stem) + r"\.[^.]+\.[^.]+")
    ours = {path.name for path in publications} | {f"{tei.stem}{ending}" for ending in _OURS}
    there = (
        sorted(path.name for path in tei.parent.iterdir() if path.is_file()) if tei.parent.is_dir() else []
    )
    found = [
        n
        for n in there
        if form.fullmatch(n) and n not in ours and not MARK.search(n) and not n.endswith(KINDS)
    ]
    if not found:
        return ()
    they, them = ("they", "them") if len(found) > 1 else ("it", "it")
    return (
        Finding(
            "not-renewed",
            Severity.INFO,
            f"{', '.join(found)}: not made in this run. If an earlier one made {them}, {they} may not show the text as it is now.",
            f"Name the stylesheet again (--stylesheet, or [style] in edition.toml), or delete {them}. What you laid there yourself may stay.",
            Place(),
        ),
    )


def left_over(output: Path, names: Collection[str], *, corrected_only: bool) -> str:
    """The line that says which editions lie in a folder though no text of this run is called so; empty where there are none.

    The name of a text can change without its file: as soon as another folder has a text of the same name, both get the name of their
    folder before their own. What a person has corrected under the old name would then be out of sight without a word.

    Args:
        output: the folder that this run has written to.
        names: what the texts of this run are called.
        corrected_only: name only those that a person has changed.
    """
    found = []
    for folder in in_order(output.iterdir()) if output.is_dir() else ():
        tei = folder / f"{folder.name}.xml"
        if folder.name in names or not is_sealed(tei):
            continue
        corrected = not is_untouched(tei.read_bytes())
        if corrected or not corrected_only:
            found.append((not corrected, f"{folder.name} (changed by hand)" if corrected else folder.name))
    if not found:
        return ""
    named = [name for _, name in sorted(found)]
    return (
        f"In {output}, but of no text of this run: {some(named)}. A text that was renamed, or whose name another text has too now, "
        "is called otherwise: to keep the old name, and the addresses made from it, state it as identifier (in edition.toml or metadata.csv). "
        "What is no longer wanted, delete."
    )
