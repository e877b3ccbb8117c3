"""Names in the lists of persons that stand in the texts of a gold folder, and were added since a version of this repository.

    python benchmarks/lists.py GOLD_FOLDER --since REVISION

What a rule finds by a name that was listed because its text had been read says nothing of other texts. So nothing that is listed here may stay.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
DATA = "pipeline/teiwright/annotators/persons/data"
NAMES = ("given.txt", "surnames.txt")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def names_in(words: str) -> set[str]:
    """The words with a capital in a list, without its comments."""
    lines = [line for line in words.splitlines() if not line.startswith(("#", "["))]
    return {word for word in _WORD.findall("\n".join(lines)) if word[0].isupper()}


def added(revision: str) -> set[str]:
    """The names that are in the lists now, and were in none of them then."""
    then: set[str] = set()
    for name in NAMES:
        shown = ["git", "-C", str(HOME), "show", f"{revision}:{DATA}/{name}"]
        then |= names_in(subprocess.run(shown, capture_output=True, text=True, check=True).stdout)
    return {name for each in NAMES for name in names_in((HOME / DATA / each).read_text("utf-8"))} - then


def main() -> None:
    """Print them with the corpora where they stand; exit code 1 if there are any."""
    parser = argparse.ArgumentParser(description="Names listed since a version that stand in gold texts.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--since", required=True, metavar="REVISION")
    arguments = parser.parse_args()
    new = added(arguments.since)
    found: dict[str, set[str]] = defaultdict(set)
    for text in sorted(arguments.gold.rglob("*.txt")):
        words = set(_WORD.findall(text.read_text("utf-8")))
        for name in new & (words | {word.capitalize() for word in words if word.isupper()}):
            found[name].add(text.parent.name)
    for name in sorted(found):
        print(name, ", ".join(sorted(found[name])), sep="\t")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
