"""What the rest of the text says about a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import noun_forms
from teiwright.annotators.persons.names import VAN
from teiwright.annotators.persons.subjects import no_subject
from teiwright.annotators.persons.usage import as_written, is_lettered, whole_of, without_article
from teiwright.annotators.persons.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.usage import Usage

_PAIR = 2
_ON_HILL = "letter of a place, after on or at"
_PLAIN, _NEVER, _WHOLE = 0.5, -4.0, 2.5
_OF_SURNAMES = frozenset(["shape of a surname", "part of a full name elsewhere", "title before it elsewhere"])
"""What tells that the last word of a whole name is a surname."""
_SHOWN = frozenset([
    "before: named", "before: kin", "before: dear", "before: trade", "after: says", "after: kin",
    "surname first, with a comma", "link before it", "among those present", "who follows",
    "before: my brother, her friend", "before: the sexton, a friend", "before: wife, friend … of",
    "before: asked, told", "before: signed", "does what only people do", "before: called on, dined with",
    "sends greetings", "before: person", "leads soldiers", "kin of somebody follows", "whose kin follows",
    "does something, with no article before it",
])  # fmt: skip
"""What shows at one place that a word of which nothing else is known is a name."""
_KNOWN_ELSEWHERE = frozenset(
    [
        "title before it elsewhere",
        "part of a full name elsewhere",
        "acts like a person elsewhere",
        "often acts like a person",
        "in a list of persons elsewhere",
        *_SHOWN,
    ]
)
_NOUN = "a noun has a capital too"
_OFTEN = 5
"""So often must a word stand alone before it tells something that it never stands after “in” or “the”."""
_PLACED = 4
"""So often must “in” or “at” stand before a word that is seldom a person before it is a place in this text."""
_TWICE = 2
_SHARE = 3
"""The part of its places at which a word that never acts stands after “in” or “at”, if it is a place where it stands alone."""
_OTHER = lex.PLACE | lex.PEOPLE | lex.NOUN
"""Kinds of words that do things without being persons: Italy declared, Parliament passed."""
_FORENAME_OR_OTHER = lex.NAME | lex.PLACE
_SELDOM = 5
"""One in so many places at most has an article before a word that is a name: die Maja, once."""
ARTICLED = "article before it elsewhere"
_BEFORE = "before: article"
_THRICE = 3
_QUARTER = 4
"""Once in so many places at least such a word does something: towns and companies do so now and then."""
_NOT_ALONE = frozenset(["before: article", "article, before a name or a thing", "also written small"])
_ACTS_ELSEWHERE = frozenset(
    [
        "acts like a person elsewhere",
        "often acts like a person",
        "verbs follow it elsewhere",
        "verbs often follow it",
    ]
)
_ACTS = 3
"""So often must a word act like a person before the ending of a town counts no more."""


def elsewhere(found: list[str], candidate: Candidate, use: Usage, *, titled: bool) -> None:
    """Add what the text says elsewhere about the last word, and about a whole name that no list knows."""
    size = len(candidate.words) - (candidate.words[0].text == VAN)  # Van der Poel is a surname alone
    last = as_written(candidate.words[-1].text)
    _last_word(found, last, size, use, titled=titled)
    if size == 1 and not titled and candidate.language.small_nouns and not candidate.words[0].kind:
        _frequent(found, last, use, candidate.language)
    if size == 1 and not titled and candidate.language.capital_nouns and _noun_that_acts(candidate):
        found[:] = [sign for sign in found if sign not in _ACTS_ELSEWHERE]
    family = use.families.get(last, 0) > use.articled.get(
        last, 0
    )  # not the Trouts where the text has a Trout
    if family and size == 1 and not titled and "mostly a place in this text" not in found:
        found.append("a family of this name elsewhere")
    lettered = size == _PAIR and not titled and is_lettered(candidate.words)
    if lettered and use.placed[whole_of(candidate.words)] and _ON_HILL not in found:
        found.append(_ON_HILL)
    if len(candidate.words) > 1 and not titled and not any(w.kind for w in candidate.words):
        _whole(found, whole_of(candidate.words), use)
    if candidate.opens and len(candidate.words) == 1 and not titled and _group(candidate, use):
        found.append("word for many people")


def _noun_that_acts(candidate: Candidate) -> bool:
    """True in German for a noun that is a surname as well, and of which verbs of persons are said: Mann, Herz, Gott."""
    word, nouns = candidate.words[0], candidate.language.nouns
    if noun_forms.listed(word.text, nouns) or (
        not word.kind and noun_forms.of_a_participle(word.text, nouns)
    ):
        return True
    common = word.kind & lex.COMMON and not word.kind & lex.GIVEN
    return bool(common) and noun_forms.may_be_noun(word.text, nouns)


def with_her_article(found: list[str], candidate: Candidate, before: str, text: str) -> None:
    """Let the article of “la Morel”, “la Sastre” count for little where the text has the surname with a forename, too.

    In French and Spanish a woman may be called so; a man and a forename have no article.
    """
    if not candidate.language.ladies_article or candidate.language.capital_nouns:
        return
    first = candidate.words[0].kind
    if (
        len(candidate.words) > 1
        and first & lex.GIVEN
        and ARTICLED in found
        and not first & (lex.PLACE | lex.COMMON)
    ):
        found.remove(ARTICLED)  # Marie Morel, whom the text calls la Morel, too
    if before not in candidate.language.ladies_article or len(candidate.words) > 1:
        return
    if text.endswith(" de la ", 0, candidate.words[0].start):
        return  # calle de la Cruz
    if candidate.words[0].kind & ~lex.SURNAME or "part of a full name elsewhere" not in found:
        return
    for sign in (_BEFORE, ARTICLED):
        if sign in found:
            found.remove(sign)
    found.append("article, before a name or a thing")


def _group(candidate: Candidate, use: Usage) -> bool:
    """True for “Socialists asked”, where the text has the word only at the beginning of sentences."""
    word = candidate.words[0]
    if word.kind or not candidate.language.group.fullmatch(word.text):
        return False
    return not use.alone[word.text] + use.titled[word.text] + use.parts[word.text] + use.present[word.text]


def _believed_in(word: str, placed: int, total: int) -> bool:
    """True for a forename and nothing else that does not always stand after “in”: people believe in Anna, and live on in Anna."""
    forename = lex.kinds().get(word, 0) & _FORENAME_OR_OTHER == lex.GIVEN
    return forename and placed * _QUARTER < total * _THRICE


def _last_word(found: list[str], word: str, count: int, use: Usage, *, titled: bool) -> None:
    # A count is asked for with `get`: what a Counter does for a word that it has not takes longer.
    total, placed, articled = use.alone.get(word, 0), use.placed.get(word, 0), _articled(use, word)
    with_title, acting, doing = use.titled.get(word, 0), _acting(use, word, total), use.doing.get(word, 0)
    mostly_place = placed >= _PLACED and placed > 2 * (with_title + acting)
    if count == 1 and not titled and not mostly_place and placed:
        # Lady Harding tells that the name is hers, not that Harding alone is anybody.
        moved = use.moved.get(word, 0)
        where = placed if placed >= _TWICE or moved < _PLACED else placed + moved
        mostly_place = where >= _TWICE and where * _SHARE >= total and not acting and doing < _TWICE
    mostly_place = mostly_place and not _believed_in(word, placed, total)
    if mostly_place:
        found.append("mostly a place in this text")
    if with_title > titled and not mostly_place:
        found.append("title before it elsewhere")
    if use.parts.get(word, 0) > (count > 1) and not mostly_place:
        found.append("part of a full name elsewhere")
    if not with_title and word in use.present:
        found.append("in a list of persons elsewhere")
    if mostly_place:
        pass
    elif placed:
        found.append("in, at … before it elsewhere" if placed * 3 > total else "seldom in, at … before it")
    if articled * 4 > total:
        found.append(ARTICLED)
    if acting:
        found.append("acts like a person elsewhere" if acting < _ACTS else "often acts like a person")
    if doing > 1:
        other = placed or articled or use.moved.get(word, 0) or use.alike.get(word, 0)
        alone = not (other or lex.kinds().get(word, 0) & _OTHER)
        found.append("verbs often follow it" if doing >= _ACTS and alone else "verbs follow it elsewhere")
    if total > 2:
        found.append("frequent")
    if total >= _OFTEN and (acting or doing) and not (placed or articled or use.moved[word]):
        found.append("frequent, never after in, at, the")
    if acting >= _ACTS and "ending of places and creeds" in found:
        found.remove("ending of places and creeds")
    _called_after_a_place(found, word, use, among_places=bool(placed or articled))


def _called_after_a_place(found: list[str], word: str, use: Usage, *, among_places: bool) -> None:
    """Let the place that a word names count no more where somebody so called speaks: “Stay,” said Thames."""
    # (“rode to Salisbury” may still be the town.)
    spoken = use.speaking.get(word, 0) >= _TWICE and "before: from" not in found
    if "place alone" in found and spoken and not among_places:
        found.remove("place alone")


def _frequent(found: list[str], word: str, use: Usage, language: Language) -> None:
    """Say of a word that no list knows, in a language whose nouns are small, that it is met often, does something, and has neither article nor “in” before it."""
    if use.alone.get(word, 0) < _THRICE or use.placed.get(word, 0) or use.articled.get(word, 0):
        return
    if _NOT_ALONE.intersection(found) or no_subject(word, language):
        return  # Serenità
    if word.endswith(language.surname_or_many) and not use.acting.get(word, 0):
        return  # li Spagnuoli
    does = use.acting.get(word, 0) + use.doing.get(word, 0)
    # Where “della” and “al” may stand before a surname, they tell nothing of a company: there once is too little.
    if does > bool(language.articles) and _QUARTER * does >= use.alone.get(word, 0):
        found.append("frequent, and never with an article")


def _articled(use: Usage, word: str) -> int:
    """How often an article stands before a word; in German also before a forename that is only met so: der Anker."""
    own = use.own_article.get(word, 0)
    return use.articled.get(word, 0) + (own if own and not without_article(use, word) else 0)


def _acting(use: Usage, word: str, total: int) -> int:
    """How often a word acts like a person; also as the name of whom something is said to, if it stands elsewhere within a sentence."""
    return use.acting.get(word, 0) + (use.spoken.get(word, 0) if total else 0)


def plain_names(found: Sequence[Candidate], signs: Sequence[list[str]]) -> frozenset[str]:
    """The words that stand alone somewhere in the text and are plainly somebody's name there, though no list knows them."""
    plain: set[str] = set()
    never: set[str] = set()
    for candidate, each in zip(found, signs, strict=True):
        if candidate.words[0].kind & ~lex.SURNAME:
            continue
        if len(candidate.words) > 1:
            if candidate.words[-1].kind & lex.SURNAME or not _OF_SURNAMES.isdisjoint(each):
                whole = not candidate.titles and len(candidate.words) == _TWICE and weigh(each) >= _WHOLE
                first = candidate.words[0]
                forename = len(first.text) > 1 and not first.kind and not candidate.inverted
                if whole and forename and not candidate.opens:
                    plain.add(first.text)  # Tarvin, where the text has Tarvin McBride
            continue
        weight = weigh(each)
        shown = _SHOWN.intersection(each)
        if candidate.language.capital_nouns:
            shown -= {"before: dear"}  # liebe Einfalt
            if not candidate.words[0].kind and noun_forms.listed(
                candidate.words[0].text, candidate.language.nouns
            ):
                continue  # tel. Gespräch
        if weight >= _PLAIN and shown:
            plain.add(candidate.words[0].text)
        elif weight < _NEVER:
            never.add(candidate.words[0].text)
    return frozenset(plain - never)


def again(
    candidate: Candidate, near: Beside, signs: list[str], plain: frozenset[str], use: Usage
) -> list[str]:
    """The evidence for a candidate, with what the other places of the text show where it knows nothing else of the word."""
    word = candidate.words[0].text
    unknown = not candidate.titles and not any(w.kind for w in candidate.words)
    unknown = unknown and len(candidate.words) == _TWICE and not use.articled[whole_of(candidate.words)]
    unknown = unknown and candidate.before is None
    if unknown and word in plain:
        return [*signs, "plainly a name elsewhere"]  # Clif Harding, where the text has Clif
    if len(candidate.words) > 1 or word not in plain:
        return signs
    if candidate.link or candidate.titles or _BEFORE not in signs:
        pass
    elif (
        candidate.language.lady_shown
        and near.before in candidate.language.ladies_article
        and not candidate.words[0].kind & ~lex.SURNAME
    ):
        # la Zambelli, who is Zambelli elsewhere
        own = {_BEFORE, ARTICLED, *_ACTS_ELSEWHERE}
        signs = [*(s for s in signs if s not in own), "article, before a name or a thing"]
    if not _KNOWN_ELSEWHERE.isdisjoint(signs):
        if use.articled.get(word, 0) * _SELDOM > use.alone.get(word, 0):
            return signs  # die Nacht
        return [s for s in signs if s != _NOUN] if _NOUN in signs else signs
    return [*(s for s in signs if s != _NOUN), "plainly a name elsewhere"]


def _whole(found: list[str], whole: str, use: Usage) -> None:
    if use.placed[whole] or use.articled[whole]:
        return
    if use.acting[whole]:
        found.append("acts like a person elsewhere")
    if use.doing[whole] > 1 and "verbs follow it elsewhere" not in found:
        many = whole.endswith("s")  # Foreign Relations
        often = use.doing[whole] >= _ACTS and "verbs often follow it" not in found and not many
        found.append("verbs often follow it" if often else "verbs follow it elsewhere")
    if use.alone[whole] > 1:
        found.append("whole name again")
