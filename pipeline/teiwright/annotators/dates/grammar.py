"""The grammar's machinery: patterns over strings of symbols, one character a token.

A pattern is a regular expression in which `{day|ordinals}` stands for “a token of the class day or ordinals”, an
upper-case letter for a date already recognised (F full, Q month and year, K month and day …; in small letters where
it is not yet sure to be a date), `w` and `W` for any other word, and marks for themselves (all dashes are -).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright import kept_patterns
from teiwright.annotators.dates.tokens import Token
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teiwright.annotators.dates.language import Language
    from teiwright.annotators.dates.values import Value


class Atom(Struct, frozen=True):
    """A date as recognised, before what it leaves unsaid is looked for elsewhere."""

    kind: str
    """F full, Q month and year, K month and day, M month, Y year, S season and year, Z season, C century or decade,
    N day, T short year, G year of a reign, P '99, E feast, R counted from another date, D weekday,
    I a day that does not exist."""
    value: Value
    rule: str
    evidence: str
    cert: Certainty = Certainty.HIGH
    shift: tuple[str, int, str] | None = None
    """For R: unit, how many, counted from what (text, writing)."""
    weekday: int = -1
    way: int = 0
    """Of a weekday counted from a feast: 1 after it, -1 before it."""
    ahead: bool = False
    """True if the sentence speaks of what is still to come."""
    same_year: bool = False
    """True for “4 May of the same year”: of the year last named, however it was."""
    closes: bool = False
    """True for the day on which the year ends that is told of: “for the year ending 31 December 1903”."""
    lends: bool = True
    """False for what is told beside the telling, a birth in short or a year still to come: no other date takes its year from it."""
    born: bool = False
    """True for the day of a birth: told in the deposition of a grown person it lends its year to nothing."""
    passing: bool = False
    """True for the year of “the mill, built in 1790, was sold in May”: months take nothing from it where another year is told of."""
    follows: bool = False
    """True for a number that is only a day where it goes on with a row of days: “20 June … On the 25th secondary bleeding”."""
    usual: bool = False
    """True for a season in a sentence that tells, in the present, what is done every year: “in summer he goes to the sea”."""
    needs_anchor: bool = False
    """True if it is only a date where another one gives it its year."""
    ends: tuple[Token, ...] = ()

    def but(self, **changes: object) -> Atom:
        """The same with some fields changed."""
        return replace(self, **changes)


class Hit:
    """The tokens that a pattern matched, by the names of its groups."""

    def __init__(self, match: re.Match[str], tokens: Sequence[Token]) -> None:
        """Keep the match of a pattern on the symbols, and the tokens it was made on."""
        self._match = match
        self.tokens = tokens
        self.first = match.start()
        self.stop = match.end()

    @property
    def after(self) -> str:
        """The symbol after what was matched; # where the tokens end."""
        return self.tokens[self.stop].symbol if self.stop < len(self.tokens) else "#"

    @property
    def next_word(self) -> Token | None:
        """The token behind the space after what was matched; None where no space or nothing follows."""
        at = self.stop + 1
        return self.tokens[at] if self.after == " " and at < len(self.tokens) else None

    def get(self, name: str) -> Token | None:
        """The token of a group, or None if the group took no part (or the pattern has no such group)."""
        if name not in self._match.re.groupindex:
            return None
        at = self._match.start(name)
        return self.tokens[at] if at >= 0 else None

    def number(self, name: str, *classes: str) -> int | None:
        """The value of a group's token in the first of these classes that it has."""
        token = self.get(name)
        if token is None:
            return None
        for wanted in classes:
            if wanted in token.values:
                return int(token.values[wanted])
        return None


class Rule(Struct, frozen=True):
    """A pattern, and what to make of it. The group `x`, if there is one, is the extent of the date."""

    name: str
    pattern: str
    build: Callable[[Hit, Language], Atom | None]


def symbols_of(tokens: Sequence[Token]) -> str:
    """What the patterns read: one character for each token."""
    return "".join([t.symbol for t in tokens])


NO_BEGINNING = '(?![ wW#.,;:!?()"<>/-])'
"""No date begins with a space, a mark (but '99) or a word that is in no table: most of what a text is made of, so it is looked at first."""

_CLASS = lazy(r"\{([a-z_|]+)\}")


class Pass:
    """Some rules tried at every place, in their order; what they find becomes one token."""

    def __init__(
        self,
        rules: Sequence[Rule],
        known: Language,
        *,
        needs: str = "",
        begins: str = "",
        repeat: bool = False,
    ) -> None:
        """Prepare the rules for a language.

        Args:
            rules: In the order in which they are tried.
            known: The language.
            needs: Symbols of which at least one must be there for any rule to match; empty for all.
            begins: Symbols of which one must be the first that a rule matches; empty for all but those of NO_BEGINNING.
            repeat: True if what they find may help them find more.
        """
        self._needs = frozenset(needs)
        self._begins = f"(?=[{begins}])" if begins else NO_BEGINNING
        self.repeat = repeat
        self._known = known
        self._rules = rules
        self._sources = [_CLASS.sub(lambda m: known.charset(m[1]), r.pattern) for r in rules]
        self._compiled: list[re.Pattern[str] | None] = [None] * len(rules)
        self._any: re.Pattern[str] | None = None

    @property
    def _search(self) -> Callable[[str, int], re.Match[str] | None]:
        if self._any is None:
            bare = [re.sub(r"\(\?P<\w+>", "(?:", s) for s in self._sources]
            # The empty groups tell which of them matched. Before an alternative, a group would hide from `re` the symbols with
            # which it begins, by which most are passed over.
            self._any = kept_patterns.compiled(f"{self._begins}(?:{'|'.join(f'{b}()' for b in bare)})")
        return self._any.search

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a rule, compiled when it is first needed."""
        pattern = self._compiled[number]
        if pattern is None:
            pattern = self._compiled[number] = kept_patterns.compiled(self._sources[number])
        return pattern

    def _build(self, symbols: str, at: int, first: int, tokens: list[Token]) -> tuple[Atom, int, int] | None:
        """What the first rule from number `first` on makes of the tokens at a place, and its extent."""
        if _glued(tokens, at):
            return None
        for number in range(first, len(self._rules)):
            pattern = self._pattern(number)
            match = pattern.match(symbols, at)
            atom = self._rules[number].build(Hit(match, tokens), self._known) if match else None
            if match and atom:
                begin, stop = match.span("x") if "x" in pattern.groupindex else match.span()
                if stop - begin > 1 and tokens[stop - 1].symbol == "." and _is_no_part(tokens, stop - 1):
                    stop -= 1  # the stop ends the sentence, not the word
                inside = symbols[begin:stop]
                if begin and symbols[begin - 1] == "(" and inside.count(")") > inside.count("("):
                    begin -= 1  # [May] 3, 1848
                return atom, begin, stop
        return None

    def run(self, tokens: list[Token], symbols: str, text: str) -> list[Token]:
        """The tokens with those that form a date replaced by one; the same list if none do."""
        if self._needs and self._needs.isdisjoint(symbols):
            return tokens
        at, done = 0, 0
        out: list[Token] = []
        search = self._search
        while (found := search(symbols, at)) is not None:
            at = found.start()
            # the alternatives are tried in order, so that none before the one that matched can match here
            made = self._build(symbols, at, (found.lastindex or 1) - 1, tokens)
            if made is None:
                at += 1
                continue
            atom, begin, stop = made
            out += tokens[done:begin]
            start, end = tokens[begin].start, tokens[stop - 1].end
            uncertain = stop - begin == 1 and "uncertain" in tokens[begin].values
            out.append(Token(start, end, atom.kind, {}, text[start:end], atom, uncertain=uncertain))
            done = at = stop
        return out + tokens[done:] if done else tokens


_PAGES = 24
"""Tokens back in which “pages” is looked for: “pages 1318, 1321 and 1325”."""


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """True for figures that follow a letter without a space: misread, or part of a sign."""
    return at > 0 and tokens[at].text[:1].isdigit() and tokens[at - 1].text[-1:].isalpha()


def numbered(tokens: Sequence[Token], at: int) -> bool:
    """True if the number at `at` is that of a page, a chapter, a room …: “p. 1917”, “pages 1318”."""
    for token in reversed(tokens[max(at - _PAGES, 0) : at]):
        if "page" in token.values:
            return True
        number = token.text.isdigit() or token.atom is not None
        if not number and token.symbol not in " .,-" and not token.values.keys() & {"and", "or", "to"}:
            return False
    return False


def _is_no_part(tokens: Sequence[Token], at: int) -> bool:
    """True for a stop behind a whole word, and for the colon of “in Sept: 4”."""
    return "whole" in tokens[at - 1].values or tokens[at].text == ":"


UNSURE = {"y": "Y", "m": "M", "z": "Z", "n": "N", "t": "T"}
"""Kinds of what may be a date, and what they are when it is one."""


def strong(kind: str) -> str:
    """The kind of a date that its surroundings have made sure."""
    return UNSURE.get(kind, kind)


def atom_of(token: Token | None) -> Atom:
    """The date that a token is."""
    if token is None or token.atom is None:
        raise ValueError("a pattern named a group that is not a date")
    return token.atom


def counted(tokens: Sequence[Token], at: int, known: Language) -> bool:
    """True if the number before `at` counts what follows it: “1400 members”."""
    if at + 1 >= len(tokens) or tokens[at].symbol != " ":
        return False
    word = tokens[at + 1].text
    owner = [token.text for token in tokens[at + 2 : at + 4]]
    if len(word) == 1 and owner[:1] in (["'"], ["’"]):
        return False  # votre lettre du 28 m'est parvenue
    if owner in (["'", "s"], ["’", "s"]) and not tokens[at - 1].text.endswith("00"):
        return False  # the 1994 men's final
    if word in known.counted or (at + 3 < len(tokens) and f"{word} {tokens[at + 3].text}" in known.counted):
        return True
    if "page" in tokens[at + 1].values and _pages_of_a_book(tokens, at + 1):
        return True
    if "units" in tokens[at + 1].values:  # in 1500 days
        return word.endswith("n" if known.capital_nouns else known.plural_endings)
    listed = at + 3 < len(tokens) and tokens[at + 2].symbol in " ." and tokens[at + 3].text[:1].isdigit()
    return (
        (tokens[at + 1].symbol == "w" or ("page" in tokens[at + 1].values and word.islower() and not listed))
        and len(word) > 2
        and word.endswith(known.plural_endings)
        and word not in known.not_plural
        and word not in known.told_by_year
        and not word.endswith(known.verb_endings)
    )


_SIGN = 2
"""Letters at most of “p.”, “pp.”, “S.”."""


def _pages_of_a_book(tokens: Sequence[Token], at: int) -> bool:
    """True for “(Paris, 1904, 1204 p.)”: so many pages; “1889 p. 44” has the number of the page behind it."""
    if len(tokens[at].text) > _SIGN or at + 1 >= len(tokens) or tokens[at + 1].symbol != ".":
        return False
    after = next((token for token in tokens[at + 2 : at + 4] if token.symbol != " "), None)
    return after is None or not after.text[:1].isdigit()


def goes_on_telling(hit: Hit, known: Language) -> bool:
    """True if a word goes on with the sentence that is no noun: “um 1900 war er”, not “um 1900 Mann”."""
    after = hit.tokens[hit.stop + 1] if hit.stop + 1 < len(hit.tokens) else None
    if after is None or after.text in known.plural_verbs or "of" in after.values:
        return False
    return after.text.lower() in known.function_words


def implied(atom: Atom, value: Value, evidence: str) -> Atom:
    """The date with a value that the text implies and does not say, which is never sure."""
    return atom.but(
        value=replace(value, implied=True), evidence=f"{atom.evidence}; {evidence}", cert=Certainty.LOW
    )
