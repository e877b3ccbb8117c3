"""Marks inside running text: emphasis by signs, gaps named in brackets, hyphens at line ends."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from teiwright.conventions.words import listed
from teiwright.model import Extent, Skip, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from teiwright.conventions.view import Found, View
    from teiwright.model import Block

RULES = {
    "inline.emphasis": "Words between signs that the convention uses for emphasis are in italics, bold or small capitals.",
    "inline.gap": "Words in brackets say that the original cannot be read or is lost there.",
    "inline.footnote": "Words in \\footnote{…}, as LaTeX has it, are a note at their place.",
    "inline.hyphen": "A hyphen at a line end: whether it belongs to the word is not known.",
}
HYPHEN = "hyphen at a line end; the word is written without it elsewhere in the text"
SIGN = "sign of emphasis, encoded as hi rend={rend}"
FOOTNOTE = "sign of a note, encoded as note"
SOFT_HYPHEN = "soft hyphen at a line end"
WITHIN_WORD = "line end within a word with a hyphen"

UNDERSCORE = lazy(r"(?<![\w_])_(?=[^\s_])(?P<inside>[^_]{1,600}?)(?<=\S)_(?![\w_])")
EQUALS = lazy(r"(?<![\w=])=(?=[^\s=])(?P<inside>[^=]{1,200}?)(?<=\S)=(?![\w=])")
PLUS = lazy(r"(?<![\w+-])\+(?=[^\s+\d-])(?P<inside>[^+]{1,200}?)(?<=\S)\+(?![\w+])")
TILDE = lazy(r"(?<![\w~])~(?=[^\s~])(?P<inside>[^~]{1,200}?)(?<=\S)~(?![\w~])")
STARS = lazy(r"(?<![\w*\\])\*\*(?=[^\s*])(?P<inside>[^*]{1,600}?)(?<=[^\s\\])\*\*(?![\w*])")
STAR = lazy(r"(?<![\w*\\])\*(?=[^\s*])(?P<inside>[^*]{1,600}?)(?<=[^\s\\])\*(?![\w*])")

GUTENBERG = (
    ("_", UNDERSCORE, "italic"),
    ("=", EQUALS, "bold"),
    ("+", PLUS, "smallcaps"),
    ("~", TILDE, "spaced"),
)
MARKDOWN = (
    ("**", STARS, "bold"),
    ("__", lazy(r"(?<![\w_\\])__(?=[^\s_])(?P<inside>[^_]{1,600}?)(?<=[^\s\\])__(?![\w_])"), "bold"),
    ("*", STAR, "italic"),
    ("_", UNDERSCORE, "italic"),
)

_STARRED = lazy(r"^[ \t]*\*[^\s*][^*\n]{1,100}(?<=\S)\*[ \t]*$", re.MULTILINE)
_FEW = 2

_GAP = lazy(
    r"\[(?:(?:\d+ |one |two |several |a few |some |word |words |line |lines |text |passage |rest )*(?P<reason>illegible|unreadable|unleserlich|illisible|ilegible|illeggibile|torn|missing|lost|damaged|"
    r"fehlt|manque|perdu|déchiré|falta|roto|manca|strappato|omitted|omis|omitido|omesso|ausgelassen)(?: words?| lines?| passage| text| pages?)?\??)\]",
    re.IGNORECASE,
)
_REASONS = {
    "illegible": ("illegible", "unreadable", "unleserlich", "illisible", "ilegible", "illeggibile"),
    "omitted": ("omitted", "omis", "omitido", "omesso", "ausgelassen"),
}
_FOOTNOTE = lazy(r"\\footnote\{(?P<inside>[^{}]{0,2000}(?:\{[^{}]{0,200}\}[^{}]{0,2000}){0,20})\}")
_HYPHEN = lazy(r"(?P<hyphen>[-\u2010\u00ac\u00ad])[ \t]*\n[ \t]*(?P<right>[^\W\d_]+)")
_NO_LETTER = lazy(r"[\W\d_]")
_SOFT = "\u00ac\u00ad"
_TAILS = listed(', . ; : ! ? ) " ” ’ \' ’s \'s .” ." ,” ," » “') | {""}


def signs_of(view: View) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The signs of emphasis of a text that is not in Markdown: also stars where three lines or more stand between them, “*CHAPTER I*”."""
    starred = (
        view.text.count("*") > 2 * _FEW and len(_STARRED.findall(view.text, view.start, view.stop)) > _FEW
    )
    return (*GUTENBERG, ("*", STAR, "bold")) if starred else GUTENBERG


def leaves(found: Found) -> Iterator[Block]:
    """The leaves of everything found so far."""
    for piece in found.pieces:
        yield from piece.block.leaves()


def emphasis(
    view: View,
    found: Found,
    signs: Iterable[tuple[str, re.Pattern[str], str]],
    blocks: Iterable[Block] | None = None,
    *,
    literal: Collection[int] = (),
) -> None:
    """Pairs of signs as hi; the signs are skipped. Only pairs within one block count, never those inside words.

    Args:
        view: the text.
        found: what is known of it; the marks and the skips are added.
        signs: the pairs: the sign, its pattern and its rend.
        blocks: where to look; all leaves unless given.
        literal: places where a sign stands for itself.
    """
    text = view.text
    taken: list[Extent] = []
    for block in list(blocks if blocks is not None else leaves(found)):
        start, end = block.extent.start, block.extent.end
        words = text[start:end]
        for sign, pattern, rend in signs:
            if sign not in words:
                continue
            for match in pattern.finditer(text, start, end):
                inside = Extent(match.start("inside"), match.end("inside"))
                whole = Extent(*match.span())
                if whole.start in literal or inside.end in literal:
                    continue
                if any(
                    e.start < whole.end
                    and whole.start < e.end
                    and not whole.start < e.start <= e.end < whole.end
                    for e in taken[-8:]
                ):
                    continue
                if any(
                    s.extent.start < whole.end and whole.start < s.extent.end
                    for s in found.skips[-8:]
                    if s.extent.start >= start and s.extent.start in (whole.start, inside.end)
                ):
                    continue
                taken += [Extent(whole.start, inside.start), Extent(inside.end, whole.end)]
                reason = SIGN.format(rend=rend)
                found.skip(whole.start, inside.start, reason)
                found.skip(inside.end, whole.end, reason)
                why = f"between {match[0][0]} and {match[0][-1]}"
                found.spans.append(Span(inside, "hi", "inline.emphasis", (("rend", rend),), evidence=why))


def gaps(view: View, found: Found) -> None:
    """“[illegible]” and the like: gap, with the words of the transcriber kept in its desc."""
    for match in _GAP.finditer(view.text, view.start, view.stop):
        word = match["reason"].lower()
        reason = next((name for name, words in _REASONS.items() if word in words), "lost")
        extent = Extent(*match.span())
        found.spans.append(Span(extent, "gap", "inline.gap", (("reason", reason),), evidence=f"“{match[0]}”"))
        found.spans.append(Span(extent, "desc", "inline.gap"))


def footnotes(view: View, found: Found) -> None:
    """“\\footnote{See the vestry book.}”: a note at its place, and its signs are skipped."""
    if "\\footnote{" not in view.text:
        return
    places = [block.extent for block in leaves(found)]
    for match in _FOOTNOTE.finditer(view.text, view.start, view.stop):
        inside = Extent(match.start("inside"), match.end("inside"))
        whole = Extent(*match.span())
        if not match["inside"].strip() or not any(place.covers(whole) for place in places):
            continue
        found.skips += [
            Skip(Extent(whole.start, inside.start), FOOTNOTE),
            Skip(Extent(inside.end, whole.end), FOOTNOTE),
        ]
        found.spans.append(Span(inside, "note", "inline.footnote", (("place", "bottom"),)))


def _frequencies(view: View, broken: list[re.Match[str]]) -> Counter[str]:
    """How often the words that were broken stand elsewhere in the text, whole or with a hyphen."""
    halves = [_halves(view, match) for match in broken]
    wanted = {left + sign + right for left, right in halves for sign in ("", "-")}
    tokens = Counter(view.text[view.start : view.stop].lower().split())
    return Counter({word: sum(tokens[word + tail] for tail in _TAILS) for word in wanted})


def _halves(view: View, broken: re.Match[str]) -> tuple[str, str]:
    """The two halves of a word that was broken, in small letters."""
    before = view.text[max(view.start, broken.start() - 60) : broken.start()]
    return _NO_LETTER.split(before)[-1].lower(), broken["right"].lower()


def hyphens(view: View, found: Found) -> None:
    """Hyphens at line ends: joined where the text has the whole word elsewhere, kept where it has the hyphened one, else marked."""
    if view.options.hyphens == "keep":
        return
    text = view.text
    if not view.layout.width and not any(sign in text for sign in _SOFT):
        return
    broken = [
        m
        for m in _HYPHEN.finditer(text, view.start, view.stop)
        if text[m.start() - 1].isalpha() and (view.layout.width or m["hyphen"] in _SOFT)
    ]
    if not broken:
        return
    vocabulary = _frequencies(view, broken)
    inside = sorted((b.extent for b in leaves(found)), key=lambda e: e.start)
    place = 0
    breaks: dict[int, str] = {}
    for match in broken:
        while place < len(inside) and inside[place].end <= match.start():
            place += 1
        if place == len(inside) or not (
            inside[place].start <= match.start() and match.end() <= inside[place].end
        ):
            continue
        (left, right), sign = _halves(view, match), match["hyphen"]
        gap = Extent(match.start("hyphen"), match.start("right"))
        certain = sign in _SOFT or vocabulary[left + right] > vocabulary[f"{left}-{right}"]
        at = match.start("right")
        if view.options.keep_lines and certain:
            found.skip(match.end("hyphen"), at, WITHIN_WORD)
            breaks[at] = "no"
        elif sign in _SOFT:
            found.skips.append(Skip(gap, SOFT_HYPHEN))
        elif certain:
            found.skips.append(Skip(gap, HYPHEN))
        else:
            # No space stands within a word, and none is to be seen there.
            found.skip(match.end("hyphen"), at, WITHIN_WORD)
            if not vocabulary[f"{left}-{right}"]:
                breaks[at] = "maybe"
    # The hyphen stays, and the lb says what it means.
    found.spans = [s for s in found.spans if s.element != "lb" or s.extent.start not in breaks]
    found.spans += [
        Span(Extent(at, at), "lb", "inline.hyphen", (("break", how),)) for at, how in breaks.items()
    ]
