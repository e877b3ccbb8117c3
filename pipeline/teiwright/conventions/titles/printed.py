"""What stands at the foot of a title page, place, publisher and year, and the printed source that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.facts import origin
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.numbers import value
from teiwright.conventions.pieces import around
from teiwright.conventions.references import PLACES
from teiwright.conventions.titles.imprints import (
    AT_FIRM,
    COST,
    EDITION,
    LICENCE,
    YEAR,
    has_imprint,
    is_imprint,
    names_firm,
)
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
    r"(?P<in>(?i:in|à|a|en|zu) )?(?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2})(?P<sign>[,.:]?) (?P<year>(?:1[4-9]|20)\d\d|(?P<roman>M[DCLXVI]{3,}))\.?$"
)
_YEAR_BEHIND = lazy(r"[,.;] ?(?P<year>(?:1[4-9]|20)\d\d)\.?$")
"""“London: Hale & Sons, 1902”: the year at the end of a line that names the firm."""
_TOWN = lazy(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_]{2,12}){0,2}[,.:]?$")
"""A place of which no list knows, above a line that names a house."""
_FIRST_YEAR = 1000
_SHORT = 100
"""Characters of a firm or a place in a block of its own, at most."""
_PLACES = {place.casefold(): place for place in PLACES}
_ENDS = " .,;:—–-"


def place_and_year(words: str) -> re.Match[str] | None:
    """“Salamanca, 1902”, “London 1902”, “In Pavia, MDCCXC”; not “March, 1902”, “Copyright 1902”: a comma shows a place that no list has, where it is no day and no word of an edition."""
    found = _PLACE_AND_YEAR.match(words)
    if found is None or is_dateline(words) or EDITION.match(words):
        return None
    sure = found["roman"] if found["in"] else found["sign"]
    return found if sure or found["place"].casefold() in _PLACES else None


def imprint_of(view: View, chunk: Chunk) -> Block | None:
    """A block of a title page as the year, or as place, publisher and year; None where it is neither."""
    rows = [view.lines.extent_of(i) for i in chunk.indices if view.lines.row(i)]
    while len(rows) > 1 and _is_below_year(view.words(rows[-1])):
        rows.pop()  # what it costs, who has allowed the print
    firm = [row for row in rows if names_firm(view.words(row))]
    first = view.words(rows[0])
    begun = firm and (place_and_year(first) or YEAR.match(first))  # In Pavia, 1790 / Nella stamperia …
    last = rows[0 if begun else -1]
    line = view.words(last)
    found = place_and_year(line) or (AT_FIRM.match(line) if last.start == chunk.start else None)
    found = found or (_YEAR_BEHIND.search(line) if is_imprint(line) and not EDITION.search(line) else None)
    start = last.start + (found.start("year") if found else 0)
    year = _year(view, Extent(start, last.end))
    if year and year.extent == chunk.extent:
        return year
    above = view.text[chunk.start : start].rstrip()
    words = _below_edition(view.words(Extent(chunk.start, chunk.start + len(above))))
    if year and (found or firm or names_firm(words) or _known_place(words)[0]):
        return _dated(view, chunk.extent, year)
    return Block("docImprint", chunk.extent, rule=RULE) if is_imprint(view.words(chunk)) else None


def _is_below_year(words: str) -> bool:
    return COST.match(words) is not None or LICENCE.match(words) is not None


def _dated(view: View, whole: Extent, year: Block) -> Block:
    """An imprint with its year, and what stands above and below that."""
    parts = [year]
    above = view.text[whole.start : year.extent.start].rstrip()
    below = view.text[year.extent.end : whole.end].lstrip()
    if above:
        parts.insert(0, Block(TEXT, Extent(whole.start, whole.start + len(above))))
    if below:
        parts.append(Block(TEXT, Extent(whole.end - len(below), whole.end)))
    return Block("docImprint", whole, tuple(parts), rule=RULE)


def with_imprints_joined(view: View, page: Sequence[Block]) -> list[Block]:
    """The blocks of a page, where “London”, “Hale & Sons” and “1902”, each in a block of its own, are one imprint."""
    made: list[Block] = []
    at = 0
    while at < len(page):
        stop, firm = at, False
        years: list[Block] = []
        while stop < len(page) and (kind := _part_of_imprint(view, page, stop)):
            dates = [b for b in page[stop].walk() if b.element == "docDate"]
            again = (
                view.words(page[stop].extent) in view.text[page[at].extent.start : page[stop].extent.start]
            )
            if again or (years and (firm or dates)):
                break  # that of another leaf
            firm, years = firm or kind == "firm", years + dates
            stop += 1
        if firm and stop - at > 1:
            whole = around(page[at:stop])
            made.append(_dated(view, whole, years[0]) if years else Block("docImprint", whole, rule=RULE))
            at = stop
        else:
            made.append(page[at])
            at += 1
    return made


def _part_of_imprint(view: View, page: Sequence[Block], index: int) -> str:
    """What a block of a page is in an imprint: a year, a firm, or the place above one; empty if it is none of these."""
    block = page[index]
    words = view.words(block.extent)
    if block.element == "docDate":
        return "year"
    if EDITION.search(words) or words[0] == "[":
        return ""
    if block.element == "docImprint":
        return "firm" if names_firm(words) else "place"
    if block.element != "titlePart" or block.get("type") != "desc" or len(words) > _SHORT:
        return ""
    if has_imprint(words) and names_firm(words):
        return "firm"
    if index + 1 == len(page):
        return ""
    if words[-1] == "," and page[index + 1].element == "docDate" and _known_place(words)[1]:
        return "firm"  # London: John Marl, / 1895
    below = page[index + 1].extent
    if "\n" in words or view.words(below).split(maxsplit=1)[0].strip(_ENDS).casefold() in _PLACES:
        return ""
    town = _TOWN.match(words) and (words[-1] in ",:" or is_upper(words))
    known = words.strip(_ENDS).casefold() in _PLACES or (town and not w.KEYED.match(words))
    return "place" if known and _part_of_imprint(view, page, index + 1) == "firm" else ""


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
    year = next(b for b in imprint.children if b.element == "docDate")
    above = view.text[imprint.extent.start : year.extent.start].rstrip()
    words = view.words(imprint.extent)
    line = view.words(Extent(imprint.extent.start + above.rfind("\n") + 1, year.extent.end)).strip()
    found = place_and_year(line)
    firm = AT_FIRM.match(words)
    if firm:
        place, publisher = firm["place"], firm["firm"].strip()
    else:
        known = above or view.text[year.extent.end : imprint.extent.end].strip()
        place, publisher = (
            (_small(found["place"]), "") if found else _place_and_publisher(_below_edition(known))
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
    word, _, behind = words.partition(" ")
    if not place and word.casefold() in _PLACES and "\n" not in words and names_firm(behind):
        place, rest = word, behind  # London Hale & Sons
    elif not place and "\n" not in words:
        rest = words
    plain = " ".join(rest.split()).strip(" ,;:")
    no_publisher = EDITION.search(plain) or not (place or names_firm(plain))
    return place, "" if no_publisher else plain
