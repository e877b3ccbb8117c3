"""A static site from texts that were published: contents, a page for each, persons, chronology and search.

Everything is read from the TEI, so that what an editor changed by hand shows. No server is needed: the site works from a disk.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright import files, pictures, resources
from teiwright.errors import WritingError
from teiwright.file_troubles import reason
from teiwright.files import by_number
from teiwright.results import outdated
from teiwright.site import parts, words
from teiwright.xml_names import IN_EDITION as ED
from teiwright.xml_names import IN_SITE as S
from teiwright.xml_names import IN_TEI, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lxml import etree

    from teiwright.build import Built
    from teiwright.findings import Finding
    from teiwright.rendering import Edition

PAGES = ("index", "persons", "chronology", "search")
"""The pages that gather all texts; each is a file of this name with .html. Persons and dates of a large site have further ones (parts.py)."""
STYLE = "site.css"
"""The last of the style sheets that every page has."""
ASSETS = ("edition.css", STYLE, "contents.js", "search.js")
FORMATS = (".xml", ".html", ".pdf", ".epub", ".txt", ".fo")
"""Endings of the files to which the page of a text leads, if they lie beside it."""
CITATION = ".csl.json"
"""Ending of the file that says how to cite a text; the site writes it."""
OF_A_TEXT = ("index.html", "passages.js")
"""What the site writes for each text, beside how to cite it."""


class Published(Struct, frozen=True):
    """A text of the site: what it says, and where its files are."""

    edition: Edition
    folder: Path
    """Its folder in the site; the page becomes index.html in it."""
    stem: str
    """The name of its TEI file and of the other files in the folder, without an ending."""


class Site(Struct, frozen=True):
    """What came of it."""

    texts: int
    written: tuple[Path, ...]
    """The files that are new or changed."""
    same: int
    """How many were there already with the same bytes."""
    findings: tuple[Finding, ...] = ()


class _Text(Struct, frozen=True):
    published: Published
    record: etree._Element
    formats: tuple[str, ...]


def editions_of(results: Sequence[Built], folder: Path) -> tuple[Published, ...]:
    """The texts of a build that can be published, read again from their TEI files.

    A TEI file that a person changed, and that the build therefore left alone, is published as it is, if it is valid.

    Args:
        results: what came of each text.
        folder: the output folder of the build.
    """
    from teiwright import validation

    found = []
    for built in results:
        path = built.files[0] if built.files else folder / built.identifier / f"{built.identifier}.xml"
        if not path.is_file() or (built.trouble and files.is_untouched(path.read_bytes())):
            continue
        edition = validation.check_file(path)
        if isinstance(edition, validation.Valid):
            found.append(Published(edition, path.parent, path.stem))
    return tuple(found)


def set_aside(results: Sequence[Built], folder: Path, editions: Sequence[Published]) -> None:
    """Set aside the page of an earlier site of each text of a build that is not in the site now.

    Raises:
        WritingError: a file cannot be renamed.
    """
    kept = {published.folder.name for published in editions}
    for name in {built.identifier for built in results} - kept:
        outdated.set_aside(folder / name / file for file in (*OF_A_TEXT, f"{name}{CITATION}"))


def write_site(
    folder: Path, editions: Sequence[Published], *, title: str = "", language: str = "", css: str = ""
) -> Site:
    """Write the site of some texts.

    Args:
        folder: where the site goes; the folders of the texts are in it.
        editions: the texts, in any order.
        title: what the site is called; without one, “The texts”.
        language: of headings and labels (en, fr, de, es, it); without one, that of most of the texts, English where we have no words in it.
        css: style rules of one's own; they stand after those of the site, so they win.

    Raises:
        WritingError: two texts have the same id, a text lies outside the folder, or a file cannot be written.
        RenderingError: a stylesheet stopped.
    """
    labels = language or _language(editions)
    texts = sorted((_read(p, labels) for p in editions), key=_order)
    _check(folder, texts)
    findings: tuple[Finding, ...] = ()
    made: dict[Path, bytes] = {}
    for text in texts:
        page, found = _page_of(text)
        findings += found
        made[text.published.folder / "index.html"] = page
        citation = text.record.findtext(f"{ED}facts/{ED}csl", "") + "\n"
        made[text.published.folder / f"{text.published.stem}{CITATION}"] = citation.encode()
        made[text.published.folder / "passages.js"] = words.passages_script(_id(text), _passages(text))
    made.update((folder / name, data) for name, data in _common(texts, title, labels).items())
    if css:
        made[folder / STYLE] += f"\n{css.rstrip()}\n".encode()
    outdated.set_aside(
        path
        for path in folder.glob("*-*.html")
        if path not in made and parts.NAME.fullmatch(path.name) and _is_of_a_site(path)
    )
    return _write(made, len(texts), findings)


def _language(editions: Sequence[Published]) -> str:
    """That of most of the texts; of two with as many texts that which comes first."""
    found: Counter[str] = Counter()
    for published in editions:
        root = published.edition.tree.getroot()
        text = root.find(f"{IN_TEI}text")
        said = (text.get(XML_LANG) if text is not None else None) or root.get(XML_LANG) or "en"
        found[said.split("-")[0].lower()] += 1
    most = next((tag for tag, _ in found.most_common(1)), "en")
    return most if most in {"en", "fr", "de", "es", "it"} else "en"


def _read(published: Published, language: str) -> _Text:
    from lxml import etree

    from teiwright import saxon
    from teiwright.validation import xmlfile

    tei = etree.tostring(published.edition.tree.getroot(), encoding="utf-8", with_tail=False)
    sheet = saxon.compile_file(resources.folder("xslt") / "site" / "record.xsl")
    result = sheet.transform(saxon.parse(tei, published.edition.name), {"language": language})
    formats = tuple(f for f in FORMATS if (published.folder / f"{published.stem}{f}").is_file())
    return _Text(published, xmlfile.parse_made(result.data), (*formats, CITATION))


def _id(text: _Text) -> str:
    return text.published.folder.name


def _order(text: _Text) -> tuple[object, ...]:
    """By author, then year, then title."""
    year = text.record.get("year") or text.record.get("until")
    return (
        text.record.get("sort", ""),
        int(year) if year else 10**6,
        by_number(text.record.findtext(f"{ED}facts/{ED}title", "")),
        by_number(_id(text)),
    )


def _check(folder: Path, texts: Sequence[_Text]) -> None:
    for page in (folder / f"{name}.html" for name in PAGES):
        if page.is_file() and not _is_of_a_site(page):
            raise WritingError(
                f"{page}: teiwright has not made this page, and the site would be written over it. Choose another folder with -o, or give the page another name."
            )
    seen: set[str] = set()
    for text in texts:
        if text.published.folder.parent.resolve() != folder.resolve():
            raise WritingError(
                f"{text.published.folder}: a text of the site must have a folder of its own in {folder}."
            )
        if _id(text) in seen:
            raise WritingError(
                f"{text.published.folder}: two texts of the site have the same folder. Give them different ids."
            )
        seen.add(_id(text))


def _page_of(text: _Text) -> tuple[bytes, tuple[Finding, ...]]:
    from teiwright.outputs import Output
    from teiwright.rendering import render

    sheet = resources.folder("xslt") / "site" / "text.xsl"
    output = Output("site-text", ".html", "text/html", "The page of a text in a site.", sheet)
    there = pictures.shown(text.published.edition)
    settings = {"formats": " ".join(text.formats), "stem": text.published.stem, "pictures": " ".join(there)}
    rendition = render(text.published.edition, output, parameters=settings)
    return rendition.data, rendition.findings


def _passages(text: _Text) -> list[tuple[str, str, str]]:
    return [(p.get("ref", ""), p.get("place", ""), p.text or "") for p in text.record.iterfind(f"{S}passage")]


def _is_of_a_site(page: Path) -> bool:
    """True for a page that gathers all texts of an earlier site; not for a file of that name which somebody else laid there."""
    return b'<body class="site">' in page.read_bytes()


def _common(texts: Sequence[_Text], title: str, language: str) -> Mapping[str, bytes]:
    """The pages that gather all texts, with the search's index, the style sheets and the scripts."""
    from lxml import etree

    from teiwright import saxon
    from teiwright.rendering import shown
    from teiwright.site.gather import gathered

    site = gathered([(_id(t), t.record, t.formats, t.published.stem) for t in texts], title, language)
    pages = (*PAGES, *parts.divide(site))
    node = saxon.parse(etree.tostring(site, encoding="utf-8"), "the site")
    sheet = saxon.compile_file(resources.folder("xslt") / "site" / "pages.xsl")
    made = {f"{page}.html": shown(sheet.transform(node, {"page": page}).text).encode() for page in pages}
    facts = [(_id(t), _said(t, "title") or _described(t), _said(t, "author"), _years(t)) for t in texts]
    made["search-index.js"] = words.index_script(facts, [[w for _, _, w in _passages(t)] for t in texts])
    assets = resources.folder("xslt") / "assets"
    return made | {name: (assets / name).read_bytes() for name in ASSETS}


def _years(text: _Text) -> str:
    """“1945”, “1936–1947”, “1945–” where an end is open, “ca. 1945”, “1945?”, or nothing."""
    first, last, doubt = (text.record.get(name, "") for name in ("year", "until", "doubt"))
    years = first if first == last else f"{first}–{last}"
    return f"{'ca. ' if 'about' in doubt else ''}{years}{'?' if 'unsure' in doubt else ''}"


def _described(text: _Text) -> str:
    """What a text without a title is called, “[Letter, Kiel, 17 March 1888]”; nothing if it is called untitled."""
    called = text.record.findtext(f"{ED}facts/{ED}called", "")
    return called if called.startswith("[") else ""


def _said(text: _Text, fact: str) -> str:
    found = (e.text or "" for e in text.record.iterfind(f"{ED}facts/{ED}{fact}"))
    # What the header leaves open, “[…]” or “unknown”, is not said.
    return next((w for w in found if w.strip() and w != "unknown" and not w.startswith("[")), "")


def _write(made: Mapping[Path, bytes], texts: int, findings: tuple[Finding, ...]) -> Site:
    """Write what is new or different; what is there with the same bytes is not touched."""
    written = []
    for path, data in made.items():
        try:
            new = files.renew(path, data)
        except OSError as error:
            raise WritingError(f"{path}: is there but cannot be read ({reason(error)}).") from error
        if new:
            outdated.renewed(path)
            written.append(path)
    return Site(texts, tuple(written), len(made) - len(written), findings)
