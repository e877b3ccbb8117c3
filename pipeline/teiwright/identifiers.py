"""Names for texts: what serves as an id in XML, and as the name of a file on every system."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from teiwright.patterns import lazy

LONGEST = 80
"""Bytes. A file system takes 255, and .report.txt, .outdated-… and the like come after the name."""

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))]
)
"""What Windows takes for a device, whatever the ending."""

LATIN = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "ı": "i",
    }
)  # fmt: skip
"""Latin letters that are not an ASCII letter with a mark."""

_GREEK_OR_CYRILLIC = lazy(
    "[\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u0490-\u04c4]"
)
"""Letters that parsers of every edition of XML 1.0 take in an id, and that our typefaces have: a book names the id."""


def xml_name(words: str) -> str:
    """A name that XML accepts as an id and every file system as a file name: letters, digits and hyphens, in small letters.

    Latin letters lose their marks; Greek and Cyrillic ones stay. What is too long, or loses letters, ends in a figure made from the whole.
    In a site the page of each text is called index.html, so that no text is called index. It depends on the words alone, so it is the same whatever lies beside the text.
    """
    words = _restored(words)
    kept = [_plain(c) for c in unicodedata.normalize("NFC", words).translate(LATIN)]
    name = re.sub(r"-{2,}", "-", "".join(c or "" for c in kept)).strip("-").lower()
    lost = not name and words.strip(" .-_")
    if lost or None in kept or len(name.encode()) > LONGEST:
        cut = name.encode()[: LONGEST - 9].decode(errors="ignore").rstrip("-")
        name = f"{cut or 'text'}-{figure_of(words)}"
    if not name:
        return "text"
    return name if name[0].isalpha() and name not in {*RESERVED, "index"} else f"text-{name}"


def _plain(character: str) -> str | None:
    """What stands for a character in a name; None for a letter or figure that has nothing."""
    if character.isascii():
        return character if character.isalnum() else "-"
    if _GREEK_OR_CYRILLIC.fullmatch(character):
        return character
    kept = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    if kept.isalnum():
        return kept
    kind = unicodedata.category(character)
    if kind[0] in "LN":
        return None
    return "-" if kind in ("Pd", "Zs") else ""


def figure_of(words: str) -> str:
    """Eight hexadecimal figures that tell words apart from others, for names in which they are not told apart."""
    return sha256(
        unicodedata.normalize("NFC", _restored(words)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:8]


def _restored(words: str) -> str:
    """The name of a file with the letters that the locale does not know: Python gives their bytes as halves of pairs, as it does those of an old encoding."""
    try:
        return words.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # halves that stand for no byte: only Windows has such names
        return words
