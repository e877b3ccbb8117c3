"""Values in a file of the editors: words, lists, tables, persons, dates. What cannot be used is an error with its line."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.errors import MetadataError
from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import DateStated
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.model import Attributes

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not from `strftime`: a program that uses this one may have set a language of its own, and the same words are the same bytes."""


LISTING = "Known are: "


class Told(Struct, frozen=True):
    """A file of the editors while it is read: where its keys stand, for messages."""

    name: str
    text: str = ""
    findings: list[Finding] = field(default_factory=list)
    path: str = ""
    """The file as it was found, for errors: of a holding many folders have one of this name."""

    def line(self, key: str) -> int:
        """Line of a key; 0 if it cannot be found."""
        plain = key.rpartition(".")[2]
        found = re.search(rf"(?m)^[ \t]*(?:\[+[\w. ]*)?\b{re.escape(plain)}\b[ \t]*(?:=|\])", self.text)
        if not found:  # in braces, amid a line
            found = re.search(rf"(?m)^[^#\n]*?\b{re.escape(plain)}\b(?=[ \t]*=)", self.text)
        return self.text.count("\n", 0, found.end()) + 1 if found else 0

    def wrong(self, key: str, message: str) -> MetadataError:
        """The error to raise, with file and line."""
        return MetadataError(f"{self.where(key)}: {message}")

    def where(self, key: str) -> str:
        """The file, with the line of a key if it is known."""
        line = self.line(key)
        return f"{self.path or self.name}{f', line {line}' if line else ''}"

    def origin(self, key: str) -> str:
        """Where a value comes from, for the record."""
        return f"{self.name}: {key}"


def refuse_unknown(
    told: Told,
    table: Mapping[str, object],
    known: tuple[str, ...],
    where: str,
    *,
    elsewhere: Mapping[str, tuple[str, ...]] | None = None,
    outside: tuple[str, ...] = (),
) -> None:
    """Raise an error for a key that is not known; it names the nearest one, or says where the key belongs.

    Args:
        told: the file.
        table: the keys with their values.
        known: the keys that may stand there.
        where: the table, if it is one.
        elsewhere: the tables in which a key may stand that does not stand in one.
        outside: the keys that stand above all tables.
    """
    refuse(
        told,
        {
            key: _where_it_belongs(key, elsewhere or {}, outside) or nearest(key, known)
            for key in table
            if key not in known
        },
        f" in [{where}]" if where else "",
    )


def refuse(told: Told, strange: Mapping[str, str], within: str = "") -> None:
    """Raise an error that names all keys that are not known, each with what was meant, so that all are put right at once; nothing if there are none."""
    said = []
    # Those of which nobody can say what was meant stand before the list of all that are known.
    ordered = sorted(strange.items(), key=lambda each: each[1].startswith(LISTING))
    for number, (key, hint) in enumerate(ordered):
        line = told.line(key) if number else 0
        said.append(
            f"“{key}”{f' (line {line})' if line else ''} is not known{' either' if number else within}."
        )
        said += [] if hint.startswith(LISTING) else [hint]
    said += [hint for hint in strange.values() if hint.startswith(LISTING)][:1]
    if said:
        raise told.wrong(ordered[0][0], " ".join(said))


def _where_it_belongs(key: str, elsewhere: Mapping[str, tuple[str, ...]], outside: tuple[str, ...]) -> str:
    tables = [f"[{name}]" for name, keys in elsewhere.items() if key in keys]
    if tables:
        return f"It belongs below a line {' or '.join(tables)}; if that line begins with #, take the # away."
    if key in outside:
        return "It belongs further up, before the first line in square brackets."
    return ""


def nearest(key: str, known: tuple[str, ...], table: str = "") -> str:
    """Which of the keys that are known was most likely meant; if none is near, all of them.

    Args:
        key: the key.
        known: those that may stand there.
        table: the table they are of, with its full stop, where that is written before them.
    """
    from difflib import get_close_matches

    from teiwright.edition.meant import meant

    named = meant(key, known)
    near = [named] if named else get_close_matches(key, known, 1)
    if not near and meant(key, ("identifiers",)):
        return "It stands behind the name: “Berg, Anna, ORCID 0000-0002-1825-0097”."
    return f"Did you mean “{table}{near[0]}”?" if near else f"{LISTING}{', '.join(table + k for k in known)}."


def words_at(told: Told, table: Mapping[str, object], key: str) -> str:
    """A value as words, its white space made single spaces; empty if it is not there."""
    value = table.get(key, "")
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise told.wrong(key, f"“{key}” must be a text in quotation marks.")
    return " ".join(str(value).split())


def list_at(told: Told, table: Mapping[str, object], key: str) -> list[object]:
    """A value as a list; one entry may stand without brackets."""
    value = table.get(key, [])
    if isinstance(value, str | dict):
        return [value] if value else []
    if not isinstance(value, list):
        raise told.wrong(key, f'“{key}” must be a list in square brackets: {key} = ["…"].')
    return list(value)


def several_at(told: Told, table: Mapping[str, object], key: str) -> list[object]:
    """A list of names or keywords: semicolons between them, as in metadata.csv, divide them too."""
    entries = list_at(told, table, key)
    return [part for entry in entries for part in (divided(entry) if isinstance(entry, str) else [entry])]


def divided(words: str) -> list[str]:
    """What stands between semicolons."""
    return [part.strip() for part in words.split(";") if part.strip()]


def texts_at(told: Told, table: Mapping[str, object], key: str) -> list[str]:
    """A list of words, without empty ones."""
    entries = list_at(told, table, key)
    for entry in entries:
        if not isinstance(entry, str):
            raise told.wrong(key, f'“{key}” must be a list of texts: {key} = ["…", "…"].')
    return [str(entry) for entry in entries if entry]


def table_of(
    told: Told, value: object, key: str, known: tuple[str, ...], *, outside: tuple[str, ...] = ()
) -> Mapping[str, object]:
    """A value that must be a table, its keys checked."""
    if not isinstance(value, dict):
        raise told.wrong(key, f"“{key}” must be a table: a line [{key}] with lines below it.")
    table = {str(k): v for k, v in value.items()}
    refuse_unknown(told, table, known, key, outside=outside)
    return table


def date_at(told: Told, table: Mapping[str, object], key: str) -> DateStated | None:
    """A date, with its TEI attributes; a warning is left where it is not understood. “n.d.” states none; of “n.d. [c. 1889]” what stands behind is the date."""
    value = table.get(key)
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        said = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        return DateStated(said, (("when", value.isoformat()),), told.origin(key))
    words = words_at(told, table, key).removeprefix(WHEN)
    known = words[found.end() :] if (found := _UNDATED.match(words)) else words
    if not known.strip(" .,;:()[]"):
        return None
    attributes = date_attributes(known.rstrip("]) "))
    if not attributes:
        told.findings.append(
            Finding(
                "date-not-understood",
                Severity.WARNING,
                f"The date “{words}” ({key}) was not understood; it stands in the header without a value.",
                "Write it as 1871-05-31, 1871-05, 1871 or in words like “late May 1871”. "
                "If a spreadsheet program writes it anew in its own way: when=1871-05-31 stays as it is.",
                Place(file=told.name, line=told.line(key)),
            )
        )
    return DateStated(words, attributes, told.origin(key))


_UNDATED = lazy(
    r"(?i)[(\[]?(?:(?:n|s|o|z)\. ?d\b\.?|o\. ?j\.|s\. ?a\.|s\. ?f\.|undated|no date|sine dato|sine anno|sans date|non datée?|ohne datum|ohne jahr|undatiert"
    r"|sin fecha|sin año|senza data|non datat[oa]|sem data|zonder datum|ongedateerd|unknown|unbekannt|inconnue?|desconocid[ao]|sconosciut[ao])(?!\w)"
)
"""What an inventory has where there is no date."""

WHEN = "when="
"""What may stand before a date: so a spreadsheet program does not know it for one, and leaves it as it is."""


def date_attributes(words: str) -> Attributes:
    """TEI attributes of a date as an editor writes it: ISO, a year, or words; in doubt with a question mark. Between full stops the day comes first: 10.12.1815."""
    words = words.removeprefix(WHEN)
    sure = words.rstrip("?]) ")
    if "?" in words[len(sure) :]:
        found = date_attributes(sure.strip("[( "))
        return (*found, ("cert", "low")) if found else ()
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", words):
        return (("when", words),) if _exists(words) else ()
    span = re.fullmatch(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)\s*(?:/|–|\.\.)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", words)
    if span:
        possible = _exists(span[1]) and _exists(span[2]) and span[1] <= span[2]
        return (("from", span[1]), ("to", span[2])) if possible else ()
    if dotted := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", words):
        day = f"{dotted[3]}-{dotted[2]:0>2}-{dotted[1]:0>2}"
        return (("when", day),) if _exists(day) else ()
    from teiwright.conventions.dating import value_of

    found = value_of(words, "en")
    # “10. Dez 15” is what is left of 1915-12-10: a day of no year would be another thing.
    without_year = any(value.startswith("--") for _, value in found)
    return () if without_year and len(re.findall(r"\d+", words)) > 1 else found


def is_day(words: str) -> bool:
    """True for a day of the calendar as spreadsheet programs write one, with or without its year: 8-May, 08. Mai, 05/08/2026."""
    if re.fullmatch(r"\d{1,2}([./])\d{1,2}\1(?:\d\d){1,2}|\d{4}-\d\d-\d\d", words):
        return True
    parts = sorted(filter(None, re.split(r"[\s./-]+", words)))
    if len(parts) != 2 or not parts[0].isdigit() or not parts[1].isalpha():  # figures sort before letters
        return False
    return any(value.startswith("--") for _, value in date_attributes(" ".join(parts)))


def _exists(words: str) -> bool:
    """True if there is such a year, month or day: of 1888-02-30 there is none."""
    try:
        date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        return False
    return True
