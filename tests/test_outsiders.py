"""Annotators and conventions of other packages: they are used only when asked for; spaCy is the worked example of an annotator."""

from __future__ import annotations

import re
import sys

import pytest

from conftest import ROOT, command
from teiwright import annotators
from teiwright.conventions import ReadingOptions
from teiwright.encode import Options, chosen, encode
from teiwright.errors import TeiwrightError
from teiwright.reading import decode

TEXT = "A day\n\nI saw Ada Lovelace in London. Ada Lovelace saw me on 5 July 1843.\n"


def test_what_is_installed_does_not_change_what_a_text_becomes():
    assert "spacy" not in chosen(Options())


def test_an_outsider_is_found_by_its_name():
    assert "spacy" in annotators.named(["spacy"])


def test_a_name_that_nobody_has_is_told_with_those_there_are():
    with pytest.raises(LookupError, match=r"There is no layer “magic”.*dates.*persons.*spacy"):
        annotators.named(["magic"])


def test_without_a_model_it_says_what_to_do(monkeypatch):
    monkeypatch.delenv("TEIWRIGHT_SPACY", raising=False)
    with pytest.raises(TeiwrightError, match="TEIWRIGHT_SPACY"):
        encode(decode(TEXT.encode(), "day.txt"), Options(layers=("spacy",)))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_persons_by_a_pipeline_made_here(monkeypatch):
    spacy = pytest.importorskip("spacy", reason="pip install teiwright[spacy]")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Lovelace"}])
    from teiwright.contrib import by_spacy

    monkeypatch.setenv("TEIWRIGHT_SPACY", "made-here")
    monkeypatch.setattr(by_spacy, "pipeline", lambda _: nlp)
    encoding = encode(decode(TEXT.encode(), "day.txt"), Options(layers=("spacy", "dates")))
    xml = encoding.tei.to_bytes().decode()
    name = '<persName ref="#per-ada-lovelace" cert="low" resp="#teiwright" ana="#rule-spacy.person">Ada Lovelace</persName>'
    assert xml.count(name) == 2
    assert 'when="1843-07-05"' in xml


def test_the_command_knows_it_too(tmp_path):
    (tmp_path / "day.txt").write_text(TEXT, encoding="utf-8")
    done = command("encode", tmp_path / "day.txt", "-o", "-", "--layer", "magic")
    assert done.returncode == 2
    assert "There is no layer “magic”" in done.stderr.decode()


def test_dates_in_edtf_on_request():
    xml = encode(decode(TEXT.encode(), "day.txt"), Options(edtf=True)).tei.to_bytes().decode()
    assert 'when-custom="1843-07-05" datingMethod="#edtf"' in xml
    assert '<calendar xml:id="edtf">' in xml


@pytest.mark.parametrize(("order", "value"), [("day", "1945-05-04"), ("month", "1945-04-05")])
def test_the_order_of_a_date_in_figures_can_be_told(order, value):
    source = decode(b"A day\n\nHe was in London on 4/5/1945 and wrote.\n", "day.txt")
    assert (
        f'when="{value}"'.encode()
        in encode(source, Options(reading=ReadingOptions(language="en"), date_order=order)).tei.to_bytes()
    )


CONVENTION = re.search(
    r"```python\n(.*?)```", (ROOT / "docs" / "conventions.md").read_text("utf-8"), re.DOTALL
)[1]
"""The one that the guide shows."""
TELEGRAM = "ARRIVE TUESDAY STOP\n\nBRING THE CAT STOP\n"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package beside ours that offers a convention, and one that is broken."""
    (tmp_path / "telegrams.py").write_text(CONVENTION, encoding="utf-8")
    (tmp_path / "half.py").write_text("NAME = 'half'\n", encoding="utf-8")
    about = tmp_path / "outsider-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: outsider\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(
        "[teiwright.conventions]\ntelegrams = telegrams\nhalf = half\nlost = no_such_module\n"
        "[teiwright.annotators]\nhalf = half\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("telegrams", "half"):
        sys.modules.pop(name, None)


def read_as(convention):
    return encode(decode(TELEGRAM.encode(), "t.txt"), Options(reading=ReadingOptions(convention=convention)))


@pytest.mark.usefixtures("installed")
def test_a_convention_of_another_package_reads_the_text_when_it_is_named():
    encoding = read_as("telegrams")
    (reading,) = encoding.document.readings
    assert reading.plain == "telegrams"
    assert reading.evidence[1] == "2 blocks have STOP in them"
    assert "telegrams.text" in encoding.document.vocabulary
    assert encoding.tei.to_bytes().decode().count("<p ") == 2


@pytest.mark.usefixtures("installed")
def test_an_installed_convention_does_not_change_what_a_text_becomes():
    assert read_as("").document.readings[-1].convention == "bare"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("magic", r"There is no convention “magic”.*letters.*bare.*telegrams"),
        ("half", "it has no TITLE, RULES, recognise, pieces"),
        ("lost", "needs a package that is not installed"),
    ],
)
def test_a_convention_that_cannot_be_used_is_told(name, words):
    with pytest.raises(TeiwrightError, match=words):
        read_as(name)


@pytest.mark.usefixtures("installed")
def test_an_annotator_that_cannot_be_used_is_told():
    with pytest.raises(LookupError, match="The layer “half” cannot be used: it has no RULES, annotate"):
        annotators.named(["half"])
