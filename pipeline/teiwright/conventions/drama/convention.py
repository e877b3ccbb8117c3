"""Plays: names before speeches, stage directions in brackets, acts and scenes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama import divisions, front, speeches
from teiwright.conventions.drama.exchanges import are_apart, are_labels, exchange, named
from teiwright.conventions.drama.front import EARLY, PROSE
from teiwright.conventions.drama.roles import blocks, count_staging, has_cast, nothing_else, speakers
from teiwright.conventions.drama.screenplays import heads_scene, is_spoken, leads_on, number_of, scenes
from teiwright.conventions.drama.stage_words import (
    EDITED,
    ENTER,
    HEARD,
    LAID,
    NOTED,
    PLACED,
    PLACES,
    SETTING,
    SUNG,
    tells_moves,
)
from teiwright.conventions.drama.state import play_of
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.headings.evidence import looks
from teiwright.conventions.pieces import Opening
from teiwright.conventions.talk.speakers import ASKS
from teiwright.conventions.verse.stanzas import CHORDS, CHORDS_TOLD, group
from teiwright.conventions.verse.verses import STANZA, looks_like_verse
from teiwright.conventions.view import Answer, Found
from teiwright.findings import number
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.drama.state import Play
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "drama"
TITLE = "play"
RULES = {
    "drama.speech": "A name that comes again and again before a stop, a colon or a line end, or before a dash or a gap where the others answer, is a speaker, and a speech follows.",
    "drama.stage": "Words in brackets by themselves are a stage direction.",
    "drama.direction": "Words in brackets within a speech are a stage direction.",
    "drama.scene": "In a screenplay, a line in capitals with INT. or EXT. and a place is the heading of a scene.",
    "drama.seen": "In a screenplay, what stands between the speeches is a stage direction: it tells what is seen.",
    "drama.heading": "“Act” and “Scene” with a number are headings.",
    "drama.title": "In a volume of several plays, a line in capitals with room above it, before the persons or the first act, is the title of a play.",
    "drama.persons": "“Persons”, “Characters” and the like head the list of those who speak.",
    "drama.line": "In verse plays each line is an l.",
    "drama.paragraph": "In prose a speech is a paragraph.",
    "verse.group": "Lines of verse between blank lines are a group.",
    "verse.label": "“Chorus” or a number above some lines of verse is the head of their group.",
    CHORDS: CHORDS_TOLD,
    "verse.line": "Each line of verse is an l.",
}
SPOKEN, STAGED = 0.25, 0.15
"""So many blocks of a play begin a speech; fewer, with songs and names on lines of their own, where acts and directions show it."""
LEAST, FEWEST = 3, 4
"""Fewer speeches make no play: with a list of persons, and without one."""
LONGEST = 900
"""Characters of a direction that tells who comes: a dumb show."""
SET_IN = 4
"""Spaces by which what is said stands further in than what is seen, at least."""
_SEVERAL = lazy(rf"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'. -]+(?:, |,? (?:{w.JOINS}) )[A-ZÀ-ÖØ-Þ][^a-z]{{2,80}}$")
"""Names in capitals, more than one: who is there in a scene."""
ACT_ENDS = lazy(
    r"(?i)[\W_]{0,6}(?:end of (?:the )?[\w ]{0,20}\b(?:act|scene|part|play|drama|comedy|tragedy)|fin (?:de l['’]|du |del? )[\w ]{0,20}\b(?:acte|acto|tableau|cuadro|jornada)|ende des [\w ]{0,20}(?:aktes|aufzug(?:e?s)?)|fine del(?:l['’]| )[\w ]{0,20}\batto)\b"
)
"""“End of the second act”, “Fin del acto primero”"""
_BETWEEN = lazy(rf"[.,;]\s*|\s+(?:{w.JOINS})\s+")
_STAGE = lazy(r"(?:\[[^\[\]]*[\])_]|\((?:[^()\[\]]|\([^()]*\))*[\])_]|_[^_\[\]]*[_\])])\.?$", re.DOTALL)


def recognise(view: View) -> Answer:
    """Names before speeches, acts and scenes, directions in brackets."""
    excuse = "no names that come again before speeches"
    if not blocks(view):
        return Answer((), excuse)
    names, begun, total = speakers(view)
    acts, directions = count_staging(view)
    screen = scenes(view, tuple(blocks(view))) > 0
    least = LEAST if screen or has_cast(view) or nothing_else(view) else FEWEST
    if len(names) < 2 or begun < least or begun < STAGED * total:
        return Answer((), excuse)
    signs = [f"{len(names)} names stand {begun} times before a speech"]
    if begun < SPOKEN * total and not (acts > 1 and directions > acts):
        return Answer((), excuse)
    if acts < 2 and not has_cast(view):
        said = list(named(view, blocks(view), names))
        if are_labels(view, blocks(view), said):
            return Answer((), "the same name comes again and again, and nobody answers")
        if are_apart(said, total):
            return Answer((), "dialogues among other things")
    if not acts and all(len(name) < 3 or ASKS.match(name) for name in names):
        return Answer((), "initials before what is said: an interview")
    if not acts and any(ASKS.match(name) for name in names):
        return Answer((), "an interviewer asks")
    if acts:
        signs.append(f"{number(acts, 'heading')} of acts and scenes")
    if has_cast(view):
        signs.append("a list of persons")
    if directions:
        signs.append(f"{directions} stage directions")
    if any(
        LAID.match(words) and (SETTING.match(words) or PLACES.match(words))
        for words in map(view.words, blocks(view)[:EARLY])
    ):
        signs.append("where it is laid")
    return Answer((*signs, *_talk(view, names, begun, total)), excuse)


def _talk(view: View, names: dict[str, int], begun: int, total: int) -> tuple[str, ...]:
    """The sign that there is little else than speeches, or that they answer each other."""
    apart = sum(1 for c in blocks(view) if c.height == 1 and c.length < 40)
    if begun >= (0.4 if apart >= 0.9 * begun else 0.6) * total and len(names) >= 3 and begun >= 10:
        return ("most blocks are speeches",)
    return ("they answer each other",) if exchange(view, tuple(blocks(view))) else ()


def pieces(view: View) -> Found:
    """Acts, scenes, speeches, directions."""
    play = play_of(view)
    index = front.title_page(play) if view.layout.kind in {"blank", "line"} else 0
    index = front.preface(play, index)
    while index < len(play.chunks):
        index = (
            divisions.title(play, index)
            or divisions.entries(play, index)
            or divisions.cast(play, index)
            or divisions.synopsis(play, index)
            or divisions.acts(play, index)
            or divisions.told_before(play, index)
            or divisions.scene(play, index)
            or _taken(play, index)
        )
    play.close()
    if play.back < view.stop:
        play.found.take(flow(view.inner(play.back, view.stop), title=False))
    return play.found


def _taken(play: Play, index: int) -> int:
    """Read one chunk; the index of the next."""
    _take(play, index)
    return index + 1


def _take(play: Play, index: int) -> None:
    """Read one chunk that is neither title, list, act nor scene: a heading, the end, a speech, a direction, or more of a speech."""
    chunk = play.chunks[index]
    words = play.view.words(chunk)
    if play.screen and _take_of_screen(play, chunk, words):
        return
    heading = looks(play.view, chunk) if len(words) < 160 else None
    if heading and heading.score >= 3 and (heading.n or heading.named) and not play.speaker(chunk):
        play.close()
        if divisions.again(play, heading):
            # “ERSTER AKT.” and “ACT I.”: a text and its translation.
            play.put(Block("head", chunk.extent, (), (("type", "sub"),), "drama.heading"))
            return
        level = play.level.get(heading.rank, 2)
        opening = Opening(heading.kind, level, heading.n, "drama.heading")
        play.put(Block("head", chunk.extent, rule="drama.heading"), opening)
        return
    if w.TRAILER.match(words) and (index + 2 >= len(play.chunks) or ACT_ENDS.match(words)):
        play.close()
        play.put(Block("trailer", chunk.extent, rule="bare.trailer"))
        return
    if _is_stage(play, chunk, words):
        stage = Block("stage", chunk.extent, rule="drama.stage")
        if play.open and _goes_on(play, index + 1):
            play.open.append(stage)
        else:
            play.close()
            play.put(stage)
        return
    name = play.speaker(chunk)
    if name:
        play.close()
        speeches.begin(play, chunk, name)
    elif play.open:
        speeches.go_on(play, chunk.first, chunk.last, chunk.start)
    else:
        _loose(play, chunk)


def _take_of_screen(play: Play, chunk: Chunk, words: str) -> bool:
    """Read a chunk of a screenplay that nobody says: the heading of a scene, what leads to the next, what is seen; False for another."""
    extent = chunk.extent
    if heads_scene(words):
        play.close()
        opening = Opening("scene", play.level[5], number_of(words), "drama.scene")
        play.put(Block("head", extent, rule="drama.scene"), opening)
        return True
    if play.division(chunk) or w.TRAILER.match(words) or (play.speaker(chunk) and not leads_on(words)):
        return False
    said = any(block.element in {"p", "l", "lg"} for block in play.open)
    set_in = play.view.lines.indent(chunk.first) > play.view.layout.indent + SET_IN
    goes_on = play.open and (not said or set_in or is_spoken(words))
    if not leads_on(words) and (goes_on or _STAGE.match(words)):
        return False  # the speech goes on, or a direction is part of it
    play.close()
    play.put(Block("stage", extent, rule="drama.seen"))
    return True


def _is_stage(play: Play, chunk: Chunk, words: str) -> bool:
    """A direction by itself: in brackets, who comes and goes, where it is, who is there."""
    if NOTED.match(words) or _is_edited(words):
        return False
    if (SETTING.match(words) or PLACES.match(words)) and not play.open:
        return True
    if "\n" not in words and SUNG.match(words):
        return True
    if HEARD.match(words) or (_STAGE.match(words) and not (words[0] == "_" and play.speaker(chunk))):
        return True
    several = "\n" not in words and _SEVERAL.match(words)
    if not play.open and _below_scene(play, words) and (several or _are_there(play, words)):
        return True
    if play.speaker(chunk):
        return False
    in_brackets = words[0] == "["
    if ENTER.match(words, in_brackets) and len(words) < LONGEST and not (in_brackets and "]" in words[:-2]):
        return True
    if not play.open and (PLACED.match(words) or _below_scene(play, words)):
        return True
    return "\n" not in words and tells_moves(words, play.view.language)


def _is_edited(words: str) -> bool:
    """Nothing but what an editor says of the page."""
    found = EDITED.match(words) if words[0] == "[" else None
    return found is not None and found.end() == len(words)


def _are_there(play: Play, words: str) -> bool:
    """“Saladin. Sittah.”: nothing but names of those who speak, who are there in a scene."""
    names = [part for part in _BETWEEN.split(words) if part] if len(words) < PROSE else []
    return len(names) > 1 and all(name in play.names for name in names)


def _below_scene(play: Play, words: str) -> bool:
    """Some words right below the heading of an act or scene: who is there, and where."""
    made = play.found.pieces
    last = next((p for p in reversed(made) if p.block.element != "stage"), None)
    return (
        last is not None and bool(last.opens) and last.opens[-1].kind in {"act", "scene"} and len(words) < 400
    )


def _goes_on(play: Play, index: int) -> bool:
    """After a direction the same speaker goes on: text without a name follows."""
    for chunk in play.chunks[index:]:
        words = play.view.words(chunk)
        if not _STAGE.match(words) or (words[0] == "_" and play.speaker(chunk)):
            return not (play.speaker(chunk) or w.KEYED.match(words) or ENTER.match(words))
    return False


def _loose(play: Play, chunk: Chunk) -> None:
    """Text before any speech: a list of persons, a preface, a prologue in verse."""
    if chunk.height >= STANZA and looks_like_verse(play.view, chunk):
        play.put(group(play.view, chunk, play.found))
        return
    play.put(Block("p", chunk.extent, rule="drama.paragraph"))
    if not play.view.layout.wrapped(play.view.lines, chunk):
        play.found.mark_line_ends(play.view.lines, chunk, "drama.line")
