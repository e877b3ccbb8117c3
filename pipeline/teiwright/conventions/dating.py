"""Dates where they rule structure (datelines, diaries, title pages) or state a fact; their value is the annotator's work."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.diary.day_forms import day_form
from teiwright.metadata import DateStated
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.annotators.dates import DateMatch
    from teiwright.model import Attributes

MONTHS = (
    f"{w.MONTHS.replace(' ', '|')}|jan\\.?|feb\\.?|mar\\.?|apr\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?|"
    "jany\\.?|feby\\.?|augt\\.?|septr\\.?|octr\\.?|novr\\.?|decr\\.?|mch\\.?|maerz|"
    "enº|febº|agto\\.?|sepbre\\.?|setbre\\.?|octe\\.?|octbre\\.?|novbre\\.?|novre\\.?|dicbre\\.?|dizbre\\.?|7bre\\.?|8bre\\.?|9bre\\.?|xbre\\.?"
)
_SEASONS = (
    "spring|summer|autumn|fall|winter|printemps|été|automne|hiver|frühling|frühjahr|sommer|herbst|"
    "primavera|verano|otoño|invierno|estate|autunno|inverno"
)
_STEMS = tuple(dict.fromkeys(name[:3] for name in f"{MONTHS}|{_SEASONS}".split("|")))
_WEEKDAYS = f"{w.WEEKDAYS.replace(' ', '|')}|mon\\.|tues\\.|wed\\.|thurs\\.|fri\\.|sat\\.|sun\\."
_DAY = r"(?:the\s+|ye\s+|le\s+|den\s+|am\s+|el\s+|il\s+|ce\s+|este\s+|día\s+|a\s+|l')?(?:\d{1,2}|1°|I°)(?:st|nd|rd|th|er|\.?º|\.|°|d|t|s?ten)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_IN_THE_YEAR = rf",?\s+in\s+the\s+year(?:\s+of\s+our\s+lord)?\s+(?:{_YEAR}|one\s+thousand[\sa-z-]{{4,40}})"
_ROUGH = r"early|mid|late|end\ of|beginning\ of|début|fin|mi-|anfang|mitte|ende|principios\ de|fines\ de|inizio|fine"
DATED = lazy(
    rf"""(?ix)(?<!\w)
    (?:(?:{_WEEKDAYS}),?\s+)?
    (?:
        (?:{_DAY}(?:-|\s*)(?:(?:day\s+)?of\s+|de\s+|di\s+|d['’])?|(?P<rough>{_ROUGH})[\s-]*)
        (?:{MONTHS})(?!\w)(?(rough)\s*,?\s*(?:{_YEAR})?|(?:\s*[,-]?\s*(?:de\s+|del\s+|a\.?\s?d\.?,?\s+)?{_YEAR}|{_IN_THE_YEAR})?)
      | (?:{_YEAR},?\s+)?(?:{MONTHS})(?!\w):?(?:\s+{_DAY}(?:\s*[.,]?\s*[—–-]?\s*(?:de\s+|del\s+)?{_YEAR}|[.,]?(?:\s+|\s?[—–-])['’]\d\d|/\d\d)?(?!\w)|\s*,?\s*(?:de\s+)?{_YEAR})
      | \d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)(?!\d)
      | \d{{1,2}}\.\s\d{{1,2}}\.\s(?:{_YEAR}|\d\d(?=\s?[:–—]))
      | {_YEAR}-\d\d-\d\d
      | \d{{1,2}}(?:\.[ivx]{{1,4}}\.|/[ivx]{{1,4}}/|-[ivx]{{1,4}}-){_YEAR}(?!\d)
      | (?:{_SEASONS}),?\s+(?:de\s+)?{_YEAR}
    )"""
)
"""Words that begin as a date with a month, a season or figures: no “May 1” in “Dismay 1”. (Each list of words in it costs time when it is compiled.)"""
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_NUMBER, _ENDING = r"(?:1[0-2]|0?[1-9])", r"(?:st|nd|rd|th|d)"
_MO = lazy(r" mo(?:nth)?\b")
_FRIENDS = lazy(
    rf"(?i)(?<!\w)(?:(?:{_NTH}|[1-7]{_ENDING})[ -]day,? (?:the )?)?(?:\d{{1,2}}{_ENDING}?(?: day)?,?(?: of(?: the)?)? (?:{_NUMBER}{_ENDING}?|{_NTH})\.? mo(?:nth\b|\b\.?)"
    rf"|(?:{_NUMBER}{_ENDING}?\.? mo(?:nth\b|\b\.?),? \d{{1,2}}{_ENDING}?|(?:{_NTH}) mo(?:nth\b|\b\.?),? (?:the )?\d{{1,2}}{_ENDING})(?!\w)(?! ?(?:days?|ds?\.|weeks?|wks?)))(?:\.?,? ?1[0-9]\d\d)?"
)
"""“9th month 3rd 1788”, “3rd of 9th mo. 1788”, “First-day, 3rd of Fifth month”: as Friends dated; “3 mo. 12 days” is an age."""
_FEASTS = (
    r"christmas(?:[ -](?:day|eve))?|xmas|boxing day|new year(?:['’]?s (?:day|eve))?|easter(?:[ -](?:sunday|monday|tuesday|day|eve|week))?|good friday|maundy thursday|palm sunday|ash wednesday|"
    r"shrove tuesday|ascension day|whit[ -]?(?:sunday|monday|suntide)|pentecost|trinity sunday|corpus christi|twelfth night|epiphany|lady day|midsummer(?: day)?|michaelmas(?: day)?|"
    r"(?:(?:first|second|third|fourth|last|1st|2nd|3rd|[4-9]th|[12]\dth) )?sunday (?:in|of|after|before) (?:advent|lent|easter|epiphany|trinity|christmas|ascension)|"
    r"(?:[1-4]\.|(?:erste|zweite|dritte|vierte)[nr]?) advent|\d{1,2}\. sonntag (?:nach|vor|im) \w{4,12}|totensonntag|"
    r"(?:1er|premier|[2-9]e|deuxième|second|troisième|quatrième) dimanche (?:de l['’]avent|de carême|après (?:pâques|la pentecôte|l['’]épiphanie))|"
    r"(?:primer|segundo|tercer|cuarto) domingo de (?:adviento|cuaresma)|(?:prima|seconda|terza|quarta) domenica (?:d['’]avvento|di avvento|di quaresima)|"
    r"all (?:saints|souls)['’]?(?: day)?|candlemas|martinmas|thanksgiving(?: day)?|(?:saint|st\.?) [^\W\d_]{3,12}['’]?s['’]? (?:day|eve)|may day|lammas|childermas|"
    r"ostern|oster(?:sonntag|montag|dienstag)|karfreitag|gründonnerstag|palmsonntag|aschermittwoch|fastnacht|(?:christi )?himmelfahrt(?:stage?)?|pfingsten|pfingst(?:sonntag|montag)|fronleichnam|"
    r"weihnacht(?:en|sabend|stage?)|heilig(?:er? )?abend|s[iy]lvester(?:abend)?|neujahr(?:stage?)?|(?:heilige )?dreikönig(?:e|stag)?|allerheiligen|allerseelen|johannis?|michaelis?|martini|(?:johannis|johannes|michaelis|martins|nikolaus|stephans|georgs|jakobs|andreas|thomas|katharinen)tage?|mariä \w+|lichtmess|trinitatis|(?:sonntag )?(?:invo[ck]avit|reminiscere|o[ck]uli|l(?:ae|ä)tare|judi[ck]a|quasimodogeniti|misericordias domini|jubilate|cantate|rogate|exaudi|estomihi)|"
    r"(?:(?:jour|veille|dimanche|lundi|mardi) de )?(?:pâques|noël|la pentecôte|l['’]an)|la sainte?-[^\W\d_]{3,12}|la chandeleur|l['’]assomption|(?:jour|fête) des (?:rois|morts)|pentecôte|vendredi saint|jeudi saint|dimanche des rameaux|mercredi des cendres|mardi gras|l['’]ascension|toussaint|fête-dieu|l['’]épiphanie|"
    r"(?:día de )?(?:navidad|año nuevo|todos los santos)|día de (?:reyes|sant?[oa]? [^\W\d_]{3,12}|santiago|los (?:difuntos|inocentes))|nochebuena|nochevieja|(?:domingo|lunes) de (?:pascua|resurrección|ramos)|pascua|(?:viernes|jueves|sábado) santo|miércoles de ceniza|pentecostés|epifanía|"
    r"(?:(?:giorno|vigilia|domenica|lunedì) di )?(?:natale|pasqua)|pasquetta|(?:venerdì|giovedì|sabato) santo|domenica delle palme|mercoledì delle ceneri|pentecoste|corpus domini|capodanno|epifania|ognissanti|ferragosto|candelora|giorno (?:dei morti|di san(?:t['’]|ta |to | )[^\W\d_]{3,12})"
)
FEAST = lazy(
    rf"(?i)(?:(?:the|on|am|zu|an|le|la|el|il|la)\s+)?(?<!\w)(?:{_FEASTS})(?:\s(?:morning|evening|night|soir|matin))?(?P<year>\s*,?\s*(?:de\s+|del\s+)?{_YEAR})?(?!\w)"
)
"""A feast day, perhaps with its year."""
_WORD = lazy(r"(?<!\w)\w+")
_BEGINS = frozenset(
    name[:3].rstrip("\\.-")
    for name in f"{_WEEKDAYS}|{MONTHS}|{_SEASONS}|{_ROUGH}|the|ye|le|den|am|el|il|ce|este|día|a|l|i".split(
        "|"
    )
)
"""The first three letters of the words with which a date may begin, or the whole of a shorter one."""
_FIGURES = lazy(r"\d[./-]\s?[\divxIVX]")
_FIRST = "".join(sorted({name[0] for name in _WEEKDAYS.split("|")}))
WEEKDAY = lazy(
    rf"(?i)(?=[{_FIRST}])(?:{_WEEKDAYS}|(?:first|second|third|fourth|fifth|sixth|seventh)-day)(?=[\s,.:–—-]|$)"
)
"""A weekday, by its name or by its number as Friends have it. Its first letter is looked at first: most lines are done with then."""
YEAR = lazy(rf"{_YEAR}\b")
_ARTICLE = lazy(r"(?i)^(?:the|le|den|d\.|am|el|il|li|lì|addì|día(?= \d)) ")
_BARE_YEAR = lazy(rf"(?P<from>{_YEAR})(?:\s?[-–]\s?(?P<to>{_YEAR}|\d\d))?$")


def is_date(words: str, language: str) -> bool:
    """True if the words are a date and nothing else."""
    words = words.strip(" .,;:")
    found = DATED.match(words)
    if found and not words[found.end() :].strip(" .,;:"):
        return True
    return len(words) < 60 and any(c.isdigit() for c in words) and _parse(words, language) is not None


def first_dated(line: str) -> re.Match[str] | None:
    """The first words of a line that begin as a date. Most lines hold no month, season or date in figures, and are passed over."""
    folded = line.casefold()
    found = None
    if any(stem in folded for stem in _STEMS) or _FIGURES.search(line):
        # Tried where a word of a date begins: to try it at every letter takes ten times as long.
        words = (w for w in _WORD.finditer(line) if _may_begin(w[0]))
        found = next((one for w in words if (one := DATED.match(line, w.start()))), None)
    friends = _FRIENDS.search(line) if _names_month(folded) else None
    return _first(_first(found, friends), day_form(line))


@lru_cache(maxsize=4096)
def dated_at_start(line: str) -> re.Match[str] | None:
    """The date with which a line begins. It is kept, for each line of verse is asked some four times."""
    word = _WORD.match(line)
    found = DATED.match(line) if word and _may_begin(word[0]) else None
    friends = _FRIENDS.match(line) if _names_month(line.casefold()) else None
    return _first(_first(found, friends), day_form(line, at_start=True))


def _names_month(folded: str) -> bool:
    """“mo.” or “month” stands in the line, as in most days of Friends. Most lines are done with the first question."""
    return " mo" in folded and _MO.search(folded) is not None


def _may_begin(word: str) -> bool:
    """True if a date may begin with this word."""
    return word[0].isdigit() or word[:3].casefold() in _BEGINS


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    """The date that begins first; of two that begin together the longer."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda d: (d.start(), -d.end()))


def value_of(words: str, language: str) -> Attributes:
    """TEI attributes of a date, empty where its value is not known."""
    words = _ARTICLE.sub("", " ".join(words.split()).strip(" .,;:()[]"))
    year = _BARE_YEAR.match(words)
    if year:
        last = year["to"]
        if not last:
            return (("when", year["from"]),)
        return (("from", year["from"]), ("to", last if len(last) == 4 else year["from"][:2] + last))
    match = _parse(words, language)
    return match.attributes if match else ()


def exact_value_of(words: str, language: str) -> Attributes:
    """The same for a docDate, which cannot say that it is rough (TEI att.precision): empty where it is."""
    value = value_of(words, language)
    return () if any(name == "precision" for name, _ in value) else value


def stated(words: str, language: str, where: str) -> DateStated:
    """A date as a fact for the header."""
    words = " ".join(words.split()).strip(" .,;:")
    return DateStated(words, value_of(words, language), where)


@cache
def _parse(words: str, language: str) -> DateMatch | None:
    # One annotator, used where dates rule structure.
    from teiwright.annotators.dates import parse_date
    from teiwright.annotators.dates.signs import may_hold_date

    for code in dict.fromkeys((language, "en", "fr", "de", "es", "it")):
        found = parse_date(words, code) if may_hold_date(words, code) else None
        if found is not None:
            return found
    return None
