"""Neighbours of a candidate in a list: a person, a place, one of several after MM., those present at a meeting."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import rows_of_things
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_types import Pattern
    from teiwright.model import Passage

_BETWEEN = r"(?:,(?: {and-behind-a-comma})?| ?;(?: (?:{and-behind-a-semicolon}))?| (?:{between-two})) "
_CHAIN = (
    r"(?:(?:, [^\W\d_A-ZÀ-Þ][^.,;:()]{1,40}| \([^.;:()]{1,40}\))? ?[,;] (?:(?:{joins}) )?| (?:{joins}) )"
    r"(?:(?:{the}|{link}) |l['’])?"
)
"""What may stand between two names of one list: “MM. Rabouin, maire ; Guillou”."""
_LONGEST = 60
_PRESENT = r"(?i)(?:{present})\b[^.:;—–]{0,25}?(?::|\.? ?(?:—|–|--))"
_LINK = r"(?:[,;:(] ?(?:(?:{joins}) )?| (?:{joins}) )(?P<link>(?:{link}|{with-article}) )$"
_BEFORE = 16
"""Characters before a name in which the comma and a link are looked for."""
_ENDS = r" ?[,;.(]| (?:{joins}) | ?$|’s? "
_BEGINS = r"(?:[,;:(] ?(?:(?:{joins}) )?| (?:{joins}) |^ ?)(?:l['’]|(?:{the}) )?$"
_ROW, _PLAIN = 4, 2
"""So many names make a row, and so many of them must be plainly of persons."""
_TWO_WORDS = lazy(r"\b(\w+) (\w+) $")
_TWO_WORDS_REACH = 24


def after_many(text: str, start: int) -> bool:
    """True behind “los coroneles”, “gli avvocati”: the names that follow are of several."""
    found = _TWO_WORDS.search(text, max(0, start - _TWO_WORDS_REACH), start)
    return (
        found is not None
        and found[1].lower() in lex.particles("before-many")
        and found[2].lower() in lex.particles("many-of-a-kind")
    )


def _of_many(left: Candidate, right: Candidate, orders: Pattern) -> bool:
    """True for two words that no list knows and that end as plurals do: los padres Jesuitas y Agustinos."""
    words = (left.words[-1], right.words[-1])
    return len(left.words) == 1 and all(not w.kind and orders.match(w.text) for w in words)


_HOME = r", (?:{home-of}) ?| of "
_HOME_ELIDED = lazy(r", d['’]")
_NOBLE = ("de ", "d'", "d’")


def with_neighbours(
    found: Sequence[Candidate], surroundings: list[Beside], passages: Sequence[Passage]
) -> list[Beside]:
    """What stands beside each candidate, with what its neighbours in a list are."""
    _mark_several(found, surroundings, passages)
    for i in range(len(found) - 1):
        if found[i].passage == found[i + 1].passage:
            _mark_pair(found, surroundings, passages[found[i].passage].text, i)
    _mark_rows(found, surroundings, passages)
    _mark_present(found, surroundings, passages)
    return surroundings


def _mark_several(
    found: Sequence[Candidate], surroundings: list[Beside], passages: Sequence[Passage]
) -> None:
    """Mark the first name behind a plural in Spanish and Italian (los señores Arcos y Ledesma), and the name of a group (the Misses Burton)."""
    for i, (left, right) in enumerate(pairwise(found)):
        text, orders = passages[left.passage].text, left.language.orders
        if (
            orders is not None
            and not left.titles
            and left.passage == right.passage
            and _listed(text, left, right)
            and after_many(text, left.start)
            and not _of_many(left, right, orders)
        ):
            surroundings[i] = replace(surroundings[i], listed="several")
    for i, left in enumerate(found):
        if (
            of_several(left)
            and len(left.words) == 1
            and (surroundings[i].before.lower() in lex.particles("article-of-several") or _sisters(left))
        ):
            surroundings[i] = replace(surroundings[i], listed="group")


def _mark_pair(found: Sequence[Candidate], surroundings: list[Beside], text: str, i: int) -> None:
    """Mark a name and the next one in its passage with what the one tells of the other."""
    left, right = found[i], found[i + 1]
    one_of_several = _one_of_several(found, surroundings, i)
    behind_home = i > 0 and surroundings[i].listed == "home" and _one_of_several(found, surroundings, i - 1)
    if (one_of_several or behind_home) and _chained(text, left, right):
        # A place behind MM. Morel, and no other noble behind MM. de Morvel.
        place = right.words[0].kind & lex.PLACE and not text.endswith(_NOBLE, 0, left.words[0].start)
        elided = _HOME_ELIDED.fullmatch(text, left.end, right.words[0].start)
        home = one_of_several and place and (elided or _lives_there(text, left, right))
        surroundings[i + 1] = replace(surroundings[i + 1], listed="home" if home else "several")
        if surroundings[i].listed == "group":  # the Misses Burton and Carter
            surroundings[i] = replace(surroundings[i], listed="")
        return
    if _lives_there(text, left, right):
        surroundings[i + 1] = replace(surroundings[i + 1], listed="home")
    if _listed(text, left, right):
        # After a semicolon a list of persons goes on, but a place before it says nothing.
        apart = ";" in text[left.end : right.start]
        before, after = (
            kind if kind != "place" or not apart else "" for kind in (plainly(left), plainly(right))
        )
        both = after == "person" and surroundings[i].listed == "person"
        surroundings[i] = replace(
            surroundings[i], listed="persons" if both else surroundings[i].listed or after
        )
        surroundings[i + 1] = replace(surroundings[i + 1], listed=before or surroundings[i + 1].listed)


def _one_of_several(found: Sequence[Candidate], surroundings: Sequence[Beside], i: int) -> bool:
    """True for each name of “MM. Morel, de Lyon, Durand et Vernisse”; the place is none of them."""
    return surroundings[i].listed == "several" or of_several(found[i])


def _mark_present(
    found: Sequence[Candidate], surroundings: list[Beside], passages: Sequence[Passage]
) -> None:
    """Mark the names between commas of a paragraph that says who was there."""
    attended = {number: _of_attendance(passages[number]) for number in {c.passage for c in found}}
    for i, candidate in enumerate(found):
        if (
            attended[candidate.passage]
            and surroundings[i].listed not in {"several", "group", "home"}
            and _between_commas(candidate, passages[candidate.passage].text)
        ):
            surroundings[i] = replace(surroundings[i], listed="present")


def _mark_rows(found: Sequence[Candidate], surroundings: list[Beside], passages: Sequence[Passage]) -> None:
    """In a row of names of persons each that may be none is listed between persons."""
    for row in _rows(found, passages):
        first = found[row[0]]
        if rows_of_things.of_things(passages[first.passage].text, first.start):
            for i in row:
                if not found[i].titles and not found[i].lower_title:
                    surroundings[i] = replace(surroundings[i], listed="things")
        elif _of_persons([found[i] for i in row], surroundings[row[0]]):
            for i in row:
                doubtful = not plainly(found[i]) and not found[i].lower_title
                if surroundings[i].listed in {"", "person"} and doubtful:
                    surroundings[i] = replace(surroundings[i], listed="persons")


def _rows(found: Sequence[Candidate], passages: Sequence[Passage]) -> Iterator[range]:
    """The candidates that stand one after the other with nothing but commas and an “and” between, where they are many."""
    begin = 0
    for i, candidate in enumerate(found):
        last = i + 1 == len(found) or found[i + 1].passage != candidate.passage
        if last or not _listed(passages[candidate.passage].text, candidate, found[i + 1]):
            if i + 1 - begin >= _ROW:
                yield range(begin, i + 1)
            begin = i + 1


def _of_persons(row: Sequence[Candidate], near: Beside) -> bool:
    """True for “Harding, Ottley, Brough, Tom Smith, Tanquist and Edward”: half are names of persons, none is another word or a place.

    Not for “the ships Nelson, Anna and …”, nor for Joshua, Ruth and Samuel with nobody else, which are books of Scripture.
    """
    kinds = [candidate.words[-1].kind for candidate in row]
    plain = [plainly(candidate) for candidate in row]
    alone = (kind for kind, candidate in zip(kinds, row, strict=True) if len(candidate.words) == 1)
    if any(kind and not kind & lex.NAME for kind in alone) or "place" in plain:
        return False
    if near.section_before == "place" or near.before.removesuffix("s") in lex.things("named"):
        return False
    persons = [c for c, what in zip(row, plain, strict=True) if what]
    if sum(c.words[-1].text not in lex.things("scripture") for c in persons) < _PLAIN:
        return False
    known = sum(bool(what or kind & lex.SURNAME) for what, kind in zip(plain, kinds, strict=True))
    return 2 * known >= len(row)


def _sisters(candidate: Candidate) -> bool:
    """True for the Misses Burton, who are a family unless another name follows, also without an article."""
    return bool(candidate.titles) and candidate.titles[-1].text.capitalize() == "Misses"


def _listed(text: str, left: Candidate, right: Candidate) -> bool:
    """True if two candidates are neighbours in a list: “A and B”, “A, B”."""
    return (
        2 <= right.start - left.end <= 8
        and lex.pattern(_BETWEEN).fullmatch(text, left.end, right.start) is not None
    )


def _chained(text: str, left: Candidate, right: Candidate) -> bool:
    """True if the list goes on, also after words on the one before: “Rabouin, maire ; Guillou”."""
    if _listed(text, left, right):
        return True
    return (
        right.start - left.end < _LONGEST
        and lex.pattern(_CHAIN).fullmatch(text, left.end, right.start) is not None
    )


def _lives_there(text: str, left: Candidate, right: Candidate) -> bool:
    """True for the place in “Burton of Thorley”, “Durand, de Nîmes”, “Karl Brandel von Altenrode”."""
    if (
        right.titles
        or right.lower_title
        or len(right.words) > 1
        or right.words[0].kind & (lex.GIVEN | lex.KNOWN)
    ):
        return False
    if text[left.end : right.words[0].start].strip() in left.language.nouns.of:
        return len(left.words) > 1
    return (
        right.words[0].start - left.end < _LONGEST
        and lex.pattern(_HOME).fullmatch(text, left.end, right.words[0].start) is not None
    )


def with_links(
    found: Sequence[Candidate], surroundings: Sequence[Beside], passages: Sequence[Passage]
) -> list[Candidate]:
    """Give names in lists of persons what is theirs: the link that would be a preposition elsewhere (MM. Morel, de la Borde), the title of several."""
    title = ""
    linked: list[Candidate] = []
    for candidate, near in zip(found, surroundings, strict=True):
        own = candidate
        if near.listed in {"several", "present"}:
            own = _with_link(candidate, passages[candidate.passage].text)
        if candidate.titles or candidate.lower_title:
            shared = candidate.titles[-1].text if candidate.titles else candidate.lower_title.capitalize()
            title = shared if of_several(candidate) else ""
        elif near.listed == "several":
            own = replace(own, shared=title)
        linked.append(own)
    return linked


def _with_link(candidate: Candidate, text: str) -> Candidate:
    if candidate.titles or candidate.lower_title or candidate.start < candidate.words[0].start:
        return candidate
    match = lex.pattern(_LINK).search(text, max(0, candidate.start - _BEFORE), candidate.start)
    return candidate if match is None else replace(candidate, start=match.start("link"))


def _of_attendance(passage: Passage) -> bool:
    """True for a list of those who were present or excused."""
    return lex.pattern(_PRESENT).match(passage.text) is not None or passage.inside("attendance")


def _between_commas(candidate: Candidate, text: str) -> bool:
    """True for a name between the commas of such a list."""
    return bool(
        lex.pattern(_BEGINS).search(text, max(0, candidate.start - _BEFORE), candidate.start)
        and lex.pattern(_ENDS).match(text, candidate.end)
    )


def of_several(candidate: Candidate) -> bool:
    """True for a name with a title that several share: Messrs. Burton, MM. Dupont."""
    if candidate.lower_title:
        return candidate.lower_title.capitalize() in lex.particles(
            "several"
        )  # i signori Andrea Galvani, Rossi
    return bool(candidate.titles) and candidate.titles[-1].text in lex.particles("several")


def plainly(candidate: Candidate) -> str:
    """“person” for a name with forename or title, “place” for a place's name, else nothing: by the lists alone."""
    first, last = candidate.words[0], candidate.words[-1]
    if candidate.titles or (len(candidate.words) > 1 and first.kind & lex.GIVEN):
        return "person"
    if len(candidate.words) == 1:
        if last.kind & lex.PLACE:
            return "" if candidate.lower_title else "place"  # archevêque de Reims
        if last.kind & (lex.KNOWN | lex.GIVEN):
            return "person"
    return ""
