"""Words of the stage: who comes and goes, where and when a scene is laid."""

from __future__ import annotations

from teiwright.patterns import lazy

ENTER = lazy(
    r"(?:Enter|ENTER|Exit|EXIT|Exeunt|EXEUNT|Re-enter|RE-ENTER|Flourish|Alarums?|(?:The )?Curtain|(?:THE )?CURTAIN|Manet|Manent|(?:Der )?Vorhang|(?:DER )?VORHANG|(?:Le )?[Rr]ideau|(?:LE )?RIDEAU|(?:Cae el )?[Tt]elón|(?:CAE EL )?TELÓN|Cala (?:il sipario|la tela)|CALA (?:IL SIPARIO|LA TELA)|Sipario|SIPARIO)\b"
)
MOVES = lazy(
    r"(?:(?:Exit|EXIT|Exeunt|EXEUNT)(?:\.?$| (?:omnes|all|both|severally)\b| (?=[\[(]))|(?:Enter|Exit|Exeunt|Re-enter) (?=[^\W\d_a-zß-öø-ÿ]{3}))"
)
"""“Exeunt.”, “Enter ANNA.” on a line of its own amid what is said."""
HEARD = lazy(
    r"(?:SOUND|MUSIC|S?FX|F\.X\.|GRAMS|EFFECTS|GERÄUSCHE?|MUSIK|BRUIT(?:S|AGE)?|MUSIQUE|SONIDO|MÚSICA|RUMORE|RUMORI|MUSICA"
    r"|SUPER|CAPTION|INSERT|EINBLENDUNG|CARTON|SOBREIMPRESIÓN|RÓTULO|SOVRIMPRESSIONE|DIDASCALIA)\s?:\s+(?=\S)"
)
"""“SOUND: Bus engine.”, “CAPTION: Three years later”: what is heard in a play for the radio, or read on the screen, and nobody speaks; “MUSIC. I am …” is a person of a masque."""
SUNG = lazy(
    r"(?i)(?:air|song|duet|trio|recitative|ballad|lied|arie|duett|couplets?|chanson|canción|tonadilla|aria|canzone|duetto) (?:no\. ?|nr\. ?|n[°º] ?)?(?:\d{1,3}|[ivxlc]{1,6})\b(?:[.:]|$)?"
)
"""“AIR IV. Over the hills”: what is sung, and nobody who speaks."""
NOTED = lazy(r"\[(?:Foot)?[Nn]ote\b")
"""“[Footnote 3: …]”: in brackets, and no direction."""
_MUCH = (
    r"(?:(?:about |some |etwa |environ |unas? |circa )?(?:\d{1,3}|an?|one|two|three|four|several|half an?|half|eine?|halbe|zwei|drei|mehrere|une?|deux|trois|plusieurs|una|dos|tres|varias|due|tre|alcune) )?"
    r"(?:words?|lines?|pages?|passage|text|letters?|wort|wörter|worte|zeilen?|seiten?|stelle|text|mots?|lignes?|passages?|texte|palabras?|líneas?|renglón|renglones|páginas?|texto|parol[ae]|rig(?:a|he)|pagin[ae]|testo)"
)
_READ = (
    r"sic|illegible|unreadable|indecipherable|crossed out|struck (?:out|through)|deleted|erased|cancelled|interlined|in another hand|in a later hand|in (?:the )?margin"
    r"|unleserlich|(?:durch)?gestrichen|getilgt|radiert|lücke|am rande?|von (?:anderer|späterer|fremder) hand"
    r"|illisibles?|(?:barr|biff|ratur|effac)é(?:e?s)?|lacune|en marge|d['’]une autre main"
    r"|ilegibles?|tachad[oa]s?|borrad[oa]s?|laguna|al margen|de otra mano"
    r"|illeggibil[ei]|cancellat[oaie]|depennat[oaie]|lacuna|in margine|a margine|d['’]altra mano"
)
_GONE = (
    r"blank|missing|lost|torn|damaged|omitted|leer|fehl(?:t|en)|zerrissen|ausgelassen|(?:en )?blanc|manqu(?:e|ent)|perdue?s?|déchirée?s?|omis(?:es?)?"
    r"|(?:en )?blanco|faltan?|rot[oa]s?|omitid[oa]s?|(?:in )?bianco|manca(?:no)?|strappat[oaie]|omess[oaie]"
)
EDITED = lazy(
    rf"(?i)\[\s?(?:\?+|(?:{_MUCH} )?(?:(?:{_READ})(?:\s?[?!]|[:;,] [^\[\]]{{1,300}})?|(?:{_GONE})\s?\??))\s?\.?\]"
)
"""“[sic]”, “[?]”, “[two words illegible]”, “[blank]”, “[gestrichen: …]”: what an editor says of the page, and nobody does on the stage."""
_MOVES = {
    "en": "enters?|exits?|goes out|go out|comes in|come in",
    "de": "(?:tritt|treten|kommt|kommen|geht|gehen) (?:auf|ein|ab|herein|heraus|hinaus)",
    "fr": "entre(?:nt)?|sort(?:ent)?",
    "es": "entran?|salen?|vase|vanse",
    "it": "entra(?:no)?|esc(?:e|ono)|part(?:e|ono)",
}
_COMES = {
    code: lazy(rf"[^\W\d_a-zß-öø-ÿ][^.!?\n“”\"«»]{{1,60}} (?:{verbs})\b[^.!?\n“”\"«»]{{0,40}}\.?$")
    for code, verbs in _MOVES.items()
}


def tells_moves(words: str, language: str) -> bool:
    """True for a short sentence by itself that tells who comes and goes: “Der Fremde tritt auf.”."""
    return len(words) <= 110 and language in _COMES and _COMES[language].match(words) is not None


PLACED = lazy(
    r"(?:The scene (?:is|represents)|La scène (?:est|se passe|représente)|Die (?:Szene|Handlung|Bühne) (?:ist|spielt|stellt)|Ort der Handlung|La (?:escena|acción) (?:es|pasa|en|ocurre|representa)|La scena (?:è|si|rappresenta)|L[’']azione (?:è|si))\b"
)
"""A sentence that says where a play is laid."""
SETTING = lazy(
    r"(?:SCENE|Scene|TIME|Time|PLACE|Place|SCÈNE|Scène|LIEU|Lieu|ORT|Ort|ZEIT|Zeit|SCHAUPLATZ|Schauplatz|ESCENA|Escena|LUGAR|Lugar|SCENA|Scena|LUOGO|Luogo)"
    r"(?:\s?:|\.?\s?[—–]|\.--|\s--?)\s*\S|(?:SCENE|SCÈNE|SCHAUPLATZ|ESCENA|SCENA)\.\s+[^\W\d_]"
)
"""Where and when a play or scene is laid."""
LAID = lazy(r"(?:SCENE|Scene|SCÈNE|Scène|SCHAUPLATZ|Schauplatz|ESCENA|Escena|SCENA|Scena)(?=[^\w\n]|$)")
"""The same of a play for sure: minutes and interviews have a time and a place, too."""
PLACES = lazy(r"(?i)(?:scene|time|place|scène|lieu|ort|zeit|schauplatz|escena|lugar|scena|luogo)[.:]?$")
"""The same word by itself, what it tells below it."""
