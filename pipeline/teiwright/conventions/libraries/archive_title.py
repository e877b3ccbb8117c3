"""The head of a page of an archive: the author and the year, or the periodical and its date, or the year alone; then the title; lines that are no text, ways to other pages and offers to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import exact_value_of, stated
from teiwright.conventions.end_marks import without_mark
from teiwright.conventions.facts import agent_of, origin
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import around
from teiwright.conventions.provenance import field_of
from teiwright.conventions.titles.facts import with_title
from teiwright.conventions.titles.page import byline, page, rest, titles_of
from teiwright.conventions.titles.typed import typed_head
from teiwright.conventions.titles.typed_page import is_dated
from teiwright.metadata import Agent, Metadata
from teiwright.model import Block, Extent, PersonName
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

_WORD = r"[^\W\d_][\w’'.&-]*"
AUTHOR_YEAR = lazy(
    rf"(?P<author>(?:{_WORD}[ \t]+){{0,6}}{_WORD}),?[ \t]+\(?(?P<date>\d{{4}}(?:[-–/]\d{{2,4}})?|{_WORD} \d{{4}}|\d{{1,2}} {_WORD} \d{{4}})\)?\.?$"
)
_DATE_LINE = lazy(r"\(?(?P<date>[^()\n]{4,40}?)\)?\.?$")
_AUTHOR = lazy(rf"(?:[A-Z][\w’'-]*\.?[ \t]+){{1,4}}{_WORD}$")
_EDITORS = lazy(
    r"(?:(?:The|Die|La|Les|I|Gli) )?(?:Editors?|Editorial [Bb]oard|Redaktion|Rédaction|Redacción|Redazione)$"
)
"""Who signs in a periodical instead of a person."""
YEAR_ALONE = lazy(r"(?:1[5-9]|20)\d\d$")
_BELOW = 5
"""Blocks below an offer to download, among which the title and its author stand."""
_AUTHOR_RULE, _TITLE_RULE = "marxists.author-year", "marxists.title"


def title_block(view: View, first: int) -> tuple[Metadata, Piece | None, list[Chunk]]:
    """The facts, the title page and the index lines amid what stands above a block.

    Args:
        view: the text.
        first: number of the block, the first that is about the source.
    """
    chunks = view.runs[:first]
    ways = [c for c in chunks if is_way(view, c)]
    lines = [c for c in chunks if c not in ways]
    if not lines:
        return Metadata(), None, ways
    head = view.words(lines[0])
    if not ways and (": " in head or not (AUTHOR_YEAR.match(head) or YEAR_ALONE.match(head))):
        above = view.inner(view.start, view.runs[first].start)
        typed = typed_head(above, {})
        if typed and typed[0] == len(above.chunks):
            return typed[2], replace(typed[1][0], part="front"), []
    if YEAR_ALONE.match(head):
        facts, made = _below_year(view, lines)
    else:
        facts, made = _above_title(view, lines, view.runs[first])
    if not made:
        return facts, None, ways
    # Index lines before or amid the title stay where they are: only a block in one piece is a title page.
    if any(made[0].extent.start < c.start < made[-1].extent.end for c in ways):
        return facts, None, []
    return facts, page(made, _TITLE_RULE), ways


def _above_title(view: View, lines: list[Chunk], source: Chunk) -> tuple[Metadata, list[Block]]:
    """Author first, then the title: “Ada Jones 1921”; or the periodical, the author, the title."""
    made: list[Block] = []
    if _is_periodical(view, lines[0], source) and len(lines) > 1:
        made.append(rest(lines[0].extent, _TITLE_RULE))
        lines = lines[1:]
    facts, authors, lines = _author(view, lines)
    facts, titles = _titles(view, lines, facts)
    if len(authors) == 2 and _is_repeated(authors[1], titles):
        # One date of the document, the more exact: the year stays beside the name.
        line = around((authors[0], authors[1]))
        authors = [byline(view, line, authors[0])]
    return facts, sorted((*made, *authors, *titles), key=lambda block: block.extent)


def _is_repeated(date: Block, others: Sequence[Block]) -> bool:
    """Whether another date says the same, as exact or more."""
    when = date.get("when")
    return when is not None and is_dated([b.attributes for b in others if b.element == "docDate"], when)


def _is_periodical(view: View, chunk: Chunk, source: Chunk) -> bool:
    """True for “The Waggon, July 1945” where the lines about the source say: From The Waggon, Vol. 6."""
    found = AUTHOR_YEAR.match(view.words(chunk))
    if not found:
        return False
    name = found["author"].casefold().removeprefix("the ").rstrip(",")
    told = (field_of(line) for line in view.lines.rows(source))
    values = (value for field, _, value in told if field in {"source", "first", "published"})
    return any(value.casefold().removeprefix("the ").startswith(name) for value in values)


def _author(view: View, lines: list[Chunk]) -> tuple[Metadata, list[Block], list[Chunk]]:
    """Author and year from the first line (or the author alone, when a title follows or stands above)."""
    first = lines[0]
    words = view.words(first)
    found = AUTHOR_YEAR.match(words)
    if found:
        return _signed(view, first, found["author"]), _dated(view, first, found), lines[1:]
    if len(lines) < 2:
        return Metadata(), [], lines
    name = without_mark(words)
    if _EDITORS.match(name):
        where = origin(view.source, first.start)
        editors = Agent(PersonName(other=name), where, "aut", organisation=True)
        return Metadata(authors=(editors,)), [_by(first)], lines[1:]
    below = without_mark(view.words(lines[1]))
    if len(lines) == 2 and _AUTHOR.match(below) and is_name(below) and not is_name(name):
        return _signed(view, lines[1], below), [_by(lines[1])], lines[:1]
    if _AUTHOR.match(name) and len(name) < 50:
        return _signed(view, first, name), [_by(first)], lines[1:]
    return Metadata(), [], lines


def _signed(view: View, chunk: Chunk, name: str) -> Metadata:
    """The author, whom a block names."""
    return Metadata(authors=agent_of(name, origin(view.source, chunk.start), "aut"))


def _by(chunk: Chunk) -> Block:
    return Block("docAuthor", chunk.extent, rule=_AUTHOR_RULE)


def _dated(view: View, chunk: Chunk, found: re.Match[str]) -> list[Block]:
    """The author, with a comma after the name, and the date, with brackets around it."""
    at = chunk.start
    end, begin = at + found.end("author"), at + found.start("date")
    between = view.text[end:begin]
    end += len(between) - len(between.lstrip(",;"))
    begin -= len(between) - len(between.rstrip("("))
    when = exact_value_of(found["date"], view.language)
    return [
        Block("docAuthor", Extent(at, end), rule=_AUTHOR_RULE),
        Block("docDate", Extent(begin, chunk.end), (), when, _AUTHOR_RULE),
    ]


def _titles(view: View, lines: Sequence[Chunk], facts: Metadata) -> tuple[Metadata, list[Block]]:
    """Title and subtitles, line by line, up to a date; what stands below the date is neither."""
    parts: list[Block] = []
    dates: list[Block] = []
    for chunk in lines:
        for row in _rows(view, chunk):
            dated = _DATE_LINE.match(view.words(row))
            when = exact_value_of(dated["date"], view.language) if dated and parts else ()
            if when and not dates:
                dates.append(Block("docDate", row, (), when, _AUTHOR_RULE))
            elif not dates:
                parts.append(_part(row, main=not parts))
            else:
                dates.append(rest(row, _TITLE_RULE))
    title = titles_of(parts, _TITLE_RULE)
    return with_title(view, facts, title[0]) if title else facts, [*title, *dates]


def _rows(view: View, chunk: Chunk) -> list[Extent]:
    """The lines of a block; one that begins small goes on with the one above."""
    rows: list[Extent] = []
    for number in chunk.indices:
        row = view.lines.extent_of(number)
        if rows and view.text[row.start].islower():
            row = Extent(rows.pop().start, row.end)
        rows.append(row)
    return rows


def _below_year(view: View, lines: list[Chunk]) -> tuple[Metadata, list[Block]]:
    """The year, some words about the text, then title and author, or author and title, and a day."""
    below = lines[1:]
    facts = Metadata()
    author = next((i for i, c in enumerate(below) if _is_author(view.words(c))), None)
    made: dict[Chunk, Block] = {}
    title: Chunk | None = None
    if author is not None:
        name = below[author]
        made[name] = _by(name)
        facts = _signed(view, name, without_mark(view.words(name)))
        next_one = below[author + 1] if author + 1 < len(below) else None
        if next_one and not _day(view, next_one):
            title = next_one
        elif author:
            title = below[author - 1]
    elif below:
        title = below[-1]
    first = lines[0]
    year = Block("docDate", first.extent, (), (("when", view.words(first)),), _AUTHOR_RULE)
    whole: list[Block] = []
    if title:
        parts = [_part(row, main=not number) for number, row in enumerate(_rows(view, title))]
        whole = titles_of(parts, _TITLE_RULE)
        facts = with_title(view, facts, whole[0])
    for chunk in below:
        when = _day(view, chunk)
        if when and facts.written is None:
            facts = replace(
                facts, written=stated(view.words(chunk), view.language, origin(view.source, chunk.start))
            )
            made[chunk] = Block("docDate", chunk.extent, (), when, _AUTHOR_RULE)
    if _is_repeated(year, list(made.values())):
        year = rest(year.extent, _TITLE_RULE)
    others = [made.get(c) or rest(c.extent, _TITLE_RULE) for c in below if c is not title]
    return facts, sorted((year, *whole, *others), key=lambda block: block.extent)


def title_below(view: View, offer: int, first: int) -> tuple[Metadata, Piece, int] | None:
    """The title page that stands below an offer to download, where above it stand only the year and words about the text.

    Args:
        view: the text.
        offer: number of the block that offers the text as a file.
        first: number of the first block below it.

    Returns:
        The facts, the title page and the number of the block after it; None where the title stands above, or none is found.
    """
    chunks = view.runs
    if any(_is_author(view.words(chunk)) for chunk in chunks[1:offer]):
        return None
    head = chunks[first : first + _BELOW]
    author = next((i for i, chunk in enumerate(head) if _is_author(view.words(chunk))), None)
    if author is None:
        return None
    titles = head[:author] or head[1:2]
    if not titles or not all(_may_be_title(view, chunk) for chunk in titles):
        return None
    name = head[author]
    facts, made = _titles(view, titles, _signed(view, name, without_mark(view.words(name))))
    blocks = sorted((*made, _by(name)), key=lambda block: block.extent)
    return facts, page(blocks, _TITLE_RULE), first + max(author + 1, len(titles) + (not author))


def _may_be_title(view: View, chunk: Chunk) -> bool:
    """Some words that are no sentence, and no greeting."""
    words = view.words(chunk)
    return len(words) <= LONGEST and words[-1] not in ".,:;" and words[0].isupper()


def _is_author(words: str) -> bool:
    name = without_mark(words)
    return len(name) < 50 and _AUTHOR.match(name) is not None and is_name(name)


def _day(view: View, chunk: Chunk) -> tuple[tuple[str, str], ...]:
    dated = _DATE_LINE.match(view.words(chunk))
    return exact_value_of(dated["date"], view.language) if dated else ()


def _part(row: Extent, *, main: bool) -> Block:
    return Block("titlePart", row, (), (("type", "main" if main else "sub"),), _TITLE_RULE)


LONGEST = 200
"""Characters of a block of such lines at most."""
_WAY = lazy(
    r"(?:<\s*)?[^|>\n]{2,60}(?:\s+[|>]\s+[^|>\n]{2,60})+(?:\s*>)?$|\^?\s*Top of (?:the )?page$|<\s*[^|<>\n]{2,40}>$|"
    r"(?:Last (?:updated|modified)|Zuletzt (?:aktualisiert|geändert)|Dernière (?:mise à jour|modification)|Última (?:actualización|modificación)|Ultim[ao] (?:aggiornamento|modifica))\b.{0,60}$|"
    r"(?:Back to|Return to|Zurück zu|Nach oben|Anfang der Seite|Haut de|Retour (?:au|à)|Inicio de|Volver al?|Torna all?['’a])\b.{0,80}$"
)
_DOWNLOAD = lazy(
    r"(?:Other [Ff]ormats|Format (?:ODT|RTF|MS Word|PDF|EPUB|Acrobat))\b.{0,80}$|Téléchargement (?:de )?fichier.{0,90}$|Cliquer sur le format\b.{0,40}$|"
    r"(?:Download|Descargar|Scarica|Herunterladen)\b.{0,20}\b(?:PDF|ePub|EPUB|ODT|RTF|Word)\b.{0,40}$"
)


def is_way(view: View, chunk: Chunk) -> bool:
    """True for a block whose every line is a way through the archive's pages, or says when the page was changed."""
    return _every_line(view, chunk, _WAY) or is_download(view, chunk)


def is_download(view: View, chunk: Chunk) -> bool:
    """True for a block that offers the text as a file."""
    return _every_line(view, chunk, _DOWNLOAD)


def _every_line(view: View, chunk: Chunk, pattern: re.Pattern[str]) -> bool:
    if chunk.length > LONGEST:
        return False
    return all(pattern.match(line.strip()) for line in view.lines.typed(chunk))
