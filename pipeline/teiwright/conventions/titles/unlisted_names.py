"""Names of authors beside a title that no list of forenames holds: “Hana Dvorska”; and those that a catalogue turns round, “Crane, Edith.”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.capitals import CAPITAL, is_title_case
from teiwright.conventions.titles.imprints import has_imprint
from teiwright.model import Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.conventions.view import View

_WORDS = lazy(
    rf"{CAPITAL}[^\W\d_]{{2,}}(?: {CAPITAL}\.)*(?: (?:de|von|van|der|di|da|del))? {CAPITAL}[^\W\d_]{{3,}}$"
)
"""A forename, initials and a surname, and nothing else."""
_ENDS = lazy(
    r"(?i)\w{2}(?:sk[aáiíyý]|ck[aáiíyý]|ov[aá]|ev[aá]|ov|ev|[oe]vi[cč]|[oe]vić|[oe]vich|i[ćč]|enko|escu|wicz|czyk|sson|dóttir|shvili|poulos|akis|idis|oğlu|yan)$"
)
"""How family names end that no word of the languages of the texts ends like, names of places apart."""
_TURNED = lazy(
    rf"(?P<surname>(?:(?:de|von|van|d['’]|du|di|da) ?)?{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?), "
    rf"(?P<forename>(?:{CAPITAL}\.[ -]?){{1,3}}|{CAPITAL}[\w’-]+(?: (?:{CAPITAL}\.|{CAPITAL}[\w’-]+))?[.:]) ?"
    r"(?P<title>[“\"«_]?[^\W\d_a-zß-öø-ÿ][^.\n]{2,110}?)(?:\.(?: (?P<imprint>[^\n]{3,90}))?)?$"
)
_DATED = lazy(r"\b(?:1[4-9]|20)\d\d\b\.?$")


class Turned(Struct, frozen=True):
    """The parts of “Crane, Edith. The Weavers of Hallow. Leeds, 1912.”."""

    author: Extent
    """With the stop behind it."""
    title: Extent
    imprint: Extent | None


def is_unlisted_name(view: View, words: str) -> bool:
    """Two words with capitals of which no list knows anything, perhaps the last as a family name, and it ends like one; and the text has them nowhere else."""
    from teiwright.annotators.persons import lexicon

    if not _WORDS.match(words) or words.isupper():
        return False
    first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
    if lexicon.kinds(first) or lexicon.kinds(first.lower()) or lexicon.kinds(last.lower()):
        return False
    if lexicon.kinds(last) & ~lexicon.SURNAME or not _ENDS.search(last):
        return False  # “Harvest Moon”: many a family name is a word as well
    return not any(_stands_apart(view.text, word, words) for word in (first, last))


def _stands_apart(text: str, word: str, words: str) -> bool:
    """A word of a name stands in the text by itself, in capitals or small: “Hallow” in “Hallow Marsh”."""
    elsewhere = len(re.findall(rf"(?i)\b{re.escape(word)}\b", text))
    return elsewhere > len(re.findall(rf"(?i)\b{re.escape(words)}\b", text))


def turned_name(view: View, is_name: Callable[[str], bool]) -> Turned | None:
    """“Crane, Edith. The Weavers of Hallow.” above a text, as catalogues and file names have it; None for an entry of a list of books, or a sentence."""
    chunk = view.chunks[0]
    found = _TURNED.match(view.words(chunk)) if chunk.height == 1 and len(view.chunks) > 1 else None
    if found is None or not is_name(f"{found['forename'].rstrip('.: ')} {found['surname']}"):
        return None
    imprint = found["imprint"]
    if imprint and not (_DATED.search(imprint) or has_imprint(imprint)):
        return None
    if not imprint and not is_title_case(found["title"]):
        return None
    if any(_TURNED.match(view.words(c).partition("\n")[0].rstrip()) for c in view.chunks[1:3]):
        return None

    def extent(name: str) -> Extent:
        return Extent(chunk.start + found.start(name), chunk.start + found.end(name))

    author = Extent(chunk.start, chunk.start + len(view.words(chunk)[: found.start("title")].rstrip()))
    stop = extent("title").end + view.text.startswith(".", extent("title").end)
    return Turned(author, Extent(extent("title").start, stop), extent("imprint") if imprint else None)
