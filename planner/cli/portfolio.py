"""`planner portfolio`: several parks planned as one, held against each planned alone."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from planner.cli.messages import BAD_INPUT, DONE, NO, say_findings, say_issues
from planner.cli.options import Gap, Json, OutputLang, Seed, finite
from planner.cli.printing import print_certificate, print_object
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import PortfolioReport
from planner.domain.solving.outcome import STATUS_TITLES, Limits, Outcome
from planner.exports.portfolio_json import portfolio_object
from planner.text import Lang, Text
from planner.views import format as written
from planner.views.portfolio import elsewhere_rows, gain_sentences, graduation_rows, site_rows

TOGETHER = Text("合在一起", "together")


def portfolio(
    source: Annotated[
        Path,
        typer.Argument(
            help="园区组合：含 portfolio.csv 的文件夹，或工作簿 / portfolio: a folder with portfolio.csv, or a workbook"
        ),
    ],
    time_limit: Annotated[
        float,
        typer.Option(help="每次求解的秒数 / seconds for each solve", min=0.1, max=86400.0, callback=finite),
    ] = 60.0,
    gap: Gap = 0.0,
    seed: Seed = 0,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Plan all sites as one and each alone; exit 0 with a plan, 1 if there is none, 2 on bad input."""
    from planner.services.importing.portfolios import load_portfolio
    from planner.services.studies.portfolio import portfolio_report

    loaded = load_portfolio(source)
    say_issues(loaded.issues, lang)
    if loaded.portfolio is None:
        raise typer.Exit(BAD_INPUT)
    limits = Limits(time_limit_s=time_limit, gap=gap, seed=seed)
    told = portfolio_report(loaded.portfolio, _solved(loaded.portfolio, limits, lang))
    if json:
        print_object(portfolio_object(told))
    else:
        _print(told, lang)
    has_plan = told.outcome.together is not None and told.outcome.together.plan is not None
    raise typer.Exit(DONE if has_plan and not told.broken else NO)


def _solved(asked: Portfolio, limits: Limits, lang: Lang) -> PortfolioOutcome:
    """Return the last outcome; Ctrl-C ends the solves and keeps those there are."""
    from planner.services.studies.portfolio import solve_portfolio

    outcome = PortfolioOutcome()
    try:
        for outcome in solve_portfolio(asked, limits):
            if sys.stderr.isatty():
                done = len(outcome.alone) + (outcome.together is not None)
                said = Text(
                    f"已求解 {done}/{len(asked.sites) + 1}", f"{done} of {len(asked.sites) + 1} solves done"
                )
                sys.stderr.write(f"\r{said.say(lang)}\n")
    except KeyboardInterrupt:
        pass
    return outcome


def _print(told: PortfolioReport, lang: Lang) -> None:
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(_solves(told, lang))
    if told.report is None:
        return
    print_certificate(told.report, lang)
    if not told.sites:
        return
    for sentence in gain_sentences(told):
        console.print(Line(sentence.say(lang)))
    console.print(_sites(told, lang))
    console.print(_elsewhere(told, lang))
    if told.graduations:
        console.print(_graduations(told, lang))
    say_findings(told.broken, lang)


def _table(title: Text, headers: tuple[Text, ...], lang: Lang) -> Table:
    table = Table(title=title.say(lang), title_justify="left")
    for header in headers:
        table.add_column(header.say(lang), overflow="fold")
    return table


def _solves(told: PortfolioReport, lang: Lang) -> Table:
    heads = (Text("场地", "site"), Text("状态", "status"), Text("目标值", "objective"), Text("上界", "bound"),
             Text("差距", "gap"))  # fmt: skip
    table = _table(told.portfolio.name, heads, lang)
    park = told.portfolio.combined.park
    for park_id, one in zip(told.portfolio.park_ids, told.outcome.alone, strict=False):
        table.add_row(park[park_id].name.say(lang), *_proof(one, lang))
    if told.outcome.together is not None:
        table.add_row(TOGETHER.say(lang), *_proof(told.outcome.together, lang))
    return table


def _proof(outcome: Outcome, lang: Lang) -> tuple[str, ...]:
    return (
        STATUS_TITLES[outcome.status].say(lang),
        written.number(outcome.objective),
        written.number(outcome.bound),
        written.gap(outcome.gap),
    )


def _sites(told: PortfolioReport, lang: Lang) -> Table:
    heads = (Text("场地", "site"), Text("可租", "leasable"), Text("需求", "requested"),
             Text("落位率（各自→合在一起）", "space taken, alone → together"),
             Text("企业（各自→合在一起）", "firms, alone → together"),
             Text("期望价值（各自→合在一起）", "expected value, alone → together"))  # fmt: skip
    table = _table(Text("场地", "Sites"), heads, lang)
    for row in site_rows(told):
        table.add_row(
            row.name.say(lang),
            written.area(row.leasable_m2),
            written.area(row.requested_m2),
            f"{written.percent(row.occupancy_alone)} → {written.percent(row.occupancy)}",
            f"{written.number(row.firms_alone)} → {written.number(row.firms)}",
            f"{written.number(row.points_alone)} → {written.number(row.points)}",
        )
    return table


def _elsewhere(told: PortfolioReport, lang: Lang) -> Table:
    heads = (Text("企业", "firm"), Text("名称", "name"), Text("去往", "goes to"), Text("原因", "why"))
    table = _table(Text("宜去别处的企业", "Firms that should go elsewhere"), heads, lang)
    for row in elsewhere_rows(told):
        table.add_row(
            row.firm_id, Line(row.name.say(lang)), Line(row.park.say(lang)), Line(row.why.say(lang))
        )
    return table


def _graduations(told: PortfolioReport, lang: Lang) -> Table:
    heads = (Text("在园企业", "sitting firm"), Text("毕业项目", "graduates as"), Text("季度", "quarter"),
             Text("说明", "what happens"))  # fmt: skip
    table = _table(Text("谁在何时毕业", "Who graduates when"), heads, lang)
    for row in graduation_rows(told):
        table.add_row(row.sitting_id, row.firm_id, row.start or "—", Line(row.why.say(lang)))
    return table
