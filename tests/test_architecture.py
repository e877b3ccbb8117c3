"""The walls of the house: who may import what. Read from the source, so that a hidden import is seen too."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = ROOT / "pipeline" / "teiwright"

OTHERS = {"lxml", "saxonche", "click", "rich", "typst", "charset_normalizer", "ftfy"}

ALLOWED = {
    # module or folder: the libraries beyond Python's own that it may import; what is not named here may import none of them
    "model.py": set(),
    "errors.py": set(),
    "file_troubles.py": set(),
    "findings.py": set(),
    "metadata.py": set(),
    "ledger.py": set(),
    "files.py": set(),
    "encode.py": set(),
    "conventions": set(),
    "annotators": set(),
    "reading/encodings.py": {"charset_normalizer"},
    "reading/mojibake.py": {"ftfy"},
    "weaving": {"lxml"},
    "validation": {"lxml"},
    "deposit": {"lxml"},
    "register/authority.py": {"lxml"},
    "review": {"lxml"},
    "site": {"lxml"},
    "rendering.py": {"lxml"},
    # These four for its types alone.
    "book/fop_areas.py": {"lxml"},
    "outputs.py": {"lxml"},
    "pictures.py": {"lxml"},
    "processes/pressman.py": {"lxml"},
    "saxon.py": {"saxonche"},
    "book/typesetting.py": {"typst"},
    "cli": {"click", "rich"},
}

INNER = ("model.py", "errors.py", "file_troubles.py", "findings.py", "metadata.py", "ledger.py", "files.py")
OUTER = ("encode", "weaving", "validation", "rendering", "saxon", "cli", "build")


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST):
    """Full names of what a module imports, also where only the type checker reads it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def permission(path) -> set[str]:
    for name in (path.parts[0], path.as_posix()):
        if name in ALLOWED:
            return ALLOWED[name]
    return set()


@pytest.mark.parametrize(("path", "tree"), [pytest.param(p, t, id=str(p)) for p, t in modules()])
def test_a_library_is_imported_only_where_its_wall_allows_it(path, tree):
    used = {name.split(".")[0] for name in imported(tree)} & OTHERS
    assert used <= permission(path), f"{path} must not import {used}"


@pytest.mark.parametrize("name", INNER)
def test_the_inner_rooms_know_nothing_of_the_outer_ones(name):
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    for module in imported(tree):
        assert not any(module.startswith(f"teiwright.{outer}") for outer in OUTER), f"{name} imports {module}"


def test_what_reads_a_text_knows_no_file_of_its_editors():
    """What they say comes as metadata: an edition.toml is read only where there is one."""
    readers = {
        str(path): {n for n in imported(tree) if n.startswith("teiwright.edition")}
        for path, tree in modules()
        if path.parts[0] in {"conventions", "annotators"}
    }
    assert not any(readers.values()), readers


def test_only_one_module_knows_the_processor_of_stylesheets():
    users = [
        str(path) for path, tree in modules() if any(n.split(".")[0] == "saxonche" for n in imported(tree))
    ]
    assert users == ["saxon.py"]


DOOR = "validation/xmlfile.py"
OPENERS = {  # what in lxml.etree reads XML, or fetches what XML names
    "parse", "fromstring", "fromstringlist", "iterparse", "parseid", "XML", "XMLID", "XMLDTDID", "HTML", "XMLParser", "XMLPullParser",
    "XMLTreeBuilder", "ETCompatXMLParser", "HTMLParser", "HTMLPullParser", "set_default_parser", "get_default_parser",
    "XInclude", "DTD", "XMLSchema", "Schematron", "XSLT",
}  # fmt: skip
NO_READERS = {"xml.sax.saxutils"}
"""Parts of Python's own xml package that only write."""
BESIDE_THE_DOOR = {
    "validation/positions.py": {"xml.parsers.expat"},  # lines and columns of what has passed the door
}


def doors(tree: ast.AST):
    """Whatever in a module can read XML: parsers of lxml and of Python's own library."""
    for name in imported(tree):
        if name.split(".")[0] == "xml" and not any(name.startswith(n) for n in NO_READERS):
            yield name
        if name.split(".")[0] == "lxml" and name != "lxml.etree":
            yield name
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.startswith("lxml") for alias in node.names):
            yield "import lxml, under what name?"  # “from lxml import etree” is seen below
        if isinstance(node, ast.ImportFrom) and node.module == "lxml":
            yield from (f"lxml.etree as {alias.asname}" for alias in node.names if alias.asname)
        if isinstance(node, ast.Attribute) and node.attr == "xinclude":
            yield "xinclude"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "etree":
            if node.attr in OPENERS:
                yield f"etree.{node.attr}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "etree.RelaxNG" and node.keywords:
            yield "etree.RelaxNG(file=…)"


@pytest.mark.parametrize(("path", "tree"), [pytest.param(p, t, id=str(p)) for p, t in modules()])
def test_there_is_one_door_for_xml(path, tree):
    if path.as_posix() != DOOR:
        assert set(doors(tree)) == BESIDE_THE_DOOR.get(path.as_posix(), set())


@pytest.mark.parametrize(
    "code",
    [
        "from lxml import etree\netree.fromstring(b'<a/>')",
        "from lxml import etree\nread = etree.parse",
        "from lxml import etree as e",
        "from lxml.etree import fromstring",
        "from lxml import html",
        "import lxml.etree",
        "import lxml",
        "from lxml import etree\netree.RelaxNG(file='a.rng')",
        "import xml.etree.ElementTree as ET",
        "from xml.etree import ElementTree",
        "from xml.dom import minidom",
        "import xml.sax",
        "tree.xinclude()",
    ],
)
def test_every_other_door_is_seen(code):
    assert set(doors(ast.parse(code)))


HEAVY = (
    "lxml",
    "saxonche",
    "typst",
    "rich",
    "charset_normalizer",
    "importlib.metadata",
    "multiprocessing",
    "hypothesis",
)


def test_every_rule_of_a_convention_has_its_sentence():
    """A rule is named in full where it is used, and explained in the RULES of a module."""
    said: set[str] = set()
    for path in sorted((PACKAGE / "conventions").rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        said |= set(getattr(import_module(name), "RULES", ()))
    kinds = {rule.partition(".")[0] for rule in said}
    for path, tree in modules():
        for node in ast.walk(tree) if path.parts[0] == "conventions" else ():
            words = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.fullmatch(r"[a-z]+\.[a-z-]+", words) and words.partition(".")[0] in kinds:
                assert words in said, f"{path}, line {node.lineno}: no sentence says what {words} means"


def heavy_after(code: str) -> set[str]:
    """Which heavy libraries are loaded after running some code in a Python of its own."""
    program = f"import sys\n{code}\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """What is worked out when a module is imported."""
    todo: list[ast.AST] = list(tree.body)
    while todo:
        node = todo.pop()
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield node
            todo += ast.iter_child_nodes(node)


@pytest.mark.parametrize(("path", "tree"), [pytest.param(p, t, id=str(p)) for p, t in modules()])
def test_no_pattern_is_compiled_at_import(path, tree):
    """They wait (`lazy`), and those that are kept from the run before need not be compiled at all. Patterns of bytes are few and short."""
    for node in at_import(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "re.compile"
            and path.name != "patterns.py"
        ):
            of_bytes = isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, bytes)
            assert of_bytes, f"{path}, line {node.lineno}: use teiwright.patterns.lazy"


def test_help_loads_nothing_heavy():
    run = "from teiwright.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    assert heavy_after(run) == set()


def test_what_is_kept_from_loading_can_still_be_loaded():
    """`typing_extensions` is there where mypy is, as beside these tests; an annotator of others may need it."""
    program = (
        "import sys; from teiwright.processes import settling; settling.settle()\n"
        "assert 'msgspec' in sys.modules and 'typing_extensions' not in sys.modules\nimport typing_extensions"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_recognising_needs_no_xml(serge):
    run = (
        "from pathlib import Path; from teiwright.encode import read; from teiwright.reading import read_source\n"
        f"read(read_source(Path({str(serge)!r})))"
    )
    assert heavy_after(run) <= {"charset_normalizer"}


def test_encoding_needs_no_stylesheet_processor(serge):
    run = (
        "from pathlib import Path; from teiwright.encode import encode; from teiwright.reading import read_source\n"
        f"encode(read_source(Path({str(serge)!r})))"
    )
    assert heavy_after(run) <= {"lxml", "charset_normalizer"}
