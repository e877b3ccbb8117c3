"""What makes a number, a month or a season sure to be a date: the words and marks beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.grammar import counted, strong
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_CLOSERS = ";.,):>"


def settle(tokens: list[Token], known: Language) -> list[Token]:
    """The tokens that are dates, in order; what its surroundings do not make sure is left out."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        atom = token.atom
        if atom is None:
            continue
        judged = _JUDGES[atom.kind](tokens, at, known, atom) if atom.kind in _JUDGES else atom
        if judged is not None:
            token.atom = judged
            token.symbol = judged.kind
            found.append(token)
        else:
            token.atom = None
            token.symbol = "#"
    return found


def _before(tokens: list[Token], at: int) -> Token | None:
    """The word before, if only a space lies between."""
    if at >= 2 and tokens[at - 1].symbol == " ":
        return tokens[at - 2]
    return None


def _symbol(tokens: list[Token], at: int) -> str:
    return tokens[at].symbol if 0 <= at < len(tokens) else "#"


def _year(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    before, left, right = _before(tokens, at), _symbol(tokens, at - 1), _symbol(tokens, at + 1)

    def sure(evidence: str, cert: Certainty = Certainty.HIGH) -> Atom:
        return atom.but(kind=strong(atom.kind), evidence=evidence, cert=cert)

    if counted(tokens, at + 1, known):
        return None
    if left == "(" and right == ")":
        return sure("year in brackets")
    if left == "<" and right in ">:":
        return sure("a year at the head of a paragraph or on a line of its own")
    if (
        (left == "<" or (left == " " and _symbol(tokens, at - 2) in '.!?"”'))
        and right == " "
        and _symbol(tokens, at + 2) == "w"
        and tokens[at].text.isdigit()
        and (atom.value.first.year or 0) % 100
    ):
        return sure("year at the beginning of a sentence", Certainty.MEDIUM)
    if before is not None:
        if "before_year" in before.values:
            round_number = (atom.value.first.year or 0) % 100 == 0
            if round_number and "year_sure" not in before.values:
                return None
            return sure(f"year after “{before.text}”")
        if before.symbol == "," or "and" in before.values or "or" in before.values:
            earlier = tokens[at - 3] if before.symbol == "," else _before(tokens, at - 2)
            if earlier is not None and earlier.symbol in "YX":
                return sure("one of several years")
        if before.symbol == "," and (
            (right in _CLOSERS and _symbol(tokens, at - 3) in ("W", ")", '"', "”")) or right == ">"
        ):
            return sure("year after a comma, at the end of a reference")
        if before.symbol == "W" and right == ">" and tokens[at].start < 60:
            return sure("year at the end of a heading", Certainty.MEDIUM)
        if (
            ("article" in before.values or "determiner" in before.values)
            and right == " "
            and at + 2 < len(tokens)
            and (tokens[at + 2].text[:1].isalpha() or tokens[at + 2].symbol in '"“')
        ):
            return sure(f"year between “{before.text}” and a noun", Certainty.MEDIUM)
    return None


def _month(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    del known
    before, token = _before(tokens, at), tokens[at]
    if before is not None and ("and" in before.values or "or" in before.values):
        earlier = _before(tokens, at - 2)
        if earlier is None or earlier.symbol not in "MmQKFX":
            return None
    if before is not None and "before_month" in before.values:
        return atom.but(kind="M", evidence=f"month after “{before.text}”", cert=Certainty.MEDIUM)
    if token.uncertain:
        return None
    spaced = _symbol(tokens, at + 1) == " " and _symbol(tokens, at + 2) in "wW"
    if before is not None and "article" in before.values and spaced:
        return atom.but(
            kind="M",
            evidence=f"month between “{before.text}” and a noun",
            cert=Certainty.LOW,
            needs_anchor=True,
        )
    if spaced and _symbol(tokens, at - 1) in "<." and _symbol(tokens, at + 2) == "w":
        return atom.but(
            kind="M", evidence="month at the beginning of a sentence", cert=Certainty.LOW, needs_anchor=True
        )
    return None


def _season(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    before = _before(tokens, at)
    article = before is not None and "article" in before.values
    if article:
        before = _before(tokens, at - 2)
    if before is None or "before_month" not in before.values:
        return None
    if tokens[at].uncertain and (
        "to" in before.values or "until" in before.values or (not article and "in" not in before.text)
    ):
        return None
    after = _symbol(tokens, at + 2)
    if _symbol(tokens, at + 1) == " " and after in known.charset("of"):
        return None
    return atom.but(
        kind="Z", evidence="a season, of the year named before", cert=Certainty.LOW, needs_anchor=True
    )


def _day(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    token, before = tokens[at], _before(tokens, at)
    if not token.text[-1:].isalpha() or not token.text[0].isdigit():
        return None
    right = _symbol(tokens, at + 1)
    after = tokens[at + 2].text if right == " " and at + 2 < len(tokens) else ""
    made = atom.but(kind="N", evidence="a day, of the month named before", cert=Certainty.LOW)
    if right not in ",;.:)>" and after.lower() not in known.function_words:
        return None
    if before is None or "article" not in before.values:
        head = _symbol(tokens, at - 1) == "<" or (before is not None and before.symbol in ".;")
        return (
            made
            if (head and right == ":")
            or (before is not None and before.text in known.day_verbs and right in ".,;")
            else None
        )
    before = _before(tokens, at - 2)
    return made if before is not None and "before_day" in before.values else None


_JUDGES = {"y": _year, "m": _month, "z": _season, "n": _day, "t": lambda *_: None}
