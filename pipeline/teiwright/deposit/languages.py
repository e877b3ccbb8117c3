"""Languages of editions: BCP 47 primary codes and what ISO 639-3 calls them, for repositories that ask for three letters."""

from __future__ import annotations

_ISO639_3 = {
    "ar": "ara", "be": "bel", "bg": "bul", "bn": "ben", "br": "bre", "bs": "bos", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan",
    "de": "deu", "el": "ell", "en": "eng", "eo": "epo", "es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fo": "fao",
    "fr": "fra", "fy": "fry", "ga": "gle", "gd": "gla", "gl": "glg", "gu": "guj", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun",
    "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "la": "lat", "lb": "ltz",
    "lt": "lit", "lv": "lav", "mk": "mkd", "mn": "mon", "mt": "mlt", "nb": "nob", "ne": "nep", "nl": "nld", "nn": "nno", "no": "nor",
    "oc": "oci", "pa": "pan", "pl": "pol", "pt": "por", "rm": "roh", "ro": "ron", "ru": "rus", "sa": "san", "sk": "slk", "sl": "slv",
    "sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd",
    "vi": "vie", "yi": "yid", "zh": "zho",
}  # fmt: skip
_OLDER = {
    # ISO 639-2/B, as library catalogues write it.
    "alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "geo": "kat",
    "ger": "deu", "gre": "ell", "ice": "isl", "mac": "mkd", "mao": "mri", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk",
    "tib": "bod", "wel": "cym",
}  # fmt: skip


def iso639_3(code: str) -> str:
    """The ISO 639-3 code of a BCP 47 tag: `ru-Latn` → `rus`. A three-letter primary code is one already; else empty."""
    primary = code.partition("-")[0].lower()
    if len(primary) == 3 and primary.isalpha():
        return _OLDER.get(primary, primary)
    return _ISO639_3.get(primary, "")
