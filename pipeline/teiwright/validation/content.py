"""What is wrong with the order, number and kind of an element's children, found with derivatives and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teiwright.validation.patterns import TEXT_TOKEN, Pattern, within
from teiwright.validation.words import Problem, listed, local, tag, usual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from teiwright.validation.grammar import Grammar

_LOOK = 24
"""How many places at the beginning and the end of the children are tried for a child that stands in the wrong one."""


class Token(NamedTuple):
    """A child element or a piece of text between the tags."""

    name: str
    """The name in Clark's notation, or TEXT_TOKEN."""
    node: etree._Element
    """The child; for text, the element behind whose tag it stands."""
    slot: str = "start"


class Content:
    """Checks the children of elements against the grammar."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar whose patterns are asked."""
        self.grammar = grammar
        self.patterns = grammar.patterns
        self._definitions: dict[tuple[int, str], tuple[Pattern, ...]] = {}

    def definitions(self, state: Pattern, name: str) -> tuple[Pattern, ...]:
        """The definitions that a child of that name has here; empty if it may not stand here."""
        found = self._definitions.get((state.number, name))
        if found is None:
            found = tuple(
                p
                for p in self.patterns.expected(state)
                if p.kind == "element" and p.names and p.names.contains(name)
            )
            self._definitions[state.number, name] = found
        return found

    def names(self, state: Pattern) -> list[str]:
        """The names of the elements that may come next, in the order of the schema."""
        found = {
            n: p.number
            for p in self.patterns.expected(state)
            if p.kind == "element" and p.names
            for n in p.names.names
        }
        return sorted(found, key=lambda n: (found[n], n))

    def check(
        self, element: etree._Element, start: Pattern, tokens: Sequence[Token]
    ) -> tuple[list[Problem], list[tuple[etree._Element, tuple[Pattern, ...]]]]:
        """Check one element's content.

        Args:
            element: the element.
            start: what it may contain, once its attributes have been read.
            tokens: its children and text.

        Returns:
            What is wrong, and every child with its definitions (none if it is out of place).
        """
        problems: list[Problem] = []
        children: list[tuple[etree._Element, tuple[Pattern, ...]]] = []
        states = [start]
        state = start
        moved: set[str] = set()
        postponed: set[str] = set()
        misfits: set[int] = set()
        for index, token in enumerate(tokens):
            after = self.patterns.after(state, token.name)
            if after is self.patterns.nothing and postponed:
                state = self._with_postponed(state, token.name, postponed)
                after = self.patterns.after(state, token.name)
            if after is not self.patterns.nothing:
                if token.name:
                    children.append((token.node, self.definitions(state, token.name)))
                state = after
            else:
                if token.name in moved:
                    moved.discard(token.name)
                elif index - 1 not in misfits or tokens[index - 1].name != token.name:
                    found, state = self._misfit(
                        element, start, state, tokens, index, states, moved, postponed, misfits
                    )
                    problems.extend(found)
                misfits.add(index)
                if token.name:
                    children.append((token.node, self._anywhere(start, token.name)))
            states.append(state)
        if not state.nullable:
            for name in sorted(postponed):
                late = self.patterns.after(state, name)
                state = state if late is self.patterns.nothing else late
        if not state.nullable:
            problems.append(self._unfinished(element, state, tokens))
        return problems, children

    def _with_postponed(self, state: Pattern, name: str, postponed: set[str]) -> Pattern:
        """The state behind a child that was met too early, if it is what is wanted before the child of that name."""
        for early in sorted(postponed):
            behind = self.patterns.after(state, early)
            if self.patterns.after(behind, name) is not self.patterns.nothing:
                postponed.discard(early)
                return behind
        return state

    def _turned(
        self,
        parent: str,
        tokens: Sequence[Token],
        index: int,
        state: Pattern,
        late: str,
        moved: set[str],
        postponed: set[str],
    ) -> tuple[list[Problem], Pattern]:
        """Two children in the wrong order: either the later one is to be moved up, or also this one down."""
        token = tokens[index]
        child = tag(token.name)
        behind = self.patterns.after(state, late)
        both = self.patterns.after(behind, token.name)
        following = next((t.name for t in tokens[index + 1 :] if t.name != late), "")
        moved.add(late)
        if (
            following
            and self.patterns.after(both, following) is self.patterns.nothing
            and self.patterns.after(behind, following) is not self.patterns.nothing
        ):
            postponed.add(token.name)
            both = behind
        return [
            Problem(
                "element-order",
                f"In {parent}, {child} stands before {tag(late)}; it must stand after it.",
                f"Move {tag(late)} before {child}."
                if both is not behind
                else f"Let {tag(late)} and {child} change places.",
                token.node,
            )
        ], both

    def _anywhere(self, start: Pattern, name: str) -> tuple[Pattern, ...]:
        here = tuple(p for p in within(start, "element") if p.names and p.names.contains(name))
        return here or self.grammar.elements.get(name, ())

    def _misfit(
        self,
        element: etree._Element,
        start: Pattern,
        state: Pattern,
        tokens: Sequence[Token],
        index: int,
        states: list[Pattern],
        moved: set[str],
        postponed: set[str],
        misfits: set[int],
    ) -> tuple[list[Problem], Pattern]:
        token = tokens[index]
        if token.name == TEXT_TOKEN:
            return [self._text(element, start, state, token)], state
        if not self._anywhere_here(start, token.name):
            return [], state  # the walk says which element is unknown or out of place
        parent, child = tag(str(element.tag)), tag(token.name)
        before = [
            n
            for n in self.names(state)
            if self.patterns.after(self.patterns.after(state, n), token.name) is not self.patterns.nothing
        ]
        later = {t.name for t in tokens[index + 1 :]} if before else set()
        late = [n for n in before if n in later]
        if late:
            return self._turned(parent, tokens, index, state, late[0], moved, postponed)
        place = self._earlier(tokens, index, states, misfits)
        if place is not None:
            return [self._too_late(parent, child, tokens, index, place)], state
        if any(t.name == token.name for t in tokens[:index]) and not before:
            return [
                Problem(
                    "element-repeated",
                    f"{parent} has more than one {child}; only one is possible.",
                    "Keep one, or put what they say together.",
                    token.node,
                )
            ], state
        if before:
            names = [tag(n) for n in before]
            return [
                _lacking(
                    element,
                    names,
                    f"In {parent}, {listed(names, most=5)} is missing before {child}.",
                    f"Add {listed(names, most=3)} before it.",
                    token.node,
                )
            ], self.patterns.after(self.patterns.after(state, before[0]), token.name)
        what = f"after {tag(tokens[index - 1].name)}" if index and tokens[index - 1].name else "at this place"
        possible = [tag(n) for n in self.names(state)]
        hint = (
            f"Here only {listed(possible)} may follow."
            if possible
            else f"Nothing more may follow in {parent}."
        )
        return [
            Problem("element-order", f"In {parent}, {child} cannot stand {what}.", hint, token.node)
        ], state

    def _anywhere_here(self, start: Pattern, name: str) -> bool:
        return any(p.names and p.names.contains(name) for p in within(start, "element"))

    def _earlier(
        self, tokens: Sequence[Token], index: int, states: list[Pattern], misfits: set[int]
    ) -> int | None:
        """The first place before which the child would have been possible, and not only another of its kind."""
        name = tokens[index].name
        places: dict[int, None] = dict.fromkeys(
            [*range(min(index, _LOOK)), *range(max(index - _LOOK, 0), index)]
        )
        for place in places:
            if tokens[place].name == name:
                continue
            state = self.patterns.after(states[place], name)
            for at in range(place, min(index, place + 200)):
                if at in misfits:
                    continue
                if state is self.patterns.nothing:
                    break
                state = self.patterns.after(state, tokens[at].name)
            if state is not self.patterns.nothing:
                return place
        return None

    def _too_late(self, parent: str, child: str, tokens: Sequence[Token], index: int, place: int) -> Problem:
        behind = next((t.name for t in tokens[place:index] if t.name), "")
        first = all(t.name != behind for t in tokens[:place])
        hint = f"Move it before {'the first ' if first else ''}{tag(behind)}."
        if local(behind) == "div":
            return Problem(
                "element-order",
                f"In {parent}, {child} stands after {tag(behind)}: once a text is divided, all that follows must be in a division.",
                f"Move it into the {tag(behind)} before it, or into a {tag(behind)} of its own.",
                tokens[index].node,
            )
        return Problem(
            "element-order",
            f"In {parent}, {child} stands too late: it must come before {tag(behind)}.",
            hint,
            tokens[index].node,
        )

    def _text(self, element: etree._Element, start: Pattern, state: Pattern, token: Token) -> Problem:
        words = " ".join(((token.node.text if token.slot == "text" else token.node.tail) or "").split())
        shown = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + "…"
        parent = tag(str(element.tag))
        holders = [n for n in self.names(state) or self.names(start) if self._holds_text(n)]
        best = sorted(holders, key=usual)
        hint = (
            f"Put it into {listed([tag(n) for n in best[:1]])}."
            if best
            else "Delete it, or move it where text may stand."
        )
        if not self.names(start):
            hint = f"{parent} is always empty: move the text out of it."
        return Problem(
            "text-misplaced",
            f"The text “{shown}” stands directly in {parent}, where no text may stand.",
            hint,
            token.node,
            slot=token.slot,
        )

    def _holds_text(self, name: str) -> bool:
        return any(
            p.kind == "text" for d in self.grammar.elements.get(name, ()) for p in within(d.content, "text")
        )

    def _unfinished(self, element: etree._Element, state: Pattern, tokens: Sequence[Token]) -> Problem:
        parent = tag(str(element.tag))
        path = self._shortest(state)
        if not path:
            return _lacking(element, [], f"{parent} is not complete.", "Compare it with a complete one.")
        if len(path) == 1 and len(path[0]) > 1:
            one_of = [tag(n) for n in sorted(path[0], key=usual)]
            last = f" after {tag(tokens[-1].name)}" if tokens and tokens[-1].name else ""
            return _lacking(
                element,
                one_of,
                f"{parent} is not complete: it must contain {listed(one_of, most=5)}{last}.",
                f"Add {listed(one_of[:2])}.",
            )
        parts = [tag(names[0]) for names in path]
        needed = listed(parts, last="and")
        return _lacking(element, parts, f"{parent} has no {needed}.", f"Add {needed}{self._behind(tokens)}.")

    @staticmethod
    def _behind(tokens: Sequence[Token]) -> str:
        last = next((t.name for t in reversed(tokens) if t.name), "")
        return f" after {tag(last)}" if last else ""

    def _shortest(self, state: Pattern) -> list[list[str]]:
        """What must still come: for each step the names that are possible, for the shortest way to an end."""
        for path in self._ways(state, 3):
            return path
        return []

    def _ways(self, state: Pattern, depth: int) -> Iterator[list[list[str]]]:
        names = self.names(state)
        ends = [n for n in names if self.patterns.after(state, n).nullable]
        if ends:
            yield [ends]
        elif depth:
            for name in names[:20]:
                for rest in self._ways(self.patterns.after(state, name), depth - 1):
                    yield [[name], *rest]


def _lacking(
    element: etree._Element, needed: Sequence[str], message: str, hint: str, at: etree._Element | None = None
) -> Problem:
    problem = Problem("element-missing", message, hint, element if at is None else at)
    problem.lacking, problem.needed = element, tuple(needed)
    return problem
