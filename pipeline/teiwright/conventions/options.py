"""What a person may say about how a text is to be read; everything has a default that follows the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICES: Mapping[str, tuple[str, ...]] = {
    "layout": ("blank", "line", "indent", "short"),
    "furniture": ("keep", "drop"),
    "boilerplate": ("keep", "drop"),
    "hyphens": ("join", "keep"),
}
"""Those of the options that can be one of a few words."""


def is_language_code(words: str) -> bool:
    """True for what has the form of a language code (BCP 47): en, fr, pt-BR."""
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", words))


_MEANT = {
    "deutsch": "de", "german": "de", "deu": "de", "ger": "de", "english": "en", "englisch": "en", "eng": "en",
    "french": "fr", "français": "fr", "fra": "fr", "fre": "fr", "spanish": "es", "español": "es", "spa": "es",
    "italian": "it", "italiano": "it", "ita": "it", "latin": "la", "lat": "la", "greek": "el", "ell": "el", "gre": "el",
    "dutch": "nl", "nld": "nl", "dut": "nl", "portuguese": "pt", "por": "pt", "russian": "ru", "rus": "ru", "polish": "pl",
    "pol": "pl", "czech": "cs", "ces": "cs", "cze": "cs", "danish": "da", "dan": "da", "swedish": "sv", "swe": "sv",
    "hungarian": "hu", "hun": "hu", "hebrew": "he", "heb": "he", "arabic": "ar", "ara": "ar", "ukrainian": "uk", "ukr": "uk",
}  # fmt: skip
"""What people write for a language, or libraries (ISO 639-2), and the code that it has: where there is one of two letters, BCP 47 has no other."""


def language_fault(words: str) -> str:
    """What is wrong with the code of a language, in a sentence; empty where nothing is."""
    meant = _MEANT.get(words.lower().partition("-")[0])
    if is_language_code(words) and not meant:
        return ""
    hint = f"Did you mean {meant}?" if meant else "Codes are like en, fr, de or pt-BR."
    return f"“{words}” is not the code of a language. {hint}"


class ReadingOptions(Struct, frozen=True):
    """How a text is read."""

    convention: str = ""
    """The convention of the body by its name, instead of the one that the evidence chooses."""
    language: str = ""
    """BCP 47 code of the text, instead of the one found out."""
    keep_lines: bool = False
    """Mark the line ends inside paragraphs with lb."""
    furniture: str = "keep"
    """Page numbers and running heads: keep (pb and fw) or drop (pb only, the words are skipped)."""
    boilerplate: str = "keep"
    """Wrapper texts of a digital library: keep (div type boilerplate) or drop."""
    layout: str = ""
    """What divides paragraphs: blank (a blank line), line (every line end), indent, short (a short line ends it); empty: what the text shows."""
    hyphens: str = "join"
    """Hyphens at line ends: join (where the text's own words decide it) or keep."""
