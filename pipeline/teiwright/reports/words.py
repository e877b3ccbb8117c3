"""Findings as people read them: a list in words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING

from teiwright.findings import Finding, Severity, in_order, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH = 100


def summary(findings: Iterable[Finding]) -> str:
    """How many of each grade: “2 errors, 3 warnings”; “no errors” if there are none."""
    counts = Counter[Severity]()
    for finding in findings:
        counts[finding.severity] += finding.count
    said = [number(counts[s], s.value) for s in (Severity.ERROR, Severity.WARNING) if counts[s]]
    if not counts[Severity.ERROR]:
        said.insert(0, "No errors")
    return ", ".join(said)


def verdict(findings: Iterable[Finding]) -> str:
    """The closing line: how many findings, and whether the file can be deposited."""
    listed = list(findings)
    files = {f.place.file for f in listed if f.severity is Severity.ERROR}
    if len(files) > 1:
        return f"{summary(listed)}. {len(files)} files cannot be deposited yet."
    said = f"{summary(listed)}. The file {'cannot be deposited yet' if files else 'can be deposited'}."
    if files and any(f.code == "schema-ours" for f in listed):
        # It stands last, where people look first, and must not condemn what another schema allows.
        said += " So says teiwright's own schema, which is narrower than TEI; what the schema of the file itself says, you see with --schema."
    return said


def as_text(findings: Iterable[Finding], *, closing: bool = False) -> str:
    """The findings as a list to read, errors first in each file.

    Args:
        findings: in any order.
        closing: add the closing line, with the verdict on the file.
    """
    ordered = in_order(findings)
    blocks = [_block(finding) for finding in ordered]
    if closing:
        blocks.append(verdict(ordered))
    return "\n\n".join(blocks)


def as_report(findings: Iterable[Finding], files: Sequence[str]) -> str:
    """The findings of several files as text: each file with its closing line, and a line for all of them."""
    ordered = in_order(findings)
    by_file: dict[str, list[Finding]] = {name: [] for name in files}
    for finding in ordered:
        by_file.setdefault(finding.place.file, []).append(finding)
    parts = []
    for name, own in by_file.items():
        parts.append(
            as_text(own, closing=True)
            if len(files) == 1
            else "\n\n".join(p for p in (as_text(own), f"{name}: {verdict(own)}") if p)
        )
    if len(files) > 1:
        bad = len({f.place.file for f in ordered if f.severity is Severity.ERROR})
        parts.append(f"{len(files):,} files: {bad or 'none'} with errors. {summary(ordered)}.")
    return "\n\n".join(parts) if any("\n" in p for p in parts) else "\n".join(parts)


def _block(finding: Finding) -> str:
    place = finding.place
    grade = finding.severity.value.upper()
    indent = " " * 9
    where, address = place.context, _address(finding)
    gap = max(_WIDTH - 9 - len(where) - len(address), 2)
    if where and address and gap == 2:
        head = [f"{grade:<9}{where}", f"{indent}{address}"]
    else:
        head = [f"{grade:<9}{where}{' ' * gap if where and address else ''}{address}".rstrip()]
    times = f" (found {finding.count} times; this is the first)" if finding.count > 1 else ""
    body = [*_lines(finding.message + times)]
    if finding.hint:
        body += _lines(f"What to do: {_inside(finding.hint)}")
    code = f"[{finding.code}]"
    if body and len(body[-1]) + 2 + len(code) <= _WIDTH:
        body[-1] += f"  {code}"
    else:
        body.append(indent + code)
    return "\n".join([*head, *body])


@lru_cache(maxsize=512)
def _lines(words: str) -> tuple[str, ...]:
    """The lines of a paragraph; the same is said of many files."""
    indent = " " * 9
    made = wrap(
        words, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return tuple(made)


def _inside(words: str) -> str:
    """A sentence as it stands behind a colon: with a small letter, unless its first word is a name or a sign."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _address(finding: Finding) -> str:
    place = finding.place
    file = " ".join(p for p in (place.file, place.spot) if p)
    # A finding in the text itself names its line once.
    in_text = place.source_line == place.line and not place.path
    source = f"line {place.source_line} of the plain text" if place.source_line and not in_text else ""
    return " · ".join(p for p in (file, source, place.path) if p)
