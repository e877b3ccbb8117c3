"""Writes the table of the damaged files in docs/validation.md: what teiwright, jing and libxml2 say about each.

    python tests/validation/table.py            rewrites the table (jing must be installed)

What each says is judged by the same rule for all: the place is right if it lies in the damaged stretch (for libxml2, which gives no
columns, if the line does), the cause if the thing that is wrong is named.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))
from damage import BASE, DAMAGES, Damage, Damaged, damaged

from teiwright.validation import check, schemas, xmlfile

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "validation.md"
GRAMMAR = ROOT / "schemas" / "teiwright.rng"
BEGIN, END = "<!-- table: made by tests/validation/table.py -->", "<!-- end of the table -->"

THING = {
    "ampersand": "&|EntityRef", "less-than": "<|element name", "control-character": "0x2|value 2", "namespace-forgotten": "namespace|xmlns",
    "html-entity": "nbsp", "date-form": "when", "date-words": "when", "date-impossible": "when", "value-misspelt": "cert", "value-unknown": "type",
    "id-with-space": r"\bid\b", "id-without-xml": r"\bid\b", "id-doubled": r"\b(ID|id)\b", "text-loose": "text", "attribute-missing": "target",
    "truncated": "end|start and end",
}  # fmt: skip
"""What jing and libxml2 must mention, where it is not the name that teiwright must give."""

Said = tuple[int, int, str]
"""Line, column (0 = not given) and words."""


def offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def right(each: Damage, made: Damaged, said: list[Said], *, strict: bool) -> Said | None:
    """The first thing said that names the right place and the right cause."""
    names = [re.escape(w) for w in each.words]
    if not strict:
        names = [THING.get(each.name) or re.escape(each.words[0].strip("<>@") if each.words else "")]
    low, high = (
        made.text.count("\n", 0, made.start) + 1,
        made.text.count("\n", 0, min(made.end, len(made.text))) + 1,
    )
    for line, column, words in said:
        inside = (
            low <= line <= high
            if not column
            else made.start <= offset(made.text, line, column) <= made.end + (1 if strict else 8)
        )
        if inside and all(re.search(n, words) for n in names):
            return line, column, words
    return None


def ours(made: Damaged) -> list[tuple[str, Said]]:
    findings = check(made.text.encode(), "x.xml", schemas=schemas.ours()).findings
    ranked = sorted(findings, key=lambda f: (f.severity.rank, f.place.line, f.place.column))
    return [(f.code, (f.place.line, f.place.column, f"{f.message} → {f.hint}")) for f in ranked]


def jing(files: dict[str, Path], parsed: set[str]) -> dict[str, list[Said]]:
    """What jing says; it stops at the first file that is not well-formed, so each of these gets a run of its own."""
    program = shutil.which("jing")
    if program is None:
        raise SystemExit("jing is not installed")
    said: dict[str, list[Said]] = {}
    for run in [[n for n in files if n in parsed], *([n] for n in files if n not in parsed)]:
        command = [program, str(GRAMMAR), *(str(files[n]) for n in run)]
        output = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
        for found in re.finditer(
            r"^.*?([^/\n]+)\.xml:(\d+):(\d+): (?:fatal|error): (.*)$", output, re.MULTILINE
        ):
            said.setdefault(found[1], []).append((int(found[2]), int(found[3]) - 1, found[4]))
    return said


def libxml2(text: str, schema: etree.RelaxNG) -> list[Said]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return [(e.line, 0, e.message) for e in parser.error_log]
    schema.validate(tree)
    return [(e.line, 0, e.message) for e in schema.error_log]


def cell(found: Said | None, said: list[Said], most: int = 150) -> str:
    if not said:
        return "✗ *(says nothing)*"
    line, column, words = found or said[0]
    words = " ".join(words.split())
    words = words if len(words) <= most else words[:most] + " …"
    for sign, safe in (
        ("\\", "\\\\"),
        ("|", "\\|"),
        ("<", "\\<"),
        ("*", "\\*"),
        ("_", "\\_"),
        ("&", "&amp;"),
        ("\x02", "␂"),
    ):
        words = words.replace(sign, safe)
    return f"{'✓' if found else '✗'} {line}{f':{column}' if column else ''} {words}"


def table() -> str:
    base = BASE.read_text("utf-8")
    schema = etree.RelaxNG(xmlfile.parse(GRAMMAR.read_bytes()))
    made = {d.name: damaged(d, base) for d in DAMAGES}
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, f"{name}.xml") for name in made}
        for name, path in files.items():
            path.write_text(made[name].text, "utf-8")
        by_jing = jing(files, {d.name for d in DAMAGES if d.judge != "xml"})
    rows = []
    counts = [0, 0, 0]
    for number, each in enumerate(DAMAGES, 1):
        this = made[each.name]
        line = this.text.count("\n", 0, this.start) + 1
        mine = ours(this)
        fitting = right(each, this, [s for code, s in mine if code in each.codes], strict=True)
        others = [by_jing.get(each.name, []), libxml2(this.text, schema)]
        found = [fitting, *(right(each, this, said, strict=False) for said in others)]
        counts = [c + bool(f) for c, f in zip(counts, found, strict=True)]
        cells = [cell(f, s) for f, s in zip(found, [[s for _, s in mine], *others], strict=True)]
        cells[0] = cell(found[0], [s for _, s in mine], 400)
        what = each.what.replace("<", "\\<").replace("&", "&amp;")
        rows.append(f"| {number} | {what} (line {line}) | {' | '.join(cells)} |")
    total = len(DAMAGES)
    head = (
        f"Right place and right cause: **teiwright {counts[0]} of {total}**, jing {counts[1]}, libxml2 {counts[2]}.\n\n"
        "| | Damage | teiwright | jing | libxml2 |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows)


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}", "utf-8")
