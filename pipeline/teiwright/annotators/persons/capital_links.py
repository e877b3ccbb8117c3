"""Links within a name that is all in capitals, as on title pages: JEAN DE LA FONTENELLE, JOHANN VON GRUBEN."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word

_NEXT = lazy(r"(?:L['’])?([^\W\d_]{3,})")
_BEGINS = lex.GIVEN | lex.SHORT | lex.HONORIFIC
_OTHER_TITLES = lex.NOBLE | lex.CHURCH | lex.RANK
_LINK = 8
"""Characters before a surname in which its link is looked for."""
_SHORTENED = lex.SHORT | lex.TITLE
_ELIDED = lazy(r"[DL]['’](?=[^\W\d_]{2})")
_WORD_AFTER = lazy(r" ([^\W\d_]{1,4}) (?=[^\W\d_])")
_ARTICLES = frozenset(["LE", "LA"])
"""Articles between two titles: M. LE COMTE."""
_OF_NOUNS = frozenset(["de", "di", "del", "du"])
"""Links behind which a noun in capitals is a noun."""
_WORDS = lex.FUNCTION | lex.COMMON


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
    return frozenset(link.split(" ")[0].upper() for link in links), lazy(rf"(?:{longest_first}) ")


def link_end(text: str, found: list[Word], start: int, word: str) -> int:
    """Where the link ends that begins with this word and stands between a forename, or a title, and a name, all in capitals, and the article between two titles; 0 if it is none."""
    if not found:
        return 0
    left = found[-1]
    if word in _ARTICLES and left.kind & lex.HONORIFIC and text[left.end : start] in {" ", ". "}:
        title = _NEXT.match(text, start + len(word) + 1)
        return start + len(word) + 1 if title and lex.in_capitals(title[1]) & lex.TITLE else 0
    first, links = _shouted()
    if word not in first:
        return 0
    short = len(left.text) == 1 or left.kind & _SHORTENED
    apart = text[left.end : start] == " " or (short and text[left.end : start] == ". ")
    if not apart or not left.text.isupper():
        return 0
    link = links.match(text, start)
    right = _NEXT.match(text, link.end()) if link else None
    if link is None or right is None or not right[0].isupper():
        return 0
    kind = lex.kinds(right[1]) | lex.in_capitals(right[1])
    if not _is_begun(text, found) and not _behind_title(left, link[0].strip().lower(), kind):
        return 0
    if kind & lex.PLACE and _onward(text, right.end()):
        return 0  # EL VIAJE DE ANA DE MADRID A SEVILLA
    # DE LA TOUR is a name, and so is DE TOURVILLE; DE RETOUR is none, nor is DE L'ÉCOLE.
    article = right[0] != right[1]
    plain = kind & lex.COMMON and not kind & lex.NAME and (article or " " not in link[0].strip())
    return 0 if kind & lex.FUNCTION or plain else link.end()


def _onward(text: str, end: int) -> bool:
    """True for a place from which somebody goes to another: DE MADRID A SEVILLA."""
    after = _WORD_AFTER.match(text, end)
    return after is not None and after[1].lower() in lex.particles("onward")


def _behind_title(title: Word, link: str, kind: int) -> bool:
    """True for a title with the link of a name behind it: VICOMTE DE, GRÄFIN ZU, MGR DE, GENERAL VON; not ROI DE, CURÉ DE, which have a place."""
    if not title.kind & _OTHER_TITLES:
        return False
    held = title.text.lower()
    if held in lex.things("seat") or held in lex.particles("of-a-place"):
        return False
    if title.kind & lex.NOBLE:
        return link not in lex.particles("link-of-several")
    if title.kind & lex.RANK:
        return link.partition(" ")[0] in lex.particles("link-of-nobles") or bool(
            kind & (lex.SURNAME | lex.KNOWN)
        )
    return not kind & ~lex.NAME


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


def kind_of_other(word: str, language: Language) -> int:
    """What a word in capitals is that the lists do not have so: DI, DEL behind no name are prepositions, D'ABORD is what abord is; else 0."""
    if language.romance and word.lower() in lex.particles("preposition-in-capitals"):
        return lex.FUNCTION
    elided = _ELIDED.match(word) if language.elides_capitals else None
    kind = lex.in_capitals(word[elided.end() :]) if elided else 0
    return 0 if kind & lex.NAME else kind & _WORDS


def article_before_title(word: str) -> int:
    """How many letters of a word in capitals are the article of a title: L'ABBÉ, L'AMIRAL; else 0."""
    elided = _ELIDED.match(word)
    title = word[:1] == "L" and elided is not None and lex.in_capitals(word[elided.end() :]) & lex.TITLE
    return elided.end() if elided is not None and title else 0


def behind_linked(text: str, run: Sequence[Word], first: int, at: int, *, titled: bool) -> bool:
    """True for a word in capitals that no list has, directly behind a surname with its link: GENERAL VON GRUBEN RETREATS."""
    word, surname = run[at], run[at - 1]
    if word.kind or len(word.text) == 1 or not (word.text.isupper() and surname.text.isupper()):
        return False
    if at - 1 == first and (not titled or surname.kind & lex.GIVEN):
        return False  # ŒUVRES DE PAUL VAUBERT
    start = run[at - 2].end if at - 1 > first else max(0, surname.start - _LINK)
    link = text[start : surname.start].strip(". ").rpartition(" ")[2]
    return link.isupper() and link.lower() in lex.particles("link") and text[surname.end : word.start] == " "


def other_behind_link(text: str, run: Sequence[Word], at: int) -> bool:
    """True for what stands behind a preposition in capitals: MARIE DE L'ÉCOLE, JOSÉ DE LISBOA AO PORTO."""
    word, link = run[at], run[at - 1].text
    if not (word.text.isupper() and link.isupper() and link.lower() in lex.particles("link")):
        return False
    if word.kind & lex.PLACE:
        return _onward(text, word.end)
    if word.kind & lex.COMMON and not word.kind & lex.NAME:
        return link.lower() in _OF_NOUNS  # JEANNE DE RETOUR
    return bool(word.kind & _WORDS and _ELIDED.match(word.text))


def without_link_at_end(run: Sequence[Word], first: int, end: int) -> int:
    """Where a name in capitals ends that would end with a link: KARL VON SEINER MUTTER has KARL alone."""
    links = lex.particles("link")
    while end - 1 > first and not run[end - 1].kind & lex.NAME:
        word, before = run[end - 1].text, run[end - 2].text
        if not word.isupper() or len(word) == 1 or not before.isupper() or word.lower() not in links:
            break
        if before.capitalize() in lex.particles("family-first"):
            break  # NGUYEN VAN
        end -= 1
    return end
