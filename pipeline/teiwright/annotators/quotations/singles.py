"""What a single mark is: ’ and ' close a quotation, or stand for letters that are left out, or for a possessive."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.quotations.characters import (
    CLOSERS,
    SINGLE,
    STOPS,
    STRONG,
    Orientation,
    Token,
    tokens_of,
)

if TYPE_CHECKING:
    from teiwright.annotators.quotations.language import Language
    from teiwright.annotators.quotations.pieces import Open

AHEAD = 100
"""How many marks are looked at to find the end of a single mark."""
_NEXT = 10
"""Marks behind one that are looked at for those that close."""
_WEAK_LENGTH = 60
"""A single mark that might be an apostrophe closes a quotation of so many characters at the most."""
_GLUED = frozenset(",;:")
"""After these a mark that touches a word may open where a space was forgotten: he cried,'come."""
_BEHIND = STRONG | frozenset('"”»')
_POSSESSIVE = frozenset("sxzSXZ")
_VOWELS = frozenset("AEIOU")
"""Letters with which a name begins that has lost its h: ’Arry."""
_LOST = frozenset("AEIOUaeiou")
_SEVERAL = 3
_TWO = 2


class Singles:
    """The marks of one passage, and what its single marks are."""

    def __init__(self, text: str, language: Language, orientation: Orientation, stack: list[Open]) -> None:
        """Find the marks; `stack` has those that are open."""
        self.text = text
        self.language = language
        self.orientation = orientation
        self.stack = stack
        self.tokens = [
            self._mark_and_elision(token) for token in tokens_of(text, backticks=orientation.backticks)
        ]
        self.closing_at: dict[int, int] = {}
        """Token that closes a single mark → place where it opened."""
        self.inner: set[int] = set()
        """Where single marks open that stand, with their partners, inside another pair of the same."""
        self.index = 0

    def _mark_and_elision(self, token: Token) -> Token:
        """Two single marks before an elision are a mark and an apostrophe: ''Tis late."""
        if token.mark == "''" and token.after_space and self.is_elision(token.at + 1):
            return replace(token, mark="'")
        return token

    def single(self, token: Token) -> bool | None:
        """True: the mark opens; False: it closes; None: an apostrophe."""
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
        glued = token.left in _GLUED and token.right.islower()
        if token.mark == "'" and not glued and not self._may_open(token):
            return None
        if self.language.elided_only.match(self.text, token.at + 1) is not None:
            return None
        if token.at in self.inner:
            return True
        if top is not None and top.quotation.mark in SINGLE:
            return None
        closer, doubtful = self._closer(token)
        if closer is not None and doubtful and (glued or self._both_elided(token, self.tokens[closer])):
            return None
        if closer is not None:
            self.closing_at[self.tokens[closer].at] = token.at
            if doubtful:
                self.closing_at[-self.tokens[closer].at - 1] = token.at
            return True
        return True if not glued and not self.is_elision(token.at) and self._begins(token) else None

    def _both_elided(self, opener: Token, closer: Token) -> bool:
        """Whether both marks are rather apostrophes of words cut short: “my ’pinion of the works o’ men”."""
        elided = closer.left not in _POSSESSIVE and self._elided(closer)
        return elided and self._cut_at_start(opener)

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
        if token.mark not in ("'", "’") or not token.left:
            return False
        if token.left.isspace():
            return self._apart(token)
        return token.left in STRONG or not self._apostrophe(token)

    def _apostrophe(self, token: Token) -> bool:
        """Whether a mark after a letter may be a possessive (the boys’ room) or an elision (goin’ home)."""
        rest = self.text[token.at + 1 : token.at + 3]
        if len(rest) < 2:
            return False
        if rest[0] == "-":  # the dinin’-room
            return rest[1].isalpha() and self._elided(token)
        if not rest[0].isspace():
            return False
        following = self.text[token.at + 3 : token.at + 4]
        goes_on = (
            rest[1].islower()
            or rest[1].isupper()
            or (
                rest[1] in SINGLE
                and (self.is_elision(token.at + 2) or following.islower() or self._drops_h(following))
            )
            or (rest[1] in '"“' and following.isalpha())
        )
        return goes_on and self._elided(token)

    def _elided(self, token: Token) -> bool:
        """Whether a word ends before a mark that may have an apostrophe there: a possessive, or one that is cut short."""
        start = max(0, token.at - 20)
        return self.language.elided_end.search(self.text, start, token.at) is not None or (
            _last_word(self.text, start, token.at) in self.orientation.cut_short
        )

    def _elided_before_stop(self, token: Token) -> bool:
        """Whether a mark between an elision and a stop may be its apostrophe: “I like readin’, and …”, or a possessive before a stop and a mark: ‘the girls’.’."""
        if token.right not in STOPS:
            return False
        closed = self.text[token.at + 2 : token.at + 3] in ("'", "’")
        return (closed or token.left not in _POSSESSIVE) and self._elided(token)

    def _closer(self, opener: Token) -> tuple[int | None, bool]:
        """The token that closes a single mark, and whether it might be an apostrophe."""
        enclosing = self._enclosing()
        weak: int | None = None
        before_stop: int | None = None
        within: list[Token] = []
        pairs: dict[int, int] = {}
        inner = ""
        speech = not self._amid_clause(opener)
        elision = self.is_elision(opener.at)
        for index in range(self.index + 1, min(self.index + 1 + AHEAD, len(self.tokens))):
            token = self.tokens[index]
            if token.mark not in SINGLE:
                if not inner and enclosing and token.mark in CLOSERS[enclosing] and self._ends(token):
                    break
                inner = self._inner_after(token, inner)
                continue
            if inner or token.mark in "‚‛":
                continue
            closes = self._closes(token, opener, elision=elision)
            if closes is True and speech and not within and self._cut_short_in_speech(index):
                closes = None
            if closes is True and within:
                pairs[token.at] = within.pop().at
                continue
            if closes is True:
                self.closing_at |= pairs
                self.inner |= set(pairs.values())
                return index, False
            if closes is None and not elision:
                if token.right in STOPS:
                    before_stop = before_stop or index
                elif token.at - opener.at <= _WEAK_LENGTH:
                    weak = weak or index
            if closes is not False or self._goes_on_behind(index, speech=speech):
                continue
            if not token.mark == opener.mark == "‘" and not (speech and self._two_close(index)):
                break
            within.append(token)
        doubtful = None if within else before_stop or weak
        return doubtful, doubtful is not None

    def _inner_after(self, token: Token, inner: str) -> str:
        """The mark that is open inside the single ones after this one, if `inner` was before it."""
        if inner:
            closed = token.mark in CLOSERS[inner] and not (token.after_space and token.before_word)
            return "" if closed else inner
        return "" if self.orientation.opens(token.mark) is False else token.mark

    def _enclosing(self) -> str:
        """The innermost open mark that is none of the single ones."""
        return next((e.quotation.mark for e in reversed(self.stack) if e.quotation.mark not in SINGLE), "")

    def _closes(self, token: Token, opener: Token, *, elision: bool) -> bool | None:
        """Whether a mark closes the one that opened; None where it might as well be an apostrophe."""
        if token.mark not in CLOSERS[opener.mark] or token.mark == "‘" or not token.left:
            return False
        if self._apart(token):
            return True
        if token.left.isspace():
            return False
        if token.left in STRONG and (not token.before_word or token.left not in "—–-"):
            return True
        if token.after_space or token.before_word:
            return False
        if self._elided_before_stop(token):
            return None
        return (not self._apostrophe(token) and not (elision and token.right.isspace())) or None

    def _goes_on_behind(self, index: int, *, speech: bool) -> bool:
        """Whether a mark that closes nothing opens nothing either: an elision, in speech even one that is not known, ’spectful."""
        token = self.tokens[index]
        if token.mark == "’" or not (token.after_space and token.before_word) or self.is_elision(token.at):
            return True
        if not speech or not (self._cut_at_start(token) or self._drops_h(token.right)):
            return False
        return (token.mark == "'" and token.right.islower()) or not self._two_close(index)

    def _cut_short_in_speech(self, index: int) -> bool:
        """Whether a mark between a word and a small letter stands for what that word has lost, “'Hev' ye seen him?'”: the next that opens or closes closes."""
        token = self.tokens[index]
        if not token.left.isalpha() or not self.text[token.at + 1 : token.at + 3].strip(" ").islower():
            return False
        for following in self.tokens[index + 1 : index + _NEXT]:
            if following.mark not in SINGLE:
                return False
            if following.after_space and following.before_word and not self.is_elision(following.at):
                return False
            if following.left in STRONG and not following.before_word:
                return True
        return False

    def _two_close(self, index: int) -> bool:
        """Whether two marks close behind one that may open, before another opens: this one and that of the speech, ‘You may say ‘good-by,’ now.’."""
        opener, closed = self.tokens[index], 0
        for token in self.tokens[index + 1 : index + _NEXT]:
            if token.mark not in SINGLE:
                return False
            if token.after_space and token.before_word:
                if not self.is_elision(token.at) and not self._cut_at_start(token):
                    return False
            elif self._closes(token, opener, elision=False) is True:
                closed += 1
                if closed == _TWO:
                    return True
        return False

    def _cut_at_start(self, token: Token) -> bool:
        """Whether a mark amid a clause may stand for the h that a word has lost, or for more: an ’at, the ’Undred, ’spectful."""
        return (token.right.islower() or token.right in _VOWELS) and self._amid_clause(token)

    def _drops_h(self, letter: str) -> bool:
        """Whether this may be the letter behind an h that is lost, in a passage in which several words have lost theirs: 'Ackney."""
        return letter in _VOWELS and self._without_h

    @cached_property
    def _without_h(self) -> bool:
        """Whether several words of the passage have lost their h."""
        lost = (t for t in self.tokens if t.right in _LOST and t.after_space and self.is_elision(t.at))
        return sum(1 for _ in islice(lost, _SEVERAL)) == _SEVERAL

    def _amid_clause(self, token: Token) -> bool:
        """Whether a word and a space stand before a mark."""
        before = self.text[max(0, token.at - 3) : token.at]
        word = before[:-1].rstrip("'’")
        return before[-1:].isspace() and word[-1:].isalpha()

    def _apart(self, token: Token) -> bool:
        """Whether a mark stands alone between spaces, behind a stop, a dash or another mark that closes: it opens nothing."""
        before = self.text[max(0, token.at - 2) : token.at]
        return token.before_space and len(before) == 2 and before[1].isspace() and before[0] in _BEHIND

    def _ends(self, token: Token) -> bool:
        return self.orientation.opens(token.mark) is False or not (token.after_space and token.before_word)


def _last_word(text: str, start: int, end: int) -> str:
    """The letters right before a place."""
    at = end
    while at > start and text[at - 1].isalpha():
        at -= 1
    return text[at:end].lower()
