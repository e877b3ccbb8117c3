"""The site of several texts: every link leads somewhere, nobody is merged in silence, the search finds what the texts say."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from lxml import etree, html

from conftest import ROOT, command
from teiwright import validation
from teiwright.encode import Options
from teiwright.errors import WritingError
from teiwright.site import PAGES, Published, editions_of, parts, set_aside, words, write_site
from teiwright.site.timeline import MARK, ROWS, Moment, lay_out, when
from teiwright.works.finding import find_works
from teiwright.works.reading import encode_work
from teiwright.xml_names import IN_TEI as TEI

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ROOT / "tests" / "site"
OTHERS = """<?xml-model href="https://example.org/other.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A mill</title><author>AUTHOR</author></titleStmt>
<publicationStmt><distributor>Nobody</distributor></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><div><p>It <w>ground</w> corn.</p></div></body></text></TEI>"""


@pytest.fixture(scope="module")
def encodings():
    """The five texts of tests/site as TEI, by name."""
    made = {}
    for work in find_works([TEXTS]):
        encoding, _ = encode_work(work, Options(schemas="../schemas"))
        made[encoding.identifier] = encoding.tei.to_bytes()
    return made


def publish(folder: Path, encodings, **settings):
    editions = []
    for name, data in encodings.items():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.xml").write_bytes(data)
        tree = etree.ElementTree(etree.fromstring(data))
        editions.append(Published(SimpleNamespace(tree=tree, name=name), place, name))
    return write_site(folder, editions, **settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory, encodings):
    folder = tmp_path_factory.mktemp("site")
    publish(folder, encodings)
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory, encodings):
    """The same texts as if they were very many: persons and dates have several pages."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LARGEST", 1500)
        publish(folder, encodings)
    return folder


def page(site: Path, name: str):
    return html.fromstring((site / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def called(script: Path):
    """The data that a script of the site hands over."""
    return json.loads(re.fullmatch(r"\w+\((.*)\);\n", script.read_text("utf-8"), re.DOTALL)[1])


@pytest.mark.parametrize("name", ["site", "large"])
def test_every_link_leads_to_a_file_and_a_place_in_it(name, request):
    site = request.getfixturevalue(name)
    pages = sorted(site.rglob("*.html"))
    ids = {p: set(page(site, str(p.relative_to(site))).xpath("//@id")) for p in pages}
    assert len(pages) == len(PAGES) + 5 + len(parts_of(site, "persons")) + len(parts_of(site, "chronology"))
    checked = 0
    for path in pages:
        document = page(site, str(path.relative_to(site)))
        for link in document.xpath("//@href | //@src | //@action"):
            if re.match(r"https?:", link):
                continue
            file, _, place = unquote(link).partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), f"{path.name}: {link}"
            if place and target in ids:
                assert place in ids[target], f"{path.name}: {link}"
            checked += 1
    assert checked > 200


def test_every_passage_of_the_search_has_an_address_in_the_page_of_its_text(site):
    for script in site.glob("*/passages.js"):
        ids = set(page(site, f"{script.parent.name}/index.html").xpath("//@id"))
        data = called(script)
        assert data["id"] == script.parent.name
        for address, place, text in data["passages"]:
            assert address == "" or address in ids
            assert place
            assert text


def test_the_passages_are_the_words_of_the_text(site, encodings):
    """No word is lost for the search and none is found twice."""
    for name, data in encodings.items():
        tree = etree.fromstring(data)
        for anchor in tree.iter(f"{TEI}ref"):
            if anchor.get("type") == "noteAnchor":
                anchor.text = ""
        said = words.words_of(" ".join(tree.find(f"{TEI}text").itertext()))
        found = [w for _, _, p in called(site / name / "passages.js")["passages"] for w in words.words_of(p)]
        assert sorted(found) == sorted(said)


def test_a_speaker_is_found_with_the_beginning_of_the_speech(tmp_path):
    tei = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='play'><teiHeader><fileDesc><titleStmt><title>P</title></titleStmt><publicationStmt><p/></publicationStmt>"
        "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text xml:lang='en'><body><div><sp><speaker>ADA.<note n='1'>A note.</note></speaker>"
        "<p>Who is there?</p><p>Speak.</p></sp><sp><speaker>TOM.</speaker><stage>Aside.</stage><p>I.</p></sp></div></body></text></TEI>"
    )
    publish(tmp_path, {"play": tei.encode()})
    said = [words for _, _, words in called(tmp_path / "play" / "passages.js")["passages"]]
    assert said == ["ADA. Who is there?", "A note.", "Speak.", "TOM.", "Aside.", "I."]


def test_persons_of_the_register_are_one_entry_for_all_texts(site):
    (entry,) = page(site, "persons.html").xpath("//*[@id='list-register']//li[@id='per-jensen']")
    assert "Jensen, Ole" in entry.text_content()
    texts = {link.partition("/")[0] for link in entry.xpath(".//a[@class='where']/@href")}
    assert len(texts) >= 2
    assert not entry.xpath("./p[@class='entry']/span/cite"), "of all texts, not of one"


def test_persons_known_from_one_text_are_never_merged(tmp_path):
    """The same unknown name in two texts: two entries, each with its text."""
    tei = (TEXTS.parent / "cases" / "xslt" / "every-kind.xml").read_bytes()
    publish(tmp_path, {"one": tei, "two": tei})
    entries = page(tmp_path, "persons.html").xpath("//*[@id='list-text']/ul/li")
    texts = [e.xpath("string(.//a[@class='where'][1]/@href)").partition("/")[0] for e in entries]
    assert texts.count("one") == texts.count("two") > 0
    assert all(e.xpath("./p[@class='entry']/span/cite") for e in entries), "each with its text"
    for entry in entries:
        assert len({a.partition("/")[0] for a in entry.xpath(".//a[@class='where']/@href")}) == 1


def test_two_registers_that_say_different_things_of_one_id_are_kept_apart(tmp_path, encodings):
    data = encodings["lectures"]
    other = re.sub(rb"(<person [^>]*per-moeller.*?<birth when=\")1820", rb"\g<1>1822", data, flags=re.DOTALL)
    assert other != data
    publish(tmp_path, {"lectures": data, "other": other})
    entries = page(tmp_path, "persons.html").xpath("//*[@id='list-register']/ul/li[starts-with(., 'Möller')]")
    assert {e.get("id") for e in entries} == {"per-moeller", "other.per-moeller"}
    for entry in entries:
        assert len({a.partition("/")[0] for a in entry.xpath(".//a[@class='where']/@href")}) == 1


def parts_of(site: Path, name: str) -> list[str]:
    return sorted(p.name for p in site.glob(f"{name}-*.html"))


def addresses(site: Path, name: str, entries: str) -> list[str]:
    return page(site, name).xpath(f"{entries}/@id")


PERSONS, DATES = "//main//section/ul/li", "//*[@id='table']//tbody/tr"


@pytest.mark.parametrize(("name", "entries"), [("persons", PERSONS), ("chronology", DATES)])
def test_a_large_page_is_divided_and_every_address_in_it_still_works(site, large, name, entries):
    """The page itself keeps everybody and every date under the same address, with a link to the same id in the one part that has it."""
    kept = addresses(large, f"{name}.html", entries)
    assert kept == addresses(site, f"{name}.html", entries)
    there = {(part, i) for part in parts_of(large, name) for i in addresses(large, part, entries)}
    assert len(parts_of(large, name)) > 2
    assert sorted(i for _, i in there) == sorted(kept)
    for entry in page(large, f"{name}.html").xpath(entries):
        part, _, place = unquote(entry.xpath(".//a/@href")[0]).partition("#")
        assert place == entry.get("id")
        assert (part, place) in there


@pytest.mark.parametrize("name", ["persons", "chronology"])
def test_the_parts_hold_every_sentence_of_the_whole(site, large, name):
    def sentences(pages, folder):
        found = [e for p in pages for e in page(folder, p).xpath("//main//li[a[@class='where']]")]
        return sorted((e.text_content(), e.xpath("string(a/@href)")) for e in found)

    assert sentences(parts_of(large, name), large) == sentences([f"{name}.html"], site)


def test_a_part_leads_to_all_names_and_to_the_other_parts(large):
    for name in parts_of(large, "persons"):
        document = page(large, name)
        assert document.xpath("//main/p[@class='introduction']/a/@href") == ["persons.html"]
        assert document.xpath("//nav[@class='letters']//a[@aria-current='page']/@href") == [name]
        assert document.xpath("//header//a[@aria-current='true']/@href") == ["persons.html"]


def test_persons_are_divided_by_letter_and_other_scripts_are_together():
    made = etree.fromstring(
        f"<s:site xmlns:s='{parts.S[1:-1]}'><s:persons>"
        + "".join(
            f"<s:person id='p{i}' sort='{n}'>{'.' * 200_000}</s:person>"
            for i, n in enumerate(["", "abel", "abend", "a, mr", "ådal", "zorn", "иван", "яков", "東"])
        )
        + "</s:persons></s:site>"
    )
    divided = parts.divide(made)
    labels = [p.get("label") for p in made.iter(f"{parts.S}part")]
    assert dict(zip(divided, labels, strict=True)) == {
        "persons-other": "·",
        "persons-a": "Abe",
        "persons-a-2": "Abe 2",
        "persons-a-3": "A",
        "persons-latin": "Å",
        "persons-z": "Z",
        "persons-cyrillic": "Ива",
        "persons-cyrillic-2": "Яко",
        "persons-cjk": "東",
    }
    assert all(parts.NAME.fullmatch(f"{name}.html") for name in divided)


def test_parts_of_a_site_that_became_small_are_set_aside(tmp_path, encodings, monkeypatch):
    """They would show what the texts said earlier; a file of somebody else that is called so stays."""
    with monkeypatch.context() as patch:
        patch.setattr(parts, "LARGEST", 1500)
        publish(tmp_path, encodings)
    (tmp_path / "persons-mine.html").write_text("<p>My own notes</p>", "utf-8")
    before = parts_of(tmp_path, "persons")
    publish(tmp_path, encodings)
    assert "persons-mine.html" in before
    assert {n for n in parts_of(tmp_path, "persons") if ".outdated-" not in n} == {"persons-mine.html"}
    assert not any(n.count(".outdated") > 1 for n in parts_of(tmp_path, "persons"))


def test_the_table_holds_every_date_of_the_drawing_and_nothing_else(site):
    document = page(site, "chronology.html")
    marks = document.xpath("//svg//a/@href")
    rows = document.xpath("//*[@id='table']//tbody/tr/@id")
    assert [m.lstrip("#") for m in marks] == rows
    assert len(rows) > 15
    assert all(title.text for title in document.xpath("//svg//a/title"))


def test_what_is_unsure_looks_unsure(site):
    """Each mark of the drawing has the form of its certainty, and its title says it."""
    for mark in page(site, "chronology.html").xpath("//svg//a"):
        sure = re.search(r"cert-(\w+)", mark.get("class"))[1]
        assert sure == "high" or "," in mark.findtext("title")
        assert sure in {"high", "medium", "low"}


def test_the_same_texts_give_the_same_bytes_in_any_order(tmp_path, site, encodings):
    publish(tmp_path, dict(reversed(encodings.items())))
    for path in sorted(site.rglob("*.*")):
        assert (tmp_path / path.relative_to(site)).read_bytes() == path.read_bytes(), path.name


def test_a_changed_text_rewrites_only_what_it_changes(tmp_path, encodings):
    publish(tmp_path, encodings)
    assert publish(tmp_path, encodings).written == ()
    changed = encodings | {
        "wharf": encodings["wharf"].replace(b"It is past midnight", b"It is after midnight")
    }
    written = {p.relative_to(tmp_path).as_posix() for p in publish(tmp_path, changed).written}
    assert {"wharf/index.html", "wharf/passages.js", "search-index.js"} <= written
    assert not any(f.startswith(other) for f in written for other in encodings if other != "wharf")
    assert "index.html" not in written


def test_without_scripts_the_contents_are_whole_and_the_search_says_so(site):
    home = page(site, "index.html")
    assert len(home.xpath("//ul[@id='texts']/li[not(@hidden)]")) == 5
    assert home.xpath("//form[@id='filters']/@hidden")
    notice = page(site, "search.html").xpath("//noscript")[0]
    assert notice.xpath(".//a/@href") == ["index.html"]


def test_a_text_without_title_is_told_by_its_first_words(site):
    titles = [h.text_content() for h in page(site, "index.html").xpath("//ul[@id='texts']//h2")]
    assert "Low Water" in titles
    assert [t for t in titles if t.startswith("[")] == ["[“The Wharf: A Scene …”]"]


def test_a_letter_without_title_is_called_alike_everywhere_and_has_its_day_once(tmp_path):
    text = tmp_path / "one.txt"
    text.write_text(
        "Kiel, 17 March 1888\n\nDear August,\n\nYour letter came today.\n\nYours,\nLuise\n", "utf-8"
    )
    line = ("build", text, "-o", tmp_path / "out", "--to", "html", "--language", "en", "--site")
    assert command(*line).returncode == 0
    name = "[Letter, Kiel, 17 March 1888]"
    assert called(tmp_path / "out" / "search-index.js")["texts"][0][1] == name
    contents = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert f">{name}</a>" in contents
    assert '<p class="facts-line">English · 12 words</p>' in contents
    page = (tmp_path / "out" / "one" / "index.html").read_text("utf-8")
    assert f'<h1 class="called">{name}</h1>' in page


def test_titles_with_signs_of_markup_stay_words(tmp_path, encodings):
    data = encodings["low-water"].replace(
        b"Low Water</title>", b'Low &lt;/script&gt;&lt;b&gt; &amp; "Water"</title>'
    )
    publish(tmp_path, {"low-water": data})
    home = page(tmp_path, "index.html")
    assert home.xpath("//h2")[0].text_content() == 'Low </script><b> & "Water"'
    assert json.loads(home.xpath("//script[@type='application/ld+json']")[0].text)["hasPart"][0][
        "name"
    ].startswith("Low")


def test_how_to_cite_says_what_the_header_says_and_no_more(site):
    (letter,) = json.loads((site / "harbour-letter" / "harbour-letter.csl.json").read_text("utf-8"))
    assert letter["title"] == "Letter from the harbour"
    assert letter["author"] == [{"literal": "Anna Brandt"}]
    assert letter["original-date"] == {"literal": "3 March 1887"}
    (scene,) = json.loads((site / "wharf" / "wharf.csl.json").read_text("utf-8"))
    assert not {"title", "author", "publisher"} & scene.keys()


def test_two_texts_of_one_folder_are_an_error(tmp_path, encodings):
    publish(tmp_path, {"wharf": encodings["wharf"]})
    tree = etree.ElementTree(etree.fromstring(encodings["wharf"]))
    one = Published(SimpleNamespace(tree=tree, name="wharf"), tmp_path / "wharf", "wharf")
    with pytest.raises(WritingError, match="same folder"):
        write_site(tmp_path, [one, one])
    with pytest.raises(WritingError, match="folder of its own"):
        write_site(tmp_path / "elsewhere", [one])


def test_a_page_that_somebody_else_laid_there_is_not_written_over(tmp_path, encodings):
    """The first page of an archive, where a site is made in the folder of its web pages."""
    for name in ("index", "persons"):
        page = tmp_path / f"{name}.html"
        page.write_text("<h1>Town archive</h1>", "utf-8")
        with pytest.raises(WritingError, match=rf"{name}\.html: teiwright has not made this page"):
            publish(tmp_path, {"wharf": encodings["wharf"]})
        assert page.read_text("utf-8") == "<h1>Town archive</h1>"
        page.unlink()
    for _ in range(2):
        publish(tmp_path, {"wharf": encodings["wharf"]})


def test_a_file_changed_by_hand_is_published_as_it_is(tmp_path, encodings):
    folder = tmp_path / "wharf"
    folder.mkdir()
    (folder / "wharf.xml").write_bytes(encodings["wharf"].replace(b"Only I, Captain", b"Only me, Captain"))
    built = SimpleNamespace(files=(), identifier="wharf", trouble="was changed by hand")
    (edition,) = editions_of([built], tmp_path)
    assert isinstance(edition.edition, validation.Valid)
    write_site(tmp_path, [edition])
    assert "Only me, Captain" in (folder / "passages.js").read_text("utf-8")


def test_the_page_of_a_text_that_fails_is_set_aside(tmp_path, encodings):
    """It must not look like the text as it is now; the others are as before, and it comes back with the text."""
    publish(tmp_path, {name: encodings[name] for name in ("wharf", "journal")})
    pages = {"index.html", "passages.js", "wharf.csl.json"}
    failed = SimpleNamespace(files=(), identifier="wharf", trouble="the file is empty")
    publish(tmp_path, {"journal": encodings["journal"]})
    set_aside([failed], tmp_path, ())
    there = {path.name for path in (tmp_path / "wharf").iterdir()}
    assert not there & pages
    aside = {re.sub(r"-[0-9a-f]{8}(?=\.)", "", name) for name in there}
    assert {"index.outdated.html", "passages.outdated.js", "wharf.csl.outdated.json"} < aside
    assert (tmp_path / "journal" / "index.html").is_file()
    publish(tmp_path, {"wharf": encodings["wharf"]})
    assert {path.name for path in (tmp_path / "wharf").iterdir()} == pages | {"wharf.xml"}


def test_the_site_has_labels_in_every_language(tmp_path, encodings):
    labels = etree.parse(str(ROOT / "xslt" / "site" / "labels.xml")).getroot()
    languages = labels.get("languages").split()
    shared = etree.parse(str(ROOT / "xslt" / "lib" / "labels.xml")).getroot()
    assert languages == shared.get("languages").split()
    for label in labels.iterchildren("label"):
        assert [child.tag for child in label] == languages, label.get("key")
        assert all((child.text or "").strip() for child in label), label.get("key")
    publish(tmp_path, {"journal": encodings["journal"]})
    assert page(tmp_path, "index.html").get("lang") == "fr"


def test_the_site_has_the_language_of_most_of_its_texts(tmp_path, encodings):
    publish(tmp_path, encodings)
    assert page(tmp_path, "index.html").get("lang") == "en"
    publish(
        tmp_path,
        {
            "journal": encodings["journal"],
            "wharf": encodings["wharf"],
            "journal-2": encodings["journal"].replace(b'xml:id="journal"', b'xml:id="journal-2"', 1),
        },
    )
    assert page(tmp_path, "index.html").get("lang") == "fr"


def test_whatever_is_counted_has_words_for_one_and_for_many(tmp_path, encodings):
    keys = {label.get("key") for label in etree.parse(str(ROOT / "xslt" / "site" / "labels.xml")).getroot()}
    sheets = "".join(path.read_text("utf-8") for path in sorted((ROOT / "xslt" / "site").glob("*.xsl")))
    counted = set(re.findall(r"s:counted\('([a-z-]+)'", sheets))
    assert counted
    assert {f"{key}-{number}" for key in counted for number in ("one", "many")} <= keys
    words = b'<measure unit="words" quantity="'
    one = re.sub(
        words + rb"\d+", words + b"1", encodings["journal"].replace(b'xml:lang="fr"', b'xml:lang="en"')
    )
    publish(tmp_path, {"journal": one})
    assert "1 word" in "".join(page(tmp_path, "index.html").itertext())


# The timeline


def test_nothing_overlaps_and_all_stay_in_the_order_of_time():
    days = [f"{y}-{m:02}-11" for y in (-43, 1450, 1788, 1789, 1790, 1945) for m in range(1, 13)]
    days = [d.replace("-43-", "-0043-") for d in days]
    line = lay_out([Moment(d, d, d) for d in days])
    assert [m.x for m in line.marks] == sorted(m.x for m in line.marks)
    for row in range(line.rows):
        in_row = [m for m in line.marks if m.row == row]
        for a, b in itertools.pairwise(in_row):
            assert b.x - a.x >= MARK
    assert all(0 < m.x < line.width for m in line.marks)


def test_crowded_years_are_drawn_wider_and_the_others_stay_narrow():
    """One year of daily letters must neither stretch the whole century nor pile up above the rest of it."""
    seldom = [f"{year}-06-01" for year in range(1801, 1900, 3)]
    daily = [f"1861-{month:02}-{day:02}" for month in range(3, 13) for day in range(1, 29)]
    days = sorted(seldom + daily)
    line = lay_out([Moment(d, d, d) for d in days])
    assert line.rows <= ROWS
    assert line.width < 2000
    (wide,) = [s for s in line.stretches if s.wider]
    assert (wide.start, wide.end) == (1861, 1862)
    assert not any(s.cut for s in line.stretches[:-1])
    assert [s.end for s in line.stretches[:-1]] == [s.start for s in line.stretches[1:]]
    assert [m.x for m in line.marks] == sorted(m.x for m in line.marks)
    places = [x for x, _ in line.ticks]
    assert all(b - a >= 2 * MARK for a, b in itertools.pairwise(places))


def test_where_most_years_are_crowded_all_have_one_scale():
    days = [f"{year}-{month:02}-11" for year in range(1801, 1831) for month in range(1, 13)]
    line = lay_out([Moment(d, d, d) for d in days])
    assert len(line.stretches) == 1
    assert not line.stretches[0].wider


def test_the_page_says_so_where_years_are_drawn_wider(tmp_path, encodings):
    publish(tmp_path, {"wharf": encodings["wharf"]})
    assert not page(tmp_path, "chronology.html").xpath("//*[@class='wider']")
    days = "".join(f'<p><date when="1861-05-{day:02}">May {day}</date></p>' for day in range(1, 32))
    crowded = encodings["wharf"].replace(b"</body>", f"{days}</body>".encode())
    publish(tmp_path, {"wharf": crowded})
    chronology = page(tmp_path, "chronology.html")
    assert len(chronology.xpath("//*[@class='wider']")) == 1
    assert "shaded ground" in chronology.xpath("string(//p[@class='introduction'])")


def test_years_before_christ_are_named_so_where_the_dates_are_divided(tmp_path, encodings, monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 1500)
    early = encodings["wharf"].replace(b"</body>", b'<p>In <date when="-0480">480 BC</date>.</p></body>')
    publish(tmp_path, {**encodings, "wharf": early})
    assert page(tmp_path, "chronology-1.html").xpath("string(//h1)").startswith("Chronology: 480 BC–")


def test_years_before_christ_are_named_so_on_the_axis(tmp_path, encodings):
    early = encodings["wharf"].replace(b"</body>", b'<p>In <date when="-0480">480 BC</date>.</p></body>')
    publish(tmp_path, {"wharf": early})
    years = page(tmp_path, "chronology.html").xpath("//*[contains(@class, 'year')]/text()")
    assert "480 BC" in years
    assert not [y for y in years if y.startswith("-")]


def test_open_ends_and_long_periods():
    moments = [
        Moment("", "1700-12-31", "until"),
        Moment("1701-01-01", "1800-12-31", "century"),
        Moment("1900-01-01", "", "from"),
    ]
    until, century, since = lay_out(moments).marks
    assert (until.open_start, until.open_end) == (True, False)
    assert (since.open_start, since.open_end) == (False, True)
    assert century.width > MARK
    assert until.x + until.width <= century.x + 1 < century.x + century.width < since.x


def test_no_dates_no_drawing():
    line = lay_out([])
    assert line.marks == ()
    assert when("about 1900") is None


# The search


def in_the_page(function, samples):
    """What a function of the search's script makes of each sample."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    source = (ROOT / "xslt" / "assets" / "search.js").read_text("utf-8")
    kept = [
        line
        for line in source.splitlines()
        if re.match(r"\s+const (LETTERS|fold|wordsOf|spellingsOf) =", line)
    ]
    assert len(kept) == 4
    program = "\n".join(kept) + f"\nconsole.log(JSON.stringify({json.dumps(samples)}.map({function})))"
    return json.loads(
        subprocess.run([node, "-e", program], capture_output=True, text=True, check=True).stdout
    )


def test_words_are_folded_alike_here_and_in_the_page():
    """The script of the page must cut and fold words exactly as the index was made."""
    samples = [
        "Œuvre, straße; l’été d’Élise",
        "ŁÓDŹ Đorđe İstanbul ſo",
        "Šaljapin n° 4½ x² ﬁn",
        "Ἀχιλλεύς Жизнь́ 東京 हिन्दी",
        "a_b-c'd",
    ]
    assert in_the_page("wordsOf", samples) == [words.words_of(s) for s in samples]


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Well-being", ["wellbeing"]),
        ("well\u2011being", ["wellbeing"]),
        ("mother-in-law", ["motherinlaw"]),
        ("Öttingen", ["oettingen"]),
        ("O\u0308ttingen", ["oettingen"]),
        ("Außenwände", ["aussenwaende"]),
        ("1871-1873", []),
        ("Élise", []),
    ],
)
def test_a_word_is_found_as_others_write_it(word, others):
    assert words.other_spellings(word) == others
    index = json.loads(words.index_script([["one", "", "", ""]], [[f"The {word}."]]).decode()[15:-3])
    assert set(others) < set(index["terms"].split(" "))
    (marked,) = in_the_page("spellingsOf", [word])
    assert set(others) <= set(marked)


def test_the_index_names_each_passage_of_a_word(site):
    index = called(site / "search-index.js")
    terms = index["terms"].split(" ")
    assert terms == sorted(terms, key=lambda t: t.encode("utf-16-be"))
    steps = index["places"].split(" ")[terms.index("1872")].split(".")
    numbers = [sum(int(s, 36) for s in steps[: i + 1]) for i in range(len(steps))]
    passages = []
    for identifier, _, _, _, start in index["texts"]:
        assert start == len(passages)
        passages += called(site / identifier / "passages.js")["passages"]
    assert numbers == [i for i, (_, _, p) in enumerate(passages) if "1872" in words.words_of(p)]
    assert len(numbers) == 2


def test_rules_of_ones_own_are_on_every_page_and_win(tmp_path):
    """The example of docs/customise.md."""
    guide = (ROOT / "docs" / "customise.md").read_text("utf-8")
    mine = tmp_path / "my.css"
    mine.write_text(re.search(r"`my\.css`:\n+```css\n(.*?)```", guide, re.DOTALL)[1], "utf-8")
    assert "teiwright build letters/ --site-css my.css" in guide
    text = tmp_path / "letters" / "one.txt"
    text.parent.mkdir()
    text.write_text("A LETTER\n\nIt has one paragraph of words.\n", "utf-8")
    out = tmp_path / "out"
    assert command("build", text.parent, "-o", out, "--to", "txt", "--site-css", mine).returncode == 0
    style = (out / "site.css").read_text("utf-8")
    assert style.endswith(".name { text-decoration: none; }\n")
    page = (out / "one" / "index.html").read_text("utf-8")
    assert page.index("</style>") < page.index('href="../site.css"')
    contents = (out / "index.html").read_text("utf-8")
    assert contents.index('href="edition.css"') < contents.index('href="site.css"')


def test_rules_for_the_pages_of_the_texts_hold_for_the_site_unless_it_has_its_own(tmp_path):
    """They changed the page of each text, and those of the site not, without a word."""
    text, mine, its = (tmp_path / name for name in ("one.txt", "my.css", "its.css"))
    text.write_text("A LETTER\n\nIt has one paragraph of words.\n", "utf-8")
    mine.write_text(".mine { color: red; }\n", "utf-8")
    its.write_text(".its { color: blue; }\n", "utf-8")
    line = ("build", text, "-o", tmp_path / "out", "--to", "txt", "--site", "--css", mine)
    for more, rules in (((), ".mine { color: red; }\n"), (("--site-css", its), ".its { color: blue; }\n")):
        assert command(*line, *more).returncode == 0
        assert (tmp_path / "out" / "site.css").read_text("utf-8").endswith(f"}}\n\n{rules}")


def test_rules_that_cannot_be_read_are_told_before_anything_is_made(tmp_path):
    (tmp_path / "one.txt").write_text("One.\n", "utf-8")
    done = command("build", tmp_path / "one.txt", "-o", tmp_path / "out", "--site-css", tmp_path / "none.css")
    assert done.returncode == 2
    assert b"none.css: the style rules cannot be read." in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_site_is_made_of_tei_that_others_wrote(tmp_path):
    """A folder of TEI without plain texts had no way to a site."""
    tei = tmp_path / "tei"
    for name, author in (("b/Mill 1", "Reed, Ann"), ("a/Mill 1", "Zorn, Abel"), ("Weir", "Adam, Zoe")):
        (tei / name).parent.mkdir(parents=True, exist_ok=True)
        (tei / f"{name}.xml").write_text(OTHERS.replace("AUTHOR", author), "utf-8")
    (tei / "Bad.xml").write_text(OTHERS.replace("<p>", "<bogus>").replace("</p>", "</bogus>"), "utf-8")
    out = tei / "site"
    line = ("site", tei, "-o", out, "--title", "Old mills", "--to", "txt")
    for _ in range(2):  # a second run does not take the copies in the site for texts
        done = command(*line)
        assert done.returncode == 1
        assert b"no version of TEI P5 has <bogus>" in done.stderr
        assert done.stderr.count(b"[schema-absent]") == 2, done.stderr.decode()
        assert b"The same [schema-absent] in 2 more: " in done.stderr
        assert done.stdout.decode().splitlines()[-1] == f"Site of 3 texts: {out / 'index.html'}"
    assert sorted(p.name for p in out.iterdir() if p.is_dir()) == ["a-mill-1", "b-mill-1", "weir"]
    assert (out / "weir" / "weir.xml").read_bytes() == (tei / "Weir.xml").read_bytes()
    page = html.parse(out / "index.html")
    # Shown as one says it, listed by the surname.
    assert [p.text for p in page.findall(".//p[@class='author']")] == ["Zoe Adam", "Ann Reed", "Abel Zorn"]


def test_of_a_sign_that_no_typeface_has_a_site_says_what_site_can_do(tmp_path):
    (tmp_path / "one.xml").write_text(OTHERS.replace("AUTHOR", "\u0628\u062d\u0631"), "utf-8")
    done = command("site", tmp_path / "one.xml", "-o", tmp_path / "site", "--to", "pdf")
    said = " ".join(done.stderr.decode().split())
    assert "--fonts FOLDER (of teiwright build, print, site and deposit pack)" in said
    assert "is not in the text, but" not in said, "there is no plain text of which it could be told"
    assert (tmp_path / "site" / "one" / "index.html").is_file()
    (tmp_path / "faces").mkdir()
    done = command("site", tmp_path / "one.xml", "-o", tmp_path / "site", "--fonts", tmp_path / "faces")
    assert b"There is no typeface (otf, ttf) in the folder" in done.stderr


def test_a_year_of_writing_that_is_not_certain_is_not_told_as_one_that_is(tmp_path):
    """The search and the data for machines had 1848 of what was written about 1848."""
    dates = {
        "about": '<date when="1848" precision="medium">um 1848</date>',
        "doubt": '<date when="1849" cert="low">1849?</date>',
        "early": '<date notAfter="1847-12-31">vor 1848</date>',
        "guess": '<date when="1851" cert="unknown">1851?</date>',
        "known": '<date when="1850-05-02">2. Mai 1850</date>',
    }
    for name, date in dates.items():
        written = f"</fileDesc><profileDesc><creation>{date}</creation></profileDesc>"
        (tmp_path / f"{name}.xml").write_text(OTHERS.replace("</fileDesc>", written), "utf-8")
    done = command("site", tmp_path, "-o", tmp_path / "site", "--to", "txt")
    assert done.returncode == 0, done.stderr.decode()
    script = (tmp_path / "site" / "search-index.js").read_text("utf-8")
    texts = json.loads(script[script.index("{") : script.rindex("}") + 1])["texts"]
    assert {text[0]: text[3] for text in texts} == {
        "about": "ca. 1848", "doubt": "1849?", "early": "–1847", "guess": "1851?", "known": "1850",
    }  # fmt: skip
    assert (tmp_path / "site" / "index.html").read_text("utf-8").count('"dateCreated"') == 1


def test_who_builds_tei_is_told_of_the_site(tmp_path):
    (tmp_path / "one.xml").write_text(OTHERS, "utf-8")
    done = command("build", tmp_path)
    assert done.returncode == 2
    assert b"There is TEI in it already: `teiwright site" in done.stderr
