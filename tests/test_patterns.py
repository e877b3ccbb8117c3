"""Patterns that wait: what they turn away without being compiled, the pattern would not have matched."""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import teiwright
from teiwright.annotators.quotations import kinds
from teiwright.conventions.dating import DATED, first_dated
from teiwright.conventions.diary.day_forms import day_form
from teiwright.conventions.letters import formulas
from teiwright.conventions.minutes import parts as minutes_parts
from teiwright.conventions.tables import rows as table_rows
from teiwright.conventions.tables import tables
from teiwright.conventions.words import KEYED
from teiwright.patterns import lazy


@given(st.from_regex(re.compile(rf"\A(?:{KEYED.pattern})"), alphabet=st.characters(max_codepoint=0x2020)))
def test_every_heading_with_a_word_and_a_number_is_let_through(heading: str) -> None:
    found = KEYED.match(heading)
    assert found is not None
    assert found.span() == re.match(KEYED.pattern, heading).span()  # type: ignore[union-attr]


@given(st.from_regex(DATED.pattern, alphabet=st.characters(max_codepoint=0xFF)))
@example("EL 5.I.1900")
@example("EL 0.I.1000")
def test_no_date_in_a_line_is_passed_over(line: str) -> None:
    found, usual = first_dated(line), re.search(DATED.pattern, line)
    assert found is not None
    assert usual is not None
    if day_form(line) is None:
        assert found.span() == usual.span()
    else:  # A form of diaries may begin before the usual one, as with its article, or go on beyond it.
        assert (found.start(), -found.end()) <= (usual.start(), -usual.end())


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("3 May 1798 = 14 floréal an VI.", "3 May 1798"),
        ("14 floréal an VI = 3 May 1798.", "14 floréal an VI"),
        ("Den 5.I.1900", "Den 5.I.1900"),
    ],
)
def test_of_two_dates_in_a_line_the_first_is_found(line: str, first: str) -> None:
    found = first_dated(line)
    assert found is not None
    assert found[0] == first


@given(
    st.from_regex(re.compile(formulas._SALUTE_OF_OLD.pattern), alphabet=st.characters(max_codepoint=0x2020))
)
def test_no_greeting_of_other_times_is_passed_over(line: str) -> None:
    if line[-1] in formulas._AFTER_SALUTE and re.match(formulas._SALUTE_OF_OLD.pattern, line):
        assert formulas.greets(line)


@pytest.mark.parametrize("line", ["Dismay 1, 1914", "No. 02000-01-01"])
def test_a_date_does_not_begin_within_a_word_or_number(line: str) -> None:
    assert first_dated(line) is None


@pytest.mark.parametrize("text", ["Band 2", "BAND 2", "§ 3", "“Band 2", "", "B", "Land 2"])
def test_a_pattern_with_beginnings_matches_what_it_matches_without(text: str) -> None:
    pattern = r"(?:(?i:band|tome)|§) \d"
    assert bool(lazy(pattern, begins=("band|tome", "§")).match(text)) is bool(re.match(pattern, text))


@pytest.mark.parametrize("text", ["the Band 2", "LA  tome 2", "the 2", "the", "theband 2", "the la band 2"])
def test_a_word_before_the_beginning_is_passed_over(text: str) -> None:
    pattern = r"(?:(?i:the|la)\s+)?(?i:band|tome) \d"
    waiting = lazy(pattern, begins=("band|tome",), before="the|la")
    assert bool(waiting.match(text)) is bool(re.match(pattern, text))


@pytest.mark.parametrize("word", ["un?", "a", "[ab]c", r"\d", ".x", "", "l'an"])
def test_a_beginning_that_does_not_stand_for_itself_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="letters that stand for themselves"):
        lazy("x", begins=(word,))


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (tables._RULE, "-"),
        (tables._WIDE, "."),
        (table_rows.GAP, ". "),
        (minutes_parts._OFFICER, "A"),
        (kinds._AUTHOR, "A"),
    ],
)
def test_a_long_row_of_one_sign_is_looked_at_in_little_time(pattern: re.Pattern[str], sign: str) -> None:
    start = time.process_time()
    assert not pattern.search(f"{sign * 2000}\n!")
    assert time.process_time() - start < 1


def test_a_number_of_times_in_a_pattern_made_of_others_has_its_brackets_doubled() -> None:
    """Within f"…" {0,2} is a pair of numbers: “(0, 2)” stood in a pattern, and what it should keep out came in."""
    for path in sorted(Path(teiwright.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            lost = isinstance(node, ast.FormattedValue) and isinstance(node.value, (ast.Tuple, ast.Constant))
            assert not lost, f"{path.name}, line {node.lineno}"
