"""What a person has decided about the marks of a text: a table beside it that is obeyed in every run and never forgotten.

`teiwright review` writes the table (`letter.review.csv` beside `letter.txt`): a row for each mark. A person writes *yes* or *no*
into it, puts a row right or adds one. Each row carries some words around its place, so that it is found again when the text has
been changed elsewhere. It owns names, dates, quotations and titles; what a block of the text is, is said in the text itself (`%%`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".review.csv"
OF_FOLDER = "review.csv"
"""The table of a folder, whose rows speak of all marks that are alike, in every text below it."""

FAMILIES = {
    "persons": ("persName",),
    "dates": ("date",),
    "": ("quote", "q", "said", "soCalled", "title", "mentioned", "foreign"),
}
"""The elements that a person decides about, of which one takes the place of another at the same words. Names and dates are decided
as soon as the layer that marks them has been run, for later layers build on them; the others when all have been run."""

ELEMENTS = tuple(element for elements in FAMILIES.values() for element in elements)

ALIKE = "review.alike"
RULES = {
    "review.added": "A mark that a person has set.",
    "review.corrected": "A mark of the program that a person has put right.",
    ALIKE: "A mark of the program that a person has confirmed, with all that are alike.",
}


def table_of(text: Path) -> Path:
    """Where the decisions about a text stand: beside it."""
    return text.with_name(text.stem + SUFFIX)


def is_of_marks(path: Path) -> bool:
    """True for a table of marks, in whatever encoding a program has saved it."""
    try:
        data = path.read_bytes().replace(b"\0", b"").lower()
    except OSError:
        return True  # it will be said where it is read
    return not data.strip() or b"decision" in data or "⟦".encode() in data


def family_of(element: str) -> tuple[str, ...]:
    """The elements of which one takes the place of this one at the same words."""
    return next((elements for elements in FAMILIES.values() if element in elements), (element,))
