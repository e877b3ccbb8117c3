"""The one door for XML: no entities, no DTD, no network, no inclusion, bounded size; plain words when it fails.

No other module has a parser of its own, but SaxonC (`saxon`) and, for lines and columns of what was read here, `positions`.
"""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING

from lxml import etree
from msgspec.structs import replace

from teiwright.errors import NotWellFormedError
from teiwright.file_kinds import kind_of
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 128 * 1024 * 1024
"""Bytes of XML that are read. The tree in memory is some ten times as large."""

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_PROLOG = lazy(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_IN_DOCTYPE = lazy(r"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|<!ENTITY\s+%?\s*([^\s"'>]+)|[\[\]>]""", re.DOTALL)


def read(path: Path) -> bytes:
    """The bytes of a file, unless it is too large.

    Raises:
        NotWellFormedError: it is larger than `LIMIT` bytes.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        # No more room is taken than the file is said to need; what is no plain file says nothing of its size.
        most = min(os.fstat(file.fileno()).st_size, LIMIT) + 1
        data = file.read(most)
        if len(data) == most <= LIMIT:
            data += file.read(LIMIT + 1 - most)
    if len(data) > LIMIT:
        raise too_large(path.name)
    return data


def too_large(name: str) -> NotWellFormedError:
    """The refusal of a file that is larger than teiwright reads."""
    return _refusal(
        name, "too-large", f"The file is larger than {LIMIT // 1024 // 1024} MB, the most that is read.",
        "Divide it, for example into one file for each chapter, volume or letter.",
    )  # fmt: skip


def parse(data: bytes, name: str = "") -> etree._ElementTree:
    """Parse XML safely.

    Args:
        data: the bytes of the file, in the encoding that it declares (UTF-8 if it declares none).
        name: what to call it in messages.

    Returns:
        The tree; its document type declaration, if any, has been ignored.

    Raises:
        NotWellFormedError: it is not well-formed, too large, too deep, or uses what is refused for safety. The error's
            `finding` has the code, the place and what to do.
    """
    if len(data) > LIMIT:
        raise too_large(name)
    return parse_text(text_of(data, name), name)


def parse_text(text: str, name: str = "") -> etree._ElementTree:
    """Parse XML that `text_of` gave.

    Raises:
        NotWellFormedError: as for `parse`.
    """
    # The text is already decoded, so what its declaration says of its encoding no longer counts.
    parser = _parser(huge=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as trouble:
        from teiwright.validation.wellformed import explained

        entry = next(iter(parser.error_log), None)
        if entry is None:
            raise _refusal(name, "not-well-formed", str(trouble), "", trouble.lineno or 1) from None
        raise refused(
            explained(entry.type_name or "", entry.message or "", entry.line, entry.column, text, name)
        ) from None
    return root.getroottree()


def parse_made(data: bytes) -> etree._Element:
    """The outermost element of XML that this program has just written, or one of its stylesheets.

    It may be as large as it is: what it was made of has passed the bounds.
    """
    return etree.fromstring(data, _parser(huge=True))


def parts_made(path: Path, tag: str) -> Iterator[etree._Element]:
    """The elements of a name in a file that was made from our own XML, one after the other; each is gone when the next is asked for."""
    for _, element in etree.iterparse(
        str(path), tag=tag, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=True, remove_comments=True, remove_pis=True,
    ):  # fmt: skip
        yield element
        element.clear()


def page_made(data: bytes) -> etree._Element:
    """The outermost element of an HTML page in UTF-8 that one of our stylesheets has just written."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    page: etree._Element | None = etree.fromstring(data, parser)
    return etree.Element("html") if page is None else page  # None: nothing is in it


def words_of(element: etree._Element | None) -> str:
    """The text of an element, its white space made single spaces."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _parser(*, huge: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        collect_ids=False, huge_tree=huge,
    )  # fmt: skip


def text_of(data: bytes, name: str = "") -> str:
    """The characters of an XML file, every line end as one LF; a document type declaration is replaced by spaces of the same length.

    Raises:
        NotWellFormedError: the encoding is unknown or wrong, or the file declares entities of its own.
    """
    text = decoded(data, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_doctype(text, name)


_ANOTHER_FILE = "Give the TEI file; its name ends in .xml."


def decoded(data: bytes, name: str = "") -> str:
    """The characters of an XML file with the line ends that it has.

    Raises:
        NotWellFormedError: the encoding is unknown or wrong.
    """
    if kind := kind_of(data):
        # (The name of the finding is that which such bytes always had.)
        code = "wrong-encoding" if any(byte > 0x7F for byte in data[:64]) and data[:1] != b"<" else "not-xml"
        raise _refusal(name, code, f"This is {kind[0]}, not TEI.", _ANOTHER_FILE, 1, 1)
    encoding = next((e for mark, e in _MARKS if data.startswith(mark)), "")
    declared = _DECLARED.match(data[:400].lstrip()) if not encoding or encoding == "utf-8-sig" else None
    if not encoding:
        encoding = declared[1].decode("ascii") if declared else "utf-8"
        if encoding.lower().replace("_", "-") in {"utf-16", "utf-32", "ucs-2", "utf16"}:
            # It says UTF-16, but its first bytes are not: many programs write this by mistake.
            encoding = "utf-8"
    if declared and encoding.lower() != "utf-8":
        from teiwright.reading import is_encoding

        if not is_encoding(encoding):
            raise _undecodable(data, name, encoding, None)
    try:
        return data.decode(encoding)
    except ValueError as trouble:
        raise _undecodable(data, name, encoding, trouble) from None


def _undecodable(data: bytes, name: str, encoding: str, trouble: ValueError | None) -> NotWellFormedError:
    if not isinstance(trouble, UnicodeDecodeError):
        return _refusal(
            name, "unknown-encoding", f"The file says that its characters are encoded in “{encoding}”, which is not known here.",
            'Save it as UTF-8 and write encoding="UTF-8" in its first line.', 1, 1,
        )  # fmt: skip
    before = data[: trouble.start].decode(encoding, "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    try:
        guess = data[trouble.start : trouble.start + 1].decode("cp1252")
    except ValueError:
        guess = ""
    hint = (
        f"If this should be “{guess}”, the file is in Windows-1252: " if guess.isprintable() and guess else ""
    )
    return _refusal(
        name, "wrong-encoding", f"The byte {data[trouble.start]:02X} (hexadecimal) is not possible in {encoding.upper()}, the encoding of the file.",
        f"{hint}{'open' if hint else 'Open'} it in an editor with the right encoding and save it as UTF-8.", line, column,
    )  # fmt: skip


def _without_doctype(text: str, name: str) -> str:
    at = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    if not text.startswith("<!DOCTYPE", at):
        return text
    inside = False
    for found in _IN_DOCTYPE.finditer(text, at):
        if found[1]:
            line = text.count("\n", 0, found.start()) + 1
            raise _refusal(
                name, "entity", f"The file defines an abbreviation of its own, the entity “{found[1]}”. Entities are not opened, since they "
                "can make a small file fill the memory or bring in other files.",
                "Put the characters themselves in the place of each "
                f"“&{found[1]};” (the command xmllint --noent does it) and delete the lines with <!ENTITY.", line,
                found.start() - text.rfind("\n", 0, found.start()),
            )  # fmt: skip
        if found[0] == "[":
            inside = True
        elif found[0] == "]":
            inside = False
        elif found[0] == ">" and not inside:
            blank = "".join("\n" if c == "\n" else " " for c in text[at : found.end()])
            return text[:at] + blank + text[found.end() :]
    return text  # unfinished: the parser says so


def refused(finding: Finding) -> NotWellFormedError:
    """The error that carries a finding, with its words and place on one line."""
    place = finding.place
    where = ", ".join(part for part in (place.file, place.spot) if part)
    error = NotWellFormedError(
        " ".join(p for p in (f"{where}:" if where else "", finding.message, finding.hint) if p)
    )
    error.finding = finding
    return error


def of_schema(trouble: NotWellFormedError) -> str:
    """What is wrong with a schema that cannot be read; what is said only to the reader of a TEI file is left out."""
    finding = trouble.finding
    if finding is None or (finding.code not in {"empty", "not-xml"} and finding.hint != _ANOTHER_FILE):
        return str(trouble)
    return str(refused(replace(finding, hint="")))


def _refusal(
    name: str, code: str, message: str, hint: str, line: int = 0, column: int = 0
) -> NotWellFormedError:
    return refused(Finding(code, Severity.ERROR, message, hint, Place(name, line, column)))
