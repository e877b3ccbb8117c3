"""Findings as people and programs read them: text, JSON, SARIF, one HTML page."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING
from urllib.parse import quote

from teiwright import __version__
from teiwright.findings import Finding, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WIDTH = 100
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def summary(findings: Iterable[Finding]) -> str:
    """How many of each grade: “2 errors, 3 warnings”; “no errors” if there are none."""
    counts = Counter[Severity]()
    for finding in findings:
        counts[finding.severity] += finding.count
    said = [_number(counts[s], s.value) for s in (Severity.ERROR, Severity.WARNING) if counts[s]]
    if not counts[Severity.ERROR]:
        said.insert(0, "No errors")
    return ", ".join(said)


def verdict(findings: Iterable[Finding]) -> str:
    """The closing line: how many findings, and whether the file can be deposited."""
    listed = list(findings)
    files = {f.place.file for f in listed if f.severity is Severity.ERROR}
    if len(files) > 1:
        return f"{summary(listed)}. {len(files)} files cannot be deposited yet."
    return f"{summary(listed)}. The file {'cannot be deposited yet' if files else 'can be deposited'}."


def as_text(findings: Iterable[Finding], *, closing: bool = False) -> str:
    """The findings as a list to read, errors first in each file.

    Args:
        findings: in any order.
        closing: add the closing line, with the verdict on the file.
    """
    ordered = in_order(findings)
    blocks = [_block(finding) for finding in ordered]
    if closing:
        blocks.append(verdict(ordered))
    return "\n\n".join(blocks)


def as_report(findings: Iterable[Finding], files: Sequence[str]) -> str:
    """The findings of several files as text: each file with its closing line, and a line for all of them."""
    ordered = in_order(findings)
    by_file: dict[str, list[Finding]] = {name: [] for name in files}
    for finding in ordered:
        by_file.setdefault(finding.place.file, []).append(finding)
    parts = []
    for name, own in by_file.items():
        parts.append(
            as_text(own, closing=True)
            if len(files) == 1
            else "\n\n".join(p for p in (as_text(own), f"{name}: {verdict(own)}") if p)
        )
    if len(files) > 1:
        bad = len({f.place.file for f in ordered if f.severity is Severity.ERROR})
        parts.append(f"{len(files):,} files: {bad or 'none'} with errors. {summary(ordered)}.")
    return "\n\n".join(parts) if any("\n" in p for p in parts) else "\n".join(parts)


def _block(finding: Finding) -> str:
    place = finding.place
    grade = finding.severity.value.upper()
    indent = " " * 9
    where, address = place.context, _address(finding)
    gap = max(_WIDTH - 9 - len(where) - len(address), 2)
    if where and address and gap == 2:
        head = [f"{grade:<9}{where}", f"{indent}{address}"]
    else:
        head = [f"{grade:<9}{where}{' ' * gap if where and address else ''}{address}".rstrip()]
    times = f" (found {finding.count} times; this is the first)" if finding.count > 1 else ""
    body = [*_lines(finding.message + times)]
    if finding.hint:
        body += _lines(f"What to do: {_inside(finding.hint)}")
    code = f"[{finding.code}]"
    if body and len(body[-1]) + 2 + len(code) <= _WIDTH:
        body[-1] += f"  {code}"
    else:
        body.append(indent + code)
    return "\n".join([*head, *body])


@lru_cache(maxsize=512)
def _lines(words: str) -> tuple[str, ...]:
    """The lines of a paragraph; the same is said of many files."""
    indent = " " * 9
    made = wrap(
        words, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return tuple(made)


def _inside(words: str) -> str:
    """A sentence as it stands behind a colon: with a small letter, unless its first word is a name or a sign."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _address(finding: Finding) -> str:
    place = finding.place
    line = f"line {place.line}" + (f", column {place.column}" if place.column else "") if place.line else ""
    file = " ".join(p for p in (place.file, line) if p)
    # A finding in the text itself names its line once.
    in_text = place.source_line == place.line and not place.path
    source = f"line {place.source_line} of the plain text" if place.source_line and not in_text else ""
    return " · ".join(p for p in (file, source, place.path) if p)


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as JSON, with the same fields in the same order."""
    ordered = in_order(findings)
    counts = Counter[Severity]()
    for finding in ordered:
        counts[finding.severity] += finding.count
    return json.dumps(
        {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
            "findings": [_record(f) for f in ordered],
        },
        ensure_ascii=False,
        indent=2,
    )


def _record(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    return {
        "severity": finding.severity.value, "code": finding.code, "message": finding.message, "hint": finding.hint, "file": place.file,
        "line": place.line, "column": place.column, "context": place.context, "path": place.path, "source_line": place.source_line, "count": finding.count,
    }  # fmt: skip


def as_sarif(findings: Iterable[Finding]) -> str:
    """The findings as SARIF 2.1.0 (OASIS), which editors and build servers show at the place."""
    ordered = in_order(findings)
    codes = list(dict.fromkeys(f.code for f in ordered))
    run = {
        "tool": {
            "driver": {
                "name": "teiwright",
                "semanticVersion": __version__,
                "rules": [{"id": code} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, codes.index(f.code)) for f in ordered],
    }
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
        ensure_ascii=False,
        indent=2,
    )


def _result(finding: Finding, rule: int) -> dict[str, object]:
    place = finding.place
    words = finding.message + (f" What to do: {finding.hint}" if finding.hint else "")
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "occurrenceCount": finding.count,
    }
    location: dict[str, object] = {}
    if place.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": quote(place.file.replace("\\", "/"))}}
        if place.line:
            physical["region"] = {"startLine": place.line} | (
                {"startColumn": place.column} if place.column else {}
            )
        location["physicalLocation"] = physical
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    if place.context:
        location["message"] = {"text": place.context}
    if location:
        result["locations"] = [location]
    return result


def as_html(findings: Iterable[Finding], *, files: Sequence[str] = ()) -> str:
    """One page to send to a colleague: no script, nothing to load.

    Args:
        findings: in any order.
        files: every file that was looked at, so that the good ones are named too.
    """
    ordered = in_order(findings)
    names = list(dict.fromkeys([*files, *(f.place.file for f in ordered)]))
    by_file: dict[str, list[Finding]] = {name: [] for name in names}
    for finding in ordered:
        by_file[finding.place.file].append(finding)
    sections = "\n".join(_section(n, name, found) for n, (name, found) in enumerate(by_file.items(), 1))
    title = "What was found in " + (names[0] if len(names) == 1 and names[0] else f"{len(names)} files")
    total = f"<p class=total>{escape(verdict(ordered))}</p>\n{_contents(by_file)}" if len(names) != 1 else ""
    return page(title, total, sections)


def page(title: str, total: str, sections: str) -> str:
    """One page without script; what is above (`total`) and below is HTML, the title is words."""
    return _PAGE.format(title=escape(title), sections=sections, total=total, version=escape(__version__))


def _contents(by_file: Mapping[str, Sequence[Finding]]) -> str:
    """The files with what was found in each, as links."""
    rows = (
        f'<li><a href="#file{n}">{escape(name or "The file")}</a>: {escape(summary(found))}</li>'
        for n, (name, found) in enumerate(by_file.items(), 1)
    )
    return "<nav><ul>\n" + "\n".join(rows) + "\n</ul></nav>" if by_file else ""


def _section(number: int, name: str, findings: list[Finding]) -> str:
    bad = any(f.severity is Severity.ERROR for f in findings)
    items = "\n".join(_item(f) for f in findings)
    listing = f"<ol>\n{items}\n</ol>" if findings else ""
    return f'<section id="file{number}">\n<h2>{escape(name or "The file")}</h2>\n<p class="{"bad" if bad else "good"}">{escape(verdict(findings))}</p>\n{listing}\n</section>'


def _item(finding: Finding) -> str:
    place = finding.place
    where = f"<p class=where>{escape(place.context)}</p>" if place.context else ""
    facts = [
        f"line {place.line}" + (f", column {place.column}" if place.column else "") if place.line else "",
        f"line {place.source_line} of the plain text" if place.source_line else "",
        f"<code>{escape(place.path)}</code>" if place.path else "",
        f"found {finding.count} times" if finding.count > 1 else "",
    ]
    hint = f"<p><strong>What to do:</strong> {escape(finding.hint)}</p>" if finding.hint else ""
    grade = finding.severity.value
    return (
        f'<li class="{grade}">{where}<p><span class=grade>{grade}</span> {escape(finding.message)}</p>{hint}'
        f"<p class=facts>{' · '.join(f for f in facts if f)} <span class=code>{escape(finding.code)}</span></p></li>"
    )


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --ink: #1d1d1b; --paper: #fdfcf9; --soft: #5a5a55; --line: #d8d5cc; --error: #a3152a; --warning: #7a4b00; --info: #1f4e79; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #ecebe6; --paper: #191917; --soft: #b0aea5; --line: #45443f; --error: #ff8f9c; --warning: #f0b860; --info: #8fc1ee; }} }}
body {{ margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }}
h1 {{ font-size: 1.5rem; line-height: 1.25; }} h2 {{ font-size: 1.15rem; margin: 2.5rem 0 0; overflow-wrap: anywhere; }}
p {{ margin: .3rem 0; overflow-wrap: anywhere; }} .bad, .total {{ font-weight: 600; }} .bad {{ color: var(--error); }}
ol {{ list-style: none; padding: 0; }}
nav ul {{ padding-left: 1.2rem; }} nav a {{ color: inherit; overflow-wrap: anywhere; }}
section li {{ border-left: .3rem solid var(--info); padding: .2rem 0 .2rem 1rem; margin: 1.4rem 0; break-inside: avoid; }}
li.error {{ border-color: var(--error); }} li.warning {{ border-color: var(--warning); }}
.where {{ font-weight: 600; }} .grade {{ font-size: .8rem; text-transform: uppercase; letter-spacing: .06em; color: var(--info); }}
.error .grade {{ color: var(--error); }} .warning .grade {{ color: var(--warning); }}
.facts, footer {{ font-size: .85rem; color: var(--soft); }} .code {{ border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35rem; }}
.scroll {{ overflow-x: auto; width: min(96vw, 80rem); margin-inline: calc((100% - min(96vw, 80rem)) / 2); }}
table {{ border-collapse: collapse; width: 100%; }} th, td {{ text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }}
thead th {{ font-size: .85rem; color: var(--soft); }} .n {{ text-align: right; font-variant-numeric: tabular-nums; }} table a {{ color: inherit; }}
.first {{ font-weight: 400; font-size: .85rem; color: var(--soft); max-width: 34rem; }} .not-done, .errors {{ color: var(--error); }} .to-look-at, .changed-by-hand {{ color: var(--warning); }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{total}
{sections}
</main>
<footer><p>Made by teiwright {version}.</p></footer>
</body>
</html>
"""
