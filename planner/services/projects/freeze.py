"""Plans that a decision stands on are frozen: they change, go, or move on against it only after it was withdrawn."""

from planner.domain.projects.decision import Decision
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.solving.finding import Issue, Severity
from planner.store import decisions, plans
from planner.store.transaction import Transaction
from planner.text import message


def require_free_plan(write: Transaction, plan_id: str) -> None:
    """Refuse a change of a plan that a decision stands on.

    Raises
    ------
    LifeConflict
        Saying who decided when, and what to do.
    """
    _require_none(decisions.on_plan(write.db, plan_id))


def require_free_scenario(write: Transaction, scenario_id: str) -> None:
    """Refuse a change of a scenario when a decision stands on a plan of it.

    Raises
    ------
    LifeConflict
        Saying who decided when, and what to do.
    """
    _require_none(decisions.on_scenario(write.db, scenario_id))


def require_not_decided_against(write: Transaction, scenario_id: str) -> None:
    """Refuse to move a scenario on when the newest decision on a plan of it approved none of its plans.

    Raises
    ------
    LifeConflict
        Saying who decided when, and what to do.
    """
    decision = decisions.on_scenario(write.db, scenario_id)
    if decision is None:
        return
    approved = decision.approved
    if approved is None or plans.find(write.db, approved).scenario_id != scenario_id:
        _require_none(decision)


def require_plan_of(write: Transaction, plan_id: str, project_id: str) -> None:
    """Refuse to take a plan of another project for one of this.

    Raises
    ------
    LifeConflict
        Saying so.
    StoreError
        If there is no such plan.
    """
    if plans.find(write.db, plan_id).project_id != project_id:
        raise LifeConflict(Issue(severity=Severity.ERROR, message=_OTHER_PROJECT))


_OTHER_PROJECT = message(
    "这个方案是另一个项目的，没有执行。请选本项目的方案。",
    "This plan is of another project, and nothing was done. Take one of this project.",
)


def _require_none(decision: Decision | None) -> None:
    if decision is None:
        return
    said = message(
        "{who} 已于 {day} 就此方案作出决定，方案已冻结，不可改动或删除。请另存副本，或先在“版本与项目”页撤回决定",
        "{who} decided on this plan on {day}, so it is frozen and cannot be changed or deleted. Change a copy, or withdraw "
        "the decision on the page Versions and projects first",
        who=decision.actor.name,
        day=decision.decided_at.astimezone().date().isoformat(),
    )
    raise LifeConflict(Issue(severity=Severity.ERROR, message=said))
