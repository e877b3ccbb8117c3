"""What joins names: the small word before a surname: part of the name (avec d’Aubray, von Bülow said) or a preposition (the works of Goethe)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before
from teiwright.annotators.persons.bynames import other_surname
from teiwright.annotators.persons.linked_elsewhere import small_linked, uncontracted
from teiwright.annotators.persons.names import is_capital_link
from teiwright.annotators.persons.openings import opens_sentence
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_PREPOSITIONS = frozenset(["von", "d'", "d’", "zu"])
"""What is also “of” in these languages; van, ibn and al- are always part of the name."""
_REACH = 24
"""Characters between a name and the one before marriage."""
_PAIR = 2
_PASSED_OVER = lex.COMMON | lex.PEOPLE | lex.PLACE | lex.FUNCTION | lex.NOUN
"""Kinds of words that are not looked at alone, so that a surname with its link is not seen."""
_FREE = lazy(r"(?:^|[.!?;:,(\[«“”\"»…—–] ?)$")
"""Marks before a name with its link and never before “of” and a name."""
_ENDS = lazy(r"(?:^|[.!?;:„] ?)$")
"""The same in German, which closes with “ what somebody has made: „Abschied“, von Brandel."""


def settled(found: Iterable[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Take “von” and “d’” out of those names that the text never has with them where they can be nothing else."""
    found = list(found)
    doubtful = [
        link
        for candidate in found
        if (link := _spelt(_link(candidate, passages[candidate.passage].text))) in _PREPOSITIONS
    ]
    if not doubtful:
        return found
    firm = {
        (_spelt(link), c.words[0].text)
        for c in found
        if (link := _link_anywhere(c, passages[c.passage].text)) and _firm(c, passages[c.passage].text)
    }
    return [_without(c, passages[c.passage].text, firm) for c in found]


ARTICLES = frozenset(["La", "Le"])
"""Links that are the article elsewhere: La Rochelle, Le Temps."""
_ALWAYS = frozenset(["De", "Du", "Von"])
"""Links that belong to a name with their capital, but at the beginning of a sentence where they are prepositions."""
_WENT = 32
_SHARES = lex.HONORIFIC | lex.RANK | lex.OFFICE | lex.KIN | lex.TRADE
"""Titles after which St. is part of a surname: Captain St. Clair; Pope St. Gregory is a saint."""


def with_capitals(found: Iterable[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Give a name the link with a capital that stands before it.

    De Quincey; La Fayette where the text has M. de La Fayette; St. Clair where it has Captain St. Clair; and La Porte, which looks like
    other words, where it has Signor La Porte.
    """
    found = [_with_saint(c, passages[c.passage].text) for c in found]
    shown = _shown(found, passages)
    titled = {
        c.words[0].text
        for c in found
        if c.link
        or (
            c.lower_title
            and passages[c.passage].text.endswith(
                (" La ", " Le "), c.start, c.words[0].start
            )  # duc de La Valette
        )
    }
    titled.update(word for _, word in shown)
    titled.update(small_linked(found, passages))
    titled.update(uncontracted(found, passages))
    linked = [_with_capital(c, passages[c.passage].text, titled, shown) for c in found]
    return _with_hidden(linked, shown, passages) if shown else linked


def _with_saint(candidate: Candidate, text: str) -> Candidate:
    """“Captain St. Clair” with St. as a link: somebody of this surname is no saint."""
    titles = candidate.titles
    if len(titles) < _PAIR or not titles[-1].kind & lex.SAINT or not titles[-2].kind & _SHARES:
        return candidate
    if len(candidate.words) > 1:
        return candidate  # Sir St. George Harding
    return replace(candidate, titles=titles[:-1], link=_as_it_stands(text, titles[-1]))


def _as_it_stands(text: str, word: Word) -> str:
    """The word with its stop, if it has one."""
    return word.text + "." * text.startswith(".", word.end)


def _shown(found: Iterable[Candidate], passages: Sequence[Passage]) -> dict[tuple[str, str], Candidate]:
    """Links with a capital and the surnames after them, where a title or a forename shows that they are names; each with one who bears it."""
    shown: dict[tuple[str, str], Candidate] = {}
    for candidate in found:
        words = candidate.words
        if candidate.link and candidate.titles and len(words) == 1:
            shown.setdefault((candidate.link.rstrip("."), words[0].text), candidate)
        elif len(words) >= _PAIR and (words[0].kind & lex.FORENAME or len(words[0].text) == 1):
            first = next((n for n in range(1, len(words) - 1) if is_capital_link(words[n].text)), 0)
            if first and all(is_capital_link(word.text) for word in words[first:-1]):
                link = " ".join([word.text for word in words[first:-1]])
                shown.setdefault((link, words[-1].text), candidate)
            elif words[-1].text.isupper():
                link = passages[candidate.passage].text[words[-2].end : words[-1].start].strip(". ")
                if link.isupper():  # SAM DE CASTEL
                    shown.setdefault((link, words[-1].text), candidate)
    return shown


def _with_hidden(
    found: list[Candidate], shown: Mapping[tuple[str, str], Candidate], passages: Sequence[Passage]
) -> list[Candidate]:
    """All candidates, and the names with a link that were passed over because their words mean something else: La Porte, Du Pont."""
    shown = {name: bearer for name, bearer in shown.items() if bearer.words[-1].kind & _PASSED_OVER}
    if not shown:
        return found
    taken = {(candidate.passage, word.end) for candidate in found for word in candidate.words}
    hidden: list[Candidate] = []
    for (link, word), bearer in shown.items():
        name = f"{link} {word}"
        for number, at in _places_of(name, passages, bearer.language):
            end = at + len(name)
            if (number, end) in taken:
                continue
            surname = replace(bearer.words[-1], start=end - len(word), end=end)
            hidden.append(
                replace(
                    bearer,
                    passage=number,
                    start=at,
                    end=end,
                    titles=(),
                    words=(surname,),
                    lower_title="",
                    opens=opens_sentence(passages[number].text, at),
                    before=None,
                    after=None,
                    generation=("", ""),
                    link=link,
                    others=(),
                )
            )
    return sorted([*found, *hidden], key=lambda c: (c.passage, c.start)) if hidden else found


def _places_of(name: str, passages: Sequence[Passage], language: Language) -> Iterator[tuple[int, int]]:
    """The passage and the place in it wherever the name stands alone: not in Le Portes, the La Porte Road, at La Porte."""
    for number, passage in enumerate(passages):
        if passage.inside("boilerplate"):
            continue
        text, at = passage.text, passage.text.find(name)
        while at >= 0:
            end = at + len(name)
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            free = text[end : end + 1] != "-" and not text[end + 1 : end + 2].isupper()
            if whole and free and not _in_place(text, at, language):
                yield number, at
            at = text.find(name, end)


def _where(text: str, start: int, language: Language) -> bool:
    """True where the place of this name is meant: at St. Clair, drove to St. Clair."""
    return (
        _in_place(text, start, language)
        or language.went_to.search(text, max(0, start - _WENT), start) is not None
    )


def _in_place(text: str, start: int, language: Language) -> bool:
    """True behind “in”, “at”: a name that has its link only from the rest of the text is there that of a place."""
    return word_before(text, start)[0].lower() in language.where


def _with_capital(
    candidate: Candidate, text: str, titled: Collection[str], shown: Collection[tuple[str, str]]
) -> Candidate:
    if len(candidate.titles) == len(candidate.words) == 1 and candidate.titles[0].kind & lex.SAINT:
        saint = candidate.titles[0]
        if (saint.text, candidate.words[0].text) in shown and not _where(
            text, candidate.start, candidate.language
        ):
            return replace(candidate, titles=(), link=_as_it_stands(text, saint))
    before = candidate.before
    if before is None or before.kind != lex.FUNCTION or candidate.titles or candidate.start != before.end + 1:
        return candidate
    word = candidate.words[0]
    if word.kind & (lex.GIVEN | lex.PLACE | lex.COMMON | lex.FUNCTION) and word.text not in titled:
        return candidate
    if before.text in ARTICLES:
        if word.text not in titled and not (word.kind & lex.KNOWN and candidate.language.capital_articles):
            return candidate
    elif (before.text not in _ALWAYS and word.text not in titled) or (
        _preposition(before.text, candidate.language) and opens_sentence(text, before.start)
    ):
        return candidate
    return replace(
        candidate, start=before.start, before=None, link=before.text, opens=opens_sentence(text, before.start)
    )


def _preposition(link: str, language: Language) -> bool:
    """True for a link with which a sentence may begin as a preposition."""
    return link in language.opening_links if link in _ALWAYS else language.opens_with_links


def with_other_surnames(found: Iterable[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Join a name with the one that the same woman had before or has by marriage: Mary Carter, née Burton."""
    joined: list[Candidate] = []
    for candidate in found:
        left = joined[-1] if joined else None
        if left is None or left.passage != candidate.passage or candidate.start - left.end > _REACH:
            joined.append(candidate)
            continue
        text = passages[candidate.passage].text
        kind = other_surname(text, left.end, candidate.words[0].start)
        if not kind or left.inverted or (kind == "married" and _of_his_own(candidate)):
            joined.append(candidate)
            continue
        end = candidate.end
        if "(" in text[left.end : candidate.start] and text.startswith(")", end):
            end += 1
        joined[-1] = replace(
            left, end=end, others=(*left.others, (kind, candidate.words[-1:])), after=candidate.after
        )
    return joined


def _of_his_own(candidate: Candidate) -> bool:
    """True for the second in “Anna Orme, veuve de Pierre Morel”: with his forename or title he is the husband, not her other surname."""
    forename = len(candidate.words) > 1 and candidate.words[0].kind & (lex.FORENAME & ~lex.SURNAME)
    return bool(forename) or any(title.kind & ~lex.KIN & lex.TITLE for title in candidate.titles)


def _spelt(link: str) -> str:
    """“von” for v., as German has it in short."""
    return "von" if link.rstrip(".") == "v" else link


def _link(candidate: Candidate, text: str) -> str:
    """The link with which a name without a title begins; else nothing."""
    if candidate.titles or candidate.lower_title:
        return ""
    return text[candidate.start : candidate.words[0].start].strip()


def _link_anywhere(candidate: Candidate, text: str) -> str:
    """The link directly before the first word of the name, with or without a title before it."""
    start = candidate.titles[-1].end if candidate.titles else candidate.start + len(candidate.lower_title)
    return text[start : candidate.words[0].start].strip(" .")


def _firm(candidate: Candidate, text: str) -> bool:
    """True where the link can be nothing but part of the name."""
    if candidate.titles or candidate.lower_title:
        return True
    first = candidate.words[0]
    if first.kind & (lex.GIVEN | lex.KNOWN | lex.SHORT) or len(first.text) == 1:
        return False  # ein Lied von F. Brandel, who would be F. von Brandel
    free = word_before(text, candidate.start)[0].lower() in lex.particles("before-a-link")
    marks = _ENDS if candidate.language.capital_nouns else _FREE
    return free or marks.search(text, max(0, candidate.start - 12), candidate.start) is not None


def _without(candidate: Candidate, text: str, firm: set[tuple[str, str]]) -> Candidate:
    link = _spelt(_link(candidate, text))
    if link not in _PREPOSITIONS or (link, candidate.words[0].text) in firm:
        return candidate
    return replace(candidate, start=candidate.words[0].start)
