"""Running text out of a text in lines: what nobody sees is gone, every white space is one space, and each character knows its place."""

from __future__ import annotations

from teiwright.patterns import lazy

UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff"
"""Where a line may end or may not, and nothing that is read: “Sep\u00adtember” is September."""

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_NEEDLESS = lazy(r"(?<![ \t])[ \t]+(?=\n)|(?<=[ \t\n])[ \t]+")
"""Blanks before and behind a line end, and all but the first of several."""


def running(text: str, ranges: list[tuple[int, int]]) -> tuple[str, tuple[int, ...] | None]:
    """The words of some ranges of a text, one after the other.

    Args:
        text: the text.
        ranges: where each begins and ends, in their order; between them is what does not count.

    Returns:
        The words, and the place of each character in the text; none if they are one range without anything that was left out.
    """
    words = "".join([text[start:end] for start, end in ranges])
    unseen, needless = has_unseen(words), _has_needless(words)
    if len(ranges) == 1 and not unseen and not needless:
        return _on_one_line(words), None
    offsets = [i for start, end in ranges for i in range(start, end)]
    if unseen:
        offsets = [i for i in offsets if text[i] not in UNSEEN]
        words = "".join([text[i] for i in offsets])
        needless = _has_needless(words)
    if needless:
        offsets = [offsets[i] for i in _needed(words)]
        words = "".join([text[i] for i in offsets])
    return _on_one_line(words), tuple(offsets)


def has_unseen(text: str) -> bool:
    """True if a text has a character that nobody sees; a quick no for nearly all."""
    return not text.isascii() and not text.isprintable() and any(sign in text for sign in UNSEEN)


def _has_needless(text: str) -> bool:
    return "  " in text or ("\n" in text and (" \n" in text or "\n " in text)) or "\t" in text


def _needed(text: str) -> list[int]:
    """The places of all characters but the blanks that nobody sees."""
    kept: list[int] = []
    at = 0
    for found in _NEEDLESS.finditer(text):
        kept += range(at, found.start())
        at = found.end()
    kept += range(at, len(text))
    return kept


def _on_one_line(text: str) -> str:
    """The text with a space for each line end or tab."""
    if not text.isprintable():  # none of the breaks is
        for sign in _BREAKS:
            # str.replace is some thirty times faster than str.translate.
            text = text.replace(sign, " ")
    return text
