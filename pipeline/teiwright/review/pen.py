"""Writes the marks that a person has decided for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import value_of
from teiwright.errors import ReviewError
from teiwright.model import Certainty, Span
from teiwright.review import ALIKE
from teiwright.review.meanings import attributes_of, date_of, is_unknown, keys_of, persons_of, shown_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Attributes, Document, Extent, Person
    from teiwright.review.decisions import Decision

CHECKED = "checked by a person"


class Pen:
    """Knows what the program had found at each place, and whom the text names."""

    def __init__(self, document: Document, gone: Sequence[Span]) -> None:
        """Take what is needed for the marks of one text.

        Args:
            document: the text with its marks.
            gone: the marks of the program about which a person has decided.
        """
        self._document = document
        self._gone = {(s.extent, s.element): s for s in reversed(gone)}
        self._at = {s.extent: s for s in reversed(gone)}
        self._known = {p.key: p for s in document.spans for p in s.persons}
        self._known |= {p.key: p for p in document.register.persons}
        self._marked = {p.key for s in document.spans for p in s.persons}
        self.parted: dict[str, tuple[Person, list[Decision]]] = {}
        """What rows say of somebody whose key means another now → whom it means, and the rows."""

    def mark(self, decision: Decision, extent: Extent) -> Span:
        """One mark; if the program had made the same, with all that it had found out."""
        same = self._gone.get((extent, decision.element))
        other = same or self._at.get(extent)
        if same is not None and decision.meaning in {shown_meaning(same), ""} and not decision.instead:
            rule = ALIKE if decision.like else same.rule
            return replace(same, rule=rule, cert=Certainty.HIGH, evidence=CHECKED, checked=True)
        rule = "review.corrected" if other or decision.instead else "review.added"
        source = self._document.source
        persons: tuple[Person, ...] = ()
        attributes: Attributes = _links(other)
        if decision.element == "persName":
            persons = self._meant(decision.meaning or source.words(extent), decision)
        elif decision.element == "date":
            attributes = date_of(decision.meaning, decision.where)
            if not attributes and not is_unknown(decision.meaning):
                attributes = value_of(source.words(extent), self._document.language)
        else:
            where, instead = decision.where, decision.instead
            for name, value in attributes_of(decision.meaning, decision.element, where, instead=instead):
                attributes += self._spoken(decision, value) if name == "who" else ((name, value),)
        return Span(
            extent, decision.element, rule, attributes, Certainty.HIGH, CHECKED, persons, checked=True
        )

    def _meant(self, words: str, decision: Decision) -> tuple[Person, ...]:
        persons = persons_of(words, self._known, decision.where)
        meant = {p.key for p in persons}
        for key in keys_of(words):
            if key in self._known and key not in meant:
                self.parted.setdefault(words, (self._known[key], []))[1].append(decision)
        self._known.update((p.key, p) for p in persons)
        return persons

    def _spoken(self, decision: Decision, value: str) -> Attributes:
        """Who speaks: somebody whose name is marked, for only they are in the list of persons.

        Whom the program had found is left out without a word if a person has decided that the name is none, or nobody asked for names.
        """
        keys = value.replace("#", "").split()
        if decision.as_found and not self._marked.issuperset(keys):
            return ()
        persons = persons_of("; ".join(keys) if "#" in value else value, self._known, decision.where)
        for person in persons:
            if person.key not in self._marked:
                raise ReviewError(
                    f"{decision.where}: nobody called “{value}” is marked in this text. Mark the name, too, or leave “who” out."
                )
        return (("who", " ".join(f"#{p.key}" for p in persons)),) if persons else ()


def _links(span: Span | None) -> Attributes:
    """What joins a mark to its other pieces."""
    return tuple(a for a in span.attributes if a[0] in {"xml:id", "next", "prev"}) if span else ()
