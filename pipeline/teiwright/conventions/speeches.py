"""The speeches of a play: a speaker, directions, and a paragraph or lines of verse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.headings import MOST, looks
from teiwright.conventions.numbers import is_first
from teiwright.conventions.pieces import Piece, around
from teiwright.conventions.roles import (
    ALONE,
    BEFORE,
    DASHED,
    ITALIC,
    NOTED,
    TITLED,
    TITLED_ALONE,
    by_speeches,
    cast_lines,
    plain,
    scenes_apart,
    speakers,
)
from teiwright.conventions.verses import looks_like_verse, verse_lines
from teiwright.conventions.view import Found
from teiwright.model import Block, Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_INSIDE = lazy(r"\[[^\[\]\n]{1,300}\]|\((?:[^()\n]{1,120})\)")
_WORD = lazy(r"[^\w^]*(?=[^\W\d_]{2}|[A-Z] )")
"""What a direction begins with, and the marker of a note ([1], [^1], [*], [a]) does not."""
TITLE_LINES = 8
"""So many short lines at most stand between the title of a play and the persons."""
FEW = 4
"""Fewer lines do not show that they are verse."""
_OPENING = "\"“‘«„'([—–-…._*¿¡"


class Speeches:
    """What is known of the speeches of a play, and the one that is being read."""

    def __init__(self, view: View) -> None:
        """Find who speaks, and whether in verse."""
        self.view = view
        self.found = Found()
        self.names = speakers(view)[0]
        chunks = view.chunks if view.layout.kind in {"blank", "line"} else view.runs
        apart = scenes_apart(view, chunks)
        self.dense = len(apart) > len(chunks)
        """No blank lines divide speeches and scenes."""
        self.chunks = by_speeches(view, apart, self.names)
        alone = sum(1 for c in self.chunks if ALONE.match(view.lines.raw[c.first].strip().strip("_")))
        self.alone = alone > 0.3 * len(self.chunks)
        """Names stand on lines of their own."""
        self.begins = self.first_scene()
        """The line before which nobody speaks: the first act or scene, or the list of persons."""
        self.verse = self.is_verse()
        self.listed: dict[int, tuple[int, int]] = {}
        """First line of a contents page → its chunks in the view."""
        acts = any(self.division(chunk) == "act" for chunk in self.chunks)
        self.titles = self.find_titles()
        """First chunk of each of several plays → the chunk after the lines in capitals with which it begins."""
        outer = 2 if self.titles else 1
        self.level = {1: 1, 2: 1, 3: outer, 4: outer, 5: outer + 1 if acts else outer}
        self.open: list[Block] = []
        """The blocks of the speech that is being read."""

    def first_scene(self) -> int:
        """The first line of an act, a scene or a list of persons, 0 where there is none near the beginning."""
        for index, chunk in enumerate(self.chunks[:40]):
            division = self.division(chunk)
            if (
                division == "act"
                and self.division(self.chunks[min(index + 1, len(self.chunks) - 1)]) == "act"
            ):
                continue  # a list of the acts
            if division in {"act", "scene"} or cast_lines(self.view, self.chunks, index)[1] > chunk.first + 1:
                return chunk.first
        return 0

    def find_titles(self) -> dict[int, int]:
        """The titles of several plays: the first line in capitals, with room above it, before a list of persons or a first act."""
        found: dict[int, int] = {}
        spoken = True
        for index, chunk in enumerate(self.chunks):
            if self.speaker(chunk):
                spoken = True
                continue
            heading = looks(self.view, chunk) if self.division(chunk) == "act" else None
            begins = (heading is not None and is_first(heading.n)) or cast_lines(
                self.view, self.chunks, index
            )[1] > chunk.first + 1
            if not (begins and spoken):
                continue
            spoken = False
            title = self.first_title(index)
            if title is not None:
                found[title] = index
        return found if len(found) > 1 else {}

    def first_title(self, index: int) -> int | None:
        """The first line in capitals with room above it, in the short lines right before a chunk."""
        title = None
        for at in range(index - 1, max(-1, index - 1 - TITLE_LINES), -1):
            chunk = self.chunks[at]
            if chunk.end - chunk.start > MOST or self.division(chunk) or self.speaker(chunk):
                break
            words = self.view.words(chunk)
            if chunk.blank > max(1, self.view.layout.blanks) and is_upper(words) and words[0].isalpha():
                title = at
        return title

    def division(self, chunk: Chunk) -> str:
        """What a chunk heads by its words and number: act, scene, or nothing."""
        keyed = w.KEYED.match(self.view.text[chunk.start : min(chunk.end, chunk.start + 80)])
        return w.rank_of(keyed["word"] or keyed["word2"])[1] if keyed else ""

    def is_verse(self) -> bool:
        """Most speeches of several lines are verse."""
        verse = prose = 0
        if self.dense:
            # Nearly all lines of speeches that go on begin with capitals.
            said = [c for c in self.chunks if BEFORE.match(self.view.lines.raw[c.first].strip()[:140])]
            below = [self.view.lines.raw[i].strip() for c in said for i in range(c.first + 1, c.last)]
            return len(below) >= FEW and 10 * sum(line[:1].isupper() for line in below) >= 9 * len(below)
        for chunk in self.chunks:
            if chunk.last - chunk.first < 4:
                continue
            lines = [line.strip() for line in self.view.lines.raw[chunk.first + 1 : chunk.last]]
            inside = self.view.lines.chunk(chunk.first + 1, chunk.last)
            if max(map(len, lines)) > 90:
                prose += 1
            elif looks_like_verse(self.view, inside) or all(
                line.lstrip("\"“‘'—[(")[:1].isupper() for line in lines
            ):
                verse += 1
            else:
                prose += 1
        return verse > prose

    def close(self) -> None:
        """The speech ends."""
        if not self.open:
            return
        blocks = self.open
        self.open = []
        if not any(b.element in {"p", "l", "lg", "stage"} for b in blocks):
            self.found.pieces.append(Piece(Block("p", blocks[0].extent, (), (), "drama.paragraph")))
            return
        extent = around(blocks)
        self.found.pieces.append(Piece(Block("sp", extent, tuple(blocks), (), "drama.speech")))

    def speaker(self, chunk: Chunk) -> re.Match[str] | None:
        """The name with which a chunk begins, if a speech follows."""
        line = self.view.lines.raw[chunk.first].strip()
        if line[:1] == "_":
            found = ITALIC.match(line[:140])
            return found if found and plain(found["name"]) in self.names else None
        found = ALONE.match(line) if len(line) <= 60 else None
        if found is None:
            found = BEFORE.match(line[:140]) or DASHED.match(line[:140]) or TITLED.match(line[:140])
            if found is None and len(line) <= 60 and chunk.last - chunk.first > 1:
                found = TITLED_ALONE.match(line)
            return found if found and found["name"] in self.names else None
        if found["name"] in self.names:
            return found
        if not self.alone or w.KEYED.match(line) or chunk.last - chunk.first < 2 or chunk.first < self.begins:
            return None
        return found if found["name"].isupper() and len(found["name"]) > 2 else None

    def speech(self, chunk: Chunk, name: re.Match[str]) -> None:
        """Begin a speech with its speaker."""
        line = self.view.lines.raw[chunk.first]
        at = self.view.lines.starts[chunk.first] + len(line) - len(line.lstrip())
        alone = name.end() == len(line.strip())
        direction = name["dir"] or ""
        if direction.strip():
            if name["tail"].endswith("_"):
                self.italics(at, name)
            # “ANNA. (rises)” or “ANNA (rises).”
            stop = name.end("tail") if name.end("tail") <= name.start("dir") else name.end("name")
            self.open = [
                Block("speaker", Extent(at, at + stop), rule="drama.speech"),
                Block(
                    "stage",
                    Extent(
                        at + name.start("dir") + len(direction) - len(direction.lstrip()),
                        at + max(name.end("dir"), name.end("tail")),
                    ),
                    rule="drama.stage",
                ),
            ]
        else:
            end = max(name.end("name"), name.end("tail"))
            self.open = [Block("speaker", Extent(at, at + end), rule="drama.speech")]
        if not alone:
            rest = self.view.text[at + name.end() : chunk.end]
            self.text(chunk.first, chunk.last, chunk.end - len(rest.lstrip()))
        elif chunk.last - chunk.first > 1:
            self.text(chunk.first + 1, chunk.last, self.view.lines.extent_of(chunk.first + 1)[0])

    def italics(self, at: int, name: re.Match[str]) -> None:
        """Name and direction between one pair of signs: both are in italics."""
        for start in (at, at + name.end("tail") - 1):
            self.found.skips.append(Skip(Extent(start, start + 1), inline.SIGN.format(rend="italic")))
        for start, end in (name.span("name"), (name.start("dir") + 1, name.end("tail") - 1)):
            self.found.spans.append(
                Span(
                    Extent(at + start, at + end),
                    "hi",
                    "inline.emphasis",
                    (("rend", "italic"),),
                    evidence="between _ and _",
                )
            )

    def text(self, first: int, last: int, start: int) -> None:
        """The words of a speech: directions on lines of their own, lines of verse, or a paragraph."""
        view = self.view
        line_start = view.lines.starts[first]
        whole = start <= view.lines.extent_of(first)[0]
        alone = self.dense and self.verse and last - first == 1
        if not whole and (alone or (last - first > 1 and self.in_lines(first, last))):
            # The first line of verse stands beside the name.
            self.open.append(Block("l", Extent(start, view.lines.extent_of(first)[1]), rule="verse.line"))
            self.directions(start, view.lines.extent_of(first)[1])
            if alone:
                return
            first, start = first + 1, view.lines.extent_of(first + 1)[0]
            whole = True
        if whole and self.in_lines(first, last):
            index = first
            run: list[int] = []

            def flush() -> None:
                if run:
                    self.open.extend(verse_lines(view, run[0], run[-1] + 1, self.found))
                    self.directions(view.lines.starts[run[0]], view.lines.extent_of(run[-1])[1])
                    run.clear()

            while index < last:
                words = view.lines.raw[index].strip()
                if words.startswith("[") and words.endswith("]"):
                    flush()
                    self.open.append(Block("stage", Extent(*view.lines.extent_of(index)), rule="drama.stage"))
                else:
                    run.append(index)
                index += 1
            flush()
            return
        while first < last and whole:
            words = view.lines.raw[first].strip()
            if not (words.startswith("[") and words.endswith("]")) or first + 1 == last:
                break
            self.open.append(Block("stage", Extent(*view.lines.extent_of(first)), rule="drama.stage"))
            first += 1
            line_start = view.lines.extent_of(first)[0]
            start = line_start
        end = view.lines.extent_of(last - 1)[1]
        if start >= end:
            return
        self.open.append(Block("p", Extent(start, end), rule="drama.paragraph"))
        self.directions(start, end)

    def in_lines(self, first: int, last: int) -> bool:
        """The lines of a speech count as verse."""
        view = self.view
        lengths = [len(view.lines.raw[i]) for i in range(first, last)]
        if not self.verse or max(lengths) > 90:
            return False
        if last - first == 1:
            return view.lines.raw[first - 1].strip() != "" if first else False
        lines = [view.lines.raw[i].lstrip() for i in range(first, last)]
        capitals = sum(1 for line in lines if line.lstrip(_OPENING)[:1].isupper())
        return capitals >= 0.8 * len(lines) or not view.layout.wrapped(
            view.lines, view.lines.chunk(first, last)
        )

    def directions(self, start: int, end: int) -> None:
        """Words in brackets within a speech."""
        for found in _INSIDE.finditer(self.view.text, start, end):
            if found[0][0] == "[" or found[0][1:2].isupper() or found[0].islower():
                # No direction stands in what is set in italics or bold.
                amid = any(self.view.text.count(sign, start, found.start()) % 2 for sign in "_=")
                if amid or not _WORD.match(found[0], 1) or NOTED.match(found[0]):
                    continue
                self.found.spans.append(Span(Extent(found.start(), found.end()), "stage", "drama.direction"))
