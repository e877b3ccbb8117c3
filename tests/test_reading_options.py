"""How a text is to be read can be said on the command line."""

import pytest

from conftest import invoke

PAGES = "\f".join(
    f"The Mill by the River\n\nThis is page {i} of a story that nobody has finished, and it has a long long\nline or two about the miller and the unfin-\nished wheel of unfinished oak.\n\n{i}\n"
    for i in range(1, 7)
)
DIVIDED = """The story of the miller is one that nobody has finished, and the unfin-
ished wheel is like it: whoever asks is told that all will be done before
the end of the year, or left unfinished for ever, which is what the miller
himself is used to say when he is asked about it by people on the bridge.

The others came late, and they found the door closed and the water quite
low; so they sat down on the bank, and talked about the wheel until night.
"""
WRAPPED = "*** START OF THE PROJECT GUTENBERG EBOOK A WALK ***\n\nWe went out.\n\n*** END OF THE PROJECT GUTENBERG EBOOK A WALK ***\n"
LINES = "We went out early.\nThe others came late.\nNobody stayed.\n"


def encoded(tmp_path, text, *options):
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    done = invoke("encode", tmp_path / "story.txt", "-o", "-", *options)
    assert done.exit_code == 0, done.output
    return done.stdout.partition("<text")[2]


@pytest.mark.parametrize(
    ("text", "option", "value", "sign", "there"),
    [
        (PAGES, "--furniture", "keep", "<fw", True),
        (PAGES, "--furniture", "drop", "<fw", False),
        (DIVIDED, "--hyphens", "keep", "unfin-", True),
        (DIVIDED, "--hyphens", "join", "unfin-", False),
        (WRAPPED, "--boilerplate", "keep", "START OF", True),
        (WRAPPED, "--boilerplate", "drop", "START OF", False),
        (LINES, "--layout", "line", 'n="3"', True),
        (LINES, "--layout", "blank", 'n="3"', False),
    ],
)
def test_the_option_is_followed(tmp_path, text, option, value, sign, there):
    assert (sign in encoded(tmp_path, text, option, value)) is there


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.replace("We went out.", "")], ids=["a text", "no text"])
def test_a_file_of_nothing_but_the_wrapper_keeps_it_and_says_so(tmp_path, text):
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    done = invoke("encode", tmp_path / "story.txt", "-o", "-", "--boilerplate", "drop")
    kept = "We went out." not in text
    assert ("START OF" in done.stdout.partition("<text")[2], "[wrapper-kept]" in done.stderr) == (kept, kept)


GERMAN = "Lieber Emil,\n\nich bin nun wieder zu Hause und habe den Brief gelesen, den du mir geschrieben hast. Es ist nicht wahr, dass er nur von dem Garten handelt.\n\nDein Karl\n"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("fr", True),
        ("en-GB", True),
        ("de", False),
        ("de-AT", False),
        ("nds", False),  # what we cannot tell from German is not doubted
        ("und", False),
    ],
)
def test_a_language_that_the_words_of_the_text_are_not_in_is_told(tmp_path, code, told):
    """The dates and names of the text would be missed, and nothing would say why."""
    (tmp_path / "story.txt").write_text(GERMAN, encoding="utf-8")
    done = invoke("encode", tmp_path / "story.txt", "-o", "-", "--language", code)
    assert done.exit_code == 0
    assert ("[language-doubtful]" in done.stderr) is told
    assert (f"given as “{code}”, but it reads like “de”" in " ".join(done.stderr.split())) is told


@pytest.mark.parametrize(
    ("words", "said"),
    [("ger", "Did you mean de?"), ("Deutsch", "Did you mean de?"), ("de_DE", "Codes are like en, fr, de or pt-BR.")],
)  # fmt: skip
def test_what_is_no_code_of_a_language_is_told_with_the_code(tmp_path, words, said):
    """“ger” has the form of a code, and was taken for a language of which nothing is known."""
    (tmp_path / "story.txt").write_text(GERMAN, encoding="utf-8")
    done = invoke("encode", tmp_path / "story.txt", "-o", "-", "--language", words)
    assert f"“{words}” is not the code of a language. {said}" in str(done.exception) + done.output
    (tmp_path / "story.toml").write_text(f'[reading]\nlanguage = "{words}"\n', encoding="utf-8")
    done = invoke("encode", tmp_path / "story.txt", "-o", "-")
    assert f"“{words}” is not the code of a language. {said}" in str(done.exception) + done.output
