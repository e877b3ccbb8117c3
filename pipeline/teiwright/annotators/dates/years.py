"""What makes a number of four figures sure to be a year: the words and marks beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.counts import an_amount, of_a_house, perhaps_a_house, perhaps_an_amount
from teiwright.annotators.dates.early_years import EARLY
from teiwright.annotators.dates.grammar import counted, numbered, strong
from teiwright.annotators.dates.hours import with_its_zone
from teiwright.annotators.dates.tokens import CLOSERS, ends_reference, symbol_at, word_before
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


PAGED = "year in a reference, a page after it"
ABRIDGED = "year after a comma and a short form, as references have it"
BESIDE_A_THING = "year of what something is said to be before or after"
CITED = frozenset((PAGED, ABRIDGED, BESIDE_A_THING))
"""Evidence of years in which something was printed, or something else happened: they lend nothing to what the text tells."""
_MODERN = 1500
"""From this year on a number after a short form is likelier a year than that of a page."""
_PRINTED = 1450
"""The first year in which a book can have been printed of which a page is cited."""
_HEADING = 60
"""Characters of a heading at the end of which a number is a year."""


def year_by_surroundings(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """The number as a year if what stands beside it makes it one, with how sure that is; else None."""
    right = symbol_at(tokens, at + 1)
    if _of_a_piece(tokens, at, known):
        return None
    if of_a_house(tokens, at, known) or an_amount(tokens, at, known) or with_its_zone(tokens, at):
        return None
    ranging = right == "-" and at + 2 < len(tokens) and tokens[at + 2].text[:1].isdigit()
    if ranging or numbered(tokens, at) or _to_a_count(tokens, at, known):
        return None
    before = word_before(tokens, at)
    dated = before is not None and before.text.lower().endswith(known.year_of)  # del año de 1860 salimos
    if counted(tokens, at + 1, known) and not dated:
        return _year_or_count(tokens, at, before, known, atom)
    round_words = tokens[at].text[:1].isalpha() and (atom.value.first.year or 1) % 1000 == 0
    if round_words and (before is None or "year_noun" not in before.values):
        return None  # “of a thousand men”, but “l'an mil”
    evidence, cert = _year_by_place(tokens, at)
    if not evidence and before is not None:
        evidence, cert = _year_after(tokens, at, before, known)
    if not evidence and _owns(tokens, at) and (before is None or before.text.lower() not in known.collected):
        evidence, cert = "year in the possessive", Certainty.MEDIUM
    if (
        not evidence
        and known.no_year_after
        and before is not None
        and _stands_bare(tokens, at, before, known)
    ):
        evidence, cert = "a number of four figures that counts nothing", Certainty.MEDIUM
    if evidence.startswith("year after") and _named_by_it(tokens, at, before, known):
        evidence, cert = f"{evidence}{_OR_A_COUNT}", Certainty.LOW
    if evidence and len(tokens[at].text) == EARLY:
        if before is None or not (before.values.keys() & {"year_sure"} or symbol_at(tokens, at - 1) == "("):
            return None
        cert = Certainty.MEDIUM if cert is Certainty.HIGH else cert
    if evidence and perhaps_an_amount(tokens, at, known):
        evidence, cert = f"{evidence}, unless so many are meant", Certainty.LOW
    if evidence and perhaps_a_house(tokens, at, known):
        evidence, cert = f"{evidence}, unless it is the number of a house", Certainty.LOW
    return atom.but(kind=strong(atom.kind), evidence=evidence, cert=cert) if evidence else None


def _to_a_count(tokens: list[Token], at: int, known: Language) -> bool:
    """True for the first number of “from 1450 to 1850 dollars”: what stands behind the second is counted by both."""
    to = tokens[at + 2] if symbol_at(tokens, at + 1) == " " and at + 4 < len(tokens) else tokens[at]
    other = at + 4
    return (
        bool(to.values.keys() & {"to", "until"})
        and symbol_at(tokens, at + 3) == " "
        and tokens[other].text.isdigit()
        and counted(tokens, other + 1, known)
    )


def _of_a_piece(tokens: list[Token], at: int, known: Language) -> bool:
    """True for a line that is “LETTRE 1362” or “Brief MCCCLXII”: the number of the piece."""
    before = word_before(tokens, at)
    alone = symbol_at(tokens, at + 1) == ">" or symbol_at(tokens, at + 2) == ">"
    return alone and before is not None and before.start == 0 and before.text.lower() in known.piece


def _year_or_count(
    tokens: list[Token], at: int, before: Token | None, known: Language, atom: Atom
) -> Atom | None:
    """“In 1917 peasants took the land”: at the beginning of a sentence likelier a year than their number, which is told otherwise."""
    if before is None or not tokens[at].text.isdigit():
        return None
    if _beside_a_year(tokens, at, before):
        return atom.but(kind=strong(atom.kind), evidence="one of several years", cert=Certainty.MEDIUM)
    if before.text not in known.opening:
        return None
    year, noun = int(tokens[at].text), tokens[at + 2].text
    pair = f"{noun} {tokens[at + 4].text}" if at + 4 < len(tokens) else noun
    if year < _PRINTED or year % 100 == 0 or known.counted.intersection((noun, pair)):
        return None
    evidence = f"year after “{before.text}”{_OR_A_COUNT}"
    return atom.but(kind=strong(atom.kind), evidence=evidence, cert=Certainty.LOW)


_OR_A_COUNT = ", unless it counts what follows"


def _named_by_it(tokens: list[Token], at: int, before: Token | None, known: Language) -> bool:
    """True for “in 1760 wars broke out”: in that year, or in so many wars; not “the 1760 wars”, “half of 1913 levels”."""
    led = before is not None and "within" in before.values
    return led and symbol_at(tokens, at + 1) == " " and tokens[at + 2].text in known.told_by_year


def _beside_a_year(tokens: list[Token], at: int, before: Token) -> bool:
    """True for the second of “the 1967 and 1973 wars”."""
    earlier, leading = word_before(tokens, at - 2), word_before(tokens, at - 4)
    if earlier is None or leading is None or earlier.symbol != "Y" or not earlier.text.isdigit():
        return False
    joined, led = before.values.keys() & {"and", "or"}, leading.values.keys() & _LEADING
    return bool(joined and led) and 0 < int(tokens[at].text) - int(earlier.text) < _NEAR


_LEADING = frozenset(("article", "determiner"))
_NEAR = 100


def _year_by_place(tokens: list[Token], at: int) -> tuple[str, Certainty]:
    left, right = symbol_at(tokens, at - 1), symbol_at(tokens, at + 1)
    if left == "(" and right == ")":
        return "year in brackets", Certainty.HIGH
    other = tokens[at + 2] if left == "(" and right == "-" and at + 2 < len(tokens) else None
    if other is not None and other.atom is not None and not other.text[:1].isdigit():
        return "the first of two years in brackets", Certainty.HIGH
    if left == "(" and right == "," and at + 3 < len(tokens) and tokens[at + 3].symbol in "yYX":
        return "the first of several years in brackets", Certainty.MEDIUM
    if left == "(" and (right in ";:" or (right == "," and not tokens[at].text.endswith("00"))):
        return "year at the beginning of what stands in brackets", Certainty.MEDIUM
    if (
        left == "("
        and right == "-"
        and tokens[at + 2 if symbol_at(tokens, at + 2) != " " else at + 3].symbol == ")"
    ):
        return "year in brackets, and a dash for one that is still to come", Certainty.HIGH
    if left == "<" and right in ">:":
        return "a year at the head of a paragraph or on a line of its own", Certainty.HIGH
    if left == "<" and right == "." and symbol_at(tokens, at + 2) == " " and not _dated_after(tokens, at):
        return "a year at the head of a paragraph, as annals have it", Certainty.MEDIUM
    if left == "(" and right == "?" and symbol_at(tokens, at + 2) == ")":
        return "year in brackets, with somebody's doubt", Certainty.LOW
    opens = left == "<" or (left == " " and symbol_at(tokens, at - 2) in '.!?"”')
    atom = tokens[at].atom
    year = 0 if atom is None else atom.value.first.year or 0
    named = tokens[at].text.isdigit() or " " in tokens[at].text  # in figures or in words, not MDCCC
    goes_on = right == " " and at + 2 < len(tokens) and tokens[at + 2].text[:1].islower()
    if opens and goes_on and named and year % 100:
        return "year at the beginning of a sentence", Certainty.MEDIUM
    return "", Certainty.LOW


def _stands_bare(tokens: list[Token], at: int, before: Token, known: Language) -> bool:
    """True for “Er starb 1891 in Jena”, “erworben 1911.”: behind a word that leads to no number, and no noun or adjective follows."""
    year, after = tokens[at].text, tokens[at + 2] if at + 2 < len(tokens) else tokens[-1]
    if not year.isdigit() or len(year) != _FIGURES or year.endswith("00") or before.symbol not in "wW":
        return False
    if before.text in known.fiscal or len(before.text) == 1:
        return False
    if before.text.lower() in known.no_year_after and not _behind_its_verb(tokens, at, before, known):
        return False
    right = symbol_at(tokens, at + 1)
    if right == ",":
        return not _several_counted(tokens, at)
    if right != " ":
        return right in ".;:)>!?"
    word = after.text
    if not word[:1].islower():
        return False
    return (
        word in known.function_words
        or not word.endswith(known.adjective_endings)
        or _no_adjective(tokens, at + 2)
    )


def _no_adjective(tokens: list[Token], at: int) -> bool:
    """True for “als er 1995 geboren wurde”, “1938 geschlossen.”: behind an adjective its noun or another one would follow."""
    right = symbol_at(tokens, at + 1)
    following = tokens[at + 2] if right == " " and at + 2 < len(tokens) else None
    if following is None:
        return right in ".,;:)>!?"
    return following.text[:1].islower() and following.values.keys().isdisjoint(("and", "or"))


def _behind_its_verb(tokens: list[Token], at: int, before: Token, known: Language) -> bool:
    """True for “so gewann er 1891 den Preis”, “als er 1891 starb”: a pronoun behind a verb that counts nothing, or behind a conjunction."""
    verb = word_before(tokens, at - 2)
    if before.text not in known.pronouns or verb is None or tokens[at].text.endswith("50"):
        return False
    if verb.text.lower() in known.told_when:
        return True
    opens = symbol_at(tokens, at - 5) == "<" or symbol_at(tokens, at - 6) in tuple(".!?")
    return (verb.symbol == "w" or opens) and verb.text.lower() not in known.no_year_after


def _several_counted(tokens: list[Token], at: int) -> bool:
    """True for “1520, 1566 und 1597 Taler”: behind the last of several numbers stands what all of them count."""
    last = at
    for i in range(at + 1, min(at + _ROW, len(tokens))):
        if tokens[i].text.isdigit():
            last = i
        elif tokens[i].symbol not in " ," and "and" not in tokens[i].values:
            break
    noun = tokens[last + 2] if last > at and last + 2 < len(tokens) else tokens[at]
    return symbol_at(tokens, last + 1) == " " and noun.symbol == "W"


_FIGURES = 4
"""Figures of a year that stands bare."""
_ROW = 24
"""Tokens of a row of numbers that are looked at."""


def _owns(tokens: list[Token], at: int) -> bool:
    """True for “1989's low”."""
    end = tokens[at + 2].text if symbol_at(tokens, at + 1) == "'" and at + 2 < len(tokens) else ""
    return end == "s" and tokens[at].text.isdigit()


def _dated_after(tokens: list[Token], at: int) -> bool:
    """True if a date of its own follows: “1216. 4 May 1848” is an entry by its number."""
    after = tokens[at + 3] if at + 3 < len(tokens) else None
    if after is None:
        return False
    own = after.atom is not None and after.atom.kind != "R"  # “1816. In diesem Jahr …” goes on
    return own or not after.text[:1].isupper()


def _page_after(tokens: list[Token], at: int) -> bool:
    """True for “1889, S. 44”, “1841 (no. 12)”: a page ends the reference in which a year stands."""
    right = symbol_at(tokens, at + 1) + symbol_at(tokens, at + 2)
    after = tokens[at + 3] if right in (", ", " (") and at + 3 < len(tokens) else None
    year = tokens[at].text
    return after is not None and "page" in after.values and year.isdigit() and int(year) >= _PRINTED


def _in_reference(tokens: list[Token], at: int, before: Token) -> tuple[str, Certainty] | None:
    """A year after a comma, or after a name, as references have it."""
    right = symbol_at(tokens, at + 1)
    if before.symbol == ":" and ends_reference(tokens, at):
        said = tokens[at - 4 if symbol_at(tokens, at - 3) == " " else at - 3] if at > 3 else before
        if "before_year" in said.values and said.text[:1].isalpha():
            return f"year after “{said.text}:”", Certainty.MEDIUM
    if before.symbol == ",":
        if symbol_at(tokens, at - 3) in "YX":
            return "one of several years", Certainty.HIGH
        end = tokens[at - 3]
        if right == ">" or (ends_reference(tokens, at) and end.symbol in ("W", ")", '"', "”")):
            return "year after a comma, at the end of a reference", Certainty.HIGH
        if _page_after(tokens, at):
            return PAGED, Certainty.HIGH
        year = tokens[at].text
        modern = year.isdigit() and int(year) >= _MODERN and not year.endswith("00")
        if right in CLOSERS and end.text[-1:] == "." and modern:  # Phil. Trans., 1864
            return ABRIDGED, Certainty.MEDIUM
    if before.symbol == "W":
        if _page_after(tokens, at):
            return PAGED, Certainty.HIGH
        if symbol_at(tokens, at - 3) == "(" and right in "),;":
            return "year after a name, in brackets", Certainty.MEDIUM
        if symbol_at(tokens, at - 4) == ":" and ends_reference(tokens, at):
            return "year after a place and a publisher", Certainty.MEDIUM
    return None


def _joined(tokens: list[Token], at: int) -> bool:
    """False for “42 Register und 1850 Pfeifen”: no date stands before the “and”, and a noun follows."""
    earlier, right = word_before(tokens, at - 2), symbol_at(tokens, at + 1)
    noun = right == " " and at + 2 < len(tokens) and tokens[at + 2].text[:1].isupper()
    return not noun or (earlier is not None and earlier.atom is not None and earlier.symbol in "YXFQ")


def _limited_count(tokens: list[Token], at: int, before: Token, known: Language) -> bool:
    """True for “nach 1500 Schritten”, which was no limit: where plurals do not show, a round number counts the word behind it."""
    limit = before.values.keys() & {"before", "after", "since", "until"}
    return bool(limit) and not known.plurals_show and symbol_at(tokens, at + 1) == " "


def _year_after(tokens: list[Token], at: int, before: Token, known: Language) -> tuple[str, Certainty]:
    right = symbol_at(tokens, at + 1)
    if not known.plurals_show and before.values.keys() & {"and", "or"} and not _joined(tokens, at):
        return "", Certainty.LOW
    if "before_year" in before.values or "decade" in before.values:
        if tokens[at].text.endswith("00") and "year_sure" not in before.values:
            return "", Certainty.LOW
        if tokens[at].text.endswith("00") and _limited_count(tokens, at, before, known):
            return "", Certainty.LOW
        fiscal = before.text in known.fiscal or before.text.lower() in known.fiscal
        return f"year after “{before.text}”", Certainty.MEDIUM if fiscal else Certainty.HIGH
    if "article" in before.values and right in CLOSERS:  # en el 2001.
        earlier = word_before(tokens, at - 2)
        if earlier is not None and {"before_year", "year_sure"} <= earlier.values.keys():
            return f"year after “{earlier.text} {before.text}”", Certainty.MEDIUM
    found = _in_reference(tokens, at, before)
    if found is not None:
        return found
    if before.symbol == "W" and right == ">" and tokens[at].start < _HEADING:
        return "year at the end of a heading", Certainty.MEDIUM
    if right == " " and at + 2 < len(tokens):
        after = tokens[at + 2]
        if _described(tokens, at, before, known) and after.symbol == "w":
            return f"year between “{before.text}” and a noun", Certainty.MEDIUM
        if not before.values.keys() & _LEADING:
            return "", Certainty.LOW
        if after.text[:1].isalpha() or after.symbol in '"“':
            earlier = word_before(tokens, at - 2)
            if earlier is not None and earlier.values.keys() & {"before", "after", "since", "until"}:
                return BESIDE_A_THING, Certainty.MEDIUM
            return f"year between “{before.text}” and a noun", Certainty.MEDIUM
    return "", Certainty.LOW


def _described(tokens: list[Token], at: int, before: Token, known: Language) -> bool:
    """True for “a bloodless 1993 coup”, “the failed 1991 coup”: an adjective that leads to no count, and an article before it."""
    leading, year = word_before(tokens, at - 2), tokens[at].text
    return (
        bool(known.counting_adjectives)
        and leading is not None
        and not leading.values.keys().isdisjoint(_LEADING)
        and before.symbol == "w"
        and before.text.endswith(known.adjective_endings)
        and before.text not in known.counting_adjectives
        and year.isdigit()
        and int(year) % 50 != 0
    )
