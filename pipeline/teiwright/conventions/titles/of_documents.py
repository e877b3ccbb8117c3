"""Titles that say what kind of document a text is: “Inventory of the goods of Peter Oake, taken the 9th of March 1701”."""

from __future__ import annotations

import re

from teiwright.conventions.lines import rows_of
from teiwright.patterns import lazy

LONGEST, LINES = 240, 4
"""Characters and lines of a title that says what the document is."""
_TITLED = lazy(
    r"(?i)(?:speech|address|lecture|sermon|report|interview|memorandum|proceedings|journey|voyages?|travels|diary|journal|inventory|commonplace book|catalogue|muster[- ]roll|roll|log(?:[- ]book)?|list|register|accounts?|accompts?|notes|proclamation|petition|examination|trial|rules|"
    r"discours|rapport|compte rendu|proc[eè]s-verbal|conférence|inventaire|liste|registre|statuts|pétition|interrogatoire|comptes|"
    r"reise|tagebuch|rede|bericht|vortrag|predigt|protokoll|ansprache|verzeichni(?:s|ß)|inventar|verhör|statuten|rechnung|stammbuch|"
    r"viaje|diario|discurso|informe|inventario|catálogo|lista|registro|libro|memoria|estatutos|cuentas|"
    r"viaggio|discorso|relazione|verbale|intervista|catalogo|elenco|statuto|conti|interrogatorio)\b(?=[^\n]* [^\W\d_]).{12,}[^\W_)][)”\"»]?$",
    re.DOTALL,
)
"""A text is called what it is: “Inventory of the goods of Peter Oake, taken the 9th of May 1801”."""
_DAY = lazy(r"\s*(?:[^\W\d_]+(?: [^\W\d_]+)?, )?(?:(?:the|den|le|li|il|el) )?\d{1,2}\b")
"""“3 May 1901” below “Register Office”: the head of a letter."""
_SENTENCE_END = lazy(r"[^\W\d_]{4,}[.!?;:]\s")


def names_document(words: str) -> bool:
    """One to four lines without a stop that say what kind of document stands below them."""
    return (
        len(words) <= LONGEST
        and words.count("\n") < LINES
        and _TITLED.match(words) is not None
        and _SENTENCE_END.search(words) is None
        and not any(map(_DAY.match, rows_of(words)))
    )
