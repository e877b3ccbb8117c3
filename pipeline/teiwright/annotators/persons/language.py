"""What the rules ask of a language: a file in languages/ says it, and where it says nothing a rule finds nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from teiwright import kept_patterns
from teiwright.annotators.persons.language_parts import Deeds, Kin, Namesakes, Nouns, Verbs, Works
from teiwright.annotators.persons.language_types import NEVER, NONE, Ends, Groups, Pattern, Words, record

FOLDER = Path(__file__).with_name("languages")


class Language(Struct, frozen=True, eq=False):
    """A language. What stands below several entries tells of them together."""

    romance: bool = False
    """Its writers leave out accents, write the end of a short title above the line (Sig.ra, M.me), and begin sentences with prepositions that elsewhere are links."""
    raised_letters: bool = False
    """They are written above the line in this language, too: Cap.n."""
    capital_nouns: bool = False
    """Every noun has a capital; `nouns` tells them from names."""
    small_nouns: bool = False
    """A noun has its article and no capital: a word that is met often, and never with an article, is somebody."""
    genitive_s: bool = False
    """A name has an s in the genitive, and no apostrophe before it: Karls Vater; and one for all who bear it: die Hubers."""
    family_s: bool = False
    """All who bear a name have an s: two Burtons."""
    two_surnames: bool = False
    fathers_surname_first: bool = False
    """People have two surnames, also in capitals; that of the father stands before that of the mother."""
    surname_first: bool = False
    """Lists have the surname first, without a comma: Fabbri Ettore; Gruber Josef."""
    verb_first: bool = False
    """A verb may stand before whoever does something: Llegó Ledesma, partì Ferretti."""
    surname_forenames: bool = False
    """A surname is often a forename: Mr. Hamilton Fish."""
    title_surnames: bool = False
    """A title may be a surname: King, where the text has Martin King."""
    titled_is_somebody: bool = False
    """Behind the word for a house or a ship a title shows somebody: the boat Captain Smith had hired."""
    foreign_de: bool = False
    """“de” and “di” are no words of the language: they stand in the names of others alone."""
    m_is_monsieur: bool = False
    """“M.” is a title before a letter, too: M. D. is no doctor."""
    m_is_initial: bool = False
    """“M.” before a surname is an initial, unless the text has something French about it."""
    elides: bool = False
    elides_capitals: bool = False
    """An article or a preposition is joined to a name by an apostrophe, L’Europe; and to other words in capitals: D’ABORD is what “abord” is."""
    cuts_words: bool = False
    """What is cut before a small letter is no name: Nell’ombra, Dov’è."""
    accented_verbs: bool = False
    """Verbs end with an accent: Sarà is no Sara."""
    generation_goes_on: bool = False
    """What tells the generation behind a comma may be followed by anything: Harding, Jr. came; elsewhere “, hijo de Carlos” tells of none."""
    lady_shown: bool = False
    """A word with `ladies_article` is she where it is plainly a name elsewhere: la Zambelli."""
    comma_parts_number: bool = False
    """A number with a comma counts nothing behind it: alle ore 20, Ferretti."""
    links_before_words: bool = False
    """A link with a capital is none before a common word: Monsieur Le Maire."""
    no_pronoun_i: Pattern | None = None
    """What follows “I” where it is the number of a ruler; given where it is a pronoun as well."""
    own_kin: bool = False
    """Behind a name and a comma it is looked for whose kin it is (“, sa femme”), and what somebody is by the words of the language."""
    articles_are_who: bool = False
    """The article is also “who” behind a comma: Leute, die Knulp nicht kannte."""

    contexts: Groups = {}
    no_context: Words = NONE
    """Words beside a name, by the section of contexts.txt in which they would stand; and those of contexts.txt that are others in this language: man, reine."""
    own: Groups = {}
    """Words, some with the stop of a short form, that mean something of their own: place, honorific, given, doubtful or nothing (Nancy is a town in French)."""
    never: Words = NONE
    asked: Pattern = NEVER
    surname_too: Words = NONE
    god: str = ""
    """Words that begin a sentence, look like a name and are none (months, pronouns, adverbs), also by their form (Levez-vous); those of them that are surnames directly behind a forename (Mariano Marzo), and a name behind one (Juan de Dios)."""
    no_subject: Words = NONE
    """What begins a sentence without an article and is nobody: numbers, days and feasts, adjectives and adverbs."""
    short_you: Words = NONE
    you_letters: Words = NONE
    one_letter: Words = NONE
    """How “you” is written in short, with a stop or without, and in one letter; prepositions and conjunctions of one letter."""
    before_father: Words = NONE
    """What stands before the P. of a monk: le P. Huc."""
    small_titles: Words = NONE
    short_titles: Words = NONE
    never_small: Words = NONE
    """Titles of courtesy that are written small in this language alone, those that are written small and with a stop (il prof. Rossi), and those of another language that are other words when they are small (premier, gran)."""
    titles_within: Words = NONE
    """Short titles between surname and forename in lists: Ferretti ing. Pietro."""
    retired: Pattern = NEVER
    """What stands between a rank and a name of one who has left it: Oberst a. D. Meyer."""
    royal_titles: Words = NONE
    """Titles of subjects that kings have as well, behind which a letter is a number: D. Sancho I."""
    councillor: str = ""
    postscript: str = ""
    """Letters that are no initials: the second of an office with a hyphen (G.-R. Peter Mair), both of a postscript."""
    saints: Words = NONE
    short_saints: Words = NONE
    """“Saint” before one who does something; in short before a church, a town or a day: S. Andrea."""
    epithets: Words = NONE
    """Epithets that are part of a name where they have a capital within a sentence: they called him Black Tom."""
    younger: Words = NONE
    elder: Words = NONE
    younger_before: str = ""
    elder_before: str = ""
    """What says which of two is meant behind a name, with a comma or without (where nothing is said: as bynames.txt has it), and before it: the younger Pitt."""

    articles: Words = NONE
    """Articles that may stand before surnames and the forenames of women; elsewhere an article speaks against a name."""
    no_article: Words = NONE
    """Words that are articles elsewhere and none in this language: dio un abrazo a Manolo."""
    article_of_names: str = ""
    """The article that stands in names: El Greco, and in those of other languages (el); before a title it is none of them."""
    capital_articles: Words = NONE
    """Articles that belong to a name when they have a capital: Le."""
    ladies_article: Words = NONE
    """The article of a woman before her surname, as the stage has it: la Morel, die Duse."""
    her_article: Words = NONE
    his_article: Words = NONE
    her_title_ends: Ends = ()
    """Articles before what a woman or a man is, or before the name of one: la Duval, die Schlegel (der is also hers); how her titles end: Doktorin."""
    one_of: Pattern = NEVER
    initial_with_article: Pattern = NEVER
    """The article of one before a word that ends as a plural does (il Ferretti); a letter with it, and no name behind it (il M. dice)."""
    article_of_a_thing: Words = NONE
    """What stands before a thing that is called with a link: la Présidence de Chalmont."""
    article_of_many: Words = NONE
    of_a_family: Words = NONE
    numbers: Words = NONE
    """What stands before all who bear a name: before one with the s of a plural (die Hubers), before any (dinanzi ai Burtoni), and numbers (les deux Corneille)."""
    of_his_family: Pattern = NEVER
    """Behind a name what is one's who bears it, and not all of them: the Burton family physician."""
    and_i: Pattern = NEVER
    """The writer, joined to somebody: and I."""
    himself: Words = NONE
    did: Pattern = NEVER
    """What follows the name of somebody and hardly a thing: himself; a verb in the past, whichever it is."""
    before_nouns: Ends = ()
    determiners: Words = NONE
    """What stands before a noun where nouns had capitals once (a Spirit of Remorse); and all words that stand before a noun where it has one, before the name of a person seldom."""

    beginning_links: Words = NONE
    """Links with a capital with which a name begins, and nothing else: De Luca."""
    opens_with_links: bool = False
    opening_links: Words = NONE
    """A sentence may begin with a link that is a preposition: Da Costa is “from Costa” there; and with those of De, Du and Von that are given."""
    prepositions_too: Words = NONE
    """Links with a capital that are prepositions before a forename: Di Teresa si sa poco."""
    foreign_links: Words = NONE
    """Links between a forename and a place that are no words of the language: Thomas à Kempis."""
    from_place: str = ""
    """The preposition between somebody and where he is from: il Morandi da Lugano."""
    contracted: Pattern = NEVER
    of_a_link: Ends = ()
    """A preposition that has swallowed the article, and the word behind it (au Mans); with an article that is then part of the name (la lettre de Le Morvan)."""
    of_a_see: str = "de"
    """What stands between a bishop and his see."""

    surname_ends: Ends = ()
    no_surname_ends: Ends = ()
    surname_or_many: Ends = ()
    """How surnames end that few other words with a capital within a sentence have (Ferretti, Echegoyen); how words end that are none, though they end so (Congregazioni); how both end, surnames and words for several (Spagnuoli)."""
    of_several: Words = NONE
    of_several_directly: Words = NONE
    """Before words that end as surnames do and are several (dei Cappuccini, i frati Cappuccini), and directly before them (di Cosacchi)."""
    orders: Pattern | None = None
    """How orders, parties and nations end, of which several are told behind what they are (los padres Jesuitas y Agustinos); given where names are listed so: los coroneles Arcos y Ruiz."""
    plural_ends: Ends = ()
    many_ends: Ends = ()
    no_name_ends: Ends = ()
    group: Pattern = NEVER
    """How words end for things behind “with” or a surname (con Aceitunas), for many, with the capital of the sentence (Smugglers sold), and of no names; words for many people: Socialists."""
    pet_ends: Ends = ()
    full_ends: Ends = ()
    """How pet forms of forenames end, and what the forename may have instead: Juanito, Juan; Barbarita, Bárbara."""
    no_forename: Words = NONE
    """Forenames of another language that are never more than nouns in this one."""
    surname_pairs: Words = NONE
    """Surnames of two parts under which all the world knows somebody: Ortega y Gasset."""

    in_company: Words = NONE
    """Before a word with a capital these say with whom somebody is: avec Ledoux."""
    who: Words = NONE
    """Behind a comma these follow nothing but persons; “qui”, “che” and “der” follow things, too."""
    gone_to: Pattern = NEVER
    went_to: Pattern = NEVER
    """What stands before a place to which people move (removed to, the road to), and before one where the same name may be that of somebody (drove to St. Clair)."""
    where: Words = NONE
    native_of: Words = NONE
    at_home: Words = NONE
    """What stands before a town: il y avait, à Vézel, un marchand; whoever comes from it (natural de Ledesma) or lives in it (nata a Ledesma)."""
    who_it_is: Pattern = NEVER
    """What somebody is, between commas behind the name: “, obispo de Nantes”, “, der Sohn eines Fischers”."""
    done_by: Pattern = NEVER
    """What is done by somebody: derrotado por, ganada en Tafalla por; not what firms do as well, nor how somebody goes through a town."""
    to: str = ""
    said_to: Pattern = NEVER
    said_again: Pattern = NEVER
    """The preposition of whom something is said to or done; what says that it is (Dites à Drallot, dígale usted a …), not what is as often done to a town; what says the object again that begins a sentence (A Fermín | lo llevaron)."""
    done_to_somebody: Words = NONE
    """What is done to persons alone: Embrasse Drallotte."""
    greeted: Pattern = NEVER
    greets: Pattern = NEVER
    """What stands before the name of whoever is greeted or told (towns and bodies are not), and behind that of whoever greets: Brandel läßt grüßen."""
    looked_at: Pattern = NEVER
    to_him: Pattern = NEVER
    """What stands before somebody at whom one looks, who is no place; and behind somebody to whom one speaks: “Harding, come here”."""
    at: Ends = ()
    his_house: Pattern = NEVER
    """What stands before and behind the name of somebody at whose house one is: supped at Brandel’s, where …"""
    of_the_robe: Pattern = NEVER
    """A judge, who is called after his land as other nobles are: M. le président de Morvel."""
    field_of: Pattern = NEVER
    """What stands before the field of an office and the name: Secretary of Defence Mary Burton."""
    of_a_saint: Pattern = NEVER
    days_of_saints: Words = NONE
    """What stands before a saint whose `day` or house it may be (la fiera di Sant’…), and what such days and houses are called."""
    of_several_saints: Pattern = NEVER
    several_saints: Words = NONE
    days_of_several: Words = NONE
    """The same of several who are no persons of the text, and who they are: la noche de Reyes."""
    no_things: Words = NONE
    river_titles: Words = NONE
    """Words for a thing before its name in other languages, and something else in this one (in a safe place Tom …); titles that are also a river: the Don Cossacks."""

    nouns: Nouns = Nouns()
    verbs: Verbs = Verbs()
    kin: Kin | None = None
    deeds: Deeds | None = None
    works: Works | None = None
    namesakes: Namesakes | None = None


_PARTS: dict[str, type[Struct]] = {
    "nouns": Nouns, "verbs": Verbs, "kin": Kin, "deeds": Deeds, "works": Works, "namesakes": Namesakes,
}  # fmt: skip
UNDESCRIBED = Language()
"""One of which nothing is known."""


@cache
def described(code: str) -> Language:
    """The language of this code (de), or one of which nothing is known."""
    path = FOLDER / f"{code}.toml"
    if not path.is_file():
        return UNDESCRIBED
    table = kept_patterns.table(path.read_text("utf-8"))
    return record(
        Language, table | {part: record(_PARTS[part], table[part]) for part in _PARTS & table.keys()}
    )


@cache
def with_monsieur(code: str) -> Language:
    """The same for a text in which “M.” is Monsieur."""
    return replace(described(code), m_is_initial=False)


@cache
def all_described() -> tuple[Language, ...]:
    """Every language that a file describes."""
    return tuple(described(path.stem) for path in sorted(FOLDER.glob("*.toml")))
