"""One decision of a person about one mark, as a row of the table says it."""

from __future__ import annotations

from msgspec import Struct

from teiwright.spreadsheets import FALSE, TRUE

YES = frozenset({"yes", "y", "ok", "right", "x", "ja", "j", "oui", "sí", "si", "sì"}) | TRUE
NO = frozenset({"no", "n", "wrong", "nein", "non"}) | FALSE
EVERYWHERE = frozenset({"everywhere", "all", "überall", "alle", "partout", "en todas partes", "ovunque"})
HERE = frozenset({"", "here", "hier", "ici", "aquí", "qui"})
UNKNOWN = frozenset(
    {
        "nobody", "unknown", "none", "niemand", "unbekannt", "personne", "inconnu", "nadie", "desconocido", "nessuno", "sconosciuto",
    }
)  # fmt: skip
"""Under “meaning”: the mark is right, but whom or what it means is not known."""

GAP = " […] "
"""What stands in the table for the middle of a long quotation."""


class Decision(Struct, frozen=True):
    """What a person says of some words. White space in all words is one space."""

    right: bool
    """True: the words are what the row says; False: they are no such thing."""
    element: str
    words: str
    """The words to be marked."""
    before: str = ""
    shown: str = ""
    """The words at whose place the row stands; others than `words` if a person has changed how far the mark goes."""
    after: str = ""
    meaning: str = ""
    """Whom a name names, the value of a date, attributes; empty: as the program has it."""
    everywhere: bool = False
    """True: wherever the words stand in the text."""
    line: int = 0
    """Line of the text, 0 if the row names none; only a hint, for lines move."""
    as_found: bool = False
    """True where the row says what the program had found, unchanged."""
    instead: bool = False
    """True where the program had found something else than the row says."""
    row: int = 0
    """Row of the table as a spreadsheet counts, for messages."""
    table: str = ""
    """What to call the table, for messages."""
    of_folder: bool = False
    """True in the table of a folder: it speaks of all texts below it, and is idle in many."""
    like: tuple[str, str] | None = None
    """In the table of a folder, which element of which meaning the program must have found at the words: it holds of each such mark, and of no other place."""

    @property
    def where(self) -> str:
        """Where it stands, for messages: “letter.review.csv, row 5”."""
        return f"{self.table}, row {self.row}"
