"""What is heard and seen while somebody speaks: the quick look before the long pattern passes nothing over."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from teiwright.conventions.talk import incidents

WORDS = st.from_regex(re.compile(rf"(?:{incidents._SOUNDS}|{incidents._VOICES})"), fullmatch=True)


@example("voices", "({})")
@given(WORDS, st.sampled_from(["({})", "[{}]", "({}.)", "[{} in the hall]"]))
def test_no_sound_is_passed_over(words: str, brackets: str) -> None:
    text = f"Yes. {brackets.format(words.capitalize())} No."
    found = re.search(incidents._INCIDENT.pattern, text)
    assert [m.span() for m in incidents._incidents(text, 0, len(text))] == ([found.span()] if found else [])


@given(st.sampled_from(incidents._HOW.replace("(?:", "").split("|")))
def test_nor_is_a_word_that_says_how_it_sounds(how: str) -> None:
    word = re.sub(r"\[..\]\?|.\?|\)", "", how)
    text = f"({word} applause)"
    found = re.search(incidents._INCIDENT.pattern, text)
    assert [m.span() for m in incidents._incidents(text, 0, len(text))] == ([found.span()] if found else [])
