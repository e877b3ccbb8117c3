"""Links within a name that is all in capitals, as on title pages: JEAN DE LA FONTENELLE, JOHANN VON GRUBEN."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.words import Word

_NEXT = re.compile(r"[^\W\d_]{3,}")
_BEGINS = lex.GIVEN | lex.SHORT | lex.HONORIFIC
_SHORTENED = lex.SHORT | lex.TITLE


@cache
def _shouted() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of links in capitals, and links of them before a word. A word that is more often another one is none: BEN, AL, DO."""
    others = lex.particles("no-link-in-capitals")
    links = sorted(
        {
            link
            for link in lex.particles("link")
            if link not in others and len(link) > 1 and link[-1].isalpha()
        },
        key=len,
    )
    longest_first = "|".join(link.upper() for link in reversed(links))
    return frozenset(link.split(" ")[0].upper() for link in links), re.compile(rf"(?:{longest_first}) ")


def link_end(text: str, found: list[Word], start: int, word: str) -> int:
    """Where the link ends that begins with this word and stands between a forename, or Monsieur, and a name, all in capitals; 0 if it is none."""
    first, links = _shouted()
    if word not in first or not found:
        return 0
    left = found[-1]
    short = len(left.text) == 1 or left.kind & _SHORTENED
    apart = text[left.end : start] == " " or (short and text[left.end : start] == ". ")
    if not apart or not left.text.isupper() or not _is_begun(text, found):
        return 0
    link = links.match(text, start)
    right = _NEXT.match(text, link.end()) if link else None
    if link is None or right is None or not right[0].isupper():
        return 0
    kind = lex.kinds().get(right[0], 0) | lex.capitals().get(right[0], 0)
    # DE LA TOUR is a name, and so is DE TOURVILLE; DE RETOUR is none.
    plain = kind & lex.COMMON and not kind & lex.NAME and " " not in link[0].strip()
    return 0 if kind & lex.FUNCTION or plain else link.end()


def _is_begun(text: str, found: list[Word]) -> bool:
    """True if the word before a link begins a name, or has one link already: JEAN DE, J. DE, JEAN DE LA TOUR DU, M. D'AUTREVILLE DE; not M. BRODEL DES."""
    last = found[-1]
    if last.kind & _BEGINS or len(last.text) == 1:
        return True
    if len(found) == 1:
        return False
    gap = text[found[-2].end : last.start].strip(". ").lower()
    linked = gap in lex.particles("link")
    if found[-2].kind & _BEGINS and not found[-2].kind & lex.TITLE:
        return linked or not gap
    return bool(found[-2].kind & lex.TITLE) and (linked or last.text[1:2] in {"'", "’"})
