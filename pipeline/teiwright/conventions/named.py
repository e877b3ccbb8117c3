"""Conventions by their names: ours, and those that other packages offer."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from teiwright.errors import ReadingError

if TYPE_CHECKING:
    from teiwright.conventions.view import Convention

GROUP = "teiwright.conventions"
"""The entry-point group by which other packages offer conventions. They read a text only where a person names them:
what is installed must not change what a text becomes."""
BODIES = ("markdown", "drama", "letters", "diary", "minutes", "verse")
"""How the body of a text may be typed: each a folder with its convention.py, asked in this order."""
OURS = (*BODIES, "bare")
"""Those that a person may name: also the fallback, which asks for no signs."""


def named(name: str) -> Convention:
    """The convention of the body with this name, ours or that of another package.

    Raises:
        ReadingError: there is none of that name, or it cannot be used; the message says which there are, or why.
    """
    if name in OURS:
        inside = f"{name}.convention" if name in BODIES else name
        return cast("Convention", import_module(f"teiwright.conventions.{inside}"))
    # Only now: to read what is installed takes longer than most texts.
    from importlib.metadata import entry_points

    offered = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offered:
        raise ReadingError(
            f"There is no convention “{name}”. There are: {', '.join((*OURS, *sorted(offered)))}."
        )
    try:
        module = offered[name].load()
    except ImportError as error:
        raise ReadingError(
            f"The convention “{name}” needs a package that is not installed: {error}."
        ) from error
    missing = [
        part for part in ("NAME", "TITLE", "RULES", "recognise", "pieces") if not hasattr(module, part)
    ]
    if missing:
        raise ReadingError(f"The convention “{name}” cannot be used: it has no {', '.join(missing)}.")
    return cast("Convention", module)
