"""What reports and business pages call by the name of a person: firms, storms, planets, diseases, towns, churches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.usage import as_written, whole_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_parts import Namesakes
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Passage

_REACH = 24
"""Characters before a name that are looked at."""
_NO_THING = frozenset(["", "and", "or"])
_ROUND = 60
"""Characters on both sides of a planet in which another word tells of the sky."""
_ENDS = frozenset(["", ",", ".", ";", ":", ")"])
_FIRM_REACH = 44
"""Characters before the second name of a firm in which the word for it is looked for."""
_THE = frozenset(["the", "The"])
_OFTEN = 3
"""So often must the article stand before a whole name, and each time: the Mary Harding."""
_VERBS = frozenset(["says", "does"])


def count(
    found: Sequence[Candidate], surroundings: Sequence[Beside], passages: Sequence[Passage], use: Usage
) -> None:
    """Count which words are the names of firms and storms in this text, and which saints are persons in it."""
    told = found[0].language.namesakes if found else None
    if told is None:
        return
    for candidate, near in zip(found, surroundings, strict=True):
        words, before = candidate.words, candidate.before
        if candidate.titles:
            if not near.possessive and only_saint(candidate):
                use.saints.add(words[0].text)
        elif len(words) == 2 and words[0].text in told.storm:
            use.things[as_written(words[1].text)] += 1
        elif len(words) > 1 and words[0].kind & lex.FULL_FORENAME and not words[0].kind & lex.COMMON:
            use.things[whole_of(words)] += _as_ships_are(near, told)
        elif (
            len(words) == 1
            and not candidate.lower_title
            and ((before is not None and before.text in told.storm) or _firm(candidate, near, passages, told))
        ):
            use.things[as_written(words[0].text)] += 1


def _as_ships_are(near: Beside, told: Namesakes) -> int:
    """1 for “the Mary Harding”, “the Mary Harding sank”; a noun behind it shows nothing, the Mary Harding novels, and who a person."""
    if near.before not in _THE or near.possessive or near.after in near.language.who:
        return -_OFTEN
    return 1 if not near.after or near.comma or near.after in told.behind_a_ship else 0


def only_saint(candidate: Candidate) -> bool:
    """True for St. Paul, with no other title."""
    return all(title.kind & lex.SAINT for title in candidate.titles)


def _firm(candidate: Candidate, near: Beside, passages: Sequence[Passage], told: Namesakes) -> bool:
    """True for “the Harding spokesman”, “analysts at Harding”, “Harding said it planned to”."""
    if near.possessive or near.comma:
        return False
    if near.after in told.of_a_firm:
        return True
    text = passages[candidate.passage].text
    if near.after in told.said and told.its.match(text, candidate.end):
        return True
    return told.in_a_firm.search(text, max(0, candidate.start - _REACH), candidate.start) is not None


def _nobody(candidate: Candidate, told: Namesakes) -> bool:
    """True for Jim Crow, and for Bailey in “the Old Bailey”."""
    words = candidate.words
    if candidate.titles or candidate.lower_title or candidate.inverted:
        return False
    if len(words) > 1:
        return " ".join([w.text for w in words]) in told.nobody
    before = candidate.before
    return before is not None and f"{before.text} {words[0].text}".title() in told.nobody


def no_person(candidate: Candidate, near: Beside, text: str, use: Usage) -> str:
    """What speaks against a person in the name of a firm, a storm, a planet, a disease, a town, a church, a kind of dog; else nothing."""
    told = candidate.language.namesakes
    if told is None:
        return ""
    words, first = candidate.words, candidate.words[0]
    if (candidate.before is not None or len(candidate.words) > 1) and _nobody(candidate, told):
        return "a figure of speech"
    if len(words) == 1 and first.kind & lex.TITLE and first.kind & lex.SURNAME and not candidate.titles:
        return "" if candidate.lower_title or _named_too(candidate, near, use, told) else "title alone"
    if candidate.inverted:
        return ""
    if _of_a_firm(candidate, near, text, told):
        return "one of the names of a firm"
    if first.text == told.grace and near.before.lower() in told.whose_grace and len(words) == 1:
        return "title alone"
    if near.after in told.kind_of_thing and not near.comma and not near.possessive:
        return "kind of thing follows"
    if candidate.titles:
        return "church or school of a saint" if _of_saint(candidate, near, text, use, told) else ""
    if len(words) > 1 and use.things[whole_of(words)] >= _OFTEN:
        return "name of a ship"
    return "" if candidate.lower_title or len(words) > 1 else _of_one_word(candidate, near, text, use, told)


def _of_one_word(candidate: Candidate, near: Beside, text: str, use: Usage, told: Namesakes) -> str:
    """The same for a single word without a title."""
    first = candidate.words[0]
    if first.text in told.planet and told.sky.search(
        text, max(0, candidate.start - _ROUND), candidate.end + _ROUND
    ):
        return "planet"
    word = as_written(first.text)
    if use.things[word] and not use.titled[word] + use.parts[word]:
        return "firm or storm of this name"
    if _said_to_be_a_place(candidate, near, text, told, named=use.titled[word] + use.parts[word] > 0):
        return "said to be a place"
    if near.possessive:
        ill = near.after in told.illness or (near.before in told.suffered and near.after in _NO_THING)
        return "name of a disease" if ill and word in told.disease else ""
    if near.after in told.illness and not near.comma and not first.kind & lex.GIVEN:
        return "name of a disease"
    return "named after somebody" if near.before.endswith("s") and _named_after(candidate, text, told) else ""


def _behind_town(candidate: Candidate, near: Beside, text: str, told: Namesakes) -> bool:
    """True for Georgia in “at Columbus, Georgia”, and not in “to Mary, Georgia and Tom”."""
    if not near.before.endswith(",") or text[candidate.end : candidate.end + 1] not in _ENDS:
        return False  # at Trenton, Washington crossed
    town = told.before_a_state.search(text, max(0, candidate.start - _FIRM_REACH), candidate.start)
    named = lex.FULL_FORENAME | lex.SURNAME
    return town is not None and bool(town["where"] or not lex.kinds(town["town"]) & named)


def _is_state(word: str, text: str, end: int, told: Namesakes) -> bool:
    """True for Mississippi, and for Miss with a stop; not for Washington in “Jefferson, Washington, and Madison”."""
    if lex.kinds(word) & (lex.SURNAME | lex.KNOWN) and told.and_one_more.match(text, end):
        return False
    return word in told.state or (word in told.state_short and text.startswith(".", end))


def _before_state(candidate: Candidate, text: str, told: Namesakes) -> bool:
    """True for Jackson in “Jackson, Mississippi”, “Madison, Ind.”, and not for Mary in “Mary, Georgia”."""
    state = told.behind_a_town.match(text, candidate.end)
    if state is None:
        return False
    two = state[1] and state[2] in told.state_of_two_words
    if not two and not _is_state(state[2], text, state.end(), told):
        return False
    given = candidate.words[0].kind & (lex.GIVEN | lex.SURNAME) == lex.GIVEN
    return not (given and lex.kinds(state[2]) & lex.FULL_FORENAME)


def _said_to_be_a_place(
    candidate: Candidate, near: Beside, text: str, told: Namesakes, *, named: bool
) -> bool:
    """True for a town with its state, a state with its town unless somebody is `named` so elsewhere, and “Charlotte, a city in …”."""
    state = _is_state(candidate.words[0].text, text, candidate.end, told)
    if state and not named and _behind_town(candidate, near, text, told):
        return True
    if text[candidate.end : candidate.end + 2] not in {", ", " i", " w", " l"}:
        return False
    return _before_state(candidate, text, told) or told.a_place.match(text, candidate.end) is not None


def _of_a_firm(candidate: Candidate, near: Beside, text: str, told: Namesakes) -> bool:
    """True for “Harding and Company”, and either name in “the firm of Harding and Orme”."""
    if candidate.titles or candidate.lower_title:
        return False
    if (near.comma or near.after in told.joined) and told.and_company.match(text, candidate.end):
        return True
    return (
        len(candidate.words) == 1
        and near.before.endswith(told.of_partners)
        and _of_partners(candidate, text, told)
    )


def _of_partners(candidate: Candidate, text: str, told: Namesakes) -> bool:
    """True for either name in “the firm of Harding and Orme”."""
    firm = told.firm_of.search(text, max(0, candidate.start - _FIRM_REACH), candidate.start)
    return firm is not None and bool(firm["first"] or told.and_another.match(text, candidate.end))


def _of_saint(candidate: Candidate, near: Beside, text: str, use: Usage, told: Namesakes) -> bool:
    """True for St. Peter Port, and for the church in “at St. Peter's”."""
    last = candidate.words[-1]
    if not only_saint(candidate):
        return False
    if near.before in _THE or text.endswith(told.dedicated, 0, candidate.start):
        return True  # up the St. Mary's
    if len(candidate.words) > 1 and last.kind & lex.NOUN and not last.kind & lex.SURNAME:
        return True
    if not near.possessive:
        return near.before in told.at_a_church and near.section_before == "place"
    return near.after in told.of_a_church or _church(candidate, near, text, use, told)


def _named_after(candidate: Candidate, text: str, told: Namesakes) -> bool:
    """True for “Halley's Comet”, “Gelli's Errore”; not “Here's Harding”."""
    kind = candidate.words[0].kind
    if not kind & lex.NOUN and kind & lex.NAME:
        return False
    whose = told.named_after.search(text, max(0, candidate.start - _REACH), candidate.start)
    return whose is not None and whose[1] not in told.before_is


def _named_too(candidate: Candidate, near: Beside, use: Usage, told: Namesakes) -> bool:
    """True for King and Pope where the text has a Martin King, an Alexander Pope, and this is no king and no pope."""
    first, before = candidate.words[0], near.before.lstrip("“\"'‘(")
    word = as_written(first.text)
    if (
        not use.parts[word]
        or near.after == "of"
        or before in lex.particles("article")
        or before.lower() in told.before_a_king
    ):
        return False
    if first.kind & (lex.KNOWN | lex.TRADE) or candidate.inverted:
        return True
    if use.offices[word] > use.parts[word] or near.comma:
        return False
    if not first.kind & (lex.DOUBTFUL | lex.CHURCH | lex.KIN):
        return True  # Khan
    if near.section_before == "says":
        return True
    return near.section_after in _VERBS and (
        candidate.opens or not before or before.lower() in told.before_a_subject
    )


def _church(candidate: Candidate, near: Beside, text: str, use: Usage, told: Namesakes) -> bool:
    """True for “St. Mary's, Ealing”; where the text speaks of the saint himself, only after “at” and the like."""
    of = told.thing_of.match(text, candidate.end)
    if of is None:
        return False
    if of[1] and lex.kinds(of[1]) & lex.NOUN:
        return True  # St. James's Street
    if near.before in told.before_what_is_his or of[1] in told.by_a_saint:
        return False
    return candidate.words[0].text not in use.saints or near.before in told.to_a_church
