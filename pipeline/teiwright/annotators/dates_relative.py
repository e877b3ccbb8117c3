"""The same dates as `dates` finds, and “last week”, “Tuesday”, “today” also where no day of writing gives them a value.

Instead of `dates`, never beside it; off unless asked for. For a search in newspapers, or to give the values by hand.
"""

from __future__ import annotations

from teiwright.annotators.dates import RULES as _RULES
from teiwright.annotators.dates import annotate_relative as annotate

__all__ = ["OPTIONAL", "RULES", "annotate"]

OPTIONAL = True
RULES = _RULES
