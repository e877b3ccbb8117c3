"""Who speaks in a play: names that come again before a stop, a colon or a line end."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.formulas import MEMO
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_UP = "A-ZÀ-ÖØ-ÞŒА-ЯЁΑ-Ω"
_NAME = rf"(?P<name>[{_UP}](?:[{_UP}’' ,&-]|\.(?= ?[{_UP}])){{0,38}}(?<=[{_UP}’']))"
ALONE = lazy(rf"{_NAME}(?P<tail>[.:]?)(?P<dir>\s*[\[(](?!\d+[\])]).{{1,80}}[\])][.:,]?)?$")
BEFORE = lazy(
    rf"{_NAME}(?P<dir>\s*(?:,\s(?![{_UP}])[^.:\n]{{1,50}}|[\[(][^\])\n]{{1,80}}[\])]))?(?P<tail>\.\s?[—–-]+|[.:]|\s?[—–])\s+(?=\S)"
)
"""A direction behind a comma begins small: “ADAMSON, Henry, b. 1868” is the entry of a register."""
TITLED = lazy(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]+|of|the|der|von|de)){0,3})(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>\.\s?[—–-]+|[.:])\s+(?=\S)"
)
TITLED_ALONE = lazy(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]+|of|the|der|von|de)){0,3}?)(?P<dir>\s*[\[(](?!\d+[\])])[^\])\n]{1,80}[\])])?(?P<tail>[.:]?)$"
)
"""“Nathan.”, “Nathan (aside).”: a name by itself, the speech below it."""
DASHED = lazy(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ][\w’'-]+){0,2})(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>\.\s?[—–]|\.\s?--?)\s*(?=\S)"
)
"""“Inés.— ¿Quién llama?”: a name, a stop and a dash."""
ITALIC = lazy(
    r"_(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.&-]*(?: [^\W\d_][\w’'.&-]*){0,3}?)(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>[.:]?_|_[.:]?)(?=\s|$)"
)
"""A name in the signs of italics, on a line of its own or before the speech."""
ENTER = lazy(
    r"(?:Enter|Exit|Exeunt|Re-enter|Flourish|Alarums?|(?:The )?Curtain|CURTAIN|Manet|Manent|(?:Der )?Vorhang|VORHANG|(?:Le )?[Rr]ideau|RIDEAU|(?:Cae el )?[Tt]elón|TELÓN|(?:Cala (?:il sipario|la tela)|Sipario)|SIPARIO)\b"
)
_MOVES = {
    "en": "enters?|exits?|goes out|go out|comes in|come in",
    "de": "(?:tritt|treten|kommt|kommen|geht|gehen) (?:auf|ein|ab|herein|heraus|hinaus)",
    "fr": "entre(?:nt)?|sort(?:ent)?",
    "es": "entran?|salen?|vase|vanse",
    "it": "entra(?:no)?|esc(?:e|ono)|part(?:e|ono)",
}
_COMES = {
    code: lazy(rf"[^\W\d_a-zß-öø-ÿ][^.!?\n“”\"«»]{{1,60}} (?:{verbs})\b[^.!?\n“”\"«»]{{0,40}}\.?$")
    for code, verbs in _MOVES.items()
}


def tells_moves(words: str, language: str) -> bool:
    """True for a short sentence by itself that tells who comes and goes: “Der Fremde tritt auf.”."""
    return len(words) <= 110 and language in _COMES and _COMES[language].match(words) is not None


PLACED = lazy(
    r"(?:The scene (?:is|represents)|La scène (?:est|se passe|représente)|Die (?:Szene|Handlung|Bühne) (?:ist|spielt|stellt)|Ort der Handlung|La (?:escena|acción) (?:es|pasa|en|ocurre|representa)|La scena (?:è|si|rappresenta)|L[’']azione (?:è|si))\b"
)
"""A sentence that says where a play is laid."""
CAST = lazy(
    r"(?i)\W*(?:the )?(?:dramatis person(?:ae|æ)|persons?(?: (?:of|in) the play)?|characters(?: (?:of|in) the play)?|cast(?: of characters)?|people in the play|personen(?:verzeichnis)?|"
    r"personnages|personaggi|personajes|interlocutori)\W*(?:\n|$)"
)
"""The head of the list of persons in a play."""
SETTING = lazy(
    r"(?:SCENE|Scene|TIME|Time|PLACE|Place|SCÈNE|Scène|LIEU|Lieu|ORT|Ort|ZEIT|Zeit|SCHAUPLATZ|Schauplatz|ESCENA|Escena|LUGAR|Lugar|SCENA|Scena|LUOGO|Luogo)"
    r"(?:\s?:|\.?\s?[—–]|\.--|\s--?)\s*\S"
)
"""Where and when a play or scene is laid."""
PLACES = lazy(r"(?i)(?:scene|time|place|scène|lieu|ort|zeit|schauplatz|escena|lugar|scena|luogo)[.:]?$")
"""The same word by itself, what it tells below it."""
_LISTED = lazy(
    r"\s*(?P<name>[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.’' -](?=[^\W\d_a-zß-öø-ÿ ])){0,40}(?<=[^\W\d_a-zß-öø-ÿ]))(?=\s*[,.:;(—–-]|\s*$)"
)
"""A person of the play in capitals, as the list has them."""
_NUMBER = lazy(rf"{w.ROMAN}[.:]?$")


def blocks(view: View) -> list[Chunk]:
    """What may be a speech: what stands between blank lines, or each line where every line is a paragraph."""
    return view.chunks if view.layout.kind == "line" else view.runs


@lru_cache(maxsize=4)
def speakers(view: View) -> tuple[dict[str, int], int, int]:
    """Name → how often it stands before a speech; how many chunks begin so; how many chunks there are."""
    alone: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    below: Counter[str] = Counter()
    italic: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for chunk in blocks(view):
        line = view.lines.raw[chunk.first].strip()
        if chunk.last - chunk.first > 1 and (BEFORE.match(line[:140]) or DASHED.match(line[:140])):
            # Speeches without blank lines between them.
            for row in view.lines.raw[chunk.first + 1 : chunk.last]:
                words = row.strip()[:140]
                if inner := BEFORE.match(words) or DASHED.match(words):
                    within[inner["name"]] += 1
        if dashed := DASHED.match(line[:140]):
            alone[dashed["name"]] += 1
            continue
        if line[:1] == "_":
            found = ITALIC.match(line[:140])
            if found:
                italic[plain(found["name"])] += 1
            continue
        if (len(line) <= 60 and (found := ALONE.match(line)) and not w.KEYED.match(line)) or (
            found := BEFORE.match(line[:140])
        ):
            alone[found["name"]] += 1
        elif found := TITLED.match(line[:140]):
            titled[found["name"]] += 1
        elif chunk.last - chunk.first > 1 and len(line) <= 60 and (found := TITLED_ALONE.match(line)):
            below[found["name"]] += 1
    staged = count_staging(view)
    # A word above some lines is a speaker in a play; else it may be a day, or the title of a poem.
    titled.update({name: n for name, n in below.items() if staged[0] or titled[name] > 1})
    least = 1 if all(staged) else 2
    alone.update(within)
    again = {
        name: n
        for name, n in alone.items()
        if n >= least
        and len(name) > 1
        and not any(p.match(name) for p in (w.KEYED, _NUMBER, CAST, ENTER, PLACES))
    }
    again = _without_labels(again)
    listed = _cast_names(view)
    again |= {name: n for name, n in alone.items() if plain(name) in listed}
    if sum(again.values()) < 0.2 * len(blocks(view)):
        again |= {name: n for name, n in titled.items() if n >= 3}
    if sum(again.values()) < 0.2 * len(blocks(view)):
        again |= {name: n for name, n in italic.items() if n >= 3}
    begun = sum(again.values())
    return again, begun, len(blocks(view))


def _without_labels(names: dict[str, int]) -> dict[str, int]:
    """The names without those of the head of a telegram or memorandum, “FROM:” and “TO:”, where both are there."""
    labels = {name: found for name in names if (found := MEMO.match(f"{name}: -"))}
    if not (any(m["to"] for m in labels.values()) and any(m["from"] for m in labels.values())):
        return names
    return {name: n for name, n in names.items() if name not in labels}


def cast_lines(view: View, chunks: list[Chunk], index: int) -> tuple[int, int]:
    """The lines of the list of persons whose head begins a chunk, those of a following chunk too if the head stands alone; none: equal."""
    chunk = chunks[index]
    if not CAST.match(view.text[chunk.start : min(chunk.end, chunk.start + 80)]):
        return chunk.first, chunk.first
    last = chunk.last
    if last - chunk.first == 1 and index + 1 < len(chunks):
        following = chunks[index + 1]
        rows = [view.lines.raw[i].strip() for i in range(following.first, following.last)]
        if (
            len(rows) > 1
            and max(map(len, rows)) < 100
            and (
                2 * sum(map(bool, map(_LISTED.match, rows))) > len(rows)
                or 5 * sum(row[:1].isupper() for row in rows) >= 4 * len(rows)
            )
        ):
            last = following.last
    return chunk.first, last


def _cast_names(view: View) -> set[str]:
    """The names in the list of persons."""
    for index in range(min(len(blocks(view)), 40)):
        first, last = cast_lines(view, blocks(view), index)
        if last - first > 1:
            found = (_LISTED.match(view.lines.raw[i]) for i in range(first + 1, last))
            return {plain(one["name"]) for one in found if one}
    return set()


def has_cast(view: View) -> bool:
    """A list of persons stands near the beginning."""
    return any(
        cast_lines(view, blocks(view), i)[1] > blocks(view)[i].first + 1
        for i in range(min(len(blocks(view)), 12))
    )


def plain(name: str) -> str:
    """The name without the stop of an abbreviation."""
    return name.rstrip(".:")


def count_staging(view: View) -> tuple[int, int]:
    """How many headings of acts and scenes, and how many directions, there are; with both a text is a play, however short."""
    acts = directions = 0
    for chunk in blocks(view):
        words = view.text[chunk.start : min(chunk.end, chunk.start + 60)]
        keyed = w.KEYED.match(words)
        acts += bool(keyed and w.rank_of(keyed["word"] or keyed["word2"])[1] in {"act", "scene"})
        directions += words[0] in "[(" or bool(ENTER.match(words)) or _directs(view, chunk)
    return acts, directions


def _directs(view: View, chunk: Chunk) -> bool:
    """A direction in brackets stands behind the name of a speaker, in one of the first lines."""
    for line in view.lines.raw[chunk.first : min(chunk.last, chunk.first + 8)]:
        if "(" not in line[:60] and "[" not in line[:60]:
            continue
        words = line.strip()[:140]
        found = (
            BEFORE.match(words) or (ALONE.match(words) if len(words) <= 60 else None) or DASHED.match(words)
        )
        if found and (
            (found.groupdict().get("dir") or "").strip() or words[found.end() : found.end() + 1] in {"(", "["}
        ):
            return True
    return False


def by_speeches(view: View, chunks: list[Chunk], names: dict[str, int]) -> list[Chunk]:
    """The chunks, with each speech apart although no blank line divides it from the one before."""
    made: list[Chunk] = []
    for chunk in chunks:
        begins = [
            i
            for i in range(chunk.first + 1, chunk.last)
            if (found := BEFORE.match(words := view.lines.raw[i].strip()[:140]) or DASHED.match(words))
            and found["name"] in names
        ]
        for number, (first, last) in enumerate(itertools.pairwise([chunk.first, *begins, chunk.last])):
            made.append(view.lines.chunk(first, last, chunk.blank if number == 0 else 0))
    return made
