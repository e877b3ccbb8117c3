"""The walls of the house: who may import what. Read from the source, so that a hidden import is seen too."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from conftest import ROOT

PACKAGE = ROOT / "pipeline" / "teiwright"

OTHERS = {"lxml", "saxonche", "click", "rich", "typst", "charset_normalizer", "ftfy"}

ALLOWED = {
    # module or folder: the libraries beyond Python's own that it may import
    "model.py": set(),
    "errors.py": set(),
    "findings.py": set(),
    "metadata.py": set(),
    "ledger.py": set(),
    "files.py": set(),
    "encode.py": set(),
    "conventions": set(),
    "annotators": set(),
    "reading.py": {"charset_normalizer"},
    "encodings.py": {"charset_normalizer"},
    "mojibake.py": {"ftfy"},
    "weaving": {"lxml"},
    "validation": {"lxml"},
    "deposit": {"lxml"},
    "authority.py": {"lxml"},
    "rendering.py": {"lxml"},
    "saxon.py": {"saxonche"},
    "typesetting.py": {"typst"},
    "cli": {"click", "rich"},
}

INNER = ("model.py", "errors.py", "findings.py", "metadata.py", "ledger.py", "files.py")
OUTER = ("encode", "weaving", "validation", "rendering", "saxon", "cli", "build")


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST):
    """Full names of what a module imports to use it; what only the type checker reads does not count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def permission(path) -> set[str] | None:
    for name in (path.parts[0], path.name):
        if name in ALLOWED:
            return ALLOWED[name]
    return None


@pytest.mark.parametrize(("path", "tree"), [pytest.param(p, t, id=str(p)) for p, t in modules()])
def test_a_library_is_imported_only_where_its_wall_allows_it(path, tree):
    used = {name.split(".")[0] for name in imported(tree)} & OTHERS
    allowed = permission(path)
    assert used <= (allowed if allowed is not None else {"lxml"}), f"{path} must not import {used}"


@pytest.mark.parametrize("name", INNER)
def test_the_inner_rooms_know_nothing_of_the_outer_ones(name):
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    for module in imported(tree):
        assert not any(module.startswith(f"teiwright.{outer}") for outer in OUTER), f"{name} imports {module}"


def test_only_one_module_knows_the_processor_of_stylesheets():
    users = [
        str(path) for path, tree in modules() if any(n.split(".")[0] == "saxonche" for n in imported(tree))
    ]
    assert users == ["saxon.py"]


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


def heavy_after(code: str) -> set[str]:
    """Which heavy libraries are loaded after running some code in a Python of its own."""
    program = f"import sys\n{code}\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


def test_help_loads_nothing_heavy():
    run = "from teiwright.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    assert heavy_after(run) == set()


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
