"""What minutes are divided into once they are read: items with their titles, who signs, what stands below an item."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.document_ends import SIGNS
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SIGNED
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.letters.lines import APPROVED, OFFICES, signs_by_itself
from teiwright.conventions.letters.lines import NAME as NAME_OF
from teiwright.conventions.letters.pieces import SHORT
from teiwright.conventions.lines import lines_of
from teiwright.conventions.minutes.meetings import is_meeting
from teiwright.conventions.numbers import count_up
from teiwright.conventions.pieces import Opening, Piece, around, holding, is_running
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from teiwright.conventions.view import View

_OFFICER = lazy(
    rf"(?:{CAPITAL}[\w’'-]*+\.? ?){{1,4}},? \(?(?i:(?:the |der |die |le |la |el |il )?(?:hon(?:orary|\.)? |vice-|acting |assistant |general )?(?i:{OFFICES})\b[\w .]{{0,30}})\)?\.?$"
    r"|(?:The|Il|La|Le|El|Der|Die) [^\W\d_][\w ]{3,40}:\s*(?i:f\.to|gez\.|signé|fdo\.|firmado|sgd\.?|\(?signed\)?)\s*\S[^\n]{2,40}$"
)
"""“A. Jones, Chairman”, “Il Segretario: f.to N. Orsi”: who signs."""
_COLLEGE = lazy(
    r"(?i:(?:les |los |las |i |gli |die |the )?(?:conseillers|membres|members|councillors|concejales|vocales|regidores|consiglieri|membri|mitglieder|testigos|témoins|testimoni|zeugen|witnesses))\s?:\s*"
    rf"{CAPITAL}[\w.’'-]*(?:(?:,|;|\.? ?[–—-]| y| et| e| and| und)? (?:{CAPITAL}[\w.’'-]*|de|di|\([^()]{{3,40}}\)))*\.?$"
)
"""“Concejales: José Mora. — Luis Pacheco.”: who signs together, on one line."""
READ_OVER = lazy(
    r"(?i)(?:(?:laut |ihm |ihr )?(?:vorgelesen|v\. ?g\. ?u\.)|(?:auf |nach )(?:\w+ )?(?:vorlesen|vorlesung|verlesen|verlesung)\b|(?:read over|read and signed|the foregoing|taken(?:,? and)? (?:sworn|signed|subscribed|before me)|sworn before)\b"
    r"|(?:the|this) (?:examination|deposition|statement|confession)s? (?:was|were|being|having been)\b|lecture (?:lui )?(?:a été )?faite|plus n['’]a (?:dit|déposé)|(?:dont acte|fait et (?:clos|passé))\b"
    r"|lu (?:et approuvé|, persiste)|leíd[oa]\b.{0,60}\b(?:ratific|firm)|lett[oa],? (?:e )?(?:confermat|sottoscritt|approvat))"
)
"""“Vorgelesen, genehmigt, unterschrieben”, “Lecture faite, persiste et signe”: what the clerk writes below an examination."""
_BESIDE = lazy(r"\s*[—–]\s*|\s{2,}|(?<=[A-ZÀ-Þ]{2}\.)\s")
"""Between the names of those who sign on one line."""
_NUMBERED = lazy(rf"(?P<n>\d{{1,2}})[.)]\s+{CAPITAL}[^\n]{{2,68}}")


_ITEM = lazy(
    rf"(?P<n>\d{{1,2}})[.)]\s+(?P<title>{CAPITAL}[^\n]{{2,68}})(?<![.;,:!?\s])[ \t]*\n(?=\s*(?P<below>\S+))"
)
"""“2. Strike fund” on a line above its paragraph."""
_ASKED = lazy(
    rf"(?P<n>\d{{1,2}})[.)]\s+(?P<title>[¿“\"„«]?{CAPITAL}[^\n.!?]{{2,100}}\?)[ \t]*(?:\n(?=\s*\S)|$)"
)


_POINT = lazy(rf"(?P<n>\d{{1,2}})\.?[°º]\.?(?: ?[-–—])?\s+(?P<title>{CAPITAL}[^\n]{{2,68}})$")
"""“1° Chemin vicinal n° 3.”, all of a paragraph."""


def signed(view: View, made: list[Piece]) -> list[Piece]:
    """“(Signed) A. Jones” or “A. Jones, chairman” closes the minutes, or those of one meeting."""
    ends = {len(made) - 1, *(i - 1 for i, piece in enumerate(made) if i and piece.opens)}
    closed = list(made)
    for index in reversed(range(len(made))):
        if index in ends:
            below = index + 1 < len(made) and closed[index + 1].block.element == "closer"
            told = any(_says_signed(view, piece) for piece in made[max(0, index - 2) : index])
            closed[index] = (_day_above(view, made[index]) if below else None) or _as_closer(
                view, made[index], told=told
            )
            if closed[index].block.element == "closer" and not made[index].opens:
                ends.add(index - 1)  # one who signs above another
    return closed


def _day_above(view: View, piece: Piece) -> Piece | None:
    """“Hallow, 5 May 1911” above those who sign, as a closer; None for what is no such line."""
    block = piece.block
    if not is_running(block) or piece.opens or not is_dateline(view.words(block.extent)):
        return None
    day = Block("dateline", block.extent, rule="minutes.signed")
    return replace(piece, block=replace(block, element="closer", children=(day,), rule="minutes.signed"))


def _says_signed(view: View, piece: Piece) -> bool:
    """What the clerk writes above those who sign: that it was read over, or that they sign."""
    extent = piece.block.extent
    if not is_running(piece.block):
        return False
    return bool(READ_OVER.match(view.text, extent.start) or SIGNS.search(view.text, extent.start, extent.end))


def _as_closer(view: View, piece: Piece, *, told: bool) -> Piece:
    """Who signs, as a closer; names alone where the text has `told` that they do."""
    block = piece.block
    if not is_running(block) or piece.opens or len(block.extent) > SHORT:
        return piece
    lines = lines_of(view.text, block.extent)
    rows = [view.words(line) for line in lines]
    first, *below = rows
    if below and takes_leave(first) and all(_OFFICER.match(line) or NAME_OF.match(line) for line in below):
        elements = ["salute", *("signed" for _ in below)]
    elif (
        SIGNED.match(view.text, block.extent.start, block.extent.end)
        or all(_OFFICER.match(row) or _COLLEGE.match(row) for row in rows)
        or _below_offices(rows)
        or (told and all(map(_is_names, rows)))
    ):
        elements = ["dateline" if is_dateline(r) else "" if APPROVED.match(r) else "signed" for r in rows]
    else:
        return piece
    parts = (Block(kind, line, rule="minutes.signed") for kind, line in zip(elements, lines, strict=True))
    return replace(piece, block=holding("closer", parts, "minutes.signed"))


def _is_names(row: str) -> bool:
    """“Vialleton.      Pradier, clerk.”, “M. Faure. — A. Vialleton.”: names, side by side."""
    return all(NAME_OF.match(name.rstrip(".,")) for name in _BESIDE.split(row.strip()))


def _below_offices(rows: Sequence[str]) -> bool:
    """“Le secrétaire,” and “P. Picard” below it, once or more often; perhaps below “V.º B.º”, or with a place and a day."""
    rows = [row for row in rows if not (APPROVED.match(row) or is_dateline(row))]
    if not rows:
        return False
    return len(rows) % 2 == 0 and all(signs_by_itself(rows[at : at + 2]) for at in range(0, len(rows), 2))


def within(pieces: list[Piece], kind: str, *, titled: bool) -> list[Piece]:
    """All of the body in one division of this kind; its own divisions one level deeper. The divisions behind an interview in which nobody speaks stand beside it."""
    stop = _end_of_talk(pieces) if kind == "interview" else len(pieces)
    pieces, beyond = pieces[:stop], pieces[stop:]
    made: list[Piece] = []
    first = True
    meetings = sum(map(is_meeting, pieces))
    for piece in pieces:
        if piece.part != "body":
            made.append(piece)
            continue
        opens = tuple(
            replace(o, kind="section" if o.kind == "chapter" else o.kind, level=o.level + 1)
            for o in piece.opens
        )
        if first and titled and piece.block.element == "p" and len(piece.block.extent) < 200:
            head = replace(piece.block, element="head", attributes=(), rule="minutes.minutes")
            made.append(Piece(head, (Opening(kind, 1, rule=f"minutes.{kind}"),)))
            first = False
            continue
        if first:
            headed = (
                piece.block.element == "head"
                and piece.opens
                and not (meetings > 1 and is_meeting(piece))
                and not _is_counted(piece, pieces)
            )
            outer = Opening(kind, 1, rule=f"minutes.{kind}")
            opens = (outer,) if headed else (outer, *opens)
            first = False
        made.append(Piece(piece.block, opens, piece.part))
    return made + beyond


def _end_of_talk(pieces: Sequence[Piece]) -> int:
    """The piece behind the last speech with which another division begins, of those that are not within others; the number of pieces if none does."""
    last = max((i for i, piece in enumerate(pieces) if piece.block.element == "sp"), default=len(pieces))
    outer = min((o.level for piece in pieces if piece.part == "body" for o in piece.opens[:1]), default=0)
    return next(
        (i for i, piece in enumerate(pieces) if i > last and piece.opens and piece.opens[0].level == outer),
        len(pieces),
    )


def _is_counted(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """The heading is the first of several with numbers, and no title of them all."""
    own = piece.opens[0]
    like = [o for each in pieces for o in each.opens[:1] if o.level == own.level and o.n]
    return own.n != "" and len(like) > 1


def below_item(view: View, piece: Piece) -> list[Piece]:
    """A table right below “3. Accounts”, which was taken for its own head: the section of that item."""
    block = piece.block
    if block.element != "table" or block.children[0].element != "head" or piece.part != "body":
        return [piece]
    head, *rows = block.children
    item = _NUMBERED.fullmatch(view.text, head.extent.start, head.extent.end)
    if item is None:
        return [piece]
    opening = Opening("section", 1, item["n"], "minutes.item")
    table = replace(block, extent=around(rows), children=tuple(rows))
    return [Piece(replace(head, rule="minutes.item"), (opening,)), Piece(table)]


def item_lines(view: View, pieces: Sequence[Piece]) -> dict[int, re.Match[str]]:
    """Where the paragraphs begin whose first line is the title of a numbered item: “2. Strike fund”, or, if all of them count from 1, a question, “2. Who keeps the keys?”."""
    plain = [p.block.extent for p in pieces if is_running(p.block)]
    items = [
        item for e in plain if (item := _ITEM.match(view.text, e.start, e.end)) and not _goes_on(view, item)
    ]
    asked = [item for e in plain if (item := _ASKED.match(view.text, e.start, e.end))]
    items += _points(view, plain)
    every = sorted((*items, *asked), key=lambda item: item.start())
    counted = len(every) > 1 and count_up([int(item["n"]) for item in every])
    return {item.start(): item for item in (every if counted else items)}


def _goes_on(view: View, item: re.Match[str]) -> bool:
    """The line of a number ends where the next word had no room, or that begins small: a sentence, and no title."""
    below, width = item["below"], view.layout.width
    return below[0].islower() or 0 < width <= len(item[0].rstrip()) + len(below) + 3


def _points(view: View, plain: Sequence[Extent]) -> list[re.Match[str]]:
    """“1° …”, “2° …”, each above paragraphs of its own: short lines that count from 1, and no list."""
    found = [(i, point) for i, e in enumerate(plain) if (point := _POINT.match(view.text, e.start, e.end))]
    counted = [int(point["n"]) for _, point in found] == list(range(1, len(found) + 1))
    apart = all(two - one > 1 for (one, _), (two, _) in pairwise(found))
    return [point for _, point in found] if len(found) > 1 and counted and apart else []


def headed(block: Block, item: re.Match[str]) -> list[Piece]:
    """A numbered item whose first line, or all of it, is its title: a section with a head."""
    head = Block("head", Extent(block.extent.start, item.end("title")), rule="minutes.item")
    rest = Extent(item.end(), block.extent.end)
    made = [Piece(head, (Opening("section", 1, item["n"], "minutes.item"),))]
    return [*made, Piece(replace(block, extent=rest))] if rest.start < rest.end else made
