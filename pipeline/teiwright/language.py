"""In which language a text is: script first, then its commonest little words; und where that does not decide."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LEAST_LETTERS = 40
"""Fewer letters than this do not show a language."""
ENOUGH_WORDS = 60
"""From so many words on, the proportions of little words are steady."""
LEAST_HITS = 3
"""So many of the words of a few lines must be little words of the language."""
CLEAR = 2
"""So many of them at least, and so many times as many as the other way round, must be words of no other language that has some there.

Of passages of 80 to 260 letters from novels and letters in six languages (8,400) nine of ten are told so, and 4 wrongly; of 2,700 in
Romanian and Hungarian, which are not known here, 4 are taken for another language."""

# (The days of the week, too: diaries of a few words a day have little else.)
_LITTLE_WORDS = {
    "en": "the of and to in that was it is he for with as his on be at by had not are but from or have an they which were all her she there would their we him been has when who will more no if out so what up said my me your you do am shall our this monday tuesday wednesday thursday friday saturday sunday",
    "fr": "de la le et les des en du que dans il une est qui ne pas pour sur au ce plus par je se sont nous mais cette avec vous son elle ses ou tout comme aux était même leur ces sa bien fait être à d'un qu'il n'est tu mon ma mes votre vos notre nos suis ai avez avons j'ai me te si lui cela très lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat daß dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber ich wir ihr mein meine dein dir mir uns euch ihre bin hier da wenn vom zur hatte will montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque yo nos he usted mis hay lunes martes miércoles jueves viernes sábado domingo",
    "it": "di e il la che in a per è un del non una le si da con i sono della dei nel al come più ma gli alla lo anche o dal nella delle ha su se questo era ci suo degli tra essere quando aveva hanno sua dalla cui molto mi ti ho hai vi mio mia vostro noi io ne qui lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "la": "et in est non ad ut cum quod qui sed si de ex quae enim atque per a ab nec sunt esse hoc aut quam autem etiam eius id neque quoque ac quidem nam ille tamen his omnia iam ne ita sic haec",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als bij maar door uit dan nog over naar wordt heeft had tot wat meer hij ze ik deze geen kan worden werd zou was mij mijn u uw wij hebben heb ben maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era meu minha me lhe feira sábado domingo",
}
_ACCENTED = {
    "en": "éèêëïöæœüàç",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüßéàêèëáó",
    "es": "áéíóúüñ",
    "it": "àèéìíîòóùú",
    "la": "æœëáâêîôûàè",
    "nl": "ëïéèöüáóà",
    "pt": "ãáàâçéêíóôõúüè",
}
"""Letters with marks that words of each language have, or such as it has often taken in: with another one a few lines are hardly in it."""
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
)
"""Scripts that one language is by far the likeliest to use, from first to last letter; Cyrillic is decided by its letters."""
KNOWN = frozenset([*_LITTLE_WORDS, *(code for code, *_ in _SCRIPTS), "ru", "uk"])
"""The languages that a text can show."""
_UKRAINIAN = "іїєґІЇЄҐ"
_OLD_OR_RUSSIAN = "ыэъѣЫЭЪѢ"
_OTHER_SCRIPT = 0.3
"""With fewer signs beyond Latin, as a part of its letters, a text is in Latin letters."""
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWNERS: dict[str, tuple[str, ...]] = {}
for _code, _words in _LITTLE_WORDS.items():
    for _word in _words.split():
        _OWNERS[_word] = (*_OWNERS.get(_word, ()), _code)


class Language(Struct, frozen=True):
    """A language and why."""

    code: str
    """BCP 47; und where the text does not decide."""
    evidence: str


def is_unknown(language: str) -> bool:
    """Whether the code of a language says that it was not found out, though perhaps its script: “und-Cyrl”."""
    return language.partition("-")[0] == "und"


def is_little(word: str) -> bool:
    """Whether a word in small letters is one of the commonest little words of any of the languages: and, wenn, dans."""
    return word in _OWNERS


def detect(text: str) -> Language:
    """The language of a text, from samples of it."""
    # Accents may be typed as signs of their own.
    sample = unicodedata.normalize("NFC", _sample(text))
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words)) - sum(1 for word in words if "'" in word or "’" in word)
    if letters == 0:
        return Language("und", "there are no letters")
    beyond_latin = len(sample) - len(sample.encode("latin-1", "ignore"))
    if beyond_latin >= _OTHER_SCRIPT * letters and (by_script := _by_script(Counter(sample), letters)):
        return by_script
    if letters < LEAST_LETTERS:
        return Language("und", f"only {letters} letters: too few to tell a language")
    scores: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for code in _OWNERS.get(word, ()):
            scores[code] += times
    ranked = scores.most_common(2)
    if not ranked:
        return Language("und", "no common words of a language known here")
    best, hits = ranked[0]
    if len(words) < ENOUGH_WORDS:
        sure = hits >= LEAST_HITS and hits >= 0.2 * len(words) and _is_clear(words, best, scores)
        strange = {sign for word in words for sign in word if sign > "\x7f" and sign.isalpha()}
        sure = sure and strange <= set(_ACCENTED[best])
    else:
        second = ranked[1][1] if len(ranked) > 1 else 0
        sure = hits >= 0.12 * len(words) and hits >= 1.25 * second
    if not sure:
        return Language("und", f"its little words do not decide ({hits} of {len(words)} are {best})")
    return Language(best, f"{hits} of {len(words)} sampled words are among the commonest of that language")


def _is_clear(words: Sequence[str], best: str, scores: Collection[str]) -> bool:
    """What two languages have in common speaks for neither: a few lines must have words of the one that the other has not."""
    owners = [_OWNERS.get(word, ()) for word in words]

    def alone(one: str, other: str) -> int:
        return sum(one in each and other not in each for each in owners)

    return all(alone(best, other) >= CLEAR * max(1, alone(other, best)) for other in scores if other != best)


_SAMPLES, _SAMPLE = 5, 2000
"""Samples of a text, and the characters of each."""


def _sample(text: str) -> str:
    if len(text) <= _SAMPLES * _SAMPLE:
        return text
    step = len(text) // _SAMPLES
    return "\n".join(text[i * step : i * step + _SAMPLE] for i in range(_SAMPLES))


def _by_script(signs: Counter[str], letters: int) -> Language | None:
    cyrillic = _between(signs, "\u0400", "\u04ff")
    if cyrillic > 0.5 * letters:
        if letters < 100:
            return Language("und-Cyrl", "Cyrillic letters, too few to tell the language")
        ukrainian = sum(signs[sign] for sign in _UKRAINIAN)
        russian = sum(signs[sign] for sign in _OLD_OR_RUSSIAN)
        if ukrainian > russian:
            return Language("uk", "Cyrillic with і, ї or є")
        return (
            Language("ru", "Cyrillic with ы, э or ъ") if russian else Language("und-Cyrl", "Cyrillic letters")
        )
    if _between(signs, "\u0370", "\U0010ffff") < _OTHER_SCRIPT * letters:
        return None
    for code, first, last in _SCRIPTS:
        count = _between(signs, first, last)
        if count > (0.3 if code in {"ja", "zh"} else 0.5) * letters:
            return Language(code, "its script")
    return None


def _between(signs: Counter[str], first: str, last: str) -> int:
    return sum(times for sign, times in signs.items() if first <= sign <= last)
