"""Headings that are numbers, or begin with one: which of them count, seen beside their like."""

from __future__ import annotations

import itertools
from collections import Counter
from string import ascii_uppercase
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import DOUBT, INITIAL_NUMBER, LARGE, Heading
from teiwright.conventions.numbers import ORDINALS, count_up, value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.view import View

RISING = "numbers that rise by one"
"""The evidence of a heading that counts on from another."""
LETTERS = "letters that count from A"
"""The evidence of “A. Houses”, “B. Money”, “C. Books”."""
_LETTERED = lazy(r"(?P<letter>[A-Z])[.)]\s+[^\W\d_][^.;:,!?]{2,}$")
_TITLE = 60
"""Characters of such a heading at most."""
_LEAST = 3
"""So many of them at least."""
PARTS = "a number above others of another kind"
"""The evidence of a heading that holds such numbers."""
LONG = 100
"""Characters: few headings with a number are longer."""
COUNTED = lazy(r"(?P<n>\d{1,4})\.\s+\S")
COUNT = 2
"""So many lines with one word and numbers that rise from 1 are no accident; one more, if they rise from another."""
PART = 2
"""The weakest rank of what holds chapters: a volume, a part."""
SURE = 5
"""Points of numbers that count in two ways, one within the other."""
BOTH = 2
"""Shapes of such numbers, and parts at least."""


def series(seen: dict[int, Heading], view: View) -> None:
    """Bare numbers count as headings where they rise by one."""
    _parts(seen)
    _rising(seen, [i for i, h in seen.items() if h.bare and h.rank == w.BARE and h.evidence != PARTS])
    for index, heading in seen.items():
        above = seen.get(index - 1)
        if heading.bare and heading.rank == w.BARE and value(heading.n) == 1 and above and above.rank < 4:
            seen[index] = replace(
                heading, score=heading.score + 2, evidence="the first below a part", kind="chapter"
            )
    _words(seen, view)
    for index, letter in _lettered(view).items():
        seen[index] = Heading(SURE, w.BARE, "section", letter, LETTERS)
    titled = [i for i, h in seen.items() if not h.bare and "numbered" in h.evidence and "." not in h.n]
    _rising(seen, titled)
    _inner(seen, [i for i in titled if seen[i].evidence == RISING])


_THE_FIRST = lazy(
    rf"(?P<word>[^\W\d_a-zß-öø-ÿ][^\W\d_]{{2,15}}) (?:the|THE) (?P<n>(?i:{'|'.join(ORDINALS)}))(?P<title>)\.?$"
)
"""“Codicil the First”."""


def _words(seen: dict[int, Heading], view: View) -> None:
    """“Room 20”, “Room 21”: the same word with numbers that rise by one, on lines of their own, heads what stands below it.

    What is numbered so and heads nothing: pictures, tables, notes, and lines right below each other.
    """
    rows: dict[str, list[tuple[int, int, re.Match[str]]]] = {}
    again: set[str] = set()
    dated: Counter[str] = Counter()
    """How many have a day on a second line."""
    for index, heading in seen.items():
        words, _, day = view.words_at(index).partition("\n")
        words = words.rstrip()
        found = (w.WORDED.match(words) or _THE_FIRST.match(words)) if heading.rank >= w.CAPITALS else None
        if found is None or found["word"].casefold() in w.NO_HEADS:
            continue
        row = rows.setdefault(found["word"], [])
        number = value(found["n"]) or ORDINALS.get(found["n"].lower(), 0)
        if row and (number != row[-1][1] + 1 or index <= row[-1][0] + 1):
            if len(row) > 1 and index > row[-1][0] + 1:
                again.add(found["word"])
            row.clear()
        row.append((index, number, found))
        dated[found["word"]] += bool(day)
    for word, row in rows.items():
        if word in again:
            continue  # “Speaker 1”, “Speaker 2”, “Speaker 1”
        above = view.chunks[row[0][0] - 1] if row[0][0] else None
        if above and above.length > LONG and view.text[above.end - 1] == ":":
            continue  # “She read the cards on the doors:”, “Room 1”
        if len(row) < COUNT or (len(row) < COUNT + 1 and row[0][1] != 1 and dated[word] < COUNT):
            continue
        for index, _, found in row:
            seen[index] = replace(
                seen[index],
                score=SURE,
                rank=w.BARE,
                kind="section",
                n=found["n"],
                evidence=f"“{found['word']}” and numbers that rise by one",
                bare=not found["title"],
            )


def _lettered(view: View) -> dict[int, str]:
    """“A. Houses”, “B. Money”, “C. Books”: short lines whose letters count from A on, each with text below it; by their chunks. Names with initials do not."""
    found = [
        (index, mark["letter"])
        for index, chunk in enumerate(view.chunks)
        if chunk.height == 1 and chunk.length <= _TITLE
        if (mark := _LETTERED.match(view.words(chunk)))
    ]
    counted = "".join(letter for _, letter in found)
    apart = all(two - one > 1 for (one, _), (two, _) in itertools.pairwise(found))
    if len(found) < _LEAST or found[-1][0] == len(view.chunks) - 1:
        return {}
    return dict(found) if apart and ascii_uppercase.startswith(counted) else {}


def _inner(seen: dict[int, Heading], titled: list[int]) -> None:
    """“1. Its source”, “2. Its mouth” between “III. Of the river” and “IV. Of the sea”: what begins to count anew stands deeper."""
    if not titled:
        return
    shape = shape_of(seen[titled[0]].n)
    outer = [i for i in titled if shape_of(seen[i].n) == shape]
    if not count_up([value(seen[i].n) for i in outer]):
        return
    if max(titled) > outer[-1] and not any(outer[0] < i < outer[-1] for i in titled if i not in outer):
        return  # nothing counts anew but behind the last: the chapters of a second part
    for start, stop in itertools.pairwise([*outer, max(titled) + 1]):
        inner = [i for i in titled if start < i < stop]
        if not count_up([value(seen[i].n) for i in inner]):
            continue
        for index in inner:
            seen[index] = replace(seen[index], rank=seen[index].rank + 1, kind="section")


def _parts(seen: dict[int, Heading]) -> None:
    """“I” above “1”, “2” and “II” above “1”, “2”: numbers of one shape hold those of the other.

    Those outside rise by one, or begin anew below another heading; those inside begin anew, or count on, below each of them.
    """
    bare = [i for i, h in seen.items() if h.bare and h.rank == w.BARE and h.evidence != LARGE]
    shapes = {shape_of(seen[i].n) for i in bare}
    if len(shapes) != BOTH:
        return
    outer = shape_of(seen[bare[0]].n)
    groups: list[list[int]] = []
    for index in bare:
        if shape_of(seen[index].n) == outer:
            groups.append([index])
        else:
            groups[-1].append(index)
    inner = [group[1:] for group in groups if group[1:]]
    if len(inner) < BOTH or all(len(held) < BOTH for held in inner):
        return
    if not _counts_parts(seen, [group[0] for group in groups]) or not _counts_on(seen, inner):
        return
    if any(seen[i].named for group in groups for i in range(group[0], group[-1]) if i in seen):
        return  # What is below “Notes” is not below the number above it.
    again = sum(1 for group in groups if value(seen[group[0]].n) == 1) > 1
    kinds = ("chapter", "section") if again else ("part", "chapter")
    for first, *held in groups:
        seen[first] = replace(seen[first], score=SURE, evidence=PARTS, kind=kinds[0])
        for index in held:
            seen[index] = replace(
                seen[index], score=SURE, evidence="a number below another", kind=kinds[1], rank=w.BARE + 1
            )


def _counts_parts(seen: dict[int, Heading], outer: list[int]) -> bool:
    """The numbers of parts rise by one from the first; where they begin anew, another heading stands between."""
    numbers = [value(seen[i].n) for i in outer]
    return (
        numbers[0] == 1
        and BOTH in numbers
        and all(
            after == before + 1
            or (after == 1 and any(i in seen and not seen[i].bare for i in range(start + 1, stop)))
            for (before, start), (after, stop) in itertools.pairwise(zip(numbers, outer, strict=True))
        )
    )


def _counts_on(seen: dict[int, Heading], inner: list[list[int]]) -> bool:
    """The numbers below each part rise by one, from 1 or from where those of the part before end."""
    last = 0
    for held in inner:
        numbers = [value(seen[i].n) for i in held]
        if numbers[0] not in {1, last + 1} or any(b != a + 1 for a, b in itertools.pairwise(numbers)):
            return False
        last = numbers[-1]
    return True


def _rising(seen: dict[int, Heading], indexes: list[int]) -> None:
    """Numbers that follow each other make chapters of their lines; the points for that are added to what was seen."""
    numbers = _without_initials(seen, [(i, value(seen[i].n)) for i in indexes])
    good: set[int] = set()
    latest: dict[str, tuple[int, int]] = {}
    for index, number in numbers:
        last = latest.get(shape_of(seen[index].n))
        if last and number == last[1] + 1 and index > last[0] + 1:
            good |= {last[0], index}
        latest[shape_of(seen[index].n)] = (index, number)
    if min((value(seen[i].n) for i in good if shape_of(seen[i].n) == "i"), default=1) > 1:
        # “vi”, “vii”: the pages of a preface.
        good = {i for i in good if shape_of(seen[i].n) != "i"}
    # Where chapters are numbered, one of the same kind that breaks the count is misnumbered, or begins a new count.
    shapes = Counter(shape_of(seen[i].n) for i in good)
    good |= {
        i for i in indexes if seen[i].bare and shapes[shape_of(seen[i].n)] > 3 and seen[i].evidence != LARGE
    }
    # “I” below “PART TWO”, which has no II, where other parts have.
    good |= {i for i in indexes if seen[i].bare and shapes[shape_of(seen[i].n)] and _begins_part(seen, i)}
    for index in good:
        why = RISING
        score = seen[index].score + 2 + (DOUBT if INITIAL_NUMBER in seen[index].evidence else 0)
        seen[index] = replace(seen[index], score=score, evidence=why, kind="chapter")


def _begins_part(seen: dict[int, Heading], index: int) -> bool:
    """The first number, right below a part or the title of one."""
    above = seen.get(index - 1)
    if above is not None and above.rank == w.CAPITALS:
        above = seen.get(index - 2)
    return value(seen[index].n) == 1 and above is not None and above.rank <= PART and bool(above.n)


def _without_initials(seen: dict[int, Heading], numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers without letters that neither follow the number before them nor lead to the next: initials of names."""
    unsure = [INITIAL_NUMBER in seen[index].evidence for index, _ in numbers]
    if not any(unsure):
        return numbers
    shapes = [shape_of(seen[index].n) for index, _ in numbers]
    before = _nearest(numbers, unsure, shapes)
    after = _nearest(numbers[::-1], unsure[::-1], shapes[::-1])[::-1]
    return [
        (index, number)
        for at, (index, number) in enumerate(numbers)
        if not unsure[at] or before[at] == number - 1 or after[at] == number + 1
    ]


def _nearest(numbers: list[tuple[int, int]], unsure: list[bool], shapes: list[str]) -> list[int | None]:
    """For each number the last sure one before it that is written as it is."""
    last: dict[str, int] = {}
    found: list[int | None] = []
    for (_, number), doubt, shape in zip(numbers, unsure, shapes, strict=True):
        found.append(last.get(shape))
        if not doubt:
            last[shape] = number
    return found


def shape_of(n: str) -> str:
    """Figures, capitals or small letters."""
    return "1" if n.isdigit() else "I" if n.isupper() else "i"
