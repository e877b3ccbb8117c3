"""The verdict of a RELAX NG grammar: valid or not. The words for what is wrong are made in `explain`."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from teiwright import resources
from teiwright.errors import SchemaError
from teiwright.validation import xmlfile

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.validation.explain import Explainer
    from teiwright.validation.grammar import Grammar

SECONDS = 45.0
"""How long a schema that is not ours may take to be compiled, and a document to be judged by it."""


class Verdict(Struct, frozen=True):
    """Valid or not; where it is not, the line and words of the program that judged (not for an archivist's eyes)."""

    valid: bool
    line: int = 0
    words: str = ""


class RelaxNg:
    """A grammar, compiled when it is first needed and kept for the process."""

    name: str

    def judge(self, tree: etree._ElementTree) -> Verdict:
        """Is the document valid?"""
        raise NotImplementedError

    def prepare(self) -> None:
        """Compile it now rather than at the first document."""

    @cached_property
    def explainer(self) -> Explainer:
        """Our own reading of the grammar, for the words."""
        from teiwright.validation.explain import Explainer

        return Explainer(self._grammar())

    def _grammar(self) -> Grammar:
        raise NotImplementedError


class Own(RelaxNg):
    """teiwright's grammar, which compiles in a moment and needs no process of its own."""

    def __init__(self, path: Path) -> None:
        """Take the grammar in a file that is trusted."""
        self.name = path.name
        self._path = path

    @cached_property
    def _compiled(self) -> etree.RelaxNG:
        try:
            return etree.RelaxNG(xmlfile.parse(self._path.read_bytes(), self.name))
        except (OSError, etree.RelaxNGParseError) as trouble:
            raise SchemaError(f"teiwright's own schema {self._path} cannot be used: {trouble}") from None

    def prepare(self) -> None:
        """Compile it now rather than at the first document."""
        _ = self._compiled

    def judge(self, tree: etree._ElementTree) -> Verdict:
        """Is the document valid?"""
        if self._compiled.validate(tree):
            return Verdict(valid=True)
        entry = next(iter(self._compiled.error_log), None)
        return Verdict(valid=False, line=entry.line if entry else 0, words=entry.message if entry else "")

    def _grammar(self) -> Grammar:
        from teiwright.validation.grammar import Grammar

        return Grammar(self._path.read_bytes(), self.name, self._path.parent)


@cache
def own() -> RelaxNg:
    """Teiwright's grammar."""
    return Own(resources.folder("schemas") / "teiwright.rng")


def from_file(path: Path, *, seconds: float = SECONDS) -> RelaxNg:
    """A grammar from a file, .rng or .rnc.

    Raises:
        SchemaError: it is faulty, or is not supported.
    """
    data = xmlfile.read(path)
    ours = resources.folder("schemas") / "teiwright.rng"
    if ours.is_file() and data == ours.read_bytes():
        return own()
    from teiwright.validation import foreign

    if path.suffix == ".rnc":
        data = foreign.from_compact(path, data)
    return foreign.Foreign(data, path.name, path.parent, seconds=seconds)
