"""What is heard and seen while somebody speaks: “(laughs)”, “[Pause]”, “(Beifall.)”."""

from __future__ import annotations

import itertools
import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.pieces import is_running
from teiwright.model import Certainty, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.view import Found, View
    from teiwright.model import Block

RULES = {
    "incidents.stage": "Words in brackets that say what is heard or seen while somebody speaks (laughter, applause, a pause), and the time of a recording in square brackets, are a stage direction."
}
_SOUNDS = (
    "laughs?|a laugh|a pause|laughing|laughter|chuckl(?:es?|ing)|giggles?|applause|cheers?|cheering|hear,? hear|pauses?|silence|coughs?|coughing|sighs?|sighing|cries|crying|weeps|weeping|sobs|sobbing|"
    "interruptions?|groans|hisses|uproar|sensation|dissent|disorder|whispers?|nods|shrugs|gestures?|points?|(?:tele)?phone rings|(?:door)?bell rings|"
    "(?:tape|recording|recorder|machine) (?:is )?(?:stopped|stops|paused|off|on|ends|resumes|resumed|turned off)|(?:end|beginning|start) of (?:tape|side|recording)|"
    "lacht|lachen|lachend|gelächter|heiterkeit|beifall|applaus|zurufe?|zwischenrufe?|unruhe|bewegung|widerspruch|zustimmung|schweigt|seufzt|hustet|weint|glocke des präsidenten|sehr richtig|sehr gut|sehr wahr|hört[,!]? hört|oho|pfui|aha|zischen|lärm|erregung|händeklatschen|rufe|"
    "rires?|rit|il rit|elle rit|applaudissements|bruit|exclamations?|mouvements?|murmures?|très bien|hilarité|sourires?|soupire?s?|pleure|tousse|"
    "risas?|ríe|se ríe|aplausos|pausa|silencio|rumores|suspira|llora|tose|muy bien|protestas|ovación|"
    "ride|risate|applausi|silenzio|rumori|sospira|piange|tossisce|commenti|bene|benissimo|ilarità|interruzioni|bravo|bravi|bravos"
)
_HOW = (
    "loud|long|short|great|general|prolonged|renewed|much|some|slight|continued|both|all|brief|ironical|"
    "lebhafte[rs]?|stürmische[rs]?|große|grosse|allgemeine[rs]?|anhaltende[rs]?|lange|kurze|erneute[rs]?|lang|kurz|"
    "vifs?|vives?|longs?|longue|long|grands?|grand|nouveaux|nouvelles?|quelques|unanimes|"
    "grandes|fuertes|prolongados|larga|larga|breve|vivi|vivissimi|generali|prolungati|lunga"
)
_VOICES = "a voice|voices|several voices|many voices|cries of|calls of|zurufe?|zwischenrufe?|rufe?|ruf|une voix|voix|cris|una voz|voces|gritos|una voce|voci|grida"
"""What they say may follow."""
_SAID = _SOUNDS.replace(" ", r"\s{1,3}")
"""The same where a line may end within."""
_INCIDENT = lazy(
    rf"(?i)(?:\[(?:(?:{_HOW})\s+){{0,3}}(?:{_SAID})\b[^\[\]\n]{{0,120}}\]"
    rf"|\((?:(?:{_HOW})(?:,| and| und| et| y| e)?\s+){{0,3}}(?:{_SAID})\b(?:\s?!(?=\s))?"
    rf"(?:(?:\s?[.!,;])?\s{{0,4}}[—–-]?\s{{0,4}}(?:(?:{w.JOINS})\s+)?(?:(?:{_HOW})\s+){{0,3}}(?:{_SAID})\b){{0,4}}"
    r"(?:\s{1,4}(?:from|on|in|at|bei|im|rechts|links|auf|à|au|aux|sur|dans|en|a|al|nei|sui|dalla|dai|de|during|amid|amidst|which|lasting|followed|während|pendant|durante)\b[^()\n.;]{0,90}(?:\n[^()\n.;]{0,90})?|,\s{1,4}(?:during|amid|which|lasting|während|pendant|durante)\b[^()\n.;]{0,90}(?:\n[^()\n.;]{0,90})?)?"
    rf"(?:,? (?:{w.JOINS}) (?:{_VOICES})\b[^()\n]{{0,90}})?"
    r"[.!…]{0,3}\)"
    rf"|\((?:{_VOICES})\b[^()\n]{{0,120}}\)|\[(?:{_VOICES})\b[^\[\]\n]{{0,120}}\])"
)
"""Square brackets may go on as they like; of round ones only what stands there in reports of speeches."""
_BRACKETS = (lazy(r"\[(?=[^\W\d_])"), lazy(r"\((?=[^\W\d_])"))
"""Each by itself: one sign is found many times as fast as one of two."""
_TIME = lazy(rf"\[{w.CLOCK}\]")
"""“[00:12:33]”: the time of the recording."""
_SENTENCE = lazy(r"\([^\W\d_a-zß-öø-ÿ][^()\n]{6,150}[^\W\d_][.]\)")
"""A whole sentence in round brackets: in what was written down while people spoke it tells what they did."""
_BETWEEN = lazy(rf"[.!?…:{CLOSES}\])]\s*$")
"""The end of a sentence: outside of conversations nothing else may stand before round brackets."""


@cache
def _begins() -> frozenset[str]:
    """The first letters, up to four, of every word that may stand first in such brackets."""
    words = f"{_SOUNDS}|{_HOW}|{_VOICES}|phone|bell".replace("(?:", "").split("|")
    letters = (re.match(r"[^\W\d_][\w ]{1,3}(?!\?)", word) for word in words)
    return frozenset(found[0] for found in letters if found)


def _incidents(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The brackets that begin with such a word. Most texts have none, and the long pattern is not even compiled."""
    begins = _begins()
    for bracket in chain.from_iterable(b.finditer(text, start, stop) for b in _BRACKETS):
        first = text[bracket.end() : bracket.end() + 4].casefold()
        if any(first[:length] in begins for length in (2, 3, 4)):
            found = _INCIDENT.match(text, bracket.start(), stop)
            if found:
                yield found


def _times(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The times of a recording: each is later than the one before, and one alone begins with a zero. “[3:16]” below “[12:30]” is a place in a book."""
    if not found:
        return []
    seen = [tuple(map(int, re.findall(r"\d+", m[0]))) for m in found]
    long = [(0,) * (3 - len(time)) + time[:3] for time in seen]
    rising = all(one < two for one, two in itertools.pairwise(long))
    return found if rising and (len(found) > 1 or found[0][0].startswith("[0")) else []


def _prose(block: Block) -> Iterator[Extent]:
    """The running text in a block: lines of address, date and signature hold no stage directions."""
    if block.element in {"opener", "closer", "byline"}:
        return
    if not block.children:
        if block.element in {"", "p", "item"}:
            yield block.extent
        return
    for child in block.children:
        yield from _prose(child)


def mark(view: View, found: Found, *, spoken: bool) -> None:
    """Such brackets as stage directions: a block of its own where it is a whole paragraph.

    Args:
        view: the text.
        found: its pieces, which are changed; marks are added.
        spoken: the text is an interview or minutes.
    """
    text = view.text
    told = list(_SENTENCE.finditer(text, view.start, view.stop)) if spoken else []
    matches = [
        m
        for m in _incidents(text, view.start, view.stop)
        if m[0][0] == "["
        or spoken
        or _BETWEEN.search(text, max(0, m.start() - 3), m.start())
        or (m[0][1].isupper() and text[m.start() - 1 : m.start()] in {"", "\n"})
    ]
    if spoken:
        matches += _times(list(_TIME.finditer(text, view.start, view.stop)))
    known = {m.start() for m in matches}
    matches = sorted((*matches, *(m for m in told if m.start() not in known)), key=lambda m: m.start())
    if not matches:
        return
    whole = {m.span() for m in matches}
    held: list[Extent] = []
    for at, piece in enumerate(found.pieces):
        block = piece.block
        if is_running(block) and (block.extent.start, block.extent.end) in whole:
            found.pieces[at] = replace(piece, block=replace(block, element="stage", rule="incidents.stage"))
            continue
        held += _prose(block)
    held.sort()
    place = 0
    for m in matches:
        while place < len(held) and held[place].end < m.end():
            place += 1
        if place < len(held) and held[place].start <= m.start():
            sure = m.start() in known and (spoken or m[0][0] == "[")
            cert = Certainty.HIGH if sure else Certainty.MEDIUM
            found.spans.append(
                Span(Extent(*m.span()), "stage", "incidents.stage", cert=cert, evidence=f"“{m[0]}”")
            )
