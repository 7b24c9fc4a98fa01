"""Move orders between random plans, replayed by the checker step by step."""

from collections import Counter
from random import Random

from models import milp
from planner.analysis.moves import order_of
from planner.check import check_moves, check_placement, check_plan, is_valid
from planner.domain.edits import EditConflict, apply
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.relocation import StepKind
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.edits import tightening
from tests.support.random_parks import SMALL, random_park


def run(count: int, seed: int) -> Evidence:
    """Order and replay `count` random pairs of plans, every other one with tighter facts between."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    number = seed
    pairs = 0
    while pairs < count:
        dice = Random(f"moves-{number}")
        old = random_park(number, SMALL)
        new = _tightened(dice, old) if number % 2 else old
        number += 1
        before, after = random_plan(dice, old), random_plan(dice, new)
        if before == after or not is_valid(check_plan(new, after)):
            continue
        pairs += 1
        steps = order_of(new, before, after)
        failures += (
            f"seed {number - 1}: {one.message.values}" for one in check_moves(new, before, after, steps)
        )
        seen.update(f"steps: {step.kind.value}" for step in steps)
        seen["pairs in which a firm had to step out"] += any(s.kind is StepKind.STEP_OUT for s in steps)
        seen["pairs whose old plan breaks the new facts"] += not is_valid(check_plan(new, before))
    figures = [("pairs", str(pairs)), ("violations", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(seen.items()))), tuple(failures))


def random_plan(dice: Random, problem: Problem) -> Plan:
    """Return a plan of placements taken in random order, promised firms first, each if the checker lets it in."""
    candidates = milp.candidates(problem, every_start=True)
    shuffled = dice.sample(candidates, len(candidates))
    plan = Plan()
    sits = {firm.firm_id for firm in problem.firms if firm.is_sitting}
    for candidate in sorted(shuffled, key=lambda one: (one.firm_id not in sits, not one.fixed)):
        placement = candidate.placement()
        if placement.firm_id in plan.by_firm and placement.firm_id not in sits:
            continue
        if is_valid(check_placement(problem, plan, placement)):
            plan = Plan(placements=(*plan.placements, placement))
    return plan


def _tightened(dice: Random, problem: Problem) -> Problem:
    try:
        return apply(problem, tightening(dice, problem))
    except EditConflict:
        return problem


CAMPAIGN = Campaign(
    "move-orders",
    "Between random plans of one park there is always an order of moves, and replayed step by step it never "
    "over-fills a unit, a building's transformer or another cap; what facts over-filled before never gets fuller.",
    count=200,
    run=run,
)
