"""What stands at the beginning of a letter: place and day, address, greeting, subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.datelines import names_day
from teiwright.conventions.letters.formulas import ADDRESSEE, MEMO, SALUTE_RUN_IN, SALUTE_RUN_ON, SUBJECT
from teiwright.conventions.letters.lines import calls, day_at, is_greeting
from teiwright.conventions.letters.pieces import Start
from teiwright.conventions.pieces import Piece, holding
from teiwright.conventions.references import PLACES
from teiwright.conventions.titles.of_documents import names_document
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.letters.pieces import Pieces

_SPAN = lazy(r"[^\n–—-]{0,20}\d[^\n–—-]{0,15}\s?[–—-]\s?[^\n–—-]{0,20}\d{4}\.?$")
"""“April 20–May 2, 1861”, below the title of a report."""
_PLACE = 45
"""Characters of the place on the line above the day, at most."""
_YEAR, _YEAR_IN = lazy(r"['’]?1[0-9]\d\d\.?$"), lazy(r"\d{4}|['’/]\d\d\b")


def opener(pieces: Pieces, start: Start, stop: int) -> tuple[list[Piece], int]:
    """The opener of a letter, in two where the title of a report stands in it; the sentence into which its greeting runs, if it does; and the piece of the text after them."""
    heads = [i for i in range(start.first, start.salute) if pieces.listed[i].block.element == "head"]
    # “Easter Monday” is a day, “Sr. D. Juan Gil” to whom it is written.
    titles = [
        i for i in heads if not any(p(pieces.words(pieces.listed[i])) for p in (names_day, ADDRESSEE.match))
    ]
    if titles:  # “HEADQUARTERS, May 3” above “REPORT OF …” and “Sir:”
        head = opener(pieces, Start(start.first, titles[0] - 1), stop)[0]
        below, after = opener(pieces, replace(start, first=titles[-1] + 1), stop)
        return [*head, *(replace(pieces.listed[i], opens=()) for i in titles), *below], after
    salute = pieces.listed[start.salute].block.extent
    lines = [line for index in range(start.first, start.salute + 1) for line in pieces.extents(index)]
    made: list[Piece] = []
    parts: list[Block] = []
    for line in lines:
        words = pieces.text[line.start : line.end]
        run_in = _run_in(words, runs_on=start.runs_on) if line.start >= salute.start else None
        if run_in:
            greeting = Extent(line.start, line.start + len(run_in[0].rstrip()))
            parts.append(Block("salute", greeting, rule="letters.opener"))
            rest = Block("p", Extent(line.start + run_in.end(), salute.end), rule="bare.paragraph")
            return [*made, _opener(parts), Piece(rest)], start.salute + 1
        if parts and _goes_on_day(pieces.text, parts[-1], line):
            parts[-1] = replace(parts[-1], extent=Extent(parts[-1].extent.start, line.end))
            continue
        if _is_title(words, parts):
            made += [_opener(parts), Piece(Block("head", line, rule="letters.heading"))]
            parts = []
            continue
        if (
            made
            and not parts
            and made[-1].block.element == "head"
            and (day_at(words) >= 0 or _SPAN.match(words))
        ):
            made.append(Piece(replace(made[-1].block, extent=line, attributes=(("type", "sub"),))))
            continue
        mine = _line(line, words, last=start.by_its_ends and line is lines[-1])
        if len(parts) == 1 and mine[0].element == "dateline" and _is_place(pieces.text, parts[0], line):
            mine[0] = replace(mine[0], extent=Extent(parts.pop().extent.start, line.end))
        parts += mine
    after = start.salute + 1
    if after < stop and _is_subject(pieces, after):
        parts += [Block("", line) for line in pieces.extents(after)]
        after += 1
    return [*made, *([_opener(parts)] if parts else [])], after


def _opener(parts: list[Block]) -> Piece:
    return Piece(holding("opener", parts, "letters.opener"))


def _is_title(words: str, parts: list[Block]) -> bool:
    """“REPORT OF THE EXPEDITION.”, below the day and above the greeting: what the letter is called."""
    title = words.rstrip(".") if words.isupper() else words
    below = any(part.element == "dateline" for part in (parts if words.isupper() else parts[-1:]))
    return below and names_document(title)  # “Register of Deeds, Hallow” below a name is an office


def _goes_on_day(text: str, above: Block, line: Extent) -> bool:
    """“1858” below “Hallow, 26 June”: the year has a line of its own."""
    day = text[above.extent.start : above.extent.end]
    year = above.element == "dateline" and _YEAR.match(text, line.start, line.end) is not None
    return year and not _YEAR_IN.search(day) and _is_next(text, above, line)


def _is_place(text: str, above: Block, line: Extent) -> bool:
    """“Camp at Hallow Ford,” right above the day, as the first line of all."""
    words = text[above.extent.start : above.extent.end]
    place = (
        len(words) <= _PLACE
        and (words.endswith(",") or words in PLACES)
        and not (ADDRESSEE.match(words) or is_greeting(words))
    )
    return not above.element and place and _is_next(text, above, line)


def _is_next(text: str, above: Block, line: Extent) -> bool:
    return text.count("\n", above.extent.end, line.start) == 1


def _run_in(line: str, *, runs_on: bool) -> re.Match[str] | None:
    """The greeting with which a line begins and after which it goes on."""
    if MEMO.match(line):
        return None
    return SALUTE_RUN_IN.match(line) or (SALUTE_RUN_ON.match(line) if runs_on else None)


def _line(line: Extent, words: str, *, last: bool) -> list[Block]:
    """A line of an opener; two parts, where a reference and the day stand on it. The last one may only call somebody."""
    memo = MEMO.match(words)
    if memo:
        return [Block("dateline" if memo["date"] else "", line, rule="letters.opener")]
    day = day_at(words)
    if day >= 0:
        dateline = Block("dateline", Extent(line.start + day, line.end), rule="letters.opener")
        left = Extent(line.start, line.start + len(words[:day].rstrip()))
        return [Block("", left), dateline] if left else [dateline]
    if is_greeting(words) or (last and calls(words)):
        return [Block("salute", line, rule="letters.opener")]
    return [Block("", line)]


def _is_subject(pieces: Pieces, index: int) -> bool:
    """“Re: the bridge”, below the greeting."""
    return pieces.is_plain(index) and all(SUBJECT.match(line) for line in pieces.lines(index))
