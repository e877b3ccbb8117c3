"""One text through everything: what is published, and what is not."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from teiwright.build import Plan, build
from teiwright.cli import main
from teiwright.deposit import prepare
from teiwright.edition import read_edition
from teiwright.encode import Options, encode
from teiwright.errors import GlyphError, MetadataError, ReadingError, WritingError
from teiwright.files import write_atomically
from teiwright.findings import Severity
from teiwright.model import Certainty
from teiwright.reading import decode
from teiwright.reports.overview import write_overview
from teiwright.results import outdated
from teiwright.works.finding import Work, find_works
from teiwright.works.reading import names_of

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
TAIL = "</listPerson></standOff></TEI>"


def built(folder, birth):
    text, register = folder / "letter.txt", folder / "persons.xml"
    text.write_text("A note\n\nAda Lovelace wrote to May.\n", encoding="utf-8")
    stated = (
        f'when="{birth}"' if birth[0].isdigit() else f'precision="{birth}"'
    )  # the check of the TEI refuses this
    person = f'<person xml:id="per-ada"><persName>Ada Lovelace</persName><birth {stated}/></person>'
    register.write_text(HEAD + person + TAIL, encoding="utf-8")
    return build(Work(text, "letter", register=register), Plan(folder / "out", ("txt", "html")))


def published(folder):
    return {path.suffix for path in (folder / "out" / "letter").iterdir() if path.is_file()}


def test_what_another_run_sets_aside_meanwhile_is_no_trouble(tmp_path, monkeypatch):
    page = tmp_path / "letter.html"
    page.write_bytes(b"one")
    monkeypatch.setattr(outdated, "_aside", lambda path: path.unlink() or path.with_suffix(".old"))
    outdated.set_aside([page])
    assert not list(tmp_path.iterdir())


def test_what_is_valid_is_published(tmp_path):
    assert built(tmp_path, "1815-12-10").good
    assert published(tmp_path) == {".xml", ".txt", ".html"}


def test_what_has_errors_is_written_and_reported_but_not_published(tmp_path):
    result = built(tmp_path, "long ago")
    assert not result.good
    assert any("“long ago”" in finding.message for finding in result.findings)
    assert {path.name for path in (tmp_path / "out" / "letter").iterdir()} == {
        "letter.xml",
        "letter.report.txt",
        "source",
    }


TITLE_PAGE = """THE OLD MILL

BY

ADA GRAY

LONDON:
HARPER & SONS
1902

CHAPTER I.

The mill stood by the river for many years, and nobody knew who had built it.

CHAPTER II.

The miller came back in the spring and looked at the wheel, and then he went away.
"""


def header_in_report(folder):
    work = Work(folder / "mill.txt", "mill", edition=next(folder.glob("*.toml"), None))
    build(work, Plan(folder / "out", ("txt",)))
    report = (folder / "out" / "mill" / "mill.report.txt").read_text("utf-8")
    return [line[12:] for line in report.partition("Header")[2].partition("\n\n")[0].split("\n")]


def test_the_report_says_where_what_stands_in_the_header_comes_from(tmp_path):
    (tmp_path / "mill.txt").write_text(TITLE_PAGE, encoding="utf-8")
    of_text = "title “THE OLD MILL” (line 1 of mill.txt)", "author “Ada Gray” (line 5 of mill.txt)"
    said = header_in_report(tmp_path)
    assert said[1:] == [
        of_text[1],
        "printed source “THE OLD MILL, London, HARPER & SONS, 1902” (line 7 of mill.txt)",
    ]
    (tmp_path / "mill.toml").write_text('[printed]\nplace = "York"\ndate = "1903"\n', encoding="utf-8")
    said = header_in_report(tmp_path)
    assert said[1:] == [
        of_text[1],
        "printed source “THE OLD MILL, York, HARPER & SONS, 1903” (mill.toml: printed)",
    ]


def test_what_a_surer_mark_has_outdone_is_not_in_the_report(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text(
        "A note\n\nJan van der Velde wrote to Ada Lovelace on Jan. 12, 1842, and Jan was right.\n",
        encoding="utf-8",
    )
    result = build(Work(text, "letter"), Plan(tmp_path / "out", ("txt",)))
    tei = (tmp_path / "out" / "letter" / "letter.xml").read_text(encoding="utf-8")
    assert dict(result.counts)["names"] == tei.count("<persName ref=") == 3


def test_the_text_is_never_written_over(tmp_path):
    text = tmp_path / "letter" / "letter.txt"
    text.parent.mkdir()
    text.write_text("A note\n\nAda   wrote.[1]\n\n1. To   May.\n", encoding="utf-8")
    before = text.read_bytes()
    result = build(Work(text, "letter"), Plan(tmp_path, ("html",)))
    assert "written over it. Choose another folder with -o." in result.trouble
    assert [path.name for path in text.parent.iterdir()] == ["letter.txt"]
    assert text.read_bytes() == before


def test_a_sign_that_cannot_be_printed_is_told_with_the_line_of_the_text(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("A note\n\nAda wrote.\n\nThen she drew 𝔘 twice, 𝔘.\n", encoding="utf-8")
    result = build(Work(text, "letter"), Plan(tmp_path / "out", ("html", "pdf")))
    (said,) = (f for f in result.findings if f.code == "no-pdf")
    assert said.place.source_line == 5
    assert "“𝔘” (U+1D518)" in said.message
    kept = pickle.loads(pickle.dumps(GlyphError("No sign.", ("𝔘",))))
    assert (str(kept), kept.signs) == ("No sign.", ("𝔘",))


def names(folder):
    """The files, with hashes for the figures that stand for the bytes of what was set aside."""
    there = (path.name for path in (folder / "out" / "letter").iterdir() if path.is_file())
    return {plain(name) for name in there}


def plain(words):
    return re.sub(r"(?<=outdated-)[0-9a-f]{8}", "#", words)


def test_what_no_longer_shows_the_text_is_set_aside_and_goes_when_it_is_made_again(tmp_path):
    built(tmp_path, "1815-12-10")
    (tmp_path / "out" / "letter" / "letter.pdf").write_bytes(b"by Typst, of an earlier run")
    assert built(tmp_path, "1815-12-10").good
    assert "letter.pdf" in names(tmp_path), "the same text, so it is as good as it was"
    for _ in range(2):
        result = built(tmp_path, "long ago")
        assert names(tmp_path) == {"letter.xml", "letter.report.txt"} | {
            f"letter.outdated-#.{kind}" for kind in ("html", "txt", "pdf")
        }
        (said,) = (f for f in result.findings if f.code == "outdated")
        assert (
            "letter.outdated-#.html, letter.outdated-#.pdf, letter.outdated-#.txt: of an earlier run"
            in plain(said.message)
        )
    result = built(tmp_path, "1816")
    assert names(tmp_path) == {
        "letter.xml",
        "letter.report.txt",
        "letter.html",
        "letter.txt",
        "letter.outdated-#.pdf",
    }
    (said,) = (f for f in result.findings if f.code == "outdated")
    assert plain(said.message).startswith("letter.outdated-#.pdf: of an earlier run")
    with pytest.raises(ReadingError, match="no text in this folder"):
        find_works([tmp_path / "out"])


def test_what_a_stylesheet_made_that_is_no_longer_named_is_told(tmp_path):
    """A table of persons of an earlier run stayed beside the newer text without a word; it may be a person's own, so it stays."""
    built(tmp_path, "1815-12-10")
    folder = tmp_path / "out" / "letter"
    for name in ("letter.persons.csv", "letter.1.png", "notes.persons.csv", "letter.csl.json"):
        (folder / name).write_text("name\n", "utf-8")
    (said,) = (f for f in built(tmp_path, "1816").findings if f.code == "not-renewed")
    assert said.message.startswith("letter.persons.csv: not made in this run.")
    assert (folder / "letter.persons.csv").is_file()
    (folder / "letter.persons.csv").unlink()
    assert not any(f.code == "not-renewed" for f in built(tmp_path, "1816").findings)


def test_what_a_person_changed_in_a_file_that_was_set_aside_is_never_lost(tmp_path):
    """Not when the file is made again, and not when another one is set aside."""
    folder = tmp_path / "out" / "letter"
    built(tmp_path, "1815-12-10")
    built(tmp_path, "long ago")
    (page,) = folder.glob("letter.outdated-*.html")
    page.write_text("<p>My own notes</p>", "utf-8")
    older = folder / "letter.outdated.txt"
    older.write_text("Whoever called it so", "utf-8")
    result = built(tmp_path, "1816")
    (said,) = (f for f in result.findings if f.code == "outdated")
    assert said.message.startswith(
        f"{page.name}, {older.name}: of an earlier run and changed by hand since, so kept"
    )
    built(tmp_path, "long ago")
    built(tmp_path, "1817")
    assert page.read_text("utf-8") == "<p>My own notes</p>"
    assert older.read_text("utf-8") == "Whoever called it so"
    assert names(tmp_path) == {
        *("letter.xml", "letter.report.txt", "letter.html", "letter.txt"),
        *("letter.outdated-#.html", "letter.outdated.txt"),
    }
    with pytest.raises(ReadingError, match="no text in this folder"):
        find_works([tmp_path / "out"])


def test_what_an_earlier_run_made_of_a_text_that_cannot_be_read_is_left_and_named(tmp_path):
    built(tmp_path, "1815-12-10")
    before = names(tmp_path)
    (tmp_path / "letter.txt").write_bytes(b"")
    result = build(Work(tmp_path / "letter.txt", "letter"), Plan(tmp_path / "out", ("html",)))
    assert f"What an earlier run made of it is left in {tmp_path / 'out' / 'letter'}." in result.trouble
    assert names(tmp_path) == before


def test_the_plain_text_lies_beside_what_was_made_of_it(tmp_path):
    assert built(tmp_path, "1815-12-10").good
    kept = tmp_path / "out" / "letter" / "source" / "letter.txt"
    assert kept.read_bytes() == (tmp_path / "letter.txt").read_bytes()


def test_what_we_published_is_no_text_to_encode(tmp_path):
    assert built(tmp_path, "1815-12-10").good
    with pytest.raises(ReadingError, match="no text in this folder"):
        find_works([tmp_path / "out"])


def test_what_the_editors_say_for_a_deposit_is_in_the_header(tmp_path):
    (tmp_path / "letter.txt").write_text("A note\n\nAda wrote.\n", encoding="utf-8")
    edition = tmp_path / "letter.toml"
    edition.write_text(
        'version = "1.2"\ncontact = "us@example.org"\ndoi = "https://doi.org/10.5281/zenodo.1"\n',
        encoding="utf-8",
    )
    assert build(Work(tmp_path / "letter.txt", "letter", edition), Plan(tmp_path / "out", ("txt",))).good
    record = prepare(tmp_path / "out" / "letter" / "letter.xml").record
    assert (record.version.value, record.contact.value) == ("1.2", "us@example.org")
    assert record.identity("doi") == "10.5281/zenodo.1"


@pytest.mark.parametrize("line", ['contact = "us at example.org"', 'doi = "zenodo.1"'])
def test_an_address_or_number_of_another_form_is_refused_with_its_line(tmp_path, line):
    edition = tmp_path / "edition.toml"
    edition.write_text(f'title = "A"\n{line}\n', encoding="utf-8")
    with pytest.raises(MetadataError, match=r"edition\.toml, line 2: .* Write it like this: "):
        read_edition(edition)


def test_marks_less_sure_than_asked_for_are_left_out():
    source = decode(
        b"A note\n\nIn the winter of 1945 the 1905 revolution was far. Ada wrote on 5 July 1843.\n", "a.txt"
    )
    every, sure = (
        encode(source, Options(least=least)).document.spans for least in (Certainty.LOW, Certainty.HIGH)
    )
    assert {span.cert for span in every} > {span.cert for span in sure} == {Certainty.HIGH}
    assert set(sure) == {span for span in every if span.cert is Certainty.HIGH}


def test_whose_note_it_is_is_left_out_where_it_is_not_sure():
    text = b"A note\n\nShe called it *ultima ratio*.[1] He laughed.[2]\n\n[1] In Latin in the original.\n\n[2] See above. - Trans.\n"
    every, medium, sure = (
        encode(decode(text, "a.txt"), Options(least=least)).tei.to_bytes().decode()
        for least in (Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH)
    )
    assert 'type="editorial"' in medium
    assert every.count('type="editorial"') == every.count('cert="medium"') == 1
    assert 'type="editorial"' not in sure
    assert 'cert="medium"' not in sure
    assert sure.count('type="translator"') == 1
    assert sure.count("<note ") == sure.count("<ref ") == 2


def test_a_sign_that_the_typeface_lacks_costs_the_pdf_alone(tmp_path):
    text = tmp_path / "odd.txt"
    text.write_text(
        "A SHORT TEXT\n\nIt has one paragraph of words.\n\nAnd a sign \U0001f600 in another.\n", "utf-8"
    )
    (work,) = find_works([text])
    built = build(work, Plan(tmp_path / "out"))
    assert not built.good
    assert sorted(path.suffix for path in built.files) == [".fo", ".html", ".txt", ".txt", ".xml"]
    (finding,) = [f for f in built.findings if f.code == "no-pdf"]
    assert "U+1F600) in paragraph p2, line" in finding.message
    assert "near “And a sign \U0001f600 in another.”" in finding.message


def test_a_folder_of_typefaces_is_for_the_pdf(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("A note\n\nAda wrote to May.\n", encoding="utf-8")
    empty = tmp_path / "typefaces"
    empty.mkdir()
    plan = Plan(tmp_path / "out", ("pdf", "txt"), fonts=str(empty))
    result = build(Work(text, "letter"), plan)
    assert [f.code for f in result.findings if f.severity is Severity.ERROR] == ["no-pdf"]
    assert any("typefaces" in f.message for f in result.findings)
    assert (tmp_path / "out" / "letter" / "letter.txt").is_file()


def test_a_name_with_two_bearers_is_told_once(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text(
        "A note\n\nMary Dunn met Peter Dunn in the road. Dunn wrote to her brother in the spring.\n",
        encoding="utf-8",
    )
    codes = [f.code for f in build(Work(text, "letter"), Plan(tmp_path / "out", ("txt",))).findings]
    assert "person-several" in codes
    assert "person-open" not in codes


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "letter.xml", b"<TEI/>")
    assert not list(tmp_path.iterdir())


def test_the_file_that_is_in_the_way_of_a_folder_is_named(tmp_path):
    """Named was the folder that could not be made in it."""
    (tmp_path / "output").write_text("A note of one's own.", encoding="utf-8")
    with pytest.raises(WritingError, match=r"output: a file of this name is in the way"):
        write_atomically(tmp_path / "output" / "letter" / "letter.xml", b"<TEI/>")


def on_windows(monkeypatch, refusals):
    """A system that refuses so many times to put a file in the place of another, as Windows does while a program holds it."""
    replace, left = Path.replace, [refusals]

    def held(self, target):
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr("teiwright.files.ON_WINDOWS", True)
    monkeypatch.setattr("teiwright.files.time.sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)


def test_a_file_that_is_held_for_a_moment_is_written(tmp_path, monkeypatch):
    on_windows(monkeypatch, 3)
    write_atomically(tmp_path / "letter.pdf", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"letter.pdf": b"new"}


def test_who_has_the_file_open_in_another_program_is_told_to_close_it(tmp_path, monkeypatch):
    (tmp_path / "letter.pdf").write_bytes(b"old")
    on_windows(monkeypatch, 9)
    with pytest.raises(WritingError, match=r"open in another program .* close it there and run this again"):
        write_atomically(tmp_path / "letter.pdf", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"letter.pdf": b"old"}


def test_two_texts_that_their_editors_gave_one_name_are_refused(tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.txt").write_text("A note on wool.\n", encoding="utf-8")
        (tmp_path / name / "edition.toml").write_text('identifier = "wool"\n', encoding="utf-8")
    with pytest.raises(
        ReadingError, match=r"first.source\.txt and .*second.source\.txt would both be called “wool”"
    ):
        names_of(find_works([tmp_path]))
    names_of(find_works([tmp_path / "first"]))


def shelf(home, *names):
    """Texts in folders; what each is called, by its place."""
    for name in names:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("A note on wool.\n", encoding="utf-8")
    return {work.text.relative_to(home).as_posix(): work.identifier for work in find_works([home])}


def test_names_of_texts_do_not_move_when_texts_are_added(tmp_path):
    """What two texts of one name are called is said by their folders, not by their order; the short name of a text of its own name stays."""
    first = shelf(
        tmp_path,
        "b/1848/01.txt",
        "c/1848/01.txt",
        "b/1849/01.txt",
        "d/Letter.txt",
        "e/wool/source.txt",
        "f/wool/source.txt",
        "d/alone.txt",
    )
    assert first == {
        "b/1848/01.txt": "b-1848-01",
        "c/1848/01.txt": "c-1848-01",
        "b/1849/01.txt": "text-1849-01",
        "d/Letter.txt": "letter",
        "d/alone.txt": "alone",
        "e/wool/source.txt": "e-wool",
        "f/wool/source.txt": "f-wool",
    }
    later = shelf(tmp_path, "a/1848/01.txt", "a/wool/source.txt", "d/0.txt")
    assert {name: later[name] for name in first} == first


def test_names_that_marks_and_capitals_tell_apart_do_not_depend_on_the_order(tmp_path):
    first = shelf(tmp_path, "Lettre.txt", "Lettré.txt")
    assert len(set(first.values())) == 2
    later = shelf(tmp_path, "Léttre.txt")
    assert {name: later[name] for name in first} == first
    assert len(set(later.values())) == 3


def test_names_that_capitals_tell_apart_do_not_depend_on_where_the_folder_lies(tmp_path):
    deep = tmp_path / ("a folder with a very long name " * 4).strip() / "b"
    assert shelf(tmp_path / "c", "Lettre.txt", "Lettré.txt") == shelf(deep, "Lettre.txt", "Lettré.txt")


def test_a_name_that_depends_on_the_other_texts_is_told(tmp_path):
    shelf(tmp_path, "a/letter.txt", "b/letter.txt", "b/alone.txt")
    (tmp_path / "b" / "letter.toml").write_text('identifier = "letter"\n', encoding="utf-8")
    said = {
        w.identifier: build(w, Plan(tmp_path / "out", ("txt",)))
        for w in find_works([tmp_path / "a", tmp_path / "b"])
    }
    told = {name: [f for f in built.findings if f.code == "name-shared"] for name, built in said.items()}
    assert {name: len(found) for name, found in told.items()} == {"a-letter": 1, "alone": 0, "b-letter": 0}
    assert 'identifier = "a-letter"' in told["a-letter"][0].hint
    assert said["b-letter"].identifier == "letter"


def test_links_that_lead_back_to_their_folder_are_followed_once(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("A note.\n", encoding="utf-8")
    try:
        for name in ("back", "again", "once-more"):
            (tmp_path / "letters" / name).symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    assert [work.identifier for work in find_works([tmp_path])] == ["a"]


def corrected(folder, old, new):
    """A text is built, a person changes something in its TEI, and it is built again."""
    text = folder / "letter.txt"
    text.write_text("A note\n\nAda Lovelace wrote to May on 3 May 1843.\n", encoding="utf-8")
    (work,) = find_works([text])
    plan = Plan(folder / "out", ("txt", "html"))
    assert build(work, plan).good
    tei = folder / "out" / "letter" / "letter.xml"
    tei.write_bytes(tei.read_bytes().replace(old, new, 1))
    return work, plan, tei


def test_what_a_person_corrected_is_left_and_published(tmp_path):
    work, plan, tei = corrected(tmp_path, b"wrote to May", b"wrote to Mary May")
    before = tei.read_bytes()
    result = build(work, plan)
    assert tei.read_bytes() == before
    assert result.corrected
    assert "changed by hand" in result.trouble
    assert "--force" in result.trouble
    assert "Your version is published" in result.trouble
    assert "The text was changed" not in result.trouble
    assert "Mary May" in tei.with_suffix(".txt").read_text("utf-8")
    assert "Mary May" in tei.with_suffix(".html").read_text("utf-8")
    report = tei.with_name("letter.report.txt").read_text("utf-8")
    assert report.startswith(
        "letter.xml: changed by hand since teiwright wrote it; it is published as it is\n"
    )
    assert "SHA-256" not in report  # of a text that was not read anew nothing is said


def test_a_text_that_was_changed_beside_its_corrected_tei_is_told(tmp_path):
    work, plan, tei = corrected(tmp_path, b"wrote to May", b"wrote to Mary May")
    work.text.write_text(work.text.read_text("utf-8").replace("1843", "1844"), encoding="utf-8")
    result = build(work, plan)
    assert "The text was changed since then too" in result.trouble
    assert "1843" in tei.with_suffix(".txt").read_text("utf-8")
    assert build(work, replace(plan, force=True)).good
    assert "1844" in tei.with_suffix(".txt").read_text("utf-8")


def test_force_keeps_a_copy_of_every_version_that_a_person_made(tmp_path):
    work, plan, tei = corrected(tmp_path, b"wrote to May", b"wrote to Mary May")
    first = tei.read_bytes()
    result = build(work, replace(plan, force=True))
    assert result.good
    (said,) = [f for f in result.findings if f.code == "version-kept"]
    assert "Your version is kept: letter.xml.bak." in said.message
    assert tei.with_name("letter.xml.bak").read_bytes() == first
    assert "version-kept" not in [f.code for f in build(work, replace(plan, force=True)).findings]
    second = tei.read_bytes().replace(b"wrote to May", b"wrote to May May", 1)
    tei.write_bytes(second)
    result = build(work, replace(plan, force=True))
    (copy,) = tei.parent.glob("letter.xml.????????.bak")
    assert copy.read_bytes() == second
    assert copy.name in " ".join(f.message for f in result.findings)
    assert tei.with_name("letter.xml.bak").read_bytes() == first


def test_a_correction_with_an_error_is_kept_and_not_published(tmp_path):
    work, plan, tei = corrected(tmp_path, b"</p>", b"</q>")
    before = tei.read_bytes()
    result = build(work, plan)
    assert tei.read_bytes() == before
    assert "It has errors, so it is not published: teiwright validate" in result.trouble
    assert published(tmp_path) == {".xml"} | {p.suffix for p in tei.parent.glob("*.outdated-*")}
    report = tei.with_name("letter.report.txt").read_text("utf-8")
    assert "it has errors and is not published\n\nERROR" in report


def test_many_texts_are_shown_at_one_glance_the_most_urgent_first(tmp_path):
    texts = {
        "good": "Whitby, 3 June 1888\n\nMy dear Anna,\n\nThe roof is mended, and the cat was in the mill with all of us.\n\nYour brother,\nTom\n",
        "asks": "A note\n\nAda Burton & James Burton met Dr. Burton.\n",
        "empty": "",
        "slips": f"Rain\n\n{'It rained all day. ' * 20}\0\0\n",
    }
    results = []
    for name, words in texts.items():
        text = tmp_path / f"{name}.txt"
        text.write_text(words, encoding="utf-8")
        results.append(build(Work(text, name), Plan(tmp_path / "out", ("html",))))
    page = write_overview(tmp_path / "out", results).read_text("utf-8")
    names = re.findall(r'<th scope="row">(?:<a href="([^"]+)">)?(\w+)', page)
    assert names == [("", "empty"), ("", "slips"), ("asks/asks.html", "asks"), ("good/good.html", "good")]
    assert "2 not done, 1 to look at, 1 good" in page
    assert "empty.txt: the file is empty. There is nothing to encode." in page
    # What was not done has no report that would say the rest.
    assert "or like ^@), and save as plain text, UTF-8.</p>" in page
    assert '<a href="asks/asks.report.txt">1</a>' in page
    assert "<td>en</td><td>letters</td>" in page
    assert all((tmp_path / "out" / link).is_file() for link in re.findall(r'href="([^"]+)"', page))


def test_several_texts_are_built_again_in_the_same_process(tmp_path):
    """The processor of stylesheets, once used, does not survive a copy of its process."""
    for name in ("one", "two"):
        (tmp_path / "texts" / name).mkdir(parents=True)
        (tmp_path / "texts" / name / "source.txt").write_text("One.\n\nTwo.\n", "utf-8")
    for output in ("first", "second"):
        with pytest.raises(SystemExit) as end:
            main(
                [
                    "build",
                    str(tmp_path / "texts"),
                    "--site",
                    "-q",
                    "--jobs",
                    "2",
                    "--to",
                    "html",
                    "-o",
                    str(tmp_path / output),
                ]
            )
        assert end.value.code == 0
        assert len(list((tmp_path / output).glob("*/*.html"))) >= 2


def test_the_report_says_first_what_is_wrong_and_names_what_stands_often_once(tmp_path):
    text = tmp_path / "note.txt"
    text.write_text(f"A note\n\n{'Harper spoke. It was cold.[1]' + chr(10) * 2}" * 14, encoding="utf-8")
    said = build(Work(text, "note"), Plan(tmp_path / "out", ("txt",))).files[-1].read_text("utf-8")
    assert said.index("What to do:") < said.index("Every character of the file") < said.index("To be checked")
    [harper] = [line for line in said.splitlines() if "persName  Harper" in line]
    assert harper.startswith("  lines 3, 7, 11, 15, ")
    assert " and 2 more: " in harper


def test_what_is_wrong_stands_before_what_is_said_of_another_file(tmp_path):
    """A table has a name that comes after that of the TEI; what it lacks is graver than what the header has not got yet."""
    text = tmp_path / "mill.txt"
    text.write_text("A note\n\nIt was cold. Harper spoke.\n", encoding="utf-8")
    table = tmp_path / "source.review.csv"
    table.write_text("words,what,decision\nBurton,person,yes\n", encoding="utf-8")
    said = (
        build(Work(text, "mill", review=table), Plan(tmp_path / "out", ("txt",))).files[-1].read_text("utf-8")
    )
    assert said.index("source.review.csv row 2") < said.index("mill.xml")


def test_what_the_header_lacks_is_asked_once_and_not_for_the_tei(tmp_path):
    text = tmp_path / "note.txt"
    text.write_text("Dear Anna,\n\nIt was cold.\n\nYour brother,\nTom\n", encoding="utf-8")
    asked = []
    for stated in (
        "",
        'publisher = "An Archive"\n',
        'publisher = "An Archive"\nlicence = "CC0"\ntitle = "To Anna"\n',
    ):
        edition = tmp_path / "note.toml"
        edition.write_text(stated, encoding="utf-8")
        found = build(Work(text, "note", edition), Plan(tmp_path / "out", ("txt",))).findings
        asked.append([f for f in found if f.code == "placeholder"])
    assert [[f.message for f in each] for each in asked] == [
        ["Still to be supplied: title, publisher, licence."],
        ["Still to be supplied: title, licence."],
        [],
    ]
    assert "edition.toml" in asked[0][0].hint
    assert "metadata.csv" in asked[0][0].hint


def test_a_day_that_there_is_not_is_told_once(tmp_path):
    text = tmp_path / "note.txt"
    text.write_text("A note\n\nIt was cold on 30 February 1888.\n", encoding="utf-8")
    found = build(Work(text, "note"), Plan(tmp_path / "out", ("txt",))).findings
    assert [f.code for f in found if f.severity is Severity.WARNING] == ["date-impossible"]


def test_a_language_that_was_not_found_out_is_asked_for(tmp_path):
    text = tmp_path / "note.txt"
    text.write_text("Onions, pears, plums\n", encoding="utf-8")
    said = build(Work(text, "note"), Plan(tmp_path / "out", ("txt",))).files[-1].read_text("utf-8")
    assert "Language    und (not found out; if you know it, say it: language, below [reading]" in said


def test_where_nothing_is_unsure_the_report_asks_for_no_table(tmp_path):
    text = tmp_path / "note.txt"
    said = []
    for words in ("It was cold.", "It was cold. Harper spoke."):
        text.write_text(f"A note\n\n{words}\n", encoding="utf-8")
        result = build(Work(text, "note"), Plan(tmp_path / "out", ("txt",)))
        said.append(result.files[-1].read_text("utf-8"))
    assert "To be checked by a person (0):\n  none" in said[0]
    assert "To be checked by a person (0)" not in said[1]
    assert "To say what is right: teiwright review note.txt" in said[1]


def test_a_title_before_a_name_is_not_asked_about_beside_the_name(tmp_path):
    text = tmp_path / "letter.txt"
    words = (
        "Mr. Hall came with his son. John Hall and Peter Hall have bought the mill. I saw Mr. Hall at noon."
    )
    text.write_text(f"Leeds, 3 May 1901\n\nDear Anna,\n\n{words}\n\nYour\nTom\n", encoding="utf-8")
    made = build(Work(text, "letter"), Plan(tmp_path / "out", ("txt",)))
    assert dict(made.counts)["unsure marks"] == 2
    report = (tmp_path / "out" / "letter" / "letter.report.txt").read_text("utf-8")
    asked = report.partition("To be checked by a person ")[2].splitlines()
    assert asked[0].startswith("(2):")
    assert [line.split(" (low")[0] for line in asked[1:] if line] == ["  lines 5, 5: persName  Mr. Hall "]


def test_markers_without_any_note_are_told_once_and_not_one_by_one(tmp_path):
    text = tmp_path / "note.txt"
    text.write_text("A note\n\nIt was cold.[1]\n\nIt was wet.[2]\n\nIt was dark.[3]\n", encoding="utf-8")
    found = build(Work(text, "note"), Plan(tmp_path / "out", ("txt",))).findings
    assert [f.code for f in found if f.severity is Severity.WARNING] == ["marker-without-note"]
