"""Chains of at most two moves that empty a block, against a person who tries every set of moves."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, count, product
from random import Random

from planner.analysis.enquiry.chains import ChainCost, SpaceBlock, block_chains, blocks_of
from planner.analysis.enquiry.effects import PlanBefore
from planner.analysis.enquiry.movers import Movers
from planner.check import check_moves, check_plan
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from tests.campaigns._evidence import Campaign, Evidence
from tests.campaigns.move_orders import random_plan
from tests.support import brute
from tests.support.random_parks import TINY, random_park

WANTED_M2 = 700


def run(parks_wanted: int, seed: int) -> Evidence:
    """Compare the cheapest chains of random parks with those found by trying every set of moves."""
    failures: list[str] = []
    seen: Counter[str] = Counter()
    for number, problem, plan, since in parks(parks_wanted, seed):
        found, by_hand = compared(problem, plan, since, WANTED_M2)
        seen["parks"] += 1
        seen["chains"] += len(found)
        seen.update(f"chains of {cost[2]} moves" for cost in found)
        if found != by_hand:
            failures.append(f"seed {number}: {found} and by hand {by_hand}")
    return Evidence(tuple((name, str(n)) for name, n in sorted(seen.items())), tuple(failures))


def cheapest(problem: Problem, plan: Plan, block: SpaceBlock) -> ChainCost | None:
    """Return the least cost of emptying a block, every set of moves tried, none of them needless."""
    before = PlanBefore(problem, plan)
    movers = Movers(before)
    able = [p.firm_id for p in plan.placements if movers.may_move(p.firm_id)]
    places = {name: brute.candidates(problem, problem.firm[name]) for name in able}
    costs = []
    emptied: set[frozenset[Placement]] = set()
    for most in range(3):
        for names in combinations(sorted(able), most):
            for moves in product(*(places[name] for name in names)):
                if any(move in plan.placements for move in moves):
                    continue
                if any(done <= set(moves) for done in emptied):
                    continue
                if _is_emptied(before, block, moves):
                    emptied.add(frozenset(moves))
                    costs.append(_cost(before, moves))
    return min(costs, default=None)


def _is_emptied(before: PlanBefore, block: SpaceBlock, moves: tuple[Placement, ...]) -> bool:
    after = before.with_others([move.firm_id for move in moves], moves)
    return not any(block.touches(p) for p in after.placements) and before.keeps_rules(after)


def _cost(before: PlanBefore, moves: tuple[Placement, ...]) -> ChainCost:
    after = before.with_others([move.firm_id for move in moves], moves)
    old = before.plan.by_firm
    worth = before.worth(before.values_of(after))
    price = sum(
        (
            before.problem.firm[move.firm_id].move_cost_10k
            for move in moves
            if move.units != old[move.firm_id][0].units
        ),
        Decimal(0),
    )
    return tuple(-value for value in worth), price, len(moves)


def parks(wanted: int, seed: int = 0) -> Iterator[tuple[int, Problem, Plan, Quarter]]:
    """Return small parks with a plan of two firms or more, and a quarter to ask for."""
    found = 0
    for number in count(seed):
        if found == wanted:
            return
        problem = random_park(number, TINY)
        plan = random_plan(Random(f"chains-{number}"), problem)
        if len(plan.placements) >= 2 and not any(f.is_fault for f in check_plan(problem, plan)):
            found += 1
            yield number, problem, plan, problem.quarters[len(problem.quarters) // 2]


def compared(
    problem: Problem, plan: Plan, since: Quarter, wanted_m2: int
) -> tuple[list[ChainCost], list[ChainCost]]:
    """Return the costs of the cheapest chains as they are found, and as a person finds them."""
    answer = [*block_chains(problem, plan, wanted_m2, since, most_tried=None)][-1]
    assert answer.is_complete
    before = PlanBefore(problem, plan)
    for chain in answer.chains:
        after = Plan(placements=chain.after)
        assert len(chain.steps) <= 3  # two moves, and one who steps out on the way
        assert not check_moves(problem, plan, after, chain.steps)
        assert before.keeps_rules(after)
    found = [
        _cost(before, tuple(p for p in chain.after if p not in plan.placements)) for chain in answer.chains
    ]
    by_hand = [cheapest(problem, plan, block) for block in blocks_of(problem, plan, wanted_m2, since)]
    return found, sorted(cost for cost in by_hand if cost is not None)[: len(found) or 5]


CAMPAIGN = Campaign(
    "block-chains",
    "The cheapest chains of at most two moves that make a piece of space free are those that a person finds who "
    "tries every set of moves, and the checker replays each of them without over-filling anything.",
    count=30,
    run=run,
)
