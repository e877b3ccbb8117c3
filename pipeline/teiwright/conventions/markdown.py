"""Markdown: # headings, **bold** and *italics*, [links](…), > quotations, lists, fences, YAML front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import front_matter, inline
from teiwright.conventions.markdown_blocks import FENCE, HASH, UNDER, Reader
from teiwright.conventions.markdown_inline import LINK, emphasis
from teiwright.conventions.markdown_speakers import RULES as SPEAKER_RULES
from teiwright.conventions.markdown_speakers import with_speakers
from teiwright.conventions.view import Answer, Found

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "markdown"
TITLE = "Markdown"
RULES = {
    **SPEAKER_RULES,
    "markdown.heading": "A line that begins with # (or is underlined with === or ---) is a heading; the number of # is its depth.",
    "markdown.paragraph": "Lines between two blank lines are one paragraph.",
    "markdown.quotation": "Lines that begin with > are a quotation set off as a block.",
    "markdown.code": "Lines between two fences are kept line by line.",
    "markdown.link": "[words](address) is a link.",
    "markdown.front-matter": "Lines between two --- at the top state facts about the text.",
    "markdown.line": "A line end that counts: two spaces or a backslash before it, or inside a fence.",
    "inline.emphasis": "Words between signs that the convention uses for emphasis are in italics, bold or small capitals.",
}


def recognise(view: View) -> Answer:  # noqa: C901 - one sign after the other
    """Signs that plain text has by no accident."""
    text = view.text
    if text[view.start : view.start + 1] != "#" and not any(
        sign in text for sign in ("\n#", "](", "\n===", "\n---", "```", "---\n")
    ):
        return Answer((), "no # headings")
    hashes = links = bold = italic = quotes = notes = fences = under = 0
    before = ""
    for line in view.lines.raw[:20000]:
        first = line[:1]
        if first in "=-" and len(line) > 3 and before.strip() and UNDER.match(line):
            under += 1
        before = line
        if first == "#":
            hashes += bool(HASH.match(line))
        elif first == ">":
            quotes += 1
        elif first in "`~":
            fences += bool(FENCE.match(line))
        if "](" in line:
            links += bool(LINK.search(line))
        if "**" in line:
            bold += bool(inline.STARS.search(line))
        elif "*" in line:
            italic += bool(inline.STAR.search(line))
        if "[^" in line:
            notes += 1
    signs = []
    if hashes:
        signs.append(f"{hashes} heading{'s' * (hashes > 1)} with #")
    if under:
        signs.append(f"{under} heading{'s' * (under > 1)} underlined with === or ---")
    if links:
        signs.append(f"{links} link{'s' * (links > 1)} as [words](address)")
    if bold or italic:
        signs.append(f"{bold + italic} lines with *emphasis* by stars")
    if quotes:
        signs.append(f"{quotes} lines that begin with >")
    if notes:
        signs.append("note markers as [^1]")
    if fences > 1:
        signs.append("fences of ``` lines")
    if front_matter.length(view):
        signs.append("front matter between --- lines")
        stated = front_matter.count(view)
        if stated:
            signs.append(f"it states {stated} fact{'s' * (stated > 1)} about the text")
    return Answer(
        tuple(signs) if hashes or len(signs) > 2 or front_matter.length(view) else (), "no # headings"
    )


def pieces(view: View) -> Found:
    """The text as Markdown has it."""
    found = Found()
    first = front_matter.length(view)
    if first:
        front_matter.read(view, first, found)
    start = view.lines.starts[first] if first < len(view.lines.starts) else view.stop
    inner = view.inner(start, view.stop)
    Reader(inner, found).run()
    found.pieces = with_speakers(inner, found.pieces)
    front_matter.labelled(inner, found)
    emphasis(inner, found)
    return found
