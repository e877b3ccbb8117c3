"""Paragraphs, questions and sentences with a number in front, which are no headings."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.drama.stage_words import NOTED
from teiwright.conventions.headings.series import COUNTED, LONG, SURE

if TYPE_CHECKING:
    import re

    from teiwright.conventions.headings.heading import Heading, Heads
    from teiwright.conventions.view import View

MANY, MOST = 10, 0.7
"""So many paragraphs that count up are numbered throughout, if so many of them are too long for headings."""
_MARKS = "[]0123456789*†‡ "
"""What a marker behind the stop of a sentence is made of."""
ASKED, ANSWER = 3, 2
"""Numbered questions at least; chunks from one to the next, at most."""
QUESTION, ANSWERED = 4, 300
"""Words of such questions at least, characters of the answers at most, on average: “Whither?” is a heading."""


def without_numbered_text(view: View, seen: dict[int, Heading]) -> list[list[int]]:
    """Where the paragraphs of a text are numbered throughout, a short one of them is no heading.

    Returns:
        The paragraphs, in rows that count up by one.
    """
    rows = chains(view)
    for chain in rows:
        if _asks(view, chain):
            for index in chain:
                seen.pop(index, None)
        for one, two in itertools.pairwise(chain):
            if not _is_below(view, one, two):
                continue
            for index in (one, two):
                words = view.words_at(index).rstrip(_MARKS)
                if index in seen and "numbered" in seen[index].evidence and _tells(words):
                    # A point of a row, right above or below the next.
                    seen[index] = replace(seen[index], score=-SURE)
    numbered = [
        chain
        for chain in rows
        if len(chain) >= MANY and sum(1 for i in chain if _is_long(view, i)) >= MOST * len(chain)
    ]
    for index in (i for chain in numbered for i in chain):
        if index in seen and "numbered" in seen[index].evidence:
            del seen[index]
    return numbered


def _asks(view: View, chain: list[int]) -> bool:
    """Three numbered questions or more in whole sentences, with no more than a brief paragraph between one and the next: questions and answers, and no chapters."""
    if len(chain) < ASKED or any(two - one > ANSWER for one, two in itertools.pairwise(chain)):
        return False
    asked = [view.words_at(i).rstrip(_MARKS) for i in chain]
    answers = view.chunks[chain[-1]].start - view.chunks[chain[0]].start - sum(map(len, asked[:-1]))
    return (
        all(words[-1:] == "?" for words in asked)
        # The number in front is none of the words.
        and sum(len(words.split()) - 1 for words in asked) >= QUESTION * len(asked)
        and answers <= ANSWERED * (len(asked) - 1)
    )


def _is_below(view: View, one: int, two: int) -> bool:
    """Nothing stands between two chunks, or only footnotes."""
    return all(NOTED.match(view.words(chunk)) for chunk in view.chunks[one + 1 : two])


def _is_long(view: View, index: int) -> bool:
    chunk = view.chunks[index]
    return chunk.length > LONG


def chains(view: View) -> list[list[int]]:
    """The chunks that begin with a number and a stop, in rows that count up by one."""
    chains: list[list[int]] = []
    waiting: dict[int, list[int]] = {}
    for index, chunk in enumerate(view.chunks):
        found = COUNTED.match(view.text, chunk.start) if view.text[chunk.start].isdigit() else None
        if found is None:
            continue
        number = int(found["n"])
        chain = waiting.pop(number, None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(index)
        waiting[number + 1] = chain
    return chains


def without_sentences(view: View, chosen: Heads) -> Heads:
    """“§ 2. The gate shall be shut.” right above “§ 3.”: numbered paragraphs, some of them short, and no headings."""
    chunks = view.chunks
    told = {
        index: keyed
        for index, (heading, second) in chosen.items()
        if heading.rank == w.NUMBERED
        and not second
        and (keyed := w.KEYED.match(view.words(chunks[index])))
        and _tells(view.words(chunks[index])[keyed.end() :])
    }
    text = sum(1 for i, keyed in told.items() if _is_like(view, i + 1, keyed) or i + 1 == len(chunks) - 1)
    return {i: h for i, h in chosen.items() if i not in told} if 2 * text >= len(told) else chosen


def _tells(words: str) -> bool:
    """A whole sentence, rather than a title with a stop."""
    plain = words.strip(" .:–—-")
    return (
        words.rstrip()[-1:] in ".;"
        and plain.count(" ") > 3
        and not is_upper(plain)
        and not is_title_case(plain)
    )


def _is_like(view: View, index: int, keyed: re.Match[str]) -> bool:
    """The chunk begins with the same word and a number."""
    if index >= len(view.chunks):
        return False
    chunk = view.chunks[index]
    found = w.KEYED.match(view.text[chunk.start : min(chunk.end, chunk.start + 60)])
    return found is not None and found["word"] == keyed["word"]
