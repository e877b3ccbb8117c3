"""The choice of conventions for a text, and the way from their pieces to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright import ledger
from teiwright.conventions import bare, brackets, colophon, inline, labels, makers, named
from teiwright.conventions.dating import first_dated, stated
from teiwright.conventions.drama import convention as drama
from teiwright.conventions.facts import origin
from teiwright.conventions.libraries import gutenberg, marxists, wikisource
from teiwright.conventions.markdown import convention as markdown
from teiwright.conventions.minutes import convention as minutes
from teiwright.conventions.notes.pairing import pair_notes
from teiwright.conventions.options import ReadingOptions
from teiwright.conventions.pages import breaks as page_breaks
from teiwright.conventions.pages import pages
from teiwright.conventions.pieces import ANYWHERE, assemble, fill, number_paragraphs
from teiwright.conventions.provenance import with_article
from teiwright.conventions.talk import incidents
from teiwright.conventions.view import Answer, Convention, Found, View
from teiwright.findings import Finding, Place, Severity
from teiwright.language import KNOWN, detect, is_unknown
from teiwright.metadata import Metadata
from teiwright.metadata_joining import joined
from teiwright.model import Document, Reading, Register, Skip

if TYPE_CHECKING:
    from teiwright.conventions.pieces import Piece
    from teiwright.model import Source

FRAMES: tuple[Convention, ...] = (gutenberg, wikisource, marxists, makers, labels, colophon)
"""What stands around a text; several may apply, one inside the other."""
BODIES: tuple[Convention, ...] = tuple(map(named.named, named.BODIES))
"""How the text itself is typed; one applies, or none and then the bare fallback."""


Considered = tuple["Convention", "Answer"]


def choose(view: View, *, by_edition: bool) -> tuple[Considered, list[Considered]]:
    """The convention of the body: the one a person named, or the one with most signs, or the bare fallback. Then the others that were considered.

    Args:
        view: the text.
        by_edition: edition.toml or metadata.csv names it, and not the command line.
    """
    wish = view.options.convention
    if wish:
        convention = named.named(wish)
        signs = convention.recognise(view).signs
        asked = (
            f"the edition asks for it (reading.convention: {wish})"
            if by_edition
            else f"it was asked for (--convention {wish})"
        )
        return (convention, Answer((asked, *signs), needed=0)), []
    answers: list[Considered] = [(convention, convention.recognise(view)) for convention in BODIES]
    fitting = [one for one in answers if one[1]]
    if fitting:
        chosen = max(fitting, key=lambda one: len(one[1].signs))
        return chosen, [one for one in answers if one is not chosen]
    return (bare, bare.recognise(view)), answers


def _why_not(answer: Answer) -> str:
    """Why a convention is not the one of the text, in words."""
    if answer:
        return f"more speaks for the other than this: {'; '.join(answer.signs)}"
    if answer.signs:
        return f"too little speaks for it: {'; '.join(answer.signs)}"
    return answer.excuse


def read(
    source: Source,
    *,
    options: ReadingOptions | None = None,
    register: Register | None = None,
    overrides: Metadata | None = None,
) -> Document:
    """The structure of a text and the facts it states about itself."""
    given = options or ReadingOptions()
    options = _with_wishes(given, overrides)
    # What XML cannot hold is white space to every convention: a line of nothing else is a blank line.
    view = View(
        replace(source, text=ledger.blanked(source.text)),
        options,
        options.language or detect(source.text).code,
    )
    view, outer, frames = _inside_frames(view)
    view = _paged(view)
    (body, answer), others = choose(view, by_edition=not given.convention)
    found = body.pieces(view)
    # Markdown has read its signs of emphasis itself.
    framed_by = [frame for frame, _ in frames]
    signs = body is not markdown and (gutenberg in framed_by or gutenberg.uses_signs(view))
    _finish(view, found, signs=signs)
    if body is not drama:
        incidents.mark(view, found, spoken=body is minutes)
    read_as = [*frames, (body, answer)]
    readings = [Reading(c.NAME, a.signs, a.title or c.TITLE) for c, a in read_as]
    if view.pages.signs:
        readings.append(Reading(pages.NAME, view.pages.signs, pages.TITLE))
    told: tuple[Finding, ...] = ()
    if options.boilerplate == "drop" and _is_all_wrapper(outer, found):
        options, told = replace(options, boilerplate="keep"), (_wrapper_kept(source),)
    front, dropped_front = _wrapper(outer.pieces, options)
    back, dropped_back = _wrapper(outer.after, options)
    blocks = number_paragraphs(assemble((*front, *found.pieces, *back)))
    facts = with_article(_filled(outer.metadata, found.metadata))
    metadata, conflicts = joined(_with_dateline(facts, found.pieces, view), overrides, source.name)
    document = Document(
        source,
        view.language,
        blocks,
        (*outer.skips, *dropped_front, *dropped_back, *found.skips),
        metadata,
        (*outer.spans, *found.spans),
        tuple(readings),
        tuple(Reading(c.NAME, (_why_not(a),), a.title or c.TITLE) for c, a in others),
        register or Register(),
        findings=(
            *outer.findings,
            *found.findings,
            *conflicts,
            *_language_doubted(source, options.language),
            *told,
        ),
        vocabulary=_vocabulary([c for c, _ in read_as], paged=bool(view.pages.signs)),
    )
    if view.text != source.text:
        document = ledger.set_forbidden_aside(document, spaces=False)
    return pair_notes(replace(document, skips=fill(source.text, blocks, document.skips)))


def _vocabulary(read_as: list[Convention], *, paged: bool) -> dict[str, str]:
    """Every rule of these conventions, and of what any body may hold, with its sentence."""
    known = {**inline.RULES, **brackets.RULES}
    for convention in read_as:
        known |= convention.RULES
    if drama not in read_as:
        known |= incidents.RULES
    return known | pages.RULES if paged else known


def _language_doubted(source: Source, stated: str) -> tuple[Finding, ...]:
    """A warning where a person has said a language, and the words of the text are those of another: its dates and names would be missed."""
    main = stated.lower().partition("-")[0]
    if main not in KNOWN:
        return ()  # a dialect, or a language that reads like its neighbour to us
    found = detect(source.text)
    if found.code == main or is_unknown(found.code):
        return ()
    return (
        Finding(
            "language-doubtful",
            Severity.WARNING,
            f"The language of the text was given as “{stated}”, but it reads like “{found.code}”: {found.evidence}.",
            "If it is wrong, correct it (--language, or language below [reading] in edition.toml): dates, names and quotations are found by the rules of the language.",
            Place(source.name),
        ),
    )


def _inside_frames(view: View) -> tuple[View, Found, list[tuple[Convention, Answer]]]:
    """The stretch that the frames leave to the others, what the frames themselves hold, before and after it, and which they are."""
    outer = Found()
    frames: list[tuple[Convention, Answer]] = []
    for frame in FRAMES:
        answer = frame.recognise(view)
        if not answer:
            continue
        frames.append((frame, answer))
        found = frame.pieces(view)
        outer.take(found)
        outer.after = found.after + outer.after
        outer.findings += found.findings
        outer.metadata = _filled(outer.metadata, found.metadata)
        if found.inside:
            titled = view.titled or any(p.block.element == "titlePage" for p in found.pieces)
            view = replace(view.inner(*found.inside), titled=titled, known=outer.metadata)
    return view, outer, frames


WRAPPERS = frozenset({"gutenberg.frame", "gutenberg.producer", "wikisource.frame", "marxists.index"})
"""Rules whose blocks are the wrapper of a digital library."""
DROPPED = "wrapper of a digital library, dropped on request"


def _is_all_wrapper(outer: Found, found: Found) -> bool:
    """True of a file with nothing but the wrapper: without it no text would be left."""
    framed = (p for p in (*outer.pieces, *outer.after) if p.block.rule not in WRAPPERS)
    return not any(p.block.element not in ANYWHERE for p in (*framed, *found.pieces))


def _wrapper_kept(source: Source) -> Finding:
    return Finding(
        "wrapper-kept",
        Severity.WARNING,
        "The wrapper of a digital library was to be dropped. But nothing else stands in the file, so it was kept.",
        "Look whether the text itself is missing, and get the file again.",
        Place(source.name, 1, source_line=1),
    )


def _wrapper(listed: list[Piece], options: ReadingOptions) -> tuple[list[Piece], list[Skip]]:
    """The pieces of the frames, without the wrapper where that was asked for."""
    if options.boilerplate != "drop":
        return listed, []
    gone = [p for p in listed if p.block.rule in WRAPPERS]
    return [p for p in listed if p not in gone], [Skip(p.block.extent, DROPPED) for p in gone]


def _paged(view: View) -> View:
    """The same stretch with page furniture taken out; without any, nothing is read twice."""
    paged = replace(view, paged=True)
    found = pages.read_pages(view.lines)
    paged.__dict__["pages"] = found
    if not found.breaks:
        paged.__dict__["runs"] = view.runs
    return paged


def _finish(view: View, found: Found, *, signs: bool) -> None:
    """What any body may hold: bracketed blocks, emphasis by signs, gaps, hyphens at line ends."""
    brackets.blocks(view, found)
    brackets.greek(view, found)
    brackets.page_marks(view, found)
    if signs:
        inline.emphasis(view, found, inline.signs_of(view))
    inline.gaps(view, found)
    inline.footnotes(view, found)
    if view.pages.breaks:
        drop = view.options.furniture == "drop"
        found.pieces = page_breaks.put_back(found.pieces, view.pages, view.text, found.skips, drop=drop)
    inline.hyphens(view, found)


def _filled(first: Metadata, second: Metadata) -> Metadata:
    """The facts of a frame, completed by those of what stands inside."""
    changes = {
        name: value
        for name in Metadata.__struct_fields__
        if (value := getattr(second, name)) and not getattr(first, name)
    }
    told = {(a.role, a.name) for a in first.contributors}
    more = tuple(a for a in second.contributors if (a.role, a.name) not in told)
    if first.contributors and more:
        changes["contributors"] = first.contributors + more
    return replace(first, **changes)


def _with_wishes(options: ReadingOptions, overrides: Metadata | None) -> ReadingOptions:
    """The options, completed by what edition.toml wishes; what was asked for on the command line prevails."""
    if overrides is None or not overrides.reading:
        return options
    plain = ReadingOptions()
    changes: dict[str, str | bool] = {}
    for name, value in overrides.reading:
        if name == "encoding":
            continue  # it was obeyed when the file was read
        if getattr(options, name) == getattr(plain, name):
            changes[name] = value == "true" if name == "keep_lines" else value
    return replace(options, **changes)


def _with_dateline(facts: Metadata, pieces: list[Piece], view: View) -> Metadata:
    """A date that opens the text, or closes its one letter, says when it was written, where no line says so; of several letters none does."""
    if facts.written is not None:
        return facts
    body = [
        p.block
        for p in pieces
        if p.part == "body" and p.block.element not in {"head", "milestone", "pb", "fw", "figure"}
    ]
    openers = [b for b in body if b.element in {"opener", "dateline"}]
    if not openers or body[: len(openers)] != openers:  # in two, with the title of a report between them
        return facts
    closers = [b for b in body if b.element == "closer"]
    # Where the opener has no day, the one below the signature says it.
    parts = [*openers, *closers] if len(closers) == 1 else openers
    block = next((b for part in parts for b in part.leaves() if b.element == "dateline"), None)
    date = first_dated(view.words(block.extent)) if block else None
    if block is None or date is None:
        return facts
    return replace(facts, written=stated(date[0], view.language, origin(view.source, block.extent.start)))
