"""Words that are nouns, not names, where every noun has a capital: by a list, as the end of a compound, or by how nouns are formed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names_or_nouns
from teiwright.annotators.persons.weights import WHO_IT_IS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_parts import Nouns
    from teiwright.annotators.persons.usage import Usage

NO_ARTICLE = "no article, as before a name"
ELSEWHERE = "elsewhere without an article, as a name"
OFTEN = "often without an article"
APOSTROPHE = "an apostrophe, as behind a name"
NO_NOUN = "no noun that is known"
NO_NOUN_HERE = "where no noun stands"
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


def listed(word: str, nouns: Nouns) -> bool:
    """True for a noun that stands in the list: Gespräch, Fieber."""
    return word in nouns.noun or word in nouns.thing


@cache
def _heads(nouns: Nouns) -> frozenset[str]:
    """Nouns as they stand at the end of a compound; none with which many surnames end (Rosenstock, Steinbach)."""
    return nouns.head | {word.lower() for word in nouns.noun - nouns.noun_or_name if len(word) >= _HEAD}


@cache
def _listed(nouns: Nouns) -> frozenset[str]:
    others = (nouns.thing, nouns.noun_or_name, nouns.noun_only, nouns.trade, nouns.kin, nouns.in_company)
    return nouns.noun.union(*others, nouns.after_of)


@lru_cache(maxsize=4096)
def may_be_noun(word: str, nouns: Nouns) -> bool:
    """True for a word that is a noun by these signs, or has the form of one: Quartalsbericht, Umstände, Fragen, Prahlerei."""
    if word.endswith(nouns.plural + nouns.adverb_forms) or "-" in word:
        return True
    return of_a_participle(word, nouns) or _noun(word, nouns)


def of_a_participle(word: str, nouns: Nouns) -> bool:
    """True for das Gewußte."""
    return nouns.of_a_participle.match(word) is not None


def _noun(word: str, nouns: Nouns) -> bool:
    stems = [word, *(word.removesuffix(end) for end in nouns.inflected if word.endswith(end))]
    if not _listed(nouns).isdisjoint(stems):
        return True
    if len(word) >= _FORMED and word.endswith(nouns.ending):
        return True
    heads = _heads(nouns)
    small = [stem.lower() for stem in stems]
    return any(stem[at:] in heads for stem in small for at in range(_COMPOUND, len(stem) - _HEAD + 1))


def _agent(word: str, nouns: Nouns) -> bool:
    """True for Kaufmann, Becker: a surname that as a noun, somebody of a trade, has an article nearly everywhere."""
    if not word.endswith(nouns.agents) or word in nouns.noun:
        return False
    return word in nouns.noun_or_name or bool(lex.kinds(word) & lex.SURNAME)


def bare(word: str, near: Beside) -> bool:
    """True for “mit Brandel”, “daß Brandel sich irrt”: a noun would have an article there; not for what may be a place."""
    before, nouns = near.before.lower(), near.language.nouns
    if before not in nouns.bare or len(word) < _SHORTEST:
        return False
    if may_be_noun(word, nouns) and not _agent(word, nouns):
        return False
    return before not in nouns.bare_place or not word.endswith(nouns.place_like)


def like_a_name(candidate: Candidate, near: Beside, use: Usage, signs: list[str], text: str) -> list[str]:
    """What tells that a single word which no list knows, or a trade that is a surname, is a name, though every noun has a capital; nothing if it may be a noun or a place."""
    word, kind, nouns = candidate.words[0].text, candidate.words[0].kind, candidate.language.nouns
    if len(candidate.words) > 1 or candidate.titles or len(word) < _SHORTEST:
        return []
    if not kind and _plainly_one(candidate, near, signs):
        return [NO_NOUN_HERE]
    articled = use.articled.get(word, 0) > use.acting.get(word, 0)
    if articled or use.company.get(word, 0) < 0 or word.lower() in use.small:
        return []
    named = kind & lex.SURNAME if kind else not may_be_noun(word, nouns)
    led = near.before in candidate.language.determiners
    if near.comma and named and not led and who_it_is(candidate, text):
        return [WHO_IT_IS]
    if (kind & ~(lex.SURNAME | lex.COMMON) or not _agent(word, nouns)) if kind else may_be_noun(word, nouns):
        return []
    times, here = use.bare.get(word, 0), bare(word, near)
    if "in company only" in signs:
        return []  # Kamille, with which one washes
    if not times:
        return _shown(candidate, near, signs, text)
    sign = NO_ARTICLE if here else ELSEWHERE
    return [sign, OFTEN] if times >= _AGAIN else [sign]


def _plainly_one(candidate: Candidate, near: Beside, signs: list[str]) -> bool:
    """True where no noun can stand: Grüße an Bettchen; an v. Brandel, v. Brandel kam."""
    nouns = candidate.language.nouns
    if "before: asked, told" in signs or "sends greetings" in signs:
        return not listed(candidate.words[0].text, nouns)
    if near.before.lower() in nouns.before_somebody and not may_be_noun(candidate.words[0].text, nouns):
        signs.append("before: asked, told")  # besuchte Brandel, da lachte Brandel
        return True
    return "link before it" in signs and (candidate.opens or near.before.lower() in nouns.preposition)


def _shown(candidate: Candidate, near: Beside, signs: list[str], text: str) -> list[str]:
    """What shows the same at a place where a noun may stand without an article, too: it speaks, or it has “ ’s ” behind it."""
    nouns = candidate.language.nouns
    if candidate.words[0].kind:
        return []
    if "possessive" in signs:
        return [APOSTROPHE]
    if "after: says" in signs:
        adverb = candidate.opens and nouns.participle.fullmatch(candidate.words[0].text)
        adverb = adverb and nouns.verb_and_who.match(text, candidate.end)  # Überrascht rief Karl
        return [] if adverb or near.before in nouns.whoever else [NO_NOUN]  # Wer Anke sagt, meint die Butter
    return [DOES] if _subject(candidate, near) else []


def who_it_is(candidate: Candidate, text: str) -> bool:
    """True for “Brandel, der Sohn eines Fischers”, “Brandel, Lehrer zu Emden”."""
    found = candidate.language.who_it_is.match(text, candidate.end)
    if found is None:
        return False
    word = found["who"] or found["what"]
    is_office = lex.kinds(word) & (lex.OFFICE | lex.RANK | lex.CHURCH | lex.TRADE)
    return (
        bool(is_office)
        or word in candidate.language.nouns.kin
        or names_or_nouns.is_trade(word, candidate.language.nouns)
    )


def _subject(candidate: Candidate, near: Beside) -> bool:
    """True for “Brandel ist krank” as the beginning of a sentence; not for “Hoffentlich ist …”, “Gespielt wurde …”, “Neuberg ist …”."""
    word, nouns = candidate.words[0].text, candidate.language.nouns
    if not candidate.opens or candidate.before is not None or near.comma:
        return False
    if near.after not in candidate.language.contexts.get("does", ()):
        return False
    other = word.endswith(nouns.place_like + nouns.adverb_ends)
    return not other and not nouns.participle.fullmatch(word)


def nominative(found: Sequence[Candidate]) -> list[Candidate]:
    """Take the s of the genitive from names that the text has without it: Dr. Pointner, Pointners Antrag."""
    whole = {
        c.words[-1].text
        for c in found
        if c.titles
        or c.lower_title
        or (len(c.words) > 1 and (c.words[-1].kind or not _noun(c.words[-1].text, c.language.nouns)))
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
    listed = full and (lex.kinds(stem) & lex.NAME or stem in candidate.language.nouns.noun_or_name)
    if not listed and stem not in whole:
        return candidate
    kind = lex.kinds(stem) or lex.SURNAME
    return replace(candidate, words=(*candidate.words[:-1], replace(last, text=stem, kind=kind)))
