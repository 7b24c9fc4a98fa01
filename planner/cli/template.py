"""`planner template`: the workbook to fill in, empty or with a park's rows."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied_file, write_file
from planner.cli.messages import BAD_INPUT, refuse, say_issues
from planner.cli.options import OutputLang
from planner.text import Lang, Text

SUFFIX = ".xlsx"


def template(
    out: Annotated[Path, typer.Argument(help="要写的 .xlsx 文件 / the .xlsx file to write")],
    park: Annotated[
        Path | None,
        typer.Option(help="用其数据填好的文件夹或工作簿 / folder or workbook whose rows are filled in"),
    ] = None,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Write the data template; exit 2 if the park cannot be read or the file cannot be written."""
    from planner.services.importing.intake import load
    from planner.services.importing.review import template as template_of

    if out.suffix.lower() != SUFFIX:
        refuse(
            Text(
                f"模板是工作簿，文件名应以 {SUFFIX} 结尾，而不是 {out.name}",
                f"the template is a workbook: its name ends in {SUFFIX}, unlike {out.name}",
            ),
            lang,
        )
    readied_file(out, lang)
    dossier = None
    if park is not None:
        if not park.exists():
            refuse(Text(f"没有这个文件夹或文件：{park}", f"no such folder or file: {park}"), lang)
        dossier, issues = load(park)
        say_issues(issues, lang)
        if dossier is None:
            raise typer.Exit(BAD_INPUT)
    write_file(out, template_of(lang, dossier), lang)
    typer.echo(Text(f"已写入 {out}", f"written to {out}").say(lang))
