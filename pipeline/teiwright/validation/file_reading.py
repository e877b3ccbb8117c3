"""What rules and stylesheets of a stranger may not do: read files of the computer, by whatever name they call them.

Rules of Schematron may read none (`transpile` asks). A stylesheet that edition.toml names lies in a folder that may have come by
post; it may read what lies beside it, and what its modules are made of. What a person names on the command line is that person's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname

from lxml import etree

from teiwright.errors import NotWellFormedError, RenderingError
from teiwright.patterns import lazy
from teiwright.validation import xmlfile
from teiwright.validation.expressions import LITERAL

if TYPE_CHECKING:
    from collections.abc import Iterator

XSL = "http://www.w3.org/1999/XSL/Transform"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_FUNCTIONS = "http://www.w3.org/2005/xpath-functions"
_BY_ADDRESS = r"doc|doc-available|document|unparsed-text(?:-lines|-available)?|json-doc"
_OTHERWISE = (
    r"collection|uri-collection|environment-variable|available-environment-variables|transform|function-lookup|"
    r"load-xquery-module|stream-available"
)
READING = lazy(rf"\b({_BY_ADDRESS}|{_OTHERWISE})\s*[(#]")
"""Where an expression calls a function that reads files, or names it."""
READERS = frozenset({"source-document", "merge-source", "evaluate", "result-document"})
"""Instructions of XSLT that read or write other files, or run words that are put together only then."""
_CALL = lazy(rf"(?:([\w.-]+):)?(?<![\w.-])({_BY_ADDRESS}|{_OTHERWISE})\s*[(#]")
_ADDRESS = lazy(
    rf"""(?<![\w.-])(?:{_BY_ADDRESS})\s*\(\s*("[^"]*"|'[^']*')\s*(?:,\s*(?:"[^"]*"|'[^']*')\s*)?\)"""
)
"""A call with the address in quotation marks, and at most the encoding behind it."""


def is_xsl(node: etree._Element) -> bool:
    """True of an instruction of XSLT."""
    return str(node.tag).startswith(f"{{{XSL}}}")


def words_within(node: etree._Element) -> str:
    """The text right in an element. Comments fall out of it, as they do before a stylesheet is compiled."""
    return "".join(map(str, (node.text or "", *(child.tail or "" for child in node))))


def refuse_reading(sheet: Path) -> None:
    """Refuse a stylesheet if it, or one of its modules, may read files that lie neither beside it nor in folders below.

    Raises:
        RenderingError: it may, or a module is no XML; the message has file and line.
    """
    modules, seen = [sheet.resolve()], set()
    while modules:
        module = modules.pop()
        if module in seen:
            continue
        seen.add(module)
        try:
            root = xmlfile.parse(xmlfile.read(module), str(module)).getroot()
        except OSError:
            continue  # The processor says that it is not there.
        except NotWellFormedError as error:
            raise RenderingError(f"The stylesheet cannot be used. {error}") from None
        homes = (sheet.resolve().parent, module.parent)
        for node in root.iter(etree.Element):
            if found := next(_reads(node, module, homes), None):
                raise RenderingError(
                    f"{module}, line {node.sourceline}: {found}. A stylesheet that edition.toml names may read only files that lie beside it or in folders below, "
                    f"by an address in quotation marks: doc('names.xml'). If you know whose it is and trust it, name it yourself: --stylesheet {sheet}"
                )
            if is_xsl(node) and etree.QName(node).localname in ("include", "import"):
                modules += filter(None, [_file(node.get("href", ""), node, module)])


def _reads(node: etree._Element, module: Path, homes: tuple[Path, ...]) -> Iterator[str]:
    """What in an element may read other files."""
    xsl, name = is_xsl(node), etree.QName(node).localname
    if xsl and name in READERS and (name != "merge-source" or node.get("for-each-source")):
        yield f"xsl:{name} is not run"
    calls = list(_calls(words_within(node), in_braces=True)) if _expands(node) else []
    for key, value in ((str(k), str(v)) for k, v in node.attrib.items()):
        # (What stands in _select is put together only when it is compiled.)
        if xsl and key.startswith("_"):
            yield f"what stands in “{key}” cannot be known before it is run"
        calls += _calls(value, in_braces=not xsl and not key.startswith(f"{{{XSL}}}"))
    for prefix, function, address in calls:
        if prefix and node.nsmap.get(prefix, _FUNCTIONS) != _FUNCTIONS:
            continue  # a function of the stylesheet's own
        file = _file(address[1:-1], node, module) if address else None
        if not file or not any(file.is_relative_to(home) for home in homes):
            yield f"{function}({address}) may read other files"


def _expands(node: etree._Element) -> bool:
    """Are there expressions in braces amid the text of an element?"""
    for outer in (node, *node.iterancestors()):
        said = outer.get("expand-text" if is_xsl(outer) else f"{{{XSL}}}expand-text")
        if said is not None:
            return said.strip() in ("yes", "true", "1")
    return False


def _calls(words: str, *, in_braces: bool) -> Iterator[tuple[str, str, str]]:
    """Prefix, name and address (with its quotation marks, if nothing else is given) of each call of a function that reads files.

    What is said of an instruction may be an expression, or words with expressions in braces: it is read as both.
    """
    if "(:" in words or "Q{" in words:  # an apostrophe may stand there, and is no beginning of a string
        yield from ((call[1] or "", call[2], "") for call in _CALL.finditer(words))
        return
    for expression in _braced(words) if in_braces else (words, *_braced(words)):
        bare = LITERAL.sub(
            lambda string: string[0][0] + "_" * (len(string[0]) - 2) + string[0][0], expression
        )
        # (Behind an arrow the string in brackets is not the first argument.)
        told = "=>" not in expression and "=!>" not in expression
        for call in _CALL.finditer(bare):
            address = _ADDRESS.match(expression, call.start(2)) if told else None
            yield call[1] or "", call[2], address[1] if address else ""


def _braced(words: str) -> Iterator[str]:
    """The expressions in braces amid words."""
    at = depth = begin = 0
    while at < len(words):
        sign = words[at]
        if depth and sign in "\"'":
            at = end if (end := words.find(sign, at + 1)) > 0 else len(words)
        elif not depth and words[at : at + 2] in ("{{", "}}"):
            at += 1
        elif sign == "{":
            begin = begin if depth else at + 1
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if not depth:
                yield words[begin:at]
        at += 1
    if depth:
        yield words[begin:]


def _file(address: str, node: etree._Element, module: Path) -> Path | None:
    """The file that is meant by an address in a module; None if it is none of this computer."""
    base = module.as_uri()
    for outer in (*reversed(list(node.iterancestors())), node):
        base = urljoin(base, outer.get(_BASE, ""))
    parts = urlsplit(urljoin(base, address))
    return Path(url2pathname(parts.path)).resolve() if parts.scheme == "file" and not parts.netloc else None
