"""Contents pages: the list of what a book holds is one list below its own head, and not twelve headings."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.headings.evidence import MOST, PICTURE, looks
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.letters.formulas import greets
from teiwright.conventions.lists.contents_entries import NUMBERED, PAGE, SENTENCE, is_synopsis
from teiwright.conventions.lists.contents_keys import DISTINCT, key_of, keys_of, line_keys, plain
from teiwright.conventions.numbers import value
from teiwright.conventions.titles.imprints import is_imprint
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.headings.heading import Heading, Heads
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import View


SOME = 4
"""Entries of a contents page at least, before the first of them may come again."""
PAGES = 6
"""So many entries with the numbers of their pages at least."""
NO_PAGES = 5
"""So many chunks without one may stand between two entries: “CHAPTER IV.”, its title, its years."""
_AT_RIGHT = lazy(r"(?:[ ]{2,}|\t|[.·…_][ .·…_]+)(?P<n>\d{1,4})$")
"""The number of the page at the end of an entry, set apart by a gap or dots."""
_DOTTED = lazy(r"[^\W\d_][ ]?(?:(?:[.·_][ ]?){3,}|…)")
_COLUMNS = lazy(r"(?i)(?:\s{2,}|^)(?:page|pag|p|seite|página|pagina)\.?$")
"""“CHAPTER      PAGE” above the entries."""
_NEAR = 3
_TITLE = 6
"""Blocks at the head of a text, among which its title stands."""


def is_text(view: View, index: int) -> bool:
    """A chunk of running text: wrapped lines, or one long line; a long heading in capitals is none."""
    chunk = view.chunks[index]
    length = chunk.length
    if length < 80 or (length <= MOST and view.words(chunk).isupper()):
        return False
    count = chunk.height
    if count == 1:
        return length > MOST
    if length > 200 * count:
        return True
    if not view.layout.width:
        # Lines that no margin explains: verse, if they are as long as lines of verse and no entries.
        return count > 3 and length > 24 * count and not _lists_pages(view, chunk)
    return count > 2 and view.layout.wrapped(view.lines, chunk) and not _lists_pages(view, chunk)


def _lists_pages(view: View, chunk: Chunk) -> bool:
    """A third of the lines end with the number of a page."""
    lines = view.lines.rows(chunk)
    return 3 * sum(1 for line in lines if PAGE.search(line) or NUMBERED.match(line)) >= len(lines)


def find(view: View, chosen: Heads) -> tuple[Heads, dict[int, int]]:
    """The headings without those that are entries of a contents page, and each such page: its first entry → the end."""
    kept = dict(chosen)
    pages: dict[int, int] = {}
    listed: set[str] = set()
    for index, (heading, second) in chosen.items():
        if second or index not in kept:
            continue
        if plain(view.words_at(index)) == "table" and view.language != "fr":
            kept[index] = (replace(heading, kind="section", rank=w.CAPITALS, named=False), False)
            continue
        if heading.kind != "contents":
            if not (plain(view.words_at(index)) == "index" and _last_page(view, index, chosen)):
                continue
            # An index whose pages rise tells in their order what the book holds.
            kept[index] = (replace(heading, kind="contents"), False)
        paged = _last_page(view, index, chosen)
        if _ends_with_pages(view, index, paged, kept):
            stop = paged
        else:
            stop = _all_dotted(view, index) or max(_end(view, index, chosen, listed), paged)
        while stop > index + 2 and _is_no_entry(view, stop - 1, index):
            stop -= 1
        if stop <= index + 1 or (stop == index + 2 and view.chunks[index + 1].height < 2):
            words = view.words_at(index)
            if stop == index + 1 and is_text(view, stop) and words.strip(" .:_").casefold() not in w.NAMED:
                # “The Contents of the Box” above running text
                rank = w.CAPITALS if words.isupper() else w.WEAKEST
                kept[index] = (replace(heading, kind="section", rank=rank, named=False), False)
            continue
        pages[index + 1] = stop
        listed |= keys_of(view, index + 1, stop)
        for inner in range(index + 1, stop):
            kept.pop(inner, None)
        if stop in kept:
            kept[stop] = (kept[stop][0], False)
        elif stop < len(view.chunks):
            # What comes again as in the list is a heading, however it looks.
            again = (
                looks(view, view.chunks[stop])
                if key_of(view, stop) in keys_of(view, index + 1, stop)
                else None
            )
            if again is not None:
                kept[stop] = (again, False)
    return kept, pages


def _is_no_entry(view: View, index: int, head: int) -> bool:
    """The printer, below a table of contents at the end of a book; a picture, or the title of the book again above its text."""
    words = view.words_at(index)
    if is_imprint(words) or PICTURE.match(words):
        return True
    key = key_of(view, index) if not PAGE.search(words) else ""
    return len(key) >= DISTINCT and any(key == key_of(view, i) for i in range(min(head, _TITLE)))


def _end(view: View, head: int, chosen: Heads, listed: set[str]) -> int:
    """The chunk after the last entry: where an entry, of this list or one before it, comes again, a text begins, or a heading with its text."""
    keys: set[str] = set(listed)
    chunks = view.chunks
    total = min(len(chunks), head + 400)
    again = (
        _comes_again(view, head, total, chosen)
        or _first_line_again(view, head, total, chosen)
        or _all_again(view, head, total)
    )
    if again:
        return again
    if head + 2 in chosen and _all_paged(view, chunks[head + 1]):
        return head + 2
    for index in range(head + 1, total):
        if is_text(view, index) and not is_synopsis(view, index):
            return _back(view, index, head, chosen)
        if chunks[index].length <= MOST and greets(view.words(chunks[index]), alone=True):
            # A letter, perhaps below its day.
            return index - (index > head + 2 and is_dateline(view.words(chunks[index - 1])))
        key = key_of(view, index)
        heading = chosen.get(index)
        if key in keys and (heading or chunks[index].height == 1) and begins(view, index):
            return index
        if heading and _is_chapter_after(view, index, head, heading[0]):
            return index
        if heading and index > head + SOME and _is_set_off(view, index, head):
            return index
        named = heading is not None and heading[0].named
        if (
            named
            and index > head + 1
            and (begins(view, index) or (heading and heading[0].kind == "contents"))
        ):
            return index
        for line in chunks[index].indices:
            keys.add(plain(view.lines.raw[line]))
        keys.add(key)
    return total if total == len(chunks) and 2 * head > total else head + 1


def _all_paged(view: View, chunk: Chunk, *, headed: bool = False) -> bool:
    """All lines of a block end with dots and the number of a page, so that it is all there is of the list; above them may stand what they have (`headed`)."""
    rows = view.lines.rows(chunk)
    rows = rows[1:] if headed and _COLUMNS.search(rows[0]) else rows
    return all(_DOTTED.search(line) and PAGE.search(line) for line in rows)


def _all_dotted(view: View, head: int) -> int:
    """The chunk below a list of which each line, but perhaps “Chapter … Page” above them, ends with dots and the number of a page, where one of its entries stands again not far below it; else 0."""
    stop = head + 1
    while stop < len(view.chunks) and _all_paged(view, view.chunks[stop], headed=stop == head + 1):
        stop += 1
    keys = {key for key in keys_of(view, head + 1, stop) if len(key) >= DISTINCT}
    below = range(stop, min(stop + _NEAR, len(view.chunks)))
    return stop if any(key_of(view, i) in keys for i in below) else 0


def _last_page(view: View, head: int, chosen: Heads) -> int:
    """The chunk after the last entry, where nearly all entries end with the number of a page and these rise; else 0.

    However long the list is, and whatever headings of chapters stand in it.
    """
    last = head
    pages: list[int] = []
    paged = 0
    for index in range(head + 1, len(view.chunks)):
        if index - last > NO_PAGES or (index in chosen and chosen[index][0].kind == "contents"):
            break
        chunk = view.chunks[index]
        found = [
            number
            for line in map(str.rstrip, view.lines.typed(chunk))
            if line[-1:].isdigit() and (number := _AT_RIGHT.search(line))
        ]
        if found:
            last = index
            paged += 1
            pages += [int(number["n"]) for number in found]
        elif is_text(view, index):
            break
    rises = sum(one <= two for one, two in itertools.pairwise(pages))
    if len(pages) < PAGES or 2 * paged < last - head or 10 * rises < 9 * (len(pages) - 1):
        return 0
    return last + 1


def _ends_with_pages(view: View, head: int, stop: int, kept: Heads) -> bool:
    """Behind the last entry with the number of its page a heading stands, with more room above it than any entry has."""
    entries = view.chunks[head + 2 : stop]
    room = max((c.blank for c in entries), default=max(1, view.layout.blanks))
    return stop > head and stop in kept and view.chunks[stop].blank > room


def _comes_again(view: View, head: int, total: int, chosen: Heads) -> int:
    """Where the first entry stands once more, with nothing but entries and what they tell of their chapters before it; 0 if nowhere."""
    first = key_of(view, head + 1) if head + 1 < total else ""
    if len(first) < DISTINCT:
        return 0
    long = 0
    for index in range(head + 2, total):
        chunk = view.chunks[index]
        if index in chosen and chosen[index][0].kind == "contents":
            return 0  # “List of Illustrations”
        if chunk.length > MOST and not is_synopsis(view, index):
            long += 1
            if long > index - head >> 3:
                return 0
        elif index > head + SOME and key_of(view, index) == first:
            return index
    return 0


def _first_line_again(view: View, head: int, total: int, chosen: Heads) -> int:
    """Where the first of several entries in one block stands once more, above its text; 0 if what is between, “NOTES” and “INDEX” in blocks apart, heads nothing further on."""
    block = view.chunks[head + 1] if head + 1 < total else None
    if block is None or block.height < 2:
        return 0
    first = {key for key in line_keys(view.lines.raw[block.first]) if len(key) >= DISTINCT}
    between: list[set[str]] = []
    for index in range(head + 2, total):
        if is_text(view, index):
            return 0
        lines = view.lines.typed(view.chunks[index])
        if index in chosen and any(first & line_keys(line) for line in lines) and begins(view, index):
            if chosen[index][1] and chosen[index - 1][0].n:
                index -= 1  # “CHAPTER I” above it  # noqa: PLW2901
                between = between[:-1]
            later = (view.chunks[i] for i in chosen if i >= index)
            again = set[str]().union(*(line_keys(row) for c in later for row in view.lines.typed(c)))
            return index if between and all(keys & again for keys in between) else 0
        between += [line_keys(line) for line in lines]
    return 0


def _all_again(view: View, head: int, total: int) -> int:
    """The chunk below a block of entries, if the first of them stands there once more, as nearly all others do further on; else 0."""
    if head + 2 >= total or view.chunks[head + 1].last - view.chunks[head + 1].first < 2:
        return 0
    block = view.chunks[head + 1]
    entries = [line_keys(line) for line in view.lines.raw[block.first : block.last]]
    later = {key_of(view, index) for index in range(head + 2, total)}
    again = sum(not later.isdisjoint(keys) for keys in entries)
    return head + 2 if key_of(view, head + 2) in entries[0] and 4 * again >= 3 * len(entries) else 0


def _is_set_off(view: View, index: int, head: int) -> bool:
    """A heading with as much room above it as any entry has, more than a paragraph has, and a text soon below it."""
    room = max(c.blank for c in view.chunks[head + 2 : index])
    return view.chunks[index].blank >= max(room, view.layout.blanks + 1) and begins(view, index)


def _is_chapter_after(view: View, index: int, head: int, heading: Heading) -> bool:
    """“CHAPTER I”, set off by more blank lines than any entry, where no entry has such a word: the first of the text."""
    chunks = view.chunks
    entries = chunks[head + 1 : index]
    if not entries or heading.rank > 5 or not heading.n:
        return False
    if chunks[index].blank <= max(c.blank for c in entries) or not begins(view, index):
        return False
    lines = [view.lines.row(i) for c in entries for i in c.indices]
    return not any(w.KEYED.match(line) for line in lines)


def begins(view: View, index: int) -> bool:
    """Running text or a sentence follows, directly or after one or two more short lines."""
    for following in range(index + 1, min(index + 4, len(view.chunks))):
        words = view.words_at(following)
        if is_synopsis(view, following):
            continue
        if is_text(view, following) or (len(words) > 40 and not words.isupper() and SENTENCE.search(words)):
            return True
    return False


def _back(view: View, index: int, head: int, chosen: Heads) -> int:
    """Back from a text over the headings that stand right above it, where more blank lines set them off."""
    first = index
    while first - 1 > head + 1 and first - 1 in chosen and index - first < 3:
        first -= 1
        if view.chunks[first].blank > view.layout.blanks:
            break
    return first


def runs(view: View, chosen: Heads) -> tuple[Heads, dict[int, int]]:
    """Without a head: a run of headings whose numbers rise and that have no text between them is a list, up to where its first entry comes again.

    Returns:
        the headings without the entries, and each list of what comes again: its first entry → the end.
    """
    kept = dict(chosen)
    pages: dict[int, int] = {}
    run: list[int] = []
    for index in [*chosen, -2]:
        if run and index == run[-1] + 1:
            run.append(index)
            continue
        numbered = [(i, value(chosen[i][0].n)) for i in run if chosen[i][0].n]
        begin, end = next(((numbered[0][0], i) for i, n in numbered[1:] if n == numbered[0][1]), (0, 0))
        numbers = [n for i, n in numbered if not end or i < end]
        if len(numbers) >= 4 and all(b == a + 1 for a, b in itertools.pairwise(numbers)):
            # “PREFACE” may be the first entry and the first real heading.
            last = run[-1]
            begin, end = next(
                ((i, last) for i in run[:2] if key_of(view, i) == key_of(view, last)), (begin, end)
            )
            for inner in run if begin == run[0] else run[1:]:
                if not end or inner < end:
                    kept.pop(inner, None)
            if end:
                pages[begin] = end
                kept[end] = (chosen[end][0], False)
        run = [index]
    return kept, pages
