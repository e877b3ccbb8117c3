"""The words of a language about speech as patterns and sets, by which the engine reads."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from teiwright.annotators.quotations import languages
from teiwright.annotators.quotations.languages import LINKS, TITLE, Words
from teiwright.patterns import lazy

_TOKEN = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*[’']?|[.:;!?“”\"«»]")

_WORD = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*[’']?")
_LETTERS = lazy(r"[^\W\d_]+")
_SECOND = lazy(r" ((?:\(\?:)?[^ ()]*)")
"""What follows a space in the pattern of the verbs: the second words of those that have two (referred to)."""
_NAME = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w’'.]|-(?!-))*)"
_NAMES = rf"(?:{_NAME}(?: (?:{LINKS})?[ ]?{_NAME}){{0,3}})"
_STOPS = frozenset('.;:!?“”"«»')


class _Forms:
    """Whether a word is one of the forms that a regular expression describes; each word is asked once."""

    def __init__(self, forms: str) -> None:
        self._pattern = lazy(forms)
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word] = self._pattern.fullmatch(word) is not None
        return known


class Language:
    """The words of one language as patterns and sets."""

    def __init__(self, words: Words) -> None:
        """Put together what the engine asks; each pattern is compiled when a text first needs it."""
        i = re.IGNORECASE
        self.code = words.code
        """Of the table, not of the text."""
        self.dash_dialogue = words.dash_dialogue
        self.elided_start = lazy(rf"(?:{words.elided_start})\b|\d\ds?\b", i)
        self.elided_only = lazy(rf"(?:{words.elided_only})(?!\w|['’]|--)", i)
        self.elided_end = lazy(rf"(?:{words.elided_end})$", i)
        self.speaks = lazy(rf"(?<!\w)(?:{words.speaks})(?!\w)|[?!]", i)
        self.narrates = lazy(rf"(?<!\w)(?:{words.narrates})(?!\w)")
        self.lasts = lazy(rf"(?:{words.lasts})(?!\w)")
        self._said = _Forms(words.said)
        self._says = _Forms(words.says)
        self._second = frozenset(
            word for part in _SECOND.findall(words.says) for word in re.findall(r"[^\W\d_]+", part)
        )
        self._that = frozenset(words.that.split("|"))
        self.determiners = frozenset(words.determiner.split("|"))
        self._nouns = frozenset(words.before_noun.split("|"))
        self.reported = lazy(rf"(?:{words.that})(?!\w)", i)
        clitic, ways = rf"(?:(?i:{words.clitic}))*", rf"(?:[ ](?:{words.manner}))*"
        self._narrators(words, clitic, ways)
        self._asides(words, clitic, ways)
        self._behind_speakers(words, ways)
        self._authors(words, clitic)
        self._name_kinds(words)
        self._named(words)
        self._cited(words)

    def _narrators(self, words: Words, clitic: str, ways: str) -> None:
        """Who says what is quoted: before it, behind it, and within."""
        who, some = (
            rf"(?:{_NAMES}|(?i:{words.pronoun}))",
            rf"(?:(?i:{words.pronoun})|(?:(?i:{words.determiner})[ ]?)?(?:[^\W\d_][\w’'-]*[ ]){{0,2}}[^\W\d_][\w’'.-]*)",
        )
        before, behind = rf"[ ](?:\w+(?:{words.adverb})[ ])?", rf"(?:[ ]\w+(?:{words.adverb}))?"
        self.inquit_after = lazy(
            rf"[\s,;.–—-]*(?:{clitic}(?i:{words.said})(?:{words.enclitic})?(?:{ways}[ -](?:t-)?(?P<who>{who}))?(?!\w)"
            rf"|(?!(?i:{words.subordinate})(?!\w))(?P<who2>{some})[ ](?:\w+(?:{words.adverb}) )?(?i:{words.said})(?!\w))"
        )
        told = rf"(?:{who}|(?:{words.determiner})[ ]\w+)"
        inverted = rf"(?i:{words.said})[ ]{told}(?!\w)"
        self.narrator_within = lazy(
            rf"[,!?…—–-] {inverted}|[,!?…—–-] {told}{before}(?i:{words.said}){behind}\.\s*$"
            rf"|[!?] {told}{before}(?i:{words.said}){behind}[,.;:]"
        )
        self.speaker_before = lazy(
            rf"(?:^|[\s(“\"])(?P<who>{_NAMES}){before}(?i:{words.said})[^.!?“”\"«»]{{0,40}}[,:—–-]\s*$"
        )

    def _asides(self, words: Words, clitic: str, ways: str) -> None:
        """What the narrator says amid a speech, without marks around it: — Viens, dit-il, je t’attends."""
        verb = rf"{clitic}(?:{words.said})(?:{words.enclitic})?"
        # A full stop ends the sentence here, and is not taken for a part of the name.
        named = rf"(?:{TITLE}\.|[A-ZÀ-ÖØ-Þ](?:[\w’']|-(?!-))*)"
        named = rf"(?:{named}(?: (?:{LINKS})?[ ]?{named}){{0,3}})"
        subject = (
            rf"(?:[ ]?-(?:t-)?(?:{words.pronoun})(?!\w)|{ways}[ ](?P<who>(?!(?i:{words.pronoun})[ ]){named})"
            rf"|{ways}[ ](?:{words.pronoun})(?!\w)|{ways}[ ](?:{words.determiner})[ ]?\w+)"
        )
        told = {
            "before": rf"(?:(?P<who>{named})|{words.pronoun}|(?:{words.determiner})[ ]\w+)[ ](?:\w+(?:{words.adverb}) )?(?:{words.said})(?!\w)",
            "after": rf"(?P<verb>{verb}){subject}",
            "silent": rf"(?P<verb>{verb})(?:{subject}|(?!\w))",
        }[words.subject]
        self.aside = lazy(rf"(?:(?<=[,;!?…»”])|(?<=\.\.))[ \u00a0\u202f]*{told}")
        self.aside_dashed = lazy(
            rf"[ \u00a0]{{0,4}}(?:[—―–]|--|(?<=\s)-(?=[\s\w]))[ \u00a0]*(?:{told}|{clitic}(?:{words.past})(?!\w))"
        )
        self.adjunct = lazy(rf"(?:{words.adjunct})(?!\w)")

    def _authors(self, words: Words, clitic: str) -> None:
        """Whose words are quoted in writing: as Holt maintains, according to Holt."""
        i = re.IGNORECASE
        who = rf"(?:{_NAMES}|(?i:{words.pronoun}))"
        self.author_after = lazy(
            rf"[\s,;–—-]*(?:\([^()]{{1,60}}\)[\s,;]*)?(?:(?i:{words.according})(?!\w)"
            rf"|(?P<who>{who}[ ](?:\w+(?:{words.adverb}) )?)?(?:so )?(?i:{words.says})(?(who)(?!\w)|(?:[ ]|-(?:t-)?){who})"
            rf"|(?:{words.determiner})[ ]?(?:[\w’'-]+[ ]){{1,3}}(?:{words.says})(?!\w))"
        )
        self.author_inverted = lazy(rf"[\s,;]*(?i:{words.says})[ ](?:{words.determiner})[ ]?[\w’'-]+")
        self._clitic = lazy(words.clitic, i)
        self.author_silent = lazy(
            rf"[\s,–—-]*{clitic}(?:{words.said}|{words.says})(?!\w)" if words.subject == "silent" else r"(?!)"
        )
        self._according = lazy(rf"(?<!\w)(?:{words.according})(?!\w)", i)

    def _named(self, words: Words) -> None:
        """What is called by a name with marks, and by whom a work is: newspapers, ships, inns."""
        self.periodical = lazy(rf"(?:{words.periodical})(?!\w)")
        self.small_in_title = frozenset(filter(None, words.small_in_title.split("|")))
        self.before_work = lazy(rf"(?:\b(?:{words.before_work})|[A-ZÀ-Þ][\w’'-]+,)\s*$")
        self.by_author = lazy(
            rf",? (?:{words.by}) (?:(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+\.?) ){{1,3}}[A-ZÀ-Þ][\w’'-]+"
        )
        self.before_ship = lazy(rf"\b(?:{words.craft}|{words.before_craft}),?\s*$")
        self.after_ship = lazy(rf",? (?:{words.craft})\b")

    def _cited(self, words: Words) -> None:
        """What follows the words or the title of somebody else: the source, the number of a chapter."""
        self.source = lazy(
            rf"\s*\((?:[^()]{{0,60}}\d[^()]{{0,40}}|(?:cf|ibid|op|{words.see})\b[^()]{{1,80}}|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){{0,3}})\)"
        )
        self.part = lazy(rf"(?i),? (?:vol\.|pp?\.|{words.part}) ?(?:\d|[IVXLC]+\b)")

    def _behind_speakers(self, words: Words, ways: str) -> None:
        """Who is no name, who goes on, and what may stand between a verb of saying and the name: said | old Tom, dit | le docteur Vautrin."""
        self.pronouns = frozenset(words.pronoun.split("|"))
        self.writer = words.writer
        self.goes_on = lazy(rf"(?<!\w)(?:{words.goes_on})(?!\w)")
        small = f"{words.before_noun}|{words.that}|{words.subordinate}|{words.joins}|{words.before_others}"
        part = rf"(?:{TITLE}\.|[A-ZÀ-Þ](?:[\w’']|-(?!-))*+)"
        whole = rf"(?!{part}['’]s\b)(?!\w[\w-]*['’]s\b){part}"
        # Behind a noun nothing but an adverb, a preposition or the like may follow the name: not “the girl Peter loved” nor “the boys Peter and Paul”.
        named = rf"(?={whole}(?: {part})*+(?:(?! \w)| \w+(?:{words.adverb})\b| (?!(?:{words.joins}) [A-ZÀ-Þ])(?i:{small})(?!\w)))"
        noun = f"(?<!{words.no_noun})" if words.no_noun else ""
        word = rf"(?!(?i:{small})(?![\w’']))(?:{TITLE}\.|[^\W\d_][\w’'-]*{noun})[ ]"
        self.to_speaker = lazy(
            rf"{ways}[ ](?:(?:{words.determiner})(?:[ ]|(?<=['’])))?(?:(?:{word}){{1,2}}{named}|(?={whole}(?! (?:{words.after_subject})\b)))"
        )

    def _name_kinds(self, words: Words) -> None:
        """The patterns of what names the kind of a quotation."""
        i = re.IGNORECASE
        self.so_called = lazy(rf"(?<!\w)(?:{words.so_called})[\s,]*$", i)
        self.word = lazy(rf"(?<!\w)(?:{words.word})[\s:,]*$", i)
        self.written = lazy(rf"(?<!\w)(?:{words.written})(?:[ ][\w’'-]+)*\s*:\s*$")
        self.asked = lazy(rf"(?<!\w)(?:{words.asked})\s*$", i)
        self.asks = lazy(rf"\s*(?:{words.asks})(?!\w)", i)
        self._joined = lazy(
            rf"[“„«»‹›‘‚\"'][^“”„«»‹›‘’‚\"]{{1,40}}(?:[”“»«›‹’‘\"'](?:, ?| ?,? (?:{words.joins}) )|(?<=,)[”“»«›‹’‘\"'] )$"
        )
        self.performed = lazy(rf"\b(?:{words.performed})\s*$", i)
        self.means = lazy(rf"\s*,?\s*(?:\([^)]{{1,40}}\)\s*)?(?:{words.means})(?!\w)", i)
        self.article_title = lazy(rf"(?<!\w)(?:{words.article_title})[\s:,]*$", i)
        self.book_title = lazy(rf"(?<!\w)(?:{words.book_title})[\s:,]*$", i)
        self.journal_title = lazy(rf"(?<!\w)(?:{words.journal_title})[\s:,]*$", i)
        self.titled = lazy(rf"(?<!\w)(?:{words.titled})[\s:,]*$", i)

    def before_its_like(self, before: str) -> str:
        """What stands before the first of several quotations that are joined: the words “a”, “b” and “c”."""
        while found := self._joined.search(before):
            before = before[: found.start()]
        return before

    def narrator_before(self, before: str) -> bool:
        """Whether a verb of saying, and a comma, colon or dash, stand before a speech."""
        if before.rstrip()[-1:] not in tuple(",:;—–-"):
            return False
        near = before[-75:].rstrip(" ,:;—–-")
        for word in reversed(_TOKEN.findall(near)):
            if word in _STOPS:
                return False
            if word in self._said or (word.lower() in self._said and near.startswith(word)):
                return True
        return False

    def speakers(self, text: str, at: int) -> list[int]:
        """Where a name may begin behind a verb of saying and what stands before the name: said | old Tom, dit | le docteur Vautrin."""
        found = self.to_speaker.match(text, at)
        if found is None:
            return []
        return [word.start() for word in _LETTERS.finditer(text, at, found.end())] + [found.end()]

    def saying(self, before: str) -> bool:
        """Whether one of the last words is a verb of saying."""
        return any(word in self._said or word in self._says for word in _WORD.findall(before)[-4:])

    def author_before(self, before: str) -> bool:
        """Whether the sentence up to a quotation says that somebody's words follow."""
        tokens = _WORD.findall(before)
        last = len(tokens) - 1
        if tokens:
            tokens[0] = tokens[0].lower()
        for at, token in enumerate(tokens):
            if token not in self._says:
                following = tokens[at + 1] if at < last else ""
                if following not in self._second or f"{token} {following}" not in self._says:
                    continue
            if (
                at
                and tokens[at - 1].lower() in self._nouns
                and not (token in self._said and self._clitic.fullmatch(f"{tokens[at - 1]} "))
            ):
                continue  # la nota, but gli rispose
            if last - at <= 8 or not self._that.isdisjoint(tokens[at + 1 :]):
                return True
        return self._according.search(before) is not None

    def in_noun_place(self, before: str, words: int) -> bool:
        """Whether one of the last `words` words is an article, a possessive or a preposition."""
        tokens = _WORD.findall(before)[-words:]
        return any(
            t.lower().rstrip("’'") in self._nouns or t.endswith(("’s", "'s", "s’", "s'")) for t in tokens
        )


@cache
def language_of(code: str) -> Language:
    """The table for a language (BCP 47); English where there is none."""
    name = code.partition("-")[0].lower()
    if not name.isalpha() or find_spec(f"{languages.__name__}.{name}") is None:
        name = "en"
    words = import_module(f"{languages.__name__}.{name}").WORDS
    if not isinstance(words, Words):
        raise TypeError(f"{name}: WORDS is not a table of words")
    return Language(words)
