"""`planner check`: judge an exported plan again, from its files alone."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.messages import BAD_INPUT, DONE, NO, refuse, say_existing, say_findings, say_issues
from planner.cli.options import Json, OutputLang
from planner.cli.printing import print_bytes, print_certificate
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, Status
from planner.domain.solving.report import Report
from planner.exports.check_json import check_json
from planner.text import Lang, Text


def check(
    source: Annotated[
        Path,
        typer.Argument(help="方案包（.zip），或存放它的文件夹 / a bundle (.zip), or a folder that holds one"),
    ],
    lang: OutputLang = Lang.ZH,
    json: Json = False,
) -> None:
    """Re-check a plan; exit 0 if it passes, 1 with findings or without a plan, 2 if it cannot be read."""
    from planner.services.projects.bundles import check_bundle, find_bundle

    bundle = find_bundle(source)
    if bundle is None:
        refuse(Text(f"没有找到方案包：{source}", f"no bundle found at {source}"), lang)
    verdict = check_bundle(bundle)
    say_issues(verdict.issues, lang)
    if json:
        print_bytes(check_json(verdict.report, verdict.issues, passes=verdict.passes))
    elif verdict.report is not None:
        _say(verdict.report, lang)
    if verdict.report is None:
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(DONE if verdict.passes else NO)


def _say(report: Report, lang: Lang) -> None:
    print_certificate(report, lang)
    broken = report.broken
    say_findings(broken, lang)
    say_existing(report.existing, lang)
    if broken:
        word = "finding" if len(broken) == 1 else "findings"
        said = Text(f"违反 {len(broken)} 处", f"{len(broken)} {word}")
    elif report.outcome.plan is None:
        said = _without_a_plan(report.outcome)
    else:
        said = _sound(report.outcome)
    typer.echo(said.say(lang))


def _without_a_plan(outcome: Outcome) -> Text:
    title = STATUS_TITLES[outcome.status]
    return Text(f"没有方案可检查：{title.zh}", f"there is no plan to check: {title.en}")


def _sound(outcome: Outcome) -> Text:
    title = STATUS_TITLES[outcome.status]
    if outcome.status in (Status.CANCELLED, Status.FAILED):
        return Text(
            f"方案通过独立检查，但求解没有完成：{title.zh}",
            f"the plan passes the independent checker, but the solve did not end well: {title.en}",
        )
    return Text(f"方案通过独立检查：{title.zh}", f"the plan passes the independent checker: {title.en}")
