"""Speakers in turn: names, or Q. and A., with a colon before what each says."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_QUESTION = lazy(
    r"(?P<name>Q|A|Question|Answer|Frage|Antwort|F|Réponse|R|Pregunta|Respuesta|P|Domanda|Risposta|D)(?P<n>\s?\d+)?(?P<tail>\s?[.:])\s+(?=\S)"
)
_SPEAKER = lazy(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|M|Mme|Herr|Frau|Sr|Sra|Sig|Rev|Sir|The|Le|La|El|Il|Der|Die)\.?\s)?[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?:\s[^\W\d_a-zß-öø-ÿ][\w’'.-]*){0,3}(?:\s\([^)\n]{1,40}\))?)(?P<tail>\s?::?)\s+(?=\S)"
)
_NO_SPEAKER = lazy(
    r"(?i)(?:note|nb|n\.b\.|example|source|answer to|re|date|place|subject|from|to|cc|title|author|translated|written|published|place|time|venue|item|action|motion|resolved|present|apologies|absent|chair|secretary)$"
)
SHORTEST = 3
"""Letters: a name in capitals that is longer is a speaker’s though it stands once, where others come again."""
_INITIALS = lazy(r"[^\W\d_a-zß-öø-ÿ]\.?[^\W\d_a-zß-öø-ÿ]\.?$")
LEAST = 4
"""Fewer turns are no conversation."""


def spoken(words: str) -> re.Match[str] | None:
    """The speaker with whom some words begin."""
    found = _QUESTION.match(words) or _SPEAKER.match(words)
    return found if found and not _NO_SPEAKER.match(found["name"]) else None


@lru_cache(maxsize=4)
def lines_of_speakers(view: View) -> dict[int, str]:
    """Line → name, for lines that begin with a name that comes again."""
    raw = view.lines.raw
    begun = {
        index: found["name"]
        for chunk in view.runs
        for index in range(chunk.first, chunk.last)
        if ":" in raw[index][:90] or raw[index].lstrip()[:1] in "QAFRPD"
        if (found := spoken(raw[index].strip()[:120]))
    }
    initials = {name.replace(".", "") for name in begun.values() if _INITIALS.match(name)}
    who = {name: _who(name, initials) for name in set(begun.values())}
    times = Counter(who[name] for name in begun.values())
    again = sum(1 for n in times.values() if n > 1)
    return {
        index: name
        for index, name in begun.items()
        if times[who[name]] > 1 or (again > 1 and name.isupper() and len(name) > SHORTEST)
    }


def _who(name: str, initials: set[str]) -> str:
    """“Sandra Stewart Holt” is SH, where SH speaks: the first words stand under the name, the others under its initials."""
    words = name.split()
    short = words[0][0] + words[-1][0] if len(words) > 1 else name.replace(".", "")
    return short if short in initials else name


def names(view: View) -> frozenset[str]:
    """Who speaks more than once."""
    return frozenset(lines_of_speakers(view).values())


def by_speakers(view: View) -> list[Chunk]:
    """The chunks of a text, each speech apart although no blank line divides them.

    Only where most lines of a block begin with a speaker, or more than one does: a name and a colon amid a paragraph are no new speech.
    """
    begins = lines_of_speakers(view)
    made: list[Chunk] = []
    for chunk in view.chunks:
        inside = [i for i in range(chunk.first, chunk.last) if i in begins]
        if len(inside) < 2 or inside[0] != chunk.first or len({begins[i] for i in inside}) < 2:
            made.append(chunk)
            continue
        for number, (first, last) in enumerate(itertools.pairwise([*inside, chunk.last])):
            made.append(view.lines.chunk(first, last, chunk.blank if number == 0 else 0))
    return made


def speech(view: View, block: Block, known: frozenset[str]) -> Block | None:
    """A paragraph that begins with a speaker, as sp."""
    start = block.extent.start
    found = spoken(view.text[start : min(block.extent.end, start + 120)])
    if not found or found["name"] not in known or start + found.end() >= block.extent.end:
        return None
    speaker = Block("speaker", Extent(start, start + found.end("tail")), rule="minutes.speech")
    said = Block("p", Extent(start + found.end(), block.extent.end), rule="minutes.speech")
    return Block("sp", block.extent, (speaker, said), (), "minutes.speech")


def longer(said: Block, paragraph: Block) -> Block:
    """A speech with one more paragraph."""
    return Block(
        "sp",
        Extent(said.extent.start, paragraph.extent.end),
        (*said.children, paragraph),
        said.attributes,
        said.rule,
    )
