"""What reads a document and marks it: the protocol, and the finding of annotators.

An annotator is a module in this folder (or an entry point of the group `teiwright.annotators`) with

- `annotate(document)`, a pure function that yields spans and findings; `document.spans` already holds what the
  convention and the annotators named in `AFTER` found;
- `RULES`, a mapping from the name of each rule (`annotator.rule-name`) to one sentence about it for the reader;
- optionally `AFTER`, the names of annotators that must have run before, and `OPTIONAL = True` for a layer that is
  off unless asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.findings import Finding
    from teiwright.model import Document, Span


@runtime_checkable
class Annotator(Protocol):
    """A module (or object) that marks a document."""

    RULES: Mapping[str, str]

    def annotate(self, document: Document) -> Iterator[Span | Finding]:
        """Yield what was found, in any order."""
        ...


@cache
def discover() -> Mapping[str, Annotator]:
    """Every annotator by name, in the order in which they run."""
    found: dict[str, Annotator] = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        if hasattr(module, "annotate"):
            found[info.name] = module
    return _in_order(found)


def _in_order(annotators: dict[str, Annotator]) -> dict[str, Annotator]:
    ordered: dict[str, Annotator] = {}

    def place(name: str, waiting: tuple[str, ...] = ()) -> None:
        if name in ordered or name not in annotators:
            return
        if name in waiting:
            raise ValueError(f"annotators wait for each other: {' → '.join((*waiting, name))}")
        for before in getattr(annotators[name], "AFTER", ()):
            place(before, (*waiting, name))
        ordered[name] = annotators[name]

    for name in sorted(annotators):
        place(name)
    return ordered
