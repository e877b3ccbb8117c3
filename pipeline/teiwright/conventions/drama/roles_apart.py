"""Speakers in small letters on lines of their own, with room between the name and what it says: “Nathan”, and a blank line."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.drama.cast import CAST, lines_of_persons
from teiwright.conventions.drama.role_names import BEFORE_SURNAME
from teiwright.conventions.drama.stage_words import ENTER, PLACES
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Collection

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

APART = lazy(
    r"(?P<name>(?:[1-9]\.? )?[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?(?: [^\W_][\w’'º°ª.-]*){0,4}?)(?P<dir>\s*[\[(](?!\d+[\])])[^\])\n]{1,80}[\])])?(?P<tail>[.:]?)$"
)
"""“Nathan.”, “Old Mary (aside)”, “Second Soldier”, “Padrino 2º”."""
LONGEST = 60
"""Characters of such a line, with its direction."""
SHARE = 0.25
"""So many blocks of the text at least are such names."""
AGAIN, STAGED = 3, 3
"""So often at least each name comes again; so many directions make up for an act or a list of persons."""
ALTERNATE = 0.9
"""So many of the names stand above what they say, and not above another name."""
BACK = 0.25
"""So many speeches at least answer one that answered them."""
_ARTICLE = lazy(r"(?:An?|The|Eine?|Der|Die|Das|Une?|L[ae]s?|El|Los|Las|Una?|Il|Lo) (?=[^\W\d_a-zß-öø-ÿ])")
_PERSON = lazy(rf"{BEFORE_SURNAME}[^\n,;:(\[{{.–—]{{2,40}}?(?=\s*(?:[,;:(\[{{.–—]|$))")


@lru_cache(maxsize=4)
def names_apart(view: View, blocks: tuple[Chunk, ...], acts: int) -> dict[str, int]:
    """Name → how often it stands by itself above a block, in a text that is divided, cast or staged as a play is; else nothing.

    Headings that come again (“Ingredients”, “Method”) have no act, no persons and no directions, and always the same order.
    """
    places = {i: found["name"] for i, chunk in enumerate(blocks) if (found := _named(view, chunk))}
    times = Counter(places.values())
    again = {name: n for name, n in times.items() if n >= AGAIN}
    known = {i: name for i, name in places.items() if name in again}
    if len(again) < 2 or len(known) < SHARE * len(blocks):
        return {}
    above = sum(1 for i in known if i + 1 < len(blocks) and i + 1 not in known)
    if above < ALTERNATE * len(known) or not _take_turns(list(known.values())):
        return {}
    listed = listed_persons(view, blocks)
    several = len(again) >= AGAIN
    staged = (bool(acts) and several) or ((bool(acts) or several) and _are_staged(view, blocks, again))
    return {name: n for name, n in times.items() if n > 1 or name in listed} if listed or staged else {}


def _named(view: View, chunk: Chunk) -> re.Match[str] | None:
    """The name in a block of one short line that is nothing else."""
    if chunk.height != 1 or chunk.length > LONGEST:
        return None
    words = view.words(chunk)
    found = APART.match(words)
    if (
        found is None
        or found["name"].isupper()
        or any(p.match(words) for p in (w.KEYED, CAST, ENTER, PLACES))
    ):
        return None
    kind = found["name"].lstrip("123456789. ")
    # “1. Szene” heads what follows.
    return None if kind != found["name"] and w.KEYED.match(f"{kind} 1") else found


def _are_staged(view: View, blocks: tuple[Chunk, ...], names: Collection[str]) -> bool:
    """Some directions in brackets say who comes, or name those who speak."""
    bracketed = (view.words(chunk) for chunk in blocks if view.text[chunk.start] in "[(_")
    told = sum(1 for words in bracketed if ENTER.match(words, 1) or any(name in words for name in names))
    return told >= STAGED


def _take_turns(names: list[str]) -> bool:
    """Who speaks next is often the one who spoke before the last: the parts of chapters, recipes or laws come in one order."""
    back = sum(one == other for one, other in zip(names, names[2:], strict=False))
    return back >= BACK * len(names)


_LETTERS = 2
"""Letters of a part of a name, more than."""


def listed_persons(view: View, blocks: tuple[Chunk, ...]) -> set[str]:
    """The names in the list of persons, up to the first stop; “Ein Gendarm” is Gendarm, too, where he speaks, and “Doktor Pfeffer” Doktor or Pfeffer."""
    rows = lines_of_persons(view, blocks)
    named = {found[0] for row in rows if (found := _PERSON.match(row))}
    parts = Counter(word for name in named for word in name.split() if word[0].isupper())
    apart = {word for word, n in parts.items() if n == 1 and len(word) > _LETTERS and word.isalpha()}
    return named | {_ARTICLE.sub("", name) for name in named} | apart
