"""The help of a command that reads texts: what it does itself, and, apart from that, how texts are read, which is the same everywhere."""

from __future__ import annotations

import click

READING = (
    "encoding", "language", "convention", "layout", "furniture", "boilerplate", "hyphens", "repair", "keep_lines", "register", "layers",
    "date_order", "edtf", "min_cert",
)  # fmt: skip
"""The options that `reading_options` gives to each of them."""


class ReadsTexts(click.Command):
    """A command that reads texts."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List its own options first."""
        own: list[tuple[str, str]] = []
        shared: list[tuple[str, str]] = []
        for option in self.get_params(ctx):
            told = option.get_help_record(ctx) if isinstance(option, click.Option) else None
            if told:
                (shared if option.name in READING else own).append(told)
        with formatter.section("Options"):
            formatter.write_dl(own)
        with formatter.section("How texts are read, and what is marked"):
            formatter.write_dl(shared)
