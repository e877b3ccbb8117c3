"""How each element looks on the page and in plain text: cases in tests/cases/xslt/*.md.

A case is a heading and three blocks: the TEI (what stands in body), the page, the plain text. Only what lies inside the
body is compared; white space between elements does not count.
"""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import CASES
from teiwright import rendering

FRAME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Case</title></titleStmt>
<publicationStmt><publisher>nobody</publisher></publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><quotation marks="all"><p>kept</p></quotation></editorialDecl></encodingDesc></teiHeader>
<standOff><listPerson><person xml:id="per-orme"><persName><surname>Orme</surname>, <forename>Hannah</forename></persName>
<birth when="1801"/><death when="1866"/></person></listPerson></standOff><text><body>{}</body></text></TEI>"""

CASE = re.compile(
    r"^## (?P<name>.+?)\n(?P<words>.*?)```xml\n(?P<tei>.*?)```\n+```html\n(?P<html>.*?)```\n+```text\n(?P<text>.*?)```",
    re.MULTILINE | re.DOTALL,
)


def found():
    for path in sorted((CASES / "xslt").glob("*.md")):
        for match in CASE.finditer(path.read_text("utf-8")):
            yield pytest.param(path, match, id=f"{path.stem}: {match['name']}")


def body_of(page: bytes) -> str:
    root = html.document_fromstring(page.decode())
    body = root.xpath("//div[@class='body']")[0]
    for copy in body.xpath(".//span[@class='sidenote']"):
        copy.drop_tree()
    inner = (body.text or "") + "".join(html.tostring(child, encoding="unicode") for child in body)
    return re.sub(r"\s+", " ", inner).strip()


@pytest.mark.parametrize(("path", "case"), list(found()))
def test_case(path, case, request):
    tree = etree.ElementTree(etree.fromstring(FRAME.format(case["tei"].strip())))
    edition = SimpleNamespace(tree=tree, name="case")
    page = body_of(rendering.render(edition, "html").data)
    text = rendering.render(edition, "txt", parameters={"width": "60"}).data.decode()
    if request.config.getoption("--update-golden"):
        whole = path.read_text("utf-8")
        new = (
            case[0]
            .replace(f"```html\n{case['html']}```", f"```html\n{page}\n```")
            .replace(f"```text\n{case['text']}```", f"```text\n{text}```")
        )
        path.write_text(whole.replace(case[0], new), "utf-8")
        return
    assert page == re.sub(r"\s+", " ", case["html"]).strip()
    assert text == case["text"]


def test_there_are_cases():
    assert len(list(found())) > 20
