"""What the lists of names and of other words say for and against a candidate."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names, names_or_nouns, particular
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds
    from teiwright.annotators.persons.words import Word

_NEXT_CAPITAL = lazy(r" ([A-Z][a-z]+)")
_ABBREVIATED = lazy(r"\b[a-zäöü]\.$")
"""A small letter with its stop, to which the next belongs: d.C., m.b.H."""
_ROMAN = frozenset("IVX")
_PAIR, _THREE = 2, 3
_WITH_LETTER = lex.RANK | lex.KIN | lex.CHURCH | lex.NOBLE
"""Titles after which one letter and a stop are a name: Colonel B., Aunt M."""


def lists_for(found: list[str], candidate: Candidate, text: str, kinds: Kinds) -> None:
    """What the lists of names say."""
    words, size = candidate.words, kinds.size
    first, last = words[0], words[-1]
    one = len(words) == 1
    if len(first.text) == 1:
        found.append(_letter(candidate, text, kinds))
    if kinds.first & lex.SHORT and not one and all(len(w.text) == 1 for w in words[1:]):
        found.append("letters only")  # Ph. D.
    if one and last.kind & lex.PLACE:
        return  # Paris, Washington: the lists of names say nothing
    if kinds.first & lex.GIVEN:
        found.append(f"given name {size}")
    elif kinds.first & lex.DOUBTFUL:
        found.append(f"doubtful given name {size}")
    elif kinds.first & lex.SHORT and (text.startswith(".", first.end) or not first.text.isalpha()):
        found.append("short given name")
    if kinds.last & lex.SURNAME and not (one and kinds.last & lex.GIVEN):
        found.append("surname from the list alone" if one else "surname from the list at the end")
    if not one and kinds.first & lex.SURNAME and not kinds.first & lex.FULL_FORENAME:
        found.append("surname from the list at the beginning")
    if kinds.last & lex.KNOWN:
        found.append("known by one name" if one else "known surname at the end")
    if particular.family_first(words):
        found.append("family name first")


def _letter(candidate: Candidate, text: str, kinds: Kinds) -> str:
    """What a letter is with which the name begins."""
    words = candidate.words
    if len(words) > 1:
        if _titled_initials(candidate, text):
            return "initials after a title"
        return (
            "letters only"
            if _no_initials(candidate, text) or words[1].text in lex.particles("documents")
            else "initial before a name"
        )
    if any(len(title.text) == 1 for title in candidate.titles):
        if _left_out(candidate, text):
            return "letter after a title"  # M. de C., M. X***
        return "letters only"  # M. D.
    cut = kinds.titles & _WITH_LETTER and text.startswith((".", "—", "--"), words[0].end)
    return "letter after a title" if cut else "letter alone"


def _left_out(candidate: Candidate, text: str) -> bool:
    """True for a letter that stands for a name after M.: behind a link, or with dashes or stars."""
    letter = candidate.words[-1]
    link = text[candidate.titles[-1].end : letter.start].strip(" .")
    linked = link != "y" and link in lex.particles("link")  # M. y N. are two letters
    linked = linked or (candidate.language.m_is_monsieur and letter.text != "M")
    return linked or text.startswith(("—", "--", "**", "__"), letter.end)


def _titled_initials(candidate: Candidate, text: str) -> bool:
    """True for “Lady M. W. M.”, “Sir W. H——”, after a title of courtesy; not for the letters of an office."""
    words = candidate.words
    if not candidate.titles or not all(len(w.text) == 1 for w in words):
        return False
    title = candidate.titles[-1]
    letters = "".join([w.text for w in words])
    stopped = all(text.startswith((".", "—", "--", "**", "__"), w.end) for w in words)
    told = title.kind & (lex.HONORIFIC | _WITH_LETTER) and len(title.text) > 1
    return bool(told) and stopped and letters not in lex.particles("abbreviations")


def _no_initials(candidate: Candidate, text: str) -> bool:
    """True for letters that are no initials of this name: H.M.S. Victory, S. A. R. de Parme, P.P.I. di Trento, T. VI, 79 d.C., M.Sc., or letters alone."""
    words = candidate.words
    last = words[-1]
    if all(len(w.text) == 1 for w in words) or set(last.text) <= _ROMAN:
        return True
    if _ABBREVIATED.search(text, max(0, candidate.start - _PAIR), candidate.start):
        return True
    letters = "".join(w.text for w in takewhile(lambda w: len(w.text) == 1, words))
    short = lex.particles("abbreviations")
    if not last.kind & lex.NAME and (
        f"{letters}{last.text}".upper() in short or (len(letters) >= _THREE and letters[:_THREE] in short)
    ):
        return True
    party = len(letters) >= _THREE and last.kind & lex.PLACE and not last.kind & lex.NAME
    return bool(party) or bool({letters, letters[:_PAIR]} & lex.particles("letters"))


def lists_against(found: list[str], candidate: Candidate, text: str, kinds: Kinds, *, meant: bool) -> None:
    """What the lists of other words say."""
    size = kinds.size
    if len(candidate.words) > 1 and names.comes_first(candidate.words[0].text, candidate.words[1].text):
        return  # Park Chung-hee
    if kinds.words & lex.PLACE:
        if len(candidate.words) > 1 and kinds.first & lex.FULL_FORENAME and not kinds.first & lex.PLACE:
            found.append("place as surname")
        else:
            found.append(f"place or name {size}" if kinds.last & lex.NAME else f"place {size}")
    if kinds.words & lex.PEOPLE and not _called_as_a_people(candidate):
        found.append("people as surname" if _called_after_people(candidate, text) else "people or creed")
    # Bill Harper: a short forename that is also another word.
    named = len(candidate.words) > 1 and kinds.first & lex.FULL_FORENAME
    nouns = kinds.words & lex.NOUN and any(w.kind & lex.NOUN for w in candidate.words[1 if named else 0 :])
    if nouns and not (kinds.titles & lex.HONORIFIC or (kinds.titles and kinds.last & lex.NAME)):
        found.append(f"word of institutions {size}")
    if kinds.first & lex.BEFORE and not kinds.titles and not kinds.first & lex.NAME and not meant:
        found.append("institution before")
    if kinds.last & lex.NOUN and _names_a_place(candidate, kinds):
        found.append("like the name of a place")
    courtesy = meant or kinds.titles & lex.HONORIFIC or (kinds.titles and kinds.last & lex.SURNAME)
    if kinds.words & lex.COMMON and not _title_behind(candidate):
        if meant:
            pass
        elif courtesy:
            found.append("common word after a title")
        else:
            found.append(f"common word or name {size}" if kinds.words & lex.NAME else f"common word {size}")
    if kinds.words & lex.FUNCTION and len(candidate.words) == 1 and not courtesy:
        found.append("function word")
    _run(found, candidate, text, kinds)


def _title_behind(candidate: Candidate) -> bool:
    """True for “Zobeir Pasha”, whose title is another word elsewhere, and no word but it."""
    words = candidate.words
    return len(words) > 1 and words[-1].text in lex.particles("behind") and not words[0].kind & lex.COMMON


def _called_as_a_people(candidate: Candidate) -> bool:
    """True for “Norman Harper”, “Christian Jensen”: a forename that is also a people, and a surname."""
    first, last = candidate.words[0], candidate.words[-1]
    forename = first.kind & (lex.GIVEN | lex.DOUBTFUL) and len(candidate.words) > 1
    return bool(forename and last.kind & lex.NAME) and not last.kind & (lex.PEOPLE | lex.NOUN | lex.COMMON)


def _called_after_people(candidate: Candidate, text: str) -> bool:
    """True for “Thomas Pole”, “Jane French”: a forename that is nothing else before a people that is not many; for “Norman Arvale”, but not for “the Norman Arvale”."""
    first, last = candidate.words[0], candidate.words[-1]
    other = lex.PLACE | lex.PEOPLE | lex.COMMON | lex.DOUBTFUL
    if len(candidate.words) == 1:
        return False
    if first.kind & lex.PEOPLE:
        forename = first.kind & (lex.GIVEN | lex.DOUBTFUL) and not last.kind
        return bool(forename) and not text.endswith(("the ", "The "), 0, candidate.start)
    if not first.kind & lex.GIVEN or first.kind & other:
        return False
    many = last.text.endswith("s") and lex.kinds().get(last.text[:-1], 0) & lex.PEOPLE
    return bool(last.kind & lex.PEOPLE) and not many


def _run(found: list[str], candidate: Candidate, text: str, kinds: Kinds) -> None:
    """What the other capitalised words of the run say."""
    if candidate.after is not None and _rank_behind(candidate):
        found.append("apposition follows")
    elif candidate.after is not None:
        institution = candidate.after.kind & lex.NOUN or _institution(candidate.after, text)
        if institution or not names_or_nouns.in_genitive(candidate):
            found.append("institution follows" if institution else "capital follows")
    before = candidate.before
    articled = before is not None and before.text in candidate.language.articles
    if before is not None and kinds.titles in {0, lex.SAINT} and not _only_opens(before) and not articled:
        kind = before.kind
        if kind & lex.BEFORE:
            found.append("institution before")
        elif lex.contexts().get(before.text.lower()) == "epithet" and kinds.words & lex.NAME:
            # Old Bill Harper; but “the Old Wells” is a house.
            house = kinds.words == lex.SURNAME and text.endswith(("the ", "The "), 0, before.start)
            found.append("before: article" if house else "before: epithet")
        elif not kinds.first & lex.GIVEN:
            found.append("place before" if kind & lex.PLACE else "capital before")


def _institution(after: Word, text: str) -> bool:
    """True for the words after the name in “John Harper International Airport”, “Mary Rowe Memorial Hospital”."""
    following = _NEXT_CAPITAL.match(text, after.end)
    known = lex.kinds()
    return (
        following is not None
        and not after.kind & (lex.NAME | lex.TITLE)
        and bool(known.get(following[1], 0) & lex.NOUN)
        and not known.get(following[1], 0) & lex.NAME
    )


def _rank_behind(candidate: Candidate) -> bool:
    """True for the forename in “Mary Queen of Scots”."""
    after = candidate.after
    return (
        after is not None
        and bool(after.kind & lex.NOBLE)
        and not after.kind & lex.NAME
        and bool(candidate.words[-1].kind & lex.GIVEN)
    )


def _only_opens(word: Word) -> bool:
    """True for a word that has its capital from the sentence alone: As Harding, In Harding's view."""
    return word.kind == lex.FUNCTION and word.text.capitalize() not in lex.particles("article")


def _names_a_place(candidate: Candidate, kinds: Kinds) -> bool:
    """True for “Harley Street”, “Lincoln Park”: a word of institutions after what is no plain given name."""
    if kinds.titles:
        return not kinds.titles & ~(lex.TRADE | lex.NAME) and not candidate.lower_title
    plainly_given = kinds.first & lex.GIVEN and not kinds.first & lex.SURNAME
    return len(candidate.words) == 2 and not plainly_given and len(candidate.words[0].text) > 1
