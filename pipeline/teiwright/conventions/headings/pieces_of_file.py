"""What somebody who kept or copied papers wrote above each of them, in square brackets: “[Clipping, Leeds Mercury, 23 June 1911]”, “[Letter, pencil]”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.headings.heading import ENOUGH, LABELLED, Heading, Heads
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

_KIND = (
    r"(?:newspaper |press )?(?:clipping|cutting)|post ?card|(?:draft |copy |carbon )?letter|telegram|memo(?:randum)?|visiting card|receipt|invoice|envelope|programme|program|leaflet|handbill|circular|certificate"
    r"|zeitungsausschnitt|postkarte|ansichtskarte|feldpost(?:karte|brief)|brief(?:entwurf)?|telegramm|visitenkarte|quittung|rechnung|umschlag|programm|flugblatt|rundschreiben"
    r"|coupure(?: de (?:presse|journal))?|carte postale|(?:brouillon de |copie de )?lettre|télégramme|carte de visite|reçu|facture|enveloppe|tract|circulaire"
    r"|recorte|tarjeta(?: postal| de visita)?|(?:borrador de |copia de )?carta|telegrama|recibo|factura|programa|octavilla"
    r"|ritaglio|cartolina|(?:minuta di |copia di )?lettera|telegramma|biglietto(?: da visita)?|ricevuta|fattura|busta|volantino"
)
"""Not “photograph” or “note”: in brackets by themselves these are a picture, or somebody's remark."""
_LABEL = lazy(
    rf"(?i)\[(?:an? |the |une? |ein(?:e[nr]?)? |una? )?(?:{_KIND})"
    r"(?:[,;]| (?:from|to|of|by|in|on|dated|postmarked|von|vom|an|aus|mit|de|d['’]|du|à|al|del|a|da|di|in data)\b|\])(?:(?<=\])|[^\[\]\n]{0,80}\])\.?$"
)
"""“[Letter torn]”, “[Letter breaks off]” tell of a letter, and are no label."""
_FEWEST, _LONGEST, _RANK = 3, 100, 3
"""So many such lines are a custom of the file; characters of each at most; a part holds them, a chapter does not."""


def pieces_of_file(view: View, chosen: Heads) -> Heads:
    """The headings of a text, and the labels of the papers that it holds, if there are several."""
    found = [
        index
        for index, chunk in enumerate(view.chunks[:-1])
        if chunk.length <= _LONGEST and view.text[chunk.start] == "[" and _LABEL.match(view.words(chunk))
    ]
    if len(found) < _FEWEST:
        return chosen
    heading = Heading(ENOUGH, _RANK, "section", "", LABELLED)
    return dict(sorted((chosen | dict.fromkeys(found, (heading, False))).items()))
