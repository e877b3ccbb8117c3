"""What dates mean that are counted from another one, in the text or the day of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.dates import lookalikes
from teiwright.annotators.dates.grammar import Atom, Hit, numbered
from teiwright.annotators.dates.grammar import counted as is_counted
from teiwright.annotators.dates.meanings import when
from teiwright.annotators.dates.tokens import symbol_at, word_before
from teiwright.annotators.dates.weekdays import week_follows
from teiwright.model import Certainty

if TYPE_CHECKING:
    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.tokens import Token


def relative(hit: Hit, known: Language) -> Atom | None:
    """“The next day”, “that year”."""
    token = hit.get("u") or hit.get("v")
    unit = str(token.values["units"]) if token else "year" if hit.get("r") or hit.get("year") else ""
    if token is not None and known.capital_nouns and token.text.endswith("n"):
        return None  # In German these are several: “in den letzten Tagen”
    for name, count, usual in (
        *(("same", 0, "text"), ("next", 1, "text"), ("previous", -1, "text")),
        *(("current", 0, "writing"), ("coming", 1, "writing"), ("last", -1, "writing")),
        *(("coming_after", 1, "writing"), ("last_after", -1, "writing")),
        *(("following", 1, "text"), ("preceding", -1, "text")),
    ):
        key = hit.get("s") or hit.get("r")
        if key is not None and name in key.values:
            if (name, unit) == ("current", "day") or (name == "same" and _compared(hit, known)):
                return None  # “to this day”, “the same year as her brother”
            origin = "text" if unit == "day" and name == "coming" else usual  # “next day”
            if unit == "decade" and count:
                unit = "ten years"
            return _shifted(unit, count, origin)
    return None


def _shifted(unit: str, count: int, origin: str) -> Atom:
    """A date that is counted from the one before it or, where `origin` is “writing”, from the day of writing."""
    evidence = "counted from the day of writing" if origin == "writing" else "counted from the date before it"
    return Atom("R", when(), "relative", evidence, Certainty.LOW, (unit, count, origin))


def year_told(hit: Hit, known: Language) -> Atom | None:
    """“The following year, 1182, he died”: the year that is told, not the one that would be counted."""
    unit, year = hit.get("u") or hit.get("v"), hit.number("y", "year") or hit.number("y2", "year")
    if (unit is not None and unit.values["units"] != "year") or is_counted(hit.tokens, hit.stop, known):
        return None
    if hit.get("c") is not None and hit.after not in ",;.:)>":
        return None  # “the following year, 1500 more”
    after = hit.tokens[hit.stop + 1].text if hit.after == " " else ""
    if after in known.plural_verbs and not known.capital_nouns:
        return None  # “the following year 1500 were built”
    return Atom("Y", when(year), "year", "a year, told after “the following year” or its like")


def year_in_a_word(hit: Hit, _: Language) -> Atom | None:
    """“Heuer”, “im Vorjahr”; not “die Heuer”, which is somebody's pay."""
    token = hit.tokens[hit.first]
    if "year_before" in token.values:
        evidence, shift = "the year before the date named before it", ("year", -1, "text")
    elif token.text[:1].islower() or _opens(hit):
        evidence, shift = "counted from the day of writing", ("year", 0, "writing")
    else:
        return None
    return Atom("R", when(), "relative", evidence, Certainty.LOW, shift)


def _compared(hit: Hit, known: Language) -> bool:
    """True where the year is that of something else, which follows: the same year as, la même année que."""
    after = hit.next_word
    return after is not None and after.text in known.compared


def beside(hit: Hit, _: Language) -> Atom | None:
    """“The day following”, “l'année suivante”."""
    unit, way = hit.get("u"), hit.get("s")
    before = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
    if way is None or before.keys() & {"num", "spelled"}:
        return None  # the 12 years following the war
    after = hit.next_word
    if "after" in way.values:
        first = hit.tokens[hit.first].text
        one = "article" in before or "'" in first or "’" in first
        if not one or (after is not None and (after.symbol == "W" or after.values)):
            return None  # molti anni dopo, l'anno dopo la guerra
    count = 1 if "following" in way.values else -1
    return _shifted(str(unit.values["units"]) if unit else "year", count, "text")


def morrow(_: Hit, __: Language) -> Atom | None:
    """“Le lendemain”: the day after the last one named."""
    return _shifted("day", 1, "text")


def eve(hit: Hit, known: Language) -> Atom | None:
    """“La veille”, “am Tag zuvor”: the day before the one named last, from which the telling does not go on; in English, where “before” may begin a clause, at its end only."""
    if "article" not in hit.tokens[hit.first].values and not known.capital_nouns:
        return None  # il veille
    after = hit.tokens[hit.stop + 1].text if hit.after == " " and hit.stop + 1 < len(hit.tokens) else ""
    if after in known.compared or (not known.day_words and hit.after not in ",.;:)>"):
        return None
    return _shifted("day", -1, "text").but(lends=False)


def named(hit: Hit, _: Language) -> Atom | None:
    """The previous April, the next spring, the 4th of May last."""
    said = hit.get("a")
    if said is not None and said.text.istitle():
        return None  # “8 June Last troops embark”: a line of its own
    key, month, season = (
        hit.get("s") or hit.get("a") or hit.get("b"),
        hit.number("m", "months"),
        hit.number("n", "seasons"),
    )
    day = hit.number("d", "day", "ordinals", "spelled")
    if key is None:
        return None
    number = month if month is not None else 20 + (season or 1)
    earlier = hit.tokens[hit.first - 2].values if hit.first > 1 else {}
    name = hit.get("m")
    told = (
        key.text.islower()
        and "same" in key.values
        and earlier.keys().isdisjoint(("before_month", "before_day"))
    )
    if name is not None and "uncertain" in name.values and told:
        return None  # tell him that June is the month
    origin = (
        "text"
        if any(n in key.values for n in ("next", "previous", "same", "following", "preceding"))
        else "writing"
    )
    count = (
        1
        if key.values.keys() & {"next", "coming", "coming_after", "following"}
        else -1
        if key.values.keys() & {"previous", "last", "last_after", "preceding"}
        else 0
    )
    unit = "named" if hit.get("s") is not None else "named after"
    return _shifted(unit, count, origin).but(value=when(None, number, day))


def said_year(hit: Hit, known: Language) -> Atom | None:
    """“The 4th of May last”, “January this year”, “le 4 mai de l'année dernière”; None where no such word stands beside."""
    if lookalikes.two_sentences(hit):
        return None
    if hit.get("a") is not None or hit.get("b") is not None:
        return named(hit, known)
    word = hit.get("j")
    if hit.get("u") is None and hit.get("r") is None and word is None:
        return None
    year = relative(hit, known)
    if word is not None:
        year = _shifted("year", 0 if "this_year" in word.values else -1, "writing")
    month, day = hit.number("m", "months"), hit.number("d", "day", "ordinals", "spelled")
    if month is None:
        month = 20 + (hit.number("n", "seasons") or 1)
    if year is None or year.shift is None or year.shift[0] != "year":
        return None
    return year.but(value=when(None, month, day), shift=("of year", *year.shift[1:]))


def quarter(hit: Hit, _: Language) -> Atom | None:
    """“The third quarter”, “last quarter”: three months, counted from the day of writing."""
    key = hit.get("s")
    number = hit.number("o", "ordinal", "ordinals") or 0
    if number > 4 or not (number or key):
        return None
    count = 0 if key is None or "current" in key.values else -1 if "last" in key.values else 1
    found = _shifted("quarter", count, "writing")
    return found.but(
        value=when(number or None), evidence="a quarter of a year, counted from the day of writing"
    )


def quarter_of_year(hit: Hit, known: Language) -> Atom | None:
    """“This year's third quarter”, “the first quarter of last year”."""
    year, word = relative(hit, known), hit.get("o")
    last = 4 if word is not None and "final" in word.values else 5
    number = hit.number("o", "ordinal", "ordinals") or last
    if year is None or year.shift is None or year.shift[0] != "year" or number > 4:
        return None
    return year.but(value=when(number), shift=("quarter of year", *year.shift[1:]))


def _tells_on(hit: Hit, known: Language) -> bool:
    """True for “trois jours après il était là”: in English these words begin a clause, “two days after he came”."""
    after = hit.next_word
    if after is None or not known.day_words or after.symbol != "w" or after.text in known.compared:
        return False
    return after.text in known.function_words


def counted(hit: Hit, known: Language) -> Atom | None:
    """“Two days later”, “three years ago”."""
    token = hit.get("u")
    count = hit.number("n", "spelled", "num") or (1 if hit.get("n") is not None else 0)
    if token is None or not count or count > 500:
        return None
    way = hit.get("l")
    if way is None:
        return None
    ago = "ago" in way.values or "ago_before" in way.values
    beside = ("before" in way.values or "after" in way.values) and hit.after not in ",.;:)>"
    if not ago and beside and not _tells_on(hit, known):
        return None  # “two days before the battle” does not count from the last date
    unit = str(token.values["units"])
    if ago:
        return _shifted(unit, -count, "writing").but(evidence="counted back from the day of writing")
    return _shifted(unit, count if "later" in way.values else -count, "text")


def part_of_unit(hit: Hit, known: Language) -> Atom | None:
    """“The year” in “the end of the year”."""
    token = hit.get("u")
    unit = str(token.values["units"]) if token else ""
    before = hit.tokens[hit.first - 2].text if hit.first > 1 else ""
    bare = token is not None and token is hit.tokens[hit.first] and hit.get("x") is not None
    if unit not in ("month", "year") or (bare and not before.lower().endswith(known.articles)):
        return None  # early years, but “Ende des Jahres”
    return _shifted(unit, 0, "part")


_TOLD = (("that_month", 0), ("month_after", 1), ("month_before", -1))


def _called(hit: Hit) -> bool:
    """True for “Carlo 5 detto il Grande”: the word is that of a name."""
    after = hit.next_word
    return after is not None and ("article" in after.values or after.symbol == "W")


def _counted_so(hit: Hit, known: Language) -> bool:
    """True for “12 Hemden, 4 dito”: a number without the stop that days have in this language."""
    if "." not in known.ordinal_endings:
        return False
    day = hit.get("d")
    stopped = any(t.text == "." for t in hit.tokens[hit.first : hit.stop])
    led = hit.first > 1 and bool(hit.tokens[hit.first - 2].values.keys() & {"article", "day_article"})
    return day is not None and day.text.isdigit() and not (stopped or led)


def of_month(hit: Hit, known: Language) -> Atom | None:
    """“The 4th inst.” and its like, and “the 14th of the same month”, “le 3 du mois suivant”."""
    token, day = hit.get("k"), hit.number("d", "day", "ordinals", "spelled")
    if token is None or day is None or numbered(hit.tokens, hit.first) or _means_another(hit, token, known):
        return None
    told = next((n for name, n in _TOLD if name in token.values), None)
    if told is not None:
        if _called(hit) or _counted_so(hit, known):
            return None
        evidence, shift = "day of the month named before, or of the one next to it", ("month", told, "text")
        return Atom("K", when(None, None, day), "relative", evidence, Certainty.LOW, shift)
    count = 0 if "this_month" in token.values else (-1 if "last_month" in token.values else 1)
    value = when(None, None, day)
    return Atom(
        "K",
        value,
        "instant",
        "day of the month of writing, or of the one before or after",
        Certainty.LOW,
        ("month", count, "writing"),
    )


def _means_another(hit: Hit, token: Token, known: Language) -> bool:
    """True for “am 12. dieses Jahrgangs”, “le 16 court vers elle”: a word that names the month only where nothing that it could go with follows."""
    if "uncertain" not in token.values or hit.after != " ":
        return False
    return not known.capital_nouns or hit.tokens[hit.stop + 1].text not in known.function_words


def _tomorrow(hit: Hit) -> bool:
    """True for “morgen” in the sense of the day to come, not of the morning: “Morgen haben wir …”, “heute oder morgen”; not “Guten Morgen”, “Montag morgen”."""
    token, before = hit.tokens[hit.first], word_before(hit.tokens, hit.first)
    if token.text[:1].islower():
        return before is None or before.values.keys().isdisjoint(_OF_THE_MORNING)
    if any("weekdays" in t.values for t in hit.tokens[hit.first + 1 : hit.stop]):
        return True  # “auf Morgen Freitag”
    return _opens(hit)


def _opens(hit: Hit) -> bool:
    """Whether it opens a sentence that goes on with a small letter."""
    before = word_before(hit.tokens, hit.first)
    opens = symbol_at(hit.tokens, hit.first - 1) == "<" or (before is not None and before.symbol in ".!?")
    return opens and hit.after == " " and hit.tokens[hit.stop + 1].text[:1].islower()


_OF_THE_MORNING = {
    "weekdays", "article", "day_article", "determiner", "indefinite", "next", "current", "last", "today",
    "yesterday",
}  # fmt: skip


def word(hit: Hit, _: Language) -> Atom | None:
    """“Today”, “yesterday”; not “to-morrow week”."""
    token = hit.tokens[hit.first]
    if week_follows(hit) or ("units" in token.values and not _tomorrow(hit)):
        return None  # to-morrow week
    count = next(
        count
        for name, count in (
            *(("today", 0), ("yesterday", -1), ("tomorrow", 1)),
            *(("before_yesterday", -2), ("after_tomorrow", 2)),
        )
        if name in token.values
    )
    return _shifted("day", count, "writing").but(rule="deictic")
