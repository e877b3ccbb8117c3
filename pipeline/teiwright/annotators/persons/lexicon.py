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
_FILES = {
    "surnames.txt": SURNAME,  # the longest first
    "given.txt": GIVEN,
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
    words: list[str] = []
    for line in (FOLDER / name).read_bytes().splitlines():  # most of them have no letter beyond ASCII
        if line[:1] not in b"#[":
            words += line.decode("utf-8").split()
    return words


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


@cache
def kinds() -> Mapping[str, int]:
    """Every listed word with its kinds, added up (`kinds()["May"] & DOUBTFUL`)."""
    longest, *others = _FILES.items()
    found = dict.fromkeys(
        _words(longest[0]), longest[1]
    )  # nothing to add them to: none is looked at by itself
    for name, kind in others:
        listed = dict.fromkeys(_words(name), kind)
        listed.update((word, found[word] | kind) for word in listed.keys() & found.keys())
        found |= listed
    for section, words in lines("nouns.txt"):
        for word in words:
            found[word] = found.get(word, 0) | (BEFORE if section else NOUN)
    for word, kind in _titles():
        found[word] = found.get(word, 0) | kind
    for word in _words("given_doubtful.txt"):
        found[word] &= ~GIVEN
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
    known = kinds()
    if len(word) <= _SHORT:
        return known.get(word.capitalize(), 0) & FUNCTION
    kind = known.get(word, 0) or known.get(word.capitalize(), 0) or known.get(word.title(), 0)
    if not kind and (begins := _INNER_CAPITAL.match(word)):
        kind = known.get(begins[0].capitalize() + word[begins.end() :].capitalize(), 0)
    if not kind and "SS" in word:
        kind = known.get(word.replace("SS", "ß").capitalize(), 0)
    if not kind and "-" in word:  # PAS-DE-CALAIS
        first, *more = word.split("-")
        parts = (part.lower() if len(part) <= _SHORT else part.capitalize() for part in more)
        kind = known.get("-".join((first.capitalize(), *parts)), 0)
    return kind


@cache
def unaccented() -> Mapping[str, int]:
    """Names, titles and places that are written with accents, without them: Etienne, Garcia."""
    found: dict[str, int] = {}
    accented = [w for w, kind in kinds().items() if not w.isascii() and kind & (NAME | TITLE | PLACE)]
    # All of them at once: they are two thousand.
    for word, plain in zip(accented, without_accents(" ".join(accented)).split(" "), strict=True):
        if plain != word and plain not in kinds():
            found[plain] = found.get(plain, 0) | kinds()[word]
    return found


_ACCENTS = lazy("[\u0300-\u036f]+")


@lru_cache(maxsize=4096)
def without_accents(word: str) -> str:
    """The word without accents: Étienne → Etienne."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))


@lru_cache(maxsize=4096)
def loosely(word: str) -> int:
    """What is known about a name whose accents are left out, or are others than in the lists: Etienne, Jaures, Clémenceau."""
    plain = without_accents(word)
    kind = unaccented().get(plain, 0)
    if not kind and plain != word:
        kind = kinds().get(plain, 0) & ~TITLE
    return kind & (NAME | TITLE | PLACE) if kind & (NAME | TITLE) else 0


@cache
def idle() -> frozenset[str]:
    """Words that are never part of a name, whatever stands beside them."""
    return frozenset(w for w in _words("function.txt") if kinds()[w] == FUNCTION) - by_names()


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
        for word, kind in ((word, kinds()[word]) for word, _ in _titles())
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
    return word in particles("half-of-an-office") or bool(kinds().get(word, 0) & (_OFFICES | MODIFIER))


def short_titles(language: Language, word: str) -> int:
    """What a short title with a stop is (prof., cav.), and a title with a capital before a small one (Mme veuve)."""
    stem = word.rstrip(".")
    if stem in language.short_titles:
        return HONORIFIC
    return kinds().get(stem, 0) & TITLE if stem[:1].isupper() else 0


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
