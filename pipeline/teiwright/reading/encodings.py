"""Which of the old encodings of one byte a character a file is in, and how sure that is.

charset-normalizer names candidates; what decides is how the text reads: letters amid letters, quotation marks where
quotations stand, no signs for drawing boxes inside words.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from teiwright.errors import ReadingError
from teiwright.file_kinds import NO_TEXT
from teiwright.findings import Finding, Place, Severity, number
from teiwright.language import detect
from teiwright.patterns import lazy
from teiwright.reading import COMPARE, is_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

IN_WORDS = {
    "cp1252": "Western Europe, Windows",
    "iso8859-15": "Western Europe, Unix",
    "mac_roman": "Western Europe, old Macintosh",
    "cp437": "Western Europe, DOS",
    "cp850": "Western Europe, DOS",
    "koi8-r": "Cyrillic, Unix",
    "cp1251": "Cyrillic, Windows",
    "cp866": "Cyrillic, DOS",
    "cp1250": "Central Europe, Windows",
    "iso8859-2": "Central Europe, Unix",
    "cp1253": "Greek, Windows",
    "cp1255": "Hebrew, Windows",
}
"""Encodings tried beside those that charset-normalizer names, in this order where they read equally well, each with where it was used."""
_WESTERN = frozenset(("en", "de", "fr", "es", "it", "pt", "nl"))
_ELSEWHERE = frozenset(used for used, where in IN_WORDS.items() if not where.startswith("West"))
SAMPLE = 1 << 18

_AROUND = re.compile(rb"[^\r\n\x80-\xff]{0,4}(?:[\x80-\xff]+[^\r\n\x80-\xff]{0,4})+")
_CONTROLS = lazy("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_ODD = lazy(
    r"(?<=[^\W\d_])[¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶¸¹º»¼½¾¿×÷†‡‰‹›ˆ˜√∞∂∑∏π∫Ω≈≠≤≥◊⌠⌡─-▟■ﬁﬂ]+(?=[^\W\d_])"
    r"|(?<![^\W_])(?![A-Za-zªº])[^\W\d_](?=[0-9])|(?<=[0-9])[À-ÖØ-Þ]|£(?=[^\W\d_])"
)
"""Signs inside a word, and letters at a number: none is where it belongs."""
_BOXES = lazy("[─-▟■⌠⌡√∙≈≤≥∞∩≡πσµτΦΘΩδφε⌐∂∑∏∫◊\uf8ffˇ˘˙˛˝]")
"""Signs of drawing, of mathematics, and accents without their letter: none is in running text."""
_CASE = lazy(r"[a-zß-öø-ÿа-яё][A-ZÀ-ÖØ-ÞŠŽŸА-ЯЁ]|[A-Za-z][À-ÖØ-Þ](?=[a-zß-öø-ÿ])")
_LETTERS = "[éèêëàâäáãåçñóòôöúùûüíìîïßæøœÉÈÀÂÄÅÇÑÓÖÜØÆŒ]"
_GOOD = lazy(rf"{_LETTERS}(?=[^\W\d_])|(?<=[^\W\d_]){_LETTERS}|(?<![^\W_])[àèéóôåöæÀÈÉÓÔÅÖÆ](?![^\W_])")
"""Letters beside letters, and those that are a word by themselves."""
_MARKS = lazy(
    r"(?:(?<=\s)|^)[“‘„«][^\W_]|[^\W_.,;!?][.,!?]?[”’»](?=[\s.,;:!?)—]|$)|[^\W\d_]’[^\W\d_]|\s[–—]\s|[0-9][–—][0-9]|(?<=[.,;:!?\])”’\"])—|—[“‘]"
)
_SIGNS = lazy(
    r"[£€¥§†] ?[0-9]|[0-9] ?[°¢€£¼½¾]|[¼½¾] ?[0-9]|\b[Nn]°|(?:(?<=\s)|^)[£†§¼½¾•…–—](?=[\s.,;:)]|$)"
)
"""Signs where they stand, most of them at numbers."""
_DASH = lazy(r"(?:[^\W\d_]|\s|^)—[^\W\d_]")
_FIRM = lazy(r"(?<=\S)\xa0(?=\S)")
"""A space that does not break between two words: less than a letter, for the byte is the á of DOS."""
_CYRILLIC = lazy("[а-яёА-ЯЁ]")
_CYRILLIC_WORD = lazy("[а-яёА-ЯЁ]{2}")
_MIXED = lazy("[A-Za-z][Ͱ-ϿЀ-ӿ֐-׿]|[Ͱ-ϿЀ-ӿ֐-׿][A-Za-z]")
"""Letters of two scripts side by side, as in no word."""
_COMMON_CYRILLIC = lazy("[оеаинтсрвл]")
_GREEK = lazy("[Α-Ωα-ωάέήίόύώ]")


HEAD = 4096
"""Bytes at the beginning in which a file may say its encoding."""
_STATES = re.compile(
    rb"(?im)^[ \t#*;/%-]*(?:(?:character set )?encoding[ \t]*[:=]|content-type:.{0,40}\bcharset[ \t]*=|.{0,20}-\*-.{0,40}\bcoding:)"
    rb"[ \t]*[\"']?(?P<name>[a-z][\w.-]{1,30})"
)
"""“Character set encoding: ISO-8859-1” in the wrapper of a digital library; a header of mail; the first line for an editor."""
_TRUSTED = 0.5
"""A statement is believed unless another encoding reads so much better, for each letter beyond ASCII: files are copied with it."""


def guess(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    """Decode bytes that are not Unicode.

    Raises:
        ReadingError: no encoding makes text of them.
    """
    # Only what stands around high bytes tells anything; no sign looks further than three characters.
    sample = b"\n".join(_AROUND.findall(data))[:SAMPLE]
    named = _named(data[:SAMPLE])
    spoken = detect(data[:SAMPLE].decode("ascii", "replace")).code
    english = spoken == "en"
    scores = {
        used: score
        for used in dict.fromkeys((*IN_WORDS, *named))
        if (score := _score(sample, used, english=english)) is not None
    }
    if not scores:
        raise ReadingError(
            f"{name}: this is not plain text in any encoding known here. Save it as plain text, UTF-8."
        )
    statement = _stated(data)
    if statement is not None:
        used = statement[0]
        own = scores.get(used, _score(sample, used, english=english))
        if own is not None and own > max(scores.values()) - _TRUSTED and (text := _reads(data, used)):
            return text, used, (_finding_of_statement(name, *statement, data),)
    order = list(scores)
    ranked = sorted(
        scores,
        key=lambda used: (
            -scores[used] - (0.05 if used in named and used in _told(spoken) else 0),
            order.index(used),
        ),
    )
    for used in ranked:
        text = _reads(data, used)
        if not text or _is_noise(text):
            continue
        common = next((o for o in IN_WORDS if o in scores and _reads(data, o) == text), used)
        why = (
            f"says that its character encoding is {statement[1]}, but does not read so"
            if statement
            else "does not say its character encoding"
        )
        sure = _how_sure(sample, used, {o: scores[o] for o in ranked})
        return text, common, (_finding(name, common, why, sure, data),)
    raise ReadingError(f"{name}: this is not plain text (too many control characters). {NO_TEXT}")


def _told(spoken: str) -> frozenset[str]:
    """The encodings of which the naming counts: where the words are of a language of the West, none of elsewhere."""
    return frozenset(IN_WORDS) - (_ELSEWHERE if spoken in _WESTERN else frozenset())


def _how_sure(sample: bytes, used: str, scores: Mapping[str, float]) -> str:
    """How sure the choice of an encoding is, in words.

    Args:
        sample: what tells encodings apart.
        used: the one that was chosen.
        scores: how well each reads, the best first.
    """
    others = (
        other
        for other in scores
        if other != used
        and scores[used] - scores[other] < 0.15
        and sample.decode(other, "replace") != sample.decode(used)
    )
    other = next(others, None)
    if other:
        return f"unsure: {other} reads nearly as well"
    count = sum(1 for byte in sample if byte > 127)
    return (
        "fairly sure"
        if count >= 20
        else f"unsure: only {number(count, 'character')} {'tells' if count == 1 else 'tell'}"
    )


def _stated(data: bytes) -> tuple[str, str, int] | None:
    """The encoding that the file says it is in, how it says it, and in which line; None if it says none that is known."""
    found = _STATES.search(data[:HEAD])
    if found is None:
        return None
    said = found["name"].decode("ascii").rstrip(".")
    if not is_encoding(said):
        return None
    used = codecs.lookup(said).name
    # Who says Latin-1 and has the curly quotation marks of Windows means Windows (as browsers read it).
    if used == "iso8859-1" and re.search(rb"[\x80-\x9f]", data):
        used = "cp1252"
    return used, said, data.count(b"\n", 0, found.start("name")) + 1


def _reads(data: bytes, used: str) -> str:
    """The text in this encoding; empty if it is not in it."""
    try:
        return data.decode(used)
    except UnicodeDecodeError:
        return ""


def _named(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return [best.encoding] if best else []


def _score(sample: bytes, used: str, *, english: bool) -> float | None:
    """How well the sample reads, for each high byte; None if it cannot be decoded.

    Args:
        sample: what tells encodings apart.
        used: the encoding.
        english: whether its words are; then it has few accented letters, and what stands between two words is a dash.
    """
    try:
        text = sample.decode(used)
    except (UnicodeDecodeError, LookupError):
        return None
    high = sum(1 for byte in sample if byte > 127) or 1
    good = (
        (0.5 if english else 1) * len(_GOOD.findall(text))
        + (0.5 if english else 0) * len(_DASH.findall(text))
        + 1.5 * len(_MARKS.findall(text))
        + 0.6 * len(_FIRM.findall(text))
        + 0.8 * len(_SIGNS.findall(text))
    )
    bad = (
        4 * len(_CONTROLS.findall(text))
        + 2.5 * len(_ODD.findall(text))
        + 2 * len(_BOXES.findall(text))
        + 0.7 * len(_CASE.findall(text))
        + 2.5 * len(_MIXED.findall(text))
    )
    cyrillic = _CYRILLIC.findall(text)
    if len(cyrillic) > 0.6 * high and _CYRILLIC_WORD.search(text):
        # In Russian these ten letters are six of every ten; in the wrong encoding they are not.
        share = len(_COMMON_CYRILLIC.findall(text)) / len(cyrillic)
        good += len(cyrillic) * (0.4 + share)
    elif cyrillic:
        bad += len(cyrillic)
    greek = _GREEK.findall(text)
    if len(greek) > 0.7 * high:
        good += 0.8 * len(greek)
    return (good - bad) / high


def _is_noise(text: str) -> bool:
    """True of what is hardly text: too many control characters."""
    return len(_CONTROLS.findall(text[:65536])) > 0.02 * len(text[:65536])


def _read_so(data: bytes, first: re.Match[bytes] | None, used: str) -> str:
    """The first word that another encoding would read otherwise: whoever knows the text sees whether it is right."""
    if first is None:
        return ""
    before, after = re.split(rb"\s", data[: first.start()])[-1], re.split(rb"\s", data[first.start() :])[0]
    word = (before[-20:] + after[:20]).decode(used, errors="ignore")
    line = data.count(b"\n", 0, first.start()) + 1
    return f" Line {line} then has “{word}”." if word.isprintable() and word else ""


def _finding(name: str, used: str, why: str, sure: str, data: bytes) -> Finding:
    first = re.search(rb"[\x80-\xff]", data)
    line = data.count(b"\n", 0, first.start()) + 1 if first else 0
    about = f"{IN_WORDS[used]}; {sure}" if used in IN_WORDS else sure
    return Finding(
        "encoding-guessed",
        Severity.WARNING,
        f"The file {why}; it was read as {used} ({about}).{_read_so(data, first, used)}",
        COMPARE,
        Place(file=name, line=line, source_line=line),
    )


def _finding_of_statement(name: str, used: str, said: str, line: int, data: bytes) -> Finding:
    first = re.search(rb"[\x80-\xff]", data)
    return Finding(
        "encoding-stated",
        Severity.INFO,
        f"The file says that its character encoding is {said}, and was read so.{_read_so(data, first, used)}",
        "Nothing, unless accented letters or quotation marks are wrong; then name the encoding (--encoding).",
        Place(file=name, line=line, source_line=line),
    )
