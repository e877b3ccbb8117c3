"""The repositories we know: what each demands of the record, and what is only wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.deposit.record import Record


class Need(Struct, frozen=True):
    """Something a target asks for."""

    words: str
    """What it is, for the reader: “a title”."""
    element: str
    """The element of the header that states it."""
    key: str
    """The key of edition.toml that states it, or an empty string."""
    is_there: Callable[[Record], bool]

    def where(self, *, several: bool = False) -> str:
        """Where to fill it: in the header, in edition.toml or in a row of metadata.csv; of several texts together, in all headers or in edition.toml."""
        place = self.element if self.element.startswith("text/") else f"teiHeader/{self.element}"
        if several and self.key:
            return f"{self.key} in edition.toml"
        return place + (f", or {self.key} in edition.toml or metadata.csv" if self.key else "")


def _describes_edition(record: Record) -> bool:
    """True unless nobody has described the edition: then the header says of itself how the text was encoded."""
    from teiwright.weaving.header import OF_THE_ENCODING

    return record.abstract is not None and record.abstract.value != OF_THE_ENCODING


_TITLE = Need("a title", "fileDesc/titleStmt/title", "title", lambda r: r.title is not None)
_LONG_TITLE = Need(
    "a title of three letters or more",
    "fileDesc/titleStmt/title",
    "title",
    lambda r: bool(r.title and len(r.title.value) > 2),
)
_CREATOR = Need(
    "a creator (author, or sender of a letter)",
    "fileDesc/titleStmt/author",
    "authors",
    lambda r: bool(r.creators),
)
_DATE = Need(
    "a date of publication that a computer can read",
    "fileDesc/publicationStmt/date/@when",
    "published",
    lambda r: r.published is not None,
)
_RIGHTS = Need(
    "a licence",
    "fileDesc/publicationStmt/availability/licence/@target",
    "licence_address",
    lambda r: bool(r.rights.address or r.rights.words),
)
_PUBLISHER = Need(
    "a publisher of the TEI file",
    "fileDesc/publicationStmt/publisher",
    "publisher",
    lambda r: r.publisher is not None,
)
_ABSTRACT = Need("a description", "profileDesc/abstract", "project", lambda r: r.abstract is not None)
_OWN_ABSTRACT = Need(
    "a description of the edition, and not only of how the text was encoded",
    "profileDesc/abstract",
    "project",
    _describes_edition,
)
_CONTACT = Need(
    "an e-mail address for questions",
    "fileDesc/publicationStmt/ref[starts-with(@target, 'mailto:')]",
    "contact",
    lambda r: r.contact is not None,
)
_LANGUAGE = Need("the language of the text", "text/@xml:lang", "", lambda r: bool(r.languages))
_LANGUAGE3 = Need(
    "a language that ISO 639-3 knows",
    "text/@xml:lang",
    "",
    lambda r: any(lang.iso639_3 for lang in r.languages),
)
_DOI = Need("a DOI", "fileDesc/publicationStmt/idno[@type='DOI']", "doi", lambda r: bool(r.identity("doi")))
_SUBJECT = Need("keywords", "profileDesc/textClass/keywords/term", "keywords", lambda r: bool(r.subjects))


class Target(Struct, frozen=True):
    """One kind of package."""

    title: str
    gives: str
    """What one gets, in a sentence."""
    demands: tuple[Need, ...]
    wishes: tuple[Need, ...] = ()

    def missing(self, record: Record) -> tuple[Need, ...]:
        """What it demands and the record does not have."""
        return tuple(need for need in self.demands if not need.is_there(record))

    def wanting(self, record: Record) -> tuple[Need, ...]:
        """What it would be better to have."""
        return tuple(need for need in self.wishes if not need.is_there(record))


TARGETS = {
    "rocrate": Target(
        "RO-Crate 1.1",
        "A folder that describes itself, for any archive.",
        (_TITLE, _CREATOR, _DATE, _RIGHTS),
        (_PUBLISHER, _OWN_ABSTRACT, _DOI, _SUBJECT),
    ),
    "bag": Target(
        "BagIt 1.0",
        "The same folder in a bag with checksums, for transfer and storage.",
        (_TITLE,),
        (_CREATOR, _DATE, _RIGHTS, _PUBLISHER),
    ),
    "zenodo": Target(
        "Zenodo and other InvenioRDM repositories",
        "Files to upload and the draft record that describes them.",
        (_LONG_TITLE, _CREATOR, _DATE),
        (_RIGHTS, _PUBLISHER, _OWN_ABSTRACT, _LANGUAGE3, _SUBJECT),
    ),
    "dataverse": Target(
        "Dataverse",
        "A zip of files and the dataset's description as JSON.",
        (_TITLE, _CREATOR, _CONTACT, _ABSTRACT),
        (_RIGHTS, _DATE, _SUBJECT),
    ),
    "dspace": Target(
        "DSpace and CLARIN repositories",
        "A Simple Archive Format folder for batch import.",
        (_TITLE, _DATE),
        (_CREATOR, _RIGHTS, _LANGUAGE3, _OWN_ABSTRACT),
    ),
    "archivematica": Target(
        "Archivematica",
        "A standard transfer with metadata.csv and checksums.",
        (_TITLE,),
        (_CREATOR, _DATE, _RIGHTS),
    ),
    "ocfl": Target(
        "OCFL 1.1",
        "An object with versions, for a storage root.",
        (_TITLE,),
        (_CREATOR, _DATE, _RIGHTS, _LANGUAGE),
    ),
}
