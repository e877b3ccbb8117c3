"""No chapter, act or poem ends with a page of three lines or fewer, if two pages before it can be a line shorter."""

from __future__ import annotations

import json
import random

import pytest

from print_samples import AS_LONG, SENTENCES, book
from teiwright import rendering, resources
from teiwright.book import last_pages, page_proof, typesetting


def chapters(seed, *, notes=0.0):
    """A book of twelve chapters, each of any length; the same seed gives the same book."""
    chance, body, back, paragraph, number = random.Random(seed), [], [], 0, 0
    for chapter in range(1, 13):
        made = []
        for _ in range(chance.randint(9, 30)):
            paragraph += 1
            sentences = []
            for _ in range(chance.randint(2, 7)):
                sentences.append(chance.choice(SENTENCES))
                if chance.random() < notes:
                    number += 1
                    sentences[-1] += (
                        f'<ref type="noteAnchor" n="{number}" target="#n{number}" xml:id="r{number}">[{number}]</ref>'
                    )
                    back.append(
                        f'<note xml:id="n{number}" n="{number}" place="end" target="#r{number}"><label>{number}.</label> {chance.choice(SENTENCES)}</note>'
                    )
            made.append(f'<p xml:id="p{paragraph}">{" ".join(sentences)}</p>')
        body.append(f'<div type="chapter"><head>Chapter {chapter}</head>{"".join(made)}</div>')
    return book("".join(body), back=f'<div type="notes">{"".join(back)}</div>' if back else "")


def pages(source, nudges):
    return typesetting._set(source.encode(), resources.folder("xslt"), {}, typesetting._carried(), nudges)


def last_page_lines(proof):
    return {run.first: run.lines for run in last_pages._runs(proof) if run.last > run.first}


@pytest.mark.parametrize(("seed", "notes"), [(6, 0), (1, 0.12), (1, 0.24), (8, 0.24)])
def test_no_last_page_has_a_line_or_two(seed, notes):
    source = rendering.render(chapters(seed, notes=notes), "typst", parameters=AS_LONG).data.decode()
    before, done = page_proof.prove(pages(source, {})), []

    def pages_with(nudges):
        made = pages(source, nudges)
        done.append((made, dict(nudges)))
        return made

    assert min(last_page_lines(before).values()) < 2.5, "the book no longer shows the trouble it was made for"
    taken, _ = last_pages.with_longer_last_pages(pages_with, pages(source, {}), before, {})
    (nudges,) = [nudges for made, nudges in done if made is taken]
    after = page_proof.prove(pages(source, nudges))
    assert min(last_page_lines(after).values()) >= 3
    assert (after.pages, after.openings) == (before.pages, before.openings)
    assert len(after.displaced) <= len(before.displaced)


def speeches(seed):
    """Acts of speeches, each of any length."""
    chance = random.Random(seed)
    acts = []
    for act in range(1, 9):
        said = "".join(
            f"<sp><speaker>ANN</speaker><p>{' '.join(chance.choice(SENTENCES) for _ in range(chance.randint(1, 5)))}</p></sp>"
            for _ in range(chance.randint(30, 60))
        )
        acts.append(f'<div type="act"><head>Act {act}</head>{said}</div>')
    return book("".join(acts))


def stanzas(seed):
    """Poems of stanzas of seven verses, each of any length."""
    chance = random.Random(seed)
    poems = []
    for poem in range(1, 17):
        verses = "".join(
            f"<lg>{''.join(f'<l>The water goes and turns the {n} wheels</l>' for n in range(7))}</lg>"
            for _ in range(chance.randint(6, 25))
        )
        poems.append(f'<div type="poem"><head>Poem {poem}</head>{verses}</div>')
    return book("".join(poems))


@pytest.mark.parametrize(("made", "seed"), [(speeches, 1), (speeches, 4), (stanzas, 6)])
def test_acts_and_poems_end_with_more_than_three_lines(made, seed):
    source = rendering.render(made(seed), "typst", parameters=AS_LONG).data.decode()
    before = page_proof.prove(pages(source, {}))
    assert min(last_page_lines(before).values()) < 3.5, "the book no longer shows the trouble it was made for"
    _, after = last_pages.with_longer_last_pages(
        lambda nudges: pages(source, nudges), pages(source, {}), before, {}
    )
    assert min(last_page_lines(after).values()) > 3.5
    assert after.pages == before.pages


class Told:
    """Pages that say where paragraphs are and chapters end, whatever is done."""

    def __init__(self, closings, paragraphs, openings=(3, 9), marks=(), notes=()):
        self.told = {
            "marks": marks,
            "notes": notes,
            "openings": openings,
            "pages": 12,
            "closings": closings,
            "paragraphs": paragraphs,
        }

    def query(self, selector, *, field, one):
        assert (selector, field, one) == ("<proof>", "value", True)
        return json.dumps(self.told)


PLACES = [("a", 3), ("b", 4), ("b2", 4), ("c", 5), ("d", 6), ("e", 7), ("f", 9), ("g", 10)]


def attempts(answers):
    """What was asked for, one after the other; which answer was taken."""
    asked = []

    def set_pages(nudges):
        asked.append(dict(nudges))
        return answers[min(len(asked) + 1, len(answers)) - 1]

    taken, _ = last_pages.with_longer_last_pages(
        set_pages, answers[0], page_proof.prove(answers[0]), {"n1": 301}
    )
    return asked, taken


def test_two_pages_that_face_each_other_are_made_a_line_shorter():
    short, good = Told([(8, 2.0), (12, 20)], PLACES), Told([(8, 4.0), (12, 20)], PLACES)
    asked, taken = attempts([short, good])
    assert asked == [{"n1": 301, "d": 301, "e": 301}]
    assert taken is good


def test_what_does_not_help_is_taken_back():
    short = Told([(8, 2.0), (12, 20)], PLACES)
    asked, taken = attempts([short, short])
    assert asked == [
        {"n1": 301, "d": 301, "e": 301},
        {"n1": 301, "b": 301, "c": 301},
        {"n1": 301, "e": 302},
        {"n1": 301, "d": 302},
        {"n1": 301, "e": 303},
        {"n1": 301, "d": 303},
        {"n1": 301, "e": 304},
        {"n1": 301, "d": 304},
    ]
    assert taken is short


@pytest.mark.parametrize(
    "worse",
    [
        Told([(9, 1.0), (12, 20)], PLACES, openings=(3, 10)),  # A page more.
        Told([(9, 4.0), (12, 20)], PLACES, openings=(3, 10)),  # The same, though it has lines enough.
        Told([(8, 4.0), (12, 20)], PLACES, marks=[("n2", 6)], notes=[("n2", 7)]),  # A note left its mark.
    ],
)
def test_nothing_is_given_for_it(worse):
    short = Told([(8, 2.0), (12, 20)], PLACES, marks=[("n2", 6)], notes=[("n2", 6)])
    assert attempts([short, worse])[1] is short


def test_chapters_are_helped_at_once_and_what_helped_is_kept():
    places = [*PLACES, ("h", 11)]
    short = Told([(8, 2.0), (12, 1.0)], places)
    one = Told([(8, 4.0), (12, 1.0)], places)
    asked, _ = attempts([short, one, one, one])
    assert asked[0] == {"n1": 301, "d": 301, "e": 301, "g": 301, "h": 301}
    assert asked[1] == {"n1": 301, "d": 301, "e": 301}
    assert asked[2] == {"n1": 301, "d": 301, "e": 301, "h": 302}


def test_for_a_single_line_four_pages_are_tried_first():
    places = [("z", 2), *PLACES]
    short = Told([(8, 1.0), (12, 20)], places, openings=(2, 9))
    asked, _ = attempts([short, short])
    assert [sorted(nudges.keys() - {"n1"}) for nudges in asked[:5]] == [
        ["b", "c", "d", "e"],
        ["a", "b", "c", "z"],
        ["d", "e"],
        ["b", "c"],
        ["a", "z"],
    ]


def test_for_three_lines_only_pages_that_face_each_other_are_shorter():
    short = Told([(8, 3.0), (12, 20)], PLACES)
    asked, _ = attempts([short, short])
    assert asked == [{"n1": 301, "d": 301, "e": 301}, {"n1": 301, "b": 301, "c": 301}]


@pytest.mark.parametrize("lines", [4.0, 30.0])
def test_a_page_that_is_long_enough_is_left_as_it_is(lines):
    assert attempts([Told([(8, lines), (12, 20)], PLACES)])[0] == []
