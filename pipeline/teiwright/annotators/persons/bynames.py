"""What follows a name and belongs to it: an epithet (the Bold), a generation (Jr., fils), the name before marriage (née Burton)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.language import Language

YOUNGER, ELDER = "younger", "elder"
HEAD, KIN = "head", "kin"
"""Whom the text calls by the surname, and a kinsman of his by the forename: Mr. Harding, and his son Henry."""
LETTERS = frozenset("IVX")
"""Numbers of rulers that look like initials: José I. La Junta."""
_LONGEST = 5
"""Letters of the longest number of a ruler."""
_CLOSED = lazy(r"(?= ?[,.;:!?)\]»”\"—–]| ?$)")
_NOT_OF = r"(?! (?:{of-any})\b)(?:(?<=\.)(?=['’]s\b)|(?! ?['’-]\w))"


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the list."""
    return lex.words_of_section("bynames.txt", section)


class Suffix(Struct, frozen=True):
    """What follows a name."""

    end: int
    generation: str
    """“younger”, “elder”, or nothing."""
    text: str


def _younger(language: Language) -> frozenset[str]:
    return language.younger or words("younger")


def _elder(language: Language) -> frozenset[str]:
    return language.elder or words("elder")


@cache
def _generation(language: Language) -> re.Pattern[str]:
    each = "|".join(re.escape(w) for w in sorted(_younger(language) | _elder(language), reverse=True))
    return lex.pattern(rf"(?:(,? | \()({each})(?!\w)(?P<stop>\.?)){_NOT_OF}")


def generation_after(text: str, end: int, language: Language) -> Suffix | None:
    """The word after the name that ends here, by which is said which of two is meant: “, Jr.”, “ fils”, “ d. Ä.”."""
    match = _generation(language).match(text, end)
    if match is None or re.split(r"\W", text[max(0, end - 8) : end])[-1].lower() in lex.particles("whose"):
        return None  # Ton père va mieux
    word = match[2]
    closed = language.generation_goes_on or match[1] != ", "
    if not closed and not _CLOSED.match(text[match.end(2) :][:3]):
        return None  # Madrazo, hijo de Carlos
    if word[0].isupper() and text[match.end() : match.end() + 2].strip()[:1].isupper():
        return None
    stop = match.end("stop") if match["stop"] and _short(word) else match.end(2)
    if match[1] == " (":
        if not text.startswith(")", stop):
            return None
        stop += 1
    return Suffix(stop, YOUNGER if word in _younger(language) else ELDER, word)


def generation_before(text: str, start: int, language: Language) -> tuple[str, str]:
    """Which of two is meant by “the elder Pitt”, “the younger Miss Harper”, and the word; twice nothing if none is told apart."""
    for side, word in ((ELDER, language.elder_before), (YOUNGER, language.younger_before)):
        if word and text.endswith(f"{word[1:]} ", 0, start):  # The elder, the elder
            return side, word
    return "", ""


@cache
def generations(language: Language) -> frozenset[str]:
    """The words with a capital that say which of two is meant: Jr, Senior, Sohn."""
    every = words("younger") | words("elder") | language.younger | language.elder
    return frozenset(word for word in every if word[0].isupper())


def _short(word: str) -> bool:
    """True for a short form, which has a stop of its own: Jr., d. Ä."""
    return len(word) <= 4 and word not in {"fils", "père", "hijo", "Sohn"}


_OTHER = (
    r"(?:,? | ?\()(?:(?P<birth>{born-as})|(?P<married>{married-to}))(?: (?:{link}|v\.))? ?(?:(?<= )d['’])?(?=[A-ZÀ-ÖØ-Þ])"
    r"| ?\((?P<born>born )(?=[A-Z])"
)


def other_surname(text: str, end: int, start: int) -> str:
    """“birth” or “married” if only “née” or the like stands between the end of one name and the start of another; else nothing."""
    match = lex.pattern(_OTHER).match(text, end)
    if match is None or match.end() != start:
        return ""
    return "married" if match["married"] else "birth"


@cache
def articles() -> frozenset[str]:
    """The articles before epithets."""
    return words("article")


def epithet(inner: str, left_kind: int, left: str, right: str) -> bool:
    """True if an article and an epithet follow a forename or the number of a ruler: Karl der Große, Philippe II le Hardi."""
    if inner not in articles() or right not in lex.by_names():
        return False
    return bool(left_kind & (lex.GIVEN | lex.DOUBTFUL | lex.KNOWN)) or is_number(left)


def is_number(word: str) -> bool:
    """True for the number of a ruler or of a generation: II, Ier."""
    return word == "Ier" or (0 < len(word) <= _LONGEST and all(c in "IVX" for c in word))


def normal(forename: str, article: str, by_name: str, *, feminine: bool) -> str:
    """A name with its epithet as the list has it: den Großen → Karl der Große."""
    if article in {"der", "die", "den", "dem", "des"}:
        article = "die" if feminine else "der"
        by_name = by_name.removesuffix("n") if by_name.endswith("en") and by_name != "Bären" else by_name
        by_name = "Bär" if by_name == "Bären" else by_name
    space = "" if article[-1:] in {"'", "’"} else " "
    return f"{forename} {article}{space}{by_name}"
