"""What the program itself writes into a header is said in the language of the text: on the page, in the imprint, in the electronic book."""

from __future__ import annotations

import io
import re
import zipfile
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import ROOT
from teiwright import rendering
from teiwright.encode import Options, encode
from teiwright.model import Register
from teiwright.reading import read_source

SAID = etree.parse(str(ROOT / "xslt" / "lib" / "header-words.xml")).findall("said")
LANGUAGES = ("en", "fr", "de", "es", "it")
ENGLISH = [said.findtext("en") for said in SAID]
TEXTS = {
    "fr": "Valmont, le 3 avril 1851\n\nChère Élise,\n\nLa maison est fermée depuis la crue, et le notaire Delmas ne veut pas y coucher.\n\nVotre dévouée,\n\nMarthe Rousselot\n",
    "de": "Augsburg, den 3. Mai 1822\n\nLieber Vetter,\n\nder Müller Fasching hat die Brücke nie betreten, und niemand weiß, warum er es nicht tat.\n\nDein\n\nLeonhard Aigner\n",
    "es": "Cartagena, 4 de mayo de 1832\n\nMuy señora mía:\n\nRecibí su carta y la he leído a don Rodrigo Peñalver, que la oyó con lágrimas en los ojos.\n\nDe usted afectísimo servidor,\n\nTomás Llorente\n",
    "it": "Bergamo, 7 giugno 1829\n\nCarissima sorella,\n\nla lettera è giunta ieri, e l'ho letta al conte Alvise Morandi, che ne pianse a lungo.\n\nIl tuo affezionatissimo fratello,\n\nLorenzo Gualtieri\n",
}


@pytest.mark.parametrize("said", SAID, ids=lambda s: s.findtext("en")[:30])
def test_every_phrase_is_there_in_every_language(said):
    assert [child.tag for child in said] == list(LANGUAGES)
    assert all((child.text or "").strip() for child in said)


@pytest.mark.parametrize("phrase", ENGLISH)
def test_the_program_still_writes_what_is_translated(phrase):
    sources = "".join(
        p.read_text("utf-8") for p in (ROOT / "pipeline" / "teiwright" / "weaving").glob("*.py")
    )
    assert phrase in sources


@pytest.fixture(scope="module", params=TEXTS)
def edition(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("text") / f"letter-{request.param}.txt"
    path.write_text(TEXTS[request.param], "utf-8")
    made = encode(read_source(path), Options(), register=Register())
    tree = etree.ElementTree(etree.fromstring(made.tei.to_bytes()))
    assert tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == request.param
    return SimpleNamespace(tree=tree, name=path.name)


def page(edition):
    """Without the sentences of the rules, which are those of the header: in the list of rules, and behind each mark."""
    root = html.document_fromstring(rendering.render(edition, "html").data.decode())
    for part in root.xpath("//style | //script | //*[@lang='en']"):
        part.drop_tree()
    return " ".join(root.xpath("//text() | //@aria-label | //*[not(ancestor::article)]/@title"))


def electronic_book(edition):
    with zipfile.ZipFile(io.BytesIO(rendering.render(edition, "epub").data)) as book:
        files = [n for n in book.namelist() if n.endswith((".xhtml", ".opf"))]
        return " ".join(" ".join(etree.fromstring(book.read(n)).itertext()) for n in files)


def printed(edition):
    return " ".join(etree.fromstring(rendering.render(edition, "fo").data).itertext())


@pytest.mark.parametrize("output", [page, electronic_book, printed], ids=lambda f: f.__name__)
def test_no_english_is_left(edition, output):
    """But for what is the same word in the other language."""
    shown = " ".join(output(edition).split())
    same = {
        said.findtext("en")
        for said in SAID
        if said.findtext("en") in [said.findtext(language) for language in LANGUAGES[1:]]
    }
    assert [p for p in ENGLISH if p not in same and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", shown)] == []
    assert not re.search(r"\b(the|with|of|and|by|from|which)\b", shown)


def test_a_day_of_publication_is_said_in_words_of_the_language():
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr"><teiHeader><fileDesc><titleStmt><title>Une lettre</title></titleStmt>'
        '<publicationStmt><publisher>Archives</publisher><date when="2024-03-02">{}</date></publicationStmt><sourceDesc><p>x</p></sourceDesc>'
        "</fileDesc></teiHeader><text><body><p>Un mot.</p></body></text></TEI>"
    )
    for words, said in (
        ("2024-03-02", "2 mars 2024"),
        ("2 March 2024", "2 mars 2024"),
        ("le 2 mars", "le 2 mars"),
    ):
        edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei.format(words))), name="day")
        for output in (page, printed):
            assert said in output(edition), (words, output)


def test_the_imprint_has_the_colon_of_the_language(edition):
    publisher = {
        "fr": "Identifiant (local)\u00a0: ",
        "de": "Kennung (lokal): ",
        "es": "Identificador (local): ",
        "it": "Identificatore (locale): ",
    }
    language = edition.tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
    assert publisher[language] in "".join(etree.fromstring(rendering.render(edition, "fo").data).itertext())
