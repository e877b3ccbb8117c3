"""What the program itself writes into a header is said in the language of the text: on the page, in the imprint, in the electronic book."""

from __future__ import annotations

import importlib
import io
import pkgutil
import re
import zipfile
from types import SimpleNamespace

import pytest
from lxml import etree, html

from conftest import ROOT
from teiwright import annotators, rendering, review
from teiwright.conventions import inline
from teiwright.conventions.notes import pairing as notes
from teiwright.conventions.talk import incidents
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


@pytest.mark.parametrize("phrase", ENGLISH)
def test_the_program_still_writes_what_is_translated(phrase):
    sources = "".join(
        p.read_text("utf-8") for p in (ROOT / "pipeline" / "teiwright" / "weaving").glob("*.py")
    )
    assert phrase in sources


RULES = etree.parse(str(ROOT / "xslt" / "lib" / "rule-words.xml")).findall("said")


def sentences_of_rules():
    """Those of the rules that set marks inside the text, which the page shows beside each mark."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(annotators.__path__, annotators.__name__ + ".")
    ]
    modules += [review, notes, inline, incidents]
    return {sentence for module in modules for sentence in getattr(module, "RULES", {}).values()}


@pytest.mark.parametrize("said", [*SAID, *RULES], ids=lambda s: s.findtext("en")[:30])
def test_every_phrase_is_there_in_every_language(said):
    assert [child.tag for child in said] == list(LANGUAGES)
    assert all((child.text or "").strip() for child in said)


def test_no_rule_that_marks_something_is_without_translation():
    """What is missing belongs in xslt/lib/rule-words.xml; until it is there, the page shows the English sentence."""
    assert sentences_of_rules() - {said.findtext("en") for said in RULES} == set()


def test_no_sentence_is_translated_that_no_rule_says():
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "pipeline" / "teiwright").rglob("*.py"))
    joined = re.sub(r'"\s*\n\s*"', "", sources).replace('\\"', '"').replace("\\\\", "\\")
    assert [said.findtext("en") for said in RULES if said.findtext("en") not in joined] == []


@pytest.mark.parametrize(
    "name", ["lib/labels.xml", "lib/header-words.xml", "lib/rule-words.xml", "site/labels.xml"]
)
def test_french_has_a_narrow_space_before_its_signs(name):
    # (What a typist put into square brackets is quoted as typed.)
    words = [re.sub(r"\[Greek: …\]", "", fr.text) for fr in etree.parse(str(ROOT / "xslt" / name)).iter("fr")]
    assert [w for w in words if re.search(r"[\w\s«)](?<!\u202f)[?!;:»]|«(?!\u202f)", w)] == []


def test_the_page_says_the_rules_in_the_language_of_the_text(edition):
    language = edition.tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
    root = html.document_fromstring(rendering.render(edition, "html").data.decode())
    translated = {said.findtext(language) for said in RULES}
    rules = [cell.text_content() for cell in root.xpath("//*[@id='sureness']//tbody/tr/td[1]")]
    assert rules
    assert set(rules) <= translated
    assert not root.xpath("//*[@id='sureness']//*[@lang]")
    titles = root.xpath("//article//*[contains(@class, 'mark')]/@title")
    assert titles
    assert all(any(title.endswith(sentence) for sentence in translated) for title in titles)


def test_a_rule_that_is_not_translated_is_said_as_it_is_and_marked_as_english():
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr"><teiHeader xml:lang="en"><fileDesc><titleStmt><title>Une lettre</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><encodingDesc><classDecl><taxonomy>"
        '<category xml:id="r"><catDesc>A ship by its flag.</catDesc></category></taxonomy></classDecl></encodingDesc></teiHeader>'
        '<text><body><p>Le <name ana="#r" cert="low">Calypso</name>.</p></body></text></TEI>'
    )
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei)), name="ship")
    root = html.document_fromstring(rendering.render(edition, "html").data.decode())
    said = root.xpath("//*[text() = 'A ship by its flag.']")
    assert [element.get("lang") for element in said] == ["en", "en"]


def test_marks_of_quotation_that_a_file_left_out_are_set_with_narrow_spaces_in_french():
    """Those that were typed keep their spaces, which on the page end no line."""
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr"><teiHeader><fileDesc><titleStmt><title>Une lettre</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        "<text><body><p>Il dit <q>oui</q> ; « non » dit-elle.</p></body></text></TEI>"
    )
    edition = SimpleNamespace(tree=etree.ElementTree(etree.fromstring(tei)), name="oui")
    assert "«\u202foui\u202f»" in page(edition)
    assert "; «\u00a0non\u00a0» dit-elle." in page(edition)
    assert "Il dit «\u202foui\u202f» ; « non » dit-elle." in printed(edition)


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
        "fr": "Identifiant (local)\u202f: ",
        "de": "Kennung (lokal): ",
        "es": "Identificador (local): ",
        "it": "Identificatore (locale): ",
    }
    language = edition.tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
    assert publisher[language] in "".join(etree.fromstring(rendering.render(edition, "fo").data).itertext())


def test_what_is_said_of_rights_in_the_imprint_is_not_called_a_licence(edition):
    language = edition.tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
    nothing = next(s for s in SAID if s.findtext("en") == "The text itself says nothing about rights.")
    said = printed(edition)
    assert nothing.findtext(language) in said
    assert not re.search(r"(?:Licen[cz]|Lizenz)\w*\s?: ", said)
