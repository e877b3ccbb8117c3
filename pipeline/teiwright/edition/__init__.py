"""What the editors say about a text: edition.toml (one work) and metadata.csv (a folder, one row a file).

They add to what the text says about itself and prevail over it; a conflict is reported. A key that is not known is an
error that names the nearest one, so that no typing slip is swallowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.errors import MetadataError
from teiwright.file_troubles import not_utf8, reason

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.metadata import Metadata


def read_edition(path: Path) -> tuple[Metadata, tuple[Finding, ...]]:
    """Read an edition.toml.

    Raises:
        MetadataError: it cannot be read, is no TOML, or has a key or value that cannot be used; the message has the line.
    """
    import tomllib

    from teiwright.edition.table import metadata
    from teiwright.edition.values import Told

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise MetadataError(f"{not_utf8(path, trouble.start)} Save it as UTF-8.") from None
    except OSError as trouble:
        raise MetadataError(f"{path}: the file cannot be read ({reason(trouble)}).") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        from teiwright.edition.slips import slip

        raise MetadataError(f"{path}{slip(text, str(trouble))}") from None
    except (RecursionError, ValueError):
        # Python's reader bounds neither; these come from where they become too much for Python itself.
        raise MetadataError(
            f"{path}: a number in it has thousands of figures, or brackets stand in brackets without end. It says nothing that can be used: look for a slip."
        ) from None
    told = Told(path.name, text, path=str(path))
    return metadata(told, table), tuple(told.findings)
