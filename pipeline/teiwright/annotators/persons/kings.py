"""Whether a text tells of a king, so that his forename alone can mean him: Charles, where it has Charles X elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.annotators.persons import lexicon as lex
from teiwright.annotators.persons.form_parts import unnumbered
from teiwright.annotators.persons.names import folded

if TYPE_CHECKING:
    from teiwright.annotators.persons.forms import Form

_REIGNS = lex.NOBLE | lex.CHURCH | lex.SAINT
_OTHERS = 2
"""So many other rulers show that the text tells of such people."""
_OFTEN = 3
"""So many times as often as with the number may the forename stand alone where nothing else shows it."""


def may_reign(form: Form) -> bool:
    """True for Charles, King Charles, le roi Charles; not for Cousin Charles, Captain Charles."""
    kinds = [lex.kinds(title.rstrip(".").capitalize()) for title in form.titles]
    return not kinds or any(kind & _REIGNS for kind in kinds)


def told_of(met: Counter[Form]) -> frozenset[str]:
    """The forenames of rulers with a number who may be meant by the forename alone.

    The text calls one King Charles, too; or it names other rulers; or it does not speak of Charles much more often than of Charles X,
    as a tale does that has a chair of his time in it, and a Charles of its own.
    """
    numbered, titled, alone = Counter[str](), Counter[str](), Counter[str]()
    for form, times in met.items():
        if form.forename and form.surname:
            continue
        if name := unnumbered(form.forename):
            numbered[folded(name)] += times
        elif not form.titles:
            alone[folded(form.whole)] += times
        elif may_reign(form):
            titled[folded(form.whole)] += times
    return frozenset(
        name
        for name, times in numbered.items()
        if titled[name] or len(numbered) > _OTHERS or alone[name] <= _OFTEN * times
    )
