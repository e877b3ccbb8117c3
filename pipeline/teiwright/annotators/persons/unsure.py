"""Names of which a careful reader would not be sure that a person is meant there, or which words are the name: a saint, a part in a play, a title in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import articles, bynames, namesakes
from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate

_MARKS = {"„": '“”"', "“": "”", "”": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"'}
"""Marks before a title or a nickname, each with those that may stand behind it."""

_TITLE = 30
"""Letters of the longest title before or behind a name in it."""
_CLOSING = frozenset("“”»«")
_SAID = frozenset([": ", ", ", ":\n"])
"""Before the marks of what somebody says."""
_TITLE_BEFORE = lazy(r"[„“”«»‘‚\"][^\W_a-zß-ÿ][\w'’-]* (?:[^\W_][\w'’-]* ){0,3}$")
_TAG = r", ([^\W\d_A-ZÄÖÜ]+)\b( (?:{who-says})\b)?"
"""Behind what somebody has said: a verb, and who says it where that is a pronoun."""
_TITLE_BEHIND = lazy(r"(?:['’]s)?(?: [\w'’-]+){0,4}([”“»«’\"])")

_ACTS = frozenset(["after: says", "before: says", "after: does", "acts like a person elsewhere"])
"""Who does something is somebody, if only in a tale."""


_SAYS = frozenset(["after: says", "before: says"])
"""So is who says something, also where the text calls him so in quotation marks."""
_OF_LISTS = frozenset([
    "given name alone", "doubtful given name alone", "known by one name", "surname from the list alone",
    "common word or name alone", "within a sentence", "first of a sentence", "before: from", "comma follows",
    "capital before", "capital follows", "heading", "line in capitals",
])  # fmt: skip
"""What the lists know about a word alone, and where it stands: without anything that is done or said, no more than that it may be a name."""
_OF_TOWNS = (_OF_LISTS - {"before: from"}) | {
    "saint before it", "given name with more names", "part of a full name elsewhere", "before: place",
    "listed beside a person", "listed between persons", "between commas or spoken to",
}  # fmt: skip
"""The same of St. Louis, which is a town as well."""
_OF_INITIALS = _OF_TOWNS | {
    "initial before a name",
    "place with more names",
    "before: from",
    "before: does",
    "frequent",
}
"""The same of O. Berlin, where somebody may be on the telephone from there; my friend G. Paris is somebody."""
_FORENAMES = lex.FORENAME | lex.KNOWN
_OF = " von "


def unsure(candidate: Candidate, signs: Sequence[str], text: str) -> bool:
    """True for what has the name of a person, but may be a play, somebody's part in it, or a letter, and where the name may have other bounds."""
    return (
        candidate.halved
        or only_saint(candidate)
        or articles.INITIAL in signs
        or (_a_part(candidate) and _ACTS.isdisjoint(signs))
        or _in_marks(candidate, text)
        or _in_title(candidate, text)
        or _a_nation(candidate)
        or _two_surnames(candidate, text)
        or _before_town(candidate, text)
        or (len(candidate.words) == 1 and _OF_LISTS.issuperset(signs))
    )


def hardly(candidate: Candidate, signs: Sequence[str], text: str) -> bool:
    """True for what is more often a play, a town, a nation or letters of something else than a person of this name."""
    told = _in_marks(candidate, text) or _a_nation(candidate)
    return (
        (told and _SAYS.isdisjoint(signs) and not _speaks(candidate, text))
        or (candidate.language.capital_nouns and _in_title(candidate, text))
        or (bool(candidate.titles) and only_saint(candidate) and _OF_TOWNS.issuperset(signs))
        or _of_a_place(candidate, signs)
    )


def _speaks(candidate: Candidate, text: str) -> bool:
    """True for “‘Mis' Harding’ asked …”, whom the text calls so in quotation marks, and for „Anna“, sagte er, who is spoken to."""
    word = text[candidate.end + 2 : candidate.end + _TITLE].partition(" ")[0]
    return lex.contexts_of(candidate.language).get(word) == "says" or _told(
        candidate, text, candidate.end + 1
    )


def _told(candidate: Candidate, text: str, at: int) -> bool:
    """True where somebody has said what stands before this: „…“, sagte Anna; „…“, begann sie; not „…“, welche er sah."""
    tag = lex.pattern(_TAG).match(text, at)
    if tag is None:
        return False
    somebody = tag[2] and not lex.kinds(tag[1].capitalize()) & lex.FUNCTION
    return bool(somebody) or lex.contexts_of(candidate.language).get(tag[1]) == "says"


def _two_surnames(candidate: Candidate, text: str) -> bool:
    """True for “Gräfin Brandel Moser”, who may be two, and “Herr Brandel von Altenrode”: neither word is a forename.

    In English one may be: Mr. Hamilton Fish, but not Countess Harding Orme.
    """
    words, language = candidate.words, candidate.language
    if not candidate.titles or len(words) == 1 or candidate.inverted or language.two_surnames:
        return False
    if language.surname_forenames and not candidate.titles[-1].kind & lex.NOBLE:
        return False
    first, of = words[0], text[words[0].end : words[1].start] == _OF
    if first.kind & _FORENAMES or any(len(word.text) == 1 for word in words):
        return False
    if of and candidate.titles[-1].kind & lex.NOBLE:
        return False  # Gräfin Ange von Altenrode
    return bool(first.kind & lex.SURNAME) or of


def _before_town(candidate: Candidate, text: str) -> bool:
    """True for Karl Brandel in “Karl Brandel von Altenrode”, where the other words may be his surname, too; not for König Ludwig II. von Altenrode."""
    if (
        len(candidate.words) == 1
        or not candidate.language.capital_nouns
        or bynames.is_number(candidate.words[-1].text)
    ):
        return False
    word = text[candidate.end + len(_OF) : candidate.end + _TITLE].partition(" ")[0].strip(",.;")
    unlisted = not lex.kinds(word) and word not in candidate.language.nouns.after_of
    return text.startswith(_OF, candidate.end) and word[:1].isupper() and unlisted


def _of_a_place(candidate: Candidate, signs: Sequence[str]) -> bool:
    """True for “S. C. Tirol”: letters before the name of a place, which are a club more often than somebody; one letter where nothing else tells of him."""
    *letters, last = candidate.words
    titled = candidate.titles or candidate.lower_title
    if not letters or titled or candidate.inverted or any(len(word.text) > 1 for word in letters):
        return False
    somebody = len(letters) == 1 and not _OF_INITIALS.issuperset(signs)
    return bool(last.kind & lex.PLACE) and not last.kind & lex.NAME and not somebody


def only_saint(candidate: Candidate) -> bool:
    """True for St. Paul, which is as often a town or a church, also where a Mr. St. Paul is in the text."""
    if candidate.link and not candidate.titles:
        return bool(lex.kinds(candidate.link.rstrip(".")) & lex.SAINT)
    return bool(candidate.titles) and namesakes.only_saint(candidate)


def _a_part(candidate: Candidate) -> bool:
    """True for Hamlet alone: the play, the part, or whom the play is about."""
    if len(candidate.words) > 1 or candidate.titles or candidate.lower_title:
        return False
    return candidate.words[0].text in lex.particles("title-role")


def _a_nation(candidate: Candidate) -> bool:
    """True for Uncle Sam."""
    called = " ".join([word.text for word in (*candidate.titles[-1:], *candidate.words)])
    return bool(candidate.titles) and called in lex.particles("perhaps-a-nation")


def _in_title(candidate: Candidate, text: str) -> bool:
    """True for a name that begins or ends a few words in quotation marks, which no stop ends and nobody says: „Romeo und Julie“, „Harding à Paris“."""
    first = candidate.start - 1
    if text[first : first + 1] not in _MARKS:
        found = _TITLE_BEFORE.search(text, max(0, first - _TITLE), candidate.start)
        first = found.start() if found else -1
    row = text[max(0, first - 3) : first - 2] in _CLOSING  # „Abschied“, „Harding in Prag“
    if first < 0 or (text[max(0, first - 2) : first] in _SAID and not row):
        return False
    rest = _TITLE_BEHIND.match(text, candidate.end)
    if rest is None or rest[1] not in _MARKS[text[first]]:
        return False
    return not _told(candidate, text, rest.end())


def _in_marks(candidate: Candidate, text: str) -> bool:
    """True for “Don Giovanni”, and nothing else between the marks; what somebody says ends with a stop or a comma, and ’s is no end."""
    closing = _MARKS.get(text[candidate.start - 1 : candidate.start], "")
    behind = text[candidate.end : candidate.end + 1]
    return bool(behind) and behind in closing and not text[candidate.end + 1 : candidate.end + 2].isalpha()
