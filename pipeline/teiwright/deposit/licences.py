"""Licences by their address. An address that is not in the table is passed on as it is; nothing is guessed from words."""

from __future__ import annotations

import re

from teiwright.patterns import lazy

_CREATIVE = lazy(
    r"^https?://creativecommons\.org/licenses/(by|by-sa|by-nc|by-nc-sa|by-nd|by-nc-nd)/(1\.0|2\.0|2\.5|3\.0|4\.0)(?:/([a-z]{2,3}))?"
    r"(?:/|/deed(?:\.[a-zA-Z_-]+)?|/legalcode(?:\.[a-zA-Z_-]+)?)?$"
)
PORTS = {
    "CC-BY-2.5-AU", "CC-BY-3.0-AT", "CC-BY-3.0-AU", "CC-BY-3.0-DE", "CC-BY-3.0-IGO", "CC-BY-3.0-NL", "CC-BY-3.0-US",
    "CC-BY-NC-3.0-DE", "CC-BY-NC-ND-3.0-DE", "CC-BY-NC-ND-3.0-IGO", "CC-BY-NC-SA-2.0-DE", "CC-BY-NC-SA-2.0-FR",
    "CC-BY-NC-SA-2.0-UK", "CC-BY-NC-SA-3.0-DE", "CC-BY-NC-SA-3.0-IGO", "CC-BY-ND-3.0-DE", "CC-BY-SA-2.0-UK",
    "CC-BY-SA-2.1-JP", "CC-BY-SA-3.0-AT", "CC-BY-SA-3.0-DE", "CC-BY-SA-3.0-IGO",
}  # fmt: skip
"""The licences adapted to a country's law that SPDX knows; most it does not."""
_OTHER = {
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "opensource.org/licenses/MIT": "MIT",
    "opensource.org/license/mit": "MIT",
    "www.apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "apache.org/licenses/LICENSE-2.0": "Apache-2.0",
    "opendatacommons.org/licenses/by/1-0": "ODC-By-1.0",
    "opendatacommons.org/licenses/odbl/1-0": "ODbL-1.0",
    "opendatacommons.org/licenses/pddl/1-0": "PDDL-1.0",
}


def spdx_of(address: str) -> str:
    """The SPDX identifier of a licence's address (spdx.org/licenses), or an empty string."""
    if found := _CREATIVE.match(address.strip()):
        kind, version, port = found.groups()
        name = "-".join(filter(None, ("CC", kind.upper(), version, (port or "").upper())))
        return name if not port or name in PORTS else ""
    bare = re.sub(r"^https?://", "", address.strip()).rstrip("/")
    bare = re.sub(r"/(deed|legalcode)(\.[a-z]{2})?$", "", bare)
    return _OTHER.get(bare, "")
