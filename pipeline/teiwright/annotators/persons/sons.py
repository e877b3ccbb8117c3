"""Kinsmen of one name: Thomas Orme, son of Thomas Orme; Mr. Orme and his brother Henry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.bynames import HEAD, KIN
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_FAMILY = 40
_SON = lazy(
    r",? (?:[a-zà-ÿ]{1,12}\.? ){0,3}(?:son|daughter|fils|fille|Sohn|Tochter|hijo|hija|figlio|figlia) (?:of|de|des|von|di) (?:the (?:late )?|[a-zà-ÿ]{1,8} )?"
)
_WHOSE = r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ss]on|[Ss]eine?[mnrs]?|[Ss]uo|[Ss]u) (?:[a-zà-ÿ]{2,10} )?"
_HIS = lazy(
    rf"{_WHOSE}(?:(?P<son>son|daughter|fils|Sohn(?:es)?|figlio|hijo)|father|mother|père|Vaters?|padre),? $"
)
"""What stands before the name of somebody's son or father."""
_HIS_BEHIND = lazy(
    r", (?:his|her|their) (?:[a-z]{2,10} )?(?:(?P<son>son|daughter|child|grandson)|father|mother)\b"
)
"""What stands behind the name of somebody's son or father: and Hugo, his son."""
_HIS_KIN = lazy(
    rf"{_WHOSE}(?:son|brother|father|nephew|uncle|fils|frère|père|neveu|oncle|Sohn(?:es)?|Bruders?|Vaters?|Neffen?|Onkels?|figlio|fratello|padre|nipote|zio|hijo|hermano|sobrino|tío),? $"
)
"""What stands before the forename of a kinsman of somebody who is called by his surname: “Mr. Harding died, and his son Henry …”."""
_HIS_REACH = 30
_FATHER = 160
"""Characters between the names of father and son of one name, at most."""


def with_sons(found: list[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Tell kinsmen of one name apart: “Thomas Orme, only son of Thomas Orme”, “Thomas Orme and his son Thomas”, “Mr. Orme and his brother Henry”."""
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        if left.passage != right.passage or right.start - left.end > _FATHER:
            continue
        same = [w.text for w in left.words] == [w.text for w in right.words]
        # John Harding and his son John
        same = same or (len(right.words) == 1 < len(left.words) and left.words[0].text == right.words[0].text)
        text = passages[left.passage].text
        if not same:
            if _kinsman(text, left, right):
                found[i - 1], found[i] = _of_generation(left, HEAD), _of_generation(right, KIN)
            continue
        if behind := _son_behind(text, left, right):
            found[i - 1], found[i] = _of_generation(left, behind[0]), _of_generation(right, behind[1])
        elif right.start - left.end <= _FAMILY and _SON.fullmatch(text, left.end, right.start):
            found[i - 1], found[i] = _of_generation(left, "younger"), _of_generation(right, "elder")
        elif len(left.words) > 1 and (
            his := _HIS.search(text, max(left.end, right.start - _HIS_REACH), right.start)
        ):
            sides = ("elder", "younger") if his["son"] else ("younger", "elder")
            found[i - 1], found[i] = _of_generation(left, sides[0]), _of_generation(right, sides[1])
    return found


def _kinsman(text: str, left: Candidate, right: Candidate) -> bool:
    """True for “Mr. Harding died; his son Henry sold the mill”: Henry is another Harding than he."""
    return (
        bool(left.titles or left.lower_title or not left.words[0].kind & lex.GIVEN)
        and len(left.words) == 1
        and bool(right.words[0].kind & lex.GIVEN)
        and not right.titles
        and _HIS_KIN.search(text, max(left.end, right.start - _HIS_REACH), right.start) is not None
    )


def _son_behind(text: str, left: Candidate, right: Candidate) -> tuple[str, str] | None:
    """Which is which in “Hugo Orme and Hugo, his son”; nothing where no son or father follows the second, or another sentence begins between."""
    his = _HIS_BEHIND.match(text, right.end)
    if his is None or any(stop in text[left.end : right.start] for stop in ".!?;"):
        return None
    if " and " not in text[left.end : right.start] or right.start - left.end > _FAMILY + _FAMILY:
        return None
    return ("elder", "younger") if his["son"] else ("younger", "elder")


def _of_generation(candidate: Candidate, side: str) -> Candidate:
    """The candidate as the “younger” or “elder” of his name, unless the text itself says which he is."""
    return candidate if candidate.generation[0] else replace(candidate, generation=(side, ""))
