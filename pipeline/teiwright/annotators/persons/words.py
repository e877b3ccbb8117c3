"""The capitalised words of a passage, each with what the lists know about it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names_or_nouns
from teiwright.annotators.persons.capital_links import article_before_title, kind_of_other, link_end
from teiwright.annotators.persons.openings import opens_sentence
from teiwright.annotators.persons.passed_over import WORD_AFTER, without_others
from teiwright.annotators.persons.pet_names import pet_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.annotators.persons.language import Language

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я"
_LETTER = r"[^\W\d_²³¹⁰⁴-⁹]"  # superscript figures are note marks
# (In Breton c’h is one letter: Kerloc’h.)
_TOKEN = lazy(rf"[{_UPPER}]{_LETTER}*(?:['’](?=[{_UPPER}]){_LETTER}+|(?<=[cC])['’]h{_LETTER}*|-{_LETTER}+)*")
BLANK = lazy(r"(?:—{1,3}|-{2,4}|_{2,4}|\*{2,4})(?:(?<=[—_-])(?:[b-hj-z]|[b-df-hj-np-tv-xz]{2,3})(?![\w'’]))?")
"""What stands for a name left out: Mr. B——, also with its last letters: Lord C——d, which are no word."""
_WORD_BEFORE = lazy(r"([^\W\d_]+)\.?$")
_APOSTROPHES = ("'", "’")
_SHORTENED = lazy(r"['’]([a-z]{1,2})(?!\w)")
_CUT_SHORT = frozenset(["'t", "’t", "'l", "’l"])
_NO_NAMES = lex.PLACE | lex.COMMON | lex.NOUN | lex.PEOPLE | lex.FUNCTION | lex.TITLE
_SHORTEST = 2
"""Letters of the shortest word behind an apostrophe that is looked at by itself."""
_PREFIXED = lazy(r"(?<!\w)(?:out|over|un)-$")
"""What makes another word of a name: to out-Herod."""
NICKNAME = lazy(
    r" (?:[\"“„«‘'](?P<nick>[A-Z][^\W\d_]{0,14}(?: [A-Z]?[^\W\d_]{1,14})?)[\"”“»’']|\((?P<other>[A-Z][^\W\d_]{1,11})\)) "
)
"""A nickname between forename and surname: John “Red” Murphy."""


class Word(Struct, frozen=True):
    """A capitalised word of a passage."""

    start: int
    end: int
    text: str
    kind: int
    """What the lists know about it (lexicon), 0 if nothing."""


_LETTERED = lazy(
    r"\.(?:(?<=\bP\.)[ -]?(?:P\.[ -]?)*S|(?<=[a-z\d] [AP]\.) ?M|(?<=\bN\.) ?B|(?<=\bR\.) ?S\. ?V\. ?P|(?<=\bQ\.) ?E\. ?D|(?<=^[NP]\.) ?[SD]|(?<=(?<![\w.])[auibzsk]\.) ?[A-ZÄÖÜ])\.(?= )"
)
"""Letters that look like initials and are none, from the stop of the first: P.S., 11 P. M., 3 o'clock P.M., N.B., N. S. at the beginning, and in German a. D., z. B."""
_DEGREES = lazy(
    r"[A-Z](?:(?<=, .)[A-Z]?[a-z]?\. ?(?:[A-Z]{1,2}[a-z]?\. ?){1,4}|(?<=\b[Tt]he .)\. ?(?:[A-Z]\. ?){2,4}|(?<!\w.)(?<!\.\s.)\.(?:[A-Z]\.){2,4} )"
)
"""“, M.P.”; three letters or more also behind “the”, or right behind each other."""
_SUPERIOR = lazy(r"\.(?:m[oaie]|ss?im[oaie]|ta|to|ti)(?!\w)")
"""The end of a word that is cut short: Dev.mo, Ill.ma, Aff.mo."""

_ENDING = lazy(r"\.(?!n[oº])[a-zªº]{1,3}(?!\w)")
"""The letters that are written above the line behind a title that is cut short: Sig.ra, Col.lo, M.me."""


_GLUED = lazy(r"[^\W\d_]\.[^\W\d_]\.|M\.[^\W\d_]")
"""A letter to which the next is glued: no title, where M. is seldom one."""
_GENITIVES = ("’s ", "'s ", "’ ", "' ")
_MONSIEUR = "M"
_OF_A_SURNAME = lazy(r"M(?:\. ?[A-Z])*\. ?[^\W\d_a-zß-öø-ÿ][^\W\d_]")
_RANK = 20
"""Letters before “M.” in which the rank of a Magister is looked for."""


def in_genitive(text: str, word: Word) -> bool:
    """True where nouns have capitals for a name with the s of the genitive, or with an apostrophe instead: Brandels, Brandel’s, Strauß’."""
    return word.end - word.start > len(word.text) or text.startswith(_GENITIVES, word.end)


def initials_of(words: Sequence[Word]) -> str:
    """The letters of a name that is all initials (J. S.: JS); nothing for others."""
    return "".join(w.text for w in words) if all(len(w.text) == 1 for w in words) else ""


def words_of(text: str, language: Language) -> list[Word]:
    """The capitalised words of a passage; in German most of them are nouns."""
    nouns, own_idle = language.nouns, bool(language.never)
    own = lex.own_kinds(language)
    found: list[Word] = []
    nicknames = _nicknames(text)
    beyond = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if (
            lex.is_idle(word)
            and text[end : end + 1] == " "
            and not text[end + 1 : end + 2].isupper()
            and not (word == "I" and _first_of_name(found, text, start, language))
        ):
            continue  # half of all capitals: The, He, It at the beginning of a sentence
        beyond = link_end(text, found, start, word) or beyond
        inside = start < beyond or _inside(text, word, start) or start in nicknames or _goes_on(text, end)
        inside = inside or (word in nouns.short and text.startswith(".", end))
        ending = _ENDING.match(text, end) if language.raised_letters and text.startswith(".", end) else None
        if ending and not inside and (kind := _with_its_ending(word, ending[0], own)):
            found.append(Word(start, ending.end(), text[start : ending.end()], kind))
            continue  # Cav.re, Sig.ra, M.me, D.ª
        if inside or (text.startswith(".", end) and _SUPERIOR.match(text, end)):
            continue  # Dev.mo
        if word[-2:] in {"'S", "’S"} and word.isupper():
            word, end = word[:-2], end - 2  # SMITH'S
        if language.elides and ("’" in word or "'" in word):
            start += _elided(text, word, start)
            word = text[start:end]
        if own_idle and _idle_here(language, text, word, start, end, found):
            continue
        if len(word) == 1:
            kind = _letter(text, word, start, language)
            if kind < 0 or (word in language.you_letters and not _behind_forename(found, start)):
                continue  # N.B., V. (usted)
        else:
            kind = lex.kinds(word) or _unlisted(word, language)
            if own:
                kind = own.get(word, kind)
                kind = own.get(f"{word}.", kind) if text.startswith(".", end) else kind
            if language.capital_nouns:
                word, kind = names_or_nouns.known(word.replace("ſ", "s"), kind, nouns)
            if text[end : end + 1] in _APOSTROPHES:
                word, end, kind = _cut_short(text, word, end, kind)
        found.append(Word(start, end, word, kind))
    return without_others(text, found, language)


def _with_its_ending(word: str, ending: str, own: Mapping[str, int]) -> int:
    """What a short form is that ends with letters above the line: a title (Sig.ra, D.ª), in Spanish also a forename (M.ª, Franc.º); 0 for what is neither."""
    if ending[-1] in "ªº" and (kind := own.get(f"{word}{ending}", 0) or own.get(f"{word}.", 0)):
        return kind
    return lex.kinds(word) & lex.TITLE and lex.kinds(word)


def _first_of_name(found: Sequence[Word], text: str, start: int, language: Language) -> bool:
    """True for the I of “Carlos I de España”: it stands directly behind a forename; in English also before “of”."""
    if not _behind_forename(found, start):
        return False
    return language.no_pronoun_i is None or text.startswith(" of ", start + 1)


def _behind_forename(found: Sequence[Word], start: int) -> bool:
    """True for what stands directly behind a forename."""
    return bool(found) and found[-1].end + 1 == start and bool(found[-1].kind & lex.GIVEN)


def _inside(text: str, word: str, start: int) -> bool:
    """True within another word: McMaster, out-Heroded."""
    before = text[start - 1 : start]
    if before.isalnum() or not word[0].isupper():
        return True
    return before == "-" and _PREFIXED.search(text, max(0, start - 8), start) is not None


def _goes_on(text: str, end: int) -> bool:
    """True where a mark on the last letter and more letters follow: Tom̄bak is no Tom."""
    return "\u0300" <= text[end : end + 1] <= "\u036f" and text[end + 1 : end + 2].isalpha()


def _cut_short(text: str, word: str, end: int, kind: int) -> tuple[str, int, int]:
    """A word that is cut short with an apostrophe (Rich'd, Serg't), where it then ends, and its kind; any other word as it is."""
    if word in lex.particles("title-with-apostrophe") and text.startswith(" ", end + 1):
        return text[end - len(word) : end + 1], end + 1, lex.HONORIFIC  # Mis' Harding
    rest = _SHORTENED.match(text, end)
    if rest is None:
        return word, end, kind
    whole = text[end - len(word) : rest.end()]
    if short := lex.kinds(f"{word}'{rest[1]}") & (lex.SHORT | lex.TITLE):
        return whole, rest.end(), short  # Rich'd Harding, Cap'n Harding
    if rest.group() in _CUT_SHORT and word in lex.particles("cut-short"):
        return whole, rest.end(), kind or lex.MODIFIER
    return word, end, kind


def _elided(text: str, word: str, start: int) -> int:
    """How many letters of a word are an article or a preposition with its apostrophe: L’Europe, Qu’Emma; 0 for D’Artagnan."""
    prefix, mark, rest = word.partition("’" if "’" in word else "'")
    if not mark or (len(rest) < _SHORTEST and rest not in lex.particles("short-title")):
        return 0
    if word.isupper():
        return article_before_title(word)
    other = lex.kinds(rest)
    if prefix not in lex.particles("before-apostrophe"):
        named = other & lex.NAME or not other & _NO_NAMES
        goes_on = text[start + len(word) : start + len(word) + 1] == " " and opens_sentence(text, start)
        if prefix not in {"L", "D"} or (named and not (prefix == "L" and goes_on)):
            return 0  # L’Estoile, maire
    return len(prefix) + 1


def _unlisted(word: str, language: Language) -> int:
    """What is known about a word that no list has as it stands: in capitals, with a hyphen, without its accents."""
    kind = 0
    if word.isupper():
        # DELLA is in Italian no forename, though it is one elsewhere.
        other = kind_of_other(word, language)
        kind = other if other == lex.FUNCTION else lex.in_capitals(word) or other
    if not kind and "-" in word:
        kind = _of_parts(word)
    if (
        not kind and language.romance and (not language.accented_verbs or word[-1:].isascii())
    ):  # Sarà is a verb
        kind = lex.loosely(word.capitalize() if word.isupper() else word)
    return kind or pet_name(word, language)


def _letter(text: str, word: str, start: int, language: Language) -> int:
    """What a single letter is: an initial (0), a title (M., in Spanish D., le P. Huc), or a word of one letter, which is passed over (-1)."""
    stop = text.startswith(".", start + 1)
    if stop and start in _lettered(text):
        return -1
    if word == _MONSIEUR and language.m_is_initial and _OF_A_SURNAME.match(text, start):
        rank = text[max(0, start - _RANK) : start].rstrip(" ").rpartition(" ")[2]
        if rank not in lex.particles("before-magister"):
            return 0
    if not language.m_is_monsieur and (_GLUED.match(text, start) or (word == _MONSIEUR and not stop)):
        return 0  # P.P.I., M.Sc.; 64 M RAM
    if word == "P" and stop and _before(text, start) in language.before_father:
        return lex.HONORIFIC
    if stop and (own := lex.own_kinds(language).get(f"{word}.")):
        return own  # D. José
    kind = lex.kinds(word)
    if stop and (not kind & lex.TITLE or language.initial_with_article.match(text, start)):
        return 0
    return -1 if not stop and word in language.one_letter else kind


def _before(text: str, start: int) -> str:
    """What stands between two spaces before this place: “le” before “le P. Huc”."""
    return (
        text[max(0, start - 6) : start].rstrip(" ").rpartition(" ")[2] if text.endswith(" ", 0, start) else ""
    )


@lru_cache(maxsize=1)
def _lettered(text: str) -> frozenset[int]:
    """The places of letters that are no initials (N.B.). A passage with one letter has more."""
    lettered = (m for m in _LETTERED.finditer(text) if m[0][-2] != "M" or _hour(text, m.start() - 2))
    found = {at for match in lettered for at in range(match.start() - 1, match.end())}
    return frozenset(found | {at for match in _DEGREES.finditer(text) for at in _degrees(match, text)})


def _hour(text: str, end: int) -> bool:
    """Whether a number or an hour in words stands before A. M. or P. M.: 11 P. M., at seven A.M., 3 o'clock P.M."""
    before = text[max(0, end - 10) : end].replace("’", "'").rpartition(" ")[2].rpartition("'")[2]
    return before[-1:].isdigit() or before.lower() in lex.particles("hour")


def _degrees(match: re.Match[str], text: str) -> range:
    """The places of the letters of a degree or an office between two names: “John Bell, M.P. James …”; none before a surname (…, J.P. Morgan)."""
    letters = re.sub(r"[^A-Za-z]", "", match[0]).upper()
    word = WORD_AFTER.match(text, match.end())
    if word is None or letters not in lex.particles("abbreviations"):
        return range(0)
    kind = lex.kinds(word[0])
    listed = text.startswith(", ", match.start() - 2)
    begins = kind & (lex.GIVEN | lex.TITLE | lex.FUNCTION) if listed else not kind & lex.GIVEN
    return range(match.start(), match.end()) if begins else range(0)


def _nicknames(text: str) -> set[int]:
    """The places of nicknames between a forename and a surname; they are no words of the name."""
    found: set[int] = set()
    for match in NICKNAME.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        after = WORD_AFTER.match(text, match.end())
        if before is None or after is None:
            continue
        nick = match["nick"] or match["other"]
        kind = lex.kinds(nick)
        other = kind & (lex.TITLE | lex.NOUN | lex.PLACE) and not kind & (lex.GIVEN | lex.DOUBTFUL)
        if other and match["other"]:
            continue  # Mary (Queen) Victoria
        if lex.kinds(before[1]) & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) and not lex.kinds(after[0]) & (
            lex.FUNCTION | lex.TITLE | lex.COMMON
        ):
            found.update(range(*match.span()))
    return found


def _idle(language: Language, text: str, word: str, end: int) -> bool:
    """True for a word that is never a name in this language: Ella, and what is cut before a small letter (Nell'ombra, Dov'è)."""
    if word in language.never or language.asked.search(word):
        return True
    return language.cuts_words and text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2].islower()


def _idle_here(language: Language, text: str, word: str, start: int, end: int, found: Sequence[Word]) -> bool:
    """True for a word that is never a name in this language, but for the stop of a short form and behind a forename: Mariano Marzo, Juan de Dios."""
    if word in language.short_you:
        return True
    if (text.startswith(".", end) and word != language.god) or not _idle(language, text, word, end):
        return False
    if _is_surname(word, found, text, start, language):
        return False
    return not (word == "I" and _first_of_name(found, text, start, language))


def _is_surname(word: str, found: Sequence[Word], text: str, start: int, language: Language) -> bool:
    """True for a month and the like as the surname of somebody, since it stands directly behind a forename."""
    if not found or not found[-1].kind & lex.GIVEN:
        return False
    between = text[found[-1].end : start]
    if word == language.god:
        return between in {" ", " de "}
    return between == " " and word in language.surname_too


_SERVANT = lazy(r"Abd(?:-[ae]l|-[ou]l|[ou]l)?-[^\W\d_]{3,}")
"""An Arabic name, the servant of God: Abd-el-Kader, Abdul-Medjid."""


def _of_parts(word: str) -> int:
    """What the lists say about a word with a hyphen: Jean-Paul is a given name, Pérez-Galdós a surname."""
    if word.startswith("Abd") and _SERVANT.fullmatch(word):
        return lex.GIVEN | lex.SURNAME
    kind_of = lex.in_capitals if word.isupper() else lex.kinds  # JEAN-BAPTISTE
    parts = [kind_of(part) for part in word.split("-")]
    small = word.partition("-")[0] in lex.particles("small-and-big")  # Petit-Jean
    if all(kind & (lex.GIVEN | lex.DOUBTFUL) for kind in parts[small:]):
        return lex.GIVEN
    if all(kind & lex.SURNAME for kind in parts):
        return lex.SURNAME
    composed = lex.before_an_office(word.partition("-")[0].capitalize())
    return parts[-1] & (lex.OFFICE | lex.RANK) if composed else 0
