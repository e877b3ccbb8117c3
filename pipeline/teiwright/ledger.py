"""The law of the ledger: every character of the source is in one leaf or in one skip, and none is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.errors import PromiseBrokenError
from teiwright.model import IN_ORDER, Extent, Skip
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Block, Document

BETWEEN_BLOCKS = "white space between blocks"
"""The reason of the most common skip: it holds nothing but white space."""

FORBIDDEN = "control character: not allowed in XML"

# Told by what they are, not by what they are not: a set with few characters is compiled in a tenth of the time.
FORBIDDEN_CHARACTER = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2, Char)."""
_NO_SPACE = lazy("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
"""The same without the form feed and other signs that count as white space."""
_SPACE = lazy(r"\s+")


def without_space(text: str) -> str:
    """The text without white space, for comparing."""
    return "".join(text.split())


def _packed(text: str) -> bytes:
    """The text without the commonest white space. Texts that agree in this agree without all white space, too, and this is quick."""
    return text.encode("utf-8", "surrogatepass").translate(None, b" \t\n\r")


def leaves(blocks: Iterable[Block]) -> list[Block]:
    """All leaves of some blocks, in order."""
    return [leaf for block in blocks for leaf in block.leaves()]


def blanked(text: str) -> str:
    """The text with a space for each character that XML cannot hold and that is no white space itself."""
    return _NO_SPACE.sub(" ", text) if may_hold_controls(text) else text


def may_hold_controls(text: str) -> bool:
    """A quick no for nearly all texts: patterns take twice as long to find no such character."""
    return not text.replace("\n", "").isprintable()


def set_forbidden_aside(document: Document, *, spaces: bool = True) -> Document:
    """The document with a skip for each character that XML cannot hold, where no skip has it yet.

    Args:
        document: a document.
        spaces: True for those, too, that are white space (form feeds); they may also be skipped as such.
    """
    text = document.source.text
    pattern = FORBIDDEN_CHARACTER if spaces else _NO_SPACE
    if not may_hold_controls(text) or not pattern.search(text):
        return document
    skipped = [s.extent for s in sorted(document.skips, key=IN_ORDER)]
    extra = []
    index = 0
    for found in pattern.finditer(text):
        at = found.start()
        while index < len(skipped) and skipped[index].end <= at:
            index += 1
        if index == len(skipped) or skipped[index].start > at:
            extra.append(Skip(Extent(at, at + 1), FORBIDDEN))
    return replace(document, skips=tuple(sorted((*document.skips, *extra), key=IN_ORDER)))


def kept_text(document: Document) -> str:
    """The text that must be in the TEI: the source without what the skips hold."""
    text, parts, at = document.source.text, [], 0
    for skip in sorted(document.skips, key=IN_ORDER):
        parts.append(text[at : skip.extent.start])
        at = max(at, skip.extent.end)
    parts.append(text[at:])
    return "".join(parts)


def check(document: Document) -> None:
    """Prove that leaves and skips tile the source.

    Raises:
        PromiseBrokenError: a character is in none or in two of them, or a skip has no reason.
    """
    source = document.source
    at = 0
    between: list[Extent] = []
    for leaf in leaves(document.blocks):
        if leaf.extent.start < at:
            raise _broken(document, leaf.extent.start, "stands in two blocks")
        if leaf.extent.start > at:
            between.append(Extent(at, leaf.extent.start))
        at = leaf.extent.end
    if at < len(source.text):
        between.append(Extent(at, len(source.text)))
    skips = sorted(document.skips, key=IN_ORDER)
    last = 0
    for skip in skips:
        if not skip.reason:
            raise _broken(document, skip.extent.start, "is skipped without a reason")
        if skip.extent.start < last:
            raise _broken(document, skip.extent.start, "is skipped twice")
        if skip.reason == BETWEEN_BLOCKS and source.text[skip.extent.start : skip.extent.end].strip():
            raise _broken(document, skip.extent.start, "is called white space and is not")
        last = skip.extent.end
    index = 0
    for gap in between:
        at = gap.start
        while at < gap.end:
            while index < len(skips) and skips[index].extent.end <= at:
                index += 1
            if index == len(skips) or skips[index].extent.start > at:
                raise _broken(document, at, "is in no block and no skip")
            at = skips[index].extent.end
    _check_nesting(document)


def check_text(document: Document, woven: str) -> None:
    """Prove that the text of the TEI is the text of the source, white space apart.

    Raises:
        PromiseBrokenError: they differ; the message has the line of the first difference.
    """
    kept = kept_text(document)
    if _packed(kept) == _packed(woven):
        return
    expected, found = without_space(kept), without_space(woven)
    if expected == found:
        return
    first = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
        min(len(expected), len(found)),
    )
    raise PromiseBrokenError(
        f"{document.source.name}: the text of the encoding is not the text of the file: "
        f"expected “{expected[first : first + 30]}”, made “{found[first : first + 30]}” (character {first} without white space). "
        "Nothing was written. This is a fault of teiwright; please report it with the text."
    )


def report(document: Document) -> tuple[tuple[str, int, int], ...]:
    """(reason, number of skips, characters other than white space) for each reason, for the run report."""
    totals: dict[str, tuple[int, int]] = {}
    for skip in document.skips:
        count, size = totals.get(skip.reason, (0, 0))
        words = without_space(document.source.text[skip.extent.start : skip.extent.end])
        totals[skip.reason] = (count + 1, size + len(words))
    return tuple((reason, *totals[reason]) for reason in sorted(totals))


def _check_nesting(document: Document) -> None:
    def walk(block: Block) -> None:
        for child in block.children:
            if not block.extent.covers(child.extent):
                raise _broken(
                    document, child.extent.start, f"is in a {child.element} outside its {block.element}"
                )
            walk(child)

    for block in document.blocks:
        walk(block)


def _broken(document: Document, offset: int, what: str) -> PromiseBrokenError:
    source = document.source
    line = source.line_of(offset)
    near = _SPACE.sub(" ", source.text[offset : offset + 30])
    return PromiseBrokenError(
        f"{source.name}, line {line}: the character at offset {offset} (“{near}”) {what}. "
        "Nothing was written. This is a fault of teiwright; please report it with the text."
    )
