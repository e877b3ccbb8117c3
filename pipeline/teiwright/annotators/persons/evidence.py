"""What speaks for and against a person at a place: pieces of evidence, each with a name a reader understands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.annotators.persons import (
    articles,
    endings,
    large_nouns,
    links,
    lone_letters,
    names_or_nouns,
    namesakes,
    particular,
    rows_of_things,
    rulers,
    subjects,
    things,
)
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.among_nouns import ARTICLED, WITH_ARTICLE, among_nouns
from teiwright.annotators.persons.ampersand import without_firm
from teiwright.annotators.persons.cited import cited, with_page
from teiwright.annotators.persons.context import context
from teiwright.annotators.persons.dealings import acts_not
from teiwright.annotators.persons.elsewhere import elsewhere, with_her_article
from teiwright.annotators.persons.from_lists import lists_against, lists_for
from teiwright.annotators.persons.kinds import kinds_of
from teiwright.annotators.persons.names import with_his_father
from teiwright.annotators.persons.offices import (
    in_general,
    linked_office,
    of_land,
    of_see,
    of_the_robe,
    office_of,
)
from teiwright.annotators.persons.openings import all_capitals
from teiwright.annotators.persons.positions import position
from teiwright.annotators.persons.usage import as_written, means_a_name
from teiwright.annotators.persons.works import ARTICLE_BEFORE
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.kinds import Kinds
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

_TITLE_NAMES = (
    (lex.HONORIFIC, "title before it"),
    (lex.SAINT, "saint before it"),
    (lex.NOBLE, "title of nobility before it"),
    (lex.RANK, "rank before it"),
    (lex.CHURCH, "title of the church before it"),
    (lex.OFFICE, "office before it"),
    (lex.KIN, "word of kinship before it"),
    (lex.TRADE, "trade before it"),
)
_IN_LISTS = {
    "group": "a whole family",
    "present": "among those present",
    "home": "where somebody is from",
    "several": "listed after a title of several",
    "things": rows_of_things.ROW,
}
_VOWEL = lazy("[AEIOUYÄÖÜÀ-ÆÈ-ÏÒ-ÖØÙ-Ý]")
_SHORTEST = 3
"""Letters of a forename that no list knows, at least."""
_HEADING = 60
"""Characters of a heading with which a paragraph begins, at most."""
_RUN_ON = lazy(r"[^a-zß-öø-ÿ.:\n]{0,60}[.:]? ?(?:—|–|--)")
_LETTER = 2
"""Characters of a letter with its stop."""
_NUMERALS = "IVXL"
_OF_PLACE = lazy(r" of [A-Z]")
"""What follows the surname of a laird."""
_OFFICES = lazy(r",(?: ?[A-Z]\.){2,7}(?![A-Za-z])")
"""Letters of an office or a degree behind a name and a comma."""
_AGED = lazy(r", (?:1[89]|[2-9]\d), (?:[a-z]{4}|an? |the |who |of )")
"""“Anna Marek, 46, said”, as newspapers have it."""


def evidence(candidate: Candidate, near: Beside, passage: Passage, use: Usage, source: str) -> list[str]:
    """The names of all pieces of evidence for and against this candidate."""
    found: list[str] = []
    kinds = kinds_of(candidate)
    if candidate.halved:
        return ["joined by a hyphen in the name of a treaty"]
    _titles(found, candidate, passage.text, kinds)
    lists_for(found, candidate, passage.text, kinds)
    meant = len(candidate.words) == 1 and means_a_name(use, candidate.words[0].text)
    if meant:
        found.append("used as a name elsewhere")
    lists_against(found, candidate, passage.text, kinds, meant=meant or _linked_elsewhere(candidate, use))
    _shape(found, candidate, passage.text, kinds)
    position(found, candidate, passage, use, source)
    context(found, candidate, near, passage.text, kinds)
    if use.ampersand:
        without_firm(found, candidate, near, passage.text)
    _particular(found, candidate, near, passage.text, use, kinds)
    if not candidate.titles and lone_letters.before_another_word(
        candidate.words, use.small, use.letters, near.language
    ):
        found.append(lone_letters.BEFORE_A_NOUN)
    if near.nouns:
        among_nouns(found, candidate, near, passage, use)
    elif use.large:
        found += [sign for sign in large_nouns.against(candidate, near, use) if sign not in found]
    if len(candidate.words) == 1 and candidate.words[0].text.lower() in use.small:
        if not kinds.titles & lex.HONORIFIC:
            found.append("also written small")
        elif near.before == "the" and not candidate.words[0].kind & lex.NAME:
            found.append("title alone")  # the Ld. Side of the river: no lord
    elsewhere(found, candidate, use, titled=bool(kinds.titles))
    with_her_article(found, candidate, near.before, passage.text)
    if near.nouns and ARTICLED in found and WITH_ARTICLE in found:
        found.remove(ARTICLED)  # it has its article here, too
    return found


def _linked_elsewhere(candidate: Candidate, use: Usage) -> bool:
    """True for La Porte, St. Clair, which a title or a forename shows elsewhere to be a name."""
    if not candidate.link or candidate.titles or len(candidate.words) > 1:
        return False
    word = as_written(candidate.words[0].text)
    return use.titled[word] + use.parts[word] > 0


def _titles(found: list[str], candidate: Candidate, text: str, kinds: Kinds) -> None:
    """Titles of rank, office, courtesy, kinship directly before the name."""
    if not kinds.titles:
        return
    if candidate.lower_title:
        found.append("title written small")
    robe = of_the_robe(candidate, text)
    if robe:
        found.append("an office before his land, or a place")
    elif office_of(candidate, text, kinds) or in_general(candidate, text):
        found.append("office of something")
    for kind, name in _TITLE_NAMES:
        if kinds.titles & kind:
            found.append(name)
            break
    if candidate.titles and candidate.titles[-1].kind & lex.OFFICE:
        gap = (
            text[candidate.titles[-1].end : candidate.words[0].start].strip(" .").removesuffix(candidate.link)
        )
        noble = gap in {"d'", "d’"} and len(candidate.words) > 1  # Sénateur d'Ormesson de Lens
        noble = noble or names_or_nouns.noble_office(candidate, gap) or linked_office(candidate, gap)
        if (
            gap
            and not noble
            and not robe
            and not (kinds.first & (lex.GIVEN | lex.KNOWN) or (kinds.last & lex.SURNAME and gap == "de"))
        ):
            found.append("office of something")  # the Minister of Finance


def _particular(
    found: list[str], candidate: Candidate, near: Beside, text: str, use: Usage, kinds: Kinds
) -> None:
    """What belongs to names of a particular kind, and what has a person's name and is none."""
    lettered = candidate.end - candidate.start == _LETTER and len(candidate.words[0].text) > 1
    if lettered and candidate.language.initial_with_article.match(text, candidate.start):
        found.append(articles.INITIAL)
    if "letters only" in found and particular.initials(found, candidate, text, use):
        found.append("initials, used as a name")
    if not kinds.titles and near.before in lex.particles("before-name-of-a-thing"):
        found.append("institution before")
    if len(candidate.words) == 1 and (
        use.initials or text[candidate.start - 1 : candidate.start] in particular.MARKS
    ):
        found += particular.of_one_word(candidate, near, text, use)
    if with_page(candidate, near, text):
        found.append("cited with a page")
    thing = things.no_person(candidate, near, text) or cited(candidate, text)
    if not thing or thing == ARTICLE_BEFORE:
        thing = namesakes.no_person(candidate, near, text, use) or thing
    if thing:
        found.append(thing)
    if text[candidate.end + 2 : candidate.end + 3].isdigit() and _aged(candidate, text):
        found.append("age follows")
    if near.listed in _IN_LISTS:
        found.append(_IN_LISTS[near.listed])
    _rulers_and_subjects(found, candidate, near, text, use)
    _of_places(found, candidate, near, text, kinds)
    if candidate.others or candidate.generation[1] or near.comma:
        _behind(found, candidate, near, text)
    if not kinds.titles and candidate.start < candidate.words[0].start and len(candidate.words) == 1:
        _in_front(found, candidate)


def _of_places(found: list[str], candidate: Candidate, near: Beside, text: str, kinds: Kinds) -> None:
    """The land of a lord, the see of a bishop, and who is from somewhere."""
    if of_land(candidate, text):
        found.append("land of a title")
    elif of_see(candidate, text):
        found.append("office of something")
    if kinds.words == lex.SURNAME and near.after == "of" and _OF_PLACE.match(text, candidate.end):
        found.append("surname of a place")  # Harding of Thorley


def _rulers_and_subjects(found: list[str], candidate: Candidate, near: Beside, text: str, use: Usage) -> None:
    """The number of a ruler or the year of one, a peer who is called by his land, and what does something without an article."""
    if rulers.year_of_reign(candidate, text):
        found.append("part of a date")
        return
    if len(candidate.words) > 1:
        if candidate.words[-1].text[0] in _NUMERALS:
            found += [sign for sign in rulers.number(candidate, near, text) if sign not in found]
        return
    unlisted = candidate.language.verbs.past is not None and not candidate.words[0].kind
    if unlisted and subjects.subject(candidate, near, text, use.small):
        found.append("does something, with no article before it")
        if subjects.to_the_writer(candidate, text) or "within a sentence" not in found:
            found += [] if {"after: does", "after: says"}.intersection(found) else ["after: does"]
        elif not subjects.directly(near):
            acts_not(found)  # “a perdu”, “la perdió” are said of towns as well
    if candidate.language.surname_or_many and articles.of_one(candidate, text):
        found.append("article of one, as before a surname")
        if "article, before a name or a thing" in found:
            found.remove("article, before a name or a thing")
    if use.peers and rulers.peer(candidate, near, use):
        found.append("peer of this land in the text")


def _in_front(found: list[str], candidate: Candidate) -> None:
    """What stands before a single word and belongs to it: Black Tom, von Bülow, De Quincey."""
    if candidate.epithet:
        sign = "before: epithet"
    elif not candidate.link:
        sign = "link before it"
    else:
        article = candidate.link in links.ARTICLES - candidate.language.capital_articles
        sign = "" if article else "link with a capital before it"
    if sign and sign not in found:
        found.append(sign)


def _behind(found: list[str], candidate: Candidate, near: Beside, text: str) -> None:
    """What stands behind the name and belongs to it: née Burton, the elder, Esq., M.R.C.S."""
    if near.comma and len(candidate.words) > 1:
        letters = _OFFICES.match(text, candidate.end)
        if near.after.startswith("Esq"):
            found.append("Esquire follows")
        elif letters and re.sub(r"\W", "", letters[0]) in lex.particles("abbreviations"):
            found.append("letters of an office follow")
    if candidate.others:
        found.append("another surname of hers follows")
    if candidate.generation[1]:
        found.append("which of two follows")


def _aged(candidate: Candidate, text: str) -> bool:
    """True for “Anna Marek, 46, said”."""
    return len(candidate.words) > 1 and _AGED.match(text, candidate.end) is not None


def _shape(found: list[str], candidate: Candidate, text: str, kinds: Kinds) -> None:
    """What the letters of the last word say."""
    last = candidate.words[-1]
    if any(with_his_father(text, *pair, candidate.language) for pair in pairwise(candidate.words)):
        found.append("father's name in it")
    if len(candidate.words) > 1 and last.text in lex.particles("behind"):
        found.append("title behind it")
    if endings.shaped(last.text):
        found.append("shape of a surname")
    elif not last.kind and not kinds.titles & lex.HONORIFIC:
        found += endings.told(candidate, text, kinds)
    if not last.kind:
        found.append(f"unknown word {kinds.size}")
    if "-" in last.text and not last.kind & lex.GIVEN and not last.text.startswith(("Saint-", "Sainte-")):
        found.append("hyphen")
    if len(last.text) > 1 and last.text.isupper():
        voiceless = not _VOWEL.search(last.text)  # DVPMR
        # Where all is in capitals it tells nothing that a name is short: DR. VAN DYKE SPEAKS.
        short = len(last.text) <= 4 and not (kinds.titles and all_capitals(text))
        if (short or voiceless) and len(candidate.words) == 1 and not last.kind & lex.NAME:
            found.append("letters like an abbreviation")
        if all_capitals(text):
            found.append("line in capitals")
        elif len(candidate.words) == 1 and not candidate.titles and _in_its_heading(text, candidate):
            found.append("word of a heading in the line")
    if candidate.inverted:
        found.append("surname first, with a comma")


def _in_its_heading(text: str, candidate: Candidate) -> bool:
    """True for GALE in “THE LATE GALE.—We regret …”: a paragraph begins with several words in capitals, of which it is one."""
    if candidate.start > _HEADING or candidate.start < _SHORTEST:
        return False
    before = text[: candidate.start]
    return before.isupper() and _RUN_ON.match(text, candidate.end) is not None
