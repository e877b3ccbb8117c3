"""The lines of a title page as blocks and facts: titles, the author’s line, the year, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.lines import rows_of
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import Piece, holding
from teiwright.conventions.regrouping import is_title_rule
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.facts import (
    ORNAMENT,
    plain_words,
    role_of,
    with_author,
    with_credits,
    with_title,
)
from teiwright.conventions.titles.lines import OF_ONE, bare_name, docauthor, parted, with_titles
from teiwright.conventions.titles.printed import RULE as IMPRINT
from teiwright.conventions.titles.printed import imprint_of, printed_source, with_imprints_joined
from teiwright.conventions.titles.songs import MOST, credited
from teiwright.conventions.titles.spoken import praises, speaker_in
from teiwright.conventions.titles.unlisted_names import is_unlisted_name
from teiwright.metadata import Metadata
from teiwright.model import Block, Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_BY_NAME = lazy(
    rf"(?P<by>(?i:{w.NAMED_BY})_?\s+(?:(?i:the late|feu|dem (?:seligen|verstorbenen)|el difunto)\s+)?(?:(?:le|la|il|el|l['’]) ?(?={w.RANKED}))?|(?:del|dell['’]|du|de l['’]|dal|dall['’]) ?(?={w.RANKED}))"
    rf"(?P<name>(?:{w.RANKED})?"
    rf"(?!(?i:(?:the (?:same )?)?(?:author|editor|publisher|translator|permission|authority|order|command|appointment|subscription)s?|his|her|their|its|our|my|your|an?(?!\.)|très|muy|molto)\b)(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|(?:{w.LINKS}|{w.JOINS}|the)(?=\s))"
    rf"(?:[ \t]+(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|(?:{w.LINKS}|{w.JOINS}|the)(?=\s))){{0,7}}),?\.?(?:(?:, ?|(?<=,) )(?:[A-Z][A-Za-z]{{0,3}}\.){{1,4}}){{0,4}}"
    r"(?P<of>,? (?i:(?:the )?(?:author(?:ess)?|writer|auteur|autor|verfasser|autore|autrice) (?:of|de|des|du|von|di|del)\b).{2,160})?$"
)
_FROM_TO = lazy(r"(?i)(?:de |d['’]|von |di |da )[^.,;:\n]{2,40} (?:à|a|an|al|alla) [^\n]{2,40}$")
"""“DE CLAIRE A ROSE.”: who writes a letter to whom, above it, and no author."""
_ONLY_TITLES = lazy(
    r"(?i)(?:the )?(?:(?:rt|right|most|very|late)\.? )?(?:(?:rev|reverend|hon|honourable|honorable|dr|prof|professor|mrs?|miss|sir|lady|lord|capt|captain|col|colonel|maj|major|gen|general|m|mme|herr|frau|abbé|père|don|doña|padre|signor|cav)\.?,? ?){1,3}$"
)
"""“THE REV.”: the name itself stands on the next line."""
_OF_OTHERS = lazy(
    r"(?i)(?:copyright|©|entered according)|.*\b(?:introduction|preface|foreword|illustrations?|illustrated|notes|appendix|printed|published|vorwort|einleitung|bilder|préface|prólogo|prefazione|introduzione)$"
)
"""A line above “by …” that tells what another than the author has made or owns."""
SHORT = 80
"""An author’s line is not longer."""
_TOLD = 4
"""Lines in which a title page tells who preached, where and when, at most."""
_LINE = 60
"""Characters of a line of a title page, less than; those of sentences that are cut at the margin have more."""
_LINE_END = lazy(r"\n\s*")
_FEW = 2
"""Spaces, less than, in a line that only says what the text is: AN AUTOBIOGRAPHY."""
LONGEST = 200
"""It may be if it goes on: “By Amos Gray, Author of ‘The Mill’, ‘The Weir’, etc.”"""
_PICTURE = lazy(rf"\[(?:{w.PICTURES})[^\[\]]*\]$")
_PAGE = "title.page"
"""The rule of the lines of a title page that are neither title nor author nor date."""
_DEDICATION = "title.dedication"
_IN_LINES = frozenset({_PAGE, _DEDICATION, IMPRINT})
"""The rules of blocks whose lines are kept."""


def author_at(view: View, index: int, names: set[str]) -> tuple[Extent, Extent] | None:
    """Extents of an author's line and of the name in it: “by N. N.” in one line, or “by” and the name below it."""
    if index >= len(view.chunks):
        return None
    chunk = view.chunks[index]
    text = view.words(chunk)
    if len(text) > 500:
        return None
    song = song_author(view, chunk)
    return _author_in(view, chunk, names) if song is None else (chunk.extent, song)


def _author_in(view: View, chunk: Chunk, names: set[str]) -> tuple[Extent, Extent] | None:
    """The same in one of the lines of a block."""
    for line in chunk.indices:
        extent = view.lines.extent_of(line)
        start, words = extent.start, view.words(extent)
        found = _BY_NAME.match(words.rstrip("_"), int(words[:1] == "_"))
        of_others = line > chunk.first and _OF_OTHERS.match(view.lines.raw[line - 1].strip(" _,."))
        if found:
            of_title = line > chunk.first and OF_ONE.match(words)
            if of_others or of_title or praises(view.text[max(0, start - 60) : start], found["by"]):
                continue
            if _is_thing(found["name"]):
                continue
            if not _ONLY_TITLES.match(found["name"]):
                return extent, Extent(start + found.start("name"), start + found.end("name"))
            if line + 1 < chunk.last and len(view.lines.raw[line + 1]) < SHORT:
                last = view.lines.extent_of(line + 1).end
                return Extent(start, last), Extent(start + found.start("name"), last)
            continue
        if names and plain_words(words) in names:
            return extent, extent
        credit = credit_of(words)
        named = (credit.start, credit.end) if credit else speaker_in(words)
        if named:
            return extent, Extent(start + named[0], start + named[1])
        if not of_others and w.BY.match(words.strip("_")):
            following = line + 1
            while following < len(view.lines.raw) and not view.lines.row(following):
                following += 1
            if following < len(view.lines.raw) and len(view.lines.raw[following]) < SHORT:
                name = view.lines.extent_of(following)
                if not _is_thing(view.words(name)):
                    return Extent(start, name.end), name
    told = speaker_in(view.words(chunk).replace("\n", " ")) if 1 < chunk.height <= _TOLD else None
    return (chunk.extent, Extent(chunk.start + told[0], chunk.start + told[1])) if told else None


def _is_thing(name: str) -> bool:
    """“By the Sea”, or “THE MILL PRESS”, which owns the book: no “the Rev. Ada Gray”."""
    first, _, others = name.partition(" ")
    return first.lower() == "the" and not _ONLY_TITLES.match(others.partition(" ")[0])


def author_before(view: View, index: int, stop: int, names: set[str]) -> tuple[Extent, Extent] | None:
    """The same, unless the name stands where the text proper has begun."""
    found = author_at(view, index, names)
    return found if found and found[0].end <= view.chunks[stop - 1].end else None


def page_of(
    view: View, first: int, stop: int, turn: int, names: set[str]
) -> tuple[int, list[Piece], Metadata]:
    """The chunks as a title page: titles up to the author or the imprint, then the rest of the page."""
    made: list[Block] = []
    facts = Metadata()
    titles: list[Block] = []
    named: list[Extent] = []
    index = first
    while index < stop:
        chunk = view.chunks[index]
        if is_title_rule(view.chunks, view.lines, index):
            index += 1
            continue
        if index == turn:
            made += titles_of(titles)
            titles = []
        found = author_before(view, index, stop, names)
        if found and index == first:
            found = found if found[0].start > chunk.start else None
        if found:
            line, name = found
            if index == first:
                below = next(i for i in chunk.indices if view.lines.extent_of(i).start >= line.start)
                titles = _titles_in(view, view.lines.chunk(chunk.first, below), first=True)
                chunk = replace(chunk, start=line.start, length=chunk.end - line.start)
            made += titles_of(titles)
            titles = []
            while index + 1 < stop and view.chunks[index + 1].start < line.end:
                index += 1
            facts = with_author(view, facts, line, name)
            named.append(line)
            made += _around_author(view, chunk, view.chunks[index], line, name)
        elif _is_ornament(view.words(chunk)):
            mark = rest(chunk.extent, ORNAMENT)
            (titles or made).append(mark)
        elif (titles and index == turn - 1 and _is_author(view, chunk, index + 1)) or (
            index == first and index + 1 < turn and _is_author_above(view, chunk, index + 1)
        ):
            name = chunk.extent
            facts = with_author(view, facts, name, name)
            made += [*titles_of(titles), docauthor(name)]
            titles = []
        elif index < turn and not (made and credit_of(" ".join(view.words(chunk).split()))):
            titles = with_titles(view, titles, _titles_in(view, chunk, first=not titles))
        else:
            made.append(_below_turn(view, chunk))
        index += 1
    made += titles_of(titles)
    if not any(b.element == "docTitle" for b in made):
        return 0, [], Metadata()
    facts = with_title(view, facts, next(b for b in made if b.element == "docTitle"))
    made = with_imprints_joined(view, made)
    facts = replace(facts, printed=printed_source(view, facts, made))
    unnamed = [b for b in made if b.rule == _PAGE and not any(line.covers(b.extent) for line in named)]
    for block in unnamed:
        facts = with_credits(view, facts, block.extent)
    return stop, [page(made)], facts


def _titles_in(view: View, chunk: Chunk, *, first: bool) -> list[Block]:
    """The titles of a block, the first of which is that of the page if no other stands above."""
    return [
        Block("titlePart", part, (), (("type", "main" if first and not number else "sub"),), "title.title")
        for number, part in enumerate(parted(view, chunk))
    ]


def _below_turn(view: View, chunk: Chunk) -> Block:
    """A block below the author or the imprint: a year, place and publisher, or a line that is neither title nor author."""
    return imprint_of(view, chunk) or rest(chunk.extent)


def _is_author(view: View, chunk: Chunk, below: int) -> bool:
    """A name by itself between the title and the line of the translator or illustrator."""
    if chunk.height > 1 or chunk.length > SHORT or below == len(view.chunks):
        return False
    return is_name(bare_name(view.words(chunk))) and credit_of(view.words_at(below)) is not None


def _is_author_above(view: View, chunk: Chunk, below: int) -> bool:
    """A name in small letters by itself above a title in capitals: no “Jane Eyre” above AN AUTOBIOGRAPHY."""
    words, title = view.words(chunk), view.words_at(below)
    if chunk.height > 1 or is_upper(words) or not is_upper(title):
        return False
    kind = w.GENRE.match(title) is not None
    if is_name(bare_name(words)):
        return not (kind and title.count(" ") < _FEW)  # A TALE OF TWO CITIES may be a title
    return not kind and is_unlisted_name(view, words)


def _is_ornament(words: str) -> bool:
    """A row of stars, or the bracket for a picture."""
    return BREAK.match(words) is not None or _PICTURE.match(words) is not None


def lines_of_title(view: View, pieces: Sequence[Piece]) -> list[Span]:
    """Where the lines begin of what stands below the title, place, publisher, year, who made words and music, each on its own; not of sentences over several lines."""
    blocks = (
        b for piece in pieces for b in piece.block.walk() if b.rule in _IN_LINES or b.element == "byline"
    )
    spans: list[Span] = []
    for block in blocks:
        words = view.words(block.extent)
        lines = rows_of(words)
        alone = block.element != "byline" or credited(lines)
        if len(lines) > 1 and alone and all(len(line) < _LINE for line in lines):
            starts = (block.extent.start + found.end() for found in _LINE_END.finditer(words))
            spans += (Span(Extent(at, at), "lb", "title.line") for at in starts)
    return spans


def rules_of_title(view: View, stop: int) -> list[Skip]:
    """The rows of dashes that set off a title among the first chunks."""
    return [
        Skip(chunk.extent, "line below a heading")
        for index, chunk in enumerate(view.chunks[:stop])
        if is_title_rule(view.chunks, view.lines, index)
    ]


def page(made: Sequence[Block], rule: str = "") -> Piece:
    """The blocks as one title page."""
    return Piece(holding("titlePage", made, rule, (("type", "heading"),)), (), "front")


def rest(extent: Extent, rule: str = _PAGE) -> Block:
    """A line of the page that is neither title nor author nor date."""
    return Block("titlePart", extent, (), (("type", "desc"),), rule)


def _around_author(view: View, first: Chunk, last: Chunk, line: Extent, name: Extent) -> list[Block]:
    """The author's line as byline with docAuthor; what stands before and behind it in the same lines stays beside it."""
    made: list[Block] = []
    before = view.text[first.start : line.start].rstrip()
    if before:
        made.append(rest(Extent(first.start, first.start + len(before))))
    if role_of(view.text[line.start : name.end]) == "aut":
        made.append(byline(view, line, Block("docAuthor", name, rule="title.author")))
    else:
        made.append(rest(line))  # An editor or translator is no author of the document.
    after = view.text[line.end : last.end]
    if after.strip():
        made.append(rest(Extent(line.end + len(after) - len(after.lstrip()), last.end)))
    return made


NAMELESS = lazy(
    r"(?i)(?:anon(?:ymous|\.)?|by an unknown (?:hand|author)|anonyme|anónimo|anonimo|unbekannter (?:dichter|verfasser)|traditional|"
    r"(?:by|from|von|de|par|da|dal) (?:our|unser\w*|notre|nuestr\w*|nostr\w*) (?:[^\W\d_]+ )?(?:correspondent|reporter|korrespondenten|berichterstatter|correspondant|corresponsal|corrispondente)|"
    r"(?:by|von|par|por|di) [\"“«„][^\n\"“”«»]{2,40}[\"”»“])\.?$"
)
"""What stands where an author’s name would."""


def author_of_piece(view: View, index: int) -> Extent | None:
    """The name in an author’s line by itself, as it stands below the heading of a piece; empty where it has none; None if it is no such line."""
    if index >= len(view.chunks):
        return None
    chunk = view.chunks[index]
    words = view.words(chunk)
    song = song_author(view, chunk)
    if song is not None:
        return song
    if chunk.height > 1 or len(words) > LONGEST or _FROM_TO.match(words):
        return None
    if NAMELESS.match(words):
        return Extent(chunk.start, chunk.start)
    named = author_at(view, index, set())
    if named is None or role_of(words) != "aut" or named[1].end - chunk.start > SHORT:
        return None
    parts = view.words(named[1]).split()
    capitals = sum(part.count(".") or 1 for part in parts if part[0].isupper())
    honoured = _ONLY_TITLES.match(" ".join(parts[:2])) is not None  # “the Hon. Ada Gray”
    if (parts[0].lower() in {"the", "a"} and not honoured) or capitals < 2:
        return None  # one word may be anything: “By Night”
    return named[1]


def song_author(view: View, chunk: Chunk) -> Extent | None:
    """Whose words a song has, as all lines of a block say it below its title; empty where only the music is somebody's; None if it is no such block."""
    extents = [view.lines.extent_of(i) for i in range(chunk.first, min(chunk.last, chunk.first + MOST + 1))]
    lines = credited(list(map(view.words, extents)))
    for extent, parts in zip(extents, lines, strict=False):
        for part in parts:
            if part.role == "aut":
                return Extent(extent.start + part.start, extent.start + part.end)
    return Extent(chunk.start, chunk.start) if lines else None


def byline(view: View, line: Extent, author: Block) -> Block:
    """The author's line with the author in it, if it names one; what stands before and behind the name has no element of its own."""
    if not author.extent:
        return Block("byline", line, (), (), "title.author")
    lead = view.text[line.start : author.extent.start]
    inside = [author]
    if lead.strip():
        inside.insert(0, Block("", Extent(line.start, line.start + len(lead.rstrip()))))
    if view.text[author.extent.end : line.end].strip():
        inside.append(Block("", Extent(author.extent.end, line.end)))
    return Block("byline", line, tuple(inside), (), "title.author")


def titles_of(parts: Sequence[Block], rule: str = "title.title") -> list[Block]:
    """The parts of a title as a docTitle; nothing where there are none."""
    if not parts:
        return []
    last = max(i for i, part in enumerate(parts) if part.rule != ORNAMENT)
    inside, below = parts[: last + 1], parts[last + 1 :]
    return [holding("docTitle", inside, rule), *below]
