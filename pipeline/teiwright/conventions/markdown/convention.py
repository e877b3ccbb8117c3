"""Markdown: # headings, **bold** and *italics*, [links](…), > quotations, lists, fences, YAML front matter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.conventions.markdown import front_matter
from teiwright.conventions.markdown.blocks import FENCE, HASH, UNDER, Reader
from teiwright.conventions.markdown.inline import LINK, emphasis
from teiwright.conventions.markdown.speakers import RULES as SPEAKER_RULES
from teiwright.conventions.markdown.speakers import with_speakers
from teiwright.conventions.view import Answer, Found
from teiwright.findings import number

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "markdown"
TITLE = "Markdown"
RULES = {
    **SPEAKER_RULES,
    "markdown.heading": "A line that begins with # (or is underlined with === or ---) is a heading; the number of # is its depth.",
    "markdown.paragraph": "Lines between two blank lines are one paragraph.",
    "markdown.quotation": "Lines that begin with > are a quotation set off as a block.",
    "markdown.break": "A row of stars or dashes is a break between two sections.",
    "markdown.figure": "![words](address) by itself is a picture with its caption.",
    "markdown.code": "Lines between two fences are kept line by line.",
    "markdown.link": "[words](address) is a link.",
    "markdown.front-matter": "Lines between two --- at the top state facts about the text.",
    "markdown.line": "A line end that counts: two spaces or a backslash before it, or inside a fence.",
    "inline.emphasis": "Words between signs that the convention uses for emphasis are in italics, bold or small capitals.",
}


_SIGNS = (("#", "\n#"), ("](", "]("), ("===", "\n==="), ("---", "\n---"), ("---", "---\n"), ("`", "```"))
"""What plain text hardly has, with what it has still less and is found more quickly: a line end is looked at everywhere."""


def recognise(view: View) -> Answer:
    """Signs that plain text has by no accident."""
    text, excuse = view.text, "no # headings"
    if text[view.start : view.start + 1] != "#" and not any(
        rare in text and sign in text for rare, sign in _SIGNS
    ):
        return Answer((), excuse)
    count = _signs_in(view.lines.raw[:20000])
    signs = []
    if hashes := count["hash"]:
        signs.append(f"{hashes} heading{'s' * (hashes > 1)} with #")
    if under := count["under"]:
        signs.append(f"{under} heading{'s' * (under > 1)} underlined with === or ---")
    if links := count["link"]:
        signs.append(f"{links} link{'s' * (links > 1)} as [words](address)")
    if count["emphasis"]:
        signs.append(f"{number(count['emphasis'], 'line')} with *emphasis* by stars")
    if count["quote"]:
        signs.append(f"{number(count['quote'], 'line')} quoted with >")
    if count["note"]:
        signs.append("note markers as [^1]")
    if count["fence"] > 1:
        signs.append("fences of ``` lines")
    stated = front_matter.length(view) > 0
    if stated:
        signs.append("front matter between --- lines")
    if stated and (facts := front_matter.count(view)):
        signs.append(f"it states {facts} fact{'s' * (facts > 1)} about the text")
    return Answer(tuple(signs) if hashes or len(signs) > 2 or stated else (), excuse)


def _signs_in(raw: list[str]) -> Counter[str]:
    """How many lines have each sign of Markdown."""
    count = Counter[str]()
    before = ""
    for line in raw:
        first = line[:1]
        if first in "=-" and len(line) > 3 and before.strip() and UNDER.match(line):
            count["under"] += 1
        before = line
        if first == "#":
            count["hash"] += bool(HASH.match(line))
        elif first == ">":
            count["quote"] += 1
        elif first in "`~":
            count["fence"] += bool(FENCE.match(line))
        if "](" in line:
            count["link"] += bool(LINK.search(line))
        if "**" in line:
            count["emphasis"] += bool(inline.STARS.search(line))
        elif "*" in line:
            count["emphasis"] += bool(inline.STAR.search(line))
        if "[^" in line:
            count["note"] += 1
    return count


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
