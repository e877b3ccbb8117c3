"""Names for texts: an id in XML and a file name on every system, from the words of a file name or title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.deposit.payload import safe_name
from teiwright.identifiers import LONGEST, RESERVED, xml_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A Letter of 1871", "a-letter-of-1871"),
        ("The Miller’s Tale", "the-millers-tale"),
        ("Brief Nr. 5 (Müller)", "brief-nr-5-muller"),
        ("Große Straße, 1914–18", "grosse-strasse-1914-18"),
        ("1914", "text-1914"),
        ("письмо Анне", "письмо-анне"),
        ("日記", "text-1130700c"),
        ("จดหมาย 2", "text-2-7a004cea"),
        ("...", "text"),
        # What Windows takes for a device cannot be the name of a folder there.
        ("Con", "text-con"),
        ("nul", "text-nul"),
        # The page of each text in a site is index.html, and that of this one alone would be called so, too.
        ("Index", "text-index"),
        # Nothing is left of these but that they differ.
        ("☞", "text-d45ba681"),
        ("☜", "text-f6072662"),
    ],
)
def test_the_name_of_a_text(words, name):
    assert xml_name(words) == name


def test_long_names_that_begin_alike_stay_apart():
    one, other = (xml_name("a very long name " * 20 + end) for end in ("one", "two"))
    assert one != other
    assert len(one) <= LONGEST


@given(st.text(max_size=300))
def test_any_name_serves_as_an_id_and_as_a_file_name(words):
    name = xml_name(words)
    assert etree.fromstring(f'<p xml:id="{name}"/>').get("{http://www.w3.org/XML/1998/namespace}id") == name
    etree.fromstring(f"<{name}/>")
    assert len(name.encode()) <= LONGEST + len("text-")
    assert name not in RESERVED
    assert xml_name(name) == name


@given(st.lists(st.text("абвгд 日本ab.-", min_size=1, max_size=6), min_size=2, max_size=2, unique=True))
def test_files_of_a_package_stay_apart(names):
    one, other = (xml_name(name) for name in names)
    if one != other:
        assert safe_name(one) != safe_name(other)
    assert all(safe_name(name).isascii() for name in names)
