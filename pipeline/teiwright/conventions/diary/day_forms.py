"""Days as diaries and letters have them beside the usual forms: short and old names of months, Roman months, several days, the Republican calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.words import MONTHS, WEEKDAYS, listed
from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

_SHORT = listed(
    "janv févr fév avr juil juill déc okt dez mrz jän febr gen genn febbr apr mag giu giugn lug lugl ago ag sett ott dic ene abr"
    " jun jul set oct nov dec sept sep feb jan mar mzo may"
    " janr febr aug septbr octbr octb novbr novb novber decbr decb décbr décr dezbr dezb 7bris 8bris"
    " septembr septemb oktobr octobr oktob octob novembr novemb dezembr dezemb decembr decemb"
)
"""Months cut short, with a stop; three letters are also words, so without the stop they are none."""
_OLD = listed(
    "7bre 8bre 9bre xbre 10bre nbre obre octe 7ber 8ber 9ber 10ber xber enº febº agto sepbre setbre octbre novbre novre dicbre dizbre dbre sbre januarii februarii martii aprilis maii maji junii julii augusti"
    " septembris octobris novembris decembris januarij februarij martij maij junij julij jänner jenner merz maerz aprill hornung heumonat brachmonat"
    " junius julius hartung märtz mertz lenzmonat ostermonat wonnemonat erntemonat herbstmonat weinmonat wintermonat christmonat"
    " vendémiaire vendemiaire brumaire frimaire nivôse nivose pluviôse pluviose ventôse ventose germinal floréal floreal prairial messidor"
    " thermidor fructidor vendemmiaio brumaio frimaio nevoso piovoso ventoso germinale floreale pratile messidoro termidoro fruttidoro"
    " vendimiario brumario frimario pluvioso pradial mesidor termidor"
)
_USUAL = listed(f"{MONTHS} juny")
"""Names that need no help, except where several days or an ending of their own stand before them or two figures behind."""
_ROMAN = listed("I II III IV V VI VII VIII IX X XI XII")
_OWN_ENDINGS = frozenset((".º", ".°", ".ª", "sten", "ten", "ter", "te", "tn", "en", "t"))
_WEEKDAYS = listed(f"{WEEKDAYS} mo di mi do fr sa so lun mar mer jeu ven sam dim gio sab dom mié jue vie sáb")

_ENGLISH = listed("mon tue tues wed thu thur thurs fri sat sun")
"""In logs and diaries; with a comma behind them they stand in the heads of mails."""

_GATE = lazy(
    r"\d(?:[.º°ª/ -]|de |di |d['’]|(?:sten|ten|ter|te|tn|en|t|er|th|st|nd|rd)(?![^\W\d_])){0,6}(?P<month>(?:[789]|10|[Xx])(?:\.?bre|ber)|[^\W\d_]{1,11})"
)
"""A figure and the word behind it: what is read in every line with a figure."""
_DAY = lazy(
    r"(?:(?!(?i:the|le|den|d|am|el|il|ce|lì|li|dì|du|del|dal|vom) )(?P<weekday>[^\W\d_]{2,10})\.?,? )?(?:(?i:the|le|den|d\.?|am|el|il|ce|lì|li|addì|dì|du|del|dal|vom|from) )?"
    r"(?P<several>\d{1,2}(?:\.|st|nd|rd|th|er|[º°])? ?(?:[–—/-]|au|al|bis|to|u\.|und|et|y|e|and|&) ?)?\d{1,2}(?:\.? ?(?P<ending>sten|ten|ter|te|tn|en|t)\b|(?P<sign>\.?[º°ª]|\.|er|th|st|nd|rd|d))?"
    r"(?P<mark>[ ./-]{1,2})(?:de |di |d['’])?(?P<month>(?:[789]|10|[Xx])(?:\.?bre|ber)|[^\W\d_]{1,11})(?P<stop>\.)?"
    r"(?P<year>[ ,./-]{0,3}(?:(?:de |del |an |l['’]an |anno |dell['’]anno |año |del año )?(?:1[0-9]|20)?\d\d(?!\d|\s?(?i:uhr|h\b|heures|hs\b))|['’]\d\d(?!\d)|(?:an |l['’]an |anno |dell['’]anno |año |del año )(?:[IVX]+|\d\d?)\b))?"
)


def day_form(line: str, *, at_start: bool = False) -> re.Match[str] | None:
    """The first day in a line that has such a form, at its start or anywhere; None in most lines."""
    for gate in _GATE.finditer(line[:90]):
        if not _known(gate["month"]):
            continue
        starts = [0] if at_start else range(max(gate.start() - 20, 0), gate.start() + 1)
        for start in starts:
            if start and line[start - 1].isalnum():
                continue
            found = _DAY.match(line, start)
            if found is not None and _is_day(found):
                return found
        if at_start:
            return None
    return None


def _known(word: str) -> bool:
    folded = _plain(word)
    return word.upper() in _ROMAN or folded in _OLD or folded in _SHORT or folded in _USUAL


def _plain(word: str) -> str:
    """The name of a month as the lists have it: X.bre is xbre."""
    return word.casefold().replace(".", "")


def _is_day(found: re.Match[str]) -> bool:
    """What the pattern has found is a day: its month is one, and a month cut short has a stop, a year or another day beside it."""
    word, folded = found["month"], _plain(found["month"])
    weekday = found["weekday"]
    if weekday is not None and weekday.casefold() not in _WEEKDAYS:
        own = found[0][found.end("weekday") - found.start()] == " "
        if not own or weekday.casefold() not in _ENGLISH:
            return False
    if word in _ROMAN:
        return bool(found["year"] or found["stop"] or found["mark"] in "-/")
    if word.upper() in _ROMAN:
        # “12.vi.34”: in small letters only between stops.
        return found["mark"] == "." and bool(found["stop"] and found["year"])
    if folded in _OLD:
        return True
    if folded in _USUAL:
        short = sum(c.isdigit() for c in found["year"] or "") == len("48")
        return bool(
            weekday or found["several"] or short or (found["ending"] or found["sign"]) in _OWN_ENDINGS
        )
    return folded in _SHORT and bool(weekday or found["stop"] or found["year"] or found["several"])
