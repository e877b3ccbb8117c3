"""The signs inside lines of Markdown: links, escapes, emphasis, code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import inline
from teiwright.model import Extent, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

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
                    found.skip(a, b, _WITHIN if within else _LINKED)
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
                    found.skip(*escape.span(), "backslash before a sign")
                    taken.append((escape.start(), escape.end()))
    inline.emphasis(view, found, inline.MARKDOWN, leaves, literal=code)


_ILLEGAL = lazy(r"[^\w/:?#@!$&'()*+,;=.~%-]|%(?![0-9A-Fa-f]{2})")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SERVER = lazy(r"(?P<before>(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)(?P<server>[^/?#]*)")
_LEGAL_SERVER = lazy(r"(?:[^@]*@)?[^:@]*(?::[0-9]+)?$")


def legal(address: str) -> str:
    """An address as it was typed, with what no address may hold (RFC 3986) written as %5B: “photo[1].jpg”, “50%.png”, a second #."""
    made = _ILLEGAL.sub(_escaped, address)
    server = _SERVER.match(made)
    if server is not None and not _LEGAL_SERVER.match(server["server"]):
        # A colon there is followed by the number of a port.
        plain = server["server"].replace(":", "%3A").replace("@", "%40")
        made = server["before"] + plain + made[server.end() :]
    if _SCHEME.match(made) is None:
        # What stands before a colon there would be taken for a scheme such as https.
        first, slash, others = made.partition("/")
        made = first.replace(":", "%3A") + slash + others
    before, sign, place = made.partition("#")
    return before + sign + place.replace("#", "%23")


def _escaped(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())
