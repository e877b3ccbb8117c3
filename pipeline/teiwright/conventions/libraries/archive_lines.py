"""Lines of an archive's own pages that are no text: ways to other pages, days of change, offers to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View

LONGEST = 200
"""Characters of a block of such lines at most."""
_WAY = lazy(
    r"(?:<\s*)?[^|>\n]{2,60}(?:\s+[|>]\s+[^|>\n]{2,60})+(?:\s*>)?$|\^?\s*Top of (?:the )?page$|<\s*[^|<>\n]{2,40}>$|"
    r"(?:Last (?:updated|modified)|Zuletzt (?:aktualisiert|geändert)|Dernière (?:mise à jour|modification)|Última (?:actualización|modificación)|Ultim[ao] (?:aggiornamento|modifica))\b.{0,60}$|"
    r"(?:Back to|Return to|Zurück zu|Nach oben|Anfang der Seite|Haut de|Retour (?:au|à)|Inicio de|Volver al?|Torna all?['’a])\b.{0,80}$"
)
_DOWNLOAD = lazy(
    r"(?:Other [Ff]ormats|Format (?:ODT|RTF|MS Word|PDF|EPUB|Acrobat))\b.{0,80}$|Téléchargement (?:de )?fichier.{0,90}$|Cliquer sur le format\b.{0,40}$|"
    r"(?:Download|Descargar|Scarica|Herunterladen)\b.{0,20}\b(?:PDF|ePub|EPUB|ODT|RTF|Word)\b.{0,40}$"
)


def is_way(view: View, chunk: Chunk) -> bool:
    """True for a block whose every line is a way through the archive's pages, or says when the page was changed."""
    return _all(view, chunk, _WAY) or is_download(view, chunk)


def is_download(view: View, chunk: Chunk) -> bool:
    """True for a block that offers the text as a file."""
    return _all(view, chunk, _DOWNLOAD)


def _all(view: View, chunk: Chunk, pattern: re.Pattern[str]) -> bool:
    if chunk.length > LONGEST:
        return False
    return all(pattern.match(line.strip()) for line in view.lines.typed(chunk))
