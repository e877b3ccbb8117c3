"""Lines of a title page that say who translated, edited, introduced or illustrated the text: “Translated from the French by …”."""

from __future__ import annotations

from msgspec import Struct

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.facts import without_rank
from teiwright.conventions.personal_names import is_name
from teiwright.patterns import lazy

_LINKS = rf"(?:{w.LINKS}|{w.JOINS})(?=\s)"
_NAME = rf"(?P<name>{CAPITAL}[\w’'.-]*(?:,?[ \t]+(?:{CAPITAL}[\w’'.-]*|{_LINKS}|&(?=\s))){{0,9}})(?:,\s+(?=[^\W\d_A-ZÀ-Þ])[^.:;]{{3,80}})?[.)\]]*$"
"""Words with capitals, and what joins them, to the end of the line, perhaps with an office."""
_TONGUE = r"(?i:[^.:;\d]{0,60}?\s(?:\d{4}\s)?)"
"""What may stand before “by”: “from the French”, “and annotated”, “1934”."""
_DONE = {
    "trl": r"(?:(?:newly|freely|first) )?(?:translated|englished|done into english|rendered into english|(?:english )?translation)\b{0}by|(?:traduit|adapté)e?s?\b{0}par|"
    r"(?:ins? \w+ )?(?:übersetzt|übertragen|verdeutscht)\b{0}von|(?:aus|nach) dem \w+schen\b{0}von|traducid[oa]s?\b{0}por|(?:tradott|volgarizzat)[oaie]\b{0}da",
    "edt": r"(?:(?:newly|revised and|selected and|collected and|transcribed and|translated and) )?(?:edited|calendared|abstracted|prepared for the press)\b{0}by|édit[ée]e?s?\b{0}par|"
    r"(?:herausgegeben|hrsg\.|hg\.|ediert|bearbeitet|besorgt)(?=\s){0}von|editad[oa]s?\b{0}por|edición(?:,| y)(?: \w+ y)? notas de|édition et notes (?:de|par)|edizione e note di|[ap](?:er)? cura\b{0}di|curat[oa]\b{0}da",
    "aut": r"(?:kept|(?:as )?told|submitted|presented)\b{0}by|(?:geführt|vorgelegt|eingereicht|beschrieben|verfa(?:ss|ß)e?t|erzählt)\b{0}von|"
    r"(?:tenue?s?|rédigée?s?|racontée?s?|présentée?s?|soutenue?s?)\b{0}par|(?:redactad|contad|presentad)[oa]s?\b{0}por|(?:tenut|redatt|raccontat|presentat)[oaie]\b{0}da",
    "trc": r"(?:transcribed|copied)\b{0}by|(?:abgeschrieben|transkribiert)\b{0}von|(?:transcrite?s?|copiée?s?)\b{0}par|(?:transcrit|copiad)[oa]s?\b{0}por|(?:trascritt|copiat)[oaie]\b{0}da",
    "com": r"(?:compiled|collected|gathered|selected and arranged)\b{0}by|(?:zusammengestellt|zusammengetragen|gesammelt)\b{0}von|(?:compilée?s?|recueillie?s?|rassemblée?s?)\b{0}par|(?:compilad|recopilad|reunid)[oa]s?\b{0}por|(?:compilat|raccolt)[oaie]\b{0}da",
    "ill": r"(?:illustrated|(?:with )?(?:illustrations|drawings|woodcuts))\b{0}by|(?:illustriert|mit (?:bildern|zeichnungen|holzschnitten))\b{0}von|illustrée?s?\b{0}par|ilustrad[oa]\b{0}por|illustrat[oa]\b{0}da",
    "aui": r"with (?:an? |the )?(?:\w+ )?(?:introduction|preface|foreword)\b{0}by|mit ein(?:er|em) (?:einleitung|einführung|vorwort|geleitwort)\b{0}von",
}
"""By what the line begins with, up to “by”."""
_MADE = {
    "trl": r"traduction\b{0}d[eu]|(?:traducción|traduzione|versione|versión)\b{0}d[ei]|(?:deutsch|übersetzung)\b{0}von",
    "edt": r"publiée?s?\b{0}par|edición\b{0}de|edizione\b{0}di",
    "aui": r"(?:avec une )?(?:préface|introduction|avant-propos)\b{0}de|(?:con (?:un )?)?(?:prólogo|introducción)\b{0}de|(?:con (?:una? )?)?(?:prefazione|introduzione)\b{0}di",
}
"""The same where “de” or “von” may as well stand before what no person is: “Traduction de la Bible”."""


def _pattern(kinds: dict[str, str]) -> str:
    return "|".join(f"(?P<{role}>(?i:{words.format(_TONGUE)}))" for role, words in kinds.items())


_RANK = rf"(?:(?:(?i:M\. )?(?:le |la |l['’]|il |el ))?{w.RANKED})?"
"""“par l'abbé Gray”"""
_SURE = lazy(rf"[(\[]?(?:{_pattern(_DONE)})\s+{_RANK}{_NAME}")
_PERHAPS = lazy(rf"[(\[]?(?:{_pattern(_MADE)})\s+{_RANK}{_NAME}")
_STEM = lazy(
    r"translat|english|traduit|traduc|traduz|tradott|adapt|volgar|version|versión|deutsch|übers|übertr|schen |edit|"
    r"édit|edición|edizion|herausg|hrsg|hg\.|ediert|bearb|besorgt|calendared|abstracted|prepared|cura|publié|illustr|ilustr|drawing|woodcut|bilder|zeichnung|"
    r"kept|told|submitted|presented|présenté|soutenu|presentad|presentat|vorgelegt|eingereicht|geführt|verfa|erzähl|tenu|rédig|racont|redact|contad|redatt|raccon|"
    r"compil|collect|gather|arranged|zusammen|gesamm|schrieb|recueil|rassembl|recopil|reunid|raccolt|gezeichn|"
    r"transcri|trascri|copi|abgeschr|transkr|"
    r"holzschn|intro|preface|préface|foreword|vorwort|geleit|einleit|einführ|avant-|prólogo|prefaz"
)
"""One of these is in every such line, and in few others: the patterns, which take their time, are not tried without."""
_MOST = 160
"""Characters of such a line."""


class Credit(Struct, frozen=True):
    """Who did what for a text, as a line of its title page says it."""

    role: str
    """As in Agent: aut, com, trl, edt, trc, ill or aui."""
    start: int
    """Where the name begins in the line."""
    end: int


def credit_of(line: str) -> Credit | None:
    """Whom a line names as translator, editor, illustrator or author of the introduction; None if it names none."""
    if len(line) > _MOST or " " not in line:
        return None
    if not _STEM.search(line.casefold()):
        return None
    found = _SURE.match(line)
    if found is None:
        found = _PERHAPS.match(line)
        if found is None or not is_name(without_rank(found["name"])):
            return None
    role = next(kind for kind, words in found.groupdict().items() if words and kind != "name")
    return Credit(role, found.start("name"), found.end("name"))
