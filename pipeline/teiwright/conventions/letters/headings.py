"""The headings of letters: “Letter 2”, “To his Sister”, and those that only the text below them shows to be such; the summaries of editors below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL, has_small_words
from teiwright.conventions.letters.datelines import begins_with_day
from teiwright.conventions.letters.ends import closing, leaves
from teiwright.conventions.letters.formulas import ENCLOSED, LETTER_HEAD
from teiwright.conventions.letters.lines import NARROW, is_day, opens_letter
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.titles.of_documents import LONGEST, names_document
from teiwright.model import Block, Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teiwright.conventions.letters.pieces import Pieces

_TO = w.listed("To to An an À à A a Au au aux Al al Alla alla Allo allo Ai ai")
"""One of these words is in every heading that names whom a letter is for."""
_LONGEST_NAMING = 60
"""Characters of such a heading."""
_LONGEST_TITLE = 90
_HOW_MANY = lazy(
    r"(?i)(?:[ei]nclosures|annexes|pi[eè]ces (?:jointes|annex[ée]e?s)|anlagen|beilagen|allegati|anexos)\W* \d"
)
"""“Enclosures 2”: how many there are, below the letter with which they went."""
_COPIED = lazy(r"(?i)\b(?:copy|abschrift|copie|copia)\b")
"""What no letter says of itself at its end."""


def heads(piece: Piece) -> str:
    """The kind of the division that a heading begins; empty for what is no heading, or a second one."""
    return piece.opens[-1].kind if piece.block.element == "head" and piece.opens else ""


def below_heading(listed: Sequence[Piece], index: int) -> int:
    """The first piece below a heading and those that go on it."""
    index += 1
    while index < len(listed) and is_second(listed[index]):
        index += 1
    return index


def is_second(piece: Piece) -> bool:
    """A second heading of the same division."""
    return piece.block.element == "head" and not piece.opens


def names_addressee(words: str) -> bool:
    """“To his Sister” on a line by itself."""
    return (
        len(words) <= _LONGEST_NAMING
        and not _TO.isdisjoint(words.split())
        and LETTER_HEAD.match(words) is not None
    )


def label_above(pieces: Pieces, first: int, floor: int) -> int | None:
    """The piece “[Enclosure]” above the opener that begins with one, or above the line there that says who wrote to whom, or a title below a rule; None if there is none below `floor`.

    “Enclosures” by itself, in small letters, may as well be the last line of the letter above.
    """
    named = is_addressee(pieces, first)
    index = first - 1 - is_addressee(pieces, first - 1)
    if index <= floor:
        return None
    if index > floor + 1 and pieces.listed[index - 1].block.element == "milestone":
        return index if is_title(pieces, pieces.listed[index]) else None  # below a rule between two letters
    words = pieces.words(pieces.listed[index])
    heads_it = pieces.is_plain(index) or pieces.listed[index].block.element == "head"
    if not heads_it or words[:1].islower() or not ENCLOSED.match(words):
        return None
    told = named or words[0] in "[(" or words.isupper() or any(map(str.isdigit, words))
    return index if told and not _HOW_MANY.match(words) else None


def label_heading(piece: Piece, text: str, level: int, *, named: bool) -> Piece:
    """“[Enclosure]” as the heading of a letter; without brackets, and without who wrote to whom below it, it may as well tell what the letter above holds."""
    words = text[piece.block.extent.start : piece.block.extent.end]
    made = as_heading(piece, level)
    if named or words[0] in "[(" or _COPIED.search(words):
        return made
    (opening,) = made.opens
    block, opening = replace(made.block, cert=Certainty.MEDIUM), replace(opening, cert=Certainty.MEDIUM)
    return replace(made, block=block, opens=(opening,))


def as_second(piece: Piece) -> Piece:
    """A further heading of the same letter."""
    block = Block("head", piece.block.extent, (), (("type", "sub"),), "letters.heading")
    return Piece(block, (), piece.part)


def is_addressee(pieces: Pieces, index: int) -> bool:
    """A paragraph that is nothing but that."""
    return pieces.is_plain(index) and names_addressee(pieces.words(pieces.listed[index]))


def is_title(pieces: Pieces, piece: Piece) -> bool:
    """A line by itself, without a stop, above the one letter of a text."""
    words = pieces.words(piece)
    return (
        piece.block.element == "p"
        and not piece.opens
        and "\n" not in words
        and (is_long_title(words) or (len(words) <= _LONGEST_TITLE and words[-1] not in ".,;:!?—-"))
    )


def is_long_title(words: str) -> bool:
    """One line in capitals, or one that says what the document is, longer than those of a letterhead."""
    long = NARROW < len(words) <= LONGEST and "\n" not in words
    return long and (words.isupper() or names_document(words))


def as_heading(piece: Piece, level: int) -> Piece:
    """The heading of a letter."""
    block = Block("head", piece.block.extent, (), (), "letters.heading")
    return Piece(block, (Opening("letter", level, rule="letters.heading"),), piece.part)


def name_greeted(pieces: Pieces) -> None:
    """A heading right above a greeting, whose division ends with a closing formula, is that of a letter."""

    def is_letter(first: int, stop: int) -> bool:
        greeting = next((i for i in range(first, min(first + 2, stop)) if pieces.is_salute(i)), stop)
        return (
            greeting < stop
            and all(pieces.is_plain(i) and opens_letter(pieces.lines(i)) for i in range(first, greeting))
            and leaves(pieces, greeting + 1, stop)
        )

    _name(pieces, is_letter)


def name_signed(pieces: Pieces, starts: set[int]) -> None:
    """Among letters a heading whose division takes leave at its end is that of one, though none of `starts`, a day or a greeting, stands in it."""
    _name(
        pieces,
        lambda first, stop: (
            starts.isdisjoint(range(first, stop))
            and leaves(pieces, first, stop)
            and not _within_letter(pieces, starts, first)
        ),
    )


def _within_letter(pieces: Pieces, starts: set[int], first: int) -> bool:
    """A letter without a heading of its own has not ended above the heading of a piece: it divides that letter."""
    above = max((start for start in starts if start < first), default=-1)
    headed = above > 0 and pieces.listed[above - 1].block.element == "head"
    return above >= 0 and not headed and closing(pieces, above + 1, first) == first


def _name(pieces: Pieces, is_letter: Callable[[int, int], bool]) -> None:
    """Call the divisions letters that are such by their text, from one piece up to another, and that are not called something else."""
    for index, piece in enumerate(pieces.listed):
        if heads(piece) not in {"chapter", "section"} or w.KEYED.match(pieces.words(piece)):
            continue
        first = below_heading(pieces.listed, index)
        stop = pieces.next_opening(first)
        if is_letter(first, stop):
            named = replace(piece.opens[-1], kind="letter", rule="letters.greeted")
            pieces.listed[index] = replace(piece, opens=(*piece.opens[:-1], named))


SUMMARY = "letters.summary"
_LONGEST_SUMMARY = 600
"""Characters of such a summary."""
_WHO_TO_WHOM = lazy(
    rf"(?:(?:No|Nr)?\.? ?\d{{1,4}}[.)]? ?[–—-]? ?)?{CAPITAL}[^\n.!?]{{1,50}}? (?:an|to|à|a|al|alla) {CAPITAL}[^\n!?]{{1,60}}$"
)
"""“3. Ada Gray to her brother”, “12. Wendrich an Anna Hofer”."""
_SHORT = 50
"""Characters of a line that may be the place of a day, at most."""
WHERE = lazy(r"\b(?:near|next|près|chez|cerca|junto|presso|vicino)\b")
"""Words that lead from one place to a better known one."""


def with_summary(pieces: Pieces, made: list[Piece], *, day: str) -> list[Piece]:
    """The last pieces, where a summary, perhaps below the day, stands below a heading that says who wrote to whom: as the day and the argument of that letter.

    Args:
        pieces: those of the text.
        made: the pieces above the greeting of a letter, or above its day.
        day: the line below them if it is the day of the letter, else nothing.
    """
    kinds = "".join(_kind(pieces, piece) for piece in made[-3:])
    if kinds[-2:] != "hs" if day else kinds != "hds":
        return made
    if begins_with_day(day) and _may_be_place(pieces.words(made[-1])):
        return made
    *above, head = made[: -1 if day else -2]
    own = head.opens[-1]
    letter = replace(head, opens=(*head.opens[:-1], replace(own, kind="letter")))
    return [*above, letter, *(_day_or_argument(pieces, piece) for piece in made[len(above) + 1 :])]


def with_description(pieces: Pieces, made: list[Piece]) -> list[Piece]:
    """The last pieces, where “[Postcard, pencil]” stands below the number or heading of a letter: as its heading, and as a note of the editor."""
    if len(made) < 2 or made[-1].opens or made[-1].block.element != "p":
        return made
    *above, head, told = made
    words = pieces.words(told)
    headed = head.block.element == "head" and heads(head) in {"chapter", "section", "letter"}
    if not headed or words[0] != "[" or words[-1] != "]" or "]" in words[:-1]:
        return made
    own = replace(head.opens[-1], kind="letter")
    note = Block(
        "note", told.block.extent, (), (("type", "editorial"), ("place", "inline")), "brackets.editor"
    )
    return [*above, replace(head, opens=(*head.opens[:-1], own)), replace(told, block=note)]


def is_described(made: list[Piece]) -> bool:
    """The last piece is such a note, right below the heading of its letter."""
    return len(made) > 1 and made[-1].block.element == "note" and made[-2].block.element == "head"


def _kind(pieces: Pieces, piece: Piece) -> str:
    """H for a heading that says who wrote to whom, d for a day, s for what may be a summary, x for anything else."""
    words = pieces.words(piece)
    if piece.opens:
        told = heads(piece) in {"chapter", "section", "letter"} and piece.block.element == "head"
        return "h" if told and _WHO_TO_WHOM.match(words) else "x"
    if piece.block.element != "p" or piece.block.children or len(words) > _LONGEST_SUMMARY:
        return "x"
    return "d" if is_day(words) else "s"


def _may_be_place(words: str) -> bool:
    """“Hallow Mill, near Bath.” may be the place of the day below it: no small word shows that it is a summary."""
    return len(words) <= _SHORT and not has_small_words(WHERE.sub("", words))


def _day_or_argument(pieces: Pieces, piece: Piece) -> Piece:
    block = piece.block
    if is_day(pieces.words(piece)):
        day = Block("dateline", block.extent, rule="letters.opener")
        return replace(piece, block=Block("opener", block.extent, (day,), (), "letters.opener"))
    return replace(piece, block=Block("argument", block.extent, (block,), (), SUMMARY))
