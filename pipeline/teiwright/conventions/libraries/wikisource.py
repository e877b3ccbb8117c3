"""Texts exported from Wikisource: a title and author, “Exported from Wikisource on …”, and a colophon at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.facts import agent_of, origin
from teiwright.conventions.pieces import holding, in_division
from teiwright.conventions.titles.page import page
from teiwright.conventions.view import Answer, Found
from teiwright.findings import Finding, Place, Severity
from teiwright.metadata import Bibliography, Metadata, Stated
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "wikisource"
TITLE = "Wikisource export"
RULES = {
    "wikisource.frame": "“Exported from Wikisource on …” and “About this digital edition” are the wrapper of Wikisource.",
    "wikisource.title": "The title and its author stand before the export line.",
}
_EXPORTED = lazy(
    r"(?:Exported from Wikisource on|Exporté de Wikisource le|Exportiert aus Wikisource am|Exportado de Wikisource el|Esportato da Wikisource il|Exported from .{0,30}Wikisource)\s+(?P<date>[^\n]{4,40})"
)
_ABOUT = lazy(
    r"^(?:About this digital edition|À propos de cette édition électronique|Über diese digitale Ausgabe|Über dieses Dokument|Sobre esta edición digital|Informazioni su questa edizione elettronica|About this edition)[ \t]*:?[ \t]*$",
    re.MULTILINE,
)
_BY = lazy(r"(?i)(?:by|par|von|por|di)\s+(?P<name>\S.{2,60})$")
_LICENCE = lazy(
    r"(?i)(?:creative\s?commons(?:[^\n.]|\.(?=\d)){0,80}|CC[- ]BY[- ]SA[^\n.]{0,20}|public domain|domaine public|gemeinfrei|dominio público|pubblico dominio)"
)
_TEMPLATE = lazy(r"\{\{[^{}\n]{1,120}\}\}")


def _bounds(view: View) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    exported = _EXPORTED.search(view.text, view.start, min(view.stop, view.start + 4000)) or _EXPORTED.search(
        view.text, max(view.start, view.stop - 6000), view.stop
    )
    abouts = list(_ABOUT.finditer(view.text, max(view.start, view.stop - 12000), view.stop))
    return exported, abouts[-1] if abouts else None


def recognise(view: View) -> Answer:
    """The export line, the colophon, its words."""
    exported, about = _bounds(view)
    signs = []
    if exported:
        signs.append(f"line {view.source.line_of(exported.start())} says it was exported from Wikisource")
    if about:
        signs.append("a colophon “About this digital edition” ends it")
        tail = view.text[about.start() : view.stop].lower()
        if "wikisource" in tail:
            signs.append("the colophon names Wikisource")
    if (
        exported
        and not about
        and "wikisource" in view.text[max(view.start, view.stop - 3000) : view.stop].lower()
    ):
        signs.append("its last lines name Wikisource")
    return Answer(tuple(signs), "no “Exported from Wikisource” line")


def pieces(view: View) -> Found:
    """The wrapper as boilerplate; title, author, date of export and licence as facts."""
    found = Found()
    exported, about = _bounds(view)
    start, stop = view.start, view.stop
    facts = Metadata()
    if about:
        stop = about.start()
        behind = view.inner(stop, view.stop)
        found.after = in_division(behind.runs, "boilerplate", "wikisource.frame", "back")
        licence = _LICENCE.search(view.text, stop, view.stop)
        if licence:
            facts = replace(
                facts, rights=Stated(" ".join(licence[0].split()), origin(view.source, licence.start()))
            )
    if exported and exported.start() < stop and exported.start() - view.start < 4000:
        line_end = view.text.find("\n", exported.end())
        start = stop if line_end < 0 else min(line_end, stop)
        facts = _head(view, exported.start(), found, facts)
        line = view.inner(exported.start(), start)
        found.pieces += in_division(line.runs, "boilerplate", "wikisource.frame", "front")
    if exported:
        words = f"Exported from Wikisource on {exported['date'].strip(' .')}"
        facts = replace(
            facts,
            digital=Bibliography(
                words=words, publisher="Wikisource", origin=origin(view.source, exported.start())
            ),
        )
    found.metadata = facts
    for template in _TEMPLATE.finditer(view.text, start, stop):
        place = Place(
            view.source.name, view.source.line_of(template.start()), context=f"near “{template[0][:40]}”"
        )
        found.findings.append(
            Finding(
                "template-left",
                Severity.WARNING,
                "A template of Wikisource was not resolved in the export.",
                "Look it up in Wikisource and type what it stands for.",
                place,
            )
        )
    found.inside = (start, stop)
    return found


def _head(view: View, end: int, found: Found, facts: Metadata) -> Metadata:
    """Title and author above the export line."""
    lines = view.inner(view.start, end).lines
    rows = [row for i in range(len(lines.raw)) if (row := lines.extent_of(i))]
    parts: list[Block] = []
    made: list[Block] = []
    for row in rows:
        words = view.words(row)
        by = _BY.match(words)
        if by and parts:
            name = Extent(row.start + by.start("name"), row.end)
            lead = Extent(row.start, row.start + len(words[: by.start("name")].rstrip()))
            made.append(
                Block("byline", row, (Block("", lead), Block("docAuthor", name, rule="wikisource.title")))
            )
            facts = replace(facts, authors=agent_of(by["name"], origin(view.source, row.start), "aut"))
        elif made:
            made.append(Block("titlePart", row, (), (("type", "desc"),), "wikisource.title"))
        else:
            kind = "sub" if parts else "main"
            parts.append(Block("titlePart", row, (), (("type", kind),), "wikisource.title"))
    if not parts:
        return facts
    found.pieces.append(page([holding("docTitle", parts, "wikisource.title"), *made]))
    words = " ".join(view.words(parts[0].extent).split())
    return replace(facts, title=Stated(words, origin(view.source, parts[0].extent.start)))
