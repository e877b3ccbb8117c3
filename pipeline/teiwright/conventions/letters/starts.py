"""Where letters begin: the day, the address and the greeting above the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.letters.datelines import DOCUMENT, names_day
from teiwright.conventions.letters.ends import closing, signed_below
from teiwright.conventions.letters.formulas import SALUTE_RUN_IN, SALUTE_RUN_ON, SIGNED, SUBJECT, is_memo_head
from teiwright.conventions.letters.headings import heads, is_addressee
from teiwright.conventions.letters.leave import takes_leave
from teiwright.conventions.letters.lines import (
    ATTESTED,
    LONGEST_CALL,
    NAME,
    are_short,
    calls,
    is_day,
    is_greeting,
)
from teiwright.conventions.letters.pieces import SHORT, Start
from teiwright.conventions.recitals import recites
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.letters.pieces import Pieces

_PLACE = lazy(rf"{CAPITAL}[\w.’'-]*(?: {CAPITAL}[\w.’'-]*){{0,3}},(?: {CAPITAL}[\w.’'-]*){{1,3}},?$")
"""“Baltimore, Md.”: a place on a line of its own."""
_WHOM = lazy(
    rf"(?:Mrs?|Miss|Ms|Mister|Dr|Sra?|Srta|Señora?|Señorita|Monsieur|Madame|Mademoiselle|Mme|Mlle|Herrn?|Hrn|Frau|Frl|Fräulein|Signora?|Sig|Sig\.ra|Sig\.na|Egregio|Gent\.mo)\.? {CAPITAL}(?:[^.!?;]|(?:(?<=\b\w)|(?<=\b[DS]r)|(?<=\bGeh)|(?<=\bProf))\.){{1,120}}[.,]?$"
    rf"|An (?:das|den|die)(?: {CAPITAL}[^.!?;]{{1,60}})?[.,]?$"
)
"""“Mrs. Ellen Hobbs”, “An das” / “Auswärtige Amt”: to whom it is written, on a line of its own."""
_DEED = lazy(
    r"(?i)(?:(?:the|an?|die|das|le|la|l['’]|el|il) ?)?(?:inventory|(?:last )?will (?:and|of)|deed|contract|lease|inventar|testament(?:o)?|vertrag|inventaire|contrat(?:o|to)?|bail|partage|inventari[oe]|codicill?[eo]?)\b"
)
"""What the title of a deed begins with: the names and the day below it open no letter."""
_POINT = lazy(rf"(?:\d{{1,2}}\.?\)|\d{{1,2}}\.(?= {CAPITAL}[^\W\d_]*,? [^\W\d_])|[IVX]{{1,4}}\.)\s+\S")
"""“1.) The enemy attacks.”: with the first point of an order or report its text begins. “3. Mai 1916” is a day."""
_HEAD = 6
"""Lines above the text of a letter that is told by its day and its end, at most."""
_OFTEN, _BELOW_TITLE = 2, 3
"""So often, at least, does such a letter speak to somebody; where something else stands above the day."""
_SAID = lazy(r"[“\"„«][^”\"“»]*[”\"“»]")
"""What others say: who is spoken to there is not the reader."""
_TO_WHOM = lazy(
    r"\b(?:[Yy]ou(?:rs?)?|[Yy]['’]?rs?|thee|thy|Ihnen|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?|Euch|Eure[mnrs]?|[Vv]ous|[Vv][oô]tre|[Vv]os|[Uu]sted(?:es)?|[UV]ds?\.|[Vv]uestr[oa]s?|contigo|[Vv]oi|[Vv]ostr[oaie])\b"
    r"|(?<=[a-zß-öø-ÿ,] )(?:Sie|Ihr(?:e[mnrs]?)?|Lei|Ella|Le|Suo|Sua)\b"
)
"""Words by which the writer speaks to somebody."""
_QUOTED = "\"“«„‘'"
_SENTENCE = 40
"""Characters of a short letter, more than, if it takes leave."""
_WRAPPED = 60
"""Characters: above a greeting two lines so long are those of a sentence."""


def find_starts(pieces: Pieces) -> list[Start]:
    """Where each letter begins; a text without a greeting that a list knows may be one letter all the same."""
    found: list[Start] = []
    for index in range(len(pieces.listed)):
        above = found[-1].salute if found else -1
        # The greeting below “From: …” is in its opener already.
        start = _start_at(pieces, index, above) if index > above else None
        if start is not None:
            found.append(start)
    if not found and (start := framed(pieces)):
        found.append(start)
    return found


def framed(pieces: Pieces) -> Start | None:
    """The opener of a text that is one letter, told by short lines with a day above it, or a greeting in its first sentence, and by its end."""
    listed, total = pieces.listed, len(pieces.listed)
    first = next((i for i in range(total) if listed[i].block.element not in {"head", "titlePage"}), total)
    stop = _opener_end(pieces, first)
    above = [line for index in range(first, stop) for line in pieces.lines(index)]
    dated = any(is_day(line) for line in above)
    run_on = _runs_on(pieces, stop)
    last = above[-1] if above and len(above[-1]) <= LONGEST_CALL else ""
    greets = is_greeting(last)
    if stop < total and not greets and _is_quoted(pieces, stop):
        return None
    called = (calls(last) and not is_day(last)) or SUBJECT.match(last) is not None
    named = any(_WHOM.match(line) for line in above)
    # Of most texts this is known before their end has been looked at.
    if stop - first > 5 or not (run_on or dated or greets or called or named):
        return None
    begun = pieces.lines(stop)[:1] if stop < total else []
    if not (greets or run_on) and (any(map(recites, (*begun, *above))) or (above and _DEED.match(above[0]))):
        return None  # “Whereas …”: a resolution; “Inventory of the goods of …”
    end = closing(pieces, stop, total)
    closer = pieces.lines(end) if end < total else []
    leaves = any(takes_leave(line) or (SIGNED.match(line) and not ATTESTED.match(line)) for line in closer)
    signed = leaves and (end + 1 < total or len(closer) > 1)
    if run_on and (dated or signed):
        return Start(first, stop, runs_on=True)
    if not above or (end == total and signed_below(pieces, stop, total) == total):
        return None
    dated = dated or (named and any(is_day(line) for line in _below(pieces, end)))
    told = (
        leaves
        or greets
        or called
        or named
        or (len(above) <= _HEAD and _speaks_to(pieces, stop, end, day_first=is_day(above[0])))
        if dated
        else greets or (called and signed) or (named and leaves)
    )
    return Start(first, stop - 1, by_its_ends=True) if told else None


def _below(pieces: Pieces, first: int) -> list[str]:
    """The lines of the end of a letter."""
    return [line for i in range(first, len(pieces.listed)) if pieces.is_plain(i) for line in pieces.lines(i)]


def _speaks_to(pieces: Pieces, first: int, end: int, *, day_first: bool) -> bool:
    """The first sentences below the opener, or the last ones, speak to somebody, and more than once; in a single paragraph once is enough. Numbered questions do not speak to the reader."""
    listed = pieces.listed[first:]
    looked_at = (*listed[:4], *listed[max(4, len(listed) - 3) :])
    words = (pieces.words(piece) for piece in looked_at)
    often = sum(len(_TO_WHOM.findall(_SAID.sub("", said))) for said in words if not said[:1].isdigit())
    return often >= (1 if end == first + 1 else _OFTEN if day_first else _BELOW_TITLE)


def _opener_end(pieces: Pieces, first: int) -> int:
    """The piece after the short lines above the text."""
    limit = min(len(pieces.listed) - 1, first + 6)
    for index in range(first, limit):
        if not pieces.is_plain(index) or _runs_on(pieces, index):
            return index
        lines = pieces.lines(index)
        if _POINT.match(lines[0]) or not are_short(lines) or any(takes_leave(line) for line in lines):
            return index
    return max(first, limit)


def _runs_on(pieces: Pieces, index: int) -> bool:
    """A paragraph begins with a greeting, after which it goes on."""
    return (
        0 <= index < len(pieces.listed)
        and pieces.is_paragraph(index)
        and SALUTE_RUN_ON.match(pieces.lines(index)[0]) is not None
    )


def _is_quoted(pieces: Pieces, index: int) -> bool:
    """“London replied:” above “"Sir,—Yours to hand. …”: a letter that is quoted in what is told."""
    if index < 1:
        return False
    above, here = pieces.lines(index - 1), pieces.lines(index)
    return bool(above and here) and here[0][0] in _QUOTED and above[-1].endswith(":")


def _start_at(pieces: Pieces, index: int, above: int) -> Start | None:
    """The beginning of a letter that a piece greets, heads as a memorandum or, right below another letter, dates.

    Args:
        pieces: those of the text.
        index: the piece.
        above: the last piece of the opener before it; -1 if there is none.
    """
    long = not pieces.is_plain(index)
    if long and not _runs_in(pieces, index):
        return None
    lines = pieces.lines(index)
    if above >= 0 and follows(pieces, index):
        return Start(_back(pieces, index, above), index)
    if is_memo_head(lines):
        below = index + 1
        called = below < len(pieces.listed) and _calls_below_head(pieces, below)
        return Start(index, index + called, by_its_ends=called)
    # The last line of a wrapped sentence (“… my dear / brother and sister.”) greets nobody.
    wrapped = sum(len(line) > _WRAPPED for line in lines[:-1]) > 1
    debtor = lines[-1].startswith(("Your ", "your ")) and takes_leave(lines[-1])  # and no Excellency
    run_in = SALUTE_RUN_IN.match(lines[0]) is not None
    if run_in and _is_quoted(pieces, index):
        return None
    run_on = False
    if not run_in and (wrapped or debtor or not is_greeting(lines[-1])):
        run_on = _runs_on(pieces, index) and _is_dated(pieces, index - 1)
        if not run_on:
            return None
    if len(lines) > 12 and not long:
        return None
    first = _back(pieces, index, above)
    first = first if above >= 0 else _letterhead(pieces, first)
    dated = any(is_day(line) for i in range(first, index + 1) for line in pieces.lines(i))
    if lines[-1].endswith(".") and not (run_in or run_on or dated):
        return None
    if above >= 0 and not (dated or _is_set_off(pieces, first) or _closes_above(pieces, first)):
        return None
    # “Al Serenissimo Principe” and “Serenissimo Principe,” below it.
    twice = not (run_in or run_on) and index + 1 < len(pieces.listed) and pieces.is_salute(index + 1)
    return Start(first, index + twice, runs_on=run_on)


def _calls_below_head(pieces: Pieces, index: int) -> bool:
    """A greeting below “From: …”, be it no more than “Peter,”."""
    if pieces.is_salute(index):
        return True
    lines = pieces.lines(index) if pieces.is_plain(index) else []
    return len(lines) == 1 and calls(lines[0]) and NAME.match(lines[0][:-1]) is not None


def _is_set_off(pieces: Pieces, index: int) -> bool:
    """A heading or a break stands above a piece, or what was sent with another letter begins not far above."""
    above = pieces.listed[index - 1].block.element if index else ""
    return above in {"head", "milestone"} or any(
        heads(piece) == "appendix" for piece in pieces.listed[max(0, index - 3) : index]
    )


def follows(pieces: Pieces, index: int) -> bool:
    """A day right below the end of a letter, and the text of another below it: that one has no greeting of its own."""
    after = index + 1
    if not _is_dated(pieces, index) or is_greeting(pieces.lines(index)[-1]) or after >= len(pieces.listed):
        return False
    text = pieces.listed[after].block
    if text.element != "p" or _runs_in(pieces, after):
        return False
    if len(text.extent) <= SHORT // 2 and not (len(text.extent) > _SENTENCE and _closes_below(pieces, after)):
        return False
    lines = pieces.lines(after)
    return (
        not DOCUMENT.match(lines[0])
        and not any(is_greeting(line) for line in lines[:6])
        and (_closes_above(pieces, index) or pieces.listed[index - 1].block.element == "milestone")
    )


def runs_in(pieces: Pieces, index: int) -> bool:
    """A paragraph that begins with “Sir,—”, as letters to a newspaper do; not one that is quoted."""
    if not pieces.is_paragraph(index) or _is_quoted(pieces, index):
        return False
    return SALUTE_RUN_IN.match(pieces.lines(index)[0]) is not None


def day_above(pieces: Pieces, index: int, floor: int) -> int:
    """The place and day right above a greeting, at `floor` or below it; else the greeting itself."""
    return index - 1 if index > floor and _is_dated(pieces, index - 1) else index


def _runs_in(pieces: Pieces, index: int) -> bool:
    """A paragraph that begins with a greeting, right below the day of the letter."""
    extent = pieces.listed[index].block.extent
    return (
        pieces.is_paragraph(index)
        and _is_dated(pieces, index - 1)
        and (
            SALUTE_RUN_IN.match(pieces.text, extent.start, extent.end) is not None or _runs_on(pieces, index)
        )
    )


def _is_dated(pieces: Pieces, index: int) -> bool:
    """A piece of short lines, the day of a letter among them."""
    if index < 0 or not pieces.is_plain(index):
        return False
    lines = pieces.lines(index)
    return are_short(lines) and any(is_day(line) for line in lines)


def _back(pieces: Pieces, index: int, floor: int) -> int:
    """The first piece of an opener: dates and addresses above the greeting in a piece, none of them at or above `floor`."""
    first = best = index
    while first - 1 > floor and index - first < 4:
        block = pieces.listed[first - 1].block
        lines = pieces.lines(first - 1)
        if block.element == "head" and len(lines) == 1 and names_day(lines[0]):
            # “Easter Monday” looks like a title, and dates the letter below it.
            return first - 1
        if block.element != "p" or len(block.extent) > 3 * SHORT:
            break
        far = not _are_together(pieces, first)
        if far and (
            len(block.extent) > SHORT or any(len(line) > 70 and not _WHOM.match(line) for line in lines)
        ):
            break
        if any(takes_leave(line) for line in lines):
            break
        first -= 1
        placed = len(lines) > 1 or _PLACE.match(lines[0]) is not None
        if any(is_day(line) for line in lines) or (placed and best == first + 1):
            best = first
    if pieces.addressed and best - 1 > floor and is_addressee(pieces, best - 1):
        best -= 1
    return best


def _are_together(pieces: Pieces, index: int) -> bool:
    """No blank line stands above a piece: it was typed with the one before it."""
    above, block = pieces.listed[index - 1].block, pieces.listed[index].block
    return pieces.text.count("\n", above.extent.end, block.extent.start) == 1


def _letterhead(pieces: Pieces, first: int) -> int:
    """The first of the short lines above the day of the first letter, if they begin the text: who writes, from where, to whom."""
    for index in range(first):
        lines = pieces.lines(index)
        if not pieces.is_plain(index) or not are_short(lines) or (index == 0 and len(lines) == 1):
            return first
    return 0 if first <= 4 else first


def _closes_below(pieces: Pieces, index: int) -> bool:
    """A closing formula begins one of the next pieces."""
    return any(
        pieces.is_plain(later) and takes_leave(pieces.lines(later)[0])
        for later in range(index + 1, min(index + 5, len(pieces.listed)))
    )


def _closes_above(pieces: Pieces, index: int) -> bool:
    """A closing formula stands not far above."""
    return any(
        takes_leave(line)
        for i in range(max(0, index - 4), index)
        if pieces.is_plain(i)
        for line in pieces.lines(i)
        if len(line) <= 100
    )
