"""editorialDecl: one sentence for each decision of the run, so that a reader of the file knows what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import Certainty
from teiwright.weaving.build import add

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.model import Document

_DATES = (
    "Dates are normalised to the proleptic Gregorian calendar with the W3C attributes. They record what the text says, even where it is probably wrong. "
    "A named day, month or year: @when. A period stated with both ends, or a century: @from and @to. One moment somewhere within known limits: @notBefore and "
    "@notAfter, both inclusive. “around”: @when with @precision medium. “early”, “mid”, “late”: the first, second or last third of the period named. Seasons: "
    "months 3 to 5, 6 to 8, 9 to 11 and 12 to 2; a winter carries the year in which it ends. “before” a year: @notAfter the last day of the year before. "
    "@cert records doubt about the reading, @precision the vagueness of the text."
)
_PUNCTUATION = "All punctuation is retained. What stands inside quotation marks stays inside the element; other punctuation stays outside."
_MARKS = {
    "persons": "names of persons, with a title of rank directly before the name and without a possessive ending; each points to an entry in standOff, which "
    "comes from the editors' register (type register) or from this text alone (type text)",
    "dates": "dates",
    "quotations": "quotations: quote where words are attributed to somebody outside the text, said for speech within a narrative, soCalled for words held at a "
    "distance, q where nothing decides",
    "titles": "titles of works cited, where a word of the text says that it is one",
    "mentioned": "words spoken of, and words in another language where the text says so",
}


def build_editorial_declaration(
    parent: etree._Element,
    document: Document,
    layers: tuple[str, ...],
    dropped: tuple[tuple[str, int, int], ...],
    least: Certainty,
) -> None:
    """Write editorialDecl with its eight parts."""
    declaration = add(parent, "editorialDecl")
    joined = any("hyphen" in reason for reason, _, _ in dropped)
    hyphens = (
        "Words divided at the end of a line are joined where the text itself has the joined word."
        if joined
        else "No end-of-line hyphen was removed."
    )
    for name, text, *attributes in (
        ("correction", _correction(document), ("method", "silent"), ("status", "medium" if document.source.repairs else "low")),
        ("normalization", "Spelling, capitals, spacing and characters are those of the source.", ("method", "silent")),
        ("punctuation", _PUNCTUATION, ("marks", "all"), ("placement", "internal")),
        ("quotation", "Quotation marks are retained as text, inside the element they delimit.", ("marks", "all")),
        ("hyphenation", hyphens, ("eol", "some" if joined else "none")),
        ("segmentation", _segmentation(document, dropped)),
        ("stdVals", _DATES),
    ):  # fmt: skip
        add(add(declaration, name, "", *attributes), "p", text)
    marked = "; ".join(_MARKS.get(layer, layer) for layer in layers)
    interpretation = add(declaration, "interpretation")
    left_out = (
        "" if least is Certainty.LOW else f" Marks of which it was less sure than {least.value} are left out."
    )
    add(interpretation, "p", f"Marked by program: {marked or 'nothing beside the structure'}.{left_out}")
    add(
        interpretation,
        "p",
        "Each mark points with @ana to the rule that made it and says with @cert how sure it is: high, medium or low; below high it is signed "
        "by the program with @resp. A person who has checked a mark replaces @resp.",
    )


def _correction(document: Document) -> str:
    if not document.source.repairs:
        return "Apparent errors of the source are kept and not corrected."
    from teiwright.reading.mojibake import sentence

    return f"{sentence(document.source.repairs)} Other apparent errors of the source are kept."


def _segmentation(document: Document, dropped: tuple[tuple[str, int, int], ...]) -> str:
    said = []
    for reading in document.readings:
        signs = "; ".join(reading.evidence)
        said.append(f"The text was read as {reading.plain}" + (f" ({signs})." if signs else "."))
    said.append("A block of text set off as a paragraph is a p; those of the body are numbered in @n.")
    said += [f"Not in the text, {count} times: {reason}." for reason, count, _ in dropped]
    return " ".join(said)
