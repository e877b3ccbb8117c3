"""Is this line a heading, of what, and how deep? Evidence is added up; below the threshold it stays a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.capitals import WORD, is_title_case, is_upper, is_wired, unspaced
from teiwright.conventions.end_marks import CLOSES, without_dash, without_mark
from teiwright.conventions.headings.heading import DOUBT, ENOUGH, INITIAL_NUMBER, LARGE, Heading
from teiwright.conventions.headings.several_lines import (
    BARE_NUMBER,
    is_dated,
    is_long_chapter,
    is_numbered_title,
    is_told,
    may_be_heading,
    roman_or_small,
)
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import MEMO
from teiwright.conventions.lines import rows_of
from teiwright.conventions.titles.imprints import is_imprint
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

MOST, BELOW = 160, 100
"""No heading is longer (characters), and no block that may stand below the line of a printer."""
ROMAN_INITIALS = ("I", "V", "X", "L", "C")
"""Numbers of one letter."""

_SMALL_NUMBER = lazy(r"[ivxl]{1,6}[.)]?$")
"""“ii” on a line of its own: a number in small letters."""
_NUMBERED = lazy(
    r"(?P<n>\d{1,3}(?:\.\d{1,3}){0,3}|(?=[IVXLC]{1,7}(?![^\W\d_]))"
    + w.ROMAN
    + r"|§+ ?\d{1,4}|[A-H](?=[.)]))(?P<sep>[.)]?\s+[-–—:]?\s*|[.)]?[-–—:]\s*)(?P<title>\S.*)$",
    re.DOTALL,
)
_CLOSES_NUMBER = lazy(r"[.):–—-]")
_NO_NAME = lazy(r"(?i)(?:the|an?|of|on|der|die|das|eine?)\s")
_SCRIPTURE = "psalm"
"""The one dividing word that also names a book of Scripture: “CHAPTER I. 3” has its page or its section behind it."""
_VERSE = lazy(r"\s*[.:,]?\s*\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\.?")
INITIAL = lazy(
    rf"(?:(?:[^\W\d_][\w'’-]+|[A-Z]\.)\s+(?:[A-Z]\.\s*)+|[A-Z]\.\s*(?:[^\W\d_][\w'’-]+\s+)?)[^\W\d_][\w'’-]+(?:,? (?:{w.JOINS}) .+|, [^\W\d_][\w ’'-]{{3,40}})?$"
)
INITIALS = lazy(r"\W*(?:[^\W\d_a-zß-öø-ÿ]\.\s?){2,5}\W*$")
"""“E. M. L.”: a signature."""
PICTURE = lazy(rf"\[(?:{w.PICTURES})\b[^\[\]]*\]?$")
"""“[Illustration: THE WEIR.]” stands for a picture, whatever its caption looks like."""
MEETING = lazy(
    r"(?i)(?:(?:the )?(?:[\w’'-]+ ){0,2}(?:meeting|sitting|session|\w*sitzung|séance|sesión|seduta)\b[^.!?:]{0,50}?"
    r"|(?:cabildo|junta|asamblea|reunión|adunanza|assemblea|riunione|réunion|assemblée|sesión|seduta|séance|\w*versammlung|\w*sitzung)(?: [\w-]+)? (?:del?|di|du|de|vom|am|celebrad[oa]|tenut[oa]|tenue)\b(?:[^.!?:]|(?<=\d)\.(?= )){0,50}?)"
    r"(?:1[4-9]|20)\d\d(?: años)?\)?\.?$"
)
"""“Meeting of the Council, 5 September 1865”, “Cabildo de 3 de mayo de 1590 años.”, on a line by itself."""
_PRICE = lazy(r"[£$€]\s?\d|\b\d{1,2}[sd]\.|\b\d{1,3} ?(?:fr\.|Mk?\.|ptas?\.|L\.)(?!\w)")
"""What a book or a pound of tea costs: an entry of an advertisement."""
_BETWEEN_SIGNS = lazy(r"(?P<sign>[_*=+~])(?P<inside>(?!\s)[^_*=+~\n]+)(?<!\s)(?P=sign)$")
"""“*CHAPTER I*”: signs of emphasis around all of a line."""
_OPENS = lazy(r"[“„»«\"]")
_RULE = lazy(r"\s*([-=~_*])\1{2,}\s*$")
_PAGES = lazy(r",\s\d{1,3}(?:[-–]\d{1,3})?\.?$")
"""Where an index leads to: “ALBERTI, 109, 112.”"""
_IDEOGRAPHIC = "。！？．"
"""Stops of Chinese and Japanese, which end a sentence however short."""
_LONG, _LONG_NUMBERED, _LONG_TITLE = 12, 20, 24
"""So many words a heading rarely has: as it is, behind a number, and in capitals with more room above it than a paragraph has."""


def looks(view: View, chunk: Chunk, *, verse: bool = False) -> Heading | None:
    """The points of one chunk, from itself and the blank lines around it; None if it cannot be a heading."""
    long = chunk.length > MOST and chunk.height == 1 and is_long_chapter(view.words(chunk))
    if not long and (chunk.length > MOST or chunk.height > 3):
        return None
    text = unspaced(view.words(chunk))
    underlined = False
    if "\n" in text:
        lines = rows_of(text)
        if "" in lines:
            return None  # a bracket that is kept whole
        underlined = len(lines) == 2 and bool(_RULE.match(lines[1]))
        if not underlined and (w.BY.match(lines[0]) or not may_be_heading(lines)):
            return None
        apart = underlined or is_dated(lines) or is_told(lines) or w.TUNE.match(lines[1].strip("("))
        # “I” / “À sa mère” is “I. À sa mère”, and no sentence of mine.
        link = ". " if is_numbered_title(lines) and lines[0].isalnum() else " "
        text = lines[0] if apart else link.join(lines)
    around = _BETWEEN_SIGNS.match(text)
    if around and (around["sign"] in "*=" or w.KEYED.match(around["inside"])):
        text = around["inside"]
    text = without_mark(text)
    if (
        not text
        or (len(text) > MOST and not long)
        or w.TRAILER.match(text)
        or is_wired(text)
        or MEMO.match(text)
    ):
        return None
    if w.CLASSIFIED.match(text) and not view.layout.is_apart(chunk):
        return None
    if PICTURE.match(text) or w.FIGURE.match(text) or _names_printer(view, chunk, text):
        return None
    if text[-1] in '"”»' and not _OPENS.search(text, 0, len(text) - 1):
        return None  # “AUGUSTA.”, the last line of a letter that is quoted
    if _amid_sentence(view.text, chunk) and not (BARE_NUMBER.match(text) or w.KEYED.match(text)):
        return None
    if (
        not underlined
        and not w.ENCLOSED.match(text)
        and not MEETING.match(text)
        and (_is_sentence(text) or is_dateline(text) or INITIALS.match(text) or _PAGES.search(text))
    ):
        return None
    return _points(view, chunk, text, underlined=underlined, verse=verse)


def _names_printer(view: View, chunk: Chunk, text: str) -> bool:
    """A line in capitals that is a printer's or publisher's for sure, and heads no running text."""
    if not text.isupper() or w.KEYED.match(text) or not is_imprint(text):
        return False
    below = next((c for c in view.chunks if c.first >= chunk.last), None)
    return below is None or below.length <= BELOW


def _amid_sentence(text: str, chunk: Chunk) -> bool:
    """“The Council, … / RESOLVES / to approve …”: a comma stands above, and a small letter goes on below."""
    above = text[max(chunk.start - 20, 0) : chunk.start].rstrip()[-1:]
    return above == "," and text[chunk.end : chunk.end + 20].lstrip()[:1].islower()


def _is_sentence(text: str) -> bool:
    """A quick no for what fills novels: speeches, and short sentences."""
    first, last = text[0], text[-1]
    if first in "\"“‘«„'_=+([":
        if not text.isupper() and first in "\"“‘«„'":
            return True
        first = text.lstrip("\"“‘«„'_=+([")[:1]
    if first.islower() or last in _IDEOGRAPHIC:
        return _SMALL_NUMBER.match(text) is None
    if (last in "–—" or text.endswith("--")) and text.rstrip("-–—")[-1:].isalpha():
        return not (text.isupper() or is_title_case(text) or w.KEYED.match(text))  # “Then Ada said—”
    if last not in f".?!…{CLOSES}," or text.isupper() or not text[1:2].islower():
        return False
    return text.count(" ") > 6 and not w.KEYED.match(text) and not is_title_case(text)


class _Line(Struct, frozen=True):
    """A line that may be a heading, and what its signs are looked for in."""

    text: str
    upper: bool
    """It is in capitals."""
    roomy: bool
    """More room is above it than above a paragraph."""
    keyed: re.Match[str] | None
    """“Chapter 5”, at its beginning."""
    number: re.Match[str] | None
    """It is a number, and not keyed."""
    numbered: re.Match[str] | None
    """A number stands before its title, and it is neither of these."""

    @property
    def count(self) -> int:
        """How many words it has."""
        return self.text.count(" ") + 1


class _Sum(Struct):
    """The points of a line while they are added up, and what it would head: as in Heading."""

    score: int
    why: list[str]
    rank: int = w.WEAKEST
    kind: str = "section"
    n: str = ""
    bare: bool = False
    named: bool = False

    def add(self, points: int, why: str) -> None:
        """Points, and the sign for which they are given."""
        self.score += points
        self.why.append(why)


def _points(view: View, chunk: Chunk, text: str, *, underlined: bool, verse: bool) -> Heading | None:
    """The points of a line that may be a heading; nothing if it is none for certain.

    Args:
        view: the text.
        chunk: the chunk of the line.
        text: the words of the line.
        underlined: a line of dashes or the like stands below it.
        verse: the text is verse.
    """
    extra = min(2, max(0, chunk.blank - max(1, view.layout.blanks)))
    made = _Sum(extra, ["blank lines before it"] if extra else [])
    upper = is_upper(text)
    keyed = w.KEYED.match(text)
    if keyed and (keyed["word"] or "").lower() == _SCRIPTURE and _VERSE.fullmatch(text, keyed.end()):
        return None  # “PSALM xlvi. 4.”: chapter and verse, from which a sermon is preached
    number = None if keyed else BARE_NUMBER.match(text)
    numbered = None if keyed or number else _number_before(text, upper=upper)
    line = _Line(text, upper, extra > 0, keyed, number, numbered)
    _add_words(made, line)
    core = text.strip("-–— ")
    if number and " " not in core and (not upper or re.fullmatch(r"[IVXLC]+\.?", core)):
        if not roman_or_small(number["n"]):
            # A heading only where the next number follows: years of a chronicle, letters of a large collection.
            return Heading(extra + 1, w.BARE, "section", number["n"], LARGE, bare=True)
        made.n, made.rank, made.bare = number["n"], w.BARE, True
        first = chunk.first == view.chunks[0].first and not number["n"].isdigit()
        made.score, made.why = (
            extra + (3 if (verse or first) and not text.islower() else 2),
            ["a number by itself"],
        )
    if numbered:
        made.n, made.rank = numbered["n"].strip(), w.BARE + _depth(numbered["n"])
        made.add(1 if upper else 2, "numbered")
        if _may_be_name(numbered, text):
            # “I. The Mill” like “I. Miller”: only the neighbours in a series can tell.
            made.add(-DOUBT, INITIAL_NUMBER)
    if underlined:
        made.add(3, "underlined")
    _add_end(made, line)
    if not upper and not verse and line.count > 1 and is_title_case(text):
        made.add(1, "words with capitals")
    made.score -= _against(line)
    return Heading(made.score, made.rank, made.kind, made.n, ", ".join(made.why), made.bare, made.named)


def _add_words(made: _Sum, line: _Line) -> None:
    """What the words of a line say of it: “Chapter 5”, “Preface”, a meeting, or that they are in capitals."""
    text, keyed = line.text, line.keyed
    plain = text.strip(" .:_=+*[]").lower().replace("’", "'")
    if keyed and _agrees(keyed, text):
        word = keyed["word"] or keyed["word2"]
        made.rank, made.kind = w.rank_of(word)
        made.n = keyed["n"] or keyed["ordinal"] or ""
        made.bare = not text[keyed.end() :].strip(" .:-–—")
        made.add(4 if made.bare or keyed["end"] in tuple(".:)-–—") else 3, f"“{word}” and a number")
        rest = text[keyed.end() :].strip(" .:-–—")
        article = word.casefold().startswith("art")
        if article and (_is_whole_sentence(rest + text[-1:]) or (rest and text[-1] == ":")):
            made.score -= ENOUGH  # “Art. 3. — The mayor shall be told.” is the article itself, and so is “Art. 3. Members may be:”
    elif plain in w.NAMED or w.CONTENTS.match(plain) or (w.PREFATORY.match(plain) and text[0].isupper()):
        made.kind, made.rank, made.named = w.NAMED.get(plain) or _named_kind(plain), 4, True
        made.add(4, f"“{text}” by itself")
    elif part := w.APPENDIX.match(text):
        made.kind, made.rank, made.named = "appendix", 4, True
        made.n, made.bare = part["n"], part.end() == len(text)
        made.add(4, "an appendix and its number")
    elif MEETING.match(text):
        made.kind, made.rank = "minutes", 5
        made.add(5, "a meeting and its day")
    elif w.ENCLOSED.match(text):
        made.kind, made.rank = "appendix", 4
        made.add(4, "what was sent with a letter")
    elif line.upper:
        made.rank = w.CAPITALS
        made.add(1 if line.count > (_LONG_TITLE if line.roomy else _LONG) else 3, "capitals")


def _number_before(text: str, *, upper: bool) -> re.Match[str] | None:
    """The number of a title, where it is no part of a sentence or a name."""
    found = _NUMBERED.match(text)
    if not found:
        return None
    n, sep, title = found["n"], found["sep"], found["title"]
    if not _CLOSES_NUMBER.search(sep + n) and not title[0].isupper():
        return None
    if n not in ROMAN_INITIALS and _may_be_name(found, text):
        return None
    if not sep.strip() and (n in {"I", "A"} or (not upper and _is_whole_sentence(title))):
        return None
    return found


def _may_be_name(numbered: re.Match[str], text: str) -> bool:
    """The number may be the initial of a name, unless an article follows: “A. The Keepers”."""
    if _NO_NAME.match(numbered["title"]):
        return False
    return numbered["n"].isalpha() and INITIAL.match(text.rstrip(".")) is not None


def _add_end(made: _Sum, line: _Line) -> None:
    """What the end of a line says for it or against it."""
    text, stop = line.text, without_dash(line.text)[-1]
    word = line.count == 1 and not WORD.sub("", text).strip(" .:;")
    called = stop in "-–—" and text.rstrip("-–— ")[-1:] in tuple(",!:")
    announced = line.keyed or (made.named and text[0] != "[")  # “FOOTNOTES:”
    if stop in ",;" or (stop == ":" and not announced) or called:
        made.score -= 3
    elif stop in ".?!…" and not (line.keyed or made.named or line.upper or line.number):
        made.score -= 1 if line.numbered else 2
    elif stop not in f".?!…{CLOSES}" and not (line.upper or word or line.number):
        made.add(1, "no final stop")


def _against(line: _Line) -> int:
    """The points that a line loses for being quoted, a name, in brackets, priced or long."""
    text, told = line.text, line.keyed or line.numbered
    points = 0
    quoted = text[0] in '"“«„' or (text[-1] in '"”“»«' and not line.upper)  # THE BRIG “HOPEWELL.”
    if quoted and not told:
        points += 2
    if not told and INITIAL.match(text.rstrip(".")):
        points += 1 if line.upper else 2
    if (text[0] in "([-–—•*" and not line.number) or _PRICE.search(text):
        points += 3
    longest = _LONG_NUMBERED if line.numbered else _LONG_TITLE if line.upper and line.roomy else _LONG
    return points + 2 if line.count > longest and not line.keyed else points


def _named_kind(plain: str) -> str:
    """What a named heading of several words heads: “Preface to the second edition” like “Preface”."""
    prefatory = w.PREFATORY.match(plain)
    return w.NAMED.get(prefatory["word"], "preface") if prefatory else "contents"


def _is_whole_sentence(words: str) -> bool:
    """Words that go on small and end with a full stop: a text that begins behind the number of its chapter."""
    return words[-1] in ".?!…" and words.count(" ") > 2 and not is_title_case(words)


def _agrees(keyed: re.Match[str], text: str) -> bool:
    """“Chapter 5 says that …” is no heading: what follows the number must look like a title."""
    end = keyed["end"].strip() or text[keyed.end() : keyed.end() + 1]
    rest = text[keyed.end() :].lstrip(" .:-–—)]")
    if not rest:
        # “The second paragraph.” is a sentence.
        return not (text.startswith("The ") and keyed["word2"] and keyed["word2"].islower())
    if end in (".", ":", ")", "]", "–", "—", "-") or len(text) > MOST:
        return rest[0].isupper() or not rest[0].isalpha()
    return (rest[0].isupper() or not rest[0].isalpha()) and (
        text.isupper() or is_title_case(rest) or (len(rest) < 60 and rest[-1] not in ".,;")
    )


def _depth(n: str) -> int:
    """How deep a number like 2.1.3 is."""
    return min(2, n.count("."))
