"""Works, inns, ships and mountains with the name of a person, told by what is done to them: the author of Waverley, the Mary Ann sank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_parts import Works

ARTICLE_BEFORE = "article before a whole name"
_REACH = 32
"""Characters before a name that are looked at."""
_INN_REACH = 48


def no_person(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against the name of a mountain, a ship or a work; else nothing."""
    works = candidate.language.works
    if works is None or candidate.inverted or near.possessive:
        return ""
    if _of_mountain(candidate, near, text, works):
        return "mountain or water before it"
    if near.before in works.articles and not candidate.lower_title:
        inn = works.at_inn.search(text, max(0, candidate.start - _INN_REACH), candidate.start)
        if inn or works.is_inn.match(text, candidate.end):
            return "name of an inn"
        if ship := _ship(candidate, text, works):
            return ship
    return _work(candidate, near, text, works)


def _of_mountain(candidate: Candidate, near: Beside, text: str, works: Works) -> bool:
    """True for what is climbed, and for Ben Nevis."""
    words = candidate.words
    if candidate.titles or candidate.lower_title:
        return False
    if len(words) > 1 and words[0].text == works.ben and words[1].text in works.mountains:
        return True
    if near.before in works.climb:
        return True
    window = max(0, candidate.start - _REACH), candidate.start
    return near.before in works.of and works.mountain_of.search(text, *window) is not None


def _ship(candidate: Candidate, text: str, works: Works) -> str:
    """What speaks against a person in “the Mary Ann sank”, “came by the Robert Harding”."""
    if works.at_sea.match(text, candidate.end):
        return "name of a ship"
    if candidate.titles:
        return ""
    if works.sailed.match(text, candidate.end):
        return "name of a ship"
    whole = len(candidate.words) > 1 and candidate.words[0].kind & (lex.GIVEN | lex.DOUBTFUL)
    return ARTICLE_BEFORE if whole and works.alone.match(text, candidate.end) else ""


def _work(candidate: Candidate, near: Beside, text: str, works: Works) -> str:
    """What speaks against a person in “the author of Waverley”, “Emma was published”, “he finished Emma”."""
    first, alone = candidate.words[0], len(candidate.words) == 1
    window = max(0, candidate.start - _REACH), candidate.start
    author = alone and first.kind & (lex.SURNAME | lex.KNOWN) and not first.kind & lex.GIVEN
    if near.before in works.of and works.work_of.search(text, *window):
        return "name of a play or a book"
    if near.after in works.has_been and not near.comma:
        if works.staged.match(text, candidate.end):
            return "what is performed"
        if not author and works.published.match(text, candidate.end):
            return "what is published"
    if candidate.titles or candidate.lower_title:
        return ""
    if (
        alone
        and (near.before in works.seen or near.before in works.read)
        and first.text in lex.particles("title-role")
        and not near.comma
    ):
        return "a title that is seen or read"
    if near.before in works.of and not author and works.copy_of.search(text, *window):
        return "what is published"
    if alone and near.before in works.read and works.read_on.match(text, candidate.end):
        return "a forename that is read" if first.kind & lex.GIVEN and not author else "what is read"
    return "whose work it may be" if near.before[-1:] == "s" and _of_author(candidate, text, works) else ""


def _of_author(candidate: Candidate, text: str, works: Works) -> bool:
    """True for “Harding's Mary Orme”: a name behind a surname in the genitive, which is no kin of his."""
    author = works.author.search(text, max(0, candidate.start - _REACH), candidate.start)
    if author is None:
        return False
    kind, first = lex.kinds(author[1]), candidate.words[0].kind
    named = first & lex.KNOWN if len(candidate.words) == 1 else first & lex.GIVEN
    return bool(named and kind & (lex.SURNAME | lex.KNOWN) and not kind & (lex.GIVEN | lex.DOUBTFUL))
