"""What tells a name from a noun in a language that writes every noun with a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate
    from teiwright.annotators.persons.language import Language
    from teiwright.annotators.persons.language_parts import Nouns
    from teiwright.annotators.persons.usage import Usage
    from teiwright.annotators.persons.words import Word
    from teiwright.model import Passage

_SHORTEST = 4
_COURTESY = frozenset("EHW")
"""Letters before a body that is spoken of with courtesy: Ein Edler, Hochweiser, Wohlweiser Rath."""
"""Letters of the shortest adjective with its ending that is looked for."""
_ABSTRACT = 9
"""Letters of the shortest noun that its ending shows to be one: Genehmigung, but Hartung and Hornung are names."""
_OFFICES = 6
"""Letters of the shortest compound that names an office."""
_COMPANY = 3
"""“mit” twice, or once and “bei”."""
_COMPANY_OF_MANY = 5
"""The same of a word that may be the plural of a noun: mit Fahnen, but mit Brahnen, bei Brahnen."""
_VERBS = frozenset(["says", "does"])
_UNSURE = lex.COMMON | lex.FUNCTION | lex.NOUN


def known(word: str, kind: int, nouns: Nouns) -> tuple[str, int]:
    """A word without the s of the genitive, if that makes it a name, and what it is known to be; `kind` is what the lists of all languages know about it."""
    if word in nouns.kin or word in nouns.adverb:
        return word, lex.FUNCTION
    if word in nouns.given:
        return word, lex.GIVEN
    office = len(word) >= _OFFICES and (
        word[1:].lower().endswith(nouns.office)  # KreisRichter
        or ("-" in word and word.rpartition("-")[2].lower() in nouns.office)  # Regierungs-Rath
    )
    if word in nouns.noun_or_name or (word in nouns.trade and not (office or kind & lex.TITLE)):
        return word, kind | lex.COMMON | lex.SURNAME
    if kind:
        return word, kind
    if office:
        return word, lex.OFFICE
    if trade_by_ending(word, nouns):
        return word, lex.COMMON | lex.SURNAME
    if _abstract(word, nouns):
        return word, lex.COMMON
    if word.endswith("s"):
        stem = lex.kinds(word[:-1])
        if stem & (lex.NAME | lex.PLACE) and not stem & _UNSURE and word[:-1] not in nouns.noun_or_name:
            return word[:-1], stem
    return word, 0


def trade_by_ending(word: str, nouns: Nouns) -> bool:
    """True for Gastwirt, Gutsbesitzer: a compound that says what somebody is."""
    return len(word) >= _OFFICES and word[1:].endswith(nouns.trade_ending)


def _abstract(word: str, nouns: Nouns) -> bool:
    return len(word) >= _ABSTRACT and word.endswith(nouns.abstract)


def noun_only(word: str, nouns: Nouns) -> bool:
    """True for a noun that nobody is called, by its ending or by the list: Gewohnheit, Nachmittag."""
    return word in nouns.noun_only or (_abstract(word, nouns) and not lex.kinds(word) & lex.NAME)


def is_trade(word: str, nouns: Nouns) -> bool:
    """True for what somebody is, by the list or by its ending: Müller, Gutsbesitzer, Gymnasiallehrer."""
    if word in nouns.trade or trade_by_ending(word, nouns):
        return True
    return len(word) >= _OFFICES and word[1:].endswith(nouns.office)


def trade_before(candidate: Candidate, *, noun: bool) -> bool:
    """True for “der Maler Leistikow”, “sein Schwager Dold”: what somebody is stands directly before the name, which may be a `noun` for all that is known."""
    word, nouns = candidate.before, candidate.language.nouns
    if word is None or candidate.titles:
        return False
    stem = word.text.removesuffix("s")
    if word.text != stem and word.text in nouns.kin and candidate.words[-1].kind & lex.COMMON:
        return False  # ihres Sohnes Dank
    genitive = word.text != stem and not word.text.endswith(nouns.no_agent)  # der Archivarius Brandel
    if genitive and word.text not in nouns.trade and not candidate.words[-1].kind and noun:
        return False  # des Malers Werkstatt
    if not {word.text, stem}.isdisjoint(nouns.trade | nouns.kin) or trade_by_ending(word.text, nouns):
        return True
    return word.kind == lex.OFFICE and word.text.endswith(nouns.office)


def only_addressed(candidate: Candidate, near: Beside) -> bool:
    """True for “Eurer Exzellenz Vertrauen”: what stands behind a title of address is whose it is, and no name."""
    nouns = candidate.language.nouns
    return (
        bool(candidate.titles)
        and candidate.titles[0].text in nouns.address
        and near.before.rstrip(".") in nouns.whose_address
        and not any(word.kind & lex.NAME for word in candidate.words)
    )


def said_where(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for “geboren zu Emden”, “Direktor zu Emden”: a place, also where somebody is called so."""
    nouns = candidate.language.nouns
    if near.before not in nouns.at or candidate.titles or len(candidate.words) > 1:
        return False
    word = text[: candidate.start - len(near.before) - 1].rstrip(" .").rpartition(" ")[2]
    office = lex.kinds(word) & (lex.OFFICE | lex.CHURCH) or word.endswith(nouns.office)
    return bool(office) or word in nouns.at_a_place or word in nouns.trade


def only_titled(candidate: Candidate, passage: Passage) -> bool:
    """True for “Gnädigster Herr Graf!” as a whole line, who is called so for his rank."""
    word = candidate.words[-1]
    if not candidate.titles or len(candidate.words) > 1 or not word.kind & lex.NOBLE:
        return False
    if candidate.titles[-1].text not in lex.particles("sir"):
        return False
    return passage.element == "salute" or not passage.text[candidate.end :].strip(" ,.!:;")


def titled_noun(candidate: Candidate) -> bool:
    """True for “keiner der Herren Mitarbeiter”, “Herr Generalintendant”: what they are, not what they are called."""
    if len(candidate.words) > 1 or not candidate.titles:
        return False
    word, nouns = candidate.words[0], candidate.language.nouns
    if candidate.titles[-1].text not in lex.particles("sir"):
        return False
    weak = len(word.text) >= _WEAK and word.text.endswith(nouns.weak)
    weak = weak and not lex.kinds(word.text) & lex.NAME
    return weak or noun_only(word.text, nouns)


def courteous(candidate: Candidate) -> bool:
    """True for “E. E. Rath”, a body with the letters of courtesy before it."""
    *letters, last = (word.text for word in candidate.words)
    return bool(letters) and last in candidate.language.nouns.courteous_body and _COURTESY.issuperset(letters)


def only_told(candidate: Candidate, text: str) -> bool:
    """True for “Verstorbene Mitglieder”: without an article before it “verstorbene” says what they are, and none is called so."""
    word, nouns = candidate.before, candidate.language.nouns
    if word is None or word.text not in nouns.participle_of_many:
        return False
    return text[: word.start].rstrip().rpartition(" ")[2].lower() not in candidate.language.determiners


def noble_office(candidate: Candidate, gap: str) -> bool:
    """True for “Minister von Maybach”: “von” belongs to the name of one whose office is not held over a place."""
    nouns = candidate.language.nouns
    if gap not in nouns.of_nobles or candidate.words[-1].kind & lex.PLACE:
        return False
    if candidate.titles[0].text in lex.particles("sir") and not candidate.words[-1].kind & ~lex.NAME:
        return True  # Frau Landrat von Alten
    return candidate.titles[-1].text.lower().endswith(nouns.of_the_state)


_ARTICLES_OF_LINKS = (" der", " dem")


def links(inner: str, left_kind: int, left: str, right: str, nouns: Nouns, *, titled: bool) -> bool:
    """True if these words may link two parts of a name: Anna von Bülow, Graf Yorck von Wartenburg, not Ende des Jahres."""
    if inner not in nouns.links:
        return False
    if (
        inner in nouns.with_article
        and right.endswith(nouns.plural_adjective)
        and not lex.kinds(right) & lex.NAME
    ):
        return False  # Frau Weber vom Roten Kreuz
    articled = inner in nouns.with_article or inner.endswith(_ARTICLES_OF_LINKS)
    whole = titled and not left_kind & (lex.GIVEN | lex.SHORT | lex.TITLE) and len(left) > 1
    if articled and whole and (right in nouns.noun or right in nouns.thing or right.endswith(nouns.ending)):
        return False  # Was weiß Herr Brandel von der Sache; Herr Weber zur Vernehmung
    if inner in nouns.to and (left in lex.particles("sir") or left_kind & (lex.OFFICE | lex.CHURCH)):
        return False  # die Herren zu Mittag, Rektor zu Emden
    somebody = lex.kinds(right) & (lex.GIVEN | lex.PLACE) == lex.GIVEN
    if inner in nouns.to and (right in nouns.after_to or somebody):
        return False  # ich zog den Tierarzt Weber zu Rate; die Liebe Karls zu Luise
    if left_kind & lex.TITLE and not left_kind & lex.NAME:
        return inner not in nouns.with_article  # die Herren vom Rhein
    if inner in nouns.of and (right.capitalize() if right.isupper() else right) in nouns.after_of:
        return False  # ich danke Anna von Herzen
    if len(left) == 1 and inner in nouns.to and not titled:
        return False  # mit O. zur Probe
    return len(left) == 1 or titled or bool(left_kind & (lex.NAME | lex.SHORT))


_SHORT_REACH = 8


def short_von(text: str, start: int, nouns: Nouns) -> int:
    """How many characters “von” in short takes directly before a name: v. Bülow, v. d. Marwitz; 0 for none."""
    found = nouns.short_link.search(text, max(0, start - _SHORT_REACH), start)
    return start - found.start() if found else 0


def spelt_link(link: str, nouns: Nouns) -> str:
    """A link with its stops: v. and v. d., of which what stands between two words was cut off."""
    return f"{link}." if link in nouns.cut_links else link


def governed(before: str, nouns: Nouns) -> bool:
    """True for the word before what does nothing itself: Mit Brandel wurde verhandelt, zu Nidel sagt man, wer Anke sagt."""
    return before.lower() in nouns.preposition or before in nouns.whoever


_WEAK = 9
"""Letters of the shortest word that its ending shows to be a trade: Pianisten, but Christen is a name."""
_NOT_IN_COMPANY = -99


def company(near: Beside) -> int:
    """How much the word before tells that one is with somebody: mit Brandel, bei Brandel; nouns have an article or an adjective there, sooner or later."""
    before, nouns = near.before.lower(), near.language.nouns
    if before in nouns.before_a_place or _adjective(near.before, near.language):
        return _NOT_IN_COMPANY
    return 2 if before in nouns.company else int(before in nouns.company_too)


def in_company(candidate: Candidate, use: Usage) -> bool:
    """True for a word that no list knows, of which the text says several times “mit” or “bei”, and never with an article, an adjective or “in”."""
    word = candidate.words[0].text
    if (
        len(candidate.words) > 1
        or len(word) == 1
        or candidate.titles
        or candidate.words[0].kind
        or noun_only(word, candidate.language.nouns)
    ):
        return False
    least = _COMPANY_OF_MANY if word.endswith("n") else _COMPANY
    if use.company.get(word, 0) < least or word in candidate.language.nouns.in_company:
        return False
    return not (use.articled.get(word, 0) or use.placed.get(word, 0)) and word.lower() not in use.small


def of_genitive(text: str, last: Word) -> bool:
    """True in German for a name with the s of the genitive: “Mendelssohns Vater” is his father, “Strauß Vater” Strauß the elder."""
    whole = last.end - last.start == len(last.text)
    return text.startswith("s", last.end - 1) and not (whole and last.kind & lex.NAME)


def in_genitive(candidate: Candidate) -> bool:
    """True for “Beckmanns Bilder”: behind a name in the genitive stands what is his, and what ends with e before it is a verb (lobte Beckmanns Bilder)."""
    last = candidate.words[-1]
    his = candidate.after is not None and last.end - last.start > len(last.text)
    return candidate.language.genitive_s and his and bool(last.kind & lex.NAME)


def genitive_behind_a_noun(candidate: Candidate) -> bool:
    """True for “der Antrag Brandels”: whose it is stands behind it with an s, of which towns have none without “von” so often."""
    word = candidate.words[0]
    if candidate.before is None or candidate.titles or len(candidate.words) > 1:
        return False
    return word.end - word.start > len(word.text) and word.kind == lex.SURNAME


def named_without_s(word: str, nouns: Nouns) -> bool:
    """True for Klingers, which is no surname by itself, though Klinger is."""
    return word[:-1] in nouns.noun_or_name or bool(lex.kinds(word[:-1]) & lex.SURNAME)


def against(candidate: Candidate, near: Beside, *, known: bool, noun: bool) -> list[str]:
    """What speaks against a name where every noun has a capital, unless the text shows elsewhere that it is one (`known`); `noun`: it may be one for all that is known."""
    first, last = candidate.words[0], candidate.words[-1]
    titled, nouns = bool(candidate.titles), candidate.language.nouns
    found = []
    if not titled and near.before in near.language.determiners:
        found.append("before: article")
    elif (
        not titled
        and _described(near.before, near.language, noun=noun or bool(last.kind & (lex.COMMON | lex.TITLE)))
        and not first.kind & lex.GIVEN
        and not (in_genitive(candidate) and near.before.endswith(nouns.verbal_adjective))
    ):
        found.append("an adjective before it")
    if (
        titled
        and candidate.titles[-1].text in nouns.of_a_ruler
        and f"{near.before} " not in nouns.genitive_article
    ):
        found.append("nouns have capitals too")  # Königs Wusterhausen, but des Königs Ludwig
    if len(candidate.words) == 1:
        bare_agent = known and last.kind & lex.SURNAME and last.text not in nouns.after_of
        led = near.section_before in {"dear", "epithet"} or (near.before in nouns.of and not bare_agent)
        if last.kind & lex.COMMON and not titled and (led or candidate.start < last.start):
            found.append("nouns have capitals too")  # lieber Freund, von Herzen
        shown = known and near.before not in near.language.determiners
        if not titled and not shown and (last.kind & lex.COMMON or not last.kind & lex.NAME):
            found.append("a noun has a capital too")
    elif not titled and not first.kind & (lex.GIVEN | lex.SHORT | lex.DOUBTFUL) and len(first.text) > 1:
        found.append("nouns have capitals too")
    return found


def _described(word: str, language: Language, *, noun: bool) -> bool:
    """True for an adjective, before what may be a noun also for one that is said of persons: der alte Meister, but der alte Brandel."""
    epithet = word in language.nouns.epithet
    return (epithet and noun) or (not epithet and _adjective(word, language))


def _adjective(word: str, language: Language) -> bool:
    nouns = language.nouns
    if word.endswith("."):
        return word[:-1].lower().endswith(nouns.adjective_cut_short)  # Hochfürstl. Consistorio
    return (
        len(word) >= _SHORTEST
        and word.islower()
        and word.endswith(nouns.adjective)
        and word not in nouns.no_adjective
        and word not in nouns.epithet
        and lex.contexts_of(language).get(word) not in _VERBS
    )
