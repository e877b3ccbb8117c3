"""From a TEI file to what repositories take: one record read from the header, then one thin writer for each target.

`prepare` reads a file and its overrides into a record; `pack` writes a package. Nothing is sent anywhere by this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright import files, pictures
from teiwright.errors import TeiwrightError, WritingError
from teiwright.results.spared import SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from teiwright.deposit.packages import Tree
    from teiwright.deposit.payload import Payload
    from teiwright.deposit.record import Record
    from teiwright.validation import Valid


class DepositError(TeiwrightError):
    """A package cannot be made: the TEI is not valid, or the target demands what the header does not state."""

    exit_code = 1


class Edition(Struct, frozen=True):
    """A TEI file ready to be deposited."""

    path: Path
    data: bytes
    valid: Valid
    record: Record
    source: tuple[str, bytes] | None = None
    """Name and bytes of the plain text it was made from, if it was found."""

    @property
    def texts(self) -> tuple[Edition, ...]:
        """Itself: a package holds one text or several."""
        return (self,)


class Collection(Struct, frozen=True):
    """Several texts that are deposited as one."""

    path: Path
    """The folder they were read from."""
    texts: tuple[Edition, ...]
    record: Record


def prepare(path: Path, *, overrides: Path | None = None) -> Edition:
    """Read a TEI file for deposit.

    Args:
        path: the TEI file.
        overrides: an edition.toml or metadata.csv whose values go before the header's; default: NAME.toml, edition.toml or (where several texts lie) metadata.csv beside the file.

    Raises:
        DepositError: the file is not valid TEI.
        ReadingError, MetadataError: a file cannot be read or used.
    """
    from teiwright.deposit.header import read_record
    from teiwright.deposit.overrides import apply_overrides, read_overrides
    from teiwright.validation import Valid, check_file, origin

    checked = check_file(path)
    if not isinstance(checked, Valid):
        said = f"{path}: the file has errors and cannot be deposited yet. See: teiwright validate {files.typed(path)}"
        if any(f.code == "schema-ours" for f in checked.findings):
            said += (
                ". It was held to teiwright's own schema, which is narrower than TEI. To deposit what follows another, "
                "save that schema beside it and name it in the first lines of the file (xml-model)"
            )
        raise DepositError(said)
    record = read_record(checked.tree)
    if overrides and not overrides.is_file():
        raise DepositError(f"{overrides}: there is no such file.")
    names = (path.name, *(name for name, _ in origin.stated(checked.tree)))
    told = read_overrides(overrides or _beside(path), names)
    record = apply_overrides(record, told)
    return Edition(path, path.read_bytes(), checked, record, _source(checked, path, overrides))


def prepare_together(paths: Sequence[Path], folder: Path, *, overrides: Path | None = None) -> Collection:
    """Read several TEI files for one deposit.

    Args:
        paths: the TEI files.
        folder: where they lie; its name is the collection's, unless edition.toml states an identifier.
        overrides: an edition.toml about the collection; default: the one in the folder.

    Raises:
        DepositError: a file is not valid TEI.
        ReadingError, MetadataError: a file cannot be read or used.
    """
    from teiwright.deposit.collection import together
    from teiwright.deposit.overrides import apply_overrides, read_overrides

    stated = overrides or folder / "edition.toml"
    if overrides and not overrides.is_file():
        raise DepositError(f"{overrides}: there is no such file.")
    told = read_overrides(stated, (folder.name,))
    texts = tuple(prepare(path) for path in paths)
    name = told.identifier.value if told and told.identifier else folder.resolve().name
    return Collection(folder, texts, apply_overrides(together([t.record for t in texts], name), told))


def _beside(path: Path) -> Path:
    """What the editors say about a TEI file: NAME.toml, edition.toml (which is about one work only), or metadata.csv."""
    from teiwright.works.finding import edition_beside

    return edition_beside(path) or path.with_name("metadata.csv")


def _source(valid: Valid, path: Path, overrides: Path | None) -> tuple[str, bytes] | None:
    """The plain text beside the TEI (or in its folder `source`, or beside edition.toml), if its checksum is that of the header."""
    import hashlib

    from teiwright.validation import origin

    folders = [path.parent, path.parent / SOURCES, *([overrides.parent] if overrides else [])]
    for name, digest in origin.stated(valid.tree):
        for candidate in (folder / name for folder in folders):
            if candidate.is_file() and not candidate.is_symlink():
                data = candidate.read_bytes()
                if hashlib.sha256(data).hexdigest() == digest:
                    return name, data
    return None


def pack(
    edition: Edition | Collection,
    target: str,
    folder: Path,
    *,
    created: str = "",
    crate_version: str = "1.1",
    since: Path | None = None,
    payload: Payload | None = None,
    fonts: str = "",
    tell: Callable[[str], None] | None = None,
) -> tuple[str, ...]:
    """Write a package. A folder that holds anything is refused, except an OCFL object of the same edition, which gets a new version.

    Args:
        edition: what `prepare` or `prepare_together` gave.
        target: name of a target (deposit.targets.TARGETS).
        folder: where to write; it must not be there, or be empty.
        created: time of an OCFL version (RFC 3339); default: the day of publication.
        crate_version: 1.1 or 1.2.
        since: an earlier package of the same edition; the record says what has changed. Default for OCFL: the object that is there.
        payload: what `payload.gather` gave, where several packages are made of one edition.
        fonts: a folder with typefaces for the PDF.
        tell: gets a sentence for each reading copy that lacks something of the text.

    Returns:
        The paths written, relative to the folder.

    Raises:
        DepositError: the target demands what the record does not have.
        WritingError: the folder is not empty or cannot be written.
    """
    from teiwright.deposit import ocfl
    from teiwright.deposit.changes import earlier_deposit
    from teiwright.deposit.packages import WRITERS, crate
    from teiwright.deposit.payload import gather, with_changes
    from teiwright.deposit.targets import TARGETS

    if missing := TARGETS[target].missing(edition.record):
        wants = "; ".join(f"{n.words} ({n.where(several=isinstance(edition, Collection))})" for n in missing)
        raise DepositError(
            f"{edition.path}: for {TARGETS[target].title} this is still missing: {wants}. "
            "What was stated in edition.toml or metadata.csv since the TEI was made comes into it by teiwright build, or with --edition FILE."
        )
    if target != "ocfl":
        _refuse_full(folder)
    payload = payload or gather(edition, fonts=fonts)
    if tell:
        for sentence in _lacking(payload):
            tell(sentence)

    def written(payload: Payload) -> Tree:
        if target == "ocfl":
            return ocfl.object_with(payload, folder, created or _created(payload))
        return crate(payload, crate_version) if target == "rocrate" else WRITERS[target](payload)

    further = target == "ocfl" and ocfl.is_object(folder)
    since = folder if further and not since else since
    if since:
        earlier = earlier_deposit(since)
        if target == "ocfl" and not written(with_changes(payload, earlier.changes)):
            return ()  # nothing has changed
        payload = with_changes(payload, earlier.compared_with(payload.contents))
    tree = written(payload)
    if further:
        _add_to(folder, tree)
    else:
        files.write_folder(folder, tree)
    return tuple(sorted(tree))


def _lacking(payload: Payload) -> Iterator[str]:
    """A sentence for each reading copy that lacks something of the text, or could not be made, and for each picture that is not there."""
    yield from payload.unprinted
    for copy in payload.comparisons:
        if not copy.whole:
            yield copy.in_words
    for text in payload.texts:
        for address in pictures.belonging(text.valid)[1]:
            yield f"{text.path}: the picture “{address}” is not in the package, for it is not beside the TEI."


def _created(payload: Payload) -> str:
    published = payload.record.published.value[:10] if payload.record.published else ""
    return f"{published}T00:00:00Z" if len(published) == 10 else "1970-01-01T00:00:00Z"


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WritingError(
            f"{folder}: the folder is there and not empty; a package is never mixed with other files. Choose another with -o."
        )


def _add_to(folder: Path, tree: dict[str, bytes]) -> None:
    """Add a version to an OCFL object. The inventory comes last, so that a broken run leaves the old version standing."""
    for path in sorted(tree, key=lambda p: (p.startswith("inventory.json"), p)):
        files.write_atomically(folder.joinpath(*path.split("/")), tree[path])
