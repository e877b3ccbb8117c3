"""The word lists of the persons layer: read once from the data folder, each word with all its kinds in one number."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teiwright.annotators.persons.language import Language

FOLDER = Path(__file__).with_name("data")
"""Where the lists are."""

GIVEN = 1
DOUBTFUL = 2  # a given name that is as often another word
SURNAME = 4
KNOWN = 8  # somebody whom all the world names by this one name
PLACE = 16
PEOPLE = 32
COMMON = 64
FUNCTION = 128
HONORIFIC = 256
NOBLE = 512
CHURCH = 1024
RANK = 2048
OFFICE = 4096
KIN = 8192
TRADE = 16384
SHORT = 32768  # short form of a given name, written with a stop
NOUN = 65536  # ends the name of a place, an institution, a work

BEFORE = 131072  # begins the name of a place, an institution, a ship: Fort, Rue
MODIFIER = 524288  # belongs to the title after it: Acting, Assistant
SAINT = 262144  # as often a place or a church as a person

TITLE = HONORIFIC | NOBLE | CHURCH | RANK | OFFICE | KIN | TRADE | SAINT
MODIFIED = TITLE & ~SAINT | MODIFIER
"""What a modifier stands before: Acting Assistant Surgeon; Fort St. John is a place."""

NAME = GIVEN | DOUBTFUL | SURNAME | KNOWN
FULL_FORENAME = GIVEN | DOUBTFUL
"""A forename that is written out."""
FORENAME = FULL_FORENAME | SHORT
"""A forename, written out or short: William, Wm."""

_TITLES = {
    "saint": SAINT,
    "honorific": HONORIFIC,
    "noble": NOBLE,
    "church": CHURCH,
    "rank": RANK,
    "office": OFFICE,
    "modifier": MODIFIER,
    "kin": KIN,
    "trade": TRADE,
    "given": SHORT,
}
_OWN = {
    "nothing": 0, "place": PLACE, "honorific": HONORIFIC, "noble": NOBLE, "church": CHURCH, "rank": RANK, "office": OFFICE, "given": SHORT,
    "doubtful": DOUBTFUL,
}  # fmt: skip
_BY_LETTERS = {"surnames.txt": SURNAME, "given.txt": GIVEN}
"""The long lists, of which a text needs little: their sections are what names begin with."""
_WHOLE = {
    "given_doubtful.txt": DOUBTFUL,
    "known.txt": KNOWN,
    "places.txt": PLACE,
    "peoples.txt": PEOPLE,
    "common.txt": COMMON,
    "function.txt": FUNCTION,
}


def lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The section and the words of each line of a list that are not comment."""
    section = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line.split()


def _words(name: str) -> list[str]:
    """All words of a list, whatever their section."""
    return [word for _, words in lines(name) for word in words]


@cache
def _sections(name: str) -> Mapping[str, frozenset[str]]:
    """The words of each section of a list; + joins those of one entry."""
    found: dict[str, set[str]] = {}
    for section, words in lines(name):
        found.setdefault(section, set()).update(word.replace("+", " ") for word in words)
    return {section: frozenset(words) for section, words in found.items()}


def words_of_section(name: str, section: str) -> frozenset[str]:
    """The words of one section of a list."""
    return _sections(name).get(section, frozenset())


_FIRST = 2
"""Letters by which the long lists have their sections; accents do not count."""


@lru_cache(maxsize=1 << 14)
def kinds(word: str) -> int:
    """All kinds of a word in one number, 0 for one that no list has (`kinds("May") & DOUBTFUL`)."""
    kind, first = _other_kinds().get(word, 0), without_accents(word[:_FIRST])
    for name, of_names in _BY_LETTERS.items():
        if word in _names(name, first):
            kind |= of_names
    return kind & ~GIVEN if kind & DOUBTFUL else kind


@cache
def _names(name: str, first: str) -> frozenset[str]:
    """The names in a long list that begin with these letters."""
    return frozenset(_by_letters(name).get(first.encode(), b"").decode().split())


@cache
def _by_letters(name: str) -> Mapping[bytes, bytes]:
    """A long list by its sections, which nobody has read yet."""
    _, *sections = (FOLDER / name).read_bytes().split(b"\n[")
    return {letters: words for letters, _, words in (section.partition(b"]") for section in sections)}


@cache
def _other_kinds() -> Mapping[str, int]:
    """Every word of the other lists with its kinds."""
    found: dict[str, int] = {}
    for name, kind in _WHOLE.items():
        for word in _words(name):
            found[word] = found.get(word, 0) | kind
    for section, words in lines("nouns.txt"):
        for word in words:
            found[word] = found.get(word, 0) | (BEFORE if section else NOUN)
    for word, kind in _titles():
        found[word] = found.get(word, 0) | kind
    return found


def _titles() -> Iterator[tuple[str, int]]:
    """The words of all titles with their kind."""
    for section, words in lines("titles.txt"):
        for entry in words:
            for word in entry.split("+"):
                yield word, _TITLES[section]


@cache
def own_kinds(language: Language) -> Mapping[str, int]:
    """Words, some with the stop of a short form, that mean something of their own in a language, and their kinds there: in French Nancy is a town."""
    return {word: _OWN[kind] for kind, words in language.own.items() for word in words}


_OFFICES = OFFICE | RANK
_SHORT = 2
"""Letters of a word that is too short to be a name in capitals: ED, II."""
_INNER_CAPITAL = lazy(r"(?:MA?C|FITZ|D[EIU]|L[AEO]|VAN)(?=..)")


def in_capitals(word: str) -> int:
    """What is known about a word in capitals, for headings and for surnames written in capitals: HARDING, O'BRIEN, MCCARTHY, and WEISS, which may be Weiß."""
    if len(word) <= _SHORT:
        return kinds(word.capitalize()) & FUNCTION
    kind = kinds(word) or kinds(word.capitalize()) or kinds(word.title())
    if not kind and (begins := _INNER_CAPITAL.match(word)):
        kind = kinds(begins[0].capitalize() + word[begins.end() :].capitalize())
    if not kind and "SS" in word:
        kind = kinds(word.replace("SS", "ß").capitalize())
    if not kind and "-" in word:  # PAS-DE-CALAIS
        first, *more = word.split("-")
        parts = (part.lower() if len(part) <= _SHORT else part.capitalize() for part in more)
        kind = kinds("-".join((first.capitalize(), *parts)))
    return kind


def _by_plain(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Those of the words that have accents, by what they are without them."""
    found: dict[str, list[str]] = {}
    for word in words:
        if not word.isascii():
            found.setdefault(without_accents(word), []).append(word)
    return found


@cache
def _accented_words() -> Mapping[str, list[str]]:
    return _by_plain(_other_kinds())


@cache
def _accented_names(first: str) -> Mapping[str, list[str]]:
    return _by_plain(word for name in _BY_LETTERS for word in _names(name, first))


_ACCENTS = lazy("[\u0300-\u036f]+")


@lru_cache(maxsize=4096)
def without_accents(word: str) -> str:
    """The word without accents: Étienne → Etienne."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))


@lru_cache(maxsize=4096)
def loosely(word: str) -> int:
    """What is known about a name whose accents are left out, or are others than in the lists: Etienne, Jaures, Clémenceau."""
    plain = without_accents(word)
    kind = kinds(plain)
    if kind:
        kind = kind & ~TITLE if plain != word else 0
    else:
        for accented in (_accented_words(), _accented_names(plain[:_FIRST])):
            for each in accented.get(plain, ()):
                kind |= kinds(each)
    return kind & (NAME | TITLE | PLACE) if kind & (NAME | TITLE) else 0


@lru_cache(maxsize=4096)
def is_idle(word: str) -> bool:
    """True for a word that is never part of a name, whatever stands beside it."""
    return kinds(word) == FUNCTION and word not in by_names()


@cache
def by_names() -> frozenset[str]:
    """The epithets of rulers and others: the Great, le Bel."""
    return frozenset(w for name, words in lines("bynames.txt") if name == "by-name" for w in words)


@cache
def contexts() -> Mapping[str, str]:
    """Words that speak for or against a person beside them, with the section in which they stand."""
    found: dict[str, str] = {}
    for section, words in lines("contexts.txt"):
        for word in words:
            found.setdefault(word, section)
    return found


@cache
def contexts_of(language: Language) -> Mapping[str, str]:
    """The same in a language that has words of its own for it."""
    own = {word: section for section, words in language.contexts.items() for word in words}
    others = {word: section for word, section in contexts().items() if word not in language.no_context}
    return others | own


@cache
def lower_titles(language: Language) -> Mapping[str, int]:
    """Titles as they stand in running text without a capital (aunt Martha, farmer Barnard), some only in one language."""
    soft = NOBLE | CHURCH | RANK | OFFICE | KIN | TRADE
    never = particles("never-small")
    found = {
        word.lower(): kind & TITLE
        for word, kind in ((word, _other_kinds()[word]) for word, _ in _titles())
        if kind & soft
        and word[1:].islower()
        and (len(word) > 3 or word in particles("of-land") or word in particles("short-kin"))
        and word not in never
    }
    courtesy = particles("small-title") | language.small_titles
    found |= dict.fromkeys(courtesy, HONORIFIC) | dict.fromkeys(particles("small-saint"), SAINT)
    return {word: kind for word, kind in found.items() if word not in language.never_small}


def lower_title(language: Language, word: str) -> int:
    """What a title written small is, also one of two parts: sub-inspector, chirurgien-major."""
    found = lower_titles(language)
    if (kind := found.get(word, 0)) or "-" not in word:
        return kind
    first, _, last = word.rpartition("-")
    return found.get(last, 0) & _OFFICES if before_an_office(first.capitalize()) else 0


def before_an_office(word: str) -> bool:
    """True for what makes another office of the one behind its hyphen: Sub-Inspector, Deputy-Governor, Surgeon-Major."""
    return word in particles("half-of-an-office") or bool(kinds(word) & (_OFFICES | MODIFIER))


def short_titles(language: Language, word: str) -> int:
    """What a short title with a stop is (prof., cav.), and a title with a capital before a small one (Mme veuve)."""
    stem = word.rstrip(".")
    if stem in language.short_titles:
        return HONORIFIC
    return kinds(stem) & TITLE if stem[:1].isupper() else 0


@cache
def particles(section: str) -> frozenset[str]:
    """The small set of this name: “link”, “by-name”, “never-small”, “of-land”."""
    return words_of_section("particles.txt", section)


_SET = lazy(r"\{([a-z-]{2,})\}")


@cache
def pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which the name of a small set in braces stands for any of its words: r" (?:{joins}) Lady"."""
    return lazy(_SET.sub(lambda name: any_of(particles(name[1])), words), flags)


def any_of(words: Iterable[str]) -> str:
    """Words as a pattern knows them, the longer of two that begin alike first; nothing matches where there are none."""
    return re.escape("|".join(sorted(words, reverse=True))).replace(r"\|", "|") or r"(?!)"


@cache
def things(section: str) -> frozenset[str]:
    """Words of this kind that make a thing of a name, or stand for one: “group-after”, “several”, “scripture”."""
    return words_of_section("things.txt", section)
