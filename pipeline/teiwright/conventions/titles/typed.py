"""The head of a typed text, line by line: the author's name, the title, what it is and from when, in whatever order they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.dating import YEAR
from teiwright.conventions.drama.cast import CAST
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.headings.heading import BRIEF, FIRST_LINE, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.lines import rows_of
from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.numbers import is_first
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.regrouping import is_rule, is_title_rule
from teiwright.conventions.tables.column_heads import headed_columns
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.imprints import YEAR as ONLY_YEAR
from teiwright.conventions.titles.imprints import has_imprint
from teiwright.conventions.titles.introduced import names_introduction
from teiwright.conventions.titles.lines import OF_ONE, author_and_title, goes_on
from teiwright.conventions.titles.page import author_of_piece
from teiwright.conventions.titles.typed_author import is_title, is_told_of, with_author
from teiwright.conventions.titles.typed_page import BY, BY_SOMEBODY, Line, facts_of_lines, page_of_lines
from teiwright.conventions.titles.typed_roles import LONGEST, TAPE, TWO_TO_FOUR, role_of_line
from teiwright.conventions.titles.unlisted_names import turned_name
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View
    from teiwright.metadata import Metadata

MOST_LINES, MOST_CHUNKS = 8, 6
"""No head of a typed text has more lines or blocks."""
_ABOVE = {"title", "name", "turned", "source", "rule"}
"""What a line of the title may stand below."""
_OFFICE = lazy(r"\b(?:of|at|to|in|der|des|am|an|de|du|au|à|del|di|en|y|e)\b|['’]")
"""What joins an office and its place: “Master of the School at Hallow”."""
_CLOSES_PAGE = lazy(
    r"(?:1[0-9]|20)\d\d\b|(?i:\b(?:edition|ausgabe|auflage|édition|edizione|edición)\b)(?!.*:$)"
)
_LINE = 60
"""Characters of a line of a title whose last one ends with a stop, at most."""
_SENTENCE = 80
"""Characters of a sentence that is no line of a title page, at least."""
_NAMES = 2
"""So many other headings are names."""
_STANZA = 2
"""Lines of a title page in one block below a line of it, at most."""


def typed_head(view: View, heads: Heads, most: int = MOST_CHUNKS) -> tuple[int, list[Piece], Metadata] | None:
    """How many chunks the head takes, its title page, and the facts it states; None where the lines show no such head.

    Only what explains itself is taken: a title, with a line that names the author, the day or the occasion.

    Args:
        view: the text.
        heads: its headings.
        most: so many chunks at most are looked at.
    """
    lines = _lines(view, heads, most)
    if lines is None:
        return None
    roles = [line.role for line in lines if line.role != "rule" and not TAPE.match(line.words)]
    titles = [i for i, role in enumerate(roles) if role == "title"]
    if (
        not titles
        or titles[-1] - titles[0] + 1 != len(titles)
        or len(titles) > 3
        or (len(titles) == len(roles) and not is_told_of(view, lines))
    ):
        return None
    if roles[0] == "date" and not _is_titled_day(view, lines):
        return None
    made = page_of_lines(view, lines)
    return lines[-1].chunk + 1, [made], facts_of_lines(view, made, lines)


def _lines(view: View, heads: Heads, most: int) -> list[Line] | None:
    """The lines of the head with their roles."""
    found: list[Line] = []
    for index in range(min(most + 1, len(view.chunks))):
        if index in heads and names_introduction(view, heads, index):
            return None  # the title page of a book
        made = (_in_one_line(view, index) or _of_chunk(view, index, found)) if index < most else None
        if made is None or (
            index in heads
            and (
                _is_chapter(heads, index)
                or _is_one_of_names(view, heads, index)
                or (index and (stands_above_text(view, index) or begins_pieces(view, heads, index)))
            )
        ):
            return with_author(view, found, is_name) if found else None
        found += made
        if len(found) > MOST_LINES:
            return None
    return with_author(view, found, is_name) if found else None


def _is_one_of_names(view: View, heads: Heads, index: int) -> bool:
    """“ADA GRAY” right above the text, and other names further on, each above its own: the first of those who are heard or told of."""
    chunks = view.chunks
    if not index or index + 1 >= len(chunks) or not is_name(view.words(chunks[index])):
        return False
    above_count = index + 1 in heads and heads[index + 1][0].bare
    if not above_count and (index + 1 in heads or not is_text(view, index + 1)):
        return False
    others = (view.words(chunks[i]) for i, (_, second) in heads.items() if i > index and not second)
    return sum(is_name(words) for words in others) >= _NAMES


def _is_titled_day(view: View, lines: Sequence[Line]) -> bool:
    """A day above a title in capitals, or one that says what the text is (“Report on …”), is that of the text; of several days each heads its own entry."""
    title = next(line.words for line in lines if line.role == "title")
    others = (c for c in view.chunks[1:] if c.height == 1 and c.length <= 70)
    return (is_upper(title) or w.GENRE.match(title) is not None) and not any(
        is_dateline(view.words(c)) for c in others
    )


def _is_chapter(heads: Heads, index: int) -> bool:
    heading = heads[index][0]
    if heading.evidence in {FIRST_LINE, BRIEF}:
        return True
    return heading.rank <= 5 or heading.bare or bool(heading.n)


def begins_pieces(view: View, heads: Heads, index: int) -> bool:
    """A title with its author below it, and others further on: the first of several pieces."""
    return author_of_piece(view, index + 1) is not None and any(
        i > index and author_of_piece(view, i + 1) is not None for i in heads
    )


def stands_above_text(view: View, index: int) -> bool:
    """A line stands in one block with a sentence, or some lines, that it heads: no line of a title page does."""
    below = view.chunks[index + 1] if index + 1 < len(view.chunks) else None
    if below is None or below.blank:
        return False
    words = view.words(below)
    if below.height > _STANZA:
        return not is_upper(words)
    return (
        len(words) >= _SENTENCE
        and words[-1] in f".!?…{CLOSES}"
        and not is_upper(words)
        and not is_title_case(words)
    )


def _in_one_line(view: View, index: int) -> list[Line] | None:
    """“Edith Crane: The Weavers of Hallow” as two lines; None where the first block is none such."""
    if index:
        return None
    turned = turned_name(view, is_name)
    if turned:
        parts = (("turned", turned.author), ("title", turned.title), ("about", turned.imprint))
        return [Line(e, view.words(e), role, 0) for role, e in parts if e]
    both = author_and_title(view, is_name)
    roles = zip(("name", "title"), both or (), strict=False)
    return [Line(e, view.words(e), role, 0) for role, e in roles] or None


def _of_chunk(view: View, index: int, before: Sequence[Line]) -> list[Line] | None:
    """The lines of one chunk, or None if they are none of a head."""
    chunk = view.chunks[index]
    if is_title_rule(view.chunks, view.lines, index):
        return []
    if before and is_rule(view.words(chunk)):
        return [Line(chunk.extent, view.words(chunk), "rule", index)]
    too_long = chunk.height > MOST_LINES or chunk.length > 4 * LONGEST
    if too_long or index in headed_columns(view):
        return None
    if _is_sentence(view, chunk):
        return None
    made: list[Line] = []
    chunk_lines = chunk.indices
    for number in chunk_lines:
        if _ends_with_imprint(view, chunk, number, (*before, *made)):
            extents = [view.lines.extent_of(i) for i in range(number, chunk.last)]
            made += [Line(e, view.words(e), "about", index) for e in extents if e.end > e.start]
            break
        if not view.lines.row(number):
            return None
        extent = view.lines.extent_of(number)
        words = view.words(extent)
        if CAST.match(words):
            return None
        first = all(above.role == "source" for above in (*before, *made))
        role = role_of_line(words, view.language, first=first)
        if not role and first and number + 1 < chunk.last and _is_above_author(view, number, words):
            role = "title"
        line = Line(extent, words, role, index)
        plain = role in {"", "date"} or OF_ONE.match(words) or is_title(line, is_name)
        may = plain and not w.BY.match(words)
        if (
            may
            and made
            and is_title(made[-1], is_name)
            and goes_on(made[-1].words, words, is_day=role == "date")
        ):
            whole = Extent(made[-1].extent.start, extent.end)
            made[-1] = Line(whole, view.words(whole), "title", index)
            continue
        settled = _settled(view, line, before, made)
        if not settled:
            return None
        made.append(replace(line, role=settled))
    return made


def _ends_with_imprint(view: View, chunk: Chunk, number: int, above: Sequence[Line]) -> bool:
    """From a line on, all lines of a block below title and author are the imprint: “London” / “Printed for J. Bell” / “1788”."""
    roles = {line.role for line in above}
    if number == chunk.first:
        told = roles >= {"title", "name"}
    else:
        last = view.lines.row(chunk.last - 1)
        ends = bool(_CLOSES_PAGE.search(last))
        told = ends and "title" in roles and not roles.isdisjoint({"name", "by"})
    return told and _is_imprint(view.text[view.lines.starts[number] : chunk.end].strip())


def _is_sentence(view: View, chunk: Chunk) -> bool:
    """A sentence over several long lines; “by Ada Gray, M.A.” ends none."""
    words = view.words(chunk)
    if BY.match(rows_of(words)[-1]):
        return False
    longest = max(len(line) for line in rows_of(words))
    return chunk.height > 1 and words[-1] == "." and longest > _LINE and not is_upper(rows_of(words)[0])


def _is_above_author(view: View, number: int, words: str) -> bool:
    """A line in small letters, right above “by M. Farr”."""
    below = view.lines.row(number + 1)
    by = BY.match(below)
    named = by is not None and TWO_TO_FOUR.match(below, by.end()) is not None
    return named and len(words) <= LONGEST and words[-1].isalnum()


def _settled(view: View, line: Line, before: Sequence[Line], made: Sequence[Line]) -> str:
    """What a line says below those of the blocks before it and of its own; empty if it is no line of a head there."""
    words, role, chunk = line.words, line.role, view.chunks[line.chunk]
    alone = chunk.height == 1
    above = (*before, *made)
    if any(each.role in {"name", "by"} for each in above) and role in {"", "title"} and _is_imprint(words):
        role = "about"
    titled = any(each.role == "title" for each in before)
    if role == "title" and titled:
        last = line.extent.end == chunk.end
        role = _below_title(words, made, last=last)
    if role == "date":
        # A second day is that of the first entry or letter, and so is one above other lines.
        again = any(each.role == "date" for each in above)
        return "" if again or (begins_days(view, line.chunk) if alone else not above) else role
    if role != "title":
        return role
    dated = int(bool(before) and before[0].role == "date")
    if any(each.role not in _ABOVE for each in above[dated:]):
        return ""
    if titled and not (w.GENRE.match(words) and _page_goes_on(view, line.chunk + 1)):
        return ""  # A second title in a block of its own may be the first heading.
    return "about" if titled and before[-1].role == "name" else role  # “Novelle” below the author


def _page_goes_on(view: View, index: int) -> bool:
    """What begins a chunk stands on title pages only, an author's or translator's line, a year, an imprint; or is the first chapter."""
    if index >= len(view.chunks):
        return False
    line = view.lines.row(view.chunks[index].first)
    chapter = w.KEYED.match(line)
    if chapter and is_first(chapter["n"] or chapter["ordinal"]):
        return True
    if any(pattern.match(line) for pattern in (BY, BY_SOMEBODY, ONLY_YEAR)) or credit_of(line) is not None:
        return True
    return _is_imprint(view.words_at(index))


def _is_imprint(words: str) -> bool:
    """“London 1912”, “Crane & Co., 1912”, “Revised edition”: who printed it, or where, with the year that ends a title page, or which edition it is."""
    year = _CLOSES_PAGE.search(words) or ONLY_YEAR.match(words.rsplit(maxsplit=1)[-1])
    return len(words) <= LONGEST and year is not None and has_imprint(words)


def _below_title(words: str, made: Sequence[Line], *, last: bool) -> str:
    """What looks like a second title in a block of its own: what the author is, below the name, or what the text is, above more."""
    if made and made[-1].role in {"name", "about"} and _OFFICE.search(words) and is_name(made[0].words):
        return "about"
    return "about" if not made and not last and w.GENRE.match(words) else "title"


def begins_days(view: View, index: int) -> bool:
    """A day on a line of its own, and further on another (two, if it has its year and might be that of the text): the first entry of a diary."""
    others = sum(
        c.height == 1 and c.length <= 70 and is_dateline(view.words(c))
        for c in view.chunks[index + 2 : index + 12]
    )
    return others > bool(YEAR.search(view.words_at(index)))
