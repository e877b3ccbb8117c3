"""One page about all texts of a run: how each was read, what is marked in it, and which of them a person should look at first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from teiwright import files
from teiwright.findings import Severity, number
from teiwright.language import is_unknown
from teiwright.reports.page import page
from teiwright.reports.shared import is_asked_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.build import Built

NAME = "overview.html"
_MOST = 200
"""Characters of what is told first of a text."""
_STATES = ("not done", "errors", "changed by hand", "to look at", "good")
"""What comes first is what a person should see to first."""


def write_overview(folder: Path, results: Sequence[Built], shared: Sequence[str] = ()) -> Path:
    """Write the page into the output folder; its links lead to the page and the report of each text.

    Args:
        folder: the output folder.
        results: what came of each text.
        shared: what is to be said of several of them together.

    Raises:
        WritingError: it cannot be written.
    """
    ordered = sorted(
        results,
        key=lambda r: (_STATES.index(_state(r)), -_of_its_own(r), -r.warnings, files.by_number(r.identifier)),
    )
    states = [_state(result) for result in ordered]
    counted = ", ".join(f"{states.count(s)} {s}" for s in _STATES if s in states)
    heads = "".join(
        f'<th scope="col"{" class=n" if what in _NUMBERS else ""}>{escape(what)}</th>'
        for what in ("text", "state", "to look at", "unsure marks", *_MARKED, "language", "read as")
    )
    rows = "\n".join(_row(result, folder) for result in ordered)
    table = f'<div class=scroll tabindex=0 role=region aria-label="The texts"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'
    together = "".join(f"<p class=shared>{escape(sentence)}</p>" for sentence in shared)
    target = folder / NAME
    files.write_atomically(
        target,
        files.told(
            page(number(len(results), "text"), f"<p class=total>{escape(counted)}</p>{together}", table)
        ),
    )
    return target


_MARKED = ("persons", "names", "dates", "quotations", "notes")
_NUMBERS = frozenset({"to look at", "unsure marks", *_MARKED})


def _state(result: Built) -> str:
    if result.corrected:
        return "changed by hand"
    if result.trouble:
        return "not done"
    if not result.good:
        return "errors"
    return "to look at" if result.warnings else "good"


def _of_its_own(result: Built) -> int:
    """How much there is to look at, but for what is asked about many texts in the same words."""
    return result.warnings - sum(f.count for f in result.findings if is_asked_once(f))


def _row(result: Built, folder: Path) -> str:
    counts = dict(result.counts)
    state = _state(result)
    name = escape(result.identifier)
    shown = next((p for p in result.files if p.suffix == ".html"), next(iter(result.files), None))
    report = next((p for p in result.files if p.name.endswith(".report.txt")), None)
    first = _first(result)
    cells = [
        f'<th scope="row">{_link(shown, folder, name)}{f"<p class=first>{escape(first)}</p>" if first else ""}</th>',
        f'<td class="{state.replace(" ", "-")}">{state}</td>',
        f"<td class=n>{_link(report, folder, str(result.warnings)) if result.warnings else 0}</td>",
        *(f"<td class=n>{counts.get(what, 0)}</td>" for what in ("unsure marks", *_MARKED)),
        f"<td>{'not found out' if is_unknown(result.language) else escape(result.language)}</td>",
        f"<td>{escape(result.read_as)}</td>",
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _first(result: Built) -> str:
    """What should be seen to first, in words."""
    told = sorted(
        (f for f in result.findings if f.severity is not Severity.INFO),
        key=lambda f: (f.severity.rank, is_asked_once(f)),
    )
    if result.trouble:
        return result.trouble  # it has no report that would say the rest
    words = told[0].message if told else ""
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"


def _link(path: Path | None, folder: Path, words: str) -> str:
    if path is None:
        return words
    return f'<a href="{quote(path.relative_to(folder).as_posix())}">{words}</a>'
