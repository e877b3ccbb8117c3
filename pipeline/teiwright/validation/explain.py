"""Why a document does not follow its grammar: every fault, where it is and what to do, from our own reading of the grammar.

The verdict, valid or not, is not made here (see `relaxng`): this says it in words.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.validation import causes, tei_names, values
from teiwright.validation.attributes import Attributes
from teiwright.validation.content import Content, Token
from teiwright.validation.patterns import TEXT_TOKEN, Pattern, within
from teiwright.validation.words import MEANT, NUMBERED, Problem, listed, local, near, tag, text_in
from teiwright.xml_names import INCLUDE, TEI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teiwright.validation.grammar import Grammar

_OF_ITS_PLACE = frozenset({"element-missing", "element-order", "text-misplaced", "attribute-missing"})
_MOST = 1000
"""So many children of one element are worked out that may not stand in it; no more findings are listed."""
_SKIPPED = (etree._Comment, etree._ProcessingInstruction)  # noqa: SLF001 - lxml's public functions of the same name are not types


_ELSEWHERE = " Or check against a schema that has it (--schema)."


class Explainer:
    """Explains documents against one grammar; what it learns of the grammar is kept."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar."""
        self.grammar = grammar
        self.patterns = grammar.patterns
        self.content = Content(grammar)
        self.attributes = Attributes(grammar)

    def problems(self, tree: etree._ElementTree) -> Iterator[Problem]:
        """Every fault, in the order of the document."""
        yield from _Walk(self, tree).run()


class _Walk:
    """One walk through a tree that is not valid, from the outermost element inwards: what is wrong at each element."""

    def __init__(self, explainer: Explainer, tree: etree._ElementTree) -> None:
        self.tree = tree
        self.grammar = explainer.grammar
        self.patterns = explainer.patterns
        self.content = explainer.content
        self.attributes = explainer.attributes
        self.alias: dict[str, str] = {}
        self.strangers: set[etree._Element] = set()
        self.taken_for: dict[etree._Element, tuple[Pattern, ...]] = {}
        """Elements that may not stand where they stand, with the definitions of what was probably meant."""
        self.used = Counter[str]()

    def run(self) -> Iterator[Problem]:
        root = self.tree.getroot()
        yield from self._namespace(root)
        name = self.name(root)
        definitions = self.content.definitions(self.grammar.start, name)
        if not definitions:
            yield from self._wrong_root(root, name)
            definitions = self.grammar.elements.get(name, ())
        waiting: list[tuple[etree._Element, tuple[Pattern, ...]]] = [(root, definitions)]
        while waiting:
            element, definitions = waiting.pop()
            found, children = self._best(element, definitions)
            if element in self.strangers:
                # Of what stands in the wrong place, only what would be wrong in every place is said.
                found = [p for p in found if p.code not in _OF_ITS_PLACE]
            self.strangers.update(p.element for p in found if p.code == "element-misplaced")
            yield from found
            waiting.extend(reversed(children))

    def name(self, element: etree._Element) -> str:
        """The name of an element, as if its namespace were right when it was reported once as wrong."""
        name = str(element.tag)
        if self.alias:
            space, _, rest = name[1:].partition("}") if name.startswith("{") else ("", "", name)
            if space in self.alias:
                return f"{{{self.alias[space]}}}{rest}"
        return name

    # The outermost element --------------------------------------------------------------------------------------

    def _namespace(self, root: etree._Element) -> Iterator[Problem]:
        wanted = self.grammar.namespace
        given = etree.QName(root).namespace or ""
        if given == wanted or self.content.definitions(self.grammar.start, str(root.tag)):
            return
        if f"{{{wanted}}}{etree.QName(root).localname}" in self.grammar.elements:
            self.alias[given] = wanted
            what = "the TEI namespace" if wanted == TEI else f"the namespace {wanted}"
            if given:
                message = f"The elements are in the namespace “{given}”, not in {what}."
            else:
                message = f"The elements are in no namespace, so no program knows that they are {'TEI' if wanted == TEI else 'of this kind'}."
            yield Problem(
                "namespace", message, f'Write xmlns="{wanted}" in the tag <{local(str(root.tag))}>.', root
            )

    def _wrong_root(self, root: etree._Element, name: str) -> Iterator[Problem]:
        names = self.content.names(self.grammar.start)
        possible = [tag(n) for n in names]
        if name in self.grammar.elements:
            hint = f"Put everything into {possible[0] if possible else 'the right element'}, or validate the complete file."
        elif meant := near(local(name), [local(n) for n in names]):
            hint = f"Did you mean <{meant}>?"
        else:
            hint = "Is this the right file? Another kind of XML needs its own schema: --schema FILE.rng"
        message = f"The outermost element is {tag(name)}; it must be {listed(possible, most=4)}."
        yield Problem("root", message, hint, root)

    # One element ------------------------------------------------------------------------------------------------

    def _best(
        self, element: etree._Element, definitions: tuple[Pattern, ...]
    ) -> tuple[list[Problem], list[tuple[etree._Element, tuple[Pattern, ...]]]]:
        """Against the definition that fits best, where a name has several."""
        tokens = [*self._tokens(element)]
        if not definitions:
            return [], [
                (t.node, self.grammar.elements.get(t.name, ()))
                for t in tokens
                if t.name and t.slot == "start"
            ]
        results = (self._one(element, d, tokens) for d in definitions[:8])
        best = next(results)
        for other in results:
            if not best[0]:
                break
            if len(other[0]) < len(best[0]):
                best = other
        return best

    def _tokens(self, element: etree._Element) -> Iterator[Token]:
        # Text behind a comment goes with the element before that: a comment has no place in the grammar.
        before, slot, words = element, "text", element.text or ""
        for child in element:
            if isinstance(child, _SKIPPED):
                words += child.tail or ""
                continue
            if words.strip():
                yield Token(TEXT_TOKEN, before, slot, words)
            name = self.name(child)
            self.used[name] += 1
            yield Token(name, child)
            before, slot, words = child, "tail", child.tail or ""
        if words.strip():
            yield Token(TEXT_TOKEN, before, slot, words)

    def _one(
        self, element: etree._Element, definition: Pattern, tokens: list[Token]
    ) -> tuple[list[Problem], list[tuple[etree._Element, tuple[Pattern, ...]]]]:
        problems, state = self.attributes.check(element, definition)
        valued = any(True for _ in within(state, "data", "value", "list"))
        if valued and not any(t.name for t in tokens):
            return [*problems, *self._value_of(element, state)], []
        allowed = self.grammar.children(definition)
        found, children = self.content.check(element, state, tokens)
        needed = frozenset(n for p in found for n in p.needed)
        strangers = (
            token
            for token in tokens
            if token.name and token.name not in allowed and not self._wildcard(state, token.name)
        )
        misplaced = [self._stranger(element, definition, t, needed) for t in islice(strangers, _MOST)]
        if misplaced or any(p.code == "text-misplaced" for p in found):
            children = [(node, self.taken_for.get(node, of)) for node, of in children]
            among = causes.together(element, tokens, misplaced, found)
            found = causes.without_paragraph(self.grammar, definition, self.name(element), tokens, among)
        return [*problems, *_in_order(element, found)], children

    @staticmethod
    def _wildcard(state: Pattern, name: str) -> bool:
        return any(p.names and p.names.contains(name) for p in within(state, "element"))

    def _value_of(self, element: etree._Element, state: Pattern) -> Iterator[Problem]:
        value = text_in(element)
        if not self.attributes.judge.fits(state, value):
            form = values.form(state)
            hint = f"It must be {form}." if form else "Correct it."
            yield Problem(
                "content-value",
                f"“{' '.join(value.split())}” is not possible in {tag(str(element.tag))}.",
                hint,
                element,
                slot="text" if value.strip() else "start",
            )

    # Children that are unknown or in the wrong place --------------------------------------------------------------

    def _stranger(
        self, parent: etree._Element, definition: Pattern, token: Token, needed: Collection[str]
    ) -> Problem:
        name, here = token.name, tag(str(parent.tag))
        if name == INCLUDE:
            return inclusion(token.node)
        if name in self.grammar.elements:
            problem = Problem(
                "element-misplaced", f"{tag(name)} cannot stand directly in {here}.", "", token.node
            )
        else:
            problem = self._unknown(parent, definition, token)
            if not problem.hint.startswith("Allowed"):
                return problem
        meant = causes.meant(self.grammar, self.attributes.everywhere, definition, token, needed)
        if meant:
            self.taken_for[token.node] = self.grammar.elements[meant]
            problem.hint = f"Perhaps {tag(meant)} is meant: it may stand here with what is in it."
        elif not problem.hint:
            problem.hint = self._where(parent, definition, name)
        return problem

    def _unknown(self, parent: etree._Element, definition: Pattern, token: Token) -> Problem:
        name, wanted = token.name, self.grammar.namespace
        plain = local(name)
        if not name.startswith(f"{{{wanted}}}") and f"{{{wanted}}}{plain}" in self.grammar.elements:
            space = etree.QName(token.node).namespace
            what = f"in the namespace “{space}”" if space else "in no namespace"
            hint = f'Take away its xmlns="{space or ""}", or write xmlns="{wanted}" in it.'
            return Problem(
                "namespace",
                f"{tag(name)} is {what}, not in {'that of TEI' if wanted == TEI else wanted}.",
                hint,
                token.node,
            )
        allowed = {local(n) for n in self.grammar.children(definition)}
        known = {local(n) for n in self.grammar.elements}
        of_tei = name.startswith(f"{{{TEI}}}") and plain in tei_names.NAMES
        message = (
            f"TEI has an element {tag(name)}, but this schema leaves it out."
            if of_tei
            else f"There is no element {tag(name)} in this schema."
        )
        for group in (allowed, known):
            meant = [m for m in MEANT.get(plain, MEANT.get(plain.lower(), ())) if m in group and m != plain]
            if meant:
                advice = f"Use <{meant[0]}>" + (
                    ' with @rend, for example rend="italic".'
                    if meant[0] == "hi"
                    else ", with @n for its level."
                    if plain in NUMBERED
                    else "."
                )
                if of_tei:
                    advice += _ELSEWHERE
                return Problem("element-unknown", message, advice, token.node)
            spelt = "" if of_tei else near(plain, group)
            if spelt:
                return Problem("element-unknown", message, f"Did you mean <{spelt}>?", token.node)
        return Problem(
            "element-unknown",
            message,
            f"Allowed in {tag(str(parent.tag))}: {self._allowed(definition)}."
            + (_ELSEWHERE if of_tei else ""),
            token.node,
        )

    def _where(self, parent: etree._Element, definition: Pattern, name: str) -> str:
        """What to do with an element that may not stand where it stands."""
        parents = self.grammar.parents.get(name, frozenset())
        child = tag(name)
        for ancestor in parent.iterancestors():
            if self.name(ancestor) in parents:
                inner = next(a for a in (parent, *parent.iterancestors()) if a.getparent() is ancestor)
                return f"End {tag(str(inner.tag))} before it, so that {child} stands in {tag(str(ancestor.tag))}; or use another element. Allowed here: {self._allowed(definition)}."
        between = sorted(parents & self.grammar.children(definition), key=self._commonness)
        if between:
            return f"Put it into {listed([tag(n) for n in between[:3]])}, which may stand here."
        possible = listed([tag(n) for n in sorted(parents, key=self._commonness)], most=5)
        return (
            f"{child} may stand in {possible}." if possible else f"Allowed here: {self._allowed(definition)}."
        )

    def _commonness(self, name: str) -> tuple[int, int, str]:
        return -self.used[name], len(local(name)), name

    def _allowed(self, definition: Pattern) -> str:
        names = sorted(self.grammar.children(definition), key=self._commonness)
        return listed([tag(n) for n in names]) or "no element at all"


def inclusion(node: etree._Element) -> Problem:
    """What is said of an xi:include, which is never followed."""
    return Problem(
        "xinclude",
        f"Another file (“{node.get('href', '')}”) is to be included here. It is not read: what it holds has not been validated.",
        "Put its content here, or validate that file by itself.",
        node,
    )


def _in_order(parent: etree._Element, problems: list[Problem]) -> list[Problem]:
    if len(problems) < 2:
        return problems
    wanted = {p.element for p in problems}
    order = {child: index for index, child in enumerate(parent) if child in wanted}
    return sorted(problems, key=lambda p: order.get(p.element, -1))
