"""An order of steps from one plan to another, nothing over-filled on the way.

Firms that lose their place go first. Then whoever can take the new place takes it, with the
old one still counted for everybody else. Where nobody can, because firms wait for one
another in a ring, one of them gives its place up for now and gets its new one later. That
always ends: when all who change have given up their places, what is left is part of the new
plan, and a part of a sound plan over-fills nothing.
"""

from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.relocation import MoveStep, StepKind

_FILLED = (RuleKey.UNIT_ONCE, RuleKey.UTILITIES)
"""Rules about what may be full: a unit, a transformer or another building cap, a park cap."""


def order_of(problem: Problem, before: Plan, after: Plan) -> tuple[MoveStep, ...]:
    """Return the steps from one plan to another, in the order in which they can be taken.

    One placement a firm is counted, as plans have it. Sitting firms take no steps: where they sit,
    and until when, are facts, taken from `after` at once.

    Parameters
    ----------
    before
        The plan in force; it need not keep the rules of `problem`.
    after
        It must keep them: else a ring of firms may never come to its end.
    """
    seated = tuple(p for p in after.placements if problem.firm[p.firm_id].is_sitting)
    incoming = (p for p in before.placements if not problem.firm[p.firm_id].is_sitting)
    before = Plan(placements=(*incoming, *seated))
    old, new = _homes(before), _homes(after)
    pending = {firm for firm in old.keys() | new.keys() if old.get(firm) != new.get(firm)}
    steps: list[MoveStep] = []
    state = before
    for firm in sorted(pending - new.keys()):
        steps.append(MoveStep(firm_id=firm, kind=StepKind.RELEASE, before=old[firm], after=None))
        state = steps[-1].taken(state)
    pending &= new.keys()
    while pending:
        step = _next(problem, state, new, pending)
        steps.append(step)
        state = step.taken(state)
        if step.after is not None:
            pending.discard(step.firm_id)
    return tuple(steps)


def _next(problem: Problem, state: Plan, new: dict[str, Placement], pending: set[str]) -> MoveStep:
    """Return a step that can be taken: a move before a first place, so that rooms come free early."""
    homes = _homes(state)
    for firm in sorted(pending, key=lambda name: (name not in homes, name)):
        if not _blockers(problem, state, new[firm]):
            kind = StepKind.MOVE if firm in homes else StepKind.PLACE
            return MoveStep(firm_id=firm, kind=kind, before=homes.get(firm), after=new[firm])
    firm = _in_the_way(problem, state, new, pending)
    return MoveStep(firm_id=firm, kind=StepKind.STEP_OUT, before=homes[firm], after=None)


def _in_the_way(problem: Problem, state: Plan, new: dict[str, Placement], pending: set[str]) -> str:
    """Return the pending firm most others wait for, the cheapest to move among equals."""
    homes = _homes(state)
    waits = dict.fromkeys(sorted(pending & homes.keys()), 0)
    for firm in pending:
        for holder in _blockers(problem, state, new[firm]) & waits.keys():
            waits[holder] += holder != firm
    return min(waits, key=lambda firm: (-waits[firm], problem.firm[firm].move_cost_10k, firm))


def _blockers(problem: Problem, state: Plan, placement: Placement) -> set[str]:
    """Return the firms in the way of a placement: those that share a unit, or a cap it would exceed."""
    others = Plan(placements=tuple(p for p in state.placements if p.firm_id != placement.firm_id))
    found = check_placement(problem, others, placement)
    return {
        name
        for finding in found
        if finding.rule in _FILLED
        for name in finding.subjects
        if name in problem.firm
    }


def _homes(plan: Plan) -> dict[str, Placement]:
    return {firm: stays[0] for firm, stays in plan.by_firm.items()}
