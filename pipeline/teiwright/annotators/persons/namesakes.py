"""What reports and business pages call by the name of a person: firms, shops, storms, planets, diseases, towns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.usage import ARTICLES, as_written
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidates import Candidate
    from teiwright.annotators.persons.usage import Beside, Usage
    from teiwright.model import Passage

_STORMS = frozenset(["Hurricane", "Typhoon", "Cyclone", "Storm"])
_OF_FIRMS = frozenset(
    [
        "shareholders",
        "stockholders",
        "plc",
        "dealerships",
        "factories",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "executives",
        "subsidiary",
        "products",
    ]
)
_OWN_ONLY = frozenset(["shareholders", "stockholders", "subsidiary"])
"""What a person has not, where it stands after a genitive: Harding's shareholders, but Harding's plants."""
_IN_FIRM = lazy(
    r"\b(?:[Ss]hares|[Ss]tock|[Ss]take|[Ss]hareholders|[Ii]nvestors|[Aa]nalysts?|[Ss]trikes?|[Jj]obs|[Pp]lants|[Ff]actories) (?:in|of|at) $"
)
_REACH = 24
"""Characters before a name that are looked at."""
_TOLD = frozenset(["said", "says", "announced", "reported", "confirmed", "denied"])
_ITS = lazy(
    r" [a-z]{4,9}(?: on [A-Z][a-z]{2,5}day)? (?:that )?it (?:plans|planned|expects|expected|intends|intended|(?:has|had) (?:agreed|acquired))\b"
)
"""A firm speaks of itself as “it”. “Harding said it would rain” is no firm."""
_TRADED = frozenset(["shares", "stock", "plants"])
_SOLD = lazy(
    r" [a-z]{5,6} (?:fell|rose|were|was|have|had|closed|dropped|slid|slipped|gained|jumped|tumbled|climbed|soared|plunged|ended|traded)\b"
)
"""“Harding shares fell”; Harding shares a bed, and plants a tree."""
_IS_A = frozenset(["is", "was", "lies", "became"])
_FINITE = frozenset(["was", "is", "had", "has", "did", "does", "would", "could", "will", "can", "may"])
"""Verbs before which ’s is not short for “is” or “has”."""
_SHOP_OF = lazy(r"['’]s of [A-Z]")
_ILLS = frozenset(["disease", "syndrome", "palsy", "chorea", "lymphoma"])
_ALONE = lazy(
    r"['’]s(?:[.,;:!?)]|$| (?:and|or|is|was|has|had|may|might|can|could|in|at|patients?|research)\b)"
)
_PLANETS = frozenset(["Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto"])
_SKY = frozenset(
    ["planet", "planets", "orbit", "orbits", "orbited", "orbiting", "spacecraft", "astronomers", "telescope"]
)
_A_PLACE = lazy(
    r"(?:,| (?:is|was|lies|became)) (?:an?|the) (?:[a-z-]{2,12} ){0,2}"
    r"(?:city|town|village|hamlet|suburb|seaport|capital|county|borough)(?:[,.;:]| (?:of|in|on|near|with|that|which|where)\b)"
)
"""“Charlotte, a city in …”, “Lincoln is the county town of …”."""
_CHURCH = lazy(r"['’]s?(?:[.,;:!?)]|$| (?:[A-Z]|and|in|at|on|is|was|for|to|from|has|had|where|who)\b| [A-Z])")
"""What follows “St. Mary's” where it is a church or a school: no thing of hers."""
_THE_RULER = frozenset(["King", "Queen"])
_NAMED_AFTER = re.compile(r"[A-Z][\w.]*['’]s $")
_GENITIVE = ("'s", "’s")
_FEASTS = frozenset(["Day", "Eve"])
_FLOWN = lazy(
    r"\b(?:[Ff]l(?:ew|y|ying|own) (?:into|out of)|[Ll]and(?:s|ed|ing)? at|[Ff]lights? (?:from|to|into|out of)) $"
)
_OWN = frozenset(["my", "your", "our", "their", "his", "her", "no", "each", "any", "some", "o", "oh"])
_OPEN = frozenset(["the", "The"])


def count(
    found: Sequence[Candidate], surroundings: Sequence[Beside], passages: Sequence[Passage], use: Usage
) -> None:
    """Count which words are the names of firms and storms in this text."""
    for candidate, near in zip(found, surroundings, strict=True):
        words, before = candidate.words, candidate.before
        if candidate.titles or candidate.lower_title or len(words) > 2:
            continue
        if len(words) == 2 or (before is not None and before.text in _STORMS):
            if len(words) == 1 or words[0].text in _STORMS:
                use.things[as_written(words[-1].text)] += 1
        elif _firm(candidate, near, passages[candidate.passage].text):
            use.things[as_written(words[0].text)] += 1


def _firm(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “Harding shares fell”, “analysts at Harding”, “Harding said it plans”."""
    after = near.after
    if after in _OF_FIRMS and not near.comma and (not near.possessive or after in _OWN_ONLY):
        return True
    if after in _TRADED and not near.comma and not near.possessive and _SOLD.match(text, candidate.end):
        return True
    if near.before in {"in", "of", "at"} and not near.possessive:
        return _IN_FIRM.search(text, max(0, candidate.start - _REACH), candidate.start) is not None
    told = after in _TOLD and not near.comma and not near.possessive
    return told and _ITS.match(text, candidate.end) is not None


def no_person(candidate: Candidate, near: Beside, text: str, use: Usage) -> str:
    """What speaks against a person in the name of a firm, a shop, a storm, a planet, a disease, a town, a church, a kind of tea; else nothing."""
    if candidate.language not in {"en", ""} or candidate.inverted:
        return ""
    words, first = candidate.words, candidate.words[0]
    if near.after in lex.particles("kind-of-thing") and not near.comma and not near.possessive:
        return "kind of thing follows"
    if candidate.titles:
        return _titled(candidate, near, text)
    if candidate.lower_title:
        return ""
    if len(words) > 1:
        return _of_several_words(candidate, text)
    if first.kind & lex.TITLE and first.kind & lex.SURNAME and not _named_too(candidate, near, use):
        return "title alone"
    if first.text in _PLANETS and not _SKY.isdisjoint(use.small):
        return "planet"
    if use.things and use.things[word := as_written(first.text)] and not use.titled[word] + use.parts[word]:
        return "firm or storm of this name"
    if (near.comma or near.after in _IS_A) and _A_PLACE.match(text, candidate.end):
        return "said to be a place"
    if near.possessive:
        word = as_written(first.text)
        return _of_its_own(candidate, near, text, shown=use.titled[word] + use.parts[word] > 0)
    if not first.kind & lex.GIVEN and near.after in _ILLS and not near.comma:
        return "name of a disease"
    if not near.before.endswith(_GENITIVE) or (first.kind & lex.NAME and not first.kind & lex.NOUN):
        return ""
    after = _NAMED_AFTER.search(text, max(0, candidate.start - _REACH), candidate.start)
    return "named after somebody" if after else ""


def _named_too(candidate: Candidate, near: Beside, use: Usage) -> bool:
    """True for King and Bishop where the text has a Martin King, a Mary Bishop, and no article or the like before."""
    alone = near.before not in ARTICLES and near.before.lower() not in _OWN
    return use.parts[as_written(candidate.words[0].text)] > 0 and alone


def _of_several_words(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “Morgan Stanley”, “Martin Luther King Day”, “we flew into Charles de Gaulle”."""
    words = candidate.words
    whole = " ".join([w.text for w in words])
    if whole in lex.particles("firm"):
        return "firm with the name of a person"
    if whole in lex.particles("nobody"):
        return "a figure of speech"
    if whole in lex.particles("place"):
        return "said to be a place"
    if len(words) > 2 and words[-1].text in _FEASTS and words[-2].kind & lex.SURNAME:
        return "name of a feast or a chapel"
    flown = _FLOWN.search(text, max(0, candidate.start - _REACH), candidate.start)
    return "airport of this name" if flown else ""


def _titled(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against a person in “the Queen Mary”, “St. Mary's, Ealing”."""
    if near.before in _OPEN and len(candidate.titles) == 1 and candidate.titles[0].text in _THE_RULER:
        named = len(candidate.words) == 1 and candidate.words[0].kind & lex.GIVEN
        return "article before a king or a queen" if named else ""
    saint = all(title.kind & lex.SAINT for title in candidate.titles)
    return (
        "church or school of a saint"
        if saint and near.possessive and _CHURCH.match(text, candidate.end)
        else ""
    )


def _of_its_own(candidate: Candidate, near: Beside, text: str, *, shown: bool) -> str:
    """What speaks against a person in “Macy's was”, “Lloyd's of London”, “Bright's disease”."""
    kind, word = candidate.words[0].kind, candidate.words[0].text
    if not shown and near.after in _FINITE and not near.comma:
        return "shop or house of this name"
    if _SHOP_OF.match(text, candidate.end) and not kind & lex.GIVEN:
        return "shop or house of this name"
    if shown or kind & lex.GIVEN:
        return ""
    ill = near.after in _ILLS or (word in lex.particles("disease") and _ALONE.match(text, candidate.end))
    return "name of a disease" if ill else ""
