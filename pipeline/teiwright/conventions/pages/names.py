"""Which lines name a page, “[fol. 3v]”, “(p. 12)”, “Page 4”, and which stand again and again between the halves of a sentence."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.numbers import value
from teiwright.conventions.pages.amid_sentences import BROKEN_OFF
from teiwright.conventions.pages.numbers import FULL
from teiwright.conventions.words import CLASSIFIED
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MARK = "mark"
"""What a line in square brackets is: it says nothing but where a page begins."""
_WORDS = r"(?:p(?:p?\.|gs?\.?|age)|p[áa]g(?:ina|\.)|s(?:eite|\.)|bl(?:att|\.)|f(?:ol(?:io|\.)?|\.)?|c(?:arta|\.)|leaf)"
_LEAF_OR_LETTER = "carta"
"""“Carta 3v” is a leaf, “CARTA III” a letter."""
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_SIDE = r"(?: ?(?:[rv][°º]|r|v|recto|verso|vo?|ro?|ª|º))?"
_BLANK = (
    r"(?:left |is |ist |est )?(?:blank|empty|leer|unbeschrieben|vacat|blanche?|vide|en blanco|bianca|vuota"
    r"|missing|wanting|torn out|cut out|fehlt|manque|manquante?|falta|manca)"
)
_NAME = lazy(
    rf"(?i:(?P<open>[\[{{(<])? ?(?P<word>{_WORDS}) ?(?P<n>{_NUMBER})(?P<side>{_SIDE})(?P<blank>,? (?:\(|\[)?{_BLANK}[)\]]?)?\.?:?(?: (?:of|/|von|sur|de|di) \d{{1,4}})? ?[\]}})>]?)$"
)
_SIDED = lazy(r"\[(?P<n>\d{1,3})(?P<side>[rv])\]$")
BRACED = lazy(r"\{(?P<n>\d{1,4}|[ivxlc]{1,7})\}")
"""“{12}”, also amid a line: the page, or the mark of a note."""
_DASHED = lazy(r"(?P<dash>[-–—]{1,2}) ?(?P<n>\d{1,3}) ?(?P=dash)$")
"""“- 2 -”, as it is typed above all pages but the first."""
_WHOLE = frozenset(("page", "seite", "página", "pagina", "blatt", "folio", "leaf"))
"""Words that are written in full above the second page of two."""
_RULE = lazy(r"\s*(?P<sign>[=\-–—*_~#])(?P=sign){4,}\s*$")
LONGEST = 30
"""Characters of such a line at most."""
LEAST = 3
"""Pages without square brackets, or lines that come again, at least."""
MOSTLY = 20
"""One in so many numbers of pages at most is smaller than the one before it: a picture was moved, or a figure misread."""
_SECOND = ("2", "1v", "ii")
"""What the second page of two is called."""
BRIEF = 9
"""Characters of a number between dashes at most."""
HALF = 12
"""Characters of the halves of a sentence at least."""
HEAD = 60
"""Characters of a running head at most."""


class _Named(Struct, frozen=True):
    line: int
    n: str
    order: int
    square: bool
    form: str
    blank: bool


def _between_dashes(raw: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The numbers between dashes by themselves, if they count from 2 on, or from a higher one: a section 2 has a first one above it, and the first page has no number."""
    found = {
        i: mark["n"]
        for i, line in enumerate(raw)
        if len(line.strip()) <= BRIEF and (mark := _DASHED.match(line.strip()))
    }
    first = int(next(iter(found.values()), "0"))
    counted = [str(n) for n in range(first, first + len(found))]
    if not _second_or_later(first, len(found)) or list(found.values()) != counted:
        return {}
    if not all(_stands_alone(raw, i) for i in found):
        return {}
    marked = (j for i in found for j in (i - 1, i + 1) if CLASSIFIED.match(raw[j].strip()))
    return {i: (n, "pageNum") for i, n in found.items()} | dict.fromkeys(marked, ("", "header"))


def _second_or_later(first: int, count: int) -> bool:
    """Numbers count from 2 on, or several from a higher one."""
    return first == 2 or (first > 2 and count > 1)


def _stands_alone(raw: Sequence[str], index: int) -> bool:
    """Text stands above and below a line, with a blank line between."""
    beside = (
        raw[i].strip()
        for i in (index - 1, index + 1)
        if i < len(raw) and not CLASSIFIED.match(raw[i].strip())
    )
    return 0 < index < len(raw) - 1 and not any(beside) and any(line.strip() for line in raw[index + 1 :])


def order(n: str) -> int:
    """A number that rises from page to page: 3v is followed by 4r, and counts as half a leaf."""
    side = n[-1:].lower()
    if side in "rv" and n[:-1].isdigit():
        return 2 * int(n[:-1]) + (side == "v")
    return 2 * value(n)


def rise(marks: Sequence[str]) -> bool:
    """Numbers of pages rise, and none comes again, as the mark of a note does above it; Roman ones stand before the others."""
    orders = [(n[:1].isdigit(), order(n)) for n in marks]
    falls = sum(two <= one for one, two in itertools.pairwise(orders))
    return MOSTLY * (falls + len(orders) - len(set(orders))) <= len(orders)


def _braced(raw: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The lines that are nothing but a number in braces, where all such numbers, also those amid lines, are pages."""
    if not any(line.lstrip().startswith("{") for line in raw):
        return {}
    marks = [(i, mark) for i, line in enumerate(raw) if "{" in line for mark in BRACED.finditer(line)]
    if len(marks) < LEAST or not rise([mark["n"] for _, mark in marks]):
        return {}
    return {i: (mark["n"], MARK) for i, mark in marks if mark[0] == raw[i].strip()}


def _named(index: int, line: str) -> _Named | None:
    words = line.strip()
    found = _NAME.match(words) or _SIDED.match(words)
    if not found:
        return None
    groups = found.groupdict()
    side = (groups["side"] or "").strip().lower()[:1].replace("ª", "").replace("º", "")
    n = groups["n"] + side
    opened = words[0] if words[0] in "[{(<" else ""
    if opened and words[-1] != {"[": "]", "{": "}", "(": ")", "<": ">"}[opened]:
        return None
    if not opened and words[-1] in "]})>":
        return None
    form = opened + (groups.get("word") or "").lower()
    if form == _LEAF_OR_LETTER and not side:
        return None
    return _Named(index, n, order(n), opened in ("[", "{"), form, bool(groups.get("blank")))


def pages_named(raw: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Line → page number and fw/@type, for lines that are nothing but the name of a page.

    In square brackets two are enough whose numbers rise, or one that is the second page. Others might be references: they must count on from page to
    page, or stand between the halves of a sentence; “- 2 -”, “- 3 -” and “Page 2” by themselves have no first page to count from.
    """
    braced = _braced(raw)
    if braced:
        return braced
    dashed = _between_dashes(raw)
    seen = [
        named
        for index, line in enumerate(raw)
        if line
        and len(line) <= LONGEST + 40
        and 1 < len(line.strip()) <= LONGEST
        and (named := _named(index, line))
    ]
    if len(seen) == 1 and seen[0].square and seen[0].n in _SECOND and not seen[0].blank:
        return {seen[0].line: (seen[0].n, MARK)}
    if len(seen) == 1 and seen[0].n == "2" and seen[0].form in _WHOLE and _stands_alone(raw, seen[0].line):
        return {seen[0].line: ("2", "pageNum")}
    if len(seen) < 2:
        return dashed
    kept: dict[int, tuple[str, str]] = {}
    for square in (True, False):
        group = [named for named in seen if named.square == square]
        pages = [named for named in group if not named.blank] if not square else group
        if len(pages) < 2 or not _rises(pages):
            continue
        if not square and not _sure(raw, pages):
            continue
        for named in group:
            kept[named.line] = (named.n, MARK if square and not named.blank else "pageNum")
    if not kept:
        return dashed
    numbers = {n for n, _ in kept.values()}
    for named in seen:
        if named.blank and named.n in numbers:
            kept.setdefault(named.line, (named.n, "pageNum"))
    return kept


def rules_around(raw: Sequence[str], named: Collection[int]) -> list[int]:
    """The rows of dashes that stand right above, or right below, every line that names a page: a program has set them off so."""
    found: list[int] = []
    for step in (-1, 1):
        beside = [index + step for index in named if 0 <= index + step < len(raw)]
        if len(named) > 1 and len(beside) == len(named) and all(_RULE.match(raw[at]) for at in beside):
            found += beside
    return found


def _rises(pages: list[_Named]) -> bool:
    """Each number is larger than the one before it; that of a page left blank may have been named above it."""
    return all(
        one.order < other.order or (other.blank and one.order == other.order)
        for one, other in itertools.pairwise(pages)
    )


def _sure(raw: Sequence[str], pages: list[_Named]) -> bool:
    """All are of one form, and count on by one, or break sentences."""
    if len({named.form for named in pages}) > 1:
        return False
    steps = {other.order - one.order for one, other in itertools.pairwise(pages)}
    amid = sum(_amid(raw, named.line) for named in pages)
    return (len(pages) >= LEAST and steps <= {1, 2}) or (amid > 0 and 2 * amid >= len(pages) - 1)


def _amid(raw: Sequence[str], index: int) -> bool:
    """A line stands between the halves of a sentence."""
    above, below = index - 1, index + 1
    while above >= 0 and not raw[above].strip():
        above -= 1
    while below < len(raw) and not raw[below].strip():
        below += 1
    if above < 0 or below >= len(raw):
        return False
    before, after = raw[above].strip(), raw[below].strip()
    return (
        len(before) >= HALF
        and len(after) >= HALF
        and BROKEN_OFF.search(before[-3:]) is not None
        and after[0].islower()
    )


def heads_amid(raw: Sequence[str]) -> dict[int, str]:
    """Line → fw/@type, for the same line set off at least three times, most of them between the halves of a sentence: a running head.

    No heading of a section breaks a sentence, and no refrain does.
    """
    alone = [
        index
        for index, line in enumerate(raw)
        if 3 < len(line.strip()) <= HEAD
        and not (index and raw[index - 1].strip())
        and index + 1 < len(raw)
        and not raw[index + 1].strip()
    ]
    places: dict[str, list[int]] = {}
    for index in alone:
        places.setdefault(raw[index].strip(), []).append(index)
    found: dict[int, str] = {}
    for words, lines in places.items():
        if len(lines) < LEAST or not any(c.isalpha() for c in words) or FULL.search(words):
            continue
        # The first of them stands at the head of the text, or of its first page.
        if 2 * sum(_amid(raw, index) for index in lines) > len(lines):
            found |= dict.fromkeys(lines, "header")
    return found
