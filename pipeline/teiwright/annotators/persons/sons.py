"""Kinsmen of one name: Thomas Orme, son of Thomas Orme; Mr. Orme and his brother Henry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import sexes
from teiwright.annotators.persons.bynames import HEAD, KIN
from teiwright.annotators.persons.language import UNDESCRIBED
from teiwright.annotators.persons.lexicon import any_of
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language_parts import Kin
    from teiwright.annotators.persons.language_types import Pattern
    from teiwright.model import Passage

_FAMILY = 40
_BAPTISED = r"(?i)\b(?:{baptised}):? $"
"""What stands before the forename of a child that nobody has named before, and that bears the surname of father or mother."""
_SENTENCE_ENDS = lazy(r"[.!?;:] ")
_UNKNOWN = "?"
"""The surname of a kinsman whom the words beside the name do not tell."""
_HIS_REACH = 30
_SMALL = r"[a-zà-ÿ]{1,12}"
_FATHER = 160
"""Characters between the names of father and son of one name, at most."""


class _Told(Struct, frozen=True):
    """What stands beside the names of kinsmen, in one language."""

    son_of: Pattern
    """Between a child and his father: Thomas Orme, only son of Thomas Orme."""
    his: Pattern
    """Before the name of somebody's son or father, who is called as he is."""
    his_behind: Pattern
    """The same behind it: and Hugo, his son."""
    his_kinsman: Pattern
    """Before the forename of a kinsman of somebody who is called by his surname: “Mr. Harding died, and his son Henry …”."""
    whose: Pattern
    """Before the forename of a kinsman: a son bears the surname of his father or mother, a brother that of a man, and for the others nobody knows."""
    children: Pattern
    """Before the forenames of kinsmen of whom it does not say whose they are: leaving two sons, Titus and Edgar; he leaves a son, Titus."""
    and_his: Pattern
    """Behind the name of somebody: and his wife."""
    related: Pattern
    """The same of one who is named: Grace, relict of the late Mr. Harding."""
    next_child: Pattern
    """Between two of them."""
    words: frozenset[str]
    """What they are to each other."""


@cache
def _told(kin: Kin) -> _Told:
    """The patterns of a language, from its words."""
    children, men = kin.son | kin.daughter, kin.son | kin.brother | kin.father | kin.kinsman
    whose = rf"\b(?P<whose>(?i:{any_of(kin.his | kin.her | kin.whose)})) (?:{_SMALL} )?"
    named = rf"(?: (?:{any_of(kin.named)}))?"
    others = kin.kinsman | kin.kinswoman
    words = men | children | kin.mother | kin.kinswoman | kin.children
    return _Told(
        lazy(
            rf",? (?:{_SMALL}\.? ){{0,3}}(?:(?P<son>{any_of(kin.son)})|{any_of(kin.daughter | kin.brother | others)}) "
            rf"(?:{any_of(kin.of)}) (?:{_SMALL} ){{0,2}}"
        ),
        lazy(rf"{whose}(?:(?P<son>{any_of(children)})|{any_of(kin.father | kin.mother)}){named},? $"),
        lazy(rf", {whose}(?:(?P<son>{any_of(children)})|{any_of(kin.father | kin.mother)})\b"),
        lazy(rf"{whose}(?:{any_of(men)}),? $"),
        lazy(
            rf"{whose}(?:(?P<sure>{any_of(kin.son)})|(?P<his>{any_of(kin.brother | kin.father)})"
            rf"|{any_of(kin.daughter | kin.mother | others)}),? $"
        ),
        lazy(
            rf"\b(?:{any_of(kin.children)}){named}[,:]? $"
            rf"|\b(?:{any_of(kin.one)}) (?:{_SMALL} )?(?:{any_of(children | kin.brother | others)}){named}, $"
        ),
        lex.pattern(rf" (?:{{joins}}) {whose}(?:{any_of(words | kin.household)})\b"),
        lex.pattern(
            rf", (?:[^\W\d_]{{1,10}} ){{0,2}}(?:{any_of(words)}|{{of-somebody-alone}}) "
            rf"(?:(?:{{of-any}}|to) |d['’])(?:(?:{{the}}|{{once}}) ){{0,2}}(?P<whom>[^\W\d_]+)"
        ),
        lex.pattern(r",? (?:(?:{joins}) )?"),
        words,
    )


def with_sons(found: list[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """Tell kinsmen of one name apart: “Thomas Orme, only son of Thomas Orme”, “Thomas Orme and his son Thomas”, “Mr. Orme and his brother Henry”."""
    found = [_baptised(each, passages[each.passage].text) for each in found]
    language = found[0].language if found else UNDESCRIBED
    if language.kin is None:
        return found
    kin, told = language.kin, _told(language.kin)
    # zwei Söhne, Karl und Heinrich: a word with a capital may be a name as yet
    nouns = [c for c in found if len(c.words) == 1 and c.words[0].text in told.words]
    if nouns:
        found = [c for c in found if len(c.words) > 1 or c.words[0].text not in told.words]
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        if left.passage != right.passage or right.start - left.end > _FATHER:
            continue
        same = [w.text for w in left.words] == [w.text for w in right.words]
        # John Harding and his son John
        same = same or (len(right.words) == 1 < len(left.words) and left.words[0].text == right.words[0].text)
        text = passages[left.passage].text
        if whose := _whose_kin(text, found, i, kin, told):
            found[i] = right = replace(right, kin=whose)
        if not same:
            if child := _child(text, left, right, told):
                found[i - 1] = replace(left, kin=child)
            if _kinsman(text, left, right, told):
                found[i - 1], found[i] = _of_generation(left, HEAD), _of_generation(right, KIN)
            continue
        if behind := _son_behind(text, left, right, told):
            found[i - 1], found[i] = _of_generation(left, behind[0]), _of_generation(right, behind[1])
        elif right.start - left.end <= _FAMILY and told.son_of.fullmatch(text, left.end, right.start):
            found[i - 1], found[i] = _of_generation(left, "younger"), _of_generation(right, "elder")
        elif len(left.words) > 1 and (
            his := told.his.search(text, max(left.end, right.start - _HIS_REACH), right.start)
        ):
            sides = ("elder", "younger") if his["son"] else ("younger", "elder")
            found[i - 1], found[i] = _of_generation(left, sides[0]), _of_generation(right, sides[1])
    return sorted([*found, *nouns], key=lambda each: (each.passage, each.start)) if nouns else found


def _whose_kin(
    text: str, found: Sequence[Candidate], at: int, kin: Kin, told: _Told
) -> tuple[str, bool] | None:
    """Whose kinsman a forename alone names: his surname, and whether the kinsman must bear it, too; nothing for any other name."""
    left, right = found[at - 1], found[at]
    start = right.words[0].start
    if len(right.words) > 1 or right.titles or not right.words[0].kind & lex.GIVEN:
        return None
    reach = max(left.end, start - _HIS_REACH)
    whose = told.whose.search(text, reach, start)
    if whose is None:
        next_child = left.kin[0] == _UNKNOWN and told.next_child.fullmatch(text, left.end, right.start)
        return (_UNKNOWN, False) if next_child or told.children.search(text, reach, start) else None
    surname = left.words[-1]
    only_forename = len(left.words) == 1 and not left.titles and surname.kind & lex.GIVEN
    if only_forename or left.inverted:
        return None  # Anna came with her brother Henry, who may be Henry Dale as she is Anna Dale
    first = left.words[0].text if len(left.words) > 1 else ""
    sex = sexes.of_titles([title.text for title in left.titles], first)
    of_him, of_her = (whose["whose"].lower() in words for words in (kin.his, kin.her))
    another = (of_him and sex == sexes.FEMALE) or (of_her and sex == sexes.MALE)
    if another or _perhaps_another(text, found, at):
        return _UNKNOWN, False
    return surname.text, bool(whose["sure"] or (whose["his"] and sex != sexes.FEMALE))


def _child(text: str, left: Candidate, right: Candidate, told: _Told) -> tuple[str, bool] | None:
    """The same of a child whose father or mother follows: Hugh, third son of Mr. Orme."""
    last = left.words[-1]
    several = (
        len(left.words) > 1 and last.kind & lex.SURNAME
    )  # Anna Maria may be a child, Anna Thomas bears a surname
    if several or left.titles or not all(w.kind & lex.GIVEN for w in left.words):
        return None
    if right.start - left.end > _FAMILY:
        return None
    of = told.son_of.fullmatch(text, left.end, right.start)
    parent = right.words[-1]
    if of is None or (len(right.words) == 1 and not right.titles and parent.kind & lex.GIVEN):
        return None
    return parent.text, bool(of["son"] or left.kin[1])


def _baptised(candidate: Candidate, text: str) -> Candidate:
    """The candidate as somebody of whom only the forename is known, where it is a child that is baptised."""
    start = candidate.start
    alone = not candidate.titles and all(word.kind & lex.GIVEN for word in candidate.words)
    if not alone or not lex.pattern(_BAPTISED).search(text, max(0, start - _HIS_REACH), start):
        return candidate
    return replace(candidate, kin=(_UNKNOWN, True))


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


def _kinsman(text: str, left: Candidate, right: Candidate, told: _Told) -> bool:
    """True for “Mr. Harding died; his son Henry sold the mill”: Henry is another Harding than he."""
    return (
        bool(left.titles or left.lower_title or not left.words[0].kind & lex.GIVEN)
        and len(left.words) == 1
        and bool(right.words[0].kind & lex.GIVEN)
        and not right.titles
        and told.his_kinsman.search(text, max(left.end, right.start - _HIS_REACH), right.start) is not None
    )


def _son_behind(text: str, left: Candidate, right: Candidate, told: _Told) -> tuple[str, str] | None:
    """Which is which in “Hugo Orme and Hugo, his son”; nothing where no son or father follows the second, or another sentence begins between."""
    his = told.his_behind.match(text, right.end)
    between = text[left.end : right.start]
    if his is None or any(stop in between for stop in ".!?;"):
        return None
    if lex.particles("joins").isdisjoint(between.split()) or right.start - left.end > _FAMILY + _FAMILY:
        return None
    return ("elder", "younger") if his["son"] else ("younger", "elder")


def kin_follow(candidate: Candidate, after: str, text: str) -> bool:
    """True for “Harding and his wife”."""
    kin = candidate.language.kin
    return (
        kin is not None
        and after in lex.particles("joins")
        and _told(kin).and_his.match(text, candidate.end) is not None
    )


def related(candidate: Candidate, text: str) -> bool:
    """True for “Grace, relict of the late Mr. Harding”: she is of somebody’s kin, who is named."""
    kin = candidate.language.kin
    told = _told(kin).related.match(text, candidate.end) if kin is not None else None
    return told is not None and bool(lex.kinds(told["whom"]) & (lex.HONORIFIC | lex.RANK | lex.GIVEN))


def _of_generation(candidate: Candidate, side: str) -> Candidate:
    """The candidate as the “younger” or “elder” of his name, unless the text itself says which he is."""
    return candidate if candidate.generation[0] else replace(candidate, generation=(side, ""))
