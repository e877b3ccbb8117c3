"""Capitalised words that look like part of a name and are none: S. Juan, Sto. Domingo, P. D., G.-R."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.subjects import begins, verb
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word

WORD_AFTER = lazy(r"[^\W\d_][\w'’-]*")


def _without_saints(text: str, words: list[Word], language: Language) -> list[Word]:
    """“S. Andrea”, “Sto. Domingo” is the saint, or his church or day, where no name goes on: no “S. Andrea Conti”, no “dott. S. Conti”."""
    gone: set[int] = set()
    for at, word in enumerate(words[:-1]):
        if word.text not in language.short_saints or text[word.end : words[at + 1].start] != ". ":
            continue
        named = words[at + 1]
        before = at > 0 and at - 1 not in gone and _leads_on(text, words[at - 1], word)
        goes_on = at + 2 < len(words) and text[named.end : words[at + 2].start] == " "
        if word.text != "S" or (named.kind & lex.GIVEN and not before and not goes_on):
            gone |= {at, at + 1}
    return [word for at, word in enumerate(words) if at not in gone] if gone else words


def _leads_on(text: str, left: Word, right: Word) -> bool:
    """True if a word belongs to the same name, so far as what stands between tells: no other sentence begins."""
    between = text[left.end : right.start]
    return between == " " or (
        between == ". " and (len(left.text) == 1 or bool(left.kind & (lex.SHORT | lex.TITLE)))
    )


def without_others(text: str, words: list[Word], language: Language) -> list[Word]:
    """The words without those that are no part of a name in this language."""
    if language.councillor and f".-{language.councillor}. " in text:
        words = _without_councillors(text, words, language.councillor)
    if language.postscript and f"{'. '.join(language.postscript)}. " in text:
        words = _without_postscript(text, words, language.postscript)
    if not language.short_saints:
        return words
    if any(saint in text for saint in language.saints):
        words = _with_saints(text, words, language)
    return _without_saints(text, words, language)


def _with_saints(text: str, words: list[Word], language: Language) -> list[Word]:
    """“San” as a title where the saint does something (Santa Teresa fundó); elsewhere it is a church, a town or a day."""
    for at, word in enumerate(words[:-1]):
        named = words[at + 1]
        if (
            word.text not in language.saints
            or not named.kind & lex.GIVEN
            or text[word.end : named.start] != " "
        ):
            continue
        after = WORD_AFTER.match(text, named.end + 1) if begins(text, word.start, language.verbs) else None
        if after is not None and text[named.end] == " " and verb(after[0], language.verbs):
            words[at] = structs.replace(word, kind=lex.SAINT)
    return words


def _without_postscript(text: str, words: list[Word], letters: str) -> list[Word]:
    """Without the letters of “P. D.”, where they begin a sentence: a postscript."""
    gone: set[int] = set()
    for at in range(len(words) - 1):
        one, two = words[at : at + 2]
        if one.text + two.text == letters and text[one.end : two.start] == ". ":
            before = text[max(0, one.start - 2) : one.start].strip()
            if not before or before in ".!?":
                gone |= {at, at + 1}
    return [word for at, word in enumerate(words) if at not in gone]


def _without_councillors(text: str, words: list[Word], letter: str) -> list[Word]:
    """“G.-R. Peter Mair”: the letters are his office (Gemeinderat), since his forename follows; “J.-R. Mair” has initials."""
    gone: set[int] = set()
    for at in range(len(words) - 2):
        one, two, name = words[at : at + 3]
        letters = len(one.text) == 1 and two.text == letter and text[one.end : two.start] == ".-"
        named = name.kind & (lex.GIVEN | lex.TITLE) and len(name.text) > 1
        if letters and named and text[two.end : name.start] == ". ":
            gone |= {at, at + 1}
    return [word for at, word in enumerate(words) if at not in gone]
