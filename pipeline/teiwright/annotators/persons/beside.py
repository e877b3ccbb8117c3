"""What stands directly beside a name: the words before and after it, and the sections of the list of contexts in which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.language import UNDESCRIBED, Language
from teiwright.annotators.persons.speech import said_by, says_it, spoken_to
from teiwright.annotators.persons.subjects import verb as is_verb
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREVIOUS = lazy(r"([^\s“”\"‘(\[]+)[ ]{1,2}$")
_ELIDED = ("l'", "l’", "L'", "L’")
_APOSTROPHES = frozenset("'’")
_ALSO_FIRST = frozenset(["place", "from", "says"])
"""Sections whose words say the same with the capital of a sentence: In Leeds, To Harding, Said Harding."""
_SAY = frozenset(["say", "saying"])
"""Before a name these are no “said Harding”."""


def word_before(text: str, start: int) -> tuple[str, int]:
    """The word that ends before this place, without a mark between, and where it begins; else nothing."""
    space = start - 1
    if space > 0 and text[space] == " ":
        word = text[max(0, start - 20) : space].rpartition(" ")[2]
        if word.isalpha():
            return word, space - len(word)  # nearly always
    match = _PREVIOUS.search(text, max(0, start - 20), start)
    if match is not None:
        word = match.group(1)
        if "--" in word or "—" in word:  # a sloop--the Harding
            word = word.replace("—", "--").rpartition("--")[2]
        return word, match.start(1)
    if text.startswith(_ELIDED, max(0, start - 2), start):
        return "l'", start - 2
    return "", start


_TOWN_OF = lazy(r"([A-Za-z]+) of $")
_TOWN_REACH = 18
_GONE_REACH = 48


def of_town(text: str, start: int) -> bool:
    """True for what stands after “village of”, “County of”: the name of the place itself."""
    match = _TOWN_OF.search(text, max(0, start - _TOWN_REACH), start)
    return match is not None and match[1].lower() in lex.particles("place-of")


def section_before(words: Mapping[str, str], before: str, *, no_place: bool) -> str:
    """The section of the word before a name; a place only where one may be meant."""
    section = words.get(before, "")
    if before in _SAY:
        return ""
    if not section and before[1:2] in _APOSTROPHES:
        section = words.get(before[2:], "")  # l'étudiant
    elif not section and before[:1].isupper():
        section = words.get(before.lower(), "")
        section = section if section in _ALSO_FIRST else ""
    return "" if section == "place" and no_place else section


_NEXT = lazy(r",? {1,2}([^\s“”\".,;:!?)\]]+)")

_LOOKED_REACH = 16
_TOLD = r" (?:(?:{between-has}) )?([a-zß-ÿ]{3,})"
"""What stands after “has”: has shown, had already argued."""


class Beside(Struct, frozen=True):
    """What stands directly beside a candidate."""

    before: str
    """The word before, without a mark between; else nothing."""
    after: str
    """The word after, at most a comma between."""
    possessive: bool
    comma: bool
    """True if a comma stands between the name and the word after it."""

    language: Language = UNDESCRIBED

    listed: str = ""
    """“person” or “place” where the neighbour in a list (A, B and C) is plainly one; “several” after Messrs. A and …"""

    familiar: bool = False
    """True if an article stands before it where names of persons may have one; `before` is then the word before the article."""

    called: bool = False
    """True where somebody is spoken to: “Come, Pelham!”."""

    spoken: bool = False
    """True if what somebody says ends before it or the word before: “Go,” said Harding; “Go,” Harding said."""

    section_before: str = ""
    """The section of the list of contexts in which the word before stands."""

    section_after: str = ""
    """The section of the list of contexts in which the word after stands."""

    @property
    def nouns(self) -> bool:
        """True where every noun has a capital."""
        return self.language.capital_nouns


def beside(text: str, start: int, end: int, *, language: Language) -> Beside:
    """What stands beside `text[start:end]`."""
    before, at = word_before(text, start)
    familiar = before in language.articles
    if familiar:
        before, _ = word_before(text, at)
    if before in language.no_article:
        before = ""
    called = before.endswith(",") and text.startswith(("!", "?"), end)
    called = called or (text[end : end + 1] == "," and spoken_to(text, start, end, language))
    possessive = text.startswith(("'s", "’s"), end)
    if possessive:
        end += 2
    elif text.startswith(("' ", "’ "), end) and text.startswith("s", end - 1):
        possessive = True
        end += 1
    elif text.startswith(". ", end) and text[end + 2 : end + 3].isdigit():
        end += 1  # Jan. 4
    looked = before in language.where and language.looked_at.search(
        text, max(0, start - _LOOKED_REACH), start
    )
    match = _NEXT.match(text, end, end + 24)
    after, comma = (match.group(1), text[end] == ",") if match else ("", False)
    words = lex.contexts_of(language)
    section = words.get(after, "")
    if (
        match
        and after in lex.particles("has")
        and not comma
        and (verb := lex.pattern(_TOLD).match(text, match.end()))
    ):
        told = verb[1] in lex.particles("told") or lex.contexts().get(verb[1]) == "says"
        section = "says" if told else section
    if (
        not section
        and not comma
        and after
        and (language.did.fullmatch(after) or is_verb(after, language.verbs))
    ):
        section = "does"
    section_ahead = (
        "place"
        if (before == "of" and of_town(text, start))
        or (before == language.to and language.gone_to.search(text, max(0, start - _GONE_REACH), start))
        else section_before(words, before, no_place=possessive or bool(looked))
    )
    return Beside(
        before,
        after,
        possessive,
        comma,
        language,
        familiar=familiar,
        called=called,
        spoken=(section_ahead == "says" and said_by(text, start, before))
        or (section == "says" and not comma and says_it(text, start)),
        section_before=section_ahead,
        section_after=section,
    )
