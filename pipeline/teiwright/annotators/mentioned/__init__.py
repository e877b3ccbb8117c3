"""Words spoken of without quotation marks, and words in another script: “the word X”, “(in Russian X, in German Y)”.

Only what the text says plainly. No language is guessed: it is named in the text, or the script is all that is said of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from teiwright.annotators.mentioned.languages import TABLES
from teiwright.model import Certainty, Span
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.findings import Finding
    from teiwright.model import Document, Passage

RULES: Mapping[str, str] = {
    "mentioned.word": "A word right after “the word”, in a sentence that speaks of it.",
    "mentioned.in-language": "A word for which the text itself names the language: “(in Russian …)”.",
    "mentioned.script": "Words in another script than the text's own; the script is known, the language is not.",
}


_OF_OTHER_SCRIPTS = frozenset(
    ["ru", "uk", "bg", "el", "grc", "he", "yi", "ar", "fa", "zh", "ja", "ko", "hi", "sa", "hy", "ka"]
)
"""Languages whose words have a code of their own when they are written in Latin letters (BCP 47): ru-Latn."""

_SCRIPTS = {
    "Cyrl": ("\u0400-\u052f", ("ru", "uk", "bg", "sr", "mk", "be")),
    "Grek": ("\u0370-\u03ff\u1f00-\u1fff", ("el", "grc")),
    "Hebr": ("\u0590-\u05ff", ("he", "yi")),
    "Arab": ("\u0600-\u06ff", ("ar", "fa", "ur")),
    "Deva": ("\u0900-\u097f", ("hi", "sa", "mr", "ne")),
    "Hang": ("\uac00-\ud7af", ("ko",)),
    "Jpan": ("\u3040-\u30ff", ("ja",)),
    "Hani": ("\u4e00-\u9fff", ("zh", "ja", "ko")),
    "Armn": ("\u0530-\u058f", ("hy",)),
    "Geor": ("\u10a0-\u10ff", ("ka",)),
}
_OTHER_LETTERS = lazy("[" + "".join(r for r, _ in _SCRIPTS.values()) + "]")
_NO_SCRIPT = bytes(
    (*range(0x03), *range(0x07, 0x09), *range(0x0A, 0x10), *range(0x11, 0x1F), *range(0x20, 0x30))
)
"""Upper halves of the code points of Latin letters and of signs, where no letter of another script is."""
_BRACKET = lazy(r"\(([^()]{4,90})\)")


def annotate(document: Document) -> Iterator[Span | Finding]:
    """Mark words spoken of, and words in another script."""
    language = document.language.partition("-")[0].lower()
    other = _may_have_other_letters(document.source.text)
    for passage in document.passages:
        if passage.element == "label" or passage.inside("boilerplate") or passage.inside("provenance"):
            continue
        if language in TABLES:
            yield from _spoken_of(passage, language)
            yield from _in_language(passage, language)
        if other:
            yield from _other_script(passage, document.language)


@cache
def _word_pattern(language: str) -> re.Pattern[str]:
    words = TABLES[language]
    return lazy(
        rf"(?<!\w)(?i:{words.word}) (?!(?i:{words.not_a_word})(?!\w))(?P<word>[^\W\d_]{{3,}}(?:-[^\W\d_]+)*)(?![’'\w]| ?[“\"«])"
    )


@cache
def _language_pattern(language: str) -> re.Pattern[str]:
    words = TABLES[language]
    names = "|".join(_by_length(words.languages))
    return lazy(
        rf"(?:^|[,;] |or |and )(?:(?i:{words.in_language}) (?i:{names})[:,]? |(?i:{names}): )(?P<word>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){{0,3}})(?=$|[,;])"
    )


def _may_have_other_letters(text: str) -> bool:
    """False for nearly all texts, at once."""
    if text.isascii():
        return False
    upper_halves = text.encode("utf-16-be", "surrogatepass")[::2]
    return bool(upper_halves.translate(None, _NO_SCRIPT)) and _OTHER_LETTERS.search(text) is not None


def _spoken_of(passage: Passage, language: str) -> Iterator[Span]:
    if TABLES[language].word.rpartition(" ")[2] not in passage.text.lower():
        return
    for found in _word_pattern(language).finditer(passage.text):
        yield Span(
            passage.extent(*found.span("word")),
            "mentioned",
            "mentioned.word",
            (),
            Certainty.MEDIUM,
            f"“{found[0]}”",
        )


def _in_language(passage: Passage, language: str) -> Iterator[Span]:
    words = TABLES[language]
    for bracket in _BRACKET.finditer(passage.text):
        inside = bracket[1].lower()
        if not any(name in inside for name in words.languages):
            continue
        listed = list(_language_pattern(language).finditer(bracket[1]))
        after_a_mark = passage.text[: bracket.start()].rstrip()[-1:] in tuple("”’»“\"'")
        for found in listed:
            word = found["word"]
            own = word.isascii() and word[0].islower() and " " not in word
            if own and len(listed) == 1 and not after_a_mark and ":" not in found[0]:
                continue  # (in Russian literature): as likely a word of the text's own language
            if any(re.fullmatch(words.not_a_word, part) for part in word.split()):
                continue
            said = found[0].lower()
            name = next(n for n in _by_length(words.languages) if re.search(rf"(?<!\w){n}(?!\w)", said))
            code = words.languages[name]
            if code in _OF_OTHER_SCRIPTS and not _may_have_other_letters(word):
                code = f"{code}-Latn"
            start = bracket.start(1) + found.start("word")
            extent = passage.extent(start, start + len(word))
            given = (("xml:lang", code),)
            yield Span(
                extent, "mentioned", "mentioned.in-language", given, Certainty.HIGH, f"the text says: {name}"
            )


def _by_length(names: Mapping[str, str]) -> list[str]:
    """The longer first, so that no name hides another that ends with it."""
    return sorted(names, key=len, reverse=True)


def _other_script(passage: Passage, language: str) -> Iterator[Span]:
    if _OTHER_LETTERS.search(passage.text) is None:
        return
    own, *more = language.lower().split("-")
    for script, (letters, languages) in _SCRIPTS.items():
        if own in languages or script.lower() in more:
            continue
        for found in re.finditer(rf"[{letters}]+(?:[\s,;:!?·’'.-]{{1,2}}[{letters}]+)*", passage.text):
            if found.end() - found.start() < 2 and script not in ("Hani", "Jpan", "Hang"):
                continue
            yield Span(
                passage.extent(*found.span()),
                "foreign",
                "mentioned.script",
                (("xml:lang", f"und-{script}"),),
                Certainty.HIGH,
                script,
            )
