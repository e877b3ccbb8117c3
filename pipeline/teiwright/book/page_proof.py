"""What the page maker tells of a book that is set: on which page marks, notes, paragraphs, beginnings and ends came to stand."""

from __future__ import annotations

from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.json import decode


class Pages(Protocol):
    """A book that is set; the page maker's."""

    def query(self, selector: str, *, field: str | None, one: bool) -> str:
        """What stands at a mark in it, as JSON."""


PagesT = TypeVar("PagesT", bound=Pages)


class Proof(Struct, frozen=True, rename="kebab"):
    """Where marks and notes came to stand: (id of the note, page counted from the first leaf)."""

    marks: tuple[tuple[str, int], ...]
    notes: tuple[tuple[str, int], ...]
    openings: tuple[int, ...]
    """Pages with which something begins that always begins a page."""
    pages: int
    alone: tuple[str, ...] = ()
    """Notes whose paragraph has its first line alone at the foot of a page, for the note of the second found no room there."""
    last_alone: tuple[str, ...] = ()
    """Notes whose paragraph has its last line alone at the head of a page, for the note of that line found no room on the page before."""
    closings: tuple[tuple[int, float], ...] = ()
    """Where what stands before an opening ends: (page, so many lines of the page)."""
    paragraphs: tuple[tuple[str, int], ...] = ()
    """Paragraphs that stand in nothing else: (id, page on which it begins)."""
    closers: tuple[tuple[str, int], ...] = ()
    """Closing formulas at the head of a page: (id of the paragraph before it, page)."""

    @property
    def displaced(self) -> tuple[tuple[str, int, int], ...]:
        """Notes that begin on another page than their mark: (id, page of the mark, page of the note; 0 = nowhere)."""
        at = dict(self.notes)
        return tuple((note, page, at.get(note, 0)) for note, page in self.marks if at.get(note, 0) != page)

    @property
    def lines_alone(self) -> tuple[tuple[str, int], ...]:
        """Lines and closing formulas that stand alone at the foot or head of a page, as the pages follow: (what is to be set differently, a note or paragraph; page).

        For a closing formula, if its paragraph begins and ends on the page before, the first paragraph of that page: what stands
        after it goes to the foot of the same page.
        """
        at = dict(self.marks)
        begun = dict(self.paragraphs)
        firsts = {page: paragraph for paragraph, page in reversed(self.paragraphs)}
        parted = [(note, at.get(note, 0)) for note in (*self.alone, *self.last_alone)]
        parted += [(firsts[page - 1], page) for said, page in self.closers if begun.get(said) == page - 1]
        return tuple(sorted(parted, key=lambda each: each[1]))

    def firsts(self, hopeless: frozenset[str]) -> tuple[str, ...]:
        """The first displaced note of each run of pages, of those for which something can be tried."""
        found: dict[int, str] = {}
        for note, mark, at in self.displaced:
            if note not in hopeless:
                page = min(mark, at) if at else mark
                found.setdefault(max((o for o in self.openings if o <= page), default=0), note)
        return tuple(found.values())


def prove(pages: Pages) -> Proof:
    """Ask the book that is set."""
    return decode(pages.query("<proof>", field="value", one=True), type=Proof)
