"""Start of the command `teiwright`."""

from __future__ import annotations

import sys
from typing import NoReturn

from teiwright import ahead


def main() -> NoReturn:
    """Run the command line."""
    ahead.begin(sys.argv[1:])
    from teiwright.cli import main as run

    run()


if __name__ == "__main__":
    main()
