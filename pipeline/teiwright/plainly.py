"""A text as it is read: each letter, blank and apostrophe in its one plain form, with the way back to what was typed.

One thing can be typed in several ways that nobody sees: é as one character or as e and an accent, a blank that may not end a line, a soft hyphen
amid a word, ﬁ as one sign. Conventions and annotators read the plain form, so that none of their patterns has to think of the others;
what they find is carried back, and the TEI has the characters of the file.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.ledger import BETWEEN_BLOCKS
from teiwright.model import Extent, Skip
from teiwright.patterns import lazy
from teiwright.running_text import UNSEEN, has_unseen

if TYPE_CHECKING:
    import re

    from teiwright.findings import Place
    from teiwright.model import Block, Document, Source

_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
"""Blanks of another width, or at which no line may end."""
_PLAIN = (
    *((blank, " ") for blank in _BLANKS), ("\u2010", "-"), ("\u2011", "-"), ("\u2e17", "-"), ("\u02bc", "’"), ("ſ", "s"),
)  # fmt: skip
_DOUBLE = lazy(r"(?<=[a-zß-öø-ÿ])=(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?<=[^\W\d_]\.)=(?=[^\W\d_]\.)")
"""The hyphen of old German print, typed with two strokes: Ober=Lehrer, A.=G."""
_WORD = rf"[^\s{UNSEEN}]"
_SEVERAL = lazy(
    # The soft hyphen at the end of a line stays: it tells how the word goes on.
    rf"(?P<behind>(?<={_WORD})(?!\u00ad[ \t]*(?:\n|\Z))[{UNSEEN}])|(?P<before>[{UNSEEN}]+(?={_WORD}))"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]{1,8})|(?P<ligature>[ﬀ-ﬆ])"
)
_NEEDLESS = lazy(
    # A blank before a sign, as in French typing, and the second of two blanks after a sentence.
    r" (?:(?<=[^\W\d_] |[)»”’] )(?=[:;!?](?:\s|\Z))|(?P<second>(?<=[^\W\d_]{2}[.!?:]  )(?=[^\W\d_“\"«¿¡(])))"
)
_NEAR = 120
"""So many characters on either side are looked at for a table."""
_SPACED = (" :", " ;", " !", " ?", "  ")
_SIGNS = (b"\xcc", b"\xcd", b"\xef\xac")
"""The bytes with which accents by themselves and ligatures begin in UTF-8."""


class Plainly:
    """A text in its plain form, and where each of its characters stands in the text as typed."""

    def __init__(self, source: Source) -> None:
        """Read the text of a source in its plain form."""
        self.typed = source
        """The text as it is in the file."""
        self._starts: list[int] | None = None
        text = _alike(source.text)
        for step in (_without_margin, _shorter, _closer):
            text, starts = step(text)
            if starts:
                self._starts = [self._starts[at] for at in starts] if self._starts else starts
        self.source = source if text == source.text else replace(source, text=text)
        """The source to be read instead; the very same where it is plain already."""

    def place(self, at: int) -> int:
        """Where a character of the plain form stands in the text as typed."""
        return at if self._starts is None else self._starts[at]

    def back(self, document: Document) -> Document:
        """What was read of the plain form, said of the text as typed."""
        if self.source is self.typed:
            return document
        document = replace(document, source=self.typed)
        if self._starts is None:
            return document
        return replace(
            document,
            blocks=tuple(map(self._block, document.blocks)),
            skips=(*self._margin(), *(replace(s, extent=self._extent(s.extent)) for s in document.skips)),
            spans=tuple(replace(span, extent=self._marked(span.extent)) for span in document.spans),
            findings=tuple(replace(f, place=self._spot(f.place)) for f in document.findings),
        )

    def _margin(self) -> tuple[Skip, ...]:
        """The blanks before the first line of a text that is indented as a whole; those before the others belong to the line ends."""
        return (Skip(Extent(0, self.place(0)), BETWEEN_BLOCKS),) if self.place(0) else ()

    def _extent(self, extent: Extent) -> Extent:
        return Extent(self.place(extent.start), self.place(extent.end))

    def _marked(self, extent: Extent) -> Extent:
        """The extent of a mark, which does not take in a blank that the plain form has not."""
        there = self._extent(extent)
        end = there.end
        if extent.end > extent.start and not self.source.text[extent.end - 1].isspace():
            end = there.start + len(self.typed.text[there.start : end].rstrip())
        return Extent(there.start, end)

    def _block(self, block: Block) -> Block:
        return replace(
            block, extent=self._extent(block.extent), children=tuple(map(self._block, block.children))
        )

    def _spot(self, place: Place) -> Place:
        if not place.column or place.file != self.source.name:
            return place
        at = self.place(self.source.start_of(place.line) + place.column - 1)
        return replace(place, column=self.typed.column_of(at))


def plain(words: str) -> str:
    """Some words in their plain form."""
    return _closer(_shorter(_alike(words))[0])[0]


def _alike(text: str) -> str:
    """The text with one form for signs that are read alike, each in its place."""
    for sign, form in () if text.isascii() else _PLAIN:
        text = text.replace(sign, form)
    return _DOUBLE.sub("-", text) if "=" in text else text


def _shorter(text: str) -> tuple[str, list[int] | None]:
    """The text with one character for each letter, and where each of them (and the end) stands; no places where they are the same."""
    if not _may_be_several(text):
        return text, None
    parts: list[str] = []
    starts: list[int] = []
    moved: list[tuple[int, int]] = []
    at = 0
    for found in _SEVERAL.finditer(text):
        parts.append(text[at : found.start()])
        starts += range(at, found.start())
        letters = _letters(found)
        parts.append(letters)
        if found.lastgroup == "before":
            moved.append((len(starts), found.start()))  # it belongs to the word, not to the blank
        elif found.lastgroup == "ligature":
            # What is marked from the middle of a sign begins behind it.
            starts += [found.start(), *[found.end()] * (len(letters) - 1)]
        else:
            starts += range(found.start(), found.start() + len(letters))
        at = found.end()
    parts.append(text[at:])
    starts += range(at, len(text) + 1)
    for index, start in moved:
        starts[index] = start
    shorter = "".join(parts)
    return shorter, None if shorter == text else starts


def _without_margin(text: str) -> tuple[str, list[int] | None]:
    """The text without the blanks with which all its lines begin, and where each character stands; no places where there are none."""
    if not text.lstrip("\n").startswith(" "):
        return text, None
    lines = text.split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    margin = min(indent for line, indent in zip(lines, indents, strict=True) if line.strip())
    if not margin:
        return text, None
    starts: list[int] = []
    at = 0
    for line, indent in zip(lines, indents, strict=True):
        starts += range(at + min(margin, indent), at + len(line) + 1)
        at += len(line) + 1
    return "\n".join(
        [line[min(margin, indent) :] for line, indent in zip(lines, indents, strict=True)]
    ), starts


def _closer(text: str) -> tuple[str, list[int] | None]:
    """The text without needless blanks, and where each character stands; no places where there are none."""
    if not any(sign in text for sign in _SPACED):
        return text, None
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for found in _NEEDLESS.finditer(text):
        if found["second"] is not None and _is_row(text, found.start()):
            continue
        parts.append(text[at : found.start()])
        starts += range(at, found.start())
        at = found.end()
    if not at:
        return text, None
    parts.append(text[at:])
    starts += range(at, len(text) + 1)
    return "".join(parts), starts


def _is_row(text: str, at: int) -> bool:
    """Bars, tabs or gaps stand in the line: its blanks part the columns of a table."""
    before = text[max(0, at - _NEAR) : at].rpartition("\n")[2]
    line = (before + text[at : at + _NEAR].partition("\n")[0]).strip()
    return "|" in line or "\t" in line or "   " in line


def _letters(found: re.Match[str]) -> str:
    if found.lastgroup == "accent":
        return unicodedata.normalize("NFC", found[0])
    return unicodedata.normalize("NFKC", found[0]) if found.lastgroup == "ligature" else ""


def _may_be_several(text: str) -> bool:
    """A quick no for nearly all texts."""
    if has_unseen(text):
        return True
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return any(start in data for start in _SIGNS)
