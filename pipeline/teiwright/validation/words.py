"""Words for names: what people write for TEI's elements, and lists short enough to be read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from teiwright.findings import Severity
from teiwright.xml_names import XML

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_STRING = etree.XPath("string()", smart_strings=False)

MEANT: Mapping[str, tuple[str, ...]] = {
    # HTML and DocBook
    "i": ("hi",), "em": ("emph", "hi"), "b": ("hi",), "strong": ("emph", "hi"), "u": ("hi",), "italic": ("hi",), "italics": ("hi",), "bold": ("hi",),
    "small": ("hi",), "sup": ("hi",), "sub": ("hi",), "span": ("hi", "seg"), "font": ("hi",), "emphasis": ("emph", "hi"), "a": ("ref",), "link": ("ref",),
    "ulink": ("ref",), "xref": ("ref",), "img": ("figure", "graphic"), "image": ("figure", "graphic"), "br": ("lb",), "hr": ("milestone",), "h1": ("head",),
    "h2": ("head",), "h3": ("head",), "h4": ("head",), "heading": ("head",), "header": ("teiHeader", "head"), "ul": ("list",), "ol": ("list",), "li": ("item",),
    "dl": ("list",), "dt": ("label",), "dd": ("item",), "tr": ("row",), "td": ("cell",), "th": ("cell",), "blockquote": ("quote",), "section": ("div",),
    "chapter": ("div",), "sect1": ("div",), "para": ("p",), "paragraph": ("p",), "footnote": ("note",), "endnote": ("note",), "fn": ("note",),
    "html": ("TEI",), "article": ("div", "TEI"), "verse": ("lg", "l"), "line": ("l",), "page": ("pb",), "name": ("name", "persName"), "person": ("persName",),
    "place": ("placeName",), "org": ("orgName",), "time": ("time", "date"), "cite": ("title", "quote"),
    # TEI, older or not in every schema
    "div0": ("div",), "div1": ("div",), "div2": ("div",), "div3": ("div",), "div4": ("div",), "div5": ("div",), "TEI.2": ("TEI",), "ab": ("p",),
    "emph": ("hi",), "seg": ("hi",), "rs": ("persName", "placeName", "name"), "ptr": ("ref",), "xptr": ("ref",), "surname": ("persName",),
    "opener": ("opener", "dateline"), "distinct": ("term", "foreign"), "gloss": ("term",), "addName": ("roleName",), "settlement": ("placeName",),
    "country": ("placeName",), "region": ("placeName",), "geogName": ("placeName",), "biblFull": ("bibl",), "msDesc": ("bibl",), "dateRange": ("date",),
    "orig": ("sic",), "corr": ("note",), "graphic": ("figure",), "floatingText": ("quote",), "num": ("measure",),
}  # fmt: skip
"""Names that people write or know from elsewhere → the TEI elements that are probably meant, best first."""

NUMBERED = frozenset(f"div{n}" for n in range(8))


_USUAL = (
    "p", "item", "l", "head", "cell", "title", "person", "row", "change", "language", "div", "list", "lg", "ab", "bibl", "name",
)  # fmt: skip


def usual(name: str) -> int:
    """How usual an element is, the most usual first: for a sorting of elements of which one is to be proposed."""
    return _USUAL.index(local(name)) if local(name) in _USUAL else len(_USUAL)


@lru_cache(maxsize=2048)
def local(name: str) -> str:
    """A name without its namespace; xml: stays."""
    if name.startswith(f"{{{XML}}}"):
        return "xml:" + name.partition("}")[2]
    return name.rpartition("}")[2]


def text_in(element: etree._Element) -> str:
    """The text of an element and everything in it, comments left out."""
    return str(_STRING(element))


def line_of(node: etree._Element) -> int:
    """The line on which a node ends its first tag, as the parser counted; 0 if it does not know."""
    line = node.sourceline
    return line if isinstance(line, int) else 0


def tag(name: str) -> str:
    """An element as one writes it: <p>."""
    return f"<{local(name)}>"


def listed(names: Iterable[str], *, most: int = 8, last: str = "or") -> str:
    """Names in a sentence: a, b or c; the rest is counted."""
    given = list(names)
    if len(given) > most + 1:
        return ", ".join(given[:most]) + f" and {len(given) - most} others"
    return f" {last} ".join(part for part in (", ".join(given[:-1]), given[-1]) if part) if given else ""


def cut(words: str, most: int) -> str:
    """Words as they are if they are few, else as many whole ones as have room."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def near(name: str, among: Collection[str]) -> str:
    """The name that was probably meant by a misspelt one, or the empty string."""
    same = [n for n in among if n.lower() == name.lower()]
    if same:
        return same[0]
    lower = {n.lower(): n for n in sorted(among, reverse=True)}
    from difflib import get_close_matches

    found = get_close_matches(name.lower(), lower, n=1, cutoff=0.75 if len(name) > 3 else 0.65)
    return lower[found[0]] if found else ""


class Problem(Struct, eq=False):
    """A finding before its place is worked out: what is wrong, and at which part of the tree."""

    code: str
    message: str
    hint: str
    element: etree._Element
    attribute: str = ""
    """Which attribute of it (Clark's notation)."""
    slot: str = "start"
    """start (the element itself), text (the text behind its start tag), tail (the text behind its end tag)."""
    severity: Severity = Severity.ERROR
    count: int = 1
    """How many times the same was found, when the others are not listed."""
    lacking: etree._Element | None = None
    """The element that lacks a part, where that is what is wrong."""
    needed: tuple[str, ...] = ()
    """What would do: the names of the parts that it lacks, as they are written."""
