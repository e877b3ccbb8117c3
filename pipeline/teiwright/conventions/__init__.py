"""How plain text is written: the conventions of typing, and the choice between them.

A convention is a module (`convention.py` in the folder of its name, or `bare.py`) with `NAME`, `TITLE`, `recognise(view)` (its signs, or an excuse) and `pieces(view)`
(the text in a flat row of pieces, and the facts it states about itself). Two independent signs are needed;
a text that fits none is read by the bare fallback, and the document says so in `readings`.
"""

from __future__ import annotations

from teiwright.conventions.choose import read
from teiwright.conventions.options import ReadingOptions

__all__ = ["ReadingOptions", "read"]
