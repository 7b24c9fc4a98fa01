"""`planner plan`: read a park, plan it, write the exports."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.files import readied, write_exports
from planner.cli.interrupt import ctrl_c_asks_to_stop
from planner.cli.messages import DONE, NO, refuse
from planner.cli.options import Gap, Json, OutputLang, ParkData, Seed, finite
from planner.cli.printing import print_json, print_report
from planner.cli.progress import ProgressLine
from planner.cli.sources import edited_dossier, read_dossier
from planner.domain.goal import PRESETS, GoalMode, may_drop_signed
from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import Limits, Status
from planner.text import Lang, Text


class Solver(StrEnum):
    """Solvers that may be asked for."""

    HIGHS = "highs"
    CBC = "cbc"


def plan(
    data: ParkData,
    out: Annotated[
        Path | None,
        typer.Option(help="写入 Excel、CSV 与方案包的文件夹 / folder for Excel, CSV and the bundle"),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(help="整次求解的秒数 / seconds for the whole solve", min=0.0, callback=finite)
    ] = 60.0,
    gap: Gap = 0.0,
    seed: Seed = 0,
    nodes: Annotated[
        int | None, typer.Option(help="每级目标的节点上限 / limit of nodes a tier", min=0)
    ] = None,
    scenario: Annotated[
        Path | None,
        typer.Option(
            help="先套用其修改的情景文件（.json） / scenario file (.json) whose edits are replayed first"
        ),
    ] = None,
    any_changes: Annotated[
        bool,
        typer.Option(
            "--any-changes",
            help="与情景同用：价值最高，不限变动 / with a scenario: most value, whoever moves",
        ),
    ] = False,
    goal: Annotated[
        str | None, typer.Option(help=f"目标，可选 {', '.join(PRESETS)} / preset: {', '.join(PRESETS)}")
    ] = None,
    drop_signed: Annotated[
        bool,
        typer.Option("--drop-signed", help="同意已签企业可能落选 / agree that a signed firm may be left out"),
    ] = False,
    no_hold: Annotated[
        bool, typer.Option("--no-hold", help="不设意向企业等待上限 / drop the speculative hold")
    ] = False,
    solver: Annotated[Solver, typer.Option(help="求解器 / who solves")] = Solver.HIGHS,
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Plan a park; exit 0 with a plan, 1 if there is none, 2 on bad input."""
    from planner.services.importing.intake import plan_beside
    from planner.services.planning.part_times import PartTimes
    from planner.services.planning.solving import SolveSettings, configured_dossier, plan_dossier
    from planner.services.scenarios.files import agrees

    if goal is not None and goal not in PRESETS:
        known = ", ".join(PRESETS)
        refuse(Text(f"没有目标 {goal}；可选：{known}", f"no goal {goal}; choose from: {known}"), lang)
    times, base = PartTimes(), None
    with times.part("read"):
        dossier = read_dossier(data, lang)
    if scenario is not None:
        base = plan_beside(data, dossier.problem)
        drop_signed = drop_signed or agrees(scenario)
        dossier = edited_dossier(dossier, scenario, lang, base=base, agreed=drop_signed)
    _ask_for_signed(dossier, goal, lang, agreed=drop_signed)
    hold = False if no_hold else None
    mode = dossier.problem.policy.mode  # named, so that signed firms come first in goals of the tables too
    wished = configured_dossier(
        dossier, SolveSettings(preset=goal, mode=mode, hold=hold, drop_signed=drop_signed)
    )
    limits = Limits(
        time_limit_s=time_limit,
        gap=gap,
        seed=seed,
        nodes=nodes,
        solver=solver.value,
        few_changes=base is not None and not any_changes,
    )
    if out is not None:
        readied(out, lang)
    line = ProgressLine(lang, {tier.key: tier.title for tier in wished.problem.policy.goal_tiers})
    with ctrl_c_asks_to_stop(lang) as asked:
        report = plan_dossier(
            wished, limits, start=base, on_progress=line.show, should_stop=asked.is_set, times=times
        )
    line.clear()
    if json:
        print_json(report, times)
    else:
        print_report(report, lang)
    if out is not None:
        write_exports(report, out, lang)
    is_answered = report.outcome.plan is not None and report.outcome.status is not Status.FAILED
    raise typer.Exit(DONE if is_answered and not report.broken else NO)


def _ask_for_signed(dossier: Dossier, goal: str | None, lang: Lang, *, agreed: bool) -> None:
    """Refuse a sum of goals that may leave a signed firm out, unless that is agreed."""
    policy = dossier.problem.policy
    tiers = policy.goal_tiers if goal is None else PRESETS[goal]
    if agreed or policy.mode is GoalMode.RANKED or not may_drop_signed(tiers, policy.mode):
        return
    refuse(
        Text(
            "目标为加权求和，已签企业可能落选。同意请加 --drop-signed，否则请在设置表中把 mode 改为 ranked",
            "in a weighted sum of goals a signed firm may be left out: agree with --drop-signed, or set the mode of the "
            "policy table to ranked",
        ),
        lang,
    )
