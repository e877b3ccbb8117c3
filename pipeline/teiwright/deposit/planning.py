"""The plan of a deposit, for the person who has to fill what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.deposit.jsonfile import Json, as_bytes
from teiwright.deposit.targets import TARGETS
from teiwright.files import typed
from teiwright.findings import number, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.deposit import Collection, Edition
    from teiwright.deposit.targets import Need, Target


def as_text(edition: Edition | Collection, targets: Iterable[str]) -> str:
    """The record with the place of each field, then each target with what it lacks."""
    lines = [f"{edition.path}", ""]
    rows = list(_rows(edition))
    width = max(len(name) for name, _, _ in rows)
    lines += [
        f"  {name:{width}}  {value}" + (f"   ← {origin}" if origin else "") for name, value, origin in rows
    ]
    lines.append("")
    for name in targets:
        target = TARGETS[name]
        missing, wanting = _lacking(edition, target)
        state = "ready" if not missing else "not yet"
        lines.append(f"{name}: {state} — {target.title}. {target.gives}")
        lines += [f"    missing: {each}" for each in missing]
        lines += [f"    better with: {each}" for each in wanting]
    return "\n".join(lines) + "\n"


def as_text_of_many(editions: Sequence[Edition | Collection], targets: Iterable[str]) -> str:
    """Of many texts, each target once: how many of them are ready, and what is missing in how many."""
    lines: list[str] = []
    for name in targets:
        target = TARGETS[name]
        missing: dict[str, list[str]] = {}
        wanting: dict[str, list[str]] = {}
        for edition in editions:
            for lacks, needs in zip((missing, wanting), _lacking(edition, target), strict=True):
                for need in needs:
                    lacks.setdefault(need, []).append(edition.path.stem)
        ready = sum(not target.missing(edition.record) for edition in editions)
        state = f"{ready} ready, {len(editions) - ready} not yet" if missing else "all ready"
        lines.append(f"{name}: {state} — {target.title}. {target.gives}")
        for what, lacks in (("missing", missing), ("better with", wanting)):
            lines += [
                f"    {what}, in {_which(texts, len(editions))}: {need}" for need, texts in lacks.items()
            ]
    first = editions[0].path
    lines += [
        "",
        f"{number(len(editions), 'text')}. All about one of them: teiwright deposit plan {typed(first)}",
    ]
    return "\n".join(lines) + "\n"


def _which(texts: Sequence[str], of: int) -> str:
    return "all texts" if len(texts) == of else f"{number(len(texts), 'text')} ({some(texts)})"


def _lacking(edition: Edition | Collection, target: Target) -> tuple[list[str], list[str]]:
    """What a target demands, and what it would be better to have, each with where to fill it."""

    def filled(needs: Iterable[Need]) -> list[str]:
        several = len(edition.texts) > 1
        return [f"{need.words}. Fill {need.where(several=several)}." for need in needs]

    return filled(target.missing(edition.record)), filled(target.wanting(edition.record))


def _rows(edition: Edition | Collection) -> Iterator[tuple[str, str, str]]:
    """Each field of the record: its name, its value in words, and where it was read."""
    record = edition.record
    for name, field in (("title", record.title), ("subtitle", record.subtitle)):
        yield name, field.value if field else "—", field.origin if field else ""
    for label, people in (
        ("creator", record.creators),
        ("contributor", record.contributors),
        ("funder", record.funders),
    ):
        if label == "creator" and not people:
            yield label, "—", ""
        for person in people:
            known = ", ".join(i.address or i.value for i in person.identities)
            yield label, " · ".join(filter(None, (person.inverted, person.duty, known))), person.origin
    for name, field in (
        ("publisher", record.publisher),
        ("published", record.published),
        ("version", record.version),
        ("written", record.created),
        ("place", record.place),
        ("genre", record.genre),
        ("series", record.series),
        ("description", record.abstract),
        ("contact", record.contact),
    ):
        yield name, field.value if field else "—", field.origin if field else ""
    yield (
        "languages",
        ", ".join(f"{lang.code} ({lang.iso639_3 or 'no ISO 639-3'})" for lang in record.languages) or "—",
        "",
    )
    rights = record.rights
    yield "licence", " ".join(filter(None, (rights.spdx, rights.words, rights.address))) or "—", rights.origin
    for subject in record.subjects:
        yield "subject", subject.words, subject.origin
    for identity, origin in record.identities:
        yield "identifier", f"{identity.scheme}: {identity.value}", origin
    for source in record.sources:
        yield "source", source.words, source.origin
    for text in edition.texts:
        found = (
            text.source[0]
            if text.source
            else f"of {text.path.name} not found beside it or the file given with --edition"
        )
        yield "plain text", found, ""
    for change in record.changed:
        yield "overridden", change.value, change.origin


def as_json(edition: Edition | Collection, targets: Iterable[str]) -> str:
    """The same for a program."""
    record: list[Json] = [
        {"field": name, "value": value, "origin": origin} for name, value, origin in _rows(edition)
    ]
    states: dict[str, Json] = {}
    for name in targets:
        missing, wanting = _lacking(edition, TARGETS[name])
        states[name] = {"ready": not missing, "missing": [*missing], "better_with": [*wanting]}
    return as_bytes({"file": str(edition.path), "record": record, "targets": states}).decode()
