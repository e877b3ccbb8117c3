"""What a person has changed in a TEI file beside its marks, and where it belongs so that it is not lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.review.tei_marks import TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from teiwright.review.tei_marks import Letters, Mark, Marked


def in_changed_words(ours: Marked, theirs: Marked, here: Letters) -> Iterator[str]:
    """What is to be said of marks that differ amid changed words."""

    def amid(read: Marked, kept: Iterable[tuple[Mark, str]]) -> Counter[tuple[str, tuple[str, ...]]]:
        every = Counter((kind, meaning) for start, end, kind, meaning, _ in read.marks if start < end)
        return every - Counter((mark.element, mark.meaning) for mark, _ in kept)

    if here.same:
        return
    lost = [entry for entry in here.marks(ours, moved=False) if not here.is_lost(entry[0].extent)]
    count = (amid(theirs, here.marks(theirs, moved=True)) - amid(ours, lost)).total()
    if count:
        yield f"Marks that differ amid changed words ({count}): change the words in the plain text first, then call this again."


def beside_marks(
    ours: Marked, theirs: Marked, here: Letters, fresh: etree._Element, edited: etree._Element
) -> Iterator[str]:
    """What differs beside the marks, and where it belongs so that it is not lost."""
    if not here.same:
        yield "Words of the text were changed: make the same change in the plain text."
    if ours.frame != theirs.frame:
        one, other = Counter(ours.frame), Counter(theirs.frame)
        which = ", ".join(sorted({*(one - other), *(other - one)}))
        yield f"Other elements were changed{f' ({which})' if which else ''}: what a block is (a heading, verse …), say in the plain text, with a line that begins with %%."
    if _asked(fresh) != _asked(edited):
        yield "The TEI was made with other options (--layer, --min-cert): call this again with the same, or marks that were left out count as taken away."
    if _header(fresh) != _header(edited):
        yield "The header was changed: say it in edition.toml."
    known = set(ours.names)
    more = [key for key in theirs.names if key not in known or ours.names[key] != theirs.names[key]]
    if more or _facts(edited) - _facts(fresh):
        yield "The list of persons was changed: put these persons, with all that you know of them, into the register persons.xml."


def _asked(root: etree._Element) -> str:
    """What the program was to mark, and how sure it had to be."""
    return " ".join(root.findtext(f".//{TEI}interpretation/{TEI}p", "").split())


def _header(root: etree._Element) -> list[str]:
    """The words of the header, without what says how the file was made."""
    made = ("encodingDesc", "revisionDesc", "respStmt")
    header = root.find(f"{TEI}teiHeader")
    if header is None:
        return []
    return [
        " ".join(str(text).split())
        for part in header.iter(f"{TEI}*")
        if not any(up.tag in {TEI + m for m in made} for up in (part, *part.iterancestors()))
        for text in (part.text, part.tail)
        if text and text.strip()
    ]


def _facts(root: etree._Element) -> set[tuple[str | None, str, str]]:
    """What the list of persons says beside names."""
    return {
        (person.get(XML_ID), str(part.tag), "".join(str(t) for t in part.itertext()))
        for person in root.iter(f"{TEI}person")
        for part in person
        if part.tag != f"{TEI}persName"
    }
