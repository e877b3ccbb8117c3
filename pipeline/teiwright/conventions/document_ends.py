"""Who signs a document that is no letter, a deed, a petition, a proclamation: place and day, names, marks and witnesses at its end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL, is_upper
from teiwright.conventions.dating import first_dated
from teiwright.conventions.end_marks import CLOSES
from teiwright.conventions.flow.divisions import is_signature
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.ends import answers_marker, outside
from teiwright.conventions.letters.lines import APPROVED, ATTESTED, NAME, is_office
from teiwright.conventions.letters.parts import replace_pieces
from teiwright.conventions.letters.pieces import Pieces
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.pieces import holding
from teiwright.model import Block, Certainty, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

_LONGEST = 80
"""Characters of such a line."""
_BLOCKS, _LINES = 4, 12
"""So many blocks and lines sign a document at most."""
_PLACE = lazy(
    rf"(?:{CAPITAL}[\w’'.]*(?:[ -](?:{CAPITAL}[\w’'.]*|am|an der|sur|lès|upon|de|la|del))*)?[, ]*(?:(?i:the|den|le|ce|el|a|il|li|lì|am|im|in|en)\b)?[ ]*(?:\w{{3,}}\s?[-–—/]\s?)?$"
)
"""What stands before a day that dates a document: a place, perhaps the month from which it took, and no more."""
_GIVEN = lazy(
    r"(?i)(?:(?:given|done|dated|executed|witness (?:my|our) hands?|fait|donnée?|passé|gegeben|(?:so )?geschehen|ausgefertigt|dad[oa]|hech[oa]|fatto|dato|redatto)\b)"
)
_SMALL_OFFICE = lazy(r"(?:The|Le|La|L[’']|El|Il|Lo)\s?[a-zß-öø-ÿ][^.!?;:,\n]{2,40}[,:]$")
"""“L'instituteur,” above the name."""
_FOR_ANOTHER = lazy(rf"(?:[iI]\. ?[AV]\.|[pP]\. ?[pPoO]\.|pp\.|per pro\.)\s+(?={CAPITAL})")
"""“i. A. Helene Stoß”: she signs by order of another."""
_MARK = lazy(
    r"(?i)(?:.{3,40}[, ])?\(?(?:(?:his|her)\s+(?:[x+✠†]\s+)?mark|x\s+(?:his|her)\s+mark|sa marque|(?:sein|ihr|dessen|deren) (?:hand)?zeichen|su señal|segno di croce)(?:\s*[x+✠†])?\)?\.?$"
    r"|(?:his|her|mark|[x+✠†])$"
)
"""“Anne Penk her mark”, “her X mark”, also with a line for each word."""
_WHOSE = frozenset(["his", "her"])
_THREE = 3
_OTHERS = lazy(
    r"(?i)[\[(]?(?:(?:and|et|und|sowie|y|e) (?:by |von |de |par )?(?:some |about |noch |weitere )?[\w. ]{0,20}\b(?:others?|more|autres|andere[nr]?|otr[oa]s|altr[ie])"
    r"|(?:here )?(?:follow(?:ed by)?|suivent|es folgen|folgen|siguen|seguono)\b[^.!?:;]{0,30}\b(?:names?|signatures?|noms?|namen|unterschriften|firmas|nombres|firme|nomi))\b[^.!?:;]{0,20}\.?[\])]?$"
)
"""“[and 46 others]”, “(Suivent 30 signatures.)”: who signed besides."""
_SAID_TO_SIGN = lazy(
    rf"{CAPITAL}[^.!?;:]{{1,60}}, (?i:signed|signé(?:e|s|es)?|gez\.?|firmad[oa]|firmat[oa])\.?$"
)
"""“Dale, clerk, signed.”"""
_CANNOT = lazy(
    r"(?i)[^.!?;]{2,60}\b(?:cannot (?:write|sign)|(?:n['’]a su|ne sait|ne sachant) (?:signer|écrire)|kann nicht (?:schreiben|unterschreiben)|des schreibens unkundig|no (?:sabe|supo) (?:firmar|escribir)|non (?:sa|sapendo) (?:scrivere|firmare))\b[^.!?;]{0,30}\.?$"
)
"""“The widow Dale cannot write.”"""
_ON_BEHALF = lazy(
    rf"(?i)(?:(?:im namen|im auftrage?|in the name of|(?:for and )?on behalf of|by order of|au nom d|par ordre d|en nombre d|por orden d|in nome d|per ordine d|(?:for|für|pour|por|per) (?:the|den|die|das|le|la|les|el|los|il|lo) (?={CAPITAL}))[^.!?;:]{{2,60}}[,:]?)$"
)
"""“Im Namen des Rates”: for whom somebody signs."""
_ENDED = lazy(rf"[.!?;…][{CLOSES})\]]*$")
_ANNOUNCES = lazy(r"(?i)\b(?:following|as follows|folgende\w*|suivant\w*|siguientes?|seguent[ei])\b")
"""“The following were elected.”: a list is below."""
SIGNS = lazy(
    r"(?i)\b(?:undersigned|sign|signed|signatures?|our (?:names|hands?)|hereunto|(?:unter)?zeichne[nt]\w*|unterschr\w+|unterschrieb\w+|soussigné\w*|signons|signé\w*|"
    r"firmant\w*|firmamos|firma\w*|suscri\w+|sottoscri\w+)\b"
)
"""What says that those are to sign who stand below; without it names alone may as well be those of whom the text speaks."""
_PROSE = 20
"""Characters of the paragraph above, at least."""
_INITIALS = lazy(rf"(?:{CAPITAL}\.[ -]?){{2,4}}$")
"""“T. W.”"""
_SEALED = lazy(
    r"(?i)[\[(](?:l\. ?s\.|seal|sceau|siegel|sello|sigillo)[\])]\s*|(?:\(signed\)|signed|signé(?:e|s|es)?|(?:ge|unter)z\.|firmad[oa]|firmat[oa])\s?[:.]\s*"
)
"""“(L. S.)”, “Signed:”, beside a name."""
_FLOURISH = lazy(r"\s*\((?:hay una )?r[úu]bricad?[oa]?\)[.,;]?\s*")
"""“Ana Mora (rúbrica). Luis Gil (rúbrica).”: who signs one behind the other."""
_RULE = "bare.signature"


def sign_document(view: View, found: Found) -> bool:
    """Make a closer of what signs the text at its end: a place and a day with who signs, several names, a mark or a witness; False if nothing does."""
    pieces = Pieces(view.text, found.pieces)
    stop = next((i + 1 for i in range(len(found.pieces))[::-1] if found.pieces[i].part == "body"), 0)
    end = stop
    while stop > 1 and answers_marker(pieces, stop - 1):
        stop -= 1
    notes = [replace(piece, part="back") for piece in found.pieces[stop:end]]
    covers = outside(pieces, 0, stop)
    first = stop = stop - len(covers)
    kinds: list[tuple[str, Extent]] = []
    while first and stop - first < _BLOCKS:
        piece = found.pieces[first - 1]
        signed = piece.block.rule == _RULE and piece.block.element == "closer"
        if piece.opens or piece.part != "body" or not (pieces.is_plain(first - 1) or signed):
            break
        extents = pieces.extents(first - 1)
        if len(extents) > _LINES:
            break
        dated = first > 1 and pieces.is_plain(first - 2) and _dates(pieces.lines(first - 2)[-1])
        of_lines = _kinds(view, [view.words(e) for e in extents], dated=dated)
        if not signed and not all(of_lines):
            break
        kinds = [*((kind or "name", e) for kind, e in zip(of_lines, extents, strict=True)), *kinds]
        first -= 1
    kinds = list(_with_marks(view, kinds))
    signs = [kind for kind, _ in kinds]
    if not first or not _are_signed(signs) or not _ends_text(pieces, first - 1):
        return False
    if signs == ["name"] and not _signs_alone(view, kinds[0][1], pieces.words(pieces.listed[first - 1])):
        return False  # a name by itself may be anything
    if "name" not in signs and _is_dated_above(pieces, first):
        return False
    elements = {"day": "dateline", "attested": ""}
    parts = (Block(elements.get(kind, "signed"), extent, rule=_RULE) for kind, extent in kinds)
    why = "who signs, below the last paragraph"
    told = set(signs) > {"name"} or len(signs) == 1 or SIGNS.search(pieces.words(pieces.listed[first - 1]))
    cert = Certainty.MEDIUM if told else Certainty.LOW
    made = replace(found.pieces[first], block=holding("closer", parts, _RULE, (), cert, why))
    replace_pieces(view.text, found, [*found.pieces[:first], made, *covers, *notes, *found.pieces[end:]])
    return True


def _signs_alone(view: View, name: Extent, above: str) -> bool:
    """A name by itself signs: initials, “(Signed) A. Dale”, or below a paragraph that speaks of signing."""
    words = view.words(name)
    return bool(_INITIALS.match(words) or _SEALED.match(words) or SIGNS.search(above))


def _kinds(view: View, rows: list[str], *, dated: bool) -> list[str]:
    """What each of some lines is that sign; below an office or a day any name will do, “Dr. Hayduck”.

    Args:
        view: the text.
        rows: the lines.
        dated: a day stands right above them.
    """
    kinds: list[str] = []
    for row in rows:
        last = kinds[-1] if kinds else "day" if dated else ""
        below = last in {"office", "day"} and NAME.match(row.rstrip(".,")) is not None
        any_name = below and len(row) <= _LONGEST and not w.CLASSIFIED.match(row)
        kinds.append(_kind(view, row) or "name" * any_name)
    return kinds


def _with_marks(view: View, kinds: list[tuple[str, Extent]]) -> Iterator[tuple[str, Extent]]:
    """The lines, those of a mark as one: “his”, “Geo. X Pitman”, “mark”."""
    at = 0
    while at < len(kinds):
        kind, extent = kinds[at]
        three = kinds[at : at + 3]
        words = [view.words(e).strip(" ()").lower() for _, e in three]
        if len(three) == _THREE and words[0] in _WHOSE and words[2] == "mark" and three[1][0] == "name":
            yield "mark", Extent(extent.start, three[2][1].end)
            at += _THREE
        else:
            yield kind, extent
            at += 1


def _kind(view: View, row: str) -> str:
    """What a line that signs is: day, name, office, mark or attested; empty if it is none of these."""
    if len(row) > _LONGEST:
        return ""
    if _SEALED.search(row):
        return "name" if NAME.match(_SEALED.sub("", row).strip(" .,")) else ""
    if _FLOURISH.search(row):
        names = (name.strip(" .,;") for name in _FLOURISH.split(row))
        return "mark" if all(NAME.match(name) for name in names if name) else ""
    if _dates(row):
        return "day"
    if _MARK.match(row):
        return "mark"
    if any(p.match(row) for p in (ATTESTED, APPROVED, _ON_BEHALF, _CANNOT, _OTHERS)):
        return "attested"
    if _SAID_TO_SIGN.match(row) or (_FOR_ANOTHER.match(row) and is_name(_FOR_ANOTHER.sub("", row))):
        return "name"
    if _SMALL_OFFICE.match(row):
        return "office"
    if is_upper(row) and not any(map(str.isdigit, row)):
        return "name" if is_name(row) or is_named_above(view, row) else "office" * is_office(row)
    if is_signature(row) or (NAME.match(row.rstrip(".,")) and is_name(row)):
        return "name"
    return "office" if is_office(row) else ""


def _dates(row: str) -> bool:
    """“Ebersbach, den 4. Februar 1872”, “Given at Hallow this 4th of May”; in “The bridge fell on 4 May” more than a place stands before the day."""
    if not is_dateline(row):
        return False
    if _GIVEN.match(row):
        return True
    day = first_dated(row)
    return day is not None and _PLACE.match(row[: day.start()]) is not None


def _are_signed(kinds: list[str]) -> bool:
    """A day and who signs; two names or more; or a name and its mark, or a witness."""
    if kinds == ["name"]:
        return True
    names = kinds.count("name")
    others = {kind for kind in kinds if kind != "name"}
    if "day" in others:
        return bool(names or others & {"office", "mark"}) and kinds.count("day") == 1
    return names > 1 or "mark" in others or (names > 0 and "attested" in others)


def _ends_text(pieces: Pieces, index: int) -> bool:
    """The piece above those that sign ends a sentence: a paragraph, or the items of a list."""
    block = pieces.listed[index].block
    words = pieces.words(pieces.listed[index]).rstrip()
    if block.element not in {"p", "list"} or len(words) < _PROSE or _ANNOUNCES.search(words):
        return False
    return _ENDED.search(words) is not None


def _is_dated_above(pieces: Pieces, first: int) -> bool:
    """Another day stands by itself above: then the last one may begin what is below it."""
    return any(pieces.is_plain(i) and is_dateline(pieces.lines(i)[0]) for i in range(first))


def is_named_above(view: View, row: str) -> bool:
    """“MARTEL” below a text that speaks of Louis Martel: each word is that of a name in the text."""
    words = re.findall(r"[^\W\d_]{3,}", row)
    return 0 < len(words) <= 3 and all(
        re.search(rf"\b{CAPITAL}[\w’'-]{{1,{_LONGEST}}}\.? {re.escape(word.capitalize())}\b", view.text)
        for word in words
    )


@lru_cache(maxsize=4)
def first_name_at_end(view: View) -> int:
    """The chunk with which names in capitals begin that end a text, each on lines of its own; the number of chunks where there are none."""
    first = len(view.chunks)
    while first > max(1, len(view.chunks) - _LINES) and _is_name_in_capitals(view, view.chunks[first - 1]):
        first -= 1
    return first


def _is_name_in_capitals(view: View, chunk: Chunk) -> bool:
    words = view.words(chunk)
    return chunk.height == 1 and is_upper(words) and is_named_above(view, words)
