"""German words that are nouns, not names: by a list, as the end of a compound, or by how nouns are formed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import german
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.weights import WHO_IT_IS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage

NO_ARTICLE = "no article, as before a name"
ELSEWHERE = "elsewhere without an article, as a name"
OFTEN = "often without an article"
APOSTROPHE = "an apostrophe, as behind a name"
NO_NOUN = "no noun that is known"
DOES = "does something, with no article before it"
_COMPOUND = 3
"""Letters before the noun with which a compound ends, at least."""
_HEAD = 4
"""Letters of the shortest noun with which a compound is taken to end."""
_FORMED = 8
"""Letters of the shortest word that its ending shows to be a noun: Kleinigkeit, but Rybing and Tomik are names."""
_AGAIN = 2
"""So many places without an article tell more than one."""
_SHORTEST = 3
_WHO = lazy(
    r", (?:(?:der|die|dem|den|des|ein|eine|einem|einen|einer|eines|sein|seine|seinem|seinen|ihr|ihre|meinem|meinen|unser|unsere)"
    r" (?:[a-zäöüß]+(?:e|en|er|em|es) )?(?P<who>[A-ZÄÖÜ][a-zäöüß]+)|(?P<what>[A-ZÄÖÜ][a-zäöüß]+) (?:am|an|in|im|zu|zum|zur|bei|beim|von|vom|der|des|einer|eines|aus)\b)"
)
"""What somebody is, between commas behind the name: “, der Sohn eines Fischers”, “, sein alter Lehrer”, “, Lehrer am Gymnasium”."""
_PARTICIPLE = lazy(r"(?:Ge|Be|Ver|Er|Ent|Zer|Ab|An|Auf|Aus|Ein|Zu|Über|Unter)[a-zäöüß]{3,}t")
_VERB_AND_WHO = lazy(
    r" [a-zäöüß]+ (?:er|sie|es|ich|wir|man|der|die|ein|eine|sein|seine|mein|meine|ihr|ihre|[A-ZÄÖÜ]\w+)\b"
)
"""A participle begins the sentence if its subject stands behind the verb: Überrascht rief Karl; not “Gebert sagte nichts”."""
_AGENTS = ("mann", "er")
_ADVERBS = ("mal", "mals", "falls", "lings", "wärts", "seits", "end", "elnd", "ernd")
"""Hundertmal, Abermals, Blindlings, Kopfschüttelnd, which begin a sentence as a name does."""
_DONE = lazy(r"Ge[a-zäöüß]{3,}te[mnrs]?$")
"""Das Gewußte, die Geliebten."""
_PLURAL = ("en", "ern", "eln", "es", "em", "um", "ae", "is", "us", "ia", "ea")
"""What the plural of most nouns, an adjective and a word of Latin end with; of names few do."""


def listed(word: str) -> bool:
    """True for a noun that stands in the list: Gespräch, Fieber."""
    return word in _words("noun") or word in _words("thing")


@cache
def _words(section: str) -> frozenset[str]:
    return lex.words_of_section("german_nouns.txt", section)


@cache
def _heads() -> frozenset[str]:
    """Nouns as they stand at the end of a compound; none with which many surnames end (Rosenstock, Steinbach)."""
    surnames = german.words("noun")
    nouns = {word.lower() for word in _words("noun") if len(word) >= _HEAD and word not in surnames}
    return _words("head") | nouns


@cache
def _listed() -> frozenset[str]:
    sections = ("noun", "noun-only", "trade", "kin", "with-mit", "after-von")
    return _words("noun").union(_words("thing"), *(german.words(section) for section in sections))


@lru_cache(maxsize=4096)
def may_be_noun(word: str) -> bool:
    """True for a word that is a noun by these signs, or has the form of one: Quartalsbericht, Umstände, Fragen, Prahlerei."""
    return word.endswith(_PLURAL + _ADVERBS) or "-" in word or of_a_participle(word) or _noun(word)


def of_a_participle(word: str) -> bool:
    """True for das Gewußte."""
    return _DONE.match(word) is not None


def _noun(word: str) -> bool:
    stems = [word, *(word.removesuffix(end) for end in _words("inflected") if word.endswith(end))]
    if not _listed().isdisjoint(stems):
        return True
    if len(word) >= _FORMED and word.endswith(tuple(sorted(_words("ending")))):
        return True
    heads = _heads()
    small = [stem.lower() for stem in stems]
    return any(stem[at:] in heads for stem in small for at in range(_COMPOUND, len(stem) - _HEAD + 1))


def _agent(word: str) -> bool:
    """True for Kaufmann, Becker: a surname that as a noun, somebody of a trade, has an article nearly everywhere."""
    if not word.endswith(_AGENTS) or word in _words("noun"):
        return False
    return word in german.words("noun") or bool(lex.kinds().get(word, 0) & lex.SURNAME)


def bare(word: str, near: Beside) -> bool:
    """True for “mit Brandel”, “daß Brandel sich irrt”: a noun would have an article there; not for what may be a place."""
    before = near.before.lower()
    if before not in german.words("bare") or len(word) < _SHORTEST:
        return False
    if may_be_noun(word) and not _agent(word):
        return False
    return before not in german.words("bare-place") or not word.endswith(_place_like())


@cache
def _place_like() -> tuple[str, ...]:
    return tuple(sorted(german.words("place-like")))


def like_a_name(candidate: Candidate, near: Beside, use: Usage, signs: list[str], text: str) -> list[str]:
    """What tells that a single word which no list knows, or a trade that is a surname, is a name, though every noun has a capital; nothing if it may be a noun or a place."""
    word, kind = candidate.words[0].text, candidate.words[0].kind
    if len(candidate.words) > 1 or candidate.titles or len(word) < _SHORTEST:
        return []
    articled = use.articled.get(word, 0) > use.acting.get(word, 0)
    if articled or use.company.get(word, 0) < 0 or word.lower() in use.small:
        return []
    named = kind & lex.SURNAME if kind else not may_be_noun(word)
    if (
        near.comma
        and named
        and near.before not in german.words("determiner")
        and who_it_is(text, candidate.end)
    ):
        return [WHO_IT_IS]
    if (kind & ~(lex.SURNAME | lex.COMMON) or not _agent(word)) if kind else may_be_noun(word):
        return []
    times, here = use.bare.get(word, 0), bare(word, near)
    if "in company only" in signs:
        return []  # Kamille, with which one washes
    if not times:
        return _shown(candidate, near, signs, text)
    sign = NO_ARTICLE if here else ELSEWHERE
    return [sign, OFTEN] if times >= _AGAIN else [sign]


def _shown(candidate: Candidate, near: Beside, signs: list[str], text: str) -> list[str]:
    """What shows the same at a place where a noun may stand without an article, too: it speaks, or it has “ ’s ” behind it."""
    if candidate.words[0].kind:
        return []
    if "possessive" in signs:
        return [APOSTROPHE]
    if "after: says" in signs:
        adverb = candidate.opens and _PARTICIPLE.fullmatch(candidate.words[0].text)
        adverb = adverb and _VERB_AND_WHO.match(text, candidate.end)  # Überrascht rief Karl
        return [] if adverb or near.before in german.WHOEVER else [NO_NOUN]  # Wer Anke sagt, meint die Butter
    return [DOES] if _subject(candidate, near) else []


def who_it_is(text: str, end: int) -> bool:
    """True for “Brandel, der Sohn eines Fischers”, “Brandel, Lehrer zu Emden”."""
    found = _WHO.match(text, end)
    if found is None:
        return False
    word = found["who"] or found["what"]
    is_office = lex.kinds().get(word, 0) & (lex.OFFICE | lex.RANK | lex.CHURCH | lex.TRADE)
    return bool(is_office) or word in german.words("kin") or german.is_trade(word)


def _subject(candidate: Candidate, near: Beside) -> bool:
    """True for “Brandel ist krank” as the beginning of a sentence; not for “Hoffentlich ist …”, “Gespielt wurde …”, “Neuberg ist …”."""
    word = candidate.words[0].text
    if (
        not candidate.opens
        or candidate.before is not None
        or near.comma
        or near.after not in german.words("does")
    ):
        return False
    return not word.endswith((*_place_like(), *_words("adjective"))) and not _PARTICIPLE.fullmatch(word)


def nominative(found: Sequence[Candidate]) -> list[Candidate]:
    """Take the s of the genitive from names that the text has without it: Dr. Pointner, Pointners Antrag."""
    whole = {
        c.words[-1].text
        for c in found
        if c.titles
        or c.lower_title
        or (len(c.words) > 1 and (c.words[-1].kind or not _noun(c.words[-1].text)))
    }  # not K. K. Ministerium
    return [_without_s(c, whole) for c in found]


def _without_s(candidate: Candidate, whole: set[str]) -> Candidate:
    last = candidate.words[-1]
    stem = last.text[:-1]
    if last.text.endswith("ens") and last.text[:-3] in whole:
        stem = last.text[:-3]  # Merz, Merzens Garten
    if not last.text.endswith("s") or last.kind & lex.NAME:
        return candidate
    full = len(candidate.words) > 1 and candidate.words[0].kind & (lex.GIVEN | lex.SHORT)
    listed = full and (lex.kinds().get(stem, 0) & lex.NAME or stem in german.words("noun"))
    if not listed and stem not in whole:
        return candidate
    kind = lex.kinds().get(stem, 0) or lex.SURNAME
    return replace(candidate, words=(*candidate.words[:-1], replace(last, text=stem, kind=kind)))
