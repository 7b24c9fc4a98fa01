"""A scenario file put to work on the facts of a park."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from planner.domain.dossier import Dossier
from planner.domain.edit import EditConflict
from planner.domain.finding import Cell, Issue, Severity
from planner.domain.misread import why_not_opened
from planner.domain.plan import Plan
from planner.domain.problem import Problem
from planner.domain.scenario import Scenario, scenario_from_json
from planner.services.scenarios import scenario_problem
from planner.text import Message, message

FINGERPRINT_DIGITS = 64


def with_scenario(
    dossier: Dossier, path: Path, *, plan: Plan | None = None
) -> tuple[Dossier | None, tuple[Issue, ...]]:
    """Give the dossier with the file's edits replayed on it; without one, the issues say why.

    With a `plan` of the dossier's facts the edited facts ask for least change from it; without
    one a note says that they cannot. A scenario made from other facts is replayed all the same,
    with a warning.
    """
    try:
        scenario = scenario_from_json(path.read_bytes())
        problem = _problem(dossier.problem, scenario, plan)
    except EditConflict as refusal:
        return None, in_file(path, refusal.issues)
    except OSError as fault:
        said = message("无法读取：{why}", "cannot be read: {why}", why=why_not_opened(fault))
        return None, (_issue(path, Severity.ERROR, said),)
    names_facts = len(scenario.base) == FINGERPRINT_DIGITS
    stale = (_stale(path),) if names_facts and scenario.is_stale(dossier.problem) else ()
    baseless = (_baseless(path),) if plan is None else ()
    return replace(dossier, problem=problem), (*stale, *baseless)


def _problem(base: Problem, scenario: Scenario, plan: Plan | None) -> Problem:
    return scenario.problem(base) if plan is None else scenario_problem(base, plan, scenario)


def _baseless(path: Path) -> Issue:
    said = message(
        "没有基准数据的方案可比，因此不按最少变动求解；请用 compare 指明基准",
        "the base comes with no plan, so the least change from it is not asked for; name a base with compare",
    )
    return _issue(path, Severity.WARNING, said)


def _stale(path: Path) -> Issue:
    said = message(
        "该情景是在另一份数据上做的；修改已套用到现有数据，请核对",
        "the scenario was made from other facts; its edits are applied to those of now: look them over",
    )
    return _issue(path, Severity.WARNING, said)


def in_file(path: Path, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Give the issues with the file they come from."""
    return tuple(replace(issue, cell=issue.cell or Cell(file=path.name)) for issue in issues)


def _issue(path: Path, severity: Severity, said: Message) -> Issue:
    return Issue(severity=severity, message=said, cell=Cell(file=path.name))
