"""Dialogues: persons who stand with a stop before what they say, in turn, and ask or say “I” and “you”; names on lines of their own, above what each says."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.pieces import holding
from teiwright.conventions.talk.labels import TOP
from teiwright.conventions.talk.speakers import ASKS, LEAST, SHORT, as_speech
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_STOPPED = lazy(
    rf"(?P<name>(?:(?:{w.CAPITAL_ARTICLES}|{w.CAPITAL_ARTICLES.upper()}|{w.PERSON_TITLES})\.? )?[^\W\d_a-zß-öø-ÿ][^\W\d_]{{2,14}}|(?:(?:Le|La|El|Il|Lo|Un|Une) |L['’])[^\W\d_]{{3,14}})\.(?P<dash>\s?[—–]|\s?--)?\s+(?=[\W]?[^\W\d_a-zß-öø-ÿ])"
)
"""“Landlord. Good morrow, neighbour.”, “Le père. Eh bien, mon fils?”: the persons of a dialogue, where nearly every paragraph begins with one of them in turn."""
_TALKS = lazy(
    r"(?:I|[Mm]e|[Mm]y|[Yy]ou|[Yy]our|[Tt]hou|[Tt]hee|[Tt]hy|[Ww]e|[Oo]ur|[Jj]e|[Jj]['’]|[Mm]oi|[Vv]ous|[Vv]otre|[Tt]u|[Nn]ous|[Ii]ch|[Mm]ir|[Mm]ich|[Mm]eine?[mnrs]?|Sie|Ihnen|[Dd]ich|[Dd]ir|[Ww]ir|[Yy]o|[Uu]sted|[Tt]ú|[Mm]i|[Ii]o|[Vv]oi|[Nn]oi|[Ll]ei)(?!\w)"
)
"""Who talks says “I” or “you”; an entry of a list, or what is told of Anna, does not."""
SHARE = 0.8
"""So many paragraphs begin so, and so many of them with another person than the one before."""
SAID = 0.4
"""So many speeches of a dialogue at least say “I” or “you”, or ask; of each person one, unless the names are in capitals."""


@lru_cache(maxsize=4)
def dialogue(view: View) -> dict[int, str]:
    """Offset of a chunk → name, for the persons of a dialogue who stand with a stop before what they say; empty where it is none."""
    chunks = view.chunks
    begun = [
        found["name"] if (found := _STOPPED.match(view.text, c.start, min(c.end, c.start + 60))) else ""
        for c in chunks
    ]
    times = Counter(filter(None, begun))
    known = {name for name, count in times.items() if count > 1}
    first = next((i for i, name in enumerate(begun) if name in known), len(begun))
    said = begun[first:]
    turns = sum(1 for one, two in itertools.pairwise(said) if two in known and one != two)
    if first > TOP or len(known) < 2 or len(said) <= LEAST or turns < SHARE * (len(said) - 1):
        return {}
    talk = [
        name
        for c, name in zip(chunks, begun, strict=True)
        if name in known and _talks(view.text, c.start, c.end)
    ]
    if len(talk) < SAID * len(said) or (len(set(talk)) < 2 and not all(map(str.isupper, known))):
        return {}
    return {c.start: name for c, name in zip(chunks, begun, strict=True) if name in known}


def _talks(text: str, start: int, end: int) -> bool:
    """Some words say “I” or “you”, or ask."""
    return "?" in text[start:end] or any(_TALKS.match(word) for word in text[start:end].split())


def by_stop(view: View, block: Block) -> Block | None:
    """A paragraph of a dialogue that begins with a person and a stop, as sp."""
    start = block.extent.start
    found = _STOPPED.match(view.text, start, block.extent.end) if start in dialogue(view) else None
    return found and as_speech(block, start + len(found[0].rstrip()), found.end(), "minutes.speech")


_ALONE = lazy(r"[^\W\d_a-zß-öø-ÿ][^\d_a-zß-öø-ÿ:;!?()\n]{1,38}:?$")
"""A name in capitals on a line of its own."""


@lru_cache(maxsize=4)
def names_alone(view: View) -> dict[int, str]:
    """Offset → name, for names in capitals on lines of their own above what each says, where one of them is an interviewer."""
    chunks = view.chunks
    found: dict[int, str] = {}
    for chunk, following in itertools.pairwise(chunks):
        words = view.words(chunk) if chunk.length <= SHORT and chunk.height == 1 else ""
        if words and _ALONE.match(words) and not _ALONE.match(view.words(following)[:SHORT]):
            found[chunk.start] = words.rstrip(":")
    times = Counter(found.values())
    kept = {start: name for start, name in found.items() if times[name] > 1}
    asked = any(ASKS.match(name.rstrip(".")) for name in kept.values())
    turns = sum(1 for one, other in itertools.pairwise(kept.values()) if one != other)
    if not asked or len(kept) < LEAST or len(set(kept.values())) < 2 or turns < 0.8 * (len(kept) - 1):
        return {}
    return kept


def below_name(view: View, block: Block) -> Block | None:
    """A name on a line of its own, as the beginning of a speech that the next paragraph goes on."""
    if block.extent.start not in names_alone(view):
        return None
    speaker = Block("speaker", block.extent, rule="minutes.speech")
    return holding("sp", [speaker], "minutes.speech")
