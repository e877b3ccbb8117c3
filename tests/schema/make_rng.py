"""Makes what is made in schemas/: `python tests/schema/make_rng.py`.

teiwright.rng is made from teiwright.rnc, and the tables of rules in teiwright.odd and in docs/tei.md from teiwright.sch.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree
from rnc2rng import parser, serializer

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
NOTE = (
    "<!-- Made from teiwright.rnc by tests/schema/make_rng.py (rnc2rng). Change that file, not this one. -->"
)
SCH = "{http://purl.oclc.org/dsdl/schematron}"
TABLE = re.compile(r"(<!-- rules: [^>]*-->\n).*?( *<!-- end of rules -->)", re.DOTALL)


def rng_text(rnc: Path) -> str:
    """The grammar in XML syntax, with a line that says where it comes from."""
    declaration, rest = serializer.XMLSerializer().toxml(parser.parse(f=str(rnc))).split("\n", 1)
    return f"{declaration}\n{NOTE}\n{rest.rstrip()}\n"


def rules(sch: Path) -> Iterator[tuple[str, str, str, str]]:
    """Every rule once: its code, its grade, what it says (… for what differs) and what to do."""
    root = etree.parse(sch).getroot()
    what_to_do = {d.get("id"): " ".join("".join(d.itertext()).split()) for d in root.iter(f"{SCH}diagnostic")}
    seen = set()
    for rule in root.iter(f"{SCH}assert", f"{SCH}report"):
        if rule.get("id") not in seen:
            seen.add(rule.get("id"))
            said = (rule.text or "") + "".join("…" + (part.tail or "") for part in rule)
            yield (
                rule.get("id"),
                rule.get("role"),
                " ".join(said.split()),
                what_to_do[rule.get("diagnostics")],
            )


def odd_text(odd: str, sch: Path) -> str:
    """The customisation with its table of rules as the rules are now."""
    rows = "".join(
        f"          <row><cell><code>{code}</code></cell><cell>{grade}</cell><cell>{escape(said)}</cell><cell>{escape(do)}</cell></row>\n"
        for code, grade, said, do in rules(sch)
    )
    return TABLE.sub(lambda found: found[1] + rows + found[2], odd)


def page_text(page: str, sch: Path) -> str:
    """The page for readers with its table of rules as the rules are now."""
    rows = "".join(f"| `{code}` | {grade} | {said} | {do} |\n" for code, grade, said, do in rules(sch))
    head = "\n| rule | grade | what is said | what to do |\n|---|---|---|---|\n"
    return TABLE.sub(lambda found: found[1] + head + rows + "\n" + found[2], page)


if __name__ == "__main__":
    (SCHEMAS / "teiwright.rng").write_text(rng_text(SCHEMAS / "teiwright.rnc"), encoding="utf-8")
    odd = SCHEMAS / "teiwright.odd"
    odd.write_text(odd_text(odd.read_text("utf-8"), SCHEMAS / "teiwright.sch"), encoding="utf-8")
    page = SCHEMAS.parent / "docs" / "tei.md"
    page.write_text(page_text(page.read_text("utf-8"), SCHEMAS / "teiwright.sch"), encoding="utf-8")
