"""The speeches of a play: a speaker, directions, and a paragraph or lines of verse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.conventions.drama.stage_words import EDITED, ENTER, MOVES, NOTED
from teiwright.conventions.drama.verse import LONG
from teiwright.conventions.verse.stanzas import verse_lines
from teiwright.conventions.verse.verses import OPENING
from teiwright.model import Block, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.drama.state import Play
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_INSIDE = lazy(r"\[[^\[\]]{1,600}\]|\([^()]{1,600}\)")
_SQUARE, _ROUND = 300, 120
"""Characters of a direction amid a sentence; only one by itself is longer."""
_WORD = lazy(r"[^\w^]*(?=[^\W\d_]{2}|[A-Z] )")
"""What a direction begins with, and the marker of a note ([1], [^1], [*], [a]) does not."""
_SAYS = lazy(
    r"(?i)\b(?:I|my|me|you|your|thou|thee|thy|we|our|us|sir|madam|je|j['’]|mon|ma|mes|vous|votre|vos|tu|ton|nous|notre|ich|mein(?:e[mnrs]?)?|mir|mich|du|dein(?:e[mnrs]?)?|dir|dich|wir|uns|yo|usted(?:es)?|vuestr[ao]s?|nosotros|io|voi|vostr[aoi]|noi)\b"
)
"""No direction says “I” or “you”."""
_ITALIC = lazy(r"_(?=[a-zß-öø-ÿ])[^_]{2,120}\._(?!\w)")
"""“_with a sigh._”: no sentence that is said begins small."""
_STOPPED = ("", ".", "!", "?", ":", "—", "–")
_ENDED = ("", ".", "!", "?", "…", ":", "—", "–", ")", "]")
FEW, SET_IN = 4, 4
"""A direction in brackets amid verse stands on so many lines at most, others so many spaces further in."""
_REFERS = lazy(r"[\[(](?:\d )?[^\W\d_]{2,12}\.? \d{1,3}[\d.,:; –-]*[\])]$")
"""“[Mat. 23. 37]”"""


def begin(play: Play, chunk: Chunk, name: re.Match[str]) -> None:
    """Begin a speech with its speaker."""
    line = play.view.lines.raw[chunk.first]
    at = play.view.lines.starts[chunk.first] + len(line) - len(line.lstrip())
    begins = name.end()
    alone = begins == len(line.strip())
    direction = name["dir"] or ""
    edited = EDITED.match(direction.strip()) is not None
    ends = name.end("tail") <= name.start("dir")
    stage = None
    if edited and ends:
        # “ANNA. [illegible]”: nothing else is left of what she says.
        alone = False
        begins = name.start("dir")
        stop = name.end("tail")
    elif direction.strip() and not edited:
        if name["tail"].endswith("_"):
            _italics(play, at, name)
        # “ANNA. (rises)” or “ANNA (rises).”
        stop = name.end("tail") if ends else name.end("name")
        start = at + name.end("dir") - len(direction.lstrip())
        stage = Block("stage", Extent(start, at + max(name.end("dir"), name.end("tail"))), rule="drama.stage")
    else:
        stop = max(name.end("name"), name.end("tail"), name.end("dir"))
    speaker = Block("speaker", Extent(at, at + stop), rule="drama.speech")
    play.open = [speaker, stage] if stage else [speaker]
    if not alone:
        rest = play.view.text[at + begins : chunk.end]
        go_on(play, chunk.first, chunk.last, chunk.end - len(rest.lstrip()))
    elif chunk.height > 1:
        go_on(play, chunk.first + 1, chunk.last, play.view.lines.extent_of(chunk.first + 1).start)


def _italics(play: Play, at: int, name: re.Match[str]) -> None:
    """Name and direction between one pair of signs: both are in italics."""
    for start in (at, at + name.end("tail") - 1):
        play.found.skip(start, start + 1, inline.SIGN.format(rend="italic"))
    for start, end in (name.span("name"), (name.start("dir") + 1, name.end("tail") - 1)):
        words, rend = Extent(at + start, at + end), (("rend", "italic"),)
        play.found.spans.append(Span(words, "hi", "inline.emphasis", rend, evidence="between _ and _"))


def go_on(play: Play, first: int, last: int, start: int) -> None:
    """The words of a speech: directions on lines of their own, lines of verse, or a paragraph."""
    view = play.view
    whole = start <= view.lines.extent_of(first).start
    verse = (play.dense and play.verse) or play.throughout
    alone = last - first == 1 and verse and len(view.lines.raw[first]) <= LONG
    if not whole and (alone or (last - first > 1 and _in_lines(play, first, last))):
        # The first line of verse stands beside the name.
        play.open.append(Block("l", Extent(start, view.lines.extent_of(first).end), rule="verse.line"))
        _directions(play, start, view.lines.extent_of(first).end)
        if alone:
            return
        first, start = first + 1, view.lines.extent_of(first + 1).start
        whole = True
    if whole and _in_lines(play, first, last):
        index = first
        margin = min(view.lines.indent(i) for i in range(first, last))
        run: list[int] = []

        def flush() -> None:
            if run:
                play.open.extend(verse_lines(view, run[0], run[-1] + 1, play.found))
                _directions(play, view.lines.starts[run[0]], view.lines.extent_of(run[-1]).end)
                run.clear()

        while index < last:
            stop = _after_direction(view, index, last, margin)
            if stop > index:
                flush()
                extent = Extent(view.lines.extent_of(index).start, view.lines.extent_of(stop - 1).end)
                noted = NOTED.match(view.lines.row(index))
                kind = ("p", "drama.paragraph") if noted else ("stage", "drama.stage")
                play.open.append(Block(kind[0], extent, rule=kind[1]))
            else:
                run.append(index)
            index = max(stop, index + 1)
        flush()
        return
    while whole and first + 1 < last and _is_direction(view.lines.row(first)):
        play.open.append(Block("stage", view.lines.extent_of(first), rule="drama.stage"))
        first += 1
        start = view.lines.extent_of(first).start
    end = view.lines.extent_of(last - 1).end
    play.open.append(Block("p", Extent(start, end), rule="drama.paragraph"))
    _directions(play, start, end, prose=True)


def _after_direction(view: View, index: int, last: int, margin: int) -> int:
    """The line after a direction amid verse; the same line where none begins.

    It (or a note) stands in square brackets, on a few lines perhaps; or further in than the verse, with a bracket that nothing closes
    (“[Exit.”) or none at all; or it is “Exeunt.” by itself.
    """
    words = view.lines.row(index)
    apart = view.lines.indent(index) >= margin + SET_IN
    moves = ENTER.match(words, words[:1] == "[") is not None
    if MOVES.match(words) or (moves and apart and words[:1] != "["):
        return index + 1
    if words[:1] != "[":
        return index
    stop = index + 1
    while "]" not in words and stop < min(last, index + FEW):
        words += "\n" + view.lines.row(stop)
        stop += 1
    if _is_direction(words):
        return stop
    return index + 1 if (moves or apart) and "]" not in words.split("\n", 1)[0] else index


def _is_direction(words: str) -> bool:
    """A line in square brackets, in which no editor speaks of the page."""
    return words.startswith("[") and words.endswith("]") and not EDITED.match(words)


def _in_lines(play: Play, first: int, last: int) -> bool:
    """The lines of a speech count as verse."""
    view = play.view
    lengths = [len(view.lines.raw[i]) for i in range(first, last)]
    if not play.verse or max(lengths) > LONG:
        return False
    if last - first > 1 and (play.free or play.throughout):
        return True
    if last - first == 1:
        if play.throughout and play.open[-1].element != "stage" and not _stands_off(play, first):
            return True  # the half of a line below a direction may be prose as well
        return view.lines.row(first - 1) != "" if first else False
    lines = [view.lines.raw[i].lstrip() for i in range(first, last)]
    capitals = sum(1 for line in lines if line.lstrip(OPENING)[:1].isupper())
    return capitals >= 0.8 * len(lines) or not view.layout.wrapped(view.lines, view.lines.chunk(first, last))


def _stands_off(play: Play, line: int) -> bool:
    """More room is above a line than between speeches: “Study”, which no rule knows for the place of a scene."""
    raw, at = play.view.lines.raw, line - 1
    while at >= 0 and not raw[at].strip():
        at -= 1
    return line - 1 - at > max(1, play.view.layout.blanks) + 1


def _directions(play: Play, start: int, end: int, *, prose: bool = False) -> None:
    """Words in brackets within a speech, and words in italics that begin small and end with a stop."""
    text = play.view.text
    inside = (m for m in _INSIDE.finditer(text, start, end) if prose or "\n" not in m[0])
    told = [m.span() for m in inside if _directs(text, m, start)]
    if "_" in text[start:end]:
        italic = _ITALIC.finditer(text, start, end)
        told += [m.span() for m in italic if text[start : m.start()].rstrip()[-1:] in _ENDED]
    play.found.spans += [Span(Extent(*span), "stage", "drama.direction") for span in told]


def _directs(text: str, found: re.Match[str], start: int) -> bool:
    """Words in brackets are a direction: those in square ones, and others that begin large, are all small, or stand by themselves."""
    words = found[0]
    apart = text[start : found.start()].rstrip()[-1:] in _ENDED  # “Geh! (Ab mit dem Arzte.)”
    says = _SAYS.search(words) is not None
    if len(words) > (_SQUARE if words[0] == "[" else _ROUND) and (says or not apart):
        return False
    small = (words[0] == "[" or words.islower()) and "\n" not in words  # “(laughing)”
    if not (words[1:2].isupper() or small or apart):
        return False
    before = text[max(0, found.start() - 9) : found.start()].rstrip()[-1:]
    if (says and before not in _STOPPED) or is_aside(words):
        return False  # “(if you have the patience)”: who speaks says it
    # No direction stands in what is set in italics or bold.
    amid = any(text.count(sign, start, found.start()) % 2 for sign in "_=")
    return (
        not amid
        and not any(p.match(words) for p in (_REFERS, NOTED, EDITED))
        and _WORD.match(words, 1) is not None
    )


def is_aside(words: str) -> bool:
    """“(Miser, and proud of it!)”: what asks or calls is said aside, and no direction."""
    return words[0] == "(" and ("!" in words or "?" in words)
