"""The name at a place of the text in parts: forename, link, surname, titles, and what follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.annotators.persons import bynames, names
from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidates import Candidate
    from teiwright.model import Passage

_NICKNAME = re.compile(r"(?<![^\s])[\"“„«‘'(].*")
_MARRIED = {"mrs", "mme", "madame", "frau"}
_LADIES = {"lady"}
_SAINT = {"St", "Ste"}
_UNMARRIED = {"miss", "mlle", "mademoiselle", "fraulein"}


class Form(NamedTuple):
    """A name as a place of the text has it, in parts."""

    forename: str
    link: str
    surname: str
    titles: tuple[str, ...]
    whole: str
    """All its words, for a name of one word that may be a surname or a forename."""
    generation: str = ""
    """“younger” or “elder”, or a number: which of several of this name."""
    generation_word: str = ""
    others: tuple[tuple[str, str], ...] = ()
    """Other surnames of hers that stand beside this one, each with its kind: birth or married."""

    @property
    def gender(self) -> str:
        """What titles and forename say; Jr. and fils are men."""
        told = names.gender_of(self.titles, self.forename)
        return told or (names.MALE if self.generation else names.UNKNOWN)

    @property
    def by_husband(self) -> bool:
        """True for Mrs. Thomas Burton, who bears the forename of her husband."""
        return self.status == "mrs" and names.gender_of((), self.forename) == names.MALE

    @property
    def status(self) -> str:
        """“mrs”, “miss” or “lady” where a title says so: Lady Harper is not Mrs. Charles Harper."""
        for title in self.titles:
            plain = names.folded(title).strip(". ")
            if plain in _MARRIED:
                return "mrs"
            if plain in _UNMARRIED:
                return "miss"
            if plain in _LADIES:
                return "lady"
        return ""

    @property
    def letters(self) -> bool:
        """True for initials alone: J. S."""
        return len(self.surname) == 1 and all(len(p.strip(".")) == 1 for p in self.forename.split())


def form_of(candidate: Candidate, passage: Passage) -> Form:
    """The name of a candidate in parts."""
    words = [_with_stop(passage, w.start, w.end) if w.text in _SAINT else w.text for w in candidate.words]
    titles = tuple(_with_stop(passage, t.start, t.end) for t in candidate.titles)
    if candidate.lower_title:
        titles = (candidate.lower_title, *titles)
    others = tuple((kind, " ".join(w.text for w in name)) for kind, name in candidate.others)
    if size := candidate.inverted:
        surname, forename = " ".join(words[:size]), " ".join(words[size:])
        return Form(forename, "", surname, titles, f"{forename} {surname}", *candidate.generation, others)
    forename, link, surname = names.divided(
        words,
        _links(candidate, passage.text),
        titled=bool(titles),
        double=candidate.language == "es",
        noble=any(t.kind & lex.NOBLE for t in candidate.titles[-1:]),
    )
    generation = candidate.generation
    if forename and bynames.is_number(surname):  # Robert Garrick III
        generation = (surname, surname)
        forename, _, surname = forename.rpartition(" ")
    whole = " ".join(words) if surname or len(words) == 1 else forename
    return Form(forename, link, surname, titles, whole, *generation, others)


def _links(candidate: Candidate, text: str) -> list[str]:
    """What stands before each word of the name: “” or a link (de la)."""
    links = [""]
    for left, right in zip(candidate.words, candidate.words[1:], strict=False):
        gap = text[left.end : right.start].strip(". —_-*")
        links.append(_NICKNAME.sub("", gap))
    if candidate.titles:
        gap = text[candidate.titles[-1].end : candidate.words[0].start].strip(". ")
        links[0] = gap if gap == candidate.link or gap.lower() in lex.particles("link") else ""
    elif candidate.start < candidate.words[0].start:
        lead = text[candidate.start + len(candidate.lower_title) : candidate.words[0].start].strip()
        links[0] = lead if lead.lower() in lex.particles("link") else ""
    return links


def _with_stop(passage: Passage, start: int, end: int) -> str:
    return passage.text[start : end + 1] if passage.text.startswith(".", end) else passage.text[start:end]
