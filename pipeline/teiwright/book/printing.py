"""How a book is to be made: what may stand under [print] in edition.toml, and the settings of the outputs that it becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.outputs import Output

YES_NO = ("yes", "no")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "page": ("half-letter", "a5", "6x9", "a4", "large"),
    "notes": ("foot", "chapter", "end"),
    "note_numbers": ("printed", "source", "chapter", "throughout"),
    "contents": ("auto", "yes", "no"),
    "indexes": ("persons", "places", "organisations", "none"),
    "chapters": ("auto", "page", "run-on"),
    "half_title": ("auto", *YES_NO),
    "source_pages": YES_NO,
    "certainty": YES_NO,
    "attach_tei": YES_NO,
}
"""Key → what it can be; the first is what holds if nothing is said (certainty and attach_tei: no; indexes: all)."""


OWN_PAGE = "width and height in millimetres, such as 125x205 (80 to 300, 120 to 430)"
_BOOKS = ("pdf", "typst", "fo", "epub")


def is_own_page(words: str) -> bool:
    """True for a page in a format of the publisher's own: 125x205."""
    found = re.fullmatch(r"(\d{2,3}(?:\.\d)?)x(\d{3}(?:\.\d)?)", words)
    return found is not None and 80 <= float(found[1]) <= 300 and 120 <= float(found[2]) <= 430


def setting(key: str, value: object) -> tuple[str, str]:
    """One line under [print] as a setting of the outputs: `half_title = false` → ("half-title", "no").

    Raises:
        ValueError: the value is none that the key can have; the message says which it can.
    """
    choices = CHOICES[key]
    words = [_word(v) for v in (value if isinstance(value, list) else [value])]
    wrong = [word for word in words if word not in choices and not (key == "page" and is_own_page(word))]
    if wrong or (len(words) != 1 and key != "indexes"):
        said = f"“{wrong[0]}”" if wrong else "a list"
        more = f", or {OWN_PAGE}" if key == "page" else ""
        raise ValueError(f"“{key}” is {said}; it can be {', '.join(choices)}{more}.")
    return key.replace("_", "-"), " ".join(word for word in words if word != "none")


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).lower().replace("×", "x").replace(" ", "")


def settings_for(output: Output, settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of the settings that an output understands; one that makes no book has its own wishes."""
    known = {parameter.name for parameter in output.parameters if (output.varies or output.name) in _BOOKS}
    return {name: value for name, value in settings if name in known}
