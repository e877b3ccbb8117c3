"""How the label of a note looks, and what a note is called by: patterns and words, no decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.numbers import value
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

PLAIN = "plain"
"""The shape of a figure that was raised in print and is not in the text: “barley.1”."""
NUMBER, LETTER, ROMAN, SIGN, NAME = "number", "letter", "roman", "sign", "name"
"""What a note is called by: [1], [a], [iv], *, [^name]."""

ROMANS = "x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}"
"""One to thirty-nine, as word processors count the notes at the end of a text."""
_COUNTS = lazy(rf"(?:{ROMANS})$")
_SUPERSCRIPTS = {ord(raised): str(figure) for figure, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {
    ord("①") + at: str(at + 1) for at in range(20)
}
RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_SUPERSCRIPTS |= dict(zip(map(ord, RAISED_LETTERS), "abcdefghijklmnoprstuvwxyz", strict=True))
SIGNS = r"\*{1,4}|†{1,3}|‡{1,3}|§{1,3}|¶{1,2}|‖{1,2}|\|\|"
BRACKETED = rf"{SIGNS}|\+{{1,3}}|\#{{1,2}}"
"""In brackets these are signs, too: (+)."""
_SIGN_NAMES = {"*": "a", "†": "d", "‡": "e", "§": "s", "¶": "p", "‖": "v", "|": "v", "+": "l", "#": "h"}
WORDS = "[Ff]ootnote|[Ee]ndnote|[Nn]ote|[Ff]n\\.?|FN|Fu(?:ß|ss)note|Anmerkung|Anm\\.|Note de bas de page|Nota al pie|Nota a piè di pagina|[Nn]ota"
SHORT_WORDS = r"[Nn]\.?|[Ee]n(?=\d)|EN(?=\d)"
"""In brackets and with a number, [N1] or [n. 1], this means a note, too."""

AGAIN = "bis|ter|quater"
"""Behind a number, what was put in between two: [1bis]."""

CALLS_ITSELF = ("named", "worded")
"""Labels with the word: “[Footnote 5: …]”, “Note 5:”. No list has such."""
FIGURE_FIRST = ("stop", "colon", "bare", "closing", "stroke")
"""Labels as a paragraph of a note may begin, too: with a figure."""

COMPATIBLE = {
    "doubled": ("doubled",),
    "named": ("bracket", "superscript", "sign", "round", "closing", "worded", "curly", "raised", PLAIN),
    "caret": ("caret",),
    "bracket": ("bracket", "doubled", "superscript", "round", "raised", PLAIN),
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
        "doubled",
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
    "colon": ("bracket", "superscript", "round", "closing", "caret", "raised", "curly", "angle", "worded"),
    "bare": ("superscript", "bracket", "round", "raised", PLAIN),
    "starred": ("starred",),
    "hash": ("hash",),
    "stroke": ("stroke",),
    "sign": ("sign", "bracket", "round"),
    "arrow": ("bracket", "superscript", "round"),
}
"""Shape of a label → the shapes of marker it answers to, the likeliest first."""

_LABEL = lazy(
    rf"""[ \t]*(?:
      (?P<named>\[(?:{WORDS})(?:[ ]?(?P<named_key>\d{{1,4}}|[A-Za-z]|{SIGNS}))?[ ]?[:.]|\[(?P<named_key3>{SIGNS})[ ]?(?:{WORDS})[ ]?[:.]|\[(?:{WORDS}|{SHORT_WORDS})[ ]?(?P<named_key2>\d{{1,4}})\])
    | (?P<caret>\[\^(?P<caret_key>[\w.-]{{1,40}})\]:?)
    | (?P<doubled>\[\[(?P<doubled_key>\d{{1,3}})\]\]|\(\((?P<doubled_key2>\d{{1,3}})\)\))
    | (?P<bracket>\[(?P<bracket_key>\d{{1,4}}(?:{AGAIN}|[*a-z])?|[A-Za-z]|{ROMANS}|{ROMANS.upper()}|[A-Z]\d{{1,3}}|{BRACKETED})\][.:]?)
    | (?P<round>\((?P<round_key>\d{{1,4}}|[a-z]|{ROMANS}|{BRACKETED})\)[.:]?)
    | (?P<slash>/(?P<slash_key>\d{{1,3}})/(?!\w))
    | (?P<curly>\{{(?P<curly_key>\d{{1,4}}[a-z]?|[A-Za-z])\}}[.:]?)
    | (?P<raised>\^(?:\{{(?P<raised_key>\d{{1,4}})\}}|(?P<raised_key2>\d{{1,4}})|(?P<raised_key5>[a-z])(?!\w))|<sup>(?P<raised_key3>\d{{1,4}})</sup>|\$\^\{{?(?P<raised_key4>\d{{1,4}})\}}?\$)
    | (?P<angle><(?P<angle_key>\d{{1,4}})>[.:]?)
    | (?P<worded>(?:{WORDS})[ ](?P<worded_key>\d{{1,4}}|{SIGNS})(?:[ ]?[.:)]|[ ][—–-]))
    | (?P<superscript>⁽?(?P<superscript_key>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}|[①-⑳]|[{RAISED_LETTERS}](?!\w))⁾?[.)]?)
    | (?P<closing>(?P<closing_key>\d{{1,4}}|[a-z])\))
    | (?P<stroke>(?P<stroke_key>\d{{1,3}})/(?=\s))
    | (?P<colon>(?P<colon_key>\d{{1,4}}):(?=\s))
    | (?P<stop>(?P<stop_key>\d{{1,4}}\*?|[a-z]|{ROMANS})\.(?!\d))
    | (?P<hash>\#(?P<hash_key>\d{{1,3}})[.:)]?(?=[ \t]))
    | (?P<starred>\*{{1,2}}(?P<starred_key>\d{{1,2}})(?:\*{{1,2}}|\))?(?=[ \t]))
    | (?P<sign>(?P<sign_key>{SIGNS}|\+{{1,3}}(?!\S[^+\n]{{0,200}}\+))(?![+*†‡§¶‖|])[.)]?(?![ ]*\d+[ ]?[.–-])(?!\s+\*\s))
    | (?P<arrow>(?P<arrow_key>↑|\^(?=[ \t])))
    | (?P<bare>(?P<bare_key>\d{{1,3}})(?!(?:ST|ND|RD|TH|ER|ÈRE|I?[EÈ]ME)\b)(?=[ \t]+\w|[ \t]+["“«„‘'(↑]|[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|\.[ ])))
    )(?=\s*\S)""",
    re.VERBOSE,
)

HEAD = lazy(
    r"(?:foot|end)?notes?(?: and references)?|notes? (?:to|on|for|by|of) .{1,60}|references|editor['’]s notes|"
    r"anmerkungen|fu(?:ß|ss)noten|endnoten|notes de bas de page|notes de l['’](?:éditeur|auteur)|notas|notas al pie|note|note al testo",
    re.IGNORECASE,
)
"""The head of a list of notes."""


def is_head(text: str) -> bool:
    """Whether a line is the head of a list of notes, perhaps in brackets, “[Footnotes]”; “[Note by the editor: …]” is none."""
    plain = text.strip(" \t\n:.*_—-")
    if plain[:1] == "[" and plain[-1:] == "]" and ":" not in plain:
        plain = plain[1:-1]
    return len(text) <= 80 and HEAD.fullmatch(plain) is not None


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
            return value(self.text)
        return 0

    @property
    def base(self) -> str:
        """The stem of the xml:id: n1, n-a, n-sa (for *), n-name."""
        if self.kind == NUMBER:
            return f"n{int(self.text)}"
        if self.kind == SIGN:
            return "n-s" + "".join(_SIGN_NAMES[c] for c in self.text)
        return "n-" + re.sub(r"[^A-Za-z0-9_.-]", "_", self.text)


SMALL, LARGE, ROUND, LETTERED, RAISED = "[ii]", "[II]", "(ii)", "[A1]", "^a"
"""Ways to call notes that a text must be seen to have: elsewhere [II] is the number of a chapter, (ii) that of a clause, [A1] that of a leaf, and a raised letter the end of a short word."""
_SERIES = (
    (LARGE, "[II]", r"\[I\]", r"\[II\][.:]?[ \t]"),
    (ROUND, "(ii)", r"\(i\)", r"\(ii\)[.:]?[ \t]"),
    (LETTERED, "[A1]", r"\[A1\]", r"\[A1\][.:]?[ \t]"),
    (RAISED, "^a", r"\^a(?!\w)", r"\^a[.)]?[ \t]"),
    (RAISED, "ᵃ", "ᵃ", "ᵃ"),
)
"""Each way: what is in such a text, its first marker and the label of a note."""


def series_of(text: str) -> frozenset[str]:
    """The ways in which the notes of a text are called, of those that it must be seen to have: a marker right behind a word and a label at the beginning of a line."""
    seen = {
        way
        for way, sign, marker, label in _SERIES
        if sign in text
        and re.search(rf"^[ \t]*{label}", text, re.MULTILINE)
        and re.search(rf"[^\W\d_][.,;:!?”’»\"']*{marker}", text)
    }
    return frozenset(seen | {SMALL} if SMALL in text else seen)


def way_of(shape: str, text: str) -> str:
    """Which of those ways a call is; nothing for one that every text may have."""
    if shape == "bracket" and text[1:].isdigit() and text[0].isalpha():
        return LETTERED
    if shape == "round" and len(text) > 1 and text.isalpha():
        return ROUND
    if shape in ("raised", "superscript") and text.isalpha():
        return RAISED
    return ""


def counts_in_roman(shape: str, text: str, series: Collection[str]) -> bool:
    """Whether what could be a letter is a Roman number: [i] in a text that has [ii]."""
    if shape == "round":
        return ROUND in series
    return (LARGE if text.isupper() else SMALL) in series


def key_of(text: str, *, roman: bool) -> Key:
    """The key that a marker or a label shows; `roman` if letters in brackets count."""
    text = text.translate(_SUPERSCRIPTS)
    if roman and _COUNTS.match(text.lower()):
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


_ROMAN_SHAPES = ("bracket", "stop")
_KEYS = {shape: (f"{shape}_key",) for shape in COMPATIBLE} | {
    "named": ("named_key", "named_key2", "named_key3"),
    "doubled": ("doubled_key", "doubled_key2"),
    "raised": ("raised_key", "raised_key2", "raised_key3", "raised_key4", "raised_key5"),
}
"""The names of what stands in a label, by its shape."""


def label_at(text: str, position: int, *, series: Collection[str] = ()) -> Label | None:
    """The label that stands at a position, if one does and text follows it; `series` as `series_of` says of the whole text."""
    found = _LABEL.match(text, position)
    if found is None:
        return None
    shape = next(s for s in COMPATIBLE if found[s] is not None)
    written = next((found[name] for name in _KEYS[shape] if found[name]), None)
    if written and (way := way_of(shape, written)) and way not in series:
        return None
    roman = shape in (*_ROMAN_SHAPES, "round") and counts_in_roman(shape, written or "", series)
    key = key_of(written, roman=roman) if written else None
    if key and shape in _ROMAN_SHAPES and key.kind == NAME and key.text.isalpha():
        return None  # [iv] is the number of a page
    return Label(found.start(shape), found.end(shape), shape, key)
