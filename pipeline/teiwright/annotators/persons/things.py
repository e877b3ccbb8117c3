"""What has the name of a person and is none: a street, a school, a ship, a play, a prize; letters after a name; the sign of an editor."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import families, feasts, ships, works
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

_REACH = 40
"""Characters before a name in which the word for the thing is looked for."""
_QUOTES = " \"“„«‘'"
_BEFORE_NAMES = frozenset(" '’\"“„«‘")
"""Characters that may stand between the word for a thing and its name."""
_STAGED = r" (?:{of-any}|d) ?[“\"„«]?$"
_AT_THE_SIGN_OF = frozenset(["zum", "zur"])
_ARTICLES_OF_PAPERS = frozenset(["Le", "La", "El", "Il"])
_SECOND_OF_PAIR = lazy(r" [^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+ (?:and|&|et|und|y|e)$")
"""What stands before the second of two names that are one ship's."""
_SHIP_LETTERS = lazy(r"\b(?:S\. ?S|H\. ?M\. ?S|R\. ?M\. ?S|U\. ?S\. ?S|M\. ?V|S\. ?M\. ?S)\. ?$")
_ALOFT = lex.NOBLE | lex.HONORIFIC
"""Titles in the names of ships; a captain after “the boat” is one who sails in it."""
_STREET = lazy(r"\w*(?i:stra(?:ß|ss)e)(?!\w)|\w+str(?=\.|,? \d)")
_ADVOCATES = frozenset(["Maître", "Maitre"])
_OF_HOUSES = frozenset(["du", "de la"])
_CALLS_ITSELF = (", que se", " que se", ", che si", " che si")
_DUBBED = frozenset(["Knight"])
_ROMAN = frozenset("IVXLC")
_NEXT = 3
"""Characters at most between two letters of an office."""
_ARTICLE = 4
"""Characters of “the ”."""
_LONGEST_SHORT = 4
"""Letters of the longest word for a thing that is cut short with a stop: boul."""
_SENTENCE = 160
"""Characters before a name in which its sentence begins."""
_SUBJECT = r"(?:^|[.!?;:] )(?:{article}|{whose-kin}|{that}|{indefinite}) ([^\W\d_]+)(?P<rest>[^.!?;:,]*)$"
_ANOTHER_CLAUSE = r" (?:{joins}|{but}) "
_IS_CALLED = r"\b(?:{is-called}) ?(?:\w+ )?$"
_MARKS = frozenset("\"“”‘’'«»„")
_DASH = "—–-([/"


def no_person(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against the name of a ship, a feast, a street, a country, an office after a name; else nothing."""
    if _signs(candidate, text):
        return "letters after a name" if candidate.titles else "sign of an editor"
    if ships.told(candidate, near, text):
        return "name of a ship"
    if thing := (candidate.words[0].text in _ROMAN and _counted_part(candidate)) or feasts.called_after(
        candidate, text
    ):
        return thing
    if candidate.titles and (
        thing := _after_title(candidate, text) or _office_with_article(candidate, near, text)
    ):
        return thing
    if _in_marks(candidate, text):
        return "name of an inn or a ship in marks"
    if thing := _kind_before(candidate, near, text):
        return thing
    first, last = candidate.words[0], candidate.words[-1]
    side = first if len(candidate.words) > 1 else candidate.before
    if side is not None and side.text in lex.particles("side") and last.kind & lex.PLACE:
        return "side of a country"
    if (
        _bare(candidate)
        and side is not None
        and side.text in lex.things("quarter")
        and text.endswith("the ", 0, side.start)
    ):
        return "side of a country"  # the North Anna
    if len(candidate.words) > 1 and last.text in lex.things("after") and _crowned(candidate):
        return "name of a street with a crown" if candidate.titles else "name of a street"
    if len(candidate.words) > 1 and last.text in lex.things("edition"):
        return "book of the Bible"  # the King James Bible
    royal = len(candidate.words) > 1 and candidate.titles and candidate.titles[0].text in lex.things("crown")
    if royal and last.kind & lex.NOUN and candidate.words[-2].kind & lex.GIVEN:
        return "name of a street with a crown"  # Queen Elizabeth Hall
    if _street(candidate, text):
        return "name of a street"
    if near.before in lex.things("called") and _names_a_thing(candidate, near, text):
        return "house or prize before it"
    return _of_something(candidate, near, text) or works.no_person(candidate, near, text)


def _street(candidate: Candidate, text: str) -> bool:
    """True for “Otto Hahn Straße”, “Wien I. Gartenstraße 12”, “I. Gartenstr. 12”, “Gartenstr 12”."""
    last, after = candidate.words[-1], candidate.after
    if _STREET.match(text, last.start):
        return True
    return (
        after is not None
        and text[candidate.end : after.start] == " "
        and (after.text in lex.things("land") or (after.text in lex.things("after") and _crowned(candidate)))
    )


def _counted_part(candidate: Candidate) -> str:
    """What speaks against a person in “I. Buch”."""
    part = candidate.words[-1].text.capitalize() in lex.particles("counted-part")
    return "number of a part" if part else ""


def _crowned(candidate: Candidate) -> bool:
    """True if it has no titles but those of nobles: Prince Albert Terrace."""
    return all(t.kind & lex.NOBLE for t in candidate.titles)


def _after_title(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “Lady Day”, “Dame Fortune”, “General Election”: the last word after its title."""
    title, last = candidate.titles[-1].text, candidate.words[-1].text
    if candidate.words[0].text == "Honoris":
        return "title alone"  # Dr. Honoris Causa
    gap = text[candidate.titles[-1].end : candidate.words[0].start].strip()
    if title == "Lady" and last in lex.things("of-our-lady"):
        return "name of a feast or a chapel"
    if title == "Lady" and last.removesuffix("s").capitalize() in lex.things("calling"):
        return "title alone"  # the Lady Reporter
    master = (
        title in lex.things("master")
        and gap in lex.things("link-of-masters")
        and not candidate.words[0].kind & lex.NAME
    )
    if master and not _advocate(candidate, gap, text):
        return "a figure of speech"  # le Maître du Ciel
    if title in candidate.language.river_titles and _of_the_don(candidate):
        return "a figure of speech"
    figure = (title in lex.things("before-figure") and last in lex.things("figure")) or (
        title.capitalize() in lex.things("before-general")
        and last.capitalize() in lex.things("general")
        and len(candidate.titles) == 1  # Mrs. Major Post
    )
    return "a figure of speech" if figure else ""


def _advocate(candidate: Candidate, gap: str, text: str) -> bool:
    """True for Maître du Plessis: the word is no other that is known, and neither article nor comma stands before."""
    known = candidate.words[0].kind or candidate.titles[-1].text not in _ADVOCATES or gap not in _OF_HOUSES
    if known or text.endswith(", ", 0, candidate.start):
        return False
    return word_before(text, candidate.start)[0].lower() not in lex.things("no-advocate")


@cache
def _links() -> tuple[frozenset[str], re.Pattern[str]]:
    """What may stand between a street and what it is named after: the last words, without which nothing is worth a look, and all as a pattern."""
    links = lex.things("link-of-a-thing")
    words = "|".join(sorted(links))
    pattern = lazy(rf"(?:\b(?:{words}|de l['’]|dell['’])\s?|\bd['’])$", re.IGNORECASE)
    return frozenset(link.rpartition(" ")[2] for link in links), pattern


def _office_with_article(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against a person in “the Lord Chamberlain”, “Monsieur le Procureur”."""
    if len(candidate.words) > 1 or not candidate.titles:
        return ""
    title, word = candidate.titles[-1], candidate.words[0]
    if (
        title.text == "Lord"
        and near.before in {"the", "The"}
        and word.text in lex.particles("lord-of-office")
    ):
        return "title alone"
    gap = text[title.end : word.start]
    article = title.kind & lex.HONORIFIC and gap.removeprefix(".") in {" le ", " la ", " l'", " l’"}
    return "title alone" if article and (not word.kind & lex.NAME or word.kind & lex.NOBLE) else ""


def _of_the_don(candidate: Candidate) -> bool:
    """True for what is called after the river: the Don Cossacks, the Don Army."""
    kind = candidate.words[-1].kind
    return bool(kind & (lex.PEOPLE | lex.NOUN)) and not kind & lex.NAME


def _names_a_thing(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “a house called Brodes”, “the mare named Bess”."""
    before = text[max(0, candidate.start - _REACH) : candidate.start].rstrip(_QUOTES)
    before = before.removesuffix(near.before).rstrip(" ,")
    for phrase in _CALLS_ITSELF:
        before = before.removesuffix(phrase)
    return _last_word(before) in lex.things("named") or _begins_with_thing(text, candidate.start)


def _begins_with_thing(text: str, start: int) -> bool:
    """True where the sentence begins with the thing: “The ship that took them was called Jane”, “El barco … se llamaba”."""
    before = text[max(0, start - _SENTENCE) : start]
    subject = lex.pattern(_SUBJECT, re.IGNORECASE).search(before)
    if subject is None or subject[1].lower() not in lex.things("named"):
        return False
    if lex.pattern(_ANOTHER_CLAUSE).search(subject["rest"]):
        return False  # the ship was late, and her captain was called Thomas Orme
    return lex.pattern(_IS_CALLED).search(before) is not None


def _of_something(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against the name after “performance of”, “Bishop of”, and against a family."""
    first = candidate.words[0]
    if (
        candidate.link in _ARTICLES_OF_PAPERS
        and first.text in lex.things("paper")
        and not (candidate.titles or candidate.lower_title)
    ):
        return "what is published"  # un article de Le Temps
    if (
        not candidate.titles
        and len(candidate.words) == 1
        and text[first.start - 1 : first.start] in _BEFORE_NAMES
    ):
        window = text[max(0, first.start - _REACH) : first.start]
        if of := lex.pattern(_STAGED).search(window):
            word = _last_word(window[: of.start()])
            if word in lex.things("staging") and first.start == candidate.start:
                return "what is performed"
            if word in lex.things("seat") and (not first.kind & lex.GIVEN or first.kind & lex.PLACE):
                return "office of something"
    return (
        "a whole family" if len(candidate.words) == 1 and families.whole_family(candidate, near, text) else ""
    )


@cache
def _direct() -> Mapping[str, str]:
    """Words directly before a name, each with the kind of thing that it names."""
    return {word: kind for kind in ("work", "house", "ship", "nature", "street") for word in lex.things(kind)}


def _kind_before(candidate: Candidate, near: Beside, text: str) -> str:
    """The kind of thing that stands before the name: “rue”, “the schooner”, “prix”."""
    if text[candidate.start - 1 : candidate.start] not in _BEFORE_NAMES:
        return ""
    window = text[max(0, candidate.start - _REACH) : candidate.start]
    bare = window.rstrip(_QUOTES)
    if near.before in lex.things("before-a-ship") or (bare.endswith(".") and _SHIP_LETTERS.search(bare)):
        return "name of a ship"
    if near.before.lower() in _links()[0] or window[-1:] in "'’":
        link = _links()[1].search(window)
        stem = "" if link is None else _last_word(window[: link.start()].rstrip(_QUOTES))
        if stem in lex.things("street-of"):
            return "street before it"
        if stem in lex.things("place-of") and _may_be_place(candidate):
            return "said to be a place"
        inn = (
            link is not None
            and stem in lex.things("house")
            and link.group().strip().lower() in _AT_THE_SIGN_OF
        )
        return "house or prize before it" if inn else ""
    window = bare
    word = _last_word(window)
    pair = _SECOND_OF_PAIR.search(window)
    gap = text[candidate.words[0].end : candidate.words[-1].start]
    full = gap == " " and candidate.words[-1].kind & lex.SURNAME
    if (
        pair
        and not candidate.titles
        and not full
        and _last_word(window[: pair.start()]) in lex.things("ship")
    ):
        return "name of a ship"  # the brig Ann and Jane of Hull
    if window.endswith(".") and len(word) > _LONGEST_SHORT:
        return ""  # “… alla biblioteca. Rossi propone”: av. and boul. are short
    if word in lex.things("between-ship-and-name"):
        word = _last_word(window.rpartition(" ")[0])  # vapor correo
    kind = _direct().get(word, "")
    return _thing(candidate, kind) if kind and word not in candidate.language.no_things else ""


def _thing(candidate: Candidate, kind: str) -> str:
    """What speaks against a person after a word of this kind."""
    if kind == "street":
        return "street before it"
    if kind == "nature":
        titled = candidate.titles and candidate.language.capital_nouns  # in der Stadt Frau Brandel getroffen
        return "" if titled else "mountain or water before it"
    if kind == "ship":
        return "name of a ship" if _aloft(candidate) else ""
    if kind == "house":
        return (
            "" if candidate.titles and candidate.language.titled_is_somebody else "house or prize before it"
        )
    return "name of a play or a book" if _bare(candidate) else ""


def _aloft(candidate: Candidate) -> bool:
    """True unless a title stands before the name that ships have not: the boat Captain Smith had hired."""
    titles = 0
    for title in candidate.titles:
        titles |= title.kind
    return not titles or bool(titles & _ALOFT) or not candidate.language.titled_is_somebody


def _bare(candidate: Candidate) -> bool:
    """True for a single word without a title."""
    return len(candidate.words) == 1 and not candidate.titles


def _may_be_place(candidate: Candidate) -> bool:
    """True for a single word that is no plain forename and nobody whom all the world knows: le golfe de Morel, but le village de Paul."""
    kind = candidate.words[0].kind
    named = kind & lex.KNOWN or (kind & lex.GIVEN and not kind & lex.PLACE)
    return _bare(candidate) and not candidate.lower_title and not named


def _in_marks(candidate: Candidate, text: str) -> bool:
    """True for one word in quotation marks after an article: the “Mary”, at the ‘George’."""
    word = candidate.words[0]
    marked = text[word.start - 1 : word.start] in _MARKS and _bare(candidate) and word.start > _ARTICLE
    closed = marked and any(mark in _MARKS for mark in text[word.end : word.end + 2])
    return closed and text.endswith(("the ", "The "), 0, word.start - 1)


def _last_word(text: str) -> str:
    """The last word in small letters, without the stop of a short form."""
    word = text.removesuffix(".").rpartition(" ")[2].lower()
    return word[2:] if word[:2] in {"l'", "l’", "d'", "d’"} else word


def _signs(candidate: Candidate, text: str) -> bool:
    """True for “– Ed.”, and for the M. D. and the Bart. after a name."""
    last = candidate.words[-1].text
    if last.isupper() and len(last) > 1:
        last = last.capitalize() if last.capitalize() in lex.things("rank-after") else last  # BART.
    if last in _DUBBED and not candidate.titles and len(candidate.words) == 1:
        before = text[max(0, candidate.start - _REACH) : candidate.start]
        return "Sir " in before and before.endswith(", ")  # Sir Joseph Yates, Knight
    if candidate.titles:
        letters = "".join(w.text for w in (*candidate.titles, *candidate.words))
        apart = candidate.words[0].start - candidate.titles[-1].end > _NEXT  # M. de C.
        blank = text.startswith(("—", "--", "**", "__"), candidate.words[-1].end)  # M. D——
        office = letters in lex.particles("abbreviations") and not (
            apart or blank or candidate.language.m_is_monsieur
        )
        office = office or (letters == "MM" and not blank)  # M. M. les Trustees
        return len(candidate.titles[0].text) == 1 == len(last) and office
    if len(candidate.words) > 1:
        return False
    if last not in lex.things("rank-after") and last not in lex.things("editor"):
        return False
    before = text[max(0, candidate.start - 3) : candidate.start].rstrip(" ")[-1:]
    if last in lex.things("rank-after"):
        return before == ","
    return (
        (before in _DASH or not before.isalpha())
        and text.startswith(".", candidate.words[-1].end)
        and bool(before)
    )
