"""SaxonC, the XSLT 3.0 processor: the only module that knows it.

One processor lives in each process and every stylesheet is compiled once in it. Input is parsed without DTD, entities or
network, however it was made. SaxonC holds the interpreter's lock during a transformation: parallel work needs processes.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import saxonche
from msgspec import Struct, field
from msgspec.structs import replace

from teiwright import resources
from teiwright.errors import NotWellFormedError, RenderingError
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Value = str | int | bool
"""What a parameter of a stylesheet may be. A string is converted to the type that the stylesheet declares."""

SETTINGS = "saxon-windows.xml" if sys.platform == "win32" else "saxon.xml"
"""The packages of stylesheets by their names, and the settings that can be given only at the start."""

_FEATURE = "http://saxon.sf.net/feature/"
_PARSER = {
    # The parser inside SaxonC refuses 100 levels, 200 attributes and names of 1,000 characters unless it is told otherwise.
    "parserProperty?uri=jdk.xml.maxElementDepth": "4000",
    "parserProperty?uri=jdk.xml.elementAttributeLimit": "10000",
    "parserProperty?uri=jdk.xml.maxXMLNameLimit": "10000",
    "parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl": "true",
}


class Node(Struct, frozen=True):
    """A parsed document, ready for any number of transformations."""

    xdm: Any
    name: str = ""
    """What it is called in messages: the file it was read from."""


class Result(Struct, frozen=True):
    """What a transformation gave."""

    text: str
    """The principal result, serialised as the stylesheet's xsl:output says."""
    messages: tuple[str, ...] = ()
    """What the stylesheet said by xsl:message, in order; a message made of elements is given as XML."""

    @property
    def data(self) -> bytes:
        """The principal result as UTF-8 bytes (stylesheets that declare another encoding are not supported)."""
        return self.text.encode("utf-8")


class Stylesheet(Struct, frozen=True):
    """A compiled stylesheet."""

    name: str
    executable: Any
    parameters: dict[str, tuple[type, Value]] = field(default_factory=dict)
    """What its parameters are set to now, each with its type (true is not 1)."""
    path: str = ""
    """The file it was compiled from."""

    def transform(self, node: Node, parameters: Mapping[str, Value] | None = None) -> Result:
        """Run the stylesheet on a document and serialise its result.

        Args:
            node: the document.
            parameters: values of xsl:param by name. A name that the stylesheet does not declare has no effect.

        Raises:
            RenderingError: the stylesheet stopped, or a parameter has a value of the wrong type.
        """
        text, said = self._run("transform_to_string", node, parameters)
        return Result(text or "", said)

    def tree(self, node: Node, parameters: Mapping[str, Value] | None = None) -> tuple[Node, tuple[str, ...]]:
        """Run the stylesheet on a document and keep its result, a document, for other stylesheets; and what it said.

        Raises:
            RenderingError: as `transform`.
        """
        made, said = self._run("transform_to_value", node, parameters)
        return Node(made.head, node.name), said

    def _run(
        self, how: str, node: Node, parameters: Mapping[str, Value] | None
    ) -> tuple[Any, tuple[str, ...]]:
        self.executable.clear_xsl_messages()
        wanted = {name: (type(value), value) for name, value in (parameters or {}).items()}
        # A parameter that is set again keeps what the transformation before it used in memory (saxonche 13.1).
        if wanted != self.parameters:
            self.executable.clear_parameters()
            self.parameters.clear()
            for name, (kind, value) in wanted.items():
                self.executable.set_parameter(name, _atomic(value))
                self.parameters[name] = (kind, value)
        try:
            return getattr(self.executable, how)(xdm_node=node.xdm), self._messages()
        except saxonche.PySaxonApiError as error:
            raise self._stopped(error, node) from None

    def _messages(self) -> tuple[str, ...]:
        return tuple(str(message) for message in self.executable.get_xsl_messages() or ())

    def _stopped(self, error: Exception, node: Node) -> RenderingError:
        said = self._messages()
        if said and "xsl:message" in str(error):
            # What a stylesheet says itself is for the reader; where in it that stands is not.
            return RenderingError(f"{node.name}: {said[-1]}" if node.name else said[-1])
        on = f" on {node.name}" if node.name else ""
        return RenderingError(
            f"{self.name} stopped{on}: {_where_it_stopped(self, node) or _plain(str(error))}"
        )


_ROOM = 33 * 2**30
"""So many addresses SaxonC takes hold of when it begins, though it fills next to none of them."""


def _refuse_narrow_room() -> None:
    """Where a session limits the addresses of a program (`ulimit -v`), SaxonC would end the whole process without a word."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    if most != resource.RLIM_INFINITY and most < _ROOM:
        raise RenderingError(
            f"This session lets a program have {most >> 20} MB of addresses (ulimit -v); the processor of stylesheets takes hold of {_ROOM >> 20} MB when it begins, "
            "though it needs little memory. Type “ulimit -v unlimited” and run this again, or ask whoever looks after the machine; memory itself can be limited in other ways."
        )


@cache
def _processor() -> Any:
    _refuse_narrow_room()
    # As an address: a folder whose name has #, %, [ or ] is not found by its path.
    settings = (resources.folder("xslt") / SETTINGS).as_uri()
    try:
        processor = saxonche.PySaxonProcessor(config_file=settings)
    except UnicodeEncodeError:
        raise RenderingError(
            "The name of the folder you are in has letters that the settings of this terminal (its locale) do not know. "
            "Go to another folder, or set the variable PYTHONUTF8 to 1."
        ) from None
    for name, value in _PARSER.items():
        processor.set_configuration_property(_FEATURE + name, value)
    return processor


def compile_in_haste() -> None:
    """Make stylesheets ready a fourth sooner, though XSL-FO is made a tenth slower by them: for a process that publishes one text.

    The optimiser leaves out its smaller improvements, which cost more memory, and so more looking for garbage, than one text has time for.
    """
    _processor().set_configuration_property(f"{_FEATURE}optimizationLevel", "-m")


def parse(data: bytes | str, name: str = "") -> Node:
    """Parse XML (UTF-8 if bytes) once, for all the stylesheets that will read it.

    Raises:
        NotWellFormedError: it cannot be parsed, or it has a document type declaration, which is refused for safety.
    """
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    try:
        return Node(_processor().parse_xml(xml_text=text), name)
    except saxonche.PySaxonApiError as error:
        raise NotWellFormedError(f"{name or 'The XML'} cannot be parsed: {_plain(str(error))}") from None


@lru_cache(maxsize=1)
def parse_once(text: str, name: str = "") -> Node:
    """As `parse`, but the last document is kept: what was just checked is published next, in several forms.

    Raises:
        NotWellFormedError: as `parse`.
    """
    return parse(text, name)


def compile_file(path: Path) -> Stylesheet:
    """Compile a stylesheet or package, once per process and version of the file.

    Raises:
        RenderingError: it is missing or faulty.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        raise RenderingError(f"There is no stylesheet {path}.") from None
    return _compiled(str(path.resolve()), stamp)


@cache
def _compiled(path: str, _stamp: int) -> Stylesheet:
    compiled = _compile(os.path.basename(path), stylesheet_file=path)  # noqa: PTH119 - a string is the cache's key
    return replace(compiled, path=path)


@cache
def compile_text(text: str, name: str = "stylesheet") -> Stylesheet:
    """Compile a stylesheet held in a string, once per process.

    Raises:
        RenderingError: it is faulty.
    """
    return _compile(name, stylesheet_text=text)


def _compile(name: str, **source: str) -> Stylesheet:
    try:
        executable = _processor().new_xslt30_processor().compile_stylesheet(**source)
    except saxonche.PySaxonApiError as error:
        raise RenderingError(f"The stylesheet {name} has a fault: {_placed(_plain(str(error)))}") from None
    executable.set_save_xsl_message(True)
    # A document that `tree` gives is the one that was made; else SaxonC would give a copy of it.
    executable.set_result_as_raw_value(True)
    return Stylesheet(name, executable)


def _atomic(value: Value) -> Any:
    make = _processor()
    if isinstance(value, bool):
        return make.make_boolean_value(value)
    if isinstance(value, int):
        return make.make_integer_value(value)
    return make.make_atomic_value("untypedAtomic", value)


def _where_it_stopped(stylesheet: Stylesheet, node: Node) -> str:
    """Why a stylesheet of the reader's own stopped, with its file and line; nothing if that cannot be found out.

    SaxonC tells the line only where it writes its errors to, which its settings say once and for all. So it is run once more by a
    processor that writes them to a file.
    """
    import tempfile
    from pathlib import Path
    from xml.sax.saxutils import escape

    ours = resources.folder("xslt")
    if not stylesheet.path or Path(stylesheet.path).is_relative_to(ours):
        return ""
    # (On Windows the processor may keep the file open: what cannot be deleted then, the system clears away.)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        told, settings = Path(folder) / "told.txt", Path(folder) / "settings.xml"
        words = (ours / "saxon.xml").read_text("utf-8").replace('"/dev/null"', f'"{escape(str(told))}"')
        words = words.replace('sourceLocation="', f'sourceLocation="{ours.as_uri()}/')
        settings.write_text(words, "utf-8")
        try:
            processor = saxonche.PySaxonProcessor(config_file=settings.as_uri())
            again = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=stylesheet.path)
            for name, (_, value) in stylesheet.parameters.items():
                again.set_parameter(name, processor.make_atomic_value("untypedAtomic", str(value)))
            again.transform_to_string(xdm_node=processor.parse_xml(xml_text=str(node.xdm)))
        except (saxonche.PySaxonApiError, UnicodeError):
            pass
        try:
            first = _STOPPED.search(told.read_text("utf-8", "replace"))
        except OSError:
            first = None
        if not first:
            return ""
        line, column, file, code, words = first.groups()
        return _said_of(
            line, column, file, f"[{code}]" if re.fullmatch(r"[A-Z]{4}\d{4}", code) else "", words
        )


_STOPPED = lazy(
    r"^(?:Type e|E)rror .*? on line (\d+)(?: column (\d+))? of (\S+?):?\s*\n\s+(\S+)\s+(.*)", re.MULTILINE
)
_NOISE = (
    (lazy(r"\bSXXP0003\s+"), ""),
    (lazy(r"Error reported by XML parser:\s*"), ""),
    (lazy(r"^Error\s+(?=at|in|\S)"), ""),
    (lazy(r"\s+of file:///\S*/(?=[:\s]|$)"), ""),  # a stylesheet in a string has no name, only a folder
    (lazy(r"\b([A-Z]{4}\d{4})\s+"), r"[\1] "),
    (lazy(r"\s*\n\s*"), " "),
)


_AT = lazy(
    r"(?:^|.*?\s)on line (\d+)(?: column (\d+))? of (\S+): (\[\w+\]) (.*?)(?:\s+Error (?:in|at|on) .*)?$"
)


def _placed(message: str) -> str:
    """A fault with its file and line first, as everywhere; of several the first, since most follow from it."""
    found = _AT.match(message)
    if not found:
        return message
    return _said_of(*found.groups())


def _said_of(line: str, column: str | None, file: str, code: str, words: str) -> str:
    at = f"{file}, line {line}, column {column}" if column else f"{file}, line {line}"
    return f"{at}: {' '.join(words.split())} {code}".rstrip()


def _plain(message: str) -> str:
    """Saxon's words without its codes for machines and on one line; the code of the XSLT standard stays, in brackets."""
    message = message.strip()
    for pattern, words in _NOISE:
        message = pattern.sub(words, message)
    return message
