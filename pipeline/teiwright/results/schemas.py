"""Our schemas, laid beside the TEI."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from teiwright import files, resources
from teiwright.results.kept import schema_kept

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.findings import Finding

SCHEMAS = ("teiwright.rng", "teiwright.sch", "teiwright.rnc")


def write_schemas(folder: Path) -> tuple[Finding, ...]:
    """Lay our schemas beside the TEI, so that an editor finds them without a network.

    Another schema of the same name, which somebody may have changed, is kept under a name made from its contents: texts that are built
    at the same time cannot write it over. The finding says so.
    """
    findings = []
    for name in SCHEMAS:
        data = (resources.folder("schemas") / name).read_bytes()
        target = folder / name
        there = target.read_bytes() if target.is_file() else data
        if there != data:
            kept = target.with_name(f"{target.stem}.other-{sha256(there).hexdigest()[:8]}{target.suffix}")
            files.write_atomically(kept, there)
            findings.append(schema_kept(folder.name, name, kept.name))
        files.renew(target, data)
    return tuple(findings)
