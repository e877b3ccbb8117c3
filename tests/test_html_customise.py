"""The examples of docs/customise.md do what they say."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lxml import etree

from conftest import CASES, ROOT
from teiwright import rendering

GUIDE = (ROOT / "docs" / "customise.md").read_text("utf-8")


@pytest.fixture(scope="module")
def edition():
    path = CASES / "xslt" / "every-kind.xml"
    return SimpleNamespace(tree=etree.parse(str(path)), name=path.name)


def example(name, language):
    """The block of code that follows the first mention of a file."""
    return re.search(rf"`{re.escape(name)}`.*?```{language}\n(.*?)```", GUIDE, re.DOTALL)[1]


def test_style(edition):
    page = rendering.render(edition, "html", parameters={"css": example("my.css", "css")}).data.decode()
    assert "--rubric: #1d4f8c" in page


def test_language(edition):
    assert "Personnes" in rendering.render(edition, "html", parameters={"language": "fr"}).data.decode()


def test_one_template_overridden(edition, tmp_path):
    mine = tmp_path / "my-page.xsl"
    mine.write_text(example("my-page.xsl", "xml"), "utf-8")
    rendition = rendering.render(edition, mine)
    page = rendition.data.decode()
    assert rendition.suffix == ".html"
    assert '<span class="pb">p. 12</span>' in page
    usual = rendering.render(edition, "html").data.decode()
    assert page.replace('<span class="pb">p. 12</span>', "") == re.sub(
        r'<span class="pb" title="[^"]*">\[12\]</span>', "", usual
    )


def test_settings_reach_the_package_that_is_used(edition, tmp_path):
    mine = tmp_path / "my-page.xsl"
    mine.write_text(example("my-page.xsl", "xml"), "utf-8")
    page = rendering.render(edition, mine, parameters={"css": ".x {}", "language": "de"}).data.decode()
    assert ".x {}" in page
    assert "Personen" in page


def test_output_of_ones_own(edition, tmp_path):
    mine = tmp_path / "persons.xsl"
    mine.write_text(example("persons.xsl", "xml"), "utf-8")
    rendition = rendering.render(edition, mine)
    assert (rendition.name, rendition.suffix) == ("persons", ".csv")
    assert rendition.data.decode() == (
        "name;life;where\nBell, John;;paragraph 1\nBell, Mary;;paragraph 1\nOrme, Hannah;1801–1866;title\n"
    )
