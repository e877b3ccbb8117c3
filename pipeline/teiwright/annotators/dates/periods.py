"""What the forms of longer periods mean: seasons, centuries and their parts, decades, quarters of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.dates.grammar import Atom, Hit, counted
from teiwright.annotators.dates.meanings import led_short, two_figures, when, year_of
from teiwright.annotators.dates.tokens import word_before
from teiwright.annotators.dates.values import Moment, Value
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token

_BEFORE_CENTURY = frozenset(["before_century", "early", "mid", "late", "first_half", "second_half"])
_REPORTED = 1930
"""From this year on Q3 may be a quarter of a year."""
_WITH_OF = 5
"""Tokens of “fall of '49”, at least."""


def season_year(hit: Hit, _: Language) -> Atom | None:
    """“spring 1939”, “winter of 1862-63”."""
    year, season, word = year_of(hit), hit.number("s", "seasons"), hit.get("s")
    short = two_figures(hit)
    if season is not None and word is not None and short:  # in the hundred of the year named before
        loose = hit.stop - hit.first < _WITH_OF
        unsure = (
            "uncertain" in word.values and loose
        ) or hit.after == "-"  # the fall '49, the winter of '62-'63
        evidence = "season, and two figures of the year after an apostrophe"
        made = Atom("P", when(short, 20 + season), "season", evidence, Certainty.LOW, needs_anchor=loose)
        return None if unsure else made
    if year is None or season is None or word is None:
        return None
    if "uncertain" in word.values and hit.tokens[hit.first + 1].symbol == ",":
        return None
    if hit.tokens[hit.stop - 1] is word and _in_a_name(hit, word):
        return None
    second, said = hit.number("y2", "num"), hit.get("y2")
    if second is not None and said is not None:
        if second not in (year + 1, (year + 1) % 10 ** len(said.text)):
            return None
        year += 1 if season == 4 else 0
        if season != 4:
            return None
        return Atom("S", when(year, 24), "season", "winter and the two years it lies in")
    cert = Certainty.MEDIUM if season == 4 else Certainty.HIGH
    return Atom("S", when(year, 20 + season), "season", "season and year", cert)


def _in_a_name(hit: Hit, word: Token) -> bool:
    """“The 2004 Summer Games”: season and noun with capitals are a name, which the year stands before."""
    after = hit.next_word
    return after is not None and after.symbol == "W" and word.text.istitle() and after.text.istitle()


def season_of_short(hit: Hit, known: Language) -> Atom | None:
    """“Verano del 36”: in the hundred of the year named before."""
    made = season_year(hit, known) if led_short(hit, known) else None
    return None if made is None else made.but(evidence="season, and two figures of the year")


def season(hit: Hit, _: Language) -> Atom | None:
    """“spring”: which year, its surroundings must say."""
    season = hit.number("s", "seasons") or 1
    return Atom("z", when(None, 20 + season), "season", "a season by its name")


def century(hit: Hit, known: Language) -> Atom | None:
    """“twelfth century”, “siècle XIX”: from its first year to its last (1101 to 1200)."""
    number, token = hit.number("o", "ordinal", "ordinals", "roman", "num", "centuries"), hit.get("o")
    if not number or number > 22 or token is None:
        return None
    if {token.text for token in hit.tokens[hit.stop + 1 : hit.stop + 2]} & known.century_firms:
        return None  # 20th Century Fox
    if token.text == "I" and hit.get("e") is None and hit.after == " ":
        return None  # “of the century I remember”
    first, last = (number - 1) * 100 + 1, number * 100
    era = hit.get("e")
    if (era is not None and "era_before" in era.values) or (era is None and _before_christ(hit)):
        first, last = 1 - number * 100, 1 - (number - 1) * 100 - 1
    made = Atom("C", Value(Moment(first), Moment(last), "period"), "century", "the number of a century")
    if era is not None or first < 0 or not _of_something(hit, known):
        return made
    return None if number <= _YOUNG else made.but(cert=Certainty.LOW)


_YOUNG = 10
"""As many centuries may be counted from the beginning of an order or a town."""


def _of_something(hit: Hit, known: Language) -> bool:
    """True for “the first century of the order”, “im 5. Jahrhundert seines Bestehens”: counted from something else."""
    for at in range(hit.stop, min(hit.stop + _FURTHER, len(hit.tokens) - 2)):
        token = hit.tokens[at]
        if token.text in known.belonging:
            after = hit.tokens[at + 1 + (hit.tokens[at + 1].symbol == " ")]
            era = any(word.text in known.era_nouns for word in hit.tokens[at : at + _TO_ERA])
            if era or not _NUMBERS.isdisjoint(after.values):
                return False  # of the present era; du XVe et du XVIe siècle
            led = {"article", "determiner"} & (after.values.keys() | token.values.keys())
            return (
                bool(led) or after.text[:1].isupper() or not token.text[-1:].isalpha() or known.capital_nouns
            )
        if token.symbol not in " -." and _BESIDE.isdisjoint(token.values):
            return False
    return False


_NUMBERS = frozenset(("ordinal", "ordinals", "roman", "num"))
_BESIDE = _NUMBERS | {"and", "or", "to", "article", "century"}
_TO_ERA = 7
"""Tokens in which “era” is looked for behind “of”."""
_FURTHER = 14
"""Tokens behind a century in which the era of the next one is looked for."""


def _before_christ(hit: Hit) -> bool:
    """True for the first of “the 5th and 4th centuries B.C.”, “siglos V y IV a. C.”: the era counts for both."""
    another = joined = False
    for token in hit.tokens[hit.stop : hit.stop + _FURTHER]:
        if "era_before" in token.values:
            return another or not joined  # not “in the 19th century and B.C. Smith”
        another = another or not _NUMBERS.isdisjoint(token.values)
        joined = joined or "and" in token.values or "or" in token.values
        if token.symbol not in " -.,/" and _BESIDE.isdisjoint(token.values):
            return False
    return False


def turn_of_century(hit: Hit, known: Language) -> Atom | None:
    """“The turn of the 20th century”: the years about its beginning; some mean its end. “Of the 19th and 20th centuries” leaves no doubt."""
    whole = century(hit, known)
    if whole is None:
        return None
    first = (whole.value.first.year or 0) - 1
    return whole.but(
        value=Value(Moment(first - 9), Moment(first + 10), "within"),
        rule="part",
        evidence="ten years before and after the beginning of a century"
        + ("" if hit.get("before") else ", unless its end is meant"),
        cert=Certainty.MEDIUM if hit.get("before") else Certainty.LOW,
    )


def part_of_century(hit: Hit, known: Language) -> Atom | None:
    """“The last quarter of the 18th century”, “im ersten Drittel des 17. Jahrhunderts”."""
    whole, parts, word = century(hit, known), hit.number("f", "fractions"), hit.get("q")
    number = hit.number("q", "ordinal", "ordinals", "num") or (
        parts if word and "final" in word.values else None
    )
    if whole is None or parts is None or not number or number > parts:
        return None
    names = {3: "third", 4: "quarter", 10: "decade"}
    return whole.but(
        value=replace(whole.value, part=f"{names[parts]}-{number}", shape="within"),
        rule="part",
        evidence=f"{names[parts]} {number} of {parts} of: {whole.evidence}",
    )


def hundreds(hit: Hit, known: Language) -> Atom | None:
    """'500: in a language that names its centuries by their hundreds, the one that begins with 1501."""
    number = hit.number("o", "num") or 0
    if (
        number % 100
        or not 200 <= number <= 900
        or counted(hit.tokens, hit.stop, known)
        or not any("centuries" in classes for classes in known.symbols)
    ):
        return None
    first = 1000 + number + 1
    value = Value(Moment(first), Moment(first + 99), "period")
    return Atom("C", value, "century", "a century by its hundreds", Certainty.MEDIUM)


def quarter(hit: Hit, _: Language) -> Atom | None:
    """“The first quarter of 1912”: three months."""
    number, year = hit.number("o", "ordinal", "ordinals", "num", "quarters"), hit.number("y", "year")
    if "final" in (hit.get("o") or hit.tokens[0]).values:
        number = 4
    if not number or number > 4 or year is None:
        return None
    value = Value(Moment(year, number * 3 - 2), Moment(year, number * 3), "period")
    return Atom("C", value, "quarter", "a quarter of a year")


def decade(hit: Hit, known: Language) -> Atom | None:
    """“the 1930s”; “the 1800s”, in some languages a hundred years."""
    first = hit.number("y", "decade_years", "year")
    tens = hit.number("n", "decades", "spelled")
    if first is None and tens is not None:
        hundreds = hit.number("h", "spelled", "day")
        if hundreds is None or not 10 <= hundreds <= 20:
            return None
        first = hundreds * 100 + tens
    if first is None or first % 10:
        return None
    era = hit.get("e") or _era_of_next(hit)
    if era is not None and "era_before" in era.values:
        return Atom(
            "C",
            Value(Moment(1 - first - 9), Moment(1 - first), "period"),
            "decade",
            "ten years by their first, with their era",
        )
    if era is None and first < 1000 and not _early_decade(hit, first):
        return None
    if known.hundreds_by_first and first % 100 == 0 and first < _OF_TEN:
        value = Value(Moment(first), Moment(first + 99), "period")
        return Atom(
            "C", value, "century", "a hundred years by their first, unless ten are meant", Certainty.MEDIUM
        )
    cert = Certainty.MEDIUM if _of_one_year(hit) or (era is None and first < 1000) else Certainty.HIGH
    return Atom(
        "C", Value(Moment(first), Moment(first + 9), "period"), "decade", "ten years by their first", cert
    )


_OF_DECADES = frozenset(
    ("article", "early", "mid", "late", "first_half", "second_half", "and", "or", "to", "decade")
)


def _of_one_year(hit: Hit) -> bool:
    """Whether “1990's” may be of the year: no word before it says that it is more than one."""
    token = hit.get("y")
    before = [t for t in hit.tokens[max(hit.first - 2, 0) : hit.first] if t.symbol not in " -"]
    return (
        token is not None
        and token.text[4:5] in ("'", "’")
        and not (before and not _OF_DECADES.isdisjoint(before[-1].values))
    )


def _era_of_next(hit: Hit) -> Token | None:
    """The era for the first of “the 470s and 460s BC”."""
    after = hit.tokens[hit.stop : hit.stop + 6]
    words = [token.values for token in after[1::2]]
    joined = len(words) == 3 and not words[0].keys().isdisjoint(("and", "or", "to"))
    return after[5] if joined and "decade_years" in words[1] and "era_before" in words[2] else None


def _early_decade(hit: Hit, first: int) -> bool:
    """True for “in the 880s”, “by the early 640s”: three figures with an article behind a word of time, and no noun follows; elsewhere they may be engines."""
    at, led = hit.first, False
    for _ in range(3):
        before = word_before(hit.tokens, at)
        if before is None or (not led and _OF_DECADES.isdisjoint(before.values)):
            return False
        if led and not before.values.keys().isdisjoint(_OF_TIME):
            break
        led, at = True, at - 2
    else:
        return False
    after = hit.next_word
    ends = hit.after in ",;.:)>-" or (
        after is not None and not after.values.keys().isdisjoint(("before_year", "article"))
    )
    return ends and first >= 100 and first % 100 != 0


_OF_TIME = frozenset(("within", "before", "after", "since", "until", "during"))
_OF_TEN = 2000
"""“The 2000s” are ten years more often than a thousand or a hundred."""


def short_quarter(hit: Hit, known: Language) -> Atom | None:
    """“Q3 2012”; “Q3 1623” is the leaf of a book or its third edition in quarto."""
    year = hit.number("y", "year")
    return quarter(hit, known) if year is not None and year >= _REPORTED else None


def short_decade(hit: Hit, known: Language) -> Atom | None:
    """“The '30s”, “the thirties”: the hundred is that of the year named before."""
    tens = hit.number("n", "short_decade", "short", "decades", "spelled")
    if not tens or tens % 10 or tens > 90 or counted(hit.tokens, hit.stop, known):
        return None
    value = Value(Moment(tens), Moment(tens + 9), "period")
    return Atom("P", value, "decade", "ten years by their first", Certainty.LOW)


def capital_decade(hit: Hit, known: Language) -> Atom | None:
    """“The Sixties ended”, whatever follows: with a capital no number of things."""
    token = hit.get("n")
    shown = token is not None and token.text[:1].isupper() and token.text[1:].islower()
    return short_decade(hit, known) if shown else None


def named_century(hit: Hit, known: Language) -> Atom | None:
    """“Ottocento”: a century with a name of its own, after an article; a number elsewhere (trecento lire)."""
    at = hit.first
    before = hit.tokens[at - 2 if at > 1 and hit.tokens[at - 1].symbol == " " else at - 1] if at else None
    if (
        before is None
        or before.values.keys().isdisjoint(_BEFORE_CENTURY)
        or counted(hit.tokens, hit.stop, known)
    ):
        return None
    number = hit.number("o", "centuries") or 1
    value = Value(Moment((number - 1) * 100 + 1), Moment(number * 100), "period")
    return Atom("C", value, "century", "the name of a century")
