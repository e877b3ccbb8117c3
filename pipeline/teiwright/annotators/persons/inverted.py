"""Names with the surname first: “SMITH, JOHN H.”, “Durand (Pierre)”, “BIANCHI Giovanni”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.openings import all_capitals
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_RANK_BEHIND = r"(?:,? (?:(?:[^\W\d_]+ ){0,3}(?:{link}|v\.)|[^\W\d_]{3,12}))?\)"
"""What may follow the forenames in brackets: “(Pierre, baron de)”, “(Gaspar de)”, “(Pierre, abbé)”."""
_COMMA = lazy(r", {1,2}")
_AND = r" (?:{joins}) "
_TITLE_GAP = lazy(r",? |\. ?")
_PAGES = lazy(r"\.?,? \d{1,4}(?:[,;.–—-]|$)")
_CHAPTER = lazy(r", \d{1,3}(?!\d)")
"""Behind the number of a book."""
_LISTED = (":", ";", ",")
"""What stands before a name in a list."""
_ALSO_INITIALS = frozenset(["JP"])
"""Letters of an office that are as often somebody's initials: Orme, J.P."""
_GAPS = frozenset([" ", ". ", "-"])
_NO_SURNAME = lex.FUNCTION | lex.COMMON | lex.TITLE | lex.PLACE | lex.PEOPLE | lex.NOUN
_MOST = 4
"""Words of the longest name that is looked for."""
_DATED = 60
"""Characters behind an unknown surname and a forename in which a register has a number or a year."""
_SHORTEST = 3
"""Letters of the shortest surname in capitals that is looked for without a comma."""
_LIFE = r", (?:[^\W\dA-Z_]{1,9}\. ?|\d|[*†+]|née?s? |(?:{life-in-lists})[^\W\d_]*)| +\d{1,4}(?:[–-]\d{1,4})?(?:, ?\d|[.;]?$)"
"""What a list of persons says behind the name: “, gef. 22. August 1914”, “, vermißt seit 1918”, “, † 1750”; and the page of an index."""
_AFTER = (
    r"\.?(?:$|[,.;:(\]—–]| [—–(-]|(?= +\d{1,4}(?:[–-]\d{1,4})?(?:, ?\d|[.;]?$))|(?= (?:{see-in-index})\b))"
)


def with_comma(text: str, words: Sequence[Word], at: int, *, opens_line: bool) -> tuple[int, int, int]:
    """How many words are the surname, titles behind it, and the whole of a name that begins here; zeros if none does.

    “SMITH, JOHN H.” has 1, 0 and 3, “GARCÍA LÓPEZ, Pedro” 2, 0 and 3, “Peel, Sir Robert.” 1, 1 and 3.

    Args:
        text: The text of the passage.
        words: Its capitalised words.
        at: The word with which the name may begin.
        opens_line: True if it is the first of its line.
    """
    comma = _surname_in_capitals(text, words, at) if words[at].text.isupper() else at + 1
    if comma >= len(words) or len(words[at].text) < 2:
        return 0, 0, 0
    if not _COMMA.fullmatch(text, words[comma - 1].end, words[comma].start):
        return 0, 0, 0
    first = _after_titles(text, words, comma) if opens_line else comma
    end = first
    while end < len(words) and end - first < _MOST - 1 and (end == first or _next_forename(text, words, end)):
        word = words[end]
        if end > first and len(word.text) > 1 and word.text.isupper() and not words[first].text.isupper():
            break  # DURAND, Pierre MARTIN
        forename = len(word.text) == 1 or word.kind & lex.FORENAME
        if (
            opens_line
            and end > first
            and words[at].text.isupper()
            and not word.kind & (lex.FUNCTION | lex.TITLE)
        ):
            forename = True  # BIRKETT, Thomas Fell
        other = word.kind & (lex.FUNCTION | lex.COMMON | lex.TITLE | lex.PLACE)
        if not forename and (other or not (opens_line and _rank_follows(text, words, end))):
            break
        end += 1
    if (
        end == first
        or _goes_on(text, words, end)
        or not _surname(text, words, at, comma, first, end, opens_line=opens_line)
    ):
        return 0, 0, 0
    stop = words[end - 1].end
    letters = "".join([word.text for word in words[first:end]])
    if len(letters) == end - first > 1 and letters in lex.particles("abbreviations") - _ALSO_INITIALS:
        return 0, 0, 0  # Harding, M.P.
    if len(letters) == 1 and letters in "IVXLC" and _CHAPTER.match(text, stop):
        return 0, 0, 0  # TITE-LIVE, V, 48
    if words[at].kind & lex.PLACE and all(len(word.text) == 1 for word in words[first:end]):
        return 0, 0, 0  # London, E.C.
    if text.startswith(".", stop) and text[stop + 1 : stop + 2].isupper():
        return 0, 0, 0  # “Keller, Henry S.Burton” is a list
    return (comma - at, first - comma, end - at) if lex.pattern(_AFTER).match(text, stop) else (0, 0, 0)


def title_behind(text: str, words: Sequence[Word], at: int) -> int:
    """How many titles stand behind this surname and its comma, with nothing but the pages of an index behind them: “Mellor, Mrs., 6”; else 0."""
    if words[at].kind & (lex.FUNCTION | lex.COMMON | lex.TITLE) or len(words[at].text) < 2:
        return 0
    end = at + 1
    while end < len(words) and words[end].kind & lex.TITLE and not words[end].kind & lex.FORENAME:
        if not _TITLE_GAP.fullmatch(text, words[end - 1].end, words[end].start) or (
            (end == at + 1) != text.startswith(",", words[end - 1].end)
        ):
            return 0
        end += 1
    return end - at - 1 if _PAGES.match(text, words[end - 1].end) else 0


def _after_titles(text: str, words: Sequence[Word], at: int) -> int:
    """Where the forename begins behind a surname and a comma: after “Sir”, “Rev. Canon”."""
    end = at
    while (
        end < len(words)
        and words[end].kind & lex.TITLE
        and not words[end].kind & lex.FORENAME
        and len(words[end].text) > 1
    ):
        end += 1
    begun = end < len(words) and all(_gap(text, words, n) in _GAPS for n in range(at + 1, end + 1))
    initial = begun and len(words[end].text) == 1 and text.startswith(".", words[end].end)
    # HARDING, Deputy Judge: a title behind a title is no forename.
    forename = begun and words[end].kind & lex.FORENAME and not words[end].kind & lex.TITLE
    return end if initial or forename else at


def _surname(
    text: str, words: Sequence[Word], at: int, comma: int, first_name: int, end: int, *, opens_line: bool
) -> bool:
    """True if the words before the comma are a surname, and not a name of its own in a list."""
    kind = words[at].kind
    if words[at].text.isupper():
        if opens_line:
            if kind & lex.FUNCTION and comma - at > 1:
                return False  # TO THE COUNCILLOR, ANNA ORME
            return not (words[comma - 1].kind & (lex.NOUN | lex.PLACE) and words[first_name].kind & lex.PLACE)
        # In running text only where the forename is not in capitals: “see SMITH, John”.
        shortest = min(len(w.text) for w in words[at:comma])
        named = words[comma].kind & lex.FORENAME and not words[comma].kind & lex.PLACE
        other = any(w.kind & _NO_SURNAME for w in words[at:comma])
        return shortest >= _SHORTEST and not words[comma].text.isupper() and bool(named) and not other
    if not opens_line or kind & (lex.FUNCTION | lex.COMMON | lex.TITLE):
        return False
    if _rank_follows(text, words, end - 1):
        return True
    if kind & lex.SURNAME and len(words[end - 1].text) == 1:
        return True
    first, last = words[first_name].kind, words[end - 1]
    stop = last.end + (len(last.text) == 1 and text.startswith(".", last.end))
    paged = first & lex.GIVEN and _PAGES.match(text, stop)
    if paged and kind & lex.SURNAME:
        return True  # Jackson, Henry, 3
    if kind & (lex.GIVEN | lex.DOUBTFUL) or kind & _NO_SURNAME:
        return False
    # “Askew, Thomas. Died 1739.”, “Askew, Thomas, 14, 20”: a list of persons, not somebody who speaks to Thomas.
    if not first & lex.GIVEN:
        return False
    if lex.pattern(_LIFE).match(text, stop):
        return any(c.isdigit() for c in text[stop : stop + _DATED])
    if not (paged or text[stop : stop + 1] in {".", ";", ":", ""}):
        return False
    known = (
        kind & lex.SURNAME
        or stop + 1 >= len(text)
        or (text[stop] == ";" and text[stop + 2 : stop + 3].isupper())
    )
    return bool(known) or any(c.isdigit() for c in text[stop : stop + _DATED])


def _surname_in_capitals(text: str, words: Sequence[Word], at: int) -> int:
    """Where the surname in capitals ends that begins here."""
    end = at + 1
    while (
        end < len(words) and end - at < _MOST - 1 and words[end].text.isupper() and len(words[end].text) > 1
    ):
        if text[words[end - 1].end : words[end].start] not in {" ", " Y ", " DE ", " y ", " de "}:
            break
        end += 1
    return end


def _gap(text: str, words: Sequence[Word], at: int) -> str:
    return text[words[at - 1].end : words[at].start]


def _next_forename(text: str, words: Sequence[Word], at: int) -> bool:
    """True for a word that stands behind the one before as forenames do, also the P of “J.P.”."""
    gap = _gap(text, words, at)
    return gap in _GAPS or (gap == "." and len(words[at].text) == 1 and len(words[at - 1].text) == 1)


def _goes_on(text: str, words: Sequence[Word], end: int) -> bool:
    """True if a capitalised word follows directly: the forename is that of the next name in a list (“DURAND, Pierre MARTIN”)."""
    return end < len(words) and _gap(text, words, end) == " "


def _rank_follows(text: str, words: Sequence[Word], at: int) -> bool:
    """True if a rank stands after the next comma: “CASE, ENOS P., Private”."""
    for word in words[at + 1 : at + 4]:
        if word.kind & lex.RANK:
            return "," in text[words[at].end : word.start]
    return False


def in_brackets(text: str, words: Sequence[Word], last: int, *, lists_titles: bool) -> tuple[int, int]:
    """How many forenames in brackets follow this surname, and where the bracket ends: “Durand (Pierre)”; 0, 0 if none.

    Behind a title only where lists have it (`lists_titles`), as French ones do: M. Durand (Pierre).
    """
    word = words[last]
    if not text.startswith(" (", word.end) or word.kind & (lex.FUNCTION | lex.COMMON | lex.NOUN | lex.PLACE):
        return 0, 0  # Paris (Virginia)
    if word.kind & lex.GIVEN and not word.kind & lex.SURNAME:
        return 0, 0  # Elizabeth (Betty)
    title = words[last - 1] if last else word
    if not lists_titles and title.kind & lex.HONORIFIC and 0 < word.start - title.end < _SHORTEST:
        return 0, 0  # Herr Brandel (Lorenz): his part in the play
    end = last + 1
    while end < len(words) and end - last < _MOST:
        if end > last + 1 and _gap(text, words, end) not in _GAPS:
            break
        if not (words[end].kind & lex.FORENAME or len(words[end].text) == 1):
            break
        end += 1
    if end == last + 1 or words[last + 1].start != word.end + 2:
        return 0, 0
    stop = words[end - 1].end
    if len(words[last + 1].text) == 1 and not text.startswith((".", "-"), words[last + 1].end):
        return 0, 0  # Fugue (E minor), Group (B)
    stop += text.startswith(".", stop)
    behind = lex.pattern(_RANK_BEHIND).match(text, stop)
    return (end - last - 1, behind.end()) if behind else (0, 0)


def before_initials(text: str, run: Sequence[Word]) -> int:
    """1 where this run is a surname and the initials after it: “Redaelli G.”; else 0."""
    if not 1 < len(run) < _MOST or len(run[0].text) < _SHORTEST or not run[0].kind & lex.SURNAME:
        return 0
    if run[0].kind & (lex.GIVEN | lex.DOUBTFUL | lex.TITLE | lex.NOUN):
        return 0
    initials = all(len(w.text) == 1 and text.startswith(".", w.end) for w in run[1:])
    stop = run[-1].end + 1
    return int(
        initials and bool(stop >= len(text) or text[stop] in ",;)" or lex.pattern(_AND).match(text, stop))
    )


def before_forename(text: str, run: Sequence[Word]) -> bool:
    """True in an Italian or German list for a surname before its forename: “Presenti: Fabbri Ettore, Neri Umberto”, “Anwesend: Gruber Josef und Lechner Alois”."""
    before = text[max(0, run[0].start - 5) : run[0].start]
    listed = lex.pattern(f"{_AND}$").search(before) or before.strip(" ")[-1:] in _LISTED
    if len(run) not in (2, 3) or not listed:
        return False
    first = run[0].kind
    if (first and not first & lex.SURNAME) or first & (lex.GIVEN | lex.TITLE | lex.PLACE):
        return False
    forenames = all(w.kind & lex.GIVEN and not w.kind & (lex.SURNAME | lex.PLACE) for w in run[1:])
    stop = run[-1].end
    # “Molteni Paolo (giustificato)”, “Fossati Giuseppe fu Angelo”
    closed = text[stop : stop + 1] in tuple(",;.") or text.startswith((" (", " fu ", " di "), stop)
    return forenames and (closed or lex.pattern(_AND).match(text, stop) is not None)


def whole_line(run: Sequence[Word], passage: Passage, source: str) -> bool:
    """True for a surname and the forenames behind it, where they are all of a line: “Ferri Umberto” in an address or a list.

    Every word must be one thing alone; Martin Paul may be either.
    """
    if len(run) not in (2, 3) or run[0].kind != lex.SURNAME:
        return False
    if not all(w.kind & lex.GIVEN and not w.kind & (lex.SURNAME | lex.PLACE | lex.COMMON) for w in run[1:]):
        return False
    start, end = run[0].start, run[-1].end
    begins = start == 0 or source[passage.extent(start - 1, start).start] == "\n"
    return begins and (end == len(passage.text) or source[passage.extent(end, end + 1).start] == "\n")


def in_capitals(text: str, run: Sequence[Word], *, opens: bool) -> int:
    """How many words of this run are the surname in capitals that stands before its forenames (“BIANCHI Giovanni”); else 0."""
    if not opens or all_capitals(text) or len(run) < 2 or len(run) > _MOST:
        return 0
    size = 0
    while size < len(run) and run[size].text.isupper() and len(run[size].text) >= _SHORTEST:
        size += 1
    if not size or size == len(run) or run[0].kind & (lex.TITLE | lex.FUNCTION | lex.BEFORE):  # HMS Nelson
        return 0
    return size if all(w.kind & lex.FORENAME and not w.text.isupper() for w in run[size:]) else 0
