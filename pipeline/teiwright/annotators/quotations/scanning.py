"""One paragraph from left to right: which mark opens, which closes, which is an apostrophe or a sign for inches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.quotations.characters import CLOSERS, MARKS, SINGLE, STOPS, Orientation, Token
from teiwright.annotators.quotations.pieces import Open, Piece, Quotation, Stray
from teiwright.annotators.quotations.singles import AHEAD, Singles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teiwright.annotators.quotations.language import Language

_REPEATED = frozenset("«“„")
"""Marks that may be repeated at the beginning of every line."""
_DEEPEST = 24
"""So many marks may be open at a time; more are typing, not quotation."""


class Scan(Singles):
    """One passage: its marks from left to right."""

    def __init__(
        self, text: str, number: int, language: Language, orientation: Orientation, stack: list[Open]
    ) -> None:
        """Find the marks; `stack` has those that are open from the paragraph before."""
        super().__init__(text, language, orientation, stack)
        self.number = number
        self.line_begins: Callable[[int], bool] = lambda at: at == 0
        """Whether a character is the first of its line."""
        self.other = 0
        """The next mark that is not the same at the beginning of a line, as far as it was looked for."""

    def run(self) -> Iterator[Quotation | Stray]:
        """Pair the marks; what stays open is left on the stack."""
        self._reopen()
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            role = self._role(token)
            if role is True and self._repeated(token):
                self.index += 1
                continue
            if role is True:
                if len(self.stack) == _DEEPEST:
                    lost = self.stack.pop(0)
                    yield Stray(self.number, max(0, lost.start), lost.quotation.mark, opens=True)
                self.stack.append(Open(Quotation(token.mark, len(self.stack)), token.at))
            elif role is False:
                yield from self._close(token)
            self.index += 1

    def _repeated(self, token: Token) -> bool:
        """Whether a mark at the beginning of a line only repeats the one that is open since an earlier line, as old prints do."""
        top = self.stack[-1] if self.stack else None
        if top is None or token.mark not in _REPEATED or top.quotation.mark != token.mark:
            return False
        return (
            self.line_begins(token.at)
            and (top.carried or self.line_begins(top.start))
            and self._closed_later(token)
        )

    def _closed_later(self, token: Token) -> bool:
        """Whether the next mark that is not at the beginning of a line closes."""
        if self.index >= self.other or self.tokens[self.index].mark != self.tokens[self.other - 1].mark:
            self.other = self.index + 1
            while (
                self.other < len(self.tokens)
                and self.tokens[self.other].mark == token.mark
                and self.line_begins(self.tokens[self.other].at)
            ):
                self.other += 1
        return self.other < len(self.tokens) and self.tokens[self.other].mark in CLOSERS[token.mark]

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
            if mark != open_mark and not (mark in CLOSERS.get(open_mark, "") and mark in "«»‹›"):
                return
            each.start = at
            at += len(mark)
            while self.text[at : at + 1].isspace():
                at += 1
            self.index += 1

    # ---------------------------------------------------------------- what a mark does

    def _role(self, token: Token) -> bool | None:
        """True: opens; False: closes; None: neither (an apostrophe, inches)."""
        mark = token.mark
        if mark in SINGLE:
            return self.single(token)
        top = self.stack[-1].quotation.mark if self.stack else ""
        if top in ("„", ",,") and mark == "“":
            return False
        is_open = any(mark in CLOSERS[each.quotation.mark] for each in self.stack)
        fixed = self.orientation.opens(mark)
        if fixed is not None:
            return self._turned(token, fixed)
        if top == "“" and mark == '"' and token.left.isdigit() and self._curved_follows():
            return None
        if token.after_space:
            if token.left == "" or token.left in "([{¿¡":
                return True
            if token.left in "—–-" and token.right.isupper() and is_open and self._closed_twice(mark):
                return True
            if token.before_space or token.left in "—–-…_*" or token.right in ",.;:!?)":
                return not is_open
            return True
        if token.left.isdigit() and (not is_open or self._inches(token)):
            return None
        if token.before_word:
            return not is_open
        return False

    def _closed_twice(self, mark: str) -> bool:
        """Whether straight marks follow that close a quotation inside the one that is open, and this one: "that tune--"The Miller"--again."."""
        left, inner = sum(each.quotation.mark == mark for each in self.stack) + 1, True
        for token in self.tokens[self.index + 1 : self.index + AHEAD]:
            if token.mark != mark:
                continue
            opens = token.after_space and token.before_word
            if inner and opens:
                return False
            inner = False
            left += 1 if opens else -1
            if not left:
                return True
        return False

    def _inches(self, token: Token) -> bool:
        """Whether a straight mark after a figure, inside a quotation, is followed by one that can close it."""
        if token.mark != '"':
            return False
        behind = self.text[token.at + 2 : token.at + 4]
        figure = self.text[self.stack[-1].start + 1 : token.at].isdigit()
        if token.right in STOPS and behind[:1] == '"' and not behind[1:].isalnum() and not figure:
            return True  # "six by 4","
        if not token.right.isspace():
            return False
        for following in self.tokens[self.index + 1 : self.index + 8]:
            if following.mark == '"':
                return not following.after_space and not following.before_word
        return False

    def _curved_follows(self) -> bool:
        """Whether the next curved mark closes: then a straight one after a figure, before it, is a sign for inches."""
        for following in self.tokens[self.index + 1 : self.index + AHEAD]:
            if following.mark in ("“", "”"):
                return following.mark == "”"
        return False

    def _turned(self, token: Token, opens: bool) -> bool:
        """What a curved mark does, which may have been typed the wrong way round: “so “."""
        top = self.stack[-1].quotation.mark if self.stack else ""
        if opens and token.mark == "“" == top and token.before_space:
            return False
        if not opens and token.mark == "”" and not self.stack:
            return token.after_space and token.before_word
        return opens

    def _close(self, token: Token) -> Iterator[Quotation | Stray]:
        at = len(self.stack) - 1
        opener = self.closing_at.get(token.at)
        while at >= 0:
            each = self.stack[at]
            fits = token.mark in CLOSERS[each.quotation.mark]
            if fits and (opener is None or each.start == opener or each.carried):
                break
            at -= 1
        mixed = at < 0 and token.mark == "”" and bool(self.stack) and self.stack[-1].quotation.mark == '"'
        if mixed:
            at = len(self.stack) - 1  # typed "so”
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
        other = (
            mixed
            or (quotation.mark == "“" and token.mark != "”")
            or (quotation.mark in "„‚" and token.mark in "\"'")
        )
        quotation.doubtful = quotation.doubtful or other or -token.at - 1 in self.closing_at
        yield quotation
