"""Persons as a spaCy pipeline sees them: `pip install teiwright[spacy]`, then `teiwright build … --layer spacy --layer dates`.

The worked example of an annotator from outside. Which pipeline is used is said in the environment: TEIWRIGHT_SPACY, the name of any
installed model (`en_core_web_sm`) or a folder. Nobody is identified: every name gets an entry of its own words, and cert is low,
because we have not measured the model.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from teiwright.errors import TeiwrightError
from teiwright.model import Certainty, Person, PersonName, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

RULES = {"spacy.person": "A name that a statistical model (spaCy) takes for a person's."}
OPTIONAL = True
_LABELS = frozenset({"PERSON", "PER"})


def annotate(document: Document) -> Iterator[Span]:
    """Yield the persons that the pipeline finds.

    Raises:
        TeiwrightError: no pipeline is named or it cannot be loaded.
    """
    model = os.environ.get("TEIWRIGHT_SPACY", "")
    if not model:
        raise TeiwrightError(
            "The layer “spacy” needs the name of an installed model: set TEIWRIGHT_SPACY=en_core_web_sm, for example."
        )
    yield from marks(document, pipeline(model))


def marks(document: Document, nlp: Any) -> Iterator[Span]:
    """The persons that a given pipeline finds."""
    passages = document.passages
    for passage, found in zip(passages, nlp.pipe(p.text for p in passages), strict=True):
        for entity in found.ents:
            words = " ".join(entity.text.split())
            if entity.label_ in _LABELS and words:
                start = entity.start_char + len(entity.text) - len(entity.text.lstrip())
                yield Span(
                    passage.extent(start, start + len(entity.text.strip())),
                    "persName",
                    "spacy.person",
                    cert=Certainty.LOW,
                    evidence=f"{nlp.meta.get('name', 'pipeline')} calls it {entity.label_}",
                    persons=(Person(_key(words), (PersonName(other=words),)),),
                )


@cache
def pipeline(model: str) -> Any:
    """A pipeline, loaded once.

    Raises:
        TeiwrightError: it is not installed.
    """
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise TeiwrightError(
            f"spaCy has no model “{model}” here. See: python -m spacy download {model}"
        ) from error


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "per-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or words.encode().hex())
