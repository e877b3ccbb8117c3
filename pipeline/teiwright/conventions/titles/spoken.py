"""Who gave a lecture, speech or sermon, as its title page says it: “Lecture delivered at Hallow by Ada Gray, on 3 May 1901”."""

from __future__ import annotations

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.personal_names import is_name
from teiwright.conventions.titles.facts import CIVIL
from teiwright.patterns import lazy

_KINDS = (
    "lecture|speech|address|sermon|discourse|oration|talk|paper|homily|"
    "vortrag|rede|ansprache|predigt|vorlesung|festrede|grabrede|"
    "conférence|discours|allocution|sermon|homélie|communication|oraison|éloge|panégyrique|"
    "conferencia|discurso|sermón|ponencia|alocución|oración|panegírico|"
    "conferenza|discorso|predica|sermone|orazione|relazione"
)
_GIVEN = (
    r"delivered|preached|gehalten|gepredigt|vorgetragen|prononcée?s?|prêchée?s?|"
    r"pronunciad[oa]s?|predicad[oa]s?|pronunciat[oaie]|predicat[oaie]"
)
"""These say by themselves that somebody spoke."""
_ALSO = r"given|held|read|spoken|faite?s?|donnée?s?|tenue?s?|lue?s?|dad[oa]s?|leíd[oa]s?|tenut[oaie]|dat[oaie]|lett[oaie]"
"""These only behind what it was: who has given a book is not its author."""
_CIVIL = rf"(?:{CIVIL}|[Dd]on|[Dd]oña)\b\.?[ \t]+"
_CLERIC = rf"(?:(?:M\.|le|el|il|dem|du) ?)?(?:l['’])?(?:(?:très|muy|molto) )?(?:(?=(?:R(?:[ée]v|ev)?|P|Fr|T)\. ?(?:R\. ?)?(?:P\.|{CAPITAL}))|(?=(?:Rév|Rev|Père|Padre|Fray|Abbé|Monseigneur|Monseñor|Monsignor|Mgr))|(?P<rank>{w.RANKED}))"
"""“le R. P.”, “M. l'abbé”, “el P. Fr.”, “dem Pfarrer”: what stands before the name of one who preaches."""
_LINKS = rf"(?:{w.LINKS})(?=\s)"
_NAME = rf"(?P<name>{CAPITAL}[\w’'-]*\.?(?:[ \t]+(?:{CAPITAL}[\w’'-]*\.?|{_LINKS})){{0,6}})"
_BEHIND = (
    r"(?=\.?[)\]]*$|,|\s\(|\s(?:at|before|on|in|to|for|vor|am|im|zu|zum|zur|bei|an|auf|à|au|aux|dans|devant|en|le|lors|pour|"
    r"ante|el|al|a|nel|nella|il|per|davanti)\b)"
)
_SPOKEN = lazy(
    rf"[(\[]?(?i:(?:(?:[^\W\d_]+ ){{0,3}}(?:{_KINDS})(?:\b[^:;\n]{{0,60}},|,)? (?:{_GIVEN}|{_ALSO})|{_GIVEN})\b)"
    rf"(?P<between>[^:;\n]{{0,90}}?)\s(?:(?i:by|von|por|dal?|dalla)|(?P<par>(?i:par)))\s(?:(?i:the\s+(?=rev|hon|right|rt|very|most|late))|{_CLERIC})?(?P<civil>{_CIVIL}|(?(par)M\.[ \t]+|(?!)))?{_NAME}{_BEHIND}"
)
_BY_WHOM = lazy(
    rf"[(\[]?(?i:(?:[^\W\d_]+ ){{0,3}}(?:{_KINDS}) (?:by|von|par|por|di))\s(?i:the\s+(?=rev|hon|right|rt|very|most|late))?(?P<civil>{_CIVIL})?{_NAME}(?=,?\s(?:{_GIVEN}|{_ALSO})\b)"
)
"""“A lecture by Ada Gray delivered at Hallow”."""
_RELIGIOUS = lazy(r"(?:T\. ?)?(?:R\. ?)?(?:P|Fr|Rév|Rev)\. ?\S")
"""“R. P. Basile”: a father, who has no surname."""
_KIND = lazy(rf"(?i)\b(?:{_KINDS})\b")
_ANOTHER = lazy(r"(?i)(?:[a-zß-öø-ÿ]{2,}(?:ed|en|t|ée?s?|[ai]d[oa]s?|[ai]t[oaie]|down))$")
"""“printed”, “herausgegeben”: what was done by the one who is named next; no place or day ends so."""


def speaker_in(line: str) -> tuple[int, int] | None:
    """Where the name stands of the one who gave what the line speaks of; None if it names none."""
    told = _SPOKEN.match(line)
    found = told or _BY_WHOM.match(line)
    if found is None:
        return None
    between = told["between"] if told else ""
    last = between.rstrip(" ,").rpartition(" ")[2]
    if _KIND.search(between) or (last[:1].islower() and _ANOTHER.match(last)):
        return None  # “in reply to the address by Ben Hale”
    titled = found["civil"] or any(map(_is_title, found["name"].split()[:-1]))
    titled = titled or (told is not None and told["rank"])
    if not (titled or is_name(found["name"]) or _RELIGIOUS.match(found["name"])):
        return None  # “by Members of the Club”
    return found.span("name")


_OF_WHOM = lazy(r"(?i)d(?:e|i|u|el|e l['’]|ell['’]) ?$")
_PRAISES = lazy(
    r"(?i)(?:oraison funèbre|éloge(?: funèbre| historique)?|panégyrique|oración fúnebre|elogio(?: fúnebre| funebre| storico| histórico)?|panegírico|panegirico|orazione funebre|obsèques|exequias|esequie)\s*$"
)


def praises(above: str, by: str) -> bool:
    """“ORAISON FUNÈBRE” above “DE …”: of whom it speaks, and by nobody."""
    return _OF_WHOM.match(by.strip()) is not None and _PRAISES.search(above) is not None


def _is_title(word: str) -> bool:
    """“Dr.”, “Pfarrer”: a name stands behind it."""
    from teiwright.annotators.persons import lexicon

    kind = lexicon.kinds().get(word.rstrip("."), 0)
    return bool(kind & lexicon.TITLE and not kind & lexicon.NAME)
