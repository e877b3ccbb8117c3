"""What the narrator says in the midst of a speech without closing it: — Venez, dit-il en riant, nous partons.

A verb of saying, or a dash before one, says where the narrator begins. Where the speech goes on is plain after a comma or a closing dash;
after a full stop the persons and the tenses of the next sentence tell whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from teiwright.annotators.quotations.language import Language

_SEPARATOR = lazy(r"[,.;:!?…—―–]|--|(?<=\s)-(?=\s)")
_DASH = lazy(r"[—―–]|--|(?<=[\s\w.,;:!?…)])-(?=[\s.,;:!?…])|(?<=\s)-(?=\w)")
_OPENING = lazy(r"[ \u00a0]*(?:[—―–]|--|(?<=\s)-(?=[\s\w]))")
_BETWEEN = lazy(r"(?:[\s.,;:!?…—―–]|--|-(?=[\s.,;:!?…]))*")
_COMMA = lazy(r"[,;]\s*")
_STOP = lazy(r"[.!?…](?=\s|$|[—―–-])")
_SHORT = lazy(r"(?:\b\w|\b[A-ZÀ-Þ]\w{1,2}|\bMlle)$")
_INNER = lazy(r"[“‘\"„‹](?:[^“”‘\"„‹›«»]|’(?=\w)){1,200}[”’\"›]$")
_LONGEST_INNER = 210
CLOSING = frozenset('”’"›')
_ENDS = tuple(".!?…:")
_SENTENCE = 400
"""So many characters of a sentence are looked at."""
_BARE = lazy(r"(?<=\S)[ \u00a0]+(?=[—―–]\w|-[^\W\dA-ZÀ-Þ])")
"""Before the Spanish dash that begins what the narrator says, whatever it is: a space before it, none after."""
_HYPHENS = lazy(r"(?<=\S)[ \u00a0]+(?=[—―–]\w|-[^\W\dA-ZÀ-Þ])|(?<=[.,;:!?…])[ \u00a0]+(?=-\w)")
"""The same where hyphens are the dashes: before a capital behind a stop only, for “la línea Madrid -Sevilla” is one thing."""


_BETWEEN_DASHES = lazy(
    r"(?<=[.!?…,])[ \u00a0][—–][ \u00a0](?=(?P<told>[^—–«»“”]{4,160}?[.,!?…])[ \u00a0\n][—–][ \u00a0\n])"
)
"""Words between two dashes with spaces, in French and Italian."""


class Aside(Struct, frozen=True):
    """Words of the narrator in a speech."""

    start: int
    """Where the speech before it ends."""
    end: int | None
    """Where the speech goes on; None if it does not."""
    speaker: tuple[int, int] | None = None
    """Where the speaker is named; where it is empty, the name may stand behind it."""


def spoken(
    text: str, start: int, end: int, language: Language, *, closed: bool = False
) -> Iterator[tuple[int, int, Aside | None]]:
    """The stretches of a speech without the narrator's words; with each, what follows it.

    Where a mark closes the speech at its end (`closed`), the last words in it are spoken: it would have been closed before otherwise.
    """
    dialogue = [_HYPHENS if text[start] == "-" else _BARE, _BETWEEN_DASHES] if language.dash_dialogue else []
    looked_for = [language.aside, language.aside_dashed, *dialogue]
    ahead = [_next(pattern, text, start, end, language) for pattern in looked_for]
    while begins := [found for found in ahead if found]:
        aside = _aside(text, min(begins, key=lambda found: found.start()), end, language, closed=closed)
        if any(c.isalnum() for c in text[start : aside.start]):
            yield start, aside.start, aside
        if aside.end is None or aside.end >= end:
            return
        start = aside.end
        for at, found in enumerate(ahead):
            if found and found.start() <= start:
                ahead[at] = _next(looked_for[at], text, start, end, language)
    if any(c.isalnum() for c in text[start:end]):
        yield start, end, None


def _next(
    pattern: re.Pattern[str], text: str, start: int, end: int, language: Language
) -> re.Match[str] | None:
    """The next words of the narrator that are not about a speech within the speech: «… Le hablé. “Déjame”, decía. …»."""
    found = pattern.search(text, start + 1, end)
    while found is not None and (
        _about_inner(text, start, found.start())
        or (pattern is _BETWEEN_DASHES and not _is_told(found, language))
    ):
        found = pattern.search(text, found.end(), end)
    return found


def _is_told(found: re.Match[str], language: Language) -> bool:
    """Whether the words between two dashes tell what somebody does: “Niente. – E nascose la busta. – Che fai?”."""
    told = found["told"]
    if language.speaks.search(told) or not language.narrates.search(told):
        return False
    # others may speak of how things were, too: “Cet homme, — il était riche, — est mort”, “— Que fit-il ? — Il dormait. — Et toi ?”
    return language.lasts.search(told) is None


def _about_inner(text: str, start: int, at: int) -> bool:
    """Whether a quotation that is a sentence of its own, behind another sentence, ends right there."""
    at -= text[at - 1 : at] in tuple(",;—–")
    inner = _INNER.search(text, max(start, at - _LONGEST_INNER), at) if text[at - 1 : at] in CLOSING else None
    before = text[start : inner.start()].rstrip() if inner else ""
    return before[-1:] in _ENDS and any(c.isalnum() for c in before)


def _aside(text: str, found: re.Match[str], end: int, language: Language, *, closed: bool) -> Aside:
    speaker = _speaker(found)
    dash = _OPENING.match(text, found.start())
    if dash is None:
        goes_on_at = _resumes(text, found.end(), end, language, dashed=False)
        if closed and not any(c.isalnum() for c in text[end if goes_on_at is None else goes_on_at : end]):
            goes_on_at = _next_part(text, found.end(), end)
        return Aside(found.start(), goes_on_at, speaker)
    closing = _DASH.search(text, max(found.end(), dash.end()), end)
    if closing is not None:
        goes_on = _BETWEEN.match(text, closing.start())
        return Aside(found.start(), goes_on.end() if goes_on else closing.end(), speaker)
    told = found.end() > dash.end()
    return Aside(
        found.start(), _resumes(text, found.end(), end, language, dashed=True) if told else None, speaker
    )


def _speaker(found: re.Match[str]) -> tuple[int, int] | None:
    """Where the speaker is named, or may be named behind the verb of saying."""
    groups = found.re.groupindex
    if "who" in groups and found["who"]:
        return found.span("who")
    return (found.end("verb"),) * 2 if "verb" in groups and found["verb"] else None


def _resumes(text: str, at: int, end: int, language: Language, *, dashed: bool) -> int | None:
    """Where the speech goes on after a verb of saying and its subject."""
    while separator := _SEPARATOR.search(text, at, end):
        sign, after = separator[0], separator.end()
        if sign == "." and _SHORT.search(text, max(0, separator.start() - 5), separator.start()):
            at = after
            continue
        goes_on = _BETWEEN.match(text, separator.start())
        following = goes_on.end() if goes_on else after
        if following >= end:
            return None
        if sign == "," and language.adjunct.match(text, following):
            at = after
            continue
        if sign in ";.!?…":
            told = (dashed and sign != ";") or not _is_speech(text, following, end, language)
            return _goes_on_later(text, following, end, language) if told else following
        return following if not dashed or sign != "," else None
    return None


def _goes_on_later(text: str, at: int, end: int, language: Language) -> int | None:
    """Where a sentence begins in which the speaker goes on, as the narrator says: “…, dit-il. Il se leva. Demain, ajouta-t-il, …”."""
    for found in language.aside.finditer(text, at, end):
        if language.goes_on.search(found[0]):
            stops = [stop.end() for stop in _STOP.finditer(text, at, found.start())]
            start = stops[-1] if stops else at
            return start + len(text[start:end]) - len(text[start:end].lstrip(" \u00a0—―–-"))
    return None


def _next_part(text: str, at: int, end: int) -> int | None:
    """What comes after the next comma or semicolon."""
    separator = _COMMA.search(text, at, end)
    following = separator.end() if separator else end
    return following if any(c.isalnum() for c in text[following:end]) else None


def _is_speech(text: str, at: int, end: int, language: Language) -> bool:
    """Whether the sentence at a place is rather spoken than told."""
    stop = _STOP.search(text, at, min(end, at + _SENTENCE))
    until = stop.end() if stop else min(end, at + _SENTENCE)
    if language.speaks.search(text, at, until) or text[at] in "—–¿¡":
        return True
    return language.narrates.search(text, at, until) is None
