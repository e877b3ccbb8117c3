"""The lines of a typed head as a title page, and the facts they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.dating import exact_value_of, first_dated, stated
from teiwright.conventions.facts import agent_of, origin
from teiwright.conventions.references import reference
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.facts import ORNAMENT, STOP, role_of, with_author, with_credits, with_title
from teiwright.conventions.titles.lines import docauthor
from teiwright.conventions.titles.page import byline, page, rest, titles_of
from teiwright.conventions.titles.songs import song_parts
from teiwright.conventions.titles.spoken import speaker_in
from teiwright.metadata import Metadata
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View
    from teiwright.model import Attributes

BY = lazy(
    rf"(?P<by>(?i:(?:an? |the |eine? |une? |una |il |la |le |el )?(?:{w.GENRES})(?: (?:in|en|for|für|pour|para|per) [^.,:;]{{3,30}}?)?,? )?(?i:{w.NAMED_BY}|édité par)(?: the late| the(?= (?i:right |most |very )?(?i:rev|hon)))?)\s+(?:(?:le|la|il|el|l['’]) ?(?={w.RANKED}))?(?!(?i:très|tres|muy|molto|most|right)\b)(?=[^\W\d_a-zß-öø-ÿ]|{w.RANKED})"
)
"""“By Ada Jones”, “a novel by …”; “DE TRÈS HAUTE DAME …” goes on a title."""
BY_SOMEBODY = lazy(
    r"(?i:by|von|par|por|di|da) (?i:an?|the|eine[mr]?|der|dem|une?|una?|l['’]|el|la|il) ?(?:[^\W\d_]+ ){0,2}?"
    r"(?i:lady|gentleman|gentlewoman|author(?:ess)?|clergyman|curate|officer|member|fellow|citizen|physician|surgeon|barrister|lawyer|travell?er|student|soldier|sailor|farmer|friend|layman|native|resident|pupil|teacher|mother|"
    r"dame|verfasser(?:in)?|offizier|arzt|freund(?:in)?|reisende[rn]?|mitglied|auteur|ami|officier|médecin|voyageur|membre|señora|autora?|amigo|viajero|signora|autore|autrice|amico)\b.{0,60}$"
    r"|(?i:by|von|par|por|di|da) (?i:his|her|their|seine[rmn]?|ihre[rmn]?|son|sa|ses|su|sus|suo|sua) (?:[^\W\d_]+ )?"
    r"(?i:sisters?|brother|widow|sons?|daughters?|nephew|niece|father|mother|friends?|pupils?|wife|husband|schwester|bruder|witwe|sohn|tochter|neffen?|vater|mutter|freund(?:in)?|schüler|"
    r"sœur|frère|veuve|fils|fille|neveu|père|mère|ami|élève|herman[oa]|viud[oa]|hij[oa]|sobrino|sorella|fratello|vedova|figli[oa]|nipote)\b.{0,30}$"
)
"""“By a Lady”, “By the Author of Hallow Mill”, “By his Widow”: an author without a name."""
LIFE = lazy(r"\s+\(\d{4}\s?[-–]\s?\d{2,4}\)$")
"""The dates of an author’s life behind the name."""
OF_YEAR = lazy(r",?[ \t]+\(?(?P<year>(?:1[4-9]|20)\d\d)\)?\.?$")
"""The year behind the author’s name on the first line."""
_ON = lazy(
    r"(?:(?i:on|am|le|el|il) (?=\w))?(?:(?i:the )?(?i:mon|tues|wednes|thurs|fri|satur|sun)day (?i:morning|forenoon|afternoon|evening|night),? (?=\w))?"
)
"""“on Sunday the 4th of May, 1788”, “Friday Evening, November 3, 1869”"""


class Line(Struct, frozen=True):
    """A line of the head."""

    extent: Extent
    words: str
    role: str
    """title, name, turned (“Crane, Edith.”), by, date, source, about or rule."""
    chunk: int


def page_of_lines(view: View, lines: Sequence[Line]) -> Piece:
    """The lines as a title page in their order."""
    parts = [
        Block("titlePart", line.extent, (), (("type", "sub" if number else "main"),), "title.title")
        for number, line in enumerate(line for line in lines if line.role == "title")
    ]
    blocks = [block for line in lines if line.role != "title" for block in _blocks(view, line, lines)]
    return page(sorted((*titles_of(parts), *blocks), key=lambda block: block.extent))


def _blocks(view: View, line: Line, lines: Sequence[Line]) -> list[Block]:
    """A line as blocks: one, but where a year stands behind the author that no line below says more exactly."""
    year = OF_YEAR.search(line.words) if line.role == "name" else None
    block = _block(view, line)
    if year is None or is_dated(_dates(view, lines), year["year"]):
        return [block]
    name = _name_in(line)
    begin = line.extent.start + year.start() + len(year[0]) - len(year[0].lstrip(", \t"))
    with_comma = Extent(name.start, name.end + len(view.text[name.end : begin].rstrip()))
    author = next(b for b in (block, *block.children) if b.element == "docAuthor")
    when = (("when", year["year"]),)
    return [
        replace(author, extent=with_comma),
        Block("docDate", Extent(begin, line.extent.end), (), when, "title.date"),
    ]


def _dates(view: View, lines: Sequence[Line]) -> list[Attributes]:
    return [day_of(line.words, view.language) for line in lines if line.role == "date"]


def day_of(words: str, language: str) -> Attributes:
    """The value of a line that is a date, “on Sunday the 4th of May, 1788”; nothing if it is none."""
    return exact_value_of(_ON.sub("", words.strip("()[]. "), 1), language)


def is_dated(dates: Sequence[Attributes], year: str) -> bool:
    """Whether one of the dates is of that year, as exact or more."""
    return any(value.startswith(year) for date in dates for _, value in date)


def _block(view: View, line: Line) -> Block:
    """A line of the title as its element: docDate, docAuthor, byline, or one that says no more."""
    if line.role == "date":
        value = day_of(line.words, view.language)
        return Block("docDate", line.extent, (), value, "title.date") if value else rest(line.extent)
    if line.role == "rule":
        return rest(line.extent, ORNAMENT)
    name = _name_in(line)
    if line.role in {"name", "turned"}:
        author = docauthor(name)
        return author if name == line.extent else byline(view, line.extent, author)
    if line.role == "by" and not _names_author(line.words):
        return Block("byline", line.extent, (), (), "title.author")
    if line.role == "by" and role_of(line.words) == "aut":
        return byline(view, line.extent, Block("docAuthor", name, rule="title.author"))
    return rest(line.extent)


def _names_author(words: str) -> bool:
    """Whether a line with “by” names somebody: “By a Lady” does not."""
    return bool(BY.match(words) or song_parts(words) or speaker_in(words) or credit_of(words))


def _name_in(line: Line) -> Extent:
    """The name in an author's line: what follows “by”, up to a comma or the dates of a life; a name turned round is whole."""
    if line.role == "turned":
        return Extent(line.extent.start, line.extent.start + len(STOP.sub("", line.words.rstrip(":"))))
    song = song_parts(line.words)
    if song:
        author = next((part for part in song if part.role == "aut"), replace(song[0], start=0, end=0))
        return Extent(line.extent.start + author.start, line.extent.start + author.end)
    spoken = speaker_in(line.words)
    if spoken:
        return Extent(line.extent.start + spoken[0], line.extent.start + spoken[1])
    credit = credit_of(line.words)
    if credit:
        return Extent(line.extent.start + credit.start, line.extent.start + credit.end)
    found = BY.match(line.words)
    start = found.end() if found else 0
    name = LIFE.sub("", line.words[start:].split(",")[0].rstrip(" :"))
    name = STOP.sub("", OF_YEAR.sub("", name))
    return Extent(line.extent.start + start, line.extent.start + start + len(name))


def facts_of_lines(view: View, made: Piece, lines: Sequence[Line]) -> Metadata:
    """What the head says of the text: title, author, day."""
    title = next(block for block in made.block.children if block.element == "docTitle")
    facts = with_title(view, Metadata(), title)
    for line in lines:
        if line.role == "about":
            facts = with_credits(view, facts, line.extent)
        if line.role == "name" or (line.role == "by" and _names_author(line.words)):
            facts = with_author(view, facts, line.extent, _name_in(line))
        elif line.role == "turned":
            name = _name_in(line)
            surname, _, forename = view.words(name).partition(", ")
            person = agent_of(f"{forename} {surname}", origin(view.source, name.start), "aut")
            facts = replace(facts, authors=person)
        elif line.role == "source":
            book = reference(line.words, origin(view.source, line.extent.start), view.language)
            facts = replace(facts, printed=replace(book, article=facts.title.value if facts.title else ""))
        told = (
            line.role == "about"
            or (line.role == "date" and line is lines[0])
            or (line.role == "by" and speaker_in(line.words))
        )
        if told and facts.written is None:
            dated = first_dated(line.words)
            if dated:
                where = origin(view.source, line.extent.start)
                facts = replace(facts, written=stated(dated[0], view.language, where))
    return facts
