"""Minutes and interviews: who was present, numbered items, resolutions; questions and answers, speakers with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions.drama.exchanges import are_labels
from teiwright.conventions.facts import origin
from teiwright.conventions.flow.stream import RULES as FLOW_RULES
from teiwright.conventions.flow.stream import flow
from teiwright.conventions.headings.evidence import MEETING
from teiwright.conventions.letters.signing import sign
from teiwright.conventions.lines import rows_of
from teiwright.conventions.minutes.attendance import (
    RULE,
    attendance,
    attendances,
    begins_attendance,
    below_labels,
)
from teiwright.conventions.minutes.meetings import (
    TITLED,
    begins_meeting,
    called_minutes,
    is_title,
    is_titled,
    meeting_in_lines,
    with_meetings,
)
from teiwright.conventions.minutes.parts import READ_OVER, below_item, headed, item_lines, signed, within
from teiwright.conventions.minutes.words import (
    BUSINESS,
    CATECHISM,
    IN_BRACKETS,
    INTERVIEW,
    PRESIDES,
    REPORTED,
    RESOLVED,
    SWORN,
    WITHDRAWS,
    WITNESS,
)
from teiwright.conventions.pieces import Piece, as_paragraph, is_running
from teiwright.conventions.talk.dialogues import below_name, by_stop, dialogue, names_alone
from teiwright.conventions.talk.examinations import examination, question_and_answer
from teiwright.conventions.talk.speakers import (
    LEAST,
    RESPONSES,
    among,
    by_speakers,
    has_questions,
    is_crowd,
    longer,
    names,
    speech,
    spoken,
    with_times,
)
from teiwright.conventions.view import Answer
from teiwright.findings import number
from teiwright.metadata import Stated
from teiwright.model import Block, Extent

if TYPE_CHECKING:
    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.view import Found, View

NAME = "minutes"
TITLE = "minutes or interview"
RULES = {
    **FLOW_RULES,
    "minutes.minutes": "A heading “Minutes of …” and lists of those present make minutes.",
    "minutes.attendance": "“Present:”, “Apologies:” and the like are followed by names.",
    "minutes.speech": "A name (or Q. and A.) before a colon, again and again, is a speaker.",
    "minutes.meeting": "A line with the word meeting, sitting or session, or a day, above those present begins a meeting; where one does, other lines like it do, too.",
    "minutes.question": "Numbered paragraphs with a question and, behind a dash, its answer make an examination.",
    "minutes.stage": "A paragraph in brackets amid speeches, “Cross-examined by …”, or “Mary Weir sworn.” says what happens.",
    "minutes.time": "A time before a speaker, “[00:12:33] KS:”, is that of the recording.",
    "minutes.signed": "“(Signed)” and a name, or a name and an office, at the end are the signature of the minutes, with “Respectfully submitted” above them.",
    "minutes.item": "A number and a short title on a line of its own begin an item of the agenda.",
    "minutes.section": "Persons with a stop before what they say, who take turns from paragraph to paragraph, make a dialogue.",
    "minutes.interview": "Questions and answers, or two speakers in turn, make an interview.",
}
SHORT_BUSINESS = 300
"""Characters: a paragraph with words of business in it is no part of a speech."""
_HAPPENS = (IN_BRACKETS, SWORN, WITHDRAWS)


def recognise(view: View) -> Answer:
    """The words of minutes, or speakers in turn."""
    excuse = "neither “Present:” with numbered items nor speakers with a colon"
    chunks = view.chunks
    signs = []
    if called_minutes(view):
        signs.append("the title calls it minutes")
    elif chunks and meeting_in_lines(view, chunks[0].start):
        signs.append("a meeting is named above those present")
    named = attendances(view)
    if named:
        signs.append(f"{number(named, 'line')} such as “Present:”")
    resolved = sum(1 for c in chunks if RESOLVED.match(view.text, c.start))
    if resolved and signs:
        signs.append(number(resolved, "resolution"))
    meetings = sum(1 for c in chunks if c.length < 120 and MEETING.match(view.words(c)))
    if meetings:
        signs.append(f"{number(meetings, 'heading')} with a meeting and its day")
    business = len(BUSINESS.findall(view.text, view.start, view.stop)) if named or meetings else 0
    if business * 40 >= len(chunks) and business:
        signs.append(f"{number(business, 'word')} of business (“carried”, “next meeting” …)")
    signs += _conversation(view)
    return Answer(tuple(signs), excuse)


def _conversation(view: View) -> list[str]:
    """The signs of speakers in turn."""
    chunks = by_speakers(view)
    known = names(view)
    alone = names_alone(view)
    if alone:
        return [
            f"{len(set(alone.values()))} speakers on lines of their own, {len(alone)} times",
            "they take turns",
        ]
    told = dialogue(view)
    if told and not known:
        return [f"{len(set(told.values()))} persons with a stop, {len(told)} times", "they take turns"]
    asked = examination(view)
    if asked and not known:
        return [f"{len(asked)} numbered questions, each with its answer behind a dash", "they take turns"]
    if len(known) < 2:
        return []
    turns = _spoken_of(view, chunks, known)
    count = len(turns)
    if count < LEAST or count < _share(known) * len(chunks):
        return []
    if are_labels(view, chunks, list(turns.items())):
        return []
    signs = [f"{len(known)} speakers with a colon or stop, {count} times"]
    if has_questions(known) or count >= 0.6 * (len(chunks) - min(turns)):
        signs.append("they take turns")
    if any(INTERVIEW.match(view.words(c)) for c in chunks[:2] if c.length < 160):
        signs.append("the title calls it an interview")
    if _is_sitting(view, known):
        signs.append("a sitting, and who presides over it")
    return signs


def _share(known: frozenset[str]) -> float:
    """How much of a text must be turns: less where letters say that somebody asks, as in the papers of a court."""
    return 0.2 if has_questions(known) else 0.4


def pieces(view: View) -> Found:
    """The stream of pieces, with attendance as lists and turns as speeches."""
    talk = _talk(view)
    found = flow(view, title=not _begins_at_once(view, talk.known), plain=talk.plain)
    made, one_line = _told_apart(view, found, talk)
    found.unmark_line_ends(one_line)
    _finish(view, found, with_meetings(view, [_not_silent(piece) for piece in made]), talk.kind)
    return found


class _Talk(Struct, frozen=True):
    """Who speaks in a text."""

    known: frozenset[str]
    """The names that stand before what is said."""
    told: dict[int, str]
    """The persons of a dialogue, by the offsets of the chunks that begin with them."""
    speak: bool
    """Anybody does."""
    kind: str
    """What the division of the text is."""
    plain: frozenset[int]
    """The chunks that are no headings: they begin with who speaks."""


def _talk(view: View) -> _Talk:
    """Who speaks; the text is divided anew where that is known."""
    known = names(view)
    chunks = by_speakers(view)
    turns = _spoken_of(view, chunks, known)
    alone = names_alone(view)
    told = {} if known or alone else dialogue(view)
    asked = {} if known or alone or told else examination(view)
    speak = bool(alone or told or asked) or (len(known) >= 2 and len(turns) >= LEAST)
    turned = bool(alone or asked) or (speak and len(turns) >= _share(known) * len(chunks))
    kind = _kind(view, known, turned=turned, told=bool(told))
    if speak and len(chunks) != len(view.chunks):
        view.__dict__["chunks"] = chunks
    above = {i for i, chunk in enumerate(chunks) if any(chunk.start in each for each in (alone, told, asked))}
    plain = above.union(_title_in_lines(view), turns if speak else ())
    return _Talk(known, told, speak, kind, frozenset(plain))


def _told_apart(view: View, found: Found, talk: _Talk) -> tuple[list[Piece], list[Extent]]:
    """What was read, as attendance, items and speeches; and where no line ends are kept."""
    made, stream = list[Piece](), _stream(view, found, speak=talk.speak)
    items = item_lines(view, () if talk.speak else stream)
    one_line = [piece.block.extent for piece in stream if piece.block.rule == RULE]
    speaking = False
    for piece in stream:
        block = piece.block
        if not is_running(block) or piece.part != "body":
            made += below_item(view, piece)
            speaking = False
            continue
        item = items.get(block.extent.start)
        if item:
            made += headed(block, item)
            one_line.append(Extent(item.end(), item.end() + 1))  # no line ends where the paragraph begins
            continue
        present = attendance(view, block)
        if present:
            made.append(Piece(present, piece.opens, piece.part))
            one_line.append(block.extent)
            speaking = False
            continue
        if talk.speak and any(p.match(view.text, block.extent.start, block.extent.end) for p in _HAPPENS):
            speaking = _happens(view, made, piece, speaking=speaking)
            continue
        if said := _said(view, block, talk.known, talk.told) if talk.speak else []:
            made += [replace(piece, block=said[0]), *(Piece(block, (), piece.part) for block in said[1:])]
            begins = said[-1].children[-1].extent.start
            one_line.append(Extent(begins, begins + 1))  # nor where what is said begins below the name
            speaking = True
        elif (
            speaking
            and not piece.opens
            and not _tells(view, block, talk.kind, talk.known)
            and made[-1].block.element == "sp"
        ):
            made[-1] = Piece(longer(made[-1].block, block), made[-1].opens, made[-1].part)
        else:
            made.append(piece)
            speaking = False
    return made, one_line


def _stream(view: View, found: Found, *, speak: bool) -> list[Piece]:
    """What was read, with those present told apart, and the times of a recording where somebody speaks."""
    pieces = below_labels(view, [_attended(view, each) for each in found.pieces])
    return with_times(view, pieces) if speak else pieces


def _kind(view: View, known: frozenset[str], *, turned: bool, told: bool) -> str:
    """What the division of the text is; “Some hon. members” speak in a debate, which is no interview."""
    if told or (known and known <= RESPONSES) or _is_catechism(view):
        return "section"
    asked = turned and not any(map(is_crowd, known)) and not _is_sitting(view, known)
    return "interview" if asked and (has_questions(known) or not called_minutes(view)) else "minutes"


def _is_sitting(view: View, known: frozenset[str]) -> bool:
    """One of the speakers presides, and the first lines name a sitting and its day."""
    return any(map(PRESIDES.search, known)) and any(
        MEETING.match(line) for chunk in view.runs[:3] for line in rows_of(view.words(chunk)[:TITLED])
    )


def _is_catechism(view: View) -> bool:
    """The first block says so: nobody was interviewed."""
    return bool(view.chunks) and CATECHISM.search(view.words_at(0)[:TITLED]) is not None


def _said(view: View, block: Block, known: frozenset[str], told: dict[int, str]) -> list[Block]:
    """A paragraph that begins with somebody who speaks, as a speech; a question with its answer as two."""
    if not (known or told or names_alone(view)):
        return question_and_answer(view, block)
    said = by_stop(view, block) if told else below_name(view, block) or speech(view, block, known)
    return [said] if said else []


def _title_in_lines(view: View) -> frozenset[int]:
    """The first chunk, if it is a title in several lines: they are no verse."""
    first = view.words_at(0) if view.chunks else ""
    return frozenset({0} if "\n" in first and is_titled(first) else ())


def _attended(view: View, piece: Piece) -> Piece:
    """“Present: …” right below the title of minutes is no second line of it."""
    block = piece.block
    if block.element != "head" or piece.opens or not begins_attendance(view.text, block.extent.start):
        return piece
    return Piece(Block("p", block.extent, rule="bare.paragraph"), (), piece.part)


def _tells(view: View, block: Block, kind: str, known: frozenset[str]) -> bool:
    """The minutes themselves go on behind a speech: what was resolved or done, or what another one said, told and not quoted."""
    if known and known <= RESPONSES:
        return True  # a prayer below a response is nobody's answer
    begin, end = block.extent.start, block.extent.end
    if RESOLVED.match(view.text, begin) is not None or READ_OVER.match(view.text, begin):
        return True
    if known and all(len(name) == 1 for name in known) and WITNESS.match(view.text, begin, end):
        return True  # the next witness, after questions and answers
    if kind == "interview":
        return False  # “Mrs. Jones said that we were too young”: who is asked tells it
    return REPORTED.match(view.text, begin, end) is not None or (
        end - begin < SHORT_BUSINESS and BUSINESS.search(view.text, begin, end) is not None
    )


def _finish(view: View, found: Found, made: list[Piece], kind: str) -> None:
    """Sign the pieces, put them into a division of their kind, and let the heading of minutes be the title of the text."""
    first = [p.block for p in made if p.part == "body"][:2]
    heads = [b.extent for i, b in enumerate(first) if not i or first[0].element == b.element == "head"]
    begin = next((extent for extent in heads if is_title(view, extent, kind)), None)
    found.pieces = signed(view, made)
    found.unmark_line_ends([p.block.extent for p in found.pieces if p.block.element == "closer"])
    if found.pieces == made:
        sign(view, found)
    found.pieces = within(found.pieces, kind, titled=begin is not None and begin == heads[0])
    if begin is not None and found.metadata.title is None:
        words = " ".join(view.words(begin).split())
        found.metadata = replace(found.metadata, title=Stated(words, origin(view.source, begin.start)))


def _spoken_of(view: View, chunks: list[Chunk], known: frozenset[str]) -> dict[int, str]:
    """Which chunks begin with somebody who speaks, and who does."""
    begun = ((index, spoken(view.words(chunk)[:120])) for index, chunk in enumerate(chunks))
    return {index: name for index, one in begun if one and (name := among(one.name, known)) in known}


def _not_silent(piece: Piece) -> Piece:
    """A name with no speech below it is a paragraph."""
    silent = piece.block.element == "sp" and [c.element for c in piece.block.children] == ["speaker"]
    return replace(piece, block=as_paragraph(piece.block)) if silent else piece


def _happens(view: View, made: list[Piece], piece: Piece, *, speaking: bool) -> bool:
    """Add what happens amid speeches, to the speech that is going on, or by itself; whether that speech goes on below it: the next witness ends it."""
    stage = replace(piece.block, element="stage", rule="minutes.stage")
    speaking = speaking and not SWORN.match(view.text, piece.block.extent.start, piece.block.extent.end)
    if speaking and not piece.opens and made[-1].block.element == "sp":
        made[-1] = Piece(longer(made[-1].block, stage), made[-1].opens, made[-1].part)
    else:
        made.append(replace(piece, block=stage))
    return speaking


def _begins_at_once(view: View, known: frozenset[str]) -> bool:
    """The first block is no title: the heading of minutes, or a speech."""
    if not view.chunks:
        return False
    words = view.words_at(0)
    begun = spoken(words[:120])
    return (
        is_titled(words)
        or meeting_in_lines(view, view.chunks[0].start)
        or bool(begun and begun.name in known)
        or (begins_meeting(view, 0) and any(begins_meeting(view, i) for i in range(1, len(view.chunks))))
    )
