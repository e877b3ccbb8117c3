"""What tells a name from a noun in a language where every noun has a capital."""

from __future__ import annotations

from msgspec import Struct

from teiwright.annotators.persons.language_types import NEVER, NONE, Ends, Pattern, Words


class Nouns(Struct, frozen=True, eq=False):
    """The nouns of a language, and what stands beside names and nouns."""

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
    participle_of_many: Words = NONE
    """What somebody is, directly before the name (der Maler Leistikow), and how it ends (Gutsbesitzer Huber); what needs an article to be one of them: der Angeklagte Huber, not Angeklagte Bauern."""
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
