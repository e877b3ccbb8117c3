"""What the lines at the beginning and the end of a letter are, each taken by itself: greeting, day, name, sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.letters.datelines import is_dateline, names_day
from teiwright.conventions.letters.formulas import ADDRESSEE, ENCLOSURE, SALUTE, SIGNED, greets
from teiwright.conventions.letters.leave import takes_leave
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.conventions.view import View

NAME = lazy(
    rf"(?:[dD]['’])?{CAPITAL}[\w.’'-]*(?:[ ,]+(?:de|von|v\.|van|der|d['’])?\s?{CAPITAL}[\w.’'-]*){{0,5}}(?:, [a-zß-öø-ÿ][^\W\d_]+(?: [\w.’'-]+){{0,3}}|,? (?:m\. ?p|e\. ?h|mpp?|m/p|manu propria)\.?)?$"
)
"""A name on a line of its own, also with what he is, or that it is by his own hand: “L. Maier e. h.”"""
_TWO = 2
_NAMES = lazy(rf"(?:{CAPITAL}[\w.’'-]*(?: {CAPITAL}[\w.’'-]*){{0,3}}(?:,? (?:{w.JOINS}) |, |\.?$)){{2,}}$")
"""“Lebrun, P. Thomas et Vasseur.”: who signs beside one another."""
INITIALS = lazy(rf"(?:{CAPITAL}\.\s?){{1,4}}$")
"""“M. G.”"""
OFFICES = (
    r"president|chair(?:man|woman|person)?|secretary|treasurer|clerk|mayor|director|président(?:e)?|secrétaire|trésori(?:er|ère)|maire|direct(?:eur|rice)|ingénieur|greffier|notaire|préfet|"
    r"vorsitzender?|schriftführer(?:in)?|kassierer?|bürgermeister(?:in)?|direktor(?:in)?|presidente|secretari[oa]|tesorer[oa]|alcalde(?:sa)?|escribano|segretari[oa]|tesoriere|sindaco|diret(?:tore|trice)|notaio|"
    r"magistrate|registrar|coroner|commissioner|inspector|surveyor|inspect(?:eur|rice)|sous-préfet|curé|juge|adjoint|landrat|amtmann|(?:stadt|rats|gerichts|amts|land)schreiber|schulthei(?:ß|ss)|(?:stadt|land)ammann|landrichter|vogt|protokollführer(?:in)?|regidora?|síndic[oa]|notari[oa]|assessore|pfarrer|amtsrichter|notar|aktuar|corregidor|párroco|gobernador|podestà|parroco|cancelliere|prefetto"
)
"""Who signs for others; in small letters, which most of these languages write."""
_OFFICE = lazy(
    rf"(?:(?:The|Le|La|Les|L[’']|Der|Die|El|Los|Las|Il|Lo|I|Gli)\s?{CAPITAL}[^.!?;]{{1,60}}|(?i:the |le |la |l[’']|der |die |el |il |lo )?(?i:hon(?:orary|\.)? |vice-|acting |assistant |general )?(?i:{OFFICES})\b[^.!?;]{{0,60}})[,:]$"
)
_COLUMNS = lazy(r"[ \t]*\t[ \t]*| {3,}")
"""What stands between the reference and the day on one line."""
_LEADS = lazy(
    r"(?i)\b(?:your|thy|from|ihre?n?|deine?n?|euer|votre|ton|ta|tu|su|suo|sua|tuo|tua|vostro|yo)\b[^.?!;]{0,40}$"
)
"""“… from your loving son”: the last line of a letter leads to the name below it."""
ATTESTED = lazy(
    r"(?i)(?:(?:sworn|signed,? sealed|signed|subscribed|taken|acknowledged|witnessed)\b[^.!?]{0,40}\b(?:before|by|in (?:the )?presence)\b[^.!?]{0,40}"
    r"|(?:witness(?:es)?|zeugen?|témoins?|testigos?|testimoni?)(?:\s?[:,][^.!?]{0,60})?|in (?:the )?presence of\b[^.!?]{0,40}|(?:before me|vor mir|(?:pas[oó] )?ante m[ií])\b[^.!?]{0,40}"
    r"|par[- ]devant (?:nous|moi)\b[^.!?]{0,40})[.:,]?$"
)
"""“Sworn before me”, “Witnesses: …”."""
APPROVED = lazy(
    r"(?i)(?:v(?:\.?\s?[ºo°]\.?|ist[oa]\.?|u,?)\s?b(?:\.?\s?[ºo°]\.?|ueno\.?)|(?:(?:lu|vu|read|seen|visto|letto|leído|gesehen|gelesen) (?:et|and|e|y|und) )?(?:approuvé|approved|approvato|aprobado|genehmigt)e?\s?[:.,]?|v(?:u|isto)\s?[:,])$"
)
"""“V.º B.º”, “Vu et approuvé :”, above who approves what is written."""
TO_HIM = lazy(r"(?:An )?(?:den )?Herrn [^\W\d_]")
"""“Herrn Prof. Holm”: to whom a letter is."""
SPEAKS = lazy(
    r"(?i)\b(?:I|me|my|we|us|you|your|ich|mir|mich|wir|uns|dir|dich|ihnen|je|moi|nous|vous|te|toi|yo|usted|ud|io|lei|vi)\b|\b[jmt]['’]"
)
"""Who says “I” or “you” is the writer, and no editor."""
NARROW = 60
"""Characters of lines that are not wrapped at a margin."""
_WRAPPED = 90
"""Characters of a line that is a whole paragraph."""
_LONGEST_GREETING = 80
LONGEST_CALL = 60
"""Characters, and those of a line that greets only by its place."""


def is_greeting(line: str) -> bool:
    """The line greets; a full stop, which may end it below a date, is no different to us. “Meine Frau, zwei Söhne und ein Knecht.” counts persons."""
    return len(line) <= _LONGEST_GREETING and (
        greets(line, alone=True) or (line.endswith(".") and "," not in line and greets(line[:-1] + ","))
    )


def calls(line: str) -> bool:
    """“Emma!”: a greeting, if the line stands where one stands."""
    return len(line) <= LONGEST_CALL and line[-1:] in {",", ":", "!"}


def day_at(line: str) -> int:
    """Where in a line the day of a letter begins: at 0, or right of a wide gap (“Our ref: M/14      3 May 1901”); -1 if there is none."""
    if is_dateline(line):
        return 0
    if "\t" in line or "   " in line:
        right = _COLUMNS.split(line)[-1]
        if is_dateline(right) or names_day(right):
            return len(line) - len(right)
    return 0 if names_day(line) else -1


def is_day(line: str) -> bool:
    """The day of a letter stands on the line, by itself or right of a wide gap."""
    return day_at(line) >= 0


def opens_letter(lines: Sequence[str]) -> bool:
    """The last line is a day or a greeting, and none is long."""
    return (is_day(lines[-1]) or is_greeting(lines[-1])) and all(len(line) < 70 for line in lines)


def are_short(lines: Sequence[str]) -> bool:
    """Lines of an address and the like, and no sentences wrapped at a margin; the gap before the day at the right does not count."""
    lines = [" ".join(line.split()) for line in lines]
    return (
        len(lines) <= 8
        and all(len(line) <= 70 for line in lines)
        and sum(len(line) > 50 for line in lines) < 3
    )


def formula_in(lines: Sequence[str]) -> int | None:
    """Which line takes leave: no line of a sentence that is wrapped at a margin."""
    for number, line in enumerate(lines):
        if takes_leave(line):
            return number
        if len(line) > NARROW and line[-1] not in ",.;:!?—–-…)":
            return None
    return None


_LEFT = lazy(
    r"(?i)\b(?:yours?(?: [a-z]{2,12}){0,3}|etc|&c|servant|obediently|truly|faithfully|respectfully|sincerely)[.,]{0,2}(?:—|--)?$"
)
"""How the last sentence of a letter to a newspaper ends: “--I am, Sir, yours truly,”."""


def name_below(lines: Sequence[str]) -> int:
    """Which line of a paragraph is a name below its last sentence, with an address below it or nothing; 0 if none is."""
    for number in range(max(1, len(lines) - 4), len(lines)):
        name, above = lines[number].rstrip(".,;"), lines[number - 1]
        if any(len(line) > 40 for line in lines[number:]):
            continue
        if name.isupper() and _LEFT.search(above):
            return number  # A RATEPAYER
        if not (NAME.match(name) or INITIALS.match(name + ".")):
            continue
        # A line wrapped at a margin may end with a name; below a formula or a stop it stands by itself.
        if len(above) > _WRAPPED or above[-1] in ",.;:!—–-" or _LEADS.search(above) or takes_leave(above):
            return number
    return 0


def is_office(line: str) -> bool:
    """“The Secretary,”: the office of the person who signs below."""
    return _OFFICE.match(line.rstrip(" ,:") + ",") is not None


@lru_cache(maxsize=4)
def is_addressed(view: View) -> bool:
    """Somebody is greeted on a line of the text: it is a letter, or holds one."""
    return any(c.length <= LONGEST_CALL and SALUTE.match(view.lines.row(c.last - 1)) for c in view.chunks)


def is_signature(lines: Sequence[str]) -> bool:
    """Nothing but a name."""
    name = lines[0].strip(".,—– ")
    if SIGNED.match(name):
        return len(lines) <= 4
    if any(len(line) >= 60 for line in lines):
        return False
    if any(SIGNED.match(line) for line in lines):
        return len(lines) <= 6
    return len(lines) <= 4 and NAME.match(name) is not None


def signs_by_itself(lines: Sequence[str]) -> bool:
    """The lines say that they are a signature, or are an office with a name below it."""
    if SIGNED.match(" ".join(lines)):
        return all(len(line) < 60 for line in lines)
    named = len(lines) == _TWO and (NAME.match(lines[1].rstrip(".")) or _NAMES.match(lines[1])) is not None
    return named and is_office(lines[0])


def is_prose(lines: Sequence[str]) -> bool:
    """A sentence on a long line: no address, no enclosure, no signature."""
    return any(
        len(line) > 80
        and line[-1] in '.!?…"”'
        and not takes_leave(line)
        and not any(p.match(line) for p in (ADDRESSEE, ENCLOSURE))
        for line in lines
    )


def is_sentence(lines: Sequence[str]) -> bool:
    """A sentence below a closing formula: mostly small words, or somebody who speaks, with a final stop."""
    words = " ".join(lines).split()
    return (
        len(words) > 5
        and words[-1].rstrip(")]")[-1:] in {*".!?…"}
        and (
            sum(word[0].isupper() for word in words) * 3 <= len(words)
            or words[-1][-1] == "]"
            or SPEAKS.search(" ".join(words)) is not None
        )
        and not any(
            takes_leave(line)
            or is_dateline(line)
            or any(p.match(line) for p in (ADDRESSEE, ENCLOSURE, SIGNED))
            for line in lines
        )
    )
