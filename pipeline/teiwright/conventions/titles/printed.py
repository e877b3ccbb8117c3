"""What stands at the foot of a title page, place, publisher and year, and the printed source that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.facts import origin
from teiwright.conventions.numbers import value
from teiwright.conventions.references import PLACES
from teiwright.conventions.titles.imprints import AT_FIRM, YEAR, has_imprint, is_imprint
from teiwright.metadata import Bibliography, DateStated
from teiwright.model import TEXT, Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View
    from teiwright.metadata import Metadata

RULE = "title.imprint"
PLACE_AND_YEAR = lazy(
    r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2}[,.:]? (?P<year>(?:1[4-9]|20)\d\d)\.?$"
)
"""“Salamanca, 1902”, on a title page."""
_TOWN = lazy(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2}[,.:]?$")
_LINES = 2
_FIRST_YEAR = 1000
_PLACES = {place.casefold(): place for place in PLACES}
_ENDS = " .,;:—–-"


def imprint_of(view: View, chunk: Chunk) -> Block | None:
    """A block of a title page as the year, or as place, publisher and year; None where it is neither."""
    last = view.lines.extent_of(chunk.last - 1)
    start = last.start
    line = view.text[start : last.end]
    found = PLACE_AND_YEAR.match(line) or AT_FIRM.match(line)
    if found and start == chunk.start:
        start += found.start("year")
    year = _year(view, Extent(start, last.end))
    if year and start == chunk.start:
        return year
    extent = chunk.extent
    if year:
        above = Extent(chunk.start, chunk.start + len(view.text[chunk.start : start].rstrip()))
        return Block("docImprint", extent, (Block(TEXT, above), year), rule=RULE)
    return Block("docImprint", extent, rule=RULE) if is_imprint(view.words(chunk)) else None


def _year(view: View, line: Extent) -> Block | None:
    """A line that is a year, and no more, as the date of the document."""
    words = view.text[line.start : line.end]
    if not YEAR.match(words):
        return None
    year = value("".join(filter(str.isalnum, words)))
    when = (("when", str(year)),) if year >= _FIRST_YEAR else ()
    return Block("docDate", line, (), when, "title.date")


_LONGEST_PLACE = 24
_MAKES = lazy(
    r"(?i)(?:printed|published|sold|gedruckt|verlag|imprimerie|librairie|imprenta|tipografia|stamperia)\b|[^\n]*(?:&|\band\b|\bund\b|\bet\b) (?:sons?|co|söhne|sohn|fils|cie|comp)\b"
)
"""How who made a book is named, below a place that no list knows: “Printed and sold by T. Orme”, “J. Orme & Son”."""


def printed_source(view: View, facts: Metadata, page: Sequence[Block]) -> Bibliography | None:
    """The book whose title page it is; None where no year stands below place and publisher."""
    imprint = next((b for b in page if b.element == "docImprint" and len(b.children) > 1), None)
    if imprint is None or facts.title is None:
        return None
    above, year = imprint.children
    words = view.text[imprint.extent.start : imprint.extent.end]
    place, publisher = _place_and_publisher(view.text[above.extent.start : above.extent.end])
    if words.count("\n") < _LINES and PLACE_AND_YEAR.match(" ".join(words.split())):
        place, publisher = place or _as_place(publisher) or publisher, ""
    elif firm := AT_FIRM.match(words):
        place, publisher = firm["place"], firm["firm"].strip()
    where = origin(view.source, imprint.extent.start)
    when = view.text[year.extent.start : year.extent.end].rstrip(_ENDS)
    return Bibliography(
        words=" ".join(words.split()),
        authors=facts.authors,
        title=facts.title.value,
        place=place,
        publisher=publisher,
        date=DateStated(when, year.attributes, where),
        origin=where,
    )


def _as_place(words: str) -> str:
    """Some words alone above who printed the book, as the name of a place; nothing if they are none."""
    plain = (
        len(words) <= _LONGEST_PLACE
        and words[:1].isupper()
        and words.replace(" ", "").replace("-", "").isalpha()
    )
    return (words.title() if words.isupper() else words) if plain else ""


def _place_and_publisher(words: str) -> tuple[str, str]:
    """“LONDON:” / “Harper & Sons”: the first line, or what stands before a colon, is the place if books were often printed there, or if a line that names a printer stands below it."""
    first, _, rest = words.partition("\n")
    if ":" in first.rstrip(_ENDS):
        first, _, rest = words.partition(":")
    named = first.strip(_ENDS)
    place = _PLACES.get(named.casefold()) or (_as_place(named) if _MAKES.match(rest.strip()) else "")
    if not place and _TOWN.match(first) and has_imprint(rest) and not has_imprint(first):
        place = named
    if place:
        return place, " ".join(rest.split()).rstrip(" ,;:")
    return "", " ".join(words.split()).rstrip(" ,;:")
