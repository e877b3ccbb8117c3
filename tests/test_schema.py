"""The grammar: kept fresh, compiled fast, a subset of TEI's own, described by the documentation."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from conftest import BASE, SCHEMAS
from teiwright import rendering
from teiwright.validation import schematron

sys.path.insert(0, str(Path(__file__).parent / "schema"))

from grammar_facts import read_grammar
from make_rng import rng_text
from random_documents import RNG, Writer, starting_anywhere

GRAMMAR = SCHEMAS / "teiwright.rng"
TEI_ALL = os.environ.get("TEI_ALL_RNG", "")
TEI_RULES = os.environ.get("TEI_ALL_SCH", "")
needs_tei_all = pytest.mark.skipif(
    not TEI_ALL, reason="set TEI_ALL_RNG to a tei_all.rng to compare our grammar with TEI's own"
)


@pytest.fixture(scope="module")
def grammar():
    return etree.RelaxNG(etree.parse(GRAMMAR))


def as_read_from_a_file(document):
    return etree.fromstring(etree.tostring(document), etree.XMLParser(collect_ids=False)).getroottree()


def test_the_rng_is_made_from_the_rnc_as_it_is_now():
    assert GRAMMAR.read_text("utf-8") == rng_text(SCHEMAS / "teiwright.rnc"), (
        "run: python tests/schema/make_rng.py"
    )


def test_libxml2_compiles_the_grammar_at_once():
    """libxml2 takes minutes, or for ever, over some grammars: the limit is far above what ours needs (0.1 s)."""
    program = "import sys; from lxml import etree; etree.RelaxNG(etree.parse(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", program, str(GRAMMAR)], check=True, timeout=60)


def test_no_pattern_that_libxml2_gets_wrong():
    for pattern in etree.parse(GRAMMAR).iter(f"{RNG}group", f"{RNG}choice", f"{RNG}interleave"):
        assert len(pattern) > 1, f"line {pattern.sourceline}: a group of one"
    for pattern in etree.parse(GRAMMAR).iter(f"{RNG}oneOrMore", f"{RNG}zeroOrMore"):
        assert pattern.find(f"{RNG}empty") is None, f"line {pattern.sourceline}: nothing, repeated"


def test_every_element_and_attribute_is_explained_in_a_sentence():
    elements = read_grammar(GRAMMAR)
    assert len(elements) == 154
    assert [name for name, facts in elements.items() if not facts.sentence.endswith(".")] == []
    documentation = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
    for attribute in etree.parse(GRAMMAR).iter(f"{RNG}attribute"):
        assert (attribute.findtext(documentation) or "").endswith("."), attribute.sourceline


def test_random_documents_from_the_grammar_are_valid(grammar):
    writer = Writer(GRAMMAR, seed=1)
    for document in writer.documents(60):
        assert grammar.validate(as_read_from_a_file(document)), grammar.error_log


def test_the_same_seed_writes_the_same_documents():
    first, second = ([etree.tostring(d) for d in Writer(GRAMMAR, seed=7).documents(5)] for _ in range(2))
    assert first == second


def test_random_pieces_meet_every_element_and_attribute():
    elements = read_grammar(GRAMMAR)
    writer = Writer(GRAMMAR, seed=3)
    list(writer.pieces(25, depth=2, size=4))
    expected = set(elements) | {
        f"{e}/@{a.removeprefix('xml:')}" for e, f in elements.items() for a in f.attributes
    }
    assert expected - writer.seen == set()


@needs_tei_all
def test_tei_all_rejects_no_random_document(tmp_path):
    elements = set(read_grammar(GRAMMAR))
    writer = Writer(GRAMMAR, seed=int(os.environ.get("TEI_ALL_SEED", "1")))
    number = int(os.environ.get("TEI_ALL_DOCUMENTS", "200"))
    for kind, grammar, documents in (
        ("document", Path(TEI_ALL), writer.documents(number)),
        ("piece", tmp_path / "anywhere.rng", writer.pieces(1 + number // 40)),
    ):
        if kind == "piece":
            starting_anywhere(Path(TEI_ALL), elements).write(grammar)
        folder = tmp_path / kind
        folder.mkdir()
        for place, document in enumerate(documents):
            (folder / f"{place:05}.xml").write_bytes(etree.tostring(document, encoding="utf-8"))
        assert rejected(grammar, sorted(folder.iterdir())) == []


def rejected(grammar, files):
    """What a grammar says against files: by jing where it is installed, for lxml needs 10 to 20 seconds to compile tei_all."""
    if shutil.which("jing"):
        done = subprocess.run(
            ["jing", str(grammar), *map(str, files)], capture_output=True, encoding="utf-8", check=False
        )
        return [line for line in done.stdout.splitlines() if ": error:" in line or ": fatal:" in line]
    compiled = etree.RelaxNG(etree.parse(grammar))
    return [str(compiled.error_log) for file in files if not compiled.validate(etree.parse(file))]


@pytest.mark.skipif(not shutil.which("jing"), reason="jing, the second opinion, is not installed")
def test_libxml2_and_jing_agree_on_damaged_documents(grammar, tmp_path):
    """libxml2 gives the wrong verdict on some grammars; not on ours."""
    chance = random.Random(4)
    names = sorted(read_grammar(GRAMMAR))
    verdicts = {}
    for place, document in enumerate(Writer(GRAMMAR, seed=4).documents(120, size=120)):
        damage(document, chance, names)
        file = tmp_path / f"{place:03}.xml"
        file.write_bytes(etree.tostring(document))
        verdicts[str(file)] = grammar.validate(etree.parse(file, etree.XMLParser(collect_ids=False)))
    faulty = {line.partition(":")[0] for line in rejected(GRAMMAR, sorted(verdicts))}
    assert {file for file, valid in verdicts.items() if not valid} == faulty
    assert 20 < len(faulty) < 120


def damage(document, chance, names):
    """One thing made wrong, or perhaps only changed: an element renamed, removed, moved, emptied, or given text."""
    element = chance.choice(list(document.iter())[1:])
    parent = element.getparent()
    match chance.randrange(5):
        case 0:
            element.tag = f"{{http://www.tei-c.org/ns/1.0}}{chance.choice(names)}"
        case 1:
            parent.remove(element)
        case 2:
            parent.insert(chance.randrange(len(parent) + 1), element)
        case 3:
            element.set(chance.choice(("type", "when", "ref", "place", "unit", "cert")), "x y")
        case _:
            element.text = "words"


@dataclass(frozen=True)
class Edition:
    """A document that was found valid."""

    tree: etree._ElementTree
    name: str = "a random document"


@pytest.mark.parametrize("output", ["html", "fo", "txt"])
def test_whatever_the_grammar_allows_can_be_published(output):
    """No element is unknown to a stylesheet, wherever the grammar lets it stand."""
    for document in Writer(GRAMMAR, seed=6).documents(40, size=150):
        if document.find("{*}text") is not None:
            assert rendering.render(Edition(as_read_from_a_file(document)), output).data


EDITIONS = sorted((SCHEMAS.parent / "tei").glob("*/*.xml")) + sorted((SCHEMAS.parent / "tei").glob("*.xml"))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda path: path.name)
def test_our_editions_are_valid(grammar, edition):
    assert grammar.validate(etree.parse(edition)), grammar.error_log


@needs_tei_all
def test_our_editions_are_valid_under_tei_all():
    assert rejected(Path(TEI_ALL), EDITIONS) == []


@pytest.mark.skipif(
    not TEI_RULES, reason="set TEI_ALL_SCH to TEI's own Schematron rules to run them on our editions"
)
def test_our_editions_pass_the_rules_of_the_tei():
    rules = schematron.from_file(Path(TEI_RULES))
    for edition in EDITIONS:
        text = etree.tostring(etree.parse(edition), encoding="unicode")
        assert [p.message for p in rules.problems(etree.parse(edition), text, edition.name)] == []


@pytest.mark.parametrize(
    ("speech", "valid"),
    [
        ("<speaker>Ann</speaker><p>Yes.</p>", True),
        ("<speaker>Ann</speaker><stage>She goes.</stage>", True),
        ("<stage>Aside.</stage><p>Yes.</p><stage>She goes.</stage>", True),
        ("<stage>She goes.</stage>", False),
        ("<speaker>Ann</speaker>", False),
    ],
)
def test_a_speech_has_words_or_a_speaker(grammar, speech, valid):
    """TEI since 4.10: a stage direction alone, without a speaker, is no speech."""
    text = BASE.replace("</body>", f"<div><sp>{speech}</sp></div></body>")
    assert grammar.validate(as_read_from_a_file(etree.fromstring(text.encode()))) is valid
