"""The title block at the head of a text: title, “by” and author, year and imprint, as a title page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.drama.cast import CAST
from teiwright.conventions.end_marks import without_mark
from teiwright.conventions.facts import origin
from teiwright.conventions.headings.above_lists import begins_lists
from teiwright.conventions.headings.above_poems import NUMBERED_STANZAS
from teiwright.conventions.headings.by_several import SEVERAL, titled_pieces
from teiwright.conventions.headings.first_heading import (
    begins_count,
    comes_again,
    has_chapters,
    is_first_piece,
)
from teiwright.conventions.headings.heading import BRIEF, LABELLED
from teiwright.conventions.headings.outline import outline
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.lines import TO_HIM, day_at
from teiwright.conventions.lines import rows_of
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.provenance import add_fact, source_below_title
from teiwright.conventions.references import reference
from teiwright.conventions.regrouping import is_title_rule, with_title_rules_apart
from teiwright.conventions.tables.tables import has_columns
from teiwright.conventions.titles.above_front import above_front
from teiwright.conventions.titles.dedications import with_dedication
from teiwright.conventions.titles.end import (
    MOST,
    SENTENCE,
    above_byline,
    end_of_block,
    ends_page,
    imprint_below,
    is_dedication,
    is_imprint,
    stands_above_author,
    text_follows,
)
from teiwright.conventions.titles.first_of_like import begins_lives, is_first_of_like
from teiwright.conventions.titles.lines import without_signs
from teiwright.conventions.titles.mottoes import below_author, with_mottoes
from teiwright.conventions.titles.of_documents import names_document
from teiwright.conventions.titles.old import is_old_title
from teiwright.conventions.titles.page import author_before, page_of
from teiwright.conventions.titles.stated import begins_at, end_of_stated, is_stated, names_stated
from teiwright.conventions.titles.typed import stands_above_text, typed_head
from teiwright.conventions.titles.typed_author import OF_THE_DEAD
from teiwright.metadata import Metadata
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.conventions.headings.heading import Heading, Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

RULES = {
    "title.title": "Short lines before the first running text are the title, where an author’s line or nothing else follows.",
    "title.author": "A line with “by” (von, par, de, di) and a name, or a name by itself beside the title, is the author’s.",
    "title.date": "A year by itself on the title page is the date of the document.",
    "title.dedication": "“To” and a person, below the imprint or above the first stanza, dedicate the work.",
    "title.source": "A line below the title, “(From: Journal, No. 7, 1921)”, tells where the text was printed.",
    "title.ornament": "Rows of stars and brackets for pictures on a title page are breaks and pictures.",
    "title.imprint": "Lines below the title that name a firm or a place, and end with a year, are place, publisher and year; so is a firm and where it is.",
    "title.page": "The other lines of the title page: edition, contents, price.",
    "title.line": "Short lines below the title are kept as lines.",
}

TITLE = 9
"""Words: a title with a full stop, “The Miller's Daughter.”, has fewer."""
BELOW = 15
"""Spaces, less than, in a line in small letters below a title in capitals."""
FEW_WORDS = 4
"""Spaces, less than, in the heads of a register."""
KIND_WORDS = 3
"""Spaces, less than, in a line that says what the text is."""
SOURCE, _BELOW = 500, 2000
"""A line about the source is not longer."""
_MAY_BE_NAME = lazy(
    r"(?!(?:The|A|An|Le|La|Les|L[’']|Der|Die|Das|El|Il|I|THE|LE|LA|LES|DER|DIE|DAS|EL|IL)\b)(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?\s+){1,3}(?:(?:de|von|van|du|di) )?[^\W\d_a-zß-öø-ÿ][\w’'-]+\.?$"
)
"""Two to four words with capitals."""
_NUMBER = lazy(rf"{w.ROMAN}\.?$")
_BEGINS_QUOTED = lazy(r"[\"“][^\"“”\n]*[^\W_][\"”] [^\"“”\n]*[^\W_]$")
"""“"THE FLOOD" AND OTHER TALES”: no stop inside the marks or at the end, as speech would have."""
_LABEL = lazy(r"[^\W\d_][\w ]{0,20} ?: ")


def with_title_apart(view: View, *, verse: bool = False) -> View:
    """The view with the rows of dashes around its first line as chunks of their own, if that line is a title; else as it is."""
    chunks = with_title_rules_apart(view.lines, view.chunks)
    if chunks is view.chunks:
        return view
    apart = view.divided(chunks)
    return apart if title_block(apart, outline(apart, verse=verse).heads)[0] else view


def title_block(view: View, heads: Heads, listed: Collection[int] = ()) -> tuple[int, list[Piece], Metadata]:
    """How many chunks the title block has, its pieces, and the facts it states; 0 where there is none. It ends where a contents page begins (listed)."""
    stop, pieces, facts = _title_block(view, heads, listed)
    stop, pieces = with_dedication(view, heads, stop, pieces)
    while 0 < stop < len(view.chunks) - 1 and is_title_rule(view.chunks, view.lines, stop):
        stop += 1  # the row of dashes below the last line of it
    return stop, pieces, facts


def _title_block(view: View, heads: Heads, listed: Collection[int]) -> tuple[int, list[Piece], Metadata]:
    none: tuple[int, list[Piece], Metadata] = (0, [], Metadata())
    stated = any(is_stated(view, i) for i in range(min(MOST, len(view.chunks))))
    again = comes_again(view, heads) and not stands_above_author(view, 0)
    if (
        not stated
        and (is_first_piece(view, heads) or again or _heads_first(view, heads) or begins_lists(view, heads))
        and not imprint_below(view, 0)
    ):
        return none
    typed = typed_head(view, heads) if view.known.title is None else None
    if typed and not begins_lives(view, heads, typed[0] - 1):
        page = _page(view, heads, listed) if _page_goes_on(view, typed[0]) else none
        if page[0]:
            return page
        stop, pieces = below_author(view, heads, typed[0], typed[1])
        sourced, facts = _sourced(view, stop, typed[2])
        if text_follows(view, heads, stop + len(sourced)):
            return stop + len(sourced), [*pieces, *sourced], facts
    return _page(view, heads, listed)


def _page(view: View, heads: Heads, listed: Collection[int]) -> tuple[int, list[Piece], Metadata]:
    """The title page whose title, author and imprint stand in blocks of their own."""
    none: tuple[int, list[Piece], Metadata] = (0, [], Metadata())
    chunks, first = view.chunks, begins_at(view)
    if len(chunks) < first + 2:
        return none
    known = is_stated(view, first)
    heading = heads[first][0] if first in heads else None
    titled = is_title_line(view, chunks[first], heading) and not (
        heading is None and _goes_on(view, first + 1)
    )
    if not (known or titled or above_byline(view, first) or stands_above_author(view, first)):
        return none
    names = names_stated(view.known)
    stop = end_of_block(view, heads, first, names)
    stop = min((i for i in listed if first < i < stop), default=stop)
    author = next((i for i in range(first, stop) if _author_in(view, i, first, stop, names)), None)
    if OF_THE_DEAD.match(view.words(chunks[first])):
        author = None
    if author is not None and begins_lives(view, heads, author):
        stop, author = author, None
    holds = author is not None and _begins_pieces(view, heads, first, author)
    if author is not None and holds:
        stop, author = author - 1, None
    imprint = next((i for i in range(first + 1, stop) if is_imprint(view, i)), None)
    if author is None and not known and _MAY_BE_NAME.match(view.words(chunks[first])):
        # A person or a title? Nothing says which: an imprint below does not decide it.
        imprint = None
    if author is None and imprint is None and not (known or holds):
        lone = first + 1 if first + 1 in listed else _end_of_lone(view, heads, first)
        stop, imprint = above_front(view, first) or (lone, None)
        if not stop:
            return none
    elif author is None and imprint is None and not holds:
        stop = end_of_stated(view, heads, first, stop)
    turn = min(stop if i is None else i for i in (author, imprint))
    made, pieces, facts = page_of(view, first, stop, turn, names)
    if not made or made >= len(chunks):
        return none  # All of a text is no title page.
    pieces[0] = with_mottoes(view, pieces[0])
    before = [
        Piece(Block("p", c.extent, rule="bare.paragraph"), (), "front")
        for i, c in enumerate(chunks[:first])
        if not is_title_rule(chunks, view.lines, i)
    ]
    ends = is_imprint(view, made - 1) or (made not in heads and ends_page(view, made - 1, names))
    stop, pieces = below_author(view, heads, made, pieces) if ends else (made, pieces)
    sourced, facts = _sourced(view, stop, facts)
    return stop + len(sourced), [*before, *pieces, *sourced], facts


def _page_goes_on(view: View, index: int) -> bool:
    """A motto or the like below the author, and the imprint below that."""
    return index < len(view.chunks) and not is_dedication(view, index) and imprint_below(view, index - 1)


def _end_of_lone(view: View, heads: Heads, first: int) -> int:
    """The chunk after a title with neither an author's line nor an imprint; 0 if the first line is none."""
    cast = _persons_below(view)
    below = first + 1
    meets = below in heads and heads[below][0].kind == "minutes"  # “Book of Minutes” above the first of them
    begins = begins_count(heads) or cast > 0 or meets
    if first and not is_title_rule(view.chunks, view.lines, 0):
        return 0
    first_of = below in heads and (heads[below][0].evidence == LABELLED or stands_above_text(view, below))
    if below in heads and not (heads[below][1] or heads[below][0].named or begins or first_of):
        return 0
    if not (begins or (below in heads and heads[below][0].named)) and has_chapters(heads):
        return 0
    stop = cast or below
    of_dead = OF_THE_DEAD.match(view.words_at(first)) and is_name(view.words_at(below))
    if stop == below and below not in heads and (of_dead or _says_kind(view, below)):
        stop += 1
    while not cast and stop in heads and heads[stop][1] and not is_first_of_like(view, heads, stop):
        stop += 1
    return stop


def _heads_first(view: View, heads: Heads) -> bool:
    """The first line stands in one block with the lines below it, and so do the headings further on: it is the first of them."""
    if 0 in heads and heads[0][0].evidence in {BRIEF, NUMBERED_STANZAS}:
        return True
    if view.layout.kind == "line" or len(heads) < SEVERAL:
        return False
    below = [view.chunks[i + 1] for i in (0, *heads) if i + 1 < len(view.chunks)]
    return all(chunk.blank == 0 and (chunk.height > 1 or _tells(view, chunk)) for chunk in below)


def _tells(view: View, chunk: Chunk) -> bool:
    """A sentence of some words."""
    words = view.words(chunk)
    return words[-1] in ".!?" and words.count(" ") >= FEW_WORDS and not is_title_case(words)


def _says_kind(view: View, index: int) -> bool:
    """“Romance anónimo”, “A new song, to the tune of The Old Mill”: a line that says what the text is or how it is sung, and no more, right above it."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    if is_upper(view.words_at(index - 1)) and chunk.height > 1 and names_document(words):
        return index + 1 < len(view.chunks)  # “THE BLUE HOUSE SOCIETY” above “Report of …”
    if chunk.height == 1 and len(words) < SENTENCE and w.TUNE.search(words.strip("([")):
        return index + 1 < len(view.chunks)
    alone = chunk.height == 1 and words.count(" ") < KIND_WORDS and words[-1].isalpha()
    return alone and index + 1 < len(view.chunks) and w.GENRE.match(words) is not None


def _goes_on(view: View, index: int) -> bool:
    """“In the matter of” / “the widow Pieper of Werl, plaintiff,”: a small letter begins the second block and a comma ends it: a sentence in pieces, and no title."""
    words = view.words_at(index)
    return words[0].islower() and words[-1] == "," and not w.BY.match(words.split()[0])


def _persons_below(view: View) -> int:
    """The chunk with the list of persons, right below the title or below a line or two more, “A Comedy”; 0 if there is none."""
    for index, chunk in enumerate(view.chunks[1:4], 1):
        words = view.words(chunk)
        if CAST.match(words):
            # “Robert Hale” above “The Wharf”: who of them is the title, nothing says.
            return 0 if index > 1 and _MAY_BE_NAME.match(view.words_at(0)) else index
        apart = view.layout.is_apart(chunk)  # the first of several plays
        if apart or chunk.height > 1 or len(words) >= SENTENCE or words[-1] in ",;:!?":
            return 0
    return 0


def _author_in(view: View, index: int, first: int, stop: int, names: set[str]) -> bool:
    """A chunk has an author’s line; that with which the page begins has it below a title."""
    found = author_before(view, index, stop, names)
    return found is not None and (index > first or found[0].start > view.chunks[index].start)


def _begins_pieces(view: View, heads: Heads, first: int, author: int) -> bool:
    """The author's line is that of the first of several pieces: the heading above it has more room than the lines of the title page."""
    above = author - 1
    return (
        above > first
        and above in heads
        and view.chunks[above].blank
        > max((c.blank for c in view.chunks[first + 1 : above]), default=view.layout.blanks)
        and len([i for i in titled_pieces(view, heads) if i > author]) >= SEVERAL
    )


def _goes_on_below(view: View, chunk: Chunk) -> bool:
    """The next block begins small and goes on a sentence; or this one has as many lines and no figure, like the stanzas of a poem."""
    below = next((other for other in view.chunks if other.first >= chunk.last), None)
    if below is None:
        return False
    lines = chunk.height
    alike = lines > 1 and below.height == lines
    return view.text[below.start].islower() or (alike and not any(map(str.isdigit, view.words(chunk))))


def is_title_line(view: View, chunk: Chunk, heading: Heading | None) -> bool:
    """A short first line that is no sentence and no chapter."""
    # “It stayed so.[2]” ends with a full stop.
    text = without_mark(without_signs(view.words(chunk)))
    above, _, last = text.rpartition("\n")
    if above and ((last.startswith(("(", "[")) and last.endswith((")", "]"))) or w.TUNE.search(last)):
        text = above  # “(To the tune of …)”
    if heading is None and names_document(text) and not _goes_on_below(view, chunk):
        return True
    note = len(view.runs) == 1 and TO_HIM.match(text)  # it has no blank lines
    if note or not any(c.isalnum() for c in text) or is_dateline(text) or _LABEL.match(text):
        return False
    if any(day_at(line.strip()) > 0 for line in text.split("\n") if not line.lstrip()[:1].islower()):
        return False  # the head of a letter, with the day at its right
    if CAST.match(text) or w.CLASSIFIED.match(rows_of(text)[0].partition("   ")[0]):
        return False
    if (
        _has_tabs(view, chunk, text)
        or ("\n" in text and has_columns(text.split("\n")))
        or _NUMBER.match(text)
    ):
        return False  # rows of a table; “III” above a text is that of a chapter
    if heading is not None:
        return heading.rank in {w.CAPITALS, w.WEAKEST} and "underlined" not in heading.evidence
    if is_old_title(text):
        return True
    below = view.text[chunk.end : chunk.end + _BELOW]  # all in capitals, too: a text that is
    if (chunk.height > 8 or len(text) > 240) and (
        not is_upper(text) or len(text) >= SOURCE or is_upper(below)
    ):
        return False
    named = text[-1] == "." and 2 < text.count(" ") + 1 < TITLE and is_title_case(text) and not is_name(text)
    if text[-1] in ".,;:" and not is_upper(text) and not (named and "\n" not in text):
        return False
    head, *others = rows_of(text)
    in_lines = bool(others) and is_upper(head) and all(line.count(" ") < BELOW for line in others)
    looks_titled = is_upper(text) or in_lines or is_title_case(" ".join(text.split()))
    if text[0] in '"“':
        return looks_titled and _BEGINS_QUOTED.match(text) is not None
    return (looks_titled or text.count(" ") < 9) and not text[0].islower() and text[0] not in "[*-—–#"


def _has_tabs(view: View, chunk: Chunk, text: str) -> bool:
    """Tabs stand in a row and in the next one, or several in one: “The<tab>Mill” by itself is a slip of the typist."""
    below = view.text[chunk.end : view.stop].lstrip("\n").partition("\n")[0]
    return "\t" in text and (text.count("\t") > 1 or "\t" in below.strip())


def _sourced(view: View, index: int, facts: Metadata) -> tuple[list[Piece], Metadata]:
    """A line below the title that says where the text was printed, and what it says."""
    if index >= len(view.chunks) - 1:
        return [], facts
    chunk = view.chunks[index]
    line = " ".join(view.words(chunk).split()) if chunk.length < SOURCE else ""
    said = source_below_title(line, view.language)
    if not said:
        return [], facts
    block, where = Block("p", chunk.extent, rule="title.source"), origin(view.source, chunk.start)
    for other in said[1:]:
        facts = add_fact(facts, other, where, view.language)
    if facts.printed is None:
        book = reference(said[0], where, view.language)
        own = book.article or (facts.title.value if facts.title and book.title else "")
        facts = replace(facts, printed=replace(book, article=own))
    return [Piece(block, (Opening("provenance", 1, rule="title.source"),), "front")], facts
