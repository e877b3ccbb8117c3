"""What is wrong with the order, number and kind of an element's children, found with derivatives and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from teiwright.validation.patterns import TEXT_TOKEN, Pattern, within
from teiwright.validation.words import Problem, cut, listed, local, tag, usual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from teiwright.validation.grammar import Grammar

_LOOK = 24
"""How many places at the beginning and the end of the children are tried for a child that stands in the wrong one."""


class Token(Struct, frozen=True):
    """A child element or a piece of text between the tags."""

    name: str
    """The name in Clark's notation, or TEXT_TOKEN."""
    node: etree._Element
    """The child; for text, the element behind whose tag it stands."""
    slot: str = "start"
    words: str = ""
    """Of text: the text."""


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
        walk = _Walk(self, element, start, tokens)
        return walk.problems, walk.children

    def anywhere(self, start: Pattern, name: str) -> tuple[Pattern, ...]:
        """The definitions that a child of that name has at some place of a content; empty if it has no place in it."""
        return tuple(p for p in within(start, "element") if p.names and p.names.contains(name))

    def holds_text(self, name: str) -> bool:
        """True if the element may contain text."""
        return any(
            p.kind == "text" for d in self.grammar.elements.get(name, ()) for p in within(d.content, "text")
        )

    def shortest(self, state: Pattern) -> list[list[str]]:
        """What must still come: for each step the names that are possible, for the shortest way to an end."""
        return next(self._ways(state, 3), [])

    def _ways(self, state: Pattern, depth: int) -> Iterator[list[list[str]]]:
        names = self.names(state)
        ends = [n for n in names if self.patterns.after(state, n).nullable]
        if ends:
            yield [ends]
        elif depth:
            for name in names[:20]:
                for rest in self._ways(self.patterns.after(state, name), depth - 1):
                    yield [[name], *rest]


class _Walk:
    """One way along the children of an element: where the grammar is after each, and what was found wrong."""

    def __init__(
        self, content: Content, element: etree._Element, start: Pattern, tokens: Sequence[Token]
    ) -> None:
        self.content = content
        self.after = content.patterns.after
        self.nothing = content.patterns.nothing
        self.element = element
        self.parent = tag(str(element.tag))
        self.start = start
        self.tokens = tokens
        self.state = start
        self.states = [start]
        """Where the grammar was before each token."""
        self.moved: set[str] = set()
        """Names of children that were told to be moved up; they are not wrong again where they stand."""
        self.postponed: set[str] = set()
        """Names of children that were met too early; they are taken in where they belong."""
        self.misfits: set[int] = set()
        """Which tokens do not fit."""
        self.problems: list[Problem] = []
        self.children: list[tuple[etree._Element, tuple[Pattern, ...]]] = []
        for index in range(len(tokens)):
            self._step(index)
            self.states.append(self.state)
        self._end()

    def _step(self, index: int) -> None:
        token = self.tokens[index]
        after = self.after(self.state, token.name)
        if after is self.nothing and self.postponed:
            self._take_postponed(token.name)
            after = self.after(self.state, token.name)
        if after is not self.nothing:
            definitions = self.content.definitions(self.state, token.name) if token.name else ()
            self.state = after
        else:
            if token.name in self.moved:
                self.moved.discard(token.name)
            elif index - 1 not in self.misfits or self.tokens[index - 1].name != token.name:
                self._misfit(index)
            self.misfits.add(index)
            definitions = self.content.anywhere(self.start, token.name) or self.content.grammar.elements.get(
                token.name, ()
            )
        if token.name:
            self.children.append((token.node, definitions))

    def _end(self) -> None:
        if not self.state.nullable:
            for name in sorted(self.postponed):
                late = self.after(self.state, name)
                self.state = self.state if late is self.nothing else late
        if not self.state.nullable:
            self.problems.append(self._unfinished())

    def _take_postponed(self, name: str) -> None:
        """Go on behind a child that was met too early, if it is what is wanted before the child of that name."""
        for early in sorted(self.postponed):
            behind = self.after(self.state, early)
            if self.after(behind, name) is not self.nothing:
                self.postponed.discard(early)
                self.state = behind
                return

    def _misfit(self, index: int) -> None:
        """Say what is wrong with a token that cannot stand where it does, and go on as if it were mended."""
        token = self.tokens[index]
        if token.name == TEXT_TOKEN:
            self.problems.append(self._text(token))
            return
        if not self.content.anywhere(self.start, token.name):
            return  # whoever checks the children says which element is unknown or out of place
        between = [
            n
            for n in self.content.names(self.state)
            if self.after(self.after(self.state, n), token.name) is not self.nothing
        ]
        later = {t.name for t in self.tokens[index + 1 :]} if between else set()
        late = next((n for n in between if n in later), None)
        if late is not None:
            self._turned(index, late)
            return
        place = self._earlier(index)
        if place is not None:
            self.problems.append(self._too_late(index, place))
        elif not between:
            self.problems.append(self._repeated_or_lost(index))
        else:
            names = [tag(n) for n in between]
            child = tag(token.name)
            message = f"In {self.parent}, {listed(names, most=5)} is missing before {child}."
            hint = f"Add {listed(names, most=3)} before it."
            self.problems.append(self._lacking(names, message, hint, token.node))
            self.state = self.after(self.after(self.state, between[0]), token.name)

    def _turned(self, index: int, late: str) -> None:
        """Two children in the wrong order: either the later one is to be moved up, or also this one down."""
        token = self.tokens[index]
        child = tag(token.name)
        behind = self.after(self.state, late)
        both = self.after(behind, token.name)
        following = next((t.name for t in self.tokens[index + 1 :] if t.name != late), "")
        self.moved.add(late)
        if (
            following
            and self.after(both, following) is self.nothing
            and self.after(behind, following) is not self.nothing
        ):
            self.postponed.add(token.name)
            both = behind
        self.problems.append(
            Problem(
                "element-order",
                f"In {self.parent}, {child} stands before {tag(late)}; it must stand after it.",
                f"Move {tag(late)} before {child}."
                if both is not behind
                else f"Let {tag(late)} and {child} change places.",
                token.node,
            )
        )
        self.state = both

    def _earlier(self, index: int) -> int | None:
        """The first place before which the child would have been possible, and not only another of its kind."""
        name = self.tokens[index].name
        places: dict[int, None] = dict.fromkeys(
            [*range(min(index, _LOOK)), *range(max(index - _LOOK, 0), index)]
        )
        for place in places:
            if self.tokens[place].name == name:
                continue
            state = self.after(self.states[place], name)
            for at in range(place, min(index, place + 200)):
                if at in self.misfits:
                    continue
                if state is self.nothing:
                    break
                state = self.after(state, self.tokens[at].name)
            if state is not self.nothing:
                return place
        return None

    def _too_late(self, index: int, place: int) -> Problem:
        tokens, child = self.tokens, tag(self.tokens[index].name)
        behind = next((t.name for t in tokens[place:index] if t.name), "")
        if local(behind) == "div":
            return Problem(
                "element-order",
                f"In {self.parent}, {child} stands after {tag(behind)}: once a text is divided, all that follows must be in a division.",
                f"Move it into the {tag(behind)} before it, or into a {tag(behind)} of its own.",
                tokens[index].node,
            )
        first = all(t.name != behind for t in tokens[:place])
        return Problem(
            "element-order",
            f"In {self.parent}, {child} stands too late: it must come before {tag(behind)}.",
            f"Move it before {'the first ' if first else ''}{tag(behind)}.",
            tokens[index].node,
        )

    def _repeated_or_lost(self, index: int) -> Problem:
        """A child too many, or one that has no place behind the one before it."""
        token, child = self.tokens[index], tag(self.tokens[index].name)
        if any(t.name == token.name for t in self.tokens[:index]):
            return Problem(
                "element-repeated",
                f"{self.parent} has more than one {child}; only one is possible.",
                "Keep one, or put what they say together.",
                token.node,
            )
        above = self.tokens[index - 1].name if index else ""
        what = f"after {tag(above)}" if above else "at this place"
        possible = [tag(n) for n in self.content.names(self.state)]
        hint = (
            f"Here only {listed(possible)} may follow."
            if possible
            else f"Nothing more may follow in {self.parent}."
        )
        return Problem("element-order", f"In {self.parent}, {child} cannot stand {what}.", hint, token.node)

    def _text(self, token: Token) -> Problem:
        words = " ".join(token.words.split())
        possible = self.content.names(self.start)
        holders = [n for n in self.content.names(self.state) or possible if self.content.holds_text(n)]
        best = sorted(holders, key=usual)
        hint = (
            f"Put it into {listed([tag(n) for n in best[:1]])}."
            if best
            else "Delete it, or move it where text may stand."
        )
        if not possible:
            hint = f"{self.parent} is always empty: move the text out of it."
        return Problem(
            "text-misplaced",
            f"The text “{cut(words, 40)}” stands directly in {self.parent}, where no text may stand.",
            hint,
            token.node,
            slot=token.slot,
        )

    def _unfinished(self) -> Problem:
        parent, tokens = self.parent, self.tokens
        path = self.content.shortest(self.state)
        if not path:
            return self._lacking([], f"{parent} is not complete.", "Compare it with a complete one.")
        if len(path) == 1 and len(path[0]) > 1:
            one_of = [tag(n) for n in sorted(path[0], key=usual)]
            last = f" after {tag(tokens[-1].name)}" if tokens and tokens[-1].name else ""
            message = f"{parent} is not complete: it must contain {listed(one_of, most=5)}{last}."
            return self._lacking(one_of, message, f"Add {listed(one_of[:2])}.")
        parts = [tag(names[0]) for names in path]
        needed = listed(parts, last="and")
        behind = next((t.name for t in reversed(tokens) if t.name), "")
        where = f" after {tag(behind)}" if behind else ""
        return self._lacking(parts, f"{parent} has no {needed}.", f"Add {needed}{where}.")

    def _lacking(
        self, needed: Sequence[str], message: str, hint: str, at: etree._Element | None = None
    ) -> Problem:
        place = self.element if at is None else at
        return Problem("element-missing", message, hint, place, lacking=self.element, needed=tuple(needed))
