"""Is this line a heading, of what, and how deep? Evidence is added up; below the threshold it stays a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.formulas import is_dateline
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

ENOUGH = 3
"""Points that make a heading."""
MOST = 160
"""No heading is longer (characters)."""

ALIKE = "lines in title case between paragraphs"
"""The evidence of headings that only their like tells."""
LARGE = "a year or large number"
"""The evidence of a number that makes a heading only where the next one follows."""

INITIAL_NUMBER = "or an initial"
"""The evidence of a letter that may be a number or a forename: a number where it stands in a series."""
DOUBT = 3
"""Points that such a letter takes away until a series shows that it is a number."""
ROMAN_INITIALS = ("I", "V", "X", "L", "C")
"""Numbers of one letter."""

_BARE_NUMBER = lazy(rf"(?:[-–—] ?)?(?P<n>\d{{1,4}}|{w.ROMAN})(?: ?[-–—])?[.):]?$")
_NUMBERED = lazy(
    r"(?P<n>\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,7}|§+ ?\d{1,4}|[A-H](?=[.)]))(?P<sep>[.)]?\s+[-–—:]?\s*|[.)]?[-–—:]\s*)(?P<title>\S.*)$",
    re.DOTALL,
)
_NOTE_MARK = lazy(r"\s*(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡])$")
INITIAL = lazy(
    r"(?:(?:[^\W\d_][\w'’-]+|[A-Z]\.)\s+(?:[A-Z]\.\s*)+|[A-Z]\.\s*(?:[^\W\d_][\w'’-]+\s+)?)[^\W\d_][\w'’-]+(?:,? (?:and|et|und|y|e) .+|, [^\W\d_][\w ’'-]{3,40})?$"
)
INITIALS = lazy(r"\W*(?:[^\W\d_a-zß-öø-ÿ]\.\s?){2,5}\W*$")
"""“E. M. L.”: a signature."""
_STOPS = ("STOP", "PUNTO", "ALT")
"""What parts the sentences of a telegram."""
_WIRED = lazy(r"[A-Z0-9] (?:STOP|STOPP|PUNTO|ALT) [A-Z0-9]|[A-Z] (?:STOP|STOPP)$")
_LIFE = lazy(r"[(\[](?:[^()\[\]\d]{0,12}\d{4}[^()\[\]]{0,30})[)\]]$")
"""“(1811–1871)” below a name."""
MEETING = lazy(
    r"(?i)(?:the )?(?:[\w’'-]+ ){0,2}(?:meeting|sitting|session|sitzung|séance|sesión|seduta)\b[^.!?:]{0,50}?(?:1[4-9]|20)\d\d\)?\.?$"
)
"""“Meeting of the Council, 5 September 1865”, on a line by itself."""
_PRICE = lazy(r"[£$€]\s?\d|\b\d{1,2}[sd]\.|\b\d{1,3} ?(?:fr\.|Mk?\.|ptas?\.|L\.)(?!\w)")
"""What a book or a pound of tea costs: an entry of an advertisement."""
_RULE = lazy(r"\s*([-=~_*])\1{2,}\s*$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "nor",
        "but",
        "by",
        "with",
        "from",
        "as",
        "into",
        "is",
        "are",
        "was",
        "were",
        "its",
        "upon",
        "over",
        "under",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "et",
        "en",
        "à",
        "au",
        "aux",
        "un",
        "une",
        "und",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "von",
        "zu",
        "im",
        "am",
        "mit",
        "el",
        "los",
        "las",
        "y",
        "del",
        "al",
        "una",
        "di",
        "il",
        "lo",
        "gli",
        "e",
        "nel",
        "nella",
        "dei",
        "della",
        "delle",
        "con",
        "per",
        "sul",
        "da",
    ]
)
_PAGES = lazy(r",\s\d{1,3}(?:[-–]\d{1,3})?\.?$")
"""Where an index leads to: “ALBERTI, 109, 112.”"""
_IDEOGRAPHIC = "。！？．"
"""Stops of Chinese and Japanese, which end a sentence however short."""
_WORD = lazy(r"[^\W\d_][\w'’.-]*")
_LONG, _LONG_NUMBERED, _LONG_TITLE = 12, 20, 24
"""So many words a heading rarely has: as it is, behind a number, and in capitals with more room above it than a paragraph has."""


class Heading(Struct, frozen=True):
    """A line that may be a heading."""

    score: int
    rank: int
    """What contains what: 1 volume … 9 weakest."""
    kind: str
    """div/@type."""
    n: str = ""
    evidence: str = ""
    bare: bool = False
    """Only “Chapter 5”, so that a title may follow on a line of its own."""
    named: bool = False
    """A word like Preface or Notes."""


def looks(view: View, chunk: Chunk, *, verse: bool = False) -> Heading | None:
    """The points of one chunk, from itself and the blank lines around it; None if it cannot be a heading."""
    if chunk.end - chunk.start > MOST or chunk.last - chunk.first > 3:
        return None
    text = view.text[chunk.start : chunk.end]
    underlined = False
    if "\n" in text:
        lines = [line.strip() for line in text.split("\n")]
        underlined = len(lines) == 2 and bool(_RULE.match(lines[1]))
        if not underlined and (w.BY.match(lines[0]) or not _may_be_heading_in_lines(lines)):
            return None
        text = lines[0] if underlined else " ".join(lines)
    if text[-1] in "]⁰¹²³⁴⁵⁶⁷⁸⁹*†‡":
        text = _NOTE_MARK.sub("", text)
    if not text or len(text) > MOST or w.TRAILER.match(text) or _is_wired(text):
        return None
    if (
        not underlined
        and not w.ENCLOSED.match(text)
        and not MEETING.match(text)
        and (_is_sentence(text) or is_dateline(text) or INITIALS.match(text) or _PAGES.search(text))
    ):
        return None
    return _points(view, chunk, text, underlined=underlined, verse=verse)


def _is_wired(text: str) -> bool:
    """The words of a telegram."""
    return any(stop in text for stop in _STOPS) and _WIRED.search(text) is not None


def _is_sentence(text: str) -> bool:
    """A quick no for what fills novels: speeches, and short sentences."""
    first, last = text[0], text[-1]
    if first in "\"“‘«„'_=+([":
        if not text.isupper() and first in "\"“‘«„'":
            return True
        first = text.lstrip("\"“‘«„'_=+([")[:1]
    if first.islower() or last in _IDEOGRAPHIC:
        return True
    if last not in ".?!…”\"’'»," or text.isupper() or not text[1:2].islower():
        return False
    return text.count(" ") > 6 and not w.KEYED.match(text) and not is_title_case(text)


def _may_be_heading_in_lines(lines: list[str]) -> bool:
    return (
        all(line.isupper() for line in lines)
        or bool(
            w.KEYED.match(lines[0])
            and len(lines) == 2
            and lines[1][:1].isupper()
            and not lines[1].endswith((".", ",", ";"))
        )
        or (len(lines) == 2 and bool(_BARE_NUMBER.match(lines[0])) and is_title_case(lines[1]))
        or (len(lines) == 2 and bool(_LIFE.match(lines[1])) and is_upper(lines[0]))
    )


def _points(  # noqa: C901, PLR0915 - a sum of points reads better in one piece
    view: View, chunk: Chunk, text: str, *, underlined: bool, verse: bool
) -> Heading | None:
    count = text.count(" ") + 1
    upper = is_upper(text)
    bare = _WORD.sub("", text).strip(" .:;") == "" and count == 1
    extra = min(2, max(0, chunk.blank - max(1, view.layout.blanks))) if chunk.first else 0
    score, why = extra, ["blank lines before it"] if extra else []
    rank, kind, n, only, named = w.WEAKEST, "section", "", False, False
    keyed = w.KEYED.match(text)
    plain = text.rstrip(" .:").strip("_=+*[]").lower()
    if keyed and _agrees(keyed, text):
        rank, kind = w.rank_of(keyed["word"] or keyed["word2"])
        n = keyed["n"] or keyed["ordinal"] or ""
        rest = text[keyed.end() :].strip(" .:-–—")
        only = not rest
        score += 4 if only or keyed["end"] in tuple(".:)-–—") else 3
        why.append(f"“{(keyed['word'] or keyed['word2'])}” and a number")
    elif plain in w.NAMED or w.CONTENTS.match(plain) or (w.PREFATORY.match(plain) and text[0].isupper()):
        kind, rank, named = w.NAMED.get(plain) or _named_kind(plain), 4, True
        score += 4
        why.append(f"“{text}” by itself")
    elif MEETING.match(text):
        kind, rank, score = "minutes", 5, score + 4
        why.append("a meeting and its day")
    elif w.ENCLOSED.match(text):
        kind, rank, score = "appendix", 4, score + 4
        why.append("what was sent with a letter")
    elif upper:
        rank = w.CAPITALS
        long = count > (_LONG_TITLE if extra else _LONG)
        score += 1 if long else 3
        why.append("capitals")
    number = None if keyed else _BARE_NUMBER.match(text)
    core = text.strip("-–— ")
    if number and " " not in core and (not upper | named or re.fullmatch(r"[IVXLC]+\.?", core)):
        n, rank, only = number["n"], w.BARE, True
        score = extra + 2
        score += 1 if verse else 0
        why = ["a number by itself"]
        if not _roman_or_small(number["n"]):
            # A heading only where the next number follows: years of a chronicle, letters of a large collection.
            return Heading(extra + 1, w.BARE, "section", number["n"], LARGE, bare=True)
    numbered = None if keyed or number else _NUMBERED.match(text)
    if (
        numbered
        and not re.search(r"[.):–—-]", numbered["sep"] + numbered["n"])
        and not numbered["title"][0].isupper()
    ):
        numbered = None
    initial = bool(numbered and numbered["n"].isalpha() and INITIAL.match(text.rstrip(".")))
    if numbered and initial and numbered["n"] not in ROMAN_INITIALS:
        numbered = None
    if numbered and numbered["n"] in {"I", "A"} and not numbered["sep"].strip():
        numbered = None
    if numbered and not upper and not numbered["sep"].strip() and _is_whole_sentence(numbered["title"]):
        numbered = None
    if numbered and not named:
        n, rank = numbered["n"].strip(), w.BARE + n_depth(numbered["n"])
        score += 1 if upper else 2
        why.append("numbered")
        if initial:
            # “I. The Mill” like “I. Miller”: only the neighbours in a series can tell.
            score -= DOUBT
            why.append(INITIAL_NUMBER)
    if underlined:
        score += 3
        why.append("underlined")
    stop = text[-1]
    called = stop in "-–—" and text.rstrip("-–— ")[-1:] in tuple(",!")
    if stop in ",;" or (stop == ":" and not keyed) or called:
        score -= 3
    elif stop in ".?!…" and not (keyed or named or upper or number):
        score -= 1 if numbered else 2
    elif stop not in ".?!…\"”’»'" and not (upper or bare or number):
        score += 1
        why.append("no final stop")
    if not upper and not verse and count > 1 and is_title_case(text):
        score += 1
        why.append("words with capitals")
    if (text[0] in '"“«„' or text[-1] in '"”»') and not (keyed or numbered):
        score -= 2
    if not numbered and not keyed and INITIAL.match(text.rstrip(".")):
        score -= 1 if upper else 2
    if (text[0] in "([-–—•*" and not number) or _PRICE.search(text):
        score -= 3
    if count > (_LONG_NUMBERED if numbered else _LONG_TITLE if upper and extra else _LONG) and not keyed:
        score -= 2
    return Heading(score, rank, kind, n, ", ".join(why), only, named)


def _named_kind(plain: str) -> str:
    """What a named heading of several words heads: “Preface to the second edition” like “Preface”."""
    prefatory = w.PREFATORY.match(plain)
    return w.NAMED.get(prefatory["word"], "preface") if prefatory else "contents"


def _is_whole_sentence(words: str) -> bool:
    """Words that go on small and end with a full stop: a text that begins behind the number of its chapter."""
    return words[-1] in ".?!…" and words.count(" ") > 2 and not is_title_case(words)


def _agrees(keyed: re.Match[str], text: str) -> bool:
    """“Chapter 5 says that …” is no heading: what follows the number must look like a title."""
    end = keyed["end"]
    rest = text[keyed.end() :].lstrip(" .:-–—)]")
    if not rest:
        # “The second paragraph.” is a sentence.
        return not (text.startswith("The ") and keyed["word2"] and keyed["word2"].islower())
    if end in (".", ":", ")", "]", "–", "—", "-"):
        return rest[0].isupper() or not rest[0].isalpha()
    return (rest[0].isupper() or not rest[0].isalpha()) and (
        text.isupper() or is_title_case(rest) or (len(rest) < 60 and rest[-1] not in ".,;")
    )


def is_upper(text: str) -> bool:
    """True if the letters are capitals and there are at least three of them (some endings like “2nd” or “McX” aside)."""
    if text.isupper():
        return sum(1 for c in text if c.isalpha()) >= 3
    if text[1:2].islower() or (text[2:3].islower() and text[3:4].islower()):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(1 for c in letters if c.islower()) <= 0.12 * len(letters)


def is_title_case(text: str) -> bool:
    """True if all words but the little ones begin with a capital."""
    words = _WORD.findall(text)
    if not words or not (words[0][0].isupper() or words[0].lower() in _SMALL):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _roman_or_small(n: str) -> bool:
    return not n.isdigit() or int(n) < 200


def n_depth(n: str) -> int:
    """How deep a number like 2.1.3 is."""
    return min(2, n.count("."))
