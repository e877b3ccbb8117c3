"""From a valid TEI tree to a publication: html, txt, fo, pdf and whatever other stylesheet there is.

Which there are, and how each describes itself: `outputs.py`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from teiwright import pictures, resources
from teiwright.errors import RenderingError
from teiwright.findings import Finding, Place, Severity
from teiwright.outputs import Output, chosen_output, outputs
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml import etree

    from teiwright.saxon import Node, Result, Value


class Edition(Protocol):
    """What can be rendered: a TEI tree that was found valid."""

    @property
    def tree(self) -> etree._ElementTree:
        """The TEI document."""

    @property
    def name(self) -> str:
        """What it is called in messages, usually its file's name."""


class Rendition(Struct, frozen=True):
    """A finished publication. The same edition and parameters always give the same bytes."""

    name: str
    suffix: str
    data: bytes
    findings: tuple[Finding, ...] = ()
    """What the reader should know: elements of TEI that this output shows only by a default, for instance."""


class Prepared(Struct, frozen=True):
    """A publication half made: what the stylesheet gave, and what the page maker needs beside it."""

    output: Output
    result: Result
    name: str
    tei: str
    """The file that is published."""
    settings: Mapping[str, Value]
    pictures: tuple[Path, ...] = ()
    folder: Path | None = None
    """Where the pictures lie."""
    findings: tuple[Finding, ...] = ()


def render(
    edition: Edition, output: str | Path | Output, *, parameters: Mapping[str, Value] | None = None
) -> Rendition:
    """Make one publication.

    Args:
        edition: a valid TEI tree; never changed.
        output: the name of an output, an output, or the path of a stylesheet of one's own.
        parameters: settings of the output by name.

    Raises:
        RenderingError: no such output or setting, or the stylesheet stopped.
    """
    return finish(prepare(edition, output, parameters=parameters))


def prepare(
    edition: Edition, output: str | Path | Output, *, parameters: Mapping[str, Value] | None = None
) -> Prepared:
    """The first half of `render`: what the stylesheet makes. It knows no tree and can go to another process."""
    chosen = chosen_output(output)
    settings = dict(parameters or {})
    _check(chosen, settings)
    # What was checked just now is parsed already. A user's own stylesheet gets the TEI element alone, without what stands before it.
    text: str = getattr(edition, "text", "") if chosen.is_ours else ""
    text = text or _alone(edition)
    there = _pictures(edition, chosen, settings) if "graphic" in text else {}
    result = _transform(chosen, text, edition.name, settings)
    findings = tuple(_finding(message, edition.name) for message in result.messages)
    if chosen.engine in ("typst", "epub") and "graphic" in text:
        findings += pictures.lacking(edition, there)
    folder = pictures.folder_of(edition) if there else None
    return Prepared(chosen, result, edition.name, text, settings, tuple(there.values()), folder, findings)


def _alone(edition: Edition) -> str:
    from lxml import etree

    return etree.tostring(edition.tree.getroot(), encoding="unicode", with_tail=False)


def finish(prepared: Prepared) -> Rendition:
    """The second half of `render`: the page maker or the packing, where the output asks for them."""
    output, result, findings = prepared.output, prepared.result, prepared.findings
    if output.engine == "typst":
        from teiwright.book import typesetting

        data, more = typesetting.typeset(
            result.text,
            tei=prepared.tei,
            name=prepared.name,
            parameters=prepared.settings,
            folder=prepared.folder or output.stylesheet.parent,
        )
        return Rendition(output.name, output.suffix, data, findings + more)
    if output.engine == "epub":
        from teiwright.book import epub

        return Rendition(
            output.name, output.suffix, epub.pack(result.text, prepared.name, prepared.pictures), findings
        )
    data = shown(result.text).encode() if output.media_type == "text/html" else result.data
    return Rendition(output.name, output.suffix, data, findings)


_UNSHOWN = lazy("[\x7f-\x9f\ufdd0-\ufdef]|&#x[89][0-9a-f];")


def shown(page: str) -> str:
    """A web page without what it must not hold: controls, which browsers show as other signs (U+0085 as three dots), and signs that are none.

    In their place stands the sign for a character that cannot be shown; the TEI keeps them.
    """
    return (
        page if page.replace("\n", "").isprintable() and "&#x" not in page else _UNSHOWN.sub("\ufffd", page)
    )


def _pictures(edition: Edition, output: Output, settings: dict[str, Value]) -> dict[str, Path]:
    """The pictures that are at hand, for an output that wants to be told."""
    varied = outputs()[output.varies].parameters if output.varies else ()
    if "pictures" in settings or not any(p.name == "pictures" for p in (*output.parameters, *varied)):
        return {}
    there = pictures.shown(edition)
    settings["pictures"] = " ".join(there)
    return there


SMALLEST = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p/></publicationStmt>'
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p>A.</p></body></text></TEI>"
)
"""A TEI document, to rehearse with."""


def make_ready(output: str | Output) -> None:
    """Compile the stylesheet of an output, so that it need not be done when there is something to publish.

    Raises:
        RenderingError: no such output, or its stylesheet is faulty.
    """
    from teiwright import saxon

    saxon.compile_file(chosen_output(output).stylesheet)


def rehearse(output: str | Output) -> None:
    """Publish the smallest text: much of what the processor needs it only sets up when it first transforms something."""
    _transform(chosen_output(output), SMALLEST, "", {})


def attempt(
    edition: Edition, output: str | Output, *, parameters: Mapping[str, Value] | None = None
) -> Rendition | RenderingError:
    """As `render`; the error, if it cannot be made, so that the other outputs of a text can."""
    return completed(begun(edition, output, parameters=parameters))


Begun = Prepared | Rendition | RenderingError
"""A publication that has only its pages to be set, or is finished, or cannot be made."""


def begun(edition: Edition, output: str | Output, *, parameters: Mapping[str, Value] | None = None) -> Begun:
    """All of `attempt` but the setting of pages, which can be left to another process: it needs no processor of XSLT, but much memory."""
    try:
        prepared = prepare(edition, output, parameters=parameters)
        return prepared if prepared.output.engine == "typst" else finish(prepared)
    except RenderingError as trouble:
        return trouble


def completed(result: Begun) -> Rendition | RenderingError:
    """What was begun, with its pages set."""
    try:
        return finish(result) if isinstance(result, Prepared) else result
    except RenderingError as trouble:
        return trouble


def _transform(output: Output, tei: str, name: str, settings: Mapping[str, Value]) -> Result:
    from teiwright import saxon

    # Parsed once for all the outputs of a text, which are made one after the other.
    node = saxon.parse_once(tei, name)
    said: tuple[str, ...] = ()
    # (A copy of one of our stylesheets may say that it takes what was prepared; what it changes would then do nothing.)
    if (
        output.prepared
        and output.is_ours
        and not any(p.of_tei and p.name in settings for p in output.parameters)
    ):
        node, said = _as_prepared(node, tei, output, str(settings.get("language", "")))
        node, said = _as_book(node, said, tei, output, settings)
    result = saxon.compile_file(output.stylesheet).transform(node, settings)
    return replace(result, messages=(*said, *result.messages))


_at_hand: dict[tuple[str, str, str], tuple[Node, tuple[str, ...]]] = {}
"""The prepared edition of the last text, and what there was to say of it, by the text, its name and the language of labels."""


def _as_prepared(node: Node, tei: str, output: Output, language: str) -> tuple[Node, tuple[str, ...]]:
    """The edition as it was prepared for an output of the same text before, or is for this one; else as it is."""
    from teiwright import saxon

    key = (tei, node.name, language)
    if output.prepared == "needs" and key not in _at_hand:
        sheet = saxon.compile_file(resources.folder("xslt") / "lib" / "prepared.xsl")
        made = sheet.tree(node, {"language": language})
        _at_hand.clear()
        _at_hand[key] = made
    return _at_hand.get(key, (node, ()))


_books: dict[tuple[str, str, str], tuple[Node, tuple[str, ...]]] = {}
"""The print model of the last text, and what there was to say of it, by the text, its name and what was asked for."""
_LONG = 2_000_000
"""Characters of TEI from which on it is not kept: it would need the memory that the next output needs."""

_PICTURE = lazy(r"<(?:[\w.-]+:)?graphic\b")


def _as_book(
    node: Node, said: tuple[str, ...], tei: str, output: Output, settings: Mapping[str, Value]
) -> tuple[Node, tuple[str, ...]]:
    """The edition as the print model, for an output that is made of it, if that can be the same for others (which of them show pictures differs)."""
    from teiwright import saxon

    names = [p.name for p in output.parameters if p.of_book]
    asked = {name: str(settings[name]) for name in sorted(names) if name in settings}
    if not names or len(tei) > _LONG or ("graphic" in tei and _PICTURE.search(tei)):
        return node, said
    key = (tei, node.name, json.dumps(asked))
    if key not in _books:
        sheet = saxon.compile_file(resources.folder("xslt") / "lib" / "book.xsl")
        book, more = sheet.tree(node, {"settings": key[2]})
        _books.clear()
        _books[key] = book, (*said, *more)
    return _books[key]


def _check(output: Output, settings: Mapping[str, Value]) -> None:
    known = [p.name for p in output.parameters]
    for name in settings:
        if known and name not in known:
            raise RenderingError(
                f"The output “{output.name}” has no setting “{name}”. It has: {', '.join(known)}."
            )


def _finding(message: str, file: str) -> Finding:
    """A message of a stylesheet. It may begin with a code in square brackets: “[foreign-element] …”."""
    code, words = "stylesheet-message", message.strip()
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")  # it is given as XML
    if words.startswith("[") and "]" in words:
        code, _, words = words[1:].partition("]")
    finding = Finding(code, Severity.INFO, words.strip(), place=Place(file=file))
    return replace(finding, severity=Severity.WARNING) if code.endswith("-missing") else finding
