"""What a quotation is: the words of others, speech, a word held at arm's length, a word spoken of, a title; else just q.

TEI tells these apart (Guidelines 3.3.3) and allows q where one does not. The evidence is in the words around the marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.quotations import titles
from teiwright.annotators.quotations.characters import MARKS
from teiwright.annotators.quotations.languages import LINKS
from teiwright.annotators.quotations.setting import BROKEN, CLOSE, SPACE, WORD
from teiwright.model import Certainty
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.quotations.setting import Setting

_OMISSION = lazy(r"\w\s?(?:\.\s?\.\s?\.|…|\[…\])\s?\w|\[[^\W\d_][^\]]*\]|\w\[\w|\]\w")
_BELONGING = lazy(r"(?:^|\s)[A-ZÀ-Þ][\w-]+[’']s\s*$")
"""A name in the genitive: Carlyle’s."""
_TITLE_WORDS, _FEW_WORDS = 16, 4
"""What has more words is no title; what has more is no word held at arm's length, and no name."""
_TITLE = 10
"""Words of the longest title in quotation marks behind a name."""
_NAME_OF_JOURNAL = 6
"""Words of its longest name."""
_AUTHOR = lazy(
    rf"(?:^|[\s(])[A-ZÀ-Þ][\w’'-]*+\.?(?: (?:{LINKS}|y) )?(?: ?[A-ZÀ-Þ][\w’'-]*+\.?){{1,3}}[,:]\s*$"
)
"""A forename and a surname before a comma."""
_PUBLISHED = lazy(
    r",?[\s\u00a0](?:(?:dans|in|en)[:\s]\s?)?[«„“]?[A-ZÀ-Þ][^.;!?]{2,60}(?:,|\()[^;!?]{0,60}?\d"
)
"""A journal with the numbers of its volume, year or pages."""
_FEW = 3
"""Words that may be held at arm’s length."""


class Kind(Struct, frozen=True):
    """What a quotation is, and why."""

    element: str
    rule: str
    cert: Certainty
    evidence: str
    level: str = ""
    """Of a title: a, m or j."""
    speaker: tuple[int, int] | None = None
    """Where the speaker is named, in the passage; where it is empty, the name may stand behind it."""


_HELD = Kind("soCalled", "quotations.distance", Certainty.MEDIUM, "in the place of a noun, nobody quoted")
_UNDECIDED = Kind("q", "quotations.q", Certainty.HIGH, "nothing says what kind it is")


def kind_of(here: Setting, *, narrative: bool) -> Kind:
    """The kind that the evidence speaks for; q where it does not decide. Speech is looked for in stories only."""
    named = _by_name(here)
    if named or here.in_head:
        return named or _UNDECIDED
    return _speech(here) if narrative else _words_of_others(here)


def speech_is_near(here: Setting) -> bool:
    """Whether a verb of saying stands right before or after, as narrators put it."""
    said = _may_be_said(here) and here.inquit is not None
    return said or here.language.narrator_before(here.before[-110:])


def _may_be_said(here: Setting) -> bool:
    """Whether a verb of saying behind it may tell who says it: not so of a word that is the subject of the verb, the “Gazette” says."""
    return here.ends or here.begins or here.count > 3 or not here.before.strip()


def _by_name(here: Setting) -> Kind | None:
    """Evidence that names the kind: titled, the word, so-called."""
    found = _named_title(here) if here.count <= _TITLE_WORDS else None
    return found or (_named_word(here) if here.count <= _FEW_WORDS else None)


def _named_title(here: Setting) -> Kind | None:
    language, before = here.language, here.close
    if language.titled.search(before):
        level = "m" if language.book_title.search(language.titled.sub("", before).rstrip(" ,")) else "a"
        return _title("“titled” or the like before it", level, Certainty.HIGH)
    capital = here.words[:1].isupper() or here.words[:1].isdigit()
    found = _of_a_kind(here) if capital else None
    if found:
        return found
    if capital and here.count <= _TITLE and _BELONGING.search(before) and _like_a_title(here):
        return _title("in capitals, behind a name: somebody’s work", "m")
    if capital and _like_a_journal(here) and not _spoken(here):
        return _title("it is named as newspapers and journals are", "j")
    if here.in_note and _like_a_reference(here):
        return _cited("in a reference, with capitals, before a title and numbers")
    if capital and here.count <= _TITLE and _capitals(here) == 1 and language.part.match(here.text, here.end):
        return _cited("in capitals, and the number of a chapter, volume or page after it")
    if titles.performed(here.words, before, language):
        return _title("where something is sung, played or read, with the capitals of a title", "")
    if here.inquit:
        return None  # somebody says it
    if titles.of_a_work(here.words, before, language):
        return _title("in capitals but for small words, where a work is named", "m")
    if titles.by_somebody(here.words, here.after, language):
        return _title("in capitals but for small words, and by whom it is", "")
    if capital and _AUTHOR.search(here.before) and _PUBLISHED.match(here.text, here.end):
        return _cited("in a reference, between an author and a title with numbers")
    return None


def _of_a_kind(here: Setting) -> Kind | None:
    """A title after the word for what it is: the poem “A”, the novel “B,” “C” and “D”; not what somebody said in a sermon: “…”."""
    language, before = here.language, here.close
    if before.rstrip().endswith(":") and _capitals(here) < 1 and language.author_before(here.before):
        return None
    if _capitals(here) == 1 and here.inquit is None:
        before = language.before_its_like(here.before)[-CLOSE:]
    if language.article_title.search(before):
        return _title("the word before it is a kind of text", "a")
    if language.book_title.search(before):
        return _title("the word before it is a kind of book", "m")
    if language.journal_title.search(before):
        return _title("the word before it is a kind of journal", "j")
    return None


def _title(evidence: str, level: str, cert: Certainty = Certainty.MEDIUM) -> Kind:
    return Kind("title", "quotations.title", cert, evidence, level)


def _cited(evidence: str) -> Kind:
    return Kind("title", "quotations.reference", Certainty.MEDIUM, evidence, "a")


def _named_word(here: Setting) -> Kind | None:
    language, before, high = here.language, here.close, Certainty.HIGH
    if titles.of_a_ship(here.words, before, here.after, language):
        return Kind("q", "quotations.q", high, "the name of a ship or an inn")
    before = language.before_its_like(before)
    if language.so_called.search(before):
        return Kind("soCalled", "quotations.so-called", high, "“so-called” or the like before it")
    if language.asked.search(before) and language.asks.match(here.after):
        return Kind("mentioned", "quotations.mentioned", Certainty.MEDIUM, "its meaning is asked")
    if language.word.search(before) and not (before.rstrip().endswith(":") and _is_sentence(here)):
        return Kind("mentioned", "quotations.mentioned", Certainty.MEDIUM, "“the word” or the like before it")
    if language.means.match(here.after):
        return Kind("mentioned", "quotations.mentioned", Certainty.MEDIUM, "“means” or the like after it")
    return None


def _is_sentence(here: Setting) -> bool:
    """“out came the words: “What news?””."""
    return here.words[:1].isupper() and here.words[-1:] in tuple(".?!") and here.count > 1


def _like_a_title(here: Setting) -> bool:
    """Every word of some length has a capital, and nothing ends as a sentence or speech does."""
    return _capitals(here) == 1 and here.words[-1] not in ",.!;—–-…"


def _spoken(here: Setting) -> bool:
    """Whether it is all that somebody says: “The Morning Post,” said he."""
    alone = not here.before.strip() and here.words[-1:] == ","
    return alone and here.inquit is not None


def _like_a_journal(here: Setting) -> bool:
    """A short name that begins, or is, as those of newspapers are."""
    name = here.words.rstrip(",;.")
    return here.count <= _NAME_OF_JOURNAL and here.language.periodical.match(name) is not None


def _capitals(here: Setting) -> float:
    """The share of its longer words that begin with a capital; 0 where it has none."""
    large: list[str] = [w for w in WORD.findall(here.words) if len(w) > 3]
    return sum(w[0].isupper() for w in large) / max(1, len(large))


def _like_a_reference(here: Setting) -> bool:
    return (
        _capitals(here) >= 0.8
        and re.match(
            r",? (?:in )?[A-Z][\w’'.]+(?:[^.;]{0,80}\d|[ ])|,? (?:pp?\.|\()",
            here.text[here.end : here.end + 100],
        )
        is not None
    )


def _speech(here: Setting) -> Kind:
    at = here.after_at
    joined = here.close.rstrip()[-1:]
    noun = (joined.isalpha() or joined in tuple("’'")) and here.language.in_noun_place(here.close, 1)
    if noun and here.words[:1].islower() and here.count <= _FEW:
        return _HELD
    language, before = here.language, here.before[-110:]
    found = here.inquit
    if found and _may_be_said(here):
        name = "who" if found["who"] else "who2"
        start, end = found.span(name) if found[name] else (found.end(), found.end())
        if found[name] in language.determiners:
            start = end = start - 1  # der alte Lenz
        return Kind(
            "said",
            "quotations.said",
            Certainty.HIGH,
            f"“{found[0].strip(' ,;.–—-')}” after it",
            speaker=(at + start, at + end),
        )
    if language.narrator_before(before):
        found = language.speaker_before.search(before)
        offset = here.start - len(before)
        speaker = (offset + found.start("who"), offset + found.end("who")) if found else None
        return Kind("said", "quotations.said", Certainty.HIGH, "a verb of saying before it", speaker=speaker)
    broken = here.text[here.end : here.end + 3] in BROKEN
    if here.begins and (here.ends or broken or here.count > 3):
        return Kind("said", "quotations.dialogue", Certainty.HIGH, "it begins its paragraph, in a story")
    if language.written.search(before):
        return Kind("quote", "quotations.colon", Certainty.MEDIUM, "what is written somewhere, after a colon")
    if here.before.rstrip().endswith(":") and here.words[:1].isupper() and (here.ends or here.count > 1):
        return Kind("said", "quotations.dialogue", Certainty.MEDIUM, "a sentence after a colon, in a story")
    part = noun and here.words[:1].islower() and not here.language.reported.match(here.close.split()[-1])
    if here.alone or (here.ends and here.count > 3 and not part):
        return Kind("said", "quotations.dialogue", Certainty.MEDIUM, "a sentence in marks, in a story")
    if _held_at_distance(here, 3):
        return _HELD
    return _UNDECIDED


def _words_of_others(here: Setting) -> Kind:
    after, marked = here.after, here.marked
    language, before = here.language, here.before
    if language.author_after.match(after) or (here.ends and language.author_inverted.match(after)):
        return Kind(
            "quote", "quotations.attributed", Certainty.HIGH, "whose words they are is said after them"
        )
    if (
        here.ends
        and here.text[here.end : here.end + 1] in tuple(",–—-")
        and language.author_silent.match(after)
    ):
        return Kind(
            "quote",
            "quotations.attributed",
            Certainty.HIGH,
            "a verb of saying right after it, its subject unsaid",
        )
    if language.author_before(before):
        return Kind("quote", "quotations.attributed", Certainty.HIGH, "a verb of saying in the same sentence")
    if before.rstrip().endswith(":") and here.words[:1].isupper() and (here.count >= 3 or _is_sentence(here)):
        return Kind("quote", "quotations.colon", Certainty.HIGH, "a sentence after a colon")
    if language.reported.match(before.lstrip(MARKS + SPACE)):
        return Kind(
            "quote",
            "quotations.attributed",
            Certainty.MEDIUM,
            "the sentence goes on reporting what somebody says",
        )
    source = language.source.match(after)
    if marked or source:
        why = "a note marker follows" if marked or not source else f"a source follows: {source[0].strip()}"
        return Kind("quote", "quotations.sourced", Certainty.HIGH, why)
    if _OMISSION.search(here.words):
        return Kind("quote", "quotations.edited", Certainty.HIGH, "something is left out or put in")
    if here.count >= 4:
        return Kind("quote", "quotations.long", Certainty.MEDIUM, "four words or more")
    if _held_at_distance(here):
        return _HELD
    return _UNDECIDED


def _held_at_distance(here: Setting, most: int = 1) -> bool:
    """A word in the place of a noun, with nobody to whom it belongs.

    In a story these may be `most` three: they are not speech. Elsewhere two or three words may as well be a name or a short quotation.
    """
    inner = here.words.rstrip(",.;")
    if not 0 < here.count <= most or inner[-1:] in tuple("!?…—"):
        return False
    if most > 1 and inner[:1].islower() and not here.language.saying(here.close):
        return True
    if most > 1 and here.close.rstrip()[-1:] in tuple(",:;—–"):
        return False  # a word heard across the yard, “Stand back”
    return here.language.in_noun_place(here.close, 1 if most == 1 else 2)
