"""`planner check`: judge an exported plan again, from its files alone."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.said import BAD_INPUT, DONE, NO, refuse, say_findings, say_issues
from planner.services.bundles import check_bundle, find_bundle
from planner.text import Lang, Text


def check(
    source: Annotated[Path, typer.Argument(help="a bundle (.zip), or a folder that holds one")],
    lang: Annotated[Lang, typer.Option(help="language of the sentences")] = Lang.ZH,
) -> None:
    """Re-check a plan; exit 0 if it obeys every rule, 1 with findings, 2 if it cannot be read."""
    bundle = find_bundle(source)
    if bundle is None:
        refuse(Text(f"没有找到方案包：{source}", f"no bundle found at {source}"), lang)
    verdict = check_bundle(bundle)
    say_issues(verdict.issues, lang)
    if verdict.findings is None:
        raise typer.Exit(BAD_INPUT)
    broken = [finding for finding in verdict.findings if not finding.soft]
    say_findings(broken, lang)
    if broken:
        typer.echo(Text(f"违反 {len(broken)} 处", f"{len(broken)} findings").say(lang))
        raise typer.Exit(NO)
    typer.echo(Text("方案通过独立检查", "the plan passes the independent checker").say(lang))
    raise typer.Exit(DONE)
