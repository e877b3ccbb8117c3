"""The address of a licence that is named in full: a Creative Commons licence with its version has one, and only one."""

from __future__ import annotations

import re

from teiwright.patterns import lazy

_CREATIVE = lazy(
    r"CC[ -]?(BY(?:[ -](?:NC[ -]SA|NC[ -]ND|NC|SA|ND))?)[ -](1\.0|2\.0|2\.5|3\.0|4\.0)(?: International)?",
    re.IGNORECASE,
)
_ZERO = lazy(r"CC[ -]?0(?:[ -]1\.0)?(?: Universal)?", re.IGNORECASE)


_UNVERSIONED = lazy(r"CC[ -]?BY(?:[ -](?:NC[ -]SA|NC[ -]ND|NC|SA|ND))?", re.IGNORECASE)


def lacks_version(words: str) -> bool:
    """True for “CC BY-SA”, of which nobody can say which one it is."""
    return _UNVERSIONED.fullmatch(words.strip()) is not None


def address_of(words: str) -> str:
    """The address of a licence such as “CC BY-SA 4.0” or “CC0”; empty where the words do not say which one it is, or which version of it."""
    if _ZERO.fullmatch(words):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CREATIVE.fullmatch(words)
    if not found:
        return ""
    kind = found[1].lower().replace(" ", "-")
    return f"https://creativecommons.org/licenses/{kind}/{found[2]}/"
