"""Names in capitals amid headings: who wrote a piece, signed a text, or made a poem. They head nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_small, is_upper
from teiwright.conventions.document_ends import first_name_at_end
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.headings.alike import SHORT, TOP, is_paragraph
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import POSTSCRIPT
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.page import author_of_piece
from teiwright.conventions.verse.attributions import is_signed
from teiwright.conventions.widths import at_right
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.conventions.view import View

WORDS, LETTER = 5, 12
"""Spaces in a signature, and paragraphs of such a letter, at most."""
GREETS = lazy(r"(?:To the Editors?\b|(?:Dear )?(?:Mr\.? Editor|Sirs?|Gentlemen)[,:.]?\s?(?:—|–|--|\n|$|-))")
_WHO = lazy(
    r"(?i)(?:the |der |die |l['’]|le |la |les |el |los |il |lo |gli |i )(?:editors?|author(?:ess)?|translator|publishers?|herausgeber(?:in)?|verfasser(?:in)?|übersetzer(?:in)?|verleger|"
    r"éditeurs?|auteur|traduct(?:eur|rice)|editor(?:es|a)?|autor(?:es|a)?|traductor(?:a)?|editor[ei]|autor[ei]|autrice|traduttor[ei]|traduttrice)$"
)
"""“THE EDITOR”: who signs a preface."""
PIECES = 3
"""So many at least are signed so."""
DATED = 2
"""A place and a day below a name stand on so many lines at most."""


def without_signatures(view: View, chosen: Heads) -> Heads:
    """A line in capitals below a text signs it: at the right margin, above a heading set off by more blank lines, or below a letter."""
    chunks = view.chunks
    parted = _above_rows(view, chosen)
    gone = {
        index
        for index, (heading, second) in chosen.items()
        if not second
        and heading.rank in {w.CAPITALS, w.WEAKEST}
        and index
        and index - 1 not in chosen
        and (
            at_right(view, chunks[index])
            or _is_dated(view, chosen, index)
            or signs_letter(view, chosen, index)
            or _signs_preface(view, chosen, index)
            or _signs_above_postscript(view, index)
            or _signs_above_chapter(view, chosen, index)
            or index in parted
            or index >= first_name_at_end(view)
            or (
                index + 1 in chosen
                and not chosen[index + 1][1]
                and chunks[index + 1].blank > chunks[index].blank
                and chunks[index].blank <= view.layout.blanks
            )
        )
    }
    return {
        index: (heading, second and index - 1 not in gone)
        for index, (heading, second) in chosen.items()
        if index not in gone
    }


def _above_rows(view: View, chosen: Heads) -> set[int]:
    """Where piece after piece is signed in capitals above a row of signs (“* * *”), lines with a stop and no more room above them than a paragraph."""
    chunks = view.chunks
    signed = {
        index
        for index in chosen
        if chunks[index].height == 1
        and not view.layout.is_apart(chunks[index])
        and len(words := view.words(chunks[index])) <= SHORT
        and words.count(" ") < WORDS
        and words.endswith(".")
        and not any(is_small(word) for word in words.split())  # “THE WHEEL.” above a row of stars
        and index
        and is_paragraph(view, index - 1)
    }
    rows = sum(
        1 for index in signed if index + 1 < len(chunks) and BREAK.match(view.words(chunks[index + 1]))
    )
    return signed if rows >= PIECES else set()


def _signs_preface(view: View, chosen: Heads, index: int) -> bool:
    """“ADA GRAY.” or “THE EDITOR.” below a preface, with more room below the name than above it: she has written what is above."""
    chunks = view.chunks
    chunk = chunks[index]
    if index + 1 == len(chunks) or chunk.blank >= chunks[index + 1].blank or not chunk.blank:
        return False
    above = max((i for i in chosen if i < index), default=None)
    return (
        above is not None
        and chosen[above][0].named
        and chosen[above][0].kind in {"preface", "dedication"}
        and chunk.height == 1
        and (is_name(words := view.words(chunk).strip("_. ")) or _WHO.match(words) is not None)
    )


def _signs_above_postscript(view: View, index: int) -> bool:
    """“ADA GRAY.” between a text and “P.S.”: what is added below a signature."""
    chunks = view.chunks
    chunk = chunks[index]
    if index + 1 == len(chunks) or chunk.height > 1 or len(view.words(chunk)) > SHORT:
        return False
    below = POSTSCRIPT.match(view.text, chunks[index + 1].start)
    return below is not None and below[0].lstrip('"“').startswith(("P", "Nachschrift"))  # no “N.B.”


def _signs_above_chapter(view: View, chosen: Heads, index: int) -> bool:
    """“ADA GRAY.” between a paragraph and the number of a chapter or the notes, with a stop and no more room above it than a paragraph: who wrote what stands before the first of them; no title that comes again, and none where other names head too."""
    chunk, words = view.chunks[index], view.words_at(index)
    below = chosen.get(index + 1)
    if below is None or below[1] or chunk.height > 1 or words[-1] != ".":
        return False
    if not (below[0].n or below[0].kind == "notes"):
        return False
    if view.layout.is_apart(chunk) or not is_name(words.rstrip(".")):
        return False
    again = any(words.rstrip(".").casefold() in view.words_at(i).casefold() for i in range(min(index, TOP)))
    if again or any(i != index and is_name(view.words_at(i).rstrip(".")) for i in chosen):
        return False
    return is_paragraph(view, index - 1)


def signs_letter(view: View, chosen: Mapping[int, tuple[Heading, bool]], index: int) -> bool:
    """“TAXPAYER.” between a letter (“Sir,—I see …”) and the heading of the next, or a name above the line with which the text began (“TELEGRAM”)."""
    chunks = view.chunks
    chunk = chunks[index]
    words = view.words(chunk)
    if index + 1 not in chosen or chunk.height > 1 or len(words) > SHORT or words.count(" ") >= WORDS:
        return False
    if not is_upper(words) or any(map(str.isdigit, words)):
        return False
    above = index - 1
    while above >= 0 and above not in chosen and index - above <= LETTER:
        if GREETS.match(view.text, chunks[above].start, min(chunks[above].end, chunks[above].start + SHORT)):
            return True
        above -= 1
    heads = view.words(chunks[index + 1])
    return chosen[index + 1][1] and words[-1] not in ":,;" and heads == view.words(chunks[0])


def _is_dated(view: View, chosen: Heads, index: int) -> bool:
    """“ADA GRAY.” above “Leeds, May 1921”, below which another part begins: she signs what stands above her name."""
    chunks = view.chunks
    if not is_name(view.words(chunks[index])):
        return False
    last = index + 1
    while last < len(chunks) and last <= index + DATED and last not in chosen:
        words = view.words(chunks[last]).strip("_ .,")
        last += 1
        if len(words) <= SHORT and is_dateline(words):
            return last == len(chunks) or last in chosen or view.layout.is_apart(chunks[last])
        if not view.words(chunks[last - 1]).strip("_ ").endswith(","):
            return False
    return False


def below_titles(view: View, chosen: Heads) -> Heads:
    """“BY AMOS GRAY” is no heading, though it is in capitals: the short line above it is one, if it has room above it."""
    chunks = view.chunks
    made = dict(chosen)
    for index, (heading, _) in chosen.items():
        if index and w.BY.match(view.words(chunks[index - 1]).strip("_")):
            made.pop(index, None)  # the name below “by”
            continue
        if heading.rank < w.CAPITALS or heading.n or not author_of_piece(view, index):
            continue
        above = index - 1
        if above in made or (
            above >= 0
            and chunks[above].height == 1
            and chunks[above].length <= SHORT
            and chunks[above].blank >= max(1, chunks[index].blank)
        ):
            del made[index]
            made.setdefault(
                above, (Heading(ENOUGH, heading.rank, "section", "", "its author below it"), False)
            )
    return dict(sorted(made.items()))


def without_poets(view: View, chosen: Heads) -> Heads:
    """Names in capitals between a poem and the next heading are those of the poets, where a name stands below the last poem, too."""
    if not is_signed(view, len(view.chunks) - 1):
        return chosen
    made = dict(chosen)
    for index, (heading, second) in chosen.items():
        if second or heading.named or heading.n or index - 1 in chosen or index + 1 not in chosen:
            continue
        if index and is_signed(view, index):
            del made[index]
            made[index + 1] = (chosen[index + 1][0], False)
    return made
