"""Lines of the head of a typed text that need a second look: titles over several lines, names with an office, “name: title” in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_small, is_title_case, is_upper
from teiwright.conventions.facts import without_rank
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_JOINED = 300
"""Characters of a title that goes on in the next block, at most."""
_SPAN = lazy(r"\(?(?:1[0-9]|20)\d\d ?[-–—/] ?(?:(?:1[0-9]|20)\d\d|\d\d)\)?$")
"""“1890–1914” on a line by itself."""
_STATION = lazy(
    r"(?:.*\b(?:of|at|to|in|der|des|am|an|de|du|au|à|del|di|en|y|e)\b|(?:[^\W\d_a-zß-öø-ÿ]\w{0,2}\.? ?){1,4}$|Esq\b|Ph\. ?D)"
)
"""What stands behind a name and its comma: “University of Leeds”, “M.A.”."""
_SOURCE = lazy(
    r"[^\W\d_a-zß-öø-ÿ][^\n]{3,80}? (?:[Vv]ol\. ?|Bd\. ?|[Tt]\. ?)?\d{1,4}(?:[.,/:] ?(?:[Nn]o\.? ?|[Nn]r\.? ?|[Nn][°º] ?|H\. ?)?\d{1,4})? ?\((?:[^()\n]{0,20} )?(?:1[6-9]|20)\d\d\)"
    r"[,:]? ?(?:pp?\.? ?|S\. ?)?\d{1,4} ?[-–] ?\d{1,4}\.?$"
)
"""“Journal of Local Studies 12 (1987), 44–58” above the title of an article."""
DEDICATES = lazy(
    r"(?i:dedicated|inscribed|dédiée?|dedicad[oa]|dedicat[oa])(?:\s|$)|(?i:in (?:\w+ )?memory of|in memoriam|à la mémoire d|(?:dem|zum) (?:andenken|gedächtnis)|a la memoria d|alla memoria d)"
    r"|(?:[^\n.]{2,60}\b)?(?i:gewidmet|zugeeignet)\.?$"
)
"""“Dedicated to my sister”, “In loving memory of …”, “Meiner Schwester gewidmet”: for whom a book was written."""
_JOINS = w.listed("and or of und oder der des von et ou de du y o del e della delle dei")
"""What a line of a title begins with that goes on with the one above; with “for” or “in” a second title begins."""
OF_ONE = lazy(r"(?:de|di) \S+$")
"""“de Hallow” right below “DISTRICT OFFICE” goes on the title, and names no author."""
_STOPS = ".;:"
_TWO, _FEW = 2, 3
"""Words of the place behind a name with a rank, less than."""
LONGEST = 60
"""Characters of an office, or of a name that stands before its title."""
MOST_WORDS, FEW_WORDS = 14, 8
_OPENS, _CLOSES = '"“«„', '"”»“'


def goes_on(above: str, line: str, *, is_day: bool) -> bool:
    """Whether a line goes on with the line of a title above it: it begins small, or the one above ends so, or it only says from when to when."""
    if line[-1] in _STOPS or above[-1] in _STOPS:
        return False
    if _SPAN.match(line) or (line[0].islower() and not is_day):
        return True
    if is_day:
        return False
    return is_small(above.rsplit(maxsplit=1)[-1]) or (
        is_upper(line) and line.split(maxsplit=1)[0].lower() in _JOINS
    )


def plain_title(words: str) -> str:
    """A first line without the marks of a quotation around it or the stop of a title behind it: “The Weavers of Hallow.”."""
    if words[0] in _OPENS and words[-1] in _CLOSES and len(words) > MOST_WORDS:
        return words[1:-1]
    short = words[-1] == "." and 1 < words.count(" ") < FEW_WORDS and is_title_case(words)
    return words[:-1] if short else words


def without_signs(words: str) -> str:
    """A line without the signs of emphasis around it: “_The Mill_”, “*THE MILL*”."""
    return words[1:-1] if len(words) > 2 and words[0] == words[-1] == "*" else words.strip("_")


def is_source(line: str) -> bool:
    """Whether a line says in which periodical the article below it was printed, with volume, year and pages."""
    return _SOURCE.match(line) is not None


def bare_name(words: str) -> str:
    """A name without its titles before it and its office behind it: “Prof. Edith Crane, University of Leeds”; the words themselves if they have none."""
    name, comma, office = words.partition(", ")
    bare = without_rank(name)
    ranked = bare != name and office.count(" ") < _FEW
    if comma and not (len(office) <= LONGEST and (ranked or _STATION.match(office))):
        return words
    return bare


def ranked_name(words: str) -> str:
    """A name with a rank before it and, perhaps, a place behind it: “Dr. Edith Crane, Hallow”; the words themselves if it has no rank."""
    return bare_name(words) if without_rank(words) != words else words


def author_and_title(view: View, is_name: Callable[[str], bool]) -> tuple[Extent, Extent] | None:
    """“Edith Crane: The Weavers of Hallow” above a text: its author (up to the colon) and its title; None for what somebody says."""
    chunk = view.chunks[0]
    words = view.words(chunk)
    name, colon, title = words.partition(": ")
    name = name.rstrip(" \u00a0\u202f")
    if not colon or "\n" in words or len(name) > LONGEST:
        return None
    whole = title[:1].isupper() and title[-1] not in f"{_STOPS}!?,…" and title.count(" ") < MOST_WORDS
    apart = len(view.chunks) < _TWO or view.chunks[1].first > chunk.last
    if not whole or not (is_title_case(title) or apart) or not is_name(name):
        return None
    if view.text.find(f"\n{name}:", chunk.end) >= 0:
        return None
    at = chunk.start + words.index(": ") + 1
    return Extent(chunk.start, at), Extent(at + 1, chunk.end)


def parted(view: View, chunk: Chunk) -> list[Extent]:
    """A title, and what the last line of its block calls the text, if it does."""
    whole = chunk.extent
    rows = [view.lines.extent_of(i) for i in chunk.indices]
    *above, last = (row for row in rows if row)
    if not above:
        return [whole]
    title = Extent(chunk.start, above[-1].end)
    if w.GENRE.match(view.text, last.start, last.end) or _is_second(view, title, above[-1], last):
        return [title, last]
    return [whole]


def _is_second(view: View, title: Extent, above: Extent, last: Extent) -> bool:
    """The line in small letters below a title in capitals that does not go on with it is its second title."""
    words = view.words(last)
    if goes_on(view.words(above), words, is_day=False) or not words[0].isupper():
        return False
    return not is_upper(words) and is_upper(view.words(title))


def with_titles(view: View, above: list[Block], below: list[Block]) -> list[Block]:
    """The titles of a page and those of the next block: “LETTERS”, “OF”, “A MILLER” in blocks of their own are one title."""
    if not (above and below and _leads_on(view, above[-1], below[0])):
        return above + below
    joins = all(is_small(word.strip("_*")) for word in view.words(above[-1].extent).split())
    if joins and len(above) > 1 and _is_clear(view, *above[-2:]):
        above = [*above[:-2], replace(above[-2], extent=Extent(above[-2].extent.start, above[-1].extent.end))]
    whole = Extent(above[-1].extent.start, below[0].extent.end)
    return [*above[:-1], replace(above[-1], extent=whole), *below[1:]]


def _leads_on(view: View, above: Block, below: Block) -> bool:
    """The upper line ends with “of” or the like."""
    last = view.words(above.extent).split()[-1] if len(above.extent) <= _JOINED else ""
    return is_small(last.strip("_*")) and _is_clear(view, above, below)


def _is_clear(view: View, above: Block, below: Block) -> bool:
    """Nothing stands between two titles, and the upper one has no stop."""
    between = view.text[above.extent.end : below.extent.start]
    return not between.strip() and view.text[above.extent.end - 1] not in f"{_STOPS},!?"


def docauthor(name: Extent) -> Block:
    """A line that looks like a name, beside the title."""
    why = "a line that looks like a name, beside the title"
    return Block("docAuthor", name, rule="title.author", cert=Certainty.MEDIUM, evidence=why)
