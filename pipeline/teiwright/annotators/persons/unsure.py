"""Names of which a careful reader would not be sure that a person is meant there: a saint, a part in a play, a title in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import articles, namesakes
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
_TITLE_BEHIND = lazy(r"(?:['’]s)?(?: [\w'’-]+){0,4}([”“»«’\"])")

_ACTS = frozenset(["after: says", "before: says", "after: does", "acts like a person elsewhere"])
"""Who does something is somebody, if only in a tale."""


def unsure(candidate: Candidate, signs: Sequence[str], text: str) -> bool:
    """True for what has the name of a person, but may be a town, a play, somebody's part in it, or a letter."""
    return (
        candidate.halved
        or only_saint(candidate)
        or articles.INITIAL in signs
        or (_a_part(candidate) and _ACTS.isdisjoint(signs))
        or _in_marks(candidate, text)
        or _in_title(candidate, text)
        or _a_nation(candidate)
    )


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
    word = text[rest.end() + 2 : rest.end() + _TITLE].partition(" ")[0]  # „Karl kommt“, sagte er
    return not text.startswith(",", rest.end()) or lex.contexts_of(candidate.language).get(word) != "says"


def _in_marks(candidate: Candidate, text: str) -> bool:
    """True for “Don Giovanni”, and nothing else between the marks; what somebody says ends with a stop or a comma."""
    closing = _MARKS.get(text[candidate.start - 1 : candidate.start], "")
    behind = text[candidate.end : candidate.end + 1]
    return bool(behind) and behind in closing
