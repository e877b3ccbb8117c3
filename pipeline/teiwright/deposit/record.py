"""The deposit record: what a teiHeader says about an edition, typed, each field with the place it was read from.

Nothing is guessed: a field that the header does not state is empty, and a placeholder in square brackets counts as not stated.
"""

from __future__ import annotations

from msgspec import Struct

from teiwright.register.authority_files import ADDRESSES

Date = str
"""A date in EDTF (ISO 8601-2): 1945-05, 1944-12-01/1945-02-28, 1932~."""


class Field(Struct, frozen=True):
    """A value and the element of the header (or the key of a file) that states it."""

    value: str
    origin: str = ""


class Identity(Struct, frozen=True):
    """An identifier of a person, body, work or file in some scheme (doi, orcid, gnd, viaf, wikidata, isni, ror, isbn, issn, uri, local)."""

    scheme: str
    value: str

    @property
    def address(self) -> str:
        """The identifier as a web address, or an empty string where there is none."""
        if self.value.startswith(("http://", "https://")):
            return self.value
        return _ADDRESSES[self.scheme] + self.value if self.scheme in _ADDRESSES else ""


_ADDRESSES = {
    **{name: ADDRESSES[name] for name in ("orcid", "gnd", "viaf", "wikidata", "isni")},
    "doi": "https://doi.org/",
    "ror": "https://ror.org/",
    "handle": "https://hdl.handle.net/",
}


class Name(Struct, frozen=True):
    """Who made, translated, edited, published or paid for something."""

    display: str
    """As one says it: Ada Lovelace."""
    surname: str = ""
    forename: str = ""
    organisation: bool = False
    role: str = "aut"
    """MARC relator code."""
    duty: str = ""
    """The role in the header's words."""
    identities: tuple[Identity, ...] = ()
    origin: str = ""

    @property
    def inverted(self) -> str:
        """As a list has it: Lovelace, Ada."""
        if self.surname and self.forename:
            return f"{self.surname}, {self.forename}"
        return self.surname or self.display

    def identity(self, scheme: str) -> Identity | None:
        """The identifier of the person or body in a scheme."""
        return next((i for i in self.identities if i.scheme == scheme), None)


class Language(Struct, frozen=True):
    """A language of the text: BCP 47 code and ISO 639-3 code (empty if the table has none)."""

    code: str
    iso639_3: str = ""


class Rights(Struct, frozen=True):
    """What may be done with the edition."""

    words: str = ""
    address: str = ""
    spdx: str = ""
    """SPDX identifier, only where the address is known to be that licence's."""
    status: str = ""
    """availability/@status: free, restricted, unknown."""
    origin: str = ""


class Subject(Struct, frozen=True):
    """A keyword or a class of a classification."""

    words: str
    scheme: str = ""
    origin: str = ""


class Source(Struct, frozen=True):
    """The printed or digital source of the edition, as one line and, where known, as an address."""

    words: str
    address: str = ""
    identities: tuple[Identity, ...] = ()
    digital: bool = False
    origin: str = ""


class Record(Struct, frozen=True):
    """Everything a repository asks for that a teiHeader can state."""

    title: Field | None = None
    subtitle: Field | None = None
    other_titles: tuple[Field, ...] = ()
    creators: tuple[Name, ...] = ()
    contributors: tuple[Name, ...] = ()
    publisher: Field | None = None
    published: Field | None = None
    """Date of publication (EDTF)."""
    created: Field | None = None
    """When the text was written (EDTF)."""
    place: Field | None = None
    """Where the text was written."""
    languages: tuple[Language, ...] = ()
    rights: Rights = Rights()
    subjects: tuple[Subject, ...] = ()
    genre: Field | None = None
    abstract: Field | None = None
    version: Field | None = None
    identities: tuple[tuple[Identity, str], ...] = ()
    """Identifiers of the edition, each with its origin."""
    sources: tuple[Source, ...] = ()
    funders: tuple[Name, ...] = ()
    series: Field | None = None
    contact: Field | None = None
    """An e-mail address for questions."""
    changes: str = ""
    """What this deposit has changed since the one before it, in a sentence; empty for a first one."""
    changed: tuple[Field, ...] = ()
    """Fields that edition.toml or metadata.csv state against the header: the value used, and what it replaced."""

    def identity(self, scheme: str) -> str:
        """The edition's identifier in a scheme, or an empty string."""
        return next((i.value for i, _ in self.identities if i.scheme == scheme), "")

    @property
    def full_title(self) -> str:
        """Title and subtitle in one line; empty without a title."""
        if self.title is None:
            return ""
        return f"{self.title.value}: {self.subtitle.value}" if self.subtitle else self.title.value

    @property
    def local(self) -> str:
        """The name of the edition for files and folders."""
        return self.identity("local") or "edition"
