"""What differs between languages: one table of words each."""

from __future__ import annotations

from msgspec import Struct

TITLE = "(?:[A-ZÀ-Þ]|Mr|Mrs|Mme|Mlle|Dr|St|Sr|Sra|Sig|Rev|Capt|Col|Gen|Prof|Lieut|Hon)"
"""What a full stop may follow without ending the sentence. One list for all languages: Mr. Holt and Mme. Morel keep their titles in each."""
LINKS = "de|von|van|der|la|le|the|of|du|d’|di|da|del"
"""What may stand within a name, in all languages likewise."""


class Words(Struct, frozen=True):
    """The words by which one language speaks about speech: alternatives of a regular expression, lower case."""

    code: str
    said: str
    """Verbs that come with the words of a person, in the forms of a narrator (said, cried, asked)."""
    says: str
    """Verbs that come with the words of an author, in any form (writes, maintains, concluded)."""
    pronoun: str
    """Who speaks, when no name is given (he, she, they)."""
    according: str
    """What stands before the name of a source (according to, in the words of)."""
    that: str
    """The conjunctions of reported speech; plain words, divided by |."""
    so_called: str
    """What casts doubt on the words after it."""
    word: str
    """What stands before a word that is spoken of (the word, the term, is called)."""
    means: str
    """What stands after a word that is spoken of (means, stands for)."""
    asked: str
    """What stands before a word whose meaning is asked (what does)."""
    joins: str
    """What joins two quotations of one kind: the words “a” and “b”."""
    article_title: str
    """What stands before the title of a part: article, poem, chapter (level a)."""
    book_title: str
    """What stands before the title of a book or play (level m)."""
    journal_title: str
    """What stands before the title of a newspaper or journal (level j)."""
    titled: str
    """What stands before any title: titled, entitled."""
    before_noun: str
    """Words that stand before a noun: articles, possessives, prepositions; plain words, divided by |."""
    determiner: str
    """Words that may begin the description of a speaker: the old man, my father."""
    before_others: str
    """What stands before the name of somebody to whom it is said, who is near, or who is left out (to, beside, except); plain words, divided by |."""
    periodical: str = r"(?!)"
    """How the names of newspapers and journals begin: Gazette, Archiv."""
    small_in_title: str = ""
    """Words that stand small in the title of a work, where all others have capitals; plain words, divided by |. None: capitals show no title."""
    before_work: str = r"(?!)"
    """What leads to the title of a work: in, the author of."""
    written: str = r"(?!)"
    """Words that lead to what is written somewhere, and a colon: the notice read."""
    asks: str = ""
    """What stands after such a word, where its meaning is asked by two words (what does … mean)."""
    performed: str = r"(?!)"
    """What leads to the title of what is sung, played or read; where all words of a title have capitals."""
    craft: str = r"(?!)"
    """Kinds of ships and inns, before or after their names."""
    before_craft: str = r"(?!)"
    """What else stands before the name of a ship or an inn: aboard the, at the sign of the."""
    elided_start: str = r"(?!)"
    """Words that begin with an apostrophe, without it."""
    elided_end: str = r"(?!)"
    """Ends of words that an apostrophe may follow: possessives, elisions."""
    elided_only: str = r"(?!)"
    """Of those that begin with an apostrophe, the ones that are no words without it (’em, ’s): never the beginning of a quotation."""
    by: str = r"(?!)"
    """What stands between a work and its author: “Poems,” by Anna Holt. Not where the word also stands between other nouns."""
    subordinate: str = r"(?!)"
    """Words before a subject and a verb of saying that make no narrator of it: as they called it."""
    clitic: str = r"(?!)"
    """What may stand before the verb of saying: lui dit-il, le dijo."""
    enclitic: str = r"(?!)"
    """What may be joined to it: díjole."""
    writer: str = ""
    """What the writer calls himself: I."""
    goes_on: str = r"(?!)"
    """Verbs of saying by which whoever spoke before goes on (continued, added)."""
    past: str = r"(?!)"
    """Any verb in the tense of a narrator; it counts right after a dash."""
    manner: str = r"(?!)"
    """What may stand between the verb and its subject: dit en riant le père."""
    adjunct: str = r"(?!)"
    """What begins a part of the narrator's sentence that a comma divides: en sautant à terre."""
    adverb: str = r"(?!)"
    """How adverbs end, one of which may stand beside a verb of saying: softly."""
    after_subject: str = r"(?!)"
    """What may not follow the name of a speaker, who would do something else, then: said Holt was …"""
    no_noun: str = ""
    """What the word before the name of a speaker does not end in: said the nurse watching Mary."""
    speaks: str = r"(?!)"
    """Words that show a speaker: I, you, our."""
    narrates: str = r"(?!)"
    """Words that show a narrator: third persons in a past tense."""
    lasts: str = r"(?!)"
    """How verbs end that tell how things were, not what is done, and such verbs: disait, era."""
    see: str = r"(?!)"
    """What sends the reader to a source, in brackets: see, siehe."""
    part: str = r"(?!)"
    """Parts of a work, before their number: chapter 4, Bd. 2."""
    subject: str = "after"
    """Where the subject of a verb of saying stands in the midst of a speech: after it, before it, or nowhere (it may be silent)."""
    dash_dialogue: bool = False
    """Speech may be introduced by a dash at the start of the paragraph."""
