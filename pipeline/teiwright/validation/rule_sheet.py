"""Rules in the form in which they are run: an XSLT stylesheet. It knows the processor alone, so that it can go to a process that reads no schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from teiwright.saxon import Node

OWN = "urn:x-teiwright:rules"


class RuleSheet(Struct, frozen=True):
    """A set of rules, as `transpile` has written it."""

    name: str
    text: str
    """The stylesheet."""
    signs: tuple[str, ...]
    """Characters without which in the document some rule cannot apply."""

    def answer(self, document: Node, text: str) -> str:
        """What the rules find, as XML.

        Args:
            document: the document as SaxonC has parsed it.
            text: the same, as it was parsed.

        Raises:
            RenderingError: a rule is faulty, or stopped.
        """
        from teiwright import saxon  # loaded only when rules are run

        by_number = "&#" in text  # a sign may be written so, too
        there = "".join(sign for sign in self.signs if by_number or sign in text)
        return saxon.compile_text(self.text, self.name).transform(document, {f"{{{OWN}}}signs": there}).text
