"""One paragraph from left to right: which mark opens, which closes, which is an apostrophe or a sign for inches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.quotations.characters import (
    CLOSERS,
    MARKS,
    SINGLE,
    STRONG,
    Orientation,
    Token,
    tokens_of,
)
from teiwright.annotators.quotations.pieces import Open, Piece, Quotation, Stray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teiwright.annotators.quotations.languages import Language

_AHEAD = 100
"""How many marks are looked at to find the end of a single mark."""
_WEAK_LENGTH = 60
"""A single mark that might be an apostrophe closes a quotation of so many characters at the most."""
_REPEATED = frozenset("«“„")
"""Marks that may be repeated at the beginning of every line."""
_DEEPEST = 24
"""So many marks may be open at a time; more are typing, not quotation."""


class Scan:
    """One passage: its marks from left to right."""

    def __init__(
        self, text: str, number: int, language: Language, orientation: Orientation, stack: list[Open]
    ) -> None:
        """Find the marks; `stack` has those that are open from the paragraph before."""
        self.text = text
        self.number = number
        self.language = language
        self.orientation = orientation
        self.stack = stack
        self.tokens = [self._mark_and_elision(token) for token in tokens_of(self.text)]
        self.closing_at: dict[int, int] = {}
        """Token that closes a single mark → place where it opened."""
        self.index = 0
        self.line_begins: Callable[[int], bool] = lambda at: at == 0
        """Whether a character is the first of its line."""

    def _mark_and_elision(self, token: Token) -> Token:
        """Two single marks before an elision are a mark and an apostrophe: ''Tis late."""
        if token.mark == "''" and token.after_space and self.is_elision(token.at + 1):
            return token._replace(mark="'")
        return token

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
        for following in self.tokens[self.index + 1 :]:
            if following.mark != token.mark or not self.line_begins(following.at):
                return following.mark in CLOSERS[token.mark]
        return False

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
            return self._single(token)
        top = self.stack[-1].quotation.mark if self.stack else ""
        if top in ("„", ",,") and mark == "“":
            return False
        is_open = any(mark in CLOSERS[each.quotation.mark] for each in self.stack)
        fixed = self.orientation.opens(mark)
        if fixed is not None:
            return self._turned(token, fixed)
        if top == "“" and mark == '"' and token.left.isdigit() and self._curved_follows():
            return None
        if not is_open and top == "“" and mark == '"' and not token.after_space and not token.before_word:
            return False
        if token.after_space:
            if token.left == "" or token.left in "([{¿¡":
                return True
            if token.before_space or token.left in "—–-…_*" or token.right in ",.;:!?)":
                return not is_open
            return True
        if token.left.isdigit() and (not is_open or self._inches(token)):
            return None
        if token.before_word:
            return not is_open
        return False

    def _inches(self, token: Token) -> bool:
        """Whether a straight mark after a figure, inside a quotation, is followed by one that can close it."""
        if token.mark != '"' or not token.right.isspace():
            return False
        for following in self.tokens[self.index + 1 : self.index + 8]:
            if following.mark == '"':
                return not following.after_space and not following.before_word
        return False

    def _curved_follows(self) -> bool:
        """Whether the next curved mark closes: then a straight one after a figure, before it, is a sign for inches."""
        for following in self.tokens[self.index + 1 : self.index + _AHEAD]:
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

    def _single(self, token: Token) -> bool | None:
        opener = self.closing_at.get(token.at)
        if opener is not None:
            return False
        if token.mark == "‚":
            return True
        top = self.stack[-1] if self.stack else None
        if top is not None and top.carried and top.quotation.mark in SINGLE and self._may_close(token):
            return False
        low = top is not None and top.quotation.mark == "‚"
        if low and (
            token.mark == "‘" or (token.mark == "'" and not token.after_space and not token.before_word)
        ):
            return False
        if token.mark == "’":
            return None
        if token.mark == "'" and not self._may_open(token):
            return None
        if self.language.elided_only.match(self.text, token.at + 1) is not None:
            return None
        if top is not None and top.quotation.mark in SINGLE:
            return None
        closer, doubtful = self._closer(token)
        if closer is not None:
            self.closing_at[self.tokens[closer].at] = token.at
            if doubtful:
                self.closing_at[-self.tokens[closer].at - 1] = token.at
            return True
        return True if not self.is_elision(token.at) and self._begins(token) else None

    @staticmethod
    def _may_open(token: Token) -> bool:
        if token.before_space:
            return False
        return token.after_space or (token.left in ",:;" and token.right.isupper())

    def _begins(self, token: Token) -> bool:
        """Whether a single mark begins its paragraph or a speech, so that its partner may be in the next one, or lost."""
        before = self.text[max(0, token.at - 12) : token.at].rstrip(" \"“'‘")
        return (not before and token.at < 12) or (token.mark == "‘" and before[-1:] in tuple(",:—–"))

    def is_elision(self, at: int) -> bool:
        """Whether a known elision begins at a mark: ’tis, ’em, ’98."""
        return self.language.elided_start.match(self.text, at + 1) is not None

    def _may_close(self, token: Token) -> bool:
        if token.mark not in ("'", "’") or not token.left or token.left.isspace():
            return False
        return token.left in STRONG or not self._apostrophe(token)

    def _apostrophe(self, token: Token) -> bool:
        """Whether a mark after a letter may be a possessive (the boys’ room) or an elision (goin’ home)."""
        if token.right and not token.right.isspace():
            return False
        rest = self.text[token.at + 1 : token.at + 3]
        if len(rest) < 2 or not (rest[1].islower() or rest[1].isupper()):
            return False
        return self.language.elided_end.search(self.text, max(0, token.at - 20), token.at) is not None

    def _closer(self, opener: Token) -> tuple[int | None, bool]:
        """The token that closes a single mark, and whether it might be an apostrophe."""
        enclosing = next(
            (e.quotation.mark for e in reversed(self.stack) if e.quotation.mark not in SINGLE), ""
        )
        weak: int | None = None
        inner = ""
        elision = self.is_elision(opener.at)
        for index in range(self.index + 1, min(self.index + 1 + _AHEAD, len(self.tokens))):
            token = self.tokens[index]
            if token.mark not in SINGLE:
                if inner:
                    if token.mark in CLOSERS[inner] and not (token.after_space and token.before_word):
                        inner = ""
                elif enclosing and token.mark in CLOSERS[enclosing] and self._ends(token):
                    break
                elif self.orientation.opens(token.mark) is not False:
                    inner = token.mark
                continue
            if inner or token.mark in "‚‛":
                continue
            if (
                token.left
                and not token.left.isspace()
                and token.mark in CLOSERS[opener.mark]
                and token.mark != "‘"
            ):
                if token.left in STRONG and (not token.before_word or token.left not in "—–-"):
                    return index, False
                if not token.after_space and not token.before_word:
                    if not self._apostrophe(token) and not (elision and token.right.isspace()):
                        return index, False
                    if weak is None and not elision and token.at - opener.at <= _WEAK_LENGTH:
                        weak = index
                    continue
            opening = token.mark != "’" and token.after_space and token.before_word
            if opening and not self.is_elision(token.at):
                break
        return weak, weak is not None

    def _ends(self, token: Token) -> bool:
        return self.orientation.opens(token.mark) is False or not (token.after_space and token.before_word)

    def _close(self, token: Token) -> Iterator[Quotation | Stray]:
        at = len(self.stack) - 1
        opener = self.closing_at.get(token.at)
        while at >= 0:
            each = self.stack[at]
            fits = token.mark in CLOSERS[each.quotation.mark]
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
        other = (quotation.mark == "“" and token.mark != "”") or (
            quotation.mark in "„‚" and token.mark in "\"'"
        )
        quotation.doubtful = quotation.doubtful or other or -token.at - 1 in self.closing_at
        yield quotation
