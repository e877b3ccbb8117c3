"""What the words beside a candidate say for and against a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import sons
from teiwright.annotators.persons.articles import one_of
from teiwright.annotators.persons.beside import word_before
from teiwright.annotators.persons.dealings import acts_not, dealings
from teiwright.annotators.persons.usage import is_lettered
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds
    from teiwright.annotators.persons.language import Language

_WHOSE = r"([^\W\d_]+) (?:{of}) ?$"
_WHOSE_REACH = 24
_PAIR = 2
_ONE = r"(?i)\b(?:{one}) (?!{a-certain})[^\W\d_]+ $"
"""What stands before an epithet and one of many things or persons."""
_AGAIN = r",? (?:{cited-again})\.?(?!\w)"
"""“Brandel, op. cit.”: what stands before it is the author of a work that was named."""
_OF_PLACE = (
    r", (?:(?:{once}|{the}) )?(?P<office>([A-Z][a-zà-ÿ]{2,15}) (?:{of-any}) ?(?:(?:{the}) )?[A-Z][^\W\d_]*)"
)
_VERSUS = frozenset(["v.", "vs.", "vs"])
_VERSUS_DE = _VERSUS - {"v."}
"""Without v. Bülow, which is von Bülow."""
_NUMBERED = r"\b(?:{numbered-rank})\.? (?:[Nn](?:[ro]\.|[°º]) ?)?\d{1,7} ?[A-Z]?,? $"
"""A rank with the number of who has it: P.C. 212 Brandel, Pte. 4512 Smith."""
_SERVED = lazy(r"\b(?:No|Nr|Regtl?\. No)\.? ?[A-Z]{0,3}/?\d{1,8}[A-Z]?,? $")
"""The number under which a soldier serves, before his rank."""
_NUMBERED_REACH = 28
_V = frozenset(["v", "vs"])
_PARTY = lazy(r" (?:v\.|vs\.?) (?:the |The )?[A-Z]")
_WIFE = "before: wife, pupil … of"
_MARKS = frozenset("\"“‘«„'")
_OPENS = frozenset('"“‘«„»›')
_CLOSES = frozenset('"”’»“«‹')
_SHORT_NUMBER = 4
"""Characters of a number with its stop that may count what follows; “1913.” ends a sentence."""
_AT_ITS_END = lazy(r"[^\W\d_] \d{1,2}(?:st|nd|r?d|th|er)?\.\s$")
"""A number behind a word ends its sentence (on May 7., on the 7th.); what counts stands first or behind a stop."""
_END_REACH = 10


def context(found: list[str], candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> None:
    """The words beside it."""
    _before(found, candidate, near, kinds, bare=not kinds.titles and not candidate.epithet)
    if "before: epithet" in found and not kinds.words & lex.NAME and _of_many(text, candidate.start):
        found[found.index("before: epithet")] = "before: article"  # a young Badger
    _source(found, near, text, candidate.start)
    found += dealings(candidate, near, text, kinds)
    if near.before in lex.particles("by"):
        found.append(f"before: by, {kinds.size}")
    elif (
        near.before
        and (near.before[0].isdecimal() or near.before[-1].isdecimal())
        and near.before[-1] not in "])"
        and not (near.before[-1] == "," and candidate.language.comma_parts_number)  # alle ore 20, Ferretti
        and not (candidate.opens and near.before[-1] == "." and _ends(near.before, text, candidate.start))
        and not (
            kinds.titles & lex.RANK
            and _SERVED.search(text, max(0, candidate.start - _NUMBERED_REACH), candidate.start)
        )
    ):
        # A figure in square brackets is a note marker; one with a bracket behind it counts what follows: 2) Orme, teacher.
        unit = not candidate.words[-1].kind and candidate.words[-1].text.endswith("s")  # Pte., 3 Hussars
        reach = max(0, candidate.start - _NUMBERED_REACH)
        if not unit and lex.pattern(_NUMBERED).search(text, reach, candidate.start):
            found.append("rank before it")
        else:
            found.append("number beside a given name" if plainly_given(kinds) else "before: number")
        if len(candidate.words[0].text) == 1:
            found.append("letters after a number")
    if near.before in lex.particles("where") and not kinds.titles and is_lettered(candidate.words):
        found.append("letter of a place, after on or at")  # on W. Hill
    if (
        kinds.words & lex.COMMON
        and kinds.words & lex.DOUBTFUL
        and (near.before[-1:].isdigit() or near.after[:1].isdigit())
    ):
        found.append("part of a date")
    _after(found, candidate, near, text, kinds)
    if "before: with" in found:
        _in_company(found, near)
    if not kinds.titles:
        _of_one(found, candidate, near, text, kinds)
    if near.listed == "persons":
        found.append("listed between persons")
    elif near.listed in {"person", "place"} and not (kinds.titles and near.listed == "place"):
        found.append(f"listed beside a {near.listed}")
    short = kinds.first & lex.SHORT and kinds.size != "alone"  # Rd. & Eliz. Crouch
    person = (
        kinds.titles
        or short
        or (plainly_given(kinds) and not kinds.words & lex.SURNAME and not near.possessive)
    )
    if "&" in (near.before, near.after) and not person:
        found.append("firm")
    if _cited(text, candidate.start):
        found.append("inside a cited title")


def _of_council(candidate: Candidate, kinds: Kinds) -> bool:
    """True for “Gemeinderat Oberlangau”: those who sit together in a town, or one of them of whom no list knows."""
    alone = bool(candidate.titles) and kinds.size == "alone" and not kinds.last & lex.NAME
    return alone and candidate.titles[-1].text in lex.particles("council")


def _ends(number: str, text: str, start: int) -> bool:
    """True for a number with a stop that ends the sentence before `start`."""
    return (
        len(number) > _SHORT_NUMBER or _AT_ITS_END.search(text, max(0, start - _END_REACH), start) is not None
    )


def _in_company(found: list[str], near: Beside) -> None:
    """Take away what is not said of whom one is with; behind “chez” also the ending of a town: chez Pontmorel."""
    acts_not(found)
    if near.before.lower() == "chez" and "ending of places and creeds" in found:
        found.remove("ending of places and creeds")


def _of_many(text: str, start: int) -> bool:
    """True for what stands behind “a young”, “some good”."""
    return lex.pattern(_ONE).search(text, max(0, start - _WHOSE_REACH), start) is not None


def _before(found: list[str], candidate: Candidate, near: Beside, kinds: Kinds, *, bare: bool) -> None:
    """The word before it; an article says nothing before the Old Nick, who is not `bare`."""
    section = near.section_before
    if bare and section == "does" and one_of(candidate, near):
        section = ""  # “a” is a verb in French
    if near.before.lower() in lex.particles("of-a-council") and _of_council(candidate, kinds):
        found.append("council, perhaps of a town")
    if section == "says" and bare and near.spoken:
        found.append("says what stands in marks")
    if section == "place" and kinds.titles & lex.HONORIFIC:
        pass  # at Mrs. Smith's
    elif section:
        found.append(f"before: {section}")
    elif near.before in lex.particles("part-of-land") and not kinds.titles:
        found.append("before: place")
    elif near.before in lex.particles("article") or near.before == "l'":
        if bare and near.listed not in {"present", "several"}:
            found.append("before: article")
    elif near.before in lex.particles("and"):
        found.append("before: and")
    if near.familiar and not kinds.titles:
        known = kinds.words & lex.NAME and not kinds.words & (lex.COMMON | lex.PLACE)
        found.append("article, as before a name" if known else "article, before a name or a thing")


def _source(found: list[str], near: Beside, text: str, start: int) -> None:
    """Who is quoted, and of whom somebody is the wife or the pupil."""
    if near.before in lex.particles("according-to") or (
        near.before == "to" and text.endswith("ccording to ", 0, start)
    ):
        ends = not near.after or near.comma or near.possessive
        if ends or lex.kinds(near.after.capitalize()) & lex.FUNCTION:  # not: according to Roman law
            found.append("before: according to")
    elif near.before in lex.particles("of"):
        match = lex.pattern(_WHOSE).search(text, max(0, start - _WHOSE_REACH), start)
        if match is not None and match[1] in lex.particles("of-somebody"):
            found.append(_WIFE)


def _whose(near: Beside, kinds: Kinds) -> bool:
    """True where the verb that follows may be another's: the guild of Thrift voted; Harding from Thorley Mills said."""
    if near.before in lex.particles("of"):
        return kinds.size == "alone"
    named = kinds.size != "alone" and kinds.first & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
    return near.before in lex.particles("from-home") and not near.comma and not near.possessive and not named


def plainly_given(kinds: Kinds) -> bool:
    """True for a given name that is nothing else, with or without more names."""
    return bool(kinds.first & lex.GIVEN) and not kinds.first & (lex.PLACE | lex.COMMON | lex.DOUBTFUL)


def _owned(near: Beside) -> str:
    """What it says that a name has an 's before this word: Robin Hood's Bay, Smith's Bridge, Smith's hat."""
    if near.after in lex.things("land"):
        return "possessive before a land"
    institution = lex.kinds(near.after) & lex.NOUN
    return "possessive before an institution" if institution else "possessive"


def _after(found: list[str], candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> None:
    """What follows it."""
    if near.possessive:
        found.append(_owned(near))
    section = near.section_after
    whose = (
        (near.before in lex.particles("of") or near.before in lex.particles("from-home"))
        and not candidate.titles
        and _WIFE not in found
        and _whose(near, kinds)
    )
    if whose and section in {"says", "does"}:
        section = ""  # “the guild of Thrift voted”: the guild did
    if (
        section in {"says", "does"}
        or (section in {"kin", "own"} and near.possessive)
        or (section == "thing" and not near.comma and not near.possessive)
    ):
        found += _speech(section, near, candidate)
        found.append(f"after: {section}")
    elif not near.comma and near.after[:1].isdigit():
        told = kinds.titles & ~(lex.RANK | lex.OFFICE) or (kinds.titles and kinds.last & lex.NAME)
        plain = told and not kinds.words & (lex.NOUN | lex.COMMON)  # paid Widow Harding 3s.
        found.append("number beside a given name" if plain or plainly_given(kinds) else "after: number")
    if (
        near.comma
        and near.after[:4].isdecimal()
        and text.endswith(": ", 0, candidate.start)
        and not kinds.titles
    ):
        found.append("publisher before a year")
    mark = text[candidate.end : candidate.end + 1]
    if mark == "¬":
        found.append("cut at the end of a line")
    if kinds.size == "alone" and sons.kin_follow(candidate, near.after, text):
        found.append("and his wife follows")
    if near.before in (_VERSUS_DE if near.nouns else _VERSUS) or (
        near.after in _V and _PARTY.match(text, candidate.end)
    ):
        found.append(
            "crown in a case"
            if candidate.words[0].text.lower() in lex.particles("crown")
            else "party in a case"
        )
    if lex.pattern(_AGAIN).match(text, candidate.end):
        found.append("cited again")
    if mark == ",":
        if office_behind(text, candidate.end):
            found.append("title of a place follows")
        else:
            found.append(_behind_comma(candidate, text))
    if (near.called and candidate.opens and kinds.size == "alone" and not kinds.words & ~lex.NAME) or (
        mark and mark in "!?" and kinds.words & lex.GIVEN and _called_out(candidate, text)
    ):
        found.append("spoken to")
    elif mark and mark in "!?.," and near.before.endswith(","):
        found.append("between commas or spoken to")


def _speech(section: str, near: Beside, candidate: Candidate) -> list[str]:
    """What is said directly before: “Never,” Harding answered."""
    return ["says what stands in marks"] if section == "says" and near.spoken and not candidate.titles else []


def _of_one(found: list[str], candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> None:
    """What follows only the name of one person: himself, his brigade, and I."""
    if near.after in lex.particles("joins") and not near.comma:
        # the dog and I. Quinces and I …; My Cat and I
        other = candidate.words[0].text == "I" or near.before.lower() in lex.particles("before-noun")
        if candidate.before is None and not other and candidate.language.and_i.match(text, candidate.end):
            found.append("and the writer follows")
    elif kinds.words & ~lex.NAME:
        return
    elif near.possessive and near.after in lex.particles("troops"):
        found.append("leads soldiers")  # Harding's brigade
    elif near.after in candidate.language.himself and not near.comma and kinds.size == "alone":
        # Finding himself alone; (Plants himself there)
        doing = candidate.words[0].text.endswith(("ing", "ed")) or text.endswith(
            ("(", "["), 0, candidate.start
        )
        found += [] if doing else ["he himself"]


def _called_out(candidate: Candidate, text: str) -> bool:
    """True for a name that is all somebody says: “Tom!”."""
    alone = len(candidate.words) == 1 and candidate.start == candidate.words[0].start
    return (
        alone
        and text[candidate.start - 1 : candidate.start] in _OPENS
        and text[candidate.end + 1 : candidate.end + 2] in _CLOSES
    )


def _cited(text: str, at: int) -> bool:
    """True for the first word in marks after “entitled”."""
    return text[at - 1 : at] in _MARKS and word_before(text, at - 1)[0] in lex.particles("titled")


def office_behind(text: str, at: int) -> str:
    """“Prince of Orme” behind “Tancred”, with its comma; else nothing."""
    match = lex.pattern(_OF_PLACE).match(text, at)
    kind = lex.kinds(match[2]) if match else 0
    return match["office"] if match and kind & (lex.NOBLE | lex.CHURCH | lex.OFFICE) else ""


def _behind_comma(candidate: Candidate, text: str) -> str:
    """What the words behind the comma say: what a person is, whose kin, or nothing."""
    if sons.related(candidate, text):
        return "kin of somebody follows"
    if candidate.language.own_kin and _whose_kin(text, candidate.end, spoken=candidate.opens):
        return "whose kin follows"
    return "apposition follows" if _apposition(text, candidate.end, candidate.language) else "comma follows"


def _whose_kin(text: str, at: int, *, spoken: bool) -> bool:
    """True for “, su mujer”, “, sua moglie”, “, sa femme”: only a person is that; behind the beginning of a sentence “, mon ami” is to whom it is `spoken`."""
    words = text[at + 1 : at + 1 + _WHOSE_REACH].split()
    if len(words) < _PAIR or words[0].lower() not in lex.particles("whose-kin"):
        return False
    if spoken and words[0].lower() in lex.particles("my"):
        return False  # Continuez, mon ami
    return words[1].rstrip(",.;:)") in lex.particles("kin-of-somebody")


def _apposition(text: str, at: int, language: Language) -> bool:
    """True if what a person is follows the comma: “, the painter”, “, her eldest son”, “, Minister of War”."""
    contexts = lex.contexts()
    words = text[at + 1 : at + 40].split()[:4]
    if language.own_kin and words and words[0] in lex.particles("relative"):
        return False
    if language.own_kin and _what_somebody_is(words, language):
        return True
    for number, word in enumerate(words):
        plain = word.rstrip(",.;:")
        if contexts.get(plain.lower(), "") in {"person", "kin"}:
            return True
        if plain != word or (number == 0 and not plain[:1].islower() and not plain[:1].isupper()):
            return False
    return False


def _what_somebody_is(words: Sequence[str], language: Language) -> bool:
    """True for “la cocinera”, “il notaro”, “pastor de cabras”, with the words that a language has of its own."""
    if words and words[0].lower() in lex.particles("article") | {"l'", "l’"}:
        words = words[1:]
    what = words[0].rstrip(",.;:").lower().removeprefix("l'").removeprefix("l’") if words else ""
    return lex.contexts_of(language).get(what, "") in {"person", "kin"}
