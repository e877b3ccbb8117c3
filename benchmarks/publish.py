"""What publishing costs: a book of 400 pages with 850 notes, and one text in every output, the first and the thousandth time.

    python benchmarks/publish.py book [--words 145000] [--notes 850]
    python benchmarks/publish.py texts [--texts 100] [--to html …] [--peer tei-to-html.xsl] [FILE.xml …]
    python benchmarks/publish.py growth [--to epub …]     books of 1, 4 and 16 MB of text: seconds for each megabyte should stay the same
    BROWSER_TOOLS=folder python benchmarks/publish.py page [--words 160000] [--notes 850]     a page of 1 MB in Chromium

Every measurement is made in a process of its own; CPU seconds are those of that process, memory is its peak. The PDF of the book
is printed by the command, as its users do: CPU seconds and the peak of memory are those of all its processes together.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
SERGE = ROOT / "tei" / "serge-lenins-heir" / "serge-lenins-heir.xml"

SENTENCES = (
    "The letter came by the morning post and lay unopened until the evening.",
    "Nobody in the house could say afterwards who had put it there, or why.",
    "It was a matter of some importance, as the clerk who kept the register of correspondence was later to remark.",
    "Of the reasons that were given at the time, three were repeated so often that they passed for the truth.",
    "He wrote again in the autumn, at greater length and with less patience than before.",
    "What remains of the archive is now kept in two boxes, of which the second has never been described.",
    "She answered that the printer had the sheets, and that nothing more could be done before the spring.",
    "Everything depended on the weather, on the roads, and on the good will of a man whom none of them had met.",
)


@dataclass(frozen=True)
class Edition:
    """A tree with a name, as rendering wants it."""

    tree: Any
    name: str


def made(words: int, notes: int, *, chapters: int = 34, persons: int = 138) -> str:
    """A book in TEI of about so many words: chapters, names, notes, page breaks of a copy."""
    paragraphs = max(chapters, words // 90)
    every = max(1, paragraphs // max(1, notes))
    body, back, note, page = [], [], 0, 0
    for number in range(1, paragraphs + 1):
        if (number - 1) % (paragraphs // chapters) == 0 and len(body) < paragraphs:
            chapter = (number - 1) // (paragraphs // chapters) + 1
            body.append(
                f'{"</div>" if chapter > 1 else ""}<div type="chapter" n="{chapter}"><head>Chapter {chapter}: Of the Post</head>'
            )
        sentences = [SENTENCES[(number * 3 + k * 5 + k * k) % len(SENTENCES)] for k in range(5)]
        mark = ""
        if number % every == 0 and note < notes:
            note += 1
            mark = f'<ref type="noteAnchor" xml:id="nref{note}" n="{note}" target="#n{note}">[{note}]</ref>'
            words_of_note = " ".join(SENTENCES[(note + k) % len(SENTENCES)] for k in range(1 + note % 3))
            back.append(
                f'<note xml:id="n{note}" n="{note}" place="end" target="#nref{note}"><label>{note}.</label> {words_of_note}</note>'
            )
        person = (number * 7) % persons
        name = (
            f'<persName ref="#per-{person}">Person {person}</persName> wrote it. ' if number % 3 == 0 else ""
        )
        if number % 5 == 0:
            page += 1
            mark += f'<pb n="{page}"/>'
        body.append(
            f'<p xml:id="p{number}" n="{number}">{sentences[0]}{mark} {name}{" ".join(sentences[1:])}</p>'
        )
    people = "".join(
        f'<person xml:id="per-{n}"><persName><forename>Given</forename> <surname>Person {n}</surname></persName></person>'
        for n in range(persons)
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="big" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A Large Book</title>'
        "<author>Anna Example</author></titleStmt><publicationStmt><publisher>The Test Press</publisher>"
        '<date when="2024-02-29">29 February 2024</date></publicationStmt><sourceDesc><p>Made.</p></sourceDesc></fileDesc></teiHeader>'
        f"<standOff><listPerson>{people}</listPerson></standOff>"
        f'<text xml:lang="en"><body>{"".join(body)}</div></body><back><div type="notes">{"".join(back)}</div></back></text></TEI>'
    )


def measured(work: Callable[..., Any], *arguments: Any) -> tuple[Any, float, float, float]:
    """Result, seconds, CPU seconds and peak megabytes of a function in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measured, (work, arguments))


def _measured(work: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, float, float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    result = work(*arguments)
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    return result, seconds, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _render(xml: bytes, output: str) -> tuple[bytes, list[str]]:
    from lxml import etree

    from teiwright import rendering

    edition = Edition(etree.ElementTree(etree.fromstring(xml)), "book.xml")
    rendition = rendering.render(edition, output)
    return rendition.data, [f.message for f in rendition.findings]


def book(words: int, notes: int) -> None:
    """The large book, by way of FO, Typst and PDF."""
    xml = made(words, notes).encode()
    print(f"A book of {words:,} words and {notes} notes: {len(xml) / 1e6:.1f} MB of TEI")
    row = "  {:6} {:6.1f} s  {:6.1f} CPU s  {:6.0f} MB  {:5.1f} MB written  {}"
    for output in ("fo", "typst"):
        (data, findings), seconds, cpu, peak = measured(_render, xml, output)
        print(row.format(output, seconds, cpu, peak, len(data) / 1e6, findings or ""))
    with tempfile.TemporaryDirectory() as folder:
        text, pdf = Path(folder) / "book.xml", Path(folder) / "book.pdf"
        text.write_bytes(xml)
        seconds, cpu, peak = commanded("print", str(text), "-o", str(pdf))
        data = pdf.read_bytes()
    print(row.format("pdf", seconds, cpu, peak, len(data) / 1e6, f"{_pages(data)} pages"))


def commanded(*arguments: str) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak megabytes of a command of ours, all its processes together (memory on Linux only, looked at fifty times a second).

    Raises:
        SystemExit: the command failed.
    """
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = subprocess.Popen([sys.executable, "-m", "teiwright", *arguments], stdout=subprocess.DEVNULL)
    peak = 0.0
    while command.poll() is None:
        peak = max(peak, sum(_resident(process) for process in _with_children(command.pid)))
        time.sleep(0.02)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if command.returncode:
        raise SystemExit(f"teiwright {' '.join(arguments)} failed.")
    return seconds, sum(after[:2]) - sum(before[:2]), peak


def _with_children(process: int) -> list[int]:
    found = [process]
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                found += _with_children(int(child))
    return found


def _resident(process: int) -> float:
    """Megabytes of memory that a process has in use; 0 if it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 2**20


def growth(outputs: list[str]) -> None:
    """Books of 1, 4 and 16 MB of text in a row: what is linear takes as long for each megabyte of the last as of the first."""
    for output in outputs or ["txt", "html", "epub"]:
        row = []
        for size in (1, 4, 16):
            xml = made(150_000 * size, 850 * size, chapters=34 * size).encode()
            _, _, cpu, _ = measured(_render, xml, output)
            row.append(f"{len(xml) / 1e6:5.1f} MB {cpu:6.1f} CPU s ({cpu / len(xml) * 1e6:.2f} s/MB)")
        print(f"  {output:6}", "   ".join(row))


def _pages(data: bytes) -> int:
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)


def _repeat(xml: bytes, output: str, times: int) -> tuple[float, float, float, float]:
    """CPU seconds of the first text and the median of the second half; memory in use after a third and at the end."""
    from lxml import etree

    from teiwright import rendering
    from teiwright.book import typesetting

    tree = etree.ElementTree(etree.fromstring(xml))
    spent, early = [], 0.0
    for number in range(times):
        # Under a name of its own: parsing is part of the price, as it is for the peer, and so are preparing and setting the pages.
        edition = Edition(tree, f"text-{number}.xml")
        if output == "pdf":
            typesetting.forget()
        began = time.process_time()
        rendering.render(edition, output)
        spent.append(time.process_time() - began)
        if number == times // 3:
            early = _in_use()
    return spent[0], statistics.median(spent[times // 2 :]), early, _in_use()


def _in_use() -> float:
    """Megabytes of memory in use now (Linux; 0 elsewhere)."""
    return _resident(os.getpid())


def _peer(xml: bytes, stylesheet: str, times: int) -> tuple[float, float]:
    """Another stylesheet for HTML on the same text, through the same processor."""
    import saxonche

    processor = saxonche.PySaxonProcessor()
    began = time.process_time()
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=stylesheet)
    spent = []
    for _ in range(times):
        executable.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml.decode()))
        spent.append(time.process_time() - began)
        began = time.process_time()
    return spent[0], statistics.median(spent[times // 2 :])


def texts(files: list[Path], times: int, outputs: list[str], peer: str) -> None:
    """Each text in every output, again and again in one process."""
    from teiwright.outputs import outputs as known

    print(
        f"{times} times in one process: CPU ms of the first and of the later ones; MB in use after a third and at the end"
    )
    for file in files:
        xml = file.read_bytes()
        print(f"{file.name}, {len(xml) / 1000:.0f} kB of TEI")
        html = 0.0
        for output in outputs or list(known()):
            (first, later, early, late), *_ = measured(_repeat, xml, output, times)
            print(f"  {output:8} {first * 1000:8.1f} {later * 1000:8.1f}   {early:6.0f} {late:6.0f}")
            html = later if output == "html" else html
        if peer:
            (first, later), *_ = measured(_peer, xml, peer, min(times, 100))
            ratio = f", {later / html:.1f} times our html" if html else ""
            print(f"  peer     {first * 1000:8.1f} {later * 1000:8.1f}   ({Path(peer).name}{ratio})")


def page(words: int, notes: int) -> None:
    """A large page in a browser, beside the same TEI shown as mere text."""
    xml = made(words, notes).encode()
    with tempfile.TemporaryDirectory() as folder:
        bare, web = Path(folder) / "tei.txt", Path(folder) / "page.html"
        bare.write_bytes(xml)
        web.write_bytes(_render(xml, "html")[0])
        script = Path(__file__).with_name("open_page.mjs")
        done = subprocess.run(
            ["node", str(script), "7", str(bare), str(web)], capture_output=True, text=True, check=True
        )
        print(
            f"TEI of {len(xml) / 1e6:.2f} MB, page of {web.stat().st_size / 1e6:.2f} MB. Milliseconds in Chromium:"
        )
        print("  first words   all laid out   jump to the end")
        rows = [line.split("\t") for line in done.stdout.splitlines()]
        for first, whole, jump, file in rows:
            print(f"  {first:>11}   {whole:>12}   {jump:>15}   {Path(file).name}")
        ratios = [float(b) / max(1.0, float(a)) for a, b in zip(rows[0][:3], rows[1][:3], strict=True)]
        print("  page : bare " + " ".join(f"{ratio:.1f}" for ratio in ratios))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["book", "texts", "growth", "page"])
    parser.add_argument("files", nargs="*", type=Path, default=[SERGE])
    parser.add_argument("--words", type=int, default=145_000)
    parser.add_argument("--notes", type=int, default=850)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--to", action="append", default=[], help="only this output; may be repeated")
    parser.add_argument(
        "--peer", default="", help="a stylesheet of others that makes HTML from TEI, to compare"
    )
    chosen = parser.parse_intermixed_args()
    if chosen.what == "book":
        book(chosen.words, chosen.notes)
    elif chosen.what == "page":
        page(chosen.words, chosen.notes)
    elif chosen.what == "growth":
        growth(chosen.to)
    else:
        texts(chosen.files, chosen.texts, chosen.to, chosen.peer)


if __name__ == "__main__":
    main()
