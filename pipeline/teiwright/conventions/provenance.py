"""Lines that tell where a text comes from (“Source: …”, “Translated: …”, “Quelle: …”), and the facts they state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import DATED, YEAR, stated
from teiwright.conventions.facts import agent_of, is_body, origin, with_agents
from teiwright.conventions.references import reference
from teiwright.metadata import Bibliography, Metadata, Stated
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.conventions.view import View
    from teiwright.metadata import Agent

FIELDS = {
    "first": "First [Pp]ublished(?: in)?|First [Pp]rinted(?: in)?|Originally [Pp]ublished(?: in)?|First [Pp]ublication|Erstveröffentlichung|Erstmals veröffentlicht|Erstausgabe|"
    "Première publication|Première parution|Première édition|Primera publicación|Primera edición|Publicado por (?:primera vez|vez primera)(?: en)?|"
    "Prima pubblicazione|Prima edizione|Pubblicato per la prima volta(?: in)?",
    "source": "Sources?|Text [Ss]ource|Original [Ss]ource|Reprinted(?: from)?|Quellen?|Vorlage|Nachweis|Fuentes?|Fuente (?:original|del? (?:la )?(?:texto|presente edición|esta edición))|Fonti|Fonte|Texte original|Référence",
    "published": "Published(?: in| by)?|Publisher|Publication|Veröffentlicht|Verlag|Publié(?:e)?|Éditeur|Publicado|Publicación|Editorial|Pubblicato|Pubblicazione|Editore",
    "written": "Written(?: in)?|Delivered|Spoken|Composed|Date(?: of writing)?|Écrit(?:e)?(?: en)?|Rédigé(?:e)?|Rédaction|Geschrieben|Verfasst|Verfaßt|Entstanden|Datum|"
    "Escrito(?: en)?|Redactado|Fecha|Scritto(?: in| nel)?|Redatto|Data",
    "translated": "Translated(?: by| from .{3,40})?|Translation|Translators?|Traduction|Traduit(?: par)?|Traducteurs?|Traductrice|Übersetzung|Übersetzt(?: von)?|Übersetzer(?:in)?|"
    "Traducción|Traducido(?: por)?|Traductora?|Traduzione|Tradotto(?: da)?|Traduttore|Traduttrice",
    "both": r"Transcription\s?[/\\]\s?(?:HTML )?[Mm]arkup|Transcription\s?[/\\]\s?HTML(?: [Mm]arkup)?|Transcri(?:bed|ption)\s?(?:&|and)\s?(?:HTML )?[Mm]ark(?:ed |-)?up(?: by)?",
    "markup": r"HTML [Mm]ark-?[Uu]p|Mark-?[Uu]p|HTML|Marked up(?: by)?|"
    "HTML-Markierung|Mise en ligne|Mise en page|Balisage|Marcado|Maquetación|Marcatura|Preparado para Internet",
    "transcribed": "Transcribed(?: by)?|Transcription|Transcribers?|Typed(?: by)?|Digitized(?: by)?|Transkription|Transkribiert(?: von)?|Transkribent(?:in)?|Abschrift|Abgeschrieben(?: von)?|Erfasst(?: von)?|Eingegeben(?: von)?|Kopiert|Numérisation|Numérisée?(?: par)?|Saisie|Saisie? par|Transcrit(?:e)?(?: par)?|Transcripteur|Transcriptrice|Copiée? par|"
    "Transcripción|Transcrit[oa](?: por)?|Transcriptora?|Copiado por|Digitalización|Digitalizado(?: por)?|Trascrizione|Trascritt[oa](?: da)?|Trascrittore|Trascrittrice|Copiato da|Digitalizzazione",
    "proofread": "Proof-?[Rr]ead(?:ing)?(?: by)?|Proofed(?: by)?|Proofs? corrected|Corrected(?: by)?|Checked(?: against.*?)?|Korrektur(?: gelesen)?|Korrigiert|Relecture|Corrigé(?: par)?|Corrección|Revisado|"
    "Correzione|Revisione",
    "online": "Online [Vv]ersion|Online [Ee]dition|This [Ee]dition|This [Vv]ersion|Version en ligne|Online-Version|Esta [Ee]dición|Edición digital|Versión digital|Versione online|Questa edizione",
    "rights": "Public [Dd]omain|Copy[Ll]eft|Copyleft|Copyright|Licen[cs]e|Rights|Gemeinfrei|Domaine public|Droits|Rechte|Lizenz|Dominio [Pp]úblico|Derechos|Pubblico dominio|Diritti|Creative Commons",
    "edited": "Edited(?: by)?|Editors?|Herausgegeben(?: von)?|Herausgeber|Édité(?: par)?|Editado(?: por)?|A cura di|Curatore",
    "author": "Authors?|Auteure?s?|Autore?|Autora|Autores|Autori|Autrice|Autorin|Verfasser(?:in)?",
    "title": "Title|Titre|Titel|Título|Titolo|Original [Tt]itle",
    "note": "Notes?|Editor['’]s [Nn]ote|Background|Additional (?:text|information)|First issued|Read|Shelf-?mark|Call number|Repository|Archives?|Signatur|Archivsignatur|Bestand|Archiv|Cote|Fonds|Signatura|Fondo|Archivo|Segnatura|Collocazione|Archivio|Provenance|Provenienz|Procedencia|Provenienza|Alternate .{3,30}|See also",
}
_PATTERN = lazy(
    "(?P<label>"
    + "|".join(f"(?P<{field}>{words})" for field, words in FIELDS.items())
    + r")\s*:\s*(?P<value>.*)$",
    re.DOTALL,
)
_SENTENCES = {
    field: lazy(words, re.DOTALL)
    for field, words in {
        "first": r"(?:First (?:published|printed|appeared)|Originally (?:published|appeared)|(?:Zuerst )?(?:[Ee]rschienen|[Vv]eröffentlicht)|Erstmals (?:erschienen|veröffentlicht)|"
        r"(?:D'abord )?(?:[Pp]aru|[Pp]ublié)e?|(?:Originalmente )?(?:[Aa]parecid|[Pp]ublicad)[oa]|(?:[Aa]ppars|[Pp]ubblicat)[oa])\s+"
        r"(?:(?:originally|ursprünglich|initialement|originalmente|per la prima volta|por primera vez)\s+)?(?:in|im|as|als|dans|en|sur|comme|su|come|nel|nella)\b\s*(?P<value>.*(?:1[4-9]|20)\d\d.*)$",
        "both": r"Transcribed\s?(?:&|and)\s?(?:[Mm]arked up|HTML markup)\s+by\s+(?P<value>\S.*)$",
        "markup": r"(?:Marked up|HTML markup)\s+by\s+(?P<value>\S.*)$",
        "transcribed": r"(?:Transcribed|Transkribiert|Transcrit|Transcrito|Trascritto|Kopiert)\s+(?:by|von|par|por|da)\s+(?P<value>\S.*)$",
        "proofread": r"(?:Proof-?read|Korrigiert|Corrigé)\s+(?:by|von|par)\s+(?P<value>\S.*)$",
        "translated": r"(?:Translated|Übersetzt|Traduit|Traducido|Tradotto)\s+(?:from .{3,40} )?(?:by|von|par|por|da)\s+(?P<value>\S.*)$",
        "source": r"(?:From|Aus|Extrait de|De|Tiré de|Da|Tomado de):?\s+(?P<value>(?:[^\W\d_]|[“\"«_]).*(?:\d{4}|[Vv]ol\.|[Nn]o\.|Nr\.|n°).*)$",
        "rights": r"(?i)(?P<value>(?:Copyright|©|\(c\)|This work is licensed|Public domain|Creative Commons).*)$",
    }.items()
}
"""What says the same in a sentence, without a label and a colon."""
ROLES = {
    "translated": ("trl", "Translation"),
    "markup": ("mrk", "Markup of the digital source"),
    "transcribed": ("trc", "Transcription"),
    "proofread": ("pfr", "Proofreading"),
    "edited": ("edt", "Edition"),
    "author": ("aut", ""),
}
_BY = lazy(
    r"(?:(?:^|.*?\s)[Bb]y|(?:(?:From|Aus|Du|De|Del|Dal)\b.*?\s|[^\W\d_A-ZÀ-ÖØ-Þ].*?\s)??(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]a|[Dd]e))\s+",
    re.DOTALL,
)
"""“by”, or “von” and the like where no name stands before them: Gustav von Stern has his own."""
_TAIL = lazy(
    r"\s*(?:\(.*?\)|,?\s+(?:in|for|für|pour|para|per|on|from|with|im|en)\s+.*|,?\s*\d{4}.*"
    r"|(?<!\b[^\W\d_])(?<!\b[A-Z][a-z])(?<!\b(?:Jas|Geo|Jno|Edw|Alf|Mrs))(?<!\b(?:Chas|Thos|Prof|Robt|Benj|Saml))\.\s+.*)$",
    re.DOTALL,
)


_SOURCE_WORDS = "Aus|From|In|Source|Quelle|Extrait de|Tiré de|De|Fuente|Tomado de|Da|Tratto da|Fonte"
_WITH_YEAR = r"(?=[^\n]*(?:1[4-9]|20)\d\d)"
_BRACKETED = lazy(rf"[(\[](?:{_SOURCE_WORDS})\s*:?\s+(?P<value>{_WITH_YEAR}[^()\[\]\n]{{8,200}})[)\]]\.?$")
_NUMBERED = lazy(
    rf"\[(?:(?:Reprinted |Taken )?[Ff]rom|{_SOURCE_WORDS})\s*:?\s+(?P<value>{_WITH_YEAR}[^\[\]\n]{{8,400}})\]\.?$"
)
"""The same in square brackets with the numbers of a journal: longer, and perhaps with round brackets within."""
_JOURNAL = lazy(
    rf"(?:(?:Reprinted |Taken )?[Ff]rom|Aus|Extrait de|Tiré de|Tomado de|Tratto da)\s+(?P<value>{_WITH_YEAR}[^\W\d_a-zß-öø-ÿ][^\n]{{8,200}}\d)\.?$"
)
"""“From The New Review, Vol. IV No. 3, March 1937, pp. 84–91.”"""
_NEXT = lazy(r"(?<=[.;])\s+(?=[A-ZÀ-Þ])")


def source_below_title(line: str, language: str) -> tuple[str, ...]:
    """The source that a line below a title names, with its year, in brackets or, for a journal with its numbers, without; behind it what the brackets say besides (“Transcribed by …”); nothing if it names none."""
    found = _BRACKETED.match(line)
    if found:
        return _statements(found["value"])
    bare = _NUMBERED.match(line) or _JOURNAL.match(line)
    first, *others = _statements(bare["value"]) if bare else ("",)
    return (first, *others) if first and reference(first, "", language).level == "j" else ()


def _statements(value: str) -> tuple[str, ...]:
    """What a line in brackets says: the source, and each sentence behind it that tells about the text."""
    said = [""]
    for part in _NEXT.split(value.strip()):
        if said[0] and field_of(part)[0]:
            said.append(part)
        else:
            said[-1] = f"{said[-1]} {part}".strip()
    return tuple(said)


def field_of(line: str) -> tuple[str, str, str]:
    """Field, label and value of a line about the source; empty strings if it is none."""
    found = _PATTERN.match(line)
    if found:
        field = next(name for name in FIELDS if found[name])
        return field, found["label"], found["value"].strip()
    for field, pattern in _SENTENCES.items():
        sentence = pattern.match(line)
        if sentence:
            return field, "", sentence["value"].strip()
    return "", "", ""


def is_labelled(line: str) -> bool:
    """True for a line with a label and a colon."""
    return _PATTERN.match(line) is not None


def people(value: str, where: str, role: str, duty: str) -> tuple[Agent, ...]:
    """Who is named in the value of “Translated: …”."""
    value = value.rstrip(" .;,") if value.rstrip(" .;,").endswith(")") else value
    words = _BY.sub("", value, count=1) if _BY.match(value) and role != "aut" else value
    words = _TAIL.sub("", words).strip(" ;,")
    whole = _TAIL.sub("", value).strip(" .;,")
    if is_body(whole) and not is_body(words):
        # “bibliothèque de Lyon”: what stands before “de” names it.
        words = whole
    if not words or len(words) > 100 or words[0].isdigit() or (words[0].islower() and not is_body(words)):
        return ()
    return agent_of(words, where, role, duty)


def add_fact(facts: Metadata, line: str, where: str, language: str) -> Metadata:
    """The facts with what one line states; a fact stated twice keeps the first.

    Args:
        facts: what is known.
        line: the line: “Written: June 1921”.
        where: where it stands, in words.
        language: that of the text, in which its dates are read.
    """
    field, label, value = field_of(" ".join(line.split()))
    value = value.rstrip(";").strip()
    if not field or not value:
        return facts
    if field in ROLES:
        return _add_people(facts, field, label, value, where)
    match field:
        case "both":
            # One line says two things of the same person.
            facts = _add_people(facts, "transcribed", label, value, where)
            return _add_people(facts, "markup", label, value, where)
        case "online" if facts.digital is None:
            return replace(facts, digital=Bibliography(words=value.rstrip(" ."), origin=where))
        case "source":
            return _add_source(facts, reference(value, where, language), line if label else "", where)
        case "published" if facts.printed is None:
            return replace(facts, printed=reference(value, where, language))
        case "first":
            date = stated(_dates_in(value), language, where)
            if facts.first_published is None and date.attributes:
                return replace(facts, first_published=date)
        case "written":
            date = stated(value.split(";")[0], language, where)
            date = date if date.attributes else stated(_dates_in(value), language, where)
            if facts.written is None and date.words:
                return replace(facts, written=date)
        case "rights":
            return _add_rights(facts, label, value, where)
        case "title" if facts.title is None:
            return replace(facts, title=Stated(value, where))
    return noted(facts, line, where)


def stated_in(rows: Iterable[tuple[int, str]], facts: Metadata, view: View) -> Metadata:
    """The facts with what some lines state, each with its offset; a line without a label goes on with the one above."""
    entries: list[tuple[int, str]] = []
    for at, line in rows:
        if field_of(line)[0] or not entries:
            entries.append((at, line))
        else:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {line}")
    for at, words in entries:
        facts = add_fact(facts, words, origin(view.source, at), view.language)
    return facts


def _add_source(facts: Metadata, book: Bibliography, line: str, where: str) -> Metadata:
    """The facts with a source; the line that names it is noted, if it is labelled and a source is known already."""
    told = facts.printed
    if told is None:
        return replace(facts, printed=book)
    if line and told.level == "j" and book.level != "j":
        # “Published: The Waggon, No. 9, 1 May 1920. Source: Collected Works …”: the text was printed in the one first, and copied from the other.
        first = facts.first_published or told.date
        return replace(noted(facts, told.words, told.origin), printed=book, first_published=first)
    return noted(facts, line, where) if line else facts


def _add_rights(facts: Metadata, label: str, value: str, where: str) -> Metadata:
    """The facts with one more line about rights, and the label of that line if it says more than “Rights”."""
    plain = not label or label.lower() in {"licence", "license", "rights", "rechte", "droits"}
    words = value if plain else f"{label}: {value}"
    if facts.rights:
        return replace(facts, rights=Stated(f"{facts.rights.value} {words}", facts.rights.origin))
    return replace(facts, rights=Stated(words, where))


def _add_people(facts: Metadata, field: str, label: str, value: str, where: str) -> Metadata:
    role, duty = ROLES[field]
    agents = people(value, where, role, duty)
    if not agents:
        return noted(facts, f"{label}: {value}" if label else value, where)
    if role == "aut":
        return facts if facts.authors else replace(facts, authors=agents)
    language = _original(value) if role == "trl" else ""
    facts = with_agents(facts, agents)
    return replace(facts, original_language=language) if language and not facts.original_language else facts


LANGUAGES = {
    "french": "fr", "german": "de", "spanish": "es", "italian": "it", "russian": "ru", "english": "en", "latin": "la", "greek": "el",
    "français": "fr", "allemand": "de", "espagnol": "es", "italien": "it", "russe": "ru", "anglais": "en",
    "französischen": "fr", "englischen": "en", "spanischen": "es", "italienischen": "it", "russischen": "ru",
    "francés": "fr", "alemán": "de", "inglés": "en", "ruso": "ru", "francese": "fr", "tedesco": "de", "inglese": "en", "russo": "ru",
    "polish": "pl", "dutch": "nl", "portuguese": "pt", "chinese": "zh", "hebrew": "he", "yiddish": "yi", "ukrainian": "uk", "finnish": "fi",
}  # fmt: skip
"""Names of languages in the languages of which we read such lines, and their codes."""
_FROM = lazy(r"(?i)\b(?:from the|from|aus dem|du|de l['’]|del|dal|dall['’])\s+(?:original\s+)?(\w+)")


def _original(value: str) -> str:
    codes = (LANGUAGES.get(found[1].lower(), "") for found in _FROM.finditer(value))
    return next(filter(None, codes), "")


def _dates_in(value: str) -> str:
    """The date in the value of “First published: in TITLE, May 1920”: the last part that is one, else a year."""
    dates = list(DATED.finditer(value))
    if dates:
        return dates[-1][0]
    years = YEAR.findall(value)
    return years[-1] if years else ""


def noted(facts: Metadata, line: str, where: str) -> Metadata:
    """The facts with a line that says something else of the text."""
    return replace(facts, notes=(*facts.notes, Stated(" ".join(line.split()).rstrip(";"), where)))


def _without_author(book: Bibliography, facts: Metadata) -> Bibliography:
    """“Ada Jones, Essays”, where Ada Jones wrote the text: the title is “Essays”."""
    for agent in facts.authors:
        name = agent.name
        for words in (f"{name.forename} {name.surname}", f"{name.surname}, {name.forename}", name.surname):
            title = book.title.removeprefix(words)
            if words.strip(" ,") and title != book.title and title.startswith((", ", ": ", ". ")):
                return replace(book, title=title[2:].strip())
    return book


def with_article(facts: Metadata) -> Metadata:
    """The text is a part of the source where the source has another title."""
    book = facts.printed
    if book is None or not book.title or facts.title is None:
        return facts
    book = _without_author(book, facts)
    one, other = book.title.casefold(), facts.title.value.casefold()
    if book.article or one in other or other in one:
        return replace(facts, printed=replace(book, authors=book.authors or facts.authors))
    return replace(facts, printed=replace(book, article=facts.title.value, authors=facts.authors))
