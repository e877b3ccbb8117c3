"""What the editors say about a text: edition.toml (one work) and metadata.csv (a folder, one row a file).

They add to what the text says about itself and prevail over it; a conflict is reported. A key that is not known is an
error that names the nearest one, so that no typing slip is swallowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teiwright import printing
from teiwright.errors import MetadataError
from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import Agent, Bibliography, DateStated, Metadata, Stated
from teiwright.model import Identifier, PersonName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teiwright.model import Attributes

PLAIN = {
    "identifier": "identifier",
    "title": "title",
    "subtitle": "subtitle",
    "publisher": "publisher",
    "licence": "licence",
    "licence_address": "licence_address",
    "rights": "rights",
    "project": "project",
    "genre": "genre",
    "written_place": "written_place",
    "version": "version",
    "contact": "contact",
    "doi": "doi",
}
"""Keys whose value is a text, and the field of Metadata each fills."""
FORMS = {
    "contact": (r"[^\s@<>\"]+@[^\s@<>\"]+", '"collections@example.org"'),
    "doi": (r"(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.\d{4,9}/\S+", '"10.5281/zenodo.1234567"'),
}
"""Keys whose value must have a form that machines read, with an example."""
DATES = {"published": "published", "written": "written", "first_published": "first_published"}
READING = ("language", "convention", "layout", "keep_lines", "furniture", "boilerplate", "hyphens")
LISTS = (
    "keywords",
    "authors",
    "translators",
    "editors",
    "transcribers",
    "contributors",
    "languages",
    "original_language",
    "notes",
    "reading",
    "print",
    "printed",
    "digital",
)
KEYS = (*PLAIN, *DATES, *LISTS)
PERSON = ("name", "surname", "forename", "name_link", "key", "role", "duty", "identifiers", "organisation")
PRINTED = (
    "title",
    "article",
    "level",
    "authors",
    "editors",
    "place",
    "publisher",
    "date",
    "volume",
    "issue",
    "pages",
    "isbn",
    "issn",
    "doi",
    "language",
    "address",
    "note",
    "words",
)
ROLES = {
    "translators": ("trl", "Translation"),
    "editors": ("edt", "Edition"),
    "transcribers": ("trc", "Transcription"),
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A file of the editors while it is read: where its keys stand, for messages."""

    name: str
    text: str = ""
    findings: list[Finding] = field(default_factory=list)

    def line(self, key: str) -> int:
        """Line of a key; 0 if it cannot be found."""
        plain = key.rpartition(".")[2]
        found = re.search(rf"(?m)^[ \t]*(?:\[+[\w. ]*)?\b{re.escape(plain)}\b[ \t]*(?:=|\])", self.text)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0

    def wrong(self, key: str, message: str) -> MetadataError:
        """The error to raise, with file and line."""
        line = self.line(key)
        return MetadataError(f"{self.name}{f', line {line}' if line else ''}: {message}")

    def origin(self, key: str) -> str:
        """Where a value comes from, for the record."""
        return f"{self.name}: {key}"


def read_edition(path: Path) -> tuple[Metadata, tuple[Finding, ...]]:
    """Read an edition.toml.

    Raises:
        MetadataError: it cannot be read, is no TOML, or has a key or value that cannot be used; the message has the line.
    """
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MetadataError(f"{path}: the file is not UTF-8. Save it as UTF-8.") from None
    except OSError as trouble:
        raise MetadataError(
            f"{path}: the file cannot be read ({(trouble.strerror or '').lower()})."
        ) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise MetadataError(
            f'{path}: this is no valid TOML ({trouble}). Texts stand in quotation marks: title = "…".'
        ) from None
    told = _Told(path.name, text)
    return _metadata(told, table), tuple(told.findings)


def _metadata(told: _Told, table: Mapping[str, object]) -> Metadata:
    _known(told, table, KEYS, "")
    values: dict[str, Stated | None] = {
        field_name: Stated(words, told.origin(key))
        for key, field_name in PLAIN.items()
        if (words := _words(told, table, key))
    }
    for key, (form, example) in FORMS.items():
        stated = values.get(key)
        if stated and not re.fullmatch(form, stated.value):
            raise told.wrong(key, f"“{stated.value}” is no {key}. Write it like this: {key} = {example}")
    dates = {name: _date(told, table, key) for key, name in DATES.items()}
    authors = tuple(_person(told, entry, "aut", "authors") for entry in _list(told, table, "authors"))
    contributors = tuple(
        _person(told, entry, role, key, duty)
        for key, (role, duty) in ROLES.items()
        for entry in _list(told, table, key)
    ) + tuple(_person(told, entry, "ctb", "contributors") for entry in _list(told, table, "contributors"))
    return Metadata(
        identifier=values.get("identifier"),
        title=values.get("title"),
        subtitle=values.get("subtitle"),
        authors=authors,
        contributors=contributors,
        publisher=values.get("publisher"),
        published=dates["published"],
        licence=values.get("licence"),
        licence_address=values.get("licence_address"),
        rights=values.get("rights"),
        printed=_book(told, table, "printed"),
        digital=_book(told, table, "digital"),
        written=dates["written"],
        written_place=values.get("written_place"),
        first_published=dates["first_published"],
        project=values.get("project"),
        languages=_languages(told, table),
        original_language=_words(told, table, "original_language"),
        genre=values.get("genre"),
        keywords=tuple(Stated(w, told.origin("keywords")) for w in _texts(told, table, "keywords")),
        notes=tuple(Stated(w, told.origin("notes")) for w in _texts(told, table, "notes")),
        reading=_reading(told, table),
        printing=_printing(told, table),
        version=values.get("version"),
        contact=values.get("contact"),
        doi=values.get("doi"),
    )


def _known(told: _Told, table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key in known:
            continue
        near = get_close_matches(key, known, 1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}."
        raise told.wrong(key, f"“{key}” is not known{f' in [{where}]' if where else ''}. {hint}")


def _words(told: _Told, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise told.wrong(key, f"“{key}” must be a text in quotation marks.")
    return " ".join(str(value).split())


def _list(told: _Told, table: Mapping[str, object], key: str) -> list[object]:
    value = table.get(key, [])
    if isinstance(value, str | dict):
        return [value] if value else []
    if not isinstance(value, list):
        raise told.wrong(key, f'“{key}” must be a list in square brackets: {key} = ["…"].')
    return list(value)


def _texts(told: _Told, table: Mapping[str, object], key: str) -> list[str]:
    entries = _list(told, table, key)
    for entry in entries:
        if not isinstance(entry, str):
            raise told.wrong(key, f'“{key}” must be a list of texts: {key} = ["…", "…"].')
    return [str(entry) for entry in entries if entry]


def _table(told: _Told, value: object, key: str, known: tuple[str, ...]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise told.wrong(key, f"“{key}” must be a table: a line [{key}] with lines below it.")
    table = {str(k): v for k, v in value.items()}
    _known(told, table, known, key)
    return table


def _person(told: _Told, entry: object, role: str, key: str, duty: str = "") -> Agent:
    """A name (“Ada Jones”, “Jones, Ada”) or a table with its parts."""
    if isinstance(entry, str):
        return Agent(_name(entry), told.origin(key), role, duty)
    table = _table(told, entry, key, PERSON)
    if table.get("name"):
        name = _name(_words(told, table, "name"))
    else:
        name = PersonName(
            _words(told, table, "surname"), _words(told, table, "forename"), _words(told, table, "name_link")
        )
    if not name.plain:
        raise told.wrong(key, f"an entry of “{key}” has no name.")
    organisation = bool(table.get("organisation", False))
    return Agent(
        PersonName(other=name.plain) if organisation else name,
        told.origin(key),
        _words(told, table, "role") or role,
        _words(told, table, "duty") or duty,
        _words(told, table, "key"),
        tuple(Identifier(i) for i in _texts(told, table, "identifiers")),
        organisation,
    )


def _name(words: str) -> PersonName:
    from teiwright.conventions.facts import name_of

    return name_of(words)


def _date(told: _Told, table: Mapping[str, object], key: str) -> DateStated | None:
    value = table.get(key)
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return DateStated(
            f"{value.day} {value:%B} {value.year}", (("when", value.isoformat()),), told.origin(key)
        )
    words = _words(told, table, key)
    attributes = date_attributes(words)
    if not attributes:
        told.findings.append(
            Finding(
                "date-not-understood",
                Severity.WARNING,
                f"The date “{words}” ({key}) was not understood; it stands in the header without a value.",
                "Write it as 1945-05-31, 1945-05, 1945 or in words like “late May 1945”.",
                Place(file=told.name, line=told.line(key)),
            )
        )
    return DateStated(words, attributes, told.origin(key))


def date_attributes(words: str) -> Attributes:
    """TEI attributes of a date as an editor writes it: ISO, a year, or words."""
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", words):
        return (("when", words),)
    span = re.fullmatch(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)\s*(?:/|–|\.\.)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", words)
    if span:
        return (("from", span[1]), ("to", span[2]))
    from teiwright.conventions.dating import value_of

    return value_of(words, "en")


def _book(told: _Told, table: Mapping[str, object], key: str) -> Bibliography | None:
    if key not in table:
        return None
    book = _table(told, table[key], key, PRINTED)
    level = _words(told, book, "level") or "m"
    if level not in {"m", "j", "s", "u"}:
        raise told.wrong("level", "“level” is m (book), j (journal), s (series) or u (unpublished).")
    scope = tuple(
        (unit, words)
        for unit, name in (("volume", "volume"), ("issue", "issue"), ("page", "pages"))
        if (words := _words(told, book, name))
    )
    numbers = tuple(
        Identifier(words, kind)
        for name, kind in (("isbn", "ISBN"), ("issn", "ISSN"), ("doi", "DOI"))
        if (words := _words(told, book, name))
    )
    return Bibliography(
        words=_words(told, book, "words"),
        authors=tuple(_person(told, e, "aut", f"{key}.authors") for e in _list(told, book, "authors")),
        editors=tuple(_person(told, e, "edt", f"{key}.editors") for e in _list(told, book, "editors")),
        article=_words(told, book, "article"),
        title=_words(told, book, "title"),
        level=level,
        place=_words(told, book, "place"),
        publisher=_words(told, book, "publisher"),
        date=_date(told, book, "date"),
        scope=scope,
        identifiers=numbers,
        language=_words(told, book, "language"),
        address=_words(told, book, "address"),
        note=_words(told, book, "note"),
        origin=told.origin(key),
    )


def _languages(told: _Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    value = table.get("languages", {})
    if isinstance(value, list):
        return tuple((str(code), "") for code in value)
    if not isinstance(value, dict):
        raise told.wrong("languages", '“languages” must be a table: a line [languages], then fr = "…".')
    return tuple((str(code), str(words)) for code, words in value.items())


def _reading(told: _Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    if "reading" not in table:
        return ()
    wishes = _table(told, table["reading"], "reading", READING)
    return tuple(
        (key, str(value).lower() if isinstance(value, bool) else str(value))
        for key, value in wishes.items()
        if value != ""
    )


def _printing(told: _Told, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    found = []
    for key, value in _table(told, table.get("print", {}), "print", tuple(printing.CHOICES)).items():
        try:
            found.append(printing.setting(key, value))
        except ValueError as trouble:
            raise told.wrong(f"print.{key}", str(trouble)) from None
    return tuple(found)


def read_shelf(path: Path, name: str) -> tuple[Metadata | None, tuple[Finding, ...]]:
    """What a metadata.csv says about one text of its folder, or None if it has no row for it.

    The first row names the columns: `file` (or `id`, as TXM has it), then keys as in edition.toml; those of a table with
    a full stop (`printed.title`). Several persons or keywords are divided by a semicolon.

    Raises:
        MetadataError: it cannot be read, or a column is not known.
    """
    import csv

    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline()
            stream.seek(0)
            mark = max(",;\t", key=first.count)
            rows = list(csv.reader(stream, delimiter=mark))
    except (OSError, UnicodeDecodeError, csv.Error) as trouble:
        raise MetadataError(f"{path}: the table cannot be read ({trouble}). Save it as CSV, UTF-8.") from None
    if not rows or not rows[0]:
        return None, ()
    columns = [c.strip().lower() for c in rows[0]]
    if columns[0] not in {"file", "id", "filename"}:
        raise MetadataError(
            f"{path}, line 1: the first column must be “file” (the name of the text), not “{columns[0]}”."
        )
    for number, row in enumerate(rows[1:], 2):
        if row and row[0].strip() in {name, name.rpartition(".")[0]}:
            told = _Told(path.name, "", [])
            return _from_row(told, dict(zip(columns[1:], row[1:], strict=False)), number), tuple(
                told.findings
            )
    return None, ()


_ALIASES = {
    "author": "authors",
    "translator": "translators",
    "editor": "editors",
    "transcriber": "transcribers",
    "date": "written",
    "year": "written",
    "lang": "language",
    "keyword": "keywords",
}
_MANY = ("authors", "translators", "editors", "transcribers", "keywords", "notes")


def _from_row(told: _Told, row: Mapping[str, str], number: int) -> Metadata:
    table: dict[str, object] = {}
    inner: dict[str, dict[str, object]] = {}
    for column, cell in row.items():
        words = cell.strip()
        key = _ALIASES.get(column, column)
        if not words or not key:
            continue
        if key in READING:
            inner.setdefault("reading", {})[key] = words
        elif "." in key:
            outer, _, name = key.partition(".")
            many = name in {"authors", "editors"}
            inner.setdefault(outer, {})[name] = _divided(words) if many else words
        else:
            table[key] = _divided(words) if key in _MANY else words
    try:
        return _metadata(told, {**table, **inner})
    except MetadataError as error:
        raise MetadataError(str(error).replace(told.name, f"{told.name}, row {number}", 1)) from None


def _divided(words: str) -> list[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


def joined(facts: Metadata, told: Metadata | None, file: str) -> tuple[Metadata, tuple[Finding, ...]]:
    """What the text says and what the editors say; the editors prevail, and what the text says otherwise is reported."""
    if told is None:
        return facts, ()
    findings: list[Finding] = []

    def prevails(name: str, said: str, instead: str, where: str, origin: str) -> None:
        if said and instead and " ".join(said.split()).casefold() != " ".join(instead.split()).casefold():
            findings.append(
                Finding(
                    "metadata-conflict",
                    Severity.INFO,
                    f"The text says {name} “{said}” ({where}); {origin or 'the editors'} says “{instead}”, which stands in the header.",
                    "Nothing, if the editors are right; the words of the text stay as they are.",
                    Place(file=file),
                )
            )

    for name in ("title", "subtitle", "publisher", "licence", "rights", "written_place", "genre"):
        said, instead = getattr(facts, name), getattr(told, name)
        if said and instead:
            prevails(name.replace("_", " of being "), said.value, instead.value, said.origin, instead.origin)
    for name in ("written", "first_published"):
        date_said, date_instead = getattr(facts, name), getattr(told, name)
        if date_said and date_instead and date_said.attributes != date_instead.attributes:
            prevails(
                f"{name.replace('_', ' ')}",
                date_said.words,
                date_instead.words,
                date_said.origin,
                date_instead.origin,
            )
    if facts.authors and told.authors:
        prevails(
            "the author is",
            ", ".join(a.name.plain for a in facts.authors),
            ", ".join(a.name.plain for a in told.authors),
            facts.authors[0].origin,
            told.authors[0].origin,
        )
    changes: dict[str, object] = {}
    for name in Metadata.__dataclass_fields__:
        instead = getattr(told, name)
        if name in {"contributors", "printed", "languages", "notes"}:
            continue
        if instead:
            changes[name] = instead
    together = replace(facts, **changes)  # type: ignore[arg-type]
    roles = {a.role for a in told.contributors}
    kept = tuple(a for a in facts.contributors if a.role not in roles)
    languages = dict(facts.languages) | dict(told.languages)
    return (
        replace(
            together,
            contributors=kept + told.contributors,
            printed=_with_authors(_joined_book(facts.printed, told.printed), facts, told),
            languages=tuple(languages.items()),
            notes=facts.notes + told.notes,
        ),
        tuple(findings),
    )


def _with_authors(book: Bibliography | None, facts: Metadata, told: Metadata) -> Bibliography | None:
    """The author of the text is the author in the source, with what the editors know of them."""
    if book is None or not told.authors or book.authors != facts.authors:
        return book
    return replace(book, authors=told.authors)


def _joined_book(said: Bibliography | None, told: Bibliography | None) -> Bibliography | None:
    if said is None or told is None:
        return told or said
    changes = {
        name: value
        for name in Bibliography.__dataclass_fields__
        if (value := getattr(told, name)) and not (name == "level" and value == "m")
    }
    return replace(said, **changes)
