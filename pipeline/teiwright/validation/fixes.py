"""The safe repairs: what was obviously meant, changed in the XML as it is written; nothing else in the file moves.

date-form: a date in another common form (1943-7-25, 25 July 1943) or with white space in it → 1943-07-25.
anchor-back: a note that does not point back to its marker, where exactly one marker points to it → @target is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from teiwright.files import write_atomically
from teiwright.validation import Invalid, Valid, check, positions, xmlfile
from teiwright.validation.values import proposed_date
from teiwright.validation.words import tag
from teiwright.xml_names import IN_TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.validation.run import Job

DATES = frozenset({"when", "from", "to", "notBefore", "notAfter"})


class Fix(Struct, frozen=True):
    """One repair: an attribute gets another value, or is added."""

    code: str
    element: int
    """Number of the element in document order, from 0."""
    attribute: str
    old: str | None
    """None: the element has no such attribute yet."""
    new: str
    words: str
    """What is done, for the reader."""


def proposed(tree: etree._ElementTree) -> Iterator[Fix]:
    """Every safe repair that a document needs."""
    elements = list(tree.iter(etree.Element))
    yield from _dates(elements)
    yield from _pointers(elements)


def _dates(elements: list[etree._Element]) -> Iterator[Fix]:
    for number, element in enumerate(elements):
        for key in filter(DATES.__contains__, map(str, element.attrib)):
            value = str(element.get(key))
            date = proposed_date(value)
            if date and date != value:
                yield Fix(
                    "date-form",
                    number,
                    key,
                    value,
                    date,
                    f"@{key} of {tag(str(element.tag))}: “{value}” → “{date}”",
                )


def _pointers(elements: list[etree._Element]) -> Iterator[Fix]:
    notes = {
        str(e.get(XML_ID)): (n, e)
        for n, e in enumerate(elements)
        if e.tag == f"{IN_TEI}note" and e.get(XML_ID)
    }
    markers: dict[str, list[str]] = {}
    for element in elements:
        if (
            element.tag == f"{IN_TEI}ref"
            and element.get("type") == "noteAnchor"
            and str(element.get("target")).startswith("#")
        ):
            markers.setdefault(str(element.get("target"))[1:], []).append(str(element.get(XML_ID, "")))
    for name, (number, note) in notes.items():
        pointing = markers.get(name, [])
        if len(pointing) == 1 and pointing[0] and note.get("target") is None:
            yield Fix(
                "anchor-back",
                number,
                "target",
                None,
                f"#{pointing[0]}",
                f'<note> “{name}”: target="#{pointing[0]}" was added',
            )


def repaired(text: str, fixes: list[Fix], onto: str) -> tuple[str, list[Fix]]:
    """The XML with the repairs made in it, and which were made; everything else stays as it is written.

    Args:
        text: the XML, as `xmlfile.text_of` gave it.
        fixes: the repairs, of the same document.
        onto: the same as it stands in the file, with its own line ends and its document type declaration.
    """
    points = positions.find(text, {(f.element, "start") for f in fixes})
    changes: list[tuple[int, int, str]] = []
    made = [fix for fix in fixes if (fix.element, "start") in points]
    for fix in made:
        point = points[fix.element, "start"]
        if fix.old is None:
            at = positions.end_of_name(text, point)
            changes.append((at, at, f' {fix.attribute}="{fix.new}"'))
        elif written := positions.attribute(text, point, fix.attribute):
            changes.append((written.start, written.end, fix.new))
    whole = onto or text
    pairs = [found.start() - number for number, found in enumerate(re.finditer("\r\n", whole))]
    parts, at = [], 0
    for start, end, new in sorted(changes):
        parts += [whole[at : start + bisect_left(pairs, start)], new]
        at = end + bisect_left(pairs, end)
    return "".join([*parts, whole[at:]]), made


def repair(result: Valid | Invalid, job: Job) -> tuple[Valid | Invalid, list[str]]:
    """Repair a file that was checked: NAME.fixed.xml is written beside it and checked in its turn.

    Returns:
        What was found in the repaired file (the same as before, if there was nothing to repair), and what was done.

    Raises:
        WritingError: the repaired file cannot be written.
    """
    from teiwright.validation.schemas import from_files

    if result.path is None:
        return result, [f"{result.name}: not repaired. Save it as a file, and give that."]
    if result.tree is None:
        return result, [f"{result.name}: not repaired, since it is not well-formed."]
    data = result.path.read_bytes()
    wanted = list(proposed(result.tree))
    written = xmlfile.decoded(data, result.name)
    text, fixes = repaired(xmlfile.text_of(data, result.name), wanted, written) if wanted else ("", [])
    if not fixes:
        return result, [f"{result.name}: nothing that could be repaired safely."]
    target = result.path.with_name(f"{result.path.stem}.fixed.xml")
    data = _in_utf8(text).encode("utf-8")
    if target.is_file() and target.read_bytes() != data:
        return result, [
            f"{target}: is there already and is not what the repairs give now, so it is left as it is. Move it or delete it, then repair again."
        ]
    write_atomically(target, data)
    schemas = from_files(job.schemas, job.settings) if job.schemas else None
    after = check(
        data, str(target), schemas=schemas, folder=target.parent, path=target, settings=job.settings
    )
    done = [f"{target}: {f.words} [{f.code}]" for f in fixes]
    return after, [
        *done,
        f"{target}: written with {len(fixes)} repair{'s' if len(fixes) > 1 else ''}; {result.name} is unchanged.",
    ]


def _in_utf8(text: str) -> str:
    """The declaration of the encoding made true: the repaired file is written in UTF-8."""
    if not text.startswith("<?xml"):
        return text
    head, mark, rest = text.partition("?>")
    start = head.find("encoding")
    if start < 0:
        return text
    quote = head[min(i for i in (head.find('"', start), head.find("'", start)) if i >= 0)]
    opening = head.index(quote, start)
    return f"{head[: opening + 1]}UTF-8{head[head.index(quote, opening + 1) :]}{mark}{rest}"
