"""How a text is to be read can be said on the command line."""

import pytest
from click.testing import CliRunner

from teiwright.cli.encode import command

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
    done = CliRunner().invoke(command, [str(tmp_path / "story.txt"), "-o", "-", *options])
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
