"""Man or woman: what the titles, the forename and the article before a name say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.annotators.persons.candidates import Candidate

MALE, FEMALE, UNKNOWN = "m", "f", ""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HE = _words(
    "mr mister monsieur m sir lord king prince duke count earl baron herr signor señor senor master brother father uncle "
    "emperor abbé abbe herrn hr hrn herren sig don dom sieur comte duc marquis vicomte roi empereur père frère "
    "oncle graf fürst herzog könig kaiser prinz onkel pater conde duque marqués vizconde rey príncipe tío conte "
    "duca marchese barone principe zio cavaliere padre fray frate messrs messieurs mm "
    "meneer massa marse marster mas'r mas’r senhor messer dominie reb cap'n cap’n nonno oom squire goodman gaffer citoyen junker freiherr"
)
_SHE = _words(
    "mrs miss ms mme madame mlle mademoiselle lady queen princess duchess countess baroness frau fräulein signora "
    "signorina señora señorita sister mother aunt dame madam sig.ra sig.na m.me m.lle empress widow auntie granny "
    "grandma veuve vve vedova ved viuda vda witwe wittwe wwe wittib donna doña dña da sra srta frl demoiselle melle "
    "soeur sœur suor sor schwester tante tía zia comtesse duchesse marquise vicomtesse princesse reine impératrice "
    "baronne gräfin fürstin herzogin königin kaiserin prinzessin baronin freifrau freiin condesa duquesa marquesa "
    "princesa reina infanta baronesa contessa duchessa marchesa principessa baronessa marchioness viscountess "
    "juffrouw vrouw fru missis missus miz senhora senhorita gammer maum nonna monna "
    "goody goodwife citoyenne jungfer mamsell muhme nichte fräuleins "
    "grandmother mère madre nonne abbess abbesse prioress prieure matron äbtissin mesdames mmes misses mesdemoiselles mlles mad mll milady mylady baronesse komtesse mis' mis’ hofrätin hofräthin"
)
_MEN = _words(
    "Joshua Ezra Luca Nikita Ilya Noah Andrea Elisha Hosea Asa Ira Jona Mitya Alyosha Mustafa Mustapha "
    "Akira Misha Seryozha Borya Fedya Petya Kolya Vanya Vanka Mitka Grisha Kostya Ilyusha Foma Luka "
    "Gavrila Kuzma "
)
"""Forenames of men that end in -a."""


@cache
def _feminine() -> frozenset[str]:
    text = (lex.FOLDER / "feminine.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def of_titles(titles: Sequence[str], forename: str) -> str:
    """MALE or FEMALE where the title or the given name says it, else UNKNOWN."""
    said = [word.rstrip(".") for title in titles for word in title.lower().split()]
    if any(word in _SHE for word in said):  # Frau Doktor, Mme veuve
        return FEMALE
    if any(word in _HE for word in said):
        return MALE
    return of_name(forename)


def of_name(forename: str) -> str:
    """MALE or FEMALE where the given name says it, else UNKNOWN."""
    first = forename.split(" ", maxsplit=1)[0].rstrip(".")
    if not first or not lex.kinds().get(first, 0) & (lex.GIVEN | lex.DOUBTFUL):
        return UNKNOWN
    if first in _feminine():
        return FEMALE
    if first.endswith("a") and first not in _MEN:
        return FEMALE
    return MALE


_FEMININE = {
    "fr": ("la ", "La ", "une ", "Une "),
    "it": ("la ", "La ", "alla ", "Alla ", "della ", "dalla ", "una "),
    "es": ("la ", "La ", "una ", "Una "),
    "de": ("die ", "Die ", "eine ", "Eine ", "einer "),
}
"""Articles before what a woman is, or before the name of one: la Duval, die Schlegel."""
_MASCULINE = {
    "fr": ("le ", "Le ", "du ", "au ", "un ", "Un "),
    "it": ("il ", "Il ", "al ", "Al ", "del ", "Del ", "dal ", "col ", "un ", "Un "),
    "es": ("el ", "El ", "del ", "al ", "Al ", "un ", "Un "),
    "de": ("den ", "Den ", "dem ", "Dem ", "des ", "Des "),
}
"""The same before a man; der is also hers."""
WITH_ARTICLES = frozenset(_FEMININE)
"""Languages in which an article tells man from woman."""
_OF_MEN = lex.RANK | lex.OFFICE | lex.CHURCH | lex.TRADE
"""Titles that are nouns of one gender in these languages: der Doktor, le capitaine, el alcalde."""
_LEARNED = _words(
    "doktor dr docteur doctor dottor dottore prof professor professeur profesor professore ingegner"
)


def by_article(candidate: Candidate, text: str) -> str:
    """What the article before a name or the gender of its title says, in languages that have them.

    “Der Doktor Kestner” is a man, also where the text has Johanna Kestner; “die Schlegel” a woman.
    """
    feminine = _FEMININE[candidate.language]
    start = candidate.start
    titles = [*candidate.lower_title.split(), *(title.text for title in candidate.titles)]
    if titles:
        if text.endswith(feminine, 0, start):
            return FEMALE
        title = titles[-1].rstrip(".").lower()
        if candidate.language == "de" and title.endswith("in"):
            return FEMALE
        kind = lex.kinds().get(title.capitalize(), 0) or (
            candidate.titles[-1].kind if candidate.titles else 0
        )
        return MALE if title in _LEARNED or kind & _OF_MEN else UNKNOWN
    before = text[max(0, start - 6) : start].rstrip().rpartition(" ")[0]
    relative = candidate.language == "de" and before.endswith(",")  # Leute, die Knulp nicht kannte
    if len(candidate.words) > 1 or start < candidate.words[0].start or relative:
        return UNKNOWN
    if text.endswith(feminine, 0, start):
        return FEMALE
    return MALE if text.endswith(_MASCULINE[candidate.language], 0, start) else UNKNOWN
