"""Deposit: what headers of many habits state, packages that others' validators accept, and packages that nobody should trust."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from conftest import ROOT, command
from teiwright.deposit import DepositError, pack, prepare, prepare_together
from teiwright.deposit.citation import sentence, write_citation
from teiwright.deposit.collection import together
from teiwright.deposit.datacite import interval, write_datacite
from teiwright.deposit.dataverse import dataset
from teiwright.deposit.dublin import elements, write_oai_dc, write_simple_archive
from teiwright.deposit.header import read_record
from teiwright.deposit.header_values import edtf_of, role_of
from teiwright.deposit.invenio import draft
from teiwright.deposit.licences import spdx_of
from teiwright.deposit.packages import zipped
from teiwright.deposit.payload import gather, safe_name
from teiwright.deposit.reckoning import compare
from teiwright.deposit.record import Field, Identity, Name, Record, Rights, Subject
from teiwright.deposit.rocrate import write_crate
from teiwright.deposit.targets import TARGETS
from teiwright.deposit.verify import packages_in, verify
from teiwright.encode import encode
from teiwright.errors import MetadataError, ReadingError, WritingError
from teiwright.findings import Severity
from teiwright.reading import decode
from teiwright.rendering import render
from teiwright.validation.tei_files import tei_files

SERGE = ROOT / "tei" / "serge-lenins-heir" / "serge-lenins-heir.xml"


def record_of(header: str, rest: str = "", language: str = "en"):
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>{rest}<text xml:lang="{language}"><body><p/></body></text></TEI>'
    return read_record(etree.ElementTree(etree.fromstring(tei)))


def file_desc(
    title: str = "<title>T</title>", publication: str = "<p/>", source: str = "<p/>", after: str = ""
):
    return (
        f"<fileDesc><titleStmt>{title}</titleStmt>{after}<publicationStmt>{publication}</publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc>"
    )


# --- the record, from headers of ten habits


def test_our_own_header():
    record = read_record(etree.parse(SERGE))
    assert record.title.value == "Lenin’s Heir?"
    assert [n.inverted for n in record.creators] == ["Serge, Victor"]
    assert [(n.role, n.inverted) for n in record.contributors] == [("trl", "Abidor, Mitchell")]
    assert record.publisher is None, "a placeholder is not a publisher"
    assert record.created.value == "[1945-05-21..1945-05-31]"
    assert record.languages[0].iso639_3 == "eng"
    assert record.local == "serge-lenins-heir"


def test_tei_lite_with_names_in_running_text():
    record = record_of(
        file_desc(
            "<title>Poems: a machine-readable transcript</title><author>Rossetti, Christina (1830-1894)</author>"
            "<respStmt><resp>Encoding by</resp><name>Jane Doe</name></respStmt>",
            "<distributor>Text Archive</distributor><idno>R1</idno><availability><p>Free to use.</p></availability><date when='1996'>1996</date>",
        )
    )
    assert record.creators[0].surname == "Rossetti"
    assert record.contributors[0].role == "mrk"
    assert (record.publisher.value, record.published.value, record.rights.words) == (
        "Text Archive",
        "1996",
        "Free to use.",
    )


def test_dtabf_with_gnd_and_creative_commons():
    record = record_of(
        file_desc(
            '<title type="main">Kosmos</title><title type="sub">Erster Band</title><author><persName ref="http://d-nb.info/gnd/118554700">'
            "<surname>von Humboldt</surname><forename>Alexander</forename></persName></author>"
            "<editor><persName><surname>Thomas</surname><forename>Christian</forename></persName></editor>",
            '<publisher><orgName>BBAW</orgName></publisher><date type="publication">2019</date><availability><licence '
            'target="https://creativecommons.org/licenses/by-sa/4.0/"><p>CC BY-SA</p></licence></availability>'
            '<idno><idno type="URN">urn:nbn:de:kobv:b4-1</idno></idno>',
        ),
        language="de",
    )
    assert record.subtitle.value == "Erster Band"
    assert record.creators[0].identities[0].address == "https://d-nb.info/gnd/118554700"
    assert record.contributors[0].role == "edt"
    assert record.rights.spdx == "CC-BY-SA-4.0"
    assert record.published is None, "words without a value for machines are not read"
    assert record.identity("urn") == "urn:nbn:de:kobv:b4-1"
    assert record.languages[0].iso639_3 == "deu"


def test_epidoc_with_an_inscription():
    record = record_of(
        file_desc(
            "<title>Honours for a magistrate</title>",
            "<authority>Corpus</authority><idno type='filename'>I1</idno><availability><licence "
            "target='http://creativecommons.org/licenses/by/2.0/uk/'>CC</licence></availability>",
            "<msDesc><msIdentifier><repository>Museum</repository></msIdentifier><history><origin>"
            "<origDate notBefore='0101' notAfter='0200'>2nd c.</origDate></origin></history></msDesc>",
        ),
        language="grc",
    )
    assert record.creators == ()
    assert record.created.value == "[0101..0200]"
    assert record.rights.spdx == "", "SPDX knows no such licence"
    assert record.languages[0].iso639_3 == "grc"


def test_a_letter_without_author_has_its_sender():
    record = record_of(
        file_desc("<title>To a friend</title>")
        + "<profileDesc><correspDesc><correspAction type='sent'><persName ref='https://viaf.org/viaf/41887917'>Darwin, Charles</persName>"
        "<placeName>Down</placeName><date when='1862-04-03'/></correspAction></correspDesc></profileDesc>"
    )
    assert record.creators[0].inverted == "Darwin, Charles"
    assert record.creators[0].identities[0].scheme == "viaf"
    assert (record.created.value, record.place.value) == ("1862-04-03", "Down")


def test_names_by_key_in_a_list_elsewhere():
    record = record_of(
        file_desc("<title>T</title><author><persName ref='#p1'>A. Lovelace</persName></author>"),
        "<standOff><listPerson><person xml:id='p1'><persName><surname>Lovelace</surname><forename>Ada</forename></persName>"
        "<idno type='URI'>https://www.wikidata.org/entity/Q7259</idno></person></listPerson></standOff>",
    )
    assert record.creators[0].inverted == "Lovelace, Ada"
    assert record.creators[0].identities[0].value == "Q7259"


def test_a_funder_with_ror_and_an_edition_with_number():
    record = record_of(
        file_desc(
            "<title>T</title><funder ref='https://ror.org/018mejw64'>Research Foundation</funder>",
            "<publisher>P</publisher>",
            after="<editionStmt><edition n='2.1'>Second</edition></editionStmt>",
        )
    )
    assert record.funders[0].identities[0].scheme == "ror"
    assert record.version.value == "2.1"


def test_keywords_of_a_scheme_and_an_abstract():
    record = record_of(
        file_desc()
        + "<profileDesc><abstract><p>About it.</p></abstract><textClass><keywords scheme='http://id.loc.gov/authorities/subjects'>"
        "<list><item>Steam engines</item></list></keywords><classCode scheme='http://dewey.info'>621</classCode></textClass></profileDesc>"
    )
    assert record.abstract.value == "About it."
    assert [(s.words, s.scheme) for s in record.subjects] == [
        ("Steam engines", "http://id.loc.gov/authorities/subjects"),
        ("621", "http://dewey.info"),
    ]


def test_an_edition_in_two_languages_with_a_doi():
    record = record_of(
        file_desc(
            publication="<publisher>P</publisher><idno type='DOI'>https://doi.org/10.5281/zenodo.1</idno>"
        )
        + "<profileDesc><langUsage><language ident='fr' usage='60'/><language ident='la' usage='40'/></langUsage></profileDesc>",
        language="fr",
    )
    assert record.identity("doi") == "10.5281/zenodo.1"
    assert [lang.code for lang in record.languages] == ["fr", "la"]


def test_an_empty_header_states_nothing():
    record = record_of("")
    assert (record.title, record.creators, record.languages[0].code) == (None, (), "en")


@pytest.mark.parametrize(
    ("address", "spdx"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/deed.de", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("https://example.org/our-licence", ""),
    ],
)
def test_a_licence_is_known_by_its_address_or_not_at_all(address, spdx):
    assert spdx_of(address) == spdx


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Brief an Müller.txt", "Brief-an-Muller.txt"),
        ("a/b", "a-b"),
        ("..", "file"),
        ("CON.txt", "file-CON.txt"),
        ("Ж.xml", "file-4a493dbf.xml"),
    ],
)
def test_names_are_safe_everywhere(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        ("Translated by", "trl"),
        ("Herausgegeben von", "edt"),
        ("Éditeur scientifique", "edt"),
        ("TEI encoding", "mrk"),
        ("Beteiligte", "ctb"),
        ("Credits, metadata", "ctb"),
        ("Accuracy", "ctb"),
    ],
)
def test_a_role_is_known_by_the_beginning_of_a_word(duty, role):
    assert role_of(duty) == role


@pytest.mark.parametrize(
    ("written", "inverted"),
    [
        ("Rossetti, Christina (1830-1894)", "Rossetti, Christina"),
        ("von Humboldt, Alexander, 1769-1859", "von Humboldt, Alexander"),
        ("Karl Marx, Friedrich Engels", "Karl Marx, Friedrich Engels"),
        ("Martin Luther King, Jr.", "Martin Luther King, Jr."),
        ("Homer", "Homer"),
    ],
)
def test_names_in_one_piece_are_divided_only_where_that_is_sure(written, inverted):
    record = record_of(file_desc(f"<title>T</title><author>{written}</author>"))
    assert record.creators[0].inverted == inverted


@pytest.mark.parametrize("nobody", ["Anonymous", "[author unknown]", "N.N.", ""])
def test_nobody_is_no_creator(nobody):
    assert record_of(file_desc(f"<title>T</title><author>{nobody}</author>")).creators == ()


def test_a_citation_is_a_sentence():
    assert sentence(read_record(etree.parse(SERGE))).startswith("Victor Serge, Lenin’s Heir?")


# --- packages


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The first text with everything that the most demanding repository asks for."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "source.txt").write_bytes(SERGE.with_name("source.txt").read_bytes())
    path = folder / SERGE.name
    path.write_bytes(SERGE.read_bytes())
    (folder / "edition.toml").write_text(
        'publisher = "A Library"\nlicence = "CC BY 4.0"\nlicence_address = "https://creativecommons.org/licenses/by/4.0/"\n'
        'contact = "library@example.org"\n',
        encoding="utf-8",
    )
    return prepare(path)


@pytest.fixture(scope="module")
def payload(edition):
    return gather(edition)


@pytest.fixture(scope="module")
def packages(edition, payload, tmp_path_factory):
    """One package of every kind."""
    folder = tmp_path_factory.mktemp("packages")
    for target in TARGETS:
        pack(edition, target, folder / target, payload=payload)
    return folder


def files_of(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("target", TARGETS)
def test_our_own_packages_are_whole_and_in_order(packages, target):
    kinds, findings = verify(packages / target)
    assert [f.message for f in findings if f.severity is not Severity.INFO] == []
    assert target in kinds


def test_the_record_says_nothing_of_what_the_header_does_not_state(payload):
    record = next(f.data for f in payload.files if f.path == "metadata/record.json")
    assert not [sign for sign in (b'""', b"[]", b"null") if sign in record]


@pytest.fixture(scope="module")
def again(edition):
    return gather(prepare(edition.path))


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_edition_gives_the_same_bytes(packages, edition, target, again, tmp_path):
    pack(edition, target, tmp_path / target, payload=again)
    assert files_of(tmp_path / target) == files_of(packages / target)


def test_always_in_a_package(packages):
    names = set(files_of(packages / "rocrate"))
    stem = "serge-lenins-heir"
    expected = {
        f"tei/{stem}/{stem}.xml",
        "schemas/teiwright.rng",
        "schemas/teiwright.sch",
        "schemas/teiwright.odd",
        "source/source.txt",
        "README.md",
        "LICENSE.txt",
        "report.json",
    }
    expected |= {f"derived/{stem}{s}" for s in (".html", ".pdf", ".epub", ".txt")}
    expected |= {"CITATION.cff", "metadata/oai_dc.xml", "ro-crate-metadata.json"}
    assert expected <= names


@pytest.mark.parametrize("target", ["rocrate", "dspace"])
def test_the_readme_names_every_file_as_it_is_called_there(packages, target):
    files = files_of(packages / target)
    (readme,) = (name for name in files if name.endswith("README.md"))
    named = set(re.findall(r"^\| `([^`]+)` \|", files[readme].decode(), re.MULTILINE))
    folder = readme.removesuffix("README.md")
    own = {"README.md", "ro-crate-metadata.json", "contents", "dublin_core.xml"}
    assert named == {name.removeprefix(folder) for name in files} - own


def test_that_nobody_has_described_the_edition_is_told(tmp_path):
    path = tmp_path / "bare.xml"
    path.write_bytes(encode(decode(b"A NOTE\n\nIt has words.\n", "bare.txt")).tei.to_bytes())
    wanting = {need.key for need in TARGETS["zenodo"].wanting(prepare(path).record)}
    assert "project" in wanting
    (tmp_path / "bare.toml").write_text('project = "A note that was found in a book."\n', encoding="utf-8")
    described = prepare(path, overrides=tmp_path / "bare.toml").record
    assert "project" not in {need.key for need in TARGETS["zenodo"].wanting(described)}


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_target_demands_and_the_header_lacks_is_named(target, tmp_path):
    path = tmp_path / "bare.xml"
    path.write_bytes(SERGE.read_bytes())
    bare = prepare(path)
    missing = TARGETS[target].missing(bare.record)
    if not missing:
        pytest.skip("this target asks for nothing that the header lacks")
    with pytest.raises(DepositError, match=re.escape(missing[0].element.split("/")[-1])):
        pack(bare, target, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "need", {n.words: n for t in TARGETS.values() for n in t.demands}.values(), ids=lambda n: n.words
)
def test_every_demand_can_be_missing(need):
    assert not need.is_there(record_of(""))


def test_a_package_is_never_mixed_with_other_files(edition, tmp_path):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WritingError, match="not empty"):
        pack(edition, "bag", tmp_path)


def test_a_second_deposit_of_a_changed_text_is_a_new_version(edition, tmp_path):
    folder = tmp_path / "object"
    pack(edition, "ocfl", folder)
    assert pack(edition, "ocfl", folder) == ()
    path = tmp_path / SERGE.name
    path.write_bytes(edition.data.replace(b'status="draft"', b'status="candidate"'))
    pack(prepare(path, overrides=edition.path.with_name("edition.toml")), "ocfl", folder)
    inventory = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    assert inventory["head"] == "v2"
    message = inventory["versions"]["v2"]["message"]
    assert re.fullmatch(
        r"Since 2026-11-22: changed: [^;]*tei/serge-lenins-heir/serge-lenins-heir\.xml\.", message
    )
    files = {p.name: p for p in (folder / "v2").rglob("*") if p.is_file()}
    assert json.loads(files["record.json"].read_text(encoding="utf-8"))["changes"] == message
    assert message in files["README.md"].read_text(encoding="utf-8")
    assert pack(prepare(path, overrides=edition.path.with_name("edition.toml")), "ocfl", folder) == ()
    assert verify(folder)[1] == ()
    validator = pytest.importorskip("ocfl.validator", reason="pip install ocfl-py").Validator()
    assert validator.validate_object(str(folder)), validator.status_str()


def test_what_has_changed_since_an_earlier_package_is_in_the_record(edition, packages, tmp_path):
    path = tmp_path / SERGE.name
    path.write_bytes(edition.data.replace(b'status="draft"', b'status="candidate"'))
    changed = replace(prepare(path, overrides=edition.path.with_name("edition.toml")), source=None)
    pack(changed, "zenodo", tmp_path / "new", since=packages / "bag")
    said = json.loads((tmp_path / "new" / "zenodo.json").read_text(encoding="utf-8"))["metadata"]
    (words,) = [d["description"] for d in said["additional_descriptions"]]
    assert "Since 2026-11-22: changed: " in words
    assert "removed: source/source.txt" in words


@pytest.mark.parametrize("target", ["zenodo", "dataverse"])
def test_the_package_in_a_zip_beside_its_description_is_an_earlier_one(edition, packages, tmp_path, target):
    path = tmp_path / SERGE.name
    path.write_bytes(edition.data.replace(b'status="draft"', b'status="candidate"'))
    changed = prepare(path, overrides=edition.path.with_name("edition.toml"))
    for name, since in (("folder", packages / target), ("zip", next((packages / target).glob("*.zip")))):
        pack(changed, "zenodo", tmp_path / name, since=since)
    said = [(tmp_path / name / "zenodo.json").read_text(encoding="utf-8") for name in ("folder", "zip")]
    assert "Since 2026-11-22: changed: " in said[0]
    assert said[0] == said[1]


def test_a_folder_that_is_no_package_of_ours_cannot_say_what_has_changed(edition, tmp_path):
    (tmp_path / "report.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ReadingError, match="cannot be said what has changed"):
        pack(edition, "bag", tmp_path / "new", since=tmp_path)


@pytest.mark.parametrize("report", ['{"files": 5}', '{"files": [5, {"path": "a"}]}', "5", "[]", "{"])
@pytest.mark.parametrize("record", ['{"version": 5, "changes": []}', "[]"])
def test_an_earlier_package_that_says_nothing_of_use_stops_no_new_one(
    edition, payload, tmp_path, report, record
):
    earlier = tmp_path / "earlier"
    (earlier / "metadata").mkdir(parents=True)
    (earlier / "report.json").write_text(report, encoding="utf-8")
    (earlier / "metadata" / "record.json").write_text(record, encoding="utf-8")
    pack(edition, "bag", tmp_path / "new", since=earlier, payload=payload)
    assert "Since the last deposit: added: " in (tmp_path / "new" / "data" / "README.md").read_text("utf-8")


def test_a_reading_copy_that_lacks_something_is_told(edition):
    rendition = render(edition.valid, "html")
    assert compare(edition, "page.html", rendition).whole
    cut = rendition.data.replace(b"Superfortress", b"bomber").replace(b' id="n3"', b"")
    lacking = compare(edition, "page.html", replace(rendition, data=cut))
    assert len(lacking.missing) == 1
    assert "Superfortress" in lacking.missing[0]
    assert (lacking.notes, lacking.notes_found) == (8, 7)
    assert "as it should be" not in lacking.in_words


def test_what_books_leave_out_is_told_as_that(tmp_path):
    path = tmp_path / "page.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><publisher>P</publisher>'
        '</publicationStmt><sourceDesc><bibl>B</bibl></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body><fw type="header">A RUNNING HEAD</fw>'
        "<p>Words.</p></body></text></TEI>",
        encoding="utf-8",
    )
    edition = prepare(path)
    rendition = render(edition.valid, "txt")
    assert "That is as it should be: running heads" in compare(edition, "a.txt", rendition).in_words
    cut = replace(rendition, data=rendition.data.replace(b"Words.", b""))
    assert "as it should be" not in compare(edition, "a.txt", cut).in_words


def test_an_interrupted_package_leaves_nothing(edition, tmp_path, monkeypatch):
    def full(path, _data):
        raise WritingError(f"{path}: the disk is full.")

    monkeypatch.setattr("teiwright.files.write_atomically", full)
    with pytest.raises(WritingError):
        pack(edition, "bag", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_bagit_accepts_the_bag(packages):
    bagit = pytest.importorskip("bagit", reason="pip install bagit")
    bagit.Bag(str(packages / "bag")).validate()


def test_ocfl_py_accepts_the_object(packages):
    validator = pytest.importorskip("ocfl.validator", reason="pip install ocfl-py").Validator()
    assert validator.validate_object(str(packages / "ocfl")), validator.status_str()


PRIME = """
import io, sys
from pathlib import Path
import requests, urllib3
from rocrate_validator.utils.http import HttpRequester
session = HttpRequester(cache_path=sys.argv[1]).session
answer = requests.Response()
answer.request = session.prepare_request(requests.Request("GET", sys.argv[3]))
answer.url, answer.status_code, answer._content = sys.argv[3], 200, Path(sys.argv[2]).read_bytes()
answer.headers["Content-Type"] = "application/ld+json"
answer.raw = urllib3.HTTPResponse(io.BytesIO(answer.content), answer.headers, 200, request_url=answer.url, preload_content=False)
session.cache.save_response(answer)
"""
"""Puts a file into the cache of roc-validator as the answer of an address."""


VALIDATE = """
import sys
from rocrate_validator.cli import cli

cache, *crates = sys.argv[1:]
for crate in crates:
    command = ["-y", "validate", "--offline", "--cache-path", cache, "-p", "ro-crate-1.1", "-np", "-l", "required", "--no-paging"]
    try:
        cli([*command, "-f", "json", "-o", crate + ".json", crate])
    except SystemExit as end:
        with open(crate + ".code", "w") as file:
            print(end.code, file=file)
"""
"""Runs the command of roc-validator on crates, one after the other: most of its time goes into its start."""

DEMANDED = ["name", "description", "datePublished", "license"]


@pytest.fixture(scope="module")
def complaints(packages, tmp_path_factory):
    """What roc-validator says of the crate with each thing that is demanded taken out, and last of the whole one.

    It asks the network for the context of RO-Crate unless it has it: rocrate brings that of 1.1.
    """
    rocrate = importlib.util.find_spec("rocrate")
    if rocrate is None or importlib.util.find_spec("rocrate_validator") is None:
        pytest.skip("pip install roc-validator 'rocrate<0.15'")
    context = Path(rocrate.origin).parent / "data" / "ro-crate.jsonld"
    folder = tmp_path_factory.mktemp("roc")
    address = "https://w3id.org/ro/crate/1.1/context"
    assert f'"{address}"'.encode() in context.read_bytes()
    subprocess.run([sys.executable, "-c", PRIME, folder / "cache", context, address], check=True)
    crates = {demanded: crate_without(packages, folder / demanded, demanded) for demanded in DEMANDED}
    crates[""] = packages / "rocrate"
    subprocess.run(
        [sys.executable, "-c", VALIDATE, folder / "cache", *crates.values()], check=True, capture_output=True
    )

    def said(crate):
        issues = json.loads(crate.with_name(f"{crate.name}.json").read_bytes())["issues"]
        refused = crate.with_name(f"{crate.name}.code").read_text("utf-8").strip() != "0"
        assert refused == bool(issues)
        return [i["message"] for i in issues]

    return {demanded: said(crate) for demanded, crate in crates.items()}


def crate_without(packages, folder, demanded):
    crate = damaged(packages, folder, "rocrate")
    path = crate / "ro-crate-metadata.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    next(e for e in document["@graph"] if e["@id"] == "./").pop(demanded)
    path.write_text(json.dumps(document), encoding="utf-8")
    return crate


def test_the_crate_is_accepted_by_roc_validator(complaints):
    assert complaints[""] == []


@pytest.mark.parametrize("demanded", DEMANDED)
def test_roc_validator_refuses_a_crate_without(complaints, demanded):
    assert any(demanded in said for said in complaints[demanded])


def full_record(edition):
    """The record with everything the formats have a place for."""
    return replace(
        edition.record,
        identities=((Identity("doi", "10.1234/letters"), ""), (Identity("urn", "urn:nbn:de:1"), "")),
        created=Field("../1945~"),
        funders=(Name("Research Foundation", organisation=True, identities=(Identity("ror", "018mejw64"),)),),
        version=Field("2.0"),
        subjects=(Subject("letters", "http://id.loc.gov/authorities/subjects"),),
    )


def test_dublin_core_has_what_the_record_has(edition):
    written = etree.fromstring(write_simple_archive(full_record(edition)))
    assert list(dict.fromkeys(f"{e.get('element')}.{e.get('qualifier')}" for e in written)) == [
        "title.none", "title.alternative", "contributor.author", "contributor.other", "date.issued", "coverage.temporal", "publisher.none", "type.none",
        "subject.none", "description.abstract", "language.iso", "identifier.doi", "identifier.other", "source.none", "rights.none", "rights.uri",
    ]  # fmt: skip
    simple = etree.fromstring(write_oai_dc(full_record(edition)))
    assert list(dict.fromkeys(etree.QName(e).localname for e in simple)) == [
        "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source", "language",
        "coverage", "rights",
    ]  # fmt: skip


def test_the_program_is_called_by_what_each_version_of_a_crate_allows(payload):
    for version, kind in (("1.1", "SoftwareApplication"), ("1.2", "CreativeWork")):
        graph = json.loads(write_crate(payload, version))["@graph"]
        assert [e["@type"] for e in graph if e.get("name") == "teiwright"] == [kind]
        (root,) = (e for e in graph if e["@id"] == "./")
        assert root["mainEntity"] == {"@id": payload.editions[0].path}


def test_datacite_is_valid_by_its_own_schema(edition):
    """With TEIWRIGHT_DATACITE_XSD=…/kernel-4.7/metadata.xsd (github.com/datacite/schema)."""
    xsd = os.environ.get("TEIWRIGHT_DATACITE_XSD") or pytest.skip("needs TEIWRIGHT_DATACITE_XSD")
    schema = etree.XMLSchema(etree.parse(xsd))
    document = etree.fromstring(write_datacite(full_record(edition), 1000))
    schema.assertValid(document)
    for demanded in ("identifier", "creators", "titles", "publisher", "publicationYear", "resourceType"):
        damaged_one = etree.fromstring(etree.tostring(document))
        damaged_one.remove(damaged_one.find(f"{{*}}{demanded}"))
        assert not schema.validate(damaged_one), f"{demanded} can be missing"


def test_datacite_is_withheld_where_it_would_be_wrong(edition):
    full = full_record(edition)
    assert write_datacite(full, 1) is not None
    for missing in (
        {"identities": ()},
        {"title": None},
        {"creators": ()},
        {"publisher": None},
        {"published": None},
    ):
        assert write_datacite(replace(full, **missing), 1) is None


def test_a_control_in_a_title_is_written_in_figures():
    """YAML takes none as it is, though TEI may have it."""
    record = Record(title=Field("A\x7fB\x90C😀"), creators=(Name("Ann Oram"),))
    assert b'title: "A\\x7fB\\x90C\xf0\x9f\x98\x80"' in write_citation(record)


def test_who_made_it_and_a_licence_of_ones_own_are_stated_in_each_format():
    ada = Name("Ada Lovelace", "Lovelace", "Ada", identities=(Identity("orcid", "0000-0002-1825-0097"),))
    record = Record(
        title=Field("A Walk"),
        creators=(ada, Name("A Society", organisation=True), Name("Homer")),
        rights=Rights("Terms of our own", "https://example.org/terms"),
    )
    cited = write_citation(record)
    assert cited is not None
    assert cited.decode().partition("authors:\n")[2].splitlines() == [
        '  - family-names: "Lovelace"',
        '    given-names: "Ada"',
        '    orcid: "https://orcid.org/0000-0002-1825-0097"',
        '  - name: "A Society"',
        '  - name: "Homer"',
        'license-url: "https://example.org/terms"',
    ]
    metadata = draft(record)["metadata"]
    assert metadata["rights"] == [{"title": {"en": "Terms of our own"}, "link": "https://example.org/terms"}]
    assert [c["person_or_org"] for c in metadata["creators"]] == [
        {
            "type": "personal",
            "family_name": "Lovelace",
            "given_name": "Ada",
            "identifiers": [{"scheme": "orcid", "identifier": "0000-0002-1825-0097"}],
        },
        {"type": "organizational", "name": "A Society"},
        {"type": "personal", "family_name": "Homer"},
    ]
    fields = dataset(record)["datasetVersion"]["metadataBlocks"]["citation"]["fields"]
    (authors,) = (f["value"] for f in fields if f["typeName"] == "author")
    assert [{key: part["value"] for key, part in author.items()} for author in authors] == [
        {
            "authorName": "Lovelace, Ada",
            "authorIdentifierScheme": "ORCID",
            "authorIdentifier": "0000-0002-1825-0097",
        },
        {"authorName": "A Society"},
        {"authorName": "Homer"},
    ]


def test_an_identifier_has_an_address_where_its_scheme_has_any():
    assert Identity("gnd", "118640674").address == "https://d-nb.info/gnd/118640674"
    assert Identity("gnd", "https://d-nb.info/gnd/118640674").address == "https://d-nb.info/gnd/118640674"
    assert Identity("local", "7").address == ""


ACCEPT = """
import json, sys
from cffconvert.cli.cli import cli

def accepted(name):
    try:
        cli(["--validate", "-i", name])
    except SystemExit as end:
        return not end.code
    except Exception:
        return False

print("\\n" + json.dumps({name: accepted(name) for name in sys.argv[1:]}))
"""
"""Which files the command of cffconvert accepts."""


def test_the_citation_file_is_valid_by_its_own_schema(edition, tmp_path):
    """cffconvert brings the JSON Schema of CFF 1.2.0."""
    if importlib.util.find_spec("cffconvert") is None:
        pytest.skip("pip install cffconvert")
    whole = write_citation(full_record(edition))
    files = {"whole": whole}
    for demanded in ("authors", "title", "message", "cff-version"):
        files[demanded] = re.sub(rb"(?m)^%s:.*\n(?:[ -].*\n)*" % demanded.encode(), b"", whole)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    # Its command once for each file, in one process: most of its time goes into its start.
    done = subprocess.run(
        [sys.executable, "-c", ACCEPT, *files], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == {name: name == "whole" for name in files}


def test_dates_that_are_open_or_doubtful_in_each_format():
    assert [
        interval(d) for d in ("../1884", "1881/..", "[..1884]", "[1881..1884]", "1945-05~", "1881/1884")
    ] == [
        "/1884",
        "1881/",
        "/1884",
        "1881/1884",
        "1945-05",
        "1881/1884",
    ]
    record = replace(read_record(etree.parse(SERGE)), created=Field("../1884"))
    assert "dates" not in draft(record)["metadata"], "InvenioRDM takes no interval that is open"


def test_a_date_that_is_not_certain_is_described_as_such(edition):
    """“About 1932” was 1932 in all descriptions."""
    for written, doubtful in (
        ("1932~", "approximate"),
        ("1932?", "uncertain"),
        ("1932%", "approximate and uncertain"),
        ("1932", None),
    ):
        record = replace(full_record(edition), created=Field(written))
        (date,) = draft(record)["metadata"]["dates"]
        assert (date["date"], date.get("description")) == ("1932", doubtful)
        (created,) = etree.fromstring(write_datacite(record, 1)).findall(".//{*}date[@dateType='Created']")
        assert (created.text, created.get("dateInformation")) == ("1932", doubtful)
        coverage = dict(elements(record))["coverage"]
        assert coverage == ("1932" if doubtful is None else f"1932 ({doubtful})")


@pytest.mark.parametrize(
    ("written", "dspace", "production", "told"),
    [
        ("1932-05-03", "date.created 1932-05-03", "1932-05-03", ""),
        ("1932?", "coverage.temporal 1932 (uncertain)", "", "Written: 1932 (uncertain)."),
        ("[1945-05-21..1945-05-31]", "date.created 1945-05-21/1945-05-31", "1945-05", "Written: 1945-05-21/1945-05-31."),
        ("1881/1884", "date.created 1881/1884", "", "Written: 1881/1884."),
        ("../1884", "date.created /1884", "", "Written: /1884."),
    ],
)  # fmt: skip
def test_where_a_repository_takes_one_date_it_gets_what_is_certain(
    edition, written, dspace, production, told
):
    """Dataverse was told that a text of the end of May was written on the 21st."""
    record = replace(full_record(edition), created=Field(written), changes="")
    values = {f"{e.get('element')}.{e.get('qualifier')} {e.text}" for e in etree.fromstring(write_simple_archive(record))}  # fmt: skip
    assert dspace in values
    fields = dataset(record)["datasetVersion"]["metadataBlocks"]["citation"]["fields"]
    by_name = {field["typeName"]: field["value"] for field in fields}
    assert (by_name.get("productionDate", ""), by_name.get("notesText", "")) == (production, told)


def test_a_doi_from_elsewhere_goes_with_the_draft_and_one_of_zenodo_does_not(edition):
    assert draft(full_record(edition))["pids"] == {
        "doi": {"identifier": "10.1234/letters", "provider": "external"}
    }
    own = replace(edition.record, identities=((Identity("doi", "10.5281/zenodo.1"), ""),))
    assert "pids" not in draft(own)


@pytest.mark.parametrize(
    ("attributes", "edtf"),
    [
        ({"when": "1932", "precision": "medium"}, "1932~"),
        ({"when": "1932", "precision": "medium", "cert": "low"}, "1932%"),
        ({"from": "1931", "to": "1932", "precision": "medium"}, "1931~/1932~"),
        ({"from": "1931", "cert": "low"}, "1931?/.."),
        ({"notBefore": "1931", "notAfter": "1932", "cert": "low"}, "[1931..1932]"),
    ],
)
def test_how_sure_a_date_is_comes_into_the_record(attributes, edtf):
    """Of “about 1932?” the doubt was lost, of “about 1931/1932” all of it."""
    assert edtf_of(attributes) == edtf


# --- what the editors state


def stated(tmp_path, words, name="edition.toml"):
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    return prepare(SERGE, overrides=path).record


def test_the_editors_prevail_and_each_change_is_told(tmp_path):
    record = stated(
        tmp_path,
        'title = "Notebooks"\nauthors = ["Jones, Ada"]\npublished = 2020-01-31\nversion = "2"\ncontact = "a@example.org"\n'
        'licence_address = "https://creativecommons.org/publicdomain/zero/1.0/"\nkeywords = ["a", "b"]\n',
    )
    assert (record.title.value, record.title.origin) == ("Notebooks", "edition.toml: title")
    assert [n.inverted for n in record.creators] == ["Jones, Ada"]
    assert (record.published.value, record.version.value, record.contact.value) == (
        "2020-01-31",
        "2",
        "a@example.org",
    )
    assert record.rights.spdx == "CC0-1.0"
    assert [s.words for s in record.subjects] == ["a", "b"]
    assert "title: “Notebooks” instead of “Lenin’s Heir?”" in [c.value for c in record.changed]
    assert len(record.changed) == 7


def test_what_is_said_twice_is_no_change(tmp_path):
    assert stated(tmp_path, 'title = "Lenin’s Heir?"\n').changed == ()


def test_a_date_in_words_that_are_not_understood_is_told_and_not_used(tmp_path):
    record = stated(tmp_path, 'published = "when it was ready"\n')
    assert record.published == read_record(etree.parse(SERGE)).published
    assert "no date we understand" in record.changed[0].value


def test_a_slip_in_a_key_is_told(tmp_path):
    with pytest.raises(MetadataError, match=r"contakt.*contact"):
        stated(tmp_path, 'contakt = "a@example.org"\n')


def test_a_table_has_a_row_for_each_text(tmp_path):
    rows = "file,publisher,contact\nother.txt,Nobody,n@example.org\nsource.txt,A Library,a@example.org\n"
    record = stated(tmp_path, rows, "metadata.csv")
    assert (record.publisher.value, record.contact.value) == ("A Library", "a@example.org")


# --- several texts


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Two texts by one author, and what the editors say about both."""
    folder = tmp_path_factory.mktemp("shelf")
    for name in ("one", "two"):
        data = SERGE.read_text(encoding="utf-8").replace("serge-lenins-heir", name)
        (folder / f"{name}.xml").write_text(re.sub("<.teiwright seal.*?>", "", data), encoding="utf-8")
    (folder / "edition.toml").write_text(
        'identifier = "notebooks"\ntitle = "Notebooks"\nproject = "Two entries."\npublisher = "A Library"\n'
        'licence_address = "https://creativecommons.org/licenses/by/4.0/"\ncontact = "a@example.org"\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def notebooks(shelf):
    collection = prepare_together(sorted(shelf.glob("*.xml")), shelf)
    return collection, gather(collection, derived=("txt",))


def test_a_collection_has_what_its_texts_share(notebooks):
    record = notebooks[0].record
    assert (record.title.value, record.local) == ("Notebooks", "notebooks")
    assert [n.inverted for n in record.creators] == ["Serge, Victor"], "named once"
    assert record.abstract.value == "Two entries."
    assert record.version is None


def test_what_only_one_text_of_a_collection_states_is_not_said_of_all(edition):
    one = replace(full_record(edition), genre=Field("letter"), contact=Field("a@example.org"))
    other = replace(one, contact=Field("b@example.org"), rights=replace(one.rights, words="Another"))
    both = together([one, other], "both")
    assert (both.genre, both.publisher, both.published) == (one.genre, one.publisher, one.published)
    assert both.contact is None
    assert not both.rights.words
    assert together([one, one], "both").rights == one.rights


def test_what_is_said_of_a_collection_is_not_said_of_each_text(shelf):
    assert prepare(shelf / "one.xml").record.title.value == "Lenin’s Heir?"


def test_the_title_of_a_collection_is_not_guessed(shelf, tmp_path):
    (tmp_path / "edition.toml").write_text("", encoding="utf-8")
    collection = prepare_together(sorted(shelf.glob("*.xml")), shelf, overrides=tmp_path / "edition.toml")
    with pytest.raises(DepositError, match="title"):
        pack(collection, "bag", tmp_path / "bag")


def test_the_list_of_a_package_says_which_text_is_in_which_file(notebooks):
    said = [f.description for f in notebooks[1].files if f.kind == "edition"]
    assert len(said) == 2
    assert all(words.startswith("“Lenin’s Heir?”. ") for words in said)


@pytest.mark.parametrize("target", TARGETS)
def test_several_texts_in_one_package(notebooks, target, tmp_path):
    collection, payload = notebooks
    pack(collection, target, tmp_path / "package", payload=payload)
    kinds, findings = verify(tmp_path / "package")
    assert target in kinds
    assert [f.message for f in findings if f.severity is Severity.ERROR] == []


def test_each_text_of_a_package_finds_its_schema(notebooks):
    paths = {f.path for f in notebooks[1].files}
    assert {"tei/one/one.xml", "tei/two/two.xml", "schemas/teiwright.rng"} <= paths, (
        "the files say ../../schemas/"
    )


def test_two_texts_of_one_name_are_refused(shelf):
    twice = [shelf / "one.xml", shelf / "one.xml"]
    with pytest.raises(DepositError, match="different identifiers"):
        gather(prepare_together(twice, shelf), derived=())


# --- packages that nobody should trust


def damaged(packages, tmp_path, target="bag"):
    folder = tmp_path / "copy"
    for name, data in files_of(packages / target).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def codes(path):
    return {f.code for f in verify(path)[1] if f.severity is Severity.ERROR}


def test_tei_of_another_schema_is_told_how_it_can_be_deposited(tmp_path):
    path = tmp_path / "other.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p/></publicationStmt>'
        "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><ab><seg>One</seg></ab></body></text></TEI>",
        encoding="utf-8",
    )
    with pytest.raises(DepositError, match="save that schema beside it and name it"):
        prepare(path)


def test_a_changed_a_missing_and_a_late_file_are_each_told(packages, tmp_path):
    folder = damaged(packages, tmp_path)
    (folder / "data" / "README.md").write_text("other", encoding="utf-8")
    (folder / "data" / "CITATION.cff").unlink()
    (folder / "data" / "late.txt").write_text("late", encoding="utf-8")
    assert {"checksum", "file-missing", "not-listed", "payload-oxum"} <= codes(folder)
    # Two lists of checksums and the description say the same of a file: that is one fault.
    told = Counter((f.code, f.place.file) for f in verify(folder)[1])
    assert max(told.values()) == 1


@pytest.mark.parametrize(
    ("target", "name", "old", "new", "code"),
    [
        ("bag", "bagit.txt", "BagIt-Version", "Version", "bag-declaration"),
        ("bag", "manifest-sha512.txt", "  data/", "/data/", "manifest-line"),
        ("bag", "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1", "payload-oxum"),
        ("rocrate", "ro-crate-metadata.json", '"@graph"', '"graph"', "crate"),
        ("rocrate", "ro-crate-metadata.json", '"@id": "./",', '"@id": "/",', "crate-root"),
        ("rocrate", "ro-crate-metadata.json", '"contentSize": "', '"contentSize": "1', "file-size"),
        ("rocrate", "ro-crate-metadata.json", '"license"', '"licence"', "crate-field"),
        ("ocfl", "inventory.json", '"digestAlgorithm": "sha512"', '"digestAlgorithm": "md5"', "checksum-kind"),
        ("ocfl", "inventory.json", "{", "", "ocfl-inventory"),
        ("dspace", "item_001/contents", "\tbundle:", "\tbungle:", "saf-line"),
        ("dspace", "item_001/contents", "README.md", "READ.md", "not-listed"),
        ("dspace", "item_001/dublin_core.xml", 'element="title"', 'element="name"', "saf-field"),
        ("archivematica", "metadata/metadata.csv", "filename", "file", "transfer-table"),
        ("archivematica", "metadata/checksum.sha256", "README.md", "READ.md", "file-missing"),
        ("zenodo", "zenodo.json", '"title"', '"name"', "draft-field"),
        ("dataverse", "dataset.json", '"datasetContact"', '"contact"', "dataset-field"),
    ],
)  # fmt: skip
def test_each_fault_of_a_description_is_told(packages, tmp_path, target, name, old, new, code):
    """Words are others than the kind of package has them."""
    file = damaged(packages, tmp_path, target) / name
    before = file.read_text("utf-8")
    file.write_text(before.replace(old, new), "utf-8", newline="")
    assert file.read_text("utf-8") != before
    assert code in codes(tmp_path / "copy")


def test_a_list_of_checksums_of_a_kind_that_nobody_can_compute_is_told(packages, tmp_path):
    folder = damaged(packages, tmp_path)
    (folder / "manifest-crc32.txt").write_text("00  data/README.md\n", "utf-8")
    doubled = folder / "manifest-sha256.txt"
    doubled.write_text(2 * doubled.read_text("utf-8"), "utf-8", newline="")
    assert {"checksum-kind", "listed-twice"} <= codes(folder)
    for manifest in folder.glob("manifest-*.txt"):
        manifest.unlink()
    assert "bag-manifest" in codes(folder)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_told_and_not_followed(packages, tmp_path):
    folder = damaged(packages, tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (folder / "data" / "README.md").unlink()
    (folder / "data" / "README.md").symlink_to(secret)
    assert {"link", "file-missing"} <= codes(folder)


def hostile_zip(tmp_path, entries):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, mode in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return path


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("../../outside.txt", b"x", 0o644), "outside"),
        (("/etc/outside", b"x", 0o644), "outside"),
        (("C:\\outside.txt", b"x", 0o644), "outside"),
        (("link", b"/etc/passwd", stat.S_IFLNK | 0o777), "link"),
        (("bomb.txt", b"0" * 30_000_000, 0o644), "zip-bomb"),
    ],
    ids=["path traversal", "absolute path", "path of Windows", "link", "zip bomb"],
)
def test_a_zip_that_reaches_out_is_refused(tmp_path, entry, code):
    assert code in codes(hostile_zip(tmp_path, [entry]))
    assert [p.name for p in tmp_path.iterdir()] == ["package.zip"]


def test_a_zip_whose_entries_lie_over_each_other_is_refused(tmp_path):
    """Each entry has an innocent size and all of them are the same bytes of the file."""
    path = hostile_zip(tmp_path, [("a.txt", os.urandom(1000) + b"0" * 60_000, 0o644)])
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, many = data[start:end], 20_000
    folder = b"".join(entry.replace(b"a.txt", f"{i:05d}".encode()) for i in range(many))
    tail = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, many, many, len(folder), start, 0)
    path.write_bytes(data[:start] + folder + tail)
    with pytest.raises(ReadingError, match="zip bomb"):
        verify(path)


def test_a_damaged_zip_is_told(packages, tmp_path):
    path = tmp_path / "bag.zip"
    data = bytearray(zipped(files_of(packages / "bag")))
    for i in range(2000, len(data) // 2, 997):
        data[i] ^= 0xFF
    path.write_bytes(data)
    assert {"unreadable"} & codes(path)


def test_names_with_signs_that_steer_a_terminal_are_shown_without_them(tmp_path):
    path = hostile_zip(tmp_path, [("\x1b]0;x\x07\x1b[2J/../a", b"1", 0o644)])
    (finding,) = verify(path)[1]
    assert (finding.code, "\x1b" in finding.place.file) == ("outside", False)


@pytest.mark.parametrize(
    "inventory",
    [
        {"head": ["v1"]},
        {
            "head": "v1",
            "manifest": {"00": ["../../../etc/passwd"]},
            "versions": {"v1": {"state": {"00": ["x"]}}},
        },
        {"head": "v1", "manifest": {}, "versions": {"v1": None}},
        {"head": "v1", "manifest": {"00": 7}, "versions": {"v1": {"state": {"00": "x"}}}},
    ],
)
def test_an_inventory_that_is_none_is_told(packages, tmp_path, inventory):
    folder = damaged(packages, tmp_path, "ocfl")
    stated = {"id": "x", "digestAlgorithm": "sha512", "type": "x", **inventory}
    (folder / "inventory.json").write_text(json.dumps(stated), encoding="utf-8")
    assert codes(folder)


def test_a_changed_file_of_an_object_is_told(packages, tmp_path):
    folder = damaged(packages, tmp_path, "ocfl")
    path = folder / "v1" / "content" / "README.md"
    path.write_bytes(path.read_bytes() + b"x")
    (folder / "v1" / "content" / "late.txt").write_bytes(b"late")
    assert {"checksum", "not-listed", "file-size"} <= codes(folder)


def test_names_that_are_one_on_windows_are_told(tmp_path):
    assert "names-clash" in codes(hostile_zip(tmp_path, [("A.txt", b"1", 0o644), ("a.txt", b"2", 0o644)]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_told(tmp_path):
    assert "name-twice" in codes(hostile_zip(tmp_path, [("a.txt", b"1", 0o644), ("a.txt", b"2", 0o644)]))


@pytest.mark.parametrize("size", ["9" * 5000, "²", "٣"])
def test_what_is_no_number_of_bytes_stops_no_check(packages, tmp_path, size):
    """Figures that Python counts as such and makes no number of, and more of them than it takes."""
    folder = damaged(packages, tmp_path, "rocrate")
    path = folder / "ro-crate-metadata.json"
    document = json.loads(path.read_text("utf-8"))
    for entity in document["@graph"]:
        if "contentSize" in entity:
            entity["contentSize"] = size
    path.write_text(json.dumps(document), "utf-8")
    assert codes(folder) == set()
    folder = damaged(packages, tmp_path / "another", "bag")
    (folder / "bag-info.txt").write_text(f"Payload-Oxum: {size}.1\n", "utf-8")
    assert "checksum" in codes(folder)


@pytest.mark.parametrize("kind", [["title"], {"title": 1}, None, 5])
def test_a_dataset_of_another_make_stops_no_check(tmp_path, kind):
    fields = [{"typeName": kind, "value": "A Walk"}, 5, {"typeName": "author", "value": "Ada"}]
    (tmp_path / "dataset.json").write_text(
        json.dumps({"datasetVersion": {"metadataBlocks": {"citation": {"fields": fields}}}}), encoding="utf-8"
    )
    kinds, findings = verify(tmp_path)
    assert kinds == ("dataverse",)
    said = [f.message for f in findings]
    assert "The dataset has no title; the repository would refuse it." in said
    assert not any("has no author" in words for words in said)


def test_entities_in_a_description_are_not_opened(packages, tmp_path):
    folder = damaged(packages, tmp_path, "dspace")
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><dublin_core><dcvalue element="title">&b;</dcvalue></dublin_core>'
    (folder / "item_001" / "dublin_core.xml").write_text(bomb, encoding="utf-8")
    assert "xml" in codes(folder)


def test_a_zip_of_a_package_is_checked_like_the_package(packages, tmp_path):
    path = tmp_path / "bag.zip"
    path.write_bytes(zipped(files_of(packages / "bag")))
    kinds, findings = verify(path)
    assert "bag" in kinds
    assert [f for f in findings if f.severity is Severity.ERROR] == []


def test_of_a_folder_of_packages_it_is_said_how_many_were_checked(packages, tmp_path):
    made = [path for path in packages.iterdir() if path.is_dir()]
    assert {packages_in(path) for path in made} == {1}
    assert packages_in(packages) == len(made)
    for name in ("one", "two"):
        shutil.copytree(packages / "bag", tmp_path / name)
    done = command("deposit", "verify", tmp_path)
    said = done.stdout.decode()
    assert f"{tmp_path}: 2 packages (bag" in said
    assert said.rstrip().endswith("whole and in order")


def test_what_is_no_package_is_said(tmp_path):
    with pytest.raises(ReadingError, match="there is no such"):
        verify(tmp_path / "absent")
    (tmp_path / "file").write_bytes(b"no zip")
    with pytest.raises(ReadingError, match="neither a folder nor a zip"):
        verify(tmp_path / "file")


# --- the command


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "teiwright", "deposit", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_plan_says_what_is_missing_and_where_to_fill_it():
    done = run("plan", SERGE, "--target", "rocrate")
    assert done.returncode == 1
    assert "a licence" in done.stdout
    assert "licence_address in edition.toml or metadata.csv" in done.stdout
    assert command("deposit", "plan", SERGE, "--target", "bag").returncode == 0


def test_plan_shows_that_nobody_is_named_as_the_author(tmp_path):
    text = tmp_path / "mill.txt"
    text.write_text("The Mill\n\nThe mill stood by the river, and nobody came.\n", encoding="utf-8")
    tei = tmp_path / "mill.xml"
    assert command("encode", text, "-o", tei).returncode == 0
    said = command("deposit", "plan", tei, "--target", "bag").stdout.decode()
    assert re.search(r"^\W*creator\s+—", said, re.MULTILINE), said


def test_what_the_system_keeps_closed_is_no_fault_of_the_package(tmp_path, monkeypatch):
    """On Windows a program that shows a file keeps it closed to others."""
    from teiwright.deposit.store import Store, open_store

    (tmp_path / "README.md").write_text("A bag", encoding="utf-8")

    def closed(_store, name):
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(Store, "opened", closed)
    store = open_store(tmp_path)
    assert store.read("README.md") is None
    (finding,) = store.findings
    assert finding.message == "This file cannot be read (permission denied)."
    assert finding.hint == "Close it in the program that has it open, or change its permissions."


def test_pack_and_verify_by_command(edition, tmp_path):
    done = run("pack", edition.path, "--target", "bag", "-o", tmp_path / "bag")
    assert done.returncode == 0, done.stderr
    done = command("deposit", "verify", tmp_path / "bag")
    assert done.returncode == 0, done.stdout
    assert b"whole and in order" in done.stdout
    done = command("deposit", "verify", tmp_path / "gone", tmp_path / "bag")
    assert done.returncode == 2
    assert b"whole and in order" in done.stdout, "one that is not there stops no other"


def test_packages_among_the_texts_are_no_texts(edition, packages, tmp_path):
    """Each text was packed twice, and an object of OCFL got two versions in each run: of the text, and of its copy in a package."""
    (tmp_path / "output" / "serge").mkdir(parents=True)
    text = tmp_path / "output" / "serge" / edition.path.name
    text.write_bytes(edition.data)
    shutil.copytree(packages, tmp_path / "output" / "packages")
    assert tei_files(tmp_path / "output") == [text]
    kinds = [path.relative_to(packages).parts[0] for path in tei_files(packages)]
    assert sorted(set(kinds)) == ["archivematica", "bag", "dspace", "ocfl", "rocrate", "zenodo"]
    assert [path.name for path in tei_files(packages / "bag")] == [edition.path.name]


def test_a_text_whose_signs_no_typeface_has_is_packed_without_its_pdf(tmp_path):
    """It could not be deposited at all."""
    text, tei = tmp_path / "sea.txt", tmp_path / "sea.xml"
    text.write_text("The Sea\n\nThe Arabic word for it is \u0628\u062d\u0631.\n", encoding="utf-8")
    assert command("encode", text, "-o", tei).returncode == 0
    done = command("deposit", "pack", tei, "--target", "bag", "-o", tmp_path / "bag")
    assert done.returncode == 0
    said = done.stderr.decode()
    assert said.startswith(f"{tei}: the package has no PDF.")
    assert "--fonts FOLDER (of teiwright build, print, site and deposit pack)" in said
    assert not list((tmp_path / "bag").rglob("*.pdf"))
    assert {path.suffix for path in (tmp_path / "bag" / "data" / "derived").iterdir()} == {
        ".epub",
        ".html",
        ".txt",
    }
    kinds, findings = verify(tmp_path / "bag")
    assert kinds == ("bag", "rocrate")
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    (tmp_path / "faces").mkdir()
    done = command(
        "deposit", "pack", tei, "--target", "bag", "-o", tmp_path / "b", "--fonts", tmp_path / "faces"
    )
    assert b"There is no typeface (otf, ttf) in the folder" in done.stderr


def test_two_texts_of_one_name_do_not_get_one_package(edition, tmp_path):
    for year in ("1848", "1849"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "letter.xml").write_bytes(edition.data)
    done = command("deposit", "pack", tmp_path, "--target", "ocfl", "-o", tmp_path / "objects")
    assert done.returncode == 2
    assert "letter would be written twice: for" in done.stderr.decode()
    assert not (tmp_path / "objects").exists()


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        (
            "serge-lenins-heir.html",
            lambda b: b + b" ",
            "is not what it was: serge-lenins-heir.zip has another",
        ),
        ("serge-lenins-heir.zip", lambda b: b[: len(b) // 2], "This zip cannot be read"),
        ("zenodo.json", lambda b: b + b"}", "This description is no JSON that can be read"),
        ("later.txt", lambda b: b + b"?", "was added later"),
    ],
)
def test_what_was_changed_beside_a_zip_is_told_once(packages, tmp_path, name, change, told):
    folder = tmp_path / "flat"
    shutil.copytree(packages / "zenodo", folder)
    path = folder / name
    path.write_bytes(change(path.read_bytes() if path.exists() else b""))
    found = verify(folder)[1]
    assert [(f.place.file, told in f.message) for f in found] == [(f"flat/{name}", True)]


def test_a_reading_text_that_is_called_as_the_plain_text_is_not_held_against_that(edition, tmp_path):
    """`letter.txt` becomes `letter.xml` and `letter.txt`: of a package nobody had touched it was said that it was not what it was."""
    name = f"{edition.path.stem}.txt"
    named_alike = replace(edition, source=(name, edition.source[1]))
    pack(named_alike, "zenodo", tmp_path / "flat", payload=gather(named_alike, derived=("txt",)))
    assert (tmp_path / "flat" / name).read_bytes() != edition.source[1]
    assert verify(tmp_path / "flat")[1] == ()
    (tmp_path / "flat" / name).write_bytes(b"Another.")
    assert [finding.code for finding in verify(tmp_path / "flat")[1]] == ["checksum"]


def test_what_is_in_the_zip_of_a_package_is_checked_as_a_package(packages, tmp_path):
    shutil.copytree(packages / "dataverse", tmp_path / "flat")
    (path,) = (tmp_path / "flat").glob("*.zip")
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    inside["derived/serge-lenins-heir.txt"] += b"?"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    (found,) = [f for f in verify(tmp_path / "flat")[1] if f.code == "checksum"]
    assert found.place.file == f"{path.name}/derived/serge-lenins-heir.txt"


def test_a_folder_that_is_no_package_is_not_in_order(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "notes.txt").write_text("A list.\n", encoding="utf-8")
    kinds, findings = verify(tmp_path / "letters")
    assert kinds == ()
    assert [(f.code, f.severity) for f in findings] == [("no-package", Severity.ERROR)]


def test_what_lies_beside_the_contents_of_a_bag_and_in_no_list_is_told(packages, tmp_path):
    folder = damaged(packages, tmp_path)
    before = verify(folder)[1]
    assert "not-listed" not in codes(folder)
    (folder / "README.md").write_text("Added.\n", encoding="utf-8")
    (new,) = set(verify(folder)[1]) - set(before)
    assert (new.code, new.severity, new.place.file) == ("not-listed", Severity.WARNING, "copy/README.md")


def test_what_a_folder_holds_is_found_however_it_begins_and_its_register_is_no_text(tmp_path):
    """The same files are deposited that are checked: also one whose outermost element stands below a long comment."""
    text = SERGE.read_text("utf-8")
    head, body = text[: text.index("<TEI")], text[text.index("<TEI") :]
    (tmp_path / "late.xml").write_text(f"{head}<!--{'.' * 5000}-->{body}", "utf-8")
    (tmp_path / "wide.xml").write_text(text.replace('encoding="UTF-8"', 'encoding="UTF-16"'), "utf-16")
    (tmp_path / "persons.xml").write_text(text, "utf-8")
    done = command("deposit", "plan", tmp_path, "--target", "bag")
    assert done.returncode == 0, done.stderr.decode()
    said = done.stdout.decode()
    assert "late.xml" in said
    assert "wide.xml" in said
    assert "persons.xml" not in said
    for name in ("late.xml", "wide.xml"):
        (tmp_path / name).unlink()
    done = command("deposit", "plan", tmp_path)
    assert done.returncode == 2
    assert "no TEI file in this folder but the register" in done.stderr.decode()


def test_of_a_folder_of_texts_it_is_said_that_they_are_built_first(tmp_path):
    """The folder of a work has the text; its TEI is in the output folder."""
    with pytest.raises(ReadingError) as nothing:
        tei_files(tmp_path)
    assert str(nothing.value).endswith("its outermost element is TEI.")
    (tmp_path / "source.txt").write_text("A note\n\nIt rained.\n", encoding="utf-8")
    with pytest.raises(
        ReadingError, match=r"Of the texts in it `teiwright build .*` makes some, in the output folder"
    ):
        tei_files(tmp_path)
