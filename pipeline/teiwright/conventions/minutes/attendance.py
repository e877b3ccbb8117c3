"""Who was present, absent or excused: “Present: A. Jones, B. Smith”, or names on a line each below the word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.lines import lines_of
from teiwright.conventions.pieces import Piece, holding, is_running
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk, Lines
    from teiwright.conventions.view import View

RULE = "minutes.attendance"
_KIND = (("type", "attendance"),)
_CAME = r"present|absent|in attendance|apologies(?: for absence)?|excused|étaient présents|présents?|absents?|excusés?|anwesend|abwesend|entschuldigt|presentes|ausentes|asistentes|presenti|assenti|intervenuti"
_OFFICES = r"in the chair|chair(?:man|person|woman)?|secretary|président(?:e)?|secrétaire|vorsitz(?:ender)?|schriftführer(?:in)?|presidente|secretari[oa]|segretari[oa]"
ATTENDANCE = lazy(
    rf"(?i)(?P<label>(?:members |also |those |señores |sres\. |membres |sono |i signori |los |no )*(?:{_CAME}|{_OFFICES}|"
    r"anwesende?(?: sind| waren)?|erschienen(?: sind)?|abwesende|presente|ausente|asisten|concurrentes|convenuti|teilnehmer(?:innen)?|attendees|sont présents|asistieron|concurrieron)"
    r"(?: excusés?| i signori| i sigg?\.| i consiglieri)?|(?:los )?(?:señores|sres\.)(?: [\w.]+)? que (?:no )?(?:asist|concurr)\w+)\s*:\s*"
)
_HEADED = lazy(rf"(?=[^\W\d_a-zß-öø-ÿ])(?:(?:Members|MEMBERS|Those|THOSE|Also|ALSO) )?(?i:{_CAME})$")
"""The same on a line of its own, above the names."""
_LABELLED = lazy(r"[^\W\d_a-zß-öø-ÿ][\w. ’'-]{1,24}:(?=\s+\S)")
"""“Beginn: 19 Uhr”, below those present: a line with a label of its own."""
_OFFICE = lazy(rf"(?i)(?:{_OFFICES})\s*:")
"""Who holds an office, or what the holder says."""
_SMALL_WORD = lazy(r"(?<![\w.’'-])[^\W\d_A-ZÀ-ÖØ-Þ]")
_SHORT = 40
_NAMED = 70
"""A name with an office has not more characters."""


_PRESENT = lazy(rf"(?i)(?:members |those )?(?:{_CAME})\s?:\s+\S")
_ACTION = lazy(
    r"(?:ACTIONS?|Actions?|Action points?|AKTION|Aufgabe|Acción|ACCIÓN|Azione|AZIONE)(?: \d{1,2})?\s?:\s+\S"
)
"""“ACTION: T.W. to write to the builder”, below an item of minutes."""
_ABOVE = 3
"""Lines of the title of minutes, above those present, at most."""
_TITLE_LINE = 90


def around_attendance(lines: Lines, chunk: Chunk) -> list[int]:
    """“Present: …” right below the title of minutes, and “ACTION: …” below an item."""
    rows = range(chunk.first + 1, chunk.last)
    labelled = [i for i in rows if ":" in lines.raw[i][:30]]
    if not labelled:
        return []
    present = next((i for i in labelled if _PRESENT.match(lines.raw[i].lstrip())), 0)
    above = [row.strip() for row in lines.raw[chunk.first : present]]
    titled = len(above) <= _ABOVE and all(
        len(row) <= _TITLE_LINE and row[-1] not in ".,;:" and not _LABELLED.match(row) for row in above
    )
    actions = [i for i in labelled if _ACTION.match(lines.raw[i].lstrip())]
    return [present, *actions] if above and titled else actions


@lru_cache(maxsize=4)
def attendances(view: View) -> int:
    """How many lines name those who are present, absent or excused."""
    lines = (line.lstrip(" \t") for line in view.text[view.start : view.stop].split("\n") if ":" in line)
    return sum(1 for line in lines if not line[0].islower() and ATTENDANCE.match(line)) + sum(
        1
        for c in view.chunks
        if c.height > 1 and len(line := view.lines.row(c.first)) < _SHORT and _HEADED.match(line)
    )


def begins_attendance(text: str, start: int) -> bool:
    """Those present are named at a place of the text."""
    line, _, below = text[start : start + 2 * _NAMED].partition("\n")
    return ATTENDANCE.match(line) is not None or (
        bool(below.strip()) and _HEADED.match(line.strip()) is not None
    )


def below_labels(view: View, pieces: list[Piece]) -> list[Piece]:
    """“Señores que asistieron:” by itself, with the names on lines of their own below a blank line: one list."""
    made: list[Piece] = []
    for piece in pieces:
        above = made[-1] if made else piece
        labelled = made and _is_label(view, above)
        if labelled and piece.block.element == "list" and not piece.opens:
            head = Block("head", above.block.extent, rule=RULE)
            listed = holding("list", (head, *piece.block.children), RULE, _KIND)
            made[-1] = replace(above, block=listed)
            continue
        lines = lines_of(view.text, piece.block.extent) if labelled else []
        # Below them may stand who was absent.
        count = next((i for i, line in enumerate(lines) if ATTENDANCE.match(view.words(line))), len(lines))
        names = lines[:count]
        absent = _labelled(view, lines[count:])
        if (
            len(names) > 1
            and piece.block.element in {"p", "quote", "lg"}
            and not piece.opens
            and all(_may_be_name(view, line) for line in names)
            and (absent or count == len(lines))
        ):
            head = Block("head", above.block.extent, rule=RULE)
            items = (Block("item", line, rule=RULE) for line in names)
            made[-1] = replace(above, block=holding("list", (head, *items), RULE, _KIND))
            made += [Piece(absent)] if absent else []
        else:
            made.append(piece)
    return made


def _labelled(view: View, lines: Sequence[Extent]) -> Block | None:
    """“Absent: C. Gray.”, the last lines of those present."""
    if not lines:
        return None
    return attendance(view, Block("p", Extent(lines[0].start, lines[-1].end)))


def _is_label(view: View, piece: Piece) -> bool:
    """A paragraph that is nothing but the word above those present."""
    block = piece.block
    if not is_running(block) or len(block.extent) > _NAMED:
        return False
    words = view.words(block.extent).strip()
    found = ATTENDANCE.match(words)
    return (found is not None and found.end() == len(words)) or _HEADED.match(words) is not None


def _may_be_name(view: View, line: Extent) -> bool:
    """A short line that begins like a name, and is no part of a sentence over several lines."""
    words = view.words(line).strip()
    return len(line) <= _NAMED and not words[:1].islower() and not _is_said(words)


def _is_said(words: str) -> bool:
    """True for a sentence; names have few words with a small letter."""
    return 2 * len(_SMALL_WORD.findall(words)) >= len(words.split())


def attendance(view: View, block: Block) -> Block | None:
    """“Present: A. Jones, B. Smith” as a list with a label; the names stay in one item, or one a line."""
    start, end = block.extent.start, block.extent.end
    if end - start > 1200:
        return None
    entries: list[tuple[int, int, int]] = []
    at = start
    for line in view.text[start:end].split("\n"):
        found = ATTENDANCE.match(line.strip()) or _HEADED.match(line.strip())
        if not found and entries:
            found = _LABELLED.match(line.strip())
        lead = len(line) - len(line.lstrip())
        if found:
            label_end = at + lead + len(found[0].rstrip())
            entries.append((at + lead, label_end, at + len(line.rstrip())))
        elif entries and line.strip():
            first, label_end, _ = entries[-1]
            entries[-1] = (first, label_end, at + len(line.rstrip()))
        elif line.strip():
            return None
        at += len(line) + 1
    made: list[Block] = []
    for first, label_end, stop in entries:
        rest = label_end
        while rest < stop and view.text[rest].isspace():
            rest += 1
        if rest >= stop and len(entries) > 1 and not made:
            made.append(
                Block("head", Extent(first, label_end), rule=RULE)
            )  # “Señores asistentes:”, above offices
            continue
        if rest >= stop or (_OFFICE.match(view.text, first) and _is_said(view.text[rest:stop])):
            return None
        label = Extent(first, label_end)
        named = lines_of(view.text, Extent(rest, stop))
        if len(entries) == 1 and "\n" in view.text[label_end:rest] and all(len(e) <= _NAMED for e in named):
            # Names on a line each: their label heads them all.
            made = [Block("head", label, rule=RULE)]
            made += [Block("item", line, rule=RULE) for line in named]
            break
        made += [Block("label", label, rule=RULE), Block("item", Extent(rest, stop), rule=RULE)]
    return holding("list", made, RULE, _KIND)
