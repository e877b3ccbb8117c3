"""The keys of edition.toml (and the columns of metadata.csv), and the record that a table of them makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.book import printing
from teiwright.edition.agents import people
from teiwright.edition.licences import address_of, lacks_version
from teiwright.edition.values import (
    Told,
    date_at,
    divided,
    refuse_unknown,
    table_of,
    texts_at,
    words_at,
)
from teiwright.errors import ReadingError
from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import Bibliography, Manuscript, Metadata, Stated
from teiwright.model import Identifier
from teiwright.spreadsheets import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = (
    "identifier", "title", "subtitle", "publisher", "licence", "licence_address", "rights", "project", "genre", "written_place", "version",
    "contact", "doi",
)  # fmt: skip
"""Keys whose value is a text; each fills the field of Metadata that has its name."""
FORMS = {
    "contact": (r"[^\s@<>\"]+@[^\s@<>\"]+", '"collections@example.org"'),
    "licence_address": (r"\S+", '"https://creativecommons.org/licenses/by/4.0/"'),
    "doi": (r"(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.\d{4,9}/\S+", '"10.5281/zenodo.1234567"'),
}
"""Keys whose value must have a form that machines read, with an example."""
SHOWN = ("title", "subtitle", "publisher", "licence", "project")
"""Keys whose value page, book and deposit show, unless the header leaves it open."""
DATES = ("published", "written", "first_published")
READING = (
    "encoding", "language", "convention", "layout", "keep_lines", "furniture", "boilerplate", "hyphens",
)  # fmt: skip
LISTS = (
    "keywords", "authors", "translators", "editors", "transcribers", "reviewers", "contributors", "recipients", "languages", "original_language",
    "notes", "reading", "print", "style", "printed", "digital", "manuscript",
)  # fmt: skip
KEYS = (*PLAIN, *DATES, *LISTS)
PRINTED = (
    "title", "article", "level", "authors", "editors", "place", "publisher", "date", "volume", "issue", "pages", "isbn", "issn", "doi", "language",
    "address", "note", "words",
)  # fmt: skip
DIGITAL = ("words", "publisher", "address", "date")
MANUSCRIPT = ("place", "institution", "collection", "shelfmark", "note")
STYLE = ("css", "stylesheets")
ROLES = {
    "translators": ("trl", "Translation"),
    "editors": ("edt", "Edition"),
    "transcribers": ("trc", "Transcription"),
    "contributors": ("ctb", ""),
}


TABLES: Mapping[str, tuple[str, ...]] = {
    "printed": PRINTED,
    "digital": DIGITAL,
    "manuscript": MANUSCRIPT,
    "reading": READING,
    "print": tuple(printing.CHOICES),
    "style": STYLE,
}
"""The tables, and the keys of each."""


def metadata(told: Told, table: Mapping[str, object]) -> Metadata:
    """The record that a table makes, with where each value stands."""
    refuse_unknown(told, table, KEYS, "", elsewhere=TABLES)
    values = {key: Stated(words, told.origin(key)) for key in PLAIN if (words := words_at(told, table, key))}
    for key, (form, example) in FORMS.items():
        value = values.get(key)
        if value and not re.fullmatch(form, value.value):
            raise told.wrong(key, f"“{value.value}” is no {key}. Write it like this: {key} = {example}")
    dates = {key: date_at(told, table, key) for key in DATES}
    authors = people(told, table, "authors", "aut")
    stated = [(key, value.value) for key in SHOWN if (value := values.get(key))]
    for key, words in (*stated, *(("authors", author.name.plain) for author in authors)):
        if words.startswith("["):
            told.findings.append(_in_brackets(told, key, words))
    licence = values.get("licence")
    if licence and not values.get("licence_address") and lacks_version(licence.value):
        told.findings.append(_without_version(told, licence.value))
    facts = Metadata(
        authors=authors,
        contributors=tuple(
            agent for key, (role, duty) in ROLES.items() for agent in people(told, table, key, role, duty)
        ),
        reviewers=people(told, table, "reviewers", "mrk"),
        recipients=people(told, table, "recipients", ""),
        licence_address=_address(licence),
        printed=_book(told, table, "printed"),
        digital=_book(told, table, "digital"),
        manuscript=_manuscript(told, table),
        languages=_languages(told, table),
        original_language=_code(told, "original_language", words_at(told, table, "original_language")),
        keywords=tuple(
            Stated(w, told.origin("keywords"))
            for words in texts_at(told, table, "keywords")
            for w in divided(words)
        ),
        notes=tuple(Stated(w, told.origin("notes")) for w in texts_at(told, table, "notes")),
        reading=_reading(told, table),
        printing=_printing(told, table),
        style=_style(told, table),
    )
    return replace(facts, **values, **dates)


def _in_brackets(told: Told, key: str, words: str) -> Finding:
    """That page, book and deposit will pass a value over: it begins as what the header says of a fact that nobody has stated."""
    return Finding(
        "in-brackets",
        Severity.WARNING,
        f"“{words}” ({key}) begins with a square bracket. So the header says that something is still to be supplied; it counts as not stated.",
        "Write it without the brackets.",
        Place(told.name, told.line(key)),
    )


def _book(told: Told, table: Mapping[str, object], key: str) -> Bibliography | None:
    """The source in one table of edition.toml; None where the table states nothing."""
    if key not in table:
        return None
    book = table_of(told, table[key], key, TABLES[key], outside=KEYS)
    if not any(value not in ("", [], {}) for value in book.values()):
        return None  # the line [printed] alone, as `teiwright new` writes it, states nothing
    level = words_at(told, book, "level") or "m"
    if level not in {"m", "j", "s", "u"}:
        raise told.wrong("level", "“level” is m (book), j (journal), s (series) or u (unpublished).")
    scope = tuple(
        (unit, words)
        for unit, name in (("volume", "volume"), ("issue", "issue"), ("page", "pages"))
        if (words := words_at(told, book, name))
    )
    address = words_at(told, book, "address")
    if " " in address:
        raise told.wrong(
            "address",
            f'“{address}” is no address. Write it like this: address = "https://library.example.org/item/12"',
        )
    numbers = tuple(
        Identifier(words, kind)
        for name, kind in (("isbn", "ISBN"), ("issn", "ISSN"), ("doi", "DOI"))
        if (words := words_at(told, book, name))
    )
    return Bibliography(
        words=words_at(told, book, "words"),
        authors=people(told, book, "authors", "aut", within=f"{key}."),
        editors=people(told, book, "editors", "edt", within=f"{key}."),
        article=words_at(told, book, "article"),
        title=words_at(told, book, "title"),
        level=level,
        place=words_at(told, book, "place"),
        publisher=words_at(told, book, "publisher"),
        date=date_at(told, book, "date"),
        scope=scope,
        identifiers=numbers,
        language=_code(told, "language", words_at(told, book, "language")),
        address=address,
        note=words_at(told, book, "note"),
        origin=told.origin(key),
    )


def _manuscript(told: Told, table: Mapping[str, object]) -> Manuscript | None:
    """Where the sheets are; None where the table states nothing."""
    stated = table_of(told, table.get("manuscript", {}), "manuscript", MANUSCRIPT, outside=KEYS)
    words = {key: said for key in MANUSCRIPT if (said := words_at(told, stated, key))}
    return Manuscript(**words, origin=told.origin("manuscript")) if words else None


def _without_version(told: Told, words: str) -> Finding:
    return Finding(
        "licence-version",
        Severity.WARNING,
        f"The licence “{words}” does not say of which version it is, so it has no address, which repositories ask for.",
        f'Write the version, too: licence = "{words} 4.0", if it is that.',
        Place(file=told.name, line=told.line("licence")),
    )


def _address(licence: Stated | None) -> Stated | None:
    """The address of a licence that is named in full."""
    address = address_of(licence.value) if licence else ""
    return Stated(address, licence.origin) if licence and address else None


def _languages(told: Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    value = table.get("languages", {})
    if isinstance(value, list):
        return tuple((_code(told, "languages", str(code)), "") for code in value)
    if not isinstance(value, dict):
        raise told.wrong("languages", '“languages” must be a table: a line [languages], then fr = "…".')
    return tuple((_code(told, str(code), str(code)), str(words)) for code, words in value.items())


def _code(told: Told, key: str, words: str) -> str:
    """The code of a language, which may be left out."""
    from teiwright.conventions.options import language_fault

    if words and (fault := language_fault(words)):
        raise told.wrong(key, fault)
    return words


def _reading(told: Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    if "reading" not in table:
        return ()
    wishes = table_of(told, table["reading"], "reading", READING, outside=KEYS)
    return tuple((key, _wish(told, key, value)) for key, value in wishes.items() if value != "")


def _wish(told: Told, key: str, value: object) -> str:
    """One line below [reading], if it is a wish that can be followed."""
    from teiwright.conventions.options import CHOICES
    from teiwright.reading import ENCODINGS, is_encoding

    words = str(value).lower() if isinstance(value, bool) else str(value)
    if key == "keep_lines":  # a spreadsheet program writes TRUE, or WAHR
        words = "true" if words.lower() in TRUE else "false" if words.lower() in FALSE else words
    if key == "convention":
        from teiwright.conventions.named import named

        try:
            named(words)
        except ReadingError as trouble:
            raise told.wrong(key, str(trouble)) from None
    elif key == "language":
        _code(told, key, words)
    elif key == "encoding" and not is_encoding(words):
        raise told.wrong(key, f"“{words}” is not an encoding known here. {ENCODINGS}")
    elif key == "keep_lines" and words not in {"true", "false"}:
        raise told.wrong(key, f"“{key}” is “{words}”; it can be true, false.")
    elif key in CHOICES and words not in CHOICES[key]:
        raise told.wrong(key, f"“{key}” is “{words}”; it can be {', '.join(CHOICES[key])}.")
    return words


def _style(told: Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    style = table_of(told, table.get("style", {}), "style", STYLE, outside=KEYS)
    css = words_at(told, style, "css")
    return (
        *((("css", css),) if css else ()),
        *(("stylesheets", s) for s in texts_at(told, style, "stylesheets")),
    )


def _printing(told: Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    found = []
    for key, value in table_of(
        told, table.get("print", {}), "print", tuple(printing.CHOICES), outside=KEYS
    ).items():
        try:
            found.append(printing.setting(key, value))
        except ValueError as trouble:
            raise told.wrong(f"print.{key}", str(trouble)) from None
    return tuple(found)
