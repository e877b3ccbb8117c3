"""What a capitalised word does in French, Spanish and Italian, where a noun that begins a sentence has its article and a name has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidates import Candidate

_PAST = {
    "fr": lazy(r"(?:[sn]['’])?[a-zà-ÿ]{2,}(?:[^n]a|it|ut|int|èrent|irent|urent)"),
    "es": lazy(r"[a-zà-ÿ]{2,}(?:ó|aba|aban)"),
    "it": lazy(r"[a-zà-ÿ]{2,}(?:ò|ì|[aei]va|[aei]vano)"),
}
"""Verbs in the past, of one or of several."""
LANGUAGES = frozenset(_PAST)
"""Those in which a noun that begins a sentence has its article."""
_SHORT = frozenset(["rit", "fit", "vit", "eut", "sut", "crut", "tut"])
_PRONOUNS = {"fr": frozenset(["se", "ne", "lui"]), "es": frozenset(["se"]), "it": frozenset(["si"])}
"""After a subject these begin what it does."""
_ELIDED = ("s'", "s’", "n'", "n’")
"""The same in French, without a space."""
_OBJECTS = ("l'", "l’", "m'", "m’", "t'", "t’")
_NO_SUBJECTS = {
    "fr": lazy(r"(?:ez|ons|ment|ant|ait|aient|èrent|irent)$"),
    "es": lazy(
        r"(?:mente|ado|ada|ados|adas|ido|ida|idos|idas|ando|endo|ndome|ndose|ndonos|ndolo|ndola|ndole|ndolos|ndolas|ndoles|aba|aban|er|ir|á|é|í|ó|ú)$"
    ),
    "it": lazy(
        r"(?:mente|ato|ata|ati|ate|uto|uta|ando|endo|ndosi|ndolo|ndola|ndoli|ndole|ndogli|tosi|stolo|utolo|atolo|tovi|ava|eva|iva|vano|are|ere|ire|emo|amo|à|è|ì|ò|ù)$"
    ),
}
"""How verbs, participles and adverbs end, which begin a sentence as well."""
_OF_SEVERAL = lazy(r" (?:(?:se|ne|lui) |[sn]['’])*[a-zà-ÿ]{2,}(?:rent|aient|aban|aron|ieron)\b")
"""How verbs of several end; before them a word with an s is a plural."""
_BEGINS = lazy(r"(?:^|[.!?;:…»”\"—–-] ?| (?:et|mais|puis|y|pero|e|ma) )$")
"""What stands before a subject that begins a sentence or a part of one."""


def verb(after: str, language: str) -> bool:
    """True for a word that is a verb in the past, or a pronoun before one."""
    pattern = _PAST.get(language)
    if pattern is None or after in lex.particles("no-verb"):
        return False
    if language == "fr" and after.startswith(_OBJECTS) and pattern.fullmatch(after[2:]):
        return True  # l'épousa
    return (
        after in _PRONOUNS[language]
        or (language == "fr" and (after in _SHORT or after.startswith(_ELIDED)))
        or pattern.fullmatch(after) is not None
    )


def _does(near: Beside, language: str) -> bool:
    """True for a verb behind the word; in Spanish and Italian a copula may stand behind an adjective: Segura estaba."""
    if near.after in lex.particles("act-of-a-town"):
        return False
    if language == "fr" and near.section_after in {"says", "does"}:
        return near.after not in lex.particles("no-act")
    if near.after in lex.particles("copula"):
        return False
    own = lex.words_of_section("italian.txt" if language == "it" else "spanish.txt", "does")
    return near.section_after == "says" or near.after in own or verb(near.after, language)


def subject(candidate: Candidate, near: Beside, text: str, small: Collection[str]) -> bool:
    """True for “Grouchy n'arriva pas”, “Lavalle fusiló a Dorrego”: an unknown word that does something and has no article."""
    word = candidate.words[0]
    if word.kind or candidate.titles or word.text in lex.particles("no-subject"):
        return False
    if near.comma or candidate.start < word.start or not _does(near, candidate.language):
        return False
    if word.text.endswith("s") and _OF_SEVERAL.match(text, candidate.end):
        return False  # Girondins et Montagnards se battirent
    if _NO_SUBJECTS[candidate.language].search(word.text):
        return False
    if word.text.lower() in small or word.text.isupper() or len(word.text) == 1:
        return False
    return begins(text, word.start)


def begins(text: str, start: int) -> bool:
    """True where a sentence or a part of one begins."""
    return _BEGINS.search(text, max(0, start - 6), start) is not None
