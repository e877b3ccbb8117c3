"""Plain words for what makes a file not well-formed XML."""

from __future__ import annotations

import re

from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

_LINES = lazy(r"[^\n]*")


def explained(kind: str, message: str, line: int, column: int, text: str, name: str) -> Finding:
    """What libxml2 found, as a finding.

    Args:
        kind: libxml2's name of the error (ERR_TAG_NAME_MISMATCH …).
        message: its own words, from which names and numbers are taken.
        line: where, from 1.
        column: where in the line, from 1; often behind the place.
        text: the file.
        name: its name.
    """
    here = _line(text, line)
    said = _words(kind, message, here)
    if said is None:
        said = ("not-well-formed", "The XML is broken here.", f"Look at: {_near(here, column)}")
    code, what, hint = said
    start = _start(kind, here, column)
    context = f"near “{_near(here, start)}”" if here.strip() else ""
    return Finding(code, Severity.ERROR, what, hint, Place(name, line, start, context))


_SIMPLE = {
    "ERR_DOCUMENT_END": (
        "after-end",
        "Something stands after the end of the outermost element.",
        "An XML file has one outermost element: move this into it, or delete it.",
    ),
    "ERR_LT_IN_ATTRIBUTE": (
        "lt-in-value",
        "The value of an attribute contains “<”.",
        "Write &lt; for it, or look for a missing closing quotation mark.",
    ),
    "ERR_NAME_REQUIRED": (
        "bare-lt",
        "The sign < is not followed by the name of an element.",
        "If the sign itself is meant, write &lt; for it; else correct the tag.",
    ),
    "ERR_ENTITYREF_SEMICOL_MISSING": (
        "bare-ampersand",
        "After & and a name the semicolon is missing.",
        "If the sign & itself is meant, write &amp; for it; else add the semicolon.",
    ),
    "NS_ERR_QNAME": ("bad-name", "A name has more than one colon.", "A name may have one colon at most."),
    "ERR_ATTRIBUTE_NOT_STARTED": (
        "value-unquoted",
        "The value of an attribute is not in quotation marks.",
        'Write it as in type="chapter".',
    ),
    "ERR_ATTRIBUTE_NOT_FINISHED": (
        "value-unfinished",
        "The value of an attribute is not closed.",
        "Write the closing quotation mark.",
    ),
    "ERR_SPACE_REQUIRED": (
        "space-missing",
        "There must be a space between two attributes.",
        "Insert one, or look for a missing quotation mark.",
    ),
    "ERR_HYPHEN_IN_COMMENT": (
        "comment-hyphens",
        "A comment contains “--”, which XML does not allow.",
        "Write a dash (–) or a single hyphen.",
    ),
    "ERR_COMMENT_NOT_FINISHED": ("comment-open", "A comment is never closed.", "Write --> where it ends."),
    "ERR_CDATA_NOT_FINISHED": (
        "cdata-open",
        "A section that begins with <![CDATA[ is never closed.",
        "Write ]]> where it ends.",
    ),
    "ERR_PI_NOT_FINISHED": (
        "instruction-open",
        "An instruction that begins with <? is never closed.",
        "Write ?> where it ends.",
    ),
    "ERR_MISPLACED_CDATA_END": (
        "cdata-end",
        "The signs ]]> stand in the text, which XML does not allow.",
        "Write ]]&gt; for them.",
    ),
    "ERR_RESERVED_XML_NAME": (
        "declaration-late",
        "The line <?xml …?> is not at the very beginning of the file.",
        "Delete what stands before it, also blank lines and spaces.",
    ),
    "ERR_INVALID_ENCODING": (
        "wrong-encoding",
        "There are bytes that are not characters of the file's encoding.",
        "Save the file as UTF-8.",
    ),
}
"""Faults of which libxml2 says no more than the name: the code of the finding, what is wrong, what to do."""
_TELLING = {
    "ERR_TAG_NAME_MISMATCH": (
        r"mismatch: (\S+) line (\d+) and (\S+)",
        "tag-crossed",
        "</{2}> stands here, but the element open at this place is <{0}>, opened in line {1}.",
        "Write </{0}> first, or correct one of the two names. Elements may not cross each other.",
    ),
    "ERR_TAG_NOT_FINISHED": (
        r"in tag (\S+) line (\d+)",
        "tag-open",
        "<{0}>, opened in line {1}, is never closed: the file ends before it does.",
        "Write </{0}> where it ends.",
    ),
    "ERR_ATTRIBUTE_REDEFINED": (
        r"Attribute (\S+) redefined",
        "attribute-twice",
        "The attribute @{0} is given twice in one tag.",
        "Keep one of the two.",
    ),
    "NS_ERR_UNDEFINED_NAMESPACE": (
        r"prefix (\S+)",
        "prefix-undefined",
        "The prefix “{0}:” is used, but nothing says what it stands for.",
        'Write xmlns:{0}="…" in the outermost element, or take the prefix away.',
    ),
    "ERR_ATTRIBUTE_WITHOUT_VALUE": (
        r"attribute (\S+)",
        "value-missing",
        "The attribute @{0} has no value.",
        'Write it as in type="chapter", or delete it.',
    ),
}
"""Faults of which it says what is concerned: what of that is taken from its words, and the same as above."""


def _words(kind: str, message: str, here: str) -> tuple[str, str, str] | None:
    """The code of the finding, what is wrong and what to do; None for what nobody is expected to see.

    Args:
        kind: libxml2's name of the error.
        message: its own words.
        here: the line of the file.
    """
    if kind in _TELLING:
        form, *said = _TELLING[kind]
        found = re.search(form, message)
        code, what, hint = (part.format(*found.groups()) for part in said) if found else ("", "", "")
        return (code, what, hint) if found else None
    match kind:
        case "ERR_GT_REQUIRED":
            found = re.search(r"Tag (\S+) line", message)
            which = f"<{found[1]} …>" if found else "This tag"
            return (
                "tag-unfinished",
                f"The tag {which} does not end with “>”.",
                "Write the missing “>”, or look for a missing quotation mark.",
            )
        case "ERR_DOCUMENT_EMPTY":
            if here.strip():
                return (
                    "not-xml",
                    "This is not XML: it does not begin with “<”.",
                    "Give a TEI file. A plain text becomes one with: teiwright encode FILE.txt",
                )
            return "empty", "The file is empty.", "Give a TEI file."
        case "ERR_NAME_REQUIRED" if "entityref" in message.lower():
            return "bare-ampersand", "The sign & stands alone.", "In XML write &amp; for it."
        case "ERR_UNDECLARED_ENTITY" | "WAR_UNDECLARED_ENTITY":
            named = re.search(r"Entity '([^']+)'", message)
            entity = named[1] if named else ""
            sign = _HTML.get(entity)
            return (
                "entity",
                f"The abbreviation “&{entity};” is not defined.",
                (
                    f"Write the character itself: {sign}"
                    if sign
                    else "Write the character itself, or its number as in &#x2014;."
                ),
            )
        case (
            "ERR_INVALID_CHAR" | "ERR_INVALID_CHARREF" | "ERR_INVALID_HEX_CHARREF" | "ERR_INVALID_DEC_CHARREF"
        ):
            return _invalid(message)
        case "ERR_RESOURCE_LIMIT":
            return _limit(message)
        case "ERR_INTERNAL_ERROR" if "XML_PARSE_HUGE" in message:
            # So libxml2 before 2.14, which lxml has on Windows.
            return _limit(message)
    return _SIMPLE.get(kind)


def _invalid(message: str) -> tuple[str, str, str]:
    found = re.search(r"(?:Char 0x|[Vv]alue )([0-9A-Fa-f]+)", message)
    if "CharRef: invalid" in message and "value 0" not in message:
        return (
            "bad-character",
            "A character is given by a number that is not one.",
            "Write the character itself.",
        )
    number = found[1] if found else "?"
    if number == "0":
        return (
            "nul",
            "The file contains a NUL character (a byte with the value zero), which XML does not allow.",
            (
                "The file is damaged, or it is in UTF-16 and does not say so: open it in an editor and save it as UTF-8."
            ),
        )
    shown = f"U+{int(number):04X}" if number.isdigit() else f"U+{number}"
    return (
        "bad-character",
        f"The file contains a character that XML does not allow ({shown}).",
        "Delete it; it cannot be seen in most editors.",
    )


def _limit(message: str) -> tuple[str, str, str]:
    if "depth" in message.lower():
        return (
            "too-deep",
            "The elements are nested more than 256 deep, the most that is read.",
            "No TEI text needs this: look for an element that is opened again and again and never closed.",
        )
    return (
        "too-large",
        "One piece of the file is larger than is read (10 MB for one run of text or one name).",
        "Divide it by elements, for example into paragraphs.",
    )


def _line(text: str, line: int) -> str:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return ""
    found = _LINES.match(text, at)
    return found[0] if found else ""


def _start(kind: str, here: str, column: int) -> int:
    """The place itself: libxml2 counts the column behind the faulty thing."""
    before = here[: max(column - 1, 0)]
    sign = {
        "ERR_TAG_NAME_MISMATCH": "</", "ERR_UNDECLARED_ENTITY": "&", "ERR_ENTITYREF_SEMICOL_MISSING": "&", "ERR_NAME_REQUIRED": "&<",
        "NS_ERR_UNDEFINED_NAMESPACE": "<", "ERR_ATTRIBUTE_REDEFINED": "<",
    }.get(kind)  # fmt: skip
    at = max((before.rfind(s) for s in (sign or "")), default=-1) if sign != "</" else before.rfind("</")
    return at + 1 if at >= 0 else max(column, 1)


def _near(here: str, column: int) -> str:
    low = max(column - 21, 0)
    piece = here[low : column + 29]
    return ("…" if low else "") + " ".join(piece.split()) + ("…" if len(here) > column + 29 else "")


_HTML = {
    "nbsp": "a no-break space (U+00A0)", "mdash": "—", "ndash": "–", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë", "agrave": "à", "aacute": "á", "acirc": "â",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ccedil": "ç", "ntilde": "ñ", "oelig": "œ",
    "aelig": "æ", "oslash": "ø", "aring": "å", "iacute": "í", "oacute": "ó", "uacute": "ú", "ocirc": "ô", "ucirc": "û", "icirc": "î",
    "iuml": "ï", "sect": "§", "para": "¶", "dagger": "†", "Dagger": "‡", "deg": "°", "pound": "£", "euro": "€", "copy": "©", "middot": "·",
    "shy": "nothing, or a soft hyphen (U+00AD)", "bull": "•", "times": "×", "frac12": "½", "frac14": "¼", "frac34": "¾",
}  # fmt: skip
