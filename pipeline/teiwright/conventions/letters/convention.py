"""Letters: a line of place and date, a greeting, a closing formula, a signature, a postscript."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.facts import origin
from teiwright.conventions.flow.breaks import BREAK
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.letters.alike import RULES as ALIKE_RULES
from teiwright.conventions.letters.alike import with_alike
from teiwright.conventions.letters.ends import closing, signed_below
from teiwright.conventions.letters.formulas import (
    ADDRESSEE,
    SALUTE_RUN_IN,
    SALUTE_RUN_ON,
    greets,
    is_memo_head,
)
from teiwright.conventions.letters.headings import is_long_title
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.letters.lines import is_day
from teiwright.conventions.letters.parts import RULES as LETTER_RULES
from teiwright.conventions.letters.parts import replace_pieces, with_letters
from teiwright.conventions.letters.pieces import SHORT, Pieces
from teiwright.conventions.letters.runs import greets_below_day
from teiwright.conventions.letters.starts import framed
from teiwright.conventions.lines import rows_of
from teiwright.conventions.minutes.attendance import attendances
from teiwright.conventions.pieces import Piece
from teiwright.conventions.regrouping import is_rule
from teiwright.conventions.titles.above_front import above_front
from teiwright.conventions.titles.credits import credit_of
from teiwright.conventions.titles.of_documents import names_document
from teiwright.conventions.titles.page import author_at, lines_of_title, page, page_of
from teiwright.conventions.titles.printed import imprint_of, place_and_year, printed_source
from teiwright.conventions.titles.typed import typed_head
from teiwright.conventions.view import Answer
from teiwright.metadata import Metadata, Stated
from teiwright.model import Block
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

NAME = "letters"
TITLE = "letters"
RULES = {**FLOW_RULES, **LETTER_RULES, **ALIKE_RULES}
SHORT_LINE = 80
MOST = 80
"""Paragraphs of a letter that has no greeting on a line."""
MOST_DAYS = 3
"""Lines of place and day in one letter."""
SET_IN = 2
"""Spaces."""
TITLE_LINES = 3
"""Lines of the title of a collection, at most."""
TOP = 12
"""A single letter greets in one of its first blocks; before a collection a preface may stand."""


def recognise(view: View) -> Answer:
    """Greetings, dates, closings: at least two kinds, where letters have them."""
    excuse = "no greeting with a date or closing formula"
    chunks = _runs(view)
    greetings = _greetings(view)
    memos = [c for c in chunks if is_memo_head([line.strip() for line in view.lines.typed(c)[:9]])]
    if memos and chunks.index(memos[0]) < 4 and len(memos) >= 0.03 * len(chunks):
        heads = (f"{len(memos)} heads of a memorandum or e-mail", "lines such as “To:” and “From:”")
        return Answer((*heads, "they stand above the text"), excuse)
    if not greetings or len(greetings) * 2 < 0.02 * len(chunks):
        if attendances(view):
            return Answer((), "nobody is greeted, and those present are named")
        return Answer(_one_letter(view), excuse)
    salutes = len(greetings)
    dates, closings, signatures = _ends(view)
    # A novel with a letter in it is no collection of letters.
    if salutes + dates < 0.03 * len(chunks):
        return Answer((), "too few greetings for so long a text")
    if salutes == 1 and not closings and _is_speech(view):
        return Answer((), "a speech: it greets, and takes no leave")
    chapters = sum(1 for c in chunks if c.length < 80 and _is_chapter(view.words(c)))
    if chapters >= salutes:
        return Answer((), "as many chapters as greetings")
    below = {one.first: other for one, other in itertools.pairwise(chunks)}
    if 2 * sum(_are_set_in(view, c, below.get(c.first, c)) for c in greetings) > salutes:
        return Answer((), "the letters are set in: a text quotes them")
    first = chunks.index(greetings[0])
    if first >= TOP and (salutes < 10 or first > 0.2 * len(chunks)):
        return Answer((), "no greeting near the top")
    signs = [f"{salutes} greeting{'s' * (salutes > 1)} on a line"]
    if dates:
        signs.append(f"{dates} line{'s' * (dates > 1)} of place and date")
    if closings:
        signs.append(f"{closings} closing formula{'s' * (closings > 1)}")
    if signatures:
        signs.append("a signature below the closing formula")
    found = tuple(signs)
    return Answer(found if len(found) > 1 else _one_letter(view) or found, excuse)


def _runs(view: View) -> list[Chunk]:
    """The runs of lines; where each line is a paragraph, the lines."""
    return view.chunks if view.layout.kind == "line" else view.runs


def _greetings(view: View) -> list[Chunk]:
    """The runs of lines that greet somebody, on a line of their own or at the beginning of a sentence below the day."""
    raw, runs = view.lines.raw, _runs(view)
    return [
        c
        for above, c in zip([None, *runs], runs, strict=False)
        if (
            c.length <= 4 * SHORT
            and c.height <= 12
            and (_greets(raw[c.last - 1]) or SALUTE_RUN_IN.match(raw[c.first].strip()))
        )
        or (above and (_runs_on(raw, above, c) or greets_below_day(view.lines, above, c)))
    ]


def _ends(view: View) -> tuple[int, int, int]:
    """How many short runs of lines hold a line of place and date, a closing formula, and a signature below one."""
    dates = closings = signatures = 0
    for chunk in _runs(view):
        if chunk.length > 4 * SHORT or chunk.height > 10:
            continue
        lines = view.lines.rows(chunk)
        dates += is_day(lines[0]) or (len(lines) > 1 and is_day(lines[-1]))
        closings += any(takes_leave(line) for line in lines if len(line) <= 100)
        signatures += len(lines) > 1 and bool(takes_leave(lines[-2])) and len(lines[-1]) < 40
    return dates, closings, signatures


_SPEECH = lazy(
    r"(?i)(?:(?:the|an?|opening|closing|inaugural|closing|eine|un|une|una|il|le|el|die) ){0,2}(?:speech|address(?!$)|(?:funeral )?oration|lecture|remarks|(?:funeral )?sermon|homily|toast|\w*rede|ansprache|vortrag|\w*predigt|discours|allocution|conférence|homélie|oraison|éloge|panégyrique|"
    r"discurso|conferencia|sermón|oración|panegírico|discorso|conferenza|sermone|predica|omelia|orazione|panegirico)\b(?! ?:)"
)
"""“Speech of Mr. Dale at the Dinner …”"""


def _is_speech(view: View) -> bool:
    """One of the first blocks calls the text a speech."""
    return any(_SPEECH.match(view.lines.row(chunk.first)) for chunk in view.runs[:2])


def _one_letter(view: View) -> tuple[str, ...]:
    """The signs of a text that is a letter without a greeting on a line: it is told by its beginning and its end."""
    if len(_runs(view)) > MOST:
        return ()
    plain = [Piece(Block("p", chunk.extent)) for chunk in view.chunks[: MOST + 1]]
    titled = bool(plain) and is_long_title(view.words(view.chunks[0]))
    if titled:
        plain[0] = Piece(replace(plain[0].block, element="head"))
    if not 1 < len(plain) <= MOST or any(w.KEYED.match(view.words(c)) for c in view.chunks if c.length < 80):
        return ()
    letter = Pieces(view.text, plain)
    start = framed(letter)
    if start is None:
        return ()
    days = [c for c in view.chunks if c.end - c.start <= SHORT_LINE and is_day(view.words(c))]
    if len(days) > MOST_DAYS:
        return ()  # a diary, whose writer copies a letter
    if _is_speech(view) and closing(letter, start.salute + 1, len(plain)) == len(plain):
        return ()
    signs = ["a greeting at the beginning of a paragraph"] if start.runs_on else []
    lines = [line for index in range(start.first, start.salute + 1) for line in letter.lines(index)]
    if any(len(line) <= SHORT_LINE and is_day(line) for line in lines):
        signs.append("a line of place and date")
    elif not start.runs_on:
        signs.append("a line that calls or names a person above the text")
    end = closing(letter, start.salute + 1, len(plain))
    if end < len(plain):
        leaves = any(takes_leave(line) for line in letter.lines(end))
        signs.append("a closing formula at the end" if leaves else "a name at the end")
        below = end + 1 < len(plain) or len(letter.lines(end)) > 1
        signs += ["a signature below the closing formula"] if below and leaves else []
        if titled and not below:
            return ()  # “Good night.” at the end of an address
    elif signed_below(letter, start.salute + 1, len(plain)) < len(plain):
        signs.append("a name on the last line of the last paragraph")
    return tuple(signs)


def _are_set_in(view: View, greeting: Chunk, below: Chunk) -> bool:
    """All lines of a greeting and of what is written below it stand further in than the running text."""
    rows = (*greeting.indices, *below.indices)
    return min(map(view.lines.indent, rows)) >= view.layout.indent + SET_IN


def _is_chapter(words: str) -> bool:
    keyed = w.KEYED.match(words)
    return keyed is not None and w.rank_of(keyed["word"] or keyed["word2"])[1] == "chapter"


def _runs_on(raw: list[str], above: Chunk, chunk: Chunk) -> bool:
    """A paragraph that begins with a greeting, below a day."""
    return (
        above.length <= SHORT
        and is_day(raw[above.last - 1].strip())
        and any(form.match(raw[chunk.first].strip()) for form in (SALUTE_RUN_IN, SALUTE_RUN_ON))
    )


def _greets(line: str) -> bool:
    line = line.strip()
    return len(line) <= 80 and greets(line, alone=True)


_TITLE_LINES = 5
_COLLECTION = lazy(
    r"(?i)(?:der |die |the |les? |las? |il |el )?(?:(?:selected |collected |some |private )*(?:letters?|correspondence)|(?:les )?lettres?|correspondance|(?:\w{3,12})?briefe|brief|briefwechsel|(?:las )?cartas?|correspondencia|(?:le )?letter[ea]|carteggio|epistolario)\b"
    r"[^.!?]{0,20} (?:of|from|to|between|by|de|du|des|entre|von|an|zwischen|a|di|del|della|tra|d(?=['’]))\b.{3,120}$"
)
"""“Letters of Ada Jones to John Doe, 1912–1913”: the title of a collection."""


def _title(view: View) -> tuple[int, list[Piece], Metadata]:
    """How many chunks are the title: the first line, where it says that these are somebody’s letters, or lines with “by” and an author."""
    chunks = view.chunks
    if chunks and ADDRESSEE.match(view.words(chunks[0])):
        return 0, [], Metadata()
    if view.titled or view.known.title is not None or len(chunks) < 3:
        return 0, [], Metadata()
    for count in (1, 2):
        head = typed_head(view, {}, count) if author_at(view, count - 1, set()) else None
        if head and head[0] == count and (head[2].authors or head[2].contributors):
            return _with_credits(view, head)
    if printed := _imprint(view):
        return page_of(view, 0, printed + 1, printed, set())
    title = view.words(chunks[0])
    lines = rows_of(title)
    if (
        len(lines) > _TITLE_LINES
        or any(map(is_rule, lines))
        or not _COLLECTION.match(" ".join(title.split()))
    ):
        return 0, [], Metadata()
    if _heads_first(view):
        return 0, [], Metadata()
    stop, turn = above_front(view, 0) or (1, 1)
    return page_of(view, 0, stop, turn, set())


def _with_credits(view: View, head: tuple[int, list[Piece], Metadata]) -> tuple[int, list[Piece], Metadata]:
    """The title page with the lines below its author that say who edited or translated the letters, and with place and year below these."""
    credited = False
    while head[0] < len(view.chunks) and credit_of(" ".join(view.words(view.chunks[head[0]]).split())):
        wider = typed_head(view, {}, head[0] + 1)
        if wider is None or wider[0] == head[0]:
            return head
        head, credited = wider, True
    stop, (title, *others), facts = head
    if credited and stop < len(view.chunks) and place_and_year(view.words(view.chunks[stop])):
        parts = [*title.block.children, *filter(None, [imprint_of(view, view.chunks[stop])])]
        return stop + 1, [page(parts), *others], replace(facts, printed=printed_source(view, facts, parts))
    return head


def _imprint(view: View) -> int:
    """Which of the first chunks is place, publisher and year, as on the title page of a letter that was printed; 0 where none is, or a letter has begun."""
    for index, chunk in enumerate(view.chunks[:TOP]):
        words = view.words(chunk)
        lines = words.split("\n")
        if len(words) > SHORT or _greets(lines[-1]) or any(map(is_day, lines)):
            return 0
        made = imprint_of(view, chunk) if index else None
        if made is not None and len(made.children) > 1 and len(lines) > 2:
            return index
    return 0


def _heads_first(view: View) -> bool:
    """“Letter of Ada Gray to …” and, below a rule further on, “Letter of …” again: each is the heading of its own letter."""
    chunks = view.chunks
    word = view.words(chunks[0]).split(maxsplit=1)[0]
    return any(
        BREAK.match(view.words(above)) and view.words(chunk).startswith(f"{word} ")
        for above, chunk in itertools.pairwise(chunks)
    )


def pieces(view: View) -> Found:
    """The stream of pieces, with openers and closers made of the blocks that are such."""
    begin, page, facts = _title(view)
    found = flow(view, title=view.known.title is not None, begin=begin)
    if page:
        found.pieces, found.metadata = [*page, *found.pieces], facts
        found.spans += lines_of_title(view, page)
    replace_pieces(view.text, found, with_alike(view, with_letters(view, found.pieces)))
    if view.known.title is None and found.metadata.title is None:
        found.metadata = replace(found.metadata, title=_called(view, found))
    return found


def _called(view: View, found: Found) -> Stated | None:
    """The heading of the only letter, where it says what the document is: “REPORT OF …”."""
    heads = [p.block for p in found.pieces if p.block.element in {"head", "p"}][:1]
    letters = sum(opening.kind == "letter" for piece in found.pieces for opening in piece.opens)
    if letters != 1 or not heads or heads[0].element == "p":
        return None
    extent = heads[0].extent
    words = " ".join(view.words(extent).split())
    words = words.rstrip(".") if words.isupper() else words
    if not names_document(words):
        return None
    return Stated(words, origin(view.source, extent.start))
