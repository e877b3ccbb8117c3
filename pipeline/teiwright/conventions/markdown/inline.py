"""The signs inside lines of Markdown: links, escapes, emphasis, code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.conventions.markdown.addresses import legal
from teiwright.model import Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

LINK = lazy(
    r"(?<!\\)(?P<open>!?\[)(?P<words>[^\[\]\n]{1,300})(?P<close>\]\(<?(?P<address>[^)\s>]{1,600})>?(?:\s+\"[^\"]*\")?\))"
)
_LINKED = "sign and address of a link, encoded as ref"
_WITHIN = "sign and address of a link to a heading of the same file"
_ESCAPE = lazy(r"\\(?=[\\`*_{}\[\]()#+.!>-])")
_CODE = lazy(r"(?<![`\\])`(?P<inside>[^`\n]{1,200})`(?!`)")


def emphasis(view: View, found: Found) -> None:
    """Links, escapes and emphasis, in this order, so that no sign is read twice; signs inside `code` stand for themselves."""
    text = view.text
    code: set[int] = set()
    leaves = [
        b
        for b in inline.leaves(found)
        if b.extent.start >= view.start and len(b.extent) and b.rule != "markdown.code"
    ]
    taken: list[tuple[int, int]] = [(s.extent.start, s.extent.end) for s in found.skips]
    for block in leaves:
        start, end = block.extent.start, block.extent.end
        words = text[start:end]
        if "`" in words:
            code.update(at for m in _CODE.finditer(text, start, end) for at in range(*m.span()))
        if "](" in words:
            for link in LINK.finditer(text, start, end):
                # A picture amid a line is a link to it.
                if link.start() in code or any(a < link.end() and link.start() < b for a, b in taken[-20:]):
                    continue
                inside = Extent(link.start("words"), link.end("words"))
                address = legal(link["address"])
                # Programs make names for headings, each its own; TEI has no such names, and a pointer must lead somewhere.
                within = address.startswith("#")
                for a, b in ((link.start(), inside.start), (inside.end, link.end())):
                    found.skips.append(Skip(Extent(a, b), _WITHIN if within else _LINKED))
                    taken.append((a, b))
                code.update(range(inside.end, link.end()))  # signs in an address are its own
                if within:
                    continue
                found.spans.append(
                    Span(inside, "ref", "markdown.link", (("type", "link"), ("target", address)))
                )
        if "\\" in words:
            for escape in _ESCAPE.finditer(text, start, end):
                if escape.start() not in code and not any(a <= escape.start() < b for a, b in taken[-20:]):
                    found.skips.append(Skip(Extent(*escape.span()), "backslash before a sign"))
                    taken.append((escape.start(), escape.end()))
    inline.emphasis(view, found, inline.MARKDOWN, leaves, literal=code)
