"""Brings every note of a book to the page of its mark, by setting the pages again a little differently where one is not.

The page maker tells where marks and notes came to stand. Of each run of pages that begins a page of its own (a chapter, mostly) the
first note that is displaced is helped, and the pages are set again: what is done there moves all that follows in it, so the rest can wait.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.book.last_pages import with_longer_last_pages
from teiwright.book.page_proof import prove
from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teiwright.book.page_proof import PagesT, Proof

_OWN = (0, 301, 302, 303, 304, 306, 309, 313, 104, 96, 107, 93)
"""What is tried for the paragraph of a note, one after the other (xslt/typst/ground.typ says what the numbers mean): that its lines may part
anywhere (most often a line was moved to keep it company, and left its note behind); that its page has some lines less; wider or narrower spaces."""

_BEFORE = ((1, 301), (1, 302), (2, 301), (2, 302), (3, 301), (1, 104), (1, 96))
"""And then for the paragraphs of notes before it: (so many notes before, what)."""

_TOGETHER = (301, 302, 303, 305)
"""What is tried for a paragraph whose first line is alone at the foot of a page, or its last at the head of one, or whose letter has its closing formula
alone there: that the page has some lines less, so that it begins the next, or some lines go on with what is there."""
_ROUNDS_TOGETHER = 24
"""So often the pages are set again for such lines, which a book of more than some hundred pages does not tell (xslt/typst.xsl)."""

_PAGES = 8000
"""So many pages are set again at the most, over all attempts; but a book …"""
_ROUNDS = (16, 100)
"""… at least and at most so often."""


class _Trial(Struct):
    """What is being tried for one note: the next attempt, and the note whose paragraph the present one is about."""

    attempts: Iterator[tuple[str, int]]
    about: str | None = None


class _Nudges(Struct):
    """What has been done, and what can still be done."""

    order: tuple[str, ...]
    """All notes, as their marks stand in the text."""
    done: dict[str, int] = field(default_factory=dict)
    trials: dict[str, _Trial] = field(default_factory=dict)
    hopeless: frozenset[str] = frozenset()

    def try_next(self, note: str) -> None:
        """Take back what did not help the note, and do the next thing; when nothing is left it is given up."""
        trial = self.trials.setdefault(note, _Trial(self._attempts(note)))
        if trial.about is not None:
            self.done.pop(trial.about, None)
        for about, how in trial.attempts:
            if about not in self.done:
                self.done[about] = how
                trial.about = about
                return
        self.hopeless |= {note}

    def _attempts(self, note: str) -> Iterator[tuple[str, int]]:
        at = self.order.index(note)
        yield from ((note, how) for how in _OWN)
        yield from ((self.order[at - before], how) for before, how in _BEFORE if before <= at)


def with_notes_in_place(
    pages_with: Callable[[Mapping[str, int]], PagesT], source: str, name: str
) -> tuple[PagesT, tuple[Finding, ...]]:
    """Set the pages until no note is displaced, or nothing helps.

    Args:
        pages_with: makes the pages, with these nudges (note → what is done to its paragraph).
        source: what xslt/typst.xsl gave.
        name: what the edition is called in messages.

    Returns:
        The pages, and a warning for each note that is still not on the page of its mark.
    """
    pages = pages_with({})
    proof = prove(pages)
    nudges = _Nudges(tuple(note for note, _ in proof.marks))
    for _ in range(min(_ROUNDS[1], max(_ROUNDS[0], _PAGES // max(1, proof.pages)))):
        for note in proof.firsts(nudges.hopeless):
            nudges.try_next(note)
        if not proof.firsts(nudges.hopeless):
            break
        pages = pages_with(nudges.done)
        proof = prove(pages)
    pages, proof, done = _with_lines_together(pages_with, pages, proof, nudges.done)
    pages, proof = with_longer_last_pages(pages_with, pages, proof, done)
    return pages, tuple(_displaced(note, mark, at, source, name) for note, mark, at in proof.displaced)


def _with_lines_together(
    pages_with: Callable[[Mapping[str, int]], PagesT], pages: PagesT, proof: Proof, done: Mapping[str, int]
) -> tuple[PagesT, Proof, Mapping[str, int]]:
    """The pages with the fewest lines alone at the foot or head of one, as far as no note leaves its place for it.

    From the first page to the last: what is done on one moves all lines after it, and can part others there.
    """
    fewest = pages, proof, done
    tried: set[tuple[str, int]] = set()
    for _ in range(_ROUNDS_TOGETHER):
        ways = (
            (about, page, how)
            for about, page in proof.lines_alone
            if about not in done
            for how in _TOGETHER
            if (about, how) not in tried
        )
        about, page, how = next(ways, ("", 0, 0))
        if not how:
            break
        tried.add((about, how))
        there = pages_with({**done, about: how})
        found = prove(there)
        fewer = sum(at <= page for _, at in proof.lines_alone) - sum(
            at <= page for _, at in found.lines_alone
        )
        if fewer > 0 and len(found.displaced) <= len(proof.displaced):
            pages, proof, done = there, found, {**done, about: how}
            if len(proof.lines_alone) < len(fewest[1].lines_alone):
                fewest = pages, proof, done
    return fewest


def _displaced(note: str, mark: int, at: int, source: str, name: str) -> Finding:
    number = re.search(rf'note\("{re.escape(note)}", "([^"]*)"', source)
    where = f"page {at} of the PDF" if at else "no page"
    return Finding(
        "note-displaced",
        Severity.WARNING,
        f"Note {number.group(1) if number else note} begins on {where}, its mark is on page {mark}.",
        "The other formats have it in its place. In the PDF, another page format (teiwright print --page a5, or page under [print] in edition.toml) moves it.",
        Place(file=name, context=f"note {note}"),
    )
