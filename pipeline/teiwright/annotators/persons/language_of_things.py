"""What people do and things do not, and what is called by the name of a person and is none."""

from __future__ import annotations

from msgspec import Struct

from teiwright.annotators.persons.language_types import NEVER, NONE, Ends, Pattern, Words


class Deeds(Struct, frozen=True, eq=False):
    """What only people do."""

    act: Pattern = NEVER
    of_people: Words = NONE
    done: Words = NONE
    suffered: Words = NONE
    """A verb behind a name; those of people alone (wept), also after “has”, and what is done to people alone, after “was”."""
    of_firms_too: Words = NONE
    his_own: Words = NONE
    its_own: Words = NONE
    """What firms and towns do as well, but to nothing of his (sold his mules); what tells the one and the other."""
    paid: Words = NONE
    no_money: Pattern = NEVER
    """What people pay without money: a visit, little heed; towns pay tribute, but no generous tribute."""
    many_who: Pattern = NEVER
    match: Pattern = NEVER
    """Behind a name these tell that it is of many; words of a match, of which two near it tell that those play together who are called so."""


class Works(Struct, frozen=True, eq=False):
    """Works, inns, ships and mountains, told by what is done to them."""

    ben: str = ""
    mountains: Words = NONE
    climb: Words = NONE
    mountain_of: Pattern = NEVER
    """The word before mountains with the name of a person, and these; what is done to one, and what only one has."""
    articles: Words = NONE
    at_inn: Pattern = NEVER
    is_inn: Pattern = NEVER
    """What stands before an inn or a ship; where one puts up, with the article; what stands behind the name."""
    at_sea: Pattern = NEVER
    sailed: Pattern = NEVER
    alone: Pattern = NEVER
    """What only ships do; what those do as well who are in them; what follows a ship or a house, and not “the Tom Harding whom I knew”."""
    of: Words = NONE
    work_of: Pattern = NEVER
    copy_of: Pattern = NEVER
    """What only a work has (its author, the tragedy of Cato), or an author as well (a volume of Cowper); how that ends."""
    has_been: Words = NONE
    published: Pattern = NEVER
    staged: Pattern = NEVER
    """What is done to a work, behind it, and how that begins."""
    seen: Words = NONE
    read: Words = NONE
    read_on: Pattern = NEVER
    """What is done to a play or a book, before it, and to a book alone; what follows what is read: a person to whom is read has a book there."""
    author: Pattern = NEVER
    """Whose it is, before it."""


class Namesakes(Struct, frozen=True, eq=False):
    """Firms, storms, planets, diseases, towns, churches."""

    storm: Words = NONE
    behind_a_ship: Words = NONE
    """What is called by a forename; behind the name of a ship, what it does and where it is: behind a person with an article stands a noun."""
    of_a_firm: Words = NONE
    in_a_firm: Pattern = NEVER
    said: Words = NONE
    its: Pattern = NEVER
    """What only a firm has, behind its name; before it; a firm speaks of itself as “it”, behind a verb of saying."""
    firm_of: Pattern = NEVER
    of_partners: Ends = ()
    joined: Words = NONE
    and_another: Pattern = NEVER
    and_company: Pattern = NEVER
    """The word for a firm before one of its names; how what stands before one ends, and what stands behind it; what follows the name of a firm."""
    nobody: Words = NONE
    kind_of_thing: Words = NONE
    """Whole names that look like those of persons and are nobody's; what is called after somebody, the name directly before it, and cannot be what somebody is given."""
    grace: str = ""
    whose_grace: Words = NONE
    """A title that is a forename, too, and what stands before it."""
    planet: Words = NONE
    sky: Pattern = NEVER
    """Planets, where a word near them tells of the sky."""
    disease: Words = NONE
    illness: Words = NONE
    suffered: Words = NONE
    """Who described a disease, what follows his name, and what stands before it: he has Parkinson's."""
    state: Words = NONE
    state_short: Words = NONE
    state_of_two_words: Words = NONE
    behind_a_town: Pattern = NEVER
    and_one_more: Pattern = NEVER
    before_a_state: Pattern = NEVER
    """States, which stand behind the name of a town: in short, before a stop; of two words; how they stand there, and what makes them persons in a list; how the town stands before them."""
    a_place: Pattern = NEVER
    """What says that it is a place: “Charlotte, a city in …”; not the talk of the town, nor a village girl."""
    of_a_church: Words = NONE
    thing_of: Pattern = NEVER
    dedicated: Ends = ()
    at_a_church: Words = NONE
    to_a_church: Words = NONE
    """What a saint's church has or is; what follows one that is called “St. Mary's”, and no thing of hers; what stands before any, before “St. Mary” and before “St. Mary's”, where the text speaks of the saint, too."""
    before_what_is_his: Words = NONE
    by_a_saint: Words = NONE
    """Before and behind “St. Paul's” where it is something that he has written or thought."""
    named_after: Pattern = NEVER
    before_is: Words = NONE
    """Whose it is, as Halley's Comet; but ’s is short for a verb or a pronoun: “Here's Harding!”"""
    before_a_king: Words = NONE
    before_a_subject: Words = NONE
    """Before a king or a pope who is no Mr. King; before whoever does something."""
