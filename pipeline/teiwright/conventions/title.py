"""The title block at the head of a text: title, “by” and author, year and imprint, as a title page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.facts import agent_of, origin
from teiwright.conventions.formulas import is_dateline
from teiwright.conventions.headings import Heading, is_title_case, is_upper
from teiwright.conventions.pieces import Piece
from teiwright.metadata import Metadata, Stated
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

RULES = {
    "title.title": "Short lines before the first running text are the title, where an author’s line or nothing else follows.",
    "title.author": "A line with “by” (von, par, de, di) and a name is the author’s.",
    "title.date": "A year by itself on the title page is the date of the document.",
    "title.page": "The other lines of the title page: edition, place, publisher.",
}

MOST = 14
"""More chunks than this are no title page."""
_BY_NAME = lazy(
    r"(?P<by>(?i:by|von|par|por|di|de|written by|edited by|translated by|übersetzt von|traduit par|traducido por|tradotto da)\s+)"
    r"(?P<name>(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|(?:de|von|van|der|la|du|le|del|della|di|da|zu|af|and|und|et|y|e|the)(?=\s))"
    r"(?:[ \t]+(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|(?:de|von|van|der|la|du|le|del|della|di|da|zu|af|and|und|et|y|e|the)(?=\s))){0,7}),?\.?$"
)
_YEAR = lazy(
    r"(?:1[4-9]|20)\d\d\.?$|(?=[MDCLXVI]{4,})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?$"
)
_LABEL = lazy(r"[^\W\d_][\w ]{0,20} ?: ")
_TRANSLATED = lazy(r"(?i)(?:translated|übersetzt|traduit|traducido|tradotto)\b")
_EDITED = lazy(r"(?i)edited\b|herausgegeben")


def title_block(view: View, heads: dict[int, tuple[Heading, bool]]) -> tuple[int, list[Piece], Metadata]:
    """How many chunks the title block has, its pieces, and the facts it states; 0 where there is none."""
    none: tuple[int, list[Piece], Metadata] = (0, [], Metadata())
    chunks = view.chunks
    if len(chunks) < 2 or not is_title_line(view, chunks[0], heads[0][0] if 0 in heads else None):
        return none
    stop = _end_of_block(view, heads)
    author = next((i for i in range(1, stop) if _author_before(view, i, stop)), None)
    if author is not None:
        return _page(view, stop, author)
    if 1 in heads and not heads[1][1]:
        return none
    if heads and min(h.rank for i, (h, _) in heads.items() if i or len(heads) == 1) <= 5 and len(heads) > 1:
        return none
    last = 1
    while last in heads and heads[last][1]:
        last += 1
    return _page(view, last, None)


def is_title_line(view: View, chunk: Chunk, heading: Heading | None) -> bool:
    """A short first line that is no sentence and no chapter."""
    text = view.words(chunk)
    if is_dateline(text) or _LABEL.match(text):
        return False
    if heading is not None:
        return (
            heading.rank in {6, 9}
            and not heading.named
            and not heading.bare
            and "underlined" not in heading.evidence
        )
    if chunk.last - chunk.first > 4 or len(text) > 200 or chunk.end - chunk.start < 2:
        return False
    if text[-1] in ".,;:" and not is_upper(text):
        return False
    return (
        (is_upper(text) or is_title_case(" ".join(text.split())) or text.count(" ") < 9)
        and not text[0].islower()
        and text[0] not in '"“[*-—–#'
    )


def _end_of_block(view: View, heads: dict[int, tuple[Heading, bool]]) -> int:
    """The chunk with which the text proper begins: a chapter, or running text."""
    chunks = view.chunks
    stop = 0
    for index, chunk in enumerate(chunks[: MOST + 1]):
        heading = heads.get(index)
        if heading and (heading[0].rank <= 5 or heading[0].named) and index:
            return index
        if chunk.end - chunk.start > 160 * max(1, chunk.last - chunk.first) or chunk.end - chunk.start > 400:
            break
        if index and view.layout.wrapped(view.lines, chunk) and chunk.last - chunk.first > 2:
            break
        stop = index + 1
    # A heading like those further on, right before the running text, is the first chapter's.
    later = {h.rank for i, (h, second) in heads.items() if i >= stop and not second}
    for index in range(stop - 1, 0, -1):
        heading = heads.get(index)
        if heading and heading[0].rank in later and stop - index <= 4 and not _author_at(view, index):
            return index
    return stop


def _author_at(view: View, index: int) -> tuple[Extent, Extent] | None:
    """Extents of an author's line and of the name in it: “by N. N.” in one line, or “by” and the name below it."""
    if index >= len(view.chunks):
        return None
    chunk = view.chunks[index]
    text = view.words(chunk)
    if len(text) > 120:
        return None
    for line in range(chunk.first, chunk.last):
        start, end = view.lines.extent_of(line)
        found = _BY_NAME.match(view.text[start:end])
        if found:
            return Extent(start, end), Extent(start + found.start("name"), start + found.end("name"))
        if w.BY.match(view.text[start:end]):
            following = line + 1
            while following < len(view.lines.raw) and not view.lines.raw[following].strip():
                following += 1
            if following < len(view.lines.raw) and len(view.lines.raw[following]) < 80:
                name = Extent(*view.lines.extent_of(following))
                return Extent(start, name.end), name
    return None


def _author_before(view: View, index: int, stop: int) -> tuple[Extent, Extent] | None:
    """The same, unless the name stands where the text proper has begun."""
    found = _author_at(view, index)
    return found if found and found[0].end <= view.chunks[stop - 1].end else None


def _page(view: View, stop: int, author: int | None) -> tuple[int, list[Piece], Metadata]:
    made: list[Block] = []
    facts = Metadata()
    titles: list[Block] = []
    index = 0
    first_author = stop if author is None else author
    while index < stop:
        chunk = view.chunks[index]
        found = _author_before(view, index, stop) if index else None
        if found:
            made += _titles(titles)
            titles = []
            line, name = found
            while index + 1 < stop and view.chunks[index + 1].start < line.end:
                index += 1
            facts = _with_author(view, facts, line, name)
            made += _around_author(view, chunk, view.chunks[index], line, name)
        elif index < first_author:
            made_part = Extent(chunk.start, chunk.end)
            kind = "main" if not titles else "sub"
            titles.append(Block("titlePart", made_part, (), (("type", kind),), "title.title"))
        elif _YEAR.match(view.words(chunk)):
            words = view.words(chunk).rstrip(".")
            when = (("when", words),) if words.isdigit() else ()
            made.append(Block("docDate", Extent(chunk.start, chunk.end), (), when, "title.date"))
        else:
            made.append(_rest(chunk))
        index += 1
    made += _titles(titles)
    if not any(b.element == "docTitle" for b in made):
        return 0, [], Metadata()
    title = next(b for b in made if b.element == "docTitle")
    facts = _with_title(view, facts, title)
    page = Block(
        "titlePage", Extent(made[0].extent.start, made[-1].extent.end), tuple(made), (("type", "heading"),)
    )
    return stop, [Piece(page, (), "front")], facts


def _rest(chunk: Chunk) -> Block:
    return Block("titlePart", Extent(chunk.start, chunk.end), (), (("type", "desc"),), "title.page")


def _around_author(view: View, first: Chunk, last: Chunk, line: Extent, name: Extent) -> list[Block]:
    """The author's line as byline with docAuthor; what stands before and behind it in the same lines stays beside it."""
    made: list[Block] = []
    before = view.text[first.start : line.start].rstrip()
    if before:
        made.append(
            Block(
                "titlePart",
                Extent(first.start, first.start + len(before)),
                (),
                (("type", "desc"),),
                "title.page",
            )
        )
    lead = view.text[line.start : name.start]
    inside = [Block("docAuthor", name, rule="title.author")]
    if lead.strip():
        inside.insert(0, Block("", Extent(line.start, line.start + len(lead.rstrip()))))
    if view.text[name.end : line.end].strip():
        inside.append(Block("", Extent(name.end, line.end)))
    made.append(Block("byline", line, tuple(inside), (), "title.author"))
    rest = view.text[line.end : last.end]
    if rest.strip():
        start = line.end + len(rest) - len(rest.lstrip())
        made.append(Block("titlePart", Extent(start, last.end), (), (("type", "desc"),), "title.page"))
    return made


def _titles(parts: list[Block]) -> list[Block]:
    if not parts:
        return []
    return [
        Block(
            "docTitle", Extent(parts[0].extent.start, parts[-1].extent.end), tuple(parts), (), "title.title"
        )
    ]


def _with_author(view: View, facts: Metadata, line: Extent, name: Extent) -> Metadata:
    words = view.text[line.start : name.start]
    role = "trl" if _TRANSLATED.match(words) else "edt" if _EDITED.match(words) else "aut"
    agents = agent_of(view.text[name.start : name.end], origin(view.source, name.start), role)
    if role == "aut":
        return replace(facts, authors=facts.authors + agents)
    return replace(facts, contributors=facts.contributors + agents)


def _with_title(view: View, facts: Metadata, title: Block) -> Metadata:
    words = [" ".join(view.text[p.extent.start : p.extent.end].split()) for p in title.children]
    words = [_MARK.sub("", text) for text in words]
    at = origin(view.source, title.extent.start)
    subtitle = Stated(" ".join(words[1:]), at) if len(words) > 1 else None
    return replace(facts, title=Stated(words[0], at), subtitle=subtitle)


_MARK = lazy(r"\s*(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡])+\s*$")
