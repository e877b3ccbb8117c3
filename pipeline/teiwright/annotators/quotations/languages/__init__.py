"""What differs between languages: one table each, chosen by the language of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Words:
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
    """The conjunction of reported speech."""
    so_called: str
    """What casts doubt on the words after it."""
    word: str
    """What stands before a word that is spoken of (the word, the term, is called)."""
    means: str
    """What stands after a word that is spoken of (means, stands for)."""
    article_title: str
    """What stands before the title of a part: article, poem, chapter (level a)."""
    book_title: str
    """What stands before the title of a book or play (level m)."""
    titled: str
    """What stands before any title: titled, entitled."""
    before_noun: str
    """Words that stand before a noun: articles, possessives, prepositions."""
    elided_start: str = r"(?!)"
    """Words that begin with an apostrophe, without it."""
    elided_end: str = r"(?!)"
    """Ends of words that an apostrophe may follow: possessives, elisions."""
    dash_dialogue: bool = False
    """Speech may be introduced by a dash at the start of the paragraph."""
    inquit_first: str = r"(?!)"
    """What may stand between the verb and the pronoun: dit-il, dijo él."""


class Language:
    """The words of one language as compiled patterns."""

    def __init__(self, words: Words) -> None:
        """Compile what the engine asks."""
        i = re.IGNORECASE
        name = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)"
        names = rf"(?:{name}(?: (?:de|von|van|der|la|le|the|of|du|d’)?[ ]?{name}){{0,3}})"
        some = rf"(?:(?i:{words.pronoun})|(?:(?i:the|le|la|l[’']|der|die|das|el|il|lo|my|his|her|our|mon|ma|son|sa|mein|sein|ihr|mi|su)[ ]?)?(?:[^\W\d_][\w’'-]*[ ]){{0,2}}[^\W\d_][\w’'.-]*)"
        self.words = words
        self.code = words.code
        self.elided_start = re.compile(rf"(?:{words.elided_start})\b|\d\ds?\b", i)
        self.elided_end = re.compile(rf"(?:{words.elided_end})$", i)
        self.inquit_after = re.compile(
            rf"[\s,;.–—-]*(?:(?i:{words.said})(?:[ -](?:t-)?(?P<who>{names}|(?i:{words.pronoun})))?(?!\w)|(?P<who2>{some})[ ](?:\w+ly )?(?i:{words.said})(?!\w))"
        )
        self.inquit_before = re.compile(rf"(?i:(?<!\w)(?:{words.said})(?!\w))[^.!?“”\"«»]{{0,60}}[,:—–-]\s*$")
        self.speaker_before = re.compile(
            rf"(?:^|[\s(“\"])(?P<who>{names})[ ](?:\w+ly )?(?i:{words.said})[^.!?“”\"«»]{{0,40}}[,:—–-]\s*$"
        )
        self.author_after = re.compile(
            rf"[\s,;–—-]*(?:\([^()]{{1,60}}\)[\s,;]*)?(?:(?i:{words.according})(?!\w)|(?:{names}|(?i:{words.pronoun}))[ ](?:\w+ly )?(?i:{words.says})(?!\w)|(?i:{words.says})[ ](?:{names}|(?i:{words.pronoun})))"
        )
        self.author_before = re.compile(
            rf"(?<!\w)(?:{words.according}|(?:{words.says})(?=[,:]? (?:\w+[ ,:]+){{0,8}}$|[^.]*(?<!\w)(?:{words.that})(?!\w))|(?:{words.says}):)(?!\w)",
            i,
        )
        self.reported = re.compile(rf"(?:{words.that})(?!\w)", i)
        self.so_called = re.compile(rf"(?<!\w)(?:{words.so_called})[\s,]*$", i)
        self.word = re.compile(rf"(?<!\w)(?:{words.word})[\s:,]*$", i)
        self.means = re.compile(rf"\s*,?\s*(?:\([^)]{{1,40}}\)\s*)?(?:{words.means})(?!\w)", i)
        self.article_title = re.compile(rf"(?<!\w)(?:{words.article_title})[\s:,]*$", i)
        self.book_title = re.compile(rf"(?<!\w)(?:{words.book_title})[\s:,]*$", i)
        self.titled = re.compile(rf"(?<!\w)(?:{words.titled})[\s:,]*$", i)
        self.before_noun = re.compile(rf"(?<!\w)(?:{words.before_noun})\s*(?:[\w-]+\s*)?$", i)
        self.dash_dialogue = words.dash_dialogue


@cache
def language_of(code: str) -> Language:
    """The table for a language (BCP 47); English where there is none."""
    name = code.partition("-")[0].lower()
    if not name.isalpha() or find_spec(f"{__name__}.{name}") is None:
        name = "en"
    words = import_module(f"{__name__}.{name}").WORDS
    if not isinstance(words, Words):
        raise TypeError(f"{name}: WORDS is not a table of words")
    return Language(words)
