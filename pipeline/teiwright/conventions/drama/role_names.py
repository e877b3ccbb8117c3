"""How the names of those who speak in a play are typed: in capitals, in small letters or italics, above a speech or before it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions import words as w
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

_UP = "A-ZÀ-ÖØ-ÞŒА-ЯЁΑ-Ω"
_NAME = rf"(?P<name>(?:[1-9]\.? )?[{_UP}](?:[{_UP}’' ,&-]|\.(?= ?[{_UP}])(?! ?[AEIOYÀÉÔÓ](?:[\s,!?’']|$))){{0,38}}(?<=[{_UP}’'])(?: [1-9][ºª°]?)?)"
"""“2. SOLDIER”, “SOLDIER 2”: one of several; in “FABIO. O sir, …” the “O” is said."""
_DOING = r"(?:[a-zß-öø-ÿ]{2,}(?:ant|ing|end|ando|endo)\b|(?:à|to|zu|zum|zur|al|alla)(?=\s)|aside\b|apart\b|aparte\b|a parte\b|bas\b|seule?\b|sol[oa]\b|leise\b|laut\b|beiseite\b|piano\b)"
"""What begins a direction behind a name and a comma; in the list of persons “a miller” or “meunier” stands there."""
ALONE = lazy(
    rf"{_NAME}(?P<tail>[.:]?)(?P<dir>\s*[\[(](?!\d+[\])])(?:[^()\[\]]|\([^()]*\)){{1,80}}[\])][.:,]?|,\s{_DOING}[^.:;!?\n]{{0,50}}[.:]?)?$"
)
"""“LUCIE”, “LUCIE (aside)”, “LUCIE, à part”."""
BEFORE = lazy(
    rf"{_NAME}(?P<dir>\s*(?:,\s(?![{_UP}])[^.:\n]{{1,50}}|[\[(][^\])\n]{{1,80}}[\])]))?(?P<tail>\.\s?[—–-]+|[.:]|\s?[—–])\s+(?=\S)"
)
"""A direction behind a comma begins small: “ADAMSON, Henry, b. 1868” is the entry of a register."""
BEFORE_SURNAME = r"(?:(?:Mrs?|Ms|Dr|St|Rev|Capt|Col|Maj|Gen|Lt|Sgt|Prof|Hon|MM?|Mme|Mlle|Mad|Fr|Hr|Frl|Sra?|Srta|Sig|Sig\.ra)\. )?+"
"""“Mrs. Dale.”: the first stop is that of a title."""
TITLED = lazy(
    rf"(?P<name>(?:[1-9]\.? )?{BEFORE_SURNAME}[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]*|of|the|der|von|de)){{0,3}}(?: [1-9][ºª°]?)?)(?P<dir>\s*[\[(][^\])\n]{{1,80}}[\])])?(?P<tail>\.\s?[—–-]+|[.:])\s+(?=\S)"
)
TITLED_ALONE = lazy(
    rf"(?P<name>(?:[1-9]\.? )?{BEFORE_SURNAME}[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:[^\W\d_a-zß-öø-ÿ][\w’'.-]+|of|the|der|von|de)){{0,3}}?)(?P<dir>\s*[\[(](?!\d+[\])])[^\])\n]{{1,80}}[\])])?(?P<tail>[.:]?)$"
)
"""“Nathan.”, “Nathan (aside).”: a name by itself, the speech below it."""
DASHED = lazy(
    r"(?=.+\.\s?[—–-])(?P<name>(?:(?:Une?|L[ae]s?|El|Los|Una?|Il|Lo|Gli|The|An?) [a-zß-öø-ÿ][\w’'-]+|[^\W\d_a-zß-öø-ÿ][\w’'-]+(?:(?: [a-zß-öø-ÿ][\w’'-]+){0,2} [^\W\d_a-zß-öø-ÿ][\w’'-]+){0,2})(?: [1-9][ºª°]?)?)"
    r"(?P<dir>\s*[\[(][^\])\n]{1,80}[\])]|,\s(?=[a-zß-öø-ÿ])[^.:;!?\n]{1,50})?(?P<tail>\.\s?[—–]|\.\s?--?)\s*(?=\S)"
)
"""“Inés.— ¿Quién llama?”, “Paul, à part. — Ciel !”, “Le facteur. — Voilà.”: a name, a stop and a dash; most lines have no stop before a dash, and are done with then."""
ITALIC = lazy(
    r"_(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.&-]*(?: [^\W\d_][\w’'.&-]*){0,3}?)(?P<dir>\s*[\[(][^\])\n]{1,80}[\])])?(?P<tail>[.:]?_|_[.:]?)(?=\s|$)"
)
"""A name in the signs of italics, on a line of its own or before the speech."""
RULED = lazy(
    r"[—–-]{1,2} ?(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?: [^\W\d_][\w’'.-]*){0,3}?)(?P<dir>\s*[\[(][^\])\n]{1,80}[\])]|,\s(?=[a-zß-öø-ÿ])[^.:;!?\n]{1,80}?)?(?P<tail>[.:]? ?[—–-]{1,2})$"
)
"""“- Valerio -”, “— Anna, à part —”: a name on a line of its own, between dashes."""
TITLES = w.listed(
    "MR MRS MS DR ST REV CAPT COL MAJ GEN LT SGT PROF HON MME MLLE MAD FR HR FRL SR SRA SRTA SIG"
)
"""What stands before a name with a stop, and is none: “MR. DALE, a miller”."""
PART_OF_PROOF = lazy(
    r"(?i)(?:prop(?:osition)?|def(?:inition)?|ax(?:iom)?|proof|demonstration|coroll?(?:ary|aries)?|schol(?:ium|ia)?|note|lemma|theorem|explanation|problem|solution|example|remark|postulate|hypothesis|"
    r"preuve|démonstration|corollaire|scolie|lemme|axiome|définition|théorème|explication|problème|exemple|remarque|postulat|"
    r"beweis|folgesatz|zusatz|anmerkung|lehrsatz|hilfssatz|grundsatz|erklärung|erläuterung|aufgabe|lösung|beispiel|bemerkung|"
    r"demostración|corolario|escolio|lema|axioma|definición|proposición|teorema|explicación|problema|solución|ejemplo|observación|nota|"
    r"dimostrazione|corollario|assioma|definizione|proposizione|spiegazione|soluzione|esempio|osservazione)(?:e?s|n|en)?\.?(?: (?:[IVXL]{1,7}|\d{1,3}))?$"
)
"""“Proof”, “COROLLARY II”, “PROP. IV”: a part of a treatise stands there, and nobody who speaks."""
SIGNED = "_-–—"
"""What stands before a name that is marked as one: signs of italics, or dashes."""


def signed(line: str) -> re.Match[str] | None:
    """The name between such signs with which a line begins."""
    return (ITALIC if line[:1] == "_" else RULED).match(line[:140])


FEWEST, DIRECTIONS = 4, 3
"""So many such speeches at least, and so many directions, make them sure: a line of prose may begin with a name in capitals, too."""
_SAYS = r"(?=[\"“‘'¿¡«—(\[]?(?:[A-ZÀ-ÖØ-Þ]['’]?[a-zß-öø-ÿ]|(?:I|O|A|Y|E|À|Ô)(?=[\s,'’])))"


def unstopped_form(names: Iterable[str]) -> re.Pattern[str] | None:
    """What a line begins with where one of these speaks; the longest name first."""
    known = sorted((name for name in names if name.isupper() and len(name) > 1), key=lambda n: (-len(n), n))
    if not known:
        return None
    return re.compile(
        rf"(?P<name>{'|'.join(map(re.escape, known))})(?P<tail>)(?P<dir> [\[(][^\])\n]{{1,80}}[\])])? {_SAYS}"
    )


def unstopped(view: View, chunks: list[Chunk], names: Iterable[str], directions: int) -> dict[str, int]:
    """Name → how often it stands so before what is said; nothing where that is rare."""
    said = unstopped_form(names) if directions >= DIRECTIONS else None
    if said is None:
        return {}
    speaks = (said.match(view.lines.row(chunk.first)) for chunk in chunks)
    found = Counter(one["name"] for one in speaks if one)
    return found if found.total() >= FEWEST and len(found) > 1 else {}
