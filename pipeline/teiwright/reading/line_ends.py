"""The line ends of a text: those of Windows, Unix and old Macintosh, and the signs that word processors write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_SIGNS = {
    "\v": "vertical tabs",
    "\u2028": "line separators (U+2028)",
    "\u2029": "paragraph separators (U+2029)",
}
"""Signs that end a line, beside the line ends of systems."""


def unified(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text with one kind of line end, and what is to be said of those it had.

    Args:
        text: as it was decoded.
        name: that of the file, for the findings.
    """
    findings: list[Finding] = []
    if "\r" in text:
        findings += _line_ends(text, name)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    made = text
    for sign in _LINE_SIGNS:
        made = made.replace(sign, "\n")
    if made != text:
        findings += (_line_signs(text, made, name, sign) for sign in _LINE_SIGNS if sign in text)
    return made, tuple(findings)


def _line_signs(text: str, made: str, name: str, sign: str) -> Finding:
    count = text.count(sign)
    return Finding(
        "line-signs",
        Severity.INFO,
        f"The file has {_LINE_SIGNS[sign]} in {count} place{'s' * (count > 1)}, as word processors and layout programs write them. They were read as line ends.",
        "Nothing, unless lines are divided that belong together.",
        Place(file=name, line=made.count("\n", 0, text.index(sign)) + 1),
    )


def _line_ends(text: str, name: str) -> Iterator[Finding]:
    crlf = text.count("\r\n")
    lone = text.count("\r") - crlf
    feeds = text.count("\n") - crlf
    if sum(1 for n in (crlf, lone, feeds) if n) > 1:
        yield Finding(
            "line-ends-mixed",
            Severity.INFO,
            f"The file mixes line ends ({crlf} of Windows, {feeds} of Unix, {lone} of old Macintosh). All were read as line ends.",
            "Nothing, unless lines are missing or doubled.",
            Place(file=name),
        )
