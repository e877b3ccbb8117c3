"""Which lines are page numbers that break a sentence in two, with what stands beside them: a running head, an address, notes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions.letters.formulas import ADDRESSEE
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.notes.markers import markers_in, plain_markers_in, sought
from teiwright.conventions.numbers import value
from teiwright.conventions.pages.numbers import FULL, NEAR, NUMBER, SET_APART, page_number
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

FOOTER = "footer"
LONG = 30
"""Characters of a line of running text at least."""
BROKEN_OFF = lazy(r"(?:[^\W\d_],?|[^\W\d_][-\u2010¬\u00ad])$")
"""A line that no sentence ends with: a word, perhaps divided or with a comma."""
_PAGE = 60
"""Lines of a page at most, in which the marker of a note at its foot is looked for."""


def amid_sentences(raw: list[str], known: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Line → page number (empty for a running head or address) and fw/@type, for those set off by blank lines between the halves of a sentence.

    Two pages show no series. But a number between a line that breaks off and one that goes on in small letters is that of
    a page, and so are those of the same form before and after it that it counts on.
    """
    held = set(known)
    if not any(len(line) > LONG for line in raw):
        return {}
    found: dict[int, tuple[str, str]] = {}
    for group, broken in _set_off(raw):
        if not broken or held.intersection(group):
            continue
        if ADDRESSEE.match(raw[group[0]].strip()):
            found |= dict.fromkeys(group, ("", FOOTER))
            continue
        marks = {i: page_number(raw[i].strip()) for i in group}
        if not any(marks.values()):
            continue
        notes = _notes_at_foot(raw, group, marks)
        for i, n in marks.items():
            if i in notes:
                continue
            letters = sum(1 for c in raw[i] if c.isalpha())
            found[i] = (n, "pageNum" if n and letters < 8 else "header")
    return found | _counted(raw, found, held) if found else {}


def _notes_at_foot(raw: list[str], group: list[int], marks: dict[int, str]) -> set[int]:
    """Of the lines above a page number those of notes: they begin as notes do, end as sentences, and the text above has their marker."""
    foot = list(itertools.takewhile(lambda i: not marks[i], group))
    if not foot or not FULL.search(raw[foot[-1]]) or (first := label_at(raw[foot[0]], 0)) is None:
        return set()
    if first.key is None:
        return set(foot)
    text = "\n".join(raw[max(0, group[0] - _PAGE) : group[0]])
    kinds = sought(text)
    marked = kinds is not None and any(m.key.text == first.key.text for m in markers_in(text, 0, kinds))
    plain = not marked and any(m.key.text == first.key.text for m in plain_markers_in(text, 0))
    return set(foot) if marked or plain else set()


def _set_off(raw: list[str]) -> Iterable[tuple[list[int], bool]]:
    """The short groups of lines between two longer lines, with blank lines above and below, and whether they break a sentence."""
    filled = [i for i, line in enumerate(raw) if line and not line.isspace()]
    index = 0
    while index < len(filled) - 2:
        first = filled[index + 1]
        before = raw[filled[index]].strip()
        if first - filled[index] < 2 or len(before) < LONG:
            index += 1
            continue
        for count in range(1, NEAR):
            if index + count + 1 >= len(filled):
                break
            last, after = filled[index + count], filled[index + count + 1]
            if len(raw[last].strip()) > 2 * LONG + LONG // 2:
                break  # A line of text, and all that follows it.
            if after - last < 2:
                continue
            following = raw[after].strip()
            broken = (
                bool(BROKEN_OFF.search(before[-3:]))
                and following[0].islower()
                and len(following) >= LONG // 2
            )
            yield filled[index + 1 : index + count + 1], broken
            if broken:
                break
        index += 1


def _counted(raw: list[str], found: dict[int, tuple[str, str]], held: set[int]) -> dict[int, tuple[str, str]]:
    """Further numbers of the same form that follow or precede those by one, between two paragraphs."""
    signs = {_sign(raw[i]) for i, (n, kind) in found.items() if n and kind == "pageNum"}
    heads = {_letters(raw[i]) for i, (n, kind) in found.items() if n and kind == "header"}
    values = {value(n): i for i, (n, _) in found.items() if n}
    more: dict[int, tuple[str, str]] = {}
    singles = [
        (group[0], n)
        for group, _ in _set_off(raw)
        if len(group) == 1 and group[0] not in held and (n := page_number(raw[group[0]].strip()))
    ]
    end = max((i for i, line in enumerate(raw) if line and not line.isspace()), default=0)
    if end and end not in held and not raw[end - 1].strip() and (n := page_number(raw[end].strip())):
        singles.append((end, n))  # at the foot of the last page
    wide = {
        i: page_number(line.strip())
        for i, line in enumerate(raw)
        if heads and i not in held and SET_APART.match(line.strip())
    }
    singles += [(i, n) for i, n in wide.items() if n and (i, n) not in singles]
    for order in (singles, singles[::-1]):
        for index, n in order:
            headed = _letters(raw[index]) in heads or index in wide
            if index in found or not (headed or _sign(raw[index]) in signs):
                continue
            number = value(n)
            before, after = values.get(number - 1), values.get(number + 1)
            if (before is not None and before < index) or (after is not None and after > index):
                more[index] = (n, "header" if headed else "pageNum")
                values.setdefault(number, index)
    return more


def _letters(line: str) -> str:
    """The words of a running head, without its number; nothing where it has none."""
    letters = "".join(filter(str.isalpha, line))
    return letters if len(letters) > 2 else "\0"


def _sign(line: str) -> str:
    """What stands before a number: a dash, a bracket, nothing."""
    found = NUMBER.match(line.strip())
    return (found["sign"] or "").strip() if found else "head"
