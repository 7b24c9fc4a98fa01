"""A scenario file put to work on the facts of a park."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from planner.domain.edits import Edit, EditConflict, SetGoal, SetWeight, replay
from planner.domain.edits.scenario import Scenario, scenario_from_json
from planner.domain.goal import may_drop_signed
from planner.domain.park.dossier import Dossier
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.read_errors import why_not_opened
from planner.domain.solving.finding import Cell, Issue, Severity
from planner.services.scenarios.solving import scenario_problem
from planner.text import Message, message

FINGERPRINT_DIGITS = 64


def with_scenario(
    dossier: Dossier, path: Path, *, plan: Plan | None = None, agreed: bool = False
) -> tuple[Dossier | None, tuple[Issue, ...]]:
    """Return the dossier with the file's edits replayed on it; without one, the issues say why.

    With a `plan` of the dossier's facts the edited facts ask for least change from it; without
    one a note says that they cannot. A scenario made from other facts is replayed all the same,
    with a warning. Edits that may leave a signed firm out are refused unless that is `agreed`, here or in them.
    """
    try:
        scenario = scenario_from_json(path.read_bytes())
        if not agreed:
            ask_for_signed(dossier.problem, scenario.edits)
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


def ask_for_signed(base: Problem, edits: Sequence[Edit]) -> None:
    """Refuse goals of a file that may leave a signed firm out, where the base does not and no edit agrees to it.

    Raises
    ------
    EditConflict
        Naming the edit that does it; or with every conflict and every edit that does not fit.
    """
    goals = [one for one in edits if isinstance(one, SetGoal | SetWeight) and not one.off]
    if not goals or any(one.drop_signed for one in goals) or _may_drop(base):
        return
    if not _may_drop(replay(base, edits)):
        return
    first = next((at for at in range(1, len(edits) + 1) if _may_drop(replay(base, edits[:at]))), len(edits))
    raise EditConflict(
        Issue(
            severity=Severity.ERROR,
            message=message(
                '修改“{edit}”之后已签企业可能落选。同意请在这项修改中加上 "drop_signed": true，否则请改掉它。',
                'After the edit “{edit}” a signed firm may be left out. If that is agreed, add "drop_signed": true to it; '
                "else change it.",
                edit=edits[first - 1].said().both(),
            ),
        )
    )


def agrees(path: Path) -> bool:
    """Return whether the goals of a scenario file agree that a signed firm may be left out."""
    try:
        edits = scenario_from_json(path.read_bytes()).edits
    except (OSError, EditConflict):
        return False
    return any(isinstance(one, SetGoal | SetWeight) and one.drop_signed and not one.off for one in edits)


def _may_drop(problem: Problem) -> bool:
    return may_drop_signed(problem.policy.goal_tiers, problem.policy.mode)


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
    """Return the issues with the file they come from."""
    return tuple(replace(issue, cell=issue.cell or Cell(file=path.name)) for issue in issues)


def _issue(path: Path, severity: Severity, said: Message) -> Issue:
    return Issue(severity=severity, message=said, cell=Cell(file=path.name))
