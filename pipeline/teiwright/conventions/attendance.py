"""Who was present, absent or excused: “Present: A. Jones, B. Smith”, or names on a line each below the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.lines import lines_of
from teiwright.conventions.pieces import around
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

RULE = "minutes.attendance"
ATTENDANCE = lazy(
    r"(?i)(?P<label>(?:members |also |those |señores |sres\. |membres |sono |i signori )?(?:present|absent|in attendance|apologies(?: for absence)?|in the chair|chair(?:man|person|woman)?|secretary|excused|"
    r"présents?|absents?|excusés?|président(?:e)?|secrétaire|anwesend(?:e)?(?: sind| waren)?|erschienen(?: sind)?|abwesend(?:e)?|entschuldigt|vorsitz(?:ender)?|schriftführer(?:in)?|presentes?|ausentes?|presidente|secretari[oa]|presenti|assenti|segretari[oa]|asistentes|asisten|concurrentes|intervenuti|convenuti|teilnehmer(?:innen)?|attendees|étaient présents|sont présents))\s*:\s*"
)
_HEADED = lazy(
    r"(?=[^\W\d_a-zß-öø-ÿ])(?:(?:Members|MEMBERS|Those|THOSE|Also|ALSO) )?(?i:present|absent|in attendance|apologies(?: for absence)?|excused|étaient présents|présents?|absents?|excusés?|anwesend|abwesend|entschuldigt|"
    r"presentes|ausentes|asistentes|presenti|assenti|intervenuti)$"
)
"""The same on a line of its own, above the names."""
_SHORT = 40
_NAMED = 70
"""A name with an office has not more characters."""


def attendances(view: View) -> int:
    """How many lines name those who are present, absent or excused."""
    lines = view.text[view.start : view.stop].split("\n")
    return sum(1 for line in lines if ":" in line and ATTENDANCE.match(line.lstrip(" \t"))) + sum(
        1
        for c in view.chunks
        if c.last - c.first > 1
        and len(line := view.lines.raw[c.first].strip()) < _SHORT
        and _HEADED.match(line)
    )


def begins_attendance(text: str, start: int) -> bool:
    """Those present are named at a place of the text."""
    line, _, below = text[start : start + 2 * _NAMED].partition("\n")
    return ATTENDANCE.match(line) is not None or (
        bool(below.strip()) and _HEADED.match(line.strip()) is not None
    )


def attendance(view: View, block: Block) -> Block | None:
    """“Present: A. Jones, B. Smith” as a list with a label; the names stay in one item, or one a line."""
    start, end = block.extent.start, block.extent.end
    if end - start > 1200:
        return None
    entries: list[tuple[int, int, int]] = []
    at = start
    for line in view.text[start:end].split("\n"):
        found = ATTENDANCE.match(line.strip()) or _HEADED.match(line.strip())
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
    if not entries:
        return None
    made: list[Block] = []
    for first, label_end, stop in entries:
        rest = label_end
        while rest < stop and view.text[rest].isspace():
            rest += 1
        if rest >= stop:
            return None
        label = Extent(first, label_end)
        named = lines_of(view.text, Extent(rest, stop))
        if len(entries) == 1 and "\n" in view.text[label_end:rest] and all(len(e) <= _NAMED for e in named):
            # Names on a line each: their label heads them all.
            made = [Block("head", label, rule=RULE)]
            made += [Block("item", line, rule=RULE) for line in named]
            break
        made += [
            Block("label", label, rule=RULE),
            Block("item", Extent(rest, stop), rule=RULE),
        ]
    return Block(
        "list",
        around(made),
        tuple(made),
        (("type", "attendance"),),
        RULE,
    )
