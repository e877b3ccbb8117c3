"""Where in a run of capitalised words titles end, where a name begins and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames, german
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.names import VAN, comes_first, is_capital_link
from teiwright.annotators.persons.words import opens_sentence
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from teiwright.annotators.persons.words import Word

_ROMAN = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VERBAL = re.compile(r".{3,}(?:ing|ed|ly|ment|mente)$|.{2,}[òóíì]$")
_OFFICE_OF = lazy(
    r"\b(?:Secretary|Minister|Director|Head|Chief|Commissioner|Superintendent|Chair|Chairman|Professor|Dean) (?:of|for) (?:the )?$"
)
"""What stands before the field of an office and the name: Secretary of Defence Mary Burton."""
_PARTICIPLE = re.compile(r".{3,}ed$")
_HERR = frozenset(["Herr", "Herrn", "Hr", "Hrn", "Herren", "HH", "Frau"])
"""After these an office is no name: Herr Bischof."""
_BRACKETS = frozenset("([")
BORN = "Born"
"""Before a whole name a participle, not a surname."""
DON = "D"
"""In Spanish a title, also behind another: Sr. D. José."""
_NUMBERS = frozenset("IVX")
"""Numbers of rulers that look like initials: José I. La Junta."""
_NAMED = lex.GIVEN | lex.DOUBTFUL | lex.SHORT | lex.SURNAME | lex.KNOWN
_OF_NOBLES = frozenset(["von", "v.", "zu", "von und zu", "von der", "vom"])
_OFFICE = 4
"""Letters at most after a name: M. R. C. S."""
_SURNAMES_TOO = lex.TRADE | lex.NOBLE | lex.CHURCH | lex.NAME | lex.NOUN | lex.COMMON


def plain(run: Sequence[Word], at: int) -> bool:
    """True for a word that is never the beginning of the name after it."""
    word, last = run[at], at + 1 == len(run)
    kind = word.kind
    if (
        kind & lex.COMMON
        and not last
        and not kind & (lex.GIVEN | lex.DOUBTFUL)
        and lex.contexts().get(word.text.lower()) == "epithet"
    ):
        return True  # Young Smith
    if kind & (lex.NAME | lex.TITLE):
        return False
    if not last and comes_first(word.text, run[at + 1].text):
        return False  # Park Ji-ho
    if kind & lex.MODIFIER and not last and run[at + 1].kind & (lex.TITLE | lex.MODIFIER):
        return False
    if kind & (lex.MODIFIER | lex.FUNCTION | lex.COMMON | lex.PEOPLE) or _ROMAN.fullmatch(word.text):
        return True
    if last:
        return False
    if kind & lex.PLACE:
        return True
    return 1 < len(word.text) < 6 and word.text.isupper() and not run[at + 1].text.isupper()  # USSR


def opening_verb(text: str, run: Sequence[Word], at: int, small: Collection[str]) -> bool:
    """True for a word that stands before a name without being part of it.

    It has its capital from the beginning of a sentence (“Hearing Mary”), or it is a word that the text also writes small (“Historical
    Adviser Mary Smith”), or a month (“In June Mary”).
    """
    word = run[at]
    if at + 1 == len(run) or len(word.text) < 3:
        return False
    if word.kind & lex.COMMON and word.kind & lex.DOUBTFUL:
        after = run[at + 1].kind
        wished = after & lex.COMMON and not after & lex.NAME and opens_sentence(text, word.start)
        dated = not word.kind & lex.TITLE and _dated(text, word.start)
        return bool(wished) or dated  # May Heaven help us; in June Mary came
    after = run[at + 1].kind
    if word.kind & lex.FUNCTION and word.kind & lex.SURNAME and opens_sentence(text, word.start):
        return bool(after & (lex.GIVEN | lex.TITLE | lex.KNOWN))  # Tell Tom; Read Cowper
    if word.text == BORN and at + 2 < len(run):
        return bool(after & lex.GIVEN)  # Born Mary Burton in 1921
    if word.kind & (lex.NAME | lex.TITLE | lex.MODIFIER):
        return False
    plainly_given = after & lex.GIVEN and not after & lex.SURNAME
    written_small = word.text.lower() in small
    if (
        after & lex.GIVEN
        and at + 2 < len(run)
        and _OFFICE_OF.search(text, max(0, word.start - 24), word.start)
    ):
        return lex.kinds().get(run[at + 2].text, 0) == 0 or bool(run[at + 2].kind & lex.NAME)
    if opens_sentence(text, word.start):
        if word.text == VAN:
            return False
        if written_small:
            return bool(after & (lex.NAME | lex.TITLE)) or word.kind == 0
        acts = word.kind == 0 and (_VERBAL.match(word.text) or _directs(text, word))
        return bool(plainly_given or after & lex.TITLE or acts)
    return written_small and any(w.kind & lex.GIVEN for w in run[at + 1 : -1])


def _directs(text: str, word: Word) -> bool:
    """True for the verb of a direction in a play: “(Shakes Anna's hand)”; names end as Atticus and Inès do."""
    verb = word.text[-1] == "s" and word.text[-2] not in "aiousàáèéíóú"
    return verb and text[word.start - 1 : word.start] in _BRACKETS


def _dated(text: str, start: int) -> bool:
    """True if what stands before a month's name makes it a month."""
    before = text[max(0, start - 12) : start].rstrip()
    return before[-1:].isdigit() or before.rpartition(" ")[2].lower() in lex.particles("before-month")


def headline_word(run: Sequence[Word], at: int, first: int, small: Collection[str]) -> bool:
    """True for a last word that belongs to a headline, not to the name: “Smith Attacks”, “Mrs. Smith Refused”."""
    word = run[at]
    if word.text.isupper() and len(word.text) > 2 and run[first].text.isupper():
        return not word.kind & lex.NAME and word.text.lower() in small  # SIR JOHN FEEDS THE POOR
    if at != first + 1 or at + 1 != len(run) or run[at].kind or len(run[at].text) < 4:
        return False
    return (
        not run[first].kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        and len(run[first].text) > 1
        and run[at].text.lower() in small
    )


def lone_i(text: str, word: Word) -> bool:
    """True for the pronoun “I”."""
    return word.text == "I" and not text.startswith(".", word.end)


def is_title(run: Sequence[Word], at: int, first: int) -> bool:
    """True where the word is used as a title: not the last word of a longer run if it can be a name (Mr. King)."""
    word = run[at]
    if word.kind & lex.MODIFIER and at + 1 < len(run) and run[at + 1].kind & (lex.TITLE | lex.MODIFIER):
        return True
    if not word.kind & lex.TITLE:
        after_herr = at > first and run[at - 1].text in _HERR and at + 1 < len(run)
        return after_herr and word.text in german.words("trade")  # Herr Maler Huber
    if len(word.text) == 1 and at > first and word.text != DON:
        return False  # the M. of “Assistant Surgeon M. Smith” is an initial
    return not (word.kind & lex.NAME and at > first and at + 1 == len(run))


def surname_after_title(run: Sequence[Word]) -> bool:
    """True if the last of a run of titles is a surname: “Judge Miller”, “Mr. Bishop”; not “Lord Bishop”, “Mr. President”."""
    last, previous = run[-1].kind, run[-2]
    if last & lex.NAME:
        return True
    if last & lex.OFFICE or previous.text in _HERR:
        return False
    if previous.text in {"Lord", "Lady", "Sir", "Madam", "Master", "MM", "Messrs", "Monsieur", "Madame"}:
        return False
    return bool(last & _SURNAMES_TOO) and bool(previous.kind & (lex.HONORIFIC | lex.RANK | lex.OFFICE))


def links_end(text: str, run: Sequence[Word], at: int, language: str) -> int:
    """Where the links with a capital end that stand after a title: M. Le Tellier, Mlle de La Fayette, not Monsieur Le Maire; or Van, also without one."""
    end = at
    while (
        end + 1 < len(run)
        and (run[end].text == VAN or (run[end].kind == lex.FUNCTION and is_capital_link(run[end].text)))
        and not run[end].text.isupper()  # in capitals DE LA is as often a preposition
        and text[run[end].end : run[end + 1].start] == " "
    ):
        end += 1
    # What is a common word in French may be a name elsewhere: Signor La Porte.
    other = lex.TITLE | lex.FUNCTION | (lex.COMMON if language == "fr" else 0)
    return at if end < len(run) and run[end].kind & other else end


def name_end(
    text: str,
    run: Sequence[Word],
    first: int,
    small: Collection[str],
    *,
    has_title: bool,
    nouns: bool = False,
) -> int:
    """Where the name that begins at `first` ends in the run; in German (`nouns`) before a noun."""
    for at in range(first, len(run)):
        word = run[at]
        kind = word.kind
        if len(word.text) == 1:
            if (
                lone_i(text, word)
                or (at > first and _after_capitals(run, first, at))
                or _letters_of_office(run, first, at, has_title=has_title)
            ):
                return at
            continue
        if at > first and (ends := _ended(text, run, first, at, small, titled=has_title, nouns=nouns)):
            return ends
        if kind & lex.NAME or _syllable(run, first, at):
            continue
        if at == first:
            if kind & lex.FUNCTION and not _family(run, at):
                return at
            continue
        previous = run[at - 1]
        after_forename = _after_forename(run, at)
        numbered = previous.text in _NUMBERS and at > first + 1 and run[at - 2].kind & lex.GIVEN
        if after_forename and not numbered and at + 1 < len(run) and is_capital_link(word.text):
            continue  # Ursula K. Le Guin, Marie LE TELLIER
        if kind & lex.FUNCTION and word.text not in lex.by_names():
            return at
        last = at + 1 == len(run) or (nouns and _noble_within(text, run, at))
        if kind & lex.TITLE and not (after_forename and (last or word.text in lex.particles("middle"))):
            return at
        if kind & (lex.COMMON | lex.PEOPLE):
            # An adjective or noun is a surname (John Strong, Ellen Du Pont) only directly after a forename or its link.
            if not after_forename and not (at - 1 > first and is_capital_link(previous.text)):
                return at
            if len(previous.text) == 1 and _next_sentence(text, run, first, at, has_title=has_title):
                return at
    return len(run)


def _next_sentence(text: str, run: Sequence[Word], first: int, at: int, *, has_title: bool) -> bool:
    """True for a word with a capital that is no surname after an initial: “to Mr. B. The next day”, “London, E.C. Published by”."""
    if _PARTICIPLE.match(run[at].text):
        return True
    return has_title and at - first == 1 and text.startswith(".", run[at - 1].end)


def _family(run: Sequence[Word], at: int) -> bool:
    """True for the first word of “An Jung-geun”."""
    return at + 1 < len(run) and comes_first(run[at].text, run[at + 1].text)


def _noble_within(text: str, run: Sequence[Word], at: int) -> bool:
    """True for a title of nobility with the link of a name behind it: Mathilde Freiin von Stein."""
    link = text[run[at].end : run[at + 1].start].strip(" ")
    return bool(run[at].kind & lex.NOBLE) and link in _OF_NOBLES


def _ended(
    text: str, run: Sequence[Word], first: int, at: int, small: Collection[str], *, titled: bool, nouns: bool
) -> int:
    """Where the name ends if this word is its epithet or something else; 0 if it may go on."""
    if run[at].kind & lex.NOBLE and not run[at].kind & lex.NAME and text.startswith(" of ", run[at].end):
        return at  # Mary Queen of Scots
    if _letters_behind(run, first, at):
        return at
    behind = run[at].text in lex.particles("behind")  # Omar Pasha
    if behind or _epithet(text, run, at) or (nouns and _genitive(text, run, at)):
        return at + 1
    noun = nouns and text[run[at - 1].end : run[at].start] == " "  # no link: Graf Yorck von Wartenburg
    return at if _whole_before(run, first, at, small, titled=titled) or (noun and _noun(run, at)) else 0


def _genitive(text: str, run: Sequence[Word], at: int) -> bool:
    """True in German for the surname of “Gerhart Hauptmanns Stück”: a genitive before what is his."""
    word = run[at]
    if not text.startswith("s", word.end - 1) or not _after_forename(run, at) or at + 1 == len(run):
        return False
    title = word.kind & lex.TITLE and word.text[:-1] not in german.words("noun")
    if title or word.kind & lex.GIVEN or word.text in lex.by_names():
        return False
    after = run[at + 1]
    noun = after.kind & lex.COMMON or not after.kind & lex.NAME
    return bool(noun) and text[word.end : after.start] == " "


def _syllable(run: Sequence[Word], first: int, at: int) -> bool:
    """True for the middle of “Ho Chi Minh”, whatever it means elsewhere."""
    return at == first + 1 < len(run) - 1 and run[first].text in lex.particles("family-first")


def _after_forename(run: Sequence[Word], at: int) -> bool:
    previous = run[at - 1]
    return bool(previous.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)) or len(previous.text) == 1


def _noun(run: Sequence[Word], at: int) -> bool:
    """True in German for a word that is likelier a noun than part of the name before it: Goethes Gedichte."""
    before = run[at - 1]
    if bynames.is_number(run[at].text):
        return False  # König Ludwigs II.
    if before.end - before.start > len(before.text):
        return True  # a genitive: Karls Vater
    return not run[at].kind & lex.NAME and not _after_forename(run, at)


def opening_noun(run: Sequence[Word], at: int) -> bool:
    """True in German for a noun before a name: Sänger Karl, Briefe Karls."""
    if at + 1 == len(run):
        return False
    kind, after = run[at].kind, run[at + 1]
    if (
        after.kind & (lex.NOBLE | lex.RANK)
        and at + 2 < len(run)
        and not kind & (_NAMED | lex.TITLE | lex.MODIFIER)
    ):
        return True  # im Dienste König Ludwigs
    if run[at].text in german.words("trade"):
        return not kind & (lex.GIVEN | lex.TITLE)
    if kind & lex.COMMON:
        return not kind & (lex.GIVEN | lex.TITLE)
    begins = after.kind & lex.GIVEN or len(after.text) == 1
    return kind == 0 and bool(begins) and len(run[at].text) > 1


def _epithet(text: str, run: Sequence[Word], at: int) -> bool:
    """True for the last word of “Karl der Große”."""
    gap = text[run[at - 1].end : run[at].start]
    return len(gap) > 1 and gap.strip(" .") in bynames.articles() and run[at].text in lex.by_names()


def _whole_before(run: Sequence[Word], first: int, at: int, small: Collection[str], *, titled: bool) -> bool:
    """True where the name is whole and this word is something else."""
    if run[at].text in bynames.generations() or headline_word(run, at, first, small):
        return True
    if at == first + 1:
        return (
            titled
            and _shouted(run[first])
            and at + 1 < len(run)
            and _shouted(run[at + 1])
            and not _shouted(run[at])
        )
    if run[at].text == run[first].text and run[at - 1].text in _NUMBERS:
        return True  # “… his son Charles I. Charles was …”
    return _after_capitals(run, first, at) or _another(run, first, at) or _address(run, at)


def _address(run: Sequence[Word], at: int) -> bool:
    """True where the place of an address follows a whole name: “Mary Burton, New York” without the comma."""
    before = run[at - 1]
    return bool(
        run[at].kind & lex.PLACE
        and not run[at].kind & lex.NAME
        and len(before.text) > 1
        and not before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        and not is_capital_link(before.text)  # Anna Del Rio
    )


def _letters_of_office(run: Sequence[Word], first: int, at: int, *, has_title: bool) -> bool:
    """True for the letters after a whole name: “F. I. Burton J. P.”."""
    before = run[at - 1]
    whole = (at > first + 1 or (has_title and at > first)) and any(
        len(w.text) > 1 for w in run[max(first, at - _OFFICE) : at]
    )
    if not whole or before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or not 1 < len(run) - at <= _OFFICE:
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


def _another(run: Sequence[Word], first: int, at: int) -> bool:
    """True where the names of two persons meet without a comma: “Mary Burton Ellen Burton”."""
    word, before = run[at], run[at - 1]
    forename = word.kind & lex.GIVEN and not word.kind & (lex.SURNAME | lex.PLACE)
    surname = before.kind & lex.SURNAME and not before.kind & (lex.GIVEN | lex.DOUBTFUL)
    begun = run[first].kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or len(run[first].text) == 1
    return bool(forename and surname and begun and at + 1 < len(run))


def _after_capitals(run: Sequence[Word], first: int, at: int) -> bool:
    """True where a surname in capitals has ended a name: “Paul DURAND Jean DUPONT”, “J. DURAND Jean DUPONT”."""
    begun = not run[first].text.isupper() or len(run[first].text) == 1
    initial = len(run[at].text) == 1 and at + 1 < len(run) and at > first + 1
    return begun and _shouted(run[at - 1]) and (initial or not run[at].text.isupper())


def _shouted(word: Word) -> bool:
    """True for a word in capitals that is no initial or number."""
    return len(word.text) > 2 and word.text.isupper()
