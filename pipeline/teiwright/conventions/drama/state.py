"""What is known of a play while it is read: who speaks, whether in verse, where it begins, and the speech that is going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.drama.cast import begins_cast
from teiwright.conventions.drama.dense_scenes import begins_back, by_speeches, scenes_apart
from teiwright.conventions.drama.exchanges import COLUMN, SPACED
from teiwright.conventions.drama.role_names import (
    ALONE,
    BEFORE,
    DASHED,
    SIGNED,
    TITLED,
    TITLED_ALONE,
    signed,
    unstopped_form,
)
from teiwright.conventions.drama.roles import plain, speakers, without_stops
from teiwright.conventions.drama.roles_apart import APART, LONGEST
from teiwright.conventions.drama.screenplays import scenes
from teiwright.conventions.drama.verse import ends_freely, is_verse, throughout
from teiwright.conventions.headings.evidence import MOST, looks
from teiwright.conventions.numbers import is_first
from teiwright.conventions.pieces import Opening, Piece, holding
from teiwright.conventions.view import Found
from teiwright.model import Block

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

TITLE_LINES = 8
"""So many short lines at most stand between the title of a play and the persons."""


class Play(Struct):
    """A play that is being read."""

    view: View
    names: dict[str, int]
    """Who speaks, and how often."""
    chunks: list[Chunk]
    dense: bool
    """No blank lines divide speeches and scenes."""
    alone: bool
    """Names stand on lines of their own."""
    back: int = 0
    """Where the play has ended, and a glossary or notes begin."""
    begins: int = 0
    """The line before which nobody speaks: the first act or scene, or the list of persons."""
    verse: bool = False
    free: bool = False
    """Its lines end of their own will, whatever they begin with."""
    throughout: bool = False
    """All of it is in verse."""
    screen: bool = False
    """It is a screenplay."""
    titles: dict[int, int] = field(default_factory=dict)
    """First chunk of each of several plays → the chunk after the lines in capitals with which it begins."""
    level: dict[int, int] = field(default_factory=dict)
    """Rank of a heading → level of its division."""
    listed: dict[int, tuple[int, int]] = field(default_factory=dict)
    """First line of a contents page → its chunks in the view."""
    found: Found = field(default_factory=Found)
    unstopped: re.Pattern[str] | None = None
    """How the names of those begin a line who are named with no stop."""
    open: list[Block] = field(default_factory=list)
    """The blocks of the speech that is being read."""

    def put(self, block: Block, *opens: Opening) -> None:
        """Add a block to what is found."""
        self.found.pieces.append(Piece(block, opens))

    def division(self, chunk: Chunk) -> str:
        """What a chunk heads by its words and number: act, scene, or nothing."""
        keyed = w.KEYED.match(self.view.text[chunk.start : min(chunk.end, chunk.start + 80)])
        return w.rank_of(keyed["word"] or keyed["word2"])[1] if keyed else ""

    def speaker(self, chunk: Chunk) -> re.Match[str] | None:
        """The name with which a chunk begins, if a speech follows."""
        line = self.view.lines.row(chunk.first)
        if line[:1] in SIGNED and (line[:1] == "_" or signed(line)):
            found = signed(line)
            return found if found and plain(found["name"]) in self.names else None
        if self.unstopped and (found := self.unstopped.match(line)):
            return found
        found = ALONE.match(line) if len(line) <= 60 else None
        if found is None:
            found = BEFORE.match(line[:140]) or DASHED.match(line[:140]) or TITLED.match(line[:140])
            if found is None and len(line) <= 60 and chunk.height > 1:
                found = TITLED_ALONE.match(line)
            known = found is not None and found["name"] in self.names
            if not known:
                spaced = SPACED.match(line[:140]) or COLUMN.match(line[:140])
                if spaced and spaced["name"] in self.names:
                    return spaced
            if not known and chunk.height == 1 and len(line) <= LONGEST and not self._awaits():
                found = APART.match(line)
            return found if found and found["name"] in self.names else None
        if found["name"] in self.names:
            return found
        if not self.alone or w.KEYED.match(line) or chunk.height < 2 or chunk.first < self.begins:
            return None
        return found if found["name"].isupper() and len(found["name"]) > 2 else None

    def _awaits(self) -> bool:
        """Nothing is said yet below the name of a speaker."""
        return len(self.open) == 1 and self.open[0].element == "speaker"

    def close(self) -> None:
        """The speech ends."""
        if not self.open:
            return
        blocks = self.open
        self.open = []
        if not any(b.element in {"p", "l", "lg", "stage"} for b in blocks):
            self.put(Block("p", blocks[0].extent, (), (), "drama.paragraph"))
            return
        self.put(holding("sp", blocks, "drama.speech"))


def play_of(view: View) -> Play:
    """Look a text over: who speaks in it, whether in verse, and where the play or each of several begins."""
    names = speakers(view)[0]
    whole = view.chunks if view.layout.kind in {"blank", "line"} else view.runs
    apart = scenes_apart(view, whole)
    stop = begins_back(view, apart)
    chunks = by_speeches(view, apart[:stop], names)
    alone = sum(1 for c in chunks if ALONE.match(view.lines.row(c.first).strip("_")))
    play = Play(view, names, chunks, dense=len(apart) > len(whole), alone=alone > 0.3 * len(chunks))
    play.back = apart[stop].start if stop < len(apart) else view.stop
    play.unstopped = unstopped_form(without_stops(view, frozenset(names)))
    play.screen = scenes(view, tuple(chunks)) > 0
    play.begins = _first_scene(play)
    play.free = ends_freely(play)
    play.verse = play.free or is_verse(play)
    play.throughout = throughout(play)
    play.titles = _titles(play)
    outer = 2 if play.titles else 1
    inner = outer + any(play.division(chunk) == "act" for chunk in chunks)
    play.level = {1: 1, 2: 1, 3: outer, 4: outer, 5: inner}
    return play


def _first_scene(play: Play) -> int:
    """The first line of an act, a scene or a list of persons, 0 where there is none near the beginning."""
    for index, chunk in enumerate(play.chunks[:40]):
        if play.division(chunk) in {"act", "scene"} or begins_cast(play.view, play.chunks, index):
            return chunk.first
    return 0


def _titles(play: Play) -> dict[int, int]:
    """The titles of several plays: the first line in capitals, with room above it, before a list of persons or a first act."""
    found: dict[int, int] = {}
    spoken = True
    for index, chunk in enumerate(play.chunks):
        if play.speaker(chunk):
            spoken = True
            continue
        heading = looks(play.view, chunk) if play.division(chunk) == "act" else None
        persons = begins_cast(play.view, play.chunks, index)
        if not spoken or not (persons or (heading is not None and is_first(heading.n))):
            continue
        spoken = False
        title = _first_title(play, index)
        if title is not None:
            found[title] = index
    return found if len(found) > 1 else {}


def _first_title(play: Play, index: int) -> int | None:
    """The first line in capitals with room above it, in the short lines right before a chunk."""
    title = None
    for at in range(index - 1, max(-1, index - 1 - TITLE_LINES), -1):
        chunk = play.chunks[at]
        if chunk.length > MOST or play.division(chunk) or play.speaker(chunk):
            break
        words = play.view.words(chunk)
        if play.view.layout.is_apart(chunk) and is_upper(words) and words[0].isalpha():
            title = at
    return title
