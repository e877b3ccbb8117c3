"""What a person says of a mark: one decision, as a row of the table says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.errors import ReviewError
from teiwright.review import ELEMENTS, family_of
from teiwright.review.table import context_of, element_of, line_of, quoted, words_of
from teiwright.spreadsheets import FALSE, TRUE, spoilt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.review.table import Row

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


def decisions_of(row: Row, table: str, *, of_folder: bool = False) -> tuple[Decision, ...]:
    """What one row says: nothing, one thing, or that something is not this but that.

    Args:
        row: the row.
        table: what to call the table.
        of_folder: it is that of a folder, whose rows speak of all marks that are alike.

    Raises:
        ReviewError: a cell holds something else than it can.
    """
    where = f"{table}, row {row.number}"
    right = _answer(row, where)
    if right is None:
        return ()
    for column in ("words", "meaning"):
        if trouble := spoilt(row[column]):
            raise ReviewError(f"{where}, column “{column}”: {trouble}")
    before, shown, after = context_of(row["context"])
    element, words = _element(row, where), words_of(row)
    if not words:
        raise ReviewError(
            f"{where}: there is a decision, but the cell “words” is empty. Write the words of the text there."
        )
    if not row["found"] and not any(sign.isalnum() for sign in words):
        raise ReviewError(
            f"{where}: in the cell “words” there is no word, only “{words}”. Write the words of the text there."
        )
    instead = right and bool(row.was) and (row.was != element or (bool(shown) and shown != words))
    decision = Decision(
        right=right,
        element=element,
        words=words,
        before=before,
        shown=shown,
        after=after,
        meaning="" if _is_of_another(row, element) else " ".join(row["meaning"].split()),
        everywhere=_everywhere(row, where),
        line=line_of(row),
        as_found=not row.is_edited,
        instead=instead,
        row=row.number,
        table=table,
    )
    if of_folder:
        return (_of_all_alike(decision, row),)
    if instead:
        gone = replace(decision, right=False, element=row.was, words=shown or words, meaning="")
        return gone, decision
    return (decision,)


def _of_all_alike(decision: Decision, row: Row) -> Decision:
    """The same of all marks that are like that of the row; of a row of a person's own, or where it says so, of the words wherever they stand."""
    was, _, said = row["found"].partition(" ")
    like = None
    if was and not decision.everywhere:
        like = (was, said.removeprefix(quoted(decision.shown)).strip())
    if like and decision.shown not in {decision.words, ""}:
        what = "how far the mark goes"
    elif like and decision.right and decision.element not in family_of(was):
        what = f"that the mark is no {was} but a {decision.element}"
    else:
        return replace(
            decision,
            everywhere=True,
            of_folder=True,
            like=like,
            instead=decision.instead and like is not None,
        )
    raise ReviewError(
        f"{decision.where}: {what} can be said only of one place. Write it into the table of the text (teiwright review TEXT), or no under “decision” here and a row of your own."
    )


def _is_of_another(row: Row, element: str) -> bool:
    """True if under “meaning” still stands whom the name meant, or when the date was, that the row says is none."""
    other = row.was in {"persName", "date"} and row.was != element
    return other and row["found"].endswith(f" {row['meaning']}")


def _answer(row: Row, where: str) -> bool | None:
    word = row["decision"].strip().strip(".!").lower()
    if not word:
        return None
    if word in YES or word in NO:
        return word in YES
    raise ReviewError(
        f"{where}: “{row['decision'].strip()}” is no decision. Write yes (the row is right as it stands) or no (there is no such mark here)."
    )


def _everywhere(row: Row, where: str) -> bool:
    word = row["where"].strip().strip(".!").lower()
    if word in EVERYWHERE or word in HERE:
        return word in EVERYWHERE
    raise ReviewError(
        f"{where}: “{row['where'].strip()}” in the column “where” is not understood. Write everywhere, or leave the cell empty for this place alone."
    )


_IN_TEI = ("placeName", "orgName", "place", "organisation")


def _element(row: Row, where: str) -> str:
    if element := element_of(row):
        return element
    said, known = row["what"].strip(), f"Known are: {', '.join(ELEMENTS)}."
    if not said:
        raise ReviewError(f"{where}: there is a decision, but the cell “what” is empty. {known}")
    elsewhere = " Places and bodies are marked in the TEI itself, last of all." if said in _IN_TEI else ""
    raise ReviewError(f"{where}: “{said}” in the column “what” is not known. {known}{elsewhere}")


def unanswered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that a person has changed, but not decided about; also those whose decision stands in another column."""
    return tuple(row for row in rows if not row["decision"].strip() and (row.is_edited or _beside(row)))


def _beside(row: Row) -> bool:
    """True for a row with a decision, or where it is to hold, and nothing under “decision”: it was typed one column too far."""
    where, comment = (row[column].strip().strip(".!").lower() for column in ("where", "comment"))
    return bool(row["words"]) and (where not in HERE or comment in YES or comment in NO)
