"""Quotations: what stands in quotation marks, and what it is.

`marks` pairs the marks, `kinds` says what is between them, `languages` has the words of each language.
The marks stay inside the element. A quotation over several paragraphs is one element in each, joined by next and prev.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.quotations import dashes, marks, reports
from teiwright.annotators.quotations.asides import spoken
from teiwright.annotators.quotations.characters import Orientation, clusters
from teiwright.annotators.quotations.kinds import Kind, kind_of, speech_is_near
from teiwright.annotators.quotations.language import language_of
from teiwright.annotators.quotations.pieces import Piece, Quotation, Stray
from teiwright.annotators.quotations.setting import Setting
from teiwright.annotators.quotations.two_speakers import may_be_two
from teiwright.model import Certainty, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from teiwright.annotators.quotations.language import Language
    from teiwright.findings import Finding
    from teiwright.model import Attributes, Document, Passage

AFTER = ("persons",)

RULES: Mapping[str, str] = {
    "quotations.attributed": "Words in quotation marks with a verb of saying or “according to” in the same sentence.",
    "quotations.colon": "A sentence in quotation marks after a colon.",
    "quotations.sourced": "Words in quotation marks followed by a note marker or by a source in brackets.",
    "quotations.long": "Four words or more in quotation marks.",
    "quotations.edited": "Words in quotation marks in which something is left out or put in by the writer: dots, square brackets.",
    "quotations.distance": "A word (in a story up to three) in quotation marks in the place of a noun, and nothing about who says it.",
    "quotations.so-called": "Words in quotation marks after “so-called” or the like.",
    "quotations.mentioned": "A word in quotation marks that is spoken of: “the word …”, “… means”.",
    "quotations.title": "A title in quotation marks: after “titled”, or after a word for a kind of text.",
    "quotations.reference": "A title in quotation marks inside a reference.",
    "quotations.said": "Speech in a story or told in a letter, with a verb of saying.",
    "quotations.dialogue": "Speech in a story: it begins its paragraph, or it is a sentence.",
    "quotations.dash": "Speech that a dash at the start of the paragraph introduces.",
    "quotations.q": "Words in quotation marks; nothing says of which kind.",
}

_MOST_REPORTED = 100
"""Marks without partner that are reported one by one; what is beyond is a count."""
_TALE = 12
"""A quotation over more paragraphs than this is a tale in the tale; its paragraphs are not marked as quotations."""
_TOLD = ("quotations.said", "quotations.attributed", "quotations.colon", "quotations.sourced")
"""Rules by which the text itself says whose words they are: before the first paragraph, or after the last."""
_UNSAID = ("quotations.q", "quotations.long", "quotations.edited", "quotations.distance")
"""Rules that do not know whose words they are."""
_UNREAD = ("boilerplate", "provenance", "contents")


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark every quotation whose marks are paired; report the marks that are not."""
    language = language_of(document.language)
    people = {s.extent.start: s for s in document.spans if s.element == "persName"}
    streams = list(_streams(document))
    begun: set[tuple[int, int]] = set()
    for numbers in streams:
        for speech in dashes.speeches(document.passages, numbers, language):
            passage = document.passages[speech.passage]
            who = _who(passage, speech.speaker, people, language)
            extent = passage.extent(speech.start, speech.end)
            yield Span(extent, "said", "quotations.dash", who, Certainty.MEDIUM, speech.evidence)
            begun.add((speech.passage, speech.start))
    dialogue = bool(begun)
    if clusters(document.source.text).search(document.source.text) is None:
        return
    found, told = _pairs(document, streams, language, begun)
    yield from told
    found.sort(key=lambda q: (q.pieces[0].passage, q.pieces[0].start))
    settings = [_setting(document, each) for each in found]
    narrative = dialogue or _narrative([s for s, q in zip(settings, found, strict=True) if q.depth == 0])
    chains = 0
    last: tuple[Quotation, Attributes, bool] | None = None
    for each, setting in zip(found, settings, strict=True):
        letter = not narrative and _told_in_letter(document, each, setting)
        kind = kind_of(setting, narrative=narrative or letter)
        if len(each.pieces) > 1 and kind.rule not in _TOLD:
            end = kind_of(_setting(document, each, -1), narrative=narrative)
            kind = end if end.rule in _TOLD else kind
        if len(each.pieces) > 1 and kind.rule in _UNSAID and _parted(each):
            kind = Kind("quote", "quotations.attributed", Certainty.HIGH, "who says it is said in its midst")
        if last and each.depth == 0 and last[2] and kind.rule in _UNSAID:
            kind = _spoken_too(setting, last[0], each) or kind
        chains += len(each.pieces) > 1
        attributes = _attributes(document, kind, each, people)
        if last and kind.element == "said" and _goes_on(setting.text, last[0], each, kind):
            suspended = _is_suspended(setting.text, last[0], each, language)
            if suspended or not (attributes or _another_between(document, last, each, people)):
                attributes = last[1]
        if each.depth == 0:
            who = attributes if attributes and attributes[0][0] == "who" else ()
            last = (each, who, kind.element == "said")
        yield from _spans(document, each, kind, attributes, chains)


def _pairs(
    document: Document,
    streams: Sequence[Sequence[int]],
    language: Language,
    begun: Collection[tuple[int, int]],
) -> tuple[list[Quotation], list[Finding]]:
    """The quotations to be marked, and what is said about the others; a mark with which speech begins after a dash is none of them."""
    orientation = Orientation(document.source.text)
    found: list[Quotation] = []
    strays: list[Stray] = []
    told: list[Finding] = []
    for numbers in streams:
        for each in marks.pairs(document.passages, numbers, language, orientation, document.source.text):
            if isinstance(each, Stray):
                # “" 15. Rain” in a diary: the same month
                if (
                    document.passages[each.passage].element != "dateline"
                    and (each.passage, each.at) not in begun
                ):
                    strays.append(each)
            elif sum(document.passages[p.passage].element == "p" for p in each.pieces) > _TALE:
                told.append(reports.tale(document, each))
            elif not _set_off(document, each):
                if may_be_two(document, each, language):
                    told.append(reports.cut_short(document, each))
                    del each.pieces[0]
                found.append(_without_narrator(document, each, language) if language.dash_dialogue else each)
    told += [reports.unbalanced(document, stray) for stray in strays[:_MOST_REPORTED]]
    if len(strays) > _MOST_REPORTED:
        rest = reports.unbalanced(document, strays[_MOST_REPORTED])
        told.append(replace(rest, count=len(strays) - _MOST_REPORTED))
    return found, told


def _without_narrator(document: Document, quotation: Quotation, language: Language) -> Quotation:
    """Where the narrator speaks between the marks, as in « Venez, dit-il, nous partons », the words before and after are two pieces."""
    if quotation.depth == 0:
        quotation.pieces = [
            Piece(piece.passage, start, end)
            for piece in quotation.pieces
            for start, end, _ in spoken(
                document.passages[piece.passage].text,
                piece.start,
                piece.end,
                language,
                closed=quotation.closed and piece is quotation.pieces[-1],
            )
        ] or quotation.pieces
    return quotation


def _streams(document: Document) -> Iterator[Sequence[int]]:
    """The passages of the running text, and those of each note."""
    main: list[int] = []
    notes: dict[int, list[int]] = {}
    for number, passage in enumerate(document.passages):
        if passage.element in ("label", "fw") or passage.inside(*_UNREAD):
            continue
        note = next((b for b in passage.path if b.element == "note"), None)
        if note is None and passage.block.element == "note":
            note = passage.block
        if note is None:
            main.append(number)
        else:
            notes.setdefault(id(note), []).append(number)
    yield main
    yield from notes.values()


def _set_off(document: Document, quotation: Quotation) -> bool:
    """Whether it is no more and no less than a quotation that is set off as a block, which says the same."""
    first, last = (document.passages[quotation.pieces[n].passage] for n in (0, -1))
    block = next((b for b in reversed(first.path) if b.element == "quote"), None)
    if block is None or quotation.depth or not any(b is block for b in last.path):
        return False
    start = first.extent(quotation.pieces[0].start, quotation.pieces[0].end).start
    end = last.extent(quotation.pieces[-1].start, quotation.pieces[-1].end).end
    text = document.source.text
    return not (text[block.extent.start : start] + text[end : block.extent.end]).strip(" \n\t.,;:!?—–-")


def _setting(document: Document, quotation: Quotation, which: int = 0) -> Setting:
    piece = quotation.pieces[which]
    passage = document.passages[piece.passage]
    return Setting(
        passage.text,
        piece.start,
        piece.end,
        language_of(document.language),
        in_note=passage.within("note"),
        in_head=passage.element in ("head", "titlePart", "trailer"),
    )


def _narrative(outer: Sequence[Setting]) -> bool:
    """Whether a text is a story: most quotations begin their paragraph or have a verb of saying beside them."""
    looked = [setting for setting in outer[:400] if not setting.in_note] or outer[:400]
    near = [speech_is_near(s) for s in looked]
    begun = {s.text for s in looked if s.begins and s.ends}
    turns = {id(s) for one, two in pairwise(looked) if _turns(one, two) for s in (one, two)}
    told = sum(
        n or s.begins or (s.text in begun and _after_speech(s)) or id(s) in turns
        for n, s in zip(near, looked, strict=True)
    )
    share = told / max(1, len(looked))
    return any(near) and len(looked) > 1 and share >= (0.5 if len(looked) > 4 else 0.75)


def _told_in_letter(document: Document, quotation: Quotation, here: Setting) -> bool:
    """Whether somebody tells in a letter what was said, as narrators do: “I come,” says he; not “…,” says Pope, who may be quoted, nor what a paper says (“…,” it says)."""
    path = document.passages[quotation.pieces[0].passage].path
    found = here.inquit
    if found is None or not any(block.get("type") == "letter" for block in path):
        return False
    speaker = found["who"] or found["who2"] or ""
    return speaker == here.language.writer or not (speaker[:1].isupper() or speaker == "it")


def _turns(one: Setting, two: Setting) -> bool:
    """Whether two quotations are turns of a talk: sentences, and nothing but a dash between them."""
    if one.text != two.text or one.words[-1:] not in tuple(".?!…") or not two.ends:
        return False
    return two.words[:1].isupper() and not one.text[one.end : two.start].strip(" \n\u00a0\u202f—–-")


def _after_speech(here: Setting) -> bool:
    """Whether a quotation in a paragraph that begins with speech is more of it: it begins a sentence, and ends as speech does."""
    return here.ends and not here.before.strip(" \n\u00a0\u202f—–-")


_TURNS = lazy(r"[.?!…][ \u00a0\u202f]?[—–] ?\S")
"""A dash after a sentence in one pair of marks: another speaks, « Où vas-tu ? — À la ville », dit Anne."""
_SAID_BETWEEN = lazy(r"\s[^.,:;!?“”\"«»—–]{3,60}\s")
"""A few words of the narrator without any mark: «No» rispose lei «ma …»."""
_DASHED = lazy(r"[^.!?“”\"«»]{1,80}[.!?]\s[—–]\s")
"""A sentence of the narrator behind speech, and a dash before more of it: »Ja?« fragte ich. – »Nein.«"""
_BETWEEN = lazy(r"(?:[^.!?“”\"«»]|\b(?:Mrs?|Dr|St|[A-Z])\.){1,100}(?P<sign>[.,:;—–-])\s*")


def _goes_on(text: str, one: Quotation, two: Quotation, kind: Kind) -> bool:
    """Whether a speech goes on after a few words of the narrator; after a full stop only if nothing else says who speaks."""
    first, second = one.pieces[-1], two.pieces[0]
    if first.passage != second.passage or two.depth:
        return False
    found = _BETWEEN.fullmatch(text, first.end, second.start)
    told = any(c.isalpha() for c in text[first.end : second.start])
    return told and found is not None and (found["sign"] != "." or kind.rule == "quotations.dialogue")


def _is_suspended(text: str, one: Quotation, two: Quotation, language: Language) -> bool:
    """True for “Is it so,” asked my brother, “that …?” Tom laughed: one speech, whoever laughs behind it."""
    between = text[one.pieces[-1].end : two.pieces[0].start]
    return between.rstrip().endswith(",") and language.inquit_after.match(between) is not None


def _another_between(
    document: Document, last: tuple[Quotation, Attributes, bool], two: Quotation, people: Mapping[int, Span]
) -> bool:
    """Whether the narrator names somebody else before a colon, as in “Not I,” said Tom; and Rush, after a while: “Ask”."""
    first, second = last[0].pieces[-1], two.pieces[0]
    passage = document.passages[first.passage]
    if not passage.text[: second.start].rstrip().endswith(":"):
        return False
    extent = passage.extent(first.end, second.start)
    named = (people[at] for at in range(extent.start, extent.end) if at in people)
    return any((("who", f"#{name.persons[0].key}"),) != last[1] for name in named if len(name.persons) == 1)


def _spoken_too(here: Setting, one: Quotation, two: Quotation) -> Kind | None:
    """Speech that follows speech: “Yes.”—“No.”, or goes on after a few words of the narrator: “Come,” said he, “we go”."""
    first, second = one.pieces[-1], two.pieces[0]
    if first.passage != second.passage:
        return None
    between = here.text[first.end : second.start]
    if (
        here.words[:1].islower()
        and _SAID_BETWEEN.fullmatch(between)
        and here.language.inquit_after.match(between)
    ):
        return _dialogue("speech goes on after words of the narrator")
    if not here.ends:
        return None
    if _DASHED.fullmatch(between):
        return _dialogue("a dash between speech and speech")
    if not between.strip(" \u00a0\u202f—–-"):
        return _dialogue("right after speech")
    found = _BETWEEN.fullmatch(between)
    broken = here.text[first.end - 2 : first.end + 1].strip("\"”’'“«»‹› ")[-1:] in tuple(",—–-!?")
    if found is None or found["sign"] not in ",—–-" or not broken:
        return None
    return _dialogue("speech goes on after words of the narrator")


def _dialogue(evidence: str) -> Kind:
    return Kind("said", "quotations.dialogue", Certainty.MEDIUM, evidence)


def _parted(quotation: Quotation) -> bool:
    """Whether the narrator speaks in its midst: two pieces in one paragraph."""
    return any(a.passage == b.passage for a, b in pairwise(quotation.pieces))


def _attributes(
    document: Document, kind: Kind, quotation: Quotation, people: Mapping[int, Span]
) -> Attributes:
    if kind.level:
        return (("level", kind.level),)
    language = language_of(document.language)
    for piece in {p.passage: p for p in (quotation.pieces[0], quotation.pieces[-1])}.values():
        passage = document.passages[piece.passage]
        if language.dash_dialogue and _TURNS.search(passage.text, piece.start, piece.end):
            continue
        if who := _who(passage, kind.speaker, people, language):
            return who
    return ()


def _who(
    passage: Passage, speaker: tuple[int, int] | None, people: Mapping[int, Span], language: Language
) -> Attributes:
    """The speaker, if a name stands where one is said to be and means one person."""
    if speaker is None:
        return ()
    places = [speaker[0]] if speaker[0] < speaker[1] else language.speakers(passage.text, speaker[0])
    named = [span for at in places if (span := people.get(passage.extent(at, at).start))]
    if not named or len(named[0].persons) != 1:
        return ()
    return (("who", f"#{named[0].persons[0].key}"),)


def _spans(
    document: Document, quotation: Quotation, kind: Kind, attributes: Attributes, chain: int
) -> Iterator[Span]:
    doubtful = quotation.doubtful or len(quotation.pieces) > 1
    cert = Certainty.MEDIUM if doubtful and kind.cert is Certainty.HIGH else kind.cert
    last = len(quotation.pieces) - 1
    for number, piece in enumerate(quotation.pieces):
        joined: list[tuple[str, str]] = []
        if last:
            joined.append(("xml:id", f"q{chain}-{number + 1}"))
            if number < last:
                joined.append(("next", f"#q{chain}-{number + 2}"))
            if number:
                joined.append(("prev", f"#q{chain}-{number}"))
        extent = document.passages[piece.passage].extent(piece.start, piece.end)
        yield Span(extent, kind.element, kind.rule, (*joined, *attributes), cert, kind.evidence)
