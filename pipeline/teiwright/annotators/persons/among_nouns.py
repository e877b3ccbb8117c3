"""A name where every noun has a capital: what speaks for and against it, and the article that it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names_or_nouns, noun_forms
from teiwright.annotators.persons.dealings import acts_not
from teiwright.annotators.persons.usage import as_written, without_article

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

_OTHER_WORDS = lex.COMMON | lex.PLACE | lex.NOUN | lex.TITLE | lex.PEOPLE
ARTICLED, WITH_ARTICLE = "article before it elsewhere", "article, before a name or a thing"
_OFTEN = 3
_PAIR = 20
"""Characters before a word in which the first half of a pair is looked for."""


def among_nouns(found: list[str], candidate: Candidate, near: Beside, passage: Passage, use: Usage) -> None:
    """What speaks for and against a name there."""
    nouns = candidate.language.nouns
    word = as_written(candidate.words[-1].text)
    shown = near.listed in {"present", "several"}
    noun = noun_forms.may_be_noun(candidate.words[-1].text, nouns)
    whose = candidate.before is not None and candidate.before.text.endswith("s")
    unsure = noun or (whose and nouns.names_or_nouns.search(word) is not None and use.alone[word] < _OFTEN)
    trade = names_or_nouns.trade_before(candidate, noun=unsure) and not names_or_nouns.only_told(
        candidate, passage.text
    )
    if trade and not _plain_noun(candidate):  # keine Schneiderin Geschmack, des Altgesellen Gesicht
        found.append("before: trade")
        shown = True
    if word.lower() not in use.small:
        parts = 0 if _plain_noun(candidate) else use.parts[word]  # N. d. N. Gespräch mit Brandel
        shown = shown or use.titled[word] + parts + use.present[word] > 0
    if names_or_nouns.in_company(candidate, use):
        # Drallow, with whom one dines, and Kamille, with which one washes, are alike if nothing else is said of them.
        told = use.beyond.get(word, 0)
        found.append("in company, never with an article" if told else "in company only")
        shown = True
        if names_or_nouns.company(near) > 0:
            acts_not(found)
    elif not candidate.titles and len(candidate.words) == 1 and near.before.lower() in nouns.preposition:
        acts_not(found)  # Mit Brandel wurde verhandelt; Zu Nidel sagt man …
    if names_or_nouns.genitive_behind_a_noun(candidate) and "possessive" not in found:
        found.append("possessive")
    cut = passage.text.startswith("-", candidate.end)  # Kantonal- und Bundesräte
    if signs := [] if cut else noun_forms.like_a_name(candidate, near, use, found, passage.text):
        found += signs
        shown = True
    if noun and near.comma and candidate.words[0].kind & lex.COMMON and not candidate.titles:
        acts_not(found)  # Karl Brandel, Knecht, erklärte
    found += [
        sign for sign in names_or_nouns.against(candidate, near, known=shown, noun=noun) if sign not in found
    ]
    found += _no_person(found, candidate, near, passage)
    if "before: article" not in found:
        return
    if _whose_writer(near, passage.text, candidate.end, closes=passage.within("closer", "signed")):
        found.remove("before: article")
        if len(candidate.words) == 1 and not candidate.titles and not noun:
            found[:] = [s for s in found if s not in {ARTICLED, "a noun has a capital too"}]
            found.append("before: signed")
    elif _with_its_article(candidate, near, whole=_without_its_article(candidate, use, word)):
        found[found.index("before: article")] = WITH_ARTICLE
        if "a noun has a capital too" in found:
            found.remove("a noun has a capital too")


def _plain_noun(candidate: Candidate) -> bool:
    """True for a noun that stands in the list of those that nobody is called."""
    word = candidate.words[-1]
    return not word.kind and noun_forms.listed(word.text, candidate.language.nouns)


def _no_person(found: list[str], candidate: Candidate, near: Beside, passage: Passage) -> list[str]:
    """What tells that it is a title, a place, a work or a figure of speech."""
    told = []
    addressed = names_or_nouns.only_addressed(candidate, near) or names_or_nouns.only_titled(
        candidate, passage
    )
    addressed = addressed or _highest(candidate)
    if addressed or names_or_nouns.titled_noun(candidate) or names_or_nouns.courteous(candidate):
        told.append("title alone")
    if names_or_nouns.said_where(candidate, near, passage.text):
        told.append("where somebody is from")
    if "saint before it" in found and near.before.lower() in candidate.language.nouns.before_a_place:
        told.append("said to be a place")  # nach St. Moritz
    if _whose_work(candidate, passage.text):
        told.append("name of a play or a book")
    if _all_people(candidate, near, passage.text):
        told.append("a figure of speech")
    return told


def _highest(candidate: Candidate) -> bool:
    """True for “des Obersten Gerichtshofes”, where the rank is an adjective."""
    if not candidate.titles or candidate.titles[-1].text not in lex.particles("rank-or-adjective"):
        return False
    word, *more = candidate.words
    return not (more or word.kind & lex.NAME) and noun_forms.may_be_noun(word.text, candidate.language.nouns)


def _without_its_article(candidate: Candidate, use: Usage, word: str) -> bool:
    """True for a forename or a surname that the text has otherwise, too: Brandel as often with a forename or a title as with an article, unlike the Konrektor, who is also Herr Konrektor."""
    named = use.parts[word] + use.titled[word]
    if candidate.words[0].kind == lex.GIVEN:
        return named > 0 or without_article(use, word)
    if candidate.words[0].kind == lex.SURNAME and use.alone[word] > 2 * use.articled[word]:
        return True  # der Brantzel, where the text mostly has Brantzel
    return named > 0 and named >= use.articled[word]


def _with_its_article(candidate: Candidate, near: Beside, *, whole: bool) -> bool:
    """True for “die Resi”, “die Duse”, and for “der Brandel” where the text has somebody of that surname with a forename, or uses the forename without an article, too (`whole`).

    In speech and in the south the names of persons have an article; what is another word or a place is none of them.
    """
    nouns = candidate.language.nouns
    kind, word = candidate.words[0].kind, candidate.words[0].text
    if not candidate.titles and len(candidate.words) == 1 and kind & lex.KNOWN and not kind & _OTHER_WORDS:
        return near.before.lower() in nouns.other_case  # er las den Cicero
    if candidate.titles or near.before not in nouns.article_of_a_name:
        return False
    if len(candidate.words) > 1:  # das Tagebuch der Marie Brantzel
        last = candidate.words[-1]
        return bool(kind & lex.GIVEN) and not (last.kind or noun_forms.may_be_noun(last.text, nouns))
    if kind == lex.GIVEN:  # a noun may be a forename of another country: der Anker
        return whole or nouns.pet_form.search(word) is not None
    return (whole and not kind & ~lex.SURNAME) or (
        near.before in near.language.ladies_article and kind == lex.SURNAME
    )


def _whose_writer(near: Beside, text: str, end: int, *, closes: bool) -> bool:
    """True for the name in “Ihr Eduard Brandel” at the end of a letter: the word before tells whose he is; “Dein” with a capital tells it at the end of any paragraph."""
    nouns = near.language.nouns
    closes = closes or near.before in nouns.of_the_writer
    return closes and near.before in nouns.whose_writer and not text[end:].strip(" .,")


def _whose_work(candidate: Candidate, text: str) -> bool:
    """True for the second name in “Max Klingers Beethoven”, “Schillers Wallenstein”: what somebody has made; not a forename, which is whom he has."""
    before, word, nouns = candidate.before, candidate.words[0], candidate.language.nouns
    if (
        before is None
        or candidate.titles
        or len(candidate.words) > 1
        or word.kind & (lex.GIVEN | lex.DOUBTFUL)
    ):
        return False
    if text.endswith(nouns.genitive_article, 0, before.start):
        return False  # die Tochter des Webers Brantzel
    if not before.text.endswith("s") and before.end - before.start == len(before.text):
        return False
    stripped = before.end - before.start > len(before.text) and before.kind & lex.NAME
    return bool(stripped or (before.kind == 0 and names_or_nouns.named_without_s(before.text, nouns)))


def _all_people(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for either half of “Jung und Alt”, which are everybody."""
    word, nouns = candidate.words[0].text, candidate.language.nouns
    if len(candidate.words) > 1 or word not in nouns.all_people:
        return False
    if near.after in lex.particles("and") and not near.comma:
        other = text[candidate.end + len(f" {near.after} ") :].split(" ", 1)[0]
        return other.rstrip(",.;:!?") in nouns.all_people
    before = text[max(0, candidate.start - _PAIR) : candidate.start].split()
    return len(before) > 1 and before[-1] in lex.particles("and") and before[-2] in nouns.all_people
