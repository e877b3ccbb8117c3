"""A quotation amid its sentence: what stands before and after it, and how it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.quotations.characters import MARKS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.annotators.quotations.language import Language

SPACE = " \u00a0\u202f\u2009"
_REFERENCE = lazy(r"[\s,;]*(?:\[\^?[\w*†‡§]{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+|\(\d{1,3}\))")
_STOP = lazy(r"[.!?][”’»“«‹\"')\]\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]*\s+(?=[A-ZÀ-Þ“‘„‚«»‹›\"'(¿¡]|,$)")
_ABBREVIATED = lazy(r"(?:^|[^\w])[A-Z][a-z]?$")
_SHORT = lazy(r"(?:^|[^\w])[a-z]{1,3}$")
"""A word so short that the stop between it and a mark may end no sentence: sog. „Fachmann“."""
WORD = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NEW_SENTENCE = lazy(r"[\s.]*[A-ZÀ-Þ]")
_SPEECH_ENDS = frozenset(",.!?;—–-…")
_AFTER_SPEECH = frozenset(",—–")
BROKEN = (" – ", " — ", " --")
"""What breaks off a speech that goes on behind a few words of the narrator: „Der Zug“ – er setzte sich – „hatte …“."""
CLOSE = 60
"""Characters right before it."""
_NEAR = 220
"""Characters before the opening mark that are looked at."""


class Setting(Struct):
    """A quotation in its passage."""

    text: str
    start: int
    end: int
    language: Language
    in_note: bool = False
    in_head: bool = False
    words: str = ""
    """What is between the marks."""
    count: int = 0
    """How many words."""
    before: str = ""
    """The sentence up to the opening mark."""
    after: str = ""
    """What follows in the same sentence."""
    after_at: int = 0
    """Where that begins."""
    marked: bool = False
    """Whether a note marker stood between."""
    inquit: re.Match[str] | None = None
    """Who says it, where that follows."""

    def __post_init__(self) -> None:
        self.words = self.text[self.start : self.end].strip(MARKS + SPACE).lstrip(",")
        self.count = len(WORD.findall(self.words[:160]))
        self.before = _sentence_before(self.text, self.start, whole=self.words[-1:] in tuple(".!?"))
        self.after, self.after_at, self.marked = _sentence_after(self.text, self.end, self.words)
        self.inquit = self.language.inquit_after.match(self.after)

    @property
    def close(self) -> str:
        """The last words of the sentence before."""
        return self.before[-CLOSE:]

    @property
    def begins(self) -> bool:
        """Whether nothing but marks stands before it in its paragraph."""
        return self.start < 12 and not self.text[: self.start].strip(MARKS + SPACE + "—–-")

    @property
    def alone(self) -> bool:
        """Whether it is a sentence between two sentences."""
        behind = self.text[self.end : self.end + 3]
        broken = behind in BROKEN and self.words[-1:] == ","
        ended = self.words[-1:] in tuple(".!?—–-…") or behind[:1] in tuple("—–.") or broken
        return not self.before.strip() and self.words[:1].isupper() and ended

    @property
    def ends(self) -> bool:
        """Whether it ends as speech does: a comma or stop inside the marks, or a comma or a dash right after them."""
        return self.words[-1:] in _SPEECH_ENDS or self.text[self.end : self.end + 1] in _AFTER_SPEECH


def _sentence_before(text: str, start: int, *, whole: bool) -> str:
    """The sentence up to a mark; `whole` if a sentence ends before the mark that closes, so that no short form leads to it."""
    near = text[max(0, start - _NEAR) : start + 1]
    for found in reversed(list(_STOP.finditer(near))):
        before = near[: found.start()]
        short = not whole and found.end() == len(near) - 1 and near[-1] in "„‚«»‹›" and _SHORT.search(before)
        if found[0][0] != "." or not (short or _ABBREVIATED.search(before)):
            return near[found.end() : -1]
    return near[:-1]


def _sentence_after(text: str, end: int, words: str) -> tuple[str, int, bool]:
    """What follows in the same sentence, where it begins, and whether a note marker stood between."""
    at, marked = end, False
    while found := _REFERENCE.match(text, at):
        at, marked = found.end(), True
    following = text[at : at + 120]
    closed = words[-1:] == "." and not words.endswith("..")
    new = _NEW_SENTENCE.match(following)
    return ("" if new and (closed or "." in new[0]) else following), at, marked
