"""What reads a document and marks it: the protocol, and the finding of annotators.

An annotator is a module in this folder, or an entry point of the group `teiwright.annotators` of any installed package, with

- `annotate(document)`, a pure function that yields spans and findings; `document.spans` already holds what the
  convention and the annotators named in `AFTER` found;
- `RULES`, a mapping from the name of each rule (`annotator.rule-name`) to one sentence about it for the reader;
- optionally `AFTER`, the names of annotators that must have run before, and `OPTIONAL = True` for a layer that is
  off unless asked for.

Annotators of other packages run only when they are asked for by name: what is installed on a machine must not change
what a text becomes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


GROUP = "teiwright.annotators"
"""The entry-point group by which other packages offer annotators."""


def named(names: Iterable[str]) -> Mapping[str, Annotator]:
    """The annotators with these names, ours or those of other packages, in the order in which they run.

    Raises:
        LookupError: there is none of that name, or it cannot be loaded; the message says which there are.
    """
    wanted = tuple(names)
    found = {name: a for name, a in discover().items() if name in wanted}
    others = [name for name in wanted if name not in found]
    if others:
        # Only now: reading what is installed takes longer than most texts.
        from importlib.metadata import entry_points

        offered = {point.name: point for point in entry_points(group=GROUP)}
        for name in others:
            if name not in offered:
                raise LookupError(
                    f"There is no layer “{name}”. There are: {', '.join((*discover(), *sorted(offered)))}."
                )
            try:
                found[name] = offered[name].load()
            except ImportError as error:
                raise LookupError(
                    f"The layer “{name}” needs a package that is not installed: {error}."
                ) from error
            missing = [part for part in ("RULES", "annotate") if not hasattr(found[name], part)]
            if missing:
                raise LookupError(f"The layer “{name}” cannot be used: it has no {', '.join(missing)}.")
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
