"""Facts for the header read from lines of the text: persons, dates, printed sources, each with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from teiwright.conventions import words as w
from teiwright.conventions.personal_names import is_name
from teiwright.metadata import Agent
from teiwright.model import PersonName
from teiwright.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.metadata import Metadata
    from teiwright.model import Source

_LINKS = frozenset(w.LINKS.split("|"))
_AND = lazy(rf"\s*(?:,\s*(?:{w.JOINS})\s+|,\s+|;\s*|\s+(?:{w.JOINS}|&)\s+)")
_RANK = lazy(
    r"(?:(?:the|el|la|le|il)\s+|l['’])?(?:(?:rt|right|very|most|ven|venerable)\.?\s+)?(?:rev(?:erend|d)?|hon(?:ourable)?|dr|prof(?:essor)?|sir|dame|capt(?:ain)?|col(?:onel)?|gen(?:eral)?|lieut|major|abb[eé]|père|frère|"
    r"pfarrer|pastor|kaplan|dekan|lehrer|oberlehrer|kantor|superintendent|hauptmann|leutnant|major|oberst|cur[eé]|vicar|canon|chanoine|can[oó]nigo|canonico|don|p[aá]rroco|"
    r"comte|vicomte|baron|marquis|freiherr|graf|conte|marchese|barone|abate|conde|marqués|barón|licenciado|doctor|dottore?|docteur|colonel|général|colonnello|generale|coronel|fray|padre|don|doña|mons(?:ignor|eñor|\.))\.?\s+(?=\S+\s+\S|\S{3})",
    re.IGNORECASE,
)
"""A rank or title of honour before a name."""
_SURNAME = rf"(?P<link>(?:(?:{w.LINKS})\s+)*)(?P<surname>[^\W\d_][\w’'-]*[^\W_])$"
_ALONE = lazy(rf"(?i){_SURNAME}")
_TITLED = lazy(
    r"(?i)(?P<title>(?:mr|mrs|ms|miss|mister|mistress|lord|lady|monsieur|madame|mme|mademoiselle|mlle|herrn?|frau|fräulein|"
    r"señor(?:a|ita)?|sra?|srta|signor(?:e|a|ina)?|sig|sig\.ra|aunt|uncle|cousin|tante|onkel|oncle|tía|tío|zia|zio|"
    r"(?:the\s+)?(?:rev(?:erend|d)?|dr|doctor|prof(?:essor)?|capt(?:ain)?|col(?:onel)?|gen(?:eral)?|lieut|major))\.?)"
    rf"\s+{_SURNAME}"
)
"""What stands before a surname alone: “Mr. Gray”, “Madame de Vaux”. Behind “Sir” or “Don” it is a forename."""
_SUFFIX = lazy(r",?\s+(?:Jr|Sr|Esq|M\.?\s?D|Ph\.?\s?D|M\.?\s?A|D\.?\s?D|F\.?R\.?S|M\.?\s?P)\.?,?$")
_LETTERED = lazy(r"(\S\s+[^\s,]{2,})(?:,\s+(?:[A-Z][A-Za-z]{0,3}\.){2,6})+(?=$|[,;\s])")
"""What letters stand behind a name of several words: “Major H. L. Orme, D.S.O.”; “Jones, A.B.” are initials."""


def origin(source: Source, offset: int) -> str:
    """“line 6 of source.txt”."""
    return f"line {source.line_of(offset)} of {source.name}"


def agent_of(words: str, where: str, role: str, duty: str = "") -> tuple[Agent, ...]:
    """The persons named in some words (“Ada Jones and B. Smith”; “Jones, Ada”), one agent each."""
    return tuple(
        Agent(name_of(part), where, role, duty, organisation=is_body(part))
        for some in words.split(";")
        for part in _persons(_without_degrees(some.strip(" ,")))
        if part.strip(" .")
    )


def with_agents(facts: Metadata, agents: Sequence[Agent]) -> Metadata:
    """The facts with more persons: authors, each once, and those who did something else."""
    known = [agent.name for agent in facts.authors]
    return replace(
        facts,
        authors=(*facts.authors, *(a for a in agents if a.role == "aut" and a.name not in known)),
        contributors=(*facts.contributors, *(agent for agent in agents if agent.role != "aut")),
    )


def _persons(words: str) -> list[str]:
    """The names in some words; “Jones, Ada” is one, if the second word is a forename."""
    surname, comma, forename = words.partition(", ")
    if comma and is_surname(surname) and not _AND.search(forename) and is_name(f"{forename} {surname}"):
        return [words]
    return _AND.split(words)


_BODY = lazy(
    r"(?i)\b(?:archive|archiv|press|library|bibliothek|society|institute|institut|project|team|collective|committee|union|association|"
    r"verlag|éditions|publishers?|university|college|group|internet|encyclopedia|company|museum|league|federation|party|office|"
    r"bibliothèque|biblioteca|archives|archivio|archivo|musée|museo|société|società|sociedad|gesellschaft|verein|université|universität|universidad|università|instituto|istituto|asociación|associazione|fondation|fundación|fondazione|stiftung|"
    r"republic|ministry|parliament|senate|(?:city|town|county|parish) council|municipality|department of|government|république|royaume|ministère|parlement|sénat|gouvernement|"
    r"republik|königreich|ministerium|landtag|reichstag|stadtrat|regierung|república|ministerio|senado|cabildo|ayuntamiento|gobierno|repubblica|ministero|senato|comune di|governo)\b|\.(?:org|com|net)\b"
)


def is_body(words: str) -> bool:
    """True if the words name an organisation, by a word that only such names have."""
    return bool(_BODY.search(words))


def _without_degrees(words: str) -> str:
    """The words without what follows a name after a comma and is none: “M.A.”, “D.S.O.”, “Esq.”."""
    words = _LETTERED.sub(r"\1", words)
    while (shorter := _SUFFIX.sub("", words)) != words:
        words = shorter
    return words


def without_rank(words: str) -> str:
    """A name without the rank or title of honour before it: “Prof. Ada Jones”."""
    rank = _RANK.match(words)
    return words[rank.end() :] if rank else words


def is_surname(words: str) -> bool:
    """One word, perhaps with von, de and the like before it, which is the surname where a title stands before it."""
    return _ALONE.match(words) is not None


def name_of(words: str) -> PersonName:
    """A personal name in parts: the last word is the surname, with von, de and the like before it."""
    stop = "." if words.rstrip(" ,;").endswith(".") else ""
    words = " ".join(_SUFFIX.sub("", words).split()).strip(" .,;") + (
        "." if re.search(r"\b[A-Z]\.$", words.strip(" ,;")) else ""
    )
    if not words or is_body(words):
        return PersonName(other=words)
    titled = _TITLED.match(words)
    if titled:
        title, link, surname = (titled[part].strip() for part in ("title", "link", "surname"))
        if words.isupper():
            title, link, surname = title.capitalize(), link.lower(), _capital(surname)
        title = title.removeprefix("the ").removeprefix("The ")
        return PersonName(surname, name_link=link, role_name="Herr" if title == "Herrn" else title)
    rank = _RANK.match(words)
    if rank:
        title = rank[0].strip().title() if words.isupper() else rank[0].strip()
        title = title.removeprefix("the ").removeprefix("The ")
        return replace(name_of(words[rank.end() :]), role_name=title)
    if words.isupper() and len(words) > 4:
        words = " ".join(_capital(part) for part in words.split())
    if "," in words:
        surname, _, forename = words.partition(",")
        if _TITLED.match(turned := f"{forename.strip()}{stop} {surname.strip()}"):
            return name_of(turned)  # “Gray, Miss”; “Gray, Dr.”
        return PersonName(surname=surname.strip(), forename=forename.strip())
    parts = words.split()
    if len(parts) == 1:
        return PersonName(other=words)
    first_link = next(
        (i for i, p in enumerate(parts) if i and p.lower() in _LINKS and i < len(parts) - 1), None
    )
    if first_link is not None:
        last_link = first_link
        while last_link + 1 < len(parts) - 1 and parts[last_link + 1].lower() in _LINKS:
            last_link += 1
        return PersonName(
            " ".join(parts[last_link + 1 :]),
            " ".join(parts[:first_link]),
            " ".join(parts[first_link : last_link + 1]),
        )
    return PersonName(parts[-1], " ".join(parts[:-1]))


def _capital(word: str) -> str:
    if word.lower() in _LINKS:
        return word.lower()
    return "-".join(
        part[:1].upper() + part[1:].lower() if len(part) > 1 and not part.endswith(".") else part
        for part in word.split("-")
    )
