"""Notes, names, dates and quotations are the same in every output, because all are made from one prepared text."""

from __future__ import annotations

import copy
import re
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import pages_of_book
from teiwright import rendering

FO = "{http://www.w3.org/1999/XSL/Format}"
OUTPUTS = ["html", "fo", "typst", "epub", "txt"]

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="agree" xml:lang="{language}"><teiHeader><fileDesc><titleStmt><title>Agreement</title>
<author>Anna Example</author></titleStmt><publicationStmt><publisher>The Test Press</publisher></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><quotation marks="none"><p>Taken off.</p></quotation></editorialDecl></encodingDesc></teiHeader>
<standOff><listPerson>
<person xml:id="per-orme"><persName type="variant"><surname>Ormey</surname></persName><persName><forename>Hannah</forename> <surname>Orme</surname></persName>
<birth when="1801-02-03"/><death when="1866"/></person>
<person xml:id="per-aebi"><persName><forename>Karl</forename> <nameLink>von</nameLink> <surname>Äbi</surname></persName><birth when="1790"/></person></listPerson>
<listPlace><place xml:id="pla-wharf"><placeName>Low Wharf</placeName></place></listPlace></standOff>
<text xml:lang="{language}"><body><div><head>First</head>
<p xml:id="p1"><persName ref="#per-orme">Hannah Orme</persName> said: <said>He wrote <q>no</q> on <date when="1843-07-25">25 July</date></said>,
and <rs ref="#per-orme">the widow</rs> left <placeName ref="#pla-wharf">the Wharf</placeName>.<ref type="noteAnchor" n="1" target="#n1">[1]</ref></p>
<p xml:id="p2">From <date from="1811" to="1815-06">then to then</date> <persName ref="#per-aebi" cert="low">Äbi</persName> and <orgName>Dock Company</orgName>
met;<ref type="noteAnchor" n="2" target="#n2">[2]</ref> <soCalled>peace</soCalled> it was.</p></div></body>
<back><div type="notes"><note xml:id="n1" n="1" place="end"><label>1.</label> See <title level="m">Low Water</title>, <quote>a tide</quote>.</note>
<note xml:id="n2" n="2" place="end"><label>2.</label> Or <persName ref="#per-orme">Orme</persName>.</note></div></back></text></TEI>"""

MARKS = {"en": "“‘’”", "fr": "«“”»", "de": "„‚‘“"}
"""Opening and closing marks, outer and inner, as labels.xml has them."""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def strings(code: str) -> str:
    """What Typst prints of a block of code: its strings, and where a note is called, its number."""
    printed, depth, skipping = [], 0, None
    for token in re.finditer(r'note\("[^"]*", "([^"]*)", |"((?:[^"\\]|\\.)*)";|[{}]|"(?:[^"\\]|\\.)*"', code):
        if token[0] in "{}":
            depth += 1 if token[0] == "{" else -1
            skipping = None if depth == skipping else skipping
        elif skipping is None and token[1] is not None:
            printed.append(f"[{token[1]}]")
            skipping = depth
        elif skipping is None and token[2] is not None:
            printed.append(token[2])
    return "".join(printed)


class Html:
    def __init__(self, data: bytes) -> None:
        self.page = html.document_fromstring(data.decode())

    def paragraphs(self):
        for p in copy.deepcopy(self.page).xpath("//article//p[@id='p1' or @id='p2']"):
            for aside in p.xpath(".//*[@class='sidenote' or @class='address']"):
                aside.drop_tree()
            for mark in p.xpath(".//*[@role='doc-noteref']"):
                mark.text = f"[{mark.text}]"
            yield p.text_content()

    def notes(self):
        for note in self.page.xpath("//section[@role='doc-endnotes']//li"):
            words = note.xpath(".//div[@class='note-body']")[0]
            for back in words.xpath(".//*[@class='way-back']"):
                back.drop_tree()
            yield note.xpath("string(span[@class='number'])"), words.text_content()

    def index(self):
        for entry in self.page.xpath("//section[starts-with(@id, 'index-')]//p[@class='entry']"):
            life = entry.xpath("string(span[@class='life'])")
            yield entry.xpath("string(b)") + (f" ({life})" if life else "")


class Fo:
    def __init__(self, data: bytes) -> None:
        self.root = etree.fromstring(data)

    def paragraphs(self):
        for p in copy.deepcopy(self.root).xpath("//*[@id='p1' or @id='p2']"):
            for note in p.iter(f"{FO}footnote-body"):
                note.clear(keep_tail=True)
            for note in p.iter(f"{FO}footnote"):
                note[0].text = f"[{''.join(note[0].itertext())}]"
                for child in note[0]:
                    child.clear(keep_tail=True)
            yield "".join(p.itertext())

    def notes(self):
        for body in self.root.iter(f"{FO}footnote-body"):
            words = squeezed("".join(body.itertext()))
            number = re.match(r"\d+", words)[0]
            yield number, words.removeprefix(number).lstrip(".")

    def index(self):
        for entry in self.root.xpath("//*[starts-with(@id, 'ix-')]"):
            yield entry.text.strip().rstrip(",")


class Typst:
    def __init__(self, data: bytes) -> None:
        self.code = data.decode()

    def paragraphs(self):
        for line in self.code.splitlines():
            if line.startswith(('para("p1"', 'para("p2"')):
                yield strings(line[line.index("{") :])

    def notes(self):
        for number, rest in re.findall(r'note\("n\d", "(\d)", (\{(?:[^{}]|\{[^{}]*\})*\})\);', self.code):
            yield number, strings(rest)

    def index(self):
        listed = self.code[self.code.index("\nindex(") :]
        for name, detail in re.findall(r'^\("([^"]*)", "([^"]*)", (?:true|false), \(', listed, re.MULTILINE):
            yield name + (f" ({detail})" if detail else "")


class Epub:
    def __init__(self, data: bytes) -> None:
        self.pages = [html.document_fromstring(page.encode()) for page in pages_of_book(data).values()]

    def paragraphs(self):
        for page in self.pages:
            for p in page.xpath("//*[@id='p1' or @id='p2']"):
                for mark in p.xpath(".//*[@role='doc-noteref']"):
                    mark.text = f"[{mark.text}]"
                yield p.text_content()

    def notes(self):
        for page in self.pages:
            for note in page.xpath("//aside"):
                number = note.xpath("string(.//a[@role='doc-backlink'])")
                yield number, note.text_content().strip().removeprefix(number)

    def index(self):
        for page in self.pages:
            for entry in page.xpath("//li[starts-with(@id, 'ix-')]"):
                yield entry.text.strip().rstrip(":")


class Plain:
    def __init__(self, data: bytes) -> None:
        self.paragraphs_ = [p for p in data.decode().split("\n\n") if p]

    def paragraphs(self):
        return [p for p in self.paragraphs_ if re.search(r"\[\d\]", p)]

    def notes(self):
        return [
            re.match(r"(\d)\. (.*)", p, re.DOTALL).groups() for p in self.paragraphs_ if re.match(r"\d\. ", p)
        ]


READERS = {"html": Html, "fo": Fo, "typst": Typst, "epub": Epub, "txt": Plain}


@pytest.fixture(scope="module", params=MARKS)
def made(request):
    """Every output of the edition in one language."""
    root = etree.fromstring(EDITION.format(language=request.param))
    edition = SimpleNamespace(tree=etree.ElementTree(root), name="agree")
    return request.param, {n: READERS[n](rendering.render(edition, n).data) for n in OUTPUTS}


def test_the_words_with_their_dates_quotation_marks_and_note_numbers(made):
    language, outputs = made
    a, b, c, d = MARKS[language]
    expected = [
        squeezed(f"Hannah Orme said: {a}He wrote {b}no{c} on 25 July{d}, and the widow left the Wharf.[1]"),
        squeezed(f"From then to then Äbi and Dock Company met;[2] {a}peace{d} it was."),
    ]
    for name, output in outputs.items():
        assert [squeezed(p) for p in output.paragraphs()] == expected, name


def test_the_notes(made):
    language, outputs = made
    a, _, _, d = MARKS[language]
    expected = [("1", squeezed(f"See Low Water, {a}a tide{d}.")), ("2", "OrOrme.")]
    for name, output in outputs.items():
        assert [(n, squeezed(words)) for n, words in output.notes()] == expected, name


def test_the_names_of_the_indexes_in_their_order(made):
    """Persons by surname, without regard to accents; then places and organisations. Who is not listed is indexed by the words of the text."""
    expected = ["Äbi, Karl von (* 1790)", "Orme, Hannah (1801–1866)", "Low Wharf", "Dock Company"]
    for name, output in made[1].items():
        if name != "txt":
            assert list(output.index()) == expected, name


def test_whoever_is_pointed_to_is_indexed(made):
    """Also by words that are no name: the widow."""
    page = made[1]["html"].page
    assert page.xpath("//section[@id='index-person']//li[@id='per-orme']//mark/text()") == [
        "Hannah Orme",
        "the widow",
        "Orme",
    ]
    code = made[1]["typst"].code
    line = next(line for line in code.splitlines() if line.startswith('("Orme, Hannah"'))
    assert len(re.findall(r'\("(?:p1|n2)\.\d"', line)) == 3


LOOSE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Loose</title></titleStmt>
<publicationStmt><publisher>The Test Press</publisher></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc></teiHeader>
<text><body><list><label>alpha</label><pb n="7"/><item>barley</item><label>gamma</label><item>malt</item><label>delta</label></list>
<p>He met <orgName ref="#org" xml:id="o">the Board<note place="bottom" xml:id="n1">Deepdale.</note></orgName> then.</p>
<p>One<ref type="noteAnchor" n="2" target="#n2">see zebra</ref> two<ref type="noteAnchor" n="12a" target="../x">quagga <bibl>okapi</bibl></ref> three.</p>
<p>Four <figure><head>ibex</head><figDesc>A marten.</figDesc><note place="bottom">Of otters.</note></figure> five.</p></body>
<back><div type="notes"><note xml:id="n2" n="2" place="end"><label>2.</label> Text.</note></div></back></text></TEI>"""
"""Labels that no item follows at once, a note within a name that is a link, markers with words, a figure in a line."""


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_stands_where_it_seldom_does_is_kept_once(output):
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(LOOSE)), name="loose")
    data = rendering.render(edition, output).data
    shown = "".join(pages_of_book(data).values()) if output == "epub" else data.decode()
    words = ("alpha", "barley", "gamma", "malt", "delta", "Deepdale", "zebra", "quagga", "okapi")
    words += ("ibex", "marten", "otters")
    assert [w for w in words if w not in shown] == []
    assert shown.index("alpha") < shown.index("barley") < shown.index("gamma") < shown.index("delta")
    if output == "html":
        ids = html.document_fromstring(shown).xpath("//@id")
        assert len(ids) == len(set(ids))


NUMBERED = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>[Title to be supplied]</title></titleStmt>
<publicationStmt><publisher>The Test Press</publisher></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="fr"><body><p>One<ref type="noteAnchor" n="1" target="#n1">[^1]</ref> two<ref type="noteAnchor" target="#n2">voir plus bas</ref> three.<ref type="noteAnchor" n="3" target="#n3">[3]</ref></p></body>
<back><div type="notes"><note xml:id="n1" n="1"><label>[^1]:</label> barley</note><note xml:id="n2" n="2"><label>Note 2:</label> malt</note>
<note xml:id="n3" n="3"><label>Remarque générale.</label> quagga</note></div></back></text></TEI>"""


@pytest.mark.parametrize("output", ["html", "fo", "typst", "epub"])
def test_a_label_that_is_the_number_is_shown_as_the_number_alone(output):
    """However the source writes it; one with other words is kept, and so are the words of a marker without number."""
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(NUMBERED)), name="numbered")
    data = rendering.render(edition, output).data
    shown = "".join(pages_of_book(data).values()) if output == "epub" else data.decode()
    if output == "html":
        page = html.document_fromstring(shown)
        shown = page.xpath("string(//title)") + page.xpath("//article")[0].text_content()
    assert [w for w in ("[^1]", "Note 2:", "to be supplied") if w in shown] == []
    words = ("barley", "malt", "quagga", "Remarque générale.", "voir plus bas", "Texte sans titre")
    assert [w for w in words if w not in shown] == []
