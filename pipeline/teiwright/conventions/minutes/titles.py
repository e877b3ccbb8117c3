"""What calls itself minutes: “Minutes of the Meeting”, or who met and when above those present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import unspaced
from teiwright.conventions.lines import rows_of
from teiwright.conventions.minutes.attendance import begins_attendance
from teiwright.conventions.minutes.meetings import names_meeting
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_TITLE = lazy(
    r"(?i)(?:from the )?(?:draft |confirmed )?(?:minutes|minute[- ]books?|proceedings|procès-verbal|compte rendu|protokoll|niederschrift|actas?|verbale)\b"
)
TITLED, TITLE_LINES, MEETING_LINES = 200, 5, 3
"""So many characters and lines at most has the title of minutes, and the name of a meeting with its day."""


def is_titled(words: str) -> bool:
    """“Minutes of the Meeting”, perhaps below the name of those who met."""
    lines = rows_of(words) if len(words) < TITLED else []
    return 0 < len(lines) <= TITLE_LINES and any(_TITLE.match(unspaced(line)) for line in lines)


def meeting_in_lines(view: View, start: int) -> bool:
    """The first block names in several lines who met, “Board Meeting”, and when; those present are named below it."""
    chunks = view.chunks
    if len(chunks) < 2 or chunks[0].start != start or chunks[0].height < MEETING_LINES - 1:
        return False
    lines = rows_of(view.words(chunks[0])[: TITLED + 1])
    return (
        chunks[0].length <= TITLED
        and len(lines) <= MEETING_LINES
        and any(names_meeting(line) for line in lines)
        and begins_attendance(view.text, chunks[1].start)
    )


def called_minutes(view: View) -> bool:
    """One of the first blocks says that these are minutes."""
    return any(is_titled(view.words(chunk)) for chunk in view.chunks[:4])
