"""What a Markdown text says about itself: lines between two --- at its top, as YAML has them, and lines with labels above the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import stated
from teiwright.conventions.facts import agent_of, origin, with_agents
from teiwright.conventions.libraries.archive_title import AUTHOR_YEAR
from teiwright.conventions.libraries.marxists import with_archive
from teiwright.conventions.lines import lines_of
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.provenance import field_of, stated_in
from teiwright.conventions.references import reference
from teiwright.metadata import Metadata, Stated
from teiwright.model import Block, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

_FIELD = lazy(r"(?P<key>[A-Za-z_-]+):[ \t]*(?P<value>.*)$")
_EMPHASIS = lazy(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_KEYS = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "aut",
    "authors": "aut",
    "translator": "trl",
    "editor": "edt",
    "date": "date",
    "lang": "lang",
    "language": "lang",
    "keywords": "keywords",
    "tags": "keywords",
    "source": "source",
    "publication": "source",
    "transcriber": "trc",
    "transcribed": "trc",
    "first-published": "first",
    "first_published": "first",
    "written": "date",
    "rights": "rights",
    "license": "rights",
    "licence": "rights",
}


def length(view: View) -> int:
    """Number of lines of the front matter; 0 if there is none."""
    raw = view.lines.raw
    if view.start or not raw or raw[0].rstrip() != "---":
        return 0
    for index in range(1, min(len(raw), 200)):
        if raw[index].rstrip() in {"---", "..."}:
            return index + 1 if any(_FIELD.match(line) for line in raw[1:index]) else 0
    return 0


def count(view: View) -> int:
    """How many of its lines state something about the text."""
    fields = (_FIELD.match(line) for line in view.lines.raw[1 : length(view)])
    return sum(1 for field in fields if field and field["key"].lower() in _KEYS)


def read(view: View, count: int, found: Found) -> None:
    """Keep the lines as a block in the front, and their facts as metadata."""
    rows = [row for i in range(1, count - 1) if (row := view.lines.extent_of(i))]
    for index in (0, count - 1):
        found.skips.append(Skip(view.lines.extent_of(index), "fence of the front matter"))
    block = Block("p", Extent(rows[0].start, rows[-1].end), rule="markdown.front-matter")
    found.pieces.append(Piece(block, (Opening("provenance", 1, rule="markdown.front-matter"),), "front"))
    for row in rows[1:]:
        found.mark_line(row.start, "markdown.line")
    facts = found.metadata
    for key, value, start in _stated(view, rows):
        facts = _with(facts, key, value, origin(view.source, start), view.language)
    found.metadata = facts


def _stated(view: View, rows: list[Extent]) -> list[tuple[str, str, int]]:
    """What the lines state: key, value, and where it begins. A value may go on in indented lines, or be a list; what is indented below a key without a value is not about the text."""
    made: list[tuple[str, str, int]] = []
    key = ""
    goes_on = False
    for row in rows:
        start, line = row.start, view.words(row)
        indented = view.text[start - 1 : start] in {" ", "\t"}
        match = None if indented else _FIELD.match(line)
        if match:
            key = _KEYS.get(match["key"].lower(), "")
            value = match["value"].strip()
            folded = value.rstrip("-+") in {">", "|"}
            goes_on = bool(value)
            if key and (value or folded):
                made.append((key, "" if folded else value, start))
        elif line.startswith("- "):
            goes_on = False
            if key:
                made.append((key, line.removeprefix("- ").strip(), start))
        elif indented and goes_on and key and made:
            made[-1] = (made[-1][0], f"{made[-1][1]} {line}".strip(), made[-1][2])
    plain = [(key, value.strip().strip("\"'"), start) for key, value, start in made]
    return [
        (key, _EMPHASIS.sub("", value) if key in {"title", "subtitle"} else value, start)
        for key, value, start in plain
        if value
    ]


def _with(facts: Metadata, key: str, value: str, where: str, language: str) -> Metadata:
    """The facts with one more; several values stand in square brackets."""
    listed = (
        [v.strip().strip("\"'") for v in value.strip("[]").split(",") if v.strip()]
        if value.startswith("[")
        else [value]
    )
    if key == "title":
        return replace(facts, title=Stated(value, where))
    if key == "subtitle":
        return replace(facts, subtitle=Stated(value, where))

    if key == "source":
        return replace(facts, printed=reference(value, where, language))
    if key == "first":
        return replace(facts, first_published=stated(value, language, where))
    if key in {"aut", "trl", "edt", "trc"}:
        return with_agents(facts, [agent for name in listed for agent in agent_of(name, where, key)])
    if key == "date":
        return replace(facts, written=stated(value, language, where))
    if key == "lang":
        return replace(facts, languages=((value, "Language of the text"),))
    if key == "keywords":
        words = [w.strip() for v in listed for w in v.split(",") if w.strip()]
        return replace(facts, keywords=facts.keywords + tuple(Stated(w, where) for w in words))
    return replace(facts, rights=Stated(value, where))


_SIGNS = lazy(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^[-*+] |^> ?")
_TOP = 12
"""Lines about the source stand among so many first blocks."""


def labelled(view: View, found: Found) -> None:
    """Facts in lines of the text itself, above its running text: “**Source:** …”, “*Translated by …*”, as archives type them.

    Two such lines at least: one alone may be a sentence.
    """
    entries: list[tuple[int, str]] = []
    first: tuple[int, str] | None = None
    for piece in [p for p in found.pieces if p.part == "body"][:_TOP]:
        block = piece.block
        if block.element in {"head", "milestone"}:
            continue
        rows = [
            (extent.start, _SIGNS.sub("", view.words(extent)).strip())
            for leaf in block.leaves()
            for extent in lines_of(view.text, leaf.extent)
        ]
        told = [(at, words) for at, words in rows if field_of(words)[0]]
        if block.element not in {"p", "list", "quote"} or (not told and len(block.extent) > 200):
            break
        first = first or (rows[0] if rows else None)
        entries += told
        if len(told) == len(rows):
            for at, _ in rows[1:]:
                found.mark_line(at, "markdown.line")
    if len(entries) < 2:
        return
    facts = found.metadata
    dated = AUTHOR_YEAR.match(first[1]) if first else None
    if first and dated and not facts.authors:
        facts = replace(facts, authors=agent_of(dated["author"], origin(view.source, first[0]), "aut"))
    facts = stated_in(entries, facts, view)
    found.metadata = with_archive(view, facts, min(entries[-1][0] + 200, view.stop), view.stop)
