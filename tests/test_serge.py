"""The first text of the edition, against its hand-made table: every core mark right, nothing marked that must not be.

The table (tests/gold/serge-lenins-heir.tsv) has a reason for each hard case. `accept` lists further right answers.
"""

from __future__ import annotations

import csv
import sys

import pytest
from lxml import etree

from conftest import ROOT
from teiwright.encode import Options
from teiwright.works.finding import find_works
from teiwright.works.reading import encode_work, register_of

sys.path.insert(0, str(ROOT / "benchmarks"))
import scoring

NAMES = {
    "persName",
    "date",
    "quote",
    "soCalled",
    "noteAnchor",
    "note",
    "p",
    "docAuthor",
    "docDate",
    "titlePart",
    "dateline",
}


def table():
    csv.field_size_limit(10**6)
    with (ROOT / "tests" / "gold" / "serge-lenins-heir.tsv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = table()


def spans_of(register):
    """(start, end, element, node) of everything in the encoding, as offsets of the source."""
    (work,) = find_works([ROOT / "tei" / "serge-lenins-heir"])
    encoding, _ = encode_work(work, Options(), register=register)
    text = work.text.read_text(encoding="utf-8")
    root = etree.fromstring(encoding.tei.to_bytes())
    spans, problems = scoring.map_tei(root, text)
    assert problems == []
    found = []
    for name, node, start, end, *_ in spans:
        if start is not None:
            kind = "noteAnchor" if name == "ref" and node.get("type") == "noteAnchor" else name
            found.append((start, end, kind, node))
    return text, found


@pytest.fixture(scope="module")
def with_register():
    return spans_of(None)


@pytest.fixture(scope="module")
def without_register(tmp_path_factory):
    empty = tmp_path_factory.mktemp("register") / "persons.xml"
    empty.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson/></standOff></TEI>', encoding="utf-8"
    )
    return spans_of(empty)


def matches(row, found, text) -> bool:
    """True if some span is what the row (or what it accepts) says."""
    start, end, kind = int(row["start"]), int(row["end"]), row["type"]
    accepted = [a.split("=", 1) for a in filter(None, (row["accept"] or "").split("|"))]
    kinds = {kind} | {v for k, v in accepted if k == "type"}
    texts = {text[start:end]} | {v for k, v in accepted if k == "text"}
    for a, b, name, node in found:
        here = name in kinds and a < end and start < b and text[a:b] in texts
        if here and (kind != "date" or not row["value"] or value_is_right(row, node, accepted)):
            return True
    return False


def value_is_right(row, node, accepted) -> bool:
    wanted = ";".join(p for p in row["value"].split(";") if not p.startswith(("edtf=", "cert=")))
    others = "|".join(f"{v}" for k, v in accepted if k == "value")
    return scoring.value_right(wanted, others, scoring.tei_attrs(node))


def core(*kinds):
    return [r for r in ROWS if r["level"] == "core" and r["type"] in kinds]


@pytest.mark.parametrize("row", core(*NAMES), ids=lambda r: f"{r['type']} at {r['start']}: {r['text'][:30]}")
def test_each_core_mark_is_there_and_right(row, with_register):
    text, found = with_register
    assert matches(row, found, text), row["note"]


def extras(found, text, kinds, counterparts):
    """Marks of some kinds that the table (core or optional rows) does not have."""
    rows = [r for r in ROWS if r["level"] != "negative" and r["type"] in counterparts]
    for start, end, kind, node in found:
        if kind in kinds and not any(int(r["start"]) < end and start < int(r["end"]) for r in rows):
            yield kind, text[start:end], node


@pytest.mark.parametrize(
    ("kinds", "counterparts"),
    [
        ({"persName"}, {"persName"}),
        ({"date"}, {"date", "docDate", "duration"}),
        ({"quote", "q", "said", "soCalled"}, {"quote", "soCalled", "title"}),
        ({"noteAnchor"}, {"noteAnchor"}),
        ({"note"}, {"note"}),
    ],
)
def test_nothing_else_is_marked(kinds, counterparts, with_register):
    text, found = with_register
    assert list(extras(found, text, kinds, counterparts)) == []


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["level"] == "negative"], ids=lambda r: f"{r['type']}: {r['text']}"
)
def test_traps_stay_silent(row, with_register):
    text, found = with_register
    start, end = int(row["start"]), int(row["end"])
    caught = [(text[a:b]) for a, b, kind, _ in found if kind == row["type"] and (a, b) == (start, end)]
    assert caught == [], row["note"]


def identities(found):
    return {(a, b): node.get("ref") for a, b, kind, node in found if kind == "persName"}


def test_the_same_person_has_the_same_identity_and_no_other(with_register):
    _, found = with_register
    mine = identities(found)
    pairs = set()
    for row in core("persName"):
        ref = next((r for (a, b), r in mine.items() if a < int(row["end"]) and int(row["start"]) < b), None)
        pairs.add((row["value"], ref))
    assert len(pairs) == len({g for g, _ in pairs}) == len({r for _, r in pairs})


def test_without_a_register_nine_of_ten_persons_are_found(without_register):
    text, found = without_register
    rows = core("persName")
    right = sum(matches(r, found, text) for r in rows)
    made = sum(kind == "persName" for _, _, kind, _ in found)
    assert right / len(rows) >= 0.9
    assert right / made >= 0.9


def test_without_a_register_nobody_gets_an_identifier(without_register):
    _, found = without_register
    root = found[0][3].getroottree()
    assert not root.findall(".//{*}person/{*}idno")


def test_no_register_is_an_empty_one():
    assert register_of(None).persons == ()


def test_the_committed_encoding_is_fresh():
    (work,) = find_works([ROOT / "tei" / "serge-lenins-heir"])
    encoding, _ = encode_work(work, Options(schemas="../../schemas"))
    from teiwright.files import seal

    committed = ROOT / "tei" / "serge-lenins-heir" / "serge-lenins-heir.xml"
    assert committed.read_bytes() == seal(encoding.tei.to_bytes()), (
        "run: teiwright encode tei/serge-lenins-heir --schemas ../../schemas"
    )
