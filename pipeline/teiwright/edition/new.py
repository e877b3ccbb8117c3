"""Writes the form with which an edition begins: edition.toml with what the text says about itself and what is still to be said; for many texts a metadata.csv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions.pages import pages
from teiwright.edition.shelf import EVERY
from teiwright.metadata import Metadata, Stated
from teiwright.spreadsheets import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.metadata import Agent, Bibliography, DateStated
    from teiwright.model import Document

INTRODUCTION = """\
# What the editors of this edition know. It adds to what the text says about itself, and prevails over it.
# Lines that begin with # are comments: take the # away to use them. An empty value counts as not stated.
# A line in square brackets begins a part: leave it as it is, and put what belongs to the part below it.
"""


def write_edition(document: Document | None, identifier: str) -> str:
    """A commented edition.toml; what was found in the text stands behind #, with its line, ready to be changed."""
    facts = document.metadata if document else Metadata()
    parts = [
        INTRODUCTION,
        "# The name of the edition: of its folder, its files and its root element.",
        f"identifier = {_quoted(identifier)}",
        "",
    ]
    parts += _known("title", facts.title)
    parts += _known("subtitle", facts.subtitle)
    parts += _people("authors", facts.authors)
    parts += _people("translators", tuple(a for a in facts.contributors if a.role == "trl"))
    parts += ['# editors = ["Surname, Forename, ORCID 0000-0002-1825-0097"]']
    parts += _people("transcribers", tuple(a for a in facts.contributors if a.role == "trc"))
    parts += ['# reviewers = ["", ""]         # who has checked the marks (teiwright review)']
    parts += [
        "",
        "# Who publishes this TEI file, and under which licence: a repository will ask for both.",
        'publisher = ""',
        'licence = ""                # for example "CC BY 4.0"',
        'licence_address = ""        # for example "https://creativecommons.org/licenses/by/4.0/"',
        '# published = "2026-01-31"  # when this edition is published',
        '# version = ""              # of this edition: "1.0"',
        '# contact = ""              # an e-mail address for questions: some repositories ask for it',
        '# doi = ""                  # once a repository has given one',
        "",
        "# The text itself.",
    ]
    parts += _known("written", facts.written)
    parts += _known("first_published", facts.first_published)
    parts += [
        '# written_place = ""',
        '# recipients = ["Surname, Forename"]    # to whom a letter is written',
        '# genre = ""                # letter, diary, pamphlet, minutes …',
        '# keywords = ["", ""]',
        '# original_language = ""    # fr, de … where the text is a translation',
    ]
    parts += _book(facts.printed)
    parts += [
        "",
        "# The sheets from which the text was typed: a letter, a diary, minutes.",
        "[manuscript]",
        '# place = ""',
        '# institution = ""          # an archive, a library, or whose they are',
        '# collection = ""',
        '# shelfmark = ""',
        "",
        "# Where the plain text comes from.",
        "[digital]",
        '# publisher = ""            # a library or archive on the web',
        '# address = ""              # its page',
        "",
        "# How the text is to be read, where the program gets it wrong.",
        "[reading]",
        '# encoding = "utf-8"        # of the file, where it was guessed: cp1252, utf-16 …',
        f"# language = {_quoted(document.language if document else '')}",
        f"# convention = {_quoted(_convention(document))}",
        "",
        "# The printed book.",
        "[print]",
        '# page = "a5"                # half-letter, a5, 6x9, a4, large (large print), 125x205 (mm)',
        '# notes = "foot"             # foot (of the page), chapter (its end), end (of the text)',
    ]
    return "\n".join(parts) + "\n"


def _convention(document: Document | None) -> str:
    """The convention by which the body of a text was read: named last, but for the pages of a scan."""
    readings = document.readings if document else ()
    return next((r.convention for r in reversed(readings) if r.convention != pages.NAME), "")


SHELF = ("title", "authors", "publisher", "licence", "published", "language", "encoding")
"""The columns of a table that begins; all keys may be columns."""


def write_shelf(texts: Sequence[str], divider: str, encoding: str = "") -> bytes:
    """A metadata.csv to fill in: a row for every text of the folder, which may say how all are stored, and one for each of these."""
    empty = [""] * (len(SHELF) - 1)
    rows = ("file", *SHELF), (EVERY, *empty, encoding), *((name, *empty, "") for name in texts)
    return written(rows, divider)


def missing(facts: Metadata) -> tuple[tuple[str, str], ...]:
    """What a deposit still needs: (key in edition.toml, in words)."""
    wanted = (
        ("title", "a title", facts.title),
        ("authors", "an author (or “unknown”)", facts.authors),
        ("publisher", "who publishes the TEI file", facts.publisher),
        ("licence", "the licence", facts.licence or facts.licence_address),
        ("published", "the date of publication", facts.published),
        (
            "printed",
            "the printed source, or [manuscript], the written one",
            facts.printed or facts.manuscript or facts.digital,
        ),
    )
    return tuple((key, words) for key, words, value in wanted if not value)


def _known(key: str, found: Stated | DateStated | None) -> list[str]:
    if found is None:
        return [f'# {key} = ""']
    value = found.value if isinstance(found, Stated) else found.words
    return [f"# {key} = {_quoted(value)}    # found in {found.origin}"]


def _people(key: str, people: tuple[Agent, ...]) -> list[str]:
    if not people:
        return [f'# {key} = ["Surname, Forename"]']
    names = ", ".join(_quoted(a.name.sorted) for a in people)
    return [f"# {key} = [{names}]    # found in {people[0].origin}"]


def _book(book: Bibliography | None) -> list[str]:
    lines = ["", "# The printed source."]
    if book is None:
        return [*lines, "[printed]", '# title = ""', '# place = ""', '# publisher = ""', '# date = ""']
    lines += [f"[printed]    # found in {book.origin}: “{' '.join(book.words.split())}”"]
    for key, value in (
        ("title", book.title),
        ("article", book.article),
        ("place", book.place),
        ("publisher", book.publisher),
        ("date", book.date.words if book.date else ""),
    ):
        lines.append(f"# {key} = {_quoted(value)}")
    return lines


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04x}", escaped) + '"'
