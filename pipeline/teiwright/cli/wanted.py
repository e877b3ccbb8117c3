"""The outputs that are asked for in a terminal: how they are named, and what cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from teiwright.cli.options import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from teiwright.cli.options import F


def output_names(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The outputs that an option was given; capitals make no difference (everybody writes PDF)."""
    asked = names(ctx, option, given)
    if all(name == name.lower() for name in asked):
        return asked
    from teiwright.outputs import outputs

    return tuple(
        dict.fromkeys(n.lower() if n not in outputs() and n.lower() in outputs() else n for n in asked)
    )


def outputs_option(words: str) -> Callable[[F], F]:
    """Which outputs are made."""
    return click.option("--to", "outputs", metavar="NAME", multiple=True, callback=output_names, help=words)


def refuse_unknown_outputs(asked: tuple[str, ...]) -> None:
    """Make sure that there are the outputs that were asked for.

    Raises:
        click.UsageError: there is one that is none.
    """
    from teiwright.outputs import outputs

    for name in asked:
        if name not in outputs():
            raise click.UsageError(f"There is no output “{name}”. There are: {', '.join(outputs())}.")


def refuse_outputs_as_texts(texts: Sequence[Path], asked: tuple[str, ...]) -> None:
    """Make sure that no further output stands where texts are named: `--to pdf html`.

    Raises:
        click.UsageError: one does.
    """
    if not asked:
        return
    from teiwright.outputs import outputs

    more = [str(t).lower() for t in texts if str(t).lower() in outputs() and not t.exists()]
    if more:
        raise click.UsageError(f"Several outputs are named with commas: --to {','.join((*asked, *more))}")


def refuse_wrong_ending(target: Path, made: Sequence[str], what: str) -> None:
    """Make sure that nothing is written under the ending of another kind of file: a web page called book.pdf, which no program would open.

    Args:
        target: the file, as it was named with -o.
        made: the endings that what is made may have.
        what: what is made.

    Raises:
        click.UsageError: its ending is that of another output.
    """
    from teiwright.outputs import outputs

    ending = target.suffix.lower()
    other = [name for name, output in outputs().items() if output.suffix == ending]
    if other and ending not in made:
        raise click.UsageError(
            f"{target}: this would be {what}, and not what its name says. With teiwright transform … --to {other[0]} you get a {ending}."
        )
