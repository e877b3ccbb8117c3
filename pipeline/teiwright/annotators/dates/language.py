"""The words of one language, read from its table in `languages/`, and the symbols the grammar knows them by."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("languages")

LISTS = (
    *(
        "article",
        "of",
        "early",
        "mid",
        "late",
        "first_half",
        "second_half",
        "circa",
        "before",
        "after",
        "since",
        "until",
        "from",
        "to",
    ),
    *(
        "between",
        "and",
        "or",
        "year_noun",
        "before_year",
        "before_month",
        "before_day",
        "era_before",
        "era_after",
        "century",
        "decade",
    ),
    *(
        "same",
        "next",
        "previous",
        "current",
        "last",
        "coming",
        "later",
        "earlier",
        "ago",
        "today",
        "yesterday",
        "tomorrow",
        "this_month",
        "last_month",
        "next_month",
    ),
    *(
        "old_style",
        "new_style",
        "republican_year",
        "day_noun",
        "same_tail",
        "complementary",
        "determiner",
        "indefinite",
    ),
)
"""Tables that are plain lists of words or phrases."""
NUMBERED = ("months", "republican_months", "weekdays", "seasons")
"""Tables that are lists of lists: the position is the value."""
KEYED = ("ordinals", "numbers", "units", "feasts", "decades")
"""Tables of words by value."""
SETTINGS = (
    "code",
    "name",
    "month_first",
    "numeric_order",
    "ordinal_endings",
    "decade_endings",
    "uncertain",
    "counted",
    "plural_endings",
    "not_plural",
    "function_words",
    "day_verbs",
    "lower_months",
)
TABLES = (*LISTS, *NUMBERED, *KEYED, *SETTINGS)

_LEADS = ("months", "republican_months", "feasts", "century", "decades", "decade", "era_before", "era_after")
"""A word of these tables is enough reason to look closer at its surroundings."""
_WEAK_LEADS = (
    "seasons",
    "units",
    "weekdays",
    "this_month",
    "last_month",
    "next_month",
    "today",
    "yesterday",
    "tomorrow",
)
"""These are dates only where another date stands near; `units` also need one of `_OPENERS` before them."""
_OPENERS = ("same", "next", "previous", "current", "coming", "last", "article", "numbers", "indefinite")
_CLOSERS = ("later", "earlier", "ago")

Values = dict[str, int | str]
"""Class of a word → its value in this class (0 where it has none)."""

_PIECES = re.compile(r"\d+|[^\W\d_]+|\s+|[^\w\s]|_")


def pieces(text: str) -> list[str]:
    """The tokens of a phrase: digits, letters, white space (one space), single marks."""
    return [" " if p.isspace() else p for p in _PIECES.findall(text)]


@dataclass(slots=True)
class Language:
    """What the engine knows of a language: phrases, classes, symbols. Filled once, then only read."""

    code: str
    month_first: bool
    numeric_order: str
    """Which part of 4/5/1945 comes first by custom: day, month or (not known) nothing."""
    ordinal_endings: frozenset[str]
    decade_endings: frozenset[str]
    counted: frozenset[str]
    plural_endings: tuple[str, ...]
    not_plural: frozenset[str]
    function_words: frozenset[str]
    day_verbs: frozenset[str]
    singles: dict[str, tuple[Values, str]] = field(default_factory=dict)
    """Word → classes and symbol."""
    phrases: dict[str, list[tuple[tuple[str, ...], Values, str]]] = field(default_factory=dict)
    """First token of several → all tokens, classes, symbol; longest first."""
    leads: set[str] = field(default_factory=set)
    weak_leads: dict[str, str | None] = field(default_factory=dict)
    """Word → the table it is in if it needs an opener before it, else None."""
    openers: set[str] = field(default_factory=set)
    closers: set[str] = field(default_factory=set)
    era_openings: set[str] = field(default_factory=set)
    """First letters of eras, to be looked for after a number."""
    tens: set[str] = field(default_factory=set)
    hundreds: set[str] = field(default_factory=set)
    symbols: dict[frozenset[str], str] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    """Number words by value, for years written as one word; 0 for “and”."""

    _openings: tuple[str, ...] = ()
    big: tuple[str, ...] = ()
    """Words for hundred and thousand."""

    def compounds(self, word: str) -> list[int]:
        """The numbers of which one long word is made (achtzehn-hundert-vier-und-sechzig), or nothing."""
        rest, found = word.lower(), []
        if len(rest) > 60 or not rest.startswith(self._openings) or not any(b in rest for b in self.big):
            return []
        while rest:
            length = next((n for n in range(min(len(rest), 12), 1, -1) if rest[:n] in self.parts), 0)
            if not length:
                return []
            found.append(self.parts[rest[:length]])
            rest = rest[length:]
        for at in range(1, len(found) - 1):
            if found[at] == 0:
                found[at - 1], found[at + 1] = found[at + 1], found[at - 1]
        return [n for n in found if n]

    def symbol(self, classes: frozenset[str]) -> str:
        """The character that stands for a set of classes in the strings the grammar reads."""
        found = self.symbols.get(classes)
        if found is None:
            found = self.symbols[classes] = chr(0xE000 + len(self.symbols))
        return found

    def charset(self, names: str) -> str:
        """A character set for use in a pattern: every symbol whose classes include one of the `names` (a|b)."""
        wanted = set(names.split("|"))
        return "[" + ("".join(s for c, s in self.symbols.items() if wanted & c) or "\uf8ff") + "]"


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages there is a table for."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


def table(code: str) -> dict[str, object]:
    """The table of a language as it stands in its file."""
    return tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))


@cache
def language(tag: str) -> Language | None:
    """The language of a BCP 47 tag (only the first part counts), or None if there is no table for it."""
    code = tag.lower().partition("-")[0]
    return _build(table(code)) if code in available() else None


def _build(data: dict[str, object]) -> Language:
    def words(name: str) -> list[str]:
        return list(data[name])  # type: ignore[call-overload, no-any-return]

    made = Language(
        code=str(data["code"]),
        month_first=bool(data["month_first"]),
        numeric_order=str(data["numeric_order"]),
        ordinal_endings=frozenset(words("ordinal_endings")),
        decade_endings=frozenset(words("decade_endings")),
        counted=frozenset(words("counted")),
        plural_endings=tuple(words("plural_endings")),
        not_plural=frozenset(words("not_plural")),
        function_words=frozenset(words("function_words")),
        day_verbs=frozenset(words("day_verbs")),
    )
    entries: dict[tuple[str, ...], Values] = {}

    def add(phrase: str, name: str, value: int | str, *, exact: bool) -> None:
        forms = {phrase, phrase[:1].upper() + phrase[1:], phrase.upper()}
        if not exact:
            forms.add(phrase.lower())
        for spelled in forms:
            tokens = tuple(pieces(spelled))
            entries.setdefault(tokens, {})[name] = value
            word = max(tokens, key=lambda t: len(t) if t[0].isalpha() else 0)
            if name.startswith("era_"):
                made.era_openings.add(tokens[0][0])
            if name in _LEADS and (len(word) > 2 or len(tokens) == 1):
                made.leads.add(word)
            elif name in _WEAK_LEADS:
                made.weak_leads[word] = name if name == "units" else None
            if name in _OPENERS:
                made.openers.add(tokens[-1])
            elif name in _CLOSERS:
                made.closers.add(tokens[0])

    uncertain = set(words("uncertain"))
    lower = bool(data["lower_months"])
    for name in LISTS:
        for phrase in words(name):
            add(phrase, name, 0, exact=False)
    for name in NUMBERED:
        for number, phrases in enumerate(words(name), 1):
            for phrase in phrases:
                exact = phrase in uncertain or (
                    name in ("months", "weekdays") and phrase[:1].isupper() and (not lower or len(phrase) < 5)
                )
                add(phrase, name, number, exact=exact)
                if phrase in uncertain:
                    for spelled in {phrase, phrase.upper()}:
                        entries[tuple(pieces(spelled))]["uncertain"] = 0
    for name in KEYED:
        keyed = data[name]
        for key, phrases in keyed.items():  # type: ignore[attr-defined]
            for phrase in phrases:
                add(phrase, name, int(key) if key.isdigit() else key, exact=name == "feasts")
            if name == "numbers":
                (made.hundreds if int(key) >= 100 else made.tens).update(
                    p.split()[-1].split("-")[-1] for p in phrases
                )
                made.parts.update((p.lower(), int(key)) for p in phrases)
    made._openings = tuple(made.parts)
    made.big = tuple(p for p, value in made.parts.items() if value >= 100)
    made.parts.update((p, 0) for p in words("and") if len(p) > 2)
    for tokens, values in entries.items():
        mark = made.symbol(frozenset(values))
        if len(tokens) == 1:
            made.singles[tokens[0]] = (values, mark)
        else:
            made.phrases.setdefault(tokens[0], []).append((tokens, values, mark))
    for choices in made.phrases.values():
        choices.sort(key=lambda c: -len(c[0]))
    for classes in NUMBER_CLASSES:
        made.symbol(classes)
    return made


_DAY, _MONTH, _SHORT, _NUM, _YEAR, _ROMAN, _ORDINAL = (
    "day",
    "month_number",
    "short",
    "num",
    "year",
    "roman",
    "ordinal",
)
NUMBER_CLASSES = tuple(
    frozenset(c)
    for c in (
        *(
            (_NUM,),
            (_NUM, _YEAR),
            (_NUM, _SHORT),
            (_NUM, _SHORT, _DAY),
            (_NUM, _SHORT, _DAY, _MONTH),
            (_NUM, _DAY, _MONTH),
        ),
        *(
            (_NUM, _DAY),
            (_ORDINAL,),
            (_ORDINAL, _DAY),
            (_ROMAN,),
            (_ROMAN, _MONTH),
            (_ROMAN, _YEAR),
            ("spelled",),
            ("spelled", _YEAR),
        ),
        *(("spelled", "spelled_day"), ("spelled", _ORDINAL), ("spelled", _ORDINAL, _DAY), ("decade_years",)),
    )
)


def number_classes(digits: str) -> Values:
    """Classes of a number in figures: day, month_number, short (two figures), year (1000 to 2199), num."""
    value = int(digits)
    classes: Values = {_NUM: value}
    if len(digits) <= 2 and 1 <= value <= 31:
        classes[_DAY] = value
        if value <= 12:
            classes[_MONTH] = value
    if len(digits) == 2:
        classes[_SHORT] = value
    if len(digits) == 4 and 1000 <= value < 2200:
        classes[_YEAR] = value
    return classes
