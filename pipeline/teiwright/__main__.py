"""Start of the command `teiwright`."""

from __future__ import annotations

from teiwright.cli import main

if __name__ == "__main__":
    main()
