"""What is handed out: a date found in a string."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from teiwright.model import Attributes, Certainty


class DateMatch(Struct, frozen=True):
    """A date found in a string, with its meaning and the reason."""

    start: int
    """First character, counted from 0."""
    end: int
    """The character after the last."""
    attributes: Attributes
    """Attributes of TEI date: when, from, to, notBefore, notAfter, precision, calendar; empty if the value is not known."""
    rule: str
    """`dates.full`, `dates.year` …; explained in RULES."""
    cert: Certainty
    evidence: str
    """Why, in words for the reader: “month, day and year”."""
    doubt: str = ""
    """What does not fit, in words for the reader; empty if nothing."""
    parts: tuple[DateMatch, ...] = ()
    """The ends of a range (or the date beside “since”, “before” …), each as a date of its own."""

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return dict(self.attributes).get(name)
