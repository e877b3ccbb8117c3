"""How note markers look in running text, and how the label of a note looks: patterns and words, no decisions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = "plain"
"""The shape of a figure that was raised in print and is not in the text: “barley.1”."""
NUMBER, LETTER, ROMAN, SIGN, NAME = "number", "letter", "roman", "sign", "name"
"""What a note is called by: [1], [a], [iv], *, [^name]."""

_ROMAN = "x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}"
"""One to thirty-nine, as word processors count the notes at the end of a text."""
_SECOND = "[ii]"
"""A text with this marker counts its notes so: there [i] is one, and no ninth letter."""
_COUNTS = lazy(rf"(?:{_ROMAN})$")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = r"\*{1,4}|†{1,3}|‡{1,3}|§{1,3}|¶{1,2}|‖{1,2}|\|\|"
_BRACKETED = rf"{_SIGNS}|\+{{1,3}}|\#{{1,2}}"
"""In brackets these are signs, too: (+)."""
_SIGN_NAMES = {"*": "a", "†": "d", "‡": "e", "§": "s", "¶": "p", "‖": "v", "|": "v", "+": "l", "#": "h"}
WORDS = "[Ff]ootnote|[Ee]ndnote|[Nn]ote|[Ff]n\\.?|Fu(?:ß|ss)note|Anmerkung|Anm\\.|Note de bas de page|Nota al pie|Nota a piè di pagina|Nota"

COMPATIBLE = {
    "named": ("bracket", "superscript", "sign", "round", "closing", "worded", "curly", "raised", PLAIN),
    "caret": ("caret",),
    "bracket": ("bracket", "superscript", "round", "raised", PLAIN),
    "round": ("round", "bracket", "superscript", "closing", "raised", PLAIN),
    "curly": ("curly", "bracket"),
    "angle": ("angle", "bracket"),
    "slash": ("slash",),
    "superscript": ("superscript", "bracket", PLAIN),
    "raised": ("raised", "superscript", "bracket"),
    "worded": ("worded", "bracket", "superscript", "round", "raised", "curly"),
    "closing": ("closing", "superscript", "bracket", "round", "raised", PLAIN),
    "stop": (
        "bracket",
        "superscript",
        "round",
        "closing",
        "caret",
        "raised",
        "curly",
        "angle",
        "worded",
        "slash",
        PLAIN,
    ),
    "bare": ("superscript", "bracket", "round", "raised", PLAIN),
    "sign": ("sign", "bracket", "round"),
    "arrow": ("bracket", "superscript", "round"),
}
"""Shape of a label → the shapes of marker it answers to, the likeliest first."""

_LABEL = lazy(
    rf"""[ \t]*(?:
      (?P<named>\[(?:{WORDS})(?:[ ]?(?P<named_key>\d{{1,4}}|[A-Za-z]|{_SIGNS}))?[ ]?[:.]|\[(?:{WORDS})[ ](?P<named_key2>\d{{1,4}})\])
    | (?P<caret>\[\^(?P<caret_key>[\w.-]{{1,40}})\]:?)
    | (?P<bracket>\[(?P<bracket_key>\d{{1,4}}[*a-z]?|[A-Za-z]|{_ROMAN}|{_BRACKETED})\][.:]?)
    | (?P<round>\((?P<round_key>\d{{1,4}}|[a-z]|{_BRACKETED})\)[.:]?)
    | (?P<slash>/(?P<slash_key>\d{{1,3}})/(?!\w))
    | (?P<curly>\{{(?P<curly_key>\d{{1,4}}|[A-Za-z])\}}[.:]?)
    | (?P<angle><(?P<angle_key>\d{{1,4}})>[.:]?)
    | (?P<raised>\^(?:\{{(?P<raised_key>\d{{1,4}})\}}|(?P<raised_key2>\d{{1,4}})))
    | (?P<worded>(?:{WORDS})[ ](?P<worded_key>\d{{1,4}}|{_SIGNS})(?:[ ]?[.:)]|[ ][—–-]))
    | (?P<superscript>(?P<superscript_key>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})[.)]?)
    | (?P<closing>(?P<closing_key>\d{{1,4}}|[a-z])\))
    | (?P<stop>(?P<stop_key>\d{{1,4}}\*?|[a-z])\.(?!\d))
    | (?P<sign>(?P<sign_key>{_SIGNS})(?![*†‡§¶‖|])[.)]?(?![ ]*\d+[ ]?[.–-])(?!\s+\*\s))
    | (?P<arrow>(?P<arrow_key>↑))
    | (?P<bare>(?P<bare_key>\d{{1,3}})(?=[ ]+\w|[ ]+["“«„‘'(]|[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|\.[ ])))
    )(?=\s*\S)""",
    re.VERBOSE,
)

_MARKERS = {
    "<": r"<(?P<angle>\d{1,3})>",
    "[N": rf"\[(?:{WORDS})[ ](?P<worded>\d{{1,3}})\]",
    "{": r"\{(?P<curly>\d{1,3}|[A-Za-z])\}",
    "^": r"(?:(?<=[^\W\d_]{2})|(?<=[.,;:!?”’»\"')]))\^(?:\{(?P<raised>\d{1,3})\}|(?P<raised2>\d{1,3})(?!\w))",
    "[": rf"\[(?:\^(?P<caret>[\w.-]{{1,40}})\](?!:)|(?P<bracket>\d{{1,3}}[*a-z]?|(?:[A-Za-z]|{_ROMAN})(?=\](?!\w))|{_BRACKETED})\])",
    "(": rf"\((?P<round>\d{{1,3}}|[a-z]|{_BRACKETED})\)",
    "/": r"(?<![\d/])/(?P<slash>\d{1,3})/(?![\w/])",
    "⁰": r"(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})",
    ")": r"(?<=[^\W\d_])(?P<closing>\d{1,3})\)|(?<=[.,;:!?”’»\"'])(?P<closing2>\d{1,3})\)|(?<=[\w.,;:!?”’»\"'] )(?P<closing22>\d{1,3})\)",
    "*": rf"(?P<sign>(?<![\s*†‡§¶‖|(\[])(?:{_SIGNS})(?![*†‡§¶‖|\w]))|(?<=[.,;:!?”’»)] )(?P<sign2>{_SIGNS})(?=\s|$)(?!\s+\*)",
}
_NEEDS = {
    "<": "<",
    "[N": "[",
    "{": "{",
    "^": "^",
    "[": "[",
    "(": "(",
    "/": "/",
    "⁰": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    ")": ")",
    "*": "*†‡§¶‖|",
}
_STOP = r"[.,;:!?”’»)\"']"
_PLAIN = lazy(
    rf"(?P<n>[1-9](?:(?<=[^\W\d_]{{2}}{_STOP}.)|(?<=[^\W\d_]{{2}}{_STOP}{{2}}.)|(?<=[^\W\d_]{{3}}.))\d?)(?=[\s.,;:!?)”»]|$)"
)
"""A figure is what is looked for; then what stands before it."""
_BEHIND_NUMBER = lazy(rf"(?P<n>[1-9](?:(?<=\d{_STOP}.)|(?<=\d{_STOP}{{2}}.))\d?)(?=[\s.,;:!?)”»]|$)")
"""The same behind a year and its stop, where it may as well be a part of the number: in 1841,2."""

_NEAR = 300
"""Characters before a marker in which a bracket may have opened."""
_ENUMERATES = lazy(r"(?:^|[:;,([{—–-]|\b(?:and|or|und|oder|et|ou|y|o|e))\s*$", re.IGNORECASE)

HEAD = lazy(
    r"(?:foot|end)?notes?(?: and references)?|notes? (?:to|on|for|by|of) .{1,60}|references|editor['’]s notes|"
    r"anmerkungen|fu(?:ß|ss)noten|endnoten|notes de bas de page|notes de l['’](?:éditeur|auteur)|notas|notas al pie|note|note al testo",
    re.IGNORECASE,
)
"""The head of a list of notes."""


def is_head(text: str) -> bool:
    """Whether a line is the head of a list of notes."""
    return len(text) <= 80 and HEAD.fullmatch(text.strip(" \t\n:.*_—-")) is not None


class Key(Struct, frozen=True):
    """What a note is called by."""

    kind: str
    text: str
    """As it is written, without brackets; superscript figures as ordinary ones."""

    @property
    def number(self) -> int:
        """The place in a series that counts up (1 for [1], [a] and [i]); 0 where there is none."""
        if self.kind == NUMBER:
            return int(self.text)
        if self.kind == LETTER:
            return ord(self.text.lower()) - ord("a") + 1
        if self.kind == ROMAN:
            return _value(self.text)
        return 0

    @property
    def base(self) -> str:
        """The stem of the xml:id: n1, n-a, n-sa (for *), n-name."""
        if self.kind == NUMBER:
            return f"n{int(self.text)}"
        if self.kind == SIGN:
            return "n-s" + "".join(_SIGN_NAMES[c] for c in self.text)
        return "n-" + re.sub(r"[^A-Za-z0-9_.-]", "_", self.text)


_VALUES = {"i": 1, "v": 5, "x": 10}


def _value(roman: str) -> int:
    """What a Roman number below forty says."""
    values = [_VALUES[letter] for letter in roman]
    return sum(-one if one < two else one for one, two in pairwise([*values, 0]))


def is_roman(text: str) -> bool:
    """Whether the notes of a text are called [i], [ii], [iii]."""
    return _SECOND in text


def key_of(text: str, *, roman: bool = False) -> Key:
    """The key that a marker or a label shows; `roman` if letters in square brackets count."""
    text = text.translate(_SUPERSCRIPTS)
    if roman and _COUNTS.match(text):
        return Key(ROMAN, text)
    if text.isascii() and text.isdigit():
        return Key(NUMBER, text)
    if text[0] in _SIGN_NAMES:
        return Key(SIGN, text)
    return Key(LETTER if len(text) == 1 and text.isalpha() else NAME, text)


class Label(Struct, frozen=True):
    """The label of a note at the start of a line, e.g. “1.”: `start` and `end` in the passage, without white space."""

    start: int
    end: int
    shape: str
    key: Key | None
    """None for “[Footnote: …]” without a number."""


def label_at(text: str, position: int, *, roman: bool = False) -> Label | None:
    """The label that stands at a position, if one does and text follows it; `roman` as `is_roman` says of the whole text."""
    found = _LABEL.match(text, position)
    if found is None:
        return None
    shape = next(s for s in COMPATIBLE if found[s] is not None)
    written = found[f"{shape}_key"] or (found[f"{shape}_key2"] if shape in ("named", "raised") else None)
    key = key_of(written, roman=roman and shape == "bracket") if written else None
    if key and shape == "bracket" and key.kind == NAME and key.text.isalpha():
        return None  # [iv] is the number of a page
    return Label(found.start(shape), found.end(shape), shape, key)


class Marker(Struct, frozen=True):
    """A marker in running text: passage number, place in the passage, shape and key."""

    passage: int
    start: int
    end: int
    shape: str
    key: Key
    sure: bool = True
    """False where it may as well number the parts of a sentence, “the word (1) and”, or be a bullet: “the end. * The”."""


class Sought(NamedTuple):
    """The kinds of marker whose characters occur in a text at all."""

    signs: str
    """Those characters: a passage without any has no marker."""
    begins: re.Pattern[str]
    """What they begin with: at most places of a text nothing else need be tried."""
    whole: re.Pattern[str]
    roman: bool
    """Whether [i] is a number."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """What looks like such a marker, in order, without overlap."""
        for sign in self.signs:
            if sign in text:
                break
        else:
            return
        done = 0
        for begun in self.begins.finditer(text):
            if begun.start() >= done and (found := self.whole.match(text, begun.start())):
                done = found.end()
                yield found


def sought(text: str) -> Sought | None:
    """What markers are looked for in a text; None if there can be none."""
    signs = "".join(c for c in dict.fromkeys("".join(_NEEDS.values())) if c in text)
    kinds = [kind for kind in _MARKERS if not set(_NEEDS[kind]).isdisjoint(signs)]
    begins = "".join(r"\d" if kind == ")" else re.escape(_NEEDS[kind]) for kind in kinds)
    whole = "|".join(_MARKERS[kind] for kind in kinds)
    return Sought(signs, re.compile(f"[{begins}]"), re.compile(whole), is_roman(text)) if kinds else None


def markers_in(text: str, passage: int, kinds: Sought) -> Iterator[Marker]:
    """Everything in a passage that looks like a marker."""
    for found in kinds.find(text):
        shape = found.lastgroup or ""
        spaced = shape in ("round", "closing22")
        sure = shape != "sign2" and (not spaced or _closes_clause(text, found.start(), found.end()))
        if spaced and not sure and _ENUMERATES.search(text, max(0, found.start() - 12), found.start()):
            continue
        if shape == "closing22" and _in_brackets(text, found.start()):
            continue  # (see note 1)
        if shape == "superscript" and _is_power(text, found.start()):
            continue
        if shape == "sign" and _ends_emphasis(text, found.start()):
            continue
        key = key_of(found[shape], roman=kinds.roman and shape == "bracket")
        if shape == "bracket" and key.kind == NAME and key.text.isalpha():
            continue  # [iv] is the number of a page
        end = found.end() + _with_bracket(text, found.start(), found.end(), shape)
        yield Marker(passage, found.start(), end, shape.rstrip("2"), key, sure)


def plain_markers_in(text: str, passage: int, *, behind_number: bool = False) -> Iterator[Marker]:
    """Figures right behind a word or its stop, or behind the stop of a number, which may be markers that have lost their place above the line."""
    for found in (_BEHIND_NUMBER if behind_number else _PLAIN).finditer(text):
        yield Marker(passage, found.start(), found.end(), PLAIN, Key(NUMBER, found["n"]))


def _with_bracket(text: str, start: int, end: int, shape: str) -> bool:
    """Whether the bracket behind a sign or a raised figure is part of it, as German printers set it: Flusse*), Tag¹)."""
    if shape.rstrip("2") not in ("sign", "superscript") or text[end : end + 1] != ")":
        return False
    return not _in_brackets(text, start)


def _in_brackets(text: str, at: int) -> bool:
    """Whether a round bracket is open at a place."""
    return text.rfind("(", max(0, at - _NEAR), at) > text.rfind(")", max(0, at - _NEAR), at)


def _closes_clause(text: str, start: int, end: int) -> bool:
    """Whether (1) stands where a marker stands, and does not number the parts of a sentence."""
    before = text[start - 1 : start]
    if before and not before.isspace():
        return before not in "([{—–/"
    after = text[end : end + 1]
    if not after or after in ".,;:!?)]":
        return True
    return text[max(0, start - 2) : start - 1] in tuple(".!?”’»")


def _ends_emphasis(text: str, start: int) -> bool:
    """Whether an asterisk is the second of a pair round some words: *so*."""
    if text[start] != "*":
        return False
    first = text.rfind("*", max(0, start - 300), start)
    if first < 0 or text[first + 1].isspace():
        return False
    while first and text[first - 1] == "*":
        first -= 1
    return first == 0 or not (text[first - 1].isalnum() or text[first - 1] in ".,;:!?)”’\"'")


def _is_power(text: str, start: int) -> bool:
    """Whether a superscript figure belongs to a number or a unit, and not to a year: 10³, 40 km²."""
    before = text[max(0, start - 5) : start]
    if before[-1:].isdigit():
        return re.search(r"(?:^|\D)(?:1\d|20)\d\d$", before) is None
    return re.search(r"(?:^|[\s\d/])(?:[kcmd]?m|ha|in|ft)$", before) is not None
