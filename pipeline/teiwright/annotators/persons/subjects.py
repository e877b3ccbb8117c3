"""What a capitalised word does where a noun that begins a sentence has its article and a name has none: in French, Spanish, Italian."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.language_parts import Verbs

_CONJUNCTION = 10
"""Characters of the longest word before a subject, and a space on each side."""
_THAT_REACH = 20
_NEXT_WORD = 6
"""Characters in which the word behind a name is looked for."""


def verb(after: str, verbs: Verbs) -> bool:
    """True for a word that is a verb in the past, or a pronoun before one."""
    if verbs.past is None or after in verbs.no_verb:
        return False
    if after.startswith(verbs.objects) and verbs.past.fullmatch(after[2:]):
        return True  # l'épousa
    return (
        after in verbs.pronouns
        or after in verbs.short
        or after.startswith(verbs.elided)
        or (after.endswith(verbs.past_ends) and verbs.past.fullmatch(after) is not None)
    )


def directly(near: Beside) -> bool:
    """True for a verb behind the word; where its section tells little, a copula may stand behind an adjective: Segura estaba."""
    verbs, section = near.language.verbs, near.section_after
    if near.after in verbs.of_a_town or near.after in verbs.no_act or near.after in verbs.copula:
        return False
    if verbs.any_act and section in {"says", "does"}:
        return True
    return section == "says" or near.after in _own_verbs(near.language) or verb(near.after, verbs)


def _own_verbs(language: Language) -> Collection[str]:
    """What people do, by the words of the language."""
    return language.contexts.get("does", ())


def _compound(near: Beside, text: str, end: int) -> bool:
    """True for a verb that does not follow directly: “Ledesma los venció”, “Ferretti ha pianto”, “Ferretti è morto”, “Ledesma no vendrá”."""
    verbs = near.language.verbs
    if near.comma or near.after in verbs.of_a_town:
        return False
    if verbs.pronoun_first is not None and (done := verbs.pronoun_first.match(text, end)):
        word = done["verb"]
        return not verbs.said_to.fullmatch(word) and word not in verbs.seems  # Mañanera te levantas
    found = verbs.clitics.match(text, end)
    if found is None:
        return False
    if done := verbs.to_the_writer.match(text, end):
        word = done[0].split()[-1]
        return word not in verbs.seems and word not in verbs.wished  # Grâces lui soient rendues
    groups, word = found.groupdict(), found["verb"]
    if groups.get("has"):
        return word not in verbs.been and verbs.done.fullmatch(word) is not None
    if groups.get("is"):
        return word in verbs.state
    if verbs.future.fullmatch(word) and word not in verbs.no_verb:
        return True
    if word == near.after or word in verbs.copula:
        return False
    if word in _own_verbs(near.language):
        return True
    past = verbs.past is not None and verbs.past.fullmatch(word) is not None
    return past and word not in verbs.no_verb


def no_subject(word: str, language: Language) -> bool:
    """True for a word that is nobody, or ends as verbs, participles and adverbs do."""
    return word in language.no_subject or language.verbs.no_subject_ends.search(word) is not None


def subject(candidate: Candidate, near: Beside, text: str, small: Collection[str]) -> bool:
    """True for “Grouchy n'arriva pas”, “Lavalle fusiló a Dorrego”: an unknown word that does something and has no article."""
    word, verbs = candidate.words[0], candidate.language.verbs
    if word.kind or candidate.titles or word.text in candidate.language.no_subject:
        return False
    if near.comma or candidate.start < word.start:
        return False
    if not directly(near) and not _compound(near, text, candidate.end):
        return False
    if word.text.endswith("s") and verbs.of_several.match(text, candidate.end):
        return False  # Girondins et Montagnards se battirent
    if no_subject(word.text, candidate.language):
        return False
    if word.text.lower() in small or word.text.isupper() or len(word.text) == 1:
        return False
    if text.endswith(verbs.relative, 0, word.start):
        # tout ce que Trouville comptait; but on croit que Drallot perdra
        return verbs.that.search(text, max(0, word.start - _THAT_REACH), word.start) is not None
    if verbs.comma_begins and text.endswith(", ", 0, word.start):
        return True  # Ruiz habló, Ledesma calló
    return begins(text, word.start, verbs)


def to_the_writer(candidate: Candidate, text: str) -> bool:
    """True for “Ledesma me dio”, “Peroux m'apprend”: what is done to the writer is done by somebody."""
    verbs = candidate.language.verbs
    next_word = text[candidate.end + 1 : candidate.end + _NEXT_WORD].partition(" ")[0]
    return next_word in verbs.us or verbs.to_the_writer.match(text, candidate.end) is not None


def begins(text: str, start: int, verbs: Verbs) -> bool:
    """True where a sentence or a part of one begins."""
    return verbs.begins.search(text, max(0, start - _CONJUNCTION), start) is not None
