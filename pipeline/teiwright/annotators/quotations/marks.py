"""Where quotation marks open and close: from characters to pairs, without a thought about what is quoted.

The sides of a mark decide what it can be; an open mark decides what it is. A mark that stays open at the end of its paragraph
goes on in the next one only if that one begins with the same mark. What cannot be paired becomes no quotation.
"""

from __future__ import annotations

from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from teiwright.annotators.quotations.characters import CLOSERS, Orientation
from teiwright.annotators.quotations.dashes import BEGINS
from teiwright.annotators.quotations.pieces import Open, Piece, Quotation, Stray
from teiwright.annotators.quotations.scanning import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.annotators.quotations.languages import Language
    from teiwright.model import Block, Passage

_INTRODUCES = tuple(":,—–-")
"""What the text before verse or a letter that is set off ends with."""


def pairs(
    passages: Sequence[Passage],
    numbers: Sequence[int],
    language: Language,
    orientation: Orientation,
    source: str = "",
) -> Iterator[Quotation | Stray]:
    """The quotations of one stream of text (the running text, or one note).

    Args:
        passages: All passages of the document.
        numbers: Those that belong to the stream, in order.
        language: Elisions that begin or end with an apostrophe.
        orientation: How the text uses its marks.
        source: The text as it was typed, which shows where lines begin.
    """
    stack: list[Open] = []
    dialogue = False
    for index, number in enumerate(numbers):
        passage = passages[number]
        following = passages[numbers[index + 1]] if index + 1 < len(numbers) else None
        scan = Scan(passage.text, number, language, orientation, stack)
        scan.line_begins = partial(_line_begins, source, passage)
        for result in scan.run():
            if dialogue and isinstance(result, Stray) and not result.opens:
                dialogue = False  # it closes the dialogue, whose speeches begin with dashes
            else:
                yield result
        stack = scan.stack
        if not stack:
            continue
        kept = _carried(passage, following, stack, orientation) if following is not None else 0
        if not kept and following is not None:
            ahead = (passages[each] for each in islice(numbers, index + 1, None))
            kept = len(stack) if _ends_in_block(passage, following, ahead, stack[0]) else 0
        if not kept and _dialogue_begins(stack, following, language):
            dialogue = True
            last = stack.pop()
            quotation = last.quotation
            quotation.pieces.append(Piece(number, last.start, len(passage.text.rstrip())))
            quotation.doubtful = True
            yield quotation
        for each in stack[kept:]:
            if each.quotation.mark not in ("'", "’") and not scan.is_elision(each.start):
                yield Stray(number, each.start, each.quotation.mark, opens=True)
        stack = stack[:kept]
        end = len(passage.text.rstrip())
        for each in stack:
            each.quotation.pieces.append(Piece(number, each.start, end))
            each.carried = True
            each.start = -1


def _line_begins(source: str, passage: Passage, at: int) -> bool:
    """Whether a character is the first of its line in the text as typed."""
    start = passage.extent(at, at).start
    return not source[source.rfind("\n", 0, start) + 1 : start].strip()


def _dialogue_begins(stack: list[Open], following: Passage | None, language: Language) -> bool:
    """Whether one mark opens a whole dialogue, in which the next speech begins with a dash: « Où vas-tu ? / — À Paris."""
    if len(stack) != 1 or stack[0].carried or following is None or not language.dash_dialogue:
        return False
    return stack[0].quotation.mark in "«“" and BEGINS.match(following.text) is not None


def _ends_in_block(passage: Passage, following: Passage, ahead: Iterable[Passage], first: Open) -> bool:
    """Whether a speech goes on in verse or a letter that is set off below it, at whose end its mark closes: “It runs: / ‘…’”."""
    if passage.text.rstrip()[-1:] not in _INTRODUCES:
        return False
    outer = {id(block) for block in passage.path}
    block = next((b for b in following.path if b.element == "quote" and id(b) not in outer), None)
    if block is None:
        return False
    *_, last = takewhile(lambda each: any(b is block for b in each.path), ahead)
    return last.text.rstrip()[-1:] in CLOSERS[first.quotation.mark]


def _carried(passage: Passage, following: Passage, stack: list[Open], orientation: Orientation) -> int:
    """How many of the open marks go on in the following passage."""
    one, two = _container(passage), _container(following)
    if one is two:
        return len(stack)
    if one.element == two.element == "l" and _one_poem(passage, following):
        return len(stack)
    if passage.path[: len(passage.path) - 1] and _parent(passage) is not _parent(following):
        return 0
    text = following.text.lstrip()
    count = at = 0
    for each in stack:
        mark = each.quotation.mark
        # An old habit: the mark that closes stands before every paragraph that goes on.
        closer = (
            mark in "«»‹›" and text[at : at + 1] and text[at] in CLOSERS[mark] and orientation.opens(mark)
        )
        if not text.startswith(mark, at) and not closer:
            break
        at += len(mark)
        while text[at : at + 1].isspace():
            at += 1
        count += 1
    return count


def _container(passage: Passage) -> Block:
    return passage.block if passage.block.element or not passage.path else passage.path[-1]


def _parent(passage: Passage) -> Block | None:
    """What the paragraph stands in; for a line of verse, what its outermost group stands in."""
    path = passage.path if passage.block.element else passage.path[:-1]
    at = next((i for i, block in enumerate(path) if block.element == "lg"), len(path))
    return path[at - 1] if at else None


def _one_poem(one: Passage, two: Passage) -> bool:
    """Whether two lines are of one poem, or of stanzas that are set off together."""
    if _verse(one) is _verse(two):
        return True
    parent = _parent(one)
    return parent is not None and parent.element == "quote" and parent is _parent(two)


def _verse(passage: Passage) -> Block | None:
    """The outermost group of lines."""
    return next((b for b in passage.path if b.element == "lg"), _parent(passage))
