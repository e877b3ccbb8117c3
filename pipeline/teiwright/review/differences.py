"""What a person has changed in a TEI file beside its marks, and where it belongs so that it is not lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.findings import few
from teiwright.xml_names import IN_TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.review.tei_marks import Letters, Mark, Marked


def in_changed_words(ours: Marked, theirs: Marked, here: Letters) -> Iterator[str]:
    """What is to be said of marks that differ amid changed words."""

    def amid(read: Marked, kept: Iterable[tuple[Mark, str]]) -> Counter[tuple[str, tuple[str, ...]]]:
        every = Counter((kind, meaning) for start, end, kind, meaning, _ in read.marks if start < end)
        return every - Counter((mark.element, mark.meaning) for mark, _ in kept)

    if here.same:
        return
    lost = [entry for entry in here.marks(ours, moved=False) if not here.is_lost(entry[0].extent)]
    if count := (amid(theirs, here.marks(theirs, moved=True)) - amid(ours, lost)).total():
        yield f"Marks that differ amid changed words ({count}): change the words in the plain text first, then call this again."


def beside_marks(
    ours: Marked, theirs: Marked, here: Letters, fresh: etree._Element, edited: etree._Element
) -> Iterator[str]:
    """What differs beside the marks, and where it belongs so that it is not lost."""
    if not here.same:
        lines = few(here.changed, _LISTED)
        where = f" ({'line' if len(here.changed) == 1 else 'lines'} {lines})" if lines else ""
        yield f"Words of the text were changed: make the same change in the plain text{where}."
    if ours.frame != theirs.frame:
        yield from _elements(ours.frame, theirs.frame)
    if changed := _attributes(ours, theirs):
        yield f"Attributes were changed ({', '.join(changed)}): neither the plain text nor the table keeps them; keep this file, or make the change again in the next one."
    if _asked(fresh) != _asked(edited):
        yield "The TEI was made with other options (--layer, --min-cert): call this again with the same, or marks that were left out count as taken away."
    if added := Counter(_comments(edited)) - Counter(_comments(fresh)):
        yield f"Comments were added in the XML ({added.total()}): write them into the column “comment” of the table, or keep this file."
    if _header(fresh) != _header(edited):
        yield "The header was changed: say it in edition.toml."
    known = set(ours.names)
    more = [key for key in theirs.names if key not in known or ours.names[key] != theirs.names[key]]
    if more or _facts(edited) - _facts(fresh):
        yield "The list of persons was changed: put these persons, with all that you know of them, into the register persons.xml."


_LISTED = 10
"""So many lines are named."""
_BLOCKS = frozenset(
    "div head p ab l lg list item label table row cell quote cit sp speaker stage figure epigraph opener closer dateline salute signed postscript titlePage titlePart".split()  # noqa: SIM905 - a list of names is read as words
)
_NOTES = frozenset({"note", "ref"})


def _elements(ours: Iterable[str], theirs: Iterable[str]) -> Iterator[str]:
    """What is to be said of elements that are no marks of the table: each kind belongs elsewhere."""
    one, other = Counter(ours), Counter(theirs)
    which = {*(one - other), *(other - one)}
    notes = which & _NOTES
    # The number of a note is a label, and no item of a list.
    blocks = which & _BLOCKS - ({"label"} if notes else set())
    rest = which - notes - blocks - ({"label"} if notes else set())
    if notes:
        yield f"Notes were changed ({', '.join(sorted(notes))}): type them in the plain text, the number in its place and the note below."
    if blocks or not which:
        named = f" ({', '.join(sorted(blocks))})" if blocks else ""
        yield f"Other elements were changed{named}: what a block is (a heading, verse …), say in the plain text, with a line that begins with %%."
    if rest:
        yield f"Other elements were changed ({', '.join(sorted(rest))}): the table has no rows for them; keep this file, or make the change again in the next one."


def _attributes(ours: Marked, theirs: Marked) -> list[str]:
    """Attributes that differ in elements of which there are as many as before."""
    one, other = Counter(ours.frame), Counter(theirs.frame)
    said, says = Counter(ours.attributes), Counter(theirs.attributes)
    differ = {*(said - says), *(says - said)}
    return sorted({f"{kind}/@{name}" for kind, name, _ in differ if one[kind] == other[kind]})


def _comments(root: etree._Element) -> list[str]:
    return [" ".join((c.text or "").split()) for c in root.getroottree().iter(etree.Comment)]


def _asked(root: etree._Element) -> str:
    """What the program was to mark, and how sure it had to be."""
    return " ".join(root.findtext(f".//{IN_TEI}interpretation/{IN_TEI}p", "").split())


def _header(root: etree._Element) -> list[str]:
    """The words of the header, without what says how the file was made and of which text: that may have changed."""
    made = ("encodingDesc", "revisionDesc", "respStmt", "extent")
    header = root.find(f"{IN_TEI}teiHeader")
    if header is None:
        return []
    return [
        " ".join(str(text).split())
        for part in header.iter(f"{IN_TEI}*")
        if not any(
            up.tag in {IN_TEI + m for m in made} or up.get("type") == "digitalSource"
            for up in (part, *part.iterancestors())
        )
        for text in (part.text, part.tail)
        if text and text.strip()
    ]


def _facts(root: etree._Element) -> set[tuple[str | None, str, str]]:
    """What the list of persons says beside names."""
    return {
        (person.get(XML_ID), str(part.tag), "".join(str(t) for t in part.itertext()))
        for person in root.iter(f"{IN_TEI}person")
        for part in person
        if part.tag != f"{IN_TEI}persName"
    }
