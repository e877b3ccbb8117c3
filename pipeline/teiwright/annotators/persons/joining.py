"""Which capitalised words of a passage may belong to one name: John Smith, J. Smith, de Gaulle."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames, names_or_nouns, rulers
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.lists import after_many
from teiwright.annotators.persons.names import with_his_father
from teiwright.annotators.persons.openings import opens_sentence, same_line
from teiwright.annotators.persons.words import BLANK, NICKNAME
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_SON_OF = lazy(r"Ma?c[A-Z]")
"""The initial of a middle name with Mac."""
_ENTRY = lazy(r"(?:[^\W\d_][^\s,]* ){1,3}[^\W\d_a-zß-öø-ÿ][^\s,]*, [^\W\d_][^\s,]*(?: [^\s,]+){0,2}")
"""“Hugo Orme, Saddler”: a name and what he is, as a line of a list."""
_WIDEST = 12  # characters between two words of a name: “ de los ”
_NEAR = 3  # characters between a title and the name after it
_COLUMNS = " " * 3
_PAIR = 2
_OF_NOBLES = lex.NOBLE | lex.RANK
"""Titles of those who often have a second name behind “von”."""
_BEFORE_NOBLES = _OF_NOBLES | lex.HONORIFIC
_TITLED = lazy(r"(?<!\w)([^\W\d_]+)\.? (?:von|v\.) (\w+(?:[-’']\w+)*)")
"""“Herr von Altenrode”: the title, if it is one, and the name."""


def joined(passage: Passage, source: str, words: Sequence[Word], at: int, language: Language) -> bool:
    """True if this capitalised word and the next may belong to one name: “John Smith”, “J. Smith”, “de Gaulle”."""
    left, right = words[at], words[at + 1]
    if right.start - left.end > _WIDEST:
        return NICKNAME.fullmatch(passage.text, left.end, right.start) is not None
    gap = passage.text[left.end : right.start]
    if gap in {" ", "  "}:
        apart = _ends_entry(passage, source, words, at) or _in_columns(passage, source, left, right)
        return not apart and same_line(passage, source, left.end)
    in_columns = gap == ". " and _in_columns(passage, source, left, right)  # D.S.O.      Major Orme
    if in_columns or _two(passage, source, words, at, language) or _apart(passage.text, words, at, language):
        return False
    a_place = gap.strip(" ") in language.foreign_links and left.kind & lex.GIVEN  # Thomas à Kempis
    a_place = a_place or _title_within(gap, left, right, language)  # Ferretti ing. Pietro
    his_father = with_his_father(passage.text, left, right, language)
    if (
        a_place
        or his_father
        or (gap[-1] in " '’" and bynames.epithet(gap.strip(" ."), left.kind, left.text, right.text))
    ):
        return True
    if left.kind & lex.TITLE and language.retired.fullmatch(gap):
        return True  # Oberst a. D. Meyer
    if language.capital_nouns and (link := _link_among_nouns(gap, right)):
        if _before_home(passage.text, source, words, at, link, language):
            return False
        titled = at > 0 and bool(words[at - 1].kind & lex.TITLE) and left.start - words[at - 1].end < _NEAR
        return names_or_nouns.links(link, left.kind, left.text, right.text, language.nouns, titled=titled)
    if gap[0] == ".":
        return not rulers.reigns(passage.text, words, at, language) and _joined_by_stop(
            passage, source, left, right, language
        )
    if len(left.text) == 1 and (blank := BLANK.match(gap)):
        return gap[blank.end() :] == " " and len(right.text) == 1
    if gap[0] != " ":
        return False
    if _of_his_father(words, at, gap, language):
        return False
    if gap.strip() == "y" and _two_persons(passage.text, words, at):
        return False
    if gap == " of " and left.text in lex.particles("of-a-place-named") and not _after_another(words, at):
        return True  # Robert of Gloucester, not Mr. Robert of Leeds
    return _linked(gap, left, right) or NICKNAME.fullmatch(gap) is not None


def _by_initials(text: str, words: Sequence[Word], at: int) -> bool:
    """True for “eine Arie von S. Brandel”, who would be S. von Brandel."""
    right = words[at + 1]
    if len(right.text) > 1 or at + _PAIR >= len(words):
        return False
    after = words[at + _PAIR]
    return text[right.end : after.start] == ". " and len(after.text) > 1 and not after.kind & lex.FUNCTION


def _is_whole(words: Sequence[Word], at: int) -> bool:
    """True for the surname of “Johann Brandel”: a forename stands right before it, so that “zu” behind it tells where he lives."""
    left = words[at]
    if not at or left.kind & (lex.GIVEN | lex.DOUBTFUL | lex.TITLE) or len(left.text) == 1:
        return False
    first = words[at - 1]
    return left.start - first.end < _NEAR and bool(first.kind & lex.FORENAME or len(first.text) == 1)


def _before_home(
    text: str, source: str, words: Sequence[Word], at: int, link: str, language: Language
) -> bool:
    """True for “Johann Brandel zu Altenrode”, “Herr von Brandel zu Altenrode”, “Johann Brandel von Altenrode”, whose surname stands before it.

    Nobles and officers may have two behind “von”: Baron Karl Brandel von Altenrode, or Karl Brandel von Altenrode, who is Herr von Altenrode elsewhere.
    """
    left, right = words[at], words[at + 1]
    whole = _is_whole(words, at)
    if link in language.nouns.to:
        return whole or text.endswith(" von ", 0, left.start)
    if (
        not whole
        or link not in language.nouns.of
        or (right.kind & lex.SURNAME and not right.kind & lex.PLACE)
    ):
        return False
    if left.text in lex.particles("noble-within"):
        return False  # Eduard Ritter von Steinfels
    first = at
    while first and words[first].start - words[first - 1].end < _NEAR:
        first -= 1
    return not any(word.kind & _OF_NOBLES for word in words[first:at]) and not _has_title(source, right)


def _has_title(source: str, land: Word) -> bool:
    """True where the text has somebody with a title and this name behind “von”, which no list has as a town: Herr von Altenrode."""
    return not land.kind & lex.PLACE and land.text in _titled_lands(source)


@lru_cache(maxsize=2)
def _titled_lands(source: str) -> frozenset[str]:
    """The names behind “von” of those whom the text gives a title. It is read once, not for each of them."""
    return frozenset(land for title, land in _TITLED.findall(source) if lex.kinds(title) & _BEFORE_NOBLES)


def _ends_entry(passage: Passage, source: str, words: Sequence[Word], at: int) -> bool:
    """True for the office of “Hugo Orme, Saddler”, with which a line ends, where the next is another such line."""
    left = words[at]
    if not left.kind & lex.TITLE or not at:
        return False
    end = passage.extent(left.end, left.end + 1).start
    if source[end] != "\n":
        return False
    below = source.find("\n", end + 1)
    two = source[source.rfind("\n", 0, end) + 1 : below if below > 0 else len(source)].split("\n")
    return all(_ENTRY.fullmatch(line.strip()) for line in two)


def _in_columns(passage: Passage, source: str, left: Word, right: Word) -> bool:
    """True where a wide gap stands in the line between the words, as between the columns of a table."""
    if passage.offsets is None:
        return False
    between = source[
        passage.extent(left.end, left.end).start : passage.extent(right.start, right.start).start
    ]
    return (_COLUMNS in between or "\t" in between) and "\n" not in between


def _of_his_father(words: Sequence[Word], at: int, gap: str, language: Language) -> bool:
    """True for “Luigi Carducci di Lorenzo” and “Carducci Luigi di Lorenzo”, whose father is another; not for Piero di Cosimo."""
    left, right = words[at], words[at + 1]
    if not at or gap not in {" di ", " de "} or language.foreign_de:
        return False
    if not right.kind & lex.GIVEN or right.kind & lex.SURNAME:
        return False
    first = words[at - 1]
    begun = first.kind & (lex.GIVEN | lex.SHORT) and left.start - first.end < _NEAR
    if begun and not left.kind & (lex.GIVEN | lex.TITLE):
        return True
    behind = language.surname_first and left.kind & lex.GIVEN and left.start - first.end == 1
    return bool(behind) and not first.kind & ~lex.SURNAME


def _two_persons(text: str, words: Sequence[Word], at: int) -> bool:
    """True where “y” joins two persons: Sres. Paz y Ruiz, los capitanes Paz y Ruiz, Hernán Cortés y Moctezuma II."""
    if at > 0 and words[at - 1].text in lex.particles("several"):
        return True
    return _goes_on(text, words, at + 1) or after_many(text, words[at].start)


def _title_within(gap: str, left: Word, right: Word, language: Language) -> bool:
    """True for “Ferretti ing. Pietro”, “Bruni cav. uff. Carlo”, as Italian lists of those present have it: a short title between surname and forename."""
    if not gap.endswith(". ") or gap[0] != " ":
        return False
    titles = gap.replace(".", "").split()
    plain = not left.kind & ~lex.SURNAME and right.kind & lex.GIVEN and not right.kind & lex.SURNAME
    return bool(plain and titles) and language.titles_within.issuperset(titles)


def _two(passage: Passage, source: str, words: Sequence[Word], at: int, language: Language) -> bool:
    """True where what stands between the words is no link, whatever it is elsewhere."""
    left, right = words[at], words[at + 1]
    gap = passage.text[left.end : right.start]
    if right.text.isupper() and gap[1:2].isupper() and not _on_one_line(passage, source, left, right):
        return True  # BARON VON, and in the next line KARL
    if gap == _OF_THE:
        return _thing_of(passage.text, words, at)
    if gap not in _OF_AUTHORS:
        return False
    if _with_article(passage.text, left, language):
        return True  # sous la Présidence de Chalmont
    if not right.kind & lex.KNOWN and (left.kind or not _begins_whole_name(right)):
        return False
    return _work_of(passage.text, words, at)  # le Candide de Voltaire, le Nuove Odi di G. Rossi


def _apart(text: str, words: Sequence[Word], at: int, language: Language) -> bool:
    """True where a preposition stands between: “Sceau de Robert de …” at the beginning of a sentence, “il Morandi da Lugano”."""
    left, right = words[at], words[at + 1]
    gap = text[left.end : right.start]
    if gap == " von ":
        return _by_initials(text, words, at)
    if gap == f" {language.from_place} ":
        opens = not left.kind and opens_sentence(text, left.start)  # Passa da Martino
        return opens or (bool(right.kind & lex.PLACE) and not left.kind & lex.GIVEN)
    if gap == f" {language.article_of_names.lower()} ":
        return bool(right.kind & lex.TITLE) or len(right.text) == 1  # partió para Esperanza el P. Funes
    if gap in _OF_TITLES and right.kind & lex.TITLE and _goes_on(text, words, at + 1):
        # LA RÉCEPTION du MARÉCHAL FOCH
        return len(left.text) > 1 and not left.kind & (lex.NAME | lex.TITLE | lex.SHORT)
    if gap not in _OF_AUTHORS or left.kind or not right.kind & lex.GIVEN or language.foreign_de:
        return False
    return len(left.text) > 1 and not left.text.isupper() and opens_sentence(text, left.start)


def _on_one_line(passage: Passage, source: str, left: Word, right: Word) -> bool:
    """True if no short line ends before or behind the link between two words in capitals."""
    ends = [left.end, right.start - 1] if right.start - left.end > 1 else [left.end]
    return all(passage.text[at] != " " or same_line(passage, source, at) for at in ends)


def _link_among_nouns(gap: str, right: Word) -> str:
    """What stands between two words, if it may be a link: von, von der; also JOHANN VON GRUBEN."""
    inner = gap.strip(" ")
    if inner in {"", "."} or not (gap[0] == " " or gap.startswith(". ")):
        return ""
    link = inner.removeprefix(".").strip()
    return link.lower() if link.isupper() and right.text.isupper() else link


_OF_TITLES = frozenset([" du ", " de ", " des ", " de la ", " del ", " della ", " di "])
_OF_AUTHORS = frozenset([" de ", " d'", " d’", " di "])
_OF_THE = " del "
_OF_SOMEBODY = frozenset(["de", "di"])
_OF_THINGS = lex.RANK | lex.OFFICE
"""Titles that are adjectives as well; behind them a forename has no link."""
_ARTICLES = ("le ", "Le ", "la ", "La ", "l'", "l’", "L'", "L’", "el ", "El ", "il ", "Il ")
_ARTICLES_OF_THINGS = (
    *_ARTICLES, "les ", "Les ", "las ", "Las ", "los ", "Los ", "i ", "I ", "gli ", "elle ", "ella ", "ei ",
    "egli ", "el ", "ello ", "des ",
)  # fmt: skip
"""The same of several, and with a preposition of Italian: nelle Nuove Odi."""


def _begins_whole_name(word: Word) -> bool:
    """True for a forename or its initial; “S.” is as often a saint."""
    return (len(word.text) == 1 and word.text != "S") or bool(word.kind & lex.GIVEN)


def _work_of(text: str, words: Sequence[Word], at: int) -> bool:
    """True for what is called after its hero and written by somebody known (le Candide de Voltaire), or has a title of two words or more (le Nuove Odi)."""
    first = _first_of_row(text, words, at)
    if words[at + 1].kind & lex.KNOWN:
        return not words[first].kind & lex.TITLE and text.endswith(_ARTICLES, 0, words[first].start)
    unlisted = not any(word.kind & (lex.NAME | lex.TITLE) for word in words[first:at])
    return first < at and unlisted and text.endswith(_ARTICLES_OF_THINGS, 0, words[first].start)


def _thing_of(text: str, words: Sequence[Word], at: int) -> bool:
    """True for “gli Annali del Rossi”, which are his: an article before them, and the article of his surname."""
    first = _first_of_row(text, words, at)
    unlisted = not any(word.kind & (lex.NAME | lex.TITLE) for word in words[first : at + 1])
    his = words[at + 1].kind & lex.SURNAME and not words[at + 1].kind & lex.GIVEN
    return bool(his) and unlisted and text.endswith(_ARTICLES_OF_THINGS, 0, words[first].start)


def _first_of_row(text: str, words: Sequence[Word], at: int) -> int:
    """The first of the words that stand directly before each other and end here, without an article with a capital."""
    first = at
    while (
        first > 0
        and text[words[first - 1].end : words[first].start] == " "
        and words[first - 1].kind != lex.FUNCTION
    ):
        first -= 1
    return first


def _with_article(text: str, word: Word, language: Language) -> bool:
    """True for what no list has as a name and what has its article before it, which is no part of a name: la Présidence, l'Ambassade, but M. de la Tour."""
    if word.kind & (lex.NAME | lex.TITLE):
        return False
    before, _, article = text[max(0, word.start - _WIDEST) : word.start].lower().rstrip(" ").rpartition(" ")
    return article in language.article_of_a_thing and before.rpartition(" ")[2] != "de"


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    """True if another capitalised word stands directly behind this one."""
    return at + 1 < len(words) and text[words[at].end : words[at + 1].start] == " "


def _after_another(words: Sequence[Word], at: int) -> bool:
    """True if another capitalised word stands directly before this one."""
    return at > 0 and words[at].start - words[at - 1].end < _NEAR


def _joined_by_stop(passage: Passage, source: str, left: Word, right: Word, language: Language) -> bool:
    """“J. Martin”, “J.-B. Martin”, “Gral. Martín”, “J. de Martin”."""
    short = len(left.text) == 1 or left.kind & lex.SHORT or left.text in lex.particles("short-title")
    short = short or (left.kind & lex.TITLE and f"{left.text}." in lex.own_kinds(language))
    if not short and not (left.text[-1].isupper() and _SON_OF.fullmatch(left.text)):  # John McF. Bell
        return False
    rest = passage.text[left.end + 1 : right.start]
    if rest == "-":
        return len(left.text) == len(right.text) == 1
    if not rest.strip(" "):
        return same_line(passage, source, left.end + 1)
    link = rest.lower() if rest.isupper() and right.text.isupper() else rest  # L. VAN DELVEN
    return link[0] == " " and link.strip() in lex.particles("link")


def _linked(gap: str, left: Word, right: Word) -> bool:
    """True if what stands between two words links the parts of a name: de, van der, of."""
    inner = gap.strip() if "  " not in gap else " ".join(gap.split())
    plainly_given = left.kind & (lex.GIVEN | lex.DOUBTFUL) and not left.kind & lex.SURNAME
    other = right.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT | lex.TITLE) or len(right.text) == 1
    if inner == "y" and (other or plainly_given):
        return False  # Pedro y Ana are two; Ortega y Gasset is one
    if right.kind & lex.HONORIFIC and not right.kind & lex.NAME and inner != "y":
        return False  # sous la Présidence de M. Morand
    if inner == "of":
        return left.text in lex.particles("of-land") or bool(plainly_given)
    surname = right.kind & lex.SURNAME
    if inner in _OF_SOMEBODY and left.kind & _OF_THINGS and _begins_whole_name(right) and not surname:
        return False  # Historia General de Juan Rosas, il Trattato Generale di G. Rossi
    if inner.isupper() and left.text.isupper() and right.text.isupper():
        inner = inner.lower()  # D'ORMESSON DE LENS
    # The first half may have a capital: Van der Berg, De la Rue.
    if left.text in bynames.LETTERS and right.kind & lex.PLACE:
        return False  # Carlos I de España
    linked = inner in lex.particles("link") or f"{left.text.lower()} {inner}" in lex.particles("link")
    return linked and (gap[-1] == " " or inner[-1] in "'’-")
