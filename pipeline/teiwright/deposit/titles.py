"""What page and book call the texts that have no title, as a table for a person to make titles of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import resources, saxon
from teiwright.spreadsheets import written
from teiwright.validation import xmlfile
from teiwright.xml_names import IN_EDITION as ED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.deposit import Edition


def table_of_titles(editions: Sequence[Edition], divider: str) -> bytes:
    """A metadata.csv with a row for each text, and what it is called under `title`."""
    return written([("file", "title"), *((e.path.name, _called(e)) for e in editions)], divider)


def _called(edition: Edition) -> str:
    """“Letter, Kiel, 17 March 1888”, as the page has it in square brackets; nothing where it has no words for the text."""
    sheet = saxon.compile_file(resources.folder("xslt") / "site" / "record.xsl")
    record = sheet.transform(saxon.parse(edition.data, edition.path.name), {"language": ""})
    called = xmlfile.parse_made(record.data).findtext(f"{ED}facts/{ED}called", "")
    return called[1:-1] if called.startswith("[") and called.endswith("]") else ""
