"""What stands at the end of a line behind its last word: the marks that close a quotation, and the marker of a note, before which it shows whether the line is a heading, a title or a sentence."""

from __future__ import annotations

from teiwright.patterns import lazy

CLOSES = "\"”“»«'’‘›‹"
"""What closes a quotation in one language or another: “…”, „…“, «…», »…«. None of them opens one at the end of a line."""

SENTENCE_END = lazy(rf"[.!?:…][{CLOSES})\]]*\s*$")
"""The end of a line with which a sentence ends."""
SENTENCE_END_MARKED = lazy(rf"[.!?:…][{CLOSES})\]_]*(?:\s?[\[(]?[\d*†‡]+[\])]?)?$")
"""The same, perhaps with the marker of a note behind it."""
_MARK = lazy(r"\s*(?:\^\[?\d{1,3}\]?|\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡])+\s*$")
_LOST = lazy(rf"(?<=[^\W\d_][.!?])\d{{1,2}}$|(?<=[^\W\d_][.!?][{CLOSES}])\d{{1,2}}$")
"""A figure behind the stop of a sentence, no longer raised."""
_ENDS = frozenset("]⁰¹²³⁴⁵⁶⁷⁸⁹*†‡")
_STOPS = frozenset(".…")
_FEW = 4
"""Spaces in “Vol.2”, where the figure counts, or less."""


def without_mark(text: str) -> str:
    """A line without the markers behind it: “The Weir.[2]”, “The Weir¹”, “He came back in the spring.3”."""
    if text[-1:] in _ENDS or "^" in text[-5:] or text[-1:].isspace():
        return _MARK.sub("", text)
    if text[-1:].isdigit() and text.count(" ") > _FEW:
        return _LOST.sub("", text)
    return text


def without_dash(text: str) -> str:
    """A line without the dash behind its stop: “Tea with Ada.―” ends with the stop; “Dear Tom!—” calls somebody."""
    plain = text.rstrip("–—―")
    return plain if plain[-1:] in _STOPS else text
