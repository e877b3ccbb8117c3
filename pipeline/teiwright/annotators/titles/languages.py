"""The words that announce a title, in each language; a table for another one goes into `TABLES`."""

from __future__ import annotations

from msgspec import Struct

from teiwright.patterns import lazy


class Words(Struct, frozen=True):
    """The cues of one language: alternatives of regular expressions."""

    inner: str
    """Small words inside a title."""
    article: str
    """Articles that may begin a title, capitalised."""
    titled: str
    author_of: str
    book: str
    part: str
    periodical: str
    issue: str
    author_signs: tuple[str, ...]
    """Strings of which one is in everything that `author_of` matches."""
    issue_signs: tuple[str, ...]
    related_by: str = ""
    related_signs: tuple[str, ...] = ()
    see: str = ""
    months: str = ""
    """How a work is cited in brackets, or behind who tells something in it; nothing where nobody writes so."""


_EN = Words(
    inner="of|the|and|a|an|to|in|for|on|at|from|with|by|or|de|la|le|du|des|der|die|und",
    article="The|A|An",
    titled="titled|entitled",
    author_of="(?:co-)?authors? of|who wrote|wrote his|wrote her",
    book="book|novel|memoirs?|autobiography|pamphlet|play|treatise|opera|film|trilogy|best-?seller|masterpiece|travelogue",
    part="essay|poem|ode|sonnet|short story",
    periodical="journal|review|newspaper|magazine|weekly|monthly|quarterly|periodical|daily|paper",
    issue=r"(?:(?:\d{4}|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter|first"
    r"|last|latest|current|special|No\. \d+|\d+(?:st|nd|rd|th)) (?:issue|number|edition)|(?:[A-Z][a-z]+(?:an|ian|ish|ese|ch)|first|second|third|revised|new) edition) of(?: the)?",
    related_by="(?:related|described|told|recounted|quoted|cited|reported|narrated|chronicled|documented) by",
    see="see|cf\\.?|quoted|cited",
    months="January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\.|\\d",
    author_signs=("uthor", "wrote his", "wrote her"),
    issue_signs=("issue of", "number of", "edition of"),
    related_signs=("ed by ", "told by "),
)
_FR = Words(
    inner="de|du|des|la|le|les|et|à|au|aux|en|dans|sur|pour|par|un|une|l|d",
    article="Le|La|Les|Un|Une|L|Du|De",
    titled="intitulée?s?",
    author_of="auteure? d(?:e|u|es)|autrice d(?:e|u|es)",
    book="livre|roman|mémoires|pamphlet|opéra|film|drame|recueil",
    part="essai|poème|nouvelle|article|sonnet|ode",
    periodical="journal|revue|quotidien|hebdomadaire|mensuel|magazine|périodique",
    issue=r"(?:numéro|édition) (?:de \w+ \d{4} )?d[eu](?: la)?",
    author_signs=("auteur", "autrice"),
    issue_signs=("numéro", "édition"),
)
_DE = Words(
    inner="der|die|das|des|dem|den|und|von|vom|zu|zum|zur|in|im|für|auf|am|an|über|mit|ein|eine|einer|eines",
    article="Der|Die|Das|Ein|Eine",
    titled="betitelte?n?|mit dem Titel|unter dem Titel",
    author_of="(?:Autor|Autorin|Verfasser|Verfasserin) (?:von|des Buches|des Romans)",
    book="Buch(?:es)?|Roman(?:s)?|Memoiren|Drama|Trauerspiel|Lustspiel|Oper|Film",
    part="Aufsatz|Gedicht|Essay|Erzählung|Novelle|Ballade|Artikel",
    periodical="Zeitung|Zeitschrift|Wochenschrift|Monatsschrift|Tageszeitung|Illustrierte",
    issue=r"(?:Ausgabe|Nummer|Heft) (?:\d+ )?(?:der|des|von)",
    author_signs=("Autor", "Verfasser"),
    issue_signs=("Ausgabe", "Nummer", "Heft"),
)
_ES = Words(
    inner="de|del|la|el|los|las|y|a|al|en|con|para|por|un|una",
    article="El|La|Los|Las|Un|Una",
    titled="titulad[oa]s?|intitulad[oa]s?",
    author_of="autora? de",
    book="libro|novela|memorias|panfleto|ópera|película|drama|comedia",
    part="ensayo|poema|cuento|artículo|soneto|oda",
    periodical="periódico|revista|diario|semanario",
    issue=r"(?:número|edición) (?:de \w+ de \d{4} )?de",
    author_signs=("autor",),
    issue_signs=("número", "edición"),
)
_IT = Words(
    inner="di|del|della|dei|delle|degli|la|il|lo|i|gli|le|e|a|al|alla|in|nel|nella|con|per|da|un|una",
    article="Il|La|Lo|I|Gli|Le|Un|Una|L",
    titled="intitolat[oaie]",
    author_of="aut(?:ore|rice) d(?:i|el|ella|ei)",
    book="libro|romanzo|memorie|opuscolo|opera|film|dramma|commedia",
    part="saggio|poesia|racconto|articolo|sonetto|ode|poema",
    periodical="giornale|rivista|quotidiano|settimanale|periodico",
    issue=r"(?:numero|edizione) (?:di \w+ \d{4} )?d(?:i|el|ella)",
    author_signs=("autore", "autrice"),
    issue_signs=("numero", "edizione"),
)
TABLES = {"en": _EN, "fr": _FR, "de": _DE, "es": _ES, "it": _IT}

PERIODICAL = lazy(
    r"(?:Review|Journal|Bulletin|Gazette|Times|Herald|Tribune|Courier|Magazine|News|Post|Chronicle|Quarterly|Monthly|Weekly|Observer|Zeitung|Zeitschrift|Revue|Revista|Rivista|Gazzetta|Gaceta|Tageblatt|Rundschau)$"
)
"""How the names of newspapers and journals end, in all languages: the Times is read in each."""
