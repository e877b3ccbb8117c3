"""What outputs there are: every stylesheet `xslt/NAME.xsl` that says what it makes.

It describes itself in top-level elements of its own namespace:

    <out:output xmlns:out="urn:x-teiwright:output" name="html" suffix=".html" media-type="text/html">
      <out:help>One page for the web.</out:help>
      <out:parameter name="language">Language of headings and labels.</out:parameter>
    </out:output>

A further one of the same stylesheet with `settings-of="html"` has the same parameters, but for those `of="engine"`.
With `engine="typst"` the stylesheet's result is not the publication itself: `book/typesetting.py` makes the PDF from it;
with `engine="epub"`, `book/epub.py` packs its files.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright import resources
from teiwright.errors import NotWellFormedError, RenderingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml import etree

USUAL = ("html", "fo", "pdf", "txt")
"""What is published unless asked otherwise."""
NAMESPACE = "urn:x-teiwright:output"
_OUT = f"{{{NAMESPACE}}}"
_XSL = "{http://www.w3.org/1999/XSL/Transform}"


class Parameter(Struct, frozen=True):
    """A setting that an output understands."""

    name: str
    help: str
    default: str = ""
    of_tei: bool = False
    """True if what it asks for is made from the TEI as it is, not from the prepared edition."""
    of_book: bool = False
    """True if it is for the print model (xslt/lib/print.xsl), which is the same for outputs with the same such settings."""


class Output(Struct, frozen=True):
    """One kind of publication, as its stylesheet describes it."""

    name: str
    """What the reader types: `--to html`."""
    suffix: str
    """Ending of the file, with its dot."""
    media_type: str
    help: str
    """One sentence for `--help`."""
    stylesheet: Path
    engine: str = "xslt"
    """xslt: the stylesheet's result is the publication; typst: it is the source of a PDF; epub: the files of a package."""
    parameters: tuple[Parameter, ...] = ()
    prepared: str = ""
    """needs: all that the prepare pass works out (xslt/lib/edition.xsl); takes: of that what it needs, and it is made from the
    edition that was prepared for another output of the same text, if one was; otherwise it knows the TEI only."""
    varies: str = ""
    """Of a stylesheet of one's own: the output whose package it uses and overrides."""

    @property
    def is_ours(self) -> bool:
        """False for what a stylesheet of the reader's own makes."""
        return self.stylesheet.parent == resources.folder("xslt")


@cache
def outputs() -> Mapping[str, Output]:
    """All outputs by name, in the order of their names.

    Raises:
        RenderingError: a stylesheet cannot be parsed.
    """
    found: dict[str, Output] = {}
    for path in sorted(resources.folder("xslt").glob("*.xsl")):
        for output in _described(path):
            found[output.name] = output
    return dict(sorted(found.items()))


def output_of(stylesheet: Path) -> Output:
    """The output that a user's own stylesheet makes: its self-description, that of the package which it varies, or what its xsl:output says.

    Raises:
        RenderingError: there is no such file, or it is not a stylesheet.
    """
    described = _described(stylesheet)
    root = _root(stylesheet)
    used = {use.get("name") for use in root.iter(f"{_XSL}use-package")}
    varied = next(
        (
            output
            for output in outputs().values()
            if used
            and _root(output.stylesheet).get("name") in used
            and (output.engine == "xslt" or output.name == "epub")
        ),
        None,
    )
    if described:
        return replace(described[0], varies=varied.name) if varied else described[0]
    if varied:
        return Output(
            stylesheet.stem,
            varied.suffix,
            varied.media_type,
            f"By {stylesheet.name}.",
            stylesheet,
            engine=varied.engine,
            varies=varied.name,
        )
    method = root.find(f"{_XSL}output")
    kind = method.get("method", "xml") if method is not None else "xml"
    suffix, media = {
        "html": (".html", "text/html"),
        "xhtml": (".xhtml", "application/xhtml+xml"),
        "text": (".txt", "text/plain"),
        "json": (".json", "application/json"),
    }.get(kind, (".xml", "application/xml"))
    return Output(stylesheet.stem, suffix, media, f"By {stylesheet.name}.", stylesheet)


def chosen_output(output: str | Path | Output) -> Output:
    """An output by its name, or that which the reader's own stylesheet makes, by its path.

    Raises:
        RenderingError: there is none.
    """
    if isinstance(output, Output):
        return output
    if not isinstance(output, str):
        return output_of(output)
    try:
        return outputs()[output]
    except KeyError:
        raise RenderingError(f"There is no output “{output}”. There are: {', '.join(outputs())}.") from None


def _root(path: Path) -> etree._Element:
    # And with it lxml, which a process that is told its outputs does without.
    from teiwright.validation import xmlfile

    try:
        return xmlfile.parse(xmlfile.read(path), str(path)).getroot()
    except OSError:
        raise RenderingError(f"There is no stylesheet {path}.") from None
    except NotWellFormedError as error:
        if path.suffix.lower() == ".css":
            raise RenderingError(
                f"{path}: these are style rules (CSS), not a stylesheet (XSLT). They are named with --css, or as css in edition.toml."
            ) from None
        raise RenderingError(f"The stylesheet cannot be used. {error}") from None


def _described(path: Path) -> tuple[Output, ...]:
    from teiwright.validation import xmlfile

    root = _root(path)
    if not root.tag.startswith(_XSL):
        raise RenderingError(f"{path} is not a stylesheet.")
    described = {element.get("name", path.stem): element for element in root.iterfind(f"{_OUT}output")}
    return tuple(
        Output(
            name=name,
            suffix=element.get("suffix", f".{path.stem}"),
            media_type=element.get("media-type", "application/octet-stream"),
            help=xmlfile.words_of(element.find(f"{_OUT}help")),
            stylesheet=path,
            engine=element.get("engine", "xslt"),
            prepared=element.get("prepared", ""),
            parameters=tuple(
                Parameter(
                    p.get("name", ""),
                    xmlfile.words_of(p),
                    p.get("default", ""),
                    of_tei=p.get("of") == "tei",
                    of_book=p.get("of") == "book",
                )
                for p in described.get(element.get("settings-of", ""), element).iterfind(f"{_OUT}parameter")
                if p.get("of") != "engine" or "engine" in element.attrib
            ),
        )
        for name, element in described.items()
    )
