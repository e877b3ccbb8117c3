"""Finds the texts to encode, and what is read with each, beside it or in the folders above: edition.toml, metadata.csv, the register of persons, tables of marks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.errors import ReadingError
from teiwright.file_kinds import may_be_text
from teiwright.file_troubles import ON_WINDOWS, TOO_LONG, is_long, is_too_long, not_there, reason
from teiwright.files import ending_in, in_order, is_file, typed
from teiwright.identifiers import figure_of, xml_name
from teiwright.results import outdated
from teiwright.results.spared import SOURCES, is_packed, is_sealed, is_source
from teiwright.review import OF_FOLDER, is_of_marks, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SOURCE = "source.txt"
"""In a folder of its own a work's text has this name, and the folder's name is the work's."""


REGISTERS = ("persons.xml", "persons.csv")
"""The register of persons, as TEI or as a table; the first that is there."""
SHELF = "metadata.csv"
REGISTER_ABOVE = 3
"""So many folders above a text are searched for the register of a holding and what else speaks of all its texts; how the text is named on the command line makes no difference."""
OTHER_TEXTS = (*".doc .docx .odt .rtf .pages .wpd .wps .md .markdown .text .asc".split(), "")  # noqa: SIM905 - a list is read as words
"""Endings of what may be a text and is not read with its folder; on old disks many have none."""
WORKBOOKS = (".xlsx", ".xls", ".ods", ".numbers")
ABOUT_A_FOLDER = ("readme", "license", "copying", "authors", "changelog", "contributing", "todo", "makefile")


class Work(Struct, frozen=True):
    """One text to encode."""

    text: Path
    identifier: str
    """What it is called unless edition.toml says otherwise: the name of its folder or file."""
    edition: Path | None = None
    """Its edition.toml."""
    register: Path | None = None
    """The register of persons beside it or in one of the folders above."""
    review: Path | None = None
    """The table of what a person has decided about its marks."""
    of_folder: Path | None = None
    """The table beside it or in one of the folders above, which speaks of all texts below it."""
    alone: str = ""
    """What it would be called if no other text of this run had that name; empty if it is called so."""


def find_works(paths: Sequence[Path], *, leave_out: Path | None = None) -> tuple[Work, ...]:
    """The works at some paths: a text file is one, a folder holds one or many.

    Args:
        paths: files and folders.
        leave_out: a folder whose files are not texts to encode: where the publications go.

    Raises:
        ReadingError: a path does not exist, or a folder holds no text.
    """
    found: dict[Path, Work] = {}
    # (Path.resolve stops at a link that leads to itself; that is told when it is written to.)
    away = type(leave_out)(os.path.realpath(leave_out)) if leave_out else None

    def is_beside(path: Path) -> bool:
        return _is_about_texts(path) if path.is_file() else os.path.realpath(path) == str(away)

    for path in paths:
        if not path.exists():
            raise ReadingError(not_there(path, "file or folder"))
        if not path.is_file() and not path.is_dir():
            raise ReadingError(f"{path}: this is neither a file nor a folder. Save the text as a file first.")
        if path.is_file() and is_misnamed(path):
            raise ReadingError(f"{path}: {misnamed(path)}")
        texts = list(_texts(path, away, set())) if path.is_dir() else [] if is_beside(path) else [path]
        if not texts and is_beside(path) and not all(map(is_beside, paths)):
            continue  # all that lies in a folder was named
        if not texts:
            said = "this is no text to encode, but is read with the texts beside it. Name the text, or the folder."
            if path.is_dir():
                said = f"no text in this folder. A text is a file whose name ends in .txt.{_instead(path)}"
            raise ReadingError(f"{path}: {said}")
        for text in texts:
            found.setdefault(text.resolve(), _work(text))
    return with_names_of_their_own(list(found.values()))


def read_for(text: Path, register: Path | None) -> list[Path]:
    """What is read for the encoding of one text: the text, what is said of it beside it, and the register of persons."""
    (work,) = find_works([text])
    read = (work.text, work.edition, work.review, work.of_folder, register or work.register)
    return [path for path in read if path is not None]


def passed_over(paths: Sequence[Path], works: Sequence[Work]) -> tuple[Path, ...]:
    """What lies beside the works in the folders named, and may be thought a text too, but is not encoded.

    That is a text beside a source.txt, a file of a word processor, and a Markdown file, which is read where it is named; among several texts
    a PDF, too (beside a source.txt it is a picture of that). What has the name of a text that is encoded (`letter.docx` beside `letter.txt`)
    has been saved as text already.
    """
    texts = {work.text for work in works}
    real = {text.resolve() for text in texts}  # a text that is there under two names is encoded once
    folders = in_order({text.parent for text in texts if text not in paths})
    saved = {(text.parent, text.stem.lower()) for text in texts}
    return tuple(
        entry
        for folder in folders
        for entry in in_order(folder.iterdir())
        if entry.is_file()
        and entry.resolve() not in real
        and not entry.name.startswith((".", "~"))
        and (
            (
                (
                    (entry.suffix.lower() in OTHER_TEXTS and (entry.suffix or may_be_text(entry)))
                    or (entry.suffix.lower() == ".pdf" and not (folder / SOURCE).is_file())
                )
                and entry.stem.lower() not in ABOUT_A_FOLDER
                and (folder, entry.stem.lower()) not in saved
            )
            or (entry.suffix.lower() == ".txt" and not _is_ours(entry) and not is_misnamed(entry))
        )
    )


def editions_of_shelves(paths: Sequence[Path], works: Sequence[Work]) -> tuple[Path, ...]:
    """The files edition.toml that say nothing about any text: each is about one work, and several lie beside it, or none."""
    shelves = {work.text.parent for work in works if work.edition is None} | without_texts(paths, works)
    return tuple(f / "edition.toml" for f in in_order(shelves) if (f / "edition.toml").is_file())


def tables_without_texts(paths: Sequence[Path], works: Sequence[Work]) -> tuple[Path, ...]:
    """Files metadata.csv in a folder that was named, or between it and a text, where no text lies beside them: nobody reads them."""
    folders = in_order(without_texts(paths, works))
    return tuple(f / SHELF for f in folders if (f / SHELF).is_file())


def workbooks(paths: Sequence[Path], works: Sequence[Work]) -> tuple[Path, ...]:
    """Tables that were saved in the form of a spreadsheet program, where one in CSV is looked for: what was filled in would be passed over.

    A working copy beside a register or metadata in CSV is none; beside a table of marks it is, for that is there before it is filled in.
    """
    names: dict[Path, list[str]] = {}
    for work in works:
        names.setdefault(work.text.parent, []).append(table_of(work.text).stem)
    names |= {folder: [] for folder in without_texts(paths, works)}
    found: list[Path] = []
    for folder, reviews in sorted(names.items()):
        above = _above(folder)
        tables = [folder / "metadata", *(at / "persons" for at in (folder, *above))]
        wanted = [table for table in tables if not table.with_suffix(".csv").is_file()]
        wanted += [folder / name for name in reviews]
        wanted += [t.with_suffix("") for at in (folder, *above) if is_file(t := at / OF_FOLDER)]
        found += [book for t in wanted for end in WORKBOOKS if is_file(book := t.with_name(t.name + end))]
    return tuple(dict.fromkeys(path.resolve() for path in found))


def without_texts(paths: Sequence[Path], works: Sequence[Work]) -> set[Path]:
    """The folders that were named, and those between them and a text, in which no text lies: what speaks of all texts below may lie there."""
    of_texts = {work.text.parent for work in works}
    between = {
        folder
        for text in of_texts
        for top in paths
        if top.is_dir() and text.is_relative_to(top)
        for folder in (text, *text.parents)
        if folder.is_relative_to(top)
    }
    return between - of_texts


def _texts(folder: Path, away: Path | None, seen: set[Path]) -> Iterator[Path]:
    """The texts in a folder and those in it; each folder once, though a link may lead back to it. What was packed for a deposit is made already."""
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        entries = in_order(folder.iterdir())
    except OSError as error:
        if is_too_long(error):
            raise ReadingError(f"{folder}: {TOO_LONG}") from error
        raise ReadingError(
            f"{folder}: the folder cannot be read ({reason(error)}). Change its permissions, or name the folders that are to be read one by one."
        ) from error
    if is_packed(folder):
        return
    if (folder / SOURCE).is_file():
        yield folder / SOURCE
    else:
        for entry in entries:
            if (
                entry.is_file()
                and entry.suffix.lower() == ".txt"
                and not entry.name.startswith((".", "~$"))  # Word's note that a file is open: ~$letter.txt
                and not _is_ours(entry)
                and not is_misnamed(entry)
            ):
                yield entry
            elif ON_WINDOWS and is_long(entry) and not entry.exists():
                # Windows lists it, and says of it alone that it is not there: it would be passed over without a word.
                raise ReadingError(f"{entry}: {TOO_LONG}")
    for entry in entries:
        kept = entry.name == SOURCES and any(is_sealed(p) for p in folder.glob("*.xml"))
        if entry.is_dir() and not entry.name.startswith(".") and entry.resolve() != away and not kept:
            yield from _texts(entry, away, seen)


def _instead(folder: Path) -> str:
    """What lies in a folder without a text that may be meant for one, and what to do with it."""
    if (folder / "edition.toml").is_file():
        return f" Put the text of this edition into it, as {folder / SOURCE}."
    there = [p for p in in_order(folder.iterdir()) if p.is_file() and not p.name.startswith((".", "~"))]
    for path in there:
        if path.suffix.lower() in {".md", ".markdown"} and path.stem.lower() not in ABOUT_A_FOLDER:
            return f" Markdown is read where it is named: teiwright build {typed(path)}"
        if path.suffix.lower() == ".pdf":
            return f" There is {path.name}, a PDF: copy its text, or have it recognised, and save it as plain text (.txt, UTF-8)."
        if path.suffix.lower() in OTHER_TEXTS and path.stem.lower() not in ABOUT_A_FOLDER:
            return f" There is {path.name}: open it and save it as plain text (.txt, UTF-8)."
    from teiwright.validation.tei_files import is_tei

    if any(is_tei(path) for path in ending_in(there, ".xml")):
        return f" There is TEI in it already: `teiwright site {typed(folder)}` makes a site of it, `teiwright transform` publishes a file, `teiwright validate` checks it."
    return ""


def is_misnamed(path: Path) -> bool:
    """True for a table or form behind whose name an editor has put its own ending, which desktops do not show: edition.toml.txt."""
    meant = path.with_suffix("")
    return path.suffix.lower() == ".txt" and _is_about_texts(meant)


def misnamed(path: Path) -> str:
    """What is to be said of such a file."""
    return f"An editor has put .txt behind the name, so it is read for no text. Call it {path.stem} (in Notepad: save it as “All files”)."


def _is_about_texts(path: Path) -> bool:
    """True for the tables and forms in which a person says something about texts; each is read with them."""
    name = path.name.lower()
    return name in (SHELF, *REGISTERS, "persons.draft.csv", OF_FOLDER) or name.endswith(
        (".review.csv", ".toml")
    )


def _is_ours(text: Path) -> bool:
    """True for a reading text or a report of ours: it lies beside a TEI of the same name with our seal, which was not made from it."""
    name = outdated.MARK.sub("", text.name.removesuffix(text.suffix).removesuffix(".report"))
    tei = text.with_name(f"{name}.xml")
    return is_sealed(tei) and not is_source(text, tei.read_bytes())


def _work(text: Path) -> Work:
    folder = text.parent
    name = _own_name(text)
    beside = folder / (f"{text.stem}.toml" if text.name != SOURCE else "edition.toml")
    edition = next((p for p in (beside, folder / "edition.toml") if is_file(p)), None)
    if (
        text.name != SOURCE
        and edition == folder / "edition.toml"
        and len(ending_in(folder.glob("*"), ".txt")) > 1
    ):
        # One edition.toml is about one work: it says nothing about a shelf of texts.
        edition = None
    folders = (folder, *_above(folder))
    places = [at / name for at in folders for name in REGISTERS]
    register = next((p for p in places if p.is_file()), None)
    twin = register.with_suffix(".csv") if register else None
    if register and twin and twin != register and twin.is_file():
        raise ReadingError(
            f"{register} and {twin.name}: there are two registers of persons in one folder. Keep one, and give the other another name."
        )
    review = table_of(text)
    tables = [table for at in folders if is_file(table := at / OF_FOLDER)]
    # What lies beside a text is about it, and a fault in it is told; in a folder above it may be anybody's.
    of_folder = next((t for t in tables if t.parent == folder or is_of_marks(t)), None)
    return Work(text, xml_name(name), edition, register, review if is_file(review) else None, of_folder)


def _above(folder: Path) -> list[Path]:
    """The folders above a folder in which a register may lie, named as one would type them: from here, if the folder is."""
    real = folder.resolve()
    typed_so = type(folder)(os.path.abspath(folder))  # noqa: PTH100 - of which no link is followed
    # A drive that is a folder of a server (H:) is followed to the address of that server, from which no way leads back here.
    above = (real if real.drive == typed_so.drive else typed_so).parents[:REGISTER_ABOVE]
    if folder.is_absolute() or folder.drive:
        return list(above)
    return [type(folder)(os.path.relpath(at)) for at in above]


def shelves(text: Path) -> tuple[tuple[Path, str], ...]:
    """The files metadata.csv that may speak of a text, the nearest first, each with its name in messages: that beside it, and those in the folders above, whose row for all does."""
    tables = enumerate(at / SHELF for at in (text.parent, *_above(text.parent)))
    return tuple((table, "../" * up + SHELF) for up, table in tables if is_file(table))


def edition_beside(tei: Path) -> Path | None:
    """What the editors say about a TEI file: NAME.toml, or edition.toml, which is about one work only."""
    own, shared = tei.with_suffix(".toml"), tei.with_name("edition.toml")
    if own.is_file():
        return own
    alone = not any(p.name not in {tei.name, "persons.xml"} for p in ending_in(tei.parent.glob("*"), ".xml"))
    return shared if alone and shared.is_file() else None


def with_names_of_their_own(works: list[Work]) -> tuple[Work, ...]:
    """Texts of one name get the names of their folders before theirs, as many as tell them apart, so that none overwrites another.

    Which folder comes first makes no difference: a text that is added takes no name from another but the short one that both would have.
    """
    from collections import Counter

    from msgspec.structs import replace

    names = {work.text: work.identifier for work in works}
    beside = Counter((work.text.parent, work.identifier) for work in works)
    for depth in range(1, max((len(_folders(work)) for work in works), default=0) + 1):
        count = Counter(names.values())
        for work in works:
            if count[names[work.text]] > 1 and beside[work.text.parent, work.identifier] == 1:
                names[work.text] = xml_name("-".join((*_folders(work)[-depth:], _own_name(work.text))))
    # In one folder, told apart by capitals or marks alone: of that no folder says anything.
    count = Counter(names.values())
    return tuple(
        replace(work, identifier=name, alone=work.identifier if name != work.identifier else "")
        for work in works
        for name in [
            names[work.text]
            if count[names[work.text]] == 1
            else f"{work.identifier}-{figure_of(work.text.name)}"
        ]
    )


def _own_name(text: Path) -> str:
    """What a text is called where it lies: by its folder, if it has one of its own, else by its file."""
    return text.parent.resolve().name if text.name == SOURCE else text.stem


def _folders(work: Work) -> tuple[str, ...]:
    """The names of the folders that a text lies in; a folder that gives it its name is none of them."""
    folders = work.text.resolve().parent.parts[1:]
    return folders[:-1] if work.text.name == SOURCE else folders
