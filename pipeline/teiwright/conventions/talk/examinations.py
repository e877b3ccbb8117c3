"""Evidence as commissions print it: a number, the question, and the answer behind a dash in the same paragraph."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions.pieces import holding
from teiwright.conventions.talk.speakers import LEAST
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

RULE = "minutes.question"
_NUMBER = lazy(
    r"(?P<n>\d{1,5})[.,]?\s+(?P<who>(?:\((?:[^()\n]{3,40})\)|\[(?:[^\[\]\n]{3,40})\]))?[.:]?(?:\s?[—–-]+)?\s*(?=\S)"
)
"""“1041. (The Chairman.) ”, “12. ”"""
_ANSWER = lazy(r"\?[\"”’»)]{0,2}\s?(?P<dash>[—–]|--|-(?=\s))\s*(?=\w|[\"“„«‘'(_])")
"""The dash between the question and what the witness says."""
_STATED = lazy(r"[.!][\"”’»)]{0,2}\s?(?P<dash>[—–]|--)\s*(?=\w|[\"“„«‘'(_])")
"""The same behind what is said to the witness, where others are asked."""
_YOU = lazy(
    r"\b(?:[Yy]ou|[Yy]ours?|[Vv]ous|[Vv]otre|[Vv]os|Sie|Ihnen|Ihre?[mnrs]?|[Uu]sted(?:es)?|[Vv]oi|[Vv]ostr[aeio]|Lei)\b"
)
ADDRESSED = 0.25
"""So many questions are put to somebody; those of a reader who asks, and riddles, are not."""
SHARE = 0.5
"""So many of the numbers have a question with an answer, and so many of the paragraphs behind the first have a number."""


class _Asked(Struct, frozen=True):
    number: int
    who: int
    """Where the name of who asks ends; 0: nobody is named."""
    question: int
    answer: int
    """0: there is none."""
    end: int


@lru_cache(maxsize=4)
def examination(view: View) -> dict[int, _Asked]:
    """Offset of a chunk → the parts of a numbered question with its answer; empty where nobody is examined."""
    asked: dict[int, _Asked] = {}
    first = 0
    for index, chunk in enumerate(view.chunks):
        number = _NUMBER.match(view.text, chunk.start, chunk.end)
        if number is None:
            continue
        first = first if asked else index
        dash = _ANSWER.search(view.text, number.end(), chunk.end)
        who = number.end("who") if number["who"] else 0
        answer = dash.start("dash") if dash else 0
        asked[chunk.start] = _Asked(int(number["n"]), who, number.end(), answer, chunk.end)
    answered = [each for each in asked.values() if each.answer]
    rising = sum(two.number == one.number + 1 for one, two in itertools.pairwise(asked.values()))
    if (
        len(answered) < LEAST
        or len(answered) < SHARE * len(asked)
        or len(asked) < SHARE * (len(view.chunks) - first)
        or rising < SHARE * (len(asked) - 1)
        or sum(_YOU.search(view.text, each.question, each.answer) is not None for each in answered)
        < ADDRESSED * len(answered)
    ):
        return {}
    return {start: _stated(view, each) for start, each in asked.items()}


def _stated(view: View, asked: _Asked) -> _Asked:
    dash = None if asked.answer else _STATED.search(view.text, asked.question, asked.end)
    return replace(asked, answer=dash.start("dash")) if dash else asked


def question_and_answer(view: View, block: Block) -> list[Block]:
    """A numbered paragraph of an examination as two speeches: who asks, if somebody is named, and what is answered."""
    found = examination(view).get(block.extent.start)
    if found is None:
        return []
    start, end = block.extent.start, block.extent.end
    asks = [Block("speaker", Extent(start, found.who), rule=RULE)] if found.who else []
    question = view.text[start : found.answer or end].rstrip()
    begins = found.question if found.who else start
    asks.append(Block("p", Extent(begins, start + len(question)), rule=RULE))
    made = [holding("sp", asks, RULE)]
    if found.answer:
        made.append(holding("sp", [Block("p", Extent(found.answer, end), rule=RULE)], RULE))
    return made
