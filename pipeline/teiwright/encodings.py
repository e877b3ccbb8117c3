"""Which of the old encodings of one byte a character a file is in, and how sure that is."""

from __future__ import annotations

from teiwright.errors import ReadingError
from teiwright.findings import Finding, Place, Severity


def guess(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    """Decode bytes that are not Unicode.

    Raises:
        ReadingError: no encoding makes text of them.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 18]).best()
    names = ([best.encoding] if best else []) + ["cp1252", "latin-1"]
    for used in names:
        try:
            text = data.decode(used)
        except UnicodeDecodeError:
            continue
        return (
            text,
            used,
            (
                Finding(
                    "encoding-guessed",
                    Severity.WARNING,
                    f"The file does not say its character encoding; it was read as {used}.",
                    "Compare some accented letters and quotation marks; if they are wrong, name the encoding (--encoding).",
                    Place(file=name),
                ),
            ),
        )
    raise ReadingError(f"{name}: this is not plain text. Save it as plain text, UTF-8.")
