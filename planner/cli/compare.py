"""`planner compare`: two to six plans side by side, and why they differ."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from planner.cli.files import readied_folder, write_file
from planner.cli.messages import BAD_INPUT, DONE, refuse, say_issues
from planner.cli.options import Gap, Json, OutputLang, Seed, finite
from planner.cli.printing import print_object
from planner.cli.progress import ProgressLine
from planner.domain.changes.comparison import Comparison
from planner.domain.goal import PRESETS
from planner.domain.solving.outcome import Limits
from planner.exports.comparison_json import comparison_object
from planner.text import Lang, Text
from planner.views.comparison import VERDICTS, figure_rows, firm_rows, sentence_rows


def compare(
    sources: Annotated[
        list[Path],
        typer.Argument(
            help="方案包、存放它的文件夹、表格，或针对第一个来源的情景文件（.json） / "
            "bundles, folders with one, tables, or scenario files (.json) on the first source"
        ),
    ],
    reference: Annotated[
        int, typer.Option(help="与第几个来源对比 / number of the source to compare with", min=1)
    ] = 1,
    time_limit: Annotated[
        float, typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.1, callback=finite)
    ] = 60.0,
    gap: Gap = 0.0,
    seed: Seed = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            help="写入对比的 PDF、工作簿与 CSV 的文件夹 / folder for the comparison as PDF, workbook and CSV"
        ),
    ] = None,
    pack: Annotated[
        bool,
        typer.Option(
            "--pack",
            help="另写入两个方案的决策材料（中英文） / also write the decision pack of two plans, in both languages",
        ),
    ] = False,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Compare plans; exit 0 when compared, 2 if something cannot be read."""
    from planner.services.scenarios.comparison import FEWEST, MOST, compare_sides, open_sides
    from planner.services.scenarios.comparison_files import comparison_files
    from planner.services.scenarios.decision_pack import LETTERS, decision_pack

    if not FEWEST <= len(sources) <= MOST:
        refuse(Text(f"请给出 {FEWEST} 至 {MOST} 个方案", f"give {FEWEST} to {MOST} plans"), lang)
    if reference > len(sources):
        refuse(
            Text(
                f"--reference {reference} 超出范围：给出了 {len(sources)} 个方案，请填 1 至 {len(sources)}",
                f"--reference {reference} is out of range: {len(sources)} plans are given; "
                f"name one from 1 to {len(sources)}",
            ),
            lang,
        )
    if pack and (out is None or len(sources) != len(LETTERS)):
        refuse(
            Text("--pack 需要两个方案和 --out 文件夹", "--pack needs two plans and a folder in --out"), lang
        )
    if out is not None:
        readied_folder(out, lang)
    titles = {tier.key: tier.title for tiers in PRESETS.values() for tier in tiers}
    line = ProgressLine(lang, titles)
    opened = open_sides(sources, Limits(time_limit_s=time_limit, gap=gap, seed=seed), on_progress=line.show)
    line.clear()
    say_issues(opened.issues, lang)
    if len(opened.sides) < len(sources):
        raise typer.Exit(BAD_INPUT)
    comparison = compare_sides(opened.sides, reference=reference - 1)
    if json:
        print_object(comparison_object(comparison))
    else:
        _print(comparison, lang)
    if out is not None:
        for one in comparison_files(opened.sides, reference - 1, (lang,)):
            write_file(out / one.file_name, one.make(), lang)
            typer.echo(one.file_name, err=True)
        if pack:
            first, second = opened.sides
            papers = decision_pack((first, second), tuple(Lang))
            write_file(out / papers.file_name, papers.data, lang)
            typer.echo(papers.file_name, err=True)
    raise typer.Exit(DONE)


def _print(comparison: Comparison, lang: Lang) -> None:
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(_figures(comparison, lang))
    for number, difference in enumerate(comparison.differences):
        if number == comparison.reference:
            continue
        console.print(Line(f"\n{comparison.names[number].say(lang)}"))
        for sentence in sentence_rows(difference):
            console.print(Line(f"· {sentence.say(lang)}"))
        for row in firm_rows(difference):
            console.print(Line(f"  {row.firm_id} {row.what.say(lang)}: {row.before} → {row.after}"))


def _figures(comparison: Comparison, lang: Lang) -> Table:
    table = Table(title=Text("指标对比", "Figures").say(lang), title_justify="left")
    table.add_column(Text("指标", "figure").say(lang))
    for number, name in enumerate(comparison.names):
        mark = "*" if number == comparison.reference else ""
        table.add_column(f"{name.say(lang)}{mark}")
    for row in figure_rows(comparison, only_different=True):
        cells = [
            value
            if number == comparison.reference
            else f"{value} ({change.say(lang)}, {VERDICTS[verdict].say(lang)})"
            for number, (value, change, verdict) in enumerate(
                zip(row.values, row.differences, row.verdicts, strict=True)
            )
        ]
        table.add_row(f"{row.title.say(lang)} {row.unit.say(lang)}", *cells)
    return table
