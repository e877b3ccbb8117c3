"""The report of a run, for the person who will check it: how the text was read, what was skipped, what is unsure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright import __version__, ledger
from teiwright.files import typed
from teiwright.findings import Severity, number
from teiwright.language import is_unknown
from teiwright.metadata_joining import ROLES
from teiwright.model import Certainty
from teiwright.reports.words import as_text
from teiwright.review import ALIKE
from teiwright.review import RULES as REVIEWED

if TYPE_CHECKING:
    from teiwright.findings import Finding
    from teiwright.metadata import Bibliography, Metadata
    from teiwright.model import Document, Span


def write_report(document: Document, findings: tuple[Finding, ...]) -> str:
    """The report as plain text."""
    source = document.source
    lines = [
        f"{source.name}: what teiwright {__version__} did",
        "",
        f"File        {source.size} bytes, {source.encoding.upper()}, SHA-256 {source.digest}",
        f"Language    {_language(document.language)}",
    ]
    lines += [f"Read as     {r.plain}: {'; '.join(r.evidence) or 'as asked'}" for r in document.readings]
    lines += _headed(document.metadata)
    lines += ["", _graded(findings)]
    lines += ["", "Every character of the file is in the encoding, but for these:"]
    left_out = [(reason, count, size) for reason, count, size in ledger.report(document) if size]
    lines += [f"  {count} × {reason} ({number(size, 'character')})" for reason, count, size in left_out] or [
        "  none (white space apart)"
    ]
    lines += ["", "Marks, by the rule that made them:"]
    rules = Counter((s.rule, s.element, "checked" if s.checked else s.cert.value) for s in document.spans)
    width = max((len(rule) for rule, _, _ in rules), default=0)
    lines += [
        f"  {count:5} × {rule:{width}}  {element}, {sure}"
        for (rule, element, sure), count in sorted(rules.items())
    ] or ["  none"]
    checked = Counter(s.rule if s.rule in REVIEWED else "" for s in document.spans if s.checked)
    if checked:
        alike = checked[ALIKE]
        own = checked.total() - checked[""] - alike
        said = f"Checked by a person: {number(checked.total(), 'mark')}, {own:,} of them put right or added"
        lines += [
            "",
            f"{said}, {alike:,} confirmed with all that are alike (review.csv)." if alike else f"{said}.",
        ]
    unsure = to_be_checked(document)
    named = typed(source.name)
    how = f" To say what is right: teiwright review {named} (in the folder of the text)" if unsure else ""
    lines += ["", f"To be checked by a person ({len(unsure)}):{how}"]
    lines += [f"  {line}" for line in _to_check(unsure, document)] or ["  none"]
    return "\n".join([*lines, ""])


def write_corrected_report(tei: str, findings: tuple[Finding, ...], *, published: bool) -> str:
    """The report of a TEI file that a person has changed. The text was not encoded anew, so nothing of how it was read would be true of the file.

    Args:
        tei: the name of the file.
        findings: what there is to say of it.
        published: False if it has errors.
    """
    fate = "it is published as it is" if published else "it has errors and is not published"
    return f"{tei}: changed by hand since teiwright wrote it; {fate}\n\n{_graded(findings)}\n"


def _graded(findings: tuple[Finding, ...]) -> str:
    """What is wrong stands first, in whichever file it is: not below what is merely said of another."""
    grades = [as_text(same) for grade in Severity if (same := [f for f in findings if f.severity is grade])]
    return "\n\n".join(grades) or "Nothing to report."


def _headed(facts: Metadata) -> list[str]:
    """What the header has from the text or the editors, and where it stands there."""
    said = [("title", fact.value, fact.origin) for fact in (facts.title, facts.subtitle) if fact]
    said += [
        (ROLES.get(a.role, a.role), a.name.plain, a.origin) for a in (*facts.authors, *facts.contributors)
    ]
    dates = (("written", facts.written), ("first published", facts.first_published))
    said += [(what, date.words, date.origin) for what, date in dates if date]
    books = (("printed source", facts.printed), ("digital source", facts.digital))
    said += [(what, _reference(book), book.origin) for what, book in books if book]
    lines = [
        f"{what} “{' '.join(words.split())}” ({where})" for what, words, where in said if words and where
    ]
    return [f"{'' if n else 'Header':12}{line}" for n, line in enumerate(lines)]


def _reference(book: Bibliography) -> str:
    """A source in the parts that stand in the header, or in the words of the text where it is in none."""
    date = book.date.words if book.date else ""
    parts = (book.article, book.title, book.place, book.publisher, date, *(words for _, words in book.scope))
    return ", ".join(filter(None, parts)) if book.title else book.words


def _language(code: str) -> str:
    """The code of a language, and what to do where none was found out."""
    if not is_unknown(code):
        return code
    return f"{code} (not found out; if you know it, say it: language, below [reading] in edition.toml or as a column of metadata.csv)"


def to_be_checked(document: Document) -> list[Span]:
    """The marks of medium and low certainty, but for parts of a name (“Mr.”): they are as sure as the whole, which is asked about."""
    return [s for s in document.spans if s.cert is not Certainty.HIGH and s.element != "roleName"]


PLACES = 12
"""So many lines are named in which the same words stand."""


def _to_check(spans: list[Span], document: Document) -> list[str]:
    """What a person should look at, in the order of the text; the same words with the same meaning, as sure or as unsure, are one line."""
    alike: dict[tuple[str, ...], list[Span]] = {}
    for span in sorted(spans, key=lambda s: s.extent):
        who = " or ".join(p.name.sorted for p in span.persons)
        facts = ", ".join(f"{k}={v}" for k, v in span.attributes if not k.startswith("xml:"))
        key = (span.element, document.source.words(span.extent), span.cert.value, who, facts)
        alike.setdefault(key, []).append(span)
    lines = []
    for (element, words, sure, who, facts), marks in alike.items():
        about = "; ".join(part for part in (who, facts, marks[0].evidence) if part)
        lines.append(f"{_where(marks, document)}: {element}  {words[:80]}  ({sure}; {about})")
    return lines


def _where(marks: list[Span], document: Document) -> str:
    places = [str(document.source.line_of(mark.extent.start)) for mark in marks]
    if len(places) == 1:
        return f"line {places[0]}"
    more = f" and {len(places) - PLACES} more" if len(places) > PLACES else ""
    return f"lines {', '.join(places[:PLACES])}{more}"
