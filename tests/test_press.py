"""The second process that publishes: it changes nothing but the time, and nothing hangs on it."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys

import pytest

from teiwright import rendering
from teiwright.cli import build
from teiwright.encode import encode
from teiwright.errors import RenderingError
from teiwright.outputs import outputs
from teiwright.processes import ahead, press
from teiwright.reading import decode
from teiwright.validation import Valid, schemas, validate_encoding

OUTPUTS = ("txt", "html", "fo")
SETTINGS: dict[str, dict[str, str]] = {"txt": {"width": "40"}, "html": {}, "fo": {}}


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    """A second process is worth its start, whatever machine this is."""
    monkeypatch.setattr(ahead, "worth_it", lambda: True)


@pytest.fixture
def edition():
    tei = encode(
        decode(b"A Title\n\nOn 4 July 1863 John Smith wrote: \xe2\x80\x9cCome.\xe2\x80\x9d\n", "a.txt")
    ).tei
    checked = validate_encoding(tei.to_bytes(), "a.xml")
    assert isinstance(checked, Valid)
    return checked


def here(edition):
    return [rendering.render(edition, name, parameters=SETTINGS[name]) for name in OUTPUTS]


def test_what_the_second_process_publishes_is_what_this_one_would(edition):
    with press.Press(OUTPUTS) as second:
        second.begin(edition.text, edition.name, edition.path, SETTINGS)
        made = list(second._printed())
    assert made == here(edition)


def test_the_second_process_leaves_the_pages_to_the_first(edition):
    settings: dict[str, dict[str, str]] = {"pdf": {}, "txt": {}}
    with press.Press(("pdf", "txt")) as second:
        second.begin(edition.text, edition.name, edition.path, settings)
        pages, text = second._printed()
    assert isinstance(pages, rendering.Prepared)
    assert isinstance(text, rendering.Rendition)


def test_what_is_larger_than_a_pipe_holds_goes_both_ways():
    long = "\n\n".join(f"{number}. John Smith came on 4 July 1863." for number in range(1_500))
    checked = validate_encoding(encode(decode(long.encode(), "a.txt")).tei.to_bytes(), "a.xml")
    assert isinstance(checked, Valid)
    with press.Press(OUTPUTS) as second:
        second.begin(checked.text, checked.name, checked.path, SETTINGS)
        assert list(second.publish(checked, SETTINGS)) == here(checked)


@pytest.mark.parametrize("large", [False, True])
def test_pages_are_set_by_the_first_process_those_of_a_large_text_when_the_second_has_ended(
    edition, monkeypatch, large
):
    monkeypatch.setattr(press, "LARGE", 0 if large else 10**9)
    completed = rendering.completed
    there: list[bool] = []

    def watched(result: rendering.Begun) -> rendering.Rendition | RenderingError:
        there.append(second._process is not None and second._process.poll() is None)
        return completed(result)

    monkeypatch.setattr(rendering, "completed", watched)
    with press.Press(("pdf", "txt")) as second:
        made = list(second.publish(edition, {"pdf": {"page": "a5"}, "txt": {}}))
    assert made == [
        rendering.render(edition, "pdf", parameters={"page": "a5"}),
        rendering.render(edition, "txt"),
    ]
    assert len(there) == 2
    assert not (large and any(there))


def test_a_sign_without_a_glyph_is_told_by_the_first_process():
    tei = encode(decode("A Title\n\nA word: \U00013000.\n".encode(), "a.txt")).tei
    checked = validate_encoding(tei.to_bytes(), "a.xml")
    assert isinstance(checked, Valid)
    with press.Press(("pdf", "txt")) as second:
        trouble, text = second.publish(checked, {"pdf": {}, "txt": {}})
    assert isinstance(trouble, RenderingError)
    assert "U+13000" in str(trouble)
    assert isinstance(text, rendering.Rendition)


def test_what_is_begun_and_found_wrong_is_dropped(edition):
    with press.Press(OUTPUTS) as second:
        second.begin(edition.text, edition.name, edition.path, SETTINGS)
    assert second._process is not None
    assert second._process.poll() is not None


@pytest.mark.parametrize("there", [False, True])
def test_without_a_second_process_this_one_publishes(edition, monkeypatch, tmp_path, there):
    program = tmp_path / "python"
    if there:
        program.write_text("#!/bin/sh\nexit 1\n")
        program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with press.Press(OUTPUTS) as second:
        assert list(second.publish(edition, SETTINGS)) == here(edition)


def test_a_second_process_that_dies_midway_is_replaced(edition):
    with press.Press(OUTPUTS) as second:
        published = second.publish(edition, SETTINGS)
        made = [next(published)]
        assert second._process is not None
        second._process.kill()
        made += published
    assert made == here(edition)


def test_trouble_in_the_second_process_is_told_as_if_it_were_here(edition):
    wrong = {"txt": {"breadth": "40"}}
    with press.Press(OUTPUTS) as second:
        (trouble,) = second.publish(edition, wrong)
    assert isinstance(trouble, RenderingError)
    assert "breadth" in str(trouble)


def test_no_second_process_where_the_stylesheets_are_ready_here(edition, monkeypatch):
    monkeypatch.undo()
    rendering.render(edition, "txt")
    with press.Press(OUTPUTS) as second:
        assert second._process is None


@pytest.mark.parametrize("name", sorted(outputs()))
def test_every_output_can_be_rehearsed(name):
    rendering.rehearse(name)


def test_a_process_that_was_begun_before_the_command_line_was_read_is_used(edition):
    ahead.begin(["build", "letter.txt"])
    (begun,) = ahead._begun
    with press.Press(OUTPUTS) as second:
        assert second._process is begun
        second.begin(edition.text, edition.name, edition.path, SETTINGS)
        assert list(second.publish(edition, SETTINGS)) == here(edition)
    assert begun.returncode is not None


@pytest.mark.parametrize("needed", [True, False])
def test_a_process_that_nobody_needs_or_can_reach_ends(needed):
    ahead.begin(["validate", "letter.xml"])
    assert not ahead._begun
    ahead.begin(["build", "letters/"])
    (begun,) = ahead._begun
    if needed:
        begun.kill()
        begun.wait()
    with build._press(OUTPUTS, needed=needed) as second:
        assert (second is not None) is needed
    assert not ahead._begun
    assert begun.returncode is not None


@pytest.mark.parametrize("jobs", [["--jobs", "1"], ["--jobs=4"]])
def test_no_process_is_begun_for_who_says_how_many(jobs):
    ahead.begin(["build", "letter.txt", *jobs])
    assert not ahead._begun


def test_the_second_process_loads_nothing_that_it_does_not_need(edition):
    """The run waits for it. What it is told, it need not look for: outputs, and the rules as XSLT."""
    known = outputs()
    told = pickle.dumps([known[name] for name in OUTPUTS])
    rules = [rules.sheet for rules in schemas.ours().rules]
    parcel = (edition.text, edition.name, None, rules, [(known[name], SETTINGS[name]) for name in OUTPUTS])
    made = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "teiwright.processes.pressman"],
        input=told + pickle.dumps(parcel),
        capture_output=True,
        check=True,
    )
    given = io.BytesIO(made.stdout)
    pickle.load(given)
    assert [pickle.load(given) for _ in OUTPUTS] == here(edition)
    loaded = {line.rpartition("|")[2].strip() for line in made.stderr.decode().splitlines()}
    assert "saxonche" in loaded
    assert not loaded & {
        "lxml.etree",
        "subprocess",
        "hashlib",
        "teiwright.validation.schemas",
        "teiwright.encode",
    }


def test_the_second_process_runs_the_rules(edition):
    wrong = edition.text.replace("1863-07-04", "1863-07-40")
    assert wrong != edition.text
    with press.Press(OUTPUTS) as second:
        second.begin(wrong, "a.xml", None, SETTINGS)
        found = second.answers()
    assert found == [rules.answer(rules.document(wrong, "a.xml"), wrong) for rules in schemas.ours().rules]
    checked = validate_encoding(wrong.encode(), "a.xml", answers=lambda: found)
    assert checked.findings == validate_encoding(wrong.encode(), "a.xml").findings != ()


def test_without_an_answer_the_rules_are_run_here(edition):
    unclosed = edition.text.replace("</TEI>", "")
    with press.Press(OUTPUTS) as second:
        assert second.answers() is None  # nothing was begun
        second.begin(unclosed, "a.xml", None, SETTINGS)
        assert second.answers() is None  # the rules cannot be run
    with press.Press(OUTPUTS) as second:
        assert second._process is not None
        second.begin(edition.text, "a.xml", None, SETTINGS)
        second._process.kill()
        checked = validate_encoding(edition.text.encode(), "a.xml", answers=second.answers)
    assert isinstance(checked, Valid)
