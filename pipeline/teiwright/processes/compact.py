"""rnc2rng, the reader of RELAX NG's compact form, kept from being imported before it is wanted.

Where it is installed lxml imports it at its own start, with all that it needs, which takes longer than most texts.
"""

from __future__ import annotations

import sys

_NAME = "rnc2rng"


def set_aside() -> None:
    """Let it look as if it were not installed. For our own processes; to be called before lxml is imported."""
    sys.modules.setdefault(_NAME, None)  # type: ignore[arg-type] # so the import system wants it


def bring_back() -> None:
    """Let it be imported, if it is installed."""
    if _NAME in sys.modules and sys.modules[_NAME] is None:
        del sys.modules[_NAME]
