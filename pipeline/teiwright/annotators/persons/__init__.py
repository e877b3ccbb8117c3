"""Names of persons and whom they name: evidence added up at each place, then one identity for the whole text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.annotators.persons import (
    ampersand,
    articles,
    double_surnames,
    names,
    namesakes,
    noun_forms,
    unlisted,
)
from teiwright.annotators.persons.attached import partner
from teiwright.annotators.persons.beside import beside
from teiwright.annotators.persons.candidates import candidates, language_of
from teiwright.annotators.persons.elsewhere import again, plain_names
from teiwright.annotators.persons.evidence import evidence
from teiwright.annotators.persons.far import far_from_full
from teiwright.annotators.persons.fathers import with_fathers
from teiwright.annotators.persons.forms import form_of
from teiwright.annotators.persons.identity import resolve
from teiwright.annotators.persons.known import known_words, plain_forms
from teiwright.annotators.persons.large_nouns import has_large_nouns
from teiwright.annotators.persons.links import settled, with_capitals, with_other_surnames
from teiwright.annotators.persons.lists import with_links, with_neighbours
from teiwright.annotators.persons.particular import BY_INITIALS
from teiwright.annotators.persons.sons import with_sons
from teiwright.annotators.persons.unsure import hardly, unsure
from teiwright.annotators.persons.usage import as_written, small_words, usage_of
from teiwright.annotators.persons.weights import OUTWEIGHED, strongest, weigh
from teiwright.findings import Finding, Place, Severity
from teiwright.model import Certainty, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.forms import Form
    from teiwright.annotators.persons.identity import Identity
    from teiwright.annotators.persons.usage import Usage
    from teiwright.model import Document, Passage, PersonName

RULES = {
    "persons.full-name": "A forename or initial and a surname.",
    "persons.titled-name": "A name with a title of rank, office, courtesy or kinship directly before it.",
    "persons.name-alone": "A surname or a forename alone, which the text uses as it uses the names of persons.",
    "persons.register": "A form of a name that stands in the register of persons of this edition.",
    "persons.several": "A name that more than one person of this text or of the register bears; all of them are pointed to, none is chosen.",
    "persons.title": "A title of rank, office, courtesy or kinship inside a personal name.",
}

DATELINED = 4
"""A dateline counts as much as so many places after “in” and “at”."""
HIGH = 4.0
MEDIUM = 1.0
MEDIUM_ALONE = 2.0
"""A word alone needs more than a whole name or one with a title: measured on texts that nobody had read, seven of ten that weigh less are right."""


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark the names of persons, the titles inside them, and say whom they name.

    Yields:
        `persName` spans with `persons`; `roleName` spans inside them; a finding for each name that several persons bear.
    """
    passages = document.passages
    register = known_words(document.register)
    kept: list[tuple[Candidate, float, list[str], Form]] = []
    for candidate, found in judged(document):
        signs = found
        if register and names.folded(candidate.words[-1].text) in register:
            doubtful = candidate.opens or "before: article" in signs
            signs = [*(signs if doubtful else [s for s in signs if s not in OUTWEIGHED]), "in the register"]
        weight = weigh(signs)
        if weight > 0:
            form = form_of(candidate, passages[candidate.passage])
            if BY_INITIALS in signs:
                letters = candidate.words[0].text
                form = replace(form, forename=" ".join(list(letters[:-1])), surname=letters[-1])
            kept.append((candidate, weight, signs, form))
    identities = resolve((form for *_, form in kept), document.register)
    times = Counter(form for *_, form in kept)
    asked: set[Form] = set()
    far = far_from_full([(form, candidate.passage) for candidate, _, _, form in kept], identities, times)
    for candidate, weight, signs, form in kept:
        passage = passages[candidate.passage]
        identity = identities[form]
        if form in far:
            identity = replace(identity, how="likely")
        doubtful = unsure(candidate, signs, passage.text) or borrowed(candidate, form, identity)
        alone = len(candidate.words) == 1 and not (candidate.titles or candidate.lower_title)
        cert = certainty(weight, identity, doubtful=doubtful, alone=alone)
        if (doubtful and form.paired) or hardly(candidate, signs, passage.text):
            cert = Certainty.LOW  # Bob in “Bob and Carol Orme”
        yield _span(candidate, passage, cert, signs, identity)
        yield from _titles(candidate, passage, cert)
        if identity.how == "several" and form not in asked:
            asked.add(form)
            yield _question(document, candidate, passage, identity, times[form])


def borrowed(candidate: Candidate, form: Form, identity: Identity) -> bool:
    """True for Sir John in “Sir John and Lady Harding”, whose surname stands only with the next name."""
    if form.paired and all(person.name.surname != form.surname for person in identity.persons):
        return False  # Tom in “Tom and Anna Orme”, who is Tom Harding
    return len(candidate.words) == 1 and bool(form.forename and form.surname)


def certainty(weight: float, identity: Identity, *, doubtful: bool, alone: bool) -> Certainty:
    """How sure a name and its person are together; never high if the name is `doubtful`; less sure where it is a word `alone`."""
    if identity.how == "several":
        return Certainty.LOW
    if weight >= HIGH and not doubtful and identity.how != "likely":
        return Certainty.HIGH
    return Certainty.MEDIUM if weight >= (MEDIUM_ALONE if alone else MEDIUM) else Certainty.LOW


def judged(document: Document) -> Iterator[tuple[Candidate, list[str]]]:
    """Every candidate of the document with the evidence for and against it."""
    passages = document.passages
    small = small_words(document)
    stretches = candidates(document, small, plain_forms(document.register))
    found = with_capitals(settled(stretches, passages), passages)
    found = with_fathers(with_sons(with_other_surnames(found, passages), passages), passages)
    language = language_of(document)
    if language.genitive_s:
        found = noun_forms.nominative(found)
    if language.fathers_surname_first:
        found = double_surnames.apart(found, passages)
    surroundings = [beside(passages[c.passage].text, c.start, c.end, language=language) for c in found]
    surroundings = with_neighbours(found, surroundings, passages)
    found = with_links(found, surroundings, passages)
    use = usage_of(
        found,
        surroundings,
        small,
        large=has_large_nouns(document, language),
        ampersand=ampersand.is_and(document, small),
    )
    if language.articles:
        found = articles.with_surnames(found, passages, use)
    _count_placed(found, passages, use)
    namesakes.count(found, surroundings, passages, use)
    first = [
        evidence(c, near, passages[c.passage], use, document.source.text)
        for c, near in zip(found, surroundings, strict=True)
    ]
    if language.capital_nouns:
        first = unlisted.weighed(found, surroundings, first, passages)
    sure = plain_names(found, first)
    for candidate, near, signs in zip(found, surroundings, first, strict=True):
        if (other := partner(candidate, passages[candidate.passage].text)) is not None:
            yield other, ["title before it", "coordinated with the title of a couple"]
        yield candidate, again(candidate, near, signs, sure, use)


def _count_placed(found: list[Candidate], passages: tuple[Passage, ...], use: Usage) -> None:
    """A word that begins a line of place and date or an imprint is a place in this text: “Bradford, 2 July”, “BRADFORD: Printed by …”."""
    for candidate in found:
        passage = passages[candidate.passage]
        alone = candidate.start == 0 and len(candidate.words) == 1
        marks = {"dateline": (",",), "docImprint": (":", ",")}.get(passage.element)
        if alone and marks and passage.text.startswith(marks, candidate.end):
            use.placed[as_written(candidate.words[0].text)] += DATELINED


def _span(
    candidate: Candidate, passage: Passage, cert: Certainty, signs: list[str], identity: Identity
) -> Span:
    """The mark on a name."""
    if identity.how == "several":
        rule = "persons.several"
    elif identity.how == "register":
        rule = "persons.register"
    elif candidate.titles or candidate.lower_title:
        rule = "persons.titled-name"
    elif len(candidate.words) > 1:
        rule = "persons.full-name"
    else:
        rule = "persons.name-alone"
    extent = passage.extent(candidate.start, candidate.end)
    return Span(extent, "persName", rule, cert=cert, evidence=strongest(signs), persons=identity.persons)


def _titles(candidate: Candidate, passage: Passage, cert: Certainty) -> Iterator[Span]:
    """One roleName over all titles before the name."""
    start = candidate.start
    if candidate.lower_title:
        end = candidate.titles[-1].end if candidate.titles else start + len(candidate.lower_title)
    elif candidate.titles:
        start, end = (
            max(start, candidate.titles[0].start * bool(candidate.inverted)),
            candidate.titles[-1].end,
        )
    else:
        return
    if passage.text.startswith(".", end):
        end += 1
    yield Span(
        passage.extent(start, end),
        "roleName",
        "persons.title",
        cert=cert,
        evidence="title directly before a name",
    )


def _called(name: PersonName) -> str:
    """A name as one says it, with what tells Mr. Burton from Mrs. Burton, and John Burton from John Burton, Jr."""
    return " ".join(part for part in (name.role_name, name.plain, name.gen_name) if part)


def _question(
    document: Document, candidate: Candidate, passage: Passage, identity: Identity, times: int
) -> Finding:
    """Tell the reader who may be meant."""
    at = passage.extent(candidate.start, candidate.end).start
    words = passage.text[candidate.start : candidate.end]
    line = document.source.line_of(at)
    bearers = " or ".join(f"{_called(p.name)} ({p.key})" for p in identity.persons)
    around = passage.text[max(0, candidate.start - 30) : candidate.end + 30].strip()
    return Finding(
        "person-several",
        Severity.WARNING,
        f"“{words}” can be {bearers}. The name points to all of them.",
        "Say who is meant in the table of teiwright review, or give the register a form of the name that only one of them bears.",
        Place(
            document.source.name, line, document.source.column_of(at), f"near “{around}”", source_line=line
        ),
        count=times,
    )
