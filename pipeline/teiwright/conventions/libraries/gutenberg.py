"""Project Gutenberg: a licence around the text, signs for emphasis, bracketed notes and illustrations inside it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions.dating import stated
from teiwright.conventions.facts import agent_of, origin, with_agents
from teiwright.conventions.pieces import in_division
from teiwright.conventions.provenance import LANGUAGES, noted
from teiwright.conventions.view import Answer, Found
from teiwright.metadata import Bibliography, Metadata, Stated
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.conventions.view import View

NAME = "gutenberg"
TITLE = "Project Gutenberg e-book"
RULES = {
    "gutenberg.frame": "What stands before *** START OF … and after *** END OF … is the wrapper of Project Gutenberg.",
    "gutenberg.producer": "A line “Produced by …” names those who made the file.",
    "inline.emphasis": "Words between signs that the convention uses for emphasis are in italics, bold or small capitals.",
}
_START = lazy(
    r"^[ \t]*\*{3}[ \t]*START OF (?:TH(?:E|IS) )?PROJECT GUTENBERG(?:'S)? E-?(?:BOOK|TEXT)[^\n]*(?:\n[^\n*]+)?\*{3}.*$|^\*END[* ]*THE SMALL PRINT[^\n]*$|^\*\*\* ?START OF [^\n]*GUTENBERG[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_END = lazy(
    r"^[ \t]*\*{3}[ \t]*END OF (?:TH(?:E|IS) )?PROJECT GUTENBERG[^\n]*$|^[ \t]*End of (?:the |this )?Project Gutenberg(?:'s|’s)? (?:E-?(?:book|text) )?[^\n]*$|^\*\*\* ?END OF [^\n]*GUTENBERG[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD = lazy(
    r"^(?P<name>Title|Author|Editor|Translator|Illustrator|Contributor|Release [Dd]ate|Posting [Dd]ate|Language|Credits|Original [Pp]ublication|Character set encoding|Last [Uu]pdated|Most recently updated):[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]+)*)",
    re.MULTILINE,
)
_PRODUCED = lazy(
    r"\s*(?:E-?text (?:prepared|produced)|Produced|Prepared|Transcribed|This e-?(?:book|text) was (?:produced|prepared)|HTML version)\b[^\n]*\bby\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = lazy(r"(?i)(?:e-?book|etext)\s*#?\s*(\d{1,6})")
_SIGNS = lazy(
    r"(?<!\w)_[^\s_][^_\n]{0,200}_(?!\w)|\[Illustration|\[Footnote|\[Sidenote|\[Transcriber['’]s? [Nn]ote|\[Greek:"
)
_WORDS = r"_[^\W\d_]+(?:(?:[ ’'-]|[.,] )[^\W\d_]+){0,8}[.,!?]?_"
_AMID = lazy(
    rf"(?:(?<=[^\W\d_][ (])|(?<=[^\W\d_][,;] )){_WORDS}(?=[.,;:!?)’'”]{{0,3}}(?: [^\W\d_]|$))", re.MULTILINE
)
"""“He had never read _The Mill_, and said so.”: plain words amid a sentence, between the only two such signs of a text."""
ROLES = {"Author": "aut", "Editor": "edt", "Translator": "trl", "Illustrator": "ill", "Contributor": "ctb"}


def _frame(view: View) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    text = view.text
    start = _START.search(text, view.start, min(view.stop, view.start + 60000))
    return start, _END.search(text, start.end() if start else max(view.start, view.stop - 60000), view.stop)


def recognise(view: View) -> Answer:
    """The lines that begin and end the text, and the header's fields."""
    excuse = "no *** START OF and *** END OF lines of Project Gutenberg"
    start, end = _frame(view)
    signs = []
    if start:
        signs.append(f"line {view.source.line_of(start.start())} begins the text (“*** START OF …”)")
    if end:
        signs.append(f"line {view.source.line_of(end.start())} ends it (“*** END OF …”)")
    head = view.text[view.start : start.start() if start else view.start + 3000]
    fields = len(_FIELD.findall(head))
    if fields > 1:
        signs.append(f"{fields} header fields (“Title:”, “Author:” …)")
    if "gutenberg" in head[:600].lower():
        signs.append("its first lines name Project Gutenberg")
    return Answer(tuple(signs) if start or end else (), excuse)


def pieces(view: View) -> Found:
    """The wrapper as boilerplate, its fields as facts; the inside for another convention."""
    found = Found()
    start, end = _frame(view)
    inside_start = start.end() if start else view.start
    inside_end = end.start() if end else view.stop
    if start:
        inner = view.inner(view.start, inside_start)
        found.pieces = in_division(inner.runs, "boilerplate", "gutenberg.frame", "front")
        found.metadata = _facts(view, inside_start)
    inside_start = _producers(view, inside_start, inside_end, found)
    if end:
        behind = view.inner(inside_end, view.stop)
        found.after = in_division(behind.runs, "boilerplate", "gutenberg.frame", "back")
        found.metadata = _licence(view, found.metadata, inside_end)
    number = _NUMBER.search(view.text, view.start, min(inside_start, view.stop))
    address = f"https://www.gutenberg.org/ebooks/{number[1]}" if number else ""
    where = origin(view.source, view.start)
    digital = Bibliography(publisher="Project Gutenberg", address=address, origin=where)
    found.metadata = replace(found.metadata, digital=digital)
    found.inside = (inside_start, inside_end)
    return found


def _producers(view: View, start: int, end: int, found: Found) -> int:
    """“Produced by …” right after the start line belongs to the wrapper."""
    inner = view.inner(start, min(end, start + 6000))
    chunks = inner.runs[:6]
    taken = -1
    for index, chunk in enumerate(chunks):
        words = view.words(chunk)
        if _PRODUCED.match(words) and len(words) < 900:
            taken = index
            by = re.search(r"\bby:?\s+(.*)$", " ".join(words.split()))
            if by:
                names = re.split(r"\s+(?:from|at|and the Online|with)\s|\.\s|\s\(", by[1])[0]
                names = names if len(names) < 120 else ""
                where = origin(view.source, chunk.start)
                agents = agent_of(names, where, "trc", "Production of the digital text")
                found.metadata = with_agents(found.metadata, agents)
        elif taken >= 0 or len(words) > 200:
            break
    if taken < 0:
        return start
    named = in_division(chunks[: taken + 1], "boilerplate", "gutenberg.producer", "front")
    found.pieces += [replace(piece, opens=()) for piece in named] if found.pieces else named
    return chunks[taken].end


def _facts(view: View, end: int) -> Metadata:
    """What the lines “Title: …”, “Author: …” of the wrapper say, up to an offset."""
    facts = Metadata()
    for match in _FIELD.finditer(view.text, view.start, end):
        value = " ".join(match["value"].split())
        where = origin(view.source, match.start())
        name = match["name"]
        if not value:
            continue
        if name == "Title" and facts.title is None:
            title, _, rest = value.partition(": ")
            facts = replace(facts, title=Stated(title, where), subtitle=Stated(rest, where) if rest else None)
        elif name in ROLES:
            agents = agent_of(value, where, ROLES[name], name if name != "Author" else "")
            facts = with_agents(facts, agents)
        elif name == "Language" and value.lower() in LANGUAGES:
            facts = replace(facts, languages=((LANGUAGES[value.lower()], "Language of the text"),))
        elif name.lower() == "original publication":
            facts = replace(facts, printed=Bibliography(words=value, origin=where))
        elif name.lower().startswith("release"):
            date = stated(re.split(r"[\[(]", value)[0], "en", where)
            facts = noted(facts, f"Released by Project Gutenberg: {date.words}", where)
    return facts


def _licence(view: View, facts: Metadata, start: int) -> Metadata:
    if len(view.text) - start <= 2000:
        return facts
    words = "The wrapper of Project Gutenberg has the full licence; it stands in the back of this file."
    return replace(facts, rights=Stated(words, origin(view.source, start)))


def uses_signs(view: View) -> bool:
    """True if the inside has the bracketed notes or emphasis of Distributed Proofreaders."""
    text = view.text
    signs = text.count("_")
    if signs == 2 and _AMID.search(text, view.start, view.stop):
        return True
    bracketed = "[" in text and any(
        sign in text for sign in ("[Illustration", "[Footnote", "[Sidenote", "[Transcriber", "[Greek:")
    )
    if not bracketed and signs < 4:
        return False
    return next(islice(_SIGNS.finditer(text, view.start, view.stop), 1, None), None) is not None
