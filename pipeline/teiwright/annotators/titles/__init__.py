"""Titles of works that stand in the text without quotation marks, where a word before them says what they are.

A plain text has lost its italics; only cues are left: “the author of …”, “his book …”, “the spring issue of …”. Without one, nothing is marked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.titles.languages import PERIODICAL, TABLES
from teiwright.model import Certainty, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from teiwright.findings import Finding
    from teiwright.model import Document

RULES: Mapping[str, str] = {
    "titles.titled": "Capitalised words after “titled” or “entitled”.",
    "titles.author-of": "Capitalised words after “the author of”, before a verb or a comma.",
    "titles.book": "Capitalised words after a word for a book or play: “his book …”, “the novel …”.",
    "titles.part": "Capitalised words after a word for an article, a poem, a chapter.",
    "titles.periodical": "Capitalised words after a word for a newspaper or journal, or after “the … issue of”.",
    "titles.cited": "Capitalised words in a reference: “(see … in …, date)”, “related by … in …”.",
}


class _Rule(Struct, frozen=True):
    name: str
    level: str
    """m, a, j; empty where the title itself decides."""
    cert: Certainty
    signs: tuple[str, ...]
    """A passage without one of these strings cannot match: they are looked for in the whole text, which costs next to nothing."""
    pattern: re.Pattern[str]
    """The title is the group “title”."""


_ALTERNATIVE = lazy(r"[^\W\d_]{3,}")


def _signs(*alternatives: str) -> tuple[str, ...]:
    """The letters with which each alternative of some regular expressions begins."""
    found: set[str] = set()
    for one in "|".join(alternatives).split("|"):
        letters = _ALTERNATIVE.search(one)
        optional = letters is not None and one[letters.end() : letters.end() + 1] == "?"
        found.add(letters[0][: -1 if optional else None] if letters else "")
    return tuple(sorted(found))


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    w = TABLES[language]
    capital = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
    more = rf"(?: (?:(?:{w.inner}) ){{0,3}}{capital})"
    title = rf"(?P<title>{capital}{more}{{0,9}})"
    long = rf"(?P<title>{capital}{more}{{1,9}})"
    # Not a proper name: it begins with an article, or has a small word inside.
    marked = rf"(?P<title>(?:{w.article})[ ’']{capital}{more}{{0,8}}|{capital}(?: {capital}){{0,4}} (?:(?:{w.inner}) ){{1,3}}{capital}{more}{{0,7}})"
    article = rf"(?P<title>(?:{w.article}) {capital}{more}{{0,4}})"
    name = rf"{capital}(?: {capital}){{0,3}}"
    told = rf"(?<!\w){w.related_by} {name} in {marked}(?=[,.;])"
    cited = rf"\((?i:{w.see}) {name} (?:\[[\w*]+\]\s?)?in {title}, (?:{w.months})"
    medium, high = Certainty.MEDIUM, Certainty.HIGH

    def rule(kind: str, level: str, cert: Certainty, signs: tuple[str, ...], pattern: str) -> _Rule:
        return _Rule(f"titles.{kind}", level, cert, signs, lazy(pattern))

    rules = (
        rule("titled", "", high, _signs(w.titled), rf"(?<!\w)(?:{w.titled}):? {long}"),
        rule("author-of", "m", medium, w.author_signs, rf"(?<!\w)(?i:{w.author_of}) {marked}"),
        rule("book", "m", medium, _signs(w.book), rf"(?<!\w)(?:{w.book}),? {marked}"),
        rule("part", "a", medium, _signs(w.part), rf"(?<!\w)(?:{w.part}),? {marked}"),
        rule("periodical", "j", medium, _signs(w.periodical), rf"(?<!\w)(?:{w.periodical}),? {article}"),
        rule("periodical", "", medium, w.issue_signs, rf"(?<!\w){w.issue} {long}"),
    )
    if not w.related_by:
        return rules
    return (
        *rules,
        rule("cited", "m", medium, w.related_signs, told),
        rule("cited", "j", medium, ("(",), cited),
    )


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark the titles that a cue announces."""
    language = document.language.partition("-")[0].lower()
    if language not in TABLES:
        return
    rules = _held(document, _rules(language))
    for number in sorted(set().union(*rules.values())):
        passage = document.passages[number]
        if passage.element in ("label", "head") or passage.inside("boilerplate", "provenance"):
            continue
        text = passage.text
        taken: list[tuple[int, int]] = []
        """In order; they do not overlap."""
        for rule, held in rules.items():
            if number not in held:
                continue
            for found in rule.pattern.finditer(text):
                start, end = found.span("title")
                at = bisect_left(taken, (start, end))
                if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
                    continue
                taken.insert(at, (start, end))
                words = found["title"]
                kind = rule.level or (
                    "j" if PERIODICAL.search(words) or rule.name == "titles.periodical" else "m"
                )
                cue = text[found.start() : start].strip()
                yield Span(
                    passage.extent(start, end),
                    "title",
                    rule.name,
                    (("level", kind),),
                    rule.cert,
                    f"“{cue}” before it",
                )


def _held(document: Document, rules: Iterable[_Rule]) -> dict[_Rule, set[int]]:
    """For each rule the passages that hold one of its signs."""
    whole = "\n".join([passage.text for passage in document.passages])
    starts = list(accumulate((len(passage.text) + 1 for passage in document.passages), initial=0))
    held: dict[_Rule, set[int]] = {}
    for rule in rules:
        places = held[rule] = set()
        for sign in rule.signs:
            at = whole.find(sign)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                places.add(number)
                at = whole.find(sign, starts[number + 1])
    return held
