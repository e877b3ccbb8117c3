"""The capitalised words of a passage, and which of them may belong together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.annotators.persons import german, italian, spanish
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.bynames import epithet
from teiwright.annotators.persons.openings import opens_sentence, same_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Passage

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я"
_LETTER = r"[^\W\d_²³¹⁰⁴-⁹]"  # superscript figures are note marks
_TOKEN = re.compile(rf"[{_UPPER}]{_LETTER}*(?:['’](?=[{_UPPER}]){_LETTER}+|-{_LETTER}+)*")
BLANK = re.compile(r"—{1,3}|-{2,4}|_{2,4}|\*{2,4}")
"""What stands for a name left out: Mr. B——."""
_ROMANCE = frozenset(["fr", "it", "es", "pt"])
_ACCENTED = frozenset(["fr", "es", "it", "pt"])
"""Languages whose writers leave out accents, of capitals above all."""
_WORDS_OF_ONE_LETTER = frozenset("AÀEÈOÓY")
"""In these languages a preposition or conjunction, where no stop follows."""
_ASKED = re.compile(r"-(?:vous|ils?|elles?|moi|toi|nous|tu|je|on|ce|lui|leur)$")
"""French verbs with their pronoun behind them: Levez-vous, Connaissez-vous."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?$")
_WORD_AFTER = re.compile(r"[^\W\d_][\w'’-]*")
_APOSTROPHES = ("'", "’")
_SHORTENED = re.compile(r"['’]([a-z]{1,2})(?!\w)")
_CUT_SHORT = frozenset(["'t", "’t", "'l", "’l"])
_CUT_BEFORE = frozenset(
    [
        "Qu",
        "Jusqu",
        "Lorsqu",
        "Puisqu",
        "Quoiqu",
        "All",
        "Nell",
        "Sull",
        "Dall",
        "Quell",
        "Un",
        "Anch",
        "C",
        "S",
        "N",
        "J",
    ]
)
"""What stands before an apostrophe and a name without being part of it."""
_NO_NAMES = lex.PLACE | lex.COMMON | lex.NOUN | lex.PEOPLE | lex.FUNCTION | lex.TITLE
_SHORTEST = 2
"""Letters of the shortest word behind an apostrophe that is looked at by itself."""
_PREFIXED = re.compile(r"(?<!\w)(?:out|over|un)-$")
"""What makes another word of a name: to out-Herod."""
_SON_OF = re.compile(r"Ma?c[A-Z]")
"""The initial of a middle name with Mac."""
_WIDEST = 12  # characters between two words of a name: “ de los ”
_NEAR = 3  # characters between a title and the name after it
_NICKNAME = re.compile(
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


_LETTERED = re.compile(
    r"\.(?:(?<=\bP\.)[ -]?(?:P\.[ -]?)*S|(?<=\d [AP]\.) ?M|(?<=\bN\.) ?B|(?<=\bR\.) ?S\. ?V\. ?P|(?<=\bQ\.) ?E\. ?D|(?<=^[NP]\.) ?[SD]|(?<=(?<![\w.])[auibzsk]\.) ?[A-ZÄÖÜ])\.(?= )"
)
"""Letters that look like initials and are none, from the stop of the first: P.S., 11 P. M., N.B., N. S. at the beginning, and in German a. D., z. B."""
_DEGREES = re.compile(r"(?<=, )(?:[A-Z]{1,2}[a-z]?\. ?){2,5}")
_RETIRED = frozenset([" a. D. ", " a.D. ", " z. D. ", " z.D. ", " i. R. ", " i.R. ", " d. R. ", " d.R. "])
_SUPERIOR = re.compile(r"\.(?:m[oaie]|ss?im[oaie]|ta|to|ti)(?!\w)")
"""The end of a word that is cut short: Dev.mo, Ill.ma, Aff.mo."""

_ENDING = re.compile(r"\.(?!n[oº])[a-zªº]{1,3}(?!\w)")
"""The letters that are written above the line behind a title that is cut short: Sig.ra, Col.lo, M.me."""
_SAINTLY = frozenset(["es", "it"])
"""Languages that shorten San to S."""
_SHORT_SAINTS = frozenset(["S", "Sto", "Sta"])
_OTHERWISE = frozenset(["Me", "Fr", "Da", "Dn", "Ma", "Fco", "Sto", "Sta"])
_SPANISH = {"Da": lex.HONORIFIC, "Dn": lex.HONORIFIC, "Ma": lex.SHORT}
"""Forms cut short that are words elsewhere: Da. Ana, José Ma. Peña."""


def words_of(text: str, language: str = "") -> list[Word]:
    """The capitalised words of a passage; in German most of them are nouns."""
    nouns = language == "de"
    own_idle = language in {"it", "fr"} or bool(lex.particles(f"never-{language}"))
    elided = language in {"fr", "it"}
    known, idle = lex.kinds(), lex.idle()
    found = []
    nicknames = _nicknames(text)
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word in idle and text[end : end + 1] == " " and not text[end + 1 : end + 2].isupper():
            continue  # half of all capitals: The, He, It at the beginning of a sentence
        inside = _inside(text, word, start) or start in nicknames or (nouns and german.idle(text, word, end))
        ending = _ENDING.match(text, end) if language in _ROMANCE and text.startswith(".", end) else None
        if ending and known.get(word, 0) & lex.TITLE and not inside:
            found.append(Word(start, ending.end(), text[start : ending.end()], known[word]))
            continue  # Cav.re, Sig.ra, M.me
        if inside or (text.startswith(".", end) and _SUPERIOR.match(text, end)):
            continue  # Dev.mo
        if word[-2:] in {"'S", "’S"} and word.isupper():
            word, end = word[:-2], end - 2  # SMITH'S
        if elided and ("’" in word or "'" in word):
            start += _elided(text, word, start)
            word = text[start:end]
        if own_idle and not text.startswith(".", end) and _idle(language, text, word, end):
            continue
        if len(word) == 1:
            stop = text.startswith(".", end)
            kind = -1 if stop and start in _lettered(text) else _letter(word, language, stop=stop)
            if kind < 0:
                continue  # N.B.
        else:
            kind = known.get(word, -1)
            if kind < 0:
                kind = _unlisted(word, language)
            if word in _OTHERWISE:
                kind = _otherwise(word, language, kind, stop=text.startswith(".", end))
            if nouns:
                word, kind = german.known(word.replace("ſ", "s"), kind)
            if text[end : end + 1] in _APOSTROPHES:
                word, end, kind = _cut_short(text, word, end, kind)
        found.append(Word(start, end, word, kind))
    return _without_others(text, found, language)


def _otherwise(word: str, language: str, kind: int, *, stop: bool) -> int:
    """What a word is that means something of its own in one language: Me Durand, Da. Ana."""
    if word == "Me" and language == "fr":
        return lex.HONORIFIC  # Maître
    if word == "Fr" and language in {"de", "fr"}:
        return _unlisted(word, language)  # Friedrich, Frau, franc; elsewhere Father, fray, fra
    return _SPANISH.get(word, kind) if language == "es" and stop else kind


def _without_saints(text: str, words: list[Word]) -> list[Word]:
    """“S. Andrea”, “Sto. Domingo” is the saint, or his church or day, where no name goes on: no “S. Andrea Conti”, no “dott. S. Conti”."""
    gone: set[int] = set()
    for at, word in enumerate(words[:-1]):
        if word.text not in _SHORT_SAINTS or text[word.end : words[at + 1].start] != ". ":
            continue
        named = words[at + 1]
        before = at > 0 and at - 1 not in gone and _leads_on(text, words[at - 1], word)
        goes_on = at + 2 < len(words) and text[named.end : words[at + 2].start] == " "
        if word.text != "S" or (named.kind & lex.GIVEN and not before and not goes_on):
            gone |= {at, at + 1}
    return [word for at, word in enumerate(words) if at not in gone] if gone else words


def _leads_on(text: str, left: Word, right: Word) -> bool:
    """True if a word belongs to the same name, so far as what stands between tells: no other sentence begins."""
    between = text[left.end : right.start]
    return between == " " or (
        between == ". " and (len(left.text) == 1 or bool(left.kind & (lex.SHORT | lex.TITLE)))
    )


def _without_others(text: str, words: list[Word], language: str) -> list[Word]:
    """The words without those that are no part of a name in this language."""
    if language == "de" and ".-R. " in text:
        return _without_councillors(text, words)
    return _without_saints(text, words) if language in _SAINTLY else words


def _without_councillors(text: str, words: list[Word]) -> list[Word]:
    """“G.-R. Peter Mair”: in German the letters are his office (Gemeinderat), since his forename follows; “J.-R. Mair” has initials."""
    gone: set[int] = set()
    for at in range(len(words) - 2):
        one, two, name = words[at : at + 3]
        letters = len(one.text) == 1 and two.text == "R" and text[one.end : two.start] == ".-"
        named = name.kind & (lex.GIVEN | lex.TITLE) and len(name.text) > 1
        if letters and named and text[two.end : name.start] == ". ":
            gone |= {at, at + 1}
    return [word for at, word in enumerate(words) if at not in gone]


def _inside(text: str, word: str, start: int) -> bool:
    """True within another word: McMaster, out-Heroded."""
    before = text[start - 1 : start]
    if before.isalnum() or not word[0].isupper():
        return True
    return before == "-" and _PREFIXED.search(text, max(0, start - 8), start) is not None


def _cut_short(text: str, word: str, end: int, kind: int) -> tuple[str, int, int]:
    """A word that is cut short with an apostrophe (Rich'd, Serg't), where it then ends, and its kind; any other word as it is."""
    rest = _SHORTENED.match(text, end)
    if rest is None:
        return word, end, kind
    whole = text[end - len(word) : rest.end()]
    if short := lex.kinds().get(f"{word}'{rest[1]}", 0) & (lex.SHORT | lex.TITLE):
        return whole, rest.end(), short  # Rich'd Harding, Cap'n Harding
    if rest.group() in _CUT_SHORT and word in lex.particles("cut-short"):
        return whole, rest.end(), kind or lex.MODIFIER
    return word, end, kind


def _elided(text: str, word: str, start: int) -> int:
    """How many letters of a word are an article or a preposition with its apostrophe: L’Europe, Qu’Emma; 0 for D’Artagnan."""
    prefix, mark, rest = word.partition("’" if "’" in word else "'")
    if not mark or len(rest) < _SHORTEST or word.isupper():
        return 0
    other = lex.kinds().get(rest, 0)
    if prefix not in _CUT_BEFORE:
        named = other & lex.NAME or not other & _NO_NAMES
        goes_on = text[start + len(word) : start + len(word) + 1] == " " and opens_sentence(text, start)
        if prefix not in {"L", "D"} or (named and not (prefix == "L" and goes_on)):
            return 0  # L’Estoile, maire
    return len(prefix) + 1


def _unlisted(word: str, language: str) -> int:
    """What is known about a word that no list has as it stands: in capitals, with a hyphen, without its accents."""
    kind = lex.capitals().get(word, 0) if word.isupper() else 0
    if not kind and "-" in word:
        kind = _of_parts(word)
    if not kind and language in _ACCENTED and (language == "fr" or word[-1:].isascii()):  # Sarà is a verb
        kind = lex.loosely(word.capitalize() if word.isupper() else word)
    return kind or (spanish.pet_name(word) if language == "es" else 0)


def _letter(word: str, language: str, *, stop: bool) -> int:
    """What a single letter is: an initial (0), a title (M., in Spanish D.), or a word of one letter, which is passed over (-1)."""
    kind = lex.kinds().get(word, 0)
    if stop and language == "es" and word == "D":
        return lex.HONORIFIC  # D. José
    if stop and not kind & lex.TITLE:
        return 0
    return -1 if not stop and language in _ROMANCE and word in _WORDS_OF_ONE_LETTER else kind


@lru_cache(maxsize=1)
def _lettered(text: str) -> frozenset[int]:
    """The places of letters that are no initials (N.B.). A passage with one letter has more."""
    found = {at for match in _LETTERED.finditer(text) for at in range(match.start() - 1, match.end())}
    return frozenset(found | {at for match in _DEGREES.finditer(text) for at in _degrees(match, text)})


def _degrees(match: re.Match[str], text: str) -> range:
    """The places of the letters of a degree or an office between two names: “John Bell, M.P. James …”; none before a surname (…, J.P. Morgan)."""
    letters = re.sub(r"[^A-Za-z]", "", match[0]).upper()
    word = _WORD_AFTER.match(text, match.end())
    if word is None or letters not in lex.particles("abbreviations"):
        return range(0)
    begins = lex.kinds().get(word[0], 0) & (lex.GIVEN | lex.TITLE | lex.FUNCTION)
    return range(match.start(), match.end()) if begins else range(0)


def _nicknames(text: str) -> set[int]:
    """The places of nicknames between a forename and a surname; they are no words of the name."""
    found: set[int] = set()
    for match in _NICKNAME.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
        after = _WORD_AFTER.match(text, match.end())
        if before is None or after is None:
            continue
        known = lex.kinds()
        nick = match["nick"] or match["other"]
        kind = known.get(nick, 0)
        other = kind & (lex.TITLE | lex.NOUN | lex.PLACE) and not kind & (lex.GIVEN | lex.DOUBTFUL)
        if other and match["other"]:
            continue  # Mary (Queen) Victoria
        if known.get(before[1], 0) & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) and not known.get(after[0], 0) & (
            lex.FUNCTION | lex.TITLE | lex.COMMON
        ):
            found.update(range(*match.span()))
    return found


def _idle(language: str, text: str, word: str, end: int) -> bool:
    """True for a word that is never a name in this language."""
    if language == "it":
        return italian.idle(text, word, end)
    return word in lex.particles(f"never-{language}") or (language == "fr" and bool(_ASKED.search(word)))


def _of_parts(word: str) -> int:
    """What the lists say about a word with a hyphen: Jean-Paul is a given name, Pérez-Galdós a surname."""
    known = lex.kinds()
    parts = [known.get(part, 0) for part in word.split("-")]
    if all(kind & (lex.GIVEN | lex.DOUBTFUL) for kind in parts):
        return lex.GIVEN
    return lex.SURNAME if all(kind & lex.SURNAME for kind in parts) else 0


def joined(passage: Passage, source: str, words: Sequence[Word], at: int, language: str) -> bool:
    """True if this capitalised word and the next may belong to one name: “John Smith”, “J. Smith”, “de Gaulle”."""
    left, right = words[at], words[at + 1]
    if right.start - left.end > _WIDEST:
        return _NICKNAME.fullmatch(passage.text, left.end, right.start) is not None
    gap = passage.text[left.end : right.start]
    if gap in {" ", "  "}:
        return same_line(passage, source, left.end)
    a_place = gap == " à " and language == "en" and left.kind & lex.GIVEN  # Thomas à Kempis
    if a_place or (gap[-1] in " '’" and epithet(gap.strip(" ."), left.kind, left.text, right.text)):
        return True
    if language == "de" and left.kind & lex.TITLE and gap in _RETIRED:
        return True  # Oberst a. D. Meyer
    if (
        language == "de"
        and (inner := gap.strip(" "))
        and inner != "."
        and (gap[0] == " " or gap.startswith(". "))
    ):
        titled = at > 0 and bool(words[at - 1].kind & lex.TITLE) and left.start - words[at - 1].end < _NEAR
        link = inner.removeprefix(".").strip()
        return german.links(link, left.kind, left.text, right.text, titled=titled)
    if gap[0] == ".":
        return _joined_by_stop(passage, source, left, right)
    if len(left.text) == 1 and (blank := BLANK.match(gap)):
        return gap[blank.end() :] == " " and len(right.text) == 1
    if gap[0] != " ":
        return False
    if (
        at > 0
        and gap in {" di ", " de "}
        and language != "en"
        and right.kind & lex.GIVEN
        and not right.kind & lex.SURNAME
    ):
        begun = words[at - 1].kind & (lex.GIVEN | lex.SHORT) and left.start - words[at - 1].end < _NEAR
        if begun and not left.kind & (lex.GIVEN | lex.TITLE):
            return False  # Carducci di Lorenzo, but Piero di Cosimo
    if gap.strip() == "y" and at > 0 and words[at - 1].text in lex.particles("several"):
        return False  # Sres. Paz y Ruiz
    if gap == " of " and left.text in lex.particles("of-a-place-named") and not _after_another(words, at):
        return True  # Robert of Gloucester, not Mr. Robert of Leeds
    return _linked(gap, left, right) or _NICKNAME.fullmatch(gap) is not None


def _after_another(words: Sequence[Word], at: int) -> bool:
    """True if another capitalised word stands directly before this one."""
    return at > 0 and words[at].start - words[at - 1].end < _NEAR


def _joined_by_stop(passage: Passage, source: str, left: Word, right: Word) -> bool:
    """“J. Martin”, “J.-B. Martin”, “Gral. Martín”, “J. de Martin”."""
    short = len(left.text) == 1 or left.kind & lex.SHORT or left.text in lex.particles("short-title")
    if not short and not (left.text[-1].isupper() and _SON_OF.fullmatch(left.text)):  # John McF. Bell
        return False
    rest = passage.text[left.end + 1 : right.start]
    if rest == "-":
        return len(left.text) == len(right.text) == 1
    if not rest.strip(" "):
        return same_line(passage, source, left.end + 1)
    return rest[0] == " " and rest.strip() in lex.particles("link")


def _linked(gap: str, left: Word, right: Word) -> bool:
    """True if what stands between two words links the parts of a name: de, van der, of."""
    inner = gap.strip() if "  " not in gap else " ".join(gap.split())
    plainly_given = left.kind & (lex.GIVEN | lex.DOUBTFUL) and not left.kind & lex.SURNAME
    other = right.kind & (lex.GIVEN | lex.DOUBTFUL | lex.TITLE) or len(right.text) == 1
    if inner == "y" and (other or plainly_given):
        return False  # Pedro y Ana are two; Ortega y Gasset is one
    if inner == "of":
        return left.text in lex.particles("of-land") or bool(plainly_given)
    if inner.isupper() and left.text.isupper() and right.text.isupper():
        inner = inner.lower()  # D'ORMESSON DE LENS
    # The first half may have a capital: Van der Berg, De la Rue.
    linked = inner in lex.particles("link") or f"{left.text.lower()} {inner}" in lex.particles("link")
    return linked and (gap[-1] == " " or inner[-1] in "'’-")
