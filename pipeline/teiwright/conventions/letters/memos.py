"""The head of a memorandum or an e-mail."""

from __future__ import annotations

from teiwright.patterns import lazy

MEMO = lazy(
    r"(?:(?P<date>(?i:date|sent|datum|fecha|data))|(?P<to>(?i:to|an|à|para|destinataire|destinatario))|(?P<from>(?i:from|von|de|da|expéditeur|mittente|remitente))|"
    r"(?i:time|uhrzeit|heure|hora|ora|subject|re|ref|reference|cc|betreff|betr\.|bezug|objet|asunto|oggetto))\s?:\s*(?=\S)"
)
"""A line of the head of a memorandum or an e-mail."""
_MESSAGE = lazy(r"[-_=*]{3,} ?[^\W\d_][^-_=*]{2,60}[-_=*]{3,}$")
"""“-----Original Message-----”"""


def is_memo_head(lines: list[str]) -> bool:
    """All lines begin with “To:”, “From:”, “Date:”, “Subject:” and the like, to and from among them; below “-----Original Message-----” as well."""
    if lines and _MESSAGE.match(lines[0]):
        lines = lines[1:]
    found = [MEMO.match(line) for line in lines]
    return (
        len(lines) > 2
        and all(found)
        and any(m and m["to"] for m in found)
        and any(m and m["from"] for m in found)
    )
