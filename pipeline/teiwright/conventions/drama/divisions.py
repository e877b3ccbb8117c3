"""What a play is divided into: the plays of a volume, lists of persons, acts and scenes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_upper
from teiwright.conventions.drama.cast import begins_cast, cast_lines, heads_group
from teiwright.conventions.drama.dense_scenes import stages
from teiwright.conventions.headings.evidence import looks
from teiwright.conventions.headings.heading import ENOUGH
from teiwright.conventions.lists.contents_entries import as_list
from teiwright.conventions.numbers import is_first, may_be_same
from teiwright.conventions.pieces import Opening, Piece, holding
from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.drama.state import Play
    from teiwright.conventions.headings.heading import Heading

TOLD = 40
"""So many blocks at most tell before a play what happens in it."""
HEAD = 40
"""Characters: the line above a list of the acts is not longer."""


def title(play: Play, index: int) -> int:
    """The title of one of several plays, and the lines in capitals below it; the chunk after them, or 0."""
    if index not in play.titles:
        return 0
    play.close()
    chunk = play.chunks[index]
    opening = Opening("part", 1, rule="drama.title")
    play.put(Block("head", chunk.extent, rule="drama.title"), opening)
    for chunk in play.chunks[index + 1 : play.titles[index]]:
        told = ("head", (("type", "sub"),)) if is_upper(play.view.words(chunk)) else ("p", ())
        play.put(Block(told[0], chunk.extent, (), told[1], "drama.title"))
    return play.titles[index]


def entries(play: Play, index: int) -> int:
    """A contents page as one list; 0 if none begins here."""
    if play.chunks[index].first not in play.listed:
        return 0
    first, stop = play.listed[play.chunks[index].first]
    play.close()
    play.put(as_list(play.view, first, stop))
    last = play.view.chunks[stop - 1].last
    return index + sum(1 for chunk in play.chunks[index:] if chunk.first < last)


def cast(play: Play, index: int) -> int:
    """The list of persons, below its head; 0 if none begins here."""
    first, last = cast_lines(play.view, play.chunks, index)
    if first == last or play.open:
        return 0
    lines = [play.view.lines.extent_of(i) for i in range(first, last) if play.view.lines.row(i)]
    opening = Opening("section", play.level[3], rule="drama.persons")
    below = (c for c in play.chunks[index:] if c.first >= last)
    begins = next((c for c in below if play.division(c) in {"act", "scene"} or play.speaker(c)), None)
    # Where somebody speaks before an act begins, the speeches would stand in the division of the list.
    at_once = begins is not None and play.division(begins) not in {"act", "scene"}
    part = "front" if at_once and _nothing_begun(play) else "body"
    if part == "front":  # “First performed at …” stands before the persons
        play.found.pieces[:] = [replace(piece, part=part) for piece in play.found.pieces]
    play.found.pieces.append(Piece(Block("head", lines[0], rule="drama.persons"), (opening,), part))
    may_head = {
        c.extent
        for at, c in enumerate(play.chunks[index + 1 :], index + 1)
        if c.first < last and heads_group(play.view, play.chunks, at)
    }
    heads = {one for one, two in itertools.pairwise(lines) if one in may_head and two not in may_head}
    rows: list[Block] = []
    for number, line in enumerate(lines[1:], 1):
        rows.append(Block("head" if line in heads else "item", line, rule="drama.persons"))
        if number + 1 == len(lines) or lines[number + 1] in heads:
            play.found.pieces.append(Piece(holding("list", rows, "drama.persons"), (), part))
            rows = []
    return index + sum(1 for chunk in play.chunks[index:] if chunk.first < last)


def _nothing_begun(play: Play) -> bool:
    """Nothing stands above but the title page and some paragraphs."""
    pieces = play.found.pieces
    begun = (p for p in pieces if p.part != "front" and (p.opens or p.block.element != "p"))
    return (not pieces or pieces[0].part == "front") and not any(begun)


def synopsis(play: Play, index: int) -> int:
    """Lines of acts or scenes in one block, perhaps below a line such as “Synopsis”, as a list: where each is laid. The chunk after it, or 0."""
    headed = not play.division(play.chunks[index])
    at = index + headed
    if play.open or at >= len(play.chunks) or (headed and not _is_line(play, index)):
        return 0
    chunk = play.chunks[at]
    lines = [i for i in chunk.indices if play.view.lines.row(i)]
    begins = [i for i in lines if _lays(play.view.lines.raw[i])]
    if len(begins) < 2 or begins[0] != chunk.first:
        return 0
    if not any(play.division(later) in {"act", "scene"} for later in play.chunks[at + 1 :]):
        return 0
    ends = [play.view.lines.extent_of(i - 1).end for i in begins[1:]] + [chunk.end]
    items = [
        Block("item", Extent(play.view.lines.extent_of(i).start, end), rule="bare.list")
        for i, end in zip(begins, ends, strict=True)
    ]
    heads = [Block("head", play.chunks[index].extent, rule="bare.list")] if headed else []
    play.put(holding("list", [*heads, *items], "bare.list"))
    return at + 1


def told_before(play: Play, index: int) -> int:
    """The acts and what happens in them, told before the play, as a list: the first act comes again, and nobody has spoken. The chunk after it, or 0."""
    if play.open or play.division(play.chunks[index]) != "act" or not _is_first_act(play, index):
        return 0
    stop = next(
        (
            i
            for i in range(index + 1, min(index + TOLD, len(play.chunks)))
            if play.speaker(play.chunks[i])
            or begins_cast(play.view, play.chunks, i)
            or (play.division(play.chunks[i]) == "act" and _is_first_act(play, i))
        ),
        0,
    )
    if not stop or play.speaker(play.chunks[stop]) or _is_twice(play, index):
        return 0
    if not any(
        _is_first_act(play, i) for i in range(stop, len(play.chunks)) if play.division(play.chunks[i])
    ):
        return 0
    while stop > index and _is_line(play, stop - 1) and not play.division(play.chunks[stop - 1]):
        stop -= 1  # the title, once more
    begins = [i for i in range(index, stop) if play.division(play.chunks[i]) == "act"]
    if len(begins) < 2:
        return 0
    items = []
    for first, last in itertools.pairwise([*begins, stop]):
        parts = (Block("p", c.extent, rule="bare.list") for c in play.chunks[first:last])
        items.append(holding("item", parts, "bare.list"))
    play.put(holding("list", items, "bare.list"))
    return stop


def _lays(line: str) -> bool:
    """“Act I: The mill.”, “Act II, Scene 1. The same.”: the line says where an act or a scene is laid."""
    keyed = w.KEYED.match(line.strip()[:80].replace(",", "."))
    return keyed is not None and stages(keyed)


def _is_line(play: Play, index: int) -> bool:
    """A short line by itself that is no sentence."""
    chunk = play.chunks[index]
    words = play.view.words(chunk)
    return chunk.height == 1 and len(words) <= HEAD and words[-1] not in ".,;!?"


def acts(play: Play, index: int) -> int:
    """Acts that follow each other with nothing between them, as a list: where each of them is laid. The chunk after them, or 0."""
    last = index
    while last < len(play.chunks) and play.division(play.chunks[last]) == "act":
        last += 1
    if last == index + 2 and _is_twice(play, index):
        return 0
    if last < index + 2 or not any(play.division(chunk) == "act" for chunk in play.chunks[last:]):
        return 0
    # Where the count begins anew, with I or FIRST, the first act itself stands.
    last = next((i for i in range(index + 1, last) if _is_first_act(play, i)), last)
    if last < index + 2:
        return 0
    play.close()
    items = (Block("item", c.extent, rule="bare.list") for c in play.chunks[index:last])
    play.put(holding("list", items, "bare.list"))
    return last


def scene(play: Play, index: int) -> int:
    """“SCENE II. A kitchen. Anna sits at the fire …”: the heading and, behind it, a whole direction; 0 if it is none."""
    chunk = play.chunks[index]
    keyed = w.KEYED.match(play.view.text[chunk.start : min(chunk.end, chunk.start + 80)])
    if (
        keyed is None
        or not keyed["end"].strip()
        or play.division(chunk) != "scene"
        or not play.view.text[chunk.start + keyed.end() : chunk.end].strip()
    ):
        return 0
    heading = looks(play.view, chunk)
    if heading is not None and heading.score >= ENOUGH:
        return 0
    play.close()
    rank, kind = w.rank_of(keyed["word"] or keyed["word2"])
    stop = chunk.start + keyed.end("end")
    opening = Opening(kind, play.level[rank], keyed["n"] or keyed["ordinal"] or "", "drama.heading")
    play.put(Block("head", Extent(chunk.start, stop), rule="drama.heading"), opening)
    while play.view.text[stop].isspace():
        stop += 1
    play.put(Block("stage", Extent(stop, chunk.end), rule="drama.stage"))
    return index + 1


def again(play: Play, heading: Heading) -> bool:
    """The heading of the same act or scene stands right above, in another language."""
    last = play.found.pieces[-1] if play.found.pieces else None
    return (
        last is not None
        and bool(last.opens)
        and last.opens[-1].kind == heading.kind
        and may_be_same(last.opens[-1].n, heading.n)
    )


def _is_twice(play: Play, index: int) -> bool:
    """“ERSTER AKT” and “ACT I”, and nothing else: one act in two languages, while a list would say where each is laid."""
    one, other = (looks(play.view, chunk) for chunk in play.chunks[index : index + 2])
    return one is not None and other is not None and one.bare and other.bare and may_be_same(one.n, other.n)


def _is_first_act(play: Play, index: int) -> bool:
    """“ACT I”, “First Act”."""
    heading = looks(play.view, play.chunks[index])
    return heading is not None and is_first(heading.n)
