"""What is known about a text, each value with where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from teiwright.model import Attributes, Identifier, PersonName


class Stated(Struct, frozen=True):
    """A value and where it was read: “line 6 of source.txt” or “edition.toml: title”."""

    value: str
    origin: str = ""


class Agent(Struct, frozen=True):
    """A person or body responsible for something."""

    name: PersonName
    origin: str = ""
    role: str = ""
    """MARC relator code: aut, trl, edt, trc (transcriber), mrk (markup editor), pbl …"""
    duty: str = ""
    """The role in words: “Translation”."""
    key: str = ""
    """Entry of the register, where the editors named it."""
    identifiers: tuple[Identifier, ...] = ()
    organisation: bool = False
    life: DateStated | None = None
    """The years of the life, as catalogues put them behind a name."""


class DateStated(Struct, frozen=True):
    """A date with its words, its TEI attributes (when, from, to, notBefore, notAfter) and where it was read."""

    words: str
    attributes: Attributes = ()
    origin: str = ""


class Bibliography(Struct, frozen=True):
    """A printed (or digital) source, in parts where they are known; else only `words`."""

    words: str = ""
    """The reference as the text has it."""
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    article: str = ""
    """Title of the part (title level a), where the source is part of a larger thing."""
    title: str = ""
    level: str = "m"
    """m: book; j: journal."""
    place: str = ""
    publisher: str = ""
    date: DateStated | None = None
    scope: tuple[tuple[str, str], ...] = ()
    """(unit, words): ("volume", "XI"), ("issue", "7"), ("page", "207–212")."""
    identifiers: tuple[Identifier, ...] = ()
    language: str = ""
    address: str = ""
    """URL, for a digital source."""
    note: str = ""
    origin: str = ""


class Manuscript(Struct, frozen=True):
    """Where the sheets are from which a text was typed: of a letter, a diary, minutes."""

    place: str = ""
    institution: str = ""
    collection: str = ""
    shelfmark: str = ""
    note: str = ""
    """What they are: “Two sheets, in pencil”."""
    origin: str = ""


class Metadata(Struct, frozen=True):
    """The facts for the header. Nothing is guessed: what nobody stated is None or empty."""

    identifier: Stated | None = None
    title: Stated | None = None
    subtitle: Stated | None = None
    authors: tuple[Agent, ...] = ()
    contributors: tuple[Agent, ...] = ()
    reviewers: tuple[Agent, ...] = ()
    """Who has checked the marks (NAME.review.csv)."""
    recipients: tuple[Agent, ...] = ()
    """To whom a letter was written."""
    publisher: Stated | None = None
    published: DateStated | None = None
    """When the TEI edition was published (publicationStmt/date)."""
    licence: Stated | None = None
    licence_address: Stated | None = None
    rights: Stated | None = None
    """What the text itself says about rights, as it says it."""
    printed: Bibliography | None = None
    digital: Bibliography | None = None
    manuscript: Manuscript | None = None
    written: DateStated | None = None
    """When the text was written (creation)."""
    written_place: Stated | None = None
    first_published: DateStated | None = None
    project: Stated | None = None
    languages: tuple[tuple[str, str], ...] = ()
    """(code, words about its use)."""
    original_language: str = ""
    genre: Stated | None = None
    keywords: tuple[Stated, ...] = ()
    notes: tuple[Stated, ...] = ()
    """Whatever else the text or the editors state and no other field holds."""
    reading: tuple[tuple[str, str], ...] = ()
    """Wishes of the editors about how the text is read: ("language", "fr"), ("convention", "letters") …"""
    printing: tuple[tuple[str, str], ...] = ()
    """Wishes of the editors about the printed book, as settings of the outputs: ("page", "a5"), ("half-title", "no") …"""
    style: tuple[tuple[str, str], ...] = ()
    """Files of the editors' own that say how the publications look: ("css", "my.css"), ("stylesheets", "my-page.xsl") …"""
    version: Stated | None = None
    """Version of the edition."""
    contact: Stated | None = None
    """E-mail address for questions."""
    doi: Stated | None = None
    """DOI of the edition, once a repository has given one."""
