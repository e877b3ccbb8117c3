"""Second lines of headings: the title below a number, a subtitle, what a chapter tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_small, is_title_case, is_upper, is_wired
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.headings.alphabet import INDEXED
from teiwright.conventions.headings.evidence import INITIAL
from teiwright.conventions.headings.heading import ENOUGH, LARGE, Heading, Heads
from teiwright.conventions.headings.series import RISING
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE, greets
from teiwright.conventions.lines import rows_of
from teiwright.conventions.lists import contents
from teiwright.conventions.titles.page import NAMELESS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

LONGEST = 450
"""No title of a chapter in capitals is longer (characters)."""
_DAY = lazy(r"\b[0-3]?\d\b")
"""“Bath, 3 May 1811” opens a letter; “MAY, 1811” may be the title of a chapter."""
PARTS = 2
"""The weakest rank of what holds chapters: volumes, parts, books."""
_TWO = lazy(r"[^\W\d_A-ZÀ-Þ]{4,}[.!?](?:\^?\[?\d{1,3}\]?|[¹²³])? [^\W\d_a-zß-öø-ÿ][\w’']* [^\W\d_A-ZÀ-Þ]")
"""“The roof is old. It leaks”: two sentences."""
BROKEN_OFF = lazy(r"[^\W\d_][,-]?$")


def with_titles(view: View, chosen: Heads) -> Heads:
    """Where nearly every chapter has a short line below its number, that line is its title, whatever it looks like."""
    chunks = view.chunks
    numbered = [
        i
        for i, (h, second) in chosen.items()
        if h.bare and not second and h.rank in {4, w.BARE, w.BARE + 1} and i + 2 < len(chunks)
    ]
    titled = [
        i
        for i in numbered
        if (i + 1 in chosen and chosen[i + 1][1])
        or (i + 2 not in chosen and not contents.is_text(view, i + 1) and _may_be_title(view, i + 1))
    ]
    if len(numbered) < 3 or len(titled) < 0.75 * len(numbered):
        return chosen
    made = dict(chosen)
    for index in titled:
        if index + 1 not in made:
            made[index + 1] = (
                Heading(ENOUGH, w.WEAKEST, "section", "", "a title below the number of each chapter"),
                True,
            )
    return dict(sorted(made.items()))


def _may_be_title(view: View, index: int) -> bool:
    """A line much shorter than the paragraph that follows it, and no speech."""
    chunk, following = view.chunks[index], view.chunks[index + 1]
    words = view.words(chunk)
    return (
        chunk.height <= 3
        and len(words) <= 250
        and " — " not in words
        and "--" not in words
        and (following.length > 1.5 * len(words) or view.text[following.start] in '"“«»„‘—–-')
        and words[0] not in "\"“«»„‘'([—–-*"
        and words[-1] not in f"{CLOSES},;:—–"
        and not words[0].islower()
        and not (is_dateline(words) and _DAY.search(words))
    )


def is_long_title(view: View, index: int) -> bool:
    """Some lines in capitals below “Chapter 5”: its title, longer than headings are."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    return (
        len(words) <= LONGEST
        and words.isupper()
        and " — " not in words
        and "--" not in words
        and not is_wired(words)
        and not any(is_dateline(line) for line in rows_of(words))
    )


def _is_argument(words: str) -> bool:
    """“Of the mill — Of the river — Of the flood”: what a chapter tells, in a row."""
    return words.count(" — ") + words.count("--") > 1


def _is_broken_off(words: str) -> bool:
    """“In the vote there were for”: a sentence that goes on in the lines below."""
    return words[-1].islower() and is_small(words.rsplit(maxsplit=1)[-1])


def is_second(view: View, index: int, heading: Heading, before: Heading, *, verse: bool) -> bool:
    """A title below “Chapter 5”, or a second line of a title."""
    words = view.words_at(index).strip()
    following = view.chunks[index + 1]
    sentences = _TWO.search(words) and not is_title_case(words) and not before.bare
    if sentences or _is_broken_off(words) or (before.n and heading.n.startswith(f"{before.n}.")):
        return False
    if (
        heading.rank < w.CAPITALS
        or heading.evidence == INDEXED
        or (heading.evidence.endswith(RISING) and not before.evidence.endswith(RISING))
        or (heading.bare and heading.rank >= w.BARE and heading.evidence != LARGE)
    ):
        return False
    if words[-1] in "!,:" and SALUTE.match(words):
        return False
    if verse and words[0] == "(" and words[-1] == ")":
        return len(words) <= 100  # “(To A. G.)”, “(Written in May)” below the title of a poem
    if words[0] in '"“«„‘([—–-*' or words.rstrip("-–—")[-1:] in tuple(",;:"):
        return False
    if greets(words):
        return False
    if (
        _is_argument(words)
        or INITIAL.match(words)
        or w.BY.match(words)
        or NAMELESS.match(words)
        or ((len(words) > 100 or words.count(" ") > 14) and not is_long_title(view, index))
    ):
        return False
    if is_upper(words):
        # Above the first line of all there is no room that could be compared.
        room = max(1, view.chunks[index - 1].blank or view.layout.blanks)
        if before.rank in {w.CAPITALS, w.WEAKEST} and view.chunks[index].blank > room:
            return False
        if before.rank <= PARTS and not before.bare:
            return False  # “PART ONE: POEMS” has its title; what follows heads the first piece
        return before.bare or before.rank < heading.rank or before.named or not before.n
    if verse:
        return before.bare and is_title_case(words) and words[-1] not in ".,;:!?"
    if not (before.bare or before.rank <= 7 or before.evidence == LARGE):
        return False
    if words[-1] in '.?!…”"' and not (is_title_case(words) and before.bare and words.count(" ") > 0):
        return False
    return following.length > 60 or following.height == 1
