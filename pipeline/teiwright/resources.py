"""Where the stylesheets and schemas are: beside the package in a wheel, at the top of the repository in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `xslt` or `schemas`.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    for place in (_PACKAGE / name, _PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"teiwright is not completely installed: its folder “{name}” is missing")
