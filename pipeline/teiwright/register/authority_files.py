"""Authority files: the addresses of their entries, and what editors write for them (“GND 118640674”, a type of idno)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from teiwright.model import Identifier
from teiwright.patterns import lazy

AUTHORITIES = {
    "wikidata.org": "wikidata",
    "d-nb.info": "gnd",
    "viaf.org": "viaf",
    "id.loc.gov": "lcnaf",
    "data.bnf.fr": "bnf",
    "isni.org": "isni",
    "orcid.org": "orcid",
    "idref.fr": "idref",
}
"""Authority files by the end of their addresses."""
ADDRESSES = {
    "gnd": "https://d-nb.info/gnd/",
    "viaf": "https://viaf.org/viaf/",
    "wikidata": "https://www.wikidata.org/entity/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "idref": "https://www.idref.fr/",
}
"""Of some, what stands before the number of an entry in its address."""
_NUMBERS = {
    "gnd": r"[\d-]{4,}[\dX]",
    "viaf": r"\d{3,}",
    "wikidata": r"Q\d+",
    "isni": r"\d{15}[\dX]",
    "orcid": r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    "idref": r"\d{8}[\dX]",
}
"""And what that number looks like."""
_NUMBERED = lazy(rf"\b({'|'.join(_NUMBERS)})(?:-?ID)?\s*[:=/]?\s*(?=[Q\d])(\S+?)(?=[;,)\s]|$)", re.IGNORECASE)


def is_authority(name: str) -> bool:
    """True for the name of an authority file: GND, VIAF, wikidata …."""
    return name.lower() in {*_NUMBERS, *AUTHORITIES.values()}


def is_numbered(name: str) -> bool:
    """True for an authority file of whose entries the number alone tells the address."""
    return name.lower() in _NUMBERS


def address_of(authority: str, number: str) -> str:
    """The whole address of an entry, made from its number; empty where the number cannot be one of that file."""
    name = authority.lower()
    return ADDRESSES[name] + number if name in _NUMBERS and re.fullmatch(_NUMBERS[name], number) else ""


def is_slip(found: Identifier) -> bool:
    """True for an ORCID or ISNI whose last figure is not the one that follows from the others (ISO 7064, MOD 11-2)."""
    if found.authority not in {"orcid", "isni"}:
        return False
    number = re.sub(r"\W", "", found.value.rpartition("/")[2])
    if not re.fullmatch(r"\d{15}[\dX]", number):
        return True
    total = 0
    for figure in number[:-1]:
        total = (total + int(figure)) * 2
    return "0123456789X"[(12 - total % 11) % 11] != number[-1]


def with_addresses(words: str) -> str:
    """The same words with “GND 118640674” and the like written as whole addresses; what already stands in an address is left."""
    return _NUMBERED.sub(_as_address, words)


def _as_address(found: re.Match[str]) -> str:
    in_address = found.start() > 0 and found.string[found.start() - 1] in "./"
    return found[0] if in_address else address_of(found[1], found[2]) or found[0]


def identifier(value: str) -> Identifier:
    """An identifier as it is written: an address with the authority file that it belongs to, or a local one."""
    host = urlsplit(value).hostname or ""
    authority = next(
        (name for end, name in AUTHORITIES.items() if host == end or host.endswith(f".{end}")), ""
    )
    return Identifier(value, "URI" if "://" in value else "local", authority)
