"""Titles that say what kind of document a text is: “Inventory of the goods of Peter Oake, taken the 9th of March 1701”."""

from __future__ import annotations

from teiwright.conventions.lines import rows_of
from teiwright.patterns import lazy

LONGEST, LINES, SHORT = 240, 4, 60
"""Characters and lines of a title that says what the document is; characters of each line where there are more of them."""
_OF = {
    "en": (
        (
            "speech|address|lecture|sermon|report|interview|memorandum|proceedings|journey|voyages?|travels|diary|journal|inventory|commonplace book|"
            "catalogue|notes|log(?:[- ]book)?|proclamation|petition|examination|trial|narrative|memoir|visitation|depositions?|statement|return|survey|schedule|extracts?|evidence|resolutions?|chronicle|annals|court[- ]martial|inquest|treaty|convention|agreement|articles|indenture|deed|charter|ordinance|decree|act"
        ),
        (
            "of|by|from|to|on|upon|at|for|in|into|through|round|with|between|before|against|about|concerning|respecting|touching|relating|kept|held|made|taken|"
            "delivered|given|preached|read|drawn|written"
        ),
        "was|were|is|are|has|had|have|would|did|came|comes|could|must|says",
    ),
    "en, also verbs": (
        "roll|muster[- ]roll|list|register|accounts?|accompts?|rules",
        "of|for|and regulations|kept|made|taken|concerning|respecting|relating",
        "was|were|is|are|has|had|have|would|did|came|comes|could|must|says",
    ),
    "fr": (
        "discours|rapports?|carnets?|cahiers?|journal|chronique|mémoire|extraits?|délibérations?|enquête|relation|visite|déposition|état|relevé|comptes? rendus?|proc[eè]s-verba(?:l|ux)|conférence|inventaire|liste|registre|statuts|pétition|interrogatoire|comptes|traité|convention|accord|capitulation|acte|contrat|bail|décret|ordonnance|arrêté|règlement|testament",
        "de|du|des|sur|fait|faite|tenu|tenue|à|au|aux|par|pour|entre|prononcé|adressée?|dressée?|concernant",
        "est|était|étaient|sont|avait|avaient|ont|fut|furent|fit|restait",
    ),
    "de": (
        "reise|tagebuch|rede|bericht|vortrag|predigt|protokoll|ansprache|verzeichni(?:s|ß)|inventar|verhör|statuten|rechnung|stammbuch|\\w{0,12}vertrag|übereinkommen|übereinkunft|abkommen|vergleich|verordnung|satzung(?:en)?|testament|urkunde",
        "der|des|zwischen|von|vom|über|am|an|aus|nach|zu|zur|zum|eine[rs]|auf|in|im|ins|durch|durchs|für|mit|meine[rs]|gehalten|aufgenommen",
        "ist|war|waren|sind|hat|hatte|hatten|wird|wurde|wurden|sei|sagte|kam|ging",
    ),
    "es": (
        "viaje|diario|discurso|informe|inventario|catálogo|lista|registro|libro|memoria|estatutos|cuentas|tratado|convenio|acta|escritura|contrato|testamento|reglamento|decreto|bando",
        "de|del|sobre|para|por|a|al|en|entre|hech[oa]|tomad[oa]|pronunciado|dad[oa]",
        "es|era|eran|fue|fueron|ha|había|habían|está|estaba|estaban|dijo",
    ),
    "it": (
        "viaggio|discorso|relazione|verbale|intervista|catalogo|elenco|lista|registro|inventario|statuto|conti|interrogatorio|trattato|convenzione|accordo|atto|contratto|testamento|regolamento|decreto|bando",
        "di|del|dello|della|dei|degli|delle|per|su|sul|sulla|a|al|alla|in|nel|nella|tra|fra|tenut[oa]|fatt[oa]",
        "è|era|erano|ha|aveva|avevano|fu|furono|disse|sono",
    ),
}
"""By language: what documents are called; what follows such a word and says of what, by whom or when; verbs that make a sentence of it."""
_RELATIVE = "".join(
    rf"(?<!\b{word} )"
    for word in ("who", "which", "that", "as", "what", "qui", "que", "die", "der", "das", "che", "del", "della", "dal", "dalla")
)  # fmt: skip
_TITLED = tuple(
    lazy(
        rf"(?is)(?:(?:the|an?|der|die|das|le|la|l['’]|el|il) ?)?(?:{nouns})\s{{1,3}}(?:(?:{links})\b|[dl][’'])(?=[^\n]* [^\W\d_])"
        # Behind “who” a verb makes no sentence of a title; nor does one at the end, “Bücher, die verbrannt wurden”.
        rf"(?!.*\s{_RELATIVE}(?:{verbs})\b(?!,|$))"
        r".{8,}[^\W_)][)”\"»]?$"
    )
    for nouns, links, verbs in _OF.values()
)
"""A text is called what it is: “Inventory of the goods of Peter Oake, taken the 9th of May 1801”; “Accounts differ” is a sentence."""
_DAY = lazy(r"\s*(?:[^\W\d_]+(?: [^\W\d_]+)?, )?(?:(?:the|den|le|li|il|el) )?\d{1,2}\b")
"""“3 May 1901” below “Register Office”: the head of a letter."""
_SENTENCE_END = lazy(r"[^\W\d_]{4,}[.!?;:]\s")


def names_document(words: str) -> bool:
    """One to four lines that say what kind of document stands below them: without a stop, or below a first line in capitals."""
    head, *below = rows_of(words) or [""]
    if below and head.isupper():
        words = words.removesuffix(".")
    return (
        len(words) <= LONGEST
        and (words.count("\n") < LINES or max(map(len, rows_of(words))) <= SHORT)
        and words[:1].isupper()
        and any(pattern.match(words) for pattern in _TITLED)
        and _SENTENCE_END.search(words) is None
        and not any(map(_DAY.match, rows_of(words)))
    )
