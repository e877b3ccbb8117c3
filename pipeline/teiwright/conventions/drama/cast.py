"""The list of the persons of a play."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.drama.stage_words import ENTER, HEARD, PLACES, SETTING
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

CAST = lazy(
    r"(?i)[\W_]*(?:(?:the |les |die |le |las |los |i |gli )?(?:dr[aâā]m+atis pers[oôō]n(?:ae|æ)|persons?(?: represented| (?:of|in) the (?:play|drama|comedy|tragedy|opera|dialogue))?|characters(?: (?:of|in) the (?:play|drama|comedy|tragedy|opera|dialogue))?|cast(?: of characters)?|people in the play|"
    r"(?:actors|speakers)(?:['’]? names)?|names of the (?:actors|persons|speakers)|"
    r"(?:handelnden? )?personen(?:verzeichnis)?(?: (?:der handlung|des (?:stückes|stücks|spieles|spiels|dramas)))?|es (?:treten auf|spielen)|mitwirkende|rollen(?:verzeichnis)?|"
    r"acteurs|distribution|reparto|personnages(?: d[ue] [^\n]{4,40})?|noms des (?:acteurs|personnages)|"
    r"attori|persone(?: del dramma|,? che [^\n]{4,40})?|personaggi(?: del(?:la?|lo|l['’])? ?[^\n]{4,40})?|interlocutori|"
    r"personajes(?: de [^\n]{4,40})?|personas(?: que (?:hablan|hay)[^\n]{0,20})?|interlocutores))(?:[\W_]*(?:\d{1,3}[\])>][\W_]*)?(?:\n|$)|\.?[ \t]{3,}[^\n]{1,40}(?:\n|$))"
)
"""The head of the list of persons in a play, perhaps with “Original cast” above those who acted them."""
LISTED = lazy(
    rf"\s*\[?(?:(?:The|An?|Der|Die|Das|Ein|Eine|Le|La|Les|Une?|El|Los|Las|Il|Lo|Gli) (?!\w*[a-zß-öø-ÿ]))?(?P<name>{CAPITAL}(?:{CAPITAL}|[.’' -](?= ?{CAPITAL})){{0,40}}(?<={CAPITAL}))(?=\s*[,.:;({{}}\[\]—–-]|\s*$)"
)
"""A person of the play in capitals, as the list has them."""
_TWO = lazy(rf"{CAPITAL}[^\n]{{1,40}}?(?: {{3,}}|\t+|[ .]{{4,}})[^\W\d_][^\n]{{1,60}}$")
"""“The Goose      Nell Ash”"""
_SPEAKS = lazy(
    r"(?:(?:MRS?|MISS|DR|ST|REV|CAPT|COL|GEN|PROF|HON|MM?E?|MLLE|SRA?|SIG)\. )?[^\W\d_][^.:\n]{1,40}[.:](?:[—–-]+)?\s+(?=\S).*[.!?…]$"
)
"""“HALE. Who is there?”: a name, and what he says."""
LINE = 90
"""Characters of a line with a person and what he is."""
ROWS = 3
"""So many such lines at least."""
GROUPS, LABEL = 12, 30
"""So many chunks at most are in a list of persons; so many characters in a line above some of them."""


def cast_lines(view: View, chunks: Sequence[Chunk], index: int) -> tuple[int, int]:
    """The lines of the list of persons whose head begins a chunk, those of following chunks too if the head stands alone; none: equal."""
    chunk = chunks[index]
    if not CAST.match(view.text[chunk.start : min(chunk.end, chunk.start + 80)]):
        return chunk.first, chunk.first
    last = chunk.last
    if last - chunk.first == 1:
        at = index + 1
        if (
            at < len(chunks)
            and chunks[at].last - chunks[at].first == 1
            and CAST.match(view.words(chunks[at]))
        ):
            at += 1  # “REPARTO”, and below it “PERSONAJES      ACTORES”
            last = chunks[index + 1].last
        while at < min(len(chunks), index + GROUPS):
            rows = _rows_of_persons(view, chunks, at) or _lines_of_persons(view, chunks, at)
            if rows:
                at += rows
                last = chunks[at - 1].last
                continue
            grouped = heads_group(view, chunks, at)
            if not _lists_persons(view, chunks, at + grouped, first=at == index + 1 or grouped):
                break
            last = chunks[at + grouped].last
            at += grouped + 1
    return chunk.first, last


def begins_cast(view: View, chunks: Sequence[Chunk], index: int) -> bool:
    """A list of persons begins with a chunk, and more of it than its head is there."""
    return cast_lines(view, chunks, index)[1] > chunks[index].first + 1


def lines_of_persons(view: View, chunks: Sequence[Chunk]) -> list[str]:
    """The lines of the first list of persons below its head; none where there is no list."""
    found = (cast_lines(view, chunks, index) for index in range(min(len(chunks), 40)))
    first, last = next(((one, two) for one, two in found if two - one > 1), (0, 0))
    return [view.lines.row(i) for i in range(first + 1, last)]


def heads_group(view: View, chunks: Sequence[Chunk], index: int) -> bool:
    """“MEN.”, “Women of the town:”: a line above some of the persons."""
    chunk = chunks[index]
    words = view.words(chunk)
    return (
        chunk.height == 1
        and len(words) <= LABEL
        and (words.endswith(":") or (words.isupper() and not _is_line_of_person(view, chunks, index + 1)))
        and words.rstrip(".:").casefold() not in w.NAMED  # “PROLOGUE”
        and not any(p.match(words) for p in (w.KEYED, SETTING, PLACES, ENTER, CAST, HEARD))
    )


def _lines_of_persons(view: View, chunks: Sequence[Chunk], index: int) -> int:
    """How many chunks of one line each name a person, most of them in capitals or all down to the first act; 0 if they are too few, or somebody speaks."""
    last = index
    while (
        last < len(chunks)
        and chunks[last].height == 1
        and (last == index or chunks[last].blank <= chunks[min(index + 1, last)].blank)
        and _may_be_person(view.words(chunks[last]))
    ):
        last += 1
    named = sum(1 for chunk in chunks[index:last] if LISTED.match(view.words(chunk)))
    sure = 2 * named > last - index or (
        last < len(chunks) and w.KEYED.match(view.words(chunks[last])) is not None
    )
    return last - index if last - index >= ROWS and sure else 0


def _may_be_person(words: str) -> bool:
    """“MRS. HALE”, “TOM, a carter”: a short line with a capital that says who somebody is, and not what he says."""
    if len(words) > LINE or not words[:1].isupper() or words[-1] in "!?…:":
        return False
    return _SPEAKS.match(words) is None and not any(p.match(words) for p in (w.KEYED, CAST, HEARD))


def _is_line_of_person(view: View, chunks: Sequence[Chunk], index: int) -> bool:
    """A line by itself without a gap: the one above is a person like it, and no head of several."""
    return index < len(chunks) and chunks[index].height == 1 and not _TWO.match(view.words(chunks[index]))


def _rows_of_persons(view: View, chunks: Sequence[Chunk], index: int) -> int:
    """How many chunks of one line each, with a gap between who it is and who acts it; 0 if they are too few."""
    words = (view.words(chunk) if chunk.height == 1 else "" for chunk in chunks[index:])
    rows = itertools.takewhile(
        lambda row: _TWO.match(row) and not (w.KEYED.match(row) or HEARD.match(row)), words
    )
    count = len(list(rows))
    return count if count >= ROWS else 0


def _lists_persons(view: View, chunks: Sequence[Chunk], index: int, *, first: bool) -> bool:
    """Short lines, most of which begin with a name; the first ones, and those below a line of their own, with a capital at least."""
    if index >= len(chunks):
        return False
    rows = view.lines.rows(chunks[index])
    if len(rows) < 2 or max(map(len, rows)) >= 100:
        return False
    if any(map(w.KEYED.match, rows)) or any(map(HEARD.match, rows)):
        return False  # where each act is laid, what is heard
    large = first and 5 * sum(row[:1].isupper() for row in rows) >= 4 * len(rows)
    return large or 2 * sum(map(bool, map(LISTED.match, rows))) > len(rows)
