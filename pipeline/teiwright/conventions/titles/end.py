"""Where the title of a text ends, and the text begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper, is_wired
from teiwright.conventions.drama.cast import CAST
from teiwright.conventions.end_marks import CLOSES, without_mark
from teiwright.conventions.headings.above_lists import ABOVE_LISTS
from teiwright.conventions.headings.annals import ANNALS
from teiwright.conventions.headings.heading import BRIEF, FIRST_LINE, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE, greets
from teiwright.conventions.lines import rows_of
from teiwright.conventions.lists.contents import is_text
from teiwright.conventions.numbers import is_first
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.recitals import recites
from teiwright.conventions.tables.tables import has_columns
from teiwright.conventions.titles.facts import plain_words
from teiwright.conventions.titles.imprints import YEAR, has_imprint, names_firm
from teiwright.conventions.titles.introduced import names_introduction
from teiwright.conventions.titles.lines import DEDICATES
from teiwright.conventions.titles.old import LONGEST, is_old_title
from teiwright.conventions.titles.page import author_at, author_before
from teiwright.conventions.titles.printed import imprint_of
from teiwright.conventions.titles.scripture import ends_with_place
from teiwright.conventions.titles.typed import begins_days, begins_pieces, stands_above_text
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

MOST = 30
"""More chunks than this are no title page."""
SENTENCE = 80
"""A whole sentence of so many characters is no line of a title page."""
IMPRINTED = 300
"""“Printed for, and sold by …”: a line with the words of printers may be longer than others of a title page."""
_HEAD_WORDS = 12
"""Spaces in a line with a colon above the running text, less than."""
_FEW_LINES = 2
"""Lines of a second title at most."""
_SHORT_LINE = 45
"""Characters of the lines of a title that is set in several."""
_BEGIN_TEXT = frozenset({ANNALS, ABOVE_LISTS, FIRST_LINE, BRIEF})
"""The evidence of headings below which the text stands, whatever they look like."""
_BY = lazy(r"(?i:by|von|par|por) (?P<name>[^\W\d_a-zß-öø-ÿ][^\n.!?:;]{2,60})$")
"""An author by himself: “by Josiah Marl”."""
_WORD = lazy(r"[^\W\d_]{4,}")
_TIME = lazy(rf"[\[(]?{w.CLOCK}[\])]?$")
"""“[00:00]”: the time with which a recording begins."""
_BEGINS_ANOTHER = lazy(r"[a-zß-öø-ÿ]{4,}[.!?] [^\W\d_a-zß-öø-ÿ]\w+(?: |$)")
"""“… I was seventeen. There was”: a page ends amid the second sentence."""
_BYLINE, _SHORT, _PAGE_LINES = 4, 60, 3
"""Chunks from a title to the line with “by”, less than; characters of the lines above it, and lines of its block, at most."""
_TO_IMPRINT = 12
"""Blocks from the author to the year, less than."""
_STANZAS = 3
"""So many blocks of as many lines."""
_TO = lazy(
    r"(?:(?:To|TO)(?! (?i:be)\b)|À|Dem|DEM|Den|(?:Mein|Sein|Ihr)e[mrn]|(?:MEIN|SEIN|IHR)E[MRN]|Aux?|AUX?|Al|AL|Alla|ALLA|Ai|AI|Agli|AGLI)(?:\s|$)|(?:All|ALL)['’]"
    r"|[AÀ] (?i:m(?:on|a|es)|s(?:on|es)|(?:monsieur|madame|mademoiselle|messieurs|monseigneur|m|mm|mme|mlle|mgr)\b\.?|mis?|sus?|don|doña|d\.|sua|suo|s\.|mi[oae]|miei|voi|tod[oa]s|nuestr[oa]s?|vuestr[oa]s?)\s"
)
_MARK = lazy(r"\s?[(\[]\d{1,2}[)\]](?=[,:!]$)")
"""The marker of a note on a greeting: “MONSEIGNEUR (1),”."""


def is_dedication(view: View, index: int) -> bool:
    """“To my sister” as it stands below a title page."""
    chunk = view.chunks[index]
    return (
        chunk.height <= 6
        and not is_text(view, index)
        and any(pattern.match(view.words(chunk).lstrip("_")) for pattern in (_TO, DEDICATES))
        and SALUTE.match(view.words(chunk)) is None
        and not is_wired(view.words(chunk))
        and plain_words(view.words(chunk)) not in w.FRONT  # “TO THE READER.” is a preface
    )


def is_imprint(view: View, index: int) -> bool:
    """A place, a publisher, an edition or a year as they stand on title pages."""
    words = view.words_at(index)
    if len(words) > 500:
        return False
    return any(YEAR.match(line.strip("_ [](),.")) for line in words.split("\n")) or (has_imprint(words))


def above_byline(view: View, index: int) -> bool:
    """A line without a stop, however long, right above “by Josiah Marl”: the title of an old book or pamphlet."""
    if index + 1 >= len(view.chunks):
        return False
    chunk, below = view.chunks[index], view.chunks[index + 1]
    if chunk.height > 1 or below.height > 1 or chunk.length > LONGEST:
        return False
    words = view.words(chunk).strip('"“”„«»')
    by = _BY.match(view.words(below))
    return words[:1].isupper() and words[-1].isalnum() and by is not None and is_name(by["name"])


def stands_above_author(view: View, index: int) -> bool:
    """A short line, whatever its stop, and below it, perhaps below what the text calls itself, “by” on a line of its own or at the end of one, and a name: a title."""
    chunks = view.chunks
    for below in range(index + 1, min(index + _BYLINE, len(chunks))):
        above = chunks[below - 1]
        if above.length > _SHORT or above.height > _FEW_LINES:
            rows = view.words(above).split("\n")
            if below > index + 1 or len(rows) > 2 * _FEW_LINES or max(map(len, rows)) > _SHORT_LINE:
                return False
        lines = [line.strip("_ ") for line in view.words(chunks[below]).split("\n")]
        if len(lines) <= _PAGE_LINES and any(map(w.BY.match, lines)):
            author = author_at(view, below, set())
            return author is not None and is_name(view.words(author[1]).strip("_. "))
    return False


def end_of_block(view: View, heads: Heads, first: int, names: set[str]) -> int:
    """The chunk with which the text proper begins: a chapter, a preface, or running text."""
    chunks = view.chunks
    stop = first
    for index in range(first, min(first + MOST + 1, len(chunks))):
        chunk = chunks[index]
        heading = heads.get(index)
        if (
            heading
            and index > first
            and (heading[0].evidence in _BEGIN_TEXT or _begins_count(view, heads, index))
        ):
            return index
        if index > first and is_dateline(view.words(chunk)) and begins_days(view, index):
            return index  # the first entry of a diary
        if index > first and _is_part_of(view, first, index):
            return index
        if heading and index > first and names_introduction(view, heads, index):
            stop = index + 1
            continue
        if heading and index > first and heading[0].rank <= 5 and not YEAR.match(view.words(chunk)):
            if heading[0].named or not _page_goes_on(view, heads, index, names):
                return index
            stop = index + 1
            continue
        begins = (
            is_old_title(view.words(chunk))
            or (index == first and above_byline(view, index))
            or (index == first and author_before(view, index, len(chunks), names) is not None)
        )
        if (is_text(view, index) or _is_prose(view, index)) and not (begins or is_imprint(view, index)):
            break
        if index > first and _is_no_title(view, index):
            break
        if (
            not begins
            and chunk.length > (IMPRINTED if is_imprint(view, index) else 160) * max(1, chunk.height)
        ) or chunk.length > 600:
            break
        begun = is_dedication(view, index) and ends_page(view, index - 1, names)
        begun = begun or (
            ends_with_place(view.words(chunk)) and (_greets(view, index + 1) or _tells(view, index + 1))
        )
        if index > first and (begun or _greets(view, index) or CAST.match(view.words(chunk))):
            return index
        stop = index + 1
    return _above_text(view, heads, first, stop, names)


def _is_part_of(view: View, first: int, index: int) -> bool:
    """“BAPTISMS” below “Register of Baptisms, Marriages and Burials”, where another of these stands by itself further on, too."""
    word, title = view.words_at(index).strip(" .:_"), set(_WORD.findall(view.words_at(first).casefold()))
    if not (word.isupper() and word.isalpha() and word.casefold() in title):
        return False
    later = (view.words(c).strip(" .:_") for c in view.chunks[index + 1 :] if c.length <= _SHORT)
    return any(other.isupper() and other != word and other.casefold() in title for other in later)


def ends_page(view: View, index: int, names: set[str]) -> bool:
    """The imprint, or the author: “by Josiah Marl”, in one block or in two."""
    if is_imprint(view, index) or author_at(view, index, names):
        return True
    author = author_at(view, index - 1, names) if index else None
    return author is not None and author[1] == view.chunks[index].extent


def _greets(view: View, index: int) -> bool:
    """A greeting, and running text below it."""
    if index >= len(view.chunks):
        return False
    return greets(_MARK.sub("", view.words_at(index)), alone=True) and _tells(view, index + 1)


def _tells(view: View, index: int) -> bool:
    """Running text stands there."""
    return index < len(view.chunks) and (is_text(view, index) or _is_prose(view, index))


def _above_text(view: View, heads: Heads, first: int, stop: int, names: set[str]) -> int:
    """The chunk of the heading right above the running text, if it is like those further on: it is the first chapter's; else where the text runs."""
    later = {h.rank for i, (h, second) in heads.items() if i >= stop and not second}
    page = max((i for i in range(first, stop) if is_imprint(view, i)), default=first)
    for index in range(stop - 1, page, -1):
        heading = heads.get(index)
        if heading and heading[0].rank in later and stop - index <= 4 and not author_at(view, index, names):
            # “The Lock”, “I”, “1”: those that hold it stand right above it.
            while (
                index - 1 > page and _holds(heads, index - 1, later) and not author_at(view, index - 1, names)
            ):
                index -= 1  # noqa: PLW2901
            return index
    return stop - 1 if _stands_above(view, heads, first, stop, names) else stop


def _stands_above(view: View, heads: Heads, first: int, stop: int, names: set[str]) -> bool:
    """The last line before the running text belongs to it: it ends with a colon, or it calls, asks or is in capitals and has more room above it; above it stand author or imprint."""
    last = stop - 1
    if stop >= len(view.chunks) or not is_text(view, stop) or last <= first or is_imprint(view, last):
        return False
    if author_at(view, last, names) or not any(
        is_imprint(view, i) or author_at(view, i, names) for i in range(first, last)
    ):
        return False
    chunk = view.chunks[last]
    words = view.words(chunk)
    if chunk.height > 1 or w.GENRE.match(words):
        return False
    roomy = chunk.blank > max(1, view.layout.blanks, view.chunks[stop].blank - 1)
    capitals = last in heads and heads[last][0].rank == w.CAPITALS
    if roomy and words[-1] in "!?…":
        return True
    return (words[-1] == ":" and words.count(" ") < _HEAD_WORDS) or (roomy and capitals)


def _begins_count(view: View, heads: Heads, index: int) -> bool:
    """“I. Manuscripts” above “II. Printed books” further on, “No. 1” above “No. 2”."""
    first = heads[index][0]
    worded = not first.bare or " " in view.words_at(index)
    later = (h for i, (h, _) in heads.items() if i > index and h.n and h.rank == first.rank)
    return worded and is_first(first.n) and any(not is_first(h.n) for h in later)


def _holds(heads: Heads, index: int, later: set[int]) -> bool:
    """A heading right above another that is weaker, or its second line as others further on have one, and like others further on."""
    above, below = heads.get(index), heads[index + 1]
    if above is None or above[1] or above[0].rank not in later:
        return False
    return above[0].rank < below[0].rank or (
        below[1] and any(second for i, (_, second) in heads.items() if i > index + 1)
    )


def text_follows(view: View, heads: Heads, index: int) -> bool:
    """The text begins at a chunk, and no further line of a title page."""
    if index >= len(view.chunks):
        return False
    if CAST.match(view.words_at(index)):
        return True
    if index in heads:
        heading = heads[index][0]
        if stands_above_text(view, index) or begins_pieces(view, heads, index):
            return True
        return heading.rank <= 5 or heading.named or bool(heading.n) or "underlined" in heading.evidence
    words = view.words_at(index)
    if (is_dateline(words) and not is_imprint(view, index)) or _TIME.match(words) or recites(words):
        return True
    goes_on = len(words) >= SENTENCE and _breaks_off(view, index)
    whole = goes_on or without_mark(words)[-1:] in {*f".,:;!?…—–{CLOSES})"} or "\n" in words
    return (
        (whole or is_text(view, index))
        and not (words[0].islower() and not _begins_small(words))
        and not is_imprint(view, index)
        and not is_upper(words)
    )


def _begins_small(words: str) -> bool:
    """Three lines or more that all begin small: a stanza whose poet has no capitals, and no second line of a title."""
    lines = rows_of(words)
    return len(lines) > _FEW_LINES and all(line[:1].islower() for line in lines)


def _is_no_title(view: View, index: int) -> bool:
    """Rows of a table, the first stanzas of a poem, or a telegram."""
    words = view.words_at(index)
    return has_columns(words.split("\n")) or _begins_stanzas(view, index) or is_wired(words)


def _begins_stanzas(view: View, index: int) -> bool:
    """Several blocks of as many lines each, none of them in capitals or title case: the stanzas of a poem."""
    chunks = view.chunks[index : index + _STANZAS]
    lines = chunks[0].height
    if lines <= _FEW_LINES or len(chunks) < _STANZAS or any(c.height != lines for c in chunks):
        return False
    return not any(
        is_imprint(view, i) or is_upper(view.words(c)) or is_title_case(" ".join(view.words(c).split()))
        for i, c in enumerate(chunks, index)
    )


def _breaks_off(view: View, index: int) -> bool:
    """A second sentence begins in a block, and the next block goes on with it: a title may have a stop within, too."""
    below = view.chunks[index + 1] if index + 1 < len(view.chunks) else None
    return (
        below is not None
        and view.text[below.start].islower()
        and author_at(view, index + 1, set()) is None  # “by Josiah Marl”
        and _BEGINS_ANOTHER.search(view.words_at(index)) is not None
    )


def _is_prose(view: View, index: int) -> bool:
    """A paragraph of a short text: shorter than paragraphs of books, but a whole sentence."""
    chunk = view.chunks[index]
    words = view.words(chunk)
    return (
        len(words) >= SENTENCE
        and (words[-1] in f".!?…{CLOSES}" or _breaks_off(view, index))
        and not is_upper(words)
        and not is_title_case(words)
        and words.count("\n") < 2
    )


def imprint_below(view: View, index: int) -> bool:
    """Further down the title page, above all text, stand a firm and a year."""
    firm = False
    for below in range(index + 1, min(index + _TO_IMPRINT, len(view.chunks))):
        if is_text(view, below) and not is_imprint(view, below):
            return False
        firm = firm or names_firm(view.words_at(below))
        block = imprint_of(view, view.chunks[below])
        if firm and block is not None and any(b.element == "docDate" for b in block.walk()):
            return True
    return False


def _page_goes_on(view: View, heads: Heads, index: int, names: set[str]) -> bool:
    """“Volume II” amid a title page: before any text an author’s line or an imprint follows."""
    for later in range(index + 1, min(index + 8, len(view.chunks))):
        if is_text(view, later) or (later in heads and heads[later][0].named):
            return False
        if is_imprint(view, later) or author_at(view, later, names):
            return True
    return False
