"""Who speaks in a play: names that come again before a stop, a colon or a line end."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.drama.cast import CAST, LISTED, begins_cast, lines_of_persons
from teiwright.conventions.drama.dense_scenes import SAID, begins_back, scenes_apart, stages
from teiwright.conventions.drama.exchanges import exchange
from teiwright.conventions.drama.role_names import (
    ALONE,
    BEFORE,
    DASHED,
    PART_OF_PROOF,
    SIGNED,
    TITLED,
    TITLED_ALONE,
    TITLES,
    signed,
    unstopped,
)
from teiwright.conventions.drama.roles_apart import listed_persons, names_apart
from teiwright.conventions.drama.screenplays import heads_scene, scenes
from teiwright.conventions.drama.stage_words import ENTER, PLACES, SUNG
from teiwright.conventions.letters.formulas import MEMO
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_OFTEN = 4
"""The title of a play, on its first page and above its first act, comes again less often; one who speaks does."""
_NUMBER = lazy(rf"{w.ROMAN}[.:]?$")


_FIGURES = "0123456789. ºª°"
SEVERAL = 3
"""Where some are numbered, others have names: so many kinds at least."""
ARTICLES = ("A ", "AN ", "THE ")
"""“A PARROT” in the list of persons is PARROT where it speaks."""


@lru_cache(maxsize=4)
def blocks(view: View) -> list[Chunk]:
    """What may be a speech: what stands between blank lines, or each line where every line is a paragraph."""
    apart = scenes_apart(view, view.chunks if view.layout.kind == "line" else view.runs)
    return apart[: begins_back(view, apart)]


class _Ways(Struct, frozen=True):
    """How often each name stands before what may be a speech, by the way in which it is set."""

    alone: Counter[str]
    """On a line of its own, or before a stop or colon."""
    within: Counter[str]
    """The same amid a block."""
    titled: Counter[str]
    """In small letters, before a stop or colon."""
    below: Counter[str]
    """The same on a line of its own."""
    italic: Counter[str]
    """Between signs of emphasis."""


def _ways(view: View, *, screen: bool) -> _Ways:
    """How the names of a text are set; in a screenplay one stands right above what is said, and lines in capitals by themselves tell what is seen."""
    ways = _Ways(Counter(), Counter(), Counter(), Counter(), Counter())
    for index, chunk in enumerate(blocks(view)):
        line = view.lines.row(chunk.first)
        if heads_scene(line) or _is_place(view, blocks(view), index):
            continue  # “INT. KITCHEN”: nobody is called INT
        ways.within.update(_amid_block(view, chunk))
        if dashed := DASHED.match(line[:140]):
            ways.alone[dashed["name"]] += 1
            continue
        if line[:1] in SIGNED:
            found = signed(line)
            if found:
                ways.italic[plain(found["name"])] += 1
            if found or line[:1] == "_":
                continue
        if (
            len(line) <= 60
            and (chunk.height > 1 or not screen)
            and (found := ALONE.match(line))
            and not w.KEYED.match(line)
        ) or (found := BEFORE.match(line[:140])):
            ways.alone[found["name"]] += 1
        elif (found := TITLED.match(line[:140])) and not _is_short(found):
            ways.titled[found["name"]] += 1
        elif chunk.height > 1 and len(line) <= 60 and (found := TITLED_ALONE.match(line)):
            ways.below[found["name"]] += 1
    return ways


@lru_cache(maxsize=4)
def speakers(view: View) -> tuple[dict[str, int], int, int]:
    """Name → how often it stands before a speech; how many chunks begin so; how many chunks there are."""
    screen = scenes(view, tuple(blocks(view))) > 0
    ways = _ways(view, screen=screen)
    alone, titled = ways.alone, ways.titled
    staged = count_staging(view)
    # A word above some lines is a speaker in a play; else it may be a day, or the title of a poem.
    titled.update({name: n for name, n in ways.below.items() if staged[0] or titled[name] > 1})
    least = 1 if screen or all(staged) or (staged[1] and nothing_else(view)) else 2
    alone.update(ways.within)
    small = Counter({name: n for name, n in alone.items() if not name.isupper()})
    if 2 * small.total() <= alone.total():
        # Most names are in capitals: “Come, sir.--” with a dash behind it is said.
        alone -= small
        titled.update(_without_titles(view, small))
    for counted in (alone, titled):
        _drop_single_numbers(counted)
    again = _without_labels(_without_titles(view, {name: n for name, n in alone.items() if n >= least}))
    again = _in_manner(view, again, alone, titled, ways.italic, least=2 if staged[1] else 3)
    apart = names_apart(view, tuple(blocks(view)), staged[0])
    if sum(apart.values()) > sum(again.values()):
        # Who speaks is set in small letters: what stands once in capitals is a title.
        again = {name: n for name, n in again.items() if n > 1} | apart
    answering = _without_labels(_without_titles(view, exchange(view, tuple(blocks(view)))))
    if sum(answering.values()) > sum(again.values()):
        again = {name: n for name, n in again.items() if n > 1} | answering
    begun = sum(again.values()) + sum(without_stops(view, frozenset(again)).values())
    return again, begun, len(blocks(view))


def _is_place(view: View, chunks: list[Chunk], index: int) -> bool:
    """“A ROOM IN THE MILL.” between the heading of a scene and who comes or speaks: where it is laid."""
    if chunks[index].height > 1 or not 0 < index < len(chunks) - 1:
        return False
    above, line, below = (view.lines.row(c.first)[:140] for c in chunks[index - 1 : index + 2])
    keyed = w.KEYED.match(above) if line.isupper() and ALONE.match(line) else None
    return (
        keyed is not None
        and stages(keyed)
        and (below[:1] in "[(" or any(p.match(below) for p in (ENTER, BEFORE)))
    )


def _amid_block(view: View, chunk: Chunk) -> Iterator[str]:
    """Who speaks on further lines of a block that begins with a speech: no blank lines stand between them."""
    rows = view.lines.typed(chunk)
    first = rows[0].strip()[:140]
    if len(rows) == 1 or not (BEFORE.match(first) or DASHED.match(first)):
        return
    for row in rows[1:]:
        words = row.strip()[:140]
        if inner := BEFORE.match(words) or DASHED.match(words):
            yield inner["name"]


@lru_cache(maxsize=4)
def without_stops(view: View, names: frozenset[str]) -> dict[str, int]:
    """How often each of those who speak is named with no stop between the name and what is said."""
    return unstopped(view, blocks(view), names, count_staging(view)[1])


def _drop_single_numbers(names: Counter[str]) -> None:
    """Take away “1. APOLOGIES”, which no second one of its kind stands beside, and “1. SZENE”: an item or a heading, and no “1. SOLDIER”."""
    kinds = Counter(name.strip(_FIGURES) for name in names)
    for name in list(names):
        kind = name.strip(_FIGURES)
        if kind != name and (kinds[kind] < 2 or len(kinds) < SEVERAL or w.KEYED.match(f"{kind} 1")):
            del names[name]


def nothing_else(view: View) -> bool:
    """From the first name in capitals on, every block begins with one, in turn, one comes again, and somebody asks: a scene of a few speeches. The entries of a list ask nothing."""
    lines = [view.lines.row(chunk.first)[:140] for chunk in blocks(view)]
    found = [BEFORE.match(line) for line in lines]
    first = next((i for i, name in enumerate(found) if name), len(found))
    said = [name["name"] for name in found[first:] if name]
    return (
        first <= SAID
        and any("?" in view.words(chunk) for chunk in blocks(view)[first:])
        and len(said) == len(found) - first
        and len(said) > len(set(said)) > 1
        and all(one != two for one, two in itertools.pairwise(said))
    )


def _in_manner(
    view: View,
    again: dict[str, int],
    alone: Counter[str],
    titled: Counter[str],
    italic: Counter[str],
    *,
    least: int,
) -> dict[str, int]:
    """The names that speak: those in capitals, those that the list of persons has, and those set as most speakers of the play are."""
    listed = _cast_names(view)
    again = again | {name: n for name, n in alone.items() if plain(name) in listed}
    surnames = {name: n for name, n in titled.items() if n > 1 and _is_surname(name)}
    if sum(surnames.values()) < sum(again.values()):
        again |= surnames
    if _is_manner(titled, again):
        # Who speaks is set otherwise: what stands once in capitals is a title, and no speaker.
        again = {name: n for name, n in again.items() if n > 1}
    if sum(again.values()) < 0.2 * len(blocks(view)):
        persons = listed_persons(view, tuple(blocks(view)))
        again |= {name: n for name, n in titled.items() if n >= 3 or name in persons}
    if _is_manner(italic, again):
        # “Yes. —” at the beginning of what is said, again and again, names nobody.
        capitals = {n: times for n, times in again.items() if times > 1 and (n.isupper() or n in listed)}
        return capitals | {name: n for name, n in italic.items() if n >= least}
    if sum(again.values()) < 0.2 * len(blocks(view)):
        again |= {name: n for name, n in italic.items() if n >= 3}
    return again


def _without_titles(view: View, names: dict[str, int]) -> dict[str, int]:
    """The names without “ACT I”, “PERSONS”, “A FARCE IN ONE ACT” and the like, and without the title of the play."""
    first = next((view.words(c) for c in blocks(view)), "")
    title = plain(first) if len(first) <= 60 else ""
    if title in names and sum(plain(view.words(c)) == title for c in blocks(view)) < min(
        names[title], _OFTEN
    ):
        title = ""  # it stands before speeches, too: the play is called after one who speaks
    return {
        name: n
        for name, n in names.items()
        if len(name) > 1
        and name.split()[-1] not in TITLES
        and not PART_OF_PROOF.match(name)
        and not any(p.match(name) for p in (w.KEYED, _NUMBER, ENTER, PLACES, SUNG))
        and not w.KEYED.match(f"{name}. 1")
        and not (n < _OFTEN and (name == title or CAST.match(name) or w.GENRE.match(name) or _is_part(name)))
    }


def _is_short(found: re.Match[str]) -> bool:
    """“Mr. HALE.”, “No. 3”: the stop is that of an abbreviation, before a name or a number."""
    return found["name"].split()[-1].upper() in TITLES or found.string[found.end()].isdigit()


def _is_surname(name: str) -> bool:
    """“Mrs. DALE”, where others are BEN and ROB."""
    first, _, rest = name.partition(" ")
    return rest.isupper() and not first.isupper() and plain(first).upper() in TITLES


def _is_part(name: str) -> bool:
    """“EPILOGUE”, “PROLOGUE BY A FRIEND”, “GLOSSARY”: a part of the book."""
    return plain(name).split()[0].casefold() in w.NAMED


def _is_manner(names: Counter[str], others: dict[str, int]) -> bool:
    """Names set in one way stand before more speeches than those set in another."""
    return sum(n for n in names.values() if n >= 3) > sum(others.values())


def _without_labels(names: dict[str, int]) -> dict[str, int]:
    """The names without those of the head of a telegram or memorandum, “FROM:” and “TO:”, where both are there."""
    labels = {name: found for name in names if (found := MEMO.match(f"{name}: -"))}
    both = any(m["to"] for m in labels.values()) and any(m["from"] for m in labels.values())
    return {name: n for name, n in names.items() if name not in labels} if both else names


def _cast_names(view: View) -> set[str]:
    """The names in the list of persons."""
    found = map(LISTED.match, lines_of_persons(view, blocks(view)))
    listed = {plain(one["name"]) for one in found if one}
    bare = {name.split(" ", 1)[1] for name in listed if name.startswith(ARTICLES)}
    # “ROB PYE” is ROB where he speaks, or PYE.
    parts = Counter(word for name in listed for word in name.split() if len(word) > 2)
    return listed | bare | {word for word, n in parts.items() if n == 1 and word.isalpha()}


def has_cast(view: View) -> bool:
    """A list of persons stands near the beginning."""
    chunks = blocks(view)
    return any(begins_cast(view, chunks, i) for i in range(min(len(chunks), 12)))


def plain(name: str) -> str:
    """The name without the stop of an abbreviation."""
    return name.rstrip(".:")


@lru_cache(maxsize=4)
def count_staging(view: View) -> tuple[int, int]:
    """How many headings of acts and scenes, and how many directions, there are; with both a text is a play, however short."""
    acts = scenes(view, tuple(blocks(view)))
    directions = 0
    for chunk in blocks(view):
        words = view.text[chunk.start : min(chunk.end, chunk.start + 60)]
        keyed = w.KEYED.match(words)
        acts += bool(keyed and stages(keyed))
        directions += words[0] in "[(" or bool(ENTER.match(words.lstrip("_"))) or _directs(view, chunk)
    return acts, directions


def _directs(view: View, chunk: Chunk) -> bool:
    """A direction, in brackets or behind a comma, stands behind the name of a speaker, in one of the first lines."""
    first = view.lines.row(chunk.first)
    if ", " in first[:60] and chunk.height > 1 and len(first) <= 60 and ALONE.match(first):
        return True
    for line in view.lines.raw[chunk.first : min(chunk.last, chunk.first + 8)]:
        if "(" not in line[:60] and "[" not in line[:60]:
            continue
        words = line.strip()[:140]
        found = (
            BEFORE.match(words) or (ALONE.match(words) if len(words) <= 60 else None) or DASHED.match(words)
        )
        if found and (
            (found.groupdict().get("dir") or "").strip() or words[found.end() : found.end() + 1] in {"(", "["}
        ):
            return True
    return False
