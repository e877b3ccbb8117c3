"""The troubles we expect, one class each; anything else is a bug and shows its traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.findings import Finding


class TeiwrightError(Exception):
    """Something expected went wrong: one line for the reader and an exit code (2: could not run)."""

    exit_code = 2


class ReadingError(TeiwrightError):
    """A file could not be read as plain text."""


class MetadataError(TeiwrightError):
    """An edition.toml or metadata.csv says something that cannot be used."""


class RegisterError(TeiwrightError):
    """The register of persons (persons.xml) cannot be used."""


class ReviewError(TeiwrightError):
    """A table of decisions (NAME.review.csv) cannot be used."""


class SchemaError(TeiwrightError):
    """A schema (RELAX NG or Schematron) cannot be read, compiled or is not supported."""


class NotWellFormedError(TeiwrightError):
    """An XML file cannot be parsed."""

    exit_code = 1
    finding: Finding | None = None
    """What and where, in the shape of every other finding, if the reader of XML knows it."""


class RenderingError(TeiwrightError):
    """A stylesheet or the page maker stopped."""


class GlyphError(RenderingError):
    """The typeface of the PDF lacks signs of the text."""

    def __init__(self, message: str, signs: tuple[str, ...]) -> None:
        """Both are kept as they are, for another process."""
        super().__init__(message, signs)
        self.signs = signs

    def __str__(self) -> str:
        """The message alone."""
        return str(self.args[0])


class WritingError(TeiwrightError):
    """A file could not be written, or must not be overwritten."""


class PromiseBrokenError(Exception):
    """A promise of teiwright does not hold for this text: our bug, never the reader's fault."""

    exit_code = 3
