"""How a person wants the publications to look: style rules for the page, and stylesheets that vary an output or make one of their own.

They are named on the command line, or under [style] in edition.toml, where their addresses are those from its folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from teiwright.book.printing import settings_for
from teiwright.outputs import Output, output_of, outputs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from teiwright.findings import Finding
    from teiwright.metadata import Metadata

    Wishes = dict[str | Output, dict[str, str]]
    """What is to be made, by its name or as the stylesheet describes it, with its settings."""


class Look(Struct, frozen=True):
    """Style rules and stylesheets."""

    css: str = ""
    sheets: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()


def look(css: Path | None = None, sheets: Iterable[Path] = ()) -> Look:
    """What these files say.

    Raises:
        RenderingError: one cannot be read, or has a fault.
    """
    from teiwright import stylerules

    rules = stylerules.read(css) if css else stylerules.StyleRules()
    return Look(rules.text, tuple(own_output(sheet) for sheet in sheets), rules.findings)


def stated(metadata: Metadata | None, told_in: Path | None, *, page: bool = True) -> Look:
    """What edition.toml (or a metadata.csv) says; with page=False, where no page is made, without its style rules.

    Raises:
        MetadataError: it names a file that is not there.
        RenderingError: as `look`; or a stylesheet may read files that do not lie beside it.
    """
    if metadata is None or told_in is None or not metadata.style:
        return Look()
    style = [(key, name) for key, name in metadata.style if page or key != "css"]
    for key, name in style:
        file = told_in.parent / name
        # (A folder that came by post shall not put a private file into the page.)
        no_rules = key == "css" and file.resolve().suffix.lower() != ".css"
        if no_rules or not file.is_file():
            from teiwright.edition.values import Told
            from teiwright.file_troubles import not_there

            told = Told(told_in.name, told_in.read_text("utf-8-sig"), path=str(told_in))
            wrong = (
                f"{file}: the name of a file of style rules ends in .css." if no_rules else not_there(file)
            )
            raise told.wrong(key, wrong)
    css = [told_in.parent / name for key, name in style if key == "css"]
    sheets = [told_in.parent / name for key, name in style if key == "stylesheets"]
    stated = look(css[0] if css else None, sheets)
    if sheets:
        from teiwright.validation.file_reading import refuse_reading

        for sheet in sheets:
            refuse_reading(sheet)
    return stated


def own_output(stylesheet: Path) -> Output:
    """What a stylesheet makes beside the TEI. One that varies a package of ours takes the place of that output, and knows all its settings.

    Raises:
        RenderingError: it cannot be read.
    """
    own = output_of(stylesheet)
    if not own.varies:
        return own
    varied = outputs()["pdf" if own.varies == "typst" else own.varies]
    known = {parameter.name for parameter in own.parameters}
    return replace(
        own,
        suffix=varied.suffix,
        media_type=varied.media_type,
        engine=varied.engine,
        varies=varied.name,
        parameters=(*own.parameters, *(p for p in varied.parameters if p.name not in known)),
    )


def wishes(
    names: tuple[str, ...],
    *,
    asked: Look,
    stated: Look,
    printing: tuple[tuple[str, str], ...],
    fonts: str = "",
    narrowed: bool = False,
) -> Wishes:
    """What is to be made of a text, each with its settings.

    Args:
        names: the outputs.
        asked: what was asked for on the command line. It goes before what is stated.
        stated: what edition.toml says.
        printing: what it says of the book.
        fonts: folder with typefaces.
        narrowed: True if the outputs were named; then a stylesheet in edition.toml makes none besides them.
    """
    taken = {sheet.varies for sheet in asked.sheets if sheet.varies}
    sheets = (
        *asked.sheets,
        *(
            s
            for s in stated.sheets
            if (s.varies in names if s.varies else not narrowed) and s.varies not in taken
        ),
    )
    instead = {sheet.varies: sheet for sheet in sheets if sheet.varies}
    every = [instead.pop(name, name) for name in names]
    made: Wishes = {}
    for output in (*every, *instead.values(), *(sheet for sheet in sheets if not sheet.varies)):
        described = outputs()[output] if isinstance(output, str) else output
        settings = settings_for(described, printing)
        if fonts and described.engine == "typst":
            settings["fonts"] = fonts
        css = asked.css or stated.css
        if css and any(parameter.name == "css" for parameter in described.parameters):
            settings["css"] = css
        made[output] = settings
    return made


def suffix_of(output: str | Output) -> str:
    """The ending of what is made, after the name of the TEI: `.html`; `.persons.csv` of an output of one's own, which is no other's place."""
    described = outputs()[output] if isinstance(output, str) else output
    known = isinstance(output, str) or output.varies
    return described.suffix if known else f".{described.name}{described.suffix}"
