"""What a language says of one matter: nouns with a capital, verbs that tell a name without an article, kin, what people do and what is called after them."""

from __future__ import annotations

from msgspec import Struct

from teiwright.annotators.persons.language_types import NEVER, NONE, Ends, Pattern, Words


class Nouns(Struct, frozen=True, eq=False):
    """Where every noun has a capital: the nouns, and what stands beside names and nouns."""

    noun: Words = NONE
    thing: Words = NONE
    """Nouns that are hardly ever somebody's name, in the singular; what ends with one of the first is a noun, too. The second are stuffs and plants, which have no article either."""
    noun_or_name: Words = NONE
    noun_only: Words = NONE
    """Names that are as often, or more often, nouns, adjectives or verbs; nouns before which a name ends: Lili Nachmittag zu Hause."""
    head: Words = NONE
    """Nouns that surnames have, too, but no surname of several parts ends with: Landesvater."""
    ending: Ends = ()
    abstract: Ends = ()
    inflected: Ends = ()
    plural: Ends = ()
    """Endings of nouns that are formed from other words; of what is thought or done; of forms that a noun has, before which it is looked up; of most plurals, adjectives and words of Latin."""
    agents: Ends = ()
    no_agent: Ends = ()
    names_or_nouns: Pattern = NEVER
    """How words end that are surnames as often as trades (Kaufmann, Becker), words in s that are no genitive (der Archivarius Brandel), names and as many nouns (des Bäckers Schulter, des Vetters Leister)."""
    adverb: Words = NONE
    adverb_forms: Ends = ()
    adverb_ends: Ends = ()
    """Adverbs and pronouns, which have a capital from the beginning of a sentence or from courtesy; how adverbs end that look like a name there (Blindlings), and all others (Hoffentlich)."""
    adjective: Ends = ()
    adjective_cut_short: Ends = ()
    plural_adjective: str = ""
    verbal_adjective: str = ""
    no_adjective: Words = NONE
    epithet: Words = NONE
    """Endings of adjectives, also of those that are cut short by a stop (Hochfürstl.), the one behind an article, the one that verbs in the past have as well; words that end so and are none; what is said of somebody before a surname (der alte Brandel) and of a noun as well (der alte Meister)."""
    participle: Pattern = NEVER
    verb_and_who: Pattern = NEVER
    of_a_participle: Pattern = NEVER
    """A participle, which begins a sentence if its subject stands behind the verb (Überrascht rief Karl; not “Gebert sagte nichts”); a noun made of one (das Gewußte)."""
    pet_form: Pattern = NEVER
    """How pet forms end, which no thing has: die Resi, der Sepperl."""
    short: Words = NONE
    given: Words = NONE
    """Short forms with a stop that are no names; forenames that are another word in other languages."""

    kin: Words = NONE
    """Whom somebody has; after titles, too, no names: Ihre Frau Gemahlin."""
    courteous_body: Words = NONE
    """Bodies with letters of courtesy before them: E. E. Rath."""
    trade: Words = NONE
    trade_ending: Ends = ()
    weak: Ends = ()
    participle_of_many: Words = NONE
    """What somebody is, directly before the name (der Maler Leistikow), and how it ends (Gutsbesitzer Huber), also behind “Herr” (Herr Intendant); what needs an article to be one of them: der Angeklagte Huber, not Angeklagte Bauern."""
    office: Ends = ()
    of_the_state: Ends = ()
    """How the names of offices end: what stands before a name is then its title; and of those that are held over no place: behind them a link belongs to the name (Minister von Maybach)."""
    of_a_ruler: Words = NONE
    genitive_article: Ends = ()
    """Rulers in the genitive, before what is theirs (Königs Wusterhausen); with this article they are whose it is: des Königs Ludwig, des Webers Brantzel."""
    address: Words = NONE
    whose_address: Words = NONE
    """Titles of address and what stands before them; behind them stands what is his: Eurer Exzellenz Vertrauen."""
    article_of_a_name: Words = NONE
    other_case: Words = NONE
    """Articles that stand before a forename, or a surname that the text has with a forename, in speech (der Brandel); those that show the case of a name which has no ending: den Cicero."""
    whose_writer: Words = NONE
    of_the_writer: Words = NONE
    """Whose the writer is, before the name at the end of a letter: Ihr Eduard Brandel; and of a letter to a friend: Dein Eduard."""
    whoever: Words = NONE
    """Behind these somebody says a word: Wer Anke sagt, meint die Butter."""
    before_somebody: Words = NONE
    """What is done to people, or what only they do, before whoever it is: besuchte Brandel, da lachte Brandel."""
    all_people: Words = NONE
    """Two of these with “and” are all people: Jung und Alt."""

    links: Words = NONE
    of_nobles: Words = NONE
    of_land: Words = NONE
    short_link: Pattern = NEVER
    cut_links: Words = NONE
    """Links between two parts of a name, behind an office, and behind a title of nobility within a name (Mathilde Freiin von Stein); one in short directly before a name (v. d. Marwitz), and without the stop at its end."""
    of: Words = NONE
    after_of: Words = NONE
    to: Words = NONE
    after_to: Words = NONE
    with_article: Words = NONE
    """Links that are prepositions as well, and what stands behind them in a phrase: ich danke Anna von Herzen, wir zogen Doktor Weber zu Rate; those that hold an article: Weber vom Roten Kreuz."""

    bare: Words = NONE
    bare_place: Words = NONE
    place_like: Ends = ()
    """Words behind which a noun has an article or an adjective, and a name none (mit Brandel, daß Brandel sich irrt); those behind which a place stands, too, and how places end."""
    preposition: Words = NONE
    before_a_place: Words = NONE
    """What governs the word behind it, which therefore does nothing (Mit Brandel wurde gesprochen); what stands before a place: a word behind it is seldom somebody."""
    at: Words = NONE
    at_a_place: Words = NONE
    """What says where somebody was born or works, and what stands before that: geboren zu Emden."""
    company: Words = NONE
    company_too: Words = NONE
    in_company: Words = NONE
    """Before whom one is with: mit Brandel; with whom or where one is: bei Brandel; nouns that stand there without an article."""
    of_places: Words = NONE
    place_before: Pattern = NEVER
    place_behind: Pattern = NEVER
    """Behind these words it is a place if that stands before or behind it: in der Nähe von, die Schlacht bei; von Brandelsreuth nach."""
    other_thing: Pattern = NEVER
    one_does: Pattern = NEVER
    """A second thing beside the one that one does something with (Mit Quarz und Glimmer); what is done with it: “Mit Phlox bepflanzt man …”."""
    somebody: Pattern = NEVER
    """The writer, or somebody of whom is told."""


class Verbs(Struct, frozen=True, eq=False):
    """Where a noun that begins a sentence has its article, and a name none: the forms of verbs, and what stands beside them."""

    past: Pattern | None = None
    past_ends: Ends = ()
    short: Words = NONE
    no_verb: Words = NONE
    """Verbs in the past, of one or of several (given where an article tells a noun from a name); how they end, by which most words are told not to be one; short ones of other forms (rit, fit); words that end so and are none: petit, però."""
    pronouns: Words = NONE
    elided: Ends = ()
    objects: Ends = ()
    """After a subject these begin what it does, also without a space; pronouns of whom it is done to, without a space: l’épousa."""
    pronoun_first: Pattern | None = None
    said_to: Pattern = NEVER
    """Pronouns that are no articles, before what somebody does: Ledesma le dice, Ferretti s’è perso; verbs there of whom one speaks to: Mañanera te levantas."""
    clitics: Pattern = NEVER
    done: Pattern = NEVER
    been: Words = NONE
    state: Words = NONE
    """What may stand between a subject and its verb: pronouns, no, the verb of a compound tense; participles then, those that are said of things as well (Segura ha quedado la puerta), what only somebody is said to be (Ferretti è morto)."""
    future: Pattern = NEVER
    """Verbs of what will be and would be."""
    no_subject_ends: Pattern = NEVER
    of_several: Pattern = NEVER
    """How verbs, participles and adverbs end, which begin a sentence as well; verbs of several: before them a word with an s is a plural."""
    begins: Pattern = NEVER
    comma_begins: bool = False
    relative: Ends = ()
    that: Pattern = NEVER
    """What stands before a subject that begins a sentence or a part of one; a comma, too (Ruiz habló, Ledesma calló); what makes it part of something else (tout ce que Trouville comptait), unless a whole sentence follows (on croit que Drallot perdra)."""
    to_the_writer: Pattern = NEVER
    seems: Words = NONE
    wished: Words = NONE
    us: Words = NONE
    """What somebody does to the writer (Peroux me rapporte) or to him and others (Drallot nous quitta); what a place does so as well (Trouville me plut), and what is wished (Grâces lui soient rendues)."""
    of_a_town: Words = NONE
    copula: Words = NONE
    no_act: Words = NONE
    any_act: bool = False
    """What towns do as well as persons (Numancia resistió), what is said of things (Segura estaba), what is no verb directly behind a word; True if all else that the lists have as a verb tells it."""
    before_whom: Words = NONE
    participle_ends: Ends = ()
    """Verbs before whoever came or died: Llegó Ledesma con la tropa; how participles end that begin a sentence alone: Preguntado, dijo."""


class Kin(Struct, frozen=True, eq=False):
    """What kinsmen are to each other."""

    son: Words = NONE
    brother: Words = NONE
    father: Words = NONE
    kinsman: Words = NONE
    """Who bears the surname of his father, of his brother, of his son; and other men, of whom nobody knows."""
    daughter: Words = NONE
    mother: Words = NONE
    kinswoman: Words = NONE
    children: Words = NONE
    """Women, and brothers and children, of whom several are named: his sons Titus and Edgar."""
    household: Words = NONE
    """Who else is with somebody: Harding and his men."""
    of: Words = NONE
    """What stands between them and whose they are: son of Thomas Orme."""
    his: Words = NONE
    her: Words = NONE
    whose: Words = NONE
    """What tells that he is of a man, of a woman, of somebody: his son."""
    one: Words = NONE
    """What stands before one of whom it is not said whose he is: an only son, Titus."""
    named: Words = NONE
    """What stands between what he is and his name: two sons named Titus and Edgar, sein Sohn gleichen Namens."""


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
    company: Pattern = NEVER
    """What is done with people: called on Brandel, dined with Brandel and Ostrick."""
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
