"""Everything for one text: encode, check, publish. The command line only asks for it and shows what came of it."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from teiwright import files, pictures
from teiwright.encode import Options
from teiwright.errors import PromiseBrokenError, ReadingError, TeiwrightError
from teiwright.file_troubles import gone_wrong
from teiwright.findings import Finding, Place, Severity, worst
from teiwright.look import Look
from teiwright.outputs import USUAL
from teiwright.reports.run import to_be_checked, write_report
from teiwright.results import outdated
from teiwright.results.kept import name_shared, version_kept
from teiwright.results.leftovers import made_otherwise
from teiwright.results.publishing import lay_beside, publications_of, publish_corrected
from teiwright.results.schemas import write_schemas
from teiwright.results.spared import SOURCES, spare_the_text
from teiwright.works.reading import encode_work

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document
    from teiwright.processes.press import Press
    from teiwright.works.finding import Work


class Plan(Struct, frozen=True):
    """What to do with each text."""

    folder: Path
    outputs: tuple[str, ...] = USUAL
    options: Options = field(default_factory=lambda: Options(schemas="../schemas"))
    encoding: str | None = None
    register: Path | None = None
    """A register for all texts, instead of the one beside each."""
    force: bool = False
    fonts: str = ""
    """Folder with typefaces for the PDF, for signs that its own lack."""
    look: Look = field(default_factory=Look)
    """Style rules and stylesheets of the reader's own, for all texts."""
    narrowed: bool = False
    """True if the outputs were named one by one."""


class Built(Struct, frozen=True):
    """What came of one text."""

    identifier: str
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """(what, how many): persons, names, dates, quotations, notes, unsure."""
    trouble: str = ""
    """Why it could not be encoded, where it could not; then nothing was published but what a person has made of it."""
    bug: bool = False
    corrected: bool = False
    """True if the TEI file is left as a person has changed it, and published so."""
    letters: str = ""
    """A figure made from its letters, white space and encoding apart, by which two copies of one text are known."""
    encoding: str = ""
    """How its letters are stored."""
    language: str = ""
    read_as: str = ""
    """The convention by which it was read, in words."""
    met: frozenset[int] = frozenset()
    """The rows of the table of a folder whose marks it has."""

    @property
    def good(self) -> bool:
        """True if it was published and nothing graver than a warning was found."""
        return not self.trouble and worst(self.findings) is not Severity.ERROR

    @property
    def warnings(self) -> int:
        """How many things a person should look at."""
        return sum(f.count for f in self.findings if f.severity is Severity.WARNING)


def build(work: Work, plan: Plan, *, press: Press | None = None) -> Built:
    """Encode, check and publish one text. Expected trouble is in the result, so that one bad text stops no other.

    Args:
        work: the text with what lies beside it.
        plan: what to do with it.
        press: what publishes it, in the outputs of the plan, if not this process.
    """
    try:
        return _build(work, plan, press)
    except (TeiwrightError, PromiseBrokenError) as error:
        left = plan.folder / work.identifier
        of_earlier = (
            f" What an earlier run made of it is left in {left}."
            if (left / f"{left.name}.xml").is_file()
            else ""
        )
        trouble = f"{error}{of_earlier if isinstance(error, ReadingError) else ''}"
        return Built(work.identifier, trouble=trouble, bug=isinstance(error, PromiseBrokenError))
    except OSError as error:
        if not error.filename:
            raise
        return Built(work.identifier, trouble=gone_wrong(error))


def _build(work: Work, plan: Plan, press: Press | None) -> Built:
    from teiwright import look
    from teiwright.rendering import attempt
    from teiwright.validation import Valid, validate_encoding, xmlfile

    encoding, facts = encode_work(work, plan.options, encoding=plan.encoding, register=plan.register)
    folder = plan.folder / encoding.identifier
    facts += (name_shared(work),) if work.alone and encoding.identifier == work.identifier else ()
    tei_file = folder / f"{encoding.identifier}.xml"
    data = files.seal(encoding.tei.to_bytes())
    said = encoding.document.metadata
    letters = sha256("".join(encoding.document.source.text.split()).encode()).hexdigest()
    stated = look.stated(said, work.edition or work.text.parent / "metadata.csv")
    wishes = look.wishes(
        plan.outputs,
        asked=plan.look,
        stated=stated,
        printing=said.printing,
        fonts=plan.fonts,
        narrowed=plan.narrowed,
    )
    facts += stated.findings
    publications = publications_of(tei_file, (*plan.look.sheets, *stated.sheets))
    report = folder / f"{encoding.identifier}.report.txt"
    spare_the_text(work.text, (*publications, report))
    if not plan.force and files.is_corrected(tei_file, data):
        done, written, findings = publish_corrected(
            tei_file, wishes, encoding.document.source, work.text.parent
        )
        return Built(
            encoding.identifier,
            (tei_file, *written),
            findings,
            trouble=done,
            corrected=True,
            letters=letters,
            met=encoding.met,
        )
    if press is not None and not pictures.named_in(encoding.tei.root):
        # It can be published while it is judged. Pictures are carried there only for one that is valid.
        press.begin(xmlfile.text_of(data), tei_file.name, tei_file, wishes)
    answers = press.answers if press is not None else None
    checked = validate_encoding(data, tei_file.name, encoding.document.source, answers=answers)
    findings = told_once((*facts, *encoding.findings), checked.findings)
    findings += write_schemas(plan.folder / "schemas")
    was_there = tei_file.is_file()
    wrote = files.write_encoding(tei_file, data, force=plan.force)
    findings += (version_kept(tei_file.name, wrote.kept.name),) if wrote.kept else ()
    if wrote.changed and was_there:
        outdated.set_aside(publications)
    keep_source(work.text, folder)
    written = ()
    if isinstance(checked, Valid):
        checked = replace(checked, path=tei_file)
        findings += pictures.carry(checked, work.text.parent, folder, encoding.document.source.text)
        here = (attempt(checked, name, parameters=given) for name, given in wishes.items())
        results = zip(wishes, press.publish(checked, wishes) if press else here, strict=True)
        written, more = lay_beside(tei_file, results, encoding.document.source.text)
        findings += more
    findings += (*outdated.told(publications), *made_otherwise(tei_file, publications))
    files.write_atomically(report, files.told(write_report(encoding.document, findings)))
    return Built(
        encoding.identifier, (tei_file, *written, report), findings, counts(encoding.document),
        letters=letters, met=encoding.met, encoding=encoding.document.source.encoding, language=encoding.document.language, read_as=", ".join(r.plain for r in encoding.document.readings),
    )  # fmt: skip


SAID_OF_THE_TEXT = {
    "note-orphan": ("note-without-marker", "note-number-doubled"),
    "note-number": ("note-number-doubled",),
    "marker-left": ("marker-without-note", "note-without-marker"),
    "date-value": ("date-order", "date-impossible"),
    "person-open": ("person-several",),
}
"""What the check of the TEI finds → what the reading of the text has said already, of the same line and with better words."""


def told_once(of_text: tuple[Finding, ...], of_tei: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All findings, but for those that say again what was said of the same line of the text."""
    said = {(f.code, f.place.source_line or f.place.line) for f in of_text}
    doubled = {line for code, line in said if code == "note-number-doubled"}
    of_all = any(f.code == "marker-without-note" and f.count > 1 for f in of_text)
    kept = [
        f
        for f in of_tei
        if not any((code, f.place.source_line) in said for code in SAID_OF_THE_TEXT.get(f.code, ()))
        and not (f.code == "note-number" and doubled)
        and not (f.code == "marker-left" and of_all)
    ]
    return tuple(dict.fromkeys((*of_text, *_asked_once(kept))))


STATED = {"title": "title", "publisher": "publisher", "licence": "licence", "name": "reviewers"}
"""The elements of the header with a placeholder → the keys under which the editors state what belongs there."""


def _asked_once(of_tei: list[Finding]) -> list[Finding]:
    """The findings with one for all placeholders of the header, which says where the facts are written: not into the TEI, which is made anew."""
    asked = {f: key for f in of_tei if f.code == "placeholder" and (key := STATED.get(_element(f)))}
    if not asked:
        return of_tei
    keys = list(dict.fromkeys(asked.values()))
    first = next(iter(asked))
    once = replace(
        first,
        message=f"Still to be supplied: {', '.join(keys)}.",
        hint="Write what is known into edition.toml (teiwright new makes the form) or into the columns of that name in metadata.csv; do not invent anything.",
        place=Place(first.place.file, context="header"),
    )
    return [once, *(f for f in of_tei if f not in asked)]


def _element(finding: Finding) -> str:
    """The name of the element that a finding is about."""
    return finding.place.path.rpartition("/")[2].partition("[")[0]


def keep_source(text: Path, folder: Path) -> None:
    """Lay the plain text into the folder `source` beside its TEI, byte for byte, so that a deposit finds it; not where it lies beside the TEI already."""
    if text.resolve().parent == folder.resolve():
        return
    files.renew(folder / SOURCES / text.name, text.read_bytes())


def counts(document: Document) -> tuple[tuple[str, int], ...]:
    """How much was marked, for the closing line."""
    marks = Counter(s.element for s in document.spans)
    people = {p.key for s in document.spans for p in s.persons}
    notes = sum(block.element == "note" for top in document.blocks for block in top.walk())
    quotations = sum(marks[e] for e in ("quote", "q", "said", "soCalled"))
    return (
        ("persons", len(people)),
        ("names", marks["persName"]),
        ("dates", marks["date"]),
        ("quotations", quotations),
        ("notes", notes),
        ("unsure marks", len(to_be_checked(document))),
    )
