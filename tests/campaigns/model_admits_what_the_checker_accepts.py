"""The model admits a plan exactly when the checker finds nothing wrong with it."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import models
from planner.check import check_plan, is_valid
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.binding import random_placement, random_plan
from tests.support.brute import every_placement
from tests.support.random_parks import SMALL, TINY, Size, random_park

LARGEST_RUN = 4
"""Sets of more units than this are left out of the single placements of small parks."""
SINGLES_IN_A_SMALL_PARK = 1500


def run(count: int, seed: int) -> Evidence:
    """Ask model and checker about plans of `count` tiny and `count` small parks."""
    seen: Counter[str] = Counter()
    failures: list[str] = []
    for size in (TINY, SMALL):
        for number in range(seed, seed + count):
            dice = Random(number)
            problem = random_park(number, size)
            session = models.open_session(problem, every_start=True)
            for kind, plan in (*_singles(problem, dice, size), *_crowds(problem, dice)):
                accepted = is_valid(check_plan(problem, plan))
                seen[f"{kind}, {'accepted' if accepted else 'refused'} by the checker"] += 1
                if session.admits(plan) != accepted:
                    failures.append(f"{size.name} seed {number}: checker accepts {accepted}: {plan}")
    figures = [("parks", str(2 * count)), ("disagreements", str(len(failures)))]
    return Evidence((*figures, *((name, str(n)) for name, n in sorted(seen.items()))), tuple(failures))


def _singles(problem: Problem, dice: Random, size: Size) -> Iterator[tuple[str, Plan]]:
    """Return every placement alone, or added to the firms that must be placed where some must."""
    largest = None if size is TINY else LARGEST_RUN
    base = _least_plan(problem, dice)
    inside = set(base.by_firm)
    singles = [
        placement
        for firm in problem.firms
        if firm.firm_id not in inside
        for placement in every_placement(problem, firm, largest=largest)
    ]
    if size is not TINY and len(singles) > SINGLES_IN_A_SMALL_PARK:
        singles = dice.sample(singles, SINGLES_IN_A_SMALL_PARK)
    for placement in singles:
        yield "single placements", Plan(placements=(*base.placements, placement))


def _least_plan(problem: Problem, dice: Random) -> Plan:
    """Return the firms that must be placed, somewhere valid if chance finds it, and nobody else."""
    promised = {f.subjects[0] for f in check_plan(problem, Plan()) if f.is_fault}
    for _ in range(5):
        kept = [p for p in random_plan(dice, problem).placements if p.firm_id in promised]
        if {p.firm_id for p in kept} == promised:
            return Plan(placements=tuple(kept))
    return Plan()


def _crowds(problem: Problem, dice: Random) -> Iterator[tuple[str, Plan]]:
    """Return random plans that the checker accepts, and what becomes of them by one change."""
    for _ in range(3):
        plan = random_plan(dice, problem)
        yield "random plans", plan
        for number in range(len(plan.placements)):
            yield "random plans less a firm", _without(plan, number)
        for _ in range(15):
            added = random_placement(dice, problem)
            if added.firm_id not in plan.by_firm:
                yield "random plans and a firm", Plan(placements=(*plan.placements, added))
            elif plan.placements:
                yield "random plans with a firm moved", _with(plan, added)


def _without(plan: Plan, number: int) -> Plan:
    return Plan(placements=plan.placements[:number] + plan.placements[number + 1 :])


def _with(plan: Plan, placement: Placement) -> Plan:
    rest = tuple(p for p in plan.placements if p.firm_id != placement.firm_id)
    return Plan(placements=(*rest, placement))


CAMPAIGN = Campaign(
    "model-admits-what-the-checker-accepts",
    "The model, with every start kept, admits a plan exactly when the checker finds nothing wrong with it: every single "
    "placement of tiny parks, many of small ones, and random plans with a firm added, moved or left out.",
    count=150,
    run=run,
)
