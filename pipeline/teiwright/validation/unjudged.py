"""TEI that was written for another schema, which is not at hand: it is published, with a warning that nobody has judged it.

Our schema is narrower than TEI, so what ours refuses may be right in it. What is at odds with every TEI, or says that it is ours, is not published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.findings import Severity
from teiwright.validation import ids
from teiwright.validation.words import line_of, listed
from teiwright.xml_names import IN_TEI

if TYPE_CHECKING:
    from teiwright.findings import Finding
    from teiwright.validation import Invalid, Valid


BROKEN = ("pointer-resolves", ids.CODE)
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
    from teiwright.findings import Finding, Place
    from teiwright.validation import tei_names

    if isinstance(result, validation.Valid) or result.tree is None:
        return None
    if not _is_foreign(result) or tei_names.unknown(result.tree):
        return None
    if whole and _broken(result):
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
        first = next(result.tree.iter(f"{IN_TEI}{name}"))
        said.append(f"<{name}> (line {line_of(first)})")
    return listed(said, most=5, last="and")


def stopping(result: Invalid) -> tuple[Finding, ...]:
    """What alone keeps TEI for another schema from being printed whole; nothing if it is not kept, or if anything else keeps it, too."""
    from teiwright.findings import Finding, Place

    broken = _broken(result)
    if not broken or of_another_schema(result) is None:
        return ()
    why = Finding(
        "not-published",
        Severity.INFO,
        "The file was not printed: its pointers would lead nowhere, or to the wrong place.",
        "Correct these places. What else there is by teiwright's own schema would not stop it; teiwright validate lists that.",
        Place(result.name),
    )
    return (*broken, why)


def _broken(result: Invalid) -> tuple[Finding, ...]:
    """Where a reference may lead nowhere. A name that each of two texts of a corpus has once is called anew by the outputs."""
    errors = [f for f in result.findings if f.code in BROKEN and f.severity is Severity.ERROR]
    lines = ids.twice_in_one_text(result.tree) if errors and result.tree is not None else frozenset()
    return tuple(f for f in errors if f.code != ids.CODE or f.place.line in lines)


def _is_foreign(result: Invalid) -> bool:
    """True if it was checked by our schema only because its own is not at hand."""
    from teiwright.validation import schemas

    return (
        result.tree is not None
        and result.schemas == schemas.ours().names
        and not schemas.is_for_ours(result.tree)
    )
