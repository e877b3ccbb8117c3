"""What ends a preface: the place and day below it, who signs it, and the heading of the text that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.flow.divisions import is_signature
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.personal_names import is_name
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LONGEST = 60
"""Characters of such a heading."""
LINES = 4
"""Lines of a signature, with its day, at most."""
_STOPS = ".,;:!?…—–-"
_OFFICE = lazy(
    r"(?i)(?:the |le |la |l[’']|les |der |die |el |la |il |l[’']|lo )(?:authors?|editors?|translators?|publishers?|compiler|auteurs?|éditeurs?|traduct(?:eur|rice)|"
    r"verfasser(?:in)?|herausgeber(?:in)?|übersetzer(?:in)?|verleger|autor(?:a|es)?|editor(?:a|es)?|traductor(?:a)?|autore|autrice|editore|curatore|traduttore)\.?$"
)
"""“The Editor”, “Der Herausgeber.”: who signs a preface without a name."""
_GAP = lazy(r" {3,}|\t+")
_CUT_SHORT = lazy(rf"(?:{CAPITAL}[^\W\d_A-Z]{{0,5}}\. ?){{1,3}}(?:(?:de|von|van) )?{CAPITAL}[\w’'-]+\.?$")
"""“Fr. Brandel”, “J. Ph. Brandel”: forenames cut short, of which some are titles elsewhere."""
BELOW = "a line below the signature of a preface"
"""The evidence of such a heading."""


def signs_preface(line: str) -> bool:
    """A name, initials, or “The Editor”."""
    return (
        len(line) <= LONGEST and (is_signature(line) or is_name(line) or _CUT_SHORT.match(line) is not None)
    ) or _OFFICE.match(line) is not None


def signature_end(view: View, index: int) -> int:
    """The chunk after those that sign a preface, from this one on: a place and a day, and who signs, in one block or two; 0 where they do not."""
    rows: list[str] = []
    for last in range(index, min(index + 2, len(view.chunks))):
        chunk = view.chunks[last]
        if chunk.height > LINES:
            return 0
        rows += _rows(view, chunk)
        if len(rows) > LINES:
            return 0
        days = days_of(rows)
        if not all(day or signs_preface(row) for day, row in zip(days, rows, strict=True)):
            return 0
        if any(days) and not all(days):
            return last + 1
    return 0


def day_and_name(view: View, chunk: Chunk) -> tuple[Block, ...]:
    """“Hallow, Easter 1927.          E. W.”: the day and who signs on one line, with a wide gap between; nothing where they are not."""
    words = view.words(chunk)
    gap = _GAP.search(words) if "\n" not in words else None
    if gap is None or not is_dateline(words[: gap.start()]) or not signs_preface(words[gap.end() :]):
        return ()
    day, name = Extent(chunk.start, chunk.start + gap.start()), Extent(chunk.start + gap.end(), chunk.end)
    return (Block("dateline", day, rule="bare.signature"), Block("signed", name, rule="bare.signature"))


def days_of(rows: Sequence[str]) -> list[bool]:
    """For each line whether it is a day, or the place above one (“The Vicarage,” / “Hallow,” / “1 May 1890.”), where another line signs."""
    days = [is_dateline(row) for row in rows]
    below = ""
    for at in reversed(range(len(rows))):
        if days[at]:
            below = rows[at]
        elif below and rows[at].endswith(",") and is_dateline(f"{rows[at]} {below}"):
            others = zip(rows, days, strict=True)
            days[at] = any(signs_preface(row) and not day and row != rows[at] for row, day in others)
            below = f"{rows[at]} {below}"
        else:
            below = ""
    return days


def below_preface(view: View, chosen: Heads) -> Heads:
    """A short line without a stop right below the signature of a preface: the heading of the text."""
    made: Heads = {}
    total = len(view.chunks)
    for begin, (heading, _) in chosen.items():
        if heading.kind != "preface":
            continue
        stop = next((i for i in chosen if i > begin), total)
        for index in range(begin + 2, stop - 1):
            end = signature_end(view, index)
            if end and end < min(stop, total - 1) and _may_head(view, end):
                made[end] = (Heading(ENOUGH, w.WEAKEST, "section", "", BELOW), False)
                break
    return made


def _rows(view: View, chunk: Chunk) -> list[str]:
    return view.lines.rows(chunk)


def _may_head(view: View, index: int) -> bool:
    chunk = view.chunks[index]
    words = view.words(chunk)
    return (
        chunk.height == 1
        and len(words) <= LONGEST
        and (words[0].isupper() or words[0].isdigit())
        and words[-1] not in _STOPS
        and not is_dateline(words)
    )
