"""The words of printers and publishers, on a title page or below the last line of a book."""

from __future__ import annotations

import re

from teiwright.patterns import lazy

IMPRINT = lazy(
    r"(?i)\b(?:publish(?:ed|ers?)|printed|press|copyright|all rights reserved|editions?|impression|co\.|sons|company|limited|ltd|booksellers?|"
    r"verlag\w*|buchhandlung|gedruckt|auflage|[eé]diteurs?|[eé]dition|librairie|imprimerie|editore|edizione|tipografia|stamperia|imprenta|edici[oó]n|librer[ií]a)\b"
    r"|^\W*(?:new york|london|edinburgh|dublin|boston|philadelphia|chicago|oxford|cambridge|paris|bruxelles|berlin|leipzig|münchen|wien|stuttgart|"
    r"madrid|barcelona|roma|milano|firenze|torino|napoli|amsterdam)\b.{0,30}[:.—–-]?\s*$",
    re.MULTILINE,
)
"""Words of an imprint, or a city on a line of its own."""
