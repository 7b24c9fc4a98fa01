"""Places by the seed: what is told to be in the way is lifted and solved anew, and each price is held against a fresh solve."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from random import Random

import models
from planner.analysis.why import lifted
from planner.analysis.why.lifting import WINDOW
from planner.analysis.why.price import worth
from planner.check import check_plan, is_valid
from planner.domain.keys import RuleKey
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.place import Cause, PlaceAnswer, PlaceState
from planner.services.importing.intake import SHIPPED, load, plan_beside
from planner.services.studies.places import Places
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.random_parks import random_park

BLOCKED_A_PARK, PRICED_A_PARK = 5, 3
SHIPPED_FROM = 40
"""From this count on some cells are of the Ziyuan park, whose solves take longer."""
BLOCKED_EVERY, PRICED_EVERY = 16, 8
_LIMITS = Limits(time_limit_s=120.0)
_COMMITMENTS = ("pin", "forbid", "hold", "park")
EVERY: tuple[Cause, ...] = (
    *((rule.key.value, "") for rule in RULES if rule.waivable),
    *((RuleKey.COMMITMENTS.value, clause) for clause in _COMMITMENTS),
    WINDOW,
)


@dataclass
class _Count:
    seen: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def held(self, park: str, answer: PlaceAnswer, faults: Iterable[str]) -> None:
        where = f"{park}: {answer.firm_id} in {answer.place_id}"
        self.failures += (f"{where}: {fault}" for fault in faults)


def run(count: int, seed: int) -> Evidence:
    """Look at `count` blocked cells and at half as many possible ones."""
    tally = _Count()
    if count >= SHIPPED_FROM:
        _ziyuan(tally, count, seed)
    number = seed
    while tally.seen["blocked cells"] < count or tally.seen["prices"] < count // 2:
        _random(tally, number, count)
        number += 1
    figures = [("faults", str(len(tally.failures)))]
    figures += [(name, str(n)) for name, n in sorted(tally.seen.items())]
    return Evidence(tuple(figures), tuple(tally.failures))


def _random(tally: _Count, number: int, count: int) -> None:
    problem = valued(random_park(number))
    best = models.solve(problem, _LIMITS)
    if best.plan is None:
        return
    tally.seen["random parks"] += 1
    dice = Random(f"why-{number}")
    places = Places(problem, best.plan, is_best=best.status is Status.PROVEN_OPTIMAL)
    cells = [one for firm in problem.firms for one in places.answers(firm.firm_id)]
    tally.seen["cells left undecided"] += sum(one.state is PlaceState.OPEN for one in cells)
    park = f"random park {number}"
    left = count - tally.seen["blocked cells"]
    for one in _some(dice, _blocked(cells), min(left, BLOCKED_A_PARK)):
        _hold_blocked(tally, park, problem, one)
    left = count // 2 - tally.seen["prices"]
    for one in _some(dice, _possible(cells), min(left, PRICED_A_PARK)):
        _hold_price(tally, park, places, one)


def _ziyuan(tally: _Count, count: int, seed: int) -> None:
    folder = next(one.folder for one in SHIPPED if one.key == "ziyuan")
    dossier, _ = load(folder)
    assert dossier is not None
    plan = plan_beside(folder, dossier.problem)
    assert plan is not None
    problem = valued(dossier.problem)
    dice = Random(f"why-ziyuan-{seed}")
    places = Places(problem, plan, is_best=True)
    cells = [one for firm in problem.firms for one in places.answers(firm.firm_id)]
    for one in _some(dice, _blocked(cells), count // BLOCKED_EVERY):
        _hold_blocked(tally, "Ziyuan", problem, one)
        tally.seen["blocked cells of Ziyuan"] += 1
    for one in _some(dice, _possible(cells), count // PRICED_EVERY):
        _hold_price(tally, "Ziyuan", places, one)
        tally.seen["prices of Ziyuan"] += 1


def _some(dice: Random, cells: list[PlaceAnswer], count: int) -> list[PlaceAnswer]:
    return dice.sample(cells, max(0, min(count, len(cells))))


def _blocked(cells: list[PlaceAnswer]) -> list[PlaceAnswer]:
    return [one for one in cells if one.state is PlaceState.BLOCKED]


def _possible(cells: list[PlaceAnswer]) -> list[PlaceAnswer]:
    return [one for one in cells if one.state in {PlaceState.FITS, PlaceState.POSSIBLE}]


def valued(problem: Problem) -> Problem:
    """Return the park under the goals that carry value: the others say nothing of a price."""
    tiers = tuple(tier for tier in problem.policy.goal_tiers if tier.carries_value)
    return problem.with_policy(replace(problem.policy, tiers=tiers))


# ---------------------------------------------------------------- what is in the way


def _hold_blocked(tally: _Count, park: str, problem: Problem, answer: PlaceAnswer) -> None:
    tally.seen["blocked cells"] += 1
    tally.seen["blocked cells that nothing opens"] += not answer.sets
    for one in answer.sets:
        tally.seen[f"sets of {len(one.causes)}"] += 1
    tally.held(park, answer, blocked_faults(problem, answer))


def blocked_faults(problem: Problem, answer: PlaceAnswer) -> Iterator[str]:
    """Yield what is wrong with an answer about a blocked place, by solving with clauses lifted."""
    if not answer.sets and is_open(problem, answer, EVERY):
        yield "said to be barred for good, and is not"
    for one in answer.sets:
        if not is_open(problem, answer, one.causes):
            yield f"{one.causes} lifted does not open it"
        yield from (
            f"{part} of {one.causes} does"
            for part in _proper_parts(one.causes)
            if is_open(problem, answer, part)
        )


def _proper_parts(causes: tuple[Cause, ...]) -> Iterator[tuple[Cause, ...]]:
    return chain.from_iterable(combinations(causes, size) for size in range(len(causes)))


def is_open(problem: Problem, answer: PlaceAnswer, causes: tuple[Cause, ...]) -> bool:
    """Whether the facts with clauses lifted for the firm have a plan with it there, by a session of their own."""
    facts = lifted(problem, answer.firm_id, causes)
    session, places = _session_there(facts, answer)
    if not places:
        return False
    with session.keep(*places):
        outcome = session.farthest((), _LIMITS)
    if outcome.plan is None:
        assert outcome.status is Status.INFEASIBLE
        return False
    assert is_valid(check_plan(facts, outcome.plan))
    return any(place in set(places) for place in outcome.plan.placements)


# ---------------------------------------------------------------- what it costs


def _hold_price(tally: _Count, park: str, places: Places, answer: PlaceAnswer) -> None:
    told = places.priced(answer)
    tally.seen["prices"] += 1
    tally.seen["prices proven"] += told.price is not None and told.price.is_proven
    tally.seen["prices that are not nothing"] += told.price is not None and any(
        cost.most for cost in told.price.costs
    )
    forced = solved_there(places.problem, answer)
    tally.held(park, answer, price_faults(places.problem, places.plan, answer, told, forced))


def solved_there(problem: Problem, answer: PlaceAnswer) -> Outcome:
    """Return the best plan with the firm there, by a session of its own with every start in it.

    A pin would not do: a firm that is pinned may have units that are kept for others.
    """
    session, places = _session_there(problem, answer)
    with session.keep(*places):
        return session.solve(_LIMITS, value_only=True)


def _session_there(problem: Problem, answer: PlaceAnswer) -> tuple[models.Session, list[Placement]]:
    session = models.open_session(problem, every_start=True)
    return session, [
        one.placement()
        for one in session.formulation.candidates
        if one.firm_id == answer.firm_id and answer.place_id in (one.building_id, *one.units)
    ]


def price_faults(
    problem: Problem, plan: Plan, quick: PlaceAnswer, told: PlaceAnswer, forced: Outcome
) -> Iterator[str]:
    """Yield what is wrong with a price, told at once and told after a solve, beside the plan of a fresh one."""
    if forced.plan is None or forced.status is not Status.PROVEN_OPTIMAL:
        yield f"a fresh solve ends {forced.status.value}"
        return
    before, after = worth(problem, plan).values, worth(problem, forced.plan).values
    real = [was - now for (_, was), (_, now) in zip(before, after, strict=True)]
    if told.price is None:
        yield "no price"
        return
    for name, price in (("at once", quick.price), ("after a solve", told.price)):
        for cost, lost in zip(price.costs if price else (), real, strict=False):
            if (cost.least is not None and lost < cost.least) or (cost.most is not None and lost > cost.most):
                yield f"{name}: {cost.goal} loses {lost}, told {cost.least} to {cost.most}"
            if not cost.is_point or cost.most != lost:
                break  # the goals below are told for another loss above


CAMPAIGN = Campaign(
    "why-is-minimal",
    "Of sampled places that are blocked, each set of clauses opens the place when it is lifted for the firm alone, no proper "
    "part of it does, and where nothing is said to open it nothing does; of sampled places that are possible, half as many, "
    "the price is that of a fresh solve with the firm there, or where it is not proven in time an interval that holds it.",
    count=200,
    run=run,
)
