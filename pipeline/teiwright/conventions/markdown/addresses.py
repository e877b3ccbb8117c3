"""Addresses of links and pictures, in the form that an attribute of TEI can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    import re

_ILLEGAL = lazy(r"[^\w/:?#@!$&'()*+,;=.~%-]|%(?![0-9A-Fa-f]{2})")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SERVER = lazy(r"(?P<before>(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)(?P<server>[^/?#]*)")
_LEGAL_SERVER = lazy(r"(?:[^@]*@)?[^:@]*(?::[0-9]+)?$")


def legal(address: str) -> str:
    """An address as it was typed, with what no address may hold (RFC 3986) written as %5B: “photo[1].jpg”, “50%.png”, a second #."""
    made = _ILLEGAL.sub(_escaped, address)
    server = _SERVER.match(made)
    if server is not None and not _LEGAL_SERVER.match(server["server"]):
        # A colon there is followed by the number of a port.
        plain = server["server"].replace(":", "%3A").replace("@", "%40")
        made = server["before"] + plain + made[server.end() :]
    if _SCHEME.match(made) is None:
        # What stands before a colon there would be taken for a scheme such as https.
        first, slash, others = made.partition("/")
        made = first.replace(":", "%3A") + slash + others
    before, sign, place = made.partition("#")
    return before + sign + place.replace("#", "%23")


def _escaped(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())
