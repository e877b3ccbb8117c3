"""The same dates as `dates` finds, each end of a range by itself. For comparison with corpora that are marked so.

Instead of `dates`, never beside it; off unless asked for.
"""

from __future__ import annotations

from teiwright.annotators.dates import RULES as _RULES
from teiwright.annotators.dates import annotate_apart as annotate

__all__ = ["OPTIONAL", "RULES", "annotate"]

OPTIONAL = True
RULES = _RULES
