"""Plans to be compared, wherever they come from: a bundle, a folder, tables, a scenario file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.analysis.compare import FEWEST, MOST, compare
from planner.domain.changes.comparison import Comparison
from planner.domain.edits import EditConflict
from planner.domain.edits.scenario import Scenario, scenario_from_json
from planner.domain.park.dossier import Dossier
from planner.domain.read_errors import why_not_opened
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.domain.solving.outcome import Limits, Progress
from planner.domain.solving.report import Report
from planner.exports.bundle_reading import read_bundle
from planner.services.importing.intake import load, shipped_outcome, unfit_plan
from planner.services.planning.solving import plan_dossier, report_on
from planner.services.projects.bundles import find_bundle, packed
from planner.services.scenarios.files import ask_for_signed, in_file
from planner.services.scenarios.solving import solve_scenario
from planner.text import Text, message

__all__ = ["FEWEST", "MOST", "ComparedPlan", "OpenedPlans", "compare_sides", "open_sides", "read_scenario"]

_SHORT = re.compile(r"[/\\]+$")
OnProgress = Callable[[Progress], None] | None


@dataclass(frozen=True, kw_only=True)
class ComparedPlan:
    """One plan to be compared."""

    name: Text
    report: Report


@dataclass(frozen=True, kw_only=True)
class OpenedPlans:
    """The sides, in the order asked for; or the issues that keep them from being compared."""

    sides: tuple[ComparedPlan, ...]
    issues: tuple[Issue, ...]


def compare_sides(sides: Sequence[ComparedPlan], *, reference: int = 0) -> Comparison:
    """Compare two to six plans with one of them."""
    return compare([(side.name, side.report) for side in sides], reference=reference)


def open_sides(sources: Sequence[Path], limits: Limits, *, on_progress: OnProgress = None) -> OpenedPlans:
    """Open each source: a bundle or its folder, a folder of tables, a workbook, a scenario file.

    Tables are shown with the plan shipped with them, else solved within `limits`; a scenario
    is solved against the first source. All faults come back together.
    """
    sides: list[ComparedPlan] = []
    issues: list[Issue] = []
    for source in sources:
        base = sides[0].report if sides else None
        report, found = _open(source, base, limits, on_progress=on_progress)
        issues.extend(found)
        if report is not None:
            name = _SHORT.sub("", source.stem if source.is_file() else source.name) or str(source)
            sides.append(ComparedPlan(name=Text(name, name), report=report))
        elif not sides:
            break  # the others may be scenarios on it
    return OpenedPlans(sides=tuple(sides), issues=tuple(issues))


def read_scenario(path: Path) -> tuple[Scenario | None, tuple[Issue, ...]]:
    """Read a scenario file; without a scenario, the issues say why."""
    try:
        return scenario_from_json(path.read_bytes()), ()
    except OSError as fault:
        return None, (_unreadable(path, fault),)
    except EditConflict as refusal:
        return None, in_file(path, refusal.issues)


def _open(
    source: Path, base: Report | None, limits: Limits, *, on_progress: OnProgress
) -> tuple[Report | None, tuple[Issue, ...]]:
    if source.suffix.lower() == ".json":
        return _scenario(source, base, limits, on_progress=on_progress)
    bundle = find_bundle(source)
    if bundle is not None and bundle.suffix.lower() == ".zip":
        return _bundle(bundle)
    if not source.exists():
        said = message("没有这个文件或文件夹：{file}", "no such file or folder: {file}", file=str(source))
        return None, (Issue(severity=Severity.ERROR, message=said, cell=Cell(file=source.name)),)
    dossier, issues = load(source)
    if dossier is None:
        return None, issues
    report, told = _tables(source, dossier, limits, on_progress=on_progress)
    return report, (*issues, *told)


def _scenario(
    source: Path, base: Report | None, limits: Limits, *, on_progress: OnProgress
) -> tuple[Report | None, tuple[Issue, ...]]:
    scenario, issues = read_scenario(source)
    if scenario is None:
        return None, issues
    if base is None:
        said = message(
            "情景 {file} 没有基准：请把基准放在第一位",
            "scenario {file} has no base: name the base first",
            file=source.name,
        )
        return None, (Issue(severity=Severity.ERROR, message=said, cell=Cell(file=source.name)),)
    try:
        ask_for_signed(base.problem, scenario.edits)
        return solve_scenario(base, scenario, limits, on_progress=on_progress), ()
    except EditConflict as refusal:
        return None, in_file(source, refusal.issues)


def _bundle(path: Path) -> tuple[Report | None, tuple[Issue, ...]]:
    try:
        reading = read_bundle(packed(path), file=path.name)
    except OSError as fault:
        return None, (_unreadable(path, fault),)
    if reading.bundle is None:
        return None, reading.issues
    return report_on(reading.bundle.problem, reading.bundle.outcome), reading.issues


def _tables(
    source: Path, dossier: Dossier, limits: Limits, *, on_progress: OnProgress
) -> tuple[Report, tuple[Issue, ...]]:
    """Return the tables' plan, and why the one shipped with them is not it."""
    fingerprint = dossier.problem.fingerprint
    shipped = shipped_outcome(source, fingerprint) if source.is_dir() else None
    if shipped is not None:
        return report_on(dossier.problem, shipped, sources=dossier.sources, records=dossier.records), ()
    unfit = unfit_plan(source, fingerprint) if source.is_dir() else None
    report = plan_dossier(dossier, limits, on_progress=on_progress)
    return report, () if unfit is None else (unfit,)


def _unreadable(path: Path, fault: OSError) -> Issue:
    said = message("无法读取：{why}", "cannot be read: {why}", why=why_not_opened(fault))
    return Issue(severity=Severity.ERROR, message=said, cell=Cell(file=path.name))
