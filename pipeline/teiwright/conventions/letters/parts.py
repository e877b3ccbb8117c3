"""The letters of a text: each with its heading, opener, text, closer and what follows it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.closers import closed, divided, ending
from teiwright.conventions.letters.ends import closing, leaves, outside, signed_below
from teiwright.conventions.letters.headings import (
    SUMMARY,
    as_heading,
    as_second,
    below_heading,
    heads,
    is_addressee,
    is_described,
    is_second,
    is_title,
    label_above,
    label_heading,
    name_greeted,
    name_signed,
    names_addressee,
    with_description,
    with_summary,
)
from teiwright.conventions.letters.lines import is_day, opens_letter, signs_by_itself
from teiwright.conventions.letters.openers import opener
from teiwright.conventions.letters.pieces import Pieces, Start
from teiwright.conventions.letters.starts import day_above, find_starts, follows, runs_in
from teiwright.conventions.pieces import BOTTOM, Opening, Piece, as_paragraph
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

_ADDRESSED = lazy(
    r"(?i)(?:addressed|directed|adressée?|adressiert|dirigida|indirizzata) (?:to|à|an|a)\b.{3,120}$"
)
"""What the cover says, above a letter."""
RULES = {
    "letters.opener": "Place, date and greeting open a letter.",
    "letters.closer": "A closing formula and a signature end it.",
    "letters.postscript": "What begins with P.S., or follows the signature of the one letter of a text, is a postscript.",
    "letters.endorsement": "“[Endorsed: …]” or “[Addressed: …]” is a note on what stands on the back or the cover.",
    "letters.heading": "“To his Sister”, again and again above a day or a greeting, is the heading of a letter.",
    "letters.greeted": "A heading above a greeting or, among letters, above any text, with a closing formula at the end of its division, is that of a letter.",
    "letters.capitals": "Capitals right below an opener, above the next one, are the text of the letter, and no heading.",
    SUMMARY: "A paragraph between a heading that says who wrote to whom and the greeting tells what the letter is about.",
    "letters.letter": "Each greeting with its date begins a letter.",
}


def replace_pieces(text: str, found: Found, made: list[Piece]) -> None:
    """Put other pieces; line ends inside of openers and closers are those of their parts, and need no mark, but for lines that are no part of a name of their own: an address."""
    parted = [piece.block for piece in made if piece.block.element in {"opener", "closer", "postscript"}]
    found.unmark_line_ends([block.extent for block in parted])
    for block in parted:
        for one, two in itertools.pairwise(block.children):
            bare = not (one.element and two.element)
            if bare and text.find("\n", one.extent.end, two.extent.start) >= 0:
                at = one.extent.end if two.element else two.extent.start  # outside of the name
                found.mark_line(at, "bare.line")
    found.pieces = made


def sign(view: View, found: Found) -> None:
    """“(Signed) A. Jones”, or an office and a name, as the last block of a text: a closer."""
    pieces = Pieces(view.text, found.pieces)
    last = len(found.pieces) - 1
    if last < 0 or found.pieces[last].part != "body" or found.pieces[last].opens:
        return
    if pieces.is_plain(last) and signs_by_itself(pieces.lines(last)):
        signed = replace(found.pieces[last], block=closed(pieces, last, last + 1))
        replace_pieces(view.text, found, [*found.pieces[:last], signed])


def headed(view: View, found: Found) -> None:
    """The letters of a book with headings: those that a heading calls so (“Letter the Second”), and those that greet and take leave below one."""
    pieces = Pieces(view.text, list(found.pieces))
    made = _printed_letters(pieces)
    pieces.listed = made or pieces.listed
    name_greeted(pieces)
    if made or any(heads(piece) == "letter" for piece in pieces.listed):
        replace_pieces(view.text, found, _headed_letters(pieces, 0, len(pieces.listed)))


def _printed_letters(pieces: Pieces) -> list[Piece]:
    """The pieces with a division for each letter to a newspaper, “SIR,—…”, of which several, or one with its day, stand below one heading; nothing where there are none."""
    made: list[Piece] = []
    done = 0
    level = 0
    for index, piece in enumerate(pieces.listed):
        level = piece.opens[-1].level if piece.opens else level
        if not piece.opens and index:
            continue
        first = below_heading(pieces.listed, index) if piece.block.element == "head" else index
        stop = pieces.next_opening(first + 1)
        begins = [Start(day_above(pieces, i, first), i) for i in range(first, stop) if runs_in(pieces, i)]
        dated = any(begin.first < begin.salute for begin in begins)
        if begins:
            seen = {begin.first for begin in begins}
            begins += [
                Start(i, i) for i in range(begins[0].salute + 1, stop) if i not in seen and follows(pieces, i)
            ]
            begins.sort(key=lambda begin: begin.first)
        ends = [*(begin.first for begin in begins[1:]), stop]
        if len(begins) + dated < 2 or not all(
            (leaves if runs_in(pieces, begin.salute) else _is_closed)(pieces, begin.salute + 1, end)
            for begin, end in zip(begins, ends, strict=True)
        ):
            continue
        made += pieces.listed[done : begins[0].first]
        for begin, end in zip(begins, ends, strict=True):
            made += _letter(pieces, begin, end, level + 1, headed=False)
        done = stop
    return [*made, *pieces.listed[done:]] if made else []


def _is_closed(pieces: Pieces, first: int, stop: int) -> bool:
    """The end of a letter that has no greeting: a name at least."""
    return closing(pieces, first, stop) < stop


def with_letters(view: View, listed: list[Piece]) -> list[Piece]:
    """The pieces, with a division for each letter that its day, its greeting or its end tells."""
    pieces = Pieces(view.text, list(listed))
    pieces.addressed = sum(names_addressee(pieces.words(piece)) for piece in listed) > 1
    starts = find_starts(pieces)
    if not starts:
        return listed
    pieces.alone = len(starts) == 1
    if not pieces.alone:
        name_signed(pieces, {start.first for start in starts})
    level = _level(pieces.listed[: starts[-1].first])
    made = _headed_letters(pieces, 0, starts[0].first)
    if len(made) == 1 and is_title(pieces, made[0]) and not _is_named(pieces, starts[0]):
        made[0] = as_heading(made[0], level)
    floors = [start.salute for start in starts]
    labels = [
        label_above(pieces, start.first, floor) for start, floor in zip(starts[1:], floors, strict=False)
    ]
    begins = [
        start.first if label is None else label for start, label in zip(starts, [None, *labels], strict=True)
    ]
    for start, label, begin, following in zip(
        starts, [None, *labels], begins, [*begins[1:], len(pieces.listed)], strict=True
    ):
        stop = _text_end(pieces, start.salute + 1, following)
        above = pieces.listed[begin : start.first]
        named = _is_named(pieces, start, labelled=bool(above))
        above += pieces.listed[start.first : start.first + named]
        if label is not None:
            made.append(label_heading(above[0], view.text, level, named=len(above) > 1))
        elif above:
            made.append(as_heading(above[0], level))
        made += map(as_second, above[1:])
        day = pieces.lines(start.first)[0] if start.first < start.salute else ""
        made = with_description(pieces, with_summary(pieces, made, day=day))
        below_head = bool(made) and (
            made[-1].block.element in {"head", "opener", "argument"} or is_described(made)
        )
        if below_head and not above:
            _call_letter(pieces, made, level)
        start_below = replace(start, first=start.first + named)
        made += _letter(pieces, start_below, stop, level, headed=below_head)
        made += _headed_letters(pieces, stop, following)
    return made


def _is_named(pieces: Pieces, start: Start, *, labelled: bool = False) -> bool:
    """The first line of a letter says who wrote to whom, as those of others do, or below “[Enclosure]”: its heading."""
    told = pieces.addressed or labelled
    return told and start.first < start.salute and is_addressee(pieces, start.first)


def _level(above: list[Piece]) -> int:
    """Letters without a head of their own stand below the headings that precede them."""
    levels = [
        piece.opens[0].level
        for piece in above
        if piece.opens and piece.block.element == "head" and piece.opens[0].kind != "letter"
    ]
    return max(levels, default=0) + 1


def _text_end(pieces: Pieces, first: int, following: int) -> int:
    """The piece after the text of a letter.

    Args:
        pieces: those of the text; what looks like a heading and is the text of the letter is put in again as such.
        first: the piece below the opener.
        following: the piece with which the next letter begins, or the end of all.
    """
    stop = following
    while following < len(pieces.listed) and stop > 0 and pieces.listed[stop - 1].block.element == "head":
        stop -= 1
    if stop == first < following:
        stop = _with_text(pieces, stop)
    stop = next((i for i in range(first, stop) if heads(pieces.listed[i]) in {"appendix", "letter"}), stop)
    # A heading below the end of a letter, which is none of its own.
    below = pieces.next_opening(first, stop)
    named = below < stop and heads(pieces.listed[below]) not in {"section", "chapter"}
    ends = leaves(pieces, first, below) or (named and closing(pieces, first, below) < below)
    return below if ends or _is_closed(pieces, first, below) else stop


def _with_text(pieces: Pieces, index: int) -> int:
    """A letter is not empty: what looks like a heading right below its opener is its text, typed in capitals; the piece after it."""
    piece = pieces.listed[index]
    block = replace(as_paragraph(piece.block), rule="letters.capitals")
    pieces.listed[index] = Piece(block, (), piece.part)
    second = pieces.listed[index + 1]
    if is_second(second):
        first = replace(second.block, attributes=())
        pieces.listed[index + 1] = replace(second, opens=piece.opens, block=first)
    return index + 1


def _call_letter(pieces: Pieces, made: list[Piece], level: int) -> None:
    """The heading right above an opener is that of a letter; below a year, which holds all letters of that year, its last line is."""
    main = next((i for i in reversed(range(len(made))) if made[i].opens), None)
    if main is None:
        return
    *outer, own = made[main].opens
    if main < len(made) - 1 and _is_year(own.n) and names_addressee(pieces.words(made[-1])):
        made[-1] = as_heading(made[-1], level)
    elif heads(made[main]) in {"chapter", "section"} and all(map(is_second, made[main + 1 :])):
        made[main] = replace(made[main], opens=(*outer, replace(own, kind="letter")))


def _is_year(number: str) -> bool:
    return number.isdigit() and len(number) == 4


def _headed_letters(pieces: Pieces, first: int, stop: int) -> list[Piece]:
    """Some pieces, with the openers and closers of letters that only their headings tell."""
    made: list[Piece] = []
    index = first
    while index < stop:
        piece = pieces.listed[index]
        made.append(piece)
        index += 1
        if heads(piece) != "letter":
            continue
        while index < stop and is_second(pieces.listed[index]):
            second = pieces.listed[index]
            if is_day(pieces.words(second)):
                # “Bath, Tuesday.” looks like a second heading, and dates the letter.
                pieces.listed[index] = replace(second, block=as_paragraph(second.block))
                break
            made.append(second)
            index += 1
        end = pieces.next_opening(index, stop)
        made += _headed_letter(pieces, index, end, piece.opens[-1].level + 1)
        index = end
    return made


def _headed_letter(pieces: Pieces, first: int, stop: int, level: int) -> list[Piece]:
    """The pieces of one letter below its heading: it may have a day, a greeting, both or none."""
    addressed = first < stop and _ADDRESSED.match(pieces.words(pieces.listed[first])) is not None
    last = first + addressed
    while last < min(stop, first + 3) and pieces.is_plain(last) and opens_letter(pieces.lines(last)):
        last += 1
    if last > first + addressed:
        return _letter(pieces, Start(first, last - 1), stop, level, headed=True)
    end = closing(pieces, first, stop)
    return [*pieces.listed[first:end], *ending(pieces, end, stop, level)]


def letter(pieces: Pieces, start: Start, stop: int) -> list[Piece]:
    """A letter below a heading that is called something else: its opener, its text and its closer."""
    pieces.alone = True
    return _letter(pieces, start, stop, 2, headed=True)


def _letter(pieces: Pieces, start: Start, stop: int, level: int, *, headed: bool) -> list[Piece]:
    """One letter.

    Args:
        pieces: those of the text.
        start: where it begins.
        stop: the piece after it.
        level: that of its division.
        headed: the division has begun with a heading.
    """
    made, after = opener(pieces, start, stop)
    if not headed:
        made[0] = replace(made[0], opens=(Opening("letter", level, rule="letters.letter"),))
    back = outside(pieces, after, stop)
    stop -= len(back)
    end = closing(pieces, after, stop)
    last = signed_below(pieces, after, stop) if end == stop else stop
    below = divided(pieces, last, stop, level) if last < stop else ending(pieces, end, stop, level)
    text = pieces.listed[after : min(end, last)]
    levels = [opening.level for piece in text for opening in piece.opens]
    if below and levels and (min(levels) >= level if pieces.alone else not headed):
        text, below = _with_sections(text, below, level, max(1, level + 1 - min(levels)))
    return [*made, *text, *below, *(_beside(back, level) if below else back)]


def _beside(back: list[Piece], level: int) -> list[Piece]:
    """What stands below the end of a letter, where the mail to which it answers is in a division beside it."""
    return [
        replace(piece, opens=(Opening("section", level, rule="letters.letter"),))
        if piece.block.element == "quote" and not piece.opens
        else piece
        for piece in back
    ]


def _with_sections(
    text: list[Piece], below: list[Piece], level: int, deeper: int
) -> tuple[list[Piece], list[Piece]]:
    """The headings of a letter divide it, each so many levels deeper, and what ends it ends all of it and not their last section."""
    inner = [
        replace(piece, opens=tuple(replace(o, level=o.level + deeper) for o in piece.opens)) for piece in text
    ]
    if any(piece.block.element not in BOTTOM and not piece.opens for piece in below):
        return inner, below
    return inner, [replace(below[0], closes=0 if below[0].opens else level), *below[1:]]
