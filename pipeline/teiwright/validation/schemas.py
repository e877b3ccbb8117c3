"""Which grammars and rules a file is checked against: those asked for, those it names itself, or ours."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree
from msgspec import Struct

from teiwright import resources
from teiwright.errors import NotWellFormedError, SchemaError
from teiwright.file_troubles import reason
from teiwright.findings import Finding, Place, Severity
from teiwright.patterns import lazy
from teiwright.validation import relaxng, schematron, xmlfile
from teiwright.validation.words import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.validation.relaxng import RelaxNg
    from teiwright.validation.schematron import Rules

_PSEUDO = lazy(r"""([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
OURS = ("teiwright.rng", "teiwright.sch")


EVERY_RULE = ("", "#ALL")
"""Asked for these, no phase is left out (unless the rules name one as their default)."""


class Schemas(Struct, frozen=True):
    """What to check against."""

    grammars: tuple[RelaxNg, ...] = ()
    rules: tuple[Rules, ...] = ()

    @property
    def names(self) -> str:
        """Their names, for the reader."""
        return ", ".join([g.name for g in self.grammars] + [r.name for r in self.rules])


class Settings(Struct, frozen=True):
    """How schemas that are not ours are used."""

    seconds: float = relaxng.SECONDS
    """How long a grammar may take to be compiled."""
    phase: str = ""
    """Phase of the Schematron rules; empty = the one that the schema itself names as its default, or all."""


@lru_cache(maxsize=1)
def ours() -> Schemas:
    """Teiwright's grammar and rules."""
    rules = resources.folder("schemas") / "teiwright.sch"
    return Schemas((relaxng.own(),), (schematron.from_file(rules),) if rules.is_file() else ())


def from_files(paths: Sequence[Path], settings: Settings | None = None) -> Schemas:
    """The schemas in files, .rng, .rnc or .sch, in any order.

    Raises:
        SchemaError: one cannot be read, is faulty, or is of another kind.
    """
    settings = settings or Settings()
    made = [_from_file(path, settings) for path in paths]
    rules = tuple(s for s in made if isinstance(s, schematron.Rules))
    if settings.phase not in EVERY_RULE and made and not rules:
        raise SchemaError(
            f"The phase “{settings.phase}” is one of Schematron rules, and none are given. Give them with --schema, too."
        )
    return Schemas(tuple(s for s in made if isinstance(s, relaxng.RelaxNg)), rules)


def _from_file(path: Path, settings: Settings, *, embedded: bool = False) -> RelaxNg | Rules:
    if not path.is_file():
        of_tei = (
            f" TEI's own are at https://tei-c.org/release/xml/tei/custom/schema/relaxng/{path.stem}.rng: save that file here."
            if path.stem.startswith("tei_")
            else ""
        )
        raise SchemaError(f"There is no schema {path}.{of_tei}")
    import hashlib  # takes long to load, and our own schemas do without

    try:
        stamp = hashlib.sha256(xmlfile.read(path)).hexdigest() + str(path.stat().st_mtime_ns)
    except OSError as trouble:
        raise SchemaError(f"The schema {path} cannot be read: {reason(trouble)}.") from None
    except NotWellFormedError as trouble:
        raise SchemaError(f"The schema cannot be used. {trouble}") from None
    return _cached(path, settings, embedded, stamp)


@lru_cache(maxsize=16)
def _cached(path: Path, settings: Settings, embedded: bool, _stamp: str) -> RelaxNg | Rules:
    kind = path.suffix.lower()
    if kind in {".dtd", ".xsd"}:
        raise SchemaError(
            f"{path.name} is {'a DTD' if kind == '.dtd' else 'an XML Schema'}; teiwright checks against RELAX NG (.rng, .rnc) and Schematron (.sch)."
        )
    if (
        embedded
        or kind == ".sch"
        or (kind == ".xml" and b"purl.oclc.org/dsdl/schematron" in path.read_bytes()[:4000])
    ):
        return schematron.from_file(path, phase=settings.phase)
    return relaxng.from_file(path, seconds=settings.seconds)


class Named(Struct, frozen=True):
    """A schema that a file names in an xml-model line."""

    address: str
    kind: str
    """relaxng, schematron, or another."""
    line: int


def named(tree: etree._ElementTree) -> Iterator[Named]:
    """The schemas that a file names before its outermost element."""
    for line in reversed(list(_before(tree, "xml-model"))):
        yield Named(*_address_and_kind(line.text or ""), line_of(line))


def _before(tree: etree._ElementTree, target: str) -> Iterator[etree._Element]:
    """The processing instructions of a name before the outermost element, the nearest first."""
    for node in tree.getroot().itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == target:  # noqa: SLF001 - the type has no other name
            yield node


@lru_cache(maxsize=256)
def _address_and_kind(words: str) -> tuple[str, str]:
    """What an xml-model line says; the files of an edition all have the same ones."""
    values = {m[1]: m[2] if m[2] is not None else m[3] for m in _PSEUDO.finditer(words)}
    address = values.get("href", "")
    types = values.get("schematypens", "") + values.get("type", "") + Path(urlsplit(address).path).suffix
    if "schematron" in types or ".sch" in types:
        return address, "schematron"
    if "relaxng" in types or "relax-ng" in types or ".rn" in types:
        return address, "relaxng"
    return address, types


def is_for_ours(tree: etree._ElementTree) -> bool:
    """True for a file that was written for our schema: it names it, or it bears our seal."""
    ours = (Path(urlsplit(model.address).path).name in OURS for model in named(tree))
    return next(_before(tree, "teiwright"), None) is not None or any(ours)


def chosen_by(
    tree: etree._ElementTree, folder: Path | None, name: str, settings: Settings | None = None
) -> tuple[Schemas, tuple[Finding, ...]]:
    """The schemas for a file when nobody asked for others: its own if they are there, else ours.

    Args:
        tree: the document.
        folder: where the file lies; None = unknown, then no schema that it names is read.
        name: of the file, for messages.
        settings: for schemas that are not ours.

    Returns:
        The schemas, and what the reader should know about the choice.
    """
    choice = _Choice(folder, name, settings or Settings())
    for model in named(tree):
        choice.take(model)
    return choice.schemas(), tuple(choice.findings)


class _Choice:
    """Collects the schemas that a file names and that can be used, with a finding for each that cannot."""

    def __init__(self, folder: Path | None, name: str, settings: Settings) -> None:
        self.findings: list[Finding] = []
        self._folder = folder
        self._name = name
        self._settings = settings
        self._grammars: dict[RelaxNg, None] = {}  # sets in order: what is named twice is used once
        self._rules: dict[Rules, None] = {}
        self._foreign = False
        self._rules_named = False

    def take(self, model: Named) -> None:
        """Use a schema that the file names, or say why not."""
        parts = urlsplit(model.address)
        called = Path(parts.path).name
        local = parts.scheme in {"", "file"} and parts.netloc in {"", "localhost"}
        path = self._folder / unquote(parts.path) if self._folder and local else None
        self._rules_named |= called == OURS[1]
        if called in OURS:
            if path is None or not path.is_file() or _is_ours(path, _stamp(path)):
                self._take_ours(called)
                return
            self._say(
                model, "schema-own",
                f"The schema “{model.address}”, which the file names, is not the one of this program: it was changed, or is of another version. "
                "The file was checked against it as it is.",
                "If it was not changed on purpose, delete it: then the schema of this program is used.",
            )  # fmt: skip
        self._foreign = True
        if model.kind not in {"relaxng", "schematron"}:
            said = f"The file names a schema, “{model.address}”, of a kind that teiwright does not check against."
            self._say(model, "schema-unused", said, "")
        elif not local:
            said = f"The file names the schema “{model.address}”. Nothing is fetched from the network, so it was not used."
            self._say(model, "schema-unread", said, "To use it, save it and give it with --schema.")
        elif path is None or not path.is_file():
            said = f"The file names the schema “{model.address}”, but there is no such file."
            self._say(model, "schema-unread", said, "Put it there, or give another with --schema.")
        else:
            schema = _from_file(path, self._settings, embedded=model.kind == "schematron")
            if isinstance(schema, schematron.Rules):
                self._rules[schema] = None
            else:
                self._grammars[schema] = None

    def _take_ours(self, called: str) -> None:
        if called == OURS[0]:
            self._grammars.update(dict.fromkeys(ours().grammars))
        else:
            self._rules.update(dict.fromkeys(ours().rules))

    def schemas(self) -> Schemas:
        """What was chosen; ours, where the file left it open."""
        phase = self._settings.phase
        if phase not in EVERY_RULE and set(self._rules) <= set(ours().rules):
            said = f"The phase “{phase}” was passed over: no rules that have phases were used."
            self.findings.append(_info("schema-unused", said, "Give the rules with --schema.", self._name, 0))
        if not self._grammars and self._foreign:
            self.findings.append(narrower(self._name, "It was checked"))
        grammars = tuple(self._grammars) or ours().grammars
        with_ours = grammars == ours().grammars and not self._rules_named
        return Schemas(grammars, (ours().rules if with_ours else ()) + tuple(self._rules))

    def _say(self, model: Named, code: str, message: str, hint: str) -> None:
        self.findings.append(_info(code, message, hint, self._name, model.line))


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@lru_cache(maxsize=64)
def _is_ours(path: Path, _stamp: tuple[int, int]) -> bool:
    """True if a file that has the name of one of our schemas is that schema, whatever its line ends."""
    own = (resources.folder("schemas") / path.name).read_bytes()
    try:
        there = xmlfile.read(path)
    except (OSError, NotWellFormedError):
        return False  # it is told when it is to be used
    return there.replace(b"\r\n", b"\n") == own.replace(b"\r\n", b"\n")


def narrower(name: str, said: str) -> Finding:
    """That our own schema was used for a file that may have been written for another."""
    return _info(
        "schema-ours",
        f"{said} against teiwright's own schema, which is narrower than all of TEI.",
        "What it calls an error may be right in yours: give yours, or TEI's tei_all, with --schema.",
        name,
        0,
    )


def _info(code: str, message: str, hint: str, name: str, line: int) -> Finding:
    return Finding(code, Severity.INFO, message, hint, Place(name, line))
