"""What one line at the head of a typed text says, by itself: a name, a title, a day, how the text came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import is_title_case, is_upper
from teiwright.conventions.dating import exact_value_of, first_dated
from teiwright.conventions.end_marks import without_mark
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import SALUTE
from teiwright.conventions.personal_names import INITIALS, is_name
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.lines import DEDICATES, bare_name, is_source, plain_title, ranked_name
from teiwright.conventions.titles.of_documents import names_document
from teiwright.conventions.titles.songs import song_parts
from teiwright.conventions.titles.spoken import speaker_in
from teiwright.conventions.titles.typed_page import BY, BY_SOMEBODY, LIFE, OF_YEAR, day_of
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.model import Attributes

LONGEST = 120
"""Characters of such a line at most."""
TWO_TO_FOUR = lazy(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?[ \t]+){1,3}(?:(?:de|von|van|der|den|du|di|da|la|le|del|della|zu|al)[ \t]+){0,2}[^\W\d_a-zß-öø-ÿ][\w’'-]+\.?$"
)
"""Two to four words with capitals."""
_ABOUT = lazy(
    r"(?i)(?:delivered|taken|drawn up|heard|copied|sung|noted|conducted|geführt|réalisée?|realizad[oa]|condott[oa]|proved|sworn|adopted|agreed|preached|spoken|read|given|held|written|recorded|interviewed|transcribed|translated|edited|collected|reported|published|printed|"
    r"a (?:speech|lecture|sermon|talk|paper|letter|report)|prononcée?s?|prêchée?s?|écrite?s?|traduite?s?|enregistrée?s?|recueillie?s?|publiée?s?|gehalten|gepredigt|aufgezeichnet|geschrieben|übersetzt|aufgenommen|"
    r"veröffentlicht|pronunciad[oa]|predicad[oa]|escrito|traducido|grabad[oa]|publicado|pronunciato|predicato|scritto|tradotto|registrat[oa]|pubblicato)\b"
)
"""What a line below a title begins with that tells how the text came about."""
_STAMP = lazy(
    r"(?i)\[(?:stamp(?:ed)?|seal(?:ed)?|embossed|letterhead|printed heading|coat of arms|stempel|siegel|briefkopf|cachet|timbre|tampon|en-tête|sello|membrete|timbro|bollo|sigillo|intestazione)\b[^\[\]]*\]$"
)
"""“[Stamp: Archdeaconry of Hallow]”: what is stamped or printed on the sheet."""
_CONCERNED = lazy(
    r"(?i)(?:interviewers?|interviewees?|interviewed by|interview with|narrators?|informants?|transcri(?:bers?|bed by|ption(?: by)?)|recorded by|recording|date|place|location|"
    r"interview(?:t von|er(?:in)?|partner(?:in)?)?|befragte[rs]?|aufgenommen von|datum|ort|enquêt(?:eur|rice)|témoin|lieu|entrevistador[a]?|entrevistad[oa]|fecha|lugar|intervistat(?:ore|rice|[oa])|data|luogo) ?: ?[^\n.!?]{2,60}$"
)
"""“Interviewer: T. Marsh”: who took part, when and where."""
TAPE = lazy(
    r"(?i)(?:tape|cassette|reel|disc|side|tonband|kassette|band|bande|face|cinta|lado|nastro|lato) (?:no\.? ?|nr\.? ?|n[°º] ?)?(?:\d{1,3}|[A-D])(?:[,;]? \(?(?:side|seite|face|lado|lato) (?:\d|[A-D])\)?)?$"
)
"""“Tape 2, Side B”: on which tape it is; by itself below a title it may be a part of the text."""
_LABEL = lazy(r"[^\W\d_][\w ]{0,20} ?:(?:\s|$)")
_WHOLE_DAY = lazy(r"\d{4}-\d\d-\d\d$")
_LABELS_WORDS = 3
"""A label has no more words: “Place of Birth: Hallow”."""


def role_of_line(words: str, language: str, *, first: bool) -> str:
    """What a line of the head says; empty if it is none of a head."""
    if not first and any(p.match(words) for p in (_CONCERNED, TAPE, _STAMP)):
        return "about"
    if first and is_source(words):
        return "source"
    label = _LABEL.match(words)
    if first and label and label[0].count(" ") > _LABELS_WORDS and is_title_case(words):
        label = None  # “The Weavers of Hallow: A Sketch”
    words = without_mark(words)
    words = plain_title(words) if first and words else words
    if (
        not 0 < len(words) <= LONGEST
        or SALUTE.match(words)
        or label
        or not (words[0].isalnum() or words[0] in "([")
    ):
        return ""
    if first and names_document(words):
        return "title"
    if first and is_dateline(words):
        return "date" if _WHOLE_DAY.search(dict(_day_in(words, language)).get("when", "")) else ""
    words = LIFE.sub("", words)
    named = ranked_name(OF_YEAR.sub("", words))
    if first and (TWO_TO_FOUR.match(named) or INITIALS.match(named)) and is_name(named):
        return "name"
    if not first and DEDICATES.match(words):
        return ""
    below = "" if first else _role_below(words, language)
    if below:
        return below
    if is_dateline(words) or words[0].islower() or words[0] in "([":
        return ""
    if w.BY.match(words.rsplit(maxsplit=1)[-1]):
        return ""  # “A novel by”: the name stands on the next line
    if words[-1] in ",;:" or (words[-1] == "." and not is_upper(words)):
        return "name" if INITIALS.match(words) or (words[-1] == "." and TWO_TO_FOUR.match(words)) else ""
    bare = words if first else bare_name(OF_YEAR.sub("", words))
    if TWO_TO_FOUR.match(bare) or INITIALS.match(bare):
        return "name"
    return "title" if is_upper(words) or is_title_case(words) or words.count(" ") < 12 else ""


def _role_below(words: str, language: str) -> str:
    """What a line says that is not the first: the day, who translated or wrote it, how it came about; empty if none of these."""
    if day_of(words, language):
        return "date"
    credit = credit_of(words)
    if credit:
        return "by" if credit.role == "aut" else "about"
    if BY.match(words) or BY_SOMEBODY.match(words) or song_parts(words) or speaker_in(words):
        return "by"
    dated = first_dated(words)
    told = _ABOUT.match(words.lstrip("([")) and (dated or words.count(" ") < 12)
    return "about" if told or (dated and w.GENRE.match(words)) else ""


def _day_in(words: str, language: str) -> Attributes:
    """The value of the day in a line of place and day."""
    found = first_dated(words)
    return exact_value_of(found[0], language) if found else ()
