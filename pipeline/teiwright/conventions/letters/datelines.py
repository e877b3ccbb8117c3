"""Lines of place and date, as letters, reports and entries begin or end with them, in five languages."""

from __future__ import annotations

import re

from teiwright.conventions.capitals import CAPITAL, has_small_words, is_small
from teiwright.conventions.dating import FEAST, WEEKDAY, YEAR, first_dated
from teiwright.patterns import lazy

_LONGEST_DATELINE = 90
"""Characters: a longer line is a sentence that names a day."""
_FIGURE_ONE = lazy(r"[Il](?:(?<=\d.)|(?<=\b.)(?=\d))")
"""The letter that old typewriters have for the figure one."""
_MARKER = lazy(r"(?<!\d)\[\d{1,3}\](?!\d)|(?<=\d{4})\[\d{1,3}\]")
"""The marker of a note on the day of a letter; “[19]12” is none."""
_SUPPLIED = lazy(r"\[([^\[\]]{1,40})\]")
"""What an editor has supplied: “[London,] 20 October 1857”."""
_PUT_LAST = lazy(r"\((1[0-9]\d\d\??)\)(?=\.?$)")
"""A year in parentheses: “Geneva, 20 October (1538).”"""
_FIGURES = lazy(
    r"(?<![\d.])(?:[0-2]?\d|3[01])(?:\.\s?(?:0?\d|1[0-2]|[IVX]{1,4})\.\s?|/(?:0?\d|1[0-2])[/ ])(?:1[5-9]\d\d|[89]\d\d|['’]?\d\d)(?!\d)"
)
"""“24. 8. 72.”, “3. 4. 901”: a day all in figures, with a short year, as only a line by itself shows it."""
_DIGIT = lazy(r"\d")
_PLACE = r"(?:\d{1,4}(?:bis|ter|[a-c])?,? )?[^\W\d_][^\d\n:;!?]{1,60}?,?"


_STREET = lazy(
    r"(?i)(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|damm|ufer|\b(?:street|st\.|road|rd\.|lane|square|avenue|ave\.|rue [^,\d]{2,40}|via [^,\d]{2,40}|calle [^,\d]{2,40}))$"
)
"""The number behind a street is that of a house."""


_LIFE = lazy(
    r"(?i)\b(?:born|died|married|baptized|baptised|buried|geboren|getauft|getraut|gestorben|begraben|née?|mariée?|morte?|décédée?|nacid[oa]|nació|casad[oa]|murió|nat[oa]|nacque|mort[oa]|morì)$"
)
"""“H. W. born 9 Aug. 1834” dates a life, and no letter."""
_TELLS = lazy(
    r"(?<=[^\W\d_] )(?:was|were|is|are|has|had|have|will|shall|wurden?|waren?|ist|sind|hatten?|fut|furent|était|étaient|est|sont|fue|fueron|era|eran|fu|furono|erano|è)(?= [^\W\d_])"
)
"""“The prisoner was executed at Leeds on 4 May” tells what happened, and is no place."""
DOCUMENT = lazy(
    r"(?i)(?:speech|address|lecture|sermon|report|minutes|meeting|letter|reply|answer|interview|notes?|memorandum|proceedings|discours|rapport|réponse|lettre|compte rendu|proc[eè]s-verbal|conférence|"
    r"journey|voyages?|travels?|diary|journal|expenses|inventory|clippings?|cuttings?|extracts?|zeitungsausschnitte?|coupures?|extraits?|recortes?|ritagli?o?|reise|tagebuch|ausgaben|viaje|viaggio|diario|"
    r"act|order|resolutions?|ordinance|judge?ment|proclamation|petition|deed|decree|arrêté?|décret|ordonnance|jugement|délibération|circulaire|beschlu(?:ss|ß)|urteil|erla(?:ss|ß)|verordnung|gesetz|bekanntmachung|"
    r"decreto|ordenanza|sentencia|bando|ordinanza|sentenza|deliberazione|circular|circolare|rundschreiben|"
    r"allocution|entretien|séance|rede|bericht|brief|antwort|vortrag|predigt|protokoll|sitzung|ansprache|discurso|informe|carta|respuesta|acta|conferencia|sesión|discorso|relazione|lettera|risposta|verbale|conferenza|seduta|"
    r"delivered|preached|spoken|gehalten|gepredigt|vorgetragen|gesprochen|prononcée?s?|prêchée?s?|pronunciad[oa]|predicad[oa]|pronunciat[oa]|predicat[oa]|tenut[oa])\b"
)
"""What a line of place and date does not begin with: what something is, or that it was spoken."""
_PART_OF_DAY = (
    "morning|afternoon|evening|night|noon|midnight|matin|midi|après-midi|soir|minuit|früh|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?|mitternacht"
    "|(?:por|de) la (?:mañana|tarde|noche)|mediodía|medianoche|mattina|pomeriggio|sera|notte|mezzogiorno|mezzanotte"
)
_QUOTES = '"“”„«»'
_HOUR = (
    r"(?:at|about|um|gegen|à|vers(?: les)?|a las?|sobre las?|alle(?: ore)?|all['’]|verso le) [\w’' ]{1,25}\b(?:o['’]clock|uhr|heures?|horas?|ore|tarde|noche|mañana|madrugada)\b"
    rf"(?: (?:in the|at|du|de la|di|del|della|et|y|e) [\w ]{{3,20}}| (?:{_PART_OF_DAY}))?|(?:à|a|um|at) (?:midi|minuit|mediodía|medianoche|mezzogiorno|mezzanotte|noon|midnight)"
)
"""“à onze heures du soir”: the hour behind the day."""
_OF_SAINT = lazy(
    r"(?:(?:il|nel|el|le|ce|am|on|the) )?(?i:dì|giorno|día|jour|vigilia|víspera|veille|eve|day|feast|tage?|festa|fiesta|fête) (?i:di|de(?: la| l['’])?|del|of|des|der) ?(?:S\.?|St[.e]?|Ste\.|San|Santa|Santo|Sant['’]|Saint|Sainte|hl\.)[ -]?(?:[^\W\d_a-zß-öø-ÿ][\w’'-]+ ?){1,2}"
    r"|(?:la|le|à la) (?:Saint|Sainte|St|Ste)[ -][^\W\d_a-zß-öø-ÿ][\w’'-]+"
)
"""“il dì di S. Antonio”, “la Saint-Jean”: the day of any saint."""
_UNDATED = lazy(
    r"(?i)[\[(]?(?:undated|(?:no|without) date|n\. ?d\.|undatiert|ohne datum|o\. ?d\.|sans date|non datée?|s\. ?[df]\.|sin fecha|senza data|non datata)(?!\w)(?: ?[\[(][^\[\]()]{2,40})?[\])]{0,2}\.?$"
)
"""“[Sans date]”, “Senza data [ma luglio 1796]”: where a letter says that it has no day."""
_REST = lazy(rf"(?i)(?:,?\s+(?:{_PART_OF_DAY}))?\.?$")
"""What may follow the name of a day."""
_WEEKDAYS = lazy(
    r"(?i)(?:son?ntag|montag|dienstag|mitt?woch|donn?erstag|freitag|samstag|sonn?abend)s?(?=[\s,.]|$)"
)
"""“Montags”, “Sontag”: a weekday as it is said of a habit, or of old."""
_PLACED = lazy(
    rf"(?:{CAPITAL}[\w’'-]+ ){{1,2}}(?=\S+ (?i:{_PART_OF_DAY})\.?$|(?i:\w+(?:tag|woch|abend)s)\.?$)"
)
"""“Potsdam Dienstag früh”, “Potsdam Donnerstags”: a place without a comma."""
_GOES_ON, _ENDS = lazy(r"\s*[.:–—]\s*\S"), lazy(r"\.?\s*$")
_BEHIND = lazy(
    rf"[^\W\d_a-zß-öø-ÿ][\w .,’'-]{{1,30}}|\(?(?:{_PART_OF_DAY}|{_HOUR}|[\d.:]+ ?(?:[ap]\.?m\.?|h(?:eures)?|Uhr).{{0,10}})\)?"
)
"""A place or an hour, behind the day."""
_SHORT_YEAR = lazy(r"/?['’]?\d\d")
"""“Nov. 4th 81”, “12 Decr/90”."""
_BEFORE = lazy(_PLACE + r"(?:\s+\d{1,4}\s*,?)?")
_WORDS = 8
"""What stands before the day of a letter has fewer spaces."""
_SENTENCES = lazy(r"[.!?]\s+\w+\s+\w+\s+\w+")


def names_day(line: str) -> bool:
    """True for a line that is a weekday or a feast without a date, perhaps behind a place: the day of a letter, though elsewhere a title."""
    line = line.strip(' \t"“”«»')
    if len(line) > 50:
        return False
    place, _, rest = line.rpartition(", ")
    placed = _PLACED.match(rest)
    rest = rest[placed.end() :] if placed else rest
    day = WEEKDAY.match(rest) or _WEEKDAYS.match(rest) or FEAST.match(rest) or _OF_SAINT.match(rest)
    return (
        day is not None
        and not re.search(r"[.!?:;]|\d", place)
        and place.count(" ") < 5
        and _REST.match(rest, day.end()) is not None
    )


def _names_weekday(words: str) -> bool:
    """“Mardi et vendredi”: when somebody is at home, and no day."""
    return any(WEEKDAY.match(words, found.start()) for found in re.finditer(r"\b\w", words))


def is_dateline(line: str) -> bool:
    """True for a line that is a date, perhaps with a place or address before or behind it, perhaps between signs of emphasis."""
    line = line.strip(' \t"“”«»_')
    if len(line) > 2 * _LONGEST_DATELINE:  # a paragraph: not worth the rest
        return False
    if _UNDATED.match(line):
        return True
    figures = _DIGIT.search(line)
    if figures:
        line = _FIGURE_ONE.sub("1", line)
    line = _SUPPLIED.sub(r"\1", _MARKER.sub("", line)) if "[" in line else line
    if line[:1] == "(" and line.rstrip(".")[-1:] == ")" and line.count("(") == 1:
        line = line.rstrip(".")[1:-1].rstrip(".")
    elif "(" in line:
        line = _PUT_LAST.sub(r"\1", line)
    if (
        len(line) > _LONGEST_DATELINE
        or not ((figures and _DIGIT.search(line)) or WEEKDAY.match(line))
        or DOCUMENT.match(line)
    ):
        return False
    found = _first_day(line)
    if not found:
        weekday = WEEKDAY.match(line)
        return (
            weekday is not None
            and not _names_weekday(line[weekday.end() :])
            and len(line) < 40
            and line.count(" ") < 5
            and not line.rstrip(".").endswith((",", ";"))
        )
    if _GOES_ON.match(line, found.end()) and not _ENDS.match(line, found.end()):
        return False
    before = line[: found.start()].strip()
    after = line[found.end() :].strip(" .,;:–—-])?")
    if (
        after
        and not FEAST.fullmatch(after)
        and not WEEKDAY.fullmatch(after)
        and not (after[0] == "(" and is_dateline(after[1:]))
        and not _BEHIND.fullmatch(after)
        and not _SHORT_YEAR.fullmatch(after)
    ):
        return False
    if not before:
        return True
    if before.count(" ") >= _WORDS or _LIFE.search(before) or _TELLS.search(before):
        return False
    if _STREET.search(before) and not any(map(str.islower, found[0])):
        return False  # “Schulgasse 12/I”
    return _BEFORE.fullmatch(before) is not None and not _SENTENCES.search(before)


def is_day_alone(line: str) -> bool:
    """The same of a line that no salutation or signature stands beside: “He died on 6 July 1843.” and “Sunday was fine.” are sentences."""
    if not is_dateline(line) or any(sign in line for sign in _QUOTES):
        return False
    found = _first_day(line)
    if found is None:
        return names_day(line)
    before = line[: found.start()].split()
    while before and is_small(before[-1]):
        before.pop()
    if before and before[-1][-1] in ",;":
        before = []  # “At the mill near Hallow, 3 May”
    return not has_small_words(" ".join((*before[1:], line[found.end() :])))


def begins_with_day(line: str) -> bool:
    """“May 3, 1811”, “Sunday, 3 May 1811”: no place stands before the day."""
    found = _first_day(line)
    return found is not None and (found.start() == 0 or WEEKDAY.match(line) is not None)


def _first_day(line: str) -> re.Match[str] | None:
    """The first day in a line, in whatever form."""
    found = first_dated(line) or _feast_of_a_year(line)
    if found is None and _DIGIT.search(line):
        found = _FIGURES.search(line)
    return found


def _feast_of_a_year(line: str) -> re.Match[str] | None:
    found = FEAST.search(line) if YEAR.search(line) else None
    return found if found and found["year"] else None
