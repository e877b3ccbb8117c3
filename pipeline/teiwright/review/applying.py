"""Lets the decisions of a person prevail over what the annotators have found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.findings import Finding, Place, Severity
from teiwright.model import Extent, Span
from teiwright.plainly import plain
from teiwright.review import FAMILIES, RULES, family_of
from teiwright.review.decisions import decisions_of, unanswered
from teiwright.review.meanings import shown_meaning
from teiwright.review.pen import Pen
from teiwright.review.places import Places, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.model import Document, Person
    from teiwright.review.decisions import Decision
    from teiwright.review.table import Row, Table

_WHOLE = ("persName", "date")
"""Of these two cannot share a word: who says that “Rose” is no person says it of “Miss Rose”, too."""

_ASKED = ("person-several", "date-order", "date-impossible", "date-weekday")
"""What the annotators ask about a place, and a decision answers."""


class Review:
    """The decisions about one text, each at its place."""

    def __init__(self, table: Table, document: Document, of_folder: Table | None = None) -> None:
        """Find the places of the decisions.

        Args:
            table: with the rows of a person.
            document: the text in its plain form, with its structure.
            of_folder: the table of a folder above the text, which its own outweighs.

        Raises:
            ReviewError: a row says something that cannot be obeyed.
        """
        self._table = table.name
        decisions = [_plain(d) for row in table.rows for d in decisions_of(row, table.name)]
        if of_folder:
            rows = [decisions_of(row, of_folder.name, of_folder=True) for row in of_folder.rows]
            decisions += [_plain(d) for each in rows for d in each]
        self._waiting = unanswered(table.rows)
        self._left = dict(FAMILIES)
        self._others = False
        places = Places(document.source)
        self._everywhere = [d for d in decisions if d.everywhere]
        here = [d for d in decisions if not d.everywhere]
        found = list(zip(here, places.find(here), strict=True))
        self._placed = [(decision, extent) for decision, extent in found if extent]
        self._lost = [decision for decision, extent in found if not extent]
        self._places = places
        self.met: set[int] = set()
        """The rows of the table of a folder whose marks are in the text."""

    def begin(self, document: Document) -> Document:
        """The document with the rules of this room and what is to be said about rows without a place."""
        rules = {**document.vocabulary, **RULES}
        lost = {d.row: d for d in self._lost}.values()
        told = (
            *(self._unplaced(d) for d in lost),
            *(self._undecided(row) for row in self._waiting),
            *self._contradictions(),
        )
        return replace(document, vocabulary=rules, findings=document.findings + told)

    def after(self, document: Document, layer: str) -> Document:
        """The document with the decisions about what one layer marks, once it has been run."""
        elements = self._left.pop(layer, ())
        self._others |= not elements
        return self._decided(document, elements) if elements else document

    def end(self, document: Document) -> Document:
        """The document with the decisions about all other marks, once every layer has been run, if any that makes such marks was."""
        return self._decided(document, self._left[""]) if self._others else document

    def _decided(self, document: Document, elements: tuple[str, ...]) -> Document:
        here = [(d, extent) for d, extent in self._placed if d.element in elements]
        broad = [d for d in self._everywhere if d.element in elements]
        if not here and not broad:
            return document
        of_kind = [s for s in document.spans if s.element in elements]
        others = [s for s in document.spans if s.element not in elements]
        spread = self._spread(document, broad, here, of_kind)
        here += spread
        kept, gone = _parted(of_kind, here)
        pen = Pen(document, gone)
        made = [pen.mark(decision, extent) for decision, extent in here if decision.right]
        spans = _without_loose_ends((*others, *kept, *made), gone)
        findings = _still_asked(document, gone, spans)
        findings += tuple(self._unplaced(d) for d in _idle(broad, [d for d, _ in spread]))
        findings += tuple(self._parted_from(said, *others) for said, others in pen.parted.items())
        return document.with_spans(spans, findings)

    def _spread(
        self,
        document: Document,
        broad: Sequence[Decision],
        here: Sequence[tuple[Decision, Extent]],
        found: Sequence[Span],
    ) -> list[tuple[Decision, Extent]]:
        """The places of decisions that hold everywhere: not those that a row of their own speaks of, nor amid a longer mark."""
        taken = [extent for _, extent in here]
        spread: list[tuple[Decision, Extent]] = []
        outside = [p.block.extent for p in document.passages if p.inside("boilerplate", "provenance")]
        for decision in broad:
            if decision.like:
                places = [s.extent for s in found if _is_like(s, decision, document)]
            elif decision.right:
                places = _free(list(self._places.everywhere(decision.words)), [s.extent for s in found])
            else:
                places = [s.extent for s in found if document.source.words(s.extent) == decision.words]
            if places and decision.of_folder:
                self.met.add(decision.row)
            free = _free(_free(places, taken, equal_too=True), outside)
            spread += [(decision, extent) for extent in free]
            taken += free
        return spread

    def _unplaced(self, decision: Decision) -> Finding:
        name = self._places.source.name
        if decision.everywhere:
            said = f"The row speaks of “{decision.words}” everywhere, but there is no place in {name} for which that would change anything."
        else:
            where = f" in line {decision.line}," if decision.line else ","
            said = f"The row speaks of “{decision.words}”{where} but in {name} these words are not found there, or more than once."
        return Finding(
            "review-unplaced",
            Severity.WARNING,
            said,
            "If the words of the text have changed, change them in the row, too; else take the row away. "
            "In a row of your own, name the line, or copy more words from the text.",
            Place(decision.table, decision.row),
        )

    def _undecided(self, row: Row) -> Finding:
        return Finding(
            "review-undecided",
            Severity.WARNING,
            f"The row about {row['words']} was changed, but there is no decision in it, so it is not obeyed.",
            "Write yes into the column “decision” if the row is right as it stands now.",
            Place(self._table, row.number),
        )

    def _parted_from(self, said: str, now: Person, rows: list[Decision]) -> Finding:
        return Finding(
            "review-person-changed",
            Severity.WARNING,
            f"Under “meaning” stands “{said}”, but {now.key} is “{now.name.sorted}” now, so the other has an entry of their own.",
            f"If it is the same person, write “{now.name.sorted}” under “meaning” in every such row; if not, write the name there without the key.",
            Place(rows[0].table, rows[0].row),
            len(rows),
        )

    def _contradictions(self) -> Iterator[Finding]:
        """Rows that say no of the very words of which another row says yes."""
        yes = {(extent, d.element): d.row for d, extent in self._placed if d.right}
        for decision, extent in self._placed:
            other = yes.get((extent, decision.element), decision.row)
            if not decision.right and not decision.instead and other != decision.row:
                yield Finding(
                    "review-contradiction",
                    Severity.WARNING,
                    f"The row says no of “{decision.words}”, but row {other} says yes of the same words; that is obeyed.",
                    "Take one of the two rows away.",
                    Place(self._table, decision.row),
                )


def _plain(decision: Decision) -> Decision:
    """The same of words in the form in which the text is read."""
    last = (decision.shown or decision.words)[-1:]
    return replace(
        decision,
        words=plain(decision.words),
        before=plain(decision.before),
        shown=plain(decision.shown),
        # A blank before a sign goes only where a word stands before it.
        after=plain(last + decision.after)[len(last) :],
    )


def _idle(broad: Sequence[Decision], spread: Sequence[Decision]) -> list[Decision]:
    """Decisions for all places that hold at none; not one that says what another has said for it, nor the half that takes a mark away to set one, nor what is said of a whole folder."""

    def said(decision: Decision) -> tuple[bool, str, str, str]:
        return decision.right, decision.element, decision.words, decision.meaning

    rows, sayings = {d.row for d in spread if not d.of_folder}, {said(d) for d in spread}
    own = [d for d in broad if not d.of_folder]
    return [d for d in own if d.row not in rows and said(d) not in sayings and (d.right or not d.instead)]


def _is_like(span: Span, decision: Decision, document: Document) -> bool:
    """Whether the program has found what the row of a folder speaks of: the same words, of one kind and meaning."""
    shown = shortened(document.source.words(span.extent))
    return shown == decision.shown and decision.like == (span.element, shown_meaning(span))


def _parted(
    found: Sequence[Span], decided: Sequence[tuple[Decision, Extent]]
) -> tuple[list[Span], list[Span]]:
    """The marks that stay, and those about which a person has decided."""
    gone: set[int] = set()
    for (decision, extent), span in _meeting(decided, found):
        exact = span.extent == extent
        crossing = not (span.extent.covers(extent) or extent.covers(span.extent))
        if span.element in _WHOLE or (exact and span.element in family_of(decision.element)) or (
            decision.right and crossing
        ):  # fmt: skip
            gone.add(id(span))
    return [s for s in found if id(s) not in gone], [s for s in found if id(s) in gone]


def _meeting(
    decided: Sequence[tuple[Decision, Extent]], found: Sequence[Span]
) -> Iterator[tuple[tuple[Decision, Extent], Span]]:
    """Every decision with each mark that shares a character with its place."""
    events = sorted(
        [(each[1].start, 0, number) for number, each in enumerate(decided)]
        + [(span.extent.start, 1, number) for number, span in enumerate(found)]
    )
    open_decided: list[tuple[Decision, Extent]] = []
    open_found: list[Span] = []
    for start, kind, number in events:
        open_decided = [each for each in open_decided if each[1].end > start]
        open_found = [span for span in open_found if span.extent.end > start]
        if kind:
            yield from ((each, found[number]) for each in open_decided)
            open_found.append(found[number])
        else:
            yield from ((decided[number], span) for span in open_found)
            open_decided.append(decided[number])


def _free(places: Sequence[Extent], taken: Sequence[Extent], *, equal_too: bool = False) -> list[Extent]:
    """The places that share no character with those taken; one that is equal to a place counts only if asked."""
    starts = sorted(taken)
    free, open_, at = [], list[Extent](), 0
    for place in sorted(places):
        while at < len(starts) and starts[at].start < place.end:
            open_.append(starts[at])
            at += 1
        open_ = [e for e in open_ if e.end > place.start]
        if not any(e.overlaps(place) and (equal_too or e != place) for e in open_):
            free.append(place)
    return free


def _without_loose_ends(spans: Sequence[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """The marks without pointers to pieces that are no more."""
    there = {span.get("xml:id") for span in spans}
    lost = {name for span in gone if (name := span.get("xml:id")) and name not in there}
    if not lost:
        return tuple(spans)
    return tuple(
        replace(
            span,
            attributes=tuple(
                a for a in span.attributes if a[0] not in {"next", "prev"} or a[1][1:] not in lost
            ),
        )
        for span in spans
    )


def _still_asked(document: Document, gone: Sequence[Span], spans: Sequence[Span]) -> tuple[Finding, ...]:
    """The findings without the questions that are answered; one that was asked once for several places moves to the next of them."""
    source = document.source
    answered = {(source.line_of(s.extent.start), source.column_of(s.extent.start)): s for s in gone}
    kept = []
    for finding in document.findings:
        span = answered.get((finding.place.line, finding.place.column)) if finding.code in _ASKED else None
        if span is None:
            kept.append(finding)
        elif finding.code == "person-several":
            rest = [s for s in spans if s.rule == span.rule and s.persons == span.persons]
            if rest:
                first = min(rest, key=lambda s: s.extent)
                line = source.line_of(first.extent.start)
                place = replace(
                    finding.place, line=line, column=source.column_of(first.extent.start), source_line=line,
                    context=f"near “{source.words(first.extent)}”",
                )  # fmt: skip
                kept.append(replace(finding, place=place, count=len(rest)))
    return tuple(kept)


def without_room(document: Document, woven: Iterable[Span]) -> tuple[Finding, ...]:
    """What is to be said of decided marks that are not in the TEI: it allows none there, or two decided marks cross."""
    there = {id(span) for span in woven}
    source = document.source
    return tuple(
        Finding(
            "review-no-room",
            Severity.WARNING,
            f"“{source.words(span.extent)}” was to be marked as {span.element}, but there is no room for that mark here.",
            "Another mark that you decided about crosses it, or TEI allows none at this place. Take one of the two rows away.",
            Place(source.name, line := source.line_of(span.extent.start), source_line=line),
        )
        for span in document.spans
        if span.checked and id(span) not in there
    )
