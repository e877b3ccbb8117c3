"""What people call the keys of edition.toml and the columns of metadata.csv in their own language, so that a message can name the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "title": "titel titre título titulo titolo",
    "subtitle": "untertitel sous-titre subtítulo sottotitolo",
    "authors": "from von de da writer absender sender expéditeur mittente remitente autor autoren verfasser auteur auteurs autores autore autori",
    "recipients": "recipient addressee to an à a para empfänger adressat destinataire destinatario",
    "translators": "übersetzer traducteur traducteurs traductor traductores traduttore traduttori",
    "editors": "herausgeber hrsg éditeur_scientifique curatore curatori",
    "transcribers": "abschrift transkription transcripteur transcriptor trascrittore",
    "publisher": "verlag éditeur editeur editorial editore",
    "licence": "lizenz licencia licenza",
    "rights": "rechte droits derechos diritti",
    "published": "veröffentlicht erschienen publié publicado pubblicato",
    "written": "geschrieben verfasst datum écrit escrito fecha scritto data",
    "written_place": "place ort schreibort lieu lugar luogo",
    "genre": "gattung textsorte género genere",
    "keywords": "schlagwort schlagworte schlagwörter stichwörter mots-clés palabras_clave parole_chiave",
    "project": "projekt beschreibung projet proyecto progetto description",
    "contact": "kontakt e-mail email mail contacto contatto",
    "version": "fassung versión versione",
    "notes": "remarks comment comments remarque remarques anmerkung anmerkungen bemerkung bemerkungen notas note",
    "language": "sprache langue idioma lengua lingua",
    "manuscript.institution": "archiv archive archives archivio archivo repository bibliothek bibliothèque biblioteca library",
    "manuscript.collection": "collection bestand nachlass fonds fondo",
    "manuscript.shelfmark": "shelfmark reference call_number signatur inventarnummer cote segnatura signatura",
    "identifiers": "orcid gnd viaf isni wikidata normdaten identifikator identifiant identificador",
    "encoding": "kodierung zeichensatz zeichenkodierung encodage codificación codifica",
}
_KEYS: Mapping[str, str] = {word: key for key, words in _WORDS.items() for word in words.split()}


def meant(word: str, known: tuple[str, ...]) -> str:
    """The key that somebody means who writes it in German, French, Spanish or Italian, or as an inventory has it; empty if it is none of those known."""
    key = _KEYS.get(word.strip().lower().replace(" ", "_"), "")
    return key if key in known else ""
