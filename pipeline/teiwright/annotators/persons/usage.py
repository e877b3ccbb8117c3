"""How a text as a whole uses its capitalised words: with titles, after “in”, as the subject of “said” and the like."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from teiwright.annotators.persons import bynames, lone_letters, names_or_nouns, noun_forms
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.words import initials_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.words import Word
    from teiwright.model import Document

_PERSONAL = frozenset(["says", "dear", "named"])

_OFTEN = 4
_THREE = 3
_PAIR = 2
_LINKED = 3
"""Characters between a title and a name where a link stands between them."""


class Usage(Struct, frozen=True):
    """Counts over the whole document, by word."""

    small: frozenset[str]
    """Words that also occur without a capital."""
    large: bool = False
    """Nouns have capitals though the text is English, as about 1700."""
    letters: Counter[str] = field(default_factory=Counter)
    """Letters of initials → how often they stand without a surname."""
    ampersand: bool = False
    """“&” stands for “and” between any words."""
    titled: Counter[str] = field(default_factory=Counter)
    """Last word of the name → how often a title stands before it."""
    parts: Counter[str] = field(default_factory=Counter)
    """Word → how often it is part of a longer name that begins with a forename or an initial."""
    placed: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often “in”, “at” … stand before it."""
    present: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often in a list of those present, or after a title of several."""
    moved: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often “to” or “from” stands before it: places have it, and persons too."""
    acting: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often it does what people do (says, writes, has a wife)."""
    spoken: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often it begins what somebody says as the name of whom it is said to; “Rubbish,” looks the same."""
    speaking: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often it says what stands in marks before it: “Stay,” said Thames."""
    doing: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often a verb follows that things and places can have too (was, had)."""
    alike: Counter[str] = field(default_factory=Counter)
    """The same behind another word with a capital: Foreign Relations had."""
    meant: Counter[str] = field(default_factory=Counter)
    """Word that is as often no name (May, Mark) → how often, within a sentence, it is no date and no common word."""
    articled: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often an article stands before it."""
    own_article: Counter[str] = field(default_factory=Counter)
    """Forename standing alone → how often it has an article in German: die Anna."""
    alone: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often, in the middle of a sentence."""
    company: Counter[str] = field(default_factory=Counter)
    """Word standing alone in German → how often “mit” (which counts twice) or “bei” stands directly before it, as before names; far below zero where it has an adjective or is a place."""
    bare: Counter[str] = field(default_factory=Counter)
    """Word standing alone in German → how often without an article where a noun has one."""
    beyond: Counter[str] = field(default_factory=Counter)
    """Word standing alone in German → how often with neither “mit” nor “bei” before it."""
    things: Counter[str] = field(default_factory=Counter)
    """Word standing alone → how often as the name of a firm or a storm."""
    families: Counter[str] = field(default_factory=Counter)
    """Word → how often the text speaks of all who bear it: les Morand, the Ostricks."""
    offices: Counter[str] = field(default_factory=Counter)
    """Word that is a title and a surname → how often an article stands before it: the King."""
    peers: set[str] = field(default_factory=set)
    """Lands after which somebody of the text is called: the Duke of Norfolk."""
    initials: set[str] = field(default_factory=set)
    """The initials of whole names of three words: JFK."""
    saints: set[str] = field(default_factory=set)
    """Saints of whom the text speaks, and not of their churches alone."""


def without_article(use: Usage, word: str) -> bool:
    """True for a forename that the text also has without an article, within a sentence."""
    return use.alone[word] > use.own_article[word] + use.articled[word]


def means_a_name(use: Usage, word: str) -> bool:
    """True if this text uses a word such as May or Mark mostly as a name."""
    return word in use.meant and use.meant[word] >= _OFTEN and use.meant[word] * 3 > use.alone[word] * 2


def small_words(document: Document) -> frozenset[str]:
    """The words of the document as they stand between spaces; those without a capital are what is asked for."""
    small: set[str] = set()
    for passage in document.passages:
        small.update(passage.text.split())
    return frozenset(small)


def usage_of(
    found: Sequence[Candidate],
    surroundings: Sequence[Beside],
    small: frozenset[str],
    *,
    large: bool,
    ampersand: bool = False,
) -> Usage:
    """Count how the text uses its capitalised words.

    Args:
        found: All candidates of the document.
        surroundings: What stands beside each of them.
        small: The words that the document also writes without a capital.
        large: Its nouns have capitals though it is English.
        ampersand: It writes “&” for “and”.
    """
    use = Usage(small, large, letters=lone_letters.counted(found), ampersand=ampersand)
    for candidate, near in zip(found, surroundings, strict=True):
        _count_title(use, candidate)
        if len(candidate.words) > 1:
            _count_whole(use, candidate, near)
        elif not candidate.titles and not candidate.lower_title:
            _count_word(use, candidate, near)
    return use


def _count_title(use: Usage, candidate: Candidate) -> None:
    """Count a name that has a title before it."""
    last = candidate.words[-1]
    small_title = bool(candidate.lower_title) and (_directly(candidate) or _noble(candidate))
    # St. Paul is as often a town.
    titled = any(t.kind & ~lex.SAINT & lex.TITLE for t in candidate.titles) and not _office_of(candidate)
    if (small_title or titled) and not _by_land(candidate.words):
        use.titled[as_written(last.text)] += 1
        if last.kind & lex.PLACE and _of_land(candidate):
            use.peers.add(as_written(last.text))


def _count_whole(use: Usage, candidate: Candidate, near: Beside) -> None:
    """Count a name of several words, and those of which it is made."""
    words = candidate.words
    first = words[0]
    if near.before in lex.particles("where") and is_lettered(words):
        use.placed[whole_of(words)] += 1
    if len(words) == _THREE and words[-1].kind & (lex.SURNAME | lex.KNOWN):
        use.initials.add("".join([w.text[0] for w in words]))
    if len(first.text) == 1 and (near.section_after == "says" or near.section_before in _PERSONAL):
        use.acting[initials_of(words)] += 1
    if first.kind & (lex.GIVEN | lex.DOUBTFUL | lex.SHORT) or len(first.text) == 1:
        if not _lone(candidate, near, use):
            use.parts.update(_as_parts(words))
    elif not candidate.titles and not any(w.kind for w in words):
        _count_alone(use, whole_of(words), near, opens=candidate.opens)


def _count_word(use: Usage, candidate: Candidate, near: Beside) -> None:
    """Count a word that stands alone, without a title."""
    word = candidate.words[0]
    last = as_written(word.text)
    if word.kind & lex.TITLE and word.kind & lex.SURNAME:
        # the King, also where the text has a Mr. King
        use.offices[last] += near.before in lex.particles("article")
        return
    given = word.kind == lex.GIVEN
    _count_alone(
        use,
        last,
        near,
        opens=candidate.opens,
        led=candidate.before is not None,
        own_article=given and near.before in near.language.nouns.article_of_a_name,
        signs=near.before in near.language.nouns.of_the_writer and (given or not near.after),  # Dein Karl
    )
    if word.kind & lex.DOUBTFUL and not candidate.opens and _no_date(near):
        use.meant[last] += 1


def _as_parts(words: Sequence[Word]) -> Iterator[str]:
    """The words of a whole name; not the land behind the number of a ruler or behind a forename: Afonso I de Aragão, Anselm of Canterbury."""
    for at, word in enumerate(words):
        linked = at and word.start - words[at - 1].end > _LINKED
        if linked and (bynames.is_number(words[at - 1].text) or _by_land(words)):
            return
        if len(word.text) > 1:
            yield as_written(word.text)


def _by_land(words: Sequence[Word]) -> bool:
    """True for “Anselm of Canterbury”, who is never called by the name of the town alone."""
    first, last = words[0], words[-1]
    linked = len(words) == _PAIR and last.start - first.end > _LINKED
    return bool(linked and first.kind & lex.GIVEN and last.kind & lex.PLACE) and not last.kind & lex.NAME


def _of_land(candidate: Candidate) -> bool:
    """True for “the Duke of Norfolk”, le duc de Brunswick, Lord Salisbury."""
    title = (
        candidate.titles[-1].text
        if candidate.titles
        else candidate.lower_title.rpartition(" ")[2].capitalize()
    )
    return title == "Lord" or title in lex.particles("of-land") or title in lex.particles("peer")


def _directly(candidate: Candidate) -> bool:
    """True if nothing stands between the title written small and the name: not le maire de Valmy."""
    return candidate.words[0].start - candidate.start == len(candidate.lower_title) + 1


def _office_of(candidate: Candidate) -> bool:
    """True for “Maire de Valmy”: a word stands between the office and what it is the office of."""
    last = candidate.titles[-1]
    between = candidate.words[0].start - last.end - len(candidate.link)
    return bool(last.kind & (lex.OFFICE | lex.CHURCH)) and between > _LINKED


def _noble(candidate: Candidate) -> bool:
    """True for “le baron de Saint-Auban”, whom the text calls Saint-Auban elsewhere."""
    title = candidate.lower_title.rpartition(" ")[2]
    return bool(lex.kinds(title.capitalize()) & lex.NOBLE) and not candidate.words[0].kind & lex.PLACE


def is_lettered(words: Sequence[Word]) -> bool:
    """True for “W. Hill”, which may be a hill."""
    return len(words) == _PAIR and len(words[0].text) == 1 and bool(words[1].kind & lex.NOUN)


def whole_of(words: Sequence[Word]) -> str:
    """A name of several words as one."""
    return " ".join([as_written(w.text) for w in words])


def _no_date(near: Beside) -> bool:
    """True unless the words beside a month's name make it a month: in May, May 3, the first of June."""
    if near.section_before == "place" or near.before.lower() in lex.particles("before-month"):
        return False
    return not (near.before[-1:].isdigit() or near.before[:1].isdigit() or near.after[:1].isdigit())


def as_written(word: str) -> str:
    """The word with one capital, where it is written in capitals: WARNER → Warner."""
    return word.capitalize() if word.isupper() and len(word) > 3 else word


def _count_family(use: Usage, word: str, near: Beside) -> None:
    """Count a family of English: the Ostricks are all who are called Ostrick."""
    if (
        near.before not in {"the", "The"}
        or not word.endswith("s")
        or near.possessive
        or near.section_after == "thing"
    ):
        return
    single = word[:-1]
    other = lex.kinds(word) or lex.kinds(single) & ~lex.SURNAME
    if (
        len(single) > _PAIR
        and not other
        and single.lower() not in use.small
        and word.lower() not in use.small
    ):
        use.families[single] += 1


def _lone(candidate: Candidate, near: Beside, use: Usage) -> bool:
    """True for a letter that is no initial of the word behind it: O. Küche, and S. behind a day (12/3 S. Nebel)."""
    if len(candidate.words[0].text) > 1:
        return False
    return near.before[-1:].isdecimal() or lone_letters.before_another_word(
        candidate.words, use.small, use.letters, near.language
    )


def _count_alone(
    use: Usage,
    word: str,
    near: Beside,
    *,
    opens: bool,
    led: bool = False,
    own_article: bool = False,
    signs: bool = False,
) -> None:
    """Count one occurrence of a word that stands alone, or (`led`) behind another with a capital that belongs to no name.

    A forename may have its `own_article` in German (die Anna), or none where somebody `signs` with it (Dein Karl).
    """
    before, after = near.section_before, near.section_after
    if near.listed in {"present", "several"}:
        use.present[word] += 1
    if near.before in lex.particles("moves") and not near.possessive:
        use.moved[word] += 1
    if before == "place":
        use.placed[word] += 1
    elif near.before.lower() in lex.particles("article-without-s") and word[-1] not in "sxz":
        use.families[word] += 1  # les Morand: a noun would have an s there
    elif (
        near.before in lex.particles("article")
        or near.before == "l'"
        or (not signs and near.nouns and near.before in near.language.determiners)
    ):
        # The article of “the Harper government” is that of the government.
        _count_family(use, word, near)
        counted = use.own_article if own_article and not opens else use.articled
        counted[word] += own_article or after != "thing" or near.comma
    company = names_or_nouns.company(near) if near.nouns else 0
    if near.nouns:
        use.company[word] += company
        use.beyond[word] += not company
        use.bare[word] += noun_forms.bare(word, near)
    if not opens:
        use.alone[word] += 1
    # “the guild of Thrift voted”: the guild did
    whose = near.before in lex.particles("of") or before == "place" or near.before == "from"
    whose = whose or company > 0  # mit Drallow stritt man
    whose = whose or names_or_nouns.governed(near.before, near.language.nouns)
    use.speaking[word] += near.spoken
    if near.called and opens:
        use.spoken[word] += 1
    elif (
        near.called
        or before in _PERSONAL
        or (not whose and after == "says")
        or (near.possessive and after == "kin")
    ):
        use.acting[word] += 1
    elif after == "does" and not whose:
        use.doing[word] += 1
        use.alike[word] += led
