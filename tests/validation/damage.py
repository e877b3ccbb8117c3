"""A program that damages one of our encodings in forty-five ways, always the same, and knows where and how.

Each damage gives the damaged file, the stretch of it in which a finding must point to be at the right place, the codes that
name the right cause, and words that must be in the message. Run it to write the files:  python damage.py FOLDER
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = Path(__file__).with_name("base.xml")
SEED = 1927


@dataclass(frozen=True)
class Damaged:
    """A damaged file and where the fault is."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Damage:
    """One way to damage an encoding."""

    name: str
    what: str
    make: Callable[[str, Random], Damaged]
    codes: tuple[str, ...]
    """Any of them names the cause."""
    words: tuple[str, ...] = ()
    """All of them must be in what is said."""
    judge: str = "grammar"
    """Who can see it: xml (the parser), grammar, rules."""


def damaged(damage: Damage, base: str) -> Damaged:
    """Apply one damage; the same base gives the same result."""
    return damage.make(base, Random(f"{SEED} {damage.name}"))


def replace(text: str, at: int, end: int, new: str, *, around: int = 0) -> Damaged:
    """Put `new` in the place of a stretch; the fault is the new stretch (and `around` characters behind it)."""
    return Damaged(text[:at] + new + text[end:], at, at + len(new) + around)


def pick(text: str, random: Random, pattern: str, *, where: str = "body") -> re.Match[str]:
    """One of the places that a pattern finds in a part of the text."""
    low = text.index(f"<{where}") if where else 0
    high = text.index(f"</{where}>") if where else len(text)
    return random.choice([m for m in re.finditer(pattern, text) if low <= m.start() and m.end() <= high])


def insert(
    new: str, pattern: str, *, where: str = "body", keep: str = ""
) -> Callable[[str, Random], Damaged]:
    """Damage by putting something in the place of what a pattern finds; `{0}` is what was found, `{1}` its group."""

    def make(text: str, random: Random) -> Damaged:
        found = pick(text, random, pattern, where=where)
        put = new.format(found[0], *found.groups())
        done = replace(text, found.start(), found.end(), put)
        if not keep:
            opened = done.text.rindex("<", 0, done.start + 1)
            inside = ">" not in done.text[opened : done.start]
            return Damaged(done.text, opened, max(done.end, done.text.index(">", opened))) if inside else done
        at = done.text.index(keep, done.start)
        return Damaged(done.text, at, at + len(keep))

    return make


WORD = r"(?<=[a-z] )([a-z]{4,8})(?= [a-z])"
"""A word in running text."""


def drop(pattern: str, point: str, *, where: str = "teiHeader") -> Callable[[str, Random], Damaged]:
    """Damage by taking something away; the fault is at the tag `point`."""

    def make(text: str, random: Random) -> Damaged:
        found = pick(text, random, pattern, where=where)
        less = text[: found.start()] + text[found.end() :]
        at = (
            less.rindex(point, 0, found.start() + 1)
            if point in less[: found.start() + 1]
            else less.index(point)
        )
        return Damaged(less, at, max(less.index(">", at), less.index(">", found.start())))

    return make


def swap(first: str, second: str) -> Callable[[str, Random], Damaged]:
    """Put an element after the one that follows it."""

    def make(text: str, random: Random) -> Damaged:
        del random
        a, b = (re.search(rf"<{n}>.*?</{n}>|<{n} .*?</{n}>", text, re.DOTALL) for n in (first, second))
        assert a is not None
        assert b is not None
        new = text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]
        return Damaged(new, a.start(), new.index(a[0]) + len(a[0]))

    return make


def unclosed(text: str, random: Random) -> Damaged:
    found = pick(text, random, r"<persName [^>]*>[^<]*</persName>")
    new = text[: found.end() - len("</persName>")] + text[found.end() :]
    return Damaged(new, found.start(), new.index("</p>", found.start()) + 4)


def crossed(text: str, random: Random) -> Damaged:
    found = pick(text, random, r"<persName [^>]*>[^<]*</persName>")
    put = '<hi rend="italic">' + found[0].replace("</persName>", "</hi></persName>")
    return replace(text, found.start(), found.end(), put)


def truncated(text: str, random: Random) -> Damaged:
    at = pick(text, random, WORD).end()
    return Damaged(text[:at], 0, at + 1)


def renamed(old: str, new: str, *, where: str = "body", more: str = "") -> Callable[[str, Random], Damaged]:
    """One element gets another name, in both of its tags."""

    def make(text: str, random: Random) -> Damaged:
        found = pick(text, random, rf"<{old}\b([^>]*)>([^<]*)</{old}>", where=where)
        return replace(text, found.start(), found.end(), f"<{new}{more or found[1]}>{found[2]}</{new}>")

    return make


def namespace(text: str, random: Random) -> Damaged:
    del random
    at = text.index("<TEI ")
    new = text.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "", 1)
    return Damaged(new, at, new.index(">", at))


def root(text: str, random: Random) -> Damaged:
    del random
    at = text.index("<TEI ")
    new = text.replace("<TEI ", "<Tei ").replace("</TEI>", "</Tei>")
    return Damaged(new, at, new.index(">", at))


def late_head(text: str, random: Random) -> Damaged:
    del random
    at = text.index("</p>", text.index("<body")) + 4
    return replace(text, at, at, "\n<head>A heading</head>")


def loose_paragraph(text: str, random: Random) -> Damaged:
    del random
    at = text.rindex("</div>", 0, text.index("</body>")) + 6
    return replace(text, at, at, "\n<p>A paragraph after the division.</p>")


def loose_text(text: str, random: Random) -> Damaged:
    found = pick(text, random, r"</p>\s*<p ")
    at = found.start() + 4
    return replace(text, at, at, " This line stands alone. ")


def doubled(text: str, random: Random) -> Damaged:
    found = pick(text, random, r'<p xml:id="p(\d+)"')
    other = "p2" if found[1] != "2" else "p3"
    new = text[: found.start()] + f'<p xml:id="{other}"' + text[found.end() :]
    at = [m.start() for m in re.finditer(rf'<p xml:id="{other}"', new)][-1]
    return Damaged(new, at, new.index(">", at))


def no_way_back(text: str, random: Random) -> Damaged:
    found = pick(text, random, r'(<note [^>]*?) target="#[^"]*"', where="back")
    new = text[: found.start()] + found[1] + text[found.end() :]
    name = re.search(r'xml:id="([^"]+)"', found[1])
    assert name
    at = text.index(f'target="#{name[1]}"')
    low = min(text.rindex("<ref", 0, at), found.start())
    return Damaged(new, low, new.index(">", found.start()))


def year(text: str, random: Random) -> Damaged:
    found = pick(text, random, r'<date [^>]*?when="(1\d\d\d)"[^>]*>\1</date>')
    return replace(
        text,
        found.start(),
        found.end(),
        found[0].replace(f'when="{found[1]}"', f'when="{int(found[1]) - 60}"'),
    )


def backwards(text: str, random: Random) -> Damaged:
    found = pick(text, random, r'<date [^>]*?from="([^"]*)" to="([^"]*)"[^>]*>')
    return replace(
        text,
        found.start(),
        found.end(),
        found[0].replace(f'from="{found[1]}" to="{found[2]}"', f'from="{found[2]}" to="{found[1]}"'),
    )


HEAD = "teiHeader"
DAMAGES = (
    Damage(
        "end-tag-missing",
        "the end tag of a name is missing",
        unclosed,
        ("tag-crossed",),
        ("persName",),
        "xml",
    ),
    Damage(
        "tags-crossed", "two elements cross each other", crossed, ("tag-crossed",), ("persName", "hi"), "xml"
    ),
    Damage(
        "ampersand",
        "& stands alone in the text",
        insert("{0} & more", WORD, keep="&"),
        ("bare-ampersand",),
        ("&amp;",),
        "xml",
    ),
    Damage(
        "less-than",
        "< stands alone in the text",
        insert("{0} < 7", WORD, keep="<"),
        ("bare-lt",),
        ("&lt;",),
        "xml",
    ),
    Damage(
        "no-quotation-marks",
        "an attribute without quotation marks",
        insert("<hi rend=italic>{0}</hi>", WORD),
        ("value-unquoted",),
        (),
        "xml",
    ),
    Damage(
        "attribute-twice",
        "the same attribute twice",
        insert('<hi rend="italic" rend="bold">{0}</hi>', WORD),
        ("attribute-twice",),
        ("@rend",),
        "xml",
    ),
    Damage("html-entity", "&nbsp; as in HTML", insert("{0}&nbsp;", WORD), ("entity",), ("nbsp",), "xml"),
    Damage(
        "prefix",
        "a prefix that nobody declared",
        insert("<my:hi>{0}</my:hi>", WORD),
        ("prefix-undefined",),
        ("my",),
        "xml",
    ),
    Damage(
        "control-character",
        "a control character",
        insert("{0}\x02", WORD),
        ("bad-character",),
        ("U+0002",),
        "xml",
    ),
    Damage("truncated", "the file breaks off", truncated, ("tag-open", "tag-unfinished"), (), "xml"),
    Damage(
        "namespace-forgotten",
        "xmlns is missing in <TEI>",
        namespace,
        ("namespace",),
        ("http://www.tei-c.org/ns/1.0",),
    ),
    Damage(
        "namespace-empty",
        'an element with xmlns=""',
        insert('<hi xmlns="" rend="italic">{0}</hi>', WORD),
        ("namespace",),
        ("hi",),
    ),
    Damage("root-misspelt", "<Tei> for <TEI>", root, ("root",), ("TEI",)),
    Damage(
        "element-html",
        "<italic> for <hi>",
        insert("<italic>{0}</italic>", WORD),
        ("element-unknown",),
        ("italic", "hi"),
    ),
    Damage(
        "element-misspelt",
        "<persname> for <persName>",
        renamed("persName", "persname"),
        ("element-unknown",),
        ("persname", "persName"),
    ),
    Damage(
        "element-footnote",
        "<footnote> for <note>",
        insert("{0}<footnote>A remark.</footnote>", WORD, keep="<footnote>"),
        ("element-unknown",),
        ("footnote", "note"),
    ),
    Damage(
        "element-numbered",
        "<div1> for <div>",
        insert("<div1><p>A remark.</p></div1>", r"(?<=</p>)\s*(?=<p )", keep="<div1>"),
        ("element-unknown",),
        ("div1", "div"),
    ),
    Damage(
        "paragraph-in-paragraph", "<p> in <p>", insert("<p>{0}</p>", WORD), ("element-misplaced",), ("<p>",)
    ),
    Damage(
        "division-in-paragraph",
        "<div> in <p>",
        insert("<div><p>{0}</p></div>", WORD, keep="<div>"),
        ("element-misplaced",),
        ("<div>", "<p>"),
    ),
    Damage(
        "item-alone",
        "<item> without <list>",
        insert("<item>{0}</item>", WORD),
        ("element-misplaced",),
        ("<item>", "<list>"),
    ),
    Damage(
        "head-in-paragraph",
        "<head> in <p>",
        insert("<head>{0}</head>", WORD),
        ("element-misplaced",),
        ("<head>",),
    ),
    Damage(
        "person-in-text",
        "<person> in the text",
        insert('<person xml:id="per-x">{0}</person>', WORD),
        ("element-misplaced",),
        ("<person>",),
    ),
    Damage(
        "no-source",
        "<sourceDesc> is missing",
        drop(r"<sourceDesc>[\s\S]*</sourceDesc>", "<fileDesc"),
        ("element-missing",),
        ("<sourceDesc>",),
    ),
    Damage(
        "no-title",
        "<title> is missing in <titleStmt>",
        drop(r"(?<=<titleStmt>)\s*<title type=\"main\">[^<]*</title>", "<titleStmt"),
        ("element-missing",),
        ("<title>",),
    ),
    Damage(
        "no-item",
        "a <list> without <item>",
        insert("<list></list>", r"(?<=</p>)\s*(?=<p )", keep="<list>"),
        ("element-missing",),
        ("<list>", "<item>"),
    ),
    Damage(
        "wrong-order",
        "<publicationStmt> before <titleStmt>",
        swap("titleStmt", "publicationStmt"),
        ("element-order",),
        ("<titleStmt>",),
    ),
    Damage("head-late", "<head> after a paragraph", late_head, ("element-order",), ("<head>",)),
    Damage("paragraph-loose", "<p> after the last division", loose_paragraph, ("element-order",), ("<p>",)),
    Damage(
        "twice",
        "two <titleStmt>",
        insert(
            "{0}\n<titleStmt><title>Again</title></titleStmt>",
            r"</titleStmt>",
            where=HEAD,
            keep="<titleStmt>",
        ),
        ("element-repeated",),
        ("<titleStmt>",),
    ),
    Damage(
        "attribute-misspelt",
        "@reff for @ref",
        insert(' reff="{1}"', r'(?<=<persName) ref="([^"]*)"'),
        ("attribute-unknown",),
        ("@reff", "@ref"),
    ),
    Damage(
        "attribute-html",
        "@class for @type",
        insert('<div class="{1}"', r'<div type="([^"]*)"', where="text"),
        ("attribute-unknown",),
        ("@class",),
    ),
    Damage(
        "id-without-xml",
        "@id for @xml:id",
        insert('<p id="{1}"', r'<p xml:id="([^"]*)"'),
        ("attribute-unknown",),
        ("xml:id",),
    ),
    Damage(
        "attribute-missing",
        "<ref> without @target",
        insert(" {1}", r'(?<=<ref type="noteAnchor") (xml:id="[^"]*" n="[^"]*") target="[^"]*"'),
        ("attribute-missing",),
        ("@target",),
    ),
    Damage(
        "date-form",
        'when="1933-5-2"',
        insert('<date when="1933-5-2">{0}</date>', WORD),
        ("date-form",),
        ("1933-5-2", "1933-05-02"),
    ),
    Damage(
        "date-words",
        'when="spring 1927"',
        insert('<date when="spring 1927">{0}</date>', WORD),
        ("date-form",),
        ("spring 1927", "1927-03-01"),
    ),
    Damage(
        "date-impossible",
        'when="1931-02-30"',
        insert('<date when="1931-02-30">{0}</date>', WORD),
        ("date-form",),
        ("1931-02-30",),
    ),
    Damage(
        "value-misspelt",
        'cert="hihg"',
        insert('cert="hihg"', r'cert="high"'),
        ("attribute-value",),
        ("hihg", "high"),
    ),
    Damage(
        "value-unknown",
        'div type="chaptr"',
        insert('<div type="chaptr"', r"<div(?: type=\"[^\"]*\")?", where="text"),
        ("attribute-value",),
        ("chaptr", "chapter"),
    ),
    Damage(
        "id-with-space",
        'xml:id="p 3"',
        insert('<p xml:id="p 3"', r'<p xml:id="p3"'),
        ("attribute-value",),
        ("p 3", "xml:id"),
    ),
    Damage(
        "text-loose",
        "text between two paragraphs",
        loose_text,
        ("text-misplaced",),
        ("This line stands alone.",),
    ),
    Damage("id-doubled", "the same xml:id twice", doubled, ("id-unique",), ("p",), "rules"),
    Damage(
        "pointer-lost",
        "a name linked to nobody",
        insert(' ref="#per-nobody"', r'(?<=<persName) ref="[^"]*"'),
        ("pointer-resolves", "person-target"),
        ("per-nobody",),
        "rules",
    ),
    Damage(
        "note-no-way-back",
        "a note that does not point back",
        no_way_back,
        ("anchor-back", "note-target", "note-back"),
        (),
        "rules",
    ),
    Damage(
        "period-backwards", "a period that ends before it begins", backwards, ("date-order",), (), "rules"
    ),
    Damage("year-differs", "a year that is not the one in the text", year, ("date-year",), (), "rules"),
)

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for each in DAMAGES:
        (folder / f"{each.name}.xml").write_text(damaged(each, BASE.read_text("utf-8")).text, "utf-8")
