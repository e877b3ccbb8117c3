"""Plays: names before speeches, stage directions in brackets, acts and scenes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.drama_divisions import PlayDivisions
from teiwright.conventions.flow import flow
from teiwright.conventions.headings import looks
from teiwright.conventions.outline import outline
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.roles import (
    ENTER,
    NOTED,
    PLACED,
    PLACES,
    SETTING,
    blocks,
    cast_lines,
    count_staging,
    has_cast,
    plain,
    speakers,
    tells_moves,
)
from teiwright.conventions.speakers import ASKS
from teiwright.conventions.title import title_block
from teiwright.conventions.view import Answer, Found
from teiwright.model import Block, Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

NAME = "drama"
TITLE = "play"
RULES = {
    "drama.speech": "A name that comes again and again before a stop, a colon or a line end is a speaker, and a speech follows.",
    "drama.stage": "Words in brackets by themselves are a stage direction.",
    "drama.direction": "Words in brackets within a speech are a stage direction.",
    "drama.heading": "“Act” and “Scene” with a number are headings.",
    "drama.title": "In a volume of several plays, a line in capitals with room above it, before the persons or the first act, is the title of a play.",
    "drama.persons": "“Persons”, “Characters” and the like head the list of those who speak.",
    "drama.line": "In verse plays each line is an l.",
    "drama.paragraph": "In prose a speech is a paragraph.",
    "verse.line": "Each line of verse is an l.",
}
SPOKEN, STAGED = 0.25, 0.15
"""So many blocks of a play begin a speech; fewer, with songs and names on lines of their own, where acts and directions show it."""
PROSE = 300
"""Characters: no list, title or direction before a play is longer."""
_SEVERAL = lazy(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'. -]+(?:, |,? (?:and|et|und|y|e) )[A-ZÀ-ÖØ-Þ][^a-z]{2,80}$")
"""Names in capitals, more than one: who is there in a scene."""
_BETWEEN = lazy(r"[.,;]\s*|\s+(?:and|et|und|y|e)\s+")
_STAGE = lazy(r"[\[(_][^\[\]]*[\])_]\.?$", re.DOTALL)


def recognise(view: View) -> Answer:
    """Names before speeches, acts and scenes, directions in brackets."""
    excuse = "no names that come again before speeches"
    if not blocks(view):
        return Answer((), excuse)
    names, begun, total = speakers(view)
    if len(names) < 2 or begun < 4 or begun < STAGED * total:
        return Answer((), excuse)
    signs = [f"{len(names)} names stand {begun} times before a speech"]
    acts, directions = count_staging(view)
    if begun < SPOKEN * total and not (acts > 1 and directions > acts):
        return Answer((), excuse)
    if not acts and all(len(name) < 3 or ASKS.match(name) for name in names):
        return Answer((), "initials before what is said: an interview")
    if not acts and any(ASKS.match(name) for name in names):
        return Answer((), "an interviewer asks")
    if acts:
        signs.append(f"{acts} headings of acts and scenes")
    if has_cast(view):
        signs.append("a list of persons")
    if directions:
        signs.append(f"{directions} stage directions")
    apart = sum(1 for c in blocks(view) if c.last - c.first == 1 and c.end - c.start < 40)
    if begun >= (0.4 if apart >= 0.9 * begun else 0.6) * total and len(names) >= 3 and begun >= 10:
        signs.append("most blocks are speeches")
    return Answer(tuple(signs), excuse)


def pieces(view: View) -> Found:
    """Acts, scenes, speeches, directions."""
    return _Play(view).run()


class _Play(PlayDivisions):
    """The chunks of a play, one after the other."""

    def run(self) -> Found:
        index = self.beginning() if self.view.layout.kind in {"blank", "line"} else 0
        index = self.preface(index)
        while index < len(self.chunks):
            index = (
                self.title(index)
                or self.entries(index)
                or self.cast(index)
                or self.synopsis(index)
                or self.acts(index)
                or self.told_before(index)
                or self.scene(index)
                or self.taken(index)
            )
        self.close()
        return self.found

    def beginning(self) -> int:
        """The title page and the contents pages; the chunk after the title page."""
        chunks = self.view.chunks
        heads, listed, _ = outline(self.view)
        self.listed = {chunks[first].first: (first, stop) for first, stop in listed.items()}
        if self.view.titled:
            return 0
        stop, pieces, facts = title_block(self.view, {i: h for i, h in heads.items() if i < 16})
        last = chunks[stop - 1].last if stop else 0
        index = sum(1 for chunk in self.chunks if chunk.first < last)
        self.found.metadata = facts
        if any(
            found and self.names.get(plain(found["name"]), 0) > 2
            for found in map(self.speaker, self.chunks[:index])
        ):
            return 0
        self.found.pieces = pieces
        return index

    def preface(self, index: int) -> int:
        """Prose before the play, a preface or a note on the text, read as prose; the chunk after it."""
        chunks = self.chunks
        begins = next((i for i in range(index, len(chunks) // 2) if self.begins_play(i)), None)
        if begins is None:
            # No act and no list of persons: the play begins with its first speech.
            begins = next((i for i in range(index, len(chunks) // 2) if self.speaker(chunks[i])), index)
        later = {name["name"] for name in map(self.speaker, chunks[begins:]) if name}
        spoken = (
            i for i in range(index, begins) if (name := self.speaker(chunks[i])) and name["name"] in later
        )
        stop = min(next(spoken, begins), *(i for i in self.titles if i >= index), begins)
        if not any(chunk.end - chunk.start > PROSE for chunk in chunks[index:stop]):
            return index
        found = flow(self.view.inner(chunks[index].start, chunks[stop - 1].end), title=False)
        part = "front" if found.pieces[0].opens else "body"
        self.found.pieces += [replace(piece, part=part) for piece in found.pieces]
        self.found.skips += found.skips
        self.found.spans += found.spans
        return stop

    def begins_play(self, index: int) -> bool:
        """An act, a scene, or the list of persons."""
        chunk = self.chunks[index]
        return (
            self.division(chunk) in {"act", "scene"}
            or cast_lines(self.view, self.chunks, index)[1] > chunk.first + 1
        )

    def taken(self, index: int) -> int:
        """Read one chunk; the index of the next."""
        self.take(index)
        return index + 1

    def take(self, index: int) -> None:
        """Read one chunk that is neither title, list, act nor scene: a heading, the end, a speech, a direction, or more of a speech."""
        chunk = self.chunks[index]
        words = self.view.text[chunk.start : chunk.end]
        heading = looks(self.view, chunk) if len(words) < 160 else None
        if heading and heading.score >= 3 and (heading.n or heading.named) and not self.speaker(chunk):
            self.close()
            if self.again(heading):
                # “ERSTER AKT.” and “ACT I.”: a text and its translation.
                second = Block(
                    "head", Extent(chunk.start, chunk.end), (), (("type", "sub"),), "drama.heading"
                )
                self.found.pieces.append(Piece(second))
                return
            level = self.level.get(heading.rank, 2)
            opening = Opening(heading.kind, level, heading.n, "drama.heading")
            self.found.pieces.append(
                Piece(Block("head", Extent(chunk.start, chunk.end), rule="drama.heading"), (opening,))
            )
            return
        if w.TRAILER.match(words) and index + 2 >= len(self.chunks):
            self.close()
            self.found.pieces.append(
                Piece(Block("trailer", Extent(chunk.start, chunk.end), rule="bare.trailer"))
            )
            return
        if self.is_stage(chunk, words):
            stage = Block("stage", Extent(chunk.start, chunk.end), rule="drama.stage")
            if self.open and self.goes_on(index + 1):
                self.open.append(stage)
            else:
                self.close()
                self.found.pieces.append(Piece(stage))
            return
        name = self.speaker(chunk)
        if name:
            self.close()
            self.speech(chunk, name)
        elif self.open:
            self.text(chunk.first, chunk.last, chunk.start)
        else:
            self.loose(chunk)

    def is_stage(self, chunk: Chunk, words: str) -> bool:
        """A direction by itself: in brackets, who comes and goes, where it is, who is there."""
        if NOTED.match(words):
            return False
        if (SETTING.match(words) or PLACES.match(words)) and not self.open:
            return True
        if _STAGE.match(words) and not (words[0] == "_" and self.speaker(chunk)):
            return True
        if not self.open and self.below_scene(words) and "\n" not in words and _SEVERAL.match(words):
            return True
        if not self.open and self.below_scene(words) and self.are_there(words):
            return True
        if self.speaker(chunk):
            return False
        if ENTER.match(words) and len(words) < 300:
            return True
        if not self.open and (PLACED.match(words) or self.below_scene(words)):
            return True
        return "\n" not in words and tells_moves(words, self.view.language)

    def are_there(self, words: str) -> bool:
        """“Saladin. Sittah.”: nothing but names of those who speak, who are there in a scene."""
        names = [part for part in _BETWEEN.split(words) if part] if len(words) < PROSE else []
        return len(names) > 1 and all(name in self.names for name in names)

    def below_scene(self, words: str) -> bool:
        """Some words right below the heading of an act or scene: who is there, and where."""
        made = self.found.pieces
        last = next((p for p in reversed(made) if p.block.element != "stage"), None)
        return (
            last is not None
            and bool(last.opens)
            and last.opens[-1].kind in {"act", "scene"}
            and len(words) < 400
        )

    def goes_on(self, index: int) -> bool:
        """After a direction the same speaker goes on: text without a name follows."""
        while index < len(self.chunks):
            chunk = self.chunks[index]
            words = self.view.text[chunk.start : chunk.end]
            if _STAGE.match(words) and not (words[0] == "_" and self.speaker(chunk)):
                index += 1
                continue
            keyed = w.KEYED.match(words)
            return not self.speaker(chunk) and not keyed and not ENTER.match(words)
        return False

    def loose(self, chunk: Chunk) -> None:
        """Text before any speech: a list of persons, a preface."""
        self.found.pieces.append(Piece(Block("p", Extent(chunk.start, chunk.end), rule="drama.paragraph")))
        for index in range(chunk.first + 1, chunk.last):
            if not self.view.layout.wrapped(self.view.lines, chunk):
                at = self.view.lines.extent_of(index)[0]
                self.found.spans.append(Span(Extent(at, at), "lb", "drama.line"))
