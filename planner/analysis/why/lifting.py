"""What it means to lift a clause for one firm alone, and the few facts that decide whether a place is open to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.check.pinned import promises
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.policy import Policy, Waiver
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.rule import is_on, rule_of
from planner.domain.solving.place import Cause
from planner.domain.vocabulary.terms import Resource, Stage

WINDOW: Cause = (RuleKey.HANDOVER, "")
"""The time window of a firm; lifting it lets the firm come in any quarter in which the units are ready."""
_OF_COMMITMENTS = frozenset({"pin", "forbid", "hold", "park"})


def can_lift(cause: Cause) -> bool:
    """Whether a clause can be lifted at all: a room is held once and a run hangs together, whatever one wishes."""
    rule, clause = cause
    if rule == RuleKey.COMMITMENTS:
        return clause in _OF_COMMITMENTS
    return cause == WINDOW or rule_of(rule).waivable


def lifted(problem: Problem, firm_id: str, causes: Iterable[Cause]) -> Problem:
    """Return the facts with clauses lifted for one firm alone.

    Rules are waived for it; of commitments its pins and forbids go, every park is accepted, holds let it pass; of the
    window its first and latest quarter become those of the horizon. What cannot be lifted stays.
    """
    policy, firm = problem.policy, problem.firm[firm_id]
    for rule, clause in sorted(set(causes)):
        if rule == RuleKey.COMMITMENTS:
            policy, firm = _without_promise(policy, firm, clause)
        elif (rule, clause) == WINDOW:
            first, last = problem.quarters[0], problem.quarters[-1]
            firm = replace(firm, desired_quarter=first, latest_quarter=last)
        elif rule_of(rule).waivable:
            waiver = Waiver(rule=rule, clause=clause or None, firms=(firm_id,))
            policy = replace(policy, waivers=(*policy.waivers, waiver))
    firms = tuple(firm if one.firm_id == firm_id else one for one in problem.firms)
    return replace(problem, policy=policy, firms=firms)


def _without_promise(policy: Policy, firm: Firm, clause: str) -> tuple[Policy, Firm]:
    if clause == "pin":
        pins = tuple(pin for pin in policy.pins if pin.firm_id != firm.firm_id)
        return replace(policy, pins=pins), replace(firm, committed_building=None, committed_units=())
    if clause == "forbid":
        return replace(policy, forbids=tuple(f for f in policy.forbids if f.firm_id != firm.firm_id)), firm
    if clause == "hold":
        return replace(
            policy, holds=tuple(replace(hold, firm_id=firm.firm_id) for hold in policy.holds)
        ), firm
    return policy, (replace(firm, parks=()) if clause == "park" else firm)


def bound_firms(problem: Problem) -> frozenset[str]:
    """Return the firms that every plan must place: those that sit inside, are committed or pinned."""
    pinned = {pin.firm_id for pin in promises(problem)}
    return frozenset(
        firm.firm_id
        for firm in problem.firms
        if firm.stage is not Stage.EXITED and (firm.is_sitting or firm.firm_id in pinned)
    )


def core(problem: Problem, firm_id: str) -> Problem:
    """Return the facts with the firms that must be placed and the one asked about; all others may stay away.

    A plan of these facts is a plan of all, and the other way round where nobody has to follow somebody (speculative hold).
    """
    kept = {*bound_firms(problem), firm_id}
    return replace(
        problem,
        firms=tuple(firm for firm in problem.firms if firm.firm_id in kept),
        base=tuple(place for place in problem.base if place.firm_id in kept),
    )


def shared_causes(problem: Problem, firm: Firm) -> frozenset[Cause]:
    """Return the clauses that may set the firm against those that must be placed."""
    return frozenset(
        cause
        for cause in _shared(problem, firm)
        if is_on(problem.policy, RuleKey(cause[0]), cause[1] or None)
    )


def _shared(problem: Problem, firm: Firm) -> Iterator[Cause]:
    for row in problem.segregation_rules:
        concerned = row.emitter_tag in firm.emits or row.receptor_tag in (ANY, *firm.receptors)
        if row.hard and concerned:
            yield RuleKey.SEGREGATION.value, row.rule_id
    for resource in Resource:
        if firm.draw(resource):
            yield RuleKey.UTILITIES.value, resource.value
    if any(reserve.ground_share for reserve in problem.policy.reserves):
        yield RuleKey.RESERVE.value, "ground_share"
    yield RuleKey.EXPANSION.value, ""
    if firm.stage.is_speculative:
        yield RuleKey.SPECULATIVE_HOLD.value, ""
