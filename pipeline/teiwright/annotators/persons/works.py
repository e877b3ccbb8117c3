"""Works, inns, ships and mountains with the name of a person, told by what is done to them: the author of Waverley, the Mary Ann sank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from teiwright.annotators.persons.beside import Beside
    from teiwright.annotators.persons.candidate import Candidate

ARTICLE_BEFORE = "article before a whole name"
_REACH = 32
"""Characters before a name that are looked at."""
_OF = frozenset(["of", "to", "in"])
_MOUNTAIN_OF = lazy(r"\b(?:ascent|summit|slopes?|crest|flanks?) of $")
_WORK_OF = lazy(
    r"\b(?:(?:author|authoress|heroine|publication|plot) of|sequel to|(?:chapters?|scenes?) of|characters? in"
    r"|[Tt]he (?:novel|tragedy|comedy|opera|play|drama|romance|farce|burlesque) of) $"
)
"""What only a work has: its author, its plot, the tragedy of Cato."""
_COPY_OF = lazy(r"\b(?:copy|copies|volumes?|editions?|pages|proofs|sheets|perusal) of $")
"""What a work has, and also an author: a volume of Cowper."""
_READ_ON = lazy(
    r"[.,;:!?)]|$| (?:in|aloud|again|through|with|for|at|on|by|when|till|until|this|last|all|twice|and|or|the|yesterday|today)\b"
)
"""What follows what is read; a person to whom is read has a book there: read Mary a letter."""
_BEEN = (
    " (?:was|were|is|has been|had been|will be) "
    "(?:[a-z]{2,12}ly |first |then |soon |also |next |again |not yet |just |since )?"
)
_PUBLISHED = lazy(
    rf"{_BEEN}(?:(?:re)?(?:published|printed|issued)|seriali[sz]ed)\b"
    r"| came out in (?:(?:two|three|\d+|monthly|weekly) )?(?:parts|numbers|volumes)\b| appeared in (?:(?:(?:two|three|monthly|weekly) )?(?:parts|numbers|volumes)|print)\b"
    r"| (?:ran|went) through [a-z]+ editions?\b"
)
_STAGED = lazy(rf"{_BEEN}(?:acted(?! (?:up)?on\b)|performed(?! (?:up)?on\b)|staged|dramati[sz]ed)\b")
_AUTHOR = lazy(r"\b([A-Z][^\W\d_]{1,20})['’]s $")
_AT_SEA = lazy(
    r" (?:sank|foundered|anchored|docked|steamed|capsized|hove (?:to|in|down)|weighed anchor|put (?:into|to sea)|lay (?:off|at anchor|alongside)"
    r"|ran (?:aground|ashore)|went (?:aground|ashore|to pieces)|struck (?:a|the) (?:rock|reef|bar|sandbank|iceberg)"
    r"|(?:was|had been|is) (?:then |lately |again )?(?:wrecked|launched|sunk|becalmed|moored|scuttled|dismasted|torpedoed))\b"
)
"""What only ships do."""
_SAILED = lazy(r" (?:sailed|cleared|went down|came in|was lost|was bound)\b")
"""What ships do, and those who are in them."""
_ALONE = lazy(
    r"[.;:!?)]|$|,(?! (?:who|whom|whose)\b)| (?:for|from|to|at|on|in|off|left|arrived|took|brought|carried|raced)\b"
)
"""What follows the name of a ship or of a house, and not “the Tom Harding whom I knew”."""


_AT_INN = lazy(
    r"\b(?:(?:put(?:s|ting)? up|lodg(?:e|ed|ing)|din(?:e|ed|ing)|supp?(?:ed|ing)|slept|stay(?:ed|ing)|stopp(?:ed|ing)|alighted|breakfasted"
    r"|lunched|assembled|drank|ale|beer|meetings?|met|held|room|landlord|landlady|ostler|host|hostess|parlour|sign)"
    r" (?:[a-z]+ ){0,2}(?:at|of) the (?:old )?)$"
)
_IS_INN = lazy(r" (?:inn|tavern|hotel|public-house|ale-?house|coffee-?house|beer-?house)\b")
"""Where one puts up at the Admiral Harding."""
_INN_REACH = 48


def no_person(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against the name of a mountain, a ship or a work; else nothing."""
    if candidate.language not in {"en", ""} or candidate.inverted or near.possessive:
        return ""
    if _of_mountain(candidate, near, text):
        return "mountain or water before it"
    if near.before in {"the", "The", "old"} and not candidate.lower_title:
        if _AT_INN.search(text, max(0, candidate.start - _INN_REACH), candidate.start) or _IS_INN.match(
            text, candidate.end
        ):
            return "name of an inn"
        if ship := _ship(candidate, text):
            return ship
    return _work(candidate, near, text)


def _of_mountain(candidate: Candidate, near: Beside, text: str) -> bool:
    """True for what is climbed, and for Ben Nevis."""
    words = candidate.words
    if candidate.titles or candidate.lower_title:
        return False
    if len(words) > 1 and words[0].text == "Ben" and words[1].text in lex.particles("after-ben"):
        return True
    of = near.before == "of" and _MOUNTAIN_OF.search(text, max(0, candidate.start - _REACH), candidate.start)
    return near.before in lex.things("climb") or bool(of)


def _ship(candidate: Candidate, text: str) -> str:
    """What speaks against a person in “the Mary Ann sank”, “came by the Robert Harding”."""
    if _AT_SEA.match(text, candidate.end):
        return "name of a ship"
    if candidate.titles:
        return ""
    if _SAILED.match(text, candidate.end):
        return "name of a ship"
    whole = len(candidate.words) > 1 and candidate.words[0].kind & (lex.GIVEN | lex.DOUBTFUL)
    return ARTICLE_BEFORE if whole and _ALONE.match(text, candidate.end) else ""


def _work(candidate: Candidate, near: Beside, text: str) -> str:
    """What speaks against a person in “the author of Waverley”, “Emma was published”, “he finished Emma”."""
    first, alone = candidate.words[0], len(candidate.words) == 1
    window = max(0, candidate.start - _REACH), candidate.start
    author = alone and first.kind & (lex.SURNAME | lex.KNOWN) and not first.kind & lex.GIVEN
    if near.before in _OF and _WORK_OF.search(text, *window):
        return "name of a play or a book"
    if near.after in lex.things("has-been") and not near.comma:
        if _STAGED.match(text, candidate.end):
            return "what is performed"
        if not author and _PUBLISHED.match(text, candidate.end):
            return "what is published"
    if candidate.titles or candidate.lower_title:
        return ""
    if (
        alone
        and near.before in lex.things("seen")
        and first.text in lex.particles("title-role")
        and not near.comma
    ):
        return "a title that is seen or read"
    if near.before == "of" and not author and _COPY_OF.search(text, *window):
        return "what is published"
    if alone and near.before in lex.things("read") and _READ_ON.match(text, candidate.end):
        return "a forename that is read" if first.kind & lex.GIVEN and not author else "what is read"
    return "whose work it may be" if near.before[-1:] == "s" and _of_author(candidate, text) else ""


def _of_author(candidate: Candidate, text: str) -> bool:
    """True for “Harding's Mary Orme”: a name behind a surname in the genitive, which is no kin of his."""
    author = _AUTHOR.search(text, max(0, candidate.start - _REACH), candidate.start)
    if author is None:
        return False
    kind, first = lex.kinds().get(author[1], 0), candidate.words[0].kind
    named = first & lex.KNOWN if len(candidate.words) == 1 else first & lex.GIVEN
    return bool(named and kind & (lex.SURNAME | lex.KNOWN) and not kind & (lex.GIVEN | lex.DOUBTFUL))
