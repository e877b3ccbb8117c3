"""What the lines of a title page state of a text: its title, who wrote, translated or edited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.end_marks import without_mark
from teiwright.conventions.facts import agent_of, is_surname, origin, with_agents
from teiwright.conventions.lines import rows_of
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.lines import without_signs
from teiwright.conventions.titles.songs import credited
from teiwright.metadata import Metadata, Stated
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.titles.songs import Part
    from teiwright.conventions.view import View
    from teiwright.model import Block, Extent

ORNAMENT = "title.ornament"
"""The rule of what is on a title page and is no words: it becomes a break or a picture."""
STOP = lazy(r"(?<=[^\W\d_]{3})\.$")
"""The stop behind a title or a name; “C.”, “Co.” keep theirs."""
_QUOTED = lazy(r"[\"“«„‘'](?P<title>[^\"“”«»„‘’]{3,})[\"”»“’']$")
_EMPHASIS = lazy(r"(?<!\w)([_*])([^_*]+)\1(?!\w)")
_TRANSLATED = lazy(r"(?i)(?:translated|übersetzt|traduit|traducido|tradotto)\b")
_EDITED = lazy(r"(?i)(?:edited|édité|herausgegeben)\b")
_DIARY_OF = lazy(
    rf"(?i:(?:the |das |l['’]|le |les |il |el )?(?:[^\W\d_]+ )?(?:diary|autobiography|tagebuch|kriegstagebuch|reisetagebuch|selbstbiographie|journal intime|autobiographie|diario(?: d[ei] (?:guerra|campaña|campagna|viaje|viaggio))?|autobiograf[ií]a"
    rf"|(?:carnets?|journal) de (?:guerre|route|campagne|marche|notes|voyage|bord)))(?:,? 1[5-9]\d\d(?:[-–]\d\d(?:\d\d)?)?,?)?[ ](?i:of|der|des|von|de|du|di|del|della)[ ](?:{w.RANKED})?"
    rf"(?P<name>{CAPITAL}[\w’'-]*\.?(?:[ ](?:de|von|van|zu|di|da|{CAPITAL}[\w’'-]*\.?)){{1,4}})(?=[,(;]|[ ]\(|[.]?$)"
)
"""“Diary of Ann Gray, 1813”: she wrote it, if nobody else is named."""
_LETTERS = lazy(r"[^\W_]+")
CIVIL = "Mr|Miss|Herrn?|Fräulein|Monsieur|Mademoiselle|Mlle|Señor|Sr|Signor|Sig"
"""What stands before a whole name and is no forename. “Mrs.” and “Mme” stay: a forename behind them may be the husband's."""
_CIVIL = lazy(rf"(?:{CIVIL}|(?P<m>M(?=\.)))\b\.?\s+(?=\S)")
_PAR = lazy(r"(?i)\bpar\s+$")
"""Behind it an M. is no initial."""


def plain_words(words: str) -> str:
    """The words without case and signs."""
    return " ".join(_LETTERS.findall(words)).casefold()


def role_of(words: str) -> str:
    """Whose line it is by its first words: trl, edt or aut; of a whole line also ill and aui."""
    credit = credit_of(words)
    if credit:
        return credit.role
    return "trl" if _TRANSLATED.match(words) else "edt" if _EDITED.match(words) else "aut"


def with_author(view: View, facts: Metadata, line: Extent, name: Extent) -> Metadata:
    """The facts with the author, editor or translator whom a line names."""
    song = credited(rows_of(view.words(line)))
    if song:
        return _with_song(view, facts, line, song)
    role = role_of(view.text[line.start : name.end])
    words = without_mark(without_signs(view.words(name)))
    civil = _CIVIL.match(words)
    if civil and (civil["m"] is None or _PAR.search(view.text[line.start : name.start])):
        bare = words[civil.end() :]
        if not is_surname(bare):
            words = bare
        elif civil["m"]:
            words = f"Monsieur {bare}"
    return with_agents(facts, agent_of(words, origin(view.source, name.start), role))


def _with_song(view: View, facts: Metadata, extent: Extent, song: Sequence[Sequence[Part]]) -> Metadata:
    """The facts with who made the words and the music of a song."""
    start = extent.start
    for row, parts in zip(view.words(extent).split("\n"), song, strict=True):
        at = start + len(row) - len(row.lstrip())
        for part in (part for part in parts if part.role):
            words = view.text[at + part.start : at + part.end]
            facts = with_agents(facts, agent_of(without_mark(words), origin(view.source, at), part.role))
        start += len(row) + 1
    return facts


def with_credits(view: View, facts: Metadata, extent: Extent) -> Metadata:
    """The facts with the translators, editors and the like whom some lines of the page name."""
    start = extent.start
    for line in view.words(extent).split("\n"):
        at = start + len(line) - len(line.lstrip())
        credit = credit_of(line.strip())
        if credit:
            words = view.text[at + credit.start : at + credit.end]
            facts = with_agents(facts, agent_of(without_mark(words), origin(view.source, at), credit.role))
        start += len(line) + 1
    return facts


def _bare(title: str) -> str:
    """A title without the stop behind it and the marks of a quotation around it, as catalogues give it."""
    title = STOP.sub("", title)
    around = _QUOTED.match(title)
    return around["title"] if around else title


def with_title(view: View, facts: Metadata, title: Block) -> Metadata:
    """The facts with title and subtitle, without the markers of notes on them and the signs of emphasis.

    What the stated title has already is no subtitle: “THE” and “RIVER” below each other, or a half-title before the title.
    """
    parts = [p for p in title.children if p.rule != ORNAMENT]
    words = [" ".join(view.words(p.extent).split()) for p in parts]
    words = [without_mark(_EMPHASIS.sub(r"\2", text)) for text in words]
    known = f" {plain_words(view.known.title.value)} " if view.known.title else ""
    further = [text for text in words[1:] if f" {plain_words(text)} " not in known]
    at = origin(view.source, title.extent.start)
    subtitle = Stated(_bare(" ".join(further)), at) if further else None
    diary = None if facts.authors else _DIARY_OF.match(words[0])
    if diary and is_name(diary["name"].title()):
        facts = replace(facts, authors=agent_of(diary["name"], at, "aut"))
    return replace(facts, title=Stated(_bare(words[0]), at), subtitle=subtitle)
