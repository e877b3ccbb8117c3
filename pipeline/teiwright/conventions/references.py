"""A printed source in the words of a text, taken apart where its parts are recognised; else its words are kept."""

from __future__ import annotations

import re

from msgspec.structs import replace

from teiwright.conventions.dating import DATED, YEAR, stated
from teiwright.metadata import Bibliography
from teiwright.patterns import lazy

PLACES = frozenset([
    "Amsterdam", "Antwerp", "Athens", "Baltimore", "Barcelona", "Basel", "Basle", "Beijing", "Belgrade",
    "Berkeley", "Berlin", "Bern", "Bologna", "Bombay", "Bonn", "Bordeaux", "Boston", "Bremen", "Breslau",
    "Brno", "Brooklyn", "Brussels", "Brüssel", "Bruxelles", "Bucharest", "Budapest", "Buenos Aires",
    "Cairo", "Calcutta", "Cambridge", "Cambridge, Mass.", "Canton", "Caracas", "Chicago", "Colombo",
    "Copenhagen", "Delhi", "Detroit", "Dresden", "Dublin", "Edinburgh", "Firenze", "Florence", "Frankfurt",
    "Frankfurt am Main", "Freiburg", "Geneva", "Genève", "Genf", "Genoa", "Glasgow", "Göttingen", "Graz",
    "Haarlem", "Halle", "Hamburg", "Hanoi", "Havana", "La Habana", "Heidelberg", "Helsinki", "Hong Kong",
    "Istanbul", "Jena", "Jerusalem", "Johannesburg", "Kiev", "Kharkov", "Köln", "Cologne", "Königsberg",
    "Kraków", "La Haye", "Lausanne", "Leiden", "Leipzig", "Leningrad", "Lima", "Lisboa", "Lisbon",
    "Liverpool", "London", "Londres", "Los Angeles", "Louvain", "Lyon", "Lyons", "Madrid", "Mailand",
    "Manchester", "Mannheim", "Marseille", "Marseilles", "Melbourne", "Mexico", "México", "Mexico City",
    "Milan", "Milano", "Minneapolis", "Montevideo", "Montréal", "Montreal", "Moscow", "Moskau", "Moscou",
    "Moskva", "München", "Munich", "Napoli", "Naples", "New Delhi", "New Haven", "New York",
    "New York City", "Nürnberg", "Oslo", "Oxford", "Padova", "Paris", "Parigi", "Peking", "Petersburg",
    "Petrograd", "Philadelphia", "Pittsburgh", "Prag", "Prague", "Princeton", "Rio de Janeiro", "Riga",
    "Roma", "Rome", "Rotterdam", "Saint Petersburg", "San Francisco", "Santiago", "Santiago de Chile",
    "São Paulo", "Sevilla", "Shanghai", "Sofia", "St. Petersburg", "St. Louis", "Stanford", "Stockholm",
    "Strasbourg", "Straßburg", "Stuttgart", "Sydney", "The Hague", "Tokyo", "Torino", "Toronto", "Toulouse",
    "Tübingen", "Turin", "Uppsala", "Utrecht", "Valencia", "Vancouver", "Venezia", "Venice", "Vienna",
    "Vilnius", "Warsaw", "Warszawa", "Washington", "Washington, D.C.", "Weimar", "Wien", "Würzburg",
    "Zagreb", "Zurich", "Zürich",
])  # fmt: skip
"""Places where many books were printed, by the names they have in several languages."""

_SCOPE = (
    ("volume", lazy(r"\b(?:[Vv]ol(?:ume)?\.?|[Bb]and|[Bb]d\.|[Tt]ome|t\.|[Tt]omo|[Vv]olumen|[Jj]g\.|[Jj]ahrg(?:ang|\.)|[Aa]nnée|[Aa]ño|[Aa]nno|a\.)\s*(?P<n>[IVXLC]+|\d+)\b")),
    ("volume", lazy(r"\b(?P<n>\d+)(?:re|ère|e|ème|me) année\b")),
    ("volume", lazy(r"\b(?P<n>[IVXLC]+)\. (?:Jg|Jahrg(?:ang)?|Band|Bd)\b\.?")),
    ("volume", lazy(r"\b(?P<n>\d+)\.\s?(?:Jg|Jahrg(?:ang)?|Bd|Band)\b\.?")),
    ("issue", lazy(r"\b(?:[Nn]o\.?|[Nn]r\.?|[Nn]um\.|[Nn]úm\.|[Nn]\.?°|[Nn]\.?º|[Nn]\.(?=\s?\d)|#|[Hh]eft|[Ii]ssue)\s*(?P<n>\d+(?:[-–/]\d+)?)(?![\w])")),
    ("page", lazy(r"\b(?:[Pp]p?\.|[Pp]ages?|S\.|[Ss]eiten?|[Pp]ágs?\.|[Pp]ágina|[Pp]agg?\.)\s*(?P<n>[ivxlc]+(?:[-–][ivxlc]+)?|\d+(?:\s?[-–]\s?\d+)?(?:,\s?\d+[-–]\d+)*)\b")),
)  # fmt: skip
_SHORT_FORM = lazy(
    r"(?i)\b(?:vol|nos?|pp?|nr|num|núm|bd|jg|jahrg|hrsg|ed|eds|cf|st|[a-z]|\d{1,3}|[ivxlc]{1,7})\. "
)
"""What a stop cuts short, and no sentence ends there."""
_MOST_SENTENCES = 2
_YEAR_END = lazy(
    r"^(?P<rest>.*?)[,.:;]?\s*\(?(?P<date>(?:c\.\s*)?(?:1[4-9]|20)\d\d(?:\s?[-–/]\s?(?:\d{4}|\d\d))?)\)?\.?$",
    re.DOTALL,
)
_PLACE_COLON = lazy(
    r"^(?P<title>.+?)[.,]\s+(?P<place>[^\W\d_][^:.,]{1,40})\s*:\s*(?P<publisher>[^:]{2,80})$", re.DOTALL
)
_QUOTED = lazy(
    r"^[“\"«„‘](?P<article>[^”\"»“]+?)[,.]?[”\"»“’],?\s*(?:in|In|dans|en)?:?\s*(?P<rest>\S.*)$", re.DOTALL
)


def reference(words: str, where: str, language: str) -> Bibliography:
    """What the words say of a printed source: title, place, publisher, date, volume, pages."""
    words = " ".join(words.split()).rstrip(" ;.").removeprefix("From ").strip("_")
    book = Bibliography(words=words, origin=where)
    if len(words) > 300 or _SHORT_FORM.sub("", words).count(". ") > _MOST_SENTENCES:
        return book
    rest = words
    quoted = _QUOTED.match(rest)
    if quoted and any(pattern.match(quoted["rest"]) for _, pattern in _SCOPE):
        # «Il Giorno», a. II: a journal in marks, and no article in one.
        rest = f"{quoted['article']}, {quoted['rest']}"
    elif quoted:
        book, rest = replace(book, article=quoted["article"]), quoted["rest"]
    journal = _journal(book, rest, language)
    if journal:
        return journal
    scope, rest = _scope(rest)
    end = _YEAR_END.match(rest)
    if not end:
        return book
    date = stated(end["date"], language, where)
    rest = end["rest"].strip(" ,.;")
    colon = _PLACE_COLON.match(rest)
    if colon:
        place, publisher = colon["place"].strip(), colon["publisher"].strip(" ,")
        title = _title(colon["title"])
        return replace(book, title=title, place=place, publisher=publisher, date=date, scope=scope)
    parted = _by_commas(book, rest)
    return replace(parted, date=date, scope=scope) if parted.title else book


def _by_commas(book: Bibliography, rest: str) -> Bibliography:
    """“Title. Publisher, Place” or “Title, Place, Publisher”: the place is known by its name."""
    parts = [p.strip() for p in re.split(r",\s+|(?<=[\w)”’])\.\s+(?=[A-ZÀ-Þ])", rest) if p.strip()]
    places = [i for i, p in enumerate(parts) if p in PLACES and i > 0]
    if not places or len(parts) > 6:
        return book
    place = places[-1]
    if place < len(parts) - 2:
        return book
    if place == len(parts) - 2:
        title, publisher = parts[:place], parts[place + 1]
    else:
        title, publisher = (parts[: place - 1], parts[place - 1]) if place > 1 else (parts[:1], "")
    return replace(book, title=_title(", ".join(title)), publisher=publisher, place=parts[place])


def _journal(book: Bibliography, rest: str, language: str) -> Bibliography | None:
    """“Journal, Vol. XI No. 7, October 1945, pp. 207–212”."""
    scope, _ = _scope(rest)
    units = {unit for unit, _ in scope}
    if "issue" not in units and not ("volume" in units and DATED.search(rest)):
        return None
    first = min(found.start() for _, pattern in _SCOPE if (found := pattern.search(rest)))
    title = rest[:first].strip(" ,.;:(_*")
    # Without the numbers of volume and issue: “No. 94 May 4, 1920” has no 94th of May.
    plain = rest
    for _, pattern in _SCOPE:
        plain = pattern.sub(lambda found: " " * len(found[0]), plain)
    dates = list(DATED.finditer(plain))
    years = [m[0] for m in dates] or YEAR.findall(plain)
    if dates and dates[0].start() < first:
        title = rest[: dates[0].start()].strip(" ,.;:(_*")
    if not title or len(title) > 90:
        return None
    if "(" in title and ")" not in title:
        title = title.partition("(")[0].strip(" ,")
    place = ""
    bracket = re.match(r"^(?P<title>.+?)\s*\((?P<place>[^()]{2,40})\)$", title)
    if bracket:
        title, place = bracket["title"], bracket["place"]
    date = stated(years[-1], language, book.origin) if years else None
    return replace(book, title=_title(title), level="j", place=place, date=date, scope=scope)


def _scope(rest: str) -> tuple[tuple[tuple[str, str], ...], str]:
    found: list[tuple[str, str]] = []
    for unit, pattern in _SCOPE:
        match = pattern.search(rest)
        if match and unit not in {known for known, _ in found}:
            found.append((unit, " ".join(match["n"].split())))
            if unit in {"page", "volume"}:
                rest = (rest[: match.start()] + rest[match.end() :]).strip(" ,.;")
    return tuple(found), rest


def _title(words: str) -> str:
    return words.strip(' ,.;_*“”"«»')
