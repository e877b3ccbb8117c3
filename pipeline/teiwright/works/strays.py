"""Tables and notes that lie beside texts and speak of one that is not there, so that nobody reads them: the text was renamed, or the file is called wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.files import in_order
from teiwright.review import SUFFIX
from teiwright.works.finding import is_misnamed, misnamed, without_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teiwright.works.finding import Work

_TEXTS = (".txt", ".md", ".markdown")
_REGISTERS = (".persons.csv", ".persons.xml")


def strays(
    paths: Sequence[Path], works: Sequence[Work], used: Sequence[Path] = ()
) -> Iterator[tuple[Path, str]]:
    """What lies in the folders of texts, or between these and those that were named, and is read for none of them, each with what to do.

    That is a table of marks or a NAME.toml (of an edition, not of another program) without its text, and a register called for one text.

    Args:
        paths: the files and folders that were named.
        works: the texts of this run.
        used: files that this run reads all the same.
    """
    for folder in in_order({work.text.parent for work in works} | without_texts(paths, works)):
        entries = in_order(p for p in folder.iterdir() if not p.name.startswith((".", "~")) and p.is_file())
        of_works = {work.text.name for work in works if work.text.parent == folder}
        # (What speaks of a TEI file is read by print and deposit.)
        stems = {p.stem for p in entries if p.suffix.lower() in _TEXTS or p.name in of_works}
        teis = {p.stem for p in entries if p.suffix == ".xml"}
        for entry in entries:
            if is_misnamed(entry):
                yield entry, misnamed(entry)
            if not any(entry.samefile(path) for path in used) and (what := _what_to_do(entry, stems, teis)):
                yield entry, what


def _what_to_do(entry: Path, stems: set[str], teis: set[str]) -> str:
    if entry.name.endswith(_REGISTERS):
        kind = entry.suffix
        return f"A register of persons serves all texts of its folder and is called persons{kind}; call it so, or name it with --register."
    name = entry.name.removesuffix(SUFFIX)
    if name != entry.name:
        return "" if name in stems else _renamed(name, "the table", SUFFIX)
    if (
        entry.suffix == ".toml"
        and entry.name != "edition.toml"
        and entry.stem not in stems | teis
        and _is_edition(entry)
    ):
        return _renamed(entry.stem, "this file", ".toml")
    return ""


def _renamed(name: str, what: str, ending: str) -> str:
    return f"It goes with a text {name}.txt, and there is none beside it. If the text was renamed, give {what} its new name (NEW-NAME{ending})."


def _is_edition(toml: Path) -> bool:
    """True if it says something that an edition.toml says; the settings of other programs do not."""
    from teiwright.edition import read_edition
    from teiwright.errors import TeiwrightError

    try:
        read_edition(toml)
    except TeiwrightError:
        return False
    return bool(toml.read_bytes().strip())
