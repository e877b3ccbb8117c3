"""What stands before a play: its title page, a preface, a note on the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.drama.cast import CAST, begins_cast
from teiwright.conventions.drama.roles import plain
from teiwright.conventions.drama.screenplays import first_of, heads_scene
from teiwright.conventions.drama.stage_words import PLACES, SETTING
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.headings.heading import ENOUGH, Heading
from teiwright.conventions.headings.outline import outline
from teiwright.conventions.titles.page import lines_of_title, rules_of_title
from teiwright.conventions.titles.title import title_block, with_title_apart

if TYPE_CHECKING:
    from teiwright.conventions.drama.state import Play
    from teiwright.conventions.view import View

EARLY = 16
"""Chunks among which a line that only looks like a heading may belong to the title page; “Contents” and “Argument” are sure further on, too."""
_SOON = 4
"""Chunks of a short title page, less than."""
PROSE = 300
"""Characters: no list, title or direction before a play is longer."""


def title_page(play: Play) -> int:
    """The title page and the contents pages; the chunk after the title page."""
    chunks = play.view.chunks
    seen = outline(play.view)
    play.listed = {chunks[first].first: (first, stop) for first, stop in seen.contents.items()}
    if play.view.titled:
        return 0
    view = with_title_apart(play.view)
    heads = (seen if view is play.view else outline(view)).heads
    heads = {i: h for i, h in heads.items() if i < EARLY or h[0].named}
    screen = first_of(view)
    scene = Heading(ENOUGH, w.NUMBERED, "scene", evidence="where the scene is laid", named=True)
    if screen is not None:
        heads = {**{i: h for i, h in heads.items() if i < screen}, screen: (scene, False)}
    if laid := _laid(view):
        heads = heads | {laid: (scene, False)}
    stop, pieces, facts = title_block(view, heads)
    last = view.chunks[stop - 1].last if stop else 0
    index = sum(1 for chunk in play.chunks if chunk.first < last)
    play.found.metadata = facts
    first = int(_is_called_after_one(play))
    if any(
        found and play.names.get(plain(found["name"]), 0) > 2
        for found in map(play.speaker, play.chunks[first:index])
    ):
        return 0
    play.found.pieces = pieces
    play.found.skips += rules_of_title(view, stop)
    play.found.spans += lines_of_title(view, pieces)
    return index


def _is_called_after_one(play: Play) -> bool:
    """The first line is a name and nothing else, and soon below it stand an act, a preface or the list of persons: the play is called after one who speaks."""
    name = play.speaker(play.chunks[0]) if play.chunks else None
    alone = name is not None and play.chunks[0].height == 1 and name.end() == play.chunks[0].length
    return alone and any(_ends_title(play, i) for i in range(1, min(_SOON, len(play.chunks))))


def _ends_title(play: Play, index: int) -> bool:
    """An act, a scene, or the head of a preface or of the list of persons."""
    chunk = play.chunks[index]
    words = play.view.text[chunk.start : min(chunk.end, chunk.start + 80)]
    return _begins_play(play, index) or CAST.match(words) is not None or plain(words).lower() in w.FRONT


def _laid(view: View) -> int:
    """The chunk that says where the play is laid, “SCENE.” by itself or with the place behind it, and ends the title page; 0 if there is none."""
    early = enumerate(view.chunks[1:EARLY], 1)
    words = ((i, view.words(chunk)) for i, chunk in early if chunk.length <= PROSE)
    return next((i for i, said in words if PLACES.match(said) or SETTING.match(said)), 0)


def preface(play: Play, index: int) -> int:
    """Prose before the play, a preface or a note on the text, read as prose; the chunk after it."""
    chunks = play.chunks
    begins = next((i for i in range(index, len(chunks) // 2) if _begins_play(play, i)), None)
    if begins is None:
        # No act and no list of persons: the play begins with its first speech.
        begins = next((i for i in range(index, len(chunks) // 2) if play.speaker(chunks[i])), index)
    later = {name["name"] for name in map(play.speaker, chunks[begins:]) if name}
    spoken = (i for i in range(index, begins) if (name := play.speaker(chunks[i])) and name["name"] in later)
    stop = min(next(spoken, begins), *(i for i in play.titles if i >= index), begins)
    if not any(chunk.length > PROSE for chunk in chunks[index:stop]):
        return index
    found = flow(play.view.inner(chunks[index].start, chunks[stop - 1].end), title=False)
    part = "front" if found.pieces[0].opens else "body"
    found.pieces = [replace(piece, part=part) for piece in found.pieces]
    play.found.take(found)
    return stop


def _begins_play(play: Play, index: int) -> bool:
    """An act, a scene, or the list of persons."""
    chunk = play.chunks[index]
    return (
        play.division(chunk) in {"act", "scene"}
        or (play.screen and heads_scene(play.view.words(chunk)))
        or begins_cast(play.view, play.chunks, index)
    )
