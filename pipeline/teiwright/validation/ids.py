"""Names given twice: xml:id, in any XML, whatever the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from teiwright.validation.words import Problem, line_of, tag
from teiwright.xml_names import OUTERMOST, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDS = etree.XPath("//@xml:id", smart_strings=False)
CODE = "id-unique"


def doubled(tree: etree._ElementTree) -> Iterator[Problem]:
    """Every element whose xml:id an element before it has already."""
    names = cast("list[str]", _IDS(tree))
    if len(set(names)) == len(names):
        return
    first: dict[str, etree._Element] = {}
    for element in tree.iter("*"):
        value = element.get(XML_ID, "")
        if not value:
            continue
        if value in first:
            bearer = first[value]
            yield Problem(
                CODE,
                f"The name “{value}” is given to this {tag(str(element.tag))} and to {tag(str(bearer.tag))} in line {bearer.sourceline}. A name may be given only once.",
                f"Change one of them, for example to “{value}-2”, and every pointer “#{value}” that means it.",
                element,
                attribute=XML_ID,
            )
        else:
            first[value] = element


def twice_in_one_text(tree: etree._ElementTree) -> frozenset[int]:
    """The lines of what bears a name that its text has given already; that two texts of a corpus have one name is no such case."""
    seen: set[tuple[etree._Element | None, str]] = set()
    lines: set[int] = set()
    for element in tree.iter("*"):
        if value := element.get(XML_ID, ""):
            name = (next(element.iterancestors(*OUTERMOST), None), value)
            if name in seen:
                lines.add(line_of(element))
            seen.add(name)
    return frozenset(lines)
