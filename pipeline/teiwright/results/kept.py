"""What a run tells of names and files that it found: a name two texts would have, versions and schemas that were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from teiwright.works.finding import Work


def name_shared(work: Work) -> Finding:
    """That a text is called so only because of the others; of a run it is told once, for all such texts, what a person should do (reports/shared.py)."""
    return Finding(
        "name-shared",
        Severity.INFO,
        f"Another of these texts would be called “{work.alone}” too, so this one is called “{work.identifier}”. Among other texts, or alone, "
        "it would have another name, and the addresses made from it would lead nowhere.",
        f'Say once for ever what it is called: identifier = "{work.identifier}" in its edition.toml, or a column identifier in metadata.csv.',
        Place(file=work.text.name),
    )


def version_kept(name: str, kept: str) -> Finding:
    """That what a person had changed was written over, and where it is."""
    return Finding(
        "version-kept",
        Severity.WARNING,
        f"{name} was changed by hand and has been written over, as --force says. Your version is kept: {kept}.",
        f"To take your changes over: teiwright review TEXT --from {kept}. Delete that file when you need it no more.",
        Place(file=name),
    )


def schema_kept(folder: str, name: str, kept: str) -> Finding:
    """That a schema beside the results was not ours, and where it is."""
    return Finding(
        "schema-kept",
        Severity.WARNING,
        f"{folder}/{name} was not the schema of this program: it was changed, or is of an earlier version. It is now {folder}/{kept}.",
        f"If you did not change it, delete {kept}. If you did, give it a name of your own and let your TEI files name that.",
        Place(),
    )
