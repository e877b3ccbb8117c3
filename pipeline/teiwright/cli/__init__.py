"""The command line: thin commands over the library, one file each, loaded only when they are called."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from teiwright import __version__
from teiwright.cli import streams
from teiwright.errors import PromiseBrokenError, TeiwrightError
from teiwright.file_troubles import ON_WINDOWS, gone_wrong, reason
from teiwright.processes import interruption, settling

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "build": "Do everything: encode texts, check the encoding, publish it.",
    "encode": "Make a TEI file from a plain text.",
    "validate": "Check TEI files and say what is wrong, where, and what to do.",
    "transform": "Publish a TEI file as a web page, PDF, electronic book, XSL-FO or plain text.",
    "site": "Make a site of TEI files, whoever wrote them.",
    "inspect": "Show what is recognised in a text and by which rule, without writing TEI.",
    "review": "Make a table of the marks, for a person to say what is right and what is not.",
    "register": "Draft a register of the persons whom texts name.",
    "new": "Begin an edition: make its folder with an edition.toml to fill in.",
    "print": "Make a PDF with a choice of page maker and book format.",
    "deposit": "Prepare and check packages for repositories.",
}
"""Every command with its sentence, so that --help need not load them; one that is not installed is not shown."""

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Commands(click.Group):
    """A group that imports a command when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which one meets them."""
        del ctx
        return [name for name in COMMANDS if _is_there(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded."""
        del ctx
        if cmd_name not in COMMANDS or not _is_there(cmd_name):
            return None
        command: click.Command = import_module(f"teiwright.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, say which was probably meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), 1)
            meant = f" Did you mean “{near[0]}”?" if near else _with_a_command(name)
            raise click.UsageError(f"There is no command “{name}”.{meant}", ctx)
        return super().resolve_command(ctx, args)


def _with_a_command(name: str) -> str:
    """What to type where a file or folder stands in the place of a command; nothing if it is none."""
    from pathlib import Path

    from teiwright.files import typed

    if not Path(name).exists():
        return ""
    command = "validate" if name.lower().endswith(".xml") else "build"
    return f" To work on a file, name a command first: teiwright {command} {typed(name)}"


def _is_there(name: str) -> bool:
    from pathlib import Path

    return Path(__file__).with_name(f"{name}.py").exists()


@click.group(cls=_Commands, context_settings=_SETTINGS, no_args_is_help=True)
@click.version_option(__version__, prog_name="teiwright", message="%(prog)s %(version)s")
def teiwright() -> None:
    """Turn plain text into a TEI edition that can be published and deposited.

    \b
    To begin:   teiwright build my-text.txt
    The result: a folder “output” with the TEI, a web page, a PDF and more.

    No character is lost, and every mark made by the program says which rule made it and how sure it is.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line: expected trouble is one line and an exit code, anything else is a bug and shows itself."""
    ctrl_c = interruption.expect()
    settling.settle()
    streams.speak()
    out = sys.stdout
    try:
        code = teiwright.main(
            args=_typed() if arguments is None else list(arguments),
            prog_name="teiwright",
            standalone_mode=False,
            windows_expand_args=False,
        )
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        # Called with nothing: the help is the answer, not a complaint.
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except click.UsageError as error:
        from teiwright.cli.usage import in_words

        where = f"\nSee: {error.ctx.command_path} --help" if error.ctx else ""
        click.echo(f"teiwright: {in_words(error)}{where}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"teiwright: {error.format_message()}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        ctrl_c.end()
        click.echo("teiwright: stopped. What was finished is complete; nothing is half written.", err=True)
        sys.exit(2)
    except (TeiwrightError, PromiseBrokenError) as error:
        click.echo(f"teiwright: {error}", err=True)
        sys.exit(error.exit_code)
    except SystemExit as end:
        # click takes a reader that has gone for a fault, and puts something else in the place of the stream.
        sys.exit(end.code if sys.stdout is out else 0)
    except OSError as error:
        left = streams.is_left(error)
        streams.drop()
        if left:
            sys.exit(0)
        said = _of_system(error)
        if not said:
            raise
        click.echo(f"teiwright: {said}", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _typed() -> list[str]:
    """What was typed after the name of the program."""
    typed = sys.argv[1:]
    if ON_WINDOWS:
        from teiwright.cli.wildcards import spelled_out

        return list(spelled_out(typed))
    return typed


def _of_system(error: OSError) -> str:
    """What is said of a disk, drive or folder that stopped the work; empty for what only a bug can be."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"it could not be written: {reason(error)}."
    if isinstance(error, PermissionError) or error.filename:
        return gone_wrong(error)
    from pathlib import Path

    try:
        Path.cwd()
    except FileNotFoundError:
        return "the folder you are in is no longer there. Go to another (cd), and run this again."
    return ""
