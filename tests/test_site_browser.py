"""A site in a real browser and before the judge of HTML, where they are installed.

Needs what tests/test_html_browser.py needs, in the folder named by BROWSER_TOOLS.
"""

from __future__ import annotations

import subprocess

import pytest

from conftest import ROOT
from teiwright.cli import main
from teiwright.site import parts
from test_html_browser import TOOLS, needs


@pytest.fixture(scope="module", params=["small", "large"])
def site(tmp_path_factory, request):
    """The texts of tests/site, built as one builds them; and as if they were very many, with persons and dates on several pages."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "large":
            patch.setattr(parts, "LARGEST", 2500)
        build(folder)
    return folder


def build(folder):
    with pytest.raises(SystemExit) as end:
        main(
            [
                "build",
                str(ROOT / "tests" / "site"),
                *["--site", "--quiet", "--jobs", "1", "--to", "html"],
                "-o",
                str(folder),
            ]
        )
    assert end.value.code == 0


def test_the_command_writes_the_site(site):
    pages = {p.name for p in site.glob("*.html")} - {"overview.html"}  # of the run, for who made it
    whole = {"index.html", "persons.html", "chronology.html", "search.html"}
    divided = {name.partition("-")[0] for name in pages - whole}
    assert whole <= pages
    assert divided == ({"persons", "chronology"} if site.name.startswith("large") else set())
    assert len(list(site.glob("*/index.html"))) == 5


def test_browser_finds_no_fault_in_the_site(site):
    needs("node", "axe-core")
    script = ROOT / "tests" / "browser" / "check_site.mjs"
    run = subprocess.run(
        ["node", str(script), str(site), "water"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_browser_finds_no_fault_in_the_page_of_a_text(site):
    """As for a single page (tests/test_html_browser.py): notes and index by keyboard, accessibility, width, print."""
    needs("node", "axe-core")
    script = ROOT / "tests" / "browser" / "check_pages.mjs"
    pages = [str(site / name / "index.html") for name in ("lectures", "wharf")]
    run = subprocess.run(["node", str(script), *pages], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_nu_checker_finds_no_error_in_the_site(site):
    needs("java", "vnu-jar")
    (jar,) = sorted((TOOLS / "node_modules" / "vnu-jar").rglob("vnu.jar"))[:1]
    pages = [str(p) for p in sorted(site.rglob("*.html"))]
    command = [
        "java",
        "-jar",
        str(jar),
        "--errors-only",
        "--also-check-css",
        "--stdout",
        *pages,
        str(site / "site.css"),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
