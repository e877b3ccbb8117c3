"""How the markers of notes look in running text: patterns and words, no decisions about what leads where."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.notes.forms import (
    AGAIN,
    BRACKETED,
    COMPATIBLE,
    NAME,
    NUMBER,
    PLAIN,
    RAISED_LETTERS,
    ROMANS,
    SHORT_WORDS,
    SIGNS,
    WORDS,
    Key,
    counts_in_roman,
    key_of,
    series_of,
    way_of,
)
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.notes.forms import Label
    from teiwright.model import Document

_AFTER_STOP = r"(?<=[.,;:!?”’»)\"'])"
_BEHIND = rf"(?:(?<=[^\W\d_]{{2}})|{_AFTER_STOP})"
"""Right behind a word, or behind its stop."""
_SEVERAL = r"\d{1,3}(?:(?:, ?|[–-])\d{1,3}){1,8}"
"""Numbers of several notes in one pair of brackets: [3, 4], [5–7]."""
_MARKERS = {
    "<": r"<(?P<angle>\d{1,3})>|<sup>(?P<raised>\d{1,3})</sup>",
    "$": rf"{_BEHIND}\$\^(?:\{{(?P<raised2>\d{{1,3}})\}}|(?P<raised22>\d{{1,3}}))\$",
    "[N": rf"\[(?:{WORDS}|{SHORT_WORDS})[ ]?(?P<worded>\d{{1,3}})\]|\[\[(?P<doubled>\d{{1,3}})\]\]|\[(?P<several>{_SEVERAL})\]",
    "{": r"\{(?P<curly>\d{1,3}[a-z]?|[A-Za-z])\}",
    "^": rf"{_BEHIND}\^(?:\{{(?P<raised222>\d{{1,3}})\}}|(?P<raised2222>\d{{1,3}})(?!\w)|(?P<raised22222>[a-z])(?!\w))",
    "[": rf"\[(?:\^(?P<caret>[\w.-]{{1,40}})\](?!:)|(?P<bracket>\d{{1,4}}(?:{AGAIN}|[*a-z])?|(?:[A-Za-z]|{ROMANS}|{ROMANS.upper()})(?=\](?!\w))|[A-Z]\d{{1,3}}|{BRACKETED})\])",
    "(N": rf"\((?:[Ff]n\.?|{SHORT_WORDS})[ ]?(?P<worded2>\d{{1,3}})\)",
    "#": rf"(?:{_BEHIND}|(?<=[\w.,;:!?”’»)\"'] ))#(?P<hash>\d{{1,3}})(?!\w)",
    "(": rf"\((?P<round>\d{{1,3}}|[a-z]|{ROMANS}|{BRACKETED})\)|\(\((?P<doubled2>\d{{1,3}})\)\)|\((?P<several2>{_SEVERAL})\)",
    "/": r"(?<![\d/])/(?P<slash>\d{1,3})/(?![\w/])",
    "⁰": rf"⁽(?P<superscript2>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})⁾|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})|(?<=[^\s([{{:–—-])(?P<superscript22>[①-⑳])|(?:(?<=[a-zß-öø-ÿ]{{2}})|{_AFTER_STOP})(?P<superscript222>[{RAISED_LETTERS}])(?!\w)",
    "1/": rf"(?:{_BEHIND}(?P<stroke>\d{{1,2}})|(?<=[\w.,;:!?”’»)\"'] )(?P<stroke2>\d{{1,2}}))/(?=[\s.,;:!?)]|$)",
    ")": r"(?<=[^\W\d_])(?P<closing>\d{1,3})\)|(?<=[.,;:!?”’»\"'])(?P<closing2>\d{1,3})\)|(?<=[\w.,;:!?”’»\"'] )(?P<closing22>\d{1,3})\)",
    "*1": rf"{_BEHIND}\*{{1,2}}(?P<starred>\d{{1,2}})(?:\*{{1,2}}|\))?(?!\w)",
    "+": rf"{_BEHIND}(?P<sign22>\+{{1,3}})(?=[\s.,;:!?)”»]|$)",
    "*": rf"(?P<sign>(?<![\s*†‡§¶‖|(\[])(?:{SIGNS})(?![*†‡§¶‖|\w]))|(?<=[.,;:!?”’»)] )(?P<sign2>{SIGNS})(?=\s|$)(?!\s+\*)",
}
_NEEDS = {
    "<": "<",
    "[N": "[",
    "{": "{",
    "^": "^",
    "[": "[",
    "(N": "(",
    "#": "#",
    "(": "(",
    "/": "/",
    "$": "$",
    "⁰": f"⁰¹²³⁴⁵⁶⁷⁸⁹⁽①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{RAISED_LETTERS}",
    "1/": "/",
    "*1": "*",
    "+": "+",
    ")": ")",
    "*": "*†‡§¶‖|",
}
_SIGNS = "".join(dict.fromkeys("".join(_NEEDS.values())))
_SELDOM = f"⁰⁴⁵⁶⁷⁸⁹⁽①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳{RAISED_LETTERS}"
"""Signs that hardly a text has: one look for all of them is quicker than one for each."""
_SELDOM_SIGN = lazy(f"[{_SELDOM}]")
_COMMON = "".join(sign for sign in _SIGNS if sign not in _SELDOM)
_FIGURE_FIRST = (")", "1/")
_STOP = rf"[.,;:!?{CLOSES})]"
_PLAIN = lazy(
    rf"(?P<n>[1-9](?:(?<=[^\W\d_]{{2}}{_STOP}.)|(?<=[^\W\d_]{{2}}{_STOP}{{2}}.)|(?<=[^\W\d_]{{3}}.))\d?)(?=[\s.,;:!?)”»]|$)"
)
"""A figure is what is looked for; then what stands before it."""
_BEHIND_NUMBER = lazy(rf"(?P<n>[1-9](?:(?<=\d{_STOP}.)|(?<=\d{_STOP}{{2}}.))\d?)(?=[\s.,;:!?)”»]|$)")
"""The same behind a year and its stop, where it may as well be a part of the number: in 1841,2."""

_FIGURES = lazy(r"\d+")
_SPACED = ("round", "closing22", "stroke2")
"""These may stand behind a space, and there they may as well number the parts of a sentence."""
_UNSURE = ("sign2",)
"""A bullet may stand so."""
_RAISED = ("superscript", "raised")
"""What stands behind a unit or a number may be a power of it; a caret is looked for behind words only."""
_NEAR = 300
"""Characters before a marker in which a bracket may have opened."""
_MOST_PARTS = 12
_ENUMERATES = lazy(r"(?:^|[:;,([{—–-]|\b(?:and|or|und|oder|et|ou|y|o|e))\s*$", re.IGNORECASE)


class Marker(Struct, frozen=True):
    """A marker in running text: passage number, place in the passage, shape and key."""

    passage: int
    start: int
    end: int
    shape: str
    key: Key
    over: int = 0
    """So many numbers the dash before it leaves out: two in [5–8]."""
    sure: bool = True
    """False where it may as well number the parts of a sentence, “the word (1) and”, or be a bullet: “the end. * The”."""


class Sought(Struct, frozen=True):
    """The kinds of marker whose characters occur in a text at all."""

    signs: str
    """Those characters: a passage without any has no marker."""
    begins: re.Pattern[str]
    """What they begin with: at most places of a text nothing else need be tried."""
    whole: re.Pattern[str]
    series: frozenset[str]
    """The ways to call notes that the text is seen to have."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """What looks like such a marker, in order, without overlap."""
        for sign in self.signs:
            if sign in text:
                break
        else:
            return
        done = 0
        for begun in self.begins.finditer(text):
            if begun.start() >= done and (found := self.whole.match(text, begun.start())):
                done = found.end()
                yield found


def sought(text: str) -> Sought | None:
    """What markers are looked for in a text; None if there can be none."""
    signs = "".join(c for c in (_SIGNS if _SELDOM_SIGN.search(text) else _COMMON) if c in text)
    kinds = [kind for kind in _MARKERS if not set(_NEEDS[kind]).isdisjoint(signs)]
    begins = "".join(r"\d" if kind in _FIGURE_FIRST else re.escape(_NEEDS[kind]) for kind in kinds)
    whole = "|".join(_MARKERS[kind] for kind in kinds)
    return Sought(signs, re.compile(f"[{begins}]"), re.compile(whole), series_of(text)) if kinds else None


def markers_in(text: str, passage: int, kinds: Sought) -> Iterator[Marker]:
    """Everything in a passage that looks like a marker."""
    for found in kinds.find(text):
        name = found.lastgroup or ""
        shape = name.rstrip("2")
        if shape == "several":
            yield from _several(found, passage, "bracket" if shape == name else "round")
            continue
        spaced = name in _SPACED
        sure = name not in _UNSURE and (not spaced or _closes_clause(text, found.start(), found.end()))
        if spaced and not sure and _enumerates(text, found.start(), found[name]):
            continue
        if name == "closing22" and _in_brackets(text, found.start()):
            continue  # (see note 1)
        if name in _RAISED and _is_power(text, found.start()):
            continue
        if name == "sign" and _ends_emphasis(text, found.start()):
            continue
        if (way := way_of(shape, found[name])) and way not in kinds.series:
            continue
        roman = shape in ("bracket", "round") and counts_in_roman(shape, found[name], kinds.series)
        key = key_of(found[name], roman=roman)
        if shape == "bracket" and key.kind == NAME and key.text.isalpha():
            continue  # [iv] is the number of a page
        end = found.end() + _with_bracket(text, found.start(), found.end(), shape)
        yield Marker(passage, found.start(), end, shape, key, sure=sure)


def _several(found: re.Match[str], passage: int, shape: str) -> Iterator[Marker]:
    """The markers in “[3, 4]” and “[5–7]”: the first and the last with their bracket, and between two others the dash stands for the one it leaves out.

    Round brackets have as well the pages of a book, or what somebody counts.
    """
    name = found.lastgroup or ""
    figures = list(_FIGURES.finditer(found.string, found.start(name), found.end(name)))
    numbers = [int(figure[0]) for figure in figures]
    if any(one >= two for one, two in pairwise(numbers)):
        return
    sure = shape == "bracket"
    for at, figure in enumerate(figures):
        start = figure.start() - (at == 0)
        end = figure.end() + (at == len(figures) - 1)
        over = numbers[at] - numbers[at - 1] - 1 if at and found.string[figure.start() - 1] in "–-" else 0
        if over == 1:
            between = Key(NUMBER, str(numbers[at] - 1))
            yield Marker(passage, figure.start() - 1, figure.start(), shape, between, sure=sure)
        yield Marker(passage, start, end, shape, Key(NUMBER, figure[0]), over, sure)


def plain_markers_in(text: str, passage: int, *, behind_number: bool = False) -> Iterator[Marker]:
    """Figures right behind a word or its stop, or behind the stop of a number, which may be markers that have lost their place above the line."""
    for found in (_BEHIND_NUMBER if behind_number else _PLAIN).finditer(text):
        yield Marker(passage, found.start(), found.end(), PLAIN, Key(NUMBER, found["n"]))


def _with_bracket(text: str, start: int, end: int, shape: str) -> bool:
    """Whether the bracket behind a sign or a raised figure is part of it, as German printers set it: Flusse*), Tag¹)."""
    if shape not in ("sign", "superscript") or text[end : end + 1] != ")":
        return False
    return not _in_brackets(text, start)


def _in_brackets(text: str, at: int) -> bool:
    """Whether a round bracket is open at a place."""
    return text.rfind("(", max(0, at - _NEAR), at) > text.rfind(")", max(0, at - _NEAR), at)


def _enumerates(text: str, start: int, key: str) -> bool:
    """Whether (2) stands where the parts of a sentence have their numbers; no sentence has more than some."""
    if key.isdigit() and int(key) > _MOST_PARTS:
        return False
    return _ENUMERATES.search(text, max(0, start - 12), start) is not None


def _closes_clause(text: str, start: int, end: int) -> bool:
    """Whether (1) stands where a marker stands, and does not number the parts of a sentence."""
    before = text[start - 1 : start]
    if before and not before.isspace():
        return before not in "([{—–/"
    after = text[end : end + 1]
    if not after or after in ".,;:!?)]":
        return True
    return text[max(0, start - 2) : start - 1] in tuple(".!?”’»")


def _ends_emphasis(text: str, start: int) -> bool:
    """Whether an asterisk is the second of a pair round some words: *so*."""
    if text[start] != "*":
        return False
    first = text.rfind("*", max(0, start - 300), start)
    if first < 0 or text[first + 1].isspace():
        return False
    while first and text[first - 1] == "*":
        first -= 1
    return first == 0 or not (text[first - 1].isalnum() or text[first - 1] in ".,;:!?)”’\"'")


def _is_power(text: str, start: int) -> bool:
    """Whether a superscript figure belongs to a number or a unit, and not to a year: 10³, 40 km²."""
    before = text[max(0, start - 5) : start]
    if before[-1:].isdigit():
        return re.search(r"(?:^|\D)(?:1\d|20)\d\d$", before) is None
    return re.search(r"(?:^|[\s\d/])(?:[kcmd]?m|ha|in|ft)$", before) is not None


class Called:
    """Which labels have a marker, and the first passage with one; looked for only where notes of several kinds may stand together."""

    def __init__(self, document: Document) -> None:
        """Nothing is looked for yet."""
        self.document = document
        self._first: dict[tuple[str, Key], int] | None = None

    def before(self, label: Label, index: int) -> bool:
        """Whether a passage before this one has a marker for the label."""
        if self._first is None:
            self._first = {}
            kinds = sought(self.document.source.text)
            for at, passage in enumerate(self.document.passages if kinds else ()):
                for marker in markers_in(passage.text, at, kinds) if kinds else ():
                    if marker.sure and passage.text[max(0, marker.start - 1) : marker.start].strip(" \n"):
                        self._first.setdefault((marker.shape, marker.key), at)
        return label.key is not None and any(
            self._first.get((shape, label.key), index) < index for shape in COMPATIBLE[label.shape]
        )
