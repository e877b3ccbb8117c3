"""What each language says about words, and how it calls the others; a table for another one goes into `TABLES`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(Struct, frozen=True):
    """What one language says about words. The names of languages are keyed by what the text writes, lower case."""

    word: str
    not_a_word: str
    """Words that follow “the word” without being spoken of."""
    in_language: str
    """What stands before the name of a language: in, auf, en."""
    languages: Mapping[str, str]


_CODES = "ru uk bg pl cs de nl da sv no en fr it es pt ro la el grc tr he yi ar fa zh ja ko hi sa hu fi hy ka ga cy eu ca"
"""Languages that may be named, in the order in which each table names them; “-” where one has no word of its own."""


def _names(names: str) -> dict[str, str]:
    return {name: code for code, name in zip(_CODES.split(), names.split(), strict=True) if name != "-"}


TABLES = {
    "en": Words(
        r"(?:the|that|this) word",
        r"of|is|was|has|had|that|which|who|for|to|in|on|at|by|from|with|as|and|or|but|if|when|than|then|so|not|will|would|can|may|must|came|went"
        r"|got|spread|passed|ran|reached|means|meant|given|used|itself|alone|he|she|it|they|we|i|you|the|a|an|had|be|been|were|are|did|does|do"
        r"|order|count|processor|list|should|could|might|because|before|after|there|here|just|now|only|about|into|through|made|makes|comes"
        r"|goes|struck|fell|rang|stuck|hung|broke|stood|took|gave|cut|hit|hurt|burst|left|told|brought|caught|sounded|seems|seemed|denotes|signifies|occurs|appears|remains|more|most|out|up|down|again|also|even|too|never|always|often|\w+ed|\w+ly",
        r"in",
        _names(
            "russian ukrainian bulgarian polish czech german dutch danish swedish norwegian english french italian spanish portuguese romanian"
            " latin greek - turkish hebrew yiddish arabic persian chinese japanese korean hindi sanskrit hungarian finnish armenian georgian"
            " irish welsh basque catalan"
        ),
    ),
    "fr": Words(
        r"[Ll]e mot",
        r"de|du|des|d|est|était|a|qui|que|qu|dont|pour|à|au|en|dans|par|sur|et|ou|mais|si|ne|se|s|le|la|les|un|une|fut|lui|même|juste|seul|avait|\w+é",
        r"en",
        _names(
            "russe ukrainien bulgare polonais tchèque allemand néerlandais danois suédois norvégien anglais français italien espagnol portugais"
            " roumain latin grec - turc hébreu yiddish arabe persan chinois japonais coréen hindi sanskrit hongrois finnois arménien géorgien"
            " irlandais gallois basque catalan"
        ),
    ),
    "de": Words(
        r"[Dd]as Wort",
        r"ist|war|hat|hatte|das|der|die|des|und|oder|aber|von|vom|zu|zum|für|in|im|an|auf|mit|wird|wurde|nicht|selbst|allein|ergreifen|Gottes|er|sie|es",
        r"auf|im",
        _names(
            "russisch ukrainisch bulgarisch polnisch tschechisch deutsch niederländisch dänisch schwedisch norwegisch englisch französisch"
            " italienisch spanisch portugiesisch rumänisch lateinisch griechisch altgriechisch türkisch hebräisch jiddisch arabisch persisch"
            " chinesisch japanisch koreanisch hindi sanskrit ungarisch finnisch armenisch georgisch irisch walisisch baskisch katalanisch"
        ),
    ),
    "es": Words(
        r"[Ll]a palabra",
        r"de|del|es|era|fue|que|para|a|al|en|por|con|y|o|pero|si|no|se|la|el|los|las|un|una|misma|sola|ha|había|\w+ad[ao]",
        r"en",
        _names(
            "ruso ucraniano búlgaro polaco checo alemán neerlandés danés sueco noruego inglés francés italiano español portugués rumano latín"
            " griego - turco hebreo yidis árabe persa chino japonés coreano hindi sánscrito húngaro finés armenio georgiano irlandés galés"
            " vasco catalán"
        ),
    ),
    "it": Words(
        r"[Ll]a parola",
        r"di|del|della|è|era|fu|che|per|a|al|in|con|e|o|ma|se|non|si|la|il|lo|i|gli|le|un|una|stessa|sola|ha|aveva|data|d|\w+at[ao]",
        r"in",
        _names(
            "russo ucraino bulgaro polacco ceco tedesco olandese danese svedese norvegese inglese francese italiano spagnolo portoghese rumeno"
            " latino greco - turco ebraico yiddish arabo persiano cinese giapponese coreano hindi sanscrito ungherese finlandese armeno"
            " georgiano irlandese gallese basco catalano"
        ),
    ),
}
