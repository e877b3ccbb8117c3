"""A name in parts, its key, and whether two forms of it can mean one person."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import bynames, sexes
from teiwright.annotators.persons import lexicon as lex
from teiwright.identifiers import LATIN
from teiwright.model import PersonName
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.words import Word

_TWO = 2
_SYLLABLES = lazy(r"[A-Z][a-zü'’]{0,5}-[a-zü]{1,6}")
_SYLLABLE = "(?:[bcdghjklmnprstwyz]h?[wy]?|ts|hs)?[aeiouü]{1,3}(?:ng|[nklmp])?"
_KOREAN = lazy(rf"(?i:{_SYLLABLE})-{_SYLLABLE}")
"""Two plain syllables, the second without a capital: Chung-hee, not Ill-fated."""
_SON = lazy(r"\bM['’](?=[A-Z])")


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """In ASCII, lower case, without marks: “Poincaré” → “poincare”; M'Clellan is McClellan."""
    word = _SON.sub("Mc", word)
    plain = unicodedata.normalize("NFKD", word.translate(LATIN))
    kept = "".join(c for c in plain if c.isalnum() or c in " -")
    ascii_only = kept.encode("ascii", "ignore").decode().lower()
    return ascii_only or "-".join(f"u{ord(c):x}" for c in word.lower() if c.isalnum())


def is_syllables(word: str) -> bool:
    """True for two syllables with a hyphen, as Chinese and Korean names have them: Ji-ho, Tse-tung."""
    return _SYLLABLES.fullmatch(word) is not None


def is_hungarian(words: Sequence[str]) -> bool:
    """True for “Kossuth Lajos”: a Hungarian forename behind a word that is none."""
    if len(words) != _TWO or words[1] not in lex.particles("hungarian"):
        return False
    return len(words[0]) > _TWO and not lex.kinds(words[0]) & (lex.FORENAME | lex.TITLE | lex.FUNCTION)


def comes_first(word: str, after: str) -> bool:
    """True for Park in “Park Chung-hee”: a surname before its forename, and another word elsewhere."""
    return word in lex.particles("family-before-hyphen") and _KOREAN.fullmatch(after) is not None


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """Folded form → the full names it may stand for (itself included)."""
    text = (lex.FOLDER / "nicknames.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            words = [folded(w) for w in line.split()]
            for word in words:
                found.setdefault(word, set()).add(words[0])
    return {word: frozenset(full) for word, full in found.items()}


def divided(
    words: Sequence[str], links: Sequence[str], *, titled: bool, double: bool = False, noble: bool = False
) -> tuple[str, str, str]:
    """Forename, link and surname of the words of a name.

    Args:
        words: The capitalised words of the name, in order, without titles.
        links: What stands before each word: “” or a link (“de la”).
        titled: True if a title stands before the name.
        double: True where people have two surnames, the father's first (Spanish).
        noble: True after the title of a ruler or a prince, who is called by forenames: Herzog Karl Eugen.

    Returns:
        Forename, name link, surname; a single word is a forename only if the lists know it as one and no title stands before it.
    """
    if len(words) == 1:
        kind = lex.kinds(words[0])
        given = kind & (lex.GIVEN | lex.DOUBTFUL) and not kind & (lex.KNOWN | lex.SURNAME)
        if given and not titled and not links[0]:
            return words[0], "", ""
        return "", links[0], words[0]
    if is_hungarian(words) and not any(links):
        return words[1], "", words[0]
    if (
        (words[0] in lex.particles("family-first") or comes_first(words[0], words[1]))
        and not any(links)
        and not lex.kinds(words[1]) & lex.GIVEN
    ):
        if lex.kinds(words[-1]) & lex.SURNAME:
            return " ".join(words[:-1]), "", words[-1]
        return " ".join(words[1:]), "", words[0]
    if links[-1] in bynames.articles() and words[-1] in lex.by_names():
        before = " ".join(_with_links(words[:-1], links[:-1]))
        feminine = sexes.of_name(words[0]) == sexes.FEMALE
        return bynames.normal(before, links[-1], words[-1], feminine=feminine), "", ""
    if bynames.is_number(words[-1]) and _of_rulers(words[:-1]):
        return " ".join(_with_links(words, links)), "", ""
    if links[-1] == "of" or (
        words[-1] in lex.particles("behind") and not any(links) and not _surname_behind(words)
    ):
        return " ".join(_with_links(words, links)), "", ""
    if not any(links) and (_only_forenames(words) or (noble and _of_rulers(words))):
        return " ".join(words), "", ""
    if size := _two_surnames(words, links, double=double, titled=titled):
        first = len(words) - size
        return " ".join(words[:first]), links[first], " ".join(_with_links(words[first:], links[first:]))
    if titled and links[0] in ELIDED and any(links[1:]) and not lex.kinds(words[0]) & lex.GIVEN:
        return "", links[0], " ".join(_with_links(words, ["", *links[1:]]))  # M. d'Autreville de Constantin
    first, last = _linked(words, links)
    link = " ".join([*words[first:last], links[last]]).strip() or links[0]
    if first > 1 and words[first - 1] in lex.particles("noble-within"):
        first -= 1  # Eduard Ritter von Steinfels
    return " ".join(words[:first]), link, " ".join(_with_links(words[last:], links[last:]))


def _surname_behind(words: Sequence[str]) -> bool:
    """True for “Imran Khan”, whose surname is a title elsewhere; Genghis Khan is a ruler."""
    first, last = lex.kinds(words[0]), lex.kinds(words[-1])
    return bool(last & lex.SURNAME and first & lex.GIVEN and not first & lex.KNOWN)


def _linked(words: Sequence[str], links: Sequence[str]) -> tuple[int, int]:
    """Where the links that have a capital begin, and where the surname does, which follows all its links."""
    last = next((i for i in range(1, len(words)) if links[i]), 0)
    if last:  # Jan van der Berg, Van der Berg
        return (last - 1 if is_capital_link(words[last - 1]) else last), last
    first = last = len(words) - 1
    while first and is_capital_link(words[first - 1]):  # Ursula K. Le Guin, Arthur St. Clair
        first -= 1
    if 0 < first < last and words[first] == VAN and not lex.kinds(words[0]) & lex.FORENAME:
        return last, last  # in Vietnamese it is the middle of a name
    return first, last


ELIDED = frozenset(["d'", "d’"])
VAN = "Van"
"""The link with which a sentence begins only as part of a name: it is no preposition in our languages, and the wagon has an article."""


def of_his_father(text: str, left: Word, right: Word) -> bool:
    """True for a link before the name of the father, in whatever language."""
    gap = text[left.end : right.start]
    return gap[:1] == gap[-1:] == " " and gap[1:-1] in lex.particles("son-of")


def with_his_father(text: str, left: Word, right: Word, language: Language) -> bool:
    """True for “Syde bin Habib”, “Omar ibn Sultan”, where a forename or a title is the name of the father; in German “bin” is a verb."""
    return of_his_father(text, left, right) and not language.capital_nouns


def is_capital_link(word: str) -> bool:
    """True for a link that some write with a capital: Le, Van, St.; not for what is a given name too (Della)."""
    links = lex.particles("capital-link")
    plain = word.removesuffix(".")
    return (plain in links or (plain.isupper() and plain.capitalize() in links)) and not lex.kinds(
        plain
    ) & lex.GIVEN


def without_link(surname: str) -> str:
    """Buren for “Van Buren”, Clair for “St. Clair”; any other surname as it is."""
    words = surname.split(" ")
    while len(words) > 1 and is_capital_link(words[0]):
        del words[0]
    return " ".join(words)


def _with_links(words: Sequence[str], links: Sequence[str]) -> list[str]:
    return [
        w if i == 0 or not link else f"{link} {w}"
        for i, (w, link) in enumerate(zip(words, links, strict=True))
    ]


def _two_surnames(words: Sequence[str], links: Sequence[str], *, double: bool, titled: bool) -> int:
    """How many words the two surnames of “José Ortega y Gasset” are, and in Spanish those of “Ana Ruiz Vega”; 0 for others."""
    if links[-1] == "y" and len(words) >= _TWO:
        return _TWO
    if not double:
        return 0
    first = next((i for i, w in enumerate(words) if not lex.kinds(w) & lex.FORENAME), len(words))
    if first == 0 and titled and len(words) == _TWO:
        return _TWO  # el general Martínez Campos
    return _TWO if first and len(words) - first == _TWO else 0


def _of_rulers(words: Sequence[str]) -> bool:
    """True for “Charles”, “Vittorio Emanuele” before a number; James Garrick III is no ruler."""
    kinds = [lex.kinds(w) for w in words]
    return (
        len(words) == 1
        or not kinds[0] & lex.FORENAME
        or all(k & lex.GIVEN and not k & lex.SURNAME for k in kinds)
    )


def _only_forenames(words: Sequence[str]) -> bool:
    """True for “Elizabeth Ann”, “Marie Louise”, “Hans Jörg”: the forename of a woman last, which is seldom a surname, or one before which another stands as a rule."""
    kinds = [lex.kinds(w) for w in words]
    if not all(kind & lex.GIVEN for kind in kinds) or kinds[-1] & (lex.SURNAME | lex.KNOWN):
        return False
    return sexes.of_name(words[-1]) == sexes.FEMALE or words[0] in lex.particles("first-of-two")


def forenames_agree(one: str, other: str) -> bool:
    """True if two forenames can be the same person's: equal, initials of each other, nickname, one longer than the other."""
    if not one or not other:
        return True
    a, b = _forename_parts(one), _forename_parts(other)
    for x, y in zip(a, b, strict=False):
        if x == y:
            continue
        if len(x) == 1 or len(y) == 1:
            if x[0] != y[0]:
                return False
            continue
        if _short_for(x, y) or _short_for(y, x):
            continue
        if not _nicknames().get(x, frozenset((x,))) & _nicknames().get(y, frozenset((y,))):
            return False
    return True


def later_forename(one: str, other: str) -> bool:
    """True where one forename is what the other ends with: Marion, who is Francis Marion."""
    a, b = _forename_parts(one), _forename_parts(other)
    short, long = sorted((a, b), key=len)
    return 0 < len(short) < len(long) and long[-len(short) :] == short and len(short[0]) > 1


def _short_for(short: str, long: str) -> bool:
    """True for “Ch.” and Charles: a short form that is written with a stop."""
    return bool(lex.kinds(short.capitalize()) & lex.SHORT) and long.startswith(short)


def _forename_parts(forename: str) -> list[str]:
    return [p for p in folded(forename.replace(".", " ")).replace("-", " ").split(" ") if p]


def person_name(forename: str, link: str, surname: str) -> PersonName:
    """The name as the list of persons writes it; a name of one word that is no surname is kept whole."""
    if not surname:
        return PersonName(forename=_unshouted(forename))
    return PersonName(surname=_unshouted(surname), forename=_with_stops(_unshouted(forename)), name_link=link)


def _with_stops(forename: str) -> str:
    """Initials as a list has them: “J. H.”, however the text writes them."""
    return " ".join(f"{p}." if len(p) == 1 and p.isupper() else p for p in forename.split(" "))


_SHOUTED = lazy(r"(?<![^\W_])(?![IVXLC]+\b)[^\W\d_]+")


def _unshouted(words: str) -> str:
    """Words in capitals as a list writes them: “LUCAS-HALE” → “Lucas-Hale”, “O'HARA” → “O'Hara”."""
    return " ".join(
        _SHOUTED.sub(lambda part: part[0].capitalize(), w) if w.isupper() and len(w) > 2 else w
        for w in words.split(" ")
    )


@cache
def _of_one_only() -> Mapping[str, str]:
    """Titles of several, or in another case than that of a list, and what one alone is called."""
    return dict(entry.split("=") for entry in lex.particles("of-one"))


def title_in_list(title: str) -> str:
    """A title as the list of persons has it: of one person, not in another case and not in capitals (die Herren Brandes: Herr; MR. HALL: Mr.)."""
    return " ".join(_of_one(word) for word in title.split(" "))


def _of_one(word: str) -> str:
    bare = word.rstrip(".")
    quiet = bare.capitalize()
    if bare.isupper() and len(bare) > 1 and lex.kinds(quiet) & lex.TITLE:
        bare = bare if bare in _of_one_only() else quiet
    one = _of_one_only().get(bare) or (
        _of_one_only().get(quiet, bare).lower() if bare.islower() else bare  # i signori Lupi e Perini
    )
    return one + word[len(bare) :]


def key_part(words: str) -> str:
    """The words as a piece of an xml:id: “Pérez Galdós” → “perez-galdos”."""
    return "-".join(
        p
        for p in folded(words.replace(".", " ").replace("'", "").replace("’", ""))
        .replace("-", " ")
        .split(" ")
        if p
    )


def key_of(name: PersonName) -> str:
    """A key made from the whole name, so that nobody else's coming or going changes it: per-lovelace-ada."""
    parts = [part for part in (key_part(name.surname), key_part(name.forename)) if part]
    return "-".join(("per", *(parts or [key_part(name.plain) or "x"])))


def not_taken(key: str, taken: Container[str]) -> str:
    """The key, with a number behind it if somebody has it already."""
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free
