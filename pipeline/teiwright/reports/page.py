"""Findings as one HTML page to send to a colleague."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teiwright import __version__
from teiwright.findings import Finding, Severity, in_order, number
from teiwright.reports.words import summary, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    title = "What was found in " + (names[0] if len(names) == 1 and names[0] else number(len(names), "file"))
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
        place.spot,
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
body:has(.scroll) {{ max-width: 80rem; }} body:has(.scroll) .scroll {{ width: 100%; margin-inline: 0; }}
table {{ border-collapse: collapse; width: 100%; }} th, td {{ text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }}
thead th {{ font-size: .85rem; color: var(--soft); }} .n {{ text-align: right; font-variant-numeric: tabular-nums; }} table a {{ color: inherit; }}
.first {{ font-weight: 400; font-size: .85rem; color: var(--soft); min-width: 14rem; max-width: 34rem; }} .not-done, .errors {{ color: var(--error); }} .to-look-at, .changed-by-hand {{ color: var(--warning); }} :is(.not-done, .errors, .to-look-at, .changed-by-hand) {{ white-space: nowrap; }}
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
