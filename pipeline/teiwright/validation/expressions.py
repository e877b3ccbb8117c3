"""What can be told from an expression of Schematron alone: what it selects, and when it need not be tried."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

LITERAL = lazy(r""""[^"]*"|'[^']*'""")
SWITCH = lazy(r"^[^\[|]*\[\$([\w.-]+)\][^|]*\Z")
"""A path that asks of its first node whether a variable is true; asked once before, it need not be asked of every node."""
_LAST_NAME = lazy(r"(?:^|/)(?:child::)?(?:[\w.-]+:)?([\w.-]+)\s*\Z")
"""The last step of a path, if it asks for elements of one name (whatever the prefix means)."""
_ODD = lazy(r"\s*(\.|\$|~|Q\{|(key|id|element-with-id|doc|root|document-node|schema-element)\s*\(|\Z)")
_SETS = lazy(r"\s(union|intersect|except)\s")
_TOKENS = lazy(r""""[^"]*"|'[^']*'|[\[\](){}|]|[^"'\[\](){}|]+""")
_SIGN = lazy(r"""\[contains\(\.,\s*["']([^\s<>&"'])["']\)\]""")


def substituted(value: str, parameters: Mapping[str, str]) -> str:
    """An expression in which each `$name` is replaced by what the name stands for."""
    if "$" not in value or not parameters:
        return value
    names = "|".join(re.escape(n) for n in sorted(parameters, key=len, reverse=True))
    return re.sub(rf"\$({names})(?![\w.-])", lambda m: parameters[m[1]], value)


def selected(context: str) -> str:
    """The expression that selects what a match pattern matches in the whole document; empty if that is not simple to say.

    Selecting is several times faster than trying the patterns of all rules on each node.
    """
    parts = alternatives(context)
    if any(_ODD.match(p) or _SETS.search(_bare(p)) for p in parts):
        return ""
    return " | ".join(p if p.startswith("/") else f"//{p}" for p in parts)


def sign_wanted(select: str) -> str:
    """A character that must stand in the document if the expression is to select anything; empty if there is none such.

    To look for it in the file takes no time; to look for it in each piece of text does.
    """
    if len(alternatives(select)) == 1:
        for found in _SIGN.finditer(select):
            before = LITERAL.sub("", select[: found.start()])
            inside_another = any(before.count(b) != before.count(e) for b, e in ("()", "[]"))
            if not inside_another:
                return found[1]
    return ""


def apart(select: str) -> bool:
    """Can no node be selected by two parts of the expression, since each asks for an element of another name?"""
    names = [_LAST_NAME.search(_bare(part)) for part in alternatives(select)]
    locals_ = [name[1] for name in names if name]
    return len(set(locals_)) == len(names)


def alternatives(context: str) -> list[str]:
    """The parts of a pattern between the bars that stand outside all brackets."""
    parts, depth = [""], 0
    for piece in _TOKENS.findall(context):
        depth += piece in "[({"
        depth -= piece in "])}"
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return [p.strip() for p in parts]


def _bare(context: str) -> str:
    """A match pattern without its predicates and strings."""
    context = LITERAL.sub("", context)
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", context)) != context:
        context = shorter
    return context
