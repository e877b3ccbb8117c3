"""Who made the words and the music of a song, as a line below its title says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.personal_names import is_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""Characters of such a line, at most."""
MOST = 4
"""Such lines below each other, at most."""
_WORDS = (
    "words|lyrics?|verses|poetry|poem|paroles|poésie|worte|text|gedicht|dichtung|letra|versos|parole|versi"
)
_MUSIC = "music|melody|musique|mélodie|musik|melodie|weise|música|melodía|musica|melodia"
_ARRANGED = "arranged|arrangement|arr|harmonised|harmonized|arrangée?|arrangiert|satz|arreglos?|arrangiamento"
_KIND = rf"(?:the )?(?:(?:{_WORDS})(?:(?: and| &| und| et| y| e) (?:the )?(?:{_MUSIC}))?|(?:{_MUSIC})(?:(?: and| &| und| et| y| e) (?:the )?(?:{_WORDS}))?|{_ARRANGED})"
_BREAK = lazy(rf"(?:[.,;:]| [/|–—-]|(?<=[\w)]))\s+(?=_?(?i:(?:(?:{w.JOINS}) )?(?:{_KIND}|tune|air)\b\W))")
"""Where the words about another part begin."""
_BEGIN = lazy(
    rf"_?(?i:(?:(?:{w.JOINS}) )?(?P<kind>{_KIND})(?:\.? ?:|\.? (?:written |composed )?(?:by|from|von|nach|par|por|de|di|da)))_? "
)
"""“Words by ”, “music: ”."""
_NAME = lazy(rf"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?(?: |(?<=\.)(?=\w)|$)|(?:{w.LINKS}|v\.|{w.JOINS}|&) ){{1,8}}$")
_YEAR = lazy(r"(?:,? \(?(?:(?:c\.|ca\.|um) ?)?(?:1[0-9]|20)\d\d(?: ?[-–/] ?\d{2,4})?\)?)?\.?$")
"""The year behind a name, or the years of a life."""
_NOBODY = lazy(
    r"(?i:anon(?:ymous)?|trad(?:itional)?|unknown|unbekannt|volksweise|anonyme|traditionnelle?|anónim[oa]|tradicional|anonimo|tradizionale)$"
)
_TUNE = lazy(r"(?i:(?:tune|air|melodie|aria|aire)\b ?(?:[:.—–]|--).{2,60}$)")
"""“Tune--‘The Old Mill.’” below who wrote the words."""
_FROM = lazy(rf"(?i:(?:the )?(?:{_MUSIC}|{_ARRANGED}|tune|air|aria|aire)\b.{{2,80}}$)")
"""“Music from ‘The Mill,’ by T. W.”, “Air, ‘The Weir.’” behind them in the same line."""
_TITLED = lazy(
    r"(?:.*?[ .])??\w{1,5}\.(?=[ \w])|(?i:miss|sir|lady|lord|frau|herr|madame|mademoiselle|doña|don) \w"
)
"""“Miss Gray”, “EDWARD W. FLINT”: what no list of names knows is a person’s all the same."""


class Part(Struct, frozen=True):
    """Who had which part in a song."""

    role: str
    """As in Agent: aut for the words, cmp for the music, arr for an arrangement; empty for a tune and for nobody known."""
    start: int
    """Where the name begins in the line."""
    end: int


def song_parts(line: str) -> list[Part]:
    """Who made words and music, where a line says that and nothing else: “Words by Ada Gray, music by T. Weir”; else nothing.

    One part alone must be that of a person: “Music by Night” is a line of a poem.
    """
    if len(line) > LONGEST:
        return []
    start, stop = len(line) - len(line.lstrip("_([ ")), len(line.rstrip("_)] "))
    made: list[Part] = []
    sure = False
    while start < stop:
        begin = _BEGIN.match(line, start, stop)
        if begin is None:
            return _with_tune(made, line, start, stop)
        another = _BREAK.search(line, begin.end(), stop)
        end = another.start() if another else stop
        year = _YEAR.search(line, begin.end(), end)
        name = line[begin.end() : year.start() if year else end]
        nobody = _NOBODY.match(name) is not None
        if not (nobody or _NAME.match(name)):
            return _with_tune(made, line, start, stop)
        sure = sure or nobody or (len(name.split()) > 1 and is_name(name)) or _TITLED.match(name) is not None
        roles = [""] if nobody else _roles(begin["kind"])
        stopped = begin.end() + len(name)
        stopped += line.startswith(".", stopped)
        made += [Part(role, begin.end(), stopped) for role in roles]
        start = another.end() if another else stop
    return made if sure or len(made) > 1 else []


def _with_tune(made: list[Part], line: str, start: int, stop: int) -> list[Part]:
    """The parts, if what stands behind them tells from where the music is; else nothing."""
    return [*made, Part("", start, start)] if made and _FROM.match(line, start, stop) else []


def credited(lines: Sequence[str]) -> list[list[Part]]:
    """The parts that each of some lines names below the title of a song, the tune perhaps below the first; nothing if one of them says anything else."""
    if not lines or len(lines) > MOST:
        return []
    first = song_parts(lines[0])
    if not first:
        return []
    made = [[Part("", 0, 0)] if _TUNE.match(line) else song_parts(line) for line in lines[1:]]
    return [first, *made] if all(made) else []


def _roles(kind: str) -> list[str]:
    """The parts of which the words before a name speak."""
    return [role for role, words in _PARTS if words.search(kind.casefold())]


_PARTS = (
    ("aut", lazy(rf"\b(?:{_WORDS})\b")),
    ("cmp", lazy(rf"\b(?:{_MUSIC})\b")),
    ("arr", lazy(rf"\b(?:{_ARRANGED})\b")),
)
