"""Speakers in turn: names, or Q. and A., with a colon before what each says."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.capitals import CAPITAL
from teiwright.conventions.minutes.attendance import attendances
from teiwright.conventions.pieces import around, is_running
from teiwright.conventions.talk.labels import (
    BARE,
    BRACKETED,
    TOP,
    declared,
    in_brackets_above,
    is_form,
    labels_above,
)
from teiwright.model import Block, Extent
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection

    from teiwright.conventions.lines import Chunk
    from teiwright.conventions.pieces import Piece
    from teiwright.conventions.view import View

_QUESTION = lazy(
    r"(?:\d{1,4}[.)]\s{1,3})?(?P<name>Q|A|Question|Answer|Frage|(?<=\s)Fr|Antwort|F|Réponse|R|Pregunta|Respuesta|P|Domanda|Risposta|D)(?P<n>\s?\d+)?(?P<tail>(?:\s\([^()\n]{1,40}\))?\s?[.:](?:\s?(?:[—–]|--?))?)\s+(?=\S)"
)
"""“Q. ”, “Antwort: ”, “Answer (after a while). ”"""
_RESPONDS = lazy(r"(?P<name>[℣℟]|V|R)(?P<tail>\s?[./:]|(?<=[℣℟]))\s+(?=\S)")
"""Versicle and response of a liturgy."""
RESPONSES = frozenset("VR℣℟")
_PAIRS = tuple(map(frozenset, ("QA", "FA", ("Fr", "A"), "QR", "DR", "PR")))


def has_questions(names: Collection[str]) -> bool:
    """Question and answer are among those who speak, by their letters in one language."""
    return any(pair <= set(names) for pair in _PAIRS)


_SPEAKER = lazy(
    rf"(?P<name>(?:(?:{w.PERSON_TITLES}|{w.CAPITAL_ARTICLES})\.?\s)?{CAPITAL}[\w’'.-]*"
    rf"(?:\s(?:(?:de|du|des|del|di|von|van|zu)\s(?:la\s|las\s|los\s|der\s)?)?{CAPITAL}[\w’'.-]*){{0,3}}(?:\s\([^)\n]{{1,40}}\)"
    rf"|\s?\[{w.CLOCK}\])?)(?P<tail>\s?::?)\s+(?=\S)"
)
_INITIALED = lazy(rf"(?P<name>{CAPITAL}{{2,3}})(?P<tail>\s?[–—-])\s+(?=\S)")
"""“JM – And your father?”"""
_TAGGED = lazy(
    rf"(?:<(?P<name>{CAPITAL}[\w .’'-]{{1,30}})(?P<tail>>:?)|\[(?P<name2>{CAPITAL}[\w .’'-]{{1,30}})(?P<tail2>\]:?))\s+(?=\S)"
)
"""“<Interviewer> And your father?”, “[JM] And your father?”"""
_PARTICLE = r"(?:de la|de l['’]|des?|du|d['’]) ?"
_TITLED = lazy(
    rf"(?P<name>(?:(?:{w.PERSON_TITLES})\.?\s(?:(?:le|la) (?:{w.FRENCH_RANKS}) )?(?:{_PARTICLE})?{CAPITAL}[\w’'-]+(?:\s(?:{_PARTICLE})?{CAPITAL}[\w’'-]+){{0,2}}"
    r"(?:, (?:(?:vice-)?président|rapporteur|(?:sous-)?secrétaire d['’]|ministre|garde des sceaux|commissaire) ?[^.:\n]{0,60})?"
    rf"|(?:M|Mme)\. (?:le|la) (?:(?:vice-)?président|présidente|rapporteur|ministre|secrétaire d['’]État|garde des sceaux)(?: {_PARTICLE}[^.:\n]{{3,40}})?"
    rf"|(?:{w.CAPITAL_ARTICLES})\s{CAPITAL}{{4,20}}))(?P<tail>\.(?:\s?(?:[—–]|--))?)\s+(?=[\W]?{CAPITAL})"
)
"""“Mr. DALE. The keeper, sir.”, “The CHAIRMAN. You may read it.”, “M. le président. La parole est à …”: as hearings and debates are printed."""
_SIGNERS = lazy(
    rf"(?=(?:.*\s)?{CAPITAL}\.\s|[^a-zß-öø-ÿ]+$)(?:{CAPITAL}[\w’'.-]*,?(?:\s+(?:[—–-]+\s+)?|$)){{1,8}}$"
)
"""“M. FELL. H. VALE.”, “M. Faure. — A. Vialleton. — Pradier.”: who signs."""
_STAMP = lazy(
    rf"(?:[\[(]{w.CLOCK}[\])]|\d{{1,2}}:\d\d:\d\d(?:[.,]\d{{1,3}})?)\s+(?=\S)|\d{{1,3}}:\d\d(?=\t[^\t\n]{{1,30}}\t)\t"
)
"""“[00:12:33] KS: And your mother?”: the time of the recording; also in a column of its own. “10:15 London: …” is one of the day, in a timetable."""
_STAMPED = lazy(rf"\s?[\[(]{w.CLOCK}[\])]$")
"""“Karen Stoll (00:12:33):”"""
_NAMELESS = lazy(
    r"(?P<name>(?:(?:Some|Several|Many|An?|All|Two|Other|Another|The|Einige|Mehrere|Ein|Une?|Plusieurs|Quelques|Una?|Varios|Varias|Alcuni|Molte) )?(?:[Hh]on(?:ou?rable)?\.? )?"
    r"(?:[Mm]embers?|[Ss]enators?|[Vv]oices?|[Dd]elegates?|[Aa]bgeordneten?r?|[Ss]timmen?|[Rr]ufe|[Zz]urufe?|[Vv]oix|[Mm]embres?|[Vv]oz|[Vv]oces|[Dd]iputados?|[Vv]oc[ei]|[Dd]eputat[oi])(?: [^:.\n]{2,30})?)(?P<tail>\s?:)\s+(?=\S)"
)
"""“Some hon. members: Hear, hear.”"""
_CROWD = lazy(
    r"(?P<name>(?:(?:Une|Plusieurs|Quelques|De nombreuses) )?[Vv]oix(?: nombreuses)?(?: (?:à|au|aux|sur|dans) [^.:\n]{2,40})?|(?:Un|Plusieurs|Quelques) membres?(?: (?:à|au|aux|de|du|sur) [^.:\n]{2,40})?|(?:Several |Some |An )?[Hh]on\. [Mm]embers?)"
    rf"(?P<tail>\.(?:\s?(?:[—–]|--))?)\s+(?=[\W]?{CAPITAL})"
)
"""“Voix à gauche. Très bien !”: the same with a stop."""
_PRINTED = 2
"""Letters: a name in capitals behind “Mr.” is longer."""
_COLUMN = lazy(
    rf"(?P<name>{CAPITAL}{{2,3}}|{CAPITAL}[\w’'.-]{{1,20}}(?: {CAPITAL}[\w’'.-]{{0,20}}){{0,2}}(?=\t))(?P<tail>)(?: {{2,}}|\t)[ \t]*(?=\S)"
)
"""“JM    And your father?”: initials in a column of their own, or a name and a tab, where somebody asks."""
_WRITTEN_OUT = w.listed("Question Answer Frage Antwort Réponse Pregunta Respuesta Domanda Risposta")
"""“Frage” the first time, “Fr.” from then on; of the others the first letter."""
_LETTERS = frozenset("QAFRPDV℣℟")
_BRACKETS = frozenset("<[")
_OPEN = frozenset("[(")
_DASHES = frozenset("–—-")
_TITLES: tuple[str, ...] = (
    *("Mr", "Ms", "Miss", "Dr", "Prof", "Sen", "Sir", "M. ", "MM. ", "Mme", "Mlle", "Herr", "Frau", "Abg"),
    *("Sr", "Sig", "Rev", "Lord", "The ", "Le ", "La ", "El ", "Il ", "Der ", "Die "),
)
"""What lines begin with that are looked at more closely."""
ASKS = lazy(
    r"(?i)(?:(?:the )?interviewe?u?r(?:in|a)?|enqu[êe]teur|fragesteller|entrevistador(?:a)?|intervistatore|intervistatrice|q|question)$"
)
"""The name of a speaker who asks the questions of an interview."""
NO_SPEAKER = lazy(
    r"(?i)(?:notes?|archive|nb|n\.b\.|example|source|answer to|re|date|place|subject|from|to|cc|title|author|translated|written|published|place|time|venue|item|action|motion|resolved|present|apologies|absent|chair|secretary|interviews?|transcript(?:ion)?|recording|tape|entretien|gespräch|entrevista|intervista)$"
)
SHORTEST = 3
"""Letters: a name in capitals that is longer is a speaker’s though it stands once, where others come again."""
_INITIALS = lazy(rf"{CAPITAL}\.?{CAPITAL}\.?$")
SHORT = 40
"""Characters: no name is longer."""
HEADWORDS = 12
"""So many names that stand once may speak, besides those that come again."""
_FIRST = 3
"""So many blocks at the head of a text may hold a title, or who is heard and when, right above the first speaker."""
LEAST = 4
"""Fewer turns are no conversation."""


class Begun(Struct, frozen=True):
    """The beginning of a speech."""

    name: str
    tail: int
    """Where the name ends, with the signs behind it."""
    end: int
    """Where the speech begins."""


def spoken(words: str) -> Begun | None:
    """The speaker with whom some words begin."""
    stamp = _STAMP.match(words) if words[:1].isdigit() or words[:1] in _OPEN else None
    if stamp:
        begun = spoken(words[stamp.end() :])
        return begun and Begun(begun.name, stamp.end() + begun.tail, stamp.end() + begun.end)
    found = _QUESTION.match(words) or _RESPONDS.match(words) or _SPEAKER.match(words)
    if not found and any(dash in words[2:5] for dash in _DASHES):
        found = _INITIALED.match(words)
    elif not found and words[:1] in _BRACKETS:
        found = _TAGGED.match(words)
    elif not found and words.startswith(_TITLES):
        found = _TITLED.match(words)
        if found and _SIGNERS.match(words, found.end()):
            return None
    found = (
        found or _NAMELESS.match(words) or _CROWD.match(words) or _COLUMN.match(words) or BARE.match(words)
    )
    if not found:
        return None
    second = "name2" in found.groupdict() and found["name"] is None
    name = _STAMPED.sub("", found["name2"] if second else found["name"])
    if name in _WRITTEN_OUT:
        name = "Fr" if name == "Frage" else name[0]
    return (
        None if NO_SPEAKER.match(name) else Begun(name, found.end("tail2" if second else "tail"), found.end())
    )


def with_times(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with the time of the recording before a speaker as a stage direction of its own."""
    made: list[Piece] = []
    for piece in pieces:
        start, end = piece.block.extent.start, piece.block.extent.end
        plain = is_running(piece.block)
        stamp = _STAMP.match(view.text, start, end) if plain else None
        if stamp is None or not spoken(view.text[stamp.end() : min(end, stamp.end() + 120)]):
            made.append(piece)
            continue
        time = Block("stage", Extent(start, start + len(stamp[0].rstrip())), rule="minutes.time")
        said = replace(piece.block, extent=Extent(stamp.end(), end))
        made += [replace(piece, block=time), replace(piece, block=said, opens=())]
    return made


def _may_speak(line: str) -> bool:
    """A quick no for most lines of prose."""
    words = line.lstrip()
    first = words[:1]
    return (
        ":" in words[:90]
        or first in _LETTERS
        or first in _BRACKETS
        or (first.isdigit() and words[1:6].lstrip("0123456789.) ")[:1] in _LETTERS)
        or words.startswith(_TITLES)
        or (first.isupper() and any(dash in words[2:5] for dash in _DASHES))
        or (first.isupper() and ("  " in words[2:5] or "\t" in words[2:40]))
        or (first.isupper() and not words[1:2].islower() and " " in words[2:4])
    )


@lru_cache(maxsize=4)
def _lines_of_speakers(view: View) -> dict[int, str]:
    """Line → name, for lines that begin with a name that comes again."""
    raw = view.lines.raw
    begun = {
        index: found.name
        for chunk in view.runs
        for index in chunk.indices
        if _may_speak(raw[index])
        if (found := spoken(_with_next(raw, index, chunk.last)))
    }
    if {name for index, name in begun.items() if _QUESTION.match(raw[index].strip())} == {"A"}:
        # “A. PENROSE, Chairman.” signs, where nobody asks “Q.”
        begun = {i: name for i, name in begun.items() if not raw[i].strip().startswith("A.")}
    columns = [index for index in begun if _COLUMN.match(raw[index].strip())]
    if columns and not _ask(raw, columns):
        begun = {index: name for index, name in begun.items() if index not in set(columns)}
    bare = {i for i, name in begun.items() if (m := BARE.match(raw[i].strip())) and m["name"] == name}
    if bare:
        known = declared(view)
        begun = {i: name for i, name in begun.items() if i not in bare or name in known}
    initials = {
        name.replace(".", "") for name in set(begun.values()) if len(name) == 1 or _INITIALS.match(name)
    }
    every = set(begun.values())
    begun = {index: among(name, every) for index, name in begun.items()}
    who = {name: initials_among(name, initials) for name in set(begun.values())}
    times = Counter(who[name] for name in begun.values())
    again = sum(1 for n in times.values() if n > 1)
    above = {index for index in begun if raw[index].rstrip().endswith(":")}
    several = any(times[who[begun[index]]] > 1 for index in above)
    """Names on lines of their own above what is said, as debates are printed: then also who speaks but once."""
    once = sum(1 for n in times.values() if n == 1)
    told = labels_above(view, begun, {name for name in set(begun.values()) if times[who[name]] == 1})
    begun = {index: name for index, name in begun.items() if index not in told}
    if once > max(HEADWORDS, len(begun) - once):
        return {}  # Most stand once: the entries of a glossary or register.
    printed = [name for name in begun.values() if _is_printed(name)]
    debate = len(printed) >= LEAST and len(set(printed)) > 1
    if is_form(raw, begun):
        return {}
    close = again > 1 or (again and (debate or _in_turn(view, begun)))
    return {
        index: name
        for index, name in begun.items()
        if times[who[name]] > 1
        or (close and name.isupper() and len(name) > SHORTEST)
        or (debate and (_is_printed(name) or is_crowd(name)))
        or (again > 1 and (name.startswith(_TITLES) or is_crowd(name)))
        or (several and index in above)
    }


def is_crowd(name: str) -> bool:
    """Somebody without a name, as in the report of a debate."""
    return _NAMELESS.match(f"{name}: x") is not None


def _ask(raw: list[str], columns: list[int]) -> bool:
    """Some of the lines behind initials ask, and few hold figures: no table."""
    lines = [raw[index].strip() for index in columns]
    asked = sum(1 for line in lines if line.endswith("?"))
    figures = sum(1 for line in lines if line[-1:].isdigit())
    return len(lines) >= LEAST and asked > 0 and 4 * figures < len(lines)


def _is_printed(name: str) -> bool:
    """“Mr. DALE”, as debates print their speakers."""
    last = name.rsplit(" ", 1)[-1]
    return name.startswith(_TITLES) and last.isupper() and len(last) > _PRINTED


def _in_turn(view: View, begun: dict[int, str]) -> bool:
    """Some paragraphs after each other begin with names in capitals, and one asks, or those present are named: a name that comes again is enough. “NOTE:”, “BAKE:” ask nobody."""
    longest = count = 0
    asked = bool(attendances(view))
    for chunk in view.runs:
        named = begun.get(chunk.first, "").isupper()
        count = count + 1 if named else 0
        asked = asked or (named and "?" in view.words(chunk))
        longest = max(longest, count)
    return longest >= LEAST and asked


def _with_next(raw: list[str], index: int, last: int) -> str:
    """The beginning of a line; of a name by itself with its colon also that of the next line of its block."""
    words = raw[index].strip()[:120]
    return f"{words} {raw[index + 1].strip()[:20]}" if words.endswith(":") and index + 1 < last else words


def initials_among(name: str, known: Collection[str]) -> str:
    """Under which initials the speaker stands among the known, where the first words stand under the name and the others under these; else the name.

    “Joan Anna Marek” is JAM or JM, “Interviewer (I)” is I, “J.M.” is JM.
    """
    words = name.split()
    if len(words) == 1:
        forms = [name.replace(".", "")]
    else:
        letters = "".join(word[0] for word in words if word[0].isalpha() and not word[0].islower())
        forms = [word.strip("()") for word in words[-1:] if word[0] == "("]
        forms += [letters, letters[0] + letters[-1]] if len(letters) > 1 else []
    return next((form for form in forms if form in known), name)


def among(name: str, known: Collection[str]) -> str:
    """“Lenz (Z.):” the first time, “Lenz:” from then on: the name without his party, or where he sits for, if it is known so."""
    short = name.partition(" (")[0]
    return short if short in known else name


def names(view: View) -> frozenset[str]:
    """Who speaks more than once."""
    return frozenset(_lines_of_speakers(view).values())


def by_speakers(view: View) -> list[Chunk]:
    """The chunks of a text, each speech apart although no blank line divides them.

    Only where most lines of a block begin with a speaker, or more than one does: a name and a colon amid a paragraph are no new speech.
    """
    begins = _lines_of_speakers(view)
    made: list[Chunk] = []
    for index, chunk in enumerate(view.chunks):
        inside = [i for i in chunk.indices if i in begins]
        above = in_brackets_above(view, chunk, inside)
        titled = len(inside) >= LEAST and 0 < inside[0] - chunk.first < TOP and index < _FIRST
        # A second paragraph of an answer, with the next question right below it.
        goes_on = index and made[-1].first in begins and has_questions({begins[i] for i in inside})
        if (
            len(inside) < 2
            or not (titled or above or goes_on or inside[0] == chunk.first)
            or len({begins[i] for i in inside}) < 2
        ):
            made.append(chunk)
            continue
        # Above the first is its title, or what is told before it, with no blank line below it.
        over = range(chunk.first, inside[0] if above else chunk.first)
        apart = {i for i in range(inside[0], chunk.last) if BRACKETED.match(view.lines.raw[i])}
        made += view.lines.parted(chunk, {*over, *inside, *apart, *(i + 1 for i in apart)})
    return made


def speech(view: View, block: Block, known: frozenset[str]) -> Block | None:
    """A paragraph that begins with a speaker, as sp."""
    start = block.extent.start
    found = spoken(view.text[start : min(block.extent.end, start + 120)])
    if not found or among(found.name, known) not in known or start + found.end >= block.extent.end:
        return None
    return as_speech(block, start + found.tail, start + found.end, "minutes.speech")


def longer(said: Block, paragraph: Block) -> Block:
    """A speech with one more paragraph."""
    return replace(said, extent=around((said, paragraph)), children=(*said.children, paragraph))


def as_speech(block: Block, tail: int, end: int, rule: str) -> Block:
    """A paragraph as sp: who speaks, up to `tail`, and what is said, from `end` on."""
    speaker = Block("speaker", Extent(block.extent.start, tail), rule=rule)
    said = Block("p", Extent(end, block.extent.end), rule=rule)
    return Block("sp", block.extent, (speaker, said), (), rule)
