"""What a person is told when the typeface of the PDF lacks a sign: which one, and where in their text it stands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from teiwright.findings import few
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

_GLYPH = lazy(r'the text `"(.*?)"` could not be displayed')
_BEGUN = lazy(r'\b(para|note|head)\("([^"]+)"')
_KINDS = {"para": "paragraph", "note": "note", "head": "heading"}
_AROUND = 25
"""So many characters before and after the sign are shown."""
_SIGNS = 12
"""So many signs are named of those that are told without the words around them: where a whole script is lacking, one more of it tells nothing new."""


def missing(said: str) -> tuple[str, ...]:
    """The signs that the page maker could not show, each once, from what it said."""
    return tuple(dict.fromkeys(_unescaped(words) for words in _GLYPH.findall(said)))


def _unescaped(words: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m.group(1), 16)), words).replace('\\"', '"')


def are_no_letters(characters: str) -> bool:
    """True of what no typeface can show: control characters, and numbers to which no character belongs."""
    return all(
        unicodedata.category(c) == "Cc" or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF
        for c in characters
    )


def explained(characters: str, source: str, tei: str) -> str:
    """A sentence about signs that are lacking.

    Args:
        characters: the signs.
        source: the program for the page maker; it tells the paragraph.
        tei: the file that is printed; it tells the line and the words around.
    """
    codes = ", ".join(f"U+{ord(c):04X}" for c in characters)
    lacking = f"The typeface has no sign for “{characters}” ({codes})"
    if are_no_letters(characters):
        lacking = f"There is an invisible control character, {codes}, which no typeface can show,"
    kind, name = _part(source, characters)
    element = tei.find(f'xml:id="{name}"') if name else -1
    at = tei.find(characters, max(element, 0))
    if at < 0 <= element:
        # The part that began last may have ended before the sign: a paragraph without a name goes on after its note.
        element, name, at = -1, "", tei.find(characters)
    if at < 0:
        return f"{lacking}{f' in {kind} {name}' if name else ''}."
    part = f"{kind} {name}, " if element >= 0 else ""
    near = _near(tei, max(element, 0), at, len(characters))
    return f"{lacking} in {part}line {_line(tei, at)}, near “{near}”{_again(characters, tei, at)}."


def places(signs: Sequence[str], tei: str) -> str:
    """The first of some signs with their numbers, by the lines of the file in which they first stand, and how many more there are."""
    found = [(_line(tei, at) if (at := tei.find(sign)) >= 0 else 0, sign) for sign in signs]
    found.sort(key=lambda place: place[0])
    lines: dict[int, list[str]] = {}
    for line, sign in found[:_SIGNS]:
        lines.setdefault(line, []).append(sign)
    told = [
        f"{' '.join(lines[line])} ({', '.join(f'U+{ord(c):04X}' for sign in lines[line] for c in sign)}){f' in line {line}' if line else ''}"
        for line in lines
    ]
    rest = len(found) - _SIGNS
    more = f"; and {rest} more sign{'s' if rest > 1 else ''}" if rest > 0 else ""
    if more and found[-1][0]:
        more += f", the last in line {found[-1][0]}"
    return f"{'; '.join(told)}{more}"


def _line(tei: str, at: int) -> int:
    return tei.count("\n", 0, at) + 1


def _again(characters: str, tei: str, at: int) -> str:
    """The further lines in which a sign stands: “, and in lines 12, 14”."""
    lines: list[int] = []
    first, begin = _line(tei, at), at
    line = first
    while (found := tei.find(characters, begin + 1)) >= 0:
        line += tei.count("\n", begin, found)
        begin = found
        if line > first and line not in lines[-1:]:
            lines.append(line)
    if not lines:
        return ""
    return f", and in line{'s' if len(lines) > 1 else ''} {few(lines)}"


def _part(source: str, characters: str) -> tuple[str, str]:
    """The paragraph, note or heading that began last before the signs: ("paragraph", "p5")."""
    begin = source.find("#show: book\n")
    at = source.find(characters, begin)
    last = max(_BEGUN.finditer(source, begin, max(at, begin)), key=lambda m: m.start(), default=None)
    return (_KINDS[last[1]], last[2]) if last else ("", "")


def _near(tei: str, begin: int, at: int, length: int) -> str:
    """The whole words around, inside the paragraph that begins there, without marks of TEI."""
    before = tei[max(begin, at - 400) : at]
    after = re.split(r"</(?:p|note|head|l|cell|item)>", tei[at + length : at + length + 400])[0]
    before = re.split(r"<(?:p|note|head|l|cell|item)\b[^>]*>", before)[-1]
    before = re.sub(r"^[^<]*?>|<[^>]*>", "", before).lstrip()
    after = re.sub(r"<[^>]*>|<[^>]*$", "", after).rstrip()
    if len(before) > _AROUND:
        before = re.sub(r"^\S*\s", "", before[-_AROUND:])
    if len(after) > _AROUND:
        after = re.sub(r"\s\S*$", "", after[:_AROUND])
    return " ".join(f"{before}{tei[at : at + length]}{after}".split())
