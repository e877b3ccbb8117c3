"""What calls itself minutes, and the meetings of a minute book: what begins one, above the list of those present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.capitals import is_title_case, is_upper, unspaced
from teiwright.conventions.dating import YEAR
from teiwright.conventions.letters.datelines import is_dateline, names_day
from teiwright.conventions.lines import rows_of
from teiwright.conventions.minutes.attendance import begins_attendance
from teiwright.conventions.minutes.words import INTERVIEW
from teiwright.conventions.pieces import Opening, Piece
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View
    from teiwright.model import Extent


RULE = "minutes.meeting"
LONGEST = 120
"""The heading of a meeting is not longer."""
_MEETING = lazy(
    r"(?i)(?:the |die |der |la |le )?(?:[\w’'.-]+ ){0,3}[\w-]{0,30}(?:meeting|sitting|session|sitzung|versammlung|séance|réunion|assemblée|sesión|reunión|asamblea|sessione|seduta|riunione|assemblea|junta)\b"
    r"[^.!?:]{0,80}\.?$"
)
"""“Second Meeting”, “Sitzung des Vorstandes”: no year is needed where those present are named below."""


def is_meeting(piece: Piece) -> bool:
    """The division of a meeting begins with the piece."""
    return bool(piece.opens) and piece.opens[-1].kind == "minutes"


def names_meeting(line: str) -> bool:
    """“Second Meeting”, “Sitzung des Vorstandes”: a line that names one."""
    return _MEETING.match(line) is not None


def begins_meeting(view: View, index: int) -> bool:
    """A chunk names a meeting, and the next one those who are present."""
    chunks = view.chunks
    if index + 1 >= len(chunks) or chunks[index].length > LONGEST:
        return False
    return names_meeting(view.words_at(index)) and begins_attendance(view.text, chunks[index + 1].start)


def with_meetings(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces with a division for each meeting, below the headings of years, and with the items of its agenda in it."""
    found = {i: kind for i, piece in enumerate(pieces) if (kind := _kind(view, pieces, i))}
    if not any(_is_attended(pieces, i) for i in found):
        return pieces
    known = next((p.opens[-1].level for p in pieces if is_meeting(p)), 0)
    years = {i for i, p in enumerate(pieces) if p.opens and _is_year(view, p)}
    level = known or 1 + max((pieces[i].opens[-1].level for i in years), default=0)
    made: list[Piece] = []
    begun = False
    for index, piece in enumerate(pieces):
        if index in found and (found[index] != "dateline" or _is_attended(pieces, index)):
            begun = True
            block = replace(piece.block, element=found[index], attributes=(), rule=RULE)
            headed = found[index] == "dateline" and found.get(index - 1) == "head"
            made.append(Piece(block, () if headed else (Opening("minutes", level, rule=RULE),)))
        elif begun and not known and piece.opens and index not in years:
            deeper = tuple(replace(o, level=o.level + level) for o in piece.opens)
            made.append(replace(piece, opens=deeper))
        else:
            made.append(piece)
    return made


def _kind(view: View, pieces: list[Piece], index: int) -> str:
    """What a line is that may begin a meeting: head or, where it is a day, dateline."""
    block = pieces[index].block
    # Below the heading of a year that of a meeting was taken for its second line.
    second = block.element == "head" and index > 0 and not pieces[index].opens
    if not (second or block.element == "p") or block.children or pieces[index].part != "body":
        return ""
    words = view.words(block.extent)
    if len(words) > LONGEST or "\n" in words:
        return ""
    titled = is_title_case(words) or is_upper(words)
    ended = words[-1] in ".!?…"
    sure = (titled and not ended) or ((titled or not ended) and _is_attended(pieces, index))
    if names_meeting(words) and sure:
        return "head"
    return "dateline" if is_dateline(words) or names_day(words) else ""


def _is_attended(pieces: list[Piece], index: int) -> bool:
    """Those present are named right below, or below one line more: “held at the school”."""
    after = pieces[index + 1 : index + 3]
    if len(after) == 2 and (
        after[0].block.element != "p" or after[0].opens or len(after[0].block.extent) > LONGEST
    ):
        after = after[:1]
    return any(p.block.element == "list" and p.block.get("type") == "attendance" for p in after)


def _is_year(view: View, piece: Piece) -> bool:
    return YEAR.fullmatch(view.words(piece.block.extent).rstrip(".:")) is not None


_TITLE = lazy(
    r"(?i)(?:from the |extra(?:it|ct|cto|tto)s? (?:from |of |du |des |de (?:la |las )?|del(?:la)? |dal )(?:the )?|(?:auszug )?aus (?:dem|den) )?(?:draft |confirmed )?(?:(?:libros?|registres?|register|books?|buch) (?:de|des|of|di|dei|delle|der) (?:las? |les )?)?"
    r"(?:minutes|minute[- ]books?|proceedings|procès-verba(?:l|ux)|compte rendu|délibérations|protokoll(?:buch)?|niederschrift|actas?|acuerdos|verbal[ei]|deliberazioni)\b"
)
TITLED, TITLE_LINES, MEETING_LINES = 200, 5, 3
"""So many characters and lines at most has the title of minutes, and the name of a meeting with its day."""


def is_titled(words: str) -> bool:
    """“Minutes of the Meeting”, perhaps below the name of those who met."""
    lines = rows_of(words) if len(words) < TITLED else []
    return 0 < len(lines) <= TITLE_LINES and any(_TITLE.match(unspaced(line)) for line in lines)


def is_title(view: View, begin: Extent, kind: str) -> bool:
    """What a text begins with, or the second line of its heading, says that these are minutes or an interview."""
    words = view.words(begin)
    if kind == "interview":
        return is_title_of_interview(words)
    return kind == "minutes" and (is_titled(words) or meeting_in_lines(view, begin.start))


def is_title_of_interview(words: str) -> bool:
    """“Interview 3: The Weavers of Hallow”: a line that says so and does not end a sentence."""
    return (
        len(rows_of(words)) == 1
        and len(words) < TITLED
        and bool(INTERVIEW.match(words))
        and words[-1:] not in ".:!?"
    )


def meeting_in_lines(view: View, start: int) -> bool:
    """The first block names in several lines who met, “Board Meeting”, and when; those present are named below it."""
    chunks = view.chunks
    if len(chunks) < 2 or chunks[0].start != start or chunks[0].height < MEETING_LINES - 1:
        return False
    lines = rows_of(view.words(chunks[0])[: TITLED + 1])
    return (
        chunks[0].length <= TITLED
        and len(lines) <= MEETING_LINES
        and any(map(names_meeting, lines))
        and begins_attendance(view.text, chunks[1].start)
    )


def called_minutes(view: View) -> bool:
    """One of the first blocks says that these are minutes."""
    return any(is_titled(view.words(chunk)) for chunk in view.chunks[:4])
