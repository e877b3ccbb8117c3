"""What stands at the end of a letter: formula, signature, address, enclosures, postscript."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.letters.datelines import DOCUMENT, is_dateline, names_day
from teiwright.conventions.letters.ends import (
    EDITED,
    SOURCED,
    answers_marker,
    begins_postscript,
    closer_end,
    closer_goes_on,
    is_editors,
    signed_by_editor,
)
from teiwright.conventions.letters.formulas import ADDRESSEE, ENCLOSURE, KIN, SIGNED, greets
from teiwright.conventions.letters.headings import WHERE
from teiwright.conventions.letters.leave import ends_with_leave, takes_leave
from teiwright.conventions.letters.lines import INITIALS, NAME, SPEAKS, is_office, is_signature, name_below
from teiwright.conventions.letters.pieces import SHORT
from teiwright.conventions.personal_names import is_forename
from teiwright.conventions.pieces import Opening, Piece, holding
from teiwright.conventions.references import PLACES
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.letters.pieces import Pieces

_ADDED = 4
"""Paragraphs that may follow the signature of a letter without “P.S.”"""
_OF_MANY = 2
"""Paragraphs that may be added to one of several letters."""
_ONLY_SIGNED = lazy(
    r"(?i)\W*(?:signed|signé(?:e)?s?|gez(?:\.|eichnet)|unterzeichnet|firmado|firmato)\W*$|.{0,60}\b(?:presence of|présence de|gegenwart von|presencia de|presenza di):?$"
)
_FOR = lazy(r"(?:i\. ?[AV]\.|ppa\.|p\. ?p[.a]\.?|p/o|per pro\.?|p\. ?o\.)\s+[^\W\d_a-zß-öø-ÿ]")
"""“i. A. Braun”: who signs for another."""


_SIGNS_ITSELF = lazy(
    r"(?i:(?:from |ever |always |il |la )?(?:your|yr|ihre?|deine?|eue?re?|votre|ton|ta|tu|su|vuestr[oa]|tu[oa]|su[oa]|vostr[oa])) (?:[\w.,’'-]+ ){0,4}"
    rf"(?:(?!(?i:diener|servant|serviteur|servitore|servidor|e[xc]\w{{0,2}}el+en|eminen[cz]|majest|durchlaucht|hoheit|gnaden|(?:hoch|wohl)+(?:gebo|ehrw|edel)|lordship|ladyship|highness))(?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*)|(?i:{KIN}))[.,!]?$"
)
"""“Dein Jakob”, “Your loving mother”: formula and name on one line, below which nobody signs."""


_PLACE = lazy(rf"{CAPITAL}[\w’'-]+, {CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?[.,]?$")
_GOES_ON = lazy(
    r"(?:&|and|und|et|y|e)(?: [a-zß-öø-ÿ’']+){1,5}[.,]?$|(?=[a-zß-öø-ÿ])(?i:(?:ganz |sehr |most |very |très |muy |il |le )*(?:[\w.]+ )?(?:[\w.]*(?:ergeben|gehorsam|unterth?än|diener)\w*|obe?d\w*|humble|faithful|devoted|serv[aiv]\w*|dévoué\w*|affm[oa]|dev\w*m[oa])\b)(?: (?i:diener|serv[aiv]\w*))?"
    rf"(?P<name>(?: (?:[dv]\.? |von |van |de |du |di |da )?(?!(?i:{KIN}|\w*freund\w*|\w*bruder|\w*sohn|\w*tochter|\w*schwester|vater|mutter|vetter|[ck]ollege|knecht|schüler\w*|verehrer\w*|unterthan)\b){CAPITAL}[\w.’'-]*){{1,5}})?[.,]?$"
)
"""“unterthäniger Diener” below “Euer Excellenz”, “& hope of the gospel”: the formula goes on; “gehorsamster Diener Dr. J. Holm” signs it."""
_CALLS_OUT = lazy(r" \S+ \S+[!?]$")
"""“Write soon again!”: a sentence, and no name."""


def ending(pieces: Pieces, first: int, stop: int, level: int) -> list[Piece]:
    """The end of a letter: its closer, a postscript, and what stands beside it.

    Args:
        pieces: those of the text.
        first: the piece with which the closer begins.
        stop: the piece after the letter.
        level: that of the division of the letter.
    """
    after = closer_end(pieces, first, stop)
    if after == first:
        return _below(pieces, after, stop, level)
    adds = 0 < stop - after <= _ADDED and _adds(pieces, first, after, stop)
    below = (_postscript if adds else _below)(pieces, after, stop, level)
    return [Piece(closed(pieces, first, after)), *below]


def divided(pieces: Pieces, last: int, stop: int, level: int) -> list[Piece]:
    """The last paragraph of a letter, the name below its last sentence as its closer, and what follows."""
    piece = pieces.listed[last]
    lines = pieces.extents(last)
    at = name_below(pieces.lines(last))
    text = replace(piece.block, extent=Extent(piece.block.extent.start, lines[at - 1].end))
    after = closer_goes_on(pieces, last + 1, stop)
    below = [line for index in range(last + 1, after) for line in pieces.extents(index)]
    closer = _closer(pieces.text, [*lines[at:], *below])
    return [replace(piece, block=text), Piece(closer), *_below(pieces, after, stop, level)]


def unversed(text: str, listed: list[Piece]) -> list[Piece]:
    """The pieces, with what looks like verse from a closing formula on as a paragraph: name, office and address in short lines."""
    made = list(listed)
    for index, (above, piece) in enumerate(itertools.pairwise(listed), 1):
        extent = piece.block.extent
        if piece.block.element != "quote" or piece.opens or len(extent) > SHORT:
            continue
        above_it = text[above.block.extent.start : above.block.extent.end].rsplit("\n", 1)[-1]
        first = text[extent.start : extent.end].split("\n", 1)[0]
        below = above.block.element == "p" and takes_leave(above_it.strip())
        if below or ends_with_leave(first.strip()):
            made[index] = replace(piece, block=Block("p", extent, rule="bare.paragraph"))
    return made


def closed(pieces: Pieces, first: int, stop: int) -> Block:
    """The lines of some pieces as a closer."""
    return _closer(pieces.text, [line for index in range(first, stop) for line in pieces.extents(index)])


def _below(pieces: Pieces, first: int, stop: int, level: int) -> list[Piece]:
    """What follows a letter’s closer: its postscript, or what is none of it and stands in a division beside it."""
    if first < stop and begins_postscript(pieces, first):
        return _postscript(pieces, first, stop, level)
    rest = pieces.listed[first:stop]
    if rest and pieces.is_paragraph(first) and signed_by_editor(pieces, first):
        attributes = (("type", "editorial"), ("place", "inline"))
        note = Block("note", rest[0].block.extent, (), attributes, "brackets.editor")
        return [Piece(note), *_below(pieces, first + 1, stop, level)]
    if len(rest) == 1 and is_editors(pieces, first):
        return rest  # It becomes a note, which may stand below a closer.
    if rest and not rest[0].opens:
        sourced = all(SOURCED.match(pieces.words(piece)) for piece in rest)
        kind = "provenance" if sourced else "section"
        rest[0] = replace(rest[0], opens=(Opening(kind, level, rule="letters.letter"),))
    return rest


def _adds(pieces: Pieces, first: int, after: int, stop: int) -> bool:
    """Running text below a signature, none of it by an editor: the writer had something to add. Below an address it may be an enclosure."""
    closer = [line for index in range(first, after) for line in pieces.lines(index)]
    added = [piece.block for piece in pieces.listed[after:stop]]
    return (
        all(pieces.is_paragraph(i) and not pieces.listed[i].opens for i in range(after, stop))
        and not any(p.match(line) for line in closer for p in (ADDRESSEE, ENCLOSURE))
        and not closer[-1].endswith(":")
        and not DOCUMENT.match(pieces.lines(after)[0])
        and not EDITED.match(pieces.lines(after)[0])
        and not is_editors(pieces, after)
        and pieces.text[added[0].extent.start] not in "[({<*†‡¹1"
        and sum(len(block.extent) for block in added) <= 8 * SHORT
        and (
            pieces.alone
            or (len(added) <= _OF_MANY and SPEAKS.search(pieces.words(pieces.listed[after])) is not None)
        )
    )


def _closer(text: str, extents: Sequence[Extent]) -> Block:
    """Some lines as a closer."""
    lines = [text[extent.start : extent.end] for extent in extents]
    address = next((i for i in range(len(lines)) if _begins_address(lines, i)), len(lines))
    formula = max((i for i, line in enumerate(lines[:address]) if takes_leave(line)), default=-1)
    elements: list[str] = []
    signed = only_signed = False
    for number, line in enumerate(lines):
        # Who signs beside another has a formula of his own.
        signed = signed and not (number <= formula and takes_leave(line))
        element = "" if number >= address else _element(line, signed=signed and not only_signed)
        if (
            element == "signed"
            and number < formula
            and not (number and takes_leave(lines[number - 1]) and NAME.match(line.rstrip(".,")))
        ):
            element = "salute"  # The formula has not ended yet.
        elif element == "salute" and number > formula and "signed" in elements:
            element = "signed"  # “John Reed,” below the firm for which he signs.
        elif element == "salute" and number > formula and _is_name(line):
            element = "signed"  # “A. P. Reed,” above his office.
        elif not element and elements[-1:] == ["salute"] and not signed and number < address:
            goes_on = _GOES_ON.match(line)
            element = ("signed" if goes_on["name"] else "salute") if goes_on else ""
        if _ONLY_SIGNED.match(line):
            only_signed = True  # “Signed:” by itself names nobody yet: the names follow.
            element = ""
        # An office, or for whom it is done: the name follows.
        signed = signed or (
            element == "signed" and line[-1] != ":" and not is_office(line) and not _FOR.match(line)
        )
        elements.append(element)
    place = elements.index("signed") if "signed" in elements else len(lines)
    if place < address and _is_place(lines[place], lines[place + 1 : address]):
        below = elements[place + 1 :]
        if below[:1] == ["dateline"]:  # “Hallow, Worcestershire,” / “3 May 1901”
            extents = [
                *extents[:place],
                Extent(extents[place].start, extents[place + 1].end),
                *extents[place + 2 :],
            ]
            del lines[place], elements[place]
        elements[place] = "dateline"
        name = place + 1
        if name < len(lines) and NAME.match(lines[name].rstrip(".,")):
            elements[name] = "signed"
    if "signed" not in elements and "salute" in elements:
        last = max(i for i, element in enumerate(elements) if element == "salute")
        if _SIGNS_ITSELF.match(lines[last]):
            elements[last] = "signed"
    parts = (
        Block(element, extent, rule="letters.closer" if element else "")
        for element, extent in zip(elements, extents, strict=True)
    )
    return holding("closer", parts, "letters.closer")


def _is_place(line: str, below: Sequence[str]) -> bool:
    """“Wien.”, “Hallow, Worcestershire,” above the day or above who signs: where it was written."""
    place = line.rstrip(".,")
    named = below and NAME.match(below[0].rstrip(".,")) and " " in below[0]
    followed = bool(below) and bool(named or is_dateline(below[0]))
    if place in PLACES or WHERE.search(place):
        return followed or not is_forename(place)  # “Florence” may sign
    return followed and _PLACE.match(line) is not None


def _is_name(line: str) -> bool:
    """A forename or initials and a name, with a comma behind them; no formula, and nobody who is greeted again."""
    name = line.rstrip(",")
    return " " in name and NAME.match(name) is not None and not (takes_leave(line) or greets(line))


def _begins_address(lines: Sequence[str], number: int) -> bool:
    """The address begins with a line; but “Don Pedro Gil” right below the formula is who signs."""
    line = lines[number]
    signs = number > 0 and line.startswith(("Don ", "Doña ")) and takes_leave(lines[number - 1])
    return ADDRESSEE.match(line) is not None and not signs and not INITIALS.match(line)


def _element(line: str, *, signed: bool) -> str:
    """What a line of a closer is (`signed`: below somebody who has signed): dateline, salute, signed, or nothing of its own."""
    if is_dateline(line) or names_day(line):
        return "dateline"
    if SIGNED.match(line):
        return "signed"
    if signed or ENCLOSURE.match(line):
        return ""
    if line[-1] in ",:" and is_office(line) and not takes_leave(line):
        return "signed"
    if takes_leave(line) or line.endswith(","):
        return "salute"
    named = (
        line[:1].isupper()
        or line[:2].lower() in {"d’", "d'"}
        or line.startswith(("von ", "van ", "de ", "du ", "di ", "da ", "v. "))
        or line[:1] in '"“'
        or _FOR.match(line)
    )
    return "signed" if named and len(line) < 60 and not _CALLS_OUT.search(line) else ""


def _postscript(pieces: Pieces, first: int, stop: int, level: int) -> list[Piece]:
    """P.S. and all that follows it in the letter, but for notes; it may have a closer of its own."""
    notes = next((i for i in range(first + 1, stop) if answers_marker(pieces, i)), stop)
    below = _below(pieces, notes, stop, level)
    blocks = [piece.block for piece in pieces.listed[first:notes]]
    if any(block.element != "p" for block in blocks):
        return [*(Piece(block) for block in blocks), *below]
    end = next((i for i in range(max(first + 1, notes - 4), notes) if _ends_here(pieces, i, notes)), notes)
    inner = blocks[: end - first]
    if end < notes:
        inner.append(closed(pieces, end, notes))
    return [Piece(holding("postscript", inner, "letters.postscript")), *below]


def _ends_here(pieces: Pieces, index: int, stop: int) -> bool:
    """A name or an address, and nothing but short blocks below it."""
    if not pieces.is_plain(index):
        return False
    lines = pieces.lines(index)
    return (
        is_signature(lines)
        or (len(lines[0]) < 90 and ADDRESSEE.match(lines[0]) is not None)
        or takes_leave(lines[0])
    ) and closer_end(pieces, index, stop) == stop
