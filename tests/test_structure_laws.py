"""Laws of structure: whatever is typed, the ledger tiles, nothing nests wrongly, and the TEI is valid."""

import functools
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES
from teiwright import ledger
from teiwright.conventions import ReadingOptions, read
from teiwright.conventions.lines import Lines
from teiwright.conventions.view import View
from teiwright.errors import ReadingError
from teiwright.reading import decode


def samples() -> list[str]:
    fence = re.compile(r"^(`{3,})text\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
    files = [path.read_text(encoding="utf-8") for path in sorted((CASES / "conventions").glob("*.md"))]
    return [found[2].replace("␌", "\f") for content in files for found in fence.finditer(content)]


SAMPLES = samples()


@pytest.fixture(scope="module", autouse=True)
def divisions():
    """Whatever is read here, each division of a text into chunks is looked at: they are what their lines say, and hold every word once."""
    divided, parted, found = View.divided, Lines.parted, View.__dict__["chunks"]

    def looked_at(lines, chunks):
        assert [lines.chunk(c.first, c.last, c.blank) for c in chunks] == chunks
        return chunks

    def whole(lines, chunks):
        held = [i for c in looked_at(lines, chunks) for i in range(c.first, c.last) if lines.raw[i].strip()]
        assert held == [i for i, line in enumerate(lines.raw) if line.strip()]
        return chunks

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found, "func", lambda view, of=found.func: whole(view.lines, of(view)))
        patch.setattr(View, "divided", lambda view, chunks: divided(view, whole(view.lines, chunks)))
        patch.setattr(
            Lines, "parted", lambda lines, chunk, cuts: parted(lines, *looked_at(lines, [chunk]), cuts)
        )
        yield


@st.composite
def mangled(draw):
    """Texts of the case files put together, with lines shuffled, doubled, cut."""
    parts = draw(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=2))
    lines = "\n\n".join(parts).split("\n")
    how = draw(st.sampled_from(["as it is", "shuffled", "doubled", "cut", "crossed"]))
    if how == "shuffled":
        lines = draw(st.permutations(lines))
    elif how == "doubled":
        at = draw(st.integers(0, len(lines) - 1))
        lines = lines[: at + 1] + lines[at:]
    elif how == "cut":
        start = draw(st.integers(0, len(lines) - 1))
        lines = lines[start : start + draw(st.integers(1, 60))]
    elif how == "crossed":
        lines = [line for pair in zip(lines, reversed(lines), strict=True) for line in pair]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def schema(root):
    from lxml import etree

    return etree.RelaxNG(etree.parse(root / "schemas" / "teiwright.rng"))


def encoded(text, **options):
    from teiwright.encode import Options, encode

    source = decode(text.encode("utf-8", "replace"), "text.txt")
    return encode(source, Options(reading=ReadingOptions(**options), layers=()), identifier="text")


def assert_valid(encoding, schema):
    from lxml import etree

    tree = etree.fromstring(encoding.tei.to_bytes())
    assert schema.validate(tree), str(schema.error_log)[:600]


@given(text=mangled())
@settings(max_examples=120)
def test_any_mixture_of_conventions_is_encoded_whole_and_validly(text, schema):
    if text.strip():
        assert_valid(encoded(text), schema)


BLOCKS = list(
    dict.fromkeys(block for text in SAMPLES for block in re.split(r"\n[ \t]*\n", text) if block.strip())
)
SHORT = [block for block in BLOCKS if len(block) < 60]


@st.composite
def recombined(draw):
    """Blocks of all the case files in an order that nobody typed: most of them short, as headings, names and labels are."""
    blocks = draw(
        st.lists(
            st.one_of(st.sampled_from(SHORT), st.sampled_from(SHORT), st.sampled_from(BLOCKS)),
            min_size=2,
            max_size=16,
        )
    )
    gaps = draw(
        st.lists(
            st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"]), min_size=len(blocks), max_size=len(blocks)
        )
    )
    return "".join(part for pair in zip(blocks, gaps, strict=True) for part in pair)


@given(text=recombined())
@settings(max_examples=400)
def test_blocks_of_all_conventions_in_any_order_are_encoded_whole_and_validly(text, schema):
    assert_valid(encoded(text), schema)


FOUND_ONCE = {
    "nothing but notes of those who made the file": "[Transcriber's Note:\n\n\n[Transcriber's Note:\n",
    "the day of a letter below one that was cut off": 'A. B.   Carter\n\nMonsieur le Directeur,\n\n\nChristmas Eve\n\n"MY DEAR ANNA,\n',
    "a letter in one run of lines, cut off after its greeting": "A. B.   Carter\nA. B.   Carter\nA. B.   Carter\nLyon, le 4 mars 1921\nMon cher ami,\n",
    "a formula above the day of a letter that is cut off": "A. B.   Carter\nA. B.   Carter\nI am, Sir, your obedient servant,\nLyon, le 4 mars 1921\nMon cher ami,\n",
    "a form feed amid the row of a table": "| Year | Income |\n|---|---|\n| 1845 | 12 |\n| 1846 |\f| 15 |\n| 1847 | 16 |",
    "a form feed before the first cell of a row": "| Year | Income |\n|---|---|\n| 1845 | 12 |\n|\f 1846 | 15 |\n| 1847 | 16 |",
    "“by” on a line of its own amid a text": "One\n\n"
    + "So it was, and so it is. " * 8
    + "\n\nTHE MILL.\n\nby\n\nA. N. GRAY.\n\nIt was so.",
    "a row of underscores at the top": "____________________\n\n                 8",
    "underscores below a line at the top": "A TALE\n____\n\nBy A. N. Gray\n\nIt was so.",
    "an e-mail right below a letter": "3 June 1888\n\nMy dear Anna,\n\nIt is so.\n\nYours ever,\nTom\n\nFrom: J. Gray\nTo: A. Gray\nDate: 3 May 1999\n\nDear Ada,\n\nit is so.\n\nYours,\nJohn",
    "a direction behind the stop after a speaker": "ANNA.(rises)\n\nTOM: And the noise?\n\nANNA: I go.\n\nTOM: Go.\n\nACT I\n\n[He goes.]",
    "a long rule before a signature, in an account": "Item   12.50\nOther   13.00\n"
    + "-" * 400
    + "(Signed)\nSum   25.50",
    "raised figures without end behind a title": "THE TITLE" + "⁹" * 400 + "x\n\nby A. Gray\n\nIt was so.",
    "spaces without end in a heading": "# a\n\n# " + " " * 4000 + "x\n\n## b\n\ntext [a](b)",
    "underscores in the address of a link": "## A film\n\nSee [it](https://example.org/_Weir_film) and _mark_ it.",
    "the marker of a note in the words of a link": "[The weir, a mill¹.](x)\n\n[Footnote 1: It was so.]\n\n## More\n\n## Still more",
    "a short list above lines without blanks, and again below them": "Hall\n"
    "1 table\n"
    "6 chairs\n"
    "\n"
    "little patience you will see us, and we shall see what you have brought.\n"
    "Tom!\n"
    "no candle in it either, because you put it on the table for the dinner.\n"
    "mine.\n"
    "us sit here in the dark and speak about candles as if they were the moon.\n"
    "You\n"
    "Hall\n"
    "1 table\n"
    "6 chairs",
    "nothing but a picture and a note": "[Illustration: A mill.]\n\n[Footnote 1: It runs.]",
    "nothing but a picture": "[Illustration: Fig. 21.]",
    "a note marker in a speech": "ANNA. Who is there?[^1]\n\nTOM. I am.\n\nANNA. Come in.[*]\n\nTOM. I come.\n\nANNA. Sit.\n\n[^1]: At the door.\n",
    "two notes of one number before and behind the marker": "2*. So it is. – Ed.\nHe says [1] and denies. [1*] He knew it not [2]. [2*]\n[1*] one\n[2*] two",
    "a note marker amid other brackets": "[Greek:.[*]\n\n*]",
    "lines of nothing but signs": "CT\n\nc\n\n*\n\n-",
    "a name below the title page": "I one\n\nvon\n\nII two \nmid 5. " + "x" * 800,
    "a paragraph over three pages": "r\n\n\ft\n\f.\n\n.\n\n9",
    "an index line amid a title": "|\n\ne  | Js\n\nt\n\nFrom y1946",
    "a quotation below a signature": "Dear S,—I\n\nYour obedient\n: »I s›s«",
    "a stage direction that cannot be read": "II\n[ilegible]\n\nII",
    "lines of control characters": "a\n\n\x07\n\n2.\x07\n\n[Greek:\x1b]b\n\n\x08note\ufffe",
    "a note of control characters": "one[2]\n\n2.\ufffe",
    "a number alone on a line of verse": "\t0",
    "a heading that is nothing but a sign": "# *",
    "the title of a person in italics": "I saw _Mrs._ Roper and _Mr._ Bog.\n\nThey _saw_ me.",
    "a row of signs and nothing else": "========",
    "a note of nothing but its sign": "X*\n\n**\n*]",
    "italics of two conventions": "THE WELL\n\n_Anna._\n\n_He yawns._\n\n# The mill\n\nSee [it](a).\n",
    "a row of signs above the first paragraph": "_____\n\nthe mill stood still",
    "a row of signs below the first line": "I am, Sir,\n_____\n\nthe mill stood still, and it rained.",
    "by and the name in two blocks, below a heading": "CHAPTER II\n\nBY\n\nADA JONES\nand the boat was ready.\n\nIt rained.",
    "a number alone above the next": "It rained.[1]\nIt snowed.[2]\n\n1.\n2. In May.",
    "an e-mail below a letter": "Leeds, 3 May 1888\n\nDear Ann,\n\nIt rains.\n\nYours,\nTom\n\nFrom: A. Jones\nTo: B. Hill\nDate: 3 May 1889\n\nDear Ann,\n\nIt rains.\n\nYours,\nTom",
    "what is heard below a signature": "Leeds, 3 May 1888\n\nDear Ann,\n\nIt rains.\n\nEver yours,\nTom\n\nA talk\n\n- Yes. [Laughter] No.",
    "a form feed behind the words of a line, below a running head": "Weir\n\x0c,\nWeir\nWer\ns\x0c",
    "a form feed amid a line that is furniture": "The price of rope in those days\n\nC\x0c   7\n\nand the men stayed",
    "one heading and one name": "Obituary\n\nPete",
    "a title in italics that end amid the name": "I saw _Mr. de_ Roper, and _Mr. de_ Bog.\n\nThey _saw_ me.",
    "a link that leads nowhere": "# A film\n\nSee [it](:) and [this](http://mill:weir/#a#b) and [that](50%[1].png).",
    "a picture whose name no address may have": "# A film\n\n![The weir.](weir[1]_50%.png)\n\nIt ran.",
    "a leap day of a year that has none": "He slept between 29 February and 3 March 1901, and from 1900 to 29 Feb.",
    "a leap day before our era": "It was on 29 February 1 BC, or before 1 March 5 BC.",
    "a title amid a bracket with blank lines in it": "THE\n\n[Illustration:\n[Illustration\n\nhere.]\n\n1921]",
    "speeches amid a bracket with blank lines in it": "[Illustration\nACT I\n\nANNA. When?\n\nTOM. Now.\n\nANNA. Why?\n\nTOM. So.]",
    "long lines amid a bracket with blank lines in it": "[Illustration\n> Yours,\n---------\n\n"
    + "So it was, and so it is. " * 6
    + "\nstill.]",
    "verse amid a bracket with blank lines in it": "ACT I\n\nMAID.\nWho?\n\nSTRANGER.\nI.\n\n[Illustration:\n"
    "At the gate.\n\nSTRANGER.\nIt is I who spare this house,\nAs long as I am not called.\n]\nThe curtain falls.",
    "a head amid a bracket with blank lines in it": "[Transcriber's\n%% head\nACT II.\n\nIt rained.]",
    "a page amid the bracket of a picture": "March 1847\n\n[Illustration:\nYr. Servt.\n[page 2]\nSame]",
    "quoted lines of no words amid a bracket": "[Transcriber\n>\n\n>\nmore]",
    "a mark amid a bracket with blank lines in it": "[Transcriber\n%% quote\n\n]",
    "a heading in a note that has no end before it": "[Footnote 1:\n\nReply\n\n41\n\n]",
    "a rough year on the title page": "Ada Smith, c. 1900\n\nA Tale\n\nSource: A Review, 1900.\n\nTranscribed: by May.\n\nIt was so.",
}
"""Texts that were not encoded validly once, or took without end, each made as short as it goes."""


@pytest.mark.parametrize(
    "convention", ["", "bare", "letters", "drama", "diary", "minutes", "verse", "markdown"]
)
@pytest.mark.parametrize("text", FOUND_ONCE.values(), ids=FOUND_ONCE.keys())
def test_what_failed_once_is_fit_for_deposit(text, convention):
    assert errors_in(text, ReadingOptions(convention=convention)) == []


def test_a_note_in_brackets_with_words_behind_them_is_one_note():
    """Its bracket was a note in it once, half of it in the label, and books lost those words."""
    made = encoded("It broke.[1] It was old.\n\n[Footnote1: It was built so.] Of oak.")
    assert made.tei.to_bytes().count(b"<note ") == 1


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Title: A\nAuthor: B\n*** START OF GUTENBERG\n", {"boilerplate": "drop"}),
        ("Feb 2\n---\n\n\nDear S\n\nI\n\nf", {"layout": "line"}),
        ("DRAMATIS PERSONAE\nKING\nQUEEN\nFOOL\n[Illustration:\n]", {"layout": "line"}),
    ],
    ids=[
        "nothing but the wrapper, which is to be dropped",
        "a rule right above a letter",
        "a line in capitals below the last persons of a play",
    ],
)
def test_what_failed_once_with_an_option_is_fit_for_deposit(text, options):
    assert errors_in(text, ReadingOptions(**options)) == []


ADDRESS = st.lists(
    st.sampled_from([*"ab1/:?#[]@!$&'*+,;=.~%- \\\"<^`{|}é漢ע", "http:", "//", "%20", "::1"]),
    min_size=1,
    max_size=8,
).map("".join)


@given(address=ADDRESS)
@settings(max_examples=150)
def test_whatever_stands_in_a_link_becomes_an_address_that_is_fit_for_deposit(address):
    text = f"# A film\n\n- See [it]({address}).\n- See it.\n\n![The weir.]({address})"
    assert errors_in(text, ReadingOptions(convention="markdown")) == []


@given(text=mangled())
@settings(max_examples=60)
def test_any_mixture_with_all_its_marks_is_fit_for_deposit(text):
    if text.strip():
        assert errors_in(text, ReadingOptions()) == []


def errors_in(text, reading):
    """What keeps the encoding of a text, with every mark, from being published."""
    from teiwright.encode import Options, encode
    from teiwright.findings import Severity
    from teiwright.validation import validate_encoding

    source = decode(text.encode("utf-8", "replace"), "text.txt", encoding="utf-8")
    encoding = encode(source, Options(reading=reading), identifier="text")
    checked = validate_encoding(encoding.tei.to_bytes(), "text.xml", source)
    return [f.message for f in checked.findings if f.severity is Severity.ERROR]


@given(
    text=mangled(),
    name=st.sampled_from(["bare", "letters", "drama", "diary", "minutes", "verse", "markdown"]),
)
@settings(max_examples=60)
def test_a_convention_asked_for_by_name_does_no_harm_to_any_text(text, name, schema):
    if text.strip():
        assert_valid(encoded(text, convention=name), schema)


@given(
    text=mangled(),
    options=st.fixed_dictionaries(
        {
            "keep_lines": st.booleans(),
            "furniture": st.sampled_from(["keep", "drop"]),
            "layout": st.sampled_from(["", "blank", "line", "indent"]),
            "hyphens": st.sampled_from(["join", "keep"]),
        }
    ),
)
@settings(max_examples=40)
def test_no_option_loses_a_character(text, options, schema):
    if text.strip():
        assert_valid(encoded(text, **options), schema)


ODD = st.text(
    alphabet=st.sampled_from(list("aA1 .\n\n\t\f*_#>-|[]()“”'\x01\x1c\x85\u2028\ufeff½é\u0301Ж漢")),
    max_size=200,
)


@given(text=ODD)
@settings(max_examples=200)
def test_odd_characters_tile_too(text):
    try:
        source = decode(text.encode(), "odd.txt", encoding="utf-8")
    except ReadingError:
        return
    ledger.check(ledger.set_forbidden_aside(read(source)))


@given(text=ODD)
@settings(max_examples=60)
def test_odd_characters_are_encoded_validly(text, schema):
    try:
        decode(text.encode(), "odd.txt", encoding="utf-8")
    except ReadingError:
        return
    assert_valid(encoded(text), schema)


UNSEEN = {
    "blank lines above": lambda text: f"\n\n\n{text}",
    "blank lines below": lambda text: f"{text}\n\n\n",
    "the line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark of its encoding": lambda text: f"\ufeff{text}",
    "a blank in each empty line": lambda text: re.sub(r"(?m)^$", " ", text),
    "a blank at the end of each line": lambda text: re.sub(r"(?m)(?<=[^\s|]{2})$", " ", text),
    "every line indented": lambda text: re.sub(r"(?m)^(?=.*\S)", "    ", text),
    "accents as characters of their own": lambda text: unicodedata.normalize("NFD", text),
    "blanks at which no line may end": lambda text: re.sub(r"(?<=\S) (?=\S)", "\u00a0", text),
    "narrow blanks": lambda text: re.sub(r"(?<=\S) (?=\S)", "\u202f", text),
    "blanks before signs, as in French": lambda text: re.sub(
        r"(?<=[^\W\d_])([:;!?])(?=\s)", "\u202f\\1", text
    ),
    "two blanks after a sentence": lambda text: re.sub(r"(?<=[a-zà-ÿ]{2}[.?!]) (?=[A-ZÀ-Ý“«])", "  ", text),
    "soft hyphens": lambda text: re.sub(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u00ad", text),
    "unseen signs beside words": lambda text: re.sub(r"(?<=[^\W\d_]{3})\b|\b(?=[^\W\d_]{4})", "\u200b", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ"),
    "long s": lambda text: re.sub(r"s(?=[^\W\d_])", "ſ", text),
}
"""What nobody sees in a text, and typists and programs leave in it."""


@functools.cache
def read_as(text):
    """What becomes of a text: its elements with the words in them, white space and signs that nobody sees apart."""
    from lxml import etree

    from teiwright.encode import Options, encode

    made = encode(decode(text.encode("utf-8", "replace"), "text.txt"), Options(), identifier="text")
    body = etree.fromstring(made.tei.to_bytes()).find("{*}text")
    return [
        (etree.QName(e).localname, e.get("type"), e.get("when"), e.get("ref"), seen("".join(e.itertext())))
        for e in body.iter("{*}*")
    ]


def seen(words):
    """What one sees of some words, blanks before signs apart."""
    plain = unicodedata.normalize("NFKC", words.translate({0xAD: "", 0x200B: ""}))
    return re.sub(r" (?=[:;!?])", "", " ".join(plain.split()))


@pytest.mark.parametrize("what", UNSEEN)
def test_what_nobody_sees_changes_nothing(what):
    wrong = []
    # Blanks behind lines are left most often: with them every text is read, with the others one in nine.
    some = SAMPLES if what == "a blank at the end of each line" else SAMPLES[sorted(UNSEEN).index(what) :: 9]
    for text in some:
        # Front matter must begin on the first line, and in Markdown a stroke at the end of a line means something.
        if text.startswith(("---", "\n")) or re.search(r"[\f\r]|\\$", text, re.MULTILINE):
            continue
        if read_as(text) != read_as(UNSEEN[what](text)):
            wrong.append(text)
    assert not wrong
