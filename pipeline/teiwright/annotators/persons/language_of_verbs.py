"""What a word does in a language where a noun that begins a sentence has its article and a name has none."""

from __future__ import annotations

from msgspec import Struct

from teiwright.annotators.persons.language_types import NEVER, NONE, Ends, Pattern, Words


class Verbs(Struct, frozen=True, eq=False):
    """The forms of verbs, and what stands beside them."""

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
