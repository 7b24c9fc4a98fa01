"""Settings name rules, goals, firms and places that are there."""

from collections.abc import Iterator

from planner.domain.goal import GOALS
from planner.domain.park.past import is_past
from planner.domain.park.policy import Forbid, Pin, Policy
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES, Rule
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.resolving import BUILDING, FIRM, PARK, UNIT, flaw, unknown
from planner.text import Text, message

_RULE = Text("规则", "rule")
_GOAL = Text("目标", "goal")


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Return what does not fit between the policy and the facts."""
    policy = problem.policy
    yield from _rules(problem, policy)
    for tier in policy.tiers:
        for term in tier.terms:
            yield from unknown(term, "goal", term.goal, known={goal.key for goal in GOALS}, what=_GOAL)
    named: tuple[Pin | Forbid, ...] = (*policy.pins, *policy.forbids)
    for pin in named:
        yield from unknown(pin, "firm_id", pin.firm_id, known=problem.firm, what=FIRM)
        yield from unknown(pin, "building_id", pin.building_id, known=problem.building, what=BUILDING)
        yield from unknown(pin, "units", pin.units, known=problem.unit, what=UNIT)
    yield from _past_pins(problem)
    for hold in policy.holds:
        yield from unknown(hold, "firm_id", hold.firm_id, known=problem.firm, what=FIRM)
        yield from unknown(hold, "units", hold.units, known=problem.unit, what=UNIT)
    for reserve in policy.reserves:
        yield from unknown(reserve, "park_id", reserve.park_id, known=problem.park, what=PARK)
        yield from unknown(reserve, "units", reserve.units, known=problem.unit, what=UNIT)


def _rules(problem: Problem, policy: Policy) -> Iterator[Flaw]:
    known: dict[str, Rule] = {rule.key: rule for rule in RULES}
    for switch in policy.switches:
        yield from unknown(switch, "rule", switch.rule, known=known, what=_RULE)
        if switch.rule in known and not known[switch.rule].switchable:
            said = message("这条规则不可开关", "this rule cannot be switched")
            yield flaw(switch, "rule", said, switch.rule)
    for waiver in policy.waivers:
        yield from unknown(waiver, "rule", waiver.rule, known=known, what=_RULE)
        if waiver.rule in known and not known[waiver.rule].waivable:
            yield flaw(waiver, "rule", message("这条规则不可豁免", "this rule cannot be waived"), waiver.rule)
        if not waiver.firms:
            yield flaw(waiver, "firms", message("须写明企业", "firms must be named"))
        yield from unknown(waiver, "firms", waiver.firms, known=problem.firm, what=FIRM)


def _past_pins(problem: Problem) -> Iterator[Flaw]:
    for pin in problem.policy.pins:
        if pin.start is not None and is_past(
            problem, pin.firm_id, pin.start, building_id=pin.building_id, units=pin.units
        ):
            said = message(
                "{start} 在数据截止日之前，新企业不能再从那时入驻；已在园的企业请填写在园单元",
                "{start} is over at the cut-off date, so nobody can start then; if the firm is inside, "
                "give the units it sits in",
                start=str(pin.start),
            )
            yield flaw(pin, "start", said)
