"""What a text says about itself, joined with what its editors say: they prevail, and a conflict is reported."""

from __future__ import annotations

from dataclasses import replace

from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import Bibliography, Metadata


def joined(facts: Metadata, told: Metadata | None, file: str) -> tuple[Metadata, tuple[Finding, ...]]:
    """What the text says and what the editors say; the editors prevail, and what the text says otherwise is reported."""
    if told is None:
        return facts, ()
    findings: list[Finding] = []

    def prevails(name: str, said: str, instead: str, where: str, origin: str) -> None:
        if said and instead and " ".join(said.split()).casefold() != " ".join(instead.split()).casefold():
            findings.append(
                Finding(
                    "metadata-conflict",
                    Severity.INFO,
                    f"The text says {name} “{said}” ({where}); {origin or 'the editors'} says “{instead}”, which stands in the header.",
                    "Nothing, if the editors are right; the words of the text stay as they are.",
                    Place(file=file),
                )
            )

    for name in ("title", "subtitle", "publisher", "licence", "rights", "written_place", "genre"):
        said, instead = getattr(facts, name), getattr(told, name)
        if said and instead:
            prevails(name.replace("_", " of being "), said.value, instead.value, said.origin, instead.origin)
    for name in ("written", "first_published"):
        date_said, date_instead = getattr(facts, name), getattr(told, name)
        if date_said and date_instead and date_said.attributes != date_instead.attributes:
            prevails(
                f"{name.replace('_', ' ')}",
                date_said.words,
                date_instead.words,
                date_said.origin,
                date_instead.origin,
            )
    if facts.authors and told.authors:
        prevails(
            "the author is",
            ", ".join(a.name.plain for a in facts.authors),
            ", ".join(a.name.plain for a in told.authors),
            facts.authors[0].origin,
            told.authors[0].origin,
        )
    changes: dict[str, object] = {}
    for name in Metadata.__dataclass_fields__:
        instead = getattr(told, name)
        if name in {"contributors", "printed", "languages", "notes"}:
            continue
        if instead:
            changes[name] = instead
    together = replace(facts, **changes)  # type: ignore[arg-type]
    roles = {a.role for a in told.contributors}
    kept = tuple(a for a in facts.contributors if a.role not in roles)
    languages = dict(facts.languages) | dict(told.languages)
    return (
        replace(
            together,
            contributors=kept + told.contributors,
            printed=_with_authors(_joined_book(facts.printed, told.printed), facts, told),
            languages=tuple(languages.items()),
            notes=facts.notes + told.notes,
        ),
        tuple(findings),
    )


def _with_authors(book: Bibliography | None, facts: Metadata, told: Metadata) -> Bibliography | None:
    """The author of the text is the author in the source, with what the editors know of them."""
    if book is None or not told.authors or book.authors != facts.authors:
        return book
    return replace(book, authors=told.authors)


def _joined_book(said: Bibliography | None, told: Bibliography | None) -> Bibliography | None:
    if said is None or told is None:
        return told or said
    changes = {
        name: value
        for name in Bibliography.__dataclass_fields__
        if (value := getattr(told, name)) and not (name == "level" and value == "m")
    }
    return replace(said, **changes)
