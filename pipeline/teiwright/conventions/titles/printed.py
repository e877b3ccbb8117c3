"""What stands at the foot of a title page, place, publisher and year, and the printed source that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.facts import origin
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.numbers import value
from teiwright.conventions.references import PLACES
from teiwright.conventions.titles.imprints import AT_FIRM, EDITION, YEAR, is_imprint, names_firm
from teiwright.metadata import Bibliography, DateStated
from teiwright.model import TEXT, Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View
    from teiwright.metadata import Metadata

RULE = "title.imprint"
_PLACE_AND_YEAR = lazy(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2})(?P<sign>[,.:]?) (?P<year>(?:1[4-9]|20)\d\d)\.?$"
)
_TOWN = lazy(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2}[,.:]?$")
"""A place of which no list knows, above a line that names a house."""
_FIRST_YEAR = 1000
_PLACES = {place.casefold(): place for place in PLACES}
_ENDS = " .,;:—–-"


def place_and_year(words: str) -> re.Match[str] | None:
    """“Salamanca, 1902”, “London 1902”; not “March, 1902”, “Copyright 1902”: a comma shows a place that no list has, where it is no day and no word of an edition."""
    found = _PLACE_AND_YEAR.match(words)
    if found is None or is_dateline(words) or EDITION.match(words):
        return None
    return found if found["sign"] or found["place"].casefold() in _PLACES else None


def imprint_of(view: View, chunk: Chunk) -> Block | None:
    """A block of a title page as the year, or as place, publisher and year; None where it is neither."""
    last = view.lines.extent_of(chunk.last - 1)
    start = last.start
    line = view.words(last)
    found = (place_and_year(line) or AT_FIRM.match(line)) if start == chunk.start else None
    if found:
        start += found.start("year")
    year = _year(view, Extent(start, last.end))
    if year and start == chunk.start:
        return year
    above = Extent(chunk.start, chunk.start + len(view.text[chunk.start : start].rstrip()))
    words = _below_edition(view.words(above))
    if year and (found or _known_place(words)[0] or names_firm(words)):
        return Block("docImprint", chunk.extent, (Block(TEXT, above), year), rule=RULE)
    return Block("docImprint", chunk.extent, rule=RULE) if is_imprint(view.words(chunk)) else None


def _year(view: View, line: Extent) -> Block | None:
    """A line that is a year, and no more, as the date of the document."""
    words = view.words(line)
    if not YEAR.match(words):
        return None
    year = value("".join(filter(str.isalnum, words)))
    when = (("when", str(year)),) if year >= _FIRST_YEAR else ()
    return Block("docDate", line, (), when, "title.date")


def printed_source(view: View, facts: Metadata, page: Sequence[Block]) -> Bibliography | None:
    """The book whose title page it is; None where no year stands below place and publisher."""
    imprint = next((b for b in page if b.element == "docImprint" and len(b.children) > 1), None)
    if imprint is None or facts.title is None:
        return None
    above, year = imprint.children
    words = view.words(imprint.extent)
    found = place_and_year(words)
    firm = AT_FIRM.match(words)
    if firm:
        place, publisher = firm["place"], firm["firm"].strip()
    else:
        place, publisher = (
            (found["place"], "") if found else _place_and_publisher(_below_edition(view.words(above.extent)))
        )
    if not (place or publisher):
        return None  # Third edition, 1902
    where = origin(view.source, imprint.extent.start)
    return Bibliography(
        words=" ".join(words.split()),
        authors=facts.authors,
        title=facts.title.value,
        place=_PLACES.get(place.casefold(), place),
        publisher=publisher,
        date=DateStated(view.words(year.extent).rstrip(_ENDS), year.attributes, where),
        origin=where,
    )


def _known_place(words: str) -> tuple[str, str]:
    """The first line, or what stands before a colon, if books were often printed there, and the rest; twice nothing if not."""
    first, _, rest = words.partition("\n")
    if ":" in first.rstrip(_ENDS):
        first, _, rest = words.partition(":")
    place = first.strip(_ENDS)
    return (place, rest) if place.casefold() in _PLACES else ("", "")


def _below_edition(words: str) -> str:
    """The words without the line of the edition above the place: “Third edition” / “London” / “R. Hale”."""
    first, _, below = words.partition("\n")
    return below if below and EDITION.search(first) and not names_firm(first) else words


def _small(place: str) -> str:
    """GLOUCESTER as one writes it."""
    return place.title() if place.isupper() else place


def _place_and_publisher(words: str) -> tuple[str, str]:
    """“LONDON:” / “Harper & Sons”; each is empty where it is not sure: “Third edition” and “Printed for the author” are nobody's name."""
    place, rest = _known_place(words)
    before, colon, behind = words.partition(":")
    if not place and colon and "\n" not in before and names_firm(behind):
        place, rest = _small(before.strip(_ENDS)), behind  # Gloucester: J. Hay and Sons
    first, _, below = words.partition("\n")
    if not place and _TOWN.match(first) and names_firm(below) and not names_firm(first):
        place, rest = _small(first.strip(_ENDS)), below  # Reading / Printed by G. Marsh
    elif not place and "\n" not in words:
        rest = words
    plain = " ".join(rest.split()).strip(" ,;:")
    no_publisher = EDITION.search(plain) or not (place or names_firm(plain))
    return place, "" if no_publisher else plain
