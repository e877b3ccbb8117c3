"""Minutes and interviews: who was present, numbered items, resolutions; questions and answers, speakers with a colon."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.conventions.facts import origin
from teiwright.conventions.flow import RULES as FLOW_RULES
from teiwright.conventions.flow import flow
from teiwright.conventions.pieces import Opening, Piece
from teiwright.conventions.view import Answer
from teiwright.metadata import Stated
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import Found, View

NAME = "minutes"
TITLE = "minutes or interview"
RULES = {
    **FLOW_RULES,
    "minutes.minutes": "A heading “Minutes of …” and lists of those present make minutes.",
    "minutes.attendance": "“Present:”, “Apologies:” and the like are followed by names.",
    "minutes.speech": "A name (or Q. and A.) before a colon, again and again, is a speaker.",
    "minutes.interview": "Questions and answers, or two speakers in turn, make an interview.",
}
_TITLE = lazy(
    r"(?i)(?:draft |confirmed )?(?:minutes|proceedings|procès-verbal|compte rendu|protokoll|niederschrift|actas?|verbale)\b"
)
_ATTENDANCE = lazy(
    r"(?i)(?P<label>(?:members |also |those )?(?:present|absent|in attendance|apologies(?: for absence)?|in the chair|chair(?:man|person|woman)?|secretary|excused|"
    r"présents?|absents?|excusés?|président(?:e)?|secrétaire|anwesend(?:e)?|abwesend(?:e)?|entschuldigt|vorsitz(?:ender)?|schriftführer(?:in)?|presentes?|ausentes?|presidente|secretari[oa]|presenti|assenti|segretari[oa]))\s*:\s*"
)
_ATTENDANCE_LINE = lazy(r"(?im)^[ \t]*" + _ATTENDANCE.pattern.removeprefix("(?i)"))
_RESOLVED = lazy(
    r"(?i)(?:it was )?(?:resolved|decided|agreed|moved|carried|motion|beschlossen|beschluss|résolu|il est décidé|acordado|se acuerda|si delibera)\b"
)
_QUESTION = lazy(
    r"(?P<name>Q|A|Question|Answer|Frage|Antwort|F|Réponse|R|Pregunta|Respuesta|P|Domanda|Risposta|D)(?P<n>\s?\d+)?(?P<tail>\s?[.:])\s+(?=\S)"
)
_SPEAKER = lazy(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|M|Mme|Herr|Frau|Sr|Sra|Sig|Rev|Sir|The|Le|La|El|Il|Der|Die)\.?\s)?[^\W\d_a-zß-öø-ÿ][\w’'.-]*(?:\s[^\W\d_a-zß-öø-ÿ][\w’'.-]*){0,3}(?:\s\([^)\n]{1,40}\))?)(?P<tail>\s?:)\s+(?=\S)"
)
_NO_SPEAKER = lazy(
    r"(?i)(?:note|nb|n\.b\.|example|source|answer to|re|date|place|subject|from|to|cc|title|author|translated|written|published|place|time|venue|item|action|motion|resolved|present|apologies|absent|chair|secretary)$"
)


@lru_cache(maxsize=4)
def _speakers(view: View) -> Counter[str]:
    names: Counter[str] = Counter()
    for chunk in view.chunks:
        words = view.text[chunk.start : min(chunk.end, chunk.start + 120)]
        found = _QUESTION.match(words) or _SPEAKER.match(words)
        if found and not _NO_SPEAKER.match(found["name"]) and not _ATTENDANCE.match(words):
            names[found["name"]] += 1
    return names


def _again(view: View) -> dict[str, int]:
    return {name: n for name, n in _speakers(view).items() if n >= 2}


def recognise(view: View) -> Answer:
    """The words of minutes, or speakers in turn."""
    excuse = "neither “Present:” with numbered items nor speakers with a colon"
    chunks = view.chunks
    signs = []
    if any(_TITLE.match(view.words(c)) for c in chunks[:4] if c.end - c.start < 160):
        signs.append("the title calls it minutes")
    attendance = sum(1 for _ in _ATTENDANCE_LINE.finditer(view.text, view.start, view.stop))
    if attendance:
        signs.append(f"{attendance} lines such as “Present:”")
    resolved = sum(1 for c in chunks if _RESOLVED.match(view.text, c.start))
    if resolved and signs:
        signs.append(f"{resolved} resolutions")
    names = _again(view)
    turns = sum(names.values())
    if len(names) >= 2 and turns >= 4 and turns >= 0.4 * len(chunks):
        signs.append(f"{len(names)} speakers with a colon or stop, {turns} times")
        if {"Q", "A"} <= set(names) or turns >= 0.6 * len(chunks):
            signs.append("they take turns")
    return Answer(tuple(signs), excuse)


def pieces(view: View) -> Found:
    """The stream of pieces, with attendance as lists and turns as speeches."""
    found = flow(view, title=not (view.chunks and _TITLE.match(view.words(view.chunks[0]))))
    names = _again(view)
    turns = sum(names.values())
    speak = len(names) >= 2 and turns >= 4
    made: list[Piece] = []
    spans_in: list[Extent] = []
    speaking = False
    for piece in found.pieces:
        block = piece.block
        if block.element != "p" or block.children or piece.part != "body":
            made.append(piece)
            speaking = False
            continue
        attendance = _attendance(view, block)
        if attendance:
            made.append(Piece(attendance, piece.opens, piece.part))
            spans_in.append(block.extent)
            speaking = False
            continue
        speech = _speech(view, block, names) if speak else None
        if speech:
            made.append(Piece(speech, piece.opens, piece.part))
            speaking = True
        elif (
            speaking
            and not piece.opens
            and not _RESOLVED.match(view.text, block.extent.start)
            and made[-1].block.element == "sp"
        ):
            made[-1] = Piece(_longer(made[-1].block, block), made[-1].opens, made[-1].part)
        else:
            made.append(piece)
            speaking = False
    spans_in.sort()

    def held(extent: Extent) -> bool:
        at = bisect_right(spans_in, extent.start, key=lambda e: e.start)
        return at > 0 and spans_in[at - 1].covers(extent)

    found.spans = [s for s in found.spans if not (s.element == "lb" and held(s.extent))]
    kind = "interview" if speak and turns >= 0.4 * len(view.chunks) else "minutes"
    titled = bool(made) and kind == "minutes" and bool(_TITLE.match(view.text, made[0].block.extent.start))
    found.pieces = _within(made, kind, titled=titled)
    if titled and found.metadata.title is None:
        extent = made[0].block.extent
        words = " ".join(view.text[extent.start : extent.end].split())
        found.metadata = replace(found.metadata, title=Stated(words, origin(view.source, extent.start)))
    return found


def _within(pieces: list[Piece], kind: str, *, titled: bool) -> list[Piece]:
    """All of the body in one division of this kind; its own divisions one level deeper."""
    made: list[Piece] = []
    first = True
    for piece in pieces:
        if piece.part != "body":
            made.append(piece)
            continue
        opens = tuple(
            Opening(
                o.kind if o.kind != "chapter" else "section", o.level + 1, o.n, o.rule, o.cert, o.evidence
            )
            for o in piece.opens
        )
        if first and titled and piece.block.element == "p" and len(piece.block.extent) < 200:
            head = replace(piece.block, element="head", attributes=(), rule="minutes.minutes")
            made.append(Piece(head, (Opening(kind, 1, rule=f"minutes.{kind}"),)))
            first = False
            continue
        if first:
            headed = piece.block.element == "head" and piece.opens
            outer = Opening(kind, 1, rule=f"minutes.{kind}")
            opens = (outer,) if headed else (outer, *opens)
            first = False
        made.append(Piece(piece.block, opens, piece.part))
    return made


def _longer(speech: Block, paragraph: Block) -> Block:
    return Block(
        "sp",
        Extent(speech.extent.start, paragraph.extent.end),
        (*speech.children, paragraph),
        speech.attributes,
        speech.rule,
    )


def _speech(view: View, block: Block, names: dict[str, int]) -> Block | None:
    start = block.extent.start
    words = view.text[start : min(block.extent.end, start + 120)]
    found = _QUESTION.match(words) or _SPEAKER.match(words)
    if not found or found["name"] not in names or start + found.end() >= block.extent.end:
        return None
    speaker = Block("speaker", Extent(start, start + found.end("tail")), rule="minutes.speech")
    said = Block("p", Extent(start + found.end(), block.extent.end), rule="minutes.speech")
    return Block("sp", block.extent, (speaker, said), (), "minutes.speech")


def _attendance(view: View, block: Block) -> Block | None:
    """“Present: A. Jones, B. Smith” as a list with a label; the names stay in one item, or one a line."""
    start, end = block.extent.start, block.extent.end
    if end - start > 1200:
        return None
    entries: list[tuple[int, int, int]] = []
    at = start
    for line in view.text[start:end].split("\n"):
        found = _ATTENDANCE.match(line.strip())
        lead = len(line) - len(line.lstrip())
        if found:
            label_end = at + lead + len(found[0].rstrip())
            entries.append((at + lead, label_end, at + len(line.rstrip())))
        elif entries and line.strip():
            first, label_end, _ = entries[-1]
            entries[-1] = (first, label_end, at + len(line.rstrip()))
        elif line.strip():
            return None
        at += len(line) + 1
    if not entries:
        return None
    made: list[Block] = []
    for first, label_end, stop in entries:
        rest = label_end
        while rest < stop and view.text[rest].isspace():
            rest += 1
        if rest >= stop:
            return None
        made += [
            Block("label", Extent(first, label_end), rule="minutes.attendance"),
            Block("item", Extent(rest, stop), rule="minutes.attendance"),
        ]
    return Block(
        "list",
        Extent(made[0].extent.start, made[-1].extent.end),
        tuple(made),
        (("type", "attendance"),),
        "minutes.attendance",
    )
