"""Which chunks of a text are its headings: the points of each line, seen beside its neighbours and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import has_small_words, is_small, is_upper
from teiwright.conventions.headings.above_counts import (
    above_counts,
    beneath,
    beside_notes,
    enumerated,
    within_appendix,
    within_others,
    without_holding,
)
from teiwright.conventions.headings.above_lists import above_lists, is_below_served
from teiwright.conventions.headings.above_poems import (
    above_first_stanzas,
    above_poems,
    named_poems,
    with_second_lines,
)
from teiwright.conventions.headings.alike import (
    alike,
    among_poems,
    poems,
    recurring,
    stopped_alike,
    takes_leave,
)
from teiwright.conventions.headings.alphabet import with_letters
from teiwright.conventions.headings.annals import ANNALS, with_years
from teiwright.conventions.headings.brief_sections import brief_sections
from teiwright.conventions.headings.by_several import above_authors, by_several
from teiwright.conventions.headings.emphasised import with_emphasised
from teiwright.conventions.headings.evidence import looks
from teiwright.conventions.headings.first_lines import first_lines
from teiwright.conventions.headings.first_of_count import with_first
from teiwright.conventions.headings.heading import ENOUGH, Heading, Heads
from teiwright.conventions.headings.keyed_lines import below_sections
from teiwright.conventions.headings.names_amid import below_titles, without_poets, without_signatures
from teiwright.conventions.headings.no_headings import SENTENCE, below_notes, goes_on, is_called, is_caption
from teiwright.conventions.headings.numbered_lines import numbered_runs
from teiwright.conventions.headings.numbered_paragraphs import without_numbered_text, without_sentences
from teiwright.conventions.headings.pieces_of_file import pieces_of_file
from teiwright.conventions.headings.second_lines import (
    LONGEST,
    PARTS,
    is_long_title,
    is_second,
    with_titles,
)
from teiwright.conventions.headings.series import series
from teiwright.conventions.headings.several_lines import LONGEST as TOLD
from teiwright.conventions.letters.formulas import MEMO
from teiwright.conventions.lists import contents
from teiwright.conventions.lists.contents_again import repeated
from teiwright.conventions.lists.marked import ITEM
from teiwright.conventions.lists.shelf_marks import within_catalogues
from teiwright.conventions.numbers import value
from teiwright.conventions.tables.column_heads import headed_columns
from teiwright.conventions.titles.below_preface import below_preface
from teiwright.conventions.verse.stanzas import labelled
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

SHOUTED = 40
"""Blocks: a longer text is not in capitals throughout."""
WORDS = 6
"""Spaces in a title that has no capitals, at most, right above the items of a list."""
_CLAUSE = lazy(
    r"(?:That (?:your|the|an?|th(?:is|ese|ose|ere|ey)|h(?:e|is|er)|she|it|we|our|their|no|all|any|every|such|said|o[nf]|in|at|by|for|from|upon|if|when|where|since)\b|(?:Que|Da(?:ss|ß)|Che) [a-zß-öø-ÿ]|Qu['’](?:ils?|elles?) )"
)
"""What hangs on the verb above it; “That evening …” does not."""
_SENTENCES = lazy(r"[^\W\d_]{2}[.!?] (?=[^\W\d_a-zß-öø-ÿ]{2})")
"""“ARRIVED SAFE. LETTER FOLLOWS.”: where a sentence ends and another begins."""


class Outline(Struct, frozen=True):
    """The headings of a text, and its contents pages."""

    heads: Heads
    contents: dict[int, int]
    """Chunk of the first entry of a contents page → the chunk after the last."""
    counted: frozenset[int] = frozenset()
    """Paragraphs whose numbers go on below one heading after the other, so that they are no lists."""


def outline(view: View, *, verse: bool = False) -> Outline:
    """What divides a text, seen from all its short chunks together."""
    seen = _seen(view, verse=verse)
    chains = without_numbered_text(view, seen)
    numbered_runs(view, seen)
    series(seen, view)
    seen = with_years(view, with_letters(view, seen))
    _capitals(view, seen)
    chosen = within_others(_chosen(view, seen, verse=verse))
    chosen = dict(sorted((chosen | above_counts(view, chosen)).items()))
    chosen = without_poets(view, chosen) if verse else chosen
    chosen |= _by_their_like(view, seen, chosen, verse=verse)
    chosen |= named_poems(view, chosen)
    chosen = dict(sorted((below_preface(view, chosen) | chosen | first_lines(view, chosen)).items()))
    if not verse:
        chosen = dict(
            sorted((chosen | among_poems(view, seen, chosen) | recurring(view, seen, chosen)).items())
        )
    chosen = _with_repeats(view, without_sentences(view, chosen))
    chosen = with_titles(view, without_signatures(view, below_titles(view, chosen)))
    if not verse:
        chosen = with_first(view, seen, with_emphasised(view, chosen))
    chosen, pages = contents.find(view, by_several(view, above_authors(view, chosen)))
    chosen = repeated(view, chosen, pages)
    counted = {i for chain in chains if any(chain[0] < h < chain[-1] for h in chosen) for i in chain}
    chosen, unheaded = contents.runs(view, chosen)
    if not verse:
        chosen = pieces_of_file(view, chosen)
    chosen = with_second_lines(view, chosen, verse=verse)
    chosen = beside_notes(view, within_others(enumerated(view, chosen)))
    chosen = within_appendix(below_sections(view, beneath(view, chosen)))
    return Outline(chosen, pages | unheaded, frozenset(counted))


def _seen(view: View, *, verse: bool) -> dict[int, Heading]:
    """The chunks that may be headings, by themselves; not those that belong to what stands above or below them."""
    seen: dict[int, Heading] = {}
    for index, chunk in enumerate(view.chunks):
        if chunk.length <= TOLD:
            heading = looks(view, chunk, verse=verse)
            if heading is not None and not labelled(view, index):
                seen[index] = heading
    columns = headed_columns(view)
    catalogued = within_catalogues(view)
    ended = any(h.named and h.kind == "notes" for h in seen.values())  # all notes stand below “Notes”
    shown = _shown(view, seen)
    notes = below_notes(view) if any(h.n or h.named for h in seen.values()) else set()
    return {
        i: h
        for i, h in seen.items()
        if not (
            i in notes
            or i in catalogued
            or (not ended and is_called(view, i, h))
            or is_caption(view, i)
            or _introduces(view, i, h)
            or _ends_sentence(view, i, h)
            or i in shown
            or i in columns
            or (i + 1 < len(view.chunks) and is_below_served(view, i + 1))
        )
    }


def _chosen(view: View, seen: dict[int, Heading], *, verse: bool) -> Heads:
    """Those with points enough, second lines, and titles below a heading that is a number alone."""
    chunks = view.chunks
    chosen: Heads = {}
    for index, heading in seen.items():
        if index + 1 == len(chunks):
            continue
        before = chosen.get(index - 1)
        if before and is_second(view, index, heading, before[0], verse=verse):
            chosen[index] = (heading, True)
        elif heading.score >= ENOUGH or (not verse and _stands_out(view, index, heading, chosen)):
            if (
                heading.rank >= 6
                and not heading.bare
                and index
                and (takes_leave(view, index - 1) or (not verse and goes_on(view, index)))
            ):
                continue  # a signature in capitals
            chosen[index] = (heading, False)
            if (
                heading.bare
                and index + 2 < len(chunks)
                and index + 1 not in seen
                and is_long_title(view, index + 1)
            ):
                chosen[index + 1] = (replace(heading, n="", evidence="a title in capitals"), True)
    return chosen


def _by_their_like(view: View, seen: dict[int, Heading], chosen: Heads, *, verse: bool) -> Heads:
    """Headings that only their like tells: above poems, or above lists and paragraphs."""
    if verse:
        return above_first_stanzas(view, chosen) or poems(view, seen, chosen) or above_poems(view, chosen)
    listed = above_lists(view, seen, chosen)
    known = chosen | listed
    return listed | (
        brief_sections(view, seen, known) or alike(view, seen, known) or stopped_alike(view, seen, known)
    )


def _introduces(view: View, index: int, heading: Heading) -> bool:
    """“§ 2. The licence shall be granted by the court, and”, right above the items of a list; “SHEWETH” above “That your petitioner …”."""
    chunk = view.chunks[index]
    following = view.chunks[index + 1] if index + 1 < len(view.chunks) else chunk
    words = view.words(chunk)
    verb = is_upper(words) and words.count(" ") < 2 and not (heading.n or heading.named)
    if verb and _CLAUSE.match(view.text, following.start):
        return True
    return (
        following.blank == 0
        and words.count(" ") > WORDS
        and not is_upper(words)
        and ITEM.match(view.lines.raw[following.first]) is not None
    )


def _ends_sentence(view: View, index: int, heading: Heading) -> bool:
    """“GUILTY.” below “… returned with a verdict of”, a line in capitals with a stop: the sentence goes on."""
    if heading.rank != w.CAPITALS or not index or view.chunks[index - 1].length <= SENTENCE:
        return False
    last = view.words_at(index - 1).rsplit(maxsplit=1)[-1]
    return view.words_at(index)[-1] in ".!" and last.islower() and is_small(last)


def _shown(view: View, seen: dict[int, Heading]) -> set[int]:
    """An epitaph, an inscription, the words of a card, right below a sentence with a colon: lines in capitals, or several that are set in."""
    found: set[int] = set()
    for index, heading in seen.items():
        chunk, above = view.chunks[index], view.chunks[index - 1] if index else None
        if above is None:
            continue
        introduced = view.text[above.start : above.end].rstrip("-–—").endswith(":")
        indented = all(view.lines.indent(i) >= view.layout.indent + 2 for i in chunk.indices)
        near = not view.layout.is_apart(chunk)
        told = introduced and (near or indented) and has_small_words(view.words(above))
        capitals = view.words(chunk).isupper() and not (heading.n or heading.named)
        if (capitals and (told or (near and index - 1 in found))) or (
            introduced and indented and chunk.height > 1
        ):
            found.add(index)
    return found


def _with_repeats(view: View, chosen: Heads) -> Heads:
    """A line that says again the last words of the heading above it is its second line, whatever it looks like."""
    made = dict(chosen)
    for index in chosen:
        following = index + 1
        if following in chosen or following + 1 >= len(view.chunks):
            continue
        words = _plain(view, following)
        if len(words) > 12 and _plain(view, index).endswith(words):
            made[following] = (
                Heading(ENOUGH, w.WEAKEST, "section", "", "the words of the heading above it"),
                True,
            )
    return dict(sorted(made.items()))


def _plain(view: View, index: int) -> str:
    chunk = view.chunks[index]
    return "".join(c for c in view.words(chunk) if c.isalnum()) if chunk.length <= LONGEST else ""


def _capitals(view: View, seen: dict[int, Heading]) -> None:
    """Where chapters have words and numbers, a line in capitals is less likely to be a heading of its own; so are several lines where all are in capitals."""
    if _is_shouted(view):
        for index, heading in seen.items():
            words = view.words_at(index)
            several = "\n" in words or len(_SENTENCES.findall(words)) > 1
            if index and heading.rank == w.CAPITALS and several:
                seen[index] = replace(heading, score=0)
        return
    keyed = [h.rank for h in seen.values() if h.rank <= w.NUMBERED and h.n and h.score >= ENOUGH]
    bare = [
        value(h.n)
        for h in seen.values()
        if h.bare and h.rank >= w.BARE and h.score >= ENOUGH and h.evidence != ANNALS
    ]
    if len(keyed) < 2 and (len(bare) < 4 or bare.count(bare[0]) > 1):
        return
    if not bare and max(keyed) <= PARTS:
        return  # parts alone: what they hold has titles
    end = _end_of_text(view)
    capitals = [i for i, h in seen.items() if h.rank == w.CAPITALS]
    for index in without_holding(capitals, seen):
        heading = seen[index]
        if index < end and view.chunks[index].blank <= view.layout.blanks:
            seen[index] = replace(heading, score=heading.score - 1)


def _is_shouted(view: View) -> bool:
    """The running text is in capitals, as in telegrams and inscriptions: they say nothing of a heading."""
    chunks = view.chunks
    many = [c for c in chunks if c.height > 1 or c.length > SENTENCE]
    many = [c for c in many if not MEMO.match(view.lines.row(c.first))]  # “From: …”, “To: …”
    return 0 < len(many) <= SHOUTED and all(is_upper(view.words(c)) for c in many)


def _end_of_text(view: View) -> int:
    """The chunk “The End”, or the number of chunks."""
    chunks = view.chunks
    return next(
        (i for i, c in enumerate(chunks) if c.length < 20 and w.END.match(view.words(c))), len(chunks)
    )


def _stands_out(view: View, index: int, heading: Heading, chosen: Heads) -> bool:
    """A title in title case between a finished paragraph and a long one."""
    if heading.score != ENOUGH - 1 or heading.rank != 9 or index == 0 or index - 1 in chosen:
        return False
    if chosen and min(h.rank for h, _ in chosen.values()) <= 5:
        return False
    chunks = view.chunks
    before, after = chunks[index - 1], chunks[index + 1]
    return (
        before.length > 160
        and after.length > 200
        and view.is_ended(index - 1)
        and "words with capitals" in heading.evidence
    )
