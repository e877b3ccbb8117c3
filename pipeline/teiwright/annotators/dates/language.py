"""The words of one language as the grammar reads them: what its table says of each word, and the symbol for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field

from teiwright.annotators.dates.numbers import CLASSES, Values, run_together
from teiwright.annotators.dates.phrases import add_small_figures, fill, phrases, pieces
from teiwright.annotators.dates.tables import available, table, words

if TYPE_CHECKING:
    from teiwright.annotators.dates.tables import Table

SYMBOLS = "".join(map(chr, (*range(0x80, 0x100), *range(1, 0x0A), *range(0x0B, 0x20)))) + "0123456789bhjkq"
"""What stands for the classes of words in the strings that the grammar reads: a pattern with signs above 255 takes twice as long to compile. No pattern has figures or these letters."""


class Language(Struct):
    """What the engine knows of a language: phrases, classes, symbols. Filled once, then only read."""

    code: str
    month_first: bool
    numeric_order: str
    """Which part of 4/5/1945 comes first by custom: day, month or (not known) nothing."""
    ordinal_endings: frozenset[str]
    apart_endings: frozenset[str]
    """Those that may stand behind a stop or a space: no word of the language is written so."""
    decade_endings: frozenset[str]
    counted: frozenset[str]
    plural_endings: tuple[str, ...]
    not_plural: frozenset[str]
    told_by_year: frozenset[str]
    """Plurals that are told by their year and hardly ever by the thousand: “the 1996 elections”."""
    verb_endings: tuple[str, ...]
    """Endings of verbs that look like plurals: “en 1937 fuimos”; the nouns that have them and can be counted are in `counted`."""
    usual: frozenset[str]
    """In a sentence with one of these a season is that of every year: “in winter he always slept ill”."""
    usual_verbs: frozenset[str]
    """The same of verbs in the present, one word or the end of two: “in summer he goes to the sea”."""
    cut_titles: frozenset[str]
    """Before a stop and a name, where weekdays are names as well: “Gral. Domingo Ruiz”."""
    function_words: frozenset[str]
    day_verbs: frozenset[str]
    indefinite: frozenset[str]
    articles: tuple[str, ...]
    """As the ends of phrases: a space and an article."""
    future_endings: tuple[str, ...]
    weekdays: tuple[str, ...]
    """Their names, from Monday on."""
    capital_nouns: bool
    """True if all nouns have capitals: what has none behind a number is not counted."""
    weak_endings: tuple[str, ...]
    """Endings of adjectives behind an article and a number: “am 3. deutschen Turnfest”."""
    plurals_show: bool
    """True if most plural nouns can be told by their ending."""
    hundreds_by_first: bool
    """True if “the 1800s” are a hundred years."""
    pronouns: frozenset[str]
    """Where a year needs no word before it, those behind which one may stand: “gewann er 1891”."""
    no_year_after: frozenset[str]
    """What stands before a number that is no year, where years need no word before them; empty where they do."""
    adjective_endings: tuple[str, ...]
    """Endings by which an adjective is told: what it stands before is counted, there."""
    counting_adjectives: frozenset[str]
    """Where a year may stand between an adjective and its noun, the adjectives that lead to a count instead."""
    century_firms: frozenset[str]
    """Behind “20th Century”, what shows that a firm is called so."""
    plural_verbs: frozenset[str]
    item_numbers: frozenset[str]
    """What stands before the numbers of items: “nos. 1650”."""
    piece: frozenset[str]
    """What a heading gives a number to, in small letters: “Lettre 1362”."""
    collected: frozenset[str]
    """What is kept in numbers as often as by years: letters 1645–7."""
    fiscal: frozenset[str]
    """What stands before a year that need not begin in January: fiscal 2012."""
    births: frozenset[str]
    """Short forms before the day of a birth, which is told beside a name: “b. 9 July 1807”."""
    born: frozenset[str]
    """Before the day of a birth, with the place between: “nata a Molveno il 6.12.1903”."""
    opening: frozenset[str]
    """What begins a sentence before a year: In 1917 peasants took the land."""
    nth: frozenset[str]
    """What a number before it is rather one of than a day: the 25th floor."""
    telling_day: bool
    """True if a number between an article and a word in small letters is rather a day than a count: “el 21 vimos”."""
    future: frozenset[str]
    """Words that show that a day named without its year is still to come."""
    meant_for: frozenset[str]
    """Before a weekday they say that it is to come: “a strike for Wednesday”."""
    coming_verbs: frozenset[str]
    """Verbs behind a day at the head of its clause that say it is to come: “On Sunday we shall go”."""
    told_when: frozenset[str]
    """After “until the 18th,” they tell what happened on that day."""
    told_past: frozenset[str]
    """Verbs of saying in the past: “will close, he said Friday” is last Friday."""
    denied: frozenset[str]
    """Before “until 1918” they say that something happened then."""
    compared: frozenset[str]
    """After “the same year” they tell of something else."""
    with_day_article: frozenset[str]
    """Limiting words that hold the article of a day: jusqu’au."""
    dated_things: frozenset[str]
    """What has a day of its own, before the word that leads it: votre lettre du 12, Ihr Schreiben vom 12."""
    of_a_day: frozenset[str]
    """The word between the two: du, vom."""
    sitting: str
    """The beginning of a paragraph of minutes up to the day of the meeting, as a pattern; nothing where there is none."""
    eves: frozenset[str]
    """First words of feasts that are called by them as others are by “day”: la vigilia di Natale."""
    clock: str
    """What shows that a text tells hours in four figures, as a pattern; nothing where nobody does."""
    participles: str
    """What was done to a thing, behind a comma, as a pattern: the mill, built in 1790, …"""
    relatives: str
    """What begins a clause about a thing, behind a comma, as a pattern: the clerk, who had served in 1778, …"""
    place_links: str
    """What may stand within the name of a place in a dateline, as a pattern: Falkenau an der Eger."""
    volume: str
    """What a newspaper calls its years in its head, behind the day, as a pattern: 12. Jahrgang."""
    price: str
    """How the price begins that stands there, as a pattern: Preis 10 Pf."""
    performed: str
    """What is done on the first day of a play, as a pattern: on that day nobody in it speaks of yesterday."""
    before_hour: str
    """What stands before the hour behind the day of a report, as a pattern: um 10.11 Uhr."""
    after_hour: str
    """What stands behind it."""
    year_of: tuple[str, ...]
    """Behind these a number counts nothing, whatever follows it: del año de 1860 salimos."""
    belonging: frozenset[str]
    """Behind a century these say whose it is: the first century of the order."""
    era_nouns: frozenset[str]
    """Behind those these say that it is counted from the birth of Christ: of the present era."""
    streets: frozenset[str]
    """What ends the name of a street behind the number of a house: 1945 Oak Street."""
    amounts: frozenset[str]
    """What a number counts with “a” before it and “of” behind it: a crowd of 1945; with “the” it may."""
    peopled: frozenset[str]
    """The same of places and people, of which a year is said as often: a town of 1812."""
    growing: frozenset[str]
    """Those of `grown` that are said of years as well: it grew from 1812 to 1850."""
    adverb_endings: tuple[str, ...]
    """How adverbs end that may stand behind such a verb: fell sharply to."""
    hour_words: frozenset[str]
    """What stands before hours in four figures and before no year: a las 1730."""
    of_so_many: frozenset[str]
    """Between such a noun and the number: “of”, “von”."""
    closing: frozenset[str]
    """Between “year” and the day on which it ends that is told of."""
    comparing: frozenset[str]
    """Before a date they tell of another time: less than in 1902."""
    comparing_counts: frozenset[str]
    """The same where a number stands between: against 198 in 1902."""
    grown: frozenset[str]
    """Verbs behind which “to” leads to an amount: rose to 1850."""
    issue: frozenset[str]
    """Behind the year of the Republic these show that it is a volume: an VIII, n° 3."""
    singles: dict[str, tuple[Values, str]] = field(default_factory=dict)
    """Word → classes and symbol."""
    phrases: dict[str, dict[int, dict[tuple[str, ...], tuple[Values, str]]]] = field(default_factory=dict)
    """First token of several → how many there are, most first → all tokens → classes and symbol."""
    leads: set[str] = field(default_factory=set)
    weak_leads: dict[str, str | None] = field(default_factory=dict)
    """Word → the table it is in if it needs an opener before it, else None."""
    openers: set[str] = field(default_factory=set)
    closers: set[str] = field(default_factory=set)
    day_words: frozenset[str] = frozenset()
    """Words after which a bare number may be a day of the month named before: le 14, du 14 au 16."""
    era_openings: set[str] = field(default_factory=set)
    """First letters of eras, to be looked for after a number."""
    era_words: set[str] = field(default_factory=set)
    """Last words of eras, to be looked for before a number."""
    year_words: set[str] = field(default_factory=set)
    """Words after which a Roman number may be a year."""
    year_nouns: set[str] = field(default_factory=set)
    """Words for year, after which three figures may be one."""
    teens: set[str] = field(default_factory=set)
    """Thirteen to nineteen, the beginning of a year in words."""
    tens: set[str] = field(default_factory=set)
    hundreds: set[str] = field(default_factory=set)
    symbols: dict[frozenset[str], str] = field(default_factory=dict)
    charsets: dict[str, str] = field(default_factory=dict)
    """Names of classes, divided by | → what `charset` made of them: seven hundred times the same hundred are asked for."""
    parts: dict[str, int] = field(default_factory=dict)
    """Number words by value, for years written as one word; 0 for “and”."""

    of_a_reign: str = ""
    """What stands between the number of the year of a reign and the ruler (“year of”); nothing where no reigns are known."""
    rulers: frozenset[str] = frozenset()
    """First words of the names of rulers by whose years days were dated: before them a number may be that of such a year, “18 Henry VI”."""
    glued: tuple[str, ...] = ()
    """What stands before a year without a space: FY2013."""
    big: tuple[str, ...] = ()
    """Words for hundred and thousand."""
    signs: frozenset[str] = frozenset()
    """Words of which one is in every text without figures that has a date."""
    signs_near: frozenset[str] = frozenset()
    """The same where a date was named shortly before."""
    telling: frozenset[str] = frozenset()
    """Every word that may by itself be part of a date."""

    def compounds(self, word: str) -> list[int]:
        """The numbers of which one long word is made, or nothing."""
        return run_together(word, self.parts) if any(b in word.lower() for b in self.big) else []

    def symbol(self, classes: frozenset[str]) -> str:
        """The character that stands for a set of classes in the strings the grammar reads."""
        found = self.symbols.get(classes)
        if found is None:
            count = len(self.symbols)
            found = self.symbols[classes] = SYMBOLS[count] if count < len(SYMBOLS) else chr(0xE000 + count)
            self.charsets.clear()
        return found

    def charset(self, names: str) -> str:
        """A character set for use in a pattern: every symbol whose classes include one of the `names` (a|b)."""
        found = self.charsets.get(names)
        if found is None:
            wanted = set(names.split("|"))
            found = "".join([s for c, s in self.symbols.items() if not wanted.isdisjoint(c)]) or "\uf8ff"
            self.charsets[names] = found = f"[{found}]"
        return found


@cache
def language(tag: str) -> Language | None:
    """The language of a BCP 47 tag (only the first part counts), or None if there is no table for it."""
    code = tag.lower().partition("-")[0]
    return _build(table(code)) if code in available() else None


def _build(data: Table) -> Language:
    """A language from its table."""
    made = msgspec.convert(
        data
        | {
            "articles": [f" {article}" for article in words(data, "article")],
            "weekdays": [names[0] for names in words(data, "weekdays")],
            "capital_nouns": bool(data["weak_endings"]),
            "plurals_show": bool(data["plural_endings"]),
        },
        Language,
    )
    fill(made, phrases(made, data))
    for classes in CLASSES:
        made.symbol(classes)
    if data["small_figures"]:
        add_small_figures(made)
    made.of_a_reign = f"{words(data, 'year_noun')[0]} {words(data, 'of')[0]}" * bool(data["reigns"])
    made.rulers = frozenset(pieces(name)[0] for names in data["reigns"].values() for name in names)  # type: ignore[attr-defined]
    made.glued = tuple(word for word in words(data, "fiscal") if word.isupper())
    made.big = tuple(p for p, value in made.parts.items() if value >= 100)
    made.parts.update((p, 0) for p in words(data, "and") if len(p) > 2)
    if days := words(data, "day_article"):
        made.day_words = frozenset(
            p
            for word in (*days, *words(data, "to"), *words(data, "of_a_day"))
            for p in (word, word.capitalize())
        )
    made.signs = frozenset().union(made.leads, made.teens, made.year_words)
    made.signs_near = made.signs.union(made.weak_leads)
    made.telling = frozenset().union(
        made.leads, made.weak_leads, made.closers, made.tens, made.hundreds, made.rulers
    )
    return made
