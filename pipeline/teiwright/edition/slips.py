"""What is wrong with a line of edition.toml that is no TOML, in words: tomllib's own are for programmers."""

from __future__ import annotations

import re

from teiwright.patterns import lazy

_TYPOGRAPHIC = lazy("=[^\"'#]*[“”„«»‘’‚]")


def slip(text: str, trouble: str) -> str:
    """The line, what is wrong in it and what to write, to follow the name of the file.

    Args:
        text: the file.
        trouble: what tomllib says of it, which ends in “(at line 3, column 9)” or “(at end of document)”.
    """
    found = re.search(r"at line (\d+)", trouble)
    lines = text.split("\n")
    number = int(found[1]) if found else len(text.rstrip().split("\n"))
    line = lines[number - 1].strip()
    shown = f"“{line}” cannot be read." if line else "this cannot be read."
    return f", line {number}: {shown} {_what_to_do(line, trouble)}"


def _what_to_do(line: str, trouble: str) -> str:
    key = re.split(r"[=\]]", line, maxsplit=1)[0].strip(" \t[")
    if trouble.startswith("Cannot overwrite"):
        return f"There is a line “{key} =” further up already: keep one of the two."
    if trouble.startswith("Cannot declare"):
        return f"There is a line “[{key}]” further up already: keep one, and put what stands below them together."
    if _TYPOGRAPHIC.search(line):
        return f'Quotation marks must be the straight ones of a typewriter: {key} = "…".'
    if trouble.startswith(("Illegal character", "Unterminated string")):
        return f'A text ends in the line in which it begins, with a quotation mark: {key} = "…".'
    if "\\" in line:
        return r"In quotation marks a backslash is written twice: \\."
    if re.search(r"=\s*\d", line):
        return f'A day of the calendar is written {key} = 2026-01-31; all else that begins with a figure stands in quotation marks: {key} = "…".'
    if trouble.startswith("Invalid value"):
        return f'A text stands in quotation marks: {key} = "…". Without them stand only true, false and days such as 2026-01-31.'
    if trouble.startswith("Expected '=' after a key"):
        return 'A line says one thing: title = "…". A remark begins with #.'
    value = line.partition("=")[2].strip()
    if line.startswith('"') or (value.startswith("[") and re.search(r'"\s+"', value)):
        return 'Between the texts of a list stand commas: ["…", "…"].'
    if value.startswith("[") and not value.endswith("]"):
        return f'A list ends with a bracket: {key} = ["…", "…"].'
    if value[:1] == '"' and value.count('"') > len('""'):
        return f'Within a text no straight quotation mark stands: {key} = "She said “yes”". A list stands in brackets: {key} = ["…", "…"].'
    if value[:1] == '"' and not value.endswith('"'):
        return 'Nothing stands behind the closing quotation mark but a remark, which begins with #. A line says one thing, with its text in quotation marks: title = "…".'
    return 'A line says one thing, with its text in quotation marks: title = "…".'
