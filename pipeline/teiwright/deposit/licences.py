"""Licences by their address. An address that is not in the table is passed on as it is; nothing is guessed from words."""

from __future__ import annotations

import re

_CREATIVE = re.compile(
    r"^https?://creativecommons\.org/licenses/(by|by-sa|by-nc|by-nc-sa|by-nd|by-nc-nd)/([1-4]\.[05])(?:/([a-z]{2}))?(?:/|/deed(?:\.[a-zA-Z_-]+)?|/legalcode(?:\.[a-zA-Z_-]+)?)?$"
)
_OTHER = {
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "opensource.org/licenses/MIT": "MIT",
    "opensource.org/license/mit": "MIT",
    "www.apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "opendatacommons.org/licenses/by/1-0": "ODC-By-1.0",
    "opendatacommons.org/licenses/odbl/1-0": "ODbL-1.0",
    "opendatacommons.org/licenses/pddl/1-0": "PDDL-1.0",
    "www.gnu.org/licenses/fdl-1.3.html": "GFDL-1.3-only",
    "www.gnu.org/licenses/gpl-3.0.html": "GPL-3.0-only",
}


def spdx_of(address: str) -> str:
    """The SPDX identifier of a licence's address (spdx.org/licenses), or an empty string."""
    found = _CREATIVE.match(address.strip())
    if found:
        kind, version, port = found.groups()
        return "-".join(filter(None, ("CC", kind.upper(), version, (port or "").upper())))
    bare = re.sub(r"^https?://", "", address.strip()).rstrip("/")
    bare = re.sub(r"/(deed|legalcode)(\.[a-z]{2})?$", "", bare)
    return _OTHER.get(bare, "")
