"""English as it was printed about 1700, when nouns had capitals as in German: “a Spirit of Remorse”, “his Virtue”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.usage import as_written
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Document

LEAST = 20
"""So many words behind “a”, “his” and the like tell how a text writes its nouns."""
SHARE = 0.3
"""So many of them have a capital; in later texts one of ten has, at most two."""


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The first letter of what stands behind “a”, “his” and the like; and those with a capital, looked for by their capital: in most texts there are few."""
    before = language.before_nouns
    behind = "|".join(rf"(?<=\b{word} .)" for word in before)
    ends = "".join(sorted({word[-1] for word in before}))
    noun = lazy(rf"\b(?:{'|'.join(before)}) ([A-Za-z])[a-z]{{2,}}")
    return noun, lazy(rf"[A-Z](?<=[{ends}] .)(?:{behind})[a-z]{{2}}")


def has_large_nouns(document: Document, language: Language) -> bool:
    """True for a text of a language in which nouns had capitals once, and most of whose nouns have them."""
    if not language.before_nouns:
        return False
    noun, large = _patterns(language)
    most = sum(len(large.findall(passage.text)) for passage in document.passages)
    first: list[str] = []
    for passage in document.passages:
        first += noun.findall(passage.text)
        if most < SHARE * len(first):
            return False  # whatever is still to come
    return len(first) >= LEAST and sum(map(str.isupper, first)) >= SHARE * len(first)


def against(candidate: Candidate, near: Beside, use: Usage) -> list[str]:
    """What speaks against a name there, unless the text shows elsewhere that it is one."""
    first, last = candidate.words[0], candidate.words[-1]
    if candidate.titles or candidate.lower_title:
        return []
    word = as_written(last.text)
    shown = use.titled[word] + use.parts[word] + use.present[word] + use.acting[word] > 0
    if len(candidate.words) > 1:
        doubtful = not first.kind & (lex.GIVEN | lex.SHORT) and len(first.text) > 1
        return ["nouns have capitals too"] if doubtful and not last.kind & lex.NAME else []
    if near.before in candidate.language.determiners or near.section_before == "epithet":
        return ["nouns have capitals too"]
    return [] if shown or last.kind & lex.KNOWN else ["a noun has a capital too"]
