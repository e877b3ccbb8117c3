"""The words of telegrams: capitals whose sentences “STOP” parts. They are no headings and no verse."""

from __future__ import annotations

from teiwright.patterns import lazy

_STOPS = ("STOP", "PUNTO", "ALT")
"""What parts the sentences of a telegram."""
_WIRED = lazy(r"[A-Z0-9] (?:STOP|STOPP|PUNTO|ALT) [A-Z0-9]|[A-Z] (?:STOP|STOPP)$")


def is_wired(text: str) -> bool:
    """The words of a telegram."""
    return any(stop in text for stop in _STOPS) and _WIRED.search(text) is not None
