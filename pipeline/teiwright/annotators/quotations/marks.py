"""Where quotation marks open and close: from characters to pairs, without a thought about what is quoted.

The sides of a mark decide what it can be; an open mark decides what it is. A mark that stays open at the end of its paragraph
goes on in the next one only if that one begins with the same mark. What cannot be paired becomes no quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.annotators.quotations.languages import Language
    from teiwright.model import Block, Passage

CLUSTER = re.compile("[\"'“”„‟«»‹›’‘‚‛`]+")
"""Marks that touch each other."""
MARKS = "\"“”„‟«»‹›'’‘‚‛`"
SINGLE = frozenset("'’‘‚‛")

_CLOSERS = {
    "“": '”"“',
    "„": "“”",
    "‟": "”",
    "”": '”"',
    '"': '"',
    "``": "''\"",
    "''": "''",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'‘",
    "‛": "’'",
    "‚": "‘’",
    "'": "'’",
}
_BEFORE = frozenset(" \u00a0\u202f\u2009([{—–-/¿¡…_*")
"""Characters after which a mark opens, beside the start of the text."""
_STRONG = frozenset(".,;:!?…—–-)]")
"""Characters after which a mark closes that might be an apostrophe."""
_AHEAD = 100
"""How many marks are looked at to find the end of a single mark."""
_WEAK_LENGTH = 60
"""A single mark that might be an apostrophe closes a quotation of so many characters at the most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quotation in one passage; the marks are in it."""

    passage: int
    start: int
    end: int


@dataclass(slots=True)
class Quotation:
    """Something in quotation marks: one piece, or one for each paragraph that it goes through."""

    mark: str
    """The opening mark."""
    depth: int
    """0 for the outermost."""
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False
    doubtful: bool = False
    """True if an apostrophe may have been taken for its end."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark without its partner."""

    passage: int
    at: int
    mark: str
    opens: bool


@dataclass(slots=True)
class _Open:
    quotation: Quotation
    start: int
    carried: bool = False
    """True if it began in an earlier passage."""


@dataclass(frozen=True, slots=True)
class _Token:
    at: int
    mark: str
    left: str
    """The character before it and before the marks that touch it; empty at the start."""
    right: str


class Orientation:
    """Which way marks look that look both ways: »so« or «so», ”so” or “so”."""

    def __init__(self, text: str) -> None:
        """Look at how a whole text uses them."""
        reversed_ = 0
        if "»" in text or "›" in text:
            reversed_ = len(re.findall(r"(?:^|[\s(—–])[»›]\w", text)) - len(
                re.findall(r"(?:^|[\s(—–])[«‹]", text)
            )
        self._opening = frozenset("„‟“‘‚‛") | (frozenset("»›") if reversed_ > 0 else frozenset("«‹"))
        self._closing = frozenset("”’") | (frozenset("«‹") if reversed_ > 0 else frozenset("»›"))
        if "”" in text and "“" not in text and "„" not in text:
            self._closing -= {"”"}

    def opens(self, mark: str) -> bool | None:
        """True, False, or None for a mark that does both."""
        if mark == "``" or mark in self._opening:
            return True
        return False if mark in self._closing else None


def pairs(
    passages: Sequence[Passage], numbers: Sequence[int], language: Language, orientation: Orientation
) -> Iterator[Quotation | Stray]:
    """The quotations of one stream of text (the running text, or one note).

    Args:
        passages: All passages of the document.
        numbers: Those that belong to the stream, in order.
        language: Elisions that begin or end with an apostrophe.
        orientation: How the text uses its marks.
    """
    stack: list[_Open] = []
    for index, number in enumerate(numbers):
        passage = passages[number]
        following = passages[numbers[index + 1]] if index + 1 < len(numbers) else None
        scan = _Scan(passage.text, number, language, orientation, stack)
        yield from scan.run()
        stack = scan.stack
        if not stack:
            continue
        kept = _carried(passage, following, stack, orientation) if following is not None else 0
        for each in stack[kept:]:
            if each.quotation.mark not in ("'", "’") and not scan.is_elision(each.start):
                yield Stray(number, each.start, each.quotation.mark, opens=True)
        stack = stack[:kept]
        end = len(passage.text.rstrip())
        for each in stack:
            each.quotation.pieces.append(Piece(number, each.start, end))
            each.carried = True
            each.start = -1


def _carried(passage: Passage, following: Passage, stack: list[_Open], orientation: Orientation) -> int:
    """How many of the open marks go on in the following passage."""
    one, two = _container(passage), _container(following)
    if one is two:
        return len(stack)
    if one.element == two.element == "l" and _verse(passage) is _verse(following):
        return len(stack)
    if passage.path[: len(passage.path) - 1] and _parent(passage) is not _parent(following):
        return 0
    text = following.text.lstrip()
    count = at = 0
    for each in stack:
        mark = each.quotation.mark
        # An old habit: the mark that closes stands before every paragraph that goes on.
        closer = (
            mark in "«»‹›" and text[at : at + 1] and text[at] in _CLOSERS[mark] and orientation.opens(mark)
        )
        if not text.startswith(mark, at) and not closer:
            break
        at += len(mark)
        while text[at : at + 1].isspace():
            at += 1
        count += 1
    return count


def _container(passage: Passage) -> Block:
    return passage.block if passage.block.element or not passage.path else passage.path[-1]


def _parent(passage: Passage) -> Block | None:
    path = passage.path if passage.block.element else passage.path[:-1]
    return path[-1] if path else None


def _verse(passage: Passage) -> Block | None:
    """The outermost group of lines."""
    return next((b for b in passage.path if b.element == "lg"), _parent(passage))


def _without_rows(marks: str) -> Iterator[tuple[int, str]]:
    """The marks of a cluster with their places, without rows of three or more of the same."""
    at = 0
    for mark, row in groupby(marks):
        length = sum(1 for _ in row)
        if length < 3 and mark != "`":
            yield from ((at + i, mark) for i in range(length))
        at += length


class _Scan:
    """One passage: its marks from left to right."""

    def __init__(
        self, text: str, number: int, language: Language, orientation: Orientation, stack: list[_Open]
    ) -> None:
        self.text = text
        self.number = number
        self.language = language
        self.orientation = orientation
        self.stack = stack
        self.tokens = self._tokens()
        self.closing_at: dict[int, int] = {}
        """Token that closes a single mark → place where it opened."""
        self.index = 0

    def _tokens(self) -> list[_Token]:
        """The marks; an apostrophe between letters is none, and neither is a row of the same mark."""
        text, tokens = self.text, []
        for found in CLUSTER.finditer(text):
            start, end = found.span()
            left, right = text[start - 1 : start], text[end : end + 1]
            marks = found.group()
            if end - start == 1:
                if marks == "`" or (marks in "'’‘" and left.isalnum() and right.isalnum()):
                    continue
                tokens.append(_Token(start, marks, left, right))
            elif marks in ("``", "''"):
                tokens.append(_Token(start, marks, left, right))
            else:
                tokens.extend(_Token(start + at, mark, left, right) for at, mark in _without_rows(marks))
        return tokens

    def run(self) -> Iterator[Quotation | Stray]:
        """Pair the marks; what stays open is left on the stack."""
        self._reopen()
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            role = self._role(token)
            if role is True:
                self.stack.append(_Open(Quotation(token.mark, len(self.stack)), token.at))
            elif role is False:
                yield from self._close(token)
            self.index += 1

    def _reopen(self) -> None:
        """Marks at the start that only repeat what is open already."""
        waiting = [each for each in self.stack if each.start < 0]
        if not waiting:
            return
        begin = len(self.text) - len(self.text.lstrip())
        for each in waiting:
            each.start = begin
        at = begin
        for each in waiting:
            if self.index == len(self.tokens) or self.tokens[self.index].at != at:
                return
            mark, open_mark = self.tokens[self.index].mark, each.quotation.mark
            if mark != open_mark and not (mark in _CLOSERS.get(open_mark, "") and mark in "«»‹›"):
                return
            each.start = at
            at += len(mark)
            while self.text[at : at + 1].isspace():
                at += 1
            self.index += 1

    # ---------------------------------------------------------------- what a mark does

    def _role(self, token: _Token) -> bool | None:
        """True: opens; False: closes; None: neither (an apostrophe, inches)."""
        mark = token.mark
        if mark in SINGLE:
            return self._single(token)
        top = self.stack[-1].quotation.mark if self.stack else ""
        if top == "„" and mark == "“":
            return False
        is_open = any(mark in _CLOSERS[each.quotation.mark] for each in self.stack)
        fixed = self.orientation.opens(mark)
        if fixed is not None:
            return self._turned(token, fixed)
        if (
            not is_open
            and top == "“"
            and mark == '"'
            and token.left
            and token.left not in _BEFORE
            and not token.right.isalnum()
        ):
            return False
        if not token.left or token.left in _BEFORE:
            if token.left == "" or token.left in "([{¿¡":
                return True
            spaced = not token.right or token.right.isspace()
            if spaced or token.left in "—–-…_*":
                return not is_open
            return True
        if token.left.isdigit() and (not is_open or self._inches(token)):
            return None
        if token.right.isalnum():
            return not is_open
        return False

    def _inches(self, token: _Token) -> bool:
        """Whether a straight mark after a figure, inside a quotation, is followed by one that can close it."""
        if token.mark != '"' or not token.right.isspace():
            return False
        for following in self.tokens[self.index + 1 : self.index + 8]:
            if following.mark == '"':
                return (
                    bool(following.left) and following.left not in _BEFORE and not following.right.isalnum()
                )
        return False

    def _turned(self, token: _Token, opens: bool) -> bool:
        """What a curved mark does, which may have been typed the wrong way round: “so “."""
        top = self.stack[-1].quotation.mark if self.stack else ""
        if opens and token.mark == "“" == top and (not token.right or token.right.isspace()):
            return False
        return (
            True if not opens and token.mark == "”" and not self.stack and self._before_word(token) else opens
        )

    @staticmethod
    def _before_word(token: _Token) -> bool:
        return (not token.left or token.left.isspace()) and token.right.isalnum()

    def _single(self, token: _Token) -> bool | None:
        opener = self.closing_at.get(token.at)
        if opener is not None:
            return False
        if token.mark == "‚":
            return True
        top = self.stack[-1] if self.stack else None
        if top is not None and top.carried and top.quotation.mark in SINGLE and self._may_close(token):
            return False
        if token.mark == "‘" and top is not None and top.quotation.mark == "‚":
            return False
        if token.mark == "’" and not self._opens_with_closer(token):
            return None
        if token.mark == "'" and not self._may_open(token):
            return None
        if top is not None and top.quotation.mark in SINGLE:
            return None
        closer, doubtful = self._closer(token)
        if closer is not None:
            self.closing_at[self.tokens[closer].at] = token.at
            if doubtful:
                self.closing_at[-self.tokens[closer].at - 1] = token.at
            return True
        if self.is_elision(token.at):
            return None
        return True if token.mark == "‘" or self._begins(token) else None

    @staticmethod
    def _may_open(token: _Token) -> bool:
        if not token.right or token.right.isspace():
            return False
        return not token.left or token.left in _BEFORE or (token.left in ",:;" and token.right.isupper())

    def _opens_with_closer(self, token: _Token) -> bool:
        return self.orientation.opens("’") is None and token.mark == "’"

    def _begins(self, token: _Token) -> bool:
        """Whether a straight single mark begins the paragraph, so that it may go on in the next."""
        return not self.text[: token.at].strip(" \"“'‘")

    def is_elision(self, at: int) -> bool:
        """Whether a known elision begins at a mark: ’tis, ’em, ’98."""
        return self.language.elided_start.match(self.text, at + 1) is not None

    def _may_close(self, token: _Token) -> bool:
        if token.mark not in ("'", "’") or not token.left or token.left.isspace():
            return False
        return token.left in _STRONG or not self._apostrophe(token)

    def _apostrophe(self, token: _Token) -> bool:
        """Whether a mark after a letter may be a possessive (the boys’ room) or an elision (goin’ home)."""
        if token.right and not token.right.isspace():
            return False
        rest = self.text[token.at + 1 : token.at + 3]
        if len(rest) < 2 or not (rest[1].islower() or rest[1].isupper()):
            return False
        return self.language.elided_end.search(self.text, max(0, token.at - 20), token.at) is not None

    def _closer(self, opener: _Token) -> tuple[int | None, bool]:
        """The token that closes a single mark, and whether it might be an apostrophe."""
        enclosing = next(
            (e.quotation.mark for e in reversed(self.stack) if e.quotation.mark not in SINGLE), ""
        )
        weak: int | None = None
        inner = ""
        for index in range(self.index + 1, min(self.index + 1 + _AHEAD, len(self.tokens))):
            token = self.tokens[index]
            if token.mark not in SINGLE:
                if inner:
                    if token.mark in _CLOSERS[inner] and not (
                        token.left in _BEFORE and token.right.isalnum()
                    ):
                        inner = ""
                elif enclosing and token.mark in _CLOSERS[enclosing] and self._ends(token):
                    break
                elif self.orientation.opens(token.mark) is not False:
                    inner = token.mark
                continue
            if inner or token.mark in "‚‛":
                continue
            if (
                token.left
                and not token.left.isspace()
                and token.mark in _CLOSERS[opener.mark]
                and token.mark != "‘"
            ):
                if token.left in _STRONG and (not token.right.isalnum() or token.left not in "—–-"):
                    return index, False
                if token.left not in _BEFORE and not token.right.isalnum():
                    if not self._apostrophe(token):
                        return index, False
                    if (
                        weak is None
                        and not self.is_elision(opener.at)
                        and token.at - opener.at <= _WEAK_LENGTH
                    ):
                        weak = index
                    continue
            opening = (
                token.mark != "’" and (not token.left or token.left in _BEFORE) and token.right.isalnum()
            )
            if opening and not self.is_elision(token.at):
                break
        return weak, weak is not None

    def _ends(self, token: _Token) -> bool:
        return self.orientation.opens(token.mark) is False or not (
            (not token.left or token.left in _BEFORE) and token.right.isalnum()
        )

    def _close(self, token: _Token) -> Iterator[Quotation | Stray]:
        at = len(self.stack) - 1
        opener = self.closing_at.get(token.at)
        while at >= 0:
            each = self.stack[at]
            fits = token.mark in _CLOSERS[each.quotation.mark]
            if fits and (opener is None or each.start == opener or each.carried):
                break
            at -= 1
        if at < 0:
            if token.mark not in SINGLE:
                yield Stray(self.number, token.at, token.mark, opens=False)
            return
        for lost in self.stack[at + 1 :]:
            if lost.quotation.mark != "'" and not self.is_elision(lost.start):
                yield Stray(self.number, lost.start, lost.quotation.mark, opens=True)
        each = self.stack[at]
        del self.stack[at:]
        quotation = each.quotation
        end = token.at + len(token.mark)
        if not self.text[each.start : end].strip(MARKS + " \u00a0\u202f"):
            return
        quotation.pieces.append(Piece(self.number, each.start, end))
        quotation.closed = True
        other = quotation.mark == "“" and token.mark != "”"
        quotation.doubtful = quotation.doubtful or other or -token.at - 1 in self.closing_at
        yield quotation
