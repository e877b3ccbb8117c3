"""Pages in a real browser and before the judge of HTML, where they are installed.

Needs node, Chromium and a folder with playwright-core, axe-core and vnu-jar from npm, named by BROWSER_TOOLS:

    npm install --prefix FOLDER playwright-core axe-core vnu-jar
    BROWSER_TOOLS=FOLDER pytest tests/test_html_browser.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from conftest import CASES, ROOT
from print_samples import book
from teiwright import rendering
from teiwright.encode import Options, encode
from teiwright.reading import read_source

TOOLS = Path(os.environ.get("BROWSER_TOOLS", ""))


VERSE = "The ships go out at morning with the tide, and nobody who stands upon the quay can say which of them will return"
SET_IN = f'<l>{VERSE}</l><l rend="indent1">{VERSE}</l><l rend="indent2">{VERSE}</l>'
VERSES = (
    f"<div><head>A poem</head><lg><lg>{SET_IN}</lg></lg></div>"
    f"<div><head>A scene</head><sp><speaker>ANNA</speaker>{SET_IN}</sp><sp><speaker>BERTA</speaker><lg>{SET_IN}</lg></sp></div>"
)


def needs(program, package):
    if not os.environ.get("BROWSER_TOOLS"):
        pytest.skip("BROWSER_TOOLS names no folder with playwright-core, axe-core and vnu-jar")
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    if not (TOOLS / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not in {TOOLS}")


@pytest.fixture(scope="module")
def pages(tmp_path_factory, serge):
    """The page of a text as the machine makes it, and of one with every kind of text in it."""
    folder = tmp_path_factory.mktemp("pages")
    tei = encode(read_source(serge), Options(schemas="schemas"), identifier="serge-lenins-heir").tei
    trees = {
        "machine-made": etree.ElementTree(etree.fromstring(tei.to_bytes())),
        "every-kind": etree.parse(str(CASES / "xslt" / "every-kind.xml")),
        "verses": book(VERSES).tree,
    }
    for name, tree in trees.items():
        page = rendering.render(SimpleNamespace(tree=tree, name=name), "html")
        (folder / f"{name}.html").write_bytes(page.data)
    return sorted(str(path) for path in folder.iterdir())


def test_browser_finds_no_fault(pages):
    needs("node", "axe-core")
    if not Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists():
        pytest.skip("Chromium is not installed")
    script = ROOT / "tests" / "browser" / "check_pages.mjs"
    run = subprocess.run(["node", str(script), *pages], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_nu_checker_finds_no_error(pages):
    needs("java", "vnu-jar")
    (jar,) = sorted((TOOLS / "node_modules" / "vnu-jar").rglob("vnu.jar"))[:1]
    command = ["java", "-jar", str(jar), "--errors-only", "--stdout", *pages]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
