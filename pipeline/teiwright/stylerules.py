"""Style rules (CSS) of the reader's own: read, and looked over for the slips that would make a browser pass over them in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import RenderingError
from teiwright.file_troubles import unreadable
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class StyleRules(Struct, frozen=True):
    """A style sheet that can be used."""

    text: str = ""
    findings: tuple[Finding, ...] = ()
    """What of it has no effect."""


_TOKEN = lazy(
    r"""/\*.*?(?:\*/|\Z)                                     # a comment
    | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'?            # a string
    | url\(\s*+(?:[^()\\\s"']|\\.)*+\s*+\)                    # an address without quotation marks
    | </?(?:style|link|script|html|head|body)\b[^<>\n]*> | <!doctype\b[^<>\n]*>
    | [{}();\[\]] | \\. | (?:[^/"'{}();\[\]<\\u]|u(?!rl\())+ | .""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PAIRS = {"}": "{", ")": "(", "]": "["}


def read(path: Path) -> StyleRules:
    """Read a style sheet.

    Raises:
        RenderingError: it cannot be read, or has a fault after which a browser loses its place; the message has the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = path.read_bytes().count(b"\n", 0, trouble.start) + 1
        raise RenderingError(
            f"{path}, line {line}: the style rules are not UTF-8. Save them as UTF-8."
        ) from None
    except OSError as trouble:
        why = unreadable(path, trouble, "style sheet").removeprefix(f"{path}: ")
        raise RenderingError(f"{path}: the style rules cannot be read. {why[0].upper()}{why[1:]}") from None
    text = text.replace("\r\n", "\n")
    if fault := next(_faults(text), None):
        raise RenderingError(f"{path}, line {fault[0]}: {fault[1]}")
    return StyleRules(
        text,
        tuple(
            Finding("style-without-effect", Severity.WARNING, words, place=Place(path.name, line))
            for line, words in _without_effect(text)
        ),
    )


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a style sheet, each with its line."""
    line = 1
    for found in _TOKEN.finditer(text):
        yield line, found[0]
        line += found[0].count("\n")


def _faults(text: str) -> Iterator[tuple[int, str]]:
    """What makes a browser lose its place: all rules after it may be lost."""
    open_: list[tuple[int, str]] = []
    for line, piece in _tokens(text):
        if piece.startswith("/*"):
            if len(piece) < len("/**/") or not piece.endswith("*/"):
                yield line, "this comment is never closed. Write */ at its end."
        elif piece[0] in "\"'":
            if len(piece) == 1 or piece[-1] != piece[0]:
                yield line, f"this quotation mark ({piece[0]}) is not closed in its line."
        elif piece[0] == "<" and len(piece) > 1:
            yield (
                line,
                f"“{piece}” is HTML, not a style rule. The file holds rules alone, without the element style.",
            )
        elif piece in ("{", "(", "["):
            open_.append((line, piece))
        elif piece in _PAIRS:
            if not open_ or open_[-1][1] != _PAIRS[piece]:
                at = f"; the “{open_[-1][1]}” of line {open_[-1][0]} is still open" if open_ else ""
                yield line, f"“{piece}” closes nothing{at}."
                return
            open_.pop()
    if open_:
        yield open_[-1][0], f"“{open_[-1][1]}” is never closed."


def _without_effect(text: str) -> Iterator[tuple[int, str]]:
    """What a browser passes over: declarations without a colon or a semicolon, comments of other languages, what must stand before all other rules."""
    words, bare, begun, depth = "", "", 0, 0
    for line, piece in _tokens(text):
        if piece.startswith("/*"):
            bare += "\n" * piece.count("\n")
            continue
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if piece not in ("{", "}", ";"):
            if not words.strip() and piece.strip():
                begun, bare = line + piece[: len(piece) - len(piece.lstrip())].count("\n"), ""
            words += piece
            bare += "_" if piece[0] in "\"'" or piece[:4].lower() == "url(" else piece
            continue
        said = " ".join(words.split())
        if said.startswith("//"):
            first = _first_line(words)
            yield (
                begun,
                f"“{first}” is no comment in style rules, and what follows it has no effect. Write /* {first[2:].strip()} */.",
            )
        elif piece == ";" and re.match(r"@(import|namespace)\b", said, re.IGNORECASE):
            yield (
                begun,
                f"“{said}” has no effect: your rules come after those of the page, and this must stand before all. Copy what it names into your file.",
            )
        elif piece != "{" and said and not said.startswith("@") and (depth or piece == "}"):
            if ":" not in said:
                yield begun, f"“{said}” has no effect: it has no colon between the property and its value."
            for after, declaration in _run_together(bare.strip()):
                yield (
                    begun + after,
                    f"The semicolon at the end of “{declaration}” is missing: neither it nor what follows it has an effect.",
                )
        words = bare = ""
    if re.search(r"\w", words) and not words.lstrip().startswith("@"):
        yield begun, f"“{_first_line(words)}” has no effect: it is no rule, for no {{ follows."


def _first_line(words: str) -> str:
    return words.strip().partition("\n")[0].strip()


_DECLARATION = lazy(r"\s*[a-z-]+\s*:(?!:)", re.IGNORECASE)


def _run_together(words: str) -> Iterator[tuple[int, str]]:
    """The lines of a declaration after which another begins, as numbers from its first, with what they say."""
    before: tuple[int, str] | None = None
    for number, line in enumerate(words.split("\n")):
        if _DECLARATION.match(line):
            if before:
                yield before
            before = (number, line.strip())
        elif before and line.strip():
            before = (number, line.strip())
