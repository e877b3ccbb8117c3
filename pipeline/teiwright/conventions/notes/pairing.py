"""Note markers and notes: which belong together, and what is left over.

A list of notes is known by its markers: lines that begin with 1., 2., 3. are notes if [1], [2], [3] stand in the text before
them, and an ordinary list if they do not. The shapes are in `note_forms` and `note_markers`, the pairing in `note_pairs`, the building of
the note blocks in `note_blocks`, what is told in `note_reports`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.notes import blocks as note_blocks
from teiwright.conventions.notes import brackets as note_brackets
from teiwright.conventions.notes.forms import PLAIN
from teiwright.conventions.notes.pairs import Pairing
from teiwright.conventions.pieces import number_paragraphs
from teiwright.model import Certainty, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.conventions.notes.lists import Entry

RULES: Mapping[str, str] = {
    "notes.bracket": "A number, letter or sign in square brackets, and a note with the same one.",
    "notes.round": "A number or letter in round brackets, and a note with the same one.",
    "notes.closing": "A number before a closing bracket, and a note with the same one.",
    "notes.superscript": "A raised figure, and a note with the same one.",
    "notes.plain": "A figure right behind a word, no longer raised, and a note with the same one, as nearly all such figures of the text have.",
    "notes.caret": "A marker as Markdown has it, [^1], and the note that begins with it.",
    "notes.curly": "A number or letter in curly brackets, and a note with the same one.",
    "notes.angle": "A number in angle brackets, and a note with the same one.",
    "notes.slash": "A number between two slashes, /1/, and a note with the same one.",
    "notes.raised": "A number after a caret, ^1, or between the signs that raise it, and a note with the same one.",
    "notes.doubled": "A number in doubled brackets, ((1)), and a note with the same one.",
    "notes.starred": "A number behind an asterisk, *1, and a note that begins so.",
    "notes.hash": "A number behind a hash sign, #1, and a note that begins so.",
    "notes.stroke": "A number before a stroke, 1/, and a note that begins so.",
    "notes.worded": "A marker in words, [Note 1], and a note with the same number.",
    "notes.sign": "A sign such as * or †, and the next note that begins with the same one.",
    "notes.repeated": "A further marker that leads to a note which has one already.",
    "notes.list": "A line or paragraph that begins with the number, letter or sign of a marker in the text.",
    "notes.continued": "A paragraph amid a sentence at the foot of a page goes on with the last note of the page before, which breaks off.",
    "notes.named": "A paragraph in square brackets that calls itself a note.",
    note_brackets.RULE: "Words in brackets that call themselves a note, or say that they are the editor's, the translator's or the author's.",
}
"""The rules of this module, each explained in a sentence."""


def pair_notes(document: Document) -> Document:
    """The same document with its notes as note blocks and their markers as spans.

    Leaves and skips tile the source as before: the label of a note is a leaf, the white space after it begins the leaf with the text
    of the note (in a note of several paragraphs it is a skip). Every marker without note, note without marker and
    number that occurs twice becomes a finding; both stay in the text.
    """
    pairing = Pairing(document)
    pairing.run()
    accepted = sorted(pairing.accepted, key=lambda e: (e.passage, e.label.start))
    spans: list[Span] = []
    _name(accepted)
    for entry in accepted:
        spans.extend(_spans(document, pairing, entry))
    blocks, skips = note_blocks.rebuild(document, accepted)
    inner, whole = note_brackets.find(document, accepted)
    spans.extend(inner)
    if whole:
        blocks = note_brackets.put(blocks, whole)
    begins = {document.passages[e.passage].extent(e.label.start, e.label.end).start for e in accepted}
    if accepted or whole:
        blocks = number_paragraphs(blocks)
    used = {s.rule for s in spans} | ({each.rule for block in blocks for each in block.walk()} & RULES.keys())
    paired = replace(
        document,
        blocks=blocks,
        skips=skips,
        # A note that begins a line needs no line beginning in its label.
        spans=(*(s for s in document.spans if s.element != "lb" or s.extent.start not in begins), *spans),
        findings=(
            *document.findings,
            *sorted(pairing.reports.findings, key=lambda f: (f.place.line, f.place.column)),
        ),
        vocabulary={**document.vocabulary, **{name: RULES[name] for name in sorted(used)}},
    )
    if blocks is document.blocks and skips is document.skips:
        paired.__dict__["passages"] = document.passages  # a text without notes
    return paired


def _name(entries: Iterable[Entry]) -> None:
    """Give each note its identifier: n2, and n2b, n2c … where the number comes again; n-sa, n-sa-b … for signs."""
    times: Counter[str] = Counter()
    for entry in entries:
        base = entry.label.key.base if entry.label.key else "n-x"
        times[base] += 1
        suffix = _suffix(times[base])
        entry.identifier = f"{base}-{suffix}" if suffix and base.startswith("n-") else base + suffix


def _suffix(count: int) -> str:
    """1 → nothing, 2 → b, … 26 → z, 27 → aa."""
    letters = ""
    while count > 1 or letters:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
        if not count:
            break
    return letters


def _spans(document: Document, pairing: Pairing, entry: Entry) -> list[Span]:
    spans = []
    for index, marker in enumerate(sorted(entry.markers, key=lambda m: (m.passage, m.start))):
        name = f"nref{entry.identifier[1:]}" + (f"-{index + 1}" if index else "")
        spans.append(
            Span(
                document.passages[marker.passage].extent(marker.start, marker.end),
                "ref",
                "notes.repeated" if index else f"notes.{marker.shape}",
                (
                    ("type", "noteAnchor"),
                    ("xml:id", name),
                    ("n", marker.key.text),
                    ("target", f"#{entry.identifier}"),
                ),
                Certainty.MEDIUM
                if marker.shape == PLAIN
                or id(marker) in pairing.by_lists
                or (index and pairing.kind_restarts(marker))
                else Certainty.HIGH,
                f"note “{entry.key}” begins in line {pairing.reports.line(entry.passage, entry.label.start)}",
            )
        )
    return spans
