"""Headings that only their like tells: short lines without a stop between the paragraphs of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case
from teiwright.conventions.end_marks import without_dash
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.headings.evidence import INITIAL
from teiwright.conventions.headings.heading import ALIKE, ENOUGH, Heading, Heads
from teiwright.conventions.letters.formulas import CLOSING
from teiwright.conventions.lines import STOPS
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.verse.attributions import is_signed
from teiwright.conventions.verse.stanzas import is_label
from teiwright.conventions.verse.verses import are_labelled, looks_like_verse

if TYPE_CHECKING:
    from collections.abc import Container

    from teiwright.conventions.view import View

MOST_WORDS = 3
"""Spaces in a line that comes again below several headings, less than."""
SHORT = 60
"""A title without a number is not longer, and a paragraph below it is."""
TOP = 4
"""So many blocks may be the head of a text."""
LONG = 120
"""Such a paragraph is long (characters)."""
FEW = 3
"""So many lines of one kind are no accident."""


def _chosen(heading: Heading) -> tuple[Heading, bool]:
    """A heading of its own, since others are like it."""
    return replace(heading, score=ENOUGH, evidence=ALIKE), False


def alike(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """Short lines without a stop between paragraphs, where nearly all such lines are like that: headings of the same kind.

    Lines in title case need no more than two like them, or long paragraphs on both sides; others need both.
    """
    if any(h.rank <= w.NUMBERED and h.n for h, _ in chosen.values()):
        return {}
    titled: Heads = {}
    plain: Heads = {}
    others = 0
    for index in range(0 if view.titled else 1, len(view.chunks) - 1):
        chunk, words = view.chunks[index], view.words_at(index)
        if len(words) > SHORT or chunk.height > 1 or without_dash(words)[-1] in STOPS or index in chosen:
            continue
        cased = is_title_case(words)
        if cased and is_name(words):
            continue
        heading = seen.get(index)
        if heading is None or heading.rank != w.WEAKEST or not _stands_between(view, index, chosen):
            others += 1
        elif cased and not INITIAL.match(words):
            titled[index] = _chosen(heading)
        elif words[0].isupper() and _is_lone(view, index):
            plain[index] = _chosen(heading)
        else:
            others += 1
    both = titled | plain
    if len(both) >= FEW and not others and _differ(view, both):
        return both
    others += len(plain)
    if 3 * others > len(titled) or not _differ(view, titled):
        return {}
    enough = len(titled) + _begins_with_like(view, seen) >= FEW or all(
        _is_lone(view, i) and _has_capitals(view, i) for i in titled
    )
    return titled if enough else {}


def stopped_alike(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """“Official Notices.”, “Miscellaneous.”: a word or two with a stop between paragraphs, where nearly all short lines are like that, and a text has no other headings.

    In a story something is told before the first of them, and there are others that are no titles.
    """
    if chosen:
        return {}
    found: Heads = {}
    others = 0
    for index in range(0 if view.titled else 1, len(view.chunks) - 1):
        chunk, words = view.chunks[index], view.words_at(index)
        if len(words) > SHORT or chunk.height > 1:
            continue
        plain = words[:-1]
        heading = seen.get(index)
        if (
            words[-1] == "."
            and heading is not None
            and heading.rank == w.WEAKEST
            and plain.count(" ") < MOST_WORDS
            and plain.replace(" ", "").replace("-", "").isalpha()
            and is_title_case(plain)
            and not is_name(plain)
            and is_paragraph(view, index + 1)
            and (index < TOP or is_paragraph(view, index - 1))
        ):
            found[index] = _chosen(heading)
        elif index >= TOP:
            others += 1
    if len(found) < FEW or FEW * others > len(found) or not _differ(view, found):
        return {}
    # All that is told stands below such a line.
    return {} if any(is_paragraph(view, i) for i in range(min(found))) else found


def _begins_with_like(view: View, seen: dict[int, Heading]) -> bool:
    """The first line of the text is such a line above a paragraph, too: the title of the first of several pieces."""
    return (
        not view.titled
        and len(view.chunks) > 1
        and _may_be_title(view, 0, seen.get(0))
        and len(view.words_at(0)) <= SHORT
        and not is_name(view.words_at(0))
        and is_paragraph(view, 1)
    )


def _may_be_title(view: View, index: int, heading: Heading | None) -> bool:
    """A line in title case that ends without a stop, and has no other signs of a heading."""
    if heading is None or heading.rank != w.WEAKEST:
        return False
    words = view.words_at(index)
    return words[-1] not in STOPS and is_title_case(words)


def poems(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """Titles of poems in title case: lines by themselves between groups of lines, where all such lines are like that.

    One alone needs more blank lines above it, or the name of the poet before; a poem may have a line that stands by itself.
    """
    made: Heads = {}
    sure = 0
    for index in range(1, len(view.chunks) - 1):
        chunk = view.chunks[index]
        if chunk.height > 1 or index in chosen:
            continue
        words = view.words(chunk)
        heading = seen.get(index)
        signed = is_signed(view, index - 1)
        if is_signed(view, index) or is_label(words) or BREAK.match(words):
            continue
        if (
            heading is None
            or not _may_be_title(view, index, heading)
            or view.chunks[index + 1].height < 2
            or not (signed or _is_top(view, index) or view.is_ended(index - 1))
        ):
            return {}
        sure += signed or chunk.blank > view.layout.blanks
        made[index] = _chosen(heading)
    if not _differ(view, made) or (len(made) < FEW and sure < len(made)):
        return {}
    first = seen.get(0)
    if made and first is not None and 0 not in chosen and 1 not in made and is_title_case(view.words_at(0)):
        made[0] = _chosen(first)
    return made


def among_poems(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """Amid prose: a title in title case between two poems, the first of which has a heading; that heading is then of the same kind."""
    made: Heads = {}
    for index in range(2, len(view.chunks) - 1):
        heading = seen.get(index)
        if index in chosen or not _may_head_poem(view, index, heading):
            continue
        first = index - 1
        while first and looks_like_verse(view, view.chunks[first]):
            first -= 1
        above = made.get(first) or chosen.get(first)
        if heading is None or above is None or first == index - 1:
            continue
        made[index] = _chosen(heading)
        if above[1] and first in seen and _may_head_poem(view, first, seen[first]):
            made[first] = _chosen(seen[first])
    return made


def _may_head_poem(view: View, index: int, heading: Heading | None) -> bool:
    """Such a line above verse."""
    return _may_be_title(view, index, heading) and looks_like_verse(view, view.chunks[index + 1])


def recurring(view: View, seen: dict[int, Heading], chosen: Heads) -> Heads:
    """The same short line below half of the headings, “Questions”, each time above a text: it heads that part of each chapter."""
    above, chapters = -1, 0
    places: dict[str, list[int]] = {}
    under: dict[str, set[int]] = {}
    for index in range(len(view.chunks) - 1):
        if index in chosen:
            above = above if chosen[index][1] else index
            chapters += index + 1 not in chosen
            continue
        heading = seen.get(index)
        if heading is None or heading.rank != w.WEAKEST or heading.n or above < 0 or index + 1 in chosen:
            continue
        words = view.words_at(index)
        if words[0].isupper() and words[-1].isalpha() and words.count(" ") < MOST_WORDS and "\n" not in words:
            places.setdefault(words, []).append(index)
            under.setdefault(words, set()).add(above)
    return {
        index: (replace(seen[index], score=ENOUGH, evidence="the same line below several headings"), False)
        for words, found in places.items()
        if len(found) > 1
        and len(under[words]) == len(found) >= chapters / 2
        and not (is_name(words) or w.BY.match(words))
        for index in found
        if index - 1 in chosen or not takes_leave(view, index - 1)
    }


def _differ(view: View, found: Heads) -> bool:
    return len({view.words_at(i) for i in found}) == len(found)


def _stands_between(view: View, index: int, chosen: Container[int]) -> bool:
    """Paragraphs are above and below the line, lines with a label above it or a heading below it; or it is one of the first of the text."""
    below = view.chunks[index + 1]
    held = index + 1 in chosen
    return (held or is_paragraph(view, index + 1) or (below.height > FEW and below.length > LONG)) and (
        index < 2
        or is_paragraph(view, index - 1)
        or ((held or is_title_case(view.words_at(index))) and view.is_ended(index - 1))
        or are_labelled(_rows(view, index - 1))
        or _is_top(view, index)
    )


def _has_capitals(view: View, index: int) -> bool:
    words = view.words_at(index).split()
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 1


def _is_top(view: View, index: int) -> bool:
    """Nothing but a title and a name or two stand above it."""
    return index < TOP and all(chunk.length <= SHORT for chunk in view.chunks[:index])


def _is_lone(view: View, index: int) -> bool:
    """A line between long paragraphs, or between the head of the text and a long paragraph."""
    around = [i for i in (index - 1, index + 1) if i >= 0 and not (i < index and _is_top(view, index))]
    return (index > 0 or view.titled) and all(
        view.chunks[i].length > LONG and is_paragraph(view, i) for i in around
    )


def _rows(view: View, index: int) -> list[str]:
    chunk = view.chunks[index]
    return view.lines.typed(chunk)


def is_paragraph(view: View, index: int) -> bool:
    """A chunk of some length that ends a sentence: no row of signs, number of a page or short title."""
    return view.chunks[index].length > SHORT and view.is_ended(index)


def takes_leave(view: View, index: int) -> bool:
    """The chunk ends with the closing formula of a letter."""
    line = view.lines.row(view.chunks[index].last - 1)
    if line[-1] not in ",.!":
        return False
    # The formula may be the last sentence of a paragraph.
    last = line[max(line.rfind(stop, 0, -1) for stop in (". ", "! ", "? ", "; ")) + 1 :].strip()
    return any(len(words) <= 100 and CLOSING.match(words) is not None for words in (line, last))
