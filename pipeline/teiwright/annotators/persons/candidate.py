"""A stretch that might name a person: its titles, its words, and what stands right beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons.language import UNDESCRIBED, Language

if TYPE_CHECKING:
    from teiwright.annotators.persons.words import Word


class Candidate(Struct, frozen=True):
    """A stretch that might name a person."""

    passage: int
    start: int
    """Offset in the passage's text, titles included."""
    end: int
    titles: tuple[Word, ...]
    words: tuple[Word, ...]
    """The name without titles: forenames, initials, surname (surname first where `inverted`)."""
    lower_title: str
    """A title before it that is written small (aunt Martha); it is part of the extent."""
    opens: bool
    """True if it begins a sentence."""
    before: Word | None
    """The capitalised word that stands before in the same run."""
    after: Word | None
    """The capitalised word that follows in the same run."""
    inverted: int = 0
    """How many words of the surname stand first: 1 for “SMITH, JOHN”."""
    halved: bool = False
    """True for one of two names that a hyphen joins in the name of a treaty."""
    language: Language = UNDESCRIBED
    generation: tuple[str, str] = ("", "")
    """“younger” or “elder”, and the word, where Jr., fils, the elder follow."""
    link: str = ""
    """A link with a capital before the name (De Quincey, M. Le Tellier); it is part of the extent."""
    others: tuple[tuple[str, tuple[Word, ...]], ...] = ()
    """Another surname that follows, with its kind: née Burton (birth), vedova Conti (married)."""
    epithet: bool = False
    """True where an epithet with a capital stands before it and belongs to the extent: they called him Black Tom."""
    shared: str = ""
    """The title of several that stands before the first of them: Mesdames, of Orme in “Mesdames Ward and Orme”."""
    kin: tuple[str, bool] = ("", False)
    """The surname of somebody whose son, brother … is named by a forename here, and whether it must be his as well: “Mr. Orme and his brother Henry”."""
