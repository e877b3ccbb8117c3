"""How a book is to be made: what may stand under [print] in edition.toml, and the settings of the outputs that it becomes."""

from __future__ import annotations

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


_BOOKS = ("pdf", "typst", "fo", "epub")


def setting(key: str, value: object) -> tuple[str, str]:
    """One line under [print] as a setting of the outputs: `half_title = false` → ("half-title", "no").

    Raises:
        ValueError: the value is none that the key can have; the message says which it can.
    """
    choices = CHOICES[key]
    words = [_word(v) for v in (value if isinstance(value, list) else [value])]
    wrong = [word for word in words if word not in choices]
    if wrong or (len(words) != 1 and key != "indexes"):
        said = f"“{wrong[0]}”" if wrong else "a list"
        raise ValueError(f"“{key}” is {said}; it can be {', '.join(choices)}.")
    return key.replace("_", "-"), " ".join(word for word in words if word != "none")


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).lower()


def settings_for(output: Output, settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of the settings that an output understands; one that makes no book has its own wishes."""
    known = {parameter.name for parameter in output.parameters if (output.varies or output.name) in _BOOKS}
    return {name: value for name, value in settings if name in known}
