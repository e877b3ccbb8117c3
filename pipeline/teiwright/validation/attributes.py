"""What is wrong with an element's attributes: unknown, missing, with an impossible value, or not possible together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.validation import values
from teiwright.validation.patterns import Pattern, bearing, required, within
from teiwright.validation.words import Problem, listed, local, near, tag

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.validation.grammar import Grammar

_MOST = 1000
"""So many faults of one element's attributes are worked out; no more findings are listed."""
_GLOBAL = 0.8
"""An attribute that more than this part of the elements may carry is global: it is not named in a list of what is allowed."""

_MEANT = {
    "id": "xml:id", "lang": "xml:lang", "class": "type", "href": "target", "url": "target", "src": "url", "name": "n", "number": "n",
}  # fmt: skip
"""What people write for an attribute, after the habit of other languages."""


class Attributes:
    """Checks the attributes of elements against the grammar."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the grammar whose patterns are asked."""
        self.grammar = grammar
        self.patterns = grammar.patterns
        self.judge = values.Judge()
        counts = Counter(
            name
            for patterns in grammar.elements.values()
            for attribute in grammar.attributes(patterns[0])
            for name in (attribute.names.names if attribute.names else ())
        )
        self.everywhere = frozenset(
            n for n, times in counts.items() if times > _GLOBAL * len(grammar.elements)
        )

    def check(self, element: etree._Element, definition: Pattern) -> tuple[list[Problem], Pattern]:
        """What is wrong with an element's attributes, and what the element may contain when it has them."""
        problems: list[Problem] = []
        state = definition.content
        for key, value in element.attrib.items():
            name = str(key)
            matching = bearing(state, name)
            if not matching:
                if len(problems) == _MOST:
                    continue
                known = self.grammar.attributes(definition)
                every = bearing(definition.content, name)
                problems.append(
                    self._clash(element, name, known)
                    if every
                    else self._unknown_attribute(element, definition, name)
                )
                continue
            fitting = frozenset(a for a in matching if self.judge.fits(a.parts[0], str(value)))
            if not fitting:
                problems.append(self._bad_value(element, name, str(value), matching))
                fitting = frozenset(matching)
            state = self.patterns.with_attribute(state, fitting)
        closed = self.patterns.closed(state)
        if closed is self.patterns.nothing:
            problems.append(self._missing_attribute(element, state))
            closed = self.patterns.closed(state, lenient=True)
        return problems, closed

    def _clash(self, element: etree._Element, name: str, known: tuple[Pattern, ...]) -> Problem:
        others = [
            local(str(k))
            for k in element.attrib
            if str(k) != name
            and any(a.names and a.names.contains(str(k)) for a in known)
            and str(k) not in self.everywhere
        ]
        return Problem(
            "attributes-exclusive", f"{tag(str(element.tag))} cannot have @{local(name)} together with {listed(['@' + o for o in others], most=4) or 'the others'}.",
            "Keep only one of them.", element, attribute=name,
        )  # fmt: skip

    def _unknown_attribute(self, element: etree._Element, definition: Pattern, name: str) -> Problem:
        """An attribute that the element may not have: what was probably meant, or what it may have."""
        here, plain = tag(str(element.tag)), local(name)
        possible = [
            n for a in self.grammar.attributes(definition) for n in sorted(a.names.names if a.names else ())
        ]
        free = [local(n) for n in possible if n not in element.attrib]
        spelt = meant if (meant := _MEANT.get(plain, "")) in free else near(plain, free)
        if spelt:
            hint = f"Did you mean @{spelt}?"
        else:
            own = [local(n) for n in possible if n not in self.everywhere] or [local(n) for n in possible]
            first = f"It belongs to {said}." if (said := self._bearers(name)) else "Delete it."
            hint = f"{first} {here} may have {listed(['@' + n for n in own], last='and')}."
        message = f"{here} cannot have @{_written(element, name)}."
        return Problem("attribute-unknown", message, hint, element, attribute=name)

    def _bearers(self, name: str) -> str:
        """The elements that may have an attribute, in words; the shortest names first."""
        found = (
            n
            for n, ps in self.grammar.elements.items()
            if any(a.names and name in a.names.names for a in self.grammar.attributes(ps[0]))
        )
        return listed(map(tag, sorted(found, key=lambda n: (len(local(n)), n))), most=4)

    def _missing_attribute(self, element: etree._Element, state: Pattern) -> Problem:
        needed = sorted(
            local(n) for a in required(state, "attribute") for n in (a.names.names if a.names else ())
        )
        here = tag(str(element.tag))
        if needed:
            said = listed(["@" + n for n in needed], last="and")
            forms = [values.form(a.parts[0]) for a in required(state, "attribute")]
            hint = f"Add {said}" + (f": {forms[0]}." if len(forms) == 1 and forms[0] else ".")
            return Problem("attribute-missing", f"{here} has no {said}.", hint, element)
        one_of = [
            n for a in within(state, "attribute") if self.patterns.closed(self.patterns.with_attribute(state, frozenset((a,)))) is not self.patterns.nothing
            for n in (a.names.names if a.names else ())
        ]  # fmt: skip
        said = listed(["@" + local(n) for n in one_of], most=5)
        return Problem(
            "attribute-missing",
            f"{here} needs {said or 'other attributes'}.",
            f"Add {said}." if said else "Compare it with a complete one.",
            element,
        )

    def _bad_value(
        self, element: etree._Element, name: str, value: str, matching: tuple[Pattern, ...]
    ) -> Problem:
        """A value that the attribute may not have: what was probably meant, or the form that is wanted."""
        pattern = self.patterns.choice(a.parts[0] for a in matching)
        closed = values.closed_list(pattern)
        form = values.form(pattern)
        shown = value if len(value) <= 60 else value[:60] + "…"
        what = f"@{local(name)} of {tag(str(element.tag))}"
        code, message = "attribute-value", f"“{shown}” is not a value that {what} can have."
        if values.is_date(pattern):
            code = "date-form"
            message, hint = self._bad_date(shown, what, value, pattern, form)
        elif closed:
            meant = near(value.strip(), [v for v, _ in closed])
            hint = f"{f'Did you mean “{meant}”? ' if meant else ''}Possible: {form}."
        elif not value.strip():
            message, hint = f"{what} is empty.", "Give it a value, or delete the attribute."
        else:
            hint = f"It must be {form}." if form else "Correct it."
        return Problem(code, message, hint, element, attribute=name)

    def _bad_date(self, shown: str, what: str, value: str, pattern: Pattern, form: str) -> tuple[str, str]:
        """What is wrong with a date, and what to do."""
        message = f"“{shown}” in {what} is not a date that a computer can read."
        date = values.proposed_date(value)
        if date and self.judge.fits(pattern, date):
            return message, f"Write {date}."
        if values.looks_right(value):
            return (
                f"There is no such day, month or year as “{shown}” in {what}.",
                "Compare it with the source and correct it.",
            )
        if span := values.proposed_span(value):
            return message, f'Write notBefore="{span[0]}" notAfter="{span[1]}" in place of it.'
        return message, f"Write {form}; where it is not that exact, use @notBefore and @notAfter."


def _written(element: etree._Element, name: str) -> str:
    """An attribute as it stands in the file, with its prefix."""
    space = name[1:].partition("}")[0] if name.startswith("{") else ""
    prefix = next((p for p, n in element.nsmap.items() if p and n == space), "")
    return f"{prefix}:{local(name)}" if prefix else local(name)
