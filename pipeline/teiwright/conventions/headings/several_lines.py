"""Headings of several lines in one block: a number and a title, a document and its day, a name and a life."""

from __future__ import annotations

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import greets
from teiwright.patterns import lazy

BARE_NUMBER = lazy(rf"(?:[-–—] ?)?(?P<n>\d{{1,4}}|{w.ROMAN})(?: ?[-–—])?[.):]?$")
"""A number on a line of its own."""
_LIFE = lazy(r"[(\[](?:[^()\[\]\d]{0,12}\d{4}[^()\[\]]{0,30})[)\]]$")
"""“(1811–1871)” below a name."""
_TREATS = lazy(
    r"(?:(?:De(?:l|s|lla|llo|gli|i)?|Du|Dove|Come|Cómo|Como|Donde|En que|En donde|Où|Comment|Of|How|In which|Wherein|Von|Vom|Wie|Worin) |D(?:ell)?['’])[^\W\d_][^.!?]*\.$"
)
"""“De la fundación de la villa.”: what a chapter treats of, as old books have it, with a stop."""
LONGEST = 900
"""What a chapter tells is not told in more characters."""
_POINT = r"[^\W\d_a-zß-öø-ÿ](?:(?!--|\.\s-)[^—–\"“”«»]){2,120}+"
ARGUMENT = lazy(rf"{_POINT}(?:(?:—|–|-{{2,3}}|\.\s-)\s?{_POINT}){{2,}}$")
"""Words between dashes; each point is read but once, however many there are."""
_CHAPTER = 4
"""The weakest rank of what has a long title."""
_TWO, _SHORT, _LONGEST = 2, 60, 100
"""Lines of a number and a title, characters of that, and of what a chapter treats of."""

_MARKS = "“\"«„‘'"


def may_be_heading(lines: list[str]) -> bool:
    """Some lines of one block may be a heading together."""
    keyed = w.KEYED.match(lines[0])
    poem = keyed is not None and w.rank_of(keyed["word"] or keyed["word2"])[1] == "poem"
    return (
        all(line.isupper() for line in lines)
        or is_told(lines)
        or bool(
            keyed
            and len(lines) == 2
            and (
                (lines[1][:1].isupper() and not lines[1].endswith((".", ",", ";")))
                or (len(lines[1]) <= _LONGEST and (_TREATS.match(lines[1]) or (poem and lines[1][-1] == ".")))
                or (lines[1][:1] == "[" and lines[1].endswith("]"))
            )
        )
        or is_numbered_title(lines)
        or (len(lines) == 2 and bool(_LIFE.match(lines[1])) and is_upper(lines[0]))
        or is_dated(lines)
        or (len(lines) == 2 and w.TUNE.match(lines[1].strip("(")) is not None)
    )


def is_told(lines: list[str]) -> bool:
    """“POLICE COURT.” / “(Before the Mayor and Mr. Gray.)” / “MONDAY.”: lines in capitals, and one in brackets below the first that tells more."""
    told = [line[0] == "(" and line[-1] in ").]" and line.count(" ") > 1 for line in lines]
    return (
        told.count(True) == 1
        and told[1]
        and all(t or line.isupper() for t, line in zip(told, lines, strict=True))
    )


def is_numbered_title(lines: list[str]) -> bool:
    """“I”, and right below it “À sa mère”: a number, and a short line without a stop."""
    number = BARE_NUMBER.match(lines[0]) if len(lines) == _TWO else None
    if number is None or not roman_or_small(number["n"]) or len(lines[1]) > _SHORT:
        return False
    said = lines[1][0] in _MARKS and " " in lines[1] and is_title_case(lines[1])  # “Who Goes There?”
    titled = lines[1][0].isupper() and (lines[1][-1].isalnum() or lines[1][-1] in ")]”»")
    return (said or titled) and not (is_dateline(lines[1]) or greets(lines[1], alone=True))


def is_long_chapter(words: str) -> bool:
    """“Chapter II. The mill – Of the weir – A word about eels …”: a chapter's number, and what it tells, between dashes or in title case."""
    keyed = w.KEYED.match(words) if len(words) <= LONGEST else None
    if keyed is None:
        return False
    rank, kind = w.rank_of(keyed["word"] or keyed["word2"])
    rest = words[keyed.end() :].lstrip(" .:–—-")
    told = ARGUMENT.match(rest) or is_title_case(rest)
    return rank <= _CHAPTER and kind in {"part", "chapter"} and bool(told)


def is_dated(lines: list[str]) -> bool:
    """“Urkunde Nr. 12”, and the day of the document below it, perhaps with a line that says who wrote to whom."""
    numbered = w.WORDED.match(lines[0]) if len(lines) in {2, 3} else None
    if numbered is None or lines[1][0].islower():
        return False
    if len(lines) == 2:
        return is_dateline(lines[1])
    keyed = w.KEYED.match(lines[0])
    if keyed and keyed["word"] and w.rank_of(keyed["word"])[1] == "letter":
        return False  # who wrote to whom, and the day, open the letter
    told = numbered["n"].isdigit() and lines[2][-1] not in ",:!"  # and nobody is greeted
    return told and any(map(is_dateline, lines[1:]))


def roman_or_small(n: str) -> bool:
    """A number in figures is none of a year or a large collection."""
    return not n.isdigit() or int(n) < 200
