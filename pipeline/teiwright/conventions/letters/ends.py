"""Where a letter ends: the closing formula, the signature, what may stand below them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import ADDRESSEE, ENDORSED, POSTSCRIPT
from teiwright.conventions.letters.leave import ends_with_leave, takes_leave
from teiwright.conventions.letters.lines import (
    NAME,
    NARROW,
    formula_in,
    is_prose,
    is_sentence,
    is_signature,
    name_below,
    signs_by_itself,
)
from teiwright.conventions.letters.pieces import SHORT
from teiwright.conventions.notes.forms import label_at
from teiwright.conventions.notes.whose import says_whose
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.letters.pieces import Pieces
    from teiwright.conventions.pieces import Piece

_NOTES = "[¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = "*†‡§"
_SIGNED = lazy(rf"\w[.,;:!?’”)]*([{_SIGNS}])(?!\1|\w)")
_LETTERED = lazy(r"\([a-z]\)(?=\s)")
_NEAR = 4000
"""Characters from the sign of a note behind a word down to its note, at most."""
_SHAPES = ("named", "bracket", "superscript", "caret")
"""What the note of an editor begins with, and the shapes of its label."""
_SOURCED = (
    r"\[?(?i:(?:manuscript )?source|text|mss?\.?|manuscript|original|(?:first )?printed|(?:first )?published|copy|als|tls|quelle|druck|handschrift|vorlage|manuscrit|texte|fuente|fonte|testo)\b(?:,? (?:of|in|from|source|text|copy|letter|and|aus|bei|nach|dans|de|en|da|nel|del)\b[^:\n]{0,20}|\s?\([^():\n]{1,20}\))?\s?:\s*\S"
    r"|\[?(?:ALS|TLS|ADS|ALd|AMs|TMs|ACS|APCS)\b[.,;:( ]"
)
SOURCED = lazy(_SOURCED)
"""“MS: Ames Papers, box 1”, “[Source: …]”, “ALS, Ames Papers”: where the letter is."""
EDITED = lazy(
    rf"{_SOURCED}"
    r"|(?i:copy|copie|abschrift|copia) (?:of|de|d['’]|des|di|eines|von) ?(?:a |the |my |his |une |ma |una |mia |mi |eines )?(?i:letter|lettre|brief|schreiben|carta|lettera)\b[^;!?]{0,80}(?<![.;!?])$"
    r"|[^\W\d_a-zß-öø-ÿ]{4,20}[.:]?[\])][.:]?\s+\S.{30}"
)
"""The same, “Copy of a letter”, and “DIED.] On Friday …”, the next piece of a newspaper: what is no end of a letter."""
_EDITOR = lazy(r"(?i)[.,;:!?)—–-] ?_?(?:the )?(?:eds?|editors?|hrsg|(?:la )?réd|red|n\. ?d\. ?r)\b\.?_?\]$")
_LAST = 9
"""A closing formula stands among so many last blocks of its letter, or its signature stands right below it."""
_LONG = 12
"""Lines of a closer, with the name and office of who signs, whom it is for, and who has copied it."""
LAST_NAMES = 4
"""A name without a formula stands among so many last blocks."""


def closing(pieces: Pieces, first: int, stop: int) -> int:
    """The piece with which the end of a letter begins, or stop."""
    for index in range(first, stop):
        if pieces.is_plain(index) and _takes_leave(pieces, index, stop):
            return index - (index > first and _is_day(pieces, index - 1))
    # No formula: place and day with what is signed below them, or a name by itself, at the end.
    last = [i for i in range(max(first, stop - LAST_NAMES), stop) if pieces.is_plain(i)]
    dated = (i for i in last if first < i < stop - 1 and is_dateline(pieces.lines(i)[0]))
    named = (i for i in last if is_signature(pieces.lines(i)) or signs_by_itself(pieces.lines(i)))
    return next((i for i in itertools.chain(dated, named) if _only_ends_below(pieces, i, stop)), stop)


def _is_day(pieces: Pieces, index: int) -> bool:
    """Place and day by themselves, right above the formula."""
    lines = pieces.lines(index) if pieces.is_plain(index) else []
    return len(lines) == 1 and is_dateline(lines[0])


def leaves(pieces: Pieces, first: int, stop: int) -> bool:
    """A closing formula ends some pieces."""
    end = closing(pieces, first, stop)
    return end < stop and any(takes_leave(line) for line in pieces.lines(end))


def signed_below(pieces: Pieces, first: int, stop: int) -> int:
    """The last paragraph, if it ends with the line of a name: the formula has run into the last sentence. Else stop."""
    last = (i for i in range(max(first, stop - LAST_NAMES), stop) if pieces.is_paragraph(i))
    ends = (i for i in last if _only_ends_below(pieces, i, stop))
    return next((i for i in ends if name_below(pieces.lines(i))), stop)


def begins_postscript(pieces: Pieces, index: int) -> bool:
    """The piece calls itself a postscript."""
    return POSTSCRIPT.match(pieces.text, pieces.listed[index].block.extent.start) is not None


def closer_end(pieces: Pieces, first: int, stop: int) -> int:
    """The piece after those that may belong to the closer that begins with one; that one itself, if it can begin none."""
    return closer_goes_on(pieces, first + 1, stop) if first < stop and _may_close(pieces, first) else first


def closer_goes_on(pieces: Pieces, first: int, stop: int) -> int:
    """The piece after those that may go on a closer."""
    return next((i for i in range(first, stop) if not _may_go_on(pieces, i)), stop)


def outside(pieces: Pieces, first: int, stop: int) -> list[Piece]:
    """The last pieces of a letter that are none of the writer’s: breaks, and what stands on the back, as notes."""
    at = stop
    while at > first and (
        pieces.listed[at - 1].block.element in {"milestone", "pb"}
        or pieces.listed[at - 1].block.rule == "bare.quoted"  # the mail to which this one answers
        or _is_endorsement(pieces, at - 1)
    ):
        at -= 1
    return [
        replace(
            piece, block=Block("note", piece.block.extent, (), (("place", "end"),), "letters.endorsement")
        )
        if piece.block.element == "p"
        else piece
        for piece in pieces.listed[at:stop]
    ]


def _takes_leave(pieces: Pieces, index: int, stop: int) -> bool:
    """A few lines with a closing formula, below which nothing but an end stands."""
    lines = pieces.lines(index)
    narrow = len(lines) <= _LONG and all(len(line) <= NARROW for line in lines)
    number = formula_in(lines) if narrow or len(lines) <= 8 else None
    if number is None or len(lines[number]) > 100:
        return False
    if sum(len(line) > NARROW for line in lines[number + 1 :]) > 1:
        return False  # “Your friendship …” begins a paragraph.
    if len(lines) == 1 and len(lines[0]) > 60 and lines[0][-1] in ".!" and not ends_with_leave(lines[0]):
        return False
    return (index >= stop - _LAST and _only_ends_below(pieces, index, stop)) or (
        number == 0 and _is_signed(pieces, index, stop)
    )


def _is_signed(pieces: Pieces, index: int, stop: int) -> bool:
    """Below the formula that begins a block stands a signature, or in the next block an address: a letter ends here, whatever follows."""
    lines = pieces.lines(index)
    if len(lines) > 1:
        return all(len(line) < 60 for line in lines[1:]) and NAME.match(lines[1].rstrip(".,")) is not None
    below = index + 1
    return below < stop and pieces.is_plain(below) and ADDRESSEE.match(pieces.lines(below)[0]) is not None


def _only_ends_below(pieces: Pieces, index: int, stop: int) -> bool:
    """Nothing but short blocks and a postscript follows."""
    for later in range(index + 1, stop):
        block = pieces.listed[later].block
        if begins_postscript(pieces, later) or pieces.text.startswith(('"', "“"), block.extent.start):
            return True
        if is_note(pieces, later) or (
            pieces.text[block.extent.start] == "(" and answers_marker(pieces, later)
        ):
            return True
        if _is_endorsement(pieces, later):
            continue
        if block.element != "p" or len(block.extent) > SHORT:
            return False
    return True


def _may_close(pieces: Pieces, index: int) -> bool:
    """Text of the writer that calls itself no postscript."""
    return (
        pieces.is_paragraph(index)
        and not _is_endorsement(pieces, index)
        and not is_note(pieces, index)
        and not begins_postscript(pieces, index)
    )


def _may_go_on(pieces: Pieces, index: int) -> bool:
    """Such text, without a sentence."""
    return (
        _may_close(pieces, index)
        and not is_editors(pieces, index)
        and not answers_marker(pieces, index)
        and len(pieces.listed[index].block.extent) <= SHORT
        and not is_prose(pieces.lines(index))
        and (not is_sentence(pieces.lines(index)) or _leaves_below(pieces, index))
        and not EDITED.match(pieces.lines(index)[0])
    )


def _leaves_below(pieces: Pieces, index: int) -> bool:
    """“I have no time!” between two formulas with which the writer takes leave."""
    below = index + 1
    return below < len(pieces.listed) and pieces.is_plain(below) and takes_leave(pieces.lines(below)[0])


def is_editors(pieces: Pieces, index: int) -> bool:
    """A paragraph that begins with “Editor's note:”, or is in brackets and ends with “Ed.”, as an editor signs."""
    block = pieces.listed[index].block
    start, end = block.extent.start, block.extent.end
    return block.element == "p" and (
        says_whose(pieces.text, start, end) != "" or signed_by_editor(pieces, index)
    )


def signed_by_editor(pieces: Pieces, index: int) -> bool:
    """True for “[It is to be mended.—ED.]”."""
    extent = pieces.listed[index].block.extent
    return (
        pieces.text[extent.start] == "[" and _EDITOR.search(pieces.text, extent.start, extent.end) is not None
    )


def is_note(pieces: Pieces, index: int) -> bool:
    """“[1] …”, “[Footnote 1: …]”: what an editor says below a letter."""
    block = pieces.listed[index].block
    if block.element != "p" or pieces.text[block.extent.start] not in _NOTES:
        return False
    label = label_at(pieces.text, block.extent.start)
    return label is not None and label.end < block.extent.end and label.shape in _SHAPES


def answers_marker(pieces: Pieces, index: int) -> bool:
    """“1. It is lost.”, where the text has “[1]”, “(1)” or “¹”, “(1) It is lost.” not far below “(1)”, “(a) Lost.” below “the key(a)”, and “‡ Lost.” below “the key‡”: a note."""
    start = pieces.listed[index].block.extent.start
    sign, lines = pieces.text[start], pieces.lines(index)
    if sign in _SIGNS and lines and not lines[0].endswith(sign):
        return any(found[1] == sign for found in _SIGNED.finditer(pieces.text, max(0, start - _NEAR), start))
    if lettered := _LETTERED.match(pieces.text, start):
        return lettered[0] in pieces.text[max(0, start - _NEAR) : start]
    label = label_at(pieces.text, start) if sign.isdigit() or sign == "(" else None
    if label is None or label.key is None or label.shape not in {"stop", "closing", "bare", "round"}:
        return False
    number = str(label.key.number)
    if label.shape == "round":
        return f"({number})" in pieces.text[max(0, start - _NEAR) : start]
    raised = number.translate(_RAISED)
    return any(mark in pieces.text for mark in (f"[{number}]", f"({number})", raised))


def _is_endorsement(pieces: Pieces, index: int) -> bool:
    """What is written on the back or the cover."""
    extent = pieces.listed[index].block.extent
    return pieces.is_plain(index) and ENDORSED.match(pieces.text, extent.start, extent.end) is not None
