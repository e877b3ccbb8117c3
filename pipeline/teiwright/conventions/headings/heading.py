"""What a heading is, and what tells of one: the record, and the kinds of evidence that others ask for."""

from __future__ import annotations

from msgspec import Struct

ENOUGH = 3
"""Points that make a heading."""
FIRST_LINE = "a first line that ends early, like those of other blocks"
"""The evidence of headings right above their text, in the same block."""
ALIKE = "lines in title case between paragraphs"
"""The evidence of headings that only their like tells."""
BRIEF = "short lines, below each of which sentences stand"
"""The evidence of headings of short sections."""
LARGE = "a year or large number"
"""The evidence of a number that makes a heading only where the next one follows."""
APPENDED = "below the heading of an appendix, which has no text of its own"
"""The evidence of headings that an appendix holds."""
LABELLED = "what a paper is, in brackets, like others"
"""The evidence of what stands above each paper of a file."""

INITIAL_NUMBER = "or an initial"
"""The evidence of a letter that may be a number or a forename: a number where it stands in a series."""
DOUBT = 3
"""Points that such a letter takes away until a series shows that it is a number."""


class Heading(Struct, frozen=True):
    """A line that may be a heading."""

    score: int
    rank: int
    """What contains what: 1 volume … 9 weakest."""
    kind: str
    """div/@type."""
    n: str = ""
    evidence: str = ""
    bare: bool = False
    """Only “Chapter 5”, so that a title may follow on a line of its own."""
    named: bool = False
    """A word like Preface or Notes."""


Heads = dict[int, tuple[Heading, bool]]
"""The headings among the chunks of a text: index of the chunk → the heading, and whether it is a second line of the one before it."""
