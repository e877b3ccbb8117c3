"""What is cited by the name of a person and is none: a book of the Bible, a law of a reign, a journal; and God."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 30
_NO_AUTHOR = lex.PLACE | lex.COMMON | lex.NOUN | lex.FUNCTION | lex.PEOPLE
_VERSE = r"\.? (?:[ivxlc]{1,7}|\d{1,3})(?:[:.,] ?\d|,? (?:{verse})\b)"
"""“Job 1:21”, “Luke xii. 27”, “Timothy 6, verses 6 to 10”."""
_CHAPTER = lazy(r"\.? (?:[ivxlc]{1,7}\b|\d)")
_NUMBERED = lazy(r"(?:^|[\s(])(?:[1-3]|I{1,3})\.? $")
"""“1 Samuel 17”: which of several books of one name."""
_PAGE = r", (?:(?:{part-of-a-book})\. ?[\divxlc]|[ivxl]{1,6}\. ?\d)"
"""What follows an author whose book is not named: “see Brandel, p. 5”, “Brandel, ii. 34”."""
_LAW = r"(?: (?:{joins}) [A-Z]\w+)?\.?,? (?:{part-of-laws})\. ?\d"
"""What follows the reign in the number of a law: “12 Anne, c. 7”."""
_REIGN = r"\d(?: ?(?:{joins}) ?\d{1,2})? (?:[A-Z]\w+\.? (?:{joins}) )?$"


def with_page(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for an author to whom the reader is sent: “see Brandel, p. 5”."""
    last = candidate.words[-1]
    if near.before not in lex.particles("see") or candidate.titles:
        return False
    return not (last.kind & _NO_AUTHOR or last.text in lex.things("book")) and bool(
        lex.pattern(_PAGE).match(text, candidate.end)
    )


def cited(candidate: Candidate, text: str) -> str:
    """What speaks against a person whose name stands for a book or a law; else nothing."""
    last = candidate.words[-1]
    if last.text == "God":
        return "God"
    if candidate.words[0].kind & lex.SHORT and len(candidate.words) > 1 and last.text in lex.things("editor"):
        return "inside a cited title"  # Phil. Trans.
    stop = last.end
    ahead = text[stop : stop + 3].strip(" .,")
    if not ahead or not (ahead[0].isdigit() or ahead[0] in "ivxlcsa&"):
        return ""
    if _of_scripture(candidate, text):
        return "book of the Bible"
    if candidate.titles or not lex.pattern(_LAW).match(text, stop):
        return ""
    reign = lex.pattern(_REIGN).search(text, max(0, candidate.start - _REACH), candidate.start)
    return "reign in the number of a law" if reign else ""


def _of_scripture(candidate: Candidate, text: str) -> bool:
    """True for “Job 1:21”, “St. Luke xii. 27”, “1 Samuel 17”."""
    word = candidate.words[0]
    plain = len(candidate.words) == 1 and all(title.kind & lex.SAINT for title in candidate.titles)
    if not plain or word.text not in lex.things("scripture"):
        return False
    if lex.pattern(_VERSE).match(text, word.end):
        return True
    behind = text[max(0, candidate.start - 5) : candidate.start]
    return _NUMBERED.search(behind) is not None and _CHAPTER.match(text, word.end) is not None
