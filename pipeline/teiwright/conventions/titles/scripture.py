"""The text from which a sermon is preached: a place of Scripture and its words, below the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.pieces import cited, holding, set_off
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.flow.state import State

_BOOK = (
    r"(?:[1-3]\.? |I{1,3}\.? |(?:First|Second|St\.?|S\.) )?(?:"
    r"Gen|Gén|Ex|Lev|Lév|Num|Nom|Deut|Dt|Mose|Mos|Jos|Judg|Richt|Ruth|Sam|Kings|Kön|Rois|Reyes|Chron|Ezra|Esra|Neh|Est|Job|Hiob|Ps|Sal|Prov|Spr|Eccl|Pred|Cant|Hohel|Isa|Jes|És|"
    r"Jer|Jér|Lam|Klag|Ezek|Hes|Éz|Dan|Hos|Os|Joel|Amos|Ob|Jon|Mic|Mich|Nah|Hab|Zeph|Hag|Zech|Sach|Mal|Matt|Mat|Mt|Mar[kc]|Mc|Lu[kc]|Lk|Lc|John|Joh|Jn|Jean|Juan|Giov|Act|Apg|Apostel|Hech|Atti|"
    r"Rom|Röm|Cor|Kor|Gal|Eph|Éph|Ef|Phil|Col|Kol|Thess|Tim|Tit|Heb|Héb|Jas|James|Jak|Jacq|Sant|Giac|Pet|Pierre|Pedro|Piet|Jude|Rev|Offb|Apoc)"
)
REFERENCE = rf"(?i:{_BOOK})[^\W\d_]{{0,12}}\.?,? (?:\d{{1,3}}|{w.ROMAN})\s?[.:,]\s?(?:v(?:er)?\.? ?)?\d{{1,3}}(?:\s?(?:[-–,.]|{w.JOINS})\s?\d{{1,3}})*\.?"
"""“Psalm xlvi. 10.”, “Joh. 16, 16-23”, “1 Cor. 13:4”."""
_SAID = r"(?P<words>[“\"„«][^“”\"„«»]+[”\"“»][.,]?)"
"""One quotation: where several stand in a line, somebody tells who said them."""
_ALONE = lazy(rf"[(\[]?(?P<label>(?i:text|texte|texto|testo) ?[:.] ?)?{REFERENCE}[)\]]?$")
_BEFORE = lazy(
    rf"(?P<place>(?:(?i:text|texte|texto|testo) ?[:.] ?)?{REFERENCE}[,:]?(?:\s*[–—-]{{1,2}})?)\s*{_SAID}$"
)
"""“Text: Luke 11:14. “And he was …””"""
_BEHIND = lazy(rf"{_SAID}\s*(?P<place>(?:[–—-]{{1,2}}\s*|[(\[])?{REFERENCE}[)\]]?\.?)$")
"""“Be still.” — Psalm 46:10"""
_PREACHED = lazy(
    r"(?i)\b(?:sermons?|homil\w+|preached|discourse|\w*predigt\w*|prêch\w+|sermón|sermones|predic[ah]\w*|omelia|oraison|oraci[oó]n|orazione|panégyrique|paneg[ií]rico|leichenrede|grabrede)\b"
)
_ENDED = tuple('.!?;:”"»')
_LONGEST = 400
"""Characters of the words of Scripture at most."""
_RULE = "bare.epigraph"


def put_scripture(state: State, index: int) -> int:
    """Put the text of a sermon as an epigraph below its title or heading; the chunk after it, or 0 if there is none."""
    view, chunks = state.view, state.chunks
    if not state.after_head or not state.found.pieces or index + 1 >= len(chunks):
        return 0
    chunk = chunks[index]
    if chunk.length > _LONGEST:
        return 0
    words = view.words(chunk)
    both = _BEFORE.match(words) or _BEHIND.match(words)
    if both:
        place, said = (
            Extent(chunk.start + both.start(name), chunk.start + both.end(name))
            for name in ("place", "words")
        )
        state.put(_epigraph(place, said))
        return index + 1
    if ends_with_place(words) and _is_preached(state, chunk.start):
        above, _, last = words.rpartition("\n")
        at = chunk.end - len(last.lstrip())
        state.put(_epigraph(Extent(at, chunk.end), Extent(chunk.start, chunk.start + len(above.rstrip()))))
        return index + 1
    if index + 2 >= len(chunks) or index + 1 in state.heads or not _ALONE.match(words):
        return 0
    below = chunks[index + 1]
    quoted = view.words(below)
    if len(quoted) > _LONGEST or quoted[-1] not in _ENDED or not _is_preached(state, chunk.start):
        return 0
    state.put(_epigraph(chunk.extent, below.extent))
    return index + 2


def ends_with_place(words: str) -> bool:
    """Some words of Scripture, perhaps with their translation, and the place on a line of its own below them."""
    above, _, last = words.rpartition("\n")
    return len(words) <= _LONGEST and above.rstrip()[-1:] in _ENDED and _ALONE.match(last.strip()) is not None


def _is_preached(state: State, start: int) -> bool:
    """The title or the heading right above says that it is a sermon."""
    above = state.found.pieces[-1].block.extent
    return _PREACHED.search(state.view.text, above.start, start) is not None


def _epigraph(place: Extent, words: Extent) -> Block:
    """The place and the words, in their order, as an epigraph."""
    bibl = Block("bibl", place, rule=_RULE)
    quote = set_off([Block("p", words, rule=_RULE)], _RULE)
    cit = cited(sorted((bibl, quote), key=lambda block: block.extent), _RULE)
    why = "a place of Scripture and its words below a heading"
    return holding("epigraph", [cit], _RULE, (), Certainty.MEDIUM, why)
