"""What is wrong with a line that somebody typed, in words: click's own are for programmers. Loaded only where something is."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from teiwright.findings import few

if TYPE_CHECKING:
    from collections.abc import Iterator


def in_words(error: click.UsageError) -> str:
    """One line: what cannot be, and what to type instead."""
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.NoSuchOption):
        return _unknown(error)
    if isinstance(error, click.BadOptionUsage):
        return _bare(error)
    if isinstance(error, click.BadParameter):
        return _value(error)
    command = re.match(r"No such command '(.*?)'\.", error.message)
    return (
        error.format_message().replace(command[0], f"There is no command “{command[1]}”.")
        if command
        else error.format_message()
    )


def _missing(error: click.MissingParameter) -> str:
    command = error.ctx.command_path if error.ctx else "teiwright"
    name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "something"
    option = f"{error.param.opts[0]} " if isinstance(error.param, click.Option) else ""
    return f"{option}{name} is missing. Write it behind the command: {command} … {option}{name}"


def _unknown(error: click.NoSuchOption) -> str:
    command = error.ctx.command if error.ctx else None
    known = [name for param in (command.params if command else ()) for name in param.opts]
    if near := get_close_matches(error.option_name, known, 1, 0.75):
        return f"There is no option {error.option_name}. Did you mean {near[0]}?"
    if isinstance(command, click.Group) and error.ctx:
        path = error.ctx.command_path
        return f"{error.option_name} cannot stand here. Options stand behind the command: {path} COMMAND … {error.option_name}"
    others = [path for path, params in _options(error.ctx) if error.option_name in params]
    here = f"There is no option {error.option_name}"
    have = "has" if len(others) == 1 else "have"
    return f"{here} here; {few(others, 3)} {have} one." if others else f"{here}."


def _options(ctx: click.Context | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Every command, and how its options are called."""
    waiting = [("teiwright", ctx.find_root().command)] if ctx else []
    while waiting and ctx:
        path, command = waiting.pop(0)
        if isinstance(command, click.Group):
            names = command.list_commands(ctx)
            waiting += [(f"{path} {name}", c) for name in names if (c := command.get_command(ctx, name))]
        else:
            yield path, frozenset(name for param in command.params for name in param.opts)


def _bare(error: click.BadOptionUsage) -> str:
    """An option without its value, or with one that it does not take."""
    name = error.option_name
    if "does not take" in error.message:
        return f"{name} takes no value: write {name} alone."
    if "requires" in error.message:
        return f"Behind {name} something is missing: write there what it is to be."
    return error.format_message()


def _value(error: click.BadParameter) -> str:
    param = error.param
    if not isinstance(param, click.Option):
        return error.format_message()
    name, kind = param.opts[-1], param.type
    typed = re.match(r"[^']*'(.*?)'", error.message)
    said = f" “{typed[1]}”" if typed else ""
    if isinstance(kind, click.Choice):
        return f"{name} cannot be{said or ' that'}; it can be {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.Path):
        what = "folder" if not kind.file_okay else "file"
        return f"{name}{said}: there is no such {what}. Check the name."
    if isinstance(kind, click.IntRange | click.FloatRange):
        most = f" to {kind.max}" if kind.max is not None else " or more"
        return f"{name} must be a number, {kind.min}{most}."
    return f"{name}: {error.message}"
