"""Years that head what happened in them: annals, chronicles, the story of a life."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.headings.heading import ENOUGH, Heading
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container

    from teiwright.conventions.view import View

ANNALS = "years that rise from text to text"
"""The evidence of such headings."""
_YEAR = lazy(
    r"(?i)(?:(?P<era>(?:(?:in |im |en )?(?:the )?(?:year|jahre?|l['’](?:année|an)|el año|año|anno|nell['’]anno|l['’]anno|a\. ?d\.)(?: domini)?) )?(?P<n>(?P<year>\d{3,4})(?: ?(?:[-–/]|to|bis|à|al?) ?\d{2,4})?)|(?P<before>\d{3,4}) (?:a\. ?d\.|n\. ?chr\.))\.?$"
)
"""“1201”, “A. D. 1201”, “Anno 1201”, “1831–1850”, on a line by itself."""
_FEWEST, _LATEST, _FIGURES = 3, 2100, 4
"""So many years that rise make annals, or two that follow each other; a larger number is no year, and a smaller one needs a word that says so."""
_LONGEST = 40


def with_years(view: View, seen: dict[int, Heading]) -> dict[int, Heading]:
    """The headings of a text, and its years on lines of their own, if they rise from text to text: those in which nothing happened are left out."""
    found = {
        index: (int(match["year"] or match["before"]), match["n"] or match["before"])
        for index, chunk in enumerate(view.chunks[:-1])
        if chunk.length <= _LONGEST
        and view.words(chunk).rstrip(". ADCHRadchr")[-1:].isdigit()
        and (match := _YEAR.match(view.words(chunk)))
        and (match["era"] or match["before"] or len(match["year"]) == _FIGURES)
    }
    rest = dict(itertools.islice(found.items(), 1, None))
    if len(found) > _FEWEST and not _rise(found, ()) and _rise(rest, ()):
        found = rest  # the first is the year of printing, on the title page
    years = [year for year, _ in found.values()]
    enough = len(found) >= _FEWEST or (len(found) > 1 and years[1] == years[0] + 1)
    if not enough or not _rise(found, seen) or not all(_tells(view, i) for i in found):
        return seen
    heads = {
        index: Heading(ENOUGH, w.BARE, "chapter", n, ANNALS, bare=True) for index, (_, n) in found.items()
    }
    return dict(sorted((seen | heads).items()))


def _rise(found: dict[int, tuple[int, str]], seen: Container[int]) -> bool:
    """Each year is later than the one above it, or right below a heading: “BURIALS” begins again."""
    places = [(index, year) for index, (year, _) in found.items()]
    up = all(one < two or at - 1 in seen for (_, one), (at, two) in itertools.pairwise(places))
    return max(year for _, year in places) <= _LATEST and up


def _tells(view: View, index: int) -> bool:
    """What stands below a year is told in words, and is no other year."""
    chunk = view.chunks[index + 1]
    words = view.words(chunk)
    return any(c.isalpha() for c in words) and not _YEAR.match(words[: _LONGEST + 1].strip())
