"""Finds again in a text the places that the rows of a table speak of, though the text has been changed elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from teiwright.model import Extent
from teiwright.patterns import lazy
from teiwright.review.decisions import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.model import Source
    from teiwright.review.decisions import Decision

AROUND = 40
"""Characters of the text that a row shows before and after its words."""
_ENOUGH = 0.4
"""So much of the words that a row shows around its place must still be there, in letters."""
_NEAR = 60
"""Within so many characters beside a place they are looked for: some may have been put in."""
_LONGEST = 100_000
"""Within so many characters the end of a shortened quotation is looked for."""
_MOST = 2_000
"""Places looked at for words that stand very often."""
_AFAR = 200
"""Within so many characters of its old place a mark's new words are looked for."""


_HYPHEN = lazy(r"(?<=[^\W\d_])- (?=[a-zß-öø-ÿ])")
"""A word that goes on in the next line."""


class Places:
    """A text with single spaces, in which every place knows where it is in the source."""

    def __init__(self, source: Source) -> None:
        """Take the words of the source, each with its place."""
        self.source = source
        words: list[str] = []
        self._here: list[int] = []
        self._there: list[int] = []
        at = 0
        for found in re.finditer(r"\S+", source.text):
            words.append(found[0])
            self._here.append(at)
            self._there.append(found.start())
            at += len(found[0]) + 1
        self.text = " ".join(words)

    def find(self, decisions: Sequence[Decision]) -> list[Extent | None]:
        """Where the words of rows stand, None where that cannot be said.

        A place that one row shows exactly as it is belongs to it: another row, whose words have gone, does not slip there.
        """
        exact = [self._exactly(decision) for decision in decisions]
        taken = {place for place in exact if place}
        return [
            self._meant(place or self._roughly(decision, taken), decision)
            for place, decision in zip(exact, decisions, strict=True)
        ]

    def everywhere(self, words: str) -> Iterator[Extent]:
        """Every place where the words stand by themselves, not as a part of longer ones."""
        at = self.text.find(words)
        while at >= 0 and words:
            end = at + len(words)
            if self._is_whole(at, end):
                yield self.extent(at, end)
            at = self.text.find(words, end)

    def around(self, extent: Extent) -> tuple[str, str, str]:
        """The words of a place and some before and after it, in whole words; a long middle is left out."""
        start, end = self._inward(extent.start), self._inward(extent.end - 1) + 1
        first, last = max(0, start - AROUND), min(len(self.text), end + AROUND)
        if first:
            first = self.text.find(" ", first, start) + 1 or start
        if last < len(self.text):
            last = max(self.text.rfind(" ", end, last), end)
        return self.text[first:start], shortened(self.text[start:end]), self.text[end:last]

    def extent(self, start: int, end: int) -> Extent:
        """The extent in the source of a stretch of the text."""
        return Extent(self._outward(start), self._outward(end - 1) + 1)

    def _meant(self, place: tuple[int, int] | None, decision: Decision) -> Extent | None:
        """The place of the words to be marked, from that of the words which the row shows."""
        if place is not None and decision.shown and decision.shown != decision.words:
            place = self._near(place, decision.words)
        return None if place is None else self.extent(*place)

    def _exactly(self, decision: Decision) -> tuple[int, int] | None:
        """The place that is as the row shows it; without a context, the one in the line that it names."""
        before, shown, after = decision.before, decision.shown or decision.words, decision.after
        if not before and not after:
            return self._by_line(decision, shown)
        found = ((start + len(before), end - len(after)) for start, end in self._all(before + shown + after))
        return min(found, key=lambda place: self._afar(place, decision.line), default=None)

    def _roughly(self, decision: Decision, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
        """The one place with these words around which enough is as the row shows it."""
        before, shown, after = decision.before, decision.shown or decision.words, decision.after
        if not before and not after:
            return None
        apart = not ((before + " ")[-1].isalnum() or (" " + after)[1:2].isalnum())
        best, second, at = 0, 0, None
        for place in self._all(shown):
            if place in taken or (apart and not self._is_whole(*place)):
                continue
            alike = self._likeness(place, decision)
            if alike > best:
                best, second, at = alike, best, place
            elif alike > second:
                second = alike
        enough = _ENOUGH * (_letters(before) + _letters(after))
        return at if best > second and best >= enough else None

    def _by_line(self, decision: Decision, shown: str) -> tuple[int, int] | None:
        found = [place for place in self._all(shown) if self._is_whole(*place)]
        if decision.line:
            found = [place for place in found if not self._afar(place, decision.line)]
        return found[0] if len(found) == 1 else None

    def _near(self, place: tuple[int, int], words: str) -> tuple[int, int] | None:
        """The nearest place of other words: the mark was to go further, or less far."""
        low, high = max(0, place[0] - _AFAR - len(words)), place[1] + _AFAR + len(words)
        found = [
            (start, end) for start, end in self._all(words, low, high) if start < place[1] and place[0] < end
        ]
        return min(found, key=lambda each: abs(each[0] - place[0]), default=None)

    def _all(self, words: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
        """Where words stand, of which the middle may be left out."""
        last = len(self.text) if high is None else high
        head, gap, tail = words, "", ""
        if GAP in words and self.text.find(words, low, last) < 0:
            head, gap, tail = words.partition(GAP)
        at, count = self.text.find(head, low, last), 0
        if at < 0 and head and not gap and (_HYPHEN.search(head) or _HYPHEN.search(self.text)):
            yield from self._divided(head, low, last)
        while at >= 0 and head and count < _MOST:
            end = at + len(head)
            if gap:
                behind = self.text.find(tail, end, min(last, end + _LONGEST))
                end = behind + len(tail) if behind >= 0 else -1
            if end >= 0:
                yield at, end
            count += 1
            at = self.text.find(head, at + 1, last)

    def _divided(self, words: str, low: int, last: int) -> Iterator[tuple[int, int]]:
        """Where words stand of which one is divided at the end of a line there, or was in the row: nobody types “Super- intendent” into a table."""
        whole = _HYPHEN.sub("", words)
        form = "".join(re.escape(one) + ("(?:- )?" if one.isalpha() else "") for one in whole[:-1])
        found = re.compile(form + re.escape(whole[-1:])).finditer(self.text, low, last)
        return (each.span() for each in islice(found, _MOST))

    def _likeness(self, place: tuple[int, int], decision: Decision) -> int:
        """How many letters there are in the words that stand on either side of a place and in the row."""
        left = self.text[max(0, place[0] - _NEAR) : place[0]].split()
        right = self.text[place[1] : place[1] + _NEAR].split()
        return _shared(decision.before, left) + _shared(decision.after, right)

    def _afar(self, place: tuple[int, int], line: int) -> int:
        """How many lines a place is from the one that a row names."""
        return abs(self.source.line_of(self._outward(place[0])) - line) if line else 0

    def _is_whole(self, start: int, end: int) -> bool:
        return not (
            (start and self.text[start - 1].isalnum() and self.text[start].isalnum())
            or (end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum())
        )

    def _outward(self, place: int) -> int:
        """The place in the source of a character of the text."""
        word = bisect_right(self._here, place) - 1
        return self._there[word] + place - self._here[word]

    def _inward(self, place: int) -> int:
        """The place in the text of a character of the source."""
        word = bisect_right(self._there, place) - 1
        return self._here[word] + place - self._there[word]


def _letters(words: str) -> int:
    return sum(map(len, words.split()))


def _shared(words: str, there: list[str]) -> int:
    return sum(len(word) * count for word, count in (Counter(words.split()) & Counter(there)).items())


_HEAD, _TAIL = 80, 40


def shortened(words: str) -> str:
    """Long words with their middle left out, for a table that is to be read."""
    if len(words) <= 2 * (_HEAD + _TAIL):
        return words
    head, tail = words[:_HEAD].rpartition(" ")[0] or words[:_HEAD], words[-_TAIL:].partition(" ")[2]
    return head + GAP + (tail or words[-_TAIL:])
