"""Whose note it is, by the words in it: the editor's, the translator's or the author's; and which brackets amid a text are notes at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.notes.forms import WORDS
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOSE = {
    "translator": (
        r"Trans(?:l(?:ator)?)?\.?|Tr\.|TN|T\.\s?N\.|translators?['’]s? (?:note|remark)|note (?:by|of|from) the translators?"
        r"|N\.?\s?d\.?\s?[TÜ]\.?|N(?:ota|\.)?\s?de(?:l|\sla)?\s?T\.?|(?:Anm(?:\.|erkung)?\s)?d(?:\.|er|es)\sÜbers(?:\.|etzers|etzerin)"
        r"|note d[ue] (?:la )?trad(?:ucteur|uctrice)|nota del(?:la)? tra(?:ductor|duttore|duttrice)|nota de la traductora"
    ),
    "editorial": (
        r"Eds?\.|editors?['’]?s?['’]? note|ed\. note|N\.B\. Ed\.|note (?:by|of|from) the editors?|editorial note"
        r"|N\.?\s?d\.?\s?[EÉHC]\.?|N\.?\s?d\.?\s?(?:l\.?\s?)?R\.?|N(?:ota|\.)?\s?de(?:l|\sla)?\s?(?:E|Ed|R)\.?"
        r"|(?:Anm(?:\.|erkung)?\s)?d(?:\.|er|es)\s(?:Hrsg\.|Hg\.|Red\.|Herausgebers|Herausgeberin|Redaktion)"
        r"|note de l['’](?:éditeur|éditrice)|note de la rédaction|note des éditeurs|nota redazionale"
        r"|nota de(?:l editor|l curatore|lla curatrice|ll['’]editore|lla redazione| la editora| la redacción)"
    ),
    "authorial": (
        r"author['’]s note|note (?:by|of|from) the author|N\.?\s?d\.?\s?A\.?|N(?:ota|\.)?\s?del\s?A\.|note de l['’]auteure?"
        r"|(?:Anm(?:\.|erkung)?\s)?d(?:\.|er|es)\sVerf(?:\.|assers|asserin)|nota de(?:l autora?|ll['’]autore|ll['’]autrice| la autora)"
    ),
}
_SAID = tuple(
    (kind, lazy(rf"(?i)(?:[—–(\[-]\s?|^)(?:{words})(?:[)\]:.]|\s*$)")) for kind, words in _WHOSE.items()
)
_SAID_LAST = tuple(
    (kind, lazy(rf"(?<=[.!?”’»)]) (?=[^\n]*\.$)(?=[^\W\d_a-zß-öø-ÿ])(?i:{words})\.?$"))
    for kind, words in _WHOSE.items()
)
"""“… 6. Abschnitt. D. Red.”, behind the last sentence."""
_BEGINS = tuple(
    (kind, lazy(rf"(?i)(?P<who>{words})(?!\w)\s?(?P<colon>[:—–]|-(?=\s))?\s*"))
    for kind, words in _WHOSE.items()
)
_ENDS = tuple(
    (kind, lazy(rf"(?i)(?:(?P<dash>[—–-])\s?|(?<=\s))(?P<who>{words})\s*$")) for kind, words in _WHOSE.items()
)
_ABOUT_THE_ORIGINAL = lazy(
    r"^\W*(?:(?:written |printed |given )?in \w+ in the (?:original|manuscript|text)|en \w+ dans (?:le texte|l['’]original)|im (?:original|text) \w+"
    r"|\w+ im original|en \w+ en el (?:original|texto)|in \w+ nel (?:testo|l['’]originale)|illegible in the (?:original|manuscript)"
    r"|(?:word|words|line|lines|page|pages) (?:missing|illegible|lost|torn))\W*$",
    re.IGNORECASE,
)

_SHORT = frozenset({"ed", "eds", "tr", "trans", "transl", "translator", "tn", "t.n"})
"""What may as well mean an edition, or a translation: “(Ed. 1898)”, “[tr. by Ada Jones]”. A colon or a dash makes it clear."""
_INITIALS = 4
"""So few letters may be initials of a name: “N. d. E.”, “T. N.”."""
_FIRST = (
    *("ed", "éd", "note", "nota", "n.", "n d", "nd", "anm", "d. ", "des ", "der "),
    *("tr", "tn", "t.", "author", "foot", "end", "fuß", "fuss"),
)
"""With what all these begin, in small letters: a look at it spares most brackets the patterns."""
_CALLS_ITSELF = lazy(rf"(?P<word>{WORDS})(?:\s?(?P<key>\d{{1,4}}))?\s?[:.]\s")
_SMALL = lazy(r"\s[a-zà-ÿ]+")
_TWO_SMALL = lazy(r"\s[a-zà-ÿ]+[,;.]?\s+[a-zà-ÿ]+[\s,;.]")
_STOPPED = lazy(rf"[.!?…][{CLOSES}]?\s?$")
_DIGIT = lazy(r"\d")
_LONGEST = 1500
_TAIL = 60
"""Characters at the end of a bracket in which is looked for whose note it is."""
_DASHES = "—–-"
_SIGNS = lazy(r"[\[\]()]")
_WORD = lazy(r"\s?[^\W\d_]")
_INSIDE = {"[": lazy(r"[\[\]]"), "(": lazy(r"[()]")}
_LABEL = lazy(r"[^\W\d_a-zß-öø-ÿ][^\n:.—–]{9,45}[:.—–]\s?(?=\S)")
"""“Editor's note:”, at the beginning of a paragraph."""


def kind_of_note(text: str) -> str:
    """Whose note it is by the evidence in it: translator, editorial, authorial, or empty where the text does not say."""
    if len(text) > 400:
        text = text[:120] + " … " + text[-120:]
    for kind, pattern in _SAID:
        found = pattern.search(text)
        if found and not _in_addition(text, found):
            return kind
    for kind, pattern in _SAID_LAST:
        if pattern.search(text, max(0, len(text) - _TAIL)):
            return kind
    return "editorial?" if _ABOUT_THE_ORIGINAL.match(text) else ""


def says_whose(text: str, start: int, end: int) -> str:
    """Whose note it is that begins at a place with “Editor's note:” in full words; nothing where none does."""
    label = _LABEL.match(text, start, end)
    kind = kind_of_note(label[0].strip()) if label else ""
    return kind if not kind.endswith("?") else ""


def _in_addition(text: str, found: re.Match[str]) -> bool:
    """Whether the sign belongs to some words in brackets that were added to a note of somebody else's: “See Book II. [Lost since. – Ed.]”."""
    for start, end in brackets_in(text):
        if start <= found.start() and found.end() <= end:
            around = text[:start] + text[end:]
            inside = text[start + 1 : found.start()] + text[found.end() : end - 1]
            return any(map(str.isalpha, around)) and any(map(str.isalpha, inside))
    return False


class BracketNote(Struct, frozen=True):
    """Words in brackets that are a note where they stand."""

    start: int
    end: int
    kind: str
    """Whose, as TEI's @type says it; empty where it does not say."""
    place: str
    number: str = ""
    sure: bool = True


def brackets_in(text: str) -> Iterator[tuple[int, int]]:
    """Where brackets open and close that begin with a letter, the outer before the inner."""
    open_: dict[str, list[int]] = {"[": [], "(": []}
    found: list[tuple[int, int]] = []
    for sign in _SIGNS.finditer(text):
        if sign[0] in open_:
            open_[sign[0]].append(sign.start())
        elif opened := open_["[" if sign[0] == "]" else "("]:
            start = opened.pop()
            if sign.end() - start <= _LONGEST and _WORD.match(text, start + 1):
                found.append((start, sign.end()))
    yield from sorted(found)


def closing(text: str, start: int) -> int:
    """The place behind the bracket that closes the one at a place; 0 if none does."""
    depth = 0
    for found in _INSIDE[text[start]].finditer(text, start, start + _LONGEST):
        depth += 1 if found[0] == text[start] else -1
        if not depth:
            return found.end()
    return 0


def notes_in(text: str) -> Iterator[BracketNote]:
    """The brackets of a passage that say of themselves that they are notes."""
    done = 0
    for start, end in brackets_in(text):
        note = _note(text, start, end) if start >= done else None
        if note:
            done = end
            yield note


def _is_sentence(words: str) -> bool:
    """A capital, some small words, a stop, and no figures: no edition, and no name."""
    return (
        words[:1].isupper()
        and words[-1] in ".!?"
        and _DIGIT.search(words) is None
        and _TWO_SMALL.search(words) is not None
    )


def _note(text: str, start: int, end: int) -> BracketNote | None:
    """The bracket as a note, if its first words or its last say so."""
    inside = text[start + 1 : end - 1].strip()
    square = text[start] == "["
    if inside[:6].casefold().startswith(_FIRST):
        for kind, pattern in _BEGINS:
            begun = pattern.match(inside)
            sure = _says_first(begun, square=square) if begun else None
            if sure is not None:
                return BracketNote(start, end, kind, "inline", sure=sure)
        itself = _CALLS_ITSELF.match(inside) if square else None
        if itself:
            at_foot = itself["word"][0] in "FE"
            return BracketNote(start, end, "", "bottom" if at_foot else "inline", itself["key"] or "")
    tail = max(0, len(inside) - _TAIL)
    if not inside.endswith(".") and all(inside.find(dash, tail) < 0 for dash in _DASHES):
        return None  # most brackets: see `_says_last`
    for kind, pattern in _ENDS:
        ended = pattern.search(inside, tail)
        if ended and _says_last(ended):
            return BracketNote(start, end, kind, "inline")
    return None


def _says_first(begun: re.Match[str], *, square: bool) -> bool | None:
    """Whether words with which a bracket begins make a note of it for sure; None if they make none."""
    words = begun.string[begun.end() :]
    who, colon = begun["who"], begun["colon"]
    if not any(map(str.isalpha, words)):
        return None
    letters = sum(map(str.isalpha, who))
    if letters > _INITIALS and who.rstrip(".").casefold() not in _SHORT:
        return True if colon or (square and who[0].isupper()) else None
    # “(trans: across)”, “(TN – Tennessee)”, “(Ed. – he was the grocer – laughed)”, “[T. N. Harding, his mark]”
    if who[0].isupper() and (colon == ":" or (colon and square)):
        return True
    return False if square and who[0].isupper() and _is_sentence(words) else None


def _says_last(ended: re.Match[str]) -> bool:
    """Whether words with which a bracket ends make a note of it."""
    before = ended.string[: ended.start()]
    if not any(map(str.isalpha, before)):
        return False
    who = ended["who"]
    short = who.rstrip(".").casefold() in _SHORT
    if not ended["dash"]:
        return not short and "." in who[:-1] and who.endswith(".")  # no “(Rome, n.d. A)”
    # “(A. Reed – Ed.)” is a person and an office.
    return not short or _STOPPED.search(before) is not None or _SMALL.search(before) is not None
