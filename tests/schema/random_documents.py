"""Writes random documents that are valid under a RELAX NG grammar, by walking the grammar.

The walk prefers what it has used least, so that a few hundred documents meet every element, attribute and value
of the grammar. Same seed, same documents.
"""

from __future__ import annotations

import random
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "http://www.w3.org/XML/1998/namespace"
HEIGHT_OF_NOTHING = 10_000

# Values of every datatype the grammar uses, odd ones among them.
SAMPLES: dict[str, tuple[str, ...]] = {
    "NCName": ("teiwright", "tei_all", "_a.b-c", "é1"),
    "Name": ("teiwright", "a:b", "x.y"),
    "anyURI": (
        "#p1",
        "https://example.org/a?b=c&d=%20#e",
        "page_1.jpg",
        "../x",
        "urn:isbn:0",
        "#per-žukov",
        "mailto:a@b.example",
    ),
    "date": ("1945-05-31", "0001-01-01", "-0044-03-15", "2000-02-29", "1945-05-31Z", "12345-01-01"),
    "dateTime": ("1945-05-31T23:59:59", "1945-05-31T00:00:00Z", "1945-05-31T10:00:00.5+02:00"),
    "decimal": ("0", "-1", "+1.50", ".5", "12675", "1."),
    "duration": ("P17Y", "P14D", "PT5M", "-P1Y2M3DT4H5M6.7S"),
    "gDay": ("---31",),
    "gMonth": ("--05",),
    "gMonthDay": ("--02-25", "--02-29"),
    "gYear": ("1945", "-0044", "12345"),
    "gYearMonth": ("1945-05", "-0044-03"),
    "language": ("en", "ru-Latn", "de-AT-1996", "x-klingon", "zh-Hant-TW"),
    "nonNegativeInteger": ("0", "1", "100"),
    "string": ("", "1", "12a", " a  b ", "„ü“ 𝔘"),
    "time": ("23:59:00", "00:00:00Z"),
    r"[^\p{C}\p{Z}]+": ("a", "1932~", "[1945-05-21..1945-05-31]", "«é»", "*", "ß.ſ"),
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": ("1", "0.1.0", "1.0rc1.2", "1a2.3"),
}
TEXTS = ("word ", "“Zwölf” ", " ", "\n  ", "a & b < c", "𝔘 é ", "[2]")


class Writer:
    """Writes documents from one grammar."""

    def __init__(self, grammar: Path, seed: int) -> None:
        root = etree.parse(grammar).getroot()
        self._random = random.Random(seed)
        self._start = root.find(f"{RNG}start")
        self._define = {define.get("name"): define for define in root.iter(f"{RNG}define")}
        self._used: dict[tuple[str, etree._Element], int] = {}
        self._ids = 0
        self._left = 0
        self._read: dict[etree._Element, tuple[str, list[etree._Element]]] = {}
        self.seen: set[str] = set()

    def documents(self, number: int, *, depth: int = 14, size: int = 400) -> Iterator[etree._Element]:
        """`number` documents of at most about `size` elements, which nest about `depth` deep."""
        for _ in range(number):
            yield self._one(self._start, depth, size)

    def pieces(self, rounds: int, *, depth: int = 4, size: int = 12) -> Iterator[etree._Element]:
        """Every element of the grammar as the root of a small piece, `rounds` times: rare elements are met as often as others."""
        elements = [element for define in self._define.values() for element in define.iter(f"{RNG}element")]
        for _ in range(rounds):
            for element in elements:
                yield self._one(element, depth, size)

    def one(self, name: str, *, depth: int, size: int) -> etree._Element:
        """A piece whose root is the element of this name."""
        elements = (element for define in self._define.values() for element in define.iter(f"{RNG}element"))
        return self._one(next(e for e in elements if e.findtext(f"{RNG}name") == name), depth, size)

    def _one(self, pattern: etree._Element, depth: int, size: int) -> etree._Element:
        self._ids = 0
        self._left = size
        holder = etree.Element("holder")
        self._write(pattern, holder, depth)
        written = holder[0]
        holder.remove(written)
        return written

    @cached_property
    def _heights(self) -> dict[etree._Element, int]:
        """How many levels of elements each pattern needs at least."""
        heights: dict[etree._Element, int] = {}
        patterns = [
            p for top in (*self._define.values(), self._start) for p in reversed(list(top.iter(f"{RNG}*")))
        ]
        changed = True
        while changed:
            changed = False
            for pattern in patterns:
                height = self._height_now(pattern, heights)
                if height < heights.get(pattern, HEIGHT_OF_NOTHING):
                    heights[pattern] = height
                    changed = True
        return heights

    def _height_now(self, pattern: etree._Element, heights: dict[etree._Element, int]) -> int:
        kind = etree.QName(pattern).localname
        below = [heights.get(child, HEIGHT_OF_NOTHING) for child in pattern.iterchildren(f"{RNG}*")]
        match kind:
            case (
                "optional"
                | "zeroOrMore"
                | "attribute"
                | "text"
                | "empty"
                | "data"
                | "value"
                | "list"
                | "name"
            ):
                return 0
            case "notAllowed":
                return HEIGHT_OF_NOTHING
            case "ref":
                return heights.get(self._define[pattern.get("name")], HEIGHT_OF_NOTHING)
            case "choice":
                return min(below)
            case "element":
                return 1 + max(below)
            case _:
                return max(below, default=0)

    def _write_all(self, patterns: list[etree._Element], into: etree._Element, room: int) -> None:
        for pattern in patterns:
            self._write(pattern, into, room)

    def _write(self, pattern: etree._Element, into: etree._Element, room: int) -> None:
        """Append to `into` something that this pattern allows, in at most `room` levels where that is possible."""
        kind, inside = self._facts(pattern)
        match kind:
            case "ref":
                self._write(self._define[pattern.get("name")], into, room)
            case "group" | "define" | "start":
                self._write_all(inside, into, room)
            case "choice":
                self._write(self._choose(inside, room, into.tag), into, room)
            case "optional":
                if self._fits(pattern, room) and self._often(pattern, into.tag):
                    self._write_all(inside, into, room)
            case "zeroOrMore":
                for _ in range(self._times(pattern, room)):
                    self._write_all(inside, into, room)
            case "oneOrMore":
                for _ in range(max(1, self._times(pattern, room))):
                    self._write_all(inside, into, room)
            case "text":
                self._append_text(into, self._random.choice(TEXTS))
            case "element":
                name = self._name(pattern)
                self.seen.add(etree.QName(name).localname)
                # Each element may spend a part of what is left, so that the header does not eat the share of the text.
                after = self._left - 1
                share = int(after * self._random.uniform(0.1, 0.7))
                self._left = share
                self._write_all(inside, etree.SubElement(into, name), room - 1 if share > 0 else 0)
                self._left += after - share
            case "attribute":
                name = self._name(pattern)
                self.seen.add(f"{etree.QName(into).localname}/@{etree.QName(name).localname}")
                into.set(name, self._value(inside[0]) if inside else "x")
            case "empty":
                pass
            case _:
                raise NotImplementedError(f"the grammar uses <{kind}>, which this writer does not know")

    def _facts(self, pattern: etree._Element) -> tuple[str, list[etree._Element]]:
        """The kind of a pattern and the patterns in it, without names and documentation."""
        if pattern not in self._read:
            inside = [child for child in pattern.iterchildren(f"{RNG}*") if child.tag != f"{RNG}name"]
            self._read[pattern] = (etree.QName(pattern).localname, inside)
        return self._read[pattern]

    def _value(self, pattern: etree._Element) -> str:
        match etree.QName(pattern).localname:
            case "value":
                return pattern.text or ""
            case "ref":
                return self._value(self._define[pattern.get("name")].find(f"{RNG}*"))
            case "choice":
                return self._value(self._least_used(list(pattern), ""))
            case "list":
                repeated = pattern.find(f"{RNG}oneOrMore")
                return " ".join(
                    self._value(repeated[0]).strip() for _ in range(self._random.choice((1, 1, 2)))
                )
            case "data":
                if pattern.get("type") == "ID":
                    self._ids += 1
                    return f"id-{self._ids}"
                parameter = pattern.findtext(f"{RNG}param")
                return self._random.choice(SAMPLES.get(parameter or "", ()) or SAMPLES[pattern.get("type")])
            case "text":
                return self._random.choice(TEXTS)
            case kind:
                raise NotImplementedError(
                    f"the grammar uses <{kind}> in a value, which this writer does not know"
                )

    def _name(self, pattern: etree._Element) -> str:
        name = pattern.find(f"{RNG}name")
        return f"{{{name.get('ns')}}}{name.text}" if name.get("ns") else str(name.text)

    def _choose(self, choices: list[etree._Element], room: int, where: str) -> etree._Element:
        fitting = [choice for choice in choices if self._heights[choice] <= room]
        if fitting:
            return self._least_used(fitting, where)
        return min(choices, key=lambda choice: self._heights[choice])

    def _least_used(self, choices: list[etree._Element], where: str) -> etree._Element:
        """One of them by lot; those used least so far in this kind of element have the best chances."""
        weights = [1 / (1 + self._used.get((where, choice), 0)) ** 2 for choice in choices]
        chosen = self._random.choices(choices, weights)[0]
        self._used[where, chosen] = self._used.get((where, chosen), 0) + 1
        return chosen

    def _fits(self, pattern: etree._Element, room: int) -> bool:
        inside = self._facts(pattern)[1]
        if self._facts(inside[0])[0] == "attribute":
            return True
        return self._left > 0 and max(self._heights[child] for child in inside) <= room

    def _often(self, pattern: etree._Element, where: str) -> bool:
        """Whether to write something optional: attributes seldom, but soon once in every kind of element."""
        if self._facts(self._facts(pattern)[1][0])[0] != "attribute":
            return self._random.random() < 0.4
        written = self._random.random() < (0.1 if self._used.get((where, pattern)) else 0.4)
        if written:
            self._used[where, pattern] = 1
        return written

    def _times(self, pattern: etree._Element, room: int) -> int:
        return self._random.choice((0, 1, 1, 2, 3)) if self._fits(pattern, room) else 0

    @staticmethod
    def _append_text(into: etree._Element, text: str) -> None:
        if len(into):
            into[-1].tail = (into[-1].tail or "") + text
        else:
            into.text = (into.text or "") + text


def starting_anywhere(grammar: Path, names: set[str]) -> etree._ElementTree:
    """The grammar with every element of these names allowed as the root, to judge pieces with it."""
    tree = etree.parse(grammar)
    root = tree.getroot()
    for start in root.findall(f"{RNG}start"):
        root.remove(start)
    choice = etree.SubElement(etree.SubElement(root, f"{RNG}start"), f"{RNG}choice")
    for define in root.iter(f"{RNG}define"):
        element = define.find(f"{RNG}element")
        if element is not None and (element.get("name") or element.findtext(f"{RNG}name")) in names:
            etree.SubElement(choice, f"{RNG}ref", name=define.get("name"))
    return tree
