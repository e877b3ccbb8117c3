"""What makes a bare number sure to be a day of the month named before: “the 14th”, “le 14”, “am 14.”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates.grammar import counted, numbered
from teiwright.annotators.dates.rows_of_days import end_of_row, goes_on_a_row
from teiwright.annotators.dates.tokens import ends_reference, symbol_at, word_before
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.grammar import Atom
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


def day_of_month(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """“The 14th”, “from the 9th to the 12th”, “Le 14”: a day, or None where it may be the number of something else."""
    token, before = tokens[at], word_before(tokens, at)
    if atom.value.first != atom.value.last:
        return _days(tokens, at, known, atom)
    made = atom.but(kind="N", evidence="a day, of the month named before", cert=Certainty.LOW)
    if goes_on_a_row(tokens, at, known):
        return made
    if token.text.rstrip(".").isdigit():
        return _day_in_figures(tokens, at, known, atom)
    if not token.text[-1:].isalpha() or not token.text[0].isdigit():
        return None
    last = end_of_row(tokens, at, known)
    right = symbol_at(tokens, last + 1)
    after = tokens[last + 2].text if right == " " and last + 2 < len(tokens) else ""
    told = after.lower() in known.function_words or after in known.day_verbs
    if right not in ",;.:)>" and not told:
        row = (
            right == " "
            and last == at
            and after.islower()
            and after not in known.nth
            and before is not None
            and "article" in before.values
            and _opens_sentence(tokens, at - 4)
            and "before_day" in tokens[at - 4].values
        )
        return made.but(follows=True) if row else None
    if before is None or "article" not in before.values:
        head = symbol_at(tokens, at - 1) == "<" or (before is not None and before.symbol in ".;")
        told = before is not None and before.text in known.day_verbs and right in ".,;"
        if (head and right == ":") or told:
            return made
        opens = len(token.text) >= _TWO_FIGURES and right in ".:," and _opens_sentence(tokens, at)
        return made.but(follows=True) if opens and symbol_at(tokens, at + 2) == " " else None
    if _leads_a_day(tokens, at, known):
        return made  # depuis le 1er, dal 1º
    if right == "," and _opens_sentence(tokens, at - 2):
        return made.but(follows=True)  # The 9th, being Friday, we marched
    before = word_before(tokens, at - 2)
    return made if before is not None and "before_day" in before.values else None


def _days(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """“From the 9th to the 12th we stayed”, “between the 9th and 12th”: of the month named before."""
    right, after = symbol_at(tokens, at + 1), tokens[at + 2] if at + 2 < len(tokens) else tokens[-1]
    goes_on = (
        right == " "
        and (
            _no_noun(after, known)
            or after.text.lower() in known.function_words
            or _ends_clause(tokens, at, known)
        )
        and not _joins(after)
    )
    before = word_before(tokens, at)
    # “Del 10 al 12 estuvieron”, “tra il 10 e il 12 piovve”: one day has an article, and what it could count would be plural
    told = (known.plurals_show or known.telling_day) and known.day_words and right == " "
    told = told and after.symbol == "w" and after.text not in known.nth
    between = known.telling_day and not tokens[at].text[:1].isdigit()
    told = told and (between or (before is not None and "from" in before.values))
    if not (right in ",;.:)>" or goes_on or told or ends_reference(tokens, at)) or counted(
        tokens, at + 1, known
    ):
        return None
    if _of_several(tokens, at, known) or _of_a_row(tokens, at, known):
        return None
    led = not tokens[at].text[:1].isdigit() or (
        before is not None
        and (
            "article" in before.values
            or before.text.lower().endswith(known.articles)
            or ("from" in before.values and tokens[at].text.endswith("."))
        )
    )
    evidence = "two days, of the month named before"
    return atom.but(kind="N", evidence=evidence, cert=Certainty.LOW) if led else None


def _day_in_figures(tokens: list[Token], at: int, known: Language, atom: Atom) -> Atom | None:
    """“Le 14, il partit”, “am 14. kam er”: where the language writes days without an ending."""
    before, stopped = word_before(tokens, at), tokens[at].text.endswith(".")
    letter = _of_a_letter(tokens, at, known)
    last = end_of_row(tokens, at, known)
    led = _leads_a_day(tokens, at, known) or (last > at and before is not None and _leads_days(before))
    if before is None or not (led or letter) or stopped != ("." in known.ordinal_endings):
        return None
    right, after = symbol_at(tokens, last + 1), tokens[last + 2] if last + 2 < len(tokens) else tokens[-1]
    follows = False
    if right == ">" and stopped:
        pass  # verschoben auf den 19.
    elif right == ".":
        if stopped or not (after.symbol == ">" or tokens[min(last + 3, len(tokens) - 1)].text[:1].isupper()):
            return None
    elif right == ",":
        after = tokens[last + 3] if last + 3 < len(tokens) else after
        if after.text[:1].isdigit() and (
            symbol_at(tokens, last + 4) != " " or symbol_at(tokens, last + 5) != "w"
        ):
            return None  # le 4, 5 et 6; but “le 6, 2 grammes”
    elif right in ":;":
        follows = True
    elif right == " " and "and" in after.values and _goes_on(tokens, last):
        follows = True  # partis le 22 et rentrés
    elif right != " " or _joins(after):
        return None  # le 18 de ce lieu; entre le 6 et le 10
    elif after.text not in known.function_words and not (
        stopped and after.text[:1].isupper() and after.text.lower() in known.function_words
    ):  # am 12. Die Sitzung …
        told = (
            _no_noun(after, known) or (letter and after.text.islower()) or _ends_clause(tokens, last, known)
        )
        told = told or (known.telling_day and after.symbol == "w" and after.text not in known.nth)
        follows = not told
        if follows and not (
            known.capital_nouns
            and after.symbol == "W"
            and after.text.lower() not in known.nth
            and _opens_sentence(tokens, at - 2)
        ):
            return None
    several = after.text in known.counted if known.telling_day else counted(tokens, last + 1, known)
    if several or _two_words(tokens, last, known) or numbered(tokens, at) or _of_a_row(tokens, at, known):
        return None
    if _ends_span(tokens, at):
        return None
    evidence = "a day, of the month named before"
    return atom.but(
        kind="N",
        evidence=evidence,
        cert=Certainty.LOW,
        follows=follows and not letter,
        way=-int(letter),
        lends=not letter,
    )


def _leads_a_day(tokens: list[Token], at: int, known: Language) -> bool:
    """True behind the article of a day, also where it is part of a limiting word or stands behind a part of the day: le 20, jusqu’au 20, bis zum 20., prima del 20, la nuit du 20."""
    before, what = word_before(tokens, at), word_before(tokens, at - 2)
    if before is None:
        return False
    if "day_article" in before.values or before.text.lower() in known.with_day_article:
        return True
    *part, last = before.text.split() or [""]
    if last.lower() not in known.of_a_day:
        return False
    return bool(part) or (what is not None and what.values.get("units") == "day")


def _leads_days(before: Token) -> bool:
    """True for what stands before several days: “les 18 et 19”, “los días 6 y 7”."""
    return "article" in before.values or before.values.get("units") == "day"


def _joins(word: Token) -> bool:
    """True for a word by which a number would belong to something else: le 18 de ce lieu, entre le 6 et le 10; not du 6 au 10 en Savoie."""
    said = word.values.keys()
    return bool(said & {"and", "or"}) or ("of" in said and "within" not in said)


def _of_a_letter(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “votre lettre du 12”, “Ihr Schreiben vom 12.”: the day of a letter or a sitting."""
    before, what = word_before(tokens, at), word_before(tokens, at - 2)
    led = before is not None and before.text in known.of_a_day
    return led and what is not None and what.text.lower() in known.dated_things


def _no_noun(word: Token, known: Language) -> bool:
    """True for a word that small letters and its ending show to be neither noun nor adjective, where all nouns have capitals."""
    return known.capital_nouns and word.text.islower() and not word.text.endswith(known.weak_endings)


def _ends_clause(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “am 10. geschrieben.”: a word in small letters with a mark behind it is no adjective, which would have its noun."""
    if not known.capital_nouns or not tokens[at + 2].text.islower():
        return False
    behind = tokens[at + 4].text if symbol_at(tokens, at + 3) == " " and at + 4 < len(tokens) else ""
    return symbol_at(tokens, at + 3) in _MARKS or behind in known.function_words


def _goes_on(tokens: list[Token], at: int) -> bool:
    """True if after “and” a word in small letters follows that is neither article nor number."""
    return symbol_at(tokens, at + 4) == "w"


def _two_words(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “el 25 por ciento”."""
    return at + 4 < len(tokens) and f"{tokens[at + 2].text} {tokens[at + 4].text}" in known.counted


def _opens_sentence(tokens: list[Token], at: int) -> bool:
    """True if a token is the first of its sentence."""
    return symbol_at(tokens, at - 1) == "<" or (
        symbol_at(tokens, at - 1) == " " and symbol_at(tokens, at - 2) in ".!?;"
    )


_MARKS = frozenset(".,;:!?>")
_TWO_FIGURES = 4
"""Letters of “21st”: “4th.” at the beginning of a sentence is rather the number of a rule or reason."""
_FIGURES, _SPAN = 2, 9
"""Figures of a number of months, and tokens before the days of a span in which that stands."""
_NEAR = 48
"""Tokens, words and spaces, that are looked at before a number."""


def _of_a_row(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “l'article 5 abroge le 4, …”, “las páginas del 10 al 15”: earlier in the sentence a number of pages or the like stands."""
    for i in range(at - 3, max(at - _NEAR, -1), -1):
        token = tokens[i]
        if token.symbol == "." and symbol_at(tokens, i + 1) == " " and tokens[i + 2].text[:1].isupper():
            return False
        if "page" not in token.values:
            continue
        if i == at - 4 and symbol_at(tokens, at - 3) == " ":
            return True
        if token.text.lower() not in known.item_numbers:  # “votre lettre no 12 le 14”
            after = next((t for t in tokens[i + 1 : i + 4] if t.symbol not in " ."), token)
            return after.text[:1].isdigit()
    return False


def _ends_span(tokens: list[Token], at: int) -> bool:
    """True for “anni 25, mesi 2, dì 6”: how long something was."""
    return any(
        "units" in token.values
        and symbol_at(tokens, i + 1) == " "
        and tokens[i + 2].text.isdigit()
        and len(tokens[i + 2].text) <= _FIGURES
        for i, token in enumerate(tokens[max(at - _SPAN, 0) : at - 3], max(at - _SPAN, 0))
    )


def _of_several(tokens: list[Token], at: int, known: Language) -> bool:
    """True for “las casas del 10 al 20”: an article and a plural that is no unit of time stand before."""
    led = at > 5 and "article" in tokens[at - 6].values and symbol_at(tokens, at - 5) == " "
    return led and "units" not in tokens[at - 4].values and counted(tokens, at - 5, known)
