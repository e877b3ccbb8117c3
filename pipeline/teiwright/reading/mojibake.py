"""Repair of letters garbled by a wrong encoding (“donâ€™t”), where it was asked for. What changed is listed with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import ReadingError
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN = lazy(r"[^\x00-\x7f]")
_MOST = 200
"""Lines listed by number for one repair."""


class Repair(Struct, frozen=True):
    """One kind of damage, made good everywhere."""

    before: str
    after: str
    lines: tuple[int, ...]
    """The lines where it stood, counted from 1; a line for each time."""


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with what is clearly the wrong encoding put right, and what was changed.

    Only that: quotation marks, ligatures, widths and line ends stay as they are, and so does what cannot be
    brought back.

    Raises:
        ReadingError: ftfy, which does it, is not installed.
    """
    try:
        from ftfy import TextFixerConfig, fix_encoding
    except ImportError:
        raise ReadingError(
            "To repair garbled letters, ftfy is needed. To do: pip install ftfy, "
            "or leave --repair-mojibake out."
        ) from None
    # A sequence that has lost a byte cannot be brought back: it is kept, and reported like any other damage.
    settings = TextFixerConfig(replace_lossy_sequences=False, explain=False)
    found: dict[tuple[str, str], list[int]] = {}
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not _FOREIGN.search(line):
            continue
        mended = fix_encoding(line, settings)
        # A line must stay one line: offsets and line numbers are what everything else relies on.
        if mended == line or "\n" in mended or "\r" in mended:
            continue
        for change in _changes(line, mended):
            found.setdefault(change, []).append(index + 1)
        lines[index] = mended
    repairs = tuple(Repair(before, after, tuple(at)) for (before, after), at in found.items())
    return ("\n".join(lines) if repairs else text), repairs


def _changes(line: str, mended: str) -> Iterator[tuple[str, str]]:
    """What differs, word by word, without what each pair has in common at its ends."""
    old, new = line.split(" "), mended.split(" ")
    if len(old) != len(new):
        old, new = [line], [mended]
    for before, after in zip(old, new, strict=True):
        if before == after:
            continue
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        end = 0
        while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
            end += 1
        yield before[start : len(before) - end], after[start : len(after) - end]


def findings(repairs: tuple[Repair, ...], name: str) -> Iterator[Finding]:
    """What was repaired, for the report."""
    for each in repairs:
        listed = ", ".join(map(str, dict.fromkeys(each.lines[:_MOST])))
        more = f" and {len(each.lines) - _MOST} times more" if len(each.lines) > _MOST else ""
        times = "once" if len(each.lines) == 1 else f"{len(each.lines)} times"
        word = "line" if len(set(each.lines)) == 1 else "lines"
        yield Finding(
            "mojibake-repaired",
            Severity.INFO,
            f"“{each.before}” was repaired to “{each.after}” {times}, as asked: {word} {listed}{more}.",
            "Compare one of the places with the original.",
            Place(name, each.lines[0], source_line=each.lines[0]),
        )


def not_repaired(name: str, used: str) -> Finding:
    """Why nothing was repaired in a file whose encoding is a guess."""
    return Finding(
        "mojibake-not-repaired",
        Severity.WARNING,
        f"Garbled letters were not repaired, because the character encoding of the file ({used}) is itself a guess.",
        "Name the encoding (--encoding); then ask for the repair again.",
        Place(file=name),
    )


def sentence(repairs: tuple[Repair, ...]) -> str:
    """What was repaired, for the header."""
    told = ", ".join(f"“{r.before}” to “{r.after}” ({len(r.lines)})" for r in repairs[:_MOST])
    more = f", and {len(repairs) - _MOST} more" if len(repairs) > _MOST else ""
    return (
        f"Characters garbled by a wrong character encoding were repaired on request, before anything else: {told}{more}. "
        "The checksum of the source is that of the file as it was before."
    )
