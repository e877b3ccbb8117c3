"""Words of the stage: who comes and goes, where and when a scene is laid."""

from __future__ import annotations

from teiwright.patterns import lazy

ENTER = lazy(
    r"(?:Enter|Exit|Exeunt|Re-enter|Flourish|Alarums?|(?:The )?Curtain|CURTAIN|Manet|Manent|(?:Der )?Vorhang|VORHANG|(?:Le )?[Rr]ideau|RIDEAU|(?:Cae el )?[Tt]elón|TELÓN|(?:Cala (?:il sipario|la tela)|Sipario)|SIPARIO)\b"
)
HEARD = lazy(
    r"(?:SOUND|MUSIC|S?FX|F\.X\.|GRAMS|EFFECTS|GERÄUSCHE?|MUSIK|BRUIT(?:S|AGE)?|MUSIQUE|SONIDO|MÚSICA|RUMORE|RUMORI|MUSICA)\s?:\s+(?=\S)"
)
"""“SOUND: Bus engine.”: what is heard in a play for the radio, and nobody speaks; “MUSIC. I am …” is a person of a masque."""
NOTED = lazy(r"\[(?:Foot)?[Nn]ote\b")
"""“[Footnote 3: …]”: in brackets, and no direction."""
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
    r"(?:\s?:|\.?\s?[—–]|\.--|\s--?)\s*\S"
)
"""Where and when a play or scene is laid."""
PLACES = lazy(r"(?i)(?:scene|time|place|scène|lieu|ort|zeit|schauplatz|escena|lugar|scena|luogo)[.:]?$")
"""The same word by itself, what it tells below it."""
