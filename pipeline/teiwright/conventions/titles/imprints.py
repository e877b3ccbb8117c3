"""The words of printers and publishers, on a title page or below the last line of a book."""

from __future__ import annotations

import re

from teiwright.conventions.capitals import CAPITAL, WORD, is_small
from teiwright.conventions.end_marks import CLOSES
from teiwright.patterns import lazy

_CITIES = (
    "new york|london|edinburgh|dublin|boston|philadelphia|chicago|oxford|cambridge|paris|bruxelles|berlin|leipzig|münchen|wien|stuttgart|"
    "madrid|barcelona|roma|milano|firenze|torino|napoli|amsterdam"
)
_HOUSE = (
    r"(?:publish(?:ed|ers?)|printed|ltd|booksellers?|(?-i:Press|PRESS|Sons|SONS|Company|COMPANY|Limited|LIMITED)(?!['’]s)|"
    r"verlag\w*|verleger|buchhandlung|buchhändlern?|(?:buch)?druckerei|buchdruckern?|gedruckt|[eé]diteurs?|libraires?|librairie|imprimeurs?|imprimerie|editor[ei]|editrice|tipografi[ae]?|stamperi[ae]|stampator[ei]|"
    r"libra(?:io|i|ro)|libreria|imprenta|impresor(?:es)?|editores|librer[ií]a|librero)"
)
_EDITION = (
    r"(?:copyright(?:ed)?|all rights reserved|editions?|impression|auflage|[eé]dition|edizione|edici[oó]n)"
)
_FIRM = rf"\b(?:{_HOUSE}|{_EDITION})\b"
IMPRINT = lazy(rf"(?i){_FIRM}|^\W*(?:{_CITIES})\b.{{0,30}}[:.—–-]?\s*$", re.MULTILINE)
"""Words of an imprint, or a city on a line of its own; “my sons”, “the Company's officers” are none."""
_ADDRESS = lazy(
    rf"(?i)^\W*(?:{_CITIES})\s*[:.]|[.—–-]\s?(?:imp|impr|tip|typ)\.\s|[,.:]\s[^,:]*\b(?:{_CITIES}|street|square|row|lane|road|gardens?|place|avenue|broadway|rue|boulevard|quai|stra(?:ß|ss)e|platz|gasse|via|piazza|calle)\b"
)
"""Where a printer or publisher is to be found: behind a comma, or the city before a colon."""
_SURE = lazy(
    rf"(?i){_FIRM}|\b(?:co|imp|impr|tip|typ)\.(?!\w)|\bprinters?\b|\b\d{{1,3}}(?: bis)?, (?:rue|quai|boulevard|via|piazza|calle)\b"
)
AT_FIRM = lazy(
    rf"(?:(?:In|Zu|A|À|En) )?(?P<place>{CAPITAL}[^\W\d_]{{2,20}}(?: (?:und|u\.|et|e|y|&) {CAPITAL}[^\W\d_]{{2,20}})?)(?:,| \([^()\n]{{3,30}}\),?)? "
    rf"(?:(?:verlegts?|gedruckt|druckts|zu finden|zu haben|in Commission|im Verlage?|se vend|se trouve|si vende),? )?(?:bey|bei|chez|presso|appresso|apud|in der (?={CAPITAL}\w+sche[nr] ))(?P<firm>[^\n]{{3,90}}?)[.,;]? "
    r"(?P<year>(?:1[4-9]|20)\d\d)\.?$"
)
"""“Gotha, bey Johann Hartung. 1799.”, “A Paris, chez Barnay, 1702”: where the book is to be had, from whom, and the year."""
_NAMES_FIRM = lazy(rf"(?i)\b{_HOUSE}\b|\b(?:co|imp|impr|tip|typ)\.(?!\w)|\bprinters?\b")
EDITION = lazy(
    rf"(?i)\b(?:{_EDITION}|(?:re)?printed (?:for the author|as)|revised|reprint(?:ed)?|session|volumen?|vol|band|bd|tome|tomo|ausgabe|copies|exemplare|exemplaires|ejemplares|esemplari)\b"
)
"""Words of an edition, which name no place and no firm."""
_BEGINS = lazy(
    r"(?i)\W*(?:(?:re)?printed|(?:re)?published|sold|entered|copyright|all rights|druck\b|gedruckt|verlegt|erschienen|imprim[ée]|publié|impreso|publicado|stampato|pubblicato|"
    r"(?:of |von |il a été tiré de )?(?:this|dies(?:es|em|er)|cet(?:te)?|ce|este|esta|quest[oa]) (?:book|edition|work|volume|impression|series|reihe|collection|colección|collana|buche?|werke?|ausgabe|auflage|band|livre|édition|ouvrage|libro|obra|edición|edizione|opera))\b"
)
"""How printers and publishers begin, also where they say how many copies there are."""
COST = lazy(
    r"(?i)[(\[]?(?:entered at stationers|(?:price|prix|preis|precio|prezzo)\b[^!?;\n]{0,30}(?:\d|penn|pence|shilling|cents?\b|sous?\b|centimes?\b|groschen|kreuzer|pfennig|cuartos?\b|real(?:es)?\b|sold[oi]\b|lir[ae]\b))[^!?;\n]{0,40}$"
)
"""“Price Sixpence.”: what a book or broadside costs, on a line of its own."""
LICENCE = lazy(
    r"(?i)(?:con|avec|mit|cum|with|by) (?:[^\W\d_]+[.,]? |d[e'’] ?){0,4}(?:licen[cz]\w*|licenti\w+|permiss\w+|permesso|permis|permiso|privil\w+|approba\w+|approva\w+|aprobaci\w+|erlaubni(?:s|ß)|bewilligung|authority)\b[^.!?;\n]{0,60}\.?$"
)
"""“Con licenza de' superiori.”, “Avec approbation et privilège du Roi”: who has allowed the print."""
_PRICE = lazy(r"\b\d{1,3}s\b|[£$] ?\d|\b\d{1,3} ?(?:fr|Mk?|ptas?|L)\.")
"""What a publisher asks for a book."""
YEAR = lazy(
    r"(?:1[4-9]|20)\d\d\.?$|(?=[MDCLXVI]{4,})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?$"
    r"|M{1,2}[. ]{1,2}DC{1,4}[. ]{0,2}(?:XC|XL|L?X{0,4})[. ]{0,2}(?:IX|IV|V?I{0,4})\.?$"
)
"""“1751”, “MDCCLI”, “M.DCC.LI.”."""
_SHORT = 40
"""Characters: so short a line is not weighed."""


def has_imprint(words: str) -> bool:
    """Whether some words of a title page are those of a printer or publisher.

    “He was the youngest of three sons, and the company knew it.” has such words and is a sentence: most others are written small.
    """
    found = IMPRINT.search(words)
    if found is None:
        return AT_FIRM.match(words) is not None
    if (
        len(words) < _SHORT
        or words[-1] not in f".!?…{CLOSES}"
        or _BEGINS.match(words)
        or _PRICE.search(words)
    ):
        return True
    others = WORD.findall(words.replace(found[0], " "))
    small: int = sum(word[0].islower() and not is_small(word) for word in others)
    return 5 * small <= 2 * len(others)


def is_imprint(words: str) -> bool:
    """Whether a line is that of a printer or publisher for sure: the firm or the number of the house, and where it is."""
    return (_ADDRESS.search(words) is not None and _SURE.search(words) is not None) or AT_FIRM.match(
        words
    ) is not None


def names_firm(words: str) -> bool:
    """Whether some words name a printer or publisher, and do not only say which edition it is."""
    return "&" in words or any(pattern.search(words) for pattern in (_NAMES_FIRM, _ADDRESS))
