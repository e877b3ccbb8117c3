"""What single elements of a header say: a date, an identifier, a role, a reference in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from teiwright.deposit.record import Identity
from teiwright.patterns import lazy
from teiwright.validation.xmlfile import words_of
from teiwright.xml_names import TEI

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.deposit.record import Date

NS = {"t": TEI}
"""The prefix in paths through a header."""
_DAY = lazy(r"(-?\d{4}(?:-\d\d(?:-\d\d)?)?)(?=$|[TZ+]|-\d\d:)")
_AUTHORITIES = (
    ("orcid", lazy(r"^(?:https?://)?(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$")),
    ("gnd", lazy(r"^(?:https?://)?d-nb\.info/gnd/([\dX-]+)$")),
    ("viaf", lazy(r"^(?:https?://)?(?:www\.)?viaf\.org/viaf/(\d+)/?$")),
    ("wikidata", lazy(r"^(?:https?://)?(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q\d+)$")),
    ("isni", lazy(r"^(?:https?://)?(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])$")),
    ("ror", lazy(r"^(?:https?://)?ror\.org/(0[a-z0-9]{8})$")),
    ("doi", lazy(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)$")),
    ("handle", lazy(r"^(?:https?://hdl\.handle\.net/|hdl:)(\S+)$")),
)
_ROLES = tuple(
    # Words of a resp statement, where no MARC relator is pointed to: the first that begins a word of it decides.
    (role, lazy(rf"\b(?:{stems})", re.IGNORECASE))
    for role, stems in (
        ("trl", "translat|traduc|traduz|übersetz|uebersetz|tradott|перев"),
        ("trc", "transcri|transkri|trascri|keyed|abgeschrieben"),
        ("mrk", "encod|markup|mark-up|tei\\b|xml\\b|auszeichnung|codifica"),
        ("pfr", "proof|korrektur|relecture|correct"),
        ("edt", "edit|édit|éd\\.|herausg|hrsg|edici|edizione|curat|a cura"),
        ("com", "compil|zusammengest"),
        ("ann", "annot|comment|kommentar"),
        ("aui", "introduc|einleitung|prefac|préfac|vorwort"),
        ("ill", "illustrat"),
        ("res", "research|forsch|recherche"),
    )
)
_RELATORS = {
    "arr", "aui", "aut", "ann", "cmp", "com", "cre", "ctb", "dtm", "edt", "fnd", "ill", "mrk", "pbl", "pfr", "res", "trc", "trl",
}  # fmt: skip


class Attributes(Protocol):
    """Attributes by name: an element's, or a table of them."""

    def get(self, name: str, /) -> str | None:
        """The value, or None."""


def edtf_of(attributes: Attributes) -> Date:
    """The date of an element as EDTF, from its attributes only; empty without them, or where they give no year."""
    custom = attributes.get("when-custom") or ""
    if custom and attributes.get("datingMethod") == "#edtf":
        return custom

    def day(name: str) -> str:
        found = _DAY.match(attributes.get(name) or attributes.get(f"{name}-iso") or "")
        return found[1] if found else ""

    about, unsure = attributes.get("precision") in {"medium", "low"}, attributes.get("cert") == "low"
    sign = "%" if about and unsure else "~" if about else "?" if unsure else ""
    if day("when"):
        return day("when") + sign
    start, end = (day(name) and day(name) + sign for name in ("from", "to"))
    if start or end:
        return f"{start or '..'}/{end or '..'}"
    start, end = day("notBefore"), day("notAfter")
    if start or end:
        return f"[{start}..{end}]" if start != end else start
    return ""


def identity_of(reference: str) -> Identity | None:
    """An identifier from an address (or a prefixed name such as `gnd:118540238`); None for what no table knows."""
    for scheme, pattern in _AUTHORITIES:
        if found := pattern.match(reference):
            return Identity(scheme, found[1])
    prefix, _, value = reference.partition(":")
    scheme = {"wd": "wikidata"}.get(prefix.lower(), prefix.lower())
    known = scheme in {"gnd", "viaf", "orcid", "isni", "wikidata"}
    return Identity(scheme, value) if known and value and "/" not in value else None


def idno_of(element: etree._Element) -> Identity | None:
    """An identifier as an idno states it; None for a placeholder."""
    value, kind = words_of(element), (element.get("type") or "").lower()
    if not value or value.startswith("["):
        return None
    if found := identity_of(value):
        return found
    return Identity({"url": "uri", "hdl": "handle", "": "local", "tei": "local"}.get(kind, kind), value)


def relator_of(element: etree._Element) -> str:
    """The MARC relator that an element points to: by address, by `marc:trl`, by the bare code if it is one of those we know."""
    for name in ("ref", "role", "key"):
        for value in (element.get(name) or "").split():
            if found := re.search(r"(?:relators/|^marc(?:relator)?:)([a-z]{3})$", value):
                return found[1]
            if name != "ref" and value in _RELATORS:
                return value
    role = role_of(element.get("role") or "")
    return "" if role == "ctb" else role


def percent_of(words: str | None) -> float:
    """The number with which a value begins; 0 without one."""
    found = re.match(r"\d+(?:\.\d+)?", words or "")
    return float(found[0]) if found else 0.0


def role_of(duty: str) -> str:
    """The MARC relator of a duty in words; ctb (contributor) if no word is known."""
    return next((role for role, stems in _ROLES if stems.search(duty)), "ctb")


def reference_of(entry: etree._Element) -> str:
    """A biblStruct in one line: Author, “Part”, in: Title, ed. Editors (Place: Publisher, Date), scope."""
    part = [", ".join(words_of(a) for a in entry.findall("t:analytic/t:author", NS))]
    part += [f"“{words_of(t)}”" for t in entry.findall("t:analytic/t:title", NS)]
    whole = [", ".join(words_of(a) for a in entry.findall("t:monogr/t:author", NS))] if not part[0] else []
    whole += [words_of(t) for t in entry.findall("t:monogr/t:title", NS)]
    editors = ", ".join(words_of(e) for e in entry.findall("t:monogr/t:editor", NS))
    whole += [f"ed. {editors}"] if editors else []
    imprint = entry.find("t:monogr/t:imprint", NS)
    facts = ""
    if imprint is not None:
        house = [words_of(imprint.find(f"t:{name}", NS)) for name in ("pubPlace", "publisher")]
        scope = [words_of(s) for s in imprint.findall("t:biblScope", NS)]
        date = words_of(imprint.find("t:date", NS))
        facts = ", ".join(filter(None, (": ".join(filter(None, house)), *scope, date)))
    sides = [", ".join(filter(None, part)), ", ".join(filter(None, whole))]
    return "; in: ".join(filter(None, sides)) + (f" ({facts})" if facts else "")
