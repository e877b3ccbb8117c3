"""Lines of verse: how to know them amid prose, lists and tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.conventions.capitals import is_title_case, is_wired
from teiwright.conventions.drama.stage_words import NOTED
from teiwright.conventions.end_marks import CLOSES, SENTENCE_END_MARKED
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import ADDRESSEE, CLOSING, SALUTE
from teiwright.conventions.lines import rows_of
from teiwright.conventions.recitals import ENACTS
from teiwright.conventions.tables.tables import are_led, has_columns
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.conventions.verse.stanzas import STANZA_NUMBER, chord_lines
from teiwright.language import is_little
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

GOING_ON, GOING_ON_NOUNS = 2, 5
"""So many lines that go on with the one above at least; in a language whose nouns begin with capitals, or without another sign."""
STANZA = 4
"""Lines: fewer that rhyme may do so by chance."""
ASKED = 2
"""Questions of a questionnaire at least."""
EVEN = 0.8
"""Two lines of verse that nobody introduces are as long as each other, or nearly."""
OPENING = "\"“‘«„'([—–-…._*¿¡"
"""What may stand before the first letter of a line."""
_MARKS = f",;:!?…—–{CLOSES}"
_FIRST_WORD = lazy(r"[^\W\d_]{2,}")
_LABEL = lazy(r"[^\W\d_][\w ’'/.-]{1,24}: ")
_MARKER = lazy(r"(?:[-*•·]|(?:[A-Z]\w{0,8}\.? )?\d{1,3}[.)]|\(\w\)|[a-z][.)])\s")

_NOTE = lazy(r"(\[(?:\d{1,3}|[A-Za-z])\]|[*†‡§])\s")
_NOTE_SIGNS = "[*†‡§"
NEAR = 600
"""Characters: the marker of a note that stands below its paragraph is not further away."""
_NAMED = lazy(
    r"(?:(?:The |Le |La |Der |Die |El |Il )?(?:Right )?(?:(?:Rev|Mr|Mrs|Ms|Dr|Drs|Messrs|Miss|Misses|Prof|Capt|Col|Gen|Lieut|Hon|Sir|Lady|Lord|Mme|Mlle|MM|Herr|Frau|Sr|Sra|Sres|Sig|Sigg)\b\.? ){1,3}"
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?|&|and|et|und|y|e|de|di|von)){0,5}(?:[,;]| \(|$)|.{3,40}, (?:Esq|Jun|Sen|M\.D|M\.A)\b)|[\[(]L\. ?S\.[\])]|.{3,60}[\[(](?i:L\. ?S\.|seal|sceau|siegel|sello|sigillo)[\])]$"
)
"""“Rev. Mr. Abbott, Skelton”, “R. Bowes, Esq.”, “(L. S.) A. Bowes”: a list of persons. “Mr. Brown is in the field” is none."""
_ENTRY = lazy(
    r"(?:[^,\n]{2,40},|[^\W\d_]{1,8}\.? ?\d{1,4}[,:]?) (?:[^\W\d_]{1,6}\.? )?[£$]?\d{1,4}(?:[dls]\.)?(?:[^\w\s]|$|\s[^\W\d_]{1,4}\b\.?,?)"
)
"""“Hannah Dale, 71, 2s., old”, “Page 4, line 7”, “Box 2, folder 1”."""
_SHORT_FORM = lazy(r"[^\W\d_]\. [a-zß-öø-ÿ]")
"""“lib. j.”: a stop amid a sentence."""
_GAP = lazy(r"\S {2,}(?=\S)")
"""What stands between columns."""
_HEADWORD = lazy(r"(?:[^\s.!?]+ ){0,2}[^\s.!?]+\.? (?:[–—-]+ |(?<=\. )(?=[^\W\d_a-zß-öø-ÿ]))")
"""“Beck. A small stream.”, “The Old Mill. The wheel was taken out”, “Gowk – a fool”: entries of a list."""
ENTRIES = 0.8
"""So many lines of a list have such a head."""
_BRACKET = lazy(r"\[[^\W\d_]+: ")
"""“[Illustration: …”"""


def is_note(view: View, chunk: Chunk) -> bool:
    """“[Footnote 3: …]”, or “[3] …”, “† …” whose marker stands right above."""
    if view.text[chunk.start] not in _NOTE_SIGNS:
        return False
    if NOTED.match(view.text, chunk.start):
        return True
    label = _NOTE.match(view.text, chunk.start)
    if label is None:
        return False
    above = view.text[max(view.start, chunk.start - NEAR) : chunk.start]
    at = above.rfind(label[1])
    return at > 0 and (label[1][0] == "[" or above[at - 1].isalnum() or above[at - 1] in ".,;:!?")


def looks_like_verse(view: View, chunk: Chunk) -> bool:
    """True for some lines amid prose that begin with capitals and end before the margin does."""
    count = chunk.height
    if count < 2:
        return False
    text = view.words(chunk)
    if len(text) > 75 * count or len(text) < 15 * count:
        return False
    if is_note(view, chunk):
        return False
    if chord_lines(view.lines.typed(chunk)):
        return True
    return _are_verse(view, chunk, text)


def _are_verse(view: View, chunk: Chunk, text: str) -> bool:
    """What the lines of a chunk show, each by itself and all together."""
    lines = rows_of(text)
    lines = [line for line in lines if any(c.isalnum() for c in line)]
    count = len(lines)
    if count < 2 or max(map(len, lines)) > 95:
        return False
    words = sum(line.count(" ") + 1 for line in lines)
    indented = min(view.lines.indent(i) for i in chunk.indices) >= view.layout.indent + 2
    # Songs have shorter lines than lists, but rhyme or say a line again.
    sung = indented and (_rhyme(lines, indented=True) or (count >= STANZA and len(set(lines)) < count))
    if words < (3 if sung else 4) * count or (count == 2 and words < 9):
        return False
    numbered = [STANZA_NUMBER.sub("", lines[0]), *lines[1:]]  # “1 Awake, my heart”: the number of a stanza
    if not begin_large(numbered, 0.6 if indented else 0.8) and not _rhyme(lines, indented=indented):
        return False
    if _may_be_entries(numbered, indented=indented):
        return False
    if (
        sum(1 for line in lines if has_label(line) or _MARKER.match(line) or "|" in line or "\t" in line)
        > 0.3 * count
    ):
        return False
    if any(line.isupper() for line in lines) and (count < STANZA or is_wired(text)):
        return False
    if _ask_and_answer(lines):
        return False
    if any(
        SALUTE.match(line) or is_dateline(line) or CLOSING.match(line)
        for line in (lines[0], lines[-1], lines[-2])
    ) or (ADDRESSEE.match(lines[0]) and not _rhyme(lines, indented=indented)):
        return False
    if (
        (view.layout.wrapped(view.lines, chunk) and not (indented and _begin_anew(view, lines)))
        or has_columns(view.lines.raw[chunk.first : chunk.last])
        or are_led(lines)
        or 2 * sum(map(bool, map(ENACTS.match, lines))) >= count
    ):
        return False
    if not indented and not _runs_on(view, chunk, lines):
        return False
    return view.layout.width == 0 or indented or max(map(len, lines)) < 0.85 * view.layout.width


def _begin_anew(view: View, lines: list[str]) -> bool:
    """Each line that goes on with the one above begins with a capital all the same: no margin does that, though the lines are as even as if one had cut them.

    Names and titles, with which lines of prose may begin by chance, show nothing of a few lines.
    """
    on = [(one, two) for one, two in pairwise(lines) if one[-1] not in ".!?"]
    enough = GOING_ON_NOUNS if view.language == "de" else GOING_ON
    return (
        len(on) >= enough
        and 2 * sum(1 for line in lines if _GAP.search(line)) < len(lines)
        and all(two.lstrip(OPENING)[:1].isupper() for _, two in on)
        and (len(on) > GOING_ON_NOUNS or any(one[-1] in _MARKS or _begins_little(two) for one, two in on))
    )


def lines_begin_anew(rows: list[str], width: int) -> bool:
    """Each line begins with a capital; a few do so below a mark, below a stop that leaves room, or with a little word: no name amid a sentence that the margin has cut."""
    rows = [row.rstrip().rstrip("_") for row in rows if row.strip(" \t_")]
    return begin_large(rows, 1) and (
        len(rows) > GOING_ON_NOUNS
        or all(
            one[-1] in _MARKS
            or (one[-1] == "." and len(one) + len(two.split()[0]) < width)
            or _begins_little(two.strip())
            for one, two in pairwise(rows)
        )
    )


def _begins_little(line: str) -> bool:
    """“And says them”, not “Thomas says” nor a title in italics: “_The Weir_, which”."""
    word = _FIRST_WORD.match(line.lstrip(OPENING))
    return word is not None and (line[0] != "_" or line[-1] == "_") and is_little(word[0].lower())


def _ask_and_answer(lines: list[str]) -> bool:
    """Lines that do not rhyme, of which a third ask and the next each answers with a whole sentence or a label: a questionnaire."""
    asked = [i for i, line in enumerate(lines[:-1]) if line[-1] == "?"]
    if len(asked) < ASKED or 3 * len(asked) < len(lines):
        return False
    return all(lines[i + 1][-1] in ".)!" for i in asked) and 2 * rhyming(lines) < len(lines)


def _may_be_entries(lines: list[str], *, indented: bool) -> bool:
    """Lines that do not rhyme, and most of which hold figures or name persons: those of a list; or have short forms or gaps: “Aq. bullient. lib. j.”; “[Illustration: …”."""
    if _BRACKET.match(lines[0]):
        return True
    unlike = sum(1 for line in lines if _SHORT_FORM.search(line) or len(_GAP.findall(line)) > 1)
    count = len(lines)
    figures = sum(any(map(str.isdigit, line)) for line in lines)
    if 2 * figures <= count and 2 * sum(map(is_entry, lines)) <= count:
        return indented and 2 * unlike > count and not rhyming(lines)
    return not rhyming(lines)


def _runs_on(view: View, chunk: Chunk, lines: list[str]) -> bool:
    """Lines amid prose that are not set off: verse has short lines that run on."""
    count = len(lines)
    # One long line above short ones introduces or signs them.
    if 2 * sorted(map(len, lines))[count // 2 if count > 2 else 0] < max(map(len, lines)):
        return False
    # Short paragraphs typed with a line for each sentence begin with capitals, too.
    whole = sum(1 for line in lines if SENTENCE_END_MARKED.search(line))
    gaps = any(map(_GAP.search, lines)) and not rhyming(lines)
    if count >= STANZA and sum(map(bool, map(_HEADWORD.match, lines))) >= ENTRIES * count:
        return False
    if max(map(len, lines)) > 65 or (whole == count and (count < STANZA or gaps)):
        return False
    # Two lines of prose end as they like: “Signed in the presence of / A. Jones, clerk”. Verse rhymes, is even, or is quoted or introduced.
    return count > 2 or _may_be_couplet(view, chunk, lines)


def _may_be_couplet(view: View, chunk: Chunk, lines: list[str]) -> bool:
    """Two lines that rhyme or are as long as each other, are quoted or emphasised, or stand below a colon or a line by itself."""
    if rhyming(lines) or lines[0][0] in "\"“„«‘'_" or _are_even(lines):
        return True
    if any(char.isdigit() for line in lines for char in line):
        return False  # “Sworn this 12th June before me, / A. Jones, clerk”
    above = chunk.first - 1
    while above >= 0 and not view.lines.row(above):
        above -= 1
    if above < 0 or view.lines.raw[above].rstrip()[-1] in ":—–-,;":
        return True
    # Below a heading or another single line.
    return not view.lines.row(above - 1) if above else True


def _are_even(lines: list[str]) -> bool:
    """Lines of words, of much the same length, of which none is a title or a sum."""
    lengths = [len(line) for line in lines]
    return min(lengths) >= EVEN * max(lengths) and not any(
        is_title_case(line) or any(map(str.isdigit, line)) for line in lines
    )


def begin_large(lines: list[str], share: float = 0.6) -> bool:
    """So many of some lines, or more, begin with capitals."""
    words = [line.strip().lstrip(OPENING) for line in lines]
    words = [line for line in words if line]
    return sum(1 for line in words if line[:1].isupper()) >= share * len(words)


def _rhyme(lines: list[str], *, indented: bool) -> bool:
    """Lines without capitals rhyme: nearly all, or half of those that are set off."""
    enough = 0.5 if indented or len(lines) > 2 * STANZA else 0.75
    return len(lines) >= STANZA and rhyming(lines) >= enough * len(lines)


def is_entry(line: str) -> bool:
    """“Hannah Dale, 71, 2s., old”, “Page 4, line 7”, “Box 2, folder 1”: figures between commas, or after the first word, and others further on."""
    return _ENTRY.match(line) is not None or _NAMED.match(line) is not None


def are_labelled(lines: list[str]) -> bool:
    """Several lines, most of which are a label and what it says: “Extent: 3 boxes”."""
    return len(lines) > 1 and 2 * sum(has_label(line.strip()) for line in lines) > len(lines)


def has_label(line: str) -> bool:
    """“Author: …”: a word or some, a colon, and more."""
    return ": " in line and _LABEL.match(line) is not None
