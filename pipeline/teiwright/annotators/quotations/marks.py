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
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.quotations.language import Language
    from teiwright.model import Block, Passage

_FARTHEST = 8
"""So many paragraphs on a mark may close that is not repeated before each."""
_SORTS = ("«»", '"“”„')
_BEHIND = " \n\u00a0\u202f.,;:!?"
"""What may stand behind the mark that closes at the end of a paragraph."""
_DOUBLE = frozenset('"“”„«»')
_INTRODUCES = tuple(":,—–-")
"""What the text before verse or a letter that is set off ends with."""


def pairs(
    passages: Sequence[Passage],
    numbers: Sequence[int],
    language: Language,
    orientation: Orientation,
    source: str,
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
    held = 0
    """Up to this place in `numbers` what is open stays open."""
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
        if following is None:
            kept = 0
        elif index < held:
            kept = len(stack)
        else:
            kept = _carried(passage, following, stack, orientation)
        if not kept:
            ahead = partial(islice, numbers, index + 1)
            held = index + _reaches(passage, (passages[each] for each in ahead(None)), stack[0])
            above = passages[numbers[index - 1]].text if index else ""
            if held == index and len(stack) == 1 and _is_introduced(passage.text, above, stack[0]):
                near = [passages[each] for each in ahead(index + 1 + _FARTHEST)]
                held += _closes_later(passage, near, stack[0])
            if held == index and len(stack) == 1 and (block := _set_off_at(passage, stack[0])):
                inside = takewhile(lambda p: block in p.path, map(passages.__getitem__, ahead(None)))
                held += _closes_later(passage, list(inside), stack[0], whole=True)
            kept = len(stack) if held > index else 0
        if not kept and _dialogue_begins(stack, passage.text, following, language):
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
    while start and source[start - 1] != "\n" and source[start - 1].isspace():
        start -= 1
    return not start or source[start - 1] == "\n"


def _dialogue_begins(stack: list[Open], text: str, following: Passage | None, language: Language) -> bool:
    """Whether one mark opens a whole dialogue, in which the next speech begins with a dash: « Où vas-tu ? / — À Paris."""
    if len(stack) != 1 or following is None or not language.dash_dialogue:
        return False
    before = text[: max(0, stack[0].start)].rstrip()
    begins = stack[0].carried or not before or before.endswith((":", ".", "!", "?", "…"))
    return begins and stack[0].quotation.mark in _DOUBLE and BEGINS.match(following.text) is not None


def _reaches(passage: Passage, ahead: Iterator[Passage], first: Open) -> int:
    """How many passages a speech goes on that introduces verse or a letter set off below it.

    Its mark closes at the end of what is set off, “It runs: / ‘…’”, or in the paragraph behind, where its sentence goes on: “As the poet says, / ‘…’ / and so it is,” said Tom.
    """
    following = next(ahead, None)
    if following is None or passage.text.rstrip()[-1:] not in _INTRODUCES:
        return 0
    outer = {id(block) for block in passage.path}
    block = next((b for b in following.path if b.element == "quote" and id(b) not in outer), None)
    if block is None:
        return 0
    count, last = 1, following
    for each in ahead:
        if not any(b is block for b in each.path):
            if _closes(last, first):
                return count
            return count + 1 if _goes_on_and_closes(each, first) else 0
        count, last = count + 1, each
    return count if _closes(last, first) else 0


def _is_introduced(text: str, above: str, first: Open) -> bool:
    """Whether a colon, or a comma behind the narrator's words, stands before what a mark opens: one that is closed later may else be a slip, and what stands between the narrator's."""
    before = text[: first.start].rstrip()
    return before.endswith((":", ",")) if before else above.rstrip().endswith(":")


def _set_off_at(passage: Passage, first: Open) -> Block | None:
    """The block that is set off, where a mark opens at its very beginning."""
    block = next((each for each in passage.path if each.element == "quote"), None)
    if block is None or first.carried:
        return None
    return block if passage.extent(first.start, first.start).start == block.extent.start else None


def _closes_later(passage: Passage, ahead: Sequence[Passage], first: Open, *, whole: bool = False) -> int:
    """How many paragraphs a quotation goes on whose mark is not repeated before each: the next mark of its sort closes, and ends a paragraph.

    Args:
        passage: where it opens.
        ahead: what follows.
        first: the mark.
        whole: it closes at the end of all that follows.
    """
    mark = first.quotation.mark
    sort = next((each for each in _SORTS if mark in each), "")
    rest = passage.text[first.start + len(mark) :]
    guillemets = sort == "«»"
    if not sort or not rest.strip() or _has(rest, sort) or not (guillemets or _touches(rest[0])):
        return 0
    for count, following in enumerate(ahead, 1):
        text = following.text.rstrip(_BEHIND)
        if following.element not in ("p", "l") or BEGINS.match(text) or _has(text[:-1], sort):
            return 0
        if _has(text[-1:], sort):
            ends = text[-1] in CLOSERS[mark] and text[-2:-1] not in ("", ":")
            ends = ends and (count == len(ahead) or not whole)
            return count if ends and (guillemets or _touches(text[-2])) else 0
    return 0


def _touches(beside: str) -> bool:
    """Whether what stands beside a mark makes it a mark of quotation; one between spaces says “ditto”."""
    return not beside.isspace()


def _has(text: str, marks: str) -> bool:
    return any(mark in text for mark in marks)


def _closes(passage: Passage, first: Open) -> bool:
    """Whether a passage ends with what closes a mark."""
    return passage.text.rstrip()[-1:] in CLOSERS[first.quotation.mark]


def _goes_on_and_closes(passage: Passage, first: Open) -> bool:
    """Whether a passage begins amid a sentence, and the first mark in it closes."""
    text = passage.text.lstrip()
    at = next((i for i, c in enumerate(text) if c in _DOUBLE), 0)
    return at > 0 and text[0].islower() and text[at] in CLOSERS[first.quotation.mark] and text[at - 1] != " "


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
        typed = mark == "‘" and orientation.backticks and text.startswith("`", at)
        if not text.startswith(mark, at) and not closer and not typed:
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
