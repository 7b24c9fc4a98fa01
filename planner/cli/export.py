"""`planner export`: the files of a plan, for leaders, for work and for the archive."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied_folder, write_file
from planner.cli.messages import BAD_INPUT, DONE, NO, refuse, say_issues
from planner.cli.options import Gap, OutputLang, Seed, finite
from planner.cli.progress import ProgressLine
from planner.domain.goal import PRESETS
from planner.domain.solving.outcome import Limits
from planner.text import Lang, Text


class FileLanguage(StrEnum):
    """Languages of the files."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages, the first one first."""
        return tuple(Lang) if self is FileLanguage.BOTH else (Lang(self.value),)


def export(
    source: Annotated[
        Path,
        typer.Argument(
            help="方案包、存放它的文件夹，或表格（用随附方案，没有则求解） / "
            "bundle, folder with one, or tables (with the plan beside them, else solved)"
        ),
    ],
    out: Annotated[Path, typer.Option(help="写入文件的文件夹 / folder for the files")],
    what: Annotated[
        list[str] | None,
        typer.Option(help="哪些文件（可重复），不写则全部 / which files (repeat it), all unless given"),
    ] = None,
    files: Annotated[FileLanguage, typer.Option(help="文件的语言 / language of the files")] = FileLanguage.ZH,
    before: Annotated[
        Path | None, typer.Option(help="与之对比的前一方案 / the plan before, to tell what changes")
    ] = None,
    name: Annotated[str | None, typer.Option(help="方案的名称 / what the plan is called")] = None,
    time_limit: Annotated[
        float, typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.1, callback=finite)
    ] = 60.0,
    gap: Gap = 0.0,
    seed: Seed = 0,
    lang: OutputLang = Lang.ZH,
) -> None:
    """Write the files; exit 0 when written, 1 if there is no plan, 2 if something cannot be read or written."""
    from planner.services.planning.exporting import FILE_KINDS, downloads, file_order
    from planner.services.scenarios.comparison import compare_sides, open_sides

    known = [kind.key for kind in FILE_KINDS]
    unknown = sorted(set(what or ()) - set(known))
    if unknown:
        refuse(
            Text(
                f"没有文件 {'、'.join(unknown)}；可选：{', '.join(known)}",
                f"no file {', '.join(unknown)}; choose from: {', '.join(known)}",
            ),
            lang,
        )
    readied_folder(out, lang)
    line = ProgressLine(lang, {tier.key: tier.title for tiers in PRESETS.values() for tier in tiers})
    sources = [source] if before is None else [before, source]
    opened = open_sides(sources, Limits(time_limit_s=time_limit, gap=gap, seed=seed), on_progress=line.show)
    line.clear()
    say_issues(opened.issues, lang)
    if len(opened.sides) < len(sources):
        raise typer.Exit(BAD_INPUT)
    report = opened.sides[-1].report
    if report.outcome.plan is None:
        typer.echo(Text("没有方案，未写入文件", "no plan; nothing written").say(lang), err=True)
        raise typer.Exit(NO)
    order = file_order(
        report,
        plan=None if name is None else Text(name, name),
        comparison=lambda: None if before is None else compare_sides(opened.sides),
        before=lambda: None if before is None else opened.sides[0].report.plan,
    )
    for one in downloads(order, files.langs):
        if not what or one.kind.key in what:
            write_file(out / one.file_name, one.make(), lang)
            typer.echo(one.file_name)
    raise typer.Exit(DONE)
