"""The name at a place of the text in parts: forename, link, surname, titles, and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.annotators.persons import bynames, names, names_or_nouns, sexes
from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.beside import word_before
from teiwright.annotators.persons.context import office_behind
from teiwright.annotators.persons.offices import byname_behind
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_NICKNAME = lazy(r"(?<![^\s])[\"“„«‘'(].*")
_LADIES = {"lady"}
_SAINT = {"St", "Ste"}


_NO_SURNAME = lex.GIVEN | lex.TITLE
_LADY = r" (?:{joins}) Lady ([A-Z][^\W\d_]+)"
_WIFE = r" (?:{joins}) Mrs\.? ([A-Z][^\W\d_]+)"
_SECOND = r"\.? (?:{joins}) (?:[A-Z]\.? ?|[A-Z][a-z]{1,12}\.? )([A-Z][^\W\d_]+)"
_PAIR = r" (?:{joins}) ([A-Z][^\W\d_]+) ([A-Z][^\W\d_]+)(?! [A-Z])"
_HIS_WIFE = r"\b(?i:{his}) (?:[^\W\d_]{1,12} )?(?:{spouse}),? $"
_HIS_REACH = 36
_BORN = (
    r",? \(?(?:\*|{born}) ?(?:[a-z]{1,3} )?"
    r"(?:[^\W\d_]{3,10}\.? \d{1,2}, |\d{1,2}(?:st|nd|rd|th|er)?[./-]? ?(?:(?:{of-any}) )?(?:\d{1,2}[./-]|[^\W\d_]{3,10}\.?) ?(?:(?:{of-any}) )?)?"
    r"(?P<year>[12]\d{3})(?!\d)"
)


class Form(Struct, frozen=True):
    """A name as a place of the text has it, in parts."""

    forename: str
    link: str
    surname: str
    titles: tuple[str, ...]
    whole: str
    """All its words, for a name of one word that may be a surname or a forename."""
    generation: str = ""
    """“younger” or “elder”, or a number: which of several of this name."""
    generation_word: str = ""
    others: tuple[tuple[str, str], ...] = ()
    """Other surnames of hers that stand beside this one, each with its kind: birth or married."""
    shared: str = ""
    """The title that stands before the first of several: Mesdames in “Mesdames Ward and Orme”, of Orme."""
    child: bool = False
    """True for Master Paul Orme."""
    little: bool = False
    """True for little Paul Orme."""
    paired: bool = False
    """True for Tom in “Tom and Anna Orme”: the surname stands with the other of a pair."""
    joined: bool = False
    """True for the same wherever somebody with forename and surname follows; a ruler with a number is not named so."""
    kin: tuple[str, bool] = ("", False)
    """As `Candidate.kin` has it."""
    office: str = ""
    """Constable of Orme in “John, Constable of Orme”, 1853 in “John, born 1853”: he is nobody who has a surname, nor a John of another office or year."""
    wife: bool = False
    """True for “his widow, Mrs. Clara Orme”: Orme alone is he, not she."""
    told: str = ""
    """Man or woman, where an article or the gender of a title says it: der Doktor Kestner, die Schlegel."""

    @property
    def gender(self) -> str:
        """What titles, forename and article say; Jr. and fils are men."""
        told = sexes.of_titles((*self.titles, self.shared), self.forename) or self.told
        return told or (sexes.MALE if self.generation else sexes.UNKNOWN)

    @property
    def by_husband(self) -> bool:
        """True for Mrs. Thomas Burton, who bears the forename of her husband."""
        return self.status == "mrs" and sexes.of_name(self.forename) == sexes.MALE

    @property
    def status(self) -> str:
        """“mrs”, “miss” or “lady” where a title says so: Lady Harper is not Mrs. Charles Harper."""
        for title in (*self.titles, self.shared):
            plain = names.folded(title).strip(". ")
            if plain in lex.particles("married") or plain in lex.particles("widowed"):
                return "mrs"
            if plain in lex.particles("unmarried"):
                return "miss"
            if plain in _LADIES:
                return "lady"
        return ""

    @property
    def civil(self) -> bool:
        """True for one who is called Mr."""
        return any(names.folded(title).strip(". ") in lex.particles("mister") for title in self.titles)

    @property
    def letters(self) -> bool:
        """True for initials alone: J. S."""
        return len(self.surname) == 1 and all(len(p.strip(".")) == 1 for p in self.forename.split())


def form_of(candidate: Candidate, passage: Passage) -> Form:
    """The name of a candidate in parts."""
    words = [_with_stop(passage, w.start, w.end) if w.text in _SAINT else w.text for w in candidate.words]
    last = candidate.words[-1]
    if len(last.text) == 1 and passage.text[candidate.end - 1 : candidate.end].islower():
        words[-1] = passage.text[last.start : candidate.end]  # C——d, who is not C——
    titles = tuple(_with_stop(passage, t.start, t.end) for t in candidate.titles)
    if candidate.lower_title:
        titles = (candidate.lower_title, *titles)
    others = tuple((kind, " ".join(w.text for w in name)) for kind, name in candidate.others)
    if size := candidate.inverted:
        surname, forename = " ".join(words[:size]), " ".join(words[size:])
        whole = f"{forename} {surname}".strip()
        forename = _as_typed(forename, candidate.words[size:], passage.text)
        return Form(forename, "", surname, titles, whole, *candidate.generation, others, candidate.shared)
    double = candidate.language.fathers_surname_first
    forename, link, surname = names.divided(
        words,
        _links(candidate, passage.text),
        titled=bool(titles)
        and not (double and len(words) > 1 and titles[-1].rstrip(".").title() in lex.particles("don")),
        double=double,
        noble=any(t.kind & lex.NOBLE for t in candidate.titles[-1:]),
    )
    paired = office = ""
    if not titles and _forenames_alone(candidate):
        office = office_behind(passage.text, candidate.end) if len(words) == 1 else ""
        office = office or _year_of_birth(passage.text, candidate.end)
        office = office or (byname_behind(candidate, passage.text) if len(words) == 1 else "")
    pair = None if office or titles or len(words) > 1 else _next_of_pair(candidate, passage.text)
    if office:
        forename, surname = " ".join(words), ""
    elif len(words) == 1 and (shared := _surname_of_next(candidate, passage.text)):
        forename, surname = words[0], shared
    elif pair and (paired := _surname_of_pair(candidate, pair)):
        forename, surname = words[0], paired
    elif candidate.kin[0]:
        forename, surname = " ".join(words), ""  # his brother Henry, also where Henry can be a surname
    generation = candidate.generation
    if forename and bynames.is_number(surname):  # Robert Garrick III
        generation = (surname, surname)
        forename, _, surname = forename.rpartition(" ")
    whole = " ".join(words) if surname or len(words) == 1 else forename
    if surname:
        forename = _as_typed(forename, candidate.words, passage.text)
    told = sexes.by_article(candidate, passage.text) if candidate.language.his_article else ""
    made = Form(
        forename,
        link,
        surname,
        titles,
        whole,
        *generation,
        others,
        candidate.shared,
        kin=candidate.kin,
        told=told,
    )
    if forename and surname:
        master = bool(candidate.titles) and candidate.titles[0].text == "Master"
        little = not candidate.titles and word_before(passage.text, candidate.start)[
            0
        ].lower() in lex.particles("little")
        if master or little:
            made = replace(made, child=master, little=little)
        his = lex.pattern(_HIS_WIFE).search(
            passage.text, max(0, candidate.start - _HIS_REACH), candidate.start
        )
        made = replace(made, wife=his is not None)
    return replace(made, paired=bool(paired), joined=pair is not None, office=office)


def _forenames_alone(candidate: Candidate) -> bool:
    """True for “Anna” and “Anna Maria”; not where the last of several may be a surname."""
    kinds = [word.kind for word in candidate.words]
    return all(kind & lex.GIVEN for kind in kinds) and (len(kinds) == 1 or not kinds[-1] & lex.SURNAME)


def _year_of_birth(text: str, at: int) -> str:
    """The year in “, geb. 12. März 1853”, with which a child in a list stands; else nothing."""
    born = lex.pattern(_BORN).match(text, at)
    return born["year"] if born else ""


def _next_of_pair(candidate: Candidate, text: str) -> tuple[str, str] | None:
    """Anna and Orme in “Tom and Anna Orme”; nothing where no name of two words follows, or none of its words may be what it stands for."""
    other = lex.pattern(_PAIR).match(text, candidate.end) if candidate.words[0].kind & lex.GIVEN else None
    if other is None:
        return None
    forename, surname = lex.kinds(other[1]), lex.kinds(other[2])
    given = forename & lex.GIVEN and not forename & lex.TITLE
    if not given or surname & _NO_SURNAME or surname & (lex.COMMON | lex.NOUN | lex.PLACE | lex.PEOPLE):
        return None
    return other[1], other[2]


def _surname_of_pair(candidate: Candidate, pair: tuple[str, str]) -> str:
    """The surname of both in “Tom and Anna Orme”, who are a man and a woman, and called by nothing but forenames; else nothing."""
    word, (forename, surname) = candidate.words[0], pair
    if (word.kind | lex.kinds(forename)) & lex.SURNAME:
        return ""
    one, two = sexes.of_name(word.text), sexes.of_name(forename)
    return surname if one != two and sexes.FEMALE in (one, two) else ""


def _surname_of_next(candidate: Candidate, text: str) -> str:
    """The surname that stands only with the next of two: Sir John and Lady Harding, the Rev. J. and Mrs. Orme, the Misses Anna and Ruth Dunn; else nothing."""
    word = candidate.words[0]
    if not candidate.titles:
        return ""
    title = candidate.titles[-1].text
    # After Sir there is a forename, even if it can be a surname, too: Sir James.
    given = word.kind & lex.FORENAME and (title == "Sir" or not word.kind & lex.SURNAME)
    if not (len(word.text) == 1 or given):
        return ""
    if title in lex.particles("several"):
        pattern = _SECOND
    elif len(word.text) == 1:
        pattern = _WIFE
    elif title == "Sir":
        pattern = _LADY
    else:
        return ""
    other = lex.pattern(pattern).match(text, candidate.end)
    return "" if other is None or lex.kinds(other[1]) & _NO_SURNAME else other[1]


def _links(candidate: Candidate, text: str) -> list[str]:
    """What stands before each word of the name: “” or a link (de la); that of a name in capitals is made small."""
    links = [""]
    for left, right in zip(candidate.words, candidate.words[1:], strict=False):
        gap = text[left.end : right.start].strip(". —_-*")
        links.append(
            names_or_nouns.spelt_link(_NICKNAME.sub("", _small(gap, right)), candidate.language.nouns)
        )
    first = candidate.words[0]
    if candidate.titles:
        gap = _small(text[candidate.titles[-1].end : first.start].strip(". "), first)
        spelt = names_or_nouns.spelt_link(gap, candidate.language.nouns)
        linked = gap in (candidate.link.rstrip("."), spelt[:-1]) or gap.lower() in lex.particles("link")
        links[0] = candidate.link or (spelt if linked else "")
    elif candidate.start < first.start:
        lead = text[candidate.start + len(candidate.lower_title) : first.start].strip()
        linked = lead == candidate.link or lead.lower() in lex.particles("link") or lead.startswith("v.")
        links[0] = lead if linked else ""
    return links


def _small(gap: str, name: Word) -> str:
    """JEAN DE LA FONTENELLE is Jean de la Fontenelle."""
    return gap.lower() if name.text.isupper() and len(name.text) > 1 else gap


def _as_typed(forename: str, words: Sequence[Word], text: str) -> str:
    """The forename with the stops of its initials and short forms, and with the hyphen between initials, as the text has them: J. S., Ch., J.-B."""
    parts = forename.split(" ")
    typed = ""
    for part, word in zip(parts, words, strict=False):
        if part != word.text:
            return forename
        typed += part
        if text.startswith(".", word.end) and (len(part) == 1 or word.kind & lex.SHORT):
            typed += "."
        typed += "-" if text.startswith(".-", word.end) else " "
    return typed.strip(" -")


def _with_stop(passage: Passage, start: int, end: int) -> str:
    return passage.text[start : end + 1] if passage.text.startswith(".", end) else passage.text[start:end]
