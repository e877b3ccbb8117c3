"""What edition.toml states for a deposit goes before the header, and each such change is recorded."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.deposit.licences import spdx_of
from teiwright.deposit.record import Field, Record, Rights, Subject
from teiwright.errors import MetadataError

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    "title": "title",
    "subtitle": "subtitle",
    "publisher": "publisher",
    "project": "abstract",
    "version": "version",
    "contact": "contact",
}


def apply_overrides(record: Record, path: Path) -> Record:
    """The record with the values of an edition.toml; the same record if there is no such file.

    Raises:
        MetadataError: the file cannot be read.
    """
    if not path.is_file():
        return record
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MetadataError(f"{path}: cannot be read as TOML ({error}).") from error
    changed: list[Field] = []

    def field(key: str, before: Field | None) -> Field | None:
        value = str(stated.get(key) or "").strip()
        if not value or (before and before.value == value):
            return before
        changed.append(
            Field(
                f"{key}: “{value}”" + (f" instead of “{before.value}”" if before else ""),
                f"{path.name}: {key}",
            )
        )
        return Field(value, f"{path.name}: {key}")

    values = {name: field(key, getattr(record, name)) for key, name in _WORDS.items()}
    published = field("published", record.published)
    rights = _rights(record.rights, stated, changed, path.name)
    subjects = record.subjects
    if not subjects and isinstance(stated.get("keywords"), list):
        subjects = tuple(Subject(str(k), "", f"{path.name}: keywords") for k in stated["keywords"])
    return replace(
        record,
        title=values["title"],
        subtitle=values["subtitle"],
        publisher=values["publisher"],
        abstract=values["abstract"],
        version=values["version"],
        contact=values["contact"],
        published=published,
        rights=rights,
        subjects=subjects,
        changed=(*record.changed, *changed),
    )


def _rights(before: Rights, stated: dict[str, object], changed: list[Field], name: str) -> Rights:
    words, address = (str(stated.get(k) or "").strip() for k in ("licence", "licence_address"))
    if (not words and not address) or (words, address) == (before.words, before.address):
        return before
    changed.append(Field(f"licence: “{words or address}”", f"{name}: licence"))
    return Rights(
        words or before.words,
        address or before.address,
        spdx_of(address or before.address),
        before.status,
        f"{name}: licence",
    )
