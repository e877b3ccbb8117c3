"""What stands before a name and belongs to it: a title written small, a link, the title of the other of a couple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons import names_or_nouns
from teiwright.annotators.persons.beside import word_before
from teiwright.annotators.persons.words import Word
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language

_ARTICLE = lazy(r"(?<![^\s(“\"])(?:al|el|ar|as|ash|ad|an|at|az|ul)-$")
"""The article that is part of an Arabic name: al-Baghdadi."""
_COURTESY = r"(?<![^\s(“\"«„‘'’—–-])(?<!P\. )(?:{before-a-small-title})\.? (?:(?:{the}) |l['’])?$"
_COURTESY_REACH = 20
_COUPLE = r"\b([A-Z]\w+|M)(\.?) (?:{joins}) $"
_COUPLE_REACH = 24
_RANK_THE = r"(?<!the )(?<!The )\b(?:(?:{half-of-a-rank}) )?(?<!the )(?<!The )([A-Z][A-Za-z-]{2,16})\.? the $"
_ELIDED = lazy(r"^(?:[LlDd]|[AaDdNnSs][a-z]{0,2}ll)['’](?=\w)")
"""The article, also with a preposition, that is cut before a vowel: l'avvocato, all'avv."""
_BETWEEN_TWO = lazy(r"[A-Z][^\W\d_]+ (?:e|ed|o) (?:l['’])?[A-Z]")
_UNMARRIED = frozenset(["Miss", "Misses"])


def partner(candidate: Candidate, text: str) -> Candidate | None:
    """The one who is named by a title alone before this one: “Mr.” in “Mr. and Mrs. Harding”; nothing if there is none."""
    if not candidate.titles or candidate.titles[0].text not in lex.particles("wife"):
        return None
    match = lex.pattern(_COUPLE).search(text, max(0, candidate.start - _COUPLE_REACH), candidate.start)
    if match is None or not (kind := lex.kinds(match[1])) & lex.TITLE:
        return None
    wife = candidate.titles[0].text
    if (wife == "Aunt") != (match[1] == "Uncle") or (
        match[1] in lex.particles("called-alone") and wife != "Aunt"
    ):
        return None  # Mother and Mrs. Harding
    if wife in _UNMARRIED and text.endswith("he ", 0, match.start(1)):
        return None  # the Doctor and Miss Harding
    title = Word(match.start(1), match.end(1), match[1], kind)
    return replace(
        candidate,
        start=title.start,
        end=match.end(2),
        titles=(title,),
        words=candidate.words[-1:],
        before=None,
        after=None,
    )


def rank_before(text: str, start: int) -> Word | None:
    """The rank that stands before “the” and another title: Capt. the Hon. Henry Harding, Lieut.-Gen. the Earl of Orme."""
    match = lex.pattern(_RANK_THE).search(text, max(0, start - _COUPLE_REACH), start)
    if match is None or not (kind := lex.kinds(match[1])) & (lex.RANK | lex.CHURCH):
        return None
    return Word(match.start(), match.end(1), match[1], kind)


def before(
    text: str, start: int, language: Language, *, given: bool, titled: bool = False
) -> tuple[str, int]:
    """A small title (aunt) or link (von, d', général de) directly before the name, and where the extent then begins.

    Before a title (`titled`) “von” is no link but the preposition: von Herrn Braun.
    """
    title, at = _nearest(text, start, language, given=given)
    if (titled and not title) or (title == "fra" and not given and _BETWEEN_TWO.match(text, start)):
        return "", start  # fra Lodi e Milano: no friar
    if title and (match := lex.pattern(_COURTESY).search(text, max(0, at - _COURTESY_REACH), at)):
        return text[match.start() : at + len(title)], match.start()  # Mme veuve Durand, M. le comte Morel
    return title, at


def _nearest(text: str, start: int, language: Language, *, given: bool) -> tuple[str, int]:
    """The small title or link that stands nearest to the name, and where it begins."""
    window = text[max(0, start - 28) : start]
    link = 0
    if window[-2:] in {"d'", "d’"} and not window[-3:-2].isalnum() and not given:
        link = 2
    else:
        word = window[:-1].rpartition(" ")[2] if window.endswith(" ") else ""
        if word in {"la", "los", "las"} and window[: -len(word) - 1].endswith(" de "):
            word = f"de {word}"
        elif word in {"La", "Le"} and window[: -len(word) - 1].endswith(" de ") and not given:
            word = f"de {word}"  # le duc de La Trémoille
        if word in {"von", "van", "ibn", "bint"}:
            link = len(word) + 1
        elif word in lex.particles("after-van") and window[: -len(word) - 1].endswith(
            (" van ", "(van ", "“van ")
        ):
            link = len(word) + 5
        elif short := names_or_nouns.short_von(window, len(window), language.nouns):
            link = short
        elif window.endswith("-") and (prefix := _ARTICLE.search(window)):
            link = len(prefix.group())
        elif (
            word in lex.particles("link-after-title")
            or word in {"de La", "de Le"}
            or (not given and word in lex.particles("capital-link"))  # il generale La Marmora
        ):
            title = _small_title(window[: -len(word) - 1], language)
            unnamed = title.capitalize() in lex.particles("several")  # las señoritas de Arcos
            if title in lex.particles("small-title") and not unnamed:
                before, _ = word_before(window, len(window) - len(word) - len(title) - 2)
                unnamed = before.lower() in lex.particles("indefinite")
            if unnamed or title in lex.particles("parent") or (given and not _of_land(title)):
                title = ""  # una señora de Jaén, la vedova di Stefano, un colonnello di Napoleone
            return (title, start - len(word) - len(title) - 2) if title else ("", start)
    title = _small_title(window[: len(window) - link], language)
    if title:
        title = title if link else f"{_in_general(window[: -len(title) - 1], title)}{title}"
        return title, start - link - len(title) - 1
    return "", start - link


def _in_general(before: str, title: str) -> str:
    """The office before “général”, which is no rank behind it, with its blank: le procureur général Durand; else nothing."""
    if title.capitalize() not in lex.things("general-too"):
        return ""
    office = _ELIDED.sub("", before.rstrip(" ").rpartition(" ")[2])
    return f"{office} " if office.lower() in lex.things("office-in-general") else ""


def _of_land(title: str) -> bool:
    """True for a title of nobility, which has a link before its land."""
    return bool(lex.kinds(title.capitalize()) & lex.NOBLE)


def _small_title(window: str, language: Language) -> str:
    """The title written small with which this ends (and a space), else nothing."""
    if not window.endswith(" "):
        return ""
    rest, _, word = window[:-1].rpartition(" ")
    if "'" in word or "’" in word:
        word = _ELIDED.sub("", word)
    if word.endswith("."):
        return word if word[:-1] in language.short_titles else ""
    if word in lex.particles("with-the") and rest.rpartition(" ")[2] not in lex.particles("before-widow"):
        return ""  # his widow Anna
    if word in lex.particles("parent") and _whose(rest):
        return ""  # mia madre Adelaide, mon cher frère
    return word if lex.lower_title(language, word) else ""


def _whose(before: str) -> bool:
    """True for “mia”, “mon cher”: what ends so before a word of kinship says whose it is."""
    rest, _, word = before.rpartition(" ")
    if lex.contexts().get(word) in {"dear", "epithet"}:
        word = rest.rpartition(" ")[2]
    return word.lower() in lex.particles("whose")
