"""What makes a number, a month or a season sure to be a date: the words and marks beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.days_of_month import day_of_month
from teiwright.annotators.dates.grammar import counted, numbered, strong
from teiwright.annotators.dates.neighbours import CLOSERS, ends_reference, symbol_at, word_before
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_BACK = 40
"""Tokens back in which a word about what is to come is looked for."""
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


def settle(tokens: list[Token], known: Language) -> list[Token]:
    """The tokens that are dates, in order; what its surroundings do not make sure is left out."""
    found: list[Token] = []
    left_out: dict[int, Atom] = {}
    for at, token in enumerate(tokens):
        atom = token.atom
        if atom is None:
            continue
        before = word_before(tokens, at)
        judged: Atom | None
        after = tokens[at + 2] if symbol_at(tokens, at + 1) == " " and at + 2 < len(tokens) else None
        if (before is not None and "street" in before.values) or (
            after is not None and "street_after" in after.values
        ):
            judged = _street(atom)
        else:
            judged = _JUDGES[atom.kind](tokens, at, known, atom) if atom.kind in _JUDGES else atom
        if judged is not None:
            if judged.kind in "DKMmNZR" and not judged.value.complete:
                judged = judged.but(ahead=_ahead(tokens, at, known))
            elif judged.value.complete and _beside_the_telling(tokens, at, before, known):
                judged = judged.but(lends=False)
            token.atom = judged
            token.symbol = judged.kind
            found.append(token)
        else:
            lost = token.atom if atom.kind == "y" else None
            token.atom = None
            token.symbol = "#"
            if lost is not None:
                left_out[at] = lost
    return _with_their_neighbours(tokens, found, left_out, known) if left_out else found


_LISTED = 150
"""Years at most between two of a list."""


def _with_their_neighbours(
    tokens: list[Token], found: list[Token], left_out: dict[int, Atom], known: Language
) -> list[Token]:
    """“1566, 1582 und 1597”: a number that a comma or “and” joins to a year after it, and that is a little smaller, is one, too."""
    added = False
    for at in sorted(left_out, reverse=True):
        stop = at + 1 + (symbol_at(tokens, at + 1) == ",")
        if symbol_at(tokens, stop) != " " or counted(tokens, at + 1, known) or numbered(tokens, at):
            continue
        following = tokens[stop + 1] if stop + 1 < len(tokens) else tokens[-1]
        if "and" in following.values and symbol_at(tokens, stop + 2) == " " and stop + 3 < len(tokens):
            following = tokens[stop + 3]
        elif stop == at + 1:
            continue
        own, other = left_out[at], following.atom
        year = own.value.first.year or 0
        listed = (
            other is not None
            and other.rule == "year"
            and other.value.shape == "when"
            and 0 < (other.value.first.year or 0) - year <= _LISTED
            and year >= _EARLIEST
        )
        if not listed or (tokens[at].text.endswith("00") and following.text.endswith("00")):
            continue
        tokens[at].atom = own.but(kind="Y", evidence="one of several years", cert=Certainty.MEDIUM)
        tokens[at].symbol = "Y"
        found.append(tokens[at])
        added = True
    return sorted(found, key=lambda token: token.start) if added else found


_EARLIEST = 1000
"""Numbers below are no years by their neighbours alone."""


def _ahead(tokens: list[Token], at: int, known: Language) -> bool:
    """True if a word before it in the sentence shows that the day is still to come: “will close on Monday”."""
    for token in reversed(tokens[max(at - _BACK, 0) : at]):
        if token.symbol in ".;?!<":
            return False
        text = token.text
        if text.lower() in known.future or (
            known.future_endings and text.islower() and text.endswith(known.future_endings)
        ):
            return True
    return False


def _beside_the_telling(tokens: list[Token], at: int, before: Token | None, known: Language) -> bool:
    """True for “b. 9 July 1807”, and for a year after a word about what is to come: the telling does not go on from there."""
    if before is not None and before.text in known.births:
        return True
    atom = tokens[at].atom
    return atom is not None and atom.kind in "yY" and _ahead(tokens, at, known)


def _street(atom: Atom) -> Atom | None:
    """“Rue du 4 septembre” is an address; only a full date in the name of a street is kept."""
    if atom.kind not in "FQSX":
        return None
    return atom.but(cert=Certainty.LOW, evidence=f"{atom.evidence}, in the name of a street")


def _year(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    right = symbol_at(tokens, at + 1)
    ranging = right == "-" and at + 2 < len(tokens) and tokens[at + 2].text[:1].isdigit()
    if ranging or numbered(tokens, at):
        return None
    before = word_before(tokens, at)
    if counted(tokens, at + 1, known):
        return _year_or_count(tokens, at, before, known, atom)
    round_words = tokens[at].text[:1].isalpha() and (atom.value.first.year or 1) % 1000 == 0
    if round_words and (before is None or "year_noun" not in before.values):
        return None  # “of a thousand men”, but “l'an mil”
    evidence, cert = _year_by_place(tokens, at)
    if not evidence and before is not None:
        evidence, cert = _year_after(tokens, at, before, known)
    if not evidence and _owns(tokens, at):
        evidence, cert = "year in the possessive", Certainty.MEDIUM
    if (
        not evidence
        and known.no_year_after
        and before is not None
        and _stands_bare(tokens, at, before, known)
    ):
        evidence, cert = "a number of four figures that counts nothing", Certainty.MEDIUM
    return atom.but(kind=strong(atom.kind), evidence=evidence, cert=cert) if evidence else None


def _year_or_count(
    tokens: list[Token], at: int, before: Token | None, known: Language, atom: Atom
) -> Atom | None:
    """“In 1917 peasants took the land”: at the beginning of a sentence likelier a year than their number, which is told otherwise."""
    if before is None or before.text not in known.opening or not tokens[at].text.isdigit():
        return None
    year, noun = int(tokens[at].text), tokens[at + 2].text
    pair = f"{noun} {tokens[at + 4].text}" if at + 4 < len(tokens) else noun
    if year < _PRINTED or year % 100 == 0 or known.counted.intersection((noun, pair)):
        return None
    evidence = f"year after “{before.text}”, unless it counts what follows"
    return atom.but(kind=strong(atom.kind), evidence=evidence, cert=Certainty.LOW)


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
    if before.text.lower() in known.no_year_after or before.text in known.fiscal or len(before.text) == 1:
        return False
    right = symbol_at(tokens, at + 1)
    if right == ",":
        return not _several_counted(tokens, at)
    if right != " ":
        return right in ".;:)>!?"
    word = after.text
    return word[:1].islower() and (word in known.function_words or not word.endswith(known.adjective_endings))


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
    return after is not None and (after.atom is not None or not after.text[:1].isupper())


def _page_after(tokens: list[Token], at: int) -> bool:
    """True for “1889, S. 44”: a page ends the reference in which a year stands."""
    after = tokens[at + 3] if symbol_at(tokens, at + 1) == "," and at + 3 < len(tokens) else None
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
    found = _in_reference(tokens, at, before)
    if found is not None:
        return found
    if before.symbol == "W" and right == ">" and tokens[at].start < _HEADING:
        return "year at the end of a heading", Certainty.MEDIUM
    if (
        ("article" in before.values or "determiner" in before.values)
        and right == " "
        and at + 2 < len(tokens)
    ):
        after = tokens[at + 2]
        if after.text[:1].isalpha() or after.symbol in '"“':
            earlier = word_before(tokens, at - 2)
            if earlier is not None and earlier.values.keys() & {"before", "after", "since", "until"}:
                return BESIDE_A_THING, Certainty.MEDIUM
            return f"year between “{before.text}” and a noun", Certainty.MEDIUM
    return "", Certainty.LOW


def _month(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    del known
    before, token = word_before(tokens, at), tokens[at]
    if before is not None and ("and" in before.values or "or" in before.values):
        earlier = word_before(tokens, at - 2)
        if earlier is None or earlier.symbol not in "MmQKFX":
            return None
    if symbol_at(tokens, at + 1) == "-" and symbol_at(tokens, at + 2) in "wW":
        return None  # May-flower
    if before is not None and before.values.keys() & {"before_month", "day_noun"}:
        a_name = token.uncertain and (
            any(c in before.values for c in ("to", "from"))
            or ("of" in before.values and before.values.keys().isdisjoint(("year_sure", "within")))
        )
        return atom.but(
            needs_anchor=a_name, kind="M", evidence=f"month after “{before.text}”", cert=Certainty.MEDIUM
        )
    if token.uncertain:
        return None
    spaced = symbol_at(tokens, at + 1) == " " and symbol_at(tokens, at + 2) in "wW"
    if before is not None and ("article" in before.values or "determiner" in before.values) and spaced:
        return atom.but(
            kind="M",
            evidence=f"month between “{before.text}” and a noun",
            cert=Certainty.LOW,
            needs_anchor=True,
        )
    if spaced and symbol_at(tokens, at - 1) in "<." and symbol_at(tokens, at + 2) == "w":
        return atom.but(
            kind="M", evidence="month at the beginning of a sentence", cert=Certainty.LOW, needs_anchor=True
        )
    return None


def _season(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    del known
    before = word_before(tokens, at)
    article = before is not None and "article" in before.values
    if before is not None and article and "before_month" not in before.values:  # “au printemps” needs no more
        before = word_before(tokens, at - 2)
    if before is None or "before_month" not in before.values:
        return None
    if tokens[at].uncertain and (
        "to" in before.values or "until" in before.values or not (article or "within" in before.values)
    ):
        return None
    after = tokens[at + 2].values if symbol_at(tokens, at + 1) == " " and at + 2 < len(tokens) else {}
    if "of" in after and "year_sure" not in after:
        return None  # the fall of the city
    return atom.but(
        kind="Z", evidence="a season, of the year named before", cert=Certainty.LOW, needs_anchor=True
    )


_JUDGES = {
    "y": _year,
    "m": _month,
    "z": _season,
    "n": day_of_month,
    "t": lambda *_: None,
    "g": lambda *_: None,
}
