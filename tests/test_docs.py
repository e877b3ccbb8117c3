"""What the guide prints is what the program does: commands, answers, examples, keys and links."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import types
from importlib import import_module

import click
import pytest

from conftest import ROOT
from conftest import command as run
from teiwright import annotators
from teiwright.annotators.dates import find_dates, parse_date
from teiwright.book import printing
from teiwright.cli import COMMANDS
from teiwright.edition import read_edition
from teiwright.edition.table import KEYS, PRINTED, READING
from teiwright.encode import encode
from teiwright.errors import RegisterError
from teiwright.identifiers import xml_name
from teiwright.reading import decode
from teiwright.register.authority import read_register

PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
PERSONS = (ROOT / "docs" / "persons.md").read_text("utf-8")
DATES = (ROOT / "docs" / "dates.md").read_text("utf-8")
TEXTS = (ROOT / "docs" / "texts.md").read_text("utf-8")


def page(name):
    return (ROOT / "docs" / name).read_text("utf-8")


def blocks(text, language=None):
    """The blocks of code, of one language or of all (“” is none)."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [code for named, code in found if language in (None, named)]


def answer_after(text, command):
    """The block that shows what the program answers: the first below the block with a command that is no command itself."""
    rest = text.split(f"```\n{command}\n```", 1)[1]
    return next(b for b in blocks(rest) if not b.startswith("teiwright"))


def here(command, cwd):
    """Run a line of the guide in this process. Returns what is said, and the exit code."""
    done = run(*shlex.split(command)[1:], cwd=cwd)
    return (done.stdout + done.stderr).decode(), done.returncode


def teiwright(command, cwd):
    """Run a line of the guide as a reader does. Returns what is said, in its order, and the exit code."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    said = done.stdout.decode()
    if os.name == "nt":  # the guide shows the lines and folders of the others
        said = said.replace("\r\n", "\n").replace("\\", "/")
    return said, done.returncode


# --- the tutorial


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The folder of somebody who follows the tutorial: steps 3 and 5 are done."""
    folder = tmp_path_factory.mktemp("teiwright")
    (folder / "first").mkdir()
    letter = TUTORIAL.split("a file `letter.txt`:")[1]
    (folder / "first" / "letter.txt").write_text(blocks(letter)[0], encoding="utf-8")
    assert teiwright("teiwright new engine first/letter.txt", folder)[1] == 0
    return folder


def test_the_first_text(desk):
    assert teiwright("teiwright build first/letter.txt", desk) == (
        answer_after(TUTORIAL, "teiwright build first/letter.txt"),
        0,
    )
    assert (desk / "output" / "letter" / "letter.html").is_file()


def test_what_was_recognised_and_why(desk):
    said, _ = here("teiwright inspect first/letter.txt", desk)
    assert re.search(r"Charles Babbage .* medium ", said)


def test_something_is_broken_on_purpose(desk, tmp_path):
    whole = (desk / "first" / "letter.txt").read_text("utf-8")
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "letter.txt").write_text(whole.rpartition("1. The letter")[0], encoding="utf-8")
    said, _ = teiwright("teiwright build first/letter.txt", tmp_path)
    assert said == blocks(TUTORIAL.split("take the line with the note out")[1])[0]


def test_the_form(desk, tmp_path):
    said, code = here(f"teiwright new engine {shlex.quote(str(desk / 'first' / 'letter.txt'))}", tmp_path)
    assert code == 0
    assert "Still to be filled in" in said
    assert {p.name for p in (tmp_path / "engine").iterdir()} == {"source.txt", "edition.toml"}
    form = tmp_path / "engine" / "edition.toml"
    words = form.read_text("utf-8").replace('publisher = ""', 'publisher = "Mill Archive"', 1)
    form.write_text(words.replace('# place = ""', 'place = "Leeds"', 1), encoding="utf-8")
    assert here("teiwright build engine", tmp_path)[1] == 0
    tei = tmp_path / "output" / "engine" / "engine.xml"
    assert "Mill Archive" in tei.with_suffix(".html").read_text("utf-8")
    assert "<pubPlace>Leeds</pubPlace>" in tei.read_text("utf-8")

    said, _ = here("teiwright validate output/engine/engine.xml", tmp_path)
    (promised,) = re.findall(r"when all is well it says `([^`]+)`", TUTORIAL)
    assert said.rstrip().endswith(promised)

    tei.write_text(tei.read_text("utf-8").replace("twenty-seven", "27 years old"), encoding="utf-8")
    assert here("teiwright transform output/engine/engine.xml --to html", tmp_path)[1] == 0
    said, _ = here("teiwright build engine", tmp_path)
    assert "left as it is" in said
    assert "Your version is published" in said
    assert "27 years old" in tei.with_suffix(".txt").read_text("utf-8")


def test_many_texts(desk, tmp_path):
    (tmp_path / "letters").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "letters" / f"{name}.txt").write_bytes((desk / "first" / "letter.txt").read_bytes())
    (tmp_path / "letters" / "bad.txt").write_bytes(b"")
    said, _ = teiwright("teiwright build letters/ -o published", tmp_path)
    for line in answer_after(TUTORIAL, "teiwright build letters/ -o published").splitlines():
        assert line in said


# --- examples to copy


def encoded(text, name="text.txt"):
    return encode(decode(text.encode(), name), identifier="text").tei.to_bytes().decode()


def test_how_to_type_a_text():
    title, _, source, letter = blocks(TEXTS, "text")
    tei = encoded(f"{title}\n{source}\nThe wheel turned, and the miller slept.\n")
    for fact in (
        '<title type="main">The Mill by the River</title>',
        "<forename>Ada</forename> <surname>Jones</surname>",
        "<forename>John</forename> <surname>Doe</surname>",
        "<forename>Mary</forename> <surname>Major</surname>",
        '<title level="m">Collected Essays</title>',
        "<publisher>Mill Press</publisher>",
        '<date when="1921-05-03"',
    ):
        assert fact in tei
    tei = encoded(letter)
    for element in ("<dateline>", "<salute>", "<signed>", "<postscript>", '<div type="letter">'):
        assert element in tei


def test_what_a_title_page_says():
    page = blocks(TEXTS, "text")[1]
    tei = encoded(f"{page}\nChapter 1\n\nThe wheel turned.\n\nChapter 2\n\nThe miller slept.\n")
    for part in ("<pubPlace>London</pubPlace>", "<publisher>Harper &amp; Sons</publisher>", "<docImprint"):
        assert part in tei


@pytest.mark.parametrize("mark", re.findall(r"^\| `(%% \w+)", TEXTS, re.MULTILINE))
def test_what_a_mark_makes_of_the_next_block(mark):
    tei = encoded(
        f"The wheel turned, and the miller slept.\n\n{mark}\nA line here.\nAnd one there.\n\nThe end came soon.\n"
    )
    made = {"head": "<head>", "p": "<p ", "lines": "<lb", "verse": "<l>", "quote": "<quote"}
    assert made[mark.split()[1]] in tei.partition("<text")[2]
    assert "%%" not in tei.partition("<text")[2]


def test_what_a_text_is_called():
    told = TEXTS.split("## What it is called")[1]
    typed, made = re.search(r"`([^`]+)\.txt` becomes `([^`]+)`", told).groups()
    assert xml_name(typed) == made
    (own,) = re.findall(r'identifier = "([^"]+)"', told)
    assert xml_name(own) == own


def test_the_layers_that_help_names_are_there():
    from teiwright.cli.encode import command

    (option,) = (p for p in command.params if p.name == "layers")
    named = re.findall(r"[a-z_]+(?=[,;.])", option.help.partition("Several")[0].replace(":", "."))
    assert set(named) - {"this"} == set(annotators.discover())
    assert {n for n, a in annotators.discover().items() if getattr(a, "OPTIONAL", False)} == set(named[-3:])


def test_a_register_to_copy(tmp_path, desk):
    (example,) = blocks(PERSONS, "xml")
    path = tmp_path / "persons.xml"
    path.write_text(example, encoding="utf-8")
    known = read_register(path)
    text = (desk / "first" / "letter.txt").read_bytes()
    document = encode(decode(text, "letter.txt"), register=known).document
    found = {p.key: p.known for span in document.spans for p in span.persons}
    assert found == {"per-lovelace": True, "per-babbage": True}
    (said,) = (b for b in blocks(PERSONS, "") if "is not a date" in b)
    path.write_text(example.replace('when="1852-11-27"', 'when="27.11.1852"'), encoding="utf-8")
    with pytest.raises(RegisterError) as trouble:
        read_register(path)
    assert said == f"letter: {str(trouble.value).replace(str(path), 'persons.xml')}\n"


def rows(text, heading):
    """The rows of the first table below a heading, without its head."""
    lines = text.split(heading, 1)[1].split("\n\n|", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


VALUES = [
    (typed.strip(), made.strip())
    for left, right in rows(DATES, "## What a date becomes")
    if "without a value" not in right
    if len(left.split(";")) == len(right.split("`;"))
    or len(re.findall(r'`[^`]*="[^`]*`', right)) == len(left.split(";"))
    for typed, made in zip(left.split(";"), re.findall(r'`([^`]*="[^`]*)`', right), strict=False)
]


@pytest.mark.parametrize(("typed", "made"), VALUES)
def test_what_a_date_becomes(typed, made):
    plain = typed.partition(" (no year")[0]
    (date,) = find_dates(f"It was {plain}, they said.", "en")
    assert set(re.findall(r'(\w+)="([^"]*)"', made)) <= set(date.attributes)


def test_enough_dates_are_compared():
    assert len(VALUES) >= 15


def test_dates_from_python(capsys):
    (code,) = blocks(DATES, "python")
    exec(code, {})
    assert "(('when', '1862-06'),) high month and year" in capsys.readouterr().out
    assert parse_date("4 juillet 1863", "fr").attributes == (("when", "1863-07-04"),)
    assert '(("when", "1863-07-04"),)' in code


def test_an_annotator_in_one_file(monkeypatch):
    from teiwright.encode import Options
    from teiwright.validation import Valid, check

    (code,) = blocks((ROOT / "CONTRIBUTING.md").read_text("utf-8"), "python")
    ships = types.ModuleType("teiwright.annotators.ships")
    exec(code, ships.__dict__)
    monkeypatch.setitem(sys.modules, ships.__name__, ships)
    monkeypatch.setattr(annotators, "named", lambda _layers: {"ships": ships})
    source = decode(b"On Ships\n\nWe saw the S.S. Merrow in the bay.\n", "ships.txt")
    tei = encode(source, Options(layers=("ships",))).tei.to_bytes()
    assert ">S.S. Merrow</name>" in tei.decode()
    assert ships.RULES["ships.steamer"] in tei.decode()
    assert isinstance(check(tei, "ships.xml"), Valid)


def test_an_ornament_of_ones_own(tmp_path):
    from lxml import etree

    from teiwright import rendering

    (example,) = blocks(page("print.md"), "xml")
    mine = tmp_path / "my-book.xsl"
    mine.write_text(example, encoding="utf-8")
    tei = etree.fromstring(encoded("On Mills\n\nThe wheel turned.\n\n* * *\n\nThe miller slept.\n").encode())
    book = rendering.render(types.SimpleNamespace(tree=tei.getroottree(), name="mills.xml"), mine)
    assert '<fo:block text-align="center">❦</fo:block>' in book.data.decode()


def test_what_a_deposit_asks_of_edition_toml(tmp_path):
    (example,) = blocks(page("deposit.md"), "toml")
    (tmp_path / "edition.toml").write_text(example, encoding="utf-8")
    facts, findings = read_edition(tmp_path / "edition.toml")
    assert facts.doi
    assert not findings


def test_what_an_editor_is_told():
    (lines,) = blocks(page("editors.md"), "xml")
    assert lines in encoded("The wheel turned.\n")
    (task,) = blocks(page("editors.md"), "json")
    assert json.loads(task)["tasks"][0]["command"].startswith("teiwright validate ")


def test_a_site_from_python(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output" / "mills").mkdir(parents=True)
    tei = tmp_path / "output" / "mills" / "mills.xml"
    tei.write_text(encoded("On Mills\n\nThe wheel turned in 1848.\n"), encoding="utf-8")
    (code,) = blocks(page("site.md"), "python")
    exec(code, {})
    assert "Letters from the harbour" in (tmp_path / "output" / "index.html").read_text("utf-8")


# --- keys, commands, links


def backticked(cell):
    return set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]*)`", cell))))


def test_the_keys_of_edition_toml():
    table = dict(rows(page("conventions.md"), "## edition.toml"))
    outside = set().union(*(backticked(left) for left in table if "[" not in left))
    tables = {name: right for left, right in table.items() for name in re.findall(r"\[(\w+)\]", left)}
    assert outside | set(tables) == set(KEYS)
    assert backticked(tables["printed"]) | backticked(tables["digital"]) == set(PRINTED)
    assert backticked(tables["reading"]) == set(READING)
    assert backticked(re.sub(r"\].*", "", tables["print"])) == set(printing.CHOICES)


def test_the_keys_of_the_printed_book():
    told = {
        key: re.findall(r'`"?([^`"]+)"?`', right)
        for left, right in rows(page("print.md"), "## In edition.toml")
        for key in backticked(left)
    }
    assert set(told) == set(printing.CHOICES)
    for key in ("page", "notes", "note_numbers", "contents"):
        assert tuple(told[key]) == printing.CHOICES[key]


def commands():
    for path in PAGES:
        text = path.read_text("utf-8")
        lines = [
            line
            for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
            for line in block.splitlines()
        ]
        inline = re.findall(r"`(teiwright [^`\n]+)`", text)
        for line in [*(each for each in lines if each.startswith("teiwright ")), *inline]:
            yield pytest.param(re.split(r"  +| #", line)[0], id=f"{path.name}: {line}")


@pytest.mark.parametrize("line", [*commands()])
def test_every_command_has_the_options_that_are_shown(line):
    words = shlex.split(line.replace("…", "x"))[1:]
    if words[0].startswith("--"):
        assert words == ["--version"]
        return
    assert words[0] in COMMANDS
    command = import_module(f"teiwright.cli.{words[0]}").command
    rest = words[1:]
    if isinstance(command, click.Group) and rest:
        command, rest = command.commands[rest[0]], rest[1:]
    command.make_parser(click.Context(command)).parse_args(list(rest))


def test_every_finding_is_explained_under_its_name():
    """Those of packages (deposit) apart, which say all in their own words."""
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", " ".join(path.read_text("utf-8") for path in PAGES)))
    made = {
        node.args[0].value
        for path in (ROOT / "pipeline" / "teiwright").rglob("*.py")
        if "deposit" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert len(made) > 20
    assert made - told == set()
    said = " ".join(path.read_text("utf-8") for path in (ROOT / "xslt").rglob("*.xsl"))
    assert set(re.findall(r">\[([a-z]+-[a-z]+)\]", said)) - told == set()


def slug(heading):
    """The address that GitHub gives a heading."""
    words = re.sub(r"[`*_]|\[([^]]*)\]\([^)]*\)", r"\1", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    for address in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", path.read_text("utf-8"))):
        if "://" in address:
            continue
        file, _, anchor = address.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), address
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in {slug(head) for head in heads}, address
