"""Where in a run of capitalised words a name begins and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import noun_forms
from teiwright.annotators.persons.beside import word_before
from teiwright.annotators.persons.names import VAN, comes_first, is_capital_link, is_hungarian, of_his_father
from teiwright.annotators.persons.openings import opens_sentence
from teiwright.annotators.persons.words import in_genitive
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word

_ROMAN = lazy(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VERBAL = r".{3,}(?:{end-of-a-verb})$|.{2,}[òóíì]$"
_BRACKETS = frozenset("([")
BORN = "Born"
"""Before a whole name a participle, not a surname."""
_PRAYED_TO = frozenset(["Saint", "Saints"])
"""After “May” at the beginning of a sentence these are asked for something: nobody is called May Saint Anne."""
_NAMED = lex.GIVEN | lex.DOUBTFUL | lex.SHORT | lex.SURNAME | lex.KNOWN
_CALLED = lex.SURNAME | lex.KNOWN
_ARTICLE_REACH = 24
_BLANK = 2
"""Characters at most between two words of which no link stands between."""
_VERB_REACH = 20
OFFICE = 4
"""Letters at most after a name: M. R. C. S."""


def plain(run: Sequence[Word], at: int, language: Language) -> bool:
    """True for a word that is never the beginning of the name after it."""
    word, last = run[at], at + 1 == len(run)
    if not last and begins_name(word, language):
        return False
    kind = word.kind
    if not last and word.text == language.article_of_names and not run[at + 1].kind & lex.NAME:
        return True  # El Cacique Quillapán; but El Greco
    if not last and not kind and at and run[at - 1].text == language.article_of_names:
        return bool(run[at + 1].kind & lex.GIVEN and not run[at + 1].kind & lex.SURNAME)  # El Curaca Nicanor
    if (
        not kind
        and not last
        and lex.contexts().get(word.text) == "dear"
        and run[at + 1].start == word.end + 1
    ):
        return True  # Querida Chona, but Cara de Plata
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
    if kind & lex.MODIFIER and not last and run[at + 1].kind & lex.MODIFIED:
        return False
    if kind & (lex.MODIFIER | lex.FUNCTION | lex.COMMON | lex.PEOPLE) or _ROMAN.fullmatch(word.text):
        return True
    if last:
        return False
    if kind & lex.PLACE:
        return True
    return 1 < len(word.text) < 6 and word.text.isupper() and not run[at + 1].text.isupper()  # USSR


def begins_name(word: Word, language: Language) -> bool:
    """True for a link with which a name begins, and nothing else: Van, in Italian De (De Luca)."""
    return word.text == VAN or word.text in language.beginning_links


def opening_verb(text: str, run: Sequence[Word], at: int, small: Collection[str], language: Language) -> bool:
    """True for a word that stands before a name without being part of it.

    It has its capital from the beginning of a sentence (“Hearing Mary”), or it is a word that the text also writes small (“Historical
    Adviser Mary Smith”), or a month (“In June Mary”).
    """
    word = run[at]
    if at + 1 == len(run) or len(word.text) < 3:
        return False
    following = run[at + 1].text
    if (following in lex.particles("hungarian") and is_hungarian([word.text, following])) or (
        not word.kind and following in lex.particles("behind")
    ):
        return False  # Deák Ferenc, Zobeir Pasha
    if of_his_father(text, word, run[at + 1]):
        return False
    if word.kind & lex.COMMON and word.kind & lex.DOUBTFUL:
        after = run[at + 1].kind
        asked = (after & lex.COMMON and not after & lex.NAME) or run[at + 1].text in _PRAYED_TO
        wished = asked and opens_sentence(text, word.start)
        dated = word.text in lex.particles("month-that-is-a-name") and _dated(text, word.start)
        return bool(wished) or dated  # May Heaven help us; May Saint Anne keep him; in June Mary came
    after = run[at + 1].kind
    if word.kind & lex.SURNAME and not word.kind & lex.FULL_FORENAME and opens_sentence(text, word.start):
        if word.kind & lex.FUNCTION:
            return bool(after & (lex.NAME | lex.TITLE) or not after)  # Tell Tom; Read Cowper
        if word.kind & lex.COMMON and not word.kind & lex.TITLE and at + 2 == len(run):
            return bool(after & lex.GIVEN and not after & lex.SURNAME)  # Sweet Lizzy
    if word.text == BORN and at + 2 < len(run):
        return bool(after & lex.GIVEN)  # Born Mary Burton in 1921
    if word.kind & (lex.NAME | lex.TITLE | lex.MODIFIER):
        return False
    plainly_given = after & lex.GIVEN and not after & lex.SURNAME
    written_small = word.text.lower() in small
    if (
        after & lex.GIVEN
        and at + 2 < len(run)
        and language.field_of.search(text, max(0, word.start - 24), word.start)
    ):
        return lex.kinds(run[at + 2].text) == 0 or bool(run[at + 2].kind & lex.NAME)
    if opens_sentence(text, word.start):
        if word.text == VAN:
            return False
        if written_small:
            return bool(after & (lex.NAME | lex.TITLE)) or word.kind == 0
        acts = word.kind == 0 and (lex.pattern(_VERBAL).match(word.text) or _directs(text, word))
        return bool(plainly_given or after & lex.TITLE or acts)
    return written_small and any(w.kind & lex.GIVEN for w in run[at + 1 : -1])


def no_part(text: str, run: Sequence[Word], at: int) -> bool:
    """True for the town in “In London Harding had friends”, which is also a surname, and for “Kiss” in “Kiss Tolly for me”."""
    if at + 1 == len(run):
        return False
    word, name = run[at], run[at + 1]
    if word.text in lex.particles("greets") and opens_sentence(text, word.start):
        return True
    if at + 2 < len(run) or not word.kind & lex.PLACE or word.kind & (lex.GIVEN | lex.DOUBTFUL):
        return False
    if (
        name.kind & ~lex.SURNAME
        or text[word.end : name.start] != " "
        or word_before(text, word.start)[0].lower()
        not in lex.particles("from-home") | lex.particles("before-a-home")
    ):
        return False
    verb = text[name.end + 1 : name.end + _VERB_REACH].partition(" ")[0]
    return text.startswith(" ", name.end) and lex.contexts().get(verb) in {"says", "does"}


def opens_romance(text: str, run: Sequence[Word], at: int, language: Language) -> bool:
    """True for what begins a sentence and no name where a verb may stand first.

    A verb before whoever does it (“Vino Ledesma”), a preposition before a forename (“Di Teresa si sa poco”, but Di Martino), and a
    participle alone (“Preguntado, dijo”).
    """
    word = run[at]
    if not language.verb_first or not opens_sentence(text, word.start):
        return False
    if at + 1 == len(run):
        alone = at == 0 and not word.kind and text.startswith(", ", word.end)
        verb = text[word.end + 2 : word.end + _VERB_REACH].partition(" ")[0].rstrip(",.:;")
        told = lex.contexts_of(language).get(verb) in {"says", "does"}
        return alone and told and word.text.endswith(language.verbs.participle_ends)
    after = run[at + 1].kind
    if word.text in language.prepositions_too:
        return bool(after & lex.GIVEN and not after & lex.SURNAME)
    return not word.kind & (lex.NAME | lex.TITLE | lex.MODIFIER) and _does(word.text.lower(), language)


def _does(word: str, language: Language) -> bool:
    """True for a verb that stands before whoever comes or says something: Vino Ledesma, Replica Ferretti."""
    return word in language.verbs.before_whom or word in language.contexts.get("says", ())


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
        if word.text.endswith("LY") and not word.kind:
            return True  # MRS. HALL UNWITTINGLY HELPS
        link = is_capital_link(word.text)  # L. VAN ORMEN, where the text has van Ormen
        return not word.kind & lex.NAME and not link and word.text.lower() in small  # SIR JOHN FEEDS THE POOR
    if at != first + 1 or at + 1 != len(run) or run[at].kind or len(run[at].text) < 4:
        return False
    return (
        not run[first].kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        and len(run[first].text) > 1
        and run[at].text.lower() in small
    )


def lone_i(text: str, word: Word) -> bool:
    """True for the pronoun “I”, also where it ends a sentence: said I."""
    if word.text != "I":
        return False
    return not text.startswith(".", word.end) or text[word.end + 1 : word.end + 3] in _ENDS


_ENDS = frozenset(["", '"', "”", "’", "'", ' "', " “", " ‘"])
"""What follows the stop behind “said I.”"""


def links_end(text: str, run: Sequence[Word], at: int, language: Language) -> int:
    """Where the links with a capital end that stand after a title: M. Le Tellier, Mlle de La Fayette, not Monsieur Le Maire; or Van, also without one."""
    end = at
    while (
        end + 1 < len(run)
        and (run[end].text == VAN or (run[end].kind == lex.FUNCTION and is_capital_link(run[end].text)))
        and not run[end].text.isupper()  # in capitals DE LA is as often a preposition
        and text[run[end].end : run[end + 1].start] == " "
    ):
        end += 1
    # What is a common word in French may be a name elsewhere, Signor La Porte, and is one in “de La Tour”.
    plain = language.links_before_words and not text.endswith(" de ", 0, run[at].start)
    other = lex.TITLE | lex.FUNCTION | (lex.COMMON if plain else 0)
    return at if end < len(run) and run[end].kind & other else end


def opening_noun(text: str, run: Sequence[Word], at: int, language: Language) -> bool:
    """True where nouns have capitals for one before a name: Sänger Karl, Briefe Karls."""
    if at + 1 == len(run) or _forename_and_noun(text, run, at, language):
        return False
    kind, after = run[at].kind, run[at + 1]
    if (
        after.kind & (lex.NOBLE | lex.RANK)
        and at + 2 < len(run)
        and not kind & (_NAMED | lex.TITLE | lex.MODIFIER)
    ):
        return True  # im Dienste König Ludwigs
    if run[at].text in language.nouns.trade:
        return not kind & (lex.GIVEN | lex.TITLE)
    if kind & lex.COMMON:
        return not kind & (lex.GIVEN | lex.TITLE)
    begins = after.kind & lex.GIVEN or len(after.text) == 1
    whose = after.kind & _CALLED and in_genitive(text, after)  # der Antrag Brandels, das Publicum Brandel’s
    return kind == 0 and bool(begins or whose) and len(run[at].text) > 1


def _forename_and_noun(text: str, run: Sequence[Word], at: int, language: Language) -> bool:
    """True for the first word of “August Brandel”, “Wolf Dietrich”: a forename that is a noun as well, directly before a name and without what stands before a noun or a month."""
    word, after = run[at], run[at + 1]
    if not word.kind & lex.DOUBTFUL or text[word.end : after.start] != " " or len(after.text) == 1:
        return False
    if word.text in language.no_forename:
        return False  # nach Art Gneis
    month = not word.kind & lex.SURNAME
    if after.kind & ~lex.NAME and (month or not after.kind & lex.SURNAME):
        return False  # im August Regen
    before = text[max(0, word.start - _ARTICLE_REACH) : word.start].rstrip(" .").rpartition(" ")[2].lower()
    return not (
        before[-1:].isdigit() or before in language.determiners or before in lex.particles("before-month")
    )


def articled_noun(text: str, run: Sequence[Word], at: int, language: Language) -> bool:
    """True there for a noun that no list knows, with its article or number, before a surname: der Bankier Brandel, beim Bankier Brandel, vor 15 Jahren Brandel."""
    if at + 2 != len(run) or run[at].kind or run[at + 1].kind != lex.SURNAME or len(run[at].text) == 1:
        return False
    before = text[max(0, run[at].start - _ARTICLE_REACH) : run[at].start].split()
    ends = language.nouns.plural_adjective if before and before[-1].islower() else "er"
    if len(before) > 1 and before[-1].endswith(ends):
        before.pop()  # des klugen Bankiers Brandel, des Leipziger Bankiers Brandel
    led = bool(before) and (before[-1] in language.determiners or before[-1].isdecimal())
    return led or noun_forms.may_be_noun(run[at].text, language.nouns)


def address(run: Sequence[Word], at: int, language: Language) -> bool:
    """True where the place of an address follows a whole name: “Mary Burton, New York” without the comma, Jean Morel de Lyon; in Spanish a surname may have it."""
    before = run[at - 1]
    linked = not language.two_surnames and run[at].start - before.end > _BLANK
    return bool(
        run[at].kind & lex.PLACE
        and not run[at].kind & (lex.NAME & ~lex.SURNAME if linked else lex.NAME)
        and len(before.text) > 1
        and not before.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT)
        and not is_capital_link(before.text)  # Anna Del Rio
    )


def another(run: Sequence[Word], first: int, at: int) -> bool:
    """True where the names of two persons meet without a comma: “Mary Burton Ellen Burton”."""
    word, before = run[at], run[at - 1]
    forename = word.kind & lex.GIVEN and not word.kind & (lex.SURNAME | lex.PLACE)
    surname = before.kind & lex.SURNAME and not before.kind & (lex.GIVEN | lex.DOUBTFUL)
    begun = run[first].kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or len(run[first].text) == 1
    return bool(forename and surname and begun and at + 1 < len(run))


def shouted(word: Word) -> bool:
    """True for a word in capitals that is no initial or number."""
    return len(word.text) > 2 and word.text.isupper()


def epithet(text: str, word: Word, name: Word, language: Language) -> bool:
    """True for Black in “they called him Black Tom”: at the beginning of a sentence its capital tells nothing.

    “The Old Wells” is a house; where an article stands before it the name must be a forename: the Old Nick.
    """
    if word.text not in language.epithets or text[word.end : name.start] != " ":
        return False
    named = name.kind & lex.GIVEN and not name.kind & lex.SURNAME
    if not named and text.endswith(("the ", "The "), 0, word.start):
        return False
    return bool(name.kind & (lex.NAME & ~lex.DOUBTFUL)) and not opens_sentence(text, word.start)
