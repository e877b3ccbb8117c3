"""Where a name ends in a run of capitalised words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames, names_or_nouns
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.capital_links import (
    behind_linked,
    other_behind_link,
)
from teiwright.annotators.persons.cutting import OFFICE, address, another, headline_word, lone_i, shouted
from teiwright.annotators.persons.names import comes_first, is_capital_link, with_his_father
from teiwright.annotators.persons.words import in_genitive
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.language_parts import Nouns
    from teiwright.annotators.persons.words import Word

_HEADED = lazy(r"\.? ?(?::|\d|[Nn][°ºo]\.? ?\d)")
"""What follows a word that heads a line of a letter-head: a colon or a number."""
_ENDEARMENTS = frozenset(["Dear", "Dearest"])


def name_end(
    text: str,
    run: Sequence[Word],
    first: int,
    small: Collection[str],
    *,
    has_title: bool,
    language: Language,
) -> int:
    """Where the name that begins at `first` ends in the run; where nouns have capitals, before a noun."""
    for at in range(first, len(run)):
        word = run[at]
        kind = word.kind
        if len(word.text) == 1:
            if (
                (lone_i(text, word) and not _the_first(text, run, first, at, language))
                or (at > first and _after_capitals(run, first, at))
                or _letters_of_office(run, first, at, has_title=has_title)
            ):
                return at
            continue
        father = at > first and with_his_father(text, run[at - 1], word, language)
        ended = at > first and not father
        if ended and (ends := _ended(text, run, first, at, small, titled=has_title, language=language)):
            return ends
        if kind & lex.NAME or father or _syllable(run, first, at):
            continue
        if at == first:
            if (kind & lex.FUNCTION and not _family(run, at)) or _heads_a_line(text, word):
                return at
            continue
        previous = run[at - 1]
        after_forename = _after_forename(run, at)
        numbered = previous.text in bynames.LETTERS and at > first + 1 and run[at - 2].kind & lex.GIVEN
        if after_forename and not numbered and at + 1 < len(run) and is_capital_link(word.text):
            continue  # Ursula K. Le Guin, Marie LE TELLIER
        if kind & lex.FUNCTION and word.text not in lex.by_names():
            return at
        last = at + 1 == len(run) or _noble_within(text, run, at, language)
        held = kind & (lex.OFFICE | lex.RANK) and at > first + 1 and previous.kind & lex.SURNAME
        may = after_forename and not held and (last or word.text in lex.particles("middle"))
        if kind & lex.TITLE and not may:
            return at  # Andrew Lewis President
        if kind & (lex.COMMON | lex.PEOPLE):
            # An adjective or noun is a surname (John Strong, Ellen Du Pont) only directly after a forename or its link.
            if not after_forename and not (at - 1 > first and is_capital_link(previous.text)):
                return at
            if (
                len(previous.text) == 1
                and has_title
                and at - first == 1
                and text.startswith(".", previous.end)
            ):
                return at  # “… to Mr. B. Church bells rang.”
    return len(run)


def _begins_sentence(text: str, before: Word, word: Word, language: Language) -> bool:
    """True there for the article or the title behind the sign of a writer: “E. H. Der August dieses Jahres …”, “E. H. Herr Hof-Rat Brandel …”."""
    if len(before.text) > 1 or not text.startswith(". ", before.end):
        return False
    goes_on = text[word.end : word.end + 1] == " "
    return goes_on and (word.text.lower() in language.determiners or word.text in lex.particles("sir"))


def _ended_in_capitals(
    text: str, run: Sequence[Word], first: int, at: int, language: Language, *, titled: bool
) -> bool:
    """True where no name in capitals goes on: TÉLÉPHONE : 42-15, MARIE DE L'ÉCOLE, GENERAL VON GRUBEN RETREATS."""
    if other_behind_link(text, run, at) or _heads_a_line(text, run[at]):
        return True
    return not language.two_surnames and behind_linked(text, run, first, at, titled=titled)


def _heads_a_line(text: str, word: Word) -> bool:
    """True for what heads a line of a letter-head: TÉLÉPHONE : 42-15, ADDRESS: 5, HIGH STREET."""
    return (
        shouted(word)
        and word.text.lower() in lex.things("letterhead")
        and bool(_HEADED.match(text, word.end))
    )


def _the_first(text: str, run: Sequence[Word], first: int, at: int, language: Language) -> bool:
    """True for “Henry I, who”, “Henry I’s sons”, “Henry I of France”: a ruler; “Henry I know” has the pronoun."""
    if at != first + 1 or not run[first].kind & lex.GIVEN or text[run[first].end] != " ":
        return False
    return language.no_pronoun_i is None or language.no_pronoun_i.match(text, run[at].end) is not None


def _family(run: Sequence[Word], at: int) -> bool:
    """True for the first word of “An Jung-geun”."""
    return at + 1 < len(run) and comes_first(run[at].text, run[at + 1].text)


def _noble_within(text: str, run: Sequence[Word], at: int, language: Language) -> bool:
    """True for a title of nobility with the link of a name behind it: Mathilde Freiin von Stein."""
    link = text[run[at].end : run[at + 1].start].strip(" ")
    return bool(run[at].kind & lex.NOBLE) and link in language.nouns.of_land


def _ended(
    text: str,
    run: Sequence[Word],
    first: int,
    at: int,
    small: Collection[str],
    *,
    titled: bool,
    language: Language,
) -> int:
    """Where the name ends if this word is its epithet or something else; 0 if it may go on."""
    nouns = language.nouns
    if language.capital_nouns and (
        _begins_sentence(text, run[at - 1], run[at], language)
        or _whose(text, run, first, at, titled=titled)
        or _before_another(text, run, at)
    ):
        return at
    if shouted(run[at]) and _ended_in_capitals(text, run, first, at, language, titled=titled):
        return at
    if run[at].kind & lex.NOBLE and not run[at].kind & lex.NAME and text.startswith(" of ", run[at].end):
        return at  # Mary Queen of Scots
    if _letters_behind(run, first, at):
        return at
    behind = run[at].text in lex.particles("behind")  # Omar Pasha
    if behind or _epithet(text, run, at) or (language.genitive_s and _genitive(text, run, at, nouns)):
        return at + 1
    gap = text[run[at - 1].end : run[at].start]
    # with no link: Graf Yorck von Wartenburg; but “Lili zur Gewohnheit”
    noun = language.capital_nouns and (
        gap == " " or (names_or_nouns.noun_only(run[at].text, nouns) and gap.strip(" .") not in nouns.of_land)
    )
    return (
        at
        if _whole_before(run, first, at, small, language, titled=titled) or (noun and _noun(run, at, nouns))
        else 0
    )


def _before_another(text: str, run: Sequence[Word], at: int) -> bool:
    """True for Herr in “am Vormittag Herr Orme”; not in Christian Herr, whose surname it is."""
    word = run[at]
    title = len(word.text) > 1 and word.text in lex.particles("sir")
    return title and at + 1 < len(run) and text[word.end : run[at + 1].start] in {" ", ". "}


def _whose(text: str, run: Sequence[Word], first: int, at: int, *, titled: bool) -> bool:
    """True for the second surname in “Herr Orme spielte Frau Harding Brandels Sonate”, where the surname before it ends a name."""
    word, before = run[at], run[at - 1]
    begun = titled or at - 1 > first
    if (
        not begun
        or not word.kind & before.kind & lex.SURNAME
        or before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
    ):
        return False
    return in_genitive(text, word)


def _genitive(text: str, run: Sequence[Word], at: int, nouns: Nouns) -> bool:
    """True for the surname of “Gerhart Hauptmanns Stück”: a genitive before what is his."""
    word = run[at]
    if not text.startswith("s", word.end - 1) or not _after_forename(run, at) or at + 1 == len(run):
        return False
    title = word.kind & lex.TITLE and word.text[:-1] not in nouns.noun_or_name
    if title or word.kind & lex.GIVEN or word.text in lex.by_names():
        return False
    after = run[at + 1]
    his = word.kind == 0 and names_or_nouns.named_without_s(word.text, nouns)  # Max Klingers Beethoven
    noun = his or after.kind & lex.COMMON or not after.kind & lex.NAME
    return bool(noun) and text[word.end : after.start] == " "


def _syllable(run: Sequence[Word], first: int, at: int) -> bool:
    """True for the middle of “Ho Chi Minh”, whatever it means elsewhere."""
    return at == first + 1 < len(run) - 1 and run[first].text in lex.particles("family-first")


def _after_forename(run: Sequence[Word], at: int) -> bool:
    previous = run[at - 1]
    return bool(previous.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)) or len(previous.text) == 1


def _noun(run: Sequence[Word], at: int, nouns: Nouns) -> bool:
    """True where nouns have capitals for a word that is likelier a noun than part of the name before it: Goethes Gedichte."""
    before = run[at - 1]
    if before.kind & lex.NOBLE and at > 1 and run[at - 2].kind & lex.GIVEN:
        return False  # Karl Graf Thun
    if bynames.is_number(run[at].text):
        return False  # König Ludwigs II.
    if before.end - before.start > len(before.text):
        return True  # a genitive: Karls Vater
    if names_or_nouns.noun_only(run[at].text, nouns):
        return True
    if at > 1 and run[at].kind & lex.TITLE and not _after_forename(run, at) and _after_forename(run, at - 1):
        return True  # Hans Brandel Pfarrer, who is no Pfarrer by name
    return not run[at].kind & lex.NAME and not _after_forename(run, at)


def _epithet(text: str, run: Sequence[Word], at: int) -> bool:
    """True for the last word of “Karl der Große”."""
    gap = text[run[at - 1].end : run[at].start]
    return len(gap) > 1 and gap.strip(" .") in bynames.articles() and run[at].text in lex.by_names()


def _whole_before(
    run: Sequence[Word], first: int, at: int, small: Collection[str], language: Language, *, titled: bool
) -> bool:
    """True where the name is whole and this word is something else."""
    if run[at].text in bynames.generations(language) or headline_word(run, at, first, small):
        return True
    if run[at].text in _ENDEARMENTS and not titled and run[at - 1].kind & lex.GIVEN:
        return True  # “Come, Ruth Dear”
    if at == first + 1:
        if at + 1 == len(run) and run[at].text == run[first].text and len(run[at].text) > 1:
            return True  # “George George who?”
        return (
            titled
            and shouted(run[first])
            and at + 1 < len(run)
            and shouted(run[at + 1])
            and not shouted(run[at])
        )
    if run[at].text == run[first].text and run[at - 1].text in bynames.LETTERS:
        return True  # “… his son Charles I. Charles was …”
    return _after_capitals(run, first, at) or another(run, first, at) or address(run, at)


def _letters_of_office(run: Sequence[Word], first: int, at: int, *, has_title: bool) -> bool:
    """True for the letters after a whole name: “F. I. Burton J. P.”."""
    before = run[at - 1]
    whole = (at > first + 1 or (has_title and at > first)) and any(
        len(w.text) > 1 for w in run[max(first, at - OFFICE) : at]
    )
    if not whole or before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or not 1 < len(run) - at <= OFFICE:
        return False
    return all(len(word.text) == 1 for word in run[at:])


def _letters_behind(run: Sequence[Word], first: int, at: int) -> bool:
    """True for the letters of an office or an order after a name that is not in capitals: “Anna Rowe QC”."""
    letters, before = run[at].text, run[at - 1]
    return (
        letters.isupper()
        and letters in lex.particles("abbreviations")
        and not before.text.isupper()
        and not before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        and at > first
    )


def _after_capitals(run: Sequence[Word], first: int, at: int) -> bool:
    """True where a surname in capitals has ended a name: “Paul DURAND Jean DUPONT”, “J. DURAND Jean DUPONT”."""
    begun = not run[first].text.isupper() or len(run[first].text) == 1
    initial = len(run[at].text) == 1 and at + 1 < len(run) and at > first + 1
    return begun and shouted(run[at - 1]) and (initial or not run[at].text.isupper())
