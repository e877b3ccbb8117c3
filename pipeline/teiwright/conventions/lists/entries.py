"""Lists without marks: lines in alphabetical order with a head or with pages, and lines that begin with years, times or numbers behind a word that rise."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.dating import dated_at_start
from teiwright.conventions.headings.above_lists import headed_lists, is_listed, is_measured
from teiwright.conventions.lists.marked import marks_notes
from teiwright.conventions.numbers import count_up
from teiwright.conventions.pieces import holding
from teiwright.conventions.tables.tables import is_tabular
from teiwright.conventions.verse.rhymes import rhyming
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LEAST, SURE = 4, 8
"""Entries of a list at least; where what stands behind a colon begins with capitals, so many."""
YEARS = 3
"""Lines that begin with years or times at least."""
TITLE = 80
"""Characters of the line that calls them so."""
_SAYINGS = lazy(
    r"(?i)\b(?:proverbs?|sayings|maxims|sprüche|sprichw[öo]rter|bauernregeln|proverbes|dictons|maximes|refranes|proverbios|dichos|proverbi|massime)\b"
)
HUNG = 2
"""Lines that are set in, at least."""
FULL, ENDED = 0.7, 0.8
"""Of the longest line, a line that goes on in one that is set in; of the entries, those that end like entries."""
_HEAD = lazy(
    r"(?P<head>[^\W\d_][^\s:–—.=]*(?:[ -][^\s:–—.=]+){0,3}\.?(?: \([^()\n]{1,30}\))?)(?P<sign> ?[:=]| [–—-]{1,2}|(?<=\.))\s+(?=\S)"
)
"""“beck: a small stream”, “Gowk – a fool”, “Beck. A small stream.”"""
_CAPITALS = lazy(rf"(?P<head>{CAPITAL}{{2,}}(?:[ -]{CAPITAL}{{2,}}){{0,3}})(?P<sign>,)\s+(?=\S)")
"""“GOWK, a fool”"""
_COMMA = lazy(
    r"(?P<head>[^\W\d_][^\s,.:;]*(?: [^\s,.:;]+){0,2})(?P<sign>,)\s+(?=[^\W\d_])(?=.*[^\W\d_]['’]?[.!?)]{1,2}[\"”»]?$)"
)
"""“Gowk, a fool.”"""
_PAGES = lazy(r"[^\W\d_].*[^\W\d_)’'.\"”],? (?:\d{1,4}(?:[–-]\d{1,4})?(?: ?n\.?)?(?:[,;] ?)?){1,20}\.?$")
"""“Baines, Harold, 17, 29–31”"""
_SMALL_PAGES = lazy(r".*[^\W\d_)’'.\"”],? (?:\d{1,4}(?:[–-]\d{1,4})?(?:[,;] ?)?){1,20}\.?$")
_TO_PAGES = lazy(r"[^\W\d_][^\n]*?,? (?:\d{1,4}(?:[–-]\d{1,4})?(?: ?n\.?)?(?:[,;] ?)?){1,20}\.?$")
_YEAR = lazy(
    r"(?P<n>(?:A\.? ?D\.? ?)?1?\d{3}|20\d\d)(?P<to>[–/-]\d{2,4})?(?:[.:,;]|\s?[–—-]{1,2}|(?=\s{2}|\t))\s+(?=[^\W\d_]|[\"“«(\[])"
)
_YEARS = lazy(r"(?P<n>1?\d{3}|20\d\d)(?P<to> ?[–—-] ?(?:\d{4}|\d\d))(?P<sign>[.:,]?) (?=[^\W\d_]|[\"“«(\[])")
"""“1528–1541 Johannes Fesel”."""
_TIME = lazy(
    r"(?P<n>\d{1,2}[:.]\d\d)(?: ?[ap]\.?m\.?| ?h| Uhr)?(?:[.:,;]|\s?[–—-]{1,2})?\s+(?=[^\W\d_]|[\"“«(\[])"
)
_WORDED = lazy(r"(?P<word>[^\W\d_]{1,10}\.? )(?P<n>\d{1,4})[.:,]\s+(?=\S)")
"""“No. 7. Letter …”, “Folder 2: Accounts”: a word, the same in all lines, and a number."""
_DASH = lazy(
    rf"[ ]{{2,}}(?=\S)|\t[ \t]*(?=\S)|[.:,]?\s?[–—-]{{1,2}}\s+(?=\S)|:\s+(?=\S)|\.\s+(?={CAPITAL}|\d)"
)
"""What divides a day from what happened on it: “12 June – Rain”, “Jan. 9. School opened”, “1.10.17   Bn. in camp”."""


_FIGURE = lazy(rf"(?P<n>\d{{1,3}})\s+(?=[\"“«(\[¿¡]?{CAPITAL})")
"""“1 In the beginning”, “1  Bowl, slipware”"""
_TURNED = lazy(rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?, {CAPITAL}[\w’'.-]*(?:[ ,.(]|$)")
"""“Oake, Peter, Hallow Mill”"""


_DITTO = lazy(r"(?:[\"”„“]|,,|''|[Dd]o\.|[Dd]itto|[Ii]d\.)\s+\d{1,2}(?:st|nd|rd|th)?[.:,]?\s+(?=\S)")
"""“" 20. Mary”: the same month as above."""


class _Entry(Struct, frozen=True):
    line: int
    label: int
    """Where its label ends in the line; 0 where it has none."""
    text: int
    key: str


def lines_of_index(view: View, chunk: Chunk) -> Block | None:
    """A chunk right below the heading “Index” as a list, however few its lines, if each ends with pages."""
    lines = view.lines.rows(chunk)
    if len(lines) < 2 or is_tabular(view, chunk) or max(map(len, lines)) > TITLE:
        return None
    if not all(map(_TO_PAGES.match, lines)):
        return None
    return _made(view, chunk, [(i, 0, 0) for i in chunk.indices])


def lines_below_head(view: View, chunk: Chunk) -> Block | None:
    """A chunk right below the heading of a list as that list, if each of its lines is an entry."""
    if not is_listed(view, chunk):
        return None
    lines = chunk.indices
    labels = _dated([view.lines.row(i) for i in lines]) or [(0, 0)] * len(lines)
    return _made(view, chunk, [(i, *label) for i, label in zip(lines, labels, strict=True)])


def list_with_head(view: View, chunk: Chunk) -> Block | None:
    """A chunk as a list whose head is its first line, where others are like it."""
    if chunk not in headed_lists(view) and not is_measured(view, chunk):
        return None
    head = Block("head", view.lines.extent_of(chunk.first), rule="bare.entries")
    base = view.lines.indent(chunk.first + 1)
    lines = [i for i in range(chunk.first + 1, chunk.last) if view.lines.indent(i) <= base]
    made = _made(view, chunk, [(i, 0, 0) for i in lines])
    return holding("list", (head, *made.children), made.rule)


def entries_of(view: View, chunk: Chunk) -> Block | None:
    """A chunk as a list, if all its lines are entries of one; lines that are set in go on with the entry above them."""
    count = chunk.height
    if count < YEARS:
        return None
    raw = view.lines.raw
    base = min(view.lines.indent(i) for i in chunk.indices)
    first = [i for i in chunk.indices if view.lines.indent(i) <= base + 1]
    if len(first) < YEARS or first[0] != chunk.first:
        return None
    lines = [raw[i].strip() for i in first]
    marked = _counted(lines) or _dated(lines) or _glossed(lines)
    if not marked and raw[first[0]].lstrip()[0] == "1" and not marks_notes(view):
        marked = _figured(lines)
    if marked:
        return _made(view, chunk, [(i, label, text) for i, (label, text) in zip(first, marked, strict=True)])
    listed = len(first) >= LEAST and (
        _indexed(lines, view.lines.rows(chunk))
        or _are_turned(lines)
        or (len(first) == count and _are_sayings(view, chunk, lines))
    )
    return _made(view, chunk, [(i, 0, 0) for i in first]) if listed or _hang(view, chunk, first) else None


def _are_sayings(view: View, chunk: Chunk, lines: Sequence[str]) -> bool:
    """Below a line that calls them proverbs, a sentence each, which do not rhyme."""
    raw = view.lines.raw
    above = next((raw[i] for i in range(chunk.first - 1, -1, -1) if raw[i].strip()), "")
    return (
        len(above) <= TITLE
        and _SAYINGS.search(above) is not None
        and all(line[-1] in ".!?" for line in lines)
        and 2 * rhyming(list(lines)) < len(lines)
    )


def _hang(view: View, chunk: Chunk, first: Sequence[int]) -> bool:
    """Entries at the margin, each with what goes on below it set in: nearly all end like sentences or with figures, and they are in alphabetical order or hold figures.

    Verse with lines too long for the page is set so, too; but few of its lines end so, and they hold no figures.
    """
    if is_tabular(view, chunk):
        return False  # the rows of an account, with a sum set in
    rows = view.lines.typed(chunk)
    longest = max(map(len, rows))
    begun = set(first)
    set_in = [i for i in chunk.indices if i not in begun]
    if len(first) < LEAST or len(set_in) < HUNG or 2 * len(set_in) > 3 * len(first):
        return False
    if any(len(view.lines.raw[i - 1].rstrip()) < FULL * longest for i in set_in):
        return False
    entries = [
        " ".join(row.strip() for row in view.lines.raw[one:two])
        for one, two in itertools.pairwise([*first, chunk.last])
    ]
    ended = sum(entry[-1] in '.)]”"' or entry[-1].isdigit() for entry in entries)
    keys = [_key(entry).partition(" ")[0] for entry in entries if entry[0].isalpha()]
    ordered = all(one <= two for one, two in itertools.pairwise(keys)) and len(set(keys)) >= LEAST
    figured = sum(any(map(str.isdigit, entry)) for entry in entries)
    return ended >= ENDED * len(entries) and (ordered or figured >= ENDED * len(entries))


def are_entries(lines: Sequence[str]) -> bool:
    """Lines with heads in alphabetical order, or years, times or days before them."""
    return len(lines) >= YEARS and bool(_counted(lines) or _dated(lines) or _glossed(lines))


def _counted(lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """Each line begins with a year, a time of the day, or the same word and a number, and they rise."""
    for pattern in (_YEAR, _YEARS, _TIME, _WORDED):
        found = [m for m in itertools.takewhile(bool, map(pattern.match, lines)) if m]
        if len(found) < len(lines) or (pattern is _WORDED and len({m["word"] for m in found}) > 1):
            continue
        if _rise([int("".join(filter(str.isdigit, m["n"]))) for m in found]):
            return [label_of(m) for m in found]
    return None


def label_of(found: re.Match[str]) -> tuple[int, int]:
    """Where a label ends, without the white space behind it, and where what it labels begins."""
    return found.start() + len(found[0].rstrip()), found.end()


def _rise(keys: Sequence[int] | Sequence[str]) -> bool:
    """They are in order, and not all the same."""
    return list(keys) == sorted(keys) and len(set(keys)) > 1


def _dated(lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """Each line begins with a date, and a dash or colon behind it."""
    made: list[tuple[int, int]] = []
    for line in lines:
        sign = (_DITTO.match(line) if made else None) or _behind_day(line)
        if sign is None:
            return None
        made.append(label_of(sign))
    return made


def _behind_day(line: str) -> re.Match[str] | None:
    """The dash, gap or colon behind the date with which a line begins."""
    date = dated_at_start(line) if line else None
    return _DASH.match(line, date.end() - date[0].endswith(".")) if date else None


def has_day(line: str) -> bool:
    """A line begins with a date, and a dash, gap or colon behind it."""
    return _behind_day(line) is not None


def _figured(lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """Each line begins with a figure and no stop, and they count from 1 on: no rows of a table, which have wide gaps further on."""
    found = [m for m in map(_FIGURE.match, lines) if m]
    if len(found) < len(lines) or not count_up([int(m["n"]) for m in found]):
        return None
    texts = [line[m.end() :] for line, m in zip(lines, found, strict=True)]
    if any("   " in text or "\t" in text for text in texts) or 2 * rhyming(texts) >= len(lines):
        return None  # the latter are lines of a poem
    return [(m.end("n"), m.end()) for m in found]


def _are_turned(lines: Sequence[str]) -> bool:
    """Each line begins with a family name, a comma and a forename, and they are in alphabetical order; they do not rhyme."""
    if not all(map(_TURNED.match, lines)) or 2 * rhyming(list(lines)) >= len(lines):
        return False
    keys = [_key(line.partition(",")[0]) for line in lines]
    return _rise(keys)


def _glossed(lines: Sequence[str]) -> list[tuple[int, int]] | None:
    """Each line has a head of its own before the same sign, and the heads are in alphabetical order."""
    if len(lines) < LEAST:
        return None
    heads: list[re.Match[str]] = []
    explained = len(lines) > LEAST or all(line.rstrip("\"”»'’)").endswith(".") for line in lines)
    for pattern in (_HEAD, _CAPITALS, *([_COMMA] if explained and not _are_turned(lines) else [])):
        heads = [m for m in itertools.takewhile(bool, map(pattern.match, lines)) if m]
        if len(heads) == len(lines):
            break
    else:
        return None
    signs = {m["sign"].strip() for m in heads}
    keys = [_key(m["head"]) for m in heads]
    if len(signs) > 1 or any(one >= two for one, two in itertools.pairwise(keys)):
        return None
    if 2 * rhyming(list(lines)) >= len(lines):
        return None  # an alphabet in verse
    sign = signs.pop()
    small = sum(line[m.end()].islower() for line, m in zip(lines, heads, strict=True))
    # Labels of a record (“Creator: … Date: … Extent: …”) may stand in alphabetical order by chance.
    if (sign == ":" and 2 * small < len(lines) and len(lines) < SURE) or (not sign and len(lines) <= LEAST):
        return None
    return [(m.end("sign"), m.end()) for m in heads]


def _indexed(lines: Sequence[str], every: Sequence[str]) -> bool:
    """Nearly all lines end with pages, and their first words are in alphabetical order."""
    if _PAGES.match(lines[0]) is None:
        return False
    if sum(_SMALL_PAGES.match(line) is not None for line in every) < 0.8 * len(every):
        return False
    keys = [_key(line) for line in lines]
    return _rise(keys)


def _key(words: str) -> str:
    """Letters as they are put in order: without accents and signs."""
    plain = unicodedata.normalize("NFD", words.casefold())
    return "".join(c for c in plain if c.isalpha() or c == " ")


def _made(view: View, chunk: Chunk, entries: Sequence[tuple[int, int, int]]) -> Block:
    """The list, with a label for each entry that has one."""
    return holding("list", labelled(view, chunk, entries), "bare.entries")


def labelled(view: View, chunk: Chunk, entries: Sequence[tuple[int, int, int]]) -> list[Block]:
    """The items of a chunk, each with its label if it has one: the line, where the label ends in it (0: none), and where the text begins."""
    made: list[Block] = []
    for position, (line, label, text) in enumerate(entries):
        stop = entries[position + 1][0] if position + 1 < len(entries) else chunk.last
        start = view.lines.extent_of(line).start
        end = view.lines.extent_of(stop - 1).end
        if label:
            made.append(Block("label", Extent(start, start + label), rule="bare.entries"))
        made.append(Block("item", Extent(start + text, end), rule="bare.entries"))
    return made
