"""Kinsmen of one name: Thomas Orme, son of Thomas Orme; Mr. Orme and his brother Henry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import sexes
from teiwright.annotators.persons.bynames import HEAD, KIN
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.model import Passage

_FAMILY = 40
_SON = lazy(
    r",? (?:[a-zà-ÿ]{1,12}\.? ){0,3}(?:(?P<son>son|fils|Sohn|hijo|figlio)|daughter|fille|Tochter|hija|figlia"
    r"|brother|sister|nephew|niece|cousin|uncle|grandson|frère|sœur|neveu|nièce|oncle|Bruder|Schwester|Neffe|Nichte|Vetter|Schwager|Enkel|hermano|hermana|sobrino|sobrina|primo|nieto"
    r"|fratello|sorella|nipote|cugino) (?:of|de|des|von|di) (?:the (?:late )?|[a-zà-ÿ]{1,8} )?"
)
_WHOSE = r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ss]on|[Ss]e[iy]ne?[mnrs]?|[Dd]es(?:sen|selben)|[Ss]uo|[Ss]u) (?:[a-zà-ÿ]{2,10} )?"
_HIS = lazy(
    rf"{_WHOSE}(?:(?P<son>son|daughter|fils|Sohn(?:es)?|figlio|hijo)|father|mother|père|Vaters?|padre)(?: gleiche[ns] Namens)?,? $"
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
_WHOSE_KIN = lazy(
    r"\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ss]on|[Ss]a|[Ss]eine?[mnrs]?|[Ii]hre?[mnrs]?|[Ss]u[oa]|[Ss]u) (?:[a-zà-ÿ]{2,10} )?(?:"
    r"(?P<sure>son|fils|Sohn(?:es)?|figlio|hijo)|(?P<his>brother|father|frère|père|Bruders?|Vaters?|fratello|padre|hermano)"
    r"|sister|daughter|mother|wife|nephew|niece|uncle|aunt|cousin|grandson|sœur|fille|mère|femme|épouse|neveu|nièce|oncle|tante|cousine?"
    r"|Schwester|Tochter|Mutter|Frau|Gattin|Neffen?|Nichte|Onkels?|Tante|Vetters?|Enkels?|sorella|figlia|madre|moglie|nipote|zi[oa]|cugin[oa]"
    r"|hermana|hija|mujer|esposa|sobrin[oa]|tí[oa]|prim[oa]),? $"
)
"""What stands before the forename of a kinsman: a son bears the surname of his father or mother, a brother that of a man, and for the others nobody knows."""
_OF_HIM, _OF_HER = "his", "her"
_CHILDREN = lazy(
    r"\b(?:sons|daughters|children|brothers|sisters|fils|filles|enfants|frères|sœurs|Söhne|Töchter|Kinder|Brüder|Schwestern|hij[oa]s|herman[oa]s|figli|figlie|fratelli|sorelle)"
    r"(?: named| called)?[,:]? $"
    r"|\b(?:an?|one|the|only|elder|eldest|younger|youngest|surviving|second|un|une|una|uno|ein|eine|einen|einem|einer|einzige[rnm]?) (?:[a-zà-ÿ]{3,10} )?"
    r"(?:son|daughter|brother|sister|nephew|niece|fils|fille|frère|sœur|Sohn|Tochter|Bruder|Schwester|Neffen?|Nichte|figli[oa]|fratello|sorella|nipote|hij[oa]|herman[oa]|sobrin[oa])"
    r"(?: named| called)?, $"
)
"""What stands before the forenames of kinsmen of whom it does not say whose they are: leaving two sons, Titus and Edgar; he leaves a son, Titus."""
_NEXT_CHILD = lazy(r",? (?:(?:and|&|et|und|y|e) )?")
_SENTENCE_ENDS = lazy(r"[.!?;:] ")
_UNKNOWN = "?"
"""The surname of a kinsman whom the words beside the name do not tell."""
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
        if kin := _kin(text, found, i):
            found[i] = right = replace(right, kin=kin)
        if not same:
            if child := _child(text, left, right):
                found[i - 1] = replace(left, kin=child)
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


def _kin(text: str, found: Sequence[Candidate], at: int) -> tuple[str, bool] | None:
    """Whose kinsman a forename alone names: his surname, and whether the kinsman must bear it, too; nothing for any other name."""
    left, right = found[at - 1], found[at]
    start = right.words[0].start
    if len(right.words) > 1 or right.titles or not right.words[0].kind & lex.GIVEN:
        return None
    reach = max(left.end, start - _HIS_REACH)
    whose = _WHOSE_KIN.search(text, reach, start)
    if whose is None:
        next_child = left.kin[0] == _UNKNOWN and _NEXT_CHILD.fullmatch(text, left.end, right.start)
        return (_UNKNOWN, False) if next_child or _CHILDREN.search(text, reach, start) else None
    surname = left.words[-1]
    only_forename = len(left.words) == 1 and not left.titles and surname.kind & lex.GIVEN
    if only_forename or left.inverted:
        return None  # Anna came with her brother Henry, who may be Henry Dale as she is Anna Dale
    first = left.words[0].text if len(left.words) > 1 else ""
    sex = sexes.of_titles([title.text for title in left.titles], first)
    another = {_OF_HIM: sexes.FEMALE, _OF_HER: sexes.MALE}.get(whose["whose"].lower())
    if (sex and sex == another) or _perhaps_another(text, found, at):
        return _UNKNOWN, False
    return surname.text, bool(whose["sure"] or (whose["his"] and sex != sexes.FEMALE))


def _child(text: str, left: Candidate, right: Candidate) -> tuple[str, bool] | None:
    """The same of a child whose father or mother follows: Hugh, third son of Mr. Orme."""
    child = left.words[0]
    if len(left.words) > 1 or left.titles or not child.kind & lex.GIVEN or right.start - left.end > _FAMILY:
        return None
    of = _SON.fullmatch(text, left.end, right.start)
    parent = right.words[-1]
    if of is None or (len(right.words) == 1 and not right.titles and parent.kind & lex.GIVEN):
        return None
    return parent.text, bool(of["son"])


def _perhaps_another(text: str, found: Sequence[Candidate], at: int) -> bool:
    """True where somebody else is named before in the same sentence: Mr. Dale saw Mr. Orme and his brother Henry."""
    if at == 1:
        return False
    left, other = found[at - 1], found[at - 2]
    if other.passage != left.passage or other.words[-1].text == left.words[-1].text:
        return False
    if not (other.titles or other.lower_title or other.words[-1].kind & lex.NAME):
        return False  # the first word of a sentence
    return _SENTENCE_ENDS.search(text, other.end, left.start) is None


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
