"""What a capitalised word does in French, Spanish and Italian, where a noun that begins a sentence has its article and a name has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_PAST = {
    "fr": lazy(r"(?:[sn]['’])?[a-zà-ÿ]{2,}(?:[^n]a|it|ut|int|èrent|irent|urent)"),
    "es": lazy(r"[a-zà-ÿ]{2,}(?:ó|aba|aban)"),
    "it": lazy(r"[a-zà-ÿ]{2,}(?:ò|ì|[aei]va|[aei]vano)"),
}
"""Verbs in the past, of one or of several."""
_ENDS_OF_PAST = ("a", "t", "ó", "n", "o", "ò", "ì")
"""Letters with which they end: most words are told by them not to be one."""
LANGUAGES = frozenset(_PAST)
"""Those in which a noun that begins a sentence has its article."""
_SHORT = frozenset(["rit", "fit", "vit", "eut", "sut", "crut", "tut"])
_PRONOUNS = {"fr": frozenset(["se", "ne", "lui"]), "es": frozenset(["se"]), "it": frozenset(["si"])}
"""After a subject these begin what it does."""
_ELIDED = ("s'", "s’", "n'", "n’")
"""The same in French, without a space."""
_PRONOUN_FIRST = {
    "es": lazy(
        r" (?:no |ya |también |nunca |jamás )?(?:(?:se|le|les|te|os) (?:l[oae]s? )?|lo (?=[a-zñáéíóú]+(?:a|ó|an|ía|aba)\b))(?P<verb>[a-zà-ÿ]{2,})"
    ),
    "it": lazy(
        r" (?:non |già |anche |mai )?(?:(?:gl|s|me l|te l|se l)['’](?=[aeiouàèéìòù])"
        r"|(?:si|ci|vi|ti|li) (?:l[oaei] |ne )?|(?:se|te|me|ve) (?:l[oaei]|ne) |(?:gli|lo) (?=[bcdfghlmpqrtv][aeiouàèéìòùhlr]))(?P<verb>[a-zà-ÿ]{1,})"
    ),
}
"""Pronouns that are no articles, before what somebody does: Ledesma le dice, Ferretti gli porta, Ferretti s'è perso. In Italian the article is
“lo” and “gli” only before a vowel, z, or s with another letter."""
_OBJECTS = ("l'", "l’", "m'", "m’", "t'", "t’")
_NO_SUBJECTS = {
    "fr": lazy(r"(?:ez|és|ons|ment|ant|ait|aient|èrent|irent)$"),
    "es": lazy(
        r"(?:mente|ado|ada|ados|adas|ido|ida|idos|idas|ando|endo|ndome|ndose|ndonos|ndolo|ndola|ndole|ndolos|ndolas|ndoles|aba|aban|ar|er|ir|á|é|í|ó|ú)$"
    ),
    "it": lazy(
        r"(?:mente|ato|ata|ati|ate|uto|uta|ando|endo|ndosi|ndolo|ndola|ndoli|ndole|ndogli|tosi|stolo|utolo|atolo|tovi|ava|eva|iva|vano|[ae]nte|osso|ono|anno|are|ere|ire|emo|amo|à|è|é|ì|ò|ù)$"
    ),
}
"""How verbs, participles and adverbs end, which begin a sentence as well."""
_CLITICS = {
    "fr": lazy(
        r" (?:ne )?(?:(?:se|me|te|nous|vous|le|la|les|lui|leur|y|en) ){0,2}(?:(?:[lmtns]['’])?(?P<has>a|avait|eut) (?:(?:pas|bien|déjà|toujours|trop|souvent|jamais|encore|aussi|enfin|vite|mal|beaucoup|peu|tout|plus|point|donc) ){0,2})?"
        r"(?P<verb>[a-zà-ÿ]{2,})"
    ),
    "es": lazy(
        r" (?:no )?(?:(?:se|me|te|nos|os|le|les|lo|la|los|las) ){0,2}(?:(?P<has>ha|había|hubo|habrá|habría) (?:ya |sido |estado )?)?(?P<verb>[a-zà-ÿ]{2,})"
    ),
    "it": lazy(
        r" (?:non )?(?:(?:si|mi|ti|ci|vi|gli|le|lo|la|li|ne|me|te|ce|se) ){0,2}(?:(?:[lm]['’])?(?P<has>ha|aveva|ebbe) |(?P<is>è|era|fu) )?"
        r"(?P<verb>[a-zà-ÿ]{2,})"
    ),
}
"""What may stand between a subject and its verb: pronouns, no, the verb of a compound tense."""
_FUTURE = {
    "fr": lazy(r"[a-zà-ÿ]{3,}(?:ra|rait)"),
    "es": lazy(r"[a-zà-ÿ]{2,}(?:rá|[aei]ría)"),
    "it": lazy(r"[a-zà-ÿ]{2,}(?:rà|[aei]rebbe)"),
}
"""Verbs of what will be and would be."""
_DONE = {
    "fr": lazy(r"[a-zà-ÿ]+(?:ée?s?|ie?s?|ue?s?|ise?s?|ite?s?|erte?s?|intes?)"),
    "es": lazy(r"[a-zñ]{2,}(?:ado|ido|ído|cho|[ei]sto|erto|scrito|uelto)|roto"),
    "it": lazy(r"[a-z]{2,}(?:ato|uto|ito|tto|[eio]sto|[ei]so|[eo]rto|[ei]nto|orso|esso|olto)|pianto"),
}
"""Participles after “has” and “had”."""
_IS = "es"
_OF_SEVERAL = lazy(r" (?:(?:se|ne|lui) |[sn]['’])*[a-zà-ÿ]{2,}(?:rent|aient|aban|aron|ieron)\b")
"""How verbs of several end; before them a word with an s is a plural."""
_BEGINS = lazy(
    r"(?:^|[.!?;:…»”\"—–-] ?|\b(?:et|mais|puis|y|pero|e|ma|que|che|quand|cuando|quando|lorsque|puisque|mientras|mentre|aunque|porque|perché|pues|si|se|car|comme|como|come"
    r"|donde|luego|entonces|ni|ya|también|tampoco|así|allí|aquí|hoy|ayer|dove|poi|allora|né|nè|così|anche|neppure|finché|poiché|giacché|benché|sicché|oggi|ieri|qui|là) )$",
    re.IGNORECASE,
)
"""What stands before a subject that begins a sentence or a part of one."""


_CONJUNCTION = 10
"""Characters of the longest word before a subject, and a space on each side."""


_TO_ME = {
    "fr": lazy(r" (?:(?:me|nous|lui|leur) |m['’])[a-zà-ÿ]{2,}"),
    "es": lazy(r" (?:no )?me [a-zà-ÿ]{2,}"),
    "it": lazy(r" (?:non )?(?:mi |m['’])[a-zà-ÿ]{1,}"),
}
"""What somebody does to the writer: Peroux me rapporte, Ledesma me dio."""


_WISHED = frozenset(["soit", "soient"])
_US = frozenset(["nous", "nos", "ci"])
"""The writer and others, to whom somebody does something: Drallot nous quitta."""


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
        or (after.endswith(_ENDS_OF_PAST) and pattern.fullmatch(after) is not None)
    )


def directly(near: Beside, language: str) -> bool:
    """True for a verb behind the word; in Spanish and Italian a copula may stand behind an adjective: Segura estaba."""
    if near.after in lex.particles("act-of-a-town"):
        return False
    if language == "fr" and near.section_after in {"says", "does"}:
        return near.after not in lex.particles("no-act")
    if near.after in lex.particles("copula"):
        return False
    return near.section_after == "says" or near.after in own_verbs(language) or verb(near.after, language)


def own_verbs(language: str) -> Collection[str]:
    """What people do, by the list of Spanish or of Italian."""
    return lex.words_of_section("italian.txt" if language == "it" else "spanish.txt", "does")


def _compound(near: Beside, text: str, end: int, language: str) -> bool:
    """True for a verb that does not follow directly: “Ledesma los venció”, “Ferretti ha pianto”, “Ferretti è morto”, “Ledesma no vendrá”."""
    if near.comma or near.after in lex.particles("act-of-a-town"):
        return False
    if (pronoun := _PRONOUN_FIRST.get(language)) is not None and (done := pronoun.match(text, end)):
        said_to = language == "es" and done["verb"].endswith("s") and done["verb"] != _IS
        return not said_to and done["verb"] not in lex.particles("seems-to-me")  # Mañanera te levantas
    found = _CLITICS[language].match(text, end)
    if found is None:
        return False
    if done := _TO_ME[language].match(text, end):
        word = done[0].split()[-1]
        return word not in lex.particles("seems-to-me") and word not in _WISHED  # Grâces lui soient rendues
    groups, word = found.groupdict(), found["verb"]
    if groups.get("has"):
        return word not in lex.particles("been-of-things-too") and _DONE[language].fullmatch(word) is not None
    if groups.get("is"):
        return word in lex.particles("state-of-somebody")
    if _FUTURE[language].fullmatch(word) and word not in lex.particles("no-verb"):
        return True
    if word == near.after or word in lex.particles("copula"):
        return False
    if language != "fr" and word in own_verbs(language):
        return True
    pattern = _PAST[language]
    return pattern.fullmatch(word) is not None and word not in lex.particles("no-verb")


def no_subject(word: str, language: str) -> bool:
    """True for a word that ends as verbs, participles and adverbs do."""
    return _NO_SUBJECTS[language].search(word) is not None


def subject(candidate: Candidate, near: Beside, text: str, small: Collection[str]) -> bool:
    """True for “Grouchy n'arriva pas”, “Lavalle fusiló a Dorrego”: an unknown word that does something and has no article."""
    word = candidate.words[0]
    if word.kind or candidate.titles or word.text in lex.particles("no-subject"):
        return False
    if near.comma or candidate.start < word.start:
        return False
    if not directly(near, candidate.language) and not _compound(
        near, text, candidate.end, candidate.language
    ):
        return False
    if word.text.endswith("s") and _OF_SEVERAL.match(text, candidate.end):
        return False  # Girondins et Montagnards se battirent
    if no_subject(word.text, candidate.language):
        return False
    if word.text.lower() in small or word.text.isupper() or len(word.text) == 1:
        return False
    if candidate.language == "fr" and text.endswith(("que ", "qu'", "qu’"), 0, word.start):
        return False  # tout ce que Trouville comptait
    if candidate.language != "fr" and text.endswith(", ", 0, word.start):
        return True  # Ruiz habló, Ledesma calló
    return begins(text, word.start)


def to_the_writer(candidate: Candidate, text: str) -> bool:
    """True for “Ledesma me dio”, “Peroux m'apprend”: what is done to the writer is done by somebody."""
    next_word = text[candidate.end + 1 : candidate.end + 6].partition(" ")[0]
    return next_word in _US or _TO_ME[candidate.language].match(text, candidate.end) is not None


def begins(text: str, start: int) -> bool:
    """True where a sentence or a part of one begins."""
    return _BEGINS.search(text, max(0, start - _CONJUNCTION), start) is not None
