"""Makes schemas/teiwright.rng from schemas/teiwright.rnc: `python tests/schema/make_rng.py`."""

from __future__ import annotations

from pathlib import Path

from rnc2rng import parser, serializer

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
NOTE = (
    "<!-- Made from teiwright.rnc by tests/schema/make_rng.py (rnc2rng). Change that file, not this one. -->"
)


def rng_text(rnc: Path) -> str:
    """The grammar in XML syntax, with a line that says where it comes from."""
    declaration, rest = serializer.XMLSerializer().toxml(parser.parse(f=str(rnc))).split("\n", 1)
    return f"{declaration}\n{NOTE}\n{rest.rstrip()}\n"


if __name__ == "__main__":
    (SCHEMAS / "teiwright.rng").write_text(rng_text(SCHEMAS / "teiwright.rnc"), encoding="utf-8")
