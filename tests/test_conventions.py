"""The choice of conventions, and what options do to the reading."""

import pytest

from teiwright import ledger
from teiwright.conventions import ReadingOptions, read
from teiwright.conventions.letters.datelines import is_dateline
from teiwright.conventions.titles.imprints import is_imprint
from teiwright.conventions.titles.spoken import speaker_in
from teiwright.language import detect
from teiwright.reading import decode

WRAPPED = """*** START OF THE PROJECT GUTENBERG EBOOK A WALK ***

A paragraph of the text, which is long enough to be broken at the mar-
gin, and which has a second line and a third line, so that anybody can
see where the lines end.

*** END OF THE PROJECT GUTENBERG EBOOK A WALK ***
"""


def document(text, **options):
    made = read(decode(text.encode(), "text.txt"), options=ReadingOptions(**options))
    ledger.check(made)
    return made


def elements(made):
    return [leaf.element for block in made.blocks for leaf in block.leaves()]


def test_every_convention_of_a_body_has_its_name():
    from teiwright.conventions.choose import BODIES
    from teiwright.conventions.named import OURS

    assert (*(c.NAME for c in BODIES), "bare") == OURS


def test_the_reading_says_what_was_recognised_and_why():
    reading = document(WRAPPED).readings[0]
    assert reading.convention == "gutenberg"
    assert reading.plain == "Project Gutenberg e-book"
    assert reading.evidence[0] == "line 1 begins the text (“*** START OF …”)"


def test_a_convention_asked_for_prevails_and_says_so():
    made = document("One line.\n\nAnother line.", convention="verse")
    assert made.readings[-1].evidence[0] == "it was asked for (--convention verse)"
    assert elements(made) == ["l", "l"]


def test_the_wrapper_may_be_dropped_and_stands_in_the_ledger():
    made = document(WRAPPED, boilerplate="drop")
    assert elements(made) == ["p"]
    assert [s.reason for s in made.skips].count("wrapper of a digital library, dropped on request") == 2


def test_lines_may_be_kept():
    assert [s.element for s in document(WRAPPED).spans].count("lb") == 1  # the hyphen nobody can decide
    kept = [dict(s.attributes) for s in document(WRAPPED, keep_lines=True).spans if s.element == "lb"]
    # Each line end once; that with the hyphen says that it may divide a word.
    assert sorted(k.get("break", "") for k in kept) == ["", "maybe"]


def test_a_kept_line_end_within_a_word_says_so():
    text = (
        "The government of the town met in the old hall, and the gov-\n"
        "ernment of the land met in the new one; the well-known mayor and the well-\n"
        "known miller spoke, and nobody listened to either of them, for the ri¬\n"
        "ver had risen, and the road was under water for the third time in a year.\n"
    )
    made = document(text, keep_lines=True)
    breaks = [dict(s.attributes).get("break", "") for s in made.spans if s.element == "lb"]
    assert breaks.count("no") == 2
    assert breaks.count("maybe") == 0
    # The hyphens stay in the text.
    assert "gov-" in "".join(p.text for p in made.passages)


def test_page_furniture_may_be_dropped():
    text = "\f".join(
        f"A HISTORY OF MILLS   {n}\n\nPage number {n} of the history ends here.\n\n" for n in range(4, 9)
    )
    assert elements(document(text)).count("fw") == 5
    dropped = document(text, furniture="drop")
    assert "fw" not in elements(dropped)
    assert elements(dropped).count("pb") == 5
    assert sum(s.reason.startswith("page furniture") for s in dropped.skips) == 5


def test_a_text_of_signs_alone_is_encoded_too():
    for text in ("* * *", "1", "[Illustration]", "***", "%% head", "\f3\f", "THE END", "CHAPTER I"):
        document(text)


def test_every_pattern_that_waits_for_its_first_use_is_well_formed():
    from importlib import import_module
    from pkgutil import walk_packages

    from teiwright import conventions, patterns

    seen = 0
    for module in walk_packages(conventions.__path__, "teiwright.conventions."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, patterns._Waiting):
                assert value.groupindex is not None
                seen += 1
    assert seen > 80


def test_persons_and_dates_of_the_wrapper_are_not_marked_as_those_of_the_text():
    from teiwright.encode import encode

    credit = "Produced by Mr. John Miller on 3 May 1901.\n"
    wrapped = WRAPPED.replace("***\n", f"***\n\n{credit}", 1)
    marked = encode(decode(wrapped.encode(), "text.txt"), identifier="text").tei.to_bytes().decode()
    body = marked[marked.index("<text") :]
    assert "John Miller" in body
    assert "<persName" not in body
    assert "<date" not in body
    plain = encode(decode(credit.encode(), "text.txt"), identifier="text").tei.to_bytes().decode()
    assert "<persName" in plain[plain.index("<text") :]
    assert "<date" in plain[plain.index("<text") :]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dein Brief kam gestern. Wir haben hier viel Regen, und das Rad steht still.", "de"),
        ("J'ai reçu votre lettre, et je vous prie de ne pas venir avant le printemps.", "fr"),
        ("The roof is mended, and the cat was ill with all of us in the mill.", "en"),
        ("El tejado está listo, y el gato con los niños en la casa; no hay más que decir.", "es"),
        ("Ho avuto la tua lettera, e il gatto è con noi nella casa; non so che dire.", "it"),
        ("Liebe Lene! Viele Grüße aus Meran. Das Wetter ist gut.", "de"),
        ("La femme de Paul a la fièvre; la fille de la tante est ici, mais se lève.", "fr"),
        ("La hija de la tía y la hermana de la madre se van con él.", "es"),
        ("A casa do meu tio é de pedra, e a horta da minha tia não se vende.", "pt"),
        ("El era de mult un om bun, și el se uita la noi de pe un deal.", "und"),
        ("Rain at Leeds. Cat ill.", "und"),
        ("Han gik ud i skoven for at finde den, men der var ingen at se.", "und"),
    ],
)
def test_the_language_of_a_few_lines(text, language):
    assert detect(text).code == language


def test_lines_of_one_sentence_are_no_lines_of_their_own():
    """A text too short to show at what width it was wrapped."""
    text = "A note\n\nWe have had yours of the week before last, and the one before it. The wheel\ncame in March, and does not fit.\n"
    assert not [s for s in read(decode(text.encode(), "a.txt")).spans if s.element == "lb"]
    address = "A note\n\nThe Mill on the Weir below the bridge, by the old road to Leeds,\nHallow,\nnear the church\n"
    assert [s for s in read(decode(address.encode(), "a.txt")).spans if s.element == "lb"]


def test_the_lines_of_an_imprint_are_kept():
    """Place, publisher and year stand on lines of their own; a sentence that is cut at the margin does not."""
    head = "The Weavers of Hallow\n\nBy Edith Crane\n\n{}\n\nChapter I\n\nThe mill stood still.\n\nChapter II\n\nThe river ran.\n"
    for imprint, lines in (
        ("London\n  Harper & Sons\n1912", ["Harper", "1912"]),
        (
            "Printed for Harper & Sons at the sign of the Weir below the old bridge\nof Hallow, London, 1912",
            [],
        ),
    ):
        for keep in (False, True):
            made = document(head.format(imprint), keep_lines=keep)
            starts = [s.extent.start for s in made.spans if s.element == "lb"]
            assert [made.source.text[at:].split()[0] for at in starts] == lines


def test_the_lines_of_who_made_a_song_are_kept():
    """Words and music below the title, each in a line of the author's line."""
    song = "THE MILLER'S SONG\n\nWords: Ada Gray\nMelody: traditional\n\nThe wheel is turning in the sun,\nThe sower leaves his door,\nAnd what the morning has begun\nIs work for evermore.\n"
    made = document(song)
    starts = [s.extent.start for s in made.spans if s.element == "lb"]
    assert [made.source.text[at:].split()[0] for at in starts] == ["Melody:"]


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        ("The river knows the names of all the drowned, and all who live in\nHallow.", []),
        ("The wheel was mended by the master of the boats of Captain Thomas\nWeir. He was paid.", []),
        ("A. The mill.\nB. The weir.", ["B."]),
        ("The river knows the names of all, the river knows the names of all,\nSays Weir.", ["Says"]),
        (
            "The river knows the names of all who went to sea and were not found\nAnd says them over.",
            ["And"],
        ),
    ],
)
def test_lines_of_a_short_quotation(quoted, lines):
    """A capital shows a line of its own below a mark, below a stop that leaves room, or with a little word; a name amid a sentence shows none."""
    prose = "When the boats came home in the evening the women went down to the water's\nedge, and nobody said anything until the last of them had been counted there\nand made fast.\n"
    inside = quoted.replace("\n", "\n    ")
    made = document(f"{prose}\n    {inside}\n\n{prose}\n{prose}")
    starts = [s.extent.start for s in made.spans if s.element == "lb"]
    assert [made.source.text[at:].split()[0] for at in starts] == lines


def test_no_line_ends_where_speech_begins_below_the_name():
    """Names with a colon on a line of their own, as debates are printed."""
    turns = "Mr. GRAY:\nThe bridge is broken.\n\nMr. REED:\nIt was broken last year.\n\n"
    made = read(decode(f"THE DEBATE ON THE BRIDGE\n\n{turns * 2}".encode(), "a.txt"))
    assert "minutes.speech" in {s.rule for b in made.blocks for s in b.children[0].children}
    assert not [s for s in made.spans if s.element == "lb"]


@pytest.mark.parametrize(
    ("end", "closes"),
    [
        ("End of the first act", 1),
        ("END OF PART I.", 1),
        ("Fin de l’acte premier", 1),
        ("Fin du premier tableau", 1),
        ("Fin del acto primero", 1),
        ("Ende des ersten Aktes", 1),
        ("Ende des ersten Aufzugs", 1),
        ("Fine dell’atto primo", 1),
        ("End of the song", 0),
    ],
)
def test_the_end_of_an_act_amid_a_play_closes_it(end, closes):
    speeches = "ANNA. Is it late?\n\nTOM. It is.\n\nANNA. Then I go.\n\nTOM. Go."
    text = f"ACT I\n\n{speeches}\n\n{end}\n\nACT II\n\n{speeches}"
    body = next(b for b in read(decode(text.encode(), "play.txt")).blocks if b.element == "body")
    acts = [block for block in body.children if block.element == "div"]
    assert [[child.element for child in act.children].count("trailer") for act in acts] == [closes, 0]


@pytest.mark.parametrize(
    ("line", "printers"),
    [
        ("Hallow.—Imp. Martin.", True),
        ("Gray & Co., 12 Mill Street", True),
        ("A. Gray, printer, Mill Lane", True),
        ("A. Martin, 12, rue du Moulin", True),
        ("London: Printed by A. Gray.", True),
        ("Printed by A. Gray", False),
        ("Past the bank, across the square", False),
    ],
)
def test_a_line_of_printers_names_the_firm_and_where_it_is(line, printers):
    assert is_imprint(line) is printers


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 May 1888, Sunday", True),
        ("3 May 1888, 9 p.m.", True),
        ("le 3 mai 1888, 9 heures", True),
        ("3. Mai 1888, 9 Uhr abends", True),
        ("3 May 1888, morning", True),
        ("3 May 1888, Hallow", True),
        ("3 May 1888 he went home", False),
    ],
)
def test_behind_the_day_of_a_letter_stand_hours_places_and_days_of_the_week(line, day):
    assert is_dateline(line) is day


@pytest.mark.parametrize(
    ("line", "forename"),
    [
        ("By Mr. John Gray", "John"),
        ("Par M. Jean Martin", "Jean"),
        ("Von Herrn Karl Weber", "Karl"),
        ("By M. John Gray", "M. John"),
        ("By Mrs. John Gray", "Mrs. John"),
    ],
)
def test_mr_before_a_whole_name_is_no_forename(line, forename):
    text = f"The Mill\n\n{line}\n\n" + "So it was, and so it is. " * 12
    assert [author.name.forename for author in read(decode(text.encode(), "mill.txt")).metadata.authors] == [
        forename
    ]


MONOLOGUES = "ANNA. I wait.\n\nANNA. I wait still.\n\nANNA. He comes.\n\nTOM. I come.\n\nTOM. I am here.\n\nANNA. Sit.\n\nTOM. I sit."


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        (f"ACT I\n\n{MONOLOGUES}\n\nACT II\n\n{MONOLOGUES}", "drama"),
        (
            f"THE MILL\n\nPERSONS OF THE PLAY\n\nANNA, a miller\nTOM, a carter\nADA, a maid\n\n{MONOLOGUES}\n\n{MONOLOGUES}",
            "drama",
        ),
        (f"ACT I\n\n{MONOLOGUES}\n\n{MONOLOGUES}", "bare"),
    ],
    ids=["acts", "a list of persons", "one act"],
)
def test_who_speaks_again_and_again_is_in_a_play_that_has_acts_or_lists_its_persons(text, convention):
    assert [reading.convention for reading in read(decode(text.encode(), "play.txt")).readings] == [
        convention
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lecture delivered at Hallow by Ada Gray, on 3 May 1901", "Ada Gray"),
        ("Lecture given at Hallow by Ada Gray", "Ada Gray"),
        ("An address given by Mr. Gray, at Leeds", "Gray"),
        ("Preached by the Rev. John Hale, at Hallow", "Rev. John Hale"),
        ("Rede gehalten von Pfarrer Weber, in Weiler", "Pfarrer Weber"),
        ("Discours prononcé par M. Martin, à Paris", "Martin"),
        ("Conférence donnée par Jeanne Martin", "Jeanne Martin"),
        ("Discurso pronunciado en Madrid por Juan García", "Juan García"),
        ("Sermón predicado por Juan García", "Juan García"),
        ("Discorso pronunciato a Roma da Anna Bianchi", "Anna Bianchi"),
        ("Predica predicata da Anna Bianchi", "Anna Bianchi"),
        ("Lecture delivered at Hallow and printed by Ada Gray", ""),
        ("Vortrag, gehalten in Weiler, herausgegeben von Karl Weber", ""),
        ("Speech delivered by Members of the Club", ""),
        ("Sermon preached at Linden by Ada Gray", "Ada Gray"),
        ("A book given by Ada Gray", ""),
    ],
)
def test_who_gave_a_lecture_is_named_in_its_line(line, name):
    found = speaker_in(line)
    assert (line[slice(*found)] if found else "") == name


def test_lines_that_all_end_with_a_stop_are_kept():
    prose = (
        "On sait combien les prix du moulin sont d'un maniement difficile, et que ceux de\n"
        "la ville commencent trop tard pour qu'on puisse les comparer avec ceux des trois\n"
        "villages, dont le plus petit n'a laissé que deux pages. Le meunier ne savait pas\n"
        "écrire, et sa femme ne voulait pas.\n\n"
        "Il mourut dans la maison de son père, à l'entrée du bois de la vallée de la Seyne.\n"
        "Personne n'en parla.\n\n"
    )
    books = (
        "DALE (H.), Le moulin de la ville, Caen, 1899, in-octavo.\n"
        "LEGRAND (C.), Esquisse du mouvement des prix, Paris, 1930.\n"
        "MARTIN (H.), Les classes rurales de la vallée, Paris, 1906.\n"
    )
    made = read(decode((prose + books).encode(), "a.txt"))
    starts = [s.extent.start for s in made.spans if s.element == "lb"]
    assert [made.source.text[at : at + 3] for at in starts] == ["LEG", "MAR"]
