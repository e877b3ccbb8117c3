"""A RELAX NG schema as one tree: the file that was named, with everything put in that it includes.

Only the folder of that file is read, and nothing from the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import NotWellFormedError, SchemaError
from teiwright.validation import xmlfile
from teiwright.validation.included import included
from teiwright.xml_names import IN_TEI, RELAX_NG

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES = 200


def read(data: bytes, name: str, folder: Path | None) -> etree._Element:
    """Read a schema with all that it includes.

    Args:
        data: the schema in RELAX NG's XML form.
        name: its file name, for messages.
        folder: where the files that it includes are; None = it may include none.

    Returns:
        Its outermost element. What an `include` or `externalRef` stands for is its first child, and every element has its
        `ns` and `datatypeLibrary`.

    Raises:
        SchemaError: it is not a RELAX NG schema, or includes what may not be read.
    """
    files = _Files(name, folder)
    root = files.tree(data, name)
    files.prepare(root, "", "", (name,))
    return root


class _Files:
    """The files that a schema is made of."""

    def __init__(self, name: str, folder: Path | None) -> None:
        self.name = name
        self._folder = folder.resolve() if folder else None
        self._files = 0

    def tree(self, data: bytes, name: str) -> etree._Element:
        """One file, parsed."""
        self._files += 1
        if self._files > _MOST_FILES:
            raise SchemaError(f"The schema {self.name} is made of more than {_MOST_FILES} files.")
        try:
            root = xmlfile.parse(data, name).getroot()
        except NotWellFormedError as trouble:
            raise SchemaError(f"The schema cannot be used. {xmlfile.of_schema(trouble)}") from None
        if not str(root.tag).startswith(f"{{{RELAX_NG}}}"):
            raise SchemaError(
                f"{name} is not a RELAX NG schema: its outermost element is <{etree.QName(root).localname}>, not <grammar>.{_instead(root)}"
            )
        return root

    def prepare(self, node: etree._Element, ns: str, library: str, chain: tuple[str, ...]) -> None:
        """Hand `ns` and `datatypeLibrary` down, and put in what is included."""
        waiting = [(node, ns, library)]
        while waiting:
            this, ns, library = waiting.pop()
            ns = this.get("ns", ns)
            library = this.get("datatypeLibrary", library)
            # An attribute without a prefix is in no namespace, whatever the grammar's own is (RELAX NG 4.8).
            this.set(
                "ns",
                ""
                if this.tag == rng("attribute") and "name" in this.attrib and "ns" not in this.attrib
                else ns,
            )
            this.set("datatypeLibrary", library)
            waiting.extend((child, ns, library) for child in children(this))
            if this.tag in (rng("include"), rng("externalRef")):
                self._include(this, ns, chain)

    def _include(self, node: etree._Element, ns: str, chain: tuple[str, ...]) -> None:
        file = included(node, chain, self._folder)
        root = self.tree(file.data, file.chain[-1])
        self.prepare(root, ns if node.tag == rng("externalRef") else "", "", file.chain)
        if node.tag == rng("include") and root.tag != rng("grammar"):
            raise SchemaError(f"{file.said}, which is not a grammar.")
        node.insert(0, root)


def _instead(root: etree._Element) -> str:
    """What to do with an ODD, which is the source of a schema and none itself."""
    if root.find(f".//{IN_TEI}schemaSpec") is None:
        return ""
    return " It is an ODD, from which schemas are made: have https://roma.tei-c.org make its RELAX NG schema (.rng), and give that."


def children(node: etree._Element) -> list[etree._Element]:
    """The elements of RELAX NG among an element’s children: not what annotates it."""
    return [c for c in node if isinstance(c.tag, str) and c.tag.startswith(f"{{{RELAX_NG}}}")]


def rng(name: str) -> str:
    """The name of a word of RELAX NG as lxml has it."""
    return f"{{{RELAX_NG}}}{name}"
