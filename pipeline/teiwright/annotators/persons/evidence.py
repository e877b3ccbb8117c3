"""What speaks for and against a person at a place: pieces of evidence, each with a name a reader understands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidates import Candidate
    from teiwright.model import Document, Passage

_BEFORE = re.compile(r"([^\s“”\"‘(\[]+)[ ]{1,2}$")
_NEXT = re.compile(r",? {1,2}([^\s“”\".,;:!?)\]]+)")
_DOCTRINE = re.compile(r".+(?:isms?|isme|ismus|ization|isation|ology|tion|ment|ness|ship|hood)$")
_DERIVED = re.compile(r".+(?:ists?|iste|ites?|ians?|eans?|ese|ish|shire|burgh?|ville|ton|town|land)$")
_SURNAME_LIKE = re.compile(
    r".+(?:son|sen|sohn|ov|ova|ev|eva|sky|ski|sky|skaya|enko|uk|berg|stein|mann|man|ini|elli|etti|escu|ić|vić|vich|wicz|poulos|akis|ley|worth|wood|well|ford|ham|field|er)$"
)
_ROMAN = re.compile(r"(?:I{2,3}|IV|V|VI{1,3}|IX|X|XI{1,3}|XIV|XV|XVI{0,3}|XIX)$")
_INVERTED = re.compile(r"[A-ZÀ-Þ][\w'’-]+$")


_ARTICLES = frozenset(
    [
        "the",
        "The",
        "a",
        "A",
        "an",
        "An",
        "this",
        "every",
        "le",
        "la",
        "les",
        "Le",
        "La",
        "Les",
        "un",
        "une",
        "des",
        "du",
        "au",
        "aux",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "il",
        "lo",
        "gli",
        "el",
        "los",
        "las",
    ]
)


@dataclass(frozen=True)
class Usage:
    """How the text as a whole uses its capitalised words."""

    small: frozenset[str]
    """Words that also occur without a capital."""
    titled: Counter[str] = field(default_factory=Counter)
    """Last word of the name → how often a title stands before it."""
    parts: Counter[str] = field(default_factory=Counter)
    """Word → how often it is part of a name of two or more words that begins with a given name or an initial."""
    placed: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often “in”, “at” … stand before it."""
    acting: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often it does what people do (says, writes, has a wife)."""
    doing: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often a verb follows that things and places can have too (was, had)."""
    articled: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often “the” or “a” stands before it."""
    alone: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often, in the middle of a sentence."""


def small_words(document: Document) -> frozenset[str]:
    """The words of the document as they stand between spaces; those without a capital are what is asked for."""
    small: set[str] = set()
    for passage in document.passages:
        small.update(passage.text.split())
    return frozenset(small)


def usage_of(document: Document, found: Sequence[Candidate], small: frozenset[str]) -> Usage:
    """Read the candidates once and count how the text uses its capitalised words."""
    passages = document.passages
    use = Usage(small)
    contexts = lex.contexts()
    for candidate in found:
        last = candidate.words[-1].text
        if candidate.titles:
            use.titled[last] += 1
        if len(candidate.words) > 1:
            first = candidate.words[0]
            if first.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or len(first.text) == 1:
                for word in candidate.words:
                    if len(word.text) > 1:
                        use.parts[word.text] += 1
        elif not candidate.titles:
            text = passages[candidate.passage].text
            before = word_before(text, candidate.start)
            after, possessive, comma = word_after(text, candidate.end)
            section = contexts.get(before, "")
            if section == "place":
                use.placed[last] += 1
            elif before in _ARTICLES:
                use.articled[last] += 1
            if not candidate.opens:
                use.alone[last] += 1
            beside = contexts.get(after, "")
            if beside == "says" or section in {"says", "named"} or (possessive and beside == "kin"):
                use.acting[last] += 1
            elif beside == "does":
                use.doing[last] += 1
    return use


def word_before(text: str, at: int) -> str:
    """The word directly before a place, without a mark between; else nothing."""
    match = _BEFORE.search(text, max(0, at - 20), at)
    return match.group(1) if match else ""


def word_after(text: str, at: int) -> tuple[str, bool, bool]:
    """The word after a name, whether the name is a possessive, and whether a comma stands between."""
    possessive = text.startswith(("'s", "’s"), at)
    if possessive:
        at += 2
    elif text.startswith(("' ", "’ "), at) and at and text[at - 1] == "s":
        possessive = True
        at += 1
    match = _NEXT.match(text, at, at + 24)
    if match is None:
        return "", possessive, False
    return match.group(1), possessive, text[at] == ","


def _own_last_line(candidate: Candidate, passage: Passage, source: str) -> bool:
    """True for a signature: the name ends the passage and begins a line, or is all of a short passage."""
    if len(passage.text) - candidate.end > 2 or not candidate.words[-1].end:
        return False
    if passage.text[candidate.end :].strip(" .,"):
        return False
    if candidate.start <= 1:
        return passage.element in {"signed", "closer"}
    return (
        source[passage.extent(candidate.start - 1, candidate.start).start] == "\n" and len(passage.text) < 200
    )


def evidence(candidate: Candidate, passage: Passage, use: Usage, source: str) -> list[str]:
    """The names of all pieces of evidence for and against this candidate."""
    text = passage.text
    words = candidate.words
    first, last = words[0], words[-1]
    found: list[str] = []
    add = found.append
    titles = 0
    for title in candidate.titles:
        titles |= title.kind
    if candidate.lower_title:
        titles |= lex.lower_titles().get(candidate.lower_title, 0)
        add("title written small")
    for kind, name in _TITLE_NAMES:
        if titles & kind:
            add(name)
            break
    count = len(words)
    size = "alone" if count == 1 else "with more names"
    doubted = count == 1 and bool(last.kind & lex.PLACE)  # Paris, Washington: the lists of names say nothing
    if (
        candidate.titles
        and titles & lex.OFFICE
        and not titles & lex.HONORIFIC
        and text[candidate.titles[-1].end : first.start].strip(" .")
    ):
        add("office of something")
    if all(len(w.text) == 1 for w in words) and count > 1:
        add("letters only")
    elif doubted:
        pass
    elif first.kind & lex.GIVEN:
        add(f"given name {size}")
    elif first.kind & lex.DOUBTFUL:
        add(f"doubtful given name {size}")
    elif first.kind & lex.SHORT and text.startswith(".", first.end):
        add("short given name")
    elif len(first.text) == 1 and count > 1:
        add("initial before a name")
    elif len(first.text) == 1:
        add("letter alone")
    if count > 1 and last.kind & lex.SURNAME:
        add("surname from the list at the end")
    if count == 1 and last.kind & lex.SURNAME and not last.kind & lex.GIVEN and not doubted:
        add("surname from the list alone")
    if last.kind & lex.KNOWN and not doubted:
        add("known by one name" if count == 1 else "known surname at the end")
    kinds = 0
    for word in words:
        kinds |= word.kind
    if kinds & lex.PLACE:
        add(f"place {size}" if not last.kind & lex.NAME else f"place or name {size}")
    if kinds & lex.PEOPLE:
        add("people or creed")
    if kinds & lex.NOUN and not titles:
        add(f"word of institutions {size}")
    courtesy = bool(titles & lex.HONORIFIC)
    if kinds & lex.COMMON:
        if courtesy:
            add("common word after a title")
        else:
            add(f"common word {size}" if not kinds & lex.NAME else f"common word or name {size}")
    if kinds & lex.FUNCTION and count == 1 and not courtesy:
        add("function word")
    after_word = candidate.after
    if after_word is not None and after_word.kind & lex.NOUN:
        add("institution follows")
    elif after_word is not None:
        add("capital follows")
    if candidate.before is not None:
        kind = candidate.before.kind
        add(
            "place before"
            if kind & lex.PLACE
            else "institution before"
            if kind & lex.BEFORE
            else "capital before"
        )
    if not last.kind:
        if _DOCTRINE.match(last.text):
            add("ending of doctrines")
        elif _DERIVED.match(last.text):
            add("ending of places and creeds")
        elif _SURNAME_LIKE.match(last.text):
            add("ending of surnames")
        add(f"unknown word {size}")
    if "-" in last.text:
        add("hyphen")
    if last.text.isupper() and len(last.text) > 1:
        if len(last.text) <= 4 and count == 1 and not last.kind & lex.NAME:
            add("letters like an abbreviation")
        if not any(c.islower() for c in text):
            add("line in capitals")
    if passage.element in {"head", "titlePart", "trailer"}:
        add("heading")
    if candidate.opens:
        add("first of a sentence")
        if first.text.lower() in use.small and not candidate.titles:
            add("first of a sentence, small elsewhere")
    else:
        add("within a sentence")
    if count == 1 and last.text.lower() in use.small and not courtesy:
        add("also written small")
    before = word_before(text, candidate.start)
    after, possessive, comma = word_after(text, candidate.end)
    section = lex.contexts().get(before, "")
    if section:
        add(f"before: {section}")
    elif before in _ARTICLES or text.startswith(
        ("l'", "l’", "L'", "L’"), max(0, candidate.start - 2), candidate.start
    ):
        add("before: article")
    elif before in {"and", "or", "et", "und"}:
        add("before: and")
    if (
        not before
        and text[max(0, candidate.start - 2) : candidate.start] == ", "
        and text[candidate.end : candidate.end + 1] in {"!", "?", ".", ","}
    ):
        add("between commas or spoken to")
    if text.startswith(",", candidate.end):
        add("comma follows")
    if before in {"by", "By", "par", "Par", "von"}:
        add(f"before: by, {size}")
    if passage.element == "docAuthor" or passage.within("docAuthor"):
        add("in the author's line")
    if possessive:
        add("possessive")
    section = lex.contexts().get(after, "")
    if section in {"says", "does"} or (section == "kin" and possessive) or (section == "thing" and not comma):
        add(f"after: {section}")
    elif after[:1].isdigit() and not comma:
        add("after: number")
    if before[-1:].isdigit() or before[:1].isdigit():
        add("before: number")
    if _own_last_line(candidate, passage, source):
        add("a line of its own at the end")
    if candidate.inverted:
        add("surname first, with a comma")
    found += _elsewhere(last.text, count, use, titled=bool(titles))
    return found


def _elsewhere(word: str, count: int, use: Usage, *, titled: bool) -> list[str]:
    """What the rest of the text says about the last word."""
    found = []
    if use.titled[word] > titled:
        found.append("title before it elsewhere")
    if use.parts[word] > (count > 1):
        found.append("part of a full name elsewhere")
    total = use.alone[word]
    if use.placed[word]:
        found.append(
            "in, at … before it elsewhere" if use.placed[word] * 3 > total else "seldom in, at … before it"
        )
    if use.articled[word] * 4 > total:
        found.append("article before it elsewhere")
    if use.acting[word]:
        found.append("acts like a person elsewhere" if use.acting[word] < 3 else "often acts like a person")
    if use.doing[word] > 1:
        found.append("verbs follow it elsewhere")
    if total > 2:
        found.append("frequent")
    return found


_TITLE_NAMES = (
    (lex.HONORIFIC, "title before it"),
    (lex.NOBLE, "title of nobility before it"),
    (lex.RANK, "rank before it"),
    (lex.CHURCH, "title of the church before it"),
    (lex.OFFICE, "office before it"),
    (lex.KIN, "word of kinship before it"),
    (lex.TRADE, "trade before it"),
)
