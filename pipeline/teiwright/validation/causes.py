"""One cause, one message: what only follows from another fault is told with it, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.patterns import lazy
from teiwright.validation import ids
from teiwright.validation.patterns import TEXT_TOKEN, Pattern, within
from teiwright.validation.words import Problem, listed, tag, text_in, usual
from teiwright.xml_names import XML_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml import etree

    from teiwright.validation.content import Token
    from teiwright.validation.grammar import Grammar

OUT_OF_PLACE = frozenset({"element-misplaced", "element-unknown"})
_REFUSED = OUT_OF_PLACE | {"element-missing", "element-repeated"}
_NESTED = frozenset({"p-in-p", "p-in-verse", "l-in-l"})
"""Rules about what stands in what."""
_LINKS = frozenset(
    {"anchor-back", "anchor-note", "anchor-number", "note-marker", "name-target", "person-target"}
)
"""Rules about what a link leads to."""
_NUMBERS = frozenset({"paragraph-number", "note-number"})
_ASKED = lazy(r"(?:Did you mean|Add) (@[\w:-]+)")
_NAMED = lazy(r"@[\w:-]+")
_FEW = 2
"""So many elements may be meant at most for one to be named."""


def together(
    parent: etree._Element, tokens: Sequence[Token], strangers: Sequence[Problem], others: Sequence[Problem]
) -> list[Problem]:
    """What is wrong among the children of an element; a part that it lacks is told with the child that stands in its place.

    Args:
        parent: the element.
        tokens: its children and text.
        strangers: children that are unknown or may not stand in it.
        others: all else.
    """
    bad = {
        (p.element, p.slot): p for p in (*strangers, *others) if p.code in OUT_OF_PLACE | {"text-misplaced"}
    }
    kept = []
    at = {t.node: i for i, t in enumerate(tokens)} if any(p.lacking is parent for p in others) else {}
    for problem in others:
        here = at.get(problem.element, len(tokens)) if problem.lacking is parent else 0
        before = tokens[here - 1 : here] if here else ()
        instead = bad.get((before[0].node, before[0].slot)) if before else None
        if instead is None:
            kept.append(problem)
            continue
        instead.lacking = parent
        if problem.needed and not any(n in instead.hint for n in problem.needed):
            instead.hint += f" {tag(str(parent.tag))} needs {listed(problem.needed, most=3)}."
    return [*strangers, *kept]


def without_paragraph(
    grammar: Grammar, parent: Pattern, here: str, tokens: Sequence[Token], problems: list[Problem]
) -> list[Problem]:
    """Text with elements in it that stands where only blocks may: said once, with the block that it needs."""
    at = {(p.element, p.slot): p for p in problems if p.code in {"element-misplaced", "text-misplaced"}}
    blocks: dict[frozenset[str], str] = {}
    gone = set[int]()
    for run in _runs(tokens, at):
        names = frozenset(t.name for t in run if t.name != TEXT_TOKEN)
        if not names or all(t.name != TEXT_TOKEN for t in run):
            continue
        if names not in blocks:
            around = [n for n in sorted(grammar.children(parent)) if _holds(grammar, n, names, text=True)]
            blocks[names] = tag(min(around, key=usual)) if around else ""
        block = blocks[names]
        if not block:
            continue
        first = at[run[0].node, run[0].slot]
        first.code = "text-misplaced"
        first.message = f"Words with {listed([tag(n) for n in sorted(names)], most=4, last='and')} stand directly in {tag(here)}, without {block}."
        first.hint = f"Put all of it into {block}: from “{_words(run[0])}” to “{_words(run[-1])}”."
        first.lacking = at[run[-1].node, run[-1].slot].lacking
        gone.update(id(at[t.node, t.slot]) for t in run[1:])
    return [p for p in problems if id(p) not in gone]


def _runs(tokens: Sequence[Token], at: Collection[tuple[etree._Element, str]]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if (token.node, token.slot) in at:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _words(token: Token) -> str:
    words = " ".join((token.words or text_in(token.node)).split())
    return words if len(words) <= 25 else words[:25].rsplit(" ", 1)[0] + " …"


def meant(
    grammar: Grammar, everywhere: Collection[str], parent: Pattern, token: Token, needed: Collection[str]
) -> str:
    """The element that was probably meant by one that may not stand here, told by its attributes and what is in it; or nothing.

    Args:
        grammar: the grammar.
        everywhere: attributes that nearly all elements may have, which tell nothing.
        parent: the definition of the element it stands in.
        token: the element.
        needed: what its parent lacks, as it is written.
    """
    node = token.node
    attributes = [str(key) for key in node.attrib]
    children = {str(c.tag) for c in node.iterchildren("*")}
    text = any(s and not s.isspace() for s in (node.text, *(c.tail for c in node)))
    fitting = [
        n for n in sorted(grammar.children(parent))
        if n != token.name and _holds(grammar, n, children, text=text) and _bears(grammar, n, attributes)
    ]  # fmt: skip
    if len(needed) == 1 and (instead := [n for n in fitting if tag(n) in needed]):
        return instead[0]
    as_it_is = token.name not in grammar.elements or (
        _holds(grammar, token.name, children, text=text) and _bears(grammar, token.name, attributes)
    )
    telling = children or set(attributes) - set(everywhere)
    return min(fitting, key=usual) if telling and not as_it_is and 0 < len(fitting) <= _FEW else ""


def _holds(grammar: Grammar, name: str, children: Collection[str], *, text: bool) -> bool:
    return any(
        grammar.children(d).issuperset(children)
        and (not text or any(True for _ in within(d.content, "text", "data", "value", "list")))
        for d in grammar.elements.get(name, ())[:1]
    )


def _bears(grammar: Grammar, name: str, attributes: Iterable[str]) -> bool:
    return all(
        any(
            a.names and a.names.contains(key)
            for d in grammar.elements[name][:1]
            for a in grammar.attributes(d)
        )
        for key in attributes
    )


class Told:
    """What the grammar said, for the rules, which come after it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take what the grammar said."""
        said = list(problems)
        self._refused = {p.element for p in said if p.code in _REFUSED}
        self._refused |= {p.lacking for p in said if p.lacking is not None}
        self._strangers = {p.element for p in said if p.code in OUT_OF_PLACE}
        self._doubled = {p.element: p for p in said if p.code == ids.CODE}
        self._names = {f"#{element.get(XML_ID)}" for element in self._doubled}
        self._asked = {
            (p.element, found[1])
            for p in said
            if p.code in {"attribute-unknown", "attribute-missing"} and (found := _ASKED.match(p.hint))
        }

    def follows(self, problem: Problem) -> bool:
        """True if what a rule says only follows from what was told."""
        if problem.element in self._refused:
            return True
        if problem.code in _NUMBERS and (copied := self._doubled.get(problem.element)):
            copied.hint += " Its number (@n) is given twice, too."
            return True
        if problem.code in _LINKS and self._names.intersection(problem.element.get("target", "").split()):
            return True  # what a link leads to, nobody can say as long as the name is given twice
        if problem.code in _NESTED and self._strangers:
            return any(a in self._strangers for a in problem.element.iterancestors())
        return any((problem.element, name) in self._asked for name in _NAMED.findall(problem.hint))
