"""TEI that was written for another schema, which is not at hand: it is published, with a warning that nobody has judged it.

Our schema is narrower than TEI, so what ours refuses may be right in it. What is at odds with every TEI, or says that it is ours, is not published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.validation.words import line_of, listed

if TYPE_CHECKING:
    from teiwright.findings import Finding
    from teiwright.validation import Invalid, Valid


BROKEN = ("pointer-resolves", "id-unique")
"""Errors in every TEI, whatever its schema allows: a book would have references to nothing."""


def of_another_schema(
    result: Valid | Invalid, *, whole: bool = False
) -> tuple[Valid, tuple[Finding, ...]] | None:
    """The edition as it is and the warning, if it may be published so; None otherwise, and for what is valid.

    Args:
        result: of a check by our schema.
        whole: True to refuse what is broken by any schema.
    """
    from teiwright import validation
    from teiwright.findings import Finding, Place, Severity
    from teiwright.validation import tei_names

    if isinstance(result, validation.Valid) or result.tree is None:
        return None
    if not _is_foreign(result) or tei_names.unknown(result.tree):
        return None
    if whole and any(f.code in BROKEN for f in result.findings if f.severity is Severity.ERROR):
        return None
    places = sum(f.count for f in result.findings if f.severity is Severity.ERROR)
    warning = Finding(
        "schema-absent",
        Severity.WARNING,
        "Published without a verdict: the schema for which the file was written is not at hand. By teiwright's own, which is "
        f"narrower than all of TEI, {places:,} {'place is' if places == 1 else 'places are'} wrong.",
        "To be sure, give its schema with --schema. teiwright validate lists the places.",
        Place(result.name),
    )
    return validation.Valid(result.tree, result.name, path=result.path), (warning,)


def slips(result: Invalid) -> str:
    """Why TEI for another schema is not published, in words: the elements in it that no TEI has; empty if that is not why."""
    from teiwright.validation import tei_names

    if result.tree is None or not _is_foreign(result):
        return ""
    said = []
    for name in tei_names.unknown(result.tree):
        first = next(result.tree.iter(f"{{{tei_names.NAMESPACE}}}{name}"))
        said.append(f"<{name}> (line {line_of(first)})")
    return listed(said, most=5, last="and")


def _is_foreign(result: Invalid) -> bool:
    """True if it was checked by our schema only because its own is not at hand."""
    from teiwright.validation import schemas

    return (
        result.tree is not None
        and result.schemas == schemas.ours().names
        and not schemas.is_for_ours(result.tree)
    )
