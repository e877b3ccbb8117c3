"""Which line of a typed head is the author's, of those that look like names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.end_marks import without_mark
from teiwright.conventions.titles.lines import bare_name
from teiwright.conventions.titles.typed_page import OF_YEAR, Line
from teiwright.conventions.titles.unlisted_names import is_unlisted_name
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teiwright.conventions.view import View

_TOLD_OF = lazy(
    r"(?i)(?:an?|the|eine?|une?|una|il|la|le|el) (?:\w+ ){0,2}"
    r"(?:tale|story|novel|romance|play|comedy|tragedy|drama|farce|erzählung|roman|novelle|lustspiel|trauerspiel|schauspiel|märchen|conte|nouvelle|récit|comédie|tragédie|drame|"
    r"novela|cuento|relato|comedia|tragedia|romanzo|racconto|novella|commedia|dramma)\b"
)
"""“A Tale of the Weavers”: it goes on a title, or is one. A narrative or memoir may name who wrote it."""
OF_THE_DEAD = lazy(
    r"(?i)(?:obituary(?: notice)?|in memoriam|nachruf|nekrolog|todesanzeige|nécrologie|avis de décès|necrolog(?:ía|io|ia)|esquela|necrologico|oraison funèbre|éloge(?: funèbre)?|leich(?:en)?predigt|(?:leichen|trauer|grab|gedächtnis)rede|funeral (?:sermon|oration)|eulogy|oración fúnebre|elogio(?: f[uú]nebre)?|orazione funebre)\W*$"
)
"""Below such a title stands the name of one who has died, and no author."""
_AGAIN = 2
"""So often at least the text calls by the forename whom it is about; who wrote it is called by the surname in a preface."""


def is_title(line: Line, is_name: Callable[[str], bool]) -> bool:
    """A line of the title, also one of a few words with capitals, which might be a name but has no forename."""
    return line.role == "title" or (line.role == "name" and not is_name(bare_name(line.words)))


def with_author(view: View, lines: list[Line], is_name: Callable[[str], bool]) -> list[Line] | None:
    """The lines, where it is decided which of those that look like names are the author's: one, first or right below the title."""
    titles = [i for i, line in enumerate(lines) if line.role == "title"]
    names = [i for i, line in enumerate(lines) if line.role == "name"]
    by = any(line.role in {"by", "turned"} for line in lines)
    likely = [i for i in names if is_name(bare_name(OF_YEAR.sub("", without_mark(lines[i].words))))]
    author: int | None = None
    called = [i for i, line in enumerate(lines) if is_title(line, is_name)]
    beside = not titles or likely[:1] in ([titles[0] - 1], [called[0] - 1], [_end_of(lines, titles[-1])])
    if not by and likely and beside:
        author = likely[0]
    elif not by:
        author = _unlisted(view, lines, names)
    if author == 0 and likely[:2] == [0, 1] and _speaks_of(view, lines, 0) and not _speaks_of(view, lines, 1):
        author = 1  # the book is called after the one of whom it tells
    if (author == 0 and is_told_of(view, lines)) or any(OF_THE_DEAD.match(line.words) for line in lines):
        author = None
    made = [
        replace(line, role="title") if line.role == "name" and i != author else line
        for i, line in enumerate(lines)
    ]
    return made if author in {None, 0} or any(line.role == "title" for line in made[:author]) else None


def _speaks_of(view: View, lines: Sequence[Line], index: int) -> bool:
    """The text goes on to name somebody again and again, by a forename or surname."""
    text = view.text[lines[-1].extent.end : view.stop]
    names = (part for part in bare_name(without_mark(lines[index].words)).split() if len(part) > _AGAIN)
    return any(len(re.findall(rf"\b{re.escape(name.rstrip('.,'))}\b", text)) >= _AGAIN for name in names)


def is_told_of(view: View, lines: Sequence[Line]) -> bool:
    """“Ada Jones” above “A Tale of the Mill”, where the text goes on to speak of her, and of no “Ada Hall”: the title, and no author of it."""
    below = next((line for line in lines[1:] if line.role != "rule"), None)
    if below is None or below.role != "title" or not _TOLD_OF.match(below.words):
        return False
    forename, _, surname = bare_name(without_mark(lines[0].words)).casefold().partition(" ")
    if len(forename) <= 2 or forename in below.words.casefold().split():
        return False
    text = view.text[lines[-1].extent.end : view.stop]
    alone = rf"(?i:\b{re.escape(forename)}\b(?! {re.escape(surname.rstrip('.,'))}\b))"
    another = re.search(rf"{alone} [^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]", text)
    return another is None and len(re.findall(alone, text)) >= _AGAIN


def _unlisted(view: View, lines: Sequence[Line], names: Sequence[int]) -> int | None:
    """Which line is the author's, of those that look like names and have no forename on the list: the first, or one below the title."""
    at = next((i for i in names if is_unlisted_name(view, lines[i].words)), None)
    if at is None or at + 1 - len(lines) == 0 == at:
        return None
    above = {line.role for line in lines[:at]}
    return at if above <= {"title", "name", "rule"} else None


def _end_of(lines: Sequence[Line], title: int) -> int:
    """The line after the last of the title and of what tells how the text came about, and when."""
    return next(
        (i for i in range(title + 1, len(lines)) if lines[i].role not in {"about", "date", "rule"}),
        len(lines),
    )
