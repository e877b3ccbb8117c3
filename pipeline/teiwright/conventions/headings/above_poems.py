"""Titles of poems that begin large and have no capitals besides, as those of most languages have: a line by itself above each poem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE
from teiwright.conventions.numbers import count_up, value
from teiwright.conventions.titles.page import author_of_piece
from teiwright.conventions.verse.attributions import is_signed
from teiwright.conventions.verse.stanzas import is_label
from teiwright.conventions.verse.verses import looks_like_verse
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LONGEST = 60
"""Characters of such a title."""
FEW, MOST = 3, 0.8
"""So many at least, and so much of all lines by themselves: a poem may have such lines, too."""
MANY = 0.6
"""So many of the poems above them end with a sentence."""
EVIDENCE = "a line by itself above each of several poems"
NAMED = "the name of a kind of poem, above verse"
SECOND = "a line right below the title of a poem"
PARTS = 2
"""The weakest rank of what holds poems: volumes, parts, books."""
_STANZA = 4
"""Lines below the second line of a title, at least."""
NUMBERED_STANZAS = "a line by itself above each stanza with the number 1"
AGAIN = 2
"""So many poems at least; and the number of the second stanza."""
_NUMBER = lazy(rf"(?P<n>\d{{1,3}}|{w.ROMAN})[.)]?\s")
_METRE = lazy(
    r"\s[(\[]?(?:[SCLP]\. ?M\.?(?: ?D\.?)?|(?:\d{1,2}s,? ?(?:and |& )?){1,3}|\d{1,2}(?:[., ] ?\d{1,2}){2,11}\.?(?: ?D\.?)?)[)\]]?\.?$"
)
"""“C. M.”, “(8.7.8.7.)”, “7s and 6s”: the metre of a hymn."""
_BEGINS = "¿¡«“\"„‘'(¶[—– "
_OPEN = ",;:-–—"


def above_poems(view: View, chosen: Heads) -> Heads:
    """Lines by themselves, each above a group of lines and below a poem that ends: their titles."""
    chunks = view.chunks
    counted = _numbered(view, chosen)
    if counted:
        return counted
    singles = [
        i
        for i in range(1, len(chunks) - 1)
        if chunks[i].height == 1 and i not in chosen and not _is_other(view, i)
    ]
    titles = [i for i in singles if _may_be_title(view, chunks[i]) and _stanza(chunks, i + 1)]
    stopped = [i for i in titles if view.words(chunks[i])[-1] == "."]
    titles = stopped if 2 * len(stopped) > len(titles) else [i for i in titles if i not in set(stopped)]
    if len(titles) < FEW:
        return {}
    ended = sum(_below_end(view, chosen, i) for i in titles)
    if ended < MANY * len(titles):
        return {}
    singles = [i for i in singles if i >= titles[0]]
    words = {view.words(chunks[i]).casefold() for i in titles}
    if len(titles) < MOST * len(singles) or len(words) < MOST * len(titles):
        return {}
    heading = Heading(ENOUGH, w.WEAKEST, "section", "", EVIDENCE)
    return dict.fromkeys(titles, (heading, False))


def above_first_stanzas(view: View, chosen: Heads) -> Heads:
    """A line by itself above every stanza with the number 1, where the stanzas of several poems are numbered anew: their titles."""
    chunks = view.chunks
    places = [i for i, chunk in enumerate(chunks[:-1]) if _stanza_number(view, chunk) == 1]
    if len(places) < AGAIN or not any(_stanza_number(view, chunks[i + 1]) == AGAIN for i in places):
        return {}
    titles = [i - 1 for i in places]
    if titles[0] < 0 or not all(
        chunks[i].height == 1 and not _is_other(view, i) and _may_be_title(view, chunks[i]) for i in titles
    ):
        return {}
    heading = Heading(ENOUGH, w.WEAKEST, "section", "", NUMBERED_STANZAS)
    below = {i for i in titles if i - 1 in chosen and chosen[i - 1][0].n}  # “HYMN 3.” / “Noon.”
    return {i: (heading, i in below) for i in titles if i not in chosen}


def named_poems(view: View, chosen: Heads) -> Heads:
    """“Madrigal.” right above verse: the heading of a poem, where there are others, and nothing but poems has a number."""
    numbered = [h for h, _ in chosen.values() if h.rank <= w.NUMBERED and h.n and h.rank > PARTS]
    if any(h.kind != "poem" for h in numbered):
        return {}
    found = [
        i
        for i, chunk in enumerate(view.chunks[:-1])
        if chunk.height == 1
        and view.words(chunk).rstrip(" .:").casefold() in w.POEMS
        and looks_like_verse(view, view.chunks[i + 1])
        and not (i in chosen and chosen[i][1])
    ]
    if len(found) + len(numbered) < AGAIN:
        return {}
    rank = numbered[0].rank if numbered else w.CAPITALS
    return dict.fromkeys(found, (Heading(ENOUGH, rank, "poem", "", NAMED), False))


def with_second_lines(view: View, chosen: Heads, *, verse: bool) -> Heads:
    """“On the death of a donkey” between the title of a poem and a stanza; what is no poem for certain has such a line without a stop."""
    made = dict(chosen)
    for index, (heading, second) in chosen.items():
        below = index + 1
        if second or below in chosen or below + 1 in chosen or below + 1 >= len(view.chunks):
            continue
        chunk, stanza = view.chunks[below], view.chunks[below + 1]
        words = view.words(chunk)
        poem = heading.kind == "poem" and looks_like_verse(view, stanza)
        if (
            chunk.height == 1
            and stanza.height >= _STANZA
            and words[0].isupper()
            and words.count(" ") > 1
            and (words[-1].isalnum() if not poem else words[-1] not in _OPEN)
            and (poem or (verse and index > 0))
            and not SALUTE.match(words)
            and author_of_piece(view, below) is None
        ):
            made[below] = (Heading(ENOUGH, w.WEAKEST, "section", "", SECOND), True)
    return dict(sorted(made.items()))


def _stanza_number(view: View, chunk: Chunk) -> int:
    """The number with which a stanza begins, or that stands above its first line; 0 where there is none."""
    number = _NUMBER.match(view.text, chunk.start) if chunk.height > 1 else None
    return value(number["n"]) if number else 0


def _numbered(view: View, chosen: Heads) -> Heads:
    """“3. L. M.” / “For those at Sea”: two or three lines above each poem, or one with its metre, whose numbers count on from 1."""
    chunks = view.chunks
    found: list[tuple[int, str]] = []
    for index, chunk in enumerate(chunks[:-1]):
        number = _NUMBER.match(view.text, chunk.start)
        if (
            number
            and (1 if _METRE.search(view.words(chunk)) else 2) <= chunk.height <= FEW
            and index not in chosen
            and _stanza(chunks, index + 1)
        ):
            lines = view.lines.typed(chunk)
            if all(len(line.strip()) <= LONGEST and line.rstrip()[-1] not in _OPEN for line in lines):
                found.append((index, number["n"]))
    places = {index for index, _ in found}
    if len(found) < FEW or not count_up([value(n) for _, n in found]):
        return {}
    if any(index + 1 in places for index in places):
        return {}  # couplets with numbers
    return {i: (Heading(ENOUGH, w.WEAKEST, "poem", n, EVIDENCE), False) for i, n in found}


def _is_other(view: View, index: int) -> bool:
    """The number of a stanza, the name or day below a poem, a rule."""
    words = view.words_at(index)
    return is_label(words) or BREAK.match(words) is not None or is_signed(view, index) or is_dateline(words)


def _may_be_title(view: View, chunk: Chunk) -> bool:
    words = view.words(chunk)
    first = words.lstrip(_BEGINS)[:1]
    return len(words) <= LONGEST and (first.isupper() or first.isdigit()) and words[-1] not in _OPEN


def _stanza(chunks: list[Chunk], index: int) -> bool:
    return chunks[index].height > 1


def _below_end(view: View, chosen: Heads, index: int) -> bool:
    """What stands above ends a sentence, or names the poet, or is a heading or another line by itself."""
    return index - 1 in chosen or is_signed(view, index - 1) or view.is_ended(index - 1)
