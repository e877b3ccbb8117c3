"""The value of a date in words, in the grammar of each language."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import etree, html

from teiwright import rendering

SHELL = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p><date {value}>x</date></p></body></text></TEI>"""


def said(lang, value):
    tree = etree.ElementTree(etree.fromstring(SHELL.format(lang=lang, value=value)))
    page = html.document_fromstring(
        rendering.render(SimpleNamespace(tree=tree, name="t"), "html").data.decode()
    )
    (date,) = page.xpath("//article//*[contains(@class, 'date')][@title]")
    return date.get("title")


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [
        ("fr", 'when="1789-07-01"', "1er juillet 1789"),
        ("fr", 'when="1789-07-14"', "14 juillet 1789"),
        ("it", 'when="1943-10-01"', "1º ottobre 1943"),
        ("de", 'when="1848-04-01"', "1. April 1848"),
        ("fr", 'from="1742-05-03" to="1742-05-05"', "du 3 mai 1742 au 5 mai 1742"),
        ("de", 'from="1742-05-03" to="1742-05-05"', "vom 3. Mai 1742 bis 5. Mai 1742"),
        ("es", 'from="1742-05-03" to="1742-05-05"', "del 3 de mayo de 1742 al 5 de mayo de 1742"),
        ("it", 'from="1742-05-03" to="1742-05-05"', "dal 3 maggio 1742 al 5 maggio 1742"),
        (
            "de",
            'notBefore="1742-05-03" notAfter="1742-05-05"',
            "irgendwann zwischen dem 3. Mai 1742 und dem 5. Mai 1742",
        ),
        ("de", 'from="1742" to="1745"', "von 1742 bis 1745"),
        ("en", 'notBefore="1745-01-01" notAfter="1750-12-31"', "at some time between 1745 and 1750"),
        (
            "en",
            'notBefore="1745-01-01" notAfter="1750-11-30"',
            "at some time between 1 January 1745 and 30 November 1750",
        ),
        ("en", 'from="-0480-01-01" to="-0470-12-31"', "from 480 BC to 470 BC"),
    ],
)
def test_a_date_is_said_as_one_says_it(lang, value, expected):
    assert said(lang, value) == expected
