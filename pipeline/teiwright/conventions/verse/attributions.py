"""The name below some lines of verse: who wrote them, and where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.headings.evidence import INITIALS
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.page import NAMELESS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

ASIDE = 8
"""Columns: a name at the right stands so much further in than the lines above it."""
LONGEST = 80
"""Characters: no such line is longer."""
WORDS = 6
"""A name with what belongs to it has no more words."""
_DASHED = lazy(r"(?:[—–―]|--?) ?(?P<what>[^\W\d_a-zß-öø-ÿ].*)$")
_BRACKETED = lazy(r"[(\[](?P<what>[^()\[\]]+)[)\]]\.?$")
_PLACE_AND_YEAR = lazy(
    r"[\[(]?[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,3},? (?:1[4-9]|20)\d\d[.)\]]*$"
)
_GOES_ON = tuple(",;:—–-")


def names_author(view: View, index: int, first: int, *, apart: bool = False) -> str:
    """What shows that a line names the author of the lines of verse above it; empty where nothing does.

    Args:
        view: the text.
        index: the line.
        first: the first of the lines above it.
        apart: a blank line parts it from them.
    """
    line = view.lines.row(index)
    above = [i for i in range(first, index) if view.lines.row(i)]
    if not above or len(line) > LONGEST or view.lines.raw[above[-1]].rstrip().endswith(_GOES_ON):
        return ""
    dashed = _DASHED.match(line)
    if dashed:
        return "a dash and a name" if _may_be_source(dashed["what"]) else ""
    bracketed = _BRACKETED.match(line)
    name = bracketed["what"] if bracketed else line
    aside = view.lines.indent(index) >= max(map(view.lines.indent, above)) + ASIDE
    # “H. Dale, keeper of the lock”
    if not _is_author(name.split(",")[0] if bracketed or aside else name) or name[-1] in _GOES_ON:
        return ""
    if bracketed:
        return "a name in brackets"
    if aside:
        return "a name at the right"
    if is_upper(line) and not any(is_upper(view.lines.row(i)) for i in above):
        return "a name in capitals"
    return "a name below the last lines" if apart and (" " in name or NAMELESS.match(name)) else ""


def closes_verse(view: View, index: int, chunk: Chunk, before: Chunk | None) -> str:
    """The same for a line of a chunk at the end of a poem, which may be its day as well.

    Args:
        view: the text.
        index: the line.
        chunk: the chunk that holds it.
        before: the lines of verse above that chunk, if there are any.
    """
    apart = index == chunk.first
    if apart and before is None:
        return ""
    first = before.first if apart and before else chunk.first
    if not dates_poem(view.lines.raw[index]):
        return names_author(view, index, first, apart=apart)
    if not apart and view.lines.indent(index) < max(map(view.lines.indent, range(first, index))) + ASIDE:
        above = before.first if before and index - 1 == chunk.first else chunk.first
        if not names_author(view, index - 1, above, apart=index - 1 == chunk.first):
            return ""
    return "a day below the last lines"


def dates_poem(line: str) -> bool:
    """A line of place and day, or of place and year: “Bruges, 1896.”."""
    return is_dateline(line) or _PLACE_AND_YEAR.match(line.strip()) is not None


def several_hands(view: View, heads: Heads) -> bool:
    """A name stands below the first of several poems: the line above that poem is its title, and not that of them all."""
    following = next((i for i, (_, second) in heads.items() if i > 1 and not second), 0)
    return (
        0 in heads
        and following > 0
        and heads[0][0].rank == heads[following][0].rank
        and is_signed(view, following - 1)
    )


def is_signed(view: View, index: int) -> bool:
    """A chunk is the name of an author, or ends with one."""
    if index < 0:
        return False
    chunk = view.chunks[index]
    if chunk.height > 1:
        return bool(names_author(view, chunk.last - 1, chunk.first))
    return index > 0 and bool(names_author(view, chunk.first, view.chunks[index - 1].first, apart=True))


def _may_be_source(words: str) -> bool:
    """A name, perhaps with a work behind it: “Amos Gray”, “Vane, Songs of the River”."""
    if words[-1] in "?!…,;:" or words.count(" ") > WORDS + 4:
        return False
    name = words.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0]
    return NAMELESS.match(name) is not None or (
        name.count(" ") < WORDS
        and is_title_case(name)
        and (name[-1] != "." or "," in words or is_name(name) or is_upper(name))
    )


def _is_author(words: str) -> bool:
    return NAMELESS.match(words) is not None or (
        len(words) > 0
        and words.count(" ") < WORDS
        and words[-1] not in "?!…,;:"
        and is_title_case(words)
        and (INITIALS.match(words) is not None or is_name(words) or is_name(words.rstrip(".")))
    )
