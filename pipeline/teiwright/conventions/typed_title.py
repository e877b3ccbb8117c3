"""The head of a typed text, line by line: the author's name, the title, what it is and from when, in whatever order they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.cast import CAST
from teiwright.conventions.dating import YEAR, exact_value_of, first_dated, stated
from teiwright.conventions.facts import origin
from teiwright.conventions.formulas import SALUTE, is_dateline
from teiwright.conventions.headings import ALIKE
from teiwright.conventions.title_page import byline, page, rest, role_of, titles_of, with_author, with_title
from teiwright.metadata import Metadata
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.headings import Heading
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View
    from teiwright.model import Attributes

MOST_LINES, MOST_CHUNKS, LONGEST = 8, 4, 120
"""No head of a typed text has more lines or blocks, or a longer line (characters)."""
_BY = lazy(
    rf"(?P<by>(?i:(?:an? |the |eine? |une? |una |il |la |le |el )?(?:{w.GENRES})(?: (?:in|en) [^.,:;]{{3,30}}?)?,? )?(?i:{w.NAMED_BY}|édité par)(?: the(?= (?i:right |most |very )?(?i:rev|hon|late)))?)\s+(?=[^\W\d_a-zß-öø-ÿ])"
)
_NAME = lazy(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?[ \t]+){1,3}(?:(?:de|von|van|der|den|du|di|da|la|le|del|della|zu|al)[ \t]+){0,2}[^\W\d_a-zß-öø-ÿ][\w’'-]+\.?$"
)
"""Two to four words with capitals."""
_INITIALS = lazy(r"(?:[^\W\d_a-zß-öø-ÿ]\.[ \t]?){1,3}(?:(?:de|von|van)[ \t]+)?[^\W\d_a-zß-öø-ÿ][\w’'-]+\.?$")
_ABOUT = lazy(
    r"(?i)(?:delivered|preached|spoken|read|given|held|written|recorded|interviewed|transcribed|translated|edited|collected|reported|published|printed|"
    r"a (?:speech|lecture|sermon|talk|paper|letter|report)|prononcée?s?|prêchée?s?|écrite?s?|traduite?s?|enregistrée?s?|recueillie?s?|publiée?s?|gehalten|gepredigt|aufgezeichnet|geschrieben|übersetzt|aufgenommen|"
    r"veröffentlicht|pronunciad[oa]|predicad[oa]|escrito|traducido|grabad[oa]|publicado|pronunciato|predicato|scritto|tradotto|registrat[oa]|pubblicato)\b"
)
"""What a line below a title begins with that tells how the text came about."""
_LIFE = lazy(r"\s+\(\d{4}\s?[-–]\s?\d{2,4}\)$")
"""The dates of an author’s life behind the name."""
_OF_YEAR = lazy(r",?[ \t]+\(?(?P<year>(?:1[4-9]|20)\d\d)\)?\.?$")
"""The year behind the author’s name on the first line."""
_OFFICE = lazy(r"\b(?:of|at|to|in|der|des|am|an|de|du|au|à|del|di|en|y|e)\b|['’]")
"""What joins an office and its place: “Master of the School at Hallow”."""
_ARTICLE = lazy(r"(?:The|An?|Der|Die|Das|Eine?|Les|Une?|Los|Las|Gli)\s")
"""What no name begins with."""
_ON = lazy(r"(?i:on|am|le|el|il) (?=\w)")
"""“on Sunday the 4th of May, 1788”"""
_CONCERNED = lazy(
    r"(?i)(?:interviewers?|interviewees?|interviewed by|interview with|narrators?|informants?|transcri(?:bers?|bed by|ption(?: by)?)|recorded by|recording|date|place|location|"
    r"interview(?:t von|er(?:in)?|partner(?:in)?)?|befragte[rs]?|aufgenommen von|datum|ort|enquêt(?:eur|rice)|témoin|lieu|entrevistador[a]?|entrevistad[oa]|fecha|lugar|intervistat(?:ore|rice|[oa])|data|luogo) ?: ?[^\n.!?]{2,60}$"
)
"""“Interviewer: T. Marsh”: who took part, when and where."""
_LABEL = lazy(r"[^\W\d_][\w ]{0,20} ?:(?:\s|$)")


class _Line(NamedTuple):
    extent: Extent
    words: str
    role: str
    """title, name, by, date or about."""
    chunk: int


def typed_head(
    view: View, heads: dict[int, tuple[Heading, bool]], most: int = MOST_CHUNKS
) -> tuple[int, list[Piece], Metadata] | None:
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
    roles = [line.role for line in lines]
    titles = [i for i, role in enumerate(roles) if role == "title"]
    if (
        not titles
        or titles[-1] - titles[0] + 1 != len(titles)
        or len(titles) > 3
        or len(titles) == len(roles)
    ):
        return None
    if titles[0] not in {0, 1} or (titles[0] == 1 and roles[0] != "name"):
        return None
    made = _page(view, lines)
    return lines[-1].chunk + 1, [made], _facts(view, made, lines)


def _lines(view: View, heads: dict[int, tuple[Heading, bool]], most: int) -> list[_Line] | None:
    """The lines of the head with their roles."""
    found: list[_Line] = []
    for index in range(min(most + 1, len(view.chunks))):
        made = _of_chunk(view, index, found) if index < most else None
        if made is None or (index in heads and _is_chapter(heads, index)):
            return _with_author(found) if found else None
        found += made
        if len(found) > MOST_LINES:
            return None
    return _with_author(found) if found else None


def _is_chapter(heads: dict[int, tuple[Heading, bool]], index: int) -> bool:
    heading = heads[index][0]
    if heading.evidence == ALIKE and any(h.evidence == ALIKE for i, (h, _) in heads.items() if i > index):
        return True
    return heading.rank <= 5 or heading.named or heading.bare or bool(heading.n)


def _of_chunk(view: View, index: int, before: Sequence[_Line]) -> list[_Line] | None:
    """The lines of one chunk, or None if they are none of a head."""
    chunk = view.chunks[index]
    if chunk.last - chunk.first > MOST_LINES or chunk.end - chunk.start > 4 * LONGEST:
        return None
    made: list[_Line] = []
    chunk_lines = range(chunk.first, chunk.last)
    for number in chunk_lines:
        if not view.lines.raw[number].strip():
            return None
        extent = Extent(*view.lines.extent_of(number))
        words = view.text[extent.start : extent.end]
        if CAST.match(words):
            return None
        role = _role(words, view.language, first=not before and not made)
        if role == "title" and any(line.role == "title" for line in before):
            role = _below_title(words, made, last=number + 1 == chunk.last)
        if not role or (
            role == "title" and any(line.role not in {"title", "name"} for line in (*before, *made))
        ):
            return None
        if role == "date" and len(chunk_lines) == 1 and begins_days(view, index):
            return None
        if role == "date" and any(line.role == "date" for line in (*before, *made)):
            # A second day is that of the first entry or letter.
            return None
        if role == "title" and before and any(line.role == "title" for line in before):
            # A second title in a block of its own may be the first heading.
            return None
        made.append(_Line(extent, words, role, index))
    return made


def _below_title(words: str, made: Sequence[_Line], *, last: bool) -> str:
    """What looks like a second title in a block of its own: what the author is, below the name, or what the text is, above more."""
    if made and made[-1].role in {"name", "about"} and _OFFICE.search(words) and is_name(made[0].words):
        return "about"
    return "about" if not made and not last and w.GENRE.match(words) else "title"


def begins_days(view: View, index: int) -> bool:
    """A day on a line of its own, and further on another (two, if it has its year and might be that of the text): the first entry of a diary."""
    others = sum(
        c.last - c.first == 1 and c.end - c.start <= 70 and is_dateline(view.words(c))
        for c in view.chunks[index + 2 : index + 12]
    )
    return others > bool(YEAR.search(view.words(view.chunks[index])))


def _role(words: str, language: str, *, first: bool) -> str:
    """What a line of the head says; empty if it is none of a head."""
    if not first and _CONCERNED.match(words):
        return "about"
    if (
        len(words) > LONGEST
        or SALUTE.match(words)
        or _LABEL.match(words)
        or not (words[0].isalnum() or words[0] in "([")
    ):
        return ""
    words = _LIFE.sub("", words)
    if first and (_NAME.match(named := _OF_YEAR.sub("", words)) or _INITIALS.match(named)) and is_name(named):
        return "name"
    if not first and _day(words, language):
        return "date"
    if not first and _BY.match(words):
        return "by"
    if not first and _ABOUT.match(words.lstrip("(")) and (first_dated(words) or words.count(" ") < 12):
        return "about"
    if is_dateline(words) or words[0].islower() or words[0] in "([":
        return ""
    if words[-1] in ",;:" or (words[-1] == "." and not is_upper(words)):
        return "name" if _INITIALS.match(words) or (words[-1] == "." and _NAME.match(words)) else ""
    if _NAME.match(words) or _INITIALS.match(words):
        return "name"
    return "title" if is_upper(words) or is_title_case(words) or words.count(" ") < 12 else ""


def _with_author(lines: list[_Line]) -> list[_Line] | None:
    """The lines, where it is decided which of those that look like names are the author's: one, first or right below the title."""
    titles = [i for i, line in enumerate(lines) if line.role == "title"]
    names = [i for i, line in enumerate(lines) if line.role == "name"]
    by = any(line.role == "by" for line in lines)
    likely = [i for i in names if is_name(_OF_YEAR.sub("", lines[i].words))]
    author: int | None = None
    if not by and likely and (not titles or likely[0] in {titles[0] - 1, titles[-1] + 1}):
        author = likely[0]
    elif (
        not by
        and titles
        and names == [0]
        and not is_upper(lines[0].words)
        and is_upper(lines[titles[0]].words)
        and not _ARTICLE.match(lines[0].words)
    ):
        author = 0
    made = [
        line._replace(role="title") if line.role == "name" and i != author else line
        for i, line in enumerate(lines)
    ]
    return made if author in {None, 0} or any(line.role == "title" for line in made[:author]) else None


def is_name(words: str) -> bool:
    """A forename that is on the list, or initials, and no word that only names of places, offices and institutions have."""
    from teiwright.annotators.persons import lexicon

    kinds = lexicon.capitals() if words.isupper() else lexicon.kinds()
    parts = words.rstrip(".").split()
    known = [kinds.get(part.rstrip("."), 0) for part in parts]
    if not known or any(
        k & (lexicon.PLACE | lexicon.PEOPLE | lexicon.NOUN | lexicon.BEFORE) and not k & lexicon.NAME
        for k in known[1:]
    ):
        return False
    if known[0] & lexicon.TITLE and not known[0] & lexicon.NAME:
        return False
    return bool(known[0] & (lexicon.GIVEN | lexicon.SHORT)) or _INITIALS.match(words) is not None


def _page(view: View, lines: Sequence[_Line]) -> Piece:
    """The lines as a title page in their order."""
    parts = [
        Block("titlePart", line.extent, (), (("type", "sub" if number else "main"),), "title.title")
        for number, line in enumerate(line for line in lines if line.role == "title")
    ]
    blocks = [block for line in lines if line.role != "title" for block in _blocks(view, line, lines)]
    return page(sorted((*titles_of(parts), *blocks), key=lambda block: block.extent))


def _blocks(view: View, line: _Line, lines: Sequence[_Line]) -> list[Block]:
    """A line as blocks: one, but where a year stands behind the author that no line below says more exactly."""
    year = _OF_YEAR.search(line.words) if line.role == "name" else None
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


def _dates(view: View, lines: Sequence[_Line]) -> list[Attributes]:
    return [_day(line.words, view.language) for line in lines if line.role == "date"]


def _day(words: str, language: str) -> Attributes:
    """The value of a line that is a date, “on Sunday the 4th of May, 1788”; nothing if it is none."""
    return exact_value_of(_ON.sub("", words.strip("()[]. ")), language)


def is_dated(dates: Sequence[Attributes], year: str) -> bool:
    """Whether one of the dates is of that year, as exact or more."""
    return any(value.startswith(year) for date in dates for _, value in date)


def _block(view: View, line: _Line) -> Block:
    """A line of the title as its element: docDate, docAuthor, byline, or one that says no more."""
    if line.role == "date":
        return Block("docDate", line.extent, (), _day(line.words, view.language), "title.date")
    name = _name_in(line)
    if line.role == "name":
        author = Block(
            "docAuthor",
            name,
            rule="title.author",
            cert=Certainty.MEDIUM,
            evidence="a line that looks like a name, beside the title",
        )
        return author if name == line.extent else byline(view, line.extent, author)
    if line.role == "by" and role_of(line.words) == "aut":
        return byline(view, line.extent, Block("docAuthor", name, rule="title.author"))
    return rest(line.extent)


def _name_in(line: _Line) -> Extent:
    """The name in an author's line: what follows “by”, up to a comma or the dates of a life."""
    found = _BY.match(line.words)
    start = found.end() if found else 0
    name = _OF_YEAR.sub("", _LIFE.sub("", line.words[start:].split(",")[0].rstrip()))
    return Extent(line.extent.start + start, line.extent.start + start + len(name))


def _facts(view: View, made: Piece, lines: Sequence[_Line]) -> Metadata:
    title = next(block for block in made.block.children if block.element == "docTitle")
    facts = with_title(view, Metadata(), title)
    for line in lines:
        if line.role in {"name", "by"}:
            facts = with_author(view, facts, line.extent, _name_in(line))
        elif line.role == "about" and facts.written is None:
            dated = first_dated(line.words)
            if dated:
                where = origin(view.source, line.extent.start)
                facts = replace(facts, written=stated(dated[0], view.language, where))
    return facts
