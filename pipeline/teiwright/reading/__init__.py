"""Bytes → text, once: encoding, byte-order mark, line ends, digest. Nothing else in the text is changed.

What looks wrong (replacement characters, control characters, mojibake, decomposed accents) is reported with its line and left alone.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.errors import ReadingError
from teiwright.file_kinds import NO_TEXT, kind_of
from teiwright.file_troubles import unreadable
from teiwright.findings import Finding, Place, Severity
from teiwright.ledger import blanked, may_hold_controls
from teiwright.model import Source
from teiwright.patterns import lazy
from teiwright.reading import line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teiwright.reading.mojibake import Repair

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; those of UTF-32 first, because the one of UTF-16 LE is their beginning."""


_BEGINNING = 100
"""Characters that show of nearly every text that it is not blank."""
LARGEST = 10_000_000
"""Bytes of one text. What is larger is a shelf, and its TEI would fill the memory before anything could be said."""

ENCODINGS = "Names are like utf-8, cp1252 (“ANSI” on most Windows), koi8-r."
COMPARE = "Compare some accented letters and quotation marks; then name the encoding that is right, for this run (--encoding) or for all (encoding, below [reading] in edition.toml or as a column of metadata.csv)."
"""What to do where the encoding was guessed."""


def read_source(path: Path, *, encoding: str | None = None, repair: bool = False) -> Source:
    """Read a plain-text file; see `decode`.

    Raises:
        ReadingError: the file is missing, a folder, unreadable, empty, or not plain text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as trouble:
        raise ReadingError(unreadable(path, trouble, "text")) from None
    # A name that is not in the encoding of the system has halves of characters in it, which cannot be written anywhere.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    try:
        return decode(data, name, encoding=encoding, repair=repair)
    except ReadingError as error:
        # Among texts of several folders the name alone would not tell which is meant.
        raise ReadingError(f"{path.parent / name}: {str(error).removeprefix(f'{name}: ')}") from None


def decode(data: bytes, name: str, *, encoding: str | None = None, repair: bool = False) -> Source:
    """Decode the bytes of a plain text.

    Args:
        data: the bytes as received.
        name: the file's name, for messages and for the record.
        encoding: what the editor says it is; otherwise it is found out, and said.
        repair: put right what a wrong encoding has garbled; what was changed is reported and kept in `Source.repairs`.

    Raises:
        ReadingError: nothing in it, or not plain text.
    """
    if not data:
        raise ReadingError(f"{name}: the file is empty. There is nothing to encode.")
    if len(data) > LARGEST:
        raise ReadingError(
            f"{name}: the file has more than {LARGEST // 10**6} MB (some 3,000 printed pages), the most that one text may have. "
            "To do: divide it by work or volume into files of a folder; teiwright build takes the folder."
        )
    text, used, findings = _told(data, name, encoding) if encoding else _found(data, name)
    text = text.removeprefix("\ufeff")
    text, ends = line_ends.unified(text, name)
    findings += ends
    if not blanked(text[:_BEGINNING]).strip() and not blanked(text).strip():
        raise ReadingError(
            f"{name}: the file has only white space and control characters. There is nothing to encode."
        )
    repairs: tuple[Repair, ...] = ()
    if repair:
        from teiwright.reading import mojibake

        if any(f.code == "encoding-guessed" and f.severity is Severity.WARNING for f in findings):
            # Repair on top of a guess would garble more than it mends.
            findings += (mojibake.not_repaired(name, used),)
        else:
            text, repairs = mojibake.repair(text)
            findings += tuple(mojibake.findings(repairs, name))
    source = Source(name, text, used, hashlib.sha256(data).hexdigest(), len(data), findings, repairs)
    return replace(source, findings=findings + tuple(_oddities(source)))


_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""What Python calls encodings of text, and no file is in. To decode a large one could take hours (punycode: by the square of its length)."""


def is_encoding(name: str) -> bool:
    """True for the name of an encoding in which a file can be."""
    try:
        known = codecs.lookup(name)
    except LookupError:
        return False
    return known._is_text_encoding and known.name not in _NO_CHARSETS  # noqa: SLF001 - Python tells it nowhere else


def _told(data: bytes, name: str, encoding: str) -> tuple[str, str, tuple[Finding, ...]]:
    try:
        used = codecs.lookup(encoding).name
        marked = next((of_mark for mark, of_mark in MARKS if data.startswith(mark)), used)
        if not marked.startswith(used.removesuffix("-sig")):
            return _marked(data, name, used)
        return data.decode(used), used, ()
    except LookupError:
        raise ReadingError(f"{name}: “{encoding}” is not an encoding known here. {ENCODINGS}") from None
    except UnicodeError as trouble:
        at = getattr(trouble, "start", 0)
        line = data.count(b"\n", 0, at) + 1
        raise ReadingError(
            f"{name}, line {line}: the file is not {encoding} (byte {at} does not fit). "
            "Leave the encoding out to have it found, or name another."
        ) from None


def _marked(data: bytes, name: str, told: str) -> tuple[str, str, tuple[Finding, ...]]:
    """A file whose first bytes say that it is in another encoding than it was said to be, as when one was named for all texts of a folder."""
    text, used, findings = _found(data, name)
    said = f"The file begins with the sign of {used} (a byte-order mark), and was read so; {told} was given for it."
    return (
        text,
        used,
        (*findings, Finding("encoding-stated", Severity.INFO, said, "Nothing.", Place(file=name))),
    )


def _found(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    for mark, used in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(used), used, ()
            except UnicodeDecodeError:
                break
    _refuse_binary(data, name)
    if b"\0" in data:
        return _wide(data, name)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as trouble:
        _refuse_damaged(data, name, trouble.start)
        from teiwright.reading.encodings import guess

        return guess(data, name)


_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


_OF_WORDS = lazy("[\u00a0-\u024f\u2010-\u2044\u20ac]")
"""Letters with accents, quotation marks, dashes: what the letters beyond ASCII of a Western text are."""


def _refuse_damaged(data: bytes, name: str, at: int) -> None:
    """Refuse what is UTF-8 in part: read as anything else, all its letters beyond A to Z would be wrong."""
    letters = _MULTIBYTE.findall(data)
    # Halves of a pair (surrogates) have the form of a letter and are none.
    rest = len(re.findall(rb"[\x80-\xff]+", _MULTIBYTE.sub(b" ", data)))
    whole, broken = len(letters), rest or 1
    if whole < 3 and rest:
        return
    line = data.count(b"\n", 0, at) + 1
    if broken * 10 <= whole or not rest:
        places = "one place" if broken == 1 else f"{broken} places"
        raise ReadingError(
            f"{name}, line {line}: the file is UTF-8 but for {places}, of which this is the first. "
            "To do: mend the letter there in an editor and save as UTF-8, or say how to read the whole file: --encoding cp1252."
        )
    # In other encodings the form of UTF-8 comes about by chance, seldom, and what it gives are no letters of words.
    western = len(_OF_WORDS.findall(b"".join(letters).decode("utf-8", "ignore")))
    if broken <= whole and western * 10 >= whole * 9:
        raise ReadingError(
            f"{name}, line {line}: the letters beyond A to Z are UTF-8 in {whole} places and in another encoding in {broken}, of which this is the first: "
            "two files were put together, it seems. To do: save each part as UTF-8 before, or say how to read the whole file: --encoding cp1252."
        )


def _refuse_binary(data: bytes, name: str) -> None:
    if kind := kind_of(data):
        raise ReadingError(f"{name}: this is {kind[0]}, not plain text. To do: {kind[1]}.")
    if re.match(rb"\s*<\?xml|\s*<TEI[\s>]", data[:200]):
        raise ReadingError(
            f"{name}: this is XML already. A TEI file is given to `teiwright validate` or `teiwright transform`."
        )


FEW_ZEROS = 20
"""Where fewer than one byte of so many is zero or another control character, the file is a text with slips in it."""
_NO_CONTROLS = bytes(set(range(256)) - (set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")))


def _wide(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    """UTF-16 or UTF-32 without a byte-order mark: the zero bytes stand in regular places."""
    start = data[: 1 << 16]
    zeros = [start[i::4].count(0) / max(1, len(start[i::4])) for i in range(4)]
    for used, pattern in (
        ("utf-32-le", (3, 3, 2, 2)),
        ("utf-32-be", (2, 2, 3, 3)),
        ("utf-16-le", (0, 1, 0, 1)),
        ("utf-16-be", (1, 0, 1, 0)),
    ):
        if all(
            z < 0.2 if want == 0 else want == 3 or z > (0.3 if want == 1 else 0.9)
            for z, want in zip(zeros, pattern, strict=True)
        ):
            try:
                text = data.decode(used)
            except UnicodeDecodeError:
                continue
            return text, used, (_encoding_finding(name, used, "the places of its zero bytes", Severity.INFO),)
    raise ReadingError(_zeros(data, name))


def _zeros(data: bytes, name: str) -> str:
    """Why it is refused: a few zero bytes are slips in a text, and their place helps to find them; many are no text, nor are few among many other signs of programs."""
    count = data.count(0)
    if len(data.translate(None, _NO_CONTROLS)) * FEW_ZEROS > len(data):
        return f"{name}: this is not plain text (it has zero bytes). {NO_TEXT}"
    before = data[: data.index(0)].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    column = len(before[-1].decode("utf-8", "replace")) + 1
    what = (
        f"character {column} is a zero byte (NUL), which no text has"
        if count == 1
        else f"the file has {count} zero bytes (NUL), which no text has; the first is character {column} of this line"
    )
    return (
        f"{name}, line {len(before)}: {what}. "
        "To do: delete it in an editor (where it may look like nothing, or like ^@), and save as plain text, UTF-8."
    )


def _encoding_finding(name: str, used: str, why: str, severity: Severity) -> Finding:
    return Finding(
        "encoding-guessed",
        severity,
        f"The file does not say its character encoding; it was read as {used} ({why}).",
        COMPARE,
        Place(file=name),
    )


_MOJIBAKE = lazy(
    '[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\x9d˜™œ“”¦¢º¹"]|â€[?\ufffd]|ï»¿|â\x80[\x80-\xbf]'
)
_ODD = (
    (
        "replacement-character",
        lazy("\ufffd"),
        "A character was lost before the file came here: “�” stands in its place.",
        "Look it up in the original and type it.",
    ),
    (
        "control-character",
        lazy("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"),
        "There is an invisible control character, which hardly belongs to the text.",
        "Remove it, or name the right encoding (--encoding).",
    ),
    (
        "mojibake",
        _MOJIBAKE,
        "Letters look garbled by a wrong encoding (“â€™” for an apostrophe, “Ã©” for é).",
        "Name the right encoding (--encoding), mend the file where it was made, or have it repaired (--repair-mojibake); nothing is repaired unasked.",
    ),
    (
        "decomposed-accents",
        lazy("[A-Za-z][\u0300-\u0304\u0306-\u030c\u0327\u0328]"),
        "Accents are typed as characters of their own (Unicode form NFD), so searching for the word may miss it.",
        "Nothing for us: the text is kept as it is. Other programs may ask for form NFC.",
    ),
)


_COMBINING = b"\xcc"
"""The byte with which accents that are characters of their own begin in UTF-8, and little else does."""


def _may_hold(text: str, code: str) -> bool:
    """A quick no for what slower patterns look for."""
    if code == "control-character":
        return may_hold_controls(text)
    if code == "mojibake":
        return any(sign in text for sign in "ÂÃâï")
    return code != "decomposed-accents" or _COMBINING in text.encode("utf-8", "surrogatepass")


def _proposal(text: str, at: int) -> str:
    """What the garbled word at a place probably was, as a sentence; empty where nothing can be said."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    word = text[start : start + 60].split(maxsplit=1)[0].rstrip(".,;:!?)")
    for used in ("cp1252", "latin-1"):
        try:
            mended = word.encode(used).decode("utf-8")
        except UnicodeError:
            continue
        return f" Here “{word}” is probably “{mended}”."
    return ""


def _oddities(source: Source) -> Iterator[Finding]:
    if source.text.isascii() and source.text.isprintable():
        return
    for code, pattern, message, hint in _ODD:
        first = pattern.search(source.text) if _may_hold(source.text, code) else None
        if first is None:
            continue
        times = sum(1 for _ in pattern.finditer(source.text))
        at = first.start()
        line = source.line_of(at)
        around = " ".join(source.text[max(0, at - 15) : at + 15].split())
        yield Finding(
            code,
            Severity.INFO if code == "decomposed-accents" else Severity.WARNING,
            message + (_proposal(source.text, at) if code == "mojibake" else ""),
            hint,
            Place(source.name, line, source.column_of(at), f"near “{around}”", source_line=line),
            times,
        )
