"""Bracketed blocks of transcribers: [Illustration: …], [Sidenote: …], [Transcriber’s Note: …]; footnotes are the notes’ module’s."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.flow.breaks import BREAK, broken
from teiwright.conventions.notes.whose import says_whose
from teiwright.conventions.pages.breaks import NAMED
from teiwright.conventions.pages.names import BRACED, LEAST, rise
from teiwright.conventions.pieces import ANYWHERE, holding, is_running
from teiwright.conventions.titles.facts import ORNAMENT
from teiwright.model import Block, Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import Found, View

RULES = {
    "brackets.figure": "[Illustration: …] stands for a picture with its caption.",
    "brackets.sidenote": "[Sidenote: …] is a note in the margin.",
    "brackets.transcriber": "[Transcriber’s Note: …] is a note of those who made the file.",
    "brackets.editor": "A paragraph that begins with “Editor's note:” is a note, and so is what stands between it and the letter or the day that it is about.",
    "brackets.page": "[p. 12], [fol. 3v]: numbers of pages in brackets, rising, say where a page of the original begins.",
    "brackets.greek": "[Greek: …] holds Greek in Latin letters.",
}
_FIGURE = lazy(rf"\[(?:{w.PICTURES}):?\s*(?P<caption>[^\]]*)\]$", re.DOTALL)
EDITED = 8
"""Paragraphs of such a note at most."""
MANY = 60
"""Among so many blocks below it, two letters or days begin: one letter may stand in a story."""
_SIDENOTE = lazy(
    r"(?i)\[(?:side-?note|marginal(?: ?note|ie)?|(?:in|on) (?:the )?margin|rand(?:notiz|bemerkung|vermerk)|(?:am|auf dem|links am|rechts am|unten am|oben am) rande?|(?:(?:note )?en|note) marg(?:e|inale)|al margen|nota (?:al margen|marginal|a margine)|(?:a|in|nel) margine)\s*:\s*(?P<words>[^\]]+)\]$",
    re.DOTALL,
)
_TRANSCRIBER = lazy(
    r"\[?(?:Transcriber['’]?s?['’]? [Nn]otes?|Anmerkungen? (?:zur Transkription|des Transkribenten)|Note (?:du|de) transcripteur|Nota del transcriptor|Note?a? del trascrittore)\s*[:.]",
    re.DOTALL,
)
_PAGE = lazy(
    r"[\[{](?:[Pp](?:p?\.|g\.?|age|ágina|agina)|S\.|Seite|[Pp]ág\.|[Pp]ag\.|f(?:ol)?\.) ?(?P<n>\d{1,4}[rv]?|[ivxlc]{1,7})[\]}]"
)
_GREEK = lazy(r"\[Greek:\s*(?P<words>[^\]]{1,400})\]")
_PARAGRAPH = lazy(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
FIGURE_SKIP = "brackets and label of an illustration, encoded as figure"


def blocks(view: View, found: Found) -> None:
    """Paragraphs that are such a bracket become what it says."""
    made = [
        replace(piece, block=_read(view, found, piece.block)) for piece in _with_pictures_apart(view, found)
    ]
    found.pieces = _with_editors(view.text, made)


def _with_pictures_apart(view: View, found: Found) -> list[Piece]:
    """The pieces, with brackets for pictures that are set in like a quotation as paragraphs of their own."""
    made: list[Piece] = []
    for piece in found.pieces:
        held = [c for c in piece.block.children if c.element == "p" and _FIGURE.match(view.words(c.extent))]
        if piece.block.element != "quote" or not held:
            made.append(piece)
            continue
        found.unmark_line_ends([child.extent for child in held])
        blocks: list[Block] = []
        for apart, group in itertools.groupby(piece.block.children, held.__contains__):
            inside = tuple(group)
            whole = Extent(inside[0].extent.start, inside[-1].extent.end)
            blocks += inside if apart else [replace(piece.block, extent=whole, children=inside)]
        made += [
            replace(piece, block=block, opens=() if number else piece.opens)
            for number, block in enumerate(blocks)
        ]
    return made


def _read(view: View, found: Found, block: Block) -> Block:
    """A block as what its bracket says; most have none."""
    if block.element == "titlePage":
        return _without_ornaments(view, found, block)
    alone = is_running(block) or _is_one_line(block) or block.element == "stage"
    may = alone and view.text[block.extent.start] in "[TAN" and len(block.extent) <= 3000
    return _bracket(view, found, block) if may else block


def _with_editors(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with paragraphs that begin with “Editor's note:” as notes; before a letter or a day, also those that follow them."""
    made: list[Piece] = []
    index = 0
    while index < len(pieces):
        block = pieces[index].block
        kind = says_whose(text, block.extent.start, block.extent.end) if is_running(block) else ""
        last = index + 1 == len(pieces)
        if not kind or (last and not (made and made[-1].block.element == "closer")):
            made.append(pieces[index])
            index += 1
            continue
        stop = index + 1
        while stop < len(pieces) and stop - index < EDITED and _is_plain(pieces[stop]):
            stop += 1
        before = sum(map(_begins_text, pieces[stop : stop + MANY]))
        if (
            kind == "authorial"
            or before < 2
            or not _begins_text(pieces[stop])
            or (made and _is_plain(made[-1]))
        ):
            stop = index + 1
        inner = (replace(piece.block, rule="brackets.editor") for piece in pieces[index:stop])
        note = holding("note", inner, "brackets.editor", (("type", kind), ("place", "inline")))
        made.append(replace(pieces[index], block=note))
        index = stop
    if all(piece.block.element in ANYWHERE for piece in made):
        return pieces  # There is no text that it is about.
    return made


def _is_plain(piece: Piece) -> bool:
    return is_running(piece.block) and not piece.opens


def _begins_text(piece: Piece) -> bool:
    """A letter or the entry of a diary begins."""
    kinds = {opening.kind for opening in piece.opens}
    return piece.block.element in {"opener", "dateline"} or bool(kinds & {"letter", "diaryEntry"})


def _without_ornaments(view: View, found: Found, block: Block) -> Block:
    """A title page with its rows of stars as breaks and its brackets as pictures."""
    if block.rule == ORNAMENT:
        if BREAK.match(view.words(block.extent)):
            return broken(view, block.extent, found, ORNAMENT)
        return _bracket(view, found, block)
    if not block.children:
        return block
    return replace(block, children=tuple(_without_ornaments(view, found, child) for child in block.children))


def _is_one_line(block: Block) -> bool:
    """A bracket amid verse, where every line is one of verse."""
    return block.element == "lg" and block.children[0].extent == block.extent


def page_marks(view: View, found: Found) -> None:
    """Numbers of pages in brackets as pb, where each is larger than the one before it; those in braces may have no word before them."""
    held = "[" in view.text or "{" in view.text
    marks = list(_PAGE.finditer(view.text, view.start, view.stop)) if held else []
    if not marks and "{" in view.text:
        marks = list(BRACED.finditer(view.text, view.start, view.stop))
        marks = marks if len(marks) >= LEAST else []
    if len(marks) < 2 or not rise([mark["n"] for mark in marks]):
        return
    # Those that fill a line are known already: what they divide was read as one.
    told = {extent.start for furniture in view.pages.breaks for extent, _ in furniture.lines}
    whole = {(mark.start(), mark.end()): mark for mark in marks if mark.start() not in told}
    made: list[Piece] = []
    for piece in found.pieces:
        block = piece.block
        mark = whole.pop((block.extent.start, block.extent.end), None) if not block.children else None
        if mark is None:
            made.append(piece)
            continue
        at = Extent(mark.start(), mark.start())
        made.append(replace(piece, block=Block("pb", at, (), (("n", mark["n"]),), "brackets.page")))
        found.skip(*mark.span(), NAMED)
    found.pieces = made
    for mark in whole.values():
        at = Extent(mark.start(), mark.start())
        found.spans.append(Span(at, "pb", "brackets.page", (("n", mark["n"]),), evidence=f"“{mark[0]}”"))
        found.skip(*mark.span(), NAMED)


def _bracket(view: View, found: Found, block: Block) -> Block:
    """A paragraph in brackets as what it is: picture, note in the margin, note of the transcriber; else the same."""
    text = view.text
    start, end = block.extent.start, block.extent.end
    words = text[start:end]
    figure = _FIGURE.match(words)
    if figure:
        return _figure(found, block, start + figure.start("caption"), start + figure.end("caption"), text)
    side = _SIDENOTE.match(words)
    if side:
        return Block("note", block.extent, (), (("place", "margin"),), "brackets.sidenote")
    if _TRANSCRIBER.match(words):
        parts = (Block("p", part, rule="brackets.transcriber") for part in _paragraphs(text, block.extent))
        return holding("note", parts, "brackets.transcriber", (("type", "editorial"), ("place", "inline")))
    return block


def _paragraphs(text: str, extent: Extent) -> list[Extent]:
    """What blank lines divide."""
    return [
        Extent(match.start(), match.start() + len(match[0].rstrip()))
        for match in _PARAGRAPH.finditer(text, extent.start, extent.end)
    ]


def _figure(found: Found, block: Block, start: int, end: int, text: str) -> Block:
    caption = text[start:end].strip()
    if not caption:
        found.skips.append(Skip(block.extent, FIGURE_SKIP))
        return Block("figure", Extent(block.extent.start, block.extent.start), (), (), "brackets.figure")
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    stop = begin + len(caption)
    found.skip(block.extent.start, begin, FIGURE_SKIP)
    found.skip(stop, block.extent.end, FIGURE_SKIP)
    head = Block("head", Extent(begin, stop), rule="brackets.figure")
    return Block("figure", head.extent, (head,), (), "brackets.figure")


def greek(view: View, found: Found) -> None:
    """[Greek: …] inside running text."""
    for match in _GREEK.finditer(view.text, view.start, view.stop):
        words, language = Extent(*match.span("words")), (("xml:lang", "grc-Latn"),)
        found.spans.append(Span(words, "foreign", "brackets.greek", language))
