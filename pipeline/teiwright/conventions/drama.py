"""Plays: names before speeches, stage directions in brackets, acts and scenes."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.conventions import words as w
from teiwright.conventions.headings import looks
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.verses import looks_like_verse, verse_lines
from teiwright.conventions.view import Answer, Found
from teiwright.model import Block, Extent, Skip, Span
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
    "drama.line": "In verse plays each line is an l.",
    "drama.paragraph": "In prose a speech is a paragraph.",
    "verse.line": "Each line of verse is an l.",
}
_UP = "A-ZÀ-ÖØ-ÞŒА-ЯЁΑ-Ω"
_NAME = rf"(?P<name>[{_UP}](?:[{_UP}’' ,&-]|\.(?= ?[{_UP}])){{0,38}}(?<=[{_UP}’']))"
_ALONE = lazy(rf"{_NAME}(?P<tail>[.:]?)(?P<dir>\s*[\[(].{{1,80}}[\])][.:,]?)?$")
_BEFORE = lazy(
    rf"{_NAME}(?P<dir>\s*(?:,\s[^.:\n]{{1,50}}|[\[(][^\])\n]{{1,80}}[\])]))?(?P<tail>\.\s?[—–-]+|[.:]|\s?[—–])\s+(?=\S)"
)
_TITLED = lazy(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]+|of|the|der|von|de)){0,3})(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>\.\s?[—–-]+|[.:])\s+(?=\S)"
)
_ITALIC = lazy(
    r"_(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.&-]*(?: [^\W\d_][\w’'.&-]*){0,3}?)(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>[.:]?_|_[.:]?)(?=\s|$)"
)
"""A name in the signs of italics, on a line of its own or before the speech."""
_STAGE = lazy(r"[\[(_][^\[\]]*[\])_]\.?$", re.DOTALL)
_INSIDE = lazy(r"\[[^\[\]\n]{1,300}\]|\((?:[^()\n]{1,120})\)")
_OPENING = "\"“‘«„'([—–-…._*¿¡"
_ENTER = lazy(r"(?:Enter|Exit|Exeunt|Re-enter|Flourish|Alarums?|Curtain|Manet|Manent)\b")


@lru_cache(maxsize=4)
def _speakers(view: View) -> tuple[dict[str, int], int, int]:
    """Name → how often it stands before a speech; how many chunks begin so; how many chunks there are."""
    alone: Counter[str] = Counter()
    titled: Counter[str] = Counter()
    italic: Counter[str] = Counter()
    for chunk in view.runs:
        line = view.lines.raw[chunk.first].strip()
        if line[:1] == "_":
            found = _ITALIC.match(line[:140])
            if found:
                italic[_plain(found["name"])] += 1
            continue
        if (len(line) <= 60 and (found := _ALONE.match(line)) and not w.KEYED.match(line)) or (
            found := _BEFORE.match(line[:140])
        ):
            alone[found["name"]] += 1
        elif found := _TITLED.match(line[:140]):
            titled[found["name"]] += 1
    again = {name: n for name, n in alone.items() if n >= 2 and len(name) > 1 and not w.KEYED.match(name)}
    if sum(again.values()) < 0.2 * len(view.runs):
        again |= {name: n for name, n in titled.items() if n >= 3}
    if sum(again.values()) < 0.2 * len(view.runs):
        again |= {name: n for name, n in italic.items() if n >= 3}
    begun = sum(again.values())
    return again, begun, len(view.runs)


def _plain(name: str) -> str:
    """The name without the stop of an abbreviation."""
    return name.rstrip(".:")


def recognise(view: View) -> Answer:
    """Names before speeches, acts and scenes, directions in brackets."""
    excuse = "no names that come again before speeches"
    if not view.runs:
        return Answer((), excuse)
    names, begun, total = _speakers(view)
    if len(names) < 2 or begun < 4 or begun < 0.25 * total:
        return Answer((), excuse)
    signs = [f"{len(names)} names stand {begun} times before a speech"]
    acts = directions = 0
    for chunk in view.runs:
        words = view.text[chunk.start : min(chunk.end, chunk.start + 60)]
        keyed = w.KEYED.match(words)
        acts += bool(keyed and w.rank_of(keyed["word"] or keyed["word2"])[1] in {"act", "scene"})
        directions += words[0] in "[(" or bool(_ENTER.match(words))
    if acts:
        signs.append(f"{acts} headings of acts and scenes")
    if directions:
        signs.append(f"{directions} stage directions")
    apart = sum(1 for c in view.runs if c.last - c.first == 1 and c.end - c.start < 40)
    if begun >= (0.4 if apart >= 0.9 * begun else 0.6) * total and len(names) >= 3 and begun >= 10:
        signs.append("most blocks are speeches")
    return Answer(tuple(signs), excuse)


def pieces(view: View) -> Found:
    """Acts, scenes, speeches, directions."""
    return _Play(view).run()


class _Play:
    def __init__(self, view: View) -> None:
        self.view = view
        self.found = Found()
        self.names = _speakers(view)[0]
        self.chunks = view.chunks if view.layout.kind == "blank" else view.runs
        alone = sum(1 for c in self.chunks if _ALONE.match(view.lines.raw[c.first].strip().strip("_")))
        self.alone = alone > 0.3 * len(self.chunks)
        """Names stand on lines of their own."""
        self.verse = self.is_verse()
        self.level = {1: 1, 2: 1, 3: 1, 4: 1, 5: 2}
        self.open: list[Block] = []
        """The blocks of the speech that is being read."""

    def is_verse(self) -> bool:
        """Most speeches of several lines are verse."""
        verse = prose = 0
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

    def run(self) -> Found:
        index = 0
        if not self.view.titled:
            from teiwright.conventions.outline import outline
            from teiwright.conventions.title import title_block

            heads = {i: h for i, h in outline(self.view).heads.items() if i < 16}
            if self.view.layout.kind == "blank":
                index, self.found.pieces, self.found.metadata = title_block(self.view, heads)
                if any(
                    found and self.names.get(_plain(found["name"]), 0) > 2
                    for found in map(self.speaker, self.chunks[:index])
                ):
                    index, self.found.pieces = 0, []
        while index < len(self.chunks):
            self.take(index)
            index += 1
        self.close()
        return self.found

    def close(self) -> None:
        """The speech ends."""
        if not self.open:
            return
        blocks = self.open
        self.open = []
        if not any(b.element in {"p", "l", "lg", "stage"} for b in blocks):
            self.found.pieces.append(Piece(Block("p", blocks[0].extent, (), (), "drama.paragraph")))
            return
        extent = Extent(blocks[0].extent.start, blocks[-1].extent.end)
        self.found.pieces.append(Piece(Block("sp", extent, tuple(blocks), (), "drama.speech")))

    def take(self, index: int) -> None:
        chunk = self.chunks[index]
        words = self.view.text[chunk.start : chunk.end]
        heading = looks(self.view, chunk) if len(words) < 160 else None
        if heading and heading.score >= 3 and (heading.n or heading.named) and not self.speaker(chunk):
            self.close()
            opening = Opening(heading.kind, self.level.get(heading.rank, 2), heading.n, "drama.heading")
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
        if (_STAGE.match(words) and not (words[0] == "_" and self.speaker(chunk))) or (
            _ENTER.match(words) and len(words) < 300 and not self.speaker(chunk)
        ):
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

    def goes_on(self, index: int) -> bool:
        """After a direction the same speaker goes on: text without a name follows."""
        while index < len(self.chunks):
            chunk = self.chunks[index]
            words = self.view.text[chunk.start : chunk.end]
            if _STAGE.match(words) and not (words[0] == "_" and self.speaker(chunk)):
                index += 1
                continue
            keyed = w.KEYED.match(words)
            return not self.speaker(chunk) and not keyed and not _ENTER.match(words)
        return False

    def speaker(self, chunk: Chunk) -> re.Match[str] | None:
        line = self.view.lines.raw[chunk.first].strip()
        if line[:1] == "_":
            found = _ITALIC.match(line[:140])
            return found if found and _plain(found["name"]) in self.names else None
        found = _ALONE.match(line) if len(line) <= 60 else None
        if found is None:
            found = _BEFORE.match(line[:140]) or _TITLED.match(line[:140])
            return found if found and found["name"] in self.names else None
        if found["name"] in self.names:
            return found
        if not self.alone or w.KEYED.match(line) or chunk.last - chunk.first < 2:
            return None
        return found if found["name"].isupper() and len(found["name"]) > 2 else None

    def speech(self, chunk: Chunk, name: re.Match[str]) -> None:
        line = self.view.lines.raw[chunk.first]
        at = self.view.lines.starts[chunk.first] + len(line) - len(line.lstrip())
        alone = name.end() == len(line.strip())
        direction = name["dir"] or ""
        if direction.strip():
            if name["tail"].endswith("_"):
                self.italics(at, name)
            self.open = [
                Block("speaker", Extent(at, at + name.end("name")), rule="drama.speech"),
                Block(
                    "stage",
                    Extent(
                        at + name.start("dir") + len(direction) - len(direction.lstrip()),
                        at + name.end("dir" if alone and name["tail"][:1] not in tuple(".:_") else "tail"),
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
        for found in _INSIDE.finditer(self.view.text, start, end):
            if found[0][0] == "[" or found[0][1:2].isupper() or found[0].islower():
                # No direction stands in what is set in italics or bold.
                amid = any(self.view.text.count(sign, start, found.start()) % 2 for sign in "_=")
                if amid or found[0][1:-1].strip().isdigit():
                    continue
                self.found.spans.append(Span(Extent(found.start(), found.end()), "stage", "drama.direction"))

    def loose(self, chunk: Chunk) -> None:
        """Text before any speech: a list of persons, a preface."""
        self.found.pieces.append(Piece(Block("p", Extent(chunk.start, chunk.end), rule="drama.paragraph")))
        for index in range(chunk.first + 1, chunk.last):
            if not self.view.layout.wrapped(self.view.lines, chunk):
                at = self.view.lines.extent_of(index)[0]
                self.found.spans.append(Span(Extent(at, at), "lb", "drama.line"))
